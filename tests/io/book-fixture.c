/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include <string.h>

char *
show_book (const EntBook *book)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);

      g_string_append_printf (out, "[%s]", ent_book_sheet_name (sheet));
      for (guint r = 0; r < ent_book_sheet_n_rows (sheet); r++)
        {
          guint n = ent_book_sheet_n_columns (sheet);

          while (n > 0 && ent_book_sheet_get (sheet, r, n - 1) == NULL)
            n--;
          for (guint c = 0; c < n; c++)
            {
              const char *text = ent_book_sheet_get (sheet, r, c);

              g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
              g_string_append_printf (out, "%s%s", c > 0 ? "|" : "", text != NULL ? text : "");
            }
          g_string_append (out, "¶");
        }
    }
  return g_string_free (out, FALSE);
}

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

void
assert_book (BookReader read, GBytes *bytes, const char *shown)
{
  g_autoptr (EntBook) book = read_book (read, bytes);
  g_autofree char *cells = show_book (book);

  g_assert_cmpstr (cells, ==, shown);
}

void
assert_refused (BookReader read, GBytes *bytes, const char *words)
{
  EntReadOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = read (bytes, &options, &error);

  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
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

void
put_cell (EntBookSheet *sheet, guint row, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_book_sheet_put (sheet, row, column, text, -1, &error));
  g_assert_no_error (error);
}
