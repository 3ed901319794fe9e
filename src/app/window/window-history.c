/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of steps in the window: the button beside undo and redo, and what else opens it. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/window/history-popover.h"

#include <glib/gi18n.h>

/* As many take about a third of a second on a small machine. */
#define MANY_CHANGES 50000
typedef struct
{
  EntHistory *history; /* owned */
  guint64 from;        /* its state when it was asked for */
  guint to;            /* its position */
} Jump;

static void
free_jump (gpointer data)
{
  Jump *jump = data;

  g_object_unref (jump->history);
  g_free (jump);
}

static void
do_jump (gpointer owner, gpointer data)
{
  const EntWindow *self = owner;
  const Jump *jump = data;

  if (self->document != NULL && ent_document_history (self->document) == jump->history && ent_history_state (jump->history) == jump->from)
    ent_history_go_to (jump->history, jump->to);
}

static void
announce (gpointer owner, const char *message)
{
  ent_window_hold (owner, message);
}

void
ent_window_say_step (EntWindow *self, EntMessageKind kind, const char *message)
{
  ent_message_bar_show_passing (self->messages, kind, message, _("_Undo"), "win.undo");
  self->undo_position = ent_history_position (ent_document_history (self->document));
}

void
ent_window_finish_jump (EntWindow *self)
{
  ent_soon_finish (&self->jump);
}

void
ent_window_go_to (EntWindow *self, guint position)
{
  EntHistory *history = ent_document_history (self->document);
  Jump *jump = g_new (Jump, 1);
  g_autofree char *message = NULL;
  guint n_changes;

  /* from where that leads to */
  ent_window_finish_jump (self);
  *jump = (Jump) { .history = g_object_ref (history), .from = ent_history_state (history), .to = position };
  n_changes = ent_history_n_changes (history, position);
  if (n_changes >= MANY_CHANGES)
    /* Translators: %u: a number; steps are being undone or done again */
    message = g_strdup_printf (ngettext ("One moment: going over %u change.", "One moment: going over %u changes.", n_changes), n_changes);
  ent_soon_do (&self->jump, message, do_jump, jump, free_jump);
}

static void
on_picked (EntHistoryPopover *popover, guint position, EntWindow *self)
{
  EntHistory *history = ent_document_history (self->document);

  if (position <= ent_history_n_steps (history))
    ent_window_go_to (self, position);
  gtk_widget_grab_focus (ent_window_view_widget (self));
}

/* What is being typed is a step of its own, and the newest. */
static void
on_popup (GtkMenuButton *button, gpointer data)
{
  EntWindow *self = data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (self->document == NULL)
    return;
  ent_window_take_over (self);
  if (popover == NULL)
    {
      popover = GTK_POPOVER (ent_history_popover_new ());
      g_signal_connect (popover, "picked", G_CALLBACK (on_picked), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  ent_history_popover_set_history (ENT_HISTORY_POPOVER (popover), ent_document_history (self->document));
}

void
ent_window_show_history (EntWindow *self)
{
  gtk_menu_button_popup (self->history_button);
}

static void
on_secondary_press (GtkGestureClick *gesture, int n_press, double x, double y, EntWindow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->history_button)))
    ent_window_show_history (self);
}

static void
on_long_press (GtkGestureLongPress *gesture, double x, double y, EntWindow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->history_button)))
    ent_window_show_history (self);
}

/* Where a web browser has it, too. */
static void
open_from (EntWindow *self, GtkWidget *button)
{
  GtkGesture *secondary = gtk_gesture_click_new (), *held = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_press), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (secondary));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (held), GTK_PHASE_CAPTURE);
  g_signal_connect (held, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (held));
}

/* A key or a press comes after the way that was asked for before it: an edit in between would make it one to nowhere. */
static gboolean
on_event (GtkEventController *controller, GdkEvent *event, EntWindow *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    ent_window_finish_jump (self);
  return GDK_EVENT_PROPAGATE;
}

void
ent_window_init_history (EntWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  ent_soon_init (&self->jump, self, announce);
  gtk_menu_button_set_create_popup_func (self->history_button, on_popup, self, NULL);
  open_from (self, self->undo_button);
  open_from (self, self->redo_button);
}
