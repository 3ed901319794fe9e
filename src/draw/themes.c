/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five themes and the arithmetic of contrast. Whether they hold what they
 * promise to eyes of all kinds is computed by tests/draw/test-themes.c.
 */
#include "draw/theme.h"

#include <math.h>
#include <string.h>

#define LINE_CONTRAST 4.5

/* Order of sectors and commitments as in model/choices.h. */
static const EntTheme themes[] = {
  [ENT_THEME_LIGHT] = {
      .name = "light",
      .contrast = 4.5,
      .weight = 1.0,
      .sheet = 0xffffff,
      .ink = 0x1d2024,
      .soft_ink = 0x545a62,
      .outline = 0x22262b,
      .ring = 0xb9bec5,
      .border = 0xffffff,
      .border_width = 3.0,
      .tint = 0.13,
      .dim = 0.78,
      .tie = 0x4a5058,
      .tension = 0xb8261b,
      .broken = 0x5c636c,
      .to_build = 0x2a5da8,
      .disc = 0xffcf4d,
      .disc_ink = 0x3a2a00,
      .star = 0xffcf4d,
      .badge = 0x22262b,
      .badge_ink = 0xffffff,
      .selection = 0x1a73e8,
      .sectors = { 0x3b6fb6, 0x8a5fb0, 0xc2772b, 0x4f9a52, 0xc45a7a, 0x2f9aa0, 0x8c8a2f },
      .commitments = { 0xffffff, 0xcf4f27, 0xf2c45f, 0xc8c8c8, 0x6fa9dc, 0x1a559c },
      .tones = { 0xffffff, 0xd6e6f7, 0xfcecc4, 0xf9d9cd, 0xdcefdc, 0xeceef1, 0xf0e4ef, 0xf6f6f4 },
      .covered = { 0xf0976b, 0xf6b48f, 0xfbd3ba, 0xfdeade, 0xffffff },
      .unknown = 0xb9bec5,
  },
  [ENT_THEME_DARK] = {
      .name = "dark",
      .contrast = 4.5,
      .weight = 1.0,
      .sheet = 0x15181d,
      .ink = 0xf2f3f5,
      .soft_ink = 0xb9bfc7,
      .outline = 0xf5f6f7,
      .ring = 0x565c65,
      .border = 0x15181d,
      .border_width = 3.0,
      .tint = 0.22,
      .dim = 0.74,
      .tie = 0xc3c8cf,
      .tension = 0xff7361,
      .broken = 0xa9afb8,
      .to_build = 0x7fb4ff,
      .disc = 0xffcf4d,
      .disc_ink = 0x3a2a00,
      .star = 0xffcf4d,
      .badge = 0xf2f3f5,
      .badge_ink = 0x15181d,
      .selection = 0x5aa5ff,
      .sectors = { 0x5b8fd6, 0xa67dcc, 0xd38a40, 0x62b066, 0xd97593, 0x43b0b6, 0xa8a645 },
      .commitments = { 0x15181d, 0xd9532a, 0xf0c04a, 0xa3a7ad, 0x86bdf0, 0x2f74c8 },
      .tones = { 0x15181d, 0x1d3350, 0x453713, 0x4a2619, 0x1f3b24, 0x2a2f36, 0x392a3b, 0x22262c },
      .covered = { 0x7a3418, 0x5f2c18, 0x472519, 0x2c1e1b, 0x15181d },
      .unknown = 0x565c65,
  },
  /* For a bright room: a white sheet, no pale yellow or blue, thick lines. */
  [ENT_THEME_PROJECTOR] = {
      .name = "projector",
      .contrast = 7.0,
      .weight = 1.35,
      .own_lines = TRUE,
      .sheet = 0xffffff,
      .ink = 0x000000,
      .soft_ink = 0x2e3238,
      .outline = 0x000000,
      .ring = 0x83888f,
      .border = 0xffffff,
      .border_width = 3.5,
      .tint = 0.16,
      .dim = 0.80,
      .tie = 0x24282d,
      .tension = 0xa00f00,
      .broken = 0x3a3f46,
      .to_build = 0x0a3f91,
      .disc = 0xffb400,
      .disc_ink = 0x000000,
      .star = 0xffb400,
      .badge = 0x000000,
      .badge_ink = 0xffffff,
      .selection = 0x0057d9,
      .sectors = { 0x1f55a0, 0x6d3b9c, 0xb35a00, 0x2b7a30, 0xb02f58, 0x00747b, 0x686600 },
      .commitments = { 0xffffff, 0xa81c00, 0xf2b100, 0xbdbdbd, 0x3f9be8, 0x0b3c8c },
      .tones = { 0xffffff, 0xc9dff7, 0xffe3a1, 0xffcbbb, 0xcdeacd, 0xe2e5ea, 0xecd7ea, 0xf1f1ee },
      .covered = { 0xff9c7a, 0xffb9a0, 0xffd5c5, 0xffeee7, 0xffffff },
      .unknown = 0x9aa0a8,
  },
  /* For a dark room: black, and colours that a projector does not lose on it. */
  [ENT_THEME_PROJECTOR_DARK] = {
      .name = "projector-dark",
      .contrast = 7.0,
      .weight = 1.35,
      .own_lines = TRUE,
      .sheet = 0x000000,
      .ink = 0xffffff,
      .soft_ink = 0xdadde2,
      .outline = 0xffffff,
      .ring = 0x7b818a,
      .border = 0x000000,
      .border_width = 3.5,
      .tint = 0.20,
      .dim = 0.76,
      .tie = 0xe4e7eb,
      .tension = 0xff9a8a,
      .broken = 0xc2c7ce,
      .to_build = 0x9cc4ff,
      .disc = 0xffb400,
      .disc_ink = 0x000000,
      .star = 0xffb400,
      .badge = 0xffffff,
      .badge_ink = 0x000000,
      .selection = 0x4fa3ff,
      .sectors = { 0x5f9bea, 0xb288dd, 0xe58f35, 0x5fbf66, 0xef7fa2, 0x3fbdc4, 0xb9b53a },
      .commitments = { 0x000000, 0xa81c00, 0xf2b100, 0xa4a4a4, 0x6fb8ff, 0x0b3c8c },
      .tones = { 0x000000, 0x163150, 0x403104, 0x4a2013, 0x17391d, 0x282d34, 0x38253a, 0x1a1d22 },
      .covered = { 0x7a2a10, 0x5c2210, 0x421b10, 0x28140f, 0x000000 },
      .unknown = 0x52575e,
  },
  /* For printers and copiers without colour. */
  [ENT_THEME_MONO] = {
      .name = "mono",
      .contrast = 7.0,
      .weight = 1.0,
      .colourless = TRUE,
      .sheet = 0xffffff,
      .ink = 0x000000,
      .soft_ink = 0x3c3c3c,
      .outline = 0x000000,
      .ring = 0x9a9a9a,
      .border = 0x8c8c8c,
      .border_width = 0.9,
      .tint = 0.0,
      .dim = 0.75,
      .tie = 0x303030,
      .tension = 0x000000,
      .broken = 0x303030,
      .to_build = 0x303030,
      .disc = 0xffffff,
      .disc_ink = 0x000000,
      .star = 0xffffff,
      .badge = 0x000000,
      .badge_ink = 0xffffff,
      .selection = 0x000000,
      .sectors = { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 },
      .commitments = { 0xffffff, 0xffffff, 0xffffff, 0xcacaca, 0x969696, 0x000000 },
      .hatches = { ENT_HATCH_NONE, ENT_HATCH_CROSS, ENT_HATCH_DOTS, ENT_HATCH_NONE, ENT_HATCH_NONE, ENT_HATCH_NONE },
      .tones = { 0xffffff, 0xd9d9d9, 0xe9e9e9, 0xf4f4f4, 0xe9e9e9, 0xf4f4f4, 0xffffff, 0xffffff },
      .covered = { 0x9e9e9e, 0xb6b6b6, 0xd0d0d0, 0xe8e8e8, 0xffffff },
      .unknown = 0xb0b0b0,
  },
};

const EntTheme *
ent_theme (EntThemeId id)
{
  g_return_val_if_fail ((guint) id < G_N_ELEMENTS (themes), &themes[ENT_THEME_LIGHT]);
  return &themes[id];
}

gboolean
ent_theme_is_for_wall (EntThemeId id)
{
  return id == ENT_THEME_PROJECTOR || id == ENT_THEME_PROJECTOR_DARK;
}

gboolean
ent_theme_find (const char *name, EntThemeId *id)
{
  g_return_val_if_fail (name != NULL && id != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (strcmp (themes[i].name, name) == 0)
      {
        *id = (EntThemeId) i;
        return TRUE;
      }
  return FALSE;
}

static double
linear_of_channel (guint channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (EntRgb rgb)
{
  return 0.2126 * linear_of_channel (rgb >> 16 & 0xff) + 0.7152 * linear_of_channel (rgb >> 8 & 0xff) + 0.0722 * linear_of_channel (rgb & 0xff);
}

double
ent_rgb_contrast (EntRgb a, EntRgb b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

EntRgb
ent_rgb_mix (EntRgb a, EntRgb b, double amount)
{
  EntRgb mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      double from = a >> shift & 0xff, to = b >> shift & 0xff;

      mixed = mixed << 8 | (guint) lround (from + (to - from) * CLAMP (amount, 0.0, 1.0));
    }
  return mixed;
}

gboolean
ent_rgb_parse (const char *text, EntRgb *rgb)
{
  EntRgb value = 0;
  gsize length;

  g_return_val_if_fail (text != NULL && rgb != NULL, FALSE);

  length = strlen (text);
  if (text[0] != '#' || (length != 4 && length != 7))
    return FALSE;
  for (const char *p = text + 1; *p != '\0'; p++)
    {
      int digit = g_ascii_xdigit_value (*p);

      if (digit < 0)
        return FALSE;
      value = value << 4 | (guint) digit;
      if (length == 4)
        value = value << 4 | (guint) digit;
    }
  *rgb = value;
  return TRUE;
}

static double
least_contrast (EntRgb rgb, const EntRgb *grounds, guint n_grounds)
{
  double least = 21;

  for (guint i = 0; i < n_grounds; i++)
    least = MIN (least, ent_rgb_contrast (rgb, grounds[i]));
  return least;
}

EntRgb
ent_rgb_legible (EntRgb rgb, const EntRgb *grounds, guint n_grounds, double contrast)
{
  EntRgb end = least_contrast (0x000000, grounds, n_grounds) >= least_contrast (0xffffff, grounds, n_grounds)
                   ? 0x000000
                   : 0xffffff;

  for (guint step = 0; step < 40; step++)
    {
      EntRgb moved = ent_rgb_mix (rgb, end, step / 40.0);

      if (least_contrast (moved, grounds, n_grounds) >= contrast)
        return moved;
    }
  return end;
}

EntRgb
ent_theme_sector (const EntTheme *theme, guint sector, const char *own)
{
  EntRgb rgb;

  if (!theme->colourless && own != NULL && ent_rgb_parse (own, &rgb))
    return rgb;
  return theme->sectors[sector < ENT_N_SECTORS ? sector : 0];
}

EntRgb
ent_theme_sector_tint (const EntTheme *theme, guint sector, const char *own)
{
  return ent_rgb_mix (theme->sheet, ent_theme_sector (theme, sector, own), theme->tint);
}

EntRgb
ent_theme_sector_ink (const EntTheme *theme, guint sector, const char *own)
{
  EntRgb grounds[] = { theme->sheet, ent_theme_sector_tint (theme, sector, own) };

  return ent_rgb_legible (ent_theme_sector (theme, sector, own), grounds, G_N_ELEMENTS (grounds), theme->contrast);
}

EntRgb
ent_theme_line (const EntTheme *theme, guint sector, const char *own)
{
  EntRgb grounds[ENT_N_SECTORS + 1] = { theme->sheet };

  if (!theme->own_lines)
    return theme->ink;
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    grounds[i + 1] = ent_theme_sector_tint (theme, i, i == sector ? own : NULL);
  return ent_rgb_legible (ent_theme_sector (theme, sector, own), grounds, G_N_ELEMENTS (grounds), LINE_CONTRAST);
}

EntRgb
ent_theme_tone (const EntTheme *theme, guint tone)
{
  if (tone >= ENT_TONE_NOBODY && tone - ENT_TONE_NOBODY < ENT_N_COVERAGE_TONES)
    return theme->covered[tone - ENT_TONE_NOBODY];
  if (tone == ENT_TONE_NOT_ASSESSED)
    return theme->sheet;
  return theme->tones[tone < ENT_N_TONES ? tone : 0];
}

EntRgb
ent_theme_fill_ink (const EntTheme *theme, guint commitment)
{
  EntRgb fill = theme->commitments[commitment < ENT_N_COMMITMENTS ? commitment : 0];

  return ent_rgb_contrast (fill, 0x000000) >= ent_rgb_contrast (fill, 0xffffff) ? 0x000000 : 0xffffff;
}

EntRgb
ent_theme_tie (const EntTheme *theme, guint tie_kind)
{
  switch (tie_kind)
    {
    case ENT_TIE_TENSION:
      return theme->tension;
    case ENT_TIE_BROKEN:
      return theme->broken;
    case ENT_TIE_TO_BUILD:
      return theme->to_build;
    default:
      return theme->tie;
    }
}

/* Those who came nearer have the colour of the leading, the others that of the resistant. */
EntRgb
ent_theme_ghost (const EntTheme *theme, guint ghost_kind)
{
  EntRgb grounds[ENT_N_SECTORS + 1] = { theme->sheet };
  EntRgb rgb;

  if (theme->colourless || (ghost_kind != ENT_GHOST_NEARER && ghost_kind != ENT_GHOST_FARTHER))
    return theme->outline;
  rgb = theme->commitments[ghost_kind == ENT_GHOST_NEARER ? ENT_COMMITMENT_LEADING : ENT_COMMITMENT_RESISTANT];
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    grounds[i + 1] = ent_theme_sector_tint (theme, i, NULL);
  return ent_rgb_legible (rgb, grounds, G_N_ELEMENTS (grounds), LINE_CONTRAST);
}
