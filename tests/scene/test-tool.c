/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand-scene.h"
#include "scene/tool.h"

#include <math.h>

typedef struct
{
  EntScene *scene;
  EntSelection *selection;
  EntViewport view;
  EntTool *tool;
  int police, hotel, ngo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  EntPicture picture = GPOINTER_TO_UINT (data);

  fixture->scene = hand_scene_new (picture);
  fixture->police =
      hand_scene_add (fixture->scene, "s-police", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 4, 0.5);
  fixture->hotel = hand_scene_add (fixture->scene, "s-hotel", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_UNAWARE, 5, 0.5);
  fixture->ngo = hand_scene_add (fixture->scene, "s-ngo", ENT_SECTOR_COMMUNITY, ENT_COMMITMENT_LEADING, 2, 0.5);
  fixture->selection = ent_selection_new ();
  ent_viewport_init (&fixture->view);
  ent_viewport_resize (&fixture->view, 1000, 1000, &(EntRect) { 0, 0, 1000, 1000 });
  ent_viewport_zoom_at (&fixture->view, 1.5, (EntPoint) { 480, 520 });
  fixture->tool = ent_tool_new (&fixture->view, fixture->selection);
  ent_tool_set_scene (fixture->tool, fixture->scene);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ent_tool_free (fixture->tool);
  g_object_unref (fixture->selection);
  hand_scene_free (fixture->scene);
}

static EntPointer
pointer_at (Fixture *fixture, EntPoint scene, guint modifiers)
{
  return (EntPointer) { .at = ent_viewport_to_view (&fixture->view, scene),
                        .button = ENT_BUTTON_PRIMARY,
                        .modifiers = modifiers,
                        .n_press = 1 };
}

static EntPoint
middle_of (Fixture *fixture, int symbol)
{
  EntSceneSymbol *s = hand_scene_symbol (fixture->scene, symbol);

  return (EntPoint) { s->x, s->y };
}

static EntPoint
rim_of (Fixture *fixture, int symbol)
{
  EntSceneSymbol *s = hand_scene_symbol (fixture->scene, symbol);

  return (EntPoint) { s->x + s->radius + 1, s->y };
}

/* What the canvas does with an outcome that concerns the selection. */
static void
carry_out (Fixture *fixture, const EntOutcome *outcome)
{
  if (outcome->kind == ENT_OUTCOME_SELECT)
    ent_selection_set (fixture->selection, outcome->id);
  else if (outcome->kind == ENT_OUTCOME_TOGGLE)
    ent_selection_toggle (fixture->selection, outcome->id);
}

static EntOutcome
press (Fixture *fixture, EntPoint at, guint modifiers)
{
  EntPointer pointer = pointer_at (fixture, at, modifiers);
  EntOutcome outcome = ent_tool_press (fixture->tool, &pointer);

  carry_out (fixture, &outcome);
  return outcome;
}

static EntOutcome
move (Fixture *fixture, EntPoint at)
{
  EntPointer pointer = pointer_at (fixture, at, 0);

  return ent_tool_motion (fixture->tool, &pointer);
}

static EntOutcome
release (Fixture *fixture, EntPoint at)
{
  EntPointer pointer = pointer_at (fixture, at, 0);
  EntOutcome outcome = ent_tool_release (fixture->tool, &pointer);

  carry_out (fixture, &outcome);
  return outcome;
}

static void
click (Fixture *fixture, EntPoint at, guint modifiers)
{
  press (fixture, at, modifiers);
  release (fixture, at);
}

static EntOutcome
drag (Fixture *fixture, EntPoint from, EntPoint to)
{
  press (fixture, from, 0);
  for (guint i = 1; i <= 4; i++)
    move (fixture, (EntPoint) { from.x + (to.x - from.x) * i / 4, from.y + (to.y - from.y) * i / 4 });
  return release (fixture, to);
}

static EntToolState
state_of (Fixture *fixture)
{
  return ent_tool_feedback (fixture->tool)->state;
}

static void
test_a_press_selects_and_a_click_on_the_ground_clears (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome = press (fixture, middle_of (fixture, fixture->police), 0);

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_SELECT);
  g_assert_cmpstr (outcome.id, ==, "s-police");
  outcome = release (fixture, middle_of (fixture, fixture->police));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_IDLE);

  press (fixture, (EntPoint) { 500, 500 }, 0);
  outcome = release (fixture, (EntPoint) { 500, 500 });
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_SELECT);
  g_assert_null (outcome.id);
  g_assert_cmpuint (ent_selection_n (fixture->selection), ==, 0);
}

static void
test_ctrl_and_shift_toggle (Fixture *fixture, gconstpointer data)
{
  click (fixture, middle_of (fixture, fixture->police), 0);
  click (fixture, middle_of (fixture, fixture->hotel), ENT_TOOL_CTRL);
  g_assert_cmpuint (ent_selection_n (fixture->selection), ==, 2);
  click (fixture, middle_of (fixture, fixture->police), ENT_TOOL_SHIFT);
  g_assert_cmpuint (ent_selection_n (fixture->selection), ==, 1);
  g_assert_true (ent_selection_contains (fixture->selection, "s-hotel"));
  click (fixture, (EntPoint) { 500, 500 }, ENT_TOOL_CTRL); /* missed: nothing is lost */
  g_assert_cmpuint (ent_selection_n (fixture->selection), ==, 1);
}

static void
test_a_click_on_one_of_several_selects_it_alone (Fixture *fixture, gconstpointer data)
{
  click (fixture, middle_of (fixture, fixture->police), 0);
  click (fixture, middle_of (fixture, fixture->hotel), ENT_TOOL_CTRL);
  click (fixture, middle_of (fixture, fixture->police), 0);
  g_assert_cmpuint (ent_selection_n (fixture->selection), ==, 1);
  g_assert_true (ent_selection_contains (fixture->selection, "s-police"));
}

static void
test_a_trembling_hand_drags_nothing (Fixture *fixture, gconstpointer data)
{
  EntPoint at = middle_of (fixture, fixture->police);

  press (fixture, at, 0);
  move (fixture, (EntPoint) { at.x + 2, at.y + 1 });
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_PRESSED);
  g_assert_false (ent_tool_is_dragging (fixture->tool));
  g_assert_cmpint (release (fixture, (EntPoint) { at.x + 2, at.y + 1 }).kind, ==, ENT_OUTCOME_NONE);
}

static void
test_a_drag_tells_wedge_and_ring (Fixture *fixture, gconstpointer data)
{
  EntPoint to = hand_scene_cell (fixture->scene, ENT_SECTOR_INFORMAL, ENT_COMMITMENT_SUPPORTIVE, 0.7);
  const EntToolFeedback *feedback;
  EntOutcome outcome;

  press (fixture, middle_of (fixture, fixture->police), 0);
  move (fixture, to);
  feedback = ent_tool_feedback (fixture->tool);
  g_assert_cmpint (feedback->state, ==, ENT_TOOL_MOVE);
  g_assert_cmpint (feedback->drop.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpuint (feedback->ids->len, ==, 1);
  outcome = release (fixture, to);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpuint (outcome.sector, ==, ENT_SECTOR_INFORMAL);
  g_assert_cmpint (outcome.value, ==, ENT_COMMITMENT_SUPPORTIVE);
  g_assert_cmpstr (g_ptr_array_index (outcome.ids, 0), ==, "s-police");
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_IDLE);
}

static void
test_a_drag_to_the_next_wedge_rates_nobody (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome =
      drag (fixture, middle_of (fixture, fixture->police),
            hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_NEUTRAL, 0.5));

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpuint (outcome.sector, ==, ENT_SECTOR_MEDIA);
  g_assert_cmpint (outcome.value, ==, -1);
}

static void
test_the_whole_selection_is_dragged (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome;

  click (fixture, middle_of (fixture, fixture->police), 0);
  click (fixture, middle_of (fixture, fixture->hotel), ENT_TOOL_CTRL);
  ent_selection_add (fixture->selection, "e-a-tie");
  outcome = drag (fixture, middle_of (fixture, fixture->hotel),
                  hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_NEUTRAL, 0.5));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpuint (outcome.ids->len, ==, 2);
  g_assert_cmpint (outcome.value, ==, ENT_COMMITMENT_NEUTRAL); /* the hotel's differs */
}

static void
test_a_drop_outside_the_rim_does_nothing (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome = drag (fixture, middle_of (fixture, fixture->police), (EntPoint) { 5, 5 });

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
  outcome = drag (fixture, middle_of (fixture, fixture->police), (EntPoint) { 500, 500 });
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
}

static void
test_a_drop_in_its_own_cell_pins (Fixture *fixture, gconstpointer data)
{
  EntPoint to = hand_scene_cell (fixture->scene, ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 0.8);
  EntOutcome outcome = drag (fixture, middle_of (fixture, fixture->police), to);

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_PIN);
  g_assert_cmpstr (outcome.id, ==, "s-police");
  g_assert_cmpfloat_with_epsilon (outcome.pin.angle, 0.8, 1e-3);
  g_assert_cmpfloat_with_epsilon (outcome.pin.radius, 0.5, 1e-3);
}

static void
test_a_drag_from_the_rim_ties (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome;

  press (fixture, rim_of (fixture, fixture->police), 0);
  move (fixture, (EntPoint) { 500, 500 });
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_TIE);
  g_assert_cmpint (ent_tool_feedback (fixture->tool)->target, ==, -1);
  move (fixture, middle_of (fixture, fixture->ngo));
  g_assert_cmpint (ent_tool_feedback (fixture->tool)->target, ==, fixture->ngo);
  outcome = release (fixture, middle_of (fixture, fixture->ngo));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_TIE);
  g_assert_cmpstr (outcome.from, ==, "s-police");
  g_assert_cmpstr (outcome.to, ==, "s-ngo");
}

static void
test_a_tie_to_nothing_or_itself_is_none (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome = drag (fixture, rim_of (fixture, fixture->police), (EntPoint) { 500, 500 });

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
  press (fixture, rim_of (fixture, fixture->police), 0);
  move (fixture, (EntPoint) { 500, 500 });
  outcome = release (fixture, middle_of (fixture, fixture->police));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
}

static void
test_a_band_takes_in (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome = drag (fixture, (EntPoint) { 1, 1 }, (EntPoint) { 999, 999 });
  EntPointer pointer;

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_BAND);
  g_assert_cmpuint (outcome.ids->len, ==, 3);
  g_assert_false (outcome.extend);
  press (fixture, (EntPoint) { 999, 999 }, ENT_TOOL_SHIFT);
  move (fixture, (EntPoint) { 990, 990 });
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_RUBBER);
  pointer = pointer_at (fixture, (EntPoint) { 980, 980 }, 0);
  outcome = ent_tool_release (fixture->tool, &pointer);
  g_assert_true (outcome.extend);
  g_assert_cmpuint (outcome.ids->len, ==, 0);
}

static void
test_escape_takes_a_drag_back (Fixture *fixture, gconstpointer data)
{
  EntPoint to = hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_LEADING, 0.5);

  press (fixture, middle_of (fixture, fixture->police), 0);
  move (fixture, to);
  g_assert_true (ent_tool_cancel (fixture->tool));
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_IDLE);
  g_assert_cmpint (release (fixture, to).kind, ==, ENT_OUTCOME_NONE);
  g_assert_false (ent_tool_cancel (fixture->tool));
}

static void
test_middle_button_and_space_pan (Fixture *fixture, gconstpointer data)
{
  EntPointer pointer = { .at = { 100, 100 }, .button = ENT_BUTTON_MIDDLE, .n_press = 1 };
  EntOutcome outcome;

  ent_tool_press (fixture->tool, &pointer);
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_PAN);
  pointer.at = (EntPoint) { 130, 90 };
  outcome = ent_tool_motion (fixture->tool, &pointer);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_PAN);
  g_assert_cmpfloat (outcome.dx, ==, 30);
  g_assert_cmpfloat (outcome.dy, ==, -10);
  ent_tool_release (fixture->tool, &pointer);

  pointer = pointer_at (fixture, middle_of (fixture, fixture->police), ENT_TOOL_SPACE);
  outcome = ent_tool_press (fixture->tool, &pointer);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE); /* not selected */
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_PAN);
}

static void
test_a_double_click_renames (Fixture *fixture, gconstpointer data)
{
  EntPointer pointer = pointer_at (fixture, middle_of (fixture, fixture->hotel), 0);
  EntOutcome outcome;

  click (fixture, middle_of (fixture, fixture->hotel), 0);
  pointer.n_press = 2;
  outcome = ent_tool_press (fixture->tool, &pointer);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_RENAME);
  g_assert_cmpstr (outcome.id, ==, "s-hotel");
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_IDLE);
}

static void
test_the_secondary_button_asks_for_the_menu (Fixture *fixture, gconstpointer data)
{
  EntPointer pointer = pointer_at (fixture, middle_of (fixture, fixture->hotel), 0);
  EntOutcome outcome;

  pointer.button = ENT_BUTTON_SECONDARY;
  outcome = ent_tool_press (fixture->tool, &pointer);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MENU);
  g_assert_cmpstr (outcome.id, ==, "s-hotel");
}

static void
test_nothing_is_moved_in_what_is_for_looking (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome;

  ent_tool_set_editable (fixture->tool, FALSE);
  press (fixture, middle_of (fixture, fixture->police), 0);
  g_assert_true (ent_selection_contains (fixture->selection, "s-police"));
  move (fixture, (EntPoint) { 500, 500 });
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_PAN);
  outcome = release (fixture, hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_LEADING, 0.5));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_PAN);
  ent_tool_begin_tie (fixture->tool, "s-police");
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_IDLE);
}

static void
test_a_tie_can_be_drawn_from_the_keyboard (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome;

  ent_tool_begin_tie (fixture->tool, "s-police");
  g_assert_cmpint (state_of (fixture), ==, ENT_TOOL_PICK);
  ent_tool_set_target (fixture->tool, fixture->police); /* not to itself */
  g_assert_cmpint (ent_tool_feedback (fixture->tool)->target, ==, -1);
  ent_tool_set_target (fixture->tool, fixture->ngo);
  move (fixture, middle_of (fixture, fixture->police)); /* the pointer rests where it began */
  outcome = ent_tool_finish_tie (fixture->tool);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_TIE);
  g_assert_cmpstr (outcome.from, ==, "s-police");
  g_assert_cmpstr (outcome.to, ==, "s-ngo");

  ent_tool_begin_tie (fixture->tool, "s-ngo"); /* or its end picked with the pointer */
  outcome = press (fixture, middle_of (fixture, fixture->hotel), 0);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_TIE);
  g_assert_cmpstr (outcome.to, ==, "s-hotel");
}

static void
test_a_drag_survives_a_new_scene (Fixture *fixture, gconstpointer data)
{
  EntPoint to = hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_LEADING, 0.5);
  EntScene *other = hand_scene_new (ENT_PICTURE_MAP);
  EntOutcome outcome;

  press (fixture, middle_of (fixture, fixture->police), 0);
  move (fixture, (EntPoint) { to.x - 5, to.y });
  ent_tool_set_scene (fixture->tool, other); /* without the police */
  hand_scene_free (fixture->scene);
  fixture->scene = other;
  outcome = release (fixture, to);
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
}

static void
test_a_drag_on_the_matrix_rates_what_differs (Fixture *fixture, gconstpointer data)
{
  EntOutcome outcome = drag (fixture, middle_of (fixture, fixture->police),
                             hand_scene_field (5, ENT_COMMITMENT_NEUTRAL));

  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpint (outcome.power, ==, 5);
  g_assert_cmpint (outcome.commitment, ==, -1);
  outcome = drag (fixture, middle_of (fixture, fixture->police), hand_scene_field (1, ENT_COMMITMENT_LEADING));
  g_assert_cmpint (outcome.power, ==, 1);
  g_assert_cmpint (outcome.commitment, ==, ENT_COMMITMENT_LEADING);
}

static void
test_what_is_hidden_is_neither_dragged_nor_tied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  EntOutcome outcome;

  g_hash_table_add (hidden, (gpointer) "s-hotel");
  ent_tool_set_hidden (fixture->tool, hidden);
  press (fixture, middle_of (fixture, fixture->hotel), 0);
  g_assert_false (ent_selection_contains (fixture->selection, "s-hotel"));
  release (fixture, middle_of (fixture, fixture->hotel));

  /* selected before it was hidden: it stays where it is while the others move */
  ent_selection_add (fixture->selection, "s-police");
  ent_selection_add (fixture->selection, "s-hotel");
  outcome = drag (fixture, middle_of (fixture, fixture->police), hand_scene_cell (fixture->scene, ENT_SECTOR_MEDIA, ENT_COMMITMENT_LEADING, 0.5));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_MOVE);
  g_assert_cmpuint (outcome.ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (outcome.ids, 0), ==, "s-police");

  outcome = drag (fixture, (EntPoint) { 1, 1 }, (EntPoint) { 999, 999 });
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_BAND);
  g_assert_cmpuint (outcome.ids->len, ==, 2);
  outcome = drag (fixture, rim_of (fixture, fixture->police), middle_of (fixture, fixture->hotel));
  g_assert_cmpint (outcome.kind, ==, ENT_OUTCOME_NONE);
}

#define ADD(path, test) \
  g_test_add ("/tool/" path, Fixture, GUINT_TO_POINTER (ENT_PICTURE_MAP), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-press-selects-a-click-on-the-ground-clears", test_a_press_selects_and_a_click_on_the_ground_clears);
  ADD ("ctrl-and-shift-toggle", test_ctrl_and_shift_toggle);
  ADD ("a-click-on-one-of-several-selects-it-alone", test_a_click_on_one_of_several_selects_it_alone);
  ADD ("a-trembling-hand-drags-nothing", test_a_trembling_hand_drags_nothing);
  ADD ("a-drag-tells-wedge-and-ring", test_a_drag_tells_wedge_and_ring);
  ADD ("a-drag-to-the-next-wedge-rates-nobody", test_a_drag_to_the_next_wedge_rates_nobody);
  ADD ("the-whole-selection-is-dragged", test_the_whole_selection_is_dragged);
  ADD ("a-drop-outside-the-rim-does-nothing", test_a_drop_outside_the_rim_does_nothing);
  ADD ("a-drop-in-its-own-cell-pins", test_a_drop_in_its_own_cell_pins);
  ADD ("a-drag-from-the-rim-ties", test_a_drag_from_the_rim_ties);
  ADD ("a-tie-to-nothing-or-itself-is-none", test_a_tie_to_nothing_or_itself_is_none);
  ADD ("what-is-hidden-is-neither-dragged-nor-tied", test_what_is_hidden_is_neither_dragged_nor_tied);
  ADD ("a-band-takes-in", test_a_band_takes_in);
  ADD ("escape-takes-a-drag-back", test_escape_takes_a_drag_back);
  ADD ("middle-button-and-space-pan", test_middle_button_and_space_pan);
  ADD ("a-double-click-renames", test_a_double_click_renames);
  ADD ("the-secondary-button-asks-for-the-menu", test_the_secondary_button_asks_for_the_menu);
  ADD ("nothing-is-moved-in-what-is-for-looking", test_nothing_is_moved_in_what_is_for_looking);
  ADD ("a-tie-can-be-drawn-from-the-keyboard", test_a_tie_can_be_drawn_from_the_keyboard);
  ADD ("a-drag-survives-a-new-scene", test_a_drag_survives_a_new_scene);
  g_test_add ("/tool/a-drag-on-the-matrix-rates-what-differs", Fixture, GUINT_TO_POINTER (ENT_PICTURE_MATRIX),
              set_up, test_a_drag_on_the_matrix_rates_what_differs, tear_down);
  return g_test_run ();
}
