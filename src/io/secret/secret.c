/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and chunks. The primitives are libsodium's and put together as its makers say; nothing
 * here is a cipher of our own.
 */
#include "io/secret/secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "io/secret/passphrase.h"
#include "io/secret/secret-private.h"
#include "io/store.h"

/* What a laptop of 2 GiB bears while it shows a window: 0.7 s on a machine of today, three on an old one. */
#define OPS 3u
#define KIB 262144u
/* Where that much memory is not to be had: nearly as much work for whoever guesses. */
#define SMALL_OPS 8u
#define SMALL_KIB 65536u

#define CONTEXT "entorno1"

enum
{
  KEY_CHECK = 1,
  KEY_STREAM,
  KEY_PIECE,
};

typedef struct
{
  guchar stream[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guchar piece[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
} Keys;

struct _EntSecret
{
  gatomicrefcount references;
  Keys *keys; /* owned, of sodium_malloc(): read only */
  guint32 ops, kib;
  guchar salt[ENT_SEALED_SALT_BYTES];
  guchar check[ENT_SEALED_CHECK_BYTES];
};

G_STATIC_ASSERT (ENT_SEALED_SALT_BYTES == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (ENT_SEALED_STREAM_BYTES == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
G_STATIC_ASSERT (ENT_SEALED_CHUNK_EXTRA == crypto_secretstream_xchacha20poly1305_ABYTES);
G_STATIC_ASSERT (ENT_SECRET_PIECE_EXTRA ==
                 crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (sizeof CONTEXT - 1 == crypto_kdf_CONTEXTBYTES);

/* --- keys --- */

static gboolean
refuse (GError **error, EntIoError code, const char *message)
{
  g_set_error_literal (error, ENT_IO_ERROR, code, message);
  return FALSE;
}

static gboolean
lack_memory (GError **error)
{
  return refuse (error, ENT_IO_ERROR_MEMORY,
                 _("There is not enough memory to derive the key from the passphrase. Close other programs and try again."));
}

/* Takes the master key apart, so that no key is used for two things. */
static gboolean
derive_keys (EntSecret *secret, const guchar *master)
{
  secret->keys = sodium_malloc (sizeof (Keys));
  if (secret->keys == NULL)
    return FALSE;
  crypto_kdf_derive_from_key (secret->check, sizeof secret->check, KEY_CHECK, CONTEXT, master);
  crypto_kdf_derive_from_key (secret->keys->stream, sizeof secret->keys->stream, KEY_STREAM, CONTEXT, master);
  crypto_kdf_derive_from_key (secret->keys->piece, sizeof secret->keys->piece, KEY_PIECE, CONTEXT, master);
  sodium_mprotect_readonly (secret->keys);
  return TRUE;
}

static EntSecret *
derive (const char *passphrase, guint32 ops, guint32 kib, const guchar *salt, GError **error)
{
  g_autoptr (EntSecret) secret = g_new0 (EntSecret, 1);
  char *composed = ent_passphrase_compose (passphrase);
  guchar *master = sodium_malloc (crypto_kdf_KEYBYTES);
  gboolean derived;

  g_atomic_ref_count_init (&secret->references);
  ent_secrecy_begin ();
  secret->ops = ops;
  secret->kib = kib;
  memcpy (secret->salt, salt, sizeof secret->salt);
  /* fails for want of memory alone */
  derived = composed != NULL && master != NULL &&
            crypto_pwhash (master, crypto_kdf_KEYBYTES, composed, strlen (composed), secret->salt, ops, (gsize) kib * 1024,
                           crypto_pwhash_ALG_ARGON2ID13) == 0 &&
            derive_keys (secret, master);
  ent_passphrase_free (composed);
  if (master != NULL)
    sodium_free (master);
  if (derived)
    return g_steal_pointer (&secret);
  lack_memory (error);
  return NULL;
}

EntSecret *
ent_secret_new_with (const char *passphrase, guint32 ops, guint32 kib, GError **error)
{
  guchar salt[ENT_SEALED_SALT_BYTES];

  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!ent_secrecy_can (error))
    return NULL;
  randombytes_buf (salt, sizeof salt);
  return derive (passphrase, ops, kib, salt, error);
}

EntSecret *
ent_secret_new (const char *passphrase, GError **error)
{
  g_autoptr (GError) problem = NULL;
  EntSecret *secret = ent_secret_new_with (passphrase, OPS, KIB, &problem);

  if (g_error_matches (problem, ENT_IO_ERROR, ENT_IO_ERROR_MEMORY))
    return ent_secret_new_with (passphrase, SMALL_OPS, SMALL_KIB, error);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return secret;
}

EntSecret *
ent_secret_ref (EntSecret *secret)
{
  if (secret != NULL)
    g_atomic_ref_count_inc (&secret->references);
  return secret;
}

void
ent_secret_unref (EntSecret *secret)
{
  if (secret == NULL || !g_atomic_ref_count_dec (&secret->references))
    return;
  if (secret->keys != NULL)
    sodium_free (secret->keys);
  g_free (secret);
  ent_secrecy_end ();
}

/* --- sealing --- */

gboolean
ent_secret_is_sealed (gconstpointer data, gsize length)
{
  return length >= ENT_SEALED_MAGIC_STEM && memcmp (data, ent_sealed_magic, ENT_SEALED_MAGIC_STEM) == 0;
}

GBytes *
ent_secret_seal (EntSecret *secret, GBytes *plain, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  EntSealedHeader header = { 0 };
  gsize length, size, at = ENT_SEALED_HEADER_BYTES, done = 0;
  const guchar *text;
  guchar *data;

  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (plain != NULL, NULL);

  text = g_bytes_get_data (plain, &length);
  /* nothing has no address, and is sealed as well */
  text = text != NULL ? text : (const guchar *) "";
  size = ent_sealed_size (length);
  data = g_try_malloc (size);
  if (data == NULL)
    {
      lack_memory (error);
      return NULL;
    }
  header.ops = secret->ops;
  header.kib = secret->kib;
  header.length = length;
  memcpy (header.salt, secret->salt, sizeof header.salt);
  memcpy (header.check, secret->check, sizeof header.check);
  crypto_secretstream_xchacha20poly1305_init_push (&state, header.stream, secret->keys->stream);
  ent_sealed_header_write (&header, data);
  do
    {
      gsize n = MIN (length - done, ENT_SEALED_CHUNK_BYTES);
      gboolean last = done + n == length;

      /* the header with each: no chunk opens under another one */
      crypto_secretstream_xchacha20poly1305_push (&state, data + at, NULL, text + done, n, data, ENT_SEALED_HEADER_BYTES,
                                                  last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      at += n + ENT_SEALED_CHUNK_EXTRA;
      done += n;
    }
  while (done < length);
  sodium_memzero (&state, sizeof state);
  return g_bytes_new_take (data, size);
}

/* --- opening --- */

typedef enum
{
  OPENED_WHOLE,
  OPENED_CUT,     /* the end is missing, and what is there is as it was sealed */
  OPENED_ALTERED, /* a chunk is not as it was sealed */
  OPENED_LONGER,  /* all is there, and something behind it */
} Opened;

static Opened
open_chunks (const EntSecret *secret, const EntSealedHeader *header, const guchar *data, gsize length, GByteArray *text)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize at = ENT_SEALED_HEADER_BYTES, done = 0;
  Opened opened = OPENED_WHOLE;
  gboolean last = FALSE;

  if (crypto_secretstream_xchacha20poly1305_init_pull (&state, header->stream, secret->keys->stream) != 0)
    return OPENED_ALTERED;
  while (opened == OPENED_WHOLE && !last)
    {
      gsize n = MIN ((gsize) header->length - done, ENT_SEALED_CHUNK_BYTES);
      guchar tag = 0;

      last = done + n == header->length;
      if (length - at < n + ENT_SEALED_CHUNK_EXTRA)
        {
          opened = OPENED_CUT;
          break;
        }
      g_byte_array_set_size (text, (guint) (done + n));
      if (crypto_secretstream_xchacha20poly1305_pull (&state, text->data + done, NULL, &tag, data + at, n + ENT_SEALED_CHUNK_EXTRA,
                                                      data, ENT_SEALED_HEADER_BYTES) != 0 ||
          tag != (last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE))
        opened = OPENED_ALTERED;
      else
        {
          done += n;
          at += n + ENT_SEALED_CHUNK_EXTRA;
        }
    }
  sodium_memzero (&state, sizeof state);
  g_byte_array_set_size (text, (guint) done);
  return opened == OPENED_WHOLE && at < length ? OPENED_LONGER : opened;
}

/* Whether @header was written with the keys of @secret; told in the same time for any. */
static gboolean
is_of (const EntSecret *secret, const EntSealedHeader *header)
{
  return sodium_memcmp (secret->check, header->check, sizeof header->check) == 0 &&
         sodium_memcmp (secret->salt, header->salt, sizeof header->salt) == 0;
}

gboolean
ent_secret_fits (EntSecret *secret, gconstpointer data, gsize length)
{
  EntSealedHeader header;

  g_return_val_if_fail (secret != NULL, FALSE);

  return ent_sealed_header_read (&header, data, length, NULL) && is_of (secret, &header);
}

static gboolean
try_chunks (GBytes *sealed, EntSecret *secret, Opened *opened, GByteArray **text, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (sealed, &length);
  EntSealedHeader header;

  if (!ent_sealed_header_read (&header, data, length, error))
    return FALSE;
  if (!is_of (secret, &header))
    return refuse (error, ENT_IO_ERROR_PASSPHRASE, _("It is sealed with another passphrase."));
  /* never more than is there, whatever the header says */
  *text = g_byte_array_sized_new ((guint) MAX (1, MIN ((gsize) header.length, length)));
  *opened = open_chunks (secret, &header, data, length, *text);
  return TRUE;
}

GBytes *
ent_secret_open_with (GBytes *sealed, EntSecret *secret, GError **error)
{
  g_autoptr (GByteArray) text = NULL;
  Opened opened;

  g_return_val_if_fail (sealed != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  if (!try_chunks (sealed, secret, &opened, &text, error))
    return NULL;
  if (opened == OPENED_WHOLE)
    return g_byte_array_free_to_bytes (g_steal_pointer (&text));
  if (opened == OPENED_CUT)
    refuse (error, ENT_IO_ERROR_TRUNCATED, _("The sealed file was cut off: its end is missing."));
  else if (opened == OPENED_LONGER)
    refuse (error, ENT_IO_ERROR_ALTERED, _("Something was added to the end of the sealed file after it was saved."));
  else
    refuse (error, ENT_IO_ERROR_ALTERED, _("The sealed file is damaged, or was altered after it was saved."));
  return NULL;
}

GBytes *
ent_secret_rescue (GBytes *sealed, EntSecret *secret)
{
  g_autoptr (GByteArray) text = NULL;
  Opened opened;

  g_return_val_if_fail (sealed != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  if (!try_chunks (sealed, secret, &opened, &text, NULL) || text->len == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

GBytes *
ent_secret_open (GBytes *sealed, const char *passphrase, EntSecret **secret, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (sealed, &length);
  g_autoptr (EntSecret) derived = NULL;
  EntSealedHeader header;
  GBytes *plain;

  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!ent_sealed_header_read (&header, data, length, error) || !ent_secrecy_can (error))
    return NULL;
  derived = derive (passphrase, header.ops, header.kib, header.salt, error);
  if (derived == NULL)
    return NULL;
  if (!is_of (derived, &header))
    {
      refuse (error, ENT_IO_ERROR_PASSPHRASE,
              _("This is not the passphrase of this map. Small and capital letters count as different, and spaces count."));
      return NULL;
    }
  plain = ent_secret_open_with (sealed, derived, error);
  if (secret != NULL)
    *secret = g_steal_pointer (&derived);
  return plain;
}

/* --- pieces --- */

static void
write_number (guchar data[8], guint64 number)
{
  number = GUINT64_TO_LE (number);
  memcpy (data, &number, 8);
}

GBytes *
ent_secret_seal_piece (EntSecret *secret, guint64 number, GBytes *plain)
{
  gsize length;
  const guchar *text = g_bytes_get_data (plain, &length);
  guchar *data = g_malloc (length + ENT_SECRET_PIECE_EXTRA);
  guchar numbered[8];

  g_return_val_if_fail (secret != NULL, NULL);

  write_number (numbered, number);
  /* by chance: of 24 bytes no two are the same, however often a number comes again after a crash */
  randombytes_buf (data, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (data + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, NULL, text, length, numbered, sizeof numbered,
                                              NULL, data, secret->keys->piece);
  return g_bytes_new_take (data, length + ENT_SECRET_PIECE_EXTRA);
}

GBytes *
ent_secret_open_piece (EntSecret *secret, guint64 number, GBytes *sealed, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (sealed, &length);
  g_autoptr (GByteArray) text = NULL;
  guchar numbered[8];

  g_return_val_if_fail (secret != NULL, NULL);

  if (length < ENT_SECRET_PIECE_EXTRA || length > G_MAXUINT / 2)
    {
      refuse (error, ENT_IO_ERROR_TRUNCATED, _("A sealed piece was cut off."));
      return NULL;
    }
  write_number (numbered, number);
  text = g_byte_array_sized_new ((guint) MAX (1, length - ENT_SECRET_PIECE_EXTRA));
  g_byte_array_set_size (text, (guint) (length - ENT_SECRET_PIECE_EXTRA));
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (text->data, NULL, NULL, data + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                                                  length - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, numbered, sizeof numbered,
                                                  data, secret->keys->piece) != 0)
    {
      refuse (error, ENT_IO_ERROR_ALTERED, _("A sealed piece is damaged, stands in another place, or was sealed with another passphrase."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}
