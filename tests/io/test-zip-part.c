/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of office documents, and what is made to do harm to those that read them. */
#include "io/book/sheets/office-xml.h"
#include "io/book/sheets/zip-part.h"

#include <string.h>

#include "zip-fixture.h"

#define MIB ((gsize) 1024 * 1024)

static EntZip *
open_zip (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  EntZip *zip = ent_zip_open (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (zip);
  return zip;
}

static char *
text_of (EntZip *zip, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_zip_bytes (zip, name, MIB, &error);

  g_assert_no_error (error);
  /* nothing may have no address */
  return g_bytes_get_size (bytes) > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : g_strdup ("");
}

static void
assert_says (const GError *error, const char *words)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
}

/* All of @name, which must not be readable. */
static void
assert_refused (GBytes *bytes, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntZip) zip = ent_zip_open (bytes, NULL, &error);
  g_autoptr (GBytes) part = zip != NULL ? ent_zip_bytes (zip, name, ENT_ZIP_MAX_BYTES, &error) : NULL;

  g_assert_null (part);
  assert_says (error, words);
}

/* --- zip --- */

static void
test_parts_are_found_whatever_the_case_and_slash (void)
{
  g_autoptr (GBytes) bytes = zip_of ("xl/workbook.xml", "one", "XL\\Sheets\\Two.xml", "two", "empty", "", NULL);
  g_autoptr (EntZip) zip = open_zip (bytes);
  g_autofree char *one = text_of (zip, "XL/Workbook.xml"), *two = text_of (zip, "xl/sheets/two.xml"), *empty = text_of (zip, "empty");

  g_assert_cmpstr (one, ==, "one");
  g_assert_cmpstr (two, ==, "two");
  g_assert_cmpstr (empty, ==, "");
  g_assert_true (ent_zip_has (zip, "xl/WORKBOOK.xml"));
  g_assert_false (ent_zip_has (zip, "workbook.xml"));
  assert_refused (bytes, "xl/other.xml", "lacks its part “xl/other.xml”");
}

static void
test_zips_of_all_kinds_are_read (void)
{
  for (guint odd = 0; odd < 4; odd++)
    {
      g_autoptr (GBytes) bytes = make_odd_zip ("part", "what is in it", (OddZip) odd, 1);
      g_autoptr (EntZip) zip = open_zip (bytes);
      g_autofree char *text = text_of (zip, "part");

      g_assert_cmpstr (text, ==, "what is in it");
    }
}

static void
test_a_part_is_refused_past_its_limit (void)
{
  g_autoptr (GBytes) bytes = zip_of ("part", "0123456789", NULL);
  g_autoptr (EntZip) zip = open_zip (bytes);
  g_autoptr (GBytes) all = ent_zip_bytes (zip, "part", 10, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (all), ==, 10);
  g_assert_null (ent_zip_bytes (zip, "part", 9, &error));
  assert_says (error, "larger than 9 bytes");
}

static void
test_a_password_is_said (void)
{
  g_autoptr (GBytes) bytes = make_locked_zip ("part", "secret");

  assert_refused (bytes, "part", "save it without one");
}

static void
test_what_is_no_zip_is_refused (void)
{
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (1000), 1000), large = g_bytes_new_take (g_malloc0 (64 * MIB + 1), 64 * MIB + 1);
  g_autoptr (GBytes) words = g_bytes_new_static ("PK\003\004 is how a zip begins", 26);

  assert_refused (none, "part", "damaged or incomplete");
  assert_refused (zeros, "part", "damaged or incomplete");
  assert_refused (words, "part", "damaged or incomplete");
  assert_refused (large, "part", "larger than 64 MiB");
}

/* And a byte of it that is another, which the sum shows, or the packing. */
static void
test_a_zip_that_is_cut_or_changed_is_refused (void)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (long_text, "line %u %u\n", i, i * i * 7919);
  bytes = zip_of ("first", "1", "part", long_text->str, NULL);
  for (gsize i = 0; i < 50; i++)
    {
      g_autoptr (GBytes) cut = cut_bytes (bytes, g_bytes_get_size (bytes) * i / 50);

      assert_refused (cut, "part", "damaged or incomplete");
    }
  for (gsize i = 0; i < 50; i++)
    {
      gsize size = g_bytes_get_size (bytes);
      char *changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) other = NULL;

      changed[100 + i * 20] ^= 0x10;
      other = g_bytes_new_take (changed, size);
      assert_refused (other, "part", "damaged");
    }
}

/* --- what is made to do harm --- */

static void
test_a_bomb_is_refused_before_it_goes_off (void)
{
  g_autofree char *zeros = g_malloc0 (ENT_ZIP_ANY_RATIO_BYTES + MIB);
  ZipPart inner = { "inner", zeros, (gssize) (ENT_ZIP_ANY_RATIO_BYTES + MIB) };
  g_autoptr (GBytes) bytes = make_zip (&inner, 1), nested = NULL;
  ZipPart outer = { "inner.zip", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes) };
  g_autofree char *within = NULL;
  g_autoptr (EntZip) zip = NULL;

  assert_refused (bytes, "inner", "more than 200 times its place");
  /* what is packed within is bytes like others, and is not unpacked */
  nested = make_zip (&outer, 1);
  zip = open_zip (nested);
  within = text_of (zip, "inner.zip");
}

/* Each is small enough and not packed too tightly, and all together are too much. */
static void
test_many_parts_together_have_a_limit (void)
{
  gsize length = 30 * MIB;
  g_autofree char *noise = g_malloc0 (length);
  ZipPart part = { "part", noise, (gssize) length };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntZip) zip = NULL;
  guint n = 0;

  /* one byte in eighty: some fifty times smaller */
  for (gsize i = 0; i < length; i += 80)
    noise[i] = (char) g_random_int_range (0, 256);
  bytes = make_zip (&part, 1);
  zip = open_zip (bytes);
  for (;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) all = ent_zip_bytes (zip, "part", length, &error);

      if (all != NULL)
        continue;
      assert_says (error, "more than 256 MiB");
      break;
    }
  g_assert_cmpuint (n, ==, 8);
}

static void
test_many_parts_are_refused (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree ZipPart *parts = g_new0 (ZipPart, ENT_ZIP_MAX_PARTS + 1);
  g_autoptr (GBytes) most = NULL, more = NULL;
  g_autoptr (EntZip) zip = NULL;

  for (guint i = 0; i <= ENT_ZIP_MAX_PARTS; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("part-%u", i));
      parts[i] = (ZipPart) { g_ptr_array_index (names, i), "x", -1 };
    }
  most = make_zip (parts, ENT_ZIP_MAX_PARTS);
  more = make_zip (parts, ENT_ZIP_MAX_PARTS + 1);
  zip = open_zip (most);
  assert_refused (more, "part-0", "more than 2000 parts");
}

/* The library would make room for all of them first. */
static void
test_a_directory_that_says_too_much_is_refused (void)
{
  g_autoptr (GBytes) many = make_odd_zip ("part", "x", ODD_ZIP_64, G_GUINT64_CONSTANT (1) << 32);
  g_autoptr (GBytes) most = make_odd_zip ("part", "x", ODD_ZIP_64, G_MAXUINT64), wrong = make_odd_zip ("part", "x", 0, 7);
  g_autoptr (GBytes) empty = make_odd_zip ("part", "x", 0, 0);

  assert_refused (many, "part", "more than 2000 parts");
  assert_refused (most, "part", "more than 2000 parts");
  assert_refused (wrong, "part", "damaged or incomplete");
  assert_refused (empty, "part", "");
}

static void
test_many_directories_are_refused (void)
{
  g_autoptr (GBytes) zip = make_odd_zip ("part", "x", 0, 1);
  GByteArray *many = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 20; i++)
    g_byte_array_append (many, g_bytes_get_data (zip, NULL), (guint) g_bytes_get_size (zip));
  bytes = g_byte_array_free_to_bytes (many);
  assert_refused (bytes, "part", "more than 2000 parts");
}

static void
test_reading_can_be_stopped (void)
{
  g_autofree char *text = g_strnfill (MIB, 'x');
  g_autoptr (GBytes) bytes = zip_of ("part", text, NULL);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntZip) zip = ent_zip_open (bytes, progress, &error);

  g_assert_no_error (error);
  ent_progress_stop (progress, 5);
  g_assert_null (ent_zip_bytes (zip, "part", 2 * MIB, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (ent_progress_percent (progress), >, 0);
  g_assert_cmpuint (ent_progress_percent (progress), <, 50);
}

/* --- XML --- */

typedef struct
{
  GString *shown;
  guint stop_at; /* this element; 0: none */
  guint n;
} Events;

static gboolean
on_start (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Events *self = data;
  g_autofree char *a = ent_xml_dup_attribute (attributes, "a");

  if (++self->n == self->stop_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "enough");
      return FALSE;
    }
  g_string_append_printf (self->shown, "<%s%s%s>", name, a != NULL ? " " : "", a != NULL ? a : "");
  return TRUE;
}

static gboolean
on_end (gpointer data, const char *name, GError **error)
{
  g_string_append_printf (((Events *) data)->shown, "</%s>", name);
  return TRUE;
}

static gboolean
on_text (gpointer data, const char *text, gsize length, GError **error)
{
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_string_append_len (((Events *) data)->shown, text, (gssize) length);
  return TRUE;
}

static const EntXmlEvents events = { on_start, on_end, on_text };

static char *
parse (const char *xml, gssize length, guint stop_at, GError **error)
{
  ZipPart part = { "part.xml", xml, length };
  g_autoptr (GBytes) bytes = make_zip (&part, 1), flat = g_bytes_new (xml, length < 0 ? strlen (xml) : (gsize) length);
  g_autoptr (EntZip) zip = open_zip (bytes);
  g_autoptr (GString) shown = g_string_new (NULL), again = g_string_new (NULL);
  Events state = { shown, stop_at, 0 }, flat_state = { again, stop_at, 0 };
  g_autoptr (GError) problem = NULL;

  if (!ent_office_read (zip, "part.xml", &events, &state, error))
    {
      g_assert_true (error == NULL || *error != NULL);
      g_assert_false (ent_office_read_bytes (flat, "part.xml", NULL, &events, &flat_state, &problem));
      g_assert_cmpstr ((*error)->message, ==, problem->message);
      return NULL;
    }
  g_assert_true (ent_office_read_bytes (flat, "part.xml", NULL, &events, &flat_state, &problem));
  g_assert_cmpstr (shown->str, ==, again->str);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
test_xml_is_told_without_prefixes (void)
{
  static const struct
  {
    const char *xml, *shown;
  } cases[] = {
    { "<a/>", "<a></a>" },
    { "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n<a> b </a>\n", "<a> b </a>" },
    { "<x:a xmlns:x='urn:x' x:a='1 &amp; &#x41;'>&lt;ñ</x:a>", "<a 1 & A><ñ</a>" },
    { "<a xmlns='urn:y'><b a=\"'\"/></a>", "<a><b '></b></a>" },
    { "<a><![CDATA[<b> & ]] ]]>]]&gt;<!-- <!DOCTYPE x> ' -- ><c> --></a>", NULL },
    { "<a><![CDATA[<b> & ]] ]]>]]&gt;<!-- <!DOCTYPE x> ' -> <c> --><?p <!DOCTYPE ? > ?></a>", "<a><b> & ]] ]]></a>" },
    { "<a><y:b y:a='2'/></a>", "<a><b 2></b></a>" },
    { "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xc3\xb1</a>", "<a>ñ</a>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = parse (cases[i].xml, -1, 0, &error);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_text_is_whole_over_blocks (void)
{
  g_autoptr (GString) xml = g_string_new ("<a>");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL, *expected = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "ñ€𝄞x");
  g_string_append (xml, "</a>");
  shown = parse (xml->str, -1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shown, ==, xml->str);
}

static void
test_form_that_is_wrong_is_said_with_its_line (void)
{
  static const struct
  {
    const char *xml;
    gssize length;
    const char *words;
  } cases[] = {
    { "", 0, "line 1" },
    { "no xml", -1, "line 1" },
    { "<a>\n<b>\n</a>", -1, "line 3" },
    { "<a>\n", -1, "line" },
    { "<a b='1' b='2'/>", -1, "line 1" },
    { "<a>&nbsp;</a>", -1, "line 1" },
    { "<a>\n\0</a>", 9, "damaged" },
    { "<a>\n\xf1</a>", -1, "damaged" },
    { "<a>\xc0\x80</a>", -1, "damaged" },
    { "<a>\xed\xa0\x80</a>", -1, "damaged" },
    { "<a/>\xc3", -1, "damaged" },
    { "<a>&#0;</a>", -1, "line 1" },
    { "<a/><b/>", -1, "line 1" },
    { "\xff\xfe<\0a\0/\0>\0", 10, "damaged" },
    { "<\0a\0/\0>\0", 8, "damaged" },
    { "\x4c\x6f\xa7\x94", 4, "damaged" },
    { "<>", -1, "line 1" },
    { "<a 'b\"/>", -1, "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].xml, cases[i].length, 0, &error));
      assert_says (error, "part.xml");
      assert_says (error, cases[i].words);
    }
}

static void
test_document_types_are_refused (void)
{
  static const char *const hostile[] = {
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0'?><!-- --><!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;'>]><a>&m;</a>",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<a><!ENTITY l 'lol'></a>",
    "<!doctype html><a/>",
    "<a><!-></a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (hostile[i], -1, 0, &error));
      assert_says (error, "document type");
    }
}

/* @piece @n times, with the number of each for its "#". */
static char *
with_many (const char *before, const char *piece, guint n, const char *behind)
{
  g_auto (GStrv) halves = g_strsplit (piece, "#", 2);
  GString *xml = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "%s%u%s", halves[0], i, halves[1]);
  g_string_append (xml, behind);
  return g_string_free (xml, FALSE);
}

static void
test_tags_larger_than_any_are_refused (void)
{
  g_autofree char *attributes = with_many ("<a", " b#='1'", ENT_LIMIT_ATTRIBUTES, "/>"), *more = with_many ("<a", " b#='1'", ENT_LIMIT_ATTRIBUTES + 1, "/>");
  g_autofree char *most = with_many ("<a", " b#='1'", 200000, "/>"), *deep = with_many ("", "<a b='#'>", ENT_XML_FEED_MAX_DEPTH + 1, "");
  g_autofree char *spaces = with_many ("<a>", "<a xmlns:b#='urn:b'>", ENT_LIMIT_NAMESPACES / 4, ""), *long_value = g_strnfill (2 * MIB, 'x');
  g_autofree char *wide = g_strconcat ("<a b='", long_value, "'/>", NULL), *name = g_strconcat ("<", long_value, "/>", NULL);
  g_autofree char *declared = with_many ("<a", " xmlns:b#='urn:b'", 100, ">"), *thrice = g_strconcat (declared, declared, declared, NULL);
  const char *hostile[][2] = { { more, "attributes" }, { most, "attributes" }, { deep, "too deep" }, { wide, "too long" }, { name, "too long" }, { thrice, "namespaces" } };
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = parse (attributes, -1, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (parse (hostile[i][0], -1, 0, &refusal));
      assert_says (refusal, hostile[i][1]);
    }
}

/* Many times the same, one behind the other, is what large tables are. */
static void
test_namespaces_end_with_their_elements (void)
{
  g_autofree char *xml = with_many ("<a>", "<b xmlns:c#='urn:c'/>", 2000, "</a>");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = parse (xml, -1, 0, &error);

  g_assert_no_error (error);
}

static void
test_an_event_ends_the_reading (void)
{
  g_autofree char *xml = with_many ("<a>", "<b a='#'/>", 1000, "</a>");
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (xml, -1, 500, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_noise_is_read_or_refused (void)
{
  static const char *const pieces[] = { "<", ">", "/", "a", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&", "&#65;", "\"", "'", "=", " b='", "\n", "ñ", "\xc3", "!", "-", "]", "xmlns:x='u'" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) xml = g_string_new (i % 2 == 0 ? "<a>" : "");
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (xml, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      shown = parse (xml->str, -1, 0, &error);
      g_assert_true ((shown == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip-part/parts-are-found-whatever-the-case-and-slash", test_parts_are_found_whatever_the_case_and_slash);
  g_test_add_func ("/zip-part/zips-of-all-kinds-are-read", test_zips_of_all_kinds_are_read);
  g_test_add_func ("/zip-part/a-part-is-refused-past-its-limit", test_a_part_is_refused_past_its_limit);
  g_test_add_func ("/zip-part/a-password-is-said", test_a_password_is_said);
  g_test_add_func ("/zip-part/what-is-no-zip-is-refused", test_what_is_no_zip_is_refused);
  g_test_add_func ("/zip-part/a-zip-that-is-cut-or-changed-is-refused", test_a_zip_that_is_cut_or_changed_is_refused);
  g_test_add_func ("/zip-part/a-bomb-is-refused-before-it-goes-off", test_a_bomb_is_refused_before_it_goes_off);
  g_test_add_func ("/zip-part/many-parts-together-have-a-limit", test_many_parts_together_have_a_limit);
  g_test_add_func ("/zip-part/many-parts-are-refused", test_many_parts_are_refused);
  g_test_add_func ("/zip-part/a-directory-that-says-too-much-is-refused", test_a_directory_that_says_too_much_is_refused);
  g_test_add_func ("/zip-part/many-directories-are-refused", test_many_directories_are_refused);
  g_test_add_func ("/zip-part/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/zip-part/xml-is-told-without-prefixes", test_xml_is_told_without_prefixes);
  g_test_add_func ("/zip-part/text-is-whole-over-blocks", test_text_is_whole_over_blocks);
  g_test_add_func ("/zip-part/form-that-is-wrong-is-said-with-its-line", test_form_that_is_wrong_is_said_with_its_line);
  g_test_add_func ("/zip-part/document-types-are-refused", test_document_types_are_refused);
  g_test_add_func ("/zip-part/tags-larger-than-any-are-refused", test_tags_larger_than_any_are_refused);
  g_test_add_func ("/zip-part/namespaces-end-with-their-elements", test_namespaces_end_with_their_elements);
  g_test_add_func ("/zip-part/an-event-ends-the-reading", test_an_event_ends_the_reading);
  g_test_add_func ("/zip-part/noise-is-read-or-refused", test_noise_is_read_or_refused);
  return g_test_run ();
}
