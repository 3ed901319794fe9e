/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

typedef struct
{
  EntMap *map;
  EntSelection *selection;
  EntHistory *history;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = new_map_with_moment ();
  add_stakeholder (f->map, "s-desk", "Desk", ENT_SECTOR_PRIVATE);
  f->selection = ent_selection_new ();
  f->history = ent_history_new (f->map, f->selection);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->selection);
  g_assert_finalize_object (f->map);
}

static void
rename_to (Fixture *f, const char *name)
{
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-desk"),
                                     ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), name, NULL));
}

static const char *
name_of_desk (Fixture *f)
{
  return ent_map_stakeholder (f->map, "s-desk")->name;
}

static void
test_typing_makes_one_step (Fixture *f, gconstpointer data)
{
  rename_to (f, "Front");
  rename_to (f, "Front d");
  rename_to (f, "Front desk");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Rename Desk");
  ent_history_break_merge (f->history);
  rename_to (f, "Back desk");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
  ent_history_undo (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "Front desk");
  ent_history_undo (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "Desk");
  g_assert_cmpstr (ent_history_redo_name (f->history), ==, "Rename Desk");
  ent_history_redo (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "Front desk");
}

#define N_TYPED 40u

static void
type_for_many (Fixture *f, char **ids, guint length)
{
  g_autofree char *text = g_strnfill (length, 'x');

  g_assert_true (ent_edit_set_field_many (f->history, (const char *const *) ids, N_TYPED, ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), text, NULL));
}

/* The step grows by the letters, not by a change for each record at each key. */
static void
test_typing_for_many_holds_each_first_text_once (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) ids = g_new0 (char *, N_TYPED + 1);
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  gsize size;

  for (guint i = 0; i < N_TYPED; i++)
    {
      ids[i] = g_strdup_printf ("s-%u", i);
      add_stakeholder (f->map, ids[i], ids[i], ENT_SECTOR_MEDIA);
      /* some hold the first key's text already: they join later */
      if (i % 3 > 0)
        g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[i]),
                                           ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), i % 3 == 1 ? "x" : ids[i], NULL));
    }
  before = dump_map (f->map);
  type_for_many (f, ids, 1);
  type_for_many (f, ids, 2);
  size = ent_history_size (f->history);
  for (guint length = 3; length <= 100; length++)
    type_for_many (f, ids, length);
  g_assert_cmpuint (ent_history_size (f->history), ==, size + (gsize) N_TYPED * 98);
  after = dump_map (f->map);
  ent_history_undo (f->history);
  undone = dump_map (f->map);
  g_assert_cmpstr (undone, ==, before);
  ent_history_redo (f->history);
  redone = dump_map (f->map);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_a_step_after_an_undo_is_not_joined_to_it (Fixture *f, gconstpointer data)
{
  rename_to (f, "A");
  ent_edit_add_stakeholder (f->history, "B", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  ent_history_undo (f->history);
  ent_history_undo (f->history);
  ent_history_redo (f->history);
  rename_to (f, "C");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
  g_assert_null (ent_history_redo_name (f->history));
}

static void
test_the_save_point_is_a_state_and_not_a_count (Fixture *f, gconstpointer data)
{
  g_assert_true (ent_history_is_saved (f->history));
  rename_to (f, "A");
  g_assert_false (ent_history_is_saved (f->history));
  ent_history_mark_saved (f->history);
  /* typing on after a save is unsaved, and a step of its own */
  rename_to (f, "AB");
  g_assert_false (ent_history_is_saved (f->history));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
  ent_history_undo (f->history);
  g_assert_true (ent_history_is_saved (f->history));
  ent_history_undo (f->history);
  g_assert_false (ent_history_is_saved (f->history));
  /* the saved state can no longer be reached */
  rename_to (f, "B");
  g_assert_false (ent_history_is_saved (f->history));
  ent_history_undo (f->history);
  g_assert_false (ent_history_is_saved (f->history));
  ent_history_mark_unsaved (f->history);
  g_assert_false (ent_history_is_saved (f->history));
}

static void
test_an_empty_step_vanishes (Fixture *f, gconstpointer data)
{
  ent_history_begin (f->history, "Nothing");
  ent_history_begin (f->history, "Inside nothing");
  ent_history_end (f->history);
  ent_history_end (f->history);
  rename_to (f, "Desk");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
  g_assert_null (ent_history_undo_name (f->history));
  g_assert_true (ent_history_is_saved (f->history));
  g_assert_false (ent_history_undo (f->history));
}

static void
test_nested_steps_are_one (Fixture *f, gconstpointer data)
{
  ent_history_begin (f->history, "Paste");
  rename_to (f, "A");
  ent_edit_add_stakeholder (f->history, "B", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  ent_history_end (f->history);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_cmpstr (ent_history_step_name (f->history, 0), ==, "Paste");
  ent_history_undo (f->history);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 1);
}

static void
test_a_rollback_leaves_no_step (Fixture *f, gconstpointer data)
{
  ent_selection_set (f->selection, "s-desk");
  ent_history_begin (f->history, "Drag");
  rename_to (f, "A");
  ent_selection_clear (f->selection);
  ent_history_rollback (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "Desk");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
  g_assert_true (ent_selection_contains (f->selection, "s-desk"));
}

static void
count (EntSelection *selection, guint *n)
{
  (*n)++;
}

/* Views take their time to show each. */
static void
test_a_jump_selects_only_what_its_last_step_had (Fixture *f, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 6; i++)
    {
      const char *id = ent_edit_add_stakeholder (f->history, "Another", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);

      ent_selection_set (f->selection, i == 1 ? "s-desk" : id);
    }
  g_signal_connect (f->selection, "changed", G_CALLBACK (count), &n);
  ent_history_go_to (f->history, 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (ent_selection_focus (f->selection), ==, "s-desk");
  ent_history_go_to (f->history, 6);
  ent_history_go_to (f->history, 0);
  g_assert_cmpuint (ent_selection_n (f->selection), ==, 0);
}

static void
test_states_are_numbered_and_the_save_point_is_found (Fixture *f, gconstpointer data)
{
  guint position;

  for (guint i = 0; i < 60; i++)
    ent_edit_add_stakeholder (f->history, "Another", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpuint (ent_history_state_at (f->history, i), <, ent_history_state_at (f->history, i + 1));
  for (guint i = 0; i <= 60; i += 12)
    {
      ent_history_go_to (f->history, i);
      g_assert_cmpuint (ent_history_state (f->history), ==, ent_history_state_at (f->history, i));
      ent_history_mark_saved (f->history);
      g_assert_true (ent_history_saved_position (f->history, &position));
      g_assert_cmpuint (position, ==, i);
    }
  ent_history_mark_unsaved (f->history);
  g_assert_false (ent_history_saved_position (f->history, &position));
  ent_history_go_to (f->history, 3);
  ent_history_mark_saved (f->history);
  ent_history_go_to (f->history, 60);
  ent_history_set_budget (f->history, 0);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 50);
  g_assert_false (ent_history_saved_position (f->history, &position));
  for (guint i = 0; i <= 50; i++)
    {
      g_assert_true (ent_history_find_state (f->history, ent_history_state_at (f->history, i), &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_false (ent_history_find_state (f->history, ent_history_state_at (f->history, 0) - 1, &position));
  g_assert_false (ent_history_find_state (f->history, ent_history_state_at (f->history, 50) + 1, &position));
}

static void
test_the_selection_comes_back_with_the_step (Fixture *f, gconstpointer data)
{
  const char *id;

  ent_selection_set (f->selection, "s-desk");
  ent_history_begin (f->history, "Add");
  id = ent_edit_add_stakeholder (f->history, "B", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  ent_selection_set (f->selection, id);
  ent_history_end (f->history);
  ent_selection_clear (f->selection);
  ent_history_undo (f->history);
  g_assert_cmpstr (ent_selection_focus (f->selection), ==, "s-desk");
  ent_history_redo (f->history);
  g_assert_nonnull (ent_map_stakeholder (f->map, ent_selection_focus (f->selection)));
  g_assert_cmpuint (ent_selection_n (f->selection), ==, 1);
}

static void
on_selection_names_records (EntSelection *selection, Fixture *f)
{
  for (guint i = 0; i < ent_selection_n (selection); i++)
    g_assert_nonnull (ent_map_stakeholder (f->map, ent_selection_at (selection, i)));
}

static void
test_a_redone_removal_selects_nothing_that_is_gone (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-desk" };

  ent_selection_set (f->selection, "s-desk");
  g_assert_true (ent_edit_delete (f->history, ids, 1, NULL));
  ent_history_undo (f->history);
  g_assert_cmpstr (ent_selection_focus (f->selection), ==, "s-desk");
  ent_selection_clear (f->selection);
  g_signal_connect (f->selection, "changed", G_CALLBACK (on_selection_names_records), f);
  ent_history_redo (f->history);
  g_assert_cmpuint (ent_selection_n (f->selection), ==, 0);
}

static void
test_going_to_a_step_goes_through_all_between (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      rename_to (f, name);
      ent_history_break_merge (f->history);
    }
  ent_history_go_to (f->history, 2);
  g_assert_cmpstr (name_of_desk (f), ==, "Name 1");
  ent_history_go_to (f->history, 5);
  g_assert_cmpstr (name_of_desk (f), ==, "Name 4");
  ent_history_go_to (f->history, 0);
  g_assert_cmpstr (name_of_desk (f), ==, "Desk");
}

static void
test_the_save_point_has_a_position_while_it_can_be_gone_to (Fixture *f, gconstpointer data)
{
  guint position = 99;

  g_assert_true (ent_history_saved_position (f->history, &position));
  g_assert_cmpuint (position, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      rename_to (f, name);
      ent_history_break_merge (f->history);
      if (i == 1)
        ent_history_mark_saved (f->history);
    }
  g_assert_true (ent_history_saved_position (f->history, &position));
  g_assert_cmpuint (position, ==, 2);
  ent_history_go_to (f->history, 0);
  g_assert_true (ent_history_saved_position (f->history, &position));
  g_assert_cmpuint (position, ==, 2);
  /* the steps that led there are gone with the next one */
  rename_to (f, "Other");
  g_assert_false (ent_history_saved_position (f->history, &position));
}

static void
test_the_budget_drops_the_oldest_and_keeps_fifty (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      rename_to (f, name);
      ent_history_break_merge (f->history);
    }
  ent_history_set_budget (f->history, 1);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 50);
  /* the state before the first step left is not the saved one */
  while (ent_history_undo (f->history))
    ;
  g_assert_cmpstr (name_of_desk (f), ==, "Name 19");
  g_assert_false (ent_history_is_saved (f->history));
}

static void
test_an_edit_while_saving_stays_unsaved_whatever_is_undone (Fixture *f, gconstpointer data)
{
  guint64 written;

  rename_to (f, "A");
  ent_history_mark_saved (f->history);
  rename_to (f, "B");
  ent_history_break_merge (f->history);
  /* B is being written while somebody goes on to C */
  written = ent_history_state (f->history);
  rename_to (f, "C");
  ent_history_mark_state_saved (f->history, written);
  g_assert_false (ent_history_is_saved (f->history));
  ent_history_undo (f->history);
  g_assert_true (ent_history_is_saved (f->history));
  ent_history_undo (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "A");
  g_assert_false (ent_history_is_saved (f->history));
}

static void
on_changed_write_back (EntMap *map, const EntChange *change, Fixture *f)
{
  g_signal_handlers_disconnect_by_func (map, on_changed_write_back, f);
  g_assert_false (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-desk"),
                                      ent_field_find (ENT_RECORD_STAKEHOLDER, "role"), "Written in between", NULL));
}

static void
test_nobody_writes_while_a_step_is_taken_back (Fixture *f, gconstpointer data)
{
  rename_to (f, "A");
  g_signal_connect (f->map, "changed", G_CALLBACK (on_changed_write_back), f);
  ent_history_undo (f->history);
  g_assert_null (ent_map_stakeholder (f->map, "s-desk")->role);
  g_assert_cmpstr (ent_history_redo_name (f->history), ==, "Rename Desk");
  ent_history_redo (f->history);
  g_assert_cmpstr (name_of_desk (f), ==, "A");
}

static void
on_history_changed (EntHistory *history, guint *n)
{
  ++*n;
}

static void
test_a_step_is_told_once (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-desk" };
  guint n = 0;

  g_signal_connect (f->history, "changed", G_CALLBACK (on_history_changed), &n);
  ent_edit_move (f->history, ids, 1, ENT_SECTOR_MEDIA, "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING, NULL);
  g_assert_cmpuint (n, ==, 1);
  ent_history_undo (f->history);
  g_assert_cmpuint (n, ==, 2);
}

static void
on_changing (EntHistory *history, GString *heard)
{
  g_string_append_printf (heard, "changing %u; ", ent_map_n_stakeholders (ent_history_map (history)));
}

static void
on_changed (EntHistory *history, GString *heard)
{
  g_string_append_printf (heard, "changed %u; ", ent_map_n_stakeholders (ent_history_map (history)));
}

/* Whoever keeps what was there before hears it in time. */
static void
test_changing_is_told_before_the_first_change_once_a_step (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (history, "changing", G_CALLBACK (on_changing), heard);
  g_signal_connect (history, "changed", G_CALLBACK (on_changed), heard);
  ent_history_begin (history, "Two");
  ent_edit_add_stakeholder (history, "A", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  ent_edit_add_stakeholder (history, "B", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  g_assert_true (ent_history_is_open (history));
  ent_history_end (history);
  g_assert_false (ent_history_is_open (history));
  g_assert_cmpstr (heard->str, ==, "changing 0; changed 2; ");
  g_string_truncate (heard, 0);
  ent_history_undo (history);
  ent_history_redo (history);
  g_assert_cmpstr (heard->str, ==, "changing 2; changed 0; changing 0; changed 2; ");
}

#define ADD(name, function) g_test_add ("/history/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("typing-makes-one-step", test_typing_makes_one_step);
  ADD ("typing-for-many-holds-each-first-text-once", test_typing_for_many_holds_each_first_text_once);
  ADD ("a-step-after-an-undo-is-not-joined-to-it", test_a_step_after_an_undo_is_not_joined_to_it);
  ADD ("the-save-point-is-a-state-and-not-a-count", test_the_save_point_is_a_state_and_not_a_count);
  ADD ("an-empty-step-vanishes", test_an_empty_step_vanishes);
  ADD ("nested-steps-are-one", test_nested_steps_are_one);
  ADD ("a-rollback-leaves-no-step", test_a_rollback_leaves_no_step);
  ADD ("the-selection-comes-back-with-the-step", test_the_selection_comes_back_with_the_step);
  ADD ("a-jump-selects-only-what-its-last-step-had", test_a_jump_selects_only_what_its_last_step_had);
  ADD ("states-are-numbered-and-the-save-point-is-found", test_states_are_numbered_and_the_save_point_is_found);
  ADD ("a-redone-removal-selects-nothing-that-is-gone", test_a_redone_removal_selects_nothing_that_is_gone);
  ADD ("going-to-a-step-goes-through-all-between", test_going_to_a_step_goes_through_all_between);
  ADD ("the-save-point-has-a-position-while-it-can-be-gone-to", test_the_save_point_has_a_position_while_it_can_be_gone_to);
  ADD ("the-budget-drops-the-oldest-and-keeps-fifty", test_the_budget_drops_the_oldest_and_keeps_fifty);
  ADD ("an-edit-while-saving-stays-unsaved", test_an_edit_while_saving_stays_unsaved_whatever_is_undone);
  ADD ("nobody-writes-while-a-step-is-taken-back", test_nobody_writes_while_a_step_is_taken_back);
  ADD ("a-step-is-told-once", test_a_step_is_told_once);
  g_test_add_func ("/history/changing-is-told-before-the-first-change-once-a-step", test_changing_is_told_before_the_first_change_once_a_step);
  return g_test_run ();
}
