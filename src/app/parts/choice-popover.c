/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Popovers of the cells of tables. */
#include "app/parts/choice-popover.h"

#include "app/compat.h"
#include "app/parts/stakeholder-search.h"
#include "app/parts/table.h"
#include "model/text.h"

/* Of a row: its words. */
#define LABEL "label"

struct _EntChoicePopover
{
  GtkPopover parent_instance;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  ADVANCE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntChoicePopover, ent_choice_popover, GTK_TYPE_POPOVER)

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, EntChoicePopover *self)
{
  guint chosen = (guint) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntChoicePopover *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  gboolean back;

  if (!ent_table_is_tab (keyval, state, &back))
    return FALSE;
  g_object_ref (self);
  if (row != NULL)
    on_activated (self->list, GTK_LIST_BOX_ROW (row), self);
  g_signal_emit (self, signals[ADVANCE], 0, back);
  g_object_unref (self);
  return TRUE;
}

static void
focus_row (EntChoicePopover *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
ent_choice_popover_map (GtkWidget *widget)
{
  EntChoicePopover *self = ENT_CHOICE_POPOVER (widget);

  GTK_WIDGET_CLASS (ent_choice_popover_parent_class)->map (widget);
  focus_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
ent_choice_popover_class_init (EntChoicePopoverClass *class)
{
  GTK_WIDGET_CLASS (class)->map = ent_choice_popover_map;
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_CHOICE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ADVANCE] = g_signal_new ("advance", ENT_TYPE_CHOICE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ent_choice_popover_init (EntChoicePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
}

GtkWidget *
ent_choice_popover_new (const char *title)
{
  EntChoicePopover *self = g_object_new (ENT_TYPE_CHOICE_POPOVER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
ent_choice_popover_add (EntChoicePopover *self, GtkWidget *symbol, const char *label, const char *help)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *text = gtk_label_new (label), *row = gtk_list_box_row_new ();

  if (symbol != NULL)
    gtk_box_append (GTK_BOX (box), symbol);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (box), text);
  ent_set_tooltip (box, help);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), LABEL, ent_text_fold (label), g_free);
  gtk_list_box_append (self->list, row);
}

void
ent_choice_popover_set_chosen (EntChoicePopover *self, guint chosen)
{
  focus_row (self, gtk_list_box_get_row_at_index (self->list, (int) chosen));
}

void
ent_choice_popover_find (EntChoicePopover *self, const char *beginning)
{
  g_autofree char *wanted = ent_text_fold (beginning);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_has_prefix (g_object_get_data (G_OBJECT (row), LABEL), wanted))
      {
        focus_row (self, row);
        return;
      }
}

/* --- of a cell --- */

/* Of a popover: where its weak pointer is. */
#define SLOT "slot"

static void
unparent (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  g_object_unref (data);
}

/* Not within its own signal, and only if it is still there. */
static void
on_closed (GtkPopover *popover, GtkWidget *widget)
{
  GtkWidget **slot = g_object_get_data (G_OBJECT (popover), SLOT);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (popover));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (*slot != GTK_WIDGET (popover))
    return;
  g_clear_weak_pointer (slot);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (widget);
  g_idle_add_once (unparent, g_object_ref (popover));
}

/* Within a popover GTK would go round in it for ever. What is searched for is taken, as a choice is. */
static gboolean
on_cell_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GtkWidget *widget)
{
  GtkWidget *popover = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *search = focus != NULL ? gtk_widget_get_ancestor (focus, ENT_TYPE_STAKEHOLDER_SEARCH) : NULL;
  gboolean back;

  if (!ent_table_is_tab (keyval, state, &back))
    return FALSE;
  if (search != NULL && !ent_stakeholder_search_take (ENT_STAKEHOLDER_SEARCH (search)))
    return TRUE;
  g_object_ref (widget);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_grab_focus (widget);
  g_signal_emit_by_name (widget, "advance", back);
  g_object_unref (widget);
  return TRUE;
}

static void
add_keys (GtkWidget *popover, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_cell_key), widget);
  gtk_widget_add_controller (popover, keys);
}

void
ent_cell_popover_attach (GtkWidget *popover, GtkWidget *widget, GtkWidget **slot)
{
  g_set_weak_pointer (slot, popover);
  g_object_set_data (G_OBJECT (popover), SLOT, slot);
  gtk_widget_set_parent (popover, widget);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), widget);
  if (!ENT_IS_CHOICE_POPOVER (popover))
    add_keys (popover, widget);
}
