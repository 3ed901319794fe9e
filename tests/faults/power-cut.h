/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disk may hold after the power was cut while something was being written to it.
 *
 * The model, for every beginning of what was asked of the disk:
 * - what was written to a file before its last fsync() is there; of what was written later nothing, all, the first
 *   half, zeros in its place, or zeros in its first half.
 * - new names, renames and deletions before the last fsync() of their folder are there; of the later ones any may be
 *   missing, whatever else is there.
 */
#pragma once

#include <glib.h>

#include "faults/faults.h"

G_BEGIN_DECLS

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

/* On the file alone. */
PowerCutVerdict power_cut_judge (const FaultRecord *records, gsize n, const PowerCutFile *file);

G_END_DECLS
