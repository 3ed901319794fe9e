/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which program on which machine: so that whoever finds its mark later can tell whether it still
 * runs. A number of a process alone tells nothing: it is given to another one, and after a start
 * of the machine, or on another machine, it means somebody else.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *machine; /* the same for as long as the system is installed, and on no other; or NULL */
  char *boot;    /* another one after each start; or NULL */
  guint64 space; /* in which its number counts: containers have their own; 0: not known */
  gint64 pid;
  guint64 started; /* in clock ticks since the start of the machine; 0: not known */
} EntRunning;

/* This program. Cleared by the caller. */
EntRunning ent_running_now (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_running_clear (EntRunning *running);
/* When @pid began, in clock ticks since the start of the machine; 0 where there is no such process, or it cannot be told. */
guint64 ent_running_start_of (gint64 pid);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntRunning, ent_running_clear)

typedef enum
{
  ENT_RUNNING_SELF,
  ENT_RUNNING_HERE, /* on this machine, or it cannot be told that it has ended */
  ENT_RUNNING_GONE,
  ENT_RUNNING_ELSEWHERE, /* on another machine, of which nothing is known from here */
} EntRunningState;

EntRunningState ent_running_look (const EntRunning *running);

G_END_DECLS
