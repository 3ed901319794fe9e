/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the whole process does for the sake of secrets: whether it may be dumped is asked of the
 * process and of nothing smaller, so it is counted here who needs that it may not.
 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <sys/prctl.h>

#include "io/secret/secret-private.h"
#include "io/store.h"

static GMutex guard;
static guint n_secrets;       /* under guard */
static gboolean was_dumpable; /* under guard: before the first of them */

gboolean
ent_secrecy_can (GError **error)
{
  /* may be called again, from any thread */
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE,
                       _("This system gives no random numbers, and without them nothing can be sealed or opened. Start it anew and try again."));
  return FALSE;
}

void
ent_secrecy_begin (void)
{
  g_mutex_lock (&guard);
  if (n_secrets++ == 0)
    {
      was_dumpable = prctl (PR_GET_DUMPABLE) == 1;
      if (was_dumpable)
        prctl (PR_SET_DUMPABLE, 0);
    }
  g_mutex_unlock (&guard);
}

void
ent_secrecy_end (void)
{
  g_mutex_lock (&guard);
  if (--n_secrets == 0 && was_dumpable)
    prctl (PR_SET_DUMPABLE, 1);
  g_mutex_unlock (&guard);
}
