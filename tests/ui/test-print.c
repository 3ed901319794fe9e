/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing from the window: pages, sheets and the preview. */
#include "app/paper/print-preview.h"
#include "app/paper/print.h"
#include "app/window/window-private.h"
#include "test-util.h"

#include <string.h>

static cairo_surface_t *
page_new (double width, double height)
{
  cairo_rectangle_t page = { 0, 0, width, height };

  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
}

static void
test_a_preview_goes_through_all_sheets (void)
{
  static const char *const names[] = { "1-1", "1-2", "1-3", NULL };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  GtkWidget *preview;

  if (test_lacks_pointer ())
    return;
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (pages, page_new (842, 595));
  preview = ent_print_preview_new (pages, names);
  gtk_window_present (GTK_WINDOW (preview));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (preview), 5000));
  g_assert_nonnull (test_find_label (preview, "Sheet 1 of 3 (1-1)"));
  test_press_key (GTK_WINDOW (preview), "Next");
  g_assert_true (test_wait_until (ent_print_preview_page (preview) == 1, 5000));
  g_assert_nonnull (test_find_label (preview, "Sheet 2 of 3 (1-2)"));
  test_click (test_find_button (preview, "Next sheet"));
  g_assert_cmpuint (ent_print_preview_page (preview), ==, 2);
  g_assert_false (gtk_widget_is_sensitive (test_find_button (preview, "Next sheet")));
  test_press_key (GTK_WINDOW (preview), "Home");
  g_assert_true (test_wait_until (ent_print_preview_page (preview) == 0, 5000));
  test_press_key (GTK_WINDOW (preview), "End");
  g_assert_true (test_wait_until (ent_print_preview_page (preview) == 2, 5000));
  test_press_key (GTK_WINDOW (preview), "Prior");
  g_assert_true (test_wait_until (ent_print_preview_page (preview) == 1, 5000));
  gtk_window_destroy (GTK_WINDOW (preview));
  test_drain ();
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  ++*(guint *) data;
}

/* How many pages are drawn to a PDF of GTK's, which need not say so in plain text. */
static guint
print_pages (GtkPrintOperation *operation, EntWindow *window, const char *name)
{
  g_autofree char *path = test_temporary (name);
  guint n = 0;

  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), &n);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  return n;
}

static const EntExport as_register = { .is_document = TRUE, .document = ENT_PAGES_REGISTER, .legend = TRUE };
static const EntExport as_report = { .is_document = TRUE, .document = ENT_PAGES_REPORT, .legend = TRUE };

static void
test_register_and_report_are_printed_page_by_page (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) print_register = ent_print_operation_new (window, &as_register);
  g_autoptr (GtkPrintOperation) print_report = ent_print_operation_new (window, &as_report);

  g_assert_cmpint (gtk_page_setup_get_orientation (gtk_print_operation_get_default_page_setup (print_register)), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (print_pages (print_register, window, "table.pdf"), >=, 2);
  g_assert_cmpuint (print_pages (print_report, window, "printed-report.pdf"), >=, 7);
  test_close (window);
}

/* A picture on so little paper has no room for its key. */
static GtkPrintOperation *
print_small (EntWindow *window)
{
  GtkPrintOperation *operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_LIGHT, .legend = TRUE });
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) small = gtk_paper_size_new_custom ("small", "small", 105, 105, GTK_UNIT_MM);

  gtk_page_setup_set_paper_size (setup, small);
  gtk_print_operation_set_default_page_setup (operation, setup);
  return operation;
}

static void
test_a_key_without_room_is_printed_on_pages_of_its_own (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = print_small (window), previewed = print_small (window);
  g_autofree char *path = test_temporary ("small-picture.pdf");
  g_autofree char *label = NULL;
  GtkWidget *preview;
  guint n;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  n = test_count_pages (path);
  g_assert_cmpuint (n, >=, 2);
  gtk_print_operation_set_allow_async (previewed, TRUE);
  gtk_print_operation_run (previewed, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (test_find_window ("Print preview") != NULL, 20000));
  preview = test_find_window ("Print preview");
  label = g_strdup_printf ("Page 1 of %u", n);
  g_assert_nonnull (test_find_label (preview, label));
  gtk_window_close (GTK_WINDOW (preview));
  test_close (window);
}

static void
test_a_preview_shows_the_pages_of_a_register (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &as_register);
  GtkWidget *preview;

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (test_find_window ("Print preview") != NULL, 20000));
  preview = test_find_window ("Print preview");
  g_assert_null (test_find_label (preview, "Page 1 of 1"));
  g_assert_true (gtk_widget_get_visible (test_find_button (preview, "Next sheet")));
  gtk_window_close (GTK_WINDOW (preview));
  test_close (window);
}

static void
on_begun (GtkPrintOperation *operation, GtkPrintContext *context, EntWindow *window)
{
  test_activate (window, "win.cancel-work");
}

static void
test_printing_that_is_given_up_prints_nothing (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &as_report);
  g_autofree char *path = test_temporary ("given-up.pdf");
  guint n = 0;

  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), &n);
  /* when its layout has begun */
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begun), window);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_cmpuint (n, ==, 0);
  g_clear_object (&operation);
  g_assert_false (ent_window_is_busy (window));
  test_close (window);
}

static void
test_a_document_on_paper_that_is_too_small_is_not_printed (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &as_register);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) small = gtk_paper_size_new_custom ("small", "small", 105, 105, GTK_UNIT_MM);
  g_autofree char *path = test_temporary ("small.pdf");

  gtk_page_setup_set_paper_size (setup, small);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL);
  g_assert_nonnull (strstr (ent_window_message (window), "at least 100 × 100 mm"));
  test_close (window);
}

/* The list with which the tab begins: what it is, and whether the rest of the tab counts for it. */
static void
test_the_tab_of_print_asks_for_what_counts (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntMap *map = ent_document_map (window->document);
  const EntStakeholder *hotel = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkWidget *tab = NULL;
  GtkDropDown *content;

  for (guint i = 0; i < ent_map_n_stakeholders (map) && hotel == NULL; i++)
    if (ent_stakeholder_n_inside (ent_map_stakeholder_at (map, i)) > 0)
      hotel = ent_map_stakeholder_at (map, i);
  g_assert_nonnull (hotel);
  ent_selection_set (ent_document_selection (window->document), hotel->base.id);
  operation = ent_print_operation_new (window, &as_register);
  g_signal_emit_by_name (operation, "create-custom-widget", &tab);
  g_object_ref_sink (tab);
  content = GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (tab), 1, 0));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (content)), ==, 12);
  g_assert_cmpuint (gtk_drop_down_get_selected (content), ==, 4);
  g_assert_false (gtk_widget_get_visible (gtk_grid_get_child_at (GTK_GRID (tab), 1, 2)));
  g_assert_false (gtk_widget_get_visible (gtk_grid_get_child_at (GTK_GRID (tab), 1, 3)));
  gtk_drop_down_set_selected (content, 2);
  g_assert_true (gtk_widget_get_visible (gtk_grid_get_child_at (GTK_GRID (tab), 1, 2)));
  g_assert_true (gtk_widget_get_visible (gtk_grid_get_child_at (GTK_GRID (tab), 1, 3)));
  g_signal_emit_by_name (operation, "custom-widget-apply", tab);
  g_object_unref (tab);
  test_close (window);
}

static GtkPrintOperation *
print_poster (EntWindow *window, guint columns, guint rows)
{
  GtkPrintOperation *operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_LIGHT, .legend = TRUE });
  GtkWidget *tab = NULL, *sheets;

  g_signal_emit_by_name (operation, "create-custom-widget", &tab);
  g_object_ref_sink (tab);
  sheets = gtk_grid_get_child_at (GTK_GRID (tab), 1, 3);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gtk_widget_get_first_child (sheets)), columns);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gtk_widget_get_last_child (sheets)), rows);
  g_signal_emit_by_name (operation, "custom-widget-apply", tab);
  g_object_unref (tab);
  return operation;
}

static void
test_a_poster_is_printed_sheet_by_sheet (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = print_poster (window, 2, 2);

  g_assert_cmpuint (print_pages (operation, window, "printed.pdf"), ==, 4);
  test_close (window);
}

static void
test_a_preview_shows_the_sheets_of_a_poster (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = print_poster (window, 3, 1);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (test_find_window ("Print preview") != NULL, 20000));
  g_assert_nonnull (test_find_label (test_find_window ("Print preview"), "Sheet 1 of 3 (1-1)"));
  gtk_window_close (GTK_WINDOW (test_find_window ("Print preview")));
  test_close (window);
}

static void
test_a_printed_file_that_is_not_whole_is_noticed (void)
{
  static const struct
  {
    const char *name, *format, *contents;
    gboolean whole;
  } files[] = {
    { "a.pdf", "pdf", "%PDF-1.5 and so on\nstartxref\n9\n%%EOF\n", TRUE },
    { "b.pdf", "pdf", "%PDF-1.5 and so", FALSE },
    { "c.pdf", NULL, "", FALSE },
    { "d.pdf", "pdf", NULL, FALSE },
    { "e.ps", "ps", "%!PS-Adobe-3.0\n%%Trailer\n%%EOF\n", TRUE },
    { "f.ps", "ps", "%!PS", FALSE },
    { "g.svg", NULL, "<svg><g/></svg>\n", TRUE },
    { "h.svg", "svg", "<svg><g/>", FALSE },
    { "i", NULL, "", TRUE },
  };
  g_autoptr (GtkPrintSettings) printer = gtk_print_settings_new ();

  g_assert_true (ent_print_is_whole (printer));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
      g_autofree char *path = test_temporary (files[i].name);
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

      g_assert_true (files[i].contents == NULL || g_file_set_contents (path, files[i].contents, -1, NULL));
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
      if (files[i].format != NULL)
        gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, files[i].format);
      g_assert_cmpint (ent_print_is_whole (settings), ==, files[i].whole);
    }
}

static void
test_a_printed_file_with_zeros_before_its_end_is_whole (void)
{
  static const char packed[] = "%PDF-1.5 \0\1\0 endstream\nstartxref\n9\n%%EOF\n";
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *path = test_temporary ("packed.pdf"), *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, packed, sizeof packed - 1, NULL));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  g_assert_true (ent_print_is_whole (settings));
}

/* The dialog is GTK's, and as wide as its widest tab. */
static void
test_large_letters_and_long_names_do_not_make_the_tab_wide (void)
{
  EntWindow *window = test_window ();
  const char *id = test_add (window, "Regional coordination of the ministry of commerce, industry and tourism for the northern coast", ENT_SECTOR_INSTITUTIONS);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkWidget *tab = NULL, *holder = gtk_window_new ();
  int dpi, least, natural;

  ent_edit_add_inside (ent_document_history (window->document), id, "Reception", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
  ent_selection_set (ent_document_selection (window->document), id);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  operation = ent_print_operation_new (window, &(EntExport) { .theme = ENT_THEME_LIGHT, .inside = (char *) id });
  g_signal_emit_by_name (operation, "create-custom-widget", &tab);
  gtk_window_set_child (GTK_WINDOW (holder), tab);
  gtk_widget_measure (tab, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, <, 480);
  g_assert_cmpint (natural, <, 1000);
  gtk_window_destroy (GTK_WINDOW (holder));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  test_close (window);
}

/* What begins with zq is for those alone who work with the map. */
static const char secret_map[] =
    "<map xmlns=\"urn:entorno:map:1\" xmlns:x=\"urn:x\" version=\"1.0\" id=\"m-zqmap\" title=\"xwtitle\" language=\"en\">\n"
    "<notes>zqmapnotes</notes>\n<x:more>zqforeign</x:more>\n"
    "<moments><moment id=\"t-zqmoment\" name=\"xwmoment\"/></moments>\n<stakeholders>\n"
    "<stakeholder id=\"s-zqport\" name=\"xwport\" kind=\"formal\" sector=\"private\" contact=\"zqcontact\" position=\"zqposition\" "
    "email=\"zqmail@example.org\" phone=\"+57 300 555 0199 zqphone\" source-id=\"zqsource\">\n<notes>zqnotes</notes>\n"
    "<assessment moment=\"t-zqmoment\" aspect=\"power\" value=\"4\"><reason>zqreason</reason></assessment>\n"
    "<log-entry id=\"l-zqlog\" date=\"2026-04-02\" kind=\"meeting\">zqlog</log-entry>\n</stakeholder>\n</stakeholders>\n"
    "<steps><step id=\"p-zqstep\" name=\"zqstep\"/></steps>\n</map>\n";

/* What @program says of @path, in small letters; NULL where it is not installed. */
static char *
ask (const char *program, const char *path, const char *more)
{
  const char *const argv[] = { program, path, more, NULL };
  g_autofree char *said = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL))
    return NULL;
  return g_ascii_strdown (said, -1);
}

/* What is chosen in the tab, where a report is to be handed on at first. */
static void
test_the_tab_of_print_asks_for_whom (void)
{
  enum
  {
    REPORT = 4,
    AUDIENCE = 5,
  };
  EntWindow *window = test_window_for (test_sample ());

  for (guint others = 0; others < 2; others++)
    {
      g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &as_register);
      g_autofree char *path = test_temporary ("for-whom.pdf"), *said = NULL;
      GtkWidget *tab = NULL;
      GtkDropDown *audience;

      g_signal_emit_by_name (operation, "create-custom-widget", &tab);
      g_object_ref_sink (tab);
      audience = GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (tab), 1, AUDIENCE));
      g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, 0);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (tab), 1, 0)), REPORT);
      g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, 1);
      gtk_drop_down_set_selected (audience, others);
      g_signal_emit_by_name (operation, "custom-widget-apply", tab);
      g_object_unref (tab);
      gtk_print_operation_set_export_filename (operation, path);
      g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      said = ask ("pdftotext", path, "-");
      if (said == NULL)
        continue;
      g_assert_nonnull (strstr (said, "hotel association"));
      g_assert_cmpint (strstr (said, "for the team only") == NULL, ==, others);
      g_assert_cmpint (strstr (said, "suggestion: ") == NULL, ==, others);
    }
  test_close (window);
}

/* Neither in the pages nor beside them, and the queue of a printer, which others see, gets the title alone. */
static void
test_no_print_tells_a_path_a_user_or_what_it_does_not_show (void)
{
  const EntExport *const choices[] = { &(EntExport) { .theme = ENT_THEME_LIGHT, .legend = TRUE }, &as_register, &as_report };
  g_autofree char *map = test_temporary ("zqfile.entorno"), *folder = g_path_get_dirname (map), *name = g_path_get_basename (folder);
  g_autofree char *small = g_ascii_strdown (name, -1);
  EntWindow *window;

  g_assert_true (g_file_set_contents (map, secret_map, -1, NULL));
  window = test_window_for (map);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, choices[i]);
      g_autofree char *path = test_temporary ("printed.pdf"), *job = NULL, *text = NULL, *info = NULL;

      g_object_get (operation, "job-name", &job, NULL);
      g_assert_cmpstr (job, ==, "xwtitle");
      gtk_print_operation_set_export_filename (operation, path);
      g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      text = ask ("pdftotext", path, "-");
      info = ask ("pdfinfo", path, NULL);
      if (text == NULL || info == NULL)
        {
          g_test_skip ("pdftotext and pdfinfo are not installed");
          break;
        }
      g_assert_nonnull (strstr (text, "xwport"));
      g_assert_null (strstr (text, "zq"));
      g_assert_null (strstr (info, "zq"));
      g_assert_null (strstr (info, small));
      g_assert_null (strstr (info, "author"));
    }
  test_close (window);
}

int
main (int argc, char **argv)
{
  /* before anything asks for it */
  g_setenv ("USER", "zquser", TRUE);
  g_setenv ("LOGNAME", "zquser", TRUE);
  test_init (&argc, &argv);
  g_test_add_func ("/print/a-preview-goes-through-all-sheets", test_a_preview_goes_through_all_sheets);
  g_test_add_func ("/print/a-poster-is-printed-sheet-by-sheet", test_a_poster_is_printed_sheet_by_sheet);
  g_test_add_func ("/print/a-preview-shows-the-sheets-of-a-poster", test_a_preview_shows_the_sheets_of_a_poster);
  g_test_add_func ("/print/register-and-report-are-printed-page-by-page", test_register_and_report_are_printed_page_by_page);
  g_test_add_func ("/print/a-key-without-room-is-printed-on-pages-of-its-own", test_a_key_without_room_is_printed_on_pages_of_its_own);
  g_test_add_func ("/print/a-preview-shows-the-pages-of-a-register", test_a_preview_shows_the_pages_of_a_register);
  g_test_add_func ("/print/printing-that-is-given-up-prints-nothing", test_printing_that_is_given_up_prints_nothing);
  g_test_add_func ("/print/a-document-on-paper-that-is-too-small-is-not-printed", test_a_document_on_paper_that_is_too_small_is_not_printed);
  g_test_add_func ("/print/no-print-tells-a-path-a-user-or-what-it-does-not-show", test_no_print_tells_a_path_a_user_or_what_it_does_not_show);
  g_test_add_func ("/print/the-tab-of-print-asks-for-what-counts", test_the_tab_of_print_asks_for_what_counts);
  g_test_add_func ("/print/the-tab-of-print-asks-for-whom", test_the_tab_of_print_asks_for_whom);
  g_test_add_func ("/print/large-letters-and-long-names-do-not-make-the-tab-wide", test_large_letters_and_long_names_do_not_make_the_tab_wide);
  g_test_add_func ("/print/a-printed-file-that-is-not-whole-is-noticed", test_a_printed_file_that_is_not_whole_is_noticed);
  g_test_add_func ("/print/a-printed-file-with-zeros-before-its-end-is-whole", test_a_printed_file_with_zeros_before_its_end_is_whole);
  return g_test_run ();
}
