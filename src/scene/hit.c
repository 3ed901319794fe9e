/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hit testing on the geometry of a scene. Linear, with bounds to reject by:
 * measured, 20,000 symbols and 40,000 ties take less than a millisecond, so
 * that an index would only be one more thing to keep true.
 */
#include "scene/hit.h"

#include "model/id-set.h"

#include <math.h>

#include "scene/scene-private.h"

/* All in pixels of the view. */
#define RIM_OUTSIDE 6.0  /* how far outside its outline a symbol is still hit */
#define RIM_INSIDE 5.0   /* how far inside the rim reaches at most */
#define SMALL_RADIUS 6.0 /* a smaller symbol is all body: it has to be grabbed first of all */
#define TIE_TOLERANCE 5.0

static gboolean
contains (const EntRect *rect, double x, double y, double margin)
{
  return x >= rect->x - margin && x <= rect->x + rect->width + margin && y >= rect->y - margin &&
         y <= rect->y + rect->height + margin;
}

/* From the outline of @symbol, scene units: negative inside. */
static double
distance_to_outline (const EntSceneSymbol *symbol, double x, double y)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline (symbol->kind, symbol->x, symbol->y, symbol->radius, corners);
  double nearest = G_MAXDOUBLE;
  gboolean inside = FALSE;

  for (guint i = 0; i < n; i++)
    {
      EntPoint a = corners[i], b = corners[(i + 1) % n];

      nearest = MIN (nearest, ent_distance_to_line (a, b, (EntPoint) { x, y }));
      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside ? -nearest : nearest;
}

static void
hit_symbol (EntHit *hit, const EntScene *scene, int index, double distance, double zoom)
{
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  double radius = symbol->radius * zoom;

  hit->kind = ENT_HIT_SYMBOL;
  hit->symbol = index;
  hit->id = symbol->id;
  hit->rim = radius >= SMALL_RADIUS && distance * zoom > -MIN (RIM_INSIDE, radius / 4);
}

/* The topmost symbol with the point in its outline, else the nearest one whose
 * surroundings have it: *@distance tells which it was. -1: none. */
static int
find_symbol (const EntScene *scene, double x, double y, double zoom, GHashTable *hidden, double *distance)
{
  double reach = RIM_OUTSIDE / zoom;
  int nearest = -1;

  *distance = G_MAXDOUBLE;
  for (int i = (int) scene->n_stakeholders - 1; i >= 0; i--)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      /* shapes of equal weight differ in how far their corners reach */
      double far = symbol->radius * 2 + reach;
      double away;

      if (fabs (symbol->x - x) > far || fabs (symbol->y - y) > far || ent_id_set_has (hidden, symbol->id))
        continue;
      away = distance_to_outline (symbol, x, y);
      if (away > reach || away >= *distance)
        continue;
      nearest = i;
      *distance = away;
      if (away <= 0)
        break;
    }
  return nearest;
}

static int
find_label (const EntScene *scene, double x, double y, double zoom, GHashTable *hidden)
{
  for (int i = (int) scene->n_stakeholders - 1; i >= 0; i--)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (symbol->label >= 0 && contains (&g_array_index (scene->texts, EntSceneText, symbol->label).ink, x, y, 1 / zoom) &&
          !ent_id_set_has (hidden, symbol->id))
        return i;
    }
  return -1;
}

static int
find_tie (const EntScene *scene, double x, double y, double zoom, GHashTable *hidden)
{
  double nearest = TIE_TOLERANCE / zoom;
  int found = -1;

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
      guint n;

      if (tie->id == NULL || !contains (&tie->bounds, x, y, nearest) || ent_scene_tie_is_hidden (scene, tie, hidden))
        continue;
      n = ent_tie_flatten (tie, points);
      for (guint k = 1; k < n; k++)
        {
          double away = ent_distance_to_line (points[k - 1], points[k], (EntPoint) { x, y }) - tie->width / 2;

          if (away > nearest)
            continue;
          nearest = away;
          found = (int) i;
        }
    }
  return found;
}

static void
find_cell (EntHit *hit, const EntScene *scene, double x, double y)
{
  if (scene->picture == ENT_PICTURE_MATRIX)
    hit->in_cell = ent_scene_field_at (scene, x, y, &hit->power, &hit->commitment);
  else
    hit->in_cell = ent_scene_cell_at (scene, x, y, &hit->sector, &hit->value);
}

guint
ent_tie_flatten (const EntSceneTie *tie, EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1])
{
  guint n = 0;

  points[n++] = ent_tie_points (tie)[0];
  for (guint curve = 0; curve + 3 < tie->n_points; curve += 3)
    for (guint i = 1; i <= ENT_TIE_PIECES; i++)
      points[n++] = ent_cubic_at (ent_tie_points (tie) + curve, (double) i / ENT_TIE_PIECES);
  return n;
}

EntHit
ent_hit_test (const EntScene *scene, double x, double y, double zoom)
{
  return ent_hit_test_shown (scene, x, y, zoom, NULL);
}

EntHit
ent_hit_test_shown (const EntScene *scene, double x, double y, double zoom, GHashTable *hidden)
{
  EntHit hit = { .kind = ENT_HIT_NOTHING, .symbol = -1, .tie = -1 };
  double distance;
  int symbol = find_symbol (scene, x, y, zoom, hidden, &distance);
  int other;

  find_cell (&hit, scene, x, y);
  if (symbol >= 0 && distance <= 0)
    {
      hit_symbol (&hit, scene, symbol, distance, zoom);
      return hit;
    }

  /* a label often touches the surroundings of its symbol: what is written is meant first */
  other = find_label (scene, x, y, zoom, hidden);
  if (other >= 0)
    {
      hit.kind = ENT_HIT_LABEL;
      hit.symbol = other;
      hit.id = g_array_index (scene->symbols, EntSceneSymbol, other).id;
      return hit;
    }
  if (symbol >= 0)
    {
      hit_symbol (&hit, scene, symbol, distance, zoom);
      return hit;
    }

  other = find_tie (scene, x, y, zoom, hidden);
  if (other >= 0)
    {
      hit.kind = ENT_HIT_TIE;
      hit.tie = other;
      hit.id = g_array_index (scene->ties, EntSceneTie, other).id;
    }
  return hit;
}

GPtrArray *
ent_hit_in_rect (const EntScene *scene, const EntRect *rect)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (contains (rect, symbol->x, symbol->y, 0))
        g_ptr_array_add (ids, symbol->id);
    }
  return ids;
}
