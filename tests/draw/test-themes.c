/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That every theme can be read, by eyes of every kind: contrast after WCAG 2.1;
 * colour blindness by the matrices of Machado, Oliveira and Fernandes (2009) for
 * full severity, in linear RGB; distances in CIE 1976 L*a*b*.
 */
#include <math.h>

#include "draw/theme.h"

#define N_THEMES 5
#define LEAST_DISTANCE 18.0
#define LEAST_OF_GRAPHICS 3.0

static const double visions[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};
static const char *const vision_names[] = { "all cones", "protanopia", "deuteranopia", "tritanopia" };

typedef struct
{
  double l, a, b;
} Lab;

static double
linear (guint channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

static Lab
seen (EntRgb rgb, const double m[3][3])
{
  const double in[3] = { linear (rgb >> 16 & 0xff), linear (rgb >> 8 & 0xff), linear (rgb & 0xff) };
  double c[3];
  double x, y, z;

  for (int i = 0; i < 3; i++)
    c[i] = CLAMP (m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2], 0, 1);
  x = lab_curve ((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
  y = lab_curve (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
  z = lab_curve ((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
distance (EntRgb a, EntRgb b, const double vision[3][3])
{
  Lab p = seen (a, vision), q = seen (b, vision);

  return sqrt ((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

static void
check (const EntTheme *theme, const char *what, guint index, EntRgb ink, EntRgb ground, double least)
{
  double contrast = ent_rgb_contrast (ink, ground);

  if (contrast < least)
    {
      g_test_message ("%s: %s %u: #%06x on #%06x has %.2f, not %.1f", theme->name, what, index, ink, ground, contrast, least);
      g_test_fail ();
    }
}

static void
contrast_is_that_of_wcag (void)
{
  g_assert_cmpfloat_with_epsilon (ent_rgb_contrast (0x000000, 0xffffff), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (ent_rgb_contrast (0xffffff, 0xffffff), 1, 0.001);
  /* the grey at the border of what WCAG lets pass on white */
  g_assert_cmpfloat_with_epsilon (ent_rgb_contrast (0x767676, 0xffffff), 4.54, 0.01);
}

static void
letters_are_legible (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      g_assert_cmpfloat (theme->contrast, >=, ent_theme_is_for_wall ((EntThemeId) t) ? 7.0 : 4.5);
      check (theme, "label on sheet", 0, theme->ink, theme->sheet, theme->contrast);
      check (theme, "hint on sheet", 0, theme->soft_ink, theme->sheet, theme->contrast);
      check (theme, "letters on disc", 0, theme->disc_ink, theme->disc, theme->contrast);
      check (theme, "letters on badge", 0, theme->badge_ink, theme->badge, theme->contrast);
      for (guint s = 0; s < ENT_N_SECTORS; s++)
        {
          EntRgb tint = ent_theme_sector_tint (theme, s, "");

          check (theme, "label on sector", s, theme->ink, tint, theme->contrast);
          for (guint kind = ENT_GHOST_NEARER; kind < ENT_N_GHOST_KINDS; kind++)
            check (theme, "arrow on sector", kind, ent_theme_ghost (theme, kind), tint, LEAST_OF_GRAPHICS);
          check (theme, "ring on sector", s, theme->soft_ink, tint, theme->contrast);
          check (theme, "name of sector", s, ent_theme_sector_ink (theme, s, ""), theme->sheet, theme->contrast);
        }
      for (guint c = 0; c < ENT_N_COMMITMENTS; c++)
        check (theme, "number on fill", c, ent_theme_fill_ink (theme, c), theme->commitments[c], theme->contrast);
      for (guint c = 0; c < ENT_N_TONES; c++)
        {
          check (theme, "label on tone", c, theme->ink, theme->tones[c], theme->contrast);
          check (theme, "strategy on tone", c, theme->soft_ink, theme->tones[c], theme->contrast);
        }
    }
}

/* How well a sector is covered is told by lightness, which every printer has. */
static void
the_worse_covered_the_darker (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      for (guint i = 0; i < ENT_N_COVERAGE_TONES; i++)
        check (theme, "number on tone", i, theme->ink, theme->covered[i], theme->contrast);
      for (guint i = 0; i + 1 < ENT_N_COVERAGE_TONES; i++)
        g_assert_cmpfloat (ent_rgb_contrast (theme->covered[i], theme->sheet), >, 1.06 * ent_rgb_contrast (theme->covered[i + 1], theme->sheet));
      g_assert_cmphex (theme->covered[ENT_TONE_GOOD - ENT_TONE_NOBODY], ==, theme->sheet);
      g_assert_cmphex (ent_theme_tone (theme, ENT_TONE_NOBODY), ==, theme->covered[0]);
      g_assert_cmphex (ent_theme_tone (theme, 3), ==, theme->tones[3]);
      g_assert_cmphex (ent_theme_tone (theme, 200), ==, theme->tones[0]);
    }
}

/* That nothing is known is told by lines: they are seen by all, and a number can be read on them. */
static void
what_is_not_known_has_lines_that_all_can_see (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      check (theme, "number on lines", 0, theme->ink, theme->unknown, theme->contrast);
      for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
        g_assert_cmpfloat (distance (theme->unknown, theme->sheet, visions[v]), >=, LEAST_DISTANCE);
      g_assert_cmphex (ent_theme_tone (theme, ENT_TONE_NOT_ASSESSED), ==, theme->sheet);
    }
}

static void
colours_of_the_document_do_not_spoil_letters (void)
{
  static const char *const own[] = { "#ffff00", "#ffffff", "#000000", "#888888", "#f0f", "#00ffff", "#7f7f00" };

  for (guint t = 0; t < N_THEMES; t++)
    for (guint i = 0; i < G_N_ELEMENTS (own); i++)
      {
        const EntTheme *theme = ent_theme (t);
        EntRgb tint = ent_theme_sector_tint (theme, 0, own[i]), ink = ent_theme_sector_ink (theme, 0, own[i]);

        check (theme, "name of own sector", i, ink, theme->sheet, theme->contrast);
        check (theme, "label on own sector", i, theme->ink, tint, theme->contrast);
        check (theme, "ring on own sector", i, theme->soft_ink, tint, 4.5);
      }
}

static void
lines_and_outlines_can_be_seen (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      for (guint s = 0; s < ENT_N_SECTORS; s++)
        {
          EntRgb tint = ent_theme_sector_tint (theme, s, "");

          check (theme, "band on sheet", s, ent_theme_sector (theme, s, ""), theme->sheet, LEAST_OF_GRAPHICS);
          check (theme, "outline on sector", s, theme->outline, tint, LEAST_OF_GRAPHICS);
          check (theme, "selection on sheet", s, theme->selection, theme->sheet, LEAST_OF_GRAPHICS);
          for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
            check (theme, "tie on sector", kind, ent_theme_tie (theme, kind), tint, LEAST_OF_GRAPHICS);
        }
    }
}

static void
commitment_can_be_told_apart_by_all (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
        for (guint a = 0; a < ENT_N_COMMITMENTS; a++)
          for (guint b = a + 1; b < ENT_N_COMMITMENTS; b++)
            {
              double apart = distance (theme->commitments[a], theme->commitments[b], visions[v]);

              if (theme->hatches[a] == theme->hatches[b] && apart < LEAST_DISTANCE)
                {
                  g_test_message ("%s, %s: commitments %u and %u are %.1f apart", theme->name, vision_names[v], a, b, apart);
                  g_test_fail ();
                }
            }
    }
}

/* From the last row a line to a name is told from a tie by its colour. */
static void
on_a_wall_lines_to_names_are_no_ties (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);

      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        {
          EntRgb line = ent_theme_line (theme, sector, NULL);

          g_assert_cmpint (theme->own_lines, ==, ent_theme_is_for_wall (t));
          if (!theme->own_lines)
            {
              g_assert_cmphex (line, ==, theme->ink);
              continue;
            }
          for (guint under = 0; under < ENT_N_SECTORS; under++)
            g_assert_cmpfloat (ent_rgb_contrast (line, ent_theme_sector_tint (theme, under, NULL)), >=, 4.5);
          g_assert_cmpfloat (ent_rgb_contrast (line, theme->sheet), >=, 4.5);
          for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
            g_assert_cmpfloat (distance (line, theme->tie, visions[v]), >=, LEAST_DISTANCE);
        }
    }
}

static void
mono_needs_no_colour (void)
{
  const EntTheme *theme = ent_theme (ENT_THEME_MONO);

  g_assert_true (theme->colourless);
  for (guint c = 0; c < ENT_N_COMMITMENTS; c++)
    {
      EntRgb rgb = theme->commitments[c];
      g_assert_true ((rgb >> 16 & 0xff) == (rgb >> 8 & 0xff) && (rgb & 0xff) == (rgb >> 8 & 0xff));
    }
  g_assert_cmphex (ent_theme_sector (theme, 0, "#ff0000"), ==, theme->sectors[0]);
}

static void
themes_are_found_by_name (void)
{
  EntThemeId id;

  for (guint t = 0; t < N_THEMES; t++)
    {
      g_assert_true (ent_theme_find (ent_theme (t)->name, &id));
      g_assert_cmpuint (id, ==, t);
    }
  g_assert_false (ent_theme_find ("Light", &id));
  g_assert_false (ent_theme_find ("", &id));
}

static void
colours_are_parsed_or_refused (void)
{
  static const char *const bad[] = { "", "#", "#12", "#12345", "#1234567", "123456", "#12345g", "red", "# 1234" };
  EntRgb rgb;

  g_assert_true (ent_rgb_parse ("#3b6FB6", &rgb));
  g_assert_cmphex (rgb, ==, 0x3b6fb6);
  g_assert_true (ent_rgb_parse ("#f0a", &rgb));
  g_assert_cmphex (rgb, ==, 0xff00aa);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ent_rgb_parse (bad[i], &rgb));
}

/* Nothing is in there yet: a shape in the colour of the letters would be what one sees first. */
static void
test_not_assessed_is_hollow (void)
{
  for (guint id = 0; id < N_THEMES; id++)
    {
      const EntTheme *theme = ent_theme ((EntThemeId) id);

      g_assert_cmphex (theme->commitments[ENT_COMMITMENT_NOT_ASSESSED], ==, theme->sheet);
      g_assert_cmpfloat (ent_rgb_contrast (theme->outline, theme->sheet), >, 4.5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/themes/contrast-is-that-of-wcag", contrast_is_that_of_wcag);
  g_test_add_func ("/draw/themes/letters-are-legible", letters_are_legible);
  g_test_add_func ("/draw/themes/the-worse-covered-the-darker", the_worse_covered_the_darker);
  g_test_add_func ("/draw/themes/what-is-not-known-has-lines-that-all-can-see", what_is_not_known_has_lines_that_all_can_see);
  g_test_add_func ("/draw/themes/colours-of-the-document-do-not-spoil-letters", colours_of_the_document_do_not_spoil_letters);
  g_test_add_func ("/draw/themes/lines-and-outlines-can-be-seen", lines_and_outlines_can_be_seen);
  g_test_add_func ("/draw/themes/commitment-can-be-told-apart-by-all", commitment_can_be_told_apart_by_all);
  g_test_add_func ("/draw/themes/not-assessed-is-hollow", test_not_assessed_is_hollow);
  g_test_add_func ("/draw/themes/on-a-wall-lines-to-names-are-no-ties", on_a_wall_lines_to_names_are_no_ties);
  g_test_add_func ("/draw/themes/mono-needs-no-colour", mono_needs_no_colour);
  g_test_add_func ("/draw/themes/themes-are-found-by-name", themes_are_found_by_name);
  g_test_add_func ("/draw/themes/colours-are-parsed-or-refused", colours_are_parsed_or_refused);
  return g_test_run ();
}
