/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passphrases while the program has to know them: in memory that is not swapped out where the
 * system allows it, and is wiped when it is freed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer ones are refused wherever one is taken: nobody types them. */
#define ENT_PASSPHRASE_MOST_BYTES 1024u
/* A new one of fewer characters is not taken. */
#define ENT_PASSPHRASE_LEAST 8u

/* The @length bytes of @text up to a zero, or all up to the zero where @length is -1; NULL for NULL,
 * and where there is no memory that can be locked off. */
char *ent_passphrase_dup (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
/* The same with each accent in one letter with what it stands on (NFC): it may be typed as a letter of its own, and then is
 * not the same bytes. What is no UTF-8 stays as it is. NULL where there is no memory. */
char *ent_passphrase_compose (const char *passphrase) G_GNUC_WARN_UNUSED_RESULT;
/* NULL is nothing. */
void ent_passphrase_free (char *passphrase);
/* Overwrites what a passphrase was read into: not left out by the compiler. */
void ent_passphrase_wipe (void *data, gsize length);

G_END_DECLS
