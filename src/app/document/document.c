/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window has open. What it has to do with a file stands in document-file.c.
 *
 * Invariants: the map has a moment, and the chosen moment is one of the map;
 * between steps everything that is selected is in the map.
 */
#include "app/document/document-private.h"

#include "app/document/file-lock.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* In the idle time between two frames. */
#define NAMES_AT_ONCE 200

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

void
ent_document_let_edit (EntDocument *self, gboolean can_edit)
{
  if (ent_document_can_edit (self) == can_edit)
    return;
  ent_history_set_locked (self->history, !can_edit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_EDIT]);
}

void
ent_document_tell_file (EntDocument *self)
{
  g_signal_emit (self, signals[FILE_CHANGED], 0);
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
  g_clear_pointer (&self->earlier_secret, ent_secret_unref);
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
  ent_document_let_edit (self, !file->damaged);
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
  ent_document_let_edit (self, FALSE);
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

void
ent_document_refuse (EntDocument *self, const GError *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[REFUSED], 0, error->message);
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
