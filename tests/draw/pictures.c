/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hand-made scenes and the comparing of pictures. */
#include "pictures.h"

#include <math.h>
#include <string.h>

static void
clear_symbol (gpointer data)
{
  ent_id_clear (&((EntSceneSymbol *) data)->id);
}

static void
clear_text (gpointer data)
{
  EntSceneText *text = data;

  ent_id_clear (&text->id);
  g_clear_object (&text->layout);
}

static void
clear_tie (gpointer data)
{
  ent_id_clear (&((EntSceneTie *) data)->id);
  g_free (((EntSceneTie *) data)->many);
}

EntScene *
picture_scene_new (double width, double height)
{
  EntScene *scene = g_new0 (EntScene, 1);

  scene->width = width;
  scene->height = height;
  scene->medium = ENT_MEDIUM_SCREEN;
  scene->line = 1;
  scene->tie_line = 1;
  scene->wedges = g_array_new (FALSE, TRUE, sizeof (EntSceneWedge));
  scene->rings = g_array_new (FALSE, TRUE, sizeof (EntSceneRing));
  scene->cells = g_array_new (FALSE, TRUE, sizeof (EntSceneCell));
  scene->ties = g_array_new (FALSE, TRUE, sizeof (EntSceneTie));
  g_array_set_clear_func (scene->ties, clear_tie);
  scene->ghosts = g_array_new (FALSE, TRUE, sizeof (EntSceneGhost));
  scene->leaders = g_array_new (FALSE, TRUE, sizeof (EntSceneLeader));
  scene->symbols = g_array_new (FALSE, TRUE, sizeof (EntSceneSymbol));
  g_array_set_clear_func (scene->symbols, clear_symbol);
  scene->texts = g_array_new (FALSE, TRUE, sizeof (EntSceneText));
  g_array_set_clear_func (scene->texts, clear_text);
  scene->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return scene;
}

void
picture_scene_free (EntScene *scene)
{
  g_hash_table_unref (scene->by_id);
  g_array_unref (scene->wedges);
  g_array_unref (scene->rings);
  g_array_unref (scene->cells);
  g_array_unref (scene->ties);
  g_array_unref (scene->ghosts);
  g_array_unref (scene->leaders);
  g_array_unref (scene->symbols);
  g_array_unref (scene->texts);
  g_free (scene);
}

EntSceneSymbol *
picture_add_symbol (EntScene *scene,
                    const char *id,
                    EntKind kind,
                    EntCommitment commitment,
                    double x,
                    double y,
                    double radius)
{
  EntSceneSymbol symbol = { .id = ent_id (id),
                            .x = x,
                            .y = y,
                            .radius = radius,
                            .kind = kind,
                            .commitment = commitment,
                            .power = 3,
                            .label = -1,
                            .bounds = { x - 1.7 * radius, y - 1.7 * radius, 3.4 * radius, 3.4 * radius } };

  g_array_append_val (scene->symbols, symbol);
  if (id != NULL)
    g_hash_table_insert (scene->by_id, symbol.id, GUINT_TO_POINTER (scene->symbols->len));
  return &g_array_index (scene->symbols, EntSceneSymbol, scene->symbols->len - 1);
}

EntSceneTie *
picture_add_tie (EntScene *scene, EntTieKind kind, EntStrength strength, double x, double y, double length)
{
  EntSceneTie tie = { .from = -1,
                      .to = -1,
                      .kind = kind,
                      .direction = ENT_DIRECTION_NONE,
                      .strength = strength,
                      .n_points = 4,
                      .width = scene->line };
  double sag = length / 12;

  if (kind == ENT_TIE_MEMBER_OF || (kind >= ENT_TIE_INFORMS && kind <= ENT_TIE_FUNDS))
    tie.direction = ENT_DIRECTION_FORWARD;
  if (strength == ENT_STRENGTH_STRONG)
    tie.width *= 1.6;
  if (strength == ENT_STRENGTH_WEAK && (kind == ENT_TIE_INFORMS || kind == ENT_TIE_TO_BUILD))
    tie.width *= 0.6;
  tie.few[0] = (EntPoint) { x, y };
  tie.few[1] = (EntPoint) { x + length / 3, y + sag };
  tie.few[2] = (EntPoint) { x + 2 * length / 3, y + sag };
  tie.few[3] = (EntPoint) { x + length, y };
  tie.bounds = (EntRect) { x - 8, y - 8, length + 16, sag + 16 };
  g_array_append_val (scene->ties, tie);
  return &g_array_index (scene->ties, EntSceneTie, scene->ties->len - 1);
}

EntSceneText *
picture_add_text (EntScene *scene, EntTextRole role, const char *string, double size, double width, double x, double y)
{
  PangoContext *context = ent_draw_pango_context_new ();
  PangoFontDescription *font = pango_font_description_from_string ("DejaVu Sans");
  EntSceneText text = { .role = role, .x = x, .y = y, .size = size };
  PangoRectangle ink;

  text.bold = role == ENT_TEXT_TITLE || role == ENT_TEXT_SECTOR || role == ENT_TEXT_CENTRE;
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (text.bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  text.layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (text.layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (text.layout, string, -1);
  if (width > 0)
    {
      pango_layout_set_width (text.layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (text.layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (text.layout, PANGO_ALIGN_CENTER);
    }
  pango_layout_get_extents (text.layout, &ink, NULL);
  text.ink = (EntRect) { x + ink.x / (double) PANGO_SCALE,
                         y + ink.y / (double) PANGO_SCALE,
                         ink.width / (double) PANGO_SCALE,
                         ink.height / (double) PANGO_SCALE };
  g_array_append_val (scene->texts, text);
  return &g_array_index (scene->texts, EntSceneText, scene->texts->len - 1);
}

static void
add_frame (EntScene *scene)
{
  static const char *const names[] = { "Institutions", "Private sector", "Informal sector", "Community",
                                       "Family", "Education system", "Media" };
  EntPoint centre = { scene->width / 2, scene->height / 2 + 10 };
  double radius = MIN (scene->width, scene->height) / 2 - 45;

  scene->centre = centre;
  scene->radius = radius;
  scene->core = radius / 6;
  for (guint i = 0; i < 6; i++)
    {
      EntSceneRing ring = { .value = 5 - i,
                            .inner = radius / 6 * (1 + i * 5 / 6.0),
                            .outer = radius / 6 * (1 + (i + 1) * 5 / 6.0) };
      g_array_append_val (scene->rings, ring);
    }
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      EntSceneWedge wedge = { .sector = i,
                              .start = (i - 0.5) * 2 * G_PI / ENT_N_SECTORS,
                              .end = (i + 0.5) * 2 * G_PI / ENT_N_SECTORS,
                              .n_stakeholders = i == ENT_SECTOR_FAMILY ? 0 : 3 };
      EntSceneText *name;

      g_array_append_val (scene->wedges, wedge);
      name = picture_add_text (scene, ENT_TEXT_SECTOR, names[i], 14, 0, centre.x, centre.y);
      name->sector = i;
      name->arc_angle = i * 2 * G_PI / ENT_N_SECTORS;
      name->arc_inward = cos (name->arc_angle) < -0.2;
      name->arc_radius = radius + (name->arc_inward ? 20 : 10);
      name->ink = (EntRect) { centre.x + (radius + 15) * sin (name->arc_angle) - 70,
                              centre.y - (radius + 15) * cos (name->arc_angle) - 70,
                              140,
                              140 };
    }
}

EntScene *
picture_map_new (double width, double height, guint people)
{
  EntScene *scene = picture_scene_new (width, height);

  add_frame (scene);
  picture_add_text (scene, ENT_TEXT_TITLE, "Protection of <children> & \"families\" – Coral", 16, 0, 10, 6);
  picture_add_text (scene, ENT_TEXT_SUBTITLE, "Baseline · 14 March 2026", 10, 0, 10, 28);
  picture_add_text (scene, ENT_TEXT_CENTRE, "Children", 14, 0, scene->centre.x - 33, scene->centre.y - 12);
  for (guint i = 0; i < people; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);
      g_autofree char *label = g_strdup_printf ("Stakeholder number %u", i);
      guint sector = i % ENT_N_SECTORS == ENT_SECTOR_FAMILY ? ENT_SECTOR_MEDIA : i % ENT_N_SECTORS;
      guint value = i % ENT_N_COMMITMENTS;
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, 5 - value);
      double angle = (sector + ((i * 37 % 100) / 100.0 - 0.5) * 0.8) * 2 * G_PI / ENT_N_SECTORS;
      double distance = (ring->inner + ring->outer) / 2;
      double x = scene->centre.x + distance * sin (angle), y = scene->centre.y - distance * cos (angle);
      EntSceneSymbol *symbol = picture_add_symbol (scene, id, i % 3, value, x, y, 5 + i % 5 * 1.6);

      symbol->sector = sector;
      symbol->flags = (i % 5 == 0 ? ENT_SYMBOL_ALLY : 0) | (i % 7 == 0 ? ENT_SYMBOL_VETO : 0) | (i % 6 == 5 ? ENT_SYMBOL_POWER_UNKNOWN : 0) | (i % 11 == 3 ? ENT_SYMBOL_PINNED : 0);
      picture_add_text (scene, ENT_TEXT_LABEL, label, 9, 80, x - 40, y + 14)->id = ent_id (id);
      if (i > 2)
        {
          EntSceneSymbol *from = &g_array_index (scene->symbols, EntSceneSymbol, i / 2);
          EntSceneTie *tie = picture_add_tie (scene, i % ENT_N_TIE_KINDS, ENT_STRENGTH_NORMAL, 0, 0, 10);
          double dx = x - from->x, dy = y - from->y;

          symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
          tie->from = (int) (i / 2);
          tie->to = (int) i;
          for (int j = 0; j < 4; j++)
            {
              double t = from->radius / hypot (dx, dy) * (1 - j / 3.0) + (1 - symbol->radius / hypot (dx, dy)) * j / 3.0;
              double bend = j == 1 || j == 2 ? 0.15 : 0;
              tie->few[j] = (EntPoint) { from->x + dx * t - dy * bend, from->y + dy * t + dx * bend };
            }
          tie->bounds = (EntRect) { 0, 0, width, height };
        }
    }
  scene->n_stakeholders = people;
  return scene;
}

cairo_surface_t *
picture_paint (const EntScene *scene, EntThemeId theme, double scale)
{
  EntDrawOptions options = { .theme = ent_theme (theme), .background = TRUE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil (scene->width * scale),
                                                         (int) ceil (scene->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  ent_draw_scene (cr, scene, &options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The mean of a channel over a square: another version of cairo sets letters
 * up to half a pixel aside, which is no difference that an eye sees. */
#define REACH 2
static int
mean_at (cairo_surface_t *surface, int x, int y, int channel)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), sum = 0;

  for (int dy = -REACH; dy <= REACH; dy++)
    for (int dx = -REACH; dx <= REACH; dx++)
      sum += data[(y + dy) * stride + 4 * (x + dx) + channel];
  return sum / ((2 * REACH + 1) * (2 * REACH + 1));
}

/* In parts of a million. */
static double
share_of_differences (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint differ = 0;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return 1e6;
  for (int y = REACH; y + REACH < height; y++)
    for (int x = REACH; x + REACH < width; x++)
      for (int channel = 0; channel < 3; channel++)
        if (ABS (mean_at (a, x, y, channel) - mean_at (b, x, y, channel)) > 32)
          {
            differ++;
            break;
          }
  return 1e6 * differ / ((double) width * height);
}

void
picture_check (const char *name, cairo_surface_t *surface)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "draw", "golden", file, NULL);
  g_autofree char *out_file = g_strconcat (name, ".out.png", NULL);
  g_autofree char *out = g_test_build_filename (G_TEST_BUILT, out_file, NULL);
  cairo_surface_t *kept;
  double difference;

  if (g_getenv ("UPDATE_IMAGES") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (surface, golden), ==, CAIRO_STATUS_SUCCESS);
      return;
    }
  kept = cairo_image_surface_create_from_png (golden);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  difference = share_of_differences (surface, kept);
  cairo_surface_destroy (kept);
  if (difference > 2000)
    {
      cairo_surface_write_to_png (surface, out);
      g_test_message ("%s differs from %s in %.0f pixels of a million; see %s", name, golden, difference, out);
      g_test_fail ();
    }
}

guint
picture_count (GBytes *bytes, const char *what, const char **where)
{
  gsize size, length = strlen (what);
  const char *data = g_bytes_get_data (bytes, &size);
  guint n = 0;

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, what, length) == 0)
      {
        if (n++ == 0 && where != NULL)
          *where = data + i;
      }
  return n;
}
