/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip files by libzip, without its check of consistency: that refuses good files of programs
 * that fill the header before a part otherwise than the directory at the end.
 *
 * libzip makes room for as many entries as a directory says to have before it looks at one, and
 * tries each place at the end that looks like a directory's. So those are looked at first.
 */
#include "io/book/sheets/zip-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "io/book/book.h"
#include "io/xml/prescan.h"
#include "model/text.h"

#define BLOCK_BYTES 65536u
#define MAX_DIRECTORY_BYTES ((guint64) 1024 * 1024)
/* One document within another, not packed any more, has its own. */
#define MAX_DIRECTORIES 16u

struct _EntZip
{
  GBytes *bytes;
  EntProgress *progress;
  zip_t *zip;
  GHashTable *by_name; /* folded name, owned → index + 1; the first of two counts */
  guint64 n_said;      /* bytes of all parts, as the directory has it: for the progress alone */
  gsize n_read;
};

/* --- what is refused --- */

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return FALSE;
  va_start (arguments, format);
  *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
refuse_zip (GError **error)
{
  return refuse (error, "%s", _("The file is damaged or incomplete. Copy it once more from where it comes, or open it in the program that made it and save it again."));
}

gboolean
ent_zip_refuse_kind (const char *ending, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: %s: ending of a file name */
               _("This is not a workbook: it may be a text document, a presentation, or an archive of files. Save the table as a workbook (%s), and import that."), ending);
  return FALSE;
}

gboolean
ent_zip_refuse_password (GError **error)
{
  return refuse (error, "%s", _("The file is protected with a password. Open it in the program that made it, save it without one, and import that."));
}

static gboolean
refuse_many (GError **error)
{
  /* Translators: %u: a number */
  return refuse (error, _("The file has more than %u parts, more than tables need. Copy its tables into a new workbook, and import that."), ENT_ZIP_MAX_PARTS);
}

static gboolean
refuse_part (const char *name, const zip_error_t *problem, GError **error)
{
  g_autofree char *shown = ent_text_quote (name, ENT_TEXT_QUOTED);

  switch (zip_error_code_zip (problem))
    {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
      return ent_zip_refuse_password (error);
    case ZIP_ER_COMPNOTSUPP:
      /* Translators: %s: name of a part of a file, such as xl/workbook.xml */
      return refuse (error, _("The part “%s” of the file is packed in a way that is not known here. Open the file in the program that made it, save it again, and import that."), shown);
    default:
      /* Translators: %s: name of a part of a file, such as xl/workbook.xml */
      return refuse (error, _("The part “%s” of the file is damaged. Get the file once more from where it comes, or open it in the program that made it and save it again."), shown);
    }
}

/* --- the directories at the end --- */

static guint64
number_at (const guchar *p, guint n_bytes)
{
  guint64 number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | p[i - 1];
  return number;
}

typedef struct
{
  guint n_directories;
  guint64 n_entries, n_bytes;
} Tail;

static void
add (Tail *tail, guint64 n_entries, guint64 n_bytes)
{
  /* no sum goes over: both may be anything */
  tail->n_entries += MIN (n_entries, G_MAXUINT32);
  tail->n_bytes += MIN (n_bytes, G_MAXUINT32);
}

/* What the record at @p says, and that of ZIP64 which one before it leads to. */
static void
count_directory (Tail *tail, const guchar *data, gsize length, const guchar *p)
{
  guint64 at;

  tail->n_directories++;
  if (p - data < 20 || memcmp (p - 20, "PK\006\007", 4) != 0)
    {
      add (tail, MAX (number_at (p + 8, 2), number_at (p + 10, 2)), number_at (p + 12, 4));
      return;
    }
  at = number_at (p - 12, 8);
  if (length >= 56 && at <= length - 56)
    add (tail, MAX (number_at (data + at + 24, 8), number_at (data + at + 32, 8)), number_at (data + at + 40, 8));
}

static gboolean
check_directories (const guchar *data, gsize length, GError **error)
{
  Tail tail = { 0 };
  gsize from = length - MIN (length, 22 + 65535 + 1024);

  for (gsize i = from; i + 22 <= length; i++)
    if (data[i] == 'P' && memcmp (data + i, "PK\005\006", 4) == 0)
      count_directory (&tail, data, length, data + i);
  if (tail.n_directories == 0)
    return refuse_zip (error);
  if (tail.n_entries > ENT_ZIP_MAX_PARTS || tail.n_bytes > MAX_DIRECTORY_BYTES || tail.n_directories > MAX_DIRECTORIES)
    return refuse_many (error);
  return TRUE;
}

/* --- opening --- */

static char *
fold_name (const char *name)
{
  return g_strdelimit (g_ascii_strdown (name, -1), "\\", '/');
}

static void
index_names (EntZip *self)
{
  zip_int64_t n = zip_get_num_entries (self->zip, 0);

  for (zip_int64_t i = 0; i < n; i++)
    {
      const char *name = zip_get_name (self->zip, (zip_uint64_t) i, 0);
      zip_stat_t said;
      char *folded;

      if (name == NULL)
        continue;
      if (zip_stat_index (self->zip, (zip_uint64_t) i, 0, &said) == 0 && (said.valid & ZIP_STAT_SIZE) != 0)
        self->n_said += MIN (said.size, ENT_ZIP_MAX_BYTES);
      folded = fold_name (name);
      if (g_hash_table_contains (self->by_name, folded))
        g_free (folded);
      else
        g_hash_table_insert (self->by_name, folded, GINT_TO_POINTER ((int) i + 1));
    }
}

gboolean
ent_zip_check_size (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= ENT_BOOK_MAX_BYTES)
    return TRUE;
  /* Translators: %u: a number */
  return refuse (error, _("The file is larger than %u MiB, larger than can be imported. Divide it among several files."), (guint) (ENT_BOOK_MAX_BYTES >> 20));
}

EntZip *
ent_zip_open (GBytes *bytes, EntProgress *progress, GError **error)
{
  g_autoptr (EntZip) self = NULL;
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  zip_source_t *source;

  if (!ent_zip_check_size (bytes, error))
    return NULL;
  if (!check_directories (data, length, error))
    return NULL;
  self = g_new0 (EntZip, 1);
  self->bytes = g_bytes_ref (bytes);
  self->progress = progress != NULL ? ent_progress_ref (progress) : NULL;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  source = zip_source_buffer_create (data, length, 0, NULL);
  if (source == NULL)
    g_error ("out of memory");
  self->zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
  if (self->zip == NULL)
    {
      zip_source_free (source);
      refuse_zip (error);
      return NULL;
    }
  /* a directory may have more than it says */
  if (zip_get_num_entries (self->zip, 0) > (zip_int64_t) ENT_ZIP_MAX_PARTS)
    {
      refuse_many (error);
      return NULL;
    }
  index_names (self);
  return g_steal_pointer (&self);
}

void
ent_zip_free (EntZip *self)
{
  if (self == NULL)
    return;
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_hash_table_unref (self->by_name);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->progress, ent_progress_unref);
  g_free (self);
}

/* From 1; 0: there is none. */
static int
find (const EntZip *self, const char *name)
{
  g_autofree char *folded = fold_name (name);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_name, folded));
}

gboolean
ent_zip_has (const EntZip *self, const char *name)
{
  return find (self, name) > 0;
}

/* --- reading --- */

static zip_file_t *
open_part (EntZip *self, const char *name, zip_stat_t *said, GError **error)
{
  int found = find (self, name);
  zip_uint64_t i = (zip_uint64_t) MAX (found, 1) - 1;
  zip_file_t *part;

  if (found == 0)
    {
      g_autofree char *shown = ent_text_quote (name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a part of a file, such as xl/workbook.xml */
      refuse (error, _("The file lacks its part “%s”. Open it in the program that made it, save it again, and import that."), shown);
      return NULL;
    }
  if (zip_stat_index (self->zip, i, 0, said) == 0 && (said->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && said->encryption_method != ZIP_EM_NONE)
    {
      ent_zip_refuse_password (error);
      return NULL;
    }
  part = zip_fopen_index (self->zip, i, 0);
  if (part == NULL)
    refuse_part (name, zip_get_error (self->zip), error);
  return part;
}

static gboolean
has_room (const EntZip *self, const char *name, gsize n_unpacked, const zip_stat_t *said, GError **error)
{
  gsize packed = (said->valid & ZIP_STAT_COMP_SIZE) != 0 ? (gsize) MIN (said->comp_size, g_bytes_get_size (self->bytes)) : 0;

  if (self->n_read > ENT_ZIP_MAX_BYTES)
    /* Translators: %u: a number */
    return refuse (error, _("The file takes more than %u MiB when it is unpacked, more than can be imported. Divide it among several files."), (guint) (ENT_ZIP_MAX_BYTES >> 20));
  if (n_unpacked > ENT_ZIP_ANY_RATIO_BYTES && n_unpacked / ENT_ZIP_MAX_RATIO > packed)
    {
      g_autofree char *shown = ent_text_quote (name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a part of a file, such as xl/workbook.xml */
      return refuse (error, _("The part “%s” of the file says the same over and over and takes more than %u times its place when it is unpacked, as what is made to do harm. It was not read."), shown, ENT_ZIP_MAX_RATIO);
    }
  return TRUE;
}

static gboolean
read_blocks (EntZip *self, zip_file_t *part, const char *name, const zip_stat_t *said, EntZipBlock block, gpointer data, GError **error)
{
  g_autofree char *buffer = g_malloc (BLOCK_BYTES);
  gsize n_unpacked = 0;
  zip_int64_t n;

  while ((n = zip_fread (part, buffer, BLOCK_BYTES)) > 0)
    {
      n_unpacked += (gsize) n;
      self->n_read += (gsize) n;
      ent_progress_reach (self->progress, 0, ENT_PROGRESS_DONE, self->n_read, (gsize) MAX (self->n_said, self->n_read));
      if (!ent_io_goes_on (self->progress, error) || !has_room (self, name, n_unpacked, said, error) || !block (data, buffer, (gsize) n, error))
        return FALSE;
    }
  return n == 0 ? TRUE : refuse_part (name, zip_file_get_error (part), error);
}

gboolean
ent_zip_read (EntZip *self, const char *name, EntZipBlock block, gpointer data, GError **error)
{
  zip_stat_t said = { 0 };
  zip_file_t *part = open_part (self, name, &said, error);
  gboolean fine;

  if (part == NULL)
    return FALSE;
  fine = read_blocks (self, part, name, &said, block, data, error);
  (void) zip_fclose (part);
  return fine;
}

typedef struct
{
  GByteArray *bytes;
  gsize limit;
  const char *name;
} Gathered;

static gboolean
gather (gpointer data, const char *bytes, gsize length, GError **error)
{
  Gathered *self = data;

  if (length > self->limit - self->bytes->len)
    {
      g_autofree char *shown = ent_text_quote (self->name, ENT_TEXT_QUOTED);

      /* Translators: 1: name of a part of a file, such as mimetype, 2: a number */
      return refuse (error, _("The part “%1$s” of the file is larger than %2$u bytes, larger than in any that can be imported."), shown, (guint) self->limit);
    }
  g_byte_array_append (self->bytes, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

GBytes *
ent_zip_bytes (EntZip *self, const char *name, gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Gathered gathered = { bytes, MIN (limit, ENT_ZIP_MAX_BYTES), name };

  if (!ent_zip_read (self, name, gather, &gathered, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
