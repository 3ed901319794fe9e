/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sealed opens with its passphrase and with no other, and whatever is done to it is noticed
 * and told for what it is; nothing of a passphrase stays in memory.
 */
#include "io/secret/passphrase.h"
#include "io/secret/secret-private.h"
#include "io/store.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define PASSPHRASE "four words of our own"
#define CHUNK ((gsize) ENT_SEALED_CHUNK_BYTES)
#define SEALED_CHUNK (CHUNK + ENT_SEALED_CHUNK_EXTRA)
#define HEADER ((gsize) ENT_SEALED_HEADER_BYTES)
/* In whole chunks and a part of one. */
#define N_WHOLE 3u
#define TEXT_BYTES (N_WHOLE * CHUNK + 5000)
#define SUM TRUE

/* Cheap: what is tested is not how long guessing takes. */
static EntSecret *
new_secret (void)
{
  g_autoptr (GError) error = NULL;
  EntSecret *secret = ent_secret_new_with (PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, &error);

  g_assert_no_error (error);
  return secret;
}

static GBytes *
new_text (gsize length)
{
  char *text = g_malloc (MAX (1, length));

  for (gsize i = 0; i < length; i++)
    text[i] = (char) ('a' + i / 97 % 23);
  return g_bytes_new_take (text, length);
}

static GBytes *
seal (EntSecret *secret, GBytes *text)
{
  g_autoptr (GError) error = NULL;
  GBytes *sealed = ent_secret_seal (secret, text, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
assert_bytes (GBytes *bytes, GBytes *wanted)
{
  g_assert_nonnull (bytes);
  g_assert_true (g_bytes_equal (bytes, wanted));
}

static void
assert_refused (GBytes *sealed, const char *passphrase, EntIoError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = ent_secret_open (sealed, passphrase, NULL, &error);

  g_assert_null (plain);
  g_assert_error (error, ENT_IO_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_what_is_sealed_opens_again_whatever_its_length (void)
{
  static const gsize lengths[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, TEXT_BYTES };
  g_autoptr (EntSecret) secret = new_secret ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) text = new_text (lengths[i]), sealed = seal (secret, text), back = NULL, other_way = NULL;
      g_autoptr (EntSecret) opened = NULL;

      g_assert_cmpuint (g_bytes_get_size (sealed), ==, ent_sealed_size (lengths[i]));
      g_assert_true (ent_secret_is_sealed (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed)));
      back = ent_secret_open (sealed, PASSPHRASE, &opened, &error);
      g_assert_no_error (error);
      assert_bytes (back, text);
      /* what the passphrase gave is the same key again */
      other_way = ent_secret_open_with (sealed, opened, &error);
      g_assert_no_error (error);
      assert_bytes (other_way, text);
    }
}

static void
test_another_passphrase_does_not_open (void)
{
  static const char *const others[] = { "", "Four words of our own", "four words of our own ", " four words of our own", "four words of our ow",
                                        "four words of our ownn", "four wörds of our own" };
  g_autoptr (EntSecret) secret = new_secret (), other = new_secret ();
  g_autoptr (GBytes) text = new_text (100), sealed = seal (secret, text), plain = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused (sealed, others[i], ENT_IO_ERROR_PASSPHRASE);
  /* nor does a key of the same passphrase with another salt */
  plain = ent_secret_open_with (sealed, other, &error);
  g_assert_null (plain);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE);
}

static void
test_accents_are_the_same_however_they_were_typed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = ent_secret_new_with ("contrase\xc3\xb1"
                                                      "a",
                                                      1, ENT_SEALED_LEAST_KIB, &error);
  g_autoptr (GBytes) text = new_text (100), sealed = seal (secret, text), plain = NULL;

  plain = ent_secret_open (sealed, "contrasen\xcc\x83"
                                   "a",
                           NULL, &error);
  g_assert_no_error (error);
  assert_bytes (plain, text);
  assert_refused (sealed, "contrasena", ENT_IO_ERROR_PASSPHRASE);
}

static void
test_the_same_text_never_looks_the_same (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (1000), one = seal (secret, text), two = seal (secret, text);
  const guchar *a = g_bytes_get_data (one, NULL), *b = g_bytes_get_data (two, NULL);
  guint n_same = 0;

  for (gsize i = HEADER; i < g_bytes_get_size (one); i++)
    n_same += a[i] == b[i];
  /* 4 of 1,017 by chance */
  g_assert_cmpuint (n_same, <, 60);
}

/* By another program than ours, from what data/FORMAT.md says. */
static const char first_version[] =
    "iUVOVE9STk8NChoKAQEAAAIAAABAAAAAFwAAAAAAAAABAgMEBQYHCAkKCwwNDg8QYXo9O/wBUt7MTc+Ncuces+R2Bm5VJkmBDMee"
    "Zmk4I+NI4XtbGDxBiRIgScuqdCGd+aOTUxrEQ+GX5+QFOJx4nctbxyJIOW0aohydsEIgDvkTZZGNocziriduxujuRgpG";

/* Written down once: whoever changes the layout or the parameters must still open what lies on people's disks. */
static void
test_what_was_sealed_by_the_first_version_opens (void)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  guchar *data = g_base64_decode (first_version, &length);
  g_autoptr (GBytes) sealed = g_bytes_new_take (data, length), plain = ent_secret_open (sealed, "palabra y niñez", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "El mapa de Puerto Coral", 23);
}

/* --- damage --- */

typedef enum
{
  FLIP,    /* a bit of the byte at `at` */
  SET8,    /* the byte at `at` to `value` */
  SET32,   /* four bytes */
  SET64,   /* eight */
  CUT,     /* to the first `at` bytes */
  REMOVE,  /* `value` bytes at `at` */
  SWAP,    /* the chunks `at` and `value` */
  DOUBLE,  /* the chunk `at`, and the next ones come later */
  APPEND,  /* `value` zero bytes */
  ANOTHER, /* the chunk `at` of the same text sealed another time */
} Kind;

typedef struct
{
  const char *name;
  Kind kind;
  gsize at;
  guint64 value;
  gboolean sum;    /* and the sum of the header is made to fit: on purpose, and not by chance */
  EntIoError code; /* what is told */
  guint n_chunks;  /* what can be read all the same, from the beginning; ALL: everything */
} Damage;

#define ALL 99u
#define AT(chunk) (HEADER + (chunk) *SEALED_CHUNK)
#define END (HEADER + TEXT_BYTES + (gsize) (N_WHOLE + 1) * ENT_SEALED_CHUNK_EXTRA)

/* clang-format off */
static const Damage damages[] = {
  { "magic, first byte", FLIP, 0, 0, FALSE, ENT_IO_ERROR_NOT_A_MAP, 0 },
  { "magic, name", FLIP, 4, 0, SUM, ENT_IO_ERROR_NOT_A_MAP, 0 },
  { "magic, last of the name", FLIP, 7, 0, FALSE, ENT_IO_ERROR_NOT_A_MAP, 0 },
  { "magic, end of line lost on the way", REMOVE, 8, 1, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "magic, end of file sign", FLIP, 10, 0, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "magic, last byte", FLIP, 11, 0, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "version", FLIP, 12, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "version 2", SET8, 12, 2, SUM, ENT_IO_ERROR_NEWER, 0 },
  { "version 0", SET8, 12, 0, SUM, ENT_IO_ERROR_NEWER, 0 },
  { "another way to derive the key", FLIP, 13, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "another way to derive the key, on purpose", SET8, 13, 2, SUM, ENT_IO_ERROR_NEWER, 0 },
  { "reserved", FLIP, 15, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "reserved, on purpose", SET8, 14, 1, SUM, ENT_IO_ERROR_NEWER, 0 },
  { "passes", FLIP, 16, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "one pass more", SET32, 16, 2, SUM, ENT_IO_ERROR_PASSPHRASE, 0 },
  { "no pass", SET32, 16, 0, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "too many passes", SET32, 16, ENT_SEALED_MOST_OPS + 1, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "passes without end", SET32, 16, G_MAXUINT32, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "memory", FLIP, 22, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "other memory", SET32, 20, 16, SUM, ENT_IO_ERROR_PASSPHRASE, 0 },
  { "no memory", SET32, 20, 0, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "too little memory", SET32, 20, ENT_SEALED_LEAST_KIB - 1, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "too much memory", SET32, 20, ENT_SEALED_MOST_KIB + 1, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "terabytes of memory", SET32, 20, G_MAXUINT32, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "length", FLIP, 24, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "length, one more", SET64, 24, TEXT_BYTES + 1, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "length, one less", SET64, 24, TEXT_BYTES - 1, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "length, a chunk less", SET64, 24, TEXT_BYTES - CHUNK, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "length, nothing", SET64, 24, 0, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "length, 64 MiB", SET64, 24, 67108864, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "length past the limit", SET64, 24, 67108865, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "length without end", SET64, 24, G_MAXUINT64, SUM, ENT_IO_ERROR_HOSTILE, 0 },
  { "salt", FLIP, 32, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "salt, on purpose", FLIP, 47, 0, SUM, ENT_IO_ERROR_PASSPHRASE, 0 },
  { "check of the key", FLIP, 48, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "check of the key, on purpose", FLIP, 63, 0, SUM, ENT_IO_ERROR_PASSPHRASE, 0 },
  { "beginning of the stream", FLIP, 64, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "beginning of the stream, on purpose", FLIP, 87, 0, SUM, ENT_IO_ERROR_ALTERED, 0 },
  { "sum, first byte", FLIP, 88, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "sum, last byte", FLIP, 103, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "first chunk, tag", FLIP, AT (0), 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "first chunk, text", FLIP, AT (0) + 1, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "first chunk, seal", FLIP, AT (1) - 1, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "second chunk, tag", FLIP, AT (1), 0, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "second chunk, text", FLIP, AT (1) + 777, 0, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "second chunk, seal", FLIP, AT (2) - 16, 0, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "third chunk, tag", FLIP, AT (2), 0, FALSE, ENT_IO_ERROR_ALTERED, 2 },
  { "third chunk, text", FLIP, AT (2) + CHUNK, 0, FALSE, ENT_IO_ERROR_ALTERED, 2 },
  { "third chunk, seal", FLIP, AT (3) - 1, 0, FALSE, ENT_IO_ERROR_ALTERED, 2 },
  { "last chunk, tag", FLIP, AT (3), 0, FALSE, ENT_IO_ERROR_ALTERED, 3 },
  { "last chunk, text", FLIP, AT (3) + 100, 0, FALSE, ENT_IO_ERROR_ALTERED, 3 },
  { "last chunk, seal", FLIP, END - 1, 0, FALSE, ENT_IO_ERROR_ALTERED, 3 },
  { "nothing left", CUT, 0, 0, FALSE, ENT_IO_ERROR_NOT_A_MAP, 0 },
  { "cut in the magic", CUT, 8, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut after the magic", CUT, 12, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut in the salt", CUT, 40, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut in the check of the key", CUT, 60, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut in the beginning of the stream", CUT, 70, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut in the sum", CUT, HEADER - 1, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut after the header", CUT, HEADER, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut in the first chunk", CUT, AT (1) - 1, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 0 },
  { "cut after the first chunk", CUT, AT (1), 0, FALSE, ENT_IO_ERROR_TRUNCATED, 1 },
  { "cut in the second chunk", CUT, AT (1) + 1, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 1 },
  { "cut after the second chunk", CUT, AT (2), 0, FALSE, ENT_IO_ERROR_TRUNCATED, 2 },
  { "cut before the last chunk", CUT, AT (3), 0, FALSE, ENT_IO_ERROR_TRUNCATED, 3 },
  { "cut by one byte", CUT, END - 1, 0, FALSE, ENT_IO_ERROR_TRUNCATED, 3 },
  { "first chunk gone", REMOVE, AT (0), SEALED_CHUNK, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "second chunk gone", REMOVE, AT (1), SEALED_CHUNK, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "a byte gone", REMOVE, AT (1) + 5, 1, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "first two chunks in the other order", SWAP, 0, 1, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "later two in the other order", SWAP, 1, 2, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "first chunk twice", DOUBLE, 0, 0, FALSE, ENT_IO_ERROR_ALTERED, 1 },
  { "third chunk twice", DOUBLE, 2, 0, FALSE, ENT_IO_ERROR_ALTERED, 3 },
  { "a byte behind", APPEND, 0, 1, FALSE, ENT_IO_ERROR_ALTERED, ALL },
  { "a chunk behind", APPEND, 0, SEALED_CHUNK, FALSE, ENT_IO_ERROR_ALTERED, ALL },
  { "first chunk of another time", ANOTHER, 0, 0, FALSE, ENT_IO_ERROR_ALTERED, 0 },
  { "second chunk of another time", ANOTHER, 1, 0, FALSE, ENT_IO_ERROR_ALTERED, 1 },
};
/* clang-format on */

static void
make_sum_fit (GByteArray *data)
{
  if (data->len >= HEADER)
    crypto_generichash (data->data + ENT_SEALED_SUM_AT, ENT_SEALED_SUM_BYTES, data->data, ENT_SEALED_SUM_AT, NULL, 0);
}

static void
set_number (GByteArray *data, gsize at, guint n_bytes, guint64 value)
{
  for (guint i = 0; i < n_bytes; i++)
    data->data[at + i] = (guint8) (value >> (8 * i));
}

static GBytes *
damage (const Damage *d, GBytes *sealed, GBytes *another)
{
  static const guint n_bytes[] = { [SET8] = 1, [SET32] = 4, [SET64] = 8 };
  GByteArray *data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (SEALED_CHUNK);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  g_byte_array_append (data, bytes, (guint) length);
  if (d->kind == FLIP)
    data->data[d->at] ^= 4;
  else if (d->kind == SET8 || d->kind == SET32 || d->kind == SET64)
    set_number (data, d->at, n_bytes[d->kind], d->value);
  else if (d->kind == CUT)
    g_byte_array_set_size (data, (guint) d->at);
  else if (d->kind == REMOVE)
    g_byte_array_remove_range (data, (guint) d->at, (guint) d->value);
  else if (d->kind == SWAP)
    {
      memcpy (chunk, data->data + AT (d->at), SEALED_CHUNK);
      memmove (data->data + AT (d->at), data->data + AT (d->value), SEALED_CHUNK);
      memcpy (data->data + AT (d->value), chunk, SEALED_CHUNK);
    }
  else if (d->kind == DOUBLE)
    {
      g_byte_array_set_size (data, (guint) AT (d->at + 1));
      g_byte_array_append (data, bytes + AT (d->at), (guint) (length - AT (d->at)));
    }
  else if (d->kind == APPEND)
    for (guint64 i = 0; i < d->value; i++)
      g_byte_array_append (data, (const guint8 *) "", 1);
  else
    memcpy (data->data + AT (d->at), (const guint8 *) g_bytes_get_data (another, NULL) + AT (d->at), SEALED_CHUNK);
  if (d->sum)
    make_sum_fit (data);
  return g_byte_array_free_to_bytes (data);
}

static void
assert_noticed (const Damage *d, GBytes *damaged, GBytes *text, EntSecret *secret)
{
  g_autoptr (GError) error = NULL, with_error = NULL;
  g_autoptr (EntSecret) opened = NULL;
  g_autoptr (GBytes) plain = ent_secret_open (damaged, PASSPHRASE, &opened, &error), with = NULL, rescued = NULL, wanted = NULL;

  g_test_message ("%s", d->name);
  g_assert_null (plain);
  g_assert_error (error, ENT_IO_ERROR, (int) d->code);
  with = ent_secret_open_with (damaged, secret, &with_error);
  g_assert_null (with);
  /* how the key is derived has no part in it where the key is there; the chunks tell that it was altered */
  if (g_str_has_prefix (d->name, "one pass") || g_str_has_prefix (d->name, "other memory"))
    g_assert_error (with_error, ENT_IO_ERROR, ENT_IO_ERROR_ALTERED);
  else
    g_assert_error (with_error, ENT_IO_ERROR, (int) d->code);
  rescued = ent_secret_rescue (damaged, secret);
  if (d->n_chunks == 0)
    {
      g_assert_null (rescued);
      return;
    }
  wanted = d->n_chunks == ALL ? g_bytes_ref (text) : g_bytes_new_from_bytes (text, 0, d->n_chunks * CHUNK);
  assert_bytes (rescued, wanted);
  /* the passphrase was right, and so the caller has the key to rescue it with */
  g_assert_nonnull (opened);
}

static void
test_each_kind_of_damage_is_noticed_and_told (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (TEXT_BYTES), sealed = seal (secret, text), another = seal (secret, text);

  G_STATIC_ASSERT (G_N_ELEMENTS (damages) >= 40);
  g_assert_cmpuint (g_bytes_get_size (sealed), ==, END);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) damaged = damage (&damages[i], sealed, another);

      assert_noticed (&damages[i], damaged, text, secret);
    }
}

static void
test_no_bit_can_be_turned (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (300), sealed = seal (secret, text);
  gsize length = g_bytes_get_size (sealed);

  for (gsize bit = 0; bit < length * 8; bit++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (sealed, NULL), length);
      g_autoptr (GBytes) turned = g_bytes_new_take (data, length), plain = NULL;
      g_autoptr (GError) error = NULL;

      data[bit / 8] ^= (guint8) (1u << (bit % 8));
      plain = ent_secret_open_with (turned, secret, &error);
      g_assert_null (plain);
      g_assert_error (error, ENT_IO_ERROR, (int) (bit < 64 ? ENT_IO_ERROR_NOT_A_MAP : ENT_IO_ERROR_ALTERED));
    }
}

static void
test_cut_off_anywhere_it_is_told_as_cut_off (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (300), sealed = seal (secret, text);

  for (gsize length = ENT_SEALED_MAGIC_STEM; length < g_bytes_get_size (sealed); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, length), plain = NULL;
      g_autoptr (GError) error = NULL;

      plain = ent_secret_open_with (cut, secret, &error);
      g_assert_null (plain);
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_TRUNCATED);
    }
}

/* Asks for the most that is allowed, and would take seconds: but only where the sum of the header fits. */
static void
test_garbage_costs_no_time (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (10), sealed = seal (secret, text);
  GByteArray *data = g_bytes_unref_to_array (g_bytes_ref (sealed));
  g_autoptr (GBytes) garbage = NULL;
  gint64 start = g_get_monotonic_time ();

  set_number (data, 16, 4, ENT_SEALED_MOST_OPS);
  set_number (data, 20, 4, ENT_SEALED_MOST_KIB);
  garbage = g_byte_array_free_to_bytes (data);
  for (guint i = 0; i < 100; i++)
    assert_refused (garbage, PASSPHRASE, ENT_IO_ERROR_ALTERED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

/* --- pieces --- */

static void
test_a_piece_opens_under_its_number_only (void)
{
  g_autoptr (EntSecret) secret = new_secret (), other = new_secret ();
  g_autoptr (GError) error = NULL;

  for (gsize length = 0; length < 300; length += 99)
    {
      g_autoptr (GBytes) text = new_text (length), piece = ent_secret_seal_piece (secret, 7, text), back = NULL;

      g_assert_cmpuint (g_bytes_get_size (piece), ==, length + ENT_SECRET_PIECE_EXTRA);
      back = ent_secret_open_piece (secret, 7, piece, &error);
      g_assert_no_error (error);
      assert_bytes (back, text);
      g_assert_null (ent_secret_open_piece (secret, 8, piece, &error));
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_ALTERED);
      g_clear_error (&error);
      g_assert_null (ent_secret_open_piece (other, 7, piece, &error));
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_ALTERED);
      g_clear_error (&error);
    }
}

static void
test_a_damaged_piece_does_not_open (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (20), piece = ent_secret_seal_piece (secret, 1, text);
  gsize size = g_bytes_get_size (piece);

  for (gsize i = 0; i < size; i++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (piece, NULL), size);
      g_autoptr (GBytes) turned = g_bytes_new_take (data, size), cut = g_bytes_new_from_bytes (piece, 0, i);
      g_autoptr (GError) error = NULL;

      data[i] ^= 1;
      g_assert_null (ent_secret_open_piece (secret, 1, turned, &error));
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_ALTERED);
      g_clear_error (&error);
      g_assert_null (ent_secret_open_piece (secret, 1, cut, &error));
      g_assert_error (error, ENT_IO_ERROR, (int) (i < ENT_SECRET_PIECE_EXTRA ? ENT_IO_ERROR_TRUNCATED : ENT_IO_ERROR_ALTERED));
    }
}

/* --- what the process gives away --- */

static void
test_while_there_is_a_secret_the_process_is_not_dumped (void)
{
  g_autoptr (EntSecret) secret = NULL;
  char *passphrase;

  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 1);
  secret = new_secret ();
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
  passphrase = ent_passphrase_dup ("something", -1);
  g_clear_pointer (&secret, ent_secret_unref);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
  ent_passphrase_free (passphrase);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 1);
}

static guint
locked_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmLck:");
  g_assert_nonnull (line);
  return (guint) g_ascii_strtoull (line + strlen ("VmLck:"), NULL, 10);
}

static void
test_keys_are_in_locked_memory (void)
{
  struct rlimit limit;
  guint before;
  g_autoptr (EntSecret) secret = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer locks no memory");
  return;
#endif
  g_assert_no_errno (getrlimit (RLIMIT_MEMLOCK, &limit));
  if (limit.rlim_cur < 65536)
    {
      g_test_skip ("this system lets the process lock no memory");
      return;
    }
  before = locked_kib ();
  secret = new_secret ();
  g_assert_cmpuint (locked_kib (), >, before);
  g_clear_pointer (&secret, ent_secret_unref);
  g_assert_cmpuint (locked_kib (), ==, before);
}

/* What is looked for stands nowhere in the clear. */
#define VEIL 0x55
static const char veiled[] = { 'Q' ^ VEIL, 'z' ^ VEIL, '7' ^ VEIL, '#' ^ VEIL, 'k' ^ VEIL, 'W' ^ VEIL, '!' ^ VEIL, 'm' ^ VEIL,
                               'P' ^ VEIL, '0' ^ VEIL, 'v' ^ VEIL, '&' ^ VEIL, 'x' ^ VEIL, 'R' ^ VEIL, '?' ^ VEIL, 'j' ^ VEIL };

static guint
count_veiled (const char *data, gsize length, const char *what, gsize n_what)
{
  const char *end = data + length, *at = data;
  guint n = 0;

  while ((gsize) (end - at) >= n_what && (at = memchr (at, what[0] ^ VEIL, (gsize) (end - at) - n_what + 1)) != NULL)
    {
      gsize same = 1;

      while (same < n_what && (char) (at[same] ^ VEIL) == what[same])
        same++;
      n += same == n_what;
      at++;
    }
  return n;
}

/* How often it stands in the memory of this process, as @fd shows it. */
static guint
count_in_memory (int fd, const char *what, gsize n_what)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned long from, to;
      char write;
      gboolean is_ours;
      g_autofree char *piece = NULL;
      gssize got;

      /* what checks memory keeps terabytes for it, which are empty */
      if (sscanf (lines[i], "%lx-%lx %*c%c", &from, &to, &write) != 3 || to - from > 268435456ul)
        continue;
      /* keys are made read only */
      is_ours = write == 'w' || strchr (lines[i], '/') == NULL;
      if (!is_ours)
        continue;
      piece = g_malloc (to - from);
      got = pread (fd, piece, to - from, (off_t) from);
      if (got > 0)
        n += count_veiled (piece, (gsize) got, what, n_what);
      ent_passphrase_wipe (piece, to - from);
    }
  return n;
}

/* @data: what the passphrase ends with, in addition to what is looked for. */
static void
test_nothing_of_a_passphrase_stays_in_memory (gconstpointer data)
{
  char typed[sizeof veiled + 8] = "";
  char *passphrase;
  /* before there is a secret: then the system would not let it be opened */
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  g_autoptr (EntSecret) secret = NULL, opened = NULL;
  g_autoptr (GBytes) text = new_text (100), sealed = NULL, plain = NULL;

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i < sizeof veiled; i++)
    typed[i] = (char) (veiled[i] ^ VEIL);
  g_strlcat (typed, data, sizeof typed);
  passphrase = ent_passphrase_dup (typed, -1);
  ent_passphrase_wipe (typed, sizeof typed);
  /* it is found where it is */
  g_assert_cmpuint (count_in_memory (fd, veiled, sizeof veiled), >, 0);
  secret = ent_secret_new_with (passphrase, 1, ENT_SEALED_LEAST_KIB, NULL);
  sealed = seal (secret, text);
  plain = ent_secret_open (sealed, passphrase, &opened, NULL);
  assert_bytes (plain, text);
  ent_passphrase_free (passphrase);
  g_assert_cmpuint (count_in_memory (fd, veiled, sizeof veiled), ==, 0);
  close (fd);
}

/* Whatever letters it has, as GLib composes them. */
static void
test_a_passphrase_is_composed_as_others_do (void)
{
  static const char *const pieces[] = { "a", "e", "n", "ñ", "Å", "\u0301", "\u0303", "\u0323", "\u0327", "\u0345", "\u1100", "\u1161", "\u11a8", "가", "ệ", "\u0958", "\u212b", "ﬁ", " " };

  for (guint turn = 0; turn < 2000; turn++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *expected = NULL;
      char *composed;
      guint n = (guint) g_test_rand_int_range (0, 12);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      composed = ent_passphrase_compose (text->str);
      g_assert_cmpstr (composed, ==, expected);
      ent_passphrase_free (composed);
    }
}

/* The keys of what @sealed begins, by the way that data/FORMAT.md tells, veiled: of the stream, and of pieces. */
static void
derive_veiled (GBytes *sealed, char keys[2][32])
{
  EntSealedHeader header;
  guchar master[32], key[32];

  g_assert_true (ent_sealed_header_read (&header, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL));
  g_assert_cmpint (crypto_pwhash (master, sizeof master, PASSPHRASE, strlen (PASSPHRASE), header.salt, header.ops, (gsize) header.kib * 1024, crypto_pwhash_ALG_ARGON2ID13), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      crypto_kdf_derive_from_key (key, sizeof key, i + 2, "entorno1", master);
      for (guint k = 0; k < sizeof key; k++)
        keys[i][k] = (char) (key[k] ^ VEIL);
    }
  ent_passphrase_wipe (master, sizeof master);
  ent_passphrase_wipe (key, sizeof key);
}

static void
test_no_key_stays_in_memory (void)
{
  /* before there is a secret: then the system would not let it be opened */
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  g_autoptr (EntSecret) secret = new_secret (), opened = NULL;
  g_autoptr (GBytes) text = new_text (200000), sealed = seal (secret, text), plain = NULL, piece = NULL, back = NULL;
  char keys[2][32];

  g_assert_cmpint (fd, >=, 0);
  derive_veiled (sealed, keys);
  piece = ent_secret_seal_piece (secret, 1, text);
  back = ent_secret_open_piece (secret, 1, piece, NULL);
  assert_bytes (back, text);
  plain = ent_secret_open (sealed, PASSPHRASE, &opened, NULL);
  assert_bytes (plain, text);
  /* they are found where they are: in two secrets, and nowhere else */
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpuint (count_in_memory (fd, keys[i], sizeof keys[i]), ==, 2);
  g_clear_pointer (&secret, ent_secret_unref);
  g_clear_pointer (&opened, ent_secret_unref);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpuint (count_in_memory (fd, keys[i], sizeof keys[i]), ==, 0);
  close (fd);
}

static void
test_too_little_memory_is_not_told_as_a_wrong_passphrase (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = new_text (10), sealed = seal (secret, text);
  GByteArray *data = g_bytes_unref_to_array (g_bytes_ref (sealed));
  g_autoptr (GBytes) large = NULL;
  g_autofree char *status = NULL;
  struct rlimit before, limit;

  set_number (data, 20, 4, ENT_SEALED_MOST_KIB);
  make_sum_fit (data);
  large = g_byte_array_free_to_bytes (data);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  g_assert_no_errno (getrlimit (RLIMIT_AS, &before));
  limit = before;
  limit.rlim_cur = (g_ascii_strtoull (strstr (status, "VmSize:") + 7, NULL, 10) + 65536) * 1024;
  g_assert_no_errno (setrlimit (RLIMIT_AS, &limit));
  assert_refused (large, PASSPHRASE, ENT_IO_ERROR_MEMORY);
  g_assert_no_errno (setrlimit (RLIMIT_AS, &before));
}

static void
test_a_secret_as_people_get_it_costs_whoever_guesses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = ent_secret_new (PASSPHRASE, &error);
  g_autoptr (GBytes) text = new_text (10), sealed = NULL, plain = NULL;
  EntSealedHeader header;

  g_assert_no_error (error);
  sealed = seal (secret, text);
  g_assert_true (ent_sealed_header_read (&header, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL));
  g_assert_cmpuint (header.kib, >=, 65536);
  g_assert_cmpuint ((guint64) header.kib * header.ops, >=, 524288);
  plain = ent_secret_open_with (sealed, secret, &error);
  g_assert_no_error (error);
  assert_bytes (plain, text);
}

#define ADD(path, function) g_test_add_func ("/io/secret/" path, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("opens-again-whatever-its-length", test_what_is_sealed_opens_again_whatever_its_length);
  ADD ("another-passphrase", test_another_passphrase_does_not_open);
  ADD ("accents", test_accents_are_the_same_however_they_were_typed);
  ADD ("never-the-same", test_the_same_text_never_looks_the_same);
  ADD ("first-version", test_what_was_sealed_by_the_first_version_opens);
  ADD ("damage", test_each_kind_of_damage_is_noticed_and_told);
  ADD ("no-bit", test_no_bit_can_be_turned);
  ADD ("cut-off", test_cut_off_anywhere_it_is_told_as_cut_off);
  ADD ("garbage", test_garbage_costs_no_time);
  ADD ("piece", test_a_piece_opens_under_its_number_only);
  ADD ("damaged-piece", test_a_damaged_piece_does_not_open);
  ADD ("not-dumped", test_while_there_is_a_secret_the_process_is_not_dumped);
  ADD ("locked", test_keys_are_in_locked_memory);
  g_test_add_data_func ("/io/secret/wiped", "", test_nothing_of_a_passphrase_stays_in_memory);
  g_test_add_data_func ("/io/secret/wiped-accents", "n\u0303", test_nothing_of_a_passphrase_stays_in_memory);
  ADD ("composed", test_a_passphrase_is_composed_as_others_do);
  ADD ("keys-gone", test_no_key_stays_in_memory);
  ADD ("little-memory", test_too_little_memory_is_not_told_as_a_wrong_passphrase);
  ADD ("costs", test_a_secret_as_people_get_it_costs_whoever_guesses);
  return g_test_run ();
}
