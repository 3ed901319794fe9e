/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question that a rating on the spot asks. */
#include "ui/canvas-fixture.h"

#include "app/typing/reason-line.h"
#include "app/window/window-private.h"

#include <string.h>

static GtkWidget *
line_of (Fixture *f)
{
  return f->window->reason_line;
}

static GtkEditable *
answer_of (Fixture *f)
{
  return GTK_EDITABLE (test_find_type (line_of (f), GTK_TYPE_ENTRY));
}

static EntHistory *
history_of (Fixture *f)
{
  return ent_document_history (f->document);
}

static const char *
reason_of (Fixture *f, const char *id, EntAspect aspect)
{
  const EntAssessment *assessment = ent_map_assessment (f->map, ent_map_stakeholder (f->map, id), NULL, aspect);

  return assessment != NULL ? assessment->reason : NULL;
}

static void
rate (Fixture *f, guint power)
{
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.rate", "u", power);
  test_drain ();
}

static void
write_down (Fixture *f, const char *text)
{
  gtk_editable_set_text (answer_of (f), text);
  g_signal_emit_by_name (answer_of (f), "activate");
  test_drain ();
}

static void
test_a_rating_asks_why_and_takes_no_key (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  g_assert_false (gtk_widget_get_visible (line_of (f)));
  rate (f, 4);
  g_assert_true (gtk_widget_get_visible (line_of (f)));
  g_assert_nonnull (test_find_label (line_of (f), "Hotel association: decision power 4. Why?"));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), line_of (f)));
  /* passed over by going on */
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.set-commitment", "u", ENT_COMMITMENT_NEUTRAL);
  g_assert_nonnull (test_find_label (line_of (f), "Hotel association: Neutral. Why?"));
  choose (f, f->radio);
  g_assert_false (gtk_widget_get_visible (line_of (f)));
  g_assert_null (reason_of (f, f->hotel, ENT_ASPECT_COMMITMENT));
  /* a rating that is taken away has no reason */
  rate (f, 3);
  rate (f, 0);
  g_assert_false (gtk_widget_get_visible (line_of (f)));
}

static void
test_escape_ends_the_question_and_not_the_selection (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  rate (f, 4);
  g_assert_true (gtk_widget_get_visible (line_of (f)));
  test_press_key (GTK_WINDOW (f->window), "Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_visible (line_of (f)), 10000));
  g_assert_true (ent_selection_contains (ent_document_selection (f->document), f->hotel));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!ent_selection_contains (ent_document_selection (f->document), f->hotel), 10000));
}

static void
test_the_answer_is_a_step_of_its_own (Fixture *f, gconstpointer data)
{
  guint before;

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  rate (f, 4);
  before = ent_history_position (history_of (f));
  test_activate (f->window, "win.reason");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), line_of (f)));
  write_down (f, "They own the beach.");
  g_assert_cmpstr (reason_of (f, f->hotel, ENT_ASPECT_POWER), ==, "They own the beach.");
  g_assert_cmpuint (ent_history_position (history_of (f)), ==, before + 1);
  g_assert_false (gtk_widget_get_visible (line_of (f)));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), line_of (f)));
  test_activate (f->window, "win.undo");
  g_assert_null (reason_of (f, f->hotel, ENT_ASPECT_POWER));
  /* who asks again sees what stands there */
  test_activate (f->window, "win.redo");
  test_activate (f->window, "win.reason");
  g_assert_cmpstr (gtk_editable_get_text (answer_of (f)), ==, "They own the beach.");
}

static void
test_several_are_rated_and_explained_together (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->hotel, f->radio };

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  ent_selection_set_many (ent_document_selection (f->document), ids, 2);
  rate (f, 5);
  g_assert_nonnull (test_find_label (line_of (f), "2 stakeholders: decision power 5. Why?"));
  write_down (f, "They said so.");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (reason_of (f, ids[i], ENT_ASPECT_POWER), ==, "They said so.");
  test_activate (f->window, "win.undo");
  for (guint i = 0; i < 2; i++)
    g_assert_null (reason_of (f, ids[i], ENT_ASPECT_POWER));
}

/* Who clicks elsewhere with an answer half typed has answered; who takes the rating back has not. */
static void
test_a_typed_answer_is_not_lost (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  rate (f, 2);
  test_activate (f->window, "win.reason");
  gtk_editable_set_text (answer_of (f), "New here.");
  choose (f, f->radio);
  g_assert_cmpstr (reason_of (f, f->hotel, ENT_ASPECT_POWER), ==, "New here.");
  rate (f, 2);
  test_activate (f->window, "win.reason");
  gtk_editable_set_text (answer_of (f), "Small.");
  test_activate (f->window, "win.undo");
  g_assert_null (reason_of (f, f->radio, ENT_ASPECT_POWER));
  g_assert_cmpuint (ent_map_rating (f->map, ent_map_stakeholder (f->map, f->radio), NULL, ENT_ASPECT_POWER), ==, 2);
}

static void
test_another_moment_ends_the_question (Fixture *f, gconstpointer data)
{
  const char *first = ent_document_moment (f->document);
  const char *later = ent_edit_add_moment (history_of (f), "After the workshop", 0, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  rate (f, 4);
  ent_document_set_moment (f->document, g_strcmp0 (ent_document_moment (f->document), later) == 0 ? first : later);
  g_assert_false (gtk_widget_get_visible (line_of (f)));
}

static void
test_the_question_is_read_to_its_end (Fixture *f, gconstpointer data)
{
  const char *name = "Regional coordination of the ministry of commerce, industry and tourism";
  const char *id = test_add (f->window, name, ENT_SECTOR_INSTITUTIONS);
  const char *question = "Regional coordination of the ministry of commer…: decision power 4. Why?";
  GtkWidget *label;

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, id);
  rate (f, 4);
  label = test_find_label (line_of (f), question);
  g_assert_nonnull (label);
  g_assert_true (test_wait_until (gtk_widget_get_width (label) > 0, 5000));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  /* a short one in one line */
  choose (f, f->hotel);
  rate (f, 4);
  label = test_find_label (line_of (f), "Hotel association: decision power 4. Why?");
  g_assert_true (test_wait_until (gtk_widget_get_width (label) > 0, 5000));
  test_drain ();
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
}

static gboolean
lies_over (GtkWidget *line, GtkWidget *buttons)
{
  graphene_rect_t a, b;

  return !gtk_widget_compute_bounds (line, gtk_widget_get_parent (line), &a) || !gtk_widget_compute_bounds (buttons, gtk_widget_get_parent (line), &b) ||
         graphene_rect_intersection (&a, &b, NULL) || a.origin.y < 0;
}

static void
test_the_buttons_of_the_picture_stay_free (Fixture *f, gconstpointer data)
{
  static const int dpis[] = { 96, 120, 144, 192 };
  GtkSettings *settings = gtk_widget_get_settings (line_of (f));
  const char *id = test_add (f->window, "Regional coordination of the ministry of commerce, industry and tourism", ENT_SECTOR_INSTITUTIONS);
  int usual;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  for (guint i = 0; i < G_N_ELEMENTS (dpis); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_object_set (settings, "gtk-xft-dpi", dpis[i] * 1024, NULL);
        choose (f, k == 0 ? id : f->hotel);
        rate (f, 1 + i);
        g_assert_true (test_wait_until (gtk_widget_get_height (line_of (f)) > 0 && !lies_over (line_of (f), f->window->zoom), 5000));
      }
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("/reason/a-rating-asks-why-and-takes-no-key", test_a_rating_asks_why_and_takes_no_key);
  ADD ("/reason/escape-ends-the-question-and-not-the-selection", test_escape_ends_the_question_and_not_the_selection);
  ADD ("/reason/the-answer-is-a-step-of-its-own", test_the_answer_is_a_step_of_its_own);
  ADD ("/reason/several-are-rated-and-explained-together", test_several_are_rated_and_explained_together);
  ADD ("/reason/a-typed-answer-is-not-lost", test_a_typed_answer_is_not_lost);
  ADD ("/reason/the-question-is-read-to-its-end", test_the_question_is_read_to_its_end);
  ADD ("/reason/the-buttons-of-the-picture-stay-free", test_the_buttons_of_the_picture_stay_free);
  ADD ("/reason/another-moment-ends-the-question", test_another_moment_ends_the_question);
  return g_test_run ();
}
