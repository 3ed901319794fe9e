/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the map: nothing lies upon anything else or beyond the margin,
 * everybody has a name or a number, symbols stay in their cells, and what must
 * not move does not.
 */
#include <math.h>
#include <string.h>

#include "long-form.h"
#include "scene-fixture.h"

typedef struct
{
  const char *name;
  EntMedium medium;
  double width, height;
  double least_letter;
} Sheet;

static const Sheet sheets[] = {
  { "A3 landscape", ENT_MEDIUM_PAPER, 1190.55, 841.89, 6 },
  { "A3 portrait", ENT_MEDIUM_PAPER, 841.89, 1190.55, 6 },
  { "A4 landscape", ENT_MEDIUM_PAPER, 841.89, 595.28, 6 },
  { "A4 portrait", ENT_MEDIUM_PAPER, 595.28, 841.89, 6 },
  { "laptop", ENT_MEDIUM_SCREEN, 1366, 768, 11 },
  { "small window", ENT_MEDIUM_SCREEN, 1024, 768, 11 },
  { "wide wall", ENT_MEDIUM_PROJECTOR, 1920, 1080, 24 },
  { "old wall", ENT_MEDIUM_PROJECTOR, 1024, 768, 24 },
};

static const guint sizes[] = { 0, 1, 12, 45, 120, 300 };

static PangoContext *context;

static EntScene *
make_scene (EntMap *map, const Sheet *sheet)
{
  EntSceneSpec spec = ent_fixture_spec (sheet->medium, sheet->width, sheet->height);

  return ent_scene_new (map, &spec, context);
}

static const EntSceneRing *
ring_at (const EntScene *scene, guint index)
{
  return &g_array_index (scene->rings, EntSceneRing, index);
}

static const EntSceneWedge *
wedge_at (const EntScene *scene, guint index)
{
  return &g_array_index (scene->wedges, EntSceneWedge, index);
}

/* Between the start of the wedge and the angle of a point, clockwise. */
static double
angle_in_wedge (const EntScene *scene, const EntSceneWedge *wedge, double x, double y)
{
  return fmod (atan2 (x - scene->centre.x, scene->centre.y - y) - wedge->start + 4 * G_PI, 2 * G_PI);
}

static void
check_nothing_overlaps (const EntScene *scene, const Sheet *sheet)
{
  EntSceneQuality quality = measured (scene);

  ent_fixture_assert_apart (scene);
  g_assert_cmpuint (quality.labels_placed + quality.labels_keyed + scene->n_left_out, ==, quality.stakeholders);
  g_assert_cmpfloat (quality.smallest_letter, >=, sheet->least_letter - 1e-6);
}

static void
check_cells (const EntScene *scene)
{
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (scene, i);
      const EntSceneWedge *wedge = wedge_at (scene, symbol->sector);
      const EntSceneRing *ring = ring_at (scene, symbol->ring);
      EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
      guint n = ent_symbol_outline (symbol->kind, symbol->x, symbol->y, symbol->radius, corners);

      for (guint j = 0; j < n; j++)
        {
          double radius = hypot (corners[j].x - scene->centre.x, corners[j].y - scene->centre.y);

          g_assert_cmpfloat (radius, >=, ring->inner);
          g_assert_cmpfloat (radius, <=, ring->outer);
          g_assert_cmpfloat (angle_in_wedge (scene, wedge, corners[j].x, corners[j].y), <=, wedge->end - wedge->start);
        }
    }
}

static void
test_nothing_overlaps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      EntFixture fixture = { .n_stakeholders = sizes[i], .n_ties = sizes[i] * 2 / 3 };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);

      /* the large ones take their time: fewer sheets */
      for (guint j = 0; j < G_N_ELEMENTS (sheets); j += sizes[i] < 120 ? 1 : sizes[i] < 300 ? 4
                                                                                            : 8)
        {
          g_autoptr (EntScene) scene = make_scene (map, &sheets[j]);

          g_test_message ("%u stakeholders, %s", sizes[i], sheets[j].name);
          g_assert_cmpuint (scene->n_stakeholders, ==, sizes[i]);
          check_nothing_overlaps (scene, &sheets[j]);
          check_cells (scene);
        }
    }
}

static void
test_a_workshop_has_every_name (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (guint j = 0; j < G_N_ELEMENTS (sheets); j++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[j]);
      EntSceneQuality quality;

      g_test_message ("%s", sheets[j].name);
      ent_scene_measure (scene, &quality);
      /* letters of the old wall are large for so many */
      g_assert_cmpuint (scene->n_left_out, <=, j + 1 == G_N_ELEMENTS (sheets) ? 3 : 0);
      if (sheets[j].medium == ENT_MEDIUM_PAPER)
        g_assert_cmpuint (quality.labels_placed, ==, 45);
    }
}

/* Letters shrink as far as can be read before names go into the key. */
static void
test_most_of_very_many_have_their_name_on_a_poster (void)
{
  EntFixture fixture = { .n_stakeholders = 1000, .n_ties = 600 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  Sheet poster = { "A0 landscape", ENT_MEDIUM_PAPER, 3370.39, 2383.94, 6 };
  g_autoptr (EntScene) scene = make_scene (map, &poster);
  EntSceneQuality quality;

  check_nothing_overlaps (scene, &poster);
  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.labels_placed, >=, 700);
}

static void
test_fresh_map_is_in_the_band (void)
{
  EntFixture fixture = { .n_stakeholders = 30, .unrated = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  const EntSceneRing *band = ring_at (scene, scene->rings->len - 1);
  double name = 0;

  check_nothing_overlaps (scene, &sheets[0]);
  check_cells (scene);
  g_assert_cmpuint (scene->rings->len, ==, 6);
  g_assert_cmpuint (band->value, ==, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_RING)
      name = text_at (scene, i)->size;
  /* an empty ring keeps the width of its name, and the band is the widest */
  for (guint i = 0; i + 1 < scene->rings->len; i++)
    {
      g_assert_cmpfloat (ring_at (scene, i)->outer - ring_at (scene, i)->inner, >=, name);
      g_assert_cmpfloat (ring_at (scene, i)->outer - ring_at (scene, i)->inner, <, band->outer - band->inner);
    }
}

static void
test_rings_and_wedges_close (void)
{
  EntFixture fixture = { .n_stakeholders = 45 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);

  g_assert_cmpuint (scene->wedges->len, ==, ENT_N_SECTORS);
  g_assert_cmpfloat_with_epsilon (wedge_at (scene, 0)->start, -wedge_at (scene, 0)->end, 1e-9);
  for (guint i = 0; i + 1 < ENT_N_SECTORS; i++)
    g_assert_cmpfloat_with_epsilon (wedge_at (scene, i)->end, wedge_at (scene, i + 1)->start, 1e-9);
  g_assert_cmpfloat_with_epsilon (wedge_at (scene, 6)->end - wedge_at (scene, 0)->start, 2 * G_PI, 1e-9);
  g_assert_cmpfloat (ring_at (scene, 0)->inner, ==, scene->core);
  for (guint i = 0; i + 1 < scene->rings->len; i++)
    g_assert_cmpfloat_with_epsilon (ring_at (scene, i)->outer, ring_at (scene, i + 1)->inner, 1e-9);
  g_assert_cmpfloat_with_epsilon (ring_at (scene, 5)->outer, scene->radius, 1e-9);
}

static void
test_wedge_keeps_room_for_its_name (void)
{
  EntFixture fixture = { .n_stakeholders = 200, .one_sector = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  guint n_names = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);
      PangoRectangle logical;

      if (text->role != ENT_TEXT_SECTOR)
        continue;
      n_names++;
      pango_layout_get_extents (text->layout, NULL, &logical);
      g_assert_false (pango_layout_is_ellipsized (text->layout));
      g_assert_cmpfloat (logical.width / (double) PANGO_SCALE / text->arc_radius, <, wedge_at (scene, text->sector)->end - wedge_at (scene, text->sector)->start);
    }
  g_assert_cmpuint (n_names, ==, ENT_N_SECTORS);
}

static void
test_equal_wedges (void)
{
  EntFixture fixture = { .n_stakeholders = 45 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190, 842);
  EntView view = { .equal_wedges = TRUE };
  g_autoptr (EntScene) scene = NULL;

  spec.view = &view;
  scene = ent_scene_new (map, &spec, context);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    g_assert_cmpfloat_with_epsilon (wedge_at (scene, i)->end - wedge_at (scene, i)->start, 2 * G_PI / 7, 1e-9);
  check_nothing_overlaps (scene, &sheets[0]);
}

/* Two moments compare in place: the ground is the same at both. */
static void
test_ground_ignores_the_moment (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190, 842);
  g_autoptr (EntScene) first = NULL, second = NULL;

  /* legends of two moments may differ in what they explain */
  spec.legend = FALSE;
  spec.moment_id = "t-0";
  first = ent_scene_new (map, &spec, context);
  spec.moment_id = "t-1";
  second = ent_scene_new (map, &spec, context);
  for (guint i = 0; i < first->rings->len; i++)
    g_assert_cmpfloat_with_epsilon (ring_at (first, i)->outer, ring_at (second, i)->outer, 1e-6);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    g_assert_cmpfloat_with_epsilon (wedge_at (first, i)->end, wedge_at (second, i)->end, 1e-9);
}

static void
test_same_map_same_picture (void)
{
  EntFixture fixture = { .n_stakeholders = 60, .n_ties = 50 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntMap) copy = ent_map_copy (map);
  g_autoptr (EntScene) first = make_scene (map, &sheets[4]);
  g_autoptr (EntScene) again = make_scene (copy, &sheets[4]);

  g_assert_cmpuint (first->texts->len, ==, again->texts->len);
  for (guint i = 0; i < first->texts->len; i++)
    {
      g_assert_cmpfloat (text_at (first, i)->x, ==, text_at (again, i)->x);
      g_assert_cmpfloat (text_at (first, i)->y, ==, text_at (again, i)->y);
      g_assert_cmpstr (pango_layout_get_text (text_at (first, i)->layout), ==, pango_layout_get_text (text_at (again, i)->layout));
    }
  for (guint i = 0; i < first->symbols->len; i++)
    {
      g_assert_cmpfloat (symbol_at (first, i)->x, ==, symbol_at (again, i)->x);
      g_assert_cmpfloat (symbol_at (first, i)->y, ==, symbol_at (again, i)->y);
    }
}

static void
test_pins_hold (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .pinned = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);

  check_cells (scene);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (scene, i);
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, symbol->id);
      const EntSceneRing *ring = ring_at (scene, symbol->ring);
      const EntSceneWedge *wedge = wedge_at (scene, symbol->sector);
      double width = ring->outer - ring->inner, angle = wedge->end - wedge->start;
      double radius = hypot (symbol->x - scene->centre.x, symbol->y - scene->centre.y);

      if (!stakeholder->pin.set)
        continue;
      g_assert_true (symbol->flags & ENT_SYMBOL_PINNED);
      /* as near as the symbol gets without leaving its cell */
      if (fabs (stakeholder->pin.radius - 0.5) < 0.5 - (1.6 * symbol->radius + 4) / width)
        g_assert_cmpfloat_with_epsilon ((radius - ring->inner) / width, stakeholder->pin.radius, 1e-4);
      if (fabs (stakeholder->pin.angle - 0.5) < 0.5 - asin (MIN (1, (1.6 * symbol->radius + 4) / radius)) / angle)
        g_assert_cmpfloat_with_epsilon (angle_in_wedge (scene, wedge, symbol->x, symbol->y) / angle, stakeholder->pin.angle, 1e-4);
    }
}

/* Whoever stands elsewhere at another moment stands there at the same place of the cell. */
static void
test_pins_hold_at_every_moment (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_moments = 2, .pinned = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190, 842);
  g_autoptr (EntScene) first = NULL, second = NULL;
  guint n_moved = 0;

  spec.moment_id = "t-0";
  first = ent_scene_new (map, &spec, context);
  spec.moment_id = "t-1";
  second = ent_scene_new (map, &spec, context);
  check_cells (second);
  for (guint i = 0; i < first->n_stakeholders; i++)
    {
      const EntSceneSymbol *a = symbol_at (first, i), *b = symbol_at (second, i);
      const EntPin *pin = &ent_map_stakeholder (map, a->id)->pin;
      const EntSceneWedge *wedge = wedge_at (second, b->sector);

      if (!pin->set)
        continue;
      g_assert_true ((a->flags & b->flags & ENT_SYMBOL_PINNED) != 0);
      n_moved += a->ring != b->ring;
      /* towards the borders as near as the symbol gets */
      if (fabs (pin->angle - 0.5) < 0.15)
        g_assert_cmpfloat_with_epsilon (angle_in_wedge (second, wedge, b->x, b->y) / (wedge->end - wedge->start), pin->angle, 0.05);
    }
  g_assert_cmpuint (n_moved, >, 0);
}

static void
test_ghosts_stand_on_the_ray (void)
{
  EntFixture fixture = { .n_stakeholders = 30, .desired = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190, 842);
  const char *one[] = { "s-2", NULL };
  EntView view = { .ghosts = TRUE };
  g_autoptr (EntScene) alone = NULL, all = NULL;

  spec.ghosts_of = one;
  alone = ent_scene_new (map, &spec, context);
  g_assert_cmpuint (alone->ghosts->len, ==, 1);
  spec.ghosts_of = NULL;
  spec.view = &view;
  all = ent_scene_new (map, &spec, context);
  g_assert_cmpuint (all->ghosts->len, >, 5);
  for (guint i = 0; i < all->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (all->ghosts, EntSceneGhost, i);
      const EntSceneSymbol *symbol = symbol_at (all, ghost->symbol);
      double radius = hypot (ghost->middle.x - all->centre.x, ghost->middle.y - all->centre.y);
      double cross = (symbol->x - all->centre.x) * (ghost->middle.y - all->centre.y) - (symbol->y - all->centre.y) * (ghost->middle.x - all->centre.x);

      g_assert_cmpfloat (radius, >, ring_at (all, 0)->inner);
      g_assert_cmpfloat (radius, <, ring_at (all, 0)->outer);
      g_assert_cmpfloat_with_epsilon (cross, 0, 1e-6);
    }
}

static void
test_rings_show_what_is_asked (void)
{
  EntFixture fixture = { .n_stakeholders = 45 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190, 842);

  for (guint rings = ENT_RINGS_COMMITMENT; rings <= ENT_RINGS_LEVEL; rings++)
    {
      EntView view = { .rings = rings };
      g_autoptr (EntScene) scene = NULL;

      spec.view = &view;
      scene = ent_scene_new (map, &spec, context);
      g_assert_cmpuint (scene->rings->len, ==, rings == ENT_RINGS_LEVEL ? 5 : 6);
      g_assert_cmpuint (ring_at (scene, 0)->value, ==, rings == ENT_RINGS_LEVEL ? ENT_LEVEL_LOCAL : 5);
      check_cells (scene);
      check_nothing_overlaps (scene, &sheets[0]);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        {
          const EntSceneSymbol *symbol = symbol_at (scene, i);
          guint values[] = { symbol->commitment, symbol->power, ent_map_stakeholder (map, symbol->id)->level };

          g_assert_cmpuint (ring_at (scene, symbol->ring)->value, ==, values[rings]);
        }
    }
}

static const char *const hostile_names[] = {
  "A",
  "Association of owners of holiday flats, guest houses and rented rooms of the northern coast",
  "สมาคมโรงแรมและรีสอร์ทแห่งประเทศไทยภาคใต้ตอนล่าง",
  "جمعية أصحاب الفنادق والمطاعم في المنطقة الساحلية",
  "🏖️🏖️🏖️ Beach 👩‍👧‍👦",
  "‮reversed by an override‬",
  "新海岸酒店業者與民宿經營者聯合協會",
  "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  NULL,
};

static void
test_names_of_all_kinds (void)
{
  EntFixture fixture = { .n_stakeholders = 32, .names = hostile_names };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[i]);

      g_test_message ("%s", sheets[i].name);
      check_nothing_overlaps (scene, &sheets[i]);
    }
}

static void
test_endless_names_end (void)
{
  g_autofree char *word = g_strnfill (5000, 'w');
  g_autofree char *spaced = g_strdelimit (g_strnfill (5000, 'x'), "y", ' ');
  const char *names[] = { word, spaced, NULL };
  EntFixture fixture = { .n_stakeholders = 24, .names = names };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  EntSceneQuality quality;

  check_nothing_overlaps (scene, &sheets[0]);
  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.labels_placed, >, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    g_assert_cmpuint (g_utf8_strlen (pango_layout_get_text (text_at (scene, i)->layout), -1), <=, 310);
}

static const char *
label_of (const EntScene *scene, guint symbol)
{
  g_assert_cmpint (symbol_at (scene, symbol)->label, >=, 0);
  return pango_layout_get_text (text_at (scene, symbol_at (scene, symbol)->label)->layout);
}

/* Marks that are piled up on a letter would reach over everything above it. */
static void
test_marks_heaped_on_a_letter_are_few (void)
{
  static const char *const marks[] = { "\u0301", "\u0316", "\u20dd", "\u0e47" };
  static const guint most[] = { 4, 4, 4, 8 };
  const char *names[G_N_ELEMENTS (marks) + 1] = { NULL };
  EntFixture fixture = { .n_stakeholders = G_N_ELEMENTS (marks), .names = names };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GString *name = g_string_new ("Hotels");

      for (guint j = 0; j < 200; j++)
        g_string_append (name, marks[i]);
      g_string_append (name, " of the coast");
      names[i] = g_string_free (name, FALSE);
    }
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[i]);

      check_nothing_overlaps (scene, &sheets[i]);
      for (guint j = 0; j < G_N_ELEMENTS (marks) && i == 0; j++)
        {
          g_auto (GStrv) parts = g_strsplit (label_of (scene, j), marks[j], -1);

          g_assert_cmpuint (g_strv_length (parts) - 1, ==, most[j]);
          g_assert_true (g_str_has_suffix (label_of (scene, j), " of the coast"));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_free ((char *) names[i]);
}

static void
test_spellings_keep_all_their_marks (void)
{
  static const char *const names[] = {
    "Tru\u031bo\u031b\u0300ng Đa\u0323i ho\u0323c E\u0302\u0301", /* Vietnamese, taken apart */
    "ที่ทำการผู้ใหญ่บ้าน น้ำ",
    "क्षेत्रीय पर्यटन संस्था र्त्स्न्यीं ज़्रीं",
    "বিদ্যালয় ঙ্ক্ষ্যৈঃ",
    "ကြွှေ့ာ်း ကျွန်ုပ်တို့",
    "བསྒྲུབས རྡྡྷྱཱུྃ",
    "שָׁלּ֑וֹם",
    "مُحَمَّدٌ",
    "α\u0314\u0342\u0345 r\u0323\u0304\u0301", /* Greek and Sanskrit, taken apart */
    NULL,
  };
  EntFixture fixture = { .n_stakeholders = G_N_ELEMENTS (names) - 1, .names = names };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_assert_cmpstr (label_of (scene, i), ==, names[i]);
}

static void
test_overrides_are_not_shown (void)
{
  static const char *const names[] = { "‮gnp.exe‬ ⁦x⁩", NULL };
  EntFixture fixture = { .n_stakeholders = 1, .names = names };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);

  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_LABEL)
      g_assert_cmpstr (pango_layout_get_text (text_at (scene, i)->layout), ==, "gnp.exe x");
}

static gboolean
has_text (const EntScene *scene, EntTextRole role, const char *wanted)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == role && strcmp (pango_layout_get_text (text_at (scene, i)->layout), wanted) == 0)
      return TRUE;
  return FALSE;
}

static void
test_legend_lists_what_is_there (void)
{
  EntFixture fixture = { .n_stakeholders = 1 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  g_autoptr (EntMap) empty = NULL;
  g_autoptr (EntScene) nothing = NULL;

  g_assert_true (has_text (scene, ENT_TEXT_LEGEND, "Government"));
  g_assert_false (has_text (scene, ENT_TEXT_LEGEND, "Informal"));
  g_assert_true (has_text (scene, ENT_TEXT_LEGEND, "Supportive"));
  g_assert_false (has_text (scene, ENT_TEXT_LEGEND, "Resistant"));
  g_assert_false (has_text (scene, ENT_TEXT_HEADING, "Ties"));
  for (guint i = scene->n_stakeholders; i < scene->symbols->len; i++)
    {
      g_assert_null (symbol_at (scene, i)->id);
      g_assert_true (symbol_at (scene, i)->flags & ENT_SYMBOL_SPECIMEN);
    }
  fixture.n_stakeholders = 0;
  empty = ent_fixture_new (&fixture);
  nothing = make_scene (empty, &sheets[0]);
  g_assert_cmpuint (nothing->symbols->len, ==, 0);
}

static gboolean
overlap (const EntRect *a, const EntRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
assert_corner_is_free (const EntScene *scene, const EntSceneSpec *spec)
{
  EntRect corner = { spec->width - spec->corner_width, spec->height - spec->corner_height, spec->corner_width, spec->corner_height };

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);

      if (overlap (&text->ink, &corner))
        g_error ("“%s” stands in the corner that is kept free", pango_layout_get_text (text->layout));
    }
  for (guint i = 0; i < scene->symbols->len; i++)
    g_assert_false (overlap (&symbol_at (scene, i)->bounds, &corner));
}

/* A name beside two symbols is read as that of either. */
static void
test_names_stand_beside_nobody_else (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    for (guint j = 0; j < scene->n_stakeholders && text_at (scene, i)->role == ENT_TEXT_LABEL; j++)
      {
        const EntSceneText *text = text_at (scene, i);
        double near = 0.5 * text->size;
        EntRect around = { text->ink.x - near, text->ink.y - near, text->ink.width + 2 * near, text->ink.height + 2 * near };

        n += strcmp (symbol_at (scene, j)->id, text->id) != 0 && overlap (&around, &symbol_at (scene, j)->bounds);
      }
  g_assert_cmpuint (n, ==, 0);
}

/* The lines of the key take the room that is left beside them, and no more. */
static void
test_lines_of_the_key_keep_apart (void)
{
  EntFixture fixture = { .n_stakeholders = in_long_form (90, 60), .n_ties = 60 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  guint n_lines = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);

      for (guint i = 0; i < scene->texts->len; i++)
        {
          const EntRect *ink = &text_at (scene, i)->ink;

          if (text_at (scene, i)->role != ENT_TEXT_KEY)
            continue;
          n_lines++;
          g_assert_cmpfloat (ink->x, >=, 0);
          g_assert_cmpfloat (ink->x + ink->width, <=, scene->width);
          g_assert_cmpfloat (hypot (CLAMP (scene->centre.x, ink->x, ink->x + ink->width) - scene->centre.x,
                                    CLAMP (scene->centre.y, ink->y, ink->y + ink->height) - scene->centre.y),
                             >, scene->radius);
          for (guint j = 0; j < scene->texts->len; j++)
            if (j != i && text_at (scene, j)->arc_radius <= 0)
              g_assert_false (overlap (ink, &text_at (scene, j)->ink));
        }
    }
  g_assert_cmpuint (n_lines, >, 0);
}

/* A window has its buttons there. */
static void
test_the_corner_is_kept_free (void)
{
  static const double widths[] = { 780, 1000, 1440 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (widths); i++)
    for (guint n = 45; n <= in_long_form (120, 45); n += 75)
      {
        EntFixture fixture = { .n_stakeholders = n };
        g_autoptr (EntMap) map = ent_fixture_new (&fixture);
        EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, widths[i / 2], 640);
        g_autoptr (EntScene) scene = NULL;

        spec.corner_width = 170;
        spec.corner_height = 60;
        spec.title = FALSE;
        spec.picture = i % 2 == 0 ? ENT_PICTURE_MAP : ENT_PICTURE_MATRIX;
        scene = ent_scene_new (map, &spec, context);
        assert_corner_is_free (scene, &spec);
      }
}

static void
test_empty_wedges_say_so (void)
{
  EntFixture fixture = { .n_stakeholders = 8, .one_sector = TRUE };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  guint n_hints = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n_hints += text_at (scene, i)->role == ENT_TEXT_HINT;
  g_assert_cmpuint (n_hints, ==, ENT_N_SECTORS - 1);
}

/* What the pointer asks: the cell in which each symbol stands. */
static void
test_cells_are_found (void)
{
  EntFixture fixture = { .n_stakeholders = 45 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  EntSectorId sector;
  guint8 value;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      g_assert_true (ent_scene_cell_at (scene, symbol_at (scene, i)->x, symbol_at (scene, i)->y, &sector, &value));
      g_assert_cmpuint (sector, ==, symbol_at (scene, i)->sector);
      g_assert_cmpuint (value, ==, symbol_at (scene, i)->commitment);
      g_assert_cmpint (ent_scene_find_symbol (scene, symbol_at (scene, i)->id), ==, i);
    }
  g_assert_false (ent_scene_cell_at (scene, scene->centre.x, scene->centre.y, &sector, &value));
  g_assert_false (ent_scene_cell_at (scene, 0, 0, &sector, &value));
}

static void
test_stamp_sized_sheets_do_not_fail (void)
{
  EntFixture fixture = { .n_stakeholders = 30, .n_ties = 20 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  static const double sides[][2] = { { 1, 1 }, { 60, 60 }, { 200, 40 }, { 40, 300 }, { 300, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint medium = ENT_MEDIUM_PAPER; medium <= ENT_MEDIUM_PROJECTOR; medium++)
      {
        EntSceneSpec spec = ent_fixture_spec (medium, sides[i][0], sides[i][1]);
        g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);

        g_assert_cmpuint (scene->n_stakeholders, ==, 30);
      }
}

/* On the smallest sheets everything lies near everything: that must not be looked at
 * pair by pair. The time limit of the whole program guards it. */
static void
test_crowds_on_small_sheets_are_laid_out_at_once (void)
{
  static const struct
  {
    guint n;
    double side;
  } crowds[] = { { 300, 300 }, { 300, 100 }, { 1000, 64 }, { 3000, 64 } };

  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      EntFixture fixture = { .n_stakeholders = crowds[i].n, .n_ties = 2 * crowds[i].n };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);

      for (guint medium = ENT_MEDIUM_PAPER; medium <= ENT_MEDIUM_PROJECTOR; medium++)
        {
          Sheet sheet = { "small", medium, crowds[i].side, crowds[i].side, 0 };
          g_autoptr (EntScene) scene = make_scene (map, &sheet);

          g_assert_cmpuint (scene->n_stakeholders, ==, crowds[i].n);
        }
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/map/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/scene/map/a-workshop-has-every-name", test_a_workshop_has_every_name);
  g_test_add_func ("/scene/map/most-of-very-many-have-their-name-on-a-poster", test_most_of_very_many_have_their_name_on_a_poster);
  g_test_add_func ("/scene/map/fresh-map-is-in-the-band", test_fresh_map_is_in_the_band);
  g_test_add_func ("/scene/map/rings-and-wedges-close", test_rings_and_wedges_close);
  g_test_add_func ("/scene/map/wedge-keeps-room-for-its-name", test_wedge_keeps_room_for_its_name);
  g_test_add_func ("/scene/map/equal-wedges", test_equal_wedges);
  g_test_add_func ("/scene/map/ground-ignores-the-moment", test_ground_ignores_the_moment);
  g_test_add_func ("/scene/map/same-map-same-picture", test_same_map_same_picture);
  g_test_add_func ("/scene/map/pins-hold", test_pins_hold);
  g_test_add_func ("/scene/map/pins-hold-at-every-moment", test_pins_hold_at_every_moment);
  g_test_add_func ("/scene/map/ghosts-stand-on-the-ray", test_ghosts_stand_on_the_ray);
  g_test_add_func ("/scene/map/rings-show-what-is-asked", test_rings_show_what_is_asked);
  g_test_add_func ("/scene/map/names-of-all-kinds", test_names_of_all_kinds);
  g_test_add_func ("/scene/map/endless-names-end", test_endless_names_end);
  g_test_add_func ("/scene/map/marks-heaped-on-a-letter-are-few", test_marks_heaped_on_a_letter_are_few);
  g_test_add_func ("/scene/map/spellings-keep-all-their-marks", test_spellings_keep_all_their_marks);
  g_test_add_func ("/scene/map/overrides-are-not-shown", test_overrides_are_not_shown);
  g_test_add_func ("/scene/map/names-stand-beside-nobody-else", test_names_stand_beside_nobody_else);
  g_test_add_func ("/scene/map/lines-of-the-key-keep-apart", test_lines_of_the_key_keep_apart);
  g_test_add_func ("/scene/map/the-corner-is-kept-free", test_the_corner_is_kept_free);
  g_test_add_func ("/scene/map/legend-lists-what-is-there", test_legend_lists_what_is_there);
  g_test_add_func ("/scene/map/empty-wedges-say-so", test_empty_wedges_say_so);
  g_test_add_func ("/scene/map/cells-are-found", test_cells_are_found);
  g_test_add_func ("/scene/map/stamp-sized-sheets-do-not-fail", test_stamp_sized_sheets_do_not_fail);
  g_test_add_func ("/scene/map/crowds-on-small-sheets-are-laid-out-at-once", test_crowds_on_small_sheets_are_laid_out_at_once);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
