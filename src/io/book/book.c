/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose rows are as long as what is in them: a workbook may say that it has a
 * million rows and mean none.
 */
#include "io/book/book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/prescan.h"

/* Shorter texts are often the same ones: kinds, sectors, "yes". */
#define SHARED_LENGTH 24

typedef struct
{
  guint line, n_cells;
  const char **cells; /* owned; the texts are the book's */
} Row;

struct _EntSheet
{
  EntBook *book; /* borrowed */
  EntSheetKind kind;
  char *name;
  GArray *rows;          /* of Row */
  GHashTable *by_header; /* text of the first row, of the book → column + 1; NULL until it is asked for */
  guint n_columns;
};

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->cells);
}

static void
sheet_free (gpointer data)
{
  EntBookSheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->rows);
  g_clear_pointer (&sheet->by_header, g_hash_table_unref);
  g_free (sheet);
}

EntBook *
ent_book_new (void)
{
  EntBook *book = g_new0 (EntBook, 1);

  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_finding_free);
  book->texts = g_string_chunk_new (16384);
  return book;
}

void
ent_book_free (EntBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->findings);
  g_string_chunk_free (book->texts);
  g_free (book);
}

static void
refuse_sheets (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: %u: a number */
               _("The file has more than %u tables. Take those that are not needed out of it."), ENT_BOOK_MAX_SHEETS);
}

EntBookSheet *
ent_book_add_sheet (EntBook *book, EntSheetKind kind, const char *name, GError **error)
{
  EntBookSheet *sheet;

  if (book->sheets->len >= ENT_BOOK_MAX_SHEETS)
    {
      refuse_sheets (error);
      return NULL;
    }
  sheet = g_new0 (EntBookSheet, 1);
  sheet->book = book;
  sheet->kind = kind;
  sheet->name = g_strdup (name);
  sheet->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (sheet->rows, row_clear);
  g_ptr_array_add (book->sheets, sheet);
  return sheet;
}

EntBookSheet *
ent_book_sheet (const EntBook *book, EntSheetKind kind)
{
  for (guint i = 0; i < book->sheets->len; i++)
    if (((EntBookSheet *) g_ptr_array_index (book->sheets, i))->kind == kind)
      return g_ptr_array_index (book->sheets, i);
  return NULL;
}

void
ent_book_note (EntBook *book, EntFindingLevel level, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (book->findings, ent_finding_new (level, line, NULL, message));
}

EntSheetKind
ent_book_sheet_kind (const EntBookSheet *sheet)
{
  return sheet->kind;
}

const char *
ent_book_sheet_name (const EntBookSheet *sheet)
{
  return sheet->name;
}

guint
ent_book_sheet_n_rows (const EntBookSheet *sheet)
{
  return sheet->rows->len;
}

guint
ent_book_sheet_n_columns (const EntBookSheet *sheet)
{
  return sheet->n_columns;
}

static Row *
row_at (const EntBookSheet *sheet, guint row)
{
  return &g_array_index (sheet->rows, Row, row);
}

const char *
ent_book_sheet_get (const EntBookSheet *sheet, guint row, guint column)
{
  if (row >= sheet->rows->len || column >= row_at (sheet, row)->n_cells)
    return NULL;
  return row_at (sheet, row)->cells[column];
}

const char *
ent_book_sheet_get_named (const EntBookSheet *sheet, guint row, const char *name)
{
  int column = ent_book_sheet_find_column (sheet, name);

  return column >= 0 ? ent_book_sheet_get (sheet, row, (guint) column) : NULL;
}

guint
ent_book_sheet_line (const EntBookSheet *sheet, guint row)
{
  return row < sheet->rows->len ? row_at (sheet, row)->line : 0;
}

void
ent_book_sheet_set_line (EntBookSheet *sheet, guint row, guint line)
{
  if (row < sheet->rows->len)
    row_at (sheet, row)->line = line;
}

/* --- putting in --- */

/* How many more @index needs than there are. */
static guint
n_missing (guint index, guint n)
{
  return index >= n ? index + 1 - n : 0;
}

static guint
n_cells_of (const EntBookSheet *sheet, guint row)
{
  return row < sheet->rows->len ? row_at (sheet, row)->n_cells : 0;
}

const char *
ent_book_sheet_refusal (const EntBookSheet *sheet, guint row, guint column, gsize length)
{
  const EntBook *book = sheet->book;

  if (row >= ENT_BOOK_MAX_ROWS)
    return _("The table has more rows than can be imported. Divide it among several files.");
  if (column >= ENT_BOOK_MAX_COLUMNS)
    return _("The table has more columns than can be imported. Take those that are not needed out of it.");
  if (length > ENT_BOOK_MAX_CELL)
    return _("This cell is too long to be imported. Make it shorter.");
  if (book->n_rows + n_missing (row, sheet->rows->len) > ENT_BOOK_MAX_ALL_ROWS || book->n_bytes + length > ENT_BOOK_MAX_TEXT ||
      book->n_cells + n_missing (column, n_cells_of (sheet, row)) > ENT_BOOK_MAX_CELLS)
    return _("The file has more in it than can be imported. Divide it among several files.");
  return NULL;
}

static void
widen (EntBookSheet *sheet, Row *row, guint n_cells)
{
  row->cells = g_renew (const char *, row->cells, n_cells);
  for (guint i = row->n_cells; i < n_cells; i++)
    row->cells[i] = NULL;
  sheet->book->n_cells += n_cells - row->n_cells;
  row->n_cells = n_cells;
  sheet->n_columns = MAX (sheet->n_columns, n_cells);
}

/* Of a row and its cells. */
static void
make_cell (EntBookSheet *sheet, guint row, guint column)
{
  sheet->book->n_rows += n_missing (row, sheet->rows->len);
  if (row >= sheet->rows->len)
    g_array_set_size (sheet->rows, row + 1);
  if (column >= row_at (sheet, row)->n_cells)
    widen (sheet, row_at (sheet, row), column + 1);
}

gboolean
ent_book_sheet_put (EntBookSheet *sheet, guint row, guint column, const char *text, gssize length, GError **error)
{
  EntBook *book = sheet->book;
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *refusal = n > 0 ? ent_book_sheet_refusal (sheet, row, column, n) : NULL;

  if (refusal != NULL)
    {
      /* Translators: 1 and 2: numbers, 3: a whole sentence */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Row %1$u, column %2$u: %3$s"), row + 1, column + 1, refusal);
      return FALSE;
    }
  if (n == 0)
    return TRUE;
  make_cell (sheet, row, column);
  if (row == 0)
    g_clear_pointer (&sheet->by_header, g_hash_table_unref);
  book->n_bytes += n;
  if (n <= SHARED_LENGTH)
    {
      char shared[SHARED_LENGTH + 1];

      memcpy (shared, text, n);
      shared[n] = '\0';
      row_at (sheet, row)->cells[column] = g_string_chunk_insert_const (book->texts, shared);
    }
  else
    row_at (sheet, row)->cells[column] = g_string_chunk_insert_len (book->texts, text, (gssize) n);
  return TRUE;
}

/* The first column of several that are called alike counts. */
static GHashTable *
headers_of (EntBookSheet *sheet)
{
  if (sheet->by_header != NULL)
    return sheet->by_header;
  sheet->by_header = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint column = sheet->n_columns; column > 0; column--)
    {
      const char *name = ent_book_sheet_get (sheet, 0, column - 1);

      if (name != NULL)
        g_hash_table_replace (sheet->by_header, (gpointer) name, GUINT_TO_POINTER (column));
    }
  return sheet->by_header;
}

int
ent_book_sheet_column (EntBookSheet *sheet, const char *name, GError **error)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (headers_of (sheet), name));
  guint column = sheet->rows->len > 0 ? row_at (sheet, 0)->n_cells : 0;
  GHashTable *headers;

  g_return_val_if_fail (*name != '\0', -1);

  if (found > 0)
    return (int) found - 1;
  /* what was put by number stays nameless */
  column = MAX (column, sheet->n_columns);
  headers = g_steal_pointer (&sheet->by_header);
  if (!ent_book_sheet_put (sheet, 0, column, name, -1, error))
    {
      sheet->by_header = headers;
      return -1;
    }
  sheet->by_header = headers;
  g_hash_table_insert (headers, (gpointer) ent_book_sheet_get (sheet, 0, column), GUINT_TO_POINTER (column + 1));
  return (int) column;
}

int
ent_book_sheet_find_column (const EntBookSheet *sheet, const char *name)
{
  if (sheet->by_header != NULL)
    return GPOINTER_TO_INT (g_hash_table_lookup (sheet->by_header, name)) - 1;
  for (guint column = 0; column < sheet->n_columns; column++)
    if (g_strcmp0 (ent_book_sheet_get (sheet, 0, column), name) == 0)
      return (int) column;
  return -1;
}

gboolean
ent_book_sheet_put_named (EntBookSheet *sheet, guint row, const char *name, const char *text, gssize length, GError **error)
{
  int column = ent_book_sheet_column (sheet, name, error);

  return column >= 0 && ent_book_sheet_put (sheet, row, (guint) column, text, length, error);
}

/* --- while it is read or written --- */

gboolean
ent_book_refuse (GError **error, guint line, const char *problem)
{
  /* Translators: 1: number of a line, 2: a whole sentence, or two */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Line %1$u: %2$s"), line, problem);
  return FALSE;
}

gboolean
ent_book_goes_on (EntProgress *progress, guint from, guint to, gsize n, gsize n_all, GError **error)
{
  ent_progress_reach (progress, from, to, n, n_all);
  return ent_io_goes_on (progress, error);
}

gboolean
ent_book_rows_go_on (EntProgress *progress, guint from, guint to, gsize row, gsize n_rows, GError **error)
{
  return row % ENT_PROGRESS_EACH != ENT_PROGRESS_EACH - 1 || ent_book_goes_on (progress, from, to, row, n_rows, error);
}
