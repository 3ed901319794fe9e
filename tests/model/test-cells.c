/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of stakeholders edited by the block: all of it as one step, or nothing. */
#include "map-fixture.h"

#include "model/edit-cells.h"
#include "model/words-data.h"
#include "model/words.h"

#include <string.h>

typedef struct
{
  EntMap *map;
  EntHistory *history;
  char *start;
  EntColumn columns[16];
  EntCellRange range;
} Fixture;

static const char *const all[] = { "s-hotels", "s-police", "s-radio" };

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = new_map_with_moment ();
  add_moment (f->map, "t-later", "One year on", 20270314);
  add_stakeholder (f->map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (f->map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  add_assessment (f->map, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  f->history = ent_history_new (f->map, NULL);
  f->start = dump_map (f->map);
  f->range = (EntCellRange) { .ids = all, .n_ids = 3, .columns = f->columns, .moment_id = "t-first" };
}

/* Each edit is one step, or none, and goes back to the start. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  ent_map_check_invariants (f->map);
  g_assert_cmpuint (ent_history_n_steps (f->history), <=, 1);
  ent_history_undo (f->history);
  text = dump_map (f->map);
  g_assert_cmpstr (text, ==, f->start);
  g_free (f->start);
  g_object_unref (f->history);
  g_assert_finalize_object (f->map);
}

/* The columns from here on, in this order: names with blanks between. */
static void
show_columns (Fixture *f, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (f->range.n_columns = 0; list[f->range.n_columns] != NULL; f->range.n_columns++)
    g_assert_true (ent_column_find (list[f->range.n_columns], &f->columns[f->range.n_columns]));
}

/* Cells with "|" between, rows with "¶". */
static EntCells *
block (const char *text)
{
  g_auto (GStrv) rows = g_strsplit (text, "¶", -1);
  g_auto (GStrv) first = g_strsplit (rows[0], "|", -1);
  EntCells *cells = ent_cells_new (g_strv_length (rows), g_strv_length (first));

  for (guint r = 0; rows[r] != NULL; r++)
    {
      g_auto (GStrv) row = g_strsplit (rows[r], "|", -1);

      for (guint c = 0; row[c] != NULL; c++)
        ent_cells_take (cells, r, c, g_strdup (row[c]));
    }
  return cells;
}

static const char *
spanish (guint language, const EntChoices *choices, guint value)
{
  if (language > 0)
    return NULL;
  if (choices == &ent_commitment_choices && value == ENT_COMMITMENT_SUPPORTIVE)
    return "Favorable";
  return "-";
}

static gboolean
paste (Fixture *f, const char *text, EntPasted *pasted, GError **error)
{
  g_autoptr (EntCells) cells = block (text);

  return ent_edit_paste_cells (f->history, &f->range, ENT_SECTOR_COMMUNITY, spanish, cells, pasted, error);
}

static void
assert_pasted (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;

  paste (f, text, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *f, const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_false (paste (f, text, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, reason) == NULL)
    g_error ("%s: %s", text, error->message);
  after = dump_map (f->map);
  g_assert_cmpstr (after, ==, f->start);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
}

static const EntStakeholder *
get (Fixture *f, const char *id)
{
  return ent_map_stakeholder (f->map, id);
}

static guint
rating (Fixture *f, const char *id, const char *moment, EntAspect aspect)
{
  return ent_map_rating (f->map, get (f, id), moment, aspect);
}

static void
test_a_block_goes_over_the_table_as_one_step (Fixture *f, gconstpointer data)
{
  g_auto (EntPasted) pasted = { 0 };
  g_autoptr (GError) error = NULL;

  show_columns (f, "name sector power commitment");
  paste (f, "Hotels|private|5|supportive¶Police|Institutions|4 · Much|Not assessed", &pasted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get (f, "s-hotels")->name, ==, "Hotels");
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_POWER), ==, 5);
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_SUPPORTIVE);
  g_assert_cmpuint (rating (f, "s-police", "t-first", ENT_ASPECT_POWER), ==, 4);
  g_assert_cmpstr (get (f, "s-radio")->name, ==, "Radio Bahía");
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Paste 8 cells");
  g_assert_cmpuint (pasted.n_cells, ==, 8);
  g_assert_cmpuint (pasted.n_added, ==, 0);
  g_assert_cmpuint (g_strv_length (pasted.ids), ==, 2);
}

static void
test_ratings_go_to_the_moment_of_the_table (Fixture *f, gconstpointer data)
{
  show_columns (f, "commitment");
  f->range.moment_id = "t-later";
  assert_pasted (f, "leading");
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  g_assert_cmpuint (rating (f, "s-hotels", "t-later", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_LEADING);
}

static void
test_a_cell_is_understood_as_people_write_it (void)
{
  static const struct
  {
    const char *column, *text, *value;
  } cases[] = {
    { "name", " Hotel  Sol ", "Hotel  Sol" },
    { "name", "two\nlines", "two lines" },
    { "sector", "PRIVATE SECTOR", "private" },
    { "sector", "private", "private" },
    { "kind", "Government", "government" },
    { "level", "Not said", NULL },
    { "level", "", NULL },
    { "unit", "person", "person" },
    { "unit", "organisation", NULL },
    { "power", "3", "3" },
    { "power", "3.0", "3" },
    { "power", "3,00", "3" },
    { "power", "3 · Some", "3" },
    { "power", "decisive", "5" },
    { "power", "0", NULL },
    { "power", "Not assessed", NULL },
    { "commitment", "Supportive", "supportive" },
    { "commitment", "FAVORABLE", "supportive" },
    { "desired", "leading", "leading" },
    { "ally", "x", "yes" },
    { "ally", "SÍ", "yes" },
    { "ally", "No", NULL },
    { "veto", "TRUE", "yes" },
    { "veto", "", NULL },
    { "risk-date", "2026-03-14", "2026-03-14" },
    { "risk-date", "14/03/2026", "2026-03-14" },
    { "tag", "sea, hotels,sea", "sea\nhotels" },
    { "steps", "1.2; 1.1 Prepare", "1.1\n1.2" },
    { "steps", "1.1 1.2", "1.1\n1.2" },
    { "notes", "two\nlines", "two\nlines" },
    { "phone", "+57 301", "+57 301" },
    { "part-of", "radio bahia", "s-radio" },
  };
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntColumnReader) reader = ent_column_reader_new (map, spanish);

  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      EntColumn column;

      g_assert_true (ent_column_find (cases[i].column, &column));
      ent_column_read (reader, &column, cases[i].text, &value, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %s", cases[i].column, cases[i].text);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

static void
test_what_is_no_value_is_refused_whole_with_its_cell (Fixture *f, gconstpointer data)
{
  show_columns (f, "name sector power risk-date");
  assert_refused (f, "Hotels|private|5|2026-01-01¶Police|hotels|4|", "Row 2, column 2 of the copied cells (Sector): Sector cannot be");
  assert_refused (f, "Hotels|private|6|", "Row 1, column 3 of the copied cells (Decision power)");
  assert_refused (f, "Hotels|private|12|", "Row 1, column 3");
  assert_refused (f, "Hotels|private|5 · Little|", "Row 1, column 3");
  assert_refused (f, "Hotels|private|5|3/14/2026", "Row 1, column 4");
  assert_refused (f, "|private|5|", "Name cannot be empty.");
  assert_refused (f, "Hotels||5|", "Sector cannot be empty.");
  assert_refused (f, "Hotels|private|5||more", "5 columns");
  show_columns (f, "sector");
  assert_refused (f, "private¶private¶private¶private", "4 rows");
  show_columns (f, "part-of");
  assert_refused (f, "Hotel association", "a part of itself");
  assert_refused (f, "Nobody", "Add it first");
}

static void
test_a_name_that_is_too_long_is_not_cut (Fixture *f, gconstpointer data)
{
  g_autofree char *longer = g_strnfill (501, 'x');

  show_columns (f, "name");
  assert_refused (f, longer, "501");
}

static void
test_rows_past_the_last_add_stakeholders (Fixture *f, gconstpointer data)
{
  static const char *const last[] = { "s-radio" };
  g_auto (EntPasted) pasted = { 0 };
  g_autoptr (GError) error = NULL;
  const EntStakeholder *added;

  show_columns (f, "name sector power part-of tag");
  f->range.ids = last;
  f->range.n_ids = 1;
  paste (f, "Radio|media|2||¶Taxi drivers|informal|1||sea, taxi¶Night guides||3|Taxi drivers|¶||||", &pasted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pasted.n_added, ==, 2);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
  added = ent_map_stakeholder_at (f->map, 3);
  g_assert_cmpstr (added->name, ==, "Taxi drivers");
  g_assert_cmpuint (added->sector, ==, ENT_SECTOR_INFORMAL);
  g_assert_cmpuint (added->kind, ==, ENT_KIND_INFORMAL);
  g_assert_cmpuint (g_strv_length (added->tags), ==, 2);
  g_assert_cmpuint (ent_map_rating (f->map, added, "t-first", ENT_ASPECT_POWER), ==, 1);
  added = ent_map_stakeholder_at (f->map, 4);
  g_assert_cmpuint (added->sector, ==, ENT_SECTOR_COMMUNITY);
  g_assert_true (added->part_of == ent_map_stakeholder_at (f->map, 3)->base.id);
}

static void
test_a_row_of_titles_is_left_out (Fixture *f, gconstpointer data)
{
  show_columns (f, "name sector commitment");
  assert_pasted (f, "Nombre|SECTOR|Commitment¶Hotels|private|leading");
  g_assert_cmpstr (get (f, "s-hotels")->name, ==, "Hotels");
  g_assert_cmpstr (get (f, "s-police")->name, ==, "Tourism police");
}

static void
test_a_shorter_row_leaves_the_rest_alone (Fixture *f, gconstpointer data)
{
  show_columns (f, "name commitment");
  assert_pasted (f, "One|leading¶Two");
  g_assert_cmpstr (get (f, "s-police")->name, ==, "Two");
  assert_pasted (f, "One|leading¶Two");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
}

static void
test_two_may_change_places_in_part_of (Fixture *f, gconstpointer data)
{
  static const char *const two[] = { "s-hotels", "s-police" };

  show_columns (f, "part-of");
  f->range.ids = two;
  f->range.n_ids = 2;
  assert_pasted (f, "Tourism police¶");
  ent_history_undo (f->history);
  g_assert_null (get (f, "s-hotels")->part_of);
  ent_history_redo (f->history);
  g_assert_cmpstr (get (f, "s-hotels")->part_of, ==, "s-police");
}

static void
test_a_change_of_sector_or_commitment_clears_the_pin (Fixture *f, gconstpointer data)
{
  const EntField *pin = ent_field_find (ENT_RECORD_STAKEHOLDER, "pin");
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), pin, "0.5 0.5");

  g_assert_true (ent_map_apply (f->map, change, NULL, NULL));
  g_free (f->start);
  f->start = dump_map (f->map);
  show_columns (f, "sector");
  assert_pasted (f, "media");
  g_assert_false (get (f, "s-hotels")->pin.set);
}

/* All that is chosen from, one a line. */
static char *
all_members (const EntChoices *choices)
{
  GString *all_of_them = g_string_new (NULL);

  for (guint i = 0; i < choices->n_items; i++)
    g_string_append_printf (all_of_them, "%s%s", i > 0 ? "\n" : "", choices->items[i].name);
  return g_string_free (all_of_them, FALSE);
}

/* "Zero tolerance, with procedures". */
static void
test_a_label_may_have_what_stands_between_labels (void)
{
  static const char *const between[] = { "; ", ", ", ",", "\n", " ,\n;" };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntColumnReader) reader = ent_column_reader_new (map, ent_words_choice_in);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (between) && fields[i].type == ENT_FIELD_BITS; k++)
      for (guint language = 0; language <= ent_words_n_catalogues; language++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autofree char *value = NULL, *expected = all_members (fields[i].choices);
          g_autoptr (GError) error = NULL;

          for (guint item = 0; item < fields[i].choices->n_items; item++)
            g_string_append_printf (text, "%s%s", item > 0 ? between[k] : "", language < ent_words_n_catalogues ? ent_words_choice_in (language, fields[i].choices, item) : ent_choice_label (fields[i].choices, item));
          ent_column_read (reader, &(EntColumn) { .field = &fields[i] }, text->str, &value, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (value, ==, expected);
        }
}

static void
test_a_set_is_written_in_the_words_of_people (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  EntColumn column;
  g_autofree char *text = NULL;

  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-radio", "foundations", "zero-tolerance\nlong-term");
  g_assert_true (ent_column_find ("foundations", &column));
  text = ent_column_write (&column, map, ent_map_stakeholder (map, "s-radio"), "t-first");
  g_assert_cmpstr (text, ==, "Zero tolerance, with procedures; For the long term");
}

/* What another program gets is what it gives back. */
static void
test_what_is_copied_pastes_back_the_same (void)
{
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntColumnReader) reader = ent_column_reader_new (map, NULL);

  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  for (guint i = 0; i < n; i++)
    for (guint turn = 0; turn < 6; turn++)
      {
        g_autoptr (EntStakeholder) record = ent_record_new (ENT_RECORD_STAKEHOLDER);
        EntColumn column = { .field = &fields[i] };
        g_autofree char *text = NULL, *before = NULL, *after = NULL, *every = fields[i].type == ENT_FIELD_BITS ? all_members (fields[i].choices) : NULL;
        g_autoptr (GError) error = NULL;

        if (fields[i].group == ENT_GROUP_NONE)
          continue;
        if (fields[i].type == ENT_FIELD_CHOICE || fields[i].type == ENT_FIELD_BITS)
          ent_field_set (&fields[i], record, turn == 5 && fields[i].type == ENT_FIELD_BITS ? every : fields[i].choices->items[turn % fields[i].choices->n_items].name);
        else if (fields[i].type == ENT_FIELD_DATE)
          ent_field_set (&fields[i], record, turn > 0 ? "2026-03-14" : NULL);
        else if (fields[i].type == ENT_FIELD_BOOL)
          ent_field_set (&fields[i], record, turn % 2 ? "yes" : NULL);
        else if (fields[i].type == ENT_FIELD_ID)
          ent_field_set (&fields[i], record, turn % 2 ? "s-radio" : NULL);
        else
          ent_field_set (&fields[i], record, turn % 2 ? "=Sol\nMar" : "Mar");
        before = ent_column_get (&column, map, record, NULL);
        text = ent_column_write (&column, map, record, NULL);
        ent_column_read (reader, &column, text, &after, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (after, ==, before);
      }
}

static void
test_filling_down_takes_the_first_row_for_all (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  show_columns (f, "sector commitment");
  ent_edit_fill_down (f->history, &f->range, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (get (f, all[i])->sector, ==, ENT_SECTOR_PRIVATE);
      g_assert_cmpuint (rating (f, all[i], "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
    }
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Fill down 4 cells");
  f->range.n_ids = 1;
  g_assert_false (ent_edit_fill_down (f->history, &f->range, &error));
  g_assert_nonnull (error);
  f->range.n_ids = 3;
  show_columns (f, "sector name");
  g_assert_false (ent_edit_fill_down (f->history, &f->range, NULL));
  g_assert_cmpstr (get (f, "s-police")->name, ==, "Tourism police");
}

static void
test_emptying_is_one_step_and_never_takes_a_name (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  show_columns (f, "commitment name");
  g_assert_false (ent_edit_clear_cells (f->history, &f->range, &error));
  g_assert_nonnull (strstr (error->message, "Name"));
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  f->range.n_columns = 1;
  g_assert_true (ent_edit_clear_cells (f->history, &f->range, NULL));
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Empty 3 cells");
}

/* Columns of other choices have words of their own. */
static void
test_a_word_means_the_same_in_every_cell_of_its_column (Fixture *f, gconstpointer data)
{
  show_columns (f, "power ally veto commitment desired");
  assert_pasted (f, "1|1|1| Favorable|Favorable¶1|1|1|Favorable| Favorable¶ 1|yes|yes| Favorable|favorable");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_cmpuint (rating (f, all[i], "t-first", ENT_ASPECT_POWER), ==, 1);
      g_assert_cmpuint (rating (f, all[i], "t-first", ENT_ASPECT_ALLY), ==, 1);
      g_assert_true (get (f, all[i])->veto);
      g_assert_cmpuint (rating (f, all[i], "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_SUPPORTIVE);
      g_assert_cmpuint (rating (f, all[i], "t-first", ENT_ASPECT_DESIRED), ==, ENT_COMMITMENT_SUPPORTIVE);
    }
}

static void
test_a_locked_map_is_not_pasted_into (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  show_columns (f, "name");
  ent_history_set_locked (f->history, TRUE);
  g_assert_false (paste (f, "Hotels", NULL, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (ent_edit_fill_down (f->history, &f->range, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (ent_edit_clear_cells (f->history, &f->range, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  ent_history_set_locked (f->history, FALSE);
}

static void
test_a_smaller_block_fills_a_larger_range (void)
{
  static const struct
  {
    guint rows, columns, n_rows, n_columns;
  } cases[] = { { 4, 1, 4, 1 }, { 3, 1, 2, 1 }, { 4, 2, 4, 2 }, { 1, 1, 2, 1 }, { 0, 0, 2, 1 } };
  g_autoptr (EntCells) two = block ("a¶b");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntCells) tiled = ent_cells_tile (two, cases[i].rows, cases[i].columns);

      g_assert_cmpuint (tiled->n_rows, ==, cases[i].n_rows);
      g_assert_cmpuint (tiled->n_columns, ==, cases[i].n_columns);
      g_assert_cmpstr (ent_cells_get (tiled, tiled->n_rows - 1, 0), ==, "b");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/cells/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-block-goes-over-the-table-as-one-step", test_a_block_goes_over_the_table_as_one_step);
  ADD ("ratings-go-to-the-moment-of-the-table", test_ratings_go_to_the_moment_of_the_table);
  ADD ("what-is-no-value-is-refused-whole-with-its-cell", test_what_is_no_value_is_refused_whole_with_its_cell);
  ADD ("a-name-that-is-too-long-is-not-cut", test_a_name_that_is_too_long_is_not_cut);
  ADD ("rows-past-the-last-add-stakeholders", test_rows_past_the_last_add_stakeholders);
  ADD ("a-row-of-titles-is-left-out", test_a_row_of_titles_is_left_out);
  ADD ("a-shorter-row-leaves-the-rest-alone", test_a_shorter_row_leaves_the_rest_alone);
  ADD ("two-may-change-places-in-part-of", test_two_may_change_places_in_part_of);
  ADD ("a-change-of-sector-or-commitment-clears-the-pin", test_a_change_of_sector_or_commitment_clears_the_pin);
  ADD ("filling-down-takes-the-first-row-for-all", test_filling_down_takes_the_first_row_for_all);
  ADD ("emptying-is-one-step-and-never-takes-a-name", test_emptying_is_one_step_and_never_takes_a_name);
  ADD ("a-word-means-the-same-in-every-cell-of-its-column", test_a_word_means_the_same_in_every_cell_of_its_column);
  ADD ("a-locked-map-is-not-pasted-into", test_a_locked_map_is_not_pasted_into);
  g_test_add_func ("/cells/a-label-may-have-what-stands-between-labels", test_a_label_may_have_what_stands_between_labels);
  g_test_add_func ("/cells/a-set-is-written-in-the-words-of-people", test_a_set_is_written_in_the_words_of_people);
  g_test_add_func ("/cells/a-cell-is-understood-as-people-write-it", test_a_cell_is_understood_as_people_write_it);
  g_test_add_func ("/cells/what-is-copied-pastes-back-the-same", test_what_is_copied_pastes_back_the_same);
  g_test_add_func ("/cells/a-smaller-block-fills-a-larger-range", test_a_smaller_block_fills_a_larger_range);
  return g_test_run ();
}
