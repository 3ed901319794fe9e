/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of the protective environment, put together: frame, ground, symbols,
 * ghosts, ties, labels, hints. Each part is placed once; only where symbols or
 * labels do not fit is the whole tried again with smaller ones, or with more
 * room for the key.
 */
#include "scene/map/map-layout-private.h"

#include <math.h>

#include "scene/map/ghosts.h"
#include "scene/map/hints.h"
#include "scene/labels/labels.h"
#include "scene/legend.h"
#include "scene/map/packing.h"
#include "scene/ties/ties.h"
#include "scene/map/wedges.h"

/* What a label pays for running over a tie or a border, and for standing beyond the rim. */
#define OVER_TIE 3.0
#define OVER_BORDER 0.35
#define BEYOND_RIM 1.2
/* And on a wall, where it may stand far off, in another's wedge, the more of it the more: there it reads as one of that. */
#define FOREIGN 4
/* How often labels and ties make room for each other, and up to how many labels. */
#define TURNS 4
#define TURNS_WALL 2
#define MANY_TURNS 150

/* The key takes no more from the picture than leaves so much of its radius. */
#define LEAST_FOR_KEY 0.7

/* On a wall labels stand around the disc too: how large it is, of what there is room for; the first that
 * leaves room for the names, or the best. The first is the largest, the last the smallest. */
static const double discs[] = { 1, 0.98, 0.95, 0.96, 0.92, 0.94, 0.86 };
/* Where more than so many go without a name who must not, they do so around nearly every disc, and each takes long:
 * only those are tried that are clearly smaller. */
#define FEW_FAVOURED 2
#define CLEARLY_SMALLER 0.92
/* No more are tried after so many in a row that were no better. */
#define IN_VAIN 2
/* Of so many without a name it is worth trying that all have one. */
#define NEARLY_ALL 3
/* Up to so many names are looked for on the whole sheet. */
#define MOST_EVERYWHERE 60
/* Up to so many labels may stand off. */
#define MOST_LEADERS 150

/* Around a smaller disc, in em, there is neither title nor legend; where it is smaller even so, no word at all. Nor are
 * there letters that nobody can read, in pixels. */
#define LEAST_DISC 5.0
#define LEAST_LETTER 4.0
/* Without words the children's disc is such a part of the radius. */
#define CORE_WITHOUT_WORDS 0.2
/* What it costs that the legend says less, or nothing. */
#define LESS_LEGEND 1.0
#define WITHOUT_LEGEND 5.0
/* Where there was no room for a legend, there is none beside more lines of the key. */
#define MOST_BESIDE_LEGEND 18
/* What it costs that some are left out and neither the key nor the line below the title tells it: more than any names. */
#define SILENT 1e6

/* Labels stand no further from the centre, in radius of the disc: on a very long sheet no eye would follow a line
 * from there. */
#define FARTHEST 5.0

/* What a label of the map costs at @box, beside what is in its way. */
static double
cost_of_label (const EntRect *box, guint index, gpointer data)
{
  const MapLayout *self = data;
  const EntScene *scene = self->layout.scene;
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  const EntWedgeSides *sides = &self->sides[MIN (symbol->sector, ENT_N_SECTORS - 1)];
  double nearest = ent_rect_nearest (box, scene->centre), farthest = ent_rect_farthest (box, scene->centre), cost = 0;
  guint n_outside = 0;

  if (nearest < scene->core + scene->line)
    return INFINITY;
  if (farthest > scene->radius + (ENT_BAND_INNER - 1) * scene->line)
    {
      if (nearest < scene->radius + (ENT_BAND_OUTER + 1) * scene->line)
        return INFINITY;
      cost += BEYOND_RIM;
    }
  for (guint corner = 0; corner < 4; corner++)
    {
      EntPoint at = { box->x + (corner & 1 ? box->width : 0) - scene->centre.x,
                      box->y + (corner & 2 ? box->height : 0) - scene->centre.y };

      n_outside += !ent_wedge_holds (sides, at);
    }
  cost += OVER_BORDER * n_outside;
  if (n_outside > 0 && self->layout.sizes.wall && nearest < scene->radius)
    {
      double share = ent_wedge_share_beside (sides, scene->centre, box);

      cost += FOREIGN * share * share;
    }
  return self->lines != NULL ? cost + ent_obstacles_cost (self->lines, box, -1) : cost;
}

void
ent_map_collect_lines (MapLayout *self)
{
  g_clear_pointer (&self->lines, ent_obstacles_free);
  self->labelling.lines = self->lines = ent_lines_new (self->layout.scene, 4 * self->layout.sizes.label, OVER_TIE);
}

/* How many labels lines run through. */
static guint
count_crossed (MapLayout *self, guint first_text)
{
  const EntScene *scene = self->layout.scene;
  guint n = 0;

  ent_map_collect_lines (self);
  for (guint i = first_text; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_LABEL || (text->role == ENT_TEXT_KEY_NUMBER && !text->on_symbol))
        n += ent_obstacles_cost (self->lines, &text->ink, -1) > 0;
    }
  return n;
}

/* Labels look for room beside the ties and ties beside the labels, in turns.
 * Returns how many labels are not beside their symbols. */
static guint
add_labels (MapLayout *self, gboolean is_probe)
{
  EntScene *scene = self->layout.scene;
  guint most_turns = self->labelling.everywhere || (self->labelling.leaders && !self->layout.sizes.wall) ? 1 : self->labelling.leaders ? TURNS_WALL
                                                                                                                                       : TURNS;
  guint first_text = scene->texts->len, n_keyed = 0, crossed = G_MAXUINT, last = G_MAXUINT;

  ent_map_collect_lines (self);
  for (guint turn = 0; turn < most_turns && crossed > 0 && (turn < 2 || crossed < last) && !ent_progress_is_stopped (scene->progress); turn++)
    {
      last = crossed;
      g_array_set_size (scene->texts, first_text);
      g_array_set_size (scene->leaders, 0);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        {
          EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

          symbol->label = -1;
          symbol->key_number = 0;
        }
      self->layout.moved = FALSE;
      n_keyed = ent_layout_place_labels (&self->layout, self->still, &self->labelling);
      if (self->layout.moved)
        ent_scene_route_ties (scene);
      ent_scene_reroute_ties_around_labels (scene, FALSE);
      crossed = count_crossed (self, first_text);
      if (scene->n_stakeholders > MANY_TURNS || (is_probe && n_keyed > 0))
        break;
    }
  if (!(is_probe && n_keyed > 0) && (crossed > 0 || ent_scene_has_ties_through_symbols (scene)))
    ent_scene_reroute_ties_around_labels (scene, TRUE);
  return n_keyed;
}

double
ent_map_around (const MapLayout *self)
{
  return self->room == ROOM_WITHOUT_WORDS ? (ENT_BAND_OUTER + 1) * self->layout.scene->line : ent_wedges_around (&self->layout);
}

void
ent_map_keep_keys_off_disc (MapLayout *self)
{
  const EntScene *scene = self->layout.scene;
  double around = ent_map_around (self);

  for (guint i = 0; i < self->frame.n_keys; i++)
    {
      EntRect *key = &self->frame.keys[i];

      while (key->height > 0 && ent_rect_nearest (key, scene->centre) < scene->radius + around)
        key->height = MAX (key->height - ent_key_leading (&self->layout.sizes), 0);
    }
}

/* Where labels may stand. */
static EntRect
find_reach (const MapLayout *self)
{
  const EntScene *scene = self->layout.scene;
  const EntRect *sheet = &self->frame.sheet;
  double far = FARTHEST * scene->radius;
  double left = MAX (sheet->x, scene->centre.x - far), right = MIN (sheet->x + sheet->width, scene->centre.x + far);
  double top = MAX (sheet->y, scene->centre.y - far), bottom = MIN (sheet->y + sheet->height, scene->centre.y + far);

  return (EntRect) { left, top, right - left, bottom - top };
}

/* The frame and, in what it leaves, the disc. */
static void
lay_frame (MapLayout *self, const Plan *plan, guint key_lines)
{
  EntLayout *layout = &self->layout;
  EntScene *scene = layout->scene;
  double around = ent_map_around (self);

  g_array_set_size (scene->texts, 0);
  g_array_set_size (scene->ties, 0);
  g_array_set_size (scene->ghosts, 0);
  g_array_set_size (scene->symbols, scene->n_stakeholders);
  if (scene->rules != NULL)
    g_array_set_size (scene->rules, 0);
  scene->logo = (EntRect) { 0 };
  ent_layout_frame (layout, plan->legend_parts, key_lines, TRUE, around, &self->frame);
  ent_frame_circle (&self->frame, layout->sizes.wall, around, &scene->centre, &scene->radius);
  scene->radius *= plan->disc;
  ent_map_keep_keys_off_disc (self);
}

void
ent_map_leave_out_title (MapLayout *self)
{
  self->bare = *self->layout.spec;
  self->bare.title = self->bare.legend = FALSE;
  self->layout.spec = &self->bare;
}

/* A picture of the size of a stamp is better one of the map than one of a part of its title. */
static void
lay_frame_for_room (MapLayout *self, const Plan *plan, guint key_lines)
{
  const EntScene *scene = self->layout.scene;
  const EntSceneSizes *sizes = &self->layout.sizes;

  lay_frame (self, plan, key_lines);
  /* a key can only take from the room that there is */
  while (plan->key_lines == 0 && self->room < ROOM_WITHOUT_WORDS && (scene->radius < LEAST_DISC * sizes->label || sizes->label < LEAST_LETTER))
    {
      if (self->room++ == ROOM_FOR_ALL)
        ent_map_leave_out_title (self);
      lay_frame (self, plan, 0);
    }
}

void
ent_map_begin_labelling (MapLayout *self, const Plan *plan)
{
  const EntScene *scene = self->layout.scene;
  gboolean wall = self->layout.sizes.wall;

  self->labelling = (EntLabelling) {
    .within = find_reach (self),
    .cost = cost_of_label,
    .data = self,
    .keys = self->frame.keys,
    .n_keys = self->frame.n_keys,
    .key_elsewhere = wall || scene->key_on_next_page,
    .leaders = (wall || plan->leaders) && scene->n_stakeholders <= MOST_LEADERS,
    .everywhere = plan->everywhere,
  };
}

/* Frame and ground: what does not depend on how large the symbols are. */
static void
lay_ground (MapLayout *self, const Plan *plan, guint key_lines)
{
  EntLayout *layout = &self->layout;
  EntScene *scene = layout->scene;

  lay_frame_for_room (self, plan, key_lines);
  layout->disc = plan->disc;
  ent_wedges_lay_out (layout);
  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);

      self->sides[wedge->sector] = ent_wedge_sides (wedge);
    }
  scene->core = CORE_WITHOUT_WORDS * scene->radius;
  if (self->room < ROOM_WITHOUT_WORDS)
    {
      ent_wedges_add_names (layout, &self->frame);
      ent_rings_add_centre (layout);
    }
  self->n_ground_texts = scene->texts->len;
  ent_map_begin_labelling (self, plan);
}

static void
clear (EntScene *scene)
{
  g_hash_table_remove_all (scene->by_id);
  g_array_set_size (scene->wedges, 0);
  g_array_set_size (scene->rings, 0);
  g_array_set_size (scene->ties, 0);
  g_array_set_size (scene->ghosts, 0);
  g_array_set_size (scene->leaders, 0);
  g_array_set_size (scene->symbols, 0);
  g_array_set_size (scene->texts, 0);
}

typedef struct
{
  guint n_keyed, n_left_out;
  guint n_powerful;   /* of those without a name, they whose names are bold */
  gboolean is_silent; /* neither the key nor the line below the title tells that somebody is left out */
  double radius;
  Room room;
  double no_legend; /* what it costs that it has less of a legend */
} Outcome;

static guint
count_powerful (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      n += symbol->label < 0 && ent_label_is_bold (symbol->power);
    }
  return n;
}

static guint
hash_rect (gconstpointer data)
{
  const EntRect *rect = data;

  return g_double_hash (&rect->x) * 31 + g_double_hash (&rect->y);
}

static gboolean
rects_equal (gconstpointer a, gconstpointer b)
{
  const EntRect *one = a, *other = b;

  return one->x == other->x && one->y == other->y && one->width == other->width && one->height == other->height;
}

/* Where very many are and some are pinned on one spot, one stands for all that look the same: every question would go
 * through all of them. */
void
ent_map_add_symbols (MapLayout *self)
{
  const EntScene *scene = self->layout.scene;
  g_autoptr (GHashTable) known = g_hash_table_new (hash_rect, rects_equal);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntRect box = ent_rect_grown (symbol->bounds, ENT_LABEL_PAD);

      if (scene->n_stakeholders > ENT_PACKING_MANY && (symbol->flags & ENT_SYMBOL_PINNED) != 0 && !g_hash_table_add (known, &symbol->bounds))
        continue;
      ent_obstacles_add (self->still, &box, (int) i, INFINITY);
    }
}

/* On a wall where nobody stands the names of the rings come before examples, which then keep off them: those may stand
 * anywhere in their wedge, the names want to be read below each other. */
static void
name_rings_of_empty_wall (MapLayout *self)
{
  const EntScene *scene = self->layout.scene;

  ent_wall_add_ring_names (&self->layout, self->still);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      guint n = text->role == ENT_TEXT_RING ? ent_scene_text_boxes (text, boxes) : 0;

      for (guint box = 0; box < n; box++)
        ent_obstacles_add (self->still, &boxes[box], -1, INFINITY);
    }
}

/* All words that follow from where the symbols stand. Returns how many have no name. */
static guint
add_words (MapLayout *self, gboolean is_probe)
{
  EntScene *scene = self->layout.scene;
  guint n_keyed;
  gboolean is_empty_wall = self->layout.sizes.wall && scene->n_stakeholders == 0;

  if (is_empty_wall)
    name_rings_of_empty_wall (self);
  ent_hints_add (&self->layout, self->still);
  if (ent_scene_ties_come_last (scene))
    {
      ent_map_collect_lines (self);
      n_keyed = ent_layout_place_labels (&self->layout, self->still, &self->labelling);
    }
  else
    {
      ent_scene_route_ties (scene);
      n_keyed = add_labels (self, is_probe);
    }
  if (self->layout.sizes.wall && !is_empty_wall)
    ent_wall_add_ring_names (&self->layout, self->still);
  return n_keyed;
}

EntMapGround *
ent_map_ground_copy (const EntMapGround *ground)
{
  return g_memdup2 (ground, ground != NULL ? sizeof *ground : 0);
}

static void
note_ground (const MapLayout *self, const Plan *plan, guint key_lines)
{
  EntScene *scene = self->layout.scene;

  if (scene->ground == NULL)
    scene->ground = g_new0 (EntMapGround, 1);
  *scene->ground = (EntMapGround) { *plan, self->layout.sizes, self->layout.names, self->layout.nominal };
  scene->ground->plan.room = self->room;
  scene->ground->plan.key_lines = key_lines;
}

static Outcome
lay_out (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context, GHashTable *shapes, const Plan *plan)
{
  MapLayout self = { .room = plan->room };
  Outcome outcome;
  guint lines;

  clear (scene);
  scene->key_on_next_page = plan->key_elsewhere;
  ent_layout_init (&self.layout, scene, map, spec, context);
  self.layout.shapes = shapes;
  if (self.room > ROOM_FOR_ALL)
    ent_map_leave_out_title (&self);
  ent_scene_sizes_scale_symbols (&self.layout.sizes, plan->disc);
  ent_layout_add_stakeholders (&self.layout);
  for (lines = MIN (plan->key_lines, ENT_KEY_MOST_COLUMNS * ent_key_lines (&self.layout.sizes, spec->height));; lines = lines * 7 / 8)
    {
      lay_ground (&self, plan, lines);
      if (scene->radius >= plan->least_radius || lines == 0)
        break;
    }
  ent_map_pack (&self);
  if (!self.layout.sizes.wall && ent_rings_clear_names (&self.layout))
    ent_map_collect_still (&self);
  if (self.room < ROOM_WITHOUT_WORDS)
    ent_layout_add_badges (&self.layout);
  ent_map_add_symbols (&self);
  ent_ghosts_add (&self.layout, self.still);
  ent_scene_add_ties (scene, map, spec);
  if (self.room < ROOM_WITHOUT_WORDS)
    outcome.n_keyed = add_words (&self, plan->is_probe);
  else
    {
      if (!ent_scene_ties_come_last (scene))
        ent_scene_route_ties (scene);
      outcome.n_keyed = scene->n_left_out = scene->n_stakeholders;
    }
  note_ground (&self, plan, lines);
  outcome.room = self.room;
  outcome.n_left_out = scene->n_left_out;
  outcome.is_silent = scene->n_left_out > 0 && ent_key_capacity (&self.layout, &self.labelling) == 0 && !ent_frame_can_say_left_out (scene, spec);
  outcome.n_powerful = count_powerful (scene);
  outcome.radius = scene->radius;
  outcome.no_legend = spec->legend && plan->legend_parts != ENT_LEGEND_OF_MAP ? (plan->legend_parts == 0 ? WITHOUT_LEGEND : LESS_LEGEND) : 0;
  ent_obstacles_free (self.still);
  g_clear_pointer (&self.lines, ent_obstacles_free);
  g_clear_pointer (&self.layout.relaxed, g_bytes_unref);
  return outcome;
}

/* What a picture lacks: names, sooner in the key than not at all and sooner those of others than of the powerful, and size. */
static double
lack_of (const Outcome *outcome, double radius)
{
  return (outcome->is_silent ? SILENT : 0) + 20.0 * outcome->n_left_out + 0.25 * outcome->n_keyed + 0.75 * outcome->n_powerful + 30 * (1 - outcome->radius / radius) + outcome->no_legend;
}

/* What a picture on a wall lacks: names, sooner those of the powerful, and size. */
static double
lack_on_wall (const EntScene *scene, double disc, guint *n_unnamed, guint *n_favoured)
{
  g_autofree gboolean *favoured = g_new (gboolean, scene->n_stakeholders + 1);
  double lack = 20.0 * scene->n_left_out + 30 * (1 - disc);

  *n_unnamed = *n_favoured = 0;
  ent_labels_favour (scene, FALSE, favoured);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    if (g_array_index (scene->symbols, EntSceneSymbol, i).label < 0)
      {
        lack += favoured[i] ? 10 : 2;
        *n_unnamed += 1;
        *n_favoured += favoured[i];
      }
  return lack;
}

typedef struct
{
  EntScene *best;
  double least;     /* what the best lacks */
  guint n_unnamed;  /* in it without a name */
  guint n_favoured; /* of those who must not be */
  guint n_in_vain;  /* tried since */
} Trial;

/* Each gets the picture of the other; what is of the scene itself stays. */
static void
exchange_pictures (EntScene *a, EntScene *b)
{
  EntScene was = *a;

  *a = *b;
  *b = was;
  b->language = a->language;
  b->confidentiality = a->confidentiality;
  b->logo_pixels = a->logo_pixels;
  a->language = was.language;
  a->confidentiality = was.confidentiality;
  a->logo_pixels = was.logo_pixels;
}

/* Lays out; the best so far is in trial->best. */
static void
try_wall (Trial *trial, EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context, GHashTable *shapes, double disc, gboolean everywhere)
{
  Plan plan = { .disc = disc, .everywhere = everywhere };
  guint n_unnamed, n_favoured;
  double lack;

  if (ent_progress_is_stopped (spec->progress))
    return;
  lay_out (scene, map, spec, context, shapes, &plan);
  lack = lack_on_wall (scene, disc, &n_unnamed, &n_favoured);
  trial->n_in_vain++;
  if (lack >= trial->least)
    return;
  exchange_pictures (scene, trial->best);
  trial->n_in_vain = 0;
  trial->least = lack;
  trial->n_unnamed = n_unnamed;
  trial->n_favoured = n_favoured;
}

/* Where names are looked for on the whole sheet another disc changes little, but by chance: it is tried for
 * one who must not go without a name, or has not even a number, or where nearly all have one. */
static gboolean
is_worth_trying (const Trial *trial, double disc)
{
  if (trial->n_in_vain >= IN_VAIN)
    return FALSE;
  if (trial->n_favoured > FEW_FAVOURED)
    return disc <= CLEARLY_SMALLER;
  return trial->n_favoured > 0 || trial->best->n_left_out > 0 || trial->n_unnamed <= NEARLY_ALL;
}

gboolean
ent_map_lay_wall_ground (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context, gboolean smallest)
{
  guint n = ent_map_n_stakeholders (map) <= MOST_LEADERS ? G_N_ELEMENTS (discs) : 1;
  MapLayout self = { .room = ROOM_FOR_ALL };
  Plan plan = { .disc = discs[smallest ? n - 1 : 0] };

  clear (scene);
  ent_layout_init (&self.layout, scene, map, spec, context);
  ent_layout_add_stakeholders (&self.layout);
  lay_ground (&self, &plan, 0);
  return self.room == ROOM_FOR_ALL;
}

/* Legend and key are pages of their own; the disc leaves room around it for the names that it has none for. */
static void
lay_out_wall (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context, GHashTable *shapes)
{
  g_autoptr (EntScene) best = ent_scene_new_empty (spec);
  Trial trial = { .best = best, .least = INFINITY };
  gboolean everywhere = ent_map_n_stakeholders (map) <= MOST_EVERYWHERE;
  guint n = ent_map_n_stakeholders (map) <= MOST_LEADERS ? G_N_ELEMENTS (discs) : 1;

  for (guint i = 0; i < n && trial.least > 30 * (1 - discs[i]); i++)
    if (everywhere ? i == 0 || is_worth_trying (&trial, discs[i]) : i % 2 == 0)
      try_wall (&trial, scene, map, spec, context, shapes, discs[i], everywhere);
  exchange_pictures (scene, best);
}

/* In a small window the legend makes room for the key: who somebody is comes before what a colour means, which
 * the window tells elsewhere too. Paper has nothing else to tell it. */
static const guint legends[] = { ENT_LEGEND_OF_MAP, ENT_LEGEND_KINDS | ENT_LEGEND_COMMITMENT, 0 };

/* What a map on a screen or paper is laid out with, and the best so far. */
typedef struct
{
  EntScene *scene, *other;
  EntMap *map;
  const EntSceneSpec *spec;
  PangoContext *context;
  GHashTable *shapes;
  double radius; /* of the first */
  Outcome best;
  Plan plan;                            /* of the best */
  double lacks[G_N_ELEMENTS (legends)]; /* with each legend and a key for all, where that has been tried */
} Best;

/* Lays out; in the scene is the better of the two. Returns what it lacks. */
static double
try_plan (Best *self, const Plan *plan)
{
  Outcome now;
  double lack;

  if (ent_progress_is_stopped (self->spec->progress))
    return INFINITY;
  if (self->other == NULL)
    self->other = ent_scene_new_empty (self->spec);
  exchange_pictures (self->scene, self->other);
  now = lay_out (self->scene, self->map, self->spec, self->context, self->shapes, plan);
  lack = lack_of (&now, self->radius);
  if (lack >= lack_of (&self->best, self->radius))
    {
      exchange_pictures (self->scene, self->other);
      return lack;
    }
  self->best = now;
  self->plan = *plan;
  return lack;
}

/* Whether there is a legend that can make room. */
static gboolean
has_legends (const Best *self)
{
  return self->spec->medium == ENT_MEDIUM_SCREEN && self->spec->legend && self->plan.room == ROOM_FOR_ALL;
}

/* With columns for the key there is less room, and some more names go there. */
static void
make_room_for_key (Best *self)
{
  guint n_legends = has_legends (self) ? G_N_ELEMENTS (legends) : 1;
  Plan plan = self->plan;

  plan.key_lines = self->best.n_keyed + self->best.n_keyed / 8 + 1;
  plan.least_radius = LEAST_FOR_KEY * self->radius;
  for (guint i = 0; i < n_legends && self->best.n_left_out > 0; i++)
    {
      plan.legend_parts = legends[i];
      self->lacks[i] = try_plan (self, &plan);
    }
  if (self->best.n_left_out == 0 || !self->spec->key_pages)
    return;
  plan = (Plan) { .legend_parts = ENT_LEGEND_OF_MAP, .disc = 1, .is_probe = plan.is_probe, .key_elsewhere = TRUE };
  try_plan (self, &plan);
}

/* Whether it is known that @legend leaves no more room to names than that of the plan: it is slow to look. */
static gboolean
is_no_gain (const Best *self, guint legend)
{
  double lack = 0;

  for (guint i = 0; i < G_N_ELEMENTS (legends); i++)
    if (legends[i] == self->plan.legend_parts)
      lack = self->lacks[i];
  return lack > 0 && self->lacks[legend] >= lack;
}

/* Fewer go into the key where all look for places together: there may be room for some of the legend after all. */
static void
restore_legend (Best *self, const Plan *together)
{
  Plan plan = *together;

  if (self->plan.legend_parts != 0 || self->best.n_keyed > MOST_BESIDE_LEGEND)
    return;
  plan.key_lines = self->best.n_keyed + self->best.n_keyed / 8 + 1;
  plan.legend_parts = legends[1];
  try_plan (self, &plan);
}

/* Where some find no room beside their symbols, all look for places together; and for a powerful one
 * who finds none even so the legend makes room. */
static void
look_together (Best *self)
{
  Plan plan = self->plan;

  plan.is_probe = FALSE;
  plan.leaders = TRUE;
  try_plan (self, &plan);
  restore_legend (self, &plan);
  for (guint i = 1; i < G_N_ELEMENTS (legends) && self->best.n_powerful > 0 && has_legends (self); i++)
    {
      if ((legends[i] & self->plan.legend_parts) != legends[i] || legends[i] == self->plan.legend_parts || is_no_gain (self, i))
        continue;
      plan.legend_parts = legends[i];
      try_plan (self, &plan);
    }
  if (!self->plan.is_probe || ent_progress_is_stopped (self->spec->progress))
    return;
  /* what was only a probe is done properly */
  self->plan.is_probe = FALSE;
  lay_out (self->scene, self->map, self->spec, self->context, self->shapes, &self->plan);
}

static void
lay_out_best (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_autoptr (GHashTable) shapes = ent_label_shapes_of (context);
  Best self = { scene, NULL, map, spec, context, shapes, .plan = { .legend_parts = ENT_LEGEND_OF_MAP, .disc = 1 } };

  if (spec->medium == ENT_MEDIUM_PROJECTOR)
    {
      lay_out_wall (scene, map, spec, context, shapes);
      return;
    }
  self.plan.is_probe = ent_map_n_stakeholders (map) <= MOST_LEADERS;
  self.best = lay_out (scene, map, spec, context, shapes, &self.plan);
  self.radius = self.best.radius;
  self.plan.room = self.best.room;
  if (self.plan.room == ROOM_WITHOUT_WORDS)
    return;
  make_room_for_key (&self);
  if (self.plan.is_probe && self.best.n_keyed > 0)
    look_together (&self);
  g_clear_pointer (&self.other, ent_scene_free);
}

void
ent_scene_lay_out_map (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  lay_out_best (scene, map, spec, context);
  if (ent_progress_is_stopped (spec->progress))
    return;
  if (ent_scene_ties_come_last (scene))
    ent_scene_route_ties (scene);
  ent_scene_place_tie_marks (scene);
}
