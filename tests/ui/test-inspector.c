/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector: every field has an editor, and what is done in it goes to the
 * map as one step that can be taken back.
 */
#include "ui/test-util.h"

#include "app/field-row.h"
#include "app/inspector.h"
#include "app/rating.h"
#include "app/section.h"

#include <string.h>

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  GtkWidget *inspector;
  char *id;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  f->id = g_strdup (test_add (f->window, "Hotel Sol", ENT_SECTOR_PRIVATE));
  ent_selection_set (ent_document_selection (f->document), f->id);
  f->inspector = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_INSPECTOR);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->id);
  test_close (f->window);
}

static const EntStakeholder *
subject (Fixture *f)
{
  return ent_map_stakeholder (ent_document_map (f->document), f->id);
}

static GtkWidget *
field (Fixture *f, const char *name)
{
  return test_find_field (f->inspector, ENT_RECORD_STAKEHOLDER, name);
}

/* As hands do it: one letter after the other. */
static void
type (GtkWidget *editable, const char *text)
{
  int position = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (editable)), -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gtk_editable_insert_text (GTK_EDITABLE (editable), p, (int) (g_utf8_next_char (p) - p), &position);
      test_drain ();
    }
}

static GtkWidget *
rating (Fixture *f, EntAspect aspect, guint level)
{
  GtkWidget *title = test_find_label (f->inspector, ent_choice_label (&ent_aspect_choices, aspect));
  GtkWidget *widget = title;

  while (widget != NULL && !ENT_IS_RATING (widget))
    widget = gtk_widget_get_next_sibling (widget);
  g_assert_nonnull (widget);
  widget = gtk_widget_get_first_child (gtk_widget_get_first_child (widget));
  for (guint i = 1; i < level; i++)
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static guint
rated (Fixture *f, EntAspect aspect)
{
  return ent_map_rating (ent_document_map (f->document), subject (f), ent_document_moment (f->document), aspect);
}

static void
test_every_field_has_an_editor (Fixture *f, gconstpointer data)
{
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].group != ENT_GROUP_NONE)
      g_assert_nonnull (field (f, fields[i].name));
  fields = ent_fields (ENT_RECORD_MAP, &n);
  for (guint i = 0; i < n; i++)
    if (fields[i].group != ENT_GROUP_NONE)
      g_assert_nonnull (test_find_field (f->inspector, ENT_RECORD_MAP, fields[i].name));
  fields = ent_fields (ENT_RECORD_TIE, &n);
  for (guint i = 0; i < n; i++)
    if (fields[i].group != ENT_GROUP_NONE)
      g_assert_nonnull (test_find_field (f->inspector, ENT_RECORD_TIE, fields[i].name));
}

static void
test_typing_makes_one_step (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  type (field (f, "contact"), "Ana  Ruiz ");
  g_assert_cmpstr (subject (f)->contact, ==, "Ana  Ruiz");
  /* the space that is being typed is not taken away under the hand */
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  ent_history_undo (f->history);
  g_assert_null (subject (f)->contact);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "contact"))), ==, "");
}

static void
test_two_fields_are_two_steps (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  type (field (f, "contact"), "Ana");
  type (field (f, "position"), "Manager");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 2);
}

static void
test_a_name_is_never_empty (Fixture *f, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (field (f, "name")), "");
  g_assert_cmpstr (subject (f)->name, ==, "Hotel Sol");
  g_assert_true (gtk_widget_has_css_class (field (f, "name"), "error"));
}

static void
test_half_a_date_is_not_written (Fixture *f, gconstpointer data)
{
  type (field (f, "risk-date"), "2026-02-3");
  g_assert_cmpuint (subject (f)->risk_date, ==, 0);
  g_assert_true (gtk_widget_has_css_class (field (f, "risk-date"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (field (f, "risk-date")), "2026-02-03");
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260203);
  g_assert_false (gtk_widget_has_css_class (field (f, "risk-date"), "error"));
}

static void
test_the_set_level_pressed_again_withdraws_it (Fixture *f, gconstpointer data)
{
  test_click (rating (f, ENT_ASPECT_POWER, 4));
  g_assert_cmpuint (rated (f, ENT_ASPECT_POWER), ==, 4);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (rating (f, ENT_ASPECT_POWER, 4))));
  test_click (rating (f, ENT_ASPECT_POWER, 4));
  g_assert_cmpuint (rated (f, ENT_ASPECT_POWER), ==, ENT_POWER_NOT_ASSESSED);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (rating (f, ENT_ASPECT_POWER, 4))));
}

static void
test_each_ring_is_a_level (Fixture *f, gconstpointer data)
{
  for (guint level = ENT_COMMITMENT_RESISTANT; level <= ENT_COMMITMENT_LEADING; level++)
    {
      test_click (rating (f, ENT_ASPECT_COMMITMENT, level));
      g_assert_cmpuint (rated (f, ENT_ASPECT_COMMITMENT), ==, level);
      test_click (rating (f, ENT_ASPECT_DESIRED, level));
      g_assert_cmpuint (rated (f, ENT_ASPECT_DESIRED), ==, level);
    }
}

static void
test_a_reason_belongs_to_its_rating (Fixture *f, gconstpointer data)
{
  GtkWidget *reason = test_find_field (f->inspector, ENT_RECORD_ASSESSMENT, "reason");

  g_assert_false (gtk_widget_get_child_visible (reason) && gtk_widget_get_mapped (reason));
  test_click (rating (f, ENT_ASPECT_POWER, 5));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test_find_type (reason, GTK_TYPE_TEXT_VIEW))), "They sign.", -1);
  g_assert_cmpstr (ent_stakeholder_assessment (subject (f), ent_document_moment (f->document), ENT_ASPECT_POWER)->reason, ==, "They sign.");
}

static void
test_tags_are_parted_by_commas (Fixture *f, gconstpointer data)
{
  type (field (f, "tag"), "beach, tourism,");
  g_assert_cmpuint (g_strv_length (subject (f)->tags), ==, 2);
  g_assert_cmpstr (subject (f)->tags[1], ==, "tourism");
}

static void
test_done_steps_are_ticked (Fixture *f, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_first_child (field (f, "steps"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (first)), TRUE);
  g_assert_cmpuint (subject (f)->steps, ==, 3);
}

static void
test_a_usual_strategy_is_shown_but_not_written (Fixture *f, gconstpointer data)
{
  const char *usual = "The legal framework, and what it costs not to comply with it.";

  g_assert_nonnull (test_find_label (field (f, "strategy"), usual));
  g_assert_null (subject (f)->strategy);
}

static void
test_what_is_set_for_several_is_one_step (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  guint before = ent_history_position (f->history);

  ent_selection_add (ent_document_selection (f->document), other);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (f, "level")), ENT_LEVEL_NATIONAL);
  g_assert_cmpuint (subject (f)->level, ==, ENT_LEVEL_NATIONAL);
  g_assert_cmpuint (ent_map_stakeholder (ent_document_map (f->document), other)->level, ==, ENT_LEVEL_NATIONAL);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  test_click (rating (f, ENT_ASPECT_POWER, 2));
  g_assert_cmpuint (rated (f, ENT_ASPECT_POWER), ==, 2);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 2);
}

static void
test_looking_changes_nothing (Fixture *f, gconstpointer data)
{
  guint64 revision = ent_map_revision (ent_document_map (f->document));

  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  ent_selection_set (ent_document_selection (f->document), f->id);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_drain ();
  g_assert_cmpuint (ent_map_revision (ent_document_map (f->document)), ==, revision);
}

static void
test_a_moment_can_be_added_and_taken_away (Fixture *f, gconstpointer data)
{
  EntMap *map = ent_document_map (f->document);

  test_activate (f->window, "win.add-moment");
  g_assert_cmpuint (ent_map_n_moments (map), ==, 2);
  g_assert_cmpstr (ent_document_moment (f->document), ==, ent_map_moment_at (map, 1)->base.id);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_click (test_find_button (f->inspector, "Remove this moment"));
  g_assert_cmpuint (ent_map_n_moments (map), ==, 1);
  g_assert_cmpstr (ent_document_moment (f->document), ==, ent_map_moment_at (map, 0)->base.id);
}

static void
test_the_page_of_a_tie_edits_it (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  g_autofree char *id = g_strdup (ent_edit_add_tie (f->history, f->id, other, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));

  ent_selection_set (ent_document_selection (f->document), id);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (test_find_field (f->inspector, ENT_RECORD_TIE, "kind")), ENT_TIE_FUNDS);
  g_assert_cmpint (ent_map_tie (ent_document_map (f->document), id)->kind, ==, ENT_TIE_FUNDS);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_find_field (f->inspector, ENT_RECORD_TIE, "unclear")), TRUE);
  g_assert_true (ent_map_tie (ent_document_map (f->document), id)->unclear);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/inspector/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-field-has-an-editor", test_every_field_has_an_editor);
  ADD ("typing-makes-one-step", test_typing_makes_one_step);
  ADD ("two-fields-are-two-steps", test_two_fields_are_two_steps);
  ADD ("a-name-is-never-empty", test_a_name_is_never_empty);
  ADD ("half-a-date-is-not-written", test_half_a_date_is_not_written);
  ADD ("the-set-level-pressed-again-withdraws-it", test_the_set_level_pressed_again_withdraws_it);
  ADD ("each-ring-is-a-level", test_each_ring_is_a_level);
  ADD ("a-reason-belongs-to-its-rating", test_a_reason_belongs_to_its_rating);
  ADD ("tags-are-parted-by-commas", test_tags_are_parted_by_commas);
  ADD ("done-steps-are-ticked", test_done_steps_are_ticked);
  ADD ("a-usual-strategy-is-shown-but-not-written", test_a_usual_strategy_is_shown_but_not_written);
  ADD ("what-is-set-for-several-is-one-step", test_what_is_set_for_several_is_one_step);
  ADD ("looking-changes-nothing", test_looking_changes_nothing);
  ADD ("a-moment-can-be-added-and-taken-away", test_a_moment_can_be_added_and_taken_away);
  ADD ("the-page-of-a-tie-edits-it", test_the_page_of_a_tie_edits_it);
  return g_test_run ();
}
