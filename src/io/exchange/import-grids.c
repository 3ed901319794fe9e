/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns to be ticked, as matrices of actors on paper have them: "Poder" above "Alto", "Medio" and "Bajo", and a cross under
 * one of these; or the degrees of commitment side by side, with a C under the current one and a D under the desired. Each
 * such group becomes one column that says in words what was ticked.
 */
#include "io/exchange/import-private.h"

#include <string.h>

#include "io/exchange/value-words.h"

#define TITLE_ROWS 20u /* in one of so many of the first rows stand the words that are ticked */
#define LEAST_DEGREES 3u

typedef struct
{
  guint from, to; /* columns, without @to */
  char *title;    /* owned; NULL: degrees of commitment, current and desired */
} Grid;

typedef struct
{
  const EntBookSheet *from;
  EntBookSheet *to;
  guint titles; /* row of the words */
  GArray *grids;
} Grids;

static void
grid_clear (gpointer data)
{
  g_free (((Grid *) data)->title);
}

static const char *
cell (const EntBookSheet *sheet, guint row, guint column)
{
  const char *text = ent_book_sheet_get (sheet, row, column);

  return text != NULL && text[strspn (text, " \n\t")] != '\0' ? text : NULL;
}

/* --- what is ticked --- */

/* Which letters stand there, in any order: C and A for what is so, D for what is wanted, "" for a cross alone; NULL: other text. */
static const char *
read_tick (const char *text, gboolean letters)
{
  g_autofree char *folded = ent_words_fold (text);
  gboolean now = strpbrk (folded, "ca") != NULL, wanted = strchr (folded, 'd') != NULL;

  if (strcmp (folded, "x") == 0 || strcmp (folded, "xx") == 0 || strcmp (folded, "si") == 0 || strcmp (folded, "1") == 0 || strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0 ||
      strcmp (text, "☑") == 0 || strcmp (text, "●") == 0 || strcmp (text, "•") == 0 || strcmp (text, "*") == 0)
    return "c";
  if (!letters || (!now && !wanted) || folded[strspn (folded, "cad y")] != '\0')
    return NULL;
  return now && wanted ? "cd" : now ? "c"
                                    : "d";
}

static gboolean
is_unticked (const char *text)
{
  return text == NULL || ent_import_says_nothing (text) || strcmp (text, "0") == 0 || g_ascii_strcasecmp (text, "no") == 0;
}

/* Below @titles something is ticked, and there is nothing else. */
static gboolean
are_ticks (const EntBookSheet *sheet, guint titles, const Grid *grid)
{
  guint n_ticks = 0;

  for (guint row = titles + 1; row < ent_book_sheet_n_rows (sheet); row++)
    for (guint column = grid->from; column < grid->to; column++)
      {
        const char *text = cell (sheet, row, column);

        if (is_unticked (text))
          continue;
        if (read_tick (text, grid->title == NULL) == NULL)
          return FALSE;
        n_ticks++;
      }
  return n_ticks > 0;
}

/* --- where they are --- */

/* What the words under @title are chosen from: degrees, where nothing else is known of it. */
static const EntChoices *
choices_of (const char *title)
{
  EntMeans means;

  if (ent_header_find (ENT_SHEET_STAKEHOLDERS, title, &means) == ENT_HEADER_UNKNOWN)
    return &ent_power_choices;
  if (means.meaning == ENT_MEANS_ASPECT)
    return ent_aspect_values (means.aspect);
  if (means.meaning == ENT_MEANS_FIELD && means.field->type == ENT_FIELD_CHOICE)
    return means.field->choices;
  return means.meaning == ENT_MEANS_NOTES ? &ent_power_choices : NULL;
}

static gboolean
are_words (const EntBookSheet *sheet, guint row, guint from, guint to, const EntChoices *choices)
{
  for (guint column = from; column < to; column++)
    if (cell (sheet, row, column) == NULL || ent_value_word (choices, cell (sheet, row, column)) < 0)
      return FALSE;
  return to > from;
}

static void
take (Grids *self, guint from, guint to, const char *title)
{
  Grid grid = { from, to, g_strdup (title) };

  if (are_ticks (self->from, self->titles, &grid))
    g_array_append_val (self->grids, grid);
  else
    grid_clear (&grid);
}

/* Where a title of the row above ends: at the next one, or where nothing stands below any more. */
static guint
end_of_group (const Grids *self, guint from)
{
  guint to = from + 1, n = ent_book_sheet_n_columns (self->from);

  while (to < n && cell (self->from, self->titles - 1, to) == NULL && cell (self->from, self->titles, to) != NULL)
    to++;
  return to;
}

static void
find_groups (Grids *self)
{
  for (guint column = 0; self->titles > 0 && column < ent_book_sheet_n_columns (self->from); column++)
    {
      const char *title = cell (self->from, self->titles - 1, column);
      const EntChoices *choices = title != NULL ? choices_of (title) : NULL;
      guint to = choices != NULL ? end_of_group (self, column) : 0;

      if (to > column + 1 && are_words (self->from, self->titles, column, to, choices))
        {
          take (self, column, to, title);
          column = to - 1;
        }
    }
}

/* Words for commitment side by side, each another one. */
static void
find_degrees (Grids *self)
{
  guint n = ent_book_sheet_n_columns (self->from), seen = 0, from = 0;

  for (guint column = 0; column <= n; column++)
    {
      const char *text = column < n ? cell (self->from, self->titles, column) : NULL;
      int value = text != NULL ? ent_value_word (&ent_commitment_choices, text) : -1;

      if (value >= 0 && (seen & 1u << (guint) value) == 0)
        {
          from = seen == 0 ? column : from;
          seen |= 1u << (guint) value;
          continue;
        }
      if (seen != 0 && column - from >= LEAST_DEGREES)
        take (self, from, column, NULL);
      seen = 0;
    }
}

/* --- as columns --- */

static const Grid *
grid_at (const Grids *self, guint column)
{
  for (guint i = 0; i < self->grids->len; i++)
    if (column >= g_array_index (self->grids, Grid, i).from && column < g_array_index (self->grids, Grid, i).to)
      return &g_array_index (self->grids, Grid, i);
  return NULL;
}

static gboolean
put (Grids *self, guint row, guint column, const char *text)
{
  return text == NULL || ent_book_sheet_put (self->to, row, column, text, -1, NULL);
}

/* The words of what is ticked in the row with one of @letters. */
static char *
read_ticked (const Grids *self, guint row, const Grid *grid, const char *letters)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint column = grid->from; column < grid->to; column++)
    {
      const char *text = cell (self->from, row, column), *tick = is_unticked (text) ? NULL : read_tick (text, grid->title == NULL);

      if (tick != NULL && strpbrk (tick, letters) != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", cell (self->from, self->titles, column));
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/* What takes the place of the grid in a row; it takes two columns where there are two kinds of ticks. */
static gboolean
put_grid (Grids *self, guint row, guint column, const Grid *grid)
{
  g_autofree char *now = NULL, *wanted = NULL;

  if (row < self->titles)
    return TRUE;
  if (row == self->titles)
    return put (self, row, column, grid->title != NULL ? grid->title : ent_choice_label (&ent_aspect_choices, ENT_ASPECT_COMMITMENT)) &&
           (grid->title != NULL || put (self, row, column + 1, ent_choice_label (&ent_aspect_choices, ENT_ASPECT_DESIRED)));
  now = read_ticked (self, row, grid, "c");
  wanted = grid->title == NULL ? read_ticked (self, row, grid, "d") : NULL;
  return put (self, row, column, now) && put (self, row, column + 1, wanted);
}

/* The row of titles is one: what has none in it has that above. */
static const char *
text_at (const Grids *self, guint row, guint column)
{
  const char *text = cell (self->from, row, column);

  if (text != NULL && self->titles > 0 && row + 1 == self->titles && cell (self->from, row + 1, column) == NULL)
    return NULL;
  return text == NULL && row == self->titles && row > 0 ? cell (self->from, row - 1, column) : text;
}

static gboolean
put_row (Grids *self, guint row)
{
  guint to = 0;

  for (guint column = 0; column < ent_book_sheet_n_columns (self->from); column++)
    {
      const Grid *grid = grid_at (self, column);

      if (grid == NULL && !put (self, row, to, text_at (self, row, column)))
        return FALSE;
      if (grid != NULL && column == grid->from && !put_grid (self, row, to, grid))
        return FALSE;
      to += grid == NULL ? 1 : column > grid->from ? 0
                           : grid->title == NULL   ? 2
                                                   : 1;
    }
  ent_book_sheet_set_line (self->to, row, ent_book_sheet_line (self->from, row));
  return TRUE;
}

static EntBookSheet *
put_all (Grids *self, EntBook *book)
{
  self->to = ent_book_add_sheet (book, ENT_SHEET_UNKNOWN, ent_book_sheet_name (self->from), NULL);
  /* what is past a limit stays as it is */
  for (guint row = 0; self->to != NULL && row < ent_book_sheet_n_rows (self->from); row++)
    if (!put_row (self, row))
      return NULL;
  return self->to;
}

EntBookSheet *
ent_import_find_grids (EntBook *book, const EntBookSheet *sheet)
{
  Grids grids = { .from = sheet, .grids = g_array_new (FALSE, FALSE, sizeof (Grid)) };
  EntBookSheet *found = NULL;

  g_array_set_clear_func (grids.grids, grid_clear);
  for (grids.titles = 0; grids.grids->len == 0 && grids.titles < TITLE_ROWS && grids.titles < ent_book_sheet_n_rows (sheet); grids.titles++)
    {
      find_groups (&grids);
      if (grids.grids->len == 0)
        find_degrees (&grids);
      if (grids.grids->len > 0)
        break;
    }
  if (grids.grids->len > 0)
    found = put_all (&grids, book);
  g_array_unref (grids.grids);
  return found;
}
