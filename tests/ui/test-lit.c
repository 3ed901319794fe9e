/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is brought forward on the map by hand, and the way that leads through it. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"
#include "model/edit.h"
#include "model/id-set.h"

typedef struct
{
  Fixture base;
  EntId first, second; /* ties: from the hotels to the police, and from the radio to the police */
  GHashTable *bright;
  GArray *path; /* hotels, police, radio: the second tie is walked backwards */
} Lit;

static EntId
add_tie (Lit *f, const char *from, const char *to)
{
  return ent_id (ent_edit_add_tie (ent_document_history (f->base.document), from, to, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
}

static void
add_step (Lit *f, const char *from, const char *to, EntId tie)
{
  EntCanvasStep step = { .from = ent_id (from), .to = ent_id (to), .tie = ent_id_ref (tie) };

  g_array_append_val (f->path, step);
  g_hash_table_add (f->bright, ent_id (from));
  g_hash_table_add (f->bright, ent_id (to));
  g_hash_table_add (f->bright, ent_id_ref (tie));
}

static void
begin (Lit *f, gconstpointer data)
{
  set_up (&f->base, data);
  f->first = add_tie (f, f->base.hotel, f->base.police);
  f->second = add_tie (f, f->base.radio, f->base.police);
  f->bright = ent_id_set_new ();
  f->path = ent_canvas_path_new ();
  add_step (f, f->base.hotel, f->base.police, f->first);
  add_step (f, f->base.police, f->base.radio, f->second);
  /* somebody who is not on the way */
  test_add (f->base.window, "Parents' association", ENT_SECTOR_FAMILY);
  ent_selection_clear (ent_document_selection (f->base.document));
  settle (&f->base);
}

static void
end (Lit *f, gconstpointer data)
{
  ent_id_clear (&f->first);
  ent_id_clear (&f->second);
  g_hash_table_unref (f->bright);
  g_array_unref (f->path);
  tear_down (&f->base, data);
}

static void
light (Lit *f)
{
  ent_canvas_set_lit (f->base.canvas, f->bright, f->path);
  settle (&f->base);
}

/* Its neighbours are not bright because they are, as they are for the selection. */
static void
test_just_those_who_are_lit_are_bright (Lit *f, gconstpointer data)
{
  g_autoptr (GHashTable) one = ent_id_set_new ();

  g_hash_table_add (one, ent_id (f->base.police));
  choose (&f->base, f->base.hotel);
  ent_canvas_set_lit (f->base.canvas, one, NULL);
  settle (&f->base);
  g_assert_true (ent_sets_equal (f->base.canvas->look.bright, one));
  ent_canvas_set_lit (f->base.canvas, NULL, NULL);
  settle (&f->base);
  g_assert_true (ent_id_set_has (f->base.canvas->look.bright, f->first));
}

static double
away_from (EntPoint a, const graphene_rect_t *place)
{
  EntPoint middle = { place->origin.x + place->size.width / 2, place->origin.y + place->size.height / 2 };

  return ent_length (a.x - middle.x, a.y - middle.y);
}

static void
assert_leads (Lit *f, guint step, const char *from, const char *to)
{
  EntPoint points[ENT_CANVAS_STEP_POINTS];
  guint n = ent_canvas_step_line (f->base.canvas, &g_array_index (f->path, EntCanvasStep, step), points);
  graphene_rect_t first, last;

  g_assert_cmpuint (n, >, 1);
  g_assert_true (ent_canvas_get_place (f->base.canvas, from, &first));
  g_assert_true (ent_canvas_get_place (f->base.canvas, to, &last));
  /* from rim to rim */
  g_assert_cmpfloat (away_from (points[0], &first), <, first.size.width);
  g_assert_cmpfloat (away_from (points[n - 1], &last), <, last.size.width);
}

static void
test_a_step_leads_the_way_that_it_is_walked (Lit *f, gconstpointer data)
{
  light (f);
  assert_leads (f, 0, f->base.hotel, f->base.police);
  assert_leads (f, 1, f->base.police, f->base.radio);
}

/* As between people inside of organisations. */
static void
test_a_step_without_a_tie_on_the_map_is_a_straight_line (Lit *f, gconstpointer data)
{
  EntPoint points[ENT_CANVAS_STEP_POINTS];
  EntCanvasStep *step = &g_array_index (f->path, EntCanvasStep, 0);

  ent_id_clear (&step->tie);
  light (f);
  g_assert_cmpuint (ent_canvas_step_line (f->base.canvas, step, points), ==, 2);
  assert_leads (f, 0, f->base.hotel, f->base.police);
  /* and to nobody there is none */
  ent_id_clear (&step->to);
  step->to = ent_id ("s-nobody");
  g_assert_cmpuint (ent_canvas_step_line (f->base.canvas, step, points), ==, 0);
}

/* So much of the colour of the selection is in it, by its part of blue over that of red. */
static int
blue_at (Lit *f, EntPoint at)
{
  g_auto (Shot) shot = { 0 };
  graphene_point_t in_window;
  EntRgb colour;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->base.canvas), GTK_WIDGET (f->base.window), &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y), &in_window));
  shoot (GTK_WIDGET (f->base.window), &shot);
  colour = pixel_at (&shot, (int) in_window.x, (int) in_window.y);
  return (int) (colour & 0xff) - (int) (colour >> 16 & 0xff);
}

/* Beside the tie itself, so it is what is drawn around it. */
static EntPoint
beside_step (Lit *f, guint step)
{
  EntPoint points[ENT_CANVAS_STEP_POINTS];
  guint n = ent_canvas_step_line (f->base.canvas, &g_array_index (f->path, EntCanvasStep, step), points);
  EntPoint a, b;
  double length;

  g_assert_cmpuint (n, >, 4);
  a = points[n / 3];
  b = points[n / 3 + 1];
  length = ent_length (b.x - a.x, b.y - a.y);
  return (EntPoint) { (a.x + b.x) / 2 - 3.5 * (b.y - a.y) / length, (a.y + b.y) / 2 + 3.5 * (b.x - a.x) / length };
}

static void
test_a_way_is_drawn_over_its_ties_alone (Lit *f, gconstpointer data)
{
  EntPoint first = beside_step (f, 0), second = beside_step (f, 1);
  int before[2] = { blue_at (f, first), blue_at (f, second) };

  light (f);
  g_assert_cmpint (blue_at (f, first), >, before[0] + 40);
  g_assert_cmpint (blue_at (f, second), >, before[1] + 40);
  g_array_set_size (f->path, 1);
  gtk_widget_queue_draw (GTK_WIDGET (f->base.canvas));
  settle (&f->base);
  g_assert_cmpint (blue_at (f, first), >, before[0] + 40);
  g_assert_cmpint (blue_at (f, second), <=, before[1] + 10);
  ent_canvas_set_lit (f->base.canvas, NULL, NULL);
  settle (&f->base);
  g_assert_cmpint (blue_at (f, first), <=, before[0] + 10);
}

/* At that part of its line, so far to one side. */
static EntPoint
at_step (Lit *f, guint step, double away)
{
  EntPoint points[ENT_CANVAS_STEP_POINTS], a, b;
  guint n = ent_canvas_step_line (f->base.canvas, &g_array_index (f->path, EntCanvasStep, step), points);
  double length;

  g_assert_cmpuint (n, >, 1);
  a = points[(n - 1) / 2];
  b = points[(n - 1) / 2 + 1];
  length = ent_length (b.x - a.x, b.y - a.y);
  return (EntPoint) { (a.x + b.x) / 2 + away * (b.y - a.y) / length, (a.y + b.y) / 2 - away * (b.x - a.x) / length };
}

/* Where they lie over each other: the edge of one, on the side of the other. */
static void
test_steps_side_by_side_are_parted (Lit *f, gconstpointer data)
{
  EntId beside = add_tie (f, f->base.police, f->base.hotel);
  EntPoint edge, other;
  int parted;

  g_array_set_size (f->path, 1);
  add_step (f, f->base.police, f->base.hotel, beside);
  ent_id_unref (beside);
  settle (&f->base);
  edge = at_step (f, 1, 0);
  other = at_step (f, 0, 0);
  for (guint i = 0; i < 40 && ent_length (edge.x - other.x, edge.y - other.y) > 8; i++)
    {
      act_on_canvas (&f->base, "canvas.zoom-out");
      edge = at_step (f, 1, 0);
      other = at_step (f, 0, 0);
    }
  g_assert_cmpfloat (ent_length (edge.x - other.x, edge.y - other.y), <=, 8);
  edge = at_step (f, 1, 6);
  if (ent_length (edge.x - other.x, edge.y - other.y) > 8)
    edge = at_step (f, 1, -6);
  light (f);
  parted = blue_at (f, edge);
  g_array_set_size (f->path, 1);
  gtk_widget_queue_draw (GTK_WIDGET (f->base.canvas));
  settle (&f->base);
  g_assert_cmpint (blue_at (f, edge), >, parted + 40);
}

static void
test_a_way_has_no_line_but_on_the_map (Lit *f, gconstpointer data)
{
  light (f);
  g_assert_cmpuint (ent_canvas_n_steps (f->base.canvas), ==, 2);
  g_object_set (f->base.window, "view", "matrix", NULL);
  settle (&f->base);
  g_assert_cmpuint (ent_canvas_n_steps (f->base.canvas), ==, 0);
}

static void
test_a_step_finds_its_tie_in_another_picture_too (Lit *f, gconstpointer data)
{
  const EntCanvasStep *step = &g_array_index (f->path, EntCanvasStep, 1);

  light (f);
  beside_step (f, 1);
  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), (const char *const[]) { f->first }, 1, NULL));
  settle (&f->base);
  beside_step (f, 1);
  g_assert_true (g_array_index (f->base.canvas->scene->ties, EntSceneTie, step->place).id == f->second);
}

static gboolean
is_in_view (Lit *f, const char *id)
{
  graphene_rect_t place;

  g_assert_true (ent_canvas_get_place (f->base.canvas, id, &place));
  return place.origin.x >= 0 && place.origin.y >= 0 && place.origin.x + place.size.width <= gtk_widget_get_width (GTK_WIDGET (f->base.canvas)) &&
         place.origin.y + place.size.height <= gtk_widget_get_height (GTK_WIDGET (f->base.canvas));
}

static void
test_all_who_are_lit_come_into_view (Lit *f, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    act_on_canvas (&f->base, "canvas.zoom-in");
  light (f);
  g_assert_false (is_in_view (f, f->base.hotel) && is_in_view (f, f->base.police) && is_in_view (f, f->base.radio));
  ent_canvas_reveal_lit (f->base.canvas);
  settle (&f->base);
  g_assert_true (is_in_view (f, f->base.hotel) && is_in_view (f, f->base.police) && is_in_view (f, f->base.radio));
}

/* While the room sees the picture of the window. */
static void
test_a_wall_lights_what_its_window_lights (Lit *f, gconstpointer data)
{
  EntCanvas *wall;

  test_activate (f->base.window, "win.project-here");
  wall = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (f->base.window->projector)));
  light (f);
  g_assert_true (ent_canvas_get_bright (wall) == f->bright);
  g_assert_true (ent_canvas_get_path (wall) == f->path);
  gtk_widget_activate_action (f->base.window->projector, "projector.next", NULL);
  test_drain ();
  g_assert_null (ent_canvas_get_path (wall));
  gtk_widget_activate_action (f->base.window->projector, "projector.end", NULL);
}

#define ADD(name, test) g_test_add ("/lit/" name, Lit, NULL, begin, test, end)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("just-those-who-are-lit-are-bright", test_just_those_who_are_lit_are_bright);
  ADD ("a-step-leads-the-way-that-it-is-walked", test_a_step_leads_the_way_that_it_is_walked);
  ADD ("a-step-without-a-tie-on-the-map-is-a-straight-line", test_a_step_without_a_tie_on_the_map_is_a_straight_line);
  ADD ("a-way-is-drawn-over-its-ties-alone", test_a_way_is_drawn_over_its_ties_alone);
  ADD ("a-step-finds-its-tie-in-another-picture-too", test_a_step_finds_its_tie_in_another_picture_too);
  ADD ("a-way-has-no-line-but-on-the-map", test_a_way_has_no_line_but_on_the_map);
  ADD ("steps-side-by-side-are-parted", test_steps_side_by_side_are_parted);
  ADD ("all-who-are-lit-come-into-view", test_all_who_are_lit_come_into_view);
  ADD ("a-wall-lights-what-its-window-lights", test_a_wall_lights_what_its_window_lights);
  return g_test_run ();
}
