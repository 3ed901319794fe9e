/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspector/picker.h"

#include "app/compat.h"
#include "app/parts/stakeholder-search.h"

#include <glib/gi18n.h>

struct _EntPicker
{
  GtkBox parent_instance;
  EntDocument *document;
  char *prompt;
  char *id;
  gboolean has_sectors;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *clear; /* or NULL */
  EntStakeholderSearch *search;
};

enum
{
  PICKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntPicker, ent_picker, GTK_TYPE_BOX)

static void
on_search_picked (EntStakeholderSearch *search, const char *id, EntPicker *self)
{
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
on_clear (GtkButton *button, EntPicker *self)
{
  g_signal_emit (self, signals[PICKED], 0, NULL);
}

static void
ent_picker_finalize (GObject *object)
{
  EntPicker *self = ENT_PICKER (object);

  g_free (self->prompt);
  g_free (self->id);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_picker_parent_class)->finalize (object);
}

static void
ent_picker_class_init (EntPickerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_picker_finalize;
  signals[PICKED] = g_signal_new ("picked", ENT_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_picker_init (EntPicker *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (content), arrow);
  gtk_menu_button_set_child (self->button, content);
  /* a menu button centres its child */
  for (GtkWidget *widget = content; widget != NULL && widget != GTK_WIDGET (self->button); widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

GtkWidget *
ent_picker_new (EntDocument *document, const char *prompt, gboolean can_clear)
{
  EntPicker *self = g_object_new (ENT_TYPE_PICKER, NULL);

  self->document = g_object_ref (document);
  self->prompt = g_strdup (prompt);
  self->search = ENT_STAKEHOLDER_SEARCH (ent_stakeholder_search_new (document));
  g_signal_connect (self->search, "picked", G_CALLBACK (on_search_picked), self);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->search));
  if (can_clear)
    {
      self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      ent_set_tooltip (self->clear, C_ ("picker", "Clear"));
      g_signal_connect (self->clear, "clicked", G_CALLBACK (on_clear), self);
      gtk_box_append (GTK_BOX (self), self->clear);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  ent_picker_set_id (self, NULL);
  return GTK_WIDGET (self);
}

void
ent_picker_set_label (EntPicker *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
ent_picker_add_sectors (EntPicker *self)
{
  self->has_sectors = TRUE;
  ent_stakeholder_search_add_sectors (self->search);
}

/* NULL: nobody is called that. */
static const char *
name_of (EntPicker *self, const char *id)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder = id != NULL ? ent_map_stakeholder (map, id) : NULL;
  int sector = id != NULL && self->has_sectors ? ent_choices_find (&ent_sector_choices, id, -1) : -1;

  if (stakeholder != NULL)
    return stakeholder->name;
  return sector >= 0 ? ent_map_sector_label (map, (EntSectorId) sector) : NULL;
}

void
ent_picker_set_id (EntPicker *self, const char *id)
{
  const char *name = name_of (self, id);

  if (id != self->id)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  gtk_label_set_text (self->label, name != NULL ? name : self->prompt);
  if (self->clear != NULL)
    gtk_widget_set_visible (self->clear, name != NULL);
}

void
ent_picker_set_several (EntPicker *self)
{
  ent_picker_set_id (self, NULL);
  gtk_label_set_text (self->label, _("Several values"));
  if (self->clear != NULL)
    gtk_widget_set_visible (self->clear, TRUE);
}

void
ent_picker_set_except (EntPicker *self, const char *id)
{
  ent_stakeholder_search_set_except (self->search, id);
}
