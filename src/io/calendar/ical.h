/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan for calendars, as text of iCalendar (RFC 5545). */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* How names of calendars end. They are only written: no table of formats has it. */
#define ENT_ICAL_SUFFIX ".ics"

typedef struct
{
  gint64 stamp;    /* when it is written, in seconds since 1970 */
  gboolean visits; /* the next visits of stakeholders too */
} EntICalOptions;

/* What went into it, and what did not. */
typedef struct
{
  guint n_actions, n_visits;
  guint n_undated; /* open, and without a day */
} EntICalCount;

/* A whole day for each open action that has one. They are events and not tasks, though tasks are what they are: Google and
 * Outlook take no VTODO. So that nobody is busy all day for one, they are transparent.
 * A thing has the same UID whenever it is written: a calendar that has it already changes it. @count, if given, is set in
 * any case. NULL with G_IO_ERROR_NOT_FOUND where nothing has a day: a calendar of nothing is none by the standard. */
GBytes *ent_ical_write (EntMap *map, const EntICalOptions *options, EntICalCount *count, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is left out that somebody may look for there, in a whole sentence; NULL: nothing is. */
char *ent_ical_say_left_out (const EntICalCount *count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
