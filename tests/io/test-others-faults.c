/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever others do to a file while it is saved, and whenever they do it: nothing of theirs is replaced unseen. */
#include "faults/faults.h"
#include "folder.h"
#include "io/saved-fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *path;
  const char *beside; /* a path that is free */
  GBytes *old, *theirs;
} Others;

static void
write_in_place (void *data)
{
  Others *o = data;
  int fd = open (o->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  gsize length;
  const char *text = g_bytes_get_data (o->theirs, &length);

  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  close (fd);
}

/* As some programs that bring files from elsewhere. */
static void
write_in_place_with_the_same_date (void *data)
{
  Others *o = data;
  struct stat status;

  g_assert_no_errno (stat (o->path, &status));
  write_in_place (data);
  g_assert_no_errno (utimensat (AT_FDCWD, o->path, (const struct timespec[]) { status.st_atim, status.st_mtim }, 0));
}

static void
replace_by_rename (void *data)
{
  Others *o = data;

  put (o->beside, o->theirs);
  g_assert_no_errno (rename (o->beside, o->path));
}

static void delete (void *data)
{
  g_assert_no_errno (unlink (((Others *) data)->path));
}

static void
delete_and_write_anew (void *data)
{
  delete (data);
  put (((Others *) data)->path, ((Others *) data)->theirs);
}

static void
truncate_it (void *data)
{
  g_assert_no_errno (truncate (((Others *) data)->path, 0));
}

static void
put_a_folder (void *data)
{
  delete (data);
  g_assert_no_errno (mkdir (((Others *) data)->path, 0700));
}

static void
put_a_pipe (void *data)
{
  delete (data);
  g_assert_no_errno (mkfifo (((Others *) data)->path, 0600));
}

static void
put_a_link (void *data)
{
  Others *o = data;

  put (o->beside, o->theirs);
  delete (data);
  g_assert_no_errno (symlink (o->beside, o->path));
}

static void
put_a_circle (void *data)
{
  delete (data);
  g_assert_no_errno (symlink (((Others *) data)->path, ((Others *) data)->path));
}

static void
touch (void *data)
{
  g_assert_no_errno (utimensat (AT_FDCWD, ((Others *) data)->path, (const struct timespec[]) { { 1000, 0 }, { 1000, 0 } }, 0));
}

/* Another file with the same in it, as after a copy to another disk and back. */
static void
write_the_same_anew (void *data)
{
  Others *o = data;
  g_autoptr (GBytes) there = load (o->path);

  put (o->beside, there);
  g_assert_no_errno (rename (o->beside, o->path));
}

typedef struct
{
  const char *name;
  void (*act) (void *data);
  mode_t kind;     /* what stands there then; 0: nothing */
  gboolean theirs; /* their bytes are in it, or none */
  gboolean harmless;
} Meeting;

static const Meeting meetings[] = {
  { "it is written in place", write_in_place, S_IFREG, TRUE, FALSE },
  { "it is written in place, with the same date", write_in_place_with_the_same_date, S_IFREG, TRUE, FALSE },
  { "it is replaced", replace_by_rename, S_IFREG, TRUE, FALSE },
  { "it is deleted", delete, 0, FALSE, FALSE },
  { "it is deleted and written anew", delete_and_write_anew, S_IFREG, TRUE, FALSE },
  { "it is emptied", truncate_it, S_IFREG, FALSE, FALSE },
  { "a folder is put in its place", put_a_folder, S_IFDIR, FALSE, FALSE },
  { "a pipe is put in its place", put_a_pipe, S_IFIFO, FALSE, FALSE },
  { "a link is put in its place", put_a_link, S_IFLNK, TRUE, FALSE },
  { "a link to itself is put in its place", put_a_circle, S_IFLNK, FALSE, FALSE },
  { "it is touched", touch, S_IFREG, FALSE, TRUE },
  { "the same is written anew", write_the_same_anew, S_IFREG, FALSE, TRUE },
};

static void
assert_theirs_is_there (const Meeting *meeting, const Others *o)
{
  struct stat status = { 0 };

  g_assert_cmpint (lstat (o->path, &status) == 0, ==, meeting->kind != 0);
  g_assert_cmpuint (status.st_mode & S_IFMT, ==, meeting->kind);
  if (meeting->theirs)
    g_assert_true (holds (o->path, o->theirs));
  else if (meeting->kind == S_IFREG)
    g_assert_cmpint (status.st_size, ==, 0);
}

/* FALSE when there is no such call any more. */
static gboolean
meet (Saved *f, const Meeting *meeting, FaultCall call, guint nth)
{
  g_autofree char *beside = g_build_filename (f->folder, "theirs", NULL);
  Others others = { .path = f->path, .beside = beside, .old = f->old, .theirs = f->third };
  g_autoptr (EntFingerprint) known = NULL;
  g_auto (EntSaved) saved = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done, hit;

  empty_folder (f->folder);
  saved_begin (f, TRUE);
  known = know (f->path);
  if (nth == 0)
    meeting->act (&others);
  else
    faults_meet (call, nth, meeting->act, &others);
  done = ent_store_save_document (f->path, f->new, known, &saved, NULL, &error);
  hit = faults_end () || nth == 0;
  g_test_message ("%s before %s %u: %s", meeting->name, faults_call_names[call], nth, done ? "saved" : error->message);
  if (hit && !meeting->harmless)
    assert_theirs_is_there (meeting, &others);
  else
    g_assert_true (done && holds (f->path, f->new));
  g_assert_cmpuint (count_names (f->folder, TRUE), ==, 0);
  return hit;
}

/* Before it is saved, and before each call that saves it: also between the last look at the file and the one that
 * replaces it. */
static void
test_what_others_do_meanwhile_is_never_replaced_unseen (Saved *f, gconstpointer data)
{
  static const FaultCall calls[] = { FAULT_OPEN, FAULT_FSYNC, FAULT_RENAME, FAULT_CLOSE };
  guint n = 0;

  /* of its own size, so that the date alone would tell */
  g_bytes_unref (f->third);
  f->third = filled ('t', g_bytes_get_size (f->old));
  for (guint m = 0; m < G_N_ELEMENTS (meetings); m++)
    {
      g_assert_true (meet (f, &meetings[m], FAULT_OPEN, 0));
      for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
        for (guint nth = 1; meet (f, &meetings[m], calls[i], nth); nth++)
          n++;
    }
  g_test_message ("%u meetings", n);
  g_assert_cmpuint (n, >, 120);
}

int
main (int argc, char **argv)
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/others-faults/what-others-do-meanwhile-is-never-replaced-unseen", Saved, NULL, saved_set_up, test_what_others_do_meanwhile_is_never_replaced_unseen, saved_tear_down);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
