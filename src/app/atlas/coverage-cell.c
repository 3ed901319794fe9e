/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a sector is covered, drawn small. */
#include "config.h"

#include "app/atlas/coverage-cell.h"

#include "app/parts/language.h"
#include "app/parts/symbol-image.h"
#include "draw/theme.h"
#include "scene/pages/atlas-pages.h"
#include "scene/pages/coverage-words.h"

/* In pixels: within the ground, and the bar at its foot. */
#define PADDING 6
#define BAR_HEIGHT 7
#define LEAST_WIDTH 56
#define KEY_WIDTH 22
#define KEY_HEIGHT 14

struct _EntCoverageCell
{
  GtkWidget parent_instance;
  EntSectorCoverage coverage;
  EntCoverageTone tone;
  char *text;       /* NULL: it is for a key */
  gboolean is_part; /* of a bar, and no ground */
};

G_DEFINE_FINAL_TYPE (EntCoverageCell, ent_coverage_cell, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  EntCoverageCell *self = ENT_COVERAGE_CELL (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  if (self->text == NULL)
    {
      *minimum = *natural = across ? KEY_WIDTH : KEY_HEIGHT;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = *natural = across ? MAX (width + 2 * PADDING, LEAST_WIDTH) : height + BAR_HEIGHT + 2 * PADDING;
}

static void
draw_number (EntCoverageCell *self, cairo_t *cr, const EntTheme *theme, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  int text_width;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  cairo_move_to (cr, (width - text_width) / 2.0, PADDING / 2.0);
  cairo_set_source_rgb (cr, (theme->ink >> 16 & 0xff) / 255.0, (theme->ink >> 8 & 0xff) / 255.0, (theme->ink & 0xff) / 255.0);
  pango_cairo_show_layout (cr, layout);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  EntCoverageCell *self = ENT_COVERAGE_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const EntTheme *theme = ent_symbol_theme (widget);
  EntRect ground = { 0, 0, width, height }, bar = { PADDING, height - PADDING - BAR_HEIGHT, width - 2 * PADDING, BAR_HEIGHT };
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->is_part)
    ent_draw_bar (cr, theme, &ground, self->coverage.at);
  else
    ent_draw_tone (cr, theme, &ground, self->tone);
  if (self->text != NULL)
    draw_number (self, cr, theme, width);
  if (self->text != NULL && self->coverage.n > 0)
    ent_draw_bar (cr, theme, &bar, self->coverage.at);
  cairo_destroy (cr);
}

static void
ent_coverage_cell_finalize (GObject *object)
{
  g_free (ENT_COVERAGE_CELL (object)->text);
  G_OBJECT_CLASS (ent_coverage_cell_parent_class)->finalize (object);
}

static void
ent_coverage_cell_class_init (EntCoverageCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ent_coverage_cell_finalize;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "coverage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_coverage_cell_init (EntCoverageCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_coverage_cell_new (void)
{
  return g_object_new (ENT_TYPE_COVERAGE_CELL, NULL);
}

void
ent_coverage_cell_show (EntCoverageCell *self, const EntSectorCoverage *coverage)
{
  self->is_part = FALSE;
  self->coverage = *coverage;
  self->tone = ent_atlas_tone (coverage);
  g_free (self->text);
  self->text = ent_coverage_text (ent_window_words (), coverage);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
ent_coverage_cell_show_tone (EntCoverageCell *self, EntCoverageTone tone)
{
  self->is_part = FALSE;
  self->tone = tone;
  g_clear_pointer (&self->text, g_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
ent_coverage_cell_show_part (EntCoverageCell *self, EntCommitment commitment)
{
  self->is_part = TRUE;
  self->coverage = (EntSectorCoverage) { .n = 1 };
  self->coverage.at[commitment] = 1;
  g_clear_pointer (&self->text, g_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
