/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rings and the disc in the middle. A ring is as wide as what is in it
 * needs at the moment at which it needs most, so that two moments compare in
 * place; an empty one keeps the width of its name.
 */
#include <math.h>

#include "scene/labels/labels.h"
#include "scene/map/wedges.h"

/* The disc of the children, as a part of the map's radius, and at most. */
#define CORE 0.125
#define CORE_MOST 0.2
#define CORE_WALL 0.3
/* Height of a ring's name and the air around it, in em. */
#define NAME_HEIGHT 1.5
#define NAME_LEAST 1.06
/* Where there is room for numbers only, rings with few in them do without their names. */
#define NAME_HOPELESS 0.5
/* How wide a ring with a name is, in em; and a thin one, over whose lines the name may reach a little. */
#define LEAST 0.9
#define LEAST_THIN 0.5
/* How deep in the ring names are tried. */
#define DEPTHS 3
/* From the foot of letters to their head, in em. */
#define RISE 0.72
/* Half of a name takes no more of its wedge. */
#define MOST_OF_WEDGE 0.75
/* The higher, the more the fullest cell alone decides how wide its ring is. */
#define FULLEST 3.0

/* Values of what the rings show, from inside out. */
static guint
order_of (EntRings show, guint values[ENT_N_COMMITMENTS])
{
  guint n = 0;

  if (show == ENT_RINGS_LEVEL)
    for (guint level = ENT_LEVEL_LOCAL; level <= ENT_LEVEL_INTERNATIONAL; level++)
      values[n++] = level;
  else
    for (guint value = ENT_POWER_MAX; value >= 1; value--)
      values[n++] = value;
  values[n++] = 0;
  return n;
}

static const char *
name_of (const EntLayout *layout, guint value)
{
  const EntChoices *choices = &ent_commitment_choices;

  if (layout->scene->rings_show == ENT_RINGS_POWER)
    choices = &ent_power_choices;
  else if (layout->scene->rings_show == ENT_RINGS_LEVEL)
    choices = &ent_level_choices;
  return ent_words_choice (layout->spec->words, choices, value);
}

guint
ent_rings_index (const EntScene *scene, guint value)
{
  for (guint i = 0; i < scene->rings->len; i++)
    if (g_array_index (scene->rings, EntSceneRing, i).value == value)
      return i;
  return scene->rings->len - 1;
}

/* The two lines in the middle at these sizes; returns how far they reach. */
static double
add_words (EntLayout *layout, double big, double small)
{
  EntScene *scene = layout->scene;
  const EntWords *words = layout->spec->words;
  EntTextStyle upper = { .size = big, .bold = TRUE, .width = 5.5 * big, .alignment = PANGO_ALIGN_CENTER };
  EntTextStyle lower = { .size = small, .width = 7 * small, .alignment = PANGO_ALIGN_CENTER };
  guint first = ent_scene_add_text (scene, layout->context, ENT_TEXT_CENTRE, ent_words_text (words, "Children"), &upper, 0, 0);
  EntRect a = g_array_index (scene->texts, EntSceneText, first).ink, b = { 0 };
  double height = a.height;

  if (small > 0)
    {
      guint second = ent_scene_add_text (scene, layout->context, ENT_TEXT_CENTRE_SMALL, ent_words_text (words, "at the centre"), &lower, 0, 0);

      b = g_array_index (scene->texts, EntSceneText, second).ink;
      height += b.height + 0.5 * small;
      ent_scene_move_text (scene, second, scene->centre.x - b.x - b.width / 2, scene->centre.y + height / 2 - b.height - b.y);
    }
  ent_scene_move_text (scene, first, scene->centre.x - a.x - a.width / 2, scene->centre.y - height / 2 - a.y);
  return hypot (MAX (a.width, b.width), height) / 2 * 0.94 + 0.25 * big;
}

void
ent_rings_add_centre (EntLayout *layout)
{
  EntScene *scene = layout->scene;
  double least = layout->sizes.least, big = layout->sizes.centre, small = layout->sizes.centre_small;
  guint first = scene->texts->len;
  double reach;

  for (;;)
    {
      reach = add_words (layout, big, small);
      if (reach <= CORE_MOST * scene->radius)
        break;
      if (big <= least && small <= least)
        {
          /* The children alone say it. */
          g_array_set_size (scene->texts, first);
          reach = add_words (layout, least, 0);
          break;
        }
      g_array_set_size (scene->texts, first);
      big = MAX (big * 0.9, least);
      small = MAX (small * 0.9, least);
    }
  scene->core = CLAMP (reach, CORE * scene->radius, CORE_WALL * scene->radius);
}

/* What a stakeholder takes: its symbol with air, and its label. */
static double
area_of (const EntLayout *layout, const EntStakeholder *stakeholder, double radius)
{
  double em = ent_layout_nominal_em (layout);
  EntNominal nominal = ent_layout_nominal (layout, ent_spec_name (layout->spec, stakeholder), radius);
  EntPoint box = ent_nominal_box (&nominal);

  return box.x * box.y * em * em;
}

typedef struct
{
  double cells[ENT_N_SECTORS][ENT_N_COMMITMENTS]; /* area by wedge and ring */
  double widths[ENT_N_COMMITMENTS];               /* least, for the largest symbol */
  double outer[ENT_N_COMMITMENTS];                /* least: where a narrow wedge is wide enough for it */
} Need;

static void
add_need (const EntLayout *layout, const EntStakeholder *stakeholder, const char *moment, Need *now, Need *most)
{
  const EntScene *scene = layout->scene;
  EntSceneSymbol symbol;
  const EntSceneWedge *wedge;
  double width, half;
  guint ring;

  ent_layout_fill_symbol (layout, stakeholder, moment, &symbol);
  symbol.id = stakeholder->base.id;
  ring = ent_rings_index (scene, ent_layout_ring_value (layout, &symbol));
  /* a hair more than packing asks for */
  width = 2 * ent_symbol_reach (symbol.kind, symbol.radius) + 1.02 * layout->sizes.gap;
  wedge = &g_array_index (scene->wedges, EntSceneWedge, symbol.sector);
  half = MIN ((wedge->end - wedge->start) / 2, G_PI_2);
  most->widths[ring] = MAX (most->widths[ring], width);
  most->outer[ring] = MAX (most->outer[ring], width / 2 / sin (half) + width / 2);
  now->cells[symbol.sector][ring] += area_of (layout, stakeholder, symbol.radius);
}

static void
measure_need (const EntLayout *layout, Need *most)
{
  guint n_moments = ent_map_n_moments (layout->map);

  *most = (Need) { 0 };
  for (guint m = 0; m < MAX (n_moments, 1); m++)
    {
      const char *moment = n_moments > 0 ? ent_map_moment_at (layout->map, m)->base.id : NULL;
      Need now = { 0 };

      for (guint i = 0; i < layout->scene->n_stakeholders; i++)
        add_need (layout, ent_layout_stakeholder (layout, i), moment, &now, most);
      for (guint s = 0; s < ENT_N_SECTORS; s++)
        for (guint r = 0; r < layout->scene->rings->len; r++)
          most->cells[s][r] = MAX (most->cells[s][r], now.cells[s][r]);
    }
}

/* How wide a ring in which the middle lies at @middle would have to be: for its fullest
 * cells, but without a leap where another becomes the fullest. */
static double
width_for (const EntLayout *layout, const Need *need, guint ring, double middle)
{
  double sum = 0;

  for (guint s = 0; s < ENT_N_SECTORS; s++)
    {
      const EntSceneWedge *wedge = &g_array_index (layout->scene->wedges, EntSceneWedge, s);

      /* inside an organisation a sector without anybody has no wedge */
      if (need->cells[s][ring] > 0)
        sum += pow (need->cells[s][ring] / ((wedge->end - wedge->start) * middle), FULLEST);
    }
  return pow (sum, 1 / FULLEST);
}

static void
put_rings (EntScene *scene, const double widths[ENT_N_COMMITMENTS])
{
  double at = scene->core;

  for (guint i = 0; i < scene->rings->len; i++)
    {
      EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

      ring->inner = at;
      at += widths[i];
      ring->outer = at;
    }
  g_array_index (scene->rings, EntSceneRing, scene->rings->len - 1).outer = scene->radius;
}

/* The least widths, then what is left by need; where the rings lie decides what they need. */
static void
share_radius (EntLayout *layout, const Need *need, const double least[ENT_N_COMMITMENTS], double free)
{
  EntScene *scene = layout->scene;
  guint n = scene->rings->len;

  for (guint round = 0; round < 4; round++)
    {
      double wanted[ENT_N_COMMITMENTS], widths[ENT_N_COMMITMENTS] = { 0 }, sum = 0;

      for (guint i = 0; i < n; i++)
        {
          const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

          wanted[i] = MAX (width_for (layout, need, i, (ring->inner + ring->outer) / 2) - least[i], 0);
          sum += wanted[i];
        }
      for (guint i = 0; i < n; i++)
        widths[i] = least[i] + free * (sum > 0 ? wanted[i] / sum : 1.0 / n);
      put_rings (scene, widths);
    }
}

gboolean
ent_rings_lay_out (EntLayout *layout, gboolean anyhow)
{
  EntScene *scene = layout->scene;
  guint values[ENT_N_COMMITMENTS], n = order_of (scene->rings_show, values);
  double least[ENT_N_COMMITMENTS], room = scene->radius - scene->core, sum = 0;
  /* where names would take more than half they are set close; on a stamp they have to give way */
  double name = MIN (MAX (NAME_LEAST, MIN (NAME_HEIGHT, 0.55 * room / n / layout->sizes.ring)) * layout->sizes.ring, 0.85 * room / n);
  double equal[ENT_N_COMMITMENTS] = { 0 };
  Need need;

  if (ent_layout_crowding (layout) > ENT_CROWDING_HOPELESS)
    name *= NAME_HOPELESS;
  g_array_set_size (scene->rings, 0);
  for (guint i = 0; i < n; i++)
    {
      EntSceneRing ring = { .value = values[i] };

      g_array_append_val (scene->rings, ring);
      equal[i] = room / n;
    }
  put_rings (scene, equal);
  measure_need (layout, &need);
  for (guint i = 0; i < n; i++)
    {
      least[i] = MAX (MAX (name, need.widths[i]), need.outer[i] - scene->core - sum);
      sum += least[i];
    }
  if (sum > room)
    return anyhow;
  share_radius (layout, &need, least, room - sum);
  return TRUE;
}

/* On a wall, where they stand anywhere, no name is cut short. */
static gboolean
is_cut (const EntLayout *layout, const char *name, const EntTextStyle *style)
{
  EntTextStyle whole = { .size = style->size, .bold = style->bold };
  g_autoptr (PangoLayout) text = ent_scene_layout_new (layout->context, name, &whole);
  EntRect logical;

  ent_scene_layout_extents (text, NULL, &logical);
  return logical.width > style->width;
}

/* Where the letters of the name of @ring stand: under the outer line, or in the middle of a narrow ring; and
 * deeper, down to the inner line. */
static double
baseline_of (const EntSceneRing *ring, double em, guint depth)
{
  double middle = (ring->inner + ring->outer) / 2 - RISE / 2 * em;
  double upper = MAX (ring->outer - 1.1 * em, middle), lower = MIN (ring->inner + 0.4 * em, middle);

  return upper + (lower - upper) * depth / (DEPTHS - 1);
}

/* Whether a name would leave no room in the two wedges that it stands in. */
static gboolean
is_too_long (const EntLayout *layout, const char *name, double baseline)
{
  const EntScene *scene = layout->scene;
  EntTextStyle style = { .size = layout->sizes.ring, .bold = TRUE };
  g_autoptr (PangoLayout) text = ent_scene_layout_new (layout->context, name, &style);
  const EntSceneWedge *right = &g_array_index (scene->wedges, EntSceneWedge, 0);
  const EntSceneWedge *left = &g_array_index (scene->wedges, EntSceneWedge, ENT_N_SECTORS - 1);
  EntRect logical;

  /* there a wedge beside the names may be any, and of those that are there each is wide; and where nobody stands,
   * nobody needs the room */
  if (layout->spec->inside != NULL || layout->spec->blank)
    return FALSE;
  ent_scene_layout_extents (text, NULL, &logical);
  return logical.width / 2 / baseline > MOST_OF_WEDGE * MIN (right->end - right->start, left->end - left->start);
}

/* Adds the name of @ring, in the middle of the sheet; -1 where the ring is narrower than @least, in em, or the name too
 * long. */
static int
add_name (EntLayout *layout, guint ring, double least)
{
  EntScene *scene = layout->scene;
  const EntSceneRing *of = &g_array_index (scene->rings, EntSceneRing, ring);
  double em = layout->sizes.ring;
  EntTextStyle style = { .size = em, .bold = TRUE, .width = 0.4 * G_PI * of->outer };
  guint index;

  if (of->outer - of->inner < least * em)
    return -1;
  if (layout->sizes.wall ? is_cut (layout, name_of (layout, of->value), &style) : is_too_long (layout, name_of (layout, of->value), baseline_of (of, em, 0)))
    return -1;
  index = ent_scene_add_arc_text (scene, layout->context, ENT_TEXT_RING, name_of (layout, of->value), &style, of->outer, 0, FALSE);
  g_array_index (scene->texts, EntSceneText, index).plate = TRUE;
  return (int) index;
}

double
ent_rings_angle (double first, guint i)
{
  guint n_steps = (i + 1) / 2;

  return remainder (first + (i % 2 == 0 ? 1.0 : -1.0) * n_steps * ENT_RING_NAME_STEP, 2 * G_PI);
}

int
ent_rings_find_name (EntLayout *layout, guint ring, const EntRingNameSearch *search)
{
  int index = add_name (layout, ring, search->thin ? LEAST_THIN : LEAST);
  EntSceneText *text;

  if (index < 0)
    return -1;
  text = &g_array_index (layout->scene->texts, EntSceneText, index);
  for (guint i = 0; i < search->n_angles; i++)
    {
      double angle = ent_rings_angle (search->first, i);
      gboolean is_below = fabs (angle) > ENT_RING_NAME_FARTHEST;

      for (guint depth = 0; depth < (search->around ? DEPTHS : 1) && !(is_below && !search->around); depth++)
        {
          double baseline = baseline_of (&g_array_index (layout->scene->rings, EntSceneRing, ring), layout->sizes.ring, depth);

          ent_scene_put_arc_text (text, baseline + (is_below ? RISE * layout->sizes.ring : 0), angle, is_below);
          if (search->is_free == NULL || search->is_free (text, search->data))
            return index;
        }
    }
  g_array_set_size (layout->scene->texts, (guint) index);
  return -1;
}

/* The boundary between wedges at which names stand upright: that of the first, or another nearest
 * to the top; the top itself where all lie below. */
static double
angle_for_names (const EntScene *scene)
{
  double best = g_array_index (scene->wedges, EntSceneWedge, 0).start;

  if (fabs (remainder (best, 2 * G_PI)) <= ENT_RING_NAME_FARTHEST)
    return best;
  best = INFINITY;
  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
      double start = remainder (wedge->start, 2 * G_PI);

      if (wedge->end > wedge->start && fabs (start) < fabs (best))
        best = start;
    }
  return fabs (best) <= ENT_RING_NAME_FARTHEST ? best : 0;
}

void
ent_rings_add_names (EntLayout *layout)
{
  EntScene *scene = layout->scene;

  for (guint i = 0; i < scene->rings->len; i++)
    ent_rings_find_name (layout, i, &(EntRingNameSearch) { .first = angle_for_names (scene), .n_angles = 1 });
}

/* @data: symbols. */
static gboolean
is_off_symbols (const EntSceneText *name, gpointer data)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n = ent_scene_text_boxes (name, boxes);

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (boxes[i], ENT_PLATE_PAD * name->size + ENT_LABEL_PAD);

      if (isinf (ent_obstacles_cost (data, &box, -1)))
        return FALSE;
    }
  return TRUE;
}

/* Takes the name out and puts it where its ring is free, if it is anywhere. */
static void
move_name (EntLayout *layout, guint index, EntObstacles *symbols)
{
  EntScene *scene = layout->scene;
  double radius = g_array_index (scene->texts, EntSceneText, index).arc_radius;
  EntRingNameSearch search = { .first = angle_for_names (scene), .n_angles = ENT_RING_NAME_ANGLES, .is_free = is_off_symbols, .data = symbols };
  guint ring = 0;

  while (ring + 1 < scene->rings->len && g_array_index (scene->rings, EntSceneRing, ring).outer < radius)
    ring++;
  g_array_remove_index (scene->texts, index);
  ent_rings_find_name (layout, ring, &search);
}

gboolean
ent_rings_clear_names (EntLayout *layout)
{
  EntScene *scene = layout->scene;
  g_autoptr (EntObstacles) symbols = ent_obstacles_new (scene, 4 * layout->sizes.label);
  gboolean moved = FALSE;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    ent_obstacles_add (symbols, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds, (int) i, INFINITY);
  /* those that are moved go to the end */
  for (guint i = scene->texts->len; i > 0; i--)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i - 1);

      if (text->role != ENT_TEXT_RING || text->arc_radius <= 0 || is_off_symbols (text, symbols))
        continue;
      move_name (layout, i - 1, symbols);
      moved = TRUE;
    }
  return moved;
}
