/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is to be saved over, and what is looked at afterwards. */
#pragma once

#include "io/store.h"

/* Of the file that is there before. */
#define SAVED_OLD_MODE 0640

typedef struct
{
  char *folder, *path;
  GBytes *old, *new, *third;
} Saved;

void saved_set_up (Saved *f, gconstpointer data);
void saved_tear_down (Saved *f, gconstpointer data);
/* Nothing is at its path, or the old bytes, with rights and a mark of their own. */
void saved_begin (Saved *f, gboolean existed);

GBytes *filled (char with, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Without flushing anything: it is the state before, not a save. */
void put (const char *path, GBytes *bytes);
/* NULL: nothing is there. */
GBytes *load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean holds (const char *path, GBytes *bytes);
/* What somebody who has opened it knows of it; NULL where nothing is. */
EntFingerprint *know (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* How many are in @folder; @parts: only those that are being written. */
guint count_names (const char *folder, gboolean parts);
