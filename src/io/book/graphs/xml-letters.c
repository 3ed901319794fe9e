/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark of byte order is surest, then the zeros of wide letters, then what is declared. */
#include "io/book/graphs/xml-letters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"
#include "model/text.h"

#define DECLARATION_BYTES 512u

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;

  for (; text != NULL && text < at; text++)
    line += *text == '\n';
  return line;
}

typedef struct
{
  const char *bytes;
  gsize length;
  const char *encoding; /* of iconv; NULL: what is declared, else UTF-8 */
} Mark;

/* By the mark of byte order, or else by the zeros beside "<". */
static const char *
recognise_wide (const char *bytes, gsize length, gsize *skipped)
{
  static const Mark marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
    { "\xef\xbb\xbf", 3, "UTF-8" },
  };
  static const Mark beginnings[] = {
    { "<\0\0\0", 4, "UTF-32LE" },
    { "\0\0\0<", 4, "UTF-32BE" },
    { "<\0", 2, "UTF-16LE" },
    { "\0<", 2, "UTF-16BE" },
  };

  *skipped = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      {
        *skipped = marks[i].length;
        return marks[i].encoding;
      }
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= beginnings[i].length && memcmp (bytes, beginnings[i].bytes, beginnings[i].length) == 0)
      return beginnings[i].encoding;
  return NULL;
}

/* What the file says that it is written in, or NULL. Programs that save text declare the UTF-16 of their memory. */
static char *
declared_encoding (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, DECLARATION_BYTES));
  char *end = strstr (head, "?>"), *p, *name;
  gsize n;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  p = strstr (head, "encoding");
  if (p == NULL)
    return NULL;
  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=");
  if (*p != '"' && *p != '\'')
    return NULL;
  n = strspn (p + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");
  name = g_ascii_strup (p + 1, (gssize) n);
  if (n == 0 || g_str_has_prefix (name, "UTF-16") || g_str_has_prefix (name, "UTF-32") || g_str_has_prefix (name, "UCS-"))
    g_clear_pointer (&name, g_free);
  return name;
}

static gboolean
convert (const char *bytes, gsize length, const char *encoding, char **text, gsize *n_text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize n_read = 0;

  *text = g_convert (bytes, (gssize) length, "UTF-8", encoding, &n_read, n_text, &problem);
  if (g_error_matches (problem, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    {
      g_autofree char *quoted = ent_text_quote (encoding, ENT_TEXT_QUOTED);
      /* Translators: %s: name of an encoding of letters */
      g_autofree char *message = g_strdup_printf (_("The file says that it is written in %s, which is not known here. Save it as UTF-8 in the program that it is from."), quoted);

      return ent_book_refuse (error, 1, message);
    }
  if (*text == NULL || n_read < length)
    {
      g_autofree char *quoted = ent_text_quote (encoding, ENT_TEXT_QUOTED);
      /* Translators: %s: name of an encoding of letters */
      g_autofree char *message = g_strdup_printf (_("This is no text in %s, in which the file is written. Save it as UTF-8 in the program that it is from."), quoted);

      return ent_book_refuse (error, line_of (bytes, bytes + MIN (n_read, length)), message);
    }
  return TRUE;
}

gboolean
ent_xml_decode (const char *bytes, gsize length, char **owned, const char **text, gsize *n_text, GError **error)
{
  gsize skipped;
  const char *wide = recognise_wide (bytes, length, &skipped), *end;
  g_autofree char *declared = wide == NULL ? declared_encoding (bytes, length) : NULL;
  const char *encoding = wide != NULL ? wide : declared;

  *text = bytes + skipped;
  *n_text = length - skipped;
  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0 && strcmp (encoding, "UTF8") != 0)
    {
      if (!convert (*text, *n_text, encoding, owned, n_text, error))
        return FALSE;
      *text = *owned;
    }
  if (*n_text > ENT_BOOK_MAX_BYTES)
    return ent_book_refuse (error, 1, _("The file has more in it than can be imported. Divide it among several files."));
  if (!g_utf8_validate_len (*text, *n_text, &end))
    return ent_book_refuse (error, line_of (*text, end),
                            *end == '\0' ? _("A zero byte stands here, as in a file that is damaged or that holds no text. Save it again in the program that it is from.")
                                         : _("This is no text in UTF-8, and the file does not say in which encoding it is. Save it as UTF-8 in the program that it is from."));
  return TRUE;
}
