/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal/keeper.h"

#include <glib/gi18n-lib.h>

/* Steps that come close together go to the disk together: it is flushed each time, and a second is promised. */
#define TOGETHER_MS 300
/* As long as the disk refuses. */
#define RETRY_S 5

/* How the thread of the journal finds the keeper, which may be gone by then. */
typedef struct
{
  GWeakRef keeper;
  GMainContext *context;
} Link;

struct _EntJournalKeeper
{
  GObject parent_instance;

  EntHistory *history; /* owned */
  EntJournal *journal;
  Link *link;
  char *path; /* of the document; or NULL */
  EntFingerprint *fingerprint;

  GPtrArray *changes; /* of the step that is being made */
  GPtrArray *entries; /* of EntJournalEntry, not handed over yet */
  EntMap *base;       /* of before the first step, until that is made; or NULL */
  EntMap *spare;      /* a copy of the map at spare_revision, for that; or NULL */
  guint64 spare_revision;
  guint n_before;        /* steps that were unsaved then */
  gboolean has_base;     /* the journal has been given one */
  guint64 state, latest; /* of the history, after what is in entries; and the highest there was */
  gboolean wants_base;
  gboolean is_failing;
  guint flush_id, retry_id;
};

enum
{
  FAILING,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntJournalKeeper, ent_journal_keeper, G_TYPE_OBJECT)

/* --- to the journal --- */

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_journal_entry_free);
}

static void
hand_over (EntJournalKeeper *self)
{
  g_clear_handle_id (&self->flush_id, g_source_remove);
  if (self->entries->len == 0)
    return;
  ent_journal_push_entries (self->journal, self->entries);
  self->entries = new_entries ();
}

static gboolean
on_flush (gpointer data)
{
  EntJournalKeeper *self = data;

  self->flush_id = 0;
  hand_over (self);
  return G_SOURCE_REMOVE;
}

static void
hand_over_soon (EntJournalKeeper *self)
{
  /* not later while more comes: the first of them is promised too */
  if (self->flush_id == 0)
    self->flush_id = g_timeout_add_full (G_PRIORITY_HIGH, TOGETHER_MS, on_flush, self, NULL);
}

static void
push_base (EntJournalKeeper *self, EntMap *map, guint n_before)
{
  EntJournalAbout *about = g_new0 (EntJournalAbout, 1);

  about->path = g_strdup (self->path);
  about->fingerprint = ent_fingerprint_copy (self->fingerprint);
  about->title = g_strdup (ent_map_info (map)->title);
  about->time = g_get_real_time ();
  about->n_unsaved = n_before;
  self->has_base = TRUE;
  ent_journal_push_base (self->journal, about, map);
}

/* Steps between what was saved and what is there now. */
static guint
count_unsaved (EntJournalKeeper *self)
{
  guint position = ent_history_position (self->history), saved;

  if (ent_history_is_saved (self->history))
    return 0;
  if (!ent_history_saved_position (self->history, &saved))
    return position + 1;
  return position > saved ? position - saved : saved - position;
}

/* Of the map as it is now. */
static EntMap *
copy_map (EntJournalKeeper *self)
{
  EntMap *map = ent_history_map (self->history);
  g_autoptr (EntMap) spare = g_steal_pointer (&self->spare);

  return spare != NULL && self->spare_revision == ent_map_revision (map) ? g_steal_pointer (&spare) : ent_map_copy (map);
}

/* Between two steps. */
static void
renew_base (EntJournalKeeper *self)
{
  hand_over (self);
  self->wants_base = FALSE;
  push_base (self, copy_map (self), count_unsaved (self));
}

static void
clear_journal (EntJournalKeeper *self)
{
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->base);
  self->wants_base = FALSE;
  if (self->has_base)
    ent_journal_push_clear (self->journal);
  self->has_base = FALSE;
}

/* --- what is heard --- */

static void
on_changing (EntHistory *history, EntJournalKeeper *self)
{
  /* of steps that came to nothing: a value was set that stood there already */
  g_ptr_array_set_size (self->changes, 0);
  if (self->has_base || self->base != NULL)
    return;
  self->base = copy_map (self);
  self->n_before = count_unsaved (self);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntJournalKeeper *self)
{
  g_ptr_array_add (self->changes, ent_change_copy (change));
}

/* The step, or the way over several, from the state that is known to the one that is there now. */
static EntJournalEntry *
take_entry (EntJournalKeeper *self)
{
  EntHistory *history = self->history;
  guint64 state = ent_history_state (history);
  guint position = ent_history_position (history), before = 0;
  gboolean is_known = ent_history_find_state (history, self->state, &before);
  GPtrArray *changes = self->changes;

  self->changes = ent_journal_changes_new ();
  if (state > self->latest)
    return ent_journal_entry_new (is_known ? ENT_ENTRY_STEP : ENT_ENTRY_JOIN,
                                  position > 0 ? ent_history_step_name (history, position - 1) : NULL, 0, changes);
  return ent_journal_entry_new (ENT_ENTRY_TURN, ent_history_step_name (history, MIN (position, before)),
                                (gint32) position - (gint32) before, changes);
}

static void
on_history_changed (EntHistory *history, EntJournalKeeper *self)
{
  guint64 state = ent_history_state (history);

  /* what was rolled back left nothing behind */
  if (state == self->state)
    {
      g_ptr_array_set_size (self->changes, 0);
      return;
    }
  g_ptr_array_add (self->entries, take_entry (self));
  self->state = state;
  self->latest = MAX (self->latest, state);
  if (!self->has_base)
    push_base (self, g_steal_pointer (&self->base), self->n_before);
  hand_over_soon (self);
  if (self->wants_base)
    renew_base (self);
}

/* --- how the journal stands --- */

static gboolean
on_retry (gpointer data)
{
  ent_journal_retry (((EntJournalKeeper *) data)->journal);
  return G_SOURCE_CONTINUE;
}

static void
set_failing (EntJournalKeeper *self, const char *reason)
{
  g_autofree char *message = NULL;

  if (self->is_failing == (reason != NULL))
    return;
  self->is_failing = reason != NULL;
  if (reason == NULL)
    g_clear_handle_id (&self->retry_id, g_source_remove);
  else
    {
      self->retry_id = g_timeout_add_seconds (RETRY_S, on_retry, self);
      /* Translators: %s: sentences that say what went wrong */
      message = g_strdup_printf (_("What you change is not kept for the case of a crash just now. %s "
                                   "Your map is still open here, and it is tried again: save it soon."),
                                    reason);
    }
  g_signal_emit (self, signals[FAILING], 0, message);
}

typedef struct
{
  EntJournalKeeper *keeper; /* owned */
  char *reason;
  gboolean wants_base;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->keeper);
  g_free (news->reason);
  g_free (news);
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  EntJournalKeeper *self = news->keeper;

  if (self->history == NULL)
    return G_SOURCE_REMOVE;
  set_failing (self, news->reason);
  if (!news->wants_base || !self->has_base)
    return G_SOURCE_REMOVE;
  /* in the middle of a step the map is in no state that anybody could go on from */
  if (ent_history_is_open (self->history))
    self->wants_base = TRUE;
  else
    renew_base (self);
  return G_SOURCE_REMOVE;
}

/* In the thread of the journal. */
static void
on_journal (const GError *error, gboolean wants_base, gpointer data)
{
  Link *link = data;
  EntJournalKeeper *keeper = g_weak_ref_get (&link->keeper);
  g_autoptr (GSource) source = NULL;
  News *news;

  if (keeper == NULL)
    return;
  news = g_new0 (News, 1);
  news->keeper = keeper;
  news->reason = error != NULL ? g_strdup (error->message) : NULL;
  news->wants_base = wants_base;
  /* not g_main_context_invoke(), which would call it here while no loop runs */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, news, news_free);
  g_source_attach (source, link->context);
}

/* --- the keeper --- */

static void
stop_listening (EntJournalKeeper *self)
{
  if (self->history == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->history, self);
  g_signal_handlers_disconnect_by_data (ent_history_map (self->history), self);
}

static void
ent_journal_keeper_dispose (GObject *object)
{
  EntJournalKeeper *self = ENT_JOURNAL_KEEPER (object);

  if (self->journal != NULL && self->history != NULL)
    {
      stop_listening (self);
      if (ent_history_is_saved (self->history))
        clear_journal (self);
      else
        hand_over (self);
    }
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_pointer (&self->journal, ent_journal_free);
  g_clear_object (&self->history);
  g_clear_object (&self->base);
  g_clear_object (&self->spare);
  G_OBJECT_CLASS (ent_journal_keeper_parent_class)->dispose (object);
}

static void
ent_journal_keeper_finalize (GObject *object)
{
  EntJournalKeeper *self = ENT_JOURNAL_KEEPER (object);

  g_weak_ref_clear (&self->link->keeper);
  g_main_context_unref (self->link->context);
  g_free (self->link);
  g_free (self->path);
  ent_fingerprint_free (self->fingerprint);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (ent_journal_keeper_parent_class)->finalize (object);
}

static void
ent_journal_keeper_class_init (EntJournalKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = ent_journal_keeper_dispose;
  object_class->finalize = ent_journal_keeper_finalize;
  signals[FAILING] = g_signal_new ("failing", ENT_TYPE_JOURNAL_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_journal_keeper_init (EntJournalKeeper *self)
{
  self->changes = ent_journal_changes_new ();
  self->entries = new_entries ();
  self->link = g_new0 (Link, 1);
  g_weak_ref_init (&self->link->keeper, self);
  self->link->context = g_main_context_ref_thread_default ();
}

static void
follow_state (EntJournalKeeper *self)
{
  guint n = ent_history_n_steps (self->history);

  self->state = ent_history_state (self->history);
  self->latest = ent_history_state_at (self->history, n);
}

EntJournalKeeper *
ent_journal_keeper_new (EntHistory *history, const EntSeal *seal)
{
  EntJournalKeeper *self = g_object_new (ENT_TYPE_JOURNAL_KEEPER, NULL);

  g_return_val_if_fail (ENT_IS_HISTORY (history), self);

  self->history = g_object_ref (history);
  self->journal = ent_journal_new (seal, on_journal, self->link);
  follow_state (self);
  g_signal_connect (history, "changing", G_CALLBACK (on_changing), self);
  g_signal_connect (history, "changed", G_CALLBACK (on_history_changed), self);
  g_signal_connect (ent_history_map (history), "changed", G_CALLBACK (on_map_changed), self);
  return self;
}

void
ent_journal_keeper_take_copy (EntJournalKeeper *self, EntMap *copy)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  g_clear_object (&self->spare);
  self->spare = copy;
  self->spare_revision = ent_map_revision (ent_history_map (self->history));
}

void
ent_journal_keeper_begin (EntJournalKeeper *self)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self) && !self->has_base);

  if (!ent_history_is_saved (self->history))
    renew_base (self);
}

void
ent_journal_keeper_replace (EntJournalKeeper *self, EntJournalKeeper *before)
{
  g_autofree char *id = NULL;

  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self) && !self->has_base);
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (before) && before->history == self->history);

  stop_listening (before);
  if (ent_history_is_saved (self->history))
    clear_journal (before);
  else
    hand_over (before);
  id = before->has_base ? g_strdup (ent_journal_id (before->journal)) : NULL;
  /* it writes to its end before anything of it goes: later it would come back */
  g_clear_pointer (&before->journal, ent_journal_free);
  g_clear_object (&before->history);
  ent_journal_keeper_begin (self);
  if (id != NULL)
    ent_journal_push_drop (self->journal, id);
}

void
ent_journal_keeper_adopt (EntJournalKeeper *self, const char *id)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self) && !self->has_base);

  ent_journal_set_id (self->journal, id);
  renew_base (self);
}

static void
set_file (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint)
{
  g_free (self->path);
  ent_fingerprint_free (self->fingerprint);
  self->path = g_strdup (path);
  self->fingerprint = ent_fingerprint_copy (fingerprint);
}

void
ent_journal_keeper_set_file (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  set_file (self, path, fingerprint);
}

void
ent_journal_keeper_note_saved (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint)
{
  EntJournalEntry *entry;
  guint saved;

  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  set_file (self, path, fingerprint);
  if (ent_history_is_saved (self->history))
    {
      clear_journal (self);
      return;
    }
  if (!self->has_base)
    return;
  if (!ent_history_saved_position (self->history, &saved))
    {
      renew_base (self);
      return;
    }
  entry = ent_journal_entry_new (ENT_ENTRY_SAVED, NULL, (gint32) saved - (gint32) ent_history_position (self->history), ent_journal_changes_new ());
  entry->path = g_strdup (path);
  entry->fingerprint = ent_fingerprint_copy (fingerprint);
  g_ptr_array_add (self->entries, entry);
  hand_over (self);
}

void
ent_journal_keeper_note_file (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  /* whoever tells it may have heard of the step earlier than this */
  on_history_changed (self->history, self);
  set_file (self, path, fingerprint);
  if (ent_history_is_saved (self->history))
    clear_journal (self);
  else if (self->has_base)
    renew_base (self);
}

void
ent_journal_keeper_give_up (EntJournalKeeper *self)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  stop_listening (self);
  clear_journal (self);
}

void
ent_journal_keeper_close (EntJournalKeeper *self)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  /* what the thread has told and nobody has heard yet may hold it longer than whoever lets it go */
  g_object_run_dispose (G_OBJECT (self));
}

void
ent_journal_keeper_flush (EntJournalKeeper *self)
{
  g_return_if_fail (ENT_IS_JOURNAL_KEEPER (self));

  hand_over (self);
  ent_journal_wait (self->journal);
}
