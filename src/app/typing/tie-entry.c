/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/typing/tie-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/compat.h"
#include "app/typing/offer-list.h"

#define ARROW "->"

struct _EntTieEntry
{
  GtkPopover parent_instance;
  EntDocument *document;
  char *from;
  GtkLabel *note, *problem;
  GtkEditable *entry;
  EntOfferList *offers;
  GtkWidget *nobody; /* in the place of the offers */
};

enum
{
  TYPED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntTieEntry, ent_tie_entry, GTK_TYPE_POPOVER)

/* As if it stood behind an arrow. */
static char *
dup_line (EntTieEntry *self)
{
  return g_strconcat (ARROW, gtk_editable_get_text (self->entry), NULL);
}

static void
show_offers (EntTieEntry *self)
{
  g_autofree char *line = dup_line (self);
  const char *text = gtk_editable_get_text (self->entry);
  guint at = (guint) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry)) - text + strlen (ARROW));
  g_autoptr (EntQuickLine) read = ent_quick_line_new (ent_document_names (self->document), line, self->from);
  GArray *offers = ent_quick_line_offers (ent_document_names (self->document), line, at, self->from, ENT_OFFERS_SHOWN);
  gboolean known = read->parts->len > 0 && g_array_index (read->parts, EntQuickPart, read->parts->len - 1).id != NULL;

  for (guint i = 0; i < offers->len; i++)
    g_array_index (offers, EntQuickOffer, i).start -= (guint) strlen (ARROW);
  gtk_widget_set_visible (self->nobody, offers->len == 0 && !known && *text != '\0');
  ent_offer_list_show (self->offers, offers);
}

static void
show_problem (EntTieEntry *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    ent_announce (GTK_WIDGET (self), problem);
}

static void
on_changed (EntTieEntry *self)
{
  show_problem (self, NULL);
}

static void
finish_line (EntTieEntry *self)
{
  g_autofree char *line = dup_line (self);
  g_autoptr (EntQuickLine) read = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    return;
  read = ent_quick_line_new (ent_document_names (self->document), line, self->from);
  g_object_ref (self);
  g_signal_emit (self, signals[TYPED], 0, read);
  g_object_unref (self);
}

static void
on_activate (EntTieEntry *self)
{
  /* whoever has gone down the list has said which one is meant */
  if (ent_offer_list_is_moved (self->offers) && ent_offer_list_chosen (self->offers) != NULL)
    ent_quick_offer_take (ent_offer_list_chosen (self->offers), self->entry);
  finish_line (self);
}

static void
on_taken (EntTieEntry *self)
{
  ent_quick_offer_take (ent_offer_list_chosen (self->offers), self->entry);
  finish_line (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntTieEntry *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    return ent_offer_list_press (self->offers, self->entry, keyval);
  return TRUE;
}

static void
ent_tie_entry_show (GtkWidget *widget)
{
  EntTieEntry *self = ENT_TIE_ENTRY (widget);

  GTK_WIDGET_CLASS (ent_tie_entry_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  show_offers (self);
}

/* What was typed is for this time only. */
static void
ent_tie_entry_closed (GtkPopover *popover)
{
  gtk_editable_set_text (ENT_TIE_ENTRY (popover)->entry, "");
}

static void
ent_tie_entry_dispose (GObject *object)
{
  EntTieEntry *self = ENT_TIE_ENTRY (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->from, g_free);
  G_OBJECT_CLASS (ent_tie_entry_parent_class)->dispose (object);
}

static void
ent_tie_entry_class_init (EntTieEntryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_tie_entry_dispose;
  GTK_WIDGET_CLASS (class)->show = ent_tie_entry_show;
  GTK_POPOVER_CLASS (class)->closed = ent_tie_entry_closed;
  signals[TYPED] = g_signal_new ("typed", ENT_TYPE_TIE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkLabel *
append_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
ent_tie_entry_init (EntTieEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->note = append_label (box, NULL);
  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name, kind of tie"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The other end of the tie, and its kind"), -1);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_box_append (GTK_BOX (box), entry);
  self->problem = append_label (box, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  self->nobody = GTK_WIDGET (append_label (box, _("No stakeholder has this name")));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
ent_tie_entry_new (EntDocument *document)
{
  EntTieEntry *self = g_object_new (ENT_TYPE_TIE_ENTRY, NULL);

  self->document = g_object_ref (document);
  self->offers = ENT_OFFER_LIST (ent_offer_list_new (document));
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), GTK_WIDGET (self->offers));
  g_signal_connect_swapped (self->offers, "taken", G_CALLBACK (on_taken), self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (show_offers), self);
  return GTK_WIDGET (self);
}

void
ent_tie_entry_set_note (EntTieEntry *self, const char *note)
{
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_announce (GTK_WIDGET (self), note);
}

void
ent_tie_entry_open (EntTieEntry *self, const char *from, const char *text)
{
  g_free (self->from);
  self->from = g_strdup (from);
  show_problem (self, NULL);
  gtk_editable_set_text (self->entry, text);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
ent_tie_entry_finish (EntTieEntry *self, const char *problem)
{
  if (problem != NULL)
    show_problem (self, problem);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}
