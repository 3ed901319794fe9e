/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key: numbers on the symbols whose labels found no place, and the lines
 * that tell the names.
 */
#include <math.h>

#include "scene/labels.h"

/* Of bold digits, in em; DejaVu has the widest of the families in use. */
#define DIGIT_WIDTH 0.7
#define DIGIT_HEIGHT 0.76

void
ent_key_number_shape (const EntLayout *layout, guint n_stakeholders, EntLabelShapes *shapes)
{
  guint digits = n_stakeholders < 10 ? 1 : (n_stakeholders < 100 ? 2 : (n_stakeholders < 1000 ? 3 : 5));
  double em = layout->sizes.key;

  *shapes = (EntLabelShapes) { .n_shapes = 1 };
  shapes->shapes[0] = (EntLabelShape) { .width = DIGIT_WIDTH * digits * em, .height = DIGIT_HEIGHT * em, .ink_height = DIGIT_HEIGHT * em };
}

gboolean
ent_key_number_fits (const EntSceneSymbol *symbol, const EntLabelShape *shape, EntLabelSpot *spot)
{
  gboolean triangle = symbol->kind == ENT_KIND_INFORMAL;

  if (hypot (shape->width, shape->ink_height) / 2 > (triangle ? 0.72 : 0.95) * symbol->radius)
    return FALSE;
  *spot = (EntLabelSpot) { .box = { -shape->width / 2, -shape->ink_height / 2 + (triangle ? 0.2 * symbol->radius : 0), shape->width, shape->ink_height } };
  return TRUE;
}

guint
ent_key_capacity (const EntLayout *layout, const EntLabelling *labelling)
{
  guint lines = 0;

  for (guint i = 0; i < labelling->n_keys; i++)
    lines += ent_key_lines (&layout->sizes, labelling->keys[i].height);
  return lines;
}

/* In the middle of the box that was kept for it. */
static void
add_number (EntLayout *layout, const EntKeyEntry *entry, guint number)
{
  EntScene *scene = layout->scene;
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, entry->symbol);
  EntTextStyle style = { .size = layout->sizes.key, .bold = TRUE };
  char digits[16];
  guint index;
  EntSceneText *text;

  g_snprintf (digits, sizeof digits, "%u", number);
  symbol->key_number = number;
  index = ent_scene_add_text (scene, layout->context, ENT_TEXT_KEY_NUMBER, digits, &style, 0, 0);
  text = &g_array_index (scene->texts, EntSceneText, index);
  text->id = ent_id_ref (symbol->id);
  text->on_symbol = entry->on_symbol;
  ent_scene_move_text (scene, index,
                       symbol->x + entry->box.x + entry->box.width / 2 - text->ink.x - text->ink.width / 2,
                       symbol->y + entry->box.y + entry->box.height / 2 - text->ink.y - text->ink.height / 2);
}

/* "12  Hotel Sol", cut to the width of the column. */
static void
add_line (EntLayout *layout, guint symbol, guint number, const EntRect *column, double y)
{
  EntScene *scene = layout->scene;
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, symbol);
  EntTextStyle style = { .size = layout->sizes.key, .width = column->width, .n_lines = 1 };
  g_autofree char *name = ent_scene_display_text (stakeholder->name);
  g_autofree char *line = g_strdup_printf ("%u\u2002%s", number, name);
  PangoLayout *text = ent_scene_layout_new (layout->context, line, &style);

  if (pango_layout_is_ellipsized (text) && stakeholder->short_name != NULL)
    {
      g_autofree char *brief = ent_scene_display_text (stakeholder->short_name);
      g_autofree char *shorter = g_strdup_printf ("%u\u2002%s", number, brief);

      pango_layout_set_text (text, shorter, -1);
    }
  ent_scene_take_layout (scene, ENT_TEXT_KEY, stakeholder->base.id, text, &style, column->x, y);
}

void
ent_key_add (EntLayout *layout, const EntLabelling *labelling, const GArray *entries)
{
  double leading = ent_key_leading (&layout->sizes);
  guint number = 0;

  for (guint i = 0; i < labelling->n_keys; i++)
    {
      const EntRect *column = &labelling->keys[i];
      guint rows = ent_key_lines (&layout->sizes, column->height);

      for (guint row = 0; row < rows && number < entries->len; row++)
        {
          const EntKeyEntry *entry = &g_array_index (entries, EntKeyEntry, number);

          number++;
          add_number (layout, entry, number);
          add_line (layout, entry->symbol, number, column, column->y + row * leading);
        }
    }
}
