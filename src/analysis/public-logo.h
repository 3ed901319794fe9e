/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A logo without what its file says beside the picture. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The PNG in @base64 with the picture and nothing else: no texts, dates, profiles, names of programs, nothing
 * behind its end. NULL: it is no whole PNG. */
char *ent_public_logo (const char *base64) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
