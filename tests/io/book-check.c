/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-check.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "book-sample.h"

/* --- reading --- */

EntBook *
read_book (BookReader read, GBytes *bytes)
{
  EntReadOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  EntBook *book = read (bytes, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  return book;
}

EntBook *
read_book_bytes (BookReader read, const char *bytes, gsize length)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length);

  return read_book (read, given);
}

EntBook *
read_book_text (BookReader read, const char *text)
{
  return read_book_bytes (read, text, strlen (text));
}

static void
assert_refused_so (BookReader read, GBytes *bytes, const char *begin, const char *words)
{
  EntReadOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = read (bytes, &options, &error);

  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_test_message ("%s", error->message);
  if (!g_str_has_prefix (error->message, begin) || strstr (error->message, words) == NULL)
    g_error ("“%s”, “%s” is not in: %s", begin, words, error->message);
}

void
assert_refused (BookReader read, GBytes *bytes, const char *words)
{
  assert_refused_so (read, bytes, "", words);
}

void
assert_bytes_refused (BookReader read, const char *bytes, gsize length, const char *begin, const char *words)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length);

  assert_refused_so (read, given, begin, words);
}

void
assert_line_refused (BookReader read, const char *bytes, gsize length, guint line, const char *words)
{
  g_autofree char *begin = line > 0 ? g_strdup_printf ("Line %u: ", line) : g_strdup ("Line ");

  assert_bytes_refused (read, bytes, length, begin, words);
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
try_bytes (BookReader read, const char *bytes, gsize length)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length);
  EntReadOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = read (given, &options, &error);

  g_assert_true ((book == NULL) == (error != NULL));
  if (book == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_prefix (error->message, "Line ") || g_str_has_prefix (error->message, "Row "));
      return FALSE;
    }
  for (guint i = 0; i < book->sheets->len; i++)
    check_sheet (g_ptr_array_index (book->sheets, i));
  for (guint i = 0; i < book->findings->len; i++)
    g_assert_true (g_utf8_validate (((EntFinding *) g_ptr_array_index (book->findings, i))->message, -1, NULL));
  return TRUE;
}

/* One byte is another one, or some stand where others did. */
static void
change (char *text, gsize length)
{
  static const char bytes[] = "\"'\\<>{}[]()*%:;,=-+#/&?!\n\r\t a01nx\xc3\xff\x80";
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) length), from = (gsize) g_test_rand_int_range (0, (gint32) length);
  gsize n_wanted = (gsize) g_test_rand_int_range (1, 60), n = MIN (n_wanted, length - MAX (at, from));

  if (g_test_rand_bit ())
    text[at] = bytes[g_test_rand_int_range (0, (gint32) sizeof bytes)];
  else
    memmove (text + at, text + from, n);
}

void
try_parts (BookReader read, const char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; i < 50; i++)
    try_bytes (read, text, length * i / 50);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *changed = g_strdup (text);

      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        change (changed, length);
      try_bytes (read, changed, length);
    }
}

void
assert_reading_stops (BookReader read, const char *text, guint after)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntReadOptions options = { .progress = progress };
  g_autoptr (GError) error = NULL;

  ent_progress_stop (progress, after);
  g_assert_null (read (bytes, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- looking --- */

static void
show_rows (GString *out, const EntBookSheet *sheet)
{
  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    {
      guint n = ent_book_sheet_n_columns (sheet);

      while (n > 0 && ent_book_sheet_get (sheet, row, n - 1) == NULL)
        n--;
      for (guint column = 0; column < n; column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
          g_string_append_printf (out, "%s%s", column > 0 ? "|" : "", text != NULL ? text : "");
        }
      g_string_append (out, "¶");
    }
}

void
assert_rows (const EntBook *book, EntSheetKind kind, const char *shown)
{
  const EntBookSheet *sheet = ent_book_sheet (book, kind);
  g_autoptr (GString) is = g_string_new (NULL);

  if (sheet != NULL)
    show_rows (is, sheet);
  g_assert_cmpstr (is->str, ==, shown);
}

void
assert_cases (BookReader read, const BookCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntBook) book = read_book_text (read, cases[i].text);

      g_assert_true (book->names);
      assert_rows (book, ENT_SHEET_STAKEHOLDERS, cases[i].nodes);
      assert_rows (book, ENT_SHEET_TIES, cases[i].ties);
    }
}

char *
show_book (const EntBook *book)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);

      g_string_append_printf (out, "[%s]", ent_book_sheet_name (sheet));
      show_rows (out, sheet);
    }
  return g_string_free (out, FALSE);
}

void
assert_book (BookReader read, GBytes *bytes, const char *shown)
{
  g_autoptr (EntBook) book = read_book (read, bytes);
  g_autofree char *cells = show_book (book);

  g_assert_cmpstr (cells, ==, shown);
}

const EntFinding *
find_note (const EntBook *book, const char *words)
{
  for (guint i = 0; i < book->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (book->findings, i);

      if (strstr (finding->message, words) != NULL)
        return finding;
    }
  return NULL;
}

void
assert_notes (const EntBook *book, const char *words)
{
  if (find_note (book, words) == NULL)
    g_error ("nothing says “%s”", words);
}

guint
line_of_finding (const EntBook *book, const char *words)
{
  const EntFinding *found = NULL;

  for (guint i = 0; i < book->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (book->findings, i);

      if (strstr (finding->message, words) == NULL)
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

/* --- writing --- */

GBytes *
write_book (BookWriter write, const EntBook *book)
{
  EntWriteOptions options = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (write (book, &options, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_null (((EntBookFile *) g_ptr_array_index (files, 0))->suffix);
  return g_bytes_ref (((EntBookFile *) g_ptr_array_index (files, 0))->bytes);
}

char *
write_book_text (BookWriter write, const EntBook *book)
{
  g_autoptr (GBytes) bytes = write_book (write, book);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_utf8_validate_len (data, length, NULL));
  return g_strndup (data, length);
}

void
assert_writing_stops (BookWriter write, const EntBook *book)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntWriteOptions options = { .progress = progress };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GError) error = NULL;

  ent_progress_stop (progress, 1);
  g_assert_false (write (book, &options, files, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (files->len, ==, 0);
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
assert_same_cells (const EntBook *book, const EntBook *again, EntSheetKind kind, const char *but)
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

/* Whether all that stands in @sheet stands in @back. */
static guint
count_cells (const EntBookSheet *sheet, const EntBookSheet *back, const char *const *others)
{
  guint n_cells = 0;

  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *title = ent_book_sheet_get (sheet, 0, column);
      int there = ent_book_sheet_find_column (back, title);

      for (guint row = 1; row < ent_book_sheet_n_rows (sheet) && !g_strv_contains (others, title); row++)
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

void
assert_any_name_reads_back (BookReader read, BookWriter write, const char *but_nodes, const char *but_ties)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (EntBook) book = random_book (), again = NULL;
      g_autofree char *text = write_book_text (write, book);

      again = read_book_text (read, text);
      assert_same_cells (book, again, ENT_SHEET_STAKEHOLDERS, but_nodes);
      assert_same_cells (book, again, ENT_SHEET_TIES, but_ties);
    }
}

void
assert_large_reads_back (BookReader read, BookWriter write)
{
  g_autoptr (EntBook) book = large_book (20000, 60000), again = NULL;
  gint64 start = g_get_monotonic_time (), written;
  g_autofree char *text = write_book_text (write, book);

  written = g_get_monotonic_time ();
  again = read_book_text (read, text);
  g_test_message ("written in %" G_GINT64_FORMAT " ms, read in %" G_GINT64_FORMAT " ms", (written - start) / 1000, (g_get_monotonic_time () - written) / 1000);
  g_assert_cmpuint (ent_book_sheet_n_rows (ent_book_sheet (again, ENT_SHEET_STAKEHOLDERS)), ==, 20001);
  g_assert_cmpuint (ent_book_sheet_n_rows (ent_book_sheet (again, ENT_SHEET_TIES)), ==, 60001);
}

/* --- other programs --- */

char *
run_program (const char *const *arguments, const char *input, const char *ending)
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
  g_ptr_array_add (argv, (gpointer) "120");
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) (strcmp (*arguments, "@") == 0 ? path : *arguments));
  g_ptr_array_add (argv, NULL);
  is_run = g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &problem, &status, &error) && g_spawn_check_wait_status (status, &error);
  (void) g_unlink (path);
  if (!is_run)
    g_error ("%s: %s", error->message, problem != NULL ? problem : "");
  return g_steal_pointer (&output);
}

/* Some machines have several. NULL: none has @module. */
static const char *
find_python (const char *module)
{
  static const char *const interpreters[] = { "/usr/bin/python3", "python3" };
  g_autofree char *script = g_strconcat ("import ", module, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (interpreters); i++)
    {
      const char *argv[] = { "timeout", "60", interpreters[i], "-c", script, NULL };
      int status = 0;

      if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) && g_spawn_check_wait_status (status, NULL))
        return interpreters[i];
    }
  return NULL;
}

char *
ask_python (const char *module, const char *script, const char *text, const char *ending)
{
  const char *arguments[] = { find_python (module), "-c", script, "@", NULL };
  g_autofree char *reason = NULL;

  if (arguments[0] != NULL)
    return run_program (arguments, text, ending);
  reason = g_strdup_printf ("no python3 here has %s", module);
  g_test_skip (reason);
  return NULL;
}
