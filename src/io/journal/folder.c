/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "io/disk/file-private.h"
#include "io/disk/private-folder.h"
#include "io/journal/owner.h"
#include "model/text.h"

#define OWNER "owner"
#define GONE ".gone"
#define LONGEST_OWNER 4096

gboolean
ent_journal_refuse (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path), *shown = ent_text_quote (name, 0);

  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED,
               /* Translators: 1: the path of a file or a folder, 2: a sentence that says why */
               _("“%1$s” cannot be used. %2$s"), shown, ent_file_say (code));
  return FALSE;
}

char *
ent_journal_folder_path (const char *id, GError **error)
{
  g_autofree char *all = ent_private_folder (ENT_FOLDER_RECOVERY, error);

  g_return_val_if_fail (id != NULL && strchr (id, '/') == NULL, NULL);

  return all != NULL ? g_build_filename (all, id, NULL) : NULL;
}

/* What was given up before a crash could end it. */
static void
remove_contents (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

GPtrArray *
ent_journal_folder_list (GError **error)
{
  g_autofree char *all = ent_private_folder (ENT_FOLDER_RECOVERY, error);
  g_autoptr (GDir) dir = NULL;
  GPtrArray *ids;
  const char *name;

  if (all == NULL)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  dir = g_dir_open (all, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (all, name, NULL);

      if (g_str_has_suffix (name, GONE))
        remove_contents (path);
      else if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (ids, g_strdup (name));
    }
  return ids;
}

static EntOwner *
read_owner (int fd)
{
  char text[LONGEST_OWNER + 1];
  gssize n = pread (fd, text, LONGEST_OWNER, 0);

  if (n <= 0)
    return NULL;
  text[n] = '\0';
  return ent_owner_parse (text);
}

/* Under a lock: two that want what is left must not both have it. */
static gboolean
take_owned (int fd, const char *path, GError **error)
{
  g_autoptr (EntOwner) owner = NULL, self = ent_owner_self ();
  g_autofree char *text = ent_owner_format (self);

  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return ent_journal_refuse (error, path, EAGAIN);
  owner = read_owner (fd);
  if (owner != NULL && ent_owner_is_self (owner))
    return TRUE;
  if (owner != NULL && !ent_owner_is_gone (owner))
    return ent_journal_refuse (error, path, EAGAIN);
  if (ftruncate (fd, 0) != 0 || lseek (fd, 0, SEEK_SET) != 0 || !ent_file_write_all (fd, text, strlen (text), NULL) || !ent_file_flush (fd))
    return ent_journal_refuse (error, path, errno);
  return TRUE;
}

gboolean
ent_journal_folder_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, OWNER, NULL);
  gboolean taken;
  int fd;

  if (!ent_folder_make (folder))
    return ent_journal_refuse (error, folder, errno);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return ent_journal_refuse (error, path, errno);
  taken = take_owned (fd, path, error);
  close (fd);
  return taken && (ent_file_flush_folder (folder) || ent_journal_refuse (error, folder, errno));
}

gboolean
ent_journal_folder_is_left (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, OWNER, NULL);
  g_autoptr (EntOwner) owner = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd >= 0)
    {
      owner = read_owner (fd);
      close (fd);
    }
  /* it is written first, and whole as soon as there is anything else: a torn one was of before a crash */
  return owner == NULL || ent_owner_is_gone (owner);
}

static int
later_first (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? 1 : x > y ? -1
                           : 0;
}

GArray *
ent_journal_folder_generations (const char *folder)
{
  GArray *generations = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint64 number;

      if (g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT - 1, &number, NULL))
        {
          guint generation = (guint) number;
          g_array_append_val (generations, generation);
        }
    }
  g_array_sort (generations, later_first);
  return generations;
}

char *
ent_journal_folder_file (const char *folder, guint generation)
{
  g_autofree char *name = g_strdup_printf ("%u", generation);

  return g_build_filename (folder, name, NULL);
}

gboolean
ent_journal_folder_remove (const char *folder, GError **error)
{
  /* a name of its own: one that could not be emptied before, as where a network folder keeps what is open, stands in nobody's way */
  g_autofree char *gone = g_strdup_printf ("%s.%08x" GONE, folder, g_random_int ()), *above = g_path_get_dirname (folder);

  /* under another name first: a crash between two files would leave one that says something else */
  if (g_rename (folder, gone) != 0)
    return errno == ENOENT || ent_journal_refuse (error, folder, errno);
  /* where it cannot be, it is offered once more after a power cut */
  (void) ent_file_flush_folder (above);
  remove_contents (gone);
  return TRUE;
}
