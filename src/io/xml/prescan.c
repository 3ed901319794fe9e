/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look before reading. It is no parser: where it is in doubt about the
 * form, it lets the bytes up to there pass, and the parser says what is wrong.
 */
#include "io/xml/prescan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/format.h"

typedef struct
{
  EntPrescan *scan;
  const char *name;
  const char *p, *end;
  guint line;
  guint depth;
} Cursor;

void
ent_io_set_error (GError **error, EntIoError code, const char *name, guint line, const char *message)
{
  EntFinding finding = { ENT_FINDING_ERROR, line, NULL, (char *) message };
  g_autofree char *text = ent_finding_format (&finding, name);

  g_set_error_literal (error, ENT_IO_ERROR, code, text);
}

gboolean
ent_io_goes_on (EntProgress *progress, GError **error)
{
  if (!ent_progress_is_stopped (progress))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was cancelled. Nothing was changed."));
  return FALSE;
}

void
ent_prescan_clear (EntPrescan *scan)
{
  g_clear_pointer (&scan->lines, g_array_unref);
  g_clear_pointer (&scan->fault, g_free);
}

/* --- which kind of file --- */

static gboolean
begins_with (const char *data, gsize length, const char *magic, gsize n)
{
  return length >= n && memcmp (data, magic, n) == 0;
}

static gboolean
is_all_zero (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] != '\0')
      return FALSE;
  return TRUE;
}

/* What a file is that does not begin with "<", or NULL. */
static const char *
recognise_bytes (const char *data, gsize length)
{
#define BEGINS(magic) begins_with (data, length, magic, sizeof magic - 1)
  if (BEGINS ("PK\003\004") || BEGINS ("PK\005\006"))
    return _("This is a ZIP archive or an office document, such as a spreadsheet, and not a map. Cells can be copied in the spreadsheet and pasted into the register.");
  if (BEGINS ("\320\317\021\340"))
    return _("This is a document of an old office program, such as a spreadsheet, and not a map. Cells can be copied in the spreadsheet and pasted into the register.");
  if (BEGINS ("%PDF-"))
    return _("This is a PDF document, and not a map.");
  if (BEGINS ("\211PNG") || BEGINS ("\377\330\377") || BEGINS ("GIF8"))
    return _("This is a picture, and not a map.");
  if (BEGINS ("\037\213") || BEGINS ("7z\274\257") || BEGINS ("\3757zXZ"))
    return _("This is a compressed archive, and not a map.");
  if (BEGINS ("\377\376\0\0") || BEGINS ("\0\0\376\377") || BEGINS ("<\0\0\0") || BEGINS ("\0\0\0<"))
    return _("This file is written in UTF-32, as another program saves it; a map is UTF-8. Save it as UTF-8 there, and open it again.");
  if (BEGINS ("\377\376") || BEGINS ("\376\377") || (length >= 4 && BEGINS ("<\0") && data[2] != '\0' && data[3] == '\0') ||
      (length >= 4 && BEGINS ("\0<\0") && data[3] != '\0'))
    return _("This file is written in UTF-16, as another program saves it; a map is UTF-8. Save it as UTF-8 there, and open it again.");
  return NULL;
#undef BEGINS
}

static const char *
recognise_text (const char *data, gsize length)
{
  gsize n_zeros = 0;

  while (n_zeros < length && data[n_zeros] == '\0')
    n_zeros++;
  if (n_zeros > 0 && n_zeros < length && data[n_zeros] == '<')
    return _("The file begins with a zero byte, which no text has. Nothing of it was read.");
  if (memchr (data, '\0', MIN (length, 4096)) != NULL)
    return _("This is neither text nor XML, and so not a map.");
  if (*data == '{' || *data == '[')
    return _("This is JSON, and not a map.");
  return _("This is a text file, perhaps a table in CSV, and not a map. Open a table in a spreadsheet, copy its cells there, and paste them into the register.");
}

static gboolean
check_kind (Cursor *c, GError **error)
{
  const char *p = c->p, *end = c->end;
  const char *what;

  if (p == end)
    {
      ent_io_set_error (error, ENT_IO_ERROR_NOT_A_MAP, c->name, 1, _("The file is empty."));
      return FALSE;
    }
  if (*p == '\0' && is_all_zero (p, (gsize) (end - p)))
    {
      ent_io_set_error (error, ENT_IO_ERROR_DAMAGED, c->name, 1,
                        _("The file holds nothing but zeros, as after a power cut. Nothing of the map is left in it."));
      return FALSE;
    }
  what = recognise_bytes (p, (gsize) (end - p));
  if (what == NULL)
    {
      if (begins_with (p, (gsize) (end - p), "\357\273\277", 3))
        {
          c->scan->start += 3;
          c->p = p += 3;
        }
      while (p < end && strchr (" \t\r\n", *p) != NULL && *p != '\0')
        p++;
      if (p == end)
        what = _("The file holds nothing but white space.");
      else if (*p != '<')
        what = recognise_text (p, (gsize) (end - p));
    }
  if (what != NULL)
    ent_io_set_error (error, ENT_IO_ERROR_NOT_A_MAP, c->name, 1, what);
  return what == NULL;
}

/* --- the XML declaration --- */

/* The value of @name in @declaration, or NULL. */
static char *
declared (const char *declaration, const char *name)
{
  const char *p = strstr (declaration, name), *end;

  if (p == NULL)
    return NULL;
  p += strlen (name);
  p += strspn (p, " \t\r\n=");
  if (*p != '"' && *p != '\'')
    return NULL;
  end = strchr (p + 1, *p);
  return end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;
}

static gboolean
check_declaration (Cursor *c, GError **error)
{
  gsize length = MIN ((gsize) (c->end - c->p), 512);
  g_autofree char *head = g_strndup (c->p, length);
  g_autofree char *version = NULL, *encoding = NULL, *message = NULL, *quoted = NULL;
  char *end = strstr (head, "?>");

  if (!g_str_has_prefix (head, "<?xml") || !g_ascii_isspace (head[5]) || end == NULL)
    return TRUE;
  *end = '\0';
  version = declared (head, "version");
  encoding = declared (head, "encoding");
  quoted = ent_text_quote (version != NULL && strcmp (version, "1.0") != 0 ? version : encoding, ENT_TEXT_QUOTED);
  if (version != NULL && strcmp (version, "1.0") != 0)
    /* Translators: %s: a version number such as 1.1 */
    message = g_strdup_printf (_("This is XML %s; a map is XML 1.0."), quoted);
  else if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0 &&
           g_ascii_strcasecmp (encoding, "US-ASCII") != 0 && g_ascii_strcasecmp (encoding, "ASCII") != 0)
    /* Translators: %s: the name of an encoding such as ISO-8859-1 */
    message = g_strdup_printf (_("This file says that it is written in %s; a map is UTF-8. Save it as UTF-8 where it comes from, and open it again."), quoted);
  if (message != NULL)
    ent_io_set_error (error, ENT_IO_ERROR_NOT_A_MAP, c->name, 1, message);
  return message == NULL;
}

/* --- how far it is text --- */

/* The first byte that is no UTF-8 text, or @end. Files are nearly all ASCII:
 * eight bytes at a time, three times as fast as g_utf8_validate_len(). */
static const char *
find_bad_byte (const char *p, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), tops = ones << 7;

  while (p < end)
    {
      gunichar c;

      for (; end - p >= 8; p += 8)
        {
          guint64 word;

          memcpy (&word, p, sizeof word);
          /* a byte above 127, or a zero */
          if ((word & tops) != 0 || ((word - ones) & ~word & tops) != 0)
            break;
        }
      if (p == end)
        break;
      if ((guchar) *p < 0x80 && *p != '\0')
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == 0 || c > 0x10FFFF)
        return p;
      p = g_utf8_next_char (p);
    }
  return p;
}

static void
locate (const char *data, const char *bad, guint *line, guint *column)
{
  const char *start = data;

  *line = 1;
  for (const char *p = data; p < bad; p++)
    if (*p == '\n')
      {
        (*line)++;
        start = p + 1;
      }
  *column = (guint) g_utf8_strlen (start, bad - start) + 1;
}

static void
find_end_of_text (Cursor *c)
{
  const char *bad = find_bad_byte (c->p, c->end);
  guint column;

  if (bad == c->end)
    return;
  locate (c->p, bad, &c->scan->fault_line, &column);
  if (*bad == '\0')
    /* Translators: %u: number of the column */
    c->scan->fault = g_strdup_printf (_("Column %u is a zero byte, which no text has."), column);
  else
    /* Translators: 1: number of the column, 2: a byte in hexadecimal */
    c->scan->fault = g_strdup_printf (_("Column %1$u is the byte %2$02X, which is not UTF-8. Another program may have saved the file as Latin-1 or Windows-1252."),
                                         column, (guint) (guchar) *bad);
  c->end = bad;
}

/* --- tags --- */

static gboolean refuse (Cursor *c, guint line, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
refuse (Cursor *c, guint line, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ent_io_set_error (error, ENT_IO_ERROR_HOSTILE, c->name, line, message);
  return FALSE;
}

/* To behind @what, or to the end if it is not there. */
static void
skip_past (Cursor *c, const char *what)
{
  gsize n = strlen (what);

  for (; (gsize) (c->end - c->p) >= n; c->p++)
    {
      if (*c->p == what[0] && memcmp (c->p, what, n) == 0)
        {
          c->p += n;
          return;
        }
      c->line += *c->p == '\n';
    }
  c->p = c->end;
}

/* A comment or the like, whose first @n bytes are known, and which goes to behind @end. */
static gboolean
skip_piece (Cursor *c, gsize n, const char *end, GError **error)
{
  const char *start = c->p;
  guint line = c->line;

  c->p += n;
  skip_past (c, end);
  if (c->p - start > (gssize) ENT_LIMIT_PIECE_BYTES)
    return refuse (c, line, error,
                   /* Translators: %u: a number */
                   _("A comment, an instruction or a CDATA section begins here that is longer than %u bytes, longer than any in a map. The file was not opened."),
                      ENT_LIMIT_PIECE_BYTES);
  return TRUE;
}

static gboolean
count_start_tag (Cursor *c, guint32 line, gboolean empty, GError **error)
{
  if (c->scan->lines->len >= ENT_LIMIT_ELEMENTS)
    return refuse (c, line, error,
                   /* Translators: %u: a number */
                   _("The file has more than %u elements, more than any map needs. It was not opened."), ENT_LIMIT_ELEMENTS);
  if (c->depth >= ENT_LIMIT_DEPTH)
    return refuse (c, line, error,
                   /* Translators: %u: a number */
                   _("Elements stand in each other more than %u deep, deeper than in any map. The file was not opened."), ENT_LIMIT_DEPTH);
  g_array_append_val (c->scan->lines, line);
  c->depth += !empty;
  return TRUE;
}

/* A "<" within a tag is a fault of form whatever follows: the parser will tell
 * of it, and what stands behind it is not looked at, and not parsed. */
static void
end_at (Cursor *c, const char *p)
{
  g_clear_pointer (&c->scan->fault, g_free);
  c->scan->cut = TRUE;
  c->end = p + 1;
  c->p = c->end;
}

/* What ends a run of plain bytes within a tag. */
static const guint8 tag_marks[256] = { ['\n'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, ['\''] = 1 };

static gboolean
scan_tag (Cursor *c, GError **error)
{
  const char *start = c->p, *p = start + 1;
  const char *limit = c->end - start > ENT_LIMIT_TAG_BYTES ? start + ENT_LIMIT_TAG_BYTES : c->end;
  guint32 line = c->line;
  guint n_attributes = 0;
  char quote = '\0';

  for (;; p++)
    {
      while (p < limit && !tag_marks[(guchar) *p])
        p++;
      if (p == limit || (*p == '>' && quote == '\0'))
        break;
      if (*p == '<')
        {
          end_at (c, p);
          return start[1] == '/' || count_start_tag (c, line, FALSE, error);
        }
      if (*p == '\n')
        c->line++;
      else if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (++n_attributes > ENT_LIMIT_ATTRIBUTES)
        return refuse (c, line, error,
                       /* Translators: %u: a number */
                       _("This element has more than %u attributes, more than any in a map. The file was not opened."), ENT_LIMIT_ATTRIBUTES);
      else
        quote = *p;
    }
  if (p == limit && limit < c->end)
    return refuse (c, line, error,
                   /* Translators: %u: a number */
                   _("This tag is longer than %u bytes, longer than any in a map. The file was not opened."), ENT_LIMIT_TAG_BYTES);
  c->p = p < c->end ? p + 1 : p;
  /* one that breaks off too: the parser may tell of the element before it tells of that */
  if (start[1] != '/')
    return count_start_tag (c, line, p[-1] == '/', error);
  c->depth -= c->depth > 0;
  return TRUE;
}

static gboolean
scan_declaration (Cursor *c, GError **error)
{
  gsize rest = (gsize) (c->end - c->p);

  if (begins_with (c->p, rest, "<!--", 4))
    return skip_piece (c, 4, "-->", error);
  if (begins_with (c->p, rest, "<![CDATA[", 9))
    return skip_piece (c, 9, "]]>", error);
  if (rest >= 14 && g_ascii_strncasecmp (c->p, "<!DOCTYPE html", 14) == 0)
    {
      ent_io_set_error (error, ENT_IO_ERROR_NOT_A_MAP, c->name, c->line, _("This is a web page, and not a map."));
      return FALSE;
    }
  if (begins_with (c->p, rest, "<!DOCTYPE", 9) || begins_with (c->p, rest, "<!ENTITY", 8))
    return refuse (c, c->line, error, "%s",
                   _("The file has a document type or defines entities. No map has them, and they can be made to do harm. It was not opened."));
  g_free (c->scan->fault);
  c->scan->fault = g_strdup (_("“<!” begins a declaration here, which no map has."));
  c->scan->fault_line = c->line;
  c->end = c->p;
  return TRUE;
}

static gboolean
scan_markup (Cursor *c, GError **error)
{
  while (c->p < c->end)
    {
      const char *next = memchr (c->p, '<', (gsize) (c->end - c->p));
      const char *stop = next != NULL ? next : c->end;

      for (; c->p < stop; c->p++)
        c->line += *c->p == '\n';
      if (next == NULL || c->p + 1 == c->end)
        break;
      if (c->p[1] == '!')
        {
          if (!scan_declaration (c, error))
            return FALSE;
        }
      else if (c->p[1] == '?')
        {
          if (!skip_piece (c, 2, "?>", error))
            return FALSE;
        }
      else if (!scan_tag (c, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_prescan (EntPrescan *scan, const char *data, gsize length, const char *name, GError **error)
{
  /* nothing may have no address */
  const char *text = data != NULL ? data : "";
  Cursor cursor = { scan, name, text, text + length, 1, 0 };
  gboolean fine;

  *scan = (EntPrescan) { 0 };
  scan->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (length > ENT_LIMIT_BYTES)
    {
      ent_io_set_error (error, ENT_IO_ERROR_HOSTILE, name, 0,
                        _("The file is larger than 64 MiB, larger than any map. It was not opened."));
      return FALSE;
    }
  fine = check_kind (&cursor, error) && check_declaration (&cursor, error);
  if (fine)
    {
      find_end_of_text (&cursor);
      fine = scan_markup (&cursor, error);
    }
  scan->end = (gsize) (cursor.end - text);
  return fine;
}
