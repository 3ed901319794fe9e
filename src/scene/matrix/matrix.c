/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix: what to do with whom. Decision power grows upwards, commitment to
 * the right; fields that call for the same strategy are one block. Whoever is
 * not assessed stands apart, to be found out about; those who decide little are
 * to be strengthened and heard, and nothing here ranks them as unimportant.
 */
#include "scene/matrix/matrix.h"

#include <string.h>

#include "scene/labels/labels.h"
#include "scene/matrix/matrix-private.h"

/* Above the names of the rows, as wide as they are and down to the line of the columns' names. */
static void
add_power_title (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntTextStyle style = { .size = sizes->heading, .bold = TRUE, .width = MAX (matrix->row_names - sizes->gap, 1), .n_lines = 3 };
  const char *power = ent_words_choice (matrix->layout.spec->words, &ent_aspect_choices, ENT_ASPECT_POWER);
  double bottom = matrix->cells[0][0].y - sizes->gap;
  guint index = ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_HEADING, power, &style, matrix->frame.body.x, 0);
  const EntRect *ink = &g_array_index (scene->texts, EntSceneText, index).ink;

  ent_scene_move_text (scene, index, 0, MAX (bottom - ink->height, matrix->frame.body.y) - ink->y);
}

static void
add_names (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  const EntWords *words = matrix->layout.spec->words;
  PangoContext *context = matrix->layout.context;
  double left = matrix->frame.body.x, top = matrix->frame.body.y;
  EntTextStyle axis = { .size = sizes->heading, .bold = TRUE };
  EntTextStyle name = { .size = sizes->ring, .bold = ent_matrix_is_bold (matrix) };

  ent_scene_add_text (scene, context, ENT_TEXT_HEADING, ent_words_text (words, "Commitment to child protection"),
                      &axis, matrix->grid.x + ent_matrix_pad (matrix), top);
  add_power_title (matrix);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      const EntRect *cell = &matrix->cells[row][0];

      if (!ent_matrix_has_row (matrix, row))
        continue;
      name.width = matrix->row_names - sizes->gap;
      double high = ent_matrix_measure_text (matrix, ent_matrix_row_name (matrix, row), name.size, ent_matrix_is_bold (matrix), name.width);
      ent_scene_add_text (scene, context, ENT_TEXT_RING, ent_matrix_row_name (matrix, row), &name, left, cell->y + (cell->height - high) / 2);
    }
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      const EntRect *cell = &matrix->cells[0][column];
      name.width = MAX (cell->width - ent_matrix_pad (matrix), 1);
      double high = ent_matrix_measure_text (matrix, ent_matrix_column_name (matrix, column), name.size, ent_matrix_is_bold (matrix), name.width);
      ent_scene_add_text (scene, context, ENT_TEXT_RING, ent_matrix_column_name (matrix, column), &name, cell->x + ent_matrix_pad (matrix), cell->y - sizes->gap - high);
    }
}

static void
add_cells (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  EntTextStyle style = { .size = matrix->layout.sizes.strategy, .bold = ent_matrix_is_bold (matrix) };

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS && ent_matrix_has_row (matrix, row); column++)
      {
        EntSceneCell cell = {
          .power = ent_matrix_power (row),
          .commitment = ent_matrix_commitment (column),
          .tone = ent_matrix_tone (row, column),
          .rect = matrix->cells[row][column],
          .open_left = ent_matrix_open_at_left (matrix, row, column),
          .open_right = ent_matrix_open_at_left (matrix, row, column + 1),
        };

        g_array_append_val (scene->cells, cell);
        if (!ent_matrix_begins_block (row, column))
          continue;
        style.width = MAX (ent_matrix_block_width (matrix, row, column) - 2 * ent_matrix_pad (matrix), 1);
        ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_STRATEGY, ent_matrix_strategy (matrix, row, column),
                            &style, cell.rect.x + ent_matrix_pad (matrix), cell.rect.y + ent_matrix_pad_above (matrix));
      }
}

static void
add_label (EntMatrix *matrix, const EntMatrixItem *item, EntSceneSymbol *symbol)
{
  EntScene *scene = matrix->layout.scene;
  EntTextStyle style = { .size = matrix->type.size };
  gboolean one_line = (item->name_width <= item->label.width && !item->estimated) || item->n_lines == 1;
  g_autofree char *shown = ent_matrix_cut_name (item, &matrix->type);
  PangoLayout *layout = ent_matrix_layout (&matrix->type, shown, FALSE, item->n_lines, one_line ? 0 : item->label.width);

  if (strcmp (shown, item->name) != 0 || pango_layout_is_ellipsized (layout))
    symbol->flags |= ENT_SYMBOL_SHORTENED;
  symbol->label = ent_scene_take_layout (scene, ENT_TEXT_LABEL, symbol->id, layout, &style, item->label.x, item->label.y);
  if (matrix->type.strategy_size <= 0 || item->strategy == NULL)
    return;
  style.size = matrix->type.strategy_size;
  layout = ent_matrix_layout (&matrix->type, item->strategy, TRUE, item->strategy_lines, item->label.width);
  ent_scene_take_layout (scene, ENT_TEXT_HINT, symbol->id, layout, &style, item->label.x, item->strategy_top);
}

/* Gives the symbol the next number if there is one left for it. */
static void
add_number (EntMatrix *matrix, const EntMatrixItem *item, EntSceneSymbol *symbol, guint most, GArray *keyed)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  /* in rows as close as on a wall, numbers are in line with each other and not with stars */
  double middle = symbol->y + (sizes->wall ? item->mark.y + item->mark.height / 2 : 0);

  if (item->bare || keyed->len >= most)
    {
      scene->n_left_out++;
      return;
    }

  g_array_append_val (keyed, item->symbol);
  symbol->key_number = keyed->len;
  g_autofree char *digits = g_strdup_printf ("%u", symbol->key_number);
  EntTextStyle beside = { .size = sizes->key, .bold = TRUE };
  guint index = ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_KEY_NUMBER, digits, &beside, 0, 0);
  EntSceneText *mark = &g_array_index (scene->texts, EntSceneText, index);

  mark->id = ent_id_ref (symbol->id);
  ent_scene_move_text (scene, index, item->number_x - mark->ink.x, middle - mark->ink.y - mark->ink.height / 2);
}

static void
add_key (EntMatrix *matrix, const GArray *keyed)
{
  EntKeyBeside key = { .symbols = (const guint *) (const void *) keyed->data, .n = keyed->len, .n_left_out = matrix->layout.scene->n_left_out };

  if (matrix->key_elsewhere)
    return;
  for (guint i = 0; i < matrix->frame.n_keys; i++)
    key.columns[key.n_columns++] = matrix->frame.keys[i];
  ent_key_add_lines (&matrix->layout, &key);
}

static void
add_stakeholders (EntMatrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_numbers = ent_matrix_count_numbers (matrix);

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      for (guint i = 0; i < matrix->fields[row][column]->len; i++)
        {
          const EntMatrixItem *item = g_ptr_array_index (matrix->fields[row][column], i);
          EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, item->symbol);

          symbol->x = item->x;
          symbol->y = item->y;
          symbol->radius *= item->scale;
          symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &matrix->layout.sizes);
          if (item->labelled)
            add_label (matrix, item, symbol);
          else
            add_number (matrix, item, symbol, n_numbers, keyed);
        }
  add_key (matrix, keyed);
  ent_layout_add_badges (&matrix->layout);
}

void
ent_scene_lay_out_matrix (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntMatrix matrix = { 0 };

  ent_layout_init (&matrix.layout, scene, map, spec, context);
  ent_layout_add_stakeholders (&matrix.layout);
  if (ent_matrix_fit (&matrix))
    {
      add_cells (&matrix);
      add_names (&matrix);
      add_stakeholders (&matrix);
    }
  ent_matrix_clear (&matrix);
}
