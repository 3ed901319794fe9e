/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "cli/telling-map.h"

#include "cli/drawn.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

const char *const hidden[N_HIDDEN] = {
  "zqmapnotes", "zqcontact", "zqposition", "zqmail", "zqphone", "zqnotes", "zqsource", "zqreason", "zqlog",
  "zqtienotes", "zqforeign", "zqcomment", "zqattribute", "zqstepname", "s-zqhotel", "e-zqtie", FOLDER, USER
};
const char *const named[N_NAMED] = { "zqhotel", "zqshort", "zqclerk", "zqoffice", "zqunion", "zqstrategy", "zqtag", "zqaction", "zqsomebody", "zqauthor" };
const char *const public[N_PUBLIC] = { "xwtitle", "xwplace", "xwmoment", "xwsector" };

const char telling_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- zqcomment -->\n"
    "<map xmlns=\"urn:entorno:map:1\" xmlns:x=\"urn:x\" version=\"1.0\" id=\"m-zqmap\" title=\"xwtitle\" place=\"xwplace\" authors=\"zqauthor\" language=\"en\">\n"
    "<notes>zqmapnotes</notes>\n<x:more>zqforeign</x:more>\n"
    "<sectors><sector id=\"private\" label=\"xwsector\"/></sectors>\n"
    "<moments><moment id=\"t-zqmoment\" name=\"xwmoment\" date=\"2026-03-14\"/></moments>\n"
    "<stakeholders>\n"
    "<stakeholder id=\"s-zqhotel\" name=\"zqhotel &amp; zqsun\" short-name=\"zqshort\" kind=\"formal\" sector=\"private\" contact=\"zqcontact\" "
    "position=\"zqposition\" email=\"zqmail@example.org\" phone=\"+57 300 555 0199 zqphone\" source-id=\"zqsource\" x:hint=\"zqattribute\">\n"
    "<tag>zqtag</tag><notes>zqnotes</notes><strategy>zqstrategy</strategy>\n"
    "<assessment moment=\"t-zqmoment\" aspect=\"power\" value=\"4\"><reason>zqreason</reason></assessment>\n"
    "<assessment moment=\"t-zqmoment\" aspect=\"commitment\" value=\"neutral\"/>\n"
    "<log-entry id=\"l-zqlog\" date=\"2026-04-02\" kind=\"meeting\">zqlog</log-entry>\n</stakeholder>\n"
    "<stakeholder id=\"s-zqunion\" name=\"zqunion\" kind=\"informal\" sector=\"informal\"/>\n"
    "<stakeholder id=\"s-zqclerk\" name=\"zqclerk\" kind=\"formal\" sector=\"private\" unit=\"person\" part-of=\"s-zqhotel\" position=\"zqoffice\"/>\n"
    "</stakeholders>\n"
    "<ties><tie id=\"e-zqtie\" from=\"s-zqhotel\" to=\"s-zqunion\" kind=\"tension\"><notes>zqtienotes</notes></tie></ties>\n"
    "<actions><action id=\"a-zqaction\" what=\"zqaction\" responsible=\"zqsomebody\"><with stakeholder=\"s-zqhotel\"/></action></actions>\n"
    "<steps><step id=\"p-zqstep\" name=\"zqstepname\" focus=\"s-zqhotel\"/></steps>\n"
    "</map>\n";

char *
write_map (const Folder *folder, const char *text)
{
  g_autofree char *inner = folder_file (folder, FOLDER);
  char *path = g_build_filename (inner, "map.entorno", NULL);

  (void) g_mkdir (inner, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* --- looking into files --- */

/* What comes out of the packed bytes at @data, as far as they are such. */
static void
append_unpacked (GString *all, const char *data, gsize length)
{
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (zlib));
  char piece[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (all, piece, n);
}

/* The streams of a PDF, unpacked. */
static void
append_streams (GString *all, const char *data, gsize length)
{
  const char *at = data, *end;

  while ((at = memmem (at, length - (gsize) (at - data), "stream\n", strlen ("stream\n"))) != NULL)
    {
      at += strlen ("stream\n");
      end = memmem (at, length - (gsize) (at - data), "endstream", strlen ("endstream"));
      if (end == NULL)
        return;
      append_unpacked (all, at, (gsize) (end - at));
      at = end + strlen ("endstream");
    }
}

/* What is in a workbook, unpacked. */
static void
append_entries (GString *all, const char *data, gsize length)
{
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;

  g_assert_nonnull (zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      zip_file_t *file = zip_fopen_index (zip, (zip_uint64_t) i, 0);
      char piece[4096];
      zip_int64_t n;

      g_assert_nonnull (file);
      while ((n = zip_fread (file, piece, sizeof piece)) > 0)
        g_string_append_len (all, piece, n);
      zip_fclose (file);
    }
  zip_discard (zip);
}

char *
read_pages (const char *path)
{
  g_autofree char *text = ASK ("pdftotext", "-enc", "UTF-8", path, "-");

  return text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
}

char *
read_all (const char *path)
{
  g_autoptr(GBytes) bytes = read_bytes (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GString) all = g_string_new_len (data, (gssize) length);

  if (g_str_has_suffix (path, ".pdf"))
    {
      g_autofree char *text = read_pages (path), *info = NULL;

      if (text == NULL)
        return NULL;
      info = ASK ("pdfinfo", path);
      g_string_append (all, text);
      g_string_append (all, info != NULL ? info : "");
      append_streams (all, data, length);
    }
  if (length > 2 && memcmp (data, "PK", 2) == 0)
    append_entries (all, data, length);
  /* zeros would end a text */
  for (gsize i = 0; i < all->len; i++)
    all->str[i] = all->str[i] != '\0' ? g_ascii_tolower (all->str[i]) : ' ';
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
assert_none (const char *path, const char *all, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (all, words[i]) != NULL)
      g_error ("%s is in %s", words[i], path);
}

void
assert_redacted (const char *in, const char *out, const char *key, const char *more)
{
  g_autoptr(Run) run = RUN ("redact", in, out, "--key", key, more);

  assert_exits (run, 0);
}
