/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture in a PNG without what its file says beside it. Decodes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The PNG in @data with the picture and nothing else: no texts, dates, profiles, names of programs, nothing
 * behind its end. NULL: it is no whole PNG. */
GBytes *ent_png_picture (const guint8 *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
