/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key: numbers on the symbols whose labels found no place, and the lines
 * that tell the names.
 */
#include <math.h>
#include <string.h>

#include "scene/labels/labels.h"

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

  if (labelling->key_elsewhere)
    return G_MAXUINT;
  for (guint i = 0; i < labelling->n_keys; i++)
    lines += ent_key_lines (&layout->sizes, labelling->keys[i].height);
  return lines;
}

/* For whom there is none is told in one line, the last. */
static guint
count_notes (guint n_left_out)
{
  return n_left_out > 0 ? 1 : 0;
}

guint
ent_key_names (guint capacity, guint n, guint n_bare)
{
  guint n_notes = count_notes (n > capacity ? n - capacity + n_bare : n_bare);

  return MIN (n, capacity - MIN (capacity, n_notes));
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

/* "12\u2002Hotel Sol" in up to @n_lines lines; with the short name where the long one is cut. */
PangoLayout *
ent_key_line (const EntLayout *layout, guint symbol, guint number, const EntTextStyle *style)
{
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, symbol);
  const char *short_name = ent_spec_short_name (layout->spec, stakeholder);
  g_autofree char *name = ent_scene_display_text (ent_spec_name (layout->spec, stakeholder));
  g_autofree char *line = g_strdup_printf ("%u\u2002%s", number, name);
  g_autofree char *prefix = NULL;
  PangoLayout *text = ent_scene_layout_new (layout->context, line, style);
  EntRect ink, logical;
  PangoRectangle start;

  if (pango_layout_is_ellipsized (text) && short_name != NULL)
    {
      g_autofree char *brief = ent_scene_display_text (short_name);
      g_autofree char *shorter = g_strdup_printf ("%u\u2002%s", number, brief);

      pango_layout_set_text (text, shorter, -1);
    }
  prefix = g_strdup_printf ("%u\u2002", number);
  /* what is read from the right has its number there, and nothing hangs over */
  if (pango_layout_get_line_count (text) > 1 && pango_layout_get_direction (text, (int) strlen (prefix)) != PANGO_DIRECTION_RTL)
    {
      pango_layout_index_to_pos (text, (int) strlen (prefix), &start);
      pango_layout_set_indent (text, -ABS (start.x));
      /* its second line stands where the next name would */
      ent_scene_layout_extents (text, &ink, &logical);
      pango_layout_set_line_spacing (text, (float) (ent_key_leading (&layout->sizes) * pango_layout_get_line_count (text) / logical.height));
    }
  return text;
}

/* How far something reaches beyond @radius from the middle of the map, at the height of @rows. */
static double
reach_of_disc (const EntScene *scene, double radius, const EntRect *rows)
{
  double y = CLAMP (scene->centre.y, rows->y, rows->y + rows->height) - scene->centre.y;

  return fabs (y) < radius ? sqrt (radius * radius - y * y) : 0;
}

/* Brings @from and @to, on both sides of @rows, in to what stands beside them. */
static void
narrow (const EntRect *rows, const EntRect *thing, double *from, double *to)
{
  if (thing->y >= rows->y + rows->height || thing->y + thing->height <= rows->y)
    return;
  if (thing->x + thing->width / 2 > rows->x + rows->width / 2)
    *to = MIN (*to, thing->x);
  else
    *from = MAX (*from, thing->x + thing->width);
}

/* Where the column may reach to, with nothing else in it. */
static void
find_free (const EntLayout *layout, const EntKeyBeside *key, guint column, const EntRect *rows, double *from, double *to)
{
  const EntScene *scene = layout->scene;
  double radius = scene->radius, reach;

  *from = scene->margin;
  *to = scene->width - scene->margin;
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->arc_radius > 0)
        radius = MAX (radius, text->arc_radius + text->size);
      else
        narrow (rows, &text->ink, from, to);
    }
  for (guint i = scene->n_stakeholders; i < scene->symbols->len; i++)
    narrow (rows, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds, from, to);
  for (guint i = 0; i < key->n_columns; i++)
    if (i != column)
      narrow (rows, &key->columns[i], from, to);
  reach = scene->picture == ENT_PICTURE_MAP ? reach_of_disc (scene, radius, rows) : 0;
  if (reach > 0)
    narrow (rows, &(EntRect) { scene->centre.x - reach, rows->y, 2 * reach, rows->height }, from, to);
}

/* What the names of a column need beyond its width, and get where there is nothing else. */
static EntRect
widen (const EntLayout *layout, const EntKeyBeside *key, guint column, guint first, guint n)
{
  EntRect rows = key->columns[column];
  double air = 0.7 * layout->sizes.key, wanted = 0, from, to, more;
  EntTextStyle style = { .size = layout->sizes.key };

  /* the fields of a matrix are neither text nor symbol */
  if (layout->scene->picture != ENT_PICTURE_MAP)
    return rows;
  /* each may have two lines */
  rows.height = MIN (rows.height, 2 * n * ent_key_leading (&layout->sizes));
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (PangoLayout) text = ent_key_line (layout, key->symbols[i], i + 1, &style);
      EntRect ink, logical;

      ent_scene_layout_extents (text, &ink, &logical);
      wanted = MAX (wanted, logical.width + 1);
    }
  if (wanted <= rows.width)
    return rows;
  find_free (layout, key, column, &rows, &from, &to);
  more = CLAMP (to - air - rows.x - rows.width, 0, wanted - rows.width);
  rows.width += more;
  more = CLAMP (rows.x - from - air, 0, wanted - rows.width);
  rows.x -= more;
  rows.width += more;
  return rows;
}

/* How many lines of @width all would take if none had to be cut that finds room in two. */
static guint
count_wanted (const EntLayout *layout, const EntKeyBeside *key, double width)
{
  guint n = count_notes (key->n_left_out);

  for (guint i = 0; i < key->n; i++)
    {
      EntTextStyle style = { .size = layout->sizes.key, .width = width, .n_lines = 2 };
      g_autoptr (PangoLayout) text = ent_key_line (layout, key->symbols[i], i + 1, &style);

      n += (guint) pango_layout_get_line_count (text);
    }
  return n;
}

/* As people read: from the left to the right, and down. */
static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const EntRect *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return (one->y > other->y) - (one->y < other->y);
}

/* The columns that are filled, in the order in which they are read: one alone, if it holds all, else the
 * first ones; each keeps its place on the sheet. */
static void
choose_columns (const EntLayout *layout, EntKeyBeside *key)
{
  guint wanted = 0, held = 0, n = 0;
  double narrowest = INFINITY;

  for (guint i = 0; i < key->n_columns; i++)
    {
      const EntRect *column = &key->columns[i];
      guint rows = ent_key_lines (&layout->sizes, column->height);

      narrowest = MIN (narrowest, column->width);
      if (rows < key->n || rows < count_wanted (layout, key, column->width))
        continue;
      key->columns[0] = *column;
      key->n_columns = 1;
      return;
    }
  wanted = count_wanted (layout, key, narrowest);
  while (n < key->n_columns && held < wanted)
    held += ent_key_lines (&layout->sizes, key->columns[n++].height);
  key->n_columns = n;
  qsort (key->columns, n, sizeof *key->columns, compare_columns);
}

/* For whom there is no line, at the end of all that have one. */
static void
add_note (EntLayout *layout, const EntRect *column, double y, guint n_left_out)
{
  EntTextStyle style = { .size = layout->sizes.key, .bold = TRUE, .width = column->width, .n_lines = 1 };
  g_autofree char *note = ent_scene_left_out (layout->spec->words, n_left_out);

  ent_scene_add_text (layout->scene, layout->context, ENT_TEXT_KEY, note, &style, column->x, y);
}

void
ent_key_add_lines (EntLayout *layout, EntKeyBeside *key)
{
  double leading = ent_key_leading (&layout->sizes);
  guint number = 0, lines = 0, all, spare;

  if (key->n_columns == 0)
    return;
  choose_columns (layout, key);
  for (guint i = 0; i < key->n_columns; i++)
    lines += ent_key_lines (&layout->sizes, key->columns[i].height);
  all = key->n + count_notes (key->n_left_out);
  spare = lines > all ? lines - all : 0;
  for (guint i = 0; i < key->n_columns; i++)
    {
      guint rows = ent_key_lines (&layout->sizes, key->columns[i].height), row = 0;
      EntRect column = widen (layout, key, i, number, MIN (rows, key->n - number));

      while (row < rows && number < key->n)
        {
          guint symbol = key->symbols[number];
          EntTextStyle style = { .size = layout->sizes.key, .width = column.width, .n_lines = row + 1 < rows && spare > 0 ? 2 : 1 };
          PangoLayout *text = ent_key_line (layout, symbol, ++number, &style);
          guint taken = (guint) pango_layout_get_line_count (text);

          ent_scene_take_layout (layout->scene, ENT_TEXT_KEY, ent_layout_stakeholder (layout, symbol)->base.id, text, &style, column.x, column.y + row * leading);
          spare -= taken - 1;
          row += taken;
        }
      if (number == key->n && row < rows && key->n_left_out > 0)
        {
          add_note (layout, &column, column.y + row * leading, key->n_left_out);
          return;
        }
    }
}

void
ent_key_add (EntLayout *layout, const EntLabelling *labelling, const GArray *entries, guint n_left_out)
{
  g_autofree guint *symbols = g_new (guint, entries->len + 1);
  EntKeyBeside key = { .symbols = symbols, .n = entries->len, .n_left_out = n_left_out };

  for (guint i = 0; i < entries->len; i++)
    {
      const EntKeyEntry *entry = &g_array_index (entries, EntKeyEntry, i);

      add_number (layout, entry, i + 1);
      symbols[i] = entry->symbol;
    }
  if (labelling->key_elsewhere)
    return;
  for (guint i = 0; i < labelling->n_keys; i++)
    key.columns[key.n_columns++] = labelling->keys[i];
  ent_key_add_lines (layout, &key);
}
