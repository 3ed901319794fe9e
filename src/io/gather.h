/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many maps, such as those of all destinations of a country: found in folders, and read one after the other, so that there
 * is never more than one in memory. What cannot be read is told of and passed over.
 */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

/* Folders are looked into so many levels deep, and in all of them at so many files and folders. */
#define ENT_GATHER_MOST_LEVELS 8u
#define ENT_GATHER_MOST_LOOKED 100000u

/* What may be a map. */
typedef struct
{
  char *path;
  char *name;    /* for people, in UTF-8: without the folders in which all of them lie */
  GError *error; /* of a folder: why it was not looked into; else NULL */
} EntGathered;

/* @places: paths of files, which are taken whatever they are called, and of folders, which are looked into, and so is
 * what is in them: each file with the ending of a map, but for those that are hidden. Links to folders are not followed;
 * what two paths lead to is there once. Of EntGathered, by their paths, in the same order in every locale. NULL with
 * @error only where there is too much to look at, or @progress (or NULL) is stopped. O(files log files) */
GPtrArray *ent_gather_find (const char *const *places, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @file: the map, as long as the call takes; NULL: it could not be read, or not to its end, for @error tells why. */
typedef void (*EntGatherFunc) (const EntGathered *found, const EntFile *file, const GError *error, gpointer data);
/* Reads all of @found, those that are sealed with @passphrase (or NULL), and calls @func for each. FALSE: @progress was
 * stopped, and the rest was not read. Writes nothing, and takes no lock. */
gboolean ent_gather_read (GPtrArray *found, const char *passphrase, EntProgress *progress, EntGatherFunc func, gpointer data);

G_END_DECLS
