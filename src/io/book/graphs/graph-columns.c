/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns as attributes. */
#include "io/book/graphs/graph-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Of these all programs hold every number. */
#define INTEGER_DIGITS 9u

gboolean
ent_graph_is_integer (const char *text)
{
  gsize n;

  text += *text == '-';
  n = strspn (text, "0123456789");
  return n > 0 && n <= INTEGER_DIGITS && text[n] == '\0';
}

static gboolean
is_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return strspn (text, "+-.0123456789eE") == strlen (text) && end != text && *end == '\0' && isfinite (number);
}

static gboolean
is_among (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

GArray *
ent_graph_columns (const EntBookSheet *sheet, const char *const *others)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (EntGraphColumn));
  guint n_columns = sheet != NULL ? ent_book_sheet_n_columns (sheet) : 0;

  for (guint column = 0; column < n_columns; column++)
    {
      EntGraphColumn found = { column, ent_book_sheet_get (sheet, 0, column), TRUE, TRUE };
      gboolean is_used = FALSE;

      if (found.name == NULL || is_among (found.name, others))
        continue;
      for (guint row = 1; row < ent_book_sheet_n_rows (sheet); row++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          if (text == NULL)
            continue;
          is_used = TRUE;
          found.is_integer = found.is_integer && ent_graph_is_integer (text);
          found.is_number = found.is_number && is_number (text);
        }
      if (is_used)
        g_array_append_val (columns, found);
    }
  return columns;
}

const char *
ent_graph_cell (const EntBookSheet *sheet, guint row, const char *name)
{
  int column = ent_book_sheet_find_column (sheet, name);

  return column >= 0 ? ent_book_sheet_get (sheet, row, (guint) column) : NULL;
}

gboolean
ent_graph_is_directed (const EntBookSheet *ties)
{
  int column = ties != NULL ? ent_book_sheet_find_column (ties, "direction") : -1;

  for (guint row = 1; column >= 0 && row < ent_book_sheet_n_rows (ties); row++)
    if (g_strcmp0 (ent_book_sheet_get (ties, row, (guint) column), "forward") == 0)
      return TRUE;
  return FALSE;
}

gboolean
ent_graph_writing_goes_on (EntProgress *progress, guint from, guint to, guint row, guint n_rows, GError **error)
{
  if (ent_progress_goes_on (progress, from, to, row, n_rows))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Writing was stopped."));
  return FALSE;
}
