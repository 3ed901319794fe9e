/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which letters the bytes of a text file mean: nothing in it says so for sure. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_ENCODING_FIND, /* by the bytes */
  ENT_ENCODING_UTF_8,
  ENT_ENCODING_UTF_16_LE,
  ENT_ENCODING_UTF_16_BE,
  ENT_ENCODING_WINDOWS_1252, /* western Europe and the Americas */
  ENT_ENCODING_WINDOWS_1250, /* central Europe */
  ENT_ENCODING_WINDOWS_1251, /* Cyrillic */
  ENT_ENCODING_WINDOWS_1256, /* Arabic */
  ENT_ENCODING_WINDOWS_874,  /* Thai */
  ENT_ENCODING_MAC_ROMAN,
} EntEncoding;
#define ENT_N_ENCODINGS 10

/* For people, and as --encoding takes it. */
const char *ent_encoding_label (EntEncoding encoding);
const char *ent_encoding_name (EntEncoding encoding);
/* -1: none is called so. */
int ent_encoding_find (const char *name);

/* What the bytes seem to be: by their mark of byte order, else UTF-8 where it is that without fault, else UTF-16 by
 * where its zeros stand, else Windows-1252. O(n) */
EntEncoding ent_encoding_guess (const char *bytes, gsize length);
/* The text in UTF-8, without marks of byte order, and without NUL in it; NULL where it is none in @encoding: what is in
 * no letter of it is refused, not replaced, and the error names the line. @found, if given, gets the encoding. O(n) */
char *ent_encoding_decode (const char *bytes, gsize length, EntEncoding encoding, EntEncoding *found, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many lines end within so many bytes: with LF, CRLF or CR. O(n) */
guint ent_encoding_count_lines (const char *bytes, gsize length);

G_END_DECLS
