/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument spreadsheets. The cells are written row by row while the zip takes them, as all of
 * them as XML would take more memory than the book. libzip has to know the length before: the
 * rows are made twice.
 */
#include "io/book/sheets/ods.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "io/book/sheets/cell-value.h"
#include "io/book/sheets/book-layout.h"
#include "io/xml/markup.h"
#include "io/xml/prescan.h"

#define TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:"
/* 2000-01-01, as MS-DOS has it: equal books give equal files. */
#define WRITTEN_DATE ((2000 - 1980) << 9 | 1 << 5 | 1)
/* How far the work is when the lengths are known, in thousandths. */
#define COUNTED 300u

static const char manifest[] =
    DECLARATION
    "<manifest:manifest xmlns:manifest=\"" NAMESPACE "manifest:1.0\" manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" TYPE "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>\n";

static const char styles[] =
    DECLARATION
    "<office:document-styles xmlns:office=\"" NAMESPACE "office:1.0\" xmlns:style=\"" NAMESPACE "style:1.0\" office:version=\"1.2\">"
    "<office:styles><style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
    "</office:document-styles>\n";

/* Cells: ce1 those of the first row, ce2 with more than a line, ce3 others. LibreOffice takes the first two letters of such
 * names for granted, and ends when it saves a file that has shorter ones. */
static const char content_head[] =
    DECLARATION
    "<office:document-content xmlns:office=\"" NAMESPACE "office:1.0\" xmlns:style=\"" NAMESPACE "style:1.0\""
    " xmlns:text=\"" NAMESPACE "text:1.0\" xmlns:table=\"" NAMESPACE "table:1.0\""
    " xmlns:fo=\"" NAMESPACE "xsl-fo-compatible:1.0\" office:version=\"1.2\">"
    "<office:automatic-styles>"
    "<style:style style:name=\"ro1\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>"
    "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/>"
    "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"/></style:style>"
    "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"ce3\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>";

static const char content_body[] = "</office:automatic-styles><office:body><office:spreadsheet>";
static const char content_foot[] = "</office:spreadsheet></office:body></office:document-content>\n";

/* --- text --- */

/* A run of blanks: all but one between two letters would be lost as they are. */
static void
append_blanks (GString *out, gsize n, gboolean is_edge)
{
  if (!is_edge)
    g_string_append_c (out, ' ');
  n -= is_edge ? 0 : 1;
  if (n > 0)
    g_string_append_printf (out, "<text:s text:c=\"%" G_GSIZE_FORMAT "\"/>", n);
}

/* What XML cannot hold stands for nothing, and is left out. */
static gboolean
is_lost (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c & 0xfffe) == 0xfffe;
}

static void
append_line (GString *out, const char *line, const char *end)
{
  const char *p = line;

  while (p < end)
    {
      const char *start = p;

      for (; p < end && *p == ' '; p++)
        ;
      if (p > start)
        append_blanks (out, (gsize) (p - start), start == line || p == end || *p == '\t' || start[-1] == '\t');
      for (start = p; p < end && *p != ' ' && *p != '\t' && !is_lost (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
      ent_markup_text (out, start, (gsize) (p - start));
      if (p < end && *p == '\t')
        g_string_append (out, "<text:tab/>");
      if (p < end && *p != ' ')
        p = g_utf8_next_char (p);
    }
}

static void
append_text (GString *out, const char *text)
{
  for (const char *p = text;; p++)
    {
      const char *start = p;

      p += strcspn (p, "\r\n");
      g_string_append (out, "<text:p>");
      append_line (out, start, p);
      g_string_append (out, "</text:p>");
      if (p[0] == '\r' && p[1] == '\n')
        p++;
      if (*p == '\0')
        return;
    }
}

/* --- rows --- */

static void
append_cell (GString *out, const EntBookLayout *layout, guint row, guint column, const char *text)
{
  const char *style = row == 0 ? "ce1" : "ce3";

  if (row > 0 && ent_book_layout_wraps (text))
    style = "ce2";
  if (ent_book_layout_is_number (layout, row, column))
    g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"float\" office:value=\"%s\">", style, text);
  else
    g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", style);
  append_text (out, text);
  g_string_append (out, "</table:table-cell>");
}

static void
append_nothing (GString *out, guint n)
{
  if (n == 1)
    g_string_append (out, "<table:table-cell/>");
  else if (n > 1)
    g_string_append_printf (out, "<table:table-cell table:number-columns-repeated=\"%u\"/>", n);
}

static void
append_row (GString *out, const EntBookLayout *layout, guint row)
{
  guint n_empty = 0;
  gboolean is_empty = TRUE;

  g_string_append (out, "<table:table-row table:style-name=\"ro1\">");
  for (guint column = 0; column < layout->n_columns; column++)
    {
      const char *text = ent_book_sheet_get (layout->sheet, row, column);

      if (text == NULL)
        {
          n_empty++;
          continue;
        }
      append_nothing (out, n_empty);
      append_cell (out, layout, row, column, text);
      n_empty = 0;
      is_empty = FALSE;
    }
  /* a row has a cell */
  if (is_empty)
    append_nothing (out, 1);
  g_string_append (out, "</table:table-row>");
}

/* --- tables --- */

/* In tenths of a millimetre, two millimetres a letter. */
static void
append_width_styles (GString *out)
{
  for (guint width = ENT_BOOK_LAYOUT_MIN_WIDTH; width <= ENT_BOOK_LAYOUT_MAX_WIDTH; width++)
    g_string_append_printf (out,
                            "<style:style style:name=\"co%u\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%u.%ucm\"/></style:style>",
                            width, (width * 2 + 2) / 10, (width * 2 + 2) % 10);
}

static void
append_table_head (GString *out, const EntBookLayout *layout)
{
  g_string_append (out, "<table:table");
  ent_markup_attribute (out, "table:name", layout->name, strlen (layout->name));
  g_string_append_c (out, '>');
  for (guint column = 0; column < layout->n_columns; column++)
    g_string_append_printf (out, "<table:table-column table:style-name=\"co%u\"/>", layout->widths[column]);
}

/* "'Who''s who'.A1" */
static void
append_address (GString *out, const char *quoted, guint row, guint column)
{
  char cell[ENT_CELL_VALUE_BYTES];

  ent_cell_value_cell_name (row, column, cell);
  g_string_append_printf (out, "%s.%s", quoted, cell);
}

static void
append_filter (GString *out, const EntBookLayout *layout, guint number)
{
  g_auto (GStrv) pieces = g_strsplit (layout->name, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", pieces), *quoted = g_strconcat ("'", doubled, "'", NULL);
  g_autoptr (GString) address = g_string_new (NULL);

  append_address (address, quoted, 0, 0);
  g_string_append_c (address, ':');
  append_address (address, quoted, ent_book_sheet_n_rows (layout->sheet) - 1, layout->n_columns - 1);
  g_string_append_printf (out, "<table:database-range table:name=\"__Anonymous_Sheet_DB__%u\" table:display-filter-buttons=\"true\"", number);
  ent_markup_attribute (out, "table:target-range-address", address->str, address->len);
  g_string_append (out, "/>");
}

/* The buttons that choose among rows. */
static void
append_filters (GString *out, const GPtrArray *layouts)
{
  guint n = 0;

  for (guint i = 0; i < layouts->len; i++)
    {
      const EntBookLayout *layout = g_ptr_array_index (layouts, i);

      if (ent_book_sheet_n_rows (layout->sheet) < 2 || layout->n_columns == 0 || ent_book_sheet_kind (layout->sheet) == ENT_SHEET_LEGEND)
        continue;
      if (n++ == 0)
        g_string_append (out, "<table:database-ranges>");
      append_filter (out, layout, i);
    }
  if (n > 0)
    g_string_append (out, "</table:database-ranges>");
}

/* A workbook has a table. */
static void
append_no_table (GString *out)
{
  /* Translators: name of a sheet of a workbook that has no other; %u: its number */
  g_autofree char *name = g_strdup_printf (_("Sheet %u"), 1u);

  g_string_append (out, "<table:table");
  ent_markup_attribute (out, "table:name", name, strlen (name));
  g_string_append (out, "><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>");
}

/* --- content, piece by piece --- */

typedef struct
{
  const GPtrArray *layouts;
  EntProgress *progress;
  gsize n_rows, n_all_rows; /* of all tables, and twice */
  guint64 length;

  GString *piece;
  gsize at; /* in the piece */
  gboolean begun, ended;
  guint table, row;
  zip_error_t error;
} Content;

static void
rewind_content (Content *self)
{
  g_string_truncate (self->piece, 0);
  self->at = 0;
  self->begun = self->ended = FALSE;
  self->table = self->row = 0;
}

/* FALSE: there is no more, or it is stopped. */
static gboolean
next_piece (Content *self)
{
  const EntBookLayout *layout = self->table < self->layouts->len ? g_ptr_array_index (self->layouts, self->table) : NULL;

  g_string_truncate (self->piece, 0);
  self->at = 0;
  if (self->ended || !ent_progress_goes_on (self->progress, 0, ENT_PROGRESS_DONE, self->n_rows, self->n_all_rows))
    return FALSE;
  if (!self->begun)
    {
      g_string_append (self->piece, content_head);
      append_width_styles (self->piece);
      g_string_append (self->piece, content_body);
      self->begun = TRUE;
    }
  else if (layout == NULL)
    {
      if (self->layouts->len == 0)
        append_no_table (self->piece);
      append_filters (self->piece, self->layouts);
      g_string_append (self->piece, content_foot);
      self->ended = TRUE;
    }
  else
    {
      if (self->row == 0)
        append_table_head (self->piece, layout);
      append_row (self->piece, layout, self->row);
      self->n_rows++;
      if (++self->row == ent_book_sheet_n_rows (layout->sheet))
        {
          g_string_append (self->piece, "</table:table>");
          self->table++;
          self->row = 0;
        }
    }
  return TRUE;
}

static zip_int64_t
read_content (Content *self, char *bytes, zip_uint64_t length)
{
  zip_uint64_t n = 0;

  while (n < length)
    {
      gsize more = MIN (self->piece->len - self->at, (gsize) (length - n));

      if (more == 0)
        {
          if (next_piece (self))
            continue;
          if (self->ended)
            break;
          zip_error_set (&self->error, ZIP_ER_CANCELLED, 0);
          return -1;
        }
      memcpy (bytes + n, self->piece->str + self->at, more);
      self->at += more;
      n += more;
    }
  return (zip_int64_t) n;
}

/* What libzip asks of a source of bytes. */
static zip_int64_t
on_content (void *data, void *bytes, zip_uint64_t length, zip_source_cmd_t command)
{
  Content *self = data;

  switch (command)
    {
    case ZIP_SOURCE_OPEN:
      rewind_content (self);
      return 0;
    case ZIP_SOURCE_READ:
      return read_content (self, bytes, length);
    case ZIP_SOURCE_STAT:
      zip_stat_init (bytes);
      ((zip_stat_t *) bytes)->valid = ZIP_STAT_SIZE;
      ((zip_stat_t *) bytes)->size = self->length;
      return sizeof (zip_stat_t);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data (&self->error, bytes, length);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return 0;
    }
}

static void
count_content (Content *self)
{
  rewind_content (self);
  for (self->length = 0; next_piece (self);)
    self->length += self->piece->len;
}

/* --- settings --- */

#define ITEM(name, type, value) "<config:config-item config:name=\"" name "\" config:type=\"" type "\">" value "</config:config-item>"

/* The first row stays in sight. */
static char *
make_settings (const GPtrArray *layouts)
{
  GString *out = g_string_new (DECLARATION "<office:document-settings xmlns:office=\"" NAMESPACE "office:1.0\" xmlns:config=\"" NAMESPACE "config:1.0\""
                                           " xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.2\"><office:settings>"
                                           "<config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
                                           "<config:config-item-map-entry>" ITEM ("ViewId", "string", "view1") "<config:config-item-map-named config:name=\"Tables\">");

  for (guint i = 0; i < layouts->len; i++)
    {
      const EntBookLayout *layout = g_ptr_array_index (layouts, i);

      g_string_append (out, "<config:config-item-map-entry");
      ent_markup_attribute (out, "config:name", layout->name, strlen (layout->name));
      g_string_append (out, ">" ITEM ("VerticalSplitMode", "short", "2") ITEM ("VerticalSplitPosition", "int", "1") ITEM ("ActiveSplitRange", "short", "2") ITEM ("PositionBottom", "int", "1") "</config:config-item-map-entry>");
    }
  g_string_append (out, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>\n");
  return g_string_free (out, FALSE);
}

/* --- the file --- */

/* Takes @source over. No part fails to be added: their names are good, and memory is there. */
static void
add_part (zip_t *zip, const char *name, zip_source_t *source, zip_int32_t method)
{
  zip_int64_t i = source != NULL ? zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (i < 0 || zip_set_file_compression (zip, (zip_uint64_t) i, method, 0) != 0 || zip_file_set_dostime (zip, (zip_uint64_t) i, 0, WRITTEN_DATE, 0) != 0)
    g_error ("out of memory");
}

static void
add_text (zip_t *zip, const char *name, const char *text, zip_int32_t method)
{
  add_part (zip, name, zip_source_buffer (zip, text, strlen (text), 0), method);
}

static GBytes *
take_bytes (zip_source_t *target)
{
  zip_stat_t said;
  char *bytes;
  gsize length;

  if (zip_source_stat (target, &said) != 0 || zip_source_open (target) != 0)
    g_error ("out of memory");
  length = (gsize) said.size;
  bytes = g_malloc (length);
  if (zip_source_read (target, bytes, length) != (zip_int64_t) length)
    g_error ("out of memory");
  (void) zip_source_close (target);
  return g_bytes_new_take (bytes, length);
}

/* NULL: it is stopped, which is all that can come in between. */
static GBytes *
write_zip (Content *content)
{
  g_autofree char *settings = make_settings (content->layouts);
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = target != NULL ? zip_open_from_source (target, ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;

  if (zip == NULL)
    g_error ("out of memory");
  zip_source_keep (target);
  /* programs know the file by its first bytes: this first, and not packed */
  add_text (zip, "mimetype", TYPE, ZIP_CM_STORE);
  add_part (zip, "content.xml", zip_source_function (zip, on_content, content), ZIP_CM_DEFLATE);
  add_text (zip, "styles.xml", styles, ZIP_CM_DEFLATE);
  add_text (zip, "settings.xml", settings, ZIP_CM_DEFLATE);
  add_text (zip, "META-INF/manifest.xml", manifest, ZIP_CM_DEFLATE);
  if (zip_close (zip) == 0)
    bytes = take_bytes (target);
  else if (zip_error_code_zip (&content->error) == ZIP_ER_CANCELLED)
    zip_discard (zip);
  else
    g_error ("out of memory");
  zip_source_free (target);
  return bytes;
}

gboolean
ent_ods_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) layouts = ent_book_layouts (book, options->progress, error);
  g_autoptr (GString) piece = g_string_new (NULL);
  Content content = { .layouts = layouts, .progress = options->progress, .piece = piece };
  GBytes *bytes = NULL;

  if (layouts == NULL)
    return FALSE;
  for (guint i = 0; i < layouts->len; i++)
    content.n_all_rows += 2 * (gsize) ent_book_sheet_n_rows (((const EntBookLayout *) g_ptr_array_index (layouts, i))->sheet);
  zip_error_init (&content.error);
  count_content (&content);
  if (content.ended)
    bytes = write_zip (&content);
  zip_error_fini (&content.error);
  if (bytes == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was cancelled. Nothing was changed."));
      return FALSE;
    }
  ent_book_files_add (files, bytes);
  return TRUE;
}
