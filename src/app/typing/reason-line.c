/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question goes by itself when somebody else is selected, another moment is
 * chosen or the history goes on: it is about the step just done.
 */
#include "app/typing/reason-line.h"

#include <glib/gi18n.h>

#include "app/compat.h"

/* Letters of a name in the question. */
#define LONGEST_NAME 48

struct _EntReasonLine
{
  GtkBox parent_instance;
  EntDocument *document;
  GtkWidget *view;
  GtkLabel *question;
  GtkEditable *answer;
  char **ids; /* whom it is about, or NULL */
  char *moment;
  guint aspects;
  guint position; /* of the history when it was asked */
  char *held;     /* the reason that stood there, "" for none */
};

G_DEFINE_FINAL_TYPE (EntReasonLine, ent_reason_line, GTK_TYPE_BOX)

/* What was rated and the question must stay to be read: a long name is cut. */
static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= LONGEST_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, LONGEST_NAME - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
describe_whom (EntReasonLine *self)
{
  const EntStakeholder *one = ent_map_stakeholder (ent_document_map (self->document), self->ids[0]);
  guint n = g_strv_length (self->ids);

  if (n == 1)
    return one != NULL ? shorten (one->name) : g_strdup ("");
  return g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", n), n);
}

static guint
rating_of (EntReasonLine *self, EntAspect aspect)
{
  const EntStakeholder *one = ent_map_stakeholder (ent_document_map (self->document), self->ids[0]);

  return one != NULL ? ent_map_rating (ent_document_map (self->document), one, self->moment, aspect) : 0;
}

static char *
describe_question (EntReasonLine *self)
{
  g_autofree char *whom = describe_whom (self);
  guint power = rating_of (self, ENT_ASPECT_POWER), commitment = rating_of (self, ENT_ASPECT_COMMITMENT);
  gboolean of_power = (self->aspects & 1 << ENT_ASPECT_POWER) != 0, of_commitment = (self->aspects & 1 << ENT_ASPECT_COMMITMENT) != 0;

  if (of_power && of_commitment)
    /* Translators: 1: who was rated, 2: decision power from 1 to 5, 3: the level of commitment */
    return g_strdup_printf (_("%1$s: decision power %2$u, %3$s. Why?"), whom, power, ent_choice_label (&ent_commitment_choices, commitment));
  if (of_power)
    /* Translators: 1: who was rated, 2: from 1 to 5 */
    return g_strdup_printf (_("%1$s: decision power %2$u. Why?"), whom, power);
  /* Translators: 1: who was rated, 2: the level of commitment, as "Supportive" */
  return g_strdup_printf (_("%1$s: %2$s. Why?"), whom, ent_choice_label (&ent_commitment_choices, commitment));
}

/* The one that the first of them has. */
static const char *
find_reason (EntReasonLine *self)
{
  EntAspect aspect = (self->aspects & 1 << ENT_ASPECT_POWER) != 0 ? ENT_ASPECT_POWER : ENT_ASPECT_COMMITMENT;
  EntKey key = ENT_KEY_ASSESSMENT (self->ids[0], self->moment, aspect);
  const EntAssessment *assessment = ent_map_lookup (ent_document_map (self->document), &key);

  return assessment != NULL ? assessment->reason : NULL;
}

static void
forget (EntReasonLine *self)
{
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->moment, g_free);
}

static void
leave (EntReasonLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  forget (self);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->view);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
ent_reason_line_take_over (EntReasonLine *self)
{
  const char *text = gtk_editable_get_text (self->answer);
  g_auto (GStrv) ids = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (GError) error = NULL;

  if (self->ids == NULL || g_strcmp0 (text, self->held) == 0)
    return;
  /* the history tells of the step, and with it the question is over */
  ids = g_steal_pointer (&self->ids);
  moment = g_steal_pointer (&self->moment);
  ent_edit_set_reason (ent_document_history (self->document), (const char *const *) ids, g_strv_length (ids), moment, self->aspects, text, &error);
  ent_history_break_merge (ent_document_history (self->document));
  ent_document_refuse (self->document, error);
}

static void
on_activate (EntReasonLine *self)
{
  ent_reason_line_take_over (self);
  leave (self);
}

static void
on_history_changed (EntReasonLine *self)
{
  if (self->ids != NULL && ent_history_position (ent_document_history (self->document)) != self->position)
    leave (self);
}

/* Whoever has begun to answer and then goes on elsewhere has answered. */
static void
on_selection_changed (EntReasonLine *self)
{
  if (self->ids == NULL)
    return;
  ent_reason_line_take_over (self);
  leave (self);
}

/* It was about another moment than the one that is seen now. */
static void
on_view_changed (EntReasonLine *self)
{
  if (self->ids != NULL && g_strcmp0 (self->moment, ent_document_moment (self->document)) != 0)
    on_selection_changed (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntReasonLine *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  leave (self);
  return TRUE;
}

static void
ent_reason_line_dispose (GObject *object)
{
  EntReasonLine *self = ENT_REASON_LINE (object);

  forget (self);
  g_clear_pointer (&self->held, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_reason_line_parent_class)->dispose (object);
}

static void
ent_reason_line_class_init (EntReasonLineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_reason_line_dispose;
}

static void
ent_reason_line_init (EntReasonLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *question = gtk_label_new (NULL), *answer = gtk_entry_new ();
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reason-line");
  self->question = GTK_LABEL (question);
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_xalign (self->question, 0);
  gtk_label_set_max_width_chars (self->question, 44);
  /* or the box would give it what two lines need */
  gtk_widget_set_hexpand (question, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  self->answer = GTK_EDITABLE (answer);
  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (self->answer, 14);
  gtk_editable_set_max_width_chars (self->answer, 24);
  gtk_entry_set_placeholder_text (GTK_ENTRY (answer), _("R: write it down"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (answer), GTK_ACCESSIBLE_RELATION_LABELLED_BY, question, NULL, -1);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (close, FALSE);
  ent_set_tooltip (close, _("Without a reason"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (answer, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (leave), self);
  gtk_box_append (GTK_BOX (self), question);
  gtk_box_append (GTK_BOX (self), answer);
  gtk_box_append (GTK_BOX (self), close);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The question goes first, and whoever is selected stays so. */
static gboolean
on_view_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntReasonLine *self)
{
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->ids == NULL)
    return GDK_EVENT_PROPAGATE;
  leave (self);
  return GDK_EVENT_STOP;
}

GtkWidget *
ent_reason_line_new (EntDocument *document, GtkWidget *view)
{
  EntReasonLine *self = g_object_new (ENT_TYPE_REASON_LINE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_view_key), self, 0);
  gtk_widget_add_controller (view, keys);

  self->document = g_object_ref (document);
  self->view = view;
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (on_history_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
ent_reason_line_ask (EntReasonLine *self, const char *const *ids, guint aspects)
{
  g_autofree char *question = NULL;

  forget (self);
  self->ids = g_strdupv ((char **) ids);
  self->moment = g_strdup (ent_document_moment (self->document));
  self->aspects = aspects;
  self->position = ent_history_position (ent_document_history (self->document));
  g_free (self->held);
  self->held = g_strdup (find_reason (self));
  if (self->held == NULL)
    self->held = g_strdup ("");
  question = describe_question (self);
  gtk_label_set_text (self->question, question);
  gtk_editable_set_text (self->answer, self->held);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  ent_announce (GTK_WIDGET (self), question);
}

gboolean
ent_reason_line_answer (EntReasonLine *self)
{
  return self->ids != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}

GdkRectangle
ent_reason_line_place (EntReasonLine *self, GtkWidget *buttons, int width, int height)
{
  GtkRequisition corner;
  GdkRectangle place = { 0 };
  int natural, bottom = height;

  gtk_widget_get_preferred_size (buttons, NULL, &corner);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (natural + corner.width > width)
    bottom -= corner.height;
  place.width = MIN (natural, width);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
  place.y = MAX (bottom - place.height, 0);
  return place;
}
