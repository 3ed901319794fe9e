/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checksums: other bytes have another one. */
#include "io/disk/checksum.h"

#include <string.h>

static void
test_same (void)
{
  guint8 bytes[100] = { 1, 2, 3 }, copy[101];
  g_autofree char *a = ent_checksum (bytes, 100), *b = NULL;

  /* wherever they lie */
  memcpy (copy + 1, bytes, 100);
  b = ent_checksum (copy + 1, 100);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (strlen (a), ==, 32);
}

/* Adds the sum of @bytes, which no other bytes had. */
static void
add (GHashTable *seen, const guint8 *bytes, gsize length)
{
  g_assert_true (g_hash_table_add (seen, ent_checksum (bytes, length)));
}

static void
test_bits (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 bytes[200];

  memset (bytes, 'x', sizeof bytes);
  add (seen, bytes, sizeof bytes);
  for (guint bit = 0; bit < 8 * sizeof bytes; bit++)
    {
      bytes[bit / 8] ^= (guint8) (1u << bit % 8);
      add (seen, bytes, sizeof bytes);
      bytes[bit / 8] ^= (guint8) (1u << bit % 8);
    }
}

static void
test_lengths (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 bytes[200] = { 0 };

  for (gsize n = 0; n <= sizeof bytes; n++)
    add (seen, bytes, n);
}

static void
test_order (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 bytes[256] = { 0 };

  /* one word that differs from the others, in every place */
  for (gsize i = 0; i < sizeof bytes / 8; i++)
    {
      memset (bytes, 7, sizeof bytes);
      memset (bytes + 8 * i, 9, 8);
      add (seen, bytes, sizeof bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/checksum/same-bytes-have-the-same", test_same);
  g_test_add_func ("/io/checksum/each-bit-counts", test_bits);
  g_test_add_func ("/io/checksum/the-length-counts", test_lengths);
  g_test_add_func ("/io/checksum/the-order-counts", test_order);
  return g_test_run ();
}
