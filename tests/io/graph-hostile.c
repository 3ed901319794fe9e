/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile files. Each test has to end at once: none of what is tried may take more than linear time. */
#include "graph-hostile.h"

#include <string.h>

#include "io/book/xml-feed.h"

#define SECONDS 5.0

static void
refuse_text (const HostileCase *hostile, const char *text, guint line, const char *what)
{
  assert_line_refused (hostile->read, text, strlen (text), line, what);
}

static void
test_document_types_are_refused (gconstpointer data)
{
  const HostileCase *hostile = data;
  static const char *const types[] = {
    "<!DOCTYPE %s>\n<%s/>",
    "<!DOCTYPE %s SYSTEM \"http://example.org/x.dtd\">\n<%s/>",
    "<!DOCTYPE %s [<!ENTITY a \"b\">]>\n<%s>&a;</%s>",
    "<!DOCTYPE %s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<%s>&a;</%s>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (types[i], "%s", -1);
      g_autofree char *body = g_strjoinv (hostile->root, pieces), *text = g_strconcat ("<?xml version=\"1.0\"?>\n\n", body, NULL);

      refuse_text (hostile, text, 3, "<!DOCTYPE");
    }
}

static void
test_unknown_entities_are_refused (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autofree char *text = g_strdup_printf ("<%s>\n<x>&nbsp;</x></%s>", hostile->root, hostile->root);

  refuse_text (hostile, text, 2, "nbsp");
}

static void
test_depth_is_limited (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "<%s>\n", hostile->root);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<graph><node id='a'>\n");
  assert_line_refused (hostile->read, text->str, text->len, ENT_XML_FEED_MAX_DEPTH / 2 + 1, "too deep");
}

static void
test_a_cut_file_is_refused (gconstpointer data)
{
  const HostileCase *hostile = data;
  gsize length = strlen (hostile->graph);

  for (gsize i = 0; i < 50; i++)
    {
      gsize n = i * (length - 2) / 49;

      assert_line_refused (hostile->read, hostile->graph, n, 0, n == 0 ? "empty" : "Save it");
    }
}

static void
test_other_files_are_refused (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autofree char *crossed = g_strdup_printf ("<%s><a>\n</b>", hostile->root), *twice = g_strdup_printf ("<%s b='1' b='2'/>", hostile->root);

  refuse_text (hostile, "", 1, "empty");
  refuse_text (hostile, "   \n", 0, "damaged");
  refuse_text (hostile, "a;b\nc;d\n", 1, "damaged");
  refuse_text (hostile, "<?xml version='1.0'?>\n<html/>", 2, "<html>");
  refuse_text (hostile, crossed, 2, "</b>");
  refuse_text (hostile, twice, 1, "twice");
  assert_line_refused (hostile->read, "<a\0b/>", 6, 1, "zero byte");
  assert_line_refused (hostile->read, "\x89PNG\r\n\x1a\n\0\0\0", 11, 1, "UTF-8");
}

static void
test_wrong_encodings_are_refused (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autofree char *latin = g_convert (hostile->graph, -1, "ISO-8859-1", "UTF-8", NULL, NULL, NULL);
  g_autofree char *unknown = g_strconcat ("<?xml version='1.0' encoding='X-KLINGON'?>\n", hostile->graph, NULL);
  g_autofree char *japanese = g_strconcat ("<?xml version='1.0' encoding='EUC-JP'?>\n", latin, NULL);
  static const char half[] = "\xff\xfe<\0a\0/\0>";

  refuse_text (hostile, latin, 0, "UTF-8");
  refuse_text (hostile, unknown, 1, "X-KLINGON");
  refuse_text (hostile, japanese, 0, "EUC-JP");
  assert_line_refused (hostile->read, half, sizeof half - 1, 1, "UTF-16LE");
}

static void
assert_same (const HostileCase *hostile, const char *bytes, gsize length)
{
  g_autoptr (EntBook) plain = read_book_text (hostile->read, hostile->graph), book = read_book_bytes (hostile->read, bytes, length);
  static const char *const none[] = { NULL };

  assert_same_sheet (plain, book, ENT_SHEET_STAKEHOLDERS, none);
  assert_same_sheet (plain, book, ENT_SHEET_TIES, none);
}

static void
test_encodings_are_read (gconstpointer data)
{
  static const struct
  {
    const char *mark, *declared, *encoding;
    gsize n_mark;
  } cases[] = {
    { "", "ISO-8859-1", "ISO-8859-1", 0 },
    { "", "windows-1252", "WINDOWS-1252", 0 },
    { "", "UTF-16", "UTF-8", 0 },
    { "", "utf-8", "UTF-8", 0 },
    { "\xef\xbb\xbf", "UTF-8", "UTF-8", 3 },
    { "\xff\xfe", "UTF-16", "UTF-16LE", 2 },
    { "\xfe\xff", "UTF-16", "UTF-16BE", 2 },
    { "", "UTF-16", "UTF-16LE", 0 },
    { "", "UTF-16", "UTF-16BE", 0 },
    { "\xff\xfe\0\0", "UTF-32", "UTF-32LE", 4 },
  };
  const HostileCase *hostile = data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<?xml version='1.0' encoding='%s'?>\n%s", cases[i].declared, hostile->graph);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize length;
      g_autofree char *converted = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);

      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, (guint) cases[i].n_mark);
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
      assert_same (hostile, (const char *) bytes->data, bytes->len);
    }
}

static void
test_huge_pieces_are_refused (gconstpointer data)
{
  static const struct
  {
    const char *before, *behind, *what;
    gsize length;
  } cases[] = {
    { "<x a='", "'/>", "too long", 2000000 },
    { "<x ", "/>", "too long", 2000000 },
    { "<x a='", "", "too long", 2000000 },
    { "<!--", "-->", "too long", 9000000 },
    { "<?x ", "?>", "too long", 9000000 },
    { "<![CDATA[", "]]>", "too long", 9000000 },
  };
  const HostileCase *hostile = data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filler = g_strnfill (cases[i].length, 'x'), *text = g_strconcat ("<", hostile->root, ">\n", cases[i].before, filler, cases[i].behind, "</", hostile->root, ">", NULL);
      double start = g_get_monotonic_time ();

      assert_line_refused (hostile->read, text, strlen (text), 2, cases[i].what);
      g_assert_cmpfloat ((g_get_monotonic_time () - start) / 1e6, <, SECONDS);
    }
}

/* For each the parser alone would take time quadratic in their number. */
static void
test_many_of_a_kind_are_refused (gconstpointer data)
{
  static const struct
  {
    const char *before, *each, *behind, *what;
  } cases[] = {
    { "<x ", "a%u='' ", "/>", "attributes" },
    { "<x ", "xmlns:a%u='u' ", "/>", "attributes" },
    { "", "<a%u/>", "", "different names" },
  };
  const HostileCase *hostile = data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double start = g_get_monotonic_time ();

      g_string_append_printf (text, "<%s>\n%s", hostile->root, cases[i].before);
      for (guint k = 0; k < 20000; k++)
        {
          g_auto (GStrv) pieces = g_strsplit (cases[i].each, "%u", 2);

          g_string_append_printf (text, "%s%u%s", pieces[0], k, pieces[1]);
        }
      g_string_append_printf (text, "%s</%s>", cases[i].behind, hostile->root);
      /* the last ones begin where the first ends */
      assert_line_refused (hostile->read, text->str, text->len, 2, cases[i].what);
      g_assert_cmpfloat ((g_get_monotonic_time () - start) / 1e6, <, SECONDS);
    }
}

static void
test_namespaces_are_limited (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "<%s>\n", hostile->root);
  for (guint i = 0; i < 50; i++)
    {
      g_string_append (text, "<a");
      for (guint k = 0; k < 20; k++)
        g_string_append_printf (text, " xmlns:n%u = 'u'", i * 20 + k);
      g_string_append (text, ">\n");
    }
  assert_line_refused (hostile->read, text->str, text->len, 14, "namespaces");
}

static void
test_noise_is_read_or_refused (gconstpointer data)
{
  const HostileCase *hostile = data;

  try_parts (hostile->read, hostile->graph);
}

static void
test_what_is_stopped_ends (gconstpointer data)
{
  const HostileCase *hostile = data;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "<%s>\n", hostile->root);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<x>y</x>\n");
  g_string_append_printf (text, "</%s>\n", hostile->root);
  for (guint after = 1; after < 14; after += 4)
    assert_reading_stops (hostile->read, text->str, after);
}

void
add_hostile_tests (const char *path, const HostileCase *hostile)
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = {
    { "document-types-are-refused", test_document_types_are_refused },
    { "unknown-entities-are-refused", test_unknown_entities_are_refused },
    { "depth-is-limited", test_depth_is_limited },
    { "a-cut-file-is-refused", test_a_cut_file_is_refused },
    { "other-files-are-refused", test_other_files_are_refused },
    { "wrong-encodings-are-refused", test_wrong_encodings_are_refused },
    { "encodings-are-read", test_encodings_are_read },
    { "huge-pieces-are-refused", test_huge_pieces_are_refused },
    { "many-of-a-kind-are-refused", test_many_of_a_kind_are_refused },
    { "namespaces-are-limited", test_namespaces_are_limited },
    { "noise-is-read-or-refused", test_noise_is_read_or_refused },
    { "what-is-stopped-ends", test_what_is_stopped_ends },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strconcat (path, "/", tests[i].name, NULL);

      g_test_add_data_func (name, hostile, tests[i].test);
    }
}
