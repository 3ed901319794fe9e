/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be meant by what is being typed, as a list under or over the entry.
 * The keyboard stays in the entry, which moves the choice and takes it.
 *
 * Signal "taken": a row was clicked, and is the chosen one.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_OFFER_LIST (ent_offer_list_get_type ())
G_DECLARE_FINAL_TYPE (EntOfferList, ent_offer_list, ENT, OFFER_LIST, GtkBox)

/* So many at most are of use: who needs more types another letter. */
#define ENT_OFFERS_SHOWN 8

GtkWidget *ent_offer_list_new (EntDocument *document);
/* Takes @offers, of EntQuickOffer, over. The first is the chosen one, and is seen to be where the line means it already. */
void ent_offer_list_show (EntOfferList *self, GArray *offers);
guint ent_offer_list_n (EntOfferList *self);
/* Whether the choice was made by moving it. */
gboolean ent_offer_list_is_moved (EntOfferList *self);
/* Lent until the next time that others are shown; NULL: there is none. */
const EntQuickOffer *ent_offer_list_chosen (EntOfferList *self);
/* Up and Down move the choice, Tab takes it into @editable: TRUE if @keyval was one of them and there is a choice. */
gboolean ent_offer_list_press (EntOfferList *self, GtkEditable *editable, guint keyval);
/* What stands in @editable from its start up to the cursor becomes what it means; the cursor stands behind. */
void ent_quick_offer_take (const EntQuickOffer *offer, GtkEditable *editable);

G_END_DECLS
