/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The atlas in its window: rows, what was skipped, orders, and how a map is opened from it; and that nothing is left of it
 * when it is closed.
 */
#include "ui/sealed-fixture.h"

#include "app/atlas/atlas-paper.h"
#include "app/atlas/atlas-table.h"
#include "app/atlas/atlas-window.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

#define WAIT 20000
#define N_MANY 300

typedef struct
{
  char *folder;
} Fixture;

/* Of @n stakeholders of each sector one is in favour, but in none of the first @gaps, and in Media all are where @media; the
 * others are neutral. */
static void
write_map (Fixture *f, const char *name, const char *place, guint n, guint gaps, gboolean media)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (EntDocument) document = ent_document_new ();
  EntHistory *history = ent_document_history (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_MAP, ent_map_info (ent_document_map (document))->base.id), ent_field_find (ENT_RECORD_MAP, "place"), place, &error);
  g_assert_no_error (error);
  for (EntSectorId sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint i = 0; i < n; i++)
      {
        const char *id = ent_edit_add_stakeholder (history, "Secret", sector, ENT_KIND_FORMAL, &error);

        g_assert_no_error (error);
        ent_edit_rate (history, &id, 1, ent_document_moment (document), ENT_ASPECT_COMMITMENT,
                       sector >= gaps && (i == 0 || (media && sector == ENT_SECTOR_MEDIA)) ? ENT_COMMITMENT_LEADING : ENT_COMMITMENT_NEUTRAL, &error);
        g_assert_no_error (error);
      }
  bytes = ent_store_write (ent_document_map (document), &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, bytes, NULL, NULL, NULL, &error));
}

static void
write_text (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("x");

  f->folder = g_path_get_dirname (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->folder);
}

static void
write_three (Fixture *f)
{
  write_map (f, "a.entorno", "Anchor Bay", 3, 0, FALSE);
  write_map (f, "b.entorno", "Broad Cove", 3, 2, TRUE);
  write_map (f, "c.entorno", "Cape Good", 1, 0, TRUE);
}

static GtkWidget *
stack_of (EntAtlasWindow *window)
{
  return test_find_type (GTK_WIDGET (window), GTK_TYPE_STACK);
}

static EntAtlasWindow *
open_atlas (Fixture *f)
{
  EntAtlasWindow *window = ent_atlas_window_new (GTK_APPLICATION (test_application ()), f->folder);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack_of (window))), "read") == 0, WAIT));
  g_assert_true (test_wait_until (gtk_widget_get_width (stack_of (window)) > 0, WAIT));
  test_drain ();
  return window;
}

static void
close_atlas (EntAtlasWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  test_drain ();
}

static GtkWidget *
table_of (EntAtlasWindow *window)
{
  return test_find_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
}

/* The names of the files in the order of the rows, with blanks between. */
static char *
order_of (EntAtlasWindow *window)
{
  GtkWidget *table = table_of (window);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))));
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_path_get_basename (ent_atlas_table_path (table, i));

      g_string_append_printf (order, "%s%.1s", i > 0 ? " " : "", name);
    }
  return g_string_free (order, FALSE);
}

static void
assert_order (EntAtlasWindow *window, const char *expected)
{
  g_autofree char *order = order_of (window);

  g_assert_cmpstr (order, ==, expected);
}

/* As Enter and a double click do it. */
static void
activate (EntAtlasWindow *window, guint position)
{
  GtkWidget *list = test_find_type (table_of (window), GTK_TYPE_LIST_VIEW);

  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", position));
  test_drain ();
}

static guint
count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (test_application ())); l != NULL; l = l->next)
    n += ENT_IS_WINDOW (l->data);
  return n;
}

/* The window that has the file called @name. */
static EntWindow *
find_window (const char *name)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (test_application ())); l != NULL; l = l->next)
    {
      const char *path = ENT_IS_WINDOW (l->data) ? ent_document_path (ent_window_document (l->data)) : NULL;

      if (path != NULL && g_str_has_suffix (path, name))
        return l->data;
    }
  return NULL;
}

static char *
skipped_text (EntAtlasWindow *window)
{
  GtkWidget *view = test_find_type (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW);
  GtkTextIter start, end;

  if (view == NULL)
    return NULL;
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end, FALSE);
}

/* --- what is shown --- */

static void
test_each_destination_is_a_row_the_worst_first (Fixture *f, gconstpointer data)
{
  g_autofree char *skipped = NULL;
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  assert_order (window, "b a c");
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "3 destinations, first where most is missing"));
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "Broad Cove"));
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "b.entorno"));
  g_assert_null (test_find_label (GTK_WIDGET (window), "Secret"));
  skipped = skipped_text (window);
  g_assert_null (skipped);
  close_atlas (window);
}

/* In full, and the window stays within the smallest screen. */
static void
test_grades_and_gaps_are_explained_above_the_rows (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  g_assert_nonnull (test_find_label (GTK_WIDGET (window),
                                     "Each cell tells how many of the stakeholders of a sector are supportive or leading, the bar below where all of them stand. "
                                     "The larger the part in favour, the better a sector is covered, from weak to good; where it rests on one alone, that part counts half. "
                                     "Gaps are sectors in which nobody is in favour; “≥” means at least so many, as others are not assessed. "
                                     "A click on the heading of a sector puts first where most is missing in it; Enter opens a map."));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 768);
  close_atlas (window);
}

static void
assert_told (GtkWidget *row, const char *label)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_cmpstr (problem, ==, NULL);
}

/* A row is heard as it is seen. */
static void
test_a_row_is_told_with_its_cells (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  assert_told (gtk_widget_get_first_child (test_find_type (table_of (window), GTK_TYPE_LIST_VIEW)),
               "Broad Cove; 2 gaps; Institutions: 0 of 3, Nobody in favour; Private sector: 0 of 3, Nobody in favour; Informal sector: 1 of 3, Weak; "
               "Community: 1 of 3, Weak; Family: 1 of 3, Weak; Education system: 1 of 3, Weak; Media: 3 of 3, Good");
  close_atlas (window);
}

/* Two stakeholders that nobody has rated. */
static void
write_unassessed (Fixture *f)
{
  write_text (f, "d.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" place=\"Dawn Point\">\n<stakeholders>"
                              "<stakeholder id=\"s-a\" name=\"A\" kind=\"formal\" sector=\"media\"/><stakeholder id=\"s-b\" name=\"B\" kind=\"formal\" sector=\"media\"/></stakeholders></map>");
}

static void
test_a_map_that_is_not_assessed_comes_last_and_says_so (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  g_assert_null (test_find_label (GTK_WIDGET (window), "1 map is not assessed: no commitment stands on it, so how it is covered is not known. It comes last."));
  close_atlas (window);
  write_unassessed (f);
  window = open_atlas (f);
  assert_order (window, "b a c d");
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "1 map is not assessed: no commitment stands on it, so how it is covered is not known. It comes last."));
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "Not assessed"));
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), "≥6"));
  assert_told (gtk_widget_get_last_child (test_find_type (table_of (window), GTK_TYPE_LIST_VIEW)),
               "Dawn Point; Not assessed; at least 6 gaps; Institutions: nobody; Private sector: nobody; Informal sector: nobody; Community: nobody; Family: nobody; "
               "Education system: nobody; Media: 2 stakeholders, not assessed");
  close_atlas (window);
}

static void
test_a_heading_puts_the_worst_of_it_first (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) media = NULL, family = NULL, gaps = NULL;

  write_three (f);
  window = open_atlas (f);
  view = GTK_COLUMN_VIEW (table_of (window));
  /* name and gaps, and then the sectors */
  media = g_list_model_get_item (gtk_column_view_get_columns (view), 2 + ENT_SECTOR_MEDIA);
  g_assert_cmpstr (gtk_column_view_column_get_title (media), ==, "Media");
  gtk_column_view_sort_by_column (view, media, GTK_SORT_ASCENDING);
  assert_order (window, "a c b");
  gtk_column_view_sort_by_column (view, media, GTK_SORT_DESCENDING);
  assert_order (window, "b c a");
  /* of two that are as good the worse one as a whole, also where the best comes first */
  family = g_list_model_get_item (gtk_column_view_get_columns (view), 2 + ENT_SECTOR_FAMILY);
  gtk_column_view_sort_by_column (view, family, GTK_SORT_ASCENDING);
  assert_order (window, "b a c");
  gtk_column_view_sort_by_column (view, family, GTK_SORT_DESCENDING);
  assert_order (window, "c b a");
  /* where it is seen, and opened with Enter */
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (view)), 2);
  gtk_column_view_sort_by_column (view, media, GTK_SORT_ASCENDING);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (view))), ==, 0);
  gaps = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_sort_by_column (view, gaps, GTK_SORT_ASCENDING);
  assert_order (window, "b a c");
  close_atlas (window);
}

/* Whether the worst comes first or the best. */
static void
test_what_is_not_known_comes_last_in_every_order (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;
  GtkColumnView *view;

  write_three (f);
  write_unassessed (f);
  window = open_atlas (f);
  view = GTK_COLUMN_VIEW (table_of (window));
  /* the gaps, the sectors, all of them, and the day */
  for (guint i = 0; i < 2 * (ENT_N_SECTORS + 3); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 1 + i / 2);
      g_autofree char *order = NULL;

      gtk_column_view_sort_by_column (view, column, i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      order = order_of (window);
      g_test_message ("%u: %s", i, order);
      g_assert_true (g_str_has_suffix (order, "d"));
    }
  close_atlas (window);
}

/* Headings have no keys. */
static void
test_rows_are_put_in_order_from_a_list_too (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;
  GtkDropDown *choices;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) name = NULL, gaps = NULL;

  write_three (f);
  window = open_atlas (f);
  view = GTK_COLUMN_VIEW (table_of (window));
  choices = GTK_DROP_DOWN (test_find_type (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (choices), ==, 0);
  /* the whole and the name, and then the sectors */
  gtk_drop_down_set_selected (choices, 2 + ENT_SECTOR_MEDIA);
  assert_order (window, "a c b");
  gtk_drop_down_set_selected (choices, 1);
  assert_order (window, "a b c");
  gtk_drop_down_set_selected (choices, 0);
  assert_order (window, "b a c");
  /* it goes with the headings */
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);
  g_assert_cmpuint (gtk_drop_down_get_selected (choices), ==, 1);
  assert_order (window, "c b a");
  gaps = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_sort_by_column (view, gaps, GTK_SORT_ASCENDING);
  g_assert_cmpuint (gtk_drop_down_get_selected (choices), ==, 0);
  close_atlas (window);
}

/* So that the window goes on while widgets are made. */
static void
test_many_rows_come_bit_by_bit_until_all_are_there (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window;
  GListModel *rows;
  guint before = 0, most = 0;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.entorno", i);
      g_autofree char *text = g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" place=\"Place %u\"/>", i);

      write_text (f, name, text);
    }
  window = ent_atlas_window_new (GTK_APPLICATION (test_application ()), f->folder);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (table_of (window) != NULL, WAIT));
  rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table_of (window))));
  before = g_list_model_get_n_items (rows);
  g_assert_cmpuint (before, <, N_MANY / 2);
  while (test_wait_until (g_list_model_get_n_items (rows) > before, 3000))
    {
      /* what has no widgets any more comes at once */
      most = g_list_model_get_n_items (rows) < N_MANY ? MAX (most, g_list_model_get_n_items (rows) - before) : most;
      before = g_list_model_get_n_items (rows);
    }
  g_assert_cmpuint (before, ==, N_MANY);
  g_assert_cmpuint (most, <, 60);
  close_atlas (window);
}

static void
test_what_is_skipped_is_named_and_nobody_is_asked (Fixture *f, gconstpointer data)
{
  g_autofree char *skipped = NULL, *sealed = NULL;
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntAtlasWindow *window;

  write_three (f);
  write_text (f, "broken.entorno", "%PDF-1.7 no map");
  sealed = g_build_filename (f->folder, "sealed.entorno", NULL);
  write_sealed (sealed, secret);
  window = open_atlas (f);
  assert_order (window, "b a c");
  skipped = skipped_text (window);
  g_assert_true (g_str_has_prefix (skipped, "“broken.entorno”: "));
  g_assert_nonnull (strstr (skipped, "\n“sealed.entorno”: The map is sealed"));
  g_assert_null (dialog ());
  close_atlas (window);
}

static void
test_a_folder_without_maps_is_said_to_be_one (Fixture *f, gconstpointer data)
{
  g_autofree char *base = g_path_get_basename (f->folder), *none = g_strdup_printf ("There is no map in “%s”, nor in the folders in it.", base);
  g_autofree char *unread = g_strdup_printf ("No map in “%s” could be read.", base);
  EntAtlasWindow *window = open_atlas (f);

  g_assert_nonnull (test_find_label (GTK_WIDGET (window), none));
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.export"));
  g_assert_false (test_is_enabled (GTK_WIDGET (window), "win.print"));
  close_atlas (window);
  write_text (f, "broken.entorno", "no map");
  window = open_atlas (f);
  g_assert_nonnull (test_find_label (GTK_WIDGET (window), unread));
  close_atlas (window);
}

/* --- opening --- */

static void
test_enter_opens_the_map_of_the_row (Fixture *f, gconstpointer data)
{
  EntWindow *blank = test_window (), *second;
  EntAtlasWindow *window;
  guint n = count_windows ();

  write_three (f);
  window = open_atlas (f);
  activate (window, 0);
  g_assert_true (test_wait_until (find_window ("b.entorno") != NULL, WAIT));
  /* where there was nothing yet */
  g_assert_true (find_window ("b.entorno") == blank);
  activate (window, 1);
  g_assert_true (test_wait_until ((second = find_window ("a.entorno")) != NULL, WAIT));
  g_assert_cmpuint (count_windows (), ==, n + 1);
  test_wait_for_file (second);
  /* what is open already is not opened twice */
  activate (window, 0);
  activate (window, 1);
  test_wait_for_file (second);
  g_assert_cmpuint (count_windows (), ==, n + 1);
  test_close (second);
  test_close (blank);
  /* and now there is no other window */
  activate (window, 2);
  g_assert_true (test_wait_until ((second = find_window ("c.entorno")) != NULL, WAIT));
  test_wait_for_file (second);
  test_close (second);
  close_atlas (window);
}

static void
test_a_map_that_is_gone_is_complained_of (Fixture *f, gconstpointer data)
{
  EntWindow *blank = test_window ();
  g_autofree char *path = g_build_filename (f->folder, "b.entorno", NULL);
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  g_assert_cmpint (remove (path), ==, 0);
  activate (window, 0);
  g_assert_true (test_wait_until (ent_window_message (blank) != NULL, WAIT));
  g_assert_nonnull (strstr (ent_window_message (blank), "b.entorno"));
  test_close (blank);
  close_atlas (window);
}

/* Which folders somebody looks through, and what lies there, is told to nobody. */
static void
test_nothing_of_the_folder_is_remembered (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_auto (GStrv) before = ent_recent_list (settings), after = NULL;
  g_autofree char *folder = ent_recent_folder (settings), *then = NULL;
  EntAtlasWindow *window;

  write_three (f);
  window = open_atlas (f);
  close_atlas (window);
  after = ent_recent_list (settings);
  then = ent_recent_folder (settings);
  g_assert_true (g_strv_equal ((const char *const *) before, (const char *const *) after));
  g_assert_cmpstr (folder, ==, then);
}

/* --- its end --- */

static void
test_it_stays_when_the_map_it_was_asked_from_is_closed (Fixture *f, gconstpointer data)
{
  EntWindow *map = test_window ();
  EntAtlasWindow *window, *there;

  write_three (f);
  there = window = open_atlas (f);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &there);
  test_close (map);
  g_assert_nonnull (there);
  /* but ends with the program */
  g_action_group_activate_action (G_ACTION_GROUP (test_application ()), "quit", NULL);
  test_drain ();
  g_assert_null (there);
}

static void
write_many (Fixture *f)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.entorno", i);

      write_text (f, name, "no map");
    }
  write_three (f);
}

static void
test_closed_while_it_is_read_it_is_gone (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window, *there;

  write_many (f);
  window = there = ent_atlas_window_new (GTK_APPLICATION (test_application ()), f->folder);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &there);
  gtk_window_present (GTK_WINDOW (window));
  close_atlas (window);
  /* the thread ends too */
  g_assert_true (test_wait_until (there == NULL, WAIT));
}

static void
test_cancel_closes_it (Fixture *f, gconstpointer data)
{
  EntAtlasWindow *window, *there;

  write_many (f);
  window = there = ent_atlas_window_new (GTK_APPLICATION (test_application ()), f->folder);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &there);
  gtk_window_present (GTK_WINDOW (window));
  test_click (test_find_button (GTK_WIDGET (window), "_Cancel"));
  g_assert_true (test_wait_until (there == NULL, WAIT));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_atlas_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

/* Wherever the thread was then. */
static void
test_reading_that_is_stopped_ends (Fixture *f, gconstpointer data)
{
  static const guint after[] = { 0, 1, 5, 70, 90 };

  write_many (f);
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      gboolean ended = FALSE;

      ent_progress_stop (progress, after[i]);
      ent_atlas_read_async (NULL, f->folder, progress, on_read, &ended);
      g_assert_true (test_wait_until (ended, WAIT));
    }
}

/* --- on paper --- */

static void
test_it_is_saved_as_pages (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("atlas.pdf"), *nowhere = g_build_filename (f->folder, "nowhere", "atlas.pdf", NULL);
  EntAtlasWindow *window;

  write_three (f);
  write_text (f, "broken.entorno", "no map");
  window = open_atlas (f);
  g_assert_true (test_is_enabled (GTK_WIDGET (window), "win.export"));
  ent_atlas_window_save (window, path);
  g_assert_true (test_wait_until (g_strcmp0 (ent_atlas_window_message (window), "The atlas is in “atlas.pdf”.") == 0, WAIT));
  /* the destinations, the worst cells, what was skipped */
  g_assert_cmpuint (test_count_pages (path), ==, 3);
  ent_atlas_window_save (window, nowhere);
  g_assert_true (test_wait_until (strstr (ent_atlas_window_message (window), "nowhere") != NULL, WAIT));
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  close_atlas (window);
}

static void
test_closed_while_it_is_saved_the_file_is_whole (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("atlas.pdf");
  EntAtlasWindow *window, *there;

  write_three (f);
  window = there = open_atlas (f);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &there);
  ent_atlas_window_save (window, path);
  close_atlas (window);
  g_assert_true (test_wait_until (there == NULL, WAIT));
  g_assert_cmpuint (test_count_pages (path), ==, 2);
}

static void
on_read_for_print (GObject *source, GAsyncResult *result, gpointer data)
{
  *(EntAtlasRead **) data = ent_atlas_read_finish (result, NULL);
}

static void
test_it_is_printed_page_by_page (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("printed.pdf");
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (EntAtlasRead) read = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL, small = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new_custom ("small", "small", 80, 80, GTK_UNIT_MM);
  EntWindow *parent = test_window ();

  write_three (f);
  ent_atlas_read_async (NULL, f->folder, progress, on_read_for_print, &read);
  g_assert_true (test_wait_until (read != NULL, WAIT));
  operation = ent_atlas_print_operation_new (read);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (parent), NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpuint (test_count_pages (path), ==, 2);
  g_assert_null (ent_atlas_print_lack (operation));
  small = ent_atlas_print_operation_new (read);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (small, setup);
  gtk_print_operation_set_export_filename (small, path);
  g_assert_cmpint (gtk_print_operation_run (small, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (parent), NULL), ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_nonnull (strstr (ent_atlas_print_lack (small), "Choose larger paper."));
  test_close (parent);
}

#define add(path, function) g_test_add ("/atlas-window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  add ("each-destination-is-a-row-the-worst-first", test_each_destination_is_a_row_the_worst_first);
  add ("grades-and-gaps-are-explained-above-the-rows", test_grades_and_gaps_are_explained_above_the_rows);
  add ("a-row-is-told-with-its-cells", test_a_row_is_told_with_its_cells);
  add ("a-map-that-is-not-assessed-comes-last-and-says-so", test_a_map_that_is_not_assessed_comes_last_and_says_so);
  add ("a-heading-puts-the-worst-of-it-first", test_a_heading_puts_the_worst_of_it_first);
  add ("what-is-not-known-comes-last-in-every-order", test_what_is_not_known_comes_last_in_every_order);
  add ("rows-are-put-in-order-from-a-list-too", test_rows_are_put_in_order_from_a_list_too);
  add ("many-rows-come-bit-by-bit-until-all-are-there", test_many_rows_come_bit_by_bit_until_all_are_there);
  add ("what-is-skipped-is-named-and-nobody-is-asked", test_what_is_skipped_is_named_and_nobody_is_asked);
  add ("a-folder-without-maps-is-said-to-be-one", test_a_folder_without_maps_is_said_to_be_one);
  add ("enter-opens-the-map-of-the-row", test_enter_opens_the_map_of_the_row);
  add ("a-map-that-is-gone-is-complained-of", test_a_map_that_is_gone_is_complained_of);
  add ("nothing-of-the-folder-is-remembered", test_nothing_of_the_folder_is_remembered);
  add ("it-stays-when-the-map-it-was-asked-from-is-closed", test_it_stays_when_the_map_it_was_asked_from_is_closed);
  add ("closed-while-it-is-read-it-is-gone", test_closed_while_it_is_read_it_is_gone);
  add ("cancel-closes-it", test_cancel_closes_it);
  add ("reading-that-is-stopped-ends", test_reading_that_is_stopped_ends);
  add ("it-is-saved-as-pages", test_it_is_saved_as_pages);
  add ("closed-while-it-is-saved-the-file-is-whole", test_closed_while_it_is_saved_the_file_is_whole);
  add ("it-is-printed-page-by-page", test_it_is_printed_page_by_page);
  return g_test_run ();
}
