/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each pair: whom it is about here and there, side by side, and a switch for whether they are the same. The
 * arrows go from one to the next, the space bar switches, Enter goes on. Rows are made as they are looked at: two maps
 * of thousands may have all names in common.
 */
#include "config.h"

#include "app/window/merge/names-view.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

#define WIDTH 760
#define HEIGHT 520
/* Of a name, in characters: by its end it may be told apart from another one. */
#define MOST_NAME 200

/* Goes with its window. */
typedef struct
{
  EntTwoMaps maps; /* the caller's */
  GtkWindow *window;
  GtkWidget *list;
  GListModel *items; /* the list's */
  GtkSingleSelection *selection;
  GtkSizeGroup *switches; /* owned: how wide they are */
  GtkLabel *count;
  guint n_joined;
  gboolean is_setting; /* all of them */
} View;

/* --- a pair as an item --- */

#define ENT_TYPE_PAIR_ITEM (ent_pair_item_get_type ())
G_DECLARE_FINAL_TYPE (EntPairItem, ent_pair_item, ENT, PAIR_ITEM, GObject)

struct _EntPairItem
{
  GObject parent_instance;
  EntSamePair *pair; /* the caller's */
  View *view;        /* outlives the list that it is in */
};

enum
{
  PROP_0,
  PROP_JOINS,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntPairItem, ent_pair_item, G_TYPE_OBJECT)

static void show_count (View *view);

static void
ent_pair_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, ENT_PAIR_ITEM (object)->pair->joins);
}

static void
ent_pair_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EntPairItem *self = ENT_PAIR_ITEM (object);
  gboolean joins = g_value_get_boolean (value);

  if (joins == self->pair->joins)
    return;
  self->pair->joins = joins;
  self->view->n_joined = joins ? self->view->n_joined + 1 : self->view->n_joined - 1;
  if (!self->view->is_setting)
    show_count (self->view);
  g_object_notify_by_pspec (object, pspec);
}

static void
ent_pair_item_class_init (EntPairItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ent_pair_item_get_property;
  object_class->set_property = ent_pair_item_set_property;
  properties[PROP_JOINS] = g_param_spec_boolean ("joins", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_pair_item_init (EntPairItem *self)
{
}

/* --- words --- */

static char *
name_of (EntMap *map, EntRecordKind kind, const char *id)
{
  gconstpointer record = ent_map_find (map, kind, id);

  g_return_val_if_fail (record != NULL, NULL);

  return ent_text_quote (kind == ENT_RECORD_MOMENT ? ((const EntMoment *) record)->name : ((const EntStakeholder *) record)->name, MOST_NAME);
}

static char *
describe_moment (const EntMoment *moment)
{
  char date[11];

  if (moment->date == 0)
    return g_strdup (_("Moment without a date"));
  ent_date_format (moment->date, date);
  /* Translators: %s: a day, as 2026-03-14 */
  return g_strdup_printf (_("Moment of %s"), date);
}

/* By what two of one name are told apart. */
static char *
describe (EntMap *map, EntRecordKind kind, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id), *whole;
  const char *sector, *kind_label;
  g_autofree char *name = NULL;

  if (kind == ENT_RECORD_MOMENT)
    return describe_moment (ent_map_moment (map, id));
  g_return_val_if_fail (stakeholder != NULL, NULL);
  sector = ent_map_sector_label (map, (EntSectorId) stakeholder->sector);
  kind_label = ent_choice_label (&ent_kind_choices, stakeholder->kind);
  whole = stakeholder->part_of != NULL ? ent_map_stakeholder (map, stakeholder->part_of) : NULL;
  if (whole == NULL)
    /* Translators: of a stakeholder; 1: sector, 2: kind, such as Formal */
    return g_strdup_printf (_("%1$s · %2$s"), sector, kind_label);
  name = ent_text_quote (whole->name, MOST_NAME);
  /* Translators: of a stakeholder; 1: sector, 2: kind, such as Formal, 3: of whom it is a part */
  return g_strdup_printf (_("%1$s · %2$s · part of “%3$s”"), sector, kind_label, name);
}

static void
show_count (View *view)
{
  guint n = g_list_model_get_n_items (view->items);
  /* Translators: 1: how many pairs become one each, 2: how many pairs there are */
  g_autofree char *text = g_strdup_printf (ngettext ("%1$u of %2$u pair will be joined", "%1$u of %2$u pairs will be joined", n), view->n_joined, n);

  gtk_label_set_text (view->count, text);
}

/* --- rows --- */

typedef struct
{
  GtkLabel *names[2], *details[2], *why;
  GtkWidget *joins;  /* the switch */
  GBinding *binding; /* to it; or NULL */
  gulong handler;    /* of the item, while it is shown */
} Row;

static GtkLabel *
add_label (GtkGrid *grid, int column, int row, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

/* The two sides, as wide as each other. */
static GtkGrid *
new_sides (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_homogeneous (grid, TRUE);
  gtk_grid_set_column_spacing (grid, 18);
  gtk_widget_set_hexpand (GTK_WIDGET (grid), TRUE);
  return grid;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkGrid *grid = new_sides ();
  Row *row = g_new0 (Row, 1);

  for (int side = 0; side < 2; side++)
    {
      row->names[side] = add_label (grid, side, 0, "heading");
      row->details[side] = add_label (grid, side, 1, "dim-label");
    }
  row->why = GTK_LABEL (ent_dim_label_new (NULL));
  gtk_grid_attach (grid, GTK_WIDGET (row->why), 0, 2, 2, 1);
  row->joins = gtk_switch_new ();
  gtk_widget_set_valign (row->joins, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (row->joins, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (view->switches, row->joins);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), row->joins);
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (list_item, box);
}

static Row *
row_of (GtkListItem *list_item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");
}

/* The name of the whole row, with what is switched: of a row nothing else is heard. */
static void
on_joins (EntPairItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  Row *row = row_of (list_item);
  GtkWidget *widget = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  const char *state = item->pair->joins ? _("The same") : _("Not the same");
  /* Translators: read aloud; 1: who it is here, 2: who it is there, 3: such as "Similar names", 4: "The same" or "Not the same" */
  g_autofree char *text = g_strdup_printf (_("“%1$s” here, “%2$s” there. %3$s. %4$s."), gtk_label_get_text (row->names[0]), gtk_label_get_text (row->names[1]),
                                              gtk_label_get_text (row->why), state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (pspec != NULL)
    ent_announce (widget, state);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, View *view)
{
  EntPairItem *item = gtk_list_item_get_item (list_item);
  const EntSamePair *pair = item->pair;
  EntMap *const maps[] = { view->maps.map, view->maps.other };
  const char *const ids[] = { pair->first, pair->other };
  Row *row = row_of (list_item);
  g_autofree char *label = NULL;

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *name = name_of (maps[side], pair->kind, ids[side]), *details = describe (maps[side], pair->kind, ids[side]);

      gtk_label_set_text (row->names[side], name);
      gtk_label_set_text (row->details[side], details);
    }
  gtk_label_set_text (row->why, ent_same_words (pair->why));
  /* Translators: name of a switch; %s: whom it is about */
  label = g_strdup_printf (_("The same: %s"), gtk_label_get_text (row->names[0]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->joins), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  row->binding = g_object_bind_property (item, "joins", row->joins, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  row->handler = g_signal_connect (item, "notify::joins", G_CALLBACK (on_joins), list_item);
  on_joins (item, NULL, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, View *view)
{
  Row *row = row_of (list_item);

  g_clear_pointer (&row->binding, g_binding_unbind);
  g_clear_signal_handler (&row->handler, gtk_list_item_get_item (list_item));
}

/* --- deciding --- */

static void
set_all (View *view, gboolean joins)
{
  view->is_setting = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (view->items); i++)
    {
      g_autoptr (EntPairItem) item = g_list_model_get_item (view->items, i);

      g_object_set (item, "joins", joins, NULL);
    }
  view->is_setting = FALSE;
  show_count (view);
}

static void
on_all (GtkButton *button, View *view)
{
  set_all (view, TRUE);
}

static void
on_none (GtkButton *button, View *view)
{
  set_all (view, FALSE);
}

/* In the list: the switch that has the keyboard is switched, or that of the row that is chosen, which the list would choose
 * once more; and Enter goes on. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, View *view)
{
  EntPairItem *item = gtk_single_selection_get_selected_item (view->selection);
  GtkWidget *focus = gtk_window_get_focus (view->window);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    return gtk_widget_activate (gtk_window_get_default_widget (view->window));
  if (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
    return FALSE;
  if (GTK_IS_SWITCH (focus))
    return gtk_widget_activate (focus);
  if (item != NULL)
    g_object_set (item, "joins", !item->pair->joins, NULL);
  return item != NULL;
}

/* --- building --- */

static GListModel *
new_items (View *view, GPtrArray *pairs)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (ENT_TYPE_PAIR_ITEM);

  for (guint i = 0; i < pairs->len; i++)
    {
      EntSamePair *pair = g_ptr_array_index (pairs, i);
      EntPairItem *item = pair->is_plain ? NULL : g_object_new (ENT_TYPE_PAIR_ITEM, NULL);

      if (item == NULL)
        continue;
      item->pair = pair;
      item->view = view;
      view->n_joined += item->pair->joins ? 1 : 0;
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}

/* What stands in which column. */
static GtkWidget *
build_heads (View *view, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *joins = gtk_label_new (_("The same"));
  GtkGrid *grid = new_sides ();
  /* Translators: head of a column; %s: name of a file */
  g_autofree char *there = g_strdup_printf (_("In “%s”"), name);

  gtk_label_set_text (add_label (grid, 0, 0, "dim-label"), _("Here"));
  gtk_label_set_text (add_label (grid, 1, 0, "dim-label"), there);
  gtk_widget_add_css_class (joins, "dim-label");
  gtk_widget_set_valign (joins, GTK_ALIGN_START);
  gtk_size_group_add_widget (view->switches, joins);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), joins);
  gtk_widget_add_css_class (box, "pair-heads");
  return box;
}

static GtkWidget *
build_list (View *view, GPtrArray *pairs)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), view);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), view);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), view);
  view->items = new_items (view, pairs);
  view->selection = gtk_single_selection_new (view->items);
  view->list = gtk_list_view_new (GTK_SELECTION_MODEL (view->selection), factory);
  gtk_widget_add_css_class (view->list, "pairs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who may be the same"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), view);
  gtk_widget_add_controller (view->list, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_button (GtkBox *box, const char *label, GCallback callback, View *view)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, view);
  gtk_box_append (box, button);
}

static GtkWidget *
build_foot (View *view)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  view->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (view->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (view->count), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (view->count), TRUE);
  gtk_box_append (box, GTK_WIDGET (view->count));
  add_button (box, _("_All"), G_CALLBACK (on_all), view);
  add_button (box, _("_None"), G_CALLBACK (on_none), view);
  return GTK_WIDGET (box);
}

static GtkWidget *
build_content (View *view, GPtrArray *pairs, const char *name, const char *which)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *label = gtk_label_new (NULL), *file = ent_dim_label_new (which);

  gtk_label_set_text (GTK_LABEL (label), _("These names are alike. Switch on those that are the same: they become one, and where the groups differ you are asked next. The others stay apart."));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_widget_set_visible (file, which != NULL);
  gtk_box_append (GTK_BOX (box), file);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), build_heads (view, name));
  gtk_box_append (GTK_BOX (box), build_list (view, pairs));
  gtk_box_append (GTK_BOX (box), build_foot (view));
  show_count (view);
  return box;
}

static void
view_free (gpointer data)
{
  View *view = data;

  g_object_unref (view->switches);
  g_free (view);
}

void
ent_names_ask (GtkWindow *parent, GPtrArray *pairs, EntTwoMaps maps, const char *name, const char *which, EntDialogAnswer answer, gpointer data)
{
  GtkWidget *go_on, *window = ent_dialog_new (parent, _("Are these the same?"), _("_Go on"), &go_on);
  View *view = g_new0 (View, 1);

  g_return_if_fail (ent_same_n_asked (pairs) > 0);

  *view = (View) { .maps = maps, .window = GTK_WINDOW (window) };
  view->switches = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_window_set_child (GTK_WINDOW (window), build_content (view, pairs, name, which));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (window), "view", view, view_free);
  ent_dialog_set_answer (window, go_on, answer, data);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view->list);
}
