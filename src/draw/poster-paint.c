/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a poster: its part of the picture, the marks and the number around
 * it, and on the first one the sketch of the whole. All but the picture is black on
 * white in every theme, for that is cut away.
 */
#include "draw/export.h"

#include <math.h>
#include <pango/pangocairo.h>

#define NUMBER_SIZE 9.0
#define TEXT_SIZE 7.0
#define HAIRLINE 0.4
/* Of the strip at the top, what the sketch may take from its sentence. */
#define SKETCH_SHARE 0.45

/* Layouts are the caller's. @width 0: one line. */
static PangoLayout *
layout_new (PangoContext *context, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, ENT_FONT_FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = logical.width / (double) PANGO_SCALE;
  *height = logical.height / (double) PANGO_SCALE;
}

static void
draw_marks (cairo_t *cr, const EntPoster *poster, guint n)
{
  static const double dashes[] = { 1.2, 1.2 };
  EntPosterMark marks[ENT_POSTER_MAX_MARKS];
  guint n_marks = ent_poster_marks (poster, n, marks);

  cairo_set_line_width (cr, HAIRLINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < n_marks; i++)
    {
      cairo_set_dash (cr, dashes, marks[i].shared ? 2 : 0, 0);
      cairo_move_to (cr, marks[i].from.x, marks[i].from.y);
      cairo_line_to (cr, marks[i].to.x, marks[i].to.y);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static char *
number_of (const EntPosterSheet *sheet)
{
  return g_strdup_printf ("%u-%u", sheet->row + 1, sheet->column + 1);
}

/* "Sheet 6 of 12 · Confidential · Puerto Coral": what comes last is shortened first. */
static char *
make_caption (const EntScene *scene, const EntPoster *poster, guint n)
{
  const char *title = ent_export_text (scene, ENT_TEXT_TITLE);
  GString *caption = g_string_new (NULL);

  /* Translators: on a sheet of a poster; %1$u is its place, %2$u how many there are. */
  g_string_append_printf (caption, ent_words_text (scene->words, "Sheet %1$u of %2$u"), n + 1, ent_poster_n_sheets (poster));
  if (scene->confidentiality != NULL)
    g_string_append_printf (caption, " · %s", scene->confidentiality);
  if (title != NULL)
    g_string_append_printf (caption, " · %s", title);
  return g_string_free (caption, FALSE);
}

static void
draw_caption (cairo_t *cr, PangoContext *context, const EntScene *scene, const EntPoster *poster, guint n)
{
  EntPosterSheet sheet = ent_poster_sheet (poster, n);
  EntRect room = ent_poster_caption (poster, n);
  g_autofree char *number = number_of (&sheet);
  g_autofree char *rest = make_caption (scene, poster, n);
  g_autoptr (PangoLayout) first = layout_new (context, number, NUMBER_SIZE, TRUE, 0);
  g_autoptr (PangoLayout) second = NULL;
  double width, height, x;

  get_size (first, &width, &height);
  cairo_move_to (cr, room.x, room.y + (room.height - height) / 2);
  pango_cairo_show_layout (cr, first);
  x = room.x + width + NUMBER_SIZE;
  if (room.x + room.width - x < 3 * TEXT_SIZE)
    return;
  second = layout_new (context, rest, TEXT_SIZE, FALSE, room.x + room.width - x);
  pango_layout_set_single_paragraph_mode (second, TRUE);
  pango_layout_set_wrap (second, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (second, -1);
  pango_layout_set_ellipsize (second, PANGO_ELLIPSIZE_END);
  get_size (second, &width, &height);
  cairo_move_to (cr, x, room.y + (room.height - height) / 2);
  pango_cairo_show_layout (cr, second);
}

/* What of the picture is seen of sheet @n once all lie in their places. */
static EntRect
seen_part (const EntPoster *poster, guint n)
{
  EntPosterSheet sheet = ent_poster_sheet (poster, n);
  double half = poster->spec.overlap / 2;
  double left = sheet.column > 0 ? half : 0, right = sheet.column + 1 < poster->spec.columns ? half : 0;
  double top = sheet.row > 0 ? half : 0, bottom = sheet.row + 1 < poster->spec.rows ? half : 0;

  return (EntRect) { sheet.part.x + left, sheet.part.y + top, sheet.part.width - left - right, sheet.part.height - top - bottom };
}

/* Sheets with their numbers, and what of the picture shows where it lies. */
static void
draw_plan (cairo_t *cr, PangoContext *context, const EntScene *scene, const EntPoster *poster, EntRect at, double scale)
{
  guint longest = MAX (poster->spec.columns, poster->spec.rows);
  double size = CLAMP (0.3 * MIN (at.width / poster->spec.columns, at.height / poster->spec.rows), 4.5, longest > 5 ? 6 : 9);

  cairo_set_line_width (cr, HAIRLINE);
  for (guint n = 0; n < ent_poster_n_sheets (poster); n++)
    {
      EntRect part = seen_part (poster, n);

      cairo_rectangle (cr, at.x + part.x * scale, at.y + part.y * scale, part.width * scale, part.height * scale);
      cairo_set_source_rgb (cr, n == 0 ? 0.85 : 1, n == 0 ? 0.85 : 1, n == 0 ? 0.85 : 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_stroke (cr);
    }
  if (scene->picture == ENT_PICTURE_MAP)
    {
      cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
      cairo_arc (cr, at.x + scene->centre.x * scale, at.y + scene->centre.y * scale, scene->radius * scale, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint n = 0; n < ent_poster_n_sheets (poster); n++)
    {
      EntPosterSheet sheet = ent_poster_sheet (poster, n);
      EntRect part = seen_part (poster, n);
      g_autofree char *number = number_of (&sheet);
      g_autoptr (PangoLayout) layout = layout_new (context, number, size, n == 0, 0);
      double width, height;

      get_size (layout, &width, &height);
      cairo_move_to (cr, at.x + (part.x + part.width / 2) * scale - width / 2, at.y + (part.y + part.height / 2) * scale - height / 2);
      pango_cairo_show_layout (cr, layout);
    }
}

static char *
make_instructions (const EntWords *words, const EntPoster *poster)
{
  double mm = 1 / ENT_POINTS_PER_MM;
  /* Translators: %1$u sheets in a row, %2$u rows; %3$.0f and %4$.0f are the width and height of all together. */
  g_autofree char *size = g_strdup_printf (ent_words_text (words, "%1$u × %2$u sheets make a poster of %3$.0f × %4$.0f mm. Their numbers are row and column."),
                                           poster->spec.columns, poster->spec.rows, poster->width * mm, poster->height * mm);
  g_autofree char *glue = NULL;

  if (poster->spec.overlap <= 0)
    glue = g_strdup (ent_words_text (words, "Cut each sheet from corner mark to corner mark and lay them edge to edge."));
  else
    /* Translators: %g is the width of the strip that neighbouring sheets both show. */
    glue = g_strdup_printf (ent_words_text (words, "Cut each sheet from corner mark to corner mark. Glue it over the ones to its left and above it: neighbours show the same strip of %g mm, up to the dashed marks."),
                            poster->spec.overlap * mm);
  return g_strconcat (size, "\n", glue, NULL);
}

static void
draw_sketch (cairo_t *cr, PangoContext *context, const EntScene *scene, const EntPoster *poster)
{
  EntRect room = ent_poster_sketch (poster), plan = room, text = room;
  double air = 2 * ENT_POINTS_PER_MM, scale, width, height;
  double most_wide = poster->strip_at_left ? room.width : SKETCH_SHARE * room.width;
  double most_high = poster->strip_at_left ? SKETCH_SHARE * room.height : room.height;
  g_autofree char *instructions = make_instructions (scene->words, poster);
  g_autoptr (PangoLayout) layout = NULL;

  scale = MIN (most_wide / poster->width, most_high / poster->height);
  plan.width = poster->width * scale;
  plan.height = poster->height * scale;
  draw_plan (cr, context, scene, poster, plan, scale);
  if (poster->strip_at_left)
    text = (EntRect) { room.x, room.y + plan.height + air, room.width, room.height - plan.height - air };
  else
    text = (EntRect) { room.x + plan.width + air, room.y, room.width - plan.width - air, room.height };
  layout = layout_new (context, instructions, TEXT_SIZE, FALSE, text.width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  get_size (layout, &width, &height);
  /* on sheets as small as cards the numbers alone have to do */
  if (height > text.height)
    return;
  cairo_move_to (cr, text.x, text.y);
  pango_cairo_show_layout (cr, layout);
}

void
ent_draw_poster_sheet (cairo_t *cr, const EntScene *scene, const EntTheme *theme, const EntPoster *poster, guint n)
{
  EntDrawOptions options = { .theme = theme, .background = TRUE };
  EntPosterSheet sheet;
  PangoContext *context;

  g_return_if_fail (cr != NULL && scene != NULL && poster != NULL && n < ent_poster_n_sheets (poster));

  sheet = ent_poster_sheet (poster, n);
  cairo_save (cr);
  cairo_rectangle (cr, sheet.place.x, sheet.place.y, sheet.place.width, sheet.place.height);
  cairo_clip (cr);
  cairo_translate (cr, sheet.place.x - sheet.part.x, sheet.place.y - sheet.part.y);
  ent_draw_scene (cr, scene, &options);
  cairo_restore (cr);

  context = ent_draw_pango_context_new ();
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_marks (cr, poster, n);
  draw_caption (cr, context, scene, poster, n);
  if (n == 0 && ent_poster_n_sheets (poster) > 1)
    draw_sketch (cr, context, scene, poster);
  cairo_restore (cr);
  g_object_unref (context);
}
