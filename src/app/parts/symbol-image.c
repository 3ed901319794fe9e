/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small drawings in lists and buttons, by the same code as the map. */
#include "app/parts/symbol-image.h"

#include "app/compat.h"
#include "draw/draw.h"

#include <math.h>
#include <string.h>

#define SYMBOL_SIZE 22
#define SYMBOL_RADIUS 7.0
#define DOT 5.0
#define DOT_GAP 2.0
#define RING_SIZE 28
#define TIE_WIDTH 56
#define TIE_HEIGHT 16
#define BAR_WIDTH 80
#define PIECE_WIDTH 18
#define BAR_HEIGHT 12

typedef enum
{
  NOTHING,
  SYMBOL,
  POWER,
  RING,
  TIE,
  BAR,
  PIECE,
} Shows;

struct _EntSymbolImage
{
  GtkWidget parent_instance;
  Shows shows;
  EntSceneSymbol symbol;
  EntSceneTie tie;
  guint counts[ENT_N_COMMITMENTS];
};

G_DEFINE_FINAL_TYPE (EntSymbolImage, ent_symbol_image, GTK_TYPE_WIDGET)

EntThemeId
ent_window_theme_id (GtkWidget *widget)
{
  gboolean dark = ent_widget_is_dark (widget);

  if (ent_widget_has_high_contrast (widget))
    return dark ? ENT_THEME_PROJECTOR_DARK : ENT_THEME_PROJECTOR;
  return dark ? ENT_THEME_DARK : ENT_THEME_LIGHT;
}

const EntTheme *
ent_symbol_theme (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return ent_theme (ent_window_theme_id (root != NULL ? GTK_WIDGET (root) : widget));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int size = 0;

  switch (ENT_SYMBOL_IMAGE (widget)->shows)
    {
    case NOTHING:
    case SYMBOL:
      size = SYMBOL_SIZE;
      break;
    case POWER:
      size = (int) (across ? ENT_POWER_MAX * DOT + (ENT_POWER_MAX - 1) * DOT_GAP : DOT + 2);
      break;
    case RING:
      size = RING_SIZE;
      break;
    case TIE:
      size = across ? TIE_WIDTH : TIE_HEIGHT;
      break;
    case BAR:
      size = across ? BAR_WIDTH : BAR_HEIGHT;
      break;
    case PIECE:
      size = across ? PIECE_WIDTH : BAR_HEIGHT;
      break;
    }
  *minimum = *natural = size;
}

static void
draw_dots (EntSymbolImage *self, cairo_t *cr, const GdkRGBA *colour)
{
  if (self->symbol.power == ENT_POWER_NOT_ASSESSED)
    return;
  for (guint i = 0; i < ENT_POWER_MAX; i++)
    {
      double x = i * (DOT + DOT_GAP) + DOT / 2;

      cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, i < self->symbol.power ? 0.85 : 0.22);
      cairo_arc (cr, x, 0, DOT / 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* The five rings with this one filled as the symbols in it are. */
static void
draw_ring (EntSymbolImage *self, cairo_t *cr, const GdkRGBA *colour, const EntTheme *theme)
{
  double step = RING_SIZE / 2.0 / 6;
  double inner = (ENT_N_COMMITMENTS - self->symbol.commitment) * step;
  EntSceneSymbol disc = self->symbol;

  cairo_save (cr);
  cairo_arc (cr, 0, 0, inner + step, 0, 2 * G_PI);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, 0, 0, inner, 2 * G_PI, 0);
  cairo_clip (cr);
  disc.radius = RING_SIZE;
  ent_draw_symbol (cr, &disc, theme, 0.01);
  cairo_restore (cr);

  for (guint i = 1; i <= 6; i++)
    {
      gboolean edge = i * step > inner - 0.01 && i * step < inner + step + 0.01;

      cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, edge ? 0.8 : 0.3);
      cairo_set_line_width (cr, edge ? 1 : 0.6);
      cairo_arc (cr, 0, 0, i * step - 0.3, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  EntSymbolImage *self = ENT_SYMBOL_IMAGE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const EntTheme *theme = ent_symbol_theme (widget);
  cairo_t *cr;
  GdkRGBA colour;

  if (self->shows == NOTHING || width <= 0 || height <= 0)
    return;
  ent_widget_get_colour (widget, &colour);
  cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  switch (self->shows)
    {
    case SYMBOL:
      cairo_translate (cr, width / 2.0, height / 2.0);
      ent_draw_symbol (cr, &self->symbol, theme, 1);
      break;
    case POWER:
      cairo_translate (cr, 0, height / 2.0);
      draw_dots (self, cr, &colour);
      break;
    case RING:
      cairo_translate (cr, width / 2.0, height / 2.0);
      draw_ring (self, cr, &colour, theme);
      break;
    case TIE:
      cairo_translate (cr, (width - TIE_WIDTH) / 2.0, height / 2.0);
      ent_draw_tie (cr, &self->tie, theme);
      break;
    case BAR:
    case PIECE:
      ent_draw_bar (cr, theme, &(EntRect) { 0, 0, width, height }, self->counts);
      break;
    case NOTHING:
      break;
    }
  cairo_destroy (cr);
}

static void
ent_symbol_image_class_init (EntSymbolImageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "symbol");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_symbol_image_init (EntSymbolImage *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_symbol_image_new (void)
{
  return g_object_new (ENT_TYPE_SYMBOL_IMAGE, NULL);
}

static void
show (EntSymbolImage *self, Shows shows)
{
  if (self->shows != shows)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->shows = shows;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_symbol_image_show_stakeholder (EntSymbolImage *self, EntMap *map, const EntStakeholder *stakeholder, const char *moment)
{
  guint power = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER);

  self->symbol = (EntSceneSymbol) {
    .radius = SYMBOL_RADIUS,
    .kind = stakeholder->kind,
    .sector = stakeholder->sector,
    .power = (guint8) power,
    .commitment = (guint8) ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT),
    .flags = (power == ENT_POWER_NOT_ASSESSED ? ENT_SYMBOL_POWER_UNKNOWN : 0) |
             (ent_map_rating (map, stakeholder, moment, ENT_ASPECT_ALLY) ? ENT_SYMBOL_ALLY : 0) |
             (stakeholder->veto ? ENT_SYMBOL_VETO : 0),
    .label = -1,
  };
  show (self, SYMBOL);
}

void
ent_symbol_image_show_power (EntSymbolImage *self, guint power)
{
  self->symbol.power = (guint8) power;
  show (self, POWER);
}

void
ent_symbol_image_show_ring (EntSymbolImage *self, EntCommitment commitment)
{
  self->symbol = (EntSceneSymbol) {
    .kind = ENT_KIND_FORMAL, .power = 3, .commitment = (guint8) commitment, .label = -1, .flags = ENT_SYMBOL_SPECIMEN
  };
  show (self, RING);
}

void
ent_symbol_image_show_tie (EntSymbolImage *self, EntTieKind kind, EntDirection direction, EntStrength strength, gboolean unclear, gboolean reversed)
{
  double left = reversed ? TIE_WIDTH - 3 : 3, right = TIE_WIDTH - left;

  self->tie = (EntSceneTie) {
    .from = -1,
    .to = -1,
    .kind = (guint8) kind,
    .direction = (guint8) direction,
    .strength = (guint8) strength,
    .unclear = unclear,
    .n_points = 4,
    .few = { { left, 0 }, { left + (right - left) / 3, 0 }, { right - (right - left) / 3, 0 }, { right, 0 } },
    .width = strength == ENT_STRENGTH_WEAK ? 0.8 : strength == ENT_STRENGTH_STRONG ? 2.2
                                                                                   : 1.4,
  };
  show (self, TIE);
}

void
ent_symbol_image_show_bar (EntSymbolImage *self, const guint counts[ENT_N_COMMITMENTS])
{
  memcpy (self->counts, counts, sizeof self->counts);
  show (self, BAR);
}

void
ent_symbol_image_show_piece (EntSymbolImage *self, EntCommitment commitment)
{
  memset (self->counts, 0, sizeof self->counts);
  self->counts[commitment] = 1;
  show (self, PIECE);
}
