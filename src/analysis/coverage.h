/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well each sector of the protective environment is covered at a moment, and how that went from moment to moment.
 * Who stands on the map is counted; people and departments inside an organisation are not. Pure: reads the map, keeps
 * nothing.
 *
 * After the practice of Fundación Renacer (seven sectors) and Fundación Munasim Kullakita (decision power and
 * commitment of each), in ECPAT International and Down to Zero Alliance, "Effective Ways of Working with the Private
 * Sector", 2019, guidance 1.1 and 2.1.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;                     /* who stand in it */
  guint at[ENT_N_COMMITMENTS]; /* of them, by commitment */
  guint power;                 /* the sum of decision power, 1 to 5 each, of those whose power is assessed */
  guint power_in_favour;       /* of them, of those who are supportive or leading */
} EntSectorCoverage;

typedef struct
{
  EntSectorCoverage sectors[ENT_N_SECTORS], all;
} EntCoverage;

/* @moment: NULL for the latest. O(stakeholders + assessments) */
void ent_coverage_count (EntMap *map, const char *moment, EntCoverage *coverage);
/* Supportive or leading. */
guint ent_coverage_in_favour (const EntSectorCoverage *sector);
/* From whom anything is known: all but those whose commitment is not assessed. */
guint ent_coverage_assessed (const EntSectorCoverage *sector);
/* Whether somebody is in it, and from nobody there anything is known: it may be covered well or not at all. */
gboolean ent_coverage_is_unknown (const EntSectorCoverage *sector);
/* What those in favour hold of the decision power that is assessed, in hundredths, rounded; 0 of nothing is 0. */
guint ent_coverage_percent (const EntSectorCoverage *sector);
/* How well a sector is covered, from 0 to 1, to put the worst first: with nobody in it 0; else the part of those in favour
 * among all, and no better than half of it where that rests on one alone. Decision power is not in it: families and
 * children decide little by nature, and are not covered worse for that. */
double ent_coverage_grade (const EntSectorCoverage *sector);

typedef struct
{
  EntId moment;
  EntCoverage coverage;
} EntMomentCoverage;

/* Of EntMomentCoverage, by time, ids owned; with none while there is no moment. O(assessments + moments · stakeholders) */
GArray *ent_coverage_over_time (EntMap *map) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
