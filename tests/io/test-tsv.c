/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells as spreadsheets put them onto the clipboard. */
#include "io/sheet/tsv.h"

#include <gio/gio.h>
#include <string.h>

/* Rows with "¶" after each, cells with "|" between; "∅" is unsaid. */
static char *
show (const EntCells *cells)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < cells->n_rows; r++)
    {
      for (guint c = 0; c < cells->n_columns; c++)
        {
          const char *text = ent_cells_get (cells, r, c);

          g_string_append_printf (out, "%s%s", c > 0 ? "|" : "", text != NULL ? text : "∅");
        }
      g_string_append (out, "¶");
    }
  return g_string_free (out, FALSE);
}

static EntCells *
read_all (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntCells *cells = ent_tsv_read (text, strlen (text), ENT_TSV_ANY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cells);
  return cells;
}

static void
test_cells_are_read_as_spreadsheets_write_them (void)
{
  static const struct
  {
    const char *text, *cells;
  } cases[] = {
    { "", "" },
    { "a", "a¶" },
    { "a\n", "a¶" },
    { "\n", "¶" },
    { "\r\n", "¶" },
    { "a\tb\nc\td\n", "a|b¶c|d¶" },
    { "a\tb\r\nc\td\r\n", "a|b¶c|d¶" },
    { "a\tb\rc\td\r", "a|b¶c|d¶" },
    { "a\tb\n\nc\td", "a|b¶|∅¶c|d¶" },
    { "\t\n", "|¶" },
    { "a\nb\tc\n", "a|∅¶b|c¶" },
    { "\"two\nlines\"\tb\n", "two\nlines|b¶" },
    { "\"two\r\nlines\"\tb\r\n", "two\nlines|b¶" },
    { "\"two\rlines\"\rb\r", "two\nlines¶b¶" },
    { "\"a\ttab\"\tb", "a\ttab|b¶" },
    { "\"say \"\"no\"\"\n\"", "say \"no\"\n¶" },
    { "\"\"", "¶" },
    { "\"\"\"\"", "\"¶" },
    { "\"Los Amigos\" S.A.\tb", "\"Los Amigos\" S.A.|b¶" },
    { "\"Los Amigos\"\tb", "\"Los Amigos\"|b¶" },
    { "\"\"\"Los Amigos\"\"\"\tb", "\"Los Amigos\"|b¶" },
    { "5\" pipe\tb", "5\" pipe|b¶" },
    { "\xef\xbb\xbfNiñez\tb", "Niñez|b¶" },
    { " spaces stay \t", " spaces stay |¶" },
    { "'=1+1\t'+57 301\t'@home\t'-", "=1+1|+57 301|@home|-¶" },
    { "''=1\t'Sol'\t'", "'=1|'Sol'|'¶" },
    { "'＝1", "＝1¶" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntCells) cells = read_all (cases[i].text);
      g_autofree char *shown = show (cells);

      g_assert_cmpstr (shown, ==, cases[i].cells);
    }
}

static void
test_other_encodings_are_understood (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } cases[] = {
    { "\xff\xfe"
      "a\0\t\0\xf1\0\r\0\n\0",
      12 },
    { "\xfe\xff"
      "\0a\0\t\0\xf1\0\r\0\n",
      12 },
    { "\xfe\xff\xfe\xff"
      "\0a\0\t\0\xf1\0\r\0\n",
      14 },
    { "\xef\xbb\xbf\xef\xbb\xbf"
      "a\t\xc3\xb1\r\n",
      12 },
    { "a\t\xf1\r\n", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntCells) cells = ent_tsv_read (cases[i].bytes, cases[i].length, ENT_TSV_ANY, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      shown = show (cells);
      g_assert_cmpstr (shown, ==, "a|ñ¶");
    }
}

static void
test_what_is_unclear_is_refused_with_its_place (void)
{
  static const struct
  {
    const char *text, *place;
  } cases[] = {
    { "a\tb\nc\t\"d", "Row 2, column 2:" },
    { "\"", "Row 1, column 1:" },
    { "a\n\"b\nc\" d", "Row 2, column 1:" },
    { "a\t\"b\tc\"d", "Row 1, column 2:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_tsv_read (cases[i].text, strlen (cases[i].text), ENT_TSV_ANY, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("%s", error->message);
    }
}

static void
assert_refused (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_tsv_read (bytes, length, ENT_TSV_ANY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_limits_are_kept (void)
{
  g_autofree char *wide = g_strnfill (ENT_TSV_MAX_COLUMNS, '\t');
  g_autofree char *tall = g_strnfill (ENT_TSV_MAX_ROWS + 1, '\n');
  g_autofree char *cell = g_strnfill (ENT_TSV_MAX_CELL + 1, 'x');
  g_autoptr (GString) ragged = g_string_new (NULL);

  for (guint i = 0; i < ENT_TSV_MAX_COLUMNS - 1; i++)
    g_string_append_c (ragged, '\t');
  for (guint i = 0; i <= ENT_TSV_MAX_CELLS / ENT_TSV_MAX_COLUMNS; i++)
    g_string_append_c (ragged, '\n');
  assert_refused (wide, ENT_TSV_MAX_COLUMNS);
  assert_refused (tall, ENT_TSV_MAX_ROWS + 1);
  assert_refused (cell, ENT_TSV_MAX_CELL + 1);
  assert_refused (ragged->str, ragged->len);
  g_strreverse (ragged->str);
  assert_refused (ragged->str, ragged->len);
  assert_refused ("a\0b", 3);
  assert_refused ("\xff\xfe"
                  "a",
                  3);
  assert_refused ("\xff\xfe\0\xd8", 4);
  wide[ENT_TSV_MAX_COLUMNS - 1] = '\0';
  ent_cells_free (read_all (wide));
}

/* Whatever is on the clipboard: no crash, and what is read is text. */
static void
test_noise_is_read_or_refused (void)
{
  static const char alphabet[] = "\"\"\"\t\t\n\r'=a\xc3\xa1\xf1\xff\xfe";
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 24);
      char *bytes = g_malloc (length);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntCells) cells = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      cells = ent_tsv_read (bytes, length, ENT_TSV_ANY, &error);
      g_assert_true ((cells == NULL) == (error != NULL));
      for (guint c = 0; cells != NULL && c < cells->n_rows * cells->n_columns; c++)
        g_assert_true (cells->cells[c] == NULL || g_utf8_validate (cells->cells[c], -1, NULL));
      g_free (bytes);
    }
}

static char *
random_cell (GRand *rand)
{
  static const char *const pieces[] = { "", "a", "\"", "'", "=", "+", "-", "@", "\t", "\n", " ", "ñ", "＝", "0", "/" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_what_is_written_reads_back_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (EntCells) cells = ent_cells_new ((guint) g_rand_int_range (rand, 1, 5), (guint) g_rand_int_range (rand, 1, 5));
      g_autofree char *text = NULL, *before = NULL, *after = NULL;
      g_autoptr (EntCells) again = NULL;

      for (guint r = 0; r < cells->n_rows; r++)
        for (guint c = 0; c < cells->n_columns; c++)
          ent_cells_take (cells, r, c, random_cell (rand));
      text = ent_tsv_write (cells);
      again = read_all (text);
      before = show (cells);
      after = show (again);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Pasted into a spreadsheet, a name must not be a formula. */
static void
test_nothing_that_is_written_is_a_formula (void)
{
  static const char *const hostile[] = { "=HYPERLINK(\"http://x\")", "+SUM(A1)", "+1+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1", "＠x" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (EntCells) cells = ent_cells_new (1, 1);
      g_autofree char *text = NULL;

      ent_cells_take (cells, 0, 0, g_strdup (hostile[i]));
      text = ent_tsv_write (cells);
      g_assert_true (text[text[0] == '"' ? 1 : 0] == '\'');
    }
}

/* Such a number is dialled as it is copied. */
static void
test_a_phone_stays_as_it_is (void)
{
  static const char *const phones[] = { "+57 (301) 555-1234", "+1.202.555.0101", "+573015551234" };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autoptr (EntCells) cells = ent_cells_new (1, 1);
      g_autofree char *text = NULL;

      ent_cells_take (cells, 0, 0, g_strdup (phones[i]));
      text = ent_tsv_write (cells);
      g_assert_cmpstr (text, ==, phones[i]);
    }
}

/* Minus 244 would be left of the first. */
static void
test_a_phone_that_would_be_worked_out_is_kept_from_it (void)
{
  static const char *const phones[] = { "+57-301", "+57/2", "+57-301-555-1234", "+57(301)555-1234", "+57.301-5" };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autoptr (EntCells) cells = ent_cells_new (1, 1);
      g_autoptr (EntCells) again = NULL;
      g_autofree char *text = NULL;

      ent_cells_take (cells, 0, 0, g_strdup (phones[i]));
      text = ent_tsv_write (cells);
      g_assert_cmpstr (text + 1, ==, phones[i]);
      g_assert_true (text[0] == '\'');
      again = read_all (text);
      g_assert_cmpstr (ent_cells_get (again, 0, 0), ==, phones[i]);
    }
}

static void
test_a_single_word_has_no_line_end (void)
{
  g_autoptr (EntCells) cells = ent_cells_new (1, 1);
  g_autofree char *text = NULL;

  ent_cells_take (cells, 0, 0, g_strdup ("Hotel Sol"));
  text = ent_tsv_write (cells);
  g_assert_cmpstr (text, ==, "Hotel Sol");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsv/cells-are-read-as-spreadsheets-write-them", test_cells_are_read_as_spreadsheets_write_them);
  g_test_add_func ("/tsv/other-encodings-are-understood", test_other_encodings_are_understood);
  g_test_add_func ("/tsv/what-is-unclear-is-refused-with-its-place", test_what_is_unclear_is_refused_with_its_place);
  g_test_add_func ("/tsv/limits-are-kept", test_limits_are_kept);
  g_test_add_func ("/tsv/noise-is-read-or-refused", test_noise_is_read_or_refused);
  g_test_add_func ("/tsv/what-is-written-reads-back-the-same", test_what_is_written_reads_back_the_same);
  g_test_add_func ("/tsv/nothing-that-is-written-is-a-formula", test_nothing_that_is_written_is_a_formula);
  g_test_add_func ("/tsv/a-phone-stays-as-it-is", test_a_phone_stays_as_it_is);
  g_test_add_func ("/tsv/a-phone-that-would-be-worked-out-is-kept-from-it", test_a_phone_that_would_be_worked_out_is_kept_from_it);
  g_test_add_func ("/tsv/a-single-word-has-no-line-end", test_a_single_word_has_no_line_end);
  return g_test_run ();
}
