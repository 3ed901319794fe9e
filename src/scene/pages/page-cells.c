/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many stakeholders of each sector stand in each ring of commitment, as a table: where nobody does is seen at a glance. */
#include "scene/pages/page-flow.h"

#define TONE_LACK 2

enum
{
  SECTOR,
  FIRST_COMMITMENT, /* leading; six of them */
  TOTAL = FIRST_COMMITMENT + ENT_N_COMMITMENTS,
  N_COLUMNS,
};

/* @rated: anybody on the map is; else all cells are empty, and none of them tells anything. */
static void
add_row (EntTable *table, const char *name, const EntSectorCoverage *coverage, gboolean rated)
{
  gboolean lacks = rated && ent_coverage_in_favour (coverage) == 0;
  EntCell cells[N_COLUMNS] = { 0 };

  cells[SECTOR] = (EntCell) { .text = ent_scene_display_text (name), .bold = TRUE };
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    {
      guint commitment = ENT_N_COMMITMENTS - 1 - i, n = coverage->at[commitment];

      /* that nobody resists, or nobody is left to be assessed, is nothing that lacks: a sector lacks those in favour */
      cells[FIRST_COMMITMENT + i] = (EntCell) {
        .text = g_strdup_printf ("%u", n),
        .bold = n > 0,
        .tone = lacks && commitment >= ENT_COMMITMENT_SUPPORTIVE ? TONE_LACK : 0,
      };
    }
  cells[TOTAL].text = g_strdup_printf ("%u", coverage->n);
  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

void
ent_pages_add_cells (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  EntColumn columns[N_COLUMNS] = { { ent_words_text (words, "Sector"), 9, 0, FALSE } };
  EntCoverage coverage;
  EntTable table;

  ent_coverage_count (flow->map, flow->spec->moment_id, &coverage);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    columns[FIRST_COMMITMENT + i] = (EntColumn) { ent_words_choice (words, &ent_commitment_choices, ENT_N_COMMITMENTS - 1 - i), 6, 0, TRUE };
  columns[TOTAL] = (EntColumn) { ent_words_text_in (words, "count", "All"), 3.5, 0, TRUE };
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    add_row (&table, ent_words_sector (words, flow->map, sector), &coverage.sectors[sector], ent_coverage_assessed (&coverage.all) > 0);
  ent_table_end (&table);
}
