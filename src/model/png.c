/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PNG is a row of pieces, each with its length, its name and a sum: those that make the picture are copied as
 * they are, the rest is left out.
 */
#include "model/png.h"

#include <string.h>

#define SIGNATURE_BYTES 8u
#define PIECE_BYTES 12u /* length, name and sum */

static gboolean
is_picture (const guint8 *name)
{
  static const char *const names[] = { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (memcmp (name, names[i], 4) == 0)
      return TRUE;
  return FALSE;
}

GBytes *
ent_png_picture (const guint8 *data, gsize length)
{
  gsize at = SIGNATURE_BYTES;
  g_autoptr (GByteArray) picture = NULL;

  if (length < SIGNATURE_BYTES)
    return NULL;
  picture = g_byte_array_new ();
  g_byte_array_append (picture, data, SIGNATURE_BYTES);
  while (length - at >= PIECE_BYTES)
    {
      guint32 size;

      memcpy (&size, data + at, sizeof size);
      size = GUINT32_FROM_BE (size);
      if (size > length - at - PIECE_BYTES)
        return NULL;
      if (is_picture (data + at + 4))
        g_byte_array_append (picture, data + at, size + PIECE_BYTES);
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&picture));
      at += size + PIECE_BYTES;
    }
  return NULL;
}
