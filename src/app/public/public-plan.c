/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a copy for others. Whatever is asked holds the plan, and the plan no window: that may be closed by the
 * time of the answer. What is being written by then is written to its end.
 *
 * A map is searched in what is read back from its bytes. A picture is drawn from that same copy, and its texts are searched
 * once more: whatever words it says beside those of the copy are asked about before there is a file.
 */
#include "config.h"

#include "app/public/public-private.h"

#include "analysis/public-bytes.h"
#include "app/public/public-dialog.h"
#include "app/public/public-hits.h"
#include "app/window/window-private.h"
#include "io/sheet/tsv-file.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Of a picture as PNG: enough for a page of a report. */
#define PNG_PIXELS 2400

static gboolean
is_picture (const EntPublicPlan *plan)
{
  return plan->form != ENT_PUBLIC_MAP;
}

/* What the window shows, on the paper of the last export. */
static void
plan_picture (EntPublicPlan *plan, EntWindow *window)
{
  g_autofree char *paper = g_settings_get_string (window->settings, "paper");

  plan->picture = ent_window_content (window);
  plan->picture.format = (EntFormat) (plan->form - ENT_PUBLIC_PDF);
  /* only a PDF has pages */
  plan->picture.is_document &= plan->form == ENT_PUBLIC_PDF;
  plan->picture.paper = ent_paper_find (paper);
  if (plan->picture.paper == ent_n_papers)
    plan->picture.paper = ent_paper_find ("A3");
  plan->picture.pixels = PNG_PIXELS;
  plan->moment = g_strdup (ent_document_moment (window->document));
}

/* Thousandths, by what it takes of the time: made, written, and read again. Searching is the rest. */
#define MADE 400u
#define WRITTEN 750u
#define READ 920u

EntPublicPlan *
ent_public_plan_new (EntWindow *window, const EntPublicWish *wish)
{
  EntPublicPlan *plan = g_new0 (EntPublicPlan, 1);

  g_set_weak_pointer (&plan->window, window);
  plan->application = g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
  plan->map = ent_document_copy_map (ent_window_document (window));
  plan->shares = wish->shares;
  plan->title = g_strdup (wish->title);
  plan->form = wish->form;
  if (is_picture (plan))
    plan_picture (plan, window);
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
  g_free (plan->moment);
  ent_export_clear (&plan->picture);
  ent_public_copy_free (plan->copy);
  g_clear_pointer (&plan->bytes, g_bytes_unref);
  g_clear_pointer (&plan->hits, g_ptr_array_unref);
  g_free (plan->lacks);
  g_free (plan->path);
  g_free (plan->key);
  g_clear_pointer (&plan->progress, ent_progress_unref);
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

/* So many thousandths are done. */
static gboolean
goes_on (EntPublicPlan *plan, guint reached, GError **error)
{
  ent_progress_reach (plan->progress, 0, reached, 1, 1);
  if (!ent_progress_is_stopped (plan->progress))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The public copy was cancelled. Nothing was written."));
  return FALSE;
}

const char *
ent_public_plan_suffix (const EntPublicPlan *plan)
{
  static const char *const suffixes[] = { [ENT_PUBLIC_MAP] = ENT_FORMAT_SUFFIX, [ENT_PUBLIC_PDF] = ".pdf", [ENT_PUBLIC_SVG] = ".svg", [ENT_PUBLIC_PNG] = ".png" };

  return suffixes[plan->form];
}

gboolean
ent_public_plan_is_closed (const EntPublicPlan *plan)
{
  return plan->window == NULL || plan->window->document == NULL;
}

/* --- making --- */

/* The bytes of the copy as a map, and what is found in them. */
static gboolean
write_map (EntPublicPlan *plan, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (plan->progress, MADE, WRITTEN);
  g_autoptr (EntFile) written = NULL;

  g_clear_pointer (&plan->bytes, g_bytes_unref);
  g_clear_pointer (&plan->hits, g_ptr_array_unref);
  plan->bytes = ent_store_write_watched (plan->copy->map, NULL, writing, error);
  if (plan->bytes == NULL)
    return FALSE;
  /* what is looked through is what others will read */
  written = ent_store_read (plan->bytes, _("Public copy"), error);
  if (written == NULL || !goes_on (plan, READ, error))
    return FALSE;
  if (ent_map_has_kept (written->map))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                           _("The copy would hold what Entorno itself does not know. Nothing was written. Please report this fault of the program."));
      return FALSE;
    }
  plan->hits = ent_public_copy_search (plan->copy, written->map);
  return goes_on (plan, ENT_PROGRESS_DONE, error);
}

gboolean
ent_public_plan_make (EntPublicPlan *plan, GError **error)
{
  EntPublicChoice choice = { plan->shares, plan->title };

  plan->copy = ent_public_copy_new (plan->map, &choice);
  return goes_on (plan, MADE, error) && write_map (plan, error);
}

/* What was said by ids of the map; of what does not go along it says nothing. */
static void
translate (const EntPublicPlan *plan, char **id)
{
  char *fresh = g_strdup (ent_public_copy_id (plan->copy, *id));

  g_free (*id);
  *id = fresh;
}

/* The bytes of the picture, and what its words are found to say beside those of the copy. */
static gboolean
draw_picture (EntPublicPlan *plan, GError **error)
{
  g_autoptr (GString) said = g_string_new (NULL), lacks = g_string_new (NULL);
  g_autofree char *own = ent_words_all (ent_words_for_language (ent_map_info (plan->copy->map)->language));
  guint n_before = plan->hits->len;

  translate (plan, &plan->moment);
  translate (plan, &plan->picture.inside);
  translate (plan, &plan->picture.from);
  g_clear_pointer (&plan->bytes, g_bytes_unref);
  plan->bytes = ent_export_draw (&plan->picture, plan->copy->map, plan->moment, lacks, said, error);
  if (plan->bytes == NULL)
    return FALSE;
  plan->lacks = lacks->len > 0 ? g_strdup (lacks->str) : NULL;
  ent_public_append_file_texts (said, plan->bytes);
  ent_public_copy_search_picture (plan->copy, plan->hits, said->str, own);
  g_ptr_array_remove_range (plan->hits, 0, n_before);
  return goes_on (plan, ENT_PROGRESS_DONE, error);
}

gboolean
ent_public_plan_settle (EntPublicPlan *plan, GError **error)
{
  gboolean all_stay = TRUE;

  for (guint i = 0; i < plan->hits->len; i++)
    all_stay &= ((const EntPublicHit *) g_ptr_array_index (plan->hits, i))->stays;
  if (!all_stay && (!ent_public_copy_strike (plan->copy, plan->hits, error) || !write_map (plan, error)))
    return FALSE;
  /* those that are found again were to stay */
  for (guint i = 0; i < plan->hits->len; i++)
    ((EntPublicHit *) g_ptr_array_index (plan->hits, i))->stays = TRUE;
  if (is_picture (plan))
    return draw_picture (plan, error);
  g_ptr_array_set_size (plan->hits, 0);
  return TRUE;
}

/* --- work in threads --- */

/* @callback has the plan as its data, and takes it over. */
static void
run (EntPublicPlan *plan, const char *message, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, plan);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, plan, NULL);
  g_application_hold (plan->application);
  g_clear_pointer (&plan->progress, ent_progress_unref);
  plan->progress = ent_progress_new ();
  plan->work = ent_work_begin (plan->window, message, plan->progress, NULL, NULL);
  g_task_run_in_thread (task, func);
}

static gboolean
finish (EntPublicPlan *plan, GAsyncResult *result, GError **error)
{
  g_application_release (plan->application);
  g_clear_pointer (&plan->work, ent_work_end);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- writing --- */

void
ent_public_plan_say (EntPublicPlan *plan, EntMessageKind kind, const char *message)
{
  gboolean failed = kind == ENT_MESSAGE_ERROR;

  /* why there was none before */
  ent_message_bar_withdraw_action (plan->window->messages, "win.public-copy");
  ent_window_say (plan->window, kind, message, failed ? _("Public _copy…") : NULL, failed ? "win.public-copy" : NULL);
}

/* @error: NULL where it was given up as well as done. Nothing is there where it was given up. */
static void
say_problem (EntPublicPlan *plan, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_public_plan_say (plan, ENT_MESSAGE_INFO, _("The public copy was cancelled. Nothing was written."));
  else
    ent_public_plan_say (plan, ENT_MESSAGE_ERROR, error->message);
}

static void
say_where (EntPublicPlan *plan)
{
  g_autofree char *name = ent_format_quote_name (plan->path), *message = NULL, *whole = NULL;
  g_autofree char *key = plan->key != NULL ? ent_format_quote_name (plan->key) : NULL;

  if (key != NULL && is_picture (plan))
    /* Translators: 1 and 2: names of files */
    message = g_strdup_printf (_("The picture for others is in “%1$s”. Who is who is in “%2$s”: keep that to yourself."), name, key);
  else if (is_picture (plan))
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("The picture for others is in “%s”."), name);
  else if (key != NULL)
    /* Translators: 1 and 2: names of files */
    message = g_strdup_printf (_("The public copy is in “%1$s” and opens in its own window. Who is who is in “%2$s”: keep that to yourself."), name, key);
  else
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("The public copy is in “%s” and opens in its own window."), name);
  whole = plan->lacks != NULL ? g_strconcat (message, " ", plan->lacks, NULL) : g_strdup (message);
  /* the window of the copy comes over it: where the key is has to be there still when somebody looks */
  ent_public_plan_say (plan, plan->lacks != NULL || key != NULL ? ENT_MESSAGE_WARNING : ENT_MESSAGE_INFO, whole);
}

static void
run_save (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  EntPublicPlan *plan = task_data;
  gboolean was_there = plan->key != NULL && g_file_test (plan->key, G_FILE_TEST_EXISTS);
  g_autoptr (EntCells) key = ent_public_copy_key (plan->copy);
  /* with a key it is not given up halfway: there may have been another one */
  EntProgress *saving = plan->key == NULL ? plan->progress : NULL;
  GError *error = NULL;

  if (!goes_on (plan, 0, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* the key first: without it nobody could tell any more who is who in the copy */
  if ((plan->key == NULL || ent_tsv_save_private (plan->key, key, NULL, &error)) &&
      ent_store_save (plan->path, plan->bytes, NULL, NULL, saving, &error))
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

  if (ent_public_plan_is_closed (plan))
    return;
  if (!saved)
    {
      say_problem (plan, error);
      return;
    }
  say_where (plan);
  if (!is_picture (plan))
    ent_window_open (plan->window, file);
}

/* TRUE, and it is said: the work of that window would be lost. */
static gboolean
is_open (EntPublicPlan *plan, const char *path)
{
  g_autofree char *name = ent_format_quote_name (path), *message = NULL;

  if (!ent_window_has_path (plan->window, path))
    return FALSE;
  /* Translators: %s: name of a file */
  message = g_strdup_printf (_("“%s” is open in a window, and would lose what the copy leaves out. Nothing was written. Choose another name."), name);
  ent_public_plan_say (plan, ENT_MESSAGE_ERROR, message);
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
  run (plan, _("The public copy is being saved…"), run_save, on_saved);
}

/* --- what was found --- */

static void make_or_ask (EntPublicPlan *plan, GTaskThreadFunc func);

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
run_settle (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ent_public_plan_settle (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_hits_answer (EntPublicAnswer answer, gpointer data)
{
  g_autoptr (EntPublicPlan) plan = data;
  EntPublicWish wish = { plan->shares, plan->title, plan->form };

  if (ent_public_plan_is_closed (plan))
    return;
  if (answer == ENT_PUBLIC_BACK)
    ent_public_dialog_open (plan->window, &wish);
  else if (answer == ENT_PUBLIC_GO_ON && plan->settled)
    ent_public_plan_ask_place (g_steal_pointer (&plan));
  else if (answer == ENT_PUBLIC_GO_ON)
    make_or_ask (g_steal_pointer (&plan), run_settle);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntPublicPlan) plan = data;
  g_autoptr (GError) error = NULL;
  gboolean made = finish (plan, result, &error) && !ent_progress_is_stopped (plan->progress);

  if (ent_public_plan_is_closed (plan))
    return;
  if (!made)
    say_problem (plan, error);
  else if (plan->hits->len > 0)
    {
      EntPublicPlan *asked = g_steal_pointer (&plan);

      ent_public_hits_ask (GTK_WINDOW (asked->window), asked->hits, on_hits_answer, asked);
    }
  else if (plan->settled)
    ent_public_plan_ask_place (g_steal_pointer (&plan));
  else
    make_or_ask (g_steal_pointer (&plan), run_settle);
}

static void
make_or_ask (EntPublicPlan *plan, GTaskThreadFunc func)
{
  plan->settled = func == run_settle;
  run (plan, _("The public copy is being made…"), func, on_made);
}

void
ent_public_plan_start (EntPublicPlan *plan)
{
  make_or_ask (plan, run_make);
}
