/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits everybody into the fields of the matrix: tries letters from large to
 * small, and makes room for a key where names do not fit.
 */
#include <string.h>

#include "scene/labels/beginnings.h"
#include "scene/labels/labels.h"
#include "scene/matrix/matrix-private.h"

/* In gaps; on a wall two more symbols with numbers find room in a row where these stand closer. */
#define NUMBER_GAP 1.3
#define WALL_NUMBER_GAP 1.1
/* Of figures with air to the next row, in em: where there are many they are higher than symbols. */
#define NUMBER_HEIGHT 0.98
/* The same of small ones: the figure, and what tells it from the next row. */
#define FIGURE_HEIGHT 0.75
#define FIGURE_AIR 2.4
/* What the key leaves to the fields, of the width and the height of the sheet. */
#define LEAST_FIELDS 0.5
#define LEAST_FIELDS_ABOVE 0.4
/* In em: of what stands between the title and the fields. */
#define AIR_SAVED 1.0
/* What somebody without name and number is worth, in names. */
#define LEFT_OUT 1000.0
/* What a broken word above the fields is worth, in names. */
#define BROKEN_WORD 20
#define MANY 600 /* stakeholders: above it their names are not measured one by one */

/* Letters, from what is best to what is last: how large, as parts of a label's
 * size on the map; whether strategies of one's own are shown; short names. */
static const struct
{
  double factor;
  guint strategy_lines; /* 0: they are not shown */
  gboolean brief;
} types[] = {
  { 1.4, 4, FALSE },
  { 1.2, 4, FALSE },
  { 1.0, 4, FALSE },
  { 1.0, 2, FALSE },
  { 1.0, 0, FALSE },
  { 1.0, 0, TRUE },
  { 0.9, 0, TRUE },
  { 0.8, 0, TRUE },
  { 0.7, 0, TRUE },
};

/* What is known of each stakeholder before there are places. */
static void
collect_items (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;

  matrix->items = g_new0 (EntMatrixItem, scene->n_stakeholders + 1);
  matrix->measured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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

/* Where names may be cut, so that each still tells who is meant: there is no line in the key for the rest of it. */
static void
find_cuts (EntMatrix *matrix)
{
  g_autoptr (EntBeginnings) beginnings = ent_beginnings_new ();
  guint n = matrix->layout.scene->n_stakeholders;
  EntMatrixType brief = { .brief = TRUE };

  if (n > MANY)
    return;
  for (guint i = 0; i < n; i++)
    ent_beginnings_add (beginnings, ent_matrix_item_name (&matrix->items[i], &brief));
  for (guint i = 0; i < n; i++)
    {
      const char *name = ent_matrix_item_name (&matrix->items[i], &brief);

      matrix->items[i].cut_at = ent_beginnings_telling (name, ent_beginnings_shortest (beginnings, name));
    }
}

/* The powerful come first, also where rows are merged. */
static void
fill_fields (EntMatrix *matrix)
{
  const GArray *symbols = matrix->layout.scene->symbols;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      g_ptr_array_set_size (matrix->fields[row][column], 0);

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
      {
        const EntSceneSymbol *symbol = &g_array_index (symbols, EntSceneSymbol, i);
        guint shown = row;
        GPtrArray *field;

        if (ent_matrix_row (symbol->power) != row)
          continue;
        while (!ent_matrix_has_row (matrix, shown))
          shown--;
        field = matrix->fields[shown][ent_matrix_column (symbol->commitment)];
        matrix->items[i].rank = field->len;
        g_ptr_array_add (field, &matrix->items[i]);
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
  g_hash_table_unref (matrix->measured);
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

guint
ent_matrix_key_capacity (const EntMatrix *matrix)
{
  guint n = 0;

  if (matrix->key_elsewhere)
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
  double size = MAX (sizes->label * types[which].factor, sizes->least);

  matrix->type = (EntMatrixType) {
    .context = matrix->layout.context,
    .size = size,
    .radius = MIN (MIN (sizes->radius[3], 0.7 * sizes->label) * types[which].factor, 0.7 * size),
    .brief = (types[which].brief || matrix->cut) && matrix->has_brief,
    .cut = matrix->cut,
    .strategy_size = types[which].strategy_lines > 0 && matrix->has_strategies ? MAX (0.85 * size, sizes->least) : 0,
    .strategy_lines = types[which].strategy_lines,
    .gap = MAX (sizes->gap, 2.5),
    .number_gap = MAX ((sizes->wall ? WALL_NUMBER_GAP : NUMBER_GAP) * sizes->gap, FIGURE_AIR),
    .number_height = MAX (NUMBER_HEIGHT * sizes->key, FIGURE_HEIGHT * sizes->key + FIGURE_AIR) - MAX (sizes->gap, 2.5),
    .key_width = ent_matrix_key_capacity (matrix) > 0 ? ent_matrix_measure_text (matrix, matrix->wide ? "888" : "88", sizes->key, TRUE, 0) : 0,
  };
  size_symbols (matrix, matrix->type.radius);
  return matrix->type.size != before.size || matrix->type.radius != before.radius || matrix->type.brief != before.brief || matrix->type.cut != before.cut ||
         matrix->type.strategy_size != before.strategy_size || (matrix->type.strategy_size > 0 && matrix->type.strategy_lines != before.strategy_lines);
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
      if (before->size > 0 && before->brief == matrix->type.brief && before->cut == matrix->type.cut)
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
fit_names_so (EntMatrix *matrix)
{
  const guint last = G_N_ELEMENTS (types) - 1;
  guint n = matrix->layout.scene->n_stakeholders, n_keyed = n;
  gboolean packed = FALSE;

  /* to cut names and then to enlarge what is left of them helps nobody */
  for (guint which = n > MANY || matrix->smallest ? last : matrix->cut ? 2
                                                                       : 0;
       which <= last; which++)
    {
      EntMatrixType before = matrix->type;
      gboolean is_new;

      if (ent_progress_is_stopped (matrix->layout.spec->progress))
        return n;
      is_new = set_type (matrix, which);
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

/* Figures are given room for a third only if there are so many of them. */
static guint
fit_names (EntMatrix *matrix)
{
  guint n_keyed;

  matrix->wide = FALSE;
  n_keyed = fit_names_so (matrix);
  matrix->wide = n_keyed > 99;
  return matrix->wide ? fit_names_so (matrix) : n_keyed;
}

/* Takes a column for the key from the right of the fields, if that leaves enough of them. */
static gboolean
keep_key_column (EntMatrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntFrame *frame = &matrix->frame;
  double width = ent_key_width (sizes), air = 2 * sizes->key;
  EntRect column = frame->body;

  if (frame->n_keys >= ENT_FRAME_MAX_TAKEN || frame->body.width - width - air < LEAST_FIELDS * frame->sheet.width)
    return FALSE;
  column.x = frame->body.x + frame->body.width - width;
  column.width = width;
  frame->body.width -= width + air;
  /* numbers run from left to right */
  memmove (frame->keys + 1, frame->keys, frame->n_keys * sizeof *frame->keys);
  frame->keys[0] = column;
  frame->n_keys++;
  return TRUE;
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
  /* there is air enough above the title of an axis */
  if (matrix->tight != ENT_MATRIX_AIRY && matrix->layout.spec->title)
    {
      matrix->frame.body.y -= AIR_SAVED * matrix->layout.sizes.legend;
      matrix->frame.body.height += AIR_SAVED * matrix->layout.sizes.legend;
    }
}

guint
ent_matrix_count_numbers (const EntMatrix *matrix)
{
  guint n_numbered = 0, n_bare = 0;

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    {
      const EntMatrixItem *item = &matrix->items[i];

      n_bare += !item->labelled && item->bare;
      n_numbered += !item->labelled && !item->bare;
    }
  return ent_key_names (ent_matrix_key_capacity (matrix), n_numbered, n_bare);
}

/* How many have neither name nor number. */
static guint
count_left_out (const EntMatrix *matrix)
{
  guint n_unnamed = 0;

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    n_unnamed += !matrix->items[i].labelled;
  return n_unnamed - ent_matrix_count_numbers (matrix);
}

/* Takes room for @n_lines of the key from the foot of the fields, if that leaves enough of them. */
static gboolean
keep_key_strip (EntMatrix *matrix, guint n_lines)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntFrame *frame = &matrix->frame;
  double air = 0.7 * sizes->key, leading = ent_key_leading (sizes);
  guint n_columns = MAX ((guint) ((frame->body.width + air) / (ent_key_width (sizes) + air)), 1);
  double width = (frame->body.width + air) / n_columns - air;
  guint n_rows = (n_lines + n_columns - 1) / n_columns;
  double height = leading * n_rows;

  if (frame->n_keys + n_columns > ENT_FRAME_MAX_TAKEN || frame->body.height - height - air < LEAST_FIELDS_ABOVE * frame->sheet.height)
    return FALSE;
  frame->body.height -= height + air;
  memmove (frame->keys + n_columns, frame->keys, frame->n_keys * sizeof *frame->keys);
  frame->n_keys += n_columns;
  for (guint i = 0; i < n_columns; i++)
    frame->keys[i] = (EntRect) { frame->body.x + i * (width + air), frame->body.y + frame->body.height + air, width, height };
  return TRUE;
}

typedef struct
{
  EntFrame frame;
  guint n_keyed, n_left_out;
} Fit;

/* Fits within the frame of now; what is better than @best becomes it. Returns how many are left out now. */
static guint
try_frame (EntMatrix *matrix, Fit *best)
{
  Fit now = { .frame = matrix->frame, .n_keyed = fit_names (matrix) };

  now.n_left_out = count_left_out (matrix);
  if (!matrix->is_cramped && (now.n_left_out < best->n_left_out || (now.n_left_out == best->n_left_out && now.n_keyed < best->n_keyed)))
    *best = now;
  return now.n_left_out;
}

/* Room for the key, beside or below the fields, as leaves the fewest out; a picture without
 * it is fitted already, with @n_keyed who have no name. Returns how many have none in the end. */
static guint
make_room_for_key (EntMatrix *matrix, guint n_keyed)
{
  const EntFrame before = matrix->frame;
  Fit best = { before, n_keyed, count_left_out (matrix) };

  if (best.n_left_out == 0 || matrix->layout.scene->n_stakeholders > MANY)
    return n_keyed;
  /* where somebody is left out, larger ones seldom do */
  matrix->smallest = TRUE;
  for (guint n_lines = best.n_left_out; best.n_left_out > 0 && keep_key_strip (matrix, n_lines);)
    {
      guint n_missing = try_frame (matrix, &best);

      n_lines += CLAMP (n_missing, 1, n_lines / 3 + 2);
      matrix->frame = before;
    }
  matrix->frame = before;
  while (keep_key_column (matrix))
    try_frame (matrix, &best);
  matrix->frame = best.frame;
  matrix->smallest = FALSE;
  return fit_names (matrix);
}

/* What is given up for names, and how many names that must be worth. */
typedef struct
{
  gboolean merged, cut;
  EntMatrixTight tight;
  guint legend;
  double worth;
} Way;

/* How much is missing: names, and sooner these than who somebody is. */
static double
fit_so (EntMatrix *matrix, const Way *way)
{
  guint n_keyed;

  matrix->merged = way->merged;
  matrix->cut = way->cut;
  matrix->tight = way->tight;
  fill_fields (matrix);
  make_frame (matrix, way->legend);
  n_keyed = fit_names (matrix);
  if (!matrix->key_elsewhere)
    n_keyed = make_room_for_key (matrix, n_keyed);
  return way->worth + n_keyed + LEFT_OUT * count_left_out (matrix) + (matrix->is_cramped ? BROKEN_WORD : 0);
}

#define WITHOUT_COLOURS (ENT_LEGEND_OF_MATRIX & ~ENT_LEGEND_COMMITMENT)

/* Letters for a wall are so large that names may need rows to be merged; the start of a
 * name is still better than a number. The legend and the key are pages of their own. */
static const Way ways_on_wall[] = {
  { FALSE, FALSE, ENT_MATRIX_AIRY, 0, 0 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, 0, 0.1 },
  { TRUE, FALSE, ENT_MATRIX_AIRY, 0, 0.2 },
  { TRUE, FALSE, ENT_MATRIX_TIGHT, 0, 0.3 },
  { TRUE, TRUE, ENT_MATRIX_AIRY, 0, 0.4 },
  { TRUE, TRUE, ENT_MATRIX_TIGHT, 0, 0.5 },
  { FALSE, TRUE, ENT_MATRIX_TIGHT, 0, 0.6 },
  { TRUE, TRUE, ENT_MATRIX_LIGHT, 0, 2.5 },
  { TRUE, TRUE, ENT_MATRIX_TIGHTEST, 0, 2.6 },
};

/* Columns tell what the colours mean, and a window what the shapes do; paper has nothing else to tell it. */
static const Way ways_on_paper[] = {
  { FALSE, FALSE, ENT_MATRIX_AIRY, ENT_LEGEND_OF_MATRIX, 0 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, ENT_LEGEND_OF_MATRIX, 0.5 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, WITHOUT_COLOURS, 3 },
  { TRUE, FALSE, ENT_MATRIX_TIGHT, WITHOUT_COLOURS, 12 },
  { TRUE, FALSE, ENT_MATRIX_LIGHT, WITHOUT_COLOURS, 13 },
  { TRUE, FALSE, ENT_MATRIX_TIGHTEST, WITHOUT_COLOURS, 14 },
};
static const Way ways_on_screen[] = {
  { FALSE, FALSE, ENT_MATRIX_AIRY, ENT_LEGEND_OF_MATRIX, 0 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, ENT_LEGEND_OF_MATRIX, 0.5 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, WITHOUT_COLOURS, 3 },
  { TRUE, FALSE, ENT_MATRIX_TIGHT, WITHOUT_COLOURS, 20 },
  { FALSE, FALSE, ENT_MATRIX_TIGHT, 0, 40 },
  { TRUE, FALSE, ENT_MATRIX_TIGHT, 0, 44 },
  { TRUE, FALSE, ENT_MATRIX_LIGHT, 0, 45 },
  { TRUE, FALSE, ENT_MATRIX_TIGHTEST, 0, 46 },
};

/* Fits in the best of @n ways. Returns what is missing. */
static double
fit_best (EntMatrix *matrix, const Way *ways, guint n)
{
  gboolean wall = matrix->layout.sizes.wall;
  guint best = 0, last = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n && ways[i].worth < least; i++)
    {
      double lack;

      if (!wall && matrix->layout.scene->n_stakeholders > MANY && i > 0)
        break;
      lack = fit_so (matrix, &ways[i]);
      if (ent_progress_is_stopped (matrix->layout.spec->progress))
        return least;
      last = i;
      if (lack < least)
        {
          least = lack;
          best = i;
        }
    }
  if (best != last)
    fit_so (matrix, &ways[best]);
  return least;
}

static void
lengthen_strategies (EntMatrix *matrix)
{
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        GPtrArray *field = matrix->fields[row][column];
        EntRect room = ent_matrix_room (matrix, row, column);

        ent_matrix_lengthen_strategies ((EntMatrixItem **) field->pdata, field->len, &room, &matrix->type);
      }
}

gboolean
ent_matrix_fit (EntMatrix *matrix)
{
  const EntSceneSpec *spec = matrix->layout.spec;
  gboolean wall = matrix->layout.sizes.wall, screen = spec->medium == ENT_MEDIUM_SCREEN;
  const Way *ways = wall ? ways_on_wall : screen ? ways_on_screen
                                                 : ways_on_paper;
  guint n = wall ? G_N_ELEMENTS (ways_on_wall) : screen ? G_N_ELEMENTS (ways_on_screen)
                                                        : G_N_ELEMENTS (ways_on_paper);

  collect_items (matrix);
  matrix->key_elsewhere = wall;
  if (wall)
    find_cuts (matrix);
  if (fit_best (matrix, ways, n) >= LEFT_OUT && spec->key_pages && !ent_progress_is_stopped (spec->progress))
    {
      matrix->key_elsewhere = matrix->layout.scene->key_on_next_page = TRUE;
      fit_best (matrix, ways, n);
    }
  if (ent_progress_is_stopped (spec->progress))
    return FALSE;
  lengthen_strategies (matrix);
  return TRUE;
}
