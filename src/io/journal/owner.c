/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes as the kernel tells of them. Numbers of processes are given again, within a day
 * and after each start: only with the time it began is one itself.
 */
#include "io/journal/owner.h"

#include <errno.h>
#include <signal.h>

#include "io/disk/running.h"

#define GROUP "Process"

EntOwner *
ent_owner_self (void)
{
  g_auto (EntRunning) now = ent_running_now ();
  EntOwner *owner = g_new0 (EntOwner, 1);

  owner->machine = now.machine != NULL ? g_steal_pointer (&now.machine) : g_strdup (g_get_host_name ());
  owner->boot = g_steal_pointer (&now.boot);
  owner->pid = (guint) now.pid;
  owner->started = now.started;
  return owner;
}

EntOwner *
ent_owner_parse (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (EntOwner) owner = g_new0 (EntOwner, 1);
  gint64 pid;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  owner->machine = g_key_file_get_string (file, GROUP, "Machine", NULL);
  owner->boot = g_key_file_get_string (file, GROUP, "Boot", NULL);
  owner->started = g_key_file_get_uint64 (file, GROUP, "Started", NULL);
  pid = g_key_file_get_int64 (file, GROUP, "Id", NULL);
  if (owner->machine == NULL || pid <= 0 || pid > G_MAXINT)
    return NULL;
  owner->pid = (guint) pid;
  return g_steal_pointer (&owner);
}

char *
ent_owner_format (const EntOwner *owner)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (owner != NULL, NULL);

  g_key_file_set_string (file, GROUP, "Machine", owner->machine);
  if (owner->boot != NULL)
    g_key_file_set_string (file, GROUP, "Boot", owner->boot);
  g_key_file_set_int64 (file, GROUP, "Id", owner->pid);
  g_key_file_set_uint64 (file, GROUP, "Started", owner->started);
  return g_key_file_to_data (file, NULL, NULL);
}

void
ent_owner_free (EntOwner *owner)
{
  if (owner == NULL)
    return;
  g_free (owner->machine);
  g_free (owner->boot);
  g_free (owner);
}

gboolean
ent_owner_is_self (const EntOwner *owner)
{
  g_autoptr (EntOwner) self = ent_owner_self ();

  g_return_val_if_fail (owner != NULL, FALSE);

  return g_strcmp0 (owner->machine, self->machine) == 0 && g_strcmp0 (owner->boot, self->boot) == 0 &&
         owner->pid == self->pid && owner->started == self->started;
}

gboolean
ent_owner_is_gone (const EntOwner *owner)
{
  g_autoptr (EntOwner) self = ent_owner_self ();
  guint64 started;

  g_return_val_if_fail (owner != NULL, FALSE);

  if (g_strcmp0 (owner->machine, self->machine) != 0)
    return FALSE;
  if (g_strcmp0 (owner->boot, self->boot) != 0)
    return TRUE;
  started = ent_running_start_of (owner->pid);
  if (started != 0)
    return started != owner->started;
  /* where the kernel hides the processes of others */
  return kill ((pid_t) owner->pid, 0) != 0 && errno == ESRCH;
}
