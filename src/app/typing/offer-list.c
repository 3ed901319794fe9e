/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/typing/offer-list.h"

#include "app/parts/section.h"
#include "app/parts/symbol-image.h"

struct _EntOfferList
{
  GtkBox parent_instance;
  EntDocument *document;
  GtkListBox *list;
  GArray *offers; /* of EntQuickOffer, or NULL */
  guint chosen;
  gboolean moved;
};

enum
{
  TAKEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntOfferList, ent_offer_list, GTK_TYPE_BOX)

/* What a level of a scale means, for whoever reads it for the first time. */
static void
append_help (GtkWidget *box, const char *text)
{
  GtkWidget *help = ent_dim_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (help), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (help), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (help), 70);
  gtk_box_append (GTK_BOX (box), help);
}

static void
append (EntOfferList *self, const EntQuickOffer *offer)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder = offer->id != NULL ? ent_map_stakeholder (map, offer->id) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (offer->label);

  if (stakeholder != NULL)
    {
      GtkWidget *image = ent_symbol_image_new ();

      ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (image), map, stakeholder, ent_document_moment (self->document));
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  if (offer->help != NULL)
    append_help (box, offer->help);
  gtk_list_box_append (self->list, box);
}

static void
choose (EntOfferList *self, guint row)
{
  self->chosen = row;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) row));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, EntOfferList *self)
{
  self->chosen = (guint) gtk_list_box_row_get_index (row);
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
ent_offer_list_dispose (GObject *object)
{
  EntOfferList *self = ENT_OFFER_LIST (object);

  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_offer_list_parent_class)->dispose (object);
}

static void
ent_offer_list_class_init (EntOfferListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_offer_list_dispose;
  signals[TAKEN] = g_signal_new ("taken", ENT_TYPE_OFFER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_offer_list_init (EntOfferList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
ent_offer_list_new (EntDocument *document)
{
  EntOfferList *self = g_object_new (ENT_TYPE_OFFER_LIST, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

void
ent_offer_list_show (EntOfferList *self, GArray *offers)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->offers, g_array_unref);
  self->offers = offers;
  self->moved = FALSE;
  for (guint i = 0; i < offers->len; i++)
    append (self, &g_array_index (offers, EntQuickOffer, i));
  self->chosen = 0;
  if (offers->len > 0 && g_array_index (offers, EntQuickOffer, 0).meant)
    choose (self, 0);
}

guint
ent_offer_list_n (EntOfferList *self)
{
  return self->offers != NULL ? self->offers->len : 0;
}

/* To the one below or above, and round. */
static void
move (EntOfferList *self, int by)
{
  guint n = ent_offer_list_n (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  guint at = row != NULL ? (guint) gtk_list_box_row_get_index (row) : by > 0 ? n - 1
                                                                             : 0;

  if (n == 0)
    return;
  choose (self, (at + (by > 0 ? 1 : n - 1)) % n);
  self->moved = TRUE;
}

gboolean
ent_offer_list_is_moved (EntOfferList *self)
{
  return self->moved;
}

const EntQuickOffer *
ent_offer_list_chosen (EntOfferList *self)
{
  return self->chosen < ent_offer_list_n (self) ? &g_array_index (self->offers, EntQuickOffer, self->chosen) : NULL;
}

void
ent_quick_offer_take (const EntQuickOffer *offer, GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  int cursor = gtk_editable_get_position (editable);
  int start = (int) g_utf8_pointer_to_offset (text, text + offer->start);
  g_autofree char *insert = g_strdup (offer->insert);

  gtk_editable_delete_text (editable, start, cursor);
  gtk_editable_insert_text (editable, insert, -1, &start);
  gtk_editable_set_position (editable, start);
}

gboolean
ent_offer_list_press (EntOfferList *self, GtkEditable *editable, guint keyval)
{
  const EntQuickOffer *chosen = ent_offer_list_chosen (self);

  if (chosen == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move (self, -1);
  else if (keyval == GDK_KEY_Tab)
    ent_quick_offer_take (chosen, editable);
  else
    return FALSE;
  return TRUE;
}
