/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole names over the picture: of whoever has only a number there, or a part of its name,
 * and is selected or under the pointer.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#include "draw/theme.h"
#include "scene/plate.h"

/* Where a name is broken, and what is around it, in em. */
#define WIDEST 20
#define PADDING 0.35
/* Of the selected, those that are to stay seen. */
#define MOST_KEPT 24
/* A ring of selection lies around the symbol, and light on both sides of the line of a way, pixels. */
#define RING 6.0
#define LIGHT 8.0
/* How far the corners of squares and triangles reach, in radii. */
#define CORNERS 1.3

/* What is in the view already, of EntRect; NULL until it is looked for, which most frames need not. */
typedef struct
{
  GArray *taken; /* by plates */
  GArray *kept;  /* what is selected or lit, its labels, and the way that is lit: they are to stay seen */
  GArray *below; /* other names */
} Ground;

static void
clear_plate (EntCanvasPlate *plate)
{
  g_object_unref (plate->layout);
  ent_id_unref (plate->id);
}

static PangoLayout *
layout_new (EntCanvas *self, const char *name, double em)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, ENT_FONT_FAMILY);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, em * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MIN (WIDEST * em, 0.6 * self->viewport.width) * PANGO_SCALE));
  return layout;
}

/* The letters alone, with which a plate is as wide as they are. */
static void
tighten (PangoLayout *layout, int *width, int *height)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  pango_layout_set_width (layout, logical.width * PANGO_SCALE);
  *width = logical.width;
  *height = logical.height;
}

/* In the view, where it stands now. */
static EntRect
place_around (EntCanvas *self, const EntSceneSymbol *symbol, EntRect box)
{
  EntPoint now = ent_canvas_place_now (self, symbol);

  box.x += now.x - symbol->x;
  box.y += now.y - symbol->y;
  box = ent_viewport_rect_to_view (&self->viewport, &box);
  return (EntRect) { box.x - RING, box.y - RING, box.width + 2 * RING, box.height + 2 * RING };
}

/* With nothing between them. */
static gboolean
stands_beside (const EntRect *plate, const EntRect *about)
{
  double across = MAX (plate->x - (about->x + about->width), about->x - (plate->x + plate->width));
  double down = MAX (plate->y - (about->y + about->height), about->y - (plate->y + plate->height));

  return MIN (across, down) < 0 && MAX (across, down) <= ENT_PLATE_GAP + 1;
}

static gboolean
is_in_view (EntCanvas *self, const EntRect *rect)
{
  return rect->x < self->viewport.width && rect->x + rect->width > 0 && rect->y < self->viewport.height && rect->y + rect->height > 0;
}

static void
keep_selected (EntCanvas *self, GArray *kept)
{
  EntSelection *selection = ent_canvas_selection (self);

  for (guint i = 0, n = ent_selection_n (selection); i < MIN (n, MOST_KEPT); i++)
    {
      const EntSceneSymbol *symbol = ent_canvas_symbol (self, ent_selection_at (selection, n - 1 - i));
      EntRect box;

      if (symbol == NULL)
        continue;
      box = place_around (self, symbol, symbol->bounds);
      g_array_append_val (kept, box);
      if (symbol->label < 0)
        continue;
      box = ent_viewport_rect_to_view (&self->viewport, &g_array_index (self->scene->texts, EntSceneText, symbol->label).ink);
      g_array_append_val (kept, box);
    }
}

/* Squares side by side along it: where they lay over each other it would count more than elsewhere. */
static void
keep_line (EntCanvas *self, GArray *kept, const EntPoint *points, guint n)
{
  double next = LIGHT;

  for (guint i = 1; i < n; i++)
    {
      double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y, length = hypot (dx, dy);

      while (next < length)
        {
          EntRect piece = { points[i - 1].x + dx * next / length - LIGHT, points[i - 1].y + dy * next / length - LIGHT, 2 * LIGHT, 2 * LIGHT };

          if (is_in_view (self, &piece))
            g_array_append_val (kept, piece);
          next += 2 * LIGHT;
        }
      next -= length;
    }
}

static void
keep_way (EntCanvas *self, GArray *kept)
{
  EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];

  for (guint i = 0; i < ent_canvas_n_steps (self); i++)
    keep_line (self, kept, points, ent_canvas_step_line (self, &g_array_index (self->path, EntCanvasStep, i), points));
}

static void
survey (EntCanvas *self, Ground *ground)
{
  ground->taken = g_array_new (FALSE, FALSE, sizeof (EntRect));
  ground->kept = g_array_new (FALSE, FALSE, sizeof (EntRect));
  ground->below = ent_plate_below (self->scene);
  for (guint i = 0; i < ground->below->len; i++)
    g_array_index (ground->below, EntRect, i) = ent_viewport_rect_to_view (&self->viewport, &g_array_index (ground->below, EntRect, i));
  keep_selected (self, ground->kept);
  keep_way (self, ground->kept);
}

/* Beside others a part of a name will do: who it is can be asked for with the pointer. */
static void
add_plate (EntCanvas *self, const char *id, gboolean among_others, GArray *plates, Ground *ground)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (self, id);
  const EntStakeholder *stakeholder = symbol != NULL ? ent_map_stakeholder (ent_canvas_map (self), id) : NULL;
  EntMedium medium = self->projector ? ENT_MEDIUM_PROJECTOR : ENT_MEDIUM_SCREEN;
  double em = ent_plate_letters (medium, self->viewport.width, self->viewport.height), pad = PADDING * em;
  EntRect view = { 0, 0, self->viewport.width, self->viewport.height }, about;
  EntCanvasPlate plate = { .pad = pad };
  g_autofree char *name = NULL;
  int width, height;

  if (stakeholder == NULL || !ent_plate_is_needed (symbol) || (among_others && symbol->label >= 0))
    return;
  for (guint i = 0; i < plates->len; i++)
    if (g_strcmp0 (g_array_index (plates, EntCanvasPlate, i).id, id) == 0)
      return;
  if (ground->taken == NULL)
    survey (self, ground);
  name = ent_plate_text (ent_canvas_name (self, stakeholder));
  plate.layout = layout_new (self, name, em);
  tighten (plate.layout, &width, &height);
  plate.box = (EntRect) { 0, 0, width + 2 * pad, height + 2 * pad };
  about = place_around (self, symbol, ent_plate_about (self->scene, symbol));
  /* of somebody out of view nothing is said */
  if (is_in_view (self, &about) &&
      ent_plate_place (&view, &about, ground->taken, ground->kept, ground->below, &plate.box))
    {
      plate.id = ent_id_ref (symbol->id);
      plate.symbol = ent_viewport_to_view (&self->viewport, ent_canvas_place_now (self, symbol));
      plate.is_apart = !stands_beside (&plate.box, &about);
      plate.reach = CORNERS * symbol->radius * self->viewport.zoom + RING;
      g_array_append_val (plates, plate);
      g_array_append_val (ground->taken, plate.box);
    }
  else
    g_object_unref (plate.layout);
}

static void
clear_ground (Ground *ground)
{
  g_clear_pointer (&ground->taken, g_array_unref);
  g_clear_pointer (&ground->kept, g_array_unref);
  g_clear_pointer (&ground->below, g_array_unref);
}

GArray *
ent_canvas_plates (EntCanvas *self)
{
  GArray *plates = g_array_new (FALSE, FALSE, sizeof (EntCanvasPlate));
  Ground ground = { NULL, NULL, NULL };
  const EntToolFeedback *feedback = ent_tool_feedback (self->tool);
  EntSelection *selection = ent_canvas_selection (self);
  guint n = ent_selection_n (selection);

  g_array_set_clear_func (plates, (GDestroyNotify) clear_plate);
  if (feedback->state == ENT_TOOL_MOVE || feedback->state == ENT_TOOL_RUBBER)
    return plates;
  if (feedback->state == ENT_TOOL_IDLE && feedback->hover.symbol >= 0)
    add_plate (self, g_array_index (self->scene->symbols, EntSceneSymbol, feedback->hover.symbol).id, FALSE, plates, &ground);
  /* the one selected last comes first */
  for (guint i = 0; i < n && n <= ENT_CANVAS_MOST_PLATES; i++)
    add_plate (self, ent_selection_at (selection, n - 1 - i), n > 1, plates, &ground);
  clear_ground (&ground);
  return plates;
}

static GdkRGBA
rgba (EntRgb rgb)
{
  return (GdkRGBA) { ((rgb >> 16) & 0xff) / 255.0f, ((rgb >> 8) & 0xff) / 255.0f, (rgb & 0xff) / 255.0f, 1 };
}

/* To the nearest edge of the plate, on a ground that parts it from what it crosses. */
static void
append_leader (EntCanvas *self, GtkSnapshot *snapshot, const EntCanvasPlate *plate)
{
  const EntTheme *theme = ent_theme (ent_canvas_theme_id (self));
  GdkRGBA ground = rgba (theme->sheet), line = rgba (theme->ink);
  double width = self->projector ? 3 : 1.5;
  EntPoint from = plate->symbol, to = { CLAMP (from.x, plate->box.x + plate->pad, plate->box.x + plate->box.width - plate->pad),
                                        CLAMP (from.y, plate->box.y, plate->box.y + plate->box.height) };
  double length = hypot (to.x - from.x, to.y - from.y);
  cairo_t *cr;

  if (!plate->is_apart || length <= plate->reach)
    return;
  from.x += (to.x - from.x) * plate->reach / length;
  from.y += (to.y - from.y) * plate->reach / length;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) (MIN (from.x, to.x) - 2 * width), (float) (MIN (from.y, to.y) - 2 * width),
                                                                 (float) (fabs (to.x - from.x) + 4 * width), (float) (fabs (to.y - from.y) + 4 * width)));
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_set_line_width (cr, 2 * width);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_plate (EntCanvas *self, GtkSnapshot *snapshot, const EntCanvasPlate *plate)
{
  const EntTheme *theme = ent_theme (ent_canvas_theme_id (self));
  GdkRGBA ground = rgba (theme->sheet), letters = rgba (theme->ink);
  float line = self->projector ? 3 : 1.5f;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) plate->box.x, (float) plate->box.y,
                                                        (float) plate->box.width, (float) plate->box.height),
                                   (float) plate->pad);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { line, line, line, line },
                              (GdkRGBA[4]) { letters, letters, letters, letters });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (plate->box.x + plate->pad), (float) (plate->box.y + plate->pad)));
  gtk_snapshot_append_layout (snapshot, plate->layout, &letters);
  gtk_snapshot_restore (snapshot);
}

void
ent_canvas_snapshot_plates (EntCanvas *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) plates = ent_canvas_plates (self);

  for (guint i = 0; i < plates->len; i++)
    append_leader (self, snapshot, &g_array_index (plates, EntCanvasPlate, i));
  for (guint i = plates->len; i-- > 0;)
    append_plate (self, snapshot, &g_array_index (plates, EntCanvasPlate, i));
}
