/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and names of cells as spreadsheets keep them. */
#include "io/book/sheets/cell-value.h"

#include <string.h>

static void
test_numbers_are_the_shortest_decimal (void)
{
  static const struct
  {
    const char *stored, *text;
  } cases[] = {
    { "4", "4" },
    { "4.0", "4" },
    { "-4", "-4" },
    { "-0", "0" },
    { "+7", "7" },
    { "0.1", "0.1" },
    { "0.10000000000000001", "0.1" },
    { "0.30000000000000004", "0.30000000000000004" },
    { "3.1415926535897931", "3.141592653589793" },
    { "1E3", "1000" },
    { "1e15", "1000000000000000" },
    { "573015551234", "573015551234" },
    { "123456789012345", "123456789012345" },
    { "1e16", "1e+16" },
    { "0.5e-1", "0.05" },
    { ".5", "0.5" },
    { "1e308", "1e+308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[ENT_CELL_VALUE_BYTES];
      double number;

      g_assert_true (ent_cell_value_parse (cases[i].stored, &number));
      ent_cell_value_number (number, buffer);
      g_assert_cmpstr (buffer, ==, cases[i].text);
    }
}

static void
test_what_is_no_number_is_none (void)
{
  static const char *const texts[] = { "", "x", "nan", "inf", "0x10", "1,5", "1 000", "1e", "--1", "1e999", "e", "+", ".", "1.2.3", " 1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double number;

      if (ent_cell_value_parse (texts[i], &number))
        g_error ("“%s” was taken for %g", texts[i], number);
    }
}

static void
test_formats_say_what_a_number_is (void)
{
  static const struct
  {
    const char *code;
    EntCellFormat format;
  } cases[] = {
    { "General", ENT_CELL_FORMAT_NUMBER },
    { "GENERAL", ENT_CELL_FORMAT_NUMBER },
    { "0.00", ENT_CELL_FORMAT_NUMBER },
    { "#,##0.00_);[Red](#,##0.00)", ENT_CELL_FORMAT_NUMBER },
    { "0.00E+00", ENT_CELL_FORMAT_NUMBER },
    { "@", ENT_CELL_FORMAT_NUMBER },
    { "\"days\" 0", ENT_CELL_FORMAT_NUMBER },
    { "0\\d", ENT_CELL_FORMAT_NUMBER },
    { "0_d", ENT_CELL_FORMAT_NUMBER },
    { "[$USD] 0", ENT_CELL_FORMAT_NUMBER },
    { "[Red]0", ENT_CELL_FORMAT_NUMBER },
    { "0;yyyy", ENT_CELL_FORMAT_NUMBER },
    { "\"open", ENT_CELL_FORMAT_NUMBER },
    { "[open", ENT_CELL_FORMAT_NUMBER },
    { "\\", ENT_CELL_FORMAT_NUMBER },
    { "", ENT_CELL_FORMAT_NUMBER },
    { "yyyy\\-mm\\-dd", ENT_CELL_FORMAT_DATE },
    { "dd/mm/yyyy", ENT_CELL_FORMAT_DATE },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", ENT_CELL_FORMAT_DATE },
    { "[$-409]d\\-mmm\\-yy;@", ENT_CELL_FORMAT_DATE },
    { "mmm", ENT_CELL_FORMAT_DATE },
    { "D.M.YY h:mm", ENT_CELL_FORMAT_DATE },
    { "h:mm", ENT_CELL_FORMAT_TIME },
    { "hh:mm:ss AM/PM", ENT_CELL_FORMAT_TIME },
    { "mm:ss.0", ENT_CELL_FORMAT_TIME },
    { "[h]:mm", ENT_CELL_FORMAT_ELAPSED },
    { "[mm]:ss", ENT_CELL_FORMAT_ELAPSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (ent_cell_value_format_of_code (cases[i].code) != cases[i].format)
      g_error ("“%s” is %d", cases[i].code, ent_cell_value_format_of_code (cases[i].code));
  g_assert_cmpint (ent_cell_value_format_of_number (0), ==, ENT_CELL_FORMAT_NUMBER);
  g_assert_cmpint (ent_cell_value_format_of_number (9), ==, ENT_CELL_FORMAT_NUMBER);
  g_assert_cmpint (ent_cell_value_format_of_number (14), ==, ENT_CELL_FORMAT_DATE);
  g_assert_cmpint (ent_cell_value_format_of_number (20), ==, ENT_CELL_FORMAT_TIME);
  g_assert_cmpint (ent_cell_value_format_of_number (22), ==, ENT_CELL_FORMAT_DATE);
  g_assert_cmpint (ent_cell_value_format_of_number (30), ==, ENT_CELL_FORMAT_DATE);
  g_assert_cmpint (ent_cell_value_format_of_number (37), ==, ENT_CELL_FORMAT_NUMBER);
  g_assert_cmpint (ent_cell_value_format_of_number (46), ==, ENT_CELL_FORMAT_ELAPSED);
  g_assert_cmpint (ent_cell_value_format_of_number (57), ==, ENT_CELL_FORMAT_DATE);
  g_assert_cmpint (ent_cell_value_format_of_number (G_MAXUINT), ==, ENT_CELL_FORMAT_NUMBER);
}

static void
test_dates_are_those_of_the_calendar (void)
{
  static const struct
  {
    double serial;
    EntCellFormat format;
    gboolean from_1904;
    const char *text; /* NULL: none */
  } cases[] = {
    { 46095, ENT_CELL_FORMAT_DATE, FALSE, "2026-03-14" },
    { 44633, ENT_CELL_FORMAT_DATE, TRUE, "2026-03-14" },
    { 46095.586805555555, ENT_CELL_FORMAT_DATE, FALSE, "2026-03-14 14:05" },
    { 46095.586817129632, ENT_CELL_FORMAT_DATE, FALSE, "2026-03-14 14:05:01" },
    { 46094.999999999, ENT_CELL_FORMAT_DATE, FALSE, "2026-03-14" },
    { 1, ENT_CELL_FORMAT_DATE, FALSE, "1900-01-01" },
    { 59, ENT_CELL_FORMAT_DATE, FALSE, "1900-02-28" },
    { 60, ENT_CELL_FORMAT_DATE, FALSE, NULL },
    { 61, ENT_CELL_FORMAT_DATE, FALSE, "1900-03-01" },
    { 0, ENT_CELL_FORMAT_DATE, TRUE, "1904-01-01" },
    { 0, ENT_CELL_FORMAT_DATE, FALSE, NULL },
    { 2958465, ENT_CELL_FORMAT_DATE, FALSE, "9999-12-31" },
    { 2958466, ENT_CELL_FORMAT_DATE, FALSE, NULL },
    { -1, ENT_CELL_FORMAT_DATE, FALSE, NULL },
    { 1e300, ENT_CELL_FORMAT_DATE, FALSE, NULL },
    { 0.586805555555555, ENT_CELL_FORMAT_TIME, FALSE, "14:05" },
    { 0, ENT_CELL_FORMAT_TIME, FALSE, "00:00" },
    { 46095.25, ENT_CELL_FORMAT_TIME, FALSE, "2026-03-14 06:00" },
    { 1.5, ENT_CELL_FORMAT_ELAPSED, FALSE, "36:00" },
    { 0.000011574074, ENT_CELL_FORMAT_ELAPSED, FALSE, "00:00:01" },
    { 5, ENT_CELL_FORMAT_NUMBER, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[ENT_CELL_VALUE_BYTES] = "";

      g_assert_true (ent_cell_value_date (cases[i].serial, cases[i].format, cases[i].from_1904, buffer) == (cases[i].text != NULL));
      if (cases[i].text != NULL)
        g_assert_cmpstr (buffer, ==, cases[i].text);
    }
}

static void
test_dates_that_are_written_out_are_read (void)
{
  static const struct
  {
    const char *written, *text; /* NULL: none */
  } dates[] = {
    { "2026-03-14", "2026-03-14" },
    { "2026-03-14T14:05:00", "2026-03-14 14:05" },
    { "2026-03-14T14:05", "2026-03-14 14:05" },
    { "2026-03-14 14:05:09.123Z", "2026-03-14 14:05:09" },
    { "2026-03-14T00:00:00", "2026-03-14" },
    { "2026-02-30", NULL },
    { "2026-3-14", NULL },
    { "14.03.2026", NULL },
    { "2026-03-14T", NULL },
    { "", NULL },
  },
    times[] = {
      { "PT14H05M00S", "14:05" },
      { "PT36H00M01.5S", "36:00:01" },
      { "PT90M", "01:30" },
      { "PT", NULL },
      { "P1D", NULL },
      { "PT-1H", NULL },
      { "PT1X", NULL },
      { "PT99999999999999999999H", "4294967295:00" },
    };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char buffer[ENT_CELL_VALUE_BYTES] = "";

      g_assert_true (ent_cell_value_iso_date (dates[i].written, buffer) == (dates[i].text != NULL));
      if (dates[i].text != NULL)
        g_assert_cmpstr (buffer, ==, dates[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      char buffer[ENT_CELL_VALUE_BYTES] = "";

      g_assert_true (ent_cell_value_iso_time (times[i].written, buffer) == (times[i].text != NULL));
      if (times[i].text != NULL)
        g_assert_cmpstr (buffer, ==, times[i].text);
    }
}

static void
test_names_of_cells_go_both_ways (void)
{
  static const struct
  {
    const char *name;
    guint row, column;
  } cases[] = {
    { "A1", 0, 0 },
    { "Z9", 8, 25 },
    { "AA10", 9, 26 },
    { "XFD1048576", 1048575, 16383 },
  };
  static const char *const none[] = { "", "A", "1", "A0", "1A", "$A$1", "-A1", "Ñ1" };
  guint row, column;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[ENT_CELL_VALUE_BYTES];

      g_assert_true (ent_cell_value_find_cell (cases[i].name, strlen (cases[i].name), &row, &column, &length));
      g_assert_cmpuint (row, ==, cases[i].row);
      g_assert_cmpuint (column, ==, cases[i].column);
      g_assert_cmpuint (length, ==, strlen (cases[i].name));
      ent_cell_value_cell_name (row, column, buffer);
      g_assert_cmpstr (buffer, ==, cases[i].name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (ent_cell_value_find_cell (none[i], strlen (none[i]), &row, &column, NULL));
  /* far beyond any sheet, and not round about to its start */
  g_assert_true (ent_cell_value_find_cell ("ZZZZZZZZZZZZZZ99999999999999", 28, &row, &column, NULL));
  g_assert_cmpuint (row, >, 1u << 20);
  g_assert_cmpuint (column, >, 1u << 20);
  /* no more is looked at than is there */
  g_assert_true (ent_cell_value_find_cell ("B23", 2, &row, &column, NULL));
  g_assert_cmpuint (row, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-value/numbers-are-the-shortest-decimal", test_numbers_are_the_shortest_decimal);
  g_test_add_func ("/cell-value/what-is-no-number-is-none", test_what_is_no_number_is_none);
  g_test_add_func ("/cell-value/formats-say-what-a-number-is", test_formats_say_what_a_number_is);
  g_test_add_func ("/cell-value/dates-are-those-of-the-calendar", test_dates_are_those_of_the_calendar);
  g_test_add_func ("/cell-value/dates-that-are-written-out-are-read", test_dates_that_are_written_out_are_read);
  g_test_add_func ("/cell-value/names-of-cells-go-both-ways", test_names_of_cells_go_both_ways);
  return g_test_run ();
}
