/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other end of a tie that was begun from the keyboard, typed: the first
 * letter opens an entry over the symbol it starts from.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/canvas/canvas-private.h"
#include "app/typing/tie-entry.h"

/* The kind of the last one is that of the next, also by hand. */
static void
on_typed (EntTieEntry *entry, EntQuickLine *line, EntCanvas *self)
{
  const EntToolFeedback *feedback = ent_tool_feedback (self->tool);
  g_autoptr (GError) error = NULL;
  g_autofree char *from = NULL;
  g_auto (GStrv) ids = NULL;
  guint n;

  if (feedback->state != ENT_TOOL_PICK)
    return;
  from = g_strdup (feedback->from);
  ids = ent_edit_quick_ties (ent_document_history (self->document), line, from, self->tie_kind, &error);
  if (ids == NULL)
    {
      ent_tie_entry_finish (entry, error->message);
      return;
    }
  n = g_strv_length (ids);
  ent_tool_cancel (self->tool);
  if (n > 0)
    self->tie_kind = ent_map_tie (ent_canvas_map (self), ids[n - 1])->kind;
  /* selected: K gives them another kind at once */
  ent_selection_set_many (ent_canvas_selection (self), (const char *const *) ids, n);
  ent_tie_entry_finish (entry, NULL);
}

/* However it ends, the keyboard goes back to the picture. */
static void
on_closed (GtkPopover *popover, EntCanvas *self)
{
  if (self->tool != NULL && ent_tool_feedback (self->tool)->state == ENT_TOOL_PICK)
    ent_tool_cancel (self->tool);
  ent_canvas_grab_item (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_search (EntCanvas *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->search = ent_tie_entry_new (self->document);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  /* the keys of the canvas end at the popover */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_k, GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("canvas.tie-kind-next")));
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (self->search, "typed", G_CALLBACK (on_typed), self);
  g_signal_connect (self->search, "closed", G_CALLBACK (on_closed), self);
}

void
ent_canvas_update_tie (EntCanvas *self)
{
  g_autofree char *words = NULL;

  if (self->search == NULL)
    return;
  /* Translators: %s is a kind of tie, as "Works with" */
  words = g_strdup_printf (_("%s (Ctrl+K: another kind)"), ent_choice_label (&ent_tie_choices, self->tie_kind));
  ent_tie_entry_set_note (ENT_TIE_ENTRY (self->search), words);
}

static void
open_search (EntCanvas *self, EntId from, const char *text)
{
  GdkRectangle at;

  if (!ent_canvas_anchor (self, from, &at))
    return;
  if (self->search == NULL)
    make_search (self);
  ent_canvas_update_tie (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->search), &at);
  ent_tie_entry_open (ENT_TIE_ENTRY (self->search), from, text);
}

/* Before the keys of commands, which letters are too. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntCanvas *self)
{
  const EntToolFeedback *feedback = self->tool != NULL ? ent_tool_feedback (self->tool) : NULL;
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if (feedback == NULL || feedback->state != ENT_TOOL_PICK || !g_unichar_isgraph (letter) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_META_MASK)) != 0 ||
      (self->search != NULL && gtk_widget_get_visible (self->search)))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  open_search (self, feedback->from, text);
  return GDK_EVENT_STOP;
}

void
ent_canvas_init_tie (EntCanvas *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
