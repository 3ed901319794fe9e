/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What letters and plates lie on. */
#include "draw/theme.h"

#include <math.h>

EntRgb
ent_draw_ground_at (const EntScene *scene, const EntTheme *theme, double x, double y)
{
  double dx = x - scene->centre.x, dy = y - scene->centre.y, distance = hypot (dx, dy);
  double angle = atan2 (dx, -dy);

  for (guint i = 0; i < scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (scene->cells, EntSceneCell, i);

      if (x >= cell->rect.x && x < cell->rect.x + cell->rect.width && y >= cell->rect.y && y < cell->rect.y + cell->rect.height)
        return ent_theme_tone (theme, cell->tone);
    }
  if (scene->wedges->len > 0 && distance < scene->core)
    return theme->disc;
  if (distance <= scene->radius)
    for (guint i = 0; i < scene->wedges->len; i++)
      {
        const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
        double from_start = fmod (angle - wedge->start + 4 * G_PI, 2 * G_PI);

        if (from_start <= wedge->end - wedge->start)
          return ent_theme_sector_tint (theme, wedge->sector, wedge->colour);
      }
  return theme->sheet;
}
