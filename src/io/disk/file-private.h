/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on the disk as bytes, and what the system says in plain words. */
#pragma once

#include <sys/stat.h>

#include "io/store.h"

G_BEGIN_DECLS

/* All bytes of a regular file of up to @limit bytes, @progress (or NULL) by what was read. Never waits for a pipe. */
char *ent_file_load (const char *path, gsize limit, gsize *length, struct stat *status, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A sentence for errno. */
const char *ent_file_say (int code);

/* From the root, and not tidied: what ".." after a link leads to, only the system can tell. */
char *ent_file_absolute (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The path behind all links, whether or not there is a file at its end. NULL
 * with errno; @folder then gets the folder that it would be in. */
char *ent_file_resolve (const char *path, char **folder) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @checksum over. */
EntFingerprint *ent_fingerprint_new (const char *real_path, const struct stat *status, char *checksum) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the file is still the same by what the system says of it. */
gboolean ent_fingerprint_matches (const EntFingerprint *fingerprint, const struct stat *status);

/* write(2) and fsync(2) to the end; FALSE with errno, ECANCELED where @progress was stopped. */
gboolean ent_file_write_all (int fd, const char *data, gsize length, EntProgress *progress);
gboolean ent_file_flush (int fd);
/* So that what was renamed in @folder is there after a power cut. FALSE with errno where the disk could not; TRUE where it
 * did, or where nobody can ask it to. */
gboolean ent_file_flush_folder (const char *folder);

G_END_DECLS
