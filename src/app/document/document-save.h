/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One save of a document: what it needs of it, and what comes of it. It knows no document, and runs in a thread. */
#pragma once

#include "io/disk/lock.h"
#include "io/store.h"

G_BEGIN_DECLS

/* Of what was written, larger files are not kept in memory, in bytes. */
#define ENT_DOCUMENT_MOST_BASE (8u << 20)

typedef struct
{
  EntMap *map;       /* a copy of our own */
  guint64 revision;  /* of it */
  EntSecret *secret; /* or NULL: not sealed */
  EntSecret *former; /* that sealed what was saved before; or NULL */
  EntProgress *progress;
  char *path;
  EntFingerprint *expected; /* or NULL: whatever stands there */
  EntSaved saved;
  gboolean has_versions;
  GBytes *bytes;        /* what was written, if it is kept */
  gboolean moves;       /* not where it was before */
  char *left;           /* where it was then; or NULL */
  char *person;         /* for the lock, or NULL */
  EntLock *lock;        /* of the new place, or where there was none before */
  EntLock *lock_before; /* of the place that it moves away from */
  guint64 state;        /* of the history, when the map was copied */
} EntSaving;
void ent_saving_free (EntSaving *save);
/* A GTaskThreadFunc: @task_data is the EntSaving. */
void ent_saving_run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable);

G_END_DECLS
