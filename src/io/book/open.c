/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of another program from the disk. */
#include "io/book/formats.h"
#include "io/disk/file-private.h"

EntBook *
ent_book_open (const char *path, const EntBookFormat *format, const EntReadOptions *options, GError **error)
{
  EntProgress *loading = ent_progress_part (options->progress, 0, ENT_PROGRESS_DONE / 4);
  EntProgress *reading = ent_progress_part (options->progress, ENT_PROGRESS_DONE / 4, ENT_PROGRESS_DONE);
  EntReadOptions read_options = { options->encoding, options->separator, reading };
  struct stat status;
  gsize length;
  char *data = ent_file_load (path, ENT_BOOK_MAX_BYTES, &length, &status, loading, error);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new_take (data, length) : NULL;
  EntBook *book = NULL;

  if (bytes != NULL && format == NULL)
    format = ent_book_format_guess (path, bytes, error);
  if (bytes != NULL && format != NULL)
    book = format->read (bytes, &read_options, error);
  g_clear_pointer (&loading, ent_progress_unref);
  g_clear_pointer (&reading, ent_progress_unref);
  /* a book keeps nothing of the options */
  /* cppcheck-suppress returnDanglingLifetime */
  return book;
}
