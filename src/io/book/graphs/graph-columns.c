/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns as attributes. */
#include "io/book/graphs/graph-columns.h"

#include <math.h>
#include <string.h>

#include "io/xml/markup.h"

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

GArray *
ent_graph_columns (const EntBookSheet *sheet, const char *const *others)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (EntGraphColumn));
  guint n_columns = sheet != NULL ? ent_book_sheet_n_columns (sheet) : 0;

  for (guint column = 0; column < n_columns; column++)
    {
      EntGraphColumn found = { column, ent_book_sheet_get (sheet, 0, column), TRUE, TRUE };
      gboolean is_used = FALSE;

      if (found.name == NULL || g_strv_contains (others, found.name))
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

gboolean
ent_graph_is_directed (const EntBookSheet *ties)
{
  int column = ties != NULL ? ent_book_sheet_find_column (ties, "direction") : -1;

  for (guint row = 1; column >= 0 && row < ent_book_sheet_n_rows (ties); row++)
    if (g_strcmp0 (ent_book_sheet_get (ties, row, (guint) column), "forward") == 0)
      return TRUE;
  return FALSE;
}

const char *
ent_graph_direction_word (const char *direction)
{
  if (g_strcmp0 (direction, "forward") == 0)
    return "directed";
  return g_strcmp0 (direction, "both") == 0 ? "mutual" : "undirected";
}

void
ent_graph_append_attribute (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    ent_markup_attribute (out, name, text, strlen (text));
}
