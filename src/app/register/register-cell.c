/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the register. A cell is a label until it is edited: entries and
 * drop-downs in all of them would take seconds to make.
 */
#include "app/register/register-private.h"

#include "app/compat.h"
#include "app/register/edit-label.h"
#include "app/parts/section.h"
#include "app/parts/symbol-image.h"
#include "app/parts/table.h"

static void
cell_free (gpointer data)
{
  EntRegisterCell *cell = data;

  if (cell->item != NULL)
    g_clear_signal_handler (&cell->handler, cell->item);
  g_clear_object (&cell->item);
  ent_id_clear (&cell->shown_id);
  ent_id_clear (&cell->shown_moment);
  g_clear_weak_pointer (&cell->popover);
  g_free (cell);
}

/* A cell has one line. */
static char *
on_one_line (char *text)
{
  return text != NULL ? g_strdelimit (text, "\n", ' ') : NULL;
}

/* The list binds all rows anew when another is selected, as often as a key is pressed. */
static gboolean
is_shown (const EntRegisterCell *cell)
{
  EntDocument *document = ent_stakeholder_item_document (cell->item);

  return cell->shown_id == ent_stakeholder_item_id (cell->item) && cell->shown_revision == ent_map_revision (ent_document_map (document)) &&
         g_strcmp0 (cell->shown_moment, ent_document_moment (document)) == 0;
}

static void
note_shown (EntRegisterCell *cell)
{
  EntDocument *document = ent_stakeholder_item_document (cell->item);

  if (cell->shown_id != ent_stakeholder_item_id (cell->item))
    {
      ent_id_clear (&cell->shown_id);
      cell->shown_id = ent_id_ref (ent_stakeholder_item_id (cell->item));
    }
  if (g_strcmp0 (cell->shown_moment, ent_document_moment (document)) != 0)
    {
      ent_id_clear (&cell->shown_moment);
      cell->shown_moment = ent_id (ent_document_moment (document));
    }
  cell->shown_revision = ent_map_revision (ent_document_map (document));
}

static void
show (EntRegisterCell *cell)
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
      g_autofree char *text = on_one_line (ent_register_column_text (cell->column, document, stakeholder));

      ent_edit_label_set_text (ENT_EDIT_LABEL (cell->widget), text);
    }
  cell->updating = FALSE;
  note_shown (cell);
}

static void
on_item_changed (EntStakeholderItem *item, EntRegisterCell *cell)
{
  show (cell);
}

void
ent_register_cell_report (EntRegisterCell *cell, const GError *error)
{
  ent_document_refuse (cell->column->owner->document, error);
  if (cell->item != NULL)
    show (cell);
}

static void
on_edited (EntEditLabel *label, const char *text, EntRegisterCell *cell)
{
  g_autoptr (GError) error = NULL;

  if (cell->item == NULL)
    return;
  ent_register_column_set_text (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item), text, &error);
  ent_register_cell_report (cell, error);
}

static void
on_toggled (GtkCheckButton *check, EntRegisterCell *cell)
{
  g_autoptr (GError) error = NULL;

  if (cell->updating || cell->item == NULL)
    return;
  ent_register_column_set_number (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item),
                                  gtk_check_button_get_active (check), &error);
  ent_register_cell_report (cell, error);
}

/* The next cell of the row that can be edited in place, or the one before; NULL at the end. */
static EntRegisterCell *
find_next (const EntRegisterCell *cell, gboolean back)
{
  GtkWidget *place = cell->widget;

  while (place != NULL && ent_table_cell_in (place) == NULL)
    place = gtk_widget_get_parent (place);
  /* around it, the table's own */
  place = place != NULL ? gtk_widget_get_parent (place) : NULL;
  while (place != NULL)
    {
      GtkWidget *child;
      EntRegisterCell *next;

      place = back ? gtk_widget_get_prev_sibling (place) : gtk_widget_get_next_sibling (place);
      child = place != NULL && gtk_widget_get_visible (place) ? gtk_widget_get_first_child (place) : NULL;
      next = child != NULL ? ent_table_cell_in (child) : NULL;
      if (next != NULL && ENT_IS_EDIT_LABEL (next->widget))
        return next;
    }
  return NULL;
}

void
ent_register_cell_advance (EntRegisterCell *cell, gboolean back)
{
  EntRegisterCell *next = find_next (cell, back);

  if (next != NULL)
    ent_register_cell_edit (next);
}

static void
on_advance (EntEditLabel *label, gboolean back, EntRegisterCell *cell)
{
  ent_register_cell_advance (cell, back);
}

gboolean
ent_register_cell_is_edited (const EntRegisterCell *cell)
{
  return ENT_IS_EDIT_LABEL (cell->widget) && ent_edit_label_entry (ENT_EDIT_LABEL (cell->widget)) != NULL;
}

static gboolean
is_edited_in_popover (const EntRegisterColumn *column)
{
  if (column->choices != NULL)
    return TRUE;
  return column->field != NULL && (column->field->type == ENT_FIELD_NOTE || column->field->type == ENT_FIELD_BITS || column->field->type == ENT_FIELD_ID);
}

void
ent_register_cell_edit (EntRegisterCell *cell)
{
  EntRegister *owner = cell->column->owner;
  g_autoptr (GError) error = NULL;

  if (cell->item == NULL)
    return;
  ent_register_enter_cell (owner, cell);
  if (!ent_history_may_apply (ent_document_history (owner->document), &error))
    ent_register_cell_report (cell, error);
  else if (GTK_IS_CHECK_BUTTON (cell->widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->widget), !gtk_check_button_get_active (GTK_CHECK_BUTTON (cell->widget)));
  else if (is_edited_in_popover (cell->column))
    ent_register_cell_open_editor (cell);
  else
    ent_edit_label_start (ENT_EDIT_LABEL (cell->widget));
}

static GtkWidget *
build_widget (EntRegisterCell *cell)
{
  GtkWidget *widget;

  if (ent_register_column_is_truth (cell->column))
    {
      widget = gtk_check_button_new ();
      gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
      ent_bind_can_edit (cell->column->owner->document, widget);
      g_signal_connect (widget, "toggled", G_CALLBACK (on_toggled), cell);
    }
  else
    {
      widget = ent_edit_label_new ();
      g_signal_connect (widget, "edited", G_CALLBACK (on_edited), cell);
      g_signal_connect (widget, "advance", G_CALLBACK (on_advance), cell);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ent_register_column_title (cell->column), -1);
  return widget;
}

/* When it is asked for: for a tooltip that is set, GTK asks the display where the pointer is.
 * All of it, also where the cell has one line of several. */
static gboolean
on_query_tooltip (EntEditLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, EntRegisterCell *cell)
{
  const EntStakeholder *stakeholder = cell->item != NULL ? ent_stakeholder_item_get (cell->item) : NULL;
  g_autofree char *text = NULL;

  if (stakeholder != NULL)
    text = ent_register_column_text (cell->column, ent_stakeholder_item_document (cell->item), stakeholder);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntRegisterColumn *column)
{
  EntRegisterCell *cell = g_new0 (EntRegisterCell, 1);
  GtkWidget *child;

  cell->column = column;
  cell->widget = child = build_widget (cell);
  if (ENT_IS_EDIT_LABEL (child) && column->choices == NULL)
    {
      gtk_widget_set_has_tooltip (child, TRUE);
      g_signal_connect (child, "query-tooltip", G_CALLBACK (on_query_tooltip), cell);
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
  ent_table_set_cell (child, cell);
}

static EntRegisterCell *
cell_of (GtkListItem *list_item)
{
  return ent_table_cell_in (gtk_list_item_get_child (list_item));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntRegisterColumn *column)
{
  EntRegisterCell *cell = cell_of (list_item);

  cell->list_item = list_item;
  cell->item = g_object_ref (gtk_list_item_get_item (list_item));
  cell->handler = g_signal_connect (cell->item, "changed", G_CALLBACK (on_item_changed), cell);
  if (!is_shown (cell))
    show (cell);
  ent_register_cell_bound (column->owner, cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntRegisterColumn *column)
{
  EntRegisterCell *cell = cell_of (list_item);

  if (ENT_IS_EDIT_LABEL (cell->widget))
    ent_edit_label_stop (ENT_EDIT_LABEL (cell->widget), TRUE);
  if (cell->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (cell->popover));
  ent_register_cell_unbound (column->owner, cell);
  cell->list_item = NULL;
  g_clear_signal_handler (&cell->handler, cell->item);
  g_clear_object (&cell->item);
}

GtkListItemFactory *
ent_register_cell_factory (EntRegisterColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), column);
  return factory;
}
