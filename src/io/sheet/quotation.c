/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/sheet/quotation.h"

EntQuotation
ent_quotation_find (const char *open, const char *end)
{
  EntQuotation found = { 0 };

  for (const char *p = open + 1; p < end; p++)
    {
      if (*p == '"' && p[1] != '"')
        {
          found.closing = p;
          return found;
        }
      if (*p == '"')
        {
          found.has_pair = TRUE;
          p++;
        }
      else if (*p == '\n' || *p == '\r')
        found.has_break = TRUE;
      else if (*p == '\t')
        found.has_tab = TRUE;
    }
  return found;
}

char *
ent_quotation_dup (const char *from, const char *to)
{
  char *text = g_malloc ((gsize) (to - from) + 1), *out = text;

  for (; from < to; from++)
    {
      *out = *from;
      if (*from == '"')
        from++;
      else if (*from == '\r')
        {
          *out = '\n';
          if (from[1] == '\n')
            from++;
        }
      out++;
    }
  *out = '\0';
  return text;
}
