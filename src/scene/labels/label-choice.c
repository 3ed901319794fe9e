/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each label takes its cheapest free spot, the heavy ones first. Then by chance one
 * after the other takes another, and whoever stood there looks for a new one: a search
 * that cools down, by numbers that are the same each time. The best that was seen holds.
 */
#include "scene/labels/label-choice.h"

#include <math.h>
#include <string.h>

/* So often whoever has no name takes a place, for each label. */
#define TURNS 600
/* What takes so many steps of a kind takes some milliseconds: then it looks whether anybody waits. */
#define LOOK_MEETINGS 256
#define LOOK_TURNS 2048
#define LOOK_TRADES 8
/* What may be lost by a turn, in weights, at first and in the end. */
#define HOT 5.0
#define COLD 0.15
/* So often all look for cheaper spots. */
#define ROUNDS 6
/* No place at all costs more than any. */
#define COST_OF_NOTHING 1000.0
/* Of lines that cross, the sine of the least angle. */
#define OPEN_ANGLE 0.5

typedef struct
{
  const EntLabelChoice *choices;
  guint n_choices, n_labels;
  const double *weights;
  guint *first;  /* of each label, and one beyond the last */
  guint64 *meet; /* a bit for each pair of choices */
  gsize row;     /* words in a row of it */
  guint *n_met;  /* how many of those chosen each choice meets */
  int *chosen;
  EntProgress *progress; /* or NULL */
  gboolean stopped;
} Choosing;

EntRect
ent_label_choice_around (const EntLabelChoice *choice)
{
  EntRect box = choice->box;

  for (guint i = 0; i < choice->n_points; i++)
    box = ent_rect_union (box, (EntRect) { choice->points[i].x, choice->points[i].y, 0, 0 });
  if (choice->n_points > 0)
    box = ent_rect_grown (box, choice->air);
  return box;
}

/* Whether two straight lines come nearer than @air; most lie far apart, which boxes tell soon. */
static gboolean
pieces_meet (const EntPoint a[2], const EntPoint b[2], double air)
{
  if (MIN (a[0].x, a[1].x) > MAX (b[0].x, b[1].x) + air || MIN (b[0].x, b[1].x) > MAX (a[0].x, a[1].x) + air ||
      MIN (a[0].y, a[1].y) > MAX (b[0].y, b[1].y) + air || MIN (b[0].y, b[1].y) > MAX (a[0].y, a[1].y) + air)
    return FALSE;
  return ent_lines_apart (a[0], a[1], b[0], b[1]) < air;
}

static gboolean
line_meets_box (const EntLabelChoice *line, const EntLabelChoice *box)
{
  EntRect grown = ent_rect_grown (box->box, line->air);

  if (box->box.width <= 0)
    return FALSE;
  for (guint i = 1; i < line->n_points; i++)
    if (ent_line_meets_rect (line->points[i - 1], line->points[i], &grown))
      return TRUE;
  return FALSE;
}

/* Whether two straight lines cross so that an eye that follows one does not stray onto the other. */
static gboolean
cross_well (const EntPoint a[2], const EntPoint b[2], double air)
{
  double ax = a[1].x - a[0].x, ay = a[1].y - a[0].y, bx = b[1].x - b[0].x, by = b[1].y - b[0].y;

  if (fabs (ax * by - ay * bx) < OPEN_ANGLE * ent_length (ax, ay) * ent_length (bx, by))
    return FALSE;
  for (guint end = 0; end < 2; end++)
    if (ent_distance_to_line (a[0], a[1], b[end]) < air || ent_distance_to_line (b[0], b[1], a[end]) < air)
      return FALSE;
  return TRUE;
}

static gboolean
choices_meet (const EntLabelChoice *a, const EntLabelChoice *b, gboolean may_cross)
{
  if (ent_rect_overlaps (&a->box, &b->box) || line_meets_box (a, b) || line_meets_box (b, a))
    return TRUE;
  for (guint i = 1; i < a->n_points; i++)
    for (guint j = 1; j < b->n_points; j++)
      if (pieces_meet (a->points + i - 1, b->points + j - 1, a->air) && !(may_cross && cross_well (a->points + i - 1, b->points + j - 1, a->air)))
        return TRUE;
  return FALSE;
}

gboolean
ent_label_choices_meet (const EntLabelChoice *a, const EntLabelChoice *b)
{
  return choices_meet (a, b, FALSE);
}

gboolean
ent_label_choices_clash (const EntLabelChoice *a, const EntLabelChoice *b)
{
  return choices_meet (a, b, TRUE);
}

guint
ent_label_choices_cross (const EntLabelChoice *a, const EntLabelChoice *b)
{
  guint n = 0;

  for (guint i = 1; i < a->n_points; i++)
    for (guint j = 1; j < b->n_points; j++)
      n += pieces_meet (a->points + i - 1, b->points + j - 1, a->air);
  return n;
}

static gboolean
meets (const Choosing *self, guint a, guint b)
{
  return self->meet[a * self->row + b / 64] >> b % 64 & 1;
}

/* Whether nobody waits any more; it looks in each @turn of so many. */
static gboolean
is_stopped (Choosing *self, guint turn, guint each)
{
  self->stopped = self->stopped || (turn % each == each - 1 && ent_progress_is_stopped (self->progress));
  return self->stopped;
}

static void
find_meetings (Choosing *self)
{
  g_autofree EntRect *boxes = g_new (EntRect, self->n_choices + 1);

  for (guint i = 0; i < self->n_choices; i++)
    boxes[i] = ent_label_choice_around (&self->choices[i]);
  for (guint i = 0; i < self->n_choices && !is_stopped (self, i, LOOK_MEETINGS); i++)
    for (guint j = self->first[self->choices[i].label + 1]; j < self->n_choices; j++)
      if (ent_rect_overlaps (&boxes[i], &boxes[j]) && ent_label_choices_meet (&self->choices[i], &self->choices[j]))
        {
          self->meet[i * self->row + j / 64] |= G_GUINT64_CONSTANT (1) << j % 64;
          self->meet[j * self->row + i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
        }
}

static void
count (Choosing *self, guint choice, guint by)
{
  const guint64 *row = self->meet + choice * self->row;

  for (gsize word = 0; word < self->row; word++)
    for (guint64 bits = row[word]; bits != 0; bits &= bits - 1)
      self->n_met[word * 64 + (guint) __builtin_ctzll (bits)] += by;
}

static void
take (Choosing *self, guint label, int choice)
{
  if (self->chosen[label] >= 0)
    count (self, (guint) self->chosen[label], (guint) -1);
  self->chosen[label] = choice;
  if (choice >= 0)
    count (self, (guint) choice, 1);
}

/* The first that meets nothing chosen; -1 if there is none. */
static int
free_choice (const Choosing *self, guint label)
{
  for (guint i = self->first[label]; i < self->first[label + 1]; i++)
    if (self->n_met[i] == 0)
      return (int) i;
  return -1;
}

static double
cost_of (const Choosing *self, guint label)
{
  int choice = self->chosen[label];

  return choice < 0 ? COST_OF_NOTHING * self->weights[label] : self->choices[choice].cost;
}

static double
total_cost (const Choosing *self)
{
  double cost = 0;

  for (guint i = 0; i < self->n_labels; i++)
    cost += cost_of (self, i);
  return cost;
}

/* Takes @choice, and sends away those that it meets; returns how many, in @sent. */
static guint
insist (Choosing *self, guint label, guint choice, guint *sent)
{
  guint n = 0;

  for (guint i = 0; i < self->n_labels && self->n_met[choice] > 0; i++)
    if (i != label && self->chosen[i] >= 0 && meets (self, choice, (guint) self->chosen[i]))
      {
        sent[n++] = i;
        take (self, i, -1);
      }
  take (self, label, (int) choice);
  return n;
}

static void
look_again (Choosing *self, const guint *sent, guint n)
{
  for (guint i = 0; i < n; i++)
    take (self, sent[i], free_choice (self, sent[i]));
}

static void
improve (Choosing *self)
{
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < self->n_labels; i++)
      {
        int now = self->chosen[i], better;

        take (self, i, -1);
        better = free_choice (self, i);
        take (self, i, better >= 0 ? better : now);
      }
}

static void
keep (Choosing *self, const int *best)
{
  for (guint i = 0; i < self->n_labels; i++)
    if (self->chosen[i] != best[i])
      take (self, i, -1);
  for (guint i = 0; i < self->n_labels; i++)
    if (self->chosen[i] != best[i])
      take (self, i, best[i]);
}

/* The same numbers in every process. */
static double
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) / 16777216.0;
}

/* What is lost if @choice is taken: of the names that it meets. */
static double
loss_of (const Choosing *self, guint label, guint choice)
{
  double loss = 0;

  for (guint i = 0; i < self->n_labels && self->n_met[choice] > 0; i++)
    if (i != label && self->chosen[i] >= 0 && meets (self, choice, (guint) self->chosen[i]))
      loss += self->weights[i];
  return loss;
}

/* Somebody, sooner one without a name than another. */
static guint
pick_label (const Choosing *self, guint32 *state)
{
  guint label = 0;

  for (guint i = 0; i < 4; i++)
    {
      label = (guint) (next_random (state) * self->n_labels);
      if (self->chosen[label] < 0)
        break;
    }
  return label;
}

/* Somebody tries a place, and sends away those that stand there: always where nothing is
 * lost by it, and otherwise the less often the more is lost and the longer it has gone on. */
static void
search (Choosing *self, int *best)
{
  g_autofree guint *sent = g_new (guint, self->n_labels + 1);
  guint n = self->n_labels, n_turns = TURNS * n;
  double least = total_cost (self), now = least;
  guint32 state = 1;

  memcpy (best, self->chosen, n * sizeof *best);
  for (guint turn = 0; turn < n_turns && !is_stopped (self, turn, LOOK_TURNS); turn++)
    {
      double heat = HOT * pow (COLD / HOT, turn / (double) n_turns), r = next_random (&state), lost;
      guint label = pick_label (self, &state), n_own = self->first[label + 1] - self->first[label], n_sent;
      /* cheap ones sooner */
      guint choice = self->first[label] + (guint) (r * sqrt (r) * n_own);

      if (n_own == 0 || (int) choice == self->chosen[label])
        continue;
      lost = loss_of (self, label, choice) - (self->chosen[label] < 0 ? self->weights[label] : 0);
      lost += 0.05 * (self->choices[choice].cost - (self->chosen[label] >= 0 ? self->choices[self->chosen[label]].cost : self->choices[choice].cost));
      if (lost > 0 && next_random (&state) >= exp (-lost / heat))
        continue;
      n_sent = insist (self, label, choice, sent);
      look_again (self, sent, n_sent);
      now = total_cost (self);
      if (now < least)
        {
          least = now;
          memcpy (best, self->chosen, n * sizeof *best);
        }
    }
  keep (self, best);
}

/* Whoever stands badly tries whether all stand better if others make room. */
static void
trade (Choosing *self, int *best)
{
  g_autofree guint *sent = g_new (guint, self->n_labels + 1);
  double least = total_cost (self);

  memcpy (best, self->chosen, self->n_labels * sizeof *best);
  for (guint label = 0; label < self->n_labels && !is_stopped (self, label, LOOK_TRADES); label++)
    for (guint i = self->first[label]; i < self->first[label + 1] && (int) i != best[label]; i++)
      {
        double cost;

        look_again (self, sent, insist (self, label, i, sent));
        cost = total_cost (self);
        if (cost < least - 1e-6)
          {
            least = cost;
            memcpy (best, self->chosen, self->n_labels * sizeof *best);
            break;
          }
        keep (self, best);
      }
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *weights = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (weights[i] != weights[j])
    return weights[i] > weights[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

guint *
ent_label_order (const double *weights, guint n_labels)
{
  guint *order = g_new (guint, n_labels + 1);

  for (guint i = 0; i < n_labels; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_labels, sizeof *order, compare_weights, (gpointer) weights);
  return order;
}

static void
begin (Choosing *self)
{
  g_autofree guint *order = ent_label_order (self->weights, self->n_labels);

  for (guint i = 0; i < self->n_labels; i++)
    take (self, order[i], free_choice (self, order[i]));
}

void
ent_label_choose (const GArray *choices, guint n_labels, const double *weights, EntProgress *progress, int *chosen)
{
  g_autofree guint *first = g_new0 (guint, n_labels + 2);
  g_autofree guint *n_met = g_new0 (guint, choices->len + 64);
  g_autofree int *best = g_new (int, n_labels + 1);
  gsize row = choices->len / 64 + 1;
  g_autofree guint64 *meet = g_new0 (guint64, row * (choices->len + 1));
  Choosing self = {
    .choices = (const EntLabelChoice *) (gconstpointer) choices->data,
    .n_choices = choices->len,
    .n_labels = n_labels,
    .weights = weights,
    .progress = progress,
    .first = first,
    .meet = meet,
    .row = row,
    .n_met = n_met,
    .chosen = chosen,
  };

  for (guint i = 0; i < choices->len; i++)
    first[self.choices[i].label + 1]++;
  for (guint i = 0; i < n_labels; i++)
    {
      first[i + 1] += first[i];
      chosen[i] = -1;
    }
  find_meetings (&self);
  begin (&self);
  search (&self, best);
  improve (&self);
  trade (&self, best);
}
