/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a workbook of Excel. Only cells with something in them count: a sheet may say
 * that it has a million rows, and mean their colour.
 */
#include "io/book/sheets/xlsx.h"

#include <string.h>

#include "io/book/sheets/cell-value.h"
#include "io/book/sheets/filler.h"
#include "io/book/sheets/office-xml.h"
#include "io/book/sheets/xlsx-private.h"
#include "model/text.h"

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT, /* in the cell */
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  EntXlsx *xlsx;
  EntFiller *filler;
  gboolean in_table;
  guint row, column; /* where the next cell is if it does not say so */

  gboolean in_cell;
  CellType type;
  guint style;
  gboolean has_value, has_formula, preserve;
  gboolean collects; /* the text that comes is of the cell */
  guint n_hints;     /* as in xlsx-parts.c */
  GString *text;
} Sheet;

/* --- what a cell begins with --- */

static guint
digits_in (const char *text, gsize length)
{
  guint number = 0;

  for (gsize i = 0; i < length && g_ascii_isdigit (text[i]); i++)
    number = MIN (number * 10 + (guint) (text[i] - '0'), 1u << 24);
  return number;
}

static CellType
type_called (const char *name, gsize length)
{
  static const struct
  {
    const char *name;
    CellType type;
  } types[] = {
    { "s", TYPE_SHARED },
    { "str", TYPE_TEXT },
    { "inlineStr", TYPE_TEXT },
    { "b", TYPE_BOOLEAN },
    { "e", TYPE_ERROR },
    { "d", TYPE_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && memcmp (types[i].name, name, length) == 0)
      return types[i].type;
  return TYPE_NUMBER;
}

static void
start_row (Sheet *self, const EntXmlAttributes *attributes)
{
  gsize length = 0;
  const char *text = ent_xml_attribute (attributes, "r", &length);
  guint number = text != NULL ? digits_in (text, length) : 0;

  if (number > 0)
    self->row = number - 1;
  self->column = 0;
}

static void
start_cell (Sheet *self, const EntXmlAttributes *attributes)
{
  gsize length = 0;
  const char *place = ent_xml_attribute (attributes, "r", &length);
  const char *value;

  if (place != NULL)
    (void) ent_cell_value_find_cell (place, length, &self->row, &self->column, NULL);
  value = ent_xml_attribute (attributes, "t", &length);
  self->type = value != NULL ? type_called (value, length) : TYPE_NUMBER;
  value = ent_xml_attribute (attributes, "s", &length);
  self->style = value != NULL ? digits_in (value, length) : 0;
  self->in_cell = TRUE;
  self->has_value = self->has_formula = self->preserve = self->collects = FALSE;
  self->n_hints = 0;
  g_string_truncate (self->text, 0);
}

/* --- what it ends with --- */

static gboolean
put (Sheet *self, const char *text, gsize length, GError **error)
{
  return ent_filler_put (self->filler, self->row, self->column, text, length, error);
}

static gboolean
put_shared (Sheet *self, GError **error)
{
  const GPtrArray *strings = self->xlsx->strings;
  guint64 i = g_ascii_strtoull (self->text->str, NULL, 10);
  const char *text;

  if (!g_ascii_isdigit (self->text->str[0]) || i >= strings->len)
    {
      ent_filler_note_lost (self->filler, self->row, self->column);
      return TRUE;
    }
  text = g_ptr_array_index (strings, i);
  return put (self, text, strlen (text), error);
}

/* Most numbers: they are as they are to be already. */
static gboolean
is_whole (const GString *text)
{
  const char *digits = text->str + (text->str[0] == '-');
  gsize n = strspn (digits, "0123456789");

  return n > 0 && digits[n] == '\0' && (digits[0] != '0' || text->len == 1);
}

static gboolean
put_number (Sheet *self, GError **error)
{
  const GArray *formats = self->xlsx->formats;
  EntCellFormat format = self->style < formats->len ? (EntCellFormat) g_array_index (formats, guint8, self->style) : ENT_CELL_FORMAT_NUMBER;
  char buffer[ENT_CELL_VALUE_BYTES];
  double number;

  if ((format == ENT_CELL_FORMAT_NUMBER && is_whole (self->text)) || !ent_cell_value_parse (self->text->str, &number))
    return put (self, self->text->str, self->text->len, error);
  if (!ent_cell_value_date (number, format, self->xlsx->from_1904, buffer))
    ent_cell_value_number (number, buffer);
  return put (self, buffer, strlen (buffer), error);
}

static gboolean
put_date (Sheet *self, GError **error)
{
  char buffer[ENT_CELL_VALUE_BYTES];

  if (ent_cell_value_iso_date (self->text->str, buffer))
    return put (self, buffer, strlen (buffer), error);
  return put (self, self->text->str, self->text->len, error);
}

static gboolean
put_boolean (Sheet *self, GError **error)
{
  gboolean yes = strcmp (self->text->str, "1") == 0 || g_ascii_strcasecmp (self->text->str, "true") == 0;

  return put (self, yes ? "TRUE" : "FALSE", yes ? 4 : 5, error);
}

static gboolean
put_text (Sheet *self, GError **error)
{
  ent_xlsx_decode (self->text);
  return put (self, self->text->str, self->text->len, error);
}

static gboolean
end_cell (Sheet *self, GError **error)
{
  static gboolean (*const put_type[]) (Sheet * self, GError * *error) = {
    [TYPE_NUMBER] = put_number,
    [TYPE_SHARED] = put_shared,
    [TYPE_TEXT] = put_text,
    [TYPE_BOOLEAN] = put_boolean,
    [TYPE_DATE] = put_date,
  };
  gboolean fine = TRUE;

  if (self->type != TYPE_TEXT || !self->preserve)
    {
      g_strstrip (self->text->str);
      self->text->len = strlen (self->text->str);
    }
  if (self->text->len > 0 && self->type == TYPE_ERROR)
    ent_filler_note_fault (self->filler, self->row, self->column, self->text->str);
  else if (self->text->len > 0)
    fine = put_type[self->type](self, error);
  else if (self->has_formula && !self->has_value)
    ent_filler_note_blank_formula (self->filler);
  self->in_cell = FALSE;
  self->column++;
  return fine;
}

/* --- events --- */

static gboolean
start_merge (Sheet *self, const EntXmlAttributes *attributes, GError **error)
{
  gsize length = 0, n = 0;
  const char *text = ent_xml_attribute (attributes, "ref", &length);
  guint row, column, last_row, last_column;

  if (text == NULL || !ent_cell_value_find_cell (text, length, &row, &column, &n) || n >= length || text[n] != ':' ||
      !ent_cell_value_find_cell (text + n + 1, length - n - 1, &last_row, &last_column, NULL))
    return TRUE;
  return ent_filler_repeat_down (self->filler, row, column, last_row, error);
}

static gboolean
start_sheet (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Sheet *self = data;

  if (self->in_cell)
    {
      gboolean is_value = strcmp (name, "v") == 0;

      self->n_hints += strcmp (name, "rPh") == 0;
      self->has_value |= is_value;
      self->has_formula |= strcmp (name, "f") == 0;
      self->collects = self->n_hints == 0 && (is_value || strcmp (name, "t") == 0);
      self->preserve |= is_value || ent_xml_attribute_is (attributes, "space", "preserve");
    }
  else if (self->in_table && strcmp (name, "c") == 0)
    start_cell (self, attributes);
  else if (self->in_table && strcmp (name, "row") == 0)
    start_row (self, attributes);
  else if (strcmp (name, "sheetData") == 0)
    self->in_table = TRUE;
  else if (strcmp (name, "mergeCell") == 0)
    return start_merge (self, attributes, error);
  return TRUE;
}

static gboolean
end_sheet (gpointer data, const char *name, GError **error)
{
  Sheet *self = data;

  self->collects = FALSE;
  if (self->in_cell)
    {
      if (strcmp (name, "rPh") == 0)
        self->n_hints -= self->n_hints > 0;
      return strcmp (name, "c") != 0 || end_cell (self, error);
    }
  if (strcmp (name, "row") == 0)
    self->row++;
  else if (strcmp (name, "sheetData") == 0)
    self->in_table = FALSE;
  return TRUE;
}

static gboolean
text_of_sheet (gpointer data, const char *text, gsize length, GError **error)
{
  Sheet *self = data;

  /* a longer one is refused at its end */
  if (self->collects && self->text->len <= ENT_BOOK_MAX_CELL)
    g_string_append_len (self->text, text, (gssize) length);
  return TRUE;
}

static const EntXmlEvents sheet_events = { start_sheet, end_sheet, text_of_sheet };

/* --- the workbook --- */

static gboolean
read_sheet (EntXlsx *xlsx, EntFiller *filler, const EntXlsxSheet *sheet, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Sheet state = { .xlsx = xlsx, .filler = filler, .text = text };

  if (!sheet->is_table || !ent_filler_begin_sheet (filler, sheet->name, sheet->hidden))
    return TRUE;
  if (sheet->part == NULL || !ent_zip_has (xlsx->zip, sheet->part))
    {
      ent_filler_note_lost_sheet (filler);
      return TRUE;
    }
  if (!ent_office_read (xlsx->zip, sheet->part, &sheet_events, &state, error))
    return FALSE;
  ent_filler_end_sheet (filler);
  return TRUE;
}

EntBook *
ent_xlsx_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_auto (EntXlsx) xlsx = { 0 };
  g_auto (EntFiller) filler = { 0 };

  ent_filler_init (&filler, options->progress);
  if (!ent_xlsx_open (&xlsx, bytes, options->progress, error))
    return NULL;
  for (guint i = 0; i < xlsx.sheets->len; i++)
    if (!read_sheet (&xlsx, &filler, g_ptr_array_index (xlsx.sheets, i), error))
      return NULL;
  return ent_filler_finish (&filler);
}
