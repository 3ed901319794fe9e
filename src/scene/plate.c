/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the whole name of somebody stands who has a number or a part of it on the map. */
#include "scene/plate.h"

#include <math.h>
#include <string.h>

#include "scene/scene-private.h"

/* Texts of a picture. */
#define MANY 1000
#define FAR_SHARE (1.0 / 32)
#define WINDOW_LETTERS 15.0

/* One pixel that is to stay seen counts as so many others. */
#define KEPT 20

/* To which side, then how many plates further down, and how far along to the right: by 1, its left edge is that of what it is about. */
typedef struct
{
  double x, y, down, along;
} Way;
static const Way ways[] = {
  { 1, 0, 0, 0 },
  { -1, 0, 0, 0 },
  { 0, 1, 0, 0 },
  { 0, -1, 0, 0 }, /* right, left, below, above */
  { 1, 0, 1, 0 },
  { 1, 0, -1, 0 },
  { -1, 0, 1, 0 },
  { -1, 0, -1, 0 },
  { 0, 1, 0, 1 },
  { 0, 1, 0, -1 },
  { 0, -1, 0, 1 },
  { 0, -1, 0, -1 },
  { 0, 1, 1, 0 },
  { 0, -1, -1, 0 },
};

/* Into @view along one axis. */
static double
keep_within (double at, double size, double from, double length)
{
  return CLAMP (at, from, MAX (from, from + length - size));
}

static gboolean
is_free (const EntRect *place, const EntRect *about, const GArray *taken)
{
  if (ent_rect_overlaps (place, about))
    return FALSE;
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    if (ent_rect_overlaps (place, &g_array_index (taken, EntRect, i)))
      return FALSE;
  return TRUE;
}

/* The area of @below that is under @place. */
static double
covered (const EntRect *place, const GArray *below)
{
  double area = 0;

  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      const EntRect *box = &g_array_index (below, EntRect, i);
      double width = MIN (place->x + place->width, box->x + box->width) - MAX (place->x, box->x);
      double height = MIN (place->y + place->height, box->y + box->height) - MAX (place->y, box->y);

      if (width > 0 && height > 0)
        area += width * height;
    }
  return area;
}

gboolean
ent_plate_place (const EntRect *view, const EntRect *about, const GArray *taken, const GArray *kept, const GArray *below, EntRect *plate)
{
  double least = INFINITY;
  EntRect best = *plate;
  EntRect within = ent_rect_grown (*view, -ENT_PLATE_GAP);
  double x = about->x + about->width / 2, y = about->y + about->height / 2;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double to_middle_x = (about->width + plate->width) / 2 + ENT_PLATE_GAP;
      double to_middle_y = (about->height + plate->height) / 2 + ENT_PLATE_GAP;

      double down = ways[i].y * to_middle_y + ways[i].down * (plate->height + ENT_PLATE_GAP);
      double right = ways[i].x * to_middle_x + ways[i].along * (plate->width - about->width) / 2, lost;

      plate->x = keep_within (x + right - plate->width / 2, plate->width, within.x, within.width);
      plate->y = keep_within (y + down - plate->height / 2, plate->height, within.y, within.height);
      if (!is_free (plate, about, taken))
        continue;
      lost = KEPT * covered (plate, kept) + covered (plate, below);
      if (lost < least)
        {
          best = *plate;
          least = lost;
        }
    }
  *plate = best;
  return !isinf (least);
}

GArray *
ent_plate_below (const EntScene *scene)
{
  GArray *below = g_array_new (FALSE, FALSE, sizeof (EntRect));

  for (guint i = 0; i < scene->texts->len && scene->texts->len <= MANY; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];

      if (text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER || text->role == ENT_TEXT_KEY)
        g_array_append_val (below, text->ink);
      else if (text->role == ENT_TEXT_SECTOR || text->role == ENT_TEXT_RING || text->role == ENT_TEXT_CENTRE)
        g_array_append_vals (below, boxes, ent_scene_text_boxes (text, boxes));
    }
  return below;
}

double
ent_plate_letters (EntMedium medium, double width, double height)
{
  return medium == ENT_MEDIUM_PROJECTOR ? MAX (MIN (height, 0.75 * width) * FAR_SHARE, WINDOW_LETTERS) : WINDOW_LETTERS;
}

char *
ent_plate_text (const char *name)
{
  return ent_scene_display_text (name);
}

gboolean
ent_plate_is_needed (const EntSceneSymbol *symbol)
{
  return symbol->label < 0 || (symbol->flags & ENT_SYMBOL_SHORTENED) != 0;
}

EntRect
ent_plate_about (const EntScene *scene, const EntSceneSymbol *symbol)
{
  EntRect about = ent_symbol_box (symbol->kind, symbol->x, symbol->y, symbol->radius);

  if (symbol->label >= 0)
    return ent_rect_union (about, g_array_index (scene->texts, EntSceneText, symbol->label).ink);
  for (guint i = 0; symbol->key_number > 0 && i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_KEY_NUMBER && text->id != NULL && strcmp (text->id, symbol->id) == 0)
        about = ent_rect_union (about, text->ink);
    }
  return about;
}
