/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seven wedges: how wide each is, and its name along the rim. */
#include <math.h>

#include "scene/map/wedges.h"

/* Of the line that the painter draws along the rim, in lines. */
#define RIM 5.5
/* Between rim and name, and what a name needs on both sides, in em. */
#define NAME_GAP 0.3
#define NAME_SIDE 0.7
#define NAME_SIDE_WALL 0.35
/* And what of that it keeps free where it is narrow. */
#define NAME_END 0.3
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

double
ent_wedges_around (const EntLayout *layout)
{
  return RIM * layout->sizes.line + (NAME_GAP + 1.02) * layout->sizes.sector;
}

/* Less than in proportion, so that one stakeholder turns nobody far, and never in steps:
 * where a step ends, one would turn everybody. */
static double
weight_of (guint n)
{
  return pow (BASE_WEIGHT + n, GROWTH);
}

const char *
ent_spec_sector (const EntSceneSpec *spec, EntMap *map, guint sector)
{
  const EntSector *record = ent_map_sector (map, sector);

  return record != NULL && record->label != NULL ? record->label : ent_words_choice (spec->words, &ent_sector_choices, sector);
}

/* However long, a name gets no more than so much of the circle. */
#define MOST (2 * G_PI / 5)

static double
name_radius (const EntLayout *layout)
{
  return layout->scene->radius + RIM * layout->scene->line;
}

static double
name_width (const EntLayout *layout, guint sector)
{
  EntTextStyle style = { .size = layout->sizes.sector, .bold = TRUE };
  g_autofree char *name = ent_scene_display_text (ent_spec_sector (layout->spec, layout->map, sector));
  g_autoptr (PangoLayout) text = ent_scene_layout_new (layout->context, name, &style);
  EntRect logical;

  ent_scene_layout_extents (text, NULL, &logical);
  return logical.width;
}

/* The angle below which the name of @sector does not fit around the largest disc: a smaller one turns nobody. */
static double
floor_of (const EntLayout *layout, guint sector)
{
  double sides = 2 * (layout->sizes.wall ? NAME_SIDE_WALL : NAME_SIDE) * layout->sizes.sector;
  double radius = layout->scene->radius / layout->disc + RIM * layout->scene->line;

  return MIN ((name_width (layout, sector) + sides) / radius, MOST);
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

/* Where the name of a wedge stands along the rim, in radians. */
typedef struct
{
  double radius; /* of its baseline */
  double start;  /* of the wedge */
  double end;
  double need;  /* what the whole name takes */
  double width; /* what it gets */
  double at;    /* its own middle */
} RimName;

/* How far two that lie too close are moved apart at a time, of what lacks; and how often all are looked at. */
#define STEP 0.5
#define ROUNDS 200
#define TOUCHING 1e-4

static double
middle_of (const RimName *name)
{
  return (name->start + name->end) / 2;
}

/* Moves @name by @way, no further than that it stays in its wedge or, where that is the narrower, covers it. */
static void
move_name (RimName *name, double way, double gap)
{
  double play = fabs (name->end - name->start - gap - name->width) / 2;

  name->at = CLAMP (name->at + way, middle_of (name) - play, middle_of (name) + play);
}

/* What lacks between the middles of @name and of the @next one clockwise. */
static double
lack_between (const RimName *name, const RimName *next, double gap)
{
  double away = next->at - name->at;

  return (name->width + next->width) / 2 + gap - (away <= 0 ? away + 2 * G_PI : away);
}

/* Names that their wedges are too narrow for push those beside them along the rim, and these the next.
 * Returns whether nothing lies on anything then. */
static gboolean
push_apart (RimName names[], guint n, double gap)
{
  gboolean apart = FALSE;

  for (guint round = 0; round < ROUNDS && !apart; round++)
    {
      apart = TRUE;
      for (guint i = 0; i < n; i++)
        {
          RimName *next = &names[(i + 1) % n];
          double lack = lack_between (&names[i], next, gap);

          if (lack <= TOUCHING)
            continue;
          apart = FALSE;
          move_name (&names[i], -STEP * lack, gap);
          move_name (next, STEP * lack, gap);
        }
    }
  return apart;
}

/* Of two that still lie on each other each gives back what it has of the other's wedge, and no more than lacks. */
static void
cut_names (RimName names[], guint n, double gap)
{
  double before[ENT_N_SECTORS] = { 0 }, after[ENT_N_SECTORS] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      RimName *name = &names[i], *next = &names[(i + 1) % n];
      double lack = MAX (lack_between (name, next, gap), 0);

      after[i] = CLAMP (name->at + (name->width + gap) / 2 - name->end, 0, lack);
      before[(i + 1) % n] = CLAMP (next->start - next->at + (next->width + gap) / 2, 0, lack);
    }
  for (guint i = 0; i < n; i++)
    {
      names[i].width -= before[i] + after[i];
      names[i].at += (before[i] - after[i]) / 2;
    }
}

static void
spread_names (RimName names[], guint n, double gap)
{
  /* who is alone has the whole circle already */
  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    names[i].width = names[i].need;
  if (!push_apart (names, n, gap))
    cut_names (names, n, gap);
}

/* Letters stand on the circle, or hang from it by the height of capitals. */
static gboolean
hangs (double middle)
{
  return cos (middle) < -0.1;
}

static RimName
measure_name (const EntLayout *layout, const EntSceneWedge *wedge, double gap)
{
  double em = layout->sizes.sector, middle = (wedge->start + wedge->end) / 2;
  double radius = name_radius (layout) + (NAME_GAP + (hangs (middle) ? 0.74 : 0.22)) * em;
  /* a pixel more, so that rounding cuts nothing */
  double need = (name_width (layout, wedge->sector) + 1) / radius;

  return (RimName) { .radius = radius, .start = wedge->start, .end = wedge->end, .need = need, .width = MIN (need, wedge->end - wedge->start - gap), .at = middle };
}

static void
add_name (EntLayout *layout, const EntSceneWedge *wedge, const RimName *name)
{
  EntScene *scene = layout->scene;
  EntTextStyle style = { .size = layout->sizes.sector, .bold = TRUE, .width = name->width * name->radius };
  const char *sector = ent_spec_sector (layout->spec, layout->map, wedge->sector);
  guint index = ent_scene_add_arc_text (scene, layout->context, ENT_TEXT_SECTOR, sector, &style, name->radius, name->at, hangs (middle_of (name)));

  g_array_index (scene->texts, EntSceneText, index).sector = wedge->sector;
}

void
ent_wedges_add_names (EntLayout *layout)
{
  const GArray *wedges = layout->scene->wedges;
  double gap = 2 * NAME_END * layout->sizes.sector / name_radius (layout);
  const EntSceneWedge *with_name[ENT_N_SECTORS];
  RimName names[ENT_N_SECTORS];
  guint n = 0;

  for (guint i = 0; i < wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (wedges, EntSceneWedge, i);

      if (wedge->end <= wedge->start)
        continue;
      names[n] = measure_name (layout, wedge, gap);
      with_name[n++] = wedge;
    }
  spread_names (names, n, gap);
  for (guint i = 0; i < n; i++)
    add_name (layout, with_name[i], &names[i]);
}
