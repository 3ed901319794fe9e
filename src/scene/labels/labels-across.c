/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for those who have none yet, one by one: each takes the cheapest place on the whole
 * sheet, and whoever stood there looks for another (rip-up and reroute; Dees and Karger,
 * 1982, lead wires so). A line may cross others at open angles: a name at its end is better
 * than none.
 */
#include <math.h>
#include <string.h>

#include "scene/labels/label-choice.h"
#include "scene/labels/labels-private.h"
#include "scene/labels/leader-maze.h"

/* What asks, in em of a line, by cell: a label that would go elsewhere, and one that must not go without a
 * name; in one round so, in the next otherwise. */
typedef struct
{
  double of_label, of_favoured;
} Dues;

static const Dues dues[] = { { 0.2, 0.4 }, { 0.05, 0.2 }, { 0.1, 0.5 } };
/* A label that stays, a line. */
#define DUE_OF_STAYING 1000.0
#define DUE_OF_LINE 0.8
/* So many are sent away for one, and so often in turn for those. */
#define MOST_SENT 6
#define DEPTH 3
#define DEPTH_OF_WANTED 5 /* for those who must not go without a name, and for all of a lit sector */
/* So often the favoured try, each time at another place; and the others. */
#define ROUNDS_FAVOURED 9
#define ROUNDS 9
/* Where more have no place, there is no room for all, and it is tried so often. */
#define FEW 10
#define SEARCHES_OF_MANY 60
/* For one who can as well have a number, how long a line may be, in radii of the map, and what its place may cost;
 * but if no more than so many have no name, it is better that all have one. */
#define LONGEST 1.3
#define DEAREST 7.5
#define NEARLY_ALL 3
/* When all are placed: what it costs that a line crosses another, and what it must be worth to go elsewhere. */
#define COST_OF_CROSSING 0.6
#define LEAST_GAIN 0.3
#define ROUNDS_BETTER 5
/* A longer line costs more elsewhere: who stands there for so much less cannot be farther off, in em. */
#define EM_OF_COST 4.0
/* So many at most go elsewhere for one that stands better then. */
#define MOST_EXCHANGED 2
/* That there is a number at all weighs as much as some names. */
#define WEIGHT_OF_NUMBER 20.0

typedef struct
{
  Placing *placing;
  EntLeaderMaze *maze;
  const double *weight;   /* by label */
  EntLabelChoice *stands; /* by label: where it does, if it does */
  gboolean *holds;        /* by label: whether it came to where it is in this chain */
  int *before;            /* by label: the spot that it had before the chain */
  const Dues *dues;
  const Label *looking; /* whoever does now */
  gboolean is_number;   /* what it looks for a place for, not a name */
  gboolean sends_away;  /* whether it may */
  gboolean may_be_bad;  /* what it finds, so that all have a name */
  guint n_passed;       /* good places that it leaves to try another */
  guint n_searches;     /* that are left */
  double most;          /* what a place may cost */
} Seeking;

static Label *
label_at (const Seeking *self, guint index)
{
  return &g_array_index (self->placing->labels, Label, index);
}

static void
take (Seeking *self, Label *label, int spot)
{
  ent_placing_take_spot (self->placing, label, spot);
  if (spot >= 0)
    ent_placing_describe (self->placing, label, (guint) spot, &self->stands[label->symbol]);
}

/* Those who would have to go, if they can; more than MOST_SENT if it does not work. */
static guint
find_sent (const Seeking *self, const EntLabelChoice *choice, guint *sent)
{
  guint n = 0;

  for (guint i = 0; i < self->placing->labels->len; i++)
    {
      if (i == choice->label || label_at (self, i)->spot < 0 || !ent_rect_overlaps (&choice->around, &self->stands[i].around) || !ent_label_choices_clash (choice, &self->stands[i]))
        continue;
      if (self->holds[i] || n == MOST_SENT)
        return MOST_SENT + 1;
      sent[n++] = i;
    }
  return n;
}

/* With those whose lines it crosses there. */
static double
cost_of (const Seeking *self, const EntLabelChoice *choice)
{
  double cost = choice->cost;

  for (guint i = 0; i < self->placing->labels->len && choice->n_points > 0; i++)
    if (i != choice->label && label_at (self, i)->spot >= 0)
      cost += COST_OF_CROSSING * ent_label_choices_cross (choice, &self->stands[i]);
  return cost;
}

/* As the shapes of a label are numbered. */
static void
complete (const Seeking *self, guint which, EntLabelSpot *spot)
{
  spot->shape += (guint8) (self->is_number ? NUMBER : which * OF_SHORT_NAME);
  spot->cost += self->is_number ? COST_OF_NUMBER : which * COST_OF_SHORT_NAME;
}

/* On a wall a number beside the symbol tells more than a name at the other side of the map or in another's wedge,
 * unless there must be one. */
static gboolean
is_too_bad (const Seeking *self, const EntLabelSpot *spot)
{
  if (self->may_be_bad || self->is_number || self->looking->is_favoured)
    return FALSE;
  return spot->cost > DEAREST || ent_leader_length (spot) > LONGEST * self->placing->layout->scene->radius;
}

static gboolean
is_good (const EntLabelSpot *spot, guint which, gpointer data)
{
  Seeking *self = data;
  Label probe = *self->looking;
  EntLabelSpot at = *spot;
  EntLabelChoice choice;
  guint sent[MOST_SENT];

  if (is_too_bad (self, spot))
    return FALSE;
  complete (self, which, &at);
  probe.spots = &at;
  ent_placing_describe (self->placing, &probe, 0, &choice);
  if (find_sent (self, &choice, sent) > (self->sends_away ? MOST_SENT : 0) || (isfinite (self->most) && cost_of (self, &choice) > self->most))
    return FALSE;
  if (!self->sends_away || self->n_passed == 0)
    return TRUE;
  self->n_passed--;
  return FALSE;
}

/* Among its other names by its cost, or after all; returns its index. @label holds no spot. */
static guint
add_spot (Seeking *self, Label *label, const EntLabelSpot *spot)
{
  guint at = self->is_number ? label->n_spots : label->n_names;

  while (!self->is_number && at > 0 && label->spots[at - 1].cost > spot->cost)
    at--;
  label->spots = g_renew (EntLabelSpot, label->spots, label->n_spots + 1);
  memmove (label->spots + at + 1, label->spots + at, (label->n_spots - at) * sizeof *label->spots);
  label->spots[at] = *spot;
  label->n_spots++;
  label->n_names += !self->is_number;
  if (self->before[label->symbol] >= (int) at)
    self->before[label->symbol]++;
  return at;
}

/* What whoever stands there asks of @label. */
static void
add_dues (Seeking *self, const Label *label, gboolean sends_away)
{
  ent_leader_maze_clear (self->maze);
  for (guint i = 0; i < self->placing->labels->len; i++)
    {
      const EntLabelChoice *other = &self->stands[i];
      double due = label_at (self, i)->is_favoured ? self->dues->of_favoured : self->dues->of_label;

      if (i == label->symbol || label_at (self, i)->spot < 0)
        continue;
      ent_leader_maze_add_box (self->maze, &other->box, sends_away && !self->holds[i] ? due : DUE_OF_STAYING);
      for (guint k = 1; k < other->n_points; k++)
        ent_leader_maze_add_line (self->maze, other->points[k - 1], other->points[k], DUE_OF_LINE);
    }
}

/* On the whole sheet; returns the index of the new spot, or -1. */
static int
search (Seeking *self, Label *label, gboolean is_number, gboolean sends_away)
{
  EntLeaderMazeAsk ask = {
    .symbol = label->symbol,
    .shapes = is_number ? &self->placing->number : label->shapes,
    .n_names = !is_number && label->texts[1] != NULL ? 2 : 1,
    .most = EM_OF_COST * (self->most - (is_number ? COST_OF_NUMBER : 0)),
    .accept = is_good,
    .data = self,
  };
  EntLabelSpot found;
  guint which;

  /* one look ends all of them */
  if (self->n_searches > 0 && ent_progress_is_stopped (self->placing->layout->scene->progress))
    self->n_searches = 0;
  if (self->n_searches == 0)
    return -1;
  self->n_searches--;
  self->looking = label;
  self->is_number = is_number;
  self->sends_away = sends_away;
  add_dues (self, label, sends_away);
  if (!ent_leader_maze_find (self->maze, &ask, &found, &which))
    return -1;
  complete (self, which, &found);
  return (int) add_spot (self, label, &found);
}

/* Among the spots that it has already, where nobody need go. */
static int
find_known (Seeking *self, const Label *label, gboolean is_number)
{
  guint first = is_number ? label->n_names : 0, last = is_number ? label->n_spots : label->n_names;

  for (guint spot = first; spot < last; spot++)
    {
      EntLabelChoice choice;
      guint sent[MOST_SENT];

      ent_placing_describe (self->placing, label, spot, &choice);
      if (find_sent (self, &choice, sent) == 0)
        return (int) spot;
    }
  return -1;
}

static int
find_spot (Seeking *self, Label *label, gboolean is_number, gboolean sends_away)
{
  int spot = find_known (self, label, is_number);

  if (spot < 0 && self->n_passed == 0)
    spot = search (self, label, is_number, FALSE);
  if (spot < 0 && sends_away)
    spot = search (self, label, is_number, TRUE);
  self->n_passed = 0;
  return spot;
}

/* Finds a place for @label, which has none, and then for those that stood there. Once names have been
 * given, whoever has got none looks for a number. */
static void
seek (Seeking *self, Label *label, guint depth)
{
  gboolean numbers = self->placing->numbers, had_name = self->before[label->symbol] >= 0 && self->before[label->symbol] < (int) label->n_names;
  EntLabelChoice choice;
  guint sent[MOST_SENT], n_sent;
  int spot = -1;

  if (!numbers || had_name)
    spot = find_spot (self, label, FALSE, depth > 0);
  if (numbers && spot < 0)
    spot = find_spot (self, label, TRUE, depth > 0);
  if (spot < 0)
    return;
  ent_placing_describe (self->placing, label, (guint) spot, &choice);
  n_sent = find_sent (self, &choice, sent);
  for (guint i = 0; i < n_sent; i++)
    take (self, label_at (self, sent[i]), -1);
  take (self, label, spot);
  self->holds[label->symbol] = TRUE;
  for (guint i = 0; i < n_sent; i++)
    seek (self, label_at (self, sent[i]), depth - 1);
}

static double
weight_of_all (const Seeking *self)
{
  double sum = 0;

  for (guint i = 0; i < self->placing->labels->len; i++)
    {
      const Label *label = label_at (self, i);

      if (label->spot >= 0 && label->spot < (int) label->n_names)
        sum += self->weight[i];
      if (label->spot >= 0 && self->placing->numbers)
        sum += WEIGHT_OF_NUMBER;
    }
  return sum;
}

/* Unless more is won by it than lost, all stays as it was. */
static void
try_chain (Seeking *self, Label *label, guint n_passed)
{
  guint n = self->placing->labels->len;
  double before = weight_of_all (self);

  for (guint i = 0; i < n; i++)
    {
      self->holds[i] = FALSE;
      self->before[i] = label_at (self, i)->spot;
    }
  self->n_passed = n_passed;
  seek (self, label, self->placing->labelling->only_lit || label->is_favoured ? DEPTH_OF_WANTED : DEPTH);
  if (weight_of_all (self) > before)
    return;
  for (guint i = 0; i < n; i++)
    if (label_at (self, i)->spot != self->before[i])
      take (self, label_at (self, i), self->before[i]);
}

/* Whoever has no place tries, in @order. */
static void
try_all (Seeking *self, const guint *order, gboolean favoured, guint n_passed)
{
  for (guint i = 0; i < self->placing->labels->len; i++)
    {
      Label *label = label_at (self, order[i]);

      if (label->spot < 0 && ent_placing_is_wanted (self->placing, label->symbol) && (label->is_favoured || !favoured))
        try_chain (self, label, n_passed);
    }
}

static guint
count_unnamed (const Seeking *self)
{
  guint n = 0;

  for (guint i = 0; i < self->placing->labels->len; i++)
    {
      const Label *label = label_at (self, i);

      n += ent_placing_is_wanted (self->placing, i) && (label->spot < 0 || label->spot >= (int) label->n_names);
    }
  return n;
}

/* Each time with other dues, and then at other places. */
static void
try_in_rounds (Seeking *self, const guint *order, gboolean favoured, guint n_rounds)
{
  for (guint round = 0; round < n_rounds && (round == 0 || self->n_searches > 0); round++)
    {
      self->dues = &dues[round % G_N_ELEMENTS (dues)];
      self->may_be_bad = !self->placing->layout->sizes.wall || self->placing->labelling->only_lit || count_unnamed (self) <= NEARLY_ALL;
      try_all (self, order, favoured, round / G_N_ELEMENTS (dues));
    }
}

/* Everybody stands where it does. end() frees what it makes. */
static void
begin (Seeking *self, Placing *placing, guint n_searches)
{
  guint n = placing->labels->len;

  *self = (Seeking) {
    .placing = placing,
    .maze = n_searches == 0 ? NULL : ent_leader_maze_new (placing->layout, placing->obstacles, placing->labelling),
    .stands = g_new0 (EntLabelChoice, n + 1),
    .holds = g_new0 (gboolean, n + 1),
    .before = g_new0 (int, n + 1),
    .dues = &dues[0],
    .n_searches = n_searches,
    .most = INFINITY,
  };
  for (guint i = 0; i < n; i++)
    {
      self->before[i] = label_at (self, i)->spot;
      take (self, label_at (self, i), self->before[i]);
    }
}

static void
end (Seeking *self)
{
  g_clear_pointer (&self->maze, ent_leader_maze_free);
  g_free (self->stands);
  g_free (self->holds);
  g_free (self->before);
}
/* --- cheaper places, when all are placed --- */

/* Among the spots that @label has already the cheapest where nobody need go, and what it costs; -1 if none costs less than @most. */
static int
find_cheapest (const Seeking *self, const Label *label, double most, double *least)
{
  guint last = self->before[label->symbol] < (int) label->n_names ? label->n_names : label->n_spots;
  int best = -1;

  *least = most;
  for (guint spot = 0; spot < last; spot++)
    {
      EntLabelChoice choice;
      guint sent[MOST_SENT];
      double cost;

      if (label->spots[spot].cost >= *least)
        continue;
      ent_placing_describe (self->placing, label, spot, &choice);
      if (find_sent (self, &choice, sent) > 0 || (cost = cost_of (self, &choice)) >= *least)
        continue;
      *least = cost;
      best = (int) spot;
    }
  return best;
}

/* Whether @label goes where it is cheaper and nobody need go. */
static gboolean
go_elsewhere (Seeking *self, Label *label)
{
  gboolean is_number = label->spot >= (int) label->n_names;
  double now = cost_of (self, &self->stands[label->symbol]), least;
  int spot, found = -1;

  if (now < LEAST_GAIN)
    return FALSE;
  self->before[label->symbol] = label->spot;
  take (self, label, -1);
  spot = find_cheapest (self, label, now - LEAST_GAIN, &least);
  self->most = least - LEAST_GAIN;
  if (label->spots[self->before[label->symbol]].n_points > 0)
    found = search (self, label, is_number, FALSE);
  self->most = INFINITY;
  if (found >= 0)
    spot = found;
  take (self, label, spot >= 0 ? spot : self->before[label->symbol]);
  return spot >= 0;
}

/* Whether @label has its @spot and those that stand there others, and all of them together stand better. */
static gboolean
exchange_for (Seeking *self, Label *label, guint spot)
{
  guint sent[MOST_SENT], n_sent;
  EntLabelChoice choice;
  double before, after = 0;
  gboolean all = TRUE;

  ent_placing_describe (self->placing, label, spot, &choice);
  n_sent = find_sent (self, &choice, sent);
  if (n_sent == 0 || n_sent > MOST_EXCHANGED)
    return FALSE;
  before = cost_of (self, &self->stands[label->symbol]);
  for (guint i = 0; i < n_sent; i++)
    {
      before += cost_of (self, &self->stands[sent[i]]);
      self->before[sent[i]] = label_at (self, sent[i])->spot;
    }
  for (guint i = 0; i < n_sent; i++)
    take (self, label_at (self, sent[i]), -1);
  self->before[label->symbol] = label->spot;
  take (self, label, (int) spot);
  for (guint i = 0; i < n_sent && all; i++)
    {
      double cost;
      int other = find_cheapest (self, label_at (self, sent[i]), before - LEAST_GAIN - after, &cost);

      all = other >= 0;
      after += cost;
      if (all)
        take (self, label_at (self, sent[i]), other);
    }
  if (all && after + cost_of (self, &self->stands[label->symbol]) < before - LEAST_GAIN)
    return TRUE;
  for (guint i = 0; i < n_sent; i++)
    take (self, label_at (self, sent[i]), -1);
  take (self, label, self->before[label->symbol]);
  for (guint i = 0; i < n_sent; i++)
    take (self, label_at (self, sent[i]), self->before[sent[i]]);
  return FALSE;
}

static gboolean
exchange (Seeking *self, Label *label)
{
  double most = cost_of (self, &self->stands[label->symbol]) - LEAST_GAIN;

  for (guint spot = 0; spot < label->n_names; spot++)
    if ((int) spot != label->spot && label->spots[spot].cost < most && exchange_for (self, label, spot))
      return TRUE;
  return FALSE;
}

/* The dearest first; until nobody finds a cheaper place. */
static void
look_for_better (Seeking *self)
{
  guint n = self->placing->labels->len;
  g_autofree double *costs = g_new (double, n + 1);
  gboolean moved = TRUE;

  for (guint round = 0; round < ROUNDS_BETTER && moved; round++)
    {
      g_autofree guint *order = NULL;

      moved = FALSE;
      for (guint i = 0; i < n; i++)
        costs[i] = label_at (self, i)->spot >= 0 ? cost_of (self, &self->stands[i]) : 0;
      order = ent_label_order (costs, n);
      for (guint i = 0; i < n; i++)
        {
          Label *label = label_at (self, order[i]);

          if (ent_progress_is_stopped (self->placing->layout->scene->progress))
            return;
          if (label->spot >= 0)
            moved |= go_elsewhere (self, label) || exchange (self, label);
        }
    }
}

void
ent_placing_look_for_better (Placing *placing, guint n_searches)
{
  Seeking self;

  begin (&self, placing, n_searches);
  self.may_be_bad = TRUE;
  look_for_better (&self);
  end (&self);
}

int
ent_placing_search (Placing *placing, Label *label, gboolean is_number)
{
  Seeking self;
  int spot;

  begin (&self, placing, 1);
  spot = search (&self, label, is_number, FALSE);
  end (&self);
  return spot;
}

void
ent_placing_look_across (Placing *placing, const double *weight, guint n_searches, gboolean favoured)
{
  g_autofree guint *order = ent_label_order (weight, placing->labels->len);
  Seeking self;

  begin (&self, placing, n_searches);
  self.weight = weight;
  try_in_rounds (&self, order, TRUE, ROUNDS_FAVOURED);
  if (!favoured)
    {
      if (ent_placing_count_unplaced (placing) > FEW)
        self.n_searches = MIN (self.n_searches, SEARCHES_OF_MANY);
      try_in_rounds (&self, order, FALSE, ROUNDS);
    }
  end (&self);
}
