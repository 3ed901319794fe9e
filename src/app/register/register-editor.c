/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is too large for a cell is edited in a popover of it: a list of choices, the
 * search for a stakeholder, and the inspector's own editors of notes and sets.
 */
#include "app/register/register-private.h"

#include "app/inspector/field-row.h"
#include "app/parts/choice-popover.h"
#include "app/parts/stakeholder-search.h"
#include "app/parts/symbol-image.h"

static void
set_number (EntRegisterCell *cell, guint value)
{
  g_autoptr (GError) error = NULL;

  /* what a later version has written stays */
  if (cell->item == NULL || value >= cell->column->choices->n_items)
    return;
  ent_register_column_set_number (cell->column, ent_stakeholder_item_document (cell->item), ent_stakeholder_item_id (cell->item), value, &error);
  ent_register_cell_report (cell, error);
}

static void
on_chosen (EntChoicePopover *popover, guint value, EntRegisterCell *cell)
{
  gtk_widget_grab_focus (cell->widget);
  set_number (cell, value);
}

static void
on_advance (EntChoicePopover *popover, gboolean back, EntRegisterCell *cell)
{
  ent_register_cell_advance (cell, back);
}

static char *
describe_choice (const EntRegisterCell *cell, guint value)
{
  EntColumn column = ent_register_column_is (cell->column);

  return ent_column_label (&column, ent_document_map (cell->column->owner->document), value);
}

static GtkWidget *
build_symbol (const EntRegisterCell *cell, guint value)
{
  GtkWidget *ring;

  if (cell->column->choices != &ent_commitment_choices || value == 0)
    return NULL;
  ring = ent_symbol_image_new ();
  ent_symbol_image_show_ring (ENT_SYMBOL_IMAGE (ring), value);
  return ring;
}

/* The keyboard goes to what is typed into. */
static void
on_popover_mapped (GtkWidget *popover, EntRegisterCell *cell)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));

  if (ENT_IS_FIELD_ROW (child))
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
  ent_cell_popover_attach (popover, cell->widget, &cell->popover);
  g_signal_connect_after (popover, "map", G_CALLBACK (on_popover_mapped), cell);
  if (ent_register_reveal_cell (cell->column->owner, cell))
    gtk_widget_add_tick_callback (cell->widget, on_tick, g_new0 (guint, 1), g_free);
  else
    pop_up (cell);
}

static void
open_choices (EntRegisterCell *cell, const EntStakeholder *stakeholder)
{
  GtkWidget *popover = ent_choice_popover_new (ent_register_column_title (cell->column));
  const char *unknown = ent_register_column_unknown (cell->column, stakeholder);
  g_autofree char *quoted = ent_text_quote (unknown, ENT_TEXT_QUOTED);
  guint chosen = ent_register_column_number (cell->column, ent_stakeholder_item_document (cell->item), stakeholder);

  for (guint i = 0; i < cell->column->choices->n_items; i++)
    {
      g_autofree char *label = describe_choice (cell, i);

      ent_choice_popover_add (ENT_CHOICE_POPOVER (popover), build_symbol (cell, i), label, ent_choice_help (cell->column->choices, i));
    }
  g_signal_connect (popover, "chosen", G_CALLBACK (on_chosen), cell);
  g_signal_connect (popover, "advance", G_CALLBACK (on_advance), cell);
  if (unknown != NULL)
    ent_choice_popover_add (ENT_CHOICE_POPOVER (popover), NULL, quoted, NULL);
  ent_choice_popover_set_chosen (ENT_CHOICE_POPOVER (popover), unknown != NULL ? cell->column->choices->n_items : chosen);
  open_popover (cell, popover);
}

void
ent_register_cell_choose_letter (EntRegisterCell *cell, gunichar letter)
{
  if (cell->popover == NULL || letter == 0)
    return;
  cell->typed[g_unichar_to_utf8 (letter, cell->typed)] = '\0';
  if (ENT_IS_STAKEHOLDER_SEARCH (cell->popover) && gtk_widget_get_mapped (cell->popover))
    ent_stakeholder_search_open (ENT_STAKEHOLDER_SEARCH (cell->popover), cell->typed);
  if (ENT_IS_CHOICE_POPOVER (cell->popover))
    ent_choice_popover_find (ENT_CHOICE_POPOVER (cell->popover), cell->typed);
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
