/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map as tables: all of it is there, it comes back, and what a format cannot hold is said. */
#include "io-test.h"

#include "book-test.h"
#include "io/book/sheets/csv.h"
#include "io/exchange/export-book.h"
#include "io/exchange/import.h"

#include <string.h>

#define ALL_SHEETS ((1u << ENT_N_SHEET_KINDS) - 1u)

/* --- a map of which every field says something, with ids of our own --- */

static char *
new_id (char letter, guint n)
{
  return g_strdup_printf ("%c-%010u", letter, n);
}

static void
add (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_map_apply_take (map, record, NULL, &error));
  g_assert_no_error (error);
}

static gpointer
new_record (EntRecordKind kind, char letter, guint n)
{
  gpointer record = ent_record_new (kind);
  g_autofree char *id = new_id (letter, n);

  ent_record_set_id (record, id);
  fill_record (record, n);
  return record;
}

static void
add_ratings (EntStakeholder *stakeholder, guint moment, guint turn)
{
  g_autofree char *id = new_id ('t', moment);

  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

      assessment->moment = ent_id (id);
      assessment->aspect = (guint8) aspect;
      fill_record (assessment, turn + aspect);
      ent_stakeholder_take_assessment (stakeholder, assessment);
    }
}

static void
add_stakeholders (EntMap *map)
{
  g_autofree char *first = new_id ('s', 1);

  for (guint i = 1; i <= 4; i++)
    {
      EntStakeholder *stakeholder = new_record (ENT_RECORD_STAKEHOLDER, 's', i);

      if (i == 2 || i == 3)
        stakeholder->part_of = ent_id (first);
      if (i != 4)
        add_ratings (stakeholder, 1, i);
      if (i == 2)
        add_ratings (stakeholder, 2, i + 1);
      ent_stakeholder_take_log (stakeholder, new_record (ENT_RECORD_LOG, 'l', i));
      add (map, stakeholder);
    }
}

static EntMap *
new_own_map (void)
{
  EntMap *map = ent_map_new ();
  g_autofree char *second = new_id ('s', 2), *third = new_id ('s', 3);
  EntAction *action;
  EntMapInfo *info = ent_record_new (ENT_RECORD_MAP);

  ent_record_set_id (info, "m-0000000001");
  fill_record (info, 1);
  add (map, info);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      EntSector *sector = ent_record_new (ENT_RECORD_SECTOR);

      ent_record_set_id (sector, ent_sector_choices.items[i].name);
      fill_record (sector, i);
      add (map, sector);
    }
  add (map, new_record (ENT_RECORD_MOMENT, 't', 1));
  add (map, new_record (ENT_RECORD_MOMENT, 't', 2));
  add_stakeholders (map);
  for (guint i = 0; i < ENT_N_TIE_KINDS; i++)
    {
      EntTie *tie = new_record (ENT_RECORD_TIE, 'e', i);

      tie->from = ent_id (second);
      tie->to = ent_id (third);
      tie->kind = (guint8) i;
      /* the usual one is not said when it comes back */
      tie->direction = i == ENT_TIE_MEMBER_OF ? ENT_DIRECTION_DEFAULT : ENT_DIRECTION_BOTH;
      add (map, tie);
    }
  action = new_record (ENT_RECORD_ACTION, 'a', 1);
  action->with = g_strdupv ((char *[]) { third, second, NULL });
  add (map, action);
  add (map, new_record (ENT_RECORD_STEP, 'p', 1));
  add (map, new_record (ENT_RECORD_STEP, 'p', 2));
  return map;
}

/* --- the same map --- */

static void
assert_same_fields (gconstpointer a, gconstpointer b)
{
  const EntRecord *one = a, *other = b;
  guint n_fields;
  const EntField *fields = ent_fields (one->kind, &n_fields);

  g_assert_cmpint (one->kind, ==, other->kind);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *ours = ent_field_get (&fields[i], a), *theirs = ent_field_get (&fields[i], b);

      if (fields[i].type != ENT_FIELD_DATA && g_strcmp0 (ours, theirs) != 0)
        g_error ("%s of %s: “%s” is “%s”", fields[i].name, one->id, ours, theirs);
    }
}

static void
assert_same_contents (const GPtrArray *ours, const GPtrArray *theirs)
{
  guint n = ours != NULL ? ours->len : 0;

  g_assert_cmpuint (n, ==, theirs != NULL ? theirs->len : 0);
  for (guint i = 0; i < n; i++)
    assert_same_fields (g_ptr_array_index (ours, i), g_ptr_array_index (theirs, i));
}

static void
assert_same_map (EntMap *ours, EntMap *theirs)
{
  assert_same_fields (ent_map_info (ours), ent_map_info (theirs));
  for (EntRecordKind kind = ENT_RECORD_SECTOR; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n = kind != ENT_RECORD_ASSESSMENT && kind != ENT_RECORD_LOG ? ent_map_n_records (ours, kind) : 0;

      if (n > 0)
        g_assert_cmpuint (ent_map_n_records (theirs, kind), ==, n);
      for (guint i = 0; i < n; i++)
        {
          const EntRecord *one = ent_map_record_at (ours, kind, i), *other = ent_map_record_at (theirs, kind, i);

          g_assert_cmpstr (one->id, ==, other->id);
          assert_same_fields (one, other);
        }
    }
  for (guint i = 0; i < ent_map_n_stakeholders (ours); i++)
    {
      assert_same_contents (ent_map_stakeholder_at (ours, i)->assessments, ent_map_stakeholder_at (theirs, i)->assessments);
      assert_same_contents (ent_map_stakeholder_at (ours, i)->log, ent_map_stakeholder_at (theirs, i)->log);
    }
}

static EntBook *export(EntMap *map, gboolean names)
{
  EntExportOptions options = { NULL, names, ALL_SHEETS, NULL };
  g_autoptr (GError) error = NULL;
  EntBook *book = ent_export_book (map, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  return book;
}

static EntMap *
run (EntImport *import, EntMap *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntImported) imported = ent_import_run (import, target, NULL, NULL, &error);

  g_assert_no_error (error);
  ent_map_check_invariants (imported->map);
  for (guint i = 0; i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);

      if (row->remarks != NULL)
        g_error ("row %u of table %u: %s", row->row, row->table, (const char *) g_ptr_array_index (row->remarks, 0));
    }
  return g_object_ref (imported->map);
}

static void
test_a_map_comes_back_from_its_tables (void)
{
  for (gboolean names = FALSE; names <= TRUE; names++)
    {
      g_autoptr (EntMap) map = new_own_map (), empty = ent_map_new (), back = NULL, same = NULL;
      g_autoptr (EntImport) import = ent_import_new ();

      ent_import_take_book (import, export(map, names), NULL);
      back = run (import, empty);
      assert_same_map (map, back);
      same = run (import, map);
      g_assert_true (ent_map_equal (map, same));
    }
}

static void
test_a_map_comes_back_from_files_of_csv (void)
{
  g_autoptr (EntMap) map = new_own_map (), empty = ent_map_new (), back = NULL;
  g_autoptr (EntImport) import = ent_import_new ();
  EntWriteOptions write = { ';', NULL };
  EntReadOptions read = { ENT_ENCODING_FIND, 0, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = ent_export_map (map, ent_book_format_find ("csv"), NULL, &write, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 9);
  /* in any order */
  for (guint i = files->len; i > 0; i--)
    {
      EntBook *book = ent_csv_read (((const EntBookFile *) g_ptr_array_index (files, i - 1))->bytes, &read, &error);

      g_assert_no_error (error);
      ent_import_take_book (import, book, "file");
    }
  back = run (import, empty);
  assert_same_map (map, back);
}

/* --- what stands in them --- */

static const char *
cell (const EntBookSheet *sheet, guint row, const char *title)
{
  int column = ent_book_sheet_find_column (sheet, title);

  if (column < 0)
    g_error ("no column is called %s", title);
  return ent_book_sheet_get (sheet, row, (guint) column);
}

static EntMap *
new_small_map (void)
{
  EntMap *map = ent_map_new ();

  for (guint i = 1; i <= 2; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);
      g_autofree char *id = new_id ('s', i), *moment_id = new_id ('t', i);

      ent_record_set_id (moment, moment_id);
      moment->name = g_strdup (i == 1 ? "Before" : "After");
      moment->date = 20260101 + i;
      add (map, moment);
      ent_record_set_id (stakeholder, id);
      stakeholder->name = g_strdup (i == 1 ? "=Hotel" : "Radio");
      stakeholder->sector = ENT_SECTOR_MEDIA;
      stakeholder->part_of = i == 2 ? ent_id ("s-0000000001") : NULL;
      add (map, stakeholder);
    }
  for (guint i = 1; i <= 2; i++)
    {
      EntAssessment *rating = ent_record_new (ENT_RECORD_ASSESSMENT);
      g_autofree char *moment_id = new_id ('t', i);

      rating->moment = ent_id (moment_id);
      rating->aspect = ENT_ASPECT_COMMITMENT;
      rating->value = (guint8) (i == 1 ? ENT_COMMITMENT_RESISTANT : ENT_COMMITMENT_LEADING);
      rating->reason = g_strdup (i == 1 ? "said so" : "came");
      g_assert_true (ent_map_apply_take (map, rating, "s-0000000001", NULL));
    }
  return map;
}

static void
test_tables_for_people_are_in_their_words (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  g_autoptr (EntBook) book = export(map, FALSE);
  const EntBookSheet *people = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *ratings = ent_book_sheet (book, ENT_SHEET_RATINGS), *legend = ent_book_sheet (book, ENT_SHEET_LEGEND);

  g_assert_false (book->names);
  g_assert_cmpstr (ent_book_sheet_name (people), ==, "Stakeholders");
  g_assert_cmpstr (ent_book_sheet_get (people, 0, 0), ==, "id");
  g_assert_cmpstr (cell (people, 1, "id"), ==, "s-0000000001");
  g_assert_cmpstr (cell (people, 1, "Name"), ==, "=Hotel");
  g_assert_cmpstr (cell (people, 1, "Sector"), ==, "Media");
  g_assert_cmpstr (cell (people, 1, "Commitment"), ==, "Leading");
  g_assert_cmpstr (cell (people, 1, "Commitment: Reason"), ==, "came");
  g_assert_cmpstr (cell (people, 1, "Part of"), ==, NULL);
  g_assert_cmpstr (cell (people, 2, "Part of"), ==, "=Hotel");
  g_assert_cmpstr (cell (people, 2, "part-of-id"), ==, "s-0000000001");
  g_assert_cmpuint (ent_book_sheet_n_rows (ratings), ==, 3);
  g_assert_cmpstr (cell (ratings, 1, "Stakeholder"), ==, "=Hotel");
  g_assert_cmpstr (cell (ratings, 1, "stakeholder-id"), ==, "s-0000000001");
  g_assert_cmpstr (cell (ratings, 1, "Moment"), ==, "Before");
  g_assert_cmpstr (cell (ratings, 1, "Value"), ==, "Resistant");
  g_assert_cmpuint (ent_book_sheet_n_rows (legend), >, 20);
}

static void
test_tables_for_programs_have_the_names_of_files (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  g_autoptr (EntBook) book = export(map, TRUE);
  const EntBookSheet *people = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS);

  g_assert_true (book->names);
  g_assert_cmpstr (cell (people, 1, "name"), ==, "=Hotel");
  g_assert_cmpstr (cell (people, 1, "sector"), ==, "media");
  g_assert_cmpstr (cell (people, 1, "commitment"), ==, "leading");
  g_assert_cmpstr (cell (people, 1, "commitment-reason"), ==, "came");
  g_assert_cmpstr (cell (people, 2, "part-of"), ==, "s-0000000001");
}

static void
test_ratings_beside_stakeholders_are_those_of_the_moment (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  EntExportOptions options = { "t-0000000001", FALSE, ALL_SHEETS, NULL };
  g_autoptr (EntBook) book = ent_export_book (map, &options, NULL);
  const EntBookSheet *people = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS);

  g_assert_cmpstr (cell (people, 1, "Commitment"), ==, "Resistant");
  g_assert_cmpstr (cell (people, 1, "Commitment: Reason"), ==, "said so");
}

static void
test_an_empty_map_is_titles (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  g_autoptr (EntBook) book = export(map, FALSE);

  g_assert_cmpuint (ent_book_sheet_n_rows (ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS)), ==, 1);
  g_assert_cmpuint (ent_book_sheet_n_rows (ent_book_sheet (book, ENT_SHEET_TIES)), ==, 1);
}

static void
test_what_nobody_waits_for_is_stopped (void)
{
  g_autoptr (EntMap) map = new_random_map (1, 2000);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntExportOptions options = { NULL, FALSE, ALL_SHEETS, progress };
  g_autoptr (GError) error = NULL;

  ent_progress_stop (progress, 2);
  g_assert_null (ent_export_book (map, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_plan_without_actions_is_titles (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  EntWriteOptions options = { ';', NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_export_actions (map, &options, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, "\xef\xbb\xbf\"id\";\"What\";\"Responsible\";\"Due\";\"State\";\"With\"\r\n");
}

static void
add_action (EntMap *map, const char *id, EntActionState state)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);
  GError *error = NULL;

  ent_record_set_id (action, id);
  action->what = g_strdup (id);
  action->state = (guint8) state;
  ent_map_apply_take (map, action, NULL, &error);
  g_assert_no_error (error);
}

static void
test_an_open_action_is_said_to_be_open (void)
{
  static const char *const states[][2] = { { "Open", "open" }, { "Done", "done" }, { "Dropped", "dropped" } };
  g_autoptr (EntMap) map = ent_map_new ();

  add_action (map, "a-0000000001", ENT_STATE_OPEN);
  add_action (map, "a-0000000002", ENT_STATE_DONE);
  add_action (map, "a-0000000003", ENT_STATE_DROPPED);
  for (guint names = 0; names < 2; names++)
    {
      g_autoptr (EntBook) book = export(map, names != 0);

      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        g_assert_cmpstr (cell (ent_book_sheet (book, ENT_SHEET_ACTIONS), i + 1, names != 0 ? "state" : "State"), ==, states[i][names]);
    }
}

/* --- what is lost --- */

static char *
show_losses (EntMap *map, guint holds)
{
  EntBookFormat format = *ent_book_format_find ("csv");
  g_autoptr (GPtrArray) losses = NULL;

  format.holds = holds;
  losses = ent_export_losses (map, &format);
  g_ptr_array_add (losses, NULL);
  return g_strjoinv ("\n", (char **) losses->pdata);
}

static void
assert_said (const char *losses, const char *part)
{
  if (strstr (losses, part) == NULL)
    g_error ("“%s” is not said in: %s", part, losses);
}

static void
test_what_a_format_cannot_hold_is_said (void)
{
  g_autoptr (EntMap) map = new_own_map (), small = new_small_map ();
  g_autofree char *graph = show_losses (map, 1u << ENT_SHEET_STAKEHOLDERS), *all = show_losses (map, ALL_SHEETS), *few = show_losses (small, 1u << ENT_SHEET_STAKEHOLDERS), *none = show_losses (small, ALL_SHEETS);

  assert_said (graph, "11 ties are left out.");
  assert_said (graph, "entries of logs");
  assert_said (graph, "1 action is left out.");
  assert_said (graph, "2 kept pictures are left out.");
  assert_said (graph, "Names and colours");
  assert_said (graph, "The logo is left out.");
  g_assert_cmpstr (all, ==, "The logo is left out.");
  assert_said (few, "1 rating of another moment is left out.");
  assert_said (few, "2 moments");
  g_assert_null (strstr (few, "tie"));
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/a-map-comes-back-from-its-tables", test_a_map_comes_back_from_its_tables);
  g_test_add_func ("/export/a-map-comes-back-from-files-of-csv", test_a_map_comes_back_from_files_of_csv);
  g_test_add_func ("/export/tables-for-people-are-in-their-words", test_tables_for_people_are_in_their_words);
  g_test_add_func ("/export/tables-for-programs-have-the-names-of-files", test_tables_for_programs_have_the_names_of_files);
  g_test_add_func ("/export/ratings-beside-stakeholders-are-those-of-the-moment", test_ratings_beside_stakeholders_are_those_of_the_moment);
  g_test_add_func ("/export/an-empty-map-is-titles", test_an_empty_map_is_titles);
  g_test_add_func ("/export/a-plan-without-actions-is-titles", test_a_plan_without_actions_is_titles);
  g_test_add_func ("/export/an-open-action-is-said-to-be-open", test_an_open_action_is_said_to_be_open);
  g_test_add_func ("/export/what-nobody-waits-for-is-stopped", test_what_nobody_waits_for_is_stopped);
  g_test_add_func ("/export/what-a-format-cannot-hold-is-said", test_what_a_format_cannot_hold_is_said);
  return g_test_run ();
}
