/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What journals hold whose process is gone. Looking, reading and opening delete nothing, and
 * no file of a document is written. All of it waits for the disk, and runs on any thread.
 */
#pragma once

#include "io/journal/journal.h"
#include "model/history.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  GPtrArray *changes; /* of EntChange, in the order of being applied */
} EntRecoveryStep;

typedef struct
{
  char *id; /* of the journal */
  char *title;
  char *path;                  /* of the file of the map; NULL: it had none */
  EntFingerprint *fingerprint; /* of that file, as it was opened or saved last; or NULL */
  gint64 time;                 /* of the last step, as g_get_real_time() */
  guint n_stakeholders, n_ties;
  guint n_unsaved;     /* steps that are not in that file */
  gboolean is_in_file; /* the file at path is what the journal leads to, byte for byte */
  gboolean is_older;   /* the last generation cannot be read: this is the one before */
  gboolean is_cut;     /* not all that was read could be brought back */
  gboolean is_sealed;  /* and was not looked into without its key: base is NULL */
  gboolean is_damaged; /* nothing of it can be read */

  /* NULL in a list */
  EntMap *base;
  GPtrArray *steps; /* of EntRecoveryStep, those that can be brought again included */
  guint position;   /* so many of them are done */
  int saved;        /* so many of them are in the file; -1: it is none of these states */
} EntRecovery;

void ent_recovery_free (EntRecovery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRecovery, ent_recovery_free)

/* Whether there is any, without looking into it. */
gboolean ent_recovery_is_any (void);
/* All that is left, the latest first: of EntRecovery, without maps and steps. */
GPtrArray *ent_recovery_list (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All of one. NULL with a message where nothing of it can be read; it stays. @seal: NULL for one that is not sealed. */
EntRecovery *ent_recovery_read (const char *id, const EntSeal *seal, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from the bytes of one generation, without an id; @name stands in messages. */
EntRecovery *ent_recovery_read_bytes (GBytes *file, const char *name, const EntSeal *seal, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* It is this process's from here on, to go on with. FALSE where another one has it. */
gboolean ent_recovery_take (const char *id, GError **error);
/* Deletes it: only where somebody has asked for that. */
gboolean ent_recovery_discard (const char *id, GError **error);

/* Does the steps again on @history, which is of self->base and empty, and marks what was saved. */
void ent_recovery_replay (const EntRecovery *self, EntHistory *history);

G_END_DECLS
