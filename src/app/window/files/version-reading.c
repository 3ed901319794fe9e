/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/files/version-reading.h"

#include "analysis/differences.h"
#include "io/secret/passphrase.h"

EntVersionPlace *
ent_version_place_new (const char *path, EntDocument *document)
{
  EntVersionPlace *place = g_new0 (EntVersionPlace, 1);

  place->path = g_strdup (path);
  if (document == NULL)
    return place;
  place->map_id = g_strdup (ent_map_info (ent_document_map (document))->base.id);
  place->secret = ent_secret_ref (ent_document_guard (document));
  return place;
}

void
ent_version_place_free (EntVersionPlace *place)
{
  g_free (place->path);
  g_free (place->map_id);
  ent_secret_unref (place->secret);
  g_free (place);
}

GPtrArray *
ent_version_place_list (const EntVersionPlace *place)
{
  return ent_store_list_versions (place->path, place->map_id, place->secret);
}

void
ent_version_reading_free (EntVersionReading *reading)
{
  ent_version_free (reading->version);
  g_free (reading->name);
  for (guint i = 0; i < G_N_ELEMENTS (reading->keys); i++)
    ent_secret_unref (reading->keys[i]);
  ent_passphrase_free (reading->passphrase);
  g_clear_object (&reading->newer);
  g_clear_object (&reading->mine);
  ent_file_free (reading->file);
  g_free (reading->difference);
  ent_map_changes_free (reading->changes);
  g_free (reading);
}

gboolean
ent_version_reading_is_whole (const EntVersionReading *reading)
{
  return reading->file != NULL && reading->whole && !reading->file->damaged;
}

static gboolean
is_about_key (const GError *error)
{
  return g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE) || g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED);
}

/* With each key, and then the passphrase; one that is not sealed opens with any. */
static EntFile *
open_bytes (EntVersionReading *reading, GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;
  EntFile *file = ent_store_read_with (bytes, reading->name, reading->keys[0], &problem);

  if (file == NULL && reading->keys[1] != NULL && is_about_key (problem))
    {
      g_clear_error (&problem);
      file = ent_store_read_with (bytes, reading->name, reading->keys[1], &problem);
    }
  if (file == NULL && reading->passphrase != NULL && is_about_key (problem))
    {
      g_clear_error (&problem);
      file = ent_store_read_sealed (bytes, reading->name, reading->passphrase, &problem);
    }
  reading->is_sealed = is_about_key (problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return file;
}

static void
tell_apart (EntVersionReading *reading)
{
  EntMap *map = reading->file->map;
  g_autoptr (GPtrArray) differences = ent_find_differences (map, reading->newer);

  reading->difference = ent_differences_sum_up (differences, map, reading->newer);
  if (reading->difference == NULL)
    reading->difference = g_strdup ("");
}

void
ent_version_reading_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EntVersionReading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_backups_read (reading->version, &reading->whole, NULL, &error);

  if (bytes != NULL)
    reading->file = open_bytes (reading, bytes, &error);
  if (ent_version_reading_is_whole (reading) && reading->newer != NULL)
    tell_apart (reading);
  if (ent_version_reading_is_whole (reading) && reading->mine != NULL)
    reading->changes = ent_compare_maps (reading->mine, reading->file->map, &error);
  /* not in the main loop, which would stop for it */
  g_clear_object (&reading->newer);
  g_clear_object (&reading->mine);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
