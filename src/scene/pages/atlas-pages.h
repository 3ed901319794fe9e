/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An atlas on paper. */
#pragma once

#include "analysis/atlas.h"
#include "scene/pages/page-document.h"

G_BEGIN_DECLS

/* How well a sector is covered, or all of them together. */
EntCoverageTone ent_atlas_tone (const EntSectorCoverage *coverage);

/* By what cells are graded and what counts as a gap, in whole sentences. */
const char *ent_atlas_explain (const EntWords *words);

/* Which destinations stand at the end, and why, in a sentence or two; NULL: none. */
char *ent_atlas_describe_unassessed (const EntAtlas *atlas, const EntWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* A row for each destination in the order of @atlas, see ent_atlas_sort(), those that are not assessed under a heading of their
 * own, then the worst cells, then what was skipped. For
 * paper of @spec->width × @spec->height points; of @spec only these, margin, words, today and progress count. @progress is
 * looked at between rows; NULL where it was stopped. O(rows) */
EntPages *ent_atlas_pages_new (const EntAtlas *atlas, const EntSceneSpec *spec, PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
