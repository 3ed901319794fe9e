/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a history as a list. Rows are made as they are looked at: a history may have thousands of steps, and
 * while it is open views are told of those that came or went.
 *
 * The row at the top leads to the state after all steps, the last one to that before the first.
 */
#include "config.h"

#include "app/window/history-popover.h"

#include "app/compat.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

#define WIDTH 480
#define MOST_HEIGHT 420
/* How many frames a row has to come into sight. */
#define FRAMES 30
/* Of a position where the map was not saved. */
#define NOWHERE G_MAXUINT

#define ENT_TYPE_STEP_ITEM (ent_step_item_get_type ())
G_DECLARE_FINAL_TYPE (EntStepItem, ent_step_item, ENT, STEP_ITEM, GObject)

struct _EntStepItem
{
  GObject parent_instance;
  guint64 state; /* to which it leads */
};

G_DEFINE_FINAL_TYPE (EntStepItem, ent_step_item, G_TYPE_OBJECT)

static void
ent_step_item_class_init (EntStepItemClass *class)
{
}

static void
ent_step_item_init (EntStepItem *self)
{
}

#define ENT_TYPE_STEP_LIST (ent_step_list_get_type ())
G_DECLARE_FINAL_TYPE (EntStepList, ent_step_list, ENT, STEP_LIST, GObject)

struct _EntStepList
{
  GObject parent_instance;
  GArray *states; /* of guint64, the oldest first: as views were told */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntStepList, ent_step_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ENT_TYPE_STEP_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_STEP_LIST (model)->states->len;
}

static gpointer
get_item (GListModel *model, guint place)
{
  GArray *states = ENT_STEP_LIST (model)->states;
  EntStepItem *item;

  if (place >= states->len)
    return NULL;
  item = g_object_new (ENT_TYPE_STEP_ITEM, NULL);
  item->state = g_array_index (states, guint64, states->len - 1 - place);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ent_step_list_finalize (GObject *object)
{
  g_array_unref (ENT_STEP_LIST (object)->states);
  G_OBJECT_CLASS (ent_step_list_parent_class)->finalize (object);
}

static void
ent_step_list_class_init (EntStepListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_step_list_finalize;
}

static void
ent_step_list_init (EntStepList *self)
{
  self->states = g_array_new (FALSE, FALSE, sizeof (guint64));
}

static guint64
state_at (EntStepList *self, guint position)
{
  return g_array_index (self->states, guint64, position);
}

/* Those that were trimmed, at the end of the list. A later state has a higher number. */
static void
drop_oldest (EntStepList *self, guint64 oldest)
{
  guint n = 0;

  while (n < self->states->len && state_at (self, n) < oldest)
    n++;
  if (n == 0)
    return;
  g_array_remove_range (self->states, 0, n);
  g_list_model_items_changed (G_LIST_MODEL (self), self->states->len, n, 0);
}

/* O(steps that came or went) */
static void
ent_step_list_follow (EntStepList *self, EntHistory *history)
{
  guint n_states = history != NULL ? ent_history_n_steps (history) + 1 : 0, kept, before;

  drop_oldest (self, history != NULL ? ent_history_state_at (history, 0) : G_MAXUINT64);
  before = self->states->len;
  for (kept = MIN (before, n_states); kept > 0 && state_at (self, kept - 1) != ent_history_state_at (history, kept - 1);)
    kept--;
  g_array_set_size (self->states, kept);
  for (guint position = kept; position < n_states; position++)
    {
      guint64 state = ent_history_state_at (history, position);

      g_array_append_val (self->states, state);
    }
  if (before > kept || n_states > kept)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before - kept, n_states - kept);
}

struct _EntHistoryPopover
{
  GtkPopover parent_instance;
  EntHistory *history; /* owned, or NULL */
  gulong handler;      /* of its changes */
  EntStepList *steps;  /* owned by the selection */
  GHashTable *rows;    /* of Row, borrowed: those that show a step */
  GtkListView *list;
  guint saved; /* the position at which it was saved, or NOWHERE */
  guint ticks; /* since it was shown, until the row of the present position has the keyboard */
};

enum
{
  PICKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntHistoryPopover, ent_history_popover, GTK_TYPE_POPOVER)

/* What a row says of its step. */
typedef enum
{
  STEP_DONE,
  STEP_NOW,
  STEP_UNDONE,
  STEP_UNTOLD, /* nothing yet */
} StepState;

typedef struct
{
  GtkWidget *box;
  GtkWidget *here; /* a mark */
  GtkLabel *name, *saved;
  guint64 state; /* to which it leads */
  StepState shown;
  gboolean is_saved;
} Row;

/* What those hear who do not see marks and letters. */
static char *
describe (StepState state, gboolean is_saved, const char *name)
{
  g_autofree char *text = NULL;

  if (state == STEP_NOW)
    /* Translators: %s is a step that was done to the map, "Move 3 stakeholders", or “Before these steps” */
    text = g_strdup_printf (_("The map is here: %s"), name);
  else if (state == STEP_DONE)
    /* Translators: %s is a step that was done to the map, "Move 3 stakeholders" */
    text = g_strdup_printf (_("Done: %s"), name);
  else
    /* Translators: %s is a step that was taken back, "Move 3 stakeholders" */
    text = g_strdup_printf (_("Undone: %s"), name);
  if (!is_saved)
    return g_steal_pointer (&text);
  /* Translators: %s is a step of the history, and whether it is done; the map was saved after it */
  return g_strdup_printf (_("%s. Saved here"), text);
}

/* A name may be longer than the list is wide. */
static gboolean
on_query_tooltip (GtkWidget *box, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const Row *row = g_object_get_data (G_OBJECT (box), "row");

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (row->name)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (row->name));
  return TRUE;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->box = box;
  row->here = gtk_image_new_from_icon_name ("object-select-symbolic");
  row->name = GTK_LABEL (gtk_label_new (NULL));
  row->saved = GTK_LABEL (gtk_label_new (_("Saved")));
  gtk_label_set_xalign (row->name, 0);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->saved), "caption");
  gtk_widget_add_css_class (box, "history-step");
  gtk_box_append (GTK_BOX (box), row->here);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->saved));
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect (box, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_list_item_set_child (item, box);
}

static void
show_row (EntHistoryPopover *self, Row *row)
{
  guint position, now = ent_history_position (self->history);
  g_autofree char *description = NULL;
  gboolean is_saved;
  StepState state;
  const char *name;

  /* of a view that will be told that it went */
  if (!ent_history_find_state (self->history, row->state, &position))
    return;
  state = position < now ? STEP_DONE : position == now ? STEP_NOW
                                                       : STEP_UNDONE;
  is_saved = position == self->saved;
  name = position > 0 ? ent_history_step_name (self->history, position - 1) : _("Before these steps");
  if (row->shown == state && row->is_saved == is_saved && g_strcmp0 (gtk_label_get_text (row->name), name) == 0)
    return;
  row->shown = state;
  row->is_saved = is_saved;
  description = describe (state, is_saved, name);
  gtk_label_set_text (row->name, name);
  gtk_widget_set_opacity (row->here, state == STEP_NOW ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (row->saved), is_saved);
  ent_set_css_class (row->box, "undone", state == STEP_UNDONE);
  ent_set_css_class (row->box, "now", state == STEP_NOW);
  /* the name of the whole row */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row->box)), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static Row *
row_of (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, EntHistoryPopover *self)
{
  Row *row = row_of (item);

  row->state = ENT_STEP_ITEM (gtk_list_item_get_item (item))->state;
  row->shown = STEP_UNTOLD;
  g_hash_table_add (self->rows, row);
  show_row (self, row);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, EntHistoryPopover *self)
{
  g_hash_table_remove (self->rows, row_of (item));
}

/* Of the rows in sight those that look otherwise now. */
static void
refresh (EntHistoryPopover *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self->history == NULL || !ent_history_saved_position (self->history, &self->saved))
    self->saved = NOWHERE;
  ent_step_list_follow (self->steps, self->history);
  g_hash_table_iter_init (&iter, self->rows);
  while (self->history != NULL && g_hash_table_iter_next (&iter, &row, NULL))
    show_row (self, row);
}

static void
on_history_changed (EntHistoryPopover *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_activate (GtkListView *list, guint place, EntHistoryPopover *self)
{
  guint position = self->steps->states->len - 1 - place;

  /* who hears of it may drop the popover */
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, position);
  g_object_unref (self);
}

/* The row in sight that leads to @state, or NULL. */
static GtkWidget *
find_row (EntHistoryPopover *self, guint64 state)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      const Row *known = box != NULL ? g_object_get_data (G_OBJECT (box), "row") : NULL;

      if (known != NULL && known->state == state && gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

/* A list of 4.8 gives the keyboard to its first row, however it is scrolled. */
static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  EntHistoryPopover *self = data;
  GtkWidget *row = find_row (self, ent_history_state (self->history));

  if (row == NULL && ++self->ticks < FRAMES)
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* The keyboard begins where the map is. */
static void
ent_history_popover_show (GtkWidget *widget)
{
  EntHistoryPopover *self = ENT_HISTORY_POPOVER (widget);
  guint place;

  refresh (self);
  GTK_WIDGET_CLASS (ent_history_popover_parent_class)->show (widget);
  if (self->history == NULL)
    return;
  place = ent_history_n_steps (self->history) - ent_history_position (self->history);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list)), place);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  ent_list_reveal (GTK_WIDGET (self->list), place);
  self->ticks = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), on_tick, self, NULL);
}

static void
ent_history_popover_dispose (GObject *object)
{
  EntHistoryPopover *self = ENT_HISTORY_POPOVER (object);

  g_clear_signal_handler (&self->handler, self->history);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (ent_history_popover_parent_class)->dispose (object);
}

static void
ent_history_popover_finalize (GObject *object)
{
  g_hash_table_unref (ENT_HISTORY_POPOVER (object)->rows);
  G_OBJECT_CLASS (ent_history_popover_parent_class)->finalize (object);
}

static void
ent_history_popover_class_init (EntHistoryPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_history_popover_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_history_popover_finalize;
  GTK_WIDGET_CLASS (class)->show = ent_history_popover_show;
  signals[PICKED] = g_signal_new ("picked", ENT_TYPE_HISTORY_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ent_history_popover_init (EntHistoryPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  self->saved = NOWHERE;
  self->rows = g_hash_table_new (NULL, NULL);
  self->steps = g_object_new (ENT_TYPE_STEP_LIST, NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (self->steps));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps, the newest first"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self), "history");
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

GtkWidget *
ent_history_popover_new (void)
{
  return g_object_new (ENT_TYPE_HISTORY_POPOVER, NULL);
}

void
ent_history_popover_set_history (EntHistoryPopover *self, EntHistory *history)
{
  g_return_if_fail (ENT_IS_HISTORY_POPOVER (self));

  if (self->history == history)
    return;
  g_clear_signal_handler (&self->handler, self->history);
  /* the states of another history have the same numbers */
  ent_step_list_follow (self->steps, NULL);
  g_set_object (&self->history, history);
  if (history != NULL)
    self->handler = g_signal_connect_swapped (history, "changed", G_CALLBACK (on_history_changed), self);
  refresh (self);
}

GtkWidget *
ent_history_popover_list (EntHistoryPopover *self)
{
  return GTK_WIDGET (self->list);
}
