/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as text. Windows leaves some of its bytes without a letter, and programs write them all
 * the same; so what is not to be read in the encoding that was guessed is said, with its line.
 */
#include "io/book/encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/book.h"

#define UTF_8_MARK "\xef\xbb\xbf"
#define UTF_16_LE_MARK "\xff\xfe"
#define UTF_16_BE_MARK "\xfe\xff"
/* One in so many letters may be another one than most are. */
#define FEW 8

typedef struct
{
  const char *name;  /* in options */
  const char *iconv; /* NULL: found by the bytes */
  const char *label;
  const char *mark; /* of byte order, before the text */
} Row;

/* clang-format off */
static const Row rows[ENT_N_ENCODINGS] = {
  [ENT_ENCODING_FIND] = { "auto", NULL, N_("Automatic") },
  [ENT_ENCODING_UTF_8] = { "utf-8", "UTF-8", "UTF-8", UTF_8_MARK },
  [ENT_ENCODING_UTF_16_LE] = { "utf-16le", "UTF-16LE", "UTF-16 LE", UTF_16_LE_MARK },
  [ENT_ENCODING_UTF_16_BE] = { "utf-16be", "UTF-16BE", "UTF-16 BE", UTF_16_BE_MARK },
  [ENT_ENCODING_WINDOWS_1252] = { "windows-1252", "WINDOWS-1252", N_("Western (Windows-1252)") },
  [ENT_ENCODING_WINDOWS_1250] = { "windows-1250", "WINDOWS-1250", N_("Central European (Windows-1250)") },
  [ENT_ENCODING_WINDOWS_1251] = { "windows-1251", "WINDOWS-1251", N_("Cyrillic (Windows-1251)") },
  [ENT_ENCODING_WINDOWS_1256] = { "windows-1256", "WINDOWS-1256", N_("Arabic (Windows-1256)") },
  [ENT_ENCODING_WINDOWS_874] = { "windows-874", "WINDOWS-874", N_("Thai (Windows-874)") },
  [ENT_ENCODING_MAC_ROMAN] = { "macintosh", "MACINTOSH", N_("Western (Mac OS Roman)") },
};
/* clang-format on */

const char *
ent_encoding_label (EntEncoding encoding)
{
  return g_dgettext (GETTEXT_PACKAGE, rows[encoding].label);
}

const char *
ent_encoding_name (EntEncoding encoding)
{
  return rows[encoding].name;
}

int
ent_encoding_find (const char *name)
{
  for (int i = 0; i < ENT_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (rows[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
begins_with (const char *bytes, gsize length, const char *prefix)
{
  gsize n = strlen (prefix);

  return length >= n && memcmp (bytes, prefix, n) == 0;
}

/* Of text in UTF-16 that is mostly Latin every other byte is zero, and next to none of the others. */
static EntEncoding
guess_by_zeros (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      zeros[i % 2]++;
  if (length % 2 != 0 || zeros[0] + zeros[1] < length * 3 / 8)
    return ENT_ENCODING_WINDOWS_1252;
  if (zeros[1] > FEW * zeros[0])
    return ENT_ENCODING_UTF_16_LE;
  return zeros[0] > FEW * zeros[1] ? ENT_ENCODING_UTF_16_BE : ENT_ENCODING_WINDOWS_1252;
}

/* Whether more letters are in UTF-8 than are not: elsewhere "Ã±" and the like next to never stand. */
static gboolean
is_faulty_utf_8 (const char *bytes, gsize length)
{
  const char *p = bytes, *end = bytes + length, *fault;
  gsize n_letters = 0, n_faults = 0;

  while (p < end)
    {
      gboolean valid = g_utf8_validate_len (p, (gsize) (end - p), &fault);

      for (; p < fault; p++)
        n_letters += ((guchar) *p & 0xc0) == 0xc0;
      if (valid)
        break;
      n_faults++;
      p++;
    }
  return n_letters > n_faults;
}

EntEncoding
ent_encoding_guess (const char *bytes, gsize length)
{
  if (begins_with (bytes, length, UTF_8_MARK))
    return ENT_ENCODING_UTF_8;
  if (begins_with (bytes, length, UTF_16_LE_MARK))
    return ENT_ENCODING_UTF_16_LE;
  if (begins_with (bytes, length, UTF_16_BE_MARK))
    return ENT_ENCODING_UTF_16_BE;
  if (g_utf8_validate_len (bytes, length, NULL) || is_faulty_utf_8 (bytes, length))
    return ENT_ENCODING_UTF_8;
  return guess_by_zeros (bytes, length);
}

static gboolean
is_wide (EntEncoding encoding)
{
  return encoding == ENT_ENCODING_UTF_16_LE || encoding == ENT_ENCODING_UTF_16_BE;
}

/* The letter at @at, where it is one of ASCII. */
static int
ascii_at (EntEncoding encoding, const char *bytes, gsize at, gsize end)
{
  if (!is_wide (encoding))
    return at < end ? (guchar) bytes[at] : 0;
  if (at + 1 >= end)
    return 0;
  return encoding == ENT_ENCODING_UTF_16_LE ? (guchar) bytes[at] | (guchar) bytes[at + 1] << 8 : (guchar) bytes[at] << 8 | (guchar) bytes[at + 1];
}

/* Lines end with LF, CRLF or CR. */
static guint
line_of (EntEncoding encoding, const char *bytes, gsize end)
{
  gsize width = is_wide (encoding) ? 2 : 1;
  guint line = 1;

  for (gsize i = 0; i + width <= end; i += width)
    {
      int letter = ascii_at (encoding, bytes, i, end);

      if (letter == '\n' || (letter == '\r' && ascii_at (encoding, bytes, i + width, end) != '\n'))
        line++;
    }
  return line;
}

guint
ent_encoding_count_lines (const char *bytes, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n')))
      n++;
  return n;
}

static char *
refuse (EntEncoding encoding, const char *bytes, gsize at, GError **error)
{
  /* Translators: %s: name of an encoding of letters */
  g_autofree char *problem = g_strdup_printf (_("Here is something that is no text in the encoding %s. Choose another encoding, or mend this line."), ent_encoding_label (encoding));

  (void) ent_book_refuse (error, line_of (encoding, bytes, at), problem);
  return NULL;
}

static char *
refuse_zero (EntEncoding encoding, const char *bytes, gsize at, GError **error)
{
  (void) ent_book_refuse (error, line_of (encoding, bytes, at), _("A zero byte stands here, as in a file that is damaged or that holds no text. Save it again in the program that it is from."));
  return NULL;
}

/* How many bytes the mark of byte order takes; some programs set one more before that of another. */
static gsize
skip_marks (const char *bytes, gsize length, EntEncoding encoding)
{
  const char *mark = rows[encoding].mark;
  gsize at = 0;

  while (mark != NULL && begins_with (bytes + at, length - at, mark))
    at += strlen (mark);
  return at;
}

char *
ent_encoding_decode (const char *bytes, gsize length, EntEncoding encoding, EntEncoding *found, GError **error)
{
  /* nothing may be no memory either */
  const char *start = length > 0 ? bytes : "";
  EntEncoding meant = encoding == ENT_ENCODING_FIND ? ent_encoding_guess (start, length) : encoding;
  gsize skipped = skip_marks (start, length, meant), n_read = 0, n_written = 0;
  g_autofree char *text = NULL;
  const char *end, *zero;

  if (found != NULL)
    *found = meant;
  bytes = start + skipped;
  length -= skipped;
  if (length == 0)
    return g_strdup ("");
  if (meant == ENT_ENCODING_UTF_8)
    {
      if (!g_utf8_validate_len (bytes, length, &end))
        return *end == '\0' ? refuse_zero (meant, bytes, (gsize) (end - bytes), error) : refuse (meant, bytes, (gsize) (end - bytes), error);
      return g_strndup (bytes, length);
    }
  zero = is_wide (meant) ? NULL : memchr (bytes, '\0', length);
  if (zero != NULL)
    return refuse_zero (meant, bytes, (gsize) (zero - bytes), error);
  text = g_convert (bytes, (gssize) length, "UTF-8", rows[meant].iconv, &n_read, &n_written, NULL);
  if (text == NULL || n_read < length)
    return refuse (meant, bytes, n_read, error);
  zero = memchr (text, '\0', n_written);
  if (zero != NULL)
    return refuse_zero (ENT_ENCODING_UTF_8, text, (gsize) (zero - text), error);
  return g_steal_pointer (&text);
}
