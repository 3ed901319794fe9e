/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The atlas: many maps, of the destinations of a country say, with their coverage side by side. First comes where most is
 * missing, so that it is seen where to begin, and last that of which nothing is known yet. Numbers alone: neither the names
 * of stakeholders nor anything else of a map is in it but its place. A map need not be there any more once it is added.
 */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;   /* of the destination: its place, the title of the map, or else @file */
  char *file;   /* where the map came from, for people */
  EntDate date; /* of the latest moment, which is the one that counts; 0: it has none */
  guint n_ties;
  guint number; /* how many were added before it: the same however rows are sorted */
  EntCoverage coverage;
} EntAtlasRow;

/* One that could not be read. */
typedef struct
{
  char *name, *reason; /* the reason is one or more whole sentences */
} EntAtlasSkipped;

typedef struct
{
  GArray *rows;    /* of EntAtlasRow */
  GArray *skipped; /* of EntAtlasSkipped, in the order in which they were told of */
} EntAtlas;

EntAtlas *ent_atlas_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_atlas_free (EntAtlas *atlas); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAtlas, ent_atlas_free)

/* @name: what the map is called where it came from, such as its file. O(stakeholders + assessments + ties) */
void ent_atlas_add (EntAtlas *atlas, EntMap *map, const char *name);
void ent_atlas_skip (EntAtlas *atlas, const char *name, const char *reason);
/* The worst first: with most sectors that have nobody in favour, then with the lowest grades of coverage from the worst
 * sector on, then by name. Those that are not assessed are no better or worse than any other: they come last, by name.
 * O(n log n) */
void ent_atlas_sort (EntAtlas *atlas);
/* Whether anybody on its map is assessed; else nothing is known of how it is covered. */
gboolean ent_atlas_row_is_assessed (const EntAtlasRow *row);
/* How many sectors have nobody who is supportive or leading, apart from those in which somebody is, but nobody who is assessed: it
 * is the number of gaps that are known. */
guint ent_atlas_row_unguarded (const EntAtlasRow *row);
/* In how many sectors somebody is, but nobody who is assessed. */
guint ent_atlas_row_unknown (const EntAtlasRow *row);
/* How many gaps a row has, as far as that is known. */
typedef enum
{
  ENT_GAPS_COUNTED,  /* as many as are known */
  ENT_GAPS_AT_LEAST, /* so many are known, and in some sectors it is not known whether they are gaps */
  ENT_GAPS_UNKNOWN,  /* none is known, and there may be some */
} EntAtlasGaps;
EntAtlasGaps ent_atlas_row_gaps (const EntAtlasRow *row);
/* "3", "≥3", "?": the same in every language. */
char *ent_atlas_row_gaps_text (const EntAtlasRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* How many rows are not assessed. */
guint ent_atlas_n_unassessed (const EntAtlas *atlas);

/* Where a destination and a sector meet. */
typedef struct
{
  guint row;    /* index in rows */
  guint sector; /* EntSectorId */
} EntAtlasCell;
static inline const EntSectorCoverage *
ent_atlas_cell_coverage (const EntAtlas *atlas, const EntAtlasCell *cell)
{
  return &g_array_index (atlas->rows, EntAtlasRow, cell->row).coverage.sectors[cell->sector];
}

/* FALSE: nobody in it is assessed, or nobody on its map. */
gboolean ent_atlas_cell_is_known (const EntAtlas *atlas, const EntAtlasCell *cell);
/* Below zero where @cell is worse than @other: without anybody, then by grade, then where more are resistant; 0 where they are
 * as bad. What is not known comes last. */
int ent_atlas_compare_cells (const EntAtlas *atlas, const EntAtlasCell *cell, const EntAtlasCell *other);
/* All cells, of EntAtlasCell, the worst first, and last what is not known. O(n log n) */
GArray *ent_atlas_worst_cells (const EntAtlas *atlas) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
