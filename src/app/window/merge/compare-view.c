/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what two maps differ, as a list under the names of those whom it is about. Words are made in the thread that
 * compares, rows as they are looked at: maps that have nothing in common differ in everything.
 */
#include "config.h"

#include "app/window/merge/compare-view.h"

#include "analysis/differences.h"
#include "app/document/document.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 680
#define HEIGHT 520
/* Of a value, in characters: a long text is looked at in its map. */
#define MOST_VALUE 300
#define MARGIN 12

/* --- one difference as a line --- */

#define ENT_TYPE_DIFFERENCE_ITEM (ent_difference_item_get_type ())
G_DECLARE_FINAL_TYPE (EntDifferenceItem, ent_difference_item, ENT, DIFFERENCE_ITEM, GObject)

struct _EntDifferenceItem
{
  GObject parent_instance;
  char *name, *text, *sentence;
  char *folded;   /* what a search looks into */
  gboolean heads; /* the first of those that are shown about its record */
};

G_DEFINE_FINAL_TYPE (EntDifferenceItem, ent_difference_item, G_TYPE_OBJECT)

static void
ent_difference_item_finalize (GObject *object)
{
  EntDifferenceItem *self = ENT_DIFFERENCE_ITEM (object);

  g_free (self->name);
  g_free (self->text);
  g_free (self->sentence);
  g_free (self->folded);
  G_OBJECT_CLASS (ent_difference_item_parent_class)->finalize (object);
}

static void
ent_difference_item_class_init (EntDifferenceItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_difference_item_finalize;
}

static void
ent_difference_item_init (EntDifferenceItem *self)
{
}

static char *
shorten (char *text)
{
  g_autofree char *owned = text;

  return text != NULL ? ent_text_quote (text, MOST_VALUE) : g_strdup (_("nothing"));
}

static EntDifferenceItem *
new_item (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides)
{
  EntDifferenceItem *item = g_object_new (ENT_TYPE_DIFFERENCE_ITEM, NULL);
  g_autofree char *what = ent_difference_what (difference, before, after, sides);
  g_autofree char *from = shorten (ent_difference_before (difference, before, after));
  g_autofree char *to = shorten (ent_difference_after (difference, before, after));
  g_autofree char *all = NULL;

  item->name = ent_difference_name (difference, before, after);
  item->sentence = ent_difference_say (difference, before, after, sides);
  if (difference->kind == ENT_DIFFERENCE_FIELD)
    /* Translators: 1: name of a field, 2: the value it had, 3: the value it has */
    item->text = g_strdup_printf (_("%1$s: %2$s → %3$s"), what, from, to);
  else
    item->text = g_steal_pointer (&what);
  all = g_strconcat (item->name, " ", item->text, NULL);
  item->folded = ent_text_fold (all);
  return item;
}

/* --- comparing --- */

typedef struct
{
  EntMap *before, *after; /* owned */
  char *file;             /* that @after is in; NULL: it is what @before has become */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  ent_document_let_go (pair->before);
  ent_document_let_go (pair->after);
  g_free (pair->file);
  g_free (pair);
}

static void
run_compare (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Pair *pair = task_data;
  EntSides sides = { NULL, pair->file };
  g_autoptr (GPtrArray) differences = ent_find_differences (pair->before, pair->after);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < differences->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (items, new_item (g_ptr_array_index (differences, i), pair->before, pair->after, pair->file != NULL ? &sides : NULL));
  /* not in the main loop, which would stop for it */
  g_clear_object (&pair->before);
  g_clear_object (&pair->after);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

/* --- the window --- */

/* Goes with its window. */
typedef struct
{
  GPtrArray *items; /* owned; NULL until they are there */
  GtkStack *stack;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* owned */
} View;

static void
view_free (gpointer data)
{
  View *view = data;

  g_cancellable_cancel (view->cancellable);
  g_object_unref (view->cancellable);
  g_clear_pointer (&view->items, g_ptr_array_unref);
  g_free (view);
}

static void
show_count (View *view, guint n)
{
  g_autofree char *text = NULL;

  if (view->items->len == 0)
    text = g_strdup (_("The two maps are the same."));
  else if (n == view->items->len)
    /* Translators: in how many places two maps differ */
    text = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  else
    /* Translators: 1: how many differences a search found, 2: how many there are */
    text = g_strdup_printf (_("%1$u of %2$u differences"), n, view->items->len);
  gtk_label_set_text (view->count, text);
}

/* A list of its own each time: who heads a group depends on what is shown. */
static void
show_items (View *view)
{
  g_autofree char *wanted = ent_text_fold (gtk_editable_get_text (GTK_EDITABLE (view->search)));
  g_autoptr (GListStore) store = g_list_store_new (ENT_TYPE_DIFFERENCE_ITEM);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const EntDifferenceItem *last = NULL;

  for (guint i = 0; i < view->items->len; i++)
    {
      EntDifferenceItem *item = g_ptr_array_index (view->items, i);

      if (wanted != NULL && strstr (item->folded, wanted) == NULL)
        continue;
      item->heads = last == NULL || strcmp (last->name, item->name) != 0;
      last = item;
      g_ptr_array_add (shown, item);
    }
  g_list_store_splice (store, 0, 0, shown->pdata, shown->len);
  gtk_single_selection_set_model (view->selection, G_LIST_MODEL (store));
  show_count (view, shown->len);
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);
  View *view = data;

  /* the window was closed meanwhile, and the view is gone with it */
  if (items == NULL)
    return;
  view->items = g_steal_pointer (&items);
  show_items (view);
  gtk_stack_set_visible_child_name (view->stack, view->items->len > 0 ? "list" : "waiting");
  gtk_label_set_text (GTK_LABEL (gtk_stack_get_child_by_name (view->stack, "waiting")), _("The two maps are the same."));
  gtk_widget_set_sensitive (GTK_WIDGET (view->search), view->items->len > 0);
}

static void
on_search (GtkSearchEntry *entry, View *view)
{
  if (view->items != NULL)
    show_items (view);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL), *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_margin_top (name, 6);
  gtk_widget_set_margin_start (name, MARGIN);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (text, 2 * MARGIN);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const EntDifferenceItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item), *name = gtk_widget_get_first_child (box);

  gtk_label_set_text (GTK_LABEL (name), item->name);
  gtk_widget_set_visible (name, item->heads);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), item->text);
  /* the name of the whole row */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, item->sentence, -1);
}

static GtkWidget *
build_list (View *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view->selection = gtk_single_selection_new (NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (view->selection), factory);
  gtk_widget_add_css_class (list, "differences");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, MARGIN);
  gtk_widget_set_margin_end (widget, MARGIN);
  gtk_widget_set_margin_top (widget, MARGIN);
}

static GtkWidget *
build_content (View *view, const char *heading)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  GtkWidget *names = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (names), 0);
  gtk_label_set_wrap (GTK_LABEL (names), TRUE);
  set_margins (names);
  view->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (view->search), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (view->search), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the differences"), -1);
  view->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_margin_start (line, MARGIN);
  gtk_widget_set_margin_end (line, MARGIN);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (view->search));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (view->count));
  view->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (view->stack, gtk_label_new (_("The maps are being compared.")), "waiting");
  gtk_stack_add_named (view->stack, build_list (view), "list");
  gtk_box_append (GTK_BOX (content), names);
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (view->stack));
  return content;
}

/* Who goes on with the keyboard is where the window was asked for, not in whichever window the desktop takes. */
static void
on_destroy (GtkWidget *window, GtkWindow *parent)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (parent)) && gtk_widget_get_visible (GTK_WIDGET (parent)))
    gtk_window_present (parent);
}

void
ent_compare_show (GtkWindow *parent, EntMap *before, EntMap *after, const char *file, const char *heading)
{
  GtkWidget *window = gtk_window_new ();
  View *view = g_new0 (View, 1);
  Pair *pair = g_new0 (Pair, 1);
  g_autoptr (GTask) task = NULL;

  view->cancellable = g_cancellable_new ();
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), _("Differences"));
  gtk_window_set_child (GTK_WINDOW (window), build_content (view, heading));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  g_object_set_data_full (G_OBJECT (window), "view", view, view_free);
  g_signal_connect (view->search, "search-changed", G_CALLBACK (on_search), view);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_cancellable_cancel), view->cancellable);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_destroy), parent, 0);
  gtk_search_entry_set_key_capture_widget (view->search, window);
  ent_close_on_escape (GTK_WINDOW (window));
  pair->before = before;
  pair->after = after;
  pair->file = g_strdup (file);
  /* not of the window: it would hold it, and then it would not be told that it was closed */
  task = g_task_new (NULL, view->cancellable, on_compared, view);
  g_task_set_source_tag (task, ent_compare_show);
  g_task_set_task_data (task, pair, pair_free);
  g_task_run_in_thread (task, run_compare);
  gtk_window_present (GTK_WINDOW (window));
}
