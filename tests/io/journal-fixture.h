/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map whose steps are kept, and what is left of it when its process is gone. */
#pragma once

#include "io/journal/keeper.h"
#include "io/journal/recovery.h"

typedef struct
{
  EntMap *map;
  EntHistory *history;
  EntJournalKeeper *keeper;
} Kept;

/* A map with one moment, and what has become of it in the file that it was read from. */
void kept_begin (Kept *kept, const EntSeal *seal);
/* A stakeholder more, as a step of its own, flushed. */
void kept_step (Kept *kept, const char *name);
/* The title of the map, as it is typed, letter by letter: one step. */
void kept_type (Kept *kept, const char *title);
/* As if the program had been killed: what is on the disk stays. */
void kept_crash (Kept *kept);
void kept_clear (Kept *kept);

/* The one folder that is there; NULL where there is none. */
char *only_folder (void);
/* Its process is gone by now, for all that can be seen. */
void make_left (const char *folder);
char *text_of (EntMap *map);
/* The only thing that is left, read. */
EntRecovery *read_only_one (void);
/* Deletes it, as somebody who does not want it back. */
void discard_only_one (void);
/* The map that it leads to. */
EntMap *map_of (const EntRecovery *recovery);
EntHistory *replay (const EntRecovery *recovery);
