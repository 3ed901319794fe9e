/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn over the picture in each frame: selection, focus, what is under
 * the pointer, and what the tool is doing. Only plain nodes and small areas, so
 * that the number of stakeholders does not matter.
 */
#include "config.h"

#include "app/canvas/canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/theme.h"

/* Pixels of the view. */
#define RING 2.5f
#define RING_GAP 3.0
#define BUBBLE_PADDING 6
/* From it to the edges of the view. */
#define BUBBLE_GAP 2
/* Around a tie of the way that is lit. */
#define PATH 9.0
#define PATH_ON_WALL 18.0
/* What parts a step from those before it where they lie side by side. */
#define PATH_EDGE 2.0
#define PATH_EDGE_ON_WALL 4.0
#define ARROW 9.0
#define ARROW_ON_WALL 18.0
#define ARROW_AT 0.64

static GdkRGBA
rgba (EntRgb rgb, double alpha)
{
  return (GdkRGBA) { ((rgb >> 16) & 0xff) / 255.0f, ((rgb >> 8) & 0xff) / 255.0f, (rgb & 0xff) / 255.0f,
                     (float) alpha };
}

static const EntTheme *
theme_of (EntCanvas *self)
{
  return ent_theme (ent_canvas_theme_id (self));
}

static void
append_box (GtkSnapshot *snapshot, const EntRect *box, double radius, float width, GdkRGBA colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width,
                                                        (float) box->height),
                                   (float) radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

/* A ring around a symbol, @gap pixels away from it. */
static void
append_ring (EntCanvas *self, GtkSnapshot *snapshot, double x, double y, double radius, double gap, float width, GdkRGBA colour)
{
  EntPoint middle = ent_viewport_to_view (&self->viewport, (EntPoint) { x, y });
  double reach = radius * self->viewport.zoom + gap + (double) width;

  append_box (snapshot, &(EntRect) { middle.x - reach, middle.y - reach, 2 * reach, 2 * reach }, reach, width,
              colour);
}

/* Corners of squares and triangles reach further than the radius. */
static double
reach_of (const EntSceneSymbol *symbol)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline (symbol->kind, symbol->x, symbol->y, symbol->radius, corners);
  double reach = 0;

  for (guint i = 0; i < n; i++)
    reach = MAX (reach, hypot (corners[i].x - symbol->x, corners[i].y - symbol->y));
  return reach;
}

static void
append_symbol_ring (EntCanvas *self, GtkSnapshot *snapshot, const EntSceneSymbol *symbol, double gap, float width, GdkRGBA colour)
{
  EntPoint at = ent_canvas_place_now (self, symbol);

  append_ring (self, snapshot, at.x, at.y, reach_of (symbol), gap, width, colour);
}

/* A straight line as a turned bar: no cairo, whatever its length. View coordinates. */
static void
append_line (GtkSnapshot *snapshot, EntPoint from, EntPoint to, double width, const GdkRGBA *colour)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) from.x, (float) from.y));
  gtk_snapshot_rotate (snapshot, (float) (atan2 (to.y - from.y, to.x - from.x) * 180 / G_PI));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (0, (float) (-width / 2), (float) length, (float) width));
  gtk_snapshot_restore (snapshot);
}

static void
append_lines (GtkSnapshot *snapshot, const EntPoint *points, guint n, double width, const GdkRGBA *colour)
{
  for (guint i = 1; i < n; i++)
    append_line (snapshot, points[i - 1], points[i], width, colour);
}

static void
append_tie (EntCanvas *self, GtkSnapshot *snapshot, const EntSceneTie *tie, double width, GdkRGBA colour)
{
  EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
  guint n = ent_tie_flatten (tie, points);

  for (guint i = 0; i < n; i++)
    points[i] = ent_viewport_to_view (&self->viewport, points[i]);
  append_lines (snapshot, points, n, width, &colour);
}

static void
append_selected_tie (EntCanvas *self, GtkSnapshot *snapshot, const char *id)
{
  const EntTheme *theme = theme_of (self);

  for (guint i = 0; i < self->scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (self->scene->ties, EntSceneTie, i);

      if (tie->id != NULL && g_str_equal (tie->id, id) && !ent_scene_tie_is_hidden (self->scene, tie, self->look.hidden))
        append_tie (self, snapshot, tie, tie->width * self->viewport.zoom + 6, rgba (theme->selection, 0.45));
    }
}

/* The point of a line at that part of its length, and the angle at which it goes on from there. */
static EntPoint
find_on_line (const EntPoint *points, guint n, double part, double *angle, double *length)
{
  double left = 0;
  guint i = 1;

  for (guint k = 1; k < n; k++)
    left += hypot (points[k].x - points[k - 1].x, points[k].y - points[k - 1].y);
  *length = left;
  left *= part;
  for (; i + 1 < n; i++)
    {
      double piece = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

      if (piece >= left)
        break;
      left -= piece;
    }
  *angle = atan2 (points[i].y - points[i - 1].y, points[i].x - points[i - 1].x);
  return (EntPoint) { points[i - 1].x + left * cos (*angle), points[i - 1].y + left * sin (*angle) };
}

/* Which way a lit line is walked: off its middle and its ends, where it has marks of its own. */
static void
append_arrow (EntCanvas *self, GtkSnapshot *snapshot, const EntPoint *points, guint n)
{
  const EntTheme *theme = theme_of (self);
  GdkRGBA fill = rgba (theme->selection, 1), edge = rgba (theme->sheet, 1);
  double angle, length, size = self->projector ? ARROW_ON_WALL : ARROW;
  EntPoint at = find_on_line (points, n, ARROW_AT, &angle, &length);
  cairo_t *cr;

  size = MIN (size, length / 3);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) (at.x - 2 * size), (float) (at.y - 2 * size), (float) (4 * size), (float) (4 * size)));
  cairo_translate (cr, at.x, at.y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, size, 0);
  cairo_line_to (cr, -0.8 * size, -0.9 * size);
  cairo_line_to (cr, -0.8 * size, 0.9 * size);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, size / 3);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Over its ties, which stay seen through it. */
static void
append_path (EntCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = rgba (theme_of (self)->selection, 1), ground = rgba (theme_of (self)->sheet, 1);
  double width = (self->projector ? PATH_ON_WALL : PATH) + self->scene->tie_line * self->viewport.zoom;
  double edge = self->projector ? PATH_EDGE_ON_WALL : PATH_EDGE;
  guint n_steps = ent_canvas_n_steps (self);
  g_autofree EntPoint *points = g_new (EntPoint, (gsize) n_steps * ENT_CANVAS_STEP_POINTS);
  g_autofree guint *n_points = g_new (guint, n_steps);

  if (n_steps == 0)
    return;
  /* all of it at once: pieces that overlap would be darker there */
  gtk_snapshot_push_opacity (snapshot, 0.5);
  for (guint i = 0; i < n_steps; i++)
    {
      EntPoint *line = points + (gsize) i * ENT_CANVAS_STEP_POINTS;

      n_points[i] = ent_canvas_step_line (self, &g_array_index (self->path, EntCanvasStep, i), line);
      append_lines (snapshot, line, n_points[i], width + 2 * edge, &ground);
      append_lines (snapshot, line, n_points[i], width, &colour);
    }
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < n_steps; i++)
    if (n_points[i] > 1)
      append_arrow (self, snapshot, points + (gsize) i * ENT_CANVAS_STEP_POINTS, n_points[i]);
}

/* Where a selected stakeholder should stand: a line along its ray to the ring
 * of the desired commitment, and a circle there. */
static void
append_desire (EntCanvas *self, GtkSnapshot *snapshot, const EntSceneSymbol *symbol)
{
  const EntScene *scene = self->scene;
  EntMap *map = ent_canvas_map (self);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, symbol->id);
  double away = hypot (symbol->x - scene->centre.x, symbol->y - scene->centre.y);
  GdkRGBA colour = rgba (theme_of (self)->ink, 0.75);
  guint desired;

  if (scene->picture != ENT_PICTURE_MAP || scene->rings_show != ENT_RINGS_COMMITMENT || stakeholder == NULL ||
      away < 1 || scene->ghosts->len > 0)
    return;
  desired = ent_map_rating (map, stakeholder, self->moment, ENT_ASPECT_DESIRED);
  for (guint i = 0; i < scene->rings->len; i++)
    {
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);
      double radius = (ring->inner + ring->outer) / 2, start;
      EntPoint from, to;

      if (desired == 0 || ring->value != desired || symbol->ring == i)
        continue;
      start = away + (radius > away ? 1 : -1) * (reach_of (symbol) + 2 / self->viewport.zoom);
      from = (EntPoint) { scene->centre.x + (symbol->x - scene->centre.x) * start / away,
                          scene->centre.y + (symbol->y - scene->centre.y) * start / away };
      to = (EntPoint) { scene->centre.x + (symbol->x - scene->centre.x) * radius / away,
                        scene->centre.y + (symbol->y - scene->centre.y) * radius / away };
      append_line (snapshot, ent_viewport_to_view (&self->viewport, from),
                   ent_viewport_to_view (&self->viewport, to), 1.5, &colour);
      append_ring (self, snapshot, to.x, to.y, symbol->radius * 0.6, 0, 1.5f, colour);
    }
}

static void
append_selection (EntCanvas *self, GtkSnapshot *snapshot)
{
  EntSelection *selection = ent_canvas_selection (self);
  const EntTheme *theme = theme_of (self);

  for (guint i = 0; i < ent_selection_n (selection); i++)
    {
      const char *id = ent_selection_at (selection, i);
      const EntSceneSymbol *symbol = ent_canvas_symbol (self, id);

      if (symbol == NULL)
        {
          append_selected_tie (self, snapshot, id);
          continue;
        }
      append_symbol_ring (self, snapshot, symbol, RING_GAP, RING, rgba (theme->selection, 1));
      /* a way is not the only line there is, else */
      if (self->path == NULL)
        append_desire (self, snapshot, symbol);
    }
}

static void
append_focus (EntCanvas *self, GtkSnapshot *snapshot)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (self, self->focus);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (symbol == NULL || !ent_canvas_has_keyboard (self) || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return;
  /* a label begins close by: around the ring of the selected there is room for a thin one */
  if (ent_selection_contains (ent_canvas_selection (self), symbol->id))
    {
      append_symbol_ring (self, snapshot, symbol, RING_GAP + (double) RING, 1.2f, rgba (theme_of (self)->ink, 1));
      return;
    }
  append_symbol_ring (self, snapshot, symbol, RING_GAP - 1, 5, rgba (theme_of (self)->sheet, 1));
  append_symbol_ring (self, snapshot, symbol, RING_GAP, RING, rgba (theme_of (self)->ink, 1));
}

static void
append_hover (EntCanvas *self, GtkSnapshot *snapshot, const EntHit *hover)
{
  const EntTheme *theme = theme_of (self);

  if (hover->symbol >= 0)
    {
      const EntSceneSymbol *symbol = &g_array_index (self->scene->symbols, EntSceneSymbol, hover->symbol);

      append_symbol_ring (self, snapshot, symbol, hover->rim ? 1 : RING_GAP, hover->rim ? 4.0f : 1.5f,
                          rgba (theme->selection, hover->rim ? 0.5 : 0.8));
    }
  else if (hover->tie >= 0)
    append_tie (self, snapshot, &g_array_index (self->scene->ties, EntSceneTie, hover->tie), 4,
                rgba (theme->selection, 0.35));
}

static const EntSceneRing *
find_ring (const EntScene *scene, guint value)
{
  for (guint i = 0; i < scene->rings->len; i++)
    if (g_array_index (scene->rings, EntSceneRing, i).value == value)
      return &g_array_index (scene->rings, EntSceneRing, i);
  return NULL;
}

static void
append_lit_rect (EntCanvas *self, GtkSnapshot *snapshot, const EntRect *rect)
{
  const EntTheme *theme = theme_of (self);
  EntRect box = ent_viewport_rect_to_view (&self->viewport, rect);
  GdkRGBA fill = rgba (theme->selection, 0.18);

  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width,
                                                  (float) box.height));
  append_box (snapshot, &box, 0, 2, rgba (theme->selection, 0.9));
}

/* The box around the cell of the map, view coordinates. */
static EntRect
find_cell_box (EntCanvas *self, const EntSceneWedge *wedge, const EntSceneRing *ring)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i <= 32; i++)
    {
      double angle = wedge->start + (wedge->end - wedge->start) * i / 32;

      for (guint k = 0; k < 2; k++)
        {
          double radius = k == 0 ? ring->inner : ring->outer;
          EntPoint at = ent_viewport_to_view (&self->viewport,
                                              (EntPoint) { self->scene->centre.x + radius * sin (angle),
                                                           self->scene->centre.y - radius * cos (angle) });

          left = MIN (left, at.x);
          right = MAX (right, at.x);
          top = MIN (top, at.y);
          bottom = MAX (bottom, at.y);
        }
    }
  return (EntRect) { left - 3, top - 3, right - left + 6, bottom - top + 6 };
}

static void
append_lit_cell (EntCanvas *self, GtkSnapshot *snapshot, EntSectorId sector, guint value)
{
  const EntScene *scene = self->scene;
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, sector);
  const EntSceneRing *ring = find_ring (scene, value);
  EntRect whole = { 0, 0, self->viewport.width, self->viewport.height };
  EntPoint centre = ent_viewport_to_view (&self->viewport, scene->centre);
  EntRgb colour = theme_of (self)->selection;
  EntRect box;
  cairo_t *cr;

  if (ring == NULL)
    return;
  box = find_cell_box (self, wedge, ring);
  box.width = MIN (box.x + box.width, whole.width) - MAX (box.x, 0);
  box.height = MIN (box.y + box.height, whole.height) - MAX (box.y, 0);
  box.x = MAX (box.x, 0);
  box.y = MAX (box.y, 0);
  if (box.width <= 0 || box.height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y,
                                                                 (float) box.width, (float) box.height));
  cairo_arc (cr, centre.x, centre.y, ring->outer * self->viewport.zoom, wedge->start - G_PI / 2,
             wedge->end - G_PI / 2);
  cairo_arc_negative (cr, centre.x, centre.y, ring->inner * self->viewport.zoom, wedge->end - G_PI / 2,
                      wedge->start - G_PI / 2);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, 0.2);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, 0.95);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_target (EntCanvas *self, GtkSnapshot *snapshot, const EntToolFeedback *feedback)
{
  const EntHit *hover = &feedback->hover;

  if (feedback->drop.kind == ENT_OUTCOME_NONE || !hover->in_cell)
    return;
  if (self->scene->picture == ENT_PICTURE_MAP)
    {
      append_lit_cell (self, snapshot, hover->sector, hover->value);
      return;
    }
  for (guint i = 0; i < self->scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (self->scene->cells, EntSceneCell, i);

      if (cell->power == hover->power && cell->commitment == hover->commitment)
        append_lit_rect (self, snapshot, &cell->rect);
    }
}

/* Words on a rounded ground: how large that is. */
static PangoLayout *
layout_bubble (EntCanvas *self, const char *words, EntRect *box)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  box->width = width + 2 * BUBBLE_PADDING;
  box->height = height + 2 * BUBBLE_PADDING;
  return layout;
}

static void
draw_bubble (EntCanvas *self, GtkSnapshot *snapshot, PangoLayout *layout, const EntRect *box)
{
  const EntTheme *theme = theme_of (self);
  GdkRGBA ground = rgba (theme->ink, 0.92), letters = rgba (theme->sheet, 1);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) box->x + BUBBLE_PADDING, (float) box->y + BUBBLE_PADDING));
  gtk_snapshot_append_layout (snapshot, layout, &letters);
  gtk_snapshot_restore (snapshot);
}

/* Beside the pointer, within the view. */
static void
append_bubble (EntCanvas *self, GtkSnapshot *snapshot, EntPoint beside, const char *words)
{
  EntRect box;
  g_autoptr (PangoLayout) layout = layout_bubble (self, words, &box);

  box.x = CLAMP (beside.x + 18, BUBBLE_GAP, MAX (BUBBLE_GAP, self->viewport.width - box.width - BUBBLE_GAP));
  box.y = CLAMP (beside.y + 14, BUBBLE_GAP, MAX (BUBBLE_GAP, self->viewport.height - box.height - BUBBLE_GAP));
  draw_bubble (self, snapshot, layout, &box);
}

void
ent_canvas_place_note (EntCanvas *self, EntRect *box)
{
  box->x = self->projector ? self->viewport.width - box->width - BUBBLE_GAP : BUBBLE_GAP;
  box->y = MAX (self->viewport.height - ent_canvas_get_foot (self) - box->height - BUBBLE_GAP, BUBBLE_GAP);
}

static void
append_note (EntCanvas *self, GtkSnapshot *snapshot, const char *words)
{
  EntRect box;
  g_autoptr (PangoLayout) layout = layout_bubble (self, words, &box);

  ent_canvas_place_note (self, &box);
  draw_bubble (self, snapshot, layout, &box);
}

/* The dragged symbols where they would be, half transparent. */
static void
append_dragged (EntCanvas *self, GtkSnapshot *snapshot, const EntToolFeedback *feedback)
{
  double dx = feedback->now.x - feedback->start.x, dy = feedback->now.y - feedback->start.y;
  double zoom = self->viewport.zoom;

  gtk_snapshot_push_opacity (snapshot, 0.75);
  for (guint i = 0; i < MIN (feedback->ids->len, 32); i++)
    {
      const EntSceneSymbol *symbol = ent_canvas_symbol (self, g_ptr_array_index (feedback->ids, i));
      EntPoint at;
      double reach;
      cairo_t *cr;

      if (symbol == NULL)
        continue;
      at = ent_viewport_to_view (&self->viewport, (EntPoint) { symbol->x + dx, symbol->y + dy });
      reach = 2 * reach_of (symbol) * zoom + 4;
      cr = gtk_snapshot_append_cairo (snapshot,
                                      &GRAPHENE_RECT_INIT ((float) (at.x - reach), (float) (at.y - reach),
                                                           (float) (2 * reach), (float) (2 * reach)));
      cairo_translate (cr, at.x, at.y);
      cairo_scale (cr, zoom, zoom);
      ent_draw_symbol (cr, symbol, theme_of (self), self->scene->line);
      cairo_destroy (cr);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_move (EntCanvas *self, GtkSnapshot *snapshot, const EntToolFeedback *feedback)
{
  g_autofree char *words = ent_canvas_describe_drop (self, feedback);

  append_target (self, snapshot, feedback);
  append_dragged (self, snapshot, feedback);
  append_bubble (self, snapshot, ent_viewport_to_view (&self->viewport, feedback->now), words);
}

static void
append_new_tie (EntCanvas *self, GtkSnapshot *snapshot, const EntToolFeedback *feedback)
{
  const EntTheme *theme = theme_of (self);
  const EntSceneSymbol *from = ent_canvas_symbol (self, feedback->from);
  g_autofree char *words = NULL;
  EntPoint end = feedback->now;
  EntPoint start;
  GdkRGBA colour = rgba (theme->selection, 1);

  if (from == NULL)
    return;
  append_symbol_ring (self, snapshot, from, RING_GAP, RING, colour);
  if (feedback->target >= 0)
    {
      const EntSceneSymbol *to = &g_array_index (self->scene->symbols, EntSceneSymbol, feedback->target);

      end = (EntPoint) { to->x, to->y };
      append_symbol_ring (self, snapshot, to, RING_GAP, 2 * RING, colour);
    }
  else if (feedback->state == ENT_TOOL_PICK)
    end = (EntPoint) { from->x, from->y };
  start = ent_viewport_to_view (&self->viewport, (EntPoint) { from->x, from->y });
  end = ent_viewport_to_view (&self->viewport, end);
  append_line (snapshot, start, end, 2.5, &colour);
  /* the search says of which kind it is, and would cover the rest */
  if (self->search != NULL && gtk_widget_get_visible (self->search))
    return;
  words = ent_canvas_describe_new_tie (self, feedback);
  append_bubble (self, snapshot, end, words);
}

void
ent_canvas_snapshot_overlay (EntCanvas *self, GtkSnapshot *snapshot)
{
  const EntToolFeedback *feedback;

  if (self->slow)
    append_note (self, snapshot, _("Drawing the picture…"));
  if (self->scene == NULL || self->tool == NULL)
    return;
  feedback = ent_tool_feedback (self->tool);
  append_path (self, snapshot);
  append_selection (self, snapshot);
  append_focus (self, snapshot);
  ent_canvas_snapshot_plates (self, snapshot);
  switch (feedback->state)
    {
    case ENT_TOOL_IDLE:
      append_hover (self, snapshot, &feedback->hover);
      break;
    case ENT_TOOL_MOVE:
      append_move (self, snapshot, feedback);
      break;
    case ENT_TOOL_RUBBER:
      append_lit_rect (self, snapshot, &feedback->rubber);
      break;
    case ENT_TOOL_TIE:
    case ENT_TOOL_PICK:
      append_new_tie (self, snapshot, feedback);
      break;
    case ENT_TOOL_PRESSED:
    case ENT_TOOL_PAN:
    default:
      break;
    }
}
