/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever is asked answers once, however the question goes: with a button, by
 * closing it, or with the window that it belongs to.
 */
#include "ui/test-util.h"

#include "app/compat.h"

typedef struct
{
  guint n_answers, button;
  gboolean has_file, has_problem;
} Answer;

static void
on_answer (guint button, gpointer data)
{
  Answer *answer = data;

  answer->n_answers++;
  answer->button = button;
}

static void
on_file (GFile *file, const char *problem, gpointer data)
{
  Answer *answer = data;

  answer->n_answers++;
  answer->has_file = file != NULL;
  answer->has_problem = problem != NULL;
}

static GtkWindow *
new_parent (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());

  gtk_window_present (parent);
  test_drain ();
  return parent;
}

static void
ask (GtkWindow *parent, Answer *answer)
{
  const char *const buttons[] = { "_One", "_Two", "_Cancel", NULL };

  ent_ask (parent, "Heading", "Body", buttons, 0, on_answer, answer);
  test_drain ();
  g_assert_cmpuint (answer->n_answers, ==, 0);
}

/* What is put over @parent. */
static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (other != parent && gtk_window_get_transient_for (other) == parent)
        return other;
    }
  return NULL;
}

/* From the main loop, as a key or a press does it: what comes from outside GTK answers
 * later, when the dialog is gone. */
static void
close_by_hand (GtkWindow *dialog)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_window_close, dialog);
}

static void
destroy_by_hand (GtkWindow *parent)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_window_destroy, parent);
}

static void
assert_answered (const Answer *answer, guint button)
{
  test_drain ();
  g_assert_cmpuint (answer->n_answers, ==, 1);
  g_assert_cmpuint (answer->button, ==, button);
}

static void
test_a_button_answers_once (void)
{
  GtkWindow *parent = new_parent ();
  Answer answer = { 0 };

  ask (parent, &answer);
  test_click (test_find_button (GTK_WIDGET (find_dialog (parent)), "_Two"));
  assert_answered (&answer, 1);
  gtk_window_destroy (parent);
  assert_answered (&answer, 1);
}

static void
test_a_question_that_is_closed_is_cancelled (void)
{
  GtkWindow *parent = new_parent ();
  Answer answer = { 0 };

  ask (parent, &answer);
  close_by_hand (find_dialog (parent));
  assert_answered (&answer, 2);
  gtk_window_destroy (parent);
  assert_answered (&answer, 2);
}

static void
test_a_question_whose_window_goes_is_cancelled (void)
{
  GtkWindow *parent = new_parent ();
  Answer answer = { 0 };

  ask (parent, &answer);
  destroy_by_hand (parent);
  assert_answered (&answer, 2);
}

static GtkWindow *
choose (gboolean save, Answer *answer)
{
  const EntFileQuestion question = { .title = "Which", .save = save };
  GtkWindow *parent = new_parent ();

  ent_choose_file (parent, &question, on_file, answer);
  test_drain ();
  g_assert_cmpuint (answer->n_answers, ==, 0);
  return parent;
}

static void
test_a_chooser_whose_window_goes_is_cancelled (void)
{
  for (guint save = 0; save < 2; save++)
    {
      Answer answer = { 0 };
      GtkWindow *parent = choose (save, &answer);

      destroy_by_hand (parent);
      assert_answered (&answer, 0);
      g_assert_false (answer.has_file || answer.has_problem);
      g_assert_null (test_find_window ("Which"));
    }
}

static void
test_a_chooser_that_is_closed_says_nothing (void)
{
  Answer answer = { 0 };
  GtkWindow *parent = choose (FALSE, &answer);

  close_by_hand (GTK_WINDOW (test_find_window ("Which")));
  assert_answered (&answer, 0);
  g_assert_false (answer.has_file || answer.has_problem);
  gtk_window_destroy (parent);
  assert_answered (&answer, 0);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/compat/a-button-answers-once", test_a_button_answers_once);
  g_test_add_func ("/compat/a-question-that-is-closed-is-cancelled", test_a_question_that_is_closed_is_cancelled);
  g_test_add_func ("/compat/a-question-whose-window-goes-is-cancelled", test_a_question_whose_window_goes_is_cancelled);
  g_test_add_func ("/compat/a-chooser-whose-window-goes-is-cancelled", test_a_chooser_whose_window_goes_is_cancelled);
  g_test_add_func ("/compat/a-chooser-that-is-closed-says-nothing", test_a_chooser_that_is_closed_says_nothing);
  return g_test_run ();
}
