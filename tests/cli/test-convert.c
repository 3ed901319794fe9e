/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From files of other programs into maps, and back: what a script sees of it. */
#include "cli/run.h"

#include "io/store.h"

#include <glib/gstdio.h>
#include <string.h>

#define SAMPLE "data/samples/puerto-coral.entorno"

static char *
put (const Folder *folder, const char *name, const char *text)
{
  char *path = folder_file (folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static EntMap *
open_map (const char *path)
{
  g_autoptr (GBytes) bytes = read_bytes (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_read (bytes, path, &error);

  g_assert_no_error (error);
  return g_object_ref (file->map);
}

static const EntStakeholder *
find (EntMap *map, const char *name)
{
  const EntStakeholder *found = NULL;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (strcmp (ent_map_stakeholder_at (map, i)->name, name) == 0)
      found = ent_map_stakeholder_at (map, i);
  g_assert_nonnull (found);
  return found;
}

/* --- in --- */

static void
test_a_register_becomes_a_map (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "Actores 2024.csv", "Nombre;Sector;Poder\nICBF;Instituciones;4\nHotel Sol;Sector privado;2\n"), *out = folder_file (folder, "out.entorno");
  g_autoptr (Run) run = RUN ("convert", in, out);
  g_autoptr (EntMap) map = NULL;

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpstr (run->out, ==, "Stakeholders: 2 added, 0 changed. Ties: 0 added, 0 changed. Ends of ties created: 0. Rows left out: 0; with remarks: 0.\n");
  map = open_map (out);
  g_assert_cmpstr (ent_map_info (map)->title, ==, "Actores 2024");
  g_assert_cmpint (find (map, "Hotel Sol")->sector, ==, ENT_SECTOR_PRIVATE);
}

static void
test_what_is_to_be_known_is_told_with_file_and_line (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Nombre;Poder\nICBF;tal vez\n;4\n\"\nHotel\n\";3\nSENA;zzz\n"), *out = folder_file (folder, "out.entorno");
  g_autofree char *second = g_strdup_printf ("%s:2: ICBF: ", in), *third = g_strdup_printf ("%s:3: ", in), *seventh = g_strdup_printf ("%s:7: SENA: ", in);
  g_autoptr (Run) run = RUN ("convert", in, out);

  assert_exits (run, 0);
  assert_contains (run->err, second);
  assert_contains (run->err, "“tal vez” could not be understood");
  assert_contains (run->err, third);
  assert_contains (run->err, seventh);
  assert_contains (run->out, "Rows left out: 1; with remarks: 3.");
}

static void
test_what_a_reader_finds_is_told_with_file_and_line (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Nombre,Poder\nICBF,4\n\"Hotel,3\nSENA,2\n"), *out = folder_file (folder, "out.entorno");
  g_autofree char *place = g_strdup_printf ("%s:3: ", in);
  g_autoptr (Run) run = RUN ("convert", in, out);

  assert_exits (run, 0);
  assert_contains (run->err, place);
  assert_contains (run->err, "does not end");
}

static void
test_several_files_are_one_map (Folder *folder, gconstpointer data)
{
  g_autofree char *nodes = put (folder, "nodes.csv", "Id,Label\n1,ICBF\n2,SENA\n"), *edges = put (folder, "edges.csv", "Source,Target,Weight\n1,2,2.5\n2,9,1\n"), *out = folder_file (folder, "out.entorno");
  g_autofree char *place = g_strdup_printf ("%s:3: ", edges);
  g_autoptr (Run) run = RUN ("convert", edges, nodes, out);
  g_autoptr (EntMap) map = NULL;

  assert_exits (run, 0);
  assert_contains (run->out, "Stakeholders: 2 added, 0 changed. Ties: 2 added, 0 changed. Ends of ties created: 1.");
  assert_contains (run->err, place);
  map = open_map (out);
  g_assert_cmpuint (ent_map_n_ties (map), ==, 2);
  g_assert_cmpstr (ent_map_tie_at (map, 0)->notes, ==, "Weight: 2.5");
}

static void
test_a_file_goes_into_a_map_and_both_stay (Folder *folder, gconstpointer data)
{
  g_autofree char *map_text = g_strconcat ("Nombre;Poder\nICBF;4\n", NULL), *first = put (folder, "first.csv", map_text), *into = folder_file (folder, "into.entorno"), *out = folder_file (folder, "out.entorno");
  g_autofree char *second = put (folder, "second.csv", "Nombre;Poder\nicbf;2\nSENA;3\n");
  g_autoptr (Run) made = RUN ("convert", first, into), run = NULL, again = NULL, apart = NULL, csv = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (EntMap) map = NULL, two = NULL;
  g_autofree char *kept = folder_file (folder, "apart.entorno"), *table = folder_file (folder, "out.csv");

  assert_exits (made, 0);
  before = read_bytes (into);
  run = RUN ("convert", second, out, "--into", into);
  assert_exits (run, 0);
  assert_contains (run->out, "Stakeholders: 1 added, 1 changed.");
  assert_contains (run->err, "second.csv:2: ");
  assert_contains (run->err, "--add-all");
  after = read_bytes (into);
  g_assert_true (g_bytes_equal (before, after));
  map = open_map (out);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  again = RUN ("convert", second, out, "--into", out);
  assert_exits (again, 2);
  apart = RUN ("convert", second, kept, "--into", into, "--add-all");
  assert_exits (apart, 0);
  two = open_map (kept);
  g_assert_cmpuint (ent_map_n_stakeholders (two), ==, 3);
  csv = RUN ("convert", second, table, "--into", into);
  assert_exits (csv, 0);
  g_assert_true (g_file_test (table, G_FILE_TEST_EXISTS));
}

static void
test_letters_separator_sector_and_titles_can_be_said (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "x:y\nNi\x96"
                                               "ez:4\nSol:3\n"),
                  *out = folder_file (folder, "out.entorno");
  g_autoptr (Run) run = RUN ("convert", in, out, "--encoding", "macintosh", "--separator", ":", "--sector", "media", "--titles", "1");
  g_autoptr (EntMap) map = NULL;

  assert_exits (run, 0);
  map = open_map (out);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  g_assert_cmpint (find (map, "Niñez")->sector, ==, ENT_SECTOR_MEDIA);
  g_assert_cmpstr (find (map, "Niñez")->notes, ==, "y: 4");
}

static void
test_a_scale_that_asks_is_told_and_can_be_answered (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Nombre;Poder (1-3)\nA;1\nB;2\nC;3\n"), *up = folder_file (folder, "up.entorno"), *down = folder_file (folder, "down.entorno");
  g_autoptr (Run) rising = RUN ("convert", in, up), falling = RUN ("convert", in, down, "--one-is-best");
  g_autoptr (EntMap) first = NULL, second = NULL;

  assert_exits (rising, 0);
  assert_contains (rising->err, "the highest number is taken for the most");
  assert_contains (rising->err, "--one-is-best");
  assert_exits (falling, 0);
  assert_contains (falling->err, "the lowest number is taken for the most");
  first = open_map (up);
  second = open_map (down);
  g_assert_cmpuint (ent_map_rating (first, find (first, "A"), NULL, ENT_ASPECT_POWER), ==, 2);
  g_assert_cmpuint (ent_map_rating (second, find (second, "A"), NULL, ENT_ASPECT_POWER), ==, 4);
}

/* V36 */
static void
test_a_comma_that_may_be_either_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Source;Target;Peso\nA;B;1,234\nA;C;2,345\n"), *out = folder_file (folder, "out.entorno");
  g_autoptr (Run) run = RUN ("convert", in, out);

  assert_exits (run, 0);
  assert_contains (run->err, "Peso");
  assert_contains (run->err, "1,234");
}

static void
test_ratings_go_to_the_moment_that_is_said (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *in = put (folder, "in.csv", "Nombre;Poder\nNobody Else;5\n"), *out = folder_file (folder, "out.entorno");
  g_autoptr (Run) run = RUN ("convert", in, out, "--into", sample, "--moment", "t-g2tjf8cz2k"), nowhere = RUN ("convert", in, out, "--moment", "t-g2tjf8cz2k", "--force");
  g_autoptr (EntMap) map = NULL;

  assert_exits (run, 0);
  map = open_map (out);
  g_assert_nonnull (ent_stakeholder_assessment (find (map, "Nobody Else"), "t-g2tjf8cz2k", ENT_ASPECT_POWER));
  assert_exits (nowhere, 2);
}

static void
test_the_report_tells_of_every_row (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Nombre;Poder\nICBF;4\n;3\n"), *out = folder_file (folder, "out.entorno"), *report = folder_file (folder, "report.csv"), *text = NULL;
  g_autoptr (Run) run = RUN ("convert", in, out, "--report", report), again = NULL;

  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (report, &text, NULL, NULL));
  assert_contains (text, "ICBF");
  (void) g_remove (out);
  again = RUN ("convert", in, out, "--report", report);
  assert_exits (again, 2);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

/* --- what cannot be read --- */

static void
test_what_is_no_table_is_refused_with_what_to_do (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes, *part;
  } cases[] = {
    { "a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xlsx" },
    { "a.pdf", "%PDF-1.7", "PDF" },
    { "a.png", "\x89PNG\r\n", "picture" },
    { "a.csv", "", "empty" },
    { "b.csv", "a,b\nNi\xc3\xb1"
               "ez Bah\xc3\xad"
               "a,\xff\n",
      "Line 2: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in = put (folder, cases[i].name, cases[i].bytes), *out = folder_file (folder, "out.entorno");
      g_autoptr (Run) run = RUN ("convert", in, out);

      assert_exits (run, 1);
      assert_contains (run->err, cases[i].name);
      assert_contains (run->err, cases[i].part);
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
    }
}

static void
test_a_file_that_is_not_there_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *in = folder_file (folder, "nowhere.csv"), *out = folder_file (folder, "out.entorno"), *there = put (folder, "in.csv", "Nombre\nA\n");
  g_autoptr (Run) run = RUN ("convert", in, out), into = RUN ("convert", there, out, "--into", in);

  assert_exits (run, 1);
  assert_contains (run->err, "nowhere.csv");
  assert_exits (into, 1);
  assert_contains (into->err, "nowhere.csv");
}

/* --- out --- */

static void
test_nothing_is_replaced_unless_it_is_said_and_a_map_never (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *out = put (folder, "out.csv", "mine"), *ties = put (folder, "two-ties.csv", "mine"), *two = folder_file (folder, "two.csv");
  g_autofree char *map = folder_file (folder, "map.csv"), *contents = NULL, *bytes = NULL;
  g_autoptr (Run) refused = RUN ("convert", sample, out), beside = RUN ("convert", sample, two), forced = NULL, onto = NULL;

  assert_exits (refused, 2);
  assert_contains (refused->err, "out.csv");
  /* nor is any of several files written where one is there */
  assert_exits (beside, 2);
  assert_contains (beside->err, "two-ties.csv");
  g_assert_false (g_file_test (two, G_FILE_TEST_EXISTS));
  forced = RUN ("convert", sample, out, "--force");
  assert_exits (forced, 0);
  g_assert_true (g_file_get_contents (out, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "\xef\xbb\xbf\"id\""));
  g_assert_true (g_file_get_contents (sample, &bytes, NULL, NULL));
  g_assert_true (g_file_set_contents (map, bytes, -1, NULL));
  onto = RUN ("convert", sample, map, "--force");
  assert_exits (onto, 2);
  assert_contains (onto->err, "never replaces");
}

/* What is read is not written as well. */
static void
test_a_file_is_not_replaced_by_what_is_read_from_it (Folder *folder, gconstpointer data)
{
  g_autofree char *in = put (folder, "in.csv", "Nombre\nA\n"), *contents = NULL;
  g_autoptr (Run) run = RUN ("convert", in, in, "--force");

  assert_exits (run, 2);
  g_assert_true (g_file_get_contents (in, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "Nombre\nA\n");
}

static void
test_what_a_format_cannot_hold_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *table = folder_file (folder, "out.csv"), *graph = folder_file (folder, "out.dot");
  g_autoptr (Run) csv = RUN ("convert", sample, table), dot = RUN ("convert", sample, graph);

  assert_exits (csv, 0);
  g_assert_cmpstr (csv->err, ==, "");
  assert_contains (csv->out, "files");
  assert_exits (dot, 0);
  assert_contains (dot->err, "left out");
}

static void
test_the_separator_that_is_said_is_written (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *out = folder_file (folder, "out.csv"), *contents = NULL;
  g_autoptr (Run) run = RUN ("convert", sample, out, "--separator", "tab");

  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (out, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "\xef\xbb\xbf\"id\"\t"));
}

static void
test_the_plan_is_written_alone (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *out = folder_file (folder, "plan.csv"), *contents = NULL, *other = folder_file (folder, "plan-actions.csv");
  g_autoptr (Run) run = RUN ("convert", sample, out, "--plan", "--separator", ",");
  g_auto (GStrv) lines = NULL;

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (out, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_assert_cmpstr (lines[0], ==, "\xef\xbb\xbf\"id\",\"What\",\"Responsible\",\"Due\",\"State\",\"With\",\"with-id\"");
  g_assert_cmpstr (lines[4], ==, "\"a-d4thtjld3b\",\"Message to all drivers of the platform\",\"Marea Alta\",\"2026-06-15\",\"Open\",\"Ride-hailing platform\",\"s-icb4wtcbe4\"");
}

/* It says of nobody that they were added or changed, and still something came of it. */
static void
test_what_comes_of_a_plan_is_counted (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *out = folder_file (folder, "out.entorno"), *plan = NULL;
  g_autoptr (Run) run = NULL;

  plan = put (folder, "plan.csv",
              "id,What,Responsible,Due,State,With,with-id\n"
              "a-d4thtjld3b,Message to all drivers,Marea Alta,2026-06-15,Open,Ride-hailing platform,s-icb4wtcbe4\n"
              ",Visit the school,Ana,2026-11-01,Open,,\n");
  run = RUN ("convert", plan, out, "--into", sample);
  assert_exits (run, 0);
  assert_contains (run->out, "Stakeholders: 0 added, 0 changed. Ties: 0 added, 0 changed.");
  assert_contains (run->out, "\nMoments, ratings, actions and the like: 1 added, 1 changed.\n");
}

static guint
count_of (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_the_plan_becomes_a_calendar (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE), *out = folder_file (folder, "plan.ICS"), *contents = NULL, *undated = folder_file (folder, "undated.ics");
  g_autofree char *in = put (folder, "in.entorno",
                             "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-one\"><moments><moment id=\"t-one\" name=\"Now\"/></moments>"
                             "<actions><action id=\"a-one\" what=\"Visit\"/><action id=\"a-two\" what=\"Call\" due=\"2027-01-31\"/></actions></map>");
  g_autoptr (Run) run = RUN ("convert", sample, out), again = RUN ("convert", sample, out, "--visits"), told = NULL;

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  assert_exits (again, 2);
  g_assert_true (g_file_get_contents (out, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (contents, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  g_assert_cmpuint (count_of (contents, "BEGIN:VEVENT"), ==, 3);
  assert_contains (contents, "UID:a-d4thtjld3b.");
  assert_contains (contents, "DTSTART;VALUE=DATE:20260615\r\n");
  told = RUN ("convert", in, undated);
  assert_exits (told, 0);
  assert_contains (told->err, "1 open action has no date and is left out.");
}

static void
test_a_calendar_of_nothing_is_not_written (Folder *folder, gconstpointer data)
{
  g_autofree char *map = folder_file (folder, "map.entorno"), *out = folder_file (folder, "plan.ics");
  g_autoptr (Run) made = RUN ("new", "Bahía Honda", "-o", map), run = RUN ("convert", map, out);

  assert_exits (made, 0);
  assert_exits (run, 1);
  assert_contains (run->err, "nothing for a calendar");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

static void
test_options_without_sense_are_refused (Folder *folder, gconstpointer data)
{
  static const char *const cases[][5] = {
    { "MAP", "x.csv", "OUT.entorno" },
    { "MAP", "OUT.csv", "--into", "MAP" },
    { "MAP", "OUT.csv", "--add-all" },
    { "MAP", "OUT.csv", "--one-is-best" },
    { "MAP", "OUT.csv", "--report", "OUT-report.csv" },
    { "MAP", "OUT.csv", "--titles", "0" },
    { "MAP", "OUT.entorno", "--moment", "t-g2tjf8cz2k" },
    { "MAP", "OUT.entorno", "--separator", ";" },
    { "MAP", "OUT.dot", "--separator", ";" },
    { "MAP", "OUT.entorno", "--to", "csv" },
  };
  g_autofree char *sample = project_file (SAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) line = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (Run) run = NULL;
      g_autoptr (GDir) dir = NULL;

      g_ptr_array_add (line, g_strdup ("convert"));
      for (guint k = 0; k < G_N_ELEMENTS (cases[i]) && cases[i][k] != NULL; k++)
        g_ptr_array_add (line, strcmp (cases[i][k], "MAP") == 0 ? g_strdup (sample) : g_str_has_prefix (cases[i][k], "OUT") ? folder_file (folder, cases[i][k])
                                                                                                                            : g_strdup (cases[i][k]));
      g_ptr_array_add (line, NULL);
      run = run_cli ((const char *const *) line->pdata);
      g_test_message ("case %u", i);
      assert_exits (run, 2);
      g_assert_cmpstr (run->out, ==, "");
      dir = g_dir_open (folder->path, 0, NULL);
      g_assert_null (g_dir_read_name (dir));
    }
}

/* --- there and back --- */

/* All tables of it, the first one first. */
static GPtrArray *
list_tables (const Folder *folder, const char *stem)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, stem) && g_str_has_suffix (name, ".csv"))
      g_ptr_array_add (paths, folder_file (folder, name));
  return paths;
}

/* What @map is written as in one language reads back in another one as the same map. */
static void
check_round_trip (const Folder *folder, const char *map, const char *stem, const char *written, const char *read)
{
  g_autofree char *table_name = g_strconcat (stem, ".csv", NULL), *table = folder_file (folder, table_name), *back_name = g_strconcat (stem, ".entorno", NULL), *back = folder_file (folder, back_name);
  g_autoptr (Run) out = run_cli_in (written, (const char *const[]) { "convert", map, table, NULL }), in = NULL, compared = NULL, again = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *twice = NULL;

  assert_exits (out, 0);
  tables = list_tables (folder, stem);
  g_ptr_array_insert (tables, 0, g_strdup ("convert"));
  g_ptr_array_add (tables, g_strdup (back));
  g_ptr_array_add (tables, NULL);
  in = run_cli_in (read, (const char *const *) tables->pdata);
  assert_exits (in, 0);
  g_assert_cmpstr (in->err, ==, "");
  compared = RUN ("compare", map, back);
  assert_exits (compared, 0);
  g_assert_cmpstr (compared->out, ==, "They are two maps: neither is a later version of the other.\n");
  /* into the map that they are of they bring nothing */
  g_ptr_array_set_size (tables, (int) tables->len - 2);
  twice = g_strconcat (back, "2.entorno", NULL);
  g_ptr_array_add (tables, g_strdup (twice));
  g_ptr_array_add (tables, g_strdup ("--into"));
  g_ptr_array_add (tables, g_strdup (map));
  g_ptr_array_add (tables, NULL);
  again = run_cli_in (read, (const char *const *) tables->pdata);
  assert_exits (again, 0);
  g_clear_pointer (&compared, run_free);
  compared = RUN ("compare", map, twice);
  g_assert_cmpstr (compared->out, ==, "");
}

static void
test_a_map_comes_back_from_its_tables_whatever_the_language (Folder *folder, gconstpointer data)
{
  static const char *const languages[][2] = { { "en", "en" }, { "en", "es" }, { "es", "en" }, { "es", "es" } };
  g_autofree char *generated = folder_file (folder, "generated.entorno");
  g_autoptr (Run) made = RUN ("generate", "300", "-o", generated, "--seed", "3");

  assert_exits (made, 0);
  for (guint i = 0; i <= N_SAMPLES; i++)
    {
      g_autofree char *map = i < N_SAMPLES ? project_file (samples[i]) : g_strdup (generated);

      for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
        {
          g_autofree char *stem = g_strdup_printf ("m%u-%s-%s", i, languages[k][0], languages[k][1]);

          g_test_message ("%s: %s, %s", map, languages[k][0], languages[k][1]);
          check_round_trip (folder, map, stem, languages[k][0], languages[k][1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/cli/convert/a-register-becomes-a-map", test_a_register_becomes_a_map);
  add_folder_test ("/cli/convert/what-is-to-be-known-is-told-with-file-and-line", test_what_is_to_be_known_is_told_with_file_and_line);
  add_folder_test ("/cli/convert/what-a-reader-finds-is-told-with-file-and-line", test_what_a_reader_finds_is_told_with_file_and_line);
  add_folder_test ("/cli/convert/several-files-are-one-map", test_several_files_are_one_map);
  add_folder_test ("/cli/convert/a-file-goes-into-a-map-and-both-stay", test_a_file_goes_into_a_map_and_both_stay);
  add_folder_test ("/cli/convert/letters-separator-sector-and-titles-can-be-said", test_letters_separator_sector_and_titles_can_be_said);
  add_folder_test ("/cli/convert/a-scale-that-asks-is-told-and-can-be-answered", test_a_scale_that_asks_is_told_and_can_be_answered);
  add_folder_test ("/cli/convert/a-comma-that-may-be-either-is-told", test_a_comma_that_may_be_either_is_told);
  add_folder_test ("/cli/convert/ratings-go-to-the-moment-that-is-said", test_ratings_go_to_the_moment_that_is_said);
  add_folder_test ("/cli/convert/the-report-tells-of-every-row", test_the_report_tells_of_every_row);
  add_folder_test ("/cli/convert/what-is-no-table-is-refused-with-what-to-do", test_what_is_no_table_is_refused_with_what_to_do);
  add_folder_test ("/cli/convert/a-file-that-is-not-there-is-told", test_a_file_that_is_not_there_is_told);
  add_folder_test ("/cli/convert/nothing-is-replaced-unless-it-is-said-and-a-map-never", test_nothing_is_replaced_unless_it_is_said_and_a_map_never);
  add_folder_test ("/cli/convert/a-file-is-not-replaced-by-what-is-read-from-it", test_a_file_is_not_replaced_by_what_is_read_from_it);
  add_folder_test ("/cli/convert/what-a-format-cannot-hold-is-told", test_what_a_format_cannot_hold_is_told);
  add_folder_test ("/cli/convert/the-separator-that-is-said-is-written", test_the_separator_that_is_said_is_written);
  add_folder_test ("/cli/convert/the-plan-is-written-alone", test_the_plan_is_written_alone);
  add_folder_test ("/cli/convert/what-comes-of-a-plan-is-counted", test_what_comes_of_a_plan_is_counted);
  add_folder_test ("/cli/convert/the-plan-becomes-a-calendar", test_the_plan_becomes_a_calendar);
  add_folder_test ("/cli/convert/a-calendar-of-nothing-is-not-written", test_a_calendar_of_nothing_is_not_written);
  add_folder_test ("/cli/convert/options-without-sense-are-refused", test_options_without_sense_are_refused);
  add_folder_test ("/cli/convert/a-map-comes-back-from-its-tables-whatever-the-language", test_a_map_comes_back_from_its_tables_whatever_the_language);
  return g_test_run ();
}
