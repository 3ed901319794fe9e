/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever wants to go back finds what was saved over; and when nothing can be saved, the work of today is not lost. */
#include "ui/test-util.h"

#include "app/window/versions.h"
#include "app/window/window-private.h"
#include "io/disk/backups.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
save (EntWindow *window)
{
  ent_window_save (window);
  test_wait_for_file (window);
}

/* A window whose file was saved @n times, each time with one stakeholder more. */
static EntWindow *
window_saved (guint n, char **path)
{
  EntWindow *window = test_window ();

  *path = test_temporary ("map.entorno");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      test_add (window, name, ENT_SECTOR_PRIVATE);
      if (i == 1)
        {
          ent_window_save_at (window, *path, FALSE);
          test_wait_for_file (window);
        }
      else
        save (window);
    }
  return window;
}

static GtkWidget *
show_versions (EntWindow *window)
{
  GtkWidget *dialog;

  test_activate (window, "win.earlier-versions");
  dialog = test_find_window ("Earlier versions");
  g_assert_nonnull (dialog);
  return dialog;
}

static GtkListBox *
list_of (GtkWidget *dialog)
{
  return GTK_LIST_BOX (test_find_type (dialog, GTK_TYPE_LIST_BOX));
}

static const char *
details_of (GtkWidget *dialog, int row)
{
  GtkListBoxRow *at = gtk_list_box_get_row_at_index (list_of (dialog), row);

  return at != NULL ? gtk_label_get_text (g_object_get_data (G_OBJECT (at), "details")) : "";
}

static void
test_without_versions_there_is_nothing_to_ask_for (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = test_window ();

  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_close (window);
  window = window_saved (1, &path);
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  save (window);
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_close (window);
  /* also in the next session */
  window = test_window_for (path);
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_close (window);
}

static void
test_each_version_tells_what_is_in_it (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved (3, &path);
  GtkWidget *dialog = show_versions (window);

  g_assert_true (test_wait_until (strstr (details_of (dialog, 1), "1 stakeholder · 0 ties") != NULL, 20000));
  g_assert_nonnull (strstr (details_of (dialog, 0), "2 stakeholders · 0 ties"));
  g_assert_null (gtk_list_box_get_row_at_index (list_of (dialog), 2));
  test_close (window);
  g_assert_null (test_find_window ("Earlier versions"));
}

/* The window of which the title says that it is a version, or NULL. */
static EntWindow *
find_version (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (test_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && g_str_has_prefix (gtk_window_get_title (l->data), "Version of "))
      return l->data;
  return NULL;
}

static EntWindow *
open_version (EntWindow *window)
{
  GtkWidget *dialog = show_versions (window);

  g_assert_true (test_wait_until (gtk_list_box_get_row_at_index (list_of (dialog), 0) != NULL, 20000));
  test_click (test_find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (dialog), 0)), "_Open"));
  g_assert_true (test_wait_until (find_version () != NULL, 20000));
  test_drain ();
  return find_version ();
}

static void
test_a_version_is_only_looked_at (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved (2, &path), *version = open_version (window);
  EntDocument *document = ent_window_document (version);

  g_assert_true (version != window);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document)), ==, 1);
  g_assert_false (ent_document_can_edit (document));
  g_assert_null (ent_document_path (document));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (version)), ": map"));
  g_assert_false (ent_document_is_blank (document));
  g_assert_nonnull (strstr (ent_window_message (version), "This is the map as it was saved on"));
  g_assert_nonnull (test_find_button (GTK_WIDGET (version), "Save a _copy as…"));
  g_assert_false (test_is_enabled (GTK_WIDGET (version), "win.quick-add"));
  test_close (version);
  test_close (window);
}

static void
test_a_copy_of_a_version_is_a_map_like_any_other (void)
{
  g_autofree char *path = NULL, *copy = test_temporary ("copy.entorno");
  EntWindow *window = window_saved (2, &path), *version = open_version (window);
  EntDocument *document = ent_window_document (version);

  ent_window_save_at (version, copy, FALSE);
  test_wait_for_file (version);
  g_assert_cmpstr (ent_document_path (document), ==, copy);
  g_assert_true (ent_document_can_edit (document));
  g_assert_null (ent_document_version (document));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (version)), ==, "copy");
  test_close (version);
  test_close (window);
}

/* What stands over @dialog, or NULL. */
static GtkWidget *
find_question (GtkWidget *dialog)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (dialog))
        return GTK_WIDGET (other);
    }
  return NULL;
}

/* The thread that reads them knows neither the list nor its window. */
static void
test_a_window_may_close_while_its_versions_are_counted (void)
{
  g_autofree char *path = NULL;
  EntWindow *other = test_window (), *window = window_saved (4, &path);
  GtkWidget *dialog = show_versions (window), *gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &gone);
  g_assert_true (test_wait_until (gtk_list_box_get_row_at_index (list_of (dialog), 0) != NULL, 20000));
  test_close (window);
  g_assert_true (test_wait_until (gone == NULL, 20000));
  test_close (other);
}

static void
test_all_versions_can_be_deleted (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved (3, &path);
  GtkWidget *dialog = show_versions (window);
  GtkWidget *clear = test_find_button (dialog, "_Delete them all…"), *question;
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_true (test_wait_until (gtk_widget_get_sensitive (clear), 20000));
  test_click (clear);
  g_assert_true (test_wait_until ((question = find_question (dialog)) != NULL, 20000));
  test_click (test_find_button (question, "_Delete them"));
  g_assert_true (test_wait_until (test_find_label (dialog, "There are none.") != NULL, 20000));
  g_assert_false (gtk_widget_get_sensitive (clear));
  test_drain ();
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  versions = ent_backups_list (path);
  g_assert_cmpuint (versions->len, ==, 0);
  test_close (window);
}

static void
test_a_file_that_cannot_be_opened_offers_its_versions (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved (2, &path);
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
  g_assert_true (test_wait_until (strstr (details_of (dialog, 0), "1 stakeholder · 0 ties") != NULL, 20000));
  test_close (window);
}

/* The newest one is damaged too: it says so, and the one before is there. */
static void
test_a_damaged_file_offers_its_versions_and_they_tell_which_is_whole (void)
{
  g_autofree char *path = NULL, *contents = NULL;
  EntWindow *window = window_saved (3, &path);
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
  g_assert_true (test_wait_until (strstr (details_of (dialog, 1), "1 stakeholder · 0 ties") != NULL, 20000));
  g_assert_nonnull (strstr (details_of (dialog, 0), "damaged"));
  test_close (window);
}

static void
test_what_a_killed_save_left_is_gone_when_the_map_is_opened (void)
{
  g_autofree char *path = NULL, *folder = NULL, *left = NULL;
  EntWindow *window = window_saved (1, &path);
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
  save (window);
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
  EntWindow *window = window_saved (1, &path);

  g_assert_no_errno (link (path, other));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  save (window);
  g_assert_nonnull (strstr (ent_window_message (window), "1 other name"));
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  save (window);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_a_version_that_could_not_be_kept_is_told (void)
{
  g_autofree char *path = NULL, *all = g_build_filename (g_get_user_data_dir (), "entorno", "backups", NULL), *aside = g_strconcat (all, "-aside", NULL);
  EntWindow *window = window_saved (2, &path);

  g_assert_no_errno (g_rename (all, aside));
  g_assert_true (g_file_set_contents (all, "", -1, NULL));
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  save (window);
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
  g_test_add_func ("/versions/without-versions-there-is-nothing-to-ask-for", test_without_versions_there_is_nothing_to_ask_for);
  g_test_add_func ("/versions/each-version-tells-what-is-in-it", test_each_version_tells_what_is_in_it);
  g_test_add_func ("/versions/a-version-is-only-looked-at", test_a_version_is_only_looked_at);
  g_test_add_func ("/versions/a-copy-of-a-version-is-a-map-like-any-other", test_a_copy_of_a_version_is_a_map_like_any_other);
  g_test_add_func ("/versions/a-window-may-close-while-its-versions-are-counted", test_a_window_may_close_while_its_versions_are_counted);
  g_test_add_func ("/versions/all-versions-can-be-deleted", test_all_versions_can_be_deleted);
  g_test_add_func ("/versions/a-file-that-cannot-be-opened-offers-its-versions", test_a_file_that_cannot_be_opened_offers_its_versions);
  g_test_add_func ("/versions/a-damaged-file-offers-its-versions-and-they-tell-which-is-whole", test_a_damaged_file_offers_its_versions_and_they_tell_which_is_whole);
  g_test_add_func ("/versions/what-a-killed-save-left-is-gone-when-the-map-is-opened", test_what_a_killed_save_left_is_gone_when_the_map_is_opened);
  g_test_add_func ("/versions/what-cannot-be-saved-can-be-rescued-at-once", test_what_cannot_be_saved_can_be_rescued_at_once);
  g_test_add_func ("/versions/other-names-of-the-file-are-told-once", test_other_names_of_the_file_are_told_once);
  g_test_add_func ("/versions/a-version-that-could-not-be-kept-is-told", test_a_version_that_could_not_be_kept_is_told);
  return g_test_run ();
}
