/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand-scene.h"

#include <math.h>

#define RING_WIDTH 60.0
#define CORE 100.0

static void
add_cells_of_map (EntScene *scene)
{
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      EntSceneWedge wedge = { .sector = (guint8) i,
                              .start = i * 2 * G_PI / ENT_N_SECTORS,
                              .end = (i + 1) * 2 * G_PI / ENT_N_SECTORS };

      g_array_append_val (scene->wedges, wedge);
    }
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    {
      EntSceneRing ring = { .value = (guint8) (ENT_COMMITMENT_LEADING - i),
                            .inner = CORE + i * RING_WIDTH,
                            .outer = CORE + (i + 1) * RING_WIDTH };

      g_array_append_val (scene->rings, ring);
    }
}

static void
add_cells_of_matrix (EntScene *scene)
{
  for (guint power = 0; power <= ENT_POWER_MAX; power++)
    for (guint commitment = 0; commitment < ENT_N_COMMITMENTS; commitment++)
      {
        EntPoint middle = hand_scene_field (power, commitment);
        EntSceneCell cell = { .power = (guint8) power,
                              .commitment = (guint8) commitment,
                              .rect = { middle.x - 50, middle.y - 40, 100, 80 } };

        g_array_append_val (scene->cells, cell);
      }
}

EntScene *
hand_scene_new (EntPicture picture)
{
  EntScene *scene = g_new0 (EntScene, 1);

  scene->picture = picture;
  scene->medium = ENT_MEDIUM_SCREEN;
  scene->width = 1000;
  scene->height = 1000;
  scene->centre = (EntPoint) { 500, 500 };
  scene->core = CORE;
  scene->radius = CORE + ENT_N_COMMITMENTS * RING_WIDTH;
  scene->line = 1;
  scene->tie_line = 1;
  scene->wedges = g_array_new (FALSE, TRUE, sizeof (EntSceneWedge));
  scene->rings = g_array_new (FALSE, TRUE, sizeof (EntSceneRing));
  scene->cells = g_array_new (FALSE, TRUE, sizeof (EntSceneCell));
  scene->ties = g_array_new (FALSE, TRUE, sizeof (EntSceneTie));
  scene->ghosts = g_array_new (FALSE, TRUE, sizeof (EntSceneGhost));
  scene->leaders = g_array_new (FALSE, TRUE, sizeof (EntSceneLeader));
  scene->symbols = g_array_new (FALSE, TRUE, sizeof (EntSceneSymbol));
  scene->texts = g_array_new (FALSE, TRUE, sizeof (EntSceneText));
  scene->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (picture == ENT_PICTURE_MATRIX)
    add_cells_of_matrix (scene);
  else
    add_cells_of_map (scene);
  return scene;
}

void
hand_scene_free (EntScene *scene)
{
  for (guint i = 0; i < scene->symbols->len; i++)
    ent_id_unref (hand_scene_symbol (scene, (int) i)->id);
  for (guint i = 0; i < scene->ties->len; i++)
    {
      ent_id_unref (g_array_index (scene->ties, EntSceneTie, i).id);
      g_free (g_array_index (scene->ties, EntSceneTie, i).many);
    }
  for (guint i = 0; i < scene->texts->len; i++)
    g_clear_object (&g_array_index (scene->texts, EntSceneText, i).layout);
  g_hash_table_unref (scene->by_id);
  g_array_unref (scene->wedges);
  g_array_unref (scene->rings);
  g_array_unref (scene->cells);
  g_array_unref (scene->ties);
  g_array_unref (scene->ghosts);
  g_array_unref (scene->leaders);
  g_array_unref (scene->symbols);
  g_array_unref (scene->texts);
  g_free (scene);
}

EntPoint
hand_scene_cell (const EntScene *scene, EntSectorId sector, EntCommitment commitment, double along)
{
  double angle = (sector + along) * 2 * G_PI / ENT_N_SECTORS;
  double radius = CORE + (ENT_COMMITMENT_LEADING - commitment + 0.5) * RING_WIDTH;

  return (EntPoint) { scene->centre.x + radius * sin (angle), scene->centre.y - radius * cos (angle) };
}

EntPoint
hand_scene_field (guint power, EntCommitment commitment)
{
  return (EntPoint) { 150 + commitment * 100.0, 140 + (ENT_POWER_MAX - power) * 80.0 };
}

int
hand_scene_add (EntScene *scene, const char *id, EntSectorId sector, EntCommitment commitment, guint power, double along)
{
  EntPoint at = scene->picture == ENT_PICTURE_MATRIX ? hand_scene_field (power, commitment)
                                                     : hand_scene_cell (scene, sector, commitment, along);
  EntSceneSymbol symbol = { .id = ent_id (id),
                            .x = at.x,
                            .y = at.y,
                            .radius = 12,
                            .kind = ENT_KIND_FORMAL,
                            .commitment = (guint8) commitment,
                            .power = (guint8) power,
                            .sector = (guint8) sector,
                            .ring = (guint8) (ENT_COMMITMENT_LEADING - commitment),
                            .label = -1,
                            .bounds = { at.x - 12, at.y - 12, 24, 24 } };

  g_array_append_val (scene->symbols, symbol);
  scene->n_stakeholders = scene->symbols->len;
  g_hash_table_insert (scene->by_id, symbol.id, GUINT_TO_POINTER (scene->symbols->len));
  return (int) scene->symbols->len - 1;
}

int
hand_scene_add_tie (EntScene *scene, const char *id, int from, int to)
{
  const EntSceneSymbol *a = hand_scene_symbol (scene, from), *b = hand_scene_symbol (scene, to);
  EntSceneTie tie = { .id = ent_id (id), .from = from, .to = to, .n_points = 4, .width = 1 };

  for (guint i = 0; i < 4; i++)
    tie.few[i] = (EntPoint) { a->x + (b->x - a->x) * i / 3.0, a->y + (b->y - a->y) * i / 3.0 };
  tie.bounds = (EntRect) { MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };
  g_array_append_val (scene->ties, tie);
  return (int) scene->ties->len - 1;
}

void
hand_scene_add_label (EntScene *scene, int symbol, EntRect ink)
{
  EntSceneText text = { .role = ENT_TEXT_LABEL, .ink = ink };

  g_array_append_val (scene->texts, text);
  hand_scene_symbol (scene, symbol)->label = (int) scene->texts->len - 1;
}

EntSceneSymbol *
hand_scene_symbol (EntScene *scene, int index)
{
  return &g_array_index (scene->symbols, EntSceneSymbol, index);
}
