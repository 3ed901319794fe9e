/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing text with cells. */
#include "io/book/sheets/csv.h"

#include <langinfo.h>
#include <string.h>

#include "io/sheet/guard.h"

#define UTF_8_MARK "\xef\xbb\xbf"
/* More of them are a phone or a number of somebody, not to be counted with. */
#define NUMBER_LENGTH 9

/* Behind the name of the file; NULL: the file itself, or none. */
static const char *const suffixes[ENT_N_SHEET_KINDS] = {
  [ENT_SHEET_MAP] = "-map",
  [ENT_SHEET_SECTORS] = "-sectors",
  [ENT_SHEET_MOMENTS] = "-moments",
  [ENT_SHEET_RATINGS] = "-ratings",
  [ENT_SHEET_LOG] = "-log",
  [ENT_SHEET_TIES] = "-ties",
  [ENT_SHEET_ACTIONS] = "-actions",
  [ENT_SHEET_STEPS] = "-steps",
};

char
ent_csv_usual_separator (void)
{
  return strcmp (nl_langinfo (RADIXCHAR), ",") == 0 ? ';' : ',';
}

static gboolean
is_number (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return length > 0 && length <= NUMBER_LENGTH && text[length] == '\0' && (text[0] != '0' || length == 1);
}

static void
append_cell (GString *out, const char *text)
{
  g_autofree char *guarded = NULL;

  if (text == NULL)
    return;
  if (is_number (text))
    {
      g_string_append (out, text);
      return;
    }
  guarded = ent_guard_cell (text);
  g_string_append_c (out, '"');
  for (const char *p = guarded != NULL ? guarded : text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static GBytes *
write_sheet (const EntBookSheet *sheet, char separator, EntProgress *progress, GError **error)
{
  g_autoptr (GString) out = g_string_new (UTF_8_MARK);
  guint n_rows = ent_book_sheet_n_rows (sheet), n_columns = ent_book_sheet_n_columns (sheet);

  for (guint row = 0; row < n_rows; row++)
    {
      if (!ent_book_rows_go_on (progress, 0, ENT_PROGRESS_DONE, row, n_rows, error))
        return NULL;
      for (guint column = 0; column < n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (out, separator);
          append_cell (out, ent_book_sheet_get (sheet, row, column));
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

gboolean
ent_csv_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  char separator = options->separator != 0 ? options->separator : ent_csv_usual_separator ();

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);
      EntSheetKind kind = ent_book_sheet_kind (sheet);
      GBytes *bytes;

      /* names of columns alone say nothing, unless nothing else was asked for */
      if (kind == ENT_SHEET_LEGEND || (kind != ENT_SHEET_STAKEHOLDERS && book->sheets->len > 1 && ent_book_sheet_n_rows (sheet) < 2))
        continue;
      bytes = write_sheet (sheet, separator, options->progress, error);
      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (files, ent_book_file_new (suffixes[kind], bytes));
    }
  return TRUE;
}

GBytes *
ent_csv_write_only (const EntBook *book, const EntWriteOptions *options, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);

  if (!ent_csv_write (book, options, files, error))
    return NULL;
  g_assert (files->len == 1);
  return g_bytes_ref (((const EntBookFile *) g_ptr_array_index (files, 0))->bytes);
}
