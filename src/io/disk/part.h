/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being written, beside the file whose place it takes once it is whole: ".NAME.XXXXXX.part". It holds the text of
 * a document, so whoever dies over one must not leave it for ever; and one that is being written must not be taken away.
 * Who writes one therefore holds a lock on it, which ends with the process, whatever ends that.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes one for @target, for its owner alone (0600), and opens it for writing. -1 with errno. */
int ent_part_create (const char *target, char **path);
/* Removes from @folder those that processes left that are gone: of maps, and of the file called @base if that is given.
 * Only files of this user that nobody has written to for an hour and nobody holds. */
void ent_parts_sweep (const char *folder, const char *base);

G_END_DECLS
