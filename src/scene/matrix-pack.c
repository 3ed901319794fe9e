/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs one field of the matrix: like a list in columns, as that is how many
 * names are read fastest. Nothing overlaps, by construction.
 */
#include "scene/matrix-private.h"

#include <math.h>

#define MAX_COLUMNS 8
#define MAX_LINES 4   /* of a name */
#define LABEL_GAP 1.3 /* from a symbol to its name: ink may reach out of its letters' boxes */
#define CUT_EMS 7     /* what a name that is cut should show */

/* A field that is being packed. */
typedef struct
{
  EntMatrixItem **items;
  guint n;
  EntRect room;
  const EntMatrixType *type;
  double left, right; /* what the symbols reach to either side of their middles */
  double word;        /* of the longest word */
} Packing;

/* How far one choice of columns gets. */
typedef struct
{
  guint n_columns;
  guint n_labelled;
  double width; /* of a name */
  double step;  /* from column to column */
} Plan;

PangoLayout *
ent_matrix_layout (const EntMatrixType *type, const char *text, gboolean strategy, guint n_lines, double width)
{
  EntTextStyle style = {
    .size = strategy ? type->strategy_size : type->size,
    .width = width,
    .n_lines = n_lines,
  };

  return ent_scene_layout_new (type->context, text, &style);
}

const char *
ent_matrix_item_name (const EntMatrixItem *item, const EntMatrixType *type)
{
  return type->brief && item->brief != NULL ? item->brief : item->name;
}

/* Shaping each of many thousand names takes longer than the rest of the picture. */
static void
estimate (EntMatrixItem *item, const EntMatrixType *type)
{
  const double letter = 0.6 * type->size;
  guint in_word = 0, longest = 0, n = 0;

  for (const char *p = ent_matrix_item_name (item, type); *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      in_word = *p == ' ' ? 0 : in_word + 1;
      longest = MAX (longest, in_word);
    }
  item->name_width = n * letter;
  item->name_height = 1.4 * type->size;
  item->above = item->below = 0;
  item->word = longest * letter;
}

/* What of the ink of @layout stands above and below its lines. */
static void
measure_piled (PangoLayout *layout, EntRect *logical, double *above, double *below)
{
  EntRect ink;

  ent_scene_layout_extents (layout, &ink, logical);
  *above = MAX (logical->y - ink.y, 0);
  *below = MAX (ink.y + ink.height - logical->y - logical->height, 0);
}

void
ent_matrix_measure (EntMatrixItem *item, const EntMatrixType *type, gboolean guess)
{
  item->estimated = guess;
  if (guess)
    {
      estimate (item, type);
      return;
    }

  g_autoptr (PangoLayout) layout = ent_matrix_layout (type, ent_matrix_item_name (item, type), FALSE, 0, 0);
  EntRect logical;

  measure_piled (layout, &logical, &item->above, &item->below);
  item->name_width = logical.width;
  item->name_height = logical.height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  ent_scene_layout_extents (layout, NULL, &logical);
  item->word = logical.width;
}

void
ent_matrix_item_scale (EntMatrixItem *item, double factor)
{
  item->name_width *= factor;
  item->name_height *= factor;
  item->above *= factor;
  item->below *= factor;
  item->word *= factor;
}

double
ent_matrix_item_area (const EntMatrixItem *item, const EntMatrixType *type)
{
  double name = type->cut ? MIN (item->name_width, 1.5 * CUT_EMS * type->size) : item->name_width;
  double width = item->mark.width + 2 * type->gap + name;
  double height = MAX (item->mark.height, item->name_height) + type->gap;

  if (type->strategy_size > 0 && item->strategy != NULL)
    height += 2.6 * type->strategy_size;
  /* names of different lengths in one column leave room beside the shorter ones */
  return width * height * 1.3;
}

static gboolean
has_strategy (const Packing *packing, const EntMatrixItem *item)
{
  return packing->type->strategy_size > 0 && item->strategy != NULL;
}

/* Height of the item with its name broken at @width; puts the parts of the
 * label at their places relative to its top. */
static double
measure_item (const Packing *packing, EntMatrixItem *item, double width)
{
  EntRect name, strategy = { 0 };
  double above = item->above, below = item->below;

  if (item->name_width <= width && !item->estimated)
    name = (EntRect) { 0, 0, item->name_width, item->name_height };
  else
    {
      g_autoptr (PangoLayout) layout = ent_matrix_layout (packing->type, ent_matrix_item_name (item, packing->type), FALSE, item->n_lines, width);
      measure_piled (layout, &name, &above, &below);
    }
  if (has_strategy (packing, item))
    {
      g_autoptr (PangoLayout) layout = ent_matrix_layout (packing->type, item->strategy, TRUE, ENT_MATRIX_STRATEGY_LINES, width);
      ent_scene_layout_extents (layout, NULL, &strategy);
      strategy.height += packing->type->gap / 2;
    }

  double up = MAX (-item->mark.y, name.height / 2 + above);
  double down = MAX (item->mark.y + item->mark.height, name.height / 2 + below + strategy.height);
  item->label = (EntRect) { 0, up - name.height / 2, width, name.height };
  item->strategy_top = item->label.y + name.height + below + packing->type->gap / 2;
  item->y = up;
  return up + down;
}

/* From a symbol without a name to the next, with room for a number. */
static double
symbol_step (const Packing *packing)
{
  return packing->left + packing->right + packing->type->key_width + packing->type->number_gap + packing->type->gap;
}

/* Height that @n symbols alone take. */
static double
symbols_height (const Packing *packing, guint n)
{
  double step = symbol_step (packing), high = packing->type->key_width > 0 ? packing->type->number_height : 0;

  if (n == 0)
    return 0;
  for (guint i = packing->n - n; i < packing->n; i++)
    high = MAX (high, packing->items[i]->mark.height);
  guint in_row = MAX ((guint) ((packing->room.width + packing->type->gap) / step), 1);
  guint n_rows = (n + in_row - 1) / in_row;
  return (high + packing->type->gap) * n_rows;
}

/* How many of the first items find room in columns of @height. */
static guint
fill_columns (const Packing *packing, guint n, guint n_columns, double height)
{
  guint i = 0;

  for (guint column = 0; column < n_columns && i < n; column++)
    for (double used = 0; i < n; i++)
      {
        double more = used + (used > 0 ? packing->type->gap : 0) + packing->items[i]->height;
        if (more > height)
          break;
        used = more;
      }
  return i;
}

/* The plan for @n_columns; FALSE if a word would have to be broken. */
static gboolean
make_plan (const Packing *packing, guint n_columns, Plan *plan)
{
  double gap = packing->type->gap;
  double step = (packing->room.width + 2 * gap) / n_columns;

  *plan = (Plan) { .n_columns = n_columns, .step = step };
  plan->width = step - 2 * gap - packing->left - packing->right - LABEL_GAP * gap;
  if (plan->width < packing->word && (n_columns > 1 || plan->width < 2 * packing->type->size))
    return FALSE;

  /* no more than what fits when every name takes one line */
  guint most = (guint) (packing->room.height / MAX (packing->type->size, 0.1) + 1) * n_columns;
  guint n = MIN (packing->n, most);
  for (guint i = 0; i < n; i++)
    packing->items[i]->height = measure_item (packing, packing->items[i], plan->width);

  guint low = 0, high = n;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      double left = packing->room.height - symbols_height (packing, packing->n - middle);
      if (fill_columns (packing, middle, n_columns, left) >= middle)
        low = middle;
      else
        high = middle - 1;
    }
  plan->n_labelled = low;
  return TRUE;
}

static void
put_labelled (const Packing *packing, const Plan *plan)
{
  const EntMatrixType *type = packing->type;
  double height = packing->room.height - symbols_height (packing, packing->n - plan->n_labelled);
  /* even columns where they fit, full ones where not */
  guint each = (plan->n_labelled + plan->n_columns - 1) / plan->n_columns;
  guint column = 0, in_column = 0;
  double top = 0;
  gboolean even = TRUE;

  for (guint pass = 0; pass < 2; pass++)
    {
      column = in_column = 0;
      top = 0;
      for (guint i = 0; i < plan->n_labelled; i++)
        {
          EntMatrixItem *item = packing->items[i];
          double high = measure_item (packing, item, plan->width);

          if (top > 0 && (top + high > height || (even && in_column >= each)))
            {
              column++;
              in_column = 0;
              top = 0;
            }
          double left = packing->room.x + column * plan->step;
          item->labelled = TRUE;
          item->x = left + packing->left;
          item->y += packing->room.y + top;
          item->label.x = left + packing->left + packing->right + LABEL_GAP * type->gap;
          item->label.y += packing->room.y + top;
          item->strategy_top += packing->room.y + top;
          item->bottom = packing->room.y + top + high;
          top += high + type->gap;
          in_column++;
        }
      if (column < plan->n_columns)
        return;
      even = FALSE;
    }
}

/* Symbols from @first on, in rows at the bottom; smaller where there is no room. */
static void
put_symbols (const Packing *packing, guint first)
{
  guint n = packing->n - first, in_row;
  double gap = packing->type->gap, scale = 1, wide, room;
  double high = packing->type->key_width > 0 ? packing->type->number_height : 0;

  if (n == 0)
    return;
  room = first > 0 ? symbols_height (packing, n) : packing->room.height;
  for (guint i = first; i < packing->n; i++)
    high = MAX (high, packing->items[i]->mark.height);
  for (;;)
    {
      /* numbers do not shrink with the symbols: there will be none */
      wide = scale < 1 ? (packing->left + packing->right + gap) * scale : symbol_step (packing);
      in_row = MAX ((guint) ((packing->room.width + gap * scale) / wide), 1);
      guint n_rows = (n + in_row - 1) / in_row;
      if (n_rows * (high + gap) * scale <= room + gap * scale || scale < 0.01)
        break;
      scale *= 0.93;
    }

  double top = packing->room.y + (first > 0 ? packing->room.height - room : 0);
  /* figures that are higher than symbols keep their distance from the last name */
  if (first > 0 && packing->type->number_height > 0)
    top += gap;
  for (guint i = 0; i < n; i++)
    {
      EntMatrixItem *item = packing->items[first + i];
      guint row = i / in_row;

      item->labelled = FALSE;
      item->scale = scale;
      item->bare = scale < 1 || packing->type->key_width <= 0;
      item->x = packing->room.x + (i % in_row) * wide + packing->left * scale;
      item->number_x = item->x + packing->right + packing->type->number_gap;
      /* in the middle of its place, however small it is */
      item->y = top + (row * (high + gap) + high / 2 - item->mark.y - item->mark.height / 2) * scale;
    }
}

static Packing
begin_packing (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type, gboolean cut)
{
  Packing packing = { .items = items, .n = n, .room = *room, .type = type };

  for (guint i = 0; i < n; i++)
    {
      EntMatrixItem *item = items[i];
      double word = cut ? MIN (item->name_width, CUT_EMS * type->size) : item->word;

      item->scale = 1;
      item->bare = FALSE;
      item->n_lines = cut ? 1 : MAX_LINES;
      packing.left = MAX (packing.left, -item->mark.x);
      packing.right = MAX (packing.right, item->mark.x + item->mark.width);
      packing.word = MAX (packing.word, word);
    }
  return packing;
}

double
ent_matrix_least_height (EntMatrixItem **items, guint n, double width, const EntMatrixType *type)
{
  EntRect room = { 0, 0, width, 0 };
  Packing packing = begin_packing (items, n, &room, type, FALSE);

  return symbols_height (&packing, n);
}

/* The best that can be done with @type. */
static Packing
plan_field (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type, Plan *best)
{
  Packing packing;

  for (guint pass = 0; pass < (type->cut ? 2 : 1); pass++)
    {
      packing = begin_packing (items, n, room, type, pass > 0);
      *best = (Plan) { 0 };
      for (guint columns = 1; columns <= MAX_COLUMNS && best->n_labelled < n; columns++)
        {
          Plan plan;

          if (make_plan (&packing, columns, &plan) && plan.n_labelled > best->n_labelled)
            *best = plan;
        }
      if (best->n_labelled == n)
        break;
    }
  return packing;
}

guint
ent_matrix_pack (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type)
{
  EntMatrixType bare = *type;
  Plan best;
  Packing packing = plan_field (items, n, room, type, &best);

  /* where not even numbers find room, some names are better than nothing */
  if (symbols_height (&packing, n - best.n_labelled) > room->height + type->gap)
    {
      bare.key_width = 0;
      packing = plan_field (items, n, room, &bare, &best);
    }
  if (best.n_labelled > 0)
    put_labelled (&packing, &best);
  put_symbols (&packing, best.n_labelled);
  return best.n_labelled;
}
