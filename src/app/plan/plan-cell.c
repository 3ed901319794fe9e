/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the plan. As in the register, a cell is a label until it is edited. */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/table.h"
#include "app/register/edit-label.h"
#include "model/column.h"
#include "model/edit-actions.h"
#include "model/plan.h"
#include "model/edit.h"

#include <glib/gi18n.h>

/* Of what is to be done, as long as proposals are: more would make a row a paragraph. And of names, of which none is to be guessed at. */
#define MOST_LINES 6
#define MOST_LINES_OF_NAMES 12
/* More names are told as a number: they would be laid out whole, also where none of them is to be seen. */
#define MOST_NAMES 20u
/* What the columns of these have at least, in pixels; those of days and states have what stands there. */
#define LEAST_WHAT 168
#define LEAST_RESPONSIBLE 98
#define LEAST_WITH 118

static EntActionItem *
item_of (const EntPlanCell *cell)
{
  gpointer item = cell->list_item != NULL ? gtk_list_item_get_item (cell->list_item) : NULL;

  return ENT_IS_ACTION_ITEM (item) ? item : NULL;
}

static const EntAction *
action_of (const EntPlanCell *cell)
{
  EntActionItem *item = item_of (cell);

  return item != NULL ? ent_action_item_get (item) : NULL;
}

EntId
ent_plan_cell_id (const EntPlanCell *cell)
{
  EntActionItem *item = item_of (cell);

  return item != NULL ? ent_action_item_id (item) : NULL;
}

gboolean
ent_plan_cell_is_edited (const EntPlanCell *cell)
{
  return ent_edit_label_entry (ENT_EDIT_LABEL (cell->label)) != NULL;
}

/* --- what stands there --- */

static char *
list_names (const EntPlanCell *cell, const EntAction *action)
{
  g_autofree char *names = ent_action_dup_names (action, ent_document_map (cell->column->owner->document), MOST_NAMES);
  guint n = action->with != NULL ? g_strv_length (action->with) : 0;

  if (n <= MOST_NAMES)
    return g_steal_pointer (&names);
  /* Translators: with whom an action is done; 1: names with commas between, 2: how many there are besides */
  return g_strdup_printf (ngettext ("%1$s, and %2$u more", "%1$s, and %2$u more", n - MOST_NAMES), names, n - MOST_NAMES);
}

static char *
text_of (const EntPlanCell *cell, const EntAction *action)
{
  const EntField *field = cell->column->field;
  g_autofree char *text = NULL;
  int choice;

  text = cell->column->kind == ENT_PLAN_COLUMN_WITH ? list_names (cell, action) : ent_field_get (field, action);
  if (field->type != ENT_FIELD_CHOICE)
    return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
  choice = text != NULL ? ent_choices_find (field->choices, text, -1) : 0;
  /* a state that a newer version knows is shown as it is written */
  return choice >= 0 ? g_strdup (ent_choice_label (field->choices, (guint) choice)) : g_steal_pointer (&text);
}

static char *
remark_of (const EntPlanCell *cell, const EntAction *action)
{
  EntPlanView *owner = cell->column->owner;

  if (cell->column->kind == ENT_PLAN_COLUMN_WITH)
    return ent_plan_list_grouping (owner->list) == ENT_PLAN_BY_SECTOR ? ent_plan_other_sectors (owner->words, action, ent_document_map (owner->document)) : NULL;
  return cell->remark != NULL ? ent_plan_remark (owner->words, action, ent_plan_list_today (owner->list)) : NULL;
}

/* The row around the cell, which is the table's own. */
static GtkWidget *
row_of (const EntPlanCell *cell)
{
  GtkWidget *outer = gtk_widget_get_parent (cell->outer);

  return outer != NULL ? gtk_widget_get_parent (outer) : NULL;
}

static void
show_heading (EntPlanCell *cell)
{
  EntPlanView *owner = cell->column->owner;
  guint n = 0;
  g_autofree char *title = ent_plan_list_dup_heading (owner->list, gtk_list_item_get_position (cell->list_item), owner->words, &n);
  g_autofree char *text = NULL;

  if (cell->heading == NULL || title == NULL)
    return;
  /* Translators: heading of some actions; 1: what they have in common, such as "Overdue" or a sector, 2: how many there are */
  text = g_strdup_printf (_("%1$s (%2$u)"), title, n);
  gtk_label_set_text (GTK_LABEL (cell->heading), text);
}

/* --- how wide it is --- */

static int
measure (GtkWidget *widget, const char *text, PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  /* letters are placed between pixels */
  return width + 1;
}

/* A day, and below it how late it is: almost three years. */
static int
measure_days (const EntPlanCell *cell)
{
  static const EntAction late = { .due = 20200101 };
  g_autofree char *remark = ent_plan_remark (cell->column->owner->words, &late, 20220926);

  return MAX (measure (cell->label, "2020-00-00", PANGO_WEIGHT_NORMAL), measure (cell->remark, remark, PANGO_WEIGHT_BOLD));
}

static int
measure_states (const EntPlanCell *cell)
{
  int width = 0;

  for (guint i = 0; i < cell->column->field->choices->n_items; i++)
    width = MAX (width, measure (cell->label, ent_choice_label (cell->column->field->choices, i), PANGO_WEIGHT_NORMAL));
  return width;
}

/* The same in all rows, whatever stands in each: no column moves while rows come and go. */
static void
make_room (EntPlanCell *cell)
{
  const EntPlanColumnKind kind = cell->column->kind;
  int width = kind == ENT_PLAN_COLUMN_WHAT          ? LEAST_WHAT
              : kind == ENT_PLAN_COLUMN_RESPONSIBLE ? LEAST_RESPONSIBLE
              : kind == ENT_PLAN_COLUMN_WITH        ? LEAST_WITH
              : kind == ENT_PLAN_COLUMN_DUE         ? measure_days (cell)
                                                    : measure_states (cell);

  gtk_widget_set_size_request (cell->outer, width, -1);
}

/* The list binds all rows anew when another is chosen, as often as a key is pressed. */
static gboolean
is_shown (const EntPlanCell *cell)
{
  return cell->shown_id != NULL && cell->shown_id == ent_plan_cell_id (cell) && cell->shown_turn == ent_plan_list_turn (cell->column->owner->list);
}

/* NULL: a heading, of which there are few. */
static void
note_shown (EntPlanCell *cell, EntId id)
{
  EntId held = id != NULL ? ent_id_ref (id) : NULL;

  ent_id_clear (&cell->shown_id);
  cell->shown_id = held;
  cell->shown_turn = ent_plan_list_turn (cell->column->owner->list);
}

static void
show_action (EntPlanCell *cell, const EntAction *action)
{
  g_autofree char *text = text_of (cell, action), *remark = remark_of (cell, action);
  EntPlanWhen when = ent_plan_when (action, ent_plan_list_today (cell->column->owner->list));

  ent_edit_label_set_text (ENT_EDIT_LABEL (cell->label), text);
  ent_set_css_class (cell->label, "finished", when == ENT_PLAN_DONE || when == ENT_PLAN_DROPPED);
  if (cell->remark != NULL)
    {
      gtk_label_set_text (GTK_LABEL (cell->remark), remark != NULL ? remark : "");
      gtk_widget_set_visible (cell->remark, remark != NULL);
      ent_set_css_class (cell->remark, "overdue", when == ENT_PLAN_OVERDUE && cell->column->kind == ENT_PLAN_COLUMN_DUE);
    }
  if (cell->check != NULL)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->check), when == ENT_PLAN_DONE);
      /* it may be done or not: only a later version knows */
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (cell->check), when == ENT_PLAN_UNKNOWN);
    }
}

void
ent_plan_cell_show (EntPlanCell *cell)
{
  const EntAction *action = action_of (cell);
  gboolean is_heading = cell->list_item != NULL && ENT_IS_PLAN_HEADING (gtk_list_item_get_item (cell->list_item));
  GtkWidget *row = row_of (cell);

  cell->updating = TRUE;
  make_room (cell);
  gtk_widget_set_visible (cell->label, !is_heading);
  if (cell->check != NULL)
    gtk_widget_set_visible (cell->check, !is_heading);
  if (cell->heading != NULL)
    gtk_widget_set_visible (gtk_widget_get_parent (cell->heading), is_heading);
  if (row != NULL && cell->heading != NULL)
    {
      ent_set_css_class (row, "plan-heading", is_heading);
      gtk_widget_set_overflow (gtk_widget_get_parent (cell->outer), is_heading ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
    }
  if (cell->remark != NULL && is_heading)
    gtk_widget_set_visible (cell->remark, FALSE);
  if (is_heading)
    show_heading (cell);
  else if (action != NULL)
    show_action (cell, action);
  cell->updating = FALSE;
  note_shown (cell, action != NULL ? action->base.id : NULL);
}

void
ent_plan_cell_speak (EntPlanCell *cell)
{
  const EntAction *action = action_of (cell);
  g_autofree char *text = NULL, *remark = NULL, *both = NULL, *name = NULL;

  if (action == NULL)
    return;
  text = text_of (cell, action);
  remark = remark_of (cell, action);
  if (remark != NULL)
    /* Translators: when an action is due, for those who hear it; 1: a date, 2: such as "12 days late"; or with whom it is done */
    both = g_strdup_printf (_("%1$s, %2$s"), text, remark);
  else if (cell->check != NULL)
    both = g_strdup (ent_action_state (cell->column->owner->words, action));
  else
    both = *text != '\0' ? g_steal_pointer (&text) : g_strdup (C_ ("cell", "empty"));
  /* Translators: a cell of a table for those who hear it; 1: what is to be done, 2: title of the column, 3: what stands there */
  name = g_strdup_printf (_("%1$s, %2$s, %3$s"), action->what, cell->column->title, both);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- editing --- */

void
ent_plan_cell_report (EntPlanCell *cell, const GError *error)
{
  ent_document_refuse (cell->column->owner->document, error);
  if (cell->list_item != NULL)
    ent_plan_cell_show (cell);
}

/* As it is typed. FALSE: it is no value. */
static gboolean
read_typed (const EntField *field, const char *typed, char **value, GError **error)
{
  g_autofree char *clean = ent_field_clean (field, typed, NULL);

  if (clean != NULL && field->type == ENT_FIELD_DATE)
    return ent_column_read_date (clean, value, error);
  *value = g_steal_pointer (&clean);
  return TRUE;
}

/* Each time that it is finished it is a step of its own. */
static void
on_edited (EntEditLabel *label, const char *text, EntPlanCell *cell)
{
  EntPlanView *owner = cell->column->owner;
  EntHistory *history = ent_document_history (owner->document);
  g_autofree char *id = g_strdup (ent_plan_cell_id (cell)), *value = NULL;
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return;
  if (read_typed (cell->column->field, text, &value, &error))
    {
      ent_history_break_merge (history);
      /* the keyboard may be on its way elsewhere: no row may go before it is there */
      owner->taking_over = TRUE;
      ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_ACTION, id), cell->column->field, value, &error);
      owner->taking_over = FALSE;
    }
  ent_plan_cell_report (cell, error);
}

static void
on_advance (EntEditLabel *label, gboolean back, EntPlanCell *cell)
{
  ent_plan_view_advance (cell->column->owner, cell, back);
}

static void
on_toggled (GtkCheckButton *check, EntPlanCell *cell)
{
  g_autofree char *id = g_strdup (ent_plan_cell_id (cell));
  const char *ids[] = { id };
  g_autoptr (GError) error = NULL;

  if (cell->updating || id == NULL)
    return;
  ent_edit_set_actions (ent_document_history (cell->column->owner->document), ids, 1, ent_field_find (ENT_RECORD_ACTION, "state"),
                        gtk_check_button_get_active (check) ? ent_state_choices.items[ENT_STATE_DONE].name : NULL, &error);
  ent_plan_cell_report (cell, error);
}

static void
start_label (EntPlanCell *cell, const char *beginning)
{
  GtkEditable *entry;

  ent_edit_label_start (ENT_EDIT_LABEL (cell->label));
  entry = ent_edit_label_entry (ENT_EDIT_LABEL (cell->label));
  if (beginning == NULL)
    return;
  gtk_editable_set_text (entry, beginning);
  gtk_editable_set_position (entry, -1);
}

void
ent_plan_cell_edit (EntPlanCell *cell, const char *beginning)
{
  g_autoptr (GError) error = NULL;

  if (ent_plan_cell_id (cell) == NULL)
    return;
  if (!ent_history_may_apply (ent_document_history (cell->column->owner->document), &error))
    ent_plan_cell_report (cell, error);
  else if (cell->column->kind == ENT_PLAN_COLUMN_WITH || cell->column->kind == ENT_PLAN_COLUMN_STATE)
    ent_plan_cell_open_editor (cell, beginning);
  else
    start_label (cell, beginning);
}

/* --- the factory --- */

/* All of it, where the cell has room for less. */
static gboolean
on_query_tooltip (EntEditLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, EntPlanCell *cell)
{
  const char *text = ent_edit_label_text (label);

  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
add_remark (EntPlanCell *cell)
{
  cell->remark = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->remark), 0);
  gtk_label_set_wrap (GTK_LABEL (cell->remark), TRUE);
  /* its column is as wide whatever stands there */
  gtk_label_set_max_width_chars (GTK_LABEL (cell->remark), 1);
  gtk_widget_add_css_class (cell->remark, "remark");
  gtk_box_append (GTK_BOX (cell->outer), cell->remark);
}

static void
add_check (EntPlanCell *cell)
{
  cell->check = gtk_check_button_new ();
  gtk_widget_set_valign (cell->check, GTK_ALIGN_START);
  /* keys go from cell to cell, and Space is this */
  gtk_widget_set_focusable (cell->check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_choice_label (&ent_state_choices, ENT_STATE_DONE), -1);
  ent_bind_can_edit (cell->column->owner->document, cell->check);
  g_signal_connect (cell->check, "toggled", G_CALLBACK (on_toggled), cell);
  gtk_box_append (GTK_BOX (cell->outer), cell->check);
}

/* A heading has the room of its row, in which nothing else stands; no column is wider for it. */
static void
measure_heading (GtkWidget *place, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (gtk_widget_get_first_child (place), orientation, -1, minimum, natural, NULL, NULL);
}

static void
allocate_heading (GtkWidget *place, int width, int height, int baseline)
{
  const EntPlanCell *cell = ent_table_cell_in (gtk_widget_get_parent (place));
  GtkWidget *row = row_of (cell);
  graphene_point_t at;

  if (row != NULL && gtk_widget_compute_point (place, row, &GRAPHENE_POINT_INIT (0, 0), &at))
    width = MAX (width, gtk_widget_get_width (row) - 2 * (int) at.x);
  gtk_widget_allocate (cell->heading, width, height, baseline, NULL);
}

static void
add_heading (EntPlanCell *cell)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (place, gtk_custom_layout_new (NULL, measure_heading, allocate_heading));
  gtk_widget_set_hexpand (place, TRUE);
  cell->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (cell->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell->heading, "heading");
  gtk_box_append (GTK_BOX (place), cell->heading);
  gtk_box_append (GTK_BOX (cell->outer), place);
}

static void
cell_free (gpointer data)
{
  EntPlanCell *cell = data;

  g_clear_weak_pointer (&cell->popover);
  ent_id_clear (&cell->shown_id);
  g_free (cell);
}

/* Beside the label: few cells have anything, and there are thousands. */
static void
add_rest (EntPlanCell *cell)
{
  gboolean has_remark = cell->column->kind != ENT_PLAN_COLUMN_WHAT;

  cell->outer = has_remark ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 0) : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (!has_remark)
    {
      gtk_widget_add_css_class (cell->label, "what");
      add_check (cell);
    }
  gtk_widget_set_hexpand (cell->label, TRUE);
  gtk_box_append (GTK_BOX (cell->outer), cell->label);
  if (has_remark)
    add_remark (cell);
  else
    add_heading (cell);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntPlanColumn *column)
{
  EntPlanCell *cell = g_new0 (EntPlanCell, 1);

  cell->column = column;
  cell->outer = cell->label = ent_edit_label_new ();
  if (column->kind == ENT_PLAN_COLUMN_WHAT || column->kind == ENT_PLAN_COLUMN_DUE || column->kind == ENT_PLAN_COLUMN_WITH)
    add_rest (cell);
  /* beside one of several lines the others begin with its first */
  gtk_widget_set_valign (cell->outer, GTK_ALIGN_START);
  if (column->kind != ENT_PLAN_COLUMN_DUE)
    ent_edit_label_set_lines (ENT_EDIT_LABEL (cell->label), column->kind == ENT_PLAN_COLUMN_WITH || column->kind == ENT_PLAN_COLUMN_RESPONSIBLE ? MOST_LINES_OF_NAMES : MOST_LINES);
  gtk_widget_set_has_tooltip (cell->label, TRUE);
  g_signal_connect (cell->label, "query-tooltip", G_CALLBACK (on_query_tooltip), cell);
  g_signal_connect (cell->label, "edited", G_CALLBACK (on_edited), cell);
  g_signal_connect (cell->label, "advance", G_CALLBACK (on_advance), cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, column->title, -1);
  gtk_list_item_set_child (list_item, cell->outer);
  /* it goes with the widgets, which outlive the list item */
  g_object_set_data_full (G_OBJECT (cell->label), "cell", cell, cell_free);
  ent_table_set_cell (cell->outer, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntPlanColumn *column)
{
  EntPlanCell *cell = ent_table_cell_in (gtk_list_item_get_child (list_item));

  cell->list_item = list_item;
  if (!is_shown (cell))
    ent_plan_cell_show (cell);
  ent_plan_view_cell_bound (column->owner, cell);
}

/* What was typed is taken over; what comes of it waits until the list is done with its rows. */
static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntPlanColumn *column)
{
  EntPlanCell *cell = ent_table_cell_in (gtk_list_item_get_child (list_item));

  column->owner->unbinding = TRUE;
  ent_edit_label_stop (ENT_EDIT_LABEL (cell->label), TRUE);
  if (cell->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (cell->popover));
  column->owner->unbinding = FALSE;
  ent_plan_view_cell_unbound (column->owner, cell);
  cell->list_item = NULL;
}

GtkListItemFactory *
ent_plan_cell_factory (EntPlanColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), column);
  return factory;
}
