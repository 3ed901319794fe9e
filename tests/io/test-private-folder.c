/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only its user may see lies in folders that only that user can look into. */
#include <string.h>

#include <glib/gstdio.h>

#include "folder.h"
#include "io/disk/private-folder.h"
#include "io/journal/folder.h"
#include "io/store.h"

static guint
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_mode & 0777;
}

static void
test_each_is_made_where_it_belongs_for_its_owner_alone (void)
{
  static const EntPrivateFolder folders[] = { ENT_FOLDER_RECOVERY, ENT_FOLDER_BACKUPS };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = ent_private_folder (folders[i], &error), *above = NULL;

      g_assert_no_error (error);
      above = g_path_get_dirname (path);
      g_assert_true (g_str_has_prefix (path, folders[i] == ENT_FOLDER_RECOVERY ? g_get_user_state_dir () : g_get_user_data_dir ()));
      g_assert_cmphex (mode_of (path), ==, 0700);
      g_assert_cmphex (mode_of (above), ==, 0700);
    }
}

static void
test_one_that_others_could_look_into_is_closed (void)
{
  g_autofree char *path = ent_private_folder (ENT_FOLDER_RECOVERY, NULL), *again = NULL;

  g_assert_no_errno (g_chmod (path, 0755));
  again = ent_private_folder (ENT_FOLDER_RECOVERY, NULL);
  g_assert_cmpstr (again, ==, path);
  g_assert_cmphex (mode_of (path), ==, 0700);
}

static void
test_a_file_in_its_place_is_refused_by_name (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "entorno", "backups", NULL), *above = g_path_get_dirname (path), *got = NULL;
  g_autoptr (GError) error = NULL;

  g_rmdir (path);
  g_assert_no_errno (g_mkdir_with_parents (above, 0700));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  got = ent_private_folder (ENT_FOLDER_BACKUPS, &error);
  g_assert_null (got);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, path));
}

/* As on a network folder, which keeps a file for as long as somebody has it open. */
static void
test_a_journal_goes_beside_one_that_could_not_be_emptied (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = ent_journal_folder_path ("a-journal", &error), *gone = NULL, *held = NULL;

  g_assert_no_error (error);
  gone = g_strconcat (folder, ".gone", NULL);
  held = g_build_filename (gone, "held", NULL);
  g_assert_no_errno (g_mkdir_with_parents (held, 0700));
  ent_journal_folder_take (folder, &error);
  g_assert_no_error (error);
  ent_journal_folder_remove (folder, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  remove_folder (g_steal_pointer (&gone));
}

int
main (int argc, char *argv[])
{
  char *home = new_home ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/private-folder/each-is-made-where-it-belongs-for-its-owner-alone", test_each_is_made_where_it_belongs_for_its_owner_alone);
  g_test_add_func ("/io/private-folder/one-that-others-could-look-into-is-closed", test_one_that_others_could_look_into_is_closed);
  g_test_add_func ("/io/private-folder/a-file-in-its-place-is-refused-by-name", test_a_file_in_its_place_is_refused_by_name);
  g_test_add_func ("/io/private-folder/a-journal-goes-beside-one-that-could-not-be-emptied", test_a_journal_goes_beside_one_that_could_not_be_emptied);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
