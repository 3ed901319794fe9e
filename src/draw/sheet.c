/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of papers, and the rule for margins. */
#include "draw/sheet.h"

#include <glib/gi18n.h>
#include <math.h>

/* No printer needs more on A4; grows with the root of the sheet, so that a poster's
 * edge is not a band. */
#define MARGIN_MM 10.0
#define A4_SHORT_MM 210.0
#define MARGIN_OF_PIXELS (1.0 / 48.0)
/* What is turned for less would lie otherwise after every small edit. */
#define CLEARLY 1.03

/* clang-format off */
const EntPaper ent_papers[] = {
  { "A5",      NULL,                        148,   210 },
  { "A4",      NULL,                        210,   297 },
  { "A3",      NULL,                        297,   420 },
  { "A2",      NULL,                        420,   594 },
  { "A1",      NULL,                        594,   841 },
  { "A0",      NULL,                        841,   1189 },
  { "Letter",  NC_ ("paper", "US Letter"),  215.9, 279.4 },
  { "Tabloid", NC_ ("paper", "US Tabloid"), 279.4, 431.8 },
};
/* clang-format on */
const guint ent_n_papers = G_N_ELEMENTS (ent_papers);

guint
ent_paper_find (const char *name)
{
  guint place = 0;

  g_return_val_if_fail (name != NULL, ent_n_papers);

  while (place < ent_n_papers && g_ascii_strcasecmp (ent_papers[place].name, name) != 0)
    place++;
  return place;
}

EntSheet
ent_sheet_of_paper (double width, double height, EntLie lie)
{
  double longer = MAX (width, height) * ENT_POINTS_PER_MM, shorter = MIN (width, height) * ENT_POINTS_PER_MM;

  switch (lie)
    {
    case ENT_LIES_ON_ITS_LONG_SIDE:
      return (EntSheet) { ENT_MEDIUM_PAPER, longer, shorter };
    case ENT_LIES_ON_ITS_SHORT_SIDE:
      return (EntSheet) { ENT_MEDIUM_PAPER, shorter, longer };
    case ENT_LIES_AS_IT_IS:
    default:
      return (EntSheet) { ENT_MEDIUM_PAPER, width * ENT_POINTS_PER_MM, height * ENT_POINTS_PER_MM };
    }
}

double
ent_sheet_margin (const EntSheet *sheet)
{
  double shorter = MIN (sheet->width, sheet->height);

  if (sheet->medium != ENT_MEDIUM_PAPER)
    return floor (shorter * MARGIN_OF_PIXELS);
  return MARGIN_MM * ENT_POINTS_PER_MM * sqrt (shorter / (A4_SHORT_MM * ENT_POINTS_PER_MM));
}

static double
fit (const EntSheet *sheet, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntSceneSpec on_sheet = *spec;

  on_sheet.medium = sheet->medium;
  on_sheet.width = sheet->width;
  on_sheet.height = sheet->height;
  on_sheet.margin = ent_sheet_margin (sheet);
  return ent_scene_fit (map, &on_sheet, context);
}

gboolean
ent_sheet_fits_better (const EntSheet *sheet, const EntSheet *than, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  return fit (sheet, map, spec, context) > CLEARLY * fit (than, map, spec, context);
}
