/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on paper from the window: sizes, posters, and exports that are cancelled. */
#define _GNU_SOURCE /* memmem() */
#include "app/paper/export-dialog.h"
#include "app/paper/print-preview.h"
#include "app/paper/print.h"
#include "app/window/window-private.h"
#include "test-util.h"

#include <string.h>

/* Exports @choice; what the window then says. */
static const char *
export_as (EntWindow *window, const EntExport *choice, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ent_export_dialog_take (window, choice, file);
  test_wait_for_file (window);
  return ent_window_message (window);
}

static void
test_a_poster_has_a_page_for_each_sheet (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntExport choice = { .paper = ent_paper_find ("A4"), .columns = 3, .rows = 2, .overlap = 10, .legend = TRUE };
  g_autofree char *path = test_temporary ("poster.pdf");
  g_autofree char *picture = test_temporary ("poster.png");

  g_assert_nonnull (strstr (export_as (window, &choice, path), "poster.pdf"));
  g_assert_cmpuint (test_count_pages (path), ==, 6);
  /* of a name that asks for another format */
  g_assert_nonnull (strstr (export_as (window, &choice, picture), "only a PDF has pages"));
  g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
  choice.overlap = 45;
  choice.paper = ent_n_papers;
  choice.width = choice.height = 90;
  g_assert_nonnull (strstr (export_as (window, &choice, path), "too small for a poster"));
  test_close (window);
}

static void
test_a_report_has_several_pages (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntExport choice = { .is_document = TRUE, .document = ENT_PAGES_REPORT, .paper = ent_paper_find ("A4"), .columns = 2, .rows = 1 };
  g_autofree char *path = test_temporary ("report.pdf");

  g_assert_nonnull (strstr (export_as (window, &choice, path), "The document is in “report.pdf”."));
  g_assert_cmpuint (test_count_pages (path), >=, 7);
  g_assert_nonnull (strstr (export_as (window, &choice, "report.png"), "only a PDF has pages"));
  choice.paper = ent_n_papers;
  choice.width = choice.height = 90;
  g_assert_nonnull (strstr (export_as (window, &choice, path), "at least 100 × 100 mm"));
  test_close (window);
}

/* In the window it is called by that. */
static void
test_a_picture_of_a_map_without_a_title_does_not_tell_its_file (void)
{
  static const char map[] = "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-first\"><moments><moment id=\"t-first\" name=\"Now\"/></moments></map>";
  g_autofree char *file = test_temporary ("zqsecret.entorno");
  const char *const names[] = { "picture.svg", "picture.pdf" };
  EntWindow *window;

  g_assert_true (g_file_set_contents (file, map, -1, NULL));
  window = test_window_for (file);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      /* a poster, which has no pages with a title of their own */
      EntExport choice = { .paper = ent_paper_find ("A4"), .columns = i + 1, .legend = TRUE };
      g_autofree char *path = test_temporary (names[i]), *contents = NULL;
      gsize length;

      g_assert_nonnull (strstr (export_as (window, &choice, path), names[i]));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_null (memmem (contents, length, "zqsecret", strlen ("zqsecret")));
    }
  test_close (window);
}

/* Cards for 45, ten to a page; a form; and the empty map, on which nobody stands. */
static void
test_the_kit_is_exported_and_previewed (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntExport cards = { .is_document = TRUE, .document = ENT_PAGES_CARDS, .paper = ent_paper_find ("A4") };
  EntExport form = { .is_document = TRUE, .document = ENT_PAGES_FORM, .paper = ent_paper_find ("A4") };
  EntExport sheet = { .blank = TRUE, .paper = ent_paper_find ("A4"), .columns = 2, .rows = 2, .overlap = 10, .legend = TRUE };
  EntExport drawing = { .blank = TRUE, .format = ENT_FORMAT_SVG, .paper = ent_paper_find ("A3"), .legend = TRUE };
  g_autofree char *pdf = test_temporary ("kit.pdf"), *svg = test_temporary ("kit.svg");
  g_autofree char *contents = NULL;
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &form);
  GtkWidget *preview;

  export_as (window, &cards, pdf);
  g_assert_cmpuint (test_count_pages (pdf), ==, 5);
  export_as (window, &form, pdf);
  g_assert_cmpuint (test_count_pages (pdf), ==, 3);
  export_as (window, &sheet, pdf);
  g_assert_cmpuint (test_count_pages (pdf), ==, 4);
  export_as (window, &drawing, svg);
  g_assert_true (g_file_get_contents (svg, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Facilitator"));
  g_assert_null (strstr (contents, "Hotel association"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (test_find_window ("Print preview") != NULL, 10000));
  preview = test_find_window ("Print preview");
  g_assert_nonnull (test_find_label (preview, "Page 1 of 3"));
  gtk_window_close (GTK_WINDOW (preview));
  test_close (window);
}

static void
test_paper_of_ones_own_lies_as_it_is_written (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntExport choice = { .paper = ent_n_papers, .width = 254, .height = 508, .format = ENT_FORMAT_PNG, .pixels = 400, .legend = TRUE };
  g_autofree char *path = test_temporary ("own.png");
  g_autoptr (GdkTexture) texture = NULL;

  export_as (window, &choice, path);
  texture = gdk_texture_new_from_filename (path, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 400);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 800);
  test_close (window);
}

static void
test_what_a_picture_lacks_is_said (void)
{
  static const char logo[] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAA=";
  EntWindow *window = test_window_for (test_sample ());
  EntExport choice = { .paper = ent_paper_find ("A3"), .format = ENT_FORMAT_SVG, .legend = TRUE };
  g_autofree char *path = test_temporary ("map.svg");

  g_assert_true (ent_edit_set_field (ent_document_history (window->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "logo"), logo, NULL));
  g_assert_nonnull (strstr (export_as (window, &choice, path), "damaged"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  test_close (window);
}

static void
add_many (EntWindow *window)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Stakeholder of number %u", i);

      test_add (window, name, i % ENT_N_SECTORS);
    }
}

static void
test_an_export_that_is_cancelled_leaves_no_file (void)
{
  EntWindow *window = test_window ();
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 4, .rows = 4, .overlap = 10, .legend = TRUE };
  g_autofree char *path = test_temporary ("cancelled.pdf");
  g_autofree char *other = test_temporary ("whole.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  add_many (window);
  ent_export_dialog_take (window, &choice, file);
  g_assert_true (ent_window_is_busy (window));
  test_activate (window, "win.cancel-work");
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 2000));
  g_assert_cmpstr (ent_window_message (window), ==, "The export was cancelled. No file was written.");
  /* by the time that as large a one is there, the first would be too */
  export_as (window, &choice, other);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_close (window);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (ent_export_finish (result, NULL, error));
}

/* Stopped after so many looks; how often it has looked. */
static guint
stop_export (EntWindow *window, const EntExport *choice, const char *path, guint after, GError **error)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();

  ent_progress_stop (progress, after);
  ent_export_async (window->document, choice, path, NULL, progress, on_exported, error);
  g_assert_true (test_wait_until (*error != NULL, 30000));
  return ent_progress_looks (progress);
}

/* At once, or in the midst of it: the picture that then is none is not drawn. */
static void
test_an_export_whose_layout_is_stopped_is_cancelled (void)
{
  const EntExport choices[] = {
    { .paper = ent_paper_find ("A3"), .format = ENT_FORMAT_PDF, .legend = TRUE },
    { .paper = ent_paper_find ("A3"), .format = ENT_FORMAT_SVG, .legend = TRUE },
    { .paper = ent_paper_find ("A3"), .format = ENT_FORMAT_PNG, .pixels = 800, .legend = TRUE },
    { .paper = ent_paper_find ("A3"), .picture = ENT_PICTURE_MATRIX, .legend = TRUE },
    { .paper = ent_paper_find ("A3"), .columns = 2, .rows = 2, .overlap = 10, .legend = TRUE },
    { .paper = ent_paper_find ("A4"), .is_document = TRUE, .document = ENT_PAGES_REGISTER, .legend = TRUE },
    { .paper = ent_paper_find ("A4"), .is_document = TRUE, .document = ENT_PAGES_REPORT, .legend = TRUE },
    { .paper = ent_paper_find ("A4"), .is_document = TRUE, .document = ENT_PAGES_CARDS, .legend = TRUE },
    { .paper = ent_paper_find ("A4"), .is_document = TRUE, .document = ENT_PAGES_FORM, .legend = TRUE },
  };
  const guint afters[] = { 0, 1, 3 };
  EntWindow *window = test_window ();
  g_autofree char *path = test_temporary ("stopped.pdf");

  add_many (window);
  for (guint c = 0; c < G_N_ELEMENTS (choices); c++)
    /* the pages of so few are few */
    for (guint i = 0; i < (choices[c].is_document ? 2 : G_N_ELEMENTS (afters)); i++)
      {
        g_autoptr (GError) error = NULL;

        g_test_message ("kind %u, stopped after %u of %u looks", c, afters[i], stop_export (window, &choices[c], path, afters[i], &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      }
  test_close (window);
}

/* As soon as it takes a while; on a machine that is fast enough it never does. */
static void
test_cancelling_is_offered (void)
{
  EntWindow *window = test_window ();
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 6, .rows = 6, .overlap = 10, .legend = TRUE };
  g_autofree char *path = test_temporary ("offered.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  add_many (window);
  ent_export_dialog_take (window, &choice, file);
  g_assert_true (test_wait_until (ent_window_work (window) != NULL || !ent_window_is_busy (window), 30000));
  if (!ent_window_is_busy (window))
    {
      g_test_skip ("the picture was there before anybody could wait for it");
      test_close (window);
      return;
    }
  g_assert_true (g_str_has_prefix (ent_window_work (window), "The picture is being drawn"));
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.cancel-work"));
  test_activate (window, "win.cancel-work");
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 5000));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_close (window);
}

/* What the bar over the picture shows, in hundredths. */
static guint
figure_in (EntWindow *window)
{
  GtkWidget *bar = test_find_type (GTK_WIDGET (window->work_bar), GTK_TYPE_PROGRESS_BAR);

  return bar != NULL ? (guint) (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) * 100 + 0.5) : 0;
}

/* It grows, and ends with the picture. */
static void
test_a_long_export_tells_how_far_it_is (void)
{
  EntWindow *window = test_window ();
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 6, .rows = 6, .overlap = 10, .legend = TRUE };
  g_autofree char *path = test_temporary ("told.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint before = 0, n_told = 0;

  add_many (window);
  ent_export_dialog_take (window, &choice, file);
  while (ent_window_is_busy (window))
    {
      guint now;

      g_assert_true (test_wait_until (!ent_window_is_busy (window) || figure_in (window) != before, 30000));
      now = ent_window_is_busy (window) ? figure_in (window) : before;
      g_assert_cmpuint (now, >=, before);
      g_assert_cmpuint (now, <=, 100);
      n_told += now > before;
      before = now;
    }
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  if (n_told == 0)
    g_test_skip ("the picture was there before anybody could wait for it");
  test_close (window);
}

static gboolean
is_whole_pdf (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) && length > 10 && memcmp (contents, "%PDF-", 5) == 0 && strstr (contents + length - 10, "%%EOF") != NULL;
}

/* A large poster of @window on its way to @path, and the window asked to close: it is still there. */
static void
close_while_drawing (EntWindow *window, const char *path)
{
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 4, .rows = 4, .overlap = 10, .legend = TRUE };
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ent_export_dialog_take (window, &choice, file);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (window->document);
  g_assert_true (g_str_has_prefix (ent_window_work (window), "The window closes when the picture is in its file"));
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.cancel-work"));
}

static void
test_a_window_waits_for_its_export_to_close (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autofree char *path = test_temporary ("waited.pdf");

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  close_while_drawing (window, path);
  /* once more is as good as once */
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (test_wait_until (window == NULL, 30000));
  g_assert_true (is_whole_pdf (path));
}

static void
test_who_closes_without_saving_still_gets_the_picture (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = test_temporary ("unsaved.pdf");
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 4, .rows = 4, .overlap = 10, .legend = TRUE };
  g_autoptr (GFile) file = g_file_new_for_path (path);

  add_many (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ent_export_dialog_take (window, &choice, file);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (test_wait_until (test_find_question (window, "Close _without saving") != NULL, 5000));
  test_click (test_find_question (window, "Close _without saving"));
  g_assert_true (test_wait_until (window == NULL, 30000));
  g_assert_true (is_whole_pdf (path));
}

/* The window has said that it is closed without saving, and waits for a picture. FALSE, and the test is skipped:
 * that was there before anybody could answer. */
static gboolean
close_unsaved_while_drawing (EntWindow *window, const char *path)
{
  EntExport choice = { .paper = ent_paper_find ("A0"), .columns = 6, .rows = 6, .overlap = 10, .legend = TRUE };
  g_autoptr (GFile) file = g_file_new_for_path (path);

  add_many (window);
  ent_export_dialog_take (window, &choice, file);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (test_wait_until (test_find_question (window, "Close _without saving") != NULL, 5000));
  if (window->exports->len == 0)
    {
      test_close (window);
      g_test_skip ("the picture was there before anybody could answer");
      return FALSE;
    }
  /* before the loop runs again, and the picture comes; from GTK 4.10 on the loop brings the answer */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (test_find_question (window, "Close _without saving"), "clicked");
  g_assert_true (test_wait_until (window == NULL || window->closing, 5000));
  if (window == NULL)
    {
      g_test_skip ("the picture was there before the answer");
      return FALSE;
    }
  g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  return TRUE;
}

static void
answer_again (EntWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_true (test_wait_until (window == NULL || (window->exports->len == 0 && test_find_question (window, "Close _without saving") != NULL), 30000));
  g_assert_nonnull (window);
  test_click (test_find_question (window, "Close _without saving"));
  g_assert_true (test_wait_until (window == NULL, 5000));
}

/* Nobody gave up what came after the answer. */
static void
test_who_edits_after_closing_without_saving_is_asked_again (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = test_temporary ("edited.pdf");

  if (!close_unsaved_while_drawing (window, path))
    return;
  test_add (window, "Late", ENT_SECTOR_PRIVATE);
  answer_again (window);
}

static void
test_who_fails_to_save_after_all_is_asked_again (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = test_temporary ("saved.pdf"), *nowhere = test_temporary ("no such folder/map.entorno");

  if (!close_unsaved_while_drawing (window, path))
    return;
  ent_window_save_at (window, nowhere, FALSE);
  answer_again (window);
}

static void
test_who_does_not_want_to_wait_need_not (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autofree char *path = test_temporary ("unwanted.pdf");

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  close_while_drawing (window, path);
  test_click (test_find_button (GTK_WIDGET (window), "Close _without it"));
  g_assert_true (test_wait_until (window == NULL, 5000));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Whoever closes has not seen that it failed. */
static void
test_a_window_whose_export_fails_stays (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autofree char *path = test_temporary ("no such folder/map.pdf");

  close_while_drawing (window, path);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 30000));
  test_drain ();
  g_assert_nonnull (window->document);
  g_assert_false (g_str_has_prefix (ent_window_message (window), "The window closes"));
  g_test_message ("%s", ent_window_message (window));
  /* and closes when it is asked again */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (test_wait_until (window == NULL, 5000));
}

static GtkWidget *
sensitive_child (GtkWidget *root, const char *label)
{
  GtkWidget *found = test_find_label (root, label);

  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

static void
test_the_dialog_asks_for_what_counts (void)
{
  EntWindow *window = test_window_for (test_sample ());
  GtkWidget *dialog, *grid;
  GtkDropDown *format, *paper;
  GtkSpinButton *columns;

  test_activate (window, "win.export");
  dialog = test_find_window ("Export a picture");
  grid = gtk_window_get_child (GTK_WINDOW (dialog));
  format = GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 1));
  paper = GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 2));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (grid), 5000));
  g_assert_nonnull (sensitive_child (dialog, "Orientation"));
  g_assert_nonnull (sensitive_child (dialog, "Sheets (columns × rows)"));
  g_assert_null (sensitive_child (dialog, "Size"));
  g_assert_null (sensitive_child (dialog, "Overlap in mm"));
  columns = GTK_SPIN_BUTTON (gtk_widget_get_first_child (gtk_grid_get_child_at (GTK_GRID (grid), 1, 5)));
  gtk_spin_button_set_value (columns, 2);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Overlap in mm") != NULL, 2000));
  /* two of A3 on their short sides */
  g_assert_nonnull (sensitive_child (dialog, "A poster of 512 × 397 mm"));
  gtk_drop_down_set_selected (paper, ent_n_papers);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Size") != NULL, 2000));
  g_assert_null (sensitive_child (dialog, "Orientation"));
  gtk_drop_down_set_selected (format, ENT_FORMAT_PNG);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Sheets (columns × rows)") == NULL, 2000));
  g_assert_null (sensitive_child (dialog, "Overlap in mm"));
  g_assert_nonnull (sensitive_child (dialog, "Width in pixels"));
  /* a document has its own pages and legend, whatever format was chosen before */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)), 3);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Format") == NULL, 2000));
  g_assert_null (sensitive_child (dialog, "Width in pixels"));
  g_assert_null (sensitive_child (dialog, "Sheets (columns × rows)"));
  g_assert_null (sensitive_child (dialog, "With the legend"));
  /* of the kit the empty map is a picture, and cards are a document */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)), 8);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Format") != NULL, 2000));
  gtk_drop_down_set_selected (format, ENT_FORMAT_PDF);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Sheets (columns × rows)") != NULL, 2000));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)), 9);
  g_assert_true (test_wait_until (sensitive_child (dialog, "Format") == NULL, 2000));
  gtk_window_close (GTK_WINDOW (dialog));
  test_close (window);
}

/* The drop-down of the row of the dialog's grid called @name. */
static GtkDropDown *
choice_called (GtkWidget *grid, const char *name)
{
  GtkWidget *label = test_find_label (grid, name);
  int row;

  g_assert_nonnull (label);
  gtk_grid_query_child (GTK_GRID (grid), label, NULL, &row, NULL, NULL);
  return GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, row));
}

enum
{
  TEAM,
  OTHERS,
};

/* Until somebody chooses, a report is to be handed on and all else is the team's; what goes on a wall is for others. */
static void
test_for_whom_follows_the_content_until_it_is_chosen (void)
{
  enum
  {
    REGISTER = 3,
    REPORT,
    READING,
    PLAN,
    TIMELINE,
    CARDS = 9,
  };
  EntWindow *window = test_window_for (test_sample ());
  GtkDropDown *content, *colours, *audience;
  GtkWidget *dialog, *grid;

  test_activate (window, "win.export");
  dialog = test_find_window ("Export a picture");
  grid = gtk_window_get_child (GTK_WINDOW (dialog));
  content = choice_called (grid, "Picture");
  colours = choice_called (grid, "Colours");
  audience = choice_called (grid, "For whom");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (grid), 5000));
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, TEAM);
  gtk_drop_down_set_selected (content, REPORT);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, OTHERS);
  g_assert_nonnull (test_find_label (dialog, "Vetoes, risks, visits, suggestions and people inside organisations are left out. Map, matrix and register show where each stakeholder stands, also who resists. What you wrote yourselves in actions is printed as it stands: read it once more."));
  gtk_drop_down_set_selected (content, READING);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, TEAM);
  g_assert_nonnull (test_find_label (dialog, "These pages can name who resists, vetoes, risks, visits and people inside organisations. Keep them within your team."));
  /* on a wall it cannot be chosen */
  gtk_drop_down_set_selected (colours, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, OTHERS);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (audience)));
  gtk_drop_down_set_selected (colours, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, TEAM);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (audience)));
  /* what was chosen stays */
  gtk_drop_down_set_selected (audience, OTHERS);
  gtk_drop_down_set_selected (content, PLAN);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, OTHERS);
  gtk_drop_down_set_selected (audience, TEAM);
  gtk_drop_down_set_selected (content, REPORT);
  g_assert_cmpuint (gtk_drop_down_get_selected (audience), ==, TEAM);
  /* nothing private is in numbers, or on empty cards */
  gtk_drop_down_set_selected (content, TIMELINE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (audience)));
  gtk_drop_down_set_selected (content, CARDS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (audience)));
  gtk_drop_down_set_selected (content, REGISTER);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (audience)));
  gtk_window_close (GTK_WINDOW (dialog));
  test_close (window);
}

static void
test_what_is_exported_for_others_holds_nothing_private (void)
{
  static const EntPagesKind kinds[] = { ENT_PAGES_READING, ENT_PAGES_REPORT };
  EntWindow *window = test_window_for (test_sample ());

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint others = 0; others < 2; others++)
      {
        EntExport choice = { .is_document = TRUE, .document = kinds[i], .paper = ent_paper_find ("A4"), .for_others = others != 0 };
        g_autoptr (EntMap) map = ent_document_copy_map (window->document);
        g_autoptr (GString) lacks = g_string_new (NULL), said = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = ent_export_draw (&choice, map, ent_document_moment (window->document), lacks, said, &error);

        g_assert_no_error (error);
        g_assert_nonnull (bytes);
        g_assert_cmpint (strstr (said->str, "Suggestion: ") == NULL, ==, others);
        g_assert_cmpint (strstr (said->str, "has a veto") == NULL, ==, others);
        g_assert_cmpint (strstr (said->str, "For the team only") == NULL, ==, others);
      }
  test_close (window);
}

/* As a poster of its people: the same way as the map's. */
static void
test_an_organisation_is_exported_and_printed_from_inside (void)
{
  EntWindow *window = test_window ();
  g_autofree char *hotel = g_strdup (test_add (window, "Gran Hotel", ENT_SECTOR_PRIVATE));
  g_auto (EntExport) choice = { .paper = ent_paper_find ("A4"), .format = ENT_FORMAT_SVG, .legend = TRUE };
  g_autofree char *path = test_temporary ("inside.svg");
  g_autofree char *contents = NULL;
  GtkWidget *dialog;

  ent_edit_add_inside (ent_document_history (window->document), hotel, "Reception", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
  ent_selection_set (ent_document_selection (window->document), hotel);
  test_activate (window, "win.inside");
  test_activate (window, "win.export");
  dialog = test_find_window ("Export a picture");
  g_assert_nonnull (test_find_label (dialog, "Inside “Gran Hotel”"));
  gtk_window_close (GTK_WINDOW (dialog));
  choice.inside = g_strdup (hotel);
  export_as (window, &choice, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Reception"));
  g_assert_null (strstr (contents, ">Institutions<"));
  test_close (window);
}

/* What is looked at is what is offered first. */
static void
test_a_change_is_exported (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntMap *map = ent_document_map (window->document);
  g_auto (EntExport) choice = { .paper = ent_paper_find ("A3"), .format = ENT_FORMAT_SVG, .legend = TRUE };
  g_autofree char *path = test_temporary ("change.svg");
  g_autofree char *contents = NULL;
  GtkWidget *dialog;
  GtkDropDown *list;

  g_object_set (window, "view", "change", NULL);
  test_activate (window, "win.export");
  dialog = test_find_window ("Export a picture");
  list = GTK_DROP_DOWN (test_find_type (dialog, GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (list)), ==, "Change");
  gtk_window_close (GTK_WINDOW (dialog));
  choice.from = g_strdup (ent_map_moment_in_time (map, 0)->base.id);
  export_as (window, &choice, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Baseline → After the workshop"));
  test_close (window);
}

/* As if it were filled in in the dialog of print. */
int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/paper/a-poster-has-a-page-for-each-sheet", test_a_poster_has_a_page_for_each_sheet);
  g_test_add_func ("/paper/of-ones-own-lies-as-it-is-written", test_paper_of_ones_own_lies_as_it_is_written);
  g_test_add_func ("/paper/what-a-picture-lacks-is-said", test_what_a_picture_lacks_is_said);
  g_test_add_func ("/paper/a-picture-of-a-map-without-a-title-does-not-tell-its-file", test_a_picture_of_a_map_without_a_title_does_not_tell_its_file);
  g_test_add_func ("/paper/the-kit-is-exported-and-previewed", test_the_kit_is_exported_and_previewed);
  g_test_add_func ("/paper/a-report-has-several-pages", test_a_report_has_several_pages);
  g_test_add_func ("/paper/a-long-export-tells-how-far-it-is", test_a_long_export_tells_how_far_it_is);
  g_test_add_func ("/paper/an-export-that-is-cancelled-leaves-no-file", test_an_export_that_is_cancelled_leaves_no_file);
  g_test_add_func ("/paper/cancelling-is-offered", test_cancelling_is_offered);
  g_test_add_func ("/paper/a-window-waits-for-its-export-to-close", test_a_window_waits_for_its_export_to_close);
  g_test_add_func ("/paper/who-closes-without-saving-still-gets-the-picture", test_who_closes_without_saving_still_gets_the_picture);
  g_test_add_func ("/paper/who-edits-after-closing-without-saving-is-asked-again", test_who_edits_after_closing_without_saving_is_asked_again);
  g_test_add_func ("/paper/who-fails-to-save-after-all-is-asked-again", test_who_fails_to_save_after_all_is_asked_again);
  g_test_add_func ("/paper/an-export-whose-layout-is-stopped-is-cancelled", test_an_export_whose_layout_is_stopped_is_cancelled);
  g_test_add_func ("/paper/who-does-not-want-to-wait-need-not", test_who_does_not_want_to_wait_need_not);
  g_test_add_func ("/paper/a-window-whose-export-fails-stays", test_a_window_whose_export_fails_stays);
  g_test_add_func ("/paper/the-dialog-asks-for-what-counts", test_the_dialog_asks_for_what_counts);
  g_test_add_func ("/paper/for-whom-follows-the-content-until-it-is-chosen", test_for_whom_follows_the_content_until_it_is_chosen);
  g_test_add_func ("/paper/what-is-exported-for-others-holds-nothing-private", test_what_is_exported_for_others_holds_nothing_private);
  g_test_add_func ("/paper/an-organisation-is-exported-and-printed-from-inside", test_an_organisation_is_exported_and_printed_from_inside);
  g_test_add_func ("/paper/a-change-is-exported", test_a_change_is_exported);
  return g_test_run ();
}
