/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps for the tests of the model, and a map as text, to be compared. */
#pragma once

#include "model/edit.h"

/* Every record with every field, in order: two maps are the same when their texts are. */
char *dump_map (EntMap *map);

/* A map with one moment, called t-first. */
EntMap *new_map_with_moment (void);
/* Adds it through the door; the ids are short so that tests read well. */
void add_stakeholder (EntMap *map, const char *id, const char *name, EntSectorId sector);
void add_tie (EntMap *map, const char *id, const char *from, const char *to, EntTieKind kind);
void add_moment (EntMap *map, const char *id, const char *name, EntDate date);
void add_assessment (EntMap *map, const char *id, const char *moment, EntAspect aspect, guint value);

/* Sets @field as the file would say it; NULL: to its default. */
void set_field (EntMap *map, EntRecordKind kind, const char *id, const char *field, const char *text);

/* Undoes everything: the map is as @start, from dump_map(), says, and nothing in it is broken. */
void undo_to_start (EntHistory *history, const char *start);

/* Does something to the map by the history, as a step of its own: a raw change,
 * a group, or an edit; sometimes one that must be refused. */
void do_something (EntHistory *history, GRand *rand);
