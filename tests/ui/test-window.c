/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: the commands, the panels, sheets and pictures. */
#include "ui/test-util.h"

#include "app/paper/export-dialog.h"
#include "app/inspector/inspector.h"
#include "app/paper/print.h"
#include "app/typing/quick-add.h"
#include "app/settings.h"
#include "app/panels/sidebar.h"
#include "app/window/window-private.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
first_name (EntWindow *window)
{
  return ent_map_stakeholder_at (ent_document_map (ent_window_document (window)), 0)->name;
}

static void
test_the_sample_opens (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntDocument *document = ent_window_document (window);

  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document)), >, 30);
  g_assert_true (ent_document_is_saved (document));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, ent_map_info (ent_document_map (document))->title);
  test_close (window);
}

static void
test_undo_and_redo_name_the_step (void)
{
  EntWindow *window = test_window ();
  EntHistory *history = ent_document_history (ent_window_document (window));
  g_autofree char *tooltip = NULL;

  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  test_drain ();
  tooltip = g_strdup_printf ("Undo: %s (Ctrl+Z)", ent_history_undo_name (history));
  g_assert_nonnull (test_find_button (GTK_WIDGET (window), tooltip));
  test_activate (window, "win.undo");
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, 0);
  test_activate (window, "win.redo");
  g_assert_cmpstr (first_name (window), ==, "Hotel Sol");
  test_close (window);
}

/* Keys come faster than the window is refreshed: the second one finds what the first has made. */
static void
test_keys_that_follow_at_once_undo_and_redo (void)
{
  EntWindow *window = test_window ();
  EntMap *map = ent_document_map (ent_window_document (window));

  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 0);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
      g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 1);
    }
  test_close (window);
}

static void
test_quick_add_is_ready_for_the_next (void)
{
  EntWindow *window = test_window ();
  EntMap *map = ent_document_map (ent_window_document (window));
  GtkWidget *line = test_find_type (GTK_WIDGET (window), ENT_TYPE_QUICK_ADD);
  GtkWidget *entry = test_find_type (line, GTK_TYPE_ENTRY);
  GtkWidget *sector = test_find_type (line, GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (sector), ENT_SECTOR_INFORMAL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Fruit sellers");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 1);
  g_assert_cmpuint (ent_map_stakeholder_at (map, 0)->sector, ==, ENT_SECTOR_INFORMAL);
  g_assert_cmpuint (ent_map_stakeholder_at (map, 0)->kind, ==, ENT_KIND_INFORMAL);
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (ent_window_document (window))), ==, ent_map_stakeholder_at (map, 0)->base.id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (ent_window_message (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  fruit  SELLERS ");
  gtk_widget_activate_action (line, "quick-add.another", NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  g_assert_nonnull (ent_window_message (window));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  test_close (window);
}

static void
test_panels_fold (void)
{
  EntWindow *window = test_window ();
  GtkWidget *left = test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR);
  GtkWidget *right = test_find_type (GTK_WIDGET (window), ENT_TYPE_INSPECTOR);

  g_assert_true (gtk_widget_get_visible (left));
  test_activate (window, "win.left-panel");
  g_assert_false (gtk_widget_get_visible (left));
  test_activate (window, "win.left-panel");
  g_assert_true (gtk_widget_get_visible (left));
  test_activate (window, "win.right-panel");
  g_assert_false (gtk_widget_get_visible (right));
  test_activate (window, "win.right-panel");
  test_close (window);
}

static void
test_a_narrow_window_folds_its_panels_itself (void)
{
  EntWindow *window = test_window ();
  GtkWidget *left = test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  g_assert_true (test_wait_until (!gtk_widget_get_visible (left), 3000));
  /* asked for, they come all the same, and go again */
  test_activate (window, "win.left-panel");
  g_assert_true (gtk_widget_get_visible (left));
  test_activate (window, "win.left-panel");
  g_assert_false (gtk_widget_get_visible (left));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) >= 1190, 3000));
  g_assert_true (test_wait_until (gtk_widget_get_visible (left), 3000));
  test_close (window);
}

static void
count (guint *n)
{
  (*n)++;
}

/* One that is not seen yet has no width. */
static void
test_a_window_begins_with_the_panels_that_it_has_room_for (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (test_application ()), document);
  guint n = 0;

  g_signal_connect_swapped (window, "notify::right-panel", G_CALLBACK (count), &n);
  test_drain ();
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) >= 1100, 5000));
  test_drain ();
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gtk_widget_get_visible (window->inspector));
  test_close (window);
}

/* In any size of letters: from where all have room, the window can still be made narrower. */
static void
test_where_views_have_no_room_side_by_side_a_menu_has_them (void)
{
  EntWindow *window = test_window ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi, width;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 700);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (window->switcher), 3000));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->views_button)));
  /* as hands do it: the panels go on the way, then words of the header, then the buttons */
  for (int wanted = 1080; wanted >= 700; wanted -= 20)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), wanted, 700);
      test_drain ();
      test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) <= wanted, 300);
    }
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) == 700, 3000));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->views_button)));
  g_assert_false (gtk_widget_get_mapped (window->switcher));
  g_assert_cmpstr (gtk_menu_button_get_label (window->views_button), ==, "Map");
  test_activate (window, "win.view('plan')");
  g_assert_cmpstr (gtk_menu_button_get_label (window->views_button), ==, "Plan");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_drain ();
  gtk_widget_measure (GTK_WIDGET (window->header), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  test_close (window);
}

/* Whether by their size or by their font; and while the buttons are not seen, too. */
static void
test_views_come_and_go_with_the_size_of_letters (void)
{
  EntWindow *window = test_window ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  g_autofree char *font = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) == 1000 && gtk_widget_get_mapped (window->switcher), 3000));
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window->views_button)), 3000));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (window->switcher), 3000));
  g_object_set (settings, "gtk-font-name", "DejaVu Sans 14", NULL);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window->views_button)), 3000));
  g_object_set (settings, "gtk-font-name", font, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (window->switcher), 3000));
  test_close (window);
}

/* What a key that comes right after would go to. */
static GtkWidget *
focus_before_the_next_event (EntWindow *window)
{
  int priority;

  g_assert_true (g_main_context_acquire (NULL));
  for (guint i = 0; i < 100 && g_main_context_prepare (NULL, &priority) && priority < GDK_PRIORITY_EVENTS; i++)
    g_main_context_iteration (NULL, FALSE);
  g_main_context_release (NULL);
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static void
test_the_keyboard_stays_when_its_row_goes (void)
{
  EntWindow *window = test_window_for (test_sample ());
  GtkWidget *row;

  test_add (window, "Lighthouse keepers", ENT_SECTOR_MEDIA);
  test_drain ();
  row = gtk_widget_get_ancestor (test_find_label (window->sidebar, "Lighthouse keepers"), GTK_TYPE_TREE_EXPANDER);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (gtk_widget_is_ancestor (focus_before_the_next_event (window), window->sidebar));
  test_close (window);
}

static void
test_who_left_a_maximized_window_gets_one (void)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  EntWindow *window;

  g_settings_set_boolean (settings, "window-maximized", TRUE);
  window = test_window ();
  g_assert_true (test_wait_until (gtk_window_is_maximized (GTK_WINDOW (window)), 2000));
  test_close (window);
  g_settings_reset (settings, "window-maximized");
  window = test_window ();
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (window)));
  test_close (window);
}

static gboolean
menu_has_moment (EntWindow *window, guint i, int *n)
{
  EntMap *map = ent_document_map (ent_window_document (window));
  GMenuModel *menu = ent_moments_bar_menu (ENT_MOMENTS_BAR (window->moments));
  g_autoptr (GMenuModel) moments = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  *n = g_menu_model_get_n_items (moments);
  for (int item = 0; item < *n; item++)
    {
      g_autofree char *id = NULL;

      g_assert_true (g_menu_model_get_item_attribute (moments, item, G_MENU_ATTRIBUTE_TARGET, "s", &id));
      if (g_str_equal (id, ent_map_moment_in_time (map, i)->base.id))
        return TRUE;
    }
  return FALSE;
}

/* Hundreds in one menu would hold up the whole window. */
static void
test_of_many_moments_those_around_the_shown_one_are_in_the_menu (void)
{
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);
  int n;

  for (guint i = 1; i < 200; i++)
    g_assert_nonnull (ent_edit_add_moment (ent_document_history (document), "Moment", 0, NULL));
  test_drain ();
  g_assert_true (menu_has_moment (window, 199, &n));
  g_assert_cmpint (n, ==, 60);
  for (guint i = 0; i < 200; i += 99)
    {
      ent_document_set_moment (document, ent_map_moment_in_time (ent_document_map (document), i)->base.id);
      test_drain ();
      g_assert_true (menu_has_moment (window, i, &n));
      g_assert_true (menu_has_moment (window, i == 0 ? 1 : i - 1, &n));
      g_assert_true (menu_has_moment (window, i + 1, &n));
      g_assert_true (menu_has_moment (window, 199, &n));
      g_assert_cmpint (n, ==, 60);
    }
  test_close (window);
}

static void
test_the_search_narrows_the_list (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntDocument *document = ent_window_document (window);
  guint n = ent_map_n_stakeholders (ent_document_map (document));
  g_autofree char *all = g_strdup_printf ("%u stakeholders", n);

  g_assert_nonnull (test_find_label (test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR), all));
  ent_document_set_search (document, "port authority");
  test_drain ();
  g_assert_null (test_find_label (test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR), all));
  g_assert_nonnull (test_find_label (test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR), "Port authority"));
  g_assert_null (test_find_label (test_find_type (GTK_WIDGET (window), ENT_TYPE_SIDEBAR), "Tourism police"));
  test_close (window);
}

/* Their names are put in order later; who they are is known. */
static void
test_of_many_all_are_counted (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (test_application ()), document);

  for (guint i = 0; i < 2001; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      test_add (window, name, ENT_SECTOR_PRIVATE);
    }
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (test_find_label (window->sidebar, "2001 stakeholders") != NULL, 10000));
  test_close (window);
}

/* As for most people; tests are faster without. */
static void
animate (gboolean animated)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
}

/* Keys for what is not on the screen go to nobody. */
static void
test_the_line_for_searching_hears_the_next_key (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *new_one = ent_window_new (GTK_APPLICATION (test_application ()), document);
  EntWindow *window = test_window_for (test_sample ());

  animate (TRUE);
  gtk_window_present (GTK_WINDOW (new_one));
  test_activate (new_one, "win.search");
  g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (new_one))));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (new_one)), GTK_WIDGET (new_one->search_entry)));
  test_close (new_one);

  test_activate (window, "win.search");
  g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (window))));
  animate (FALSE);
  test_close (window);
}

static void
test_no_letter_after_ctrl_f_is_lost (void)
{
  g_autoptr (EntDocument) document = NULL;
  EntWindow *window;

  if (test_lacks_pointer ())
    return;
  animate (TRUE);
  document = ent_document_new ();
  window = ent_window_new (GTK_APPLICATION (test_application ()), document);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (window)), 10000));
  test_xdotool ("key --delay 0 ctrl+f p o l i c e");
  g_assert_true (test_wait_until (window->search_entry != NULL && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (window->search_entry)), "police"), 5000));
  animate (FALSE);
  test_close (window);
}

static void
test_views_are_switched (void)
{
  EntWindow *window = test_window_for (test_sample ());

  test_activate (window, "win.view('matrix')");
  g_assert_cmpint (ent_canvas_get_picture (ent_window_canvas (window)), ==, ENT_PICTURE_MATRIX);
  test_activate (window, "win.view('register')");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (ent_window_canvas (window))), 2000));
  test_activate (window, "win.view('map')");
  g_assert_cmpint (ent_canvas_get_picture (ent_window_canvas (window)), ==, ENT_PICTURE_MAP);
  test_close (window);
}

/* The window is there first, empty; what is in it comes with its first frames, or when it is asked. */
static void
test_what_is_asked_before_the_window_is_seen_is_there (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (test_application ()), document);

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  g_assert_null (window->register_page);
  g_assert_null (gtk_menu_button_get_menu_model (window->menu_button));
  gtk_window_present (GTK_WINDOW (window));
  test_activate (window, "win.menu");
  g_assert_nonnull (gtk_menu_button_get_menu_model (window->menu_button));
  gtk_menu_button_popdown (window->menu_button);
  g_assert_true (test_wait_until (test_find_label (window->sidebar, "1 stakeholder") != NULL, 5000));
  g_assert_nonnull (test_find_label (window->sidebar, "Radio"));
  g_assert_nonnull (ent_moments_bar_menu (ENT_MOMENTS_BAR (window->moments)));
  g_assert_null (window->register_page);
  test_activate (window, "win.view('register')");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (window->register_page), 5000));
  test_close (window);
}

static void
test_one_sheet_is_printed (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_MONO, .legend = TRUE });
  g_autofree char *path = test_temporary ("sheet.pdf");
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 5000);
  test_close (window);
}

static void
test_a_preview_shows_the_sheet (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_MONO, .legend = TRUE });

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (test_find_window ("Print preview") != NULL, 20000));
  gtk_window_close (GTK_WINDOW (test_find_window ("Print preview")));
  test_close (window);
}

static void
test_what_could_not_be_printed_is_said (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_MONO, .legend = TRUE });
  g_autofree char *path = test_temporary ("folder");
  g_autofree char *nowhere = g_build_filename (path, "sheet.pdf", NULL);
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, nowhere);
  gtk_print_operation_set_allow_async (operation, TRUE);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL);
  g_assert_cmpint (result, !=, GTK_PRINT_OPERATION_RESULT_APPLY);
  /* what became of it is told when nothing more can */
  g_clear_object (&operation);
  g_assert_true (test_wait_until (ent_window_message (window) != NULL, 20000));
  g_assert_nonnull (strstr (ent_window_message (window), "could not be printed"));
  test_close (window);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ent_export_finish (result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_a_picture_is_exported_in_every_format (void)
{
  static const char *const beginnings[] = { "%PDF-", "<?xml", "\x89PNG" };
  EntWindow *window = test_window_for (test_sample ());

  for (guint format = ENT_FORMAT_PDF; format <= ENT_FORMAT_PNG; format++)
    {
      EntExport choice = {
        .picture = ENT_PICTURE_MAP, .format = format, .paper = ent_paper_find ("A4"), .lie = ENT_LIES_ON_ITS_LONG_SIDE, .pixels = 1200, .legend = TRUE
      };
      g_autofree char *path = test_temporary ("picture");
      g_autofree char *contents = NULL;
      gboolean done = FALSE;
      gsize length;

      ent_export_async (ent_window_document (window), &choice, path, NULL, NULL, on_exported, &done);
      g_assert_true (test_wait_until (done, 30000));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpuint (length, >, 5000);
      g_assert_cmpmem (contents, strlen (beginnings[format]), beginnings[format], strlen (beginnings[format]));
      if (format == ENT_FORMAT_PNG)
        {
          g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (path, NULL);

          g_assert_cmpint (ABS (gdk_texture_get_width (texture) - 1200), <=, 1);
        }
    }
  test_close (window);
}

static void
test_a_picture_goes_only_into_a_folder_of_this_machine (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntExport choice = { .picture = ENT_PICTURE_MAP, .format = ENT_FORMAT_SVG, .paper = ent_paper_find ("A4"), .pixels = 1200 };
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://nowhere.invalid/map.svg");
  g_autofree char *path = test_temporary ("map");
  g_autofree char *full = g_strconcat (path, ".svg", NULL);
  g_autoptr (GFile) near = g_file_new_for_path (path);

  ent_export_dialog_take (window, &choice, far);
  g_assert_false (ent_window_is_busy (window));
  g_assert_cmpstr (ent_window_message (window), ==, "A picture can only be saved in a folder of this machine. Choose another place.");
  ent_export_dialog_take (window, &choice, near);
  test_wait_for_file (window);
  g_assert_cmpstr (ent_window_message (window), ==, "The picture is in “map.svg”.");
  g_assert_true (g_file_test (full, G_FILE_TEST_EXISTS));
  /* and what was refused does not come back */
  ent_message_bar_hide (window->messages);
  g_assert_null (ent_window_message (window));
  /* the chooser has asked about “map”, nobody about “map.svg” */
  ent_export_dialog_take (window, &choice, near);
  g_assert_false (ent_window_is_busy (window));
  g_assert_nonnull (test_find_question (window, "_Replace"));
  test_click (test_find_question (window, "_Cancel"));
  test_close (window);
}

static void
test_what_is_refused_is_said_and_stays (void)
{
  EntWindow *window = test_window ();
  g_autoptr (GError) error = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, "This is not done.");
  GtkWidget *label;

  ent_document_refuse (ent_window_document (window), error);
  g_assert_cmpstr (ent_window_message (window), ==, "This is not done.");
  label = test_find_label (GTK_WIDGET (window), "This is not done.");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (label), "warning"));
  /* a message that goes by itself has a source of its own */
  g_assert_null (g_main_context_find_source_by_user_data (NULL, window->messages));
  ent_window_say (window, ENT_MESSAGE_INFO, "By the way.", NULL, NULL);
  g_assert_nonnull (g_main_context_find_source_by_user_data (NULL, window->messages));
  test_close (window);
}

static gboolean
on_turn (gpointer n)
{
  ++*(guint *) n;
  return G_SOURCE_CONTINUE;
}

static void
test_the_window_goes_on_while_a_sheet_is_laid_out (void)
{
  EntWindow *window = test_window ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = test_temporary ("sheet.pdf");
  guint n_turns = 0, id;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Stakeholder of number %u", i);

      test_add (window, name, i % ENT_N_SECTORS);
    }
  operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_MONO, .legend = TRUE });
  gtk_print_operation_set_export_filename (operation, path);
  /* as urgent as the printing, so that neither keeps the other from its turn */
  id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 10, on_turn, &n_turns, NULL);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_source_remove (id);
  /* printing alone takes four */
  g_assert_cmpuint (n_turns, >, 8);
  test_close (window);
}

static void
test_a_closed_window_leaves_nothing_behind (void)
{
  EntWindow *window = test_window_for (test_sample ());
  gpointer document = ent_window_document (window), map = ent_document_map (document);

  g_object_add_weak_pointer (document, &document);
  g_object_add_weak_pointer (map, &map);
  test_activate (window, "win.view('register')");
  test_close (window);
  g_assert_true (test_wait_until (document == NULL, 3000));
  g_assert_null (map);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/window/the-sample-opens", test_the_sample_opens);
  g_test_add_func ("/window/undo-and-redo-name-the-step", test_undo_and_redo_name_the_step);
  g_test_add_func ("/window/keys-that-follow-at-once-undo-and-redo", test_keys_that_follow_at_once_undo_and_redo);
  g_test_add_func ("/window/quick-add-is-ready-for-the-next", test_quick_add_is_ready_for_the_next);
  g_test_add_func ("/window/panels-fold", test_panels_fold);
  g_test_add_func ("/window/a-narrow-window-folds-its-panels-itself", test_a_narrow_window_folds_its_panels_itself);
  g_test_add_func ("/window/a-window-begins-with-the-panels-that-it-has-room-for", test_a_window_begins_with_the_panels_that_it_has_room_for);
  g_test_add_func ("/window/views-come-and-go-with-the-size-of-letters", test_views_come_and_go_with_the_size_of_letters);
  g_test_add_func ("/window/where-views-have-no-room-side-by-side-a-menu-has-them", test_where_views_have_no_room_side_by_side_a_menu_has_them);
  g_test_add_func ("/window/who-left-a-maximized-one-gets-one", test_who_left_a_maximized_window_gets_one);
  g_test_add_func ("/window/of-many-moments-those-around-the-shown-one-are-in-the-menu", test_of_many_moments_those_around_the_shown_one_are_in_the_menu);
  g_test_add_func ("/window/the-search-narrows-the-list", test_the_search_narrows_the_list);
  g_test_add_func ("/window/of-many-all-are-counted", test_of_many_all_are_counted);
  g_test_add_func ("/window/the-line-for-searching-hears-the-next-key", test_the_line_for_searching_hears_the_next_key);
  g_test_add_func ("/window/no-letter-after-ctrl-f-is-lost", test_no_letter_after_ctrl_f_is_lost);
  g_test_add_func ("/window/views-are-switched", test_views_are_switched);
  g_test_add_func ("/window/the-keyboard-stays-when-its-row-goes", test_the_keyboard_stays_when_its_row_goes);
  g_test_add_func ("/window/what-is-asked-before-the-window-is-seen-is-there", test_what_is_asked_before_the_window_is_seen_is_there);
  g_test_add_func ("/window/one-sheet-is-printed", test_one_sheet_is_printed);
  g_test_add_func ("/window/a-preview-shows-the-sheet", test_a_preview_shows_the_sheet);
  g_test_add_func ("/window/what-could-not-be-printed-is-said", test_what_could_not_be_printed_is_said);
  g_test_add_func ("/window/a-picture-is-exported-in-every-format", test_a_picture_is_exported_in_every_format);
  g_test_add_func ("/window/a-picture-goes-only-into-a-folder-of-this-machine", test_a_picture_goes_only_into_a_folder_of_this_machine);
  g_test_add_func ("/window/what-is-refused-is-said-and-stays", test_what_is_refused_is_said_and_stays);
  g_test_add_func ("/window/the-window-goes-on-while-a-sheet-is-laid-out", test_the_window_goes_on_while_a_sheet_is_laid_out);
  g_test_add_func ("/window/a-closed-window-leaves-nothing-behind", test_a_closed_window_leaves_nothing_behind);
  return g_test_run ();
}
