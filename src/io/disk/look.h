/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has become of a file since it was read or written, told by what is in it and not by its date alone. */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_FILE_SAME,
  ENT_FILE_TOUCHED,  /* date, number or place on the disk differ, the bytes do not */
  ENT_FILE_CHANGED,  /* other bytes in the same file */
  ENT_FILE_REPLACED, /* another file in its place, or something that is none */
  ENT_FILE_GONE,
  ENT_FILE_UNKNOWN, /* the disk does not say, or somebody is just writing it: look again */
} EntFileState;

/* @now, if given, gets what is there; without a checksum where it is no file, too large for a map, or gone. Waits for
 * the disk, never for a pipe. */
EntFileState ent_file_look (const char *path, const EntFingerprint *known, EntFingerprint **now);

G_END_DECLS
