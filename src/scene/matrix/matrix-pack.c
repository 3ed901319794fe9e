/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs one field of the matrix: like a list in columns, as that is how many
 * names are read fastest. Nothing overlaps, by construction.
 */
#include "scene/matrix/matrix-private.h"

#include <math.h>
#include <string.h>

#include "scene/labels/beginnings.h"

#define MAX_COLUMNS 8
#define MAX_LINES 6 /* of a name */
#define ROUNDING 1.01
#define LABEL_GAP 1.3 /* from a symbol to its name: ink may reach out of its letters' boxes */

/* A field that is being packed. */
typedef struct
{
  EntMatrixItem **items; /* whoever has room for a name in the width that is tried comes first */
  guint n;
  EntRect room;
  const EntMatrixType *type;
  gboolean cut;       /* names have one line, with an ellipsis where they are longer */
  double left, right; /* what the symbols reach to either side of their middles */
} Packing;

/* How far one choice of columns gets. */
typedef struct
{
  guint n_columns; /* 0: no name has room */
  guint n_labelled;
  double width; /* of a name */
  double step;  /* from column to column */
} Plan;

/* Takes words from the end of what is too long until the rest, with an ellipsis, has room. */
static void
cut_between_words (PangoLayout *layout, const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);
  const char *space;

  while (pango_layout_is_ellipsized (layout) && (space = strrchr (rest->str, ' ')) != NULL)
    {
      g_autofree char *shown = NULL;

      g_string_truncate (rest, (gsize) (space - rest->str));
      shown = g_strconcat (rest->str, "…", NULL);
      pango_layout_set_text (layout, shown, -1);
    }
}

PangoLayout *
ent_matrix_layout (const EntMatrixType *type, const char *text, gboolean strategy, guint n_lines, double width)
{
  EntTextStyle style = {
    .size = strategy ? type->strategy_size : type->size,
    .width = width,
    .n_lines = n_lines,
  };

  PangoLayout *layout = ent_scene_layout_new (type->context, text, &style);

  /* a sentence is read, where a name is recognised by its letters */
  if (strategy)
    cut_between_words (layout, text);
  return layout;
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
  item->least_cut = 0;
}

/* Width of the first @length bytes of the name with an ellipsis. */
static double
width_of_cut (const EntMatrixItem *item, const EntMatrixType *type, gsize length)
{
  g_autofree char *text = ent_beginnings_text (ent_matrix_item_name (item, type), length);
  g_autoptr (PangoLayout) layout = ent_matrix_layout (type, text, FALSE, 0, 0);
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return logical.width;
}

char *
ent_matrix_cut_name (const EntMatrixItem *item, const EntMatrixType *type)
{
  const char *name = ent_matrix_item_name (item, type);
  gsize length = item->cut_at, next;

  if (item->n_lines > 1 || item->name_width <= item->label.width)
    return g_strdup (name);
  while ((next = ent_beginnings_next (name, length)) > 0 && width_of_cut (item, type, next) <= item->label.width)
    length = next;
  return ent_beginnings_text (name, length);
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
  item->least_cut = type->cut && item->cut_at > 0 ? width_of_cut (item, type, item->cut_at) : 0;
}

void
ent_matrix_item_scale (EntMatrixItem *item, double factor)
{
  item->name_width *= factor;
  item->name_height *= factor;
  item->above *= factor;
  item->below *= factor;
  item->word *= factor;
  item->least_cut *= factor;
}

/* The narrowest that its name gets: no word is broken. A little more than was measured, as
 * letters of other sizes are. */
static double
least_width (const EntMatrixItem *item, gboolean cut)
{
  double width = cut ? item->name_width : item->word;

  if (cut && item->least_cut > 0)
    width = MIN (width, item->least_cut);
  return width * ROUNDING;
}

double
ent_matrix_item_area (const EntMatrixItem *item, const EntMatrixType *type)
{
  double name = type->cut ? least_width (item, TRUE) : item->name_width;
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

  if (packing->cut || (item->name_width <= width && !item->estimated))
    name = (EntRect) { 0, 0, item->name_width, item->name_height };
  else
    {
      g_autoptr (PangoLayout) layout = ent_matrix_layout (packing->type, ent_matrix_item_name (item, packing->type), FALSE, item->n_lines, width);
      measure_piled (layout, &name, &above, &below);
    }
  if (has_strategy (packing, item))
    {
      g_autoptr (PangoLayout) layout = ent_matrix_layout (packing->type, item->strategy, TRUE, item->strategy_lines, width);
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

/* Figures that are higher than symbols keep their distance from the last of @n_labelled names. */
static double
gap_above_symbols (const Packing *packing, guint n_labelled)
{
  return n_labelled > 0 && packing->type->number_height > 0 ? packing->type->gap : 0;
}

/* Height that the last @n symbols alone take. */
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
  return (high + packing->type->gap) * n_rows + gap_above_symbols (packing, packing->n - n);
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

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint first = (*(const EntMatrixItem *const *) a)->rank, second = (*(const EntMatrixItem *const *) b)->rank;

  return first < second ? -1 : first > second;
}

/* Back into the order of their field. */
static void
restore_order (EntMatrixItem **items, guint n)
{
  for (guint i = 1; i < n; i++)
    if (items[i - 1]->rank > items[i]->rank)
      {
        qsort (items, n, sizeof *items, compare_ranks);
        return;
      }
}

/* Puts those whose names have room in @width first; all keep their order otherwise. Returns how many these are. */
static guint
sort_by_width (Packing *packing, double width)
{
  g_autofree EntMatrixItem **others = g_new (EntMatrixItem *, packing->n + 1);
  guint n = 0, n_others = 0;

  restore_order (packing->items, packing->n);
  for (guint i = 0; i < packing->n; i++)
    {
      EntMatrixItem *item = packing->items[i];

      if (least_width (item, packing->cut) <= width)
        packing->items[n++] = item;
      else
        others[n_others++] = item;
    }
  memcpy (packing->items + n, others, n_others * sizeof *others);
  return n;
}

/* The plan for @n_columns; FALSE if no name has room. */
static gboolean
make_plan (Packing *packing, guint n_columns, Plan *plan)
{
  double gap = packing->type->gap;
  double step = (packing->room.width + 2 * gap) / n_columns;

  *plan = (Plan) { .n_columns = n_columns, .step = step };
  plan->width = step - 2 * gap - packing->left - packing->right - LABEL_GAP * gap;
  guint n_able = plan->width > 0 ? sort_by_width (packing, plan->width) : 0;
  if (n_able == 0)
    return FALSE;

  /* no more than what fits when every name takes one line */
  guint most = (guint) (packing->room.height / MAX (packing->type->size, 0.1) + 1) * n_columns;
  guint n = MIN (n_able, most);
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

/* Puts it, as measured, where its symbol's column begins at @left, @top below the edge of the room. */
static void
put_item (const Packing *packing, EntMatrixItem *item, double left, double top, double high)
{
  item->labelled = TRUE;
  item->x = left + packing->left;
  item->y += packing->room.y + top;
  item->label.x = left + packing->left + packing->right + LABEL_GAP * packing->type->gap;
  item->label.y += packing->room.y + top;
  item->strategy_top += packing->room.y + top;
  item->bottom = packing->room.y + top + high;
}

static void
put_labelled (const Packing *packing, const Plan *plan)
{
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
          put_item (packing, item, packing->room.x + column * plan->step, top, high);
          top += high + packing->type->gap;
          in_column++;
        }
      if (column < plan->n_columns)
        return;
      even = FALSE;
    }
}

/* Symbols that stand close together, with numbers or without. */
typedef struct
{
  guint n, in_row, n_rows;
  double step, height; /* from one to the next, and from row to row */
} Rows;

static Rows
make_rows (const Packing *packing, guint n, double highest, gboolean numbered, double scale)
{
  double gap = packing->type->gap * scale;
  Rows rows = { .n = n, .step = (packing->left + packing->right) * scale + gap, .height = highest * scale + gap };

  if (numbered)
    {
      rows.step = symbol_step (packing);
      rows.height = MAX (highest, packing->type->number_height) + gap;
    }
  rows.in_row = MAX ((guint) ((packing->room.width + gap) / rows.step), 1);
  rows.n_rows = (n + rows.in_row - 1) / rows.in_row;
  return rows;
}

static void
put_rows (const Packing *packing, guint first, const Rows *rows, double top, double scale, gboolean bare)
{
  for (guint i = 0; i < rows->n; i++)
    {
      EntMatrixItem *item = packing->items[first + i];
      guint row = i / rows->in_row;
      double middle = top + rows->height * row + (rows->height - packing->type->gap * scale) / 2;

      item->labelled = FALSE;
      item->scale = scale;
      item->bare = bare;
      item->x = packing->room.x + (i % rows->in_row) * rows->step + packing->left * scale;
      item->number_x = item->x + packing->right + packing->type->number_gap;
      /* in the middle of its place, however small it is */
      item->y = middle - (item->mark.y + item->mark.height / 2) * scale;
    }
}

static double
highest_symbol (const Packing *packing, guint first)
{
  double highest = 0;

  for (guint i = first; i < packing->n; i++)
    highest = MAX (highest, packing->items[i]->mark.height);
  return highest;
}

/* Whether not even one number has room beside its symbol. */
static gboolean
is_too_narrow (const Packing *packing)
{
  return packing->type->key_width > 0 && symbol_step (packing) - packing->type->gap > packing->room.width + 1e-6;
}

/* How many of all symbols may have a number if none has a name. */
static guint
count_numbers (const Packing *packing)
{
  double highest = highest_symbol (packing, 0);
  guint in_row = make_rows (packing, 1, highest, TRUE, 1).in_row;

  if (packing->type->key_width <= 0 || is_too_narrow (packing))
    return 0;
  for (guint n = packing->n; n > 0; n = (n - 1) / in_row * in_row)
    {
      Rows numbered = make_rows (packing, n, highest, TRUE, 1), bare = make_rows (packing, packing->n - n, highest, FALSE, 1);

      if (numbered.n_rows * numbered.height + bare.n_rows * bare.height <= packing->room.height + packing->type->gap)
        return n;
    }
  return 0;
}

/* Symbols from @first on, in rows at the bottom, @n_numbered of them with numbers; the others
 * smaller where there is no room. */
static void
put_symbols (const Packing *packing, guint first, guint n_numbered)
{
  guint n = packing->n - first;
  double highest = highest_symbol (packing, first), scale = 1, top = packing->room.y;
  Rows numbered = make_rows (packing, n_numbered, highest, TRUE, 1), bare;
  double room = packing->room.height;

  if (n == 0)
    return;
  if (first > 0)
    {
      room = symbols_height (packing, n);
      top += packing->room.height - room + gap_above_symbols (packing, first);
    }
  if (n_numbered > 0)
    put_rows (packing, first, &numbered, top, 1, FALSE);
  top += numbered.n_rows * numbered.height;
  room -= numbered.n_rows * numbered.height;
  for (;;)
    {
      bare = make_rows (packing, n - n_numbered, highest, FALSE, scale);
      if (bare.n_rows * bare.height <= room + packing->type->gap * scale || scale < 0.01)
        break;
      scale *= 0.93;
    }
  put_rows (packing, first + n_numbered, &bare, top, scale, TRUE);
}

static Packing
begin_packing (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type, gboolean cut)
{
  Packing packing = { .items = items, .n = n, .room = *room, .type = type, .cut = cut };

  for (guint i = 0; i < n; i++)
    {
      EntMatrixItem *item = items[i];

      item->scale = 1;
      item->bare = FALSE;
      item->n_lines = cut ? 1 : MAX_LINES;
      item->strategy_lines = type->strategy_lines;
      packing.left = MAX (packing.left, -item->mark.x);
      packing.right = MAX (packing.right, item->mark.x + item->mark.width);
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

double
ent_matrix_number_width (EntMatrixItem **items, guint n, const EntMatrixType *type)
{
  EntRect room = { 0 };
  Packing packing = begin_packing (items, n, &room, type, FALSE);

  return n > 0 ? symbol_step (&packing) : 0;
}

double
ent_matrix_least_width (EntMatrixItem **items, guint n, double most, const EntMatrixType *type)
{
  EntRect room = { 0 };
  Packing packing = begin_packing (items, n, &room, type, type->cut);
  double width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, least_width (items[i], type->cut));
  return n > 0 ? MIN (width, most) + packing.left + packing.right + LABEL_GAP * type->gap : 0;
}

/* The best that can be done with @type. */
static Packing
plan_field (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type, Plan *best)
{
  Packing packing, tried;

  for (guint pass = 0; pass < (type->cut ? 2 : 1); pass++)
    {
      tried = begin_packing (items, n, room, type, pass > 0);
      if (pass == 0)
        {
          packing = tried;
          *best = (Plan) { 0 };
        }
      for (guint columns = 1; columns <= MAX_COLUMNS && best->n_labelled < n; columns++)
        {
          Plan plan;

          if (make_plan (&tried, columns, &plan) && plan.n_labelled > best->n_labelled)
            {
              *best = plan;
              packing = tried;
            }
        }
      if (best->n_labelled == n)
        break;
    }
  return packing;
}

static guint
put_field (Packing *packing, const Plan *plan, guint n_numbered)
{
  for (guint i = 0; i < packing->n; i++)
    packing->items[i]->n_lines = packing->cut ? 1 : MAX_LINES;
  if (plan->n_labelled > 0)
    {
      sort_by_width (packing, plan->width);
      put_labelled (packing, plan);
    }
  else
    {
      restore_order (packing->items, packing->n);
    }
  put_symbols (packing, plan->n_labelled, n_numbered);
  return plan->n_labelled;
}

guint
ent_matrix_pack (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type)
{
  guint n_numbered;
  Plan best;
  Packing packing = plan_field (items, n, room, type, &best);

  n_numbered = type->key_width > 0 ? n - best.n_labelled : 0;
  /* where not even numbers find room for all, some have one, or a name */
  if (symbols_height (&packing, n - best.n_labelled) > room->height + type->gap || (best.n_labelled < n && is_too_narrow (&packing)))
    {
      EntMatrixType bare = *type;
      Plan named;
      Packing without;

      bare.key_width = 0;
      without = plan_field (items, n, room, &bare, &named);
      n_numbered = count_numbers (&packing);
      best = (Plan) { 0 };
      if (named.n_labelled > n_numbered)
        {
          packing = without;
          packing.type = &bare;
          return put_field (&packing, &named, 0);
        }
    }
  return put_field (&packing, &best, n_numbered);
}

/* Puts all, in the columns in which they stand, one below the other with up to @n_lines of each strategy. Whether
 * these have room. */
static gboolean
stack (const Packing *packing, guint n_lines)
{
  double column = 0, top = 0;
  gboolean fits = TRUE;

  for (guint i = 0; i < packing->n; i++)
    {
      EntMatrixItem *item = packing->items[i];
      double left = item->x - packing->left, high;

      if (i == 0 || item->x != column)
        top = 0;
      column = item->x;
      item->strategy_lines = n_lines;
      high = measure_item (packing, item, item->label.width);
      put_item (packing, item, left, top, high);
      item->x = column;
      fits &= top + high <= packing->room.height;
      top += high + packing->type->gap;
    }
  return fits;
}

void
ent_matrix_lengthen_strategies (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type)
{
  guint low = type->strategy_lines, high;
  gboolean any = FALSE;
  Packing packing;

  for (guint i = 0; i < n; i++)
    {
      if (!items[i]->labelled)
        return;
      any |= type->strategy_size > 0 && items[i]->strategy != NULL;
    }
  if (!any)
    return;
  packing = begin_packing (items, n, room, type, items[0]->n_lines == 1);
  /* mostly there is room for all of them */
  high = MAX ((guint) (room->height / type->strategy_size), low) + 1;
  if (stack (&packing, high))
    return;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (stack (&packing, middle))
        low = middle;
      else
        high = middle;
    }
  stack (&packing, low);
}
