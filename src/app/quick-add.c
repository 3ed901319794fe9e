/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the bottom. The sector stays as it was for the last one: a room
 * names many of one kind in a row.
 */
#include "app/quick-add.h"

#include "app/compat.h"
#include "app/section.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntQuickAdd
{
  GtkBox parent_instance;
  EntDocument *document;
  GSettings *settings;
  GtkEditable *name;
  GtkDropDown *sector;
  GtkStringList *labels;
  GtkWidget *button;
  EntId inside; /* owned, or NULL */
};

enum
{
  ADDED,
  MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntQuickAdd, ent_quick_add, GTK_TYPE_BOX)

/* NULL, or one that has this name already. */
static const EntStakeholder *
find_namesake (EntQuickAdd *self, const char *name)
{
  EntMap *map = ent_document_map (self->document);
  g_autofree char *folded = ent_text_fold (name);
  guint n = ent_map_n_stakeholders (map);

  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      g_autofree char *other = stakeholder->name != NULL ? ent_text_fold (stakeholder->name) : NULL;

      if (g_strcmp0 (folded, other) == 0)
        return stakeholder;
    }
  return NULL;
}

static void
add (EntQuickAdd *self)
{
  g_autofree char *name = ent_text_clean (gtk_editable_get_text (self->name), -1, TRUE, NULL);
  EntSectorId sector = gtk_drop_down_get_selected (self->sector);
  gboolean namesake;
  g_autoptr (GError) error = NULL;
  const char *id;

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  if (name == NULL || sector >= ENT_N_SECTORS)
    return;
  namesake = find_namesake (self, name) != NULL;
  if (self->inside != NULL)
    id = ent_edit_add_inside (ent_document_history (self->document), self->inside, name, sector, ent_edit_kind_for_sector (sector), &error);
  else
    id = ent_edit_add_stakeholder (ent_document_history (self->document), name, sector, ent_edit_kind_for_sector (sector), &error);
  if (id == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  if (self->inside == NULL)
    ent_settings_set_last_sector (self->settings, sector);
  gtk_editable_set_text (self->name, "");
  ent_selection_set (ent_document_selection (self->document), id);
  g_signal_emit (self, signals[ADDED], 0, id);
  if (namesake)
    {
      /* Translators: %s: name of a stakeholder */
      g_autofree char *message = g_strdup_printf (_("There was already a stakeholder called “%s”. Now there are two."), name);

      g_signal_emit (self, signals[MESSAGE], 0, message);
    }
}

void
ent_quick_add_set_hint (EntQuickAdd *self, const char *hint)
{
  const char *what = self->inside != NULL ? _("Name of a person inside") : _("Name of a stakeholder");

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), hint != NULL ? hint : what);
}

void
ent_quick_add_set_inside (EntQuickAdd *self, const char *id)
{
  const EntStakeholder *whole = id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;

  ent_id_clear (&self->inside);
  self->inside = whole != NULL ? ent_id_ref (whole->base.id) : NULL;
  /* most of its people are of its own sector */
  gtk_drop_down_set_selected (self->sector, whole != NULL ? whole->sector : ent_settings_last_sector (self->settings));
  ent_quick_add_set_hint (self, NULL);
}

static void
on_left (EntQuickAdd *self)
{
  ent_quick_add_set_hint (self, NULL);
}

static void
on_activate (GtkWidget *widget, EntQuickAdd *self)
{
  add (self);
}

static void
on_name_changed (GtkEditable *name, EntQuickAdd *self)
{
  gtk_widget_set_sensitive (self->button, *gtk_editable_get_text (name) != '\0');
}

/* The next sector, after the chosen one, whose label begins with @letter. */
static gboolean
choose_by_letter (EntQuickAdd *self, gunichar letter)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  guint chosen = gtk_drop_down_get_selected (self->sector);
  char text[7] = "";
  g_autofree char *wanted = NULL;

  text[g_unichar_to_utf8 (letter, text)] = '\0';
  wanted = ent_text_fold (text);
  if (wanted == NULL || *wanted == '\0')
    return FALSE;
  for (guint i = 1; i <= n; i++)
    {
      guint other = (chosen + i) % n;
      g_autofree char *label = ent_text_fold (gtk_string_list_get_string (self->labels, other));

      if (label != NULL && g_str_has_prefix (label, wanted))
        {
          gtk_drop_down_set_selected (self->sector, other);
          return TRUE;
        }
    }
  return FALSE;
}

/* The drop-down would open on Enter; here it has to add. */
static gboolean
on_sector_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntQuickAdd *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sector);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gunichar letter = gdk_keyval_to_unicode (keyval);

  /* its popup is open and has the keyboard */
  if (focus == NULL || GTK_IS_POPOVER (gtk_widget_get_native (focus)))
    return FALSE;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    add (self);
  else if (keyval == GDK_KEY_Down && chosen + 1 < ENT_N_SECTORS)
    gtk_drop_down_set_selected (self->sector, chosen + 1);
  else if (keyval == GDK_KEY_Up && chosen > 0)
    gtk_drop_down_set_selected (self->sector, chosen - 1);
  else if (g_unichar_isalpha (letter))
    return choose_by_letter (self, letter);
  else
    return FALSE;
  return TRUE;
}

static void
show_labels (EntQuickAdd *self)
{
  EntMap *map = ent_document_map (self->document);
  const char *labels[ENT_N_SECTORS + 1] = { NULL };
  guint chosen = gtk_drop_down_get_selected (self->sector);

  for (guint i = 0; i < ENT_N_SECTORS; i++)
    labels[i] = ent_map_sector_label (map, i);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)), labels);
  gtk_drop_down_set_selected (self->sector, chosen);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntQuickAdd *self)
{
  if (change->key.kind == ENT_RECORD_SECTOR)
    show_labels (self);
}

static gboolean
ent_quick_add_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_QUICK_ADD (widget)->name));
}

static void
ent_quick_add_dispose (GObject *object)
{
  EntQuickAdd *self = ENT_QUICK_ADD (object);

  ent_id_clear (&self->inside);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_quick_add_parent_class)->dispose (object);
}

static void
ent_quick_add_class_init (EntQuickAddClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_quick_add_dispose;
  GTK_WIDGET_CLASS (class)->grab_focus = ent_quick_add_grab_focus;
  signals[ADDED] = g_signal_new ("added", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_quick_add_init (EntQuickAdd *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");
  self->settings = ent_settings_new ();
}

static void
build_widgets (EntQuickAdd *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *name = gtk_entry_new ();

  self->name = GTK_EDITABLE (name);
  ent_quick_add_set_hint (self, NULL);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (name), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (name), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_max_length (GTK_ENTRY (name), (int) ent_field_find (ENT_RECORD_STAKEHOLDER, "name")->max_length);
  gtk_editable_set_enable_undo (self->name, FALSE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of a stakeholder"), -1);
  self->labels = gtk_string_list_new (NULL);
  self->sector = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->labels), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sector), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("quick add", "Sector"), -1);
  ent_set_tooltip (GTK_WIDGET (self->sector), _("Sector of the next stakeholder: type its first letter"));
  self->button = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_sector_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->sector), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (name, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (name, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_activate), self);
  gtk_box_append (GTK_BOX (self), name);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sector));
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
ent_quick_add_new (EntDocument *document)
{
  EntQuickAdd *self = g_object_new (ENT_TYPE_QUICK_ADD, NULL);

  self->document = g_object_ref (document);
  build_widgets (self);
  show_labels (self);
  gtk_drop_down_set_selected (self->sector, ent_settings_last_sector (self->settings));
  ent_bind_can_edit (document, GTK_WIDGET (self));
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, 0);
  return GTK_WIDGET (self);
}
