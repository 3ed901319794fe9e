/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a label can be broken into lines, and where beside a symbol it can stand. */
#include <math.h>
#include <string.h>

#include "scene/labels/labels.h"

/* A line no wider than this, in em, unless one word is. */
#define WIDEST 13.0
/* Up to this width, in em, a text stays on one line. */
#define SHORT 6.5
#define MOST_LINES 4

/* A piece of text between two places where a line may break. */
typedef struct
{
  double start, end; /* along the one line; the end without the space after it */
} Piece;

gboolean
ent_label_is_bold (guint power)
{
  return power >= 4;
}

EntRect
ent_label_with_air (EntRect ink, double em)
{
  double beside = MAX (ENT_LABEL_PAD, ENT_LABEL_AIR_BESIDE * em);
  double above = MAX (ENT_LABEL_PAD, ENT_LABEL_AIR_ABOVE * em);

  return (EntRect) { ink.x - beside, ink.y - above, ink.width + 2 * beside, ink.height + 2 * above };
}

double
ent_label_gap (const EntSceneSizes *sizes)
{
  return 1.6 * sizes->line + 0.6;
}

static void
end_piece (GArray *pieces, Piece *piece, double end)
{
  piece->end = end;
  if (fabs (piece->end - piece->start) > 0)
    g_array_append_val (pieces, *piece);
}

static double
place_in_line (PangoLayoutLine *line, int index)
{
  int x = 0;

  pango_layout_line_index_to_x (line, index, FALSE, &x);
  return x / (double) PANGO_SCALE;
}

/* The pieces of the text of a layout of one line. */
static GArray *
find_pieces (PangoLayout *layout)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  const char *text = pango_layout_get_text (layout);
  int n_attrs = 0, i = 0;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  gboolean after_space = FALSE;
  double ink_end = 0;
  Piece piece = { 0 };

  for (const char *p = text; line != NULL && i < n_attrs; p = g_utf8_next_char (p), i++)
    {
      gboolean begins_space = attrs[i].is_white && !after_space, may_break = i > 0 && (attrs[i].is_line_break || *p == '\0');
      double x = 0;

      /* not of each letter: Pango counts from the start of the line to find where it is */
      if (i == 0 || begins_space || may_break)
        x = place_in_line (line, (int) (p - text));
      if (i == 0)
        piece.start = x;
      if (begins_space)
        ink_end = x;
      if (may_break)
        {
          end_piece (pieces, &piece, after_space ? ink_end : x);
          piece.start = x;
        }
      after_space = attrs[i].is_white;
      if (*p == '\0')
        break;
    }
  return pieces;
}

/* Fills lines of @width one after the other; returns how many, and the widest. */
static guint
fill_lines (const GArray *pieces, double width, double *widest)
{
  guint n = pieces->len > 0 ? 1 : 0;
  double start = pieces->len > 0 ? g_array_index (pieces, Piece, 0).start : 0;

  *widest = 0;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (fabs (piece->end - start) > width + 1e-6)
        {
          if (piece->start != start)
            n++;
          start = piece->start;
        }
      *widest = MAX (*widest, fabs (piece->end - start));
    }
  return n;
}

/* The narrowest width at which the text takes @n_lines. */
static double
narrowest (const GArray *pieces, double one_line, guint n_lines)
{
  double low = one_line / n_lines * 0.9, high = one_line, widest;

  for (guint round = 0; round < 14; round++)
    {
      double middle = (low + high) / 2;

      if (fill_lines (pieces, middle, &widest) <= n_lines)
        high = MIN (middle, widest > 0 ? MAX (widest, low) : middle);
      else
        low = middle;
    }
  fill_lines (pieces, high, &widest);
  return widest;
}

/* Accents and swashes reach beyond the advance of their letters. */
static double
overhang_left (const EntRect *ink)
{
  return MAX (0, -ink->x);
}

static double
overhang_right (const EntRect *ink, const EntRect *logical)
{
  return MAX (0, ink->x + ink->width - logical->x - logical->width);
}

static void
add_shape (EntLabelShapes *shapes, const EntRect *ink, const EntRect *logical, double width, guint n_lines, double wrap)
{
  double more = (n_lines - 1) * logical->height;

  shapes->shapes[shapes->n_shapes++] = (EntLabelShape) {
    .width = overhang_left (ink) + width + overhang_right (ink, logical),
    .left = overhang_left (ink),
    .height = logical->height + more,
    .ink_y = ink->y,
    .ink_height = ink->height + more,
    .wrap = wrap,
  };
}

/* What Pango makes of the text at @width, broken anywhere if need be, with an
 * ellipsis after the last line that a label may have. */
static void
add_real_shape (EntLabelShapes *shapes, PangoContext *context, const char *text, double size, gboolean bold, double width)
{
  EntTextStyle style = { .size = size, .bold = bold, .width = width, .n_lines = MOST_LINES };
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (context, text, &style);
  EntRect ink, logical;

  ent_scene_layout_extents (layout, &ink, &logical);
  shapes->shapes[shapes->n_shapes++] = (EntLabelShape) {
    .width = overhang_left (&ink) + logical.width + overhang_right (&ink, &logical),
    .left = overhang_left (&ink),
    .height = logical.height,
    .ink_y = ink.y,
    .ink_height = ink.height,
    .wrap = style.width,
    .n_lines = MOST_LINES,
  };
}

/* Whether any of it does: places along a line do not follow the text then. */
static gboolean
runs_from_right (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00) || (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000))
        return TRUE;
    }
  return FALSE;
}

static void
measure (PangoContext *context, const char *text, double size, gboolean bold, EntLabelShapes *shapes)
{
  EntTextStyle style = { .size = size, .bold = bold };
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (context, text, &style);
  g_autoptr (GArray) pieces = NULL;
  EntRect ink, logical;
  double last = 0;

  shapes->n_shapes = 0;
  ent_scene_layout_extents (layout, &ink, &logical);
  if (logical.width <= WIDEST * 1.4 * size)
    add_shape (shapes, &ink, &logical, logical.width, 1, 0);
  if (logical.width <= SHORT * size)
    return;
  if (runs_from_right (text))
    {
      for (guint n_lines = 2; n_lines < MOST_LINES && shapes->n_shapes + 1 < ENT_LABEL_MAX_SHAPES; n_lines++)
        if (logical.width / n_lines > 4 * size && logical.width / n_lines * 1.2 < WIDEST * size)
          add_real_shape (shapes, context, text, size, bold, logical.width / n_lines * 1.2);
      if (shapes->n_shapes == 0)
        add_real_shape (shapes, context, text, size, bold, WIDEST * size);
      return;
    }
  pieces = find_pieces (layout);
  last = logical.width;
  for (guint n_lines = 2; n_lines <= MOST_LINES && shapes->n_shapes < ENT_LABEL_MAX_SHAPES; n_lines++)
    {
      double width = narrowest (pieces, logical.width, n_lines), widest;

      if (width > WIDEST * size || width > 0.93 * last)
        continue;
      /* half a unit more, so that rounding never makes another line */
      add_shape (shapes, &ink, &logical, width, fill_lines (pieces, width + 0.25, &widest), width + 0.5);
      last = width;
      if (width < 4 * size)
        break;
    }
  if (shapes->n_shapes == 0)
    add_real_shape (shapes, context, text, size, bold, WIDEST * size);
}

/* A text in a size. */
typedef struct
{
  double size;
  gboolean bold;
  char text[];
} Measured;

static guint
hash_measured (gconstpointer key)
{
  const Measured *measured = key;

  return g_str_hash (measured->text) ^ g_double_hash (&measured->size) ^ (guint) measured->bold;
}

static gboolean
equal_measured (gconstpointer a, gconstpointer b)
{
  const Measured *x = a, *y = b;

  return x->size == y->size && x->bold == y->bold && strcmp (x->text, y->text) == 0;
}

/* More are forgotten: those of a map of some ten thousand, in a few sizes. */
#define MOST_KEPT 65536

/* What a context has measured, for as long as it measures the same. */
typedef struct
{
  guint serial;
  GHashTable *shapes;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_hash_table_unref (kept->shapes);
  g_free (kept);
}

GHashTable *
ent_label_shapes_of (PangoContext *context)
{
  Kept *kept = g_object_get_data (G_OBJECT (context), "ent-label-shapes");
  guint serial = pango_context_get_serial (context);

  if (kept == NULL || kept->serial != serial || g_hash_table_size (kept->shapes) > MOST_KEPT)
    {
      kept = g_new (Kept, 1);
      kept->serial = serial;
      kept->shapes = g_hash_table_new_full (hash_measured, equal_measured, g_free, g_free);
      g_object_set_data_full (G_OBJECT (context), "ent-label-shapes", kept, free_kept);
    }
  return g_hash_table_ref (kept->shapes);
}

void
ent_label_measure (const EntLayout *layout, const char *text, gboolean bold, EntLabelShapes *shapes)
{
  gsize length = strlen (text) + 1;
  g_autofree Measured *key = NULL;
  const EntLabelShapes *known;

  if (layout->shapes == NULL)
    {
      measure (layout->context, text, layout->sizes.label, bold, shapes);
      return;
    }
  key = g_malloc0 (sizeof *key + length);
  key->size = layout->sizes.label;
  key->bold = bold;
  memcpy (key->text, text, length);
  known = g_hash_table_lookup (layout->shapes, key);
  if (known != NULL)
    {
      *shapes = *known;
      return;
    }
  measure (layout->context, text, layout->sizes.label, bold, shapes);
  g_hash_table_insert (layout->shapes, g_steal_pointer (&key), g_memdup2 (shapes, sizeof *shapes));
}

typedef struct
{
  EntLabelSpot *spots;
  guint n;
  guint shape;
  const EntLabelShape *of;
} Spots;

/* Left top of the ink at @x, @y. */
static void
add_spot (Spots *to, double x, double y, double cost, PangoAlignment alignment)
{
  to->spots[to->n++] = (EntLabelSpot) {
    .box = { x, y, to->of->width, to->of->ink_height },
    .x = x + to->of->left,
    .y = y - to->of->ink_y,
    .cost = cost,
    .shape = to->shape,
    .alignment = alignment,
  };
}

guint
ent_label_spots (const EntLabelShapes *shapes, const EntRect *bounds, double gap, gboolean all, EntLabelSpot spots[ENT_LABEL_MAX_SPOTS])
{
  static const double slides[] = { 0, -0.25, 0.25, -0.5, 0.5 };
  Spots to = { .spots = spots };
  double right = bounds->x + bounds->width + gap, left = bounds->x - gap;
  double bottom = bounds->y + bounds->height + gap, top = bounds->y - gap;

  for (to.shape = 0; to.shape < shapes->n_shapes; to.shape++)
    {
      double w, h, base = 0.12 * to.shape;

      to.of = &shapes->shapes[to.shape];
      w = to.of->width;
      h = to.of->ink_height;
      for (guint i = 0; i < (all ? G_N_ELEMENTS (slides) : 1u); i++)
        {
          double shift = slides[i] * w, away = 0.5 * fabs (slides[i]);

          add_spot (&to, -w / 2 + shift, bottom, base + away, PANGO_ALIGN_CENTER);
          add_spot (&to, -w / 2 + shift, top - h, base + 0.3 + away, PANGO_ALIGN_CENTER);
        }
      add_spot (&to, right, -h / 2, base + 0.15, PANGO_ALIGN_LEFT);
      add_spot (&to, left - w, -h / 2, base + 0.2, PANGO_ALIGN_RIGHT);
      for (int side = -1; side <= 1 && all; side += 2)
        {
          double y = side < 0 ? bounds->y - h * 0.6 : bounds->y + bounds->height - h * 0.4;

          add_spot (&to, right, y, base + 0.4, PANGO_ALIGN_LEFT);
          add_spot (&to, left - w, y, base + 0.45, PANGO_ALIGN_RIGHT);
        }
    }
  return to.n;
}
