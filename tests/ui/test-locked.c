/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that somebody else has open: the window says who, and asks how to open it; whoever only
 * looks is told when it is free. Our own lock comes and goes with the map.
 */
#include "ui/test-util.h"

#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/disk/lock.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path, *lock_path;
  EntWindow *window; /* closed at the end, if there is one */
} Fixture;

/* A map with one stakeholder of this name, for somebody else to have open. */
static void
write_map (const char *path, const char *name)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (ent_edit_add_stakeholder (history, name, ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  bytes = ent_store_write (map, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, bytes, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = test_temporary ("map.entorno");
  f->lock_path = ent_lock_path (f->path);
  write_map (f->path, "Radio");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    test_close (f->window);
  g_free (f->path);
  g_free (f->lock_path);
}

/* Ana has it at another machine. */
static void
let_ana_have (const char *lock_path)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  EntLockHolder ana = { .person = (char *) "Ana Pérez", .host = (char *) "laptop-2", .running = { .machine = (char *) "another", .boot = (char *) "another", .pid = 1 }, .since = now, .seen = now, .id = (char *) "anas" };
  g_autofree char *text = ent_lock_format (&ana);

  g_assert_true (g_file_set_contents (lock_path, text, -1, NULL));
}

static gboolean
is_whose (const char *lock_path, const char *words)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (lock_path, &text, NULL, NULL) && strstr (text, words) != NULL;
}

static gboolean
is_ours (const char *lock_path)
{
  g_autofree char *pid = g_strdup_printf ("pid=%d\n", getpid ());

  return is_whose (lock_path, pid);
}

static const char *
bar (EntWindow *window)
{
  return ent_message_bar_text (window->file_bar);
}

static gboolean
bar_says (EntWindow *window, const char *words)
{
  return bar (window) != NULL && strstr (bar (window), words) != NULL;
}

static EntDocument *
document (Fixture *f)
{
  return ent_window_document (f->window);
}

static const char *
first_name (Fixture *f)
{
  return ent_map_stakeholder_at (ent_document_map (document (f)), 0)->name;
}

/* Opens what Ana has, and presses this button of the question. */
static void
open_and_answer (Fixture *f, const char *button)
{
  let_ana_have (f->lock_path);
  f->window = test_window_for (f->path);
  test_click (test_find_question (f->window, button));
  test_wait_for_file (f->window);
}

static GtkWidget *
find_dialog (EntWindow *window)
{
  return GTK_WIDGET (gtk_widget_get_root (test_find_question (window, "Open _read-only")));
}

static void
test_ours_is_there_while_the_map_is_open (Fixture *f, gconstpointer data)
{
  f->window = test_window_for (f->path);
  g_assert_true (is_ours (f->lock_path));
  g_assert_true (ent_document_can_edit (document (f)));
  test_close (g_steal_pointer (&f->window));
  g_assert_true (test_wait_until (!g_file_test (f->lock_path, G_FILE_TEST_EXISTS), 20000));
}

static void
test_the_name_that_was_set_stands_in_it (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autofree char *login = g_strdup_printf ("person=%s\n", g_get_user_name ());

  f->window = test_window_for (f->path);
  g_assert_false (is_whose (f->lock_path, login));
  test_close (g_steal_pointer (&f->window));
  g_settings_set_string (settings, "person", "  Luz Ñandú ");
  f->window = test_window_for (f->path);
  g_settings_reset (settings, "person");
  g_assert_true (is_whose (f->lock_path, "person=Luz Ñandú\n"));
}

/* As by the key that quits the program, which reaches it over the question. */
static void
test_a_question_goes_with_its_window (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  EntWindow *window;

  let_ana_have (f->lock_path);
  window = test_window_for (f->path);
  dialog = find_dialog (window);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_action_group_activate_action (G_ACTION_GROUP (test_application ()), "quit", NULL);
  test_drain ();
  g_assert_null (dialog);
  g_assert_true (test_wait_until (window == NULL, 20000));
}

static void
test_one_that_was_left_over_is_no_question (Fixture *f, gconstpointer data)
{
  g_auto (EntRunning) running = ent_running_now ();
  EntLockHolder gone = { .person = (char *) "Ana Pérez", .running = running, .id = (char *) "gone" };
  g_autofree char *text = NULL;

  gone.running.pid = G_MAXINT;
  text = ent_lock_format (&gone);
  g_assert_true (g_file_set_contents (f->lock_path, text, -1, NULL));
  f->window = test_window_for (f->path);
  g_assert_null (test_find_question (f->window, "Open _read-only"));
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_true (is_ours (f->lock_path));
}

static void
test_who_where_and_since_when_is_asked_about (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *preferred;
  g_autofree char *body = NULL;

  let_ana_have (f->lock_path);
  f->window = test_window_for (f->path);
  dialog = find_dialog (f->window);
  g_assert_nonnull (test_find_label (dialog, "“map.entorno” is open elsewhere"));
  g_object_get (dialog, "secondary-text", &body, NULL);
  g_assert_nonnull (strstr (body, "Ana Pérez has the map open on the computer “laptop-2”, since "));
  preferred = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_true (preferred == test_find_question (f->window, "Open _read-only"));
  test_click (test_find_question (f->window, "_Cancel"));
  g_assert_true (ent_document_is_blank (document (f)));
  g_assert_true (is_whose (f->lock_path, "id=anas"));
}

static void
test_asked_about_it_is_not_opened_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);

  let_ana_have (f->lock_path);
  f->window = test_window_for (f->path);
  ent_window_open (f->window, file);
  g_assert_false (ent_window_is_busy (f->window));
}

static void
test_read_only_nothing_is_changed (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  g_assert_true (g_file_get_contents (f->path, &before, NULL, NULL));
  open_and_answer (f, "Open _read-only");
  g_assert_cmpstr (first_name (f), ==, "Radio");
  g_assert_false (ent_document_can_edit (document (f)));
  g_assert_true (bar_says (f->window, "Ana Pérez has the map open on the computer “laptop-2”"));
  g_assert_false (test_is_enabled (GTK_WIDGET (f->window), "win.quick-add"));
  ent_window_save_at (f->window, f->path, FALSE);
  g_assert_false (ent_window_is_busy (f->window));
  g_assert_nonnull (strstr (ent_window_message (f->window), "only looked at here"));
  g_assert_true (g_file_get_contents (f->path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_true (is_whose (f->lock_path, "id=anas"));
  /* there is nothing to be asked about */
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  g_assert_true (test_wait_until (f->window == NULL, 20000));
  g_assert_true (is_whose (f->lock_path, "id=anas"));
}

static void
test_when_it_is_free_it_can_be_edited (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "Open _read-only");
  g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
  g_assert_true (test_wait_until (bar_says (f->window, "Ana Pérez has closed “map.entorno”. You can edit it now."), 20000));
  test_click (test_find_button (GTK_WIDGET (f->window->file_bar), "_Edit"));
  test_wait_for_file (f->window);
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_true (is_ours (f->lock_path));
  g_assert_null (bar (f->window));
  test_add (f->window, "Port", ENT_SECTOR_PRIVATE);
  ent_window_save (f->window);
  test_wait_for_file (f->window);
  g_assert_true (ent_document_is_saved (document (f)));
}

static void
test_what_was_saved_meanwhile_is_edited (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "Open _read-only");
  write_map (f->path, "Port");
  g_assert_true (test_wait_until (bar_says (f->window, "was changed on the disk"), 20000));
  g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
  g_assert_true (test_wait_until (bar_says (f->window, "You can edit it now."), 20000));
  test_click (test_find_button (GTK_WIDGET (f->window->file_bar), "_Edit"));
  test_wait_for_file (f->window);
  g_assert_cmpstr (first_name (f), ==, "Port");
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_true (is_ours (f->lock_path));
}

static void
test_what_was_saved_meanwhile_can_be_looked_at (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "Open _read-only");
  write_map (f->path, "Port");
  g_assert_true (test_wait_until (bar_says (f->window, "was changed on the disk"), 20000));
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
  g_assert_cmpstr (first_name (f), ==, "Port");
  g_assert_false (ent_document_can_edit (document (f)));
  g_assert_true (bar_says (f->window, "Ana Pérez has the map open"));
}

static void
test_still_held_it_is_asked_again (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "Open _read-only");
  test_activate (f->window, "win.edit-file");
  test_wait_for_file (f->window);
  test_click (test_find_question (f->window, "_Edit anyway"));
  test_wait_for_file (f->window);
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_true (is_ours (f->lock_path));
}

static void
test_a_copy_is_a_map_of_its_own (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "Open a _copy");
  g_assert_cmpstr (first_name (f), ==, "Radio");
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_null (ent_document_path (document (f)));
  g_assert_false (ent_document_is_saved (document (f)));
  g_assert_cmpstr (gtk_label_get_text (f->window->title_label), ==, "Copy of map");
  g_assert_null (bar (f->window));
  g_assert_true (is_whose (f->lock_path, "id=anas"));
  /* nor is it put in the place of the other by mistake */
  ent_window_save_at (f->window, f->path, FALSE);
  test_wait_for_file (f->window);
  g_assert_nonnull (strstr (ent_window_message (f->window), "“map.entorno” was not replaced. Ana Pérez has the map open"));
  g_assert_nonnull (strstr (ent_window_message (f->window), "nothing in it is lost"));
  g_assert_null (ent_document_path (document (f)));
}

static void
test_whoever_takes_over_edits (Fixture *f, gconstpointer data)
{
  open_and_answer (f, "_Edit anyway");
  g_assert_true (ent_document_can_edit (document (f)));
  g_assert_true (is_ours (f->lock_path));
  test_add (f->window, "Port", ENT_SECTOR_PRIVATE);
  /* Ana goes on, and saves first */
  write_map (f->path, "Anas");
  ent_window_save (f->window);
  test_wait_for_file (f->window);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
}

static void
test_whose_file_is_taken_over_is_told (Fixture *f, gconstpointer data)
{
  f->window = test_window_for (f->path);
  let_ana_have (f->lock_path);
  g_assert_true (test_wait_until (bar_says (f->window, "Ana Pérez has the map open on the computer “laptop-2”"), 20000));
  g_assert_true (bar_says (f->window, "whoever saves second is asked"));
  g_assert_true (ent_document_can_edit (document (f)));
  test_close (g_steal_pointer (&f->window));
  g_assert_true (is_whose (f->lock_path, "id=anas"));
}

static void
test_how_it_was_with_the_file_does_not_come_back (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_strconcat (f->path, "-away", NULL);

  f->window = test_window_for (f->path);
  g_assert_no_errno (g_rename (f->path, away));
  g_assert_true (test_wait_until (bar_says (f->window, "“map.entorno” is no longer there"), 20000));
  let_ana_have (f->lock_path);
  g_assert_no_errno (g_rename (away, f->path));
  g_assert_true (test_wait_until (bar_says (f->window, "whoever saves second is asked"), 20000));
  g_assert_no_errno (g_unlink (f->lock_path));
  g_assert_true (test_wait_until (!bar_says (f->window, "whoever saves second is asked"), 20000));
  g_assert_null (bar (f->window));
}

static void
test_it_moves_with_the_file (Fixture *f, gconstpointer data)
{
  g_autofree char *other = test_temporary ("other.entorno"), *other_lock = ent_lock_path (other);

  f->window = test_window_for (f->path);
  ent_window_save_at (f->window, other, FALSE);
  test_wait_for_file (f->window);
  g_assert_true (is_ours (other_lock));
  g_assert_false (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
  test_close (g_steal_pointer (&f->window));
  g_assert_true (test_wait_until (!g_file_test (other_lock, G_FILE_TEST_EXISTS), 20000));
}

static void
test_a_save_that_fails_leaves_none_behind (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = test_temporary ("folder.entorno"), *folder_lock = ent_lock_path (folder);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  f->window = test_window_for (f->path);
  ent_window_save_at (f->window, folder, FALSE);
  test_wait_for_file (f->window);
  g_assert_nonnull (ent_window_message (f->window));
  g_assert_false (g_file_test (folder_lock, G_FILE_TEST_EXISTS));
  g_assert_true (is_ours (f->lock_path));
}

static void
test_what_is_no_map_gets_none (Fixture *f, gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->path, "%PDF-1.7", -1, NULL));
  f->window = test_window_for (f->path);
  g_assert_nonnull (ent_window_message (f->window));
  g_assert_false (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
}

static void
give_up (EntWindow *window)
{
  if (window->works->len > 0)
    ent_window_cancel_work (window);
}

static void
test_taking_over_that_is_given_up_leaves_it_with_whom_it_was (Fixture *f, gconstpointer data)
{
  let_ana_have (f->lock_path);
  f->window = test_window_for (f->path);
  /* before its thread begins */
  g_signal_connect (f->window, "notify::cursor", G_CALLBACK (give_up), NULL);
  test_click (test_find_question (f->window, "_Edit anyway"));
  g_assert_true (test_wait_until (!ent_window_is_busy (f->window) && ent_window_message (f->window) != NULL, 20000));
  g_signal_handlers_disconnect_by_func (f->window, give_up, NULL);
  g_assert_cmpstr (ent_window_message (f->window), ==, "“map.entorno” was not opened: you cancelled it.");
  g_assert_true (ent_document_is_blank (document (f)));
  g_assert_true (is_whose (f->lock_path, "Ana"));
}

/* Read, and the lock is ours: hundredths. */
#define LOCKED 88

/* In the thread that reads. */
static void
stop_once_locked (gpointer progress)
{
  if (ent_progress_percent (progress) >= LOCKED)
    ent_progress_stop (progress, 0);
}

static void
stop_late (EntWindow *window)
{
  EntProgress *progress = window->works->len > 0 ? ent_work_progress (g_ptr_array_index (window->works, 0)) : NULL;

  if (progress != NULL)
    ent_progress_set_between (progress, stop_once_locked, progress);
}

static void
test_once_it_is_taken_over_it_is_not_given_up_any_more (Fixture *f, gconstpointer data)
{
  let_ana_have (f->lock_path);
  f->window = test_window_for (f->path);
  g_signal_connect (f->window, "notify::cursor", G_CALLBACK (stop_late), NULL);
  test_click (test_find_question (f->window, "_Edit anyway"));
  g_assert_true (test_wait_until (!ent_window_is_busy (f->window) && !ent_document_is_blank (document (f)), 20000));
  g_signal_handlers_disconnect_by_func (f->window, stop_late, NULL);
  g_assert_cmpstr (first_name (f), ==, "Radio");
  g_assert_true (is_ours (f->lock_path));
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/locked/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("ours-is-there-while-the-map-is-open", test_ours_is_there_while_the_map_is_open);
  ADD ("the-name-that-was-set-stands-in-it", test_the_name_that_was_set_stands_in_it);
  ADD ("a-question-goes-with-its-window", test_a_question_goes_with_its_window);
  ADD ("one-that-was-left-over-is-no-question", test_one_that_was_left_over_is_no_question);
  ADD ("who-where-and-since-when-is-asked-about", test_who_where_and_since_when_is_asked_about);
  ADD ("asked-about-it-is-not-opened-twice", test_asked_about_it_is_not_opened_twice);
  ADD ("read-only-nothing-is-changed", test_read_only_nothing_is_changed);
  ADD ("when-it-is-free-it-can-be-edited", test_when_it_is_free_it_can_be_edited);
  ADD ("what-was-saved-meanwhile-is-edited", test_what_was_saved_meanwhile_is_edited);
  ADD ("what-was-saved-meanwhile-can-be-looked-at", test_what_was_saved_meanwhile_can_be_looked_at);
  ADD ("still-held-it-is-asked-again", test_still_held_it_is_asked_again);
  ADD ("a-copy-is-a-map-of-its-own", test_a_copy_is_a_map_of_its_own);
  ADD ("whoever-takes-over-edits", test_whoever_takes_over_edits);
  ADD ("whose-file-is-taken-over-is-told", test_whose_file_is_taken_over_is_told);
  ADD ("how-it-was-with-the-file-does-not-come-back", test_how_it_was_with_the_file_does_not_come_back);
  ADD ("it-moves-with-the-file", test_it_moves_with_the_file);
  ADD ("a-save-that-fails-leaves-none-behind", test_a_save_that_fails_leaves_none_behind);
  ADD ("what-is-no-map-gets-none", test_what_is_no_map_gets_none);
  ADD ("taking-over-that-is-given-up-leaves-it-with-whom-it-was", test_taking_over_that_is_given_up_leaves_it_with_whom_it_was);
  ADD ("once-it-is-taken-over-it-is-not-given-up-any-more", test_once_it_is_taken_over_it_is_not_given_up_any_more);
  return g_test_run ();
}
