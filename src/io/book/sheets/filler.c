/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/sheets/filler.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/sheets/cell-value.h"
#include "io/xml/prescan.h"
#include "model/text.h"

/* Kumu's mark, in names of sheets that are no part of the map. */
#define IGNORED "(ignore)"

void
ent_filler_init (EntFiller *self, EntProgress *progress)
{
  *self = (EntFiller) { .book = ent_book_new (), .progress = progress };
}

void
ent_filler_clear (EntFiller *self)
{
  g_clear_pointer (&self->book, ent_book_free);
  g_clear_pointer (&self->name, g_free);
}

/* --- sheets --- */

static gboolean
is_ignored (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return strstr (lower, IGNORED) != NULL;
}

gboolean
ent_filler_begin_sheet (EntFiller *self, const char *name, gboolean hidden)
{
  g_autofree char *shown = NULL;

  g_free (self->name);
  self->name = g_strdup (name);
  self->sheet = NULL;
  self->n_blank_formulas = 0;
  if (!hidden && !is_ignored (name))
    return TRUE;
  if (++self->n_left_out > ENT_BOOK_MAX_NOTES)
    return FALSE;
  shown = ent_text_quote (name, ENT_TEXT_QUOTED);
  if (hidden)
    /* Translators: %s: name of a sheet of a workbook */
    ent_book_note (self->book, ENT_FINDING_NOTE, 0, _("The sheet “%s” is hidden in the workbook and was left out. Show it there and import the workbook again where it is needed."), shown);
  else
    /* Translators: %s: name of a sheet of a workbook; “(ignore)” is a mark of another program and stays as it is */
    ent_book_note (self->book, ENT_FINDING_NOTE, 0, _("The sheet “%s” was left out, as “(ignore)” in its name says."), shown);
  return FALSE;
}

static void
note_blank_formulas (EntFiller *self)
{
  g_autofree char *shown = ent_text_quote (self->name, ENT_TEXT_QUOTED);

  ent_book_note (self->book, ENT_FINDING_MENDED, 0,
                 ngettext (/* Translators: 1: name of a sheet of a workbook, 2: a number */
                           "In the sheet “%1$s” the result of %2$u formula is not in the file, and its cell was left empty. Open the workbook in a spreadsheet, save it there, and import it again.",
                           "In the sheet “%1$s” the results of %2$u formulas are not in the file, and their cells were left empty. Open the workbook in a spreadsheet, save it there, and import it again.",
                           self->n_blank_formulas),
                 shown, self->n_blank_formulas);
}

void
ent_filler_end_sheet (EntFiller *self)
{
  guint n_rows = self->sheet != NULL ? ent_book_sheet_n_rows (self->sheet) : 0;

  for (guint row = 0; row < n_rows; row++)
    ent_book_sheet_set_line (self->sheet, row, row + 1);
  if (self->n_blank_formulas > 0)
    note_blank_formulas (self);
}

/* --- cells --- */

/* Of each kind, CR LF and CR as LF. */
static char *
unify_line_ends (const char *text, gsize length, gsize *new_length)
{
  char *unified = g_malloc (length + 1), *out = unified;

  for (gsize i = 0; i < length; i++)
    if (text[i] != '\r')
      *out++ = text[i];
    else if (i + 1 == length || text[i + 1] != '\n')
      *out++ = '\n';
  *out = '\0';
  *new_length = (gsize) (out - unified);
  return unified;
}

/* Replaces an error that knows no sheet. */
static gboolean
say_where (const EntFiller *self, GError *problem, GError **error)
{
  g_autofree char *shown = ent_text_quote (self->name, ENT_TEXT_QUOTED);

  g_set_error (error, problem->domain, problem->code,
               /* Translators: 1: name of a sheet of a workbook, 2: whole sentences, with a row and a column */
               _("Sheet “%1$s”. %2$s"), shown, problem->message);
  g_error_free (problem);
  return FALSE;
}

gboolean
ent_filler_put (EntFiller *self, guint row, guint column, const char *text, gsize length, GError **error)
{
  g_autofree char *unified = NULL;
  GError *problem = NULL;

  if (length > 0 && length <= ENT_BOOK_MAX_CELL && memchr (text, '\r', length) != NULL)
    text = unified = unify_line_ends (text, length, &length);
  if (length == 0)
    return TRUE;
  if (self->sheet == NULL)
    self->sheet = ent_book_add_sheet (self->book, ENT_SHEET_UNKNOWN, self->name, error);
  if (self->sheet == NULL)
    return FALSE;
  if (ent_book_sheet_put (self->sheet, row, column, text, (gssize) length, &problem))
    return TRUE;
  return say_where (self, problem, error);
}

gboolean
ent_filler_repeat_down (EntFiller *self, guint row, guint column, guint last_row, GError **error)
{
  guint n_rows = self->sheet != NULL ? ent_book_sheet_n_rows (self->sheet) : 0;
  const char *text = self->sheet != NULL ? ent_book_sheet_get (self->sheet, row, column) : NULL;
  gsize length = text != NULL ? strlen (text) : 0;

  for (guint r = row + 1; text != NULL && r < n_rows && r <= last_row; r++)
    {
      /* cells may be parts of many, in a file that is made so */
      if (++self->n_repeated > ENT_BOOK_MAX_CELLS)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file has more in it than can be imported. Divide it among several files."));
          return FALSE;
        }
      if (self->n_repeated % ENT_PROGRESS_EACH == 0 && !ent_io_goes_on (self->progress, error))
        return FALSE;
      if (!ent_filler_put (self, r, column, text, length, error))
        return FALSE;
    }
  return TRUE;
}

/* --- notes --- */

/* FALSE: enough of them were noted. */
static gboolean
begin_note (EntFiller *self, guint row, guint column, char **sheet, char cell[ENT_CELL_VALUE_BYTES])
{
  if (++self->n_faults > ENT_BOOK_MAX_NOTES)
    return FALSE;
  *sheet = ent_text_quote (self->name, ENT_TEXT_QUOTED);
  ent_cell_value_cell_name (row, column, cell);
  return TRUE;
}

void
ent_filler_note_fault (EntFiller *self, guint row, guint column, const char *fault)
{
  g_autofree char *sheet = NULL, *shown = NULL;
  char cell[ENT_CELL_VALUE_BYTES];

  if (!begin_note (self, row, column, &sheet, cell))
    return;
  shown = ent_text_quote (fault, ENT_TEXT_QUOTED);
  ent_book_note (self->book, ENT_FINDING_MENDED, row + 1,
                 /* Translators: 1: name of a cell such as C7, 2: name of a sheet of a workbook, 3: an error of a spreadsheet such as #N/A */
                 _("The cell %1$s of the sheet “%2$s” has the error “%3$s” instead of a value, and was left empty."), cell, sheet, shown);
}

void
ent_filler_note_lost (EntFiller *self, guint row, guint column)
{
  g_autofree char *sheet = NULL;
  char cell[ENT_CELL_VALUE_BYTES];

  if (begin_note (self, row, column, &sheet, cell))
    ent_book_note (self->book, ENT_FINDING_MENDED, row + 1,
                   /* Translators: 1: name of a cell such as C7, 2: name of a sheet of a workbook */
                   _("The text of the cell %1$s of the sheet “%2$s” is not in the file, and it was left empty."), cell, sheet);
}

void
ent_filler_note_lost_sheet (EntFiller *self)
{
  g_autofree char *shown = NULL;

  if (++self->n_left_out > ENT_BOOK_MAX_NOTES)
    return;
  shown = ent_text_quote (self->name, ENT_TEXT_QUOTED);
  /* Translators: %s: name of a sheet of a workbook */
  ent_book_note (self->book, ENT_FINDING_MENDED, 0, _("The sheet “%s” is not in the file, and was left out."), shown);
}

void
ent_filler_note_blank_formula (EntFiller *self)
{
  self->n_blank_formulas++;
}

static guint
unsaid (guint n)
{
  return n > ENT_BOOK_MAX_NOTES ? n - ENT_BOOK_MAX_NOTES : 0;
}

EntBook *
ent_filler_finish (EntFiller *self)
{
  guint n_more = unsaid (self->n_faults);

  if (unsaid (self->n_left_out) > 0)
    ent_book_note (self->book, ENT_FINDING_NOTE, 0,
                   ngettext (/* Translators: %u: a number */
                             "%u more sheet was left out.",
                             "%u more sheets were left out.", unsaid (self->n_left_out)),
                   unsaid (self->n_left_out));
  if (n_more > 0)
    ent_book_note (self->book, ENT_FINDING_MENDED, 0,
                   ngettext (/* Translators: %u: a number */
                             "%u more cell has an error instead of a value, and was left empty.",
                             "%u more cells have errors instead of values, and were left empty.", n_more),
                   n_more);
  return g_steal_pointer (&self->book);
}
