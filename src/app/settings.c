/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user prefers. The list of recent maps is our own: the desktop's
 * list would tell every other program what lies on this machine.
 */
#include "config.h"

#include "app/settings.h"

#include "io/xml/format.h"
#include "model/text.h"

#include <glib/gi18n.h>

#define N_RECENT 10

GSettings *
ent_settings_new (void)
{
  return g_settings_new (ENT_APP_ID);
}

EntSectorId
ent_settings_last_sector (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "last-sector");
  int sector = ent_choices_find (&ent_sector_choices, name, -1);

  return sector < 0 ? ENT_SECTOR_INSTITUTIONS : (EntSectorId) sector;
}

void
ent_settings_set_last_sector (GSettings *settings, EntSectorId sector)
{
  g_settings_set_string (settings, "last-sector", ent_sector_choices.items[sector].name);
}

char *
ent_settings_dup_person (GSettings *settings)
{
  g_autofree char *set = g_settings_get_string (settings, "person"), *person = ent_text_clean (set, -1, TRUE, NULL);
  const char *real = g_get_real_name ();

  if (person != NULL)
    return g_steal_pointer (&person);
  /* where the system knows none, GLib says "Unknown" */
  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown") || g_ascii_strcasecmp (real, g_get_user_name ()) == 0)
    return NULL;
  return ent_text_clean (real, -1, TRUE, NULL);
}

char **
ent_recent_list (GSettings *settings)
{
  return g_settings_get_strv (settings, "recent-files");
}

static void
store_recent (GSettings *settings, const char *first, const char *without)
{
  g_auto (GStrv) before = ent_recent_list (settings);
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 0;

  if (first != NULL)
    {
      g_strv_builder_add (after, first);
      n++;
    }
  for (guint i = 0; before[i] != NULL && n < N_RECENT; i++)
    if (g_strcmp0 (before[i], first) != 0 && g_strcmp0 (before[i], without) != 0)
      {
        g_strv_builder_add (after, before[i]);
        n++;
      }
  list = g_strv_builder_end (after);
  g_settings_set_strv (settings, "recent-files", (const char *const *) list);
}

void
ent_recent_add (GSettings *settings, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent != NULL ? g_file_get_uri (parent) : g_strdup ("");

  if (!g_settings_get_boolean (settings, "remember-recent"))
    return;
  store_recent (settings, uri, NULL);
  g_settings_set_string (settings, "last-folder", folder);
}

char *
ent_recent_folder (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, "last-folder");

  if (!g_settings_get_boolean (settings, "remember-recent") || *uri == '\0')
    return NULL;
  return g_filename_from_uri (uri, NULL, NULL);
}

void
ent_recent_remove (GSettings *settings, const char *uri)
{
  store_recent (settings, NULL, uri);
}

void
ent_recent_clear (GSettings *settings)
{
  g_settings_reset (settings, "recent-files");
  g_settings_reset (settings, "last-folder");
}

gboolean
ent_recent_is_clear (GSettings *settings)
{
  g_auto (GStrv) uris = ent_recent_list (settings);
  g_autofree char *folder = g_settings_get_string (settings, "last-folder");

  return uris[0] == NULL && *folder == '\0';
}

char *
ent_recent_label (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = ent_format_display_stem (base);
  g_autofree char *folder_base = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *folder_shown = folder_base != NULL ? g_filename_display_name (folder_base) : NULL;

  if (folder_shown == NULL)
    return g_steal_pointer (&shown);
  /* Translators: an entry of the list of recent maps: name of the file, name of its folder */
  return g_strdup_printf (_("%s — %s"), shown, folder_shown);
}
