/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection: ids in order, with a set beside them for quick answers. */
#include "model/selection.h"

struct _EntSelection
{
  GObject parent_instance;
  GPtrArray *ids;  /* of EntId, owned */
  GHashTable *set; /* the same ids, borrowed */
};

G_DEFINE_FINAL_TYPE (EntSelection, ent_selection, G_TYPE_OBJECT)

static guint changed_signal;

static void
ent_selection_finalize (GObject *object)
{
  EntSelection *self = ENT_SELECTION (object);

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (ent_selection_parent_class)->finalize (object);
}

static void
ent_selection_class_init (EntSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_selection_finalize;

  changed_signal = g_signal_new ("changed", ENT_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unref_id (gpointer id)
{
  ent_id_unref (id);
}

static void
ent_selection_init (EntSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (unref_id);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
}

EntSelection *
ent_selection_new (void)
{
  return g_object_new (ENT_TYPE_SELECTION, NULL);
}

guint
ent_selection_n (EntSelection *self)
{
  g_return_val_if_fail (ENT_IS_SELECTION (self), 0);

  return self->ids->len;
}

const char *
ent_selection_at (EntSelection *self, guint place)
{
  g_return_val_if_fail (ENT_IS_SELECTION (self), NULL);

  return place < self->ids->len ? g_ptr_array_index (self->ids, place) : NULL;
}

const char *
ent_selection_focus (EntSelection *self)
{
  g_return_val_if_fail (ENT_IS_SELECTION (self), NULL);

  return self->ids->len > 0 ? g_ptr_array_index (self->ids, self->ids->len - 1) : NULL;
}

gboolean
ent_selection_contains (EntSelection *self, const char *id)
{
  g_return_val_if_fail (ENT_IS_SELECTION (self), FALSE);

  return id != NULL && g_hash_table_contains (self->set, id);
}

static void
append (EntSelection *self, const char *id)
{
  EntId held = ent_id (id);

  g_ptr_array_add (self->ids, held);
  g_hash_table_add (self->set, held);
}

static gboolean
holds_just (EntSelection *self, const char *const *ids, guint n_ids)
{
  if (self->ids->len != n_ids)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), ids[i]) != 0)
      return FALSE;
  return TRUE;
}

void
ent_selection_set_many (EntSelection *self, const char *const *ids, guint n_ids)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (ENT_IS_SELECTION (self));

  if (holds_just (self, ids, n_ids))
    return;
  /* @ids may point into what is held now */
  old = g_steal_pointer (&self->ids);
  self->ids = g_ptr_array_new_with_free_func (unref_id);
  g_hash_table_remove_all (self->set);
  for (guint i = 0; i < n_ids; i++)
    if (!g_hash_table_contains (self->set, ids[i]))
      append (self, ids[i]);
  g_signal_emit (self, changed_signal, 0);
}

void
ent_selection_set (EntSelection *self, const char *id)
{
  ent_selection_set_many (self, &id, id != NULL ? 1 : 0);
}

void
ent_selection_clear (EntSelection *self)
{
  ent_selection_set_many (self, NULL, 0);
}

void
ent_selection_add (EntSelection *self, const char *id)
{
  g_return_if_fail (ENT_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (g_hash_table_contains (self->set, id))
    return;
  append (self, id);
  g_signal_emit (self, changed_signal, 0);
}

void
ent_selection_toggle (EntSelection *self, const char *id)
{
  g_return_if_fail (ENT_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (!g_hash_table_remove (self->set, id))
    {
      ent_selection_add (self, id);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      {
        g_ptr_array_remove_index (self->ids, i);
        break;
      }
  g_signal_emit (self, changed_signal, 0);
}

char **
ent_selection_dup (EntSelection *self)
{
  char **ids;

  g_return_val_if_fail (ENT_IS_SELECTION (self), NULL);

  ids = g_new0 (char *, self->ids->len + 1);
  for (guint i = 0; i < self->ids->len; i++)
    ids[i] = g_strdup (g_ptr_array_index (self->ids, i));
  return ids;
}
