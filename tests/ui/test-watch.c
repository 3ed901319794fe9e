/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to the file while it is open: it is said, nothing here is replaced unasked, and
 * what was only touched, or written by ourselves, is no news.
 */
#include "ui/test-util.h"

#include "app/document/file-watch.h"
#include "app/window/window-private.h"
#include "io/disk/backups.h"
#include "io/journal-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *path, *theirs; /* theirs: another map, in the same folder */
  EntWindow *window;   /* with the file at path, which holds "Radio" */
  guint n_seen;        /* of the window's watch */
} Fixture;

static void
write_map (const char *path, const char *name)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (ent_edit_add_stakeholder (history, name, ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  bytes = ent_store_write (map, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error));
  g_assert_no_error (error);
}

static void
on_seen (Fixture *f)
{
  f->n_seen++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = NULL;

  f->path = test_temporary ("map.entorno");
  folder = g_path_get_dirname (f->path);
  f->theirs = g_build_filename (folder, "theirs", NULL);
  write_map (f->path, "Radio");
  write_map (f->theirs, "Port");
  f->window = test_window_for (f->path);
  f->n_seen = 0;
  g_signal_connect_swapped (f->window->watch, "seen", G_CALLBACK (on_seen), f);
}

/* What a closed window has left unsaved. */
static void
remove_left (void)
{
  g_autofree char *folder = only_folder (), *id = folder != NULL ? g_path_get_basename (folder) : NULL;

  if (id == NULL)
    return;
  make_left (folder);
  g_assert_true (ent_recovery_discard (id, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
  remove_left ();
  g_free (f->path);
  g_free (f->theirs);
}

static EntDocument *
document (Fixture *f)
{
  return ent_window_document (f->window);
}

static const char *
first_name (Fixture *f)
{
  return ent_map_stakeholder_at (ent_document_map (document (f)), 0)->name;
}

static gboolean
bar_says (Fixture *f, const char *words)
{
  const char *text = ent_message_bar_text (f->window->file_bar);

  return text != NULL && strstr (text, words) != NULL;
}

static void
write_in_place (const char *path, const char *text, gsize length)
{
  int fd = open (path, O_WRONLY | O_TRUNC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  g_assert_cmpint (close (fd), ==, 0);
}

/* Their map into our file: through it, or in its place. */
static void
let_them_write (Fixture *f, gboolean in_place)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->theirs, &text, &length, NULL));
  if (in_place)
    write_in_place (f->path, text, length);
  else
    g_assert_cmpint (g_rename (f->theirs, f->path), ==, 0);
}

static void
wait_for_change (Fixture *f)
{
  g_assert_true (test_wait_until (bar_says (f, "“map.entorno” was changed on the disk by somebody else."), 20000));
}

static void
save (Fixture *f)
{
  ent_window_save (f->window);
  test_wait_for_file (f->window);
}

static guint
count_in_file (const char *path)
{
  g_autoptr (EntFile) file = ent_store_open (path, NULL, NULL);

  return file != NULL ? ent_map_n_stakeholders (file->map) : 0;
}

static void
test_changed_in_place_it_is_said_and_read_again (Fixture *f, gconstpointer data)
{
  let_them_write (f, TRUE);
  wait_for_change (f);
  g_assert_cmpint (ent_file_watch_state (f->window->watch), ==, ENT_FILE_CHANGED);
  g_assert_cmpstr (first_name (f), ==, "Radio");
  test_click (test_find_button (GTK_WIDGET (f->window->file_bar), "_Read it again"));
  test_wait_for_file (f->window);
  g_assert_cmpstr (first_name (f), ==, "Port");
  g_assert_null (ent_message_bar_text (f->window->file_bar));
  g_assert_true (ent_document_is_saved (document (f)));
}

/* And edited and saved afterwards, as any other map. */
static void
test_replaced_it_is_read_again_and_saved (Fixture *f, gconstpointer data)
{
  let_them_write (f, FALSE);
  wait_for_change (f);
  g_assert_cmpint (ent_file_watch_state (f->window->watch), ==, ENT_FILE_REPLACED);
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  g_assert_true (ent_document_is_saved (document (f)));
  g_assert_null (test_find_question (f->window, "_Replace"));
  g_assert_cmpuint (count_in_file (f->path), ==, 2);
}

/* With its steps; and the file is not written over by that. */
static void
test_what_was_open_before_comes_back (Fixture *f, gconstpointer data)
{
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  g_assert_false (test_is_enabled (GTK_WIDGET (f->window), "win.unreload"));
  let_them_write (f, FALSE);
  wait_for_change (f);
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
  test_activate (f->window, "win.unreload");
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document (f))), ==, 2);
  g_assert_false (ent_document_is_saved (document (f)));
  g_assert_true (ent_history_undo (ent_document_history (document (f))));
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document (f))), ==, 1);
  g_assert_cmpuint (count_in_file (f->path), ==, 1);
  save (f);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
}

/* --- the same map, changed by others --- */

/* Who opens our file adds one, takes one away and saves. */
static void
let_them_edit (Fixture *f, const char *added, const char *removed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_open (f->path, NULL, &error);
  g_autoptr (EntHistory) history = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  history = ent_history_new (file->map, NULL);
  ent_edit_add_stakeholder (history, added, ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, &error);
  for (guint i = 0; i < ent_map_n_stakeholders (file->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (file->map, i);
      const char *ids[] = { stakeholder->base.id };

      if (g_strcmp0 (stakeholder->name, removed) == 0)
        ent_edit_delete (history, ids, 1, &error);
    }
  g_assert_no_error (error);
  bytes = ent_store_write (file->map, &error);
  ent_store_save (f->path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for_change (f);
}

static void
reload (Fixture *f)
{
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
}

static gboolean
has (Fixture *f, const char *name)
{
  EntMap *map = ent_document_map (document (f));

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (g_str_equal (ent_map_stakeholder_at (map, i)->name, name))
      return TRUE;
  return FALSE;
}

static void
test_read_again_is_one_step_and_all_else_stays (Fixture *f, gconstpointer data)
{
  EntDocument *before = document (f);
  EntHistory *history = ent_document_history (before);
  GtkWidget *canvas = f->window->canvas;
  g_autofree char *moment = NULL, *baseline = g_strdup (ent_document_moment (before)), *kept = NULL;
  guint n_steps;

  g_assert_true (ent_document_add_moment (before, NULL));
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  kept = g_strdup (ent_map_stakeholder_at (ent_document_map (before), 0)->base.id);
  moment = g_strdup (ent_document_moment (before));
  save (f);
  ent_document_set_moment (before, baseline);
  g_object_set (f->window, "view", "matrix", NULL);
  ent_document_set_search (before, "radio");
  ent_selection_set (ent_document_selection (before), kept);
  n_steps = ent_history_n_steps (history);
  let_them_edit (f, "Port", "Hotel");
  reload (f);
  g_assert_true (document (f) == before && f->window->canvas == canvas);
  g_assert_true (has (f, "Port") && !has (f, "Hotel"));
  g_assert_true (ent_document_is_saved (before));
  g_assert_cmpuint (ent_history_n_steps (history), ==, n_steps + 1);
  g_assert_cmpstr (ent_history_undo_name (history), ==, "Read “map.entorno” again");
  g_assert_cmpstr (ent_document_moment (before), ==, baseline);
  g_assert_cmpstr (f->window->view, ==, "matrix");
  g_assert_cmpstr (ent_document_search (before), ==, "radio");
  g_assert_cmpuint (ent_selection_n (ent_document_selection (before)), ==, 1);
  g_assert_cmpstr (ent_selection_at (ent_document_selection (before), 0), ==, kept);
  g_assert_nonnull (ent_map_moment (ent_document_map (before), moment));
  g_assert_null (ent_message_bar_text (f->window->file_bar));
  g_assert_false (test_is_enabled (GTK_WIDGET (f->window), "win.unreload"));
}

/* All that was done before can be undone after it, and the file is known as it was then. */
static void
test_undone_it_is_as_if_it_was_not_read_again (Fixture *f, gconstpointer data)
{
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  let_them_edit (f, "Port", "Hotel");
  reload (f);
  test_click (test_find_button (GTK_WIDGET (f->window->messages), "_Undo"));
  g_assert_true (has (f, "Hotel") && !has (f, "Port"));
  g_assert_false (ent_document_is_saved (document (f)));
  wait_for_change (f);
  save (f);
  test_click (test_find_question (f->window, "_Cancel"));
  g_assert_cmpuint (count_in_file (f->path), ==, 2);
  test_activate (f->window, "win.undo");
  g_assert_false (has (f, "Hotel"));
  test_activate (f->window, "win.redo");
  test_activate (f->window, "win.redo");
  g_assert_true (has (f, "Port") && !has (f, "Hotel"));
  g_assert_true (ent_document_is_saved (document (f)));
  test_add (f->window, "School", ENT_SECTOR_EDUCATION);
  save (f);
  g_assert_null (test_find_question (f->window, "_Replace"));
  g_assert_true (ent_document_is_saved (document (f)));
  g_assert_cmpuint (count_in_file (f->path), ==, 3);
}

/* The step is gone from the history, and their work still stands in the file. */
static void
test_undone_and_gone_on_from_there_saving_asks (Fixture *f, gconstpointer data)
{
  let_them_edit (f, "Port", NULL);
  reload (f);
  test_activate (f->window, "win.undo");
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  test_click (test_find_question (f->window, "_Merge"));
  g_assert_true (test_wait_until (has (f, "Port"), 20000));
  test_wait_for_file (f->window);
  g_assert_true (has (f, "Hotel"));
  save (f);
  g_assert_null (test_find_question (f->window, "_Replace"));
  g_assert_cmpuint (count_in_file (f->path), ==, 3);
}

/* What a crash would leave; "" where nothing would be left. */
static char *
names_left (Fixture *f)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *folder = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;

  ent_journal_keeper_flush (f->window->journal);
  folder = only_folder ();
  if (folder == NULL)
    return g_strdup ("");
  make_left (folder);
  recovery = read_only_one ();
  map = map_of (recovery);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    g_string_append_printf (names, "%s;", ent_map_stakeholder_at (map, i)->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_a_crash_after_it_loses_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *read = NULL, *undone = NULL, *redone = NULL;

  let_them_edit (f, "Port", NULL);
  reload (f);
  /* it is in the file */
  read = names_left (f);
  g_assert_cmpstr (read, ==, "");
  test_activate (f->window, "win.undo");
  undone = names_left (f);
  g_assert_cmpstr (undone, ==, "Radio;");
  test_activate (f->window, "win.redo");
  redone = names_left (f);
  g_assert_cmpstr (redone, ==, "");
}

/* Another document has come, and the one before is brought back: that is in no file. */
static void
test_what_comes_back_is_kept_for_a_crash_at_once (Fixture *f, gconstpointer data)
{
  g_autofree char *left = NULL;

  let_them_write (f, FALSE);
  wait_for_change (f);
  reload (f);
  test_activate (f->window, "win.unreload");
  left = names_left (f);
  g_assert_cmpstr (left, ==, "Radio;");
}

static void
test_what_is_not_saved_stays_and_saving_asks (Fixture *f, gconstpointer data)
{
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  let_them_write (f, FALSE);
  wait_for_change (f);
  g_assert_true (bar_says (f, "saving asks which to keep"));
  g_assert_false (test_is_enabled (GTK_WIDGET (f->window), "win.reload"));
  save (f);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
  g_assert_cmpuint (count_in_file (f->path), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document (f))), ==, 2);
}

/* A chooser asks only whether a file of this name may be replaced. */
static void
test_saved_as_itself_it_is_not_replaced_unseen (Fixture *f, gconstpointer data)
{
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  let_them_write (f, FALSE);
  ent_window_save_at (f->window, f->path, FALSE);
  test_wait_for_file (f->window);
  g_assert_nonnull (test_find_question (f->window, "_Replace"));
  g_assert_cmpuint (count_in_file (f->path), ==, 1);
  test_click (test_find_question (f->window, "_Replace"));
  test_wait_for_file (f->window);
  g_assert_cmpuint (count_in_file (f->path), ==, 2);
}

/* The bar offers to read again, and then somebody types. */
static void
test_edited_after_it_was_said_it_is_not_read_again (Fixture *f, gconstpointer data)
{
  let_them_write (f, FALSE);
  wait_for_change (f);
  g_assert_true (bar_says (f, "as it was before"));
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  g_assert_true (test_wait_until (bar_says (f, "saving asks which to keep"), 5000));
  ent_window_reload (f->window);
  test_wait_for_file (f->window);
  g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (document (f))), ==, 2);
  g_assert_true (bar_says (f, "saving asks which to keep"));
}

/* Whichever of the two comes first, the map is where it was saved. */
static void
test_saved_elsewhere_meanwhile_it_is_not_read_again (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = test_temporary ("elsewhere.entorno");

  let_them_write (f, FALSE);
  wait_for_change (f);
  ent_window_reload (f->window);
  ent_window_save_at (f->window, elsewhere, FALSE);
  test_wait_for_file (f->window);
  g_assert_cmpstr (ent_document_path (document (f)), ==, elsewhere);
  g_assert_cmpstr (first_name (f), ==, "Radio");
  g_assert_nonnull (ent_document_lock (document (f)));
}

static void
test_ignored_it_is_not_said_again (Fixture *f, gconstpointer data)
{
  let_them_write (f, FALSE);
  wait_for_change (f);
  test_drain ();
  test_click (test_find_button (GTK_WIDGET (f->window->file_bar), "_Ignore"));
  g_assert_null (ent_message_bar_text (f->window->file_bar));
  g_assert_cmpuint (f->n_seen, ==, 1);
  /* the next news is of the next change */
  write_map (f->path, "Another");
  wait_for_change (f);
  g_assert_cmpuint (f->n_seen, ==, 2);
  g_assert_cmpstr (first_name (f), ==, "Radio");
}

static void
test_gone_it_is_said_and_written_anew (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_true (test_wait_until (bar_says (f, "“map.entorno” is no longer there"), 20000));
  save (f);
  test_click (test_find_question (f->window, "_Write it anew"));
  test_wait_for_file (f->window);
  g_assert_cmpuint (count_in_file (f->path), ==, 1);
  g_assert_null (ent_message_bar_text (f->window->file_bar));
}

static void
test_back_again_it_is_no_news_any_more (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_strconcat (f->path, "-away", NULL);

  g_assert_cmpint (g_rename (f->path, away), ==, 0);
  g_assert_true (test_wait_until (bar_says (f, "“map.entorno” is no longer there"), 20000));
  g_assert_cmpint (g_rename (away, f->path), ==, 0);
  g_assert_true (test_wait_until (ent_message_bar_text (f->window->file_bar) == NULL, 20000));
}

static void
look (Fixture *f)
{
  ent_file_watch_look (f->window->watch);
  g_assert_true (test_wait_until (!ent_file_watch_is_looking (f->window->watch), 20000));
}

/* One more change of theirs, so that what came before must have been seen. */
static void
assert_no_news_so_far (Fixture *f)
{
  guint before = f->n_seen;

  write_map (f->path, "Another");
  g_assert_true (test_wait_until (f->n_seen > before, 20000));
  g_assert_cmpuint (before, ==, 0);
  g_assert_cmpuint (f->n_seen, ==, 1);
}

static void
test_touched_it_is_no_news (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &text, &length, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, f->path, NULL, 0), ==, 0);
  look (f);
  g_assert_true (g_file_set_contents (f->path, text, (gssize) length, NULL));
  look (f);
  g_assert_null (ent_message_bar_text (f->window->file_bar));
  assert_no_news_so_far (f);
}

/* Some disks and shares give another date, or another file, with the same bytes. */
static void
test_touched_or_put_there_anew_it_is_saved_without_a_question (Fixture *f, gconstpointer data)
{
  const struct timespec long_ago[2] = { { .tv_nsec = UTIME_OMIT }, { 1700000000, 0 } };
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &text, &length, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, f->path, long_ago, 0), ==, 0);
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  g_assert_true (ent_document_is_saved (document (f)));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (f->path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (f->path, text, (gssize) length, NULL));
  test_add (f->window, "School", ENT_SECTOR_EDUCATION);
  save (f);
  g_assert_null (test_find_question (f->window, "_Replace"));
  g_assert_true (ent_document_is_saved (document (f)));
  g_assert_cmpuint (count_in_file (f->path), ==, 3);
}

static void
test_our_own_saves_are_no_news (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
      ent_file_watch_look (f->window->watch);
      save (f);
      look (f);
      g_assert_true (ent_document_is_saved (document (f)));
    }
  assert_no_news_so_far (f);
}

/* Its first four fifths, as a folder that is kept in step leaves it for a while. */
static void
test_half_written_it_replaces_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) kept = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->theirs, &text, &length, NULL));
  write_in_place (f->path, text, length * 4 / 5);
  wait_for_change (f);
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
  g_assert_cmpstr (first_name (f), ==, "Radio");
  g_assert_nonnull (strstr (ent_window_message (f->window), "Your map stays open here as it was."));
  g_assert_true (ent_document_can_edit (document (f)));
  /* and it can be saved over that, if one decides so */
  test_add (f->window, "Hotel", ENT_SECTOR_PRIVATE);
  save (f);
  test_click (test_find_question (f->window, "_Replace"));
  test_wait_for_file (f->window);
  g_assert_cmpuint (count_in_file (f->path), ==, 2);
  /* what it replaces is there still, damaged as it is */
  versions = ent_backups_list (f->path);
  g_assert_cmpuint (versions->len, ==, 1);
  kept = ent_backups_read (g_ptr_array_index (versions, 0), NULL, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), text, length * 4 / 5);
}

static void
test_what_is_no_file_is_said_and_hangs_nothing (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  wait_for_change (f);
  test_activate (f->window, "win.reload");
  test_wait_for_file (f->window);
  g_assert_nonnull (strstr (ent_window_message (f->window), "Your map stays open here as it was."));
  g_assert_cmpstr (first_name (f), ==, "Radio");
}

static void
test_a_damaged_file_that_was_mended_is_opened_for_editing (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL, *path = test_temporary ("damaged.entorno");
  gsize length;
  EntWindow *window;

  g_assert_true (g_file_get_contents (f->theirs, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) (length - 8), NULL));
  window = test_window_for (path);
  g_assert_false (ent_document_can_edit (ent_window_document (window)));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_assert_true (test_wait_until (ent_message_bar_text (window->file_bar) != NULL, 20000));
  test_activate (window, "win.reload");
  test_wait_for_file (window);
  g_assert_true (ent_document_can_edit (ent_window_document (window)));
  g_assert_nonnull (ent_document_lock (ent_window_document (window)));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/watch/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("changed-in-place-it-is-said-and-read-again", test_changed_in_place_it_is_said_and_read_again);
  ADD ("replaced-it-is-read-again-and-saved", test_replaced_it_is_read_again_and_saved);
  ADD ("what-was-open-before-comes-back", test_what_was_open_before_comes_back);
  ADD ("read-again-is-one-step-and-all-else-stays", test_read_again_is_one_step_and_all_else_stays);
  ADD ("undone-it-is-as-if-it-was-not-read-again", test_undone_it_is_as_if_it_was_not_read_again);
  ADD ("undone-and-gone-on-from-there-saving-asks", test_undone_and_gone_on_from_there_saving_asks);
  ADD ("a-crash-after-it-loses-nothing", test_a_crash_after_it_loses_nothing);
  ADD ("what-comes-back-is-kept-for-a-crash-at-once", test_what_comes_back_is_kept_for_a_crash_at_once);
  ADD ("what-is-not-saved-stays-and-saving-asks", test_what_is_not_saved_stays_and_saving_asks);
  ADD ("saved-as-itself-it-is-not-replaced-unseen", test_saved_as_itself_it_is_not_replaced_unseen);
  ADD ("edited-after-it-was-said-it-is-not-read-again", test_edited_after_it_was_said_it_is_not_read_again);
  ADD ("saved-elsewhere-meanwhile-it-is-not-read-again", test_saved_elsewhere_meanwhile_it_is_not_read_again);
  ADD ("ignored-it-is-not-said-again", test_ignored_it_is_not_said_again);
  ADD ("gone-it-is-said-and-written-anew", test_gone_it_is_said_and_written_anew);
  ADD ("back-again-it-is-no-news-any-more", test_back_again_it_is_no_news_any_more);
  ADD ("touched-it-is-no-news", test_touched_it_is_no_news);
  ADD ("touched-or-put-there-anew-it-is-saved-without-a-question", test_touched_or_put_there_anew_it_is_saved_without_a_question);
  ADD ("our-own-saves-are-no-news", test_our_own_saves_are_no_news);
  ADD ("half-written-it-replaces-nothing", test_half_written_it_replaces_nothing);
  ADD ("what-is-no-file-is-said-and-hangs-nothing", test_what_is_no_file_is_said_and_hangs_nothing);
  ADD ("a-damaged-file-that-was-mended-is-opened-for-editing", test_a_damaged_file_that_was_mended_is_opened_for_editing);
  return g_test_run ();
}
