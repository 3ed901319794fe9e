/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When all labels have their places: two that stand one upon the other are read as one name of
 * more lines, unless there is clearly more between them than between the lines of one; and one that
 * stands beside the symbol of somebody else as that one's. They go elsewhere, if it does not cost too much.
 */
#include <math.h>

#include "scene/labels/labels-private.h"

/* Between the ink of two labels, in em: between lines of one there is less. */
#define APART 0.62
/* Of the narrower one, so much stands above or under the other. */
#define SHARED 0.25
/* What it may cost that they stand apart, and that a line leads to one. */
#define WORTH 0.9
#define WORTH_LINE 6.0
/* So many places at the ends of lines are looked at. */
#define LEADERS 120
#define ROUNDS 2

static EntRect
ink_at (const Placing *self, const Label *label, guint spot)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = label->spots[spot].box;

  box.x += symbol->x;
  box.y += symbol->y;
  return box;
}

static gboolean
has_name (const Label *label)
{
  return label->spot >= 0 && label->spot < (int) label->n_names;
}

static gboolean
reads_as_one (const EntRect *a, const EntRect *b, double em)
{
  double between = MAX (a->y - b->y - b->height, b->y - a->y - a->height);
  double shared = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);

  return between < APART * em && shared > SHARED * MIN (a->width, b->width);
}

/* Whether @label at @spot stands upon or under another. */
static gboolean
is_stacked (const Placing *self, const Label *label, guint spot)
{
  EntRect ink = ink_at (self, label, spot);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *other = &g_array_index (self->labels, Label, i);
      EntRect its_ink;

      if (other == label || !has_name (other))
        continue;
      its_ink = ink_at (self, other, (guint) other->spot);
      if (reads_as_one (&ink, &its_ink, self->layout->sizes.label))
        return TRUE;
    }
  return FALSE;
}

/* How much runs through @label at @spot. */
static double
ties_through (const Placing *self, const Label *label, guint spot)
{
  EntRect box = ent_rect_grown (ink_at (self, label, spot), ENT_LABEL_PAD);

  return self->labelling->lines != NULL ? ent_obstacles_cost (self->labelling->lines, &box, -1) : 0;
}

static gboolean
is_better (Placing *self, const Label *label, guint spot)
{
  return !is_stacked (self, label, spot) && !ent_placing_is_beside_stranger (self, label, spot) && !ent_placing_is_taken (self, label, spot);
}

/* Finds @label the cheapest place that is free, stands apart and beside nobody else; FALSE if there is none that is worth it. */
static gboolean
go_apart (Placing *self, Label *label)
{
  double most = label->spots[label->spot].cost + WORTH, ties = ties_through (self, label, (guint) label->spot);

  for (guint i = 0; i < label->n_names && label->spots[i].cost < most; i++)
    if ((int) i != label->spot && is_better (self, label, i) && ties_through (self, label, i) <= ties)
      {
        ent_placing_take_spot (self, label, (int) i);
        return TRUE;
      }
  return FALSE;
}

/* Whether @label is free where its @spot, which it does not hold now, would be, and costs no more than @most there. */
static gboolean
is_free (Placing *self, const Label *label, guint spot, double most)
{
  const EntLabelling *labelling = self->labelling;
  EntRect ink = ink_at (self, label, spot), box = ent_rect_grown (ink, ENT_LABEL_PAD);

  if (!ent_rect_contains (&labelling->within, &box) || isinf (ent_obstacles_cost (self->obstacles, &box, -1)))
    return FALSE;
  return is_better (self, label, spot) && (labelling->cost == NULL || labelling->cost (&box, label->symbol, labelling->data) <= most);
}

/* A little up or down from where it is, but not onto its symbol. */
static gboolean
shift (Placing *self, Label *label)
{
  static const double shifts[] = { 0.15, 0.3, 0.45 };
  const EntLabelling *labelling = self->labelling;
  guint now = (guint) label->spot;
  EntLabelSpot old = label->spots[now];
  EntRect ink = ink_at (self, label, now), box = ent_rect_grown (ink, ENT_LABEL_PAD);
  double most = labelling->cost != NULL ? labelling->cost (&box, label->symbol, labelling->data) : 0;

  if (old.n_points > 0)
    return FALSE;
  ent_placing_take_spot (self, label, -1);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (shifts); i++)
    {
      double by = (i % 2 > 0 ? 1 : -1) * shifts[i / 2] * self->layout->sizes.label;

      label->spots[now] = old;
      label->spots[now].y += by;
      label->spots[now].box.y += by;
      if (!is_free (self, label, now, most))
        continue;
      ent_placing_take_spot (self, label, (int) now);
      return TRUE;
    }
  label->spots[now] = old;
  ent_placing_take_spot (self, label, (int) now);
  return FALSE;
}

/* The same at the end of a line: with it a name is nobody else's. */
static gboolean
go_away (Placing *self, Label *label)
{
  EntLabelSpot *spots = label->spots;
  guint n_spots = label->n_spots, n_names = label->n_names;
  int old = label->spot;
  double most = spots[old].cost + WORTH_LINE, ties = ties_through (self, label, (guint) old);

  ent_placing_take_spot (self, label, -1);
  self->standing_off = TRUE;
  ent_placing_find_spots (self, label, LEADERS);
  self->standing_off = FALSE;
  for (guint i = 0; i < label->n_names && label->spots[i].cost < most; i++)
    if (!ent_placing_is_beside_stranger (self, label, i) && !ent_placing_is_taken (self, label, i) && ties_through (self, label, i) <= ties)
      {
        ent_placing_take_spot (self, label, (int) i);
        g_free (spots);
        return TRUE;
      }
  ent_placing_put_back (self, label, spots, n_spots, n_names, old);
  return FALSE;
}

static gboolean
mend (Placing *self, Label *label)
{
  gboolean is_beside = ent_placing_is_beside_stranger (self, label, (guint) label->spot);

  if (!is_beside && !is_stacked (self, label, (guint) label->spot))
    return FALSE;
  return go_apart (self, label) || shift (self, label) || (is_beside && label->spots[label->spot].n_points == 0 && go_away (self, label));
}

void
ent_placing_polish (Placing *self)
{
  gboolean moved = TRUE;

  for (guint round = 0; round < ROUNDS && moved; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < self->labels->len; i++)
        {
          Label *label = &g_array_index (self->labels, Label, i);

          if (has_name (label))
            moved |= mend (self, label);
        }
    }
}
