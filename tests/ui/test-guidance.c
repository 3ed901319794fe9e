/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says, offers and proposes. */
#include "ui/test-util.h"

#include "app/inspector/inspector-private.h"
#include "app/paper/print.h"
#include "app/window/window-private.h"

#include <glib/gstdio.h>

static GtkWidget *
hint_of (EntWindow *window)
{
  return test_find_label (GTK_WIDGET (window), "Type a name below and press Enter");
}

static void
type_name (EntWindow *window, const char *name)
{
  GtkWidget *entry = test_find_type (window->quick_add, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  test_drain ();
}

/* With Ctrl+Enter. */
static void
type_another (EntWindow *window, const char *name)
{
  GtkWidget *entry = test_find_type (window->quick_add, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_widget_activate_action (window->quick_add, "quick-add.another", NULL);
  test_drain ();
}

static void
test_an_empty_map_waits_for_a_name (void)
{
  EntWindow *window = test_window ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_true (gtk_widget_get_mapped (hint_of (window)));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, window->quick_add));
  type_name (window, "Hotel Sol");
  g_assert_false (gtk_widget_get_visible (hint_of (window)));
  test_activate (window, "win.undo");
  g_assert_true (gtk_widget_get_visible (hint_of (window)));
  test_close (window);
  window = test_window_for (test_sample ());
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (hint_of (window)));
  g_assert_true (focus == NULL || !gtk_widget_is_ancestor (focus, window->quick_add));
  test_close (window);
}

/* What is offered comes up in its place. */
static void
test_the_hint_leaves_while_one_types (void)
{
  EntWindow *window = test_window ();
  GtkEditable *entry = GTK_EDITABLE (test_find_type (window->quick_add, GTK_TYPE_ENTRY));

  gtk_editable_set_text (entry, "Hotel Sol @pri");
  g_assert_false (gtk_widget_get_visible (hint_of (window)));
  gtk_editable_set_text (entry, "");
  g_assert_true (gtk_widget_get_visible (hint_of (window)));
  test_close (window);
}

static void
test_a_refusal_goes_with_the_next_step (void)
{
  EntWindow *window = test_window ();

  /* nobody is moved before there is a picture */
  g_assert_true (test_wait_until (ent_canvas_get_scene (ent_window_canvas (window)) != NULL, 10000));
  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  gtk_widget_activate_action (GTK_WIDGET (ent_window_canvas (window)), "canvas.ring-in", NULL);
  g_assert_nonnull (ent_window_message (window));
  test_drain ();
  g_assert_nonnull (ent_window_message (window));
  type_name (window, "Hotel Mar");
  g_assert_true (test_wait_until (ent_window_message (window) == NULL, 5000));
  test_close (window);
}

/* On a small screen. */
static void
test_what_is_typed_has_the_room_of_the_moments (void)
{
  EntWindow *window = test_window ();
  GtkEditable *entry = GTK_EDITABLE (test_find_type (window->quick_add, GTK_TYPE_ENTRY));

  gtk_widget_grab_focus (window->quick_add);
  gtk_editable_set_text (entry, "Hotel Sol 4");
  g_assert_true (gtk_widget_get_visible (window->moments));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  g_assert_true (test_wait_until (window->narrow, 5000));
  g_assert_false (gtk_widget_get_visible (window->moments));
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (window)));
  g_assert_true (gtk_widget_get_visible (window->moments));
  gtk_widget_grab_focus (window->quick_add);
  g_assert_false (gtk_widget_get_visible (window->moments));
  gtk_editable_set_text (entry, "");
  g_assert_true (gtk_widget_get_visible (window->moments));
  test_close (window);
}

/* On an old laptop a large picture takes its time. */
static void
test_tab_before_the_first_picture_stays_in_it (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntCanvas *canvas = ent_window_canvas (window);
  EntDocument *document = g_object_ref (ent_window_document (window));
  GtkWidget *focus;

  ent_canvas_set_document (canvas, NULL);
  ent_canvas_set_document (canvas, document);
  g_assert_null (ent_canvas_get_scene (canvas));
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == GTK_WIDGET (canvas) || gtk_widget_is_ancestor (focus, GTK_WIDGET (canvas)));
  g_object_unref (document);
  test_close (window);
}

static GtkWidget *
undo_button (EntWindow *window)
{
  GtkWidget *button = test_find_button (GTK_WIDGET (window->messages), "_Undo");

  return button != NULL && gtk_widget_get_visible (button) ? button : NULL;
}

static void
test_a_second_of_the_same_name_can_be_taken_back (void)
{
  EntWindow *window = test_window ();
  EntMap *map = ent_document_map (window->document);

  type_name (window, "Hotel Sol");
  type_another (window, "hotel sol");
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  g_assert_nonnull (ent_window_message (window));
  test_click (undo_button (window));
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 1);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_undo_is_offered_for_its_own_step_only (void)
{
  EntWindow *window = test_window ();

  type_name (window, "Hotel Sol");
  type_another (window, "hotel sol");
  g_assert_nonnull (undo_button (window));
  test_add (window, "Port", ENT_SECTOR_INSTITUTIONS);
  test_drain ();
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_a_message_moves_nothing (void)
{
  EntWindow *window = test_window_for (test_sample ());
  int height = gtk_widget_get_height (window->canvas), y;
  graphene_rect_t before, after, bar, search;

  test_activate (window, "win.search");
  g_assert_true (test_wait_until (gtk_widget_get_height (window->canvas) < height, 3000));
  test_drain ();
  height = gtk_widget_get_height (window->canvas);
  g_assert_true (gtk_widget_compute_bounds (window->canvas, GTK_WIDGET (window), &before));
  ent_window_say (window, ENT_MESSAGE_ERROR, "This could not be done.", NULL, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_height (GTK_WIDGET (window->messages)) > 20, 3000));
  test_drain ();
  g_assert_true (gtk_widget_compute_bounds (window->canvas, GTK_WIDGET (window), &after));
  g_assert_true (graphene_rect_equal (&before, &after));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (window->messages), GTK_WIDGET (window), &bar));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (window->search_bar), GTK_WIDGET (window), &search));
  y = (int) (search.origin.y + search.size.height);
  g_assert_cmpint ((int) bar.origin.y, >=, y);
  test_close (window);
}

static void
test_names_of_files_are_the_titles (void)
{
  g_autofree char *path = test_temporary ("Mapa nuevo.entorno");
  g_autofree char *title = NULL, *stem = NULL, *named = NULL;
  EntWindow *window = test_window ();
  g_autoptr (GtkPrintOperation) operation = NULL;

  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  test_drain ();
  title = ent_document_dup_title (window->document);
  g_assert_cmpstr (title, ==, "Mapa nuevo");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Mapa nuevo");
  g_assert_true (ent_edit_set_field (ent_document_history (window->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), "Bay 1/2", NULL));
  stem = ent_document_dup_stem (window->document);
  g_assert_cmpstr (stem, ==, "Bay 1-2");
  operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_LIGHT, .legend = TRUE });
  named = g_strdup (gtk_print_settings_get (gtk_print_operation_get_print_settings (operation), GTK_PRINT_SETTINGS_OUTPUT_BASENAME));
  g_assert_cmpstr (named, ==, "Bay 1-2");
  test_close (window);
}

static void
test_a_date_that_is_typed_is_saved (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();
  const char *id = test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  GtkWidget *entry;
  g_autoptr (EntFile) file = NULL;

  ent_window_save_at (window, path, FALSE);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  ent_selection_set (ent_document_selection (window->document), id);
  ent_inspector_update_now (ENT_INSPECTOR (window->inspector));
  entry = test_find_field (window->inspector, ENT_RECORD_STAKEHOLDER, "risk-date");
  for (GtkWidget *section = test_find_type (test_find_type (window->inspector, ENT_TYPE_STAKEHOLDER_PAGE), GTK_TYPE_EXPANDER); section != NULL; section = gtk_widget_get_next_sibling (section))
    if (GTK_IS_EXPANDER (section))
      gtk_expander_set_expanded (GTK_EXPANDER (section), TRUE);
  test_drain ();
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "14/3/2026");
  test_activate (window, "win.save");
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  file = ent_store_open (path, NULL, NULL);
  g_assert_cmpuint (ent_map_stakeholder_at (file->map, 0)->risk_date, ==, 20260314);
  test_close (window);
}

/* The keyboard goes through the children of the picture while one of them, the entry, goes. */
static void
test_a_name_that_is_left_by_the_keyboard_is_kept (void)
{
  static const char *const ways[] = { "Tab", "shift+Tab", "ctrl+Tab", "F6" };
  static const char *const names[] = { "a", "b", "c", "d" };
  EntWindow *window;
  EntDocument *document;
  GtkWidget *canvas;
  g_autofree char *id = NULL;

  if (test_lacks_pointer ())
    return;
  window = test_window ();
  document = ent_window_document (window);
  canvas = test_find_type (GTK_WIDGET (window), ENT_TYPE_CANVAS);
  id = g_strdup (test_add (window, "Radio", ENT_SECTOR_MEDIA));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gtk_widget_grab_focus (canvas);
      ent_selection_set (ent_document_selection (document), id);
      g_assert_true (test_wait_until (ent_canvas_is_settled (ENT_CANVAS (canvas)), 10000));
      test_press_key (GTK_WINDOW (window), "F2");
      g_assert_true (test_wait_until (test_find_type (canvas, GTK_TYPE_ENTRY) != NULL, 5000));
      test_xdotool ("key %s", names[i]);
      test_xdotool ("key %s", ways[i]);
      g_assert_true (test_wait_until (g_str_equal (ent_map_stakeholder (ent_document_map (document), id)->name, names[i]), 5000));
      g_assert_true (test_wait_until (test_find_type (canvas, GTK_TYPE_ENTRY) == NULL, 5000));
    }
  test_close (window);
}

static void
test_enter_exports (void)
{
  EntWindow *window = test_window_for (test_sample ());
  GtkWidget *dialog, *button;

  test_activate (window, "win.export");
  dialog = test_find_window ("Export a picture");
  g_assert_nonnull (dialog);
  button = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Export…");
  gtk_window_close (GTK_WINDOW (dialog));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/guidance/tab-before-the-first-picture-stays-in-it", test_tab_before_the_first_picture_stays_in_it);
  g_test_add_func ("/guidance/an-empty-map-waits-for-a-name", test_an_empty_map_waits_for_a_name);
  g_test_add_func ("/guidance/a-second-of-the-same-name-can-be-taken-back", test_a_second_of_the_same_name_can_be_taken_back);
  g_test_add_func ("/guidance/undo-is-offered-for-its-own-step-only", test_undo_is_offered_for_its_own_step_only);
  g_test_add_func ("/guidance/a-message-moves-nothing", test_a_message_moves_nothing);
  g_test_add_func ("/guidance/names-of-files-are-the-titles", test_names_of_files_are_the_titles);
  g_test_add_func ("/guidance/a-date-that-is-typed-is-saved", test_a_date_that_is_typed_is_saved);
  g_test_add_func ("/guidance/a-name-that-is-left-by-the-keyboard-is-kept", test_a_name_that_is_left_by_the_keyboard_is_kept);
  g_test_add_func ("/guidance/enter-exports", test_enter_exports);
  g_test_add_func ("/guidance/the-hint-leaves-while-one-types", test_the_hint_leaves_while_one_types);
  g_test_add_func ("/guidance/a-refusal-goes-with-the-next-step", test_a_refusal_goes_with_the_next_step);
  g_test_add_func ("/guidance/what-is-typed-has-the-room-of-the-moments", test_what_is_typed_has_the_room_of_the_moments);
  return g_test_run ();
}
