/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line that is written into the log of a stakeholder. */
#include "app/inspector/log-line.h"

#include "app/compat.h"
#include "app/inspector/date-entry.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

#define DATE_LENGTH 10

struct _EntLogLine
{
  GtkBox parent_instance;
  EntDocument *document;
  char *id; /* of the stakeholder, or NULL */
  GtkDropDown *kind;
  GtkEditable *date; /* empty: today, whatever day that is when it is written */
  GtkEditable *text;
  GtkWidget *reason; /* why the date was not taken */
};

enum
{
  BEGUN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntLogLine, ent_log_line, GTK_TYPE_BOX)

/* The list begins with what is written most, and ends with what is none of these. */
static guint
kind_at (guint place)
{
  return (place + 1) % ent_log_choices.n_items;
}

static void
show_reason (EntLogLine *self, const char *reason)
{
  gtk_label_set_text (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL);
  ent_set_css_class (GTK_WIDGET (self->date), "error", reason != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (reason != NULL)
    ent_announce (GTK_WIDGET (self), reason);
}

/* 0 for what is no date: then why is shown. */
static EntDate
read_date (EntLogLine *self)
{
  g_autofree char *text = ent_text_clean (gtk_editable_get_text (self->date), -1, TRUE, NULL);
  g_autofree char *reason = NULL;
  EntDate date = text != NULL ? ent_date_typed (text) : ent_date_today ();

  if (date == 0)
    reason = ent_date_describe_refusal (text);
  show_reason (self, reason);
  return date;
}

static void
clear (EntLogLine *self)
{
  gtk_editable_set_text (self->text, "");
  gtk_editable_set_text (self->date, "");
  show_reason (self, NULL);
}

/* "" for nothing. */
static char *
dup_text (EntLogLine *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->text)));
}

static gboolean
has_text (EntLogLine *self)
{
  g_autofree char *text = dup_text (self);

  return *text != '\0';
}

/* The line is empty then, so that it is added once; NULL where it could not be. */
static const char *
add (EntLogLine *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_text (self);
  EntDate date = self->id != NULL ? read_date (self) : 0;
  const char *id;

  if (date == 0)
    return NULL;
  id = ent_edit_add_log (ent_document_history (self->document), self->id, date, kind_at (gtk_drop_down_get_selected (self->kind)), text, &error);
  ent_document_refuse (self->document, error);
  if (id != NULL)
    clear (self);
  return id;
}

static void
on_activate (GtkEntry *entry, EntLogLine *self)
{
  if (has_text (self) && add (self) != NULL)
    ent_announce (GTK_WIDGET (self), _("Written into the log."));
  else if (has_text (self))
    return;
  /* from the day too: what is missing, and what begins the next one, is what happened */
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_add (GtkButton *button, EntLogLine *self)
{
  gboolean is_whole = has_text (self);
  g_autofree char *id = g_strdup (add (self));

  if (id != NULL && !is_whole)
    g_signal_emit (self, signals[BEGUN], 0, id);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What is no date would keep it from being written, and there is nobody to ask: it is of today. */
static void
take_over (EntLogLine *self)
{
  if (!has_text (self) || ent_map_stakeholder (ent_document_map (self->document), self->id) == NULL)
    return;
  if (read_date (self) == 0)
    gtk_editable_set_text (self->date, "");
  add (self);
}

/* Not where the keyboard only leaves the window, or opens the calendar. */
static void
on_leave (GtkEventControllerFocus *controller, EntLogLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    take_over (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntLogLine *self)
{
  if (keyval != GDK_KEY_Escape || !has_text (self))
    return GDK_EVENT_PROPAGATE;
  clear (self);
  return GDK_EVENT_STOP;
}

static void
on_day (EntDate date, gpointer data)
{
  EntLogLine *self = data;
  char text[11];

  ent_date_format (date, text);
  gtk_editable_set_text (self->date, text);
}

static void
on_date_changed (GtkEditable *editable, EntLogLine *self)
{
  show_reason (self, NULL);
}

static gboolean
ent_log_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_LOG_LINE (widget)->text));
}

static void
ent_log_line_finalize (GObject *object)
{
  EntLogLine *self = ENT_LOG_LINE (object);

  g_free (self->id);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_log_line_parent_class)->finalize (object);
}

static void
ent_log_line_class_init (EntLogLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_log_line_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = ent_log_line_grab_focus;
  signals[BEGUN] = g_signal_new ("begun", ENT_TYPE_LOG_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_log_line_init (EntLogLine *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkEditable *
new_entry (EntLogLine *self, const char *label, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_set_hexpand (entry, TRUE);
  ent_set_tooltip (entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate), self);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
link_pair (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static GtkDropDown *
new_kinds (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *kinds;

  for (guint i = 0; i < ent_log_choices.n_items; i++)
    gtk_string_list_append (labels, ent_choice_label (&ent_log_choices, kind_at (i)));
  kinds = ent_drop_down_new (labels);
  gtk_widget_set_hexpand (kinds, TRUE);
  ent_set_tooltip (kinds, _("Kind of the new entry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of the new entry"), -1);
  return GTK_DROP_DOWN (kinds);
}

static void
build (EntLogLine *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic"), *day;

  self->kind = new_kinds ();
  self->date = new_entry (self, _("Day of the new entry"), C_ ("calendar", "Today"));
  gtk_entry_set_max_length (GTK_ENTRY (self->date), DATE_LENGTH);
  gtk_editable_set_width_chars (self->date, DATE_LENGTH);
  gtk_editable_set_max_width_chars (self->date, DATE_LENGTH);
  self->text = new_entry (self, _("Text of the new entry"), _("What happened?"));
  ent_set_tooltip (button, _("Add an entry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add an entry"), -1);
  self->reason = ent_dim_label_new (NULL);
  gtk_widget_add_css_class (self->reason, "error");
  gtk_widget_set_visible (self->reason, FALSE);
  day = link_pair (GTK_WIDGET (self->date), ent_calendar_button_new (self->date, on_day, self));
  gtk_widget_set_hexpand (day, FALSE);
  gtk_box_append (GTK_BOX (self), ent_pair_new (GTK_WIDGET (self->kind), day));
  gtk_box_append (GTK_BOX (self), link_pair (GTK_WIDGET (self->text), button));
  gtk_box_append (GTK_BOX (self), self->reason);
  g_signal_connect (self->date, "changed", G_CALLBACK (on_date_changed), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add), self);
}

GtkWidget *
ent_log_line_new (EntDocument *document)
{
  EntLogLine *self = g_object_new (ENT_TYPE_LOG_LINE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  self->document = g_object_ref (document);
  build (self);
  ent_bind_can_edit (document, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  return GTK_WIDGET (self);
}

void
ent_log_line_set_stakeholder (EntLogLine *self, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;
  take_over (self);
  clear (self);
  g_free (self->id);
  self->id = g_strdup (id);
}

void
ent_log_line_finish_at (GtkWidget *focus)
{
  GtkWidget *line = gtk_widget_get_ancestor (focus, ENT_TYPE_LOG_LINE);

  if (line != NULL)
    take_over (ENT_LOG_LINE (line));
}
