/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of Excel by libxlsxwriter, which writes into a file only: one in a folder that nobody
 * else can look into, and that is gone afterwards. Row by row, with texts in their cells: it would
 * hold all of them in memory otherwise, and take twice the time.
 *
 * It prints widths in the language of the process, with a comma in Spanish, and Excel takes that
 * for a damaged file: so it is run in the locale C.
 */
#define _GNU_SOURCE /* uselocale() */
#include "io/book/sheets/xlsx.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

#include "io/book/sheets/cell-value.h"
#include "io/book/sheets/book-layout.h"
#include "io/book/sheets/xlsx-private.h"
#include "io/xml/prescan.h"
#include "model/text.h"

/* Of UTF-16, in a cell. */
#define MOST_UNITS 32767u
/* 2000-01-01: equal books give equal files. */
#define CREATED ((time_t) 946684800)

typedef struct
{
  const GPtrArray *layouts;
  EntProgress *progress;
  gsize n_rows, n_all_rows;
  lxw_workbook *workbook;
  lxw_format *head, *plain, *wrapped;
} Writer;

/* --- what does not fit --- */

static gsize
count_units (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n;
}

static gboolean
refuse_text (const EntBookLayout *layout, guint row, guint column, GError **error)
{
  g_autofree char *shown = ent_text_quote (layout->name, ENT_TEXT_QUOTED);
  char cell[ENT_CELL_VALUE_BYTES];

  ent_cell_value_cell_name (row, column, cell);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: 1: number of a row, 2: number of a column, 3: name of a sheet of a workbook, 4: name of the cell such as C7, 5: a number */
               _("The text in row %1$u, column %2$u of the sheet “%3$s” (%4$s) is longer than the %5$u letters that a cell of Excel holds. Shorten it, or choose another format, such as OpenDocument (.ods)."),
                  row + 1, column + 1, shown, cell, MOST_UNITS);
  return FALSE;
}

/* Before anything is written: nothing is left to be taken back. */
static gboolean
check_texts (const EntBookLayout *layout, GError **error)
{
  for (guint row = 0; row < ent_book_sheet_n_rows (layout->sheet); row++)
    for (guint column = 0; column < layout->n_columns; column++)
      {
        const char *text = ent_book_sheet_get (layout->sheet, row, column);

        if (text != NULL && strlen (text) > MOST_UNITS && count_units (text) > MOST_UNITS)
          return refuse_text (layout, row, column, error);
      }
  return TRUE;
}

/* --- cells --- */

static lxw_error
write_cell (Writer *self, lxw_worksheet *worksheet, const EntBookLayout *layout, guint row, guint column)
{
  const char *text = ent_book_sheet_get (layout->sheet, row, column);
  g_autofree char *encoded = NULL;
  lxw_format *format;

  if (text == NULL)
    return LXW_NO_ERROR;
  if (ent_book_layout_is_number (layout, row, column))
    return worksheet_write_number (worksheet, row, (lxw_col_t) column, g_ascii_strtod (text, NULL), self->plain);
  format = row == 0 ? self->head : self->plain;
  if (row > 0 && ent_book_layout_wraps (text))
    format = self->wrapped;
  encoded = ent_xlsx_encode (text);
  return worksheet_write_string (worksheet, row, (lxw_col_t) column, encoded != NULL ? encoded : text, format);
}

static gboolean
write_rows (Writer *self, lxw_worksheet *worksheet, const EntBookLayout *layout, GError **error)
{
  guint n_rows = ent_book_sheet_n_rows (layout->sheet);

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < layout->n_columns; column++)
        /* a text may be too long only as it is written, with its codes */
        if (write_cell (self, worksheet, layout, row, column) != LXW_NO_ERROR)
          return refuse_text (layout, row, column, error);
      if (++self->n_rows % ENT_PROGRESS_EACH == 0)
        {
          ent_progress_reach (self->progress, 0, ENT_PROGRESS_DONE, self->n_rows, self->n_all_rows);
          if (!ent_io_goes_on (self->progress, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_sheet (Writer *self, const EntBookLayout *layout, GError **error)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (self->workbook, layout->name);
  guint n_rows = ent_book_sheet_n_rows (layout->sheet);

  if (worksheet == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: %s: name of a sheet of a workbook */
                   _("A workbook of Excel can have no sheet “%s”. Choose another format, such as OpenDocument (.ods)."), layout->name);
      return FALSE;
    }
  for (guint column = 0; column < layout->n_columns; column++)
    (void) worksheet_set_column (worksheet, (lxw_col_t) column, (lxw_col_t) column, layout->widths[column], NULL);
  worksheet_freeze_panes (worksheet, 1, 0);
  if (n_rows > 1 && layout->n_columns > 0 && ent_book_sheet_kind (layout->sheet) != ENT_SHEET_LEGEND)
    (void) worksheet_autofilter (worksheet, 0, 0, n_rows - 1, (lxw_col_t) (layout->n_columns - 1));
  return write_rows (self, worksheet, layout, error);
}

static void
prepare_formats (Writer *self)
{
  self->head = workbook_add_format (self->workbook);
  self->plain = workbook_add_format (self->workbook);
  self->wrapped = workbook_add_format (self->workbook);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_text_wrap (self->wrapped);
  format_set_align (self->head, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (self->plain, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (self->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

/* --- the file --- */

static gboolean
refuse_folder (const char *folder, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder), *shown = ent_text_quote (name, 0);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: 1: path of a folder, 2: what the system says of it */
               _("The workbook could not be put together in the folder for temporary files, “%1$s” (%2$s). See that it can be written to and has room, and try again."), shown, reason);
  return FALSE;
}

static gboolean
write_workbook (Writer *self, const char *folder, const char *path, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) folder };
  lxw_doc_properties properties = { .created = CREATED };
  lxw_error result;

  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    return refuse_folder (folder, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED), error);
  (void) workbook_set_properties (self->workbook, &properties);
  prepare_formats (self);
  for (guint i = 0; i < self->layouts->len; i++)
    if (!write_sheet (self, g_ptr_array_index (self->layouts, i), error))
      {
        lxw_workbook_free (self->workbook);
        return FALSE;
      }
  result = workbook_close (self->workbook);
  return result == LXW_NO_ERROR || refuse_folder (folder, lxw_strerror (result), error);
}

/* With all in it: only files, of this program. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      (void) g_unlink (path);
    }
  (void) g_rmdir (folder);
}

/* NULL with @error. */
static GBytes *
write_in_folder (Writer *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "workbook.xlsx", NULL);
  g_autoptr (GError) problem = NULL;
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  locale_t before = plain != (locale_t) 0 ? uselocale (plain) : (locale_t) 0;
  gboolean fine = write_workbook (self, folder, path, error);
  char *contents = NULL;
  gsize length;

  if (plain != (locale_t) 0)
    {
      (void) uselocale (before);
      freelocale (plain);
    }
  if (fine && !g_file_get_contents (path, &contents, &length, &problem))
    refuse_folder (folder, problem->message, error);
  return contents != NULL ? g_bytes_new_take (contents, length) : NULL;
}

gboolean
ent_xlsx_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) layouts = ent_book_layouts (book, options->progress, error);
  Writer writer = { .layouts = layouts, .progress = options->progress };
  g_autofree char *folder = NULL;
  g_autoptr (GError) problem = NULL;
  GBytes *bytes;

  if (layouts == NULL)
    return FALSE;
  for (guint i = 0; i < layouts->len; i++)
    {
      const EntBookLayout *layout = g_ptr_array_index (layouts, i);

      writer.n_all_rows += ent_book_sheet_n_rows (layout->sheet);
      if (!check_texts (layout, error))
        return FALSE;
    }
  /* for nobody else: 0700 */
  folder = g_dir_make_tmp ("entorno-XXXXXX", &problem);
  if (folder == NULL)
    return refuse_folder (g_get_tmp_dir (), problem->message, error);
  bytes = write_in_folder (&writer, folder, error);
  remove_folder (folder);
  if (bytes == NULL)
    return FALSE;
  ent_book_files_add (files, bytes);
  return TRUE;
}
