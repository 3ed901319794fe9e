/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawing of how well a sector is covered, by the same code as on paper: its ground, a number, and a bar of who
 * stands where.
 */
#pragma once

#include <gtk/gtk.h>

#include "analysis/coverage.h"
#include "draw/draw.h"

G_BEGIN_DECLS

#define ENT_TYPE_COVERAGE_CELL (ent_coverage_cell_get_type ())
G_DECLARE_FINAL_TYPE (EntCoverageCell, ent_coverage_cell, ENT, COVERAGE_CELL, GtkWidget)

GtkWidget *ent_coverage_cell_new (void);
/* Each says what it shows from then on: a number with its bar; or for a key, the ground alone, or a part of a bar. */
void ent_coverage_cell_show (EntCoverageCell *self, const EntSectorCoverage *coverage);
void ent_coverage_cell_show_tone (EntCoverageCell *self, EntCoverageTone tone);
void ent_coverage_cell_show_part (EntCoverageCell *self, EntCommitment commitment);

G_END_DECLS
