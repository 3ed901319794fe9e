/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long is told in a bar and can be given up; then the window, the file and its folder are as they were. Threads
 * are held at a gate as long as the tests look on.
 */
#include "ui/test-util.h"

#include "app/settings.h"
#include "app/window/window-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define MANY 1200
#define TIMEOUT 30000
/* What is done sooner than this, in ms, needs no word. */
#define PATIENCE 500

/* --- a gate --- */

typedef struct
{
  GMutex mutex;
  GCond cond;
  guint from;            /* hundredths: work that is not so far passes */
  gboolean open;         /* all passes */
  gboolean held;         /* somebody waits at it */
  EntProgress *progress; /* owned: of whom it is for */
} Gate;

static void
gate_init (Gate *gate, guint from)
{
  *gate = (Gate) { .from = from };
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
}

static void
gate_clear (Gate *gate)
{
  g_clear_pointer (&gate->progress, ent_progress_unref);
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

/* In the thread that works. */
static void
on_look (gpointer data)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open && ent_progress_percent (gate->progress) >= gate->from)
    {
      gate->held = TRUE;
      g_cond_wait (&gate->cond, &gate->mutex);
    }
  g_mutex_unlock (&gate->mutex);
}

static gboolean
gate_holds (Gate *gate)
{
  gboolean held;

  g_mutex_lock (&gate->mutex);
  held = gate->held;
  g_mutex_unlock (&gate->mutex);
  return held;
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_put (Gate *gate, EntProgress *progress)
{
  if (gate->progress != NULL || progress == NULL)
    return;
  gate->progress = ent_progress_ref (progress);
  ent_progress_set_between (progress, on_look, gate);
}

/* Work that is about to begin makes the window busy before its thread starts. */
static void
on_busy (EntWindow *window, GParamSpec *pspec, Gate *gate)
{
  if (window->works->len > 0)
    gate_put (gate, ent_work_progress (g_ptr_array_index (window->works, window->works->len - 1)));
}

static void
on_file_changed (EntDocument *document, Gate *gate)
{
  gate_put (gate, ent_document_saving (document));
}

/* --- a large map, and what is in its folder --- */

static char *
large_file (void)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *path = test_temporary ("large.entorno");

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Stakeholder of number %u", i);

      ent_edit_add_stakeholder (history, name, i % ENT_N_SECTORS, ENT_KIND_FORMAL, &error);
      g_assert_no_error (error);
    }
  /* unlike any of a new map: merged with one, nothing is asked */
  ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_MOMENT, ent_map_moment_at (map, 0)->base.id), ent_field_find (ENT_RECORD_MOMENT, "name"), "Then", &error);
  ent_edit_add_moment (history, "Now", 0, &error);
  g_assert_no_error (error);
  bytes = ent_store_write (map, &error);
  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names and contents, which locks and files that are being written would be among. */
static char *
describe_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL), *content = NULL, *sum = NULL;
      gsize length = 0;

      if (g_file_get_contents (file, &content, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, sum != NULL ? sum : "-"));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gboolean
is_folder_as (const char *path, const char *before)
{
  g_autofree char *now = describe_folder_of (path);

  return g_str_equal (now, before);
}

/* --- opening --- */

/* Held until it is @from hundredths done, and then given up by the button of the bar. */
static void
give_up_opening (EntWindow *window, const char *path, guint from)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  Gate gate;

  gate_init (&gate, from);
  g_signal_connect (window, "notify::cursor", G_CALLBACK (on_busy), &gate);
  ent_window_open (window, file);
  g_assert_true (test_wait_until (gate_holds (&gate), TIMEOUT));
  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  g_assert_cmpstr (ent_window_work (window), ==, "Opening “large.entorno”…");
  /* nobody who types is interrupted */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
  test_click (test_find_button (GTK_WIDGET (window->work_bar), "_Cancel"));
  g_assert_null (ent_window_work (window));
  gate_open (&gate);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), TIMEOUT));
  g_signal_handlers_disconnect_by_data (window, &gate);
  gate_clear (&gate);
}

static void
test_opening_that_is_given_up_leaves_all_as_it_was (gconstpointer data)
{
  g_autofree char *path = large_file (), *before = describe_folder_of (path);
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autoptr (GVariant) recent = g_settings_get_value (settings, "recent-files"), recent_after = NULL;
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);

  give_up_opening (window, path, GPOINTER_TO_UINT (data));
  g_assert_cmpstr (ent_window_message (window), ==, "“large.entorno” was not opened: you cancelled it.");
  g_assert_true (ent_window_document (window) == document);
  g_assert_true (ent_document_is_blank (document));
  recent_after = g_settings_get_value (settings, "recent-files");
  g_assert_cmpvariant (recent, recent_after);
  /* a lock that was taken goes in a thread */
  g_assert_true (test_wait_until (is_folder_as (path, before), TIMEOUT));
  test_close (window);
}

static void
test_what_was_given_up_opens_when_it_is_asked_for_again (void)
{
  g_autofree char *path = large_file ();
  EntWindow *window = test_window ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  give_up_opening (window, path, 0);
  ent_window_open (window, file);
  test_wait_for_file (window);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (ent_window_document (window))), ==, MANY);
  test_close (window);
}

static void
test_what_is_short_is_not_told (void)
{
  EntWindow *window = test_window ();
  g_autoptr (GFile) file = g_file_new_for_path (test_sample ());
  gint64 begun = g_get_monotonic_time ();
  gboolean told = FALSE;

  ent_window_open (window, file);
  while (ent_window_is_busy (window))
    {
      told = told || ent_window_work (window) != NULL;
      test_tick_ ();
    }
  if (g_get_monotonic_time () - begun >= (gint64) PATIENCE * 1000)
    g_test_skip ("the machine is too busy for anything to be short");
  else
    g_assert_false (told);
  test_close (window);
}

/* What was begun last is shown, if it will take a while still. */
static void
test_what_is_nearly_done_is_not_told (void)
{
  EntWindow *window = test_window ();
  g_autoptr (EntProgress) long_one = ent_progress_new (), nearly_done = ent_progress_new ();
  EntWork *first, *second;

  ent_progress_reach (nearly_done, 0, ENT_PROGRESS_DONE, 99, 100);
  first = ent_work_begin (window, "Long", long_one, NULL, NULL);
  second = ent_work_begin (window, "Nearly done", nearly_done, NULL, NULL);
  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  g_assert_cmpstr (ent_window_work (window), ==, "Long");
  /* what is shown is what is given up */
  test_activate (window, "win.cancel-work");
  g_assert_true (ent_progress_is_stopped (long_one));
  g_assert_false (ent_progress_is_stopped (nearly_done));
  g_assert_null (ent_window_work (window));
  /* nothing is shown: then it is the last one */
  test_activate (window, "win.cancel-work");
  g_assert_true (ent_progress_is_stopped (nearly_done));
  ent_work_end (first);
  ent_work_end (second);
  g_assert_false (ent_window_is_busy (window));
  test_close (window);
}

static void
test_escape_in_the_bar_gives_up (void)
{
  EntWindow *window = test_window ();
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntWork *work;

  if (test_lacks_pointer ())
    {
      test_close (window);
      return;
    }
  work = ent_work_begin (window, "Long", progress, NULL, NULL);
  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  gtk_widget_grab_focus (test_find_button (GTK_WIDGET (window->work_bar), "_Cancel"));
  test_press_key (GTK_WINDOW (window), "Escape");
  g_assert_true (test_wait_until (ent_window_work (window) == NULL, TIMEOUT));
  g_assert_true (ent_progress_is_stopped (progress));
  ent_work_end (work);
  test_close (window);
}

static void
test_the_bar_shows_how_far_it_is (void)
{
  EntWindow *window = test_window ();
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntWork *work = ent_work_begin (window, "Long", progress, NULL, NULL);
  GtkProgressBar *bar;

  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  bar = GTK_PROGRESS_BAR (test_find_type (GTK_WIDGET (window->work_bar), GTK_TYPE_PROGRESS_BAR));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 4);
  g_assert_true (test_wait_until (ABS (gtk_progress_bar_get_fraction (bar) - 0.25) < 0.001, TIMEOUT));
  ent_work_end (work);
  g_assert_null (ent_window_work (window));
  test_close (window);
}

/* --- saving --- */

/* A window with the large map, to which something was added that is being saved, and is held at @gate. */
static EntWindow *
window_saving (const char *path, Gate *gate, guint from)
{
  EntWindow *window = test_window_for (path);

  test_wait_for_file (window);
  test_add (window, "One more", ENT_SECTOR_MEDIA);
  gate_init (gate, from);
  g_signal_connect (ent_window_document (window), "file-changed", G_CALLBACK (on_file_changed), gate);
  ent_window_save (window);
  g_assert_true (test_wait_until (gate_holds (gate), TIMEOUT));
  return window;
}

static void
end_saving (EntWindow *window, Gate *gate)
{
  gate_open (gate);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), TIMEOUT));
  g_signal_handlers_disconnect_by_data (ent_window_document (window), gate);
  gate_clear (gate);
}

/* Right at the beginning, and when all is written but not yet in its place. */
static void
test_saving_that_is_given_up_leaves_all_as_it_was (gconstpointer data)
{
  g_autofree char *path = large_file (), *content = NULL, *after = NULL;
  EntWindow *window;
  Gate gate;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  window = window_saving (path, &gate, GPOINTER_TO_UINT (data));
  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  g_assert_cmpstr (ent_window_work (window), ==, "Saving “large.entorno”…");
  test_click (test_find_button (GTK_WIDGET (window->work_bar), "_Cancel"));
  end_saving (window, &gate);
  g_assert_true (g_str_has_prefix (ent_window_message (window), "Saving was cancelled."));
  g_assert_false (ent_document_is_saved (ent_window_document (window)));
  g_assert_false (ent_document_has_versions (ent_window_document (window)));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, content);
  {
    g_autofree char *folder = describe_folder_of (path);

    /* the lock is still there, and nothing else */
    g_assert_null (strstr (folder, ".part"));
    g_assert_nonnull (strstr (folder, ".~lock."));
  }
  ent_window_save (window);
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  test_close (window);
}

/* Nobody knows by then whether the old file is still there: it is just done. */
static void
test_a_save_that_is_done_is_not_given_up_any_more (void)
{
  g_autofree char *path = large_file ();
  g_autoptr (EntProgress) progress = NULL;
  gint64 end = g_get_monotonic_time () + TIMEOUT * G_GINT64_CONSTANT (1000);
  EntWindow *window;
  Gate gate;

  window = window_saving (path, &gate, 0);
  progress = ent_progress_ref (gate.progress);
  gate_open (&gate);
  /* not by the main loop, which would hear of it */
  while (ent_progress_percent (progress) < 100 && g_get_monotonic_time () < end)
    g_thread_yield ();
  test_activate (window, "win.cancel-work");
  end_saving (window, &gate);
  g_assert_true (ent_document_is_saved (ent_window_document (window)));
  g_assert_null (ent_window_message (window));
  test_close (window);
}

static void
test_a_window_whose_last_save_is_given_up_stays (void)
{
  g_autofree char *path = large_file ();
  EntWindow *window;
  Gate gate;

  window = window_saving (path, &gate, 0);
  gtk_window_close (GTK_WINDOW (window));
  test_activate (window, "win.cancel-work");
  end_saving (window, &gate);
  g_assert_nonnull (ent_window_document (window));
  g_assert_true (g_str_has_prefix (ent_window_message (window), "Saving was cancelled."));
  test_close (window);
}

/* --- merging --- */

static void
test_merging_that_is_given_up_leaves_the_map_as_it_was (gconstpointer data)
{
  g_autofree char *path = large_file ();
  EntWindow *window = test_window ();
  EntMap *map = ent_document_map (ent_window_document (window));
  guint64 revision = ent_map_revision (map);
  Gate gate;

  gate_init (&gate, GPOINTER_TO_UINT (data));
  g_signal_connect (window, "notify::cursor", G_CALLBACK (on_busy), &gate);
  ent_window_merge_with (window, path);
  g_assert_true (test_wait_until (gate_holds (&gate), TIMEOUT));
  g_assert_true (test_wait_until (ent_window_work (window) != NULL, TIMEOUT));
  g_assert_cmpstr (ent_window_work (window), ==, "“large.entorno” is being merged into your map.");
  test_click (test_find_button (GTK_WIDGET (window->work_bar), "_Cancel"));
  gate_open (&gate);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), TIMEOUT));
  g_assert_cmpstr (ent_window_message (window), ==, "It was cancelled. Your map is as it was.");
  g_assert_cmpuint (ent_map_revision (map), ==, revision);
  g_assert_true (ent_document_is_blank (ent_window_document (window)));
  g_signal_handlers_disconnect_by_data (window, &gate);
  gate_clear (&gate);
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_data_func ("/work/opening-that-is-given-up-leaves-all-as-it-was/while-it-is-read", GUINT_TO_POINTER (0), test_opening_that_is_given_up_leaves_all_as_it_was);
  g_test_add_data_func ("/work/opening-that-is-given-up-leaves-all-as-it-was/once-it-is-locked", GUINT_TO_POINTER (88), test_opening_that_is_given_up_leaves_all_as_it_was);
  g_test_add_func ("/work/what-was-given-up-opens-when-it-is-asked-for-again", test_what_was_given_up_opens_when_it_is_asked_for_again);
  g_test_add_func ("/work/what-is-short-is-not-told", test_what_is_short_is_not_told);
  g_test_add_func ("/work/what-is-nearly-done-is-not-told", test_what_is_nearly_done_is_not_told);
  g_test_add_func ("/work/escape-in-the-bar-gives-up", test_escape_in_the_bar_gives_up);
  g_test_add_func ("/work/the-bar-shows-how-far-it-is", test_the_bar_shows_how_far_it_is);
  g_test_add_data_func ("/work/saving-that-is-given-up-leaves-all-as-it-was/at-first", GUINT_TO_POINTER (0), test_saving_that_is_given_up_leaves_all_as_it_was);
  g_test_add_data_func ("/work/saving-that-is-given-up-leaves-all-as-it-was/once-it-is-flushed", GUINT_TO_POINTER (98), test_saving_that_is_given_up_leaves_all_as_it_was);
  g_test_add_func ("/work/a-save-that-is-done-is-not-given-up-any-more", test_a_save_that_is_done_is_not_given_up_any_more);
  g_test_add_func ("/work/a-window-whose-last-save-is-given-up-stays", test_a_window_whose_last_save_is_given_up_stays);
  g_test_add_data_func ("/work/merging-that-is-given-up-leaves-the-map-as-it-was/while-it-is-read", GUINT_TO_POINTER (0), test_merging_that_is_given_up_leaves_the_map_as_it_was);
  g_test_add_data_func ("/work/merging-that-is-given-up-leaves-the-map-as-it-was/in-its-midst", GUINT_TO_POINTER (60), test_merging_that_is_given_up_leaves_the_map_as_it_was);
  return g_test_run ();
}
