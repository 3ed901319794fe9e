/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is not seen in the picture, and so is found by neither pointer nor keys nor assistive technology. Nothing is
 * laid out for it: a wall on which one after the other appears must not move.
 */
#include "app/canvas-private.h"

gboolean
ent_canvas_is_same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (a == NULL || b == NULL || a == b)
    return a == b;
  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;
  return TRUE;
}

gboolean
ent_canvas_is_hidden (EntCanvas *self, EntId id)
{
  return self->look.hidden != NULL && id != NULL && g_hash_table_contains (self->look.hidden, id);
}

/* A new reference, or NULL. */
static GHashTable *
find_hidden (EntCanvas *self)
{
  return self->hidden != NULL && g_hash_table_size (self->hidden) > 0 ? g_hash_table_ref (self->hidden) : NULL;
}

gboolean
ent_canvas_refresh_hidden (EntCanvas *self)
{
  g_autoptr (GHashTable) hidden = find_hidden (self);

  if (ent_canvas_is_same_set (self->look.hidden, hidden))
    return FALSE;
  g_clear_pointer (&self->look.hidden, g_hash_table_unref);
  self->look.hidden = g_steal_pointer (&hidden);
  g_clear_pointer (&self->order, g_array_unref);
  if (self->tool != NULL)
    ent_tool_set_hidden (self->tool, self->look.hidden);
  ent_canvas_sync_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

void
ent_canvas_set_hidden (EntCanvas *self, GHashTable *ids)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->hidden == ids)
    return;
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  self->hidden = ids != NULL ? g_hash_table_ref (ids) : NULL;
  if (ent_canvas_refresh_hidden (self))
    ent_canvas_queue_look (self);
}
