/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of other programs, in the format that ENT_FUZZ_FORMAT names: they give tables, or a reason. Whatever stands in the
 * tables comes into a map that stays whole, as one step that can be taken back, and the same once more brings nothing new. What
 * is written of it in the same format can be read.
 */
#include "fuzz/fuzz.h"

#include "analysis/compare-maps.h"
#include "io/exchange/export-book.h"
#include "io/exchange/import.h"
#include "model/edit.h"

#include <string.h>

/* So many rows may take long, and find no more. */
#define MOST_ROWS 2000u

static EntMap *
new_map (void)
{
  static const char *const names[] = { "Hotel association", "Radio" };
  EntMap *map = ent_map_new ();

  ent_map_seed_ids (map, 1);
  ent_map_apply_take (map, ent_moment_new_baseline ("t-first", 20260101), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      ent_record_set_id (stakeholder, id);
      stakeholder->name = g_strdup (names[i]);
      ent_map_apply_take (map, stakeholder, NULL, NULL);
    }
  return map;
}

static EntBook *
read_book (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  EntReadOptions options = { 0 };
  EntBook *book = ent_book_format_find (ENT_FUZZ_FORMAT)->read (bytes, &options, &error);

  g_assert_true ((book == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  return book;
}

/* FALSE: there is more in it than can be tried often. */
static gboolean
check_cells (const EntBook *book)
{
  guint n_rows = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);

      n_rows += ent_book_sheet_n_rows (sheet);
      for (guint row = 0; n_rows <= MOST_ROWS && row < ent_book_sheet_n_rows (sheet); row++)
        for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
          {
            const char *text = ent_book_sheet_get (sheet, row, column);

            g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
          }
    }
  for (guint i = 0; i < book->findings->len; i++)
    g_assert_true (g_utf8_validate (((const EntFinding *) g_ptr_array_index (book->findings, i))->message, -1, NULL));
  return n_rows <= MOST_ROWS;
}

static EntMap *
import_into (EntImport *import, EntMap *target)
{
  g_autoptr (EntMap) before = ent_map_copy (target);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntImported) imported = ent_import_run (import, target, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ent_map_equal (target, before));
  ent_map_check_invariants (imported->map);
  for (guint i = 0; i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);

      for (guint k = 0; row->remarks != NULL && k < row->remarks->len; k++)
        g_assert_true (g_utf8_validate (g_ptr_array_index (row->remarks, k), -1, NULL));
    }
  return g_object_ref (imported->map);
}

static void
check_step (EntMap *map, EntMap *after)
{
  g_autoptr (EntMap) open = ent_map_copy (map);
  g_autoptr (EntHistory) history = ent_history_new (open, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMapChanges) changes = ent_compare_maps (map, after, &error);

  g_assert_no_error (error);
  if (changes->changes->len == 0)
    return;
  g_assert_true (ent_edit_apply_changes (history, "Import", changes->changes, &error));
  g_assert_true (ent_map_equal (open, after));
  g_assert_true (ent_history_undo (history));
  g_assert_true (ent_map_equal (open, map));
}

static void
assert_same_cells (const EntBookSheet *ours, const EntBookSheet *theirs)
{
  guint n_rows = ent_book_sheet_n_rows (ours), n_columns = ent_book_sheet_n_columns (ours);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        const char *text = ent_book_sheet_get (ours, row, column);

        g_assert_cmpstr (ent_book_sheet_get (theirs, row, column), ==, text);
      }
}

/* In a text of cells each of them comes back as it was. */
static void
check_text_of_cells (EntMap *map)
{
  const EntBookFormat *format = ent_book_format_find (ENT_FUZZ_FORMAT);
  EntExportOptions options = { NULL, FALSE, format->holds, NULL };
  EntWriteOptions write = { ',', NULL };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (EntBook) book = ent_export_book (map, &options, NULL);
  guint n = 0;

  g_assert_nonnull (book);
  g_assert_true (format->write (book, &write, files, NULL));
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);
      const EntBookFile *file;
      g_autoptr (EntBook) again = NULL;

      /* names of columns alone are not written */
      if (ent_book_sheet_kind (sheet) != ENT_SHEET_STAKEHOLDERS && ent_book_sheet_n_rows (sheet) < 2)
        continue;
      file = g_ptr_array_index (files, n++);
      again = read_book (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
      assert_same_cells (sheet, g_ptr_array_index (again->sheets, 0));
    }
  g_assert_cmpuint (n, ==, files->len);
}

/* Several files are read together. */
static void
check_writing (EntMap *map)
{
  const EntBookFormat *format = ent_book_format_find (ENT_FUZZ_FORMAT);
  EntWriteOptions write = { ';', NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = format->write != NULL ? ent_export_map (map, format, NULL, &write, &error) : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const EntBookFile *file = g_ptr_array_index (files, i);
      g_autoptr (EntBook) book = read_book (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));

      g_assert_nonnull (book);
    }
  if (strcmp (ENT_FUZZ_FORMAT, "csv") == 0)
    check_text_of_cells (map);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (EntBook) book = read_book ((const char *) data, size);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntMap) map = NULL, after = NULL;

  if (book == NULL || !check_cells (book))
    return 0;
  import = ent_import_new ();
  ent_import_take_book (import, g_steal_pointer (&book), "file");
  map = new_map ();
  after = import_into (import, map);
  check_step (map, after);
  check_writing (after);
  return 0;
}
