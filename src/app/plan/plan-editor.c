/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the plan is edited in a popover: with whom, and the state. */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/inspector/field-row.h"
#include "app/parts/choice-popover.h"
#include "app/parts/stakeholder-search.h"
#include "model/edit-actions.h"

static void
attach (EntPlanCell *cell, GtkWidget *popover)
{
  ent_cell_popover_attach (popover, cell->label, &cell->popover);
}

/* --- the state --- */

/* For all that are chosen, if it is one of them. */
static void
set_state (EntPlanCell *cell, guint state)
{
  EntPlanView *owner = cell->column->owner;
  g_autoptr (GPtrArray) chosen = ent_plan_view_list_chosen (owner);
  EntId id = ent_plan_cell_id (cell);
  g_autoptr (GError) error = NULL;

  /* what a later version has written stays */
  if (id == NULL || state >= ent_state_choices.n_items)
    return;
  if (!g_ptr_array_find (chosen, id, NULL))
    {
      g_ptr_array_set_size (chosen, 0);
      g_ptr_array_add (chosen, id);
    }
  ent_edit_set_actions (ent_document_history (owner->document), (const char *const *) chosen->pdata, chosen->len, cell->column->field,
                        state > 0 ? ent_state_choices.items[state].name : NULL, &error);
  ent_plan_cell_report (cell, error);
}

static void
on_chosen (EntChoicePopover *popover, guint state, EntPlanCell *cell)
{
  gtk_widget_grab_focus (cell->label);
  set_state (cell, state);
}

static void
on_advance (EntChoicePopover *popover, gboolean back, EntPlanCell *cell)
{
  ent_plan_view_advance (cell->column->owner, cell, back);
}

static void
open_states (EntPlanCell *cell, const EntAction *action, const char *beginning)
{
  GtkWidget *popover = ent_choice_popover_new (cell->column->title);
  const char *unknown = ent_kept_value (action->base.kept, cell->column->field->name);
  g_autofree char *quoted = ent_text_quote (unknown, ENT_TEXT_QUOTED);

  for (guint i = 0; i < ent_state_choices.n_items; i++)
    ent_choice_popover_add (ENT_CHOICE_POPOVER (popover), NULL, ent_choice_label (&ent_state_choices, i), NULL);
  g_signal_connect (popover, "chosen", G_CALLBACK (on_chosen), cell);
  g_signal_connect (popover, "advance", G_CALLBACK (on_advance), cell);
  /* else Tab, which goes on with what is chosen, would make it open */
  if (unknown != NULL)
    ent_choice_popover_add (ENT_CHOICE_POPOVER (popover), NULL, quoted, NULL);
  ent_choice_popover_set_chosen (ENT_CHOICE_POPOVER (popover), unknown != NULL ? ent_state_choices.n_items : action->state);
  if (beginning != NULL)
    ent_choice_popover_find (ENT_CHOICE_POPOVER (popover), beginning);
  attach (cell, popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- with whom --- */

static void
on_picked (EntStakeholderSearch *search, const char *id, EntPlanCell *cell)
{
  EntHistory *history = ent_document_history (cell->column->owner->document);
  const EntAction *action = ent_map_find (ent_history_map (history), ENT_RECORD_ACTION, ent_plan_cell_id (cell));
  const EntField *field = cell->column->field;
  g_autofree char *held = NULL, *fresh = NULL;
  const char *ids[1];
  g_autoptr (GError) error = NULL;

  if (action == NULL)
    return;
  ids[0] = action->base.id;
  held = ent_field_get (field, action);
  fresh = ent_field_change_members (field, held, NULL, id);
  ent_edit_set_actions (history, ids, 1, field, fresh, &error);
  ent_plan_cell_report (cell, error);
}

static void
open_search (EntPlanCell *cell, const char *beginning)
{
  GtkWidget *search = ent_stakeholder_search_new (cell->column->owner->document);

  g_signal_connect (search, "picked", G_CALLBACK (on_picked), cell);
  attach (cell, search);
  ent_stakeholder_search_open (ENT_STAKEHOLDER_SEARCH (search), beginning != NULL ? beginning : "");
}

static void
on_history_changed (EntHistory *history, EntFieldRow *row)
{
  ent_field_row_update (row);
}

/* Who is in it already, each to be taken out, and who else. */
static void
open_members (EntPlanCell *cell, const EntAction *action)
{
  EntDocument *document = cell->column->owner->document;
  GtkWidget *popover = gtk_popover_new (), *row = ent_field_row_new (document, cell->column->field, ENT_FIELD_ROW_PLAIN);
  const char *ids[] = { action->base.id, NULL };
  EntFieldTarget target = { .kind = ENT_RECORD_ACTION, .ids = ids };

  ent_field_row_set_target (ENT_FIELD_ROW (row), &target);
  gtk_widget_set_size_request (row, 300, -1);
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (on_history_changed), row, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), row);
  attach (cell, popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
ent_plan_cell_open_editor (EntPlanCell *cell, const char *beginning)
{
  const EntAction *action = ent_map_find (ent_document_map (cell->column->owner->document), ENT_RECORD_ACTION, ent_plan_cell_id (cell));

  if (action == NULL || cell->popover != NULL)
    return;
  if (cell->column->kind == ENT_PLAN_COLUMN_STATE)
    open_states (cell, action, beginning);
  else if (beginning != NULL || action->with == NULL)
    open_search (cell, beginning);
  else
    open_members (cell, action);
}
