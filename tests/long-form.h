/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a test repeats: `./dev torture` sets ENT_TORTURE, and whoever runs all the tests has no hour. */
#pragma once

#include <glib.h>

static inline guint
in_long_form (guint n, guint n_else)
{
  return g_getenv ("ENT_TORTURE") != NULL ? n : n_else;
}
