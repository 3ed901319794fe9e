/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions are dragged to another place of the plan, where that is shown in its own order. */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/table.h"

static const char *const classes[] = { "drop-above", "drop-below" };

static void
mark (EntPlanView *self, GtkWidget *row, gboolean below)
{
  if (self->drop_row != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
      gtk_widget_remove_css_class (self->drop_row, classes[i]);
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, classes[below ? 1 : 0]);
}

/* The cell at this point of the view, and its row; NULL where there is none. */
static EntPlanCell *
cell_at (EntPlanView *self, double x, double y, GtkWidget **row)
{
  EntPlanCell *cell = ent_table_cell_under (self->view, x, y);

  if (cell == NULL || cell->list_item == NULL)
    return NULL;
  *row = gtk_widget_get_parent (gtk_widget_get_parent (cell->outer));
  return cell;
}

/* Before which row it would land; the one past the end, below all of them. */
static guint
find_place (EntPlanView *self, double x, double y, GtkWidget **row, gboolean *below)
{
  EntPlanCell *cell = cell_at (self, x, y, row);
  graphene_rect_t bounds;

  *below = FALSE;
  if (cell == NULL || !gtk_widget_compute_bounds (*row, GTK_WIDGET (self->view), &bounds))
    {
      *row = NULL;
      return g_list_model_get_n_items (G_LIST_MODEL (self->list));
    }
  *below = y > bounds.origin.y + bounds.size.height / 2;
  return gtk_list_item_get_position (cell->list_item) + (*below ? 1 : 0);
}

/* Of this plan only: it goes nowhere else. */
static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, EntPlanView *self)
{
  GtkWidget *row = NULL;
  EntPlanCell *cell = cell_at (self, x, y, &row);

  if (cell == NULL || ent_plan_cell_id (cell) == NULL || ent_plan_cell_is_edited (cell) || !ent_document_can_edit (self->document) ||
      !ent_plan_view_can_order (self))
    return NULL;
  if (!ent_selection_contains (self->chosen, ent_plan_cell_id (cell)))
    ent_plan_view_choose (self, ent_plan_cell_id (cell));
  return gdk_content_provider_new_typed (ENT_TYPE_PLAN_VIEW, self);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, EntPlanView *self)
{
  GtkWidget *row = NULL;
  gboolean below;

  find_place (self, x, y, &row, &below);
  mark (self, row, below);
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target, EntPlanView *self)
{
  mark (self, NULL, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, EntPlanView *self)
{
  GtkWidget *row = NULL;
  gboolean below;
  guint place = find_place (self, x, y, &row, &below);

  mark (self, NULL, FALSE);
  if (g_value_get_object (value) != self)
    return FALSE;
  ent_plan_view_drop_at (self, place);
  return TRUE;
}

void
ent_plan_view_make_draggable (EntPlanView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ENT_TYPE_PLAN_VIEW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}
