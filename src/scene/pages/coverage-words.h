/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a sector is covered, in few words: the same on pages and in the window. */
#pragma once

#include "analysis/coverage.h"
#include "scene/scene.h"

G_BEGIN_DECLS

/* "3 of 8" are in favour, "? of 8" where nobody is assessed; or that nobody is there. */
char *ent_coverage_text (const EntWords *words, const EntSectorCoverage *coverage) G_GNUC_WARN_UNUSED_RESULT;
/* What a tone stands for. */
const char *ent_coverage_tone_label (const EntWords *words, EntCoverageTone tone);

G_END_DECLS
