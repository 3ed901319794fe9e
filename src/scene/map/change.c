/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is drawn into the map of its later moment: nobody moves, and of names only those in whose place something
 * comes to lie. Where people stood is where the map of the earlier moment has them, between the same rings.
 */
#include "scene/map/map-layout-private.h"

#include <math.h>

#include "scene/map/ghosts.h"
#include "scene/map/packing.h"

/* Up to so many names are looked for on the whole sheet. */
#define MOST_EVERYWHERE 60
/* So often names are placed again that had been better left under an arrow. */
#define ROUNDS 3
/* Between two looks whether anybody still waits. */
#define NAMES_PER_LOOK 100
/* So often outlines are placed again that have cost somebody the name, and what such a name asks of them then. */
#define TRIES 3
#define DEAR 60.0

/* The frame tells of the change: where its words have no room beside the disc, fewer of them. */
static const guint legends[] = { ENT_LEGEND_OF_MAP, ENT_LEGEND_COMMITMENT | ENT_LEGEND_MARKS | ENT_LEGEND_RINGS, ENT_LEGEND_MARKS, 0 };

static void
resume (MapLayout *self, EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  const EntMapGround *ground = scene->ground;

  *self = (MapLayout) { .room = ground->plan.room };
  ent_layout_init (&self->layout, scene, map, spec, context);
  self->layout.sizes = ground->sizes;
  self->layout.names = ground->names;
  self->layout.nominal = ground->nominal;
  self->layout.keeps_disc = TRUE;
  if (self->room > ROOM_FOR_ALL)
    ent_map_leave_out_title (self);
  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);

      self->sides[wedge->sector] = ent_wedge_sides (wedge);
    }
}

static gboolean
is_of_frame (gconstpointer element, gconstpointer data)
{
  const EntSceneText *text = element;

  switch (text->role)
    {
    case ENT_TEXT_TITLE:
    case ENT_TEXT_SUBTITLE:
    case ENT_TEXT_HEADING:
    case ENT_TEXT_LEGEND:
    case ENT_TEXT_KEY:
      return TRUE;
    case ENT_TEXT_BADGE:
      /* of the legend's specimen */
      return text->id == NULL;
    default:
      return FALSE;
    }
}

static void
remove_frame (EntScene *scene)
{
  ent_scene_take_out_texts (scene, is_of_frame, NULL);
  g_array_set_size (scene->symbols, scene->n_stakeholders);
  g_array_set_size (scene->ties, 0);
  g_array_set_size (scene->ghosts, 0);
  scene->logo = (EntRect) { 0 };
}

/* Whether a frame with these parts of the legend finds room beside the disc, and off all names too or else @anyhow. */
static gboolean
try_frame (MapLayout *self, guint parts, guint key_lines, gboolean anyhow)
{
  EntLayout *layout = &self->layout;

  for (layout->brevity = anyhow ? ENT_BREVITY_WORDS_OF_MOVES : ENT_BREVITY_NONE; layout->brevity < ENT_N_BREVITIES; layout->brevity++)
    {
      remove_frame (layout->scene);
      ent_layout_frame (layout, parts, key_lines, TRUE, ent_map_around (self), &self->frame);
      if (ent_frame_is_off_disc (layout, &self->frame, ent_map_around (self)) && (anyhow || ent_frame_count_labels (&self->frame, layout->scene) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
lay_frame (MapLayout *self, const Plan *plan)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (legends) && !found; i++)
    for (guint anyhow = 0; anyhow < 2 && !found; anyhow++)
      found = try_frame (self, plan->legend_parts & legends[i], plan->key_lines, (gboolean) anyhow);
  self->layout.brevity = ENT_BREVITY_NONE;
  ent_map_keep_keys_off_disc (self);
}

/* Rings and wedges with their names, and nobody in them. */
static EntScene *
copy_ground (const EntScene *scene, const EntSceneSpec *spec)
{
  EntScene *ground = ent_scene_new_empty (spec);

  ground->centre = scene->centre;
  ground->core = scene->core;
  ground->radius = scene->radius;
  g_array_append_vals (ground->wedges, scene->wedges->data, scene->wedges->len);
  g_array_append_vals (ground->rings, scene->rings->data, scene->rings->len);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      EntSceneText text = g_array_index (scene->texts, EntSceneText, i);

      if (text.id != NULL || text.arc_radius <= 0)
        continue;
      g_object_ref (text.layout);
      g_array_append_val (ground->texts, text);
    }
  return ground;
}

/* Where the map of then has everybody, by symbol. */
static EntPoint *
find_places (MapLayout *self, const Plan *plan)
{
  const EntScene *scene = self->layout.scene;
  EntSceneSpec spec = *self->layout.spec;
  EntPoint *places = g_new (EntPoint, scene->n_stakeholders + 1);
  g_autoptr (EntScene) ground = NULL;
  MapLayout then;

  spec.moment_id = spec.from_moment_id;
  spec.from_moment_id = NULL;
  /* whether a room sees the marks of a veto moves nobody */
  spec.vetoes_last = spec.medium == ENT_MEDIUM_PROJECTOR;
  ground = copy_ground (scene, &spec);
  ground->ground = ent_map_ground_copy (scene->ground);
  resume (&then, ground, self->layout.map, &spec, self->layout.context);
  then.layout.shapes = self->layout.shapes;
  then.layout.names = then.layout.nominal = 0;
  then.frame = self->frame;
  ent_layout_add_stakeholders (&then.layout);
  for (guint i = 0; i < ground->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (ground->symbols, EntSceneSymbol, i);

      symbol->ring = (guint8) ent_rings_index (ground, ent_layout_ring_value (&then.layout, symbol));
    }
  ent_map_begin_labelling (&then, plan);
  ent_map_collect_still (&then);
  ent_map_pack_once (&then);
  for (guint i = 0; i < ground->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (ground->symbols, EntSceneSymbol, i);

      places[i] = (EntPoint) { symbol->x, symbol->y };
    }
  g_clear_pointer (&then.still, ent_obstacles_free);
  g_clear_pointer (&then.layout.relaxed, g_bytes_unref);
  return places;
}

/* --- names that are in the way --- */

typedef enum
{
  STAYS,
  IN_ARROW, /* an arrow runs over it: it goes elsewhere if it can */
  GOES,     /* an outline lies on it, or it is not beside its symbol anyway */
} Lot;

typedef struct
{
  const EntScene *scene;
  const guint8 *lots;
} Loose;

static gboolean
is_loose (gconstpointer element, gconstpointer data)
{
  const EntSceneText *text = element;
  const Loose *loose = data;

  return (text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER) && loose->lots[ent_scene_find_symbol (loose->scene, text->id)] != STAYS;
}

static gboolean
is_of_loose (gconstpointer element, gconstpointer data)
{
  const EntSceneLeader *leader = element;
  const Loose *loose = data;

  return loose->lots[leader->symbol] != STAYS;
}

/* Outlines and arrows of then, to ask what lies under them. */
typedef struct
{
  EntObstacles *outlines, *arrows;
} Thens;

static Thens
collect_thens (const MapLayout *self)
{
  const EntScene *scene = self->layout.scene;
  double cell = 4 * self->layout.sizes.label;
  Thens thens = { ent_obstacles_new (scene, cell), ent_obstacles_new (scene, cell) };

  ent_ghosts_obstruct (scene, thens.outlines);
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, i);
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol);

      if (ghost->symbol < (int) scene->n_stakeholders)
        ent_obstacles_add_line (thens.arrows, ghost->middle, (EntPoint) { symbol->x, symbol->y }, -1, INFINITY);
    }
  return thens;
}

static void
clear_thens (Thens *thens)
{
  ent_obstacles_free (thens->outlines);
  ent_obstacles_free (thens->arrows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Thens, clear_thens)

/* What they make of a name at @ink. */
static Lot
lot_under (const Thens *thens, const EntRect *ink)
{
  EntRect box = ent_rect_grown (*ink, ENT_LABEL_PAD);

  if (ent_obstacles_cost (thens->outlines, &box, -1) > 0)
    return GOES;
  return ent_obstacles_cost (thens->arrows, ink, -1) > 0 ? IN_ARROW : STAYS;
}

static gboolean
is_under_leader (const Thens *thens, const EntSceneLeader *leader)
{
  for (guint i = 1; i < leader->n_points; i++)
    if (ent_obstacles_cost_of_line (thens->outlines, leader->points[i - 1], leader->points[i], 0, -1) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
frame_meets_leader (const EntFrame *frame, const EntSceneLeader *leader)
{
  for (guint i = 0; i < frame->n_taken; i++)
    for (guint j = 1; j < leader->n_points; j++)
      if (ent_line_meets_rect (leader->points[j - 1], leader->points[j], &frame->taken[i]))
        return TRUE;
  return FALSE;
}

/* By symbol. */
static guint8 *
find_lots (const MapLayout *self, const Thens *thens)
{
  const EntScene *scene = self->layout.scene;
  guint8 *lots = g_new0 (guint8, scene->n_stakeholders + 1);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      int label = g_array_index (scene->symbols, EntSceneSymbol, i).label;
      const EntRect *ink = label >= 0 ? &g_array_index (scene->texts, EntSceneText, label).ink : NULL;

      if (i % NAMES_PER_LOOK == NAMES_PER_LOOK - 1 && ent_progress_is_stopped (scene->progress))
        return lots;
      lots[i] = ink == NULL || ent_frame_meets (&self->frame, ink) ? GOES : lot_under (thens, ink);
    }
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);

      if (frame_meets_leader (&self->frame, leader) || is_under_leader (thens, leader))
        lots[leader->symbol] = GOES;
    }
  return lots;
}

static void
take_out_loose (MapLayout *self, const guint8 *lots)
{
  EntScene *scene = self->layout.scene;
  Loose loose = { scene, lots };

  ent_scene_take_out_texts (scene, is_loose, &loose);
  ent_array_take_out (scene->leaders, is_of_loose, &loose);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    if (lots[i] != STAYS)
      g_array_index (scene->symbols, EntSceneSymbol, i).key_number = 0;
}

/* All that stands, names that stay among it. */
static void
collect_standing (MapLayout *self)
{
  const EntScene *scene = self->layout.scene;

  ent_map_collect_still (self);
  ent_map_add_symbols (self);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      /* twice: each of two labels keeps its own */
      EntRect box = ent_label_with_air (ent_label_with_air (text->ink, text->size), text->size);

      if (text->role == ENT_TEXT_LABEL)
        ent_obstacles_add (self->still, &box, -1, INFINITY);
    }
  ent_ghosts_obstruct (scene, self->still);
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);

      for (guint j = 1; j < leader->n_points; j++)
        ent_obstacles_add_line (self->still, leader->points[j - 1], leader->points[j], -1, INFINITY);
    }
  ent_map_collect_lines (self);
}

/* Gives those who are loose a name again, and leaves the others alone. */
static void
place_loose (MapLayout *self, const guint8 *lots)
{
  EntScene *scene = self->layout.scene;
  g_autofree guint *flags = g_new (guint, scene->n_stakeholders + 1);

  take_out_loose (self, lots);
  collect_standing (self);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      flags[i] = symbol->flags;
      if (lots[i] == STAYS)
        symbol->flags |= ENT_SYMBOL_DIMMED;
    }
  self->labelling.only_lit = TRUE;
  ent_layout_place_labels (&self->layout, self->still, &self->labelling);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    if (lots[i] == STAYS)
      g_array_index (scene->symbols, EntSceneSymbol, i).flags = flags[i];
  g_clear_pointer (&self->still, ent_obstacles_free);
  g_clear_pointer (&self->lines, ent_obstacles_free);
  self->labelling.lines = NULL;
}

/* Those who gain nothing elsewhere, or @all whom an arrow crosses, keep their place in the next try; whether there are any. */
static gboolean
keep_in_arrows (const EntScene *scene, const Thens *thens, guint8 *lots, gboolean all)
{
  gboolean any = FALSE;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      int label = g_array_index (scene->symbols, EntSceneSymbol, i).label;

      if (lots[i] != IN_ARROW || (!all && label >= 0 && lot_under (thens, &g_array_index (scene->texts, EntSceneText, label).ink) == STAYS))
        continue;
      lots[i] = STAYS;
      any = TRUE;
    }
  return any;
}

/* Each gets what stands in the other. */
static void
exchange (EntScene *a, EntScene *b)
{
  EntScene was = *a;

  a->symbols = b->symbols;
  a->texts = b->texts;
  a->leaders = b->leaders;
  a->ghosts = b->ghosts;
  a->n_left_out = b->n_left_out;
  b->symbols = was.symbols;
  b->texts = was.texts;
  b->leaders = was.leaders;
  b->ghosts = was.ghosts;
  b->n_left_out = was.n_left_out;
}

static void
place_names (MapLayout *self)
{
  EntScene *scene = self->layout.scene;
  g_auto (Thens) thens = collect_thens (self);
  g_autofree guint8 *lots = find_lots (self, &thens);

  for (guint round = 0; round < ROUNDS && !ent_progress_is_stopped (scene->progress); round++)
    {
      g_autoptr (EntScene) before = ent_scene_copy (scene);

      if (round + 1 == ROUNDS)
        keep_in_arrows (scene, &thens, lots, TRUE);
      place_loose (self, lots);
      if (!keep_in_arrows (scene, &thens, lots, FALSE))
        return;
      exchange (scene, before);
    }
}

static gboolean
is_told (const EntSceneSymbol *symbol)
{
  return symbol->label >= 0 || symbol->key_number > 0;
}

/* Notes whose names are gone that were there @before, or among few even their numbers: the next outlines keep off
 * them. Returns how many there are. */
static guint
find_lost (const EntScene *scene, const EntScene *before, double *dear)
{
  gboolean few = scene->n_stakeholders <= MOST_EVERYWHERE;
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *was = &g_array_index (before->symbols, EntSceneSymbol, i), *is = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if ((was->label < 0 || is->label >= 0) && (!few || !is_told (was) || is_told (is)))
        continue;
      dear[i] += DEAR;
      n++;
    }
  return n;
}

/* Outlines and arrows of then, and what names make of them: the best of some tries. */
static void
add_thens (MapLayout *self, const EntPoint *places)
{
  EntScene *scene = self->layout.scene;
  g_autofree double *dear = g_new0 (double, scene->n_stakeholders + 1);
  g_autoptr (EntScene) plain = ent_scene_copy (scene), best = NULL;
  guint least = G_MAXUINT, n_lost = G_MAXUINT;

  /* where nobody has lost a name the next would come out the same */
  for (guint try = 0; try < TRIES && n_lost > 0 && !ent_progress_is_stopped (scene->progress); try++)
    {
      g_autoptr (EntScene) clean = ent_scene_copy (plain);
      guint lost;

      exchange (scene, clean);
      ent_ghosts_add_then (&self->layout, places, dear);
      if (self->room == ROOM_WITHOUT_WORDS)
        return;
      place_names (self);
      n_lost = find_lost (scene, plain, dear);
      lost = n_lost + 2 * (MAX (scene->n_left_out, plain->n_left_out) - plain->n_left_out);
      if (lost >= least)
        continue;
      least = lost;
      g_clear_pointer (&best, ent_scene_free);
      best = ent_scene_copy (scene);
    }
  if (best != NULL)
    exchange (scene, best);
}

void
ent_scene_add_change (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_autoptr (GHashTable) shapes = ent_label_shapes_of (context);
  g_autofree EntPoint *places = NULL;
  Plan plan;
  MapLayout self;

  g_return_if_fail (scene->ground != NULL);

  plan = scene->ground->plan;
  plan.leaders = TRUE;
  plan.everywhere = scene->n_stakeholders <= MOST_EVERYWHERE;
  resume (&self, scene, map, spec, context);
  self.layout.shapes = shapes;
  lay_frame (&self, &plan);
  ent_map_begin_labelling (&self, &plan);
  places = find_places (&self, &scene->ground->plan);
  add_thens (&self, places);
}
