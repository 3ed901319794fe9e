/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not move does not: the picture of a map after one edit, and in a window
 * of another size, is that from before but for what changed.
 *
 * Places are taken from the centre, in units of the radius, so that a circle which
 * moves or grows in its frame does not count.
 */
#include <math.h>

#include "cli/generate.h"
#include "long-form.h"
#include "model/edit.h"
#include "scene-fixture.h"

#define N_STAKEHOLDERS 60

static PangoContext *context;

typedef struct
{
  double x, y;
} Place;

typedef struct
{
  GArray *moves;   /* of double: of everybody, over all edits */
  GArray *means;   /* of double: of the others, by edit */
  GArray *ninths;  /* of double: what nine in ten of the others keep below, by edit */
  GArray *largest; /* of double, by edit */
} Moves;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Sorts. */
static double
quantile (GArray *numbers, double part)
{
  g_assert_cmpuint (numbers->len, >, 0);
  g_array_sort (numbers, compare);
  return g_array_index (numbers, double, (guint) (part * (numbers->len - 1) + 0.5));
}

static Moves
moves_new (void)
{
  return (Moves) {
    g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (double)),
    g_array_new (FALSE, FALSE, sizeof (double)),
  };
}

static void
moves_clear (Moves *self)
{
  g_array_unref (self->moves);
  g_array_unref (self->means);
  g_array_unref (self->ninths);
  g_array_unref (self->largest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moves, moves_clear)

static Place
place_of (const EntScene *scene, guint index)
{
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);

  return (Place) { (symbol->x - scene->centre.x) / scene->radius, (symbol->y - scene->centre.y) / scene->radius };
}

/* @edited: is not one of the others; may be NULL. */
static void
add_moves (Moves *self, const EntScene *before, const EntScene *after, const char *edited)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0, ninth, largest;

  for (guint i = 0; i < before->n_stakeholders; i++)
    {
      const char *id = g_array_index (before->symbols, EntSceneSymbol, i).id;
      int index = ent_scene_find_symbol (after, id);
      Place from = place_of (before, i), to;
      double move;

      if (index < 0 || g_strcmp0 (id, edited) == 0)
        continue;
      to = place_of (after, index);
      move = hypot (to.x - from.x, to.y - from.y);
      sum += move;
      g_array_append_val (moves, move);
    }
  sum /= MAX (moves->len, 1);
  ninth = quantile (moves, 0.9);
  largest = quantile (moves, 1);
  g_array_append_vals (self->moves, moves->data, moves->len);
  g_array_append_val (self->means, sum);
  g_array_append_val (self->ninths, ninth);
  g_array_append_val (self->largest, largest);
}

static char *
edit (EntHistory *history, GRand *rand, guint number)
{
  g_autoptr (GError) error = NULL;
  EntMap *map = ent_history_map (history);
  guint n = ent_map_n_stakeholders (map);
  char *id = g_strdup (ent_map_stakeholder_at (map, g_rand_int_range (rand, 0, n))->base.id);
  const char *const ids[] = { id };
  const char *moment = ent_map_latest_moment (map)->base.id;

  switch (number % 3)
    {
    case 0:
      {
        const char *name = ent_map_stakeholder (map, id)->name;
        EntSectorId sector = g_rand_int_range (rand, 0, ENT_N_SECTORS);
        char *added = g_strdup (ent_edit_add_stakeholder (history, name, sector, ent_edit_kind_for_sector (sector), &error));
        const char *const those[] = { added };

        g_assert_no_error (error);
        /* every other one as it comes from a workshop: with its ratings */
        if (number % 2 == 0)
          {
            g_assert_true (ent_edit_rate (history, those, 1, moment, ENT_ASPECT_POWER, g_rand_int_range (rand, 1, 6), &error));
            g_assert_true (ent_edit_rate (history, those, 1, moment, ENT_ASPECT_COMMITMENT, g_rand_int_range (rand, 1, 6), &error));
          }
        g_free (id);
        return added;
      }
    case 1:
      g_assert_true (ent_edit_delete (history, ids, 1, &error));
      return id;
    default:
      g_assert_true (ent_edit_rate (history, ids, 1, moment, number % 2 == 0 ? ENT_ASPECT_POWER : ENT_ASPECT_COMMITMENT,
                                    g_rand_int_range (rand, 1, 6), &error));
      return id;
    }
}

static void
take_back (EntHistory *history)
{
  while (ent_history_undo_name (history) != NULL)
    ent_history_undo (history);
}

static void
tell (Moves *moves, const char *what)
{
  g_test_message ("%s: median of all moves %.4f, mean by edit: 95th percentile %.4f, nine in ten by edit: 95th percentile %.4f, largest by edit: median %.4f, 95th percentile %.4f",
                  what, quantile (moves->moves, 0.5), quantile (moves->means, 0.95), quantile (moves->ninths, 0.95),
                  quantile (moves->largest, 0.5), quantile (moves->largest, 0.95));
}

/* The median over all moves of all edits is at most a fiftieth of the radius, and in
 * nineteen of twenty edits the others move by at most three fiftieths in the mean, and nine
 * in ten of them by little more. The one in ten are those whom the edit gives room or takes it. */
static void
check_moves (Moves *moves)
{
  g_assert_cmpfloat (quantile (moves->moves, 0.5), <=, 0.02);
  g_assert_cmpfloat (quantile (moves->means, 0.95), <=, 0.06);
  g_assert_cmpfloat (quantile (moves->ninths, 0.95), <=, 0.07);
}

static void
test_an_edit_moves_the_others_little (gconstpointer data)
{
  const EntSceneSpec *spec = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (60);
  g_autoptr (EntMap) map = ent_generate_map (N_STAKEHOLDERS, N_STAKEHOLDERS, 1);
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (EntScene) before = ent_scene_new (map, spec, context);
  g_auto (Moves) moves = moves_new ();
  /* each is a picture, and on paper there is more room */
  guint n_edits = spec->medium == ENT_MEDIUM_SCREEN ? in_long_form (100, 24) : in_long_form (40, 12);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autofree char *edited = edit (history, rand, i);
      g_autoptr (EntScene) after = ent_scene_new (map, spec, context);

      add_moves (&moves, before, after, edited);
      take_back (history);
    }
  tell (&moves, "edits");
  check_moves (&moves);
}

/* A window that is pulled larger, and by a few pixels: many sizes, each against the first. */
static void
test_another_size_moves_everybody_little (void)
{
  static const double sizes[][2] = { { 1920, 1080 }, { 1369, 768 }, { 1366, 771 }, { 1360, 764 }, { 1371, 775 }, { 1350, 768 }, { 1440, 900 }, { 1600, 900 } };
  g_autoptr (EntMap) map = ent_generate_map (N_STAKEHOLDERS, N_STAKEHOLDERS, 1);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, 1366, 768);
  g_autoptr (EntScene) before = NULL;
  g_auto (Moves) moves = moves_new ();

  spec.title = FALSE;
  before = ent_scene_new (map, &spec, context);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntScene) after = NULL;

      spec.width = sizes[i][0];
      spec.height = sizes[i][1];
      after = ent_scene_new (map, &spec, context);
      add_moves (&moves, before, after, NULL);
    }
  tell (&moves, "sizes");
  check_moves (&moves);
}

/* How far the ends of the ties of @map lie from each other in the picture of @scene, on average. */
static double
length_of_ties (EntMap *map, const EntScene *scene)
{
  double sum = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      const EntSceneSymbol *from = symbol_at (scene, ent_scene_find_symbol (scene, tie->from));
      const EntSceneSymbol *to = symbol_at (scene, ent_scene_find_symbol (scene, tie->to));

      sum += hypot (from->x - to->x, from->y - to->y) / scene->radius;
    }
  return sum / ent_map_n_ties (map);
}

static void
test_ties_draw_their_ends_together (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 40 }, alone = { .n_stakeholders = 45 };
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190.55, 841.89);
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntMap) without = ent_fixture_new (&alone);
  g_autoptr (EntScene) drawn = ent_scene_new (map, &spec, context);
  g_autoptr (EntScene) apart = ent_scene_new (without, &spec, context);

  g_assert_cmpfloat (length_of_ties (map, drawn), <, 0.97 * length_of_ties (map, apart));
}

/* They are drawn by where the other sector lies, not by where the other stands: what a tie
 * does ends at its ends and those beside them. */
static void
test_a_tie_more_moves_few (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 12 };
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190.55, 841.89);
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) before = ent_scene_new (map, &spec, context);
  g_autoptr (EntMap) more = NULL;
  g_autoptr (EntScene) after = NULL;
  guint n = 0;

  fixture.n_ties = 13;
  more = ent_fixture_new (&fixture);
  g_assert_cmpuint (ent_map_n_ties (more), ==, ent_map_n_ties (map) + 1);
  after = ent_scene_new (more, &spec, context);
  for (guint i = 0; i < before->n_stakeholders; i++)
    n += hypot (symbol_at (before, i)->x - symbol_at (after, i)->x, symbol_at (before, i)->y - symbol_at (after, i)->y) > 0.02 * before->radius;
  g_assert_cmpuint (n, <=, 9);
}

/* Never in steps, or at the end of a step one stakeholder would turn everybody. */
static void
test_wedges_grow_little_by_little (void)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190.55, 841.89);
  double last = 0;

  for (guint n = 0; n < 80; n++)
    {
      EntFixture fixture = { .n_stakeholders = n, .one_sector = TRUE };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);
      g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, ENT_SECTOR_PRIVATE);
      double angle = wedge->end - wedge->start;

      /* the few of a small map weigh more */
      g_assert_cmpfloat (angle, >=, last - 1e-9);
      g_assert_true (n == 0 || angle < last + (n <= 20 ? 9 : 3) * G_PI / 180);
      last = angle;
    }
  g_assert_cmpfloat (last, >, G_PI_2);
}

int
main (int argc, char **argv)
{
  EntSceneSpec window = ent_fixture_spec (ENT_MEDIUM_SCREEN, 1366, 768);
  EntSceneSpec sheet = ent_fixture_spec (ENT_MEDIUM_PAPER, 1190.55, 841.89);
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  window.title = FALSE;
  g_test_add_data_func ("/scene/stability/an-edit-moves-the-others-little/window", &window, test_an_edit_moves_the_others_little);
  g_test_add_data_func ("/scene/stability/an-edit-moves-the-others-little/sheet", &sheet, test_an_edit_moves_the_others_little);
  g_test_add_func ("/scene/stability/another-size-moves-everybody-little", test_another_size_moves_everybody_little);
  g_test_add_func ("/scene/stability/wedges-grow-little-by-little", test_wedges_grow_little_by_little);
  g_test_add_func ("/scene/stability/ties-draw-their-ends-together", test_ties_draw_their_ends_together);
  g_test_add_func ("/scene/stability/a-tie-more-moves-few", test_a_tie_more_moves_few);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
