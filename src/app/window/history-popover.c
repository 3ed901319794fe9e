/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a history as a list. Rows are made as they are looked at: a history may have thousands of steps.
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
  guint position; /* to which it leads */
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
  guint n_items; /* as views were told */
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
  return ENT_STEP_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint place)
{
  guint n = ENT_STEP_LIST (model)->n_items;
  EntStepItem *item;

  if (place >= n)
    return NULL;
  item = g_object_new (ENT_TYPE_STEP_ITEM, NULL);
  item->position = n - 1 - place;
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
ent_step_list_class_init (EntStepListClass *class)
{
}

static void
ent_step_list_init (EntStepList *self)
{
}

struct _EntHistoryPopover
{
  GtkPopover parent_instance;
  EntHistory *history; /* owned, or NULL */
  gulong handler;      /* of its changes */
  EntStepList *steps;  /* owned by the selection */
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

typedef struct
{
  GtkWidget *here; /* a mark */
  GtkLabel *name, *saved;
  guint position;
} Row;

/* What those hear who do not see marks and letters. */
static char *
describe (EntHistoryPopover *self, guint position, const char *name)
{
  guint now = ent_history_position (self->history);
  g_autofree char *text = NULL;

  if (position == now)
    /* Translators: %s is a step that was done to the map, "Move 3 stakeholders", or “Before these steps” */
    text = g_strdup_printf (_("The map is here: %s"), name);
  else if (position < now)
    /* Translators: %s is a step that was done to the map, "Move 3 stakeholders" */
    text = g_strdup_printf (_("Done: %s"), name);
  else
    /* Translators: %s is a step that was taken back, "Move 3 stakeholders" */
    text = g_strdup_printf (_("Undone: %s"), name);
  if (position != self->saved)
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
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, EntHistoryPopover *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  Row *row = g_object_get_data (G_OBJECT (box), "row");
  guint position = ENT_STEP_ITEM (gtk_list_item_get_item (item))->position, now = ent_history_position (self->history);
  const char *name = position > 0 ? ent_history_step_name (self->history, position - 1) : _("Before these steps");
  g_autofree char *description = describe (self, position, name);

  row->position = position;
  gtk_label_set_text (row->name, name);
  gtk_widget_set_opacity (row->here, position == now ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (row->saved), position == self->saved);
  ent_set_css_class (box, "undone", position > now);
  ent_set_css_class (box, "now", position == now);
  /* the name of the whole row */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/* All rows may look otherwise. */
static void
refresh (EntHistoryPopover *self)
{
  guint before = self->steps->n_items;

  self->steps->n_items = self->history != NULL ? ent_history_n_steps (self->history) + 1 : 0;
  if (self->history == NULL || !ent_history_saved_position (self->history, &self->saved))
    self->saved = NOWHERE;
  g_list_model_items_changed (G_LIST_MODEL (self->steps), 0, before, self->steps->n_items);
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
  guint position = self->steps->n_items - 1 - place;

  /* who hears of it may drop the popover */
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, position);
  g_object_unref (self);
}

/* The row in sight that leads to @position, or NULL. */
static GtkWidget *
find_row (EntHistoryPopover *self, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      const Row *known = box != NULL ? g_object_get_data (G_OBJECT (box), "row") : NULL;

      if (known != NULL && known->position == position && gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

/* A list of 4.8 gives the keyboard to its first row, however it is scrolled. */
static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  EntHistoryPopover *self = data;
  GtkWidget *row = find_row (self, ent_history_position (self->history));

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
ent_history_popover_class_init (EntHistoryPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_history_popover_dispose;
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
  self->steps = g_object_new (ENT_TYPE_STEP_LIST, NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (self->steps));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
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
