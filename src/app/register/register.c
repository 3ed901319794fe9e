/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders as a table: the widget, its rows, and its menu. */
#include "app/register/register-private.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/parts/selection-model.h"
#include "app/parts/table.h"
#include "app/settings.h"

#include <glib/gi18n.h>

enum
{
  MESSAGE,
  WORKING,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntRegister, ent_register, GTK_TYPE_BOX)

void
ent_register_emit_message (EntRegister *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

void
ent_register_emit_working (EntRegister *self, const char *message)
{
  g_signal_emit (self, signals[WORKING], 0, message);
}

static void
on_activate (GtkColumnView *view, guint position, EntRegister *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

/* The row of the stakeholder at hand; FALSE if there is none. O(n) */
static gboolean
find_row (EntRegister *self, guint *row)
{
  return ent_register_find_row (self, ent_selection_focus (ent_document_selection (self->document)), row);
}

static void
on_selection_changed (EntSelection *selection, EntRegister *self)
{
  GtkWidget *list = ent_register_inner_list (self);
  guint row;

  if (list == NULL || self->selecting || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ent_register_follow_selection (self);
  if ((gtk_widget_get_state_flags (list) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0 && find_row (self, &row))
    ent_list_reveal (list, row);
}

static void
on_rows_changed (GListModel *model, guint position, guint removed, guint added, EntRegister *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  if (self->view == NULL)
    return;
  /* a large table is put in order bit by bit, and tells of each */
  if (gtk_sort_list_model_get_pending (self->sorted) > 0)
    self->follow_after_sort = TRUE;
  else
    ent_register_follow_rows (self);
}

/* The list stays where the row was that was on top, which may be the last now. */
static void
on_sorted (EntRegister *self)
{
  GtkWidget *list = self->view != NULL ? ent_register_inner_list (self) : NULL;
  guint row;

  if (list == NULL || gtk_sort_list_model_get_pending (self->sorted) > 0)
    return;
  if (self->follow_after_sort)
    {
      self->follow_after_sort = FALSE;
      g_clear_pointer (&self->rows, g_hash_table_unref);
      ent_register_follow_rows (self);
    }
  if (!self->show_after_sort)
    return;
  self->show_after_sort = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_list_reveal (list, find_row (self, &row) ? row : 0);
}

static void
on_order_changed (GtkSorter *sorter, GtkSorterChange change, EntRegister *self)
{
  self->show_after_sort = TRUE;
  on_sorted (self);
}

static void
on_menu_closed (GtkPopover *popover, EntRegister *self)
{
  ent_register_focus_cursor (self);
}

static void
open_menu (EntRegister *self, const GdkRectangle *at)
{
  static const char *const actions[] = { "register.cut", "register.copy", "register.paste", "register.clear", "register.fill-down", "",
                                         "register.sort", "register.move-column('left')", "register.move-column('right')", "register.columns", "",
                                         "win.ways-in", "win.reach", NULL };

  if (self->menu == NULL)
    {
      self->menu = ent_commands_popover (GTK_WIDGET (self), actions);
      g_signal_connect (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntRegister *self)
{
  EntRegisterCell *cell = ent_table_cell_at (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));

  /* a press inside of what is chosen means all of it */
  if (cell == NULL || cell->list_item == NULL || ent_register_cell_is_edited (cell))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!ent_register_cell_is_chosen (cell->column->owner, cell))
    ent_register_go_to (self, gtk_list_item_get_position (cell->list_item), cell->column, FALSE);
  open_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* Below the cell that has the keyboard. */
static void
on_menu_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkRectangle bounds;

  if (ent_table_focus_bounds (widget, &bounds))
    open_menu (ENT_REGISTER (widget), &bounds);
}

static void
ent_register_map (GtkWidget *widget)
{
  EntRegister *self = ENT_REGISTER (widget);

  gtk_column_view_set_model (self->view, self->model);
  GTK_WIDGET_CLASS (ent_register_parent_class)->map (widget);
  on_selection_changed (ent_document_selection (self->document), self);
}

static void
ent_register_unmap (GtkWidget *widget)
{
  EntRegister *self = ENT_REGISTER (widget);

  ent_register_finish_work (self);
  GTK_WIDGET_CLASS (ent_register_parent_class)->unmap (widget);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
}

static void
ent_register_dispose (GObject *object)
{
  EntRegister *self = ENT_REGISTER (object);

  ent_soon_drop (&self->work);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  ent_register_stop_cells (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->model);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_register_parent_class)->dispose (object);
}

static void
ent_register_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_REGISTER (object)->columns);
  g_hash_table_unref (ENT_REGISTER (object)->cells);
  G_OBJECT_CLASS (ent_register_parent_class)->finalize (object);
}

static void
ent_register_class_init (EntRegisterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_register_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_register_finalize;
  GTK_WIDGET_CLASS (class)->map = ent_register_map;
  GTK_WIDGET_CLASS (class)->unmap = ent_register_unmap;
  signals[MESSAGE] = g_signal_new ("message", ENT_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WORKING] = g_signal_new ("working", ENT_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  ent_register_install_actions (GTK_WIDGET_CLASS (class));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "register.menu", NULL, on_menu_key);
}

static void
ent_register_init (EntRegister *self)
{
  self->settings = ent_settings_new ();
  ent_register_init_work (self);
}

GtkWidget *
ent_register_new (EntDocument *document)
{
  EntRegister *self = g_object_new (ENT_TYPE_REGISTER, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkSortListModel *sorted;

  self->document = g_object_ref (document);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "register");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Register of stakeholders"), -1);
  ent_register_add_controllers (self);
  ent_register_add_columns (self);
  ent_register_watch_order (self);
  self->list = ent_stakeholder_list_new (document, -1, FALSE);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->list),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->sorted = sorted;
  g_signal_connect_object (sorted, "notify::pending", G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_order_changed), self, 0);
  self->model = GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (sorted), ent_document_selection (document)));
  g_object_unref (sorted);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_AFTER);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), ent_register_build_chooser (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, 0);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_register_view (EntRegister *self)
{
  return GTK_WIDGET (self->view);
}
