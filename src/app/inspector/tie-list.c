/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ties of one stakeholder: rows that select the tie, and a line that adds one. */
#include "app/inspector/tie-list.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/inspector/picker.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>

/* More rows than this are neither read nor worth waiting for. */
#define MOST_SHOWN 100

struct _EntTieList
{
  GtkBox parent_instance;
  EntDocument *document;
  char *id;
  guint64 revision; /* of the map that is shown */
  GtkListBox *list;
  GtkWidget *more;
  GtkDropDown *kind;
  GtkWidget *picker;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (EntTieList, ent_tie_list, GTK_TYPE_BOX)

static const EntStakeholder *
other_end (EntTieList *self, const EntTie *tie)
{
  return ent_map_stakeholder (ent_document_map (self->document), g_strcmp0 (tie->from, self->id) == 0 ? tie->to : tie->from);
}

static void
add_row (EntTieList *self, const EntTie *tie)
{
  const EntStakeholder *other = other_end (self, tie);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = ent_symbol_image_new ();
  GtkWidget *name = gtk_label_new (other != NULL ? other->name : NULL);
  GtkWidget *kind = ent_dim_label_new (ent_choice_label (ent_tie_choices_at (tie, self->id), tie->kind));

  ent_symbol_image_show_tie (ENT_SYMBOL_IMAGE (image), tie->kind, ent_tie_direction (tie), tie->strength, tie->unclear,
                             g_strcmp0 (tie->to, self->id) == 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (kind), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  ent_set_tooltip (name, other != NULL ? other->name : NULL);
  gtk_widget_set_hexpand (text, TRUE);
  /* read on from whoever is shown: “is overseen by the port authority” */
  gtk_box_append (GTK_BOX (text), kind);
  gtk_box_append (GTK_BOX (text), name);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tie->base.id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, EntTieList *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  ent_selection_set (ent_document_selection (self->document), id);
}

static void
on_picked (EntPicker *picker, const char *id, EntTieList *self)
{
  g_autoptr (GError) error = NULL;
  EntTieKind kind = gtk_drop_down_get_selected (self->kind);

  if (id == NULL || self->id == NULL)
    return;
  ent_edit_add_tie (ent_document_history (self->document), self->id, id, kind, ENT_DIRECTION_DEFAULT, &error);
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

static void
ent_tie_list_finalize (GObject *object)
{
  EntTieList *self = ENT_TIE_LIST (object);

  g_free (self->id);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_tie_list_parent_class)->finalize (object);
}

static void
ent_tie_list_class_init (EntTieListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_tie_list_finalize;
}

static void
ent_tie_list_init (EntTieList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static void
add_labelled (GtkBox *box, const char *label, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (box, ent_pair_new (ent_field_label_new (label), widget));
}

static GtkWidget *
build_adder (EntTieList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkStringList *kinds = gtk_string_list_new (NULL);

  for (guint i = 0; i < ent_tie_choices.n_items; i++)
    gtk_string_list_append (kinds, ent_choice_label (&ent_tie_choices, i));
  self->kind = GTK_DROP_DOWN (ent_drop_down_new (kinds));
  self->picker = ent_picker_new (self->document, _("Choose…"), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of the new tie"), -1);
  ent_set_tooltip (GTK_WIDGET (self->kind), _("Kind of the new tie"));
  add_labelled (GTK_BOX (box), _("Kind of tie"), GTK_WIDGET (self->kind));
  add_labelled (GTK_BOX (box), _("New tie to…"), self->picker);
  ent_picker_set_label (ENT_PICKER (self->picker), _("New tie to…"));
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
  ent_bind_can_edit (self->document, box);
  return box;
}

/* @action: a command that asks about whoever is selected. */
static void
add_question (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *tooltip = ent_command_tooltip (action, NULL);

  /* two side by side, in any language */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  ent_set_tooltip (button, tooltip);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
build_questions (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  /* Translators: a button: shows the ways by which a stakeholder can be won */
  add_question (box, _("Ways in"), "win.ways-in");
  /* Translators: a button: shows whom a stakeholder can reach over its ties */
  add_question (box, _("Whom it can reach"), "win.reach");
  return box;
}

GtkWidget *
ent_tie_list_new (EntDocument *document)
{
  EntTieList *self = g_object_new (ENT_TYPE_TIE_LIST, NULL);

  self->document = g_object_ref (document);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "ties");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  self->more = ent_dim_label_new (NULL);
  self->error = ent_dim_label_new (NULL);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_box_append (GTK_BOX (self), build_questions ());
  gtk_box_append (GTK_BOX (self), build_adder (self));
  gtk_box_append (GTK_BOX (self), self->error);
  return GTK_WIDGET (self);
}

static void
clear_rows (EntTieList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
ent_tie_list_show (EntTieList *self, const char *id)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);
  guint n = stakeholder != NULL && stakeholder->ties != NULL ? stakeholder->ties->len : 0;

  if (g_strcmp0 (id, self->id) == 0 && self->revision == ent_map_revision (map))
    return;
  if (g_strcmp0 (id, self->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      gtk_widget_set_visible (self->error, FALSE);
    }
  self->revision = ent_map_revision (map);
  clear_rows (self);
  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    add_row (self, g_ptr_array_index (stakeholder->ties, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->more, n > MOST_SHOWN);
  if (n > MOST_SHOWN)
    {
      /* Translators: below a list: how many more there are that it does not show */
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_SHOWN), n - MOST_SHOWN);

      gtk_label_set_text (GTK_LABEL (self->more), text);
    }
  ent_picker_set_except (ENT_PICKER (self->picker), id);
}
