/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/disk/running.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One line of a file that the system keeps, or NULL. */
static char *
read_line (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

/* Not the identifier itself: it names the machine to everybody, and this is read by others. */
static char *
name_machine (void)
{
  g_autofree char *id = read_line ("/etc/machine-id");
  g_autofree char *mixed = NULL;
  char *name;

  if (id == NULL)
    return NULL;
  mixed = g_strconcat ("entorno ", id, NULL);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, mixed, -1);
  name[16] = '\0';
  return name;
}

/* The 22nd field; the second one is a name in brackets, in which anything may stand. */
guint64
ent_running_start_of (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid), *text = read_line (path);
  const char *at = text != NULL ? strrchr (text, ')') : NULL;
  g_auto (GStrv) fields = at != NULL ? g_strsplit (at, " ", -1) : NULL;

  if (fields == NULL || g_strv_length (fields) < 21)
    return 0;
  return g_ascii_strtoull (fields[20], NULL, 10);
}

static guint64
find_space (void)
{
  struct stat status;

  return stat ("/proc/self/ns/pid", &status) == 0 ? (guint64) status.st_ino : 0;
}

EntRunning
ent_running_now (void)
{
  return (EntRunning) { .machine = name_machine (),
                        .boot = read_line ("/proc/sys/kernel/random/boot_id"),
                        .space = find_space (),
                        .pid = getpid (),
                        .started = ent_running_start_of (getpid ()) };
}

void
ent_running_clear (EntRunning *running)
{
  g_clear_pointer (&running->machine, g_free);
  g_clear_pointer (&running->boot, g_free);
}

static gboolean
is_same (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

/* Of this machine since its last start. */
static EntRunningState
look_for_process (const EntRunning *running, const EntRunning *now)
{
  guint64 started;

  if (running->space != now->space)
    return ENT_RUNNING_HERE;
  if (running->pid == now->pid && running->started == now->started)
    return ENT_RUNNING_SELF;
  if (running->pid <= 0 || running->pid > G_MAXINT)
    return ENT_RUNNING_GONE;
  if (kill ((pid_t) running->pid, 0) != 0 && errno == ESRCH)
    return ENT_RUNNING_GONE;
  started = ent_running_start_of (running->pid);
  /* one that may not be looked at is given the benefit of the doubt */
  return started != 0 && running->started != 0 && started != running->started ? ENT_RUNNING_GONE : ENT_RUNNING_HERE;
}

EntRunningState
ent_running_look (const EntRunning *running)
{
  g_auto (EntRunning) now = ent_running_now ();

  g_return_val_if_fail (running != NULL, ENT_RUNNING_ELSEWHERE);

  if (is_same (running->boot, now.boot))
    return look_for_process (running, &now);
  return is_same (running->machine, now.machine) && running->boot != NULL && now.boot != NULL ? ENT_RUNNING_GONE : ENT_RUNNING_ELSEWHERE;
}
