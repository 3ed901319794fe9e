/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The earlier versions of a file, looked for in a thread; and one of them, read there, and what there is to be known of it. */
#pragma once

#include "analysis/compare-maps.h"
#include "app/document/document.h"
#include "io/disk/backups.h"
#include "io/store.h"

G_BEGIN_DECLS

/* Where they are looked for; for tasks. */
typedef struct
{
  char *path, *map_id; /* the second is NULL where no map is known */
  EntSecret *secret;   /* or NULL */
} EntVersionPlace;
/* @document: the map of the file at @path, or NULL: then of that file alone. */
EntVersionPlace *ent_version_place_new (const char *path, EntDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void ent_version_place_free (EntVersionPlace *place);
/* See ent_store_list_versions(). */
GPtrArray *ent_version_place_list (const EntVersionPlace *place) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  /* what is asked; all owned */
  EntVersion *version;
  char *name;         /* of its file, for messages */
  EntSecret *keys[2]; /* with which it may be sealed; or NULL */
  char *passphrase;   /* that is tried where it is with neither; of ent_passphrase_dup(), or NULL */
  EntMap *newer;      /* a later one, from which it is told apart; gone once that is done; or NULL */
  EntMap *mine;       /* a copy of the map of today, of which it is to be made again; gone as well; or NULL */
  guint64 revision;   /* of that */
  guint row, action;  /* for whom it is read */

  /* what came of it */
  EntFile *file;          /* NULL: nothing can be read, and the error says why */
  gboolean whole;         /* it is as it was kept */
  gboolean is_sealed;     /* with none of those keys */
  char *difference;       /* from it to newer in one line, "" for none; NULL where nothing was compared */
  EntMapChanges *changes; /* from mine to it, if it is whole */
} EntVersionReading;
void ent_version_reading_free (EntVersionReading *reading);
/* All of it can be read: what was kept may have been damaged by then. */
gboolean ent_version_reading_is_whole (const EntVersionReading *reading);

/* For tasks, of which the data is an EntVersionReading: returns TRUE, or the error. */
void ent_version_reading_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_END_DECLS
