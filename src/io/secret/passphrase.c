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

/* --- composing --- */

/* The letters of a passphrase, in memory that is wiped: GLib's own leaves them in memory that is not. */
typedef struct
{
  gunichar *at; /* of sodium_malloc() */
  gsize n;
} Letters;

static gboolean
decompose (Letters *letters, const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, NULL, 0);
  letters->at = sodium_allocarray (MAX (n, 1), sizeof (gunichar));
  letters->n = 0;
  if (letters->at == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    letters->n += g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, letters->at + letters->n, n - letters->n);
  return TRUE;
}

/* Accents of one letter come in any order, and mean the same. */
static void
sort_accents (Letters *letters)
{
  for (gsize i = 1; i < letters->n; i++)
    {
      gunichar letter = letters->at[i];
      int class = g_unichar_combining_class (letter);
      gsize k = i;

      for (; class > 0 && k > 0 && g_unichar_combining_class (letters->at[k - 1]) > class; k--)
        letters->at[k] = letters->at[k - 1];
      letters->at[k] = letter;
    }
}

static void
join_accents (Letters *letters)
{
  gsize n = 0, base = 0;

  for (gsize i = 0; i < letters->n; i++)
    {
      gunichar letter = letters->at[i], joined;
      int class = g_unichar_combining_class (letter);
      /* another accent of the same kind stands between */
      gboolean is_blocked = n == 0 || (n > base + 1 && g_unichar_combining_class (letters->at[n - 1]) >= class);

      if (!is_blocked && g_unichar_compose (letters->at[base], letter, &joined))
        {
          letters->at[base] = joined;
          continue;
        }
      if (class == 0)
        base = n;
      letters->at[n++] = letter;
    }
  letters->n = n;
}

char *
ent_passphrase_compose (const char *passphrase)
{
  Letters letters;
  char *copy, *end;

  if (passphrase == NULL || !ent_secrecy_can (NULL))
    return NULL;
  if (g_str_is_ascii (passphrase) || !g_utf8_validate (passphrase, -1, NULL))
    return ent_passphrase_dup (passphrase, -1);
  if (!decompose (&letters, passphrase))
    return NULL;
  sort_accents (&letters);
  join_accents (&letters);
  copy = end = sodium_malloc (letters.n * 6 + 1);
  for (gsize i = 0; copy != NULL && i < letters.n; i++)
    end += g_unichar_to_utf8 (letters.at[i], end);
  sodium_free (letters.at);
  if (copy == NULL)
    return NULL;
  *end = '\0';
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
