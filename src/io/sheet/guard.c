/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a spreadsheet would run. */
#include "io/sheet/guard.h"

#include <string.h>

/* Whether a spreadsheet would run @text, or takes it for what was kept from running. */
static gboolean
needs_guard (const char *text)
{
  gunichar first;

  text += strspn (text, "'");
  first = g_utf8_get_char (text);
  return first != 0 && (strchr ("=+-@\t\r", (int) MIN (first, 127)) != NULL || first == 0xff1d || first == 0xff0b || first == 0xff0d || first == 0xff20);
}

/* "+57 (301) 555-1234" is dialled as it is copied. */
static gboolean
is_phone (const char *text)
{
  return text[0] == '+' && g_ascii_isdigit (text[1]) && text[strspn (text, "+0123456789 ()-./")] == '\0' && strchr (text + 1, '+') == NULL;
}

/* Of "+57-301" a spreadsheet keeps -244, unless it is told that the cell is text; a blank makes it one. */
static gboolean
is_worked_out (const char *text)
{
  return is_phone (text) && strchr (text, ' ') == NULL && strpbrk (text, "-/") != NULL;
}

char *
ent_guard_text_cell (const char *text)
{
  return needs_guard (text) && !is_phone (text) ? g_strconcat ("'", text, NULL) : NULL;
}

char *
ent_guard_cell (const char *text)
{
  return is_worked_out (text) ? g_strconcat ("'", text, NULL) : ent_guard_text_cell (text);
}

const char *
ent_guard_skip (const char *text)
{
  return text[0] == '\'' && needs_guard (text) ? text + 1 : text;
}
