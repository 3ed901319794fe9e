/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of an atlas: its rows, columns and orders. */
#include "config.h"

#include "app/atlas/atlas-table.h"

#include "app/atlas/coverage-cell.h"
#include "app/compat.h"
#include "app/parts/language.h"
#include "app/parts/section.h"
#include "scene/pages/atlas-pages.h"
#include "scene/pages/coverage-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Titles of more letters than this stand in two lines. */
#define LONG_TITLE 12
/* Letters that a name has room for at least. */
#define NAME_CHARS 16
/* So many rows are made between two frames; and a list has widgets for so many at most. */
#define ROWS_A_FRAME 20u
#define ROWS_WITH_WIDGETS 220u

enum
{
  NAME,
  GAPS,
  FIRST_SECTOR,
  ALL = FIRST_SECTOR + ENT_N_SECTORS,
  DATE,
  N_COLUMNS,
};

/* --- rows --- */

#define ENT_TYPE_ATLAS_ITEM (ent_atlas_item_get_type ())
G_DECLARE_FINAL_TYPE (EntAtlasItem, ent_atlas_item, ENT, ATLAS_ITEM, GObject)

struct _EntAtlasItem
{
  GObject parent_instance;
  EntAtlasRead *read; /* owned; NULL: it is no row but asks for the order, see find_order() */
  guint place;        /* of its row; of what asks, the column by which rows stand */
  char *key;          /* of its name, for putting it in order */
};

G_DEFINE_FINAL_TYPE (EntAtlasItem, ent_atlas_item, G_TYPE_OBJECT)

static void
ent_atlas_item_finalize (GObject *object)
{
  EntAtlasItem *self = ENT_ATLAS_ITEM (object);

  g_clear_pointer (&self->read, ent_atlas_read_unref);
  g_free (self->key);
  G_OBJECT_CLASS (ent_atlas_item_parent_class)->finalize (object);
}

static void
ent_atlas_item_class_init (EntAtlasItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_atlas_item_finalize;
}

static void
ent_atlas_item_init (EntAtlasItem *self)
{
}

static const EntAtlasRow *
row_of (const EntAtlasItem *item)
{
  return &g_array_index (item->read->atlas->rows, EntAtlasRow, item->place);
}

/* Those up to the row at @end that are not there yet. */
static void
add_items (GListStore *store, EntAtlasRead *read, guint end)
{
  guint begin = g_list_model_get_n_items (G_LIST_MODEL (store));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = begin; i < end; i++)
    {
      EntAtlasItem *item = g_object_new (ENT_TYPE_ATLAS_ITEM, NULL);

      item->read = ent_atlas_read_ref (read);
      item->place = i;
      item->key = g_utf8_collate_key (row_of (item)->name, -1);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, begin, 0, items->pdata, items->len);
}

typedef struct
{
  EntAtlasRead *read; /* owned */
  GListStore *store;  /* owned */
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  ent_atlas_read_unref (filling->read);
  g_object_unref (filling->store);
  g_free (filling);
}

/* Only for the first rows there are widgets: what comes after them costs next to nothing. */
static gboolean
on_frame (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Filling *filling = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (filling->store)), n_all = filling->read->atlas->rows->len;

  add_items (filling->store, filling->read, n < ROWS_WITH_WIDGETS ? MIN (n + ROWS_A_FRAME, n_all) : n_all);
  return g_list_model_get_n_items (G_LIST_MODEL (filling->store)) < n_all ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Rows are many widgets: they come bit by bit, so that the window goes on meanwhile. */
static GListModel *
fill (GtkWidget *view, EntAtlasRead *read)
{
  Filling *filling = g_new (Filling, 1);
  GListStore *store = g_list_store_new (ENT_TYPE_ATLAS_ITEM);

  *filling = (Filling) { ent_atlas_read_ref (read), g_object_ref (store) };
  add_items (store, read, MIN (read->atlas->rows->len, ROWS_A_FRAME));
  gtk_widget_add_tick_callback (view, on_frame, filling, filling_free);
  return G_LIST_MODEL (store);
}

/* --- orders --- */

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

/* Of the sorter of a column. */
typedef struct
{
  guint column;
  gboolean descending; /* what it says is turned round */
} Order;

/* What is not known has no place between good and bad. */
static gboolean
is_known (const EntAtlasItem *item, guint column)
{
  if (column >= FIRST_SECTOR && column < ALL)
    return ent_atlas_cell_is_known (item->read->atlas, &(const EntAtlasCell) { item->place, column - FIRST_SECTOR });
  if (column == DATE)
    return row_of (item)->date != 0;
  return column == NAME || ent_atlas_row_is_assessed (row_of (item));
}

static int
compare_values (const EntAtlasItem *one, const EntAtlasItem *other, guint column)
{
  const EntAtlasRow *row = row_of (one), *other_row = row_of (other);

  if (column >= FIRST_SECTOR && column < ALL)
    return ent_atlas_compare_cells (one->read->atlas, &(const EntAtlasCell) { one->place, column - FIRST_SECTOR }, &(const EntAtlasCell) { other->place, column - FIRST_SECTOR });
  switch (column)
    {
    case NAME:
      return strcmp (one->key, other->key);
    case ALL:
      return compare_doubles (ent_coverage_grade (&row->coverage.all), ent_coverage_grade (&other_row->coverage.all));
    case DATE:
      return compare_doubles (row->date, other_row->date);
    default:
      return compare_doubles (one->place, other->place);
    }
}

/* What is not known comes last, also where the best comes first. Of equal ones that which is worse as a whole comes first, which
 * is how they stand in the atlas, in both orders. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntAtlasItem *one = a, *other = b;
  const Order *self = data;
  int order;

  if (one->read == NULL)
    {
      ((EntAtlasItem *) a)->place = self->column;
      return -1;
    }
  order = is_known (other, self->column) - is_known (one, self->column);
  if (order != 0)
    return self->descending ? -order : order;
  order = compare_values (one, other, self->column);
  if (order != 0)
    return order;
  order = compare_doubles (one->place, other->place);
  return self->descending ? -order : order;
}

/* By which column rows stand, N_COLUMNS: by none. GTK tells it from 4.10 on; before, its sorter asks that of the column. */
static guint
find_order (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (EntAtlasItem) asks = g_object_new (ENT_TYPE_ATLAS_ITEM, NULL), other = g_object_new (ENT_TYPE_ATLAS_ITEM, NULL);

  asks->place = N_COLUMNS;
  *descending = gtk_sorter_compare (gtk_column_view_get_sorter (view), asks, other) == GTK_ORDERING_LARGER;
  return asks->place;
}

/* Before rows are put in order. */
static void
on_order_changed (GtkSorter *sorter, GtkSorterChange change, GtkColumnView *view)
{
  gboolean descending;
  guint column = find_order (view, &descending);
  g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (gtk_column_view_get_columns (view), column);

  if (view_column != NULL)
    ((Order *) g_object_get_data (G_OBJECT (gtk_column_view_column_get_sorter (view_column)), "order"))->descending = descending;
}

/* GTK keeps in view what was there: but whoever asks for the worst wants to see it. */
static void
on_ordered (GtkSorter *sorter, GtkSorterChange change, GtkColumnView *view)
{
  /* columns are taken out at its end */
  if (gtk_widget_in_destruction (GTK_WIDGET (view)))
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (view)), 0);
  ent_list_reveal (ent_column_view_list (view), 0);
}

/* --- what is said of a row --- */

static char *
say_coverage (const char *name, const EntSectorCoverage *coverage)
{
  g_autofree char *text = ent_coverage_text (ent_window_words (), coverage);

  if (coverage->n == 0)
    /* Translators: of a sector of a destination, for those who hear it; 1: its name, 2: "nobody" */
    return g_strdup_printf (_("%1$s: %2$s"), name, text);
  if (ent_coverage_is_unknown (coverage))
    /* Translators: of a sector of a destination, for those who hear it; 1: its name, 2: a number of stakeholders; the plural goes by
     * that */
    return g_strdup_printf (ngettext ("%1$s: %2$u stakeholder, not assessed", "%1$s: %2$u stakeholders, not assessed", coverage->n), name, coverage->n);
  /* Translators: of a sector of a destination, for those who hear it; 1: its name, 2: "3 of 8" who are in favour, 3: how well
   * it is covered, as in "Fair" */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), name, text, ent_coverage_tone_label (ent_window_words (), ent_atlas_tone (coverage)));
}

static char *
say_gaps (const EntAtlasRow *row)
{
  guint n = ent_atlas_row_unguarded (row);

  switch (ent_atlas_row_gaps (row))
    {
    case ENT_GAPS_AT_LEAST:
      /* Translators: %u sectors of a destination in which nobody is in favour; it is not known whether there are more */
      return g_strdup_printf (ngettext ("at least %u gap", "at least %u gaps", n), n);
    case ENT_GAPS_UNKNOWN:
      /* Translators: of a destination: in how many sectors nobody is in favour */
      return g_strdup (_("gaps not known"));
    case ENT_GAPS_COUNTED:
    default:
      /* Translators: %u sectors of a destination in which nobody is in favour */
      return g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n);
    }
}

static char *
say_row (const EntAtlasRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (row->name));
  if (!ent_atlas_row_is_assessed (row))
    g_ptr_array_add (parts, g_strdup (ent_coverage_tone_label (ent_window_words (), ENT_TONE_NOT_ASSESSED)));
  if (ent_atlas_row_is_assessed (row) || ent_atlas_row_gaps (row) != ENT_GAPS_UNKNOWN)
    g_ptr_array_add (parts, say_gaps (row));
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    g_ptr_array_add (parts, say_coverage (ent_choice_label (&ent_sector_choices, sector), &row->coverage.sectors[sector]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

/* --- cells --- */

static GtkWidget *
build_label (float xalign, gboolean numeric)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* What the column has no room for. */
static gboolean
on_tooltip (GtkWidget *box, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  GtkWidget *name = gtk_widget_get_first_child (box);
  g_autofree char *text = g_strconcat (gtk_label_get_text (GTK_LABEL (name)), "\n", gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (name))), NULL);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GtkWidget *
build_name (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *name = build_label (0, FALSE), *file = build_label (0, FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (file), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (file, "dim-label");
  gtk_widget_add_css_class (file, "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), file);
  /* asked for when it is wanted: to set the text of each row costs more than the row */
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect (box, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  return box;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);

  if (column == NAME)
    gtk_list_item_set_child (list_item, build_name ());
  else if (column >= FIRST_SECTOR && column <= ALL)
    gtk_list_item_set_child (list_item, ent_coverage_cell_new ());
  else
    gtk_list_item_set_child (list_item, build_label (column == DATE ? 0.0F : 0.5F, TRUE));
}

static void
bind_name (GtkWidget *box, const EntAtlasRow *row)
{
  GtkWidget *name = gtk_widget_get_first_child (box), *row_widget = gtk_widget_get_parent (gtk_widget_get_parent (box));
  g_autofree char *said = say_row (row);

  gtk_label_set_text (GTK_LABEL (name), row->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), row->file);
  /* the name of the whole row */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row_widget), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
bind_text (GtkWidget *label, guint column, const EntAtlasRow *row)
{
  g_autofree char *gaps = column == GAPS ? ent_atlas_row_gaps_text (row) : NULL;
  char day[11] = "";

  if (column == DATE && row->date != 0)
    ent_date_format (row->date, day);
  gtk_label_set_text (GTK_LABEL (label), gaps != NULL ? gaps : day);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const EntAtlasRow *row = row_of (gtk_list_item_get_item (list_item));
  GtkWidget *child = gtk_list_item_get_child (list_item);
  guint column = GPOINTER_TO_UINT (data);

  if (column == NAME)
    bind_name (child, row);
  else if (column >= FIRST_SECTOR && column <= ALL)
    ent_coverage_cell_show (ENT_COVERAGE_CELL (child), column == ALL ? &row->coverage.all : &row->coverage.sectors[column - FIRST_SECTOR]);
  else
    bind_text (child, column, row);
}

/* --- columns --- */

static const char *
title_of (guint column)
{
  switch (column)
    {
    case NAME:
      return C_ ("atlas", "Destination");
    case GAPS:
      return C_ ("atlas", "Gaps");
    case ALL:
      return C_ ("count", "All");
    case DATE:
      return _("Date");
    default:
      return ent_choice_label (&ent_sector_choices, column - FIRST_SECTOR);
    }
}

/* A long one broken where its halves are most alike: seven of them stand side by side. */
static char *
break_title (const char *title)
{
  char *broken = g_strdup (title), *best = NULL;
  gsize length = strlen (title), least = length;

  for (char *space = strchr (broken, ' '); g_utf8_strlen (title, -1) > LONG_TITLE && space != NULL; space = strchr (space + 1, ' '))
    {
      gsize longer = MAX ((gsize) (space - broken), length - (gsize) (space - broken));

      if (longer < least)
        {
          least = longer;
          best = space;
        }
    }
  if (best != NULL)
    *best = '\n';
  return broken;
}

static void
add_column (GtkColumnView *view, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = break_title (title_of (column));
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  Order *order = g_new0 (Order, 1);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, order, g_free));

  order->column = column;
  g_object_set_data (G_OBJECT (sorter), "order", order);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, column == NAME);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (view, view_column);
}

const char *
ent_atlas_table_path (GtkWidget *table, guint position)
{
  g_autoptr (EntAtlasItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))), position);

  return ent_atlas_read_path (item->read, item->place);
}

GtkWidget *
ent_atlas_table_new (EntAtlasRead *read)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  GtkSortListModel *sorted;
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_column_view_set_reorderable (view, FALSE);
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "atlas");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Destinations"), -1);
  for (guint column = 0; column < N_COLUMNS; column++)
    add_column (view, column);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_order_changed), view, 0);
  sorted = gtk_sort_list_model_new (fill (GTK_WIDGET (view), read), g_object_ref (gtk_column_view_get_sorter (view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_ordered), view, 0);
  return GTK_WIDGET (view);
}

/* --- the order by keys --- */

/* A choice of the list stands for each column, but for the gaps, which stand for the whole. */
static guint
choice_of (guint column)
{
  switch (column)
    {
    case NAME:
      return 1;
    case GAPS:
    case N_COLUMNS:
      return 0;
    default:
      return column;
    }
}

static void
on_choice (GtkDropDown *choices, GParamSpec *pspec, GtkColumnView *view)
{
  guint choice = gtk_drop_down_get_selected (choices);
  gboolean descending;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  /* a click on a heading was there first */
  if (choice == choice_of (find_order (view, &descending)))
    return;
  if (choice > 0)
    column = g_list_model_get_item (gtk_column_view_get_columns (view), choice == 1 ? NAME : choice);
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
}

static void
on_order_to_show (GtkSorter *sorter, GtkSorterChange change, GtkDropDown *choices)
{
  GtkColumnView *view = g_object_get_data (G_OBJECT (choices), "view");
  gboolean descending;

  gtk_drop_down_set_selected (choices, choice_of (find_order (view, &descending)));
}

GtkWidget *
ent_atlas_table_order_new (GtkWidget *table)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *choices;

  /* Translators: by what the destinations of an atlas are put in order */
  gtk_string_list_append (labels, C_ ("atlas", "Coverage as a whole"));
  gtk_string_list_append (labels, title_of (NAME));
  for (guint column = FIRST_SECTOR; column < N_COLUMNS; column++)
    gtk_string_list_append (labels, title_of (column));
  choices = ent_drop_down_new (labels);
  g_object_set_data (G_OBJECT (choices), "view", table);
  g_signal_connect_object (choices, "notify::selected", G_CALLBACK (on_choice), table, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table)), "changed", G_CALLBACK (on_order_to_show), choices, 0);
  return choices;
}
