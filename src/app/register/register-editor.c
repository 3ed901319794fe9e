/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is too large for a cell is edited in a popover of it: a list of choices, the
 * search for a stakeholder, and the inspector's own editors of notes and sets.
 */
#include "app/register/register-private.h"

#include "app/compat.h"
#include "app/inspector/field-row.h"
#include "app/parts/stakeholder-search.h"
#include "app/parts/symbol-image.h"

static void
unparent_popover (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  g_object_unref (data);
}

/* Not within its own signal, and only if it is still there. */
static void
on_popover_closed (GtkPopover *popover, EntRegisterCell *cell)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (popover));

  if (cell->popover != GTK_WIDGET (popover))
    return;
  g_clear_weak_pointer (&cell->popover);
  if (root != NULL && gtk_root_get_focus (root) != NULL && gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (popover)))
    gtk_widget_grab_focus (cell->widget);
  g_idle_add_once (unparent_popover, g_object_ref (popover));
}

static void
set_number (EntRegisterCell *cell, guint value)
{
  g_autoptr (GError) error = NULL;

  if (cell->item == NULL)
    return;
  ent_register_column_set_number (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item), value, &error);
  ent_register_cell_report (cell, error);
}

static void
on_choice_activated (GtkListBox *list, GtkListBoxRow *row, EntRegisterCell *cell)
{
  guint value = (guint) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  gtk_widget_grab_focus (cell->widget);
  set_number (cell, value);
}

/* As in a cell with a text. */
static gboolean
on_choices_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntRegisterCell *cell)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab;

  if ((keyval != GDK_KEY_Tab && !back) || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (row != NULL)
    on_choice_activated (list, GTK_LIST_BOX_ROW (row), cell);
  ent_register_cell_advance (cell, back);
  return TRUE;
}

static char *
describe_choice (const EntRegisterCell *cell, guint value)
{
  EntColumn column = ent_register_column_is (cell->column);

  return ent_column_label (&column, ent_document_map (cell->column->owner->document), value);
}

static GtkWidget *
build_choice (EntRegisterCell *cell, guint value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *label = describe_choice (cell, value);
  GtkWidget *text = gtk_label_new (label);

  if (cell->column->choices == &ent_commitment_choices && value > 0)
    {
      GtkWidget *ring = ent_symbol_image_new ();

      ent_symbol_image_show_ring (ENT_SYMBOL_IMAGE (ring), value);
      gtk_box_append (GTK_BOX (box), ring);
    }
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (box), text);
  ent_set_tooltip (box, ent_choice_help (cell->column->choices, value));
  return box;
}

/* The keyboard goes to what is chosen now, or to what is typed into. */
static void
on_popover_mapped (GtkWidget *popover, EntRegisterCell *cell)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));

  if (GTK_IS_LIST_BOX (child) && gtk_list_box_get_selected_row (GTK_LIST_BOX (child)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (child))));
  else if (ENT_IS_FIELD_ROW (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
pop_up (EntRegisterCell *cell)
{
  if (ENT_IS_STAKEHOLDER_SEARCH (cell->popover))
    ent_stakeholder_search_open (ENT_STAKEHOLDER_SEARCH (cell->popover), cell->typed);
  else
    gtk_popover_popup (GTK_POPOVER (cell->popover));
}

#define MOST_FRAMES 10

/* A frame is laid out after this. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;
  EntRegisterCell *cell = g_object_get_data (G_OBJECT (widget), "cell");

  if (cell->popover == NULL)
    return G_SOURCE_REMOVE;
  if (ent_register_reveal_cell (cell->column->owner, cell) && (*n_frames)++ < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  pop_up (cell);
  return G_SOURCE_REMOVE;
}

/* A popover of a cell that is out of sight would be on no monitor: it waits until the cell is there. */
static void
open_popover (EntRegisterCell *cell, GtkWidget *popover)
{
  cell->typed[0] = '\0';
  g_set_weak_pointer (&cell->popover, popover);
  gtk_widget_set_parent (popover, cell->widget);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), cell);
  g_signal_connect_after (popover, "map", G_CALLBACK (on_popover_mapped), cell);
  if (ent_register_reveal_cell (cell->column->owner, cell))
    gtk_widget_add_tick_callback (cell->widget, on_tick, g_new0 (guint, 1), g_free);
  else
    pop_up (cell);
}

static void
focus_choice (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  gtk_list_box_select_row (list, row);
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
open_choices (EntRegisterCell *cell, const EntStakeholder *stakeholder)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *popover = gtk_popover_new ();

  for (guint i = 0; i < cell->column->choices->n_items; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), build_choice (cell, i));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_choices_key), cell);
  gtk_widget_add_controller (list, keys);
  gtk_widget_add_css_class (list, "picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_register_column_title (cell->column), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_choice_activated), cell);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  focus_choice (GTK_LIST_BOX (list), (int) ent_register_column_number (cell->column, ent_stakeholder_item_document (cell->item), stakeholder));
  open_popover (cell, popover);
}

void
ent_register_cell_choose_letter (EntRegisterCell *cell, gunichar letter)
{
  GtkWidget *list = cell->popover != NULL ? gtk_popover_get_child (GTK_POPOVER (cell->popover)) : NULL;
  g_autofree char *wanted = NULL;

  if (list == NULL || letter == 0)
    return;
  cell->typed[g_unichar_to_utf8 (letter, cell->typed)] = '\0';
  if (ENT_IS_STAKEHOLDER_SEARCH (cell->popover) && gtk_widget_get_mapped (cell->popover))
    ent_stakeholder_search_open (ENT_STAKEHOLDER_SEARCH (cell->popover), cell->typed);
  if (!GTK_IS_LIST_BOX (list))
    return;
  wanted = ent_text_fold (cell->typed);
  for (guint i = 0; i < cell->column->choices->n_items; i++)
    {
      g_autofree char *label = describe_choice (cell, i);
      g_autofree char *folded = ent_text_fold (label);

      if (!g_str_has_prefix (folded, wanted))
        continue;
      focus_choice (GTK_LIST_BOX (list), (int) i);
      return;
    }
}

static void
on_picked (EntStakeholderSearch *search, const char *id, EntRegisterCell *cell)
{
  g_autoptr (GError) error = NULL;

  if (cell->item == NULL)
    return;
  ent_edit_set_field (ent_document_history (ent_stakeholder_item_document (cell->item)), &ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_stakeholder_item_id (cell->item)),
                      cell->column->field, id, &error);
  ent_register_cell_report (cell, error);
}

static void
open_search (EntRegisterCell *cell)
{
  GtkWidget *search = ent_stakeholder_search_new (ent_stakeholder_item_document (cell->item));

  ent_stakeholder_search_set_except (ENT_STAKEHOLDER_SEARCH (search), ent_stakeholder_item_id (cell->item));
  g_signal_connect (search, "picked", G_CALLBACK (on_picked), cell);
  open_popover (cell, search);
}

/* It shows what is written elsewhere meanwhile: what undoing brings back, too. */
static void
on_item_changed (EntStakeholderItem *item, EntFieldRow *row)
{
  ent_field_row_update (row);
}

static void
open_row (EntRegisterCell *cell)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *row = ent_field_row_new (ent_stakeholder_item_document (cell->item), cell->column->field, ENT_FIELD_ROW_PLAIN);
  const char *ids[] = { ent_stakeholder_item_id (cell->item), NULL };
  EntFieldTarget target = { .kind = ENT_RECORD_STAKEHOLDER, .ids = ids };

  ent_history_break_merge (ent_document_history (ent_stakeholder_item_document (cell->item)));
  ent_field_row_set_target (ENT_FIELD_ROW (row), &target);
  gtk_widget_set_size_request (row, 340, -1);
  g_signal_connect_object (cell->item, "changed", G_CALLBACK (on_item_changed), row, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), row);
  open_popover (cell, popover);
}

void
ent_register_cell_open_editor (EntRegisterCell *cell)
{
  const EntStakeholder *stakeholder = cell->item != NULL ? ent_stakeholder_item_get (cell->item) : NULL;

  if (stakeholder == NULL || cell->popover != NULL)
    return;
  if (cell->column->choices != NULL)
    open_choices (cell, stakeholder);
  else if (cell->column->field->type == ENT_FIELD_ID)
    open_search (cell);
  else
    open_row (cell);
}
