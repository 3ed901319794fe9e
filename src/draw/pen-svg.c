/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pen that writes SVG 1.1: letters stay letters, so that a picture can be
 * searched, read aloud and edited. Only attributes, no style sheet, because
 * office programs read those alone.
 */
#include "draw/logo.h"
#include "draw/pen.h"
#include "draw/svg-glyphs.h"
#include "draw/svg-layer.h"

#include <math.h>
#include <string.h>

/* On sheets beyond A2 a tenth of a point is less than any printer shows: that is the
 * unit there, so that no coordinate needs a point. */
#define LARGE 1700.0
#define LARGE_SCALE 10

typedef struct
{
  EntPen pen;
  GString *out;
  GString *path;                   /* data of the path being built */
  int decimals;                    /* of coordinates */
  int steps;                       /* of the last of them in a unit of the scene */
  long x, y;                       /* where the path is, in those steps */
  long from_x, from_y;             /* where its last part began */
  char command;                    /* the last one in it */
  double left, top, right, bottom; /* of it, without the width of the stroke */
  GString *open, *style, *rest;    /* what is being written: before, in and behind its attributes */
  EntSvgLayer *layer;
  EntLayer which;       /* layer that is */
  const char *family;   /* of the first letters in it, which the layer says for all; or NULL */
  GHashTable *families; /* family as asked for -> value of the attribute */
} SvgPen;

/* @value in the last of @decimals, none to two. */
static void
append_decimal (GString *out, long value, int decimals)
{
  char digits[32];
  guint n = 0;
  gboolean is_negative = value < 0;

  value = ABS (value);
  for (; decimals > 0 && value % 10 == 0; decimals--)
    value /= 10;
  /* by hand: printf would take most of the time of a whole file */
  for (; decimals > 0; decimals--, value /= 10)
    {
      digits[n++] = (char) ('0' + value % 10);
      if (decimals == 1)
        digits[n++] = '.';
    }
  for (; value > 0 || n == 0; value /= 10)
    digits[n++] = (char) ('0' + value % 10);
  if (is_negative)
    g_string_append_c (out, '-');
  while (n > 0)
    g_string_append_c (out, digits[--n]);
}

static long
round_to (double value, int steps)
{
  return lround (isfinite (value) ? CLAMP (value, -1e7, 1e7) * steps : 0);
}

double
ent_svg_scale (double width, double height)
{
  return MAX (width, height) > LARGE ? LARGE_SCALE : 1;
}

void
ent_svg_number (GString *out, double value)
{
  append_decimal (out, round_to (value, 100), 2);
}

void
ent_svg_escape (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  for (const char *p = text; p < end; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
      case '\r':
      case '\t':
        g_string_append_c (out, ' ');
        break;
      default:
        /* other control characters have no place in XML */
        if ((guchar) *p >= 0x20)
          g_string_append_c (out, *p);
      }
}

static void
append_rgb (GString *out, const char *attribute, EntRgb rgb)
{
  g_string_append_printf (out, " %s=\"#%06x\"", attribute, rgb & 0xffffff);
}

/* A width or a size, always to 1/100 of a unit of the scene. */
static void
append_measure (const SvgPen *self, GString *out, double value)
{
  append_decimal (out, round_to (value, 100), self->decimals > 0 ? 2 : 1);
}

static void
append_attribute (const SvgPen *self, GString *out, const char *attribute, double value)
{
  g_string_append_printf (out, " %s=\"", attribute);
  append_measure (self, out, value);
  g_string_append_c (out, '"');
}

static void
append_coordinate (const SvgPen *self, GString *out, double value)
{
  append_decimal (out, round_to (value, self->steps), self->decimals);
}

/* Takes over the element in open, style and rest. @box: NULL if it is not to come before
 * another one, as letters are not: they are read aloud as they stand. Names on the map
 * have no order but their own. */
static void
end_element (SvgPen *self, const EntRect *box)
{
  ent_svg_layer_add (self->layer, self->open, self->style, self->rest, box);
  g_string_truncate (self->open, 0);
  g_string_truncate (self->style, 0);
  g_string_truncate (self->rest, 0);
}

static void
begin_layer (EntPen *pen, EntLayer layer)
{
  SvgPen *self = (SvgPen *) pen;

  self->which = layer;
  self->family = NULL;
}

static void
end_layer (EntPen *pen)
{
  static const char *const names[] = { "ground", "ties", "symbols", "texts" };
  SvgPen *self = (SvgPen *) pen;

  g_string_append_printf (self->out, "<g id=\"%s\" fill=\"none\"", names[self->which]);
  if (self->family != NULL)
    g_string_append_printf (self->out, " font-family=\"%s\"", self->family);
  g_string_append (self->out, ">\n");
  ent_svg_layer_flush (self->layer, self->out);
  g_string_append (self->out, "</g>\n");
}

/* A number of a path: a minus keeps it from the one before as well as a space. */
static void
append_step (SvgPen *self, long value)
{
  char last = self->path->len > 0 ? self->path->str[self->path->len - 1] : '\0';

  if (value >= 0 && (g_ascii_isdigit (last) || last == '.'))
    g_string_append_c (self->path, ' ');
  append_decimal (self->path, value, self->decimals);
}

static void
append_command (SvgPen *self, char command)
{
  if (self->command != command)
    g_string_append_c (self->path, command);
  self->command = command;
}

/* The point as a step from where the path is, which is exact however many follow. */
static void
step_to (SvgPen *self, double x, double y)
{
  append_step (self, round_to (x, self->steps) - self->x);
  append_step (self, round_to (y, self->steps) - self->y);
}

static void
be_at (SvgPen *self, double x, double y)
{
  self->x = round_to (x, self->steps);
  self->y = round_to (y, self->steps);
}

static void
reach (SvgPen *self, double x, double y)
{
  self->left = MIN (self->left, x);
  self->right = MAX (self->right, x);
  self->top = MIN (self->top, y);
  self->bottom = MAX (self->bottom, y);
}

static void
begin_path (SvgPen *self)
{
  g_string_truncate (self->path, 0);
  self->command = '\0';
  self->left = self->top = G_MAXDOUBLE;
  self->right = self->bottom = -G_MAXDOUBLE;
}

static void
move_to (EntPen *pen, double x, double y)
{
  SvgPen *self = (SvgPen *) pen;

  reach (self, x, y);
  self->command = '\0';
  append_command (self, 'M');
  self->x = self->y = 0;
  step_to (self, x, y);
  be_at (self, x, y);
  self->from_x = self->x;
  self->from_y = self->y;
}

static void
line_to (EntPen *pen, double x, double y)
{
  SvgPen *self = (SvgPen *) pen;
  long right = round_to (x, self->steps) - self->x, down = round_to (y, self->steps) - self->y;

  reach (self, x, y);
  if (down == 0 || right == 0)
    {
      append_command (self, down == 0 ? 'h' : 'v');
      append_step (self, down == 0 ? right : down);
    }
  else
    {
      append_command (self, 'l');
      step_to (self, x, y);
    }
  be_at (self, x, y);
}

static void
curve_to (EntPen *pen, EntPoint a, EntPoint b, EntPoint to)
{
  SvgPen *self = (SvgPen *) pen;

  reach (self, a.x, a.y);
  reach (self, b.x, b.y);
  reach (self, to.x, to.y);
  append_command (self, 'c');
  step_to (self, a.x, a.y);
  step_to (self, b.x, b.y);
  step_to (self, to.x, to.y);
  be_at (self, to.x, to.y);
}

static void
append_arc (SvgPen *self, long radius, gboolean is_large, gboolean is_clockwise)
{
  append_command (self, 'a');
  append_step (self, radius);
  append_step (self, radius);
  g_string_append (self->path, is_large ? " 0 1 " : " 0 0 ");
  g_string_append_c (self->path, is_clockwise ? '1' : '0');
}

/* From the top and back to it. */
static void
circle (SvgPen *self, double x, double y, double radius)
{
  long r = round_to (radius, self->steps);

  move_to (&self->pen, x, y - r / (double) self->steps);
  for (int half = 0; half < 2; half++)
    {
      append_arc (self, r, TRUE, TRUE);
      append_step (self, 0);
      append_step (self, half == 0 ? 2 * r : -2 * r);
    }
}

/* One arc of SVG cannot run all the way round, and rounded ends shift the middle
 * of a half circle: long ones are drawn in parts. */
static void
arc (EntPen *pen, double x, double y, double radius, double from, double to)
{
  SvgPen *self = (SvgPen *) pen;
  int parts = MAX (1, (int) ceil (fabs (to - from) / (0.75 * G_PI)));
  gboolean open = self->path->len > 0 && self->command != 'z';

  reach (self, x - radius, y - radius);
  reach (self, x + radius, y + radius);
  if (!open && fabs (fabs (to - from) - 2 * G_PI) < 1e-9)
    {
      circle (self, x, y, radius);
      return;
    }
  (open ? line_to : move_to) (pen, x + radius * sin (from), y - radius * cos (from));
  for (int i = 1; i <= parts; i++)
    {
      double angle = from + (to - from) * i / parts;
      double end_x = x + radius * sin (angle), end_y = y - radius * cos (angle);

      append_arc (self, round_to (radius, self->steps), FALSE, to >= from);
      step_to (self, end_x, end_y);
      be_at (self, end_x, end_y);
    }
}

static void
close_path (EntPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append_c (self->path, 'z');
  self->command = 'z';
  self->x = self->from_x;
  self->y = self->from_y;
}

static void
append_paint (const SvgPen *self, GString *style, const EntPaint *how)
{
  if (how->fills)
    append_rgb (style, "fill", how->fill);
  if (how->width <= 0)
    return;
  append_rgb (style, "stroke", how->stroke);
  append_attribute (self, style, "stroke-width", how->width);
  if (how->cap == ENT_CAP_ROUND)
    g_string_append (style, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  for (guint i = 0; i < how->n_dashes; i++)
    {
      g_string_append (style, i == 0 ? " stroke-dasharray=\"" : " ");
      append_measure (self, style, how->dashes[i]);
    }
  if (how->n_dashes > 0)
    g_string_append_c (style, '"');
}

static void
paint (EntPen *pen, const EntPaint *how)
{
  SvgPen *self = (SvgPen *) pen;
  /* the tips of mitred corners go out as far as twice the width */
  double around = 2 * MAX (how->width, 0) + 1;
  EntRect box = { self->left - around, self->top - around, self->right - self->left + 2 * around, self->bottom - self->top + 2 * around };

  if ((how->fills || how->width > 0) && self->path->len > 0)
    {
      g_string_append (self->open, "<path d=\"");
      g_string_append_len (self->open, self->path->str, (gssize) self->path->len);
      g_string_append_c (self->open, '"');
      g_string_append (self->rest, "/>\n");
      append_paint (self, self->style, how);
      end_element (self, &box);
    }
  begin_path (self);
}

/* The family that was found for @description, then a generic one for machines without it. */
static const char *
family_for (SvgPen *self, PangoLayout *layout, const PangoFontDescription *description)
{
  const char *asked = pango_font_description_get_family (description);
  const char *known = g_hash_table_lookup (self->families, asked != NULL ? asked : "");
  g_autoptr (PangoFont) font = NULL;
  GString *value;

  if (known != NULL)
    return known;
  value = g_string_new (NULL);
  font = pango_context_load_font (pango_layout_get_context (layout), description);
  if (font != NULL)
    {
      PangoFontDescription *found = pango_font_describe (font);

      if (pango_font_description_get_family (found) != NULL)
        {
          g_string_append (value, "'");
          ent_svg_escape (value, pango_font_description_get_family (found), -1);
          g_string_append (value, "', ");
        }
      pango_font_description_free (found);
    }
  g_string_append (value, "sans-serif");
  known = g_string_free (value, FALSE);
  g_hash_table_insert (self->families, g_strdup (asked != NULL ? asked : ""), (char *) known);
  return known;
}

static void
append_font (SvgPen *self, GString *out, const EntSceneText *text)
{
  const PangoFontDescription *description = pango_layout_get_font_description (text->layout);
  const char *family;
  PangoWeight weight;

  if (description == NULL)
    description = pango_context_get_font_description (pango_layout_get_context (text->layout));
  weight = pango_font_description_get_weight (description);
  family = family_for (self, text->layout, description);
  if (self->family == NULL)
    self->family = family;
  if (strcmp (self->family, family) != 0)
    g_string_append_printf (out, " font-family=\"%s\"", family);
  append_attribute (self, out, "font-size", text->size);
  if (text->bold || weight >= PANGO_WEIGHT_SEMIBOLD)
    g_string_append (out, " font-weight=\"bold\"");
  if (pango_font_description_get_style (description) != PANGO_STYLE_NORMAL)
    g_string_append (out, " font-style=\"italic\"");
}

static void
append_letters (const SvgPen *self, GString *out, const EntLetters *letters)
{
  append_rgb (out, "fill", letters->ink);
  if (letters->halo_width > 0)
    {
      append_rgb (out, "stroke", letters->halo);
      append_attribute (self, out, "stroke-width", 2 * letters->halo_width);
      g_string_append (out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
}

/* What a line shows, which is less than its part of the text where it was shortened. */
static char *
text_of_line (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *all = pango_layout_get_text (layout);
  GString *shown = NULL;

  for (GSList *l = line->runs; l != NULL && shown == NULL; l = l->next)
    if (((PangoGlyphItem *) l->data)->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
      shown = g_string_new (NULL);
  if (shown == NULL)
    return g_strndup (all + line->start_index, (gsize) line->length);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) l->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (shown, "…");
      else
        g_string_append_len (shown, all + item->offset, item->length);
    }
  return g_string_free (shown, FALSE);
}

typedef enum
{
  ANCHOR_START,
  ANCHOR_MIDDLE,
  ANCHOR_END,
} Anchor;

static gboolean
runs_from_right (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  return line != NULL && line->resolved_dir == PANGO_DIRECTION_RTL;
}

/* The middle is what stays right when the letters of another font are wider. */
static Anchor
anchor_of (PangoLayout *layout)
{
  if (runs_from_right (layout))
    return ANCHOR_MIDDLE;
  switch (pango_layout_get_alignment (layout))
    {
    case PANGO_ALIGN_CENTER:
      return ANCHOR_MIDDLE;
    case PANGO_ALIGN_RIGHT:
      return ANCHOR_END;
    case PANGO_ALIGN_LEFT:
    default:
      return ANCHOR_START;
    }
}

static void
open_line (const SvgPen *self, GString *out, const EntSceneText *text, PangoLayoutIter *iter, Anchor anchor, const char *element)
{
  PangoRectangle box;
  double x;

  pango_layout_iter_get_line_extents (iter, NULL, &box);
  x = text->x + box.x / (double) PANGO_SCALE;
  if (anchor == ANCHOR_MIDDLE)
    x += box.width / (2.0 * PANGO_SCALE);
  else if (anchor == ANCHOR_END)
    x += box.width / (double) PANGO_SCALE;
  g_string_append_printf (out, "<%s x=\"", element);
  append_coordinate (self, out, x);
  g_string_append (out, "\" y=\"");
  append_coordinate (self, out, text->y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE);
  g_string_append_c (out, '"');
}

static const EntGlyphPicture *
picture_at (const GArray *pictures, int at)
{
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      const EntGlyphPicture *picture = &g_array_index (pictures, EntGlyphPicture, i);

      if (at >= picture->start && at < picture->end)
        return picture;
    }
  return NULL;
}

/* What is shown by a picture stays in the text, unseen. So does the space at which a line
 * was broken, for searching: with next to no width, for some programs count it as a part
 * of the line, which is in the middle without it, and others do not.
 */
static void
append_line (GString *out, PangoLayout *layout, PangoLayoutLine *line, const GArray *pictures)
{
  g_autofree char *shown = text_of_line (layout, line);
  const char *all = pango_layout_get_text (layout);
  gboolean is_whole = strncmp (shown, all + line->start_index, (gsize) line->length) == 0;
  gsize length = strlen (shown);
  gboolean has_last_space = length > 0 && shown[length - 1] == ' ';
  int end = line->start_index + line->length - (has_last_space ? 1 : 0);

  if (pictures == NULL || !is_whole)
    ent_svg_escape (out, shown, (gssize) length - (has_last_space ? 1 : 0));
  for (int at = line->start_index, from = at; pictures != NULL && is_whole && at < end; from = at)
    {
      const EntGlyphPicture *picture = picture_at (pictures, at);

      while (at < end && picture_at (pictures, at) == picture)
        at++;
      if (picture != NULL)
        g_string_append (out, "<tspan fill-opacity=\"0\" stroke=\"none\">");
      ent_svg_escape (out, all + from, at - from);
      if (picture != NULL)
        g_string_append (out, "</tspan>");
    }
  if (has_last_space)
    g_string_append (out, "<tspan font-size=\".01\"> </tspan>");
}

/* An image without its end; @attributes: more of them. The bytes are in the file: nothing is fetched from anywhere when it is opened. */
static void
append_image (const SvgPen *self, GString *out, const char *attributes, const EntRect *box, GBytes *png)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  g_string_append_printf (out, "<image %s", attributes);
  append_attribute (self, out, "x", box->x);
  append_attribute (self, out, "y", box->y);
  append_attribute (self, out, "width", box->width);
  append_attribute (self, out, "height", box->height);
  g_string_append_printf (out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,%s\"", base64);
}

static void
write_pictures (SvgPen *self, const GArray *pictures)
{
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      const EntGlyphPicture *picture = &g_array_index (pictures, EntGlyphPicture, i);

      append_image (self, self->open, "aria-hidden=\"true\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", &picture->box, picture->png);
      g_string_append (self->rest, "/>\n");
      end_element (self, NULL);
    }
}

static void
write_straight (SvgPen *self, const EntSceneText *text, const EntLetters *letters)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (text->layout);
  g_autoptr (GArray) pictures = ent_glyphs_find_pictures (text);
  gboolean several = pango_layout_get_line_count (text->layout) > 1;
  Anchor anchor = anchor_of (text->layout);
  EntRect box = { text->ink.x - text->size, text->ink.y - text->size, text->ink.width + 2 * text->size, text->ink.height + 2 * text->size };
  GString *rest = self->rest;

  if (several)
    g_string_append (self->open, "<text");
  else
    open_line (self, self->open, text, iter, anchor, "text");
  append_font (self, self->style, text);
  append_letters (self, self->style, letters);
  g_string_append (self->style, anchors[anchor]);
  /* a line that begins with Latin letters would be taken for one from left to right, and the
   * last letter of one for joined to the next line's, where the space between is dropped */
  if (runs_from_right (text->layout))
    g_string_append (self->style, " direction=\"rtl\" xml:space=\"preserve\"");
  g_string_append_c (rest, '>');
  do
    {
      if (several)
        {
          open_line (self, rest, text, iter, anchor, "tspan");
          g_string_append_c (rest, '>');
        }
      append_line (rest, text->layout, pango_layout_iter_get_line_readonly (iter), pictures);
      if (several)
        g_string_append (rest, "</tspan>");
    }
  while (pango_layout_iter_next_line (iter));
  g_string_append (rest, "</text>\n");
  /* whoever has other letters may need more room for them */
  end_element (self, text->role == ENT_TEXT_LABEL ? &box : NULL);
  write_pictures (self, pictures);
}

static void
append_turned (const SvgPen *self, GString *out, EntPoint at, double turn)
{
  g_string_append (out, " transform=\"translate(");
  append_coordinate (self, out, at.x);
  g_string_append_c (out, ' ');
  append_coordinate (self, out, at.y);
  g_string_append (out, ")rotate(");
  ent_svg_number (out, turn * 180 / G_PI);
  g_string_append (out, ")\"");
}

static void
write_turned (SvgPen *self, EntPoint at, double turn, const char *text, gssize length)
{
  g_string_append (self->open, "<text");
  append_turned (self, self->open, at, turn);
  g_string_append_c (self->rest, '>');
  ent_svg_escape (self->rest, text, length);
  g_string_append (self->rest, "</text>\n");
  end_element (self, NULL);
}

/* Takes over the path as letters. */
static void
end_outlines (SvgPen *self, const EntLetters *letters)
{
  if (self->path->len > 0)
    {
      g_string_append (self->open, "<path d=\"");
      g_string_append_len (self->open, self->path->str, (gssize) self->path->len);
      g_string_append_c (self->open, '"');
      append_letters (self, self->style, letters);
      g_string_append (self->style, " aria-hidden=\"true\"");
      g_string_append (self->rest, "/>\n");
      end_element (self, NULL);
    }
  begin_path (self);
}

/* Few programs set text along a path, so each letter is put in its place. The
 * whole word lies over them unseen: it is what is found, copied and read aloud. */
static void
write_along_arc (SvgPen *self, const EntSceneText *text, const EntLetters *letters)
{
  g_autoptr (GArray) clusters = ent_arc_clusters (text);
  const char *all = pango_layout_get_text (text->layout);
  EntPoint middle = { text->x + text->arc_radius * sin (text->arc_angle),
                      text->y - text->arc_radius * cos (text->arc_angle) };

  append_font (self, self->style, text);
  g_string_append (self->style, " text-anchor=\"middle\" fill-opacity=\"0\"");
  write_turned (self, middle, text->arc_angle + (text->arc_inward ? G_PI : 0), all, -1);
  for (guint i = 0; i < clusters->len; i++)
    {
      const EntArcCluster *cluster = &g_array_index (clusters, EntArcCluster, i);

      if (ent_glyphs_are_joined (cluster))
        {
          ent_glyphs_add_outlines (&self->pen, cluster);
          continue;
        }
      append_font (self, self->style, text);
      append_letters (self, self->style, letters);
      g_string_append (self->style, " aria-hidden=\"true\"");
      write_turned (self, cluster->at, cluster->turn, all + cluster->start, cluster->length);
    }
  end_outlines (self, letters);
}

static void
write_text (EntPen *pen, const EntSceneText *text, const EntLetters *letters)
{
  SvgPen *self = (SvgPen *) pen;

  if (text->arc_radius > 0)
    write_along_arc (self, text, letters);
  else
    write_straight (self, text, letters);
}

static void
write_image (EntPen *pen, const EntRect *box, const EntPixels *pixels)
{
  SvgPen *self = (SvgPen *) pen;
  g_autoptr (GBytes) png = ent_pixels_to_png (pixels);

  if (png == NULL)
    return;
  append_image (self, self->out, "id=\"logo\"", box, png);
  g_string_append (self->out, "/>\n");
}

EntPen *
ent_svg_pen_new (GString *out, double width, double height)
{
  SvgPen *self = g_new0 (SvgPen, 1);

  self->pen = (EntPen) {
    .visible = { 0, 0, width, height },
    .begin_layer = begin_layer,
    .end_layer = end_layer,
    .move = move_to,
    .line = line_to,
    .curve = curve_to,
    .arc = arc,
    .close = close_path,
    .paint = paint,
    .text = write_text,
    .image = write_image,
  };
  self->out = out;
  self->decimals = ent_svg_scale (width, height) > 1 ? 0 : 2;
  self->steps = self->decimals > 0 ? 100 : LARGE_SCALE;
  self->path = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->style = g_string_new (NULL);
  self->rest = g_string_new (NULL);
  self->layer = ent_svg_layer_new (width, height);
  begin_path (self);
  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return &self->pen;
}

void
ent_svg_pen_free (EntPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  GString *strings[] = { self->path, self->open, self->style, self->rest };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (strings[i], TRUE);
  ent_svg_layer_free (self->layer);
  g_hash_table_unref (self->families);
  g_free (self);
}
