/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a scene: made, measured, put in place. Letters have an absolute size
 * in scene units, so that lines break alike on the screen, the wall and paper.
 */
#include <math.h>
#include <string.h>

#include "scene/scene-private.h"

/* Longer text tells nothing on a sheet and, without spaces, takes Pango a time
 * that grows with its square. */
#define MAX_CHARACTERS 300
/* Of sentences, with lists of names in them, which have spaces. */
#define MAX_IN_PARAGRAPH 20000

/* Whether it turns the direction of what follows it. */
static gboolean
is_override (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

/* Marks upon one letter, at most. Those that fonts pile up, as accents, would reach over
 * lines above and below; no spelling has more than three. Scripts that write vowels and
 * joined consonants as marks have more of them, each with a place of its own. */
#define MAX_PILED 4
#define MAX_MARKS 8
/* The combining class from which on marks stand above or below a letter and what it bears. */
#define PILED_CLASS 200

typedef struct
{
  guint n, n_piled; /* since the last letter */
} Marks;

/* Counts @c, and whether it is one too many. */
static gboolean
is_heaped (Marks *marks, gunichar c)
{
  if (!g_unichar_ismark (c))
    {
      *marks = (Marks) { 0 };
      return FALSE;
    }
  marks->n++;
  if (g_unichar_type (c) == G_UNICODE_ENCLOSING_MARK || g_unichar_combining_class (c) >= PILED_CLASS)
    marks->n_piled++;
  return marks->n > MAX_MARKS || marks->n_piled > MAX_PILED;
}

static char *
clean (const char *text, guint most)
{
  GString *shown = g_string_sized_new (64);
  Marks marks = { 0 };
  guint n = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_override (c) || is_heaped (&marks, c))
        continue;
      if (n++ == most)
        {
          g_string_append (shown, "…");
          break;
        }
      if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
        c = ' ';
      /* lines are broken at single spaces: at more, Pango breaks them elsewhere than was measured */
      if (c == ' ' && shown->len > 0 && shown->str[shown->len - 1] == ' ')
        continue;
      g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

char *
ent_scene_display_text (const char *text)
{
  return clean (text, MAX_CHARACTERS);
}

char *
ent_scene_display_paragraph (const char *text)
{
  return clean (text, MAX_IN_PARAGRAPH);
}

PangoLayout *
ent_scene_layout_new (PangoContext *context, const char *text, const EntTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, ENT_FONT_FAMILY);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, style->alignment);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (style->width > 0)
    {
      pango_layout_set_width (layout, (int) ceil (style->width * PANGO_SCALE));
      if (style->n_lines > 0)
        {
          pango_layout_set_height (layout, -(int) style->n_lines);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }
  else
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
    }
  return layout;
}

gboolean
ent_scene_layout_is_whole (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      if (start > 0 && !g_ascii_isspace (text[start - 1]))
        return FALSE;
    }
  return !pango_layout_is_ellipsized (layout);
}

static EntRect
from_pango (const PangoRectangle *rect)
{
  return (EntRect) {
    rect->x / (double) PANGO_SCALE,
    rect->y / (double) PANGO_SCALE,
    rect->width / (double) PANGO_SCALE,
    rect->height / (double) PANGO_SCALE,
  };
}

void
ent_scene_layout_extents (PangoLayout *layout, EntRect *ink, EntRect *logical)
{
  PangoRectangle pango_ink, pango_logical;

  pango_layout_get_extents (layout, &pango_ink, &pango_logical);
  if (ink != NULL)
    *ink = from_pango (&pango_ink);
  if (logical != NULL)
    *logical = from_pango (&pango_logical);
}

guint
ent_scene_take_layout (EntScene *scene,
                       EntTextRole role,
                       EntId id,
                       PangoLayout *layout,
                       const EntTextStyle *style,
                       double x,
                       double y)
{
  EntRect ink, logical;
  EntSceneText text = {
    .role = role,
    .id = ent_id_ref (id),
    .layout = layout,
    .size = style->size,
    .bold = style->bold,
  };

  ent_scene_layout_extents (layout, &ink, &logical);
  /* Aligned text of a set width does not start at the layout's origin. */
  text.x = x - logical.x;
  text.y = y - logical.y;
  text.ink = (EntRect) { text.x + ink.x, text.y + ink.y, ink.width, ink.height };
  g_array_append_val (scene->texts, text);
  return scene->texts->len - 1;
}

guint
ent_scene_add_text (EntScene *scene,
                    PangoContext *context,
                    EntTextRole role,
                    const char *text,
                    const EntTextStyle *style,
                    double x,
                    double y)
{
  g_autofree char *shown = ent_scene_display_text (text);

  return ent_scene_take_layout (scene, role, NULL, ent_scene_layout_new (context, shown, style), style, x, y);
}

void
ent_array_take_out (GArray *array, EntGoes goes, gconstpointer data)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *held = g_malloc (size);
  guint n = 0;

  for (guint i = 0; i < array->len; i++)
    {
      char *element = array->data + i * size, *to = array->data + n * size;

      if (goes (element, data))
        continue;
      /* what goes is freed with the end of the array */
      if (i != n)
        {
          memcpy (held, to, size);
          memcpy (to, element, size);
          memcpy (element, held, size);
        }
      n++;
    }
  g_array_set_size (array, n);
}

void
ent_scene_take_out_texts (EntScene *scene, EntGoes goes, gconstpointer data)
{
  ent_array_take_out (scene->texts, goes, data);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_array_index (scene->symbols, EntSceneSymbol, i).label = -1;
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      int of = text->role == ENT_TEXT_LABEL ? ent_scene_find_symbol (scene, text->id) : -1;

      if (of >= 0)
        g_array_index (scene->symbols, EntSceneSymbol, of).label = (int) i;
    }
}

void
ent_scene_move_text (EntScene *scene, guint index, double dx, double dy)
{
  EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);

  text->x += dx;
  text->y += dy;
  text->ink.x += dx;
  text->ink.y += dy;
}

static EntPoint
on_circle (const EntSceneText *text, double radius, double angle)
{
  return (EntPoint) { text->x + radius * sin (angle), text->y - radius * cos (angle) };
}

/* The box around a piece of a ring. */
static EntRect
box_of_piece (const EntSceneText *text, double inner, double outer, double from, double to)
{
  EntPoint corners[6] = {
    on_circle (text, inner, from),
    on_circle (text, outer, from),
    on_circle (text, inner, to),
    on_circle (text, outer, to),
    on_circle (text, outer, (from + to) / 2),
    on_circle (text, inner, (from + to) / 2),
  };
  EntRect box = { corners[0].x, corners[0].y, 0, 0 };

  for (guint i = 1; i < G_N_ELEMENTS (corners); i++)
    box = ent_rect_union (box, (EntRect) { corners[i].x, corners[i].y, 0, 0 });
  return box;
}

/* How far the ink reaches to both sides of the baseline of a text on an arc. */
static void
arc_reach (const EntSceneText *text, double *inner, double *outer, double *width)
{
  EntRect ink, logical;
  double baseline = pango_layout_get_baseline (text->layout) / (double) PANGO_SCALE;
  double above, below;

  ent_scene_layout_extents (text->layout, &ink, &logical);
  above = baseline - ink.y;
  below = ink.y + ink.height - baseline;
  *inner = text->arc_radius - (text->arc_inward ? above : below);
  *outer = text->arc_radius + (text->arc_inward ? below : above);
  *width = logical.width;
}

guint
ent_scene_text_boxes (const EntSceneText *text, EntRect boxes[ENT_TEXT_MAX_BOXES])
{
  double inner, outer, width, span, start;
  guint n;

  if (text->arc_radius <= 0)
    {
      boxes[0] = text->ink;
      return text->ink.width > 0 ? 1 : 0;
    }
  arc_reach (text, &inner, &outer, &width);
  span = width / text->arc_radius;
  start = text->arc_angle - span / 2;
  /* narrow pieces: the box around a turned one is little more than itself */
  n = (guint) CLAMP (ceil (2.5 * width / text->size), 1, ENT_TEXT_MAX_BOXES);
  for (guint i = 0; i < n; i++)
    boxes[i] = box_of_piece (text, inner, outer, start + span * i / n, start + span * (i + 1) / n);
  return n;
}

void
ent_scene_put_arc_text (EntSceneText *text, double radius, double angle, gboolean inward)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n;

  text->arc_radius = radius;
  text->arc_angle = angle;
  text->arc_inward = inward;
  n = ent_scene_text_boxes (text, boxes);
  text->ink = boxes[0];
  for (guint i = 1; i < n; i++)
    text->ink = ent_rect_union (text->ink, boxes[i]);
}

guint
ent_scene_add_arc_text (EntScene *scene,
                        PangoContext *context,
                        EntTextRole role,
                        const char *text,
                        const EntTextStyle *style,
                        double radius,
                        double angle,
                        gboolean inward)
{
  g_autofree char *shown = ent_scene_display_text (text);
  EntTextStyle one_line = { .size = style->size, .bold = style->bold, .width = style->width, .n_lines = style->width > 0 ? 1 : 0 };
  EntSceneText arc = {
    .role = role,
    .layout = ent_scene_layout_new (context, shown, &one_line),
    .x = scene->centre.x,
    .y = scene->centre.y,
    .size = style->size,
    .bold = style->bold,
  };

  ent_scene_put_arc_text (&arc, radius, angle, inward);
  g_array_append_val (scene->texts, arc);
  return scene->texts->len - 1;
}

gboolean
ent_scene_text_is_cut (const EntSceneText *text)
{
  return pango_layout_is_ellipsized (text->layout) || g_str_has_suffix (pango_layout_get_text (text->layout), "…");
}
