/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rating for the hand. The buttons show the value that was set last; it is
 * the owner who answers "rated" by setting it.
 */
#include "app/inspector/rating.h"

#include "app/compat.h"
#include "app/parts/symbol-image.h"
#include "model/field.h"

#include <glib/gi18n.h>

#define N_LEVELS 5

struct _EntRating
{
  GtkBox parent_instance;
  const EntChoices *choices;
  EntAspect aspect;
  guint value;
  gboolean mixed;
  GtkWidget *buttons[N_LEVELS];
  GtkLabel *words;
  char *note; /* or NULL */
};

enum
{
  RATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntRating, ent_rating, GTK_TYPE_BOX)

static char *
words_for (EntRating *self, guint level)
{
  const char *help = ent_choice_help (self->choices, level);

  if (help == NULL || self->aspect == ENT_ASPECT_DESIRED)
    return g_strdup (ent_choice_label (self->choices, level));
  /* Translators: a level of a rating and what it means: "Neutral: They know of it …" */
  return g_strdup_printf (_("%s: %s"), ent_choice_label (self->choices, level), help);
}

static void
show_words (EntRating *self)
{
  const char *word = self->mixed ? _("Several values") : ent_choice_label (self->choices, self->value);
  g_autofree char *words = self->note != NULL ? g_strdup_printf ("%s · %s", word, self->note) : g_strdup (word);

  gtk_label_set_text (self->words, words);
}

static void
show_value (EntRating *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), !self->mixed && self->value == i + 1);
  show_words (self);
}

static void
rate (EntRating *self, guint level)
{
  g_signal_emit (self, signals[RATED], 0, level);
  show_value (self);
}

static void
on_clicked (GtkWidget *button, EntRating *self)
{
  guint level = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "level"));

  rate (self, !self->mixed && level == self->value ? 0 : level);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntRating *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete || keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    rate (self, 0);
  else if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_5)
    rate (self, keyval - GDK_KEY_0);
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_5)
    rate (self, keyval - GDK_KEY_KP_0);
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
build_button (EntRating *self, guint level)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *words = words_for (self, level);

  if (self->aspect == ENT_ASPECT_POWER)
    {
      g_autofree char *number = g_strdup_printf ("%u", level);

      gtk_button_set_label (GTK_BUTTON (button), number);
    }
  else
    {
      GtkWidget *image = ent_symbol_image_new ();

      ent_symbol_image_show_ring (ENT_SYMBOL_IMAGE (image), level);
      gtk_widget_set_halign (image, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), image);
    }
  gtk_widget_set_hexpand (button, TRUE);
  ent_set_tooltip (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "level", GUINT_TO_POINTER (level));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  return button;
}

static void
ent_rating_finalize (GObject *object)
{
  g_free (ENT_RATING (object)->note);
  G_OBJECT_CLASS (ent_rating_parent_class)->finalize (object);
}

static void
ent_rating_class_init (EntRatingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_rating_finalize;
  signals[RATED] = g_signal_new ("rated", ENT_TYPE_RATING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ent_rating_init (EntRating *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
ent_rating_new (EntAspect aspect)
{
  EntRating *self = g_object_new (ENT_TYPE_RATING, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->aspect = aspect;
  self->choices = ent_aspect_values (aspect);
  gtk_widget_add_css_class (row, "linked");
  gtk_widget_add_css_class (row, "rating");
  for (guint i = 0; i < N_LEVELS; i++)
    {
      self->buttons[i] = build_button (self, i + 1);
      gtk_box_append (GTK_BOX (row), self->buttons[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_choice_label (&ent_aspect_choices, aspect), -1);
  gtk_box_append (GTK_BOX (self), row);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  show_value (self);
  return GTK_WIDGET (self);
}

void
ent_rating_set_value (EntRating *self, guint value, gboolean mixed)
{
  self->value = value;
  self->mixed = mixed;
  show_value (self);
}

void
ent_rating_set_note (EntRating *self, const char *note)
{
  if (g_strcmp0 (note, self->note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  show_words (self);
}
