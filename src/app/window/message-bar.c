/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages over the top of the view. */
#include "app/window/message-bar.h"

#include "app/compat.h"

#include <glib/gi18n.h>

#define SECONDS_SHOWN 8
/* Of the message, beside two buttons. */
#define MOST_LINES 2
/* Of the bar of how much is done, in pixels. */
#define PROGRESS_WIDTH 120

/* What is said, with what can be pressed. */
typedef struct
{
  EntMessageKind kind;
  char *text;
  char *button, *action; /* or NULL */
  char *other, *other_action;
  gboolean is_passing; /* what its button does is another thing once something else was said */
} Message;

struct _EntMessageBar
{
  GtkBox parent_instance;
  GtkRevealer *revealer;
  GtkWidget *bar; /* NULL until something is said, as what is in it */
  GtkLabel *label;
  GtkBox *buttons;
  GtkProgressBar *progress;
  GtkButton *button, *other;
  GtkWidget *close;
  Message *shown;   /* or NULL: nothing is said */
  GQueue waiting;   /* of Message, urgent, no two of the same: what it came before, until that is over; the last is next */
  gboolean is_held; /* something that matters more is said elsewhere */
  GtkEventControllerMotion *motion;
  guint timeout_id;
  guint turn_id; /* something was said in this turn of the main loop */
  guint frames;  /* since something was said */
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntMessageBar, ent_message_bar, GTK_TYPE_BOX)

static void
message_free (Message *message)
{
  g_free (message->text);
  g_free (message->button);
  g_free (message->action);
  g_free (message->other);
  g_free (message->other_action);
  g_free (message);
}

/* It asks for something to be done, which has to be done however much is said meanwhile. */
static gboolean
is_urgent (const Message *message)
{
  return message != NULL && !message->is_passing && (message->kind == ENT_MESSAGE_WARNING || message->kind == ENT_MESSAGE_ERROR) && message->button != NULL;
}

/* Of urgent ones of a kind that lead to the same only the last is true. */
static gboolean
is_same (const Message *message, gconstpointer other)
{
  return message->kind == ((const Message *) other)->kind && g_strcmp0 (message->action, ((const Message *) other)->action) == 0;
}

static gboolean
has_action (const Message *message, gconstpointer action)
{
  return g_strcmp0 (message->action, action) == 0;
}

static gboolean
is_text (const Message *message, gconstpointer text)
{
  return g_strcmp0 (message->text, text) == 0;
}

static void
drop_waiting (EntMessageBar *self, gboolean (*is_it) (const Message *message, gconstpointer data), gconstpointer data)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (!is_it (l->data, data))
        continue;
      message_free (l->data);
      g_queue_delete_link (&self->waiting, l);
    }
}

static void
reveal (EntMessageBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, self->shown != NULL && !self->is_held);
}

static gboolean
on_timeout (gpointer data)
{
  EntMessageBar *self = data;

  /* somebody is about to press its button */
  if (gtk_event_controller_motion_contains_pointer (self->motion) || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return G_SOURCE_CONTINUE;
  self->timeout_id = 0;
  ent_message_bar_hide (self);
  return G_SOURCE_REMOVE;
}

static void
ent_message_bar_dispose (GObject *object)
{
  EntMessageBar *self = ENT_MESSAGE_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_pointer (&self->shown, message_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) message_free);
  G_OBJECT_CLASS (ent_message_bar_parent_class)->dispose (object);
}

static void
ent_message_bar_class_init (EntMessageBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_message_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Where work goes on that nobody can end, it stays. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  EntMessageBar *self = ENT_MESSAGE_BAR (widget);

  if (self->shown == NULL || self->shown->kind != ENT_MESSAGE_WORK)
    ent_message_bar_hide (self);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->button)))
    gtk_widget_activate (GTK_WIDGET (self->button));
  return TRUE;
}

static GtkEventController *
new_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"), gtk_callback_action_new (on_escape, NULL, NULL)));
  return keys;
}

static void
ent_message_bar_init (EntMessageBar *self)
{
  self->motion = GTK_EVENT_CONTROLLER_MOTION (gtk_event_controller_motion_new ());
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->motion));
  gtk_widget_add_controller (GTK_WIDGET (self), new_keys ());
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->revealer), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->revealer));
}

static gboolean
on_turn (gpointer turn_id)
{
  *(guint *) turn_id = 0;
  return G_SOURCE_REMOVE;
}

/* What the command of the button has said by now is not what was pressed. */
static void
on_clicked (EntMessageBar *self)
{
  if (self->turn_id == 0)
    ent_message_bar_hide (self);
}

static GtkButton *
add_button (EntMessageBar *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (self->buttons, button);
  return GTK_BUTTON (button);
}

static void
build (EntMessageBar *self)
{
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->bar, "message-bar");
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_selectable (self->label, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->label));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress), PROGRESS_WIDTH, -1);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->progress));
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_set_valign (GTK_WIDGET (self->buttons), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->buttons));
  self->other = add_button (self);
  self->button = add_button (self);
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->close, "flat");
  ent_set_tooltip (self->close, C_ ("message", "Close"));
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (ent_message_bar_hide), self);
  gtk_box_append (GTK_BOX (self->bar), self->close);
  gtk_revealer_set_child (self->revealer, self->bar);
}

GtkWidget *
ent_message_bar_new (void)
{
  return g_object_new (ENT_TYPE_MESSAGE_BAR, NULL);
}

static void
show_kind (EntMessageBar *self, EntMessageKind kind)
{
  static const char *const classes[] = { [ENT_MESSAGE_INFO] = "info", [ENT_MESSAGE_WARNING] = "warning", [ENT_MESSAGE_ERROR] = "error", [ENT_MESSAGE_WORK] = "info" };

  for (guint i = 0; i < ENT_MESSAGE_WORK; i++)
    gtk_widget_remove_css_class (self->bar, classes[i]);
  gtk_widget_add_css_class (self->bar, classes[kind]);
  /* until somebody tells how much is done */
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  /* hidden, work would go on unseen */
  gtk_widget_set_visible (self->close, kind != ENT_MESSAGE_WORK || !gtk_widget_get_visible (GTK_WIDGET (self->button)));
}

/* At no moment is there a target that the action does not take. */
static void
set_action (GtkActionable *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (action == NULL || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

static void
show_button (GtkButton *button, const char *label, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (button, label);
  gtk_button_set_use_underline (button, TRUE);
  set_action (GTK_ACTIONABLE (button), action);
}

/* Two buttons side by side leave a long message a narrow column on a small screen: there they stand below each other. */
static void
arrange (EntMessageBar *self)
{
  int words, buttons, width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->buttons, 12);
  gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->buttons), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &buttons, NULL, NULL);
  if (width == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->other)) || words <= MOST_LINES * (width - buttons))
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->buttons, 6);
}

/* GTK 4.8 goes on with how it measured the revealer while nothing was in it, of one height for all widths: long
 * messages were cut at the end of one line, with the buttons. When the frame is out it measures anew. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EntMessageBar *self = ENT_MESSAGE_BAR (widget);

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_resize (self->bar);
  return G_SOURCE_REMOVE;
}

static void
show_other (EntMessageBar *self)
{
  show_button (self->other, self->shown->other, self->shown->other_action);
  arrange (self);
}

/* What is to be shown from now on. */
static void
show (EntMessageBar *self)
{
  const Message *message = self->shown;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->bar == NULL)
    build (self);
  gtk_label_set_text (self->label, message->text);
  show_button (self->button, message->button, message->action);
  show_other (self);
  show_kind (self, message->kind);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, message->text, -1);
  reveal (self);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  if (self->turn_id == 0)
    self->turn_id = g_idle_add_full (G_PRIORITY_HIGH, on_turn, &self->turn_id, NULL);
  if (message->kind == ENT_MESSAGE_INFO)
    self->timeout_id = g_timeout_add_seconds (SECONDS_SHOWN, on_timeout, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
say (EntMessageBar *self, EntMessageKind kind, const char *message, const char *button, const char *action, gboolean passing)
{
  Message *next = g_new0 (Message, 1);

  next->kind = kind;
  next->text = g_strdup (message);
  next->button = g_strdup (button);
  next->action = g_strdup (action);
  next->is_passing = passing;
  if (is_urgent (self->shown))
    g_queue_push_tail (&self->waiting, g_steal_pointer (&self->shown));
  if (is_urgent (next))
    drop_waiting (self, is_same, next);
  g_clear_pointer (&self->shown, message_free);
  self->shown = next;
  show (self);
  ent_announce (GTK_WIDGET (self), message);
}

void
ent_message_bar_show (EntMessageBar *self, EntMessageKind kind, const char *message, const char *button, const char *action)
{
  say (self, kind, message, button, action, FALSE);
}

void
ent_message_bar_show_passing (EntMessageBar *self, EntMessageKind kind, const char *message, const char *button, const char *action)
{
  say (self, kind, message, button, action, TRUE);
}

void
ent_message_bar_offer (EntMessageBar *self, const char *button, const char *action)
{
  g_return_if_fail (self->shown != NULL);

  g_free (self->shown->other);
  g_free (self->shown->other_action);
  self->shown->other = g_strdup (button);
  self->shown->other_action = g_strdup (action);
  show_other (self);
}

void
ent_message_bar_reach (EntMessageBar *self, guint percent)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (percent > 0)
    gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
  else
    gtk_progress_bar_pulse (self->progress);
}

void
ent_message_bar_hide (EntMessageBar *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->shown == NULL)
    return;
  g_clear_pointer (&self->shown, message_free);
  self->shown = g_queue_pop_tail (&self->waiting);
  if (self->shown != NULL)
    {
      show (self);
      return;
    }
  reveal (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ent_message_bar_end_work (EntMessageBar *self)
{
  if (self->shown != NULL && self->shown->kind == ENT_MESSAGE_WORK)
    ent_message_bar_hide (self);
}

void
ent_message_bar_clear (EntMessageBar *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) message_free);
  ent_message_bar_hide (self);
}

static void
withdraw (EntMessageBar *self, gboolean (*is_it) (const Message *message, gconstpointer data), gconstpointer data)
{
  drop_waiting (self, is_it, data);
  if (self->shown != NULL && is_it (self->shown, data))
    ent_message_bar_hide (self);
}

void
ent_message_bar_withdraw (EntMessageBar *self, const char *message)
{
  withdraw (self, is_text, message);
}

void
ent_message_bar_withdraw_action (EntMessageBar *self, const char *action)
{
  withdraw (self, has_action, action);
}

void
ent_message_bar_hold (EntMessageBar *self, gboolean held)
{
  self->is_held = held;
  reveal (self);
}

const char *
ent_message_bar_text (EntMessageBar *self)
{
  return self->shown != NULL ? self->shown->text : NULL;
}

gboolean
ent_message_bar_is_urgent (EntMessageBar *self)
{
  return is_urgent (self->shown);
}
