/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole names over the picture, of those who have only a number in it. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"
#include "model/edit.h"
#include "model/id-set.h"
#include "scene/plate.h"

#include <string.h>

/* So many with such names that not all find room for a label. */
#define CROWD 20

static void
crowd_up (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  for (guint i = 0; i < CROWD; i++)
    {
      g_autofree char *name = g_strdup_printf ("Association of small hotels and restaurants of the old harbour and of the beaches, branch %u", i);

      test_add (f->window, name, ENT_SECTOR_PRIVATE);
    }
  settle (f);
}

/* The first that has only a number, or the first that has a label; not @but, which may be NULL. */
static const EntSceneSymbol *
find_but (EntCanvas *canvas, gboolean keyed, const char *but)
{
  const EntScene *scene = ent_canvas_get_scene (canvas);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if ((symbol->label < 0) == keyed && g_strcmp0 (symbol->id, but) != 0)
        return symbol;
    }
  g_assert_not_reached ();
}

static const EntSceneSymbol *
find (EntCanvas *canvas, gboolean keyed)
{
  return find_but (canvas, keyed, NULL);
}

static void
hover_over (EntCanvas *canvas, const EntSceneSymbol *symbol)
{
  EntPointer pointer = { .at = ent_viewport_to_view (&canvas->viewport, (EntPoint) { symbol->x, symbol->y }), .n_press = 1 };

  ent_tool_motion (canvas->tool, &pointer);
}

/* That of @id, and no other. */
static EntCanvasPlate
only_plate (EntCanvas *canvas, GArray *plates, const char *id)
{
  const EntCanvasPlate *plate = &g_array_index (plates, EntCanvasPlate, 0);
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_canvas_map (canvas), id);

  g_assert_cmpuint (plates->len, ==, 1);
  g_assert_cmpstr (plate->id, ==, id);
  g_assert_cmpstr (pango_layout_get_text (plate->layout), ==, stakeholder->name);
  g_assert_false (pango_layout_is_ellipsized (plate->layout));
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (plate->layout), ==, 0);
  g_assert_true (plate->box.x >= 0 && plate->box.y >= 0 && plate->box.x + plate->box.width <= canvas->viewport.width &&
                 plate->box.y + plate->box.height <= canvas->viewport.height);
  return *plate;
}

static void
test_a_number_tells_its_name_under_the_pointer (Fixture *f, gconstpointer data)
{
  const EntSceneSymbol *keyed = find (f->canvas, TRUE);
  g_autoptr (GArray) nothing = ent_canvas_plates (f->canvas);
  g_autoptr (GArray) pointed = NULL;
  g_autoptr (GArray) labelled = NULL;

  g_assert_cmpuint (nothing->len, ==, 0);
  hover_over (f->canvas, keyed);
  pointed = ent_canvas_plates (f->canvas);
  only_plate (f->canvas, pointed, keyed->id);
  /* whose label stands beside it needs none */
  hover_over (f->canvas, find (f->canvas, FALSE));
  labelled = ent_canvas_plates (f->canvas);
  g_assert_cmpuint (labelled->len, ==, 0);
}

static void
test_a_selected_number_tells_its_name_on_the_wall_too (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) here = NULL;
  g_autoptr (GArray) there = NULL;
  const PangoFontDescription *font;
  EntCanvas *shown;
  const char *id;

  test_activate (f->window, "win.project-here");
  shown = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (f->window->projector)));
  g_assert_true (test_wait_until (ent_canvas_get_scene (shown) != NULL && ent_canvas_is_settled (shown), 40000));
  id = find (shown, TRUE)->id;
  ent_selection_set (ent_document_selection (f->document), id);
  there = ent_canvas_plates (shown);
  font = pango_layout_get_font_description (only_plate (shown, there, id).layout);
  g_assert_true (pango_font_description_get_size_is_absolute (font));
  g_assert_cmpint (pango_font_description_get_size (font), >=, (int) (MIN (shown->viewport.height, 0.75 * shown->viewport.width) / 32 * PANGO_SCALE));
  ent_selection_set (ent_document_selection (f->document), find (f->canvas, TRUE)->id);
  here = ent_canvas_plates (f->canvas);
  only_plate (f->canvas, here, find (f->canvas, TRUE)->id);
}

static void
test_many_selected_do_not_cover_the_picture (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) plates = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.select-all", NULL);
  plates = ent_canvas_plates (f->canvas);
  g_assert_cmpuint (plates->len, ==, 0);
}

/* As many as there is room for beside what else is to be read. */
static void
test_a_few_selected_tell_their_names (Fixture *f, gconstpointer data)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  EntSelection *selection = ent_document_selection (f->document);
  g_autoptr (GArray) plates = NULL;

  ent_selection_clear (selection);
  for (guint i = 0; i < scene->n_stakeholders && ent_selection_n (selection) < ENT_CANVAS_MOST_PLATES; i++)
    if (ent_plate_is_needed (&g_array_index (scene->symbols, EntSceneSymbol, i)))
      ent_selection_add (selection, g_array_index (scene->symbols, EntSceneSymbol, i).id);
  g_assert_cmpuint (ent_selection_n (selection), ==, ENT_CANVAS_MOST_PLATES);
  plates = ent_canvas_plates (f->canvas);
  g_assert_cmpuint (plates->len, >, 1);
}

static gboolean
covers (const EntCanvasPlate *plate, double x, double y)
{
  return x >= plate->box.x && x <= plate->box.x + plate->box.width && y >= plate->box.y && y <= plate->box.y + plate->box.height;
}

/* How many pieces of a way from one to the other lie under it. */
static guint
count_covered (EntCanvas *canvas, const EntCanvasPlate *plate, const EntSceneSymbol *from, const EntSceneSymbol *to)
{
  EntPoint a = ent_viewport_to_view (&canvas->viewport, (EntPoint) { from->x, from->y });
  EntPoint b = ent_viewport_to_view (&canvas->viewport, (EntPoint) { to->x, to->y });
  guint n = 0;

  for (guint i = 0; i <= 100; i++)
    n += covers (plate, a.x + (b.x - a.x) * i / 100, a.y + (b.y - a.y) * i / 100) ? 1 : 0;
  return n;
}

/* Two with labels, with as much of the way between them under @plate as there is of any. */
static guint
find_across (EntCanvas *canvas, const EntCanvasPlate *plate, const EntSceneSymbol *ends[2])
{
  const EntScene *scene = ent_canvas_get_scene (canvas);
  guint most = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    for (guint k = 0; k < i; k++)
      {
        const EntSceneSymbol *from = &g_array_index (scene->symbols, EntSceneSymbol, i), *to = &g_array_index (scene->symbols, EntSceneSymbol, k);
        guint n = from->label >= 0 && to->label >= 0 ? count_covered (canvas, plate, from, to) : 0;

        if (n <= most)
          continue;
        most = n;
        ends[0] = from;
        ends[1] = to;
      }
  return most;
}

static void
test_a_plate_leaves_the_way_that_is_lit_seen (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  EntId keyed = find (f->canvas, TRUE)->id;
  g_autoptr (GHashTable) bright = ent_id_set_new ();
  g_autoptr (GArray) path = ent_canvas_path_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  const EntSceneSymbol *ends[2] = { NULL, NULL };
  EntCanvasPlate plate;
  EntCanvasStep step;
  guint n;

  ent_selection_set (selection, keyed);
  before = ent_canvas_plates (f->canvas);
  plate = only_plate (f->canvas, before, keyed);
  n = find_across (f->canvas, &plate, ends);
  g_assert_cmpuint (n, >, 0);
  step = (EntCanvasStep) { ent_id_ref (ends[0]->id), ent_id_ref (ends[1]->id), NULL };
  g_array_append_val (path, step);
  ent_canvas_set_lit (f->canvas, bright, path);
  after = ent_canvas_plates (f->canvas);
  plate = only_plate (f->canvas, after, keyed);
  g_assert_cmpuint (count_covered (f->canvas, &plate, ends[0], ends[1]), <, n);
}

static const EntSceneSymbol *
find_shortened (EntCanvas *canvas)
{
  const EntScene *scene = ent_canvas_get_scene (canvas);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (symbol->label >= 0 && (symbol->flags & ENT_SYMBOL_SHORTENED) != 0)
        return symbol;
    }
  g_assert_not_reached ();
}

/* Many are, and the picture would be full of what stands in it already. */
static void
test_of_several_selected_a_part_of_a_name_will_do (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  g_autoptr (GArray) alone = NULL;
  g_autoptr (GArray) both = NULL;
  EntId shortened;

  for (guint i = 0; i < ent_map_n_stakeholders (f->map); i++)
    {
      g_autofree char *name = g_strdup_printf ("B %u", i);

      g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (f->map, i)->base.id),
                                         ent_field_find (ENT_RECORD_STAKEHOLDER, "short-name"), name, NULL));
    }
  settle (f);
  shortened = find_shortened (f->canvas)->id;
  ent_selection_set (ent_document_selection (f->document), shortened);
  alone = ent_canvas_plates (f->canvas);
  only_plate (f->canvas, alone, shortened);
  ent_selection_set_many (ent_document_selection (f->document), (const char *const[]) { find_but (f->canvas, FALSE, shortened)->id, shortened }, 2);
  both = ent_canvas_plates (f->canvas);
  g_assert_cmpuint (both->len, ==, 0);
}

/* Each of them once, in a tooltip or on a plate. */
static void
test_a_tooltip_does_not_repeat_the_plate (Fixture *f, gconstpointer data)
{
  const EntSceneSymbol *keyed = find (f->canvas, TRUE), *labelled = find (f->canvas, FALSE);
  EntHit hit = { .kind = ENT_HIT_SYMBOL, .id = keyed->id };
  g_autofree char *beside_plate = ent_canvas_tooltip (f->canvas, &hit);
  g_autofree char *alone = NULL;

  hit.id = labelled->id;
  alone = ent_canvas_tooltip (f->canvas, &hit);
  g_assert_null (strstr (beside_plate, ent_map_stakeholder (f->map, keyed->id)->name));
  g_assert_nonnull (strstr (alone, ent_map_stakeholder (f->map, labelled->id)->name));
}

#define ADD(name, function) g_test_add ("/plates/" name, Fixture, NULL, crowd_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("a-number-tells-its-name-under-the-pointer", test_a_number_tells_its_name_under_the_pointer);
  ADD ("a-selected-number-tells-its-name-on-the-wall-too", test_a_selected_number_tells_its_name_on_the_wall_too);
  ADD ("many-selected-do-not-cover-the-picture", test_many_selected_do_not_cover_the_picture);
  ADD ("leaves-the-way-that-is-lit-seen", test_a_plate_leaves_the_way_that_is_lit_seen);
  ADD ("of-several-selected-a-part-of-a-name-will-do", test_of_several_selected_a_part_of_a_name_will_do);
  ADD ("a-few-selected-tell-their-names", test_a_few_selected_tell_their_names);
  ADD ("a-tooltip-does-not-repeat-the-plate", test_a_tooltip_does_not_repeat_the_plate);
  return g_test_run ();
}
