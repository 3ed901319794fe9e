/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the register. A cell is a label until it is edited: entries and
 * drop-downs in all of them would take seconds to make.
 */
#include "app/register-private.h"

#include "app/compat.h"
#include "app/edit-label.h"
#include "app/section.h"
#include "app/symbol-image.h"

typedef struct
{
  const EntRegisterColumn *column;
  GtkWidget *widget;        /* editable label, button, check or label */
  GtkWidget *symbol;        /* beside the name; or NULL */
  GtkWidget *popover;       /* of choices, while it is open */
  EntStakeholderItem *item; /* owned while bound */
  gulong handler;
  gboolean updating;
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  if (cell->item != NULL)
    g_clear_signal_handler (&cell->handler, cell->item);
  g_clear_object (&cell->item);
  g_free (cell);
}

/* The one whose outermost widget is @child, or NULL. */
static Cell *
cell_in (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "cell-in");
}

static void
show (Cell *cell)
{
  const EntStakeholder *stakeholder = ent_stakeholder_item_get (cell->item);
  EntDocument *document = ent_stakeholder_item_document (cell->item);

  if (stakeholder == NULL)
    return;
  cell->updating = TRUE;
  if (cell->symbol != NULL)
    ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (cell->symbol), ent_document_map (document), stakeholder, ent_document_moment (document));
  if (GTK_IS_CHECK_BUTTON (cell->widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->widget), ent_register_column_number (cell->column, document, stakeholder) != 0);
  else
    {
      g_autofree char *text = ent_register_column_text (cell->column, document, stakeholder);

      ent_edit_label_set_text (ENT_EDIT_LABEL (cell->widget), text);
    }
  cell->updating = FALSE;
}

static void
on_item_changed (EntStakeholderItem *item, Cell *cell)
{
  show (cell);
}

static void
report (Cell *cell, const GError *error)
{
  ent_document_refuse (ent_register_document (cell->column->owner), error);
  show (cell);
}

static void
on_edited (EntEditLabel *label, const char *text, Cell *cell)
{
  g_autoptr (GError) error = NULL;

  if (cell->item == NULL)
    return;
  ent_register_column_set_text (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item), text, &error);
  report (cell, error);
}

static void
on_toggled (GtkCheckButton *check, Cell *cell)
{
  g_autoptr (GError) error = NULL;

  if (cell->updating || cell->item == NULL)
    return;
  ent_register_column_set_number (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item),
                                  gtk_check_button_get_active (check), &error);
  report (cell, error);
}

static void
on_choice_activated (GtkListBox *list, GtkListBoxRow *row, Cell *cell)
{
  guint value = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  gtk_widget_grab_focus (cell->widget);
  if (cell->item == NULL)
    return;
  ent_register_column_set_number (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item), value, &error);
  report (cell, error);
}

/* The next cell of the row that can be edited in place, or the one before; NULL at the end. */
static GtkWidget *
find_next (GtkWidget *widget, gboolean back)
{
  GtkWidget *place = widget;

  while (place != NULL && cell_in (place) == NULL)
    place = gtk_widget_get_parent (place);
  /* around it, the table's own */
  place = place != NULL ? gtk_widget_get_parent (place) : NULL;
  while (place != NULL)
    {
      GtkWidget *child;
      Cell *cell;

      place = back ? gtk_widget_get_prev_sibling (place) : gtk_widget_get_next_sibling (place);
      child = place != NULL && gtk_widget_get_visible (place) ? gtk_widget_get_first_child (place) : NULL;
      cell = child != NULL ? cell_in (child) : NULL;
      if (cell != NULL && ENT_IS_EDIT_LABEL (cell->widget) && ent_register_column_is_editable (cell->column))
        return cell->widget;
    }
  return NULL;
}

static void
on_advance (EntEditLabel *label, gboolean back, Cell *cell)
{
  GtkWidget *next = find_next (cell->widget, back);

  if (next != NULL)
    ent_register_cell_edit (next);
}

/* As in a cell with a text. */
static gboolean
on_choices_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Cell *cell)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab;

  if ((keyval != GDK_KEY_Tab && !back) || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (row != NULL)
    on_choice_activated (list, GTK_LIST_BOX_ROW (row), cell);
  on_advance (ENT_EDIT_LABEL (cell->widget), back, cell);
  return TRUE;
}

static void
unparent_popover (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  g_object_unref (data);
}

/* Not within its own signal, and only if it is still there. */
static void
on_popover_closed (GtkPopover *popover, Cell *cell)
{
  if (cell->popover != GTK_WIDGET (popover))
    return;
  cell->popover = NULL;
  g_idle_add_once (unparent_popover, g_object_ref (popover));
}

static void
on_widget_destroyed (GtkWidget *widget, Cell *cell)
{
  g_clear_pointer (&cell->popover, gtk_widget_unparent);
}

static GtkWidget *
build_choice (Cell *cell, guint value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const EntChoices *choices = cell->column->choices;
  const char *label = ent_choice_label (choices, value);
  g_autofree char *numbered = choices == &ent_power_choices && value > 0 ? g_strdup_printf ("%u · %s", value, label) : NULL;
  GtkWidget *text = gtk_label_new (numbered != NULL ? numbered : label);

  if (choices == &ent_commitment_choices && value > 0)
    {
      GtkWidget *ring = ent_symbol_image_new ();

      ent_symbol_image_show_ring (ENT_SYMBOL_IMAGE (ring), value);
      gtk_box_append (GTK_BOX (box), ring);
    }
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (box), text);
  ent_set_tooltip (box, ent_choice_help (choices, value));
  return box;
}

static void
open_choices (Cell *cell)
{
  const EntStakeholder *stakeholder = cell->item != NULL ? ent_stakeholder_item_get (cell->item) : NULL;
  GtkEventController *keys;
  GtkWidget *list;
  guint chosen;

  if (stakeholder == NULL || cell->popover != NULL)
    return;
  keys = gtk_event_controller_key_new ();
  list = gtk_list_box_new ();
  for (guint i = 0; i < cell->column->choices->n_items; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), build_choice (cell, i));
  chosen = ent_register_column_number (cell->column, ent_stakeholder_item_document (cell->item), stakeholder);
  gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) chosen));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_choices_key), cell);
  gtk_widget_add_controller (list, keys);
  gtk_widget_add_css_class (list, "picker");
  cell->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (cell->popover), list);
  gtk_widget_set_parent (cell->popover, cell->widget);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_choice_activated), cell);
  g_signal_connect (cell->popover, "closed", G_CALLBACK (on_popover_closed), cell);
  gtk_popover_popup (GTK_POPOVER (cell->popover));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) chosen)));
}

GtkWidget *
ent_register_cell_at (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      Cell *cell = cell_in (widget);

      /* its margin is the table's own */
      if (cell == NULL && child != NULL)
        cell = cell_in (child);
      if (cell != NULL)
        return ENT_IS_EDIT_LABEL (cell->widget) ? cell->widget : NULL;
      if (GTK_IS_POPOVER (widget))
        return NULL;
    }
  return NULL;
}

void
ent_register_cell_edit (GtkWidget *widget)
{
  Cell *cell = g_object_get_data (G_OBJECT (widget), "cell");
  g_autoptr (GError) error = NULL;

  if (cell == NULL || cell->item == NULL || !ent_register_column_is_editable (cell->column))
    return;
  if (!ent_history_may_apply (ent_document_history (ent_register_document (cell->column->owner)), &error))
    report (cell, error);
  else if (cell->column->choices != NULL)
    open_choices (cell);
  else
    ent_edit_label_start (ENT_EDIT_LABEL (cell->widget));
}

static GtkWidget *
build_widget (Cell *cell)
{
  GtkWidget *widget;

  if (ent_register_column_is_truth (cell->column))
    {
      widget = gtk_check_button_new ();
      gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
      ent_bind_can_edit (ent_register_document (cell->column->owner), widget);
      g_signal_connect (widget, "toggled", G_CALLBACK (on_toggled), cell);
    }
  else
    {
      widget = ent_edit_label_new ();
      g_signal_connect (widget, "edited", G_CALLBACK (on_edited), cell);
      g_signal_connect (widget, "advance", G_CALLBACK (on_advance), cell);
      g_signal_connect (widget, "destroy", G_CALLBACK (on_widget_destroyed), cell);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ent_register_column_title (cell->column), -1);
  return widget;
}

/* When it is asked for: for a tooltip that is set, GTK asks the display where the pointer is. */
static gboolean
on_query_tooltip (EntEditLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = ent_edit_label_text (label);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, const EntRegisterColumn *column)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *child;

  cell->column = column;
  cell->widget = child = build_widget (cell);
  if (ENT_IS_EDIT_LABEL (child) && column->choices == NULL)
    {
      gtk_widget_set_has_tooltip (child, TRUE);
      g_signal_connect (child, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
    }
  if (column->field != NULL && g_str_equal (column->field->name, "name"))
    {
      cell->symbol = ent_symbol_image_new ();
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_set_valign (cell->symbol, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (cell->widget, TRUE);
      gtk_box_append (GTK_BOX (child), cell->symbol);
      gtk_box_append (GTK_BOX (child), cell->widget);
    }
  gtk_list_item_set_child (list_item, child);
  /* it goes with the widgets, which outlive the list item */
  g_object_set_data_full (G_OBJECT (cell->widget), "cell", cell, cell_free);
  g_object_set_data (G_OBJECT (child), "cell-in", cell);
}

static Cell *
cell_of (GtkListItem *list_item)
{
  return cell_in (gtk_list_item_get_child (list_item));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, const EntRegisterColumn *column)
{
  Cell *cell = cell_of (list_item);

  cell->item = g_object_ref (gtk_list_item_get_item (list_item));
  cell->handler = g_signal_connect (cell->item, "changed", G_CALLBACK (on_item_changed), cell);
  show (cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, const EntRegisterColumn *column)
{
  Cell *cell = cell_of (list_item);

  if (ENT_IS_EDIT_LABEL (cell->widget))
    ent_edit_label_stop (ENT_EDIT_LABEL (cell->widget), TRUE);
  if (cell->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (cell->popover));
  g_clear_signal_handler (&cell->handler, cell->item);
  g_clear_object (&cell->item);
}

GtkListItemFactory *
ent_register_cell_factory (const EntRegisterColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) column);
  return factory;
}
