/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a bar of commitments. */
#include "scene/scene.h"

/* Of a part at least: in normal lines, and no more of the whole than that. */
#define LEAST_LINES 2.0
#define LEAST_SHARE 0.06

static double
length_of (const EntSceneBar *bar)
{
  return bar->is_upright ? bar->rect.height : bar->rect.width;
}

double
ent_scene_bar_least (const EntSceneBar *bar, double line)
{
  return MIN (LEAST_LINES * line, LEAST_SHARE * length_of (bar));
}

/* How long each part is, of @length. A part that would be too short takes @least from those that are long enough. */
static void
share_out (const guint counts[ENT_N_COMMITMENTS], double length, double least, double lengths[ENT_N_COMMITMENTS])
{
  gboolean is_least[ENT_N_COMMITMENTS] = { FALSE }, again = TRUE;
  guint n_parts = 0;

  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    n_parts += counts[i] > 0;
  least = MIN (least, length / MAX (n_parts, 1));
  while (again)
    {
      double left = length;
      guint all = 0;

      again = FALSE;
      for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
        if (is_least[i])
          left -= least;
        else
          all += counts[i];
      for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
        {
          lengths[i] = is_least[i] ? least : left * counts[i] / MAX (all, 1);
          if (counts[i] > 0 && lengths[i] < least && !is_least[i])
            is_least[i] = again = TRUE;
        }
    }
}

void
ent_scene_bar_parts (const EntSceneBar *bar, EntRect parts[ENT_N_COMMITMENTS])
{
  double lengths[ENT_N_COMMITMENTS], at = 0;

  share_out (bar->counts, length_of (bar), bar->least, lengths);
  for (guint i = ENT_N_COMMITMENTS; i-- > 0;)
    {
      parts[i] = bar->rect;
      if (bar->is_upright)
        {
          parts[i].y += bar->rect.height - at - lengths[i];
          parts[i].height = lengths[i];
        }
      else
        {
          parts[i].x += at;
          parts[i].width = lengths[i];
        }
      at += lengths[i];
    }
}
