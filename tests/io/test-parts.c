/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What processes that are gone left half-written is taken away, and nothing else is. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "folder.h"
#include "io/disk/part.h"
#include "io/store.h"

typedef struct
{
  char *folder, *document;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->document = g_build_filename (f->folder, "port.entorno", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->document);
  remove_folder (f->folder);
}

static void
make_old (const char *path)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { time (NULL) - 3700, 0 } };

  g_assert_no_errno (utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW));
}

/* An old file of this name, and whether it outlives the opening of the document. */
static gboolean
stays (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  gboolean there;

  g_assert_true (g_file_set_contents (path, "private", -1, NULL));
  make_old (path);
  ent_store_sweep (f->document);
  there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_unlink (path);
  return there;
}

static void
test_what_was_left_of_maps_goes (Fixture *f, gconstpointer data)
{
  g_assert_false (stays (f, ".port.entorno.aB3xY9.part"));
  /* never saved under its name, so nobody would open that */
  g_assert_false (stays (f, ".other map.entorno.000000.part"));
  g_free (f->document);
  f->document = g_build_filename (f->folder, "port.xml", NULL);
  g_assert_false (stays (f, ".port.xml.aB3xY9.part"));
}

static void
test_what_others_call_alike_stays (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "port.entorno", ".port.entorno", "port.entorno.aB3xY9.part", ".port.entorno.aB3xY.part",
                                       ".port.entorno.aB3x-9.part", ".port.entorno.part", ".film.mkv.aB3xY9.part", ".aB3xY9.part",
                                       ".port.entornoaB3xY9.part", ".part", "a.part" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!stays (f, names[i]))
      g_error ("%s is gone", names[i]);
}

static void
test_what_is_being_written_stays (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  int fd = ent_part_create (f->document, &path);

  g_assert_cmpint (fd, >=, 0);
  make_old (path);
  ent_store_sweep (f->document);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close (fd);
  ent_store_sweep (f->document);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_what_was_written_just_now_stays (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  int fd = ent_part_create (f->document, &path);

  /* on a disk of another machine there may be no locks */
  close (fd);
  ent_store_sweep (f->document);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* By such a name, and old: neither opened nor removed, nor what a link leads to. */
static void
test_what_is_no_file_stays (Fixture *f, gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (f->folder, ".port.entorno.pipe00.part", NULL);
  g_autofree char *link_path = g_build_filename (f->folder, ".port.entorno.link00.part", NULL);
  g_autofree char *folder_path = g_build_filename (f->folder, ".port.entorno.folder.part", NULL);

  g_assert_true (g_file_set_contents (f->document, "map", -1, NULL));
  g_assert_no_errno (mkfifo (pipe_path, 0600));
  g_assert_no_errno (symlink ("port.entorno", link_path));
  g_assert_no_errno (g_mkdir (folder_path, 0700));
  make_old (pipe_path);
  make_old (link_path);
  make_old (folder_path);
  make_old (f->document);
  ent_store_sweep (f->document);
  g_assert_true (g_file_test (pipe_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (folder_path, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (f->document, G_FILE_TEST_EXISTS));
}

static void
test_what_is_of_another_user_stays (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, ".port.entorno.aB3xY9.part", NULL);

  g_assert_true (g_file_set_contents (path, "private", -1, NULL));
  if (chown (path, 65534, (gid_t) -1) != 0)
    {
      g_test_skip ("to give a file away needs more rights");
      return;
    }
  make_old (path);
  ent_store_sweep (f->document);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Of a long name less is in it, and it is found nevertheless. */
static void
test_a_long_name_is_known_again (Fixture *f, gconstpointer data)
{
  g_autofree char *base = g_strnfill (250, 'n'), *document = g_build_filename (f->folder, base, NULL), *path = NULL;
  int fd = ent_part_create (document, &path);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  make_old (path);
  ent_store_sweep (document);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_folder_that_is_not_there_is_no_matter (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "no", "such", "map.entorno", NULL);

  ent_store_sweep (path);
}

#define ADD(name, function) g_test_add ("/parts/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-left-of-maps-goes", test_what_was_left_of_maps_goes);
  ADD ("what-others-call-alike-stays", test_what_others_call_alike_stays);
  ADD ("what-is-being-written-stays", test_what_is_being_written_stays);
  ADD ("what-was-written-just-now-stays", test_what_was_written_just_now_stays);
  ADD ("what-is-no-file-stays", test_what_is_no_file_stays);
  ADD ("what-is-of-another-user-stays", test_what_is_of_another_user_stays);
  ADD ("a-long-name-is-known-again", test_a_long_name_is_known_again);
  ADD ("a-folder-that-is-not-there-is-no-matter", test_a_folder_that_is_not_there_is_no_matter);
  return g_test_run ();
}
