/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drop means: another wedge and ring, another field of the matrix, or a
 * place in the same cell.
 */
#include "scene/tool-private.h"

#include <math.h>

static const EntSceneSymbol *
find_symbol (const EntScene *scene, const char *id)
{
  int index = ent_scene_find_symbol (scene, id);

  return index >= 0 ? &g_array_index (scene->symbols, EntSceneSymbol, index) : NULL;
}

static guint8
ring_value (const EntScene *scene, const EntSceneSymbol *symbol)
{
  return symbol->ring < scene->rings->len
             ? g_array_index (scene->rings, EntSceneRing, symbol->ring).value
             : 0;
}

/* Where @x, @y lies in the cell of @sector and @value, as fractions. */
static EntPin
find_pin (const EntScene *scene, EntSectorId sector, guint8 value, double x, double y)
{
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, sector);
  double angle = atan2 (x - scene->centre.x, scene->centre.y - y);
  double radius = hypot (x - scene->centre.x, y - scene->centre.y);
  EntPin pin = { .set = TRUE };

  /* a wedge may begin before twelve o'clock or end after it */
  while (angle < wedge->start)
    angle += 2 * G_PI;
  while (angle > wedge->end && angle - 2 * G_PI >= wedge->start)
    angle -= 2 * G_PI;
  pin.angle = (float) CLAMP ((angle - wedge->start) / (wedge->end - wedge->start), 0, 1);
  for (guint i = 0; i < scene->rings->len; i++)
    {
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

      if (ring->value == value)
        pin.radius = (float) CLAMP ((radius - ring->inner) / (ring->outer - ring->inner), 0, 1);
    }
  return pin;
}

gboolean
ent_tool_pin_at (const EntScene *scene, double x, double y, EntPin *pin)
{
  EntSectorId sector;
  guint8 value;

  if (!ent_scene_cell_at (scene, x, y, &sector, &value))
    return FALSE;
  *pin = find_pin (scene, sector, value, x, y);
  return TRUE;
}

static EntOutcome
find_drop_on_map (const EntScene *scene, const GPtrArray *ids, EntPoint start, EntPoint now)
{
  EntOutcome drop = { .kind = ENT_OUTCOME_NONE, .ids = ids, .value = -1, .power = -1, .commitment = -1 };
  gboolean sector_differs = FALSE;
  guint8 value;

  if (!ent_scene_cell_at (scene, now.x, now.y, &drop.sector, &value))
    return drop;
  for (guint i = 0; i < ids->len; i++)
    {
      const EntSceneSymbol *symbol = find_symbol (scene, g_ptr_array_index (ids, i));

      if (symbol == NULL)
        continue;
      sector_differs |= symbol->sector != drop.sector;
      if (ring_value (scene, symbol) != value)
        drop.value = value;
    }
  if (sector_differs || drop.value >= 0)
    drop.kind = ENT_OUTCOME_MOVE;
  else if (ids->len == 1)
    {
      const EntSceneSymbol *symbol = find_symbol (scene, g_ptr_array_index (ids, 0));

      if (symbol == NULL)
        return drop;
      drop.kind = ENT_OUTCOME_PIN;
      drop.id = symbol->id;
      /* the symbol's middle lands as far from the pointer as it was grabbed */
      drop.pin = find_pin (scene, drop.sector, value, symbol->x + now.x - start.x,
                           symbol->y + now.y - start.y);
    }
  return drop;
}

static EntOutcome
find_drop_on_matrix (const EntScene *scene, const GPtrArray *ids, EntPoint now)
{
  EntOutcome drop = { .kind = ENT_OUTCOME_NONE, .ids = ids, .value = -1, .power = -1, .commitment = -1 };
  guint8 power, commitment;

  if (!ent_scene_field_at (scene, now.x, now.y, &power, &commitment))
    return drop;
  for (guint i = 0; i < ids->len; i++)
    {
      const EntSceneSymbol *symbol = find_symbol (scene, g_ptr_array_index (ids, i));

      if (symbol == NULL)
        continue;
      if (symbol->power != power)
        drop.power = power;
      if (symbol->commitment != commitment)
        drop.commitment = commitment;
    }
  if (drop.power >= 0 || drop.commitment >= 0)
    drop.kind = ENT_OUTCOME_MOVE;
  return drop;
}

EntOutcome
ent_tool_find_drop (const EntScene *scene, const GPtrArray *ids, EntPoint start, EntPoint now)
{
  if (scene->picture == ENT_PICTURE_MATRIX)
    return find_drop_on_matrix (scene, ids, now);
  return find_drop_on_map (scene, ids, start, now);
}
