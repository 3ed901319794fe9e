/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning, comparing and dating text at the model's edge. */
#include "model/text.h"

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
 * one; isolates are harmless and stay. */
static gboolean
is_direction_override (gunichar c)
{
  return c >= 0x202A && c <= 0x202E;
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

gboolean
ent_text_is_clean (const char *text, gssize length, gboolean one_line)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + n;

  if (n == 0 || !g_utf8_validate_len (text, n, NULL))
    return FALSE;
  if (one_line && (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end)))))
    return FALSE;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0x20 && (guchar) *p < 0x7F)
        continue;

      gunichar c = g_utf8_get_char (p);
      if (c == '\n' ? one_line : (c == '\t' ? one_line : fate_of (c) != KEEP))
        return FALSE;
    }
  return TRUE;
}

static char *
rebuild (const char *text, gsize length, gboolean one_line, gboolean *altered)
{
  GString *clean = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Fate fate = fate_of (c);

      if (fate == BREAK && c == '\r' && p[1] == '\n')
        {
          *altered = TRUE;
          continue;
        }
      if (fate == BREAK || (one_line && c == '\t'))
        {
          *altered |= one_line || c != '\n';
          g_string_append_c (clean, one_line ? ' ' : '\n');
        }
      else if (fate == KEEP)
        g_string_append_unichar (clean, c);
      else
        *altered = TRUE;
    }
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
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
ent_text_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean gap = FALSE;

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

void
ent_date_format (EntDate date, char buffer[11])
{
  g_snprintf (buffer, 11, "%04u-%02u-%02u", date / 10000 % 10000, date / 100 % 100, date % 100);
}

EntDate
ent_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (EntDate) (g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now));
}
