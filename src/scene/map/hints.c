/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a wedge says in which nobody stands. */
#include "scene/map/hints.h"

#include <math.h>

#include "scene/map/packing.h"

/* Examples in the wedges of an empty map, and the note that a wedge is empty. */
static const char *
hint_for (const EntLayout *layout, guint sector)
{
  const EntWords *words = layout->spec->words;

  if (layout->scene->n_stakeholders > 0)
    return ent_words_text (words, "Nobody yet");
  switch ((EntSectorId) sector)
    {
    case ENT_SECTOR_INSTITUTIONS:
      return ent_words_text (words, "Municipality, police, child protection authority");
    case ENT_SECTOR_PRIVATE:
      return ent_words_text (words, "Hotels, travel agencies, transport companies");
    case ENT_SECTOR_INFORMAL:
      return ent_words_text (words, "Vendors, guides, drivers");
    case ENT_SECTOR_COMMUNITY:
      return ent_words_text (words, "Neighbourhood boards, churches, youth clubs");
    case ENT_SECTOR_FAMILY:
      return ent_words_text (words, "Parents, grandparents, foster families");
    case ENT_SECTOR_EDUCATION:
      return ent_words_text (words, "Schools, teachers, counsellors");
    case ENT_SECTOR_MEDIA:
    default:
      return ent_words_text (words, "Radio, newspapers, people with an audience online");
    }
}

/* Between the wedge's sides and within the rim, the corners too. */
static gboolean
is_in_wedge (const EntScene *scene, const EntSceneWedge *wedge, const EntRect *ink)
{
  double middle = (wedge->start + wedge->end) / 2, half = (wedge->end - wedge->start) / 2;

  for (guint corner = 0; corner < 4; corner++)
    {
      double x = ink->x + (corner % 2 == 0 ? 0 : ink->width) - scene->centre.x;
      double y = ink->y + (corner < 2 ? 0 : ink->height) - scene->centre.y;

      if (hypot (x, y) > scene->radius - ENT_LABEL_PAD || fabs (remainder (atan2 (x, -y) - middle, 2 * G_PI)) > half)
        return FALSE;
    }
  return TRUE;
}

/* Where a hint would stand: @along the wedge, 0 to 1, at @part of the radius, wrapped at @width of it. */
typedef struct
{
  double along, part, width;
  double cost; /* the less, the nearer to the middle of the wedge */
} Place;

static guint
write_hint (EntLayout *layout, const EntSceneWedge *wedge, double width)
{
  EntTextStyle style = { .size = layout->sizes.hint, .width = width * layout->scene->radius, .n_lines = 5, .alignment = PANGO_ALIGN_CENTER };

  return ent_scene_add_text (layout->scene, layout->context, ENT_TEXT_HINT, hint_for (layout, wedge->sector), &style, 0, 0);
}

static void
move_hint (EntScene *scene, guint index, const EntSceneWedge *wedge, const Place *place)
{
  const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);
  EntPoint at = ent_polar_point (scene, wedge->start + place->along * (wedge->end - wedge->start), place->part * scene->radius);

  ent_scene_move_text (scene, index, at.x - text->ink.x - text->ink.width / 2, at.y - text->ink.y - text->ink.height / 2);
}

/* The best place of the text at @index, if it is better than @best. */
static void
seek_place (EntScene *scene, EntObstacles *still, const EntSceneWedge *wedge, gboolean within, guint index, Place place, Place *best)
{
  static const double sides[] = { 0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24 };
  static const double parts[] = { 0.7, 0.66, 0.74, 0.62, 0.78, 0.58, 0.82, 0.54, 0.86, 0.5, 0.46 };
  const double base = place.cost;

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
      {
        const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);

        place.along = 0.5 + sides[side];
        place.part = parts[part];
        place.cost = base + fabs (sides[side]) + fabs (parts[part] - parts[0]);
        if (place.cost >= best->cost)
          continue;
        move_hint (scene, index, wedge, &place);
        if ((!within || is_in_wedge (scene, wedge, &text->ink)) && ent_obstacles_cost (still, &text->ink, -1) < 1)
          *best = place;
      }
}

/* In the middle of the wedge if it can; aside where the names of the rings run. */
static gboolean
add_hint (EntLayout *layout, EntObstacles *still, const EntSceneWedge *wedge, gboolean within)
{
  static const double widths[] = { 0.46, 0.54, 0.38, 0.32, 0.27, 0.64 };
  EntScene *scene = layout->scene;
  Place best = { .cost = INFINITY };
  EntRect kept;
  guint index;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Place place = { .width = widths[i], .cost = 0.03 * i };

      index = write_hint (layout, wedge, widths[i]);
      if (ent_scene_layout_is_whole (g_array_index (scene->texts, EntSceneText, index).layout))
        seek_place (scene, still, wedge, within, index, place, &best);
      g_array_set_size (scene->texts, index);
    }
  if (best.cost == INFINITY)
    return FALSE;
  index = write_hint (layout, wedge, best.width);
  move_hint (scene, index, wedge, &best);
  kept = ent_rect_grown (g_array_index (scene->texts, EntSceneText, index).ink, ENT_LABEL_PAD);
  ent_obstacles_add (still, &kept, -1, INFINITY);
  return TRUE;
}

void
ent_hints_add (EntLayout *layout, EntObstacles *still)
{
  /* where people write, nothing stands in their way */
  for (guint i = 0; i < layout->scene->wedges->len && !layout->spec->blank; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (layout->scene->wedges, EntSceneWedge, i);

      if (wedge->n_stakeholders > 0 || wedge->end <= wedge->start)
        continue;
      /* large letters in a small picture: across the side of a wedge they can still be read */
      if (!add_hint (layout, still, wedge, TRUE))
        add_hint (layout, still, wedge, FALSE);
    }
}
