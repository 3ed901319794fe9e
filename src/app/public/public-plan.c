/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a copy for others. Whatever is asked holds the plan, and the plan no window: that may be closed by the
 * time of the answer. What is being written by then is written to its end.
 */
#include "config.h"

#include "app/public/public-plan.h"

#include "app/compat.h"
#include "app/public/public-dialog.h"
#include "app/public/public-hits.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/sheet/tsv-file.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define KEY_SUFFIX ".tsv"

struct _EntPublicPlan
{
  EntWindow *window;         /* weak */
  GApplication *application; /* owned */
  EntMap *map;               /* owned: as it was when it was asked for */
  guint32 shares;
  char *title;
  EntPublicCopy *copy;
  GBytes *bytes;
  GPtrArray *hits;
  char *path, *key; /* where to; NULL until that is known */
};

EntPublicPlan *
ent_public_plan_new (EntWindow *window, guint32 shares, const char *title)
{
  EntPublicPlan *plan = g_new0 (EntPublicPlan, 1);

  g_set_weak_pointer (&plan->window, window);
  plan->application = g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
  plan->map = ent_document_copy_map (ent_window_document (window));
  plan->shares = shares;
  plan->title = g_strdup (title);
  return plan;
}

void
ent_public_plan_free (EntPublicPlan *plan)
{
  if (plan == NULL)
    return;
  g_clear_weak_pointer (&plan->window);
  g_object_unref (plan->application);
  g_object_unref (plan->map);
  g_free (plan->title);
  ent_public_copy_free (plan->copy);
  g_clear_pointer (&plan->bytes, g_bytes_unref);
  g_clear_pointer (&plan->hits, g_ptr_array_unref);
  g_free (plan->path);
  g_free (plan->key);
  g_free (plan);
}

GPtrArray *
ent_public_plan_hits (const EntPublicPlan *plan)
{
  return plan->hits;
}

gboolean
ent_public_plan_has_codes (const EntPublicPlan *plan)
{
  return (plan->shares & 1u << ENT_SHARE_NAMES) == 0;
}

gboolean
ent_public_plan_make (EntPublicPlan *plan, GError **error)
{
  EntPublicChoice choice = { plan->shares, plan->title };
  g_autoptr (EntFile) written = NULL;

  plan->copy = ent_public_copy_new (plan->map, &choice);
  plan->bytes = ent_store_write (plan->copy->map, error);
  if (plan->bytes == NULL)
    return FALSE;
  /* what is looked through is what others will read */
  written = ent_store_read (plan->bytes, _("Public copy"), error);
  if (written == NULL)
    return FALSE;
  plan->hits = ent_public_copy_search (plan->copy, written->map);
  return TRUE;
}

/* Nobody is there any more to be told or asked. */
static gboolean
is_closed (const EntPublicPlan *plan)
{
  return plan->window == NULL || plan->window->document == NULL;
}

/* --- work in threads --- */

/* @callback has the plan as its data, and takes it over. */
static void
run (EntPublicPlan *plan, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, plan);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, plan, NULL);
  g_application_hold (plan->application);
  ent_window_busy (plan->window, TRUE);
  g_task_run_in_thread (task, func);
}

static gboolean
finish (EntPublicPlan *plan, GAsyncResult *result, GError **error)
{
  g_application_release (plan->application);
  if (plan->window != NULL)
    ent_window_busy (plan->window, FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- writing --- */

static void
say (EntPublicPlan *plan, EntMessageKind kind, const char *message)
{
  gboolean failed = kind == ENT_MESSAGE_ERROR;

  ent_window_say (plan->window, kind, message, failed ? _("Public _copy…") : NULL, failed ? "win.public-copy" : NULL);
}

static void
say_where (EntPublicPlan *plan)
{
  g_autofree char *name = g_filename_display_basename (plan->path), *message = NULL;
  g_autofree char *key = plan->key != NULL ? g_filename_display_basename (plan->key) : NULL;

  if (key != NULL)
    /* Translators: 1 and 2: names of files */
    message = g_strdup_printf (_("The public copy is in “%1$s” and opens in its own window. Who is who is in “%2$s”: keep that to yourself."), name, key);
  else
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("The public copy is in “%s” and opens in its own window."), name);
  say (plan, ENT_MESSAGE_INFO, message);
}

static void
run_save (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  EntPublicPlan *plan = task_data;
  gboolean was_there = plan->key != NULL && g_file_test (plan->key, G_FILE_TEST_EXISTS);
  g_autoptr (EntCells) key = ent_public_copy_key (plan->copy);
  GError *error = NULL;

  /* the key first: without it nobody could tell any more who is who in the copy */
  if ((plan->key == NULL || ent_tsv_save_private (plan->key, key, cancellable, &error)) &&
      ent_store_save (plan->path, plan->bytes, NULL, NULL, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (plan->key != NULL && !was_there)
    (void) g_unlink (plan->key);
  g_task_return_error (task, error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntPublicPlan) plan = data;
  g_autoptr (GFile) file = g_file_new_for_path (plan->path);
  g_autoptr (GError) error = NULL;
  gboolean saved = finish (plan, result, &error);

  if (is_closed (plan))
    return;
  if (!saved)
    {
      say (plan, ENT_MESSAGE_ERROR, error->message);
      return;
    }
  say_where (plan);
  ent_window_open (plan->window, file);
}

/* TRUE, and it is said: the work of that window would be lost. */
static gboolean
is_open (EntPublicPlan *plan, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path), *message = NULL;

  if (!ent_window_has_path (plan->window, path))
    return FALSE;
  /* Translators: %s: name of a file */
  message = g_strdup_printf (_("“%s” is open in a window, and would lose what the copy leaves out. Nothing was written. Choose another name."), name);
  say (plan, ENT_MESSAGE_ERROR, message);
  return TRUE;
}

void
ent_public_plan_save (EntPublicPlan *plan, const char *path, const char *key)
{
  if (is_open (plan, path) || (key != NULL && is_open (plan, key)))
    {
      ent_public_plan_free (plan);
      return;
    }
  if (plan->path != path)
    {
      g_free (plan->path);
      plan->path = g_strdup (path);
    }
  if (plan->key != key)
    {
      g_free (plan->key);
      plan->key = g_strdup (key);
    }
  run (plan, run_save, on_saved);
}

/* --- where to --- */

static void ask_for_key (EntPublicPlan *plan);

static void
go_on (EntPublicPlan *plan)
{
  if (ent_public_plan_has_codes (plan) && plan->key == NULL)
    ask_for_key (plan);
  else
    ent_public_plan_save (plan, plan->path, plan->key);
}

static void
on_replace_answer (guint button, gpointer data)
{
  EntPublicPlan *plan = data;

  if (button == 0 && !is_closed (plan))
    go_on (plan);
  else
    ent_public_plan_free (plan);
}

/* With our ending: the chooser has asked about the name that was typed, not about this one. */
static void
take_place (EntPublicPlan *plan, char **place, const char *path, const char *suffix)
{
  const char *const buttons[] = { _("_Replace"), _("_Cancel"), NULL };
  gboolean added = !g_str_has_suffix (path, suffix);
  g_autofree char *name = NULL, *heading = NULL;

  *place = added ? g_strconcat (path, suffix, NULL) : g_strdup (path);
  if (!added || !g_file_test (*place, G_FILE_TEST_EXISTS))
    {
      go_on (plan);
      return;
    }
  name = g_filename_display_basename (*place);
  /* Translators: %s: name of a file */
  heading = g_strdup_printf (_("Replace “%s”?"), name);
  ent_ask (GTK_WINDOW (plan->window), heading, _("A file of this name is there already."), buttons, 1, on_replace_answer, plan);
}

/* What was chosen; NULL, and it is said, if that is no place. */
static char *
path_of (EntPublicPlan *plan, GFile *file, const char *problem)
{
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (is_closed (plan))
    g_clear_pointer (&path, g_free);
  else if (problem != NULL)
    say (plan, ENT_MESSAGE_ERROR, problem);
  else if (file != NULL && path == NULL)
    say (plan, ENT_MESSAGE_ERROR, _("A map can only be saved in a folder of this machine. Choose another place."));
  return path;
}

static void
on_key_place (GFile *file, const char *problem, gpointer data)
{
  EntPublicPlan *plan = data;
  g_autofree char *path = path_of (plan, file, problem);

  if (path != NULL)
    take_place (plan, &plan->key, path, KEY_SUFFIX);
  else
    ent_public_plan_free (plan);
}

static void
ask_for_key (EntPublicPlan *plan)
{
  EntFileFilter filter = { _("Tables"), "*" KEY_SUFFIX };
  g_autofree char *stem = ent_format_display_stem (plan->path), *folder = g_path_get_dirname (plan->path);
  /* Translators: name of a file that tells which code is who in a copy; %s: the name of that */
  g_autofree char *name = g_strdup_printf (_("%s (key).tsv"), stem);
  EntFileQuestion question = {
    .title = _("Save the key: which code is who"), .accept = _("_Save"), .save = TRUE, .name = name, .folder = folder, .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (plan->window), &question, on_key_place, plan);
}

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  EntPublicPlan *plan = data;
  g_autofree char *path = path_of (plan, file, problem);

  if (path != NULL)
    take_place (plan, &plan->path, path, ENT_FORMAT_SUFFIX);
  else
    ent_public_plan_free (plan);
}

static void
ask_for_place (EntPublicPlan *plan)
{
  EntDocument *document = plan->window->document;
  EntFileFilter filter = { _("Maps"), "*" ENT_FORMAT_SUFFIX };
  g_autofree char *stem = ent_document_dup_stem (document);
  g_autofree char *folder = ent_document_path (document) != NULL ? g_path_get_dirname (ent_document_path (document)) : ent_recent_folder (plan->window->settings);
  /* Translators: name of a file; %s: the title of the map, as a name of a file */
  g_autofree char *name = g_strdup_printf (_("%s (public copy).entorno"), stem);
  EntFileQuestion question = {
    .title = _("Save the public copy"), .accept = _("_Save"), .save = TRUE, .name = name, .folder = folder, .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (plan->window), &question, on_place, plan);
}

/* --- what was found --- */

static void
on_hits_answer (EntPublicAnswer answer, gpointer data)
{
  g_autoptr (EntPublicPlan) plan = data;

  if (is_closed (plan))
    return;
  if (answer == ENT_PUBLIC_KEEP)
    ask_for_place (g_steal_pointer (&plan));
  else if (answer == ENT_PUBLIC_BACK)
    ent_public_dialog_open (plan->window, plan->shares, plan->title);
}

static void
run_make (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ent_public_plan_make (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntPublicPlan) plan = data;
  g_autoptr (GError) error = NULL;
  gboolean made = finish (plan, result, &error);

  if (is_closed (plan))
    return;
  if (!made)
    say (plan, ENT_MESSAGE_ERROR, error->message);
  else if (plan->hits->len > 0)
    {
      EntPublicPlan *asked = g_steal_pointer (&plan);

      ent_public_hits_ask (GTK_WINDOW (asked->window), asked->hits, on_hits_answer, asked);
    }
  else
    ask_for_place (g_steal_pointer (&plan));
}

void
ent_public_plan_start (EntPublicPlan *plan)
{
  run (plan, run_make, on_made);
}
