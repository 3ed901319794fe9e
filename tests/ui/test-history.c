/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of steps: what it shows, and that choosing one goes there. */
#include "ui/test-util.h"

#include "app/compat.h"
#include "app/window/history-popover.h"
#include "app/window/window-private.h"
#include "model/edit.h"

#include <gdk/x11/gdkx.h>

typedef struct
{
  EntWindow *window;
  EntHistory *history;
  GtkWidget *popover; /* once it was opened */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->history = ent_document_history (ent_window_document (f->window));
  f->popover = NULL;
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  test_add (f->window, "Radio", ENT_SECTOR_MEDIA);
  test_add (f->window, "School", ENT_SECTOR_EDUCATION);
  test_drain ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  /* a list that is open when its window goes keeps the pointer for itself */
  if (f->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (f->popover));
  test_drain ();
  test_close (f->window);
}

static GListModel *
rows (Fixture *f)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover)))));
}

static void
open_list (Fixture *f)
{
  test_activate (f->window, "win.history");
  f->popover = GTK_WIDGET (gtk_menu_button_get_popover (f->window->history_button));
  g_assert_nonnull (f->popover);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (f->popover), 5000));
}

/* As a click or Enter does: place 0 is the top. */
static void
choose (Fixture *f, guint place)
{
  GtkWidget *list = ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover));

  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", place));
  test_drain ();
}

/* The row of the list that says @text, with what is around it; NULL if there is none in sight. */
static GtkWidget *
find_row (Fixture *f, const char *text)
{
  GtkWidget *label = test_find_label (ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover)), text);

  return label != NULL ? gtk_widget_get_parent (label) : NULL;
}

static void
test_nothing_is_listed_before_the_first_step (void)
{
  EntWindow *window = test_window ();

  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.history"));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->history_button)));
  test_close (window);
}

static void
test_the_newest_step_is_on_top (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  GtkWidget *list;

  open_list (f);
  g_assert_cmpuint (g_list_model_get_n_items (rows (f)), ==, 4);
  list = ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover));
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (guint i = 0; i < 3; i++)
      if (test_find_label (row, ent_history_step_name (f->history, i)) != NULL)
        g_string_append_printf (seen, "%u", i);
  g_assert_cmpstr (seen->str, ==, "210");
}

static void
test_choosing_a_step_goes_there_and_back (Fixture *f, gconstpointer data)
{
  EntMap *map = ent_history_map (f->history);

  open_list (f);
  choose (f, 2);
  g_assert_cmpuint (ent_history_position (f->history), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 1);
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (f->popover), 5000));
  open_list (f);
  choose (f, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 0);
  open_list (f);
  choose (f, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
}

static void
test_the_keyboard_begins_at_the_present_step_and_returns_to_the_view (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  ent_history_undo (f->history);
  test_drain ();
  open_list (f);
  g_assert_true (test_wait_until ((row = find_row (f, ent_history_step_name (f->history, 1))) != NULL && gtk_widget_has_focus (gtk_widget_get_parent (row)), 5000));
  g_assert_true (gtk_widget_has_css_class (row, "now"));
  choose (f, 0);
  g_assert_true (test_wait_until (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->window->canvas, 5000));
}

static void
assert_heard (Fixture *f, const char *format, guint step)
{
  const char *name = ent_history_step_name (f->history, step);
  g_autofree char *expected = g_strdup_printf ("%s: %s", format, name);
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (find_row (f, name))), GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  g_assert_cmpstr (other, ==, NULL);
}

/* Marks and slanted letters are for the eye. */
static void
test_what_is_done_and_undone_can_be_heard (Fixture *f, gconstpointer data)
{
  ent_history_go_to (f->history, 2);
  test_drain ();
  open_list (f);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  assert_heard (f, "Undone", 2);
  assert_heard (f, "The map is here", 1);
  assert_heard (f, "Done", 0);
}

static void
test_what_is_undone_looks_so (Fixture *f, gconstpointer data)
{
  ent_history_go_to (f->history, 2);
  test_drain ();
  open_list (f);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 2)), "undone"));
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 1)), "now"));
  g_assert_false (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 0)), "undone"));
}

/* While it is open: a save comes late. */
static void
test_the_save_point_is_marked (Fixture *f, gconstpointer data)
{
  GtkWidget *mark;

  open_list (f);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  ent_history_mark_saved (f->history);
  test_drain ();
  mark = test_find_label (find_row (f, ent_history_step_name (f->history, 2)), "Saved");
  g_assert_true (mark != NULL && gtk_widget_get_visible (mark));
  mark = test_find_label (find_row (f, ent_history_step_name (f->history, 1)), "Saved");
  g_assert_false (gtk_widget_get_visible (mark));
}

typedef struct
{
  guint n, position, removed, added;
} Told;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  *told = (Told) { told->n + 1, position, removed, added };
}

/* All other rows keep the keyboard and where they are. */
static void
test_only_steps_that_came_or_went_are_told (Fixture *f, gconstpointer data)
{
  Told told = { 0 };

  open_list (f);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  g_signal_connect (rows (f), "items-changed", G_CALLBACK (on_items_changed), &told);
  ent_history_go_to (f->history, 1);
  ent_history_mark_saved (f->history);
  test_drain ();
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 2)), "undone"));
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 0)), "now"));
  g_assert_true (gtk_widget_get_visible (test_find_label (find_row (f, ent_history_step_name (f->history, 0)), "Saved")));
  test_add (f->window, "Port", ENT_SECTOR_PRIVATE);
  test_drain ();
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (told.removed, ==, 2);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 1)), "now"));
  g_assert_false (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 0)), "now"));
  g_signal_handlers_disconnect_by_data (rows (f), &told);
}

/* What a room has typed for hours is trimmed while somebody looks at it. */
static void
test_the_oldest_go_at_the_end_of_the_list (Fixture *f, gconstpointer data)
{
  GtkWidget *list;
  Told told = { 0 };

  for (guint i = 0; i < 48; i++)
    test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  open_list (f);
  g_assert_cmpuint (g_list_model_get_n_items (rows (f)), ==, 52);
  g_signal_connect (rows (f), "items-changed", G_CALLBACK (on_items_changed), &told);
  ent_history_set_budget (f->history, 0);
  ent_history_mark_saved (f->history);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.position, ==, 51);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 0);
  list = ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover));
  ent_list_reveal (list, 50);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  choose (f, 50);
  g_assert_cmpuint (ent_history_position (f->history), ==, 0);
  g_signal_handlers_disconnect_by_data (rows (f), &told);
}

/* The step that trims also takes the place of those that were undone. */
static void
test_steps_go_at_both_ends_at_once (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 397; i++)
    test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  ent_history_go_to (f->history, 60);
  test_drain ();
  open_list (f);
  ent_list_reveal (ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover)), 400);
  g_assert_true (test_wait_until (find_row (f, "Before these steps") != NULL, 5000));
  ent_history_set_budget (f->history, 0);
  test_add (f->window, "Port", ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 50);
  g_assert_cmpuint (g_list_model_get_n_items (rows (f)), ==, 51);
  ent_list_reveal (ent_history_popover_list (ENT_HISTORY_POPOVER (f->popover)), 0);
  g_assert_true (test_wait_until (find_row (f, ent_history_step_name (f->history, 49)) != NULL, 5000));
  g_assert_true (gtk_widget_has_css_class (find_row (f, ent_history_step_name (f->history, 49)), "now"));
  choose (f, 50);
  g_assert_cmpuint (ent_history_position (f->history), ==, 0);
}

static void
test_a_click_beside_undo_with_the_other_button_opens_it (Fixture *f, gconstpointer data)
{
  gulong window;
  double x, y, dx, dy;

  if (test_lacks_pointer ())
    return;
  window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_translate_coordinates (f->window->undo_button, GTK_WIDGET (f->window), gtk_widget_get_width (f->window->undo_button) / 2.0, gtk_widget_get_height (f->window->undo_button) / 2.0, &x, &y));
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  test_xdotool ("mousemove --window %lu %d %d click 3", window, (int) (x + dx), (int) (y + dy));
  g_assert_true (test_wait_until (gtk_menu_button_get_popover (f->window->history_button) != NULL && gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (f->window->history_button))), 5000));
  /* the pointer is in it: a window that goes with it leaves GTK looking for where the pointer is */
  gtk_menu_button_popdown (f->window->history_button);
  test_drain ();
}

static guint
map_revisions (Fixture *f)
{
  return (guint) ent_map_revision (ent_history_map (f->history));
}

static void
take_large_step (Fixture *f, guint n_changes)
{
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "place");
  EntKey key = { .kind = ENT_RECORD_MAP };

  ent_history_begin (f->history, "Large");
  for (guint i = 0; i < n_changes; i++)
    g_assert_true (ent_history_apply (f->history, ent_change_new_set (&key, field, i % 2 == 0 ? "Here" : "There"), NULL));
  ent_history_end (f->history);
}

static void
test_a_way_over_many_changes_is_announced (Fixture *f, gconstpointer data)
{
  guint before;

  take_large_step (f, 60000);
  test_drain ();
  before = map_revisions (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  g_assert_cmpstr (ent_window_message (f->window), ==, "One moment: going over 60000 changes.");
  g_assert_true (ent_window_is_busy (f->window));
  g_assert_cmpuint (map_revisions (f), ==, before);
  g_assert_true (test_wait_until (ent_history_position (f->history) == 3, 30000));
  g_assert_cmpuint (map_revisions (f), ==, before + 60000);
  g_assert_null (ent_window_message (f->window));
  g_assert_false (ent_window_is_busy (f->window));
  /* who goes on does not wait */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL));
  g_assert_cmpuint (ent_history_position (f->history), ==, 3);
  ent_window_take_over (f->window);
  g_assert_cmpuint (ent_history_position (f->history), ==, 4);
  g_assert_false (ent_window_is_busy (f->window));
}

static void
test_a_key_comes_after_the_way_that_was_asked_for (Fixture *f, gconstpointer data)
{
  const char *id = ent_map_stakeholder_at (ent_history_map (f->history), 0)->base.id;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (f->window->canvas);
  ent_selection_set (ent_document_selection (f->window->document), id);
  take_large_step (f, 60000);
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  test_xdotool ("key 3");
  g_assert_true (test_wait_until (ent_history_position (f->history) == 4, 30000));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 4);
  g_assert_cmpstr (ent_history_step_name (f->history, 3), !=, "Large");
}

static void
test_a_second_way_begins_where_the_first_ends (Fixture *f, gconstpointer data)
{
  take_large_step (f, 60000);
  ent_window_go_to (f->window, 3);
  g_assert_cmpuint (ent_history_position (f->history), ==, 4);
  ent_window_go_to (f->window, 4);
  g_assert_cmpuint (ent_history_position (f->history), ==, 3);
  g_assert_cmpuint (f->window->n_busy, ==, 1);
  ent_window_take_over (f->window);
  g_assert_cmpuint (ent_history_position (f->history), ==, 4);
  g_assert_cmpuint (f->window->n_busy, ==, 0);
  /* a short one does not go before it */
  ent_window_go_to (f->window, 3);
  ent_window_go_to (f->window, 2);
  g_assert_cmpuint (ent_history_position (f->history), ==, 2);
  g_assert_cmpuint (f->window->n_busy, ==, 0);
}

static void
test_a_way_ends_with_its_window (void)
{
  EntWindow *window = test_window ();
  Fixture f = { window, ent_document_history (ent_window_document (window)), NULL };
  g_autoptr (EntHistory) history = g_object_ref (f.history);

  take_large_step (&f, 60000);
  ent_window_go_to (window, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (test_wait_until (G_OBJECT (history)->ref_count == 1, 5000));
  g_assert_cmpuint (ent_history_position (history), ==, 1);
}

/* Thousands of steps cost no more than those in sight. */
static void
test_a_long_history_opens_at_once (void)
{
  EntWindow *window = test_window ();
  Fixture f = { window, ent_document_history (ent_window_document (window)), NULL };
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "title");
  EntKey key = { .kind = ENT_RECORD_MAP };
  gint64 begun;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Map %u", i);

      ent_history_break_merge (f.history);
      g_assert_true (ent_edit_set_field (f.history, &key, field, title, NULL));
    }
  ent_history_go_to (f.history, 5000);
  test_drain ();
  begun = g_get_monotonic_time ();
  open_list (&f);
  g_assert_cmpuint (g_list_model_get_n_items (rows (&f)), ==, 10001);
  g_test_message ("opened in %.0f ms", (g_get_monotonic_time () - begun) / 1000.0);
  g_assert_true (test_wait_until (gtk_widget_get_first_child (ent_history_popover_list (ENT_HISTORY_POPOVER (f.popover))) != NULL, 5000));
  choose (&f, 0);
  g_assert_cmpuint (ent_history_position (f.history), ==, 10000);
  test_close (window);
}

#define ADD(name, function) g_test_add ("/history/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/history/nothing-is-listed-before-the-first-step", test_nothing_is_listed_before_the_first_step);
  ADD ("the-newest-step-is-on-top", test_the_newest_step_is_on_top);
  ADD ("choosing-a-step-goes-there-and-back", test_choosing_a_step_goes_there_and_back);
  ADD ("the-keyboard-begins-at-the-present-step-and-returns-to-the-view", test_the_keyboard_begins_at_the_present_step_and_returns_to_the_view);
  ADD ("what-is-done-and-undone-can-be-heard", test_what_is_done_and_undone_can_be_heard);
  ADD ("what-is-undone-looks-so", test_what_is_undone_looks_so);
  ADD ("the-save-point-is-marked", test_the_save_point_is_marked);
  ADD ("only-steps-that-came-or-went-are-told", test_only_steps_that_came_or_went_are_told);
  ADD ("the-oldest-go-at-the-end-of-the-list", test_the_oldest_go_at_the_end_of_the_list);
  ADD ("steps-go-at-both-ends-at-once", test_steps_go_at_both_ends_at_once);
  ADD ("a-second-way-begins-where-the-first-ends", test_a_second_way_begins_where_the_first_ends);
  ADD ("a-key-comes-after-the-way-that-was-asked-for", test_a_key_comes_after_the_way_that_was_asked_for);
  ADD ("a-way-over-many-changes-is-announced", test_a_way_over_many_changes_is_announced);
  ADD ("a-click-beside-undo-with-the-other-button-opens-it", test_a_click_beside_undo_with_the_other_button_opens_it);
  g_test_add_func ("/history/a-way-ends-with-its-window", test_a_way_ends_with_its_window);
  g_test_add_func ("/history/a-long-history-opens-at-once", test_a_long_history_opens_at_once);
  return g_test_run ();
}
