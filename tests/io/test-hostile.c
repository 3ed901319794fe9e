/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are broken, another kind of file, or made to do harm: a message
 * with name and line, what could be read is read, and nothing hangs.
 */
#define _GNU_SOURCE /* F_SETLEASE */
#include "folder.h"
#include "io-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/xml/limits.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n"
#define MOMENT "<moments><moment id=\"t-1\" name=\"Then\"/></moments>\n"
#define ONE "<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"/>\n"
#define TWO "<stakeholder id=\"s-2\" name=\"Two\" kind=\"formal\" sector=\"media\"/>\n"

typedef struct
{
  const char *name;
  const char *data;
  gssize length; /* -1: to NUL */
  EntIoError code;
  const char *start; /* of the message */
  const char *word;  /* in it */
} Refused;

static const Refused refused[] = {
  { "empty", "", 0, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "empty" },
  { "spaces", " \n\n", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "white space" },
  { "text", "Dear Sir,\n", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "text file" },
  { "csv", "\357\273\277Name;Sector\nA;B\n", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "CSV" },
  { "json", "{\"nodes\":[]}", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "JSON" },
  { "zip", "PK\003\004\024\000\006\000", 8, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "ZIP" },
  { "old-office", "\320\317\021\340\241\261\032\341", 8, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "old office" },
  { "pdf", "%PDF-1.5\n%\265\355", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "PDF" },
  { "png", "\211PNG\r\n\032\n", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "picture" },
  { "zeros", "\0\0\0\0\0\0\0\0", 8, ENT_IO_ERROR_DAMAGED, "x:1: ", "zeros" },
  { "binary", "\177ELF\0\0\1", 7, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "neither text" },
  { "utf-16-le", "\377\376<\0m\0", 6, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-16" },
  { "utf-16-be", "\376\377\0<\0m", 6, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-16" },
  { "utf-16-bare", "<\0m\0a\0", 6, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-16" },
  { "utf-32-le", "\377\376\0\0<\0\0\0m\0\0\0", 12, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-32" },
  { "utf-32-be", "\0\0\376\377\0\0\0<", 8, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-32" },
  { "utf-32-bare", "<\0\0\0m\0\0\0", 8, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-32" },
  { "utf-32-be-bare", "\0\0\0<\0\0\0m", 8, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-32" },
  { "utf-16-be-bare", "\0<\0m\0a", 6, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-16" },
  { "zero-first", "\0<map xmlns=\"urn:entorno:map:1\"/>", 34, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "begins with a zero byte" },
  { "latin-1-declared", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<map/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "ISO-8859-1" },
  { "utf-7-declared", "<?xml version=\"1.0\" encoding='UTF-7'?>\n<map/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "UTF-7" },
  { "xml-1.1", "<?xml version=\"1.1\"?><map/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "1.1" },
  { "latin-1", "<?xml version=\"1.0\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\"\n title=\"Educaci\363n\"/>", -1, ENT_IO_ERROR_DAMAGED, "x:3: ", "F3" },
  { "web-page", "<!DOCTYPE html>\n<html></html>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "web page" },
  { "other-xml", "<?xml version=\"1.0\"?>\n\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:3: ", "<graphml>" },
  { "no-namespace", "<map version=\"1.0\"/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "xmlns" },
  { "other-namespace", "<map xmlns=\"http://example.org/map\"/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "belongs to “http://example.org/map”" },
  { "nearly-our-namespace", "<map xmlns=\"urn:entorno:map:1x\"/>", -1, ENT_IO_ERROR_NOT_A_MAP, "x:1: ", "“urn:entorno:map:1x”" },
  { "not-xml", "<map <<<", -1, ENT_IO_ERROR_DAMAGED, "x:1: ", "" },
  { "only-a-declaration", "<?xml version=\"1.0\"?>\n", -1, ENT_IO_ERROR_DAMAGED, "x:", "" },
  { "declaration-late", "\n<?xml version=\"1.0\"?><map xmlns=\"urn:entorno:map:1\"/>", -1, ENT_IO_ERROR_DAMAGED, "x:2: ", "" },
  { "later-major", "<map xmlns=\"urn:entorno:map:2\" version=\"2.0\"/>", -1, ENT_IO_ERROR_NEWER, "x:1: ", "later version" },
  { "later-number", "<map xmlns=\"urn:entorno:map:1\" version=\"2.0\"/>", -1, ENT_IO_ERROR_NEWER, "x:1: ", "later version" },
  { "later-number-alone", "<map xmlns=\"urn:entorno:map:1\" version=\"2\"/>", -1, ENT_IO_ERROR_NEWER, "x:1: ", "later version" },
  { "later-number-and-letters", "<map xmlns=\"urn:entorno:map:1\" version=\"2.x\"/>", -1, ENT_IO_ERROR_NEWER, "x:1: ", "later version" },
  { "much-later-number", "<map xmlns=\"urn:entorno:map:1\" version=\"99999999999999999999999.0\"/>", -1, ENT_IO_ERROR_NEWER, "x:1: ", "later version" },
  { "billion-laughs",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE map [\n<!ENTITY a \"ha\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\n]>\n<map xmlns=\"urn:entorno:map:1\" title=\"&c;\"/>",
    -1, ENT_IO_ERROR_HOSTILE, "x:2: ", "document type" },
  { "external-entity", "<?xml version=\"1.0\"?>\n<!DOCTYPE map [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\"><notes>&x;</notes></map>",
    -1, ENT_IO_ERROR_HOSTILE, "x:2: ", "document type" },
  { "external-subset", "<!DOCTYPE map SYSTEM \"http://example.org/x.dtd\"><map/>", -1, ENT_IO_ERROR_HOSTILE, "x:1: ", "document type" },
};

static EntFile *
read_bytes (const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return ent_store_read (bytes, "x", error);
}

static void
test_refused (gconstpointer data)
{
  const Refused *r = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = read_bytes (r->data, r->length < 0 ? strlen (r->data) : (gsize) r->length, &error);

  g_assert_null (file);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, ENT_IO_ERROR, (int) r->code);
  g_assert_true (g_str_has_prefix (error->message, r->start));
  g_assert_nonnull (strstr (error->message, r->word));
}

/* Refused by a limit; the text is built by the caller. */
static void
assert_hostile (GString *text, const char *start)
{
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (EntFile) file = read_bytes (text->str, text->len, &error);

  g_assert_null (file);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * (gint64) G_USEC_PER_SEC);
  g_string_free (text, TRUE);
}

/* Enough that a quadratic walk takes minutes; the sanitizer's allocator is too slow for it. */
#ifdef __SANITIZE_ADDRESS__
#define MANY 5000u
#else
#define MANY 200000u
#endif

/* Within the limits, and made so that careless code takes quadratic time. */
static void
assert_fast (GString *text)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = read_bytes (text->str, text->len, &error);

  g_assert_no_error (error);
  g_assert_false (file->damaged);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 30 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (file->findings->len, <=, 1001);
  g_string_free (text, TRUE);
}

static void
test_nesting_is_limited (void)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>\n");
  assert_hostile (text, "x:66: ");
}

static void
test_attributes_are_limited (void)
{
  GString *text = g_string_new (HEAD "<sectors>\n<sector");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, "/></sectors></map>");
  assert_hostile (text, "x:4: ");
}

static void
test_tags_are_limited (void)
{
  GString *text = g_string_new (HEAD "<notes x=\"");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\"/></map>");
  assert_hostile (text, "x:3: ");
}

/* The parser has an end of its own there, and says so in its own words. */
static void
test_comments_are_limited (void)
{
  static const char *const pieces[][2] = { { "<!--", "-->" }, { "<?x ", "?>" }, { "<notes><![CDATA[", "]]></notes>" } };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint extra = 0; extra < 2; extra++)
      {
        gsize around = i == 2 ? 12 : strlen (pieces[i][0]) + strlen (pieces[i][1]);
        g_autofree char *filler = g_strnfill (ENT_LIMIT_PIECE_BYTES - around + extra, 'x');
        GString *text = g_string_new (HEAD MOMENT);
        g_autoptr (EntFile) file = NULL;

        g_string_append_printf (text, "%s%s%s</map>", pieces[i][0], filler, pieces[i][1]);
        if (extra > 0)
          {
            assert_hostile (text, "x:4: ");
            continue;
          }
        file = read_bytes (text->str, text->len, NULL);
        g_assert_nonnull (file);
        g_assert_cmpuint (file->findings->len, ==, 0);
        g_string_free (text, TRUE);
      }
}

/* Escaping, what is filled in and what is joined make tags longer: such are not
 * read, as the map could not be saved. In each, # becomes @filler. */
static void
assert_saved_or_refused (const char *template, const char *filler, gboolean refuses)
{
  g_auto (GStrv) pieces = g_strsplit (template, "#", -1);
  g_autofree char *body = g_strjoinv (filler, pieces), *text = g_strconcat ("<?xml version=\"1.0\"?>\n", body, NULL), *back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = read_bytes (text, strlen (text), &error);

  g_test_message ("%s with %zu bytes: %s", template, strlen (filler), error != NULL ? error->message : "read");
  g_assert_true ((file == NULL) == refuses);
  if (refuses)
    g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  else
    back = write_text (file->map);
}

static void
test_what_is_read_can_be_saved (void)
{
#define OPENING "<map xmlns='urn:entorno:map:1' version='1.0' id='m-1'>"
  static const char *const templates[] = {
    "<map xmlns='urn:entorno:map:1' version='1.0' id='m-1' title='#'/>",
    "<map xmlns='urn:entorno:map:1' version='1.0#' id='m-1'/>",
    OPENING "<stakeholders><stakeholder id='s-1' name='#' kind='formal' sector='media'/></stakeholders></map>",
    OPENING "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media' x='#'/></stakeholders></map>",
    OPENING "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media' phase='#'/></stakeholders></map>",
    OPENING "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media'><notes x='#'/></stakeholder></stakeholders></map>",
    OPENING "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media'><notes x='#'><b/></notes></stakeholder></stakeholders></map>",
    OPENING "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media'><tag x='#'>y</tag></stakeholder></stakeholders></map>",
    OPENING "<actions><action id='a-1' what='x'><with stakeholder='#'/></action></actions></map>",
    OPENING "<actions><action id='a-1' what='x'><with stakeholder='#'>y</with></action></actions></map>",
    OPENING "<steps><step id='p-1' name='x' focus='#'/></steps></map>",
    OPENING "<view hide='#'/></map>",
    OPENING "<ties x='#'/></map>",
    OPENING "<x a='#'/></map>",
    OPENING "<x xmlns='y'><z a='#'/></x></map>",
  };
  static const char *const joined[] = {
    OPENING "<ties x='#'/><ties y='#'/></map>",
    "<e:map xmlns:e='urn:entorno:map:1' xmlns='#' version='1.0' id='m-1'><x a='#'/></e:map>",
  };
  /* near the limit as it is, and past it only when it is written */
  g_autofree char *plain = g_strnfill (ENT_LIMIT_TAG_BYTES - 400, 'x'), *quotes = g_strnfill (12000, '"'), *half = g_strnfill (40000, 'x'), *quarter = g_strnfill (20000, 'x');
  g_autofree char *isolates = repeat ("x\342\201\246", 10500);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      assert_saved_or_refused (templates[i], plain, FALSE);
      assert_saved_or_refused (templates[i], quotes, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    {
      assert_saved_or_refused (joined[i], quarter, FALSE);
      assert_saved_or_refused (joined[i], half, TRUE);
    }
  assert_saved_or_refused (templates[2], isolates, FALSE);
  assert_saved_or_refused (templates[8], isolates, FALSE);
#undef OPENING
}

/* For every name the parser looks through all that are declared around it. */
static void
test_namespaces_are_limited (void)
{
  for (guint per_tag = 1; per_tag <= 100; per_tag += 99)
    {
      GString *text = g_string_new (HEAD "<x xmlns='y'>\n");

      for (guint i = 0; i < 50; i++)
        {
          g_string_append (text, "<a");
          for (guint k = 0; k < per_tag; k++)
            g_string_append_printf (text, " xmlns:n%u='u'", i * per_tag + k);
          g_string_append (text, ">\n");
        }
      for (guint i = 0; i < 1000; i++)
        g_string_append (text, "<b/>");
      for (guint i = 0; i < 50; i++)
        g_string_append (text, "</a>");
      g_string_append (text, "</x></map>");
      if (per_tag > 1)
        assert_hostile (text, "x:6: ");
      else
        assert_fast (text);
    }
}

static void
test_elements_are_limited (void)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < 1000001; i++)
    g_string_append (text, "<a/>");
  assert_hostile (text, "x:3: ");
}

static void
test_moments_are_limited (void)
{
  GString *text = g_string_new (HEAD "<moments>\n");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<moment/>\n");
  g_string_append (text, "</moments></map>");
  assert_hostile (text, "x:504: ");
}

/* As many as are allowed, where that takes no time, and one more: refused where it stands. */
static void
assert_limit (const char *before, const char *template, guint limit, const char *behind, const char *word)
{
  for (guint extra = limit <= 10000 ? 0 : 1; extra < 2; extra++)
    {
      g_autofree char *middle = repeat (template, limit + extra);
      g_autofree char *text = g_strconcat (HEAD, before, middle, behind, "</map>", NULL), *start = g_strdup_printf ("x:%u: ", 4 + limit);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntFile) file = read_bytes (text, strlen (text), &error);

      g_assert_true ((file != NULL) == (extra == 0));
      if (extra == 0)
        continue;
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_nonnull (strstr (error->message, word));
    }
}

static void
test_records_are_limited (void)
{
  assert_limit ("<stakeholders>\n", "<stakeholder id='s#' name='#' kind='formal' sector='media'/>\n", ENT_LIMIT_STAKEHOLDERS, "</stakeholders>", "100000 elements <stakeholder>");
  assert_limit ("<moments>\n", "<moment id='t#' name='#'/>\n", ENT_LIMIT_MOMENTS, "</moments>", "500 elements <moment>");
  assert_limit ("<steps>\n", "<step id='p#' name='#'/>\n", ENT_LIMIT_STEPS, "</steps>", "10000 elements <step>");
}

static void
test_what_is_kept_is_limited (void)
{
  assert_limit ("\n", "<x xmlns='y'/>\n", ENT_LIMIT_KEPT, "", "250000");
  assert_limit ("<stakeholders>\n", "<stakeholder id='s#' name='#' kind='formal' sector='media' level='1' phase='1' risk='1'/>\n", ENT_LIMIT_KEPT / 3,
                "<stakeholder id='z1' name='z1' kind='formal' sector='media' level='1'/></stakeholders>", "250000");
}

static void
test_different_names_are_limited (void)
{
  GString *text = g_string_new (HEAD "<x xmlns='y'>\n");

  for (guint i = 0; i < 2 * ENT_LIMIT_NAMES; i++)
    g_string_append_printf (text, "<a%u/>\n", i);
  g_string_append (text, "</x></map>");
  assert_hostile (text, "x:");
}

/* In one list after another, which all belong to the record of the map. */
static void
test_kept_attributes_of_one_are_limited (void)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "<ties a%u='' b%u='' c%u=''/>\n", i, i, i);
  g_string_append (text, "</map>");
  assert_hostile (text, "x:24: ");
}

static void
test_a_huge_file_is_refused_unread (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "huge.entorno", NULL);
  g_autoptr (GError) error = NULL;
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (ftruncate (fd, (off_t) 1 << 40), ==, 0);
  close (fd);
  g_assert_null (ent_store_open (path, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  g_assert_true (g_str_has_prefix (error->message, path));
  remove_folder (g_steal_pointer (&folder));
}

static void
test_many_tags_of_one (void)
{
  GString *text = g_string_new (HEAD "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media'>");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "<tag>%u</tag>", i);
  g_string_append (text, "</stakeholder></stakeholders></map>");
  assert_fast (text);
}

static void
test_many_ratings_and_entries_of_one (void)
{
  GString *text = g_string_new (HEAD MOMENT "<stakeholders><stakeholder id='s-1' name='x' kind='formal' sector='media'>");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "<assessment moment='t-1' aspect='power' value='1'/><log-entry id='l%u'/><!--x-->", i);
  g_string_append (text, "</stakeholder></stakeholders></map>");
  assert_fast (text);
}

static void
test_a_long_chain_of_parts (void)
{
  GString *text = g_string_new (HEAD "<stakeholders>");

  for (guint i = 0; i < MIN (MANY, ENT_LIMIT_STAKEHOLDERS); i++)
    g_string_append_printf (text, "<stakeholder id='s%u' name='x' kind='formal' sector='media' part-of='s%u'/>", i, i + 1);
  g_string_append (text, "</stakeholders></map>");
  assert_fast (text);
}

static void
test_many_ties_of_two (void)
{
  GString *text = g_string_new (HEAD "<stakeholders>" ONE TWO "</stakeholders><ties>");

  for (guint i = 0; i < MANY; i++)
    g_string_append (text, "<tie from='s-1' to='s-2' kind='alliance'/>");
  g_string_append (text, "</ties></map>");
  assert_fast (text);
}

/* --- damaged: what was complete before the fault is there --- */

typedef struct
{
  const char *name, *data;
  gssize length;
  guint line;
  guint n_stakeholders;
} Damaged;

static const Damaged damaged[] = {
  { "cut-in-a-tag", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" na", -1, 5, 1 },
  { "cut-in-a-record", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" name=\"Two\" kind=\"formal\" sector=\"media\"><notes>abc", -1, 5, 1 },
  { "cut-between", HEAD "<stakeholders>\n" ONE TWO, -1, 5, 2 },
  { "zero-byte", HEAD "<stakeholders>\n" ONE "\0" TWO "</stakeholders></map>", sizeof (HEAD "<stakeholders>\n" ONE "\0" TWO "</stakeholders></map>") - 1, 5, 1 },
  { "zeros-at-the-end", HEAD "<stakeholders>\n" ONE "\0\0\0\0\0", sizeof (HEAD "<stakeholders>\n" ONE "\0\0\0\0\0") - 1, 5, 1 },
  { "latin-1-byte", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" name=\"Ni\361os\"/></stakeholders></map>", -1, 5, 1 },
  { "wrong-end", HEAD "<stakeholders>\n" ONE "</stakeholder>\n" TWO "</stakeholders></map>", -1, 5, 1 },
  { "missing-quote", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2 name=\"Two\"/>\n" TWO "</stakeholders></map>", -1, 5, 1 },
  { "missing-quote-at-the-end", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2/>\n" TWO "</stakeholders></map>", -1, 6, 1 },
  { "unknown-entity", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" name=\"a&nbsp;b\"/></stakeholders></map>", -1, 5, 1 },
  { "control-character", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" name=\"a\001b\"/></stakeholders></map>", -1, 5, 1 },
  { "forbidden-reference", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" name=\"a&#1;b\"/></stakeholders></map>", -1, 5, 1 },
  { "attribute-twice", HEAD "<stakeholders>\n" ONE "<stakeholder id=\"s-2\" id=\"s-3\"/></stakeholders></map>", -1, 5, 1 },
  { "undeclared-prefix", HEAD "<stakeholders>\n" ONE "<x:stakeholder/>\n</stakeholders></map>", -1, 5, 1 },
  { "two-roots", HEAD "<stakeholders>\n" ONE TWO "</stakeholders></map>\n<map/>", -1, 7, 2 },
  { "element-declaration", HEAD "<stakeholders>\n" ONE "<!ELEMENT a ANY>\n</stakeholders></map>", -1, 5, 1 },
  { "two-faults", HEAD "<stakeholders>\n" ONE "<a b=></c>\n<d e=\"&x;\">\n", -1, 5, 1 },
};

static void
test_damaged (gconstpointer data)
{
  const Damaged *d = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = read_bytes (d->data, d->length < 0 ? strlen (d->data) : (gsize) d->length, &error);
  const EntFinding *last = NULL;

  g_assert_no_error (error);
  print_findings (file);
  g_assert_true (file->damaged);
  ent_map_check_invariants (file->map);
  g_assert_cmpuint (ent_map_n_stakeholders (file->map), ==, d->n_stakeholders);
  for (guint i = 0; i < file->findings->len; i++)
    if (((EntFinding *) g_ptr_array_index (file->findings, i))->level == ENT_FINDING_ERROR)
      last = g_ptr_array_index (file->findings, i);
  g_assert_nonnull (last);
  g_assert_cmpuint (last->line, ==, d->line);
  /* told once, and not what is missing because of it */
  g_assert_null (strstr (strstr (last->message, "damaged") + 1, "damaged"));
  for (guint i = 0; i < file->findings->len; i++)
    g_assert_null (strstr (((EntFinding *) g_ptr_array_index (file->findings, i))->message, "no moment"));
}

/* A whole map cut and altered anywhere: a file or a message, never a crash or both. */
static void
test_any_cut_and_any_byte (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *text = write_text (map);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i += 101)
    {
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (EntFile) file = read_bytes (text, i, &error), altered = NULL;
      char kept = text[i];

      g_assert_true ((file != NULL) != (error != NULL));
      if (file != NULL)
        ent_map_check_invariants (file->map);
      text[i] = (char) g_test_rand_int_range (0, 256);
      altered = read_bytes (text, length, &other);
      text[i] = kept;
      g_assert_true ((altered != NULL) != (other != NULL));
      if (altered != NULL)
        ent_map_check_invariants (altered->map);
    }
}

static void
test_what_is_no_file_is_told (void)
{
  g_autofree char *folder = new_folder (), *pipe_path = g_build_filename (folder, "pipe", NULL);
  const char *const paths[] = { folder, pipe_path, "/dev/zero", "/proc/self/status", "/nowhere/at/all.entorno" };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_store_open (paths[i], NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
      g_assert_true (g_str_has_prefix (error->message, paths[i]));
      g_assert_true (i == 0 || i + 1 == G_N_ELEMENTS (paths) || strstr (error->message, "not a file,") != NULL);
    }
  remove_folder (g_steal_pointer (&folder));
}

/* Whoever holds it is asked to let go of it, so that a second try may do. */
static void
test_a_file_that_another_program_holds_is_told (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "a.entorno", NULL);
  g_autoptr (GError) error = NULL;
  void (*before) (int) = signal (SIGIO, SIG_IGN);
  int fd;

  g_assert_true (g_file_set_contents (path, HEAD "</map>", -1, NULL));
  fd = g_open (path, O_RDWR, 0);
  g_assert_cmpint (fd, >=, 0);
  if (fcntl (fd, F_SETLEASE, F_WRLCK) != 0)
    g_test_skip ("this disk has no leases");
  else
    {
      g_assert_null (ent_store_open (path, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "Another program"));
    }
  close (fd);
  (void) signal (SIGIO, before);
  remove_folder (g_steal_pointer (&folder));
}

static void
test_reading_can_be_cancelled (void)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "a.entorno", NULL);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, HEAD "</map>", -1, NULL));
  ent_progress_stop (progress, 0);
  g_assert_null (ent_store_open (path, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/refused/", refused[i].name, NULL);
      g_test_add_data_func (path, &refused[i], test_refused);
    }
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/damaged/", damaged[i].name, NULL);
      g_test_add_data_func (path, &damaged[i], test_damaged);
    }
  g_test_add_func ("/hostile/nesting-is-limited", test_nesting_is_limited);
  g_test_add_func ("/hostile/attributes-are-limited", test_attributes_are_limited);
  g_test_add_func ("/hostile/tags-are-limited", test_tags_are_limited);
  g_test_add_func ("/hostile/comments-are-limited", test_comments_are_limited);
  g_test_add_func ("/hostile/what-is-read-can-be-saved", test_what_is_read_can_be_saved);
  g_test_add_func ("/hostile/namespaces-are-limited", test_namespaces_are_limited);
  g_test_add_func ("/hostile/elements-are-limited", test_elements_are_limited);
  g_test_add_func ("/hostile/moments-are-limited", test_moments_are_limited);
  g_test_add_func ("/hostile/records-are-limited", test_records_are_limited);
  g_test_add_func ("/hostile/what-is-kept-is-limited", test_what_is_kept_is_limited);
  g_test_add_func ("/hostile/different-names-are-limited", test_different_names_are_limited);
  g_test_add_func ("/hostile/kept-attributes-of-one-are-limited", test_kept_attributes_of_one_are_limited);
  g_test_add_func ("/hostile/a-huge-file-is-refused-unread", test_a_huge_file_is_refused_unread);
  g_test_add_func ("/hostile/many-tags-of-one", test_many_tags_of_one);
  g_test_add_func ("/hostile/many-ratings-and-entries-of-one", test_many_ratings_and_entries_of_one);
  g_test_add_func ("/hostile/a-long-chain-of-parts", test_a_long_chain_of_parts);
  g_test_add_func ("/hostile/many-ties-of-two", test_many_ties_of_two);
  g_test_add_func ("/hostile/any-cut-and-any-byte", test_any_cut_and_any_byte);
  g_test_add_func ("/hostile/what-is-no-file-is-told", test_what_is_no_file_is_told);
  g_test_add_func ("/hostile/a-file-that-another-program-holds-is-told", test_a_file_that_another_program_holds_is_told);
  g_test_add_func ("/hostile/reading-can-be-cancelled", test_reading_can_be_cancelled);
  return g_test_run ();
}
