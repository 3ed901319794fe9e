/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sector in the spotlight, or one stakeholder with those tied to it, or nobody: a second placing of labels over the same symbols.
 * Where these stand has been decided without it, so that the map does not move
 * when the light comes on.
 */
#include <math.h>
#include <string.h>

#include "scene/labels/labels.h"
#include "scene/map/ghosts.h"
#include "scene/map/map-layout.h"
#include "scene/ties/ties.h"
#include "scene/map/wedges.h"

/* What it costs that a name stands in another's wedge, by how much of it does. */
#define FOREIGN 3.0
/* And that a line to it runs through those of others as far as from the middle of the disc to its rim; and at how many
 * places that is looked at. */
#define FOREIGN_LINE 1.5
#define LINE_PARTS 12
/* Letters that are read from the last row, as a part of the picture's height. */
#define FAR_SHARE (1.0 / 32)
/* What it costs that a name stands on a tie. */
#define OVER_TIE 3.0
/* How wide the line of confidentiality may be, as a part of the sheet. */
static const double foot_shares[] = { 0.65, 0.45, 0.3, 0.2 };

typedef struct
{
  EntLayout layout;
  EntObstacles *still;
  double em;
  int sector;          /* or -1: */
  int symbol;          /* one stakeholder; or -1 */
  gboolean nobody;     /* nor that */
  EntWedgeSides sides; /* of the wedge of the sector */
} Light;

/* Whether a text is no part of the picture in this light: no label is, nor what has small letters. */
static gboolean
is_out_of_light (gconstpointer element, gconstpointer data)
{
  const EntSceneText *text = element;
  const Light *self = data;

  switch (text->role)
    {
    case ENT_TEXT_LABEL:
    case ENT_TEXT_KEY_NUMBER:
    case ENT_TEXT_KEY:
    case ENT_TEXT_BADGE:
    case ENT_TEXT_HINT:
    case ENT_TEXT_RING:
    case ENT_TEXT_CENTRE:
    case ENT_TEXT_CENTRE_SMALL:
      return TRUE;
    case ENT_TEXT_SUBTITLE:
      return text->size < self->em - 1e-6;
    default:
      return FALSE;
    }
}

static gboolean
is_lit_tie (const Light *self, const EntSceneTie *tie)
{
  return self->symbol >= 0 && (tie->from == self->symbol || tie->to == self->symbol);
}

static gboolean
is_unlit_tie (gconstpointer element, gconstpointer data)
{
  const EntSceneTie *tie = element;

  return tie->id != NULL && !is_lit_tie (data, tie);
}

/* Who is tied to the one in the light is in it too. */
static void
dim_others (Light *self)
{
  EntScene *scene = self->layout.scene;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (self->symbol >= 0 ? (int) i != self->symbol : symbol->sector != self->sector)
        symbol->flags |= ENT_SYMBOL_DIMMED;
    }
  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      if (tie->id == NULL || !is_lit_tie (self, tie))
        continue;
      g_array_index (scene->symbols, EntSceneSymbol, tie->from).flags &= ~(guint) ENT_SYMBOL_DIMMED;
      g_array_index (scene->symbols, EntSceneSymbol, tie->to).flags &= ~(guint) ENT_SYMBOL_DIMMED;
    }
}

/* A change is told by where those in the light stood; where others should stand one day is another matter. */
static gboolean
is_unlit_ghost (gconstpointer element, gconstpointer data)
{
  const EntSceneGhost *ghost = element;
  const EntScene *scene = data;

  return (guint) ghost->symbol < scene->n_stakeholders &&
         (ghost->kind == ENT_GHOST_DESIRED || (g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol).flags & ENT_SYMBOL_DIMMED) != 0);
}

static void
put_out (Light *self)
{
  EntScene *scene = self->layout.scene;

  ent_scene_take_out_texts (scene, is_out_of_light, self);
  ent_array_take_out (scene->ties, is_unlit_tie, self);
  g_array_set_size (scene->leaders, 0);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      symbol->key_number = 0;
      symbol->n_parts = 0;
    }
  dim_others (self);
  ent_array_take_out (scene->ghosts, is_unlit_ghost, scene);
}

static void
add_centre (Light *self)
{
  EntScene *scene = self->layout.scene;
  EntTextStyle style = { .size = self->em, .bold = TRUE, .alignment = PANGO_ALIGN_CENTER };
  guint index = ent_scene_add_text (scene, self->layout.context, ENT_TEXT_CENTRE, ent_words_text (self->layout.spec->words, "Children"), &style, 0, 0);
  EntRect ink = g_array_index (scene->texts, EntSceneText, index).ink;

  ent_scene_move_text (scene, index, scene->centre.x - ink.x - ink.width / 2, scene->centre.y - ink.y - ink.height / 2);
}

/* Names of sectors on two lines reach farther out than others. */
static gboolean
is_off_names (const EntScene *scene, const EntRect *ink)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      guint n = text->role == ENT_TEXT_SECTOR ? ent_scene_text_boxes (text, boxes) : 0;

      for (guint box = 0; box < n; box++)
        if (ent_rect_overlaps (&boxes[box], ink))
          return FALSE;
    }
  return TRUE;
}

/* What is confidential stays so in large letters. */
static void
add_confidentiality (Light *self, gboolean was_there)
{
  EntScene *scene = self->layout.scene;
  const char *line = ent_map_info (self->layout.map)->confidentiality;
  double around = scene->radius + ent_wedges_around (&self->layout);

  if (line == NULL || was_there)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (foot_shares); i++)
    {
      EntTextStyle style = { .size = self->em, .width = foot_shares[i] * (scene->width - 2 * scene->margin), .n_lines = 4 };
      guint index = ent_scene_add_text (scene, self->layout.context, ENT_TEXT_SUBTITLE, line, &style, scene->margin + scene->line, 0);
      EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);

      ent_scene_move_text (scene, index, 0, scene->height - scene->margin - scene->line - text->ink.y - text->ink.height);
      if (i + 1 == G_N_ELEMENTS (foot_shares) || (ent_rect_nearest (&text->ink, scene->centre) > around && is_off_names (scene, &text->ink)))
        return;
      g_array_set_size (scene->texts, index);
    }
}

static gboolean
has_confidentiality (const Light *self)
{
  const char *line = ent_map_info (self->layout.map)->confidentiality;

  for (guint i = 0; line != NULL && i < self->layout.scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (self->layout.scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_SUBTITLE && g_strcmp0 (pango_layout_get_text (text->layout), line) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
collect_still (Light *self)
{
  const EntScene *scene = self->layout.scene;

  self->still = ent_obstacles_new (scene, 4 * self->em);
  ent_obstacles_add_disc (self->still, scene->centre, scene->core);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      gboolean is_frame = text->role == ENT_TEXT_TITLE || text->role == ENT_TEXT_SUBTITLE;

      ent_obstacles_add_text (self->still, text, is_frame ? ENT_LABEL_OFF_FRAME * self->em : 0.5 * self->layout.sizes.gap, text->role == ENT_TEXT_SECTOR ? ENT_OVER_LINES : -1);
    }
  /* whom nobody sees stands in nobody's way */
  for (guint i = self->nobody ? scene->n_stakeholders : 0; i < scene->symbols->len; i++)
    {
      EntRect box = ent_rect_grown (g_array_index (scene->symbols, EntSceneSymbol, i).bounds, ENT_LABEL_PAD);

      ent_obstacles_add (self->still, &box, i < scene->n_stakeholders ? (int) i : -1, INFINITY);
    }
  ent_ghosts_obstruct (scene, self->still);
}

/* How much of the straight way from @symbol to @box lies in wedges of others, in radii of the disc: a line with bends is
 * not known yet. */
static double
foreign_way (const Light *self, const EntSceneSymbol *symbol, const EntRect *box)
{
  const EntScene *scene = self->layout.scene;
  EntPoint from = { symbol->x, symbol->y };
  EntPoint to = { CLAMP (from.x, box->x, box->x + box->width), CLAMP (from.y, box->y, box->y + box->height) };
  guint n = 0;

  for (guint i = 0; i < LINE_PARTS; i++)
    {
      double part = (i + 0.5) / LINE_PARTS;
      EntPoint at = { from.x + part * (to.x - from.x) - scene->centre.x, from.y + part * (to.y - from.y) - scene->centre.y };

      n += ent_length (at.x, at.y) < scene->radius && !ent_wedge_holds (&self->sides, at);
    }
  return n * ent_length (to.x - from.x, to.y - from.y) / LINE_PARTS / scene->radius;
}

/* Anywhere but on the middle and on the rim; in the disc sooner in its own wedge, and sooner where its line stays there. */
static double
cost_of_label (const EntRect *box, guint symbol, gpointer data)
{
  const Light *self = data;
  const EntScene *scene = self->layout.scene;
  double nearest = ent_rect_nearest (box, scene->centre), farthest = ent_rect_farthest (box, scene->centre);

  if (nearest < scene->core + scene->line)
    return INFINITY;
  if (farthest > scene->radius && nearest < scene->radius + (ENT_BAND_OUTER + 1) * scene->line)
    return INFINITY;
  if (self->sector < 0)
    return 0;
  return (nearest < scene->radius ? FOREIGN * ent_wedge_share_beside (&self->sides, scene->centre, box) : 0) +
         FOREIGN_LINE * foreign_way (self, &g_array_index (scene->symbols, EntSceneSymbol, symbol), box);
}

/* FALSE: there is nothing of that name. */
static gboolean
find_focus (Light *self, const char *focus)
{
  self->symbol = ent_scene_find_symbol (self->layout.scene, focus);
  self->sector = self->symbol < 0 ? ent_choices_find (&ent_sector_choices, focus, -1) : -1;
  if (self->sector >= 0)
    self->sides = ent_wedge_sides (&g_array_index (self->layout.scene->wedges, EntSceneWedge, self->sector));
  self->nobody = strcmp (focus, ENT_FOCUS_NOBODY) == 0;
  return self->symbol >= 0 || self->sector >= 0 || self->nobody;
}

void
ent_scene_light (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  double side = MIN (spec->height, spec->width * 0.75);
  Light self = { 0 };
  EntLabelling labelling = { .cost = cost_of_label, .data = &self, .key_elsewhere = TRUE, .leaders = TRUE, .everywhere = TRUE, .only_lit = TRUE };
  g_autoptr (EntObstacles) lines = NULL;
  gboolean confidential;

  ent_layout_init (&self.layout, scene, map, spec, context);
  if (!find_focus (&self, spec->focus))
    return;
  self.em = MAX (side * FAR_SHARE, self.layout.sizes.label);
  self.layout.sizes.label = self.layout.sizes.key = self.layout.sizes.ring = self.em;
  put_out (&self);
  confidential = has_confidentiality (&self);
  add_centre (&self);
  add_confidentiality (&self, confidential);
  collect_still (&self);
  labelling.within = ent_rect_grown ((EntRect) { 0, 0, scene->width, scene->height }, -scene->margin - scene->line);
  if (self.symbol >= 0 || spec->from_moment_id != NULL)
    labelling.lines = lines = ent_lines_new (scene, 4 * self.em, OVER_TIE);
  ent_layout_place_labels (&self.layout, self.still, &labelling);
  ent_wall_add_ring_names (&self.layout, self.still);
  ent_obstacles_free (self.still);
}
