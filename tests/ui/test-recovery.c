/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was not saved when a program ended is offered by the next one, opened with its steps, and
 * deleted only by those who say so twice. */
#include "ui/test-util.h"

#include "app/window/window-private.h"
#include "io/journal-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TITLE "Recovered work"

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ent_document_save_finish (ENT_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save_at (EntDocument *document, const char *path)
{
  gboolean done = FALSE;

  ent_document_save_async (document, path, TRUE, on_saved, &done);
  g_assert_true (test_wait_until (done, 20000));
  test_drain ();
}

static gboolean
is_there (void)
{
  g_autofree char *folder = only_folder ();

  return folder != NULL;
}

static void
forget (const char *folder)
{
  g_autofree char *id = g_path_get_basename (folder);

  make_left (folder);
  g_assert_true (ent_recovery_discard (id, NULL));
}

static void
remove_left (void)
{
  g_autofree char *folder = only_folder ();

  if (folder != NULL)
    forget (folder);
}

/* A window with one stakeholder more than the file at @path, if there is one, is gone in the middle of it. */
static void
leave_work (const char *path)
{
  EntWindow *window = test_window ();
  g_autofree char *folder = NULL;

  test_add (window, "Radio Bahia", ENT_SECTOR_MEDIA);
  if (path != NULL)
    save_at (ent_window_document (window), path);
  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  test_close (window);
  folder = only_folder ();
  g_assert_nonnull (folder);
  make_left (folder);
}

/* As the program opens its first one. */
static EntWindow *
first_window (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (test_application ()), document);

  ent_window_offer_recovered (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static GtkWidget *
wait_for_list (void)
{
  g_assert_true (test_wait_until (test_find_window (TITLE) != NULL, 10000));
  test_drain ();
  return test_find_window (TITLE);
}

static void
test_what_is_edited_is_on_the_disk_within_a_second (void)
{
  EntWindow *window = test_window ();

  g_assert_false (is_there ());
  test_add (window, "A", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (is_there (), 1000));
  test_close (window);
  g_assert_true (is_there ());
  remove_left ();
}

static void
test_it_goes_when_the_map_is_saved (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (is_there (), 5000));
  save_at (ent_window_document (window), path);
  g_assert_true (test_wait_until (!is_there (), 5000));
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
}

static void
test_it_goes_when_somebody_closes_without_saving (void)
{
  EntWindow *window = test_window ();
  GtkWidget *button;

  test_add (window, "A", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (is_there (), 5000));
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
  g_assert_true (is_there ());
  button = test_find_question (window, "Close _without saving");
  test_click (button);
  g_assert_true (test_wait_until (!is_there (), 5000));
}

static void
test_what_has_no_file_is_offered_and_opened_with_its_steps (void)
{
  EntWindow *window;
  GtkWidget *list;
  EntDocument *document;

  leave_work (NULL);
  window = first_window ();
  list = wait_for_list ();
  g_assert_nonnull (test_find_label (list, "2 stakeholders, 0 ties; 2 steps"));
  test_click (test_find_button (list, "_Open"));
  g_assert_true (test_wait_until (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))) == 2, 10000));
  test_drain ();
  g_assert_null (test_find_window (TITLE));
  document = ent_window_document (window);
  g_assert_null (ent_document_path (document));
  g_assert_false (ent_document_is_saved (document));
  g_assert_nonnull (ent_window_message (window));
  test_activate (window, "win.undo");
  test_activate (window, "win.undo");
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document)), ==, 0);
  /* it is this program's by now */
  g_assert_true (is_there ());
  g_assert_false (ent_recovery_is_any ());
  test_close (window);
  remove_left ();
}

/* A label with this somewhere in it. */
static GtkWidget *
find_line (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_line (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Before its thread begins. */
static void
give_up (EntWindow *window)
{
  if (window->works->len > 0)
    ent_window_cancel_work (window);
}

static void
test_opening_that_is_given_up_takes_nothing_over (void)
{
  g_autofree char *folder = NULL, *id = NULL;
  EntWindow *window;

  leave_work (NULL);
  folder = only_folder ();
  id = g_path_get_basename (folder);
  window = test_window ();
  g_signal_connect (window, "notify::cursor", G_CALLBACK (give_up), NULL);
  ent_window_open_recovered (window, id);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  g_signal_handlers_disconnect_by_func (window, give_up, NULL);
  g_assert_cmpstr (ent_window_message (window), ==, "The work that was not saved was not opened: you cancelled it. It is still there.");
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  /* nobody has it, and whoever comes next is offered it */
  g_assert_true (ent_recovery_is_any ());
  ent_window_open_recovered (window, id);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))) == 2, 20000));
  test_close (window);
  remove_left ();
}

static void
test_what_has_a_file_leaves_it_as_it_is_until_it_is_saved (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *before = NULL, *after = NULL;
  EntWindow *window;
  EntDocument *document;
  GtkWidget *list;

  leave_work (path);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  window = first_window ();
  list = wait_for_list ();
  g_assert_nonnull (test_find_label (list, "2 stakeholders, 0 ties; 1 step that is not in the saved file"));
  /* two maps of one title in one folder are told apart by their files */
  g_assert_nonnull (find_line (list, path));
  test_click (test_find_button (list, "_Open"));
  g_assert_true (test_wait_until (ent_document_path (ent_window_document (window)) != NULL, 10000));
  test_drain ();
  document = ent_window_document (window);
  g_assert_cmpstr (ent_document_path (document), ==, path);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document)), ==, 2);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  test_activate (window, "win.undo");
  g_assert_true (ent_document_is_saved (document));
  test_activate (window, "win.redo");
  /* nobody else has written the file: nothing is asked */
  test_activate (window, "win.save");
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (document));
  g_assert_true (test_wait_until (!is_there (), 5000));
  test_close (window);
}

/* Colleagues see that somebody works on it again, and no longer the mark of the program that ended. */
static void
test_the_file_of_recovered_work_is_locked (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *lock = NULL;
  EntWindow *window;

  leave_work (path);
  lock = ent_lock_path (path);
  g_assert_true (test_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS), 5000));
  window = first_window ();
  test_click (test_find_button (wait_for_list (), "_Open"));
  g_assert_true (test_wait_until (ent_document_path (ent_window_document (window)) != NULL, 10000));
  g_assert_nonnull (ent_document_lock (ent_window_document (window)));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  test_close (window);
  g_assert_true (test_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS), 5000));
  remove_left ();
}

/* It stays where it is, and is offered by the next program. */
static void
test_closed_while_it_is_read_a_window_shows_none (void)
{
  EntWindow *other = test_window (), *window;
  g_autofree char *id = NULL, *folder = NULL;
  gpointer held;

  leave_work (NULL);
  folder = only_folder ();
  id = g_path_get_basename (folder);
  window = test_window_for (test_sample ());
  held = window;
  g_object_add_weak_pointer (G_OBJECT (window), &held);
  ent_window_open_recovered (window, id);
  test_close (window);
  g_assert_true (test_wait_until (held == NULL, 20000));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  test_close (other);
  remove_left ();
}

static void
test_opening_the_file_itself_takes_nothing_away (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window;

  leave_work (path);
  window = test_window_for (path);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, 1);
  g_assert_true (ent_recovery_is_any ());
  g_assert_true (test_wait_until (test_is_enabled (GTK_WIDGET (window), "win.recover"), 5000));
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
  g_assert_true (ent_recovery_is_any ());
  remove_left ();
}

/* After a crash people open the file first: then the work goes on in its window, where it can be saved. */
static void
test_work_on_a_file_that_is_open_goes_on_in_its_window (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *lock = NULL;
  EntWindow *window;

  leave_work (path);
  lock = ent_lock_path (path);
  g_assert_true (test_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS), 5000));
  window = test_window_for (path);
  test_activate (window, "win.recover");
  test_click (test_find_button (wait_for_list (), "_Open"));
  g_assert_true (test_wait_until (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))) == 2, 20000));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test_application ()))), ==, 1);
  g_assert_nonnull (ent_document_lock (ent_window_document (window)));
  test_activate (window, "win.save");
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (test_wait_until (!is_there (), 5000));
  test_close (window);
}

/* Opens the work in @folder from @window; returns the window that it comes in, which is another. */
static EntWindow *
open_beside (EntWindow *window, const char *folder)
{
  g_autofree char *id = g_path_get_basename (folder);
  EntWindow *other;

  ent_window_open_recovered (window, id);
  g_assert_true (test_wait_until (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test_application ()))) == 2, 20000));
  test_drain ();
  other = gtk_application_get_windows (GTK_APPLICATION (test_application ()))->data;
  g_assert_true (other != window);
  return other;
}

/* What was left in @folder goes too. */
static void
close_both (EntWindow *window, EntWindow *other, const char *folder)
{
  test_close (other);
  forget (folder);
  test_close (window);
  remove_left ();
}

/* What was done in that window since is not put away for it. */
static void
test_work_on_a_file_that_is_being_edited_has_a_window_of_its_own (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *folder = NULL;
  EntWindow *window, *other;

  leave_work (path);
  folder = only_folder ();
  window = test_window_for (path);
  test_add (window, "School", ENT_SECTOR_EDUCATION);
  other = open_beside (window, folder);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, 2);
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  /* the button has been seen, and what it leads to is seen too */
  g_assert_nonnull (strstr (ent_window_message (other), "This is the work that was not saved."));
  test_drain ();
  test_click (test_find_button (GTK_WIDGET (other->messages), "_Save"));
  test_drain ();
  g_assert_nonnull (strstr (ent_window_message (other), "is open in another window"));
  close_both (window, other, folder);
}

/* It is in the file, and can be undone in its window only. */
static void
test_what_was_done_and_saved_since_is_not_put_away (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *folder = NULL;
  EntWindow *window, *other;

  leave_work (path);
  folder = only_folder ();
  window = test_window_for (path);
  test_add (window, "School", ENT_SECTOR_EDUCATION);
  test_activate (window, "win.save");
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  other = open_beside (window, folder);
  g_assert_cmpuint (ent_history_position (ent_document_history (ent_window_document (window))), >, 0);
  close_both (window, other, folder);
}

static void
test_later_leaves_it_and_the_menu_has_it (void)
{
  EntWindow *window;

  leave_work (NULL);
  window = first_window ();
  test_click (test_find_button (wait_for_list (), "_Later"));
  g_assert_null (test_find_window (TITLE));
  g_assert_true (ent_recovery_is_any ());
  test_activate (window, "win.recover");
  test_click (test_find_button (wait_for_list (), "_Later"));
  test_close (window);
  g_assert_true (ent_recovery_is_any ());
  remove_left ();
}

static void
answer_deletion (const char *answer)
{
  GtkWidget *list = wait_for_list ();

  test_click (test_find_button (list, "_Delete…"));
  /* the question is over the list */
  test_click (test_find_question ((EntWindow *) list, answer));
}

static void
test_it_is_deleted_only_when_that_was_said_twice (void)
{
  EntWindow *window;

  leave_work (NULL);
  window = first_window ();
  answer_deletion ("_Cancel");
  g_assert_true (ent_recovery_is_any ());
  answer_deletion ("_Delete");
  g_assert_true (test_wait_until (test_find_window (TITLE) == NULL, 5000));
  g_assert_false (is_there ());
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.recover"));
  test_close (window);
}

/* How much of it there is would be below the edge. */
static void
test_all_that_is_said_of_it_is_seen_with_large_letters (void)
{
  EntWindow *window;
  GtkSettings *settings;
  GtkAdjustment *place;
  int dpi;

  leave_work (NULL);
  window = first_window ();
  settings = gtk_widget_get_settings (GTK_WIDGET (window));
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (test_find_type (wait_for_list (), GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_true (test_wait_until (gtk_adjustment_get_page_size (place) > 0, 5000));
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), <=, gtk_adjustment_get_page_size (place));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  test_close (window);
  remove_left ();
}

static void
test_nothing_is_offered_where_nothing_is_left (void)
{
  EntWindow *window = test_window ();

  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.recover"));
  g_assert_null (test_find_window (TITLE));
  test_close (window);
}

/* A file stands where the folder should. */
static void
test_a_disk_that_refuses_is_told_until_it_does_not (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "entorno", "recovery", NULL);
  EntWindow *window = test_window ();

  g_assert_no_errno (g_rmdir (folder));
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  test_add (window, "A", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (ent_window_message (window) != NULL, 5000));
  g_assert_nonnull (strstr (ent_window_message (window), "case of a crash"));
  g_assert_no_errno (g_unlink (folder));
  test_add (window, "B", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (ent_window_message (window) == NULL, 20000));
  g_assert_true (is_there ());
  test_close (window);
  remove_left ();
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/recovery/what-is-edited-is-on-the-disk-within-a-second", test_what_is_edited_is_on_the_disk_within_a_second);
  g_test_add_func ("/recovery/it-goes-when-the-map-is-saved", test_it_goes_when_the_map_is_saved);
  g_test_add_func ("/recovery/it-goes-when-somebody-closes-without-saving", test_it_goes_when_somebody_closes_without_saving);
  g_test_add_func ("/recovery/what-has-no-file-is-offered-and-opened-with-its-steps", test_what_has_no_file_is_offered_and_opened_with_its_steps);
  g_test_add_func ("/recovery/opening-that-is-given-up-takes-nothing-over", test_opening_that_is_given_up_takes_nothing_over);
  g_test_add_func ("/recovery/what-has-a-file-leaves-it-as-it-is-until-it-is-saved", test_what_has_a_file_leaves_it_as_it_is_until_it_is_saved);
  g_test_add_func ("/recovery/the-file-of-recovered-work-is-locked", test_the_file_of_recovered_work_is_locked);
  g_test_add_func ("/recovery/closed-while-it-is-read-a-window-shows-none", test_closed_while_it_is_read_a_window_shows_none);
  g_test_add_func ("/recovery/opening-the-file-itself-takes-nothing-away", test_opening_the_file_itself_takes_nothing_away);
  g_test_add_func ("/recovery/work-on-a-file-that-is-open-goes-on-in-its-window", test_work_on_a_file_that_is_open_goes_on_in_its_window);
  g_test_add_func ("/recovery/work-on-a-file-that-is-being-edited-has-a-window-of-its-own", test_work_on_a_file_that_is_being_edited_has_a_window_of_its_own);
  g_test_add_func ("/recovery/what-was-done-and-saved-since-is-not-put-away", test_what_was_done_and_saved_since_is_not_put_away);
  g_test_add_func ("/recovery/later-leaves-it-and-the-menu-has-it", test_later_leaves_it_and_the_menu_has_it);
  g_test_add_func ("/recovery/it-is-deleted-only-when-that-was-said-twice", test_it_is_deleted_only_when_that_was_said_twice);
  g_test_add_func ("/recovery/all-that-is-said-of-it-is-seen-with-large-letters", test_all_that_is_said_of_it_is_seen_with_large_letters);
  g_test_add_func ("/recovery/nothing-is-offered-where-nothing-is-left", test_nothing_is_offered_where_nothing_is_left);
  g_test_add_func ("/recovery/a-disk-that-refuses-is-told-until-it-does-not", test_a_disk_that_refuses_is_told_until_it_does_not);
  return g_test_run ();
}
