/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is damaged offers what was saved over; and when nothing can be saved, the work of today is not lost. */
#include "ui/versions-fixture.h"

#include "app/window/window-private.h"
#include "io/disk/backups.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_a_file_that_cannot_be_opened_offers_its_versions (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (2, &path);
  GtkWidget *dialog, *button;
  char zeros[10800] = { 0 };

  test_close (window);
  g_assert_true (g_file_set_contents (path, zeros, sizeof zeros, NULL));
  window = test_window_for (path);
  g_assert_nonnull (strstr (ent_window_message (window), "power cut"));
  button = test_find_button (GTK_WIDGET (window), "Earlier _versions…");
  g_assert_true (gtk_widget_get_visible (button));
  test_click (button);
  dialog = test_find_window ("Earlier versions");
  g_assert_nonnull (dialog);
  g_assert_true (test_wait_until (strstr (versions_details (dialog, 0), "1 stakeholder · 0 ties") != NULL, 20000));
  /* there is no map here with which it could be compared, or that it could replace */
  g_assert_true (gtk_widget_get_visible (test_find_button (versions_row (dialog, 0), "_Open")));
  g_assert_false (gtk_widget_get_visible (test_find_button (versions_row (dialog, 0), "Com_pare")));
  g_assert_false (gtk_widget_get_visible (test_find_button (versions_row (dialog, 0), "_Bring back")));
  test_close (window);
}

/* The newest one is damaged too: it says so, and the one before is there. */
static void
test_a_damaged_file_offers_its_versions_and_they_tell_which_is_whole (void)
{
  g_autofree char *path = NULL, *contents = NULL;
  EntWindow *window = versions_window (3, &path);
  g_autoptr (GPtrArray) versions = ent_backups_list (path);
  const EntVersion *newest = g_ptr_array_index (versions, 0);
  GtkWidget *dialog;
  gsize length;

  test_close (window);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length - 8, NULL));
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (newest->file, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (newest->file, contents, (gssize) length - 8, NULL));
  window = test_window_for (path);
  g_assert_nonnull (strstr (ent_window_message (window), "The file is damaged."));
  test_click (test_find_button (GTK_WIDGET (window), "Earlier _versions…"));
  dialog = test_find_window ("Earlier versions");
  g_assert_true (test_wait_until (strstr (versions_details (dialog, 1), "1 stakeholder · 0 ties") != NULL, 20000));
  g_assert_nonnull (strstr (versions_details (dialog, 0), "damaged"));
  test_close (window);
}

/* Cut off anywhere, from nothing at all to the last bracket, by a crash or a stick that was pulled. */
static void
test_a_file_that_was_cut_off_anywhere_offers_the_good_ones (void)
{
  static const guint percent[] = { 0, 1, 12, 50, 88 };
  g_autofree char *path = NULL, *contents = NULL;
  EntWindow *window = versions_window (2, &path);
  gsize length;

  test_close (window);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (guint i = 0; i <= G_N_ELEMENTS (percent); i++)
    {
      gsize cut = i < G_N_ELEMENTS (percent) ? length * percent[i] / 100 : length - 2;
      GtkWidget *dialog, *button;

      g_assert_true (g_file_set_contents (path, contents, (gssize) cut, NULL));
      window = test_window_for (path);
      g_test_message ("%u of %u bytes: %s", (guint) cut, (guint) length, ent_window_message (window));
      g_assert_nonnull (ent_window_message (window));
      button = test_find_button (GTK_WIDGET (window), "Earlier _versions…");
      g_assert_true (button != NULL && gtk_widget_get_visible (button));
      test_click (button);
      dialog = test_find_window ("Earlier versions");
      g_assert_nonnull (dialog);
      g_assert_true (test_wait_until (strstr (versions_details (dialog, 0), "1 stakeholder · 0 ties") != NULL, 20000));
      test_click (test_find_button (versions_row (dialog, 0), "_Open"));
      g_assert_true (test_wait_until (versions_find () != NULL, 20000));
      test_close (versions_find ());
      test_close (window);
    }
}

/* Nobody has opened the map, so the passphrase is not known here. */
static void
test_a_sealed_file_that_is_damaged_offers_its_versions_for_the_passphrase (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_sealed_window (&path);
  GtkWidget *dialog;
  char zeros[10800] = { 0 };

  test_close (window);
  g_assert_true (g_file_set_contents (path, zeros, sizeof zeros, NULL));
  window = test_window_for (path);
  test_click (test_find_button (GTK_WIDGET (window), "Earlier _versions…"));
  dialog = test_find_window ("Earlier versions");
  test_click (test_find_button (versions_row (dialog, 0), "_Open"));
  versions_answer (VERSIONS_PASSPHRASE);
  g_assert_true (test_wait_until (versions_find () != NULL, 20000));
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (versions_find ()))), ==, 1);
  /* and now it tells of the others too */
  g_assert_true (test_wait_until (strstr (versions_details (dialog, 0), "1 stakeholder · 0 ties") != NULL, 20000));
  test_close (versions_find ());
  test_close (window);
}

static void
test_what_a_killed_save_left_is_gone_when_the_map_is_opened (void)
{
  g_autofree char *path = NULL, *folder = NULL, *left = NULL;
  EntWindow *window = versions_window (1, &path);
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { 1700000000, 0 } };

  test_close (window);
  folder = g_path_get_dirname (path);
  left = g_build_filename (folder, ".map.entorno.x1y2z3.part", NULL);
  g_assert_true (g_file_set_contents (left, "what people said", -1, NULL));
  g_assert_no_errno (utimensat (AT_FDCWD, left, times, 0));
  window = test_window_for (path);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  test_close (window);
}

/* --- saving fails --- */

/* With changes that cannot be saved, because the folder is gone. */
static EntWindow *
window_without_folder (char **path)
{
  g_autofree char *folder = test_temporary ("folder"), *away = g_strconcat (folder, "-away", NULL);
  EntWindow *window = test_window ();

  *path = g_build_filename (folder, "Puerto.entorno", NULL);
  g_assert_no_errno (g_mkdir (folder, 0700));
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, *path, FALSE);
  test_wait_for_file (window);
  g_assert_no_errno (g_rename (folder, away));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  versions_save (window);
  return window;
}

/* The path between the quotes of the message. */
static char *
path_in_message (EntWindow *window)
{
  const char *from = strstr (ent_window_message (window), "“"), *to = strstr (ent_window_message (window), "”");

  g_assert_true (from != NULL && to != NULL);
  return g_strndup (from + strlen ("“"), (gsize) (to - from) - strlen ("“"));
}

static char *
rescue (EntWindow *window)
{
  test_activate (window, "win.rescue");
  test_wait_for_file (window);
  return path_in_message (window);
}

static void
test_what_cannot_be_saved_can_be_rescued_at_once (void)
{
  g_autofree char *path = NULL, *first = NULL, *second = NULL;
  EntWindow *window = window_without_folder (&path);
  EntDocument *document = ent_window_document (window);
  g_autoptr (EntFile) file = NULL;

  g_assert_nonnull (strstr (ent_window_message (window), "is no longer there"));
  g_assert_true (gtk_widget_get_visible (test_find_button (GTK_WIDGET (window), "Save a _rescue copy")));
  test_click (test_find_button (GTK_WIDGET (window), "Save a _rescue copy"));
  test_wait_for_file (window);
  first = path_in_message (window);
  g_assert_true (g_str_has_prefix (first, g_get_home_dir ()));
  g_assert_nonnull (strstr (first, "/Puerto (rescued "));
  file = ent_store_open (first, NULL, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (file->map), ==, 2);
  /* nothing is settled by it */
  g_assert_false (ent_document_is_saved (document));
  g_assert_cmpstr (ent_document_path (document), ==, path);
  second = rescue (window);
  g_assert_cmpstr (second, !=, first);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS) && g_file_test (second, G_FILE_TEST_EXISTS));
  g_unlink (first);
  g_unlink (second);
  test_close (window);
}

static void
test_other_names_of_the_file_are_told_once (void)
{
  g_autofree char *path = NULL, *other = test_temporary ("other.entorno");
  EntWindow *window = versions_window (1, &path);

  g_assert_no_errno (link (path, other));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  versions_save (window);
  g_assert_nonnull (strstr (ent_window_message (window), "1 other name"));
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  versions_save (window);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_a_version_that_could_not_be_kept_is_told (void)
{
  g_autofree char *path = NULL, *all = g_build_filename (g_get_user_data_dir (), "entorno", "backups", NULL), *aside = g_strconcat (all, "-aside", NULL);
  EntWindow *window = versions_window (2, &path);

  g_assert_no_errno (g_rename (all, aside));
  g_assert_true (g_file_set_contents (all, "", -1, NULL));
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  versions_save (window);
  g_assert_no_errno (g_unlink (all));
  g_assert_no_errno (g_rename (aside, all));
  g_assert_nonnull (strstr (ent_window_message (window), "could not be kept among the earlier versions"));
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/rescue/a-file-that-cannot-be-opened-offers-its-versions", test_a_file_that_cannot_be_opened_offers_its_versions);
  g_test_add_func ("/rescue/a-damaged-file-offers-its-versions-and-they-tell-which-is-whole", test_a_damaged_file_offers_its_versions_and_they_tell_which_is_whole);
  g_test_add_func ("/rescue/a-file-that-was-cut-off-anywhere-offers-the-good-ones", test_a_file_that_was_cut_off_anywhere_offers_the_good_ones);
  g_test_add_func ("/rescue/a-sealed-file-that-is-damaged-offers-its-versions-for-the-passphrase", test_a_sealed_file_that_is_damaged_offers_its_versions_for_the_passphrase);
  g_test_add_func ("/rescue/what-a-killed-save-left-is-gone-when-the-map-is-opened", test_what_a_killed_save_left_is_gone_when_the_map_is_opened);
  g_test_add_func ("/rescue/what-cannot-be-saved-can-be-rescued-at-once", test_what_cannot_be_saved_can_be_rescued_at_once);
  g_test_add_func ("/rescue/other-names-of-the-file-are-told-once", test_other_names_of_the_file_are_told_once);
  g_test_add_func ("/rescue/a-version-that-could-not-be-kept-is-told", test_a_version_that_could_not_be_kept_is_told);
  return g_test_run ();
}
