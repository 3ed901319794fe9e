/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that lays out and paints: what is superseded is dropped, and on a wall
 * nobody is placed twice for what a key turns to.
 */
#include "scene/scene-fixture.h"
#include "ui/test-util.h"

#include "app/canvas/shelf.h"
#include "app/canvas/studio.h"
#include "model/edit.h"

#define WIDTH 800
#define HEIGHT 600
#define LONG 30000

static PangoContext *context;

static EntMap *
make_map (guint n)
{
  EntFixture fixture = { .n_stakeholders = n, .n_ties = n };

  return ent_fixture_new (&fixture);
}

static EntSceneSpec
make_spec (void)
{
  return (EntSceneSpec) { .medium = ENT_MEDIUM_PROJECTOR, .width = WIDTH, .height = HEIGHT, .margin = 12, .title = TRUE, .legend = TRUE };
}

/* --- the shelf --- */

static void
test_pages_and_lights_place_nobody (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (12);
  EntSceneSpec spec = make_spec ();

  for (guint round = 0; round < 2; round++)
    for (guint page = 0; page < 2; page++)
      {
        g_autoptr (EntScene) scene = NULL;

        spec.page = page;
        scene = ent_shelf_lay_out (shelf, map, &spec, context, NULL);
        g_assert_cmpuint (scene->page, ==, page);
      }
  spec.page = 0;
  for (guint round = 0; round < 2; round++)
    for (guint sector = 0; sector < 3; sector++)
      {
        spec.focus = ent_sector_choices.items[sector].name;
        ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
        /* the legend, as it is asked for while a sector is lit */
        spec.page = 1;
        ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
        spec.page = 0;
      }
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
  /* the last three are kept */
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, 3);
}

/* All of them are made of one picture. */
static void
test_marks_and_changes_place_nobody (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  EntFixture fixture = { .n_stakeholders = 12, .n_ties = 12, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = make_spec ();

  for (guint i = 0; i < 4; i++)
    {
      spec.conflict_marks = i % 2;
      spec.from_moment_id = i < 2 ? NULL : "t-0";
      ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
    }
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
}

static void
test_of_many_lights_the_picture_stays (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (12);
  EntSceneSpec spec = make_spec ();

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      spec.focus = ent_sector_choices.items[sector].name;
      ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
    }
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, ENT_N_SECTORS);
}

static void
test_what_looks_otherwise_is_laid_out (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (6);
  EntSceneSpec specs[] = { make_spec (), make_spec (), make_spec (), make_spec (), make_spec () };

  specs[1].width += 40;
  specs[2].inside = "s-1";
  specs[3].moment_id = "t-0";
  specs[4].picture = ENT_PICTURE_MATRIX;
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      ent_scene_free (ent_shelf_lay_out (shelf, map, &specs[i], context, NULL));
      g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, i + 1);
    }
  ent_shelf_clear (shelf);
  ent_scene_free (ent_shelf_lay_out (shelf, map, &specs[4], context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, G_N_ELEMENTS (specs) + 1);
}

static void
test_of_large_pictures_few_are_kept (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (12000);
  EntSceneSpec spec = make_spec ();
  guint n = 0;

  spec.picture = ENT_PICTURE_MATRIX;
  for (guint k = 0; k < 6; k++)
    {
      spec.margin = 12 + k;
      ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
      g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, ++n);
    }
  /* the last is there, the first is not */
  ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, n);
  spec.margin = 12;
  ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, n + 1);
}

/* The next key has it at once. */
static void
test_a_light_that_was_stopped_leaves_the_picture (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (6);
  g_autoptr (EntProgress) turn = ent_progress_new (), ground = ent_progress_new ();
  EntSceneSpec spec = make_spec ();

  spec.focus = ent_sector_choices.items[ENT_SECTOR_PRIVATE].name;
  spec.progress = turn;
  ent_progress_stop (turn, 0);
  g_assert_null (ent_shelf_lay_out (shelf, map, &spec, context, ground));
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, 0);
  spec.progress = NULL;
  ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, 1);

  /* where the picture itself was stopped, it was begun all the same */
  spec.width += 40;
  ent_progress_stop (ground, 0);
  g_assert_null (ent_shelf_lay_out (shelf, map, &spec, context, ground));
  ent_scene_free (ent_shelf_lay_out (shelf, map, &spec, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 3);
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, 2);
}

/* Nobody is placed for them, and no light is made. */
static void
test_what_a_prepared_picture_shows_is_there (void)
{
  g_autoptr (EntShelf) shelf = ent_shelf_new ();
  g_autoptr (EntMap) map = make_map (6);
  EntSceneSpec specs[] = { make_spec (), make_spec (), make_spec () };
  EntSceneSpec light = make_spec (), screen = make_spec ();

  specs[1].page = 1;
  specs[2].conflict_marks = TRUE;
  light.focus = ent_sector_choices.items[ENT_SECTOR_PRIVATE].name;
  screen.medium = ENT_MEDIUM_SCREEN;
  g_assert_false (ent_shelf_has (shelf, &specs[0]));
  g_assert_true (ent_shelf_prepare (shelf, map, &specs[0], context, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_assert_true (ent_shelf_has (shelf, &specs[i]));
      ent_scene_free (ent_shelf_lay_out (shelf, map, &specs[i], context, NULL));
    }
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
  g_assert_false (ent_shelf_has (shelf, &light));
  g_assert_true (ent_shelf_prepare (shelf, map, &light, context, NULL));
  g_assert_true (ent_shelf_has (shelf, &light));
  ent_scene_free (ent_shelf_lay_out (shelf, map, &light, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
  g_assert_cmpuint (ent_shelf_n_lights (shelf), ==, 1);
  g_assert_false (ent_shelf_prepare (shelf, map, &screen, context, NULL));
  g_assert_cmpuint (ent_shelf_n_layouts (shelf), ==, 1);
}

/* --- the thread --- */

typedef struct
{
  EntStudio *studio;
  guint n_results, n_scenes;
  guint page, n_stakeholders; /* of the last scene */
} Watch;

static void
on_result (EntScene *scene, EntStudioPicture *picture, gpointer data)
{
  Watch *watch = data;

  watch->n_results++;
  watch->n_scenes += scene != NULL;
  if (scene != NULL)
    {
      watch->page = scene->page;
      watch->n_stakeholders = scene->n_stakeholders;
    }
  g_assert_cmpint (scene != NULL, ==, picture != NULL);
  ent_studio_take_back (watch->studio, scene);
  ent_studio_picture_free (picture);
}

static void
ask_with (Watch *watch, guint page, const char *focus, GHashTable *bright)
{
  EntSceneSpec spec = make_spec ();
  EntRect whole = { 0, 0, 1, 1 };
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR, .bright = bright };

  spec.page = page;
  spec.focus = focus;
  ent_studio_lay_out (watch->studio, &spec, &whole, 1, &look);
}

static void
ask (Watch *watch, guint page, const char *focus)
{
  ask_with (watch, page, focus, NULL);
}

static GMutex gate;
static int n_at_gate; /* atomic: how often somebody came there */

static guint
hash_behind_gate (gconstpointer key)
{
  g_atomic_int_inc (&n_at_gate);
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  return g_direct_hash (key);
}

/* A first picture, of a map of its own. Its painter asks who is bright, and hears nothing until the gate is
 * unlocked: what is asked for after it is not begun before. */
static void
hold_back (Watch *watch)
{
  g_autoptr (GHashTable) bright = g_hash_table_new (hash_behind_gate, NULL);

  g_hash_table_add (bright, &gate);
  ent_studio_set_map (watch->studio, make_map (2));
  g_mutex_lock (&gate);
  ask_with (watch, 0, NULL, bright);
}

static void
test_what_is_superseded_is_dropped (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  hold_back (&watch);
  ent_studio_set_map (watch.studio, make_map (20));
  ask (&watch, 0, NULL);
  ent_studio_supersede (watch.studio, TRUE);
  ask (&watch, 1, NULL);
  g_mutex_unlock (&gate);
  g_assert_true (test_wait_until (watch.n_results == 3, LONG));
  /* the first, and the last */
  g_assert_cmpuint (watch.n_scenes, ==, 2);
  g_assert_cmpuint (watch.page, ==, 1);
  ent_studio_free (watch.studio);
}

static void
test_a_key_before_the_picture_is_there_waits_for_no_second (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  hold_back (&watch);
  ent_studio_set_map (watch.studio, make_map (12));
  ask (&watch, 0, NULL);
  ent_studio_supersede (watch.studio, FALSE);
  ask (&watch, 1, NULL);
  ent_studio_supersede (watch.studio, FALSE);
  ask (&watch, 0, ent_sector_choices.items[ENT_SECTOR_PRIVATE].name);
  g_mutex_unlock (&gate);
  g_assert_true (test_wait_until (watch.n_results == 4, LONG));
  /* the first, and the last: each map was laid out once */
  g_assert_cmpuint (watch.n_scenes, ==, 2);
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 2);
  ent_studio_free (watch.studio);
}

/* An edit makes everything old. */
static void
test_after_a_change_everybody_is_placed_anew (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (6));
  ask (&watch, 0, NULL);
  ask (&watch, 1, NULL);
  g_assert_true (test_wait_until (watch.n_results == 2, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 1);
  ent_studio_set_map (watch.studio, make_map (7));
  ask (&watch, 1, NULL);
  g_assert_true (test_wait_until (watch.n_results == 3, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 2);
  ent_studio_free (watch.studio);
}

/* --- drafts --- */

typedef struct
{
  EntStudio *studio;
  GString *order; /* of what came */
} Order;

static void
on_ordered (EntScene *scene, EntStudioPicture *picture, gpointer data)
{
  Order *order = data;

  g_string_append (order->order, picture == NULL ? "nothing " : picture->is_draft ? "draft "
                                                                                  : "picture ");
  g_assert_cmpint (scene != NULL, ==, picture != NULL && !picture->is_draft);
  ent_studio_take_back (order->studio, scene);
  ent_studio_picture_free (picture);
}

static void
test_a_draft_comes_before_the_picture_or_not_at_all (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Order order = { .order = words };
  EntSceneSpec specs[] = { make_spec (), make_spec () };
  EntRect whole = { 0, 0, 1, 1 };
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR };

  order.studio = ent_studio_new (on_ordered, &order);
  ent_studio_set_map (order.studio, make_map (6));
  specs[1].picture = ENT_PICTURE_MATRIX;
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      ent_studio_draft (order.studio, &specs[i], 1, &look);
      ent_studio_lay_out (order.studio, &specs[i], &whole, 1, &look);
    }
  g_assert_true (test_wait_until (g_str_has_suffix (words->str, "picture picture "), LONG));
  g_assert_cmpstr (words->str, ==, "draft picture picture ");
  ent_studio_free (order.studio);
}

/* --- made ahead --- */

static EntSceneSpec
make_matrix_spec (void)
{
  EntSceneSpec spec = make_spec ();

  spec.picture = ENT_PICTURE_MATRIX;
  return spec;
}

static void
ask_for (Watch *watch, const EntSceneSpec *spec)
{
  EntRect whole = { 0, 0, 1, 1 };
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR };

  ent_studio_lay_out (watch->studio, spec, &whole, 1, &look);
}

/* The last scene, to be painted. */
typedef struct
{
  EntStudio *studio;
  EntScene *scene;
  guint n_results, n_drafts;
} Keep;

static void
on_kept (EntScene *scene, EntStudioPicture *picture, gpointer data)
{
  Keep *keep = data;

  keep->n_results++;
  keep->n_drafts += picture != NULL && picture->is_draft;
  if (scene != NULL)
    {
      ent_studio_take_back (keep->studio, keep->scene);
      keep->scene = scene;
    }
  ent_studio_picture_free (picture);
}

static void
lay_out_kept (Keep *keep, const EntSceneSpec *spec)
{
  EntRect whole = { 0, 0, 1, 1 };
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR };

  ent_studio_lay_out (keep->studio, spec, &whole, 1, &look);
}

static void
paint_kept (Keep *keep, GHashTable *bright)
{
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR, .bright = bright };
  EntRect region = { 0, 0, WIDTH, HEIGHT };

  ent_studio_paint (keep->studio, keep->scene, &region, 1, &look);
}

typedef void (*MoreFunc) (Keep *keep, const EntSceneSpec *ahead);

/* Has @ahead made, which is given so many milliseconds to begin, and asks for more while a picture is painted that is held
 * at the gate: in between, before or after. Whether it was in between. */
static gboolean
try_in_between (Keep *keep, const EntSceneSpec *ahead, guint ms, MoreFunc more)
{
  g_autoptr (GHashTable) bright = g_hash_table_new (hash_behind_gate, NULL);
  guint n_ahead = ent_studio_n_ahead (keep->studio);
  gboolean was_finished;
  int n;

  g_hash_table_add (bright, &gate);
  ent_studio_make_ahead (keep->studio, ahead);
  (void) test_wait_until (ent_studio_is_idle (keep->studio), ms);
  g_mutex_lock (&gate);
  n = g_atomic_int_get (&n_at_gate);
  paint_kept (keep, bright);
  g_assert_true (test_wait_until (g_atomic_int_get (&n_at_gate) > n, LONG));
  was_finished = ent_studio_n_ahead (keep->studio) > n_ahead;
  /* what has not been begun never is */
  ent_studio_forget_ahead (keep->studio);
  if (more != NULL)
    more (keep, ahead);
  g_mutex_unlock (&gate);
  g_assert_true (test_wait_until (ent_studio_is_idle (keep->studio), LONG));
  test_drain ();
  return !was_finished && ent_studio_n_ahead (keep->studio) == n_ahead + 1;
}

#define MOST_TRIES 50

/* While the map is made ahead and the matrix is shown: nobody is placed for what @more asks for, nor is what was begun lost. */
static void
check_in_between (Keep *keep, MoreFunc more)
{
  EntSceneSpec matrix = make_matrix_spec (), map = make_spec ();
  gboolean was_between = FALSE;
  guint n_layouts = 0;

  keep->studio = ent_studio_new (on_kept, keep);
  ent_studio_set_map (keep->studio, make_map (20));
  lay_out_kept (keep, &matrix);
  g_assert_true (test_wait_until (keep->scene != NULL, LONG));
  for (guint i = 0; i < MOST_TRIES && !was_between; i++)
    {
      map.width += 1;
      n_layouts = ent_studio_n_layouts (keep->studio);
      keep->n_results = keep->n_drafts = 0;
      was_between = try_in_between (keep, &map, i, more);
    }
  g_assert_true (was_between);
  lay_out_kept (keep, &map);
  g_assert_true (test_wait_until (ent_studio_is_idle (keep->studio), LONG));
  g_assert_cmpuint (ent_studio_n_layouts (keep->studio), ==, n_layouts);
  test_drain ();
  ent_studio_take_back (keep->studio, g_steal_pointer (&keep->scene));
  ent_studio_free (keep->studio);
}

static void
test_what_was_made_ahead_is_there (void)
{
  Watch watch = { 0 };
  EntSceneSpec matrix = make_matrix_spec ();

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (6));
  ent_studio_make_ahead (watch.studio, &matrix);
  g_assert_true (test_wait_until (ent_studio_is_idle (watch.studio), LONG));
  g_assert_cmpuint (ent_studio_n_ahead (watch.studio), ==, 1);
  ask_for (&watch, &matrix);
  g_assert_true (test_wait_until (watch.n_scenes == 1, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 0);
  /* once is enough */
  ent_studio_make_ahead (watch.studio, &matrix);
  g_assert_true (test_wait_until (ent_studio_is_idle (watch.studio), LONG));
  g_assert_cmpuint (ent_studio_n_ahead (watch.studio), ==, 1);
  g_assert_cmpuint (watch.n_results, ==, 1);
  ent_studio_free (watch.studio);
}

static void
on_changed (EntMap *map, const EntChange *change, EntStudio *studio)
{
  ent_studio_change (studio, ent_change_copy (change));
}

static void
test_a_change_that_shows_drops_what_was_made_ahead (void)
{
  g_autoptr (EntMap) map = make_map (6);
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  const char *id = ent_map_stakeholder_at (map, 0)->base.id;
  EntSceneSpec matrix = make_matrix_spec ();
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, ent_map_copy (map));
  g_signal_connect (map, "changed", G_CALLBACK (on_changed), watch.studio);
  ent_studio_make_ahead (watch.studio, &matrix);
  g_assert_nonnull (ent_edit_add_log (history, id, 20261129, ENT_LOG_MEETING, "They agreed.", NULL));
  g_assert_true (test_wait_until (ent_studio_is_idle (watch.studio), LONG));
  ask_for (&watch, &matrix);
  g_assert_true (test_wait_until (watch.n_scenes == 1, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 0);
  g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Another", NULL));
  ask_for (&watch, &matrix);
  g_assert_true (test_wait_until (watch.n_scenes == 2, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 1);
  ent_studio_free (watch.studio);
}

static void
test_what_is_asked_for_waits_for_nothing_made_ahead (void)
{
  Watch watch = { 0 };
  EntSceneSpec matrix = make_matrix_spec (), map = make_spec ();

  watch.studio = ent_studio_new (on_result, &watch);
  hold_back (&watch);
  ent_studio_set_map (watch.studio, make_map (6));
  ent_studio_make_ahead (watch.studio, &matrix);
  ent_studio_make_ahead (watch.studio, &map);
  ask_for (&watch, &matrix);
  ask_for (&watch, &map);
  g_mutex_unlock (&gate);
  g_assert_true (test_wait_until (watch.n_scenes == 3 && ent_studio_is_idle (watch.studio), LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio), ==, 3);
  g_assert_cmpuint (ent_studio_n_ahead (watch.studio), ==, 0);
  ent_studio_free (watch.studio);
}

/* Whether it has begun or not: it would come later if it were begun anew. */
static void
test_what_is_asked_for_goes_on_from_what_is_made_ahead (void)
{
  Watch watch = { 0 };
  EntSceneSpec spec = make_spec ();

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (20));
  spec.focus = ent_sector_choices.items[ENT_SECTOR_PRIVATE].name;
  ent_studio_make_ahead (watch.studio, &spec);
  spec.focus = ent_sector_choices.items[ENT_SECTOR_MEDIA].name;
  ask_for (&watch, &spec);
  g_assert_true (test_wait_until (watch.n_scenes == 1, LONG));
  g_assert_cmpuint (ent_studio_n_layouts (watch.studio) + ent_studio_n_ahead (watch.studio), ==, 1);
  ent_studio_free (watch.studio);
}

static void
test_what_is_painted_is_painted_while_something_is_made_ahead (void)
{
  Keep keep = { 0 };

  check_in_between (&keep, NULL);
}

static void
ask_for_matrix (Keep *keep, const EntSceneSpec *ahead)
{
  EntSceneSpec matrix = make_matrix_spec ();

  lay_out_kept (keep, &matrix);
}

/* Without marks of conflict, as a wall is at first. */
static void
test_what_is_there_comes_while_something_is_made_ahead (void)
{
  Keep keep = { 0 };

  check_in_between (&keep, ask_for_matrix);
}

static void
ask_for_the_same (Keep *keep, const EntSceneSpec *ahead)
{
  EntStudioLook look = { .theme = ENT_THEME_PROJECTOR };

  ent_studio_draft (keep->studio, ahead, 1, &look);
  lay_out_kept (keep, ahead);
}

static void
test_a_draft_stops_nothing_that_is_made_ahead (void)
{
  Keep keep = { 0 };

  check_in_between (&keep, ask_for_the_same);
  g_assert_cmpuint (keep.n_drafts, ==, 1);
}

static EntChange *
add_another (void)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (stakeholder, "s-another");
  stakeholder->name = g_strdup ("Another");
  return ent_change_new_add (stakeholder, NULL, ENT_PLACE_END);
}

static EntChange *
rename_first (EntMap *map, guint n)
{
  g_autofree char *name = g_strdup_printf ("Name %u", n);

  return ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (map, 0)->base.id), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), name);
}

/* More of them than go into the queue together. */
static void
test_all_changes_are_in_the_next_picture (void)
{
  Watch watch = { 0 };
  EntMap *map = make_map (6);
  g_autoptr (EntMap) same = ent_map_copy (map);

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, map);
  for (guint i = 1; i <= 10000; i++)
    ent_studio_change (watch.studio, rename_first (same, i));
  ent_studio_change (watch.studio, add_another ());
  ask (&watch, 0, NULL);
  g_assert_true (test_wait_until (watch.n_results == 1, LONG));
  g_assert_cmpuint (watch.n_stakeholders, ==, 7);
  ent_studio_change (watch.studio, rename_first (same, 1));
  /* and those that nobody asked a picture of go with it */
  ent_studio_free (watch.studio);
}

static EntChange *
rename_nobody (void)
{
  return ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-nobody"), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Nobody");
}

static void
test_a_map_that_has_missed_a_change_is_not_shown (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (6));
  g_test_expect_message ("Entorno-app", G_LOG_LEVEL_WARNING, "The picture has lost its map*");
  ent_studio_change (watch.studio, rename_nobody ());
  ask (&watch, 0, NULL);
  /* nor does it follow those that come later: it would say so again */
  ent_studio_change (watch.studio, rename_nobody ());
  ask (&watch, 0, NULL);
  g_assert_true (test_wait_until (watch.n_results == 2, LONG));
  g_test_assert_expected_messages ();
  g_assert_cmpuint (watch.n_scenes, ==, 0);
  ent_studio_set_map (watch.studio, make_map (7));
  ask (&watch, 0, NULL);
  g_assert_true (test_wait_until (watch.n_results == 3, LONG));
  g_assert_cmpuint (watch.n_stakeholders, ==, 7);
  ent_studio_free (watch.studio);
}

/* It would warn of this one. */
static void
test_one_that_is_freed_follows_no_changes (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (6));
  ent_studio_change (watch.studio, rename_nobody ());
  ent_studio_free (watch.studio);
}

static void
test_nothing_comes_from_one_that_is_freed (void)
{
  Watch watch = { 0 };

  watch.studio = ent_studio_new (on_result, &watch);
  ent_studio_set_map (watch.studio, make_map (20));
  ask (&watch, 0, NULL);
  ask (&watch, 1, NULL);
  ent_studio_free (watch.studio);
  test_drain ();
  g_assert_cmpuint (watch.n_results, ==, 0);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  context = ent_fixture_context ();
  g_test_add_func ("/shelf/pages-and-lights-place-nobody", test_pages_and_lights_place_nobody);
  g_test_add_func ("/shelf/marks-and-changes-place-nobody", test_marks_and_changes_place_nobody);
  g_test_add_func ("/shelf/of-many-lights-the-picture-stays", test_of_many_lights_the_picture_stays);
  g_test_add_func ("/shelf/what-looks-otherwise-is-laid-out", test_what_looks_otherwise_is_laid_out);
  g_test_add_func ("/shelf/of-large-pictures-few-are-kept", test_of_large_pictures_few_are_kept);
  g_test_add_func ("/shelf/a-light-that-was-stopped-leaves-the-picture", test_a_light_that_was_stopped_leaves_the_picture);
  g_test_add_func ("/shelf/what-a-prepared-picture-shows-is-there", test_what_a_prepared_picture_shows_is_there);
  g_test_add_func ("/studio/what-is-superseded-is-dropped", test_what_is_superseded_is_dropped);
  g_test_add_func ("/studio/a-key-before-the-picture-is-there-waits-for-no-second", test_a_key_before_the_picture_is_there_waits_for_no_second);
  g_test_add_func ("/studio/after-a-change-everybody-is-placed-anew", test_after_a_change_everybody_is_placed_anew);
  g_test_add_func ("/studio/a-draft-comes-before-the-picture-or-not-at-all", test_a_draft_comes_before_the_picture_or_not_at_all);
  g_test_add_func ("/studio/what-was-made-ahead-is-there", test_what_was_made_ahead_is_there);
  g_test_add_func ("/studio/a-change-that-shows-drops-what-was-made-ahead", test_a_change_that_shows_drops_what_was_made_ahead);
  g_test_add_func ("/studio/what-is-asked-for-waits-for-nothing-made-ahead", test_what_is_asked_for_waits_for_nothing_made_ahead);
  g_test_add_func ("/studio/what-is-asked-for-goes-on-from-what-is-made-ahead", test_what_is_asked_for_goes_on_from_what_is_made_ahead);
  g_test_add_func ("/studio/what-is-painted-is-painted-while-something-is-made-ahead", test_what_is_painted_is_painted_while_something_is_made_ahead);
  g_test_add_func ("/studio/what-is-there-comes-while-something-is-made-ahead", test_what_is_there_comes_while_something_is_made_ahead);
  g_test_add_func ("/studio/a-draft-stops-nothing-that-is-made-ahead", test_a_draft_stops_nothing_that_is_made_ahead);
  g_test_add_func ("/studio/all-changes-are-in-the-next-picture", test_all_changes_are_in_the_next_picture);
  g_test_add_func ("/studio/a-map-that-has-missed-a-change-is-not-shown", test_a_map_that_has_missed_a_change_is_not_shown);
  g_test_add_func ("/studio/one-that-is-freed-follows-no-changes", test_one_that_is_freed_follows_no_changes);
  g_test_add_func ("/studio/nothing-comes-from-one-that-is-freed", test_nothing_comes_from_one_that_is_freed);
  return g_test_run ();
}
