/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading as a text that a test can compare: what each sentence says, whom its stretches stand for, its numbers, and what
 * is to be done about it.
 */
#pragma once

#include "analysis/reading/reading.h"

#include "web-fixture.h"

/* The day on which maps are read here. */
#define READ_ON 20261201u

/* All parts, in English, with what is private. */
EntReadingSpec reading_spec (void);
/* A line for each sentence of @sentences, as
 *
 *   KEY@SECTOR [2=taxi bar] are resistant: [taxi], [bar]. {stakeholders 2} <3: 1 0 0 2 0 0> ~ taxi bar -> Talk about taxi
 *
 * where [TEXT=IDS] is a stretch that stands for stakeholders, [TEXT] one that is the id itself, [TEXT!IDS] one for actions; then
 * numbers, the bar (how many, and of each commitment), the way, and the proposal, each where there is one. Checks that
 * each stretch is cut at whole letters, in order, and stands for somebody, and that the sentence speaks of just them. */
char *reading_text (EntMap *map, GPtrArray *sentences) G_GNUC_WARN_UNUSED_RESULT;
/* The same of @part of the reading; "" where it has nothing to say. */
char *reading_part_text (EntMap *map, const EntReadingSpec *spec, EntReadingPart part) G_GNUC_WARN_UNUSED_RESULT;
/* @part of reading_spec() is @expected. */
void check_part (EntMap *map, EntReadingPart part, const char *expected);
/* @sentences, which it takes over, are @expected. */
void check_sentences (EntMap *map, GPtrArray *sentences, const char *expected);
