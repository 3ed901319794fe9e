/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a document: opening it, and its bytes. Saving stands in save.c. */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY() */
#include "io/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/disk/backups.h"
#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/secret/secret-private.h"
#include "io/xml/format.h"
#include "io/xml/prescan.h"
#include "io/xml/reader.h"
#include "io/xml/verify.h"
#include "io/xml/writer.h"
#include "model/text.h"

/* clang-format off */
G_DEFINE_QUARK (ent-io-error-quark, ent_io_error)
/* clang-format on */

const char *
ent_io_error_reason (const GError *error, const char *path)
{
  g_autofree char *whole = g_filename_display_name (path), *shown = ent_text_quote (whole, 0);
  const char *rest = error->message;

  if (!g_str_has_prefix (rest, shown))
    return rest;
  rest += strlen (shown);
  return rest + strspn (rest, ":0123456789 ");
}

void
ent_file_free (EntFile *file)
{
  if (file == NULL)
    return;
  g_clear_object (&file->map);
  g_free (file->path);
  ent_fingerprint_free (file->fingerprint);
  g_clear_pointer (&file->findings, g_ptr_array_unref);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  ent_secret_unref (file->secret);
  g_free (file);
}

/* --- opening --- */

/* Thousandths, by what it takes of the time: from the disk, and what is sealed opened. Reading is the rest. */
#define LOADED 60u
#define UNSEALED 500u

/* The text is not needed any more when records are put into the map. */
static void
let_go (gpointer data)
{
  g_clear_pointer ((GBytes **) data, g_bytes_unref);
}

static void
set_named (GError **error, const GError *problem, const char *name)
{
  ent_io_set_error (error, (EntIoError) problem->code, name, 0, problem->message);
}

/* Takes @problem: of the file, unless it was given up. */
static void
set_problem (GError **error, GError *problem, const char *name)
{
  g_autoptr (GError) owned = problem;

  if (owned->domain == ENT_IO_ERROR)
    set_named (error, owned, name);
  else
    g_propagate_error (error, g_steal_pointer (&owned));
}

/* The text of @sealed; of damaged bytes what can be proved, and @fault tells what is wrong with them. */
static GBytes *
unseal (GBytes *sealed, const EntOpenOptions *key, EntSecret **secret, GError **fault, GError **error)
{
  g_autoptr (GError) problem = NULL;
  EntSealedHeader header;
  gsize length;
  const guchar *data = g_bytes_get_data (sealed, &length);
  GBytes *plain;

  /* nobody is asked for the passphrase of what no passphrase opens */
  if (!ent_sealed_header_read (&header, data, length, error))
    return NULL;
  if (key->secret == NULL && key->passphrase == NULL)
    {
      g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED,
                           _("The map is sealed with a passphrase, and none was given. Nothing of it was read."));
      return NULL;
    }
  if (key->secret != NULL)
    {
      plain = ent_secret_open_with (sealed, key->secret, &problem);
      *secret = ent_secret_ref (key->secret);
    }
  else
    plain = ent_secret_open (sealed, key->passphrase, secret, &problem);
  if (plain == NULL && *secret != NULL)
    plain = ent_secret_rescue (sealed, *secret);
  if (problem != NULL)
    g_propagate_error (plain != NULL ? fault : error, g_steal_pointer (&problem));
  return plain;
}

/* What was read of a damaged sealed file is told as such, and can be saved as another one only. */
static void
mark_damaged (EntFile *file, const GError *fault)
{
  if (file->findings == NULL)
    file->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_finding_free);
  g_ptr_array_insert (file->findings, 0, ent_finding_new (ENT_FINDING_ERROR, 0, NULL, fault->message));
  file->damaged = TRUE;
}

/* Takes @bytes. */
static EntFile *
read_bytes (GBytes *bytes, const char *name, const EntOpenOptions *key, GError **error)
{
  g_autoptr (GBytes) text = bytes;
  g_autoptr (EntProgress) reading = NULL;
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GError) fault = NULL, problem = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  EntFile *file;

  if (ent_secret_is_sealed (data, length))
    {
      GBytes *plain = ent_io_goes_on (key->progress, &problem) ? unseal (text, key, &secret, &fault, &problem) : NULL;

      g_bytes_unref (text);
      text = plain;
      if (text == NULL)
        {
          set_problem (error, g_steal_pointer (&problem), name);
          return NULL;
        }
      data = g_bytes_get_data (text, &length);
      reading = ent_progress_part (key->progress, UNSEALED, ENT_PROGRESS_DONE);
    }
  else if (length > ENT_LIMIT_BYTES)
    {
      ent_io_set_error (error, ENT_IO_ERROR_HOSTILE, name, 0, _("The file is larger than 64 MiB, larger than any map. It was not opened."));
      return NULL;
    }
  if (reading == NULL)
    reading = ent_progress_part (key->progress, LOADED, ENT_PROGRESS_DONE);
  file = ent_reader_read (data, length, name, FALSE, let_go, &text, reading, &problem);
  if (file == NULL)
    {
      /* unless it was given up */
      if (fault != NULL && problem->domain == ENT_IO_ERROR)
        set_named (error, fault, name);
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  file->secret = g_steal_pointer (&secret);
  if (fault != NULL)
    mark_damaged (file, fault);
  return file;
}

EntFile *
ent_store_open_as (const char *path, const EntOpenOptions *options, GError **error)
{
  g_autofree char *name = NULL, *checksum = NULL;
  g_autoptr (EntProgress) loading = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  struct stat status;
  char *data, *real;
  EntFile *file;

  g_return_val_if_fail (path != NULL, NULL);

  loading = ent_progress_part (options->progress, 0, LOADED);
  /* a sealed one is a little longer than the map in it */
  data = ent_file_load (path, ent_sealed_size (ENT_LIMIT_BYTES), &length, &status, loading, error);
  if (data == NULL)
    return NULL;
  name = g_filename_display_name (path);
  checksum = ent_checksum (data, length);
  bytes = g_bytes_new_take (data, length);
  file = read_bytes (length <= options->most_kept ? g_bytes_ref (bytes) : g_steal_pointer (&bytes), name, options, error);
  if (file == NULL)
    return NULL;
  real = realpath (path, NULL);
  g_free (file->path);
  file->path = g_strdup (path);
  file->bytes = g_steal_pointer (&bytes);
  file->fingerprint = ent_fingerprint_new (real != NULL ? real : path, &status, g_steal_pointer (&checksum));
  file->fingerprint->n_names = (guint) status.st_nlink;
  free (real);
  return file;
}

/* As many bytes of its beginning as there are. */
static gsize
peek (const char *path, guchar *data, gsize room)
{
  /* whoever put a pipe there is not waited for */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize n = fd >= 0 ? TEMP_FAILURE_RETRY (read (fd, data, room)) : 0;

  if (fd >= 0)
    close (fd);
  return (gsize) MAX (n, 0);
}

gboolean
ent_store_is_sealed (const char *path)
{
  guchar beginning[ENT_SEALED_MAGIC_BYTES];

  g_return_val_if_fail (path != NULL, FALSE);

  return ent_secret_is_sealed (beginning, peek (path, beginning, sizeof beginning));
}

EntFile *
ent_store_open (const char *path, EntProgress *progress, GError **error)
{
  return ent_store_open_as (path, &(const EntOpenOptions) { .progress = progress }, error);
}

EntFile *
ent_store_open_sealed (const char *path, const char *passphrase, EntProgress *progress, GError **error)
{
  return ent_store_open_as (path, &(const EntOpenOptions) { .passphrase = passphrase, .progress = progress }, error);
}

EntFile *
ent_store_read (GBytes *bytes, const char *name, GError **error)
{
  return ent_store_read_sealed (bytes, name, NULL, error);
}

EntFile *
ent_store_read_sealed (GBytes *bytes, const char *name, const char *passphrase, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return read_bytes (g_bytes_ref (bytes), name, &(const EntOpenOptions) { .passphrase = passphrase }, error);
}

EntFile *
ent_store_read_with (GBytes *bytes, const char *name, EntSecret *secret, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return read_bytes (g_bytes_ref (bytes), name, &(const EntOpenOptions) { .secret = secret }, error);
}

/* --- writing --- */

/* Thousandths: written and read back, of that and of what is sealed. */
#define WRITTEN 140u
#define READ_BACK 980u
#define PLAIN 900u
#define SEALED 950u

static GBytes *
write_plain (EntMap *map, EntProgress *progress, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (progress, 0, WRITTEN), reading = ent_progress_part (progress, WRITTEN, READ_BACK);
  GString *text = ent_writer_map_watched (map, writing, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntFile) back = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data;

  if (text == NULL)
    return NULL;
  bytes = g_string_free_to_bytes (text);
  data = g_bytes_get_data (bytes, &length);
  back = ent_reader_read (data, length, ent_map_info (map)->base.id, TRUE, NULL, NULL, reading, &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (back != NULL && !back->damaged && ent_verify (map, back->map))
    return g_steal_pointer (&bytes);
  /* the reader's own sentence is of a file that was opened, and here none was */
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_VERIFY,
                       g_error_matches (reason, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE)
                       ? _("The map holds more than a file of a map may, and would not open again. Nothing was written.")
                       : _("The map would not read back as it is from what was to be written, so nothing was written."));
  return NULL;
}

/* As @plain, but sealed; opened again, and compared. */
static GBytes *
seal_plain (GBytes *plain, EntSecret *secret, EntProgress *progress, GError **error)
{
  g_autoptr (GBytes) sealed = ent_secret_seal (secret, plain, error), back = NULL;
  g_autoptr (GError) reason = NULL;

  if (sealed == NULL)
    return NULL;
  ent_progress_reach (progress, PLAIN, SEALED, 1, 1);
  if (!ent_io_goes_on (progress, error))
    return NULL;
  back = ent_secret_open_with (sealed, secret, &reason);
  if (back != NULL && g_bytes_equal (back, plain))
    return g_steal_pointer (&sealed);
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_VERIFY,
                       _("What was sealed would not open again as it was, so nothing was written."));
  return NULL;
}

GBytes *
ent_store_write_watched (EntMap *map, EntSecret *secret, EntProgress *progress, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (progress, 0, PLAIN);
  g_autoptr (GBytes) plain = NULL, bytes = NULL;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  plain = write_plain (map, writing, error);
  if (plain == NULL)
    return NULL;
  bytes = secret == NULL ? g_steal_pointer (&plain) : seal_plain (plain, secret, progress, error);
  if (bytes == NULL || !ent_io_goes_on (progress, error))
    return NULL;
  ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 1);
  return g_steal_pointer (&bytes);
}

GBytes *
ent_store_write (EntMap *map, GError **error)
{
  return ent_store_write_watched (map, NULL, NULL, error);
}

GBytes *
ent_store_write_sealed (EntMap *map, EntSecret *secret, GError **error)
{
  return ent_store_write_watched (map, secret, NULL, error);
}

/* --- earlier versions --- */

/* The text of a version; NULL where it cannot be read, and where it is sealed with something else than @former. */
static GBytes *
open_version (const EntVersion *version, gboolean is_sealed, EntSecret *former)
{
  g_autoptr (GBytes) bytes = ent_backups_read (version, NULL, NULL, NULL);

  if (bytes == NULL || !is_sealed)
    return g_steal_pointer (&bytes);
  return former != NULL ? ent_secret_open_with (bytes, former, NULL) : NULL;
}

/* Behind the beginning of a file: the map itself stands before all that is in it. */
#define HEAD_BYTES 65536u

/* Whether @version, as it lies there or sealed with @secret, is of the map @map_id. Of one that is not sealed, or with
 * something else, no more than the beginning is read. */
static gboolean
is_of_map (const EntVersion *version, const char *map_id, EntSecret *secret)
{
  g_autofree guchar *head = g_malloc (HEAD_BYTES);
  gsize length = peek (version->file, head, HEAD_BYTES);
  const char *text = (const char *) head;
  g_autofree char *wanted = g_strdup_printf ("id=\"%s\"", map_id);
  g_autoptr (GBytes) plain = NULL;

  if (ent_secret_is_sealed (head, length))
    {
      plain = secret != NULL && ent_secret_fits (secret, head, length) ? open_version (version, TRUE, secret) : NULL;
      if (plain == NULL)
        return FALSE;
      text = g_bytes_get_data (plain, &length);
    }
  return g_strstr_len (text, (gssize) MIN (length, HEAD_BYTES), wanted) != NULL;
}

GPtrArray *
ent_store_list_versions (const char *path, const char *map_id, EntSecret *secret)
{
  GPtrArray *versions;
  g_autoptr (GPtrArray) left = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  versions = ent_backups_list (path);
  left = map_id != NULL ? ent_backups_list_left (path) : NULL;
  for (guint i = 0; left != NULL && i < left->len; i++)
    if (is_of_map (g_ptr_array_index (left, i), map_id, secret))
      ent_backups_add_all_of (versions, g_ptr_array_index (left, i));
  return versions;
}

/* FALSE where it stays as it can be read without a passphrase. */
static gboolean
seal_version (const EntVersion *version, EntSecret *secret, EntSecret *former)
{
  guchar beginning[ENT_SEALED_HEADER_BYTES];
  gsize n = peek (version->file, beginning, sizeof beginning);
  gboolean is_sealed = ent_secret_is_sealed (beginning, n);
  g_autoptr (GBytes) plain = NULL, sealed = NULL;

  /* of most of them it is known without reading them */
  if (ent_secret_fits (secret, beginning, n))
    return TRUE;
  plain = open_version (version, is_sealed, former);
  sealed = plain != NULL ? ent_secret_seal (secret, plain, NULL) : NULL;
  return (sealed != NULL && ent_backups_exchange (version, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL)) || is_sealed;
}

gboolean
ent_store_seal_versions (const char *path, const char *map_id, EntSecret *secret, EntSecret *former)
{
  g_autoptr (GPtrArray) versions = NULL;
  gboolean all = TRUE;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  versions = ent_store_list_versions (path, map_id, former != NULL ? former : secret);
  for (guint i = 0; i < versions->len; i++)
    all = seal_version (g_ptr_array_index (versions, i), secret, former) && all;
  return all;
}
