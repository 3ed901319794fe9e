/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan is edited in whole steps, each of which goes back to the start. */
#include <string.h>

#include "map-fixture.h"
#include "model/edit-actions.h"

typedef struct
{
  EntMap *map;
  EntHistory *history;
  char *start;
} Fixture;

/* Actions a to f, in this order. */
static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = new_map_with_moment ();
  add_stakeholder (f->map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  for (const char *letter = "abcdef"; *letter != '\0'; letter++)
    {
      const char id[] = { *letter, '\0' };
      EntAction *action = ent_action_new (id);

      ent_record_set_id (action, id);
      g_assert_true (ent_map_apply_take (f->map, action, NULL, NULL));
    }
  f->history = ent_history_new (f->map, NULL);
  f->start = dump_map (f->map);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  undo_to_start (f->history, f->start);
  g_free (f->start);
  g_object_unref (f->history);
  g_assert_finalize_object (f->map);
}

static const EntField *
field (const char *name)
{
  return ent_field_find (ENT_RECORD_ACTION, name);
}

/* "abcdef" */
static char *
order (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_records (f->map, ENT_RECORD_ACTION); i++)
    g_string_append (text, ((const EntAction *) ent_map_record_at (f->map, ENT_RECORD_ACTION, i))->what);
  return g_string_free (text, FALSE);
}

static const EntAction *
action_of (Fixture *f, const char *id)
{
  return ent_map_find (f->map, ENT_RECORD_ACTION, id);
}

static void
test_an_action_is_added_with_all_that_it_says (Fixture *f, gconstpointer data)
{
  EntAction *action = ent_action_new ("  Train\tthe staff ");
  const EntAction *added;
  const char *id;

  action->responsible = g_strdup ("Marea Alta");
  action->due = 20260630;
  action->with = g_strsplit ("s-radio s-hotels", " ", -1);
  id = ent_edit_add_action (f->history, action, NULL);
  added = action_of (f, id);
  g_assert_true (ent_map_record_at (f->map, ENT_RECORD_ACTION, 6) == added);
  g_assert_cmpstr (added->what, ==, "Train the staff");
  g_assert_cmpstr (added->responsible, ==, "Marea Alta");
  g_assert_cmpuint (added->due, ==, 20260630);
  g_assert_cmpstr (added->with[1], ==, "s-hotels");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
}

static void
test_what_says_nothing_or_is_with_nobody_known_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EntAction *action = ent_action_new ("Visit");

  g_assert_null (ent_edit_add_action (f->history, ent_action_new (" "), &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE);
  g_clear_error (&error);
  action->with = g_strsplit ("s-gone", " ", -1);
  g_assert_null (ent_edit_add_action (f->history, action, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
}

static void
test_moved_actions_keep_their_order_before_the_one_that_stays (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *moved; /* letters, in any order */
    const char *before, *order;
    const char *step; /* NULL: nothing is to be done */
  } cases[] = {
    { "a", "d", "bcadef", "Move 1 action" },
    { "e", "b", "aebcdf", "Move 1 action" },
    { "c", NULL, "abdefc", "Move 1 action" },
    { "f", "a", "fabcde", "Move 1 action" },
    { "db", "f", "acebdf", "Move 2 actions" },
    { "bd", "d", "acbdef", "Move 2 actions" }, /* before one that goes along: before the next that stays */
    { "fab", "d", "cabfde", "Move 3 actions" },
    { "ef", NULL, "abcdef", NULL },
    { "abcdef", "c", "abcdef", NULL },
    { "a", "a", "abcdef", NULL },
    { "a", "b", "abcdef", NULL },
    { "f", NULL, "abcdef", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = (guint) strlen (cases[i].moved);
      g_auto (GStrv) ids = g_new0 (char *, n + 1);
      g_autofree char *found = NULL;

      for (guint k = 0; k < n; k++)
        ids[k] = g_strndup (cases[i].moved + k, 1);
      g_assert_true (ent_edit_move_actions (f->history, (const char *const *) ids, n, cases[i].before, NULL));
      found = order (f);
      g_assert_cmpstr (found, ==, cases[i].order);
      g_assert_cmpstr (ent_history_undo_name (f->history), ==, cases[i].step);
      undo_to_start (f->history, f->start);
    }
}

static void
test_several_are_done_in_one_step (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "d", "b", "nobody", "b", "s-radio" };
  const char *one[] = { "a" };

  g_assert_true (ent_edit_set_actions (f->history, ids, G_N_ELEMENTS (ids), field ("state"), "done", NULL));
  g_assert_cmpint (action_of (f, "b")->state, ==, ENT_STATE_DONE);
  g_assert_cmpint (action_of (f, "d")->state, ==, ENT_STATE_DONE);
  g_assert_cmpint (action_of (f, "c")->state, ==, ENT_STATE_OPEN);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change “State” of 2 actions");
  /* what holds already is no step */
  g_assert_true (ent_edit_set_actions (f->history, ids, 2, field ("state"), "done", NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_true (ent_edit_set_actions (f->history, one, 1, field ("responsible"), "Marea Alta", NULL));
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change “Responsible” of the action “a”");
}

static void
test_a_value_that_is_none_changes_none_of_them (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "a", "b" };
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_edit_set_actions (f->history, ids, 2, field ("due"), "soon", &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (ent_edit_set_actions (f->history, ids, 2, field ("what"), NULL, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
}

static void
test_several_go_in_one_step (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "e", "a", "c" };
  const char *one[] = { "b" };
  g_autofree char *left = NULL;

  g_assert_true (ent_edit_remove_actions (f->history, ids, 3, NULL));
  left = order (f);
  g_assert_cmpstr (left, ==, "bdf");
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Delete 3 actions");
  g_assert_true (ent_edit_remove_actions (f->history, one, 1, NULL));
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Delete 1 action");
  /* they are not there any more */
  g_assert_true (ent_edit_remove_actions (f->history, ids, 3, NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
}

static void
test_a_copy_stands_behind_its_original_and_is_open (Fixture *f, gconstpointer data)
{
  const char *done[] = { "b" }, *ids[] = { "b", "a" };
  g_auto (GStrv) fresh = NULL;
  g_autofree char *all = NULL;

  g_assert_true (ent_edit_set_actions (f->history, done, 1, field ("state"), "done", NULL));
  fresh = ent_edit_duplicate_actions (f->history, ids, 2, NULL);
  all = order (f);
  g_assert_cmpstr (all, ==, "aabbcdef");
  g_assert_cmpuint (g_strv_length (fresh), ==, 2);
  g_assert_true (ent_map_record_at (f->map, ENT_RECORD_ACTION, 1) == action_of (f, fresh[0]));
  g_assert_true (ent_map_record_at (f->map, ENT_RECORD_ACTION, 3) == action_of (f, fresh[1]));
  g_assert_cmpint (action_of (f, fresh[1])->state, ==, ENT_STATE_OPEN);
  g_assert_cmpint (action_of (f, "b")->state, ==, ENT_STATE_DONE);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Duplicate 2 actions");
}

static void
test_a_map_that_is_locked_keeps_its_plan (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "b", "a" };
  g_autofree char *all = NULL;

  ent_history_set_locked (f->history, TRUE);
  g_assert_null (ent_edit_add_action (f->history, ent_action_new ("Visit"), NULL));
  g_assert_false (ent_edit_move_actions (f->history, ids, 2, NULL, NULL));
  g_assert_false (ent_edit_set_actions (f->history, ids, 2, field ("state"), "done", NULL));
  g_assert_false (ent_edit_remove_actions (f->history, ids, 2, NULL));
  g_assert_null (ent_edit_duplicate_actions (f->history, ids, 2, NULL));
  ent_history_set_locked (f->history, FALSE);
  all = dump_map (f->map);
  g_assert_cmpstr (all, ==, f->start);
}

#define ADD(name, func) g_test_add ("/edit-actions/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-action-is-added-with-all-that-it-says", test_an_action_is_added_with_all_that_it_says);
  ADD ("what-says-nothing-or-is-with-nobody-known-is-refused", test_what_says_nothing_or_is_with_nobody_known_is_refused);
  ADD ("moved-actions-keep-their-order-before-the-one-that-stays", test_moved_actions_keep_their_order_before_the_one_that_stays);
  ADD ("several-are-done-in-one-step", test_several_are_done_in_one_step);
  ADD ("a-value-that-is-none-changes-none-of-them", test_a_value_that_is_none_changes_none_of_them);
  ADD ("several-go-in-one-step", test_several_go_in_one_step);
  ADD ("a-copy-stands-behind-its-original-and-is-open", test_a_copy_stands_behind_its_original_and_is_open);
  ADD ("a-map-that-is-locked-keeps-its-plan", test_a_map_that_is_locked_keeps_its_plan);
  return g_test_run ();
}
