/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with cells, as programs save it: in, and out again. */
#include "book-sample.h"
#include "book-test.h"

#include "folder.h"
#include "io/book/sheets/csv.h"

#include <locale.h>
#include <string.h>

static void
assert_cells (const char *text, char separator, const char *cells)
{
  g_autoptr (EntBook) book = book_from_csv (text, separator);
  g_autofree char *shown = show_sheet (first_sheet (book));

  g_assert_cmpstr (shown, ==, cells);
}

/* And nothing was found wrong. */
static void
assert_reads (const char *text, const char *cells)
{
  g_autoptr (EntBook) book = book_from_csv (text, 0);
  g_autofree char *shown = show_sheet (first_sheet (book)), *findings = show_findings (book);

  g_assert_cmpstr (shown, ==, cells);
  g_assert_cmpstr (findings, ==, "");
}

static EntBook *
read_bytes (const char *bytes, gsize length, GError **error)
{
  EntReadOptions options = { ENT_ENCODING_FIND, 0, NULL };
  g_autoptr (GBytes) held = g_bytes_new_static (bytes, length);

  return ent_csv_read (held, &options, error);
}

/* --- cells and rows --- */

static void
test_cells_are_read_as_programs_write_them (void)
{
  static const struct
  {
    const char *text, *cells;
  } cases[] = {
    { "", "" },
    { "\n", "" },
    { "a,b", "a|b¶" },
    { "a,b\n", "a|b¶" },
    { "a,b\nc,d\n", "a|b¶c|d¶" },
    { "a,b\r\nc,d\r\n", "a|b¶c|d¶" },
    { "a,b\rc,d\r", "a|b¶c|d¶" },
    { "a,b\n\rc,d", "a|b¶|¶c|d¶" },
    { "a,\n,b\n", "a|¶|b¶" },
    { "a,b\n\n\nc,d", "a|b¶|¶|¶c|d¶" },
    { "\"a\",\"b\"\n", "a|b¶" },
    { "\"a,b\",c\n", "a,b|c¶" },
    { "\"say \"\"no\"\"\",c\n", "say \"no\"|c¶" },
    { "\"\",\"\"\"\"\n", "|\"¶" },
    { "\"two\nlines\",b\n", "two\nlines|b¶" },
    { "\"two\r\nlines\",b\r\n", "two\nlines|b¶" },
    { "\"two\rlines\",b\r", "two\nlines|b¶" },
    { "\"\n\",b\n", "\n|b¶" },
    { "5\" pipe,b\n", "5\" pipe|b¶" },
    { "\"Los Amigos\" S.A.,b\n", "\"Los Amigos\" S.A.|b¶" },
    { "  a  ,  \"b\"  ,  c\n", "  a  |b|  c¶" },
    { "\" a \",b\n", " a |b¶" },
    { "   ,\" \",b\n", "| |b¶" },
    { "Ñandú,日本\n", "Ñandú|日本¶" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (cases[i].text, cases[i].cells);
}

/* V33: the mark that Excel sets before "CSV UTF-8" is no letter of the first title. */
static void
test_the_mark_of_excel_is_no_part_of_the_first_title (void)
{
  assert_reads ("\xef\xbb\xbfSource,Target\nA,B\n", "Source|Target¶A|B¶");
  assert_reads ("\xef\xbb\xbf\"Source\",\"Target\"\nA,B\n", "Source|Target¶A|B¶");
  assert_reads ("\xef\xbb\xbfsep=;\nSource;Target\nA;B\n", "Source|Target¶A|B¶");
}

/* V34 */
static void
test_quotation_marks_are_no_letters (void)
{
  assert_reads ("\"a\";\"b\"\n\"c\";\"d\"\n", "a|b¶c|d¶");
}

/* V38 */
static void
test_a_note_of_two_lines_is_one_row (void)
{
  assert_reads ("Name,Notes\nA,\"one\ntwo\"\nB,\"one\r\ntwo\"\n", "Name|Notes¶A|one\ntwo¶B|one\ntwo¶");
}

/* V40 */
static void
test_a_separator_in_quotes_parts_nothing (void)
{
  assert_reads ("1,\"Chapter 1, Test\"\n", "1|Chapter 1, Test¶");
}

static void
test_each_row_knows_its_line (void)
{
  static const guint lines[] = { 1, 2, 5, 9, 10 };
  g_autoptr (EntBook) book = book_from_csv ("a,b\nc,\"x\ny\r\nz\"\n\"q\rr\n\",s\n\nt,u\nv,w", 0);
  g_autoptr (EntBook) named = book_from_csv ("sep=,\r\na,b\r\nc,d", 0);
  const EntBookSheet *sheet = first_sheet (book);
  guint row = 0;

  for (guint i = 0; i < ent_book_sheet_n_rows (sheet); i++)
    if (ent_book_sheet_get (sheet, i, 0) != NULL)
      {
        g_assert_cmpuint (ent_book_sheet_line (sheet, i), ==, lines[row]);
        row++;
      }
  g_assert_cmpuint (row, ==, G_N_ELEMENTS (lines));
  g_assert_cmpuint (ent_book_sheet_line (first_sheet (named), 0), ==, 2);
  g_assert_cmpuint (ent_book_sheet_line (first_sheet (named), 1), ==, 3);
}

static void
test_rows_may_be_of_any_length (void)
{
  assert_reads ("a,b,c\nd\ne,f,g,h\ni,j,k\n", "a|b|c|¶d|||¶e|f|g|h¶i|j|k|¶");
  /* as a spreadsheet saves columns that somebody has emptied */
  assert_reads ("a,b,,,\nc,d,,,\n,,,,\n,,,,\n", "a|b¶c|d¶");
}

/* --- separators --- */

static void
test_the_separator_is_found (void)
{
  static const struct
  {
    const char *text, *cells;
  } cases[] = {
    { "a,b,c\nd,e,f\n", "a|b|c¶d|e|f¶" },
    { "a;b;c\nd;e;f\n", "a|b|c¶d|e|f¶" },
    { "a\tb\tc\nd\te\tf\n", "a|b|c¶d|e|f¶" },
    { "a|b|c\nd|e|f\n", "a|b|c¶d|e|f¶" },
    /* others stand within the cells */
    { "Nombre;Notas\nA;Habla, escucha\nB;Sí, no, tal vez\n", "Nombre|Notas¶A|Habla, escucha¶B|Sí, no, tal vez¶" },
    { "Name,Tags\nA,x;y\nB,z;w\n", "Name|Tags¶A|x;y¶B|z;w¶" },
    { "Name\tNotes\nA\tone, two; three\nB\tfour, five; six\n", "Name|Notes¶A|one, two; three¶B|four, five; six¶" },
    { "\"a;b\",\"c;d\"\n\"e;f\",g\n", "a;b|c;d¶e;f|g¶" },
    /* commas that are decimal, and rows that lack a cell */
    { "Nombre;Poder;Postura\nA;1,5;2,5\nB;3,5\nC;2,5;1,5\nD;4,5;4,5\n", "Nombre|Poder|Postura¶A|1,5|2,5¶B|3,5|¶C|2,5|1,5¶D|4,5|4,5¶" },
    { "Source,Target\n1,2\n2,3\n1,3\n", "Source|Target¶1|2¶2|3¶1|3¶" },
    /* a title above the table */
    { "Mapa de actores 2024\n\nNombre;Poder\nA;4\nB;5\n", "Mapa de actores 2024|¶|¶Nombre|Poder¶A|4¶B|5¶" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (cases[i].text, cases[i].cells);
}

/* Somebody's list, a name each line. */
static void
test_a_comma_in_some_of_many_names_is_no_separator (void)
{
  assert_reads ("Nombre\nHotel Sol, S.A.\nPolicía\nAlcaldía\nICBF\n", "Nombre¶Hotel Sol, S.A.¶Policía¶Alcaldía¶ICBF¶");
  assert_reads ("Policía\nAlcaldía\n", "Policía¶Alcaldía¶");
  g_assert_true (ent_csv_find_separator ("Nombre\nHotel Sol, S.A.\nPolicía\nAlcaldía\nICBF\n") == 0);
}

static void
test_the_first_hundred_records_tell_the_separator (void)
{
  g_autoptr (GString) text = g_string_new ("Name;Notes\n");

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "A;\"one;\ntwo;three\"\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "a,b,c,d\n");
  g_assert_true (ent_csv_find_separator (text->str) == ';');
}

static void
test_the_separator_that_a_file_names_is_taken (void)
{
  assert_reads ("sep=;\r\na;b,c\r\n", "a|b,c¶");
  assert_reads ("SEP=|\na|b;c\n", "a|b;c¶");
  assert_reads ("sep=\t\na\tb,c\n", "a|b,c¶");
  assert_reads ("sep=,\ra,b\r", "a|b¶");
  assert_reads ("sep=;", "");
  /* something else that begins so */
  assert_reads ("sep=\na,b\n", "sep=|¶a|b¶");
  assert_reads ("sep=ab,c\na,b\n", "sep=ab|c¶a|b¶");
}

static void
test_the_separator_that_somebody_says_goes_before_all (void)
{
  assert_cells ("a;b,c\nd;e,f\n", ',', "a;b|c¶d;e|f¶");
  assert_cells ("a,b;c\nd,e;f\n", ';', "a,b|c¶d,e|f¶");
  assert_cells ("sep=;\na;b:c\n", ':', "a;b|c¶");
  assert_cells ("a:b\n", ':', "a|b¶");
}

/* --- what is wrong in a file --- */

/* Each row but the one with the fault is as it was. */
static void
assert_fault (const char *text, const char *cells, guint line, const char *part)
{
  g_autoptr (EntBook) book = book_from_csv (text, ',');
  g_autofree char *shown = show_sheet (first_sheet (book)), *findings = show_findings (book);
  g_autofree char *place = g_strdup_printf ("%u: ", line);

  g_assert_cmpstr (shown, ==, cells);
  g_assert_cmpuint (book->findings->len, ==, 1);
  if (!g_str_has_prefix (findings, place) || strstr (findings, part) == NULL)
    g_error ("%s", findings);
}

static void
test_a_quotation_that_never_ends_takes_no_other_row (void)
{
  assert_fault ("a,b\n\"c,d\ne,f\n", "a|b¶\"c|d¶e|f¶", 2, "does not end");
  assert_fault ("a,b\nc,\"d\ne,f\n", "a|b¶c|\"d¶e|f¶", 2, "Column 2");
  assert_fault ("a,b\nc,\"", "a|b¶c|\"¶", 2, "does not end");
  assert_fault ("a,b\nc,\"d\"\"\ne,f\n", "a|b¶c|\"d\"\"¶e|f¶", 2, "does not end");
}

static void
test_text_behind_a_quotation_is_told_where_it_may_be_wrong (void)
{
  assert_fault ("a,b\n\"c\nd\" e,f\ng,h\n", "a|b¶\"c|¶d\" e|f¶g|h¶", 2, "stands behind");
  assert_fault ("a,b\n\"Sol, Mar\" S.A.,f\ng,h\n", "a|b|¶\"Sol| Mar\" S.A.|f¶g|h|¶", 2, "stands behind");
  /* the marks are of the name, and nothing was parted or joined */
  assert_reads ("a,b\n\"Los Amigos\" S.A.,f\n", "a|b¶\"Los Amigos\" S.A.|f¶");
}

/* The one in a cell of the last row but one ends in another cell: rows that were parted would be joined. */
static void
test_an_open_quotation_before_others_is_told (void)
{
  assert_fault ("a,b\n\"c,d\ne,\"f\"\n", "a|b¶\"c|d¶e|f¶", 2, "stands behind");
}

/* V35: of a thousand rows one has a fault; it is named, and the others come in. */
static void
test_the_line_of_a_fault_is_told_and_the_others_are_read (void)
{
  g_autoptr (GString) text = g_string_new ("Source,Target\n");
  g_autoptr (EntBook) book = NULL;
  const EntBookSheet *sheet;

  for (guint line = 2; line <= 1000; line++)
    g_string_append_printf (text, line == 599 ? "\"Node %u,B\n" : "Node %u,B\n", line);
  book = book_from_csv (text->str, 0);
  sheet = first_sheet (book);
  g_assert_cmpuint (ent_book_sheet_n_rows (sheet), ==, 1000);
  for (guint row = 1; row < 1000; row++)
    {
      g_autofree char *name = g_strdup_printf (row + 1 == 599 ? "\"Node %u" : "Node %u", row + 1);

      g_assert_cmpstr (ent_book_sheet_get (sheet, row, 0), ==, name);
      g_assert_cmpstr (ent_book_sheet_get (sheet, row, 1), ==, "B");
      g_assert_cmpuint (ent_book_sheet_line (sheet, row), ==, row + 1);
    }
  g_assert_cmpuint (book->findings->len, ==, 1);
  g_assert_cmpuint (((const EntFinding *) g_ptr_array_index (book->findings, 0))->line, ==, 599);
}

static void
test_faults_without_number_are_counted (void)
{
  g_autoptr (GString) text = g_string_new ("Name,Notes\n");
  g_autoptr (EntBook) book = NULL;
  const EntFinding *last;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "A,\"b\n");
  book = book_from_csv (text->str, 0);
  g_assert_cmpuint (book->findings->len, ==, ENT_BOOK_MAX_NOTES + 1);
  last = g_ptr_array_index (book->findings, ENT_BOOK_MAX_NOTES);
  g_assert_nonnull (strstr (last->message, "4800"));
}

static void
test_what_is_no_text_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes ("a,b\nc,\0d\n", 9, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
}

/* --- hostile sizes --- */

static void
assert_refused (const char *text, gsize length, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (text, length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (strstr (error->message, part) == NULL)
    g_error ("%s", error->message);
}

static void
test_a_million_columns_are_refused_or_empty (void)
{
  g_autofree char *empty = g_strnfill (1000000, ',');
  g_autofree char *full = g_strconcat (empty, "a", NULL);
  g_autofree char *first = g_strconcat ("a", empty, NULL);

  assert_reads (empty, "");
  assert_reads (first, "a¶");
  assert_refused (full, strlen (full), "more columns");
}

static void
test_more_rows_than_a_table_may_have_are_refused (void)
{
  g_autofree char *empty = g_strnfill (1000000, '\n');
  g_autofree char *late = g_strconcat (empty, "a", NULL);
  g_autofree char *first = g_strconcat ("a", empty, NULL);

  assert_reads (empty, "");
  assert_reads (first, "a¶");
  assert_refused (late, strlen (late), "more rows");
}

static void
test_a_cell_of_more_than_a_megabyte_is_refused (void)
{
  g_autofree char *text = g_strnfill (ENT_BOOK_MAX_CELL, 'x');
  g_autofree char *quoted = g_strdup_printf ("a,\"%s\"\n", text);
  g_autofree char *plain = g_strdup_printf ("a\nb,%sx\n", text);
  g_autoptr (EntBook) book = book_from_csv (text, ',');

  g_assert_cmpuint (strlen (ent_book_sheet_get (first_sheet (book), 0, 0)), ==, ENT_BOOK_MAX_CELL);
  assert_refused (plain, strlen (plain), "Row 2, column 2: This cell is too long");
  /* the end of a quotation is looked for within the length of a cell */
  assert_refused (quoted, strlen (quoted), "Row 1, column 2: This cell is too long");
}

/* Each row with something in its last column alone. */
static void
test_more_cells_than_a_book_may_have_are_refused (void)
{
  g_autofree char *row = g_strnfill (ENT_BOOK_MAX_COLUMNS, ',');
  g_autoptr (GString) text = g_string_new (NULL);

  row[ENT_BOOK_MAX_COLUMNS - 1] = 'x';
  for (guint i = 0; i <= ENT_BOOK_MAX_CELLS / ENT_BOOK_MAX_COLUMNS; i++)
    g_string_append_printf (text, "%s\n", row);
  assert_refused (text->str, text->len, "more in it than can be imported");
}

/* Whatever stands there, looking for ends of quotations does not begin again and again. */
static void
test_marks_without_end_take_no_time (void)
{
  static const char *const pieces[] = { "\"", "\",", "\"a,", "\"\",", "\"\"\"", "\"\"\"a,", "\"a\nb\" c,", " \"", "\"\r", "'\"," };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = NULL;
      gint64 start;

      while (text->len < 2000000)
        g_string_append (text, pieces[i]);
      start = g_get_monotonic_time ();
      book = read_bytes (text->str, text->len, &error);
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", pieces[i], (g_get_monotonic_time () - start) / 1000);
      g_assert_true ((book == NULL) == (error != NULL));
      g_assert_cmpint (g_get_monotonic_time () - start, <, (gint64) 5 * G_USEC_PER_SEC);
    }
}

static void
test_what_nobody_waits_for_is_stopped (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntReadOptions options = { ENT_ENCODING_FIND, 0, progress };
  EntWriteOptions write = { ',', progress };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntBook) book = NULL;
  g_autoptr (GError) error = NULL;
  EntBookSheet *sheet;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "a,b\n");
  bytes = g_bytes_new (text->str, text->len);
  ent_progress_stop (progress, 1);
  g_assert_null (ent_csv_read (bytes, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  book = new_book (&sheet);
  for (guint i = 0; i < 10000; i++)
    put_cell (sheet, i, 0, "a");
  g_assert_false (ent_csv_write (book, &write, files, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- formulas --- */

static void
test_what_keeps_a_formula_from_running_is_taken_away (void)
{
  assert_reads ("'=1+1,'+57-301\n\"'@home\",'Sol'\n", "=1+1|+57-301¶@home|'Sol'¶");
  assert_reads ("'',a\n", "''|a¶");
}

/* --- writing --- */

static void
assert_written (const char *const *cells, guint n_columns, guint n_cells, char separator, const char *text)
{
  EntBookSheet *sheet;
  g_autoptr (EntBook) book = new_book (&sheet);
  g_autofree char *written = NULL;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i] != NULL)
      put_cell (sheet, i / n_columns, i % n_columns, cells[i]);
  written = csv_from_book (book, separator);
  g_assert_cmpstr (written, ==, text);
}

static void
test_excel_reads_what_is_written (void)
{
  static const char *const cells[] = { "id", "Niñez", NULL, "s-1", "say \"no\"", "two\nlines", NULL, NULL, "x" };

  assert_written (cells, 3, G_N_ELEMENTS (cells), ',', "\xef\xbb\xbf\"id\",\"Niñez\",\r\n\"s-1\",\"say \"\"no\"\"\",\"two\nlines\"\r\n,,\"x\"\r\n");
  assert_written (cells, 3, G_N_ELEMENTS (cells), ';', "\xef\xbb\xbf\"id\";\"Niñez\";\r\n\"s-1\";\"say \"\"no\"\"\";\"two\nlines\"\r\n;;\"x\"\r\n");
}

/* And what only looks like one stays as it is: of 0301 a spreadsheet keeps 301. */
static void
test_whole_numbers_stand_without_marks (void)
{
  static const char *const cells[] = { "4", "0", "123456789", "1234567890", "0301", "-1", "1.5", "1,5", "12a", "" };

  assert_written (cells, G_N_ELEMENTS (cells), G_N_ELEMENTS (cells) - 1, ';',
                  "\xef\xbb\xbf"
                  "4;0;123456789;\"1234567890\";\"0301\";\"'-1\";\"1.5\";\"1,5\";\"12a\"\r\n");
}

static void
test_nothing_that_is_written_is_a_formula (void)
{
  static const char *const hostile[] = { "=HYPERLINK(\"http://x\")", "+SUM(A1)", "+57-301", "-1+1", "@SUM(A1)", "\t=1", "＝1", "＋1", "'=1", "=cmd|' /C calc'!A0" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      EntBookSheet *sheet;
      g_autoptr (EntBook) book = new_book (&sheet);
      g_autofree char *text = NULL;

      put_cell (sheet, 0, 0, hostile[i]);
      text = csv_from_book (book, ',');
      g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf\"'"));
    }
}

static void
test_each_table_is_a_file_and_empty_ones_are_none (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntWriteOptions options = { ',', NULL };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);

  for (EntSheetKind kind = ENT_SHEET_MAP; kind < ENT_N_SHEET_KINDS; kind++)
    {
      EntBookSheet *sheet = ent_book_add_sheet (book, kind, "x", NULL);

      put_cell (sheet, 0, 0, "title");
      if (kind == ENT_SHEET_TIES || kind == ENT_SHEET_LEGEND)
        put_cell (sheet, 1, 0, "value");
    }
  g_assert_true (ent_csv_write (book, &options, files, NULL));
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (((const EntBookFile *) g_ptr_array_index (files, 0))->suffix, ==, NULL);
  g_assert_cmpstr (((const EntBookFile *) g_ptr_array_index (files, 1))->suffix, ==, "-ties");
}

static void
test_one_table_alone_is_a_file_even_without_rows (void)
{
  EntWriteOptions options = { ';', NULL };

  for (EntSheetKind kind = ENT_SHEET_UNKNOWN; kind < ENT_N_SHEET_KINDS; kind++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      g_autoptr (GBytes) bytes = NULL;

      if (kind == ENT_SHEET_LEGEND)
        continue;
      put_cell (ent_book_add_sheet (book, kind, "x", NULL), 0, 1, "title");
      bytes = ent_csv_write_only (book, &options, NULL);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\xef\xbb\xbf;\"title\"\r\n", 13);
    }
}

static void
test_the_usual_separator_is_that_of_the_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  g_assert_true (ent_csv_usual_separator () == ',');
  if (setlocale (LC_ALL, "es_ES.UTF-8") != NULL || setlocale (LC_ALL, "de_DE.UTF-8") != NULL)
    {
      g_assert_true (ent_csv_usual_separator () == ';');
      assert_written ((const char *const[]) { "a", "b" }, 2, 2, 0, "\xef\xbb\xbf\"a\";\"b\"\r\n");
    }
  else
    g_test_skip ("no locale with a decimal comma is here");
  (void) setlocale (LC_ALL, before);
}

static char *
random_cell (GRand *rand)
{
  static const char *const pieces[] = { "a", "\"", "'", "=", "+", "-", "@", "\t", "\n", " ", "ñ", "＝", "0", "7", "/", ",", ";", "|", "sep=", "\xef\xbb\xbf" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_what_is_written_reads_back_the_same (void)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 3000; i++)
    {
      EntBookSheet *sheet;
      g_autoptr (EntBook) book = new_book (&sheet), again = NULL;
      guint n_rows = (guint) g_rand_int_range (rand, 1, 6), n_columns = (guint) g_rand_int_range (rand, 2, 5);
      char separator = separators[g_rand_int_range (rand, 0, G_N_ELEMENTS (separators))];
      g_autofree char *text = NULL, *before = NULL, *after = NULL;

      for (guint k = 0; k < n_rows * n_columns; k++)
        {
          g_autofree char *cell = random_cell (rand);

          put_cell (sheet, k / n_columns, k % n_columns, cell);
        }
      text = csv_from_book (book, separator);
      again = book_from_csv (text, separator);
      before = show_sheet (sheet);
      after = show_sheet (first_sheet (again));
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (again->findings->len, ==, 0);
    }
}

/* Whatever the bytes: a table of text, or a sentence. */
static void
test_noise_is_read_or_refused (void)
{
  static const char alphabet[] = "\"\"\"\"',;\t|\n\r\r =asep\xc3\xa1\xf1\xff\xfe\xef\xbb\xbf";
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 32);
      g_autofree char *bytes = g_malloc (length + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      book = read_bytes (bytes, length, &error);
      g_assert_true ((book == NULL) == (error != NULL));
      if (book != NULL)
        {
          g_autofree char *shown = show_sheet (first_sheet (book));

          g_assert_true (g_utf8_validate (shown, -1, NULL));
        }
    }
}

/* --- beside another reader --- */

/* One cell of a file that every reader reads alike: in marks wherever they may be wanted. */
static void
append_cell (GString *text, GRand *rand, char separator)
{
  static const char *const pieces[] = { "a", "b c", "ñ", "\"", ",", ";", "\t", "|", "\n", "\r\n", "'", "4", "-", "日本" };
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = g_rand_boolean (rand);

  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  /* a blank one is nothing here, and what stands for a formula is unguarded */
  if (g_strcmp0 (cell->str, "") != 0)
    g_string_prepend_c (cell, 'x');
  quoted |= strchr (cell->str, separator) != NULL || strpbrk (cell->str, "\"\n\r\t") != NULL;
  if (!quoted)
    {
      g_string_append (text, cell->str);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell->str; *p != '\0'; p++)
    g_string_append_printf (text, "%s%c", *p == '"' ? "\"" : "", *p);
  g_string_append_c (text, '"');
}

static char *
random_file (GRand *rand, char separator)
{
  static const char *const ends[] = { "\n", "\r\n" };
  GString *text = g_string_new (g_rand_boolean (rand) ? "\xef\xbb\xbf" : "");
  const char *end = ends[g_rand_int_range (rand, 0, 2)];

  for (int row = g_rand_int_range (rand, 1, 8); row > 0; row--)
    {
      for (int column = g_rand_int_range (rand, 2, 5); column > 0; column--)
        {
          append_cell (text, rand, separator);
          if (column > 1)
            g_string_append_c (text, separator);
        }
      if (row > 1 || g_rand_boolean (rand))
        g_string_append (text, end);
    }
  return g_string_free (text, FALSE);
}

/* As the script below prints one: cells in hex, without empty ones at the end of a row or of the file. */
static void
append_hex (GString *out, const EntBookSheet *sheet)
{
  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    {
      guint n = ent_book_sheet_n_columns (sheet);

      while (n > 0 && ent_book_sheet_get (sheet, row, n - 1) == NULL)
        n--;
      for (guint column = 0; column < n; column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
            g_string_append_printf (out, "%02x", (guchar) *p);
          g_string_append_c (out, ',');
        }
      g_string_append_c (out, '\n');
    }
}

static const char script[] =
    "import csv, sys\n"
    "for path in sys.argv[1:]:\n"
    "    separator = {'c': ',', 's': ';', 't': '\\t', 'p': '|'}[path[-1]]\n"
    "    rows = []\n"
    "    for row in csv.reader(open(path, newline='', encoding='utf-8-sig'), delimiter=separator):\n"
    "        row = [cell.replace('\\r\\n', '\\n') for cell in row]\n"
    "        while row and row[-1] == '':\n"
    "            row.pop()\n"
    "        rows.append(''.join(cell.encode('utf-8').hex() + ',' for cell in row) + '\\n')\n"
    "    while rows and rows[-1] == '\\n':\n"
    "        rows.pop()\n"
    "    sys.stdout.write('file\\n' + ''.join(rows))\n";

static void
test_python_reads_the_same (void)
{
  static const char separators[] = { ',', ';', '\t', '|' }, letters[] = "cstp";
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autofree char *python = g_find_program_in_path ("python3"), *theirs = NULL, *problems = NULL;
  char *folder = new_folder ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) ours = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (python == NULL)
    {
      g_test_skip ("python3 is not here");
      remove_folder (folder);
      return;
    }
  g_ptr_array_add (argv, g_strdup (python));
  g_ptr_array_add (argv, g_strdup ("-c"));
  g_ptr_array_add (argv, g_strdup (script));
  for (guint i = 0; i < 400; i++)
    {
      guint which = i % (guint) G_N_ELEMENTS (separators);
      g_autofree char *text = random_file (rand, separators[which]), *name = g_strdup_printf ("%u.%c", i, letters[which]);
      char *path = g_build_filename (folder, name, NULL);
      g_autoptr (EntBook) book = book_from_csv (text, separators[which]);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_ptr_array_add (argv, path);
      g_string_append (ours, "file\n");
      append_hex (ours, first_sheet (book));
      g_assert_cmpuint (book->findings->len, ==, 0);
    }
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &theirs, &problems, &status, &error));
  g_assert_cmpstr (problems, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (ours->str, ==, theirs);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cells-are-read-as-programs-write-them", test_cells_are_read_as_programs_write_them);
  g_test_add_func ("/csv/the-mark-of-excel-is-no-part-of-the-first-title", test_the_mark_of_excel_is_no_part_of_the_first_title);
  g_test_add_func ("/csv/quotation-marks-are-no-letters", test_quotation_marks_are_no_letters);
  g_test_add_func ("/csv/a-note-of-two-lines-is-one-row", test_a_note_of_two_lines_is_one_row);
  g_test_add_func ("/csv/a-separator-in-quotes-parts-nothing", test_a_separator_in_quotes_parts_nothing);
  g_test_add_func ("/csv/each-row-knows-its-line", test_each_row_knows_its_line);
  g_test_add_func ("/csv/rows-may-be-of-any-length", test_rows_may_be_of_any_length);
  g_test_add_func ("/csv/the-separator-is-found", test_the_separator_is_found);
  g_test_add_func ("/csv/a-comma-in-some-of-many-names-is-no-separator", test_a_comma_in_some_of_many_names_is_no_separator);
  g_test_add_func ("/csv/the-first-hundred-records-tell-the-separator", test_the_first_hundred_records_tell_the_separator);
  g_test_add_func ("/csv/the-separator-that-a-file-names-is-taken", test_the_separator_that_a_file_names_is_taken);
  g_test_add_func ("/csv/the-separator-that-somebody-says-goes-before-all", test_the_separator_that_somebody_says_goes_before_all);
  g_test_add_func ("/csv/a-quotation-that-never-ends-takes-no-other-row", test_a_quotation_that_never_ends_takes_no_other_row);
  g_test_add_func ("/csv/text-behind-a-quotation-is-told-where-it-may-be-wrong", test_text_behind_a_quotation_is_told_where_it_may_be_wrong);
  g_test_add_func ("/csv/an-open-quotation-before-others-is-told", test_an_open_quotation_before_others_is_told);
  g_test_add_func ("/csv/the-line-of-a-fault-is-told-and-the-others-are-read", test_the_line_of_a_fault_is_told_and_the_others_are_read);
  g_test_add_func ("/csv/faults-without-number-are-counted", test_faults_without_number_are_counted);
  g_test_add_func ("/csv/what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/csv/a-million-columns-are-refused-or-empty", test_a_million_columns_are_refused_or_empty);
  g_test_add_func ("/csv/more-rows-than-a-table-may-have-are-refused", test_more_rows_than_a_table_may_have_are_refused);
  g_test_add_func ("/csv/a-cell-of-more-than-a-megabyte-is-refused", test_a_cell_of_more_than_a_megabyte_is_refused);
  g_test_add_func ("/csv/more-cells-than-a-book-may-have-are-refused", test_more_cells_than_a_book_may_have_are_refused);
  g_test_add_func ("/csv/marks-without-end-take-no-time", test_marks_without_end_take_no_time);
  g_test_add_func ("/csv/what-nobody-waits-for-is-stopped", test_what_nobody_waits_for_is_stopped);
  g_test_add_func ("/csv/what-keeps-a-formula-from-running-is-taken-away", test_what_keeps_a_formula_from_running_is_taken_away);
  g_test_add_func ("/csv/excel-reads-what-is-written", test_excel_reads_what_is_written);
  g_test_add_func ("/csv/whole-numbers-stand-without-marks", test_whole_numbers_stand_without_marks);
  g_test_add_func ("/csv/nothing-that-is-written-is-a-formula", test_nothing_that_is_written_is_a_formula);
  g_test_add_func ("/csv/each-table-is-a-file-and-empty-ones-are-none", test_each_table_is_a_file_and_empty_ones_are_none);
  g_test_add_func ("/csv/one-table-alone-is-a-file-even-without-rows", test_one_table_alone_is_a_file_even_without_rows);
  g_test_add_func ("/csv/the-usual-separator-is-that-of-the-locale", test_the_usual_separator_is_that_of_the_locale);
  g_test_add_func ("/csv/what-is-written-reads-back-the-same", test_what_is_written_reads_back_the_same);
  g_test_add_func ("/csv/noise-is-read-or-refused", test_noise_is_read_or_refused);
  g_test_add_func ("/csv/python-reads-the-same", test_python_reads_the_same);
  return g_test_run ();
}
