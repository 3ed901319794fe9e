/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calendars read: against a text written by hand, and through a reader of its own. */
#include "io/calendar/ical.h"

#include <gio/gio.h>
#include <string.h>

#define STAMP 1781697600 /* 17 June 2026, 12:00 in UTC */

static void
add_stakeholder (EntMap *map, const char *id, const char *name, EntDate next_visit)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  stakeholder->next_visit = next_visit;
  g_assert_true (ent_map_apply_take (map, stakeholder, NULL, NULL));
}

static EntAction *
new_action (const char *id, const char *what, EntDate due)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  ent_record_set_id (action, id);
  action->what = g_strdup (what);
  action->due = due;
  return action;
}

static void
add_action (EntMap *map, EntAction *action)
{
  g_assert_true (ent_map_apply_take (map, action, NULL, NULL));
}

static EntMap *
new_map (void)
{
  EntMap *map = ent_map_new ();
  EntMapInfo *info = ent_record_new (ENT_RECORD_MAP);

  ent_record_set_id (info, "m-harbour");
  g_assert_true (ent_map_apply_take (map, info, NULL, NULL));
  add_stakeholder (map, "s-hotel", "Hotel association", 0);
  add_stakeholder (map, "s-radio", "Radio Bahía", 20260709);
  return map;
}

static char *
write_plan (EntMap *map, gboolean visits, EntICalCount *count)
{
  EntICalOptions options = { STAMP, visits };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_ical_write (map, &options, count, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_a_plan_is_written_as_the_standard_has_it (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntAction *action = new_action ("a-train", "Train the reception staff; then the drivers, \\ all of them", 20261231);
  g_autofree char *text = NULL;

  action->responsible = g_strdup ("Marea Alta");
  action->with = g_strsplit ("s-hotel s-radio", " ", -1);
  add_action (map, action);
  text = write_plan (map, TRUE, NULL);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\n"
                   "VERSION:2.0\r\n"
                   "PRODID:-//Entorno//Action plan//EN\r\n"
                   "CALSCALE:GREGORIAN\r\n"
                   "BEGIN:VEVENT\r\n"
                   "UID:a-train.m-harbour@entorno\r\n"
                   "DTSTAMP:20260617T120000Z\r\n"
                   "DTSTART;VALUE=DATE:20261231\r\n"
                   "DTEND;VALUE=DATE:20270101\r\n"
                   "SUMMARY:Train the reception staff\\; then the drivers\\, \\\\ all of them\r\n"
                   "DESCRIPTION:Responsible: Marea Alta\\nWith: Hotel association\\, Radio Bahía\r\n"
                   "TRANSP:TRANSPARENT\r\n"
                   "END:VEVENT\r\n"
                   "BEGIN:VEVENT\r\n"
                   "UID:visit-s-radio.m-harbour@entorno\r\n"
                   "DTSTAMP:20260617T120000Z\r\n"
                   "DTSTART;VALUE=DATE:20260709\r\n"
                   "DTEND;VALUE=DATE:20260710\r\n"
                   "SUMMARY:Visit to Radio Bahía\r\n"
                   "TRANSP:TRANSPARENT\r\n"
                   "END:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
}

static void
test_what_has_no_day_or_is_finished_is_left_out_and_counted (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntAction *done = new_action ("a-done", "Done", 20260601), *dropped = new_action ("a-dropped", "Dropped", 20260601);
  EntICalCount count;
  g_autofree char *text = NULL;

  done->state = ENT_STATE_DONE;
  dropped->state = ENT_STATE_DROPPED;
  add_action (map, done);
  add_action (map, dropped);
  add_action (map, new_action ("a-never", "Undated", 0));
  add_action (map, new_action ("a-late", "Late", 20200229));
  text = write_plan (map, FALSE, &count);
  g_assert_cmpuint (count.n_actions, ==, 1);
  g_assert_cmpuint (count.n_undated, ==, 1);
  g_assert_cmpuint (count.n_visits, ==, 0);
  g_assert_nonnull (strstr (text, "DTEND;VALUE=DATE:20200301\r\n"));
  g_assert_null (strstr (text, "Undated"));
  g_assert_null (strstr (text, "D:Done"));
  g_assert_null (strstr (text, "Radio"));
}

static void
test_a_calendar_of_nothing_is_refused (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntICalOptions options = { STAMP, FALSE };
  EntICalCount count = { 9, 9, 9 };
  g_autoptr (GError) error = NULL;

  add_action (map, new_action ("a-never", "Undated", 0));
  g_assert_null (ent_ical_write (map, &options, &count, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count.n_actions, ==, 0);
  g_assert_cmpuint (count.n_undated, ==, 1);
}

/* A year of five digits is no date of a calendar. */
static void
test_the_last_day_there_is_has_no_end (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autofree char *text = NULL;

  add_action (map, new_action ("a-end", "Some day", 99991231));
  text = write_plan (map, FALSE, NULL);
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:99991231\r\n"));
  g_assert_null (strstr (text, "DTEND"));
}

static void
test_no_two_events_have_one_uid (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  add_action (map, new_action ("visit-s-radio", "Visit the radio", 20260709));
  add_action (map, new_action ("action-visit-s-radio", "Again", 20260710));
  text = write_plan (map, TRUE, NULL);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "UID:"))
      {
        n++;
        g_hash_table_add (uids, g_strdup (lines[i]));
      }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (g_hash_table_size (uids), ==, 3);
  g_assert_nonnull (strstr (text, "UID:visit-s-radio.m-harbour@entorno\r\n"));
}

/* Whether it is done nobody here can say. */
static void
test_an_action_in_a_state_of_a_later_version_is_left_out (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntAction *waiting = new_action ("a-waits", "Waits", 20260601);
  EntICalCount count;
  g_autofree char *text = NULL;

  ent_field_set (ent_field_find (ENT_RECORD_ACTION, "state"), waiting, "waiting");
  add_action (map, waiting);
  text = write_plan (map, TRUE, &count);
  g_assert_cmpuint (count.n_actions, ==, 0);
  g_assert_null (strstr (text, "Waits"));
}

/* --- a reader --- */

/* The lines as they were before they were folded, each behind a "\n". */
static char *
unfold (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  GString *whole = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
      if (*lines[i] == ' ')
        g_string_append (whole, lines[i] + 1);
      else
        g_string_append_printf (whole, "\n%s", lines[i]);
    }
  return g_string_free (whole, FALSE);
}

/* The value of the first property called @name, without escapes. */
static char *
read_back (const char *text, const char *name)
{
  g_autofree char *whole = unfold (text), *begin = g_strdup_printf ("\n%s:", name);
  const char *found = strstr (whole, begin);
  GString *value = g_string_new (NULL);

  g_assert_nonnull (found);
  for (const char *p = found + strlen (begin); *p != '\0' && *p != '\n'; p++)
    {
      gboolean escaped = *p == '\\';

      p += escaped;
      g_string_append_c (value, escaped && *p == 'n' ? '\n' : *p);
    }
  return g_string_free (value, FALSE);
}

/* Letters of each length at each place of the fold. */
static void
test_a_long_text_comes_back_whole_whatever_its_letters (void)
{
  static const char *const letters[] = { "x", "é", "ท", "😀", "\\", ";", "," };

  for (guint l = 0; l < G_N_ELEMENTS (letters); l++)
    for (guint before = 0; before < 76; before++)
      {
        g_autoptr (EntMap) map = new_map ();
        GString *what = g_string_new (NULL);
        g_autofree char *expected = NULL, *text = NULL, *found = NULL;

        for (guint i = 0; i < before; i++)
          g_string_append_c (what, 'a');
        for (guint i = 0; i < 60; i++)
          g_string_append (what, letters[l]);
        expected = g_string_free (what, FALSE);
        add_action (map, new_action ("a-long", expected, 20260617));
        text = write_plan (map, FALSE, NULL);
        found = read_back (text, "SUMMARY");
        g_assert_cmpstr (found, ==, expected);
      }
}

static void
test_each_reason_of_an_escape_comes_back (void)
{
  static const char *const texts[] = { "a\\nb", "\\", "a;b,c", "\\\\,", "ends with \\", "a: \"b\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EntMap) map = new_map ();
      EntAction *action = new_action ("a-one", texts[i], 20260617);
      g_autofree char *text = NULL, *what = NULL, *description = NULL, *said = g_strconcat ("Responsible: ", texts[i], "\nWith: Hotel association", NULL);

      action->responsible = g_strdup (texts[i]);
      action->with = g_strsplit ("s-hotel", " ", -1);
      add_action (map, action);
      text = write_plan (map, FALSE, NULL);
      what = read_back (text, "SUMMARY");
      description = read_back (text, "DESCRIPTION");
      g_assert_cmpstr (what, ==, texts[i]);
      g_assert_cmpstr (description, ==, said);
    }
}

/* A calendar that has the plan already changes what is in it. */
static void
test_what_is_changed_keeps_its_uid (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_ACTION, "a-one"), ent_field_find (ENT_RECORD_ACTION, "due"), "2026-08-01");
  g_autofree char *before = NULL, *after = NULL, *uid = NULL, *same = NULL;

  add_action (map, new_action ("a-one", "Train the staff", 20260630));
  before = write_plan (map, FALSE, NULL);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
  after = write_plan (map, FALSE, NULL);
  uid = read_back (before, "UID");
  same = read_back (after, "UID");
  g_assert_cmpstr (uid, ==, same);
  g_assert_nonnull (strstr (after, "DTSTART;VALUE=DATE:20260801\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/a-plan-is-written-as-the-standard-has-it", test_a_plan_is_written_as_the_standard_has_it);
  g_test_add_func ("/ical/what-has-no-day-or-is-finished-is-left-out-and-counted", test_what_has_no_day_or_is_finished_is_left_out_and_counted);
  g_test_add_func ("/ical/the-last-day-there-is-has-no-end", test_the_last_day_there_is_has_no_end);
  g_test_add_func ("/ical/no-two-events-have-one-uid", test_no_two_events_have_one_uid);
  g_test_add_func ("/ical/an-action-in-a-state-of-a-later-version-is-left-out", test_an_action_in_a_state_of_a_later_version_is_left_out);
  g_test_add_func ("/ical/a-calendar-of-nothing-is-refused", test_a_calendar_of_nothing_is_refused);
  g_test_add_func ("/ical/a-long-text-comes-back-whole-whatever-its-letters", test_a_long_text_comes_back_whole_whatever_its_letters);
  g_test_add_func ("/ical/each-reason-of-an-escape-comes-back", test_each_reason_of_an_escape_comes_back);
  g_test_add_func ("/ical/what-is-changed-keeps-its-uid", test_what_is_changed_keeps_its_uid);
  return g_test_run ();
}
