/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of other programs: one table for reading, writing, choosing and telling them apart. */
#pragma once

#include "io/book/book.h"
#include "io/book/encoding.h"

G_BEGIN_DECLS

typedef struct
{
  EntEncoding encoding;  /* of a format that is text */
  char separator;        /* of cells; 0: found by itself */
  EntProgress *progress; /* of who waits, or NULL: what is stopped ends soon with G_IO_ERROR_CANCELLED */
} EntReadOptions;

typedef struct
{
  char separator;        /* of cells; 0: as the language of the process has it */
  EntProgress *progress; /* or NULL */
} EntWriteOptions;

/* A file that a format is written into; some need several. */
typedef struct
{
  char *suffix; /* put between the name and its ending ("-ties"); NULL: the file itself */
  GBytes *bytes;
} EntBookFile;
void ent_book_file_free (EntBookFile *file);
EntBookFile *ent_book_file_new (const char *suffix, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT; /* takes @bytes over */
/* Where the one with @suffix, which may be NULL, goes if the first goes to @path: "map-ties.csv" for "map.csv". */
char *ent_book_file_path (const char *path, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
/* The file itself to @files; takes @bytes over. */
void ent_book_files_add (GPtrArray *files, GBytes *bytes);

typedef struct
{
  const char *name;    /* in options: "csv" */
  const char *label;   /* msgid: for people */
  const char *endings; /* of files, with the dot, with | between; the first is the one that is written */
  gboolean is_text;    /* in an encoding that nothing tells for sure */
  gboolean is_packed;  /* known by how it begins: what has its ending alone is none */
  gboolean has_names;  /* written with names as files have them, see EntBook */
  guint holds;         /* bits 1 << EntSheetKind: what of a map goes into it */
  const char *limits;  /* msgid: what of that does not; NULL: all of it does */
  /* NULL: it is not read. The error says what is wrong and where. Runs on any thread. */
  EntBook *(*read) (GBytes *bytes, const EntReadOptions *options, GError **error);
  /* NULL: it is not written. Adds EntBookFile to @files. Runs on any thread. */
  gboolean (*write) (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);
} EntBookFormat;

const EntBookFormat *ent_book_formats (guint *n_formats);
/* NULL: none is called so. */
const EntBookFormat *ent_book_format_find (const char *name);
/* By the ending of @path, that is to be written; NULL: none is known. */
const EntBookFormat *ent_book_format_of_path (const char *path);
/* The same of one that is to be read; NULL for NULL. */
const EntBookFormat *ent_book_format_named_by (const char *path);
/* What a file is, by its beginning and else by the ending of @path (or NULL). NULL with an error that says what it
 * is instead, and what to do. */
const EntBookFormat *ent_book_format_guess (const char *path, GBytes *bytes, GError **error);
const char *ent_book_format_label (const EntBookFormat *format);

/* Reads the file at @path, of @format or of the one that it seems to be (NULL). Never waits for a pipe. Runs on any thread. */
EntBook *ent_book_open (const char *path, const EntBookFormat *format, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
