/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders as a table. A value that is changed leaves its row where it
 * is: rows move only when a heading is pressed.
 */
#include "app/register-private.h"

#include "app/selection-model.h"

#include <glib/gi18n.h>

struct _EntRegister
{
  GtkBox parent_instance;
  EntDocument *document;
  GPtrArray *columns; /* of EntRegisterColumn */
  GtkColumnView *view;
};

enum
{
  MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntRegister, ent_register, GTK_TYPE_BOX)

void
ent_register_say (EntRegister *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

EntDocument *
ent_register_document (EntRegister *self)
{
  return self->document;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntRegisterColumn *column = data;
  const EntStakeholder *first = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM ((gpointer) a));
  const EntStakeholder *second = ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM ((gpointer) b));

  if (first == NULL || second == NULL)
    return 0;
  return ent_register_column_compare (column, column->owner->document, first, second);
}

static int
width_of (const EntRegisterColumn *column)
{
  if (ent_register_column_is_truth (column))
    return 76;
  if (column->field != NULL && g_str_equal (column->field->name, "name"))
    return 240;
  if (column->field != NULL && column->field->type == ENT_FIELD_DATE)
    return 130;
  return 150;
}

static void
add_column (EntRegister *self, const EntField *field, EntAspect aspect)
{
  EntRegisterColumn *column = g_new0 (EntRegisterColumn, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  column->owner = self;
  column->field = field;
  column->aspect = aspect;
  if (field != NULL)
    column->choices = field->type == ENT_FIELD_CHOICE ? field->choices : NULL;
  else if (aspect != ENT_ASPECT_ALLY)
    column->choices = ent_aspect_values (aspect);
  g_ptr_array_add (self->columns, column);

  view_column = gtk_column_view_column_new (ent_register_column_title (column), ent_register_cell_factory (column));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, column, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, width_of (column));
  gtk_column_view_append_column (self->view, view_column);
}

static gboolean
is_column (const EntField *field)
{
  return field->group != ENT_GROUP_NONE && field->type != ENT_FIELD_NOTE && field->type != ENT_FIELD_DATA &&
         field->type != ENT_FIELD_BITS && field->type != ENT_FIELD_IDS && field->type != ENT_FIELD_PIN;
}

/* Name, sector, kind and the ratings first: what a workshop looks at. */
static void
add_columns (EntRegister *self)
{
  static const char *const first[] = { "name", "sector", "kind", NULL };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; first[i] != NULL; i++)
    add_column (self, ent_field_find (ENT_RECORD_STAKEHOLDER, first[i]), 0);
  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    add_column (self, NULL, a);
  for (guint i = 0; i < n; i++)
    if (is_column (&fields[i]) && !g_strv_contains (first, fields[i].name))
      add_column (self, &fields[i], 0);
}

static void
on_activate (GtkColumnView *view, guint position, EntRegister *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

/* The list within the column view, which can scroll to a row. */
static GtkWidget *
inner_list (EntRegister *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
on_selection_changed (EntSelection *selection, EntRegister *self)
{
  const char *focus = ent_selection_focus (selection);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  GtkWidget *list = inner_list (self);
  guint n = g_list_model_get_n_items (model);

  if (focus == NULL || list == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_focus_child (list) != NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntStakeholderItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (ent_stakeholder_item_id (item), focus) == 0)
        {
          gtk_widget_activate_action (list, "list.scroll-to-item", "u", i);
          return;
        }
    }
}

static void
ent_register_dispose (GObject *object)
{
  EntRegister *self = ENT_REGISTER (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_register_parent_class)->dispose (object);
}

static void
ent_register_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_REGISTER (object)->columns);
  G_OBJECT_CLASS (ent_register_parent_class)->finalize (object);
}

static void
ent_register_class_init (EntRegisterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_register_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_register_finalize;
  signals[MESSAGE] = g_signal_new ("message", ENT_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_register_init (EntRegister *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
ent_register_new (EntDocument *document)
{
  EntRegister *self = g_object_new (ENT_TYPE_REGISTER, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;
  GtkSelectionModel *selection;

  self->document = g_object_ref (document);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "register");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Register of stakeholders"), -1);
  add_columns (self);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (ent_stakeholder_list_new (document, -1, FALSE)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  selection = GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (sorted), ent_document_selection (document)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_object_unref (sorted);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, 0);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_register_view (EntRegister *self)
{
  return GTK_WIDGET (self->view);
}
