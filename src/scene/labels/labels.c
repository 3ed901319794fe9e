/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places labels beside their symbols in free space: the important first, each in
 * its cheapest free spot; one that finds none tries to send those in its way
 * elsewhere. Whoever still has none gets a number, and may send others to other
 * spots or to numbers for it; then all look once more for a better spot. A label
 * is never placed over anything that must be kept free.
 */
#include <math.h>
#include <string.h>

#include "scene/labels/labels-private.h"

/* Of all labels together, about: each is compared with each other. */
#define MOST_CHOICES 3600
#define MAX_SPOTS (4 * ENT_LABEL_MAX_SPOTS + 3 * ENT_LEADER_MAX_SPOTS)
/* A number stands a little further away. */
#define COST_OF_DISTANCE 5.0
/* How deep a label may send others elsewhere. */
#define DEPTH 3
/* Above this many, each label tries fewer spots. */
#define MANY 400
#define IMPROVE_ROUNDS 3
#define BUDGET 25
#define BUDGET_LEFT_OVER 1000
#define MOST_BUDGETED 80
/* From this cost on a label tries to trade, for at least so much, with chains of this length. */
#define BAD 1.0
#define LEAST_GAIN 0.5
#define TRADE_DEPTH 2
/* Of more labels the ties make no turns: they would run through those that have moved last. */
#define MOST_POLISHED 150
/* Beside a badge, a number costs as much as so far away from its symbol. */
#define COST_OF_BADGE (3 * COST_OF_DISTANCE)
/* Places at the ends of lines that who has none looks at. */
#define MANY_LEADERS 96
/* So often such places are looked for, beyond twice for each label: where there is room for most of them
 * it takes less, and where there is none it would go on for long in vain. */
#define LOOKS 300

gboolean
ent_placing_is_wanted (const Placing *self, guint symbol)
{
  return !self->labelling->only_lit || (g_array_index (self->layout->scene->symbols, EntSceneSymbol, symbol).flags & ENT_SYMBOL_DIMMED) == 0;
}

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_free (label->texts[0]);
  g_free (label->texts[1]);
  g_free (label->spots);
}

const EntSceneSymbol *
ent_placing_symbol_at (const Placing *self, guint index)
{
  return &g_array_index (self->layout->scene->symbols, EntSceneSymbol, index);
}

EntRect
ent_placing_box_at (const Placing *self, const Label *label, guint spot)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = label->spots[spot].box;

  box.x += symbol->x;
  box.y += symbol->y;
  return ent_label_with_air (box, label->spots[spot].shape < NUMBER ? self->layout->sizes.label : self->layout->sizes.key);
}

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  double x = ((const EntLabelSpot *) a)->cost, y = ((const EntLabelSpot *) b)->cost;

  return (x > y) - (x < y);
}

/* The line of a spot with the symbol where it is; returns how many points it has. */
guint
ent_placing_find_leader (const Placing *self, const Label *label, guint spot, EntPoint points[ENT_LEADER_MAX_POINTS])
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  const EntLabelSpot *of = &label->spots[spot];

  for (guint i = 0; i < of->n_points; i++)
    points[i] = (EntPoint) { symbol->x + of->points[i].x, symbol->y + of->points[i].y };
  return of->n_points;
}

/* Whether any label stands where @label would with its line. */
gboolean
ent_placing_is_taken (Placing *self, const Label *label, guint spot)
{
  EntRect box = ent_placing_box_at (self, label, spot);
  EntPoint points[ENT_LEADER_MAX_POINTS];
  guint n = ent_placing_find_leader (self, label, spot, points);

  if (isinf (ent_obstacles_cost (self->taken, &box, (int) label->symbol)))
    return TRUE;
  for (guint i = 1; i < n; i++)
    if (isinf (ent_obstacles_cost_of_line (self->taken, points[i - 1], points[i], ENT_LEADER_AIR * self->layout->sizes.label, (int) label->symbol)))
      return TRUE;
  return FALSE;
}

/* The symbols whose labels stand where @label would with its line, each once. */
GArray *
ent_placing_find_owners (Placing *self, const Label *label, guint spot)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (int));
  EntRect box = ent_placing_box_at (self, label, spot);
  EntPoint points[ENT_LEADER_MAX_POINTS];
  guint n_points = ent_placing_find_leader (self, label, spot, points), n = 0;

  ent_obstacles_owners (self->taken, &box, (int) label->symbol, owners);
  for (guint i = 1; i < n_points; i++)
    ent_obstacles_owners_on_line (self->taken, points[i - 1], points[i], ENT_LEADER_AIR * self->layout->sizes.label, (int) label->symbol, owners);
  for (guint i = 0; i < owners->len; i++)
    {
      int owner = g_array_index (owners, int, i);
      guint same = 0;

      while (same < n && g_array_index (owners, int, same) != owner)
        same++;
      if (same == n)
        g_array_index (owners, int, n++) = owner;
    }
  g_array_set_size (owners, n);
  return owners;
}

/* Keeps of @n spots those that are free of all that stands, with their full cost. */
static guint
keep_free_spots (Placing *self, const Label *label, EntLabelSpot *spots, guint n)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  const EntLabelling *labelling = self->labelling;
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (spots[i].box, ENT_LABEL_PAD);

      box.x += symbol->x;
      box.y += symbol->y;
      if (!ent_rect_contains (&labelling->within, &box))
        continue;
      spots[i].cost += ent_obstacles_cost (self->obstacles, &box, -1);
      if (isfinite (spots[i].cost) && labelling->cost != NULL)
        spots[i].cost += labelling->cost (&box, label->symbol, labelling->data);
      if (isfinite (spots[i].cost) && self->labels->len <= MANY)
        spots[i].cost += ent_placing_cost_of_strangers (self, label, &box, ent_rects_apart (&box, &symbol->bounds));
      if (isfinite (spots[i].cost))
        spots[kept++] = spots[i];
    }
  return kept;
}

static void
add_to_spots (EntLabelSpot *spots, guint n, guint shape, double cost)
{
  for (guint i = 0; i < n; i++)
    {
      spots[i].shape += shape;
      spots[i].cost += cost;
    }
}

/* Beside the number of people inside, at the lower right, one of the key would read as one with it. */
static void
keep_off_badge (const EntSceneSymbol *symbol, EntLabelSpot *spots, guint n)
{
  for (guint i = 0; i < n && symbol->n_parts > 0; i++)
    if (spots[i].box.x + spots[i].box.width > 0 && spots[i].box.y + spots[i].box.height > 0)
      spots[i].cost += COST_OF_BADGE;
}

/* Whether a number fits on the symbol itself. Where people have pinned several upon each other it would lie on those
 * of others, and theirs on it. */
static gboolean
fits_on_symbol (Placing *self, const EntSceneSymbol *symbol, guint index, EntLabelSpot *spot)
{
  EntRect box;

  if (!ent_key_number_fits (symbol, &self->number.shapes[0], spot))
    return FALSE;
  box = spot->box;
  box.x += symbol->x;
  box.y += symbol->y;
  return (symbol->flags & ENT_SYMBOL_PINNED) == 0 || !isinf (ent_obstacles_cost (self->obstacles, &box, (int) index));
}

/* Whether to look for places at the ends of lines once more. */
static gboolean
may_look (Placing *self)
{
  if ((!self->labelling->leaders && !self->standing_off) || self->n_looks == 0)
    return FALSE;
  self->n_looks = ent_progress_is_stopped (self->layout->scene->progress) ? 0 : self->n_looks - 1;
  return TRUE;
}

/* Spots for a number into @spots; a little further away where it is crowded, and more so where lines of names run. */
static guint
find_numbers (Placing *self, const Label *label, const EntRect *bounds, guint n_leaders, EntLabelSpot *spots)
{
  static const double further[] = { 0, 0.4, 0.9, 1.5, 2.2 };
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  double gap = ent_label_gap (&self->layout->sizes) + ENT_LABEL_PAD;
  guint n_further = self->labelling->leaders && !self->layout->sizes.wall ? G_N_ELEMENTS (further) : G_N_ELEMENTS (further) - 1, n = 0;

  if (fits_on_symbol (self, symbol, label->symbol, &spots[0]))
    {
      add_to_spots (spots, 1, NUMBER_ON_SYMBOL, COST_OF_NUMBER);
      return 1;
    }
  for (guint i = 0; i < n_further; i++)
    {
      guint here = ent_label_spots (&self->number, bounds, gap + further[i] * self->layout->sizes.key, TRUE, spots + n);

      add_to_spots (spots + n, here, NUMBER, COST_OF_NUMBER + i * COST_OF_DISTANCE);
      keep_off_badge (symbol, spots + n, here);
      n += here;
    }
  n = keep_free_spots (self, label, spots, n);
  if (self->numbers_off && may_look (self))
    {
      guint here = ent_leader_spots (self->layout, self->obstacles, self->labelling, self->ways, label->symbol, &self->number, n_leaders, spots + n);

      add_to_spots (spots + n, here, NUMBER, COST_OF_NUMBER + COST_OF_DISTANCE);
      n += here;
    }
  qsort (spots, n, sizeof *spots, compare_spots);
  return n;
}

/* All spots that @label can ever have, names before numbers. */
void
ent_placing_find_spots (Placing *self, Label *label, guint n_leaders)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect bounds = { symbol->bounds.x - symbol->x, symbol->bounds.y - symbol->y, symbol->bounds.width, symbol->bounds.height };
  double gap = ent_label_gap (&self->layout->sizes) + ENT_LABEL_PAD;
  gboolean all = self->labels->len <= 8 * MANY;
  EntLabelSpot spots[MAX_SPOTS];
  guint n = 0;

  for (guint which = 0; which < 2; which++)
    if (label->texts[which] != NULL)
      {
        guint more = ent_label_spots (&label->shapes[which], &bounds, gap, all, spots + n);

        add_to_spots (spots + n, more, which * OF_SHORT_NAME, which * COST_OF_SHORT_NAME);
        n += keep_free_spots (self, label, spots + n, more);
        if (!may_look (self))
          continue;
        more = ent_leader_spots (self->layout, self->obstacles, self->labelling, self->ways, label->symbol, &label->shapes[which], n_leaders, spots + n);
        ent_placing_add_strangers (self, label, spots + n, more);
        add_to_spots (spots + n, more, which * OF_SHORT_NAME, which * COST_OF_SHORT_NAME);
        n += more;
      }
  qsort (spots, n, sizeof *spots, compare_spots);
  label->n_names = n;
  n += find_numbers (self, label, &bounds, n_leaders, spots + n);
  label->spots = g_memdup2 (spots, n * sizeof *spots);
  label->n_spots = n;
}

/* The spots that count now. */
static guint
n_open (const Placing *self, const Label *label)
{
  return self->numbers ? label->n_spots : label->n_names;
}

/* A number on its own symbol is in nobody's way. */
static gboolean
is_in_way (const Label *label, guint spot)
{
  return label->spots[spot].shape != NUMBER_ON_SYMBOL;
}

void
ent_placing_take_spot (Placing *self, Label *label, int spot)
{
  EntPoint points[ENT_LEADER_MAX_POINTS];
  EntRect box;
  guint n;

  if (label->spot >= 0 && is_in_way (label, label->spot))
    {
      box = ent_placing_box_at (self, label, label->spot);
      ent_obstacles_remove (self->taken, &box, (int) label->symbol);
      n = ent_placing_find_leader (self, label, label->spot, points);
      for (guint i = 1; i < n; i++)
        ent_obstacles_remove_line (self->taken, points[i - 1], points[i], (int) label->symbol);
    }
  label->spot = spot;
  if (spot >= 0 && is_in_way (label, spot))
    {
      box = ent_placing_box_at (self, label, spot);
      ent_obstacles_add (self->taken, &box, (int) label->symbol, INFINITY);
      n = ent_placing_find_leader (self, label, spot, points);
      for (guint i = 1; i < n; i++)
        ent_obstacles_add_line (self->taken, points[i - 1], points[i], (int) label->symbol, INFINITY);
    }
}

void
ent_placing_put_back (Placing *self, Label *label, EntLabelSpot *spots, guint n_spots, guint n_names, int spot)
{
  g_free (label->spots);
  label->spots = spots;
  label->n_spots = n_spots;
  label->n_names = n_names;
  ent_placing_take_spot (self, label, spot);
}

/* The first free spot before @before; -1 if there is none. */
int
ent_placing_free_spot (Placing *self, const Label *label, guint before)
{
  for (guint i = 0; i < MIN (n_open (self, label), before); i++)
    if (!is_in_way (label, i) || !ent_placing_is_taken (self, label, i))
      return (int) i;
  return -1;
}

static gboolean send_away (Placing *self, Label *label, guint depth);

gboolean
ent_placing_clear_spot (Placing *self, Label *label, guint spot, guint depth)
{
  g_autoptr (GArray) owners = ent_placing_find_owners (self, label, spot);

  if (owners->len > 2 || self->budget == 0)
    return FALSE;
  self->budget--;
  for (guint i = 0; i < owners->len; i++)
    {
      const Label *owner = &g_array_index (self->labels, Label, g_array_index (owners, int, i));

      if (owner->stamp == self->stamp || owner->is_settled)
        return FALSE;
    }
  /* It holds the spot while the others look for theirs. */
  ent_placing_take_spot (self, label, (int) spot);
  for (guint i = 0; i < owners->len; i++)
    if (!send_away (self, &g_array_index (self->labels, Label, g_array_index (owners, int, i)), depth - 1))
      return FALSE;
  return TRUE;
}

/* Finds @label another spot than its own, free or to be freed. */
static gboolean
send_away (Placing *self, Label *label, guint depth)
{
  int old = label->spot, spot;
  /* who must not go without a name does not give it up for another's number */
  guint n_spots = label->is_favoured && old < (int) label->n_names ? label->n_names : n_open (self, label);

  label->stamp = self->stamp;
  ent_placing_take_spot (self, label, -1);
  spot = ent_placing_free_spot (self, label, n_spots);
  if (spot >= 0)
    {
      ent_placing_take_spot (self, label, spot);
      return TRUE;
    }
  for (guint i = 0; i < n_spots && depth > 0; i++)
    if (ent_placing_clear_spot (self, label, i, depth))
      return TRUE;
  ent_placing_take_spot (self, label, old);
  return FALSE;
}

GArray *
ent_placing_save (const Placing *self)
{
  GArray *saved = g_array_sized_new (FALSE, FALSE, sizeof (int), self->labels->len);

  for (guint i = 0; i < self->labels->len; i++)
    g_array_append_val (saved, g_array_index (self->labels, Label, i).spot);
  return saved;
}

void
ent_placing_restore (Placing *self, const GArray *saved)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (label->spot != g_array_index (saved, int, i))
        ent_placing_take_spot (self, label, g_array_index (saved, int, i));
    }
}

gboolean
ent_placing_stand_free (Placing *self, const GArray *saved)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      if (label->spot < 0 || label->spot == g_array_index (saved, int, i) || !is_in_way (label, label->spot))
        continue;
      if (ent_placing_is_taken (self, label, label->spot))
        return FALSE;
    }
  return TRUE;
}

static void
place_one (Placing *self, Label *label)
{
  int spot = ent_placing_free_spot (self, label, G_MAXUINT);
  g_autoptr (GArray) saved = NULL;

  if (spot >= 0)
    {
      ent_placing_take_spot (self, label, spot);
      return;
    }
  if (self->labels->len > MANY)
    return;
  saved = ent_placing_save (self);
  for (guint i = 0; i < n_open (self, label) && self->budget > 0; i++)
    {
      self->stamp++;
      label->stamp = self->stamp;
      if (ent_placing_clear_spot (self, label, i, DEPTH) && ent_placing_stand_free (self, saved))
        return;
      ent_placing_restore (self, saved);
    }
}

/* Cheaper spots that have come free. */
static void
improve (Placing *self)
{
  for (guint round = 0; round < IMPROVE_ROUNDS; round++)
    {
      gboolean moved = FALSE;

      for (guint i = 0; i < self->labels->len; i++)
        {
          Label *label = &g_array_index (self->labels, Label, i);
          int spot = label->spot > 0 ? ent_placing_free_spot (self, label, label->spot) : -1;

          if (spot < 0)
            continue;
          ent_placing_take_spot (self, label, spot);
          moved = TRUE;
        }
      if (!moved)
        return;
    }
}

static double
total_cost (const Placing *self)
{
  double cost = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      cost += label->spot >= 0 ? label->spots[label->spot].cost : 2 * COST_OF_NUMBER;
    }
  return cost;
}

/* Whether @label gets a better spot because others go elsewhere, and all together
 * stand better than before. */
static gboolean
trade (Placing *self, Label *label, const GArray *saved, double before)
{
  for (guint i = 0; i < (guint) label->spot && self->budget > 0; i++)
    {
      if (label->spots[i].cost > label->spots[label->spot].cost - LEAST_GAIN)
        return FALSE;
      self->stamp++;
      label->stamp = self->stamp;
      if (ent_placing_clear_spot (self, label, i, TRADE_DEPTH) && ent_placing_stand_free (self, saved) && total_cost (self) < before - LEAST_GAIN)
        return TRUE;
      ent_placing_restore (self, saved);
    }
  return FALSE;
}

/* Those that stand badly try to change places with others. */
static void
trade_all (Placing *self)
{
  for (guint i = 0; i < self->labels->len && self->budget > 0; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);
      g_autoptr (GArray) saved = NULL;

      if (label->spot <= 0 || label->spots[label->spot].cost < BAD)
        continue;
      saved = ent_placing_save (self);
      trade (self, label, saved, total_cost (self));
    }
}

/* In the end nobody should be without a number: it is tried harder. */
void
ent_placing_place_left_over (Placing *self)
{
  for (guint i = 0; i < self->labels->len && self->labels->len <= MANY; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      self->budget = BUDGET_LEFT_OVER;
      if (label->spot < 0)
        place_one (self, label);
    }
}

static guint
importance (const EntSceneSymbol *symbol)
{
  return symbol->power == ENT_POWER_NOT_ASSESSED ? 2 : symbol->power;
}

/* The powerful first; among them those with few spots, then in order of the map. */
static int
compare_labels (gconstpointer a, gconstpointer b, gpointer data)
{
  const Placing *self = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const Label *x = &g_array_index (self->labels, Label, i), *y = &g_array_index (self->labels, Label, j);
  guint px = importance (ent_placing_symbol_at (self, i)), py = importance (ent_placing_symbol_at (self, j));

  if (px != py && !self->hopeless)
    return px > py ? -1 : 1;
  if (x->n_spots != y->n_spots)
    return x->n_spots < y->n_spots ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
measure_label (Placing *self, Label *label)
{
  const EntStakeholder *stakeholder = ent_layout_stakeholder (self->layout, label->symbol);
  const char *names[2] = { ent_spec_name (self->layout->spec, stakeholder), ent_spec_short_name (self->layout->spec, stakeholder) };

  for (guint which = 0; which < 2; which++)
    {
      if (which == 1 && names[which] == NULL && self->labelling->leaders)
        label->texts[which] = ent_placing_cut_name (self, label->texts[0]);
      else if (names[which] != NULL)
        label->texts[which] = ent_scene_display_text (names[which]);
      if (label->texts[which] == NULL)
        continue;
      ent_label_measure (self->layout, label->texts[which], label->is_bold, &label->shapes[which]);
    }
  ent_placing_find_spots (self, label, MOST_CHOICES / (2 * self->n_wanted));
}

static void
make_label (Placing *self, Label *label)
{
  EntScene *scene = self->layout->scene;
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, label->symbol);
  const EntLabelSpot *spot = &label->spots[label->spot];
  guint which = spot->shape / OF_SHORT_NAME;
  const EntLabelShape *shape = &label->shapes[which].shapes[spot->shape % OF_SHORT_NAME];
  EntTextStyle style = {
    .size = self->layout->sizes.label,
    .bold = label->is_bold,
    .width = shape->wrap,
    .n_lines = shape->n_lines,
    .alignment = spot->alignment,
  };
  PangoLayout *layout;
  EntRect ink;

  layout = ent_scene_layout_new (self->layout->context, label->texts[which], &style);
  /* Left is where a line starts: on the right for scripts that run from there. */
  if (spot->alignment != PANGO_ALIGN_CENTER && pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, spot->alignment == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (which > 0 || pango_layout_is_ellipsized (layout))
    symbol->flags |= ENT_SYMBOL_SHORTENED;
  symbol->label = (int) ent_scene_take_layout (scene, ENT_TEXT_LABEL, symbol->id, layout, &style, symbol->x + spot->x, symbol->y + spot->y);
  /* Lines of several scripts may be lower than was thought: in the middle of the room. */
  ink = g_array_index (scene->texts, EntSceneText, symbol->label).ink;
  ent_scene_move_text (scene, symbol->label, 0, symbol->y + spot->box.y + spot->box.height / 2 - ink.y - ink.height / 2);
}

static void
add_leader (Placing *self, const Label *label)
{
  EntSceneLeader leader = { .symbol = (int) label->symbol };

  leader.n_points = ent_placing_find_leader (self, label, label->spot, leader.points);
  if (leader.n_points > 0)
    g_array_append_val (self->layout->scene->leaders, leader);
}

/* Whoever has found no place beside its symbol looks for one further away, at the end of a line. */
static void
stand_off (Placing *self, const guint *order)
{
  self->standing_off = TRUE;
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, order[i]);

      if (label->spot >= 0 || !ent_placing_is_wanted (self, order[i]))
        continue;
      g_clear_pointer (&label->spots, g_free);
      ent_placing_find_spots (self, label, MANY_LEADERS);
      self->budget = BUDGET_LEFT_OVER;
      place_one (self, label);
    }
  self->standing_off = FALSE;
}

static void
place_all (Placing *self)
{
  guint n = self->labels->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_labels, self);
  for (guint numbers = self->hopeless ? 1 : 0; numbers < 2; numbers++)
    {
      self->numbers = numbers > 0;
      self->budget = BUDGET * MIN (n, MOST_BUDGETED);
      for (guint i = 0; i < n; i++)
        {
          Label *label = &g_array_index (self->labels, Label, order[i]);

          if (label->spot < 0)
            place_one (self, label);
        }
      improve (self);
      if (n > MANY)
        continue;
      self->budget = BUDGET * MIN (n, MOST_BUDGETED);
      trade_all (self);
      improve (self);
      if (numbers == 0)
        stand_off (self, order);
    }
  ent_placing_place_left_over (self);
}

static gboolean
is_number (const Label *label)
{
  return label->spot >= (int) label->n_names;
}

/* The numbers, in order of the map; the least important ones go where the key is too short. */
static GArray *
collect_numbers (Placing *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (EntKeyEntry));
  guint n = 0, n_unplaced = 0, most, least = 1;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      n += is_number (label);
      n_unplaced += label->spot < 0 && ent_placing_is_wanted (self, i);
    }
  most = ent_key_names (ent_key_capacity (self->layout, self->labelling), n, n_unplaced);
  for (; n > most && least <= ENT_POWER_MAX; least++)
    for (guint i = self->labels->len; i-- > 0 && n > most;)
      {
        Label *label = &g_array_index (self->labels, Label, i);

        if (is_number (label) && importance (ent_placing_symbol_at (self, i)) <= least)
          {
            ent_placing_take_spot (self, label, -1);
            n--;
          }
      }
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      if (is_number (label))
        {
          EntKeyEntry entry = { i, label->spots[label->spot].box, !is_in_way (label, label->spot) };
          g_array_append_val (entries, entry);
        }
    }
  return entries;
}

guint
ent_layout_place_labels (EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling)
{
  EntScene *scene = layout->scene;
  g_autoptr (EntObstacles) taken = ent_obstacles_new (scene, 4 * layout->sizes.label);
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (Label));
  g_autoptr (GArray) beside = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) entries = NULL;
  g_autofree EntLeaderWays *ways = NULL;
  g_autoptr (EntBeginnings) beginnings = NULL;
  guint n_placed = 0;
  Placing self = { .layout = layout, .obstacles = obstacles, .labelling = labelling, .labels = labels, .taken = taken, .beside = beside };

  g_array_set_clear_func (labels, clear_label);
  g_array_set_size (labels, scene->n_stakeholders);
  ent_key_number_shape (layout, scene->n_stakeholders, &self.number);
  if (labelling->leaders)
    {
      self.ways = ways = ent_leader_ways_new (layout, obstacles, labelling);
      self.beginnings = beginnings = ent_placing_collect_beginnings (layout);
    }
  for (guint i = 0; i < labels->len; i++)
    self.n_wanted += ent_placing_is_wanted (&self, i);
  self.n_looks = LOOKS + 2 * self.n_wanted;
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = &g_array_index (labels, Label, i);

      g_array_index (scene->symbols, EntSceneSymbol, i).flags &= ~(guint) ENT_SYMBOL_SHORTENED;
      label->symbol = i;
      label->spot = -1;
      label->is_bold = ent_label_is_bold (ent_placing_symbol_at (&self, i)->power);
      if (ent_placing_is_wanted (&self, i))
        measure_label (&self, label);
    }
  self.hopeless = scene->picture == ENT_PICTURE_MAP && labels->len <= MANY && ent_layout_crowding (layout) > ENT_CROWDING_HOPELESS && !labelling->leaders;
  if (labelling->leaders)
    ent_placing_choose_all (&self);
  else
    place_all (&self);
  if (!layout->sizes.wall && labels->len <= MOST_POLISHED)
    ent_placing_polish (&self);
  if (labels->len <= MOST_POLISHED)
    ent_placing_leave_strangers (&self);
  entries = collect_numbers (&self);
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = &g_array_index (labels, Label, i);

      if (label->spot < 0)
        continue;
      add_leader (&self, label);
      if (is_number (label))
        continue;
      make_label (&self, label);
      n_placed++;
    }
  scene->n_left_out = self.n_wanted - n_placed - entries->len;
  ent_key_add (layout, labelling, entries, scene->n_left_out);
  return self.n_wanted - n_placed;
}
