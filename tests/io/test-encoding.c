/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as text: which letters they mean, and where they mean none. */
#include "io/book/encoding.h"

#include <string.h>

typedef struct
{
  const char *bytes;
  gsize length;
} Bytes;

#define BYTES(text)       \
  {                       \
    text, sizeof text - 1 \
  }

static void
assert_text (const Bytes *bytes, EntEncoding encoding, EntEncoding found, const char *text)
{
  g_autoptr (GError) error = NULL;
  EntEncoding was = ENT_ENCODING_FIND;
  g_autofree char *read = ent_encoding_decode (bytes->bytes, bytes->length, encoding, &was, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, text);
  g_assert_cmpint (was, ==, found);
}

/* @line 0: the message names none. */
static void
assert_refused (const Bytes *bytes, EntEncoding encoding, guint line, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = ent_encoding_decode (bytes->bytes, bytes->length, encoding, NULL, &error);
  g_autofree char *place = g_strdup_printf ("Line %u: ", line);

  g_assert_null (read);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (g_str_has_prefix (error->message, place) != (line > 0) || strstr (error->message, part) == NULL)
    g_error ("%s", error->message);
}

static void
test_the_mark_of_byte_order_decides (void)
{
  static const Bytes cases[] = {
    BYTES ("\xef\xbb\xbf"
           "Ni\xc3\xb1"
           "ez"),
    BYTES ("\xff\xfe"
           "N\0i\0\xf1\0e\0z\0"),
    BYTES ("\xfe\xff"
           "\0N\0i\0\xf1\0e\0z"),
  };
  static const EntEncoding encodings[] = { ENT_ENCODING_UTF_8, ENT_ENCODING_UTF_16_LE, ENT_ENCODING_UTF_16_BE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (ent_encoding_guess (cases[i].bytes, cases[i].length), ==, encodings[i]);
      assert_text (&cases[i], ENT_ENCODING_FIND, encodings[i], "Niñez");
      assert_text (&cases[i], encodings[i], encodings[i], "Niñez");
    }
}

/* Some programs set one before text that has one already. */
static void
test_a_doubled_mark_is_no_letter (void)
{
  static const Bytes twice = BYTES ("\xef\xbb\xbf\xef\xbb\xbf"
                                    "Nombre");
  static const Bytes thrice = BYTES ("\xff\xfe\xff\xfe\xff\xfe"
                                     "a\0");
  static const Bytes alone = BYTES ("\xef\xbb\xbf");

  assert_text (&twice, ENT_ENCODING_FIND, ENT_ENCODING_UTF_8, "Nombre");
  assert_text (&thrice, ENT_ENCODING_FIND, ENT_ENCODING_UTF_16_LE, "a");
  assert_text (&alone, ENT_ENCODING_FIND, ENT_ENCODING_UTF_8, "");
}

static void
test_without_a_mark_faultless_utf_8_is_that (void)
{
  static const Bytes cases[] = { BYTES (""), BYTES ("Nombre;Sector\n"), BYTES ("Ni\xc3\xb1"
                                                                               "ez;\xe2\x82\xac;\xf0\x9f\x98\x80") };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (&cases[i], ENT_ENCODING_FIND, ENT_ENCODING_UTF_8, cases[i].bytes);
}

/* As the bytes of an empty file are. */
static void
test_no_bytes_are_a_text (void)
{
  static const Bytes none = { NULL, 0 };

  for (EntEncoding encoding = ENT_ENCODING_UTF_8; encoding < ENT_N_ENCODINGS; encoding++)
    assert_text (&none, encoding, encoding, "");
}

static void
test_zeros_tell_utf_16_without_a_mark (void)
{
  static const Bytes le = BYTES ("N\0i\0\xf1\0e\0z\0\r\0\n\0"), be = BYTES ("\0N\0i\0\xf1\0e\0z\0\r\0\n");
  /* one letter whose own lower byte is zero */
  static const Bytes chinese = BYTES ("N\0o\0m\0b\0r\0e\0;\0S\0e\0c\0t\0o\0r\0\n\0\0\x4e");

  assert_text (&le, ENT_ENCODING_FIND, ENT_ENCODING_UTF_16_LE, "Niñez\r\n");
  assert_text (&be, ENT_ENCODING_FIND, ENT_ENCODING_UTF_16_BE, "Niñez\r\n");
  assert_text (&chinese, ENT_ENCODING_FIND, ENT_ENCODING_UTF_16_LE, "Nombre;Sector\n一");
}

static void
test_what_is_none_of_these_is_windows_1252 (void)
{
  /* its "É”" would be a letter in UTF-8 */
  static const Bytes spanish = BYTES ("Ni\xf1"
                                      "ez;\x80;\x93Sol\x94;a\xf1o;\x93JOS\xc9\x94");

  assert_text (&spanish, ENT_ENCODING_FIND, ENT_ENCODING_WINDOWS_1252, "Niñez;€;“Sol”;año;“JOSÉ”");
}

/* Taken for Windows-1252 all its names would be spoilt: "NiÃ±ez". */
static void
test_utf_8_with_a_fault_is_not_taken_for_something_else (void)
{
  static const Bytes one = BYTES ("Ni\xc3\xb1"
                                  "ez\nBah\xc3\xad"
                                  "a\na\xf1o\n");
  static const Bytes cut = BYTES ("Ni\xc3\xb1"
                                  "ez\nBah\xc3\xad"
                                  "a\nBah\xc3");
  static const Bytes marked = BYTES ("\xef\xbb\xbf"
                                     "a\nNi\xf1"
                                     "ez");

  assert_refused (&one, ENT_ENCODING_FIND, 3, "UTF-8");
  assert_refused (&cut, ENT_ENCODING_FIND, 3, "UTF-8");
  assert_refused (&marked, ENT_ENCODING_FIND, 2, "UTF-8");
  /* somebody who knows better is followed */
  assert_text (&marked, ENT_ENCODING_WINDOWS_1252, ENT_ENCODING_WINDOWS_1252, "ï»¿a\nNiñez");
}

static void
test_zeros_in_other_text_are_refused_with_their_line (void)
{
  static const Bytes ascii = BYTES ("a;b\nc;d\0e\n"), latin = BYTES ("a\xf1o\r\nb\r\nc\0"), crs = BYTES ("a\rb\rc\0");
  static const Bytes wide = BYTES ("\xff\xfe"
                                   "a\0\n\0\0\0b\0");

  assert_refused (&ascii, ENT_ENCODING_FIND, 2, "zero byte");
  assert_refused (&ascii, ENT_ENCODING_UTF_8, 2, "zero byte");
  assert_refused (&latin, ENT_ENCODING_FIND, 3, "zero byte");
  assert_refused (&latin, ENT_ENCODING_WINDOWS_1252, 3, "zero byte");
  assert_refused (&crs, ENT_ENCODING_FIND, 3, "zero byte");
  assert_refused (&wide, ENT_ENCODING_FIND, 2, "zero byte");
}

/* After a power cut a file may be as long as it was, and all zeros. */
static void
test_a_file_of_zeros_is_refused (void)
{
  static const char zeros[10800];
  const Bytes odd = { zeros, sizeof zeros - 1 }, even = { zeros, sizeof zeros };

  assert_refused (&odd, ENT_ENCODING_FIND, 1, "zero byte");
  assert_refused (&even, ENT_ENCODING_FIND, 1, "zero byte");
}

static void
test_wrong_bytes_are_refused_with_their_line (void)
{
  static const Bytes windows = BYTES ("a\nb\nc\x81\n"), thai = BYTES ("a\r\n\xfe\r\n"), utf_8 = BYTES ("a\r\rb\xff");
  static const Bytes half = BYTES ("\xff\xfe"
                                   "a\0\n\0\0\xd8"
                                   "b\0");
  static const Bytes odd = BYTES ("\xff\xfe"
                                  "a\0\r\0\n\0b");

  assert_refused (&windows, ENT_ENCODING_FIND, 3, "Windows-1252");
  assert_refused (&windows, ENT_ENCODING_WINDOWS_1252, 3, "Windows-1252");
  assert_refused (&thai, ENT_ENCODING_WINDOWS_874, 2, "Windows-874");
  assert_refused (&utf_8, ENT_ENCODING_UTF_8, 3, "UTF-8");
  assert_refused (&half, ENT_ENCODING_FIND, 2, "UTF-16");
  assert_refused (&odd, ENT_ENCODING_FIND, 2, "UTF-16");
}

static void
test_a_chosen_encoding_is_taken (void)
{
  static const struct
  {
    EntEncoding encoding;
    Bytes bytes;
    const char *text;
  } cases[] = {
    { ENT_ENCODING_UTF_8, BYTES ("\xc3\xb1"), "ñ" },
    { ENT_ENCODING_UTF_16_LE, BYTES ("\xf1\0"), "ñ" },
    { ENT_ENCODING_UTF_16_BE, BYTES ("\0\xf1"), "ñ" },
    { ENT_ENCODING_WINDOWS_1252, BYTES ("\xc3\xb1"), "Ã±" },
    { ENT_ENCODING_WINDOWS_1250, BYTES ("\xa3\xf3"
                                        "d\x9f"),
      "Łódź" },
    { ENT_ENCODING_WINDOWS_1251, BYTES ("\xcc\xe8\xf0"), "Мир" },
    { ENT_ENCODING_WINDOWS_1256, BYTES ("\xc8\xed\xca"), "بيت" },
    { ENT_ENCODING_WINDOWS_874, BYTES ("\xe4\xb7\xc2"), "ไทย" },
    { ENT_ENCODING_MAC_ROMAN, BYTES ("Ni\x96"
                                     "ez"),
      "Niñez" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (&cases[i].bytes, cases[i].encoding, cases[i].encoding, cases[i].text);
}

static void
test_every_encoding_is_found_by_its_name (void)
{
  for (EntEncoding encoding = 0; encoding < ENT_N_ENCODINGS; encoding++)
    {
      g_autofree char *loud = g_ascii_strup (ent_encoding_name (encoding), -1);

      g_assert_cmpint (ent_encoding_find (ent_encoding_name (encoding)), ==, encoding);
      g_assert_cmpint (ent_encoding_find (loud), ==, encoding);
      g_assert_cmpstr (ent_encoding_label (encoding), !=, "");
    }
  g_assert_cmpint (ent_encoding_find ("ebcdic"), ==, -1);
  g_assert_cmpint (ent_encoding_find (""), ==, -1);
}

/* Whatever the bytes: text without NUL, or a sentence. */
static void
test_noise_is_text_or_refused (void)
{
  static const char alphabet[] = "a\n\r\"\0\0\xc3\xb1\xef\xbb\xbf\xff\xfe\x81\xd8";
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 16);
      EntEncoding encoding = (EntEncoding) g_rand_int_range (rand, 0, ENT_N_ENCODINGS), found = ENT_ENCODING_FIND;
      g_autofree char *bytes = g_malloc (length + 1);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      text = ent_encoding_decode (bytes, length, encoding, &found, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      g_assert_true (encoding == ENT_ENCODING_FIND || encoding == found);
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/the-mark-of-byte-order-decides", test_the_mark_of_byte_order_decides);
  g_test_add_func ("/encoding/a-doubled-mark-is-no-letter", test_a_doubled_mark_is_no_letter);
  g_test_add_func ("/encoding/without-a-mark-faultless-utf-8-is-that", test_without_a_mark_faultless_utf_8_is_that);
  g_test_add_func ("/encoding/no-bytes-are-a-text", test_no_bytes_are_a_text);
  g_test_add_func ("/encoding/zeros-tell-utf-16-without-a-mark", test_zeros_tell_utf_16_without_a_mark);
  g_test_add_func ("/encoding/what-is-none-of-these-is-windows-1252", test_what_is_none_of_these_is_windows_1252);
  g_test_add_func ("/encoding/utf-8-with-a-fault-is-not-taken-for-something-else", test_utf_8_with_a_fault_is_not_taken_for_something_else);
  g_test_add_func ("/encoding/zeros-in-other-text-are-refused-with-their-line", test_zeros_in_other_text_are_refused_with_their_line);
  g_test_add_func ("/encoding/a-file-of-zeros-is-refused", test_a_file_of_zeros_is_refused);
  g_test_add_func ("/encoding/wrong-bytes-are-refused-with-their-line", test_wrong_bytes_are_refused_with_their_line);
  g_test_add_func ("/encoding/a-chosen-encoding-is-taken", test_a_chosen_encoding_is_taken);
  g_test_add_func ("/encoding/every-encoding-is-found-by-its-name", test_every_encoding_is_found_by_its_name);
  g_test_add_func ("/encoding/noise-is-text-or-refused", test_noise_is_text_or_refused);
  return g_test_run ();
}
