/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pool of children that stand for stakeholders to assistive technology: who
 * has the keyboard, who is tied to it, who is selected, and then whoever comes
 * first in reading order, up to a number that costs nothing.
 */
#include "app/canvas/canvas-private.h"

#include "app/canvas/canvas-item.h"

#define MAX_ITEMS 64

static EntCanvasItem *
item_at (EntCanvas *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

static EntCanvasItem *
find_item (EntCanvas *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (ent_canvas_item_id (item_at (self, i)), id) == 0)
      return item_at (self, i);
  return NULL;
}

gboolean
ent_canvas_has_keyboard (EntCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_get_parent (focus) == GTK_WIDGET (self)) &&
         focus != self->entry;
}

/* The window, or assistive technology, gave the keyboard to one of the items. */
static void
on_item_focused (GtkWidget *item, GParamSpec *pspec, EntCanvas *self)
{
  const char *id = ent_canvas_item_id (ENT_CANVAS_ITEM (item));

  if (!gtk_widget_has_focus (item) || id == NULL || g_strcmp0 (id, self->focus) == 0)
    return;
  ent_id_clear (&self->focus);
  self->focus = ent_id (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
want (GPtrArray *wanted, GHashTable *seen, EntCanvas *self, EntId id)
{
  if (wanted->len >= MAX_ITEMS || id == NULL || ent_canvas_symbol (self, id) == NULL ||
      !g_hash_table_add (seen, id))
    return;
  g_ptr_array_add (wanted, id);
}

/* Ids borrowed from the map. */
static GPtrArray *
collect_wanted (EntCanvas *self)
{
  GPtrArray *wanted = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  EntMap *map = ent_canvas_map (self);
  EntSelection *selection = ent_canvas_selection (self);
  const EntStakeholder *focus = self->focus != NULL ? ent_map_stakeholder (map, self->focus) : NULL;
  const GArray *order = ent_canvas_order (self);

  if (focus != NULL)
    want (wanted, seen, self, focus->base.id);
  for (guint i = 0; focus != NULL && focus->ties != NULL && i < focus->ties->len && wanted->len < MAX_ITEMS / 2; i++)
    {
      const EntTie *tie = g_ptr_array_index (focus->ties, i);

      if (ent_tie_kind_is_conflict (tie->kind) && !ent_canvas_shows_marks (self))
        continue;
      want (wanted, seen, self, tie->from == focus->base.id ? tie->to : tie->from);
    }
  for (guint i = 0; i < ent_selection_n (selection) && wanted->len < MAX_ITEMS; i++)
    {
      const EntStakeholder *one = ent_map_stakeholder (map, ent_selection_at (selection, i));

      if (one != NULL)
        want (wanted, seen, self, one->base.id);
    }
  for (guint i = 0; order != NULL && i < order->len && wanted->len < MAX_ITEMS; i++)
    want (wanted, seen, self,
          g_array_index (self->scene->symbols, EntSceneSymbol, g_array_index (order, int, i)).id);
  return wanted;
}

static EntCanvasItem *
add_item (EntCanvas *self)
{
  GtkWidget *item = ent_canvas_item_new ();

  g_signal_connect (item, "notify::has-focus", G_CALLBACK (on_item_focused), self);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_ptr_array_add (self->items, item);
  return ENT_CANVAS_ITEM (item);
}

/* One that stands for nobody who is wanted; the one with the keyboard last. */
static EntCanvasItem *
find_spare (EntCanvas *self, GHashTable *wanted)
{
  EntCanvasItem *focused = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      EntCanvasItem *item = item_at (self, i);

      if (ent_canvas_item_id (item) != NULL && g_hash_table_contains (wanted, ent_canvas_item_id (item)))
        continue;
      if (!gtk_widget_has_focus (GTK_WIDGET (item)))
        return item;
      focused = item;
    }
  return self->items->len < MAX_ITEMS || focused == NULL ? add_item (self) : focused;
}

static void
fill_item (EntCanvas *self, EntCanvasItem *item, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_canvas_map (self), id);
  g_autofree char *description = NULL;

  if (stakeholder == NULL)
    return;
  description = ent_canvas_spoken (self, stakeholder);
  ent_canvas_item_set (item, stakeholder->base.id, stakeholder->name != NULL ? stakeholder->name : "", description,
                       ent_selection_contains (ent_canvas_selection (self), id));
}

void
ent_canvas_sync_items (EntCanvas *self)
{
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GHashTable) set = NULL;

  if (self->scene == NULL || self->document == NULL)
    return;
  /* not one that comes with the next scene */
  if (ent_canvas_has_keyboard (self) && ent_canvas_focus_index (self) < 0 && !self->layout_due && !self->busy_with_layout)
    ent_id_clear (&self->focus);
  wanted = collect_wanted (self);
  set = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (set, g_ptr_array_index (wanted, i));
  for (guint i = 0; i < wanted->len; i++)
    {
      const char *id = g_ptr_array_index (wanted, i);
      EntCanvasItem *item = find_item (self, id);

      fill_item (self, item != NULL ? item : find_spare (self, set), id);
    }
  for (guint i = self->items->len; i-- > 0;)
    {
      EntCanvasItem *item = item_at (self, i);

      if (ent_canvas_item_id (item) != NULL && g_hash_table_contains (set, ent_canvas_item_id (item)))
        continue;
      if (gtk_widget_has_focus (GTK_WIDGET (item)))
        GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (self)))->grab_focus (GTK_WIDGET (self));
      gtk_widget_unparent (GTK_WIDGET (item));
      g_ptr_array_remove_index (self->items, i);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ent_canvas_allocate_items (EntCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      graphene_rect_t place;
      GtkAllocation allocation = { 0, 0, 1, 1 };

      if (ent_canvas_get_place (self, ent_canvas_item_id (item_at (self, i)), &place))
        allocation = (GtkAllocation) { (int) place.origin.x, (int) place.origin.y, (int) place.size.width + 1,
                                       (int) place.size.height + 1 };
      gtk_widget_size_allocate (GTK_WIDGET (item_at (self, i)), &allocation, -1);
    }
}

void
ent_canvas_grab_item (EntCanvas *self, gboolean always)
{
  EntCanvasItem *item;

  if (!always && !ent_canvas_has_keyboard (self))
    return;
  item = self->focus != NULL ? find_item (self, self->focus) : NULL;
  if (item != NULL && !gtk_widget_has_focus (GTK_WIDGET (item)))
    gtk_widget_grab_focus (GTK_WIDGET (item));
}

void
ent_canvas_clear_items (EntCanvas *self)
{
  for (guint i = self->items->len; i-- > 0;)
    gtk_widget_unparent (GTK_WIDGET (item_at (self, i)));
  g_ptr_array_set_size (self->items, 0);
}
