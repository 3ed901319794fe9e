/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells as a table in HTML.
 *
 * That a cell is text LibreOffice is told by sdnum, its format of numbers (of a
 * language, 1033, that has to be said and means nothing for text), Excel by
 * mso-number-format. A break is in the same cell for LibreOffice anyway, for Excel
 * by mso-data-placement. Runs of blanks and those at an edge stay in <pre> only: a
 * style says it to LibreOffice in vain, and &nbsp; would be another letter.
 */
#include "io/sheet/sheet-html.h"

#include <string.h>

#include "io/sheet/guard.h"

#define HEAD                                                                                                                    \
  "<!DOCTYPE html>\n"                                                                                                           \
  "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">\n"                                       \
  "<style>td { mso-number-format: \"\\@\"; } td.number { mso-number-format: General; } br { mso-data-placement: same-cell; }\n" \
  "pre { font: inherit; margin: 0; }</style></head>\n"                                                                          \
  "<body><table>\n"
#define FOOT "</table></body></html>\n"

/* Of more digits it is an account, or a phone. */
#define MOST_DIGITS 4

/* A decision power is to be counted with. */
static gboolean
is_number (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n <= MOST_DIGITS && text[n] == '\0' && (text[0] != '0' || n == 1);
}

/* GLib's escaping has &apos; for an apostrophe, which HTML 4 does not know. */
static void
append_text (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
        g_string_append (out, "<br>");
        break;
      default:
        g_string_append_c (out, *text);
      }
}

/* Whether HTML would make one blank, or none, of what is in it. */
static gboolean
has_loose_blanks (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && (text[0] == ' ' || text[length - 1] == ' ' || strchr (text, '\t') != NULL || strstr (text, "  ") != NULL ||
                        strstr (text, " \n") != NULL || strstr (text, "\n ") != NULL);
}

static void
append_cell (GString *out, const char *text)
{
  g_autofree char *guarded = ent_guard_text_cell (text);
  gboolean loose = has_loose_blanks (text);

  if (is_number (text))
    g_string_append_printf (out, "<td class=\"number\" sdval=\"%s\" sdnum=\"1033;\">%s</td>", text, text);
  else
    {
      g_string_append_printf (out, "<td sdnum=\"1033;0;@\">%s", loose ? "<pre>" : "");
      append_text (out, guarded != NULL ? guarded : text);
      g_string_append_printf (out, "%s</td>", loose ? "</pre>" : "");
    }
}

char *
ent_sheet_html_write (const EntCells *cells)
{
  GString *out = g_string_new (HEAD);

  for (guint r = 0; r < cells->n_rows; r++)
    {
      g_string_append (out, "<tr>");
      for (guint c = 0; c < cells->n_columns; c++)
        {
          const char *text = ent_cells_get (cells, r, c);

          append_cell (out, text != NULL ? text : "");
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, FOOT);
  return g_string_free (out, FALSE);
}
