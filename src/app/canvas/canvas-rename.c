/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renaming in place: an entry over the symbol. Enter or leaving it keeps what
 * was typed, Escape does not.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/canvas/canvas-private.h"

#define ENTRY_WIDTH 240

static void
on_entry_activate (GtkEntry *entry, EntCanvas *self)
{
  ent_canvas_end_rename (self, TRUE);
}

static gboolean
on_left (gpointer data)
{
  EntCanvas *self = data;

  self->leave_id = 0;
  ent_canvas_end_rename (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_entry_leave (GtkEventControllerFocus *controller, EntCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* another window took the keyboard for a moment: what is typed stays open */
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  /* not at once: GTK is on its way through the children to whom it gives the keyboard */
  if (self->leave_id == 0)
    self->leave_id = g_idle_add (on_left, self);
}

/* Tab would go on among the symbols, which the picture does itself. */
static gboolean
on_entry_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntCanvas *self)
{
  if (key != GDK_KEY_Escape && key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab)
    return GDK_EVENT_PROPAGATE;
  ent_canvas_end_rename (self, key != GDK_KEY_Escape);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_entry (EntCanvas *self, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_max_length (GTK_ENTRY (entry), (int) field->max_length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_entry_key), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_entry_leave), self);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_activate), self);
  gtk_widget_add_controller (entry, key);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

void
ent_canvas_begin_rename (EntCanvas *self, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_canvas_map (self), id);

  ent_canvas_end_rename (self, TRUE);
  if (stakeholder == NULL || ent_canvas_symbol (self, id) == NULL)
    return;
  self->renamed = ent_id (id);
  self->entry = make_entry (self, stakeholder->name);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
ent_canvas_end_rename (EntCanvas *self, gboolean commit)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  EntId id = g_steal_pointer (&self->renamed);
  gboolean had_keyboard;

  g_clear_handle_id (&self->leave_id, g_source_remove);
  /* taken first: leaving the entry calls this again */
  if (entry == NULL)
    return;
  had_keyboard = gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN;
  if (commit)
    ent_canvas_rename_to (self, id, gtk_editable_get_text (GTK_EDITABLE (entry)));
  ent_id_unref (id);
  if (had_keyboard)
    ent_canvas_grab_item (self, TRUE);
  gtk_widget_unparent (entry);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_canvas_allocate_entry (EntCanvas *self)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (self, self->renamed);
  GtkAllocation place = { 0, 0, ENTRY_WIDTH, 0 };
  EntPoint middle;
  int minimum;

  if (self->entry == NULL)
    return;
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, &place.height, NULL, NULL, NULL);
  place.width = MAX (minimum, MIN (ENTRY_WIDTH, (int) self->viewport.width));
  if (symbol != NULL)
    {
      middle = ent_viewport_to_view (&self->viewport, (EntPoint) { symbol->x, symbol->y });
      place.x = (int) middle.x - place.width / 2;
      place.y = (int) middle.y - place.height / 2;
    }
  place.x = CLAMP (place.x, 0, MAX (0, (int) self->viewport.width - place.width));
  place.y = CLAMP (place.y, 0, MAX (0, (int) self->viewport.height - place.height));
  gtk_widget_size_allocate (self->entry, &place, -1);
}
