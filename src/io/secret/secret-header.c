/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of sealed bytes. Its sum is no secret and guards against nobody: it tells damage from a
 * wrong passphrase, and keeps garbage from costing a second. Who changes the header on purpose can
 * make the sum fit, but not the chunks behind it, which are sealed together with it.
 */
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "io/secret/secret-private.h"
#include "io/store.h"
#include "io/xml/limits.h"

/* The byte that is no letter, and the ends of lines, show a transfer for text; the last but one ends what a
 * terminal of old shows of it.
 */
const guchar ent_sealed_magic[ENT_SEALED_MAGIC_BYTES] = { 0x89, 'E', 'N', 'T', 'O', 'R', 'N', 'O', '\r', '\n', 0x1a, '\n' };

static void
put (guchar *data, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    data[i] = (guchar) (value >> (8 * i));
}

static guint64
get (const guchar *data, guint n_bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value |= (guint64) data[i] << (8 * i);
  return value;
}

static void
sum (const guchar *data, guchar result[ENT_SEALED_SUM_BYTES])
{
  crypto_generichash (result, ENT_SEALED_SUM_BYTES, data, ENT_SEALED_SUM_AT, NULL, 0);
}

void
ent_sealed_header_write (const EntSealedHeader *header, guchar data[ENT_SEALED_HEADER_BYTES])
{
  memset (data, 0, ENT_SEALED_HEADER_BYTES);
  memcpy (data, ent_sealed_magic, sizeof ent_sealed_magic);
  data[12] = ENT_SEALED_VERSION;
  data[13] = ENT_SEALED_ARGON2ID;
  put (data + 16, header->ops, 4);
  put (data + 20, header->kib, 4);
  put (data + 24, header->length, 8);
  memcpy (data + 32, header->salt, sizeof header->salt);
  memcpy (data + 48, header->check, sizeof header->check);
  memcpy (data + 64, header->stream, sizeof header->stream);
  sum (data, data + ENT_SEALED_SUM_AT);
}

static gboolean
refuse (GError **error, EntIoError code, const char *message)
{
  g_set_error_literal (error, ENT_IO_ERROR, code, message);
  return FALSE;
}

static gboolean
check_form (const guchar *data, gsize length, GError **error)
{
  guchar right[ENT_SEALED_SUM_BYTES];

  if (!ent_secret_is_sealed (data, length))
    return refuse (error, ENT_IO_ERROR_NOT_A_MAP, _("This is not sealed with a passphrase."));
  if (memcmp (data, ent_sealed_magic, MIN (length, ENT_SEALED_MAGIC_BYTES)) != 0)
    return refuse (error, ENT_IO_ERROR_ALTERED,
                   _("The sealed file was changed on its way, as by a transfer that takes it for text. Nothing in it can be opened. Copy it again as it is."));
  if (length < ENT_SEALED_HEADER_BYTES)
    return refuse (error, ENT_IO_ERROR_TRUNCATED,
                   _("The sealed file was cut off so early that nothing in it can be opened. Take a copy or an earlier version of it."));
  sum (data, right);
  if (memcmp (right, data + ENT_SEALED_SUM_AT, sizeof right) != 0)
    return refuse (error, ENT_IO_ERROR_ALTERED,
                   _("The beginning of the sealed file is damaged, and without it nothing in the file can be opened. Take a copy or an earlier version of it."));
  return TRUE;
}

gboolean
ent_sealed_header_read (EntSealedHeader *header, const guchar *data, gsize length, GError **error)
{
  if (!check_form (data, length, error))
    return FALSE;
  if (data[12] != ENT_SEALED_VERSION || data[13] != ENT_SEALED_ARGON2ID || get (data + 14, 2) != 0)
    return refuse (error, ENT_IO_ERROR_NEWER,
                   _("The map was sealed by a newer version of Entorno. Open it with that one, or save it there without a passphrase."));
  header->ops = (guint32) get (data + 16, 4);
  header->kib = (guint32) get (data + 20, 4);
  header->length = get (data + 24, 8);
  memcpy (header->salt, data + 32, sizeof header->salt);
  memcpy (header->check, data + 48, sizeof header->check);
  memcpy (header->stream, data + 64, sizeof header->stream);
  if (header->ops < 1 || header->ops > ENT_SEALED_MOST_OPS || header->kib < ENT_SEALED_LEAST_KIB || header->kib > ENT_SEALED_MOST_KIB)
    return refuse (error, ENT_IO_ERROR_HOSTILE,
                   _("The sealed file asks for more memory or time than opening a map may take. It was not opened."));
  if (header->length > ENT_LIMIT_BYTES)
    return refuse (error, ENT_IO_ERROR_HOSTILE, _("The file is larger than 64 MiB, larger than any map. It was not opened."));
  return TRUE;
}

gsize
ent_sealed_size (guint64 length)
{
  gsize n_chunks = MAX (1, (gsize) ((length + ENT_SEALED_CHUNK_BYTES - 1) / ENT_SEALED_CHUNK_BYTES));

  return ENT_SEALED_HEADER_BYTES + (gsize) length + n_chunks * ENT_SEALED_CHUNK_EXTRA;
}
