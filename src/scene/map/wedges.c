/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seven wedges: how wide each is. */
#include <math.h>

#include "scene/map/wedges.h"

/* What a name needs on both sides, in em. */
#define NAME_SIDE 0.7
#define NAME_SIDE_WALL 0.35
/* What an empty wedge weighs, in stakeholders. */
#define BASE_WEIGHT 4.0
#define GROWTH 0.8

/* Where a box is looked at, along it and across. */
#define ALONG 7
#define ACROSS 3

EntWedgeSides
ent_wedge_sides (const EntSceneWedge *wedge)
{
  return (EntWedgeSides) {
    .start = { sin (wedge->start), -cos (wedge->start) },
    .end = { sin (wedge->end), -cos (wedge->end) },
    .is_wide = wedge->end - wedge->start > G_PI,
  };
}

double
ent_wedge_share_beside (const EntWedgeSides *sides, EntPoint centre, const EntRect *box)
{
  guint n = 0;

  for (guint i = 0; i < ALONG; i++)
    for (guint k = 0; k < ACROSS; k++)
      n += !ent_wedge_holds (sides, (EntPoint) { box->x + box->width * (i + 0.5) / ALONG - centre.x, box->y + box->height * (k + 0.5) / ACROSS - centre.y });
  return n / (double) (ALONG * ACROSS);
}

/* Less than in proportion, so that one stakeholder turns nobody far, and never in steps:
 * where a step ends, one would turn everybody. */
static double
weight_of (guint n)
{
  return pow (BASE_WEIGHT + n, GROWTH);
}

/* However long, a name gets no more than so much of the circle. */
#define MOST (2 * G_PI / 5)

/* The angle below which the name of @sector does not fit around the largest disc: a smaller one turns nobody. */
static double
floor_of (const EntLayout *layout, guint sector)
{
  double sides = 2 * (layout->sizes.wall ? NAME_SIDE_WALL : NAME_SIDE) * layout->sizes.sector;
  double radius = layout->scene->radius / layout->disc + ENT_WEDGE_RIM * layout->scene->line;
  g_autofree char *name = ent_scene_display_text (ent_words_sector (layout->spec->words, layout->map, sector));

  return MIN ((ent_wedge_name_width (layout, name) + sides) / radius, MOST);
}

/* Shares the circle by weight; whoever falls below the floor gets the floor. */
static void
share_circle (const double weights[ENT_N_SECTORS], const double floors[ENT_N_SECTORS], double angles[ENT_N_SECTORS])
{
  gboolean on_floor[ENT_N_SECTORS] = { FALSE };
  gboolean changed = TRUE;

  while (changed)
    {
      double free = 2 * G_PI, sum = 0;

      changed = FALSE;
      for (guint i = 0; i < ENT_N_SECTORS; i++)
        if (on_floor[i])
          free -= floors[i];
        else
          sum += weights[i];
      for (guint i = 0; i < ENT_N_SECTORS; i++)
        {
          angles[i] = on_floor[i] ? floors[i] : (sum > 0 ? free * weights[i] / sum : 0);
          if (!on_floor[i] && angles[i] < floors[i] - 1e-9)
            on_floor[i] = changed = TRUE;
        }
    }
}

void
ent_wedges_lay_out (EntLayout *layout)
{
  EntScene *scene = layout->scene;
  guint counts[ENT_N_SECTORS] = { 0 };
  double weights[ENT_N_SECTORS], floors[ENT_N_SECTORS], angles[ENT_N_SECTORS], sum = 0, at;
  /* what is filled in by hand leaves as much room to each */
  gboolean equal = layout->spec->view->equal_wedges || layout->spec->blank;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    counts[MIN (g_array_index (scene->symbols, EntSceneSymbol, i).sector, ENT_N_SECTORS - 1)]++;
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      weights[i] = weight_of (counts[i]);
      floors[i] = floor_of (layout, i);
      if (equal)
        weights[i] = floors[i] = 1;
      /* an organisation need not be in every sector: there no gap is a finding */
      if (layout->spec->inside != NULL && scene->n_stakeholders > 0 && counts[i] == 0)
        weights[i] = floors[i] = 0;
      sum += floors[i];
    }
  /* On a small map the names have to share what there is. */
  for (guint i = 0; i < ENT_N_SECTORS && (sum > 2 * G_PI || equal); i++)
    floors[i] *= 2 * G_PI / sum;
  share_circle (weights, floors, angles);
  at = -angles[0] / 2;
  g_array_set_size (scene->wedges, 0);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      const EntSector *record = ent_map_sector (layout->map, i);
      EntSceneWedge wedge = { .sector = i, .start = at, .end = at + angles[i], .n_stakeholders = counts[i] };

      if (record != NULL && record->colour != NULL)
        g_strlcpy (wedge.colour, record->colour, sizeof wedge.colour);
      g_array_append_val (scene->wedges, wedge);
      at += angles[i];
    }
}
