/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of one choice: a list, where a row asks for it with the words of each
 * choice in it, and those of the one that is made beneath.
 */
#include "app/inspector/field-row-private.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

#define LINE_CHARS 36

/* A required field is always said, another not when it has its default. */
static const char *
name_of_choice (const EntField *field, guint choice)
{
  return choice == 0 && !(field->flags & ENT_FIELD_REQUIRED) ? NULL : field->choices->items[choice].name;
}

static void
on_choice (GtkDropDown *dropdown, GParamSpec *pspec, EntFieldRow *self)
{
  guint choice = gtk_drop_down_get_selected (dropdown);

  if (choice < self->field->choices->n_items)
    ent_field_row_write (self, name_of_choice (self->field, choice));
}

/* NULL also for the line that says that there are several. */
static const char *
words_of (EntFieldRow *self, guint choice)
{
  return choice < self->field->choices->n_items ? ent_choice_help (self->field->choices, choice) : NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL), *words = ent_dim_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* no narrower either: a list view gives rows the height that they need at their natural width */
  gtk_label_set_width_chars (GTK_LABEL (words), LINE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (words), LINE_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, EntFieldRow *self)
{
  GtkWidget *box = gtk_list_item_get_child (item), *words = gtk_widget_get_last_child (box);
  const char *text = words_of (self, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_label_set_text (GTK_LABEL (words), text != NULL ? text : "");
  gtk_widget_set_visible (words, text != NULL);
}

static void
add_words (EntFieldRow *self, GtkDropDown *dropdown)
{
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (list, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (list, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_drop_down_set_list_factory (dropdown, list);
  self->words = ent_dim_label_new (NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->words, NULL, -1);
}

static GtkWidget *
build_choice (EntFieldRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *dropdown;

  for (guint i = 0; i < self->field->choices->n_items; i++)
    gtk_string_list_append (labels, ent_choice_label (self->field->choices, i));
  dropdown = ent_drop_down_new (labels);
  if (self->flags & ENT_FIELD_ROW_WORDS)
    add_words (self, GTK_DROP_DOWN (dropdown));
  g_signal_connect (dropdown, "notify::selected", G_CALLBACK (on_choice), self);
  return dropdown;
}

static void
show_words (EntFieldRow *self, guint choice)
{
  const char *text = words_of (self, choice);

  gtk_label_set_text (GTK_LABEL (self->words), text != NULL ? text : "");
  gtk_widget_set_visible (self->words, text != NULL);
}

/* While records differ, the list ends with a line that says so; to choose it changes nothing. */
static void
show_choice (EntFieldRow *self, const char *text, gboolean mixed)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor)));
  guint n = self->field->choices->n_items;
  gboolean has_line = g_list_model_get_n_items (G_LIST_MODEL (labels)) > n;
  int choice = text == NULL ? 0 : ent_choices_find (self->field->choices, text, -1);

  if (mixed && !has_line)
    gtk_string_list_append (labels, _("Several values"));
  if (mixed)
    choice = (int) n;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), choice < 0 ? GTK_INVALID_LIST_POSITION : (guint) choice);
  if (!mixed && has_line)
    gtk_string_list_remove (labels, n);
  if (self->words != NULL)
    show_words (self, choice < 0 ? n : (guint) choice);
}

const EntFieldEditor ent_choice_editor = { build_choice, show_choice, NULL, NULL };
