/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/document/file-lock.h"

#include "model/text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* For the end of "… since %s": the time alone if that was today. */
static char *
say_when (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (when == NULL)
    return NULL;
  if (g_date_time_get_year (when) == g_date_time_get_year (now) && g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, after "since": "14:05", in the notation of strftime() */
    return g_date_time_format (when, C_ ("since", "%H:%M"));
  /* Translators: a time of another day, after "since": "3 March 2026, 14:05", in the notation of strftime() */
  return g_date_time_format (when, C_ ("since", "%-d %B %Y, %H:%M"));
}

char *
ent_file_lock_dup_person (const EntLockHolder *holder)
{
  return holder->person != NULL ? ent_text_quote (holder->person, ENT_TEXT_QUOTED) : g_strdup (_("Somebody"));
}

static char *
say_who (const EntLockHolder *holder)
{
  g_autofree char *person = ent_file_lock_dup_person (holder), *host = ent_text_quote (holder->host, ENT_TEXT_QUOTED), *when = say_when (holder->since);

  if (holder->since == 0 || when == NULL)
    /* Translators: %s: name of a person, or "Somebody" */
    return g_strdup_printf (_("%s has the map open."), person);
  if (ent_lock_holder_is_here (holder))
    /* Translators: 1: name of a person, or "Somebody", 2: a time, with a date if it is another day */
    return g_strdup_printf (_("%1$s has the map open on this computer, in another session, since %2$s."), person, when);
  if (holder->host != NULL)
    /* Translators: 1: name of a person, or "Somebody", 2: name of a computer, 3: a time, with a date if it is another day */
    return g_strdup_printf (_("%1$s has the map open on the computer “%2$s”, since %3$s."), person, host, when);
  /* Translators: 1: name of a person, or "Somebody", 2: a time, with a date if it is another day */
  return g_strdup_printf (_("%1$s has the map open, since %2$s."), person, when);
}

char *
ent_file_lock_describe (const EntLockHolder *holder)
{
  g_autofree char *who = say_who (holder);

  if (!ent_lock_holder_is_old (holder, g_get_real_time () / G_USEC_PER_SEC))
    return g_steal_pointer (&who);
  /* Translators: %s: a sentence that says who has a map open, since when */
  return g_strdup_printf (_("%s Nothing was heard from there for more than a day: the mark was probably left over."), who);
}

static void
run_release (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ent_lock_release (data);
  g_task_return_boolean (task, TRUE);
}

static void
on_released (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;

  if (application != NULL)
    g_application_release (application);
}

void
ent_file_lock_let_go (EntLock *lock)
{
  g_autoptr (GTask) task = NULL;
  GApplication *application;

  if (lock == NULL)
    return;
  application = g_application_get_default ();
  if (application != NULL)
    {
      g_application_hold (application);
      g_object_ref (application);
    }
  task = g_task_new (NULL, NULL, on_released, application);
  g_task_set_source_tag (task, ent_file_lock_let_go);
  g_task_set_task_data (task, lock, (GDestroyNotify) ent_lock_unref);
  g_task_run_in_thread (task, run_release);
}
