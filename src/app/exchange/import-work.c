/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and importing, in threads. While one looks at the import nobody else touches it: what is chosen meanwhile
 * stops it, waits for its end, which is soon, and is imported anew.
 */
#include "config.h"

#include "app/exchange/import-private.h"

#include "analysis/differences.h"
#include "app/document/document-save.h"
#include "app/window/window-private.h"
#include "io/book/sheets/csv.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* How many sentences are told of one record. */
#define MOST_SENTENCES 6u
#define TICK_MS 200u

void
ent_import_edit_free (ImportEdit *edit)
{
  g_free (edit->text);
  g_free (edit->value);
  g_free (edit);
}

/* --- in threads --- */

typedef struct
{
  char **paths;
  GBytes *bytes;
  EntReadOptions options;
  EntImport *import; /* what came of it */
} Reading;

static void
reading_free (Reading *reading)
{
  g_strfreev (reading->paths);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  ent_progress_unref (reading->options.progress);
  ent_import_unref (reading->import);
  g_free (reading);
}

static void
run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr (EntImport) import = ent_import_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; error == NULL && (reading->paths == NULL ? i == 0 : reading->paths[i] != NULL); i++)
    {
      EntBook *book = reading->paths != NULL ? ent_book_open (reading->paths[i], NULL, &reading->options, &error) : ent_csv_read (reading->bytes, &reading->options, &error);
      g_autofree char *name = reading->paths != NULL ? ent_format_quote_name (reading->paths[i]) : NULL;

      if (book != NULL)
        ent_import_take_book (import, book, name);
      else if (name != NULL)
        g_prefix_error (&error, "%s: ", name);
    }
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  reading->import = g_steal_pointer (&import);
  g_task_return_boolean (task, TRUE);
}

typedef struct
{
  EntImport *import; /* owned: nobody else touches it meanwhile */
  EntMap *target;
  char *moment;
  EntProgress *progress;
  EntImported *imported;
  EntMapChanges *changes;
  GHashTable *differences;
} Running;

static void
running_free (Running *running)
{
  ent_import_unref (running->import);
  ent_document_let_go (running->target);
  g_free (running->moment);
  ent_progress_unref (running->progress);
  ent_imported_free (running->imported);
  ent_map_changes_free (running->changes);
  g_clear_pointer (&running->differences, g_hash_table_unref);
  g_free (running);
}

/* What is changed of each record that was there before. */
static GHashTable *
say_differences (EntMap *before, EntMap *after)
{
  GHashTable *said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) differences = ent_find_differences (before, after);

  for (guint i = 0; i < differences->len; i++)
    {
      const EntDifference *difference = g_ptr_array_index (differences, i);
      const char *id = difference->owner != NULL ? difference->owner : difference->key.id;
      GPtrArray *sentences = id != NULL ? g_hash_table_lookup (said, id) : NULL;
      g_autofree char *what = NULL, *from = NULL, *to = NULL;

      if (difference->kind != ENT_DIFFERENCE_FIELD || id == NULL || (sentences != NULL && sentences->len >= MOST_SENTENCES))
        continue;
      if (sentences == NULL)
        {
          sentences = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (said, g_strdup (id), sentences);
        }
      what = ent_difference_what (difference, before, after, NULL);
      from = ent_difference_before (difference, before, after);
      to = ent_difference_after (difference, before, after);
      /* Translators: a change of a field, as in "Level: local → national"; 1: name of the field, 2 and 3: values */
      g_ptr_array_add (sentences, g_strdup_printf (_("%1$s: %2$s → %3$s"), what, from != NULL ? from : "–", to != NULL ? to : "–"));
    }
  return said;
}

static void
run_import (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Running *running = task_data;
  g_autoptr (GError) error = NULL;
  gboolean is_new = ent_map_n_stakeholders (running->target) == 0;

  running->imported = ent_import_run (running->import, running->target, running->moment, running->progress, &error);
  if (running->imported != NULL)
    running->changes = ent_compare_maps (running->target, running->imported->map, &error);
  if (running->imported == NULL || running->changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!is_new && !ent_progress_is_stopped (running->progress))
    running->differences = say_differences (running->target, running->imported->map);
  g_task_return_boolean (task, TRUE);
}

/* --- what came of it --- */

/* Of a task of the dialog; NULL when that is closed, and it is gone. */
static ImportView *
view_of (GAsyncResult *result, gpointer data)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) ? NULL : data;
}

static gboolean
on_tick (gpointer data)
{
  ImportView *self = data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), ent_progress_percent (self->progress) / 100.0);
  gtk_widget_set_opacity (self->progress_bar, 1.0);
  return G_SOURCE_CONTINUE;
}

/* Nothing is shown of what is over at once. */
static void
show_progress (ImportView *self, gboolean shown)
{
  gtk_widget_set_opacity (self->progress_bar, 0.0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), 0.0);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (shown)
    self->progress_id = g_timeout_add (TICK_MS, on_tick, self);
}

static void
begin (ImportView *self, GTaskThreadFunc func, GAsyncReadyCallback callback, gpointer task_data, GDestroyNotify free_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, self);

  gtk_widget_set_sensitive (self->take, FALSE);
  show_progress (self, TRUE);
  g_task_set_task_data (task, task_data, free_data);
  g_task_run_in_thread (task, func);
}

static void
do_edit (ImportView *self, const ImportEdit *edit)
{
  switch (edit->kind)
    {
    case EDIT_KIND:
      ent_import_set_table_kind (self->import, edit->table, (EntSheetKind) edit->number);
      break;
    case EDIT_TITLES:
      ent_import_set_first_row (self->import, edit->table, edit->number);
      break;
    case EDIT_MEANS:
      ent_import_set_means (self->import, edit->table, edit->column, &edit->means);
      break;
    case EDIT_FALLING:
      ent_import_set_falling (self->import, edit->table, edit->column, edit->number != 0);
      break;
    case EDIT_DECIMALS:
      ent_import_set_decimal_comma (self->import, edit->table, edit->column, edit->number != 0);
      break;
    case EDIT_VALUE:
      ent_import_set_value (self->import, edit->table, edit->column, edit->text, edit->value);
      break;
    case EDIT_SECTOR:
      ent_import_set_sector (self->import, (EntSectorId) edit->number);
      break;
    case EDIT_DECISION:
    default:
      ent_import_decide (self->import, edit->table, edit->column, (EntMatchDecision) edit->number);
    }
}

/* Nothing is at work any more: goes on with what was asked for meanwhile. TRUE: something is at work again. */
static gboolean
go_on (ImportView *self)
{
  gboolean edited = self->edits->len > 0, reshaped = FALSE;

  g_clear_pointer (&self->progress, ent_progress_unref);
  show_progress (self, FALSE);
  if (self->reads_again)
    {
      ent_import_view_read (self);
      return TRUE;
    }
  if (self->import == NULL || (!edited && !self->runs_again))
    return FALSE;
  for (guint i = 0; i < self->edits->len; i++)
    {
      const ImportEdit *edit = g_ptr_array_index (self->edits, i);

      do_edit (self, edit);
      reshaped |= edit->kind <= EDIT_MEANS;
    }
  g_ptr_array_set_size (self->edits, 0);
  if (reshaped)
    {
      ent_import_view_show_settings (self);
      ent_import_view_show_columns (self);
    }
  ent_import_view_run (self);
  return TRUE;
}

static void
on_run (GObject *object, GAsyncResult *result, gpointer data)
{
  ImportView *self = view_of (result, data);
  Running *running = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL || go_on (self))
    return;
  if (!done)
    {
      ent_import_view_tell (self, error->message, TRUE);
      return;
    }
  ent_imported_free (self->imported);
  ent_map_changes_free (self->changes);
  g_clear_pointer (&self->differences, g_hash_table_unref);
  self->imported = g_steal_pointer (&running->imported);
  self->changes = g_steal_pointer (&running->changes);
  self->differences = g_steal_pointer (&running->differences);
  ent_import_view_show_report (self);
}

void
ent_import_view_run (ImportView *self)
{
  EntDocument *document = ent_window_document (self->window);
  Running *running;

  if (self->progress != NULL)
    {
      self->runs_again = TRUE;
      ent_progress_stop (self->progress, 0);
      return;
    }
  if (self->import == NULL || document == NULL)
    return;
  self->runs_again = FALSE;
  running = g_new0 (Running, 1);
  running->import = ent_import_ref (self->import);
  running->target = ent_document_copy_map (document);
  running->moment = g_strdup (ent_document_moment (document));
  self->progress = ent_progress_new ();
  running->progress = ent_progress_ref (self->progress);
  self->revision = ent_map_revision (ent_document_map (document));
  begin (self, run_import, on_run, running, (GDestroyNotify) running_free);
}

void
ent_import_view_edit (ImportView *self, const ImportEdit *edit)
{
  if (self->import == NULL)
    {
      ent_import_edit_free (g_memdup2 (edit, sizeof *edit));
      return;
    }
  g_ptr_array_add (self->edits, g_memdup2 (edit, sizeof *edit));
  if (self->progress != NULL)
    ent_progress_stop (self->progress, 0);
  else
    go_on (self);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer data)
{
  ImportView *self = view_of (result, data);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL || (self->reads_again && go_on (self)))
    return;
  g_clear_pointer (&self->progress, ent_progress_unref);
  show_progress (self, FALSE);
  if (!done)
    {
      ent_import_view_show_failure (self, error);
      return;
    }
  ent_import_unref (self->import);
  self->import = g_steal_pointer (&reading->import);
  self->recalled = ent_import_memory_recall (self->import);
  self->table = 0;
  ent_import_view_tell (self, self->recalled ? _("The columns are read as you said the last time, for a file with the same titles.") : NULL, FALSE);
  ent_import_view_show_settings (self);
  ent_import_view_show_columns (self);
  ent_import_view_run (self);
}

void
ent_import_view_read (ImportView *self)
{
  Reading *reading;

  if (self->progress != NULL)
    {
      self->reads_again = TRUE;
      ent_progress_stop (self->progress, 0);
      return;
    }
  self->reads_again = FALSE;
  g_ptr_array_set_size (self->edits, 0);
  g_clear_pointer (&self->import, ent_import_unref);
  reading = g_new0 (Reading, 1);
  reading->paths = g_strdupv (self->paths);
  reading->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  reading->options = self->options;
  self->progress = ent_progress_new ();
  reading->options.progress = ent_progress_ref (self->progress);
  begin (self, run_read, on_read, reading, (GDestroyNotify) reading_free);
}
