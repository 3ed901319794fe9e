/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map on a wall: letters are large, so names stand around the disc too, legend
 * and key are pages of their own, and one sector can be lit; and the matrix's pages.
 */
#include <math.h>

#include "long-form.h"
#include "scene-fixture.h"

static PangoContext *context;

static EntScene *
make_page (EntMap *map, double width, double height, guint page, const char *focus)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, width, height);

  spec.page = page;
  spec.focus = focus;
  return ent_scene_new (map, &spec, context);
}

static EntMap *
make_map (guint n)
{
  EntFixture fixture = { .n_stakeholders = n, .n_ties = n * 2 / 3 };

  return ent_fixture_new (&fixture);
}

static void
check_faultless (const EntScene *scene)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.label_label_overlaps + quality.label_symbol_overlaps + quality.symbol_symbol_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_rim_overlaps + quality.outside + quality.ties_through_symbols, ==, 0);
}

static guint
count_numbers (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    n += g_array_index (scene->symbols, EntSceneSymbol, i).key_number > 0;
  return n;
}

static void
test_names_stand_around_the_disc (void)
{
  static const struct
  {
    guint n;
    double width, height;
    guint most_keyed;
  } walls[] = { { 20, 1920, 1080, 0 }, { 20, 1024, 768, 0 }, { 45, 1920, 1080, 0 }, { 45, 1024, 768, 27 } };

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_autoptr (EntMap) map = make_map (walls[i].n);
      g_autoptr (EntScene) scene = make_page (map, walls[i].width, walls[i].height, 0, NULL);

      g_test_message ("%u on %g × %g: %u numbers", walls[i].n, walls[i].width, walls[i].height, count_numbers (scene));
      check_faultless (scene);
      g_assert_cmpuint (count_numbers (scene), <=, walls[i].most_keyed);
      g_assert_cmpuint (scene->n_left_out, ==, 0);
    }
}

static void
test_a_line_joins_a_symbol_and_its_label (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) scene = make_page (map, 1920, 1080, 0, NULL);

  g_assert_cmpuint (scene->leaders->len, >, 0);
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, leader->symbol);
      EntPoint first = leader->points[0], last = leader->points[leader->n_points - 1];
      EntRect ink;

      g_assert_cmpint (symbol->label, >=, 0);
      ink = g_array_index (scene->texts, EntSceneText, symbol->label).ink;
      g_assert_cmpfloat (hypot (first.x - symbol->x, first.y - symbol->y), <=, 2 * symbol->radius);
      g_assert_cmpfloat (hypot (MAX (MAX (ink.x - last.x, last.x - ink.x - ink.width), 0), MAX (MAX (ink.y - last.y, last.y - ink.y - ink.height), 0)), <=, 24);
    }
}

/* Names that are not whole in @scene. */
static guint
count_cut (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    n += symbol_at (scene, i)->label >= 0 && ent_scene_text_is_cut (text_at (scene, (guint) symbol_at (scene, i)->label));
  return n;
}

static void
test_the_legend_is_a_page_of_its_own (void)
{
  g_autoptr (EntMap) map = make_map (12);
  g_autoptr (EntScene) picture = make_page (map, 1920, 1080, 0, NULL);
  g_autoptr (EntScene) legend = make_page (map, 1920, 1080, 1, NULL);

  g_assert_cmpuint (picture->n_pages, ==, count_cut (picture) > 0 ? 3 : 2);
  g_assert_cmpuint (ent_fixture_count_texts (picture, ENT_TEXT_LEGEND), ==, 0);
  g_assert_cmpuint (legend->page, ==, 1);
  g_assert_cmpuint (ent_fixture_count_texts (legend, ENT_TEXT_LEGEND), >, 10);
  g_assert_cmpuint (legend->n_stakeholders + legend->wedges->len + ent_fixture_count_texts (legend, ENT_TEXT_LABEL), ==, 0);
  check_faultless (legend);
}

/* What is on the map is explained as long as the page has room, if need be in narrower columns. */
static void
test_an_old_wall_shows_the_whole_legend (void)
{
  EntFixture fixture = { .n_stakeholders = 12, .n_ties = 40 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) legend = make_page (map, 1024, 768, 1, NULL);
  gboolean is_whole = FALSE;

  for (guint i = 0; i < legend->texts->len; i++)
    is_whole |= g_str_equal (pango_layout_get_text (g_array_index (legend->texts, EntSceneText, i).layout), "Commitment (ring and colour)");
  g_assert_true (is_whole);
  check_faultless (legend);
}

/* Also where names are broken into two. */
static guint
check_lines_apart (const EntScene *key)
{
  guint n_broken = 0;

  for (guint i = 0; i < key->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (key->texts, EntSceneText, i);

      n_broken += text->role == ENT_TEXT_KEY && pango_layout_get_line_count (text->layout) > 1;
      for (guint j = 0; j < i; j++)
        {
          const EntRect *a = &text->ink, *b = &g_array_index (key->texts, EntSceneText, j).ink;

          g_assert_false (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height);
        }
    }
  return n_broken;
}

static void
check_lines_are_whole (const EntScene *key)
{
  for (guint i = 0; i < key->texts->len; i++)
    g_assert_false (text_at (key, i)->role == ENT_TEXT_KEY && ent_scene_text_is_cut (text_at (key, i)));
}

static void
test_every_number_and_cut_name_has_its_line_on_the_pages_of_the_key (void)
{
  g_autoptr (EntMap) map = make_map (in_long_form (120, 90));
  g_autoptr (EntScene) picture = make_page (map, 1024, 768, 0, NULL);
  guint n_lines = 0, n_broken = 0;

  g_test_message ("%u numbers, %u left out", count_numbers (picture), picture->n_left_out);
  g_assert_cmpuint (count_numbers (picture), >, 40);
  g_assert_cmpuint (picture->n_pages, >=, 3);
  for (guint page = 2; page < picture->n_pages; page++)
    {
      g_autoptr (EntScene) key = make_page (map, 1024, 768, page, NULL);

      g_assert_cmpuint (key->page, ==, page);
      g_assert_cmpuint (ent_fixture_count_texts (key, ENT_TEXT_KEY), >, 0);
      n_lines += ent_fixture_count_texts (key, ENT_TEXT_KEY);
      n_broken += check_lines_apart (key);
      check_lines_are_whole (key);
      check_faultless (key);
    }
  g_assert_cmpuint (n_broken, >, 0);
  g_assert_cmpuint (n_lines, ==, count_numbers (picture) + count_cut (picture));
}

static EntScene *
make_matrix_page (EntMap *map, double width, double height, guint page)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, width, height);

  spec.picture = ENT_PICTURE_MATRIX;
  spec.page = page;
  return ent_scene_new (map, &spec, context);
}

static void
test_the_matrix_has_the_same_pages (void)
{
  static const double walls[][2] = { { 1920, 1080 }, { 1366, 768 }, { 1024, 768 } };

  for (guint w = 0; w < G_N_ELEMENTS (walls); w++)
    {
      g_autoptr (EntMap) map = make_map (45);
      g_autoptr (EntScene) picture = make_matrix_page (map, walls[w][0], walls[w][1], 0);
      g_autoptr (EntScene) legend = make_matrix_page (map, walls[w][0], walls[w][1], 1);
      guint n_lines = 0;

      check_faultless (picture);
      g_assert_cmpuint (ent_fixture_count_texts (picture, ENT_TEXT_LEGEND) + ent_fixture_count_texts (picture, ENT_TEXT_KEY), ==, 0);
      g_assert_cmpuint (legend->page, ==, 1);
      g_assert_cmpuint (ent_fixture_count_texts (legend, ENT_TEXT_LEGEND), >, 6);
      g_assert_cmpuint (legend->n_stakeholders + legend->cells->len + ent_fixture_count_texts (legend, ENT_TEXT_LABEL), ==, 0);
      check_faultless (legend);
      for (guint page = 2; page < picture->n_pages; page++)
        {
          g_autoptr (EntScene) key = make_matrix_page (map, walls[w][0], walls[w][1], page);

          g_assert_cmpuint (key->cells->len, ==, 0);
          n_lines += ent_fixture_count_texts (key, ENT_TEXT_KEY);
          check_lines_are_whole (key);
          check_faultless (key);
        }
      g_assert_cmpuint (n_lines, ==, count_numbers (picture) + count_cut (picture));
      g_test_message ("%g × %g: %u numbers, %u left out", walls[w][0], walls[w][1], n_lines, picture->n_left_out);
    }
}

/* A name or a number for everybody, and so a line in the key. */
static void
test_nobody_is_left_out_of_the_matrix (void)
{
  static const struct
  {
    guint n;
    double width, height;
  } walls[] = { { 20, 1024, 768 }, { 45, 1366, 768 }, { 45, 1920, 1080 } };

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_autoptr (EntMap) map = make_map (walls[i].n);
      g_autoptr (EntScene) scene = make_matrix_page (map, walls[i].width, walls[i].height, 0);

      g_assert_cmpuint (scene->n_left_out, ==, 0);
      for (guint k = 0; k < scene->n_stakeholders; k++)
        {
          const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, k);

          g_assert_true ((symbol->label >= 0) != (symbol->key_number > 0));
        }
    }
}

/* Long names without short forms, each with a beginning of its own. */
static const char *const long_names[] = {
  "Asociación de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Cooperativa de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Federación de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Fundación de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Junta de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Gremio de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Sindicato de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Instituto de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Colectivo de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  "Escuela de pescadores artesanales y vecinos de la ribera oriental del puerto grande de la bahía",
  NULL,
};

/* A few words tell more than a number; where two would read the same, a number tells more. */
static void
test_long_names_are_cut_where_they_differ (void)
{
  for (guint n = 10; n <= 20; n += 10)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = n, .names = long_names });
      g_autoptr (EntScene) scene = make_page (map, 1024, 768, 0, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_named = 0;

      check_faultless (scene);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        {
          const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
          const char *shown = symbol->label >= 0 ? pango_layout_get_text (g_array_index (scene->texts, EntSceneText, symbol->label).layout) : NULL;

          if (shown == NULL || !g_str_has_suffix (shown, "…"))
            continue;
          g_assert_true (g_hash_table_add (seen, (gpointer) shown));
          n_named++;
        }
      if (n == 10)
        g_assert_cmpuint (n_named, >=, 9);
    }
}

/* What is cut off can be asked for: see plates. */
static void
test_a_part_of_a_name_is_known_as_one (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 10, .names = long_names });
  g_autoptr (EntScene) scene = make_matrix_page (map, 1366, 768, 0);
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      const EntSceneText *label = symbol->label >= 0 ? &g_array_index (scene->texts, EntSceneText, symbol->label) : NULL;

      if (label == NULL)
        continue;
      g_assert_cmpint ((symbol->flags & ENT_SYMBOL_SHORTENED) != 0, ==,
                       pango_layout_is_ellipsized (label->layout) || g_strcmp0 (pango_layout_get_text (label->layout), ent_map_stakeholder (map, symbol->id)->name) != 0);
      n += (symbol->flags & ENT_SYMBOL_SHORTENED) != 0;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_the_spotlight_moves_nothing_and_names_one_sector (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) picture = make_page (map, 1024, 768, 0, NULL);

  for (guint sector = 0; sector < ENT_N_SECTORS; sector += 2)
    {
      g_autoptr (EntScene) lit = make_page (map, 1024, 768, 0, ent_sector_choices.items[sector].name);
      guint n_named = 0, n_inside = 0;

      check_faultless (lit);
      g_assert_cmpuint (lit->ties->len, ==, 0);
      for (guint i = 0; i < lit->n_stakeholders; i++)
        {
          const EntSceneSymbol *symbol = &g_array_index (lit->symbols, EntSceneSymbol, i);
          const EntSceneSymbol *before = &g_array_index (picture->symbols, EntSceneSymbol, i);

          g_assert_cmpfloat (symbol->x, ==, before->x);
          g_assert_cmpfloat (symbol->y, ==, before->y);
          g_assert_cmpint ((symbol->flags & ENT_SYMBOL_DIMMED) != 0, ==, symbol->sector != sector);
          g_assert_true (symbol->sector == sector || symbol->label < 0);
          n_inside += symbol->sector == sector;
          n_named += symbol->label >= 0;
        }
      for (guint i = 0; i < lit->texts->len; i++)
        g_assert_cmpfloat (g_array_index (lit->texts, EntSceneText, i).size, >=, 768 / 32.0 - 1e-6);
      g_assert_cmpuint (n_named, ==, n_inside);
    }
}

static gboolean
is_tied (EntMap *map, EntId a, EntId b)
{
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      /* what is private ties nobody on a wall */
      if (tie->kind != ENT_TIE_TENSION && tie->kind != ENT_TIE_BROKEN && ((tie->from == a && tie->to == b) || (tie->from == b && tie->to == a)))
        return TRUE;
    }
  return FALSE;
}

static guint
count_texts (const EntScene *scene, EntTextRole role)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += g_array_index (scene->texts, EntSceneText, i).role == role;
  return n;
}

/* Before anybody comes in, a room learns what the rings are. */
static void
test_without_people_every_ring_has_its_name (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) full = make_page (map, 1024, 768, 0, NULL);
  g_autoptr (EntScene) empty = make_page (map, 1024, 768, 0, ENT_FOCUS_NOBODY);

  g_assert_cmpuint (count_texts (empty, ENT_TEXT_RING), ==, empty->rings->len);
  g_assert_cmpuint (count_texts (empty, ENT_TEXT_LABEL), ==, 0);
  g_assert_cmpuint (count_texts (empty, ENT_TEXT_KEY_NUMBER), ==, 0);
  g_assert_cmpuint (empty->n_stakeholders, ==, full->n_stakeholders);
  for (guint i = 0; i < full->n_stakeholders; i++)
    {
      const EntSceneSymbol *a = &g_array_index (full->symbols, EntSceneSymbol, i), *b = &g_array_index (empty->symbols, EntSceneSymbol, i);

      g_assert_cmpfloat (a->x, ==, b->x);
      g_assert_cmpfloat (a->y, ==, b->y);
    }
}

static void
test_the_spotlight_on_one_has_its_ties_and_who_is_tied_to_it (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) picture = make_page (map, 1024, 768, 0, NULL);
  guint n_tied = 0;

  for (guint s = 0; s < 12; s += 3)
    {
      const EntStakeholder *one = ent_map_stakeholder_at (map, s);
      g_autoptr (EntScene) lit = make_page (map, 1024, 768, 0, one->base.id);

      for (guint i = 0; i < lit->n_stakeholders; i++)
        {
          const EntSceneSymbol *symbol = symbol_at (lit, i), *before = symbol_at (picture, i);
          gboolean bright = symbol->id == one->base.id || is_tied (map, symbol->id, one->base.id);

          g_assert_cmpfloat (symbol->x, ==, before->x);
          g_assert_cmpfloat (symbol->y, ==, before->y);
          g_assert_cmpint ((symbol->flags & ENT_SYMBOL_DIMMED) == 0, ==, bright);
          g_assert_cmpint (symbol->label >= 0, ==, bright);
          n_tied += bright && symbol->id != one->base.id;
        }
      for (guint i = 0; i < lit->ties->len; i++)
        {
          const EntSceneTie *tie = &g_array_index (lit->ties, EntSceneTie, i);

          g_assert_true (tie->id == NULL || symbol_at (lit, (guint) tie->from)->id == one->base.id || symbol_at (lit, (guint) tie->to)->id == one->base.id);
        }
      for (guint i = 0; i < lit->texts->len; i++)
        g_assert_cmpfloat (text_at (lit, i)->size, >=, 768 / 32.0 - 1e-6);
    }
  g_assert_cmpuint (n_tied, >, 0);
}

/* Where there is no room for all names, the fifteen who decide most have theirs. */
static void
test_the_powerful_are_named_first (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) scene = make_page (map, 1024, 768, 0, NULL);
  guint n_left = 15, n_named = 0;

  for (guint power = ENT_POWER_MAX; power > 0; power--)
    for (guint i = 0; i < scene->n_stakeholders && n_left > 0; i++)
      {
        const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

        if (symbol->power != power)
          continue;
        n_named += symbol->label >= 0;
        n_left--;
      }
  g_test_message ("%u of 15", n_named);
  g_assert_cmpuint (n_named, ==, 15);
}

/* Whoever has no name has a number, and the number is near its symbol or at the end of a line. */
static void
test_nobody_has_neither_a_name_nor_a_number (void)
{
  static const guint sizes[] = { 45, 60, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntMap) map = make_map (sizes[i]);
      g_autoptr (EntScene) scene = make_page (map, i < 2 ? 1024 : 800, i < 2 ? 768 : 600, 0, NULL);

      check_faultless (scene);
      for (guint k = 0; k < scene->n_stakeholders; k++)
        {
          const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, k);

          g_assert_true ((symbol->label >= 0) != (symbol->key_number > 0));
        }
    }
}

/* Lines go around the children, not over them. */
static void
test_no_line_runs_over_the_centre (void)
{
  g_autoptr (EntMap) map = make_map (45);
  g_autoptr (EntScene) scene = make_page (map, 1024, 768, 0, ent_sector_choices.items[ENT_SECTOR_PRIVATE].name);

  g_assert_cmpuint (scene->leaders->len, >, 0);
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);

      for (guint k = 1; k < leader->n_points; k++)
        for (guint part = 0; part <= 20; part++)
          {
            EntPoint a = leader->points[k - 1], b = leader->points[k];

            g_assert_cmpfloat (hypot (a.x + (b.x - a.x) * part / 20 - scene->centre.x, a.y + (b.y - a.y) * part / 20 - scene->centre.y), >, 0.92 * scene->core);
          }
    }
}

/* Names of rings are whole or not there, and cut no tie in two. */
static void
test_names_of_rings_are_whole_and_off_the_ties (void)
{
  g_autoptr (EntMap) map = make_map (16);
  g_autoptr (EntScene) scene = make_page (map, 1366, 768, 0, NULL);
  guint n_names = 0;

  g_assert_cmpuint (scene->ties->len, >, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      guint n = text->role == ENT_TEXT_RING ? ent_scene_text_boxes (text, boxes) : 0;

      n_names += n > 0;
      g_assert_false (n > 0 && pango_layout_is_ellipsized (text->layout));
      for (guint k = 0; k < n; k++)
        for (guint tie = 0; tie < scene->ties->len; tie++)
          {
            const EntSceneTie *of = &g_array_index (scene->ties, EntSceneTie, tie);

            for (guint point = 0; of->id != NULL && point < of->n_points; point += 3)
              {
                EntPoint at = ent_tie_points (of)[point];

                g_assert_false (at.x > boxes[k].x && at.x < boxes[k].x + boxes[k].width && at.y > boxes[k].y && at.y < boxes[k].y + boxes[k].height);
              }
          }
    }
  g_assert_cmpuint (n_names, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/wall/names-stand-around-the-disc", test_names_stand_around_the_disc);
  g_test_add_func ("/scene/wall/a-line-joins-a-symbol-and-its-label", test_a_line_joins_a_symbol_and_its_label);
  g_test_add_func ("/scene/wall/the-legend-is-a-page-of-its-own", test_the_legend_is_a_page_of_its_own);
  g_test_add_func ("/scene/wall/an-old-wall-shows-the-whole-legend", test_an_old_wall_shows_the_whole_legend);
  g_test_add_func ("/scene/wall/every-number-and-cut-name-has-its-line-on-the-pages-of-the-key", test_every_number_and_cut_name_has_its_line_on_the_pages_of_the_key);
  g_test_add_func ("/scene/wall/the-matrix-has-the-same-pages", test_the_matrix_has_the_same_pages);
  g_test_add_func ("/scene/wall/nobody-is-left-out-of-the-matrix", test_nobody_is_left_out_of_the_matrix);
  g_test_add_func ("/scene/wall/long-names-are-cut-where-they-differ", test_long_names_are_cut_where_they_differ);
  g_test_add_func ("/scene/wall/a-part-of-a-name-is-known-as-one", test_a_part_of_a_name_is_known_as_one);
  g_test_add_func ("/scene/wall/the-spotlight-moves-nothing-and-names-one-sector", test_the_spotlight_moves_nothing_and_names_one_sector);
  g_test_add_func ("/scene/wall/the-spotlight-on-one-has-its-ties-and-who-is-tied-to-it", test_the_spotlight_on_one_has_its_ties_and_who_is_tied_to_it);
  g_test_add_func ("/scene/wall/without-people-every-ring-has-its-name", test_without_people_every_ring_has_its_name);
  g_test_add_func ("/scene/wall/names-of-rings-are-whole-and-off-the-ties", test_names_of_rings_are_whole_and_off_the_ties);
  g_test_add_func ("/scene/wall/no-line-runs-over-the-centre", test_no_line_runs_over_the_centre);
  g_test_add_func ("/scene/wall/nobody-has-neither-a-name-nor-a-number", test_nobody_has_neither_a_name_nor_a_number);
  g_test_add_func ("/scene/wall/the-powerful-are-named-first", test_the_powerful_are_named_first);
  return g_test_run ();
}
