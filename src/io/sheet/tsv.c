/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with tabs between cells.
 *
 * Spreadsheets put a cell into quotation marks where it has a tab or a line break,
 * and only there: "Los Amigos" S.A. and "Los Amigos" are left as they are. Other
 * programs do so with more cells, and double the marks inside of each. So marks
 * around a cell are taken off where one of the three is between them. Where a line
 * break or a tab is, and the mark that ends them does not end the cell, it is unclear
 * where that is, and the text is refused; but not that of a spreadsheet, which never
 * writes so: there each mark is a letter.
 */
#include "io/sheet/tsv.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

#include "io/book/encoding.h"
#include "io/sheet/guard.h"
#include "io/sheet/quotation.h"

typedef struct
{
  const char *at; /* what comes next; the text ends with NUL */
  const char *end;
  EntTsvSource source;
  GPtrArray *rows; /* of GPtrArray of char *, owned */
  guint n_columns; /* of the longest row */
  gsize n_cells;
} Reader;

/* --- what the bytes mean --- */

static char *
refuse_text (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("This is no text with cells in it. Copy the cells in the spreadsheet again, or save them as text with tabs."));
  return NULL;
}

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_UTF_16 ENT_ENCODING_UTF_16_LE
#define HIGH_BYTE 1
#else
#define NATIVE_UTF_16 ENT_ENCODING_UTF_16_BE
#define HIGH_BYTE 0
#endif

/* With a window of GTK, LibreOffice hands its cells over as they lie in memory: UTF-16 of the
 * machine's order, without a mark. Tabs and line ends have a high byte of zero then. */
static gboolean
is_unmarked_utf_16 (const char *bytes, gsize length)
{
  if (length % 2 != 0)
    return FALSE;
  for (gsize i = HIGH_BYTE; i < length; i += 2)
    if (bytes[i] == '\0')
      return TRUE;
  return FALSE;
}

/* As UTF-8 without the zero at the end that some spreadsheets count in; NULL if it is no text. */
static char *
decode (const char *bytes, gsize length, EntTsvSource source, GError **error)
{
  gboolean ends_with_zero = source == ENT_TSV_SHEETS && length > 0 && bytes[length - 1] == '\0';
  gsize n = ends_with_zero ? length - 1 : length;
  EntEncoding encoding = ent_encoding_guess (bytes, n);
  gboolean is_marked = n > 1 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
  char *text;

  if (is_marked || (encoding != ENT_ENCODING_UTF_8 && source == ENT_TSV_SHEETS && is_unmarked_utf_16 (bytes, length)))
    {
      encoding = is_marked ? encoding : NATIVE_UTF_16;
      n = ends_with_zero && n > 0 && bytes[n - 1] == '\0' ? n - 1 : length;
    }
  else if (encoding != ENT_ENCODING_UTF_8)
    encoding = ENT_ENCODING_WINDOWS_1252;
  text = ent_encoding_decode (bytes, n, encoding, NULL, NULL);
  return text != NULL ? text : refuse_text (error);
}

static char *
without_guard (char *text)
{
  const char *rest = ent_guard_skip (text);

  if (rest != text)
    memmove (text, rest, strlen (rest) + 1);
  return text;
}

/* --- reading --- */

static gboolean
refuse_cell (Reader *self, const GPtrArray *row, GError **error, const char *problem)
{
  /* Translators: 1 and 2: numbers, 3: a whole sentence */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Row %1$u, column %2$u: %3$s"), self->rows->len + 1, row->len + 1, problem);
  return FALSE;
}

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the cell is what stands between the marks. */
static gboolean
is_cell (const Reader *self, const char *open, const EntQuotation *found)
{
  if (found->closing == NULL || !ends_cell (found->closing[1]))
    return FALSE;
  /* of a program that puts all cells into marks, an empty one */
  return found->has_break || found->has_tab || (self->source == ENT_TSV_ANY && (found->has_pair || found->closing == open + 1));
}

/* NULL with @error. */
static char *
read_cell (Reader *self, const GPtrArray *row, GError **error)
{
  const char *start = self->at;
  EntQuotation found = { 0 };

  if (*start == '"')
    {
      found = ent_quotation_find (start, self->end);
      if (self->source == ENT_TSV_ANY && found.closing == NULL)
        refuse_cell (self, row, error, _("It begins with a quotation mark, and nothing ends what is quoted. Copy the cells again."));
      else if (self->source == ENT_TSV_ANY && !ends_cell (found.closing[1]) && (found.has_break || found.has_tab))
        refuse_cell (self, row, error, _("Text stands behind a quotation that goes over several lines or cells. Take the quotation marks out and copy the cells again."));
      if (self->source == ENT_TSV_ANY && (found.closing == NULL || (!ends_cell (found.closing[1]) && (found.has_break || found.has_tab))))
        return NULL;
    }
  if (is_cell (self, start, &found))
    {
      self->at = found.closing + 1;
      return without_guard (ent_quotation_dup (start + 1, found.closing));
    }
  self->at = start + strcspn (start, "\t\n\r");
  return without_guard (g_strndup (start, (gsize) (self->at - start)));
}

static gboolean
read_row (Reader *self, GError **error)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  const char *start;

  do
    {
      char *cell;

      if (row->len > 0)
        self->at++;
      start = self->at;
      if (row->len >= ENT_TSV_MAX_COLUMNS || self->n_cells >= ENT_TSV_MAX_CELLS)
        return refuse_cell (self, row, error, _("These are more cells than a table can have. Copy fewer of them."));
      cell = read_cell (self, row, error);
      if (cell == NULL)
        return FALSE;
      if (self->at - start > (gssize) ENT_TSV_MAX_CELL)
        {
          g_free (cell);
          return refuse_cell (self, row, error, _("This cell is too long for a table. Make it shorter and copy the cells again."));
        }
      g_ptr_array_add (row, cell);
      self->n_cells++;
    }
  while (*self->at == '\t');
  self->n_columns = MAX (self->n_columns, row->len);
  if (self->rows->len >= ENT_TSV_MAX_ROWS || (gsize) self->n_columns * (self->rows->len + 1) > ENT_TSV_MAX_CELLS)
    return refuse_cell (self, row, error, _("These are more cells than a table can have. Copy fewer of them."));
  if (*self->at == '\r' && self->at[1] == '\n')
    self->at++;
  if (*self->at != '\0')
    self->at++;
  g_ptr_array_add (self->rows, g_steal_pointer (&row));
  return TRUE;
}

static EntCells *
take_cells (Reader *self)
{
  EntCells *cells = ent_cells_new (self->rows->len, self->n_columns);

  for (guint r = 0; r < self->rows->len; r++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, r);

      for (guint c = 0; c < row->len; c++)
        ent_cells_take (cells, r, c, g_steal_pointer (&row->pdata[c]));
    }
  return cells;
}

EntCells *
ent_tsv_read (const char *bytes, gsize length, EntTsvSource source, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Reader reader = { .rows = rows, .source = source };

  if (length > ENT_TSV_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("These are more cells than a table can have. Copy fewer of them."));
      return NULL;
    }
  text = decode (bytes, length, source, error);
  if (text == NULL)
    return NULL;
  reader.at = text;
  reader.end = text + strlen (text);
  while (*reader.at != '\0')
    if (!read_row (&reader, error))
      return NULL;
  return take_cells (&reader);
}

/* --- writing --- */

static void
write_cell (GString *out, const char *text)
{
  g_autofree char *guarded = NULL;

  if (text == NULL)
    return;
  guarded = ent_guard_cell (text);
  if (guarded != NULL)
    text = guarded;
  if (text[0] != '"' && strpbrk (text, "\t\n\r") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

char *
ent_tsv_write (const EntCells *cells)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < cells->n_rows; r++)
    {
      for (guint c = 0; c < cells->n_columns; c++)
        {
          if (c > 0)
            g_string_append_c (out, '\t');
          write_cell (out, ent_cells_get (cells, r, c));
        }
      /* a single word goes into an entry too, where a line end would be in the way */
      if (cells->n_rows > 1 || cells->n_columns > 1 || out->len == 0)
        g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
