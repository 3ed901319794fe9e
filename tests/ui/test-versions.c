/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever wants to go back finds what was saved over, can tell what was changed since, and brings it back. */
#include "ui/versions-fixture.h"

#include "app/window/files/versions.h"
#include "app/window/window-private.h"
#include "io/disk/backups.h"
#include "io/secret/secret-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_without_versions_there_is_nothing_to_ask_for (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = test_window ();

  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_close (window);
  window = versions_window (1, &path);
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  versions_save (window);
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
  EntWindow *window = versions_window (3, &path);
  GtkWidget *dialog = versions_show (window);

  g_assert_true (test_wait_until (strstr (versions_details (dialog, 1), "1 stakeholder · 0 ties") != NULL, 20000));
  g_assert_nonnull (strstr (versions_details (dialog, 0), "2 stakeholders · 0 ties"));
  g_assert_null (gtk_list_box_get_row_at_index (versions_list (dialog), 2));
  test_close (window);
  g_assert_null (test_find_window ("Earlier versions"));
}

static EntWindow *
open_version (EntWindow *window)
{
  GtkWidget *dialog = versions_show (window);

  g_assert_true (test_wait_until (gtk_list_box_get_row_at_index (versions_list (dialog), 0) != NULL, 20000));
  test_click (test_find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (versions_list (dialog), 0)), "_Open"));
  g_assert_true (test_wait_until (versions_find () != NULL, 20000));
  test_drain ();
  return versions_find ();
}

static void
test_a_version_is_only_looked_at (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (2, &path), *version = open_version (window);
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
  EntWindow *window = versions_window (2, &path), *version = open_version (window);
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

static const char *
changes_of (GtkWidget *row)
{
  GtkLabel *changes = g_object_get_data (G_OBJECT (row), "changes");

  return gtk_widget_get_visible (GTK_WIDGET (changes)) ? gtk_label_get_text (changes) : NULL;
}

static void
test_each_version_tells_what_was_changed_after_it (void)
{
  g_autofree char *path = NULL, *spoken = NULL;
  EntWindow *window = versions_window (3, &path);
  GtkWidget *dialog, *newest, *oldest;

  /* of today's map also what is not saved */
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  dialog = versions_show (window);
  oldest = versions_row (dialog, 1);
  newest = versions_row (dialog, 0);
  g_assert_cmpstr (changes_of (newest), ==, "Changed after it: 2 stakeholders added");
  g_assert_cmpstr (changes_of (oldest), ==, "Changed after it: “Hotel 2” was added.");
  /* and it is heard as it is seen */
  spoken = g_strjoin (". ", gtk_label_get_text (g_object_get_data (G_OBJECT (oldest), "time")), versions_details (dialog, 1), changes_of (oldest), NULL);
  gtk_test_accessible_assert_property (oldest, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  test_close (window);
}

/* The list follows. */
static void
test_a_save_while_the_list_is_open_adds_to_it (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (2, &path);
  GtkWidget *dialog = versions_show (window);

  versions_row (dialog, 0);
  g_assert_true (versions_show (window) == dialog);
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  versions_save (window);
  g_assert_true (test_wait_until (strstr (versions_details (dialog, 1), "1 stakeholder · 0 ties") != NULL, 20000));
  g_assert_cmpstr (changes_of (versions_row (dialog, 0)), ==, "Changed after it: “Radio” was added.");
  test_close (window);
}

/* What stands over the differences between the latest version of the file at @path and the map that is open. */
static char *
heading_of (const char *path, EntWindow *window)
{
  g_autoptr (GPtrArray) versions = ent_backups_list (path);
  const EntVersion *latest = g_ptr_array_index (versions, 0);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (latest->written_at / G_USEC_PER_SEC);
  g_autofree char *shown = g_date_time_format (when, "%Y-%m-%d %H:%M"), *title = ent_document_dup_title (ent_window_document (window));

  return g_strdup_printf ("Version of %s → your map “%s”", shown, title);
}

static void
test_a_version_is_compared_with_the_map_of_today (void)
{
  g_autofree char *path = NULL, *heading = NULL;
  EntWindow *window = versions_window (2, &path);
  GtkWidget *dialog, *differences = NULL;

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  dialog = versions_show (window);
  test_click (test_find_button (versions_row (dialog, 0), "Com_pare"));
  g_assert_true (test_wait_until ((differences = test_find_window ("Differences")) != NULL, 20000));
  g_assert_true (test_wait_until (test_find_label (differences, "2 differences") != NULL, 20000));
  heading = heading_of (path, window);
  g_assert_nonnull (test_find_label (differences, heading));
  /* of the map that is open a copy was taken */
  test_add (window, "Press", ENT_SECTOR_MEDIA);
  /* the list stays for the next one, with the keyboard */
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (differences)), 10000));
  gtk_window_destroy (GTK_WINDOW (differences));
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (dialog)), 10000));
  test_close (window);
}

static GtkWidget *
press_in_row (GtkWidget *dialog, int row, const char *button)
{
  GtkWidget *found = test_find_button (versions_row (dialog, row), button);

  test_click (found);
  return found;
}

static void
test_a_version_is_brought_back_as_one_step (void)
{
  g_autofree char *path = NULL, *in_file = NULL, *after = NULL;
  EntWindow *window = versions_window (3, &path);
  EntDocument *document = ent_window_document (window);
  EntHistory *history = ent_document_history (document);
  EntMap *map = ent_document_map (document);
  guint n_steps = ent_history_n_steps (history);

  g_assert_true (g_file_get_contents (path, &in_file, NULL, NULL));
  press_in_row (versions_show (window), 1, "_Bring back");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (map) == 1, 20000));
  test_drain ();
  g_assert_null (test_find_window ("Earlier versions"));
  g_assert_cmpuint (ent_history_n_steps (history), ==, n_steps + 1);
  g_assert_true (g_str_has_prefix (ent_history_undo_name (history), "Bring back the version of "));
  g_assert_nonnull (strstr (ent_window_message (window), "The map is as it was saved on"));
  g_assert_false (ent_document_is_saved (document));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, in_file);
  test_click (test_find_button (GTK_WIDGET (window), "_Undo"));
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
  g_assert_true (ent_document_is_saved (document));
  test_activate (window, "win.redo");
  /* what it replaces is an earlier version in its turn */
  versions_save (window);
  press_in_row (versions_show (window), 0, "_Bring back");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (map) == 3, 20000));
  test_close (window);
}

static void
test_what_is_as_it_was_need_not_be_brought_back (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (2, &path);
  GtkWidget *dialog;

  test_activate (window, "win.undo");
  dialog = versions_show (window);
  g_assert_cmpstr (changes_of (versions_row (dialog, 0)), ==, "Nothing was changed after it.");
  press_in_row (dialog, 0, "_Bring back");
  g_assert_true (test_wait_until (test_find_label (dialog, "The map is as it was then: there is nothing to bring back.") != NULL, 20000));
  g_assert_cmpuint (ent_history_position (ent_document_history (ent_window_document (window))), ==, 1);
  test_close (window);
}

/* Typed while it was read: it is not lost without a step that brings it back. */
static void
test_what_is_done_while_a_version_is_read_can_be_undone_too (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (2, &path);
  EntMap *map = ent_document_map (ent_window_document (window));
  GtkWidget *dialog = versions_show (window);

  versions_row (dialog, 0);
  gtk_widget_activate (test_find_button (versions_row (dialog, 0), "_Bring back"));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (map) == 1, 20000));
  test_activate (window, "win.undo");
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
  test_close (window);
}

/* With the keys alone: the first row has them, and Tab leads to its buttons. */
static void
test_all_of_it_is_reached_by_keys (void)
{
  static const char *const labels[] = { "_Open", "Com_pare", "_Bring back" };
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (3, &path);
  GtkWidget *dialog = versions_show (window), *row = versions_row (dialog, 0);

  versions_row (dialog, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == row);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = test_find_button (row, labels[i]);

      gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == button);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (g_object_get_data (G_OBJECT (row), "time")));
    }
  test_close (window);
}

static void
test_a_map_that_was_renamed_has_its_versions_still (void)
{
  g_autofree char *path = NULL, *renamed = NULL;
  EntWindow *window = versions_window (3, &path);
  GtkWidget *dialog;

  test_close (window);
  renamed = g_strconcat (path, "-2027.entorno", NULL);
  g_assert_no_errno (g_rename (path, renamed));
  window = test_window_for (renamed);
  g_assert_true (test_wait_until (test_is_enabled (GTK_WIDGET (window), "win.earlier-versions"), 20000));
  dialog = versions_show (window);
  g_assert_cmpstr (changes_of (versions_row (dialog, 1)), ==, "Changed after it: “Hotel 2” was added.");
  press_in_row (dialog, 1, "_Bring back");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))) == 1, 20000));
  test_close (window);
}

/* --- sealed --- */

static gboolean
is_sealed (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return ent_secret_is_sealed (data, length);
}

/* Nobody is asked again for the passphrase of the map that is open. */
static void
test_versions_of_a_sealed_map_open_with_it_and_their_copies_are_sealed (void)
{
  g_autofree char *path = NULL, *copy = test_temporary ("copy.entorno");
  EntWindow *window = versions_sealed_window (&path), *version;
  GtkWidget *dialog = versions_show (window), *row = versions_row (dialog, 0);

  g_assert_nonnull (strstr (versions_details (dialog, 0), "1 stakeholder · 0 ties"));
  g_assert_cmpstr (changes_of (row), ==, "Changed after it: “Hotel 2” was added.");
  test_click (test_find_button (row, "_Open"));
  g_assert_true (test_wait_until (versions_find () != NULL, 20000));
  version = versions_find ();
  ent_window_save_at (version, copy, FALSE);
  test_wait_for_file (version);
  g_assert_true (is_sealed (copy));
  test_close (version);
  test_close (window);
}

/* The passphrase was taken off since. */
static void
test_a_version_with_another_passphrase_asks_for_it (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_sealed_window (&path);
  GtkWidget *dialog, *row, *question;

  ent_document_set_secret (ent_window_document (window), NULL);
  versions_save (window);
  g_assert_false (is_sealed (path));
  dialog = versions_show (window);
  row = versions_row (dialog, 0);
  versions_row (dialog, 1);
  g_assert_nonnull (strstr (versions_details (dialog, 1), "sealed with a passphrase"));
  test_click (test_find_button (row, "_Bring back"));
  versions_answer ("no, otra");
  question = test_find_window ("Passphrase");
  g_assert_true (test_wait_until (gtk_widget_get_sensitive (test_find_button (question, "_Open")), 20000));
  g_assert_nonnull (test_find_label (question, "This is not the passphrase of this map. Small and capital letters count as different, and spaces count."));
  gtk_window_destroy (GTK_WINDOW (question));
  test_drain ();
  /* given up: nothing is done */
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, 2);
  test_click (test_find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (versions_list (dialog), 1)), "_Bring back"));
  versions_answer (VERSIONS_PASSPHRASE);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))) == 1, 20000));
  g_assert_null (test_find_window ("Passphrase"));
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
  EntWindow *other = test_window (), *window = versions_window (4, &path);
  GtkWidget *dialog = versions_show (window), *gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &gone);
  g_assert_true (test_wait_until (gtk_list_box_get_row_at_index (versions_list (dialog), 0) != NULL, 20000));
  test_close (window);
  g_assert_true (test_wait_until (gone == NULL, 20000));
  test_close (other);
}

static void
test_all_versions_can_be_deleted (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = versions_window (3, &path);
  GtkWidget *dialog = versions_show (window);
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

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/versions/without-versions-there-is-nothing-to-ask-for", test_without_versions_there_is_nothing_to_ask_for);
  g_test_add_func ("/versions/each-version-tells-what-is-in-it", test_each_version_tells_what_is_in_it);
  g_test_add_func ("/versions/a-version-is-only-looked-at", test_a_version_is_only_looked_at);
  g_test_add_func ("/versions/a-copy-of-a-version-is-a-map-like-any-other", test_a_copy_of_a_version_is_a_map_like_any_other);
  g_test_add_func ("/versions/a-window-may-close-while-its-versions-are-counted", test_a_window_may_close_while_its_versions_are_counted);
  g_test_add_func ("/versions/each-version-tells-what-was-changed-after-it", test_each_version_tells_what_was_changed_after_it);
  g_test_add_func ("/versions/a-save-while-the-list-is-open-adds-to-it", test_a_save_while_the_list_is_open_adds_to_it);
  g_test_add_func ("/versions/a-version-is-compared-with-the-map-of-today", test_a_version_is_compared_with_the_map_of_today);
  g_test_add_func ("/versions/a-version-is-brought-back-as-one-step", test_a_version_is_brought_back_as_one_step);
  g_test_add_func ("/versions/what-is-as-it-was-need-not-be-brought-back", test_what_is_as_it_was_need_not_be_brought_back);
  g_test_add_func ("/versions/what-is-done-while-a-version-is-read-can-be-undone-too", test_what_is_done_while_a_version_is_read_can_be_undone_too);
  g_test_add_func ("/versions/all-of-it-is-reached-by-keys", test_all_of_it_is_reached_by_keys);
  g_test_add_func ("/versions/a-map-that-was-renamed-has-its-versions-still", test_a_map_that_was_renamed_has_its_versions_still);
  g_test_add_func ("/versions/versions-of-a-sealed-map-open-with-it-and-their-copies-are-sealed", test_versions_of_a_sealed_map_open_with_it_and_their_copies_are_sealed);
  g_test_add_func ("/versions/a-version-with-another-passphrase-asks-for-it", test_a_version_with_another_passphrase_asks_for_it);
  g_test_add_func ("/versions/all-versions-can-be-deleted", test_all_versions_can_be_deleted);
  return g_test_run ();
}
