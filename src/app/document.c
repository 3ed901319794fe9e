/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window has open. Saving works on a copy of the map in a thread, so
 * that nobody waits for the disk.
 *
 * Invariants: the map has a moment, and the chosen moment is one of the map;
 * between steps everything that is selected is in the map.
 */
#include "app/document.h"

#include "app/document-save.h"
#include "app/file-lock.h"
#include "app/settings.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the idle time between two frames. */
#define NAMES_AT_ONCE 200

struct _EntDocument
{
  GObject parent_instance;

  EntMap *map;
  GPtrArray *copies; /* of the map at copy_revision, that nobody has asked for yet */
  guint64 copy_revision;
  EntHistory *history;
  EntSelection *selection;

  char *path;
  EntFingerprint *fingerprint; /* of the file at path, as we know it; or NULL */
  EntSecret *secret;           /* seals what is saved from here on; or NULL */
  EntSecret *saved_secret;     /* seals the file as it is; or NULL */
  GBytes *base;                /* what is in it then; or NULL */
  EntFingerprint *earlier;     /* what it was before what others did was taken into the map; or NULL */
  GBytes *earlier_base;        /* as base */
  guint64 taken_at;            /* the state of the history that this led to */
  GPtrArray *findings;         /* or NULL */
  gboolean damaged;            /* only some of it could be read */
  EntLock *lock;               /* of the file at path, or NULL: somebody else's, or none can be made there */
  EntLockHolder *holder;       /* who else has it, so that nothing is changed here; or NULL */
  char *copied_from;           /* name of the file that it is a copy of, or NULL */
  EntProgress *saving;         /* while it is; or NULL */
  gint64 saved_at;
  char *remark;          /* of the last save, or NULL */
  gboolean has_versions; /* of the file at path */
  char *version;         /* when it was written, of an earlier one; or NULL */
  char *origin;          /* name of the file that it is a version of, or NULL */
  gboolean lost_records; /* some that may be selected were removed in this step */

  char *moment;
  EntNameIndex *names;
  guint names_id;        /* while it is being filled */
  EntViewFilter *filter; /* owned */
  guint read_id;         /* texts are being made ready for a search */
};

enum
{
  VIEW_CHANGED,
  FILE_CHANGED,
  REFUSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_CAN_EDIT,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntDocument, ent_document, G_TYPE_OBJECT)

static void
choose_latest_moment (EntDocument *self)
{
  const EntMoment *latest = ent_map_latest_moment (self->map);

  g_free (self->moment);
  self->moment = latest != NULL ? g_strdup (latest->base.id) : NULL;
  ent_view_filter_set_moment (self->filter, self->moment);
}

/* For so long at a time texts are made ready, while somebody types. */
#define READ_US 3000

/* What takes so long to free that it is seen. */
#define MANY 1000
/* A picture and a journal. */
#define N_COPIES 2

static gpointer
free_map (gpointer map)
{
  g_object_unref (map);
  return NULL;
}

void
ent_document_let_go (EntMap *map)
{
  GThread *thread;

  if (map == NULL)
    return;
  thread = ent_map_n_stakeholders (map) > MANY ? g_thread_try_new ("free", free_map, map, NULL) : NULL;
  if (thread != NULL)
    g_thread_unref (thread);
  else
    g_object_unref (map);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntDocument *self)
{
  g_ptr_array_set_size (self->copies, 0);
  ent_view_filter_note (self->filter, change);
  if (change->kind == ENT_CHANGE_REMOVE && (change->key.kind == ENT_RECORD_STAKEHOLDER || change->key.kind == ENT_RECORD_TIE))
    self->lost_records = TRUE;
  if (change->key.kind == ENT_RECORD_MOMENT && change->kind == ENT_CHANGE_REMOVE && g_strcmp0 (change->key.id, self->moment) == 0)
    {
      choose_latest_moment (self);
      g_signal_emit (self, signals[VIEW_CHANGED], 0);
    }
}

/* Once for a step, whoever did it: each removal by itself would tell all views. */
static void
deselect_lost (EntDocument *self)
{
  guint n = ent_selection_n (self->selection);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  self->lost_records = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *id = ent_selection_at (self->selection, i);

      if (ent_map_stakeholder (self->map, id) != NULL || ent_map_tie (self->map, id) != NULL)
        g_ptr_array_add (left, (gpointer) id);
    }
  ent_selection_set_many (self->selection, (const char *const *) left->pdata, left->len);
}

static void
on_history_changed (EntHistory *history, EntDocument *self)
{
  if (self->lost_records)
    deselect_lost (self);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

static void
on_selection_changed (EntSelection *selection, EntDocument *self)
{
  ent_history_break_merge (self->history);
}

/* Before somebody types the first letter, which would have to wait for all of it. */
static gboolean
on_fill_names (gpointer data)
{
  EntDocument *self = data;

  if (ent_name_index_fill (self->names, NAMES_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->names_id = 0;
  return G_SOURCE_REMOVE;
}

static void
take_map (EntDocument *self, EntMap *map)
{
  self->map = map;
  self->names = ent_name_index_new (map);
  self->names_id = g_idle_add_full (G_PRIORITY_LOW, on_fill_names, self, NULL);
  self->filter = ent_view_filter_new (map);
  self->selection = ent_selection_new ();
  self->history = ent_history_new (self->map, self->selection);
  choose_latest_moment (self);
  g_signal_connect_object (self->map, "changed", G_CALLBACK (on_map_changed), self, 0);
  g_signal_connect_object (self->history, "changed", G_CALLBACK (on_history_changed), self, 0);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self, 0);
}

static void
set_can_edit (EntDocument *self, gboolean can_edit)
{
  if (ent_document_can_edit (self) == can_edit)
    return;
  ent_history_set_locked (self->history, !can_edit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_EDIT]);
}

static void
ent_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAN_EDIT)
    g_value_set_boolean (value, ent_document_can_edit (ENT_DOCUMENT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_document_dispose (GObject *object)
{
  EntDocument *self = ENT_DOCUMENT (object);

  g_clear_handle_id (&self->names_id, g_source_remove);
  g_clear_pointer (&self->names, ent_name_index_free);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->history);
  g_clear_object (&self->selection);
  g_clear_object (&self->map);
  g_ptr_array_set_size (self->copies, 0);
  ent_file_lock_let_go (g_steal_pointer (&self->lock));
  G_OBJECT_CLASS (ent_document_parent_class)->dispose (object);
}

static void
ent_document_finalize (GObject *object)
{
  EntDocument *self = ENT_DOCUMENT (object);

  g_ptr_array_unref (self->copies);
  g_free (self->path);
  g_clear_pointer (&self->fingerprint, ent_fingerprint_free);
  g_clear_pointer (&self->secret, ent_secret_unref);
  g_clear_pointer (&self->saved_secret, ent_secret_unref);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->earlier, ent_fingerprint_free);
  g_clear_pointer (&self->earlier_base, g_bytes_unref);
  g_clear_pointer (&self->saving, ent_progress_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->remark);
  g_free (self->version);
  g_free (self->origin);
  g_clear_pointer (&self->holder, ent_lock_holder_free);
  g_free (self->copied_from);
  g_free (self->moment);
  g_clear_pointer (&self->filter, ent_view_filter_free);
  G_OBJECT_CLASS (ent_document_parent_class)->finalize (object);
}

static void
ent_document_class_init (EntDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ent_document_get_property;
  object_class->dispose = ent_document_dispose;
  object_class->finalize = ent_document_finalize;
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", ENT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILE_CHANGED] = g_signal_new ("file-changed", ENT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", ENT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  properties[PROP_CAN_EDIT] = g_param_spec_boolean ("can-edit", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_document_init (EntDocument *self)
{
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_document_let_go);
}

EntDocument *
ent_document_new (void)
{
  EntDocument *self = g_object_new (ENT_TYPE_DOCUMENT, NULL);

  take_map (self, ent_map_new_begun ());
  return self;
}

static void
take_secret (EntDocument *self, EntFile *file)
{
  self->secret = g_steal_pointer (&file->secret);
  self->saved_secret = ent_secret_ref (self->secret);
}

EntDocument *
ent_document_new_for_file (EntFile *file)
{
  EntDocument *self = g_object_new (ENT_TYPE_DOCUMENT, NULL);

  take_map (self, g_steal_pointer (&file->map));
  self->path = g_strdup (file->path);
  self->fingerprint = g_steal_pointer (&file->fingerprint);
  self->findings = g_steal_pointer (&file->findings);
  take_secret (self, file);
  self->damaged = file->damaged;
  set_can_edit (self, !file->damaged);
  if (file->mended)
    ent_history_mark_unsaved (self->history);
  return self;
}

EntDocument *
ent_document_new_for_version (EntFile *file, const char *path, gint64 written_at)
{
  EntDocument *self = g_object_new (ENT_TYPE_DOCUMENT, NULL);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (written_at / G_USEC_PER_SEC);

  take_map (self, g_steal_pointer (&file->map));
  self->findings = g_steal_pointer (&file->findings);
  take_secret (self, file);
  self->version = g_date_time_format (when, "%Y-%m-%d %H:%M");
  self->origin = ent_format_display_stem (path);
  set_can_edit (self, FALSE);
  return self;
}

void
ent_document_take_copy (EntDocument *self, EntMap *copy)
{
  if (self->copy_revision != ent_map_revision (self->map))
    g_ptr_array_set_size (self->copies, 0);
  g_ptr_array_add (self->copies, copy);
  self->copy_revision = ent_map_revision (self->map);
}

EntMap *
ent_document_steal_copy (EntDocument *self)
{
  if (self->copies->len == 0 || self->copy_revision != ent_map_revision (self->map))
    return NULL;
  return g_ptr_array_steal_index (self->copies, self->copies->len - 1);
}

EntMap *
ent_document_copy_map (EntDocument *self)
{
  EntMap *copy = ent_document_steal_copy (self);

  return copy != NULL ? copy : ent_map_copy (self->map);
}

GPtrArray *
ent_document_make_copies (EntMap *map)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_document_let_go);

  for (guint i = 0; i < N_COPIES; i++)
    g_ptr_array_add (copies, ent_map_copy (map));
  return copies;
}

void
ent_document_take_copies (EntDocument *self, GPtrArray *copies)
{
  while (copies != NULL && copies->len > 0)
    ent_document_take_copy (self, g_ptr_array_steal_index (copies, copies->len - 1));
  g_clear_pointer (&copies, g_ptr_array_unref);
}

EntMap *
ent_document_map (EntDocument *self)
{
  return self->map;
}

EntHistory *
ent_document_history (EntDocument *self)
{
  return self->history;
}

EntSelection *
ent_document_selection (EntDocument *self)
{
  return self->selection;
}

const char *
ent_document_path (EntDocument *self)
{
  return self->path;
}

/* The step that has taken in what others did is undone, or was and is gone. */
static gboolean
is_taken_back (EntDocument *self)
{
  guint position;

  if (self->earlier == NULL)
    return FALSE;
  if (ent_history_find_state (self->history, self->taken_at, &position))
    return position > ent_history_position (self->history);
  /* one that is so long ago that it cannot be undone is not */
  return self->taken_at > ent_history_state_at (self->history, 0);
}

const EntFingerprint *
ent_document_fingerprint (EntDocument *self)
{
  return is_taken_back (self) ? self->earlier : self->fingerprint;
}

EntSecret *
ent_document_secret (EntDocument *self)
{
  return self->secret;
}

EntSecret *
ent_document_saved_secret (EntDocument *self)
{
  return self->saved_secret;
}

EntSecret *
ent_document_guard (EntDocument *self)
{
  return self->secret != NULL ? self->secret : self->saved_secret;
}

void
ent_document_set_secret (EntDocument *self, EntSecret *secret)
{
  if (secret == self->secret)
    return;
  g_clear_pointer (&self->secret, ent_secret_unref);
  self->secret = ent_secret_ref (secret);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

GBytes *
ent_document_base (EntDocument *self)
{
  return is_taken_back (self) ? self->earlier_base : self->base;
}

void
ent_document_take_base (EntDocument *self, GBytes *bytes)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  self->base = bytes;
}

/* The file at the path is @fingerprint, and @bytes are in it; takes both. What it was before is of no interest. */
static void
take_file (EntDocument *self, EntFingerprint *fingerprint, GBytes *bytes)
{
  g_clear_pointer (&self->fingerprint, ent_fingerprint_free);
  g_clear_pointer (&self->earlier, ent_fingerprint_free);
  g_clear_pointer (&self->earlier_base, g_bytes_unref);
  self->fingerprint = fingerprint;
  ent_document_take_base (self, bytes);
}

void
ent_document_follow_file (EntDocument *self, const EntFile *file, GBytes *bytes, guint64 before, gboolean is_saved)
{
  g_autoptr (EntFingerprint) earlier = ent_fingerprint_copy (ent_document_fingerprint (self));
  g_autoptr (GBytes) earlier_base = ent_document_base (self) != NULL ? g_bytes_ref (ent_document_base (self)) : NULL;

  take_file (self, ent_fingerprint_copy (file->fingerprint), bytes);
  g_clear_pointer (&self->saved_secret, ent_secret_unref);
  self->saved_secret = ent_secret_ref (file->secret);
  self->taken_at = ent_history_state (self->history);
  if (self->taken_at != before)
    {
      self->earlier = g_steal_pointer (&earlier);
      self->earlier_base = g_steal_pointer (&earlier_base);
    }
  if (is_saved)
    ent_history_mark_saved (self->history);
  else
    ent_history_mark_unsaved (self->history);
}

gboolean
ent_document_can_edit (EntDocument *self)
{
  return !ent_history_is_locked (self->history);
}

const EntLockHolder *
ent_document_holder (EntDocument *self)
{
  return self->holder;
}

void
ent_document_set_holder (EntDocument *self, const EntLockHolder *holder)
{
  EntLockHolder *copy = ent_lock_holder_copy (holder);

  ent_lock_holder_free (self->holder);
  self->holder = copy;
  set_can_edit (self, copy == NULL && !self->damaged && self->version == NULL);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

EntLock *
ent_document_lock (EntDocument *self)
{
  return self->lock;
}

void
ent_document_take_lock (EntDocument *self, EntLock *lock)
{
  ent_file_lock_let_go (g_steal_pointer (&self->lock));
  self->lock = lock;
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

EntLock *
ent_document_steal_lock (EntDocument *self)
{
  return g_steal_pointer (&self->lock);
}

void
ent_document_become_copy (EntDocument *self)
{
  if (self->path != NULL)
    self->copied_from = ent_format_display_stem (self->path);
  g_clear_pointer (&self->path, g_free);
  take_file (self, NULL, NULL);
  ent_history_mark_unsaved (self->history);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

void
ent_document_refuse (EntDocument *self, const GError *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[REFUSED], 0, error->message);
}

const char *
ent_document_version (EntDocument *self)
{
  return self->version;
}

gboolean
ent_document_is_blank (EntDocument *self)
{
  return self->path == NULL && self->version == NULL && self->saving == NULL && ent_document_is_saved (self) && ent_map_n_stakeholders (self->map) == 0;
}

gboolean
ent_document_is_saved (EntDocument *self)
{
  return ent_history_is_saved (self->history) && self->secret == self->saved_secret;
}

gboolean
ent_document_is_saving (EntDocument *self)
{
  return self->saving != NULL;
}

EntProgress *
ent_document_saving (EntDocument *self)
{
  return self->saving;
}

gint64
ent_document_saved_at (EntDocument *self)
{
  return self->saved_at;
}

static char *
dup_name (EntDocument *self)
{
  const char *title = ent_map_info (self->map)->title;

  if (title != NULL)
    return g_strdup (title);
  if (self->version != NULL)
    return g_strdup (self->origin);
  if (self->path != NULL)
    return ent_format_display_stem (self->path);
  /* Translators: %s: name of the file that this map was copied from */
  return self->copied_from != NULL ? g_strdup_printf (_("Copy of %s"), self->copied_from) : g_strdup (_("New map"));
}

/* Takes @name: with what tells an earlier version from the map of today. */
static char *
name_version (EntDocument *self, char *name)
{
  g_autofree char *owned = name;

  if (self->version == NULL)
    return g_steal_pointer (&owned);
  /* first what tells it from the map of today: a long title is cut at its end.
   * Translators: 1: date and time at which this version was saved, 2: title of the map */
  return g_strdup_printf (_("Version of %1$s: %2$s"), self->version, name);
}

char *
ent_document_dup_title (EntDocument *self)
{
  return name_version (self, dup_name (self));
}

char *
ent_document_dup_outer_title (EntDocument *self)
{
  if (ent_document_guard (self) == NULL)
    return ent_document_dup_title (self);
  if (self->path != NULL)
    return ent_format_display_stem (self->path);
  return name_version (self, g_strdup (self->origin != NULL ? self->origin : _("Sealed map")));
}

char *
ent_document_dup_stem (EntDocument *self)
{
  g_autofree char *name = dup_name (self), *stem = NULL;

  if (self->version == NULL)
    stem = g_steal_pointer (&name);
  else
    /* Translators: name of a file; 1: title of the map, 2: date and time at which this version was saved */
    stem = g_strdup_printf (_("%1$s (version of %2$s)"), name, self->version);
  return g_strdelimit (g_steal_pointer (&stem), "/\\:", '-');
}

GPtrArray *
ent_document_findings (EntDocument *self)
{
  return self->findings;
}

void
ent_document_take_findings (EntDocument *self, GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
}

void
ent_document_save_async (EntDocument *self, const char *path, gboolean replace, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GSettings) settings = ent_settings_new ();
  EntSaving *save = g_new0 (EntSaving, 1);
  gboolean same = path == NULL || g_strcmp0 (path, self->path) == 0;

  g_return_if_fail (path != NULL || self->path != NULL);

  g_task_set_source_tag (task, ent_document_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) ent_saving_free);
  save->path = g_strdup (same ? self->path : path);
  if (same && !replace)
    save->expected = ent_fingerprint_copy (ent_document_fingerprint (self));
  save->moves = !same;
  save->person = ent_settings_dup_person (settings);
  save->lock_before = ent_lock_ref (self->lock);
  save->map = ent_document_copy_map (self);
  save->revision = ent_map_revision (self->map);
  save->secret = ent_secret_ref (self->secret);
  save->former = ent_secret_ref (self->saved_secret);
  save->left = save->moves ? g_strdup (self->path) : NULL;
  /* what is typed from here on is another step */
  ent_history_break_merge (self->history);
  save->state = ent_history_state (self->history);
  save->progress = ent_progress_new ();
  self->saving = ent_progress_ref (save->progress);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
  g_task_run_in_thread (task, ent_saving_run);
}

gboolean
ent_document_save_finish (EntDocument *self, GAsyncResult *result, GError **error)
{
  EntSaving *save = g_task_get_task_data (G_TASK (result));

  g_clear_pointer (&self->saving, ent_progress_unref);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      g_signal_emit (self, signals[FILE_CHANGED], 0);
      return FALSE;
    }
  /* for the journal of the steps to come, which begins with what is in the file */
  if (save->revision == ent_map_revision (self->map))
    ent_document_take_copy (self, g_steal_pointer (&save->map));
  g_free (self->path);
  self->path = g_strdup (save->path);
  take_file (self, g_steal_pointer (&save->saved.fingerprint), g_steal_pointer (&save->bytes));
  g_clear_pointer (&self->saved_secret, ent_secret_unref);
  self->saved_secret = g_steal_pointer (&save->secret);
  g_free (self->remark);
  self->remark = g_steal_pointer (&save->saved.remark);
  self->has_versions = save->has_versions;
  g_clear_pointer (&self->version, g_free);
  if (save->moves || self->lock == NULL)
    {
      g_clear_pointer (&self->lock, ent_lock_unref);
      self->lock = g_steal_pointer (&save->lock);
    }
  self->damaged = FALSE;
  g_clear_pointer (&self->holder, ent_lock_holder_free);
  set_can_edit (self, TRUE);
  self->saved_at = g_get_real_time ();
  ent_history_mark_state_saved (self->history, save->state);
  g_signal_emit (self, signals[FILE_CHANGED], 0);
  return TRUE;
}

char *
ent_document_take_remark (EntDocument *self)
{
  return g_steal_pointer (&self->remark);
}

gboolean
ent_document_has_versions (EntDocument *self)
{
  return self->has_versions;
}

void
ent_document_set_has_versions (EntDocument *self, gboolean has_versions)
{
  self->has_versions = has_versions;
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

const char *
ent_document_moment (EntDocument *self)
{
  return self->moment;
}

void
ent_document_set_moment (EntDocument *self, const char *moment_id)
{
  if (g_strcmp0 (self->moment, moment_id) == 0 || ent_map_moment (self->map, moment_id) == NULL)
    return;
  g_free (self->moment);
  self->moment = g_strdup (moment_id);
  ent_view_filter_set_moment (self->filter, self->moment);
  ent_history_break_merge (self->history);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

gboolean
ent_document_add_moment (EntDocument *self, GError **error)
{
  const char *id = ent_edit_add_moment (self->history, C_ ("moment", "New moment"), ent_date_today (), error);

  if (id != NULL)
    ent_document_set_moment (self, id);
  return id != NULL;
}

const char *
ent_document_search (EntDocument *self)
{
  return ent_view_filter_search (self->filter);
}

void
ent_document_set_search (EntDocument *self, const char *text)
{
  if (ent_view_filter_set_search (self->filter, text))
    g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static gboolean
on_read (gpointer data)
{
  EntDocument *self = data;

  if (!ent_view_filter_read (self->filter, g_get_monotonic_time () + READ_US))
    return G_SOURCE_CONTINUE;
  self->read_id = 0;
  return G_SOURCE_REMOVE;
}

void
ent_document_expect_search (EntDocument *self)
{
  if (self->read_id == 0)
    self->read_id = g_idle_add (on_read, self);
}

gboolean
ent_document_matches (EntDocument *self, const EntStakeholder *stakeholder)
{
  return ent_view_filter_passes (self->filter, stakeholder, FALSE) && ent_view_filter_finds (self->filter, stakeholder);
}

EntViewFilter *
ent_document_filter (EntDocument *self)
{
  return self->filter;
}

/* What is chosen is what one works on: nothing is done unseen to whom it keeps back. */
static void
deselect_kept_back (EntDocument *self)
{
  guint n = ent_selection_n (self->selection);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *id = ent_selection_at (self->selection, i);
      const EntStakeholder *stakeholder = ent_map_stakeholder (self->map, id);
      const EntTie *tie = stakeholder == NULL ? ent_map_tie (self->map, id) : NULL;

      if (stakeholder != NULL ? ent_view_filter_passes (self->filter, stakeholder, FALSE)
                              : tie != NULL && ent_filter_matches_tie (ent_view_filter_get (self->filter), tie))
        g_ptr_array_add (left, (gpointer) id);
    }
  if (left->len < n)
    ent_selection_set_many (self->selection, (const char *const *) left->pdata, left->len);
}

void
ent_document_set_filter (EntDocument *self, const EntFilter *filter)
{
  if (ent_filter_equal (ent_view_filter_get (self->filter), filter))
    return;
  ent_view_filter_set (self->filter, filter);
  deselect_kept_back (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
ent_document_set_filter_fades (EntDocument *self, gboolean fades)
{
  if (ent_view_filter_fades (self->filter) == fades)
    return;
  ent_view_filter_set_fades (self->filter, fades);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

char **
ent_document_dup_selected (EntDocument *self, EntRecordKind kind)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n = ent_selection_n (self->selection);

  for (guint i = 0; i < n; i++)
    {
      const char *id = ent_selection_at (self->selection, i);

      if (ent_map_find (self->map, kind, id) != NULL)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

EntNameIndex *
ent_document_names (EntDocument *self)
{
  return self->names;
}
