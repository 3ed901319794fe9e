/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cursor of the plan: a cell that has the keyboard. A column view knows rows only, so it goes from cell to cell here;
 * headings are passed over.
 */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/table.h"
#include "app/register/edit-label.h"

static guint
n_rows (EntPlanView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static EntPlanCell *
find_cell (EntPlanView *self, guint row, guint column)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      EntPlanCell *cell = key;

      if (cell->column->kind == column && gtk_list_item_get_position (cell->list_item) == row)
        return cell;
    }
  return NULL;
}

/* --- marks --- */

static void
mark_cell (EntPlanView *self, EntPlanCell *cell)
{
  GtkWidget *outer = gtk_widget_get_parent (cell->outer);
  gboolean is_cursor = self->cursor_id != NULL && ent_plan_cell_id (cell) == self->cursor_id && cell->column->kind == self->cursor_column;

  if (outer != NULL)
    ent_set_css_class (outer, "cursor", is_cursor);
}

static void
mark_cells (EntPlanView *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    mark_cell (self, cell);
}

/* --- the keyboard --- */

gboolean
ent_plan_view_has_keyboard (EntPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->view) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

static void
focus_cell (EntPlanView *self)
{
  EntPlanCell *cell = find_cell (self, self->cursor_row, self->cursor_column);

  self->focus_wanted = cell == NULL;
  if (cell == NULL)
    {
      ent_list_reveal (ent_column_view_list (self->view), self->cursor_row);
      return;
    }
  ent_plan_cell_speak (cell);
  if (cell->popover == NULL && !ent_plan_cell_is_edited (cell))
    gtk_widget_grab_focus (cell->label);
  if (self->edit_wanted)
    {
      self->edit_wanted = FALSE;
      ent_plan_cell_edit (cell, NULL);
    }
}

static gboolean
on_focus (gpointer data)
{
  EntPlanView *self = data;

  self->focus_id = 0;
  if (self->cursor_id != NULL)
    focus_cell (self);
  return G_SOURCE_REMOVE;
}

void
ent_plan_view_focus_cursor (EntPlanView *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_focus, self, NULL);
}

void
ent_plan_view_cell_bound (EntPlanView *self, EntPlanCell *cell)
{
  g_hash_table_add (self->cells, cell);
  mark_cell (self, cell);
  if (self->focus_wanted && cell->column->kind == self->cursor_column && gtk_list_item_get_position (cell->list_item) == self->cursor_row)
    ent_plan_view_focus_cursor (self);
}

void
ent_plan_view_cell_unbound (EntPlanView *self, EntPlanCell *cell)
{
  g_hash_table_remove (self->cells, cell);
}

/* --- going somewhere --- */

/* The nearest row with an action from @row on, or else before it; FALSE: there is none. */
static gboolean
find_action (EntPlanView *self, guint row, gboolean back, guint *found)
{
  guint n = n_rows (self);
  int step = back ? -1 : 1;

  for (guint turn = 0; turn < 2 && n > 0; turn++, step = -step)
    for (gint64 i = MIN (row, n - 1); i >= 0 && i < n; i += step)
      if (ent_plan_list_id_at (self->list, (guint) i) != NULL)
        {
          *found = (guint) i;
          return TRUE;
        }
  return FALSE;
}

static void
set_id (EntId *place, EntId id)
{
  EntId held = ent_id_ref (id);

  ent_id_clear (place);
  *place = held;
}

static void
place_cursor (EntPlanView *self, guint row, guint column, gboolean extend)
{
  self->cursor_row = row;
  self->cursor_column = column;
  set_id (&self->cursor_id, ent_plan_list_id_at (self->list, row));
  if (!extend || self->anchor_id == NULL)
    set_id (&self->anchor_id, self->cursor_id);
}

/* From the anchor to the cursor. */
static void
choose_rows (EntPlanView *self)
{
  int anchor = ent_plan_list_position (self->list, self->anchor_id);
  guint from = anchor >= 0 ? (guint) anchor : self->cursor_row;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_clear_pointer (&self->gone, g_strfreev);
  for (guint i = MIN (from, self->cursor_row); i <= MAX (from, self->cursor_row); i++)
    if (ent_plan_list_id_at (self->list, i) != NULL)
      g_ptr_array_add (ids, ent_plan_list_id_at (self->list, i));
  ent_selection_set_many (self->chosen, (const char *const *) ids->pdata, ids->len);
}

void
ent_plan_view_go_to (EntPlanView *self, guint row, guint column, gboolean extend)
{
  place_cursor (self, row, column, extend);
  choose_rows (self);
  mark_cells (self);
  focus_cell (self);
}

void
ent_plan_view_choose (EntPlanView *self, const char *id)
{
  int row = ent_plan_list_position (self->list, id);

  if (row < 0)
    return;
  place_cursor (self, (guint) row, ENT_PLAN_COLUMN_WHAT, FALSE);
  choose_rows (self);
  mark_cells (self);
  ent_list_reveal (ent_column_view_list (self->view), (guint) row);
}

/* By their ids, from 1. */
static GHashTable *
index_rows (EntPlanView *self)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_rows (self); i++)
    if (ent_plan_list_id_at (self->list, i) != NULL)
      g_hash_table_insert (rows, (gpointer) ent_plan_list_id_at (self->list, i), GUINT_TO_POINTER (i + 1));
  return rows;
}

/* Who is not shown any more is not meant any more. Whoever was chosen before; NULL: all are shown. */
static char **
forget_gone (EntPlanView *self, GHashTable *rows)
{
  guint n = ent_selection_n (self->chosen);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_auto (GStrv) before = ent_selection_dup (self->chosen);

  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (rows, before[i]))
      g_ptr_array_add (left, before[i]);
  if (left->len == n)
    return NULL;
  ent_selection_set_many (self->chosen, (const char *const *) left->pdata, left->len);
  return g_steal_pointer (&before);
}

/* What was deleted, or was not found, and is there again is chosen again: with whom it is done an undo selects again, too.
 * FALSE: nothing is. */
static gboolean
choose_returned (EntPlanView *self, GHashTable *rows)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new ();
  gboolean any = FALSE, has_cursor = FALSE;

  for (char **id = self->gone; id != NULL && *id != NULL; id++)
    if (g_hash_table_contains (rows, *id))
      {
        any = any || !ent_selection_contains (self->chosen, *id);
        has_cursor = has_cursor || g_strcmp0 (self->cursor_id, *id) == 0;
        g_ptr_array_add (there, *id);
      }
  if (!any)
    return FALSE;
  place_cursor (self, GPOINTER_TO_UINT (g_hash_table_lookup (rows, has_cursor ? self->cursor_id : there->pdata[0])) - 1, self->cursor_column, FALSE);
  ent_selection_set_many (self->chosen, (const char *const *) there->pdata, there->len);
  if (there->len == g_strv_length (self->gone))
    g_clear_pointer (&self->gone, g_strfreev);
  mark_cells (self);
  return TRUE;
}

void
ent_plan_view_follow_rows (EntPlanView *self)
{
  int row = ent_plan_list_position (self->list, self->cursor_id);
  g_autoptr (GHashTable) rows = index_rows (self);
  g_auto (GStrv) gone = NULL;
  guint found;

  if (choose_returned (self, rows))
    return;
  gone = forget_gone (self, rows);
  if (row >= 0)
    self->cursor_row = (guint) row;
  else if (self->cursor_id != NULL && find_action (self, self->cursor_row, FALSE, &found))
    {
      place_cursor (self, found, self->cursor_column, FALSE);
      choose_rows (self);
    }
  else
    {
      ent_id_clear (&self->cursor_id);
      ent_id_clear (&self->anchor_id);
    }
  if (gone != NULL)
    {
      g_strfreev (self->gone);
      self->gone = g_steal_pointer (&gone);
    }
  mark_cells (self);
}

void
ent_plan_view_advance (EntPlanView *self, EntPlanCell *cell, gboolean back)
{
  guint column = cell->column->kind;
  EntPlanCell *next;

  if (back ? column == 0 : column + 1 >= ENT_N_PLAN_COLUMNS)
    return;
  /* what was edited may take its row elsewhere: the cursor goes with it */
  ent_plan_view_settle (self);
  next = self->cursor_id != NULL ? find_cell (self, self->cursor_row, back ? column - 1 : column + 1) : NULL;
  self->cursor_column = back ? column - 1 : column + 1;
  mark_cells (self);
  if (next != NULL)
    ent_plan_cell_edit (next, NULL);
}

/* --- keys --- */

static guint
page_of (EntPlanView *self)
{
  EntPlanCell *cell = find_cell (self, self->cursor_row, self->cursor_column);

  return ent_table_page (self->view, cell != NULL ? gtk_widget_get_parent (cell->outer) : NULL);
}

static gboolean
walk (EntPlanView *self, guint keyval, GdkModifierType state)
{
  guint row = self->cursor_row, column = self->cursor_column, found;

  if ((state & GDK_ALT_MASK) != 0 || n_rows (self) == 0)
    return FALSE;
  if (!ent_table_step (keyval, (state & GDK_CONTROL_MASK) != 0, n_rows (self), ENT_N_PLAN_COLUMNS, page_of (self), &row, &column))
    return FALSE;
  /* the first key goes to where the keyboard is already */
  if (self->cursor_id == NULL)
    row = column = 0;
  /* above the first action there is but its heading */
  if (find_action (self, row, row < self->cursor_row, &found))
    ent_plan_view_go_to (self, found, column, (state & GDK_SHIFT_MASK) != 0);
  return TRUE;
}

/* At the end of a row the keyboard goes on to what comes after the table. */
static gboolean
step_column (EntPlanView *self, gboolean back)
{
  if (self->cursor_id == NULL || (back ? self->cursor_column == 0 : self->cursor_column + 1 >= ENT_N_PLAN_COLUMNS))
    return FALSE;
  ent_plan_view_go_to (self, self->cursor_row, back ? self->cursor_column - 1 : self->cursor_column + 1, FALSE);
  return TRUE;
}

static gboolean
collapse (EntPlanView *self)
{
  if (self->cursor_id == NULL || ent_selection_n (self->chosen) < 2)
    return FALSE;
  ent_plan_view_go_to (self, self->cursor_row, self->cursor_column, FALSE);
  return TRUE;
}

/* What is typed takes the place of what stands there. */
static gboolean
type (EntPlanView *self, GtkEventControllerKey *controller, EntPlanCell *cell, guint keyval)
{
  gunichar letter;
  char beginning[7] = "";

  if (!ent_table_begins_text (keyval, &letter))
    return FALSE;
  if (cell->column->kind == ENT_PLAN_COLUMN_WITH || cell->column->kind == ENT_PLAN_COLUMN_STATE)
    {
      if (letter != 0)
        beginning[g_unichar_to_utf8 (letter, beginning)] = '\0';
      ent_plan_cell_edit (cell, beginning);
      return TRUE;
    }
  ent_plan_cell_edit (cell, "");
  if (ent_plan_cell_is_edited (cell))
    gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (ent_edit_label_entry (ENT_EDIT_LABEL (cell->label)))));
  return TRUE;
}

/* The cell with the keyboard that takes keys now; NULL where something in it takes its own. */
static gboolean
takes_keys (EntPlanView *self, EntPlanCell **cell)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  *cell = ent_table_cell_at (focus);
  for (GtkWidget *widget = focus; widget != NULL && widget != GTK_WIDGET (self->view); widget = gtk_widget_get_parent (widget))
    if (GTK_IS_POPOVER (widget) || GTK_IS_EDITABLE (widget))
      return FALSE;
  /* a row has it after coming back from elsewhere */
  if (self->cursor_id != NULL)
    *cell = find_cell (self, self->cursor_row, self->cursor_column);
  return focus != NULL;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntPlanView *self)
{
  EntPlanCell *cell;
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (!takes_keys (self, &cell))
    return FALSE;
  if (walk (self, keyval, state))
    return TRUE;
  if (cell == NULL || !plain)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return step_column (self, keyval == GDK_KEY_ISO_Left_Tab);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      ent_plan_cell_edit (cell, NULL);
      return TRUE;
    case GDK_KEY_Escape:
      return collapse (self);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      /* before the list takes it for choosing */
      gtk_widget_activate_action (GTK_WIDGET (self), "plan.done", NULL);
      return TRUE;
    default:
      return type (self, controller, cell, keyval);
    }
}

/* --- the pointer --- */

static EntPlanCell *
cell_under (EntPlanView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  EntPlanCell *cell = ent_table_cell_at (widget);

  if (cell == NULL || ent_plan_cell_id (cell) == NULL || ent_plan_cell_is_edited (cell))
    return NULL;
  return cell->check != NULL && (widget == cell->check || gtk_widget_is_ancestor (widget, cell->check)) ? NULL : cell;
}

/* One press chooses the row, two edit the cell. With Control the row is added or taken out, by the list itself. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntPlanView *self)
{
  EntPlanCell *cell = cell_under (self, x, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;

  if (cell == NULL)
    return;
  if (n_press == 2)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      ent_plan_cell_edit (cell, NULL);
      return;
    }
  place_cursor (self, gtk_list_item_get_position (cell->list_item), cell->column->kind, extend);
  /* several that are chosen may be about to be dragged */
  if (extend || ((state & GDK_CONTROL_MASK) == 0 && !ent_selection_contains (self->chosen, self->cursor_id)))
    choose_rows (self);
  if (extend)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  mark_cells (self);
  /* after the row has taken the keyboard */
  ent_plan_view_focus_cursor (self);
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntPlanView *self)
{
  EntPlanCell *cell = cell_under (self, x, y);
  graphene_point_t at;

  if (cell == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* a press inside of what is chosen means all of it */
  if (!ent_selection_contains (self->chosen, ent_plan_cell_id (cell)))
    ent_plan_view_go_to (self, gtk_list_item_get_position (cell->list_item), cell->column->kind, FALSE);
  ent_plan_view_open_menu (self, &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
}

/* Whoever comes into the table comes to the cursor, and not to a row. */
static void
on_focus_enter (GtkEventControllerFocus *controller, EntPlanView *self)
{
  guint found;

  if (self->cursor_id == NULL && find_action (self, 0, FALSE, &found))
    place_cursor (self, found, 0, FALSE);
  mark_cells (self);
  ent_plan_view_focus_cursor (self);
}

void
ent_plan_view_add_controllers (EntPlanView *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}
