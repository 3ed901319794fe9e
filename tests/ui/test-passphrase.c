/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps with a passphrase in the window: it is asked for as often as it takes, set twice, seals what is
 * saved, and nothing of the map is left where others look.
 */
#include "ui/sealed-fixture.h"

#include "app/settings.h"
#include "io/disk/lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>

/* To derive a key takes a second, and under sanitizers not much more. */
#define LONG_MS 30000

static gboolean
is_in_recent (EntWindow *window, const char *path)
{
  g_auto (GStrv) uris = ent_recent_list (window->settings);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return g_strv_contains ((const char *const *) uris, uri);
}

static void
test_a_sealed_file_asks_until_the_passphrase_is_right (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);
  EntDocument *document;

  answer (window, question, "something else");
  g_assert_true (dialog () == question);
  g_assert_nonnull (test_find_label (question, "This is not the passphrase of this map. Small and capital letters count as different, and spaces count."));
  g_assert_true (gtk_widget_get_sensitive (entry_of (question, 0)));
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  answer (window, question, PASSPHRASE);
  g_assert_null (dialog ());
  document = ent_window_document (window);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document)), ==, 1);
  g_assert_nonnull (ent_document_secret (document));
  g_assert_true (ent_document_is_saved (document));
  g_assert_cmpuint (window->opening->len, ==, 0);
  test_close (window);
}

static void
test_nothing_typed_is_no_answer (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  test_click (test_find_button (question, "_Open"));
  g_assert_false (ent_window_is_busy (window));
  g_assert_true (dialog () == question);
  test_close (window);
}

static void
test_a_question_given_up_leaves_all_as_it_was (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  test_click (test_find_button (question, "_Cancel"));
  g_assert_null (dialog ());
  g_assert_cmpuint (window->opening->len, ==, 0);
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  g_assert_null (ent_window_message (window));
  /* and it can be asked for again */
  ent_window_open (window, file);
  test_wait_for_file (window);
  g_assert_nonnull (dialog ());
  /* goes with its window */
  test_close (window);
  g_assert_null (dialog ());
}

static void
test_given_up_while_it_is_opened_it_does_not_open (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  type (question, 0, PASSPHRASE);
  g_signal_emit_by_name (test_find_button (question, "_Open"), "clicked");
  g_assert_true (ent_window_is_busy (window));
  gtk_window_close (GTK_WINDOW (question));
  test_wait_for_file (window);
  g_assert_null (dialog ());
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  g_assert_cmpuint (window->opening->len, ==, 0);
  test_close (window);
}

static void
test_a_closed_window_asks_for_nothing (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntWindow) window = g_object_ref (test_window ());

  ent_window_open (window, file);
  g_assert_true (ent_window_is_busy (window));
  test_close (window);
  test_wait_for_file (window);
  g_assert_null (dialog ());
}

static void
test_for_one_file_there_is_one_question (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *question;
  EntWindow *window = ask (path, &question), *other = test_window ();

  ent_window_open (other, file);
  test_wait_for_file (other);
  g_assert_cmpuint (window->opening->len, ==, 1);
  g_assert_cmpuint (other->opening->len, ==, 0);
  test_close (other);
  test_close (window);
}

static void
test_a_sealed_map_is_on_no_list_of_recent_maps (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  /* as if it had been saved without a passphrase before */
  ent_recent_add (window->settings, path);
  g_assert_true (is_in_recent (window, path));
  answer (window, question, PASSPHRASE);
  g_assert_false (is_in_recent (window, path));
  ent_recent_clear (window->settings);
  test_add (window, "B", ENT_SECTOR_MEDIA);
  ent_window_save (window);
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  g_assert_true (is_sealed (path));
  g_assert_true (ent_recent_is_clear (window->settings));
  test_close (window);
}

static void
test_of_a_damaged_one_opens_what_is_left (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno"), *data = NULL;
  g_autoptr (GString) longer = NULL;
  GtkWidget *question;
  EntWindow *window;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  longer = g_string_new_len (data, (gssize) length);
  g_string_append_c (longer, 'x');
  g_assert_true (g_file_set_contents (path, longer->str, (gssize) longer->len, NULL));
  window = ask (path, &question);
  answer (window, question, PASSPHRASE);
  g_assert_null (dialog ());
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, 1);
  g_assert_false (ent_document_can_edit (ent_window_document (window)));
  g_assert_nonnull (strstr (ent_window_message (window), "damaged"));
  test_close (window);
}

static void
test_one_that_cannot_be_opened_asks_for_nothing (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno"), *data = NULL;
  EntWindow *window;

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_true (g_file_set_contents (path, data, 50, NULL));
  window = test_window_for (path);
  g_assert_null (dialog ());
  g_assert_nonnull (strstr (ent_window_message (window), "cut off"));
  test_close (window);
}

/* --- setting one --- */

static void
test_what_is_saved_is_sealed_with_it (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);

  test_add (window, "A", ENT_SECTOR_PRIVATE);
  save_at (window, path);
  g_assert_false (is_sealed (path));
  g_assert_true (is_in_recent (window, path));
  set_passphrase (window, "_Set", PASSPHRASE);
  test_drain ();
  g_assert_nonnull (strstr (gtk_label_get_text (window->subtitle_label), "Sealed"));
  /* until it is saved the file is as it was, which is told */
  g_assert_false (ent_document_is_saved (document));
  g_assert_false (is_sealed (path));
  g_assert_nonnull (ent_window_message (window));
  ent_window_save (window);
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (document));
  g_assert_true (is_sealed (path));
  g_assert_true (opens_with (path, PASSPHRASE));
  g_assert_false (opens_with (path, NULL));
  g_assert_false (is_in_recent (window, path));
  test_close (window);
}

static void
test_it_is_changed_and_removed (void)
{
  g_autofree char *path = sealed_file ("map.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  answer (window, question, PASSPHRASE);
  set_passphrase (window, "_Change", OTHER);
  save_at (window, path);
  g_assert_true (opens_with (path, OTHER));
  g_assert_false (opens_with (path, PASSPHRASE));
  test_click (test_find_button (open_dialog (window), "_Remove the passphrase"));
  g_assert_null (dialog ());
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  save_at (window, path);
  test_drain ();
  g_assert_null (strstr (gtk_label_get_text (window->subtitle_label), "Sealed"));
  g_assert_false (is_sealed (path));
  g_assert_true (opens_with (path, NULL));
  test_close (window);
}

static void
test_only_what_was_typed_twice_and_is_long_enough_is_taken (void)
{
  static const struct
  {
    const char *first, *second;
    gboolean taken;
  } cases[] = {
    { "", "", FALSE },
    { "1234567", "1234567", FALSE },
    { "12345678", "", FALSE },
    { "12345678", "12345679", FALSE },
    { "12345678", "12345678", TRUE },
    /* letters count, not bytes */
    { "ñññññññ", "ñññññññ", FALSE },
    { PASSPHRASE, PASSPHRASE, TRUE },
    { PASSPHRASE, PASSPHRASE " ", FALSE },
  };
  EntWindow *window = test_window ();
  GtkWidget *opened = open_dialog (window), *set = test_find_button (opened, "_Set");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (opened, 0, cases[i].first);
      type (opened, 1, cases[i].second);
      g_test_message ("%s %s", cases[i].first, cases[i].second);
      g_assert_cmpint (gtk_widget_get_sensitive (set), ==, cases[i].taken);
    }
  g_assert_false (gtk_widget_get_visible (test_find_button (opened, "_Remove the passphrase")));
  test_close (window);
}

static void
test_a_dialog_closed_while_the_key_is_derived_sets_nothing (void)
{
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);
  GtkWidget *opened = open_dialog (window);

  type (opened, 0, PASSPHRASE);
  type (opened, 1, PASSPHRASE);
  g_signal_emit_by_name (test_find_button (opened, "_Set"), "clicked");
  gtk_window_close (GTK_WINDOW (opened));
  /* the thread ends by itself, and with it the passphrase goes */
  g_assert_true (test_wait_until (prctl (PR_GET_DUMPABLE) == 1, LONG_MS));
  test_drain ();
  g_assert_null (ent_document_secret (document));
  g_assert_true (ent_document_is_saved (document));
  test_close (window);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ent_document_save_finish (ENT_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_one_set_while_saving_is_not_taken_for_saved (void)
{
  g_autofree char *path = test_temporary ("map.entorno");
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  gboolean done = FALSE;

  ent_document_save_async (document, path, TRUE, on_saved, &done);
  ent_document_set_secret (document, secret);
  g_assert_true (test_wait_until (done, 20000));
  g_assert_false (ent_document_is_saved (document));
  g_assert_false (is_sealed (path));
  done = FALSE;
  ent_document_save_async (document, path, TRUE, on_saved, &done);
  g_assert_true (test_wait_until (done, 20000));
  g_assert_true (ent_document_is_saved (document));
  g_assert_true (is_sealed (path));
}

/* --- what is left --- */

static void
test_while_a_sealed_map_is_open_the_process_is_not_dumped (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window;

  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 1);
  window = ask (path, &question);
  answer (window, question, PASSPHRASE);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
  test_close (window);
  g_assert_true (test_wait_until (prctl (PR_GET_DUMPABLE) == 1, 5000));
}

static void
copy_all (EntWindow *window)
{
  GtkWidget *canvas = GTK_WIDGET (ent_window_canvas (window));

  ent_selection_set (ent_document_selection (ent_window_document (window)),
                     ent_map_stakeholder_at (ent_document_map (ent_window_document (window)), 0)->base.id);
  test_drain ();
  g_assert_true (gtk_widget_activate_action (canvas, "canvas.copy", NULL));
  test_drain ();
}

static void
test_what_was_copied_from_it_goes_with_its_window (void)
{
  g_autofree char *path = sealed_file ("sealed.entorno");
  GtkWidget *question;
  EntWindow *window = ask (path, &question), *open = test_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (open));

  answer (window, question, PASSPHRASE);
  copy_all (window);
  g_assert_true (gdk_clipboard_is_local (clipboard));
  /* programs that keep a history are asked not to */
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "x-kde-passwordManagerHint"));
  test_close (window);
  g_assert_null (gdk_clipboard_get_content (clipboard));

  /* of a map without a passphrase it stays */
  window = test_window ();
  test_add (window, "A", ENT_SECTOR_PRIVATE);
  copy_all (window);
  g_assert_false (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "x-kde-passwordManagerHint"));
  test_close (window);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  gdk_clipboard_set_content (clipboard, NULL);
  test_close (open);
}

/* Somebody at another machine has the file at @path. */
static void
let_ana_have (const char *path)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  EntLockHolder ana = { .person = (char *) "Ana", .host = (char *) "laptop-2", .running = { .machine = (char *) "another", .boot = (char *) "another", .pid = 1 }, .since = now, .seen = now, .id = (char *) "anas" };
  g_autofree char *text = ent_lock_format (&ana), *lock_path = ent_lock_path (path);

  g_assert_true (g_file_set_contents (lock_path, text, -1, NULL));
}

static void
test_who_has_it_is_told_to_those_who_can_open_it (void)
{
  g_autofree char *path = sealed_file ("held.entorno");
  GtkWidget *question;
  EntWindow *window;

  let_ana_have (path);
  window = ask (path, &question);
  answer (window, question, "something else");
  g_assert_null (test_find_question (window, "_Edit anyway"));
  answer (window, question, PASSPHRASE);
  test_click (test_find_question (window, "_Edit anyway"));
  test_wait_for_file (window);
  g_assert_null (dialog ());
  g_assert_true (ent_document_can_edit (ent_window_document (window)));
  g_assert_nonnull (ent_document_lock (ent_window_document (window)));
  g_assert_nonnull (ent_document_secret (ent_window_document (window)));
  g_assert_cmpuint (window->opening->len, ==, 0);
  test_close (window);
}

static void
test_its_lock_comes_when_it_is_opened_and_goes_with_it (void)
{
  g_autofree char *path = sealed_file ("unlocked.entorno"), *lock_path = ent_lock_path (path);
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  answer (window, question, PASSPHRASE);
  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  test_close (window);
  g_assert_true (test_wait_until (!g_file_test (lock_path, G_FILE_TEST_EXISTS), 20000));
}

static const char *
first_name (EntWindow *window)
{
  return ent_map_stakeholder_at (ent_document_map (ent_window_document (window)), 0)->name;
}

static void
test_it_is_read_again_with_its_keys_only (void)
{
  g_autofree char *path = sealed_file ("again.entorno");
  g_autoptr (EntSecret) other = quick_secret (OTHER);
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  answer (window, question, PASSPHRASE);
  g_assert_cmpstr (first_name (window), ==, "Hotel Ñandú");
  write_sealed (path, ent_document_secret (ent_window_document (window)));
  test_activate (window, "win.reload");
  test_wait_for_file (window);
  g_assert_null (dialog ());
  g_assert_cmpstr (first_name (window), ==, "Radio");
  g_assert_nonnull (ent_document_secret (ent_window_document (window)));
  write_sealed (path, other);
  test_activate (window, "win.reload");
  test_wait_for_file (window);
  /* the rest is in test-sealed.c */
  g_assert_nonnull (dialog ());
  g_assert_cmpstr (first_name (window), ==, "Radio");
  test_close (window);
}

static void
test_a_rescue_copy_is_sealed_too (void)
{
  g_autofree char *path = sealed_file ("rescued.entorno"), *copy = NULL;
  GtkWidget *question;
  EntWindow *window = ask (path, &question);
  const char *from, *to;

  answer (window, question, PASSPHRASE);
  test_activate (window, "win.rescue");
  test_wait_for_file (window);
  from = strstr (ent_window_message (window), "“");
  to = strstr (ent_window_message (window), "”");
  g_assert_true (from != NULL && to != NULL);
  from += strlen ("“");
  copy = g_strndup (from, (gsize) (to - from));
  g_assert_true (is_sealed (copy));
  g_assert_cmpint (g_unlink (copy), ==, 0);
  test_close (window);
}

#define ADD(path, function) g_test_add_func ("/ui/passphrase/" path, function)

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  ADD ("asks", test_a_sealed_file_asks_until_the_passphrase_is_right);
  ADD ("nothing-typed", test_nothing_typed_is_no_answer);
  ADD ("given-up", test_a_question_given_up_leaves_all_as_it_was);
  ADD ("given-up-while-opening", test_given_up_while_it_is_opened_it_does_not_open);
  ADD ("who-has-it", test_who_has_it_is_told_to_those_who_can_open_it);
  ADD ("its-lock", test_its_lock_comes_when_it_is_opened_and_goes_with_it);
  ADD ("rescue-copy", test_a_rescue_copy_is_sealed_too);
  ADD ("read-again", test_it_is_read_again_with_its_keys_only);
  ADD ("closed-window", test_a_closed_window_asks_for_nothing);
  ADD ("one-question", test_for_one_file_there_is_one_question);
  ADD ("no-list", test_a_sealed_map_is_on_no_list_of_recent_maps);
  ADD ("damaged", test_of_a_damaged_one_opens_what_is_left);
  ADD ("cannot-be-opened", test_one_that_cannot_be_opened_asks_for_nothing);
  ADD ("sealed", test_what_is_saved_is_sealed_with_it);
  ADD ("changed", test_it_is_changed_and_removed);
  ADD ("twice", test_only_what_was_typed_twice_and_is_long_enough_is_taken);
  ADD ("closed", test_a_dialog_closed_while_the_key_is_derived_sets_nothing);
  ADD ("while-saving", test_one_set_while_saving_is_not_taken_for_saved);
  ADD ("not-dumped", test_while_a_sealed_map_is_open_the_process_is_not_dumped);
  ADD ("clipboard", test_what_was_copied_from_it_goes_with_its_window);
  return g_test_run ();
}
