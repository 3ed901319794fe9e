/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: the widget, its line for adding, and its rows. */
#include "config.h"

#include "app/plan/plan-private.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/parts/language.h"
#include "app/parts/section.h"
#include "app/settings.h"
#include "model/edit-actions.h"

#include <glib/gi18n.h>

#define KEY "plan-grouping"
/* How often it is looked whether it is another day, in s. */
#define DAY_TURN 60

enum
{
  TOLD,
  GROUPED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* In settings, in the order of EntPlanGrouping. */
static const char *const grouping_names[ENT_N_PLAN_GROUPINGS] = { "map", "sector", "date" };

G_DEFINE_FINAL_TYPE (EntPlanView, ent_plan_view, GTK_TYPE_BOX)

void
ent_plan_view_tell (EntPlanView *self, const char *message)
{
  g_signal_emit (self, signals[TOLD], 0, message);
}

void
ent_plan_view_tell_grouped (EntPlanView *self)
{
  g_signal_emit (self, signals[GROUPED], 0);
}

/* --- what it shows --- */

static void
show_cells (EntPlanView *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    ent_plan_cell_show (cell);
}

static char *
describe_whole (const EntPlan *plan, gboolean has_room)
{
  g_autofree char *open = NULL, *overdue = NULL;

  open = g_strdup_printf (has_room
                              /* Translators: %u: a number of actions */
                              ? ngettext ("%u open action", "%u open actions", plan->n_open)
                              /* Translators: %u: a number of actions, of which it was said before that they are actions */
                              : ngettext ("%u open", "%u open", plan->n_open),
                          plan->n_open);
  if (plan->n_overdue == 0)
    return g_steal_pointer (&open);
  /* Translators: %u: a number of actions whose day is past */
  overdue = g_strdup_printf (ngettext ("%u overdue", "%u overdue", plan->n_overdue), plan->n_overdue);
  /* Translators: of a plan; 1: how many actions are open, 2: how many of them are overdue */
  return g_strdup_printf (_("%1$s, %2$s"), open, overdue);
}

/* Where the search hides rows, headings count what is shown: so which numbers are of the whole plan is said. */
static char *
describe_found (const EntPlan *plan, guint n_found)
{
  g_autofree char *whole = describe_whole (plan, FALSE), *found = NULL;

  /* Translators: of a plan in which something is searched for; 1: how many actions are found, 2: how many there are, by which the
   * plural goes */
  found = g_strdup_printf (ngettext ("%1$u of %2$u action shown", "%1$u of %2$u actions shown", plan->rows->len), n_found, plan->rows->len);
  /* Translators: of a plan in which something is searched for; 1: as in "2 of 7 actions shown", 2: as in "3 open, 1 overdue" */
  return g_strdup_printf (_("%1$s; in the whole plan %2$s"), found, whole);
}

static void
show_summary (EntPlanView *self)
{
  const EntPlan *plan = ent_plan_list_plan (self->list);
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  guint n_found = ent_plan_list_n_actions (self->list);
  gboolean is_whole = n_found == plan->rows->len;
  g_autofree char *text = is_whole ? describe_whole (plan, TRUE) : describe_found (plan, n_found);

  gtk_label_set_text (self->summary, text);
  /* longer where it is not, in two lines that are hardly higher than one of the entry beside it */
  gtk_label_set_wrap (self->summary, !is_whole);
  ent_set_css_class (GTK_WIDGET (self->summary), "caption", !is_whole);
  ent_set_tooltip (GTK_WIDGET (self->summary), text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), plan->rows->len > 0);
  gtk_widget_set_visible (self->empty, !has_rows);
  gtk_label_set_text (GTK_LABEL (self->empty), plan->rows->len > 0
                      ? _("No action has these words in it, and nobody whom one is done with is called so.")
                      : _("A plan says what is to be done, with whom, by whom and until when: write the first action above and press Enter."));
}

/* Also behind another view: what is asked for there has its row. */
static void
settle (EntPlanView *self)
{
  gboolean had_keyboard;

  if (self->settling || self->document == NULL)
    return;
  /* a row that goes takes the keyboard along */
  had_keyboard = ent_plan_view_has_keyboard (self);
  self->settling = TRUE;
  if (ent_plan_list_settle (self->list))
    {
      show_cells (self);
      show_summary (self);
      ent_plan_view_follow_rows (self);
      if (had_keyboard)
        ent_plan_view_focus_cursor (self);
    }
  self->settling = FALSE;
}

void
ent_plan_view_settle (EntPlanView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    settle (self);
}

static gboolean
on_settle (gpointer data)
{
  EntPlanView *self = data;

  self->settle_id = 0;
  ent_plan_view_settle (self);
  return G_SOURCE_REMOVE;
}

/* Not while the list gives its rows to others: it would look for them in another order. And not while what was typed is taken
 * over: GTK may be giving the keyboard to another, and would go on to do so with rows that are gone. */
static void
settle_when_possible (EntPlanView *self)
{
  if (!self->unbinding && !self->settling && !self->taking_over)
    ent_plan_view_settle (self);
  else if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settle, self, NULL);
}

/* Whom the chosen actions are done with, the first of the last one having the focus. A room sees nothing of the plan. */
static void
on_chosen_changed (EntPlanView *self)
{
  EntMap *map = ent_document_map (self->document);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  /* by somebody, and not because rows have gone or come back */
  if (!self->settling)
    g_clear_pointer (&self->gone, g_strfreev);
  if (self->is_private)
    return;
  for (guint i = 0; i < ent_selection_n (self->chosen); i++)
    {
      const EntAction *action = ent_map_find (map, ENT_RECORD_ACTION, ent_selection_at (self->chosen, i));

      for (guint k = action != NULL && action->with != NULL ? g_strv_length (action->with) : 0; k > 0; k--)
        g_ptr_array_add (ids, action->with[k - 1]);
    }
  self->selecting = TRUE;
  ent_selection_set_many (ent_document_selection (self->document), (const char *const *) ids->pdata, ids->len);
  self->selecting = FALSE;
  self->has_selected = ids->len > 0;
}

static void
on_selection_changed (EntPlanView *self)
{
  if (!self->selecting)
    self->has_selected = FALSE;
}

/* --- the line above --- */

static void
on_entry_activate (GtkEntry *entry, EntPlanView *self)
{
  g_autofree char *what = ent_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, TRUE, NULL);
  g_autoptr (GError) error = NULL;
  const char *id;

  if (what == NULL)
    return;
  id = ent_edit_add_action (ent_document_history (self->document), ent_action_new (what), &error);
  ent_document_refuse (self->document, error);
  if (id == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ent_plan_view_choose (self, id);
}

/* Into the table, to what was added last. */
static gboolean
on_entry_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntPlanView *self)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

void
ent_plan_view_set_grouping (EntPlanView *self, EntPlanGrouping grouping)
{
  if (grouping == ent_plan_list_grouping (self->list))
    return;
  g_settings_set_string (self->settings, KEY, grouping_names[grouping]);
  ent_plan_list_set_grouping (self->list, grouping);
  gtk_drop_down_set_selected (self->groupings, grouping);
  ent_plan_view_settle (self);
  if (self->cursor_id != NULL)
    ent_list_reveal (ent_column_view_list (self->view), self->cursor_row);
}

static void
on_grouping (GtkDropDown *groupings, GParamSpec *pspec, EntPlanView *self)
{
  ent_plan_view_set_grouping (self, (EntPlanGrouping) MIN (gtk_drop_down_get_selected (groupings), ENT_N_PLAN_GROUPINGS - 1));
}

static GtkWidget *
build_groupings (EntPlanView *self)
{
  const char *const labels[] = { C_ ("plan", "In our own order"), C_ ("plan", "By sector"), C_ ("plan", "By date"), NULL };
  GtkWidget *groupings = ent_drop_down_new (gtk_string_list_new (labels));
  g_autofree char *name = g_settings_get_string (self->settings, KEY);

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == ENT_N_PLAN_GROUPINGS + 1);
  self->groupings = GTK_DROP_DOWN (groupings);
  ent_set_tooltip (groupings, _("How the plan is grouped"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (groupings), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How the plan is grouped"), -1);
  for (guint i = 0; i < ENT_N_PLAN_GROUPINGS; i++)
    if (g_str_equal (name, grouping_names[i]))
      gtk_drop_down_set_selected (self->groupings, i);
  ent_plan_list_set_grouping (self->list, (EntPlanGrouping) gtk_drop_down_get_selected (self->groupings));
  g_signal_connect (groupings, "notify::selected", G_CALLBACK (on_grouping), self);
  return groupings;
}

static GtkWidget *
build_line (EntPlanView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *summary = gtk_label_new (NULL);
  GtkWidget *export = ent_icon_button_new ("document-send-symbolic", ent_command_label (ent_command_find ("win.export-plan")));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Add an action: what is to be done, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add an action"), -1);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), (int) ent_field_find (ENT_RECORD_ACTION, "what")->max_length);
  gtk_widget_set_hexpand (self->entry, TRUE);
  ent_bind_can_edit (self->document, self->entry);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (self->entry, keys);
  self->summary = GTK_LABEL (summary);
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_lines (self->summary, 2);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), summary);
  gtk_box_append (GTK_BOX (line), build_groupings (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "win.export-plan");
  gtk_box_append (GTK_BOX (line), export);
  gtk_widget_add_css_class (line, "plan-line");
  return line;
}

/* --- the table --- */

static void
add_columns (EntPlanView *self)
{
  /* each as wide as its cells ask for, those of texts and names with the rest besides. None has a fixed width: GTK gives a
   * row the height that it needs there, also where the column is wider */
  static const struct
  {
    const char *field;
    gboolean grows;
  } columns[ENT_N_PLAN_COLUMNS] = { { "what", TRUE }, { "responsible", TRUE }, { "with", TRUE }, { "due", FALSE }, { "state", FALSE } };

  for (guint i = 0; i < ENT_N_PLAN_COLUMNS; i++)
    {
      EntPlanColumn *column = &self->columns[i];
      g_autoptr (GtkColumnViewColumn) view_column = NULL;

      *column = (EntPlanColumn) { .owner = self, .kind = (EntPlanColumnKind) i, .field = ent_field_find (ENT_RECORD_ACTION, columns[i].field) };
      column->title = ent_field_label (column->field);
      view_column = gtk_column_view_column_new (column->title, ent_plan_cell_factory (column));
      gtk_column_view_column_set_resizable (view_column, TRUE);
      gtk_column_view_column_set_expand (view_column, columns[i].grows);
      gtk_column_view_append_column (self->view, view_column);
    }
}

static GtkWidget *
build_table (EntPlanView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = gtk_overlay_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "plan");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Action plan"), -1);
  ent_plan_view_add_controllers (self);
  ent_plan_view_make_draggable (self);
  add_columns (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 48);
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_add_css_class (self->empty, "plan-empty");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty);
  return overlay;
}

/* --- the widget --- */

/* What is overdue is another tomorrow. */
static gboolean
on_day_turn (gpointer data)
{
  settle_when_possible (data);
  return G_SOURCE_CONTINUE;
}

static void
ent_plan_view_map (GtkWidget *widget)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);

  GTK_WIDGET_CLASS (ent_plan_view_parent_class)->map (widget);
  /* else rows that are gone would be made first */
  ent_plan_view_settle (self);
  gtk_column_view_set_model (self->view, self->model);
  self->day_id = g_timeout_add_seconds (DAY_TURN, on_day_turn, self);
}

/* Hundreds of widgets that nobody sees would follow every change. */
static void
ent_plan_view_unmap (GtkWidget *widget)
{
  EntPlanView *self = ENT_PLAN_VIEW (widget);

  GTK_WIDGET_CLASS (ent_plan_view_parent_class)->unmap (widget);
  g_clear_handle_id (&self->day_id, g_source_remove);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
}

static void
ent_plan_view_dispose (GObject *object)
{
  EntPlanView *self = ENT_PLAN_VIEW (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_weak_pointer (&self->drop_row);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  ent_id_clear (&self->cursor_id);
  ent_id_clear (&self->anchor_id);
  g_clear_pointer (&self->gone, g_strfreev);
  g_clear_object (&self->model);
  g_clear_object (&self->chosen);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_plan_view_parent_class)->dispose (object);
}

static void
ent_plan_view_finalize (GObject *object)
{
  g_hash_table_unref (ENT_PLAN_VIEW (object)->cells);
  G_OBJECT_CLASS (ent_plan_view_parent_class)->finalize (object);
}

static void
ent_plan_view_class_init (EntPlanViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_plan_view_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_plan_view_finalize;
  GTK_WIDGET_CLASS (class)->map = ent_plan_view_map;
  GTK_WIDGET_CLASS (class)->unmap = ent_plan_view_unmap;
  signals[TOLD] = g_signal_new ("told", ENT_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GROUPED] = g_signal_new ("grouped", ENT_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ent_plan_view_install_actions (GTK_WIDGET_CLASS (class));
}

static void
ent_plan_view_init (EntPlanView *self)
{
  self->settings = ent_settings_new ();
  self->words = ent_window_words ();
  self->cells = g_hash_table_new (NULL, NULL);
  self->chosen = ent_selection_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
ent_plan_view_new (EntDocument *document)
{
  EntPlanView *self = g_object_new (ENT_TYPE_PLAN_VIEW, NULL);

  self->document = g_object_ref (document);
  self->list = ent_plan_list_new (document);
  self->model = GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (self->list), self->chosen));
  gtk_box_append (GTK_BOX (self), build_line (self));
  gtk_box_append (GTK_BOX (self), build_table (self));
  g_signal_connect_object (self->chosen, "changed", G_CALLBACK (on_chosen_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (settle_when_possible), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (settle_when_possible), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_plan_view_focus_widget (EntPlanView *self)
{
  ent_plan_view_settle (self);
  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 || !ent_document_can_edit (self->document) ? GTK_WIDGET (self->view) : self->entry;
}

void
ent_plan_view_show_order (EntPlanView *self)
{
  ent_plan_view_set_grouping (self, ENT_PLAN_AS_IN_MAP);
  ent_plan_view_focus_cursor (self);
}

gboolean
ent_plan_view_edit (EntPlanView *self, const char *id)
{
  settle (self);
  if (ent_plan_list_position (self->list, id) < 0)
    return FALSE;
  ent_plan_view_choose (self, id);
  self->edit_wanted = TRUE;
  ent_plan_view_focus_cursor (self);
  return TRUE;
}

void
ent_plan_view_set_private (EntPlanView *self, gboolean is_private)
{
  g_return_if_fail (ENT_IS_PLAN_VIEW (self));

  self->is_private = is_private;
  if (is_private && self->has_selected)
    ent_selection_clear (ent_document_selection (self->document));
}
