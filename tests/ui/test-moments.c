/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar of moments: which is chosen, and what can be done with it. */
#include "ui/canvas-fixture.h"

#include "app/window/window-private.h"

#include <string.h>

static EntHistory *
history_of (Fixture *f)
{
  return ent_document_history (f->document);
}

static const char *
add_moment (Fixture *f, const char *name, EntDate date)
{
  const char *id = ent_edit_add_moment (history_of (f), name, date, NULL);

  g_assert_nonnull (id);
  test_drain ();
  return id;
}

static void
collect_dots (GtkWidget *root, GPtrArray *dots)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && g_object_get_data (G_OBJECT (root), "moment") != NULL)
    g_ptr_array_add (dots, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_dots (child, dots);
}

static GPtrArray *
dots_of (Fixture *f)
{
  GPtrArray *dots = g_ptr_array_new ();

  collect_dots (f->window->moments, dots);
  return dots;
}

static GtkWidget *
chosen_dot (Fixture *f)
{
  g_autoptr (GPtrArray) dots = dots_of (f);
  GtkWidget *found = NULL;

  for (guint i = 0; i < dots->len; i++)
    if (gtk_toggle_button_get_active (dots->pdata[i]))
      {
        g_assert_null (found);
        found = dots->pdata[i];
      }
  return found;
}

static guint
power_at (Fixture *f, const char *moment)
{
  const EntAssessment *assessment = ent_stakeholder_assessment (ent_map_stakeholder (f->map, f->hotel), moment, ENT_ASPECT_POWER);

  return assessment != NULL ? assessment->value : 0;
}

static void
test_ratings_go_to_the_one_that_is_chosen (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document));
  g_autofree char *later = g_strdup (add_moment (f, "One year on", 20990101));
  g_autoptr (GPtrArray) dots = dots_of (f);

  g_assert_cmpuint (dots->len, ==, 2);
  g_assert_true (chosen_dot (f) == dots->pdata[0]);
  test_click (dots->pdata[1]);
  test_drain ();
  g_assert_cmpstr (ent_document_moment (f->document), ==, later);
  g_assert_true (chosen_dot (f) == dots->pdata[1]);
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.rate", "u", 4));
  g_assert_cmpuint (power_at (f, later), ==, 4);
  g_assert_cmpuint (power_at (f, first), ==, 0);
}

static void
test_dots_stand_by_time_and_tell_their_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) dots = NULL;
  g_autofree char *only = g_strdup (ent_document_moment (f->document));

  g_assert_true (ent_edit_set_field (history_of (f), &ENT_KEY (ENT_RECORD_MOMENT, only), ent_field_find (ENT_RECORD_MOMENT, "date"), "2026-03-14", NULL));
  add_moment (f, "Some day", 0);
  add_moment (f, "After the workshop", 20260901);
  add_moment (f, "Long ago", 19990101);
  dots = dots_of (f);
  g_assert_cmpuint (dots->len, ==, 4);
  for (guint i = 0; i < dots->len; i++)
    g_assert_cmpstr (g_object_get_data (dots->pdata[i], "moment"), ==, ent_map_moment_in_time (f->map, i)->base.id);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dots->pdata[1]), GTK_ACCESSIBLE_PROPERTY_LABEL, "Baseline, 2026-03-14, chosen, 2 of 4");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dots->pdata[2]), GTK_ACCESSIBLE_PROPERTY_LABEL, "After the workshop, 2026-09-01, 3 of 4");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dots->pdata[3]), GTK_ACCESSIBLE_PROPERTY_LABEL, "Some day, 4 of 4");
}

static void
test_the_keyboard_steps_through_them (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document));
  g_autofree char *second = g_strdup (add_moment (f, "Second", 20990101));

  test_activate (f->window, "win.moment-previous");
  g_assert_cmpstr (ent_document_moment (f->document), ==, first);
  test_activate (f->window, "win.moment-next");
  g_assert_cmpstr (ent_document_moment (f->document), ==, second);
  test_activate (f->window, "win.moment-next");
  g_assert_cmpstr (ent_document_moment (f->document), ==, second);
  test_drain ();
  /* in the bar one dot takes the keyboard, which goes on to the next */
  g_assert_true (gtk_widget_grab_focus (chosen_dot (f)));
  ent_moments_bar_step (ENT_MOMENTS_BAR (f->window->moments), -1);
  test_drain ();
  g_assert_cmpstr (ent_document_moment (f->document), ==, first);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == chosen_dot (f));
}

static GtkWidget *
open_editor (Fixture *f)
{
  test_activate (f->window, "win.edit-moment");
  test_drain ();
  g_assert_nonnull (test_find_button (f->window->moments, "Remove this moment"));
  return f->window->moments;
}

static void
test_name_and_date_are_edited_in_place (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (ent_document_moment (f->document));
  GtkWidget *entry = test_find_field (open_editor (f), ENT_RECORD_MOMENT, "name");

  gtk_editable_set_text (GTK_EDITABLE (entry), "First meeting");
  g_assert_cmpstr (ent_map_moment (f->map, id)->name, ==, "First meeting");
  test_drain ();
  g_assert_nonnull (test_find_label (f->window->moments, "First meeting"));
  test_activate (f->window, "win.undo");
  test_drain ();
  g_assert_cmpstr (ent_map_moment (f->map, id)->name, ==, "Baseline");
  g_assert_nonnull (test_find_label (f->window->moments, "Baseline"));
}

/* What was rated at it is not lost, and the message gives it back. */
static void
test_a_removed_one_hands_its_ratings_on (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document));
  g_autofree char *later = g_strdup (add_moment (f, "One year on", 20990101));
  const char *ids[] = { f->hotel };

  g_assert_true (ent_edit_rate (history_of (f), ids, 1, first, ENT_ASPECT_POWER, 3, NULL));
  test_click (test_find_button (open_editor (f), "Remove this moment"));
  test_drain ();
  g_assert_cmpuint (ent_map_n_moments (f->map), ==, 1);
  g_assert_cmpstr (ent_document_moment (f->document), ==, later);
  g_assert_cmpuint (power_at (f, later), ==, 3);
  g_assert_nonnull (strstr (ent_window_message (f->window), "One year on"));
  test_activate (f->window, "win.undo");
  g_assert_cmpuint (ent_map_n_moments (f->map), ==, 2);
  g_assert_cmpuint (power_at (f, first), ==, 3);
  g_assert_cmpuint (power_at (f, later), ==, 0);
}

static void
test_the_only_one_stays (Fixture *f, gconstpointer data)
{
  g_assert_false (gtk_widget_get_sensitive (test_find_button (open_editor (f), "Remove this moment")));
}

static void
test_of_sixty_some_have_dots_and_all_can_be_reached (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) dots = NULL;

  for (guint i = 1; i < 60; i++)
    g_assert_nonnull (ent_edit_add_moment (history_of (f), "A moment with a name that is longer than any room for it", 0, NULL));
  test_drain ();
  dots = dots_of (f);
  g_assert_cmpuint (dots->len, ==, 12);
  g_assert_true (test_wait_until (gtk_widget_get_visible (GTK_WIDGET (ent_moments_bar_menu_button (ENT_MOMENTS_BAR (f->window->moments)))), 3000));
  ent_document_set_moment (f->document, ent_map_moment_in_time (f->map, 0)->base.id);
  for (guint i = 0; i < 60; i++)
    {
      test_drain ();
      g_assert_cmpstr (ent_document_moment (f->document), ==, ent_map_moment_in_time (f->map, i)->base.id);
      g_assert_nonnull (chosen_dot (f));
      test_activate (f->window, "win.moment-next");
    }
}

/* The line below is for names first. */
static void
test_it_takes_no_more_room_than_it_must (Fixture *f, gconstpointer data)
{
  int width;

  gtk_widget_measure (f->window->moments, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, <, 240);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (ent_moments_bar_menu_button (ENT_MOMENTS_BAR (f->window->moments)))));
  for (guint i = 0; i < 9; i++)
    add_moment (f, "After the second workshop with everybody in the harbour", 0);
  gtk_widget_measure (f->window->moments, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, <, 700);
  gtk_widget_measure (f->window->moments, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 300);
}

static void
test_where_room_is_scarce_the_chosen_one_has_its_name (Fixture *f, gconstpointer data)
{
  EntMomentsBar *bar = ENT_MOMENTS_BAR (f->window->moments);
  GtkWidget *before, *chosen;

  ent_document_set_moment (f->document, add_moment (f, "After the workshop", 0));
  test_drain ();
  before = test_find_label (f->window->moments, "Baseline");
  chosen = test_find_label (f->window->moments, "After the workshop");
  g_assert_true (gtk_widget_get_visible (before) && gtk_widget_get_visible (chosen));
  ent_moments_bar_set_most_names (bar, 1);
  g_assert_true (!gtk_widget_get_visible (before) && gtk_widget_get_visible (chosen));
  ent_moments_bar_step (bar, -1);
  test_drain ();
  g_assert_true (gtk_widget_get_visible (before) && !gtk_widget_get_visible (chosen));
  ent_moments_bar_set_most_names (bar, 2);
  g_assert_true (gtk_widget_get_visible (before) && gtk_widget_get_visible (chosen));
}

static void
test_large_letters_leave_room_for_one_name (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (f->window->moments);
  GtkWidget *chosen, *other;
  int dpi;

  add_moment (f, "After the workshop", 0);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_drain ();
  chosen = test_find_label (f->window->moments, "Baseline");
  other = test_find_label (f->window->moments, "After the workshop");
  g_assert_true (gtk_widget_get_visible (chosen) && !gtk_widget_get_visible (other));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_true (gtk_widget_get_visible (chosen) && gtk_widget_get_visible (other));
}

/* How much of @dot is out of view, at the left and at the right. */
static void
measure_hidden (GtkWidget *dot, GtkWidget *scroller, double *left, double *right)
{
  graphene_rect_t at;

  g_assert_true (gtk_widget_compute_bounds (dot, scroller, &at));
  *left = CLAMP (-at.origin.x, 0, at.size.width);
  *right = CLAMP (at.origin.x + at.size.width - gtk_widget_get_width (scroller), 0, at.size.width);
}

static gboolean
are_whole (Fixture *f, GtkWidget *scroller)
{
  g_autoptr (GPtrArray) dots = dots_of (f);
  GtkWidget *chosen = chosen_dot (f);
  double left, right;

  measure_hidden (chosen, scroller, &left, &right);
  if (left > 0.5 || right > 0.5)
    return FALSE;
  for (guint i = 0; i < dots->len; i++)
    {
      measure_hidden (dots->pdata[i], scroller, &left, &right);
      if (left > 0.5 && left < gtk_widget_get_width (dots->pdata[i]) - 0.5)
        return FALSE;
    }
  return TRUE;
}

static void
test_names_that_begin_alike_are_told_apart_by_their_ends (Fixture *f, gconstpointer data)
{
  GtkWidget *scroller = test_find_type (f->window->moments, GTK_TYPE_SCROLLED_WINDOW);
  g_autofree char *fourth = NULL;
  GtkWidget *label;

  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Revisión semestral con los aliados, %u", i);
      const char *id = add_moment (f, name, 20260101 + i * 100);

      if (i == 4)
        fourth = g_strdup (id);
      ent_document_set_moment (f->document, id);
    }
  /* of the last too, behind which there is nothing */
  g_assert_true (test_wait_until (chosen_dot (f) != NULL && are_whole (f, scroller), 5000));
  ent_document_set_moment (f->document, fourth);
  g_assert_true (test_wait_until (chosen_dot (f) != NULL && are_whole (f, scroller), 5000));
  label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (chosen_dot (f))));
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (label)), ==, PANGO_ELLIPSIZE_MIDDLE);
  g_assert_true (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chosen_dot (f)), ==, "Revisión semestral con los aliados, 4 (2026-05-01)");
}

#define ADD(name, test) g_test_add ("/moments/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("ratings-go-to-the-one-that-is-chosen", test_ratings_go_to_the_one_that_is_chosen);
  ADD ("dots-stand-by-time-and-tell-their-place", test_dots_stand_by_time_and_tell_their_place);
  ADD ("the-keyboard-steps-through-them", test_the_keyboard_steps_through_them);
  ADD ("name-and-date-are-edited-in-place", test_name_and_date_are_edited_in_place);
  ADD ("a-removed-one-hands-its-ratings-on", test_a_removed_one_hands_its_ratings_on);
  ADD ("the-only-one-stays", test_the_only_one_stays);
  ADD ("of-sixty-some-have-dots-and-all-can-be-reached", test_of_sixty_some_have_dots_and_all_can_be_reached);
  ADD ("it-takes-no-more-room-than-it-must", test_it_takes_no_more_room_than_it_must);
  ADD ("where-room-is-scarce-the-chosen-one-has-its-name", test_where_room_is_scarce_the_chosen_one_has_its_name);
  ADD ("names-that-begin-alike-are-told-apart-by-their-ends", test_names_that_begin_alike_are_told_apart_by_their_ends);
  ADD ("large-letters-leave-room-for-one-name", test_large_letters_leave_room_for_one_name);
  return g_test_run ();
}
