/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers are sections of RFC 5545. */
#include "io/calendar/ical.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/plan.h"

/* Bytes of a line without its end (3.1). */
#define LINE_LENGTH 75u

/* --- lines --- */

/* Longer lines go on in the next one, behind a space that counts (3.1). Between letters, not within one: readers that
 * put bytes together would cope, others would not. */
static void
append_line (GString *out, const char *line)
{
  gsize room = LINE_LENGTH;

  while (strlen (line) > room)
    {
      gsize n = room;

      while (((guchar) line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, line, (gssize) n);
      g_string_append (out, "\r\n ");
      line += n;
      room = LINE_LENGTH - 1;
    }
  g_string_append_printf (out, "%s\r\n", line);
}

/* @value as a text (3.3.11). */
static void
append_text (GString *out, const char *name, const char *value)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_string_append (line, "\\n");
          continue;
        }
      if (strchr ("\\;,", *p) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *p);
    }
  append_line (out, line->str);
}

static void
append_day (GString *out, const char *name, EntDate day)
{
  g_autofree char *line = g_strdup_printf ("%s;VALUE=DATE:%08u", name, day);

  append_line (out, line);
}

/* --- events --- */

/* What the UID of a visit begins with. */
#define VISIT "visit-"
/* The same of an action whose id could be taken for one of these; all other actions have their ids alone. */
#define ACTION "action-"
/* There is no day behind it that has a year of four digits. */
#define LAST_DAY 99991231

typedef struct
{
  GString *out;
  EntMap *map;
  char *stamp;
} Writer;

static void
append_event (const Writer *self, const char *id, EntDate day, const char *summary, const char *description)
{
  g_autofree char *uid = g_strdup_printf ("%s.%s@entorno", id, ent_map_info (self->map)->base.id);

  append_line (self->out, "BEGIN:VEVENT");
  append_text (self->out, "UID", uid);
  append_text (self->out, "DTSTAMP", self->stamp);
  append_day (self->out, "DTSTART", day);
  /* the end of a day is the beginning of the next one (3.6.1) */
  if (day < LAST_DAY)
    append_day (self->out, "DTEND", ent_date_day_after (day));
  append_text (self->out, "SUMMARY", summary);
  if (*description != '\0')
    append_text (self->out, "DESCRIPTION", description);
  append_line (self->out, "TRANSP:TRANSPARENT");
  append_line (self->out, "END:VEVENT");
}

static void
append_action (const Writer *self, const EntAction *action)
{
  g_autofree char *names = ent_action_dup_names (action, self->map, G_MAXUINT);
  g_autoptr (GString) description = g_string_new (NULL);
  gboolean is_doubtful = g_str_has_prefix (action->base.id, VISIT) || g_str_has_prefix (action->base.id, ACTION);
  g_autofree char *uid = g_strconcat (is_doubtful ? ACTION : "", action->base.id, NULL);

  if (action->responsible != NULL)
    /* Translators: in a calendar; %s: who is to do it */
    g_string_append_printf (description, _("Responsible: %s"), action->responsible);
  if (action->responsible != NULL && names != NULL)
    g_string_append_c (description, '\n');
  if (names != NULL)
    /* Translators: in a calendar; %s: names of stakeholders with commas between */
    g_string_append_printf (description, _("With: %s"), names);
  append_event (self, uid, action->due, action->what, description->str);
}

static void
append_actions (const Writer *self, EntICalCount *count)
{
  for (guint i = 0; i < ent_map_n_records (self->map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (self->map, ENT_RECORD_ACTION, i);

      if (!ent_action_is_open (action))
        continue;
      if (action->due == 0)
        count->n_undated++;
      else
        {
          append_action (self, action);
          count->n_actions++;
        }
    }
}

static void
append_visits (const Writer *self, EntICalCount *count)
{
  for (guint i = 0; i < ent_map_n_stakeholders (self->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (self->map, i);
      g_autofree char *id = NULL, *summary = NULL;

      if (stakeholder->next_visit == 0)
        continue;
      id = g_strconcat (VISIT, stakeholder->base.id, NULL);
      /* Translators: what a day in a calendar is for; %s: name of a stakeholder */
      summary = g_strdup_printf (_("Visit to %s"), stakeholder->name);
      append_event (self, id, stakeholder->next_visit, summary, "");
      count->n_visits++;
    }
}

GBytes *
ent_ical_write (EntMap *map, const EntICalOptions *options, EntICalCount *count, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (options->stamp);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autoptr (GString) out = g_string_new (NULL);
  Writer self = { out, map, stamp };
  EntICalCount found = { 0 };

  append_line (out, "BEGIN:VCALENDAR");
  append_line (out, "VERSION:2.0");
  append_line (out, "PRODID:-//Entorno//Action plan//EN");
  append_line (out, "CALSCALE:GREGORIAN");
  append_actions (&self, &found);
  if (options->visits)
    append_visits (&self, &found);
  append_line (out, "END:VCALENDAR");
  if (count != NULL)
    *count = found;
  if (found.n_actions + found.n_visits > 0)
    return g_string_free_to_bytes (g_steal_pointer (&out));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("There is nothing for a calendar: no open action has a date. Give one to those that are to be in it."));
  return NULL;
}

char *
ent_ical_say_left_out (const EntICalCount *count)
{
  guint n = count->n_undated;

  /* Translators: %u: a number */
  return n > 0 ? g_strdup_printf (ngettext ("%u open action has no date and is left out.", "%u open actions have no date and are left out.", n), n) : NULL;
}
