/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where ties run: from rim to rim, off the children's disc and off other
 * symbols, side by side, and the same way every time. The scenes here are made
 * by hand, so that nothing but the ties is under test.
 */
#include <math.h>
#include <string.h>

#include "scene/ties/ties.h"
#include "scene-fixture.h"

#define WIDTH 1190.0
#define HEIGHT 842.0
#define LINE 1.0
#define SAMPLES 400

typedef struct
{
  EntMap *map;
  EntScene *scene;
  EntView view;
  EntSceneSpec spec;
} Fixture;

static void
clear_tie (gpointer data)
{
  EntSceneTie *tie = data;

  ent_id_clear (&tie->id);
  g_free (tie->many);
}

static void
fixture_init (Fixture *f)
{
  *f = (Fixture) { .map = ent_map_new (), .scene = g_new0 (EntScene, 1) };
  f->spec = (EntSceneSpec) { .width = WIDTH, .height = HEIGHT, .view = &f->view, .private_marks = TRUE };
  f->scene->width = WIDTH;
  f->scene->height = HEIGHT;
  f->scene->margin = 28;
  f->scene->centre = (EntPoint) { 430, 440 };
  f->scene->core = 56;
  f->scene->radius = 350;
  f->scene->line = LINE;
  f->scene->tie_line = LINE;
  f->scene->symbols = g_array_new (FALSE, TRUE, sizeof (EntSceneSymbol));
  f->scene->ties = g_array_new (FALSE, TRUE, sizeof (EntSceneTie));
  f->scene->texts = g_array_new (FALSE, TRUE, sizeof (EntSceneText));
  f->scene->ghosts = g_array_new (FALSE, TRUE, sizeof (EntSceneGhost));
  f->scene->leaders = g_array_new (FALSE, TRUE, sizeof (EntSceneLeader));
  f->scene->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_set_clear_func (f->scene->ties, clear_tie);
}

static void
fixture_clear (Fixture *f)
{
  g_array_unref (f->scene->symbols);
  g_array_unref (f->scene->ties);
  g_array_unref (f->scene->texts);
  g_array_unref (f->scene->ghosts);
  g_array_unref (f->scene->leaders);
  g_hash_table_unref (f->scene->by_id);
  g_free (f->scene);
  g_object_unref (f->map);
}

/* A stakeholder of the map that stands in the scene. */
static void
add_symbol (Fixture *f, double x, double y, double radius, EntKind kind)
{
  g_autoptr (GError) error = NULL;
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  EntSceneSymbol symbol = { .x = x, .y = y, .radius = radius, .kind = kind, .label = -1 };
  g_autofree char *id = g_strdup_printf ("s%u", f->scene->symbols->len);

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (id);
  ent_map_apply_take (f->map, stakeholder, NULL, &error);
  g_assert_no_error (error);
  symbol.id = ent_map_stakeholder (f->map, id)->base.id;
  g_array_append_val (f->scene->symbols, symbol);
  f->scene->n_stakeholders = f->scene->symbols->len;
  g_hash_table_insert (f->scene->by_id, symbol.id, GUINT_TO_POINTER (f->scene->symbols->len));
}

static gboolean
add_tie (Fixture *f, guint from, guint to, EntTieKind kind, EntStrength strength)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  g_autofree char *id = g_strdup_printf ("e%u", ent_map_n_ties (f->map));
  g_autofree char *a = g_strdup_printf ("s%u", from);
  g_autofree char *b = g_strdup_printf ("s%u", to);

  ent_record_set_id (tie, id);
  tie->from = ent_id (a);
  tie->to = ent_id (b);
  tie->kind = kind;
  tie->strength = strength;
  return ent_map_apply_take (f->map, tie, NULL, NULL);
}

/* Symbols that keep a distance, as the layout of a map leaves it. */
static void
scatter (Fixture *f, GRand *rand, guint n, double apart)
{
  const EntScene *scene = f->scene;
  double inner = scene->core * 1.2 + 22, outer = scene->radius - 22;

  for (guint tries = 0; scene->symbols->len < n; tries++)
    {
      double angle = g_rand_double_range (rand, 0, 2 * G_PI);
      double away = inner + (outer - inner) * sqrt (g_rand_double (rand));
      double x = scene->centre.x + away * sin (angle), y = scene->centre.y - away * cos (angle);
      double radius = 5 + 2 * g_rand_int_range (rand, 0, 5);
      gboolean is_free = TRUE;

      g_assert_cmpuint (tries, <, 200000);
      for (guint i = 0; i < scene->symbols->len && is_free; i++)
        {
          const EntSceneSymbol *other = &g_array_index (scene->symbols, EntSceneSymbol, i);
          is_free = hypot (other->x - x, other->y - y) > 1.3 * (other->radius + radius) + apart;
        }
      if (is_free)
        add_symbol (f, x, y, radius, g_rand_int_range (rand, 0, ENT_N_KINDS));
    }
}

static void
make_map (Fixture *f, guint seed, guint n, guint n_ties, double apart)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  fixture_init (f);
  scatter (f, rand, n, apart);
  while (ent_map_n_ties (f->map) < n_ties)
    {
      guint from = g_rand_int_range (rand, 0, n), to = g_rand_int_range (rand, 0, n);
      if (from != to)
        add_tie (f, from, to, g_rand_int_range (rand, 0, ENT_N_TIE_KINDS), g_rand_int_range (rand, 0, 3));
    }
}

static void
route (Fixture *f)
{
  g_array_set_size (f->scene->ties, 0);
  ent_scene_add_ties (f->scene, f->map, &f->spec);
  ent_scene_route_ties (f->scene);
}

static const EntSceneTie *
tie_at (const Fixture *f, guint i)
{
  return &g_array_index (f->scene->ties, EntSceneTie, i);
}

static const EntSceneSymbol *
symbol_in (const Fixture *f, int i)
{
  return &g_array_index (f->scene->symbols, EntSceneSymbol, i);
}

/* The point at @t of the whole tie, 0 to 1. Its own code: that of the scene is
 * what is under test. */
static EntPoint
point_of (const EntSceneTie *tie, double t)
{
  guint n_parts = tie->n_points / 3;
  guint part = MIN ((guint) (t * n_parts), n_parts - 1);
  const EntPoint *p = &ent_tie_points (tie)[(gsize) 3 * part];
  double v = t * n_parts - part, u = 1 - v;

  return (EntPoint) {
    u * u * u * p[0].x + 3 * u * u * v * p[1].x + 3 * u * v * v * p[2].x + v * v * v * p[3].x,
    u * u * u * p[0].y + 3 * u * u * v * p[1].y + 3 * u * v * v * p[2].y + v * v * v * p[3].y,
  };
}

static gboolean
runs_through_symbol (const EntSceneTie *tie, const EntSceneSymbol *symbol)
{
  for (guint i = 0; i <= SAMPLES; i++)
    if (ent_fixture_distance_to_outline (symbol, point_of (tie, (double) i / SAMPLES)) < 0)
      return TRUE;
  return FALSE;
}

static gboolean
runs_through_rect (const EntSceneTie *tie, const EntRect *rect)
{
  for (guint i = 0; i <= SAMPLES; i++)
    {
      EntPoint p = point_of (tie, (double) i / SAMPLES);
      if (p.x > rect->x && p.x < rect->x + rect->width && p.y > rect->y && p.y < rect->y + rect->height)
        return TRUE;
    }
  return FALSE;
}

static guint
count_ties_through_symbols (const Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < f->scene->ties->len; i++)
    for (guint s = 0; s < f->scene->n_stakeholders; s++)
      if ((int) s != tie_at (f, i)->from && (int) s != tie_at (f, i)->to)
        n += runs_through_symbol (tie_at (f, i), symbol_in (f, s));
  return n;
}

static void
check_tie (const Fixture *f, const EntSceneTie *tie)
{
  g_assert_true (tie->n_points >= 4 && tie->n_points % 3 == 1);
  for (guint i = 0; i < tie->n_points; i++)
    g_assert_true (isfinite (ent_tie_points (tie)[i].x) && isfinite (ent_tie_points (tie)[i].y));
  g_assert_cmpfloat (fabs (ent_fixture_distance_to_outline (symbol_in (f, tie->from), ent_tie_points (tie)[0])), <, 1e-6);
  g_assert_cmpfloat (fabs (ent_fixture_distance_to_outline (symbol_in (f, tie->to), ent_tie_points (tie)[tie->n_points - 1])), <, 1e-6);
  for (guint i = 0; i <= SAMPLES; i++)
    {
      EntPoint p = point_of (tie, (double) i / SAMPLES);

      g_assert_cmpfloat (p.x, >, tie->bounds.x);
      g_assert_cmpfloat (p.y, >, tie->bounds.y);
      g_assert_cmpfloat (p.x, <, tie->bounds.x + tie->bounds.width);
      g_assert_cmpfloat (p.y, <, tie->bounds.y + tie->bounds.height);
    }
}

static void
test_ties_end_on_the_outlines (void)
{
  for (guint seed = 1; seed <= 3; seed++)
    {
      Fixture f;

      make_map (&f, seed, 45, 80, 8);
      route (&f);
      g_assert_cmpuint (f.scene->ties->len, ==, 80);
      for (guint i = 0; i < f.scene->ties->len; i++)
        check_tie (&f, tie_at (&f, i));
      fixture_clear (&f);
    }
}

static void
test_ties_stay_off_the_centre (void)
{
  static const guint n_ties[] = { 80, 600, 4000 };

  for (guint k = 0; k < G_N_ELEMENTS (n_ties); k++)
    {
      Fixture f;

      make_map (&f, k, 80, n_ties[k], 3);
      route (&f);
      for (guint i = 0; i < f.scene->ties->len; i++)
        for (guint j = 0; j <= SAMPLES; j++)
          {
            EntPoint p = point_of (tie_at (&f, i), (double) j / SAMPLES);
            g_assert_cmpfloat (hypot (p.x - f.scene->centre.x, p.y - f.scene->centre.y), >, f.scene->core);
          }
      fixture_clear (&f);
    }
}

static void
test_tie_over_the_centre_goes_round (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, f.scene->centre.x, f.scene->centre.y - 90, 8, ENT_KIND_FORMAL);
  add_symbol (&f, f.scene->centre.x, f.scene->centre.y + 90, 8, ENT_KIND_INFORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  route (&f);
  EntPoint middle = point_of (tie_at (&f, 0), 0.5);
  g_assert_cmpfloat (fabs (middle.x - f.scene->centre.x), >, f.scene->core);
  fixture_clear (&f);
}

static void
test_ties_go_round_symbols (void)
{
  for (guint seed = 1; seed <= 8; seed++)
    {
      Fixture f;

      make_map (&f, seed, 45, seed % 2 ? 30 : 60, 12);
      route (&f);
      g_assert_cmpuint (count_ties_through_symbols (&f), ==, 0);
      fixture_clear (&f);
    }
}

/* How many ties come nearer than @radius to @middle, which belongs to the symbol @owner; not its own. */
static guint
count_ties_through_disc (const Fixture *f, int owner, EntPoint middle, double radius)
{
  guint n = 0;

  for (guint i = 0; i < f->scene->ties->len; i++)
    {
      gboolean enters = FALSE;

      for (guint j = 0; j <= SAMPLES; j++)
        {
          EntPoint p = point_of (tie_at (f, i), (double) j / SAMPLES);

          enters |= hypot (p.x - middle.x, p.y - middle.y) < radius;
        }
      n += enters && owner != tie_at (f, i)->from && owner != tie_at (f, i)->to;
    }
  return n;
}

static void
test_ties_go_round_badges (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      Fixture f;
      guint n = 0;

      make_map (&f, seed, 40, 30, 14);
      for (guint i = 0; i < f.scene->n_stakeholders; i++)
        g_array_index (f.scene->symbols, EntSceneSymbol, i).flags = i % 2 == 0 ? ENT_SYMBOL_ALLY : ENT_SYMBOL_VETO;
      route (&f);
      for (guint i = 0; i < f.scene->n_stakeholders; i++)
        {
          EntPoint middle;
          double radius;

          g_assert_true (ent_symbol_mark (symbol_in (&f, i), i % 2 == 0 ? ENT_MARK_ALLY : ENT_MARK_VETO, LINE, &middle, &radius));
          n += count_ties_through_disc (&f, (int) i, middle, radius);
        }
      g_assert_cmpuint (n, ==, 0);
      g_assert_cmpuint (count_ties_through_symbols (&f), ==, 0);
      fixture_clear (&f);
    }
}

static void
test_ties_go_round_ghosts_and_numbers_of_people (void)
{
  Fixture f;
  EntSceneGhost ghost = { .symbol = 2, .radius = 8 };
  EntSceneText number = { .role = ENT_TEXT_BADGE, .size = 8 };

  fixture_init (&f);
  add_symbol (&f, 200, 200, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 600, 200, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 400, 300, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 200, 700, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 600, 700, 10, ENT_KIND_FORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  add_tie (&f, 3, 4, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  route (&f);

  ghost.middle = point_of (tie_at (&f, 0), 0.5);
  g_array_append_val (f.scene->ghosts, ghost);
  number.id = symbol_in (&f, 2)->id;
  EntPoint middle = point_of (tie_at (&f, 1), 0.5);
  number.ink = (EntRect) { middle.x - 3, middle.y - 3, 6, 6 };
  g_array_append_val (f.scene->texts, number);
  route (&f);
  g_assert_cmpuint (count_ties_through_disc (&f, 2, ghost.middle, ghost.radius), ==, 0);
  /* half of the ink, and the plate around it */
  g_assert_cmpuint (count_ties_through_disc (&f, 2, middle, 3 + ENT_BADGE_PAD * number.size), ==, 0);
  fixture_clear (&f);
}

/* In a straight row everything is in the way of everything. */
static void
test_ties_go_round_a_row (void)
{
  Fixture f;

  fixture_init (&f);
  for (guint i = 0; i < 7; i++)
    add_symbol (&f, 250 + 60 * i, 650, 12, i % ENT_N_KINDS);
  for (guint i = 2; i < 7; i++)
    add_tie (&f, 0, i, ENT_TIE_INFORMS, ENT_STRENGTH_NORMAL);
  route (&f);
  g_assert_cmpuint (count_ties_through_symbols (&f), ==, 0);
  fixture_clear (&f);
}

static double
least_distance (const EntSceneTie *a, const EntSceneTie *b, double from, double to)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i <= 60; i++)
    for (guint j = 0; j <= SAMPLES; j++)
      {
        EntPoint p = point_of (a, from + (to - from) * i / 60), q = point_of (b, (double) j / SAMPLES);
        least = MIN (least, hypot (p.x - q.x, p.y - q.y));
      }
  return least;
}

static void
test_ties_between_two_run_side_by_side (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, 200, 300, 12, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 640, 12, ENT_KIND_INFORMAL);
  add_symbol (&f, 420, 210, 5, ENT_KIND_FORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  add_tie (&f, 1, 0, ENT_TIE_FUNDS, ENT_STRENGTH_NORMAL);
  add_tie (&f, 0, 1, ENT_TIE_TENSION, ENT_STRENGTH_NORMAL);
  add_tie (&f, 0, 2, ENT_TIE_TENSION, ENT_STRENGTH_NORMAL);
  add_tie (&f, 2, 0, ENT_TIE_INFORMS, ENT_STRENGTH_NORMAL);
  route (&f);

  g_assert_cmpuint (f.scene->ties->len, ==, 5);
  g_assert_cmpfloat (least_distance (tie_at (&f, 0), tie_at (&f, 1), 0.25, 0.75), >, 4.4 * LINE);
  g_assert_cmpfloat (least_distance (tie_at (&f, 0), tie_at (&f, 1), 0.25, 0.75), <, 5.6 * LINE);
  g_assert_cmpfloat (least_distance (tie_at (&f, 1), tie_at (&f, 2), 0.25, 0.75), >, 4.4 * LINE);
  g_assert_cmpfloat (least_distance (tie_at (&f, 0), tie_at (&f, 2), 0.25, 0.75), >, 9 * LINE);
  g_assert_cmpfloat (least_distance (tie_at (&f, 3), tie_at (&f, 4), 0.3, 0.7), >, 4 * LINE);
  for (guint i = 0; i < f.scene->ties->len; i++)
    check_tie (&f, tie_at (&f, i));
  fixture_clear (&f);
}

static void
test_tie_keeps_its_way_round (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, 200, 300, 12, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 640, 5, ENT_KIND_INFORMAL);
  add_tie (&f, 1, 0, ENT_TIE_FUNDS, ENT_STRENGTH_NORMAL);
  route (&f);
  g_assert_cmpint (tie_at (&f, 0)->from, ==, 1);
  g_assert_cmpint (tie_at (&f, 0)->to, ==, 0);
  g_assert_cmpint (tie_at (&f, 0)->direction, ==, ENT_DIRECTION_FORWARD);
  check_tie (&f, tie_at (&f, 0));
  fixture_clear (&f);
}

static void
test_hidden_ties_are_absent (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, 200, 300, 12, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 640, 5, ENT_KIND_INFORMAL);
  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    add_tie (&f, 0, 1, kind, ENT_STRENGTH_NORMAL);
  route (&f);
  g_assert_cmpuint (f.scene->ties->len, ==, ENT_N_TIE_KINDS);

  f.view.hidden_ties = 1u << ENT_TIE_FUNDS | 1u << ENT_TIE_ALLIANCE;
  route (&f);
  g_assert_cmpuint (f.scene->ties->len, ==, ENT_N_TIE_KINDS - 2);
  for (guint i = 0; i < f.scene->ties->len; i++)
    g_assert_true (tie_at (&f, i)->kind != ENT_TIE_FUNDS && tie_at (&f, i)->kind != ENT_TIE_ALLIANCE);

  f.spec.private_marks = FALSE;
  route (&f);
  g_assert_cmpuint (f.scene->ties->len, ==, ENT_N_TIE_KINDS - 4);
  for (guint i = 0; i < f.scene->ties->len; i++)
    g_assert_true (tie_at (&f, i)->kind != ENT_TIE_TENSION && tie_at (&f, i)->kind != ENT_TIE_BROKEN);
  fixture_clear (&f);
}

static void
test_tie_needs_both_ends_in_the_picture (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, 200, 300, 12, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 640, 5, ENT_KIND_INFORMAL);
  add_symbol (&f, 600, 340, 5, ENT_KIND_FORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  add_tie (&f, 0, 2, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  g_hash_table_remove (f.scene->by_id, "s2");
  route (&f);
  g_assert_cmpuint (f.scene->ties->len, ==, 1);
  g_assert_cmpstr (tie_at (&f, 0)->id, ==, "e0");
  fixture_clear (&f);
}

static void
test_width_tells_the_strength (void)
{
  static const struct
  {
    EntTieKind kind;
    EntStrength strength;
    double width;
  } cases[] = {
    { ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL, 1 },
    { ENT_TIE_ALLIANCE, ENT_STRENGTH_STRONG, 1.6 },
    { ENT_TIE_FUNDS, ENT_STRENGTH_WEAK, 1 },
    { ENT_TIE_INFORMS, ENT_STRENGTH_WEAK, 0.6 },
    { ENT_TIE_TO_BUILD, ENT_STRENGTH_WEAK, 0.6 },
    { ENT_TIE_TO_BUILD, ENT_STRENGTH_STRONG, 1.6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture f;

      fixture_init (&f);
      add_symbol (&f, 200, 300, 12, ENT_KIND_GOVERNMENT);
      add_symbol (&f, 600, 640, 5, ENT_KIND_INFORMAL);
      add_tie (&f, 0, 1, cases[i].kind, cases[i].strength);
      route (&f);
      g_assert_cmpfloat_with_epsilon (tie_at (&f, 0)->width, cases[i].width * LINE, 1e-9);
      fixture_clear (&f);
    }
}

static void
test_same_map_has_the_same_ways (void)
{
  Fixture a, b;

  make_map (&a, 5, 45, 70, 8);
  make_map (&b, 5, 45, 70, 8);
  route (&a);
  route (&b);
  route (&b);
  g_assert_cmpuint (a.scene->ties->len, ==, b.scene->ties->len);
  for (guint i = 0; i < a.scene->ties->len; i++)
    g_assert_cmpmem (ent_tie_points (tie_at (&a, i)), tie_at (&a, i)->n_points * sizeof (EntPoint),
                     ent_tie_points (tie_at (&b, i)), tie_at (&b, i)->n_points * sizeof (EntPoint));
  fixture_clear (&a);
  fixture_clear (&b);
}

static void
test_ties_go_round_labels (void)
{
  Fixture f;
  EntSceneText label = { .role = ENT_TEXT_LABEL };

  fixture_init (&f);
  add_symbol (&f, 200, 200, 10, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 200, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 200, 700, 10, ENT_KIND_INFORMAL);
  add_symbol (&f, 600, 700, 10, ENT_KIND_INFORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  add_tie (&f, 2, 3, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  route (&f);

  EntSceneTie untouched = *tie_at (&f, 1);
  EntPoint middle = point_of (tie_at (&f, 0), 0.5);
  label.ink = (EntRect) { middle.x - 30, middle.y - 7, 60, 14 };
  g_array_append_val (f.scene->texts, label);
  g_assert_true (runs_through_rect (tie_at (&f, 0), &label.ink));
  ent_scene_reroute_ties_around_labels (f.scene, FALSE);

  g_assert_false (runs_through_rect (tie_at (&f, 0), &label.ink));
  g_assert_cmpmem (ent_tie_points (&untouched), untouched.n_points * sizeof (EntPoint),
                   ent_tie_points (tie_at (&f, 1)), tie_at (&f, 1)->n_points * sizeof (EntPoint));
  check_tie (&f, tie_at (&f, 0));
  fixture_clear (&f);
}

/* How far the tie is from the straight line between (200, 300) and (600, 300) when a text of this height stands upon that. */
static double
detour_round_text (double height)
{
  Fixture f;
  EntSceneText label = { .role = ENT_TEXT_LABEL, .ink = { 390, 300 - height / 2, 20, height } };
  double away = 0;

  fixture_init (&f);
  add_symbol (&f, 200, 300, 10, ENT_KIND_FORMAL);
  add_symbol (&f, 600, 300, 10, ENT_KIND_FORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  f.scene->core = 5;
  f.scene->centre.y = 700;
  f.scene->radius = 600;
  g_array_append_val (f.scene->texts, label);
  route (&f);
  g_assert_false (runs_through_rect (tie_at (&f, 0), &label.ink));
  for (guint i = 0; i <= SAMPLES; i++)
    away = MAX (away, fabs (point_of (tie_at (&f, 0), (double) i / SAMPLES).y - 300));
  fixture_clear (&f);
  return away;
}

static void
test_ties_go_round_by_little (void)
{
  for (int height = 80; height <= 300; height += 10)
    g_assert_cmpfloat (detour_round_text (height), <, 0.61 * height);
  /* what is in no way bulges as the eye likes it */
  g_assert_cmpfloat (detour_round_text (20), ==, detour_round_text (50));
}

static void
test_specimens_stay_as_they_are (void)
{
  Fixture f;
  EntSceneTie specimen = { .from = -1, .to = -1, .n_points = 4, .few = { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 } } };

  fixture_init (&f);
  add_symbol (&f, 200, 200, 10, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 600, 200, 10, ENT_KIND_FORMAL);
  add_tie (&f, 0, 1, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL);
  g_array_append_val (f.scene->ties, specimen);
  ent_scene_add_ties (f.scene, f.map, &f.spec);
  ent_scene_route_ties (f.scene);
  ent_scene_reroute_ties_around_labels (f.scene, FALSE);
  g_assert_cmpuint (f.scene->ties->len, ==, 2);
  g_assert_cmpmem (&specimen, sizeof specimen, tie_at (&f, 0), sizeof specimen);
  fixture_clear (&f);
}

/* Symbols that touch, cover each other or are one point still give finite curves. */
static void
test_crowded_symbols_have_finite_ties (void)
{
  Fixture f;

  fixture_init (&f);
  add_symbol (&f, 300, 300, 12, ENT_KIND_GOVERNMENT);
  add_symbol (&f, 300, 300, 5, ENT_KIND_INFORMAL);
  add_symbol (&f, 312, 300, 12, ENT_KIND_FORMAL);
  add_symbol (&f, 300, 300, 12, ENT_KIND_FORMAL);
  for (guint i = 0; i < 4; i++)
    for (guint j = i + 1; j < 4; j++)
      for (guint kind = 0; kind < 3; kind++)
        add_tie (&f, i, j, kind, ENT_STRENGTH_NORMAL);
  route (&f);
  ent_scene_reroute_ties_around_labels (f.scene, FALSE);
  for (guint i = 0; i < f.scene->ties->len; i++)
    for (guint j = 0; j < tie_at (&f, i)->n_points; j++)
      g_assert_true (isfinite (ent_tie_points (tie_at (&f, i))[j].x) && isfinite (ent_tie_points (tie_at (&f, i))[j].y));
  fixture_clear (&f);
}

static void
test_empty_map_has_no_ties (void)
{
  Fixture f;

  fixture_init (&f);
  route (&f);
  ent_scene_reroute_ties_around_labels (f.scene, FALSE);
  g_assert_cmpuint (f.scene->ties->len, ==, 0);
  fixture_clear (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/ties/end-on-the-outlines", test_ties_end_on_the_outlines);
  g_test_add_func ("/scene/ties/stay-off-the-centre", test_ties_stay_off_the_centre);
  g_test_add_func ("/scene/ties/over-the-centre-go-round", test_tie_over_the_centre_goes_round);
  g_test_add_func ("/scene/ties/go-round-symbols", test_ties_go_round_symbols);
  g_test_add_func ("/scene/ties/go-round-badges", test_ties_go_round_badges);
  g_test_add_func ("/scene/ties/go-round-ghosts-and-numbers-of-people", test_ties_go_round_ghosts_and_numbers_of_people);
  g_test_add_func ("/scene/ties/go-round-a-row", test_ties_go_round_a_row);
  g_test_add_func ("/scene/ties/between-two-run-side-by-side", test_ties_between_two_run_side_by_side);
  g_test_add_func ("/scene/ties/keep-their-way-round", test_tie_keeps_its_way_round);
  g_test_add_func ("/scene/ties/hidden-are-absent", test_hidden_ties_are_absent);
  g_test_add_func ("/scene/ties/need-both-ends", test_tie_needs_both_ends_in_the_picture);
  g_test_add_func ("/scene/ties/width-tells-the-strength", test_width_tells_the_strength);
  g_test_add_func ("/scene/ties/same-map-same-ways", test_same_map_has_the_same_ways);
  g_test_add_func ("/scene/ties/go-round-labels", test_ties_go_round_labels);
  g_test_add_func ("/scene/ties/go-round-by-little", test_ties_go_round_by_little);
  g_test_add_func ("/scene/ties/specimens-stay", test_specimens_stay_as_they_are);
  g_test_add_func ("/scene/ties/crowded-are-finite", test_crowded_symbols_have_finite_ties);
  g_test_add_func ("/scene/ties/empty-map", test_empty_map_has_no_ties);
  return g_test_run ();
}
