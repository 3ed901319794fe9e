/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks a stakeholder by typing part of its name. Only the first matches are
 * shown: whoever needs more types another letter.
 */
#include "app/picker.h"

#include "app/symbol-image.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_SHOWN 12

struct _EntPicker
{
  GtkBox parent_instance;
  EntDocument *document;
  char *prompt;
  char *id;
  char *except;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *clear; /* or NULL */
  GtkPopover *popover;
  GtkEditable *search;
  GtkListBox *list;
  char *shown; /* what was searched for when the list was filled last */
};

enum
{
  PICKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntPicker, ent_picker, GTK_TYPE_BOX)

static void
add_match (EntPicker *self, const EntStakeholder *stakeholder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = ent_symbol_image_new ();
  GtkWidget *label = gtk_label_new (stakeholder->name);
  GtkWidget *row = gtk_list_box_row_new ();

  ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (image), ent_document_map (self->document), stakeholder, ent_document_moment (self->document));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (stakeholder->base.id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill (EntPicker *self)
{
  EntMap *map = ent_document_map (self->document);
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *needle = *text != '\0' ? ent_text_fold (text) : NULL;
  guint n = ent_map_n_stakeholders (map), shown = 0;
  GtkWidget *row;

  g_free (self->shown);
  self->shown = g_strdup (text);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n && shown < MOST_SHOWN; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      g_autofree char *folded = NULL;

      if (stakeholder->name == NULL || g_strcmp0 (stakeholder->base.id, self->except) == 0)
        continue;
      folded = needle != NULL ? ent_text_fold (stakeholder->name) : NULL;
      if (needle != NULL && (folded == NULL || strstr (folded, needle) == NULL))
        continue;
      add_match (self, stakeholder);
      shown++;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
pick (EntPicker *self, GtkListBoxRow *row)
{
  g_autofree char *id = NULL;

  if (row == NULL)
    return;
  id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, EntPicker *self)
{
  pick (self, row);
}

static void
on_search_activate (GtkSearchEntry *entry, EntPicker *self)
{
  /* the entry tells of changes late, and fingers are fast */
  if (g_strcmp0 (self->shown, gtk_editable_get_text (self->search)) != 0)
    fill (self);
  pick (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_search_changed (GtkSearchEntry *entry, EntPicker *self)
{
  fill (self);
}

static void
on_show (GtkWidget *popover, EntPicker *self)
{
  gtk_editable_set_text (self->search, "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_clear (GtkButton *button, EntPicker *self)
{
  g_signal_emit (self, signals[PICKED], 0, NULL);
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->list, keyval == GDK_KEY_Down ? index + 1 : MAX (index - 1, 0));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return TRUE;
}

static void
ent_picker_finalize (GObject *object)
{
  EntPicker *self = ENT_PICKER (object);

  g_free (self->prompt);
  g_free (self->id);
  g_free (self->except);
  g_free (self->shown);
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
build_popover (EntPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_("No stakeholder is called so")));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  gtk_widget_set_size_request (box, 260, -1);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (self->popover, box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect (search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->popover, "show", G_CALLBACK (on_show), self);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
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
  build_popover (self);
}

GtkWidget *
ent_picker_new (EntDocument *document, const char *prompt, gboolean can_clear)
{
  EntPicker *self = g_object_new (ENT_TYPE_PICKER, NULL);

  self->document = g_object_ref (document);
  self->prompt = g_strdup (prompt);
  if (can_clear)
    {
      self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      gtk_widget_set_tooltip_text (self->clear, C_ ("picker", "Clear"));
      g_signal_connect (self->clear, "clicked", G_CALLBACK (on_clear), self);
      gtk_box_append (GTK_BOX (self), self->clear);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  ent_picker_set_id (self, NULL);
  return GTK_WIDGET (self);
}

void
ent_picker_set_id (EntPicker *self, const char *id)
{
  const EntStakeholder *stakeholder = id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;

  if (id != self->id)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  gtk_label_set_text (self->label, stakeholder != NULL ? stakeholder->name : self->prompt);
  if (self->clear != NULL)
    gtk_widget_set_visible (self->clear, stakeholder != NULL);
}

void
ent_picker_set_except (EntPicker *self, const char *id)
{
  if (g_strcmp0 (id, self->except) == 0)
    return;
  g_free (self->except);
  self->except = g_strdup (id);
}
