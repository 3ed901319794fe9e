/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock of a document.
 *
 * A lock appears and changes whole: its text is written beside it, and put in its place by link(2),
 * which fails where one is, or by rename(2). Whoever replaces or removes one holds flock(2) on it
 * and has looked again since: of many who find the same lock left over, one gets it.
 */
#include "io/disk/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/disk/file-private.h"
#include "model/text.h"

#define MAGIC "entorno-lock"
#define BEFORE_NAME ".~lock."
#define AFTER_NAME "#"
#define SILENT_SECONDS ((gint64) 24 * 60 * 60)
#define MAX_TEXT 100u
/* for others who are at the same lock: half a second in all */
#define N_TRIES 50u
#define TRY_US 10000u

struct _EntLock
{
  gatomicrefcount n_refs;
  char *path, *folder, *base; /* of the lock file; base is the document's name */
  gid_t gid;                  /* of the document, if it is there */
  gboolean has_group;
  char *person;
  char *id;
  gint64 since;
  GMutex mutex; /* guards the file against the other threads of this program, and: */
  gboolean released;
};

/* --- what is written in it --- */

void
ent_lock_holder_free (EntLockHolder *holder)
{
  if (holder == NULL)
    return;
  g_free (holder->person);
  g_free (holder->host);
  ent_running_clear (&holder->running);
  g_free (holder->id);
  g_free (holder);
}

EntLockHolder *
ent_lock_holder_copy (const EntLockHolder *holder)
{
  EntLockHolder *copy;

  if (holder == NULL)
    return NULL;
  copy = g_memdup2 (holder, sizeof *holder);
  copy->person = g_strdup (holder->person);
  copy->host = g_strdup (holder->host);
  copy->running.machine = g_strdup (holder->running.machine);
  copy->running.boot = g_strdup (holder->running.boot);
  copy->id = g_strdup (holder->id);
  return copy;
}

gboolean
ent_lock_holder_is_here (const EntLockHolder *holder)
{
  return holder->id != NULL && ent_running_look (&holder->running) != ENT_RUNNING_ELSEWHERE;
}

gboolean
ent_lock_holder_is_old (const EntLockHolder *holder, gint64 now)
{
  return holder->seen > 0 && now - holder->seen > SILENT_SECONDS;
}

/* One line that can be shown; NULL for nothing. */
static char *
take_text (const char *text)
{
  char *clean = ent_text_clean (text, -1, TRUE, NULL);

  /* what was cut may end in a space or between marks of direction, which are closed then */
  for (guint n = MAX_TEXT; clean != NULL && g_utf8_strlen (clean, -1) > (glong) MAX_TEXT; n--)
    {
      g_autofree char *long_one = clean, *cut = g_utf8_substring (long_one, 0, n);

      clean = ent_text_clean (cut, -1, TRUE, NULL);
    }
  return clean;
}

static guint64
take_number (const char *text)
{
  guint64 number = 0;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL) ? number : 0;
}

static void
take_value (EntLockHolder *holder, const char *key, const char *value)
{
  const struct
  {
    const char *key;
    char **text;
  } texts[] = { { "person", &holder->person }, { "host", &holder->host }, { "machine", &holder->running.machine }, { "boot", &holder->running.boot }, { "id", &holder->id } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (key, texts[i].key) == 0)
      {
        g_free (*texts[i].text);
        *texts[i].text = take_text (value);
      }
  if (strcmp (key, "space") == 0)
    holder->running.space = take_number (value);
  else if (strcmp (key, "pid") == 0)
    holder->running.pid = (gint64) take_number (value);
  else if (strcmp (key, "started") == 0)
    holder->running.started = take_number (value);
  else if (strcmp (key, "since") == 0)
    holder->since = (gint64) take_number (value);
  else if (strcmp (key, "seen") == 0)
    holder->seen = (gint64) take_number (value);
}

static void
parse_own (EntLockHolder *holder, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], '=');

      if (value == NULL)
        continue;
      *value = '\0';
      take_value (holder, lines[i], value + 1);
    }
}

/* "person,login,host,date,folder;", with a backslash before what belongs to a field. The login is nobody's business. */
static void
parse_office (EntLockHolder *holder, const char *text)
{
  g_autoptr (GString) field = g_string_new (NULL);
  guint n_fields = 0;

  for (const char *at = text; *at != '\0' && *at != ';' && n_fields < 3; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        g_string_append_c (field, *++at);
      else if (*at != ',')
        g_string_append_c (field, *at);
      else
        {
          if (n_fields == 0)
            holder->person = take_text (field->str);
          else if (n_fields == 2)
            holder->host = take_text (field->str);
          n_fields++;
          g_string_truncate (field, 0);
        }
    }
}

/* Bytes that are no line of an office program are nobody's name. */
static gboolean
looks_like_office (const char *text)
{
  guint n_commas = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == ';')
        return n_commas >= 3;
      if ((guchar) *at < ' ')
        return FALSE;
      if (*at == '\\' && at[1] != '\0')
        at++;
      else if (*at == ',')
        n_commas++;
    }
  return FALSE;
}

EntLockHolder *
ent_lock_parse (const char *data, gsize length)
{
  EntLockHolder *holder = g_new0 (EntLockHolder, 1);
  g_autofree char *text = NULL;

  if (length == 0 || length > ENT_LOCK_BYTES || memchr (data, '\0', length) != NULL)
    return holder;
  text = g_utf8_make_valid (data, (gssize) length);
  if (g_str_has_prefix (text, MAGIC " "))
    parse_own (holder, text);
  else if (looks_like_office (text))
    parse_office (holder, text);
  return holder;
}

static void
write_text (GString *out, const char *key, const char *value)
{
  g_autofree char *shown = take_text (value != NULL ? value : "");

  if (shown != NULL)
    g_string_append_printf (out, "%s=%s\n", key, shown);
}

char *
ent_lock_format (const EntLockHolder *holder)
{
  GString *out = g_string_new (MAGIC " 1\n");

  write_text (out, "person", holder->person);
  write_text (out, "host", holder->host);
  g_string_append_printf (out, "since=%" G_GINT64_FORMAT "\nseen=%" G_GINT64_FORMAT "\n", holder->since, holder->seen);
  write_text (out, "machine", holder->running.machine);
  write_text (out, "boot", holder->running.boot);
  g_string_append_printf (out, "space=%" G_GUINT64_FORMAT "\npid=%" G_GINT64_FORMAT "\nstarted=%" G_GUINT64_FORMAT "\n",
                          holder->running.space, holder->running.pid, holder->running.started);
  write_text (out, "id", holder->id);
  return g_string_free (out, FALSE);
}

static char *
describe (const EntLock *lock)
{
  g_auto (EntRunning) running = ent_running_now ();
  EntLockHolder holder = { .person = lock->person,
                           .host = (char *) g_get_host_name (),
                           .running = running,
                           .since = lock->since,
                           .seen = g_get_real_time () / G_USEC_PER_SEC,
                           .id = lock->id };

  return ent_lock_format (&holder);
}

/* --- the file --- */

char *
ent_lock_path (const char *path)
{
  g_autofree char *folder = NULL, *real = NULL, *base = NULL, *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  real = ent_file_resolve (path, &folder);
  if (real == NULL)
    return NULL;
  g_free (folder);
  folder = g_path_get_dirname (real);
  base = g_path_get_basename (real);
  name = g_strconcat (BEFORE_NAME, base, AFTER_NAME, NULL);
  return g_build_filename (folder, name, NULL);
}

/* Never follows a link, never waits for a pipe. */
static int
open_lock (const char *path)
{
  return open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
}

/* Whatever stands there. */
static EntLockHolder *
read_holder (int fd)
{
  char data[ENT_LOCK_BYTES + 1];
  gsize length = 0;
  struct stat status;
  EntLockHolder *holder;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    return ent_lock_parse (NULL, 0);
  while (length < sizeof data)
    {
      gssize n = pread (fd, data + length, sizeof data - length, (off_t) length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      length += (gsize) n;
    }
  holder = ent_lock_parse (data, length);
  /* by the clock of the disk, where the holder does not say */
  if (holder->since == 0)
    holder->since = (gint64) status.st_mtim.tv_sec;
  if (holder->seen == 0)
    holder->seen = (gint64) status.st_mtim.tv_sec;
  return holder;
}

static gboolean
is_of (const EntLockHolder *holder, const EntLock *lock)
{
  return holder->id != NULL && strcmp (holder->id, lock->id) == 0;
}

/* Whether somebody is there who would be in the way. A program is never in its own way: what it
 * has just closed may not be tidied up yet. */
static gboolean
is_held (const EntLockHolder *holder)
{
  EntRunningState state;

  if (holder->id == NULL)
    return TRUE;
  state = ent_running_look (&holder->running);
  return state == ENT_RUNNING_HERE || state == ENT_RUNNING_ELSEWHERE;
}

EntLockHolder *
ent_lock_look (const char *path)
{
  g_autofree char *at = ent_lock_path (path);
  g_autoptr (EntLockHolder) holder = NULL;
  int fd = at != NULL ? open_lock (at) : -1;

  if (fd < 0)
    return at != NULL && (errno == EACCES || errno == ELOOP) ? ent_lock_parse (NULL, 0) : NULL;
  holder = read_holder (fd);
  close (fd);
  return is_held (holder) ? g_steal_pointer (&holder) : NULL;
}

/* FALSE: somebody else has the lock file in hand. Disks without such a call let everybody. */
static gboolean
grasp (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR);
}

static gboolean
is_still_at (int fd, const char *path)
{
  struct stat open_status, status;

  return fstat (fd, &open_status) == 0 && lstat (path, &status) == 0 && open_status.st_dev == status.st_dev && open_status.st_ino == status.st_ino;
}

/* The text in a file of its own beside the lock; NULL with errno. Readable by those who may read
 * new files in that folder, and for the document's group: colleagues are to see who it is. */
static char *
write_beside (const EntLock *lock)
{
  g_autofree char *text = describe (lock);
  g_autofree char *name = g_strdup_printf (".%s.%06x.part", lock->base, (guint) g_random_int_range (0, 1 << 24));
  g_autofree char *path = g_build_filename (lock->folder, name, NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  int code = 0;

  if (fd < 0)
    return NULL;
  /* some disks have no groups */
  if (lock->has_group && fchown (fd, (uid_t) -1, lock->gid) != 0)
    g_debug ("the lock keeps the group of new files");
  if (!ent_file_write_all (fd, text, strlen (text), NULL))
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0)
    return g_steal_pointer (&path);
  unlink (path);
  errno = code;
  return NULL;
}

typedef enum
{
  TAKEN,
  HELD,
  IMPOSSIBLE,
  AGAIN, /* somebody came in between */
} Attempt;

/* Where there is none: by link(2), or, on disks without links, by a file that appears empty and is filled at once. */
static Attempt
create (const EntLock *lock)
{
  g_autofree char *beside = write_beside (lock), *text = NULL;
  gboolean linked, taken;
  int fd, code;

  if (beside == NULL)
    return errno == EEXIST ? AGAIN : IMPOSSIBLE;
  linked = link (beside, lock->path) == 0;
  code = errno;
  unlink (beside);
  if (linked)
    return TAKEN;
  if (code == EEXIST)
    return AGAIN;
  fd = open (lock->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0)
    return errno == EEXIST ? AGAIN : IMPOSSIBLE;
  text = describe (lock);
  taken = ent_file_write_all (fd, text, strlen (text), NULL);
  taken = close (fd) == 0 && taken;
  if (!taken)
    unlink (lock->path);
  return taken ? TAKEN : IMPOSSIBLE;
}

/* In place of the one that is open as @fd, if it is still there and still says @before (NULL: nothing of ours). */
static Attempt
replace (const EntLock *lock, int fd, const char *before)
{
  g_autoptr (EntLockHolder) now = NULL;
  g_autofree char *beside = NULL;
  int code;

  if (!grasp (fd) || !is_still_at (fd, lock->path))
    return AGAIN;
  now = read_holder (fd);
  if (g_strcmp0 (now->id, before) != 0)
    return AGAIN;
  beside = write_beside (lock);
  if (beside == NULL)
    return IMPOSSIBLE;
  if (rename (beside, lock->path) == 0)
    return TAKEN;
  code = errno;
  unlink (beside);
  errno = code;
  return IMPOSSIBLE;
}

static Attempt
attempt (const EntLock *lock, gboolean takes_over, EntLockHolder **holder)
{
  g_autoptr (EntLockHolder) there = NULL;
  int fd = open_lock (lock->path);
  Attempt result;

  if (fd < 0 && errno == ENOENT)
    return create (lock);
  if (fd < 0 && errno != EACCES && errno != ELOOP)
    return IMPOSSIBLE;
  there = fd >= 0 ? read_holder (fd) : ent_lock_parse (NULL, 0);
  if (is_of (there, lock))
    result = TAKEN;
  else if (!takes_over && is_held (there))
    result = HELD;
  else
    result = fd >= 0 ? replace (lock, fd, there->id) : IMPOSSIBLE;
  if (fd >= 0)
    close (fd);
  if (result == HELD && holder != NULL)
    *holder = g_steal_pointer (&there);
  return result;
}

/* --- taking and leaving --- */

static EntLock *
lock_new (const char *path, const char *person)
{
  g_autofree char *at = ent_lock_path (path), *base = NULL, *uuid = NULL;
  struct stat status;
  EntLock *lock;

  if (at == NULL)
    return NULL;
  lock = g_new0 (EntLock, 1);
  g_atomic_ref_count_init (&lock->n_refs);
  g_mutex_init (&lock->mutex);
  lock->folder = g_path_get_dirname (at);
  base = g_path_get_basename (at);
  lock->base = g_strndup (base + strlen (BEFORE_NAME), strlen (base) - strlen (BEFORE_NAME) - strlen (AFTER_NAME));
  lock->path = g_steal_pointer (&at);
  lock->has_group = stat (path, &status) == 0;
  lock->gid = lock->has_group ? status.st_gid : 0;
  lock->person = g_strdup (person);
  uuid = g_uuid_string_random ();
  /* programs that were begun as one draw the same numbers */
  lock->id = g_strdup_printf ("%s-%d", uuid, (int) getpid ());
  lock->since = g_get_real_time () / G_USEC_PER_SEC;
  return lock;
}

/* Until it is ours, or somebody else's for good. */
static Attempt
insist (const EntLock *lock, gboolean takes_over, EntLockHolder **holder)
{
  for (guint i = 0; i < N_TRIES; i++)
    {
      Attempt result = attempt (lock, takes_over, holder);

      if (result != AGAIN)
        return result;
      g_usleep (TRY_US);
    }
  return IMPOSSIBLE;
}

EntLock *
ent_lock_take (const char *path, const char *person, gboolean takes_over, EntLockHolder **holder)
{
  g_autoptr (EntLock) lock = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  lock = lock_new (path, person);
  if (lock == NULL || insist (lock, takes_over, holder) != TAKEN)
    return NULL;
  return g_steal_pointer (&lock);
}

EntLock *
ent_lock_ref (EntLock *lock)
{
  if (lock != NULL)
    g_atomic_ref_count_inc (&lock->n_refs);
  return lock;
}

void
ent_lock_unref (EntLock *lock)
{
  if (lock == NULL || !g_atomic_ref_count_dec (&lock->n_refs))
    return;
  g_mutex_clear (&lock->mutex);
  g_free (lock->path);
  g_free (lock->folder);
  g_free (lock->base);
  g_free (lock->person);
  g_free (lock->id);
  g_free (lock);
}

/* With @anew it is written again. */
static gboolean
look_at_own (EntLock *lock, gboolean anew, EntLockHolder **holder)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock->mutex);
  g_autoptr (EntLockHolder) there = NULL;
  int fd;

  if (lock->released)
    return TRUE;
  fd = open_lock (lock->path);
  if (fd < 0)
    /* tidied away, or its disk is: only the first can be mended, and somebody may have been quicker */
    return errno != ENOENT || insist (lock, FALSE, holder) != HELD;
  there = read_holder (fd);
  if (is_of (there, lock) && anew)
    /* where that fails it is still ours */
    (void) replace (lock, fd, lock->id);
  close (fd);
  /* whoever has replaced it and is gone, or has been closed in this program, is in nobody's way */
  if (is_of (there, lock) || !is_held (there))
    return TRUE;
  if (holder != NULL)
    *holder = g_steal_pointer (&there);
  return FALSE;
}

gboolean
ent_lock_refresh (EntLock *lock, EntLockHolder **holder)
{
  g_return_val_if_fail (lock != NULL, FALSE);

  return look_at_own (lock, TRUE, holder);
}

gboolean
ent_lock_check (EntLock *lock, EntLockHolder **holder)
{
  g_return_val_if_fail (lock != NULL, FALSE);

  return look_at_own (lock, FALSE, holder);
}

/* AGAIN: somebody else has it in hand. */
static Attempt
remove_own (const EntLock *lock)
{
  g_autoptr (EntLockHolder) there = NULL;
  int fd = open_lock (lock->path);
  Attempt result = HELD;

  if (fd < 0)
    return IMPOSSIBLE;
  if (!grasp (fd))
    result = AGAIN;
  else if (is_still_at (fd, lock->path))
    {
      there = read_holder (fd);
      if (is_of (there, lock) && unlink (lock->path) == 0)
        result = TAKEN;
    }
  close (fd);
  return result;
}

void
ent_lock_release (EntLock *lock)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (lock != NULL);

  locker = g_mutex_locker_new (&lock->mutex);
  lock->released = TRUE;
  for (guint i = 0; i < N_TRIES && remove_own (lock) == AGAIN; i++)
    g_usleep (TRY_US);
}
