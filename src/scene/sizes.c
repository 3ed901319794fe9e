/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large letters, lines and symbols are on a sheet, a window and a wall. */
#include <math.h>

#include "scene/scene-private.h"

/* The short side of A3 in points, on which a label has 9 pt. */
#define A3_SHORT 842.0
#define PAPER_LEAST 6.1
#define SCREEN_LEAST 14.0
/* Where there is no room for all, or for any legend, with those. */
#define SCREEN_SMALLEST 11.0
/* Up to so many stand on a wall, large symbols leave room for the names. */
#define FEW_ON_WALL 25
/* Letters on a wall, as a part of its height: readable from 8 m in a room for 40. */
#define WALL_SHARE (1.0 / 32)
/* The names of a whole map on it, which are read from 5 m: 24 px of 1080, and no fewer on older projectors
 * down to 768, where all letters have one size. */
#define WALL_LABEL_SHARE (24.0 / 1080)
#define WALL_LABEL_PIXELS 24.0

/* Five sizes that the eye tells apart without comparing: about 1.3 from one to the next. */
static const double power_shares[ENT_POWER_MAX + 1] = { 0.50, 0.37, 0.50, 0.65, 0.82, 1.00 };

/* Decision power 5, as a part of the short side of the sheet, up to FEW stakeholders. */
#define LARGEST 0.0185
#define FEW 45
/* Sizes go in steps, so that one stakeholder more seldom changes the whole picture. */
#define STEP 1.15
/* From so many on, ties are drawn thinner, down to such a part of a line. */
#define MANY_TIES 80
#define THINNEST 0.6

static double
in_steps (double factor)
{
  return pow (STEP, floor (log (factor) / log (STEP) + 1e-9));
}

static double
label_factor (guint n)
{
  if (n <= 60)
    return 1;
  if (n <= 90)
    return 0.9;
  return n <= 150 ? 0.8 : 0.7;
}

static void
set_letters (EntSceneSizes *sizes, double base)
{
  sizes->title = base * 2.2;
  sizes->subtitle = base * 1.2;
  sizes->heading = base * 1.05;
  sizes->legend = base;
  sizes->key = base;
  sizes->sector = base * 1.5;
  sizes->ring = base * 0.85;
  sizes->centre = base * 1.7;
  sizes->centre_small = base;
  sizes->label = base;
  sizes->badge = base * 0.78;
  sizes->strategy = base;
  sizes->hint = base;
}

/* On a wall, large is what is read from far and small what is read from near; nothing lies between. */
static void
set_wall_letters (EntSceneSizes *sizes, double near, double far)
{
  sizes->title = far * 1.35;
  sizes->subtitle = near;
  sizes->heading = near;
  sizes->legend = near;
  sizes->key = near;
  sizes->sector = far;
  sizes->ring = near;
  sizes->centre = far * 1.1;
  sizes->centre_small = near;
  sizes->label = near;
  sizes->badge = near;
  sizes->strategy = near;
  sizes->hint = near;
}

static void
keep_readable (EntSceneSizes *sizes)
{
  double *letters[] = { &sizes->title, &sizes->subtitle, &sizes->heading, &sizes->legend, &sizes->key, &sizes->sector, &sizes->ring, &sizes->centre, &sizes->centre_small, &sizes->label, &sizes->badge, &sizes->strategy, &sizes->hint };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    *letters[i] = MAX (*letters[i], sizes->least);
}

void
ent_scene_sizes_scale_symbols (EntSceneSizes *sizes, double factor)
{
  for (guint i = 0; i <= ENT_POWER_MAX; i++)
    sizes->radius[i] *= factor;
}

double
ent_tie_thinness (guint n_ties)
{
  return n_ties > MANY_TIES ? MAX (in_steps (sqrt ((double) MANY_TIES / n_ties)), THINNEST) : 1;
}

void
ent_scene_sizes (const EntSceneSpec *spec, guint n_stakeholders, EntSceneSizes *sizes)
{
  double side = MIN (spec->width, spec->height);
  double base = 9, few = label_factor (n_stakeholders), far;
  double symbols = LARGEST * side;

  switch (spec->medium)
    {
    case ENT_MEDIUM_PROJECTOR:
      side = MIN (spec->height, spec->width * 0.75);
      far = side * WALL_SHARE;
      sizes->least = spec->picture == ENT_PICTURE_MATRIX ? far : MAX (side * WALL_LABEL_SHARE, MIN (WALL_LABEL_PIXELS, far));
      set_wall_letters (sizes, sizes->least, far);
      sizes->line = far / 15;
      symbols *= n_stakeholders > FEW_ON_WALL ? 0.8 : 1.1;
      break;
    case ENT_MEDIUM_SCREEN:
      sizes->least = spec->small_letters ? SCREEN_SMALLEST : SCREEN_LEAST;
      base = CLAMP (14 * pow (side / 760, 0.7), sizes->least, 18);
      sizes->line = base / 10;
      set_letters (sizes, base);
      break;
    case ENT_MEDIUM_PAPER:
    default:
      sizes->least = PAPER_LEAST;
      base *= side > A3_SHORT ? side / A3_SHORT : pow (side / A3_SHORT, 0.6);
      sizes->line = base / 9;
      set_letters (sizes, base);
      /* read from around a table */
      if (spec->blank)
        sizes->ring = 1.2 * base;
      break;
    }
  sizes->wall = spec->medium == ENT_MEDIUM_PROJECTOR;
  sizes->label *= few;
  sizes->key *= few;
  sizes->ring *= few;
  keep_readable (sizes);
  sizes->gap = 3 * sizes->line * few;

  if (n_stakeholders > FEW)
    symbols *= in_steps (sqrt ((double) FEW / n_stakeholders));
  for (guint i = 0; i <= ENT_POWER_MAX; i++)
    sizes->radius[i] = symbols * power_shares[i];
}
