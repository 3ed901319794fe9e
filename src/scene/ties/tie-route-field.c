/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the way of ties, and what it costs to run into it.
 *
 * Symbols and texts lie in a uniform grid, each in all cells that its box
 * touches; ties that have their way lie there chord by chord. An obstacle is
 * met once by a curve, however many of its chords touch it: a stamp on it
 * tells whether this curve has met it already.
 */
#include "scene/ties/tie-route.h"

#include <math.h>

#include "scene/scene-private.h"
#include "scene/ties/tie-route-cost.h"

/* What most questions need of a symbol or what belongs to one, or of a text. */
typedef struct
{
  EntPoint middle;
  double reach;    /* of a circle around it */
  double grow;     /* what a line keeps from it at least */
  double margin;   /* what it should keep beyond that, as part of what the trial wants */
  double nearness; /* the cost of coming close that this curve has paid here */
  int symbol;      /* whose it is, or -1 */
  guint stamp;
} Obstacle;

typedef struct
{
  EntPoint a, b;
  guint bundle, generation, n_ties;
  int next; /* in the same cell, or -1 */
} Chord;

typedef struct
{
  guint left, right, top, bottom;
} Cells;

struct _EntTieField
{
  EntRect area;
  double cell;
  guint columns, rows;
  Obstacle *obstacles;
  EntOutline *outlines; /* of them */
  guint n_obstacles;
  guint *starts; /* of each cell in items; one more than there are cells */
  guint *items;
  int *chord_heads; /* of each cell */
  GArray *chords;
  guint *generations; /* of each bundle: chords of an older one lie there no longer */
  guint stamp;

  EntRect page;
  EntPoint centre;
  double core, radius, line;
};

static guint
find_cell (double position, double start, double cell, guint n)
{
  double place = (position - start) / cell;

  if (!(place > 0))
    return 0;
  return place < n - 1 ? (guint) place : n - 1;
}

static Cells
find_cells (const EntTieField *field, const EntRect *box, double grow)
{
  return (Cells) {
    find_cell (box->x - grow, field->area.x, field->cell, field->columns),
    find_cell (box->x + box->width + grow, field->area.x, field->cell, field->columns),
    find_cell (box->y - grow, field->area.y, field->cell, field->rows),
    find_cell (box->y + box->height + grow, field->area.y, field->cell, field->rows),
  };
}

static EntRect
box_of_chord (EntPoint a, EntPoint b)
{
  return (EntRect) { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
}

/* @margin: see Obstacle. Beside a symbol its badges take no more room than they need. */
static void
add_outline (EntTieField *field, const EntOutline *outline, double margin)
{
  Obstacle *o = &field->obstacles[field->n_obstacles];

  field->outlines[field->n_obstacles++] = *outline;
  o->middle = outline->middle;
  o->symbol = outline->symbol;
  o->grow = outline->symbol >= 0 ? field->line : 0;
  o->margin = margin;
  for (guint i = 0; i < outline->n_corners; i++)
    o->reach = MAX (o->reach, ent_length (outline->corners[i].x - outline->middle.x, outline->corners[i].y - outline->middle.y));
}

gboolean
ent_tie_avoids_text (const EntSceneText *text)
{
  switch (text->role)
    {
    case ENT_TEXT_KEY_NUMBER:
      return !text->on_symbol;
    case ENT_TEXT_BADGE:
    case ENT_TEXT_CENTRE:
    case ENT_TEXT_CENTRE_SMALL:
      return FALSE;
    default:
      return text->ink.width > 0 && text->ink.height > 0;
    }
}

static void
fill_grid (EntTieField *field)
{
  guint n_cells = field->columns * field->rows;

  field->starts = g_new0 (guint, n_cells + 1);
  for (guint pass = 0; pass < 2; pass++)
    {
      /* counts first; then each cell is filled from its end backwards */
      for (guint i = field->n_obstacles; i-- > 0;)
        {
          Cells c = find_cells (field, &field->outlines[i].box, 0);
          for (guint row = c.top; row <= c.bottom; row++)
            for (guint column = c.left; column <= c.right; column++)
              {
                guint *start = &field->starts[row * field->columns + column];
                if (pass == 0)
                  ++*start;
                else
                  field->items[--*start] = i;
              }
        }
      if (pass == 1)
        break;
      for (guint i = 1; i <= n_cells; i++)
        field->starts[i] += field->starts[i - 1];
      field->items = g_new (guint, MAX (field->starts[n_cells], 1));
    }
}

static void
measure_area (EntTieField *field, const EntScene *scene)
{
  double left = 0, top = 0, right = MAX (scene->width, 1), bottom = MAX (scene->height, 1);

  for (guint i = 0; i < field->n_obstacles; i++)
    {
      const EntRect *box = &field->outlines[i].box;
      left = MIN (left, box->x);
      top = MIN (top, box->y);
      right = MAX (right, box->x + box->width);
      bottom = MAX (bottom, box->y + box->height);
    }
  field->area = (EntRect) { left, top, right - left, bottom - top };
  guint across = CLAMP ((guint) (1.5 * sqrt (field->n_obstacles)), 32, 256);
  field->cell = MAX (field->area.width, field->area.height) / across;
  field->columns = (guint) (field->area.width / field->cell) + 1;
  field->rows = (guint) (field->area.height / field->cell) + 1;
}

EntTieField *
ent_tie_field_new (const EntScene *scene, guint n_bundles)
{
  EntTieField *field = g_new0 (EntTieField, 1);
  g_autoptr (GArray) outlines = NULL;

  field->page = (EntRect) { scene->margin, scene->margin, scene->width - 2 * scene->margin, scene->height - 2 * scene->margin };
  field->centre = scene->centre;
  field->core = scene->core;
  field->radius = scene->radius;
  field->line = scene->line;

  outlines = ent_scene_outlines (scene);
  field->obstacles = g_new0 (Obstacle, outlines->len + scene->texts->len + 1);
  field->outlines = g_new0 (EntOutline, outlines->len + scene->texts->len + 1);
  for (guint i = 0; i < outlines->len; i++)
    add_outline (field, &g_array_index (outlines, EntOutline, i), i < scene->n_stakeholders ? 1 : 0);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntOutline outline = ent_outline_of_box (ent_rect_grown (text->ink, ENT_TIE_TEXT_GROW), -1);

      /* the box of a text along an arc is no likeness of it */
      if (ent_tie_avoids_text (text) && text->arc_radius <= 0)
        add_outline (field, &outline, 0);
    }

  measure_area (field, scene);
  fill_grid (field);
  field->chords = g_array_new (FALSE, FALSE, sizeof (Chord));
  field->chord_heads = g_new (int, (gsize) field->columns * field->rows);
  for (guint i = 0; i < field->columns * field->rows; i++)
    field->chord_heads[i] = -1;
  field->generations = g_new0 (guint, MAX (n_bundles, 1));
  return field;
}

void
ent_tie_field_free (EntTieField *field)
{
  if (field == NULL)
    return;
  g_free (field->obstacles);
  g_free (field->outlines);
  g_free (field->starts);
  g_free (field->items);
  g_free (field->chord_heads);
  g_free (field->generations);
  g_array_unref (field->chords);
  g_free (field);
}

static gboolean
is_hit (const EntTieField *field, const Obstacle *o, EntPoint a, EntPoint b, double grow)
{
  const EntOutline *outline = &field->outlines[o - field->obstacles];

  return outline->n_corners > 8 || ent_outline_meets_line (outline, a, b, grow);
}

/* What the chord from @a to @b meets for the first time. */
static void
meet_obstacle (EntTieField *field, Obstacle *o, EntPoint a, EntPoint b, const EntTieTrial *trial, EntTieFaults *faults)
{
  gboolean is_text = o->symbol < 0;
  double grow = trial->half + o->grow, margin = o->margin * trial->clearance;
  double far = o->reach + grow + margin;

  if (MIN (a.x, b.x) > o->middle.x + far || MAX (a.x, b.x) < o->middle.x - far ||
      MIN (a.y, b.y) > o->middle.y + far || MAX (a.y, b.y) < o->middle.y - far)
    return;
  double distance = ent_distance_to_line (a, b, o->middle) - o->reach - grow;
  if (distance > margin)
    return;
  if (o->stamp != field->stamp)
    {
      o->stamp = field->stamp;
      o->nearness = 0;
    }
  if (o->nearness == G_MAXDOUBLE)
    return;

  if (distance <= 0 && is_hit (field, o, a, b, grow))
    {
      o->nearness = G_MAXDOUBLE;
      if (is_text)
        faults->texts++;
      else
        faults->symbols++;
      faults->cost += is_text ? ENT_TIE_COST_TEXT : ENT_TIE_COST_SYMBOL;
      return;
    }
  if (margin > 0)
    {
      double cost = ENT_TIE_COST_NEAR * (1 - MAX (distance, 0) / margin);
      faults->cost += MAX (cost - o->nearness, 0);
      o->nearness = MAX (cost, o->nearness);
    }
}

/* Of the cells in @row, those that the chord comes nearer to than @grow: from the first to the last column. */
static Cells
narrow_row (const EntTieField *field, const Cells *all, guint row, EntPoint a, EntPoint b, double grow)
{
  double top = field->area.y + row * field->cell - grow, bottom = top + field->cell + 2 * grow;
  EntPoint high = a.y < b.y ? a : b, low = a.y < b.y ? b : a;
  double per = low.y - high.y > 1e-9 ? (low.x - high.x) / (low.y - high.y) : 0;
  /* the outermost cells hold what lies beyond them */
  double from = row == 0 || top < high.y ? high.x : high.x + (top - high.y) * per;
  double to = row == field->rows - 1 || bottom > low.y ? low.x : high.x + (bottom - high.y) * per;

  if (per == 0)
    return *all;
  return (Cells) {
    find_cell (MIN (from, to) - grow, field->area.x, field->cell, field->columns),
    find_cell (MAX (from, to) + grow, field->area.x, field->cell, field->columns),
    row,
    row,
  };
}

static void
meet_obstacles (EntTieField *field, EntPoint a, EntPoint b, const EntTieTrial *trial, EntTieFaults *faults)
{
  EntRect box = box_of_chord (a, b);
  double grow = trial->half + field->line + trial->clearance;
  Cells c = find_cells (field, &box, grow);

  for (guint row = c.top; row <= c.bottom; row++)
    {
      Cells in = c.bottom > c.top ? narrow_row (field, &c, row, a, b, grow) : c;

      for (guint column = in.left; column <= in.right; column++)
        {
          guint cell = row * field->columns + column;
          for (guint i = field->starts[cell]; i < field->starts[cell + 1]; i++)
            {
              Obstacle *o = &field->obstacles[field->items[i]];
              if (o->symbol < 0 || (o->symbol != trial->from && o->symbol != trial->to))
                meet_obstacle (field, o, a, b, trial, faults);
            }
        }
    }
}

/* Cost of crossing @other, the dearer the sharper the angle; 0 if the two do not
 * cross in the cell at @column, @row: they may lie together in several. */
static double
cost_of_crossing (const EntTieField *field, const Chord *other, EntPoint a, EntPoint b, guint column, guint row)
{
  double ux = b.x - a.x, uy = b.y - a.y;
  double vx = other->b.x - other->a.x, vy = other->b.y - other->a.y;
  double cross = ux * vy - uy * vx;

  if (cross == 0)
    return 0;
  double wx = other->a.x - a.x, wy = other->a.y - a.y;
  double t = (wx * vy - wy * vx) / cross, s = (wx * uy - wy * ux) / cross;
  if (t < 0 || t >= 1 || s < 0 || s >= 1)
    return 0;
  if (find_cell (a.x + t * ux, field->area.x, field->cell, field->columns) != column ||
      find_cell (a.y + t * uy, field->area.y, field->cell, field->rows) != row)
    return 0;

  double sine = fabs (cross) / (ent_length (ux, uy) * ent_length (vx, vy));
  double cost = ENT_TIE_COST_CROSSING;
  if (sine < ENT_TIE_OPEN_SINE)
    cost += ENT_TIE_COST_SHARP * (1 - sine / ENT_TIE_OPEN_SINE);
  return cost * other->n_ties;
}

static void
meet_ties (EntTieField *field, EntPoint a, EntPoint b, const EntTieTrial *trial, EntTieFaults *faults)
{
  EntRect box = box_of_chord (a, b);
  Cells c = find_cells (field, &box, 0);

  for (guint row = c.top; row <= c.bottom; row++)
    for (guint column = c.left; column <= c.right; column++)
      for (int i = field->chord_heads[row * field->columns + column]; i >= 0;)
        {
          const Chord *chord = &g_array_index (field->chords, Chord, i);
          if (chord->bundle != trial->bundle && chord->generation == field->generations[chord->bundle])
            faults->cost += cost_of_crossing (field, chord, a, b, column, row);
          i = chord->next;
        }
}

static void
meet_borders (const EntTieField *field, EntPoint a, EntPoint b, const EntTieTrial *trial, EntTieFaults *faults)
{
  double close = ent_distance_to_line (a, b, field->centre);
  double core = field->core + trial->half + 2 * field->line;
  double far = ent_length (b.x - field->centre.x, b.y - field->centre.y);

  if (close < core)
    faults->cost += ENT_TIE_COST_CORE * (1 + (core - close) / MAX (core, 1e-6));
  else if (close < 1.2 * core)
    faults->cost += ENT_TIE_COST_NEAR_CORE * (1.2 * core - close) / (0.2 * core);
  if (far > field->radius)
    faults->cost += ENT_TIE_COST_OFF_MAP;
  if (b.x < field->page.x || b.y < field->page.y ||
      b.x > field->page.x + field->page.width || b.y > field->page.y + field->page.height)
    faults->cost += ENT_TIE_COST_OFF_PAGE;
}

/* Cuts the samples back to circles around the ends; returns how many are left
 * from *@first on. */
static guint
cut_samples (EntPoint *samples, guint n, const EntTieTrial *trial, guint *first)
{
  EntPoint from = samples[0], to = samples[n - 1];
  guint start = 0, end = n - 1;

  while (start + 1 < end && ent_length (samples[start + 1].x - from.x, samples[start + 1].y - from.y) < trial->from_radius)
    start++;
  while (end > start + 1 && ent_length (samples[end - 1].x - to.x, samples[end - 1].y - to.y) < trial->to_radius)
    end--;
  for (guint i = 0; i < 2; i++)
    {
      EntPoint *inner = &samples[i == 0 ? start : end];
      const EntPoint *outer = &samples[i == 0 ? start + 1 : end - 1];
      EntPoint middle = i == 0 ? from : to;
      double radius = i == 0 ? trial->from_radius : trial->to_radius;
      double in = ent_length (inner->x - middle.x, inner->y - middle.y);
      double out = ent_length (outer->x - middle.x, outer->y - middle.y);
      double t = out > radius && in < radius ? (radius - in) / (out - in) : 0;

      inner->x += (outer->x - inner->x) * t;
      inner->y += (outer->y - inner->y) * t;
    }
  *first = start;
  return end - start + 1;
}

/* What the eye sees without anything around it: detours and bends. */
static double
cost_of_shape (const EntPoint *samples, guint n)
{
  double direct = ent_length (samples[n - 1].x - samples[0].x, samples[n - 1].y - samples[0].y);
  double length = 0, cost = 0, ux = 0, uy = 0;

  for (guint i = 1; i < n; i++)
    {
      double x = samples[i].x - samples[i - 1].x, y = samples[i].y - samples[i - 1].y, chord = ent_length (x, y);

      length += chord;
      if (ux * x + uy * y < cos (ENT_TIE_SMOOTH_TURN) * chord && i > 1)
        cost += ENT_TIE_COST_BEND * (fabs (atan2 (ux * y - uy * x, ux * x + uy * y)) - ENT_TIE_SMOOTH_TURN);
      if (chord > 0)
        {
          ux = x / chord;
          uy = y / chord;
        }
    }
  return cost + ENT_TIE_COST_LENGTH * (length / MAX (direct, 1e-6) - 1);
}

static guint
count_steps (const EntCurve *curve, const EntTieTrial *trial)
{
  return curve->n_points > 4 ? (trial->steps + 1) * 2 / 3 : trial->steps;
}

EntTieFaults
ent_tie_field_judge (EntTieField *field, const EntWay *way, const EntTieTrial *trial, double limit)
{
  EntPoint samples[ENT_CURVE_MAX_SAMPLES];
  guint n = ent_curve_flatten (&way->curve, count_steps (&way->curve, trial), samples), first;
  EntTieFaults faults = { .cost = way->price };

  faults.cost += cost_of_shape (samples, n);
  n = cut_samples (samples, n, trial, &first);
  field->stamp++;
  for (guint i = first + 1; i < first + n && faults.cost <= limit; i++)
    {
      meet_borders (field, samples[i - 1], samples[i], trial, &faults);
      meet_obstacles (field, samples[i - 1], samples[i], trial, &faults);
    }
  /* other ties last: they are many, and most ways are out of the question by then */
  for (guint i = first + 1; i < first + n && faults.cost <= limit && trial->crossings; i++)
    meet_ties (field, samples[i - 1], samples[i], trial, &faults);
  return faults;
}

void
ent_tie_field_lay (EntTieField *field, const EntCurve *curve, const EntTieTrial *trial, guint n_ties)
{
  EntPoint samples[ENT_CURVE_MAX_SAMPLES];
  guint n = ent_curve_flatten (curve, count_steps (curve, trial), samples), first;

  n = cut_samples (samples, n, trial, &first);
  guint generation = ++field->generations[trial->bundle];
  for (guint i = first + 1; i < first + n; i++)
    {
      EntRect box = box_of_chord (samples[i - 1], samples[i]);
      Cells c = find_cells (field, &box, 0);
      for (guint row = c.top; row <= c.bottom; row++)
        for (guint column = c.left; column <= c.right; column++)
          {
            int *head = &field->chord_heads[row * field->columns + column];
            Chord chord = { samples[i - 1], samples[i], trial->bundle, generation, n_ties, *head };
            *head = field->chords->len;
            g_array_append_val (field->chords, chord);
          }
    }
}

guint
ent_tie_field_blockers (EntTieField *field, const EntCurve *curve, const EntTieTrial *trial, EntTieBlocker *blockers, guint max)
{
  EntWay way = { *curve, 0 };
  guint n = 0;

  ent_tie_field_judge (field, &way, trial, G_MAXDOUBLE);
  for (guint i = 0; i < field->n_obstacles && n < max; i++)
    {
      const Obstacle *o = &field->obstacles[i];
      if (o->stamp == field->stamp && o->nearness == G_MAXDOUBLE)
        blockers[n++] = (EntTieBlocker) {
          o->middle.x,
          o->middle.y,
          o->symbol >= 0 ? o->reach : MAX (field->outlines[i].box.width, field->outlines[i].box.height) / 2,
        };
    }
  return n;
}
