/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-book.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- reading --- */

static EntBook *
read_bytes (TextReader read, const char *bytes, gsize length, GError **error)
{
  static const EntReadOptions options = { 0 };
  g_autoptr (GBytes) given = g_bytes_new (bytes, length);

  return read (given, &options, error);
}

EntBook *
text_read (TextReader read, const char *text)
{
  g_autoptr (GError) error = NULL;
  EntBook *book = read_bytes (read, text, strlen (text), &error);

  if (book == NULL)
    g_error ("%s\n%.2000s", error->message, text);
  return book;
}

void
text_assert_refused (TextReader read, const char *bytes, gsize length, const char *begin)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (read, bytes, length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (!g_str_has_prefix (error->message, begin))
    g_error ("%s\n%.200s", error->message, bytes);
}

static void
check_sheet (const EntBookSheet *sheet)
{
  g_assert_cmpuint (ent_book_sheet_n_rows (sheet), <=, ENT_BOOK_MAX_ROWS);
  g_assert_cmpuint (ent_book_sheet_n_columns (sheet), <=, ENT_BOOK_MAX_COLUMNS);
  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
      {
        const char *text = ent_book_sheet_get (sheet, row, column);

        g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      }
}

gboolean
text_try (TextReader read, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = read_bytes (read, bytes, length, &error);

  g_assert_true ((book == NULL) == (error != NULL));
  if (book == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  for (guint i = 0; i < book->sheets->len; i++)
    check_sheet (g_ptr_array_index (book->sheets, i));
  for (guint i = 0; i < book->findings->len; i++)
    g_assert_true (g_utf8_validate (((EntFinding *) g_ptr_array_index (book->findings, i))->message, -1, NULL));
  return TRUE;
}

void
text_try_parts (TextReader read, const char *text)
{
  static const char changes[] = "\"\\<>{}[]()*%:;,=-+#/\n\r\t a0\xff\x80";
  gsize length = strlen (text);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 50; i++)
    text_try (read, text, length * i / 50);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *changed = g_strdup (text);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        changed[g_rand_int_range (rand, 0, (gint32) length)] = changes[g_rand_int_range (rand, 0, sizeof changes)];
      text_try (read, changed, length);
    }
}

/* --- looking --- */

char *
text_show (const EntBook *book, EntSheetKind kind)
{
  const EntBookSheet *sheet = ent_book_sheet (book, kind);
  GString *out = g_string_new (NULL);

  for (guint row = 0; sheet != NULL && row < ent_book_sheet_n_rows (sheet); row++)
    {
      for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          g_string_append_printf (out, "%s%s", column > 0 ? "|" : "", text != NULL ? text : "");
        }
      /* a row ends with the last cell that has something in it */
      while (out->len > 0 && out->str[out->len - 1] == '|')
        g_string_truncate (out, out->len - 1);
      g_string_append (out, "¶");
    }
  return g_string_free (out, FALSE);
}

void
text_assert_shows (const EntBook *book, EntSheetKind kind, const char *shown)
{
  g_autofree char *is = text_show (book, kind);

  g_assert_cmpstr (is, ==, shown);
}

void
text_assert_notes (const EntBook *book, const char *words)
{
  for (guint i = 0; i < book->findings->len; i++)
    if (strstr (((EntFinding *) g_ptr_array_index (book->findings, i))->message, words) != NULL)
      return;
  g_error ("nothing says “%s”", words);
}

/* --- writing --- */

char *
text_write (TextWriter write, const EntBook *book)
{
  EntWriteOptions options = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GError) error = NULL;
  const EntBookFile *file;
  gsize length;
  const char *bytes;

  g_assert_true (write (book, &options, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_null (file->suffix);
  bytes = g_bytes_get_data (file->bytes, &length);
  g_assert_true (g_utf8_validate_len (bytes, length, NULL));
  return g_strndup (bytes, length);
}

static void
assert_same_row (const EntBookSheet *sheet, guint row, const EntBookSheet *again, guint other_row, const char *but)
{
  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *name = ent_book_sheet_get (sheet, 0, column);
      g_autofree char *key = g_strconcat ("|", name, "|", NULL);
      int other = ent_book_sheet_find_column (again, name);

      if (strstr (but, key) == NULL)
        g_assert_cmpstr (ent_book_sheet_get (sheet, row, column), ==, other >= 0 ? ent_book_sheet_get (again, other_row, (guint) other) : NULL);
    }
}

void
text_assert_same_cells (const EntBook *book, const EntBook *again, EntSheetKind kind, const char *but)
{
  const EntBookSheet *sheet = ent_book_sheet (book, kind), *other = ent_book_sheet (again, kind);
  int id, other_id;

  g_assert_nonnull (sheet);
  g_assert_nonnull (other);
  g_assert_cmpuint (ent_book_sheet_n_rows (sheet), ==, ent_book_sheet_n_rows (other));
  id = ent_book_sheet_find_column (sheet, "id");
  other_id = strstr (but, "|id|") == NULL ? ent_book_sheet_find_column (other, "id") : -1;
  for (guint row = 1; row < ent_book_sheet_n_rows (sheet); row++)
    {
      guint other_row = row;

      /* other programs have an order of their own */
      if (id >= 0 && other_id >= 0)
        for (other_row = 1; other_row < ent_book_sheet_n_rows (other); other_row++)
          if (g_strcmp0 (ent_book_sheet_get (sheet, row, (guint) id), ent_book_sheet_get (other, other_row, (guint) other_id)) == 0)
            break;
      assert_same_row (sheet, row, other, other_row, but);
    }
}

static void
put_rows (EntBook *book, EntSheetKind kind, const char *const *columns, guint n_columns, const char *const *cells, guint n_rows)
{
  EntBookSheet *sheet = ent_book_add_sheet (book, kind, NULL, NULL);

  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpint (ent_book_sheet_column (sheet, columns[i], NULL), ==, i);
  for (guint i = 0; i < n_rows * n_columns; i++)
    if (cells[i] != NULL)
      g_assert_true (ent_book_sheet_put (sheet, 1 + i / n_columns, i % n_columns, cells[i], -1, NULL));
}

EntBook *
text_sample (void)
{
  static const char *const map_columns[] = { "field", "value" }, *const sector_columns[] = { "id", "label", "colour" }, *const moment_columns[] = { "id", "name", "date" };
  static const char *const node_columns[] = { "id", "name", "short-name", "kind", "sector", "veto", "steps", "tag", "notes", "pin", "power", "commitment", "role", "commitment-reason" };
  static const char *const tie_columns[] = { "id", "from", "to", "kind", "direction", "strength", "unclear", "notes" };
  static const char *const rating_columns[] = { "stakeholder", "moment", "aspect", "value" }, *const action_columns[] = { "id", "what", "responsible", "state", "with" };
  static const char *const map[] = { "title", "Puerto \"Coral\" | <b> & 'más'", "place", "Bahía", "notes", "one\ntwo \\ three", "hide", "funds\ntension" };
  static const char *const sectors[] = { "private", "Firms *here*", "#ff0000" };
  static const char *const moments[] = { "m1", "1. Baseline", "2026-01-31" };
  static const char *const nodes[] = {
    "s1", "O\"Neil & <Söhne> 'x'", "O'N", "formal", "private", "yes", "1.1\n2.3", "sea\nday care", "first\nsecond \"quoted\" line\n\nlast", "120 0.5", "4", "leading", "decides | trains", "said; so",
    "s2", "Back\\slash \\n \\\"end\\", NULL, "government", "institutions", NULL, NULL, NULL, "=1+1", NULL, NULL, NULL, NULL, NULL,
    "s3", "&amp; &lt; [x](y) %name% *Vertices # {a} -> b;", NULL, "informal", "informal", NULL, NULL, "a", NULL, NULL, "1", "resistant", NULL, NULL,
    "s-4.x", "=SUM(A1)", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    "5", "مدرسة ٣ 🏖", NULL, "formal", "education", NULL, NULL, NULL, "tab\there", NULL, NULL, NULL, NULL, NULL
  };
  static const char *const ties[] = {
    "t1", "s1", "s2", "funds", "forward", "strong", NULL, "x\ny",
    "t2", "s2", "s3", "works-with", "none", "normal", "yes", NULL,
    "t3", "s3", "s1", "to-build", "both", "weak", NULL, "\"\\",
    "t4", "s1", "s2", "funds", "forward", NULL, NULL, NULL,
    "t5", "s-4.x", "5", "tension", "none", NULL, NULL, NULL
  };
  static const char *const ratings[] = { "s1", "m1", "power", "4", "s1", "m1", "commitment", "leading" };
  static const char *const actions[] = { "a1", "- Call *them*", "Ana", "done", "s1\ns2", "a2", "Write", NULL, "dropped", NULL };
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  put_rows (book, ENT_SHEET_MAP, map_columns, 2, map, 4);
  put_rows (book, ENT_SHEET_SECTORS, sector_columns, 3, sectors, 1);
  put_rows (book, ENT_SHEET_MOMENTS, moment_columns, 3, moments, 1);
  put_rows (book, ENT_SHEET_STAKEHOLDERS, node_columns, G_N_ELEMENTS (node_columns), nodes, 5);
  put_rows (book, ENT_SHEET_RATINGS, rating_columns, 4, ratings, 2);
  put_rows (book, ENT_SHEET_TIES, tie_columns, G_N_ELEMENTS (tie_columns), ties, 5);
  put_rows (book, ENT_SHEET_ACTIONS, action_columns, G_N_ELEMENTS (action_columns), actions, 2);
  return book;
}

static char *
random_text (GRand *rand, gboolean may_be_empty)
{
  static const char *const pieces[] = { "\"", "\\", "\n", "\t", "&", "&amp;", "&#34;", "#34;", "<", ">", "<br/>", "'", " ", "ñ", "n", "N", "l", "*", "%", "{", "}", "[", "]", "a", "=", ";", ",", "|", "0", "🏖", "/*", "//", "u0041" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, may_be_empty ? 0 : 1, 8); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
put_random_tie (EntBook *book, GRand *rand)
{
  static const char *const columns[] = { "id", "from", "to", "kind", "direction", "notes" }, *const directions[] = { "none", "forward", "both" };
  g_autofree char *notes = random_text (rand, TRUE);
  const char *const cells[] = { "t", "s0", "-1", "funds", directions[g_rand_int_range (rand, 0, 3)], notes };

  put_rows (book, ENT_SHEET_TIES, columns, G_N_ELEMENTS (columns), cells, 1);
}

EntBook *
text_random_sample (GRand *rand)
{
  static const char *const columns[] = { "id", "name", "notes", "short-name" };
  g_autofree char *name = random_text (rand, FALSE), *notes = random_text (rand, TRUE), *short_name = random_text (rand, TRUE), *other = random_text (rand, FALSE);
  const char *const cells[] = { "s0", name, notes, short_name, "-1", other, NULL, NULL };
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  put_rows (book, ENT_SHEET_STAKEHOLDERS, columns, G_N_ELEMENTS (columns), cells, 2);
  put_random_tie (book, rand);
  return book;
}

EntBook *
text_large_sample (guint n_stakeholders, guint n_ties)
{
  EntBook *book = ent_book_new ();
  EntBookSheet *nodes = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, NULL), *ties = ent_book_add_sheet (book, ENT_SHEET_TIES, NULL, NULL);

  g_assert_cmpuint (n_stakeholders, >, 0);
  book->names = TRUE;
  for (guint i = 0; i < n_stakeholders; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i), *name = g_strdup_printf ("Stakeholder number %u of this map", i);

      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "id", id, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "name", name, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "kind", "formal", -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "notes", "Some words that people wrote about it in the room", -1, NULL));
    }
  for (guint i = 0; i < n_ties; i++)
    {
      g_autofree char *from = g_strdup_printf ("s%u", i % n_stakeholders), *to = g_strdup_printf ("s%u", i * 7919u % n_stakeholders);

      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "from", from, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "to", to, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "kind", "works-with", -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "direction", "none", -1, NULL));
    }
  return book;
}

/* --- other programs --- */

char *
text_run (const char *const *arguments, const char *input, const char *ending)
{
  g_autofree char *pattern = g_strconcat ("entorno-XXXXXX", ending, NULL), *path = NULL, *output = NULL, *problem = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp (pattern, &path, &error), status = 0;
  gboolean is_run;

  g_assert_no_error (error);
  (void) close (file);
  g_assert_true (g_file_set_contents (path, input, -1, &error));
  g_ptr_array_add (argv, (gpointer) "timeout");
  g_ptr_array_add (argv, (gpointer) "60");
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) (strcmp (*arguments, "@") == 0 ? path : *arguments));
  g_ptr_array_add (argv, NULL);
  is_run = g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &problem, &status, &error) && g_spawn_check_wait_status (status, &error);
  (void) g_unlink (path);
  if (!is_run)
    g_error ("%s: %s", error->message, problem != NULL ? problem : "");
  return g_steal_pointer (&output);
}

const char *
text_python_with (const char *module)
{
  static const char *const interpreters[] = { "/usr/bin/python3", "python3" };
  g_autofree char *script = g_strconcat ("import ", module, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (interpreters); i++)
    {
      const char *argv[] = { "timeout", "60", interpreters[i], "-c", script, NULL };
      int status = 0;

      if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) && g_spawn_check_wait_status (status, NULL))
        return interpreters[i];
    }
  return NULL;
}
