/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new and check: the files they write, and what they find in files. */
#include "cli/run.h"

#include "io/store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static EntFile *
open_map (const char *path)
{
  g_autoptr(GError) error = NULL;
  EntFile *file = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_new_writes_an_empty_map_with_one_moment (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "new.entorno");
  g_autoptr(Run) run = RUN ("new", "Bahía Honda & <more>", "-o", path);
  g_autoptr(EntFile) file = NULL;

  assert_exits (run, 0);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, ==, "");
  file = open_map (path);
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_cmpstr (ent_map_info (file->map)->title, ==, "Bahía Honda & <more>");
  g_assert_cmpstr (ent_map_info (file->map)->language, ==, "en");
  g_assert_cmpuint (ent_map_n_stakeholders (file->map), ==, 0);
  g_assert_cmpuint (ent_map_n_moments (file->map), ==, 1);
  g_assert_cmpstr (ent_map_latest_moment (file->map)->name, ==, "Baseline");
  g_assert_cmpuint (ent_map_latest_moment (file->map)->date, >, 20000101);
}

static void
test_new_speaks_the_language_of_the_system (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "nuevo.entorno");
  g_autoptr(Run) run = run_cli_in ("es", (const char *const[]) { "new", "Cabo Alegría", "-o", path, NULL });
  g_autoptr(EntFile) file = NULL;

  assert_exits (run, 0);
  file = open_map (path);
  g_assert_cmpstr (ent_map_info (file->map)->language, ==, "es");
  g_assert_cmpstr (ent_map_latest_moment (file->map)->name, ==, "Línea de base");
}

static void
test_a_file_that_is_there_is_replaced_with_force_alone (Folder *folder, gconstpointer data)
{
  static const char *const commands[] = { "new", "generate" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *path = folder_file (folder, "map.entorno");
      g_autofree char *link = folder_file (folder, "link.entorno");
      g_autofree char *kept = NULL;
      g_autoptr(Run) refused = NULL;
      g_autoptr(Run) through_link = NULL;
      g_autoptr(Run) forced = NULL;
      g_autoptr(EntFile) file = NULL;

      g_assert_true (g_file_set_contents (path, "years of work", -1, NULL));
      (void) symlink ("map.entorno", link);
      refused = RUN (commands[i], "7", "-o", path);
      through_link = RUN (commands[i], "7", "-o", link);
      assert_exits (refused, 2);
      assert_exits (through_link, 2);
      assert_contains (refused->err, path);
      assert_contains (refused->err, "--force");
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "years of work");
      forced = RUN (commands[i], "7", "--force", "-o", path);
      assert_exits (forced, 0);
      file = open_map (path);
      g_assert_cmpuint (file->findings->len, ==, 0);
    }
}

static void
test_what_is_replaced_is_kept_among_the_earlier_versions (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno"), *text = NULL;
  g_autoptr(Run) first = RUN ("new", "One", "-o", path), second = RUN ("generate", "3", "-o", path, "--force");
  g_autoptr(GPtrArray) versions = kept_versions (folder);
  g_autoptr(EntFile) kept = NULL;

  assert_exits (first, 0);
  assert_exits (second, 0);
  g_assert_cmpstr (second->err, ==, "");
  g_assert_cmpuint (versions->len, ==, 1);
  kept = open_map (g_ptr_array_index (versions, 0));
  g_assert_cmpstr (ent_map_info (kept->map)->title, ==, "One");
}

/* A file stands where they should be kept: what was asked for is done. */
static void
test_a_version_that_cannot_be_kept_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno"), *own = g_build_filename (folder->home, "entorno", NULL);
  g_autoptr(Run) first = RUN ("new", "One", "-o", path), second = NULL;
  g_autoptr(EntFile) file = NULL;

  assert_exits (first, 0);
  g_assert_true (g_file_set_contents (own, "", -1, NULL));
  second = RUN ("new", "Two", "-o", path, "--force");
  assert_exits (second, 0);
  assert_contains (second->err, "could not be kept among the earlier versions");
  file = open_map (path);
  g_assert_cmpstr (ent_map_info (file->map)->title, ==, "Two");
}

/* "li/ld" is a link to "real/deep": what is above that is "real", not "li". */
static void
test_a_file_beside_a_linked_folder_is_not_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[2]);
  g_autofree char *linked = folder_file (folder, "li");
  g_autofree char *link = folder_file (folder, "li/ld");
  g_autofree char *deep = folder_file (folder, "real/deep");
  static const char *const names[] = { "n.entorno", "q.svg" };

  g_assert_cmpint (g_mkdir (linked, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (symlink (deep, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *there = g_build_filename (linked, names[i], NULL);
      g_autofree char *way = g_build_filename (link, "..", names[i], NULL);
      g_autofree char *wanted = g_build_filename (deep, "..", names[i], NULL);
      g_autofree char *kept = NULL;
      g_autoptr(Run) run = NULL;

      g_assert_true (g_file_set_contents (there, "years of work", -1, NULL));
      run = i == 0 ? RUN ("new", "Title", "-o", way) : RUN ("render", sample, "-o", way);
      assert_exits (run, 0);
      g_assert_true (g_file_get_contents (there, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "years of work");
      g_assert_true (g_file_test (wanted, G_FILE_TEST_EXISTS));
    }
}

static void
test_a_title_that_is_too_long_is_wrong_use (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autofree char *longest = g_strnfill (500, 'a');
  g_autofree char *longer = g_strnfill (501, 'a');
  g_autofree char *endless = g_strnfill (70000, 'a');
  g_autoptr(Run) no = RUN ("new", longer, "-o", path);
  g_autoptr(Run) never = RUN ("new", endless, "-o", path);
  g_autoptr(Run) yes = NULL;

  assert_exits (no, 2);
  assert_exits (never, 2);
  assert_contains (never->err, "too long");
  g_assert_cmpuint (strlen (never->err), <, 1000);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  yes = RUN ("new", longest, "-o", path);
  assert_exits (yes, 0);
}

/* Only names of files may be in whatever characters: here it is a title. */
static void
test_texts_in_another_character_set_are_answered (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr(Run) title = RUN ("new", "Bah\355a", "-o", path);
  g_autoptr(Run) option = RUN ("measure", sample, "--moment", "Bah\355a");

  assert_exits (title, 2);
  assert_exits (option, 2);
  assert_contains (title->err, "character set");
  assert_contains (option->err, "character set");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_the_folder_that_is_missing_is_named (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[2]);
  g_autofree char *gone = folder_file (folder, "no-such-folder");
  g_autofree char *file = folder_file (folder, "file");
  const char *const folders[] = { gone, file };

  g_assert_true (g_file_set_contents (file, "no folder", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *map = g_build_filename (folders[i], "map.entorno", NULL);
      g_autofree char *picture = g_build_filename (folders[i], "map.svg", NULL);
      g_autofree char *named = g_strdup_printf ("“%s”", folders[i]);
      g_autoptr(Run) new = RUN ("new", "Title", "-o", map);
      g_autoptr(Run) generate = RUN ("generate", "1", "-o", map);
      g_autoptr(Run) render = RUN ("render", sample, "-o", picture);

      assert_exits (new, 1);
      assert_exits (generate, 1);
      assert_exits (render, 1);
      assert_contains (new->err, named);
      assert_contains (generate->err, named);
      assert_contains (render->err, named);
    }
}

static void
test_samples_are_without_fault (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);
      g_autoptr(Run) run = RUN ("check", path);

      assert_exits (run, 0);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_cmpstr (run->err, ==, "");
    }
}

/* Opened and saved they are the same bytes: in the order and form of the table of fields. */
static void
test_samples_are_as_the_program_writes_them (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);
      g_autoptr(EntFile) file = open_map (path);
      g_autoptr(GBytes) there = read_bytes (path);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) written = ent_store_write (file->map, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (there, NULL), g_bytes_get_size (there),
                       g_bytes_get_data (written, NULL), g_bytes_get_size (written));
    }
}

/* Real bodies: a rating is for those who work with them. */
static void
test_samples_rate_nobody_real (void)
{
  for (guint i = 1; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);
      g_autoptr(EntFile) file = open_map (path);

      g_assert_cmpuint (ent_map_n_stakeholders (file->map), >, 0);
      for (guint j = 0; j < ent_map_n_stakeholders (file->map); j++)
        {
          const EntStakeholder *stakeholder = ent_map_stakeholder_at (file->map, j);

          g_assert_true (stakeholder->assessments == NULL || stakeholder->assessments->len == 0);
          g_assert_false (stakeholder->veto);
          g_assert_cmpuint (stakeholder->risk, ==, ENT_RISK_NOT_DONE);
          g_assert_null (stakeholder->contact);
        }
    }
}

/* The sample that people open first shows everything there is to show. */
static void
test_sample_uses_the_whole_notation (void)
{
  g_autofree char *path = project_file (samples[0]);
  g_autoptr(EntFile) file = open_map (path);
  gboolean kinds[ENT_N_TIE_KINDS] = { FALSE }, strengths[3] = { FALSE }, directions[4] = { FALSE };
  gboolean commitments[ENT_N_COMMITMENTS] = { FALSE }, unclear = FALSE;

  g_assert_cmpuint (ent_map_n_moments (file->map), ==, 2);
  for (guint i = 0; i < ent_map_n_ties (file->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (file->map, i);

      kinds[tie->kind] = strengths[tie->strength] = directions[ent_tie_direction (tie)] = TRUE;
      unclear = unclear || tie->unclear;
    }
  for (guint i = 0; i < ent_map_n_stakeholders (file->map); i++)
    commitments[ent_map_rating (file->map, ent_map_stakeholder_at (file->map, i), NULL, ENT_ASPECT_COMMITMENT)] = TRUE;
  for (guint i = 0; i < ENT_N_TIE_KINDS; i++)
    g_assert_true (kinds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    g_assert_true (strengths[i]);
  for (guint i = ENT_DIRECTION_NONE; i <= ENT_DIRECTION_BOTH; i++)
    g_assert_true (directions[i]);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    g_assert_true (commitments[i]);
  g_assert_true (unclear);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n"
#define MOMENT "<moments><moment id=\"t-1\" name=\"Baseline\"/></moments>\n"
#define PERSON(id) "<stakeholder id=\"" id "\" name=\"" id "\" kind=\"formal\" sector=\"private\"/>\n"

static Run *
check_text (Folder *folder, const char *text, char **path)
{
  g_autoptr(GError) error = NULL;

  *path = folder_file (folder, "text.entorno");
  g_file_set_contents (*path, text, -1, &error);
  g_assert_no_error (error);
  return RUN ("check", *path);
}

static void
test_check_tells_file_and_line_of_what_is_mended (Folder *folder, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  g_autoptr(Run) run = check_text (folder,
                                    HEAD MOMENT "<stakeholders>\n" PERSON ("s-1") "<stakeholder id=\"s-1\" name=\"Other\" kind=\"formal\" sector=\"private\"/>\n</stakeholders>\n</map>\n",
                                    &path);

  assert_exits (run, 1);
  place = g_strdup_printf ("%s:6: ", path);
  g_assert_true (g_str_has_prefix (run->err, place));
  g_assert_cmpstr (run->out, ==, "");
  /* one finding, one line */
  g_assert_cmpstr (strchr (run->err, '\n'), ==, "\n");
}

static void
test_check_exits_with_1_for_a_tie_to_nowhere (Folder *folder, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(Run) run = check_text (folder,
                                    HEAD MOMENT "<stakeholders>\n" PERSON ("s-1") "</stakeholders>\n<ties>\n"
                                                                                  "<tie id=\"e-1\" from=\"s-1\" to=\"s-gone\" kind=\"alliance\"/>\n</ties>\n</map>\n",
                                    &path);

  assert_exits (run, 1);
  assert_contains (run->err, ":8: ");
}

static void
test_check_exits_with_1_for_half_a_file (Folder *folder, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(Run) run = check_text (folder, HEAD MOMENT "<stakeholders>\n" PERSON ("s-1"), &path);

  assert_exits (run, 1);
  assert_contains (run->err, path);
}

static void
test_check_leaves_the_file_alone (Folder *folder, gconstpointer data)
{
  static const char text[] = HEAD MOMENT "<stakeholders>\n" PERSON ("s-1") PERSON ("s-1") "</stakeholders>\n</map>\n";
  g_autofree char *path = NULL;
  g_autoptr(Run) run = check_text (folder, text, &path);
  g_autoptr(GBytes) after = read_bytes (path);

  assert_exits (run, 1);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), text, strlen (text));
}

static void
test_check_goes_on_after_a_file_that_is_not_there (Folder *folder, gconstpointer data)
{
  g_autofree char *gone = folder_file (folder, "gone.entorno");
  g_autofree char *bad = folder_file (folder, "bad.entorno");
  g_autofree char *good = project_file (samples[0]);
  g_autoptr(Run) run = NULL;

  g_assert_true (g_file_set_contents (bad, "no map at all", -1, NULL));
  run = RUN ("check", gone, good, bad);
  assert_exits (run, 1);
  assert_contains (run->err, gone);
  assert_contains (run->err, bad);
  g_assert_null (strstr (run->err, good));
}

static void
test_a_damaged_file_is_not_drawn_by_halves (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "half.entorno");
  g_autofree char *output = folder_file (folder, "half.pdf");
  g_autoptr(Run) render = NULL;
  g_autoptr(Run) measure = NULL;

  g_assert_true (g_file_set_contents (path, HEAD MOMENT "<stakeholders>\n" PERSON ("s-1"), -1, NULL));
  render = RUN ("render", path, "-o", output);
  measure = RUN ("measure", path);
  assert_exits (render, 1);
  assert_exits (measure, 1);
  assert_contains (render->err, path);
  assert_contains (render->err, "No picture was drawn");
  assert_contains (measure->err, "Nothing was measured");
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* What a user may have taken for a map, and what somebody may have made to do harm. */
static const struct
{
  const char *data;
  gsize length; /* 0: to NUL */
} hostile[] = {
  { "" },
  { "\0\0\0\0\0\0\0\0", 8 },
  { "PK\003\004 a spreadsheet" },
  { "\377\376<\0m\0", 6 },
  { "Name;Sector\nHotel;private\n" },
  { "<map xmlns=\"urn:entorno:map:2\" version=\"2.0\"/>" },
  { "<map <<<" },
  { "<!DOCTYPE map [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><map xmlns=\"urn:entorno:map:1\" title=\"&b;\"/>" },
  { "<!DOCTYPE map [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><map xmlns=\"urn:entorno:map:1\">&x;</map>" },
  { HEAD "<stakeholders><stakeholder id=\"s-1\" name=\"\377\"/></stakeholders></map>" },
};

static void
test_hostile_files_are_answered (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "hostile.entorno");

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      gssize length = hostile[i].length > 0 ? (gssize) hostile[i].length : -1;
      g_autoptr(Run) run = NULL;

      g_assert_true (g_file_set_contents (path, hostile[i].data, length, NULL));
      run = RUN ("check", path);
      g_test_message ("%s", run->err);
      assert_exits (run, 1);
      g_assert_true (g_str_has_prefix (run->err, path));
      g_assert_null (strstr (run->err, "root:"));
    }
}

/* Opening a pipe for reading would wait for a writer for ever. */
static void
test_a_pipe_is_answered_at_once (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "pipe.entorno");
  g_autoptr(Run) run = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  run = RUN ("check", path, folder->path);
  assert_exits (run, 1);
  assert_contains (run->err, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_folder_test ("/cli/new/writes-an-empty-map-with-one-moment", test_new_writes_an_empty_map_with_one_moment);
  add_folder_test ("/cli/new/speaks-the-language-of-the-system", test_new_speaks_the_language_of_the_system);
  add_folder_test ("/cli/new/a-file-that-is-there-is-replaced-with-force-alone", test_a_file_that_is_there_is_replaced_with_force_alone);
  add_folder_test ("/cli/new/what-is-replaced-is-kept-among-the-earlier-versions", test_what_is_replaced_is_kept_among_the_earlier_versions);
  add_folder_test ("/cli/new/a-version-that-cannot-be-kept-is-told", test_a_version_that_cannot_be_kept_is_told);
  add_folder_test ("/cli/new/a-file-beside-a-linked-folder-is-not-replaced", test_a_file_beside_a_linked_folder_is_not_replaced);
  add_folder_test ("/cli/new/a-title-that-is-too-long-is-wrong-use", test_a_title_that_is_too_long_is_wrong_use);
  add_folder_test ("/cli/new/texts-in-another-character-set-are-answered", test_texts_in_another_character_set_are_answered);
  add_folder_test ("/cli/new/the-folder-that-is-missing-is-named", test_the_folder_that_is_missing_is_named);
  g_test_add_func ("/cli/samples/are-without-fault", test_samples_are_without_fault);
  g_test_add_func ("/cli/samples/are-as-the-program-writes-them", test_samples_are_as_the_program_writes_them);
  g_test_add_func ("/cli/samples/rate-nobody-real", test_samples_rate_nobody_real);
  g_test_add_func ("/cli/samples/use-the-whole-notation", test_sample_uses_the_whole_notation);
  add_folder_test ("/cli/check/tells-file-and-line-of-what-is-mended", test_check_tells_file_and_line_of_what_is_mended);
  add_folder_test ("/cli/check/exits-with-1-for-a-tie-to-nowhere", test_check_exits_with_1_for_a_tie_to_nowhere);
  add_folder_test ("/cli/check/exits-with-1-for-half-a-file", test_check_exits_with_1_for_half_a_file);
  add_folder_test ("/cli/check/leaves-the-file-alone", test_check_leaves_the_file_alone);
  add_folder_test ("/cli/check/goes-on-after-a-file-that-is-not-there", test_check_goes_on_after_a_file_that_is_not_there);
  add_folder_test ("/cli/check/a-damaged-file-is-not-drawn-by-halves", test_a_damaged_file_is_not_drawn_by_halves);
  add_folder_test ("/cli/check/hostile-files-are-answered", test_hostile_files_are_answered);
  add_folder_test ("/cli/check/a-pipe-is-answered-at-once", test_a_pipe_is_answered_at_once);

  return g_test_run ();
}
