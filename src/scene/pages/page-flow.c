/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts down the pages of a document, and the foot of each page. */
#include <math.h>
#include <string.h>

#include "scene/map/map-layout.h"
#include "scene/pages/page-flow.h"

/* The short side of A4 in points, on which a running text has 9 pt. */
#define A4_SHORT 595.0
#define A4_LETTER 9.0
#define LEAST_LETTER 6.1
#define SCREEN_LEAST 11.0
/* On a screen pages have no end. */
#define ENDLESS 1e6
/* What letters gain on larger paper, as a power of its size. */
#define GROWTH 0.6
/* Of a page's foot, in its letters: from the text to the rule, and all. */
#define FOOT_RULE 0.7
#define FOOT 2.5
/* Of the width, what the number of the page leaves to the title. */
#define FOOT_TITLE 0.82
/* Of a page: where no more is written another part begins below it, so far, in em. */
#define NEARLY_EMPTY 0.25
#define BETWEEN_PARTS 1.5
/* Heights are added up in another order than lines are measured. */
#define ROUNDING 0.01

double
ent_flow_letter (const EntFlow *flow, double share)
{
  return MAX (share * flow->em, flow->least);
}

static double
foot_height (const EntFlow *flow)
{
  return FOOT * ent_flow_letter (flow, ENT_FLOW_SMALL);
}

static void
init (EntFlow *flow, EntPages *pages, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  double side = MIN (spec->width, spec->height);

  *flow = (EntFlow) { .pages = pages, .map = map, .spec = spec, .context = context };
  flow->layout = (EntLayout) { .map = map, .spec = spec, .context = context };
  ent_scene_sizes (spec, 0, &flow->layout.sizes);
  flow->least = LEAST_LETTER;
  flow->em = MAX (A4_LETTER * pow (side / A4_SHORT, GROWTH), LEAST_LETTER);
  if (spec->medium != ENT_MEDIUM_PAPER)
    {
      flow->least = flow->layout.sizes.wall ? flow->layout.sizes.least : SCREEN_LEAST;
      flow->em = flow->layout.sizes.legend;
    }
  flow->line = flow->em / 14;
  flow->left = spec->margin + flow->line;
  flow->width = spec->width - 2 * flow->left;
  flow->top = spec->margin + flow->line;
  flow->bottom = spec->medium == ENT_MEDIUM_PAPER ? spec->height - spec->margin - foot_height (flow) : ENDLESS;
}

static void
clear_page (gpointer data)
{
  EntPage *page = data;

  ent_scene_free (page->scene);
  g_free (page->heading);
}

EntPages *
ent_flow_begin (EntFlow *flow, EntMap *map, const EntSceneSpec *spec, EntSceneSpec *resolved, PangoContext *context)
{
  EntPages *pages = g_new0 (EntPages, 1);
  const char *language = ent_spec_resolve (map, spec, resolved);
  g_autofree char *title = ent_scene_title (map, resolved->words);

  if (resolved->today == 0)
    resolved->today = ent_date_today ();
  pages->pages = g_array_new (FALSE, TRUE, sizeof (EntPage));
  g_array_set_clear_func (pages->pages, clear_page);
  pages->title = ent_scene_display_text (title);
  init (flow, pages, map, resolved, context);
  flow->language = language;
  return pages;
}

static EntScene *
scene_new (const EntFlow *flow)
{
  EntScene *scene = ent_scene_new_empty (flow->spec);

  scene->picture = ENT_PICTURE_PAGE;
  scene->line = scene->tie_line = flow->em / 9;
  scene->rules = g_array_new (FALSE, TRUE, sizeof (EntSceneRule));
  scene->bars = g_array_new (FALSE, TRUE, sizeof (EntSceneBar));
  ent_scene_describe (scene, flow->map, flow->language);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      const EntSector *record = ent_map_sector (flow->map, i);
      EntSceneWedge wedge = { .sector = i };

      if (record != NULL && record->colour != NULL)
        g_strlcpy (wedge.colour, record->colour, sizeof wedge.colour);
      g_array_append_val (scene->wedges, wedge);
    }
  return scene;
}

static void
add_page (EntFlow *flow, EntScene *scene, const char *heading)
{
  EntPage page = { scene, g_strdup (heading) };

  g_array_append_val (flow->pages->pages, page);
}

void
ent_flow_begin_blank_page (EntFlow *flow, const char *heading)
{
  flow->scene = scene_new (flow);
  flow->layout.scene = flow->scene;
  flow->y = flow->top;
  add_page (flow, flow->scene, heading);
}

/* The last page, if it is one of texts on which nothing begins and which has little on it. */
static EntPage *
find_nearly_empty (const EntFlow *flow)
{
  guint n = ent_pages_n (flow->pages);
  EntPage *last = n > 0 ? &g_array_index (flow->pages->pages, EntPage, n - 1) : NULL;

  return last != NULL && last->scene == flow->scene && last->heading == NULL && flow->y - flow->top < NEARLY_EMPTY * (flow->bottom - flow->top) ? last : NULL;
}

void
ent_flow_begin_page (EntFlow *flow, const char *heading)
{
  EntPage *page = heading != NULL ? find_nearly_empty (flow) : NULL;

  if (page == NULL)
    ent_flow_begin_blank_page (flow, heading);
  else
    {
      page->heading = g_strdup (heading);
      ent_flow_skip (flow, BETWEEN_PARTS);
    }
  if (heading == NULL)
    return;
  ent_flow_add_text (flow, ENT_TEXT_HEADING, ENT_FLOW_HEADING * flow->em, TRUE, heading);
  ent_flow_skip (flow, 0.5);
}

void
ent_flow_begin_document (EntFlow *flow, const char *heading, const char *when)
{
  const EntMapInfo *info = ent_map_info (flow->map);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  ent_flow_begin_blank_page (flow, heading);
  ent_flow_add_text (flow, ENT_TEXT_TITLE, 2 * flow->em, TRUE, flow->pages->title);
  g_ptr_array_add (parts, (gpointer) heading);
  if (when != NULL)
    g_ptr_array_add (parts, (gpointer) when);
  if (info->organisation != NULL)
    g_ptr_array_add (parts, info->organisation);
  g_ptr_array_add (parts, NULL);
  subtitle = g_strjoinv ("\u00a0· ", (char **) parts->pdata);
  ent_flow_add_text (flow, ENT_TEXT_SUBTITLE, 1.1 * flow->em, FALSE, subtitle);
  ent_flow_skip (flow, 0.8);
}

/* The page of @spec, as high as the paper. FALSE if it was stopped. */
static gboolean
add_picture_page (EntFlow *flow, const EntSceneSpec *spec, const EntScene *picture, const char *heading)
{
  EntScene *scene = picture != NULL ? ent_scene_new_from (picture, flow->map, spec, flow->context)
                                    : ent_scene_new (flow->map, spec, flow->context);

  if (scene == NULL)
    return FALSE;
  scene->height = flow->spec->height;
  if (scene->rules == NULL)
    scene->rules = g_array_new (FALSE, TRUE, sizeof (EntSceneRule));
  add_page (flow, scene, heading);
  return TRUE;
}

void
ent_flow_add_picture (EntFlow *flow, EntPicture picture, gboolean with_foot, const char *heading)
{
  EntSceneSpec spec = *flow->spec;
  const EntScene *first;

  /* where a picture ends its foot begins: the sheet is so much lower for it */
  spec.picture = picture;
  spec.height -= with_foot ? foot_height (flow) : 0;
  spec.key_pages = TRUE;
  spec.has_register = with_foot;
  spec.page = 0;
  flow->scene = NULL;
  if (!add_picture_page (flow, &spec, NULL, heading))
    return;
  first = ent_pages_at (flow->pages, ent_pages_n (flow->pages) - 1)->scene;
  for (spec.page = 1; spec.page < first->n_pages; spec.page++)
    if (!add_picture_page (flow, &spec, first, NULL))
      return;
}

gboolean
ent_flow_is_stopped (const EntFlow *flow)
{
  return ent_progress_is_stopped (flow->spec->progress);
}

void
ent_flow_skip (EntFlow *flow, double ems)
{
  flow->y += ems * flow->em;
}

void
ent_flow_need (EntFlow *flow, double height)
{
  if (flow->y + height > flow->bottom + ROUNDING && flow->y > flow->top)
    ent_flow_begin_blank_page (flow, NULL);
}

/* Puts the lines of @text that fit above the foot, one at least; returns what is left of it. */
static const char *
put_lines (EntFlow *flow, EntTextRole role, const EntTextStyle *style, const char *text)
{
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (flow->context, text, style);
  gsize length = ent_lines_that_fit (layout, flow->bottom - flow->y);
  g_autofree char *part = g_strndup (text, length);
  PangoLayout *shown = ent_scene_layout_new (flow->context, part, style);
  EntRect logical;

  ent_scene_layout_extents (shown, NULL, &logical);
  ent_scene_take_layout (flow->scene, role, NULL, shown, style, flow->left, flow->y);
  flow->y += logical.height;
  return text + length;
}

double
ent_flow_text_height (const EntFlow *flow, double size, gboolean bold, const char *text)
{
  EntTextStyle style = { .size = MAX (size, flow->least), .bold = bold, .width = flow->width };
  g_autoptr (PangoLayout) whole = ent_scene_layout_new (flow->context, text, &style);
  EntRect logical;

  ent_scene_layout_extents (whole, NULL, &logical);
  return logical.height;
}

void
ent_flow_add_text (EntFlow *flow, EntTextRole role, double size, gboolean bold, const char *text)
{
  EntTextStyle style = { .size = MAX (size, flow->least), .bold = bold, .width = flow->width };
  double height = ent_flow_text_height (flow, size, bold, text);

  while (*text != '\0')
    {
      /* a paragraph stays together where a page can hold it */
      ent_flow_need (flow, height);
      text = put_lines (flow, role, &style, text);
    }
}

static double
measure_widest (const EntFlow *flow, const char *text, const char *separator, const EntTextStyle *style)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", separator, -1);
  double widest = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = ent_scene_layout_new (flow->context, parts[i], style);
      EntRect logical;

      ent_scene_layout_extents (layout, NULL, &logical);
      widest = MAX (widest, logical.width);
    }
  return widest;
}

double
ent_flow_widest_word (const EntFlow *flow, const char *text, const EntTextStyle *style)
{
  return measure_widest (flow, text, " ", style);
}

double
ent_flow_widest_line (const EntFlow *flow, const char *text, const EntTextStyle *style)
{
  return measure_widest (flow, text, "\n", style);
}

gsize
ent_lines_that_fit (PangoLayout *layout, double height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gsize fitting = strlen (pango_layout_get_text (layout));
  gboolean first = TRUE;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (!first && (logical.y + logical.height) / (double) PANGO_SCALE > height + ROUNDING)
        {
          fitting = (gsize) pango_layout_iter_get_line_readonly (iter)->start_index;
          break;
        }
      first = FALSE;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return fitting;
}

void
ent_flow_add_rule (EntFlow *flow, double y, double width, int sector)
{
  EntSceneRule rule = { { flow->left, y }, { flow->left + flow->width, y }, width, sector };

  g_array_append_val (flow->scene->rules, rule);
}

/* "For the team only · Confidential · Puerto Coral" at the left; the pictures say the second themselves. */
static void
add_foot_words (EntFlow *flow, EntScene *scene, const EntTextStyle *style, double y)
{
  const char *words[] = { flow->foot, scene->picture == ENT_PICTURE_PAGE ? scene->confidentiality : NULL, flow->pages->title };
  g_autoptr (GString) foot = g_string_new (NULL);
  EntSceneText *text;
  gsize n_short = 0;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      {
        n_short = foot->len;
        g_string_append_printf (foot, "%s%s", n_short > 0 ? " · " : "", words[i]);
      }
  n = ent_scene_add_text (scene, flow->context, ENT_TEXT_SUBTITLE, foot->str, style, flow->left, y);
  text = &g_array_index (scene->texts, EntSceneText, n);
  /* whose pages they are is said on the first one too, so rather without it than with a part of it */
  if (!ent_scene_text_is_cut (text) || n_short == 0)
    return;
  g_array_set_size (scene->texts, n);
  g_string_truncate (foot, n_short);
  ent_scene_add_text (scene, flow->context, ENT_TEXT_SUBTITLE, foot->str, style, flow->left, y);
}

static void
add_foot (EntFlow *flow, EntScene *scene, guint n)
{
  double size = ent_flow_letter (flow, ENT_FLOW_SMALL), y = flow->bottom + FOOT_RULE * size;
  EntTextStyle left = { .size = size, .width = FOOT_TITLE * flow->width, .n_lines = 1 };
  EntTextStyle right = { .size = size };
  EntSceneRule rule = { { flow->left, y }, { flow->left + flow->width, y }, flow->line, -1 };
  /* Translators: the number of a page, %1$u, of %2$u pages */
  g_autofree char *number = g_strdup_printf (ent_words_text (flow->spec->words, "%1$u / %2$u"), n + 1, ent_pages_n (flow->pages));
  const EntSceneText *text;
  EntRect logical;

  g_array_append_val (scene->rules, rule);
  y += 0.35 * size;
  add_foot_words (flow, scene, &left, y);
  n = ent_scene_add_text (scene, flow->context, ENT_TEXT_SUBTITLE, number, &right, flow->left, y);
  text = &g_array_index (scene->texts, EntSceneText, n);
  ent_scene_layout_extents (text->layout, NULL, &logical);
  ent_scene_move_text (scene, n, flow->width - logical.width, 0);
}

void
ent_flow_add_feet (EntFlow *flow)
{
  for (guint i = 0; i < ent_pages_n (flow->pages); i++)
    add_foot (flow, g_array_index (flow->pages->pages, EntPage, i).scene, i);
}

char *
ent_flow_moment (const EntFlow *flow)
{
  const EntMoment *moment = flow->spec->moment_id != NULL ? ent_map_moment (flow->map, flow->spec->moment_id) : NULL;
  g_autofree char *date = NULL;

  if (moment == NULL)
    return NULL;
  date = moment->date != 0 ? ent_words_date (flow->spec->words, moment->date) : NULL;
  if (date == NULL || moment->name == NULL)
    return g_strdup (date != NULL ? date : moment->name);
  return g_strdup_printf ("%s · %s", moment->name, date);
}
