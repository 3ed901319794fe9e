/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of an import: all tables into a copy of a map, and what became of each row. */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/store.h"
#include "io/xml/limits.h"
#include "model/text.h"

/* So much of what has no place anywhere goes to the notes of the map, in bytes; the report has all of it. */
#define MOST_LEFT 15000u
/* Of one row. */
#define MOST_REMARKS 20u
/* In bytes. */
#define MUCH_TEXT ((gsize) 8 * 1024 * 1024)

/* --- the report --- */

EntImportRow *
ent_import_row_new (ImportRun *run, const ImportTable *table, guint row)
{
  EntImportRow *report = g_new0 (EntImportRow, 1);

  report->table = run->table;
  report->row = row;
  report->line = ent_book_sheet_line (table->sheet, table->from + row);
  report->kind = table->kind;
  run->line = report->line;
  g_ptr_array_add (run->out->rows, report);
  return report;
}

void
ent_import_remark (EntImportRow *row, const char *format, ...)
{
  va_list arguments;

  if (row == NULL || (row->remarks != NULL && row->remarks->len > MOST_REMARKS))
    return;
  if (row->remarks != NULL && row->remarks->len == MOST_REMARKS)
    {
      g_ptr_array_add (row->remarks, g_strdup (_("There is more to say of this row than is said here.")));
      return;
    }
  va_start (arguments, format);
  if (row->remarks == NULL)
    row->remarks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (row->remarks, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
ent_import_row_end (ImportRun *run, EntImportRow *row, EntRowFate fate, const char *id, const char *name)
{
  row->fate = fate;
  row->id = ent_id (id);
  row->name = ent_text_quote (name, ENT_TEXT_QUOTED);
  run->out->n_added[row->kind] += fate == ENT_ROW_ADDED;
  run->out->n_changed[row->kind] += fate == ENT_ROW_CHANGED;
  run->out->n_left_out += fate == ENT_ROW_LEFT_OUT;
}

/* To the notes of the map, as far as there is room. Takes @text over. */
static void
keep (ImportRun *run, char *text)
{
  if (text != NULL && *text != '\0' && run->n_left <= MOST_LEFT)
    {
      run->n_left += strlen (text);
      g_ptr_array_add (run->left, text);
    }
  else
    g_free (text);
}

void
ent_import_row_keep (ImportRun *run, const ImportTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint column = 0; column < table->columns->len; column++)
    {
      const char *said = ent_import_table_cell (table, row, column);
      g_autofree char *line = said != NULL ? ent_import_note_line (table, column, said) : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", line);
    }
  keep (run, g_string_free (g_steal_pointer (&text), FALSE));
}

static void
row_free (gpointer data)
{
  EntImportRow *row = data;

  g_free (row->name);
  ent_id_unref (row->id);
  g_clear_pointer (&row->remarks, g_ptr_array_unref);
  g_free (row);
}

static void
match_free (gpointer data)
{
  EntImportMatch *match = data;

  g_free (match->name);
  g_free (match->other);
  ent_id_unref (match->id);
  g_free (match);
}

void
ent_imported_free (EntImported *imported)
{
  if (imported == NULL)
    return;
  g_clear_object (&imported->map);
  g_ptr_array_unref (imported->rows);
  g_ptr_array_unref (imported->matches);
  g_ptr_array_unref (imported->remarks);
  g_free (imported);
}

void
ent_imported_count_others (const EntImported *imported, guint *n_added, guint *n_changed)
{
  *n_added = *n_changed = 0;
  for (EntSheetKind kind = 0; kind < ENT_N_SHEET_KINDS; kind++)
    if (kind != ENT_SHEET_STAKEHOLDERS && kind != ENT_SHEET_TIES)
      {
        *n_added += imported->n_added[kind];
        *n_changed += imported->n_changed[kind];
      }
}

/* --- the door --- */

/* What the field has where this is said: nothing, of the first of several. */
static const char *
as_held (const EntField *field, const char *value)
{
  if (value == NULL || (field->flags & ENT_FIELD_REQUIRED) != 0)
    return value;
  if (field->type == ENT_FIELD_BOOL)
    return strcmp (value, "no") == 0 ? NULL : value;
  return field->type == ENT_FIELD_CHOICE && ent_choices_find (field->choices, value, -1) == 0 ? NULL : value;
}

gboolean
ent_import_set (ImportRun *run, EntImportRow *row, const EntKey *key, const EntField *field, const char *value)
{
  gconstpointer record = ent_map_lookup (run->map, key);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  value = as_held (field, value);
  if (record == NULL || ent_field_holds (field, record, value))
    return FALSE;
  change = ent_change_new_set (key, field, value);
  if (ent_map_apply (run->map, change, NULL, &error))
    return TRUE;
  ent_import_remark (row, "%s", error->message);
  return FALSE;
}

/* So many of each kind are in one file of a map: what cannot be saved must not get into one. */
static gboolean
has_room (const ImportRun *run, EntRecordKind kind)
{
  static const guint most[ENT_N_RECORD_KINDS] = {
    [ENT_RECORD_STAKEHOLDER] = ENT_LIMIT_STAKEHOLDERS,
    [ENT_RECORD_ASSESSMENT] = ENT_LIMIT_ASSESSMENTS,
    [ENT_RECORD_LOG] = ENT_LIMIT_LOG_ENTRIES,
    [ENT_RECORD_TIE] = ENT_LIMIT_TIES,
    [ENT_RECORD_MOMENT] = ENT_LIMIT_MOMENTS,
    [ENT_RECORD_ACTION] = ENT_LIMIT_ACTIONS,
    [ENT_RECORD_STEP] = ENT_LIMIT_STEPS,
  };
  guint n = kind == ENT_RECORD_ASSESSMENT ? run->n_ratings : kind == ENT_RECORD_LOG ? run->n_log
                                                                                    : ent_map_n_records (run->map, kind);

  return most[kind] == 0 || n < most[kind];
}

static gboolean
refuse_more (ImportRun *run, EntImportRow *row, gpointer record)
{
  ent_record_free (record);
  ent_import_remark (row, _("The map is full: this is left out."));
  if (!run->full)
    g_ptr_array_add (run->out->remarks, g_strdup (_("The file has more in it than a map can hold. What came last is left out; divide it among several maps.")));
  run->full = TRUE;
  return FALSE;
}

gboolean
ent_import_add (ImportRun *run, EntImportRow *row, gpointer record, const char *owner)
{
  EntRecordKind kind = ((const EntRecord *) record)->kind;
  g_autoptr (GError) error = NULL;

  if (!has_room (run, kind))
    return refuse_more (run, row, record);
  if (!ent_map_apply_take (run->map, record, owner, &error))
    {
      ent_import_remark (row, "%s", error->message);
      return FALSE;
    }
  run->n_ratings += kind == ENT_RECORD_ASSESSMENT;
  run->n_log += kind == ENT_RECORD_LOG;
  return TRUE;
}

/* Ours have the letter of their kind, and ten more. */
static gboolean
is_own (const char *id, const char *like)
{
  return strlen (id) == strlen (like) && id[0] == like[0] && id[1] == '-' && ent_id_is_valid (id);
}

char *
ent_import_new_id (ImportRun *run, EntRecordKind kind, const char *wanted)
{
  g_autofree char *fresh = ent_map_new_id (run->map, kind);

  if (wanted == NULL || !is_own (wanted, fresh))
    return g_steal_pointer (&fresh);
  for (EntRecordKind other = 0; other < ENT_N_RECORD_KINDS; other++)
    if (other != ENT_RECORD_MAP && other != ENT_RECORD_ASSESSMENT && ent_map_find (run->map, other, wanted) != NULL)
      return g_steal_pointer (&fresh);
  return g_strdup (wanted);
}

/* --- the run --- */

/* First what others refer to. */
static const EntSheetKind order[] = { ENT_SHEET_MAP, ENT_SHEET_SECTORS, ENT_SHEET_MOMENTS, ENT_SHEET_STAKEHOLDERS, ENT_SHEET_RATINGS,
                                      ENT_SHEET_TIES, ENT_SHEET_LOG, ENT_SHEET_ACTIONS, ENT_SHEET_STEPS };

static gboolean
has_table (const EntImport *import, EntSheetKind kind)
{
  for (guint i = 0; i < import->tables->len; i++)
    if (((ImportTable *) g_ptr_array_index (import->tables, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* Titles that stand above those of the columns. */
static void
report_titles (ImportRun *run, const ImportTable *table)
{
  for (guint row = 0; row < table->head; row++)
    {
      EntImportRow *report;
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint column = 0; column < table->columns->len; column++)
        if (ent_import_table_cell (table, row, column) != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", ent_import_table_cell (table, row, column));
      if (text->len == 0)
        continue;
      report = ent_import_row_new (run, table, row);
      ent_import_remark (report, _("The row stands above the titles of the columns. What it says stands in the notes of the map."));
      ent_import_row_end (run, report, ENT_ROW_HEADING, NULL, text->str);
      keep (run, ent_text_clean (text->str, -1, FALSE, NULL));
    }
}

static void
find_moment (ImportRun *run, const char *moment_id)
{
  const EntMoment *latest;
  EntMoment *first;
  g_autofree char *id = NULL;

  if (moment_id != NULL && ent_map_moment (run->map, moment_id) != NULL)
    {
      run->moment = ent_id (moment_id);
      return;
    }
  latest = ent_map_latest_moment (run->map);
  if (latest == NULL)
    {
      id = ent_map_new_id (run->map, ENT_RECORD_MOMENT);
      first = ent_moment_new_baseline (id, ent_date_today ());
      ent_import_add (run, NULL, first, NULL);
      latest = ent_map_latest_moment (run->map);
    }
  run->moment = ent_id_ref (latest->base.id);
}

static void
import_table (ImportRun *run, ImportTable *table, EntProgress *progress)
{
  report_titles (run, table);
  if (table->kind == ENT_SHEET_STAKEHOLDERS)
    ent_import_people (run, table, progress);
  else if (table->kind == ENT_SHEET_TIES)
    ent_import_ties (run, table, progress);
  else
    ent_import_rest (run, table, progress);
}

static void
import_kind (ImportRun *run, EntSheetKind kind, EntProgress *progress)
{
  for (guint i = 0; i < run->import->tables->len; i++)
    {
      run->table = i;
      if (((ImportTable *) g_ptr_array_index (run->import->tables, i))->kind == kind)
        import_table (run, g_ptr_array_index (run->import->tables, i), progress);
    }
}

/* To the notes of the map, each once. */
static void
keep_left (ImportRun *run)
{
  g_autofree char *notes = NULL;

  if (!ent_import_join_notes (ent_map_info (run->map)->notes, run->left, FALSE, &notes))
    g_ptr_array_add (run->out->remarks, g_strdup (_("The notes of the map would be too long: what the file says that has no place is left out.")));
  if (notes != NULL)
    ent_import_set (run, NULL, &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "notes"), notes);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const EntImportRow *x = *(const EntImportRow *const *) a, *y = *(const EntImportRow *const *) b;

  if (x->table != y->table)
    return x->table < y->table ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void
begin_run (ImportRun *run, EntMap *target)
{
  EntImported *out = g_new0 (EntImported, 1);

  out->map = ent_map_copy (target);
  out->rows = g_ptr_array_new_with_free_func (row_free);
  out->matches = g_ptr_array_new_with_free_func (match_free);
  out->remarks = g_ptr_array_new_with_free_func (g_free);
  run->out = out;
  run->map = out->map;
  run->by_ref = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->by_source = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ent_import_namesakes_free);
  run->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ent_import_namesakes_free);
  run->refs = g_hash_table_new (g_str_hash, g_str_equal);
  run->taken = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);
  run->ties = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);
  run->left = g_ptr_array_new_with_free_func (g_free);
}

static void
end_run (ImportRun *run)
{
  ent_id_unref (run->moment);
  g_hash_table_unref (run->by_ref);
  g_hash_table_unref (run->by_source);
  g_hash_table_unref (run->by_name);
  g_hash_table_unref (run->by_key);
  g_hash_table_unref (run->refs);
  g_hash_table_unref (run->taken);
  g_hash_table_unref (run->ties);
  g_clear_pointer (&run->wholes, g_ptr_array_unref);
  g_ptr_array_unref (run->left);
  g_clear_pointer (&run->by_content, g_hash_table_unref);
}

static void
copy_findings (ImportRun *run, const GPtrArray *findings, const char *file)
{
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (run->out->remarks, ent_finding_format (g_ptr_array_index (findings, i), file != NULL ? file : _("File")));
}

/* What cannot be saved must not get into a map: only of much text it is to be feared. */
static gboolean
can_be_saved (const EntImport *import, EntMap *map, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;

  for (guint i = 0; i < import->books->len; i++)
    length += ((const EntBook *) g_ptr_array_index (import->books, i))->n_bytes;
  if (length < MUCH_TEXT)
    return TRUE;
  bytes = ent_store_write (map, &problem);
  if (bytes != NULL && g_bytes_get_size (bytes) <= ENT_LIMIT_BYTES)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file has more text in it than a map can hold. Take columns out of it that are not needed, or divide it among several maps."));
  return FALSE;
}

EntImported *
ent_import_run (EntImport *import, EntMap *target, const char *moment_id, EntProgress *progress, GError **error)
{
  ImportRun run = { .import = import, .ratings_apart = has_table (import, ENT_SHEET_RATINGS) };
  g_autoptr (EntImported) out = NULL;

  begin_run (&run, target);
  out = run.out;
  for (guint i = 0; i < import->books->len; i++)
    copy_findings (&run, ((EntBook *) g_ptr_array_index (import->books, i))->findings, g_ptr_array_index (import->files, i));
  ent_import_learn_map (&run);
  ent_import_learn_refs (&run);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint from = ENT_PROGRESS_DONE * i / (guint) G_N_ELEMENTS (order), to = ENT_PROGRESS_DONE * (i + 1) / (guint) G_N_ELEMENTS (order);
      EntProgress *part = ent_progress_part (progress, from, to);

      if (order[i] == ENT_SHEET_STAKEHOLDERS)
        find_moment (&run, moment_id);
      import_kind (&run, order[i], part);
      if (order[i] == ENT_SHEET_TIES)
        ent_import_join_wholes (&run);
      g_clear_pointer (&part, ent_progress_unref);
    }
  keep_left (&run);
  g_ptr_array_sort (out->rows, compare_rows);
  for (guint i = 0; i < out->rows->len; i++)
    out->n_remarked += ((EntImportRow *) g_ptr_array_index (out->rows, i))->remarks != NULL;
  end_run (&run);
  if (ent_progress_is_stopped (progress))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped, and the map is as it was."));
      return NULL;
    }
  return can_be_saved (import, out->map, error) ? g_steal_pointer (&out) : NULL;
}
