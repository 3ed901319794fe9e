/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps through every format that is written and read: there and back, compared field by field; and files that are
 * something else than their names say.
 */
#include "io/exchange/export-book.h"
#include "io/exchange/import.h"
#include "io/store.h"

#include <string.h>

static const char *const samples[] = { "puerto-coral", "cartagena", "peru" };

static EntMap *
open_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".entorno", NULL), *path = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) opened = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (opened->map);
}

static void
add (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static EntStakeholder *
new_stakeholder (const char *id, const char *name)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  return stakeholder;
}

/* Names and notes that a format could trip over. */
static EntMap *
tricky_map (void)
{
  static const char *const names[] = { "O\"Neil & <Söhne> 'x'", "=cmd|' /C calc'!A1", "a;b,c|d\te", "'quoted", "@sum", "+57 301 555", "-", "100", "007",
                                       "Привет ประเทศ 如 مرحبا", "*Vertices 3", "//comment", "back\\slash\\n", "{curly} [square] `tick`", "Ñandú — “comillas”", "%d %s", "null" };
  EntMap *map = ent_map_new ();

  ent_map_seed_ids (map, 7);
  add (map, ent_moment_new_baseline ("t-aaaaaaaaaa", 20260314));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-aaaaaaaa%02u", i);
      g_autofree char *clean = ent_text_clean (names[i], -1, TRUE, NULL);
      EntStakeholder *stakeholder = new_stakeholder (id, clean);

      stakeholder->notes = g_strdup_printf ("first \"line\"\n\n=third; %s\n  indented", clean);
      stakeholder->sector = (guint8) (i % ENT_N_SECTORS);
      stakeholder->kind = (guint8) (i % ENT_N_KINDS);
      add (map, stakeholder);
    }
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("e-aaaaaaaa%02u", i), *from = g_strdup_printf ("s-aaaaaaaa%02u", i - 1), *to = g_strdup_printf ("s-aaaaaaaa%02u", i);
      EntTie *tie = ent_record_new (ENT_RECORD_TIE);

      ent_record_set_id (tie, id);
      tie->from = ent_id (from);
      tie->to = ent_id (to);
      tie->kind = (guint8) (i % ENT_N_TIE_KINDS);
      tie->strength = (guint8) (i % 3);
      tie->notes = i % 2 == 0 ? g_strdup ("two\nlines") : NULL;
      add (map, tie);
    }
  return map;
}

/* --- there and back --- */

static gboolean
holds (const EntBookFormat *format, EntSheetKind kind)
{
  return (format->holds & (1u << (guint) kind)) != 0;
}

static EntMap *
there_and_back (EntMap *map, const EntBookFormat *writer, const EntBookFormat *reader)
{
  g_autoptr (GError) error = NULL;
  EntWriteOptions write = { 0 };
  EntReadOptions read = { 0 };
  g_autoptr (GPtrArray) files = ent_export_map (map, writer, NULL, &write, &error);
  g_autoptr (EntImport) import = ent_import_new ();
  g_autoptr (EntMap) empty = ent_map_new ();
  g_autoptr (EntImported) imported = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      EntBook *book = reader->read (((const EntBookFile *) g_ptr_array_index (files, i))->bytes, &read, &error);

      g_assert_no_error (error);
      ent_import_take_book (import, book, NULL);
    }
  imported = ent_import_run (import, empty, NULL, NULL, &error);
  g_assert_no_error (error);
  ent_map_check_invariants (imported->map);
  if (imported->n_left_out > 0)
    g_error ("%s: %u rows left out", writer->name, imported->n_left_out);
  return g_object_ref (imported->map);
}

static void
assert_field (const EntBookFormat *format, const EntField *field, gconstpointer a, gconstpointer b)
{
  g_autofree char *x = ent_field_get (field, a), *y = ent_field_get (field, b);

  if (g_strcmp0 (x, y) != 0)
    g_error ("%s: %s of %s is “%s”, and came back as “%s”", format->name, field->name, ((const EntRecord *) a)->id, x, y);
}

static void
assert_stakeholders (const EntBookFormat *format, EntMap *map, EntMap *back)
{
  guint n_fields;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n_fields);

  g_assert_cmpuint (ent_map_n_stakeholders (back), ==, ent_map_n_stakeholders (map));
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i), *other = ent_map_stakeholder (back, stakeholder->base.id);

      if (other == NULL)
        g_error ("%s: “%s” did not come back", format->name, stakeholder->name);
      for (guint k = 0; k < n_fields; k++)
        assert_field (format, &fields[k], stakeholder, other);
      for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
        g_assert_cmpuint (ent_map_rating (back, other, NULL, aspect), ==, ent_map_rating (map, stakeholder, NULL, aspect));
    }
}

static void
assert_ties (const EntBookFormat *format, EntMap *map, EntMap *back)
{
  guint n_fields;
  const EntField *fields = ent_fields (ENT_RECORD_TIE, &n_fields);

  g_assert_cmpuint (ent_map_n_ties (back), ==, ent_map_n_ties (map));
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i), *other = ent_map_tie (back, tie->base.id);

      if (other == NULL)
        g_error ("%s: the tie %s did not come back", format->name, tie->base.id);
      for (guint k = 0; k < n_fields; k++)
        if (strcmp (fields[k].name, "direction") != 0)
          assert_field (format, &fields[k], tie, other);
      g_assert_cmpint (ent_tie_direction (other), ==, ent_tie_direction (tie));
    }
}

/* All that a book holds, in its order: the maps have other ids, and no logo. */
static void
assert_whole (const EntBookFormat *format, EntMap *map, EntMap *back)
{
  static const EntRecordKind kinds[] = { ENT_RECORD_MOMENT, ENT_RECORD_ACTION, ENT_RECORD_STEP, ENT_RECORD_SECTOR };
  guint n_fields;
  const EntField *fields = ent_fields (ENT_RECORD_MAP, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type != ENT_FIELD_DATA)
      assert_field (format, &fields[i], ent_map_info (map), ent_map_info (back));
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_assert_cmpuint (ent_map_n_records (back, kinds[k]), ==, ent_map_n_records (map, kinds[k]));
      for (guint i = 0; i < ent_map_n_records (map, kinds[k]); i++)
        g_assert_true (ent_record_equal (ent_map_record_at (map, kinds[k], i), ent_map_record_at (back, kinds[k], i)));
    }
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (!ent_record_equal (ent_map_stakeholder_at (map, i), ent_map_stakeholder_at (back, i)))
      g_error ("%s: “%s” came back otherwise", format->name, ent_map_stakeholder_at (map, i)->name);
}

/* Names, and between whom which ties are: what a network is. */
static void
assert_network (const EntBookFormat *format, EntMap *map, EntMap *back)
{
  g_assert_cmpuint (ent_map_n_stakeholders (back), ==, ent_map_n_stakeholders (map));
  g_assert_cmpuint (ent_map_n_ties (back), ==, ent_map_n_ties (map));
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    g_assert_cmpstr (ent_map_stakeholder_at (back, i)->name, ==, ent_map_stakeholder_at (map, i)->name);
}

static void
assert_comes_back (EntMap *map, const EntBookFormat *writer, const EntBookFormat *reader)
{
  g_autoptr (EntMap) back = there_and_back (map, writer, reader);

  if (strcmp (writer->name, "pajek") == 0)
    {
      assert_network (writer, map, back);
      return;
    }
  assert_stakeholders (writer, map, back);
  assert_ties (writer, map, back);
  if (holds (writer, ENT_SHEET_RATINGS) && holds (writer, ENT_SHEET_STEPS))
    assert_whole (writer, map, back);
}

/* Who reads what @writer writes; NULL: nobody does. */
static const EntBookFormat *
reader_of (const EntBookFormat *writer)
{
  if (strcmp (writer->name, "kumu") == 0)
    return ent_book_format_find ("xlsx");
  if (strcmp (writer->name, "kumu-json") == 0)
    return ent_book_format_find ("json");
  return writer->read != NULL ? writer : NULL;
}

static void
assert_all_formats (EntMap *map)
{
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    if (formats[i].write != NULL && reader_of (&formats[i]) != NULL)
      {
        g_test_message ("%s", formats[i].name);
        assert_comes_back (map, &formats[i], reader_of (&formats[i]));
      }
}

static void
test_the_samples_come_back_from_every_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (EntMap) map = open_sample (samples[i]);

      assert_all_formats (map);
    }
}

static void
test_what_a_format_could_trip_over_comes_back (void)
{
  g_autoptr (EntMap) map = tricky_map ();

  assert_all_formats (map);
}

static void
test_an_empty_map_can_be_written_in_every_format (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GError) error = NULL;
      EntWriteOptions write = { 0 };
      g_autoptr (GPtrArray) files = formats[i].write != NULL ? ent_export_map (map, &formats[i], NULL, &write, &error) : NULL;

      g_assert_no_error (error);
      g_assert_true (formats[i].write == NULL || files->len > 0);
    }
}

static void
test_what_is_stopped_writes_and_reads_nothing (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral");
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      EntWriteOptions write = { 0, progress };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = NULL;

      ent_progress_stop (progress, 0);
      files = formats[i].write != NULL ? ent_export_map (map, &formats[i], NULL, &write, &error) : NULL;
      g_assert_true (files != NULL || formats[i].write == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    }
}

/* --- telling formats apart --- */

static void
assert_guess (const char *path, const char *content, gsize length, const char *format, const char *says)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GError) error = NULL;
  const EntBookFormat *found = ent_book_format_guess (path, bytes, &error);

  if (format != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (found->name, ==, format);
      return;
    }
  g_assert_null (found);
  g_assert_nonnull (error);
  if (strstr (error->message, says) == NULL)
    g_error ("%s: %s", path, error->message);
}

static void
test_a_file_is_told_by_what_is_in_it (void)
{
  assert_guess ("a.csv", "Name;Sector\n", 12, "csv", NULL);
  assert_guess ("a.tsv", "Name\tSector\n", 12, "csv", NULL);
  assert_guess ("a", "Name;Sector\n", 12, "csv", NULL);
  assert_guess ("a.csv", "PK\3\4rest", 8, "xlsx", NULL);
  assert_guess ("a.xml", "<?xml version=\"1.0\"?><graphml>", 30, "graphml", NULL);
  assert_guess ("a.gexf", "<gexf version=\"1.3\">", 20, "gexf", NULL);
  assert_guess ("a", "*Vertices 3\n", 12, "pajek", NULL);
  assert_guess ("a", "*node data\n", 11, "vna", NULL);
  assert_guess ("a", "digraph {}", 10, "dot", NULL);
  assert_guess ("a", "{\"elements\":[]}", 15, "json", NULL);
  assert_guess (NULL, "Name;Sector\n", 12, "csv", NULL);
}

static void
test_what_is_no_table_says_what_it_is (void)
{
  assert_guess ("a.csv", "%PDF-1.7", 8, NULL, "PDF");
  assert_guess ("a.csv", "\x89PNG\r\n", 6, NULL, "picture");
  assert_guess ("a.xls", "\xd0\xcf\x11\xe0\xa1\xb1", 6, NULL, ".xlsx");
  assert_guess ("a.csv", "", 0, NULL, "empty");
  assert_guess ("a.gz", "\x1f\x8b\x08", 3, NULL, "compressed");
  assert_guess ("a.xlsx", "Name;Sector\n", 12, NULL, ".xlsx");
  assert_guess ("a.xml", "<html><body>", 12, NULL, "XML");
  assert_guess ("a.entorno", "<map xmlns=\"urn:entorno:map:1\">", 31, NULL, "Entorno");
}

static void
test_the_longest_ending_decides_what_is_written (void)
{
  g_assert_cmpstr (ent_book_format_of_path ("a.kumu.xlsx")->name, ==, "kumu");
  g_assert_cmpstr (ent_book_format_of_path ("a.xlsx")->name, ==, "xlsx");
  g_assert_cmpstr (ent_book_format_of_path ("A.CSV")->name, ==, "csv");
  g_assert_cmpstr (ent_book_format_of_path ("a.drawio.csv")->name, ==, "drawio");
  g_assert_null (ent_book_format_of_path ("a.entorno"));
  g_assert_null (ent_book_format_of_path ("a.vna"));
}

static void
test_files_beside_each_other_are_named_alike (void)
{
  static const char *const rows[][3] = {
    { "/maps/map.csv", "-ties", "/maps/map-ties.csv" },
    { "map.of.all.csv", "-ties", "map.of.all-ties.csv" },
    { "/maps/map.csv", NULL, "/maps/map.csv" },
    { "/maps.of/map", "-ties", "/maps.of/map-ties" },
    /* a hidden file has no ending for that */
    { "/maps/.csv", "-ties", "/maps/.csv-ties" },
    { ".csv", "-ties", ".csv-ties" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = ent_book_file_path (rows[i][0], rows[i][1]);

      g_assert_cmpstr (path, ==, rows[i][2]);
    }
}

static void
test_an_empty_file_of_any_format_is_no_crash (void)
{
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);
  EntReadOptions read = { 0 };

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = formats[i].read != NULL ? formats[i].read (bytes, &read, &error) : NULL;

      g_assert_true (formats[i].read == NULL || book != NULL || error != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/formats/the-samples-come-back-from-every-format", test_the_samples_come_back_from_every_format);
  g_test_add_func ("/io/formats/what-a-format-could-trip-over-comes-back", test_what_a_format_could_trip_over_comes_back);
  g_test_add_func ("/io/formats/an-empty-map-can-be-written-in-every-format", test_an_empty_map_can_be_written_in_every_format);
  g_test_add_func ("/io/formats/what-is-stopped-writes-and-reads-nothing", test_what_is_stopped_writes_and_reads_nothing);
  g_test_add_func ("/io/formats/a-file-is-told-by-what-is-in-it", test_a_file_is_told_by_what_is_in_it);
  g_test_add_func ("/io/formats/what-is-no-table-says-what-it-is", test_what_is_no_table_says_what_it_is);
  g_test_add_func ("/io/formats/the-longest-ending-decides-what-is-written", test_the_longest_ending_decides_what_is_written);
  g_test_add_func ("/io/formats/files-beside-each-other-are-named-alike", test_files_beside_each_other_are_named_alike);
  g_test_add_func ("/io/formats/an-empty-file-of-any-format-is-no-crash", test_an_empty_file_of_any_format_is_no_crash);
  return g_test_run ();
}
