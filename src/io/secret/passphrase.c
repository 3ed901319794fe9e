/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/secret/passphrase.h"

#include <sodium.h>
#include <string.h>

#include "io/secret/secret-private.h"

char *
ent_passphrase_dup (const char *text, gssize length)
{
  gsize n;
  char *copy;

  if (text == NULL || !ent_secrecy_can (NULL))
    return NULL;
  n = length < 0 ? strlen (text) : strnlen (text, (gsize) length);
  copy = sodium_malloc (n + 1);
  if (copy == NULL)
    return NULL;
  memcpy (copy, text, n);
  copy[n] = '\0';
  ent_secrecy_begin ();
  return copy;
}

void
ent_passphrase_free (char *passphrase)
{
  if (passphrase == NULL)
    return;
  sodium_free (passphrase);
  ent_secrecy_end ();
}

void
ent_passphrase_wipe (void *data, gsize length)
{
  sodium_memzero (data, length);
}
