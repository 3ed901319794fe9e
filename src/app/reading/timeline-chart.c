/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart is laid out for the width that it gets, and only then it is known how high it is: in the frame after. */
#include "app/reading/timeline-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/parts/language.h"
#include "app/parts/symbol-image.h"
#include "draw/draw.h"

#define LEAST_WIDTH 200
#define MARGIN 8
/* As high as that it would be, in units of its width, and at most: more takes the place of sentences. */
#define SHAPE 1.5
#define HIGHEST 700.0

struct _EntTimelineChart
{
  GtkWidget parent_instance;
  EntDocument *document; /* owned */
  EntScene *scene;       /* or NULL */
  int width;             /* that it was laid out for */
  guint layout_id;
};

G_DEFINE_FINAL_TYPE (EntTimelineChart, ent_timeline_chart, GTK_TYPE_WIDGET)

/* Whoever cannot see it hears its words and numbers. */
static void
tell (EntTimelineChart *self)
{
  g_autoptr (GString) said = g_string_new (NULL);

  ent_scene_append_texts (self->scene, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->str, -1);
}

static gboolean
on_layout (gpointer data)
{
  EntTimelineChart *self = data;
  g_autoptr (GObject) context = G_OBJECT (ent_draw_pango_context_new ());
  EntSceneSpec spec = { .picture = ENT_PICTURE_MAP,
                        .medium = ENT_MEDIUM_SCREEN,
                        .margin = MARGIN,
                        .words = ent_window_words () };

  self->layout_id = 0;
  self->width = gtk_widget_get_width (GTK_WIDGET (self));
  spec.width = self->width;
  spec.height = MIN (SHAPE * self->width, HIGHEST);
  g_clear_pointer (&self->scene, ent_scene_free);
  self->scene = ent_scene_new_timeline (ent_document_map (self->document), &spec, PANGO_CONTEXT (context));
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
queue_layout (EntTimelineChart *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add (on_layout, self);
}

static void
ent_timeline_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  EntTimelineChart *self = ENT_TIMELINE_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH;
  else
    *minimum = *natural = self->scene != NULL ? (int) ceil (self->scene->height) : 0;
}

static void
ent_timeline_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EntTimelineChart *self = ENT_TIMELINE_CHART (widget);

  if (width != self->width)
    queue_layout (self);
}

static void
ent_timeline_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EntTimelineChart *self = ENT_TIMELINE_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  EntDrawOptions options = { .background = TRUE };
  cairo_t *cr;

  if (self->scene == NULL || width <= 0 || height <= 0)
    return;
  options.theme = ent_symbol_theme (widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  ent_draw_scene (cr, self->scene, &options);
  cairo_destroy (cr);
}

static void
ent_timeline_chart_dispose (GObject *object)
{
  EntTimelineChart *self = ENT_TIMELINE_CHART (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_pointer (&self->scene, ent_scene_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_timeline_chart_parent_class)->dispose (object);
}

static void
ent_timeline_chart_class_init (EntTimelineChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ent_timeline_chart_dispose;
  widget_class->measure = ent_timeline_chart_measure;
  widget_class->size_allocate = ent_timeline_chart_size_allocate;
  widget_class->snapshot = ent_timeline_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_timeline_chart_init (EntTimelineChart *self)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Each bar shows where the stakeholders of a sector stand at a moment, those in favour at its foot. Below it: how many of them are supportive or leading, and what part of the decision power that has been assessed is theirs."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How many are in favour in each sector, from moment to moment"), -1);
}

GtkWidget *
ent_timeline_chart_new (EntDocument *document)
{
  EntTimelineChart *self = g_object_new (ENT_TYPE_TIMELINE_CHART, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

void
ent_timeline_chart_renew (EntTimelineChart *self)
{
  g_return_if_fail (ENT_IS_TIMELINE_CHART (self));

  /* one that is not seen is laid out when it gets a width */
  self->width = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    queue_layout (self);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}
