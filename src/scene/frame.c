/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds a picture: title, subtitle, line of confidentiality, legend and
 * the room for the key; and what they leave free.
 */
#include <math.h>

#include "scene/pages/kit.h"
#include "scene/legend.h"

/* A title in a narrow column must gain the picture so much. */
#define NARROW_GAIN 1.04
/* The widest that the line at the foot gets, as a part of the sheet: on a wall two
 * long lines leave more to the key than three short ones. */
#define FOOT 0.4
#define FOOT_WALL 0.65

/* Of a subtitle in a narrow column: with moment, counts and organisation none should be cut. */
#define SUBTITLE_LINES 8

/* From one line to the next, in em. */
#define LINE 1.3
/* The widest that a logo gets beside the title, as a part of the sheet. */
#define LOGO_SHARE 0.2

/* What it costs the frame around a disc that stands to lie on a name, as a part of all. */
#define ON_LABEL 0.02
/* What it keeps off names that stand, in scene units. */
#define OFF_NAMES 2.5
/* By so much the frame may reach into a disc that stands, in scene units: the disc was looked for on a grid. */
#define TOLERANCE 0.01

/* What a step aside from the middle of the sheet costs, in radius. */
#define ASIDE 0.001

void
ent_frame_take (EntFrame *frame, EntRect rect)
{
  if (rect.width > 0 && rect.height > 0 && frame->n_taken < ENT_FRAME_MAX_TAKEN)
    frame->taken[frame->n_taken++] = rect;
}

static EntRect
box_of (const EntScene *scene, guint index)
{
  const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);
  EntRect logical;

  ent_scene_layout_extents (text->layout, NULL, &logical);
  return (EntRect) { text->x + logical.x, text->y + logical.y, logical.width, logical.height };
}

static char *
make_counts (const EntLayout *layout)
{
  const EntWords *words = layout->spec->words;
  guint n = layout->scene->n_stakeholders, n_ties = 0, told = layout->spec->told_kind;
  g_autofree char *stakeholders = NULL, *ties = NULL;

  for (guint i = 0; i < ent_map_n_ties (layout->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (layout->map, i);

      n_ties += (told == 0 || told == tie->kind + 1u) && ent_spec_shows_tie (layout->spec, tie) && ent_scene_find_symbol (layout->scene, tie->from) >= 0 &&
                ent_scene_find_symbol (layout->scene, tie->to) >= 0;
    }
  /* Translators: %u is how many there are on the map. */
  stakeholders = g_strdup_printf (ent_words_plural (words, "%u stakeholder", "%u stakeholders", n), n);
  /* Translators: %u is how many there are on the map. */
  ties = g_strdup_printf (ent_words_plural (words, "%u tie", "%u ties", n_ties), n_ties);
  if (layout->spec->from_moment_id != NULL)
    return g_steal_pointer (&stakeholders);
  if (told > 0)
    /* Translators: how many stakeholders, how many ties, of which kind. */
    return g_strdup_printf (ent_words_text (words, "%1$s, %2$s: %3$s"), stakeholders, ties, ent_words_choice (words, &ent_tie_choices, told - 1));
  /* Translators: how many stakeholders, how many ties. */
  return g_strdup_printf (ent_words_text (words, "%s, %s"), stakeholders, ties);
}

static const EntMoment *
find_moment (const EntLayout *layout, const char *id)
{
  return id != NULL ? ent_map_moment (layout->map, id) : NULL;
}

/* What is said of a picture of a change beside the moments: how many came nearer to the children, and how many not. */
static void
add_moves (const EntLayout *layout, GPtrArray *parts)
{
  const EntWords *words = layout->spec->words;
  gboolean power = layout->scene->rings_show == ENT_RINGS_POWER;
  guint n[ENT_N_GHOST_KINDS] = { 0 };
  EntGhostWanted ghost;

  for (guint i = 0; i < layout->scene->n_stakeholders; i++)
    if (ent_layout_ghost (layout, i, &ghost))
      n[ghost.kind]++;
  if (!power && layout->brevity >= ENT_BREVITY_WORDS_OF_MOVES)
    {
      /* Translators: %u is a number of stakeholders, who stand nearer to the children than at an earlier moment; where there is little room */
      g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u nearer", "%u nearer", n[ENT_GHOST_NEARER]), n[ENT_GHOST_NEARER]));
      /* Translators: %u is a number of stakeholders, who stand farther from the children than at an earlier moment; where there is little room */
      g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u farther", "%u farther", n[ENT_GHOST_FARTHER]), n[ENT_GHOST_FARTHER]));
      return;
    }
  if (power)
    {
      /* Translators: %u is a number of stakeholders, who have more decision power than at an earlier moment. */
      g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u decides more", "%u decide more", n[ENT_GHOST_NEARER]), n[ENT_GHOST_NEARER]));
      /* Translators: %u is a number of stakeholders, who have less decision power than at an earlier moment. */
      g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u decides less", "%u decide less", n[ENT_GHOST_FARTHER]), n[ENT_GHOST_FARTHER]));
      return;
    }
  /* Translators: %u is a number of stakeholders, whose commitment to the children is greater than at an earlier moment. */
  g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u nearer to the children", "%u nearer to the children", n[ENT_GHOST_NEARER]), n[ENT_GHOST_NEARER]));
  /* Translators: %u is a number of stakeholders, whose commitment to the children is less than at an earlier moment. */
  g_ptr_array_add (parts, g_strdup_printf (ent_words_plural (words, "%u farther from them", "%u farther from them", n[ENT_GHOST_FARTHER]), n[ENT_GHOST_FARTHER]));
}

/* "Baseline → After the workshop" */
static void
add_moments (const EntLayout *layout, GPtrArray *parts)
{
  const EntWords *words = layout->spec->words;
  const EntMoment *from = find_moment (layout, layout->spec->from_moment_id), *to = find_moment (layout, layout->spec->moment_id);
  g_autofree char *from_date = from != NULL && from->date != 0 ? ent_words_date (words, from->date) : NULL;
  g_autofree char *to_date = to != NULL && to->date != 0 ? ent_words_date (words, to->date) : NULL;

  if (from == NULL || to == NULL)
    {
      if (to != NULL && to->name != NULL)
        g_ptr_array_add (parts, g_strdup (to->name));
      if (to_date != NULL)
        g_ptr_array_add (parts, g_steal_pointer (&to_date));
      return;
    }
  /* Translators: a change: names of two moments, or their dates, the earlier one first */
  g_ptr_array_add (parts, g_strdup_printf (ent_words_text (words, "%1$s → %2$s"), from->name != NULL ? from->name : "", to->name != NULL ? to->name : ""));
  if (from_date != NULL && to_date != NULL && layout->brevity < ENT_BREVITY_DATES)
    g_ptr_array_add (parts, g_strdup_printf (ent_words_text (words, "%1$s → %2$s"), from_date, to_date));
  if (layout->brevity < ENT_BREVITY_MOVES)
    add_moves (layout, parts);
}

/* "Baseline · 14 March 2026 · 45 stakeholders, 27 ties · Fundación Marea Alta" */
static char *
make_subtitle (const EntLayout *layout)
{
  const EntMapInfo *info = ent_map_info (layout->map);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (layout->spec->inside != NULL)
    g_ptr_array_add (parts, ent_scene_title (layout->map, layout->spec->words));
  add_moments (layout, parts);
  if (layout->brevity < ENT_BREVITY_COUNTS)
    g_ptr_array_add (parts, make_counts (layout));
  if (info->organisation != NULL && layout->brevity < ENT_BREVITY_ORGANISATION)
    g_ptr_array_add (parts, g_strdup (info->organisation));
  if (layout->scene->key_on_next_page)
    g_ptr_array_add (parts, g_strdup (ent_words_text (layout->spec->words, "numbers: see the key on the next page")));
  g_ptr_array_add (parts, NULL);
  /* a line does not begin with the point */
  return g_strjoinv ("\u00a0· ", (char **) parts->pdata);
}

char *
ent_scene_title (EntMap *map, const EntWords *words)
{
  const EntMapInfo *info = ent_map_info (map);

  if (info->title != NULL)
    return g_strdup (info->title);
  if (info->place != NULL)
    /* Translators: %s is the name of a place. */
    return g_strdup_printf (ent_words_text (words, "Protective environment of %s"), info->place);
  return g_strdup (ent_words_text (words, "Protective environment"));
}

char *
ent_scene_left_out (const EntWords *words, guint n)
{
  /* Translators: so many stakeholders have neither a name in the picture nor a line in the key. It stands at the end
   * of the key, in a column that holds about 20 letters, or below the title. */
  return g_strdup_printf (ent_words_plural (words, "%u name does not fit", "%u names do not fit", n), n);
}

/* Before all else in the line, which gets no higher for it. */
static void
put_before (EntSceneText *subtitle, const char *note)
{
  g_autofree char *text = g_strdup_printf ("%s\u00a0· %s", note, pango_layout_get_text (subtitle->layout));
  int n_lines = pango_layout_get_line_count (subtitle->layout);
  EntRect logical;

  pango_layout_set_height (subtitle->layout, -n_lines);
  pango_layout_set_ellipsize (subtitle->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (subtitle->layout, text, -1);
  ent_scene_layout_extents (subtitle->layout, &subtitle->ink, &logical);
  subtitle->ink.x += subtitle->x;
  subtitle->ink.y += subtitle->y;
}

/* The line below the title, or the next that is like it; NULL where there is none that may say it. */
static EntSceneText *
find_line_for_left_out (const EntScene *scene, const EntSceneSpec *spec)
{
  if (scene->key_on_next_page || !spec->title || spec->medium == ENT_MEDIUM_PROJECTOR)
    return NULL;
  for (guint i = 0; i < scene->texts->len; i++)
    {
      EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_SUBTITLE)
        return text;
    }
  return NULL;
}

gboolean
ent_frame_can_say_left_out (const EntScene *scene, const EntSceneSpec *spec)
{
  return find_line_for_left_out (scene, spec) != NULL;
}

static gboolean
key_says_left_out (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_KEY && text->id == NULL)
        return TRUE;
    }
  return FALSE;
}

static EntSceneText *
find_telling_line (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->tells)
        return text;
    }
  return NULL;
}

/* Below a title: sheets of the size of a stamp have none. In the light of the map small letters are left out. */
static gboolean
must_tell (const EntScene *scene, const EntSceneSpec *spec)
{
  if (spec->blank || (spec->picture == ENT_PICTURE_MAP && spec->focus != NULL))
    return FALSE;
  for (guint i = 0; i < scene->texts->len; i++)
    if (g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_TITLE)
      return TRUE;
  return FALSE;
}

void
ent_frame_say_again (EntLayout *layout)
{
  g_autofree char *now = NULL, *text = NULL;
  EntSceneText *line = find_telling_line (layout->scene);
  PangoLayout *shared;
  EntRect logical;

  if (line == NULL)
    {
      if (must_tell (layout->scene, layout->spec))
        g_critical ("the line below the title is lost: it would go on to tell what is not shown");
      return;
    }
  layout->brevity = (EntBrevity) layout->scene->brevity;
  now = make_subtitle (layout);
  text = ent_scene_display_text (now);
  shared = line->layout;
  line->layout = pango_layout_copy (shared);
  g_object_unref (shared);
  pango_layout_set_text (line->layout, text, -1);
  ent_scene_layout_extents (line->layout, &line->ink, &logical);
  line->ink.x += line->x;
  line->ink.y += line->y;
}

void
ent_frame_say_left_out (EntScene *scene, const EntSceneSpec *spec)
{
  g_autofree char *note = NULL;
  EntSceneText *subtitle = find_line_for_left_out (scene, spec);

  if (scene->n_left_out == 0 || subtitle == NULL || key_says_left_out (scene))
    return;
  note = ent_scene_left_out (spec->words, scene->n_left_out);
  put_before (subtitle, note);
}

/* An organisation that is opened stands above its people. */
static char *
make_title (const EntLayout *layout)
{
  const EntStakeholder *inside = layout->spec->inside != NULL ? ent_map_stakeholder (layout->map, layout->spec->inside) : NULL;

  return inside != NULL && inside->name != NULL ? g_strdup (ent_spec_name (layout->spec, inside)) : ent_scene_title (layout->map, layout->spec->words);
}

/* Its size; without width where there is none. */
static EntRect
measure_logo (const EntLayout *layout, const EntFrame *frame, double wide, double high)
{
  const EntPixels *logo = layout->spec->logo;
  double scale;

  /* a wall has room for names alone */
  if (logo == NULL || logo->width == 0 || layout->spec->medium == ENT_MEDIUM_PROJECTOR)
    return (EntRect) { frame->sheet.x, frame->sheet.y, 0, 0 };
  scale = MIN (wide * frame->sheet.width / logo->width, high / logo->height);
  return (EntRect) { frame->sheet.x, frame->sheet.y, scale * logo->width, scale * logo->height };
}

/* Before the title and as high, so that it costs the picture nothing. Returns how far the title moves. */
static double
add_logo_before_title (EntLayout *layout, EntFrame *frame)
{
  const EntSceneSizes *sizes = &layout->sizes;
  EntRect logo = measure_logo (layout, frame, LOGO_SHARE, LINE * (sizes->title + sizes->subtitle));

  layout->scene->logo = logo;
  ent_frame_take (frame, logo);
  return logo.width > 0 ? logo.width + 0.5 * sizes->title : 0;
}

/* In the corner above the foot, where a title in a narrow column leaves the circle less room. */
static double
add_logo_above_foot (EntLayout *layout, EntFrame *frame, double share, double bottom)
{
  const EntSceneSizes *sizes = &layout->sizes;
  EntRect logo = measure_logo (layout, frame, share, 2 * LINE * sizes->title);

  layout->scene->logo = logo;
  if (logo.width <= 0)
    return bottom;
  logo.y = bottom - logo.height - (bottom < frame->sheet.y + frame->sheet.height ? 0.5 * sizes->legend : 0);
  layout->scene->logo = logo;
  ent_frame_take (frame, logo);
  return logo.y - 0.5 * sizes->legend;
}

/* @share: of the width of the sheet. */
static double
add_title (EntLayout *layout, const EntFrameWanted *wanted, EntFrame *frame, double share)
{
  EntScene *scene = layout->scene;
  const EntSceneSizes *sizes = &layout->sizes;
  double aside = layout->spec->title && share == 1 ? add_logo_before_title (layout, frame) : 0;
  double x = frame->sheet.x + aside, width = share * frame->sheet.width - aside, y = frame->sheet.y;
  guint n_lines = share < 1 ? 4 : 2;
  EntTextStyle title_style = { .size = sizes->title, .bold = TRUE, .width = width, .n_lines = n_lines };
  EntTextStyle subtitle_style = { .size = sizes->subtitle, .width = width, .n_lines = share < 1 ? SUBTITLE_LINES : 3 };
  guint index;
  EntRect box;

  if (!layout->spec->title)
    return y;
  box = box_of (scene, ent_scene_add_text (scene, layout->context, ENT_TEXT_TITLE, wanted->title, &title_style, x, y));
  ent_frame_take (frame, box);
  y += box.height + 0.15 * sizes->subtitle;
  if (layout->spec->blank)
    {
      box = ent_kit_add_workshop_lines (layout, sizes->subtitle, x, y, width, share < 1);
      ent_frame_take (frame, box);
      return y + box.height;
    }
  index = ent_scene_add_text (scene, layout->context, ENT_TEXT_SUBTITLE, wanted->subtitle, &subtitle_style, x, y);
  g_array_index (scene->texts, EntSceneText, index).tells = TRUE;
  scene->brevity = layout->brevity;
  box = box_of (scene, index);
  ent_frame_take (frame, box);
  return y + box.height;
}

static double
add_foot (EntLayout *layout, EntFrame *frame, double share)
{
  EntScene *scene = layout->scene;
  const char *line = ent_map_info (layout->map)->confidentiality;
  EntTextStyle style = { .size = layout->sizes.legend, .width = MIN (share, layout->sizes.wall ? FOOT_WALL : FOOT) * frame->sheet.width, .n_lines = share < 1 ? 5 : 3 };
  double bottom = frame->sheet.y + frame->sheet.height;
  guint index;
  EntRect box;

  if (line == NULL)
    return bottom;
  index = ent_scene_add_text (scene, layout->context, ENT_TEXT_SUBTITLE, line, &style, frame->sheet.x, frame->sheet.y);
  box = box_of (scene, index);
  ent_scene_move_text (scene, index, 0, bottom - box.y - box.height);
  ent_frame_take (frame, box_of (scene, index));
  return bottom - box.height;
}

/* Of the circle around @at; exact only where it is more than @least. */
static double
radius_at (const EntFrame *frame, EntPoint at, double least)
{
  double radius = MIN (MIN (at.x - frame->sheet.x, frame->sheet.x + frame->sheet.width - at.x),
                       MIN (at.y - frame->sheet.y, frame->sheet.y + frame->sheet.height - at.y));

  for (guint i = 0; i < frame->n_taken && radius > least; i++)
    radius = MIN (radius, ent_rect_nearest (&frame->taken[i], at));
  return radius;
}

/* Tries a grid of middles, then finer ones around the best. Where many have the same
 * room, the one nearest to the middle of the sheet is taken. */
static void
find_largest_circle (const EntFrame *frame, double around, EntPoint *centre, double *radius)
{
  const EntRect *sheet = &frame->sheet;
  EntPoint middle = { sheet->x + sheet->width / 2, sheet->y + sheet->height / 2 };
  double x0 = sheet->x, y0 = sheet->y, w = sheet->width, h = sheet->height;
  double best = 0, best_worth = -INFINITY;
  int steps = 20;

  *centre = middle;
  for (guint round = 0; round < 6; round++)
    {
      for (int i = 0; i <= steps; i++)
        for (int j = 0; j <= steps; j++)
          {
            EntPoint at = { x0 + w * i / steps, y0 + h * j / steps };
            double found = radius_at (frame, at, best_worth);
            double worth = found - ASIDE * hypot (at.x - middle.x, at.y - middle.y);

            if (worth > best_worth + 1e-9)
              {
                best_worth = worth;
                best = found;
                *centre = at;
              }
          }
      w *= 2.5 / steps;
      h *= 2.5 / steps;
      x0 = centre->x - w / 2;
      y0 = centre->y - h / 2;
      steps = 6;
    }
  *radius = MAX (best - around, 0.1 * MIN (sheet->width, sheet->height));
}

/* Of those whose middle is as far from the left as from the right: what stands around a disc then has room on
 * both sides. */
static void
find_centred_circle (const EntFrame *frame, double around, EntPoint *centre, double *radius)
{
  const EntRect *sheet = &frame->sheet;
  double best = 0;
  const guint steps = 200;

  for (guint i = 0; i <= steps; i++)
    {
      EntPoint at = { sheet->x + sheet->width / 2, sheet->y + sheet->height * i / steps };
      double found = radius_at (frame, at, best);

      if (found > best)
        {
          best = found;
          *centre = at;
        }
    }
  *radius = MAX (best - around, 0.1 * MIN (sheet->width, sheet->height));
}

void
ent_frame_circle (const EntFrame *frame, gboolean centred, double around, EntPoint *centre, double *radius)
{
  if (centred)
    find_centred_circle (frame, around, centre, radius);
  else
    find_largest_circle (frame, around, centre, radius);
}

gboolean
ent_frame_meets (const EntFrame *frame, const EntRect *ink)
{
  EntRect box = ent_rect_grown (*ink, OFF_NAMES);

  for (guint i = 0; i < frame->n_taken; i++)
    if (ent_rect_overlaps (&frame->taken[i], &box))
      return TRUE;
  return FALSE;
}

guint
ent_frame_count_labels (const EntFrame *frame, const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER)
        n += ent_frame_meets (frame, &text->ink);
    }
  return n;
}

/* What the frame leaves to the picture, as a number to compare: of a disc that stands no more than it has. */
double
ent_frame_worth (const EntFrame *frame, const EntFrameWanted *wanted, gboolean centred)
{
  EntPoint centre;
  double radius;

  if (!wanted->round)
    return frame->body.width > 0 && frame->body.height > 0 ? MIN (frame->body.width, 1.4 * frame->body.height) : 0;
  if (wanted->disc != NULL)
    return CLAMP (radius_at (frame, wanted->disc->centre, 0) - wanted->around, 0, wanted->disc->radius) * (1 - ON_LABEL * MIN (ent_frame_count_labels (frame, wanted->disc), 10));
  ent_frame_circle (frame, centred, wanted->around, &centre, &radius);
  return radius;
}

/* The line below the title. */
static gboolean
is_subtitle_cut (const EntLayout *layout)
{
  const EntSceneText *line = find_telling_line (layout->scene);

  return line != NULL && ent_scene_text_is_cut (line);
}

/* Second lines of sectors' names, which reach farther out than @around. */
static gboolean
meets_second_lines (const EntScene *scene, const EntFrame *frame, double around)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      guint n = text->role == ENT_TEXT_SECTOR && text->arc_radius > scene->radius + around ? ent_scene_text_boxes (text, boxes) : 0;

      for (guint box = 0; box < n; box++)
        if (ent_frame_meets (frame, &boxes[box]))
          return TRUE;
    }
  return FALSE;
}

gboolean
ent_frame_is_off_disc (const EntLayout *layout, const EntFrame *frame, double around)
{
  const EntScene *scene = layout->scene;

  if (layout->brevity + 1 < ENT_N_BREVITIES && is_subtitle_cut (layout))
    return FALSE;
  return radius_at (frame, scene->centre, 0) >= scene->radius + around - TOLERANCE && !meets_second_lines (scene, frame, around);
}

/* Takes the corner that is kept free. A disc goes by it; whatever has corners itself ends above it. */
static double
keep_corner (const EntLayout *layout, EntFrame *frame, gboolean round, double bottom)
{
  const EntSceneSpec *spec = layout->spec;
  const EntRect *sheet = &frame->sheet;

  if (spec->corner_width <= 0 || spec->corner_height <= 0)
    return bottom;
  frame->corner.x = spec->width - spec->corner_width;
  frame->corner.y = spec->height - spec->corner_height;
  frame->corner.width = sheet->x + sheet->width - frame->corner.x;
  frame->corner.height = sheet->y + sheet->height - frame->corner.y;
  if (frame->corner.width <= 0 || frame->corner.height <= 0)
    return bottom;
  ent_frame_take (frame, frame->corner);
  return round ? bottom : MIN (bottom, frame->corner.y);
}

/* The whole frame with title and foot in @share of the width. */
static void
build (EntLayout *layout, const EntFrameWanted *wanted, double share, EntFrame *frame)
{
  const EntSceneSpec *spec = layout->spec;
  double top, bottom, air = ENT_FRAME_AIR * layout->sizes.legend;

  EntRect within = { spec->margin, spec->margin, spec->width - 2 * spec->margin, spec->height - 2 * spec->margin };

  /* lines reach half their width beyond what they go round, and some letters beyond their box */
  *frame = (EntFrame) { .sheet = ent_rect_grown (within, -layout->sizes.line) };
  top = add_title (layout, wanted, frame, share);
  bottom = add_foot (layout, frame, share);
  if (spec->title && share < 1)
    bottom = add_logo_above_foot (layout, frame, share, bottom);
  bottom = keep_corner (layout, frame, wanted->round, bottom);
  frame->body = (EntRect) { frame->sheet.x, top + (spec->title ? air : 0), frame->sheet.width, bottom - top - (spec->title ? air : 0) };
  ent_frame_add_legend (layout, frame, wanted, top, bottom);
}

void
ent_layout_frame (EntLayout *layout, guint legend_parts, guint key_lines, gboolean round, double around, EntFrame *frame)
{
  static const double shares[] = { 1, 0.36, 0.27 };
  EntScene *scene = layout->scene;
  guint n_texts = scene->texts->len, n_symbols = scene->symbols->len, n_ties = scene->ties->len, n_ghosts = scene->ghosts->len;
  guint n_rules = scene->rules != NULL ? scene->rules->len : 0;
  g_autoptr (EntLegend) full = ent_legend_new (layout, legend_parts, FALSE);
  g_autoptr (EntLegend) brief = ent_legend_new (layout, legend_parts, TRUE);
  g_autoptr (EntLegend) narrow = layout->keeps_disc ? ent_legend_new (layout, legend_parts, FALSE) : NULL;
  g_autofree char *title = make_title (layout), *subtitle = make_subtitle (layout);
  EntFrameWanted wanted = { legend_parts, key_lines, round, around, layout->keeps_disc ? scene : NULL, full, brief, narrow, title, subtitle };
  gboolean tries = round && layout->spec->title && layout->spec->width > layout->spec->height;
  double best_worth = -1;
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares) && tries; i++)
    {
      double worth;

      build (layout, &wanted, shares[i], frame);
      worth = ent_frame_worth (frame, &wanted, layout->sizes.wall) / (i == 0 ? 1 : NARROW_GAIN);
      if (worth > best_worth)
        {
          best_worth = worth;
          best = i;
        }
      g_array_set_size (scene->texts, n_texts);
      g_array_set_size (scene->symbols, n_symbols);
      g_array_set_size (scene->ties, n_ties);
      g_array_set_size (scene->ghosts, n_ghosts);
      if (scene->rules != NULL)
        g_array_set_size (scene->rules, n_rules);
    }
  build (layout, &wanted, shares[best], frame);
}
