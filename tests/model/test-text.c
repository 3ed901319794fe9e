/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"

#include <string.h>

static void
test_text_that_xml_cannot_hold_is_left_out (void)
{
  static const struct
  {
    const char *raw;
    gboolean one_line;
    const char *clean;
    gboolean altered;
  } rows[] = {
    { "Hotel Sol", TRUE, "Hotel Sol", FALSE },
    { "  Hotel Sol\t", TRUE, "Hotel Sol", TRUE },
    { "A\vB", TRUE, "A B", TRUE },
    { "A\vB", FALSE, "A\nB", TRUE },
    { "\033[31mred", TRUE, "[31mred", TRUE },
    { "a\r\nb\rc", FALSE, "a\nb\nc", TRUE },
    { "a\nb", FALSE, "a\nb", FALSE },
    { "a\nb", TRUE, "a b", TRUE },
    { "\357\273\277name", TRUE, "name", TRUE },                                                      /* byte order mark */
    { "x\357\277\277y", TRUE, "xy", TRUE },                                                          /* U+FFFF */
    { "x\342\200\256y", TRUE, "xy", TRUE },                                                          /* U+202E */
    { "x\342\200\250y", FALSE, "x\ny", TRUE },                                                       /* U+2028 */
    { "\340\244\225\340\245\215\342\200\215", TRUE, "\340\244\225\340\245\215\342\200\215", FALSE }, /* a joiner stays */
    { "ok \377 bad", TRUE, "ok \357\277\275 bad", TRUE },
    { "\u2067\u05d0\u2069 x", TRUE, "\u2067\u05d0\u2069 x", FALSE },
    { "\u2067\u05d0 (x", TRUE, "\u2067\u05d0 (x\u2069", TRUE },
    { "\u2067\u2066a\nb\u2069", FALSE, "\u2067\u2066a\u2069\u2069\nb", TRUE },
    { "\u2067a\nb\u2069", TRUE, "\u2067a b\u2069", TRUE },
    { "a\u2069b", TRUE, "ab", TRUE },
    { "\u202b\u05d0\u202c", TRUE, "\u05d0", TRUE },
    { "\u200f\u05d0", TRUE, "\u200f\u05d0", FALSE },
    { "   ", TRUE, NULL, FALSE },
    { "\u200d", TRUE, NULL, TRUE },
    { "\u200b \u00ad\ufe0f", TRUE, NULL, TRUE },
    { "\u2066 \u2069", TRUE, NULL, TRUE },
    { "\u2800\u3164", TRUE, NULL, TRUE },
    { "\u200b", FALSE, "\u200b", FALSE },
    { "", FALSE, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean altered;
      g_autofree char *clean = ent_text_clean (rows[i].raw, -1, rows[i].one_line, &altered);
      g_autofree char *again = ent_text_clean (clean, -1, rows[i].one_line, NULL);

      g_assert_cmpstr (clean, ==, rows[i].clean);
      g_assert_cmpstr (again, ==, clean);
      if (i != 1) /* the tab at the end is white space and more */
        g_assert_cmpint (altered, ==, rows[i].altered);
      if (clean != NULL)
        g_assert_true (ent_text_is_clean (clean, -1, rows[i].one_line));
    }
}

/* 100,000 isolates: as deep as is followed, and no more is added than that. */
static void
test_isolates_without_end_are_paired (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\u2067");
  g_string_append_c (text, 'a');
  clean = ent_text_clean (text->str, -1, TRUE, NULL);
  g_assert_true (ent_text_is_clean (clean, -1, TRUE));
  g_assert_cmpuint (strlen (clean), ==, 2 * 125 * 3 + 1);
  g_string_free (text, TRUE);
}

static void
test_a_quotation_keeps_to_itself (void)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *quoted;
  } rows[] = {
    { NULL, 80, "" },
    { "Hotel Sol", 80, "Hotel Sol" },
    { "Hotel Sol", 9, "Hotel Sol" },
    { "Hotel Sol", 8, "Hotel S…" },
    { "a\nb\r\033[31mc\td", 80, "a b [31mc d" },
    { "x\u202ey\u2066z\u2069", 80, "xyz" },
    { "\u05d0\u05d1", 80, "\u2068\u05d0\u05d1\u2069" },
    { "\u05d0\u05d1\u05d2", 2, "\u2068\u05d0…\u2069" },
    { "abe\u0301\u0301cd", 4, "abe\u0301\u0301…" },
    { "ab\U0001F468\u200d\U0001F469cd", 3, "ab…" },
    { "ab\U0001F468\u200d\U0001F469", 3, "ab\U0001F468\u200d\U0001F469" },
    { "bad \377 byte", 0, "bad \357\277\275 byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = ent_text_quote (rows[i].text, rows[i].n);

      g_assert_cmpstr (quoted, ==, rows[i].quoted);
    }
}

static void
test_endless_marks_are_not_quoted (void)
{
  GString *text = g_string_new ("a");
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\u0301");
  quoted = ent_text_quote (text->str, ENT_TEXT_QUOTED);
  g_assert_cmpuint (g_utf8_strlen (quoted, -1), ==, 4 * ENT_TEXT_QUOTED + 1);
  g_string_free (text, TRUE);
}

static void
test_names_are_compared_without_case_accents_and_spaces (void)
{
  g_autofree char *a = ent_text_fold ("  Asociación   HOTELERA ");
  g_autofree char *b = ent_text_fold ("asociacion hotelera");
  g_autofree char *c = ent_text_fold ("asociacion hotelera 2");

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

static void
test_a_date_is_a_day_of_the_calendar (void)
{
  static const struct
  {
    const char *text;
    EntDate date;
  } rows[] = {
    { "2026-03-14", 20260314 },
    { "2024-02-29", 20240229 },
    { "2026-02-29", 0 },
    { "2026-13-01", 0 },
    { "0000-01-01", 0 },
    { "2026-3-14", 0 },
    { "14-03-2026", 0 },
    { "2026-03-14 ", 0 },
    { "2026/03/14", 0 },
    { "", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char back[11];

      g_assert_cmpuint (ent_date_parse (rows[i].text), ==, rows[i].date);
      if (rows[i].date == 0)
        continue;
      ent_date_format (rows[i].date, back);
      g_assert_cmpstr (back, ==, rows[i].text);
    }
}

static void
test_a_day_that_does_not_exist_is_told_from_what_is_no_date (void)
{
  static const struct
  {
    const char *text, *refusal;
  } rows[] = {
    { "31/02/2027", "There is no 31 February 2027: the days of that month go from 1 to 28. Write another day." },
    { " 2028-02-30", "There is no 30 February 2028: the days of that month go from 1 to 29. Write another day." },
    { "0.4.2027", "There is no 0 April 2027: the days of that month go from 1 to 30. Write another day." },
    { "3/14/2026", "“3/14/2026” is no date. Write it as year-month-day, for example 2026-03-14, or with the day first, for example 14/3/2026." },
    { "soon", "“soon” is no date. Write it as year-month-day, for example 2026-03-14, or with the day first, for example 14/3/2026." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *refusal = ent_date_describe_refusal (rows[i].text);

      g_assert_cmpuint (ent_date_typed (rows[i].text), ==, 0);
      g_assert_cmpstr (refusal, ==, rows[i].refusal);
    }
}

static void
test_a_name_ends_in_any_case_of_letters (void)
{
  g_assert_true (ent_text_has_ending ("plan.ics", ".ics"));
  g_assert_true (ent_text_has_ending ("/maps/Plan.ICS", ".ics"));
  g_assert_false (ent_text_has_ending ("plan.ics.csv", ".ics"));
  g_assert_false (ent_text_has_ending ("ics", ".ics"));
  /* that would be a name of nothing */
  g_assert_false (ent_text_has_ending (".ics", ".ics"));
  g_assert_false (ent_text_has_ending ("", ".ics"));
}

static void
test_days_between_two_dates_are_counted (void)
{
  static const struct
  {
    EntDate from, to;
    int days;
  } rows[] = {
    { 20260314, 20260314, 0 },
    { 20260314, 20260315, 1 },
    { 20260315, 20260314, -1 },
    { 20251231, 20260101, 1 },
    { 20260228, 20260301, 1 },
    { 20240228, 20240301, 2 },
    { 20260101, 20270101, 365 },
    { 20240101, 20250101, 366 },
    /* every hundredth year is no leap year, every four hundredth is one */
    { 19000228, 19000301, 1 },
    { 20000228, 20000301, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (ent_date_days_between (rows[i].from, rows[i].to), ==, rows[i].days);
}

/* Every day that a file can hold, as GLib counts it. */
static void
test_days_follow_each_other_without_a_gap (void)
{
  EntDate before = 10101;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1);
  for (guint n = 1;; n++)
    {
      EntDate next;

      g_date_add_days (&date, 1);
      if (g_date_get_year (&date) > 9999)
        break;
      next = g_date_get_year (&date) * 10000u + (guint) g_date_get_month (&date) * 100u + g_date_get_day (&date);
      if (ent_date_days_between (before, next) != 1 || ent_date_days_between (next, 10101) != -(int) n)
        g_error ("days between 1 January of the first year and %u are miscounted", next);
      before = next;
    }
}

static void
test_a_day_after_is_the_next_of_the_calendar (void)
{
  g_assert_cmpuint (ent_date_day_after (20260314), ==, 20260315);
  g_assert_cmpuint (ent_date_day_after (20251231), ==, 20260101);
  g_assert_cmpuint (ent_date_day_after (20260228), ==, 20260301);
  g_assert_cmpuint (ent_date_day_after (20240228), ==, 20240229);
}

static void
test_a_year_after_is_the_same_day (void)
{
  g_assert_cmpuint (ent_date_year_after (20260314), ==, 20270314);
  g_assert_cmpuint (ent_date_year_after (20251231), ==, 20261231);
  g_assert_cmpuint (ent_date_year_after (20230228), ==, 20240228);
  g_assert_cmpuint (ent_date_year_after (20240228), ==, 20250228);
  g_assert_cmpuint (ent_date_year_after (20240229), ==, 20250228);
  g_assert_cmpuint (ent_date_year_after (20240301), ==, 20250301);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/what-xml-cannot-hold-is-left-out", test_text_that_xml_cannot_hold_is_left_out);
  g_test_add_func ("/text/isolates-without-end-are-paired", test_isolates_without_end_are_paired);
  g_test_add_func ("/text/a-quotation-keeps-to-itself", test_a_quotation_keeps_to_itself);
  g_test_add_func ("/text/endless-marks-are-not-quoted", test_endless_marks_are_not_quoted);
  g_test_add_func ("/text/names-are-compared-without-case-accents-and-spaces", test_names_are_compared_without_case_accents_and_spaces);
  g_test_add_func ("/text/a-date-is-a-day-of-the-calendar", test_a_date_is_a_day_of_the_calendar);
  g_test_add_func ("/text/a-day-that-does-not-exist-is-told-from-what-is-no-date", test_a_day_that_does_not_exist_is_told_from_what_is_no_date);
  g_test_add_func ("/text/a-name-ends-in-any-case-of-letters", test_a_name_ends_in_any_case_of_letters);
  g_test_add_func ("/text/days-between-two-dates-are-counted", test_days_between_two_dates_are_counted);
  g_test_add_func ("/text/days-follow-each-other-without-a-gap", test_days_follow_each_other_without_a_gap);
  g_test_add_func ("/text/a-day-after-is-the-next-of-the-calendar", test_a_day_after_is_the_next_of_the_calendar);
  g_test_add_func ("/text/a-year-after-is-the-same-day", test_a_year_after_is_the_same_day);
  return g_test_run ();
}
