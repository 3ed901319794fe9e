/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure: what it tells, and by it that pictures can be read. */
#include "cli/run.h"

#include <string.h>

static const char *const names[] = {
  "stakeholders",
  "labels_placed",
  "labels_keyed",
  "label_label_overlaps",
  "label_symbol_overlaps",
  "symbol_symbol_overlaps",
  "label_rim_overlaps",
  "labels_crossed_by_ties",
  "ties_through_symbols",
  "outside",
  "smallest_letter_pt",
};

static double
measured (const char *json, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\":", name);

  assert_contains (json, key);
  return number_after (json, key);
}

static void
test_json_has_the_published_names_and_no_others (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr(Run) run = RUN ("measure", sample, "--json");
  guint colons = 0;

  assert_exits (run, 0);
  g_assert_true (g_str_has_prefix (run->out, "{"));
  g_assert_true (g_str_has_suffix (run->out, "}\n"));
  g_assert_null (strchr (run->out + 1, '{'));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    measured (run->out, names[i]);
  for (const char *p = run->out; *p != '\0'; p++)
    colons += *p == ':';
  g_assert_cmpuint (colons, ==, G_N_ELEMENTS (names));
}

static void
test_plain_lines_tell_the_same (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr(Run) json = RUN ("measure", sample, "--json");
  g_autoptr(Run) plain = RUN ("measure", sample);

  assert_exits (plain, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s ", names[i]);

      assert_contains (plain->out, key);
      g_assert_cmpfloat (number_after (plain->out, key), ==, measured (json->out, names[i]));
    }
}

static void
test_letters_are_told_in_pixels_of_a_screen (void)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr(Run) screen = RUN ("measure", sample, "--json", "--size", "1366x768");
  g_autoptr(Run) wall = RUN ("measure", sample, "--json", "--size", "1024x768", "--theme", "projector");

  assert_exits (screen, 0);
  assert_exits (wall, 0);
  g_assert_cmpfloat (measured (screen->out, "smallest_letter_px"), >=, 14);
  g_assert_cmpfloat (measured (wall->out, "smallest_letter_px"), >=, 24);
  g_assert_cmpfloat (measured (wall->out, "smallest_letter_px"), ==, measured (wall->out, "smallest_letter_pt"));
}

/* Measures; nothing lies on anything else. */
static Run *
measure_faultless (const char *const *arguments)
{
  static const char *const never[] = {
    "label_label_overlaps",
    "label_symbol_overlaps",
    "symbol_symbol_overlaps",
    "label_rim_overlaps",
    "outside",
  };
  g_autofree char *line = g_strjoinv (" ", (char **) arguments);
  Run *run = run_cli (arguments);
  gboolean bad = FALSE;

  assert_exits (run, 0);
  g_assert_cmpfloat (measured (run->out, "stakeholders"), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    bad = bad || measured (run->out, never[i]) > 0;
  g_test_message ("%s\n%s", line, run->out);
  /* the other sheets are worth knowing too */
  if (bad)
    g_test_fail ();
  return run;
}

/* And each stakeholder has a label or a line in the key. */
static Run *
measure_readable (const char *const *arguments)
{
  Run *run = measure_faultless (arguments);

  if (measured (run->out, "labels_placed") + measured (run->out, "labels_keyed") != measured (run->out, "stakeholders"))
    g_test_fail ();
  return run;
}

#define ASSERT_READABLE(...) run_free (measure_readable ((const char *const[]) { "measure", path, "--json", __VA_ARGS__, NULL }))

static void
test_nothing_overlaps_on_a3 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);

      ASSERT_READABLE ("--paper", "A3");
      ASSERT_READABLE ("--paper", "A3", "--portrait");
      ASSERT_READABLE ("--paper", "A3", "--lang", "es");
      ASSERT_READABLE ("--paper", "A3", "--rings", "power");
      ASSERT_READABLE ("--paper", "A3", "--rings", "level");
      ASSERT_READABLE ("--paper", "A3", "--equal");
      ASSERT_READABLE ("--paper", "A3", "--view", "matrix");
    }
}

static void
test_nothing_overlaps_on_other_sheets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);

      ASSERT_READABLE ("--paper", "A4");
      ASSERT_READABLE ("--size", "1366x768");
      ASSERT_READABLE ("--size", "1920x1080", "--theme", "projector");
      ASSERT_READABLE ("--size", "1024x768", "--theme", "projector");
      ASSERT_READABLE ("--size", "1366x768", "--view", "matrix");
    }
}

/* With the largest letters that a room needs. */
static void
test_everybody_has_a_name_on_a_wall (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);
      g_autoptr(Run) run = RUN ("measure", path, "--json", "--size", "1920x1080", "--theme", "projector");

      assert_exits (run, 0);
      g_assert_cmpfloat (measured (run->out, "labels_keyed"), ==, 0);
      g_assert_cmpfloat (measured (run->out, "smallest_letter_px"), >=, 24);
    }
}

/* What a map of so many stakeholders and ties comes to on a sheet. */
typedef struct
{
  const char *stakeholders, *ties;
  const char *sheet[5];
  guint most_keyed;
  double most_crossed; /* of the names that it has */
} Promise;

static const Promise promises[] = {
  { "45", "30", { "--paper", "A3" }, 2, 0.05 },
  { "60", "120", { "--paper", "A4" }, 3, 1 },
  { "150", "300", { "--paper", "A3" }, 7, 0.15 },
  { "300", "600", { "--paper", "A2" }, 15, 1 },
  { "135", "1750", { "--paper", "A3" }, 135, 1 },
  { "20", "30", { "--size", "1024x768", "--theme", "projector" }, 0, 1 },
  { "45", "60", { "--size", "1920x1080", "--theme", "projector" }, 0, 1 },
  { "45", "60", { "--size", "1024x768", "--theme", "projector" }, 30, 1 },
};

static void
test_generated_maps_can_be_read (Folder *folder, gconstpointer data)
{
  const Promise *promise = data;
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autoptr(Run) made = RUN ("generate", promise->stakeholders, "--ties", promise->ties, "-o", path);
  const char *arguments[] = { "measure", path, "--json", promise->sheet[0], promise->sheet[1], promise->sheet[2], promise->sheet[3], NULL };
  gboolean is_wall = promise->sheet[2] != NULL;
  g_autoptr(Run) run = NULL;

  assert_exits (made, 0);
  run = measure_readable (arguments);
  g_assert_cmpfloat (measured (run->out, "labels_keyed"), <=, promise->most_keyed);
  g_assert_cmpfloat (measured (run->out, "labels_crossed_by_ties"), <=, promise->most_crossed * measured (run->out, "labels_placed"));
  g_assert_cmpfloat (measured (run->out, "ties_through_symbols"), ==, 0);
  g_assert_cmpfloat (measured (run->out, is_wall ? "smallest_letter_px" : "smallest_letter_pt"), >=, is_wall ? 24 : 6);
}

static void
test_every_name_is_in_the_light_of_its_sector (void)
{
  static const char *const sectors[] = { "institutions", "private", "informal", "community", "family", "education", "media" };

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *path = project_file (samples[i]);
      double n_named = 0, n = 0;

      for (guint k = 0; k < G_N_ELEMENTS (sectors); k++)
        {
          const char *arguments[] = { "measure", path, "--json", "--size", "1024x768", "--theme", "projector", "--spotlight", sectors[k], NULL };
          g_autoptr(Run) run = measure_faultless (arguments);

          n_named += measured (run->out, "labels_placed");
          n = measured (run->out, "stakeholders");
        }
      g_assert_cmpfloat (n_named, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/measure/json-has-the-published-names-and-no-others", test_json_has_the_published_names_and_no_others);
  g_test_add_func ("/cli/measure/plain-lines-tell-the-same", test_plain_lines_tell_the_same);
  g_test_add_func ("/cli/measure/letters-are-told-in-pixels-of-a-screen", test_letters_are_told_in_pixels_of_a_screen);
  g_test_add_func ("/cli/measure/nothing-overlaps-on-a3", test_nothing_overlaps_on_a3);
  g_test_add_func ("/cli/measure/everybody-has-a-name-on-a-wall", test_everybody_has_a_name_on_a_wall);
  g_test_add_func ("/cli/measure/nothing-overlaps-on-other-sheets", test_nothing_overlaps_on_other_sheets);
  g_test_add_func ("/cli/measure/every-name-is-in-the-light-of-its-sector", test_every_name_is_in_the_light_of_its_sector);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      g_autofree char *name = g_strdup_printf ("/cli/measure/generated-maps-can-be-read/%s-%s-%s", promises[i].stakeholders, promises[i].ties, promises[i].sheet[1]);

      g_test_add (name, Folder, &promises[i], folder_set_up, test_generated_maps_can_be_read, folder_tear_down);
    }
  return g_test_run ();
}
