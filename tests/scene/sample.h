/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps that come with the program. */
#pragma once

#include "io/store.h"

static inline EntMap *
open_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  EntFile *file = ent_store_open (path, NULL, &error);
  EntMap *map;

  g_assert_no_error (error);
  map = g_object_ref (file->map);
  ent_file_free (file);
  return map;
}
