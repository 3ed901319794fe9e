/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map with a passphrase is the same map; its file says nothing to whoever does not know it, and
 * opens as far as it can be proved when it is damaged.
 */
#define _GNU_SOURCE /* memmem() */
#include "folder.h"
#include "io-test.h"
#include "io/disk/backups.h"
#include "io/secret/secret-private.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define PASSPHRASE "the boat, the bell and the lime tree"
#define NAME "Hotel Ñandú"

static EntSecret *
new_secret (void)
{
  g_autoptr (GError) error = NULL;
  EntSecret *secret = ent_secret_new_with (PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, &error);

  g_assert_no_error (error);
  return secret;
}

static GBytes *
write_sealed (EntMap *map, EntSecret *secret)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_store_write_sealed (map, secret, &error);

  g_assert_no_error (error);
  return bytes;
}

static EntFile *
read_sealed (GBytes *bytes, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  EntFile *file = ent_store_read_sealed (bytes, "test", passphrase, &error);

  g_assert_no_error (error);
  return file;
}

static void
assert_refused (GBytes *bytes, const char *passphrase, EntIoError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_read_sealed (bytes, "mapa.entorno", passphrase, &error);

  g_assert_null (file);
  g_assert_error (error, ENT_IO_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "mapa.entorno:"));
}

static void
test_a_sealed_map_is_the_same_map (void)
{
  g_autoptr (EntMap) full = new_full_map (), random = new_random_map (5, 400);
  g_autoptr (EntSecret) secret = new_secret ();
  EntMap *maps[] = { full, random };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GBytes) bytes = write_sealed (maps[i], secret), again = NULL;
      g_autoptr (EntFile) file = read_sealed (bytes, PASSPHRASE), with = NULL, reread = NULL;

      g_assert_true (ent_map_equal (file->map, maps[i]));
      g_assert_nonnull (file->secret);
      g_assert_false (file->damaged);
      with = ent_store_read_with (bytes, "test", secret, NULL);
      g_assert_true (ent_map_equal (with->map, maps[i]));
      g_assert_true (with->secret == secret);
      /* what it was opened with seals it again, for the same passphrase */
      again = write_sealed (file->map, file->secret);
      reread = read_sealed (again, PASSPHRASE);
      g_assert_true (ent_map_equal (reread->map, maps[i]));
    }
}

static void
test_without_a_passphrase_a_map_is_written_as_ever (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autoptr (GBytes) bytes = write_sealed (map, NULL), plain = ent_store_write (map, NULL);
  g_autoptr (EntFile) file = read_sealed (bytes, PASSPHRASE);

  g_assert_true (g_bytes_equal (bytes, plain));
  g_assert_null (file->secret);
}

static void
test_it_says_what_is_missing (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autoptr (EntSecret) secret = new_secret (), other = new_secret ();
  g_autoptr (GBytes) bytes = write_sealed (map, secret), cut = g_bytes_new_from_bytes (bytes, 0, 60);
  g_autoptr (GError) error = NULL;
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GBytes) damaged = g_bytes_new_take (data, g_bytes_get_size (bytes));

  assert_refused (bytes, NULL, ENT_IO_ERROR_SEALED);
  assert_refused (bytes, "the boat", ENT_IO_ERROR_PASSPHRASE);
  g_assert_null (ent_store_read_with (bytes, "test", other, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE);
  /* nobody is asked for the passphrase of what no passphrase opens */
  assert_refused (cut, NULL, ENT_IO_ERROR_TRUNCATED);
  data[50] ^= 1;
  assert_refused (damaged, NULL, ENT_IO_ERROR_ALTERED);
}

static void
test_the_file_gives_nothing_away (void)
{
  static const char *const parts[] = { NAME, "Hotel", "urn:entorno", "stakeholder", "xml", PASSPHRASE, "boat" };
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "map.entorno", NULL), *content = NULL;
  g_autofree char *text = wrap ("<stakeholders><stakeholder id=\"s-1\" name=\"" NAME "\"/></stakeholders>");
  g_autoptr (EntFile) file = read_text (text), back = NULL;
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) bytes = write_sealed (file->map, secret);
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (ent_store_save (path, bytes, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_null (memmem (content, length, parts[i], strlen (parts[i])));
  back = ent_store_open_sealed (path, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_map_stakeholder_at (back->map, 0)->name, ==, NAME);
  g_clear_pointer (&back, ent_file_free);
  back = ent_store_open_as (path, &(const EntOpenOptions) { .secret = secret }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (back->fingerprint);
  remove_folder (g_steal_pointer (&folder));
}

/* Of many chunks the last ones are gone: the records before them are there. */
static void
test_what_is_left_of_a_damaged_one_opens_to_be_saved_elsewhere (void)
{
  g_autoptr (EntMap) map = new_random_map (7, 2000);
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) bytes = write_sealed (map, secret), cut = NULL, altered = NULL;
  gsize length = g_bytes_get_size (bytes);
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  GBytes *damaged[2];

  g_assert_cmpuint (length, >, (gsize) 4 * ENT_SEALED_CHUNK_BYTES);
  cut = g_bytes_new_from_bytes (bytes, 0, length / 2);
  data[length / 2] ^= 1;
  altered = g_bytes_new_take (data, length);
  damaged[0] = cut;
  damaged[1] = altered;
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (EntFile) file = read_sealed (damaged[i], PASSPHRASE);
      const EntFinding *first = g_ptr_array_index (file->findings, 0);

      g_assert_true (file->damaged);
      g_assert_nonnull (file->secret);
      g_assert_cmpuint (ent_map_n_stakeholders (file->map), >, 100);
      g_assert_cmpuint (ent_map_n_stakeholders (file->map), <, 2000);
      g_assert_cmpint (first->level, ==, ENT_FINDING_ERROR);
      g_assert_nonnull (strstr (first->message, i == 0 ? "cut off" : "altered"));
    }
}

/* What was added is left out, and told: what stands before it is whole. */
static void
test_what_was_added_is_not_read (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) bytes = write_sealed (map, secret), longer = NULL;
  GByteArray *data = g_bytes_unref_to_array (g_steal_pointer (&bytes));
  g_autoptr (EntFile) file = NULL;

  g_byte_array_append (data, (const guint8 *) "<!-- more -->", 13);
  longer = g_byte_array_free_to_bytes (data);
  file = read_sealed (longer, PASSPHRASE);
  g_assert_true (file->damaged);
  g_assert_true (ent_map_equal (file->map, map));
}

/* What was sealed need not be a map. */
static void
test_something_else_that_was_sealed_is_no_map (void)
{
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GBytes) text = g_bytes_new_static ("{}", 2), sealed = ent_secret_seal (secret, text, NULL), twice = ent_secret_seal (secret, sealed, NULL);

  assert_refused (sealed, PASSPHRASE, ENT_IO_ERROR_NOT_A_MAP);
  assert_refused (twice, PASSPHRASE, ENT_IO_ERROR_NOT_A_MAP);
}

/* Beside a file that says nothing there is no earlier version that does. */
static void
test_versions_from_before_are_sealed_with_it (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "map.entorno", NULL);
  g_autoptr (EntSecret) secret = new_secret ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  for (guint turn = 0; turn < 3; turn++)
    {
      g_autoptr (EntMap) map = new_random_map (turn, 5);
      g_autoptr (GBytes) bytes = ent_store_write (map, &error);
      g_auto (EntSaved) saved = { 0 };

      ent_store_save_document (path, bytes, NULL, &saved, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (ent_store_seal_versions (path, NULL, secret, NULL));
  versions = ent_backups_list (path);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) kept = ent_backups_read (g_ptr_array_index (versions, i), NULL, NULL, NULL), plain = NULL, expected = NULL;
      /* the latest before the one that stands there comes first */
      g_autoptr (EntMap) map = new_random_map (1 - i, 5);

      g_assert_true (ent_secret_is_sealed (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept)));
      plain = ent_secret_open_with (kept, secret, &error);
      g_assert_no_error (error);
      expected = ent_store_write (map, NULL);
      g_assert_true (g_bytes_equal (plain, expected));
    }
  remove_folder (g_steal_pointer (&folder));
}

static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = MIN (length, limit.rlim_max);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

/* Of @n saves of a small map at @path. */
static void
save_often (const char *path, guint n, EntSecret *secret)
{
  for (guint turn = 0; turn < n; turn++)
    {
      g_autoptr (EntMap) map = new_random_map (turn, 5);
      g_autoptr (GBytes) bytes = ent_store_write_sealed (map, secret, NULL);
      g_auto (EntSaved) saved = { 0 };

      g_assert_true (ent_store_save_document (path, bytes, NULL, &saved, NULL, NULL));
    }
}

/* How many versions there are that open so. */
static guint
count_versions (const char *path, EntSecret *secret)
{
  g_autoptr (GPtrArray) versions = ent_backups_list (path);
  guint n = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      gboolean whole = FALSE;
      g_autoptr (GBytes) bytes = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, NULL);
      g_autoptr (EntFile) file = secret != NULL ? ent_store_read_with (bytes, "test", secret, NULL) : ent_store_read (bytes, "test", NULL);

      n += whole && file != NULL && (secret == NULL || file->secret != NULL);
    }
  return n;
}

/* Before they are lost they rather stay readable, and that is told. */
static void
test_versions_that_the_disk_does_not_take_sealed_stay (void)
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (EntSecret) secret = new_secret ();

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  (void) signal (SIGXFSZ, SIG_IGN);
  folder = new_folder ();
  path = g_build_filename (folder, "map.entorno", NULL);
  save_often (path, 4, NULL);
  limit_files (100);
  g_assert_false (ent_store_seal_versions (path, NULL, secret, NULL));
  g_assert_cmpuint (count_versions (path, NULL), ==, 3);
  limit_files (RLIM_INFINITY);
  g_assert_true (ent_store_seal_versions (path, NULL, secret, NULL));
  g_assert_cmpuint (count_versions (path, secret), ==, 3);
  g_assert_cmpuint (count_versions (path, NULL), ==, 0);
  remove_folder (g_steal_pointer (&folder));
}

static void
test_versions_follow_another_passphrase_if_the_one_before_is_known (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "map.entorno", NULL);
  g_autoptr (EntSecret) first = new_secret (), second = new_secret (), third = new_secret ();

  save_often (path, 3, first);
  g_assert_true (ent_store_seal_versions (path, NULL, second, first));
  g_assert_cmpuint (count_versions (path, second), ==, 2);
  g_assert_cmpuint (count_versions (path, first), ==, 0);
  /* sealed they stay in any case */
  g_assert_true (ent_store_seal_versions (path, NULL, third, NULL));
  g_assert_cmpuint (count_versions (path, second), ==, 2);
  remove_folder (g_steal_pointer (&folder));
}

#define ADD(path, function) g_test_add_func ("/io/sealed/" path, function)

int
main (int argc, char *argv[])
{
  char *home = new_home ();
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("same-map", test_a_sealed_map_is_the_same_map);
  ADD ("as-ever", test_without_a_passphrase_a_map_is_written_as_ever);
  ADD ("missing", test_it_says_what_is_missing);
  ADD ("nothing-away", test_the_file_gives_nothing_away);
  ADD ("rescued", test_what_is_left_of_a_damaged_one_opens_to_be_saved_elsewhere);
  ADD ("added", test_what_was_added_is_not_read);
  ADD ("no-map", test_something_else_that_was_sealed_is_no_map);
  ADD ("versions", test_versions_from_before_are_sealed_with_it);
  ADD ("versions-stay", test_versions_that_the_disk_does_not_take_sealed_stay);
  ADD ("versions-follow", test_versions_follow_another_passphrase_if_the_one_before_is_known);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
