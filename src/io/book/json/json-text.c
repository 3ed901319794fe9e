/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/json/json-text.h"

#include <math.h>

void
ent_json_append_text (GString *out, const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *text < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) *text);
        else
          g_string_append_c (out, *text);
      }
  g_string_append_c (out, '"');
}

void
ent_json_append_number (GString *out, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (number, sizeof number, floor (value) == value ? "%.0f" : "%.17g", value));
}
