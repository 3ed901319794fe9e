/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs with one file, in every order of opening, saving, closing and being killed: what
 * somebody has saved is never replaced by somebody who has not seen it, and whoever is left can go on.
 *
 * The file holds the letters of all that was saved; each saves what it has read and one letter more.
 */
#include "folder.h"
#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/disk/lock.h"
#include "long-form.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PEOPLE 2

/* Of each: opens, saves once or twice, goes. */
static guint n_steps;

typedef enum
{
  WAITS,      /* for the other one to close */
  TAKES_OVER, /* whatever the lock says */
} Manner;

enum
{
  OPENS = 'o',
  SAVES = 's',
  CLOSES = 'c',
};

/* --- a program --- */

typedef struct
{
  const char *path;
  Manner manner;
  char letter; /* the next one */
  char *text;  /* as read or saved last */
  EntFingerprint *known;
  EntLock *lock;
} Person;

static void
read_file (Person *person)
{
  struct stat status;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_free (person->text);
  person->text = ent_file_load (person->path, 1000, &length, &status, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&person->known, ent_fingerprint_free);
  person->known = ent_fingerprint_new (person->path, &status, ent_checksum (person->text, length));
}

static void
open_file (Person *person)
{
  person->lock = ent_lock_take (person->path, NULL, person->manner == TAKES_OVER, NULL);
  read_file (person);
}

/* The letter that is in the file now; or '-', and nothing was written. */
static char
save_file (Person *person)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntFingerprint *saved = NULL;

  /* as who only looks, and is told when it is free: it is read again to be edited */
  if (person->manner == WAITS && person->lock == NULL)
    {
      open_file (person);
      if (person->lock == NULL)
        return '-';
    }
  text = g_strdup_printf ("%s%c", person->text, person->letter);
  bytes = g_bytes_new (text, strlen (text));
  if (!ent_store_save (person->path, bytes, person->known, &saved, NULL, NULL))
    return '-';
  ent_fingerprint_free (person->known);
  person->known = saved;
  g_free (person->text);
  person->text = g_steal_pointer (&text);
  return person->letter++;
}

/* Does what it is told, byte by byte, and answers each. */
static void
be_person (Person *person, int commands, int answers)
{
  char command;

  while (read (commands, &command, 1) == 1)
    {
      char answer = '-';

      if (command == OPENS)
        open_file (person);
      else if (command == SAVES)
        answer = save_file (person);
      else if (person->lock != NULL)
        ent_lock_release (person->lock);
      if (write (answers, &answer, 1) != 1 || command == CLOSES)
        break;
    }
  _exit (0);
}

/* --- the play --- */

typedef struct
{
  pid_t pid;
  int commands, answers;
  guint n_done;
} Actor;

static Actor
cast (const char *path, Manner manner, char first)
{
  int commands[2], answers[2];
  Actor actor = { 0 };

  g_assert_cmpint (pipe (commands), ==, 0);
  g_assert_cmpint (pipe (answers), ==, 0);
  actor.pid = fork ();
  if (actor.pid == 0)
    {
      Person person = { .path = path, .manner = manner, .letter = first };

      prctl (PR_SET_PDEATHSIG, SIGKILL);
      close (commands[1]);
      close (answers[0]);
      be_person (&person, commands[0], answers[1]);
    }
  close (commands[0]);
  close (answers[1]);
  actor.commands = commands[1];
  actor.answers = answers[0];
  return actor;
}

static char
tell (Actor *actor, char command)
{
  char answer;

  g_assert_cmpint (write (actor->commands, &command, 1), ==, 1);
  g_assert_cmpint (read (actor->answers, &answer, 1), ==, 1);
  return answer;
}

static void
dismiss (Actor *actor, gboolean kills)
{
  if (kills)
    kill (actor->pid, SIGKILL);
  else
    tell (actor, CLOSES);
  g_assert_cmpint (waitpid (actor->pid, NULL, 0), ==, actor->pid);
  close (actor->commands);
  close (actor->answers);
}

static void
assert_all_is_there (const char *path, const char *saved)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *letter = saved; *letter != '\0'; letter++)
    g_assert_nonnull (strchr (text, *letter));
  g_assert_cmpuint (strlen (text), ==, strlen (saved) + 1);
}

/* @order: who does the next step, a bit each. */
static void
play (const char *path, guint order, const Manner manners[N_PEOPLE], guint killed)
{
  Actor actors[N_PEOPLE] = { cast (path, manners[0], 'a'), cast (path, manners[1], 'n') };
  g_autoptr (GString) saved = g_string_new (NULL);
  g_autoptr (EntLock) lock = NULL;

  for (guint i = 0; i < N_PEOPLE * n_steps; i++)
    {
      guint who = order >> i & 1;
      Actor *actor = &actors[who];
      char letter;

      actor->n_done++;
      if (actor->n_done == n_steps)
        dismiss (actor, killed >> who & 1);
      else
        {
          letter = tell (actor, actor->n_done == 1 ? OPENS : SAVES);
          if (letter != '-')
            g_string_append_c (saved, letter);
        }
      assert_all_is_there (path, saved->str);
    }
  /* whoever is first to save can always do so; and nobody is in the way of the next one */
  g_assert_cmpuint (saved->len, >, 0);
  lock = ent_lock_take (path, NULL, FALSE, NULL);
  g_assert_nonnull (lock);
  ent_lock_release (lock);
}

static guint
count_bits (guint number)
{
  guint n = 0;

  for (; number != 0; number &= number - 1)
    n++;
  return n;
}

static void
test_what_was_saved_is_never_replaced_unseen (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "a.entorno", NULL);
  guint n = 0;

  n_steps = in_long_form (4, 3);
  for (guint order = 0; order < 1U << N_PEOPLE * n_steps; order++)
    for (guint way = 0; way < 16 && count_bits (order) == n_steps; way++)
      {
        const Manner manners[N_PEOPLE] = { way & 1 ? TAKES_OVER : WAITS, way & 2 ? TAKES_OVER : WAITS };

        /* all 16 ways to behave and to end in the long form; else each order has four of them */
        if ((way ^ way >> 2 ^ order) % in_long_form (1, 4) != 0)
          continue;
        g_assert_true (g_file_set_contents (path, ".", -1, NULL));
        play (path, order, manners, way >> 2);
        n++;
      }
  g_test_message ("%u plays", n);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  /* a disk that is waited for makes a minute of what are seconds in memory; before GLib looks for the folder */
  if (access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/two/what-was-saved-is-never-replaced-unseen", test_what_was_saved_is_never_replaced_unseen);
  return g_test_run ();
}
