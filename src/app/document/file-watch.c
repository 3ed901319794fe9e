/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/document/file-watch.h"

#include <string.h>

/* Of changes made on other machines nothing is told. */
#define LOOK_SECONDS 30
/* Somebody waits for a file to be free, and who is killed leaves its lock as it was. */
#define WAIT_SECONDS 5
/* A program that saves makes several changes in a row, and may take the file away for an instant. */
#define SETTLE_MS 250
#define REFRESH_US ((gint64) 10 * 60 * G_USEC_PER_SEC)

struct _EntFileWatch
{
  GObject parent_instance;

  char *path; /* NULL: nothing is watched */
  EntFingerprint *known;
  EntLock *lock;             /* ours, or NULL */
  EntFingerprint *told;      /* what was there when "seen" was emitted last, or NULL */
  EntFileState state;        /* as told */
  EntLockHolder *holder;     /* as told */
  GFileMonitor *monitors[2]; /* of the file and its lock, once a thread has made them */
  guint timer_id, settle_id;
  gint64 refreshed;
  guint64 turn;     /* one more whenever another file is watched: what was looked at before is out of date */
  gboolean looking; /* a thread is at it */
  gboolean again;   /* and something has happened since it began */
  gboolean doubts;  /* it seemed to be gone: before that is told, another look */
};

enum
{
  SEEN,
  HOLDER_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntFileWatch, ent_file_watch, G_TYPE_OBJECT)

/* One look in a thread. */
typedef struct
{
  guint64 turn;
  char *path;
  EntFingerprint *known;
  EntLock *lock;
  gboolean refreshes, makes_monitors;

  EntFileState state;
  EntFingerprint *now;
  EntLockHolder *holder;
  GFileMonitor *monitors[2];
} Look;

static void
look_free (Look *look)
{
  g_free (look->path);
  ent_fingerprint_free (look->known);
  g_clear_pointer (&look->lock, ent_lock_unref);
  ent_fingerprint_free (look->now);
  ent_lock_holder_free (look->holder);
  for (guint i = 0; i < G_N_ELEMENTS (look->monitors); i++)
    g_clear_object (&look->monitors[i]);
  g_free (look);
}

/* In the thread: to begin to watch, the system has to find the folder. What it tells goes to the main loop all the same. */
static GFileMonitor *
new_monitor (const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL ? g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL) : NULL;
}

static void
run_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  if (look->makes_monitors)
    {
      g_autofree char *lock_path = ent_lock_path (look->path);

      look->monitors[0] = new_monitor (look->known->real_path);
      look->monitors[1] = new_monitor (lock_path);
    }
  look->state = ent_file_look (look->path, look->known, &look->now);
  if (look->lock == NULL)
    look->holder = ent_lock_look (look->path);
  else if (look->refreshes)
    ent_lock_refresh (look->lock, &look->holder);
  else
    ent_lock_check (look->lock, &look->holder);
  g_task_return_boolean (task, TRUE);
}

static void on_event (EntFileWatch *self);

static void
take_monitors (EntFileWatch *self, Look *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (look->monitors); i++)
    if (look->monitors[i] != NULL)
      {
        self->monitors[i] = g_steal_pointer (&look->monitors[i]);
        g_signal_connect_object (self->monitors[i], "changed", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
      }
}

static gboolean
is_same_holder (const EntLockHolder *a, const EntLockHolder *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->person, b->person) == 0 && g_strcmp0 (a->host, b->host) == 0;
}

/* Whether it is what was told of already. */
static gboolean
was_told (EntFileWatch *self, const Look *look)
{
  if (look->state != self->state || self->told == NULL)
    return look->state == self->state;
  return look->now->checksum != NULL ? g_strcmp0 (look->now->checksum, self->told->checksum) == 0
                                     : look->now->inode == self->told->inode && look->now->size == self->told->size;
}

static void
take_state (EntFileWatch *self, Look *look)
{
  if (look->state == ENT_FILE_TOUCHED)
    {
      /* or its bytes would be compared every time */
      g_clear_pointer (&self->known, ent_fingerprint_free);
      self->known = ent_fingerprint_copy (look->now);
      look->state = ENT_FILE_SAME;
    }
  if (look->state == ENT_FILE_UNKNOWN || was_told (self, look))
    return;
  g_clear_pointer (&self->told, ent_fingerprint_free);
  self->told = g_steal_pointer (&look->now);
  self->state = look->state;
  g_signal_emit (self, signals[SEEN], 0, (guint) self->state);
}

static gboolean
on_settled (gpointer data)
{
  EntFileWatch *self = data;

  self->settle_id = 0;
  ent_file_watch_look (self);
  return G_SOURCE_REMOVE;
}

/* Once things have settled, also if they never quite do. */
static void
on_event (EntFileWatch *self)
{
  if (self->settle_id == 0 && self->path != NULL)
    self->settle_id = g_timeout_add (SETTLE_MS, on_settled, self);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  EntFileWatch *self = ENT_FILE_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean again = self->again;

  self->looking = self->again = FALSE;
  if (self->path == NULL)
    return;
  if (look->turn != self->turn)
    {
      ent_file_watch_look (self);
      return;
    }
  take_monitors (self, look);
  /* a holder that is gone or another one: first, as what became of the file is told with it */
  if (!is_same_holder (look->holder, self->holder))
    {
      ent_lock_holder_free (self->holder);
      self->holder = g_steal_pointer (&look->holder);
      g_signal_emit (self, signals[HOLDER_CHANGED], 0);
    }
  if (look->turn == self->turn && look->state == ENT_FILE_GONE && !self->doubts)
    {
      self->doubts = TRUE;
      on_event (self);
    }
  else if (look->turn == self->turn)
    {
      self->doubts = look->state == ENT_FILE_GONE;
      take_state (self, look);
    }
  if (again)
    on_event (self);
}

void
ent_file_watch_look (EntFileWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;
  gint64 now = g_get_monotonic_time ();

  if (self->path == NULL)
    return;
  if (self->looking)
    {
      self->again = TRUE;
      return;
    }
  self->looking = TRUE;
  look = g_new0 (Look, 1);
  look->turn = self->turn;
  look->path = g_strdup (self->path);
  look->known = ent_fingerprint_copy (self->known);
  look->lock = ent_lock_ref (self->lock);
  look->refreshes = self->lock != NULL && now - self->refreshed >= REFRESH_US;
  look->makes_monitors = self->monitors[0] == NULL && self->monitors[1] == NULL;
  if (look->refreshes)
    self->refreshed = now;
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_source_tag (task, ent_file_watch_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, run_look);
}

gboolean
ent_file_watch_is_looking (EntFileWatch *self)
{
  return self->looking;
}

static gboolean
on_timer (gpointer data)
{
  ent_file_watch_look (data);
  return G_SOURCE_CONTINUE;
}

static void
forget (EntFileWatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_clear_object (&self->monitors[i]);
      }
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->known, ent_fingerprint_free);
  g_clear_pointer (&self->lock, ent_lock_unref);
  g_clear_pointer (&self->told, ent_fingerprint_free);
  g_clear_pointer (&self->holder, ent_lock_holder_free);
  self->state = ENT_FILE_SAME;
  self->doubts = FALSE;
  self->turn++;
}

/* Of one that was only touched, more is known here than whoever asks knows. */
static gboolean
is_watched (EntFileWatch *self, const char *path, const EntFingerprint *known, EntLock *lock)
{
  return g_strcmp0 (path, self->path) == 0 && lock == self->lock && g_strcmp0 (known->checksum, self->known->checksum) == 0;
}

gboolean
ent_file_watch_set (EntFileWatch *self, const char *path, const EntFingerprint *known, EntLock *lock, const EntLockHolder *holder)
{
  if (path == NULL || known == NULL)
    {
      gboolean was_watched = self->path != NULL;

      if (was_watched)
        forget (self);
      return was_watched;
    }
  if (self->path != NULL && is_watched (self, path, known, lock))
    return FALSE;
  forget (self);
  self->path = g_strdup (path);
  self->known = ent_fingerprint_copy (known);
  self->lock = ent_lock_ref (lock);
  self->holder = ent_lock_holder_copy (holder);
  self->refreshed = g_get_monotonic_time ();
  self->timer_id = g_timeout_add_seconds (holder != NULL ? WAIT_SECONDS : LOOK_SECONDS, on_timer, self);
  ent_file_watch_look (self);
  return TRUE;
}

EntFileState
ent_file_watch_state (EntFileWatch *self)
{
  return self->state;
}

const EntLockHolder *
ent_file_watch_holder (EntFileWatch *self)
{
  return self->holder;
}

static void
ent_file_watch_dispose (GObject *object)
{
  forget (ENT_FILE_WATCH (object));
  G_OBJECT_CLASS (ent_file_watch_parent_class)->dispose (object);
}

static void
ent_file_watch_class_init (EntFileWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_file_watch_dispose;
  signals[SEEN] = g_signal_new ("seen", ENT_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[HOLDER_CHANGED] = g_signal_new ("holder-changed", ENT_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_file_watch_init (EntFileWatch *self)
{
}

EntFileWatch *
ent_file_watch_new (void)
{
  return g_object_new (ENT_TYPE_FILE_WATCH, NULL);
}
