/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for the tests of io. */
#include "book-test.h"

#include "io/book/sheets/csv.h"

#include <string.h>

EntBook *
book_from_csv (const char *text, char separator)
{
  EntReadOptions options = { ENT_ENCODING_FIND, separator, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EntBook *book = ent_csv_read (bytes, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  return book;
}

const EntBookSheet *
first_sheet (const EntBook *book)
{
  g_assert_cmpuint (book->sheets->len, >=, 1);
  return g_ptr_array_index (book->sheets, 0);
}

char *
show_sheet (const EntBookSheet *sheet)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    {
      for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          g_string_append_printf (out, "%s%s", column > 0 ? "|" : "", text != NULL ? text : "");
        }
      g_string_append (out, "¶");
    }
  return g_string_free (out, FALSE);
}

char *
show_findings (const EntBook *book)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < book->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (book->findings, i);

      g_string_append_printf (out, "%u: %s\n", finding->line, finding->message);
    }
  return g_string_free (out, FALSE);
}

char *
csv_from_book (const EntBook *book, char separator)
{
  EntWriteOptions options = { separator, NULL };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  g_autoptr (GError) error = NULL;
  const EntBookFile *file;

  g_assert_true (ent_csv_write (book, &options, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_null (file->suffix);
  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

EntBook *
new_book (EntBookSheet **sheet)
{
  EntBook *book = ent_book_new ();

  *sheet = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, NULL);
  g_assert_nonnull (*sheet);
  return book;
}
