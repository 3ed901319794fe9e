/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work tells how far it is, and can be given up at any moment: then everything is as it was, byte for byte, in the
 * folder of the document and in that of the earlier versions.
 */
#include "folder.h"
#include "io-test.h"
#include "io/disk/backups.h"
#include "io/secret/secret-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "the boat, the bell and the lime tree"
/* So many that their file has several blocks, and their records are looked at several times. */
#define MANY 170
/* A bar that moves in fewer steps than this tells little. */
#define LEAST_STEPS 8

typedef struct
{
  char *folder;
  char *path, *sealed_path; /* there */
  char *new_path;           /* not there */
  EntSecret *secret;
  EntMap *map; /* another one than in the files */
  EntFingerprint *fingerprint, *sealed_fingerprint;
} Fixture;

/* Not counted where nobody wants to know it. */
typedef gboolean (*Work) (Fixture *f, EntProgress *progress, GError **error);

static EntFingerprint *
put (const char *path, EntMap *map, EntSecret *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write_sealed (map, secret, &error);
  EntFingerprint *fingerprint = NULL;

  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, &fingerprint, NULL, &error);
  g_assert_no_error (error);
  return fingerprint;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (EntMap) before = new_random_map (3, MANY);
  g_autoptr (GError) error = NULL;

  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "map.entorno", NULL);
  f->sealed_path = g_build_filename (f->folder, "sealed.entorno", NULL);
  f->new_path = g_build_filename (f->folder, "new.entorno", NULL);
  f->secret = ent_secret_new_with (PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, &error);
  g_assert_no_error (error);
  f->map = new_random_map (4, MANY);
  f->fingerprint = put (f->path, before, NULL);
  f->sealed_fingerprint = put (f->sealed_path, before, f->secret);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  ent_backups_clear (f->path, NULL);
  ent_backups_clear (f->sealed_path, NULL);
  ent_fingerprint_free (f->fingerprint);
  ent_fingerprint_free (f->sealed_fingerprint);
  g_object_unref (f->map);
  ent_secret_unref (f->secret);
  g_free (f->path);
  g_free (f->sealed_path);
  g_free (f->new_path);
  remove_folder (f->folder);
}

/* --- what a folder holds --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
describe (GString *text, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *file = g_ptr_array_index (names, i);
      g_autofree char *content = NULL, *sum = NULL;
      GStatBuf status;
      gsize length = 0;

      g_assert_cmpint (g_lstat (file, &status), ==, 0);
      if (g_file_get_contents (file, &content, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_string_append_printf (text, "%s %o %zu %s", file, status.st_mode, length, sum != NULL ? sum : "-");
      if (S_ISREG (status.st_mode))
        g_string_append_printf (text, " %" G_GINT64_FORMAT ".%09ld", (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
      g_string_append_c (text, '\n');
      describe (text, file);
    }
}

static char *
describe_all (Fixture *f)
{
  GString *text = g_string_new (NULL);

  describe (text, f->folder);
  describe (text, g_get_user_data_dir ());
  return g_string_free (text, FALSE);
}

/* --- kinds of work --- */

static gboolean
open_as (const char *path, const EntOpenOptions *options, GError **error)
{
  g_autoptr (EntFile) file = ent_store_open_as (path, options, error);

  return file != NULL;
}

static gboolean
open_plain (Fixture *f, EntProgress *progress, GError **error)
{
  return open_as (f->path, &(const EntOpenOptions) { .most_kept = G_MAXSIZE, .progress = progress }, error);
}

static gboolean
open_with_passphrase (Fixture *f, EntProgress *progress, GError **error)
{
  return open_as (f->sealed_path, &(const EntOpenOptions) { .passphrase = PASSPHRASE, .progress = progress }, error);
}

static gboolean
open_with_secret (Fixture *f, EntProgress *progress, GError **error)
{
  return open_as (f->sealed_path, &(const EntOpenOptions) { .secret = f->secret, .progress = progress }, error);
}

static gboolean
save_at (Fixture *f, const char *path, EntSecret *secret, const EntFingerprint *expected, EntProgress *progress, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (progress, 0, 800), saving = ent_progress_part (progress, 800, ENT_PROGRESS_DONE);
  g_autoptr (GBytes) bytes = ent_store_write_watched (f->map, secret, writing, error);
  g_auto (EntSaved) saved = { 0 };

  return bytes != NULL && ent_store_save_document (path, bytes, expected, &saved, saving, error);
}

static gboolean
save_over (Fixture *f, EntProgress *progress, GError **error)
{
  return save_at (f, f->path, NULL, f->fingerprint, progress, error);
}

static gboolean
save_sealed (Fixture *f, EntProgress *progress, GError **error)
{
  return save_at (f, f->sealed_path, f->secret, f->sealed_fingerprint, progress, error);
}

static gboolean
save_new (Fixture *f, EntProgress *progress, GError **error)
{
  return save_at (f, f->new_path, NULL, NULL, progress, error);
}

/* What was copied there and back is compared by content before. */
static gboolean
save_over_touched (Fixture *f, EntProgress *progress, GError **error)
{
  f->fingerprint->mtime_ns++;
  return save_over (f, progress, error);
}

static gboolean
save_beside (Fixture *f, EntProgress *progress, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (progress, 0, 800), saving = ent_progress_part (progress, 800, ENT_PROGRESS_DONE);
  g_autoptr (GBytes) bytes = ent_store_write_watched (f->map, NULL, writing, error);
  g_autofree char *path = bytes != NULL ? ent_store_save_beside (f->folder, "map", bytes, saving, error) : NULL;

  return path != NULL;
}

static const struct
{
  const char *name;
  Work work;
} works[] = {
  { "open", open_plain },
  { "open-with-passphrase", open_with_passphrase },
  { "open-with-secret", open_with_secret },
  { "save-over", save_over },
  { "save-over-touched", save_over_touched },
  { "save-sealed", save_sealed },
  { "save-new", save_new },
  { "save-beside", save_beside },
};

/* --- how far it is --- */

typedef struct
{
  EntProgress *progress;
  guint last, n_steps;
} Watch;

static void
on_look (gpointer data)
{
  Watch *watch = data;
  guint now = ent_progress_percent (watch->progress);

  g_assert_cmpuint (now, >=, watch->last);
  g_assert_cmpuint (now, <=, 100);
  watch->n_steps += now > watch->last;
  watch->last = now;
}

static void
test_it_grows_until_all_is_done (Fixture *f, gconstpointer data)
{
  Work work = works[GPOINTER_TO_UINT (data)].work;
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { progress, 0, 0 };

  ent_progress_set_between (progress, on_look, &watch);
  g_assert_true (work (f, progress, &error));
  g_assert_no_error (error);
  g_test_message ("%u looks, %u steps", ent_progress_looks (progress), watch.n_steps);
  g_assert_cmpuint (watch.n_steps, >=, LEAST_STEPS);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 100);
}

/* --- given up --- */

static guint
count_looks (Work work)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;
  Fixture other = { 0 };

  set_up (&other, NULL);
  work (&other, progress, &error);
  g_assert_no_error (error);
  tear_down (&other, NULL);
  return ent_progress_looks (progress);
}

static void
test_given_up_at_any_moment_all_is_as_it_was (Fixture *f, gconstpointer data)
{
  Work work = works[GPOINTER_TO_UINT (data)].work;
  guint n = count_looks (work);
  g_autofree char *before = describe_all (f);

  g_assert_cmpuint (n, >=, LEAST_STEPS);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      ent_progress_stop (progress, i);
      g_assert_false (work (f, progress, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = describe_all (f);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (ent_progress_percent (progress), <, 100);
    }
}

/* Once what is there begins to go, it goes: a file that is half saved is none. */
static void
test_after_the_last_look_it_is_done (Fixture *f, gconstpointer data)
{
  Work work = works[GPOINTER_TO_UINT (data)].work;
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;

  ent_progress_stop (progress, count_looks (work));
  g_assert_true (work (f, progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 100);
}

static void
test_the_bytes_are_kept_if_they_are_few_enough (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (f->path, &text, &length, NULL));
  for (guint less = 0; less < 2; less++)
    {
      g_autoptr (EntFile) file = ent_store_open_as (f->path, &(const EntOpenOptions) { .most_kept = length - less }, &error);

      g_assert_no_error (error);
      if (less > 0)
        g_assert_null (file->bytes);
      else
        g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), text, length);
    }
}

int
main (int argc, char **argv)
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *grows = g_strdup_printf ("/progress/it-grows-until-all-is-done/%s", works[i].name);
      g_autofree char *given_up = g_strdup_printf ("/progress/given-up-at-any-moment-all-is-as-it-was/%s", works[i].name);
      g_autofree char *done = g_strdup_printf ("/progress/after-the-last-look-it-is-done/%s", works[i].name);

      g_test_add (grows, Fixture, GUINT_TO_POINTER (i), set_up, test_it_grows_until_all_is_done, tear_down);
      g_test_add (given_up, Fixture, GUINT_TO_POINTER (i), set_up, test_given_up_at_any_moment_all_is_as_it_was, tear_down);
      g_test_add (done, Fixture, GUINT_TO_POINTER (i), set_up, test_after_the_last_look_it_is_done, tear_down);
    }
  g_test_add ("/progress/the-bytes-are-kept-if-they-are-few-enough", Fixture, NULL, set_up, test_the_bytes_are_kept_if_they_are_few_enough, tear_down);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
