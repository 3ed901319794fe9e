/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside somebody else's symbol a label reads as that one's: what such places cost, and how
 * labels leave them in the end.
 */
#include <math.h>

#include "scene/labels/labels-private.h"

/* So near, in em. */
#define STRANGER_NEAR 0.5
#define COST_OF_STRANGER 1.6
#define COST_OF_STRANGER_WALL 1.2
/* Where a symbol is nearer than its own. That any place is better is said in the end: with a higher cost, names
 * are lost. But for a number it is more than to stand far away. */
#define COST_OF_MISREADING 2.2
/* Of that, beside what is dimmed. */
#define PART_OF_DIMMED 0.4
/* By so much farther than its own a symbol must be not to be taken for it, in em; a number is narrower than its box. */
#define LITTLE 0.2
#define LITTLE_OF_NUMBER 0.35
/* For less than this part of it, it goes farther and onto ties. */
#define BADLY 0.5
/* So many places at the ends of lines are looked at in the end, and so often. */
#define LEADERS 300
#define LEADERS_OF_OTHERS 80
#define LAST_LOOKS 200
#define ROUNDS 2
/* So often others are sent away for it, and so deep. */
#define BUDGET 1500
#define SEARCHES 16
/* How long a line may be then, in radii of the map. */
#define LONGEST 1.3
/* Where more are, there is no room. */
#define MOST_MISREAD 16
#define DEPTH 3

static gboolean
is_dimmed (const Placing *self, guint owner)
{
  return (ent_placing_symbol_at (self, owner)->flags & ENT_SYMBOL_DIMMED) != 0;
}

/* How far the nearest symbol of somebody else is from @box, if no farther than @most; what is dimmed looks farther. INFINITY: none is. */
static double
find_nearest (Placing *self, const Label *label, const EntRect *box, double most, gboolean dimmed)
{
  EntRect near = ent_rect_grown (*box, most);
  double nearest = INFINITY;

  g_array_set_size (self->beside, 0);
  ent_obstacles_owners (self->obstacles, &near, (int) label->symbol, self->beside);
  for (guint i = 0; i < self->beside->len; i++)
    {
      int owner = g_array_index (self->beside, int, i);

      if (owner >= 0 && is_dimmed (self, (guint) owner) == dimmed)
        nearest = MIN (nearest, ent_rects_apart (box, &ent_placing_symbol_at (self, (guint) owner)->bounds));
    }
  return nearest;
}

static double
cost_of_some (Placing *self, const Label *label, const EntRect *box, double away, gboolean dimmed)
{
  double em = self->layout->sizes.label, nearest = find_nearest (self, label, box, STRANGER_NEAR * em, dimmed);

  if (isinf (nearest))
    return 0;
  if (self->layout->sizes.wall)
    return COST_OF_STRANGER_WALL;
  return away > 0 && nearest < away + LITTLE * em ? COST_OF_MISREADING : COST_OF_STRANGER;
}

double
ent_placing_cost_of_strangers (Placing *self, const Label *label, const EntRect *box, double away)
{
  double cost = cost_of_some (self, label, box, away, FALSE);

  if (self->labelling->only_lit)
    cost = MAX (cost, PART_OF_DIMMED * cost_of_some (self, label, box, away, TRUE));
  return cost;
}

static EntRect
box_of_spot (const Placing *self, const Label *label, const EntLabelSpot *spot)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = ent_rect_grown (spot->box, ENT_LABEL_PAD);

  box.x += symbol->x;
  box.y += symbol->y;
  return box;
}

gboolean
ent_placing_is_beside_stranger (Placing *self, const Label *label, guint spot)
{
  EntRect box = box_of_spot (self, label, &label->spots[spot]);

  return ent_placing_cost_of_strangers (self, label, &box, 0) > 0;
}

void
ent_placing_add_strangers (Placing *self, const Label *label, EntLabelSpot *spots, guint n)
{
  for (guint i = 0; i < n && !self->layout->sizes.wall; i++)
    {
      EntRect box = box_of_spot (self, label, &spots[i]);

      spots[i].cost += ent_placing_cost_of_strangers (self, label, &box, 0);
    }
}

/* Whether @label at @spot is nearer to the symbol of somebody else, or less than @part of a little farther, and no line says whose it is. */
static gboolean
is_misread (Placing *self, const Label *label, guint spot, double part)
{
  const EntLabelSpot *at = &label->spots[spot];
  EntRect box = box_of_spot (self, label, at);
  double away = ent_rects_apart (&box, &ent_placing_symbol_at (self, label->symbol)->bounds);

  if (at->n_points > 0 || at->shape == NUMBER_ON_SYMBOL)
    return FALSE;
  away += part * (at->shape == NUMBER ? LITTLE_OF_NUMBER * self->layout->sizes.key : LITTLE * self->layout->sizes.label);
  return MIN (find_nearest (self, label, &box, away, FALSE), find_nearest (self, label, &box, away, TRUE)) < away;
}

/* How much runs through @label at @spot. */
static double
ties_through (const Placing *self, const Label *label, guint spot)
{
  EntRect box = box_of_spot (self, label, &label->spots[spot]);

  return self->labelling->lines != NULL ? ent_obstacles_cost (self->labelling->lines, &box, -1) : 0;
}

static guint
count_misread (Placing *self)
{
  guint n = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      n += label->spot >= 0 && is_misread (self, label, (guint) label->spot, BADLY);
    }
  return n;
}

static double
count_ties (const Placing *self)
{
  double sum = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      sum += label->spot >= 0 ? ties_through (self, label, (guint) label->spot) : 0;
    }
  return sum;
}

/* Takes @label, which has no spot, to the first of its places from @first to @last that is its own and where nobody stands, nor more
 * runs through it than @ties. */
static gboolean
find_free (Placing *self, Label *label, guint first, guint last, double part, double ties)
{
  for (guint i = first; i < last; i++)
    if (!is_misread (self, label, i, part) && !ent_placing_is_taken (self, label, i) && ties_through (self, label, i) <= ties)
      {
        ent_placing_take_spot (self, label, (int) i);
        return TRUE;
      }
  return FALSE;
}

/* The same where somebody stands who finds another place, and for whom it is no worse. */
static gboolean
find_cleared (Placing *self, Label *label, guint first, guint last, double part, double most)
{
  g_autoptr (GArray) saved = ent_placing_save (self);
  guint before = count_misread (self);
  double ties = count_ties (self);

  self->budget = BUDGET;
  for (guint i = first; i < last && self->budget > 0; i++)
    {
      if (is_misread (self, label, i, part))
        continue;
      label->stamp = ++self->stamp;
      if (ent_placing_clear_spot (self, label, i, DEPTH) && ent_placing_stand_free (self, saved) && count_misread (self) <= before && count_ties (self) <= ties + most)
        return TRUE;
      ent_placing_restore (self, saved);
    }
  return FALSE;
}

/* The same on the whole sheet. */
static gboolean
find_far (Placing *self, Label *label, gboolean is_number)
{
  int spot;

  if (self->n_last == 0 || !self->labelling->leaders)
    return FALSE;
  self->n_last--;
  spot = ent_placing_search (self, label, is_number);
  if (spot < 0 || ent_leader_length (&label->spots[spot]) > LONGEST * self->layout->scene->radius)
    return FALSE;
  ent_placing_take_spot (self, label, spot);
  return TRUE;
}

static gboolean
find_own (Placing *self, Label *label, guint first, guint last, double ties, gboolean is_badly_read)
{
  if (find_free (self, label, first, last, 1, ties) || find_cleared (self, label, first, last, 1, ties))
    return TRUE;
  return is_badly_read && (find_free (self, label, first, last, BADLY, INFINITY) || find_cleared (self, label, first, last, BADLY, INFINITY));
}

/* Looks once more for all places of @label, with lines too; it stays where it is unless it finds one that is its own. */
static gboolean
leave (Placing *self, Label *label)
{
  EntLabelSpot *spots = label->spots;
  guint n_spots = label->n_spots, n_names = label->n_names;
  int old = label->spot;
  gboolean is_number = old >= (int) n_names, is_badly_read = is_misread (self, label, (guint) old, BADLY);
  double ties = ties_through (self, label, (guint) old);

  ent_placing_take_spot (self, label, -1);
  self->standing_off = TRUE;
  self->numbers_off = is_number;
  ent_placing_find_spots (self, label, LEADERS);
  self->standing_off = self->numbers_off = FALSE;
  if (find_own (self, label, is_number ? label->n_names : 0, is_number ? label->n_spots : label->n_names, ties, is_badly_read) || (is_badly_read && find_far (self, label, is_number)))
    {
      g_free (spots);
      return TRUE;
    }
  ent_placing_put_back (self, label, spots, n_spots, n_names, old);
  return FALSE;
}

/* Places at the ends of lines for all numbers, so that they can make room; each keeps where it is, as its last. */
static void
add_lines_to_numbers (Placing *self)
{
  self->numbers_off = TRUE;
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);
      EntLabelSpot now;

      if (label->spot < (int) label->n_names || label->spots[label->spot].shape == NUMBER_ON_SYMBOL)
        continue;
      now = label->spots[label->spot];
      ent_placing_take_spot (self, label, -1);
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, LEADERS_OF_OTHERS);
      label->spots = g_renew (EntLabelSpot, label->spots, label->n_spots + 1);
      label->spots[label->n_spots++] = now;
      ent_placing_take_spot (self, label, (int) label->n_spots - 1);
    }
  self->numbers_off = FALSE;
}

void
ent_placing_leave_strangers (Placing *self)
{
  guint n_misread = count_misread (self);
  gboolean moved = TRUE;

  if (n_misread > MOST_MISREAD)
    return;
  self->n_looks = MAX (self->n_looks, LAST_LOOKS);
  self->n_last = SEARCHES;
  self->numbers = TRUE;
  if (n_misread > 0)
    add_lines_to_numbers (self);
  /* all may go elsewhere, and nobody gives up a name for it */
  for (guint i = 0; i < self->labels->len; i++)
    {
      g_array_index (self->labels, Label, i).is_favoured = TRUE;
      g_array_index (self->labels, Label, i).is_settled = FALSE;
    }
  for (guint round = 0; round < ROUNDS && moved; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < self->labels->len; i++)
        {
          Label *label = &g_array_index (self->labels, Label, i);

          if (ent_progress_is_stopped (self->layout->scene->progress))
            return;
          if (label->spot >= 0 && is_misread (self, label, (guint) label->spot, 1))
            moved |= leave (self, label);
        }
    }
}
