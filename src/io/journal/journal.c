/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/disk/file-private.h"
#include "io/journal/folder.h"
#include "io/journal/frame.h"

/* A new base comes when the entries have grown past it, so that reading never takes longer than
 * twice as long. Not earlier than this: what a workshop does in a day can then be taken back. */
#define LEAST_RENEWAL ((guint64) 1024 * 1024)

typedef enum
{
  JOB_BASE,
  JOB_ENTRIES,
  JOB_CLEAR,
  JOB_DROP,
  JOB_RETRY,
} JobKind;

typedef struct
{
  JobKind kind;
  EntJournalAbout *about;
  EntMap *map;
  GPtrArray *entries;
  char *id; /* of the journal to drop */
} Job;

struct _EntJournal
{
  char *id;
  EntSeal seal;
  EntJournalFunc func;
  gpointer data;
  GThreadPool *pool; /* of one thread */
  GMutex lock;       /* of the two below */
  GCond tried;
  guint n_under_way;

  /* of the thread alone */
  GQueue waiting; /* of Job, in their order */
  char *folder;   /* NULL: not taken yet */
  int fd;         /* of the generation that is appended to, or -1 */
  guint generation;
  guint n_frames;
  guint64 good_length; /* so much of it is whole and on the disk */
  guint64 renewal;     /* of that length a new base is asked for */
  gboolean spoilt;     /* what is appended cannot be trusted to be there */
  gboolean asked, failing;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_journal_about_free (job->about);
  g_clear_object (&job->map);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job->id);
  g_free (job);
}

static GBytes *
sealed (EntJournal *self, GBytes *bytes, GError **error)
{
  return self->seal.seal != NULL ? self->seal.seal (bytes, self->seal.data, error) : g_bytes_ref (bytes);
}

static gboolean
can_append (EntJournal *self)
{
  struct stat status;

  /* somebody may have deleted the folder meanwhile */
  return self->fd >= 0 && !self->spoilt && fstat (self->fd, &status) == 0 && status.st_nlink > 0;
}

static void
close_generation (EntJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->spoilt = FALSE;
}

/* --- a new generation --- */

static gboolean
take_folder (EntJournal *self, GError **error)
{
  g_autofree char *folder = ent_journal_folder_path (self->id, error);

  if (folder == NULL || !ent_journal_folder_take (folder, error))
    return FALSE;
  if (self->folder == NULL)
    {
      g_autoptr (GArray) there = ent_journal_folder_generations (folder);

      self->generation = there->len > 0 ? g_array_index (there, guint, 0) : 0;
      self->folder = g_steal_pointer (&folder);
    }
  return TRUE;
}

static GByteArray *
build_base (EntJournal *self, Job *job, GError **error)
{
  g_autoptr (GBytes) bytes = ent_store_write (job->map, error), base = NULL, about = NULL;
  GByteArray *file;

  if (bytes == NULL)
    return NULL;
  base = sealed (self, bytes, error);
  if (base == NULL)
    return NULL;
  if (self->seal.seal != NULL)
    g_clear_pointer (&job->about->title, g_free);
  about = ent_journal_about_encode (job->about);
  file = g_byte_array_new ();
  ent_frames_begin (file, self->seal.seal != NULL ? ENT_FRAMES_SEALED : 0);
  ent_frames_add (file, 0, ENT_FRAME_ABOUT, about);
  ent_frames_add (file, 1, ENT_FRAME_BASE, base);
  return file;
}

/* The one before stays: it is whole whatever becomes of the new one. */
static void
drop_older (EntJournal *self)
{
  g_autoptr (GArray) there = ent_journal_folder_generations (self->folder);

  for (guint i = 2; i < there->len; i++)
    {
      g_autofree char *path = ent_journal_folder_file (self->folder, g_array_index (there, guint, i));

      g_unlink (path);
    }
}

/* The file of the new generation, open to be appended to; -1. */
static int
write_generation (EntJournal *self, const char *path, const GByteArray *file, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  int fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && ent_file_write_all (fd, (const char *) file->data, file->len, NULL) && ent_file_flush (fd) && g_rename (part, path) == 0)
    {
      if (ent_file_flush_folder (self->folder))
        return fd;
      ent_journal_refuse (error, self->folder, errno);
      /* it may be there after a power cut: what is appended to the one before it would never be read */
      self->spoilt = TRUE;
      close (fd);
      return -1;
    }
  ent_journal_refuse (error, part, errno);
  if (fd >= 0)
    {
      close (fd);
      g_unlink (part);
    }
  return -1;
}

static gboolean
do_base (EntJournal *self, Job *job, GError **error)
{
  g_autoptr (GByteArray) file = build_base (self, job, error);
  g_autofree char *path = NULL;
  int fd;

  if (file == NULL || !take_folder (self, error))
    return FALSE;
  path = ent_journal_folder_file (self->folder, self->generation + 1);
  fd = write_generation (self, path, file, error);
  if (fd < 0)
    return FALSE;
  close_generation (self);
  self->fd = fd;
  self->generation++;
  self->n_frames = 2;
  self->good_length = file->len;
  self->renewal = file->len + MAX (file->len, LEAST_RENEWAL);
  self->asked = FALSE;
  drop_older (self);
  return TRUE;
}

/* --- more steps --- */

static GByteArray *
build_entries (EntJournal *self, const Job *job, GError **error)
{
  g_autoptr (GByteArray) frames = g_byte_array_new ();

  for (guint i = 0; i < job->entries->len; i++)
    {
      g_autoptr (GBytes) plain = ent_journal_entry_encode (g_ptr_array_index (job->entries, i));
      g_autoptr (GBytes) content = sealed (self, plain, error);

      if (content == NULL)
        return NULL;
      ent_frames_add (frames, self->n_frames + i, ENT_FRAME_ENTRY, content);
    }
  return g_steal_pointer (&frames);
}

/* What was torn goes again, or what is appended behind it would never be read. */
static gboolean
refuse_torn (EntJournal *self, GError **error)
{
  g_autofree char *path = ent_journal_folder_file (self->folder, self->generation);
  int code = errno;

  /* after another fault than a full disk nobody knows what is there */
  self->spoilt = (code != ENOSPC && code != EDQUOT && code != EFBIG) || ftruncate (self->fd, (off_t) self->good_length) != 0;
  return ent_journal_refuse (error, path, code);
}

static gboolean
do_entries (EntJournal *self, const Job *job, GError **error)
{
  g_autoptr (GByteArray) frames = build_entries (self, job, error);

  if (frames == NULL)
    return FALSE;
  if (lseek (self->fd, (off_t) self->good_length, SEEK_SET) < 0 ||
      !ent_file_write_all (self->fd, (const char *) frames->data, frames->len, NULL) || !ent_file_flush (self->fd))
    return refuse_torn (self, error);
  self->good_length += frames->len;
  self->n_frames += job->entries->len;
  return TRUE;
}

static gboolean
do_clear (EntJournal *self, GError **error)
{
  g_autofree char *folder = ent_journal_folder_path (self->id, error);

  /* first: what is open some network folders do not let go */
  close_generation (self);
  if (folder == NULL || !ent_journal_folder_remove (folder, error))
    return FALSE;
  g_clear_pointer (&self->folder, g_free);
  self->asked = FALSE;
  return TRUE;
}

static gboolean
do_drop (const Job *job, GError **error)
{
  g_autofree char *folder = ent_journal_folder_path (job->id, error);

  return folder != NULL && ent_journal_folder_remove (folder, error);
}

/* --- the thread --- */

static gboolean
comes_base (EntJournal *self)
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    if (((Job *) l->data)->kind != JOB_ENTRIES)
      return TRUE;
  return FALSE;
}

/* TRUE: it is done, or need not be. */
static gboolean
do_job (EntJournal *self, Job *job, GError **error)
{
  g_autoptr (GError) reason = NULL;

  switch (job->kind)
    {
    case JOB_BASE:
      if (do_base (self, job, &reason))
        return TRUE;
      if (!can_append (self))
        break;
      /* the generation that is there does as well; when it has grown as much again, there is another try */
      self->renewal *= 2;
      self->asked = FALSE;
      return TRUE;
    case JOB_ENTRIES:
      /* where there is nothing to append to, a base that has them already does as well */
      if (can_append (self) ? do_entries (self, job, &reason) : comes_base (self))
        return TRUE;
      break;
    case JOB_CLEAR:
      if (do_clear (self, &reason))
        return TRUE;
      break;
    case JOB_DROP:
      if (do_drop (job, &reason))
        return TRUE;
      break;
    case JOB_RETRY:
    default:
      return TRUE;
    }
  if (reason == NULL)
    ent_journal_refuse (&reason, self->folder != NULL ? self->folder : self->id, ENOENT);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
tell (EntJournal *self, const GError *error)
{
  gboolean wants_base = !self->asked && !comes_base (self) &&
                        (error != NULL ? !can_append (self) : self->fd >= 0 && self->good_length > self->renewal);

  if ((error != NULL) == self->failing && !wants_base)
    return;
  self->failing = error != NULL;
  self->asked |= wants_base;
  self->func (error, wants_base, self->data);
}

static void
run (gpointer data, gpointer journal)
{
  EntJournal *self = journal;
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (job->kind == JOB_RETRY)
    job_free (job);
  else
    g_queue_push_tail (&self->waiting, job);
  while ((job = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (!do_job (self, job, &error))
        {
          g_queue_push_head (&self->waiting, job);
          break;
        }
      job_free (job);
    }
  tell (self, error);
  g_mutex_lock (&self->lock);
  self->n_under_way--;
  g_cond_broadcast (&self->tried);
  g_mutex_unlock (&self->lock);
}

EntJournal *
ent_journal_new (const EntSeal *seal, EntJournalFunc func, gpointer data)
{
  EntJournal *self = g_new0 (EntJournal, 1);

  self->id = g_uuid_string_random ();
  if (seal != NULL)
    self->seal = *seal;
  self->func = func;
  self->data = data;
  self->fd = -1;
  g_mutex_init (&self->lock);
  g_cond_init (&self->tried);
  g_queue_init (&self->waiting);
  self->pool = g_thread_pool_new (run, self, 1, FALSE, NULL);
  return self;
}

void
ent_journal_free (EntJournal *self)
{
  if (self == NULL)
    return;
  g_thread_pool_free (self->pool, FALSE, TRUE);
  close_generation (self);
  g_queue_clear_full (&self->waiting, job_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->tried);
  g_free (self->folder);
  g_free (self->id);
  g_free (self);
}

void
ent_journal_set_id (EntJournal *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

const char *
ent_journal_id (EntJournal *self)
{
  return self->id;
}

static void
push (EntJournal *self, Job of)
{
  Job *job = g_memdup2 (&of, sizeof of);

  g_mutex_lock (&self->lock);
  self->n_under_way++;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->pool, job, NULL);
}

void
ent_journal_push_base (EntJournal *self, EntJournalAbout *about, EntMap *map)
{
  push (self, (Job) { .kind = JOB_BASE, .about = about, .map = map });
}

void
ent_journal_push_entries (EntJournal *self, GPtrArray *entries)
{
  push (self, (Job) { .kind = JOB_ENTRIES, .entries = entries });
}

void
ent_journal_push_clear (EntJournal *self)
{
  push (self, (Job) { .kind = JOB_CLEAR });
}

void
ent_journal_push_drop (EntJournal *self, const char *id)
{
  push (self, (Job) { .kind = JOB_DROP, .id = g_strdup (id) });
}

void
ent_journal_retry (EntJournal *self)
{
  push (self, (Job) { .kind = JOB_RETRY });
}

void
ent_journal_wait (EntJournal *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_under_way > 0)
    g_cond_wait (&self->tried, &self->lock);
  g_mutex_unlock (&self->lock);
}
