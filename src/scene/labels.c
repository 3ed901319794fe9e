/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places labels beside their symbols in free space: the important first, each in
 * its cheapest free spot; one that finds none tries to send those in its way
 * elsewhere; then all look once more for a better spot. What is left goes to the
 * key. A label is never placed over anything that must be kept free.
 */
#include <math.h>

#include "scene/labels.h"

/* Kept between two labels, and around a label, besides the gap to its own symbol. */
#define PAD 1.15
/* How deep a label may send others elsewhere. */
#define DEPTH 3
/* Above this many, each label tries fewer spots. */
#define MANY 400
#define IMPROVE_ROUNDS 3

typedef struct
{
  guint symbol;
  char *text;
  EntLabelShapes shapes;
  EntLabelSpot *spots; /* that run over nothing that stands; relative to the symbol; cheapest first */
  guint n_spots;
  int spot;    /* taken, or -1 */
  guint stamp; /* of the chain of sending away in which it takes part */
  gboolean is_bold, is_short;
} Label;

typedef struct
{
  EntLayout *layout;
  EntObstacles *obstacles;
  const EntLabelling *labelling;
  GArray *labels;      /* of Label, by symbol */
  EntObstacles *taken; /* boxes of labels that are placed; the owner is the symbol */
  guint stamp;
} Placing;

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_free (label->text);
  g_free (label->spots);
}

static const EntSceneSymbol *
symbol_at (const Placing *self, guint index)
{
  return &g_array_index (self->layout->scene->symbols, EntSceneSymbol, index);
}

static EntRect
box_at (const Placing *self, const Label *label, guint spot)
{
  const EntSceneSymbol *symbol = symbol_at (self, label->symbol);
  EntRect box = label->spots[spot].box;

  box.x += symbol->x;
  box.y += symbol->y;
  return ent_rect_grown (box, PAD);
}

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  double x = ((const EntLabelSpot *) a)->cost, y = ((const EntLabelSpot *) b)->cost;

  return (x > y) - (x < y);
}

/* Keeps the spots that are free of all that stands, with their full cost. */
static void
find_spots (Placing *self, Label *label)
{
  const EntSceneSymbol *symbol = symbol_at (self, label->symbol);
  const EntLabelling *labelling = self->labelling;
  const EntRect *within = labelling->fields != NULL ? &labelling->fields[label->symbol] : &labelling->within;
  EntRect bounds = { symbol->bounds.x - symbol->x, symbol->bounds.y - symbol->y, symbol->bounds.width, symbol->bounds.height };
  EntLabelSpot spots[ENT_LABEL_MAX_SPOTS];
  guint n = ent_label_spots (&label->shapes, &bounds, ent_label_gap (&self->layout->sizes) + PAD, self->labels->len <= 4 * MANY, spots), kept = 0;

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (spots[i].box, PAD);

      box.x += symbol->x;
      box.y += symbol->y;
      if (!ent_rect_contains (within, &box))
        continue;
      spots[i].cost += ent_obstacles_cost (self->obstacles, &box, -1);
      if (isfinite (spots[i].cost) && labelling->cost != NULL)
        spots[i].cost += labelling->cost (&box, label->symbol, labelling->data);
      if (isfinite (spots[i].cost))
        spots[kept++] = spots[i];
    }
  qsort (spots, kept, sizeof *spots, compare_spots);
  g_free (label->spots);
  label->spots = g_memdup2 (spots, kept * sizeof *spots);
  label->n_spots = kept;
}

static void
take_spot (Placing *self, Label *label, int spot)
{
  EntRect box;

  if (label->spot >= 0)
    {
      box = box_at (self, label, label->spot);
      ent_obstacles_remove (self->taken, &box, (int) label->symbol);
    }
  label->spot = spot;
  if (spot >= 0)
    {
      box = box_at (self, label, spot);
      ent_obstacles_add (self->taken, &box, (int) label->symbol, INFINITY);
    }
}

/* The first free spot before @before; -1 if there is none. */
static int
free_spot (Placing *self, const Label *label, guint before)
{
  for (guint i = 0; i < MIN (label->n_spots, before); i++)
    {
      EntRect box = box_at (self, label, i);

      if (!isinf (ent_obstacles_cost (self->taken, &box, (int) label->symbol)))
        return (int) i;
    }
  return -1;
}

static gboolean send_away (Placing *self, Label *label, guint depth);

/* Whether @label can have its @spot because all that have a part of it go elsewhere.
 * Those that went stay there even if it fails: they stand as well as before. */
static gboolean
clear_spot (Placing *self, Label *label, guint spot, guint depth)
{
  EntRect box = box_at (self, label, spot);
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (int));

  ent_obstacles_owners (self->taken, &box, (int) label->symbol, owners);
  if (owners->len > 2)
    return FALSE;
  for (guint i = 0; i < owners->len; i++)
    if (g_array_index (self->labels, Label, g_array_index (owners, int, i)).stamp == self->stamp)
      return FALSE;
  /* It holds the spot while the others look for theirs. */
  take_spot (self, label, (int) spot);
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

  label->stamp = self->stamp;
  take_spot (self, label, -1);
  spot = free_spot (self, label, G_MAXUINT);
  if (spot >= 0)
    {
      take_spot (self, label, spot);
      return TRUE;
    }
  for (guint i = 0; i < label->n_spots && depth > 0; i++)
    if (clear_spot (self, label, i, depth))
      return TRUE;
  take_spot (self, label, old);
  return FALSE;
}

static GArray *
save_spots (const Placing *self)
{
  GArray *saved = g_array_sized_new (FALSE, FALSE, sizeof (int), self->labels->len);

  for (guint i = 0; i < self->labels->len; i++)
    g_array_append_val (saved, g_array_index (self->labels, Label, i).spot);
  return saved;
}

static void
restore_spots (Placing *self, const GArray *saved)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (label->spot != g_array_index (saved, int, i))
        take_spot (self, label, g_array_index (saved, int, i));
    }
}

/* A chain that fails in one branch and is saved in another can leave two labels
 * on one place. */
static gboolean
stand_free (Placing *self, const GArray *saved)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);
      EntRect box;

      if (label->spot < 0 || label->spot == g_array_index (saved, int, i))
        continue;
      box = box_at (self, label, label->spot);
      if (isinf (ent_obstacles_cost (self->taken, &box, (int) label->symbol)))
        return FALSE;
    }
  return TRUE;
}

static void
place_one (Placing *self, Label *label)
{
  int spot = free_spot (self, label, G_MAXUINT);
  g_autoptr (GArray) saved = NULL;

  if (spot >= 0)
    {
      take_spot (self, label, spot);
      return;
    }
  if (self->labels->len > MANY)
    return;
  saved = save_spots (self);
  for (guint i = 0; i < label->n_spots; i++)
    {
      self->stamp++;
      label->stamp = self->stamp;
      if (clear_spot (self, label, i, DEPTH) && stand_free (self, saved))
        return;
      restore_spots (self, saved);
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
          int spot = label->spot > 0 ? free_spot (self, label, label->spot) : -1;

          if (spot < 0)
            continue;
          take_spot (self, label, spot);
          moved = TRUE;
        }
      if (!moved)
        return;
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
  guint px = importance (symbol_at (self, i)), py = importance (symbol_at (self, j));

  if (px != py)
    return px > py ? -1 : 1;
  if (x->n_spots != y->n_spots)
    return x->n_spots < y->n_spots ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
measure_label (Placing *self, Label *label, const char *name)
{
  g_free (label->text);
  label->text = ent_scene_display_text (name);
  ent_label_measure (self->layout->context, label->text, self->layout->sizes.label, label->is_bold, &label->shapes);
  find_spots (self, label);
}

/* The short name, where the long one found no place. */
static void
try_short_name (Placing *self, Label *label)
{
  const EntStakeholder *stakeholder = ent_layout_stakeholder (self->layout, label->symbol);

  if (label->is_short || stakeholder == NULL || stakeholder->short_name == NULL)
    return;
  label->is_short = TRUE;
  measure_label (self, label, stakeholder->short_name);
  place_one (self, label);
}

static void
make_label (Placing *self, Label *label)
{
  EntScene *scene = self->layout->scene;
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, label->symbol);
  const EntLabelSpot *spot = &label->spots[label->spot];
  const EntLabelShape *shape = &label->shapes.shapes[spot->shape];
  EntTextStyle style = {
    .size = self->layout->sizes.label,
    .bold = label->is_bold,
    .width = shape->wrap,
    .n_lines = shape->n_lines,
    .alignment = spot->alignment,
  };
  PangoLayout *layout;

  layout = ent_scene_layout_new (self->layout->context, label->text, &style);
  /* Left is where a line starts: on the right for scripts that run from there. */
  if (spot->alignment != PANGO_ALIGN_CENTER && pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, spot->alignment == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  symbol->label = (int) ent_scene_take_layout (scene, ENT_TEXT_LABEL, symbol->id, layout, &style, symbol->x + spot->x, symbol->y + spot->y);
}

static void
place_all (Placing *self)
{
  guint n = self->labels->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_labels, self);
  for (guint i = 0; i < n; i++)
    {
      Label *label = &g_array_index (self->labels, Label, order[i]);

      place_one (self, label);
      if (label->spot < 0)
        try_short_name (self, label);
    }
  improve (self);
}

static GArray *
collect_unplaced (const Placing *self)
{
  GArray *keyed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int power = ENT_POWER_MAX; power >= 1; power--)
    for (guint i = 0; i < self->labels->len; i++)
      if (g_array_index (self->labels, Label, i).spot < 0 && importance (symbol_at (self, i)) == (guint) power)
        g_array_append_val (keyed, i);
  return keyed;
}

guint
ent_layout_place_labels (EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling)
{
  EntScene *scene = layout->scene;
  g_autoptr (EntObstacles) taken = ent_obstacles_new (scene->width, scene->height, 4 * layout->sizes.label);
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (Label));
  g_autoptr (GArray) keyed = NULL;
  guint n_unplaced;
  Placing self = { .layout = layout, .obstacles = obstacles, .labelling = labelling, .labels = labels, .taken = taken };

  g_array_set_clear_func (labels, clear_label);
  g_array_set_size (labels, scene->n_stakeholders);
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = &g_array_index (labels, Label, i);
      const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, i);

      label->symbol = i;
      label->spot = -1;
      label->is_bold = ent_label_is_bold (symbol_at (&self, i)->power);
      measure_label (&self, label, stakeholder != NULL ? stakeholder->name : NULL);
    }
  place_all (&self);
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = &g_array_index (labels, Label, i);

      if (label->spot < 0)
        continue;
      make_label (&self, label);
      ent_obstacles_add_text (obstacles, &g_array_index (scene->texts, EntSceneText, scene->texts->len - 1), PAD, -1);
    }
  keyed = collect_unplaced (&self);
  n_unplaced = keyed->len;
  scene->n_left_out = n_unplaced - ent_layout_place_key (layout, obstacles, labelling, keyed);
  return n_unplaced;
}
