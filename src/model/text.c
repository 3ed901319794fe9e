/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning, comparing and dating text at the model's edge. */
#include "model/text.h"

#include "model/words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What becomes of a character. */
typedef enum
{
  KEEP,
  DROP,
  BREAK, /* a line end of some kind */
} Fate;

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Direction embeddings and overrides can make a printed name read as another
 * one. Isolates cannot, but one that is left open takes in what is printed
 * behind the name. */
static gboolean
is_direction_override (gunichar c)
{
  return c >= 0x202A && c <= 0x202E;
}

static gboolean
opens_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

#define CLOSES_ISOLATE 0x2069u
/* Deeper than the Unicode bidirectional algorithm follows them. */
#define MAX_ISOLATES 125u

/* Characters that leave no ink and are no white space: default ignorable code
 * points of Unicode, and the blanks that count as letters or symbols. */
static gboolean
is_invisible (gunichar c)
{
  static const struct
  {
    gunichar first, last;
  } ranges[] = {
    { 0x00AD, 0x00AD },
    { 0x034F, 0x034F },
    { 0x061C, 0x061C },
    { 0x115F, 0x1160 },
    { 0x17B4, 0x17B5 },
    { 0x180B, 0x180F },
    { 0x200B, 0x200F },
    { 0x202A, 0x202E },
    { 0x2060, 0x206F },
    { 0x2800, 0x2800 },
    { 0x3164, 0x3164 },
    { 0xFE00, 0xFE0F },
    { 0xFEFF, 0xFEFF },
    { 0xFFA0, 0xFFA0 },
    { 0xFFF0, 0xFFF8 },
    { 0x1BCA0, 0x1BCA3 },
    { 0x1D173, 0x1D17A },
    { 0xE0000, 0xE0FFF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static Fate
fate_of (gunichar c)
{
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
    return BREAK;
  if (c == '\t')
    return KEEP;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || is_noncharacter (c) || is_direction_override (c))
    return DROP;
  return KEEP;
}

static gboolean
has_ink (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !is_invisible (c))
        return TRUE;
    }
  return FALSE;
}

gboolean
ent_text_is_clean (const char *text, gssize length, gboolean one_line)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + n;
  guint depth = 0;

  if (n == 0 || !g_utf8_validate_len (text, n, NULL))
    return FALSE;
  if (one_line && (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end)))))
    return FALSE;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0x20 && (guchar) *p < 0x7F)
        continue;

      gunichar c = g_utf8_get_char (p);
      if (c == '\n' ? one_line || depth > 0 : (c == '\t' ? one_line : fate_of (c) != KEEP))
        return FALSE;
      if (c == CLOSES_ISOLATE ? depth-- == 0 : (opens_isolate (c) && depth++ == MAX_ISOLATES))
        return FALSE;
    }
  return depth == 0 && (!one_line || has_ink (text, end));
}

/* Takes one character over. @depth: isolates that are open in this line. */
static void
append_clean (GString *clean, gunichar c, gboolean one_line, guint *depth, gboolean *altered)
{
  gboolean unpaired = c == CLOSES_ISOLATE ? *depth == 0 : opens_isolate (c) && *depth == MAX_ISOLATES;

  if (unpaired || fate_of (c) == DROP)
    {
      *altered = TRUE;
      return;
    }
  if (fate_of (c) == KEEP && !(one_line && c == '\t'))
    {
      *depth += opens_isolate (c);
      *depth -= c == CLOSES_ISOLATE;
      g_string_append_unichar (clean, c);
      return;
    }
  *altered |= one_line || c != '\n';
  if (!one_line)
    {
      *altered |= *depth > 0;
      for (; *depth > 0; (*depth)--)
        g_string_append_unichar (clean, CLOSES_ISOLATE);
    }
  g_string_append_c (clean, one_line ? ' ' : '\n');
}

static char *
rebuild (const char *text, gsize length, gboolean one_line, gboolean *altered)
{
  GString *clean = g_string_sized_new (length);
  guint depth = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (*p == '\r' && p[1] == '\n')
      *altered = TRUE;
    else
      append_clean (clean, g_utf8_get_char (p), one_line, &depth, altered);
  *altered |= depth > 0;
  for (; depth > 0; depth--)
    g_string_append_unichar (clean, CLOSES_ISOLATE);
  return g_string_free (clean, FALSE);
}

static void
strip_spaces (char *text)
{
  char *start = text, *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      char *before = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  memmove (text, start, (gsize) (end - start));
  text[end - start] = '\0';
}

char *
ent_text_clean (const char *text, gssize length, gboolean one_line, gboolean *altered)
{
  gboolean ignored = FALSE;
  g_autofree char *valid = NULL, *clean = NULL;

  if (altered == NULL)
    altered = &ignored;
  *altered = FALSE;
  if (text == NULL)
    return NULL;

  gsize n = length < 0 ? strlen (text) : (gsize) length;
  if (ent_text_is_clean (text, (gssize) n, one_line))
    return g_strndup (text, n);

  if (!g_utf8_validate_len (text, n, NULL))
    {
      *altered = TRUE;
      valid = g_utf8_make_valid (text, (gssize) n);
      text = valid;
      n = strlen (valid);
    }
  clean = rebuild (text, n, one_line, altered);
  if (one_line)
    strip_spaces (clean);
  if (one_line && *clean != '\0' && !has_ink (clean, clean + strlen (clean)))
    {
      *altered = TRUE;
      *clean = '\0';
    }
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

gboolean
ent_text_can_be_written (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }
  return TRUE;
}

/* --- text in messages --- */

/* Whether @c goes with the character before it, and a cut there would leave another one. */
static gboolean
continues (gunichar before, gunichar c)
{
  return g_unichar_ismark (c) || is_invisible (c) || before == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF) ||
         (before >= 0x1F1E6 && before <= 0x1F1FF && c >= 0x1F1E6 && c <= 0x1F1FF);
}

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/* Where @text is to be cut so that @n_characters are left, as people count them;
 * NULL: nowhere. Endless marks on one letter are cut too. */
static const char *
find_cut (const char *text, guint n_characters)
{
  const char *cut = text;
  gunichar before = 0;
  guint n = 0, n_points = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_points++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n_points == 4 * n_characters)
        return p;
      if (n == 0 || !continues (before, c))
        {
          if (n == n_characters)
            return cut;
          n++;
          if (n == n_characters)
            cut = p;
        }
      before = c;
    }
  return NULL;
}

char *
ent_text_quote (const char *text, guint n_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *cut;
  gboolean isolate = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Fate fate = fate_of (c);

      isolate |= is_right_to_left (c);
      if (fate == BREAK || c == '\t')
        g_string_append_c (line, ' ');
      else if (fate == KEEP && !opens_isolate (c) && c != CLOSES_ISOLATE)
        g_string_append_unichar (line, c);
    }
  cut = n_characters > 0 ? find_cut (line->str, n_characters) : NULL;
  if (cut != NULL)
    {
      g_string_truncate (line, (gsize) (cut - line->str));
      g_string_append (line, "…");
    }
  if (isolate)
    {
      g_string_prepend_unichar (line, 0x2068);
      g_string_append_unichar (line, CLOSES_ISOLATE);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* --- comparing, days --- */

/* As below, where every byte is a character: a tenth of the time. */
static char *
fold_ascii (const char *text, gsize length)
{
  char *plain = g_malloc (length + 1);
  gsize n = 0;
  gboolean gap = FALSE;

  for (gsize i = 0; i < length; i++)
    if (g_unichar_isspace ((guchar) text[i]))
      gap = n > 0;
    else
      {
        if (gap)
          plain[n++] = ' ';
        gap = FALSE;
        plain[n++] = g_ascii_tolower (text[i]);
      }
  plain[n] = '\0';
  return plain;
}

char *
ent_text_fold (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *apart = NULL;
  g_autoptr (GString) plain = NULL;
  gboolean gap = FALSE;

  if (g_str_is_ascii (text))
    return fold_ascii (text, length);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  plain = g_string_new (NULL);
  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        gap = plain->len > 0;
      else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        {
          if (gap)
            g_string_append_c (plain, ' ');
          gap = FALSE;
          g_string_append_unichar (plain, c);
        }
    }
  return g_utf8_casefold (plain->str, (gssize) plain->len);
}

gboolean
ent_text_has_ending (const char *name, const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);

  return length > n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

EntDate
ent_date_parse (const char *text)
{
  guint part[3] = { 0, 0, 0 };
  guint which = 0;

  if (text == NULL || strlen (text) != 10)
    return 0;
  for (guint i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            return 0;
          which++;
        }
      else if (g_ascii_isdigit (text[i]))
        part[which] = part[which] * 10 + (guint) (text[i] - '0');
      else
        return 0;
    }
  if (part[0] == 0 || !g_date_valid_dmy ((GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]))
    return 0;
  return part[0] * 10000 + part[1] * 100 + part[2];
}

static gboolean
is_number (const char *text, gsize most)
{
  gsize length = strlen (text);

  return length > 0 && length <= most && strspn (text, "0123456789") == length;
}

/* The year, the month and the day as they are typed, whether or not there is such a day. FALSE where it is not understood. */
static gboolean
split_typed (const char *text, guint part[3])
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;
  gboolean year_first = strlen (clean) == 10 && clean[4] == '-' && clean[7] == '-';

  parts = g_strsplit_set (clean, year_first ? "-" : "/.-", -1);
  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      const char *word = parts[year_first ? i : 2 - i];

      if (!is_number (word, i == 0 ? 4 : 2) || (i == 0 && strlen (word) != 4))
        return FALSE;
      part[i] = (guint) atoi (word);
    }
  return TRUE;
}

EntDate
ent_date_typed (const char *text)
{
  guint part[3];

  if (!split_typed (text, part) || !g_date_valid_dmy ((GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]))
    return 0;
  return part[0] * 10000 + part[1] * 100 + part[2];
}

char *
ent_date_describe_refusal (const char *text)
{
  g_autofree char *quoted = NULL, *day = NULL;
  guint part[3];

  if (split_typed (text, part) && g_date_valid_year ((GDateYear) part[0]) && g_date_valid_month ((GDateMonth) part[1]))
    {
      day = ent_words_date (ent_words_for_languages (g_get_language_names ()), part[0] * 10000 + part[1] * 100 + part[2]);
      /* Translators: %1$s: a date that does not exist, as “31 February 2027”; %2$u: how many days that month has */
      return g_strdup_printf (_("There is no %1$s: the days of that month go from 1 to %2$u. Write another day."), day,
                                 (guint) g_date_get_days_in_month ((GDateMonth) part[1], (GDateYear) part[0]));
    }
  quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  /* Translators: %s: what was typed */
  return g_strdup_printf (_("“%s” is no date. Write it as year-month-day, for example 2026-03-14, or with the day first, for example 14/3/2026."), quoted);
}

void
ent_date_format (EntDate date, char buffer[11])
{
  guint at = 10;

  /* by hand: printf took a tenth of the time of writing a map */
  buffer[at] = '\0';
  for (guint i = 0; i < 8; i++, date /= 10)
    {
      if (i == 2 || i == 4)
        buffer[--at] = '-';
      buffer[--at] = (char) ('0' + date % 10);
    }
}

void
ent_date_to_day (EntDate date, GDate *day)
{
  g_date_set_dmy (day, (GDateDay) (date % 100), (GDateMonth) (date / 100 % 100), (GDateYear) (date / 10000));
}

int
ent_date_days_between (EntDate from, EntDate to)
{
  GDate first, last;

  ent_date_to_day (from, &first);
  ent_date_to_day (to, &last);
  return g_date_days_between (&first, &last);
}

EntDate
ent_date_day_after (EntDate date)
{
  GDate day;

  ent_date_to_day (date, &day);
  g_date_add_days (&day, 1);
  return (EntDate) (g_date_get_year (&day) * 10000 + g_date_get_month (&day) * 100 + g_date_get_day (&day));
}

EntDate
ent_date_year_after (EntDate date)
{
  /* no leap year follows another */
  return date + 10000 - (date % 10000 == 229 ? 1 : 0);
}

EntDate
ent_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (EntDate) (g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now));
}
