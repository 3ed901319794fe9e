/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts a document has, and its life. */
#include "scene/pages/page-flow.h"

/* Heights of rows are added up in another order than they are shared out. */
#define ROUNDING 0.01

static void
add_report (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;

  ent_pages_add_cover (flow);
  ent_flow_add_picture (flow, ENT_PICTURE_MAP, TRUE, ent_words_text_in (words, "report", "Map"));
  ent_flow_add_picture (flow, ENT_PICTURE_MATRIX, TRUE, ent_words_text_in (words, "report", "Matrix"));
  /* of thousands each part takes a while */
  if (!ent_flow_is_stopped (flow))
    ent_pages_add_reading (flow, FALSE);
  /* one moment alone is in the reading */
  if (!ent_flow_is_stopped (flow) && ent_map_n_moments (flow->map) > 1)
    ent_pages_add_timeline (flow, FALSE);
  if (!ent_flow_is_stopped (flow) && ent_map_n_records (flow->map, ENT_RECORD_ACTION) > 0)
    ent_pages_add_plan (flow, FALSE);
  if (!ent_flow_is_stopped (flow))
    ent_pages_add_register (flow, FALSE);
  if (!ent_flow_is_stopped (flow))
    ent_pages_add_ties (flow);
  if (!ent_flow_is_stopped (flow))
    ent_pages_add_legend (flow);
}

static void
add_parts (EntFlow *flow, EntPagesKind kind)
{
  switch (kind)
    {
    case ENT_PAGES_PICTURE:
      /* as it would be alone */
      ent_flow_add_picture (flow, flow->spec->picture, FALSE, NULL);
      return;
    case ENT_PAGES_REPORT:
      add_report (flow);
      break;
    case ENT_PAGES_CARDS:
      ent_pages_add_cards (flow);
      break;
    case ENT_PAGES_FORM:
      ent_pages_add_form (flow);
      break;
    case ENT_PAGES_READING:
      ent_pages_add_reading (flow, TRUE);
      break;
    case ENT_PAGES_PLAN:
      ent_pages_add_plan (flow, TRUE);
      break;
    case ENT_PAGES_TIMELINE:
      ent_pages_add_timeline (flow, TRUE);
      break;
    case ENT_PAGES_REGISTER:
    default:
      ent_pages_add_register (flow, TRUE);
      break;
    }
  if (flow->spec->private_marks && (kind == ENT_PAGES_READING || kind == ENT_PAGES_REPORT || kind == ENT_PAGES_PLAN))
    flow->foot = ent_words_text_in (flow->spec->words, "report", "For the team only");
  if (!ent_flow_is_stopped (flow))
    ent_flow_add_feet (flow);
}

gboolean
ent_pages_has_room (double width, double height)
{
  return MIN (width, height) >= ENT_PAGES_LEAST_MM * ENT_POINTS_PER_MM;
}

EntPages *
ent_pages_new (EntMap *map, const EntSceneSpec *spec, EntPagesKind kind, PangoContext *context)
{
  EntSceneSpec resolved;
  EntFlow flow;
  EntPages *pages = ent_flow_begin (&flow, map, spec, &resolved, context);

  add_parts (&flow, kind);
  if (ent_flow_is_stopped (&flow))
    g_clear_pointer (&pages, ent_pages_free);
  return pages;
}

EntScene *
ent_scene_new_timeline (EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntSceneSpec resolved;
  EntFlow flow;
  g_autoptr (EntPages) pages = ent_flow_begin (&flow, map, spec, &resolved, context);
  EntScene *scene;

  if (resolved.title)
    ent_flow_begin_document (&flow, ent_words_text_in (resolved.words, "report", "Timeline"), NULL);
  else
    ent_flow_begin_blank_page (&flow, NULL);
  ent_flow_add_timeline (&flow, resolved.height - resolved.margin);
  scene = g_steal_pointer (&g_array_index (pages->pages, EntPage, 0).scene);
  if (flow.y + resolved.margin > scene->height + ROUNDING)
    scene->height = flow.y + resolved.margin;
  return scene;
}

void
ent_pages_free (EntPages *pages)
{
  if (pages == NULL)
    return;
  g_array_unref (pages->pages);
  g_free (pages->title);
  g_free (pages);
}

guint
ent_pages_n (const EntPages *pages)
{
  return pages->pages->len;
}

const EntPage *
ent_pages_at (const EntPages *pages, guint place)
{
  g_return_val_if_fail (place < pages->pages->len, NULL);
  return &g_array_index (pages->pages, EntPage, place);
}

gboolean
ent_pages_has_ties_through_symbols (const EntPages *pages)
{
  for (guint i = 0; i < ent_pages_n (pages); i++)
    if (ent_scene_has_ties_through_symbols (ent_pages_at (pages, i)->scene))
      return TRUE;
  return FALSE;
}

guint
ent_pages_left_out (const EntPages *pages)
{
  guint most = 0;

  for (guint i = 0; i < pages->pages->len; i++)
    most = MAX (most, ent_pages_at (pages, i)->scene->n_left_out);
  return most;
}

char *
ent_pages_missing_letters (const EntPages *pages)
{
  char *missing = NULL;

  for (guint i = 0; i < pages->pages->len && missing == NULL; i++)
    missing = ent_scene_missing_letters (ent_pages_at (pages, i)->scene);
  return missing;
}
