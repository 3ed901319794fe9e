/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a map that can come from anywhere: all of it lies on the sheet, whatever the
 * names, the pins and the parts are, and the file of it is well-formed. Which picture of the map
 * it is follows from the bytes.
 */
#include "fuzz/fuzz.h"

#include "draw/draw.h"
#include "io/store.h"

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

/* With sanitizers a picture of more takes seconds, and shows nothing new. */
#define MOST_STAKEHOLDERS 16u
#define MOST_TIES 32u

/* The next @n of the bits that say which picture it is. */
static guint
next (guint *bits, guint n)
{
  guint value = *bits % n;

  *bits /= n;
  return value;
}

static const char *
any_moment (EntMap *map, guint *bits)
{
  guint n = next (bits, MIN (ent_map_n_moments (map), 3) + 1);

  return n > 0 ? ent_map_moment_at (map, n - 1)->base.id : NULL;
}

/* Somebody who has people inside, or NULL. */
static const char *
find_whole (EntMap *map)
{
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (ent_map_stakeholder_at (map, i)->parts != NULL)
      return ent_map_stakeholder_at (map, i)->base.id;
  return NULL;
}

static EntSceneSpec
any_spec (EntMap *map, guint bits)
{
  static const struct
  {
    EntMedium medium;
    double width, height;
  } sheets[] = { { ENT_MEDIUM_PAPER, 842, 595 }, { ENT_MEDIUM_PAPER, 420, 595 }, { ENT_MEDIUM_SCREEN, 1366, 768 }, { ENT_MEDIUM_SCREEN, 800, 600 }, { ENT_MEDIUM_PROJECTOR, 1024, 768 } };
  guint sheet = next (&bits, G_N_ELEMENTS (sheets));
  EntSceneSpec spec = { .medium = sheets[sheet].medium, .width = sheets[sheet].width, .height = sheets[sheet].height, .margin = 10 };

  spec.picture = next (&bits, 3) == 0 ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
  spec.title = spec.legend = next (&bits, 2) == 0;
  spec.private_marks = spec.medium != ENT_MEDIUM_PROJECTOR;
  spec.moment_id = any_moment (map, &bits);
  if (spec.picture == ENT_PICTURE_MATRIX)
    return spec;
  if (next (&bits, 3) == 0)
    spec.inside = find_whole (map);
  else if (next (&bits, 3) == 0)
    spec.from_moment_id = any_moment (map, &bits);
  else if (next (&bits, 3) == 0)
    spec.focus = "media";
  return spec;
}

static void
assert_on_sheet (const EntScene *scene, double x, double y)
{
  g_assert_true (isfinite (x) && isfinite (y));
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x, <=, scene->width);
  g_assert_cmpfloat (y, <=, scene->height);
}

static void
check_scene (const EntScene *scene, EntMap *map)
{
  g_assert_cmpuint (scene->n_stakeholders, <=, ent_map_n_stakeholders (map));
  g_assert_cmpuint (scene->n_stakeholders, <=, scene->symbols->len);
  for (guint i = 0; i < scene->symbols->len; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      g_assert_true (isfinite (symbol->x) && isfinite (symbol->y));
      g_assert_cmpfloat (symbol->radius, >, 0);
      if (i < scene->n_stakeholders)
        {
          assert_on_sheet (scene, symbol->x, symbol->y);
          g_assert_nonnull (ent_map_stakeholder (map, symbol->id));
        }
      g_assert_cmpint (symbol->label, <, (int) scene->texts->len);
    }
  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      for (guint k = 0; k < tie->n_points; k++)
        g_assert_true (isfinite (ent_tie_points (tie)[k].x) && isfinite (ent_tie_points (tie)[k].y));
    }
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      g_assert_true (isfinite (text->x) && isfinite (text->y) && isfinite (text->arc_angle));
      g_assert_true (g_utf8_validate (pango_layout_get_text (text->layout), -1, NULL));
    }
}

static void
check_file (const EntScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_SVG, 0, NULL, &error);
  gsize length;
  const char *text;
  xmlDoc *document;

  g_assert_no_error (error);
  text = g_bytes_get_data (svg, &length);
  g_assert_null (g_strstr_len (text, (gssize) length, "\"nan"));
  document = xmlReadMemory (text, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (document);
  xmlFreeDoc (document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static PangoContext *context;
  g_autoptr (GBytes) bytes = g_bytes_new_static (size > 0 ? data : NULL, size);
  g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);
  g_autoptr (EntScene) scene = NULL;
  EntSceneSpec spec;

  if (file == NULL || ent_map_n_stakeholders (file->map) > MOST_STAKEHOLDERS || ent_map_n_ties (file->map) > MOST_TIES)
    return 0;
  if (context == NULL)
    context = ent_draw_pango_context_new ();
  spec = any_spec (file->map, g_bytes_hash (bytes));
  scene = ent_scene_new (file->map, &spec, context);
  g_assert_nonnull (scene);
  check_scene (scene, file->map);
  check_file (scene);
  return 0;
}
