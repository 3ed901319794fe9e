/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a document: how it is read, and how it is saved so that at every
 * moment either the old or the new document is whole on the disk.
 */
#pragma once

#include <gio/gio.h>

#include "io/finding.h"
#include "io/secret/secret.h"
#include "model/map.h"
#include "model/progress.h"

G_BEGIN_DECLS

#define ENT_IO_ERROR (ent_io_error_quark ())
typedef enum
{
  ENT_IO_ERROR_UNREADABLE, /* the system refuses to read it */
  ENT_IO_ERROR_NOT_A_MAP,  /* another kind of file: the message says which */
  ENT_IO_ERROR_DAMAGED,    /* not well-formed; what came before the fault may have been read */
  ENT_IO_ERROR_HOSTILE,    /* past a limit, or a DOCTYPE */
  ENT_IO_ERROR_NEWER,      /* a later major version */
  ENT_IO_ERROR_CHANGED,    /* the file on the disk is not the one that was opened */
  ENT_IO_ERROR_NOT_SAVED,  /* the disk refused; the document is still in memory */
  ENT_IO_ERROR_VERIFY,     /* what was to be written does not read back as the map */
  ENT_IO_ERROR_TOO_LONG,   /* more text in one record than a tag holds: the message says which */
  ENT_IO_ERROR_SEALED,     /* with a passphrase, and none was given */
  ENT_IO_ERROR_PASSPHRASE, /* the one given is not the right one */
  ENT_IO_ERROR_TRUNCATED,  /* sealed, and its end is missing */
  ENT_IO_ERROR_ALTERED,    /* sealed, and not as it was when it was saved */
  ENT_IO_ERROR_MEMORY,     /* not enough to derive a key */
  ENT_IO_ERROR_LOCKED,     /* somebody else has the file open: the message says who */
} EntIoError;
GQuark ent_io_error_quark (void);
/* What @error says of the file at @path, without the path and the line that a terminal shows before it. Lent by @error. */
const char *ent_io_error_reason (const GError *error, const char *path);

/* What a file was when it was read or saved: tells whether it has changed since. */
typedef struct
{
  char *real_path; /* links resolved */
  guint64 device, inode, size;
  gint64 mtime_ns, ctime_ns;
  char *checksum;
  guint n_names; /* hard links that it had before: the others keep the old content */
} EntFingerprint;
/* Of what stands at @path now, not read: without a checksum; n_names is 0 where nothing
 * is. Waits for the disk, as long as that takes. */
EntFingerprint *ent_fingerprint_look (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both are of one file, whatever links and ways led to it; also where there is
 * no file yet. Two hard links are one file. Looks at no disk. */
gboolean ent_fingerprint_is_same_file (const EntFingerprint *fingerprint, const EntFingerprint *other);
EntFingerprint *ent_fingerprint_copy (const EntFingerprint *fingerprint);
void ent_fingerprint_free (EntFingerprint *fingerprint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFingerprint, ent_fingerprint_free)

typedef struct
{
  EntMap *map; /* owned */
  char *path;  /* as it was given */
  EntFingerprint *fingerprint;
  GPtrArray *findings; /* of EntFinding, in the order of the lines */
  gboolean mended;     /* something was changed to make sense: unsaved from the start */
  gboolean damaged;    /* not well-formed: what could be read; save as another file only */
  EntSecret *secret;   /* it is sealed with this; or NULL */
  GBytes *bytes;       /* what is in the file, if that was to be kept; or NULL */
} EntFile;
void ent_file_free (EntFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFile, ent_file_free)

/* All that follows and waits for a disk takes the EntProgress of whoever waits, or NULL. Stopped, it ends soon with
 * G_IO_ERROR_CANCELLED, and everything is as it was. */

/* Reads a map. NULL with a message that names file and line, "file:line: what",
 * when nothing could be read; ENT_IO_ERROR_SEALED when that takes a passphrase. Never
 * hangs on a pipe or a folder. Runs on any thread. */
EntFile *ent_store_open (const char *path, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a map that may be sealed: with @passphrase, or NULL. ENT_IO_ERROR_PASSPHRASE when it is another
 * one. For one that is not sealed it is not looked at. Of a sealed file that is damaged what is proved to be as it
 * was sealed is read, as of any damaged file. */
EntFile *ent_store_open_sealed (const char *path, const char *passphrase, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For whoever goes on with the file: all that may be known or wanted of it. */
typedef struct
{
  const char *passphrase; /* or NULL */
  EntSecret *secret;      /* of what was opened before, or NULL; goes before the passphrase */
  gsize most_kept;        /* of a file of up to so many bytes, these are kept too */
  EntProgress *progress;  /* or NULL */
} EntOpenOptions;
EntFile *ent_store_open_as (const char *path, const EntOpenOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from bytes; @name stands in messages. */
EntFile *ent_store_read (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EntFile *ent_store_read_sealed (GBytes *bytes, const char *name, const char *passphrase, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EntFile *ent_store_read_with (GBytes *bytes, const char *name, EntSecret *secret, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether what stands at @path begins as a sealed map. */
gboolean ent_store_is_sealed (const char *path);

/* The bytes of @map as a file, read back and compared with it. */
GBytes *ent_store_write (EntMap *map, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same sealed with @secret, opened again and compared; as they are where it is NULL. */
GBytes *ent_store_write_sealed (EntMap *map, EntSecret *secret, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for somebody who waits: @progress, or NULL. */
GBytes *ent_store_write_watched (EntMap *map, EntSecret *secret, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts @bytes into the file at @path by a temporary file beside it, flushed and
 * renamed. @expected: what should stand there, or NULL for a file that is new or
 * may be replaced. ENT_IO_ERROR_CHANGED when something else does. On failure the
 * old file is as it was. @saved, if given, gets the new fingerprint. Runs on any thread.
 * What is about to take the place of the old file is not stopped any more. */
gboolean ent_store_save (const char *path, GBytes *bytes, const EntFingerprint *expected, EntFingerprint **saved, EntProgress *progress, GError **error);

/* What came of a save. */
typedef struct
{
  EntFingerprint *fingerprint; /* of what was written */
  char *remark;                /* what is to be known although it was saved, in whole sentences; or NULL */
} EntSaved;
void ent_saved_clear (EntSaved *saved);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntSaved, ent_saved_clear)

/* The same for a document: the version that stands there is kept among the earlier ones (see io/disk/backups.h). Where it
 * cannot be, the save goes on, and @saved says so. */
gboolean ent_store_save_document (const char *path, GBytes *bytes, const EntFingerprint *expected, EntSaved *saved, EntProgress *progress, GError **error);
/* Of EntVersion, the one that was kept last first: of the file at @path, and of where the map @map_id was before it was
 * moved or renamed, as far as that can be read with @secret. Both may be NULL. Waits for the disk. */
GPtrArray *ent_store_list_versions (const char *path, const char *map_id, EntSecret *secret) G_GNUC_WARN_UNUSED_RESULT;
/* What was kept of these without a passphrase, or sealed with @former, which may be NULL, is kept sealed with @secret from
 * here on. FALSE: some of it still opens without one. */
gboolean ent_store_seal_versions (const char *path, const char *map_id, EntSecret *secret, EntSecret *former);
/* Puts @bytes into a new file in @folder, whose name begins with @stem; never replaces anything. Its path, or NULL. */
char *ent_store_save_beside (const char *folder, const char *stem, GBytes *bytes, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Before the document at @path is opened: takes away what processes that are gone left in its folder while they wrote
 * there. They hold text of the document, and nobody else looks for them. */
void ent_store_sweep (const char *path);

G_END_DECLS
