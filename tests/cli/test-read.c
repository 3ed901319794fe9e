/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read: what it says of the samples, and that the object for programs says the same.
 *
 * What stands in read/ was counted by other means once: by hand, with networkx, and by going every way. Whoever changes a
 * sentence or a sample makes it anew with `entorno-cli read FILE --date 2026-12-01 --lang LANG`, and reads it.
 */
#include "cli/run.h"

#include "analysis/reading/reading.h"
#include "io/book/json/json-tree.h"
#include "io/store.h"

#include <string.h>

#define DATE "2026-12-01"

static const char *const languages[] = { "en", "es" };

/* --- the samples --- */

/* Line by line, so that it is seen where they part. */
static void
assert_same_lines (const char *text, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1), wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && wanted[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}

static void
test_the_samples_are_read_as_they_were_checked (void)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      {
        g_autofree char *sample = project_file (samples[i]), *name = g_path_get_basename (samples[i]), *path = NULL, *kept = NULL, *expected = NULL;
        g_autoptr (Run) run = RUN ("read", sample, "--date", DATE, "--lang", languages[k]);

        *strstr (name, ".entorno") = '\0';
        kept = g_strdup_printf ("tests/cli/read/%s.%s.txt", name, languages[k]);
        path = project_file (kept);
        g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
        assert_exits (run, 0);
        g_assert_cmpstr (run->err, ==, "");
        assert_same_lines (run->out, expected);
      }
}

static void
test_it_speaks_the_language_of_the_system_unless_told_otherwise (void)
{
  g_autofree char *sample = project_file (samples[0]);
  const char *const arguments[] = { "read", sample, "--date", DATE, NULL };
  g_autoptr (Run) english = RUN ("read", sample, "--date", DATE, "--lang", "en"), spanish = RUN ("read", sample, "--date", DATE, "--lang", "es");
  g_autoptr (Run) here = run_cli (arguments), there = run_cli_in ("es", arguments), second = run_cli_in ("fr:es", arguments), told = run_cli_in ("es", (const char *const[]) { "read", sample, "--date", DATE, "--lang", "en_GB.UTF-8", NULL });

  g_assert_cmpstr (english->out, !=, spanish->out);
  g_assert_cmpstr (here->out, ==, english->out);
  g_assert_cmpstr (there->out, ==, spanish->out);
  g_assert_cmpstr (second->out, ==, spanish->out);
  g_assert_cmpstr (told->out, ==, english->out);
}

static void
test_for_others_nothing_private_is_said (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr (Run) usual = RUN ("read", sample, "--date", DATE, "--json"), team = RUN ("read", sample, "--date", DATE, "--json", "--for", "team");
  g_autoptr (Run) others = RUN ("read", sample, "--date", DATE, "--json", "--for=others");

  assert_exits (others, 0);
  g_assert_cmpstr (team->out, ==, usual->out);
  assert_contains (team->out, "\"to-do\"");
  g_assert_null (strstr (others->out, "\"to-do\""));
  assert_contains (team->out, "\"way\"");
  g_assert_null (strstr (others->out, "\"way\""));
  assert_contains (others->out, "\"opponents\"");
}

static void
test_what_is_overdue_goes_by_the_day (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr (Run) before = RUN ("read", sample, "--date", "2026-06-15"), after = RUN ("read", sample, "--date", "2026-06-16", "--lang", "en");

  assert_exits (before, 0);
  assert_contains (before->out, "Open actions: 3, of these overdue: 0. Done: 2.\n");
  assert_contains (after->out, "Open actions: 3, of these overdue: 1. Done: 2.\n");
  assert_contains (after->out, "was due on 15 June 2026, 1 day ago.");
  assert_contains (after->out, "read on 16 June 2026.");
}

/* --- moments --- */

static void
test_the_moment_is_chosen (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr (Run) latest = RUN ("read", sample, "--date", DATE), same = RUN ("read", sample, "--date", DATE, "--moment", "t-a7edcmpb3u");
  g_autoptr (Run) first = RUN ("read", sample, "--date", DATE, "--moment", "t-g2tjf8cz2k");
  g_autoptr (Run) since = RUN ("read", sample, "--date", DATE, "--from", "t-g2tjf8cz2k"), itself = RUN ("read", sample, "--date", DATE, "--from", "t-a7edcmpb3u");

  assert_exits (first, 0);
  g_assert_cmpstr (latest->out, ==, same->out);
  g_assert_cmpstr (latest->out, ==, since->out);
  assert_contains (first->out, "Moment “Baseline”, read on");
  assert_contains (first->out, "45 stakeholders are on the map, of whom 21 are supportive or leading.");
  assert_contains (latest->out, "\nWhat has changed\n");
  g_assert_null (strstr (first->out, "What has changed"));
  g_assert_null (strstr (itself->out, "What has changed"));
}

/* Each with what is named, and what there is instead. */
static void
test_what_is_wrongly_chosen_is_wrong_use (void)
{
  static const char *const wrong[][4] = {
    { "--moment", "t-nowhere", "“t-nowhere”", "t-a7edcmpb3u (After the workshop), t-g2tjf8cz2k (Baseline)" },
    { "--from", "s-2m7os5af3r", "“s-2m7os5af3r”", "t-g2tjf8cz2k (Baseline)" },
    { "--date", "1.12.2026", "“1.12.2026” is no day", "2026-03-14" },
    { "--date", "2026-02-30", "“2026-02-30” is no day", "2026-03-14" },
    { "--date", "", "“” is no day", "2026-03-14" },
    { "--lang", "qu", "“qu”", "en, es" },
  };
  g_autofree char *sample = project_file (samples[0]);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (Run) run = RUN ("read", sample, wrong[i][0], wrong[i][1]);

      assert_exits (run, 2);
      g_assert_cmpstr (run->out, ==, "");
      assert_contains (run->err, wrong[i][2]);
      assert_contains (run->err, wrong[i][3]);
      assert_contains (run->err, "“entorno-cli read --help”");
    }
}

static void
test_what_is_no_whole_map_is_not_read (Folder *folder, gconstpointer data)
{
  static const char *const texts[] = { "This is no map.\n", "", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-one\" title=\"Bay\"><stakeholders>\n<stakeholder id=\"s-one\" name=\"One\" kind=\"formal\" sector=\"media\"/>" };
  g_autofree char *path = folder_file (folder, "a.entorno"), *nowhere = folder_file (folder, "b.entorno");
  g_autoptr (Run) absent = RUN ("read", nowhere);

  assert_exits (absent, 1);
  assert_contains (absent->err, nowhere);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Run) run = NULL, json = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      run = RUN ("read", path);
      json = RUN ("read", "--json", path);
      assert_exits (run, 1);
      assert_exits (json, 1);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_cmpstr (json->out, ==, "");
      assert_contains (run->err, path);
    }
}

/* --- the object for programs --- */

static void
assert_ids (const EntJson *json, EntJsonValue list, const EntId *ids)
{
  guint n = 0;

  g_assert_cmpint (ent_json_type (json, list), ==, ENT_JSON_ARRAY);
  for (EntJsonValue value = ent_json_first (json, list); value != ENT_JSON_NONE; value = ent_json_next (json, value))
    g_assert_cmpstr (ent_json_text (json, value), ==, ids[n++]);
  g_assert_null (ids[n]);
}

static void
assert_numbers (const EntJson *json, EntJsonValue object, const GArray *numbers)
{
  g_assert_cmpuint (ent_json_n_children (json, object), ==, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    {
      const EntReadingNumber *number = &g_array_index (numbers, EntReadingNumber, i);
      EntJsonValue value = ent_json_member (json, object, number->name);

      g_assert_cmpint (ent_json_type (json, value), ==, ENT_JSON_NUMBER);
      g_assert_cmpfloat (g_ascii_strtod (ent_json_text (json, value), NULL), ==, number->value);
    }
}

static void
assert_way (const EntJson *json, EntJsonValue list, const EntWay *way)
{
  guint n = 0;

  g_assert_cmpint (list != ENT_JSON_NONE, ==, way != NULL);
  for (EntJsonValue value = way != NULL ? ent_json_first (json, list) : ENT_JSON_NONE; value != ENT_JSON_NONE; value = ent_json_next (json, value))
    {
      const EntWayStep *step = &g_array_index (way->steps, EntWayStep, n++);

      g_assert_cmpstr (ent_json_member_text (json, value, "from"), ==, step->from);
      g_assert_cmpstr (ent_json_member_text (json, value, "to"), ==, step->to);
      g_assert_cmpstr (ent_json_member_text (json, value, "tie"), ==, step->tie);
    }
  g_assert_cmpuint (n, ==, way != NULL ? way->steps->len : 0);
}

static void
assert_actions (const EntJson *json, EntJsonValue list, const EntReadingSentence *sentence)
{
  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      if (link->kind == ENT_RECORD_ACTION)
        {
          assert_ids (json, list, link->ids);
          return;
        }
    }
  g_assert_true (list == ENT_JSON_NONE);
}

static void
assert_sentence (const EntJson *json, EntJsonValue object, const EntReadingSentence *sentence, const char *lines)
{
  const char *sector = sentence->sector >= 0 ? ent_sector_choices.items[sentence->sector].name : NULL;
  g_autofree char *line = g_strdup_printf ("\n  %s\n", sentence->text);

  g_assert_cmpstr (ent_json_member_text (json, object, "key"), ==, sentence->key);
  g_assert_cmpstr (ent_json_member_text (json, object, "text"), ==, sentence->text);
  g_assert_cmpstr (ent_json_member_text (json, object, "sector"), ==, sector);
  g_assert_cmpstr (ent_json_member_text (json, object, "to-do"), ==, sentence->action);
  g_assert_cmpint (ent_json_member (json, object, "with") != ENT_JSON_NONE, ==, sentence->with != NULL);
  if (sentence->with != NULL)
    assert_ids (json, ent_json_member (json, object, "with"), sentence->with);
  assert_numbers (json, ent_json_member (json, object, "numbers"), sentence->numbers);
  assert_ids (json, ent_json_member (json, object, "stakeholders"), sentence->ids);
  assert_actions (json, ent_json_member (json, object, "actions"), sentence);
  assert_way (json, ent_json_member (json, object, "way"), sentence->way);
  assert_contains (lines, line);
}

/* Of the map at @path in @language: the object has the sentences of the reading, and the lines of the text. */
static void
check_json (const char *path, const char *language)
{
  g_autoptr (Run) text = RUN ("read", path, "--date", DATE, "--lang", language), run = RUN ("read", path, "--date", DATE, "--lang", language, "--json");
  const EntReadingSpec spec = { .today = 20261201, .words = ent_words_for_language (language), .private = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_open (path, NULL, &error);
  g_autoptr (EntReading) reading = ent_reading_new (file->map, &spec, NULL);
  g_autoptr (EntJson) json = NULL;
  EntJsonValue section;

  assert_exits (run, 0);
  json = ent_json_parse (g_strdup (run->out), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_json_member_text (json, ent_json_root (json), "title"), ==, ent_map_info (file->map)->title);
  g_assert_cmpstr (ent_json_member_text (json, ent_json_root (json), "moment"), ==, ent_map_latest_moment (file->map)->base.id);
  g_assert_cmpstr (ent_json_member_text (json, ent_json_root (json), "date"), ==, DATE);
  g_assert_cmpstr (ent_json_member_text (json, ent_json_root (json), "language"), ==, language);
  section = ent_json_first (json, ent_json_member (json, ent_json_root (json), "sections"));
  for (guint i = 0; i < reading->sections->len; i++, section = ent_json_next (json, section))
    {
      const EntReadingSection *one = g_ptr_array_index (reading->sections, i);
      EntJsonValue sentence = ent_json_first (json, ent_json_member (json, section, "sentences"));

      g_assert_cmpstr (ent_json_member_text (json, section, "part"), ==, ent_reading_part_name (one->part));
      g_assert_cmpstr (ent_json_member_text (json, section, "title"), ==, one->title);
      for (guint k = 0; k < one->sentences->len; k++, sentence = ent_json_next (json, sentence))
        assert_sentence (json, sentence, g_ptr_array_index (one->sentences, k), text->out);
      g_assert_true (sentence == ENT_JSON_NONE);
    }
  g_assert_true (section == ENT_JSON_NONE);
}

static void
test_the_object_says_what_the_text_does (void)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      {
        g_autofree char *sample = project_file (samples[i]);

        check_json (sample, languages[k]);
      }
}

/* And of a map with whatever names there are. */
static void
test_the_object_holds_any_name (Folder *folder, gconstpointer data)
{
  static const char *const text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-one\" title=\"&quot;Bay&quot; \\ &lt;b&gt; חוף\">\n"
      "  <moments><moment id=\"t-one\" name=\"Baseline\"/></moments>\n"
      "  <stakeholders>\n"
      "    <stakeholder id=\"s-one\" name=\"&quot;O'Neill&quot; \\ &lt;Sons&gt; &amp; Co.\" kind=\"formal\" sector=\"private\"/>\n"
      "    <stakeholder id=\"s-two\" name=\"נמל %s\" kind=\"formal\" sector=\"private\"/>\n"
      "  </stakeholders>\n"
      "</map>\n";
  g_autofree char *path = folder_file (folder, "a.entorno"), *big = folder_file (folder, "big.entorno");
  g_autoptr (Run) made = RUN ("generate", "80", "-o", big);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_exits (made, 0);
  for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
    {
      check_json (path, languages[k]);
      check_json (big, languages[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/the-samples-are-read-as-they-were-checked", test_the_samples_are_read_as_they_were_checked);
  g_test_add_func ("/read/it-speaks-the-language-of-the-system-unless-told-otherwise", test_it_speaks_the_language_of_the_system_unless_told_otherwise);
  g_test_add_func ("/read/for-others-nothing-private-is-said", test_for_others_nothing_private_is_said);
  g_test_add_func ("/read/what-is-overdue-goes-by-the-day", test_what_is_overdue_goes_by_the_day);
  g_test_add_func ("/read/the-moment-is-chosen", test_the_moment_is_chosen);
  g_test_add_func ("/read/what-is-wrongly-chosen-is-wrong-use", test_what_is_wrongly_chosen_is_wrong_use);
  add_folder_test ("/read/what-is-no-whole-map-is-not-read", test_what_is_no_whole_map_is_not_read);
  g_test_add_func ("/read/the-object-says-what-the-text-does", test_the_object_says_what_the_text_does);
  add_folder_test ("/read/the-object-holds-any-name", test_the_object_holds_any_name);
  return g_test_run ();
}
