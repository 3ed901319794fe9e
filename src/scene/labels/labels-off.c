/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for labels that may stand off their symbols: chosen for all together, then
 * for those who have none on the whole sheet, then by moving symbols.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scene/labels/labels-private.h"
#include "scene/map/packing.h"

/* Who must not go without a name weighs so much more. */
#define FAVOUR 25.0
/* Places in its cell that a symbol tries for the sake of its name. */
#define MOVES_ACROSS 4
#define MOVES_ALONG 9
#define FEW_LEADERS 32
/* Places of all who look further together, about: each is compared with each other. */
#define MORE_CHOICES 4800
/* Of more without a name, none moves or looks further. */
#define MOST_MOVED 8
/* As MOST_MOVED, on a screen and paper: they are small, and more symbols stand close together. */
#define MOST_MOVED_HERE 20u
/* So often the whole sheet is searched: on a wall, and on a screen and paper. */
#define SEARCHES 200
#define SEARCHES_HERE 60
/* And for better places, when all have one. */
#define SEARCHES_BETTER 100
/* So often all look, for the sake of those who have no room for a number. */
#define TIMES 3
/* Nobody reads smaller letters on a wall, so nobody looks for them: pixels. */
#define LEAST_LETTER 18

void
ent_placing_describe (const Placing *self, const Label *label, guint spot, EntLabelChoice *choice)
{
  *choice = (EntLabelChoice) {
    .label = label->symbol,
    .spot = spot,
    .box = ent_placing_box_at (self, label, spot),
    .air = ENT_LEADER_AIR * self->layout->sizes.label,
    .cost = label->spots[spot].cost,
  };
  choice->n_points = ent_placing_find_leader (self, label, spot, choice->points);
  choice->around = ent_label_choice_around (choice);
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
      ent_placing_describe (self, label, i, &choice);
      g_array_append_val (choices, choice);
    }
}

/* The number of people inside goes where its symbol goes. */
static void
move_badge (EntScene *scene, const EntSceneSymbol *symbol, double dx, double dy)
{
  for (guint i = 0; i < scene->texts->len && symbol->n_parts > 0; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_BADGE && g_strcmp0 (text->id, symbol->id) == 0)
        ent_scene_move_text (scene, i, dx, dy);
    }
}

static void
put_symbol (Placing *self, const Label *label, EntPoint at)
{
  EntSceneSymbol *symbol = &g_array_index (self->layout->scene->symbols, EntSceneSymbol, label->symbol);
  EntRect box = ent_rect_grown (symbol->bounds, ENT_LABEL_PAD);

  ent_obstacles_remove (self->obstacles, &box, (int) label->symbol);
  move_badge (self->layout->scene, symbol, at.x - symbol->x, at.y - symbol->y);
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

/* A place for a symbol. */
typedef struct
{
  EntPoint at;
  double away;
} Move;

static int
compare_moves (const void *a, const void *b)
{
  double x = ((const Move *) a)->away, y = ((const Move *) b)->away;

  return (x > y) - (x < y);
}

/* Places in its cell; on a screen and paper, which are looked at again and again, near ones first. */
static guint
find_moves (const Placing *self, const EntSceneSymbol *symbol, Move moves[MOVES_ACROSS * MOVES_ALONG])
{
  const EntScene *scene = self->layout->scene;
  EntPolarCell cell = ent_cell_of (scene, symbol);
  double margin = ent_symbol_reach (symbol->kind, symbol->radius) + 0.5 * self->layout->sizes.gap, from, to;
  double low = cell.inner + margin, high = cell.outer - margin;
  guint n = 0;

  for (guint i = 0; i < MOVES_ACROSS * MOVES_ALONG; i++)
    {
      guint across = i % MOVES_ACROSS, along = i / MOVES_ACROSS;
      double radius = low + (high - low) * across / (MOVES_ACROSS - 1);
      double part = (along + 0.5) / MOVES_ALONG;
      EntPoint at;

      if (high < low || !ent_cell_angles (&cell, radius, margin, &from, &to))
        continue;
      at = ent_polar_point (scene, from + (to - from) * part, radius);
      moves[n++] = (Move) { at, ent_length (at.x - symbol->x, at.y - symbol->y) };
    }
  if (!self->layout->sizes.wall)
    qsort (moves, n, sizeof *moves, compare_moves);
  return n;
}

/* Looks for a place in its cell from which a name is to be had. */
static gboolean
move_symbol (Placing *self, Label *label)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntPoint old = { symbol->x, symbol->y };
  Move moves[MOVES_ACROSS * MOVES_ALONG];
  guint n = find_moves (self, symbol, moves);

  ent_placing_take_spot (self, label, -1);
  for (guint i = 0; i < n; i++)
    {
      int spot;

      if (!has_room (self, label, moves[i].at))
        continue;
      put_symbol (self, label, moves[i].at);
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, FEW_LEADERS);
      spot = ent_placing_free_spot (self, label, self->numbers ? label->n_spots : label->n_names);
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
looks_further (const Placing *self, const Label *label, guint unnamed)
{
  return unnamed <= (self->layout->sizes.wall ? (guint) MOST_MOVED : MOST_MOVED_HERE) || label->is_favoured;
}

/* Whoever has no name, or once these have been given no number, moves to where there is one, if nobody
 * holds it where it is. */
static void
move_symbols (Placing *self, guint unnamed)
{
  if (self->labelling->only_lit)
    return;
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (ent_progress_is_stopped (self->layout->scene->progress))
        return;
      if (label->spot < 0 && looks_further (self, label, unnamed) && (ent_placing_symbol_at (self, i)->flags & ENT_SYMBOL_PINNED) == 0)
        self->layout->moved |= move_symbol (self, label);
    }
}

/* Whether nothing stands where @label has its @spot. */
static gboolean
is_clear (Placing *self, const Label *label, guint spot)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = ent_rect_grown (label->spots[spot].box, ENT_LABEL_PAD);
  EntPoint points[ENT_LEADER_MAX_POINTS];
  guint n = ent_placing_find_leader (self, label, spot, points);

  box.x += symbol->x;
  box.y += symbol->y;
  if (label->spots[spot].shape != NUMBER_ON_SYMBOL && isinf (ent_obstacles_cost (self->obstacles, &box, -1)))
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (isinf (ent_obstacles_cost_of_line (self->obstacles, points[i - 1], points[i], ENT_LEADER_AIR * self->layout->sizes.label, (int) label->symbol)))
      return FALSE;
  return TRUE;
}

/* Where symbols have moved, others have no places any more: all but where they are now. */
static void
drop_blocked (Placing *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);
      guint kept = 0, n_names = 0;
      int now = -1;

      for (guint spot = 0; spot < label->n_spots; spot++)
        {
          if ((int) spot != label->spot && !is_clear (self, label, spot))
            continue;
          if ((int) spot == label->spot)
            now = (int) kept;
          n_names += spot < label->n_names;
          label->spots[kept++] = label->spots[spot];
        }
      label->spot = now;
      label->n_spots = kept;
      label->n_names = n_names;
    }
}

void
ent_labels_favour (const EntScene *scene, gboolean only_lit, gboolean *favoured)
{
  guint n_left = scene->medium == ENT_MEDIUM_PROJECTOR ? ENT_LABELS_FAVOURED : 0;

  memset (favoured, 0, scene->n_stakeholders * sizeof *favoured);
  for (guint i = 0; i < scene->n_stakeholders && n_left == 0; i++)
    favoured[i] = ent_label_is_bold (g_array_index (scene->symbols, EntSceneSymbol, i).power);
  for (guint power = ENT_POWER_MAX; power > 0; power--)
    for (guint i = 0; i < scene->n_stakeholders && n_left > 0; i++)
      {
        const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

        if (symbol->power != power || (only_lit && (symbol->flags & ENT_SYMBOL_DIMMED) != 0))
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
  double *weight = g_new0 (double, n + 1);
  g_autofree gboolean *favoured = g_new (gboolean, n + 1);

  ent_labels_favour (self->layout->scene, self->labelling->only_lit, favoured);
  for (guint i = 0; i < n; i++)
    {
      weight[i] = weights[ent_placing_symbol_at (self, i)->power] + (favoured[i] ? FAVOUR : 0);
      g_array_index (self->labels, Label, i).is_favoured = favoured[i];
    }
  return weight;
}

/* Who stands in whose way is known for all places of all of them. Returns how many have got none. */
static guint
choose (Placing *self, const double *weight)
{
  guint n = self->labels->len, unnamed = 0;
  g_autofree int *chosen = g_new (int, n + 1);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (EntLabelChoice));

  if (ent_progress_is_stopped (self->layout->scene->progress))
    return n;
  for (guint i = 0; i < n; i++)
    if (ent_placing_is_wanted (self, i))
      ent_placing_take_spot (self, &g_array_index (self->labels, Label, i), -1);
  for (guint i = 0; i < n; i++)
    if (ent_placing_is_wanted (self, i))
      add_choices (self, &g_array_index (self->labels, Label, i), choices);
  ent_label_choose (choices, n, weight, self->layout->scene->progress, chosen);
  for (guint i = 0; i < n; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (!ent_placing_is_wanted (self, i))
        continue;
      if (chosen[i] >= 0)
        ent_placing_take_spot (self, label, (int) g_array_index (choices, EntLabelChoice, chosen[i]).spot);
      unnamed += chosen[i] < 0;
    }
  return unnamed;
}

/* Once more with more places for those who have got none. */
static void
choose_twice (Placing *self, const double *weight)
{
  guint unnamed = choose (self, weight), n_looking = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (!ent_placing_is_wanted (self, i) || label->spot >= 0 || !looks_further (self, label, unnamed))
        continue;
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, MIN (ENT_LEADER_MAX_SPOTS, MORE_CHOICES / self->n_wanted));
      n_looking++;
    }
  if (n_looking > 0)
    choose (self, weight);
}

/* Those who have a name keep it, whoever else looks: all, or the favoured alone. */
static void
settle (Placing *self, gboolean favoured)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      label->is_settled = label->spot >= 0 && (label->is_favoured || !favoured);
    }
}

guint
ent_placing_count_unplaced (const Placing *self)
{
  guint n = 0;

  for (guint i = 0; i < self->labels->len; i++)
    n += ent_placing_is_wanted (self, i) && g_array_index (self->labels, Label, i).spot < 0;
  return n;
}

/* Numbers for all who have no name. Whoever finds no room for one must not go without a name either;
 * returns how many there are. */
static guint
place_numbers (Placing *self, double *weight)
{
  guint n_left = 0;

  self->numbers = TRUE;
  ent_placing_place_left_over (self);
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (label->spot >= 0 || !ent_placing_is_wanted (self, i))
        continue;
      n_left++;
      weight[i] += label->is_favoured ? 0 : FAVOUR;
      label->is_favoured = TRUE;
    }
  self->numbers = FALSE;
  return n_left;
}

static void
move_for_room (Placing *self, guint unnamed)
{
  move_symbols (self, unnamed);
  if (!self->layout->moved)
    return;
  drop_blocked (self);
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (label->spot >= 0 || !ent_placing_is_wanted (self, i))
        continue;
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, FEW_LEADERS);
    }
}

/* Where symbols move for it, or lines cross. */
static void
make_room (Placing *self, const double *weight, guint unnamed)
{
  ent_placing_look_across (self, weight, 0, FALSE);
  move_for_room (self, unnamed);
}

/* On paper and a screen the key stands beside the picture: nobody must go without a name and a number. */
static void
choose_for_all (Placing *self, double *weight)
{
  for (guint time = 0; time < TIMES; time++)
    {
      if (time > 0)
        choose (self, weight);
      /* for those who must not go without a name */
      make_room (self, weight, G_MAXUINT);
      ent_placing_look_across (self, weight, SEARCHES_HERE, TRUE);
      make_room (self, weight, ent_placing_count_unplaced (self));
      /* in the end it is better that one of them has a number than another nothing */
      for (guint i = 0; i < self->labels->len && time + 1 == TIMES; i++)
        g_array_index (self->labels, Label, i).is_favoured = FALSE;
      if (place_numbers (self, weight) == 0)
        return;
    }
}

/* Whether names are looked for on the whole sheet, and can be read there. */
static gboolean
looks_everywhere (const Placing *self)
{
  return self->labelling->everywhere && self->layout->sizes.label >= LEAST_LETTER;
}

/* Numbers, and whoever has not even one, stand at the end of lines too. */
static void
choose_on_wall (Placing *self, const double *weight)
{
  guint n_searches = looks_everywhere (self) ? SEARCHES : 0;

  ent_placing_look_across (self, weight, n_searches, FALSE);
  if (ent_placing_count_unplaced (self) > 0 && !ent_progress_is_stopped (self->layout->scene->progress))
    {
      /* who stands better leaves room for others */
      ent_placing_look_for_better (self, MIN (n_searches, SEARCHES_BETTER));
      ent_placing_look_across (self, weight, n_searches, FALSE);
    }
  if (ent_progress_is_stopped (self->layout->scene->progress))
    return;
  move_for_room (self, ent_placing_count_unplaced (self));
  settle (self, FALSE);
  self->numbers = TRUE;
  ent_placing_place_left_over (self);
  if (ent_placing_count_unplaced (self) == 0)
    return;
  ent_placing_look_across (self, weight, n_searches, FALSE);
  move_for_room (self, ent_placing_count_unplaced (self));
  settle (self, TRUE);
  ent_placing_place_left_over (self);
}

/* All at once, where labels may stand off: there are many places. Whoever has none gets a number. */
void
ent_placing_choose_all (Placing *self)
{
  g_autofree double *weight = weigh (self);

  choose_twice (self, weight);
  if (ent_progress_is_stopped (self->layout->scene->progress))
    return;
  if (self->layout->sizes.wall)
    choose_on_wall (self, weight);
  else
    choose_for_all (self, weight);
  if (self->layout->sizes.wall)
    ent_placing_look_for_better (self, looks_everywhere (self) ? SEARCHES_BETTER : 0);
}
