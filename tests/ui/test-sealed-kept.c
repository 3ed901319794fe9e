/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of a sealed map: after a crash, of earlier times, and where others look. Nothing of it is in the clear.
 */
#define _GNU_SOURCE /* memmem() */
#include "ui/sealed-fixture.h"

#include "app/paper/print.h"
#include "app/window/files/versions.h"
#include "io/disk/backups.h"
#include "io/journal-fixture.h"
#include "model/edit.h"

#include <glib/gstdio.h>
#include <string.h>

#define WAIT 20000

static const char *const right[] = { PASSPHRASE, NULL };
static const char *const wrong_then_right[] = { "something else", "nor this one", PASSPHRASE, NULL };

/* --- what is left of a crash --- */

static GtkWidget *
wait_for_recovered (EntWindow *window)
{
  test_activate (window, "win.recover");
  g_assert_true (test_wait_until (test_find_window ("Recovered work") != NULL, WAIT));
  test_drain ();
  return test_find_window ("Recovered work");
}

/* A window with a sealed map and a step that is not saved is gone in the middle of it. */
static void
leave_sealed_work (EntWindow *window)
{
  g_autofree char *folder = NULL;

  test_add (window, "Police", ENT_SECTOR_INSTITUTIONS);
  ent_journal_keeper_flush (window->journal);
  test_close (window);
  folder = only_folder ();
  g_assert_nonnull (folder);
  make_left (folder);
}

/* Nothing in the folder of journals tells it. */
static void
assert_no_journal_tells (const char *word)
{
  g_autofree char *folder = only_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_null (memmem (data, length, word, strlen (word)));
    }
}

static void
recover (EntWindow *window, const char *const *answers)
{
  GtkWidget *list = wait_for_recovered (window);

  g_assert_nonnull (test_find_label (list, "It is sealed with the passphrase of the map, which is asked for when it is opened."));
  test_click (test_find_button (list, "_Open"));
  test_wait_for_file (window);
  answer_in_turn (window, answers);
  test_wait_for_file (window);
}

static void
test_sealed_work_is_recovered_with_its_passphrase (void)
{
  g_autofree char *path = sealed_file ("left.entorno");
  EntWindow *window;

  leave_sealed_work (window_unsealed (path));
  assert_no_journal_tells ("Police");
  window = test_window ();
  recover (window, wrong_then_right);
  g_assert_true (has_name (window, "Police"));
  g_assert_true (has_name (window, "Hotel Ñandú"));
  g_assert_cmpstr (ent_document_path (document_of (window)), ==, path);
  g_assert_false (ent_document_is_saved (document_of (window)));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  ent_journal_keeper_flush (window->journal);
  assert_no_journal_tells ("Radio");
  save (window);
  g_assert_true (opens_with (path, PASSPHRASE));
  test_close (window);
}

static void
test_sealed_work_that_has_no_file_is_sealed_when_it_is_saved (void)
{
  g_autofree char *path = test_temporary ("new.entorno");
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntWindow *window = test_window ();

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  ent_document_set_secret (document_of (window), secret);
  leave_sealed_work (window);
  assert_no_journal_tells ("Radio");
  window = test_window ();
  recover (window, right);
  g_assert_true (has_name (window, "Radio"));
  g_assert_null (ent_document_path (document_of (window)));
  save_at (window, path);
  g_assert_true (opens_with (path, PASSPHRASE));
  g_assert_false (opens_with (path, NULL));
  test_close (window);
}

static void
test_a_passphrase_that_came_after_the_file_is_not_taken_for_saved (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntWindow *window = plain_window (&path);

  ent_document_set_secret (document_of (window), secret);
  leave_sealed_work (window);
  window = test_window ();
  recover (window, right);
  g_assert_true (ent_history_undo (ent_document_history (document_of (window))));
  g_assert_true (ent_history_is_saved (ent_document_history (document_of (window))));
  g_assert_false (ent_document_is_saved (document_of (window)));
  save (window);
  g_assert_false (opens_with (path, NULL));
  test_close (window);
}

static void
test_sealed_work_whose_passphrase_is_not_given_is_offered_again (void)
{
  g_autofree char *path = sealed_file ("left.entorno");
  EntWindow *window;
  GtkWidget *question;

  leave_sealed_work (window_unsealed (path));
  window = test_window ();
  test_click (test_find_button (wait_for_recovered (window), "_Open"));
  question = wait_for_dialog ();
  answer (window, question, "something else");
  test_click (test_find_button (question, "_Cancel"));
  test_drain ();
  g_assert_true (ent_document_is_blank (document_of (window)));
  g_assert_true (ent_recovery_is_any ());
  recover (window, right);
  save (window);
  test_close (window);
}

static GtkWidget *
find_question (const char *about)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (test_find_label (window, about) != NULL)
        return window;
    }
  return NULL;
}

/* After a crash people open the file, and are asked for both: which is which, and no more than once. */
static void
test_work_on_a_file_that_is_asked_for_needs_one_answer (void)
{
  g_autofree char *path = sealed_file ("left.entorno");
  EntWindow *window;
  GtkWidget *file, *work;

  leave_sealed_work (window_unsealed (path));
  window = ask (path, &file);
  g_assert_true (find_question ("“left.entorno” is sealed and opens with its passphrase only.") == file);
  test_click (test_find_button (wait_for_recovered (window), "_Open"));
  test_wait_for_file (window);
  work = find_question ("“Recovered work: left” is sealed and opens with its passphrase only.");
  g_assert_nonnull (work);
  answer (window, work, PASSPHRASE);
  test_wait_for_file (window);
  g_assert_true (has_name (window, "Police"));
  g_assert_null (dialog ());
  save (window);
  g_assert_true (opens_with (path, PASSPHRASE));
  test_close (window);
}

/* Until the file is without a passphrase, what is kept beside it is not either. */
static void
test_the_journal_is_sealed_until_the_passphrase_is_gone_from_the_file (void)
{
  g_autofree char *path = sealed_file ("removed.entorno");
  EntWindow *window = window_unsealed (path);

  test_add (window, "Police", ENT_SECTOR_INSTITUTIONS);
  test_click (test_find_button (open_dialog (window), "_Remove the passphrase"));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  ent_journal_keeper_flush (window->journal);
  assert_no_journal_tells ("Police");
  assert_no_journal_tells ("Radio");
  save (window);
  g_assert_true (opens_with (path, NULL));
  test_close (window);
}

static void
test_a_journal_from_before_the_passphrase_goes (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntWindow *window = plain_window (&path);

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  ent_journal_keeper_flush (window->journal);
  ent_document_set_secret (document_of (window), secret);
  ent_journal_keeper_flush (window->journal);
  assert_no_journal_tells ("Radio");
  save (window);
  test_close (window);
}

/* --- what was kept before --- */

static gboolean
is_kept_in_the_clear (const char *path)
{
  g_autoptr (GPtrArray) versions = ent_backups_list (path);

  for (guint i = 0; i < versions->len; i++)
    if (!is_sealed (((const EntVersion *) g_ptr_array_index (versions, i))->file))
      return TRUE;
  return FALSE;
}

static void
test_versions_follow_the_passphrase (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EntSecret) first = quick_secret (PASSPHRASE), second = quick_secret (OTHER);
  EntWindow *window = plain_window (&path);
  EntDocument *document = document_of (window);
  g_autoptr (GPtrArray) versions = NULL;

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  save (window);
  g_assert_true (is_kept_in_the_clear (path));
  ent_document_set_secret (document, first);
  save (window);
  g_assert_false (is_kept_in_the_clear (path));
  ent_document_set_secret (document, second);
  save (window);
  versions = ent_backups_list (path);
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < versions->len; i++)
    g_assert_true (opens_with (((const EntVersion *) g_ptr_array_index (versions, i))->file, OTHER));
  ent_document_set_secret (document, NULL);
  save (window);
  /* who takes it away does not unseal what was kept */
  g_assert_false (is_kept_in_the_clear (path));
  test_close (window);
}

static void
test_what_is_left_elsewhere_without_a_passphrase_is_told (void)
{
  g_autofree char *path = NULL, *other = test_temporary ("elsewhere.entorno");
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntWindow *window = plain_window (&path);

  ent_document_set_secret (document_of (window), secret);
  save_at (window, other);
  g_assert_true (is_sealed (other));
  g_assert_true (says (window, "“plain.entorno” still lies where it was, without a passphrase"));
  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  save (window);
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_plain_work_from_before_a_crash_is_told (void)
{
  g_autofree char *path = NULL;
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  EntWindow *window = plain_window (&path);
  g_autofree char *folder = NULL, *id = NULL;

  leave_sealed_work (window);
  window = test_window_for (path);
  ent_document_set_secret (document_of (window), secret);
  save (window);
  g_assert_true (says (window, "before a crash is kept without a passphrase"));
  test_close (window);
  folder = only_folder ();
  id = g_path_get_basename (folder);
  g_assert_true (ent_recovery_discard (id, NULL));
}

/* --- earlier versions --- */

static GtkWidget *
show_versions (EntWindow *window, const char *path)
{
  GtkWidget *list;

  ent_versions_show (window, path);
  list = test_find_window ("Earlier versions");
  g_assert_nonnull (list);
  return list;
}

static GtkWidget *
first_row (GtkWidget *list)
{
  GtkListBox *rows = GTK_LIST_BOX (test_find_type (list, GTK_TYPE_LIST_BOX));

  g_assert_true (test_wait_until (gtk_list_box_get_row_at_index (rows, 0) != NULL, WAIT));
  return GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0));
}

static const char *
details_of (GtkWidget *row)
{
  return gtk_label_get_text (g_object_get_data (G_OBJECT (row), "details"));
}

static EntWindow *
find_version (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (test_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && document_of (l->data) != NULL && ent_document_version (document_of (l->data)) != NULL)
      return l->data;
  return NULL;
}

static EntWindow *
wait_for_version (void)
{
  g_assert_true (test_wait_until (find_version () != NULL, WAIT));
  test_drain ();
  return find_version ();
}

/* A copy of a sealed version at @path is sealed. */
static void
assert_copy_is_sealed (EntWindow *version)
{
  g_autofree char *copy = test_temporary ("copy.entorno");

  save_at (version, copy);
  g_assert_true (opens_with (copy, PASSPHRASE));
  g_assert_false (opens_with (copy, NULL));
  test_close (version);
}

static void
test_a_copy_of_an_earlier_version_is_sealed_too (void)
{
  g_autofree char *path = sealed_file ("versions.entorno");
  EntWindow *window = window_unsealed (path);
  GtkWidget *list;

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  save (window);
  list = show_versions (window, path);
  g_assert_true (test_wait_until (strstr (details_of (first_row (list)), "1 stakeholder · 0 ties") != NULL, WAIT));
  test_click (test_find_button (first_row (list), "_Open"));
  assert_copy_is_sealed (wait_for_version ());
  test_close (window);
}

static void
test_a_version_asks_for_its_passphrase (void)
{
  g_autofree char *path = sealed_file ("versions.entorno");
  EntWindow *window = window_unsealed (path);
  GtkWidget *list, *question;

  test_add (window, "Radio", ENT_SECTOR_MEDIA);
  save (window);
  test_close (window);
  /* as where the file cannot be opened */
  window = test_window ();
  list = show_versions (window, path);
  g_assert_true (test_wait_until (strstr (details_of (first_row (list)), "sealed with a passphrase") != NULL, WAIT));
  test_click (test_find_button (first_row (list), "_Open"));
  question = wait_for_dialog ();
  test_click (test_find_button (question, "_Cancel"));
  g_assert_null (find_version ());
  test_click (test_find_button (first_row (list), "_Open"));
  question = wait_for_dialog ();
  type (question, 0, "something else");
  test_click (test_find_button (question, "_Open"));
  g_assert_true (test_wait_until (test_find_label (question, "This is not the passphrase of this map. Small and capital letters count as different, and spaces count.") != NULL, WAIT));
  type (question, 0, PASSPHRASE);
  test_click (test_find_button (question, "_Open"));
  assert_copy_is_sealed (wait_for_version ());
  g_assert_null (dialog ());
  g_assert_true (test_wait_until (strstr (details_of (first_row (list)), "1 stakeholder") != NULL, WAIT));
  test_close (window);
}

/* --- what others see --- */

static void
set_title (EntWindow *window, const char *title)
{
  g_assert_true (ent_edit_set_field (ent_document_history (document_of (window)), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title, NULL));
  test_drain ();
}

static void
test_the_list_of_windows_tells_the_name_of_the_file_only (void)
{
  g_autofree char *path = sealed_file ("titled.entorno"), *plain = NULL;
  EntWindow *window = window_unsealed (path);

  set_title (window, "Who shields whom");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "titled");
  g_assert_cmpstr (gtk_label_get_text (window->title_label), ==, "Who shields whom");
  save (window);
  test_close (window);
  window = plain_window (&plain);
  set_title (window, "Puerto Coral");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Puerto Coral");
  save (window);
  test_close (window);
}

static void
test_a_print_job_tells_the_name_of_the_file_only (void)
{
  g_autofree char *path = sealed_file ("printed.entorno"), *job = NULL;
  EntWindow *window = window_unsealed (path);
  g_autoptr (GtkPrintOperation) operation = NULL;

  set_title (window, "Who shields whom");
  operation = ent_print_operation_new (window, &(const EntExport) { .legend = TRUE });
  g_object_get (operation, "job-name", &job, NULL);
  g_assert_cmpstr (job, ==, "printed");
  save (window);
  test_close (window);
}

static void
test_an_export_says_that_it_is_not_sealed (void)
{
  static const char *const words = "What is exported is not sealed: whoever has the file can read it.";
  g_autofree char *path = sealed_file ("exported.entorno"), *plain = NULL;
  EntWindow *window = window_unsealed (path);

  test_activate (window, "win.export");
  g_assert_nonnull (test_find_label (test_find_window ("Export a picture"), words));
  test_close (window);
  window = plain_window (&plain);
  test_activate (window, "win.export");
  g_assert_null (test_find_label (test_find_window ("Export a picture"), words));
  test_close (window);
}

static void
test_a_rescue_copy_tells_no_title (void)
{
  g_autofree char *path = sealed_file ("kept.entorno"), *copy = NULL;
  EntWindow *window = window_unsealed (path);
  const char *from, *to;

  set_title (window, "Who shields whom");
  test_activate (window, "win.rescue");
  test_wait_for_file (window);
  from = strstr (ent_window_message (window), "“");
  to = strstr (ent_window_message (window), "”");
  g_assert_true (from != NULL && to != NULL);
  from += strlen ("“");
  copy = g_strndup (from, (gsize) (to - from));
  g_assert_null (strstr (copy, "shields"));
  g_assert_nonnull (strstr (copy, "kept"));
  g_assert_true (is_sealed (copy));
  g_assert_no_errno (g_unlink (copy));
  test_close (window);
}

/* Words out of an entry of @window, as somebody copies them. */
static GdkClipboard *
copy_from_entry (EntWindow *window, const char *text)
{
  GtkWidget *entry = test_find_type (GTK_WIDGET (window->quick_add), GTK_TYPE_TEXT);

  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (window)), WAIT));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  g_assert_true (gtk_widget_activate_action (entry, "clipboard.copy", NULL));
  test_drain ();
  return gtk_widget_get_clipboard (entry);
}

static gboolean
asks_to_forget (GdkClipboard *clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "x-kde-passwordManagerHint");
}

static void
test_words_copied_from_an_entry_go_with_the_window (void)
{
  g_autofree char *path = sealed_file ("entry.entorno");
  EntWindow *window = window_unsealed (path), *open;
  GdkClipboard *clipboard = copy_from_entry (window, "Who shields whom"), *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (window));
  g_auto (GValue) text = G_VALUE_INIT;

  g_assert_true (asks_to_forget (clipboard));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &text, NULL));
  g_assert_cmpstr (g_value_get_string (&text), ==, "Who shields whom");
  open = test_window ();
  test_close (window);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  g_assert_null (gdk_clipboard_get_content (primary));
  copy_from_entry (open, "Puerto Coral");
  g_assert_false (asks_to_forget (clipboard));
  test_close (open);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  gdk_clipboard_set_content (clipboard, NULL);
}

#define ADD(path, function) g_test_add_func ("/ui/sealed-kept/" path, function)

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  ADD ("recovered", test_sealed_work_is_recovered_with_its_passphrase);
  ADD ("recovered-without-file", test_sealed_work_that_has_no_file_is_sealed_when_it_is_saved);
  ADD ("recovered-unsealed", test_a_passphrase_that_came_after_the_file_is_not_taken_for_saved);
  ADD ("recovered-asked", test_work_on_a_file_that_is_asked_for_needs_one_answer);
  ADD ("recovered-later", test_sealed_work_whose_passphrase_is_not_given_is_offered_again);
  ADD ("journal-until-saved", test_the_journal_is_sealed_until_the_passphrase_is_gone_from_the_file);
  ADD ("journal-from-before", test_a_journal_from_before_the_passphrase_goes);
  ADD ("versions-follow", test_versions_follow_the_passphrase);
  ADD ("left-elsewhere", test_what_is_left_elsewhere_without_a_passphrase_is_told);
  ADD ("left-of-a-crash", test_plain_work_from_before_a_crash_is_told);
  ADD ("copy-of-a-version", test_a_copy_of_an_earlier_version_is_sealed_too);
  ADD ("version-asks", test_a_version_asks_for_its_passphrase);
  ADD ("title", test_the_list_of_windows_tells_the_name_of_the_file_only);
  ADD ("print-job", test_a_print_job_tells_the_name_of_the_file_only);
  ADD ("export", test_an_export_says_that_it_is_not_sealed);
  ADD ("rescue-name", test_a_rescue_copy_tells_no_title);
  ADD ("words-of-an-entry", test_words_copied_from_an_entry_go_with_the_window);
  return g_test_run ();
}
