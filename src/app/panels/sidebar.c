/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders by sector. Rows are made for what is visible only, and each
 * follows its own stakeholder.
 */
#include "app/panels/sidebar.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/panels/filter-panel.h"
#include "app/window/first-frame.h"
#include "app/parts/section.h"
#include "app/parts/selection-model.h"
#include "app/parts/spoken.h"
#include "app/panels/stakeholder-list.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>

struct _EntSidebar
{
  GtkBox parent_instance;
  EntDocument *document;
  GtkWidget *canvas;      /* of the window, which outlives this */
  GtkTreeListModel *tree; /* NULL until it is seen, as all that it is made of */
  GtkSelectionModel *selection;
  GtkListView *view;
  GtkLabel *count;
  GtkWidget *filter; /* a menu button */
};

G_DEFINE_FINAL_TYPE (EntSidebar, ent_sidebar, GTK_TYPE_BOX)

/* One row: either a sector or a stakeholder is shown in it. */
typedef struct
{
  EntSidebar *sidebar;
  GtkTreeExpander *expander;
  GtkWidget *symbol, *dots;
  GtkLabel *name, *number;
  GObject *item; /* owned while bound: EntStakeholderItem or EntStakeholderList */
  gulong handler;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  if (row->item != NULL)
    g_clear_signal_handler (&row->handler, row->item);
  g_clear_object (&row->item);
  g_free (row);
}

/* What has the keyboard has no name of its own. */
static void
tell_row (Row *row, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_stakeholder (Row *row)
{
  EntDocument *document = row->sidebar->document;
  EntMap *map = ent_document_map (document);
  const EntStakeholder *stakeholder = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM (row->item));
  g_autofree char *spoken = NULL;

  if (stakeholder == NULL)
    return;
  ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (row->symbol), map, stakeholder, ent_document_moment (document));
  ent_symbol_image_show_power (ENT_SYMBOL_IMAGE (row->dots), ent_map_rating (map, stakeholder, ent_document_moment (document), ENT_ASPECT_POWER));
  gtk_label_set_text (row->name, stakeholder->name != NULL ? stakeholder->name : "");
  spoken = ent_spoken_with_name (map, stakeholder, ent_document_moment (document));
  tell_row (row, spoken);
}

static void
show_sector (Row *row)
{
  EntStakeholderList *list = ENT_STAKEHOLDER_LIST (row->item);
  EntSectorId sector = (EntSectorId) ent_stakeholder_list_sector (list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  const char *label = ent_map_sector_label (ent_document_map (row->sidebar->document), sector);
  g_autofree char *number = g_strdup_printf ("%u", n);
  /* Translators: a sector in the list, and how many stakeholders it has: "Private sector, 12" */
  g_autofree char *spoken = g_strdup_printf (_("%s, %u"), label, n);

  gtk_label_set_text (row->name, label);
  tell_row (row, spoken);
  gtk_label_set_text (row->number, number);
}

static void
on_item_changed (GObject *item, Row *row)
{
  show_stakeholder (row);
}

static void
on_sector_items_changed (GListModel *list, guint position, guint removed, guint added, Row *row)
{
  show_sector (row);
}

/* When it is asked for: for a tooltip that is set, GTK asks the display where the pointer is. */
static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, Row *row)
{
  const EntStakeholder *stakeholder = NULL;
  const char *text = NULL;

  if (ENT_IS_STAKEHOLDER_LIST (row->item))
    text = ent_choice_help (&ent_sector_choices, ent_stakeholder_list_sector (ENT_STAKEHOLDER_LIST (row->item)));
  else if (row->item != NULL)
    stakeholder = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM (row->item));
  if (stakeholder != NULL)
    text = stakeholder->name;
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntSidebar *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->sidebar = self;
  row->expander = GTK_TREE_EXPANDER (gtk_tree_expander_new ());
  row->symbol = ent_symbol_image_new ();
  row->dots = ent_symbol_image_new ();
  row->name = GTK_LABEL (gtk_label_new (NULL));
  row->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->name, 0);
  gtk_label_set_wrap (row->name, TRUE);
  gtk_label_set_lines (row->name, 3);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_widget_set_valign (row->dots, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->symbol, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->number), "dim-label");
  gtk_box_append (GTK_BOX (box), row->symbol);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (box), row->dots);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->number));
  gtk_tree_expander_set_child (row->expander, box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (row->expander), TRUE);
  g_signal_connect (row->expander, "query-tooltip", G_CALLBACK (on_query_tooltip), row);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row->expander));
  /* it goes with the widgets, which outlive the list item */
  g_object_set_data_full (G_OBJECT (row->expander), "row", row, row_free);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntSidebar *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  gboolean heading;

  row->item = gtk_tree_list_row_get_item (tree_row);
  /* GTK 4.8 binds rows once more that have just gone from the tree, where many went that had one in view */
  if (row->item == NULL)
    return;
  heading = ENT_IS_STAKEHOLDER_LIST (row->item);
  gtk_tree_expander_set_list_row (row->expander, tree_row);
  gtk_tree_expander_set_indent_for_icon (row->expander, heading);
  gtk_widget_set_visible (row->symbol, !heading);
  gtk_widget_set_visible (row->dots, !heading);
  gtk_widget_set_visible (GTK_WIDGET (row->number), heading);
  gtk_list_item_set_selectable (list_item, !heading);
  ent_set_css_class (GTK_WIDGET (row->name), "heading", heading);
  if (heading)
    {
      row->handler = g_signal_connect (row->item, "items-changed", G_CALLBACK (on_sector_items_changed), row);
      show_sector (row);
    }
  else
    {
      row->handler = g_signal_connect (row->item, "changed", G_CALLBACK (on_item_changed), row);
      show_stakeholder (row);
    }
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntSidebar *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  gtk_tree_expander_set_list_row (row->expander, NULL);
  if (row->item != NULL)
    g_clear_signal_handler (&row->handler, row->item);
  g_clear_object (&row->item);
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  return ENT_IS_STAKEHOLDER_LIST (item) ? g_object_ref (item) : NULL;
}

/* Enter or a double click on a sector folds it; on a stakeholder it opens the details. */
static void
on_activate (GtkListView *view, guint position, EntSidebar *self)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);

  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

/* Where the row of @id is in the tree, or -1: folded away or filtered. */
static int
position_of (EntSidebar *self, const EntStakeholder *stakeholder)
{
  g_autoptr (GtkTreeListRow) heading = gtk_tree_list_model_get_child_row (self->tree, stakeholder->sector);
  g_autoptr (GObject) list = gtk_tree_list_row_get_item (heading);
  int place = ent_stakeholder_list_position (ENT_STAKEHOLDER_LIST (list), stakeholder->base.id);

  if (place < 0 || !gtk_tree_list_row_get_expanded (heading))
    return -1;
  return (int) gtk_tree_list_row_get_position (heading) + 1 + place;
}

static void
on_selection_changed (EntSelection *selection, EntSidebar *self)
{
  const char *focus = ent_selection_focus (selection);
  const EntStakeholder *stakeholder = focus != NULL ? ent_map_stakeholder (ent_document_map (self->document), focus) : NULL;
  int position;

  /* who walks in the list sees where they are; not its focus child, which stays when the keyboard has gone */
  if (stakeholder == NULL || self->tree == NULL || (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  position = position_of (self, stakeholder);
  if (position >= 0)
    ent_list_reveal (GTK_WIDGET (self->view), (guint) position);
}

static void
show_count (EntSidebar *self)
{
  guint n_all = ent_map_n_stakeholders (ent_document_map (self->document)), n = 0;
  g_autofree char *text = NULL;

  if (self->count == NULL)
    return;
  /* not the rows, which are not all there yet where they are many */
  if (ent_document_search (self->document) == NULL && !ent_filter_has_stakeholders (ent_view_filter_get (ent_document_filter (self->document))))
    n = n_all;
  for (guint i = 0; i < n_all && n < n_all; i++)
    n += ent_document_matches (self->document, ent_map_stakeholder_at (ent_document_map (self->document), i));
  if (n == n_all)
    text = g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", n_all), n_all);
  else
    /* Translators: how many stakeholders search and filter leave, and of how many */
    text = g_strdup_printf (_("%u of %u stakeholders"), n, n_all);
  gtk_label_set_text (self->count, text);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntSidebar *self)
{
  if (change->key.kind == ENT_RECORD_SECTOR && self->tree != NULL)
    {
      int sector = ent_choices_find (&ent_sector_choices, change->key.id, -1);

      if (sector >= 0)
        {
          g_autoptr (GObject) list = g_list_model_get_item (gtk_tree_list_model_get_model (self->tree), (guint) sector);

          /* nothing in it changed, but its heading has to be shown anew */
          g_list_model_items_changed (G_LIST_MODEL (list), 0, 0, 0);
        }
    }
}

static void
ent_sidebar_dispose (GObject *object)
{
  EntSidebar *self = ENT_SIDEBAR (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_sidebar_parent_class)->dispose (object);
}

static void
ent_sidebar_class_init (EntSidebarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_sidebar_dispose;
}

static void
ent_sidebar_init (EntSidebar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar");
}

static void
build_model (EntSidebar *self)
{
  g_autoptr (GListStore) sectors = g_list_store_new (ENT_TYPE_STAKEHOLDER_LIST);

  for (int i = 0; i < ENT_N_SECTORS; i++)
    {
      g_autoptr (EntStakeholderList) list = ent_stakeholder_list_new (self->document, i, TRUE);

      g_list_store_append (sectors, list);
    }
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (sectors)), FALSE, FALSE, create_children, NULL, NULL);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  self->selection = GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (self->tree), ent_document_selection (self->document)));
  g_object_unref (self->tree); /* the selection model has it */
}

/* Its many boxes come when somebody asks for them. */
static void
on_filter_asked (GtkMenuButton *button, gpointer data)
{
  EntSidebar *self = data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  gtk_widget_add_css_class (popover, "filter");
  gtk_popover_set_child (GTK_POPOVER (popover), ent_filter_panel_new (self->document));
  gtk_menu_button_set_popover (button, popover);
}

static void
build_filter (EntSidebar *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *tooltip = ent_command_tooltip ("win.filter", NULL);
  const char *label = ent_command_label (ent_command_find ("win.filter"));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("system-search-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_filter_asked, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  ent_set_tooltip (button, tooltip);
  gtk_widget_add_css_class (button, "filter-button");
  gtk_box_append (GTK_BOX (self), button);
  self->filter = button;
}

static void
build (EntSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  build_model (self);
  build_filter (self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (self->selection), factory));
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), ent_commands_list_keys (GTK_WIDGET (self->view), self->canvas));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stakeholders by sector"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "stakeholders");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "sidebar-count");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));
  show_count (self);
}

static void
on_seen (GtkWidget *widget)
{
  EntSidebar *self = ENT_SIDEBAR (widget);

  if (self->document != NULL && self->tree == NULL)
    build (self);
}

GtkWidget *
ent_sidebar_new (EntDocument *document, GtkWidget *canvas)
{
  EntSidebar *self = g_object_new (ENT_TYPE_SIDEBAR, NULL);

  self->document = g_object_ref (document);
  self->canvas = canvas;
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, 0);
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, G_CONNECT_AFTER);
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  ent_after_first_frame (GTK_WIDGET (self), on_seen);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_sidebar_list (EntSidebar *self)
{
  on_seen (GTK_WIDGET (self));
  return GTK_WIDGET (self->view);
}

void
ent_sidebar_open_filter (EntSidebar *self)
{
  on_seen (GTK_WIDGET (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->filter));
}
