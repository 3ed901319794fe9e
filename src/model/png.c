/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/png.h"

#include <string.h>

#define PIECE_BYTES 12u /* length, name and sum */

gboolean
ent_png_next (const guint8 *data, gsize length, gsize *at, EntPngPiece *piece)
{
  guint32 size;

  if (length < *at || length - *at < PIECE_BYTES)
    return FALSE;
  memcpy (&size, data + *at, sizeof size);
  size = GUINT32_FROM_BE (size);
  if (size > length - *at - PIECE_BYTES)
    return FALSE;
  *piece = (EntPngPiece) { .whole = data + *at, .n_whole = size + PIECE_BYTES, .name = data + *at + sizeof size, .n_content = size };
  *at += piece->n_whole;
  return TRUE;
}

gboolean
ent_png_is_picture (const guint8 *name)
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
  gsize at = ENT_PNG_SIGNATURE_BYTES;
  g_autoptr (GByteArray) picture = NULL;
  EntPngPiece piece;

  if (length < ENT_PNG_SIGNATURE_BYTES)
    return NULL;
  picture = g_byte_array_new ();
  g_byte_array_append (picture, data, ENT_PNG_SIGNATURE_BYTES);
  while (ent_png_next (data, length, &at, &piece))
    {
      if (ent_png_is_picture (piece.name))
        g_byte_array_append (picture, piece.whole, (guint) piece.n_whole);
      if (memcmp (piece.name, "IEND", 4) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&picture));
    }
  return NULL;
}
