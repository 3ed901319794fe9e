/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order and nearness among the symbols of a scene. */
#include "scene/neighbours.h"

#include "model/id-set.h"

#include <math.h>

/* How much dearer a unit aside is than a unit ahead. */
#define ASIDE 2.0
/* Beyond this slope what is reached no longer lies "that way": arrows would run
 * around the map instead of across it. */
#define MAX_SLOPE 2.0

static const EntSceneSymbol *
symbol_at (const EntScene *scene, int index)
{
  return &g_array_index (scene->symbols, EntSceneSymbol, index);
}

static EntPoint
direction_of (EntHeading way)
{
  static const EntPoint directions[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

  return directions[way];
}

static gboolean
is_hidden (const EntScene *scene, int index, GHashTable *hidden)
{
  return ent_id_set_has (hidden, symbol_at (scene, index)->id);
}

static int
find_furthest_back (const EntScene *scene, EntPoint direction, GHashTable *hidden)
{
  double least = G_MAXDOUBLE;
  int found = -1;

  for (int i = 0; i < (int) scene->n_stakeholders; i++)
    {
      double along = symbol_at (scene, i)->x * direction.x + symbol_at (scene, i)->y * direction.y;

      if (along >= least || is_hidden (scene, i, hidden))
        continue;
      least = along;
      found = i;
    }
  return found;
}

int
ent_neighbour (const EntScene *scene, int from, EntHeading way)
{
  return ent_neighbour_shown (scene, from, way, NULL);
}

int
ent_neighbour_shown (const EntScene *scene, int from, EntHeading way, GHashTable *hidden)
{
  EntPoint direction = direction_of (way);
  double least = G_MAXDOUBLE;
  int found = -1;

  if (from < 0)
    return find_furthest_back (scene, direction, hidden);
  for (int i = 0; i < (int) scene->n_stakeholders; i++)
    {
      double dx = symbol_at (scene, i)->x - symbol_at (scene, from)->x;
      double dy = symbol_at (scene, i)->y - symbol_at (scene, from)->y;
      double along = dx * direction.x + dy * direction.y;
      double aside = fabs (dx * direction.y) + fabs (dy * direction.x);
      double cost = along + ASIDE * aside;

      if (i == from || along <= 0 || aside > MAX_SLOPE * along || cost >= least || is_hidden (scene, i, hidden))
        continue;
      least = cost;
      found = i;
    }
  return found;
}

static double
angle_of (const EntScene *scene, const EntSceneSymbol *symbol)
{
  double angle = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y);

  return angle < 0 ? angle + 2 * G_PI : angle;
}

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_on_map (const EntScene *scene, const EntSceneSymbol *a, const EntSceneSymbol *b)
{
  if (a->sector != b->sector)
    return (int) a->sector - b->sector;
  if (a->ring != b->ring)
    return (int) a->ring - b->ring;
  return compare_doubles (angle_of (scene, a), angle_of (scene, b));
}

static int
find_field (const EntScene *scene, const EntSceneSymbol *symbol)
{
  for (guint i = 0; i < scene->cells->len; i++)
    {
      const EntRect *rect = &g_array_index (scene->cells, EntSceneCell, i).rect;

      if (symbol->x >= rect->x && symbol->x < rect->x + rect->width && symbol->y >= rect->y &&
          symbol->y < rect->y + rect->height)
        return (int) i;
    }
  return G_MAXINT;
}

static int
compare_on_matrix (const EntScene *scene, const EntSceneSymbol *a, const EntSceneSymbol *b)
{
  int field_a = find_field (scene, a), field_b = find_field (scene, b);

  if (field_a != field_b && field_a != G_MAXINT && field_b != G_MAXINT)
    {
      const EntRect *ra = &g_array_index (scene->cells, EntSceneCell, field_a).rect;
      const EntRect *rb = &g_array_index (scene->cells, EntSceneCell, field_b).rect;
      int by_row = compare_doubles (ra->y, rb->y);

      return by_row != 0 ? by_row : compare_doubles (ra->x, rb->x);
    }
  if (field_a != field_b)
    return field_a == G_MAXINT ? 1 : -1;
  return a->y != b->y ? compare_doubles (a->y, b->y) : compare_doubles (a->x, b->x);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntScene *scene = data;
  int left = *(const int *) a, right = *(const int *) b;
  int order = scene->picture == ENT_PICTURE_MATRIX
                  ? compare_on_matrix (scene, symbol_at (scene, left), symbol_at (scene, right))
                  : compare_on_map (scene, symbol_at (scene, left), symbol_at (scene, right));

  return order != 0 ? order : left - right;
}

GArray *
ent_reading_order (const EntScene *scene)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (int), scene->n_stakeholders);

  for (int i = 0; i < (int) scene->n_stakeholders; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_places, (gpointer) scene);
  return order;
}

GArray *
ent_reading_order_shown (const EntScene *scene, const GArray *order, GHashTable *hidden)
{
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (int), order->len);

  for (guint i = 0; i < order->len; i++)
    if (!is_hidden (scene, g_array_index (order, int, i), hidden))
      g_array_append_val (shown, g_array_index (order, int, i));
  return shown;
}

int
ent_reading_next (const GArray *order, int from, gboolean forward)
{
  int place = forward ? -1 : (int) order->len;

  for (guint i = 0; from >= 0 && i < order->len; i++)
    if (g_array_index (order, int, i) == from)
      place = (int) i;
  place += forward ? 1 : -1;
  return place >= 0 && place < (int) order->len ? g_array_index (order, int, place) : -1;
}
