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

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/sheet/guard.h"

typedef struct
{
  const char *at; /* what comes next; the text ends with NUL */
  EntTsvSource source;
  GPtrArray *rows; /* of GPtrArray of char *, owned */
  guint n_columns; /* of the longest row */
  gsize n_cells;
} Reader;

/* --- what the bytes mean --- */

static gboolean
has_prefix (const char *bytes, gsize length, const char *prefix)
{
  gsize n = strlen (prefix);

  return length >= n && memcmp (bytes, prefix, n) == 0;
}

static char *
refuse_text (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("This is no text with cells in it. Copy the cells in the spreadsheet again, or save them as text with tabs."));
  return NULL;
}

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_UTF_16 "UTF-16LE"
#define HIGH_BYTE 1
#else
#define NATIVE_UTF_16 "UTF-16BE"
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

/* Some programs set one more before that of another. Takes @text over. */
static char *
skip_marks (char *text)
{
  gsize n = 0;

  while (g_str_has_prefix (text + n, "\xef\xbb\xbf"))
    n += 3;
  memmove (text, text + n, strlen (text + n) + 1);
  return text;
}

/* As UTF-8 without a mark of byte order and the zero at the end that some spreadsheets count in; NULL if it is no text. */
static char *
decode (const char *bytes, gsize length, EntTsvSource source, GError **error)
{
  g_autofree char *text = NULL;
  gboolean ends_with_zero = source == ENT_TSV_SHEETS && length > 0 && bytes[length - 1] == '\0';
  gsize n = ends_with_zero ? length - 1 : length;

  if (n == 0)
    return g_strdup ("");
  if (has_prefix (bytes, length, "\xff\xfe") || has_prefix (bytes, length, "\xfe\xff"))
    text = g_convert (bytes + 2, (gssize) length - 2, "UTF-8", bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE", NULL, &n, NULL);
  else if (has_prefix (bytes, n, "\xef\xbb\xbf"))
    text = g_strndup (bytes + 3, n -= 3);
  else if (g_utf8_validate (bytes, (gssize) n, NULL))
    text = g_strndup (bytes, n);
  else if (source == ENT_TSV_SHEETS && is_unmarked_utf_16 (bytes, length))
    text = g_convert (bytes, (gssize) length, "UTF-8", NATIVE_UTF_16, NULL, &n, NULL);
  else if (memchr (bytes, '\0', n) == NULL)
    text = g_convert (bytes, (gssize) n, "UTF-8", "WINDOWS-1252", NULL, &n, NULL);
  if (text != NULL && source == ENT_TSV_SHEETS && n > 0 && text[n - 1] == '\0')
    n--;
  /* a zero among the bytes ends the copy too early */
  if (text == NULL || strlen (text) != n || !g_utf8_validate (text, -1, NULL))
    return refuse_text (error);
  return skip_marks (g_steal_pointer (&text));
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

/* What begins with the mark at @open. */
typedef struct
{
  const char *closing; /* the mark that ends it, or NULL */
  gboolean has_break, has_pair;
} Quotation;

static Quotation
find_quotation (const char *open)
{
  Quotation found = { NULL, FALSE, FALSE };

  for (const char *p = open + 1; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        {
          found.closing = p;
          return found;
        }
      if (*p == '"')
        {
          found.has_pair = TRUE;
          p++;
        }
      else if (*p == '\t' || *p == '\n' || *p == '\r')
        found.has_break = TRUE;
    }
  return found;
}

/* What stands between the marks: each pair is one, each line break LF. */
static char *
unquote (const char *from, const char *to)
{
  char *text = g_malloc ((gsize) (to - from) + 1), *out = text;

  for (; from < to; from++)
    {
      *out = *from;
      if (*from == '"')
        from++;
      else if (*from == '\r')
        {
          *out = '\n';
          if (from[1] == '\n')
            from++;
        }
      out++;
    }
  *out = '\0';
  return text;
}

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the cell is what stands between the marks. */
static gboolean
is_cell (const Reader *self, const char *open, const Quotation *found)
{
  if (found->closing == NULL || !ends_cell (found->closing[1]))
    return FALSE;
  /* of a program that puts all cells into marks, an empty one */
  return found->has_break || (self->source == ENT_TSV_ANY && (found->has_pair || found->closing == open + 1));
}

/* NULL with @error. */
static char *
read_cell (Reader *self, const GPtrArray *row, GError **error)
{
  const char *start = self->at;
  Quotation found = { NULL, FALSE, FALSE };

  if (*start == '"')
    {
      found = find_quotation (start);
      if (self->source == ENT_TSV_ANY && found.closing == NULL)
        refuse_cell (self, row, error, _("It begins with a quotation mark, and nothing ends what is quoted. Copy the cells again."));
      else if (self->source == ENT_TSV_ANY && !ends_cell (found.closing[1]) && found.has_break)
        refuse_cell (self, row, error, _("Text stands behind a quotation that goes over several lines or cells. Take the quotation marks out and copy the cells again."));
      if (self->source == ENT_TSV_ANY && (found.closing == NULL || (!ends_cell (found.closing[1]) && found.has_break)))
        return NULL;
    }
  if (is_cell (self, start, &found))
    {
      self->at = found.closing + 1;
      return without_guard (unquote (start + 1, found.closing));
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
