/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user prefers, kept by the system and shared by all windows. */
#pragma once

#include <gio/gio.h>

#include "model/choices.h"

G_BEGIN_DECLS

/* All instances speak of the same values. */
GSettings *ent_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

EntSectorId ent_settings_last_sector (GSettings *settings);
void ent_settings_set_last_sector (GSettings *settings, EntSectorId sector);

/* By which name colleagues know who has a map open: what the user has set, else the real name of the account; NULL where
 * there is none. Never the name that one logs in with. */
char *ent_settings_dup_person (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* The maps used last, latest first: URIs; with them the folder of the last one,
 * in which choosers begin. Nothing is added while the user has switched it off. */
char **ent_recent_list (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void ent_recent_add (GSettings *settings, const char *path);
/* That folder, as a path: NULL without one, and while nothing is remembered. */
char *ent_recent_folder (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void ent_recent_remove (GSettings *settings, const char *uri);
/* Nothing then tells where maps lie: neither their files nor the folder used last. */
void ent_recent_clear (GSettings *settings);
gboolean ent_recent_is_clear (GSettings *settings);
/* "Puerto Coral — Documents": the file's name and its folder, for a menu. */
char *ent_recent_label (const char *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
