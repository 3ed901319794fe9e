/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in a table that becomes an entry. The entry is made when it is wanted:
 * a table has thousands of cells.
 */
#include "app/register/edit-label.h"

#include "app/parts/table.h"

#include <string.h>

struct _EntEditLabel
{
  GtkBox parent_instance;
  GtkLabel *label;
  GtkWidget *entry; /* while it is being edited */
  char *taken;      /* what it began with or was taken over last, or NULL */
};

enum
{
  EDITED,
  ADVANCE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntEditLabel, ent_edit_label, GTK_TYPE_BOX)

static void
on_entry_activate (GtkEntry *entry, EntEditLabel *self)
{
  ent_edit_label_stop (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_entry_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntEditLabel *self)
{
  gboolean back, tab = ent_table_is_tab (keyval, state, &back);

  if (keyval != GDK_KEY_Escape && !tab)
    return FALSE;
  ent_edit_label_stop (self, tab);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (tab)
    g_signal_emit (self, signals[ADVANCE], 0, back);
  return TRUE;
}

/* Once: what is undone meanwhile, by which the label is another, is not written again. */
static void
take_over (EntEditLabel *self, const char *text)
{
  if (strcmp (text, self->taken) == 0)
    return;
  g_free (self->taken);
  self->taken = g_strdup (text);
  g_signal_emit (self, signals[EDITED], 0, text);
}

/* Whether only the window has lost the keyboard: so it does for a moment after a popover has closed. */
static gboolean
is_left_with_its_window (EntEditLabel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->entry) && GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root));
}

static void
on_focus_leave (GtkEventControllerFocus *controller, EntEditLabel *self)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (is_left_with_its_window (self))
    take_over (self, text);
  else
    ent_edit_label_stop (self, TRUE);
}

static void
ent_edit_label_dispose (GObject *object)
{
  EntEditLabel *self = ENT_EDIT_LABEL (object);

  /* what is not finished is not taken over */
  self->entry = NULL;
  g_clear_pointer (&self->taken, g_free);
  G_OBJECT_CLASS (ent_edit_label_parent_class)->dispose (object);
}

static void
ent_edit_label_class_init (EntEditLabelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_edit_label_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  signals[ADVANCE] = g_signal_new ("advance", ENT_TYPE_EDIT_LABEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[EDITED] = g_signal_new ("edited", ENT_TYPE_EDIT_LABEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_edit_label_init (EntEditLabel *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
ent_edit_label_new (void)
{
  return g_object_new (ENT_TYPE_EDIT_LABEL, NULL);
}

void
ent_edit_label_set_lines (EntEditLabel *self, guint n_lines)
{
  gtk_label_set_single_line_mode (self->label, n_lines == 1);
  gtk_label_set_wrap (self->label, n_lines > 1);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->label, (int) n_lines);
  /* as wide as there is room, whatever stands there */
  gtk_label_set_max_width_chars (self->label, n_lines > 1 ? 1 : -1);
}

void
ent_edit_label_set_text (EntEditLabel *self, const char *text)
{
  gtk_label_set_text (self->label, text != NULL ? text : "");
  /* it has the keyboard, and not the label */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

const char *
ent_edit_label_text (EntEditLabel *self)
{
  return gtk_label_get_text (self->label);
}

void
ent_edit_label_start (EntEditLabel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->entry != NULL)
    return;
  /* it may outlive this widget by a turn of the main loop */
  self->entry = gtk_entry_new ();
  g_free (self->taken);
  self->taken = g_strdup (gtk_label_get_text (self->label));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_label_get_text (self->label));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_entry_key), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), self, 0);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activate), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_grab_focus (self->entry);
}

static void
remove_entry (gpointer data)
{
  GtkWidget *entry = data;

  if (gtk_widget_get_parent (entry) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (entry)), entry);
  g_object_unref (entry);
}

void
ent_edit_label_stop (EntEditLabel *self, gboolean commit)
{
  GtkWidget *entry = self->entry;
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  self->entry = NULL;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_widget_set_visible (entry, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  /* it may be in the middle of telling that the keyboard has gone */
  g_idle_add_once (remove_entry, g_object_ref (entry));
  if (commit)
    take_over (self, text);
}

GtkEditable *
ent_edit_label_entry (EntEditLabel *self)
{
  return self->entry != NULL ? GTK_EDITABLE (self->entry) : NULL;
}
