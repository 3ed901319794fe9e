/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands where it matters: against, aside, in favour, alone. Of those on the map; people and departments inside an
 * organisation stand with it. Lists are of EntId, owned, in the order of the map: who decides little is not put last for that.
 * Only where decision power is what is asked, the one with more of it comes first, those of whom it is not known last, and of
 * equals the order of the map holds. Pure.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Decision power from which a decision is seldom taken without somebody. */
#define ENT_MUCH_POWER 4

/* Resistant: the strongest by decision power first. Schmeer, "Stakeholder analysis guidelines" (WHO and PHR, 1999), power of those
 * opposed. @moment: NULL for the latest, as below. O(n log n), as the others */
GPtrArray *ent_find_opponents (EntMap *map, const char *moment) G_GNUC_WARN_UNUSED_RESULT;
/* Decision power 4 or 5, unaware or neutral: who could decide and does not; by decision power. */
GPtrArray *ent_find_silent_power (EntMap *map, const char *moment) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ent_find_allies (EntMap *map, const char *moment) G_GNUC_WARN_UNUSED_RESULT;
/* Of @commitment, in @sector or, where that is ENT_N_SECTORS, in any. */
GPtrArray *ent_find_at (EntMap *map, const char *moment, guint sector, guint commitment) G_GNUC_WARN_UNUSED_RESULT;
/* Supportive or leading, in @sector or in any. */
GPtrArray *ent_find_in_favour (EntMap *map, const char *moment, guint sector) G_GNUC_WARN_UNUSED_RESULT;
/* Without a tie that works to anybody else: neither they nor the people and departments inside them have one, whatever its
 * direction. One that stays inside an organisation ties it to nobody. O(n + ties) */
GPtrArray *ent_find_isolated (EntMap *map) G_GNUC_WARN_UNUSED_RESULT;
/* The sectors that have somebody, of whom no tie that works leads into another sector or comes from there, as bits
 * 1 << EntSectorId. Who is inside an organisation is tied for its sector. O(n + ties) */
guint ent_find_sectors_apart (EntMap *map);

/* Whether people go on along ties of @kind: not over tension or what is broken, and not yet over what is to be built. */
gboolean ent_tie_kind_works (EntTieKind kind);
/* The same of @tie. One of a kind that we do not know may be anything, tension too: nobody is sent along it. */
gboolean ent_tie_works (const EntTie *tie);
/* Tension, or broken: the two are at odds, whatever other ties there are between them. One of a kind that we do not know is said
 * to be nothing. */
gboolean ent_tie_is_at_odds (const EntTie *tie);
/* Over which @stakeholder is at odds with others: of EntTie, borrowed, in the order of the map. Who is inside an organisation stands
 * with it, so that what it has they have, and the other way round. O(ties) */
GPtrArray *ent_find_odds (EntMap *map, const EntStakeholder *stakeholder) G_GNUC_WARN_UNUSED_RESULT;
/* The first of @odds, found of @stakeholder, that is with @other; NULL: there is none. Of two in the same organisation only a tie
 * between just them. */
const EntTie *ent_odds_with (EntMap *map, GPtrArray *odds, const EntStakeholder *stakeholder, const EntStakeholder *other);

/* The organisation on the map that @stakeholder stands for there: itself, or in whom it is. O(depth) */
const EntStakeholder *ent_stakeholder_on_map (EntMap *map, const EntStakeholder *stakeholder);

G_END_DECLS
