/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include "model/edit-actions.h"
#include "model/edit-steps.h"

typedef struct
{
  EntMap *map;
  EntHistory *history;
  char *start;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  f->map = new_map_with_moment ();
  add_moment (f->map, "t-later", "One year on", 20270314);
  add_stakeholder (f->map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (f->map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  add_tie (f->map, "e-one", "s-hotels", "s-police", ENT_TIE_INFORMS);
  add_tie (f->map, "e-two", "s-hotels", "s-radio", ENT_TIE_WORKS_WITH);
  add_assessment (f->map, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  ent_record_set_id (action, "a-one");
  action->what = g_strdup ("Train the reception staff");
  action->with = g_strsplit ("s-hotels s-police", " ", -1);
  g_assert_true (ent_map_apply_take (f->map, action, NULL, NULL));
  f->history = ent_history_new (f->map, NULL);
  f->start = dump_map (f->map);
}

/* Each edit is one step that goes back to the start. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  undo_to_start (f->history, f->start);
  g_free (f->start);
  g_object_unref (f->history);
  g_assert_finalize_object (f->map);
}

static guint
rating (Fixture *f, const char *id, const char *moment, EntAspect aspect)
{
  return ent_map_rating (f->map, ent_map_stakeholder (f->map, id), moment, aspect);
}

static void
test_deleting_takes_ties_parts_and_actions_along (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-hotels" };
  EntKey radio = ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio");
  const EntAction *action;

  ent_edit_set_field (f->history, &radio, ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), "s-hotels", NULL);
  g_assert_true (ent_edit_delete (f->history, ids, 1, NULL));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 0);
  g_assert_null (ent_map_stakeholder (f->map, "s-radio")->part_of);
  action = ent_map_find (f->map, ENT_RECORD_ACTION, "a-one");
  g_assert_cmpuint (g_strv_length (action->with), ==, 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Delete Hotel association");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
}

static void
test_who_is_added_inside_is_a_person_there_and_not_on_the_map (Fixture *f, gconstpointer data)
{
  const char *id = ent_edit_add_inside (f->history, "s-police", "Rosa Díaz", ENT_SECTOR_INSTITUTIONS, ENT_KIND_GOVERNMENT, NULL);
  const EntStakeholder *police = ent_map_stakeholder (f->map, "s-police"), *rosa = ent_map_stakeholder (f->map, id);

  g_assert_cmpstr (rosa->part_of, ==, "s-police");
  g_assert_cmpint (rosa->unit, ==, ENT_UNIT_PERSON);
  g_assert_false (ent_stakeholder_is_on_map (rosa));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_nonnull (ent_edit_add_inside (f->history, id, "Her assistant", ENT_SECTOR_INSTITUTIONS, ENT_KIND_GOVERNMENT, NULL));
  g_assert_cmpuint (ent_stakeholder_n_inside (police), ==, 2);
  g_assert_cmpuint (ent_stakeholder_n_inside (rosa), ==, 1);
  /* an organisation that is part of another one stands on the map, with its own people */
  ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "unit"), "organisation", NULL);
  g_assert_cmpuint (ent_stakeholder_n_inside (police), ==, 0);
}

static void
test_a_moved_stakeholder_changes_sector_and_ring_in_one_step (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-radio", "s-police" };
  EntKey radio = ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio");

  ent_edit_set_field (f->history, &radio, ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"), "0.5 0.5", NULL);
  g_assert_true (ent_edit_move (f->history, ids, 2, ENT_SECTOR_COMMUNITY, "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING, NULL));
  g_assert_cmpint (ent_map_stakeholder (f->map, "s-police")->sector, ==, ENT_SECTOR_COMMUNITY);
  g_assert_cmpuint (rating (f, "s-police", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_LEADING);
  g_assert_false (ent_map_stakeholder (f->map, "s-radio")->pin.set);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Move 2 stakeholders");
}

static void
test_the_second_way_makes_the_tie_both (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *id = ent_edit_add_tie (f->history, "s-police", "s-hotels", ENT_TIE_INFORMS, ENT_DIRECTION_DEFAULT, NULL);

  g_assert_cmpstr (id, ==, "e-one");
  g_assert_cmpint (ent_tie_direction (ent_map_tie (f->map, id)), ==, ENT_DIRECTION_BOTH);
  g_assert_null (ent_edit_add_tie (f->history, "s-police", "s-hotels", ENT_TIE_INFORMS, ENT_DIRECTION_DEFAULT, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
}

static void
test_member_of_has_one_way_each (Fixture *f, gconstpointer data)
{
  const char *a = ent_edit_add_tie (f->history, "s-police", "s-radio", ENT_TIE_MEMBER_OF, ENT_DIRECTION_DEFAULT, NULL);
  const char *b = ent_edit_add_tie (f->history, "s-radio", "s-police", ENT_TIE_MEMBER_OF, ENT_DIRECTION_DEFAULT, NULL);

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_cmpstr (a, !=, b);
}

static void
test_withdrawing_a_rating_does_not_let_the_earlier_one_through (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-hotels" };

  g_assert_true (ent_edit_rate (f->history, ids, 1, "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING, NULL));
  g_assert_true (ent_edit_rate (f->history, ids, 1, "t-later", ENT_ASPECT_COMMITMENT, 0, NULL));
  g_assert_cmpuint (rating (f, "s-hotels", "t-later", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  g_assert_cmpuint (rating (f, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  /* at the first moment there is nothing before: it is simply absent */
  g_assert_true (ent_edit_rate (f->history, ids, 1, "t-first", ENT_ASPECT_COMMITMENT, 0, NULL));
  g_assert_null (ent_stakeholder_assessment (ent_map_stakeholder (f->map, "s-hotels"), "t-first", ENT_ASPECT_COMMITMENT));
}

static void
test_a_reason_given_later_belongs_to_that_moment (Fixture *f, gconstpointer data)
{
  const EntField *reason = ent_field_find (ENT_RECORD_ASSESSMENT, "reason");
  const char *ids[] = { "s-hotels" };
  const EntAssessment *later;

  g_assert_true (ent_edit_set_grounds (f->history, ids, 1, "t-later", ENT_ASPECT_COMMITMENT, reason, "They said so.", NULL));
  later = ent_stakeholder_assessment (ent_map_stakeholder (f->map, "s-hotels"), "t-later", ENT_ASPECT_COMMITMENT);
  g_assert_cmpuint (later->value, ==, ENT_COMMITMENT_UNAWARE);
  g_assert_cmpstr (later->reason, ==, "They said so.");
  g_assert_null (ent_stakeholder_assessment (ent_map_stakeholder (f->map, "s-hotels"), "t-first", ENT_ASPECT_COMMITMENT)->reason);
}

static void
test_a_step_that_rates_says_what (Fixture *f, gconstpointer data)
{
  static const struct
  {
    EntAspect aspect;
    guint n_ids;
    const char *name;
  } cases[] = {
    { ENT_ASPECT_POWER, 1, "Rate the decision power of Hotel association" },
    { ENT_ASPECT_POWER, 2, "Rate the decision power of 2 stakeholders" },
    { ENT_ASPECT_COMMITMENT, 1, "Rate the commitment of Hotel association" },
    { ENT_ASPECT_COMMITMENT, 2, "Rate the commitment of 2 stakeholders" },
    { ENT_ASPECT_DESIRED, 1, "Rate “Desired commitment” of Hotel association" },
  };
  const char *ids[] = { "s-hotels", "s-police" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (ent_edit_rate (f->history, ids, cases[i].n_ids, "t-first", cases[i].aspect, i % 2 + 1, NULL));
      g_assert_cmpstr (ent_history_undo_name (f->history), ==, cases[i].name);
    }
}

static void
test_grounds_of_several_are_one_step_while_they_are_typed (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "T", "Th", "They sign." };
  const EntField *reason = ent_field_find (ENT_RECORD_ASSESSMENT, "reason");
  const char *ids[] = { "s-hotels", "s-police" };

  g_assert_true (ent_edit_rate (f->history, ids, 2, "t-first", ENT_ASPECT_POWER, 4, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (ent_edit_set_grounds (f->history, ids, 2, "t-first", ENT_ASPECT_POWER, reason, typed[i], NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change “Reason” (Decision power) of 2 stakeholders");
  g_assert_true (ent_edit_set_grounds (f->history, ids, 1, "t-first", ENT_ASPECT_POWER, reason, "They do not.", NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 3);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change “Reason” (Decision power) of Hotel association");
  g_assert_cmpstr (ent_stakeholder_assessment (ent_map_stakeholder (f->map, "s-police"), "t-first", ENT_ASPECT_POWER)->reason, ==, "They sign.");
}

static void
test_typing_for_several_is_one_step_until_others_are_meant (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "D", "De", "Decides" };
  const EntField *role = ent_field_find (ENT_RECORD_STAKEHOLDER, "role");
  const char *ids[] = { "s-hotels", "s-police", "s-radio" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (ent_edit_set_field_many (f->history, ids, 2, role, typed[i], NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_true (ent_edit_set_field_many (f->history, ids, 3, role, "Funds", NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
}

static void
test_each_gets_its_own_value_in_one_step (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-hotels", "s-police" };
  const char *good[] = { "0.5 0.5", "0.25 0.75" }, *bad[] = { NULL, "nowhere" };
  const EntField *pin = ent_field_find (ENT_RECORD_STAKEHOLDER, "pin");

  g_assert_true (ent_edit_set_field_each (f->history, ids, good, 2, pin, NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_true (ent_map_stakeholder (f->map, "s-hotels")->pin.set);
  g_assert_false (ent_edit_set_field_each (f->history, ids, bad, 2, pin, NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_true (ent_map_stakeholder (f->map, "s-hotels")->pin.set);
}

/* Steps are told on a button and in lines of menus. */
static void
test_a_step_that_changes_a_field_says_of_what (Fixture *f, gconstpointer data)
{
  const struct
  {
    EntRecordKind kind;
    const char *id, *field, *text, *name;
  } steps[] = {
    { ENT_RECORD_ACTION, "a-one", "due", "2026-12-24", "Change “Due” of the action “Train the reception staff”" },
    { ENT_RECORD_ACTION, "a-one", "what", "Train everybody who stands at a reception of a hotel", "Change “What” of the action “Train the reception staff”" },
    { ENT_RECORD_ACTION, "a-one", "state", "done", "Change “State” of the action “Train everybody who stands at a recepti…”" },
    { ENT_RECORD_STAKEHOLDER, "s-radio", "role", "Tells", "Change “Role in the implementation” of Radio Bahía" },
    { ENT_RECORD_STAKEHOLDER, "s-radio", "name", "Radio of the bay and of all of its beaches and ports", "Rename Radio Bahía" },
    { ENT_RECORD_STAKEHOLDER, "s-radio", "role", NULL, "Change “Role in the implementation” of Radio of the bay and of all of its beac…" },
    { ENT_RECORD_TIE, "e-two", "notes", "On Mondays", "Change “Notes” of the tie between Hotel association and Radio of the bay and of all of its beac…" },
    { ENT_RECORD_MOMENT, "t-later", "date", "2027-04-01", "Change “Date” of the moment One year on" },
    { ENT_RECORD_SECTOR, "media", "colour", "#123456", "Change “Colour” of the sector Media" },
    { ENT_RECORD_MAP, NULL, "place", "Puerto Coral", "Change “Destination”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      EntKey key = ENT_KEY (steps[i].kind, steps[i].id);
      g_autoptr (GError) error = NULL;

      ent_edit_set_field (f->history, &key, ent_field_find (steps[i].kind, steps[i].field), steps[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ent_history_undo_name (f->history), ==, steps[i].name);
    }
}

static void
test_kinds_of_several_ties_are_one_step (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "e-one", "e-two" };
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_edit_cycle_tie_kinds (f->history, ids, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ent_map_tie (f->map, "e-one")->kind, ==, (ENT_TIE_INFORMS + 1) % ENT_N_TIE_KINDS);
  g_assert_cmpint (ent_map_tie (f->map, "e-two")->kind, ==, (ENT_TIE_WORKS_WITH + 1) % ENT_N_TIE_KINDS);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change “Kind” of 2 ties");
  g_assert_true (ent_edit_set_tie_kinds (f->history, ids, 2, ENT_TIE_FUNDS, NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 2);
}

/* Each reason is its own: no tie there, a map that is locked, no kind left for several. */
static void
test_why_no_kind_changes_is_told_as_it_is (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "e-one", "e-two" }, *gone[] = { "e-gone" };
  g_autoptr (GError) none = NULL, locked = NULL, missing = NULL, full = NULL;

  g_assert_false (ent_edit_cycle_tie_kinds (f->history, NULL, 0, &none));
  g_assert_error (none, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD);
  g_assert_false (ent_edit_cycle_tie_kinds (f->history, gone, 1, &missing));
  g_assert_error (missing, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD);
  for (guint i = 0; i < 2; i++)
    for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
      {
        const EntTie *tie = ent_map_tie (f->map, ids[i]);

        ent_edit_add_tie (f->history, tie->from, tie->to, kind, ENT_DIRECTION_DEFAULT, NULL);
      }
  ent_history_set_locked (f->history, TRUE);
  g_assert_false (ent_edit_cycle_tie_kinds (f->history, ids, 2, &locked));
  g_assert_error (locked, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  ent_history_set_locked (f->history, FALSE);
  g_assert_false (ent_edit_cycle_tie_kinds (f->history, ids, 2, &full));
  g_assert_error (full, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE);
  g_assert_cmpstr (full->message, ==, "The ends of each of these 2 ties have one of every other kind already: the kinds stay as they are.");
}

static void
test_a_kind_that_is_taken_is_passed_over_or_refused (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "e-one" };
  g_autoptr (GError) taken = NULL;
  g_autoptr (GError) all = NULL;
  guint before;

  add_tie (f->map, "e-rival", "s-hotels", "s-police", (ENT_TIE_INFORMS + 1) % ENT_N_TIE_KINDS);
  g_assert_false (ent_edit_set_tie_kinds (f->history, ids, 1, (ENT_TIE_INFORMS + 1) % ENT_N_TIE_KINDS, &taken));
  g_assert_error (taken, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE);
  g_assert_true (ent_edit_cycle_tie_kinds (f->history, ids, 1, NULL));
  g_assert_cmpint (ent_map_tie (f->map, "e-one")->kind, ==, (ENT_TIE_INFORMS + 2) % ENT_N_TIE_KINDS);
  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    ent_edit_add_tie (f->history, "s-hotels", "s-police", kind, ENT_DIRECTION_DEFAULT, NULL);
  before = ent_history_n_steps (f->history);
  g_assert_false (ent_edit_cycle_tie_kinds (f->history, ids, 1, &all));
  g_assert_error (all, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE);
  g_assert_cmpstr (all->message, ==, "These two have a tie of every other kind already: the kind stays as it is.");
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, before);
  while (ent_history_undo (f->history))
    ;
  g_assert_true (ent_map_apply (f->map, &(EntChange) { .kind = ENT_CHANGE_REMOVE, .key = ENT_KEY (ENT_RECORD_TIE, "e-rival") }, NULL, NULL));
}

static void
test_a_locked_map_takes_no_edit (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-hotels" };
  g_autoptr (GError) error = NULL;

  ent_history_set_locked (f->history, TRUE);
  g_assert_false (ent_history_may_apply (f->history, NULL));
  g_assert_false (ent_edit_delete (f->history, ids, 1, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  g_assert_null (ent_edit_add_stakeholder (f->history, "Hotel Sol", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
  ent_history_set_locked (f->history, FALSE);
  g_assert_true (ent_edit_delete (f->history, ids, 1, NULL));
}

static void
test_removing_a_moment_leaves_the_later_ones_as_they_were (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_edit_remove_moment (f->history, "t-first", NULL));
  g_assert_cmpuint (rating (f, "s-hotels", "t-later", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  g_assert_false (ent_edit_remove_moment (f->history, "t-later", &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LAST);
  g_assert_cmpuint (rating (f, "s-hotels", "t-later", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
}

static void
test_duplicates_keep_the_ties_among_them (Fixture *f, gconstpointer data)
{
  const char *ids[] = { "s-hotels", "s-radio" };
  g_auto (GStrv) fresh = ent_edit_duplicate (f->history, ids, 2, NULL);

  g_assert_cmpuint (g_strv_length (fresh), ==, 2);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 3);
  g_assert_cmpstr (ent_map_stakeholder (f->map, fresh[0])->name, ==, "Hotel association (copy)");
  g_assert_cmpuint (rating (f, fresh[0], "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
}

static void
test_a_wrong_value_from_a_person_is_refused (Fixture *f, gconstpointer data)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels");
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_edit_set_field (f->history, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "risk-date"), "soon", &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 0);
}

static void
test_kind_follows_the_sector (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (ent_edit_kind_for_sector (ENT_SECTOR_INSTITUTIONS), ==, ENT_KIND_GOVERNMENT);
  g_assert_cmpint (ent_edit_kind_for_sector (ENT_SECTOR_INFORMAL), ==, ENT_KIND_INFORMAL);
  g_assert_cmpint (ent_edit_kind_for_sector (ENT_SECTOR_FAMILY), ==, ENT_KIND_INFORMAL);
  g_assert_cmpint (ent_edit_kind_for_sector (ENT_SECTOR_MEDIA), ==, ENT_KIND_FORMAL);
}

static void
test_log_and_actions_come_and_go (Fixture *f, gconstpointer data)
{
  g_autofree char *log = g_strdup (ent_edit_add_log (f->history, "s-radio", 20260402, ENT_LOG_MEETING, "They will report.", NULL));
  const char *action = ent_edit_add_action (f->history, ent_action_new ("Visit the radio"), NULL);
  EntKey key = ENT_KEY (ENT_RECORD_LOG, log);

  g_assert_nonnull (action);
  g_assert_cmpstr (((const EntLogEntry *) ent_map_lookup (f->map, &key))->stakeholder, ==, "s-radio");
  g_assert_true (ent_edit_remove_record (f->history, &key, NULL));
  g_assert_null (ent_map_stakeholder (f->map, "s-radio")->log);
}

static char *
step_names (Fixture *f)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_records (f->map, ENT_RECORD_STEP); i++)
    g_string_append_printf (names, "%s ", ((const EntStep *) ent_map_record_at (f->map, ENT_RECORD_STEP, i))->name);
  return g_strdup (names->str);
}

static void
test_a_picture_is_kept_as_it_is_shown (Fixture *f, gconstpointer data)
{
  EntStep *kept = ent_record_new (ENT_RECORD_STEP);
  const EntStep *step;
  const char *id;

  kept->name = g_strdup ("  Who pays ");
  kept->focus = g_strdup ("s-hotels");
  kept->picture = ENT_STEP_CHANGE;
  kept->from = g_strdup ("t-before");
  kept->moment = g_strdup ("t-after");
  kept->view = (EntView) { .rings = ENT_RINGS_POWER, .equal_wedges = TRUE, .hidden_ties = 1u << ENT_TIE_FUNDS };
  id = ent_edit_add_step (f->history, kept, NULL);
  step = ent_map_find (f->map, ENT_RECORD_STEP, id);
  g_assert_cmpstr (step->name, ==, "Who pays");
  g_assert_cmpstr (step->focus, ==, "s-hotels");
  g_assert_cmpuint (step->picture, ==, ENT_STEP_CHANGE);
  g_assert_cmpstr (step->from, ==, "t-before");
  g_assert_cmpstr (step->moment, ==, "t-after");
  g_assert_cmpuint (step->view.rings, ==, ENT_RINGS_POWER);
  g_assert_true (step->view.equal_wedges);
  g_assert_cmpuint (step->view.hidden_ties, ==, 1u << ENT_TIE_FUNDS);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
}

static void
test_kept_pictures_change_places_and_stop_at_the_ends (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint which;
    int by;
    const char *names;
    guint n_steps;
  } cases[] = {
    { 0, 1, "b a c ", 4 },
    { 0, 1, "b c a ", 5 },
    { 0, 1, "b c a ", 5 },
    { 1, -7, "b c a ", 5 },
    { 2, -1, "c b a ", 6 },
    { 2, 9, "b a c ", 7 },
  };
  static const char *const names[] = { "a", "b", "c" };
  char *ids[3];

  for (guint i = 0; i < 3; i++)
    {
      EntStep *step = ent_record_new (ENT_RECORD_STEP);

      step->name = g_strdup (names[i]);
      ids[i] = g_strdup (ent_edit_add_step (f->history, step, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *order = NULL;

      g_assert_true (ent_edit_move_step (f->history, ids[cases[i].which], cases[i].by, NULL));
      order = step_names (f);
      g_assert_cmpstr (order, ==, cases[i].names);
      g_assert_cmpuint (ent_history_n_steps (f->history), ==, cases[i].n_steps);
    }
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
}

#define ADD(name, function) g_test_add ("/edit/" name, Fixture, NULL, set_up, function, tear_down)

/* Found out elsewhere, for a map that has gone on meanwhile. */
static void
test_changes_from_elsewhere_are_one_step_or_none (Fixture *f, gconstpointer data)
{
  const EntField *name = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");
  g_autoptr (GPtrArray) good = g_ptr_array_new (), bad = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL, *still = NULL;

  g_ptr_array_add (good, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), name, "Hotels"));
  g_ptr_array_add (good, ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-one")));
  g_assert_true (ent_edit_apply_changes (f->history, "Merge", good, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (ent_map_stakeholder (f->map, "s-hotels")->name, ==, "Hotels");
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  after = dump_map (f->map);
  g_ptr_array_add (bad, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio"), name, "Radio"));
  g_ptr_array_add (bad, ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-one")));
  g_ptr_array_add (bad, ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-two")));
  g_ptr_array_set_free_func (bad, (GDestroyNotify) ent_change_free);
  g_assert_false (ent_edit_apply_changes (f->history, "Merge", bad, &error));
  g_assert_nonnull (error);
  still = dump_map (f->map);
  g_assert_cmpstr (still, ==, after);
  g_assert_cmpuint (ent_history_n_steps (f->history), ==, 1);
  ent_history_set_locked (f->history, TRUE);
  g_assert_false (ent_edit_apply_changes (f->history, "Merge", good, NULL));
  ent_history_set_locked (f->history, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-is-added-inside-is-a-person-there-and-not-on-the-map", test_who_is_added_inside_is_a_person_there_and_not_on_the_map);
  ADD ("deleting-takes-ties-parts-and-actions-along", test_deleting_takes_ties_parts_and_actions_along);
  ADD ("a-move-changes-sector-and-ring-in-one-step", test_a_moved_stakeholder_changes_sector_and_ring_in_one_step);
  ADD ("the-second-way-makes-the-tie-both", test_the_second_way_makes_the_tie_both);
  ADD ("member-of-has-one-way-each", test_member_of_has_one_way_each);
  ADD ("withdrawing-does-not-let-the-earlier-rating-through", test_withdrawing_a_rating_does_not_let_the_earlier_one_through);
  ADD ("a-reason-given-later-belongs-to-that-moment", test_a_reason_given_later_belongs_to_that_moment);
  ADD ("removing-a-moment-leaves-the-later-ones-as-they-were", test_removing_a_moment_leaves_the_later_ones_as_they_were);
  ADD ("changes-from-elsewhere-are-one-step-or-none", test_changes_from_elsewhere_are_one_step_or_none);
  ADD ("duplicates-keep-the-ties-among-them", test_duplicates_keep_the_ties_among_them);
  ADD ("a-wrong-value-from-a-person-is-refused", test_a_wrong_value_from_a_person_is_refused);
  ADD ("grounds-of-several-are-one-step-while-they-are-typed", test_grounds_of_several_are_one_step_while_they_are_typed);
  ADD ("a-step-that-rates-says-what", test_a_step_that_rates_says_what);
  ADD ("typing-for-several-is-one-step", test_typing_for_several_is_one_step_until_others_are_meant);
  ADD ("each-gets-its-own-value-in-one-step", test_each_gets_its_own_value_in_one_step);
  ADD ("a-step-that-changes-a-field-says-of-what", test_a_step_that_changes_a_field_says_of_what);
  ADD ("kinds-of-several-ties-are-one-step", test_kinds_of_several_ties_are_one_step);
  ADD ("a-kind-that-is-taken-is-passed-over-or-refused", test_a_kind_that_is_taken_is_passed_over_or_refused);
  ADD ("why-no-kind-changes-is-told-as-it-is", test_why_no_kind_changes_is_told_as_it_is);
  ADD ("a-locked-map-takes-no-edit", test_a_locked_map_takes_no_edit);
  ADD ("kind-follows-the-sector", test_kind_follows_the_sector);
  ADD ("log-and-actions-come-and-go", test_log_and_actions_come_and_go);
  ADD ("a-picture-is-kept-as-it-is-shown", test_a_picture_is_kept_as_it_is_shown);
  ADD ("kept-pictures-change-places-and-stop-at-the-ends", test_kept_pictures_change_places_and_stop_at_the_ends);
  return g_test_run ();
}
