/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders of a picture as symbols: everything of them but their place. */
#include <math.h>
#include <string.h>

#include "scene/scene-private.h"

gboolean
ent_spec_shows (EntMap *map, const EntSceneSpec *spec, const EntStakeholder *stakeholder)
{
  if (spec->blank)
    return FALSE;
  if (spec->inside == NULL)
    return ent_stakeholder_is_on_map (stakeholder);
  /* who stands on the map itself is in nobody */
  while (!ent_stakeholder_is_on_map (stakeholder))
    {
      if (strcmp (stakeholder->part_of, spec->inside) == 0)
        return TRUE;
      stakeholder = ent_map_stakeholder (map, stakeholder->part_of);
    }
  return FALSE;
}

static guint
count_shown (EntMap *map, const EntSceneSpec *spec)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += ent_spec_shows (map, spec, ent_map_stakeholder_at (map, i));
  return n;
}

void
ent_layout_init (EntLayout *layout, EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  *layout = (EntLayout) { .scene = scene, .map = map, .spec = spec, .context = context, .disc = 1 };
  ent_scene_sizes (spec, count_shown (map, spec), &layout->sizes);
  scene->line = layout->sizes.line;
  scene->tie_line = scene->line * ent_tie_thinness (spec->blank ? 0 : ent_map_n_ties (map));
}

const EntStakeholder *
ent_layout_stakeholder (const EntLayout *layout, guint index)
{
  return ent_map_stakeholder (layout->map, g_array_index (layout->scene->symbols, EntSceneSymbol, index).id);
}

static guint
count_parts (const EntStakeholder *stakeholder)
{
  guint n = 0;

  /* An organisation that is part of another stands on the map itself. */
  for (guint i = 0; stakeholder->parts != NULL && i < stakeholder->parts->len; i++)
    n += !ent_stakeholder_is_on_map (g_ptr_array_index (stakeholder->parts, i));
  return n;
}

guint
ent_layout_ring_value (const EntLayout *layout, const EntSceneSymbol *symbol)
{
  switch (layout->scene->rings_show)
    {
    case ENT_RINGS_POWER:
      return symbol->power;
    case ENT_RINGS_LEVEL:
      return ent_map_stakeholder (layout->map, symbol->id)->level;
    case ENT_RINGS_COMMITMENT:
    default:
      return symbol->commitment;
    }
}

void
ent_layout_fill_symbol (const EntLayout *layout, const EntStakeholder *stakeholder, const char *moment, EntSceneSymbol *symbol)
{
  guint power = MIN (ent_map_rating (layout->map, stakeholder, moment, ENT_ASPECT_POWER), ENT_POWER_MAX);
  guint commitment = MIN (ent_map_rating (layout->map, stakeholder, moment, ENT_ASPECT_COMMITMENT), ENT_N_COMMITMENTS - 1);
  /* When the rings do not show commitment, size does. */
  guint size = layout->scene->rings_show == ENT_RINGS_COMMITMENT ? power : commitment;

  *symbol = (EntSceneSymbol) {
    .radius = layout->sizes.radius[size],
    .kind = stakeholder->kind,
    .commitment = commitment,
    .power = power,
    .sector = MIN (stakeholder->sector, ENT_N_SECTORS - 1),
    /* on a wall the number would be larger than the symbol; inside an organisation all of them are shown */
    .n_parts = layout->sizes.wall || layout->spec->inside != NULL ? 0 : count_parts (stakeholder),
    .label = -1,
  };
  if (ent_map_rating (layout->map, stakeholder, moment, ENT_ASPECT_ALLY))
    symbol->flags |= ENT_SYMBOL_ALLY;
  if (stakeholder->veto && !layout->spec->vetoes_last && (layout->spec->private_marks || layout->spec->conflict_marks))
    symbol->flags |= ENT_SYMBOL_VETO;
  if (power == ENT_POWER_NOT_ASSESSED)
    symbol->flags |= ENT_SYMBOL_POWER_UNKNOWN;
  if (stakeholder->pin.set)
    symbol->flags |= ENT_SYMBOL_PINNED;
}

/* Of a line of capitals and small letters, in em. */
#define LINE 0.95
#define LONGEST 60

double
ent_name_area (const char *name)
{
  return ENT_LETTER_WIDTH * LINE * MIN (g_utf8_strlen (name != NULL ? name : "", 4 * (gssize) LONGEST), LONGEST);
}

static double
area_of_rings (const EntScene *scene)
{
  return MAX (G_PI * (scene->radius * scene->radius - scene->core * scene->core), 1);
}

double
ent_layout_crowding (const EntLayout *layout)
{
  return layout->names * layout->sizes.label * layout->sizes.label / area_of_rings (layout->scene);
}

/* A label in its cell: lines of this height and as wide as this; the largest symbol. */
#define NOMINAL_LINE 1.25
#define NOMINAL_WIDTH 9.0
#define NOMINAL_RADIUS 1.3
/* So much of the rings all would take, but letters are no larger than so much of the radius. */
#define NOMINAL_FILL 0.7
#define NOMINAL_MOST 0.04

EntNominal
ent_layout_nominal (const EntLayout *layout, const char *name, double radius)
{
  double width = ENT_LETTER_WIDTH * MIN (g_utf8_strlen (name != NULL ? name : "", 4 * (gssize) LONGEST), LONGEST);
  double lines = MAX (ceil (width / NOMINAL_WIDTH), 1);

  return (EntNominal) {
    .width = width / lines + 0.6 * (lines - 1) + 0.6,
    .height = lines * NOMINAL_LINE + 0.3,
    .radius = NOMINAL_RADIUS * radius / layout->sizes.radius[ENT_POWER_MAX],
  };
}

double
ent_layout_nominal_em (const EntLayout *layout)
{
  const EntScene *scene = layout->scene;

  return MIN (sqrt (NOMINAL_FILL * area_of_rings (scene) / MAX (layout->nominal, 1)), NOMINAL_MOST * scene->radius);
}

double
ent_layout_number_crowding (const EntLayout *layout)
{
  double em = layout->sizes.key;

  return layout->scene->n_stakeholders * ENT_NUMBER_AREA * em * em / area_of_rings (layout->scene);
}

static void
add_stakeholder (EntLayout *layout, const EntStakeholder *stakeholder)
{
  EntScene *scene = layout->scene;
  EntSceneSymbol symbol;
  EntNominal nominal;
  EntPoint box;

  ent_layout_fill_symbol (layout, stakeholder, layout->spec->moment_id, &symbol);
  symbol.id = ent_id_ref (stakeholder->base.id);
  layout->names += ent_name_area (ent_spec_name (layout->spec, stakeholder));
  nominal = ent_layout_nominal (layout, ent_spec_name (layout->spec, stakeholder), symbol.radius);
  box = ent_nominal_box (&nominal);
  layout->nominal += box.x * box.y;
  g_array_append_val (scene->symbols, symbol);
  g_hash_table_insert (scene->by_id, symbol.id, GUINT_TO_POINTER (scene->symbols->len));
}

void
ent_layout_add_stakeholders (EntLayout *layout)
{
  EntScene *scene = layout->scene;

  for (guint i = 0; i < ent_map_n_stakeholders (layout->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (layout->map, i);

      if (ent_spec_shows (layout->map, layout->spec, stakeholder))
        add_stakeholder (layout, stakeholder);
    }
  scene->n_stakeholders = scene->symbols->len;
}

/* The plate of a number of people, as from the symbol's middle. */
static EntRect
plate_of (const EntSceneSymbol *symbol, double em)
{
  guint digits = symbol->n_parts < 10 ? 1 : (symbol->n_parts < 100 ? 2 : 3);
  double width = (0.62 * digits + 2 * ENT_BADGE_PAD) * em, height = (0.74 + 2 * ENT_BADGE_PAD) * em;
  double x = 0.7 * symbol->radius + 0.2 * em, y = 0.7 * symbol->radius + 0.2 * em;

  return (EntRect) { x - width / 2, y - height / 2, width, height };
}

EntRect
ent_scene_symbol_bounds (const EntScene *scene, const EntSceneSymbol *symbol, const EntSceneSizes *sizes)
{
  EntRect bounds = ent_rect_grown (ent_symbol_box (symbol->kind, symbol->x, symbol->y, symbol->radius), 0.7 * scene->line);
  EntPoint middle;
  double radius;

  for (guint mark = 0; mark < ENT_N_MARKS; mark++)
    if (ent_symbol_mark (symbol, mark, scene->line, &middle, &radius))
      bounds = ent_rect_union (bounds, (EntRect) { middle.x - radius, middle.y - radius, 2 * radius, 2 * radius });
  if (symbol->n_parts > 0)
    {
      EntRect plate = plate_of (symbol, sizes->badge);

      plate.x += symbol->x;
      plate.y += symbol->y;
      bounds = ent_rect_union (bounds, plate);
    }
  return bounds;
}

/* Of a ghost that stands for what is desired, to its symbol; and at least, in lines. */
#define GHOST 0.55
#define LEAST_GHOST 2.2

static gboolean
find_desired (const EntLayout *layout, const EntSceneSymbol *symbol, const EntStakeholder *stakeholder, EntGhostWanted *ghost)
{
  const char *const *ids = layout->spec->ghosts_of;
  guint desired;

  if (layout->scene->rings_show != ENT_RINGS_COMMITMENT)
    return FALSE;
  if (!layout->spec->view->ghosts && (ids == NULL || !g_strv_contains (ids, symbol->id)))
    return FALSE;
  desired = MIN (ent_map_rating (layout->map, stakeholder, layout->spec->moment_id, ENT_ASPECT_DESIRED), ENT_N_COMMITMENTS - 1);
  *ghost = (EntGhostWanted) { ENT_GHOST_DESIRED, desired, MAX (GHOST * symbol->radius, LEAST_GHOST * layout->scene->line) };
  return desired != ENT_COMMITMENT_NOT_ASSESSED && desired != symbol->commitment;
}

/* Where somebody stood, as large as then. */
static gboolean
find_then (const EntLayout *layout, const EntSceneSymbol *symbol, const EntStakeholder *stakeholder, EntGhostWanted *ghost)
{
  EntSceneSymbol then;
  guint from, to = ent_layout_ring_value (layout, symbol);

  ent_layout_fill_symbol (layout, stakeholder, layout->spec->from_moment_id, &then);
  then.id = symbol->id;
  from = ent_layout_ring_value (layout, &then);
  ghost->value = from;
  ghost->radius = then.radius;
  /* 0 is not assessed, whatever the rings show */
  if (from == 0)
    ghost->kind = ENT_GHOST_ASSESSED;
  else if (to == 0)
    ghost->kind = ENT_GHOST_UNASSESSED;
  else
    ghost->kind = to > from ? ENT_GHOST_NEARER : ENT_GHOST_FARTHER;
  return from != to;
}

gboolean
ent_layout_ghost (const EntLayout *layout, guint index, EntGhostWanted *ghost)
{
  const EntSceneSymbol *symbol = &g_array_index (layout->scene->symbols, EntSceneSymbol, index);

  if (layout->scene->picture != ENT_PICTURE_MAP)
    return FALSE;
  if (layout->spec->from_moment_id != NULL)
    return find_then (layout, symbol, ent_layout_stakeholder (layout, index), ghost);
  return find_desired (layout, symbol, ent_layout_stakeholder (layout, index), ghost);
}

void
ent_scene_put_symbol (EntScene *scene, guint index, double x, double y)
{
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);

  symbol->bounds.x += x - symbol->x;
  symbol->bounds.y += y - symbol->y;
  symbol->x = x;
  symbol->y = y;
}

void
ent_layout_add_badges (EntLayout *layout)
{
  EntScene *scene = layout->scene;
  EntTextStyle style = { .size = layout->sizes.badge, .bold = TRUE };

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntRect plate = plate_of (symbol, style.size);
      char number[16];
      guint index;
      const EntSceneText *text;

      if (symbol->n_parts == 0)
        continue;
      g_snprintf (number, sizeof number, "%u", MIN (symbol->n_parts, 999u));
      index = ent_scene_add_text (scene, layout->context, ENT_TEXT_BADGE, number, &style, 0, 0);
      text = &g_array_index (scene->texts, EntSceneText, index);
      ent_scene_move_text (scene, index,
                           symbol->x + plate.x + plate.width / 2 - text->ink.x - text->ink.width / 2,
                           symbol->y + plate.y + plate.height / 2 - text->ink.y - text->ink.height / 2);
      g_array_index (scene->texts, EntSceneText, index).id = ent_id_ref (symbol->id);
    }
}

gboolean
ent_spec_shows_tie (const EntSceneSpec *spec, const EntTie *tie)
{
  if (spec->from_moment_id != NULL || (spec->view->hidden_ties & (1u << tie->kind)))
    return FALSE;
  return spec->private_marks || spec->conflict_marks || !ent_tie_kind_is_conflict (tie->kind);
}
