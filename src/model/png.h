/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PNG is a row of pieces behind a signature, each with its length, its name and a sum: those that make the picture, and what
 * the file says beside it. Decodes nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENT_PNG_SIGNATURE_BYTES 8u
#define ENT_PNG_NAME_BYTES 4u

/* Lent by the bytes that it was found in. */
typedef struct
{
  const guint8 *whole; /* with length and sum */
  gsize n_whole;
  const guint8 *name; /* and behind it the content */
  gsize n_content;
} EntPngPiece;

/* The piece that begins at *@at, the first one behind the signature; then *@at is where it ends. FALSE: what follows there
 * is no whole piece. */
gboolean ent_png_next (const guint8 *data, gsize length, gsize *at, EntPngPiece *piece);
/* Whether the picture is drawn from pieces of this name. */
gboolean ent_png_is_picture (const guint8 *name);

/* The PNG in @data with the picture and nothing else: no texts, dates, profiles, names of programs, nothing
 * behind its end. NULL: it is no whole PNG. */
GBytes *ent_png_picture (const guint8 *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
