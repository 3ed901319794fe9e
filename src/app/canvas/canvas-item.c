/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget without looks. */
#include "app/canvas/canvas-item.h"

struct _EntCanvasItem
{
  GtkWidget parent_instance;

  EntId id; /* owned, or NULL */
  char *name, *description;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (EntCanvasItem, ent_canvas_item, GTK_TYPE_WIDGET)

static void
ent_canvas_item_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
ent_canvas_item_finalize (GObject *object)
{
  EntCanvasItem *self = ENT_CANVAS_ITEM (object);

  ent_id_clear (&self->id);
  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (ent_canvas_item_parent_class)->finalize (object);
}

static void
ent_canvas_item_class_init (EntCanvasItemClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ent_canvas_item_finalize;
  widget_class->measure = ent_canvas_item_measure;
  gtk_widget_class_set_css_name (widget_class, "entcanvasitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
ent_canvas_item_init (EntCanvasItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_canvas_item_new (void)
{
  return g_object_new (ENT_TYPE_CANVAS_ITEM, NULL);
}

const char *
ent_canvas_item_id (EntCanvasItem *self)
{
  return self->id;
}

void
ent_canvas_item_set (EntCanvasItem *self, EntId id, const char *name, const char *description, gboolean selected)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  gboolean other = self->id != id;

  if (other)
    {
      ent_id_clear (&self->id);
      self->id = ent_id_ref (id);
    }
  /* only what changed: each update is an event on the bus */
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (g_strcmp0 (self->description, description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    }
  if (other || self->selected != selected)
    {
      self->selected = selected;
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
    }
}
