/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders as a table. A value that is changed leaves its row where it
 * is: rows move only when a heading is pressed.
 */
#include "app/register-private.h"

#include "app/compat.h"
#include "app/edit-label.h"
#include "app/selection-model.h"

#include <glib/gi18n.h>

/* The arrow of the order and what stands around a title, in pixels. */
#define TITLE_ROOM 36

struct _EntRegister
{
  GtkBox parent_instance;
  EntDocument *document;
  GPtrArray *columns; /* of EntRegisterColumn */
  GtkColumnView *view;
  double pressed_x; /* where the pointer was pressed last */
  guint focus_id;
  GtkSortListModel *sorted; /* the model has it */
  gboolean show_after_sort;
  GtkSelectionModel *model; /* in the view only while it is to be seen: its rows are many */
};

G_DEFINE_FINAL_TYPE (EntRegister, ent_register, GTK_TYPE_BOX)

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntRegisterColumn *column = data;
  const EntStakeholder *first = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM ((gpointer) a));
  const EntStakeholder *second = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM ((gpointer) b));

  if (first == NULL || second == NULL)
    return 0;
  return ent_register_column_compare (column, column->owner->document, first, second);
}

/* What a title needs, in pixels: it is set bold, and has room for the arrow of the order. */
static int
title_width (EntRegister *self, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), title);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + TITLE_ROOM;
}

/* Of the values that stand in it. */
static int
usual_width (const EntRegisterColumn *column)
{
  if (ent_register_column_is_truth (column))
    return 76;
  if (column->field != NULL && g_str_equal (column->field->name, "name"))
    return 240;
  if (column->field != NULL && column->field->type == ENT_FIELD_DATE)
    return 130;
  return 150;
}

static GtkColumnViewColumn *
add_column (EntRegister *self, const EntField *field, EntAspect aspect)
{
  EntRegisterColumn *column = g_new0 (EntRegisterColumn, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  column->owner = self;
  column->field = field;
  column->aspect = aspect;
  if (field != NULL)
    column->choices = field->type == ENT_FIELD_CHOICE ? field->choices : NULL;
  else if (aspect != ENT_ASPECT_ALLY)
    column->choices = ent_aspect_values (aspect);
  g_ptr_array_add (self->columns, column);

  view_column = gtk_column_view_column_new (ent_register_column_title (column), ent_register_cell_factory (column));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, column, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, MAX (usual_width (column), title_width (self, ent_register_column_title (column))));
  gtk_column_view_append_column (self->view, view_column);
  return view_column; /* the view has it */
}

/* The cell that @widget is in, or NULL: none, or it is being edited already. */
static GtkWidget *
cell_at (GtkWidget *widget)
{
  GtkWidget *cell = ent_register_cell_at (widget);

  return cell != NULL && ent_edit_label_entry (ENT_EDIT_LABEL (cell)) == NULL ? cell : NULL;
}

/* The list within the column view, which can scroll to a row. */
static GtkWidget *
inner_list (EntRegister *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The row has given the keyboard to the cell in the column that had it before. */
static gboolean
on_focus_pressed (gpointer data)
{
  EntRegister *self = data;
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *list = inner_list (self);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *cell;
  graphene_rect_t bounds;

  self->focus_id = 0;
  while (row != NULL && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  if (row == NULL || !gtk_widget_compute_bounds (row, view, &bounds))
    return G_SOURCE_REMOVE;
  cell = cell_at (gtk_widget_pick (view, self->pressed_x, bounds.origin.y + bounds.size.height / 2, GTK_PICK_DEFAULT));
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  return G_SOURCE_REMOVE;
}

/* One press selects the row, two edit the cell. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntRegister *self)
{
  GtkWidget *cell = n_press == 2 ? cell_at (gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT)) : NULL;

  self->pressed_x = x;
  if (n_press == 1 && self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_focus_pressed, self, NULL);
  if (cell == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_register_cell_edit (cell);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *cell = root != NULL ? cell_at (gtk_root_get_focus (root)) : NULL;

  if (cell == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_F2)
    return FALSE;
  ent_register_cell_edit (cell);
  return TRUE;
}

static void
add_controllers (EntRegister *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static gboolean
is_column (const EntField *field)
{
  return field->group != ENT_GROUP_NONE && field->type != ENT_FIELD_NOTE && field->type != ENT_FIELD_DATA &&
         field->type != ENT_FIELD_BITS && field->type != ENT_FIELD_IDS && field->type != ENT_FIELD_PIN;
}

/* Cells cost time: the rest comes when it is asked for. */
static gboolean
is_shown_at_first (const EntField *field)
{
  static const char *const shown[] = { "level", "role", "veto", "phase", "agreement", "risk", "contact", "email", "phone", NULL };

  return g_strv_contains (shown, field->name);
}

/* Name, sector, kind and the ratings first: what a workshop looks at. */
static void
add_columns (EntRegister *self)
{
  static const char *const first[] = { "name", "sector", "kind", NULL };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; first[i] != NULL; i++)
    add_column (self, ent_field_find (ENT_RECORD_STAKEHOLDER, first[i]), 0);
  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    add_column (self, NULL, a);
  for (guint i = 0; i < n; i++)
    if (is_column (&fields[i]) && !g_strv_contains (first, fields[i].name))
      gtk_column_view_column_set_visible (add_column (self, &fields[i], 0), is_shown_at_first (&fields[i]));
}

/* A button with a list of the columns, all but the name's. */
static GtkWidget *
build_chooser (EntRegister *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 1; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));

      g_object_bind_property (column, "visible", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Columns"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
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
  const char *focus = ent_selection_focus (ent_document_selection (self->document));
  guint n = focus != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  for (*row = 0; *row < n; (*row)++)
    {
      g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), *row);

      if (g_strcmp0 (ent_stakeholder_item_id (item), focus) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_selection_changed (EntSelection *selection, EntRegister *self)
{
  GtkWidget *list = inner_list (self);
  guint row;

  if (list == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || (gtk_widget_get_state_flags (list) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  if (find_row (self, &row))
    ent_list_reveal (list, row);
}

/* The list stays where the row was that was on top, which may be the last now. */
static void
on_sorted (EntRegister *self)
{
  GtkWidget *list = self->view != NULL ? inner_list (self) : NULL;
  guint row;

  if (!self->show_after_sort || list == NULL || gtk_sort_list_model_get_pending (self->sorted) > 0)
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

  GTK_WIDGET_CLASS (ent_register_parent_class)->unmap (widget);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
}

static void
ent_register_dispose (GObject *object)
{
  EntRegister *self = ENT_REGISTER (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->model);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_register_parent_class)->dispose (object);
}

static void
ent_register_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_REGISTER (object)->columns);
  G_OBJECT_CLASS (ent_register_parent_class)->finalize (object);
}

static void
ent_register_class_init (EntRegisterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_register_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_register_finalize;
  GTK_WIDGET_CLASS (class)->map = ent_register_map;
  GTK_WIDGET_CLASS (class)->unmap = ent_register_unmap;
}

static void
ent_register_init (EntRegister *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
ent_register_new (EntDocument *document)
{
  EntRegister *self = g_object_new (ENT_TYPE_REGISTER, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  self->document = g_object_ref (document);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "register");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Register of stakeholders"), -1);
  add_columns (self);
  add_controllers (self);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (ent_stakeholder_list_new (document, -1, FALSE)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->sorted = sorted;
  g_signal_connect_object (sorted, "notify::pending", G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_order_changed), self, 0);
  self->model = GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (sorted), ent_document_selection (document)));
  g_object_unref (sorted);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), build_chooser (self));
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, 0);
  return GTK_WIDGET (self);
}

EntDocument *
ent_register_document (EntRegister *self)
{
  return self->document;
}

GtkWidget *
ent_register_view (EntRegister *self)
{
  return GTK_WIDGET (self->view);
}
