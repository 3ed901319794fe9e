/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving and closing: nothing is lost, and a file has one window. */
#include "ui/test-util.h"

#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/xml/limits.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Saved under a path of its own, so that no chooser is needed. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ent_document_save_finish (ENT_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save_at (EntDocument *document, const char *path)
{
  gboolean done = FALSE;

  ent_document_save_async (document, path, TRUE, on_saved, &done);
  g_assert_true (test_wait_until (done, 20000));
  test_drain ();
}

/* A window with one stakeholder in the file @name of a folder of its own. */
static EntWindow *
window_saved_as (const char *name, char **path)
{
  EntWindow *window = test_window ();

  *path = test_temporary (name);
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  save_at (ent_window_document (window), *path);
  return window;
}

static const char *
first_name (EntWindow *window)
{
  return ent_map_stakeholder_at (ent_document_map (ent_window_document (window)), 0)->name;
}

static void
test_what_cannot_be_opened_is_said (void)
{
  g_autofree char *path = test_temporary ("broken.entorno");
  EntWindow *window;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7 no map", -1, NULL));
  window = test_window_for (path);
  g_assert_nonnull (ent_window_message (window));
  g_assert_nonnull (strstr (ent_window_message (window), "broken.entorno"));
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  test_close (window);
}

/* Not by us, and not by the desktop for us. */
static void
test_a_map_of_another_machine_is_not_fetched (void)
{
  static const char *const uris[] = { "http://127.0.0.1:9/a.entorno", "https://127.0.0.1:9/a.entorno", "ftp://127.0.0.1:9/a.entorno", "sftp://127.0.0.1:9/a.entorno", "dav://127.0.0.1:9/a.entorno", "data:text/xml,a" };
  EntWindow *window = test_window ();

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      ent_window_open (window, file);
      g_assert_false (ent_window_is_busy (window));
      g_assert_cmpstr (ent_window_message (window), ==, "Only files of this machine can be opened. Copy the map into a folder first.");
      g_assert_true (ent_document_is_blank (ent_window_document (window)));
    }
  test_close (window);
}

static void
test_a_saved_map_comes_back (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();
  EntWindow *again;

  test_add (window, "Hotel Ñandú & Sol", ENT_SECTOR_PRIVATE);
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  save_at (ent_window_document (window), path);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  again = test_window_for (path);
  /* the file is open already: its window comes to the front instead */
  g_assert_true (ent_document_is_blank (ent_window_document (again)));
  test_close (window);
  test_close (again);
  again = test_window_for (path);
  g_assert_cmpstr (first_name (again), ==, "Hotel Ñandú & Sol");
  test_close (again);
}

static void
test_an_edit_while_saving_stays_unsaved (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);
  gboolean done = FALSE;

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_document_save_async (document, path, TRUE, on_saved, &done);
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  g_assert_true (test_wait_until (done, 20000));
  g_assert_false (ent_document_is_saved (document));
  test_close (window);
}

static void
test_a_save_asked_for_while_saving_is_not_lost (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved_as ("map.entorno", &path);
  EntDocument *document = ent_window_document (window);

  test_add (window, "B", ENT_SECTOR_PRIVATE);
  ent_window_save (window);
  g_assert_true (ent_document_is_saving (document));
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  ent_window_save (window);
  g_assert_true (test_wait_until (ent_document_is_saved (document), 20000));
  test_wait_for_file (window);
  test_close (window);
}

static guint
count_in_file (const char *path)
{
  g_autoptr (EntFile) file = ent_store_open (path, NULL, NULL);

  return file != NULL ? ent_map_n_stakeholders (file->map) : 0;
}

/* A is being saved, and B came after. */
static EntWindow *
edit_while_saving (const char *path)
{
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  g_assert_true (ent_document_is_saving (ent_window_document (window)));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  return window;
}

static void
test_save_edit_save_and_close_in_a_row_lose_nothing (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = edit_while_saving (path);
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  ent_window_save (window);
  gtk_window_close (GTK_WINDOW (window));
  /* nobody is asked: the second save holds everything */
  g_assert_true (test_wait_until (watched == NULL, 20000));
  g_assert_cmpuint (count_in_file (path), ==, 2);
}

static void
test_closing_while_saving_asks_about_what_came_later (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = edit_while_saving (path);
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (test_wait_until (test_find_question (window, "Close _without saving") != NULL, 20000));
  test_click (test_find_question (window, "_Save"));
  g_assert_true (test_wait_until (watched == NULL, 20000));
  g_assert_cmpuint (count_in_file (path), ==, 2);
}

static void
test_another_file_that_is_asked_for_while_saving_is_written (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  g_autofree char *other = test_temporary ("other.entorno");
  EntWindow *window = edit_while_saving (path);
  EntDocument *document = ent_window_document (window);

  ent_window_save_at (window, other, FALSE);
  test_wait_for_file (window);
  g_assert_cmpuint (count_in_file (path), ==, 1);
  g_assert_cmpuint (count_in_file (other), ==, 2);
  g_assert_cmpstr (ent_document_path (document), ==, other);
  g_assert_true (ent_document_is_saved (document));
  test_close (window);
}

static void
test_a_save_that_fails_keeps_the_window_and_the_other_file (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  g_autofree char *nowhere = g_strconcat (path, "/no/folder.entorno", NULL);
  EntWindow *window = test_window ();

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, nowhere, FALSE);
  ent_window_save (window);
  ent_window_save_at (window, path, FALSE);
  gtk_window_close (GTK_WINDOW (window));
  test_wait_for_file (window);
  g_assert_cmpuint (count_in_file (path), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  test_close (window);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (test_application ())));
}

static void
test_a_file_opened_twice_at_once_gets_one_window (void)
{
  EntWindow *window = test_window ();
  g_autoptr (GFile) file = g_file_new_for_path (test_sample ());
  guint before = count_windows ();

  ent_window_open (window, file);
  ent_window_open (window, file);
  test_wait_for_file (window);
  g_assert_cmpuint (count_windows (), ==, before);
  g_assert_cmpstr (ent_document_path (ent_window_document (window)), ==, test_sample ());
  test_close (window);
}

static void
test_a_file_that_is_open_has_one_window_whatever_its_path (void)
{
  g_autofree char *path = NULL, *soft = test_temporary ("soft.entorno"), *hard = test_temporary ("hard.entorno");
  EntWindow *window = window_saved_as ("map.entorno", &path), *other = test_window ();
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (folder);
  g_autofree char *around = g_build_filename (folder, "..", base, "map.entorno", NULL);
  const char *const ways[] = { path, soft, hard, around };
  guint before = count_windows ();

  g_assert_cmpint (symlink (path, soft), ==, 0);
  g_assert_cmpint (link (path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (ways[i]);

      ent_window_open (other, file);
      g_assert_false (ent_window_is_busy (other));
      test_wait_for_file (other);
      g_assert_true (ent_document_is_blank (ent_window_document (other)));
      g_assert_cmpuint (count_windows (), ==, before);
    }
  test_close (other);
  test_close (window);
}

static void
assert_open_elsewhere (EntWindow *window, const char *name, const char *title)
{
  g_autofree char *told = g_strdup_printf ("“%s” is open in another window, as the map “%s”. Nothing was written.", name, title);

  g_assert_true (test_wait_until (ent_window_message (window) != NULL, 20000));
  g_assert_true (g_str_has_prefix (ent_window_message (window), told));
}

/* Nor does the title that it gives a map without one. */
static void
test_the_name_of_a_file_breaks_no_sentence (void)
{
  g_autofree char *path = NULL;
  EntWindow *owner = window_saved_as ("a\nb.entorno", &path), *window = test_window ();

  test_add (window, "B", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  assert_open_elsewhere (window, "a b.entorno", "a b");
  test_close (window);
  test_close (owner);
}

static void
test_a_map_is_not_saved_over_one_that_is_open (void)
{
  g_autofree char *path = NULL, *soft = test_temporary ("soft.entorno");
  EntWindow *owner = window_saved_as ("map.entorno", &path), *window = test_window ();

  g_assert_cmpint (symlink (path, soft), ==, 0);
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  g_assert_false (ent_window_is_busy (window));
  assert_open_elsewhere (window, "map.entorno", "map");
  ent_window_save_at (window, soft, TRUE);
  g_assert_false (ent_window_is_busy (window));
  assert_open_elsewhere (window, "soft.entorno", "map");
  g_assert_cmpuint (count_in_file (path), ==, 1);
  g_assert_null (ent_document_path (ent_window_document (window)));
  /* its own file is another matter */
  ent_window_save_at (owner, soft, FALSE);
  test_wait_for_file (owner);
  g_assert_null (ent_window_message (owner));
  test_close (owner);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_cmpuint (count_in_file (path), ==, 2);
  test_close (window);
}

static void
test_a_map_is_not_saved_over_one_that_is_being_opened (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = window_saved_as ("map.entorno", &path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  test_close (window);
  window = test_window ();
  ent_window_open (window, file);
  ent_window_save_at (window, path, FALSE);
  g_assert_cmpstr (ent_window_message (window), ==, "“map.entorno” is just being opened from this window. Nothing was written. Choose another name.");
  test_wait_for_file (window);
  g_assert_cmpstr (ent_document_path (ent_window_document (window)), ==, path);
  g_assert_cmpstr (first_name (window), ==, "A");
  test_close (window);
}

/* When its turn comes, the file that was free has a window. */
static void
test_a_save_that_waits_is_not_put_over_a_map_that_is_open_by_then (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *taken = test_temporary ("taken.entorno"), *last = test_temporary ("last.entorno");
  EntWindow *owner = test_window (), *window = edit_while_saving (path);
  EntKey key = ENT_KEY (ENT_RECORD_MAP, NULL);

  /* else it is called after its file once that is written */
  g_assert_true (ent_edit_set_field (ent_document_history (ent_window_document (owner)), &key, ent_field_find (ENT_RECORD_MAP, "title"), "Port", NULL));
  ent_window_save_at (window, taken, TRUE);
  ent_window_save_at (window, last, FALSE);
  ent_window_save_at (owner, taken, FALSE);
  /* before there is a file, and a document that has it */
  g_assert_true (ent_document_is_saving (ent_window_document (owner)));
  test_wait_for_file (window);
  test_wait_for_file (owner);
  assert_open_elsewhere (window, "taken.entorno", "Port");
  g_assert_cmpuint (count_in_file (taken), ==, 0);
  g_assert_cmpuint (count_in_file (last), ==, 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  test_close (owner);
  test_close (window);
}

/* Not "/home/ana/list.entorno:1: …", as in a terminal. */
static void
test_what_is_wrong_with_a_file_is_said_by_its_name (void)
{
  g_autofree char *path = test_temporary ("list.entorno");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EntWindow *window = test_window ();

  g_assert_true (g_file_set_contents (path, "name;kind\nHotel;formal\n", -1, NULL));
  ent_window_open (window, file);
  test_wait_for_file (window);
  g_assert_true (g_str_has_prefix (ent_window_message (window), "“list.entorno”: This is a text file"));
  test_close (window);
}

static void
test_a_folder_that_is_gone_is_said_and_the_map_stays (void)
{
  g_autofree char *folder = test_temporary ("folder"), *path = g_build_filename (folder, "map.entorno", NULL), *away = g_strconcat (folder, "-away", NULL);
  EntWindow *window = test_window ();

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  save_at (ent_window_document (window), path);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  test_activate (window, "win.save");
  test_wait_for_file (window);
  g_assert_nonnull (strstr (ent_window_message (window), "is no longer there"));
  g_assert_true (g_str_has_prefix (ent_window_message (window), "“map.entorno”: "));
  g_assert_nonnull (strstr (ent_window_message (window), "Your map is still open here, and nothing in it is lost."));
  g_assert_nonnull (test_find_button (GTK_WIDGET (window), "Save _as…"));
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  test_close (window);
}

static void
test_a_map_that_no_file_can_hold_says_what_to_do (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();
  EntHistory *history = ent_document_history (ent_window_document (window));

  for (guint i = 0; i <= ENT_LIMIT_MOMENTS; i++)
    g_assert_nonnull (ent_edit_add_moment (history, "Moment", 0, NULL));
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_true (g_str_has_suffix (ent_window_message (window), "Your map is still open here, and nothing in it is lost. Undo the last steps and save again."));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_close (window);
}

static void
test_the_list_of_what_was_found_tells_lines_and_names (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *text = NULL;
  EntWindow *window;
  GtkWidget *list;

  g_assert_true (g_file_set_contents (path, "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n"
                                            "<moments><moment id=\"t-1\" name=\"Now\"/></moments>\n<stakeholders>\n"
                                            "<stakeholder id=\"s-1\" name=\"Port\" kind=\"formal\" sector=\"moon\"/>\n"
                                            "<stakeholder id=\"s-2\" name=\"Port\" kind=\"formal\" sector=\"media\"/>\n</stakeholders>\n</map>\n",
                                      -1, NULL));
  window = test_window_for (path);
  /* that a name is there twice is only noticed */
  g_assert_cmpuint (ent_document_findings (ent_window_document (window))->len, ==, 2);
  g_assert_true (g_str_has_prefix (ent_window_message (window), "1 thing in the file is not as it should be."));
  test_activate (window, "win.findings");
  list = test_find_window ("What was found in “map.entorno”");
  g_assert_nonnull (list);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test_find_type (list, GTK_TYPE_TEXT_VIEW))), "text", &text, NULL);
  g_assert_true (g_str_has_prefix (text, "Line 4: “Port”: Sector cannot be “moon”;"));
  gtk_window_close (GTK_WINDOW (list));
  test_close (window);
}

static void
test_a_logo_that_is_no_picture_is_noticed_and_can_be_taken_away (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *before = NULL, *after = NULL;
  EntWindow *window;
  GtkWidget *told;

  g_assert_true (g_file_set_contents (path, "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n"
                                            "<moments><moment id=\"t-1\" name=\"Now\"/></moments>\n<logo>R0lGODlh</logo>\n</map>\n",
                                      -1, NULL));
  window = test_window_for (path);
  g_assert_cmpstr (ent_window_message (window), ==, "1 thing in the file is not as it should be. The list says what was done about it; the file stays as it is until you save.");
  /* it does not go by itself */
  g_assert_true (ent_message_bar_is_urgent (window->messages));
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  save_at (ent_window_document (window), path);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_nonnull (strstr (before, "<logo>R0lGODlh</logo>"));
  ent_selection_clear (ent_document_selection (ent_window_document (window)));
  ent_inspector_update_now (ENT_INSPECTOR (window->inspector));
  told = test_find_label (window->inspector, "Logo cannot be “R0lGODlh”; what can stand there is a PNG picture in base64. The value is kept as it is.");
  g_assert_nonnull (told);
  g_assert_true (gtk_widget_get_visible (told));
  test_click (test_find_button (window->inspector, "Remove"));
  ent_inspector_update_now (ENT_INSPECTOR (window->inspector));
  g_assert_false (gtk_widget_get_visible (told));
  save_at (ent_window_document (window), path);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_null (strstr (after, "logo"));
  test_close (window);
}

/* A copy that lies ready is of the map as it is, or it is not handed out. */
static void
test_a_copy_that_lies_ready_is_the_map_as_it_is (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntMap *map = ent_document_map (document), *ready = ent_map_copy (map);
  g_autoptr (EntMap) first = NULL, second = NULL, third = NULL;

  ent_document_take_copy (document, ready);
  first = ent_document_copy_map (document);
  g_assert_true (first == ready);
  second = ent_document_copy_map (document);
  g_assert_true (second != first);
  g_assert_true (ent_map_equal (second, map));
  ent_document_take_copy (document, ent_map_copy (map));
  ent_edit_add_stakeholder (ent_document_history (document), "Radio", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  third = ent_document_copy_map (document);
  g_assert_true (ent_map_equal (third, map));
}

/* A picture and a journal ask for one each, and nobody gets what another one has. */
static void
test_copies_that_lie_ready_are_handed_out_once (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntMap *map = ent_document_map (document);
  g_autoptr (EntMap) first = NULL, second = NULL;

  ent_document_take_copies (document, ent_document_make_copies (map));
  first = ent_document_steal_copy (document);
  second = ent_document_steal_copy (document);
  g_assert_true (first != second);
  g_assert_true (ent_map_equal (first, map));
  g_assert_true (ent_map_equal (second, map));
  g_assert_null (ent_document_steal_copy (document));
  ent_document_take_copies (document, NULL);
}

/* The journal of what comes next begins with it; where somebody has gone on meanwhile it is out of date. */
static void
test_what_was_saved_lies_ready_as_a_copy (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (EntMap) copy = NULL;
  gboolean done = FALSE;

  save_at (document, path);
  copy = ent_document_steal_copy (document);
  g_assert_true (ent_map_equal (copy, ent_document_map (document)));
  ent_document_save_async (document, NULL, TRUE, on_saved, &done);
  ent_edit_add_stakeholder (ent_document_history (document), "Radio", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  g_assert_true (test_wait_until (done, 20000));
  g_assert_null (ent_document_steal_copy (document));
}

static void
on_gone (gpointer data, GObject *where)
{
  g_atomic_pointer_set ((gpointer *) data, g_thread_self ());
}

/* The first edit of a large map waits for nothing. */
static void
test_a_large_copy_goes_in_another_thread (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  gpointer thread = NULL;
  EntMap *copy;

  for (guint i = 0; i < 1001; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      ent_edit_add_stakeholder (ent_document_history (document), name, ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
    }
  copy = ent_map_copy (ent_document_map (document));
  g_object_weak_ref (G_OBJECT (copy), on_gone, &thread);
  ent_document_take_copy (document, copy);
  ent_edit_add_stakeholder (ent_document_history (document), "Radio", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  g_assert_true (test_wait_until (g_atomic_pointer_get (&thread) != NULL, 10000));
  g_assert_true (g_atomic_pointer_get (&thread) != g_thread_self ());
}

static void
test_what_is_forgotten_is_gone_from_every_window (void)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  EntWindow *window = test_window_for (test_sample ());
  g_autofree char *folder = g_settings_get_string (settings, "last-folder");

  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (window->recent_button)), >, 0);
  g_assert_cmpstr (folder, !=, "");
  test_activate (window, "app.preferences");
  test_click (test_find_button (test_find_window ("Preferences"), "_Forget them now"));
  g_clear_pointer (&folder, g_free);
  folder = g_settings_get_string (settings, "last-folder");
  g_assert_cmpstr (folder, ==, "");
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (window->recent_button)), ==, 0);
  gtk_window_close (GTK_WINDOW (test_find_window ("Preferences")));
  test_close (window);
}

static void
test_a_name_that_is_no_text_is_shown_as_one (void)
{
  g_autofree char *path = test_temporary ("bah\355a.entorno");
  EntWindow *window = test_window ();
  GtkWidget *title;

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  title = GTK_WIDGET (window->title_label);
  g_assert_cmpstr (gtk_label_get_text (window->title_label), ==, gtk_window_get_title (GTK_WINDOW (window)));
  g_assert_true (g_utf8_validate (gtk_widget_get_tooltip_text (gtk_widget_get_parent (title)), -1, NULL));
  test_close (window);
}

/* A folder's name need not be text, and the settings hold nothing else. */
static void
test_a_folder_whose_name_is_no_text_is_remembered (void)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autofree char *folder = test_temporary ("a\361o");
  g_autofree char *path = g_build_filename (folder, "map.entorno", NULL);
  g_autofree char *remembered = NULL, *off = NULL;
  EntWindow *window = test_window ();

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  remembered = ent_recent_folder (settings);
  g_assert_cmpstr (remembered, ==, folder);
  test_close (window);
  window = test_window_for (path);
  g_assert_cmpstr (first_name (window), ==, "A");
  g_settings_set_boolean (settings, "remember-recent", FALSE);
  off = ent_recent_folder (settings);
  g_settings_reset (settings, "remember-recent");
  g_assert_null (off);
  test_close (window);
}

/* Saves a change over the work of somebody else, which is asked about. */
static EntWindow *
save_over_anothers_work (char **path)
{
  EntWindow *window = window_saved_as ("map.entorno", path);

  g_assert_true (g_file_set_contents (*path, "<map/>", -1, NULL));
  test_add (window, "Mine too", ENT_SECTOR_PRIVATE);
  test_activate (window, "win.save");
  test_wait_for_file (window);
  return window;
}

static void
test_anothers_work_is_not_replaced_unasked (void)
{
  g_autofree char *path = NULL, *contents = NULL;
  EntWindow *window = save_over_anothers_work (&path);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "<map/>");
  g_assert_nonnull (test_find_question (window, "_Replace"));
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  test_close (window);
}

static void
test_replacing_is_one_press_away (void)
{
  g_autofree char *path = NULL;
  EntWindow *window = save_over_anothers_work (&path);

  test_click (test_find_question (window, "_Replace"));
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  test_close (window);
}

/* The map has moved to another file while the question was open. */
static void
test_replacing_writes_the_file_that_was_asked_about (void)
{
  g_autofree char *path = NULL, *other = test_temporary ("other.entorno");
  EntWindow *window = window_saved_as ("map.entorno", &path);
  EntDocument *document = ent_window_document (window);

  g_assert_true (g_file_set_contents (path, "<map/>", -1, NULL));
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  ent_window_save (window);
  ent_window_save_at (window, other, FALSE);
  test_wait_for_file (window);
  g_assert_cmpstr (ent_document_path (document), ==, other);
  test_add (window, "C", ENT_SECTOR_PRIVATE);
  test_click (test_find_question (window, "_Replace"));
  test_wait_for_file (window);
  g_assert_cmpuint (count_in_file (other), ==, 2);
  g_assert_cmpuint (count_in_file (path), ==, 3);
  g_assert_cmpstr (ent_document_path (document), ==, path);
  test_close (window);
}

static void
test_closing_asks_once (void)
{
  EntWindow *window = test_window ();
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
  g_assert_nonnull (watched);
  test_click (test_find_question (window, "Close _without saving"));
  test_drain ();
  g_assert_null (watched);
}

static void
test_a_window_that_is_closed_while_it_writes_has_its_file_until_then (void)
{
  g_autofree char *path = NULL, *late = test_temporary ("late.entorno");
  EntWindow *window = window_saved_as ("map.entorno", &path), *other = test_window ();
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  test_add (window, "B", ENT_SECTOR_PRIVATE);
  test_add (other, "C", ENT_SECTOR_PRIVATE);
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
  ent_window_save_at (window, late, FALSE);
  test_add (window, "D", ENT_SECTOR_PRIVATE);
  /* before the loop runs again, and the save comes to its end */
  g_signal_emit_by_name (test_find_question (window, "Close _without saving"), "clicked");
  ent_window_save_at (other, late, FALSE);
  assert_open_elsewhere (other, "late.entorno", "map");
  g_assert_true (test_wait_until (watched == NULL, 20000));
  g_assert_cmpuint (count_in_file (late), ==, 2);
  test_close (other);
}

static void
test_nothing_to_save_is_nothing_to_ask (void)
{
  EntWindow *window = test_window ();
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_close (GTK_WINDOW (window));
  test_drain ();
  g_assert_null (watched);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/files/what-cannot-be-opened-is-said", test_what_cannot_be_opened_is_said);
  g_test_add_func ("/files/a-map-of-another-machine-is-not-fetched", test_a_map_of_another_machine_is_not_fetched);
  g_test_add_func ("/files/a-saved-map-comes-back", test_a_saved_map_comes_back);
  g_test_add_func ("/files/an-edit-while-saving-stays-unsaved", test_an_edit_while_saving_stays_unsaved);
  g_test_add_func ("/files/a-save-asked-for-while-saving-is-not-lost", test_a_save_asked_for_while_saving_is_not_lost);
  g_test_add_func ("/files/save-edit-save-and-close-in-a-row-lose-nothing", test_save_edit_save_and_close_in_a_row_lose_nothing);
  g_test_add_func ("/files/closing-while-saving-asks-about-what-came-later", test_closing_while_saving_asks_about_what_came_later);
  g_test_add_func ("/files/another-file-asked-for-while-saving-is-written", test_another_file_that_is_asked_for_while_saving_is_written);
  g_test_add_func ("/files/a-save-that-fails-keeps-the-window-and-the-other-file", test_a_save_that_fails_keeps_the_window_and_the_other_file);
  g_test_add_func ("/files/a-file-opened-twice-at-once-gets-one-window", test_a_file_opened_twice_at_once_gets_one_window);
  g_test_add_func ("/files/a-copy-that-lies-ready-is-the-map-as-it-is", test_a_copy_that_lies_ready_is_the_map_as_it_is);
  g_test_add_func ("/files/copies-that-lie-ready-are-handed-out-once", test_copies_that_lie_ready_are_handed_out_once);
  g_test_add_func ("/files/what-was-saved-lies-ready-as-a-copy", test_what_was_saved_lies_ready_as_a_copy);
  g_test_add_func ("/files/a-large-copy-goes-in-another-thread", test_a_large_copy_goes_in_another_thread);
  g_test_add_func ("/files/what-is-forgotten-is-gone-from-every-window", test_what_is_forgotten_is_gone_from_every_window);
  g_test_add_func ("/files/a-name-that-is-no-text-is-shown-as-one", test_a_name_that_is_no_text_is_shown_as_one);
  g_test_add_func ("/files/a-folder-whose-name-is-no-text-is-remembered", test_a_folder_whose_name_is_no_text_is_remembered);
  g_test_add_func ("/files/anothers-work-is-not-replaced-unasked", test_anothers_work_is_not_replaced_unasked);
  g_test_add_func ("/files/replacing-is-one-press-away", test_replacing_is_one_press_away);
  g_test_add_func ("/files/replacing-writes-the-file-that-was-asked-about", test_replacing_writes_the_file_that_was_asked_about);
  g_test_add_func ("/files/closing-asks-once", test_closing_asks_once);
  g_test_add_func ("/files/a-window-that-is-closed-while-it-writes-has-its-file-until-then", test_a_window_that_is_closed_while_it_writes_has_its_file_until_then);
  g_test_add_func ("/files/nothing-to-save-is-nothing-to-ask", test_nothing_to_save_is_nothing_to_ask);
  g_test_add_func ("/files/a-file-that-is-open-has-one-window-whatever-its-path", test_a_file_that_is_open_has_one_window_whatever_its_path);
  g_test_add_func ("/files/the-name-of-a-file-breaks-no-sentence", test_the_name_of_a_file_breaks_no_sentence);
  g_test_add_func ("/files/a-map-is-not-saved-over-one-that-is-open", test_a_map_is_not_saved_over_one_that_is_open);
  g_test_add_func ("/files/a-map-is-not-saved-over-one-that-is-being-opened", test_a_map_is_not_saved_over_one_that_is_being_opened);
  g_test_add_func ("/files/a-save-that-waits-is-not-put-over-a-map-that-is-open-by-then", test_a_save_that_waits_is_not_put_over_a_map_that_is_open_by_then);
  g_test_add_func ("/files/what-is-wrong-with-a-file-is-said-by-its-name", test_what_is_wrong_with_a_file_is_said_by_its_name);
  g_test_add_func ("/files/a-folder-that-is-gone-is-said-and-the-map-stays", test_a_folder_that_is_gone_is_said_and_the_map_stays);
  g_test_add_func ("/files/a-map-that-no-file-can-hold-says-what-to-do", test_a_map_that_no_file_can_hold_says_what_to_do);
  g_test_add_func ("/files/the-list-of-what-was-found-tells-lines-and-names", test_the_list_of_what_was_found_tells_lines_and_names);
  g_test_add_func ("/files/a-logo-that-is-no-picture-is-noticed-and-can-be-taken-away", test_a_logo_that_is_no_picture_is_noticed_and_can_be_taken_away);
  return g_test_run ();
}
