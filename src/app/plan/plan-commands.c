/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to the actions that are chosen, each time as one step. */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/parts/table.h"
#include "model/edit-actions.h"

#include <glib/gi18n.h>

GPtrArray *
ent_plan_view_list_chosen (EntPlanView *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      EntId id = ent_plan_list_id_at (self->list, i);

      if (id != NULL && ent_selection_contains (self->chosen, id))
        g_ptr_array_add (ids, id);
    }
  /* whoever came by the keyboard alone has chosen nothing yet */
  if (ids->len == 0 && self->cursor_id != NULL)
    g_ptr_array_add (ids, self->cursor_id);
  return ids;
}

static EntHistory *
history_of (EntPlanView *self)
{
  return ent_document_history (self->document);
}

static gboolean
are_all_done (EntPlanView *self, const GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const EntAction *action = ent_map_find (ent_document_map (self->document), ENT_RECORD_ACTION, g_ptr_array_index (ids, i));

      if (action != NULL && action->state != ENT_STATE_DONE)
        return FALSE;
    }
  return TRUE;
}

/* Done; or open again, where all of them are done. The cursor goes with them to another group: the same key takes it back. */
static void
on_done (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);
  g_autoptr (GPtrArray) ids = ent_plan_view_list_chosen (self);
  g_autoptr (GError) error = NULL;

  if (ids->len == 0)
    return;
  ent_edit_set_actions (history_of (self), (const char *const *) ids->pdata, ids->len, ent_field_find (ENT_RECORD_ACTION, "state"),
                        are_all_done (self, ids) ? NULL : ent_state_choices.items[ENT_STATE_DONE].name, &error);
  ent_document_refuse (self->document, error);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);
  g_autoptr (GPtrArray) ids = ent_plan_view_list_chosen (self);
  g_autoptr (GError) error = NULL;

  if (ids->len == 0)
    return;
  ent_edit_remove_actions (history_of (self), (const char *const *) ids->pdata, ids->len, &error);
  ent_document_refuse (self->document, error);
}

/* The copies are chosen. */
static void
on_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);
  g_autoptr (GPtrArray) ids = ent_plan_view_list_chosen (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) fresh = NULL;
  int row;

  if (ids->len == 0)
    return;
  fresh = ent_edit_duplicate_actions (history_of (self), (const char *const *) ids->pdata, ids->len, &error);
  ent_document_refuse (self->document, error);
  row = fresh != NULL ? ent_plan_list_position (self->list, fresh[0]) : -1;
  if (row < 0)
    return;
  ent_plan_view_go_to (self, (guint) row, self->cursor_column, FALSE);
  ent_selection_set_many (self->chosen, (const char *const *) fresh, g_strv_length (fresh));
}

static void
move_before (EntPlanView *self, const GPtrArray *ids, const char *before)
{
  g_autoptr (GError) error = NULL;

  ent_edit_move_actions (history_of (self), (const char *const *) ids->pdata, ids->len, before, &error);
  ent_document_refuse (self->document, error);
}

gboolean
ent_plan_view_can_order (EntPlanView *self)
{
  if (ent_plan_list_grouping (self->list) == ENT_PLAN_AS_IN_MAP)
    return TRUE;
  ent_plan_view_tell_grouped (self);
  return FALSE;
}

void
ent_plan_view_drop_at (EntPlanView *self, guint row)
{
  g_autoptr (GPtrArray) ids = ent_plan_view_list_chosen (self);

  if (ids->len > 0 && ent_plan_view_can_order (self))
    move_before (self, ids, ent_plan_list_id_at (self->list, row));
}

/* Past the next one that is not chosen. */
static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);
  gboolean up = g_str_equal (g_variant_get_string (parameter, NULL), "up");
  g_autoptr (GPtrArray) ids = ent_plan_view_list_chosen (self);
  guint first, last;

  if (ids->len == 0 || !ent_plan_view_can_order (self))
    return;
  first = (guint) ent_plan_list_position (self->list, g_ptr_array_index (ids, 0));
  last = (guint) ent_plan_list_position (self->list, g_ptr_array_index (ids, ids->len - 1));
  if (up && first > 0)
    move_before (self, ids, ent_plan_list_id_at (self->list, first - 1));
  else if (!up && last + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    move_before (self, ids, ent_plan_list_id_at (self->list, last + 2));
}

static void
on_group (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);

  ent_plan_view_set_grouping (self, (ent_plan_list_grouping (self->list) + 1) % ENT_N_PLAN_GROUPINGS);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (ENT_PLAN_VIEW (widget)->entry);
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);

  self->edit_wanted = self->cursor_id != NULL;
  ent_plan_view_focus_cursor (self);
}

/* --- the menu --- */

static void
on_menu_closed (GtkPopover *popover, EntPlanView *self)
{
  ent_plan_view_focus_cursor (self);
}

void
ent_plan_view_open_menu (EntPlanView *self, const GdkRectangle *at)
{
  static const char *const actions[] = { "plan.edit", "plan.done", "", "plan.duplicate", "plan.move('up')", "plan.move('down')", "", "plan.delete", NULL };

  if (self->menu == NULL)
    {
      self->menu = ent_commands_popover (GTK_WIDGET (self), actions);
      g_signal_connect (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkRectangle bounds;

  if (ent_table_focus_bounds (widget, &bounds))
    ent_plan_view_open_menu (ENT_PLAN_VIEW (widget), &bounds);
}

void
ent_plan_view_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "plan.edit", NULL, on_edit);
  gtk_widget_class_install_action (class, "plan.done", NULL, on_done);
  gtk_widget_class_install_action (class, "plan.delete", NULL, on_delete);
  gtk_widget_class_install_action (class, "plan.duplicate", NULL, on_duplicate);
  gtk_widget_class_install_action (class, "plan.move", "s", on_move);
  gtk_widget_class_install_action (class, "plan.group", NULL, on_group);
  gtk_widget_class_install_action (class, "plan.add", NULL, on_add);
  gtk_widget_class_install_action (class, "plan.menu", NULL, on_menu);
  ent_commands_bind_shown (class, "plan.");
}
