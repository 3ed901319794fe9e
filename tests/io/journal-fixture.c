/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal-fixture.h"

#include <string.h>

#include "io/journal/folder.h"
#include "io/xml/writer.h"
#include "model/map-fixture.h"

void
kept_begin (Kept *kept, const EntSeal *seal)
{
  kept->map = new_map_with_moment ();
  kept->history = ent_history_new (kept->map, NULL);
  kept->keeper = ent_journal_keeper_new (kept->history, seal);
}

void
kept_step (Kept *kept, const char *name)
{
  g_autoptr (GError) error = NULL;

  ent_edit_add_stakeholder (kept->history, name, ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, &error);
  g_assert_no_error (error);
  ent_journal_keeper_flush (kept->keeper);
}

void
kept_type (Kept *kept, const char *title)
{
  ent_history_begin_merged (kept->history, "Change the title", "title");
  ent_history_apply (kept->history, ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title), NULL);
  ent_history_end (kept->history);
  ent_journal_keeper_flush (kept->keeper);
}

void
kept_crash (Kept *kept)
{
  g_autofree char *folder = NULL;

  ent_journal_keeper_flush (kept->keeper);
  folder = only_folder ();
  kept_clear (kept);
  if (folder != NULL)
    make_left (folder);
}

void
kept_clear (Kept *kept)
{
  g_clear_object (&kept->keeper);
  g_clear_object (&kept->history);
  g_clear_object (&kept->map);
}

char *
only_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = ent_journal_folder_list (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, <=, 1);
  return ids->len > 0 ? ent_journal_folder_path (g_ptr_array_index (ids, 0), NULL) : NULL;
}

void
make_left (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "owner", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  g_key_file_set_string (file, "Process", "Boot", "before-the-power-was-cut");
  g_key_file_save_to_file (file, path, &error);
  g_assert_no_error (error);
}

char *
text_of (EntMap *map)
{
  g_autoptr (GError) error = NULL;
  GString *text = ent_writer_map (map, &error);

  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

EntRecovery *
read_only_one (void)
{
  g_autofree char *folder = only_folder (), *id = NULL;
  g_autoptr (GError) error = NULL;
  EntRecovery *recovery;

  g_assert_nonnull (folder);
  id = g_path_get_basename (folder);
  recovery = ent_recovery_read (id, NULL, &error);
  g_assert_no_error (error);
  return recovery;
}

EntMap *
map_of (const EntRecovery *recovery)
{
  EntMap *map = ent_map_copy (recovery->base);

  for (guint i = 0; i < recovery->position; i++)
    {
      const EntRecoveryStep *step = g_ptr_array_index (recovery->steps, i);

      for (guint k = 0; k < step->changes->len; k++)
        g_assert_true (ent_map_apply (map, g_ptr_array_index (step->changes, k), NULL, NULL));
    }
  return map;
}

EntHistory *
replay (const EntRecovery *recovery)
{
  EntHistory *history = ent_history_new (recovery->base, NULL);

  ent_recovery_replay (recovery, history);
  return history;
}

void
discard_only_one (void)
{
  g_autofree char *folder = only_folder (), *id = g_path_get_basename (folder);
  g_autoptr (GError) error = NULL;

  ent_recovery_discard (id, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}
