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

static void
on_files (GListModel *files, const char *problem, gpointer data)
{
  Answer *answer = data;

  answer->n_answers++;
  answer->has_file = files != NULL;
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

/* Ways of choosing. */
enum
{
  ONE,
  PLACE,
  SEVERAL,
  FOLDER,
  N_WAYS,
};

static GtkWindow *
choose (guint way, Answer *answer)
{
  const EntFileQuestion question = { .title = "Which", .save = way == PLACE, .folder_only = way == FOLDER };
  GtkWindow *parent = new_parent ();

  if (way == SEVERAL)
    ent_choose_files (parent, &question, on_files, answer);
  else
    ent_choose_file (parent, &question, on_file, answer);
  test_drain ();
  g_assert_cmpuint (answer->n_answers, ==, 0);
  return parent;
}

static void
test_a_chooser_whose_window_goes_is_cancelled (void)
{
  for (guint way = 0; way < N_WAYS; way++)
    {
      Answer answer = { 0 };
      GtkWindow *parent = choose (way, &answer);

      destroy_by_hand (parent);
      assert_answered (&answer, 0);
      g_assert_false (answer.has_file || answer.has_problem);
      g_assert_null (test_find_window ("Which"));
    }
}

static void
test_a_chooser_that_is_closed_says_nothing (void)
{
  for (guint way = 0; way < N_WAYS; way++)
    {
      Answer answer = { 0 };
      GtkWindow *parent = choose (way, &answer);

      close_by_hand (GTK_WINDOW (test_find_window ("Which")));
      assert_answered (&answer, 0);
      g_assert_false (answer.has_file || answer.has_problem);
      gtk_window_destroy (parent);
      assert_answered (&answer, 0);
    }
}

static void
on_visible (GtkWidget *widget, GParamSpec *pspec, gboolean *changed)
{
  *changed = TRUE;
}

/* Before anybody sees it, and once it is seen. */
static void
test_a_tooltip_leaves_its_widget_as_it_is (void)
{
  GtkWindow *parent = new_parent ();
  GtkWidget *button = gtk_button_new ();
  gboolean changed = FALSE;

  ent_set_tooltip (button, "One");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "One");
  gtk_widget_set_visible (button, FALSE);
  ent_set_tooltip (button, "Two");
  g_assert_false (gtk_widget_get_visible (button));
  gtk_widget_set_visible (button, TRUE);
  gtk_window_set_child (parent, button);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (button), 3000));
  gtk_widget_grab_focus (button);
  g_signal_connect (button, "notify::visible", G_CALLBACK (on_visible), &changed);
  ent_set_tooltip (button, "Three");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Three");
  ent_set_tooltip (button, NULL);
  g_assert_null (gtk_widget_get_tooltip_text (button));
  g_assert_false (changed);
  g_assert_true (gtk_widget_has_focus (button));
  gtk_window_destroy (parent);
  test_drain ();
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/compat/a-button-answers-once", test_a_button_answers_once);
  g_test_add_func ("/compat/a-tooltip-leaves-its-widget-as-it-is", test_a_tooltip_leaves_its_widget_as_it_is);
  g_test_add_func ("/compat/a-question-that-is-closed-is-cancelled", test_a_question_that_is_closed_is_cancelled);
  g_test_add_func ("/compat/a-question-whose-window-goes-is-cancelled", test_a_question_whose_window_goes_is_cancelled);
  g_test_add_func ("/compat/a-chooser-whose-window-goes-is-cancelled", test_a_chooser_whose_window_goes_is_cancelled);
  g_test_add_func ("/compat/a-chooser-that-is-closed-says-nothing", test_a_chooser_that_is_closed_says_nothing);
  return g_test_run ();
}
