/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sequence on the projector, as a room and whoever presents see it. */
#include "ui/showing-fixture.h"

#include <string.h>

#include "app/canvas/canvas-private.h"
#include "app/projector/presenter-bar.h"
#include "app/projector/projector.h"
#include "app/typing/quick-add.h"
#include "app/window/window-private.h"
#include "model/edit-actions.h"
#include "model/edit-steps.h"

/* In every text that is nobody's business. */
#define SENTINEL "Xyzzy"

static gboolean
is_seen (const Shown *shown, const char *id)
{
  return ent_canvas_symbol (shown->canvas, id) != NULL;
}

static void
set (Fixture *f, const char *field, const char *text)
{
  const char *ids[] = { f->hotel };

  g_assert_true (ent_edit_set_field_many (ent_document_history (f->document), ids, 1, ent_field_find (ENT_RECORD_STAKEHOLDER, field), text, NULL));
}

static void
test_keys_step_and_stop_at_the_ends (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *key;
    int place;
  } presses[] = {
    { "Next", 1 },
    { "KP_Next", 2 },
    { "Right", 3 },
    { "space", 4 },
    { "BackSpace", 3 },
    { "Prior", 2 },
    { "Left", 1 },
    { "Home", 0 },
    { "Prior", 0 },
    { "End", 9 },
    { "Next", 9 },
  };
  Shown shown;

  if (test_lacks_pointer ())
    return;
  shown = project (f, "win.project");
  g_assert_cmpuint (ent_showing_n (shown.showing), ==, 10);
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    {
      test_press_key (GTK_WINDOW (shown.projector), presses[i].key);
      test_wait_until (ent_showing_place (shown.showing) == presses[i].place, 3000);
      test_drain ();
      g_assert_cmpint (ent_showing_place (shown.showing), ==, presses[i].place);
    }
  WAIT_FOR (shown.canvas, ent_canvas_get_scene (shown.canvas)->picture == ENT_PICTURE_MATRIX);
}

static void
test_what_began_it_ends_it (Fixture *f, gconstpointer data)
{
  Shown shown;

  if (test_lacks_pointer ())
    return;
  shown = project (f, "win.project");
  test_press_key (GTK_WINDOW (shown.projector), "F5");
  g_assert_true (test_wait_until (f->window->projector == NULL, 5000));
}

/* From the key on: the picture is begun as large as the screen is, and something of it is shown at once. */
static void
test_the_room_sees_something_before_the_picture_is_there (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntCanvas *canvas;

  test_activate (window, "win.project");
  canvas = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (window->projector)));
  g_assert_true (canvas->busy_with_layout);
  g_assert_true (test_wait_until (canvas->draft != NULL, 10000));
  g_assert_null (ent_canvas_get_scene (canvas));
  g_assert_true (test_wait_until (ent_canvas_get_scene (canvas) != NULL && ent_canvas_is_settled (canvas), 30000));
  g_assert_null (canvas->draft);
  g_assert_cmpuint (ent_studio_n_layouts (canvas->studio), ==, 1);
  test_close (window);
}

/* Nor is anybody placed anew for it. */
static void
test_the_line_leaves_what_is_confidential_to_be_read (Fixture *f, gconstpointer data)
{
  EntCanvas *canvas;
  GtkWidget *line;
  graphene_rect_t box;
  guint n_layouts;
  Shown shown;

  g_assert_true (ent_edit_set_field (ent_document_history (f->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "confidentiality"), "Not for the press", NULL));
  shown = project (f, "win.project");
  canvas = shown.canvas;
  n_layouts = ent_studio_n_layouts (canvas->studio);
  g_assert_cmpint (ent_canvas_get_foot (canvas), >, 0);
  act (&shown, "win.quick-add");
  line = test_find_type (GTK_WIDGET (shown.projector), ENT_TYPE_QUICK_ADD);
  g_assert_true (test_wait_until (gtk_widget_get_height (line) > 0 && gtk_widget_compute_bounds (line, GTK_WIDGET (canvas), &box), 5000));
  g_assert_cmpfloat (box.origin.y + box.size.height, <=, gtk_widget_get_height (GTK_WIDGET (canvas)) - ent_canvas_get_foot (canvas));
  g_assert_cmpuint (ent_studio_n_layouts (canvas->studio), ==, n_layouts);
}

static void
test_a_note_leaves_what_is_confidential_to_be_read (Fixture *f, gconstpointer data)
{
  EntRect box = { 0, 0, 120, 30 };
  EntCanvas *canvas;

  g_assert_true (ent_edit_set_field (ent_document_history (f->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "confidentiality"), "Not for the press", NULL));
  canvas = project (f, "win.project").canvas;
  g_assert_cmpint (ent_canvas_get_foot (canvas), >, 0);
  ent_canvas_place_note (canvas, &box);
  g_assert_cmpfloat (box.y + box.height, <=, gtk_widget_get_height (GTK_WIDGET (canvas)) - ent_canvas_get_foot (canvas));
  g_assert_cmpfloat (box.y, >, gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0);
}

/* The step before the next slide: whoever has only a number there. */
static void
test_the_matrix_is_followed_by_its_key (void)
{
  Fixture f = { .window = test_window_for (test_sample ()) };
  Shown shown;
  int place;

  f.document = ent_window_document (f.window);
  shown = project (&f, "win.project");
  for (place = 0; ent_showing_slide (shown.showing)->kind != ENT_SLIDE_MATRIX; place++)
    ent_showing_step (shown.showing, 1);
  WAIT_FOR (shown.canvas, ent_canvas_get_scene (shown.canvas)->picture == ENT_PICTURE_MATRIX);
  g_assert_cmpuint (ent_canvas_get_scene (shown.canvas)->n_pages, >, 2);
  act (&shown, "win.step-next");
  g_assert_cmpint (ent_showing_place (shown.showing), ==, place);
  WAIT_FOR (shown.canvas, ent_canvas_get_scene (shown.canvas)->page == 2);
  act (&shown, "win.step-previous");
  WAIT_FOR (shown.canvas, ent_canvas_get_scene (shown.canvas)->page == 0);
  act (&shown, "win.step-previous");
  g_assert_cmpint (ent_showing_place (shown.showing), ==, place - 1);
  test_close (f.window);
}

static gboolean
is_told (const Shown *shown, const char *words)
{
  const GArray *texts = ent_canvas_get_scene (shown->canvas)->texts;

  for (guint i = 0; i < texts->len; i++)
    if (g_array_index (texts, EntSceneText, i).role == ENT_TEXT_SUBTITLE &&
        strstr (pango_layout_get_text (g_array_index (texts, EntSceneText, i).layout), words) != NULL)
      return TRUE;
  return FALSE;
}

/* A room cannot read the kind off the lines alone. */
static void
test_the_kind_of_the_ties_that_are_shown_is_told (Fixture *f, gconstpointer data)
{
  Shown shown;

  tie (f, f->hotel, f->police, ENT_TIE_ALLIANCE);
  tie (f, f->hotel, f->radio, ENT_TIE_FUNDS);
  tie (f, f->police, f->radio, ENT_TIE_FUNDS);
  settle (f);
  shown = project (f, "win.project");
  ent_showing_go (shown.showing, 8);
  WAIT_FOR (shown.canvas, is_told (&shown, "3 stakeholders, 1 tie: Alliance"));
  ent_showing_go (shown.showing, 9);
  WAIT_FOR (shown.canvas, is_told (&shown, "3 stakeholders, 2 ties: Funds"));
  act (&shown, "projector.marks");
  WAIT_FOR (shown.canvas, is_told (&shown, "3 stakeholders, 2 ties: Funds"));
  ent_showing_go (shown.showing, 10);
  WAIT_FOR (shown.canvas, is_told (&shown, "3 stakeholders, 3 ties"));
}

static void
test_one_after_the_other_comes_and_nothing_moves (Fixture *f, gconstpointer data)
{
  static const struct
  {
    gboolean police, hotel, radio;
  } seen[] = {
    { 0, 0, 0 },
    { 1, 0, 0 },
    { 1, 1, 0 },
    { 1, 1, 0 },
    { 1, 1, 0 },
    { 1, 1, 0 },
    { 1, 1, 0 },
    { 1, 1, 1 },
    { 1, 1, 1 }, /* alliances */
    { 1, 1, 1 }, /* all */
  };
  EntPoint before[3];
  guint n_layouts;
  Shown shown;

  tie (f, f->hotel, f->police, ENT_TIE_ALLIANCE);
  settle (f);
  shown = project (f, "win.project");
  n_layouts = ent_studio_n_layouts (shown.canvas->studio);
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      const EntScene *scene;

      ent_showing_go (shown.showing, (int) i);
      WAIT_FOR (shown.canvas, TRUE);
      scene = ent_canvas_get_scene (shown.canvas);
      g_assert_cmpint (is_seen (&shown, f->police), ==, seen[i].police);
      g_assert_cmpint (is_seen (&shown, f->hotel), ==, seen[i].hotel);
      g_assert_cmpint (is_seen (&shown, f->radio), ==, seen[i].radio);
      for (guint s = 0; s < 3; s++)
        {
          const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, s);

          if (i > 0)
            {
              g_assert_cmpfloat (symbol->x, ==, before[s].x);
              g_assert_cmpfloat (symbol->y, ==, before[s].y);
            }
          before[s] = (EntPoint) { symbol->x, symbol->y };
        }
    }
  g_assert_cmpuint (ent_studio_n_layouts (shown.canvas->studio), ==, n_layouts);
}

/* Until what comes next is there too. */
#define WAIT_AHEAD(canvas) \
  g_assert_true (test_wait_until (ent_canvas_is_settled (canvas) && !(canvas)->ahead_due && ent_studio_is_idle ((canvas)->studio), 20000))

static void
keep_by_power (Fixture *f)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);

  step->name = g_strdup ("Who decides");
  step->view = ent_map_info (f->map)->view;
  step->view.rings = ENT_RINGS_POWER;
  g_assert_nonnull (ent_edit_add_step (ent_document_history (f->document), step, NULL));
}

static void
test_what_comes_next_is_there_before_it_is_asked_for (Fixture *f, gconstpointer data)
{
  guint n_layouts, n_ahead;
  Shown shown;

  keep_by_power (f);
  shown = project (f, "win.project");
  n_layouts = ent_studio_n_layouts (shown.canvas->studio);
  g_assert_cmpuint (ent_showing_n (shown.showing), ==, 11);
  for (guint i = 1; i < ent_showing_n (shown.showing); i++)
    {
      WAIT_AHEAD (shown.canvas);
      act (&shown, "win.step-next");
      WAIT_FOR (shown.canvas, ent_showing_place (shown.showing) == (int) i);
    }
  g_assert_cmpuint (ent_canvas_get_scene (shown.canvas)->rings_show, ==, ENT_RINGS_POWER);
  g_assert_cmpuint (ent_studio_n_layouts (shown.canvas->studio), ==, n_layouts);
  /* the matrix and the picture that was kept */
  g_assert_cmpuint (ent_studio_n_ahead (shown.canvas->studio), ==, 2);

  /* an edit makes them old, and they are made again */
  ent_showing_go (shown.showing, 8);
  WAIT_AHEAD (shown.canvas);
  n_ahead = ent_studio_n_ahead (shown.canvas->studio);
  set (f, "name", "Hotel Luna");
  WAIT_AHEAD (shown.canvas);
  g_assert_cmpuint (ent_studio_n_ahead (shown.canvas->studio), ==, n_ahead + 2);
}

static void
fill_with_secrets (Fixture *f)
{
  static const char *const fields[] = { "contact", "position", "email", "phone", "notes", "strategy", "role" };
  EntHistory *history = ent_document_history (f->document);
  const char *ids[] = { f->hotel }, *moment = ent_document_moment (f->document);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set (f, fields[i], g_str_equal (fields[i], "email") ? SENTINEL "@example.org" : SENTINEL);
  g_assert_true (ent_edit_rate (history, ids, 1, moment, ENT_ASPECT_POWER, 5, NULL));
  g_assert_true (ent_edit_set_grounds (history, ids, 1, moment, ENT_ASPECT_POWER, ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), SENTINEL, NULL));
  g_assert_nonnull (ent_edit_add_log (history, f->hotel, 20261129, ENT_LOG_MEETING, SENTINEL, NULL));
  g_assert_nonnull (ent_edit_add_action (history, ent_action_new (SENTINEL), NULL));
}

static void
test_on_every_slide_all_is_read_and_nothing_private_is (Fixture *f, gconstpointer data)
{
  Shown shown;

  fill_with_secrets (f);
  tie (f, f->hotel, f->radio, ENT_TIE_TENSION);
  shown = project (f, "win.project");
  ent_showing_set_marks (shown.showing, TRUE);
  for (guint i = 0; i < ent_showing_n (shown.showing); i++)
    {
      const EntScene *scene;

      ent_showing_go (shown.showing, (int) i);
      WAIT_FOR (shown.canvas, TRUE);
      scene = ent_canvas_get_scene (shown.canvas);
      for (guint t = 0; t < scene->texts->len; t++)
        {
          const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, t);

          g_assert_null (strstr (pango_layout_get_text (text->layout), SENTINEL));
          g_assert_cmpfloat (text->size, >=, MIN (24, scene->height / 32) - 1e-6);
        }
    }
}

static void
test_marks_are_off_at_each_start (Fixture *f, gconstpointer data)
{
  tie (f, f->hotel, f->radio, ENT_TIE_TENSION);
  tie (f, f->hotel, f->police, ENT_TIE_BROKEN);
  set (f, "veto", "yes");
  settle (f);
  for (guint start = 0; start < 2; start++)
    {
      Shown shown = project (f, "win.project");
      const EntScene *scene = ent_canvas_get_scene (shown.canvas);

      g_assert_cmpuint (count_ties (scene, ENT_TIE_TENSION) + count_ties (scene, ENT_TIE_BROKEN), ==, 0);
      g_assert_cmpuint (ent_showing_n (shown.showing), ==, 10);
      ent_showing_go (shown.showing, 8);
      act (&shown, "projector.marks");
      WAIT_FOR (shown.canvas, count_ties (ent_canvas_get_scene (shown.canvas), ENT_TIE_TENSION) == 1);
      scene = ent_canvas_get_scene (shown.canvas);
      g_assert_cmpuint (count_ties (scene, ENT_TIE_BROKEN), ==, 1);
      g_assert_true (g_array_index (scene->symbols, EntSceneSymbol, ent_scene_find_symbol (scene, f->hotel)).flags & ENT_SYMBOL_VETO);
      /* each kind has its slide */
      g_assert_cmpuint (ent_showing_n (shown.showing), ==, 12);
      act (&shown, "window.close");
      g_assert_true (test_wait_until (f->window->projector == NULL, 5000));
    }
}

/* While they are off nothing tells of them, wherever one looks or listens. */
static void
check_silence (Fixture *f, const Shown *shown)
{
  const EntScene *scene = ent_canvas_get_scene (shown->canvas);
  g_autofree char *spoken = ent_canvas_spoken (shown->canvas, ent_map_stakeholder (f->map, f->hotel));

  g_assert_cmpuint (count_ties (scene, ENT_TIE_TENSION) + count_ties (scene, ENT_TIE_BROKEN), ==, 0);
  g_assert_nonnull (strstr (spoken, "1 tie"));
  g_assert_null (strstr (spoken, "veto"));
  for (guint i = 0; i < scene->symbols->len; i++)
    g_assert_cmpuint (g_array_index (scene->symbols, EntSceneSymbol, i).flags & ENT_SYMBOL_VETO, ==, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const char *text = pango_layout_get_text (g_array_index (scene->texts, EntSceneText, i).layout);

      g_assert_null (strstr (text, "Tension"));
      g_assert_null (strstr (text, "3 ties"));
    }
}

static void
test_marks_come_and_go_where_they_have_their_room (Fixture *f, gconstpointer data)
{
  EntPoint before[3];
  guint n_layouts;
  Shown shown;

  tie (f, f->hotel, f->radio, ENT_TIE_TENSION);
  tie (f, f->hotel, f->police, ENT_TIE_BROKEN);
  tie (f, f->hotel, f->police, ENT_TIE_ALLIANCE);
  set (f, "veto", "yes");
  settle (f);
  shown = project (f, "win.project");
  ent_showing_go (shown.showing, 9);
  WAIT_FOR (shown.canvas, TRUE);
  n_layouts = ent_studio_n_layouts (shown.canvas->studio);
  for (guint turn = 0; turn < 3; turn++)
    {
      const EntScene *scene;
      guint n = turn % 2;

      WAIT_FOR (shown.canvas, count_ties (ent_canvas_get_scene (shown.canvas), ENT_TIE_TENSION) == n);
      scene = ent_canvas_get_scene (shown.canvas);
      for (guint s = 0; s < 3; s++)
        {
          const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, s);

          g_assert_true (turn == 0 || (symbol->x == before[s].x && symbol->y == before[s].y));
          before[s] = (EntPoint) { symbol->x, symbol->y };
        }
      if (n == 0)
        check_silence (f, &shown);
      act (&shown, "projector.marks");
    }
  g_assert_cmpuint (ent_studio_n_layouts (shown.canvas->studio), ==, n_layouts);
}

static void
test_nothing_changes_until_it_is_unlocked (Fixture *f, gconstpointer data)
{
  Shown shown;

  if (test_lacks_pointer ())
    return;
  shown = project (f, "win.project");
  ent_showing_go (shown.showing, 9);
  ent_showing_go (shown.showing, 8);
  WAIT_FOR (shown.canvas, TRUE);
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  gtk_widget_grab_focus (GTK_WIDGET (shown.canvas));
  test_press_key (GTK_WINDOW (shown.projector), "4");
  test_press_key (GTK_WINDOW (shown.projector), "Delete");
  test_drain ();
  g_assert_false (ent_canvas_is_editable (shown.canvas));
  g_assert_cmpuint (power_of (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
  test_press_key (GTK_WINDOW (shown.projector), "u");
  g_assert_true (test_wait_until (!ent_projector_is_locked (shown.projector), 3000));
  test_press_key (GTK_WINDOW (shown.projector), "4");
  g_assert_true (test_wait_until (power_of (f, f->hotel) == 4, 3000));
  /* the window takes it back */
  test_press_key (GTK_WINDOW (shown.projector), "ctrl+z");
  g_assert_true (test_wait_until (power_of (f, f->hotel) == ENT_POWER_NOT_ASSESSED, 3000));
  /* and arrows walk instead of stepping */
  test_press_key (GTK_WINDOW (shown.projector), "Right");
  test_drain ();
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 8);
  test_press_key (GTK_WINDOW (shown.projector), "u");
  g_assert_true (test_wait_until (ent_projector_is_locked (shown.projector), 3000));
}

static void
test_who_is_added_is_seen_at_once (Fixture *f, gconstpointer data)
{
  Shown shown = project (f, "win.project");
  const char *id;

  ent_showing_go (shown.showing, 1);
  id = test_add (f->window, "Community TV", ENT_SECTOR_MEDIA);
  WAIT_FOR (shown.canvas, is_seen (&shown, id));
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 1);
  g_assert_false (is_seen (&shown, f->radio));
  /* what is known of somebody who comes later brings nobody forward */
  set (f, "notes", "Later");
  ent_edit_rate (ent_document_history (f->document), (const char *[]) { f->hotel }, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 2, NULL);
  WAIT_FOR (shown.canvas, TRUE);
  g_assert_false (is_seen (&shown, f->hotel));
  /* with the next slide it waits for its turn */
  ent_showing_go (shown.showing, 2);
  WAIT_FOR (shown.canvas, !is_seen (&shown, id));
  ent_showing_go (shown.showing, 7);
  WAIT_FOR (shown.canvas, is_seen (&shown, id));
}

static void
test_the_line_comes_and_goes (Fixture *f, gconstpointer data)
{
  guint before = ent_map_n_stakeholders (f->map);
  GtkWidget *line;
  Shown shown;

  if (test_lacks_pointer ())
    return;
  shown = project (f, "win.project");
  g_assert_null (test_find_type (GTK_WIDGET (shown.projector), ENT_TYPE_QUICK_ADD));
  gtk_widget_grab_focus (GTK_WIDGET (shown.canvas));
  test_press_key (GTK_WINDOW (shown.projector), "slash");
  g_assert_true (test_wait_until ((line = test_find_type (GTK_WIDGET (shown.projector), ENT_TYPE_QUICK_ADD)) != NULL && gtk_widget_get_mapped (line), 3000));
  test_drain ();
  test_xdotool ("type 'Bub m'");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (f->map) == before + 1, 3000));
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 0);
  g_assert_false (ent_projector_is_black (shown.projector));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (line), 3000));
  g_assert_nonnull (f->window->projector);
  test_press_key (GTK_WINDOW (shown.projector), "Escape");
  g_assert_true (test_wait_until (f->window->projector == NULL, 5000));
}

static void
test_the_end_leaves_all_as_it_was (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  g_autofree char *view = NULL;
  guint n_steps = ent_history_n_steps (ent_document_history (f->document));
  double zoom;
  Shown shown;

  ent_selection_set (selection, f->police);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.zoom-in", NULL);
  settle (f);
  zoom = ent_canvas_get_zoom (f->canvas);
  shown = project (f, "win.project");
  ent_showing_go (shown.showing, 8);
  WAIT_FOR (shown.canvas, TRUE);
  ent_selection_set (selection, f->radio);
  act (&shown, "projector.spotlight");
  act (&shown, "projector.dark");
  act (&shown, "projector.lock");
  act (&shown, "projector.end"); /* the light */
  g_assert_nonnull (f->window->projector);
  act (&shown, "projector.end");
  g_assert_true (test_wait_until (f->window->projector == NULL, 5000));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_cmpstr (ent_selection_at (selection, 0), ==, f->police);
  g_object_get (f->window, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "map");
  g_assert_cmpint (ent_canvas_get_picture (f->canvas), ==, ENT_PICTURE_MAP);
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), ==, zoom);
  g_assert_cmpuint (ent_history_n_steps (ent_document_history (f->document)), ==, n_steps);
  g_assert_null (f->window->presenter_bar);
}

static void
test_from_the_picture_of_the_window_into_the_sequence (Fixture *f, gconstpointer data)
{
  Shown shown = project (f, "win.project-here");

  g_assert_null (ent_showing_slide (shown.showing));
  g_assert_true (is_seen (&shown, f->radio));
  act (&shown, "win.step-next");
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 0);
  /* the window goes its own way then */
  test_activate (f->window, "win.view('matrix')");
  g_assert_cmpint (ent_canvas_get_picture (shown.canvas), ==, ENT_PICTURE_MAP);
}

static void
test_the_spotlight_goes_from_one_to_its_sector (Fixture *f, gconstpointer data)
{
  Shown shown;

  tie (f, f->hotel, f->police, ENT_TIE_ALLIANCE);
  settle (f);
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  shown = project (f, "win.project-here");
  act (&shown, "projector.spotlight");
  WAIT_FOR (shown.canvas, count_ties (ent_canvas_get_scene (shown.canvas), ENT_TIE_ALLIANCE) == 1);
  g_assert_cmpstr (ent_canvas_get_light (shown.canvas), ==, f->hotel);
  act (&shown, "projector.spotlight");
  g_assert_cmpstr (ent_canvas_get_light (shown.canvas), ==, "private");
  act (&shown, "projector.spotlight");
  g_assert_null (ent_canvas_get_light (shown.canvas));
}

static void
test_the_change_comes_with_the_second_moment (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document));
  Shown shown = project (f, "win.project");
  g_autofree char *title = NULL;

  g_assert_cmpuint (ent_showing_n (shown.showing), ==, 10);
  g_assert_true (ent_document_add_moment (f->document, NULL));
  test_drain ();
  g_assert_cmpuint (ent_showing_n (shown.showing), ==, 11);
  act (&shown, "projector.last");
  title = ent_showing_title (shown.showing, ent_showing_place (shown.showing));
  g_assert_cmpstr (title, ==, "The change");
  g_assert_cmpstr (ent_canvas_get_from_moment (shown.canvas), ==, first);
  WAIT_FOR (shown.canvas, TRUE);
  act (&shown, "win.step-previous");
  g_assert_null (ent_canvas_get_from_moment (shown.canvas));
  /* of the first moment there is none */
  ent_document_set_moment (f->document, first);
  test_drain ();
  g_assert_cmpuint (ent_showing_n (shown.showing), ==, 10);
}

static void
test_whoever_presents_sees_what_comes_next (Fixture *f, gconstpointer data)
{
  GtkWidget *bar;
  Shown shown;

  shown = project (f, "win.project");
  bar = f->window->presenter_bar;
  g_assert_nonnull (test_find_label (bar, "The empty map"));
  g_assert_nonnull (test_find_label (bar, "Next: Institutions"));
  g_assert_nonnull (test_find_label (bar, "1 of 10"));
  test_activate (f->window, "win.step-next");
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 1);
  g_assert_nonnull (test_find_label (bar, "2 of 10"));
  g_assert_nonnull (test_find_label (bar, "Next: Private sector"));
  act (&shown, "projector.last");
  g_assert_nonnull (test_find_label (bar, "This is the last one"));
  act (&shown, "window.close");
  g_assert_true (test_wait_until (f->window->presenter_bar == NULL, 5000));
}

static void
test_with_two_monitors_the_window_keeps_its_own (Fixture *f, gconstpointer data)
{
  GdkDisplay *display = gdk_display_get_default ();
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *own, *other;
  Shown shown;

  if (g_list_model_get_n_items (monitors) < 2)
    {
      g_test_skip ("needs two monitors");
      return;
    }
  own = gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (f->window)));
  shown = project (f, "win.project");
  g_assert_true (test_wait_until ((other = gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (shown.projector)))) != own, 5000));
  /* the one that is chosen is remembered */
  ent_projector_set_monitor (shown.projector, own);
  act (&shown, "window.close");
  g_assert_true (test_wait_until (f->window->projector == NULL, 5000));
  shown = project (f, "win.project");
  g_assert_true (test_wait_until (gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (shown.projector))) == own, 5000));
  ent_projector_set_monitor (shown.projector, other);
  g_assert_true (test_wait_until (gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (shown.projector))) == other, 5000));
}

#define ADD(name, function) g_test_add ("/sequence/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/sequence/the-matrix-is-followed-by-its-key", test_the_matrix_is_followed_by_its_key);
  ADD ("keys-step-and-stop-at-the-ends", test_keys_step_and_stop_at_the_ends);
  g_test_add_func ("/sequence/the-room-sees-something-before-the-picture-is-there", test_the_room_sees_something_before_the_picture_is_there);
  ADD ("the-line-leaves-what-is-confidential-to-be-read", test_the_line_leaves_what_is_confidential_to_be_read);
  ADD ("a-note-leaves-what-is-confidential-to-be-read", test_a_note_leaves_what_is_confidential_to_be_read);
  ADD ("what-began-it-ends-it", test_what_began_it_ends_it);
  ADD ("the-kind-of-the-ties-that-are-shown-is-told", test_the_kind_of_the_ties_that_are_shown_is_told);
  ADD ("one-after-the-other-comes-and-nothing-moves", test_one_after_the_other_comes_and_nothing_moves);
  ADD ("what-comes-next-is-there-before-it-is-asked-for", test_what_comes_next_is_there_before_it_is_asked_for);
  ADD ("on-every-slide-all-is-read-and-nothing-private-is", test_on_every_slide_all_is_read_and_nothing_private_is);
  ADD ("marks-are-off-at-each-start", test_marks_are_off_at_each_start);
  ADD ("marks-come-and-go-where-they-have-their-room", test_marks_come_and_go_where_they_have_their_room);
  ADD ("nothing-changes-until-it-is-unlocked", test_nothing_changes_until_it_is_unlocked);
  ADD ("who-is-added-is-seen-at-once", test_who_is_added_is_seen_at_once);
  ADD ("the-line-comes-and-goes", test_the_line_comes_and_goes);
  ADD ("the-end-leaves-all-as-it-was", test_the_end_leaves_all_as_it_was);
  ADD ("from-the-picture-of-the-window-into-the-sequence", test_from_the_picture_of_the_window_into_the_sequence);
  ADD ("the-spotlight-goes-from-one-to-its-sector", test_the_spotlight_goes_from_one_to_its_sector);
  ADD ("the-change-comes-with-the-second-moment", test_the_change_comes_with_the_second_moment);
  ADD ("whoever-presents-sees-what-comes-next", test_whoever_presents_sees_what_comes_next);
  ADD ("with-two-monitors-the-window-keeps-its-own", test_with_two_monitors_the_window_keeps_its_own);
  return g_test_run ();
}
