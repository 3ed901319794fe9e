/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions: what was saved over is there, for its user alone; the last ten, and never without an end. */
#include "folder.h"
#include "io-test.h"
#include "io/disk/backups.h"
#include "io/disk/private-folder.h"
#include "io/secret/secret-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  ent_backups_clear (f->path, NULL);
  g_free (f->path);
  remove_folder (f->folder);
}

/* What is to be known of it, or NULL. */
static char *
save_at (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) saved = { 0 };

  ent_store_save_document (path, bytes, NULL, &saved, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&saved.remark);
}

static void
save (Fixture *f, const char *text)
{
  g_autofree char *remark = save_at (f->path, text);

  g_assert_null (remark);
}

static char *
read_version (GPtrArray *versions, guint i)
{
  gboolean whole = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (whole);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The texts of all versions with blanks between, the one that was kept last first. */
static char *
read_all (const char *path)
{
  g_autoptr (GPtrArray) versions = ent_backups_list (path);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < versions->len; i++)
    g_ptr_array_add (texts, read_version (versions, i));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **) texts->pdata);
}

static void
assert_versions (Fixture *f, const char *wanted)
{
  g_autofree char *texts = read_all (f->path);

  g_assert_cmpstr (texts, ==, wanted);
}

static void
test_what_was_saved_over_is_kept (Fixture *f, gconstpointer data)
{
  assert_versions (f, "");
  save (f, "one");
  /* nothing stood there */
  assert_versions (f, "");
  save (f, "two");
  save (f, "three");
  assert_versions (f, "two one");
}

static void
test_the_last_ten_are_kept (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i <= 13; i++)
    {
      g_autofree char *text = g_strdup_printf ("v%u", i);

      save (f, text);
    }
  assert_versions (f, "v12 v11 v10 v9 v8 v7 v6 v5 v4 v3");
}

static void
test_the_same_is_kept_once (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "a", "a", "b", "a", "a", "c" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    save (f, texts[i]);
  assert_versions (f, "a b");
}

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_no_errno (stat (path, &status));
  return status.st_mode & 0777;
}

static void
test_only_its_user_can_look_into_them (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *folder = NULL, *place = NULL, *told = NULL;
  const char *name;
  guint n = 0;

  save (f, "one");
  g_assert_no_errno (g_chmod (f->path, 0644));
  save (f, "two");
  versions = ent_backups_list (f->path);
  folder = g_path_get_dirname (((EntVersion *) g_ptr_array_index (versions, 0))->file);
  g_assert_cmphex (mode_of (folder), ==, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmphex (mode_of (path), ==, 0600);
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
  /* the name of the folder tells nothing, what lies in it tells whose it is */
  g_assert_null (strstr (folder, "a.entorno"));
  place = g_build_filename (folder, "place", NULL);
  g_assert_true (g_file_get_contents (place, &told, NULL, NULL));
  g_assert_cmpstr (told, ==, f->path);
}

static void
test_a_version_tells_when_it_was_saved (Fixture *f, gconstpointer data)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { 1700000000, 123456000 } };
  g_autoptr (GPtrArray) versions = NULL;
  const EntVersion *version;

  save (f, "one");
  g_assert_no_errno (utimensat (AT_FDCWD, f->path, times, 0));
  save (f, "two");
  versions = ent_backups_list (f->path);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->written_at / G_USEC_PER_SEC, ==, 1700000000);
  g_assert_cmpuint (version->size, ==, 3);
}

/* One that was copied here with its old date, or kept before the clock was set back, is no older for it. */
static void
test_the_order_is_that_of_keeping_whatever_the_clock_says (Fixture *f, gconstpointer data)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { 1000000000, 0 } };
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *folder = NULL, *later = NULL;
  const EntVersion *version;

  save (f, "one");
  save (f, "two");
  versions = ent_backups_list (f->path);
  version = g_ptr_array_index (versions, 0);
  folder = g_path_get_dirname (version->file);
  later = g_strdup_printf ("%s/29991231T235959.999999Z-%s.entorno", folder, version->checksum);
  g_assert_no_errno (g_rename (version->file, later));
  g_assert_no_errno (utimensat (AT_FDCWD, f->path, times, 0));
  save (f, "three");
  assert_versions (f, "two one");
  save (f, "four");
  assert_versions (f, "three two one");
}

static void
test_links_lead_to_the_same_versions (Fixture *f, gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->folder, "link", NULL), *remark = NULL, *texts = NULL;

  save (f, "one");
  g_assert_no_errno (symlink ("a.entorno", link));
  remark = save_at (link, "two");
  g_assert_null (remark);
  assert_versions (f, "one");
  texts = read_all (link);
  g_assert_cmpstr (texts, ==, "one");
}

static void
test_files_of_one_name_in_two_folders_are_two (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "sub", NULL), *other = g_build_filename (folder, "a.entorno", NULL), *remark = NULL;

  g_mkdir (folder, 0700);
  save (f, "one");
  save (f, "two");
  remark = save_at (other, "other");
  assert_versions (f, "one");
  g_assert_true (ent_backups_clear (other, NULL));
  assert_versions (f, "one");
}

/* --- moved files --- */

/* The versions of the map @id by the times at which they were written, "2 1". */
static char *
times_of (const char *path, const char *id, EntSecret *secret)
{
  g_autoptr (GPtrArray) versions = ent_store_list_versions (path, id, secret);
  GString *times = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    g_string_append_printf (times, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ((EntVersion *) g_ptr_array_index (versions, i))->written_at / G_USEC_PER_SEC);
  return g_string_free (times, FALSE);
}

/* The map @id as it was at @time. */
static void
save_map (const char *path, const char *id, gint64 time, EntSecret *secret)
{
  g_autofree char *text = g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"%s\" title=\"%" G_GINT64_FORMAT "\"/>", id, time), *remark = NULL;
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { time, 0 } };
  g_autoptr (GBytes) plain = g_bytes_new (text, strlen (text)), bytes = secret != NULL ? ent_secret_seal (secret, plain, NULL) : g_bytes_ref (plain);
  g_auto (EntSaved) saved = { 0 };

  g_assert_true (ent_store_save_document (path, bytes, NULL, &saved, NULL, NULL));
  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
}

static void
test_a_file_that_was_moved_has_its_versions_still (Fixture *f, gconstpointer data)
{
  g_autofree char *moved = g_build_filename (f->folder, "b.entorno", NULL), *copy = g_build_filename (f->folder, "c.entorno", NULL);
  g_autofree char *before = NULL, *after = NULL, *both = NULL, *of_copy = NULL, *of_other = NULL, *cleared = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  for (gint64 time = 1; time <= 3; time++)
    save_map (f->path, "m-one", time, NULL);
  before = times_of (f->path, "m-one", NULL);
  g_assert_cmpstr (before, ==, "2 1");
  g_assert_no_errno (g_rename (f->path, moved));
  after = times_of (moved, "m-one", NULL);
  g_assert_cmpstr (after, ==, "2 1");
  save_map (moved, "m-one", 4, NULL);
  both = times_of (moved, "m-one", NULL);
  g_assert_cmpstr (both, ==, "3 2 1");
  /* a file that stands at its place keeps its own to itself, and another map has none of them */
  save_map (copy, "m-one", 9, NULL);
  of_copy = times_of (copy, "m-one", NULL);
  g_assert_cmpstr (of_copy, ==, "2 1");
  of_other = times_of (copy, "m-other", NULL);
  g_assert_cmpstr (of_other, ==, "");
  /* those of a file that is gone for now are listed once */
  g_assert_no_errno (g_unlink (moved));
  g_clear_pointer (&both, g_free);
  both = times_of (moved, "m-one", NULL);
  g_assert_cmpstr (both, ==, "3 2 1");
  versions = ent_store_list_versions (moved, "m-one", NULL);
  g_assert_true (ent_backups_remove (versions, NULL));
  cleared = times_of (moved, "m-one", NULL);
  g_assert_cmpstr (cleared, ==, "");
}

static void
test_a_sealed_file_that_was_moved_has_them_for_those_with_its_key (Fixture *f, gconstpointer data)
{
  g_autoptr (EntSecret) secret = ent_secret_new_with ("la barca y el limonero", 1, ENT_SEALED_LEAST_KIB, NULL);
  g_autofree char *moved = g_build_filename (f->folder, "b.entorno", NULL), *with = NULL, *without = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  for (gint64 time = 1; time <= 3; time++)
    save_map (f->path, "m-sealed", time, secret);
  g_assert_no_errno (g_rename (f->path, moved));
  with = times_of (moved, "m-sealed", secret);
  without = times_of (moved, "m-sealed", NULL);
  g_assert_cmpstr (with, ==, "2 1");
  g_assert_cmpstr (without, ==, "");
  versions = ent_store_list_versions (moved, "m-sealed", secret);
  g_assert_true (ent_backups_remove (versions, NULL));
}

/* Who sets a passphrase after a move: what lies under the other name says nothing either. */
static void
test_what_was_kept_before_a_move_is_sealed_too (Fixture *f, gconstpointer data)
{
  g_autoptr (EntSecret) secret = ent_secret_new_with ("la barca y el limonero", 1, ENT_SEALED_LEAST_KIB, NULL);
  g_autofree char *moved = g_build_filename (f->folder, "b.entorno", NULL), *times = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  for (gint64 time = 1; time <= 3; time++)
    save_map (f->path, "m-moved", time, NULL);
  g_assert_no_errno (g_rename (f->path, moved));
  save_map (moved, "m-moved", 4, secret);
  g_assert_true (ent_store_seal_versions (moved, "m-moved", secret, NULL));
  times = times_of (moved, "m-moved", secret);
  g_assert_cmpstr (times, ==, "3 2 1");
  versions = ent_store_list_versions (moved, "m-moved", secret);
  for (guint i = 0; i < versions->len; i++)
    {
      gboolean whole = FALSE;
      g_autoptr (GBytes) bytes = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, NULL);

      g_assert_true (whole && ent_secret_is_sealed (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  g_assert_true (ent_backups_remove (versions, NULL));
}

/* --- bounds --- */

/* A version of so many bytes that takes no room, kept before all others. */
static char *
put_large (const char *folder, guint n, guint64 size)
{
  char *path = g_strdup_printf ("%s/20200101T0000%02u.000000Z-%032u.entorno", folder, n, n);
  int fd = open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_no_errno (ftruncate (fd, (off_t) size));
  close (fd);
  return path;
}

static char *
versions_folder (Fixture *f)
{
  g_autoptr (GPtrArray) versions = NULL;

  save (f, "one");
  save (f, "two");
  versions = ent_backups_list (f->path);
  return g_path_get_dirname (((EntVersion *) g_ptr_array_index (versions, 0))->file);
}

static void
test_one_document_takes_a_bounded_room (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = versions_folder (f);
  g_autoptr (GPtrArray) versions = NULL;
  guint64 sum = 0;

  for (guint i = 0; i < 8; i++)
    g_free (put_large (folder, i, 12 << 20));
  save (f, "three");
  versions = ent_backups_list (f->path);
  for (guint i = 0; i < versions->len; i++)
    sum += ((EntVersion *) g_ptr_array_index (versions, i))->size;
  g_assert_cmpuint (sum, <=, ENT_BACKUPS_MOST_BYTES);
  /* the two just kept, and four of those */
  g_assert_cmpuint (versions->len, ==, 6);
}

static void
test_the_one_kept_last_stays_however_large (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = versions_folder (f);
  g_autoptr (GPtrArray) versions = NULL;

  /* sparse here, and read back whole */
  g_assert_no_errno (truncate (f->path, 55 << 20));
  save (f, "three");
  versions = ent_backups_list (f->path);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpuint (((EntVersion *) g_ptr_array_index (versions, 0))->size, ==, 55 << 20);
}

static void
test_all_together_take_a_bounded_room (Fixture *f, gconstpointer data)
{
  g_autofree char *all = ent_private_folder (ENT_FOLDER_BACKUPS, NULL);
  g_autofree char *first = g_build_filename (all, "first", NULL), *second = g_build_filename (all, "second", NULL), *place = g_build_filename (first, "place", NULL);
  g_autofree char *older = NULL, *old = NULL, *only = NULL;

  g_mkdir (first, 0700);
  g_mkdir (second, 0700);
  g_assert_true (g_file_set_contents (place, "/somewhere", -1, NULL));
  only = put_large (first, 1, 200 << 20);
  older = put_large (second, 2, 200 << 20);
  old = put_large (second, 3, 200 << 20);
  save (f, "one");
  save (f, "two");
  /* not the oldest, but the only one that its file has stays for longer */
  g_assert_false (g_file_test (older, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS) && g_file_test (only, G_FILE_TEST_EXISTS));
  g_free (put_large (second, 4, 200 << 20));
  save (f, "three");
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_free (put_large (second, 5, 400 << 20));
  save (f, "four");
  /* the one just kept is there in any case, and no folder for which there is nothing */
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  assert_versions (f, "three");
  remove_folder (g_steal_pointer (&second));
}

/* --- what goes wrong --- */

static void
test_a_damaged_version_is_known (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean whole = TRUE;

  save (f, "one");
  save (f, "two");
  versions = ent_backups_list (f->path);
  g_assert_true (g_file_set_contents (((EntVersion *) g_ptr_array_index (versions, 0))->file, "onE", -1, NULL));
  bytes = ent_backups_read (g_ptr_array_index (versions, 0), &whole, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_false (whole);
  /* what is wrong does not stand for what is right: it is kept anew */
  save (f, "one");
  save (f, "three");
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = ent_backups_list (f->path);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = ent_backups_read (g_ptr_array_index (versions, 0), &whole, NULL, NULL);
  g_assert_true (whole);
}

/* It is said, and the work of today goes first. */
static void
test_what_cannot_be_kept_is_told_and_stops_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *all = ent_private_folder (ENT_FOLDER_BACKUPS, NULL), *aside = g_strconcat (all, "-aside", NULL), *remark = NULL, *text = NULL;

  save (f, "one");
  g_assert_no_errno (g_rename (all, aside));
  g_assert_true (g_file_set_contents (all, "", -1, NULL));
  remark = save_at (f->path, "two");
  g_assert_no_errno (g_unlink (all));
  g_assert_no_errno (g_rename (aside, all));
  g_assert_nonnull (remark);
  g_assert_true (g_str_has_prefix (remark, "It was saved, but the version that stood there before could not be kept among the earlier versions."));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "two");
}

static void
test_a_picture_or_a_report_has_no_versions (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_true (ent_store_save (f->path, bytes, NULL, NULL, NULL, NULL));
  g_assert_true (ent_store_save (f->path, bytes, NULL, NULL, NULL, NULL));
  assert_versions (f, "");
}

static void
test_other_names_of_the_file_are_told_once (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL), *more = g_build_filename (f->folder, "more", NULL), *one = NULL, *two = NULL, *again = NULL;

  save (f, "one");
  g_assert_no_errno (link (f->path, other));
  one = save_at (f->path, "two");
  again = save_at (f->path, "three");
  g_assert_nonnull (one);
  g_assert_nonnull (strstr (one, "1 other name "));
  g_assert_null (again);
  g_assert_no_errno (g_unlink (other));
  g_assert_no_errno (link (f->path, other));
  g_assert_no_errno (link (f->path, more));
  two = save_at (f->path, "four");
  g_assert_nonnull (strstr (two, "2 other names "));
}

static void
test_all_versions_can_be_removed (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = versions_folder (f);

  g_assert_true (ent_backups_clear (f->path, NULL));
  assert_versions (f, "");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  save (f, "three");
  assert_versions (f, "two");
}

/* --- rescue copies --- */

static void
test_a_rescue_copy_takes_a_free_name (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("map", 3);
  g_autofree char *link = g_build_filename (f->folder, "Port 2.entorno", NULL), *third = g_build_filename (f->folder, "Port 3.entorno", NULL);
  g_autofree char *first = NULL, *second = NULL, *hidden = NULL, *title = g_strnfill (70000, 'x'), *lengthy = NULL, *text = NULL;

  first = ent_store_save_beside (f->folder, "Port", bytes, NULL, NULL);
  g_assert_true (g_str_has_suffix (first, "/Port.entorno"));
  g_assert_cmphex (mode_of (first), ==, 0600);
  g_assert_true (g_file_set_contents (first, "mine", -1, NULL));
  /* nor where there is a link that leads nowhere */
  g_assert_no_errno (symlink ("nowhere", link));
  second = ent_store_save_beside (f->folder, "Port", bytes, NULL, NULL);
  g_assert_cmpstr (second, ==, third);
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  hidden = ent_store_save_beside (f->folder, ".Port", bytes, NULL, NULL);
  g_assert_true (g_str_has_suffix (hidden, "/-Port.entorno"));
  lengthy = ent_store_save_beside (f->folder, title, bytes, NULL, NULL);
  g_assert_nonnull (lengthy);
}

static void
test_a_rescue_copy_that_fails_says_why (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("map", 3);
  g_autofree char *folder = g_build_filename (f->folder, "no", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_store_save_beside (folder, "Port", bytes, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "There is no folder"));
}

#define ADD(name, function) g_test_add ("/backups/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  char *home;
  int result;

  /* thousands of files are flushed */
  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-saved-over-is-kept", test_what_was_saved_over_is_kept);
  ADD ("the-last-ten-are-kept", test_the_last_ten_are_kept);
  ADD ("the-same-is-kept-once", test_the_same_is_kept_once);
  ADD ("only-its-user-can-look-into-them", test_only_its_user_can_look_into_them);
  ADD ("a-version-tells-when-it-was-saved", test_a_version_tells_when_it_was_saved);
  ADD ("the-order-is-that-of-keeping-whatever-the-clock-says", test_the_order_is_that_of_keeping_whatever_the_clock_says);
  ADD ("links-lead-to-the-same-versions", test_links_lead_to_the_same_versions);
  ADD ("files-of-one-name-in-two-folders-are-two", test_files_of_one_name_in_two_folders_are_two);
  ADD ("a-file-that-was-moved-has-its-versions-still", test_a_file_that_was_moved_has_its_versions_still);
  ADD ("a-sealed-file-that-was-moved-has-them-for-those-with-its-key", test_a_sealed_file_that_was_moved_has_them_for_those_with_its_key);
  ADD ("what-was-kept-before-a-move-is-sealed-too", test_what_was_kept_before_a_move_is_sealed_too);
  ADD ("one-document-takes-a-bounded-room", test_one_document_takes_a_bounded_room);
  ADD ("the-one-kept-last-stays-however-large", test_the_one_kept_last_stays_however_large);
  ADD ("all-together-take-a-bounded-room", test_all_together_take_a_bounded_room);
  ADD ("a-damaged-version-is-known", test_a_damaged_version_is_known);
  ADD ("what-cannot-be-kept-is-told-and-stops-nothing", test_what_cannot_be_kept_is_told_and_stops_nothing);
  ADD ("a-picture-or-a-report-has-no-versions", test_a_picture_or_a_report_has_no_versions);
  ADD ("other-names-of-the-file-are-told-once", test_other_names_of_the_file_are_told_once);
  ADD ("all-versions-can-be-removed", test_all_versions_can_be_removed);
  ADD ("a-rescue-copy-takes-a-free-name", test_a_rescue_copy_takes_a_free_name);
  ADD ("a-rescue-copy-that-fails-says-why", test_a_rescue_copy_that_fails_says_why);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
