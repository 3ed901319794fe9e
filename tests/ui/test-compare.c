/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of differences: it comes by itself, is searched, and is gone with a key. */
#include "ui/test-util.h"

#include "app/window/merge/compare-view.h"
#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

#define N_MANY 3000

/* The open map in a file, with @n more in it. */
static char *
write_other (EntWindow *window, guint n)
{
  g_autoptr (EntMap) map = ent_map_copy (ent_document_map (ent_window_document (window)));
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *path = test_temporary ("other.entorno");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("School %u", i);

      ent_edit_add_stakeholder (history, name, ENT_SECTOR_EDUCATION, ENT_KIND_FORMAL, &error);
      g_assert_no_error (error);
    }
  bytes = ent_store_write (map, &error);
  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GtkWidget *
wait_for_list (void)
{
  GtkWidget *window = NULL, *stack;

  g_assert_true (test_wait_until ((window = test_find_window ("Differences")) != NULL, 20000));
  stack = test_find_type (window, GTK_TYPE_STACK);
  g_assert_true (test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "list") == 0, 20000));
  test_drain ();
  return window;
}

static guint
count_rows (GtkWidget *window)
{
  GtkWidget *list = test_find_type (window, GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
search (GtkWidget *window, const char *text)
{
  GtkWidget *entry = test_find_type (window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  test_drain ();
}

static void
test_differences_from_a_file_are_listed_and_searched (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = NULL;
  GtkWidget *list;

  test_add (window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  path = write_other (window, 3);
  ent_window_compare_with (window, path);
  list = wait_for_list ();
  g_assert_cmpuint (count_rows (list), ==, 3);
  g_assert_nonnull (test_find_label (list, "3 differences"));
  g_assert_nonnull (test_find_label (list, "Only in “other.entorno”."));
  search (list, "school 2");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_nonnull (test_find_label (list, "1 of 3 differences"));
  search (list, "nobody");
  g_assert_cmpuint (count_rows (list), ==, 0);
  search (list, "");
  g_assert_cmpuint (count_rows (list), ==, 3);
  gtk_window_close (GTK_WINDOW (list));
  test_drain ();
  g_assert_null (test_find_window ("Differences"));
  test_close (window);
}

static void
test_equal_maps_are_said_to_be_equal (void)
{
  EntWindow *window = test_window ();
  EntMap *map = ent_document_map (ent_window_document (window));
  GtkWidget *list;

  ent_compare_show (GTK_WINDOW (window), ent_map_copy (map), ent_map_copy (map), NULL, "One → Other");
  list = test_find_window ("Differences");
  g_assert_nonnull (list);
  g_assert_true (test_wait_until (test_find_label (list, "The two maps are the same.") != NULL, 20000));
  test_close (window);
}

/* The map may be edited while it is compared, and the list closed before it is there. */
static void
test_the_maps_are_free_at_once (void)
{
  EntWindow *window = test_window ();
  g_autoptr (EntMap) other = ent_map_new_begun ();
  GtkWidget *list, *held;

  ent_compare_show (GTK_WINDOW (window), ent_map_copy (ent_document_map (ent_window_document (window))), g_object_ref (other), NULL, "One → Other");
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  list = held = test_find_window ("Differences");
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &held);
  gtk_window_close (GTK_WINDOW (list));
  /* by what is still compared neither */
  g_assert_null (held);
  test_drain ();
  g_assert_null (test_find_window ("Differences"));
  test_close (window);
}

static void
test_many_differences_are_rows_only_where_they_are_seen (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = write_other (window, N_MANY);
  GtkWidget *list;
  guint n = 0;

  ent_window_compare_with (window, path);
  list = wait_for_list ();
  g_assert_cmpuint (count_rows (list), ==, N_MANY);
  for (GtkWidget *row = gtk_widget_get_first_child (test_find_type (list, GTK_TYPE_LIST_VIEW)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  g_assert_cmpuint (n, <, N_MANY / 2);
  test_close (window);
}

static void
test_what_cannot_be_read_is_said (void)
{
  EntWindow *window = test_window ();
  g_autofree char *path = test_temporary ("broken.entorno");

  g_assert_true (g_file_set_contents (path, "%PDF-1.7 no map", -1, NULL));
  ent_window_compare_with (window, path);
  g_assert_true (test_wait_until (ent_window_message (window) != NULL, 20000));
  g_assert_nonnull (strstr (ent_window_message (window), "broken.entorno"));
  g_assert_null (test_find_window ("Differences"));
  test_wait_for_file (window);
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.save"));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/compare/differences-from-a-file-are-listed-and-searched", test_differences_from_a_file_are_listed_and_searched);
  g_test_add_func ("/compare/equal-maps-are-said-to-be-equal", test_equal_maps_are_said_to_be_equal);
  g_test_add_func ("/compare/the-maps-are-free-at-once", test_the_maps_are_free_at_once);
  g_test_add_func ("/compare/many-differences-are-rows-only-where-they-are-seen", test_many_differences_are_rows_only_where_they_are_seen);
  g_test_add_func ("/compare/what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  return g_test_run ();
}
