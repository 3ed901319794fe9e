/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading/reading-row.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _EntReadingRow
{
  GtkListBoxRow parent_instance;
  const EntReadingSentence *sentence; /* lent */
  char *markup;                       /* that is shown */
  char *topic;                        /* what the sentence is about, the same when it is made anew */
  GtkWidget *bar, *label, *button;
};

G_DEFINE_FINAL_TYPE (EntReadingRow, ent_reading_row, GTK_TYPE_LIST_BOX_ROW)

static guint link_signal;

/* --- words --- */

static void
append_escaped (GString *markup, const char *text, guint from, guint to)
{
  g_autofree char *escaped = g_markup_escape_text (text + from, (gssize) to - from);

  g_string_append (markup, escaped);
}

/* The address of a link is its place. */
static char *
make_markup (const EntReadingSentence *sentence)
{
  GString *markup = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      append_escaped (markup, sentence->text, done, link->start);
      g_string_append_printf (markup, "<a href=\"%u\">", i);
      append_escaped (markup, sentence->text, link->start, link->end);
      g_string_append (markup, "</a>");
      done = link->end;
    }
  append_escaped (markup, sentence->text, done, (guint) strlen (sentence->text));
  return g_string_free (markup, FALSE);
}

/* Its kind, its sector, who is to be won, or the one of whom alone it speaks. */
static char *
name_topic (const EntReadingSentence *sentence)
{
  const char *about = "";

  if (sentence->way != NULL && sentence->way->steps->len > 0)
    about = g_array_index (sentence->way->steps, EntWayStep, sentence->way->steps->len - 1).to;
  else if (sentence->ids[0] != NULL && sentence->ids[1] == NULL)
    about = sentence->ids[0];
  return g_strdup_printf ("%s %d %s", sentence->key, sentence->sector, about);
}

/* What the bar shows, a line for each commitment that anybody has. */
static char *
describe_bar (const EntSectorCoverage *bar)
{
  GString *text = g_string_new (_("The bar: how many have which commitment"));

  for (guint i = ENT_N_COMMITMENTS; i-- > 0;)
    {
      if (bar->at[i] == 0)
        continue;
      g_string_append_c (text, '\n');
      /* Translators: in a list: %1$s is a level of commitment, %2$u how many stakeholders have it */
      g_string_append_printf (text, C_ ("count", "%1$s: %2$u"), ent_choice_label (&ent_commitment_choices, i), bar->at[i]);
    }
  return g_string_free (text, FALSE);
}

/* --- what is done with it --- */

static gboolean
on_link (GtkLabel *label, const char *address, EntReadingRow *self)
{
  g_signal_emit (self, link_signal, 0, (guint) strtoul (address, NULL, 10));
  return TRUE;
}

/* The link under a point of the label; -1: there is none. */
static int
find_link (EntReadingRow *self, double x, double y)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  int left, top, index, trailing;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &left, &top);
  if (!pango_layout_xy_to_index (layout, (int) ((x - left) * PANGO_SCALE), (int) ((y - top) * PANGO_SCALE), &index, &trailing))
    return -1;
  for (guint i = 0; i < self->sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (self->sentence->links, EntReadingLink, i);

      if ((guint) index >= link->start && (guint) index < link->end)
        return (int) i;
    }
  return -1;
}

/* A label with links keeps every click on it, but what is beside them is the row's. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntReadingRow *self)
{
  gboolean on_link = find_link (self, x, y) >= 0;

  gtk_gesture_set_state (GTK_GESTURE (gesture), on_link ? GTK_EVENT_SEQUENCE_DENIED : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, EntReadingRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate (GTK_WIDGET (self));
}

static void
watch_clicks (EntReadingRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (self->label, GTK_EVENT_CONTROLLER (click));
}

/* --- the widget --- */

static void
ent_reading_row_finalize (GObject *object)
{
  EntReadingRow *self = ENT_READING_ROW (object);

  g_free (self->markup);
  g_free (self->topic);
  G_OBJECT_CLASS (ent_reading_row_parent_class)->finalize (object);
}

static void
ent_reading_row_class_init (EntReadingRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_reading_row_finalize;
  link_signal = g_signal_new ("link", ENT_TYPE_READING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

/* As high as the row: Tab goes to what has its middle higher before it goes from left to right. */
static void
append_filling (GtkWidget *box, GtkWidget *child)
{
  GtkWidget *around = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (around), child);
  gtk_box_append (GTK_BOX (box), around);
}

static void
ent_reading_row_init (EntReadingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->bar = ent_symbol_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  /* narrow of itself, and as wide as the panel */
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  self->button = ent_icon_button_new ("list-add-symbolic", _("Make an action of it"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "make-action");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->label);
  gtk_box_append (GTK_BOX (words), self->bar);
  append_filling (box, words);
  append_filling (box, self->button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sentence");
  g_signal_connect (self->label, "activate-link", G_CALLBACK (on_link), self);
  watch_clicks (self);
}

GtkWidget *
ent_reading_row_new (void)
{
  return g_object_new (ENT_TYPE_READING_ROW, NULL);
}

static void
show_bar (EntReadingRow *self)
{
  const EntSectorCoverage *bar = self->sentence->bar;
  g_autofree char *text = bar != NULL ? describe_bar (bar) : NULL;

  gtk_widget_set_visible (self->bar, bar != NULL);
  if (bar != NULL)
    ent_symbol_image_show_bar (ENT_SYMBOL_IMAGE (self->bar), bar->at);
  /* all over the sentence: the bar alone is thin */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

static void
show_button (EntReadingRow *self)
{
  const char *action = self->sentence->action;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (gtk_widget_get_parent (self->button), action != NULL);
  if (action == NULL)
    return;
  /* Translators: what a button does; %s is the action, such as "Win over Port authority" */
  name = g_strdup_printf (_("Make an action of it: %s"), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "(s^asb)", action, self->sentence->with, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.add-action");
  ent_set_tooltip (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
ent_reading_row_show (EntReadingRow *self, const EntReadingSentence *sentence)
{
  g_autofree char *markup = make_markup (sentence);

  g_return_if_fail (ENT_IS_READING_ROW (self));

  self->sentence = sentence;
  g_free (self->topic);
  self->topic = name_topic (sentence);
  show_bar (self);
  show_button (self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), sentence->ids[0] != NULL);
  if (g_strcmp0 (markup, self->markup) == 0)
    return;
  gtk_label_set_markup (GTK_LABEL (self->label), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence->text, -1);
  g_free (self->markup);
  self->markup = g_steal_pointer (&markup);
}

const EntReadingSentence *
ent_reading_row_sentence (EntReadingRow *self)
{
  return self->sentence;
}

gboolean
ent_reading_row_is_about (EntReadingRow *self, const EntReadingSentence *sentence)
{
  g_autofree char *topic = name_topic (sentence);

  return g_strcmp0 (self->topic, topic) == 0;
}

void
ent_reading_row_set_lit (EntReadingRow *self, gboolean lit)
{
  ent_set_css_class (GTK_WIDGET (self), "lit", lit);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, lit, -1);
}

void
ent_reading_row_set_concerned (EntReadingRow *self, gboolean concerned)
{
  ent_set_css_class (GTK_WIDGET (self), "concerned", concerned);
}

GtkWidget *
ent_reading_row_label (EntReadingRow *self)
{
  return self->label;
}

GtkWidget *
ent_reading_row_button (EntReadingRow *self)
{
  return self->button;
}
