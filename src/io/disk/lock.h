/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock of a document: a small file beside it that tells colleagues on the same share who has
 * it open, where and since when. It is advice, kept by those who ask for it; what guards the work
 * of two people is the fingerprint that saving compares.
 *
 * All functions but the parser and the texts wait for the disk; they may be called on any thread.
 */
#pragma once

#include "io/disk/running.h"

G_BEGIN_DECLS

/* Longer than any lock: such a file is not read. */
#define ENT_LOCK_BYTES 4096u

/* Who has a document, by what is written in its lock. */
typedef struct
{
  char *person; /* or NULL: who does not say */
  char *host;   /* the name of the machine, or NULL */
  EntRunning running;
  gint64 since; /* seconds since 1970, by the holder's clock; 0: not known */
  gint64 seen;  /* when it last said so: every ten minutes; 0: not known */
  char *id;     /* of this lock alone; NULL: it is not one of ours */
} EntLockHolder;

void ent_lock_holder_free (EntLockHolder *holder);
EntLockHolder *ent_lock_holder_copy (const EntLockHolder *holder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLockHolder, ent_lock_holder_free)
/* On this machine, in another session or program. */
gboolean ent_lock_holder_is_here (const EntLockHolder *holder);
/* Silent for more than a day at @now, in seconds since 1970: probably left over. */
gboolean ent_lock_holder_is_old (const EntLockHolder *holder, gint64 now);

/* What the bytes of a lock tell, whatever they are: also those of LibreOffice, and anything that
 * cannot be understood is somebody's of whom nothing is known. Never NULL. */
EntLockHolder *ent_lock_parse (const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
char *ent_lock_format (const EntLockHolder *holder) G_GNUC_WARN_UNUSED_RESULT;

/* ".~lock.NAME#" beside the file that @path leads to, whether or not it is there; NULL where that cannot be told. */
char *ent_lock_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Who else has the document at @path, and is not known to be gone; NULL: nobody. */
EntLockHolder *ent_lock_look (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* A lock that this program has taken. May be shared by threads. */
typedef struct _EntLock EntLock;

/* Takes the lock of the document at @path for @person (NULL: does not say). What was left by a program that is gone is
 * taken over, with @takes_over also that of somebody who is there. NULL with @holder: somebody else has it. NULL without:
 * no lock can be made there, as on a disk that can only be read; that is no reason not to open the document. */
EntLock *ent_lock_take (const char *path, const char *person, gboolean takes_over, EntLockHolder **holder) G_GNUC_WARN_UNUSED_RESULT;
EntLock *ent_lock_ref (EntLock *lock);
void ent_lock_unref (EntLock *lock); /* leaves the file */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLock, ent_lock_unref)
/* Writes the time anew, or the whole lock where somebody has tidied it away. FALSE: it is somebody
 * else's by now, of @holder. */
gboolean ent_lock_refresh (EntLock *lock, EntLockHolder **holder);
/* Whether it is still ours; FALSE as above. */
gboolean ent_lock_check (EntLock *lock, EntLockHolder **holder);
/* Removes the file if it is still ours; nothing brings it back. */
void ent_lock_release (EntLock *lock);

G_END_DECLS
