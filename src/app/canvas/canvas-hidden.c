/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is not seen in the picture, and so is found by neither pointer nor keys nor assistive technology. Nothing is
 * laid out for it: a wall on which one after the other appears must not move.
 */
#include "app/canvas/canvas-private.h"
#include "model/id-set.h"

gboolean
ent_canvas_is_hidden (EntCanvas *self, EntId id)
{
  return ent_id_set_has (self->look.hidden, id);
}

static GHashTable *
join (GHashTable *a, GHashTable *b)
{
  GHashTable *both = ent_id_set_new ();
  GHashTable *const sets[] = { a, b };
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      if (sets[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, sets[i]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (both, ent_id_ref (id));
    }
  return both;
}

/* What the filter keeps back, but for the selected: who was just added, rated or looked up is not taken away from
 * under the hands. A new reference, or NULL. */
static GHashTable *
find_filtered (EntCanvas *self)
{
  GHashTable *hidden = self->document != NULL ? ent_view_filter_hidden (ent_document_filter (self->document), self->projector) : NULL;
  EntSelection *selection = ent_canvas_selection (self);
  g_autoptr (GHashTable) without = NULL;

  for (guint i = 0; hidden != NULL && i < ent_selection_n (selection); i++)
    {
      EntId id = ent_id (ent_selection_at (selection, i));

      if (without == NULL && g_hash_table_contains (hidden, id))
        without = join (hidden, NULL);
      if (without != NULL)
        g_hash_table_remove (without, id);
      ent_id_unref (id);
    }
  if (without != NULL)
    return g_steal_pointer (&without);
  return hidden != NULL ? g_hash_table_ref (hidden) : NULL;
}

/* A new reference, or NULL. */
static GHashTable *
find_hidden (EntCanvas *self)
{
  g_autoptr (GHashTable) filtered = find_filtered (self);

  if (self->hidden == NULL || g_hash_table_size (self->hidden) == 0)
    return g_steal_pointer (&filtered);
  return filtered == NULL ? g_hash_table_ref (self->hidden) : join (self->hidden, filtered);
}

gboolean
ent_canvas_refresh_hidden (EntCanvas *self)
{
  g_autoptr (GHashTable) hidden = find_hidden (self);

  if (ent_sets_equal (self->look.hidden, hidden))
    return FALSE;
  g_clear_pointer (&self->look.hidden, g_hash_table_unref);
  self->look.hidden = g_steal_pointer (&hidden);
  g_clear_pointer (&self->shown, g_array_unref);
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
