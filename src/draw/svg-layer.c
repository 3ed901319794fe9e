/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group covers is known by cells of a grid over the sheet: small ones, or
 * neighbours would seem to touch.
 */
#include "draw/svg-layer.h"

#include <math.h>
#include <string.h>

#define N_ROWS 256
#define N_WORDS 4
#define WORD_BITS 64
#define N_COLUMNS (N_WORDS * WORD_BITS)
/* So many groups are looked at for one that fits. */
#define LOOK_BACK 96u

/* Cells from and to, inclusive. */
typedef struct
{
  guint left, right, top, bottom;
} Cells;

typedef struct
{
  char *style;
  guint hash; /* of it */
  GString *elements;
  guint n;   /* of them */
  gsize gap; /* in the first of them: where its attributes go if it stays alone */
  guint64 (*covers)[N_WORDS];
} Group;

struct _EntSvgLayer
{
  double width, height;
  GArray *groups; /* of Group, in the order in which they are drawn */
};

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->style);
  g_string_free (group->elements, TRUE);
  g_free (group->covers);
}

EntSvgLayer *
ent_svg_layer_new (double width, double height)
{
  EntSvgLayer *layer = g_new0 (EntSvgLayer, 1);

  layer->width = MAX (width, 1);
  layer->height = MAX (height, 1);
  layer->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (layer->groups, clear_group);
  return layer;
}

void
ent_svg_layer_free (EntSvgLayer *layer)
{
  g_array_unref (layer->groups);
  g_free (layer);
}

/* What lies outside of the sheet is counted to its rim. */
static guint
cell_at (double at, double all, guint n)
{
  return isfinite (at) ? (guint) CLAMP (floor (at / all * n), 0, n - 1) : 0;
}

static Cells
cells_of (const EntSvgLayer *layer, const EntRect *box)
{
  Cells cells = { 0, N_COLUMNS - 1, 0, N_ROWS - 1 };

  if (box == NULL || !isfinite (box->x + box->y + box->width + box->height))
    return cells;
  cells.left = cell_at (box->x, layer->width, N_COLUMNS);
  cells.right = cell_at (box->x + box->width, layer->width, N_COLUMNS);
  cells.top = cell_at (box->y, layer->height, N_ROWS);
  cells.bottom = cell_at (box->y + box->height, layer->height, N_ROWS);
  return cells;
}

/* The bits of the columns of @cells that are in word @w. */
static guint64
mask_of (const Cells *cells, guint w)
{
  guint first = w * WORD_BITS, last = first + WORD_BITS - 1;
  guint from = MAX (cells->left, first) - first, to = MIN (cells->right, last) - first;

  return G_MAXUINT64 >> (WORD_BITS - 1 - (to - from)) << from;
}

static gboolean
touches (const Group *group, const Cells *cells)
{
  for (guint w = cells->left / WORD_BITS; w <= cells->right / WORD_BITS; w++)
    {
      guint64 mask = mask_of (cells, w);

      for (guint row = cells->top; row <= cells->bottom; row++)
        if (group->covers[row][w] & mask)
          return TRUE;
    }
  return FALSE;
}

static void
cover (Group *group, const Cells *cells)
{
  for (guint w = cells->left / WORD_BITS; w <= cells->right / WORD_BITS; w++)
    {
      guint64 mask = mask_of (cells, w);

      for (guint row = cells->top; row <= cells->bottom; row++)
        group->covers[row][w] |= mask;
    }
}

/* A group of that style behind which nothing is touched, or NULL. */
static Group *
find_group (EntSvgLayer *layer, const GString *style, guint hash, const Cells *cells)
{
  for (guint i = layer->groups->len; i > 0 && layer->groups->len - i < LOOK_BACK; i--)
    {
      Group *group = &g_array_index (layer->groups, Group, i - 1);

      if (group->hash == hash && strcmp (group->style, style->str) == 0)
        return group;
      if (touches (group, cells))
        break;
    }
  return NULL;
}

static Group *
add_group (EntSvgLayer *layer, const GString *style, guint hash)
{
  Group group = { .style = g_strndup (style->str, style->len), .hash = hash, .elements = g_string_new (NULL) };

  group.covers = g_malloc0 (N_ROWS * sizeof *group.covers);
  g_array_append_val (layer->groups, group);
  return &g_array_index (layer->groups, Group, layer->groups->len - 1);
}

void
ent_svg_layer_add (EntSvgLayer *layer, const GString *open, const GString *style, const GString *rest, const EntRect *box)
{
  Cells cells = cells_of (layer, box);
  guint hash = g_string_hash (style);
  Group *group = find_group (layer, style, hash, &cells);

  if (group == NULL)
    group = add_group (layer, style, hash);
  g_string_append_len (group->elements, open->str, (gssize) open->len);
  if (group->n++ == 0)
    group->gap = group->elements->len;
  g_string_append_len (group->elements, rest->str, (gssize) rest->len);
  cover (group, &cells);
}

static void
write_group (const Group *group, GString *out)
{
  const GString *elements = group->elements;

  if (group->n == 1)
    {
      g_string_append_len (out, elements->str, (gssize) group->gap);
      g_string_append (out, group->style);
      g_string_append_len (out, elements->str + group->gap, (gssize) (elements->len - group->gap));
      return;
    }
  g_string_append (out, "<g");
  g_string_append (out, group->style);
  g_string_append (out, ">\n");
  g_string_append_len (out, elements->str, (gssize) elements->len);
  g_string_append (out, "</g>\n");
}

void
ent_svg_layer_flush (EntSvgLayer *layer, GString *out)
{
  for (guint i = 0; i < layer->groups->len; i++)
    write_group (&g_array_index (layer->groups, Group, i), out);
  g_array_set_size (layer->groups, 0);
}
