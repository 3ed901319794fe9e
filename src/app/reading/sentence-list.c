/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading/sentence-list.h"

#include "app/parts/section.h"

struct _EntSentenceList
{
  GtkBox parent_instance;
  GtkWidget *head;    /* box of the heading, and what is beside it */
  GtkWidget *heading; /* label */
  GtkListBox *list;
  guint n_rows;
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (EntSentenceList, ent_sentence_list, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  LEAVE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, EntSentenceList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, row, -1);
}

static void
on_link (EntReadingRow *row, guint place, EntSentenceList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, row, (int) place);
}

static gboolean
on_keynav_failed (GtkWidget *list, GtkDirectionType direction, EntSentenceList *self)
{
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0, direction);
  return TRUE;
}

static void
ent_sentence_list_class_init (EntSentenceListClass *class)
{
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_SENTENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, ENT_TYPE_READING_ROW, G_TYPE_INT);
  signals[LEAVE] = g_signal_new ("leave", ENT_TYPE_SENTENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);
}

static void
ent_sentence_list_init (EntSentenceList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->head, "sentences-head");
  gtk_box_append (GTK_BOX (self->head), self->heading);
  gtk_box_append (GTK_BOX (self), self->head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sentences");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->list, "keynav-failed", G_CALLBACK (on_keynav_failed), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_sentence_list_new (void)
{
  return g_object_new (ENT_TYPE_SENTENCE_LIST, NULL);
}

void
ent_sentence_list_set_title (EntSentenceList *self, const char *title)
{
  gtk_label_set_text (GTK_LABEL (self->heading), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
ent_sentence_list_add_beside (EntSentenceList *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->head), widget);
}

void
ent_sentence_list_add_below (EntSentenceList *self, GtkWidget *widget)
{
  gtk_box_insert_child_after (GTK_BOX (self), widget, self->head);
}

static void
show_if_needed (EntSentenceList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_rows > 0 || self->waiting);
}

void
ent_sentence_list_set_waiting (EntSentenceList *self, gboolean waiting)
{
  self->waiting = waiting;
  show_if_needed (self);
}

EntReadingRow *
ent_sentence_list_row (EntSentenceList *self, guint place)
{
  return place < self->n_rows ? ENT_READING_ROW (gtk_list_box_get_row_at_index (self->list, (int) place)) : NULL;
}

/* --- others in place of those that are shown --- */

/* The row that takes the place of the one that goes has the keyboard, or the one before. */
static void
remove_row (EntSentenceList *self, guint place)
{
  GtkWidget *row = GTK_WIDGET (ent_sentence_list_row (self, place));

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == row && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    {
      EntReadingRow *next = ent_sentence_list_row (self, place + 1 < self->n_rows ? place + 1 : place - 1);

      if (next != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (next));
    }
  gtk_list_box_remove (self->list, row);
  self->n_rows--;
}

static void
insert_row (EntSentenceList *self, guint place, const EntReadingSentence *sentence)
{
  GtkWidget *row = ent_reading_row_new ();

  ent_reading_row_show (ENT_READING_ROW (row), sentence);
  g_signal_connect (row, "link", G_CALLBACK (on_link), self);
  gtk_list_box_insert (self->list, row, (int) place);
  self->n_rows++;
}

/* From @place on; -1: none is about the same. */
static int
find_row (EntSentenceList *self, guint place, const EntReadingSentence *sentence)
{
  for (guint i = place; i < self->n_rows; i++)
    if (ent_reading_row_is_about (ent_sentence_list_row (self, i), sentence))
      return (int) i;
  return -1;
}

void
ent_sentence_list_show (EntSentenceList *self, GPtrArray *sentences)
{
  guint n = sentences != NULL ? sentences->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (sentences, i);
      int found = find_row (self, i, sentence);

      if (found < 0)
        {
          insert_row (self, i, sentence);
          continue;
        }
      for (; found > (int) i; found--)
        remove_row (self, i);
      ent_reading_row_show (ent_sentence_list_row (self, i), sentence);
    }
  while (self->n_rows > n)
    remove_row (self, self->n_rows - 1);
  show_if_needed (self);
}

gboolean
ent_sentence_list_enter (EntSentenceList *self, GtkDirectionType direction)
{
  EntReadingRow *row = ent_sentence_list_row (self, direction == GTK_DIR_UP && self->n_rows > 0 ? self->n_rows - 1 : 0);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_grab_focus (GTK_WIDGET (row));
}
