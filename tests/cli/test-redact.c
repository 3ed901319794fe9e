/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the house holds nothing that should have stayed: copies for others, pictures of them, and pictures of
 * the map itself. Looked for in the bytes, and in what other programs read from them.
 */
#define _GNU_SOURCE /* memmem() */
#include "cli/drawn.h"
#include "cli/telling-map.h"

#include "analysis/public-bytes.h"
#include "analysis/public-copy.h"
#include "draw/draw.h"
#include "io/sheet/tsv.h"
#include "io/store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The map stands in a folder of this name, and this is who runs the program. */
/* A contact person stands in the name of the moment too. */
static char *
write_telling_map (const Folder *folder)
{
  g_auto(GStrv) parts = g_strsplit (telling_map, "xwmoment", -1);
  g_autofree char *text = g_strjoinv ("What ZQCONTACT said", parts);

  return write_map (folder, text);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- the copy --- */

/* Everything of the map that is not chosen, in every file that is made of the copy. */
static void
test_nothing_that_is_left_out_is_in_the_copy_or_a_picture_of_it (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.svg", "map.png", "register.pdf", "report.pdf", "matrix.svg", "cards.pdf" };
  static const char *const views[] = { "map", "map", "map", "register", "report", "matrix", "kit-cards" };
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *copy = NULL;

  assert_redacted (in, out, key, NULL);
  copy = read_all (out);
  assert_none (out, copy, hidden, N_HIDDEN);
  assert_none (out, copy, named, N_NAMED);
  for (guint i = 0; i < N_PUBLIC; i++)
    assert_contains (copy, public[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *picture = folder_file (folder, names[i]), *all = NULL;
      g_autoptr(Run) run = RUN ("render", out, "-o", picture, "--view", views[i]);

      assert_exits (run, 0);
      all = read_all (picture);
      if (all == NULL)
        return;
      assert_none (picture, all, hidden, N_HIDDEN);
      assert_none (picture, all, named, N_NAMED);
      if (!g_str_has_suffix (names[i], ".png"))
        assert_contains (all, "xwtitle");
    }
}

/* --- a word in every field --- */

static gboolean
is_free_text (const EntField *field)
{
  if (field->group == ENT_GROUP_NONE && field->share != ENT_SHARE_NEVER)
    return FALSE;
  return field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_TAGS || (field->type == ENT_FIELD_TEXT && (field->flags & ENT_FIELD_FOCUS) == 0);
}

/* That stands in this field and nowhere else. */
static char *
word_in (EntRecordKind kind, const EntField *field)
{
  g_autofree char *name = g_strdup_printf ("zq%s%szz", ent_record_element (kind), field->name);
  GString *word = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (word, *p);
  return g_string_free (word, FALSE);
}

static void
fill (EntMap *map, const EntKey *key)
{
  guint n;
  const EntField *fields = ent_fields (key->kind, &n);

  for (guint i = 0; i < n; i++)
    if (is_free_text (&fields[i]))
      {
        g_autofree char *word = word_in (key->kind, &fields[i]);
        g_autoptr(EntChange) change = ent_change_new_set (key, &fields[i], word);
        g_autoptr(GError) error = NULL;

        ent_map_apply (map, change, NULL, &error);
        g_assert_no_error (error);
      }
}

static void
fill_contained (EntMap *map, const EntStakeholder *stakeholder)
{
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, i);

      fill (map, &ENT_KEY_ASSESSMENT (stakeholder->base.id, assessment->moment, assessment->aspect));
    }
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    fill (map, &ENT_KEY (ENT_RECORD_LOG, ((EntRecord *) g_ptr_array_index (stakeholder->log, i))->id));
}

/* The map with a word of its own in every text that the table of fields has. */
static char *
write_full_map (const Folder *folder)
{
  g_autofree char *path = write_map (folder, telling_map);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open (path, NULL, &error);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_no_error (error);
  fill (file->map, &ENT_KEY (ENT_RECORD_MAP, NULL));
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (file->map, kind); i++)
      {
        gconstpointer record = ent_map_record_at (file->map, kind, i);

        fill (file->map, &ENT_KEY (kind, ((const EntRecord *) record)->id));
        if (kind == ENT_RECORD_STAKEHOLDER)
          fill_contained (file->map, record);
      }
  bytes = ent_store_write (file->map, &error);
  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* Whether what is in @field goes with @share; in that map there is one tie, of tension. */
static gboolean
goes_with (EntRecordKind kind, const EntField *field, EntShare share)
{
  static const EntShare of_records[ENT_N_RECORD_KINDS] = {
    [ENT_RECORD_LOG] = ENT_SHARE_LOG, [ENT_RECORD_TIE] = ENT_SHARE_CONFLICTS, [ENT_RECORD_ACTION] = ENT_SHARE_ACTIONS, [ENT_RECORD_STEP] = ENT_SHARE_STEPS
  };

  return field->share == share || of_records[kind] == share;
}

/* FALSE: the file cannot be looked into here. @without: what is not in it; all else is, if @whole. */
static gboolean
assert_without (const char *path, guint32 without, gboolean whole)
{
  g_autofree char *all = read_all (path);

  for (EntRecordKind kind = 0; all != NULL && kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *word = word_in (kind, &fields[i]);
          gboolean left_out = fields[i].share == ENT_SHARE_NEVER;

          for (guint share = 0; share < ENT_N_SHARES; share++)
            left_out |= (without & 1u << share) != 0 && goes_with (kind, &fields[i], share);
          if (!is_free_text (&fields[i]))
            continue;
          if (left_out && strstr (all, word) != NULL)
            g_error ("%s is in %s", word, path);
          if (!left_out && whole && strstr (all, word) == NULL)
            g_error ("%s is lost in %s", word, path);
        }
    }
  return all != NULL;
}

/* All that may go along but @without, with codes where names do not. */
static char *
keep_all_but (guint32 without)
{
  guint n;
  const EntPublicGroup *groups = ent_public_groups (&n);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < n; i++)
    if ((without & 1u << groups[i].share) == 0)
      g_strv_builder_add (names, groups[i].name);
  list = g_strv_builder_end (names);
  return g_strjoinv (",", list);
}

/* Draws @out, too, which is made without the map's own file in between. */
static void
redact_without (const char *in, const char *out, const char *key, guint32 without)
{
  const guint32 names = 1u << ENT_SHARE_NAMES;
  guint n;
  const EntPublicGroup *groups = ent_public_groups (&n);
  g_autofree char *keep = keep_all_but (without);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) arguments = NULL;
  g_autoptr(Run) run = NULL;

  /* the reason of a commitment has the word of that of a power */
  g_strv_builder_add_many (builder, "redact", in, out, "--force", "--accept-words", "--keep", keep, NULL);
  for (guint i = 0; i < n; i++)
    if ((without & 1u << groups[i].share) != 0 && (ENT_PUBLIC_USUAL & 1u << groups[i].share) != 0)
      g_strv_builder_add_many (builder, "--drop", groups[i].name, NULL);
  if ((without & names) != 0)
    g_strv_builder_add_many (builder, "--key", key, NULL);
  if (g_str_has_suffix (out, ".pdf"))
    g_strv_builder_add_many (builder, "--view", "report", NULL);
  arguments = g_strv_builder_end (builder);
  run = run_cli ((const char *const *) arguments);
  assert_exits (run, 0);
}

/* A field that is added to the table is in this test by itself. */
static void
test_each_choice_that_is_left_out_is_in_no_file (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_full_map (folder), *key = folder_file (folder, FOLDER "/key.tsv");
  g_autofree char *out = folder_file (folder, "copy.entorno"), *report = folder_file (folder, "report.pdf");
  guint n;
  const EntPublicGroup *groups = ent_public_groups (&n);

  for (guint i = 0; i < n; i++)
    {
      redact_without (in, out, key, 1u << groups[i].share);
      assert_without (out, 1u << groups[i].share, TRUE);
      redact_without (in, report, key, 1u << groups[i].share);
      if (!assert_without (report, 1u << groups[i].share, FALSE))
        return;
    }
}

static void
test_all_that_is_left_out_is_in_no_file_of_any_format (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "copy.entorno", "copy.pdf", "copy.svg", "copy.png" };
  g_autofree char *in = write_full_map (folder), *key = folder_file (folder, FOLDER "/key.tsv");
  guint32 all = 0;
  guint n;
  const EntPublicGroup *groups = ent_public_groups (&n);

  for (guint i = 0; i < n; i++)
    all |= 1u << groups[i].share;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out = folder_file (folder, names[i]);
      g_autoptr(Run) run = NULL;

      /* what is usual, and nothing */
      run = RUN ("redact", in, out, "--key", key, "--force", "--accept-words");
      assert_exits (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      if (!assert_without (out, all & ~ENT_PUBLIC_USUAL, i == 0))
        return;
      run_free (g_steal_pointer (&run));
      run = RUN ("redact", in, out, "--key", key, "--force", "--accept-words", "--drop", "place,organisation,power,commitment,ties,roles,engagement,code");
      assert_exits (run, 0);
      if (!assert_without (out, all, i == 0))
        return;
    }
}

/* --- a picture for others --- */

static void
test_a_picture_for_others_is_of_the_copy (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.svg"), *key = folder_file (folder, FOLDER "/key.tsv");
  g_autofree char *inside = folder_file (folder, "inside.svg"), *all = NULL, *codes = NULL, *opened = NULL;
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key, "--moment", "t-zqmoment", "--view", "matrix");
  g_autoptr(Run) of = NULL;

  assert_exits (run, 0);
  all = read_all (out);
  assert_contains (all, "xwtitle");
  assert_none (out, all, named, N_NAMED);
  g_assert_true (g_file_get_contents (key, &codes, NULL, NULL));
  assert_contains (codes, "zqunion");
  /* ids are those that the person knows */
  of = RUN ("redact", in, inside, "--names", "--keep", "inside", "--view", "inside", "--of", "s-zqhotel");
  assert_exits (of, 0);
  opened = read_all (inside);
  assert_contains (opened, "zqclerk");
}

static void
test_a_picture_is_not_drawn_where_a_word_would_stay (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_telling_map (folder), *out = folder_file (folder, "copy.pdf"), *key = folder_file (folder, FOLDER "/key.tsv");
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key);
  g_autoptr(Run) accepted = NULL;

  assert_exits (run, 1);
  assert_contains (run->err, "“ZQCONTACT”");
  g_assert_false (exists (out));
  g_assert_false (exists (key));
  accepted = RUN ("redact", in, out, "--key", key, "--accept-words");
  assert_exits (accepted, 0);
  g_assert_cmpstr (accepted->err, ==, "");
}

static void
test_names_are_struck_out_and_what_stays_is_told (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_telling_map (folder), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, FOLDER "/key.tsv"), *text = NULL;
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key, "--strike-words");

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  assert_contains (text, "name=\"What … said\"");
  g_assert_null (strstr (text, "ZQCONTACT"));
}

static void
test_a_key_beside_the_copy_is_told_of (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  g_autofree char *apart = folder_file (folder, FOLDER "/key.tsv");
  g_autoptr(Run) beside = RUN ("redact", in, out, "--key", key);
  g_autoptr(Run) elsewhere = RUN ("redact", in, out, "--key", apart, "--force");

  assert_exits (beside, 0);
  assert_contains (beside->err, "folder of the copy");
  assert_exits (elsewhere, 0);
  g_assert_cmpstr (elsewhere->err, ==, "");
}

static EntFile *
open_map (const char *path)
{
  g_autoptr(GError) error = NULL;
  EntFile *file = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return file;
}

/* All that @kind of document of a sample says, and its PDF at @path. */
static char *
draw_and_say (const char *path, EntPagesKind kind, EntPicture picture)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr(EntFile) file = open_map (sample);
  g_autoptr(GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  const EntSceneSpec spec = {
    .picture = picture, .medium = ENT_MEDIUM_PAPER, .width = 842, .height = 1191, .margin = 30, .title = TRUE, .legend = TRUE, .private_marks = TRUE
  };
  g_autoptr(EntPages) pages = ent_pages_new (file->map, &spec, kind, PANGO_CONTEXT (pango));
  g_autoptr(GString) said = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = ent_draw_export_pages (pages, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_PDF, 0, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  ent_pages_append_texts (pages, said);
  ent_public_append_file_texts (said, bytes);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* What another program reads from a PDF is in what was searched for it: nothing is drawn beside that. */
static void
test_all_that_a_picture_says_is_searched (Folder *folder, gconstpointer data)
{
  static const struct
  {
    EntPagesKind kind;
    EntPicture picture;
  } documents[] = {
    { ENT_PAGES_PICTURE, ENT_PICTURE_MAP },
    { ENT_PAGES_PICTURE, ENT_PICTURE_MATRIX },
    { ENT_PAGES_REGISTER, ENT_PICTURE_MAP },
    { ENT_PAGES_REPORT, ENT_PICTURE_MAP },
    { ENT_PAGES_CARDS, ENT_PICTURE_MAP },
    { ENT_PAGES_FORM, ENT_PICTURE_MAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *path = folder_file (folder, "document.pdf"), *said = draw_and_say (path, documents[i].kind, documents[i].picture);
      g_autofree char *read = read_pages (path), *apart = g_utf8_normalize (said, -1, G_NORMALIZE_ALL), *joined = NULL;
      g_auto(GStrv) lines = NULL;
      g_auto(GStrv) words = read != NULL ? g_regex_split_simple ("\\W+", read, G_REGEX_OPTIMIZE, 0) : NULL;

      if (words == NULL)
        return;
      /* that program joins what a line ends with and the next one begins with */
      g_strdelimit (apart, "-", '\n');
      joined = g_strjoinv (NULL, lines = g_strsplit (apart, "\n", -1));
      g_assert_cmpuint (g_strv_length (words), >, 50);
      for (guint w = 0; words[w] != NULL; w++)
        if (strstr (joined, words[w]) == NULL)
          g_error ("“%s” stands in document %u and was not searched", words[w], i);
    }
}

/* The control of the test above: looked for in the same way, names are found in pictures of the map itself. */
static void
test_no_picture_tells_a_path_a_user_or_what_it_does_not_show (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.svg", "map.png", "register.pdf", "report.pdf", "matrix.svg", "inside.svg", "cards.pdf", "form.pdf" };
  static const char *const views[] = { "map", "map", "map", "register", "report", "matrix", "inside", "kit-cards", "kit-form" };
  static const char *const themes[] = { "light", "projector" };
  g_autofree char *in = write_map (folder, telling_map);

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
        assert_none (picture, all, hidden, N_HIDDEN);
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

static void
test_the_key_is_for_its_owner_and_tells_who_is_who (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
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
  g_autofree char *in = write_map (folder, telling_map), *soft = folder_file (folder, "soft.entorno"), *hard = folder_file (folder, "hard.entorno");
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
  g_assert_cmpstr (after, ==, telling_map);
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
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
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
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
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
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *text = NULL;
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
  add_folder_test ("/cli/redact/each-choice-that-is-left-out-is-in-no-file", test_each_choice_that_is_left_out_is_in_no_file);
  add_folder_test ("/cli/redact/all-that-is-left-out-is-in-no-file-of-any-format", test_all_that_is_left_out_is_in_no_file_of_any_format);
  add_folder_test ("/cli/redact/a-picture-for-others-is-of-the-copy", test_a_picture_for_others_is_of_the_copy);
  add_folder_test ("/cli/redact/a-picture-is-not-drawn-where-a-word-would-stay", test_a_picture_is_not_drawn_where_a_word_would_stay);
  add_folder_test ("/cli/redact/all-that-a-picture-says-is-searched", test_all_that_a_picture_says_is_searched);
  add_folder_test ("/cli/redact/names-are-struck-out-and-what-stays-is-told", test_names_are_struck_out_and_what_stays_is_told);
  add_folder_test ("/cli/redact/a-key-beside-the-copy-is-told-of", test_a_key_beside_the_copy_is_told_of);
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
