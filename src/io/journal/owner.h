/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a journal is: a process of one machine, which a later one of the same number is not
 * mistaken for.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *machine; /* as EntRunning has it, or its name where it has no id */
  char *boot;    /* another one after each start of the machine */
  guint pid;
  guint64 started; /* in the clock of the machine */
} EntOwner;

/* This process. */
EntOwner *ent_owner_self (void) G_GNUC_WARN_UNUSED_RESULT;
/* NULL where @text names no process. */
EntOwner *ent_owner_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *ent_owner_format (const EntOwner *owner) G_GNUC_WARN_UNUSED_RESULT;
void ent_owner_free (EntOwner *owner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOwner, ent_owner_free)

gboolean ent_owner_is_self (const EntOwner *owner);
/* Whether it was of this machine and runs no more. What runs elsewhere cannot be seen from here. */
gboolean ent_owner_is_gone (const EntOwner *owner);

G_END_DECLS
