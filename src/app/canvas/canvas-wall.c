/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a canvas on a wall shows other than the map says: pages, light, another view or moment, marks of
 * conflict; and whether anything can be moved there.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#include "scene/slides.h"

void
ent_canvas_turn_page (EntCanvas *self)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->scene == NULL)
    return;
  self->page = (self->page + 1) % self->scene->n_pages;
  ent_viewport_fit (&self->viewport);
  ent_canvas_queue_turn (self);
}

gboolean
ent_canvas_step_key (EntCanvas *self, int by)
{
  guint first, page;

  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);

  /* after the picture comes its legend, and then who stands behind the numbers */
  first = self->legend ? 2 : 1;
  page = self->page;

  if (self->scene == NULL || self->scene->picture != self->picture || self->scene->n_pages <= first)
    return FALSE;
  if (by > 0)
    page = MAX (page + 1, first);
  else
    page = page > first ? page - 1 : 0;
  if (page >= self->scene->n_pages || page == self->page)
    return FALSE;
  self->page = page;
  ent_viewport_fit (&self->viewport);
  ent_canvas_queue_turn (self);
  return TRUE;
}

void
ent_canvas_first_page (EntCanvas *self)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->page == 0)
    return;
  self->page = 0;
  ent_canvas_queue_turn (self);
}

void
ent_canvas_set_light (EntCanvas *self, const char *focus)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (g_strcmp0 (self->light, focus) == 0)
    return;
  ent_id_clear (&self->light);
  self->light = ent_id (focus);
  self->page = 0;
  ent_canvas_queue_turn (self);
}

const char *
ent_canvas_get_light (EntCanvas *self)
{
  return self->light;
}

void
ent_canvas_light_next (EntCanvas *self)
{
  const EntStakeholder *selected;
  const char *id, *sector;

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->inside != NULL)
    return;
  id = self->document != NULL ? ent_selection_focus (ent_canvas_selection (self)) : NULL;
  selected = id != NULL ? ent_map_stakeholder (ent_canvas_map (self), id) : NULL;
  if (selected == NULL)
    {
      int lit = self->light != NULL ? ent_choices_find (&ent_sector_choices, self->light, -1) : -1;

      ent_canvas_set_light (self, lit + 1 < ENT_N_SECTORS ? ent_sector_choices.items[lit + 1].name : NULL);
      return;
    }
  sector = ent_sector_choices.items[selected->sector].name;
  if (g_strcmp0 (self->light, sector) == 0)
    ent_canvas_set_light (self, NULL);
  else if (self->light == selected->base.id || ent_canvas_symbol (self, id) == NULL)
    ent_canvas_set_light (self, sector);
  else
    ent_canvas_set_light (self, id);
}

void
ent_canvas_set_view (EntCanvas *self, const EntView *view)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (ent_view_equal (view, self->has_view ? &self->view : NULL))
    return;
  self->has_view = view != NULL;
  if (view != NULL)
    self->view = *view;
  self->page = 0;
  ent_canvas_queue_layout (self);
}

void
ent_canvas_set_next (EntCanvas *self, GPtrArray *slides)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  g_clear_pointer (&self->next, g_ptr_array_unref);
  self->next = slides != NULL ? g_ptr_array_ref (slides) : NULL;
  self->ahead_due = TRUE;
  ent_canvas_queue_update (self);
}

void
ent_canvas_make_ahead (EntCanvas *self)
{
  if (!self->ahead_due || self->next == NULL || self->scene == NULL)
    return;
  self->ahead_due = FALSE;
  ent_studio_forget_ahead (self->studio);
  for (guint i = 0; i < self->next->len; i++)
    {
      const EntSlide *slide = g_ptr_array_index (self->next, i);
      EntSceneSpec spec = ent_canvas_make_spec (self);

      spec.picture = slide->picture;
      spec.inside = NULL;
      spec.moment_id = ent_canvas_moment_or (self, slide->moment);
      spec.from_moment_id = slide->from_moment;
      spec.page = 0;
      spec.told_kind = slide->kind == ENT_SLIDE_TIES ? slide->tie + 1u : 0;
      spec.focus = slide->picture == ENT_PICTURE_MAP ? slide->focus : NULL;
      spec.view = &slide->view;
      ent_studio_make_ahead (self->studio, &spec);
    }
}

void
ent_canvas_set_moment (EntCanvas *self, const char *moment_id)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (g_strcmp0 (self->own_moment, moment_id) == 0)
    return;
  g_free (self->own_moment);
  self->own_moment = g_strdup (moment_id);
  ent_canvas_queue_layout (self);
}

void
ent_canvas_tell_ties (EntCanvas *self, int kind)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->told_kind == (guint) (kind + 1))
    return;
  self->told_kind = (guint) (kind + 1);
  ent_canvas_queue_turn (self);
}

void
ent_canvas_set_marks (EntCanvas *self, gboolean marks)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->marks == marks)
    return;
  self->marks = marks;
  ent_canvas_queue_turn (self);
}

int
ent_canvas_get_foot (EntCanvas *self)
{
  EntRect box = { 0 };

  g_return_val_if_fail (ENT_IS_CANVAS (self), 0);

  if (self->scene == NULL)
    return self->draft != NULL ? (int) ceil (self->draft->foot * self->viewport.height / self->draft->region.height) : 0;
  box.y = self->scene->height - ent_scene_foot (self->scene);
  box = ent_viewport_rect_to_view (&self->viewport, &box);
  return box.y > self->viewport.height / 2 && box.y < self->viewport.height ? (int) ceil (self->viewport.height - box.y) : 0;
}

void
ent_canvas_set_locked (EntCanvas *self, gboolean locked)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->locked == locked)
    return;
  if (locked && self->tool != NULL)
    ent_tool_cancel (self->tool);
  if (locked)
    ent_canvas_end_rename (self, TRUE);
  self->locked = locked;
  ent_canvas_update_actions (self);
  ent_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
ent_canvas_get_locked (EntCanvas *self)
{
  return self->locked;
}

gboolean
ent_canvas_cancel_tool (EntCanvas *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);

  if (self->tool == NULL || !ent_tool_cancel (self->tool))
    return FALSE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  ent_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}
