/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures against those in golden/ (UPDATE_IMAGES=1 writes them anew), and what
 * stands back, stands out, or is left out of them.
 */
#include <math.h>
#include <string.h>

#include "draw/bands.h"
#include "draw/paint.h"
#include "pictures.h"

static void
check_ties (const char *name, EntThemeId theme)
{
  g_auto_scene scene = picture_scene_new (200, 11 * 18 + 4);
  cairo_surface_t *surface;

  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    {
      double y = 9 + 18 * kind;
      EntSceneTie *tie;

      picture_add_tie (scene, kind, ENT_STRENGTH_NORMAL, 6, y, 56);
      tie = picture_add_tie (scene, kind, ENT_STRENGTH_WEAK, 72, y, 56);
      if (tie->direction == ENT_DIRECTION_FORWARD)
        tie->direction = ENT_DIRECTION_BOTH;
      picture_add_tie (scene, kind, ENT_STRENGTH_STRONG, 138, y, 56)->unclear = TRUE;
    }
  surface = picture_paint (scene, theme, 2);
  picture_check (name, surface);
  cairo_surface_destroy (surface);
}

static void
check_symbols (const char *name, EntThemeId theme)
{
  static const guint flags[] = { ENT_SYMBOL_ALLY, ENT_SYMBOL_VETO, ENT_SYMBOL_POWER_UNKNOWN,
                                 ENT_SYMBOL_PLAIN, ENT_SYMBOL_DROPPED, ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO | ENT_SYMBOL_PINNED };
  g_auto_scene scene = picture_scene_new (200, 130);
  cairo_surface_t *surface;

  for (guint kind = 0; kind < ENT_N_KINDS; kind++)
    for (guint c = 0; c < ENT_N_COMMITMENTS; c++)
      picture_add_symbol (scene, NULL, kind, c, 20 + 32 * c, 16 + 26 * kind, 6 + 2 * (c % 3));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    picture_add_symbol (scene, NULL, i % ENT_N_KINDS, ENT_COMMITMENT_LEADING, 20 + 32 * i, 102, 11)->flags = flags[i];
  surface = picture_paint (scene, theme, 2);
  picture_check (name, surface);
  cairo_surface_destroy (surface);
}

/* In rows what an arrow says, in columns the shape and how large it was. */
static void
check_ghosts (const char *name, EntThemeId theme)
{
  g_auto_scene scene = picture_scene_new (240, 150);
  cairo_surface_t *surface;

  for (guint kind = 0; kind < ENT_N_GHOST_KINDS; kind++)
    for (guint shape = 0; shape < ENT_N_KINDS; shape++)
      {
        double x = 20 + 76 * shape, y = 20 + 27 * kind;
        EntSceneGhost ghost = { .symbol = (int) scene->symbols->len, .middle = { x, y }, .radius = 5 + 2 * shape, .kind = kind };

        picture_add_symbol (scene, NULL, shape, kind, x + 46, y, 8);
        g_array_append_val (scene->ghosts, ghost);
      }
  surface = picture_paint (scene, theme, 2);
  picture_check (name, surface);
  cairo_surface_destroy (surface);
}

static void
check_map (const char *name, EntThemeId theme)
{
  g_auto_scene scene = picture_map_new (240, 240, 6);
  cairo_surface_t *surface = picture_paint (scene, theme, 2);

  picture_check (name, surface);
  cairo_surface_destroy (surface);
}

static void
ties_look_like_their_kinds (void)
{
  check_ties ("ties-light", ENT_THEME_LIGHT);
  check_ties ("ties-mono", ENT_THEME_MONO);
}

static void
symbols_look_like_what_they_stand_for (void)
{
  check_symbols ("symbols-light", ENT_THEME_LIGHT);
  check_symbols ("symbols-mono", ENT_THEME_MONO);
}

static void
arrows_of_a_change_are_told_apart (void)
{
  check_ghosts ("ghosts-light", ENT_THEME_LIGHT);
  check_ghosts ("ghosts-mono", ENT_THEME_MONO);
}

static void
maps_look_right_in_every_theme (void)
{
  for (guint theme = ENT_THEME_LIGHT; theme <= ENT_THEME_MONO; theme++)
    {
      g_autofree char *name = g_strconcat ("map-", ent_theme (theme)->name, NULL);
      check_map (name, theme);
    }
}

static guint32
pixel (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[(int) x] & 0xffffff;
}

static cairo_surface_t *
paint_with (const EntScene *scene, const EntDrawOptions *options)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) scene->width, (int) scene->height);
  cairo_t *cr = cairo_create (surface);

  ent_draw_scene (cr, scene, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Three symbols in a row, ties from the first to the others. */
static EntScene *
row_new (void)
{
  EntScene *scene = picture_scene_new (200, 60);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%d", i);
      picture_add_symbol (scene, id, ENT_KIND_FORMAL, ENT_COMMITMENT_LEADING, 20 + 80 * i, 30, 10);
    }
  for (int i = 0; i < 2; i++)
    {
      EntSceneTie *tie = picture_add_tie (scene, ENT_TIE_AGREEMENT, ENT_STRENGTH_STRONG, 30 + 80 * i, 30, 60);

      tie->from = i;
      tie->to = i + 1;
      for (int p = 0; p < 4; p++)
        tie->few[p].y = 30;
    }
  return scene;
}

/* Where the rim will be is not known yet. */
static void
a_draft_fades_before_the_rim (void)
{
  g_auto_scene scene = picture_scene_new (200, 200);
  const EntTheme *theme = ent_theme (ENT_THEME_PROJECTOR);
  EntDrawOptions options = { .theme = theme, .background = TRUE };
  EntSceneWedge wedge = { .sector = ENT_SECTOR_PRIVATE, .start = 0, .end = 2 * G_PI, .n_stakeholders = 1 };
  EntRgb tint = ent_theme_sector_tint (theme, ENT_SECTOR_PRIVATE, "");
  cairo_surface_t *surface;

  g_array_set_size (scene->wedges, 0);
  g_array_append_val (scene->wedges, wedge);
  scene->centre = (EntPoint) { 100, 100 };
  scene->core = 20;
  scene->radius = 80;
  scene->is_draft = TRUE;
  surface = paint_with (scene, &options);
  g_assert_cmphex (pixel (surface, 100, 100), ==, theme->disc);
  g_assert_cmphex (pixel (surface, 100, 100 + 21), ==, tint);
  g_assert_cmphex (pixel (surface, 100, 100 + 50), !=, tint);
  g_assert_cmphex (pixel (surface, 100, 100 + 50), !=, theme->sheet);
  for (int at = 81; at < 100; at++)
    g_assert_cmphex (pixel (surface, 100, 100 + at), ==, theme->sheet);
  cairo_surface_destroy (surface);
}

static void
what_is_not_bright_dims (void)
{
  g_auto_scene scene = row_new ();
  g_autoptr (GHashTable) bright = g_hash_table_new (g_str_hash, g_str_equal);
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  EntDrawOptions options = { .theme = theme, .background = TRUE, .bright = bright };
  EntRgb full = theme->commitments[ENT_COMMITMENT_LEADING];
  cairo_surface_t *surface;

  g_hash_table_add (bright, (gpointer) "s-0");
  g_hash_table_add (bright, (gpointer) "s-1");
  surface = paint_with (scene, &options);
  g_assert_cmphex (pixel (surface, 20, 30), ==, full);
  g_assert_cmphex (pixel (surface, 100, 30), ==, full);
  g_assert_cmphex (pixel (surface, 180, 30), ==, ent_rgb_mix (full, theme->sheet, theme->dim));
  /* a quarter along the ties: both ends bright, one end bright */
  g_assert_cmphex (pixel (surface, 45, 30), ==, theme->tie);
  g_assert_cmphex (pixel (surface, 125, 30), ==, ent_rgb_mix (theme->tie, theme->sheet, theme->dim));
  cairo_surface_destroy (surface);
}

/* Neither a tie nor a line to a name, and no light around it cuts what is under both. */
static void
the_line_of_one_that_stands_back_crosses_nothing_bright (void)
{
  g_auto_scene scene = row_new ();
  g_autoptr (GHashTable) bright = g_hash_table_new (g_str_hash, g_str_equal);
  const EntTheme *theme = ent_theme (ENT_THEME_PROJECTOR);
  EntDrawOptions options = { .theme = theme, .background = TRUE, .bright = bright };
  EntSceneLeader pale = { .symbol = 2, .n_points = 2, .points = { { 60, 5 }, { 60, 55 } } };
  EntSceneLeader lit = { .symbol = 0, .n_points = 2, .points = { { 20, 12 }, { 80, 12 } } };
  cairo_surface_t *with, *without;
  guint n_pale = 0;

  g_hash_table_add (bright, (gpointer) "s-0");
  g_hash_table_add (bright, (gpointer) "s-1");
  g_array_append_val (scene->leaders, lit);
  without = paint_with (scene, &options);
  g_array_append_val (scene->leaders, pale);
  with = paint_with (scene, &options);
  for (int y = 28; y < 33; y++)
    g_assert_cmphex (pixel (with, 60, y), ==, pixel (without, 60, y));
  g_assert_cmphex (pixel (with, 60, 12), ==, pixel (without, 60, 12));
  for (int x = 50; x < 70; x++)
    n_pale += pixel (with, x, 45) != pixel (without, x, 45);
  g_assert_cmpuint (n_pale, >, 0);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

static void
ties_of_the_selected_stay_bright (void)
{
  g_auto_scene scene = row_new ();
  g_autoptr (GHashTable) bright = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) selected = g_hash_table_new (g_str_hash, g_str_equal);
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  EntDrawOptions options = { .theme = theme, .background = TRUE, .bright = bright, .selected = selected };
  cairo_surface_t *surface;

  g_hash_table_add (selected, (gpointer) "s-2");
  surface = paint_with (scene, &options);
  g_assert_cmphex (pixel (surface, 125, 30), ==, theme->tie);
  g_assert_cmphex (pixel (surface, 45, 30), !=, theme->tie);
  /* the ring of selection, 1.3 radii and two and a half lines out */
  g_assert_cmphex (pixel (surface, 180, 30 + 15), ==, theme->selection);
  g_assert_cmphex (pixel (surface, 20, 30 + 15), ==, theme->sheet);
  cairo_surface_destroy (surface);
}

static gboolean
is_same_picture (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize n = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), n) == 0;
}

/* A row of three, each with all that is written and drawn about it, but @without, who was never there; -1: all. */
static EntScene *
labelled_row_new (int without)
{
  EntScene *scene = row_new ();
  EntSceneTie *ties = &g_array_index (scene->ties, EntSceneTie, 0);

  for (int i = 0; i < 3; i++)
    {
      EntSceneLeader leader = { .symbol = i, .n_points = 2, .points = { { 20 + 80 * i, 40 }, { 26 + 80 * i, 46 } } };
      EntSceneGhost ghost = { .symbol = i, .middle = { 32 + 80 * i, 12 }, .radius = 5 };
      EntSceneText *text;

      if (i == without)
        continue;
      g_array_append_val (scene->leaders, leader);
      g_array_append_val (scene->ghosts, ghost);
      for (int role = 0; role < 4; role++)
        {
          static const EntTextRole roles[] = { ENT_TEXT_LABEL, ENT_TEXT_KEY_NUMBER, ENT_TEXT_BADGE, ENT_TEXT_KEY };

          text = picture_add_text (scene, roles[role], "Sol", 6, 0, 6 + 80 * i, 2 + 12 * role);
          text->id = ent_id_ref (g_array_index (scene->symbols, EntSceneSymbol, i).id);
        }
    }
  if (without >= 0)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, without);

      symbol->x = symbol->bounds.x = -1000;
      for (guint i = 0; i < scene->ties->len; i++)
        if (ties[i].from == without || ties[i].to == without)
          ties[i].n_points = 0;
    }
  return scene;
}

static void
of_the_hidden_nothing_is_painted (void)
{
  for (int hidden = 0; hidden < 3; hidden++)
    for (EntThemeId theme = ENT_THEME_LIGHT; theme <= ENT_THEME_MONO; theme++)
      {
        g_auto_scene all = labelled_row_new (-1);
        g_auto_scene rest = labelled_row_new (hidden);
        g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
        EntDrawOptions options = { .theme = ent_theme (theme), .background = TRUE };
        cairo_surface_t *whole = paint_with (all, &options), *without = paint_with (rest, &options), *now;

        g_hash_table_add (set, (gpointer) g_array_index (all->symbols, EntSceneSymbol, hidden).id);
        options.hidden = set;
        now = paint_with (all, &options);
        g_assert_false (is_same_picture (now, whole));
        g_assert_true (is_same_picture (now, without));
        cairo_surface_destroy (whole);
        cairo_surface_destroy (without);
        cairo_surface_destroy (now);
      }
}

static void
a_hidden_tie_leaves_its_ends (void)
{
  g_auto_scene scene = row_new ();
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  EntDrawOptions options = { .theme = theme, .background = TRUE, .hidden = hidden };
  cairo_surface_t *surface;

  g_array_index (scene->ties, EntSceneTie, 1).id = ent_id ("t-1");
  g_hash_table_add (hidden, (gpointer) "t-1");
  surface = paint_with (scene, &options);
  g_assert_cmphex (pixel (surface, 45, 30), ==, theme->tie);
  g_assert_cmphex (pixel (surface, 125, 30), ==, theme->sheet);
  g_assert_cmphex (pixel (surface, 180, 30), ==, theme->commitments[ENT_COMMITMENT_LEADING]);
  cairo_surface_destroy (surface);
}

static void
without_background_the_sheet_is_left_to_others (void)
{
  g_auto_scene scene = row_new ();
  EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT) };
  cairo_surface_t *surface = paint_with (scene, &options);

  g_assert_cmpuint (cairo_image_surface_get_data (surface)[3], ==, 0);
  cairo_surface_destroy (surface);
}

static void
fast_ties_have_hard_edges (void)
{
  g_auto_scene scene = picture_scene_new (100, 40);
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  EntDrawOptions options = { .theme = theme, .background = TRUE, .fast = TRUE };
  cairo_surface_t *surface;

  picture_add_tie (scene, ENT_TIE_WORKS_WITH, ENT_STRENGTH_STRONG, 5, 10, 90);
  surface = paint_with (scene, &options);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 100; x++)
      g_assert_true (pixel (surface, x, y) == theme->sheet || pixel (surface, x, y) == theme->tie);
  cairo_surface_destroy (surface);
}

/* Ties of every kind all over the picture, and across each row where it may be cut. */
static EntScene *
crowd_new (void)
{
  EntScene *scene = picture_scene_new (320, 240);

  for (int i = 0; i < 400; i++)
    {
      EntSceneTie *tie = picture_add_tie (scene, i % ENT_N_TIE_KINDS, i % 3, 10 + i % 17 * 9, 8 + i % 29 * 7.3, 40 + i % 7 * 20);
      double fall = (i % 13 - 6) * 14.7;

      tie->unclear = i % 5 == 0;
      for (int j = 1; j < 4; j++)
        tie->few[j].y += fall * j / 3;
      tie->bounds.y -= MAX (-fall, 0);
      tie->bounds.height += fabs (fall);
    }
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%d", i);
      int row = i / 10;

      picture_add_symbol (scene, id, i % ENT_N_KINDS, i % ENT_N_COMMITMENTS, 10 + i % 10 * 31.3, 12 + row * 41.7, 9.4);
    }
  return scene;
}

static void
two_threads_paint_the_same_as_one (void)
{
  g_auto_scene scene = crowd_new ();

  for (guint id = 0; id <= ENT_THEME_MONO; id++)
    for (int i = 0; i < 2; i++)
      {
        EntDrawOptions alone = { .theme = ent_theme (id), .background = TRUE, .n_threads = 1, .fast = i == 1 };
        EntDrawOptions both = alone;
        cairo_surface_t *together, *one = paint_with (scene, &alone);

        /* on one processor too */
        both.n_threads = 2;
        together = paint_with (scene, &both);
        g_assert_cmpmem (cairo_image_surface_get_data (together), 320 * 240 * 4, cairo_image_surface_get_data (one), 320 * 240 * 4);
        cairo_surface_destroy (together);
        cairo_surface_destroy (one);
      }
}

static void
one_thread_is_one (void)
{
  g_auto_scene scene = crowd_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 320, 240);
  cairo_t *cr = cairo_create (surface);
  EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT), .background = TRUE, .n_threads = 2 };

  g_assert_true (ent_bands_paint (cr, scene, &options));
  options.n_threads = 1;
  g_assert_false (ent_bands_paint (cr, scene, &options));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
texts_under_which_ties_run_are_found (void)
{
  g_auto_scene scene = picture_scene_new (200, 100);
  GArray *crossed;

  picture_add_tie (scene, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL, 10, 50, 180);
  picture_add_text (scene, ENT_TEXT_LABEL, "under", 12, 0, 90, 54);
  picture_add_text (scene, ENT_TEXT_LABEL, "above", 12, 0, 90, 10);
  picture_add_text (scene, ENT_TEXT_LABEL, "outside", 12, 0, 500, 500);
  crossed = ent_paint_crossed_texts (scene, NULL);
  g_assert_cmpuint (crossed->len, ==, 3);
  g_assert_true (g_array_index (crossed, gboolean, 0));
  g_assert_false (g_array_index (crossed, gboolean, 1));
  g_assert_false (g_array_index (crossed, gboolean, 2));
  g_array_unref (crossed);
}

/* A line to a label ends at that label, and what it leads past needs nothing. */
static void
names_of_sectors_under_which_lines_to_labels_run_are_found (void)
{
  g_auto_scene scene = picture_scene_new (200, 100);
  EntSceneLeader leader = { .symbol = 0, .n_points = 2, .points = { { 10, 50 }, { 180, 50 } } };
  GArray *crossed;

  g_array_append_val (scene->leaders, leader);
  picture_add_text (scene, ENT_TEXT_SECTOR, "under", 12, 0, 90, 45);
  picture_add_text (scene, ENT_TEXT_SECTOR, "above", 12, 0, 90, 10);
  picture_add_text (scene, ENT_TEXT_LABEL, "at the end", 12, 0, 170, 54);
  crossed = ent_paint_crossed_texts (scene, NULL);
  g_assert_true (g_array_index (crossed, gboolean, 0));
  g_assert_false (g_array_index (crossed, gboolean, 1));
  g_assert_false (g_array_index (crossed, gboolean, 2));
  g_array_unref (crossed);
}

static void
numbers_gone_wrong_do_not_stop_the_picture (void)
{
  g_auto_scene scene = row_new ();
  cairo_surface_t *surface;

  g_array_index (scene->ties, EntSceneTie, 0).few[1].x = NAN;
  g_array_index (scene->ties, EntSceneTie, 1).few[2].y = 1e12;
  g_array_index (scene->symbols, EntSceneSymbol, 0).x = NAN;
  picture_add_text (scene, ENT_TEXT_LABEL, "far", 12, 0, 1e9, -1e9);
  surface = picture_paint (scene, ENT_THEME_MONO, 1);
  g_assert_cmphex (pixel (surface, 180, 30), ==, 0x000000);
  cairo_surface_destroy (surface);
}

static void
lists_show_what_the_map_shows (void)
{
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 30);
  cairo_t *cr = cairo_create (surface);
  EntSceneSymbol symbol = { .x = 999, .y = 999, .radius = 8, .kind = ENT_KIND_GOVERNMENT, .commitment = ENT_COMMITMENT_UNAWARE };
  EntSceneTie tie = { .kind = ENT_TIE_AGREEMENT, .n_points = 4, .width = 1, .few = { { 30, 15 }, { 38, 15 }, { 46, 15 }, { 58, 15 } } };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_translate (cr, 12, 15);
  ent_draw_symbol (cr, &symbol, theme, 1);
  cairo_restore (cr);
  ent_draw_tie (cr, &tie, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (pixel (surface, 12, 15), ==, theme->commitments[ENT_COMMITMENT_UNAWARE]);
  g_assert_cmphex (pixel (surface, 32, 15), !=, 0xffffff);
  g_assert_cmphex (pixel (surface, 44, 15), !=, 0xffffff);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/pictures/ties-look-like-their-kinds", ties_look_like_their_kinds);
  g_test_add_func ("/draw/pictures/symbols-look-like-what-they-stand-for", symbols_look_like_what_they_stand_for);
  g_test_add_func ("/draw/pictures/arrows-of-a-change-are-told-apart", arrows_of_a_change_are_told_apart);
  g_test_add_func ("/draw/pictures/maps-look-right-in-every-theme", maps_look_right_in_every_theme);
  g_test_add_func ("/draw/paint/a-draft-fades-before-the-rim", a_draft_fades_before_the_rim);
  g_test_add_func ("/draw/paint/what-is-not-bright-dims", what_is_not_bright_dims);
  g_test_add_func ("/draw/paint/the-line-of-one-that-stands-back-crosses-nothing-bright", the_line_of_one_that_stands_back_crosses_nothing_bright);
  g_test_add_func ("/draw/paint/ties-of-the-selected-stay-bright", ties_of_the_selected_stay_bright);
  g_test_add_func ("/draw/paint/of-the-hidden-nothing-is-painted", of_the_hidden_nothing_is_painted);
  g_test_add_func ("/draw/paint/a-hidden-tie-leaves-its-ends", a_hidden_tie_leaves_its_ends);
  g_test_add_func ("/draw/paint/without-background-the-sheet-is-left-to-others", without_background_the_sheet_is_left_to_others);
  g_test_add_func ("/draw/paint/fast-ties-have-hard-edges", fast_ties_have_hard_edges);
  g_test_add_func ("/draw/paint/two-threads-paint-the-same-as-one", two_threads_paint_the_same_as_one);
  g_test_add_func ("/draw/paint/one-thread-is-one", one_thread_is_one);
  g_test_add_func ("/draw/paint/texts-under-which-ties-run-are-found", texts_under_which_ties_run_are_found);
  g_test_add_func ("/draw/paint/names-of-sectors-under-which-lines-to-labels-run-are-found", names_of_sectors_under_which_lines_to_labels_run_are_found);
  g_test_add_func ("/draw/paint/numbers-gone-wrong-do-not-stop-the-picture", numbers_gone_wrong_do_not_stop_the_picture);
  g_test_add_func ("/draw/paint/lists-show-what-the-map-shows", lists_show_what_the_map_shows);
  return g_test_run ();
}
