/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches the file of a document, and its lock: tells what others do to them. All looks at the
 * disk are done in a thread: when the system tells of a change, when asked, and every half minute, or
 * more often while somebody else has the file, because nothing is told of what happens on another machine.
 *
 * Signals: "seen" (guint, an EntFileState): the file is not as it was when this was told last;
 * "holder-changed": who else has the file is another one than before, or nobody.
 */
#pragma once

#include <gio/gio.h>

#include "io/disk/lock.h"
#include "io/disk/look.h"

G_BEGIN_DECLS

#define ENT_TYPE_FILE_WATCH (ent_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (EntFileWatch, ent_file_watch, ENT, FILE_WATCH, GObject)

EntFileWatch *ent_file_watch_new (void);
/* Whether the file at @path is still as @known says, and the lock with it: @lock if it is ours, else whoever has it, who
 * was @holder so far. NULL for @path or @known: nothing is watched, as while it is being written. FALSE: all of it was
 * watched already. */
gboolean ent_file_watch_set (EntFileWatch *self, const char *path, const EntFingerprint *known, EntLock *lock, const EntLockHolder *holder);
/* Looks now. */
void ent_file_watch_look (EntFileWatch *self);
gboolean ent_file_watch_is_looking (EntFileWatch *self);
/* What is told of last: ENT_FILE_SAME when nothing is. */
EntFileState ent_file_watch_state (EntFileWatch *self);
/* Whoever else has it, as far as is known: lent, or NULL. */
const EntLockHolder *ent_file_watch_holder (EntFileWatch *self);

G_END_DECLS
