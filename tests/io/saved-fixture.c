/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/saved-fixture.h"

#include <glib/gstdio.h>
#include <sys/xattr.h>

#include "folder.h"
#include "io/disk/backups.h"
#include "io/disk/checksum.h"

GBytes *
filled (char with, gsize length)
{
  return g_bytes_new_take (g_strnfill (length, with), length);
}

void
saved_set_up (Saved *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
  f->old = filled ('o', 50000);
  f->new = filled ('n', 60000);
  f->third = filled ('t', 40000);
}

void
saved_tear_down (Saved *f, gconstpointer data)
{
  g_bytes_unref (f->old);
  g_bytes_unref (f->new);
  g_bytes_unref (f->third);
  g_free (f->path);
  remove_folder (f->folder);
}

void
put (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

GBytes *
load (const char *path)
{
  char *data;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) ? g_bytes_new_take (data, length) : NULL;
}

gboolean
holds (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) there = load (path);

  return there != NULL && g_bytes_equal (there, bytes);
}

void
saved_begin (Saved *f, gboolean existed)
{
  g_unlink (f->path);
  ent_backups_clear (f->path, NULL);
  if (!existed)
    return;
  put (f->path, f->old);
  g_assert_no_errno (g_chmod (f->path, SAVED_OLD_MODE));
  /* where the disk has none, one call less is tried */
  (void) setxattr (f->path, "user.entorno.test", "kept", 4, 0);
}

EntFingerprint *
know (const char *path)
{
  EntFingerprint *known = ent_fingerprint_look (path);
  g_autoptr (GBytes) bytes = load (path);

  if (bytes == NULL)
    g_clear_pointer (&known, ent_fingerprint_free);
  else
    known->checksum = ent_checksum (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return known;
}

guint
count_names (const char *folder, gboolean parts)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !parts || g_str_has_suffix (name, ".part");
  return n;
}
