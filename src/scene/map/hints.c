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

/* Tries a place: @along the wedge, 0 to 1, at @part of the radius, over @share of half its width. */
static gboolean
try_hint (EntLayout *layout, EntObstacles *still, const EntSceneWedge *wedge, double along, double part, double share)
{
  EntScene *scene = layout->scene;
  double angle = wedge->start + along * (wedge->end - wedge->start);
  double half = MIN (MIN (along, 1 - along) * (wedge->end - wedge->start), G_PI_2);
  EntPoint at = ent_polar_point (scene, angle, part * scene->radius);
  EntTextStyle style = { .size = layout->sizes.hint, .width = share * part * scene->radius * sin (half), .n_lines = 5, .alignment = PANGO_ALIGN_CENTER };
  guint index = ent_scene_add_text (scene, layout->context, ENT_TEXT_HINT, hint_for (layout, wedge->sector), &style, 0, 0);
  EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);
  EntRect kept;

  ent_scene_move_text (scene, index, at.x - text->ink.x - text->ink.width / 2, at.y - text->ink.y - text->ink.height / 2);
  if (!ent_scene_layout_is_whole (text->layout) || ent_obstacles_cost (still, &text->ink, -1) >= 1)
    {
      g_array_set_size (scene->texts, index);
      return FALSE;
    }
  kept = ent_rect_grown (text->ink, ENT_LABEL_PAD);
  ent_obstacles_add (still, &kept, -1, INFINITY);
  return TRUE;
}

/* In the middle of the wedge if it can; aside where the names of the rings run. */
static void
add_hint (EntLayout *layout, EntObstacles *still, const EntSceneWedge *wedge)
{
  static const double shares[] = { 1.5, 1.8, 1.2, 0.9 }, sides[] = { 0.5, 0.58, 0.66, 0.42 };
  static const double parts[] = { 0.7, 0.62, 0.54, 0.46, 0.78 };

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint size = 0; size < G_N_ELEMENTS (shares); size++)
      for (guint place = 0; place < G_N_ELEMENTS (parts); place++)
        if (try_hint (layout, still, wedge, sides[side], parts[place], shares[size]))
          return;
}

void
ent_hints_add (EntLayout *layout, EntObstacles *still)
{
  /* where people write, nothing stands in their way */
  for (guint i = 0; i < layout->scene->wedges->len && !layout->spec->blank; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (layout->scene->wedges, EntSceneWedge, i);

      if (wedge->n_stakeholders == 0 && wedge->end > wedge->start)
        add_hint (layout, still, wedge);
    }
}
