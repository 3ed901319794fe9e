/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleans text at the model's edge, so that whatever is held in a map can be
 * written to XML and read back, and cannot disguise itself on a sheet.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cleaned copy of @text (@length bytes, -1: to NUL): valid UTF-8; line ends
 * of every kind become LF (or a space in one-line text); other control
 * characters, noncharacters, the byte order mark, direction embeddings and
 * overrides are left out; direction isolates are paired within their line;
 * joiners stay, scripts need them. One-line text loses white space at both
 * ends. Returns NULL for text that is empty then, or, of one line, has nothing
 * in it that can be seen. @altered, if given, tells whether anything but outer
 * white space changed. O(n). */
char *ent_text_clean (const char *text, gssize length, gboolean one_line, gboolean *altered)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether ent_text_clean() would return the same text. O(n), allocates nothing. */
gboolean ent_text_is_clean (const char *text, gssize length, gboolean one_line);

/* Whether XML can hold @text as it is, clean or not. O(n). */
gboolean ent_text_can_be_written (const char *text);

/* What is shown of a name or a value in a message: about a line of it. */
#define ENT_TEXT_QUOTED 80u

/* @text as it may stand within a sentence, whoever wrote it: on one line, without
 * control characters, in a direction of its own, and with "…" for what goes
 * beyond @n_characters as people count them (0: all of it). NULL gives "". O(n). */
char *ent_text_quote (const char *text, guint n_characters) G_GNUC_WARN_UNUSED_RESULT;

/* @text as it is compared when people mean the same name: without case,
 * accents, and repeated or outer spaces. */
char *ent_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @name, of a file, ends in @ending, such as ".csv", in any case of letters, and has something before it. */
gboolean ent_text_has_ending (const char *name, const char *ending);

/* Dates are numbers, year × 10,000 + month × 100 + day; 0 is no date. */
typedef guint32 EntDate;

/* Reads YYYY-MM-DD; 0 when @text is no such day of the calendar. */
EntDate ent_date_parse (const char *text);
/* As people type it: 2026-03-14, or with the day first: 14/3/2026, 14.3.2026, 14-3-2026; 0 for what is no date. */
EntDate ent_date_typed (const char *text);
/* Why @text was not taken: a sentence, with how a date is written. */
char *ent_date_describe_refusal (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The day it is here. */
EntDate ent_date_today (void);
/* Writes YYYY-MM-DD and NUL into @buffer. */
void ent_date_format (EntDate date, char buffer[11]);
/* As GLib has it; @date is a day of the calendar. */
void ent_date_to_day (EntDate date, GDate *day);
/* Whole days from @from to @to, negative where that is before it; both are days of the calendar. */
int ent_date_days_between (EntDate from, EntDate to);
EntDate ent_date_day_after (EntDate date);
/* The same day a year later; of 29 February the 28th. */
EntDate ent_date_year_after (EntDate date);

G_END_DECLS
