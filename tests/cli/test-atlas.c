/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atlas: many maps in numbers, the worst covered first; what cannot be read is named and skipped. */
#include "cli/drawn.h"
#include "cli/run.h"

#include "io/book/json/json-tree.h"
#include "io/secret/secret-private.h"
#include "io/store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_SECTORS 7
#define N_MANY 500

static const char *const sectors[N_SECTORS] = { "institutions", "private", "informal", "community", "family", "education", "media" };

/* What is known of a map by hand: how many stand in each sector, and how many of these are supportive. */
typedef struct
{
  const char *file, *place;
  guint n[N_SECTORS], in_favour[N_SECTORS];
} Known;

/* In the order in which they are to come. */
static const Known known[] = {
  { "maps/c.entorno", "Nobody Bay", { 2, 2, 2, 2, 0, 2, 2 }, { 0, 0, 1, 0, 0, 2, 1 } }, /* 4 gaps */
  { "maps/north/e.entorno", "Two Gaps", { 2, 2, 2, 2, 2, 2, 2 }, { 2, 2, 2, 0, 2, 2, 0 } },
  { "maps/a.entorno", "One Gap", { 2, 2, 2, 2, 2, 2, 2 }, { 2, 2, 2, 0, 2, 2, 2 } },
  { "maps/d.entorno", "Weak Town", { 4, 4, 4, 4, 4, 4, 4 }, { 4, 4, 2, 4, 4, 4, 4 } },
  { "maps/b.entorno", "Good Harbour", { 2, 2, 2, 2, 2, 2, 3 }, { 2, 2, 2, 2, 2, 2, 3 } },
};

static void
put (Folder *folder, const char *name, const char *text)
{
  g_autofree char *path = folder_file (folder, name), *above = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (above, 0755));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_map (Folder *folder, const Known *map)
{
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (text, "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" place=\"%s\">\n<moments><moment id=\"t-1\" name=\"Now\" date=\"2026-03-14\"/></moments>\n<stakeholders>\n", map->place);
  for (guint sector = 0; sector < N_SECTORS; sector++)
    for (guint i = 0; i < map->n[sector]; i++)
      g_string_append_printf (text, "<stakeholder id=\"s-%u-%u\" name=\"Secret name %u %u\" kind=\"formal\" sector=\"%s\"><assessment moment=\"t-1\" aspect=\"commitment\" value=\"%s\"/></stakeholder>\n", sector, i, sector,
                              i, sectors[sector], i < map->in_favour[sector] ? "supportive" : "neutral");
  g_string_append (text, "</stakeholders>\n<ties><tie id=\"e-1\" from=\"s-0-0\" to=\"s-1-0\" kind=\"works-with\"/></ties>\n</map>\n");
  put (folder, map->file, text->str);
}

static char *
put_known (Folder *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    put_map (folder, &known[i]);
  return folder_file (folder, "maps");
}

static EntJson *
parse (const Run *run)
{
  g_autoptr (GError) error = NULL;
  EntJson *json = ent_json_parse (g_strdup (run->out), NULL, &error);

  g_assert_no_error (error);
  return json;
}

/* The destination at @place. */
static EntJsonValue
destination (const EntJson *json, guint place)
{
  EntJsonValue row = ent_json_first (json, ent_json_member (json, ent_json_root (json), "destinations"));

  for (guint i = 0; i < place; i++)
    row = ent_json_next (json, row);
  return row;
}

static guint
number (const EntJson *json, EntJsonValue object, const char *name)
{
  const char *text = ent_json_member_text (json, object, name);
  guint64 value = 0;

  g_assert_nonnull (text);
  g_assert_true (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL));
  return (guint) value;
}

static void
assert_skipped (const EntJson *json, const char *const *files)
{
  EntJsonValue list = ent_json_member (json, ent_json_root (json), "skipped"), skipped = ent_json_first (json, list);

  g_assert_cmpuint (ent_json_n_children (json, list), ==, g_strv_length ((char **) files));
  for (guint i = 0; files[i] != NULL; i++, skipped = ent_json_next (json, skipped))
    {
      g_assert_cmpstr (ent_json_member_text (json, skipped, "file"), ==, files[i]);
      g_assert_cmpuint (strlen (ent_json_member_text (json, skipped, "reason")), >, 10);
    }
}

static void
test_the_worst_covered_comes_first_with_its_numbers (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder);
  g_autoptr (Run) run = RUN ("atlas", maps, "--json");
  g_autoptr (EntJson) json = NULL;
  static const guint gaps[] = { 4, 2, 1, 0, 0 };

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  json = parse (run);
  g_assert_cmpuint (ent_json_n_children (json, ent_json_member (json, ent_json_root (json), "destinations")), ==, G_N_ELEMENTS (known));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      EntJsonValue row = destination (json, i), all = ent_json_member (json, row, "sectors");
      guint n = 0, in_favour = 0;

      g_assert_cmpstr (ent_json_member_text (json, row, "name"), ==, known[i].place);
      g_assert_cmpstr (ent_json_member_text (json, row, "file"), ==, known[i].file + strlen ("maps/"));
      g_assert_cmpstr (ent_json_member_text (json, row, "date"), ==, "2026-03-14");
      g_assert_cmpuint (number (json, row, "gaps"), ==, gaps[i]);
      g_assert_cmpuint (number (json, row, "ties"), ==, 1);
      for (guint sector = 0; sector < N_SECTORS; sector++)
        {
          EntJsonValue coverage = ent_json_member (json, all, sectors[sector]);

          g_assert_cmpuint (number (json, coverage, "stakeholders"), ==, known[i].n[sector]);
          g_assert_cmpuint (number (json, coverage, "in-favour"), ==, known[i].in_favour[sector]);
          n += known[i].n[sector];
          in_favour += known[i].in_favour[sector];
        }
      g_assert_cmpuint (number (json, ent_json_member (json, row, "all"), "stakeholders"), ==, n);
      g_assert_cmpuint (number (json, ent_json_member (json, row, "all"), "in-favour"), ==, in_favour);
    }
}

/* Both count in one way. */
static void
test_numbers_are_those_that_are_read_out (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "stakeholders", "in-favour", "not-assessed", "power", "power-in-favour" };
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr (Run) run = RUN ("atlas", sample, "--json"), read = RUN ("read", sample, "--json");
  g_autoptr (EntJson) json = NULL, read_json = NULL;
  EntJsonValue row, sentence;

  assert_exits (run, 0);
  assert_exits (read, 0);
  json = parse (run);
  read_json = parse (read);
  row = destination (json, 0);
  sentence = ent_json_first (read_json, ent_json_member (read_json, ent_json_first (read_json, ent_json_member (read_json, ent_json_root (read_json), "sections")), "sentences"));
  /* the whole, and then sector by sector */
  for (guint i = 0; i <= N_SECTORS; i++, sentence = ent_json_next (read_json, sentence))
    {
      const char *sector = ent_json_member_text (read_json, sentence, "sector");
      EntJsonValue numbers = ent_json_member (read_json, sentence, "numbers");
      EntJsonValue coverage = sector != NULL ? ent_json_member (json, ent_json_member (json, row, "sectors"), sector) : ent_json_member (json, row, "all");

      g_assert_cmpint (sector != NULL, ==, i > 0);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        g_assert_cmpuint (number (json, coverage, names[k]), ==, number (read_json, numbers, names[k]));
    }
}

static void
test_a_table_has_one_row_each (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "atlas.csv"), *text = NULL;
  g_autoptr (Run) run = RUN ("atlas", maps, "-o", out);
  g_auto (GStrv) lines = NULL;

  assert_exits (run, 0);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + G_N_ELEMENTS (known) + 1);
  assert_contains (lines[0], "\"name\",\"file\",\"date\",\"ties\",\"assessed\",\"gaps\",\"sectors-not-assessed\",\"all\",\"all-in-favour\",\"all-not-assessed\",\"all-grade-percent\",\"institutions\"");
  g_assert_true (g_str_has_prefix (lines[2], "\"Two Gaps\",\"north/e.entorno\",\"2026-03-14\",1,\"yes\",2,0,14,10,0,71,2,2,0,100,"));
  g_assert_null (strstr (text, "Secret"));
}

static void
put_unassessed (Folder *folder)
{
  put (folder, "maps/begun.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-b\" place=\"Begun\">\n<stakeholders>\n"
                                     "<stakeholder id=\"s-a\" name=\"A\" kind=\"formal\" sector=\"private\"/><stakeholder id=\"s-b\" name=\"B\" kind=\"formal\" sector=\"private\"/></stakeholders></map>");
}

/* It is last, and what is not known of it is no number. */
static void
test_a_map_that_is_not_assessed_comes_last_and_has_no_gaps (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "atlas.csv"), *text = NULL;
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;
  g_auto (GStrv) lines = NULL;
  EntJsonValue row, private, media;

  put_unassessed (folder);
  run = RUN ("atlas", maps, "--json", "-o", out);
  assert_exits (run, 0);
  json = parse (run);
  g_assert_cmpstr (ent_json_member_text (json, destination (json, 0), "assessed"), ==, "yes");
  row = destination (json, G_N_ELEMENTS (known));
  g_assert_cmpstr (ent_json_member_text (json, row, "name"), ==, "Begun");
  g_assert_cmpstr (ent_json_member_text (json, row, "assessed"), ==, "no");
  g_assert_null (ent_json_member_text (json, row, "gaps"));
  g_assert_cmpuint (number (json, row, "sectors-not-assessed"), ==, 1);
  private = ent_json_member (json, ent_json_member (json, row, "sectors"), "private");
  g_assert_cmpuint (number (json, private, "stakeholders"), ==, 2);
  g_assert_cmpuint (number (json, private, "not-assessed"), ==, 2);
  g_assert_null (ent_json_member_text (json, private, "grade"));
  /* that nobody is there is known */
  media = ent_json_member (json, ent_json_member (json, row, "sectors"), "media");
  g_assert_cmpuint (number (json, media, "grade"), ==, 0);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpstr (lines[G_N_ELEMENTS (known) + 1], ==, "\"Begun\",\"begun.entorno\",,0,\"no\",,1,2,0,2,,0,0,0,0,2,0,2,,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0");
}

/* A map's own place and its file are all that is in it beside numbers. */
static void
test_pages_have_the_destinations_and_no_stakeholder (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "atlas.pdf"), *text = NULL;
  g_autoptr (Run) run = NULL;
  const char *at;

  put (folder, "maps/broken.entorno", "no map");
  run = RUN ("atlas", maps, "-o", out, "--lang", "en", "--date", "2026-06-01", "--paper", "A3");
  assert_exits (run, 0);
  text = ASK ("pdftotext", "-layout", out, "-");
  if (text == NULL)
    return;
  assert_contains (text, "5 destinations");
  assert_contains (text, "1 June 2026");
  assert_contains (text, "broken.entorno");
  g_assert_null (strstr (text, "Secret"));
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      at = strstr (at, known[i].place);
      g_assert_nonnull (at);
    }
}

static void
test_paper_lies_on_its_long_side_unless_told_otherwise (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *wide = folder_file (folder, "wide.pdf"), *high = folder_file (folder, "high.pdf"), *told = NULL;
  g_autoptr (Run) run = RUN ("atlas", maps, "-o", wide), upright = RUN ("atlas", maps, "-o", high, "--portrait");

  assert_exits (run, 0);
  assert_exits (upright, 0);
  told = ASK ("pdfinfo", wide);
  if (told == NULL)
    return;
  assert_contains (told, "841.89 x 595.2");
  g_free (told);
  told = ASK ("pdfinfo", high);
  assert_contains (told, "595.2");
  g_assert_null (strstr (told, "841.89 x"));
}

/* --- what cannot be read --- */

static void
test_what_cannot_be_read_is_named_and_skipped (Folder *folder, gconstpointer data)
{
  static const char *const skipped[] = { "broken.entorno", "empty.entorno", "folder.entorno", "half.entorno", "pipe.entorno", NULL };
  g_autofree char *maps = put_known (folder), *pipe = folder_file (folder, "maps/pipe.entorno"), *within = folder_file (folder, "maps/folder.entorno");
  g_autofree char *half_line = g_strconcat (maps, "/half.entorno:2: ", NULL), *empty_line = g_strconcat (maps, "/empty.entorno:1: ", NULL);
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;
  g_auto (GStrv) lines = NULL;

  put (folder, "maps/broken.entorno", "no map");
  put (folder, "maps/empty.entorno", "");
  put (folder, "maps/half.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-b\" title=\"Half\">\n<stakeholders>");
  g_assert_no_errno (mkfifo (pipe, 0600));
  g_assert_no_errno (g_mkdir (within, 0755));
  run = RUN ("atlas", maps, "--json");
  assert_exits (run, 0);
  json = parse (run);
  assert_skipped (json, skipped);
  g_assert_cmpuint (ent_json_n_children (json, ent_json_member (json, ent_json_root (json), "destinations")), ==, G_N_ELEMENTS (known));
  assert_contains (run->err, half_line);
  assert_contains (run->err, empty_line);
  /* one line each, and how many there are */
  lines = g_strsplit (run->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5 + 1 + 1);
  assert_contains (lines[5], "5 files were skipped");
}

/* Whatever the language of the process: it stands on the pages. */
static void
test_why_something_is_skipped_is_told_in_the_language_that_was_asked_for (Folder *folder, gconstpointer data)
{
  static const char *const languages[] = { "en", "es", "de" };
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "atlas.pdf");

  put (folder, "maps/empty.entorno", "");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (Run) spanish = run_cli_in (languages[i], (const char *const[]) { "atlas", maps, "-o", out, "--json", "--lang", "es", NULL });
      g_autoptr (Run) english = run_cli_in (languages[i], (const char *const[]) { "atlas", maps, "-o", out, "--json", "--lang", "en", NULL });

      assert_exits (spanish, 0);
      assert_exits (english, 0);
      assert_contains (spanish->out, "El archivo está vacío");
      assert_contains (english->out, "The file is empty");
    }
}

/* As gettext does it. */
static void
test_the_first_language_that_there_are_words_in_is_spoken (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "atlas.pdf"), *text = NULL;
  g_autoptr (Run) run = run_cli_in ("fr:es", (const char *const[]) { "atlas", maps, "-o", out, NULL });

  assert_exits (run, 0);
  text = ASK ("pdftotext", "-layout", out, "-");
  if (text != NULL)
    assert_contains (text, "Destino");
}

static void
test_a_file_without_permission_is_skipped (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *closed = folder_file (folder, "maps/a.entorno");
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_assert_no_errno (g_chmod (closed, 0));
  run = RUN ("atlas", maps, "--json");
  assert_exits (run, 0);
  json = parse (run);
  assert_skipped (json, (const char *const[]) { "a.entorno", NULL });
}

static void
seal (Folder *folder, const char *name)
{
  g_autofree char *sample = project_file (samples[0]), *path = folder_file (folder, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = ent_secret_new_with ("cuatro palabras", 1, ENT_SEALED_LEAST_KIB, &error);
  g_autoptr (GBytes) plain = read_bytes (sample), sealed = ent_secret_seal (secret, plain, &error);

  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, sealed, NULL, NULL, NULL, &error));
}

/* How they can be read is said once, however many there are. */
static void
test_sealed_maps_are_skipped_without_the_passphrase (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder);
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;
  const char *hint;

  seal (folder, "maps/s.entorno");
  seal (folder, "maps/t.entorno");
  run = RUN ("atlas", maps, "--json");
  assert_exits (run, 0);
  json = parse (run);
  assert_skipped (json, (const char *const[]) { "s.entorno", "t.entorno", NULL });
  hint = strstr (run->err, "--passphrase-fd");
  g_assert_nonnull (hint);
  g_assert_null (strstr (hint + 1, "--passphrase-fd"));
}

/* Nothing is written then, not even what was skipped. */
static void
test_where_nothing_can_be_read_nothing_is_written (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = folder_file (folder, "maps"), *out = folder_file (folder, "atlas.pdf"), *none = folder_file (folder, "none"), *empty = folder_file (folder, "empty");
  g_autoptr (Run) run = NULL, missing = NULL, without = NULL;

  put (folder, "maps/broken.entorno", "no map");
  put (folder, "empty/notes.txt", "no map");
  run = RUN ("atlas", maps, "-o", out, "--json");
  assert_exits (run, 1);
  g_assert_cmpstr (run->out, ==, "");
  assert_contains (run->err, "broken.entorno");
  assert_contains (run->err, "Nothing was written");
  missing = RUN ("atlas", none, "-o", out);
  assert_exits (missing, 1);
  assert_contains (missing->err, none);
  without = RUN ("atlas", empty, "-o", out);
  assert_exits (without, 1);
  assert_contains (without->err, ".entorno");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

static void
test_what_was_mended_counts_and_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = folder_file (folder, "maps");
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;

  put (folder, "maps/odd.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-b\" place=\"Odd\">\n<stakeholders>\n<stakeholder id=\"s-a\" name=\"A\" kind=\"formal\" sector=\"beach\"/></stakeholders></map>");
  run = RUN ("atlas", maps, "--json");
  assert_exits (run, 0);
  assert_contains (run->err, "odd.entorno:3: ");
  json = parse (run);
  g_assert_cmpuint (number (json, ent_json_member (json, destination (json, 0), "all"), "stakeholders"), ==, 1);
}

/* --- what it must not do --- */

static void
test_no_map_is_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *map = folder_file (folder, "maps/a.entorno"), *pdf = folder_file (folder, "map.pdf"), *csv = folder_file (folder, "other.csv");
  g_autoptr (GBytes) before = read_bytes (map), after = NULL;
  g_autofree char *linked = folder_file (folder, "link.pdf"), *text = NULL;
  g_autoptr (Run) named = RUN ("atlas", maps, "-o", map), disguised = NULL, link = NULL, read = NULL;

  assert_exits (named, 2);
  /* whatever it is called, or leads to it */
  g_assert_true (g_file_set_contents (pdf, g_bytes_get_data (before, NULL), (gssize) g_bytes_get_size (before), NULL));
  disguised = RUN ("atlas", maps, "-o", pdf);
  assert_exits (disguised, 2);
  assert_contains (disguised->err, "is a map");
  g_assert_no_errno (symlink (map, linked));
  link = RUN ("atlas", maps, "-o", linked);
  assert_exits (link, 2);
  /* and nothing else that was to be read */
  put (folder, "other.csv", "name\n");
  read = RUN ("atlas", maps, csv, "-o", csv);
  assert_exits (read, 2);
  assert_contains (read->err, "other.csv");
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "name\n");
  after = read_bytes (map);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_an_atlas_that_is_there_is_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = put_known (folder), *out = folder_file (folder, "maps/atlas.csv"), *nowhere = folder_file (folder, "nowhere/atlas.pdf");
  g_autoptr (Run) first = RUN ("atlas", maps, "-o", out), again = RUN ("atlas", maps, "-o", out), lost = RUN ("atlas", maps, "-o", nowhere);

  assert_exits (first, 0);
  assert_exits (again, 0);
  g_assert_cmpstr (again->err, ==, "");
  assert_exits (lost, 1);
  assert_contains (lost->err, "nowhere");
}

static void
test_five_hundred_maps_are_read_in_one_run (Folder *folder, gconstpointer data)
{
  g_autofree char *maps = folder_file (folder, "many"), *out = folder_file (folder, "atlas.pdf");
  g_autoptr (Run) run = NULL;
  g_autoptr (EntJson) json = NULL;
  EntJsonValue row;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *file = g_strdup_printf ("many/%03u.entorno", i), *place = g_strdup_printf ("Place %03u", i);
      Known map = { file, place, { 1, 1, 1, 1, 1, 1, 1 }, { 1, 1, 1, 1, 1, 1, 1 } };

      /* more gaps the higher the number */
      for (guint sector = 0; sector < i * N_SECTORS / N_MANY; sector++)
        map.in_favour[sector] = 0;
      put_map (folder, &map);
    }
  put (folder, "many/broken.entorno", "no map");
  run = RUN ("atlas", maps, "--json", "-o", out);
  assert_exits (run, 0);
  assert_contains (run->err, "1 file was skipped");
  json = parse (run);
  g_assert_cmpuint (ent_json_n_children (json, ent_json_member (json, ent_json_root (json), "destinations")), ==, N_MANY);
  row = destination (json, 0);
  g_assert_cmpuint (number (json, row, "gaps"), ==, N_SECTORS - 1);
  g_assert_cmpstr (ent_json_member_text (json, row, "name"), ==, "Place 429");
  g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/cli/atlas/the-worst-covered-comes-first-with-its-numbers", test_the_worst_covered_comes_first_with_its_numbers);
  add_folder_test ("/cli/atlas/numbers-are-those-that-are-read-out", test_numbers_are_those_that_are_read_out);
  add_folder_test ("/cli/atlas/a-table-has-one-row-each", test_a_table_has_one_row_each);
  add_folder_test ("/cli/atlas/pages-have-the-destinations-and-no-stakeholder", test_pages_have_the_destinations_and_no_stakeholder);
  add_folder_test ("/cli/atlas/paper-lies-on-its-long-side-unless-told-otherwise", test_paper_lies_on_its_long_side_unless_told_otherwise);
  add_folder_test ("/cli/atlas/what-cannot-be-read-is-named-and-skipped", test_what_cannot_be_read_is_named_and_skipped);
  add_folder_test ("/cli/atlas/a-map-that-is-not-assessed-comes-last-and-has-no-gaps", test_a_map_that_is_not_assessed_comes_last_and_has_no_gaps);
  add_folder_test ("/cli/atlas/why-something-is-skipped-is-told-in-the-language-that-was-asked-for", test_why_something_is_skipped_is_told_in_the_language_that_was_asked_for);
  add_folder_test ("/cli/atlas/the-first-language-that-there-are-words-in-is-spoken", test_the_first_language_that_there_are_words_in_is_spoken);
  add_folder_test ("/cli/atlas/a-file-without-permission-is-skipped", test_a_file_without_permission_is_skipped);
  add_folder_test ("/cli/atlas/sealed-maps-are-skipped-without-the-passphrase", test_sealed_maps_are_skipped_without_the_passphrase);
  add_folder_test ("/cli/atlas/where-nothing-can-be-read-nothing-is-written", test_where_nothing_can_be_read_nothing_is_written);
  add_folder_test ("/cli/atlas/what-was-mended-counts-and-is-told", test_what_was_mended_counts_and_is_told);
  add_folder_test ("/cli/atlas/no-map-is-replaced", test_no_map_is_replaced);
  add_folder_test ("/cli/atlas/an-atlas-that-is-there-is-replaced", test_an_atlas_that_is_there_is_replaced);
  add_folder_test ("/cli/atlas/five-hundred-maps-are-read-in-one-run", test_five_hundred_maps_are_read_in_one_run);
  return g_test_run ();
}
