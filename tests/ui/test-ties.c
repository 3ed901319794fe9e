/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties that are drawn with the keyboard, and their kinds. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/typing/tie-entry.h"

static void
focus_on (Fixture *f, const char *id)
{
  for (guint i = 0; i < 6 && g_strcmp0 (ent_canvas_get_focus_id (f->canvas), id) != 0; i++)
    act_on_canvas (f, ent_canvas_get_focus_id (f->canvas) == NULL || i < 3 ? "canvas.next" : "canvas.previous");
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), ==, id);
}

static void
test_a_tie_is_drawn_from_the_keyboard (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history), n_messages = 0;

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  g_signal_connect (f->document, "refused", G_CALLBACK (count_refusal), &n_messages);
  for (guint i = 0; i < 2; i++)
    {
      choose (f, f->police);
      act_on_canvas (f, "canvas.tie-start");
      focus_on (f, f->radio);
      g_assert_true (ent_selection_contains (ent_document_selection (f->document), f->police));
      act_on_canvas (f, "canvas.activate");
    }
  /* the second is there already: it is said, and nothing is done */
  g_assert_cmpuint (n_messages, ==, 1);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->police);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->radio);

  choose (f, ent_map_tie_at (f->map, 0)->base.id);
  act_on_canvas (f, "canvas.tie-kind-next");
  g_assert_cmpuint (ent_map_tie_at (f->map, 0)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_canvas_get_tie_kind (f->canvas), ==, ENT_TIE_ALLIANCE);
  ent_history_go_to (history, before);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 0);
}

/* The tie that was drawn is selected then. */
static void
test_several_are_drawn_from_one_in_a_row (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->police);
  act_on_canvas (f, "canvas.tie-start");
  focus_on (f, f->radio);
  act_on_canvas (f, "canvas.activate");
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, ent_map_tie_at (f->map, 0)->base.id);
  act_on_canvas (f, "canvas.tie-start");
  focus_on (f, f->hotel);
  act_on_canvas (f, "canvas.activate");
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 2);
  g_assert_cmpstr (ent_map_tie_at (f->map, 1)->from, ==, f->police);
  g_assert_cmpstr (ent_map_tie_at (f->map, 1)->to, ==, f->hotel);
}

static void
test_when_no_kind_is_left_it_is_said (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint n_messages = 0;

  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    g_assert_nonnull (ent_edit_add_tie (history, f->hotel, f->radio, kind, ENT_DIRECTION_DEFAULT, NULL));
  choose (f, ent_map_tie_at (f->map, 0)->base.id);
  g_signal_connect (f->document, "refused", G_CALLBACK (count_refusal), &n_messages);
  act_on_canvas (f, "canvas.tie-kind-next");
  g_assert_cmpuint (n_messages, ==, 1);
  g_assert_cmpstr (ent_window_message (f->window), ==, "These two have a tie of every other kind already: the kind stays as it is.");
}

/* Nothing shows it until the next is drawn. */
static void
test_the_kind_of_the_next_tie_is_said (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (ent_document_history (f->document));

  act_on_canvas (f, "canvas.tie-kind-next");
  g_assert_cmpstr (ent_window_message (f->window), ==, "No tie is selected. The next one that you draw will be “Alliance”.");
  g_assert_cmpuint (ent_history_position (ent_document_history (f->document)), ==, before);
}

/* Letters are keys of commands too, O moves out by a ring: while the other end
 * of a tie is wanted they are a name. */
static void
test_the_other_end_of_a_tie_is_found_by_typing (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);
  GtkWidget *search = NULL;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->police);
  test_press_key (GTK_WINDOW (f->window), "t");
  test_xdotool ("type otel");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 10000));
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->police);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->hotel);
  search = test_find_type (GTK_WIDGET (f->canvas), ENT_TYPE_TIE_ENTRY);
  g_assert_nonnull (search);
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));

  /* Escape takes it back, and letters are commands again */
  choose (f, f->radio);
  test_xdotool ("key t h");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (search), 10000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  test_xdotool ("key 4");
  g_assert_true (test_wait_until (ent_history_position (history) == before + 2, 10000));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
}

/* Letters are a name then, so K has Ctrl; when it is made, K alone changes it. */
static void
test_the_kind_of_a_tie_changes_while_it_is_made_and_after (Fixture *f, gconstpointer data)
{
  g_autofree char *note = NULL;
  GtkWidget *search;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->police);
  test_press_key (GTK_WINDOW (f->window), "t");
  test_xdotool ("key ctrl+k");
  g_assert_true (test_wait_until (f->canvas->tie_kind == ENT_TIE_WORKS_WITH + 1, 10000));
  test_xdotool ("type otel");
  search = test_find_type (GTK_WIDGET (f->canvas), ENT_TYPE_TIE_ENTRY);
  g_assert_nonnull (search);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (search), 10000));
  test_xdotool ("key ctrl+k");
  g_assert_true (test_wait_until (f->canvas->tie_kind == ENT_TIE_WORKS_WITH + 2, 10000));
  note = g_strdup_printf ("%s (Ctrl+K: another kind)", ent_choice_label (&ent_tie_choices, ENT_TIE_WORKS_WITH + 2));
  g_assert_nonnull (test_find_label (search, note));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 10000));
  g_assert_cmpuint (ent_map_tie_at (f->map, 0)->kind, ==, ENT_TIE_WORKS_WITH + 2);
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, ent_map_tie_at (f->map, 0)->base.id);
  test_xdotool ("key k");
  g_assert_true (test_wait_until (ent_map_tie_at (f->map, 0)->kind == ENT_TIE_WORKS_WITH + 3, 10000));
}

#define ADD(name, function) g_test_add ("/ties/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("a-tie-is-drawn-from-the-keyboard", test_a_tie_is_drawn_from_the_keyboard);
  ADD ("several-are-drawn-from-one-in-a-row", test_several_are_drawn_from_one_in_a_row);
  ADD ("when-no-kind-is-left-it-is-said", test_when_no_kind_is_left_it_is_said);
  ADD ("the-kind-of-the-next-tie-is-said", test_the_kind_of_the_next_tie_is_said);
  ADD ("the-other-end-of-a-tie-is-found-by-typing", test_the_other_end_of_a_tie_is_found_by_typing);
  ADD ("the-kind-of-a-tie-changes-while-it-is-made-and-after", test_the_kind_of_a_tie_changes_while_it_is_made_and_after);
  return g_test_run ();
}
