/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as they come from spreadsheets, byte by byte, and as they go there. */
#include "io/sheet/sheet-html.h"
#include "io/sheet/tsv.h"

#include <gio/gio.h>
#include <string.h>

static const char *const sheet[5][5] = {
  { "Plain", "two\nlines", "\"quoted\"", "say \"no\"", "\"Los Amigos\" S.A." },
  { "a", "Niñez, Bahía ü €", "3.5", "14/03/2026", "" },
  { "=1+1", "+57 301", "@home", "-dash", "'apostrophe" },
  { "\"first\nsecond\" third", "\"a\" b\nc", "say \"no\"\nand go", "1", "  spaces    " },
  { "last", "\"", "\"\"", "0123", "end" },
};

/* LibreOffice 7.4 under application/x-libreoffice-tsvc. */
static const char libreoffice[] =
    "Plain\t\"two\nlines\"\t\"quoted\"\tsay \"no\"\t\"Los Amigos\" S.A.\n"
    "a\tNiñez, Bahía ü €\t3.5\t14/03/2026\t\n"
    "=1+1\t+57 301\t@home\t-dash\t'apostrophe\n"
    "\"\"\"first\nsecond\"\" third\"\t\"\"\"a\"\" b\nc\"\t\"say \"\"no\"\"\nand go\"\t1\t  spaces    \n"
    "last\t\"\t\"\"\t0123\tend\n";

/* The same as text/plain;charset=utf-8 (less its last row, whose marks nobody can tell apart). */
static const char libreoffice_plain[] =
    "Plain\ttwo lines\t\"quoted\"\tsay \"no\"\t\"Los Amigos\" S.A.\n"
    "a\tNiñez, Bahía ü €\t3.5\t14/03/2026\t\n"
    "=1+1\t+57 301\t@home\t-dash\t'apostrophe\n"
    "\"first second\" third\t\"a\" b c\tsay \"no\" and go\t1\t  spaces    \n";

/* Excel: rows end with CRLF, also the last one; within a cell a break is LF; only with one is a cell in marks. */
static const char excel[] =
    "Plain\t\"two\nlines\"\t\"quoted\"\tsay \"no\"\t\"Los Amigos\" S.A.\r\n"
    "a\tNiñez, Bahía ü €\t3.5\t14/03/2026\t\r\n"
    "=1+1\t+57 301\t@home\t-dash\t'apostrophe\r\n"
    "\"\"\"first\nsecond\"\" third\"\t\"\"\"a\"\" b\nc\"\t\"say \"\"no\"\"\nand go\"\t1\t  spaces    \r\n";

/* Google Sheets: as Excel, with LF after all rows but the last. */
static const char google[] =
    "Plain\t\"two\nlines\"\t\"quoted\"\tsay \"no\"\t\"Los Amigos\" S.A.\n"
    "a\tNiñez, Bahía ü €\t3.5\t14/03/2026\t\n"
    "=1+1\t+57 301\t@home\t-dash\t'apostrophe\n"
    "\"\"\"first\nsecond\"\" third\"\t\"\"\"a\"\" b\nc\"\t\"say \"\"no\"\"\nand go\"\t1\t  spaces    ";

static EntCells *
read_all (const char *text, EntTsvSource source)
{
  g_autoptr (GError) error = NULL;
  EntCells *cells = ent_tsv_read (text, strlen (text), source, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cells);
  return cells;
}

static void
assert_cells (const EntCells *cells, guint n_rows)
{
  g_assert_cmpuint (cells->n_rows, ==, n_rows);
  g_assert_cmpuint (cells->n_columns, ==, 5);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < 5; c++)
      g_assert_cmpstr (ent_cells_get (cells, r, c), ==, sheet[r][c]);
}

static void
assert_sheet (const char *text, EntTsvSource source, guint n_rows)
{
  g_autoptr (EntCells) cells = read_all (text, source);

  assert_cells (cells, n_rows);
}

static void
test_every_cell_of_libreoffice_comes_whole (void)
{
  assert_sheet (libreoffice, ENT_TSV_SHEETS, 5);
}

static void
assert_bytes (const char *bytes, gsize length, const char *cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCells) cells = ent_tsv_read (bytes, length, ENT_TSV_SHEETS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cells->n_rows, ==, 1);
  g_assert_cmpuint (cells->n_columns, ==, 1);
  g_assert_cmpstr (ent_cells_get (cells, 0, 0), ==, cell);
}

/* With a window of GTK it hands out UTF-16 as it lies in memory, otherwise UTF-8; either with a zero at the end or without. */
static void
test_a_cell_of_libreoffice_is_read_in_each_of_its_encodings (void)
{
  static const char *const words[] = { "a", "Niñez", "Łódź", "€", "Ā", "中文 a" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strconcat (words[i], "\n", NULL);
      glong n_units;
      g_autofree gunichar2 *units = g_utf8_to_utf16 (line, -1, NULL, &n_units, NULL);

      for (gsize zeros = 0; zeros < 2; zeros++)
        {
          assert_bytes ((const char *) units, ((gsize) n_units + zeros) * sizeof *units, words[i]);
          assert_bytes (line, strlen (line) + zeros, words[i]);
        }
    }
  assert_bytes ("a\0", 2, "a");
}

static void
test_the_whole_sheet_of_libreoffice_is_read_from_memory (void)
{
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (libreoffice, -1, NULL, &n_units, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCells) cells = ent_tsv_read ((const char *) units, (gsize) n_units * sizeof *units, ENT_TSV_SHEETS, &error);

  g_assert_no_error (error);
  assert_cells (cells, 5);
}

/* Such bytes are nothing that a program calls text. */
static void
test_zeros_are_refused_where_they_mean_nothing (void)
{
  static const gunichar2 half[] = { 'a', 0xd800 };
  const struct
  {
    const char *bytes;
    gsize length;
    EntTsvSource source;
  } cases[] = {
    { "a\0\n\0", 4, ENT_TSV_ANY },
    { "a\n\0", 3, ENT_TSV_ANY },
    { "a\0\n", 3, ENT_TSV_SHEETS },
    { "a\n\0\0\0", 5, ENT_TSV_SHEETS },
    { "a\0\0\0b\0", 6, ENT_TSV_SHEETS },
    { (const char *) half, sizeof half, ENT_TSV_SHEETS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_tsv_read (cases[i].bytes, cases[i].length, cases[i].source, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_of_plain_text_from_libreoffice_only_the_breaks_are_lost (void)
{
  g_autoptr (EntCells) cells = read_all (libreoffice_plain, ENT_TSV_ANY);

  g_assert_cmpuint (cells->n_rows, ==, 4);
  for (guint r = 0; r < cells->n_rows; r++)
    for (guint c = 0; c < 5; c++)
      {
        g_autofree char *line = g_strdelimit (g_strdup (sheet[r][c]), "\n", ' ');

        g_assert_cmpstr (ent_cells_get (cells, r, c), ==, line);
      }
}

static void
test_every_cell_of_excel_comes_whole (void)
{
  assert_sheet (excel, ENT_TSV_ANY, 4);
}

static void
test_every_cell_of_google_sheets_comes_whole (void)
{
  assert_sheet (google, ENT_TSV_ANY, 4);
}

/* Two cells that begin with a mark: a spreadsheet leaves both as they are. */
static void
test_marks_of_a_spreadsheet_are_letters (void)
{
  g_autoptr (EntCells) cells = read_all ("\"A\t\"B\nc\td\n", ENT_TSV_SHEETS);

  g_assert_cmpuint (cells->n_rows, ==, 2);
  g_assert_cmpstr (ent_cells_get (cells, 0, 0), ==, "\"A");
  g_assert_cmpstr (ent_cells_get (cells, 0, 1), ==, "\"B");
  g_assert_cmpstr (ent_cells_get (cells, 1, 0), ==, "c");
}

/* --- to a spreadsheet --- */

static char *
html_of (const char *text)
{
  g_autoptr (EntCells) cells = ent_cells_new (1, 1);

  ent_cells_take (cells, 0, 0, g_strdup (text));
  return ent_sheet_html_write (cells);
}

static void
assert_cell (const char *text, const char *wanted)
{
  g_autofree char *html = html_of (text);
  g_autofree char *row = g_strdup_printf ("\n<tr>%s</tr>\n", wanted);

  if (strstr (html, row) == NULL)
    g_error ("%s: %s", text, html);
}

static void
test_each_cell_is_marked_as_text_that_is_no_number (void)
{
  assert_cell ("Hotel Sol", "<td sdnum=\"1033;0;@\">Hotel Sol</td>");
  assert_cell (NULL, "<td sdnum=\"1033;0;@\"></td>");
  assert_cell ("2026-03-14", "<td sdnum=\"1033;0;@\">2026-03-14</td>");
  assert_cell ("0123", "<td sdnum=\"1033;0;@\">0123</td>");
  assert_cell ("3015551234", "<td sdnum=\"1033;0;@\">3015551234</td>");
  assert_cell ("+57 301", "<td sdnum=\"1033;0;@\">+57 301</td>");
  assert_cell ("+57-301", "<td sdnum=\"1033;0;@\">+57-301</td>");
  assert_cell ("4", "<td class=\"number\" sdval=\"4\" sdnum=\"1033;\">4</td>");
}

static void
test_a_break_is_in_its_cell (void)
{
  assert_cell ("one\ntwo\n\nthree", "<td sdnum=\"1033;0;@\">one<br>two<br><br>three</td>");
}

/* As LibreOffice 7.4 takes them. */
static void
test_blanks_that_html_would_join_stay (void)
{
  assert_cell ("one two", "<td sdnum=\"1033;0;@\">one two</td>");
  assert_cell ("one  two", "<td sdnum=\"1033;0;@\"><pre>one  two</pre></td>");
  assert_cell (" one", "<td sdnum=\"1033;0;@\"><pre> one</pre></td>");
  assert_cell ("one ", "<td sdnum=\"1033;0;@\"><pre>one </pre></td>");
  assert_cell ("one\ttwo", "<td sdnum=\"1033;0;@\"><pre>one\ttwo</pre></td>");
  assert_cell ("one\n two", "<td sdnum=\"1033;0;@\"><pre>one<br> two</pre></td>");
  assert_cell ("one \ntwo", "<td sdnum=\"1033;0;@\"><pre>one <br>two</pre></td>");
}

static void
test_no_text_is_markup (void)
{
  assert_cell ("</td><script>\"a\" & b</script>", "<td sdnum=\"1033;0;@\">&lt;/td&gt;&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;</td>");
}

static void
test_no_cell_is_a_formula (void)
{
  assert_cell ("=1+1", "<td sdnum=\"1033;0;@\">'=1+1</td>");
  assert_cell ("@SUM(A1)", "<td sdnum=\"1033;0;@\">'@SUM(A1)</td>");
}

/* Neither who made it nor of which map it is. */
static void
test_nothing_is_told_but_the_cells (void)
{
  g_autofree char *html = html_of ("x");

  g_assert_null (strstr (html, "<title"));
  g_assert_null (strstr (html, "generator"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/every-cell-of-libreoffice-comes-whole", test_every_cell_of_libreoffice_comes_whole);
  g_test_add_func ("/sheets/a-cell-of-libreoffice-is-read-in-each-of-its-encodings", test_a_cell_of_libreoffice_is_read_in_each_of_its_encodings);
  g_test_add_func ("/sheets/the-whole-sheet-of-libreoffice-is-read-from-memory", test_the_whole_sheet_of_libreoffice_is_read_from_memory);
  g_test_add_func ("/sheets/zeros-are-refused-where-they-mean-nothing", test_zeros_are_refused_where_they_mean_nothing);
  g_test_add_func ("/sheets/of-plain-text-from-libreoffice-only-the-breaks-are-lost", test_of_plain_text_from_libreoffice_only_the_breaks_are_lost);
  g_test_add_func ("/sheets/every-cell-of-excel-comes-whole", test_every_cell_of_excel_comes_whole);
  g_test_add_func ("/sheets/every-cell-of-google-sheets-comes-whole", test_every_cell_of_google_sheets_comes_whole);
  g_test_add_func ("/sheets/marks-of-a-spreadsheet-are-letters", test_marks_of_a_spreadsheet_are_letters);
  g_test_add_func ("/sheets/each-cell-is-marked-as-text-that-is-no-number", test_each_cell_is_marked_as_text_that_is_no_number);
  g_test_add_func ("/sheets/a-break-is-in-its-cell", test_a_break_is_in_its_cell);
  g_test_add_func ("/sheets/blanks-that-html-would-join-stay", test_blanks_that_html_would_join_stay);
  g_test_add_func ("/sheets/no-text-is-markup", test_no_text_is_markup);
  g_test_add_func ("/sheets/no-cell-is-a-formula", test_no_cell_is_a_formula);
  g_test_add_func ("/sheets/nothing-is-told-but-the-cells", test_nothing_is_told_but_the_cells);
  return g_test_run ();
}
