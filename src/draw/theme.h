/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and weights of a picture. Themes are constant tables; what a
 * document brings of its own, the colours of sectors, is fitted to them here so
 * that letters keep their contrast.
 */
#pragma once

#include "draw/draw.h"

G_BEGIN_DECLS

/* 0xRRGGBB, sRGB */
typedef guint32 EntRgb;

/* What lies under @x, @y of a picture apart from ties and all that stands there. */
EntRgb ent_draw_ground_at (const EntScene *scene, const EntTheme *theme, double x, double y);

/* How a symbol's fill is told without colour. */
typedef enum
{
  ENT_HATCH_NONE,
  ENT_HATCH_LINES, /* rising to the right */
  ENT_HATCH_CROSS,
  ENT_HATCH_DOTS,
} EntHatch;

#define ENT_N_TONES 8
#define ENT_N_COVERAGE_TONES 5

struct _EntTheme
{
  const char *name;
  double contrast;     /* what letters must have at least against what is under them */
  double weight;       /* of lines, times the scene's */
  double border_width; /* between wedges, in normal lines */
  double tint;         /* how much of a sector's colour is in its wedge, 0-1 */
  double dim;          /* how much of the sheet is in what stands back, 0-1 */
  gboolean colourless; /* colours of the document do not count */
  gboolean own_lines;  /* lines to names have the colour of their sector: from afar they would be ties */

  EntRgb sheet;
  EntRgb ink;      /* labels, title */
  EntRgb soft_ink; /* subtitle, names of rings, hints */
  EntRgb outline;  /* of symbols */
  EntRgb ring;
  EntRgb border; /* between wedges */

  EntRgb tie;
  EntRgb tension;
  EntRgb broken;
  EntRgb to_build;

  EntRgb disc;
  EntRgb disc_ink;
  EntRgb star;
  EntRgb badge;
  EntRgb badge_ink;
  EntRgb selection;

  EntRgb sectors[ENT_N_SECTORS];
  EntRgb commitments[ENT_N_COMMITMENTS];
  EntHatch hatches[ENT_N_COMMITMENTS];
  EntRgb tones[ENT_N_TONES];
  EntRgb covered[ENT_N_COVERAGE_TONES]; /* the darker, or on a dark sheet the lighter, the worse */
  EntRgb unknown;                       /* lines on the sheet where it is not known how something is covered */
};

/* Contrast of two colours as WCAG 2.1 defines it, 1 to 21. */
double ent_rgb_contrast (EntRgb a, EntRgb b);
/* @amount of @b in @a, by channel. */
EntRgb ent_rgb_mix (EntRgb a, EntRgb b, double amount);
/* "#rgb" or "#rrggbb"; FALSE if it is neither. */
gboolean ent_rgb_parse (const char *text, EntRgb *rgb);
/* @rgb moved towards black or white until it has @contrast on each of @n_grounds. */
EntRgb ent_rgb_legible (EntRgb rgb, const EntRgb *grounds, guint n_grounds, double contrast);

/* @own: EntSceneWedge.colour or "". */
EntRgb ent_theme_sector (const EntTheme *theme, guint sector, const char *own);
/* Of the sector's name, on the sheet and on its tint. */
EntRgb ent_theme_sector_ink (const EntTheme *theme, guint sector, const char *own);
EntRgb ent_theme_sector_tint (const EntTheme *theme, guint sector, const char *own);
/* Of the lines to names of a sector, over the sheet and all tints; as legible as the letters on a screen. */
EntRgb ent_theme_line (const EntTheme *theme, guint sector, const char *own);
/* Of a cell, see EntSceneCell. */
EntRgb ent_theme_tone (const EntTheme *theme, guint tone);
/* Letters on the fill of a symbol. */
EntRgb ent_theme_fill_ink (const EntTheme *theme, guint commitment);
EntRgb ent_theme_tie (const EntTheme *theme, guint tie_kind);
/* Of the arrow of a ghost, an EntGhostKind; to be told over the sheet and all tints. */
EntRgb ent_theme_ghost (const EntTheme *theme, guint ghost_kind);

G_END_DECLS
