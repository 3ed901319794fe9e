/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a scene is: what overlaps, what is crossed, what lies outside. Boxes
 * are those of the ink, grown by a point; a tie is its centre line. Two labels
 * overlap already when the eye would read them as one.
 */
#include <math.h>

#include "scene/scene-private.h"

#define GROWN 1.0
/* Half of the air, in em, without which two labels read as one: less than a space. */
#define TOUCHING 0.1
#define PIECES 24
/* Of lines to labels that cross, the sine of the least angle. */
#define MERGING 0.49
#define LEAST_PIECES 6
/* On a sheet the size of a stamp thousands of symbols lie in one heap: that it is one
 * is told without looking at all pairs. */
#define MOST_LOOKED_AT 2000000

typedef enum
{
  IS_LABEL,
  IS_RIM, /* names of rings and sectors, title, legend */
} TextClass;

typedef struct
{
  EntRect box;
  EntRect touching; /* of a label: what no other may reach into */
  guint text;
} TextBox;

static gboolean
class_of (const EntSceneText *text, TextClass *class)
{
  switch (text->role)
    {
    case ENT_TEXT_LABEL:
      *class = IS_LABEL;
      return TRUE;
    case ENT_TEXT_KEY_NUMBER:
      *class = IS_LABEL;
      return !text->on_symbol;
    case ENT_TEXT_BADGE:
      return FALSE; /* part of its symbol */
    default:
      *class = IS_RIM;
      return TRUE;
    }
}

/* Boxes of all texts of one class. */
static GArray *
collect_boxes (const EntScene *scene, TextClass wanted)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TextBox));

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      TextClass class;
      guint n;

      if (!class_of (text, &class) || class != wanted)
        continue;
      n = ent_scene_text_boxes (text, boxes);
      for (guint j = 0; j < n; j++)
        {
          double plate = text->plate ? ENT_PLATE_PAD * text->size : 0;
          TextBox box = {
            .box = ent_rect_grown (boxes[j], GROWN + plate),
            .touching = ent_rect_grown (boxes[j], MAX (GROWN, TOUCHING * text->size)),
            .text = i,
          };

          g_array_append_val (found, box);
        }
    }
  return found;
}

static GArray *
collect_symbols (const EntScene *scene)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EntRect));

  for (guint i = 0; i < scene->symbols->len; i++)
    g_array_append_val (found, g_array_index (scene->symbols, EntSceneSymbol, i).bounds);
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, i);
      EntRect box = ent_symbol_box (g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol).kind, ghost->middle.x, ghost->middle.y, ghost->radius);

      g_array_append_val (found, box);
    }
  return found;
}

/* Adds the boxes of texts, or what nothing may reach into, to a grid once, and asks for each which owners it meets. */
static EntObstacles *
grid_of (const EntScene *scene, const GArray *texts, gboolean touching)
{
  EntObstacles *grid = ent_obstacles_new (scene, 24 * scene->line);

  for (guint i = 0; i < texts->len; i++)
    {
      const TextBox *text = &g_array_index (texts, TextBox, i);

      ent_obstacles_add (grid, touching ? &text->touching : &text->box, (int) text->text, INFINITY);
    }
  return grid;
}

/* The box around all that explains a map; without width if there is none. */
static EntRect
legend_of (const EntScene *scene)
{
  EntRect legend = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role != ENT_TEXT_HEADING && text->role != ENT_TEXT_LEGEND)
        continue;
      legend = any ? ent_rect_union (legend, text->ink) : text->ink;
      any = TRUE;
    }
  for (guint i = scene->n_stakeholders; i < scene->symbols->len && any; i++)
    legend = ent_rect_union (legend, g_array_index (scene->symbols, EntSceneSymbol, i).bounds);
  return legend;
}

/* How many of the parts of a map that are no texts a label at @box lies on: the
 * bands of the sectors along the rim, the children's disc, the legend. */
static guint
count_ground_met (const EntScene *scene, const EntRect *legend, const EntRect *box)
{
  double nearest = ent_rect_nearest (box, scene->centre), farthest = ent_rect_farthest (box, scene->centre);
  double inner = scene->radius + ENT_BAND_INNER * scene->line, outer = scene->radius + ENT_BAND_OUTER * scene->line;

  if (scene->wedges->len == 0)
    return 0;
  return (nearest < outer && farthest > inner) + (nearest < scene->core) + ent_rect_overlaps (box, legend);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* How many different texts lie under @box, @except apart; only those after it if @later. */
static guint
count_met (EntObstacles *grid, const EntRect *box, int except, gboolean later)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  ent_obstacles_owners (grid, box, except, owners);
  g_array_sort (owners, compare_ints);
  for (guint i = 0; i < owners->len; i++)
    {
      int owner = g_array_index (owners, int, i);

      if ((i == 0 || owner != g_array_index (owners, int, i - 1)) && (!later || owner > except))
        n++;
    }
  return n;
}

static gboolean
shapes_touch (const EntSceneSymbol *a, const EntSceneSymbol *b)
{
  EntOutline one = ent_outline_of_symbol (0, a->kind, (EntPoint) { a->x, a->y }, a->radius);
  EntOutline other = ent_outline_of_symbol (1, b->kind, (EntPoint) { b->x, b->y }, b->radius);

  return ent_rect_overlaps (&one.box, &other.box) && ent_outlines_touch (&one, &other, 0);
}

static EntOutline
outline_of_ghost (const EntScene *scene, guint index)
{
  const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, index);

  return ent_outline_of_symbol (ghost->symbol, g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol).kind, ghost->middle, ghost->radius);
}

static gboolean
meets_badge (const EntScene *scene, const EntOutline *ghost, EntId id)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntOutline plate;

      if (text->role != ENT_TEXT_BADGE || text->id != id)
        continue;
      plate = ent_outline_of_box (ent_rect_grown (text->ink, ENT_BADGE_PAD * text->size), ghost->symbol);
      return ent_outlines_touch (ghost, &plate, 0);
    }
  return FALSE;
}

/* Whether a ghost lies on the symbol, or on what that wears. */
static gboolean
ghost_touches (const EntScene *scene, const EntOutline *ghost, guint index)
{
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  EntOutline outline = ent_outline_of_symbol ((int) index, symbol->kind, (EntPoint) { symbol->x, symbol->y }, symbol->radius);

  if (ent_outlines_touch (ghost, &outline, 0) || (symbol->n_parts > 0 && meets_badge (scene, ghost, symbol->id)))
    return TRUE;
  for (guint mark = 0; mark < ENT_N_MARKS; mark++)
    {
      EntPoint middle;
      double radius;

      if (!ent_symbol_mark (symbol, mark, scene->line, &middle, &radius))
        continue;
      outline = ent_outline_of_symbol ((int) index, ENT_KIND_FORMAL, middle, radius);
      if (ent_outlines_touch (ghost, &outline, 0))
        return TRUE;
    }
  return FALSE;
}

/* Of what collect_symbols() gives, whether two whose boxes overlap do so themselves: corners of boxes are empty. */
static gboolean
overlap (const EntScene *scene, guint one, guint other)
{
  guint n = scene->symbols->len, first = MIN (one, other), last = MAX (one, other);
  EntOutline ghost, second;

  if (last < n)
    return shapes_touch (&g_array_index (scene->symbols, EntSceneSymbol, one), &g_array_index (scene->symbols, EntSceneSymbol, other));
  ghost = outline_of_ghost (scene, last - n);
  if (first < n)
    return ghost_touches (scene, &ghost, first);
  second = outline_of_ghost (scene, first - n);
  return ent_outlines_touch (&ghost, &second, 0);
}

static guint
count_symbol_overlaps (const EntScene *scene)
{
  g_autoptr (EntObstacles) grid = ent_obstacles_new (scene, 24 * scene->line);
  g_autoptr (GArray) symbols = collect_symbols (scene);
  guint n = 0, n_looked_at = 0;

  for (guint i = 0; i < symbols->len && n_looked_at < MOST_LOOKED_AT; i++)
    {
      EntRect box = g_array_index (symbols, EntRect, i);
      g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (int));

      ent_obstacles_owners (grid, &box, -1, owners);
      n_looked_at += owners->len;
      for (guint j = 0; j < owners->len; j++)
        n += overlap (scene, i, (guint) g_array_index (owners, int, j));
      ent_obstacles_add (grid, &box, (int) i, INFINITY);
    }
  return n;
}

/* In pieces of about a line's width, so that a short tie has fewer of them. */
static guint
flatten (const EntSceneTie *tie, EntPoint line[ENT_TIE_MAX_CURVES * PIECES + 1])
{
  double size = MAX (tie->bounds.width, tie->bounds.height) / MAX (tie->width, 1e-6);
  guint n = 0, n_pieces = (guint) CLAMP (size / 3, LEAST_PIECES, PIECES);

  for (guint curve = 0; curve + 3 < tie->n_points; curve += 3)
    for (guint i = n > 0 ? 1 : 0; i <= n_pieces; i++)
      line[n++] = ent_cubic_at (ent_tie_points (tie) + curve, i / (double) n_pieces);
  return n;
}

typedef struct
{
  const EntScene *scene;
  const GArray *outlines; /* of EntOutline */
  EntObstacles *symbols;  /* the owner is the index in outlines */
  EntObstacles *labels;   /* the owner is the text; NULL: nobody asks */
  guint8 *crossed;        /* by text */
  guint *entered;         /* by symbol: number of the tie that entered it or what belongs to it last, from 1 */
  GArray *owners;         /* of int, for asking */
} TieMeasure;

static guint
measure_tie (TieMeasure *self, guint index)
{
  const EntSceneTie *tie = &g_array_index (self->scene->ties, EntSceneTie, index);
  EntPoint line[ENT_TIE_MAX_CURVES * PIECES + 1];
  guint n = flatten (tie, line), n_entered = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      EntPoint p = line[i], q = line[i + 1];
      EntRect box = { MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x) + 1e-9, fabs (p.y - q.y) + 1e-9 };

      g_array_set_size (self->owners, 0);
      ent_obstacles_owners (self->symbols, &box, -1, self->owners);
      for (guint j = 0; j < self->owners->len; j++)
        {
          const EntOutline *outline = &g_array_index (self->outlines, EntOutline, g_array_index (self->owners, int, j));
          int symbol = outline->symbol;

          if (symbol == tie->from || symbol == tie->to || self->entered[symbol] == index + 1 || !ent_outline_meets_line (outline, p, q, 0))
            continue;
          self->entered[symbol] = index + 1;
          n_entered++;
        }
      if (self->labels == NULL)
        continue;
      g_array_set_size (self->owners, 0);
      ent_obstacles_owners (self->labels, &box, -1, self->owners);
      for (guint j = 0; j < self->owners->len; j++)
        {
          int owner = g_array_index (self->owners, int, j);

          self->crossed[owner] |= ent_line_meets_rect (p, q, &g_array_index (self->scene->texts, EntSceneText, owner).ink);
        }
    }
  return n_entered;
}

/* Looks at all ties, or until one is found that runs through a symbol. @labels: NULL where they do not matter. */
static guint
look_at_ties (const EntScene *scene, const GArray *labels, gboolean until_first, guint8 *crossed)
{
  g_autofree guint *entered = g_new0 (guint, scene->n_stakeholders + 1);
  g_autoptr (EntObstacles) symbol_grid = ent_obstacles_new (scene, 24 * scene->line);
  g_autoptr (EntObstacles) label_grid = labels != NULL ? grid_of (scene, labels, FALSE) : NULL;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) outlines = ent_scene_outlines (scene);
  TieMeasure self = { scene, outlines, symbol_grid, label_grid, crossed, entered, owners };
  guint n_entered = 0;

  for (guint i = 0; i < outlines->len; i++)
    ent_obstacles_add (symbol_grid, &g_array_index (outlines, EntOutline, i).box, (int) i, INFINITY);
  for (guint i = 0; i < scene->ties->len && !(until_first && n_entered > 0); i++)
    if (g_array_index (scene->ties, EntSceneTie, i).id != NULL)
      n_entered += measure_tie (&self, i);
  return n_entered;
}

static void
measure_ties (const EntScene *scene, const GArray *labels, EntSceneQuality *quality)
{
  g_autofree guint8 *crossed = g_new0 (guint8, scene->texts->len + 1);

  quality->ties_through_symbols = look_at_ties (scene, labels, FALSE, crossed);
  for (guint i = 0; i < scene->texts->len; i++)
    quality->labels_crossed_by_ties += crossed[i];
}

gboolean
ent_scene_has_ties_through_symbols (const EntScene *scene)
{
  return scene->picture == ENT_PICTURE_MAP && look_at_ties (scene, NULL, TRUE, NULL) > 0;
}

static gboolean
is_outside (const EntScene *scene, const EntRect *box)
{
  EntRect sheet = { scene->margin - 0.01, scene->margin - 0.01, scene->width - 2 * scene->margin + 0.02, scene->height - 2 * scene->margin + 0.02 };

  return !ent_rect_contains (&sheet, box);
}

double
ent_scene_smallest_letter (const EntScene *scene)
{
  double smallest = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      double size = g_array_index (scene->texts, EntSceneText, i).size;

      smallest = smallest > 0 ? MIN (smallest, size) : size;
    }
  return smallest;
}

static void
measure_outside (const EntScene *scene, EntSceneQuality *quality)
{
  quality->smallest_letter = ent_scene_smallest_letter (scene);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      guint n = ent_scene_text_boxes (text, boxes);
      gboolean outside = FALSE;

      for (guint j = 0; j < n; j++)
        outside |= is_outside (scene, &boxes[j]);
      quality->outside += outside;
    }
  quality->outside += scene->logo.width > 0 && is_outside (scene, &scene->logo);
  for (guint i = 0; i < scene->symbols->len; i++)
    quality->outside += is_outside (scene, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds);
  for (guint i = 0; scene->bars != NULL && i < scene->bars->len; i++)
    quality->outside += is_outside (scene, &g_array_index (scene->bars, EntSceneBar, i).rect);
}

static void
measure_labels (const EntScene *scene, const GArray *labels, EntSceneQuality *quality)
{
  g_autoptr (GArray) rim = collect_boxes (scene, IS_RIM);
  g_autoptr (GArray) symbols = collect_symbols (scene);
  g_autoptr (EntObstacles) label_grid = grid_of (scene, labels, TRUE);
  g_autoptr (EntObstacles) rim_grid = grid_of (scene, rim, FALSE);
  EntRect legend = legend_of (scene), logo = ent_rect_grown (scene->logo, GROWN);
  gboolean has_logo = scene->logo.width > 0;
  g_autoptr (EntObstacles) symbol_grid = ent_obstacles_new (scene, 24 * scene->line);

  for (guint i = 0; i < symbols->len; i++)
    {
      EntRect box = ent_rect_grown (g_array_index (symbols, EntRect, i), GROWN);
      ent_obstacles_add (symbol_grid, &box, (int) i, INFINITY);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const TextBox *label = &g_array_index (labels, TextBox, i);

      quality->label_label_overlaps += count_met (label_grid, &label->touching, (int) label->text, TRUE);
      quality->label_symbol_overlaps += count_met (symbol_grid, &label->box, -1, FALSE);
      quality->label_rim_overlaps += count_met (rim_grid, &label->box, -1, FALSE) + count_ground_met (scene, &legend, &label->box) +
                                     (has_logo && ent_rect_overlaps (&label->box, &logo));
    }
}

/* Names on an arc, as they would be painted over symbols. */
static void
measure_arcs (const EntScene *scene, EntSceneQuality *quality)
{
  g_autoptr (GArray) rim = collect_boxes (scene, IS_RIM);
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (TextBox));
  g_autoptr (EntObstacles) grid = NULL;
  double outer = scene->radius + ENT_BAND_OUTER * scene->line;

  for (guint i = 0; i < rim->len; i++)
    if (g_array_index (scene->texts, EntSceneText, g_array_index (rim, TextBox, i).text).arc_radius > 0)
      g_array_append_val (arcs, g_array_index (rim, TextBox, i));
  grid = grid_of (scene, arcs, FALSE);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    quality->symbol_rim_overlaps += count_met (grid, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds, -1, FALSE);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_KEY)
        quality->key_rim_overlaps += count_met (grid, &text->ink, -1, FALSE) +
                                     (scene->wedges->len > 0 && ent_rect_nearest (&text->ink, scene->centre) < outer);
    }
  quality->label_rim_overlaps += quality->symbol_rim_overlaps + quality->key_rim_overlaps;
}

static gboolean
leader_meets (const EntSceneLeader *leader, const EntRect *box)
{
  for (guint i = 1; i < leader->n_points; i++)
    if (ent_line_meets_rect (leader->points[i - 1], leader->points[i], box))
      return TRUE;
  return FALSE;
}

/* Whether an eye that follows one line could stray onto the other. */
static gboolean
leaders_merge (const EntSceneLeader *a, const EntSceneLeader *b)
{
  for (guint i = 1; i < a->n_points; i++)
    for (guint j = 1; j < b->n_points; j++)
      {
        EntPoint p = { a->points[i].x - a->points[i - 1].x, a->points[i].y - a->points[i - 1].y };
        EntPoint q = { b->points[j].x - b->points[j - 1].x, b->points[j].y - b->points[j - 1].y };

        if (fabs (p.x * q.y - p.y * q.x) < MERGING * ent_length (p.x, p.y) * ent_length (q.x, q.y) &&
            ent_lines_apart (a->points[i - 1], a->points[i], b->points[j - 1], b->points[j]) <= 0)
          return TRUE;
      }
  return FALSE;
}

/* Whether @leader bends or ends in @box. */
static gboolean
leader_turns_in (const EntSceneLeader *leader, const EntRect *box)
{
  for (guint i = 1; i < leader->n_points; i++)
    if (ent_rect_contains (box, &(EntRect) { leader->points[i].x, leader->points[i].y, 0, 0 }))
      return TRUE;
  return FALSE;
}

/* On a wall lines run straight under names of sectors, whose letters have a halo there. */
static gboolean
leader_spoils (const EntScene *scene, const EntSceneLeader *leader, const TextBox *rim)
{
  if (scene->medium == ENT_MEDIUM_PROJECTOR && g_array_index (scene->texts, EntSceneText, rim->text).role == ENT_TEXT_SECTOR)
    return leader_turns_in (leader, &rim->box);
  return leader_meets (leader, &rim->box);
}

/* A line to a label or a number is a part of it: it must not meet another label, another symbol,
 * or what stands around; and others of its kind at open angles only. */
static void
measure_leaders (const EntScene *scene, const GArray *labels, EntSceneQuality *quality)
{
  g_autoptr (GArray) rim = collect_boxes (scene, IS_RIM);

  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, leader->symbol);

      for (guint j = 0; j < labels->len; j++)
        {
          const TextBox *label = &g_array_index (labels, TextBox, j);
          const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, label->text);
          gboolean own = (int) label->text == symbol->label || (text->role == ENT_TEXT_KEY_NUMBER && text->id == symbol->id);

          quality->label_label_overlaps += !own && leader_meets (leader, &label->box);
        }
      for (guint j = 0; j < i; j++)
        quality->label_label_overlaps += leaders_merge (leader, &g_array_index (scene->leaders, EntSceneLeader, j));
      for (guint j = 0; j < scene->symbols->len; j++)
        quality->label_symbol_overlaps += (int) j != leader->symbol && leader_meets (leader, &g_array_index (scene->symbols, EntSceneSymbol, j).bounds);
      for (guint j = 0; j < rim->len; j++)
        quality->label_rim_overlaps += leader_spoils (scene, leader, &g_array_index (rim, TextBox, j));
    }
}

void
ent_scene_measure (const EntScene *scene, EntSceneQuality *quality)
{
  g_autoptr (GArray) labels = collect_boxes (scene, IS_LABEL);

  *quality = (EntSceneQuality) { .stakeholders = scene->n_stakeholders };
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      quality->labels_placed += symbol->label >= 0;
      quality->labels_keyed += symbol->key_number > 0;
    }
  measure_labels (scene, labels, quality);
  measure_leaders (scene, labels, quality);
  measure_arcs (scene, quality);
  quality->symbol_symbol_overlaps = count_symbol_overlaps (scene);
  measure_ties (scene, labels, quality);
  measure_outside (scene, quality);
}
