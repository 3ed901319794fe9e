/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other files beside the map of a window, while they are compared or merged. Shared by
 *   window-merge.c   which files, and what they were made from
 *   joining.c        what is asked on the way, and what comes of it
 *   joining-work.c   reading and merging, in a thread
 */
#pragma once

#include "app/window/window-private.h"

#include "analysis/compare-maps.h"
#include "analysis/merge-maps.h"
#include "analysis/same-names.h"

G_BEGIN_DECLS

/* One of the files. */
typedef struct
{
  char *path, *name;
  EntFile *file;       /* once it is read */
  gboolean is_of_base; /* it was made from what the map began with */
  GPtrArray *pairs;    /* of EntSamePair: who in it may be somebody of the map and the files before it; NULL: nobody has looked */
  GPtrArray *before;   /* what was said of them, where the map has become another one since; or NULL */
  gboolean is_asked;   /* somebody has said of all of them */
  EntMap *joined;      /* what is in it, with the ids of those who are the same */
  EntMerge *merge;     /* of it and what came of the map and the files before it */
} Guest;

typedef struct
{
  EntWindow *window;      /* owned, but while something is asked over it: a question goes with its window */
  GPtrArray *guests;      /* of Guest, one or more, merged one after the other */
  guint at;               /* which of them is being read, or merged; beyond them: all are */
  gboolean compares;      /* and merges nothing; there is one of them */
  gboolean replaces;      /* there is one, the file of the map: saving goes on from what stands there */
  GBytes *base_bytes;     /* of the map that all began with, or NULL */
  EntSecret *base_secret; /* that those are sealed with, or NULL */
  EntSecret *secret;      /* of the map that is open, or NULL; what another one seals is asked for */
  char *passphrase;       /* being tried, also for those that follow; of ent_passphrase_dup() */
  GtkWidget *question;    /* that asks for it, or NULL */
  guint asked;            /* for which of them it does, or did last */
  Guest *adopted;         /* the map is sealed from here on as this one is; or NULL */
  EntMap *base;           /* once it is read, or NULL */
  EntMap *mine;           /* a copy of the window's map */
  guint64 revision;       /* of it */
  EntMap *so_far;         /* what came of it and the guests before the one that is merged */
  EntMapChanges *changes; /* from mine to the merged map */
  EntProgress *progress;
  EntWork *work; /* while a thread is at it */
} Joining;

/* joining-work.c */
Joining *ent_joining_new (EntWindow *window, gboolean compares) G_GNUC_WARN_UNUSED_RESULT;
void ent_joining_free (Joining *self);
void ent_joining_add (Joining *self, const char *path);
Guest *ent_joining_guest (const Joining *self, guint place);
/* Merges from the first one on with the map as it is: what was decided stays. */
void ent_joining_begin_merging (Joining *self);
/* Reads those that are not read yet, and what they began with, or ends at the one that could not be. */
void ent_joining_run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable);
/* Merges one after the other, up to the end, or to one of which something is to be asked. */
void ent_joining_run_merge (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable);

/* joining.c */
/* Takes @self over. Whoever asks again while it is at work is not heard. */
void ent_joining_begin (Joining *self);

G_END_DECLS
