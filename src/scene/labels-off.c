/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for labels that may stand off their symbols: chosen for all together, then
 * at the ends of lines that cross others, then by moving symbols.
 */
#include <math.h>
#include <string.h>

#include "scene/label-choice.h"
#include "scene/labels-private.h"
#include "scene/packing.h"

/* Who must not go without a name weighs so much more. */
#define FAVOUR 25.0
/* Beyond so many without a name there is no room, wherever they look. */
#define MOST_LOOKING 15
/* So often they look: those who must not go without, and others. */
#define ROUNDS_FAVOURED 10
#define ROUNDS_ONLY 24 /* of one sector, where every name is wanted */
#define ROUNDS 3
/* Nobody reads smaller letters on a wall, so nobody looks for them: pixels. */
#define LEAST_LETTER 18

static void
describe (Placing *self, const Label *label, guint spot, EntLabelChoice *choice)
{
  *choice = (EntLabelChoice) {
    .label = label->symbol,
    .spot = spot,
    .box = ent_placing_box_at (self, label, spot),
    .air = ENT_LEADER_AIR * self->layout->sizes.label,
    .cost = label->spots[spot].cost,
  };
  choice->n_points = ent_placing_find_leader (self, label, spot, choice->points);
}

gboolean
ent_placing_meet (Placing *self, const Label *a, guint spot, const Label *b, guint other)
{
  EntLabelChoice one, two;

  describe (self, a, spot, &one);
  describe (self, b, other, &two);
  return ent_label_choices_meet (&one, &two);
}

/* The places of @label that are free of all that has one for good. */
static void
add_choices (Placing *self, const Label *label, GArray *choices)
{
  for (guint i = 0; i < label->n_names; i++)
    {
      EntLabelChoice choice;

      if (ent_placing_is_taken (self, label, i))
        continue;
      describe (self, label, i, &choice);
      g_array_append_val (choices, choice);
    }
}

/* Whether two lines can be told apart where they meet: they cross at an open angle, off their ends. */
static gboolean
cross_well (EntPoint a, EntPoint b, EntPoint c, EntPoint d, double air)
{
  double length = ent_length (b.x - a.x, b.y - a.y) * ent_length (d.x - c.x, d.y - c.y);

  if (ent_lines_apart (a, b, c, d) >= air)
    return TRUE;
  if (fabs ((b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)) < OPEN_ANGLE * length)
    return FALSE;
  return ent_lines_apart (a, a, c, d) >= air && ent_lines_apart (b, b, c, d) >= air && ent_lines_apart (c, c, a, b) >= air && ent_lines_apart (d, d, a, b) >= air;
}

static gboolean
leader_leaves_free (const EntPoint *points, guint n, const EntRect *box, double air)
{
  EntRect grown = ent_rect_grown (*box, air);

  for (guint i = 1; i < n; i++)
    if (ent_line_meets_rect (points[i - 1], points[i], &grown))
      return FALSE;
  return TRUE;
}

/* Whether @label could stand there if its line may cross those of others. */
static gboolean
is_free_but_for_lines (Placing *self, const Label *label, guint spot)
{
  double air = ENT_LEADER_AIR * self->layout->sizes.label;
  EntRect box = ent_placing_box_at (self, label, spot);
  EntPoint points[ENT_LEADER_MAX_POINTS], others[ENT_LEADER_MAX_POINTS];
  guint n = ent_placing_find_leader (self, label, spot, points);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *other = &g_array_index (self->labels, Label, i);
      EntRect its_box;
      guint n_others;

      if (other == label || other->spot < 0)
        continue;
      its_box = ent_placing_box_at (self, other, other->spot);
      n_others = ent_placing_find_leader (self, other, other->spot, others);
      if (ent_rect_overlaps (&box, &its_box) || !leader_leaves_free (points, n, &its_box, air) || !leader_leaves_free (others, n_others, &box, air))
        return FALSE;
      for (guint j = 1; j < n; j++)
        for (guint k = 1; k < n_others; k++)
          if (!cross_well (points[j - 1], points[j], others[k - 1], others[k], air))
            return FALSE;
    }
  return TRUE;
}

/* A name at the end of a line that crosses another is better than none. */
static void
cross_lines (Placing *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      for (guint spot = 0; spot < label->n_names && label->spot < 0; spot++)
        if (is_free_but_for_lines (self, label, spot))
          ent_placing_take_spot (self, label, (int) spot);
    }
}

static void
put_symbol (Placing *self, const Label *label, EntPoint at)
{
  EntSceneSymbol *symbol = &g_array_index (self->layout->scene->symbols, EntSceneSymbol, label->symbol);
  EntRect box = ent_rect_grown (symbol->bounds, ENT_LABEL_PAD);

  ent_obstacles_remove (self->obstacles, &box, (int) label->symbol);
  ent_scene_put_symbol (self->layout->scene, label->symbol, at.x, at.y);
  box = ent_rect_grown (symbol->bounds, ENT_LABEL_PAD);
  ent_obstacles_add (self->obstacles, &box, (int) label->symbol, INFINITY);
}

/* Whether the symbol of @label stands free at @at, with the room that others have. */
static gboolean
has_room (Placing *self, const Label *label, EntPoint at)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = ent_rect_grown (symbol->bounds, MAX (0.5 * self->layout->sizes.gap, ENT_LABEL_PAD));

  box.x += at.x - symbol->x;
  box.y += at.y - symbol->y;
  return !isinf (ent_obstacles_cost (self->obstacles, &box, (int) label->symbol)) && !isinf (ent_obstacles_cost (self->taken, &box, (int) label->symbol));
}

/* Looks for a place in its cell from which a name is to be had. */
static gboolean
move_symbol (Placing *self, Label *label)
{
  const EntScene *scene = self->layout->scene;
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntPolarCell cell = ent_cell_of (scene, symbol);
  EntPoint old = { symbol->x, symbol->y };
  double margin = ent_symbol_reach (symbol->kind, symbol->radius) + 0.5 * self->layout->sizes.gap, from, to;
  double low = cell.inner + margin, high = cell.outer - margin;

  ent_placing_take_spot (self, label, -1);
  for (guint i = 0; i < MOVES_ACROSS * MOVES_ALONG; i++)
    {
      guint across = i % MOVES_ACROSS, along = i / MOVES_ACROSS;
      double radius = low + (high - low) * across / (MOVES_ACROSS - 1);
      double part = (along + 0.5) / MOVES_ALONG;
      EntPoint at;
      int spot;

      if (high < low || !ent_cell_angles (&cell, radius, margin, &from, &to))
        continue;
      at = ent_polar_point (scene, from + (to - from) * part, radius);
      if (!has_room (self, label, at))
        continue;
      put_symbol (self, label, at);
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, FEW_LEADERS);
      spot = ent_placing_free_spot (self, label, label->n_names);
      if (spot >= 0)
        {
          ent_placing_take_spot (self, label, spot);
          return TRUE;
        }
    }
  put_symbol (self, label, old);
  g_clear_pointer (&label->spots, g_free);
  ent_placing_find_spots (self, label, FEW_LEADERS);
  return FALSE;
}

/* Of few without a name all look further; of many only those who must not go without. */
static gboolean
looks_further (const Label *label, guint unnamed)
{
  return unnamed <= MOST_MOVED || label->is_favoured;
}

/* Whoever has no name moves to where there is one, if nobody holds it where it is. */
static void
move_symbols (Placing *self, guint unnamed)
{
  if (self->labelling->only > 0)
    return;
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (ent_progress_is_stopped (self->layout->scene->progress))
        return;
      if (label->spot < 0 && looks_further (label, unnamed) && (ent_placing_symbol_at (self, i)->flags & ENT_SYMBOL_PINNED) == 0)
        self->layout->moved |= move_symbol (self, label);
    }
}

void
ent_labels_favour (const EntScene *scene, guint only, gboolean *favoured)
{
  guint n_left = ENT_LABELS_FAVOURED;

  memset (favoured, 0, scene->n_stakeholders * sizeof *favoured);
  for (guint power = ENT_POWER_MAX; power > 0; power--)
    for (guint i = 0; i < scene->n_stakeholders && n_left > 0; i++)
      {
        const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

        if (symbol->power != power || (only > 0 && symbol->sector + 1u != only))
          continue;
        favoured[i] = TRUE;
        n_left--;
      }
}

/* The more power the more it weighs that there is a name. */
static double *
weigh (Placing *self)
{
  static const double weights[ENT_POWER_MAX + 1] = { 1.3, 1, 1.3, 2, 6, 9 };
  guint n = self->labels->len;
  double *weight = g_new (double, n + 1);
  g_autofree gboolean *favoured = g_new (gboolean, n + 1);

  ent_labels_favour (self->layout->scene, self->labelling->only, favoured);
  for (guint i = 0; i < n; i++)
    {
      weight[i] = weights[ent_placing_symbol_at (self, i)->power] + (favoured[i] ? FAVOUR : 0);
      g_array_index (self->labels, Label, i).is_favoured = favoured[i];
    }
  return weight;
}

/* Those who look for a place together: everybody who has none for good, or of them the favoured. */
static gboolean
looks (const Placing *self, const Label *label, gboolean favoured)
{
  return !label->is_settled && ent_placing_is_wanted (self, label->symbol) && (label->is_favoured || !favoured);
}

/* Who stands in whose way is known for all places of all of them. Returns how many have got none. */
static guint
choose (Placing *self, const double *weight, gboolean favoured)
{
  guint n = self->labels->len, unnamed = 0;
  g_autofree int *chosen = g_new (int, n + 1);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (EntLabelChoice));

  if (ent_progress_is_stopped (self->layout->scene->progress))
    return n;
  for (guint i = 0; i < n; i++)
    if (looks (self, &g_array_index (self->labels, Label, i), FALSE))
      ent_placing_take_spot (self, &g_array_index (self->labels, Label, i), -1);
  for (guint i = 0; i < n; i++)
    if (looks (self, &g_array_index (self->labels, Label, i), favoured))
      add_choices (self, &g_array_index (self->labels, Label, i), choices);
  ent_label_choose (choices, n, weight, chosen);
  for (guint i = 0; i < n; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (!looks (self, label, favoured))
        continue;
      if (chosen[i] >= 0)
        ent_placing_take_spot (self, label, (int) g_array_index (choices, EntLabelChoice, chosen[i]).spot);
      unnamed += chosen[i] < 0;
    }
  return unnamed;
}

/* Once more with more places for those who have got none. */
static guint
choose_twice (Placing *self, const double *weight)
{
  guint unnamed = choose (self, weight, FALSE), n_looking = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (!looks (self, label, FALSE) || label->spot >= 0 || !looks_further (label, unnamed))
        continue;
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, MIN (ENT_LEADER_MAX_SPOTS, MORE_CHOICES / self->n_wanted));
      n_looking++;
    }
  return n_looking > 0 ? choose (self, weight, FALSE) : unnamed;
}

/* The favoured keep what they have, whoever else looks. */
static void
settle_favoured (Placing *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      label->is_settled = label->is_favoured && label->spot >= 0;
    }
}

static guint
count_unnamed (const Placing *self, gboolean favoured)
{
  guint n = 0;

  for (guint i = 0; i < self->labels->len; i++)
    n += looks (self, &g_array_index (self->labels, Label, i), favoured) && g_array_index (self->labels, Label, i).spot < 0;
  return n;
}

/* On the whole sheet: the favoured before anybody else, if one of them has no name; and then
 * whoever has none, if they are few. */
static guint
choose_everywhere (Placing *self, const double *weight, guint unnamed)
{
  g_autofree gboolean *looking = g_new (gboolean, self->labels->len + 1);

  if (count_unnamed (self, TRUE) > 0)
    {
      for (guint i = 0; i < self->labels->len; i++)
        {
          Label *label = &g_array_index (self->labels, Label, i);

          looking[i] = label->is_favoured;
          ent_placing_take_spot (self, label, -1);
        }
      ent_placing_look_everywhere (self, looking, self->labelling->only > 0 ? ROUNDS_ONLY : ROUNDS_FAVOURED);
      choose (self, weight, TRUE);
      settle_favoured (self);
      unnamed = choose_twice (self, weight);
    }
  if (unnamed == 0 || unnamed > MOST_LOOKING)
    return unnamed;
  for (guint i = 0; i < self->labels->len; i++)
    looking[i] = looks (self, &g_array_index (self->labels, Label, i), FALSE) && g_array_index (self->labels, Label, i).spot < 0;
  ent_placing_look_everywhere (self, looking, self->labelling->only > 0 ? ROUNDS_ONLY : ROUNDS);
  return choose (self, weight, FALSE);
}

/* All at once, where labels may stand off: there are many places. Whoever has none gets a number. */
void
ent_placing_choose_all (Placing *self)
{
  g_autofree double *weight = weigh (self);
  guint unnamed = choose_twice (self, weight);

  if (self->labelling->everywhere && self->layout->sizes.label >= LEAST_LETTER)
    unnamed = choose_everywhere (self, weight, unnamed);
  cross_lines (self);
  move_symbols (self, unnamed);
  settle_favoured (self);
  self->numbers = TRUE;
  ent_placing_place_left_over (self);
}
