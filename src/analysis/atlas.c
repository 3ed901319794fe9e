/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the atlas, and which of them are worst. */
#include "analysis/atlas.h"

#include "model/text.h"

#include <stdlib.h>
#include <string.h>

static void
clear_row (gpointer data)
{
  EntAtlasRow *row = data;

  g_free (row->name);
  g_free (row->file);
}

static void
clear_skipped (gpointer data)
{
  EntAtlasSkipped *skipped = data;

  g_free (skipped->name);
  g_free (skipped->reason);
}

EntAtlas *
ent_atlas_new (void)
{
  EntAtlas *atlas = g_new0 (EntAtlas, 1);

  atlas->rows = g_array_new (FALSE, TRUE, sizeof (EntAtlasRow));
  atlas->skipped = g_array_new (FALSE, TRUE, sizeof (EntAtlasSkipped));
  g_array_set_clear_func (atlas->rows, clear_row);
  g_array_set_clear_func (atlas->skipped, clear_skipped);
  return atlas;
}

void
ent_atlas_free (EntAtlas *atlas)
{
  if (atlas == NULL)
    return;
  g_array_unref (atlas->rows);
  g_array_unref (atlas->skipped);
  g_free (atlas);
}

static gboolean
says_something (const char *text)
{
  return text != NULL && *text != '\0';
}

static guint
count_ties (EntMap *map)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      n += ent_stakeholder_is_on_map (ent_map_stakeholder (map, tie->from)) &&
           ent_stakeholder_is_on_map (ent_map_stakeholder (map, tie->to));
    }
  return n;
}

void
ent_atlas_add (EntAtlas *atlas, EntMap *map, const char *name)
{
  const EntMapInfo *info = ent_map_info (map);
  const EntMoment *latest = ent_map_latest_moment (map);
  const char *shown = says_something (info->place) ? info->place : says_something (info->title) ? info->title
                                                                                                : name;
  EntAtlasRow row = {
    .name = g_strdup (shown),
    .file = g_strdup (name),
    .date = latest != NULL ? latest->date : 0,
    .n_ties = count_ties (map),
    .number = atlas->rows->len,
  };

  ent_coverage_count (map, NULL, &row.coverage);
  g_array_append_val (atlas->rows, row);
}

void
ent_atlas_skip (EntAtlas *atlas, const char *name, const char *reason)
{
  EntAtlasSkipped skipped = { g_strdup (name), g_strdup (reason) };

  g_array_append_val (atlas->skipped, skipped);
}

guint
ent_atlas_row_unguarded (const EntAtlasRow *row)
{
  guint n = 0;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    n += ent_coverage_in_favour (&row->coverage.sectors[sector]) == 0 && !ent_coverage_is_unknown (&row->coverage.sectors[sector]);
  return n;
}

guint
ent_atlas_row_unknown (const EntAtlasRow *row)
{
  guint n = 0;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    n += ent_coverage_is_unknown (&row->coverage.sectors[sector]);
  return n;
}

EntAtlasGaps
ent_atlas_row_gaps (const EntAtlasRow *row)
{
  if (ent_atlas_row_unknown (row) == 0)
    return ENT_GAPS_COUNTED;
  return ent_atlas_row_unguarded (row) > 0 ? ENT_GAPS_AT_LEAST : ENT_GAPS_UNKNOWN;
}

char *
ent_atlas_row_gaps_text (const EntAtlasRow *row)
{
  switch (ent_atlas_row_gaps (row))
    {
    case ENT_GAPS_AT_LEAST:
      return g_strdup_printf ("≥%u", ent_atlas_row_unguarded (row));
    case ENT_GAPS_UNKNOWN:
      return g_strdup ("?");
    case ENT_GAPS_COUNTED:
    default:
      return g_strdup_printf ("%u", ent_atlas_row_unguarded (row));
    }
}

gboolean
ent_atlas_row_is_assessed (const EntAtlasRow *row)
{
  return ent_coverage_assessed (&row->coverage.all) > 0;
}

guint
ent_atlas_n_unassessed (const EntAtlas *atlas)
{
  guint n = 0;

  for (guint i = 0; i < atlas->rows->len; i++)
    n += !ent_atlas_row_is_assessed (&g_array_index (atlas->rows, EntAtlasRow, i));
  return n;
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_grades (gconstpointer a, gconstpointer b)
{
  return compare_numbers (*(const double *) a, *(const double *) b);
}

/* A row with what it is sorted by. */
typedef struct
{
  EntAtlasRow row;
  guint n_unguarded;
  double grades[ENT_N_SECTORS]; /* the lowest first, and last what is not known */
  char *key;                    /* of its name, the same in every locale */
} Weighed;

static Weighed
weigh (const EntAtlasRow *row)
{
  Weighed weighed = {
    .row = *row,
    .n_unguarded = ent_atlas_row_unguarded (row),
    .key = ent_text_fold (row->name),
  };

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      const EntSectorCoverage *coverage = &row->coverage.sectors[sector];

      weighed.grades[sector] = ent_coverage_is_unknown (coverage) ? G_MAXDOUBLE : ent_coverage_grade (coverage);
    }
  qsort (weighed.grades, ENT_N_SECTORS, sizeof weighed.grades[0], compare_grades);
  return weighed;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Weighed *one = a, *other = b;
  gboolean is_assessed = ent_atlas_row_is_assessed (&one->row);
  int order = ent_atlas_row_is_assessed (&other->row) - is_assessed;

  if (order == 0 && is_assessed)
    order = compare_numbers (other->n_unguarded, one->n_unguarded);
  for (guint i = 0; i < ENT_N_SECTORS && order == 0 && is_assessed; i++)
    order = compare_numbers (one->grades[i], other->grades[i]);
  if (order == 0)
    order = strcmp (one->key, other->key);
  return order != 0 ? order : g_strcmp0 (one->row.file, other->row.file);
}

void
ent_atlas_sort (EntAtlas *atlas)
{
  g_autoptr (GArray) weighed = g_array_sized_new (FALSE, FALSE, sizeof (Weighed), atlas->rows->len);

  for (guint i = 0; i < atlas->rows->len; i++)
    {
      Weighed one = weigh (&g_array_index (atlas->rows, EntAtlasRow, i));

      g_array_append_val (weighed, one);
    }
  g_array_sort (weighed, compare_rows);
  for (guint i = 0; i < weighed->len; i++)
    {
      Weighed *one = &g_array_index (weighed, Weighed, i);

      g_array_index (atlas->rows, EntAtlasRow, i) = one->row;
      g_free (one->key);
    }
}

gboolean
ent_atlas_cell_is_known (const EntAtlas *atlas, const EntAtlasCell *cell)
{
  return ent_atlas_row_is_assessed (&g_array_index (atlas->rows, EntAtlasRow, cell->row)) &&
         !ent_coverage_is_unknown (ent_atlas_cell_coverage (atlas, cell));
}

int
ent_atlas_compare_cells (const EntAtlas *atlas, const EntAtlasCell *cell, const EntAtlasCell *other)
{
  const EntSectorCoverage *first = ent_atlas_cell_coverage (atlas, cell), *second = ent_atlas_cell_coverage (atlas, other);
  int order = ent_atlas_cell_is_known (atlas, other) - ent_atlas_cell_is_known (atlas, cell);

  if (order != 0)
    return order;
  if ((first->n == 0) != (second->n == 0))
    return first->n == 0 ? -1 : 1;
  order = compare_numbers (ent_coverage_grade (first), ent_coverage_grade (second));
  return order != 0 ? order : compare_numbers (second->at[ENT_COMMITMENT_RESISTANT], first->at[ENT_COMMITMENT_RESISTANT]);
}

/* Of equal ones that of the earlier row. */
static int
compare_cells (gconstpointer a, gconstpointer b, gpointer atlas)
{
  const EntAtlasCell *cell = a, *other = b;
  int order = ent_atlas_compare_cells (atlas, cell, other);

  if (order == 0)
    order = compare_numbers (cell->row, other->row);
  return order != 0 ? order : compare_numbers (cell->sector, other->sector);
}

GArray *
ent_atlas_worst_cells (const EntAtlas *atlas)
{
  GArray *cells = g_array_sized_new (FALSE, FALSE, sizeof (EntAtlasCell), atlas->rows->len * ENT_N_SECTORS);

  for (guint i = 0; i < atlas->rows->len; i++)
    for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
      {
        EntAtlasCell cell = { i, sector };

        g_array_append_val (cells, cell);
      }
  g_array_sort_with_data (cells, compare_cells, (gpointer) atlas);
  return cells;
}
