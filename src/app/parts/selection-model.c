/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkSelectionModel whose truth is a selection of ids. */
#include "app/parts/selection-model.h"

#include "app/panels/stakeholder-list.h"
#include "app/plan/plan-list.h"

struct _EntSelectionModel
{
  GObject parent_instance;
  GListModel *model;
  EntSelection *selection;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntSelectionModel, ent_selection_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (ENT_SELECTION_MODEL (list)->model);
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (ENT_SELECTION_MODEL (list)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The item keeps the id alive, the list keeps the item, or the map the id. */
static char *
dup_id (EntSelectionModel *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

  if (GTK_IS_TREE_LIST_ROW (item))
    {
      GObject *inner = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));

      g_set_object (&item, inner);
      g_clear_object (&inner);
    }
  if (ENT_IS_ACTION_ITEM (item))
    return g_strdup (ent_action_item_id (ENT_ACTION_ITEM (item)));
  return ENT_IS_STAKEHOLDER_ITEM (item) ? g_strdup (ent_stakeholder_item_id (ENT_STAKEHOLDER_ITEM (item))) : NULL;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (model);
  g_autofree char *id = dup_id (self, position);

  return id != NULL && ent_selection_contains (self->selection, id);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (model);
  g_autofree char *id = dup_id (self, position);

  if (id == NULL)
    return FALSE;
  if (unselect_rest)
    ent_selection_set (self->selection, id);
  else
    ent_selection_add (self->selection, id);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (model);
  g_autofree char *id = dup_id (self, position);

  if (id == NULL)
    return FALSE;
  if (ent_selection_contains (self->selection, id))
    ent_selection_toggle (self->selection, id);
  return TRUE;
}

/* The selection in @keep order, then those of the range. */
static void
set_range (EntSelectionModel *self, guint position, guint n_items, gboolean keep)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (keep)
    {
      g_auto (GStrv) before = ent_selection_dup (self->selection);

      g_strv_builder_addv (builder, (const char **) before);
    }
  for (guint i = position; i < position + n_items; i++)
    {
      g_autofree char *id = dup_id (self, i);

      if (id != NULL && !(keep && ent_selection_contains (self->selection, id)))
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  ent_selection_set_many (self->selection, (const char *const *) ids, g_strv_length (ids));
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  set_range (ENT_SELECTION_MODEL (model), position, n_items, !unselect_rest);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (model);

  set_range (self, 0, g_list_model_get_n_items (self->model), FALSE);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  ent_selection_clear (ENT_SELECTION_MODEL (model)->selection);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (model);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  guint n = g_list_model_get_n_items (self->model);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = dup_id (self, i);

      if (id == NULL)
        continue;
      if (gtk_bitset_contains (mask, i) ? gtk_bitset_contains (selected, i) : ent_selection_contains (self->selection, id))
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  ent_selection_set_many (self->selection, (const char *const *) ids, g_strv_length (ids));
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, EntSelectionModel *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
on_selection_changed (EntSelection *selection, EntSelectionModel *self)
{
  guint n = g_list_model_get_n_items (self->model);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
ent_selection_model_dispose (GObject *object)
{
  EntSelectionModel *self = ENT_SELECTION_MODEL (object);

  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (ent_selection_model_parent_class)->dispose (object);
}

static void
ent_selection_model_class_init (EntSelectionModelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_selection_model_dispose;
}

static void
ent_selection_model_init (EntSelectionModel *self)
{
}

EntSelectionModel *
ent_selection_model_new (GListModel *model, EntSelection *selection)
{
  EntSelectionModel *self = g_object_new (ENT_TYPE_SELECTION_MODEL, NULL);

  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, 0);
  return self;
}
