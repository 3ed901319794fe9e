/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of what was left out are found however they are written, and in whatever a file has in letters. */
#include "analysis/public-bytes.h"
#include "analysis/public-logo.h"
#include "analysis/public-words.h"

#include <string.h>

/* --- words --- */

static guint
count_found (const char *removed, gboolean names, const char *text)
{
  g_autoptr (EntPublicWords) words = ent_public_words_new ();
  const char *at = text;
  EntPublicWord word;
  guint n = 0;

  ent_public_words_add (words, removed, ENT_SHARE_NOTES, names);
  while (ent_public_words_next (words, text, &at, &word))
    n++;
  return n;
}

static void
test_words_are_found_whole_and_however_they_are_written (void)
{
  static const struct
  {
    const char *removed, *text;
    gboolean names;
    guint n;
  } cases[] = {
    { "Peña knows", "what PENA wants", FALSE, 1 },
    { "pena", "de Peña, y Pen\314\203a", FALSE, 2 },
    { "Hotel", "hotels and motels", FALSE, 0 },
    { "hotels", "Hotels-restaurants", FALSE, 1 },
    { "with that from para como", "with that from para como", FALSE, 0 },
    { "Ana Sol", "ana, ANA y la Sol", TRUE, 3 },
    { "Ana", "Ana", FALSE, 0 },
    { "de la San", "de la San", TRUE, 0 },
    { "HOTEL LA PAZ", "la Paz de LA PAZ", TRUE, 2 },
    { "UN", "un UN", TRUE, 1 },
    { "José Núñez", "jose NUNEZ", TRUE, 2 },
    { "Mendoza", "Men\302\255doza", FALSE, 1 },
    { "ABC123", "abc123", FALSE, 1 },
    { "3001234567", "+57 300 123 4567", FALSE, 1 },
    { "ext. 4412", "4412", TRUE, 1 },
    { "ext. 4412", "4412", FALSE, 0 },
    { "2026-03-14", "el 14/3/2026", FALSE, 1 },
    { "2026-03-14", "2026-03-15", FALSE, 0 },
    { "สมชาย", "คุณสมชายพูด", TRUE, 1 },
    { "王小明", "我见了王小明。", TRUE, 1 },
    { "ILO", "of the ILO, Ilo and ilo", TRUE, 1 },
    { "ILO", "of the ILO", FALSE, 0 },
    { "ICBF", "icbf", FALSE, 1 },
    { "phone +57 300 123-4567", "call 57 3001234567", FALSE, 1 },
    { "in 2026", "in 2026", FALSE, 0 },
    { "ana.mendoza@sol.org", "Mendoza", FALSE, 1 },
    { "王小明", "王小明", FALSE, 1 },
    { "Иванов", "ИВАНОВ", FALSE, 1 },
    { "O'Donnell", "O’Donnell", FALSE, 1 },
    { "", "", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (count_found (cases[i].removed, cases[i].names, cases[i].text) != cases[i].n)
      g_error ("“%s” is not found %u times in “%s”", cases[i].removed, cases[i].n, cases[i].text);
}

static EntPublicWeight
weight_of (const char *removed, gboolean names, const char *text)
{
  g_autoptr (EntPublicWords) words = ent_public_words_new ();
  const char *at = text;
  EntPublicWord word;

  ent_public_words_add (words, removed, ENT_SHARE_NOTES, names);
  g_assert_true (ent_public_words_next (words, text, &at, &word));
  return word.weight;
}

/* Nobody reads a list of hotels to its end. */
static void
test_what_tells_little_comes_last (void)
{
  g_autoptr (EntPublicWords) words = ent_public_words_new ();
  const char *text = "the hotel", *at = text;
  EntPublicWord word;

  g_assert_cmpint (weight_of ("Hotel Sol", TRUE, "the Sol"), ==, ENT_PUBLIC_NAME);
  g_assert_cmpint (weight_of ("Hotel Sol", TRUE, "sol y playa"), ==, ENT_PUBLIC_COMMON);
  g_assert_cmpint (weight_of ("mendoza", TRUE, "mendoza"), ==, ENT_PUBLIC_NAME);
  g_assert_cmpint (weight_of ("We asked Mendoza", FALSE, "mendoza"), ==, ENT_PUBLIC_WORD);
  g_assert_cmpint (weight_of ("Mendoza said so", FALSE, "with Mendoza"), ==, ENT_PUBLIC_WORD);
  g_assert_cmpint (weight_of ("Made in a workshop", FALSE, "was made"), ==, ENT_PUBLIC_COMMON);
  g_assert_cmpint (weight_of ("on 2026-03-14", FALSE, "14/3/2026"), ==, ENT_PUBLIC_COMMON);
  g_assert_cmpint (weight_of ("call 2233-4455", FALSE, "2233-4455"), ==, ENT_PUBLIC_WORD);
  ent_public_words_add (words, "Hotel Sol", ENT_SHARE_NAMES, TRUE);
  ent_public_words_add (words, "Hotel Luz", ENT_SHARE_NAMES, TRUE);
  ent_public_words_add (words, "Hotel Mar, hotel", ENT_SHARE_NAMES, TRUE);
  g_assert_true (ent_public_words_next (words, text, &at, &word));
  g_assert_cmpint (word.weight, ==, ENT_PUBLIC_COMMON);
}

/* --- files --- */

static char *
said_by (gconstpointer data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  GString *said = g_string_new (NULL);

  ent_public_append_file_texts (said, bytes);
  return g_string_free (said, FALSE);
}

static void
append_piece (GByteArray *png, const char *name, const char *content)
{
  guint32 length = GUINT32_TO_BE ((guint32) strlen (content));

  g_byte_array_append (png, (const guint8 *) &length, 4);
  g_byte_array_append (png, (const guint8 *) name, 4);
  g_byte_array_append (png, (const guint8 *) content, (guint) strlen (content));
  g_byte_array_append (png, (const guint8 *) "sums", 4);
}

static void
test_a_logo_keeps_its_picture_alone (void)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree char *base64 = NULL, *logo = NULL, *picture = NULL;
  gsize length;

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  append_piece (png, "IHDR", "header");
  append_piece (png, "tEXt", "Author zqdrawn");
  append_piece (png, "IDAT", "picture");
  append_piece (png, "IEND", "");
  g_byte_array_append (png, (const guint8 *) "zqbehind", 8);
  base64 = g_base64_encode (png->data, png->len);
  logo = ent_public_logo (base64);
  g_assert_nonnull (logo);
  picture = (char *) g_base64_decode (logo, &length);
  g_assert_cmpuint (length, ==, png->len - 8 - 12 - strlen ("Author zqdrawn"));
  g_assert_cmpmem (picture + 12, 4, "IHDR", 4);
  for (gsize i = 0; i + 2 <= length; i++)
    g_assert_false (memcmp (picture + i, "zq", 2) == 0);
  g_assert_null (ent_public_logo ("iVBORw0KGgo="));
  g_assert_null (ent_public_logo (""));
}

/* Each in the form in which it stands there. */
static void
test_what_a_file_says_beside_its_drawing_is_read (void)
{
  static const char pdf[] = "%PDF-1.4\n<< /Title (a \\(zqone\\) b) /Author <FEFF007A007100740077006F> /Lang (zq\\164hree) >>\nstream\n(zqpacked)\nendstream\n(zqfour)";
  static const char svg[] = "<svg xml:lang=\"zqone\" d=\"M3001234567\" href=\"data:zqpacked\"><!-- zqtwo --><title>zq&#116;hree</title><text>zqfour</text></svg>";
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree char *of_pdf = said_by (pdf, sizeof pdf - 1), *of_svg = said_by (svg, sizeof svg - 1), *of_png = NULL;
  const char *const said[] = { of_pdf, of_svg };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_assert_nonnull (strstr (said[i], "zqone"));
      g_assert_nonnull (strstr (said[i], "zqtwo"));
      g_assert_nonnull (strstr (said[i], "zqthree"));
      g_assert_nonnull (strstr (said[i], "zqfour"));
      g_assert_null (strstr (said[i], "zqpacked"));
      g_assert_null (strstr (said[i], "300"));
    }
  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  append_piece (png, "IHDR", "zqpacked");
  append_piece (png, "tEXt", "Author zqone");
  append_piece (png, "IEND", "");
  g_byte_array_append (png, (const guint8 *) "zqtwo", 5);
  of_png = said_by (png->data, png->len);
  g_assert_nonnull (strstr (of_png, "zqone"));
  g_assert_nonnull (strstr (of_png, "zqtwo"));
  g_assert_null (strstr (of_png, "zqpacked"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/analysis/public-words/" path, function)
  ADD ("words-are-found-whole-and-however-they-are-written", test_words_are_found_whole_and_however_they_are_written);
  ADD ("what-tells-little-comes-last", test_what_tells_little_comes_last);
  ADD ("what-a-file-says-beside-its-drawing-is-read", test_what_a_file_says_beside_its_drawing_is_read);
  ADD ("a-logo-keeps-its-picture-alone", test_a_logo_keeps_its_picture_alone);
#undef ADD
  return g_test_run ();
}
