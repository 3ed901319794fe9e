/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long in threads: said after a while, in a bar that takes no keyboard from anybody. What is nearly done by then
 * is not said any more: a bar that comes and goes at once tells nothing.
 */
#include "config.h"

#include "app/window/window-private.h"

#include <glib/gi18n.h>

/* What is done sooner than this, in ms, needs no word. */
#define PATIENCE 500
/* Nor does what will be done in so many more. */
#define NEARLY 300
/* How often it is looked how far it is, in ms. */
#define TURN 100

struct _EntWork
{
  EntWindow *window; /* owned */
  char *message, *button;
  EntProgress *progress; /* owned */
  void (*cancel) (gpointer data);
  gpointer data;
  gint64 begun_at; /* as g_get_monotonic_time() */
  gboolean is_due; /* it is to be shown, and stays so */
  gboolean is_cancelled;
};

void
ent_window_busy (EntWindow *self, gboolean begins)
{
  self->n_busy += begins ? 1 : -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->n_busy > 0 ? "progress" : NULL);
  ent_window_queue_refresh (self);
}

void
ent_window_hold (EntWindow *self, const char *message)
{
  ent_window_busy (self, message != NULL);
  if (message != NULL)
    ent_window_say (self, ENT_MESSAGE_WORK, message, NULL, NULL);
  else
    ent_message_bar_end_work (self->messages);
}

gboolean
ent_window_is_busy (EntWindow *self)
{
  return self->n_busy > 0;
}

static gboolean
is_due (const EntWork *work)
{
  gint64 taken = (g_get_monotonic_time () - work->begun_at) / 1000;
  gint64 percent = ent_progress_percent (work->progress);

  return taken >= PATIENCE && (percent == 0 || taken * (100 - percent) / percent >= NEARLY);
}

/* What was begun last of what takes long; or NULL. */
static EntWork *
find_shown (EntWindow *self)
{
  EntWork *shown = NULL;

  for (guint i = 0; i < self->works->len; i++)
    {
      EntWork *work = g_ptr_array_index (self->works, i);

      work->is_due = work->is_due || is_due (work);
      if (work->is_due && !work->is_cancelled)
        shown = work;
    }
  return shown;
}

static void
show (EntWindow *self)
{
  EntWork *work;

  /* a window that was closed meanwhile has no bar any more */
  if (self->document == NULL)
    return;
  work = find_shown (self);
  if (work == NULL)
    {
      ent_message_bar_hide (self->work_bar);
      return;
    }
  if (g_strcmp0 (ent_message_bar_text (self->work_bar), work->message) != 0)
    ent_message_bar_show (self->work_bar, ENT_MESSAGE_WORK, work->message, work->button != NULL ? work->button : _("_Cancel"), "win.cancel-work");
  ent_message_bar_reach (self->work_bar, ent_progress_percent (work->progress));
}

static gboolean
on_turn (gpointer data)
{
  show (data);
  return G_SOURCE_CONTINUE;
}

EntWork *
ent_work_begin (EntWindow *window, const char *message, EntProgress *progress, void (*cancel) (gpointer data), gpointer data)
{
  EntWork *work = g_new0 (EntWork, 1);

  work->window = g_object_ref (window);
  work->message = g_strdup (message);
  work->progress = ent_progress_ref (progress);
  work->cancel = cancel;
  work->data = data;
  work->begun_at = g_get_monotonic_time ();
  g_ptr_array_add (window->works, work);
  if (window->works_id == 0)
    window->works_id = g_timeout_add (TURN, on_turn, window);
  ent_window_busy (window, TRUE);
  return work;
}

EntProgress *
ent_work_progress (EntWork *work)
{
  return work->progress;
}

void
ent_work_say (EntWork *work, const char *message, const char *button)
{
  g_free (work->message);
  work->message = g_strdup (message);
  if (button != NULL)
    {
      g_free (work->button);
      work->button = g_strdup (button);
    }
  work->is_due = TRUE;
  show (work->window);
}

void
ent_work_end (EntWork *work)
{
  g_autoptr (EntWindow) window = work->window;

  g_ptr_array_remove (window->works, work);
  if (window->works->len == 0)
    g_clear_handle_id (&window->works_id, g_source_remove);
  g_free (work->message);
  g_free (work->button);
  ent_progress_unref (work->progress);
  g_free (work);
  ent_window_busy (window, FALSE);
  show (window);
}

static EntWork *
find_latest (EntWindow *self)
{
  for (guint i = self->works->len; i > 0; i--)
    {
      EntWork *work = g_ptr_array_index (self->works, i - 1);

      if (!work->is_cancelled)
        return work;
    }
  return NULL;
}

void
ent_window_cancel_work (EntWindow *self)
{
  EntWork *shown = find_shown (self), *work = shown != NULL ? shown : find_latest (self);

  if (work == NULL)
    return;
  work->is_cancelled = TRUE;
  ent_progress_stop (work->progress, 0);
  if (work->cancel != NULL)
    work->cancel (work->data);
  show (self);
}

const char *
ent_window_work (EntWindow *self)
{
  return ent_message_bar_text (self->work_bar);
}

void
ent_window_end_work (EntWindow *self)
{
  g_clear_handle_id (&self->works_id, g_source_remove);
}

/* --- after it --- */

void
ent_window_say_file (EntWindow *self, EntMessageKind kind, const char *message, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri != NULL ? uri : ""));
  g_autofree char *action = uri != NULL ? g_action_print_detailed_name ("win.show-folder", target) : NULL;

  ent_window_say (self, kind, message, action != NULL ? _("_Show") : NULL, action);
}
