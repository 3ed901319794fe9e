/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties in tables that have no titles, as programs for graphs save them. */
#include "io/exchange/import-private.h"

#include <string.h>

#define MATRIX_LEAST 3u /* so many rows make a matrix */

typedef struct
{
  const EntBookSheet *from;
  EntBookSheet *to;
  guint row;
} Pairs;

static gboolean
is_number (const char *text)
{
  double number;

  return ent_scale_number (ENT_DECIMALS_POINT, text, &number) || ent_scale_number (ENT_DECIMALS_COMMA, text, &number);
}

/* 0, a dash and nothing are no tie. */
static gboolean
is_none (const char *text)
{
  return text == NULL || strspn (text, "0.,-") == strlen (text) || strcmp (text, "–") == 0 || strcmp (text, "—") == 0;
}

static gboolean
is_cross (const char *text)
{
  return g_ascii_strcasecmp (text, "x") == 0 || strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0;
}

/* The same names above and at the left, in one order, and numbers or crosses between. */
static gboolean
is_matrix (const EntBookSheet *sheet)
{
  guint n = ent_book_sheet_n_rows (sheet);

  if (n < MATRIX_LEAST || ent_book_sheet_n_columns (sheet) != n)
    return FALSE;
  for (guint i = 1; i < n; i++)
    {
      const char *above = ent_book_sheet_get (sheet, 0, i);

      if (above == NULL || g_strcmp0 (above, ent_book_sheet_get (sheet, i, 0)) != 0)
        return FALSE;
    }
  for (guint row = 1; row < n; row++)
    for (guint column = 1; column < n; column++)
      {
        const char *text = ent_book_sheet_get (sheet, row, column);

        if (!is_none (text) && !is_number (text) && !is_cross (text))
          return FALSE;
      }
  return TRUE;
}

/* Each of the two says the same of the other. */
static gboolean
is_mirrored (const EntBookSheet *sheet)
{
  guint n = ent_book_sheet_n_rows (sheet);

  for (guint row = 1; row < n; row++)
    for (guint column = 1; column < row; column++)
      {
        const char *one = ent_book_sheet_get (sheet, row, column), *other = ent_book_sheet_get (sheet, column, row);

        if (!(is_none (one) && is_none (other)) && g_strcmp0 (one, other) != 0)
          return FALSE;
      }
  return TRUE;
}

/* Who comes first in a row. */
static GHashTable *
first_names (const EntBookSheet *sheet)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    if (ent_book_sheet_get (sheet, row, 0) != NULL)
      g_hash_table_add (names, (gpointer) ent_book_sheet_get (sheet, row, 0));
  return names;
}

/* Two names in each row, and a third cell only for a number; some name comes twice. Names may be numbers, where all are. */
static gboolean
is_list (const EntBookSheet *sheet)
{
  guint n = ent_book_sheet_n_rows (sheet), n_rows = 0;
  g_autoptr (GHashTable) names = NULL;
  gboolean again = FALSE, numbered = n > 0 && ent_book_sheet_get (sheet, 0, 0) != NULL && is_number (ent_book_sheet_get (sheet, 0, 0));

  if (ent_book_sheet_n_columns (sheet) < 2 || ent_book_sheet_n_columns (sheet) > 3)
    return FALSE;
  names = first_names (sheet);
  for (guint row = 0; row < n; row++)
    {
      const char *first = ent_book_sheet_get (sheet, row, 0), *second = ent_book_sheet_get (sheet, row, 1), *third = ent_book_sheet_get (sheet, row, 2);

      if (first == NULL && second == NULL && third == NULL)
        continue;
      if (first == NULL || second == NULL || is_number (first) != numbered || is_number (second) != numbered || (third != NULL && !is_number (third)))
        return FALSE;
      n_rows++;
      again |= g_hash_table_contains (names, second);
    }
  return n_rows > 1 && (again || g_hash_table_size (names) < n_rows);
}

/* A name, and behind it those it is tied to, in rows of different length: most of them come first in a row too. */
static gboolean
is_adjacency (const EntBookSheet *sheet)
{
  guint n = ent_book_sheet_n_rows (sheet), n_cells = 0, n_known = 0, shortest = G_MAXUINT;
  g_autoptr (GHashTable) names = first_names (sheet);

  for (guint row = 0; row < n; row++)
    {
      guint length = 0;

      for (guint column = 1; column < ent_book_sheet_n_columns (sheet); column++)
        {
          const char *text = ent_book_sheet_get (sheet, row, column);

          if (text == NULL)
            continue;
          length = column;
          n_cells++;
          n_known += g_hash_table_contains (names, text);
        }
      shortest = MIN (shortest, length);
    }
  return n > 1 && n_cells > 0 && shortest < ent_book_sheet_n_columns (sheet) - 1 && 2 * n_known >= n_cells;
}

static gboolean
put (Pairs *self, const char *title, const char *text)
{
  return text == NULL || ent_book_sheet_put_named (self->to, self->row, title, text, -1, NULL);
}

static gboolean
put_pair (Pairs *self, guint row, const char *from, const char *to, const char *weight)
{
  gboolean done = put (self, "from", from) && put (self, "to", to) && put (self, "weight", weight);

  ent_book_sheet_set_line (self->to, self->row, ent_book_sheet_line (self->from, row));
  self->row++;
  return done;
}

/* 1 and a cross are a tie of no other strength; where it is the same both ways each tie is there once, and who is tied
 * to themselves is none. */
static gboolean
put_matrix (Pairs *self)
{
  guint n = ent_book_sheet_n_rows (self->from);
  gboolean mirrored = is_mirrored (self->from);

  for (guint row = 1; row < n; row++)
    for (guint column = mirrored ? row + 1 : 1; column < n; column++)
      {
        const char *text = ent_book_sheet_get (self->from, row, column);

        if (is_none (text) || row == column)
          continue;
        if (!put (self, "direction", mirrored ? NULL : ent_direction_choices.items[ENT_DIRECTION_FORWARD].name) ||
            !put_pair (self, row, ent_book_sheet_get (self->from, row, 0), ent_book_sheet_get (self->from, 0, column), strcmp (text, "1") != 0 && !is_cross (text) ? text : NULL))
          return FALSE;
      }
  return TRUE;
}

static gboolean
put_rows (Pairs *self, gboolean adjacency)
{
  for (guint row = 0; row < ent_book_sheet_n_rows (self->from); row++)
    for (guint column = 1; column < (adjacency ? ent_book_sheet_n_columns (self->from) : 2); column++)
      {
        const char *from = ent_book_sheet_get (self->from, row, 0), *to = ent_book_sheet_get (self->from, row, column);

        if (from != NULL && to != NULL && !put_pair (self, row, from, to, adjacency ? NULL : ent_book_sheet_get (self->from, row, 2)))
          return FALSE;
      }
  return TRUE;
}

EntBookSheet *
ent_import_find_pairs (EntBook *book, const EntBookSheet *sheet, gboolean has_titles)
{
  Pairs pairs = { .from = sheet, .row = 1 };
  gboolean matrix = is_matrix (sheet), list = !matrix && !has_titles && is_list (sheet);
  gboolean adjacency = !matrix && !has_titles && !list && is_adjacency (sheet);

  if (!matrix && !list && !adjacency)
    return NULL;
  pairs.to = ent_book_add_sheet (book, ENT_SHEET_TIES, ent_book_sheet_name (sheet), NULL);
  /* what is past a limit stays a table */
  if (pairs.to == NULL || !(matrix ? put_matrix (&pairs) : put_rows (&pairs, adjacency)))
    return NULL;
  return pairs.to;
}
