/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits everybody into the fields of the matrix: tries letters from large to
 * small, and makes room for a key where names do not fit.
 */
#include <string.h>

#include "scene/matrix-private.h"

/* In gaps; on a wall two more symbols with numbers find room in a row where these stand closer. */
#define NUMBER_GAP 1.3
#define WALL_NUMBER_GAP 0.5
/* Of figures with air to the next row, in em: on a wall they are higher than symbols. */
#define NUMBER_HEIGHT 0.98
#define MANY 600 /* stakeholders: above it their names are not measured one by one */

/* Letters, from what is best to what is last: how large, as parts of a label's
 * size on the map; whether strategies of one's own are shown; short names. */
static const struct
{
  double factor;
  gboolean strategies, brief;
} types[] = {
  { 1.4, TRUE, FALSE },
  { 1.2, TRUE, FALSE },
  { 1.0, TRUE, FALSE },
  { 1.0, FALSE, FALSE },
  { 1.0, FALSE, TRUE },
  { 0.9, FALSE, TRUE },
  { 0.8, FALSE, TRUE },
  { 0.7, FALSE, TRUE },
};

/* What is known of each stakeholder before there are places. */
static void
collect_items (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;

  matrix->items = g_new0 (EntMatrixItem, scene->n_stakeholders + 1);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      matrix->fields[row][column] = g_ptr_array_new ();

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntMatrixItem *item = &matrix->items[i];
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      const EntStakeholder *stakeholder = ent_layout_stakeholder (&matrix->layout, i);

      symbol->flags &= ~ENT_SYMBOL_PINNED;
      item->symbol = i;
      item->name = ent_scene_display_text (ent_spec_name (matrix->layout.spec, stakeholder));
      if (ent_spec_short_name (matrix->layout.spec, stakeholder) != NULL)
        item->brief = ent_scene_display_text (ent_spec_short_name (matrix->layout.spec, stakeholder));
      if (stakeholder->strategy != NULL && matrix->layout.spec->private_marks)
        item->strategy = ent_scene_display_text (stakeholder->strategy);
      matrix->has_brief |= item->brief != NULL;
      matrix->has_strategies |= item->strategy != NULL;
    }
}

static void
fill_fields (EntMatrix *matrix)
{
  const GArray *symbols = matrix->layout.scene->symbols;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      g_ptr_array_set_size (matrix->fields[row][column], 0);

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (symbols, EntSceneSymbol, i);
      guint row = ent_matrix_row (symbol->power);

      while (!ent_matrix_has_row (matrix, row))
        row--;
      g_ptr_array_add (matrix->fields[row][ent_matrix_column (symbol->commitment)], &matrix->items[i]);
    }
}

void
ent_matrix_clear (EntMatrix *matrix)
{
  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    {
      g_free (matrix->items[i].name);
      g_free (matrix->items[i].brief);
      g_free (matrix->items[i].strategy);
    }
  g_free (matrix->items);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      g_ptr_array_unref (matrix->fields[row][column]);
}

/* Returns how many names found no room. */
static guint
pack_all (EntMatrix *matrix)
{
  guint n_keyed = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        GPtrArray *field = matrix->fields[row][column];
        EntRect room = ent_matrix_room (matrix, row, column);

        n_keyed += field->len - ent_matrix_pack ((EntMatrixItem **) field->pdata, field->len, &room, &matrix->type);
      }
  return n_keyed;
}

/* How many lines the key has room for: on a wall it has pages of its own. */
static guint
key_capacity (const EntMatrix *matrix)
{
  guint n = 0;

  if (matrix->layout.sizes.wall)
    return G_MAXUINT;

  for (guint i = 0; i < matrix->frame.n_keys; i++)
    n += ent_key_lines (&matrix->layout.sizes, matrix->frame.keys[i].height);
  return n;
}

/* Sizes of symbols by decision power, as parts of one size for all. */
static const double merged_shares[ENT_POWER_MAX + 1] = { 0.8, 0.7, 0.8, 0.9, 1.0, 1.1 };

/* All symbols have one size where their row says the decision power. */
static void
size_symbols (EntMatrix *matrix, double radius)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntRect *mark = &matrix->items[i].mark;

      symbol->radius = matrix->merged ? radius * merged_shares[symbol->power] : radius;
      *mark = ent_scene_symbol_bounds (scene, symbol, sizes);
      mark->x -= symbol->x;
      mark->y -= symbol->y;
    }
}

/* The letters number @which; FALSE if they are those of now. */
static gboolean
set_type (EntMatrix *matrix, guint which)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntMatrixType before = matrix->type;
  gboolean wide = matrix->layout.scene->n_stakeholders > 99;
  double size = MAX (sizes->label * types[which].factor, sizes->least);

  matrix->type = (EntMatrixType) {
    .context = matrix->layout.context,
    .size = size,
    .brief = types[which].brief && matrix->has_brief,
    .cut = matrix->cut,
    .strategy_size = types[which].strategies && matrix->has_strategies ? MAX (0.85 * size, sizes->least) : 0,
    .gap = MAX (sizes->gap, 2.5),
    .number_gap = (sizes->wall ? WALL_NUMBER_GAP : NUMBER_GAP) * MAX (sizes->gap, 2.5),
    .number_height = sizes->wall ? NUMBER_HEIGHT * sizes->key - MAX (sizes->gap, 2.5) : 0,
    .key_width = key_capacity (matrix) > 0 ? ent_matrix_measure_text (matrix, wide ? "888" : "88", sizes->key, TRUE, 0) : 0,
  };
  size_symbols (matrix, MIN (MIN (sizes->radius[3], 0.7 * sizes->label) * types[which].factor, 0.7 * size));
  return matrix->type.size != before.size || matrix->type.brief != before.brief || matrix->type.cut != before.cut ||
         matrix->type.strategy_size != before.strategy_size;
}

/* Names in the letters of now, if they were measured in those of @before. */
static void
measure_names (EntMatrix *matrix, const EntMatrixType *before)
{
  guint n = matrix->layout.scene->n_stakeholders;

  for (guint i = 0; i < n; i++)
    {
      EntMatrixItem *item = &matrix->items[i];

      /* letters have no hints: text grows in proportion */
      if (before->size > 0 && before->brief == matrix->type.brief)
        ent_matrix_item_scale (item, matrix->type.size / before->size);
      else
        ent_matrix_measure (item, &matrix->type, n > MANY);
    }
}

/* Whether it is worth trying. */
static gboolean
may_fit (const EntMatrix *matrix)
{
  double area = 0;

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    area += ent_matrix_item_area (&matrix->items[i], &matrix->type);
  return area < matrix->frame.body.width * matrix->frame.body.height;
}

/* From large letters with strategies to small ones without, until all fit.
 * Returns how many names found no room even so. */
static guint
fit_names (EntMatrix *matrix)
{
  const guint last = G_N_ELEMENTS (types) - 1;
  guint n = matrix->layout.scene->n_stakeholders, n_keyed = n;
  gboolean packed = FALSE;

  /* to cut names and then to enlarge what is left of them helps nobody */
  for (guint which = n > MANY ? last : matrix->cut ? 2
                                                   : 0;
       which <= last; which++)
    {
      EntMatrixType before = matrix->type;
      gboolean is_new = set_type (matrix, which);

      measure_names (matrix, &before);
      if (packed && !is_new)
        continue;
      packed = which == last || may_fit (matrix);
      if (!packed)
        continue;
      ent_matrix_place_fields (matrix);
      n_keyed = pack_all (matrix);
      if (n_keyed > 0)
        continue;
      ent_matrix_settle_rows (matrix);
      pack_all (matrix);
      break;
    }
  return n_keyed;
}

/* Takes columns for @n_lines of the key, or as many as leave enough of them,
 * from the right of the fields. */
static void
keep_key (EntMatrix *matrix, guint n_lines)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntFrame *frame = &matrix->frame;
  double width = ent_key_width (sizes), air = 2 * sizes->key;

  while (key_capacity (matrix) < n_lines && frame->n_keys < ENT_FRAME_MAX_TAKEN)
    {
      EntRect column = frame->body;

      if (frame->body.width - width - air < 0.55 * frame->sheet.width)
        return;
      column.x = frame->body.x + frame->body.width - width;
      column.width = width;
      frame->body.width -= width + air;
      /* numbers run from left to right */
      memmove (frame->keys + 1, frame->keys, frame->n_keys * sizeof *frame->keys);
      frame->keys[0] = column;
      frame->n_keys++;
    }
}

/* Leaves to the fields what is theirs: columns for the key may reach into them. */
static void
clip_keys (EntMatrix *matrix)
{
  EntFrame *frame = &matrix->frame;
  double right = frame->body.x + frame->body.width + matrix->layout.sizes.key;
  guint n = 0;

  for (guint i = 0; i < frame->n_keys; i++)
    {
      EntRect key = frame->keys[i];

      if (key.x < right && ent_rect_overlaps (&key, &frame->body))
        {
          key.width -= right - key.x;
          key.x = right;
        }
      if (key.width > 0.5 * ent_key_width (&matrix->layout.sizes))
        frame->keys[n++] = key;
    }
  frame->n_keys = n;
}

/* The same for what stands below them. */
static void
clip_body (EntMatrix *matrix)
{
  EntFrame *frame = &matrix->frame;
  double gap = 2 * matrix->layout.sizes.gap;

  for (guint i = 0; i < frame->n_taken; i++)
    {
      EntRect near = ent_rect_grown (frame->taken[i], gap);

      if (ent_rect_overlaps (&near, &frame->body) && near.y > frame->body.y + frame->body.height / 2)
        frame->body.height = near.y - frame->body.y;
    }
}

static void
make_frame (EntMatrix *matrix, guint legend_parts)
{
  EntScene *scene = matrix->layout.scene;

  /* what a frame before this one has put there */
  g_array_set_size (scene->texts, 0);
  g_array_set_size (scene->ties, 0);
  g_array_set_size (scene->symbols, scene->n_stakeholders);
  ent_layout_frame (&matrix->layout, legend_parts, 0, FALSE, 0, &matrix->frame);
  clip_body (matrix);
  clip_keys (matrix);
}

/* How many have neither name nor number. */
static guint
count_left_out (const EntMatrix *matrix)
{
  guint n_numbered = 0, n_bare = 0, capacity = key_capacity (matrix);

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    if (!matrix->items[i].labelled)
      {
        if (matrix->items[i].bare)
          n_bare++;
        else
          n_numbered++;
      }
  return n_bare + (n_numbered > capacity ? n_numbered - capacity : 0);
}

/* Room for the key, column by column, as long as it helps. Returns how many are
 * left out even so. */
static guint
make_room_for_key (EntMatrix *matrix, guint n_keyed)
{
  guint n_left_out = count_left_out (matrix);

  while (n_left_out > 0 && matrix->layout.scene->n_stakeholders <= MANY)
    {
      EntFrame before = matrix->frame;

      keep_key (matrix, n_keyed);
      if (matrix->frame.n_keys == before.n_keys)
        break;
      n_keyed = fit_names (matrix);
      guint n = count_left_out (matrix);
      if (n >= n_left_out || matrix->is_cramped)
        {
          matrix->frame = before;
          fit_names (matrix);
          break;
        }
      n_left_out = n;
    }
  return n_left_out;
}

/* What is given up for names. */
typedef struct
{
  gboolean merged, cut;
} Way;

/* Returns how many are left without a name; whoever has no number either counts as all. */
static guint
fit_on_wall_so (EntMatrix *matrix, const Way *way)
{
  guint n_keyed;

  matrix->merged = way->merged;
  matrix->cut = way->cut;
  fill_fields (matrix);
  make_frame (matrix, 0);
  n_keyed = fit_names (matrix);
  return n_keyed + count_left_out (matrix) * matrix->layout.scene->n_stakeholders;
}

/* Letters for a wall are so large that names may need rows to be merged; the start of a
 * name is still better than a number. The legend and the key are pages of their own. */
static void
fit_on_wall (EntMatrix *matrix)
{
  static const Way ways[] = { { FALSE, FALSE }, { TRUE, FALSE }, { TRUE, TRUE }, { FALSE, TRUE } };
  guint best = 0, least = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      guint n = fit_on_wall_so (matrix, &ways[i]);

      if (n == 0)
        return;
      if (n < least)
        {
          least = n;
          best = i;
        }
    }
  fit_on_wall_so (matrix, &ways[best]);
}

void
ent_matrix_fit (EntMatrix *matrix)
{
  collect_items (matrix);
  if (matrix->layout.sizes.wall)
    {
      fit_on_wall (matrix);
      return;
    }
  fill_fields (matrix);
  make_frame (matrix, ENT_LEGEND_OF_MATRIX);
  make_room_for_key (matrix, fit_names (matrix));
}
