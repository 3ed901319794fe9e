/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector: every field has an editor, and what is done in it goes to the
 * map as one step that can be taken back.
 */
#include "ui/inspector-fixture.h"

#include "app/inspector/field-row.h"
#include "app/inspector/inspector-private.h"
#include "app/inspector/page-section.h"
#include "app/inspector/rating.h"
#include "app/inspector/tie-list.h"
#include "app/parts/section.h"

#include <string.h>

static GtkWidget *
rating (Fixture *f, EntAspect aspect, guint level)
{
  GtkWidget *page = test_find_type (f->inspector, ENT_TYPE_STAKEHOLDER_PAGE);
  GtkWidget *title = test_find_label (page, ent_choice_label (&ent_aspect_choices, aspect));
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
assert_editors (Fixture *f, EntRecordKind kind)
{
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  for (guint i = 0; i < n; i++)
    if (fields[i].group != ENT_GROUP_NONE)
      g_assert_nonnull (test_find_field (f->inspector, kind, fields[i].name));
}

static void
test_every_field_has_an_editor (Fixture *f, gconstpointer data)
{
  const char *other = test_add (f->window, "Radio", ENT_SECTOR_MEDIA);
  EntSelection *selection = ent_document_selection (f->document);
  const char *tie = ent_edit_add_tie (f->history, f->id, other, ENT_TIE_FUNDS, ENT_DIRECTION_DEFAULT, NULL);

  assert_editors (f, ENT_RECORD_STAKEHOLDER);
  ent_selection_set (selection, tie);
  assert_editors (f, ENT_RECORD_TIE);
  ent_selection_clear (selection);
  assert_editors (f, ENT_RECORD_MAP);
}

/* Three pages of some fifty editors: a window is there sooner without them. */
static void
test_a_page_is_made_when_it_is_shown (void)
{
  EntWindow *window = test_window ();
  GtkWidget *inspector = test_find_type (GTK_WIDGET (window), ENT_TYPE_INSPECTOR);

  g_assert_true (test_wait_until (test_find_type (inspector, ENT_TYPE_MAP_PAGE) != NULL, 3000));
  g_assert_null (test_find_type (inspector, ENT_TYPE_STAKEHOLDER_PAGE));
  g_assert_null (test_find_type (inspector, ENT_TYPE_TIE_PAGE));
  ent_selection_set (ent_document_selection (ent_window_document (window)), test_add (window, "Radio", ENT_SECTOR_MEDIA));
  g_assert_true (test_wait_until (test_find_type (inspector, ENT_TYPE_STAKEHOLDER_PAGE) != NULL, 3000));
  test_close (window);
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
  GtkWidget *steps = field (f, "steps");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_nth_check (steps, 0)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_nth_check (steps, 1)), TRUE);
  g_assert_cmpuint (subject (f)->steps, ==, 3);
}

/* A map of a later version may know steps that this one does not. */
static void
test_an_unknown_step_stays_when_another_is_ticked (Fixture *f, gconstpointer data)
{
  const EntField *steps = ent_field_find (ENT_RECORD_STAKEHOLDER, "steps");
  GtkWidget *first = test_nth_check (field (f, "steps"), 0);
  g_autofree char *ticked = NULL, *unticked = NULL, *undone = NULL;

  ent_history_begin (f->history, "Read");
  g_assert_true (ent_history_apply (f->history, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, f->id), steps, "1.1 9.9"), NULL));
  ent_history_end (f->history);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_nth_check (field (f, "steps"), 1)), TRUE);
  g_assert_cmpuint (subject (f)->steps, ==, 3);
  ticked = ent_field_get (steps, subject (f));
  g_assert_cmpstr (ticked, ==, "1.1 9.9 1.2");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), FALSE);
  unticked = ent_field_get (steps, subject (f));
  g_assert_cmpstr (unticked, ==, "9.9 1.2");
  ent_history_undo (f->history);
  ent_history_undo (f->history);
  undone = ent_field_get (steps, subject (f));
  g_assert_cmpstr (undone, ==, "1.1 9.9");
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

/* --- several, each with something else --- */

/* Two values that differ, and what is set then. */
static void
values_for (Fixture *f, const EntField *field, char **one, char **other)
{
  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      *one = g_strdup (field->choices->items[1].name);
      *other = g_strdup (field->choices->items[2].name);
      break;
    case ENT_FIELD_BITS:
      *one = g_strdup_printf ("%s\n%s", field->choices->items[0].name, field->choices->items[1].name);
      *other = g_strdup_printf ("%s\n%s", field->choices->items[1].name, field->choices->items[2].name);
      break;
    case ENT_FIELD_TAGS:
      *one = g_strdup ("beach\nsea");
      *other = g_strdup ("sea\nsun");
      break;
    case ENT_FIELD_BOOL:
      *one = g_strdup ("yes");
      *other = NULL;
      break;
    case ENT_FIELD_DATE:
      *one = g_strdup ("2026-01-01");
      *other = NULL;
      break;
    case ENT_FIELD_ID:
      *one = g_strdup (ent_map_stakeholder_at (ent_document_map (f->document), 2)->base.id);
      *other = NULL;
      break;
    default:
      *one = g_strdup ("one");
      *other = g_strdup ("other");
    }
}

static gboolean
is_of_several (const EntField *field)
{
  return field->group != ENT_GROUP_NONE && strcmp (field->name, "name") != 0 && strcmp (field->name, "short-name") != 0;
}

static gboolean
tells_several (const EntField *field, GtkWidget *editor)
{
  GtkDropDown *dropdown = (GtkDropDown *) editor;

  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      return strcmp (gtk_string_object_get_string (gtk_drop_down_get_selected_item (dropdown)), "Several values") == 0;
    case ENT_FIELD_BOOL:
      return gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (editor));
    case ENT_FIELD_BITS:
      return gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (test_nth_check (editor, 0))) &&
             gtk_check_button_get_active (GTK_CHECK_BUTTON (test_nth_check (editor, 1))) &&
             !gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (test_nth_check (editor, 1))) &&
             gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (test_nth_check (editor, 2)));
    case ENT_FIELD_TAGS:
      return strcmp (gtk_editable_get_text (GTK_EDITABLE (editor)), "sea") == 0 &&
             gtk_entry_get_icon_name (GTK_ENTRY (editor), GTK_ENTRY_ICON_SECONDARY) != NULL;
    case ENT_FIELD_TEXT:
    case ENT_FIELD_DATE:
      return *gtk_editable_get_text (GTK_EDITABLE (editor)) == '\0' &&
             strcmp (gtk_entry_get_placeholder_text (GTK_ENTRY (editor)), "Several values") == 0;
    default:
      {
        GtkWidget *label = test_find_label (editor, "Several values");

        return label != NULL && gtk_widget_get_visible (label);
      }
    }
}

/* As a hand would; what both have then, or NULL where each keeps its own. */
static const char *
touch (const EntField *field, GtkWidget *editor)
{
  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), 1);
      return field->choices->items[1].name;
    case ENT_FIELD_BOOL:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (editor), TRUE);
      return "yes";
    case ENT_FIELD_BITS:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (test_nth_check (editor, 0)), TRUE);
      return NULL;
    case ENT_FIELD_TAGS:
      type (editor, ", wind");
      return NULL;
    case ENT_FIELD_NOTE:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (test_find_type (editor, GTK_TYPE_TEXT_VIEW))), "both", -1);
      return "both";
    case ENT_FIELD_DATE:
      gtk_editable_set_text (GTK_EDITABLE (editor), "2026-05-05");
      g_signal_emit_by_name (editor, "activate");
      return "2026-05-05";
    case ENT_FIELD_ID:
      g_signal_emit_by_name (editor, "picked", NULL);
      return "";
    default:
      type (editor, "both");
      return "both";
    }
}

static char *
dump (const EntStakeholder *stakeholder, const EntField *except)
{
  GString *all = g_string_new (NULL);
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = ent_field_get (&fields[i], stakeholder);

      if (&fields[i] != except)
        g_string_append_printf (all, "%s=%s\n", fields[i].name, text != NULL ? text : "");
    }
  return g_string_free (all, FALSE);
}

static char *
select_two_that_differ (Fixture *f)
{
  char *second = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  const char *ids[] = { f->id, second };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  test_add (f->window, "Hotel chain", ENT_SECTOR_PRIVATE);
  for (guint i = 0; i < n; i++)
    if (is_of_several (&fields[i]))
      {
        g_autofree char *one = NULL, *other = NULL;
        g_autoptr (GError) error = NULL;

        values_for (f, &fields[i], &one, &other);
        ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[0]), &fields[i], one, &error);
        g_assert_no_error (error);
        ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[1]), &fields[i], other, &error);
        g_assert_no_error (error);
      }
  ent_selection_set_many (ent_document_selection (f->document), ids, 2);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_drain ();
  return second;
}

static void
assert_tags (const EntStakeholder *stakeholder, const char *expected)
{
  g_autofree char *tags = g_strjoinv (" ", stakeholder->tags);

  g_assert_cmpstr (tags, ==, expected);
}

static void
test_values_that_differ_are_told_and_only_the_touched_changes (Fixture *f, gconstpointer data)
{
  EntMap *map = ent_document_map (f->document);
  g_autofree char *id = select_two_that_differ (f);
  guint64 revision = ent_map_revision (map);
  guint n, position = ent_history_position (f->history);
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    if (is_of_several (&fields[i]) && !tells_several (&fields[i], field (f, fields[i].name)))
      g_error ("%s does not tell that there are several values", fields[i].name);
  g_assert_cmpuint (ent_map_revision (map), ==, revision);
  for (guint i = 0; i < n; i++)
    {
      const char *wanted;
      g_autofree char *before = NULL, *other_before = NULL, *after = NULL, *other_after = NULL, *one = NULL, *other = NULL;

      if (!is_of_several (&fields[i]))
        continue;
      before = dump (subject (f), &fields[i]);
      other_before = dump (ent_map_stakeholder (map, id), &fields[i]);
      ent_history_break_merge (f->history);
      wanted = touch (&fields[i], field (f, fields[i].name));
      after = dump (subject (f), &fields[i]);
      other_after = dump (ent_map_stakeholder (map, id), &fields[i]);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (other_before, ==, other_after);
      one = ent_field_get (&fields[i], subject (f));
      other = ent_field_get (&fields[i], ent_map_stakeholder (map, id));
      if (wanted != NULL)
        {
          g_assert_cmpstr (one != NULL ? one : "", ==, wanted);
          g_assert_cmpstr (other != NULL ? other : "", ==, wanted);
        }
      position++;
      g_assert_cmpuint (ent_history_position (f->history), ==, position);
    }
  g_assert_cmpuint (subject (f)->steps, ==, 3);
  g_assert_cmpuint (ent_map_stakeholder (map, id)->steps, ==, 7);
  assert_tags (subject (f), "beach sea wind");
  assert_tags (ent_map_stakeholder (map, id), "sea sun wind");
}

static void
test_after_undo_the_values_differ_again (Fixture *f, gconstpointer data)
{
  g_autofree char *id = select_two_that_differ (f);
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!is_of_several (&fields[i]))
        continue;
      touch (&fields[i], field (f, fields[i].name));
      g_assert_true (ent_history_undo (f->history));
      ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
      if (!tells_several (&fields[i], field (f, fields[i].name)))
        g_error ("%s does not tell that there are several values again", fields[i].name);
    }
}

static void
test_grounds_of_several_are_told_and_typed_as_one_step (Fixture *f, gconstpointer data)
{
  const EntField *reason = ent_field_find (ENT_RECORD_ASSESSMENT, "reason");
  const char *moment = ent_document_moment (f->document);
  g_autofree char *id = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  const char *ids[] = { f->id, id };
  guint position;
  GtkWidget *editor;
  GtkTextBuffer *buffer;

  g_assert_true (ent_edit_rate (f->history, ids, 2, moment, ENT_ASPECT_POWER, 4, NULL));
  g_assert_true (ent_edit_set_grounds (f->history, ids, 1, moment, ENT_ASPECT_POWER, reason, "They sign.", NULL));
  ent_selection_set_many (ent_document_selection (f->document), ids, 2);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  editor = test_find_field (f->inspector, ENT_RECORD_ASSESSMENT, "reason");
  g_assert_true (tells_several (reason, editor));
  position = ent_history_position (f->history);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test_find_type (editor, GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_insert_at_cursor (buffer, "A", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "greed", -1);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (ent_stakeholder_assessment (ent_map_stakeholder (ent_document_map (f->document), ids[i]), moment, ENT_ASPECT_POWER)->reason, ==, "Agreed");
  g_assert_cmpuint (ent_history_position (f->history), ==, position + 1);
}

static void
test_what_is_deleted_is_not_selected_any_more (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  g_autofree char *tie = g_strdup (ent_edit_add_tie (f->history, f->id, other, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));

  ent_selection_set_many (selection, (const char *const[]) { other, tie, f->id }, 3);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  /* the tie goes with its end */
  g_assert_true (ent_edit_delete (f->history, (const char *const[]) { f->id }, 1, NULL));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_cmpstr (ent_selection_focus (selection), ==, other);
  ent_history_undo (f->history);
  g_assert_cmpuint (ent_selection_n (selection), ==, 3);
  ent_history_redo (f->history);
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_click (test_find_button (f->inspector, "Delete this stakeholder"));
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
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
  test_activate (f->window, "win.edit-moments");
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

static gboolean
lists_tie (Fixture *f, const char *whose, const char *word)
{
  ent_selection_set (ent_document_selection (f->document), whose);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  return test_find_label (test_find_type (test_find_type (f->inspector, ENT_TYPE_TIE_LIST), GTK_TYPE_LIST_BOX), word) != NULL;
}

static void
test_a_tie_is_said_from_the_side_of_whoever_is_shown (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel association", ENT_SECTOR_PRIVATE));
  g_autofree char *both = g_strdup (test_add (f->window, "Chamber of commerce", ENT_SECTOR_PRIVATE));
  GtkWidget *word;

  g_assert_nonnull (ent_edit_add_tie (f->history, f->id, other, ENT_TIE_MEMBER_OF, ENT_DIRECTION_DEFAULT, NULL));
  g_assert_nonnull (ent_edit_add_tie (f->history, f->id, both, ENT_TIE_INFORMS, ENT_DIRECTION_BOTH, NULL));
  ent_selection_set (ent_document_selection (f->document), f->id);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_open_sections (f->inspector);
  g_assert_true (lists_tie (f, f->id, "Member of"));
  g_assert_true (lists_tie (f, other, "Has as a member"));
  g_assert_false (lists_tie (f, other, "Member of"));
  g_assert_true (lists_tie (f, both, "Informs"));
  /* the kind first: whoever stands before it would be taken for the one of whom it is said */
  word = test_find_label (test_find_type (test_find_type (f->inspector, ENT_TYPE_TIE_LIST), GTK_TYPE_LIST_BOX), "Informs");
  g_assert_true (GTK_IS_LABEL (gtk_widget_get_next_sibling (word)));
  g_assert_null (gtk_widget_get_prev_sibling (word));
}

static void
test_a_logo_that_cannot_be_read_is_refused_and_the_old_one_stays (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *contents, *told;
  } rows[] = {
    { NULL, "A logo is a PNG file of at most 512 kB. Choose a smaller one." },
    { "GIF89a no picture of ours", "This file is not a PNG picture. Choose another one." },
    { "\x89PNG\r\n\x1a\n and no picture", "This file is not a PNG picture. Choose another one." },
  };
  EntMap *map = ent_document_map (f->document);
  GtkWidget *page;

  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "logo"), "iVBORw0KGgo=", NULL));
  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  page = test_find_type (f->inspector, ENT_TYPE_MAP_PAGE);
  g_assert_nonnull (page);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = test_temporary ("logo.png");
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (rows[i].contents == NULL || g_file_set_contents (path, rows[i].contents, -1, NULL));
      ent_map_page_take_logo (ENT_MAP_PAGE (page), file);
      g_assert_true (gtk_widget_get_visible (test_find_label (page, rows[i].told)));
      g_assert_cmpstr (ent_map_info (map)->logo, ==, "iVBORw0KGgo=");
    }
}

static void
test_a_logo_of_another_machine_is_not_fetched (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) far = g_file_new_for_uri ("http://127.0.0.1:9/logo.png");
  GtkWidget *page;

  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  page = test_find_type (f->inspector, ENT_TYPE_MAP_PAGE);
  g_assert_nonnull (page);
  ent_map_page_take_logo (ENT_MAP_PAGE (page), far);
  g_assert_true (gtk_widget_get_visible (test_find_label (page, "A logo is taken from a file of this machine. Copy the picture into a folder first.")));
  g_assert_null (ent_map_info (ent_document_map (f->document))->logo);
}

/* It begins as a PNG does, and can be in a file for that. */
static void
test_a_logo_that_pictures_leave_out_is_said (Fixture *f, gconstpointer data)
{
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "logo");
  static const char told[] = "The logo is not a PNG picture, or is damaged. Pictures are made without it; it stays in the file. Choose another one.";
  GtkWidget *page;

  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_MAP, NULL), field, "iVBORw0KGgo=", NULL));
  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  page = test_find_type (f->inspector, ENT_TYPE_MAP_PAGE);
  g_assert_nonnull (test_find_label (page, told));
  g_assert_true (gtk_widget_get_visible (test_find_label (page, told)));
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_MAP, NULL), field, NULL, NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_false (gtk_widget_get_visible (test_find_label (page, told)));
}

typedef struct
{
  GtkWidget *row;
  guint n_shown;
} Counted;

static void
build_counted (EntPageSection *section, gpointer kept)
{
  ((Counted *) kept)->row = ent_page_section_row (section, "role", ENT_FIELD_ROW_PLAIN);
  gtk_box_append (GTK_BOX (section), ((Counted *) kept)->row);
}

static void
show_counted (EntPageSection *section, gpointer kept)
{
  ((Counted *) kept)->n_shown++;
}

static const char *
role_in (const Counted *kept)
{
  return gtk_editable_get_text (GTK_EDITABLE (ent_field_row_editor (ENT_FIELD_ROW (kept->row))));
}

static void
set_role (Fixture *f, const char *id, const char *text)
{
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "role"), text, NULL));
}

/* Every selection and every letter that is typed would go through all that was ever opened. */
static void
test_a_section_follows_whom_is_shown_while_it_is_open (Fixture *f, gconstpointer data)
{
  static const EntPageSectionSpec spec = { sizeof (Counted), build_counted, show_counted, NULL };
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  g_autoptr (GtkBox) page = g_object_ref_sink (GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)));
  EntPageSection *counted = ent_page_section_add (page, f->document, "Counted", &spec);
  const Counted *kept = ent_page_section_kept (counted);

  set_role (f, f->id, "Decides");
  set_role (f, other, "Trains");
  ent_page_section_show (counted, (const char *const[]) { f->id, NULL });
  g_assert_cmpuint (kept->n_shown, ==, 0);
  ent_page_section_open (counted);
  g_assert_cmpuint (kept->n_shown, ==, 1);
  g_assert_cmpstr (role_in (kept), ==, "Decides");
  gtk_expander_set_expanded (GTK_EXPANDER (ent_page_section_expander (counted)), FALSE);
  ent_page_section_show (counted, (const char *const[]) { other, NULL });
  g_assert_cmpuint (kept->n_shown, ==, 1);
  ent_page_section_open (counted);
  g_assert_cmpuint (kept->n_shown, ==, 2);
  g_assert_cmpstr (role_in (kept), ==, "Trains");
  set_role (f, other, "Funds");
  ent_page_section_show (counted, (const char *const[]) { other, NULL });
  g_assert_cmpstr (role_in (kept), ==, "Funds");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/inspector/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-field-has-an-editor", test_every_field_has_an_editor);
  g_test_add_func ("/inspector/a-page-is-made-when-it-is-shown", test_a_page_is_made_when_it_is_shown);
  ADD ("a-section-follows-whom-is-shown-while-it-is-open", test_a_section_follows_whom_is_shown_while_it_is_open);
  ADD ("typing-makes-one-step", test_typing_makes_one_step);
  ADD ("two-fields-are-two-steps", test_two_fields_are_two_steps);
  ADD ("a-name-is-never-empty", test_a_name_is_never_empty);
  ADD ("the-set-level-pressed-again-withdraws-it", test_the_set_level_pressed_again_withdraws_it);
  ADD ("each-ring-is-a-level", test_each_ring_is_a_level);
  ADD ("a-reason-belongs-to-its-rating", test_a_reason_belongs_to_its_rating);
  ADD ("tags-are-parted-by-commas", test_tags_are_parted_by_commas);
  ADD ("done-steps-are-ticked", test_done_steps_are_ticked);
  ADD ("an-unknown-step-stays-when-another-is-ticked", test_an_unknown_step_stays_when_another_is_ticked);
  ADD ("a-usual-strategy-is-shown-but-not-written", test_a_usual_strategy_is_shown_but_not_written);
  ADD ("what-is-set-for-several-is-one-step", test_what_is_set_for_several_is_one_step);
  ADD ("values-that-differ-are-told-and-only-the-touched-changes", test_values_that_differ_are_told_and_only_the_touched_changes);
  ADD ("after-undo-the-values-differ-again", test_after_undo_the_values_differ_again);
  ADD ("grounds-of-several-are-told-and-typed-as-one-step", test_grounds_of_several_are_told_and_typed_as_one_step);
  ADD ("what-is-deleted-is-not-selected-any-more", test_what_is_deleted_is_not_selected_any_more);
  ADD ("looking-changes-nothing", test_looking_changes_nothing);
  ADD ("a-moment-can-be-added-and-taken-away", test_a_moment_can_be_added_and_taken_away);
  ADD ("the-page-of-a-tie-edits-it", test_the_page_of_a_tie_edits_it);
  ADD ("a-tie-is-said-from-the-side-of-whoever-is-shown", test_a_tie_is_said_from_the_side_of_whoever_is_shown);
  ADD ("a-logo-that-pictures-leave-out-is-said", test_a_logo_that_pictures_leave_out_is_said);
  ADD ("a-logo-of-another-machine-is-not-fetched", test_a_logo_of_another_machine_is_not_fetched);
  ADD ("a-logo-that-cannot-be-read-is-refused", test_a_logo_that_cannot_be_read_is_refused_and_the_old_one_stays);
  return g_test_run ();
}
