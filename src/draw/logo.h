/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logo of a map: from what is in the file to pixels, and from those to what is
 * put into other files. A map can come from anywhere, and so can its logo: only the
 * pixels of what is really a small picture go on.
 */
#pragma once

#include <cairo.h>

#include "scene/scene.h"

G_BEGIN_DECLS

#define ENT_LOGO_MOST_BYTES 524288 /* 512 KiB */
/* Of a side, in pixels. */
#define ENT_LOGO_MOST_SIDE 4096

/* @base64: EntMapInfo.logo. The picture on white, so that it needs no transparency. FALSE, with
 * what to do in @error, when it is too large (G_FILE_ERROR_INVAL) or damaged. */
gboolean ent_logo_read (const char *base64, EntPixels *pixels, GError **error);
/* The logo of a map with @info, also one that is kept aside in the file because it is none.
 * FALSE without an error when there is none at all. */
gboolean ent_logo_of_map (const EntMapInfo *info, EntPixels *pixels, GError **error);
void ent_pixels_clear (EntPixels *pixels);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntPixels, ent_pixels_clear)

/* The same without colours. */
EntPixels ent_pixels_grey (const EntPixels *pixels);
/* As the bytes of a PNG; NULL when it could not be made. */
GBytes *ent_surface_to_png (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;
/* As the bytes of a PNG with nothing but the picture in it; NULL when there is no memory. */
GBytes *ent_pixels_to_png (const EntPixels *pixels) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
