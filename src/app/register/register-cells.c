/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells of the register are chosen: a cursor that has the keyboard, and the
 * block from an anchor to it. The rows of the block are what is selected, here and
 * in the other views.
 *
 * A column view knows rows only. So cells are marked here, those that are bound to
 * a row, and rows and columns are counted here.
 */
#include "app/register/register-private.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/table.h"
#include "app/register/edit-label.h"

#include <glib/gi18n.h>

/* --- marks --- */

static void
set_mark (GtkWidget *widget, const char *class, gboolean *is_set, gboolean set)
{
  if (set == *is_set)
    return;
  *is_set = set;
  ent_set_css_class (widget, class, set);
}

/* The table's own cell, around ours. */
static GtkWidget *
outer_of (EntRegisterCell *cell)
{
  GtkWidget *child = cell->list_item != NULL ? gtk_list_item_get_child (cell->list_item) : NULL;

  return child != NULL ? gtk_widget_get_parent (child) : NULL;
}

static gboolean
is_in_block (EntRegister *self, const EntRegisterCell *cell, guint row, const EntRegisterBlock *block)
{
  const EntRegisterColumn *column = cell->column;

  return self->cursor.column != NULL && column != NULL && !self->whole_rows && row >= block->first_row && row <= block->last_row &&
         column->place >= block->first_column && column->place <= block->last_column;
}

gboolean
ent_register_cell_is_chosen (EntRegister *self, const EntRegisterCell *cell)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  EntRegisterBlock block = ent_register_block (self, shown);

  if (self->whole_rows)
    return ent_selection_contains (ent_document_selection (self->document), ent_stakeholder_item_id (cell->item));
  return is_in_block (self, cell, gtk_list_item_get_position (cell->list_item), &block);
}

/* There are thousands of cells, and a key marks a few anew. */
static void
mark_cell (EntRegister *self, EntRegisterCell *cell)
{
  guint row = gtk_list_item_get_position (cell->list_item);
  gboolean is_cursor = self->cursor.column == cell->column && row == self->cursor.row;
  gboolean is_chosen = is_in_block (self, cell, row, &self->marked);
  GtkWidget *outer;

  if (is_cursor == cell->is_cursor && is_chosen == cell->is_chosen)
    return;
  outer = outer_of (cell);
  if (outer == NULL)
    return;
  set_mark (outer, "cursor", &cell->is_cursor, is_cursor);
  set_mark (outer, "in-range", &cell->is_chosen, is_chosen);
}

static void
mark_cells (EntRegister *self)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  GHashTableIter iter;
  gpointer cell;

  self->marked = ent_register_block (self, shown);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    mark_cell (self, cell);
}

/* --- the keyboard --- */

static EntRegisterCell *
find_cell (EntRegister *self, const EntRegisterPlace *place)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      EntRegisterCell *cell = key;

      if (cell->column == place->column && gtk_list_item_get_position (cell->list_item) == place->row)
        return cell;
    }
  return NULL;
}

/* "Hotel association, Decision power, 5 · Decisive": all cells of a row sound alike otherwise. */
static void
name_cell (EntRegisterCell *cell)
{
  EntDocument *document = ent_stakeholder_item_document (cell->item);
  const EntStakeholder *stakeholder = ent_stakeholder_item_get (cell->item);
  g_autofree char *text = NULL, *name = NULL;

  if (stakeholder == NULL)
    return;
  text = ent_register_column_text (cell->column, document, stakeholder);
  if (text == NULL)
    text = g_strdup (ent_register_column_is_truth (cell->column) ? ent_choice_label (&ent_ally_choices, FALSE) : C_ ("cell", "empty"));
  /* Translators: a cell of a table for those who hear it; 1: name of a stakeholder, 2: title of the column, 3: what stands there */
  name = g_strdup_printf (_("%1$s, %2$s, %3$s"), stakeholder->name != NULL ? stakeholder->name : "", ent_register_column_title (cell->column), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A column view does not follow the keyboard sideways by itself. A column that was not
 * laid out yet is as wide as nothing. */
gboolean
ent_register_reveal_cell (EntRegister *self, EntRegisterCell *cell)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  GtkWidget *outer = outer_of (cell);
  graphene_rect_t bounds;
  double left, right, width = gtk_widget_get_width (GTK_WIDGET (self->view));

  if (outer == NULL || !gtk_widget_compute_bounds (outer, GTK_WIDGET (self->view), &bounds) || bounds.size.width < 1)
    return TRUE;
  left = bounds.origin.x;
  right = left + bounds.size.width;
  if (left < 0 || (left > 0 && bounds.size.width >= width))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + left);
  else if (left > 0 && right > width)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + right - width);
  else
    return FALSE;
  return TRUE;
}

static void
focus_cursor (EntRegister *self)
{
  EntRegisterCell *cell = find_cell (self, &self->cursor);

  self->focus_wanted = cell == NULL;
  if (cell == NULL)
    {
      ent_list_reveal (ent_register_inner_list (self), self->cursor.row);
      return;
    }
  name_cell (cell);
  if (!ent_register_cell_is_edited (cell))
    gtk_widget_grab_focus (cell->widget);
  ent_register_reveal_cell (self, cell);
}

static gboolean
on_focus (gpointer data)
{
  EntRegister *self = data;

  self->focus_id = 0;
  /* the list of columns keeps it while it is open */
  if (self->cursor.column != NULL && !gtk_widget_get_mapped (self->columns_list))
    focus_cursor (self);
  return G_SOURCE_REMOVE;
}

static void
focus_soon (EntRegister *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_focus, self, NULL);
}

void
ent_register_focus_cursor (EntRegister *self)
{
  if (self->view != NULL && self->cursor.column != NULL)
    focus_soon (self);
}

void
ent_register_cell_bound (EntRegister *self, EntRegisterCell *cell)
{
  g_hash_table_add (self->cells, cell);
  mark_cell (self, cell);
  if (self->focus_wanted && cell->column == self->cursor.column && gtk_list_item_get_position (cell->list_item) == self->cursor.row)
    focus_soon (self);
}

void
ent_register_cell_unbound (EntRegister *self, EntRegisterCell *cell)
{
  g_hash_table_remove (self->cells, cell);
}

/* --- going somewhere --- */

/* The row of the cursor is the one selected last. */
static void
select_rows (EntRegister *self)
{
  EntSelection *selection = ent_document_selection (self->document);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  int step = self->cursor.row >= self->anchor.row ? 1 : -1;
  guint n = (self->cursor.row >= self->anchor.row ? self->cursor.row - self->anchor.row : self->anchor.row - self->cursor.row) + 1;

  for (guint i = 0; i < n; i++)
    {
      EntId id = ent_register_id_at (self, (guint) ((int) self->anchor.row + step * (int) i));

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  self->selecting = TRUE;
  ent_selection_set_many (selection, (const char *const *) ids->pdata, ids->len);
  self->selecting = FALSE;
}

static void
place_cursor (EntRegister *self, guint row, EntRegisterColumn *column, gboolean extend)
{
  EntId id = ent_id_ref (ent_register_id_at (self, row));

  self->cursor = (EntRegisterPlace) { row, column };
  if (!extend || self->anchor.column == NULL)
    self->anchor = self->cursor;
  self->whole_rows = FALSE;
  ent_id_clear (&self->cursor_id);
  self->cursor_id = id;
}

void
ent_register_go_to (EntRegister *self, guint row, EntRegisterColumn *column, gboolean extend)
{
  place_cursor (self, row, column, extend);
  select_rows (self);
  mark_cells (self);
  focus_cursor (self);
}

void
ent_register_choose (EntRegister *self, const EntRegisterPlace *from, const EntRegisterPlace *to)
{
  place_cursor (self, from->row, from->column, FALSE);
  ent_register_go_to (self, to->row, to->column, TRUE);
}

void
ent_register_enter_cell (EntRegister *self, const EntRegisterCell *cell)
{
  guint row = gtk_list_item_get_position (cell->list_item);

  if (self->cursor.row == row && self->cursor.column == cell->column)
    return;
  place_cursor (self, row, cell->column, FALSE);
  select_rows (self);
  mark_cells (self);
}

/* The cursor to whoever was selected last, if it is told where that is. */
static void
follow_row (EntRegister *self, guint row)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  EntRegisterColumn *column = self->cursor.column != NULL ? self->cursor.column : shown->len > 0 ? g_ptr_array_index (shown, 0)
                                                                                                 : NULL;

  place_cursor (self, row, column, FALSE);
}

/* Whether those are selected whose cells are chosen: undoing brings the selection back, and
 * the cells are still meant. */
static gboolean
is_selected_block (EntRegister *self)
{
  EntSelection *selection = ent_document_selection (self->document);
  guint first = MIN (self->anchor.row, self->cursor.row), last = MAX (self->anchor.row, self->cursor.row);

  if (self->cursor.column == NULL || self->whole_rows || ent_selection_n (selection) != last - first + 1)
    return FALSE;
  for (guint row = first; row <= last; row++)
    {
      EntId id = ent_register_id_at (self, row);

      if (id == NULL || !ent_selection_contains (selection, id))
        return FALSE;
    }
  return TRUE;
}

void
ent_register_follow_selection (EntRegister *self)
{
  const char *focus = ent_selection_focus (ent_document_selection (self->document));
  guint row;

  if (is_selected_block (self))
    return;
  if (g_strcmp0 (self->cursor_id, focus) != 0 && ent_register_find_row (self, focus, &row))
    follow_row (self, row);
  self->whole_rows = TRUE;
  mark_cells (self);
}

void
ent_register_follow_rows (EntRegister *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  guint row;

  if (self->cursor.column == NULL)
    return;
  shown = ent_register_shown_columns (self);
  if (!g_ptr_array_find (shown, self->cursor.column, NULL))
    self->cursor.column = self->anchor.column = g_ptr_array_index (shown, 0);
  if (!g_ptr_array_find (shown, self->anchor.column, NULL))
    self->anchor.column = self->cursor.column;
  if (ent_register_id_at (self, self->cursor.row) != self->cursor_id)
    {
      if (!ent_register_find_row (self, self->cursor_id, &row))
        row = MIN (self->cursor.row, MAX (ent_register_n_rows (self), 1) - 1);
      place_cursor (self, row, self->cursor.column, FALSE);
      self->whole_rows = TRUE;
    }
  mark_cells (self);
}

/* --- keys --- */

static guint
page_of (EntRegister *self)
{
  EntRegisterCell *cell = find_cell (self, &self->cursor);

  return ent_table_page (self->view, cell != NULL ? outer_of (cell) : NULL);
}

static gboolean
walk (EntRegister *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  guint row = self->cursor.row, column = ent_register_column_place (shown, self->cursor.column);

  if (ent_register_n_rows (self) == 0 || shown->len == 0 || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if (!ent_table_step (keyval, (state & GDK_CONTROL_MASK) != 0, ent_register_n_rows (self), shown->len, page_of (self), &row, &column))
    return FALSE;
  /* the first key goes to where the keyboard is already */
  if (self->cursor.column == NULL)
    row = column = 0;
  ent_register_go_to (self, row, g_ptr_array_index (shown, column), extend);
  return TRUE;
}

/* At the end of a row the keyboard goes on to what comes after the table. */
static gboolean
step_column (EntRegister *self, gboolean back)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  guint column = ent_register_column_place (shown, self->cursor.column);

  if (self->cursor.column == NULL || (back ? column == 0 : column + 1 >= shown->len))
    return FALSE;
  ent_register_go_to (self, self->cursor.row, g_ptr_array_index (shown, back ? column - 1 : column + 1), FALSE);
  return TRUE;
}

static gboolean
choose_row (EntRegister *self)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);

  if (self->cursor.column == NULL || shown->len == 0)
    return FALSE;
  self->anchor.column = g_ptr_array_index (shown, 0);
  self->cursor.column = g_ptr_array_index (shown, shown->len - 1);
  mark_cells (self);
  return TRUE;
}

static gboolean
collapse (EntRegister *self)
{
  if (self->cursor.column == NULL || (self->anchor.row == self->cursor.row && self->anchor.column == self->cursor.column))
    return FALSE;
  ent_register_go_to (self, self->cursor.row, self->cursor.column, FALSE);
  return TRUE;
}

/* Decision power is typed, for all the rows that are chosen. */
static gboolean
rate (EntRegister *self, gunichar digit)
{
  g_auto (EntRegisterRange) range = { 0 };
  g_autoptr (GError) error = NULL;

  if (digit < '0' || digit > '0' + ENT_POWER_MAX || !ent_register_get_range (self, &range))
    return FALSE;
  if (!ent_edit_rate (ent_document_history (self->document), (const char *const *) range.ids, range.n_ids, ent_document_moment (self->document), ENT_ASPECT_POWER, digit - '0', &error))
    ent_document_refuse (self->document, error);
  return TRUE;
}

/* What is typed takes the place of what stands there. */
static gboolean
type (EntRegister *self, GtkEventControllerKey *controller, EntRegisterCell *cell, guint keyval)
{
  gunichar letter;
  GtkEditable *entry;

  if (!ent_table_begins_text (keyval, &letter) || GTK_IS_CHECK_BUTTON (cell->widget))
    return FALSE;
  if (cell->column->choices == &ent_power_choices && rate (self, letter))
    return TRUE;
  ent_register_cell_edit (cell);
  if (cell->popover != NULL)
    ent_register_cell_choose_letter (cell, letter);
  if (!ent_register_cell_is_edited (cell))
    return TRUE;
  entry = ent_edit_label_entry (ENT_EDIT_LABEL (cell->widget));
  gtk_editable_set_text (entry, "");
  gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (entry)));
  return TRUE;
}

/* Whether the keyboard is in the table, and not in something that takes its own keys. */
static gboolean
has_keyboard (EntRegister *self, EntRegisterCell **cell)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = ent_register_inner_list (self);

  *cell = ent_table_cell_at (focus);
  if (*cell != NULL)
    return (*cell)->list_item != NULL && !ent_register_cell_is_edited (*cell);
  for (; focus != NULL && focus != list && focus != GTK_WIDGET (self->view); focus = gtk_widget_get_parent (focus))
    if (GTK_IS_POPOVER (focus))
      return FALSE;
  return focus != NULL;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntRegister *self)
{
  EntRegisterCell *cell;
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (!has_keyboard (self, &cell))
    return FALSE;
  if (walk (self, keyval, state))
    return TRUE;
  /* a row has it after coming back from elsewhere */
  if (cell == NULL && self->cursor.column != NULL)
    cell = find_cell (self, &self->cursor);
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
      ent_register_cell_edit (cell);
      return TRUE;
    case GDK_KEY_Escape:
      return collapse (self);
    case GDK_KEY_space:
      return (state & GDK_SHIFT_MASK) != 0 && choose_row (self);
    default:
      return type (self, controller, cell, keyval);
    }
}

/* --- the pointer --- */

/* Between cells there are lines, which are the row's. */
static EntRegisterCell *
cell_under (EntRegister *self, double x, double y)
{
  static const int beside[] = { 0, 2, -2 };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      EntRegisterCell *cell = ent_table_cell_under (self->view, x + beside[i], y + beside[i]);

      if (cell != NULL && cell->list_item != NULL && !ent_register_cell_is_edited (cell))
        return cell;
    }
  return NULL;
}

/* One press chooses the cell, two edit it. With Control its row is added, by the list itself. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntRegister *self)
{
  EntRegisterCell *cell = cell_under (self, x, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->pressed = (EntRegisterPlace) { 0 };
  if (cell == NULL)
    return;
  if (n_press == 2 && !GTK_IS_CHECK_BUTTON (cell->widget))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      ent_register_cell_edit (cell);
      return;
    }
  place_cursor (self, gtk_list_item_get_position (cell->list_item), cell->column, (state & GDK_SHIFT_MASK) != 0);
  if ((state & GDK_CONTROL_MASK) == 0)
    select_rows (self);
  if ((state & GDK_SHIFT_MASK) != 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->pressed = self->cursor;
  mark_cells (self);
  /* after the row has taken the keyboard */
  focus_soon (self);
}

static void
on_dragged (GtkGestureDrag *gesture, double dx, double dy, EntRegister *self)
{
  EntRegisterCell *cell;
  double x, y;

  if (self->pressed.column == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  cell = cell_under (self, x + dx, y + dy);
  if (cell == NULL || (cell->column == self->cursor.column && gtk_list_item_get_position (cell->list_item) == self->cursor.row))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_register_go_to (self, gtk_list_item_get_position (cell->list_item), cell->column, TRUE);
}

void
ent_register_add_controllers (EntRegister *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_hash_table_new (NULL, NULL);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
ent_register_stop_cells (EntRegister *self)
{
  g_clear_handle_id (&self->focus_id, g_source_remove);
  ent_id_clear (&self->cursor_id);
  g_clear_pointer (&self->rows, g_hash_table_unref);
}
