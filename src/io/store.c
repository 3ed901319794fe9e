/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a document: opening it, and its bytes. Saving stands in save.c. */
#include "io/store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/xml/format.h"
#include "io/xml/reader.h"
#include "io/xml/verify.h"
#include "io/xml/writer.h"

/* clang-format off */
G_DEFINE_QUARK (ent-io-error-quark, ent_io_error)
/* clang-format on */

void
ent_file_free (EntFile *file)
{
  if (file == NULL)
    return;
  g_clear_object (&file->map);
  g_free (file->path);
  ent_fingerprint_free (file->fingerprint);
  g_clear_pointer (&file->findings, g_ptr_array_unref);
  g_free (file);
}

/* The text is not needed any more when records are put into the map. */
static void
let_go (gpointer data)
{
  g_clear_pointer ((char **) data, g_free);
}

EntFile *
ent_store_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *data = NULL, *checksum = NULL;
  gsize length;
  struct stat status;
  char *real;
  EntFile *file;

  g_return_val_if_fail (path != NULL, NULL);

  data = ent_file_load (path, ENT_LIMIT_BYTES, &length, &status, cancellable, error);
  if (data == NULL)
    return NULL;
  name = g_filename_display_name (path);
  checksum = ent_checksum (data, length);
  file = ent_reader_read (data, length, name, FALSE, let_go, &data, cancellable, error);
  if (file == NULL)
    return NULL;
  real = realpath (path, NULL);
  g_free (file->path);
  file->path = g_strdup (path);
  file->fingerprint = ent_fingerprint_new (real != NULL ? real : path, &status, g_steal_pointer (&checksum));
  file->fingerprint->n_names = (guint) status.st_nlink;
  free (real);
  return file;
}

EntFile *
ent_store_read (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  return ent_reader_read (data, length, name, FALSE, NULL, NULL, NULL, error);
}

GBytes *
ent_store_write (EntMap *map, GError **error)
{
  GString *text;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntFile) back = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  text = ent_writer_map (map, error);
  if (text == NULL)
    return NULL;
  bytes = g_string_free_to_bytes (text);
  data = g_bytes_get_data (bytes, &length);
  back = ent_reader_read (data, length, ent_map_info (map)->base.id, TRUE, NULL, NULL, NULL, &reason);
  if (back != NULL && !back->damaged && ent_verify (map, back->map))
    return g_steal_pointer (&bytes);
  /* the reader's own sentence is of a file that was opened, and here none was */
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_VERIFY,
                       g_error_matches (reason, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE)
                       ? _("The map holds more than a file of a map may, and would not open again. Nothing was written.")
                       : _("The map would not read back as it is from what was to be written, so nothing was written."));
  return NULL;
}
