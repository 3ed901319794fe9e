/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was sealed with a passphrase, in the hands of somebody who has not got it, or has and
 * sends something else than a map: it opens whole, or is refused for what it is; nothing that
 * was altered is ever handed out; and what was sealed is a map or is refused.
 *
 * Whatever is sealed cannot be hit by chance, so the first byte says what the others are: a
 * file as it is, parts of a header that fits together, or what is sealed and then damaged.
 * Keys that take long to derive are left out here.
 */
#include "fuzz/fuzz.h"

#include "io/secret/secret-private.h"
#include "io/store.h"

#include <string.h>

#define PASSPHRASE "lime tree"
#define MOST_OPS 2u
#define MOST_KIB 64u

enum
{
  WAY_FILE,
  WAY_HEADER, /* the bytes of its fields, and what comes behind it */
  WAY_TEXT,   /* what is sealed */
  WAY_DAMAGE, /* where, with what and how, in five bytes, and what is sealed */
  WAY_PIECE,  /* the same of one piece */
  WAY_LOOSE,  /* a piece as it is */
  N_WAYS
};

static EntSecret *
new_secret (void)
{
  g_autoptr (GError) error = NULL;
  EntSecret *secret = ent_secret_new_with (PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, &error);

  g_assert_no_error (error);
  return secret;
}

static void
check_reason (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, ENT_IO_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* @part is the beginning of @whole. */
static void
assert_beginning (GBytes *part, GBytes *whole)
{
  g_assert_cmpuint (g_bytes_get_size (part), <=, g_bytes_get_size (whole));
  g_assert_true (memcmp (g_bytes_get_data (part, NULL), g_bytes_get_data (whole, NULL), g_bytes_get_size (part)) == 0);
}

/* As the program does with a file: a map with what was found, or a reason that names the file. What is read of
 * one that was @altered is told as damaged. */
static void
check_store (GBytes *bytes, EntSecret *secret, gboolean altered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = NULL;

  if (secret != NULL)
    file = ent_store_read_with (bytes, "x", secret, &error);
  else
    file = ent_store_read_sealed (bytes, "x", PASSPHRASE, &error);
  if (file == NULL)
    {
      check_reason (error);
      g_assert_true (g_str_has_prefix (error->message, "x:"));
      return;
    }
  g_assert_no_error (error);
  ent_map_check_invariants (file->map);
  g_assert_true (file->damaged || !altered);
}

/* --- files --- */

/* FALSE where it takes too long to derive a key, which nothing but the program's own limits forbids. */
static gboolean
is_cheap (GBytes *bytes)
{
  EntSealedHeader header;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return !ent_sealed_header_read (&header, data, length, NULL) || (header.ops <= MOST_OPS && header.kib <= MOST_KIB);
}

static void
check_file (GBytes *bytes)
{
  g_autoptr (GError) error = NULL, with_error = NULL;
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GBytes) plain = NULL, again = NULL, left = NULL;

  if (!is_cheap (bytes))
    return;
  plain = ent_secret_open (bytes, PASSPHRASE, &secret, &error);
  g_assert_true ((plain == NULL) == (error != NULL));
  if (plain == NULL)
    check_reason (error);
  check_store (bytes, NULL, plain == NULL && secret != NULL);
  if (secret == NULL)
    return;
  again = ent_secret_open_with (bytes, secret, &with_error);
  left = ent_secret_rescue (bytes, secret);
  g_assert_true ((again == NULL) == (plain == NULL));
  if (plain == NULL)
    {
      g_assert_cmpint (with_error->code, ==, error->code);
      return;
    }
  g_assert_true (g_bytes_equal (again, plain));
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, ent_sealed_size (g_bytes_get_size (plain)));
  if (left != NULL)
    g_assert_true (g_bytes_equal (left, plain));
  else
    g_assert_cmpuint (g_bytes_get_size (plain), ==, 0);
}

/* The header is as a program writes it, whatever it says; with a bit its key is the right one. */
static void
check_header (const guint8 *data, gsize size)
{
  const gsize n_fields = 10;
  guchar written[ENT_SEALED_HEADER_BYTES];
  EntSealedHeader header = { 0 }, read;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL, sealed = NULL;
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GError) error = NULL;

  if (size < n_fields)
    return;
  bytes = g_bytes_new_static ("", 0);
  sealed = ent_secret_seal (secret, bytes, NULL);
  g_assert_true (ent_sealed_header_read (&header, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL));
  if ((data[0] & 1) != 0)
    header.check[0] ^= 1;
  header.ops = data[1];
  header.kib = data[2] | (guint32) data[3] << 8 | (guint32) data[4] << 24;
  memcpy (&header.length, data + 5, 4);
  header.length |= (guint64) data[9] << 56;
  ent_sealed_header_write (&header, written);
  g_byte_array_append (file, written, sizeof written);
  g_byte_array_append (file, data + n_fields, (guint) (size - n_fields));
  if (ent_sealed_header_read (&read, file->data, file->len, &error))
    {
      g_assert_cmpuint (read.ops, ==, header.ops);
      g_assert_cmpuint (read.kib, ==, header.kib);
      g_assert_cmpuint (read.length, ==, header.length);
      g_assert_cmpuint (read.ops, <=, ENT_SEALED_MOST_OPS);
      g_assert_cmpuint (read.kib, <=, ENT_SEALED_MOST_KIB);
    }
  else
    g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));
  check_file (bytes);
  /* nobody has sealed what is behind it */
  g_assert_null (ent_secret_open_with (bytes, secret, NULL));
  check_store (bytes, secret, TRUE);
}

/* --- what was sealed --- */

static void
check_text (GBytes *plain)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = ent_secret_seal (secret, plain, &error), back = NULL;

  g_assert_no_error (error);
  back = ent_secret_open_with (sealed, secret, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, plain));
  check_store (sealed, secret, FALSE);
}

/* @bytes with one thing done to it that leaves other bytes than there were; NULL: nothing would be other. */
static GBytes *
damage (GBytes *bytes, const guint8 *how)
{
  gsize length, at;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) other = g_byte_array_new ();

  g_byte_array_append (other, data, (guint) length);
  at = (gsize) (how[0] | how[1] << 8 | how[2] << 16) % length;
  if (how[3] % 4 == 0)
    other->data[at] ^= how[4];
  else if (how[3] % 4 == 1)
    g_byte_array_set_size (other, (guint) at);
  else if (how[3] % 4 == 2)
    g_byte_array_append (other, data + at, (guint) (length - at));
  else
    g_byte_array_remove_range (other, (guint) at, (guint) MIN (length - at, how[4]));
  if (other->len == length && memcmp (other->data, data, length) == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&other));
}

/* More than one chunk now and then, which no input is long enough for. */
static GBytes *
repeat (const guint8 *data, gsize size, guint n)
{
  GByteArray *text = g_byte_array_new ();

  do
    g_byte_array_append (text, data, (guint) size);
  while (n-- > 0 && text->len < 3 * ENT_SEALED_CHUNK_BYTES);
  return g_byte_array_free_to_bytes (text);
}

static void
check_damage (const guint8 *data, gsize size)
{
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GBytes) plain = NULL, sealed = NULL, damaged = NULL, opened = NULL, left = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 5)
    return;
  secret = new_secret ();
  plain = repeat (data + 5, size - 5, data[3] / 4);
  sealed = ent_secret_seal (secret, plain, NULL);
  damaged = damage (sealed, data);
  if (damaged == NULL)
    return;
  opened = ent_secret_open_with (damaged, secret, &error);
  g_assert_null (opened);
  check_reason (error);
  left = ent_secret_rescue (damaged, secret);
  if (left != NULL)
    assert_beginning (left, plain);
  check_store (damaged, secret, TRUE);
}

static void
check_piece (const guint8 *data, gsize size)
{
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GBytes) plain = NULL, sealed = NULL, damaged = NULL, opened = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 5)
    return;
  secret = new_secret ();
  plain = g_bytes_new (data + 5, size - 5);
  sealed = ent_secret_seal_piece (secret, data[0], plain);
  g_assert_null (ent_secret_open_piece (secret, data[0] + 1u, sealed, NULL));
  opened = ent_secret_open_piece (secret, data[0], sealed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, plain));
  damaged = damage (sealed, data);
  if (damaged == NULL)
    return;
  g_assert_null (ent_secret_open_piece (secret, data[0], damaged, &error));
  check_reason (error);
}

static void
check_loose (GBytes *bytes)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_secret_open_piece (secret, 0, bytes, &error));
  check_reason (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size == 0)
    return 0;
  bytes = g_bytes_new (data + 1, size - 1);
  switch (*data % N_WAYS)
    {
    case WAY_FILE:
      check_file (bytes);
      break;
    case WAY_HEADER:
      check_header (data + 1, size - 1);
      break;
    case WAY_TEXT:
      check_text (bytes);
      break;
    case WAY_DAMAGE:
      check_damage (data + 1, size - 1);
      break;
    case WAY_PIECE:
      check_piece (data + 1, size - 1);
      break;
    default:
      check_loose (bytes);
    }
  return 0;
}
