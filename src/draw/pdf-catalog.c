/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An incremental update (ISO 32000-1, 7.5.6): a new version of one object, a table
 * that tells where it is, and a trailer that names the table before it. Nothing of
 * the file as it was is touched.
 */
#include "draw/pdf-catalog.h"

#include <string.h>

/* More than cairo writes after the last object. */
#define TAIL 2048
#define LONGEST_CATALOG 4096
#define LONGEST_LANGUAGE 35

typedef struct
{
  gsize start; /* of the table: its place in the file */
  guint64 size, root, info;
  gboolean has_info;
} Trailer;

static gboolean
read_number_after (const char *text, const char *name, guint64 *number)
{
  const char *at = strstr (text, name);
  char *end;

  if (at == NULL)
    return FALSE;
  at += strlen (name);
  *number = g_ascii_strtoull (at, &end, 10);
  return end > at;
}

/* The last trailer and what follows it. What stands before it need not be text. */
static char *
find_trailer (const GByteArray *pdf)
{
  static const char word[] = "trailer";

  for (gsize length = sizeof word - 1; length <= MIN (pdf->len, TAIL); length++)
    {
      const char *at = (const char *) pdf->data + pdf->len - length;

      if (memcmp (at, word, sizeof word - 1) == 0)
        return g_strndup (at, length);
    }
  return NULL;
}

static gboolean
read_trailer (const GByteArray *pdf, Trailer *trailer)
{
  g_autofree char *dictionary = find_trailer (pdf);
  guint64 start;

  if (dictionary == NULL || !read_number_after (dictionary, "startxref", &start) ||
      !read_number_after (dictionary, "/Size", &trailer->size) || !read_number_after (dictionary, "/Root", &trailer->root))
    return FALSE;
  trailer->has_info = read_number_after (dictionary, "/Info", &trailer->info);
  trailer->start = (gsize) start;
  return trailer->root > 0 && trailer->root < trailer->size;
}

/* What stands between << and the last >> of object @number; NULL if it is not where the table says. */
static char *
read_dictionary (const GByteArray *pdf, const Trailer *trailer)
{
  g_autofree char *begins = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<<", trailer->root);
  g_autofree char *entry = NULL;
  g_autofree char *object = NULL;
  const char *end;
  char *last;
  gsize table, at;

  /* "xref\n0 SIZE\n", then twenty bytes for each object */
  if (trailer->start + 32 > pdf->len || memcmp (pdf->data + trailer->start, "xref\n0 ", 7) != 0)
    return NULL;
  end = memchr (pdf->data + trailer->start + 7, '\n', 24);
  if (end == NULL)
    return NULL;
  table = (gsize) (end + 1 - (const char *) pdf->data) + 20 * (gsize) trailer->root;
  if (table + 20 > pdf->len)
    return NULL;
  entry = g_strndup ((const char *) pdf->data + table, 10);
  at = (gsize) g_ascii_strtoull (entry, NULL, 10);
  if (at == 0 || at >= trailer->start)
    return NULL;
  object = g_strndup ((const char *) pdf->data + at, MIN (trailer->start - at, LONGEST_CATALOG));
  last = strstr (object, "endobj");
  if (!g_str_has_prefix (object, begins) || last == NULL)
    return NULL;
  *last = '\0';
  last = g_strrstr (object, ">>");
  if (last == NULL)
    return NULL;
  *last = '\0';
  return strstr (object, "/Catalog") != NULL ? g_strdup (object + strlen (begins)) : NULL;
}

/* Letters, figures and hyphens are all that a tag of BCP 47 is made of. */
static gboolean
is_language (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= LONGEST_LANGUAGE && strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") == length;
}

gboolean
ent_pdf_add_to_catalog (GByteArray *pdf, const char *language)
{
  g_autofree char *dictionary = NULL;
  g_autoptr (GString) added = NULL;
  Trailer trailer = { 0 };
  gsize object, table;

  if (!read_trailer (pdf, &trailer))
    return FALSE;
  dictionary = read_dictionary (pdf, &trailer);
  if (dictionary == NULL || strstr (dictionary, "/Lang") != NULL || strstr (dictionary, "/ViewerPreferences") != NULL)
    return FALSE;
  added = g_string_new (NULL);
  object = pdf->len;
  g_string_append_printf (added, "%" G_GUINT64_FORMAT " 0 obj\n<<%s", trailer.root, dictionary);
  if (is_language (language))
    g_string_append_printf (added, "   /Lang (%s)\n", language);
  g_string_append (added, "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n");
  table = object + added->len;
  g_string_append_printf (added, "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \ntrailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n",
                          trailer.root, object, trailer.size, trailer.root);
  if (trailer.has_info)
    g_string_append_printf (added, "   /Info %" G_GUINT64_FORMAT " 0 R\n", trailer.info);
  g_string_append_printf (added, "   /Prev %" G_GSIZE_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", trailer.start, table);
  g_byte_array_append (pdf, (const guint8 *) added->str, (guint) added->len);
  return TRUE;
}
