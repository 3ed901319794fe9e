/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disk may hold after the power was cut while something was being written to it.
 *
 * The model, for every beginning of what was asked of the disk:
 * - what was written to a file before its last fsync() is there; of what was written later nothing, all, the first
 *   half, zeros in its place, or zeros in its first half.
 * - new files and folders, renames and deletions before the last fsync() of the folder that they are in are there; of
 *   the later ones any may be missing, whatever else is there. What is in a folder that is missing is missing too.
 * Of many that may be missing each one, all before one, all behind one, and some of them picked at random are tried.
 */
#pragma once

#include <glib.h>

#include "faults/faults.h"

G_BEGIN_DECLS

/* What stands on the disk, safe, before anything is done. */
typedef struct _PowerCutDisk PowerCutDisk;
PowerCutDisk *power_cut_disk_new (void);
void power_cut_disk_free (PowerCutDisk *disk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowerCutDisk, power_cut_disk_free)
/* All that is in @folder now, which is there itself whatever happens. */
void power_cut_disk_add (PowerCutDisk *disk, const char *folder);

/* One state after a cut. */
typedef struct
{
  guint told;           /* the number of the last faults_mark() before the cut, or 0 */
  gboolean is_at_end;   /* everything had been done */
  GHashTable *contents; /* path -> GBytes of a file, or NULL for a folder; below the folders that were added */
  GPtrArray *roots;     /* the folders that were added */
} PowerCutState;
/* NULL: there is no such file. */
GBytes *power_cut_state_bytes (const PowerCutState *state, const char *path);
/* Puts this state in the place of whatever is in the folders that were added. */
void power_cut_state_put (const PowerCutState *state);

typedef void (*PowerCutFunc) (const PowerCutState *state, gpointer data);
/* Calls @func for each different state; how many there are. */
guint power_cut_each (PowerCutDisk *disk, const FaultRecord *records, gsize n, PowerCutFunc func, gpointer data);

typedef struct
{
  const char *path;
  GBytes *old; /* what stood there before, safe; NULL: nothing */
  GBytes *new; /* what was written; NULL: nothing else may stand there */
} PowerCutFile;

typedef struct
{
  guint n_states; /* looked at */
  guint n_torn;   /* in which the file is neither the old one nor the new one */
  guint n_undone; /* in which it is not the new one, although everything was done */
} PowerCutVerdict;

/* On one file alone. */
PowerCutVerdict power_cut_judge (PowerCutDisk *disk, const FaultRecord *records, gsize n, const PowerCutFile *file);

G_END_DECLS
