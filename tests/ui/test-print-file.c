/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed into a file by GTK's own dialog, and what is said of it. Apart from the rest of printing, for GTK loses
 * an object for each.
 */
#include "app/paper/print.h"
#include "app/window/window-private.h"
#include "test-util.h"

#include <glib/gstdio.h>
#include <string.h>

static const EntExport as_register = { .is_document = TRUE, .document = ENT_PAGES_REGISTER, .legend = TRUE };

/* GTK's, where a printer is chosen; NULL: there is none yet. */
static GtkWidget *
find_ready_dialog (void)
{
  g_autoptr (GObject) printer = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (!g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog"))
        continue;
      g_object_get (window, "selected-printer", &printer, NULL);
      return printer != NULL ? window : NULL;
    }
  return NULL;
}

/* By the dialog, into a file at @path where there is none. */
static void
print_into (EntWindow *window, GtkPrintOperation *operation, const char *path)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), NULL);
  g_assert_true (test_wait_until (find_ready_dialog () != NULL, 20000));
  g_signal_emit_by_name (find_ready_dialog (), "response", GTK_RESPONSE_OK);
}

static void
test_where_a_printed_file_is_is_told (void)
{
  const struct
  {
    const EntExport *choice;
    const char *name, *said;
  } cases[] = {
    { &(EntExport) { .theme = ENT_THEME_LIGHT }, "a map.pdf", "The picture is in “a map.pdf”, in the folder “%s”." },
    { &as_register, "a table.pdf", "The document is in “a table.pdf”, in the folder “%s”." },
  };
  EntWindow *window = test_window_for (test_sample ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, cases[i].choice);
      g_autofree char *path = test_temporary (cases[i].name), *folder = g_path_get_dirname (path);
      g_autoptr (GString) whole = g_string_new (cases[i].said);

      g_string_replace (whole, "%s", folder, 0);
      print_into (window, operation, path);
      g_clear_object (&operation);
      g_assert_true (test_wait_until (g_strcmp0 (ent_window_message (window), whole->str) == 0, 20000));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_nonnull (test_find_button (GTK_WIDGET (window->messages), "_Show"));
    }
  test_close (window);
}

static void
on_not_written (GtkPrintOperation *operation, GtkPrintOperationResult result, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_ERROR);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "%PDF-1.5\n%%EOF\n", -1, NULL));
}

/* Whatever stands there: a file that is write-protected is still what it was. */
static void
test_a_file_that_could_not_be_written_is_not_said_to_be_there (void)
{
  EntWindow *window = test_window_for (test_sample ());
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, &as_register);
  g_autofree char *place = test_temporary ("nowhere"), *path = g_build_filename (place, "map.pdf", NULL);

  g_signal_connect (operation, "done", G_CALLBACK (on_not_written), path);
  print_into (window, operation, path);
  g_clear_object (&operation);
  g_assert_true (test_wait_until (ent_window_message (window) != NULL, 20000));
  g_assert_true (g_str_has_prefix (ent_window_message (window), "The map could not be printed: "));
  g_assert_nonnull (strstr (ent_window_message (window), "No such file"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_remove (path), ==, 0);
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/print-file/where-a-printed-file-is-is-told", test_where_a_printed_file_is_is_told);
  g_test_add_func ("/print-file/a-file-that-could-not-be-written-is-not-said-to-be-there", test_a_file_that_could_not_be_written_is_not_said_to_be_there);
  return g_test_run ();
}
