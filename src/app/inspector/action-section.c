/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/inspector/action-section.h"

#include "analysis/engagement.h"
#include "app/parts/language.h"
#include "app/parts/section.h"
#include "model/plan.h"

#include <glib/gi18n.h>

/* More are in the plan. */
#define MOST_SHOWN 20u

struct _EntActionSection
{
  GtkBox parent_instance;
  EntDocument *document;
  GtkWidget *section; /* the expander */
  GtkWidget *list, *more, *entry;
  char *id;         /* of the stakeholder, or NULL */
  guint64 revision; /* of the map, when it was shown last */
  EntDate today;    /* and the day */
};

G_DEFINE_FINAL_TYPE (EntActionSection, ent_action_section, GTK_TYPE_BOX)

static void
on_clicked (GtkButton *button, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-action", "s", g_object_get_data (G_OBJECT (button), "id"));
}

/* The day, and how near it is; or what became of it. */
static char *
describe (const EntAction *action, EntDate today)
{
  g_autofree char *remark = ent_plan_remark (ent_window_words (), action, today);
  char day[11];

  ent_date_format (action->due, day);
  if (!ent_action_is_open (action))
    return g_strdup (ent_action_state (ent_window_words (), action));
  if (action->due == 0)
    return NULL;
  if (remark == NULL)
    return g_strdup (day);
  /* Translators: when an action is due; 1: a date, 2: such as "12 days late" */
  return g_strdup_printf (_("%1$s, %2$s"), day, remark);
}

static void
add_row (EntActionSection *self, const EntAction *action, EntDate today)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *what = gtk_label_new (action->what), *below;
  g_autofree char *text = describe (action, today);

  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (what), 2);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), what);
  if (text != NULL)
    {
      below = ent_dim_label_new (text);
      ent_set_css_class (below, "overdue", ent_plan_when (action, today) == ENT_PLAN_OVERDUE);
      gtk_box_append (GTK_BOX (box), below);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _("Show it in the plan"));
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (action->base.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), NULL);
  gtk_box_append (GTK_BOX (self->list), button);
}

static void
on_activate (GtkEntry *entry, EntActionSection *self)
{
  g_autofree char *what = ent_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, TRUE, NULL);
  const char *with[] = { self->id, NULL };

  if (what == NULL || self->id == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-action", "(s^asb)", what, with, FALSE);
}

static gboolean
is_with (const EntAction *action, const char *id)
{
  return action->with != NULL && g_strv_contains ((const char *const *) action->with, id);
}

static guint
count_actions (EntMap *map, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    n += is_with (ent_map_record_at (map, ENT_RECORD_ACTION, i), id);
  return n;
}

/* In the order of the plan by date. */
static GPtrArray *
list_actions (EntMap *map, const char *id, EntDate today)
{
  g_autoptr (EntPlan) plan = ent_plan_new (map, ENT_PLAN_BY_DATE, today);
  GPtrArray *actions = g_ptr_array_new ();

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const EntAction *action = ent_map_find (map, ENT_RECORD_ACTION, g_array_index (plan->rows, EntPlanRow, i).id);

      if (is_with (action, id))
        g_ptr_array_add (actions, (gpointer) action);
    }
  return actions;
}

static void
show_rows (EntActionSection *self)
{
  EntDate today = ent_date_today ();
  g_autoptr (GPtrArray) actions = list_actions (ent_document_map (self->document), self->id, today);
  guint n_more = actions->len > MOST_SHOWN ? actions->len - MOST_SHOWN : 0;
  /* Translators: below a list: how many more there are that it does not show */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  ent_box_clear (GTK_BOX (self->list));
  for (guint i = 0; i < MIN (actions->len, MOST_SHOWN); i++)
    add_row (self, g_ptr_array_index (actions, i), today);
  gtk_widget_set_visible (self->list, actions->len > 0);
  gtk_label_set_text (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, n_more > 0);
}

/* Rows are made when somebody looks: for how many there are no plan is needed. */
static void
show_actions (EntActionSection *self)
{
  ent_section_set_count (self->section, count_actions (ent_document_map (self->document), self->id));
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->section)))
    show_rows (self);
}

static void
on_expanded (GtkExpander *section, GParamSpec *pspec, EntActionSection *self)
{
  if (self->id != NULL)
    show_actions (self);
}

static void
ent_action_section_finalize (GObject *object)
{
  EntActionSection *self = ENT_ACTION_SECTION (object);

  g_free (self->id);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_action_section_parent_class)->finalize (object);
}

static void
ent_action_section_class_init (EntActionSectionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_action_section_finalize;
}

static void
ent_action_section_init (EntActionSection *self)
{
  GtkBox *content;

  self->section = ent_section_new (_("Actions"), FALSE, &content);
  gtk_widget_set_hexpand (self->section, TRUE);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->more = ent_dim_label_new (NULL);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Add an action with it"));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), (int) ent_field_find (ENT_RECORD_ACTION, "what")->max_length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add an action with it"), -1);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (self->section, "notify::expanded", G_CALLBACK (on_expanded), self);
  gtk_box_append (content, self->list);
  gtk_box_append (content, self->more);
  gtk_box_append (content, self->entry);
  gtk_box_append (GTK_BOX (self), self->section);
}

GtkWidget *
ent_action_section_new (EntDocument *document)
{
  EntActionSection *self = g_object_new (ENT_TYPE_ACTION_SECTION, NULL);

  self->document = g_object_ref (document);
  ent_bind_can_edit (document, self->entry);
  return GTK_WIDGET (self);
}

void
ent_action_section_show (EntActionSection *self, const char *id)
{
  guint64 revision = ent_map_revision (ent_document_map (self->document));
  EntDate today = ent_date_today ();
  gboolean is_another = g_strcmp0 (id, self->id) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  if (id == NULL || (!is_another && self->revision == revision && self->today == today))
    return;
  self->revision = revision;
  self->today = today;
  if (is_another)
    {
      /* what was begun is about another one */
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      g_free (self->id);
      self->id = g_strdup (id);
    }
  show_actions (self);
}
