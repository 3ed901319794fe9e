/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says over the picture: one bar with buttons at a time, and nothing that has to be done is lost. */
#include "ui/test-util.h"

#include "app/window/window-private.h"

#include <glib/gstdio.h>

#define ERROR "It could not be saved."
#define TROUBLE "It is not kept for the case of a crash."
#define WORDS "Select somebody first."

static void
say_error (EntWindow *window)
{
  ent_window_say (window, ENT_MESSAGE_ERROR, ERROR, "Save _as…", "win.save-as");
  ent_message_bar_offer (window->messages, "Save a _rescue copy", "win.rescue");
  test_drain ();
}

static gboolean
is_seen (EntMessageBar *bar)
{
  GtkWidget *revealer = test_find_type (GTK_WIDGET (bar), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
test_what_has_to_be_done_comes_back_after_other_words (void)
{
  EntWindow *window = test_window ();
  GtkWidget *bar = GTK_WIDGET (window->messages);

  say_error (window);
  ent_window_say (window, ENT_MESSAGE_INFO, WORDS, NULL, NULL);
  ent_window_say (window, ENT_MESSAGE_WORK, "Going over many changes.", NULL, NULL);
  g_assert_cmpstr (ent_window_message (window), ==, "Going over many changes.");
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, ERROR);
  g_assert_true (gtk_widget_get_visible (test_find_button (bar, "Save a _rescue copy")));
  g_assert_true (gtk_widget_get_visible (test_find_button (bar, "Save _as…")));
  ent_message_bar_hide (window->messages);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_trouble_with_two_things_is_told_in_turn (void)
{
  EntWindow *window = test_window ();

  say_error (window);
  ent_window_say (window, ENT_MESSAGE_WARNING, TROUBLE, "_Save", "win.save");
  ent_window_say (window, ENT_MESSAGE_ERROR, "Once more: " ERROR, "Save _as…", "win.save-as");
  /* of one kind the last is true */
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  ent_message_bar_hide (window->messages);
  g_assert_null (ent_window_message (window));
  say_error (window);
  ent_window_say (window, ENT_MESSAGE_WARNING, TROUBLE, "_Save", "win.save");
  say_error (window);
  ent_message_bar_withdraw (window->messages, TROUBLE);
  ent_message_bar_hide (window->messages);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

/* A failed export hides no failed save; done in another way, it is not told any more. */
static void
test_errors_that_lead_to_different_things_are_all_told (void)
{
  EntWindow *window = test_window ();

  say_error (window);
  ent_window_say (window, ENT_MESSAGE_ERROR, "No picture was written.", "_Export…", "win.export");
  ent_window_say (window, ENT_MESSAGE_INFO, WORDS, NULL, NULL);
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, "No picture was written.");
  ent_window_say (window, ENT_MESSAGE_INFO, WORDS, NULL, NULL);
  ent_message_bar_withdraw_action (window->messages, "win.export");
  g_assert_cmpstr (ent_window_message (window), ==, WORDS);
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, ERROR);
  test_close (window);
}

/* Its button would take back another one. */
static void
test_what_offers_to_undo_a_step_does_not_come_back (void)
{
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  say_error (window);
  ent_window_say_step (window, ENT_MESSAGE_WARNING, "The map is as it was.");
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  ent_window_say_step (window, ENT_MESSAGE_INFO, "Somebody was added.");
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, ERROR);
  test_close (window);
}

/* However often something is done: the first comes back, and no step withdraws it. */
static void
test_what_waits_behind_a_step_outlives_that_and_the_next (void)
{
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_say (window, ENT_MESSAGE_WARNING, TROUBLE, "_Save", "win.save");
  ent_window_say_step (window, ENT_MESSAGE_WARNING, "The map is as it was.");
  ent_message_bar_hide (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  test_drain ();
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  test_close (window);
}

static void
test_what_is_said_while_work_goes_on_stays_when_that_ends (void)
{
  EntWindow *window = test_window ();

  ent_window_say (window, ENT_MESSAGE_WORK, "Going over many changes.", NULL, NULL);
  ent_window_say (window, ENT_MESSAGE_WARNING, TROUBLE, "_Save", "win.save");
  ent_message_bar_end_work (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  ent_window_say (window, ENT_MESSAGE_WORK, "Going over many changes.", NULL, NULL);
  ent_message_bar_end_work (window->messages);
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  test_close (window);
}

static void
test_saved_nothing_of_it_is_left (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();

  say_error (window);
  ent_window_say (window, ENT_MESSAGE_INFO, WORDS, NULL, NULL);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

/* It says the same, and both would cover a quarter of a small screen. */
/* A save does not mend the disk that steps are kept on. */
static void
test_saved_it_is_still_told_that_steps_are_not_kept (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  g_signal_emit_by_name (window->journal, "failing", TROUBLE);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_cmpstr (ent_window_message (window), ==, TROUBLE);
  g_signal_emit_by_name (window->journal, "failing", NULL);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_the_bar_of_the_file_waits_for_what_came_of_a_save (void)
{
  g_autofree char *folder = test_temporary ("stick"), *path = g_build_filename (folder, "map.entorno", NULL), *away = test_temporary ("away");
  EntWindow *window = test_window ();

  g_assert_no_errno (g_mkdir (folder, 0700));
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_no_errno (g_rename (folder, away));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  test_activate (window, "win.save");
  test_wait_for_file (window);
  ent_file_watch_look (window->watch);
  g_assert_true (test_wait_until (ent_message_bar_text (window->file_bar) != NULL, 20000));
  g_assert_true (is_seen (window->messages));
  g_assert_false (is_seen (window->file_bar));
  ent_message_bar_hide (window->messages);
  g_assert_false (is_seen (window->messages));
  g_assert_true (is_seen (window->file_bar));
  /* a word in passing covers nothing for long */
  ent_window_say (window, ENT_MESSAGE_INFO, WORDS, NULL, NULL);
  g_assert_true (is_seen (window->file_bar));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/messages/what-has-to-be-done-comes-back-after-other-words", test_what_has_to_be_done_comes_back_after_other_words);
  g_test_add_func ("/messages/trouble-with-two-things-is-told-in-turn", test_trouble_with_two_things_is_told_in_turn);
  g_test_add_func ("/messages/what-offers-to-undo-a-step-does-not-come-back", test_what_offers_to_undo_a_step_does_not_come_back);
  g_test_add_func ("/messages/errors-that-lead-to-different-things-are-all-told", test_errors_that_lead_to_different_things_are_all_told);
  g_test_add_func ("/messages/what-waits-behind-a-step-outlives-that-and-the-next", test_what_waits_behind_a_step_outlives_that_and_the_next);
  g_test_add_func ("/messages/what-is-said-while-work-goes-on-stays-when-that-ends", test_what_is_said_while_work_goes_on_stays_when_that_ends);
  g_test_add_func ("/messages/saved-nothing-of-it-is-left", test_saved_nothing_of_it_is_left);
  g_test_add_func ("/messages/saved-it-is-still-told-that-steps-are-not-kept", test_saved_it_is_still_told_that_steps_are_not_kept);
  g_test_add_func ("/messages/the-bar-of-the-file-waits-for-what-came-of-a-save", test_the_bar_of_the_file_waits_for_what_came_of_a_save);
  return g_test_run ();
}
