/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed maps beside other files: the passphrase is asked for, and what is sealed stays so, whatever it is compared or merged
 * with, and whatever colleagues do to the file.
 */
#include "ui/sealed-fixture.h"

#include "io/journal-fixture.h"

#include <string.h>

#define WAIT 20000

static const char *const right[] = { PASSPHRASE, NULL };
static const char *const wrong_then_right[] = { "something else", "nor this one", PASSPHRASE, NULL };

/* Maps that were made apart have a baseline each, which is the same. */
static void
wait_for_merge (EntWindow *window)
{
  const char *title = "Are these the same?";

  g_assert_true (test_wait_until (window->joining == NULL || test_find_window (title) != NULL, WAIT));
  if (test_find_window (title) != NULL)
    test_click (test_find_button (test_find_window (title), "_Go on"));
  g_assert_true (test_wait_until (window->joining == NULL, WAIT));
  test_wait_for_file (window);
}

/* --- merging and comparing --- */

static void
test_a_sealed_file_is_merged_into_a_sealed_map (void)
{
  g_autofree char *path = sealed_file ("mine.entorno"), *other = test_temporary ("other.entorno");
  g_autoptr (EntSecret) secret = quick_secret (OTHER);
  const char *const answers[] = { PASSPHRASE, OTHER, NULL };
  EntWindow *window = window_unsealed (path);
  EntSecret *mine = ent_document_secret (document_of (window));

  write_sealed (other, secret);
  ent_window_merge_with (window, other);
  test_click (test_find_question (window, "_No, or not sure"));
  answer_in_turn (window, answers);
  wait_for_merge (window);
  g_assert_true (has_name (window, "Radio"));
  g_assert_true (has_name (window, "Hotel Ñandú"));
  /* and stays under its own passphrase */
  g_assert_true (ent_document_secret (document_of (window)) == mine);
  save (window);
  g_assert_true (opens_with (path, PASSPHRASE));
  test_close (window);
}

static void
test_a_plain_file_merged_into_a_sealed_map_is_sealed_with_it (void)
{
  g_autofree char *path = sealed_file ("mine.entorno"), *other = test_temporary ("other.entorno");
  EntWindow *window = window_unsealed (path);

  write_sealed (other, NULL);
  ent_window_merge_with (window, other);
  test_click (test_find_question (window, "_No, or not sure"));
  wait_for_merge (window);
  g_assert_null (dialog ());
  g_assert_true (has_name (window, "Radio"));
  save (window);
  g_assert_true (is_sealed (path));
  test_close (window);
}

/* Into a map without a passphrase; asked whether that one is to have it too. */
static EntWindow *
merge_sealed_into_plain (char **path, const char *const *answers)
{
  g_autofree char *other = sealed_file ("other.entorno");
  EntWindow *window = plain_window (path);

  ent_window_merge_with (window, other);
  test_click (test_find_question (window, "_No, or not sure"));
  answer_in_turn (window, answers);
  g_assert_true (test_wait_until (test_find_question (window, "_Seal my map too") != NULL, WAIT));
  /* nothing of it is there before that was answered */
  g_assert_false (has_name (window, "Hotel Ñandú"));
  return window;
}

static void
test_what_is_merged_from_a_sealed_file_is_sealed_unless_said_otherwise (void)
{
  g_autofree char *path = NULL, *folder = NULL, *id = NULL;
  EntWindow *window = merge_sealed_into_plain (&path, wrong_then_right);
  g_autoptr (EntRecovery) left = NULL;

  test_click (test_find_question (window, "_Seal my map too"));
  wait_for_merge (window);
  g_assert_true (has_name (window, "Hotel Ñandú"));
  g_assert_true (says (window, "opens with the passphrase of"));
  ent_journal_keeper_flush (window->journal);
  folder = only_folder ();
  g_assert_nonnull (folder);
  id = g_path_get_basename (folder);
  left = ent_recovery_read (id, NULL, NULL);
  g_assert_true (left != NULL && left->is_sealed);
  save (window);
  g_assert_true (opens_with (path, PASSPHRASE));
  g_assert_false (opens_with (path, NULL));
  test_close (window);
}

static void
test_it_comes_into_a_plain_file_where_that_was_said (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = merge_sealed_into_plain (&path, right);

  test_click (test_find_question (window, "Merge _without a passphrase"));
  wait_for_merge (window);
  g_assert_true (has_name (window, "Hotel Ñandú"));
  g_assert_null (ent_document_secret (document_of (window)));
  save (window);
  g_assert_true (opens_with (path, NULL));
  test_close (window);
}

static void
test_a_merge_that_is_not_to_be_sealed_is_none (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = merge_sealed_into_plain (&path, right);

  test_click (test_find_question (window, "_Cancel"));
  wait_for_merge (window);
  g_assert_false (has_name (window, "Hotel Ñandú"));
  g_assert_true (ent_document_is_saved (document_of (window)));
  g_assert_null (ent_document_secret (document_of (window)));
  test_close (window);
}

/* @data: whether while the key is derived. */
static void
test_a_passphrase_that_is_not_given_leaves_the_map (gconstpointer data)
{
  gboolean is_late = GPOINTER_TO_INT (data);
  g_autofree char *path = NULL, *other = sealed_file ("other.entorno");
  EntWindow *window = plain_window (&path);
  GtkWidget *question;

  ent_window_compare_with (window, other);
  question = wait_for_dialog ();
  if (is_late)
    {
      type (question, 0, PASSPHRASE);
      g_signal_emit_by_name (test_find_button (question, "_Open"), "clicked");
      g_assert_true (ent_window_is_busy (window));
    }
  gtk_window_close (GTK_WINDOW (question));
  wait_for_merge (window);
  g_assert_null (dialog ());
  g_assert_null (test_find_window ("Differences"));
  g_assert_true (ent_document_is_saved (document_of (window)));
  /* and it can be asked for again */
  ent_window_compare_with (window, other);
  answer_in_turn (window, wrong_then_right);
  g_assert_true (test_wait_until (test_find_window ("Differences") != NULL, WAIT));
  test_close (window);
}

static void
test_a_window_can_be_closed_over_the_question (void)
{
  g_autofree char *path = NULL, *other = sealed_file ("other.entorno");
  EntWindow *window = plain_window (&path);
  gpointer watched = window;

  ent_window_merge_with (window, other);
  test_click (test_find_question (window, "_No, or not sure"));
  wait_for_dialog ();
  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  test_close (window);
  g_assert_true (test_wait_until (watched == NULL, WAIT));
  g_assert_null (dialog ());
}

/* --- the file of the map, changed by others --- */

/* A colleague adds the radio and seals the file with @secret; here the police was added, and it is saved. */
static void
save_over_theirs (EntWindow *window, const char *path, EntSecret *secret)
{
  write_sealed (path, secret);
  test_add (window, "Police", ENT_SECTOR_INSTITUTIONS);
  save (window);
}

static void
test_a_passphrase_that_a_colleague_has_changed_is_kept_by_a_merge (void)
{
  g_autofree char *path = sealed_file ("shared.entorno");
  g_autoptr (EntSecret) theirs = quick_secret (OTHER);
  const char *const answers[] = { PASSPHRASE, OTHER, NULL };
  EntWindow *window = window_unsealed (path);

  save_over_theirs (window, path, theirs);
  test_click (test_find_question (window, "_Merge"));
  answer_in_turn (window, answers);
  wait_for_merge (window);
  g_assert_true (says (window, "opens with the passphrase of"));
  save (window);
  g_assert_true (ent_document_is_saved (document_of (window)));
  g_assert_true (opens_with (path, OTHER));
  g_assert_false (opens_with (path, PASSPHRASE));
  g_assert_true (has_name (window, "Radio"));
  test_close (window);
}

static gboolean
is_said (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, part))
      return TRUE;
  return FALSE;
}

static void
test_what_a_colleague_has_sealed_is_not_unsealed_by_a_merge (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EntSecret) theirs = quick_secret (PASSPHRASE);
  EntWindow *window = plain_window (&path);

  save_over_theirs (window, path, theirs);
  /* who would put a plain file in its place is told so */
  g_assert_true (is_said (GTK_WIDGET (gtk_widget_get_root (test_find_question (window, "_Replace"))), "in its place it can be read"));
  test_click (test_find_question (window, "_Merge"));
  answer_in_turn (window, right);
  g_assert_true (test_wait_until (test_find_question (window, "_Seal my map too") != NULL, WAIT));
  test_click (test_find_question (window, "_Seal my map too"));
  wait_for_merge (window);
  save (window);
  g_assert_true (ent_document_is_saved (document_of (window)));
  g_assert_true (opens_with (path, PASSPHRASE));
  test_close (window);
}

static void
test_a_map_whose_file_was_unsealed_by_others_is_sealed_again (void)
{
  g_autofree char *path = sealed_file ("shared.entorno");
  EntWindow *window = window_unsealed (path);

  save_over_theirs (window, path, NULL);
  test_click (test_find_question (window, "_Merge"));
  wait_for_merge (window);
  g_assert_true (says (window, "seals it with the one of your map again"));
  save (window);
  g_assert_true (opens_with (path, PASSPHRASE));
  test_close (window);
}

static void
test_a_file_with_another_passphrase_is_read_again_with_that (void)
{
  g_autofree char *path = sealed_file ("again.entorno");
  g_autoptr (EntSecret) theirs = quick_secret (OTHER);
  const char *const answers[] = { PASSPHRASE, OTHER, NULL };
  EntWindow *window = window_unsealed (path);
  GtkWidget *question;

  write_sealed (path, theirs);
  test_activate (window, "win.reload");
  question = wait_for_dialog ();
  test_click (test_find_button (question, "_Cancel"));
  test_wait_for_file (window);
  g_assert_true (has_name (window, "Hotel Ñandú"));
  test_activate (window, "win.reload");
  answer_in_turn (window, answers);
  test_wait_for_file (window);
  g_assert_true (has_name (window, "Radio"));
  test_add (window, "Police", ENT_SECTOR_INSTITUTIONS);
  save (window);
  g_assert_true (opens_with (path, OTHER));
  write_sealed (path, NULL);
  test_activate (window, "win.reload");
  test_wait_for_file (window);
  g_assert_true (says (window, "taken its passphrase away"));
  test_close (window);
}

#define ADD(path, function) g_test_add_func ("/ui/sealed/" path, function)

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  ADD ("merged", test_a_sealed_file_is_merged_into_a_sealed_map);
  ADD ("plain-into-sealed", test_a_plain_file_merged_into_a_sealed_map_is_sealed_with_it);
  ADD ("sealed-into-plain", test_what_is_merged_from_a_sealed_file_is_sealed_unless_said_otherwise);
  ADD ("said-otherwise", test_it_comes_into_a_plain_file_where_that_was_said);
  ADD ("not-merged", test_a_merge_that_is_not_to_be_sealed_is_none);
  g_test_add_data_func ("/ui/sealed/not-given", GINT_TO_POINTER (FALSE), test_a_passphrase_that_is_not_given_leaves_the_map);
  g_test_add_data_func ("/ui/sealed/given-up-late", GINT_TO_POINTER (TRUE), test_a_passphrase_that_is_not_given_leaves_the_map);
  ADD ("closed-over-question", test_a_window_can_be_closed_over_the_question);
  ADD ("changed-by-others", test_a_passphrase_that_a_colleague_has_changed_is_kept_by_a_merge);
  ADD ("sealed-by-others", test_what_a_colleague_has_sealed_is_not_unsealed_by_a_merge);
  ADD ("unsealed-by-others", test_a_map_whose_file_was_unsealed_by_others_is_sealed_again);
  ADD ("read-again", test_a_file_with_another_passphrase_is_read_again_with_that);
  return g_test_run ();
}
