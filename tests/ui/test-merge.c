/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging in the window: nobody's work is lost, conflicts are asked, and it is one step. */
#include "ui/test-util.h"

#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

/* A map in a file, open here, and what somebody else makes of the same file. */
typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntMap *map;
  char *path;
  char *hotel; /* an id */
  EntMap *theirs;
  EntHistory *their_history;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->map = ent_document_map (f->document);
  f->path = test_temporary ("shared.entorno");
  f->hotel = g_strdup (test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE));
  test_add (f->window, "Police", ENT_SECTOR_INSTITUTIONS);
  ent_window_save_at (f->window, f->path, FALSE);
  test_wait_for_file (f->window);
  f->theirs = ent_map_copy (f->map);
  f->their_history = ent_history_new (f->theirs, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    test_close (f->window);
  g_clear_object (&f->their_history);
  g_clear_object (&f->theirs);
  g_free (f->hotel);
  g_free (f->path);
}

/* What they have made so far, in this file. */
static void
write_theirs (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (f->theirs, &error);

  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_level (EntHistory *history, const char *id, const char *level)
{
  g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "level"), level, NULL));
}

static gboolean
has_name (EntMap *map, const char *name)
{
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (g_str_equal (ent_map_stakeholder_at (map, i)->name, name))
      return TRUE;
  return FALSE;
}

static gboolean
says (Fixture *f, const char *part)
{
  return ent_window_message (f->window) != NULL && strstr (ent_window_message (f->window), part) != NULL;
}

static void
wait_for_merge (Fixture *f)
{
  g_assert_true (test_wait_until (f->window->joining == NULL, 20000));
  test_wait_for_file (f->window);
}

/* Both have added somebody, and the file is theirs by now. */
static void
save_over_theirs (Fixture *f)
{
  ent_edit_add_stakeholder (f->their_history, "Their school", ENT_SECTOR_EDUCATION, ENT_KIND_FORMAL, NULL);
  write_theirs (f, f->path);
  test_add (f->window, "My radio", ENT_SECTOR_MEDIA);
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
}

static void
test_a_file_that_others_changed_is_merged_and_saved (Fixture *f, gconstpointer data)
{
  g_autoptr (EntFile) file = NULL;
  guint n_steps;

  save_over_theirs (f);
  n_steps = ent_history_n_steps (ent_document_history (f->document));
  test_click (test_find_question (f->window, "_Merge"));
  wait_for_merge (f);
  g_assert_true (has_name (f->map, "Their school"));
  g_assert_true (has_name (f->map, "My radio"));
  g_assert_cmpuint (ent_history_n_steps (ent_document_history (f->document)), ==, n_steps + 1);
  g_assert_false (ent_document_is_saved (f->document));
  g_assert_true (says (f, "Save to put"));
  /* nothing is asked any more */
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_true (ent_document_is_saved (f->document));
  file = ent_store_open (f->path, NULL, NULL);
  g_assert_true (has_name (file->map, "Their school"));
  g_assert_true (has_name (file->map, "My radio"));
}

static void
test_a_merge_is_taken_back_in_one_step (Fixture *f, gconstpointer data)
{
  save_over_theirs (f);
  test_click (test_find_question (f->window, "_Merge"));
  wait_for_merge (f);
  g_assert_true (ent_history_undo (ent_document_history (f->document)));
  g_assert_false (has_name (f->map, "Their school"));
  g_assert_true (has_name (f->map, "My radio"));
  g_assert_false (ent_document_is_saved (f->document));
  /* what they did is not in the map any more, but in the file */
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
}

/* Comparing first takes nothing away. */
static void
test_a_file_that_others_changed_is_compared (Fixture *f, gconstpointer data)
{
  GtkWidget *list = NULL;

  save_over_theirs (f);
  test_click (test_find_question (f->window, "Com_pare"));
  g_assert_true (test_wait_until ((list = test_find_window ("Differences")) != NULL, 20000));
  g_assert_true (test_wait_until (test_find_label (list, "2 differences") != NULL, 20000));
  g_assert_false (ent_document_is_saved (f->document));
  gtk_window_close (GTK_WINDOW (list));
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
}

/* What was merged last is what both have in common the next time. */
static void
test_a_file_is_merged_again_and_again (Fixture *f, gconstpointer data)
{
  save_over_theirs (f);
  test_click (test_find_question (f->window, "_Merge"));
  wait_for_merge (f);
  set_level (f->their_history, f->hotel, "local");
  write_theirs (f, f->path);
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  test_click (test_find_question (f->window, "_Merge"));
  wait_for_merge (f);
  g_assert_null (test_find_window ("Merge"));
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->level, ==, ENT_LEVEL_LOCAL);
  g_assert_true (has_name (f->map, "My radio"));
}

/* Both have given the hotel another level; the dialog that asks. */
static GtkWidget *
ask_about_level (Fixture *f)
{
  GtkWidget *dialog = NULL;

  set_level (f->their_history, f->hotel, "national");
  write_theirs (f, f->path);
  set_level (ent_document_history (f->document), f->hotel, "local");
  ent_window_merge_with (f->window, f->path);
  g_assert_true (test_wait_until ((dialog = test_find_window ("Merge")) != NULL, 20000));
  test_drain ();
  return dialog;
}

static GtkWidget *
find_choice (GtkWidget *root, const char *beginning)
{
  if (GTK_IS_CHECK_BUTTON (root) && g_str_has_prefix (gtk_check_button_get_label (GTK_CHECK_BUTTON (root)), beginning))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, beginning);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_a_conflict_is_asked_with_all_values (Fixture *f, gconstpointer data)
{
  const char *choice = data;
  GtkWidget *dialog = ask_about_level (f);
  EntLevel expected = g_str_equal (choice, "As in") ? ENT_LEVEL_NATIONAL : g_str_equal (choice, "As _here") ? ENT_LEVEL_LOCAL
                                                                                                            : ENT_LEVEL_NONE;

  g_assert_nonnull (test_find_label (dialog, "Level: both changed it."));
  g_assert_nonnull (test_find_label (dialog, "Local"));
  g_assert_nonnull (test_find_label (dialog, "National"));
  g_assert_nonnull (test_find_label (dialog, "Conflict 1 of 1, 1 open"));
  g_assert_false (gtk_widget_get_sensitive (test_find_button (dialog, "_Merge")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, choice)), TRUE);
  g_assert_true (gtk_widget_get_sensitive (test_find_button (dialog, "_Merge")));
  g_assert_nonnull (test_find_label (dialog, "Conflict 1 of 1, all decided"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->level, ==, expected);
}

static void
test_a_merge_that_is_cancelled_leaves_the_map (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_level (f);
  guint64 revision = ent_map_revision (f->map);

  test_click (test_find_button (dialog, "_Cancel"));
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_revision (f->map), ==, revision);
  g_assert_null (test_find_window ("Merge"));
  /* and the file is asked about as before */
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
}

/* Closing the window takes the question with it. */
static void
test_a_window_can_be_closed_over_a_conflict (Fixture *f, gconstpointer data)
{
  gpointer watched = f->window;

  ask_about_level (f);
  g_object_add_weak_pointer (G_OBJECT (f->window), &watched);
  test_close (g_steal_pointer (&f->window));
  g_assert_true (test_wait_until (watched == NULL, 20000));
  g_assert_null (test_find_window ("Merge"));
}

static void
test_saved_elsewhere_meanwhile_the_map_has_that_file (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = test_temporary ("elsewhere.entorno");
  GtkWidget *dialog = ask_about_level (f);

  ent_window_save_at (f->window, elsewhere, FALSE);
  g_assert_true (test_wait_until (ent_document_is_saved (f->document), 20000));
  test_click (test_find_button (dialog, "The rest as in the _file"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpstr (ent_document_fingerprint (f->document)->real_path, ==, elsewhere);
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_null (test_find_question (f->window, "_Replace"));
  g_assert_true (ent_document_is_saved (f->document));
}

static void
test_the_rest_is_decided_at_once (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  ent_edit_set_field (f->their_history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Their hotel", NULL);
  ent_edit_set_field (ent_document_history (f->document), &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "My hotel", NULL);
  dialog = ask_about_level (f);
  g_assert_nonnull (test_find_label (dialog, "Conflict 1 of 2, 2 open"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, "As _here")), TRUE);
  test_click (test_find_button (dialog, "_Next"));
  g_assert_nonnull (test_find_label (dialog, "Conflict 2 of 2, 1 open"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_choice (dialog, "As _here"))));
  test_click (test_find_button (dialog, "The rest as in the _file"));
  test_click (test_find_button (dialog, "_Previous"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_choice (dialog, "As _here"))));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpstr (ent_map_stakeholder (f->map, f->hotel)->name, ==, "My hotel");
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->level, ==, ENT_LEVEL_NATIONAL);
}

/* Both have changed the notes and the level, in this order. */
static GtkWidget *
ask_about_notes (Fixture *f)
{
  const EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel);
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "notes");

  g_assert_true (ent_edit_set_field (f->their_history, &key, field, "Theirs", NULL));
  g_assert_true (ent_edit_set_field (ent_document_history (f->document), &key, field, "Mine", NULL));
  return ask_about_level (f);
}

static void
test_two_notes_both_stay_unless_somebody_says_otherwise (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_notes (f), *both;

  /* that is no open question */
  g_assert_nonnull (test_find_label (dialog, "Conflict 1 of 2, 1 open"));
  g_assert_nonnull (test_find_label (dialog, "Level: both changed it."));
  both = find_choice (dialog, "Both");
  g_assert_false (gtk_widget_get_visible (both));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, "As in")), TRUE);
  test_click (test_find_button (dialog, "_Next"));
  g_assert_nonnull (test_find_label (dialog, "Notes: both changed it."));
  g_assert_true (gtk_widget_get_visible (both));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (both)));
  g_assert_nonnull (test_find_label (dialog, "Mine\nTheirs"));
  if (data != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, data)), TRUE);
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpstr (ent_map_stakeholder (f->map, f->hotel)->notes, ==, data != NULL ? "Theirs" : "Mine\nTheirs");
}

/* It never stands on what is dead. */
static void
test_the_keyboard_goes_to_what_comes_next (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_notes (f);
  GtkWindow *window = GTK_WINDOW (dialog);

  g_assert_true (gtk_window_get_focus (window) == find_choice (dialog, "As _here"));
  test_click (test_find_button (dialog, "_Next"));
  g_assert_true (gtk_window_get_focus (window) == find_choice (dialog, "Both"));
  test_click (test_find_button (dialog, "_Previous"));
  g_assert_true (gtk_window_get_focus (window) == find_choice (dialog, "As _here"));
  test_click (test_find_button (dialog, "The rest as h_ere"));
  g_assert_true (gtk_window_get_focus (window) == test_find_button (dialog, "_Merge"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
}

static void
test_enter_chooses_and_goes_on (Fixture *f, gconstpointer data)
{
  const EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel);
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");
  GtkWidget *dialog;

  if (test_lacks_pointer ())
    return;
  ent_edit_set_field (f->their_history, &key, field, "Their hotel", NULL);
  ent_edit_set_field (ent_document_history (f->document), &key, field, "My hotel", NULL);
  dialog = ask_about_level (f);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (test_wait_until (test_find_label (dialog, i == 0 ? "Conflict 1 of 2, 2 open" : "Conflict 2 of 2, 1 open") != NULL, 20000));
      test_press_key (GTK_WINDOW (dialog), "Return");
      g_assert_true (test_wait_until (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_choice (dialog, "As _here"))), 20000));
      test_press_key (GTK_WINDOW (dialog), "Return");
    }
  g_assert_true (test_wait_until (gtk_window_get_focus (GTK_WINDOW (dialog)) == test_find_button (dialog, "_Merge"), 20000));
  test_press_key (GTK_WINDOW (dialog), "Return");
  wait_for_merge (f);
  g_assert_cmpstr (ent_map_stakeholder (f->map, f->hotel)->name, ==, "My hotel");
}

/* There is nothing to merge, and nothing is to be saved. */
static void
test_the_map_that_is_open_is_not_merged_with_itself (Fixture *f, gconstpointer data)
{
  guint n_steps = ent_history_n_steps (ent_document_history (f->document));

  ent_window_merge_with (f->window, f->path);
  wait_for_merge (f);
  g_assert_true (says (f, "This is the map that is open."));
  g_assert_true (ent_document_is_saved (f->document));
  g_assert_cmpuint (ent_history_n_steps (ent_document_history (f->document)), ==, n_steps);
}

/* Of another file nobody knows what it was made from: unless somebody says so, what was done here is not taken back. */
static void
test_of_another_file_it_is_asked_what_it_was_made_from (Fixture *f, gconstpointer data)
{
  g_autofree char *other = test_temporary ("theirs.entorno");
  GtkWidget *dialog = NULL;

  write_theirs (f, other);
  set_level (ent_document_history (f->document), f->hotel, "local");
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  ent_window_merge_with (f->window, other);
  test_drain ();
  test_click (test_find_question (f->window, "_No, or not sure"));
  g_assert_true (test_wait_until ((dialog = test_find_window ("Merge")) != NULL, 20000));
  g_assert_nonnull (test_find_label (dialog, "Level: the two differ."));
  g_assert_null (find_choice (dialog, "As it was"));
  test_click (test_find_button (dialog, "_Cancel"));
  wait_for_merge (f);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->level, ==, ENT_LEVEL_LOCAL);
}

static void
test_a_file_made_from_this_map_takes_away_what_was_removed_there (Fixture *f, gconstpointer data)
{
  g_autofree char *other = test_temporary ("theirs.entorno");
  const char *ids[] = { f->hotel };

  ent_edit_delete (f->their_history, ids, 1, NULL);
  write_theirs (f, other);
  test_add (f->window, "My radio", ENT_SECTOR_MEDIA);
  ent_window_merge_with (f->window, other);
  test_drain ();
  test_click (test_find_question (f->window, "_Yes, from a copy"));
  wait_for_merge (f);
  g_assert_null (ent_map_stakeholder (f->map, f->hotel));
  g_assert_true (has_name (f->map, "My radio"));
  g_assert_true (says (f, "theirs.entorno"));
  /* the button that takes it back would take back this one */
  test_add (f->window, "After it", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (ent_window_message (f->window) == NULL, 5000));
}

static void
test_what_is_done_while_a_file_is_read_is_merged_too (Fixture *f, gconstpointer data)
{
  ent_edit_add_stakeholder (f->their_history, "Their school", ENT_SECTOR_EDUCATION, ENT_KIND_FORMAL, NULL);
  write_theirs (f, f->path);
  ent_window_merge_with (f->window, f->path);
  test_add (f->window, "Typed meanwhile", ENT_SECTOR_MEDIA);
  wait_for_merge (f);
  g_assert_true (has_name (f->map, "Their school"));
  g_assert_true (has_name (f->map, "Typed meanwhile"));
}

static void
test_a_damaged_file_is_not_merged (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *other = test_temporary ("half.entorno");
  guint64 revision = ent_map_revision (f->map);

  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (other, text, strstr (text, "</stakeholders>") - text, NULL));
  ent_window_merge_with (f->window, other);
  test_drain ();
  test_click (test_find_question (f->window, "_No, or not sure"));
  wait_for_merge (f);
  g_assert_true (says (f, "half.entorno"));
  g_assert_cmpuint (ent_map_revision (f->map), ==, revision);
}

static void
test_merging_can_be_cancelled_while_it_reads (Fixture *f, gconstpointer data)
{
  guint64 revision = ent_map_revision (f->map);

  ent_edit_add_stakeholder (f->their_history, "Their school", ENT_SECTOR_EDUCATION, ENT_KIND_FORMAL, NULL);
  write_theirs (f, f->path);
  ent_window_merge_with (f->window, f->path);
  g_assert_false (test_is_enabled (GTK_WIDGET (f->window), "win.merge"));
  test_activate (f->window, "win.cancel-work");
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_revision (f->map), ==, revision);
  g_assert_true (test_is_enabled (GTK_WIDGET (f->window), "win.merge"));
}

#define add_with(path, data, func) g_test_add ("/merge/" path, Fixture, data, set_up, func, tear_down)
#define add(path, func) add_with (path, NULL, func)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  add ("a-file-that-others-changed-is-merged-and-saved", test_a_file_that_others_changed_is_merged_and_saved);
  add ("saved-elsewhere-meanwhile-the-map-has-that-file", test_saved_elsewhere_meanwhile_the_map_has_that_file);
  add ("a-merge-is-taken-back-in-one-step", test_a_merge_is_taken_back_in_one_step);
  add ("a-file-that-others-changed-is-compared", test_a_file_that_others_changed_is_compared);
  add ("a-file-is-merged-again-and-again", test_a_file_is_merged_again_and_again);
  add_with ("a-conflict-is-asked-with-all-values/theirs", "As in", test_a_conflict_is_asked_with_all_values);
  add_with ("a-conflict-is-asked-with-all-values/ours", "As _here", test_a_conflict_is_asked_with_all_values);
  add_with ("a-conflict-is-asked-with-all-values/before", "As it was", test_a_conflict_is_asked_with_all_values);
  add ("a-merge-that-is-cancelled-leaves-the-map", test_a_merge_that_is_cancelled_leaves_the_map);
  add ("a-window-can-be-closed-over-a-conflict", test_a_window_can_be_closed_over_a_conflict);
  add_with ("two-notes-both-stay-unless-somebody-says-otherwise/nobody", NULL, test_two_notes_both_stay_unless_somebody_says_otherwise);
  add_with ("two-notes-both-stay-unless-somebody-says-otherwise/theirs", "As in", test_two_notes_both_stay_unless_somebody_says_otherwise);
  add ("the-keyboard-goes-to-what-comes-next", test_the_keyboard_goes_to_what_comes_next);
  add ("enter-chooses-and-goes-on", test_enter_chooses_and_goes_on);
  add ("the-map-that-is-open-is-not-merged-with-itself", test_the_map_that_is_open_is_not_merged_with_itself);
  add ("the-rest-is-decided-at-once", test_the_rest_is_decided_at_once);
  add ("of-another-file-it-is-asked-what-it-was-made-from", test_of_another_file_it_is_asked_what_it_was_made_from);
  add ("a-file-made-from-this-map-takes-away-what-was-removed-there", test_a_file_made_from_this_map_takes_away_what_was_removed_there);
  add ("what-is-done-while-a-file-is-read-is-merged-too", test_what_is_done_while_a_file_is_read_is_merged_too);
  add ("a-damaged-file-is-not-merged", test_a_damaged_file_is_not_merged);
  add ("merging-can-be-cancelled-while-it-reads", test_merging_can_be_cancelled_while_it_reads);
  return g_test_run ();
}
