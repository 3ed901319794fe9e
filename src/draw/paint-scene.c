/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole picture, from the sheet up to the letters. */
#include "draw/logo.h"
#include "draw/paint.h"
#include "model/id-set.h"

#include <math.h>
#include <string.h>

#define HALO_OF_EM 0.16
/* Halos follow the outline of each letter, a hundred times the work and bytes
 * of the letter itself: where most labels are crossed they get plates. */
#define MAX_HALOS 100

/* In normal lines: lines to names, of ink or in a colour of their own, how much wider the light under them is, and
 * the radius of the dot at their end. */
#define LINE 0.75
#define OWN_LINE 1.0
#define CASING 1.65
#define DOT 1.6

/* Of the wedges of a draft, from their colour to that of the sheet. */
#define DRAFT_STEPS 32u

typedef struct
{
  EntPen *pen;
  const EntScene *scene;
  const EntDrawOptions *options;
  const EntTheme *theme;
  double line;     /* of the scene, without the theme's weight */
  gboolean plates; /* under crossed texts, in place of halos */
} Painter;

static gboolean
is_visible (const Painter *self, const EntRect *box, double around)
{
  const EntRect *v = &self->pen->visible;

  return box->x - around < v->x + v->width && box->x + box->width + around > v->x && box->y - around < v->y + v->height && box->y + box->height + around > v->y;
}

static gboolean
is_selected (const Painter *self, EntId id)
{
  return ent_id_set_has (self->options->selected, id);
}

static gboolean
is_hidden (const Painter *self, EntId id)
{
  return ent_id_set_has (self->options->hidden, id);
}

static double
veil_of (const Painter *self, EntId id)
{
  if (self->options->bright == NULL || id == NULL || g_hash_table_contains (self->options->bright, id) || is_selected (self, id))
    return 0;
  return self->theme->dim;
}

static const EntSceneSymbol *
symbol_at (const EntScene *scene, int index)
{
  return index >= 0 && (guint) index < scene->symbols->len ? &g_array_index (scene->symbols, EntSceneSymbol, index)
                                                           : NULL;
}

static double
veil_of_tie (const Painter *self, const EntSceneTie *tie)
{
  const EntSceneSymbol *from = symbol_at (self->scene, tie->from), *to = symbol_at (self->scene, tie->to);

  if (self->options->bright == NULL || from == NULL || to == NULL || is_selected (self, from->id) || is_selected (self, to->id))
    return 0;
  if (tie->id != NULL && (is_selected (self, tie->id) || g_hash_table_contains (self->options->bright, tie->id)))
    return 0;
  return MAX (veil_of (self, from->id), veil_of (self, to->id));
}

static void
paint_sheet (Painter *self)
{
  EntRect sheet = { 0, 0, self->scene->width, self->scene->height };
  EntPaint paint = { .fills = TRUE, .fill = self->theme->sheet };

  if (self->options->background)
    ent_paint_rect (self->pen, &sheet, &paint);
}

static void
draw_ring_part (EntPen *pen, EntPoint centre, double inner, double outer, double from, double to)
{
  pen->arc (pen, centre.x, centre.y, outer, from, to);
  pen->arc (pen, centre.x, centre.y, inner, to, from);
  pen->close (pen);
}

static void
paint_wedges (Painter *self)
{
  const EntScene *scene = self->scene;

  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
      EntPaint tint = { .fills = TRUE, .fill = ent_theme_sector_tint (self->theme, wedge->sector, wedge->colour) };

      draw_ring_part (self->pen, scene->centre, scene->core, scene->radius, wedge->start, wedge->end);
      self->pen->paint (self->pen, &tint);
    }
}

/* Paler and paler towards the rim: where that will be is not known yet, and an edge would seem to tell it. */
static void
paint_draft_wedge (Painter *self, const EntSceneWedge *wedge)
{
  const EntScene *scene = self->scene;
  EntRgb tint = ent_theme_sector_tint (self->theme, wedge->sector, wedge->colour);

  for (guint i = DRAFT_STEPS; i > 0; i--)
    {
      EntPaint paint = { .fills = TRUE, .fill = ent_rgb_mix (tint, self->theme->sheet, (i - 1) / (double) DRAFT_STEPS) };

      draw_ring_part (self->pen, scene->centre, scene->core, scene->core + (scene->radius - scene->core) * i / DRAFT_STEPS, wedge->start, wedge->end);
      self->pen->paint (self->pen, &paint);
    }
}

static void
paint_draft (Painter *self)
{
  for (guint i = 0; i < self->scene->wedges->len; i++)
    paint_draft_wedge (self, &g_array_index (self->scene->wedges, EntSceneWedge, i));
}

static void
paint_rings (Painter *self)
{
  const EntScene *scene = self->scene;
  EntPaint paint = { .width = 0.9 * self->line * self->theme->weight, .stroke = self->theme->ring };

  for (guint i = 0; i < scene->rings->len; i++)
    {
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

      self->pen->arc (self->pen, scene->centre.x, scene->centre.y, ring->outer, 0, 2 * G_PI);
      self->pen->close (self->pen);
      self->pen->paint (self->pen, &paint);
    }
}

static EntPoint
point_on_circle (EntPoint centre, double radius, double angle)
{
  return (EntPoint) { centre.x + radius * sin (angle), centre.y - radius * cos (angle) };
}

static void
paint_borders (Painter *self)
{
  const EntScene *scene = self->scene;
  EntPaint paint = { .width = self->theme->border_width * self->line, .stroke = self->theme->border };

  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
      EntPoint inner = point_on_circle (scene->centre, scene->core, wedge->start);
      EntPoint outer = point_on_circle (scene->centre, scene->radius + self->line, wedge->start);

      /* where there is but one there is no border */
      if (wedge->end - wedge->start <= 0 || wedge->end - wedge->start > 2 * G_PI - 1e-6)
        continue;
      self->pen->move (self->pen, inner.x, inner.y);
      self->pen->line (self->pen, outer.x, outer.y);
      self->pen->paint (self->pen, &paint);
    }
}

/* The band of a sector where nobody is yet stays hollow: the gap is the finding. */
static void
paint_bands (Painter *self)
{
  const EntScene *scene = self->scene;
  double inner = scene->radius + ENT_BAND_INNER * self->line, outer = scene->radius + ENT_BAND_OUTER * self->line;
  double gap = 1.6 * self->line / MAX (outer, 1);

  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
      EntRgb rgb = ent_theme_sector (self->theme, wedge->sector, wedge->colour);
      double rim = 1.1 * self->line;
      EntPaint full = { .fills = TRUE, .fill = rgb };
      EntPaint hollow = { .fills = TRUE, .fill = self->theme->sheet, .width = rim, .stroke = rgb };
      gboolean empty = wedge->n_stakeholders == 0;

      if (wedge->end - wedge->start <= 2 * gap)
        continue;
      draw_ring_part (self->pen,
                      scene->centre,
                      empty ? inner + rim / 2 : inner,
                      empty ? outer - rim / 2 : outer,
                      wedge->start + gap,
                      wedge->end - gap);
      self->pen->paint (self->pen, empty ? &hollow : &full);
    }
}

static void
paint_centre (Painter *self)
{
  const EntScene *scene = self->scene;
  EntPaint paint = { .fills = TRUE, .fill = self->theme->disc };

  if (self->theme->disc == self->theme->sheet)
    {
      paint.width = 2 * self->line;
      paint.stroke = self->theme->outline;
    }
  if (!(scene->core > 0))
    return;
  self->pen->arc (self->pen, scene->centre.x, scene->centre.y, scene->core, 0, 2 * G_PI);
  self->pen->close (self->pen);
  self->pen->paint (self->pen, &paint);
}

static void
paint_cells (Painter *self)
{
  for (guint i = 0; i < self->scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (self->scene->cells, EntSceneCell, i);

      if (is_visible (self, &cell->rect, self->line))
        ent_paint_cell (self->pen, cell, self->theme, self->line);
    }
}

static const char *
own_colour (const EntScene *scene, guint sector)
{
  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);

      if (wedge->sector == sector)
        return wedge->colour;
    }
  return "";
}

static void
paint_rules (Painter *self)
{
  const EntTheme *theme = self->theme;

  for (guint i = 0; self->scene->rules != NULL && i < self->scene->rules->len; i++)
    {
      const EntSceneRule *rule = &g_array_index (self->scene->rules, EntSceneRule, i);
      EntPaint paint = { .width = rule->width * theme->weight, .stroke = theme->ring };

      if (rule->sector == ENT_RULE_OF_INK)
        paint.stroke = theme->ink;
      else if (rule->sector >= 0)
        paint.stroke = ent_theme_sector (theme, (guint) rule->sector, own_colour (self->scene, (guint) rule->sector));
      self->pen->move (self->pen, rule->from.x, rule->from.y);
      self->pen->line (self->pen, rule->to.x, rule->to.y);
      self->pen->paint (self->pen, &paint);
    }
}

static void
paint_bars (Painter *self)
{
  for (guint i = 0; self->scene->bars != NULL && i < self->scene->bars->len; i++)
    {
      const EntSceneBar *bar = &g_array_index (self->scene->bars, EntSceneBar, i);

      if (is_visible (self, &bar->rect, 2 * self->line))
        ent_paint_bar (self->pen, bar, self->theme, self->line);
    }
}

static void
paint_ground (Painter *self)
{
  self->pen->begin_layer (self->pen, ENT_LAYER_GROUND);
  paint_sheet (self);
  if (self->scene->wedges->len > 0 && self->scene->picture == ENT_PICTURE_MAP)
    {
      if (self->scene->is_draft)
        paint_draft (self);
      else
        paint_wedges (self);
      paint_rings (self);
      paint_borders (self);
      if (!self->scene->is_draft)
        paint_bands (self);
      paint_centre (self);
    }
  paint_cells (self);
  paint_rules (self);
  paint_bars (self);
  self->pen->end_layer (self->pen);
}

/* A broad light under the line of a selected tie. */
static void
paint_tie_selection (Painter *self, const EntSceneTie *tie)
{
  EntPaint paint = { .width = tie->width + 6 * self->line,
                     .stroke = ent_rgb_mix (self->theme->selection, self->theme->sheet, 0.55),
                     .cap = ENT_CAP_ROUND };

  if (tie->n_points < 4)
    return;
  self->pen->move (self->pen, ent_tie_points (tie)[0].x, ent_tie_points (tie)[0].y);
  for (guint i = 1; i + 2 < tie->n_points; i += 3)
    self->pen->curve (self->pen, ent_tie_points (tie)[i], ent_tie_points (tie)[i + 1], ent_tie_points (tie)[i + 2]);
  self->pen->paint (self->pen, &paint);
}

typedef struct
{
  guint index;
  double veil;
} TieInOrder;

#define N_STRENGTHS 3
#define N_STYLES (ENT_N_TIE_KINDS * N_STRENGTHS)

static guint
style_of (const EntSceneTie *tie, double veil)
{
  guint style = MIN (tie->kind, ENT_N_TIE_KINDS - 1) * N_STRENGTHS + MIN (tie->strength, N_STRENGTHS - 1);

  return veil > 0 ? style : N_STYLES + style;
}

/* The visible ties: those that stand back first, so that no bright one is crossed
 * by them; then by style, so that SVG says once how a hundred of them look. */
static GArray *
order_ties (const Painter *self)
{
  const GArray *ties = self->scene->ties;
  guint starts[2 * N_STYLES + 1] = { 0 };
  g_autoptr (GArray) visible = g_array_sized_new (FALSE, FALSE, sizeof (TieInOrder), ties->len);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (TieInOrder), ties->len);

  for (guint i = 0; i < ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (ties, EntSceneTie, i);
      TieInOrder place = { .index = i };

      if (!is_visible (self, &tie->bounds, 8 * self->line) || ent_scene_tie_is_hidden (self->scene, tie, self->options->hidden))
        continue;
      place.veil = veil_of_tie (self, tie);
      g_array_append_val (visible, place);
      starts[style_of (tie, place.veil) + 1]++;
    }
  for (guint i = 0; i < 2 * N_STYLES; i++)
    starts[i + 1] += starts[i];
  g_array_set_size (sorted, visible->len);
  for (guint i = 0; i < visible->len; i++)
    {
      const TieInOrder *place = &g_array_index (visible, TieInOrder, i);
      const EntSceneTie *tie = &g_array_index (ties, EntSceneTie, place->index);

      g_array_index (sorted, TieInOrder, starts[style_of (tie, place->veil)]++) = *place;
    }
  return sorted;
}

static EntRgb
colour_of_leader (const Painter *self, const EntSceneLeader *leader)
{
  const EntSceneSymbol *symbol = symbol_at (self->scene, leader->symbol);

  if (symbol == NULL)
    return self->theme->ink;
  return ent_rgb_mix (ent_theme_line (self->theme, symbol->sector, own_colour (self->scene, symbol->sector)), self->theme->sheet, veil_of (self, symbol->id));
}

/* Thin beside the ties, and on a light of its own where it crosses them, unless it stands back. On a wall, where thin
 * and thick are the same from the last row, in a colour that no tie has. */
static void
paint_leader (Painter *self, const EntSceneLeader *leader, gboolean pale)
{
  EntPen *pen = self->pen;
  const EntTheme *theme = self->theme;
  double width = (theme->own_lines ? OWN_LINE : LINE) * self->line * theme->weight;
  EntPaint casing = { .width = width + CASING * self->line * theme->weight, .stroke = theme->sheet };
  EntPaint line = { .width = width, .stroke = colour_of_leader (self, leader) };

  for (int j = pale ? 1 : 0; j < 2; j++)
    {
      pen->move (pen, leader->points[0].x, leader->points[0].y);
      for (guint k = 1; k < leader->n_points; k++)
        pen->line (pen, leader->points[k].x, leader->points[k].y);
      pen->paint (pen, j == 0 ? &casing : &line);
    }
}

/* Before its name: where a tie ends in a symbol or a mark, a line to a name ends in a dot. */
static void
paint_dot (Painter *self, const EntSceneLeader *leader)
{
  const EntPoint *end = &leader->points[leader->n_points - 1];
  EntPaint dot = { .fills = TRUE, .fill = colour_of_leader (self, leader) };

  self->pen->arc (self->pen, end->x, end->y, DOT * self->line * self->theme->weight, 0, 2 * G_PI);
  self->pen->close (self->pen);
  self->pen->paint (self->pen, &dot);
}

/* Those that stand back, or those that do not. */
static void
paint_leaders (Painter *self, gboolean pale)
{
  for (guint dots = 0; dots < 2; dots++)
    for (guint i = 0; i < self->scene->leaders->len; i++)
      {
        const EntSceneLeader *leader = &g_array_index (self->scene->leaders, EntSceneLeader, i);
        const EntSceneSymbol *symbol = symbol_at (self->scene, leader->symbol);

        if (symbol != NULL && (is_hidden (self, symbol->id) || (veil_of (self, symbol->id) > 0) != pale))
          continue;
        if (symbol == NULL && pale)
          continue;
        if (dots > 0)
          paint_dot (self, leader);
        else
          paint_leader (self, leader, pale);
      }
}

/* Marks over all lines: where ties cross they are what must be seen. */
static void
paint_ties (Painter *self)
{
  g_autoptr (GArray) order = order_ties (self);

  self->pen->begin_layer (self->pen, ENT_LAYER_TIES);
  /* what stands back crosses nothing that is bright */
  paint_leaders (self, TRUE);
  for (guint i = 0; i < order->len; i++)
    {
      const TieInOrder *place = &g_array_index (order, TieInOrder, i);
      const EntSceneTie *tie = &g_array_index (self->scene->ties, EntSceneTie, place->index);

      if (is_selected (self, tie->id))
        paint_tie_selection (self, tie);
      ent_paint_tie (self->pen, tie, self->theme, self->scene->tie_line, place->veil, ENT_TIE_LINE);
    }
  for (guint i = 0; i < order->len; i++)
    {
      const TieInOrder *place = &g_array_index (order, TieInOrder, i);
      const EntSceneTie *tie = &g_array_index (self->scene->ties, EntSceneTie, place->index);

      if (ent_paint_tie_has_marks (tie))
        ent_paint_tie (self->pen, tie, self->theme, self->scene->tie_line, place->veil, ENT_TIE_MARKS);
    }
  self->pen->end_layer (self->pen);
}

static void
paint_ghosts (Painter *self)
{
  for (guint i = 0; i < self->scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (self->scene->ghosts, EntSceneGhost, i);
      const EntSceneSymbol *symbol = symbol_at (self->scene, ghost->symbol);

      if (symbol != NULL && !is_hidden (self, symbol->id) && ghost->kind < ENT_N_GHOST_KINDS)
        ent_paint_ghost (self->pen, ghost, symbol, self->theme, self->line, symbol->flags & ENT_SYMBOL_DIMMED ? self->theme->dim : veil_of (self, symbol->id));
    }
}

static void
paint_selection (Painter *self, const EntSceneSymbol *symbol)
{
  double unit = self->line * self->theme->weight;
  double radius = 1.3 * symbol->radius + 2.5 * unit;
  EntPaint casing = { .width = 5 * unit, .stroke = self->theme->sheet };
  EntPaint ring = { .width = 2.6 * unit, .stroke = self->theme->selection };

  for (int i = 0; i < 2; i++)
    {
      self->pen->arc (self->pen, symbol->x, symbol->y, radius, 0, 2 * G_PI);
      self->pen->close (self->pen);
      self->pen->paint (self->pen, i == 0 ? &casing : &ring);
    }
}

static void
paint_symbols (Painter *self)
{
  self->pen->begin_layer (self->pen, ENT_LAYER_SYMBOLS);
  paint_leaders (self, FALSE);
  paint_ghosts (self);
  for (guint i = 0; i < self->scene->symbols->len; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (self->scene->symbols, EntSceneSymbol, i);

      if (!is_visible (self, &symbol->bounds, symbol->radius + 6 * self->line) || is_hidden (self, symbol->id))
        continue;
      if (is_selected (self, symbol->id))
        paint_selection (self, symbol);
      ent_paint_symbol (self->pen, symbol, self->theme, self->line, symbol->flags & ENT_SYMBOL_DIMMED ? self->theme->dim : veil_of (self, symbol->id));
    }
  self->pen->end_layer (self->pen);
}

static EntRgb
ground_at (const Painter *self, double x, double y)
{
  return ent_draw_ground_at (self->scene, self->theme, x, y);
}

static EntRgb
ink_of (const Painter *self, const EntSceneText *text)
{
  const EntTheme *theme = self->theme;
  int owner;

  switch (text->role)
    {
    case ENT_TEXT_SECTOR:
      return ent_theme_sector_ink (theme, text->sector, own_colour (self->scene, text->sector));
    case ENT_TEXT_SUBTITLE:
    case ENT_TEXT_RING:
    case ENT_TEXT_HINT:
    case ENT_TEXT_STRATEGY:
      return theme->soft_ink;
    case ENT_TEXT_CENTRE:
    case ENT_TEXT_CENTRE_SMALL:
      return theme->disc_ink;
    case ENT_TEXT_BADGE:
      return theme->badge_ink;
    case ENT_TEXT_KEY_NUMBER:
      owner = text->on_symbol && text->id != NULL ? ent_scene_find_symbol (self->scene, text->id) : -1;
      if (owner >= 0)
        return ent_theme_fill_ink (theme, g_array_index (self->scene->symbols, EntSceneSymbol, owner).commitment);
      return theme->ink;
    case ENT_TEXT_TITLE:
    case ENT_TEXT_LABEL:
    case ENT_TEXT_HEADING:
    case ENT_TEXT_LEGEND:
    case ENT_TEXT_KEY:
    default:
      return theme->ink;
    }
}

/* A rectangle with round corners around the ink of a text, at @pad from it. */
static void
paint_plate (Painter *self, const EntSceneText *text, double pad, EntRgb rgb)
{
  EntPen *pen = self->pen;
  double x = text->ink.x - pad, y = text->ink.y - pad;
  double w = text->ink.width + 2 * pad, h = text->ink.height + 2 * pad;
  double r = MIN (MIN (w, h) / 2, 0.45 * text->size + pad / 2);
  EntPaint paint = { .fills = TRUE, .fill = rgb };

  pen->move (pen, x + r, y);
  pen->arc (pen, x + w - r, y + r, r, 0, G_PI_2);
  pen->arc (pen, x + w - r, y + h - r, r, G_PI_2, G_PI);
  pen->arc (pen, x + r, y + h - r, r, G_PI, 1.5 * G_PI);
  pen->arc (pen, x + r, y + r, r, 1.5 * G_PI, 2 * G_PI);
  pen->close (pen);
  pen->paint (pen, &paint);
}

/* A plate that follows the arc of a text. */
static void
paint_arc_plate (Painter *self, const EntSceneText *text, double pad, EntRgb rgb)
{
  EntPaint paint = { .fills = TRUE, .fill = rgb };
  EntPoint centre = { text->x, text->y };
  PangoRectangle box;
  double half, above, below;

  /* from the baseline, away from the foot of the letters */
  pango_layout_get_extents (text->layout, NULL, &box);
  above = 0.78 * text->size + pad;
  below = 0.22 * text->size + pad;
  half = (box.width / (2.0 * PANGO_SCALE) + pad) / text->arc_radius;
  draw_ring_part (self->pen,
                  centre,
                  MAX (text->arc_radius - (text->arc_inward ? above : below), 0),
                  text->arc_radius + (text->arc_inward ? below : above),
                  text->arc_angle - half,
                  text->arc_angle + half);
  self->pen->paint (self->pen, &paint);
}

/* What is under the letters of a text. */
static EntRgb
ground_of (const Painter *self, const EntSceneText *text)
{
  int owner = text->on_symbol && text->id != NULL ? ent_scene_find_symbol (self->scene, text->id) : -1;

  if (owner >= 0)
    return self->theme->commitments[g_array_index (self->scene->symbols, EntSceneSymbol, owner).commitment];
  if (text->arc_radius > 0)
    {
      EntPoint middle = point_on_circle ((EntPoint) { text->x, text->y }, text->arc_radius, text->arc_angle);
      return ground_at (self, middle.x, middle.y);
    }
  return ground_at (self, text->ink.x + text->ink.width / 2, text->ink.y + text->ink.height / 2);
}

static void
paint_plate_of (Painter *self, const EntSceneText *text, gboolean crossed)
{
  EntRgb ground = ground_of (self, text);

  if (text->role == ENT_TEXT_BADGE)
    {
      double pad = ENT_BADGE_PAD * text->size;
      double veil = text->id != NULL ? veil_of (self, text->id) : 0;

      paint_plate (self, text, pad + 0.9 * self->line, self->theme->sheet);
      paint_plate (self, text, pad, ent_rgb_mix (self->theme->badge, self->theme->sheet, veil));
    }
  else if (text->plate)
    paint_arc_plate (self, text, ENT_PLATE_PAD * text->size, ground);
  else if (crossed && self->plates && text->arc_radius <= 0 && !text->on_symbol)
    {
      double pad = HALO_OF_EM * text->size;
      EntRect box = { text->ink.x - pad, text->ink.y - pad, text->ink.width + 2 * pad, text->ink.height + 2 * pad };
      EntPaint paint = { .fills = TRUE, .fill = ground };

      ent_paint_rect (self->pen, &box, &paint);
    }
}

static void
paint_letters (Painter *self, const EntSceneText *text, gboolean crossed)
{
  EntRgb ground = text->role == ENT_TEXT_BADGE ? self->theme->badge : ground_of (self, text);
  double veil = text->id != NULL ? veil_of (self, text->id) : 0;
  EntLetters letters = { .ink = ent_rgb_mix (ink_of (self, text), ground, veil), .halo = ground };
  int owner;

  if (text->on_symbol)
    {
      owner = text->id != NULL ? ent_scene_find_symbol (self->scene, text->id) : -1;
      /* a hatched fill needs room around the number */
      if (owner >= 0 && self->theme->hatches[g_array_index (self->scene->symbols, EntSceneSymbol, owner).commitment] != ENT_HATCH_NONE)
        letters.halo_width = HALO_OF_EM * text->size;
    }
  else if (crossed && text->role != ENT_TEXT_BADGE && !text->plate && (!self->plates || text->arc_radius > 0))
    letters.halo_width = HALO_OF_EM * text->size;
  self->pen->text (self->pen, text, &letters);
}

/* All plates first, so that none of them lies on the letters of another. */
static void
paint_texts (Painter *self)
{
  g_autoptr (GArray) crossed = self->options->fast ? NULL : ent_paint_crossed_texts (self->scene, self->options->hidden);
  guint n_crossed = 0;

  for (guint i = 0; crossed != NULL && i < crossed->len; i++)
    n_crossed += g_array_index (crossed, gboolean, i) ? 1 : 0;
  self->plates = n_crossed > MAX_HALOS;
  self->pen->begin_layer (self->pen, ENT_LAYER_TEXTS);
  for (int letters = 0; letters < 2; letters++)
    for (guint i = 0; i < self->scene->texts->len; i++)
      {
        const EntSceneText *text = &g_array_index (self->scene->texts, EntSceneText, i);
        gboolean has_tie = crossed != NULL && g_array_index (crossed, gboolean, i);

        if (text->layout == NULL || !is_visible (self, &text->ink, text->size) || is_hidden (self, text->id))
          continue;
        if (letters)
          paint_letters (self, text, has_tie);
        else
          paint_plate_of (self, text, has_tie);
      }
  self->pen->end_layer (self->pen);
}

static void
paint_logo (Painter *self)
{
  const EntRect *at = &self->scene->logo;
  const EntPixels *pixels = &self->scene->logo_pixels;
  g_auto (EntPixels) grey = { 0 };

  if (at->width <= 0 || pixels->pixels == NULL || !is_visible (self, at, 0))
    return;
  if (self->theme->colourless)
    grey = ent_pixels_grey (pixels);
  self->pen->image (self->pen, at, self->theme->colourless ? &grey : pixels);
}

void
ent_paint_parts (EntPen *pen, const EntScene *scene, const EntDrawOptions *options, guint parts)
{
  Painter self = {
    .pen = pen,
    .scene = scene,
    .options = options,
    .theme = options->theme != NULL ? options->theme : ent_theme (ENT_THEME_LIGHT),
    .line = scene->line,
  };

  if (parts & ENT_PART_GROUND)
    {
      paint_ground (&self);
      paint_logo (&self);
    }
  if (parts & ENT_PART_TIES)
    {
      paint_ties (&self);
      paint_symbols (&self);
    }
  if (parts & ENT_PART_TEXTS)
    paint_texts (&self);
}

void
ent_paint_scene (EntPen *pen, const EntScene *scene, const EntDrawOptions *options)
{
  ent_paint_parts (pen, scene, options, ENT_PART_ALL);
}
