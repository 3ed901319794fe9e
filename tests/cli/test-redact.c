/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the house holds nothing that should have stayed: copies for others, pictures of them, and pictures of
 * the map itself. Looked for in the bytes, and in what other programs read from them.
 */
#define _GNU_SOURCE /* memmem() */
#include "cli/drawn.h"

#include "io/sheet/tsv.h"
#include "io/store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The map stands in a folder of this name, and this is who runs the program. */
#define FOLDER "zqfolder"
#define USER "zquser"

/* Each stands in one place of the map below: what no picture and no copy shows unasked. */
static const char *const hidden[] = {
  "zqmapnotes", "zqcontact", "zqposition", "zqmail", "zqphone", "zqnotes", "zqsource", "zqreason", "zqlog",
  "zqtienotes", "zqforeign", "zqcomment", "zqattribute", "zqstepname", "s-zqhotel", "e-zqtie", FOLDER, USER
};
/* What a picture on paper may show, and a copy not: names, and what is for those who work with them. */
static const char *const named[] = { "zqhotel", "zqshort", "zqclerk", "zqoffice", "zqunion", "zqstrategy", "zqtag", "zqaction", "zqsomebody", "zqauthor" };
/* What goes along. */
static const char *const public[] = { "xwtitle", "xwplace", "xwmoment", "xwsector" };

static const char map_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- zqcomment -->\n"
    "<map xmlns=\"urn:entorno:map:1\" xmlns:x=\"urn:x\" version=\"1.0\" id=\"m-zqmap\" title=\"xwtitle\" place=\"xwplace\" authors=\"zqauthor\" language=\"en\">\n"
    "<notes>zqmapnotes</notes>\n<x:more>zqforeign</x:more>\n"
    "<sectors><sector id=\"private\" label=\"xwsector\"/></sectors>\n"
    "<moments><moment id=\"t-zqmoment\" name=\"xwmoment\" date=\"2026-03-14\"/></moments>\n"
    "<stakeholders>\n"
    "<stakeholder id=\"s-zqhotel\" name=\"zqhotel &amp; zqsun\" short-name=\"zqshort\" kind=\"formal\" sector=\"private\" contact=\"zqcontact\" "
    "position=\"zqposition\" email=\"zqmail@example.org\" phone=\"+57 300 555 0199 zqphone\" source-id=\"zqsource\" x:hint=\"zqattribute\">\n"
    "<tag>zqtag</tag><notes>zqnotes</notes><strategy>zqstrategy</strategy>\n"
    "<assessment moment=\"t-zqmoment\" aspect=\"power\" value=\"4\"><reason>zqreason</reason></assessment>\n"
    "<assessment moment=\"t-zqmoment\" aspect=\"commitment\" value=\"neutral\"/>\n"
    "<log-entry id=\"l-zqlog\" date=\"2026-04-02\" kind=\"meeting\">zqlog</log-entry>\n</stakeholder>\n"
    "<stakeholder id=\"s-zqunion\" name=\"zqunion\" kind=\"informal\" sector=\"informal\"/>\n"
    "<stakeholder id=\"s-zqclerk\" name=\"zqclerk\" kind=\"formal\" sector=\"private\" unit=\"person\" part-of=\"s-zqhotel\" position=\"zqoffice\"/>\n"
    "</stakeholders>\n"
    "<ties><tie id=\"e-zqtie\" from=\"s-zqhotel\" to=\"s-zqunion\" kind=\"tension\"><notes>zqtienotes</notes></tie></ties>\n"
    "<actions><action id=\"a-zqaction\" what=\"zqaction\" responsible=\"zqsomebody\"><with stakeholder=\"s-zqhotel\"/></action></actions>\n"
    "<steps><step id=\"p-zqstep\" name=\"zqstepname\" focus=\"s-zqhotel\"/></steps>\n"
    "</map>\n";

static char *
write_map (const Folder *folder, const char *text)
{
  g_autofree char *inner = folder_file (folder, FOLDER);
  char *path = g_build_filename (inner, "map.entorno", NULL);

  (void) g_mkdir (inner, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- looking into files --- */

/* What comes out of the packed bytes at @data, as far as they are such. */
static void
append_unpacked (GString *all, const char *data, gsize length)
{
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (zlib));
  char piece[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (all, piece, n);
}

/* The streams of a PDF, unpacked. */
static void
append_streams (GString *all, const char *data, gsize length)
{
  const char *at = data, *end;

  while ((at = memmem (at, length - (gsize) (at - data), "stream\n", strlen ("stream\n"))) != NULL)
    {
      at += strlen ("stream\n");
      end = memmem (at, length - (gsize) (at - data), "endstream", strlen ("endstream"));
      if (end == NULL)
        return;
      append_unpacked (all, at, (gsize) (end - at));
      at = end + strlen ("endstream");
    }
}

/* All that can be read out of @path, in small letters; NULL: a program is missing, and the test is skipped. */
static char *
read_all (const char *path)
{
  g_autoptr(GBytes) bytes = read_bytes (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GString) all = g_string_new_len (data, (gssize) length);

  if (g_str_has_suffix (path, ".pdf"))
    {
      g_autofree char *text = ASK ("pdftotext", "-enc", "UTF-8", path, "-"), *info = NULL;

      if (text == NULL)
        return NULL;
      info = ASK ("pdfinfo", path);
      g_string_append (all, text);
      g_string_append (all, info != NULL ? info : "");
      append_streams (all, data, length);
    }
  /* zeros would end a text */
  for (gsize i = 0; i < all->len; i++)
    all->str[i] = all->str[i] != '\0' ? g_ascii_tolower (all->str[i]) : ' ';
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_none (const char *path, const char *all, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (all, words[i]) != NULL)
      g_error ("%s is in %s", words[i], path);
}

/* --- the copy --- */

static void
assert_redacted (const char *in, const char *out, const char *key, const char *more)
{
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key, more);

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
}

/* Everything of the map that is not chosen, in every file that is made of the copy. */
static void
test_nothing_that_is_left_out_is_in_the_copy_or_a_picture_of_it (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.svg", "map.png", "register.pdf", "report.pdf", "matrix.svg", "cards.pdf" };
  static const char *const views[] = { "map", "map", "map", "register", "report", "matrix", "kit-cards" };
  g_autofree char *in = write_map (folder, map_text), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *copy = NULL;

  assert_redacted (in, out, key, NULL);
  copy = read_all (out);
  assert_none (out, copy, hidden, G_N_ELEMENTS (hidden));
  assert_none (out, copy, named, G_N_ELEMENTS (named));
  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    assert_contains (copy, public[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *picture = folder_file (folder, names[i]), *all = NULL;
      g_autoptr(Run) run = RUN ("render", out, "-o", picture, "--view", views[i]);

      assert_exits (run, 0);
      all = read_all (picture);
      if (all == NULL)
        return;
      assert_none (picture, all, hidden, G_N_ELEMENTS (hidden));
      assert_none (picture, all, named, G_N_ELEMENTS (named));
      if (!g_str_has_suffix (names[i], ".png"))
        assert_contains (all, "xwtitle");
    }
}

/* The control of the test above: looked for in the same way, names are found in pictures of the map itself. */
static void
test_no_picture_tells_a_path_a_user_or_what_it_does_not_show (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.svg", "map.png", "register.pdf", "report.pdf", "matrix.svg", "inside.svg", "cards.pdf", "form.pdf" };
  static const char *const views[] = { "map", "map", "map", "register", "report", "matrix", "inside", "kit-cards", "kit-form" };
  static const char *const themes[] = { "light", "projector" };
  g_autofree char *in = write_map (folder, map_text);

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *picture = folder_file (folder, names[i]), *all = NULL;
        gboolean inside = strcmp (views[i], "inside") == 0;
        g_autoptr(Run) run = RUN ("render", in, "-o", picture, "--theme", themes[t], "--view", views[i], inside ? "--of" : NULL, "s-zqhotel");

        assert_exits (run, 0);
        all = read_all (picture);
        if (all == NULL)
          return;
        assert_none (picture, all, hidden, G_N_ELEMENTS (hidden));
        /* on a wall a person is called by the office */
        if (t == 1 && (strstr (all, "zqclerk") != NULL || strstr (all, "zqstrategy") != NULL))
          g_error ("%s for a wall holds what is private", names[i]);
        if (!inside && !g_str_has_suffix (names[i], ".png"))
          assert_contains (all, "zqunion");
      }
}

static char *
cell (const EntCells *cells, guint row, guint column)
{
  return g_strdup (ent_cells_get (cells, row, column));
}

static EntFile *
open_map (const char *path)
{
  g_autoptr(GError) error = NULL;
  EntFile *file = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_the_key_is_for_its_owner_and_tells_who_is_who (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, map_text), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *text = NULL;
  g_autoptr(EntFile) copy = NULL;
  g_autoptr(EntCells) cells = NULL;
  struct stat status;

  /* whoever could read what was there cannot read this */
  g_assert_true (g_file_set_contents (key, "old", -1, NULL));
  g_assert_cmpint (chmod (key, 0644), ==, 0);
  assert_redacted (in, out, key, "--force");
  g_assert_cmpint (stat (key, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (out, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (key, &text, NULL, NULL));
  cells = ent_tsv_read (text, strlen (text), ENT_TSV_ANY, NULL);
  copy = open_map (out);
  g_assert_cmpuint (cells->n_rows, ==, 3);
  for (guint row = 1; row < 3; row++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (copy->map, row - 1);
      g_autofree char *code = cell (cells, row, 0), *name = cell (cells, row, 1), *id = cell (cells, row, 2);

      g_assert_cmpstr (stakeholder->name, ==, code);
      g_assert_cmpstr (name, ==, stakeholder->kind == ENT_KIND_INFORMAL ? "zqunion" : "zqhotel & zqsun");
      g_assert_cmpstr (id, ==, stakeholder->kind == ENT_KIND_INFORMAL ? "s-zqunion" : "s-zqhotel");
    }
}

/* A contact person stands in the name of the moment too. */
static char *
write_telling_map (const Folder *folder)
{
  g_auto(GStrv) parts = g_strsplit (map_text, "xwmoment", -1);
  g_autofree char *text = g_strjoinv ("What ZQCONTACT said", parts);

  return write_map (folder, text);
}

static void
test_a_word_that_would_stay_is_told_and_nothing_is_written (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_telling_map (folder), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key);
  g_autoptr(Run) accepted = NULL;
  g_autoptr(Run) kept = NULL;
  g_autoptr(GPtrArray) versions = NULL;

  assert_exits (run, 1);
  assert_contains (run->err, "What ZQCONTACT said");
  assert_contains (run->err, "“ZQCONTACT”");
  assert_contains (run->err, "Moment “What ZQCONTACT said”, Name");
  assert_contains (run->err, "--accept-words");
  g_assert_false (exists (out));
  g_assert_false (exists (key));
  accepted = RUN ("redact", in, out, "--key", key, "--accept-words");
  assert_exits (accepted, 0);
  g_assert_true (exists (out));
  /* of what goes along nothing is told */
  kept = RUN ("redact", in, out, "--key", key, "--keep", "contact", "--force");
  assert_exits (kept, 0);
  /* and the copy that stood there is an earlier version */
  versions = kept_versions (folder);
  g_assert_cmpuint (versions->len, ==, 1);
}

static void
test_the_map_itself_is_never_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, map_text), *soft = folder_file (folder, "soft.entorno"), *hard = folder_file (folder, "hard.entorno");
  g_autofree char *out = folder_file (folder, "copy.entorno"), *other = folder_file (folder, "other.entorno"), *after = NULL;
  const char *const outputs[] = { in, soft, hard };

  g_assert_cmpint (symlink (in, soft), ==, 0);
  g_assert_cmpint (link (in, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autoptr(Run) run = RUN ("redact", in, outputs[i], "--names", "--force");
      g_autoptr(Run) key = RUN ("redact", in, out, "--key", outputs[i], "--force");

      assert_exits (run, 2);
      assert_exits (key, 2);
    }
  g_assert_true (g_file_get_contents (in, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, map_text);
  /* and the key does not become the copy */
  g_assert_cmpint (symlink (out, other), ==, 0);
  {
    g_autoptr(Run) run = RUN ("redact", in, out, "--key", other, "--force");

    assert_exits (run, 2);
  }
  g_assert_false (exists (out));
}

static void
test_files_that_are_there_stay_without_force (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, map_text), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *text = NULL;
  g_autoptr(Run) run = NULL;

  g_assert_true (g_file_set_contents (key, "who was who", -1, NULL));
  run = RUN ("redact", in, out, "--key", key);
  assert_exits (run, 2);
  assert_contains (run->err, "--force");
  g_assert_false (exists (out));
  g_assert_true (g_file_get_contents (key, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "who was who");
}

static void
test_copy_and_key_are_written_both_or_not_at_all (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, map_text), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *nowhere = folder_file (folder, "none/at.all");
  g_autoptr(Run) no_key = RUN ("redact", in, out, "--key", nowhere);
  g_autoptr(Run) no_copy = RUN ("redact", in, nowhere, "--key", key);

  assert_exits (no_key, 1);
  assert_exits (no_copy, 1);
  g_assert_false (exists (out));
  g_assert_false (exists (key));
}

static void
test_lists_say_what_goes_along (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, map_text), *out = folder_file (folder, "copy.entorno"), *text = NULL;
  g_autoptr(Run) run = RUN ("redact", in, out, "--names", "--keep", "notes, strategy,conflicts", "--drop", "place,power", "--title", "Another & title");
  g_autoptr(EntFile) copy = NULL;

  assert_exits (run, 0);
  text = read_all (out);
  assert_contains (text, "zqnotes");
  assert_contains (text, "zqmapnotes");
  assert_contains (text, "zqtienotes");
  assert_contains (text, "zqstrategy");
  assert_contains (text, "zqunion");
  g_assert_null (strstr (text, "zqreason"));
  g_assert_null (strstr (text, "xwplace"));
  g_assert_null (strstr (text, "xwtitle"));
  g_assert_null (strstr (text, "aspect=\"power\""));
  copy = open_map (out);
  g_assert_cmpstr (ent_map_info (copy->map)->title, ==, "Another & title");
  g_assert_cmpuint (ent_map_n_ties (copy->map), ==, 1);
}

/* They open again without a finding. */
static void
test_copies_of_the_samples_are_sound (Folder *folder, gconstpointer data)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *in = project_file (samples[i]), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
      g_autoptr(Run) run = RUN ("redact", in, out, "--key", key, "--accept-words", "--force");
      g_autoptr(Run) check = NULL;
      g_autoptr(EntFile) map = open_map (in), copy = NULL;
      guint n_on_map = 0;

      assert_exits (run, 0);
      check = RUN ("check", out);
      assert_exits (check, 0);
      copy = open_map (out);
      for (guint k = 0; k < ent_map_n_stakeholders (map->map); k++)
        n_on_map += ent_stakeholder_is_on_map (ent_map_stakeholder_at (map->map, k));
      g_assert_cmpuint (ent_map_n_stakeholders (copy->map), ==, n_on_map);
    }
}

int
main (int argc, char **argv)
{
  /* before anything asks for them */
  g_setenv ("USER", USER, TRUE);
  g_setenv ("LOGNAME", USER, TRUE);
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/cli/redact/nothing-that-is-left-out-is-in-the-copy-or-a-picture-of-it", test_nothing_that_is_left_out_is_in_the_copy_or_a_picture_of_it);
  add_folder_test ("/cli/redact/no-picture-tells-a-path-a-user-or-what-it-does-not-show", test_no_picture_tells_a_path_a_user_or_what_it_does_not_show);
  add_folder_test ("/cli/redact/the-key-is-for-its-owner-and-tells-who-is-who", test_the_key_is_for_its_owner_and_tells_who_is_who);
  add_folder_test ("/cli/redact/a-word-that-would-stay-is-told-and-nothing-is-written", test_a_word_that_would_stay_is_told_and_nothing_is_written);
  add_folder_test ("/cli/redact/the-map-itself-is-never-replaced", test_the_map_itself_is_never_replaced);
  add_folder_test ("/cli/redact/files-that-are-there-stay-without-force", test_files_that_are_there_stay_without_force);
  add_folder_test ("/cli/redact/copy-and-key-are-written-both-or-not-at-all", test_copy_and_key_are_written_both_or_not_at_all);
  add_folder_test ("/cli/redact/lists-say-what-goes-along", test_lists_say_what_goes_along);
  add_folder_test ("/cli/redact/copies-of-the-samples-are-sound", test_copies_of_the_samples_are_sound);
  return g_test_run ();
}
