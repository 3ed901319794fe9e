/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of io/secret share, and what tests make cheap secrets and damaged headers with. */
#pragma once

#include "io/secret/secret.h"

G_BEGIN_DECLS

/* --- the layout; data/FORMAT.md tells the same to people --- */

#define ENT_SEALED_MAGIC_BYTES 12u
/* As much of it as no transfer for text changes. */
#define ENT_SEALED_MAGIC_STEM 8u
extern const guchar ent_sealed_magic[ENT_SEALED_MAGIC_BYTES];
#define ENT_SEALED_VERSION 1u
#define ENT_SEALED_ARGON2ID 1u
#define ENT_SEALED_SALT_BYTES 16u
#define ENT_SEALED_CHECK_BYTES 16u
#define ENT_SEALED_STREAM_BYTES 24u
#define ENT_SEALED_SUM_BYTES 16u
#define ENT_SEALED_SUM_AT 88u
#define ENT_SEALED_HEADER_BYTES 104u
#define ENT_SEALED_CHUNK_BYTES 65536u
/* Of each chunk beside its text. */
#define ENT_SEALED_CHUNK_EXTRA 17u

/* No file may ask for more than this. */
#define ENT_SEALED_MOST_OPS 10u
#define ENT_SEALED_MOST_KIB 524288u /* 512 MiB */
#define ENT_SEALED_LEAST_KIB 8u

typedef struct
{
  guint32 ops, kib;
  guint64 length; /* of the text */
  guchar salt[ENT_SEALED_SALT_BYTES];
  guchar check[ENT_SEALED_CHECK_BYTES]; /* of the key: another passphrase gives another one */
  guchar stream[ENT_SEALED_STREAM_BYTES];
} EntSealedHeader;

void ent_sealed_header_write (const EntSealedHeader *header, guchar data[ENT_SEALED_HEADER_BYTES]);
/* FALSE unless all of it is as a program writes it, and within the limits. Derives no key and allocates nothing. */
gboolean ent_sealed_header_read (EntSealedHeader *header, const guchar *data, gsize length, GError **error);
/* How many bytes a text of @length bytes has when it is sealed. */
gsize ent_sealed_size (guint64 length);

/* --- keys --- */

/* As ent_secret_new(), with so many passes over so much memory. */
EntSecret *ent_secret_new_with (const char *passphrase, guint32 ops, guint32 kib, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- the process --- */

/* FALSE where there is no source of chance; nothing may be sealed or opened then. */
gboolean ent_secrecy_can (GError **error);
/* From the first of these to the last, if the program falls the system writes no picture of its memory to the disk. */
void ent_secrecy_begin (void);
void ent_secrecy_end (void);

G_END_DECLS
