/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the windows do with the locks of documents: say who has one, and let one go without waiting. */
#pragma once

#include "io/disk/lock.h"

G_BEGIN_DECLS

/* A sentence, or two: who has the map open, where, since when, and whether that was probably left over. */
char *ent_file_lock_describe (const EntLockHolder *holder) G_GNUC_WARN_UNUSED_RESULT;
/* The name by which to call whoever has it. */
char *ent_file_lock_dup_person (const EntLockHolder *holder) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @lock over (NULL is nothing), and removes its file in a thread; the program stays until that is done. */
void ent_file_lock_let_go (EntLock *lock);

G_END_DECLS
