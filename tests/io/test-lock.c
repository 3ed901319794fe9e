/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock of a document: one of many gets it, a colleague reads who has it, and what is left over
 * or makes no sense stands in nobody's way.
 */
#include "folder.h"
#include "io/disk/lock.h"
#include "long-form.h"
#include "model/text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* As on a stick with FAT. */
static gboolean lacks_links;

/* In place of the system's. */
int
link (const char *from, const char *to)
{
  if (!lacks_links)
    return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = EPERM;
  return -1;
}

typedef struct
{
  char *folder, *path, *lock_path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
  f->lock_path = g_build_filename (f->folder, ".~lock.a.entorno#", NULL);
  g_assert_true (g_file_set_contents (f->path, "<map/>", -1, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->path);
  g_free (f->lock_path);
  remove_folder (f->folder);
}

static char *
read_lock (const Fixture *f)
{
  char *text = NULL;

  g_file_get_contents (f->lock_path, &text, NULL, NULL);
  return text;
}

static void
write_lock (const Fixture *f, const EntLockHolder *holder)
{
  g_autofree char *text = ent_lock_format (holder);

  g_assert_true (g_file_set_contents (f->lock_path, text, -1, NULL));
}

/* Of a colleague at another machine. */
static EntLockHolder *
colleague (gint64 seconds_ago)
{
  EntLockHolder *holder = g_new0 (EntLockHolder, 1);

  holder->person = g_strdup ("Ana Pérez");
  holder->host = g_strdup ("laptop-2");
  holder->running.machine = g_strdup ("another");
  holder->running.boot = g_strdup ("another");
  holder->running.pid = 1;
  holder->since = holder->seen = g_get_real_time () / G_USEC_PER_SEC - seconds_ago;
  holder->id = g_strdup ("c0ffee");
  return holder;
}

static void
assert_not_taken (const Fixture *f)
{
  g_autoptr (EntLockHolder) holder = NULL;

  g_assert_null (ent_lock_take (f->path, NULL, FALSE, &holder));
  g_assert_nonnull (holder);
}

/* And leaves it for somebody else. */
static void
assert_taken (const Fixture *f, gboolean takes_over)
{
  g_autoptr (EntLockHolder) holder = NULL;
  g_autoptr (EntLock) lock = ent_lock_take (f->path, "Luz", takes_over, &holder);
  g_autofree char *text = read_lock (f);

  g_assert_nonnull (lock);
  g_assert_null (holder);
  g_assert_nonnull (strstr (text, "person=Luz\n"));
  ent_lock_release (lock);
  g_assert_false (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
}

/* --- what it says --- */

static void
test_what_is_written_is_read (void)
{
  g_auto (EntRunning) running = ent_running_now ();
  EntLockHolder holder = { .person = (char *) "Ñusta, \"Luz\"; = Pérez", .host = (char *) "laptop", .running = running, .since = 123, .seen = 456, .id = (char *) "an-id" };
  g_autofree char *text = ent_lock_format (&holder);
  g_autoptr (EntLockHolder) read = ent_lock_parse (text, strlen (text));

  g_assert_cmpstr (read->person, ==, holder.person);
  g_assert_cmpstr (read->host, ==, holder.host);
  g_assert_cmpstr (read->running.boot, ==, running.boot);
  g_assert_cmpstr (read->running.machine, ==, running.machine);
  g_assert_cmpint (read->running.pid, ==, getpid ());
  g_assert_cmpuint (read->running.started, ==, running.started);
  g_assert_cmpint (read->since, ==, 123);
  g_assert_cmpint (read->seen, ==, 456);
  g_assert_cmpstr (read->id, ==, "an-id");
  g_assert_cmpint (ent_running_look (&read->running), ==, ENT_RUNNING_SELF);
}

/* A name cannot add lines, or be longer than a lock. */
static void
test_a_name_stays_a_name (void)
{
  g_autofree char *long_name = g_strnfill (100000, 'x');
  EntLockHolder holder = { .person = (char *) "Ana\nid=theirs\npid=1", .host = long_name, .id = (char *) "mine" };
  g_autofree char *text = ent_lock_format (&holder);
  g_autoptr (EntLockHolder) read = ent_lock_parse (text, strlen (text));

  g_assert_cmpuint (strlen (text), <, ENT_LOCK_BYTES);
  g_assert_cmpstr (read->id, ==, "mine");
  g_assert_cmpint (read->running.pid, ==, 0);
  g_assert_true (g_str_has_prefix (read->person, "Ana"));
  g_assert_null (strchr (read->person, '\n'));
}

/* Cut at a space, or between two marks of direction. */
static void
test_a_long_name_is_read_as_it_was_written (void)
{
  g_autofree char *ninety_nine = g_strnfill (99, 'x'), *opened = g_strconcat ("\xe2\x81\xa7", ninety_nine, " y\xe2\x81\xa9", NULL);
  g_autofree char *spaced = g_strconcat (ninety_nine, " y", NULL);
  char *names[] = { spaced, opened };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EntLockHolder holder = { .person = names[i], .id = (char *) "an-id" };
      g_autofree char *text = ent_lock_format (&holder), *again = NULL;
      g_autoptr (EntLockHolder) read = ent_lock_parse (text, strlen (text));

      again = ent_lock_format (read);
      g_assert_cmpstr (again, ==, text);
      g_assert_true (ent_text_is_clean (read->person, -1, TRUE));
    }
}

static void
test_an_office_program_has_it (void)
{
  static const char *const line = "Ana P\\, Pérez,ana,laptop-2,30.11.2026 05:10,file:///home/ana/.config/libreoffice/4;";
  g_autoptr (EntLockHolder) holder = ent_lock_parse (line, strlen (line));

  g_assert_cmpstr (holder->person, ==, "Ana P, Pérez");
  g_assert_cmpstr (holder->host, ==, "laptop-2");
  g_assert_null (holder->id);
}

static void
test_what_makes_no_sense_is_nobody_in_particular (void)
{
  static const char *const texts[] = { "", "x", ",,,;", "a,b", ";", "\\", "entorno-lock", "entorno-lock 1", "entorno-lock 1\n=\n==\nid\npid=-1\npid=99999999999999999999\nsince=x",
                                       "\xff\xfe\xfd", "<?xml version=\"1.0\"?><a/>", "person=Ana\nid=x\n", "\n\n\n", "a\nb,c,d,e;" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EntLockHolder) holder = ent_lock_parse (texts[i], strlen (texts[i]));

      g_assert_nonnull (holder);
      g_assert_null (holder->person);
      g_assert_null (holder->id);
      g_assert_cmpint (holder->running.pid, ==, 0);
      g_assert_cmpint (holder->since, ==, 0);
    }
}

/* Cut anywhere, or with any byte changed, it is read without harm. */
static void
test_damage_does_no_harm (void)
{
  g_autoptr (EntLockHolder) whole = colleague (0);
  g_autofree char *text = ent_lock_format (whole);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autofree char *cut = g_memdup2 (text, i > 0 ? i : 1);
      g_autoptr (EntLockHolder) a = NULL, b = NULL;

      copy[i] = (char) g_test_rand_int_range (0, 256);
      a = ent_lock_parse (copy, length);
      b = ent_lock_parse (cut, i);
      g_assert_true (a->person == NULL || g_utf8_validate (a->person, -1, NULL));
      g_assert_true (b->person == NULL || g_utf8_validate (b->person, -1, NULL));
    }
}

/* --- who has it --- */

static void
test_it_lies_beside_the_file_that_links_lead_to (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, "sub", NULL), *link = g_build_filename (other, "b.entorno", NULL), *found = NULL;
  g_autoptr (EntLock) lock = NULL;

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_cmpint (symlink (f->path, link), ==, 0);
  found = ent_lock_path (link);
  g_assert_cmpstr (found, ==, f->lock_path);
  lock = ent_lock_take (link, NULL, FALSE, NULL);
  g_assert_nonnull (lock);
  g_assert_true (g_file_test (f->lock_path, G_FILE_TEST_IS_REGULAR));
  ent_lock_release (lock);
}

static void
test_a_file_that_is_yet_to_be_has_one (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  assert_taken (f, FALSE);
}

/* A child of ours has it; what comes back is its process id. */
static pid_t
let_child_take (const Fixture *f)
{
  int ready[2];
  char done = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      done = ent_lock_take (f->path, "Ana Pérez", FALSE, NULL) != NULL;
      if (write (ready[1], &done, 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &done, 1), ==, 1);
  g_assert_true (done);
  close (ready[0]);
  close (ready[1]);
  return child;
}

static void
kill_child (pid_t child)
{
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_a_living_program_of_this_machine_keeps_it (Fixture *f, gconstpointer data)
{
  pid_t child = let_child_take (f);
  g_autoptr (EntLockHolder) holder = NULL, seen = ent_lock_look (f->path);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_null (ent_lock_take (f->path, NULL, FALSE, &holder));
  g_assert_cmpstr (holder->person, ==, "Ana Pérez");
  g_assert_cmpstr (holder->host, ==, g_get_host_name ());
  g_assert_true (ent_lock_holder_is_here (holder));
  g_assert_cmpint (ABS (now - holder->since), <, 60);
  g_assert_cmpstr (seen->id, ==, holder->id);
  kill_child (child);
}

static void
test_one_left_by_a_killed_program_is_taken_silently (Fixture *f, gconstpointer data)
{
  kill_child (let_child_take (f));
  g_assert_true (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
  g_assert_null (ent_lock_look (f->path));
  assert_taken (f, FALSE);
}

/* The number of the process has been given to another one, or the machine was started again since. */
static void
test_one_from_before_is_taken_silently (Fixture *f, gconstpointer data)
{
  g_auto (EntRunning) running = ent_running_now ();
  g_autoptr (EntLockHolder) other = colleague (0), before = colleague (0);

  if (running.machine == NULL || running.boot == NULL)
    {
      g_test_skip ("this machine does not tell which one it is");
      return;
    }
  g_free (other->running.boot);
  other->running = (EntRunning) { .boot = g_strdup (running.boot), .machine = other->running.machine, .space = running.space, .pid = getppid (), .started = 1 };
  write_lock (f, other);
  assert_taken (f, FALSE);
  g_free (before->running.machine);
  before->running.machine = g_strdup (running.machine);
  write_lock (f, before);
  assert_taken (f, FALSE);
}

/* Whether it runs there cannot be told from here. */
static void
test_a_container_of_this_machine_keeps_it (Fixture *f, gconstpointer data)
{
  g_auto (EntRunning) running = ent_running_now ();
  g_autoptr (EntLockHolder) other = colleague (0);

  g_free (other->running.boot);
  other->running.boot = g_strdup (running.boot);
  other->running.space = running.space + 1;
  other->running.pid = G_MAXINT;
  write_lock (f, other);
  assert_not_taken (f);
}

/* However long ago, by whichever clock: a person decides. */
static void
test_another_machine_keeps_it (Fixture *f, gconstpointer data)
{
  static const gint64 day = 86400;
  static const gint64 ages[] = { 0, 86340, 86460, 34560000, -86400 };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (EntLockHolder) holder = colleague (ages[i]);

      write_lock (f, holder);
      assert_not_taken (f);
      g_assert_false (ent_lock_holder_is_here (holder));
      g_assert_cmpint (ent_lock_holder_is_old (holder, g_get_real_time () / G_USEC_PER_SEC), ==, ages[i] > day);
    }
  assert_taken (f, TRUE);
}

/* By somebody of whom nothing is known: it can be taken over, and never hangs anything. */
static void
test_one_that_makes_no_sense_is_somebodys (Fixture *f, gconstpointer data)
{
  static const gsize sizes[] = { 0, 7, 4096, 4097, 10000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *garbage = g_malloc (sizes[i] + 1);

      for (gsize k = 0; k < sizes[i]; k++)
        garbage[k] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (f->lock_path, garbage, (gssize) sizes[i], NULL));
      assert_not_taken (f);
      assert_taken (f, TRUE);
    }
}

static void
test_what_is_no_file_hangs_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLock) lock = NULL;

  g_assert_cmpint (mkfifo (f->lock_path, 0600), ==, 0);
  assert_not_taken (f);
  assert_taken (f, TRUE);
  g_assert_cmpint (symlink ("/dev/zero", f->lock_path), ==, 0);
  assert_not_taken (f);
  g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
  g_assert_cmpint (g_mkdir (f->lock_path, 0700), ==, 0);
  assert_not_taken (f);
  /* there is no way, and the document opens all the same */
  lock = ent_lock_take (f->path, NULL, TRUE, NULL);
  g_assert_null (lock);
}

static void
test_where_none_can_be_made_is_no_holder (Fixture *f, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (250, 'n'), *long_path = g_build_filename (f->folder, long_name, NULL), *nowhere = g_build_filename (f->folder, "no", "a.entorno", NULL);
  const char *const paths[] = { "/proc/self/a.entorno", long_path, nowhere };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (EntLockHolder) holder = NULL;

      g_assert_null (ent_lock_take (paths[i], NULL, FALSE, &holder));
      g_assert_null (holder);
      g_assert_null (ent_lock_look (paths[i]));
    }
}

/* --- for colleagues --- */

static void
test_colleagues_can_read_it (Fixture *f, gconstpointer data)
{
  mode_t mask = umask (0027);
  g_autoptr (EntLock) lock = NULL;
  struct stat status;
  gboolean has_group = chown (f->path, (uid_t) -1, 12345) == 0;

  lock = ent_lock_take (f->path, NULL, FALSE, NULL);
  umask (mask);
  g_assert_nonnull (lock);
  g_assert_cmpint (stat (f->lock_path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0640);
  if (has_group)
    g_assert_cmpuint (status.st_gid, ==, 12345);
  ent_lock_release (lock);
}

/* --- one winner --- */

enum
{
  WINS,
  FINDS_IT_HELD,
  GETS_NONE,
};

#define N_RIVALS 8

/* Tries when @start is closed; whoever wins stays until @end is closed. */
static void
run_rival (const Fixture *f, int start, int end, int results)
{
  EntLock *lock;
  g_autoptr (EntLockHolder) holder = NULL;
  char byte;

  if (read (start, &byte, 1) != 0)
    _exit (9);
  lock = ent_lock_take (f->path, NULL, FALSE, &holder);
  byte = lock != NULL ? WINS : holder != NULL ? FINDS_IT_HELD
                                              : GETS_NONE;
  if (write (results, &byte, 1) != 1 || read (end, &byte, 1) != 0)
    _exit (9);
  /* a check for leaks at the exit knows nothing of a lock that goes with its process */
  ent_lock_unref (lock);
  g_clear_pointer (&holder, ent_lock_holder_free);
  _exit (0);
}

static void
race (const Fixture *f)
{
  int start[2], end[2], results[2];
  guint n[3] = { 0 };
  pid_t children[N_RIVALS];

  g_assert_cmpint (pipe (start), ==, 0);
  g_assert_cmpint (pipe (end), ==, 0);
  g_assert_cmpint (pipe (results), ==, 0);
  for (guint i = 0; i < N_RIVALS; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          prctl (PR_SET_PDEATHSIG, SIGKILL);
          close (start[1]);
          close (end[1]);
          run_rival (f, start[0], end[0], results[1]);
        }
    }
  close (start[1]);
  for (guint i = 0; i < N_RIVALS; i++)
    {
      char byte;

      g_assert_cmpint (read (results[0], &byte, 1), ==, 1);
      n[(guint) byte]++;
    }
  close (end[1]);
  for (guint i = 0; i < N_RIVALS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  close (start[0]);
  close (end[0]);
  close (results[0]);
  close (results[1]);
  g_assert_cmpuint (n[WINS], ==, 1);
  g_assert_cmpuint (n[FINDS_IT_HELD], ==, N_RIVALS - 1);
}

static void
test_of_many_one_gets_it (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < in_long_form (1000, 10); i++)
    {
      race (f);
      g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
    }
}

static void
test_on_a_disk_without_links_too (Fixture *f, gconstpointer data)
{
  lacks_links = TRUE;
  assert_taken (f, FALSE);
  for (guint i = 0; i < in_long_form (1000, 10); i++)
    {
      race (f);
      g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
    }
  race (f);
  race (f);
  lacks_links = FALSE;
}

static void
test_of_many_one_gets_what_is_left_over (Fixture *f, gconstpointer data)
{
  race (f);
  /* each leaves it behind for the next */
  for (guint i = 0; i < in_long_form (1000, 10); i++)
    race (f);
}

/* --- keeping and leaving --- */

static void
test_only_our_own_is_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLock) lock = ent_lock_take (f->path, NULL, FALSE, NULL);
  g_autoptr (EntLockHolder) other = colleague (0), told = NULL, again = NULL;

  g_assert_true (ent_lock_check (lock, NULL));
  write_lock (f, other);
  g_assert_false (ent_lock_check (lock, &told));
  g_assert_cmpstr (told->person, ==, "Ana Pérez");
  g_assert_false (ent_lock_refresh (lock, &again));
  ent_lock_release (lock);
  g_assert_true (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
}

static void
test_one_that_was_tidied_away_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLock) lock = ent_lock_take (f->path, NULL, FALSE, NULL);

  g_assert_cmpint (g_unlink (f->lock_path), ==, 0);
  g_assert_true (ent_lock_refresh (lock, NULL));
  g_assert_true (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
  ent_lock_release (lock);
  g_assert_true (ent_lock_refresh (lock, NULL));
  g_assert_false (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
}

/* Its time goes on, all else stays, and it is whole at every moment. */
static void
test_refreshing_says_that_it_is_still_there (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLock) lock = ent_lock_take (f->path, "Luz", FALSE, NULL);
  g_autofree char *before = read_lock (f), *after = NULL, *old = NULL;
  g_autoptr (EntLockHolder) first = ent_lock_parse (before, strlen (before)), second = NULL;
  gint64 seen = first->seen;

  /* as if it had been written an hour ago */
  first->seen = seen - 3600;
  old = ent_lock_format (first);
  g_assert_true (g_file_set_contents (f->lock_path, old, -1, NULL));
  g_assert_true (ent_lock_refresh (lock, NULL));
  after = read_lock (f);
  second = ent_lock_parse (after, strlen (after));
  g_assert_cmpint (second->seen, >=, seen);
  g_assert_cmpint (second->since, ==, first->since);
  g_assert_cmpstr (second->id, ==, first->id);
  g_assert_cmpstr (second->person, ==, "Luz");
  ent_lock_release (lock);
}

/* A window that is closed has not always tidied up when the same file is opened again. */
static void
test_a_program_is_not_in_its_own_way (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLock) closed = ent_lock_take (f->path, NULL, FALSE, NULL), open = ent_lock_take (f->path, NULL, FALSE, NULL);

  g_assert_nonnull (closed);
  g_assert_nonnull (open);
  ent_lock_release (closed);
  g_assert_true (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
  ent_lock_release (open);
  g_assert_false (g_file_test (f->lock_path, G_FILE_TEST_EXISTS));
}

static void
test_nothing_is_left_beside_it (Fixture *f, gconstpointer data)
{
  g_autoptr (EntLockHolder) other = colleague (0);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  assert_taken (f, FALSE);
  write_lock (f, other);
  assert_taken (f, TRUE);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "a.entorno");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/io/lock/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/io/lock/what-is-written-is-read", test_what_is_written_is_read);
  g_test_add_func ("/io/lock/a-name-stays-a-name", test_a_name_stays_a_name);
  g_test_add_func ("/io/lock/a-long-name-is-read-as-it-was-written", test_a_long_name_is_read_as_it_was_written);
  g_test_add_func ("/io/lock/an-office-program-has-it", test_an_office_program_has_it);
  g_test_add_func ("/io/lock/what-makes-no-sense-is-nobody-in-particular", test_what_makes_no_sense_is_nobody_in_particular);
  g_test_add_func ("/io/lock/damage-does-no-harm", test_damage_does_no_harm);
  ADD ("it-lies-beside-the-file-that-links-lead-to", test_it_lies_beside_the_file_that_links_lead_to);
  ADD ("a-file-that-is-yet-to-be-has-one", test_a_file_that_is_yet_to_be_has_one);
  ADD ("a-living-program-of-this-machine-keeps-it", test_a_living_program_of_this_machine_keeps_it);
  ADD ("one-left-by-a-killed-program-is-taken-silently", test_one_left_by_a_killed_program_is_taken_silently);
  ADD ("one-from-before-is-taken-silently", test_one_from_before_is_taken_silently);
  ADD ("a-container-of-this-machine-keeps-it", test_a_container_of_this_machine_keeps_it);
  ADD ("another-machine-keeps-it", test_another_machine_keeps_it);
  ADD ("one-that-makes-no-sense-is-somebodys", test_one_that_makes_no_sense_is_somebodys);
  ADD ("what-is-no-file-hangs-nothing", test_what_is_no_file_hangs_nothing);
  ADD ("where-none-can-be-made-is-no-holder", test_where_none_can_be_made_is_no_holder);
  ADD ("colleagues-can-read-it", test_colleagues_can_read_it);
  ADD ("of-many-one-gets-it", test_of_many_one_gets_it);
  ADD ("on-a-disk-without-links-too", test_on_a_disk_without_links_too);
  ADD ("of-many-one-gets-what-is-left-over", test_of_many_one_gets_what_is_left_over);
  ADD ("only-our-own-is-removed", test_only_our_own_is_removed);
  ADD ("one-that-was-tidied-away-comes-back", test_one_that_was_tidied_away_comes_back);
  ADD ("refreshing-says-that-it-is-still-there", test_refreshing_says_that_it_is_still_there);
  ADD ("a-program-is-not-in-its-own-way", test_a_program_is_not_in_its_own_way);
  ADD ("nothing-is-left-beside-it", test_nothing_is_left_beside_it);
  return g_test_run ();
}
