/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument spreadsheets. Rows and cells that are alike stand there once, with a number of
 * times: those with nothing in them are only counted.
 */
#include "io/book/sheets/ods.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/sheets/cell-value.h"
#include "io/book/sheets/filler.h"
#include "io/book/sheets/office-xml.h"
#include "io/book/sheets/zip-part.h"
#include "io/xml/prescan.h"

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"
/* What stands for a name in messages where the file is no zip: its outermost element. */
#define FLAT "office:document"
#define MAX_STYLES 10000u
#define MAX_NAME_BYTES 1024u
/* Beyond any sheet, and far from what goes over. */
#define MOST_REPEATS (1u << 24)

/* With something in it. */
typedef struct
{
  guint column, n_columns;
  gsize at, length; /* in the text of the row */
} Cell;

/* A cell that goes down over others. */
typedef struct
{
  guint row, column, last_row;
} Span;

typedef struct
{
  EntFiller *filler;
  gboolean begun, in_body, in_spreadsheet;
  guint skipped; /* open elements of a part that does not count */

  GHashTable *hidden; /* names of styles, owned, of tables that are not shown */
  char *style;        /* that is being read, or NULL */

  gboolean in_table;
  GArray *spans;     /* of Span */
  guint row, n_rows; /* the row that is read, and how often it stands there */
  GArray *cells;     /* of Cell: of this row */
  GString *row_text;

  gboolean in_cell, is_covered, is_fault, has_formula, has_value;
  guint column, n_columns, n_spanned;
  GString *text;
  guint n_paragraphs;
  gboolean in_paragraph, at_start;
  guint n_blanks;  /* that come next, if a letter does */
  gboolean broken; /* there is a line end among them */
} Reader;

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file has more in it than can be imported. Divide it among several files."));
  return FALSE;
}

/* A number of times: 1 where there is none, or none that makes sense. */
static guint
times (const EntXmlAttributes *attributes, const char *name)
{
  gsize length = 0;
  const char *text = ent_xml_attribute (attributes, name, &length);
  guint number = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 1;
      number = MIN (number * 10 + (guint) (text[i] - '0'), MOST_REPEATS);
    }
  return MAX (number, 1);
}

/* --- rows --- */

static gboolean
put_cell (Reader *self, guint row, const Cell *cell, GError **error)
{
  for (guint i = 0; i < cell->n_columns; i++)
    if (!ent_filler_put (self->filler, row, cell->column + i, self->row_text->str + cell->at, cell->length, error))
      return FALSE;
  return TRUE;
}

static gboolean
put_row (Reader *self, guint row, GError **error)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (!put_cell (self, row, &g_array_index (self->cells, Cell, i), error))
      return FALSE;
  return TRUE;
}

/* As often as it stands there; the last one first: if it is too much, nothing more is filled in vain. */
static gboolean
end_row (Reader *self, GError **error)
{
  const Cell *last = self->cells->len > 0 ? &g_array_index (self->cells, Cell, self->cells->len - 1) : NULL;

  if (last != NULL)
    {
      if (!put_row (self, self->row + self->n_rows - 1, error))
        return FALSE;
      if ((guint64) self->n_rows * (last->column + last->n_columns) > ENT_BOOK_MAX_CELLS)
        return refuse_size (error);
      for (guint i = 0; i + 1 < self->n_rows; i++)
        if ((i % ENT_PROGRESS_EACH == 0 && !ent_io_goes_on (self->filler->progress, error)) || !put_row (self, self->row + i, error))
          return FALSE;
    }
  self->row = MIN (self->row + self->n_rows, MOST_REPEATS);
  return TRUE;
}

static gboolean
end_table (Reader *self, GError **error)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (!ent_filler_repeat_down (self->filler, span->row, span->column, span->last_row, error))
        return FALSE;
    }
  self->in_table = FALSE;
  ent_filler_end_sheet (self->filler);
  return TRUE;
}

/* --- cells --- */

static void
append (Reader *self, const char *text, gsize length)
{
  /* a longer one is refused when it is put */
  if (self->text->len <= ENT_BOOK_MAX_CELL)
    g_string_append_len (self->text, text, (gssize) length);
}

/* White space is one blank by the standard, and none before the first letter. But LibreOffice writes several blanks as they
 * are, and reads them so: only where there is a line end or a tab among them, a program may have set its XML so. */
static void
append_blanks (Reader *self)
{
  if (self->broken)
    self->n_blanks = self->at_start ? 0 : 1;
  for (; self->n_blanks > 0; self->n_blanks--)
    append (self, " ", 1);
  self->broken = FALSE;
}

static void
append_text (Reader *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;

      while (text < end && strchr (" \t\r\n", *text) == NULL)
        text++;
      if (text > start)
        {
          append_blanks (self);
          append (self, start, (gsize) (text - start));
          self->at_start = FALSE;
        }
      for (; text < end && strchr (" \t\r\n", *text) != NULL; text++)
        {
          self->n_blanks = MIN (self->n_blanks + 1, ENT_BOOK_MAX_CELL + 1);
          self->broken |= *text != ' ';
        }
    }
}

/* @letter @n times, whatever is around it. */
static void
append_letters (Reader *self, char letter, guint n)
{
  append_blanks (self);
  for (; n > 0 && self->text->len <= ENT_BOOK_MAX_CELL; n--)
    append (self, &letter, 1);
  self->at_start = FALSE;
}

static void
end_paragraph (Reader *self)
{
  if (!self->broken)
    append_blanks (self);
  self->in_paragraph = FALSE;
}

/* What is not text: it stands in attributes, and what is shown of it is of a language. */
static gboolean
take_value (Reader *self, const EntXmlAttributes *attributes)
{
  static const char *const names[] = { "value", "date-value", "time-value", "boolean-value" };
  g_autofree char *type = ent_xml_dup_attribute (attributes, "value-type"), *value = NULL;
  char buffer[ENT_CELL_VALUE_BYTES];
  double number;

  for (guint i = 0; value == NULL && i < G_N_ELEMENTS (names); i++)
    value = ent_xml_dup_attribute (attributes, names[i]);
  if (type == NULL || value == NULL)
    return FALSE;
  if (strcmp (type, "date") == 0 && ent_cell_value_iso_date (value, buffer))
    g_string_assign (self->text, buffer);
  else if (strcmp (type, "time") == 0 && ent_cell_value_iso_time (value, buffer))
    g_string_assign (self->text, buffer);
  else if (strcmp (type, "boolean") == 0)
    g_string_assign (self->text, strcmp (value, "true") == 0 ? "TRUE" : "FALSE");
  else if (ent_cell_value_parse (value, &number))
    {
      ent_cell_value_number (number, buffer);
      g_string_assign (self->text, buffer);
    }
  else
    return FALSE;
  return TRUE;
}

/* There are two of that name, of which LibreOffice fills one so. */
static gboolean
says_fault (const EntXmlAttributes *attributes)
{
  for (guint i = 0; i < attributes->n; i++)
    {
      EntXmlAttributes one = { attributes->all + (gsize) i * 5, 1 };

      if (ent_xml_attribute_is (&one, "value-type", "error"))
        return TRUE;
    }
  return FALSE;
}

static void
start_cell (Reader *self, gboolean is_covered, const EntXmlAttributes *attributes)
{
  gsize length = 0;
  const char *string;

  self->in_cell = TRUE;
  self->is_covered = is_covered;
  self->n_columns = times (attributes, "number-columns-repeated");
  self->n_spanned = times (attributes, "number-rows-spanned");
  self->is_fault = says_fault (attributes);
  self->has_formula = ent_xml_attribute (attributes, "formula", &length) != NULL;
  self->n_paragraphs = 0;
  self->in_paragraph = FALSE;
  g_string_truncate (self->text, 0);
  self->has_value = take_value (self, attributes);
  /* what stands in paragraphs counts, if there are any */
  string = self->has_value ? NULL : ent_xml_attribute (attributes, "string-value", &length);
  if (string != NULL)
    append (self, string, length);
}

static void
start_paragraph (Reader *self)
{
  self->in_paragraph = !self->has_value;
  self->at_start = TRUE;
  self->n_blanks = 0;
  self->broken = FALSE;
  if (!self->in_paragraph)
    return;
  if (self->n_paragraphs++ == 0)
    g_string_truncate (self->text, 0);
  else
    append (self, "\n", 1);
}

static gboolean
add_cell (Reader *self, GError **error)
{
  Cell cell = { self->column, self->n_columns, self->row_text->len, self->text->len };

  /* one that is refused anyway: the message has its place, and nothing is kept of it */
  if (self->column + self->n_columns > ENT_BOOK_MAX_COLUMNS || self->text->len > ENT_BOOK_MAX_CELL)
    return ent_filler_put (self->filler, self->row, self->column + self->n_columns - 1, self->text->str, self->text->len, error);
  if (self->row_text->len + self->text->len > ENT_BOOK_MAX_TEXT)
    return refuse_size (error);
  g_string_append_len (self->row_text, self->text->str, (gssize) self->text->len);
  g_array_append_val (self->cells, cell);
  if (self->n_spanned > 1)
    {
      Span span = { self->row, self->column, self->row + self->n_spanned - 1 };

      g_array_append_val (self->spans, span);
    }
  return TRUE;
}

static gboolean
end_cell (Reader *self, GError **error)
{
  gboolean fine = TRUE;

  if (!self->is_covered && self->is_fault)
    ent_filler_note_fault (self->filler, self->row, self->column, self->text->str);
  else if (!self->is_covered && self->text->len > 0)
    fine = add_cell (self, error);
  else if (!self->is_covered && self->has_formula && self->n_paragraphs == 0)
    ent_filler_note_blank_formula (self->filler);
  self->in_cell = FALSE;
  self->column = MIN (self->column + self->n_columns, MOST_REPEATS);
  return fine;
}

/* --- events --- */

static void
start_style (Reader *self, const char *name, const EntXmlAttributes *attributes)
{
  if (strcmp (name, "style") == 0)
    {
      g_free (self->style);
      self->style = ent_xml_attribute_is (attributes, "family", "table") ? ent_xml_dup_attribute (attributes, "name") : NULL;
    }
  else if (strcmp (name, "table-properties") == 0 && self->style != NULL && ent_xml_attribute_is (attributes, "display", "false") &&
           strlen (self->style) <= MAX_NAME_BYTES && g_hash_table_size (self->hidden) < MAX_STYLES)
    g_hash_table_add (self->hidden, g_steal_pointer (&self->style));
}

static void
start_table (Reader *self, const EntXmlAttributes *attributes)
{
  g_autofree char *name = ent_xml_dup_attribute (attributes, "name"), *style = ent_xml_dup_attribute (attributes, "style-name");
  gboolean hidden = style != NULL && g_hash_table_contains (self->hidden, style);

  if (name == NULL || strlen (name) > MAX_NAME_BYTES)
    {
      g_free (name);
      name = g_strdup ("");
    }
  /* what was fetched from other files for formulas stands there as tables too */
  self->in_table = !g_str_has_prefix (name, "'file:") && ent_filler_begin_sheet (self->filler, name, hidden);
  self->skipped = self->in_table ? 0 : 1;
  self->row = 0;
  g_array_set_size (self->spans, 0);
}

static void
start_in_cell (Reader *self, const char *name, const EntXmlAttributes *attributes)
{
  static const char *const others[] = { "annotation", "frame", "custom-shape", "g", "note", "ruby-text", "control", "object", NULL };

  if (!self->in_paragraph)
    {
      if (strcmp (name, "p") != 0 && strcmp (name, "h") != 0)
        self->skipped = 1;
      else
        start_paragraph (self);
    }
  else if (strcmp (name, "s") == 0)
    append_letters (self, ' ', times (attributes, "c"));
  else if (strcmp (name, "tab") == 0)
    append_letters (self, '\t', 1);
  else if (strcmp (name, "line-break") == 0)
    append_letters (self, '\n', 1);
  else if (g_strv_contains (others, name))
    self->skipped = 1;
}

static void
start_in_table (Reader *self, const char *name, const EntXmlAttributes *attributes)
{
  static const char *const others[] = { "shapes", "forms", "table", NULL };
  gboolean is_covered = strcmp (name, "covered-table-cell") == 0;

  if (is_covered || strcmp (name, "table-cell") == 0)
    start_cell (self, is_covered, attributes);
  else if (strcmp (name, "table-row") == 0)
    {
      self->n_rows = times (attributes, "number-rows-repeated");
      self->column = 0;
      g_array_set_size (self->cells, 0);
      g_string_truncate (self->row_text, 0);
    }
  else if (g_strv_contains (others, name))
    self->skipped = 1;
}

static gboolean
start_element (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  static const char *const others[] = { "tracked-changes", "dde-links", "forms", NULL };
  Reader *self = data;

  if (self->skipped > 0)
    self->skipped++;
  else if (self->in_cell)
    start_in_cell (self, name, attributes);
  else if (self->in_table)
    start_in_table (self, name, attributes);
  else if (self->in_spreadsheet && g_strv_contains (others, name))
    self->skipped = 1;
  else if (self->in_spreadsheet && strcmp (name, "table") == 0)
    start_table (self, attributes);
  else if (self->in_body && !self->in_spreadsheet)
    {
      self->in_spreadsheet = strcmp (name, "spreadsheet") == 0;
      return self->in_spreadsheet || ent_zip_refuse_kind (".ods", error);
    }
  else if (!self->begun && strcmp (name, "document-content") != 0 && strcmp (name, "document") != 0)
    return ent_zip_refuse_kind (".ods", error);
  else
    start_style (self, name, attributes);
  self->begun = TRUE;
  self->in_body |= strcmp (name, "body") == 0;
  return TRUE;
}

static gboolean
end_element (gpointer data, const char *name, GError **error)
{
  Reader *self = data;

  if (self->skipped > 0)
    self->skipped--;
  else if (self->in_paragraph)
    {
      if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
        end_paragraph (self);
    }
  else if (self->in_cell)
    return (strcmp (name, "table-cell") != 0 && strcmp (name, "covered-table-cell") != 0) || end_cell (self, error);
  else if (self->in_table && strcmp (name, "table-row") == 0)
    return end_row (self, error);
  else if (self->in_table && strcmp (name, "table") == 0)
    return end_table (self, error);
  return TRUE;
}

static gboolean
text_of_element (gpointer data, const char *text, gsize length, GError **error)
{
  Reader *self = data;

  if (self->skipped == 0 && self->in_paragraph)
    append_text (self, text, length);
  return TRUE;
}

static const EntXmlEvents events = { start_element, end_element, text_of_element };

/* --- the file --- */

static gboolean
start_manifest (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  return strcmp (name, "encryption-data") != 0 || ent_zip_refuse_password (error);
}

static gboolean
end_manifest (gpointer data, const char *name, GError **error)
{
  return TRUE;
}

static const EntXmlEvents manifest_events = { start_manifest, end_manifest, NULL };

static gboolean
read_zip (Reader *reader, GBytes *bytes, EntProgress *progress, GError **error)
{
  g_autoptr (EntZip) zip = ent_zip_open (bytes, progress, error);

  if (zip == NULL)
    return FALSE;
  if (ent_zip_has (zip, MANIFEST) && !ent_office_read (zip, MANIFEST, &manifest_events, NULL, error))
    return FALSE;
  if (!ent_zip_has (zip, CONTENT))
    return ent_zip_refuse_kind (".ods", error);
  return ent_office_read (zip, CONTENT, &events, reader, error);
}

EntBook *
ent_ods_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_auto (EntFiller) filler = { 0 };
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell)), spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GString) text = g_string_new (NULL), row_text = g_string_new (NULL);
  Reader reader = { .filler = &filler, .hidden = hidden, .cells = cells, .spans = spans, .text = text, .row_text = row_text };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean fine;

  ent_filler_init (&filler, options->progress);
  if (length > 0 && data[0] == 'P')
    fine = read_zip (&reader, bytes, options->progress, error);
  else
    fine = ent_office_read_bytes (bytes, NULL, options->progress, &events, &reader, error);
  g_free (reader.style);
  return fine ? ent_filler_finish (&filler) : NULL;
}
