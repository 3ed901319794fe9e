/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading text with cells. */
#include "io/book/sheets/csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/sheet/guard.h"
#include "io/sheet/quotation.h"

#define PROBED_RECORDS 100u
#define HALF_AGREE 50000u /* a score of as many */

typedef struct
{
  const char *at, *end;
  char separator;
  guint line;
  EntBook *book; /* NULL: cells are only counted */
  EntBookSheet *sheet;
  guint n_faults;
} Reader;

/* --- one cell --- */

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
ends_cell (const Reader *self, const char *p)
{
  return p >= self->end || *p == self->separator || is_break (*p);
}

static const char *
skip_blanks (const Reader *self, const char *p)
{
  while (p < self->end && (*p == ' ' || (*p == '\t' && self->separator != '\t')))
    p++;
  return p;
}

/* Of a text that has no closing mark within the length of a cell, there is none. */
static EntQuotation
find_quotation (const Reader *self, const char *open)
{
  return ent_quotation_find (open, self->end - open > (gssize) ENT_BOOK_MAX_CELL ? open + ENT_BOOK_MAX_CELL : self->end);
}

static void
note_fault (Reader *self, gboolean is_closed, guint column)
{
  if (self->book == NULL || ++self->n_faults > ENT_BOOK_MAX_NOTES)
    return;
  if (is_closed)
    ent_book_note (self->book, ENT_FINDING_MENDED, self->line,
                   /* Translators: %u: number of a column */
                   _("Column %u: text stands behind the end of a quotation. Its marks were taken for letters, the cell ends where the next one begins, and the row with its line. Look whether this row and those around it are right."),
                      column + 1);
  else
    ent_book_note (self->book, ENT_FINDING_MENDED, self->line,
                   /* Translators: %u: number of a column */
                   _("Column %u: a quotation begins and does not end. Its mark was taken for a letter, and the row ends with its line. Look whether the rows around it are right."),
                      column + 1);
}

/* @length -1: to NUL, and what keeps a formula from being run is taken away. */
static gboolean
put_cell (Reader *self, guint row, guint column, const char *text, gssize length, GError **error)
{
  if (self->book == NULL)
    return TRUE;
  return ent_book_sheet_put (self->sheet, row, column, length < 0 ? ent_guard_skip (text) : text, length, error);
}

/* As it stands there, up to the separator or the end of the line; blanks alone are nothing. */
static gboolean
read_plain (Reader *self, guint row, guint column, GError **error)
{
  const char *start = self->at;
  g_autofree char *text = NULL;

  while (!ends_cell (self, self->at))
    self->at++;
  if (self->book == NULL || skip_blanks (self, start) >= self->at)
    return TRUE;
  if (*start != '\'')
    return put_cell (self, row, column, start, self->at - start, error);
  text = g_strndup (start, (gsize) (self->at - start));
  return put_cell (self, row, column, text, -1, error);
}

static gboolean
read_cell (Reader *self, guint row, guint column, GError **error)
{
  const char *open = skip_blanks (self, self->at);
  g_autofree char *text = NULL;
  const char *after = NULL;
  EntQuotation found;

  if (open >= self->end || *open != '"')
    return read_plain (self, row, column, error);
  found = find_quotation (self, open);
  if (found.closing != NULL)
    after = skip_blanks (self, found.closing + 1);
  if (after == NULL || !ends_cell (self, after))
    {
      /* "Los Amigos" S.A. is a name */
      if (after == NULL || found.has_break || memchr (open, self->separator, (gsize) (found.closing - open)) != NULL)
        note_fault (self, after != NULL, column);
      return read_plain (self, row, column, error);
    }
  self->line += found.has_break ? ent_encoding_count_lines (open, (gsize) (found.closing - open)) : 0;
  self->at = after;
  if (self->book == NULL)
    return TRUE;
  text = ent_quotation_dup (open + 1, found.closing);
  return put_cell (self, row, column, text, -1, error);
}

/* --- records --- */

static void
end_line (Reader *self)
{
  if (self->at < self->end)
    self->at += *self->at == '\r' && self->at[1] == '\n' ? 2 : 1;
  self->line++;
}

/* One record, whose cells go into @row. */
static gboolean
read_record (Reader *self, guint row, guint *n_cells, GError **error)
{
  guint line = self->line;

  *n_cells = 0;
  while (TRUE)
    {
      if (!read_cell (self, row, *n_cells, error))
        return FALSE;
      (*n_cells)++;
      if (self->at >= self->end || *self->at != self->separator)
        break;
      self->at++;
    }
  end_line (self);
  if (self->book != NULL)
    ent_book_sheet_set_line (self->sheet, row, line);
  return TRUE;
}

/* "sep=;": what Excel writes to say which one it takes. Its separator, and in @rest what follows. */
static char
take_named_separator (const char *text, const char **rest)
{
  const char *p = text + strlen ("sep=");

  *rest = text;
  if (g_ascii_strncasecmp (text, "sep=", strlen ("sep=")) != 0 || *p == '\0' || is_break (*p) || (guchar) *p >= 0x80 || *p == '"' || (p[1] != '\0' && !is_break (p[1])))
    return 0;
  *rest = p[1] == '\r' && p[2] == '\n' ? p + 3 : p[1] == '\0' ? p + 1
                                                              : p + 2;
  return *p;
}

/* --- the separator --- */

/* Whether each comma stands between two digits, as in 1,5. */
static gboolean
has_commas_in_numbers_alone (const char *from, const char *to)
{
  for (const char *p = from; p < to; p++)
    if (*p == ',' && (p == from || !g_ascii_isdigit (p[-1]) || !g_ascii_isdigit (p[1])))
      return FALSE;
  return TRUE;
}

/* How many records have so many cells, in counts[n]; the last one counts those that have more. @spares_numbers: those
 * whose commas may all be decimal have one cell. Returns how many records there are. */
static guint
count_cells (const char *text, char separator, gboolean spares_numbers, guint counts[ENT_BOOK_MAX_COLUMNS + 1])
{
  Reader reader = { .at = text, .end = text + strlen (text), .separator = separator, .line = 1 };
  guint n_records = 0, n_cells = 0;

  while (reader.at < reader.end && n_records < PROBED_RECORDS)
    {
      const char *start = reader.at;

      read_record (&reader, 0, &n_cells, NULL);
      if (reader.at - start <= 2 && is_break (*start))
        continue;
      if (spares_numbers && has_commas_in_numbers_alone (start, reader.at))
        n_cells = 1;
      counts[MIN (n_cells, ENT_BOOK_MAX_COLUMNS)]++;
      n_records++;
    }
  return n_records;
}

/* How many records agree in how many cells they have, more than one: in hundredths, with the number of cells behind. */
static guint
score_separator (const char *text, char separator, gboolean spares_numbers)
{
  guint counts[ENT_BOOK_MAX_COLUMNS + 1] = { 0 };
  guint n_records = count_cells (text, separator, spares_numbers, counts), best = 0;

  for (guint n = 2; n <= ENT_BOOK_MAX_COLUMNS; n++)
    if (counts[n] > 0 && counts[n] >= counts[best])
      best = n;
  /* a comma in some of many lines is one of prose: "Hotel Sol, S.A." */
  if (best < 2 || (separator == ',' && counts[1] > counts[best]))
    return 0;
  return 100 * counts[best] / n_records * 1000 + best;
}

char
ent_csv_find_separator (const char *text)
{
  static const char others[] = { ';', '\t', '|' };
  const char *rest;
  char found = take_named_separator (text, &rest);
  guint best = 0, comma;

  if (found != 0)
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      guint score = score_separator (text, others[i], FALSE);

      if (score > best)
        {
          best = score;
          found = others[i];
        }
    }
  comma = score_separator (text, ',', best >= HALF_AGREE);
  return comma > 0 && comma >= best ? ',' : found;
}

/* --- the file --- */

static gboolean
read_all (Reader *self, const char *text, EntProgress *progress, GError **error)
{
  gsize length = (gsize) (self->end - text);
  guint n_cells;

  for (guint row = 0; self->at < self->end; row++)
    {
      if (!read_record (self, row, &n_cells, error))
        return FALSE;
      if (row % ENT_PROGRESS_EACH == 0 && !ent_book_goes_on (progress, 0, ENT_PROGRESS_DONE, (gsize) (self->at - text), length, error))
        return FALSE;
    }
  return TRUE;
}

EntBook *
ent_csv_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = ent_encoding_decode (data, length, options->encoding, NULL, error);
  g_autoptr (EntBook) book = ent_book_new ();
  Reader reader = { .book = book, .line = 1 };
  const char *rest;
  char named;

  if (text == NULL)
    return NULL;
  named = take_named_separator (text, &rest);
  reader.separator = options->separator != 0 ? options->separator : named != 0 ? named
                                                                               : ent_csv_find_separator (rest);
  reader.sheet = ent_book_add_sheet (book, ENT_SHEET_UNKNOWN, NULL, error);
  if (reader.sheet == NULL)
    return NULL;
  reader.at = rest;
  reader.line = rest > text ? 2 : 1;
  reader.end = rest + strlen (rest);
  if (!read_all (&reader, rest, options->progress, error))
    return NULL;
  if (reader.n_faults > ENT_BOOK_MAX_NOTES)
    ent_book_note (book, ENT_FINDING_MENDED, 0,
                   /* Translators: %u: a number */
                   ngettext ("%u more row has a quotation that does not end where its cell does.", "%u more rows have a quotation that does not end where its cell does.", reader.n_faults - ENT_BOOK_MAX_NOTES),
                   reader.n_faults - ENT_BOOK_MAX_NOTES);
  return g_steal_pointer (&book);
}
