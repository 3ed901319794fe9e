# SPDX-License-Identifier: GPL-3.0-or-later
"""What a room said in its first half hour, and the keys of whoever typed it.

Each row: what was said; the names, values and kinds in it, as they stand in the map; the keys. A plain
character is a key of its own, <…> a named key or a chord.
"""

SAID = [
    # institutions, as the line stands at first
    ('The municipality.', ['Municipality'], 'Municipality<Return>'),
    ('The tourism police, power 4.', ['Tourism police', '4'], 'Tourism police, 4<Return>'),
    ('The prosecutor: decisive, but neutral.', ['Public prosecutor', '5', 'neutral'], 'Public prosecutor 5 neu<Tab><Return>'),
    ('The port captain; nobody knows where he stands.', ['Port captain'], 'Port captain<Return>'),
    ('The child welfare office. They lead, though they decide little: 2.', ['Child welfare office', '2', 'leading'], 'Child welfare office 2 lea<Tab><Return>'),
    # the private sector
    ('The hotel association, private, a 5.', ['Hotel association', 'private', '5'], 'Hotel association @p 5<Return>'),
    ('Hotel Sol. Supportive.', ['Hotel Sol', 'supportive'], 'Hotel Sol sup<Tab><Return>'),
    ('It is a member of the hotel association.', ['Hotel association', 'member'], '->hotel a<Tab>mem<Tab><Return>'),
    ('Gran Hotel, resistant, a 4.', ['Gran Hotel', 'resistant', '4'], 'Gran Hotel res<Tab>4<Return>'),
    ('No, Gran Hotel is unaware.', ['Gran Hotel', 'unaware'], 'gr<Tab>una<Tab><Return>'),
    ('The taxi company; its drivers are not in it.', ['Taxi company'], 'Taxi company<Return>'),
    ('Its power is 2.', ['2'], '<Escape>2'),
    ('And they are neutral.', ['neutral'], 'iii'),
    ('Airport operator, private, a 4, unaware.', ['Airport operator', 'private', '4', 'unaware'], '/Airport operator @p 4 una<Tab><Return>'),
    ('The cruise line agency: 5 and resistant.', ['Cruise line agency', '5', 'resistant'], 'Cruise line agency 5 res<Tab><Return>'),
    # the informal sector
    ('The beach vendors, informal.', ['Beach vendors', 'informal'], 'Beach vendors @inf<Return>'),
    ('They support it.', ['supportive'], '<Escape>iiii'),
    ('They decide nothing: 1.', ['1'], '1'),
    ('The moto taxis.', ['Moto taxis'], '<ctrl+l>Moto taxis<Return>'),
    ('Unlicensed guides, resistant.', ['Unlicensed guides', 'resistant'], 'Unlicensed guides res<Tab><Return>'),
    ('They are on the beach too; mark them beach.', ['beach'], '#beach<Return>'),
    ('And the vendors: beach.', ['Beach vendors', 'beach'], 'be<Tab>#b<Tab><Return>'),
    # the community
    ('The parish, community, supportive.', ['Parish', 'community', 'supportive'], 'Parish @c sup<Tab><Return>'),
    ('The neighbourhood board, a 3.', ['Neighbourhood board', '3'], 'Neighbourhood board, 3<Return>'),
    ('The youth club, they lead.', ['Youth club', 'leading'], 'Youth club lea<Tab><Return>'),
    ('The youth club works with the parish.', ['Youth club', 'Parish'], '->pa<Return>'),
    ('And with the neighbourhood board.', ['Neighbourhood board'], '->ne<Return>'),
    # family
    ('The grandmothers, family, supportive.', ['Grandmothers', 'family', 'supportive'], 'Grandmothers @fam sup<Tab><Return>'),
    ('Foster families.', ['Foster families'], 'Foster families<Return>'),
    ('Power 2.', ['2'], '<Escape>2'),
    # education
    ('The technical college, education, leading.', ['Technical college', 'education', 'leading'], '/Technical college @e lea<Tab><Return>'),
    ('Escuela 20 de Julio.', ['Escuela 20 de Julio'], 'Escuela 20 de Julio<Return>'),
    ('Neutral, and a 2.', ['neutral', '2'], '<Escape>iii2'),
    # media
    ('Radio 4, media.', ['Radio 4', 'media'], '/Radio 4 @m<Return>'),
    ('Neutral FM, a 3, supportive.', ['Neutral FM', '3', 'supportive'], 'Neutral FM 3 sup<Tab><Return>'),
    ('The influencers. Informal ones.', ['Influencers', 'informal'], 'Influencers #inf<Tab><Return>'),
    # ties
    ('The prosecutor oversees the tourism police.', ['Public prosecutor', 'Tourism police', 'oversees'], 'pub<Tab>->tou<Tab>ov<Tab><Return>'),
    ('The municipality funds the child welfare office and the youth club.', ['Municipality', 'Child welfare office', 'Youth club', 'funds'],
     'mun<Tab>->chi<Tab>fun<Tab>->you<Tab>fun<Tab><Return>'),
    ('The cruise line is in conflict with the hotel association.', ['Cruise line agency', 'Hotel association', 'tension'], 'cru<Tab>->hotel a<Tab>ten<Tab><Return>'),
    ('Radio 4 informs the parish.', ['Radio 4', 'Parish', 'informs'], 'rad<Tab>->pa<Tab>informs<Return>'),
    ('The police and the welfare office inform each other.', ['Tourism police', 'Child welfare office', 'informs'], 'tou<Tab><->chi<Tab>informs<Return>'),
    # corrections
    ('No, that is not so.', [], '<ctrl+z>'),
    ('Well, it is.', [], '<ctrl+y>'),
    ('Hotel Sol is a 3.', ['Hotel Sol', '3'], 'hotel s<Tab>3<Return>'),
    ('It is called Hotel Sol y Mar.', ['Hotel Sol y Mar'], '<Escape><F2>Hotel Sol y Mar<Return>'),
    ('It belongs to the informal sector, really.', ['informal'], '<alt+Right>'),
    ('No. It does not.', [], '<ctrl+z>'),
    ('It ties up with the airport.', ['Airport operator'], 'tair<Return>'),
    ('With an agreement.', ['agreement'], 'kk'),
    ('The municipality is a 5 now.', ['Municipality', '5'], '/mun<Tab>5<Return>'),
    ('And supportive.', ['supportive'], '<Escape>iiii'),
    ('The port captain is not a captain, it is the port authority.', ['Port captain', 'Port authority'], '/port<Tab><Return><Escape><F2>Port authority<Return>'),
    ('A 4.', ['4'], '4'),
    ('It oversees the cruise line and the moto taxis.', ['Cruise line agency', 'Moto taxis', 'oversees'], 'tcru<Tab>,mot<Tab>oversees<Return>'),
    ('The influencers are nobody in particular, take them out.', ['Influencers'], '/inf<Tab><Return><Escape><Delete>'),
    ('The hotel assoc. and the welfare office want a tie; it is still to build.', ['Hotel association', 'Child welfare office', 'to-build'], '/hotel a<Tab>->chi<Tab>to-b<Tab><Return>'),
    ('Its commitment? Unaware.', ['unaware'], '<Escape>ii'),
    ('There is a bar, too: Casa neutral.', ['Casa neutral'], '/Casa neutral<BackSpace><Return>'),
    ('In the private sector.', ['private'], '@priv<Return>'),
    ('Nobody knows its power: leave it at that. And the parish is a 3.', ['Parish', '3'], 'par<Tab>3<Return>'),
]
