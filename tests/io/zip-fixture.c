/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-fixture.h"

#include <string.h>
#include <zip.h>

/* --- by libzip --- */

typedef struct
{
  zip_source_t *target;
  zip_t *zip;
} Maker;

static Maker
begin_zip (void)
{
  Maker maker = { zip_source_buffer_create (NULL, 0, 0, NULL), NULL };

  maker.zip = zip_open_from_source (maker.target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (maker.zip);
  zip_source_keep (maker.target);
  return maker;
}

static zip_uint64_t
add_part (Maker *maker, const ZipPart *part)
{
  gsize length = part->length < 0 ? strlen (part->content) : (gsize) part->length;
  zip_source_t *source = zip_source_buffer (maker->zip, part->content, length, 0);
  zip_int64_t i = zip_file_add (maker->zip, part->name, source, ZIP_FL_ENC_UTF_8);

  g_assert_cmpint (i, >=, 0);
  /* the fastest: some are large */
  g_assert_cmpint (zip_set_file_compression (maker->zip, (zip_uint64_t) i, ZIP_CM_DEFLATE, 1), ==, 0);
  return (zip_uint64_t) i;
}

static GBytes *
end_zip (Maker *maker)
{
  zip_stat_t said;
  char *bytes;

  g_assert_cmpint (zip_close (maker->zip), ==, 0);
  g_assert_cmpint (zip_source_stat (maker->target, &said), ==, 0);
  g_assert_cmpint (zip_source_open (maker->target), ==, 0);
  bytes = g_malloc (said.size);
  g_assert_cmpint (zip_source_read (maker->target, bytes, said.size), ==, said.size);
  g_assert_cmpint (zip_source_close (maker->target), ==, 0);
  zip_source_free (maker->target);
  return g_bytes_new_take (bytes, said.size);
}

GBytes *
make_zip (const ZipPart *parts, gsize n_parts)
{
  Maker maker = begin_zip ();

  for (gsize i = 0; i < n_parts; i++)
    add_part (&maker, &parts[i]);
  return end_zip (&maker);
}

GBytes *
make_zip_of (const char *const *names_and_texts)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ZipPart));

  for (; names_and_texts[0] != NULL; names_and_texts += 2)
    {
      ZipPart part = { names_and_texts[0], names_and_texts[1], -1 };

      g_array_append_val (parts, part);
    }
  return make_zip ((const ZipPart *) (gpointer) parts->data, parts->len);
}

GBytes *
make_locked_zip (const char *name, const char *text)
{
  Maker maker = begin_zip ();
  ZipPart part = { name, text, -1 };

  g_assert_cmpint (zip_file_set_encryption (maker.zip, add_part (&maker, &part), ZIP_EM_AES_256, "secret"), ==, 0);
  return end_zip (&maker);
}

/* --- byte by byte --- */

static void
put (GByteArray *out, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = i < 8 ? (guint8) (number >> (8 * i)) : 0;

      g_byte_array_append (out, &byte, 1);
    }
}

static void
put_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static guint32
crc_32 (const char *text)
{
  guint32 crc = 0xffffffffu;

  for (; *text != '\0'; text++)
    {
      crc ^= (guchar) *text;
      for (guint i = 0; i < 8; i++)
        crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

/* What both headers of a part have in common: from the version that is needed to the length of its name. */
static void
put_head (GByteArray *out, const char *name, const char *text, OddZip odd, gboolean says_length)
{
  gsize length = strlen (text);

  put (out, (odd & ODD_ZIP_64) != 0 ? 45 : 20, 2);
  put (out, (odd & ODD_ZIP_DESCRIPTOR) != 0 ? 8 : 0, 2);
  put (out, 0, 2);
  put (out, 0x28210000, 4);
  put (out, says_length ? crc_32 (text) : 0, 4);
  for (guint i = 0; i < 2; i++)
    put (out, (odd & ODD_ZIP_64) != 0 ? 0xffffffffu : says_length ? length
                                                                  : 0,
         4);
  put (out, strlen (name), 2);
  put (out, (odd & ODD_ZIP_64) != 0 ? 20 : 0, 2);
}

static void
put_extra (GByteArray *out, const char *text)
{
  put (out, 1, 2);
  put (out, 16, 2);
  put (out, strlen (text), 8);
  put (out, strlen (text), 8);
}

static void
put_end (GByteArray *out, gsize directory, gsize end, OddZip odd, guint64 n_said)
{
  gboolean is_64 = (odd & ODD_ZIP_64) != 0;

  if (is_64)
    {
      put (out, 0x06064b50, 4);
      put (out, 44, 8);
      put (out, 45, 2);
      put (out, 45, 2);
      put (out, 0, 8);
      put (out, n_said, 8);
      put (out, n_said, 8);
      put (out, end - directory, 8);
      put (out, directory, 8);
      put (out, 0x07064b50, 4);
      put (out, 0, 4);
      put (out, end, 8);
      put (out, 1, 4);
    }
  put (out, 0x06054b50, 4);
  put (out, 0, 4);
  put (out, is_64 ? 0xffff : n_said, 2);
  put (out, is_64 ? 0xffff : n_said, 2);
  put (out, is_64 ? 0xffffffffu : end - directory, 4);
  put (out, is_64 ? 0xffffffffu : directory, 4);
  put (out, 0, 2);
}

GBytes *
make_odd_zip (const char *name, const char *text, OddZip odd, guint64 n_said)
{
  GByteArray *out = g_byte_array_new ();
  gboolean has_descriptor = (odd & ODD_ZIP_DESCRIPTOR) != 0, is_64 = (odd & ODD_ZIP_64) != 0;
  gsize directory;

  put (out, 0x04034b50, 4);
  put_head (out, name, text, odd, !has_descriptor);
  put_text (out, name);
  if (is_64)
    put_extra (out, text);
  put_text (out, text);
  if (has_descriptor)
    {
      put (out, 0x08074b50, 4);
      put (out, crc_32 (text), 4);
      put (out, strlen (text), is_64 ? 8 : 4);
      put (out, strlen (text), is_64 ? 8 : 4);
    }
  directory = out->len;
  put (out, 0x02014b50, 4);
  put (out, 20, 2);
  put_head (out, name, text, odd, TRUE);
  put (out, 0, 14);
  put_text (out, name);
  if (is_64)
    put_extra (out, text);
  put_end (out, directory, out->len, odd, n_said);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
cut_bytes (GBytes *bytes, gsize length)
{
  return g_bytes_new_from_bytes (bytes, 0, MIN (length, g_bytes_get_size (bytes)));
}
