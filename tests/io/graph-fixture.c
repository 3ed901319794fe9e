/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs as tables, for tests. */
#include "graph-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"

EntBook *
read_graph_bytes (GraphRead read, const char *bytes, gsize length)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  EntReadOptions options = { 0 };
  EntBook *book = read (data, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  g_assert_true (book->names);
  return book;
}

EntBook *
read_graph (GraphRead read, const char *text)
{
  return read_graph_bytes (read, text, strlen (text));
}

void
assert_refused (GraphRead read, const char *bytes, gsize length, guint line, const char *what)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("Line %u: ", line);
  EntReadOptions options = { 0 };

  g_assert_null (read (data, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_test_message ("%s", error->message);
  if (line > 0 && !g_str_has_prefix (error->message, start))
    g_error ("not in line %u: %s", line, error->message);
  if (strstr (error->message, what) == NULL)
    g_error ("no \"%s\": %s", what, error->message);
}

void
read_anything (GraphRead read, const char *bytes, gsize length)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  EntReadOptions options = { 0 };
  g_autoptr (EntBook) book = read (data, &options, &error);

  g_assert_true ((book != NULL) == (error == NULL));
  if (book == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_prefix (error->message, "Line "));
      return;
    }
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);

      for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
        for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
          g_assert_true (g_utf8_validate (ent_book_sheet_get (sheet, row, column) != NULL ? ent_book_sheet_get (sheet, row, column) : "", -1, NULL));
    }
}

void
read_mutations (GraphRead read, const char *text, guint n)
{
  static const char bytes[] = "<>/=\"' &;?![]-\n:anx1\xc3\xff";
  gsize length = strlen (text);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *copy = g_strdup (text);
      int n_changes = g_test_rand_int_range (1, 6);

      for (int k = 0; k < n_changes; k++)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) length), from = (gsize) g_test_rand_int_range (0, (gint32) length);
          gsize n_wanted = (gsize) g_test_rand_int_range (1, 60), n_copied = MIN (n_wanted, length - MAX (at, from));

          if (g_test_rand_bit ())
            copy[at] = bytes[g_test_rand_int_range (0, (gint32) sizeof bytes - 1)];
          else
            memmove (copy + at, copy + from, n_copied);
        }
      read_anything (read, copy, length);
    }
}

/* --- tables --- */

static char *
show (const EntBookSheet *sheet)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    {
      for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          g_string_append_printf (out, "%s%s", column > 0 ? "|" : "", text != NULL ? text : "∅");
        }
      g_string_append (out, "¶");
    }
  return g_string_free (out, FALSE);
}

void
assert_sheet (const EntBook *book, EntSheetKind kind, const char *expected)
{
  const EntBookSheet *sheet = ent_book_sheet (book, kind);
  g_autofree char *shown = sheet != NULL ? show (sheet) : g_strdup ("none");

  g_assert_cmpstr (shown, ==, expected);
}

guint
line_of_finding (const EntBook *book, const char *what)
{
  const EntFinding *found = NULL;

  for (guint i = 0; i < book->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (book->findings, i);

      if (strstr (finding->message, what) == NULL)
        continue;
      g_assert_null (found);
      found = finding;
    }
  g_assert_nonnull (found);
  return found->line;
}

guint
count_findings (const EntBook *book)
{
  for (guint i = 0; i < book->findings->len; i++)
    g_test_message ("%u: %s", ((const EntFinding *) g_ptr_array_index (book->findings, i))->line, ((const EntFinding *) g_ptr_array_index (book->findings, i))->message);
  return book->findings->len;
}

static gboolean
is_other (const char *title, const char *const *others)
{
  for (guint i = 0; others[i] != NULL; i++)
    if (strcmp (title, others[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether all that stands in @sheet stands in @back. */
static guint
count_cells (const EntBookSheet *sheet, const EntBookSheet *back, const char *const *others)
{
  guint n_cells = 0;

  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *title = ent_book_sheet_get (sheet, 0, column);
      int there = ent_book_sheet_find_column (back, title);

      for (guint row = 1; row < ent_book_sheet_n_rows (sheet) && !is_other (title, others); row++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          /* white space alone says nothing in XML */
          if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
            continue;
          if (there < 0)
            g_error ("no column %s", title);
          g_assert_cmpstr (ent_book_sheet_get (back, row, (guint) there), ==, text);
          n_cells++;
        }
    }
  return n_cells;
}

void
assert_same_sheet (const EntBook *book, const EntBook *back, EntSheetKind kind, const char *const *others)
{
  const EntBookSheet *sheet = ent_book_sheet (book, kind), *other = ent_book_sheet (back, kind);
  guint n_cells;

  g_assert_nonnull (sheet);
  if (other == NULL && ent_book_sheet_n_rows (sheet) < 2)
    return;
  g_assert_nonnull (other);
  g_assert_cmpuint (ent_book_sheet_n_rows (sheet), ==, ent_book_sheet_n_rows (other));
  n_cells = count_cells (sheet, other, others);
  g_assert_cmpuint (count_cells (other, sheet, others), ==, n_cells);
  g_assert_cmpuint (n_cells, >, 0);
}

EntBookSheet *
add_sheet (EntBook *book, EntSheetKind kind, const char *const *cells, guint n_columns, guint n_cells)
{
  g_autoptr (GError) error = NULL;
  EntBookSheet *sheet = ent_book_add_sheet (book, kind, NULL, &error);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i] != NULL)
      ent_book_sheet_put (sheet, i / n_columns, i % n_columns, cells[i], -1, &error);
  g_assert_no_error (error);
  return sheet;
}

EntBook *
new_graph_book (gboolean with_undirected)
{
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  ADD_SHEET (book, ENT_SHEET_STAKEHOLDERS, 9,
             "id", "name", "short-name", "sector", "part-of", "steps", "notes", "power", "commitment",
             "s-1", "O\"Neil & <Söhne> 'x'", "O’N", "private", NULL, "a\nb", "one\ntwo\n  three ", "4", "leading",
             "s-2", "Policía ]]> de turismo", NULL, "institutions", "s-1", NULL, "a\rb\tc", "0", "neutral",
             "s-3", "子供 👪", NULL, "unknown", NULL, NULL, NULL, NULL, NULL);
  ADD_SHEET (book, ENT_SHEET_TIES, 7,
             "id", "from", "to", "kind", "direction", "strength", "notes",
             "t-1", "s-1", "s-2", "works-with", "both", "strong", "two\nlines",
             "t-2", "s-2", "s-3", "funds", "forward", NULL, "a & b",
             "t-3", "s-3", "s-1", "works-with", with_undirected ? "none" : "both", NULL, NULL);
  ADD_SHEET (book, ENT_SHEET_MAP, 2, "field", "value", "title", "Puerto \"Coral\" & <more>", "place", "Puerto Coral", "authors", "Ana, Íñigo", "notes", "two\nlines");
  return book;
}

char *
write_graph (GraphWrite write, const EntBook *book)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GError) error = NULL;
  EntWriteOptions options = { 0 };
  const EntBookFile *file;
  gsize length;
  const char *data;

  g_assert_true (write (book, &options, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_null (file->suffix);
  data = g_bytes_get_data (file->bytes, &length);
  return g_strndup (data, length);
}

/* --- other programs --- */

/* Some machines have several. NULL: none has @module. */
static const char *
find_python (const char *module)
{
  static const char *const pythons[] = { "python3", "/usr/bin/python3" };
  g_autofree char *script = g_strconcat ("import ", module, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pythons); i++)
    {
      const char *argv[] = { "timeout", "60", pythons[i], "-c", script, NULL };
      int status = 1;

      if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) &&
          g_spawn_check_wait_status (status, NULL))
        return pythons[i];
    }
  return NULL;
}

char *
ask_python (const char *module, const char *script, const char *text, const char *ending)
{
  const char *python = find_python (module);
  g_autofree char *folder = NULL, *path = NULL, *complaint = NULL;
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int status = 1;

  if (python == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("no python3 here has %s", module);

      g_test_skip (reason);
      return NULL;
    }
  folder = new_folder ();
  path = g_strconcat (folder, "/graph", ending, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  {
    const char *argv[] = { "timeout", "120", python, "-c", script, path, NULL };

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, &complaint, &status, &error);
  }
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", complaint);
  g_test_message ("%s with %s:\n%s", python, module, answer);
  remove_folder (g_steal_pointer (&folder));
  return answer;
}
