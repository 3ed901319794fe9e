/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work with a stakeholder: each thing done is one step back, and what is to be seen to is said in words. */
#include "ui/inspector-fixture.h"

#include "app/inspector/due-words.h"
#include "app/inspector/field-row.h"
#include "app/inspector/inspector-private.h"
#include "app/inspector/log-line.h"
#include "app/inspector/page-section.h"
#include "app/window/window-private.h"

#include <string.h>

#define TODAY 20261201

/* A choice may be called as a section is. */
static GtkWidget *
section (Fixture *f, const char *title)
{
  GtkWidget *child = gtk_widget_get_first_child (test_find_type (f->inspector, ENT_TYPE_STAKEHOLDER_PAGE));

  while (!GTK_IS_EXPANDER (child) || test_find_label (gtk_expander_get_label_widget (GTK_EXPANDER (child)), title) == NULL)
    {
      child = gtk_widget_get_next_sibling (child);
      g_assert_nonnull (child);
    }
  return child;
}

static void
open (Fixture *f, const char *title)
{
  gtk_expander_set_expanded (GTK_EXPANDER (section (f, title)), TRUE);
  test_drain ();
}

/* What stands behind the heading. */
static const char *
note_of (Fixture *f, const char *title)
{
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  return gtk_label_get_text (g_object_get_data (G_OBJECT (section (f, title)), "note"));
}

/* What the sign in the heading is about, or NULL. */
static const char *
warning_of (Fixture *f, const char *title)
{
  GtkWidget *sign = g_object_get_data (G_OBJECT (section (f, title)), "sign");

  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  return gtk_widget_get_visible (sign) ? gtk_widget_get_tooltip_text (sign) : NULL;
}

static GtkCheckButton *
step_check (Fixture *f, guint step)
{
  return GTK_CHECK_BUTTON (test_nth_check (field (f, "steps"), step));
}

static void
set_field (Fixture *f, const char *id, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;

  ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, name), text, &error);
  g_assert_no_error (error);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
}

static GtkWidget *
focus_of (Fixture *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window));
}

static GtkWidget *
select_two (Fixture *f)
{
  const char *ids[] = { f->id, test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE) };

  ent_selection_set_many (ent_document_selection (f->document), ids, 2);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  return f->inspector;
}

static const EntStakeholder *
second (Fixture *f)
{
  return ent_map_stakeholder_at (ent_document_map (f->document), 1);
}

/* --- sections --- */

static void
test_a_section_is_made_when_it_is_opened (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Engagement", "Foundations", "The Code", "Contact", "Notes", "Log" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *content = test_find_type (section (f, titles[i]), ENT_TYPE_PAGE_SECTION);

      if (gtk_widget_get_first_child (content) != NULL)
        g_error ("%s is there before it is opened", titles[i]);
      open (f, titles[i]);
      g_assert_nonnull (gtk_widget_get_first_child (content));
    }
}

static void
test_a_section_that_is_opened_late_shows_who_is_selected (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));

  set_field (f, other, "phase", "sustain");
  ent_selection_set (ent_document_selection (f->document), other);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  open (f, "Engagement");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (field (f, "phase"))), ==, ENT_PHASE_SUSTAIN);
}

/* --- steps and foundations --- */

static void
test_each_step_that_is_ticked_is_taken_back_alone (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  g_assert_cmpstr (note_of (f, "Engagement"), ==, "");
  gtk_check_button_set_active (step_check (f, 0), TRUE);
  gtk_check_button_set_active (step_check (f, 12), TRUE);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 2);
  g_assert_cmpuint (subject (f)->steps, ==, 1 | 1 << 12);
  g_assert_cmpstr (note_of (f, "Engagement"), ==, "2 of 13 steps");
  ent_history_undo (f->history);
  g_assert_cmpstr (note_of (f, "Engagement"), ==, "1 of 13 steps");
  g_assert_true (gtk_check_button_get_active (step_check (f, 0)));
  g_assert_false (gtk_check_button_get_active (step_check (f, 12)));
}

static void
test_steps_stand_under_their_phases (Fixture *f, gconstpointer data)
{
  static const guint first[] = { 0, 3, 6, 10, 13 };

  for (guint phase = ENT_PHASE_INITIATE; phase <= ENT_PHASE_SUSTAIN; phase++)
    for (guint step = first[phase - 1]; step < first[phase]; step++)
      {
        GtkWidget *group = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (step_check (f, step))));

        g_assert_nonnull (test_find_label (group, ent_choice_label (&ent_phase_choices, phase)));
      }
}

static void
test_foundations_stand_under_their_headings (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *heading;
    guint n;
  } rows[] = { { "Mutual commitment", 3 }, { "Cross-sectoral collaboration", 2 }, { "Concrete, long-term results", 2 }, { "Risks and due diligence", 1 } };
  guint foundation = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < rows[i].n; k++, foundation++)
      {
        GtkWidget *check = test_nth_check (field (f, "foundations"), foundation);

        g_assert_nonnull (test_find_label (gtk_widget_get_parent (gtk_widget_get_parent (check)), rows[i].heading));
      }
  g_assert_cmpuint (foundation, ==, ent_foundation_choices.n_items);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_nth_check (field (f, "foundations"), 5)), TRUE);
  g_assert_cmpuint (subject (f)->foundations, ==, 1 << 5);
  g_assert_cmpstr (note_of (f, "Foundations"), ==, "1 of 8");
}

static GtkWidget *
words_in (GtkWidget *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  GtkWidget *child = popover != NULL ? gtk_popover_get_child (popover) : NULL;

  return child != NULL && gtk_widget_get_mapped (child) ? gtk_widget_get_last_child (child) : NULL;
}

static void
test_the_words_of_a_step_are_reached_with_the_keyboard (Fixture *f, gconstpointer data)
{
  GtkWidget *check, *button;

  if (test_lacks_pointer ())
    return;
  open (f, "Engagement");
  check = GTK_WIDGET (step_check (f, 0));
  button = gtk_widget_get_next_sibling (check);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "What “1.1 Prepare” means");
  gtk_widget_grab_focus (check);
  test_press_key (GTK_WINDOW (f->window), "Tab");
  g_assert_true (test_wait_until (gtk_widget_is_ancestor (focus_of (f), button), 5000));
  test_xdotool ("key space");
  g_assert_true (test_wait_until (words_in (button) != NULL, 5000));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (words_in (button))), "Know why you seek them"));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (words_in (button) == NULL, 5000));
  g_assert_true (gtk_widget_is_ancestor (focus_of (f), button));
}

/* In the list, and beneath what is chosen. */
static void
test_what_a_collaboration_means_is_said (Fixture *f, gconstpointer data)
{
  const char *words = "Both give and receive, in defined activities.";
  GtkWidget *choice = field (f, "collaboration");
  GtkWidget *beneath = gtk_widget_get_last_child (gtk_widget_get_ancestor (choice, ENT_TYPE_FIELD_ROW));

  g_assert_nonnull (test_find_label (choice, words));
  g_assert_false (gtk_widget_get_visible (beneath));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), ENT_COLLABORATION_TRANSACTIONAL);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_true (gtk_widget_get_visible (beneath));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (beneath)), ==, words);
}

/* --- what is to be seen to --- */

static void
test_what_is_due_is_said (void)
{
  static const struct
  {
    EntStakeholder stakeholder;
    gboolean risk, visit, report; /* whether something is said */
  } rows[] = {
    { { .risk = ENT_RISK_NOT_DONE }, FALSE, FALSE, FALSE },
    { { .phase = ENT_PHASE_INITIATE }, TRUE, FALSE, FALSE },
    { { .steps = 1 }, TRUE, FALSE, FALSE },
    { { .code_dates = { 20260101 } }, TRUE, FALSE, FALSE },
    { { .steps = 1, .risk = ENT_RISK_LOW }, TRUE, FALSE, FALSE },
    { { .steps = 1, .risk = ENT_RISK_LOW, .risk_date = 20251202 }, FALSE, FALSE, FALSE },
    { { .steps = 1, .risk = ENT_RISK_LOW, .risk_date = 20251201 }, TRUE, FALSE, FALSE },
    { { .steps = 1, .risk = ENT_RISK_LOW, .risk_date = 20251101, .risk_renewal = 20270101 }, FALSE, FALSE, FALSE },
    { { .steps = 1, .risk = ENT_RISK_LOW, .risk_date = 20261101, .risk_renewal = 20261130 }, TRUE, FALSE, FALSE },
    { { .next_visit = TODAY }, FALSE, FALSE, FALSE },
    { { .next_visit = 20261130 }, FALSE, TRUE, FALSE },
    { { .risk = ENT_RISK_LOW, .risk_date = TODAY, .code_dates = { [5] = 20251201 } }, FALSE, FALSE, FALSE },
    { { .risk = ENT_RISK_LOW, .risk_date = TODAY, .code_dates = { [5] = 20251130 } }, FALSE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *risk = ent_due_risk_words (&rows[i].stakeholder, TODAY);
      g_autofree char *visit = ent_due_visit_words (&rows[i].stakeholder, TODAY);
      g_autofree char *report = ent_due_report_words (&rows[i].stakeholder, TODAY);

      if ((risk != NULL) != rows[i].risk || (visit != NULL) != rows[i].visit || (report != NULL) != rows[i].report)
        g_error ("row %u: %s, %s, %s", i, risk, visit, report);
    }
}

static void
test_what_is_due_is_seen_in_the_head_of_a_folded_section (Fixture *f, gconstpointer data)
{
  g_autofree char *words = NULL;

  g_assert_null (warning_of (f, "Engagement"));
  set_field (f, f->id, "next-visit", "2020-01-01");
  words = ent_due_visit_words (subject (f), ent_date_today ());
  g_assert_cmpstr (warning_of (f, "Engagement"), ==, words);
  open (f, "Engagement");
  g_assert_true (gtk_widget_get_mapped (test_find_label (f->inspector, words)));
  set_field (f, f->id, "next-visit", NULL);
  g_assert_null (warning_of (f, "Engagement"));
  g_assert_null (warning_of (f, "The Code"));
  set_field (f, f->id, "code-report", "2020-01-01");
  g_assert_nonnull (warning_of (f, "The Code"));
}

static gboolean
asks_for (Fixture *f, const char *name)
{
  return gtk_widget_is_visible (field (f, name));
}

static void
test_a_day_is_asked_for_where_there_is_something_it_is_the_day_of (Fixture *f, gconstpointer data)
{
  open (f, "Engagement");
  g_assert_false (asks_for (f, "agreement-date"));
  g_assert_false (asks_for (f, "risk-date"));
  set_field (f, f->id, "agreement", "letter");
  set_field (f, f->id, "risk", "low");
  g_assert_true (asks_for (f, "agreement-date"));
  g_assert_true (asks_for (f, "risk-date"));
  set_field (f, f->id, "risk-date", "2026-03-14");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (field (f, "risk-renewal"))), ==, "2027-03-14");
  g_assert_cmpuint (subject (f)->risk_renewal, ==, 0);
}

/* --- The Code --- */

static GtkCheckButton *
criterion (Fixture *f, const char *label)
{
  GtkWidget *check = gtk_widget_get_ancestor (test_find_label (section (f, "The Code"), label), GTK_TYPE_CHECK_BUTTON);

  g_assert_nonnull (check);
  return GTK_CHECK_BUTTON (check);
}

static void
test_a_tick_meets_a_criterion_today (Fixture *f, gconstpointer data)
{
  guint before;
  EntDate day = ent_date_today ();
  char text[11];

  open (f, "The Code");
  set_field (f, f->id, "code-training-evidence", "List of those who came");
  before = ent_history_position (f->history);
  gtk_check_button_set_active (criterion (f, "2 Employees trained"), TRUE);
  g_assert_cmpuint (subject (f)->code_dates[1], >=, day);
  g_assert_cmpuint (subject (f)->code_dates[1], <=, ent_date_today ());
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_cmpstr (note_of (f, "The Code"), ==, "1 of 6 criteria");
  ent_date_format (subject (f)->code_dates[1], text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "code-training"))), ==, text);
  gtk_check_button_set_active (criterion (f, "2 Employees trained"), FALSE);
  g_assert_cmpuint (subject (f)->code_dates[1], ==, 0);
  g_assert_cmpstr (subject (f)->code_evidence[1], ==, "List of those who came");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 2);
  g_assert_cmpstr (note_of (f, "The Code"), ==, "");
  ent_history_undo (f->history);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_true (gtk_check_button_get_active (criterion (f, "2 Employees trained")));
  g_assert_false (gtk_check_button_get_active (criterion (f, "1 Policy and procedures")));
}

static void
test_of_several_those_who_met_a_criterion_keep_their_day (Fixture *f, gconstpointer data)
{
  guint before;

  set_field (f, f->id, "code-policy", "2025-05-05");
  select_two (f);
  open (f, "The Code");
  g_assert_true (gtk_check_button_get_inconsistent (criterion (f, "1 Policy and procedures")));
  g_assert_cmpstr (note_of (f, "The Code"), ==, "");
  before = ent_history_position (f->history);
  gtk_check_button_set_active (criterion (f, "1 Policy and procedures"), TRUE);
  g_assert_cmpuint (subject (f)->code_dates[0], ==, 20250505);
  g_assert_cmpuint (second (f)->code_dates[0], >, 20250505);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_true (gtk_check_button_get_active (criterion (f, "1 Policy and procedures")));
  g_assert_false (gtk_check_button_get_inconsistent (criterion (f, "1 Policy and procedures")));
  gtk_check_button_set_active (criterion (f, "1 Policy and procedures"), FALSE);
  g_assert_cmpuint (subject (f)->code_dates[0] + second (f)->code_dates[0], ==, 0);
}

/* --- log --- */

static GtkWidget *
log_line (Fixture *f)
{
  GtkWidget *line;

  open (f, "Log");
  line = test_find_type (section (f, "Log"), ENT_TYPE_LOG_LINE);
  g_assert_nonnull (line);
  return line;
}

static guint
n_entries (Fixture *f)
{
  return subject (f)->log != NULL ? subject (f)->log->len : 0;
}

static const EntLogEntry *
last_entry (Fixture *f)
{
  g_assert_cmpuint (n_entries (f), >, 0);
  return g_ptr_array_index (subject (f)->log, n_entries (f) - 1);
}

/* In their order: the day, the text. */
static GtkWidget *
line_entry (GtkWidget *line, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (line);

  if (n == 1)
    row = gtk_widget_get_next_sibling (row);
  return test_find_type (row, GTK_TYPE_ENTRY);
}

static const char *
text_in (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
write_text (GtkWidget *line, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (line_entry (line, 1)), text);
}

static void
test_a_line_is_one_entry_and_leaves_the_line_empty (Fixture *f, gconstpointer data)
{
  GtkWidget *line = log_line (f);
  guint before = ent_history_position (f->history);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (test_find_type (line, GTK_TYPE_DROP_DOWN)), 3);
  gtk_editable_set_text (GTK_EDITABLE (line_entry (line, 0)), "14/3/2026");
  write_text (line, " Material in the rooms ");
  g_signal_emit_by_name (line_entry (line, 1), "activate");
  g_assert_cmpuint (n_entries (f), ==, 1);
  g_assert_cmpuint (last_entry (f)->log_kind, ==, ENT_LOG_VISIT);
  g_assert_cmpuint (last_entry (f)->date, ==, 20260314);
  g_assert_cmpstr (last_entry (f)->text, ==, "Material in the rooms");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_cmpstr (text_in (line_entry (line, 0)), ==, "");
  g_assert_cmpstr (text_in (line_entry (line, 1)), ==, "");
  g_assert_cmpstr (note_of (f, "Log"), ==, "1");
  ent_history_undo (f->history);
  g_assert_cmpuint (n_entries (f), ==, 0);
}

static void
test_kinds_begin_with_what_is_written_most (Fixture *f, gconstpointer data)
{
  static const EntLogKind kinds[] = { ENT_LOG_MEETING, ENT_LOG_TRAINING, ENT_LOG_AGREEMENT, ENT_LOG_VISIT, ENT_LOG_REPORT, ENT_LOG_OTHER };
  GtkWidget *line = log_line (f);
  GtkWidget *choice = test_find_type (line, GTK_TYPE_DROP_DOWN);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
      g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice))), ==, ent_choice_label (&ent_log_choices, kinds[i]));
      write_text (line, "Something");
      g_signal_emit_by_name (line_entry (line, 1), "activate");
      g_assert_cmpuint (last_entry (f)->log_kind, ==, kinds[i]);
      g_assert_cmpuint (last_entry (f)->date, ==, ent_date_today ());
    }
}

static void
test_enter_in_an_empty_line_writes_nothing (Fixture *f, gconstpointer data)
{
  GtkWidget *line = log_line (f);
  guint64 revision = ent_map_revision (ent_document_map (f->document));

  g_signal_emit_by_name (line_entry (line, 1), "activate");
  write_text (line, "  ");
  g_signal_emit_by_name (line_entry (line, 1), "activate");
  g_assert_cmpuint (ent_map_revision (ent_document_map (f->document)), ==, revision);
}

static void
test_what_is_no_date_is_said_and_the_line_stays (Fixture *f, gconstpointer data)
{
  GtkWidget *line = log_line (f);
  g_autofree char *reason = ent_date_describe_refusal ("yesterday");

  gtk_editable_set_text (GTK_EDITABLE (line_entry (line, 0)), "yesterday");
  write_text (line, "A first talk");
  g_signal_emit_by_name (line_entry (line, 1), "activate");
  g_assert_cmpuint (n_entries (f), ==, 0);
  g_assert_true (gtk_widget_get_visible (test_find_label (line, reason)));
  g_assert_cmpstr (text_in (line_entry (line, 1)), ==, "A first talk");
  gtk_editable_set_text (GTK_EDITABLE (line_entry (line, 0)), "2026-03-14");
  g_signal_emit_by_name (line_entry (line, 1), "activate");
  g_assert_cmpuint (last_entry (f)->date, ==, 20260314);
}

static void
add_entry (Fixture *f, EntDate date, const char *text)
{
  g_assert_nonnull (ent_edit_add_log (f->history, f->id, date, ENT_LOG_MEETING, text, NULL));
}

/* The texts of the entries that are shown, in their order. */
static char *
shown_texts (Fixture *f)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_ptr_array_add (left, section (f, "Log"));
  while (left->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (left, left->len - 1);

      if (GTK_IS_TEXT_VIEW (widget))
        {
          g_autofree char *text = NULL;

          g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
          g_string_append_printf (all, "%s.", text);
        }
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL; child = gtk_widget_get_prev_sibling (child))
        g_ptr_array_add (left, child);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_the_latest_entry_comes_first (Fixture *f, gconstpointer data)
{
  g_autofree char *texts = NULL, *after = NULL;
  GtkWidget *line = log_line (f);

  add_entry (f, 20260501, "May");
  add_entry (f, 0, "Some day");
  add_entry (f, 20260301, "March");
  add_entry (f, 20260501, "May too");
  texts = shown_texts (f);
  g_assert_cmpstr (texts, ==, "May too.May.March.Some day.");
  gtk_editable_set_text (GTK_EDITABLE (line_entry (line, 0)), "2026-04-01");
  write_text (line, "April");
  g_signal_emit_by_name (line_entry (line, 1), "activate");
  after = shown_texts (f);
  g_assert_cmpstr (after, ==, "May too.May.April.March.Some day.");
}

static void
test_of_a_long_log_the_latest_are_shown (Fixture *f, gconstpointer data)
{
  g_autofree char *texts = NULL;

  for (guint i = 1; i <= 102; i++)
    {
      g_autofree char *text = g_strdup_printf ("n%u", i);

      add_entry (f, 20260101, text);
    }
  open (f, "Log");
  texts = shown_texts (f);
  g_assert_true (g_str_has_prefix (texts, "n102.n101."));
  g_assert_true (g_str_has_suffix (texts, ".n4.n3."));
  g_assert_nonnull (test_find_label (f->inspector, "and 2 more"));
}

static void
test_what_was_begun_for_one_is_not_written_for_another (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  GtkWidget *line = log_line (f);

  write_text (line, "A first talk");
  ent_selection_set (ent_document_selection (f->document), other);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_cmpstr (text_in (line_entry (line, 1)), ==, "");
  g_assert_null (second (f)->log);
  g_assert_cmpstr (last_entry (f)->text, ==, "A first talk");
}

/* In another window, and back. */
static void
look_elsewhere (Fixture *f)
{
  GtkWidget *other = gtk_window_new ();

  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 5000));
  gtk_window_present (GTK_WINDOW (other));
  g_assert_true (test_wait_until (!gtk_window_is_active (GTK_WINDOW (f->window)), 5000));
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 5000));
}

static void
test_whoever_goes_on_elsewhere_has_written (Fixture *f, gconstpointer data)
{
  GtkWidget *line = log_line (f);

  gtk_widget_grab_focus (line);
  write_text (line, "A first talk");
  /* within the line it is not finished */
  gtk_widget_grab_focus (line_entry (line, 0));
  g_assert_cmpuint (n_entries (f), ==, 0);
  look_elsewhere (f);
  g_assert_cmpuint (n_entries (f), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  test_drain ();
  g_assert_cmpuint (n_entries (f), ==, 1);
  g_assert_cmpstr (text_in (line_entry (line, 1)), ==, "");
}

static void
test_what_is_being_written_is_saved (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("log.entorno");
  GtkWidget *line = log_line (f);

  ent_window_save_at (f->window, path, FALSE);
  test_wait_for_file (f->window);
  gtk_widget_grab_focus (line);
  write_text (line, "A first talk");
  test_activate (f->window, "win.save");
  test_wait_for_file (f->window);
  g_assert_cmpuint (n_entries (f), ==, 1);
  g_assert_true (ent_document_is_saved (f->document));
}

static void
test_a_meeting_is_logged_with_the_keyboard_alone (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  test_press_key (GTK_WINDOW (f->window), "ctrl+shift+l");
  g_assert_true (test_wait_until (focus_of (f) != NULL && gtk_widget_get_ancestor (focus_of (f), ENT_TYPE_LOG_LINE) != NULL, 5000));
  test_xdotool ("type --delay 20 'first talk'");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (n_entries (f) == 1, 5000));
  g_assert_cmpuint (last_entry (f)->log_kind, ==, ENT_LOG_MEETING);
  g_assert_cmpuint (last_entry (f)->date, ==, ent_date_today ());
  g_assert_cmpstr (last_entry (f)->text, ==, "first talk");
  /* the next one can be written at once; Escape takes back what was begun, and then leaves the line */
  test_xdotool ("type --delay 20 'no'");
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (*text_in (line_entry (log_line (f), 1)) == '\0', 5000));
  g_assert_nonnull (gtk_widget_get_ancestor (focus_of (f), ENT_TYPE_LOG_LINE));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (gtk_widget_get_ancestor (focus_of (f), ENT_TYPE_LOG_LINE) == NULL, 5000));
  g_assert_cmpuint (n_entries (f), ==, 1);
}

static void
test_enter_in_the_day_goes_on_to_what_happened (Fixture *f, gconstpointer data)
{
  GtkWidget *line = log_line (f), *day = line_entry (line, 0), *text = line_entry (line, 1);

  gtk_widget_grab_focus (day);
  gtk_editable_set_text (GTK_EDITABLE (day), "2026-05-04");
  g_signal_emit_by_name (day, "activate");
  g_assert_true (gtk_widget_is_ancestor (focus_of (f), text));
  g_assert_cmpuint (n_entries (f), ==, 0);
  write_text (line, "A first talk");
  g_signal_emit_by_name (day, "activate");
  g_assert_cmpuint (last_entry (f)->date, ==, 20260504);
}

static void
test_the_line_comes_into_sight_where_the_panel_is_folded (Fixture *f, gconstpointer data)
{
  GtkWidget *line;
  graphene_rect_t place;

  g_object_set (f->window, "right-panel", FALSE, NULL);
  test_activate (f->window, "win.log");
  line = log_line (f);
  g_assert_true (gtk_widget_is_ancestor (focus_of (f), line));
  g_assert_true (test_wait_until (gtk_widget_compute_bounds (line, gtk_widget_get_ancestor (line, GTK_TYPE_SCROLLED_WINDOW), &place) &&
                                      place.origin.y >= 0 && place.size.height > 0 &&
                                      place.origin.y + place.size.height <= gtk_widget_get_height (gtk_widget_get_ancestor (line, GTK_TYPE_SCROLLED_WINDOW)),
                                  5000));
  g_object_set (f->window, "right-panel", TRUE, NULL);
}

static void
test_whose_log_it_is_must_be_clear (Fixture *f, gconstpointer data)
{
  select_two (f);
  g_assert_false (gtk_widget_get_visible (section (f, "Log")));
  test_activate (f->window, "win.log");
  g_assert_cmpstr (ent_window_message (f->window), ==, "A log belongs to one stakeholder: select whose it is.");
  ent_selection_clear (ent_document_selection (f->document));
  test_activate (f->window, "win.log");
  g_assert_nonnull (ent_window_message (f->window));
}

/* --- all of it --- */

static void
test_the_usual_strategy_follows_the_kind_and_is_never_written (Fixture *f, gconstpointer data)
{
  GtkWidget *strategy = field (f, "strategy");

  g_assert_nonnull (test_find_label (strategy, "The legal framework, and what it costs not to comply with it."));
  set_field (f, f->id, "kind", "informal");
  g_assert_nonnull (test_find_label (strategy, "An ethical framework: what they can do for children, in their own words."));
  gtk_widget_grab_focus (strategy);
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  g_assert_null (subject (f)->strategy);
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* A button or a box to tick has its label, if it has one. */
static gboolean
is_named (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL;
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

/* Not those that GTK makes itself, within another one. */
static void
check_names (GtkWidget *widget, guint *n)
{
  gboolean control = is_control (widget);

  if (control || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_BUTTON (widget))
    {
      (*n)++;
      if (!is_named (widget))
        g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
    }
  if (control)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_all_that_can_be_used_has_a_name (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Engagement", "Foundations", "The Code", "Log" };
  guint n = 0;

  add_entry (f, 20260501, "May");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      open (f, titles[i]);
      check_names (section (f, titles[i]), &n);
    }
  /* 21 boxes with a button each, six criteria with three things each, and the rest */
  g_assert_cmpuint (n, >, 70);
}

/* In the widest of what they can show. */
static void
test_the_panel_keeps_its_width_with_all_of_it_open (Fixture *f, gconstpointer data)
{
  int width, wanted;

  gtk_widget_get_size_request (f->inspector, &wanted, NULL);
  set_field (f, f->id, "agreement", "memorandum");
  set_field (f, f->id, "risk", "medium");
  set_field (f, f->id, "next-visit", "2020-01-01");
  set_field (f, f->id, "code-report", "2020-01-01");
  gtk_check_button_set_active (step_check (f, 0), TRUE);
  test_open_sections (f->inspector);
  gtk_editable_set_text (GTK_EDITABLE (line_entry (log_line (f), 0)), "yesterday");
  write_text (log_line (f), "A first talk");
  g_signal_emit_by_name (line_entry (log_line (f), 1), "activate");
  add_entry (f, 20260501, "May");
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_drain ();
  gtk_widget_measure (f->inspector, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, wanted);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/engagement/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-section-is-made-when-it-is-opened", test_a_section_is_made_when_it_is_opened);
  ADD ("a-section-that-is-opened-late-shows-who-is-selected", test_a_section_that_is_opened_late_shows_who_is_selected);
  ADD ("each-step-that-is-ticked-is-taken-back-alone", test_each_step_that_is_ticked_is_taken_back_alone);
  ADD ("steps-stand-under-their-phases", test_steps_stand_under_their_phases);
  ADD ("foundations-stand-under-their-headings", test_foundations_stand_under_their_headings);
  ADD ("the-words-of-a-step-are-reached-with-the-keyboard", test_the_words_of_a_step_are_reached_with_the_keyboard);
  ADD ("what-a-collaboration-means-is-said", test_what_a_collaboration_means_is_said);
  g_test_add_func ("/engagement/what-is-due-is-said", test_what_is_due_is_said);
  ADD ("what-is-due-is-seen-in-the-head-of-a-folded-section", test_what_is_due_is_seen_in_the_head_of_a_folded_section);
  ADD ("a-day-is-asked-for-where-there-is-something-it-is-the-day-of", test_a_day_is_asked_for_where_there_is_something_it_is_the_day_of);
  ADD ("a-tick-meets-a-criterion-today", test_a_tick_meets_a_criterion_today);
  ADD ("of-several-those-who-met-a-criterion-keep-their-day", test_of_several_those_who_met_a_criterion_keep_their_day);
  ADD ("a-line-is-one-entry-and-leaves-the-line-empty", test_a_line_is_one_entry_and_leaves_the_line_empty);
  ADD ("kinds-begin-with-what-is-written-most", test_kinds_begin_with_what_is_written_most);
  ADD ("enter-in-an-empty-line-writes-nothing", test_enter_in_an_empty_line_writes_nothing);
  ADD ("what-is-no-date-is-said-and-the-line-stays", test_what_is_no_date_is_said_and_the_line_stays);
  ADD ("the-latest-entry-comes-first", test_the_latest_entry_comes_first);
  ADD ("of-a-long-log-the-latest-are-shown", test_of_a_long_log_the_latest_are_shown);
  ADD ("what-was-begun-for-one-is-not-written-for-another", test_what_was_begun_for_one_is_not_written_for_another);
  ADD ("whoever-goes-on-elsewhere-has-written", test_whoever_goes_on_elsewhere_has_written);
  ADD ("what-is-being-written-is-saved", test_what_is_being_written_is_saved);
  ADD ("a-meeting-is-logged-with-the-keyboard-alone", test_a_meeting_is_logged_with_the_keyboard_alone);
  ADD ("enter-in-the-day-goes-on-to-what-happened", test_enter_in_the_day_goes_on_to_what_happened);
  ADD ("the-line-comes-into-sight-where-the-panel-is-folded", test_the_line_comes_into_sight_where_the_panel_is_folded);
  ADD ("whose-log-it-is-must-be-clear", test_whose_log_it_is_must_be_clear);
  ADD ("the-usual-strategy-follows-the-kind-and-is-never-written", test_the_usual_strategy_follows_the_kind_and_is_never_written);
  ADD ("all-that-can-be-used-has-a-name", test_all_that_can_be_used_has_a_name);
  ADD ("the-panel-keeps-its-width-with-all-of-it-open", test_the_panel_keeps_its_width_with_all_of_it_open);
  return g_test_run ();
}
