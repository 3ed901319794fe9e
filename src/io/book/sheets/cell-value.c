/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/sheets/cell-value.h"

#include <math.h>
#include <string.h>

#define SECONDS_OF_DAY 86400
/* 9999-12-31 of both calendars lies before it. */
#define PAST_ALL_DAYS 2958466
/* 1900 was no leap year, but for the first spreadsheets, and so for those of today. */
#define DAY_THAT_NEVER_WAS 60

/* --- numbers --- */

void
ent_cell_value_number (double number, char buffer[ENT_CELL_VALUE_BYTES])
{
  if (number == floor (number) && fabs (number) <= 1e15)
    {
      g_snprintf (buffer, ENT_CELL_VALUE_BYTES, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, (int) ENT_CELL_VALUE_BYTES, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        return;
    }
}

gboolean
ent_cell_value_parse (const char *text, double *number)
{
  gsize n = strspn (text, "+-0123456789.eE");
  char *end;

  if (n == 0 || text[n] != '\0' || strpbrk (text, "0123456789") == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

/* --- formats --- */

EntCellFormat
ent_cell_value_format_of_number (guint id)
{
  if (id == 46)
    return ENT_CELL_FORMAT_ELAPSED;
  if ((id >= 18 && id <= 21) || id == 45 || id == 47)
    return ENT_CELL_FORMAT_TIME;
  /* from 27 on of languages of east Asia */
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return ENT_CELL_FORMAT_DATE;
  return ENT_CELL_FORMAT_NUMBER;
}

/* Hours, minutes or seconds that go on counting: "[h]", "[mm]"; others are colours, languages, conditions. */
static gboolean
is_elapsed (const char *bracket, const char *end)
{
  gsize n = (gsize) (end - bracket) - 1;

  return n > 0 && (strspn (bracket + 1, "hH") == n || strspn (bracket + 1, "mM") == n || strspn (bracket + 1, "sS") == n);
}

typedef struct
{
  gboolean date, month, time, elapsed;
} Letters;

/* What @p begins that is no letter of a date goes by; gives its last byte. */
static const char *
skip_literal (const char *p, Letters *letters)
{
  const char *end = NULL;

  if (*p == '"')
    end = strchr (p + 1, '"');
  else if (*p == '[')
    {
      end = strchr (p, ']');
      letters->elapsed |= end != NULL && is_elapsed (p, end);
    }
  else if (*p == '\\' || *p == '_' || *p == '*')
    return p[1] != '\0' ? p + 1 : p;
  else if (g_ascii_strncasecmp (p, "general", 7) == 0)
    return p + 6;
  else if (g_ascii_strncasecmp (p, "am/pm", 5) == 0)
    {
      letters->time = TRUE;
      return p + 4;
    }
  else
    return p;
  /* one that does not end goes to the end */
  return end != NULL ? end : p + strlen (p) - 1;
}

EntCellFormat
ent_cell_value_format_of_code (const char *code)
{
  Letters letters = { 0 };

  /* behind ";" is that of negative numbers */
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *end = skip_literal (p, &letters);

      if (end > p || strchr ("\"[\\_*", *p) != NULL)
        {
          p = end;
          continue;
        }
      letters.date |= strchr ("yYdD", *p) != NULL;
      letters.month |= strchr ("mM", *p) != NULL;
      letters.time |= strchr ("hHsS", *p) != NULL;
    }
  if (letters.date)
    return ENT_CELL_FORMAT_DATE;
  if (letters.elapsed)
    return ENT_CELL_FORMAT_ELAPSED;
  if (letters.time)
    return ENT_CELL_FORMAT_TIME;
  return letters.month ? ENT_CELL_FORMAT_DATE : ENT_CELL_FORMAT_NUMBER;
}

/* --- dates --- */

/* Behind what stands in @buffer already. */
static void
append_time (char *buffer, gint64 hours, guint minutes, guint seconds)
{
  gsize n = strlen (buffer);

  g_snprintf (buffer + n, ENT_CELL_VALUE_BYTES - n, "%02" G_GINT64_FORMAT ":%02u", hours, minutes);
  n = strlen (buffer);
  if (seconds > 0)
    g_snprintf (buffer + n, ENT_CELL_VALUE_BYTES - n, ":%02u", seconds);
}

static gboolean
append_day (char *buffer, gint64 days, gboolean from_1904)
{
  GDate date;

  if (!from_1904 && (days == 0 || days == DAY_THAT_NEVER_WAS))
    return FALSE;
  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, days > DAY_THAT_NEVER_WAS ? 30 : 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) days);
  g_snprintf (buffer, ENT_CELL_VALUE_BYTES, "%04u-%02u-%02u", (guint) g_date_get_year (&date), (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
  return TRUE;
}

gboolean
ent_cell_value_date (double serial, EntCellFormat format, gboolean from_1904, char buffer[ENT_CELL_VALUE_BYTES])
{
  gint64 seconds, days;
  guint rest;

  if (format == ENT_CELL_FORMAT_NUMBER || !(serial >= 0) || serial >= PAST_ALL_DAYS)
    return FALSE;
  seconds = (gint64) floor (serial * SECONDS_OF_DAY + 0.5);
  days = seconds / SECONDS_OF_DAY;
  rest = (guint) (seconds % SECONDS_OF_DAY);
  buffer[0] = '\0';
  if (format == ENT_CELL_FORMAT_ELAPSED)
    {
      append_time (buffer, seconds / 3600, rest / 60 % 60, rest % 60);
      return TRUE;
    }
  if (days > 0 || format == ENT_CELL_FORMAT_DATE)
    {
      if (!append_day (buffer, days, from_1904))
        return FALSE;
      if (rest == 0)
        return TRUE;
      (void) g_strlcat (buffer, " ", ENT_CELL_VALUE_BYTES);
    }
  append_time (buffer, rest / 3600, rest / 60 % 60, rest % 60);
  return TRUE;
}

static gboolean
read_digits (const char **p, guint n_digits, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (guint) (**p - '0');
    }
  return TRUE;
}

static gboolean
accept (const char **p, char c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

gboolean
ent_cell_value_iso_date (const char *text, char buffer[ENT_CELL_VALUE_BYTES])
{
  const char *p = text;
  guint year, month, day, hours, minutes, seconds = 0;

  if (!read_digits (&p, 4, &year) || !accept (&p, '-') || !read_digits (&p, 2, &month) || !accept (&p, '-') || !read_digits (&p, 2, &day) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_snprintf (buffer, ENT_CELL_VALUE_BYTES, "%04u-%02u-%02u", year, month, day);
  if (*p == '\0')
    return TRUE;
  if ((!accept (&p, 'T') && !accept (&p, ' ')) || !read_digits (&p, 2, &hours) || !accept (&p, ':') || !read_digits (&p, 2, &minutes))
    return FALSE;
  if (accept (&p, ':') && !read_digits (&p, 2, &seconds))
    return FALSE;
  /* parts of seconds, and where it is this time, do not count */
  if (hours == 0 && minutes == 0 && seconds == 0)
    return TRUE;
  (void) g_strlcat (buffer, " ", ENT_CELL_VALUE_BYTES);
  append_time (buffer, hours, minutes, seconds);
  return TRUE;
}

gboolean
ent_cell_value_iso_time (const char *text, char buffer[ENT_CELL_VALUE_BYTES])
{
  guint64 seconds = 0;
  const char *p = text;

  if (!g_str_has_prefix (p, "PT"))
    return FALSE;
  for (p += 2; *p != '\0';)
    {
      char *end;
      guint64 number = MIN (g_ascii_strtoull (p, &end, 10), G_MAXUINT32);

      if (!g_ascii_isdigit (*p))
        return FALSE;
      if (*end == '.' || *end == ',')
        end += 1 + strspn (end + 1, "0123456789");
      if (*end != 'H' && *end != 'M' && *end != 'S')
        return FALSE;
      seconds += number * (*end == 'H' ? 3600 : *end == 'M' ? 60
                                                            : 1);
      p = end + 1;
    }
  if (p == text + 2)
    return FALSE;
  buffer[0] = '\0';
  append_time (buffer, (gint64) MIN (seconds / 3600, G_MAXUINT32), (guint) (seconds / 60 % 60), (guint) (seconds % 60));
  return TRUE;
}

/* --- names of cells --- */

void
ent_cell_value_cell_name (guint row, guint column, char buffer[ENT_CELL_VALUE_BYTES])
{
  char letters[8];
  guint at = sizeof letters;

  letters[--at] = '\0';
  for (guint64 left = (guint64) column + 1; left > 0; left = (left - 1) / 26)
    letters[--at] = (char) ('A' + (left - 1) % 26);
  g_snprintf (buffer, ENT_CELL_VALUE_BYTES, "%s%" G_GUINT64_FORMAT, letters + at, (guint64) row + 1);
}

gboolean
ent_cell_value_find_cell (const char *text, gsize max_length, guint *row, guint *column, gsize *length)
{
  guint letters = 0, digits = 0;
  gsize i = 0, n_letters;

  /* no number grows so far that it goes over */
  for (; i < max_length && g_ascii_isalpha (text[i]); i++)
    letters = MIN (letters * 26 + (guint) (g_ascii_toupper (text[i]) - 'A' + 1), 1u << 24);
  n_letters = i;
  for (; i < max_length && g_ascii_isdigit (text[i]); i++)
    digits = MIN (digits * 10 + (guint) (text[i] - '0'), 1u << 24);
  if (n_letters == 0 || i == n_letters || digits == 0)
    return FALSE;
  *row = digits - 1;
  *column = letters - 1;
  if (length != NULL)
    *length = i;
  return TRUE;
}
