/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover of a report and its last page, the legend. */
#include "scene/legend.h"
#include "scene/pages/page-flow.h"

/* The top of the title, as a part of the page; and the most that a logo takes of it. */
#define TITLE_AT 0.3
#define LOGO_WIDE 0.4
#define LOGO_HIGH 0.16
#define LEGEND_COLUMNS 4
/* At least what the columns of a legend have between them, in em. */
#define LEGEND_GAP 3.0
#define LEGEND_STEP 0.92
#define LEGEND_TEXT 22.0

static void
put_logo (EntFlow *flow)
{
  const EntPixels *logo = flow->spec->logo;
  EntScene *scene = flow->scene;
  double scale;

  if (logo == NULL || logo->width == 0)
    return;
  scale = MIN (LOGO_WIDE * flow->width / logo->width, LOGO_HIGH * flow->spec->height / logo->height);
  scene->logo = (EntRect) { flow->left, flow->top, scale * logo->width, scale * logo->height };
  scene->logo_pixels = *logo;
  g_bytes_ref (scene->logo_pixels.pixels);
}

static void
add_line (EntFlow *flow, EntTextRole role, double size, gboolean bold, const char *text)
{
  g_autofree char *shown = ent_scene_display_text (text);

  if (*shown == '\0')
    return;
  ent_flow_add_text (flow, role, size * flow->em, bold, shown);
  ent_flow_skip (flow, 0.4);
}

/* Of what the map shows. */
static char *
make_counts (const EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  guint n = 0, n_ties = 0;
  g_autofree char *stakeholders = NULL, *ties = NULL;

  for (guint i = 0; i < ent_map_n_stakeholders (flow->map); i++)
    n += ent_stakeholder_is_on_map (ent_map_stakeholder_at (flow->map, i));
  for (guint i = 0; i < ent_map_n_ties (flow->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (flow->map, i);

      n_ties += ent_spec_shows_tie (flow->spec, tie) && ent_stakeholder_is_on_map (ent_map_stakeholder (flow->map, tie->from)) &&
                ent_stakeholder_is_on_map (ent_map_stakeholder (flow->map, tie->to));
    }
  /* Translators: %u is how many there are on the map. */
  stakeholders = g_strdup_printf (ent_words_plural (words, "%u stakeholder", "%u stakeholders", n), n);
  /* Translators: %u is how many there are on the map. */
  ties = g_strdup_printf (ent_words_plural (words, "%u tie", "%u ties", n_ties), n_ties);
  /* Translators: how many stakeholders, how many ties. */
  return g_strdup_printf (ent_words_text (words, "%s, %s"), stakeholders, ties);
}

void
ent_pages_add_cover (EntFlow *flow)
{
  const EntMapInfo *info = ent_map_info (flow->map);
  const EntWords *words = flow->spec->words;
  g_autofree char *moment = ent_flow_moment (flow);
  g_autofree char *counts = make_counts (flow);

  ent_flow_begin_blank_page (flow, ent_words_text_in (words, "report", "Cover"));
  put_logo (flow);
  flow->y = MAX (flow->y, TITLE_AT * flow->spec->height);
  add_line (flow, ENT_TEXT_TITLE, ENT_FLOW_TITLE, TRUE, flow->pages->title);
  add_line (flow, ENT_TEXT_LEGEND, 1.5, FALSE, ent_words_text_in (words, "report", "Map of stakeholders: report"));
  ent_flow_add_rule (flow, flow->y, 3 * flow->line, -1);
  ent_flow_skip (flow, 1.5);
  add_line (flow, ENT_TEXT_LEGEND, 1.3, FALSE, info->place);
  add_line (flow, ENT_TEXT_LEGEND, 1.3, FALSE, moment);
  add_line (flow, ENT_TEXT_LEGEND, 1.3, FALSE, counts);
  ent_flow_skip (flow, 1);
  add_line (flow, ENT_TEXT_LEGEND, 1.3, TRUE, info->organisation);
  add_line (flow, ENT_TEXT_LEGEND, 1.1, FALSE, info->authors);
  ent_flow_skip (flow, 1);
  add_line (flow, ENT_TEXT_LEGEND, 1.1, TRUE, info->confidentiality);
}

/* In @n_columns over the width of the page, with letters of @em; FALSE where that does not fit. */
static gboolean
try_legend (EntFlow *flow, EntLayout *layout, double em, guint n_columns, gboolean anyhow)
{
  g_autoptr (EntLegend) legend = NULL;
  double width = (flow->width - (n_columns - 1) * LEGEND_GAP * em) / n_columns;

  layout->sizes.legend = em;
  layout->sizes.badge = 0.78 * em;
  layout->sizes.heading = 1.2 * em;
  legend = ent_legend_new (layout, ~0U, FALSE);
  ent_legend_measure (legend, layout, MIN (LEGEND_TEXT * em, width), 1.35);
  ent_legend_flow (legend, layout, n_columns);
  if (!anyhow && (legend->height > flow->bottom - flow->top || legend->width > flow->width))
    return FALSE;
  ent_legend_put (legend, layout, flow->left, flow->top);
  return TRUE;
}

/* The largest legend that fits, in as few columns as it takes. */
static void
put_legend (EntFlow *flow, EntLayout *layout)
{
  double least = layout->sizes.least, em = 1.1 * flow->em;
  gboolean smallest = FALSE;

  while (!smallest)
    {
      smallest = em <= least;
      for (guint n = 1; n <= LEGEND_COLUMNS; n++)
        if (try_legend (flow, layout, em, n, FALSE))
          return;
      em = MAX (LEGEND_STEP * em, least);
    }
  try_legend (flow, layout, least, 2, TRUE);
}

/* Stakeholders are only looked at: what is on the map is explained. */
static void
drop_stakeholders (EntScene *scene)
{
  g_hash_table_remove_all (scene->by_id);
  if (scene->n_stakeholders > 0)
    g_array_remove_range (scene->symbols, 0, scene->n_stakeholders);
  scene->n_stakeholders = 0;
}

void
ent_pages_add_legend (EntFlow *flow)
{
  EntLayout layout;
  EntScene *scene;

  ent_flow_begin_blank_page (flow, ent_words_text_in (flow->spec->words, "report", "Legend"));
  scene = flow->scene;
  scene->picture = ENT_PICTURE_MAP;
  scene->rings_show = MIN (flow->spec->view->rings, ENT_RINGS_LEVEL);
  ent_layout_init (&layout, scene, flow->map, flow->spec, flow->context);
  scene->line = scene->tie_line = flow->em / 9;
  ent_scene_sizes_scale_symbols (&layout.sizes, 1.2 * flow->em / layout.sizes.radius[ENT_POWER_MAX]);
  ent_layout_add_stakeholders (&layout);
  put_legend (flow, &layout);
  drop_stakeholders (scene);
  scene->picture = ENT_PICTURE_PAGE;
}
