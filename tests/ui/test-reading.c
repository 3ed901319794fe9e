/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the reading: its sentences, whom they light on the map, and what is asked. */
#include "ui/reading-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/reading/timeline-chart.h"
#include "model/edit-actions.h"
#include "model/edit.h"
#include "model/id-set.h"

#include <string.h>

/* --- what stands there --- */

/* Supportive or leading, by the sentence about all. */
static double
in_favour (Reading *f)
{
  EntReadingRow *row = row_of (f, ENT_READING_COVERAGE, "whole");
  GArray *numbers = row != NULL ? ent_reading_row_sentence (row)->numbers : NULL;

  g_assert_nonnull (numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (g_str_equal (g_array_index (numbers, EntReadingNumber, i).name, "in-favour"))
      return g_array_index (numbers, EntReadingNumber, i).value;
  g_assert_not_reached ();
}

/* NULL: the sentence has none of these words. */
static const EntReadingLink *
find_link (EntReadingRow *row, const char *text)
{
  const EntReadingSentence *sentence = ent_reading_row_sentence (row);

  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      if (link->end - link->start == strlen (text) && strncmp (sentence->text + link->start, text, strlen (text)) == 0)
        return link;
    }
  return NULL;
}

static void
follow_link (Reading *f, EntReadingRow *row, const char *text)
{
  const EntReadingLink *link = find_link (row, text);
  g_autofree char *address = NULL;
  gboolean handled = FALSE;

  g_assert_nonnull (link);
  address = g_strdup_printf ("%u", (guint) (link - (const EntReadingLink *) (gpointer) ent_reading_row_sentence (row)->links->data));
  g_signal_emit_by_name (ent_reading_row_label (row), "activate-link", address, &handled);
  g_assert_true (handled);
  settle (&f->base);
}

/* Just these are selected, in whatever order. */
static void
assert_selected (Reading *f, guint n, ...)
{
  EntSelection *selection = ent_document_selection (f->base.document);
  va_list ids;

  g_assert_cmpuint (ent_selection_n (selection), ==, n);
  va_start (ids, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (ent_selection_contains (selection, va_arg (ids, const char *)));
  va_end (ids);
}

/* Just these are bright. */
static void
assert_bright (Reading *f, guint n, ...)
{
  GHashTable *bright = f->base.canvas->look.bright;
  va_list ids;

  g_assert_nonnull (bright);
  g_assert_cmpuint (g_hash_table_size (bright), ==, n);
  va_start (ids, n);
  for (guint i = 0; i < n; i++)
    {
      EntId id = ent_id (va_arg (ids, const char *));

      g_assert_true (ent_id_set_has (bright, id));
      ent_id_unref (id);
    }
  va_end (ids);
}

static void
test_sentences_stand_beside_the_map (Reading *f, gconstpointer data)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->panel)));
  g_assert_false (gtk_widget_get_visible (f->base.window->sidebar));
  g_assert_cmpint (ent_canvas_get_picture (f->base.canvas), ==, ENT_PICTURE_MAP);
  g_assert_true (g_str_has_prefix (words_of (row_of (f, ENT_READING_COVERAGE, "whole")), "4 stakeholders are on the map"));
  g_assert_cmpfloat (in_favour (f), ==, 2);
  /* above the bars, what their pieces are */
  for (guint commitment = 0; commitment < ENT_N_COMMITMENTS; commitment++)
    g_assert_nonnull (test_find_label (GTK_WIDGET (ent_reading_panel_part (f->panel, ENT_READING_COVERAGE)), ent_choice_label (&ent_commitment_choices, commitment)));
  g_assert_nonnull (test_find_label (GTK_WIDGET (f->panel), ent_reading_part_title (ENT_READING_POWER, ent_words_for_language (NULL))));
  /* what has nothing to say is not seen */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (ent_reading_panel_part (f->panel, ENT_READING_CHANGE))));
  /* the map has its part */
  g_assert_true (2 * gtk_widget_get_width (GTK_WIDGET (f->base.canvas)) > gtk_widget_get_width (GTK_WIDGET (f->panel)));
}

static void
test_a_sentence_lights_just_those_it_speaks_of (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_POWER, "silent-power");

  activate (f, row);
  assert_selected (f, 1, f->base.police);
  /* nobody to whom they are tied */
  assert_bright (f, 1, f->base.police);
  g_assert_true (ent_reading_panel_lit (f->panel) == row);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "lit"));
  activate (f, row_of (f, ENT_READING_COVERAGE, "whole"));
  assert_selected (f, 4, f->base.hotel, f->base.police, f->base.radio, f->guild);
  assert_bright (f, 4, f->base.hotel, f->base.police, f->base.radio, f->guild);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "lit"));
}

static void
test_a_link_selects_its_own (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_COVERAGE, "whole");

  follow_link (f, row, "2");
  assert_selected (f, 2, f->base.hotel, f->guild);
  assert_bright (f, 2, f->base.hotel, f->guild);
  /* one by itself is shown with its ties, as wherever it is selected */
  follow_link (f, row_of (f, ENT_READING_POWER, "silent-power"), "Tourism police");
  assert_selected (f, 1, f->base.police);
  g_assert_true (ent_id_set_has (f->base.canvas->look.bright, f->direct));
  g_assert_null (ent_reading_panel_lit (f->panel));
}

static void
assert_path (Reading *f, guint n, ...)
{
  GArray *path = ent_canvas_get_path (f->base.canvas);
  va_list ids;

  g_assert_nonnull (path);
  g_assert_cmpuint (path->len, ==, n);
  va_start (ids, n);
  for (guint i = 0; i < n; i++)
    {
      const EntCanvasStep *step = &g_array_index (path, EntCanvasStep, i);

      g_assert_cmpstr (step->from, ==, va_arg (ids, const char *));
      g_assert_cmpstr (step->tie, ==, va_arg (ids, const char *));
    }
  va_end (ids);
}

static void
test_a_way_lights_its_ties_and_no_other (Reading *f, gconstpointer data)
{
  activate (f, row_of (f, ENT_READING_WAYS, "way"));
  assert_selected (f, 2, f->base.hotel, f->base.police);
  assert_bright (f, 3, f->base.hotel, f->base.police, f->direct);
  assert_path (f, 1, f->base.hotel, f->direct);
  activate (f, row_of (f, ENT_READING_POWER, "silent-power"));
  g_assert_null (ent_canvas_get_path (f->base.canvas));
}

/* Who is inside an organisation is not on the map, and is lit as that. */
static void
test_people_inside_are_lit_as_their_organisation (Reading *f, gconstpointer data)
{
  const char *const ties[] = { f->direct, f->second };
  g_autofree char *person = g_strdup (ent_edit_add_inside (ent_document_history (f->base.document), f->base.hotel, "Reception", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  EntId by_person = tie (f, person, f->base.police, ENT_TIE_WORKS_WITH);

  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), ties, 2, NULL));
  settle_reading (f);
  activate (f, row_of (f, ENT_READING_WAYS, "way"));
  assert_selected (f, 3, f->base.hotel, person, f->base.police);
  assert_path (f, 1, f->base.hotel, by_person);
  assert_bright (f, 3, f->base.hotel, f->base.police, by_person);
  ent_id_unref (by_person);
}

static void
test_escape_puts_it_out (Reading *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  activate (f, row_of (f, ENT_READING_WAYS, "way"));
  gtk_widget_grab_focus (GTK_WIDGET (row_of (f, ENT_READING_WAYS, "way")));
  test_press_key (GTK_WINDOW (f->base.window), "Escape");
  g_assert_true (test_wait_until (ent_selection_n (ent_document_selection (f->base.document)) == 0, 10000));
  settle (&f->base);
  g_assert_null (f->base.canvas->look.bright);
  g_assert_null (ent_canvas_get_path (f->base.canvas));
  g_assert_null (ent_reading_panel_lit (f->panel));
  /* and once more back to the view */
  test_press_key (GTK_WINDOW (f->base.window), "Escape");
  g_assert_true (test_wait_until (ent_canvas_has_keyboard (f->base.canvas), 10000));
}

static void
test_another_selection_puts_it_out_and_shows_who_speaks_of_it (Reading *f, gconstpointer data)
{
  EntReadingRow *silent = row_of (f, ENT_READING_POWER, "silent-power"), *opponents = row_of (f, ENT_READING_POWER, "opponents");

  activate (f, row_of (f, ENT_READING_WAYS, "way"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (silent), "concerned"));
  choose (&f->base, f->base.police);
  g_assert_null (ent_canvas_get_path (f->base.canvas));
  g_assert_null (ent_reading_panel_lit (f->panel));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (silent), "concerned"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (opponents), "concerned"));
}

static void
test_elsewhere_nothing_is_lit (Reading *f, gconstpointer data)
{
  activate (f, row_of (f, ENT_READING_WAYS, "way"));
  g_object_set (f->base.window, "view", "matrix", NULL);
  settle (&f->base);
  g_assert_null (ent_canvas_get_bright (f->base.canvas));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->panel)));
  g_assert_true (gtk_widget_get_visible (f->base.window->sidebar));
}

static void
test_the_sentences_fold_as_the_list_does (Reading *f, gconstpointer data)
{
  test_activate (f->base.window, "win.left-panel");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->panel)));
  g_assert_false (gtk_widget_get_visible (f->base.window->sidebar));
  g_object_set (f->base.window, "view", "map", NULL);
  g_assert_true (gtk_widget_get_visible (f->base.window->sidebar));
}

/* --- it follows --- */

static void
test_it_follows_an_edit (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_COVERAGE, "whole");

  rate (f, f->base.radio, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  settle_reading (f);
  /* it is the same row */
  g_assert_true (row_of (f, ENT_READING_COVERAGE, "whole") == row);
  g_assert_cmpfloat (in_favour (f), ==, 3);
  g_assert_cmpstr (words_of (row_of (f, ENT_READING_POWER, "opponents")), ==, "Nobody is resistant.");
  g_assert_true (ent_history_undo (ent_document_history (f->base.document)));
  settle_reading (f);
  g_assert_cmpstr (words_of (row_of (f, ENT_READING_POWER, "opponents")), ==, "1 stakeholder is resistant: Radio Bahía.");
}

static void
test_it_follows_the_moment (Reading *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->base.document));

  ent_document_set_moment (f->base.document, ent_edit_add_moment (ent_document_history (f->base.document), "One year on", 20990101, NULL));
  rate (f, f->base.police, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  settle_reading (f);
  g_assert_null (row_of (f, ENT_READING_POWER, "silent-power"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (ent_reading_panel_part (f->panel, ENT_READING_CHANGE))));
  ent_document_set_moment (f->base.document, first);
  settle_reading (f);
  g_assert_nonnull (row_of (f, ENT_READING_POWER, "silent-power"));
}

static void
test_a_chart_stands_there_from_the_second_moment_on (Reading *f, gconstpointer data)
{
  GtkWidget *chart = test_find_type (GTK_WIDGET (f->panel), ENT_TYPE_TIMELINE_CHART);

  g_assert_false (gtk_widget_get_mapped (chart));
  g_assert_nonnull (ent_edit_add_moment (ent_document_history (f->base.document), "One year on", 20990101, NULL));
  settle_reading (f);
  /* its height comes with its width */
  g_assert_true (test_wait_until (gtk_widget_get_height (chart) > 200, 10000));
  g_assert_true (ent_history_undo (ent_document_history (f->base.document)));
  settle_reading (f);
  g_assert_false (gtk_widget_get_mapped (chart));
}

static void
test_what_is_read_is_what_is_printed (Reading *f, gconstpointer data)
{
  g_auto (EntExport) content = ent_window_content (f->base.window);

  g_assert_true (content.is_document);
  g_assert_cmpint (content.document, ==, ENT_PAGES_READING);
}

/* Not while nobody looks, and then once. */
static void
test_what_changed_meanwhile_is_read_when_it_is_looked_at (Reading *f, gconstpointer data)
{
  g_object_set (f->base.window, "view", "map", NULL);
  rate (f, f->base.radio, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  settle (&f->base);
  g_assert_false (ent_reading_panel_is_settled (f->panel));
  g_object_set (f->base.window, "view", "reading", NULL);
  settle_reading (f);
  g_assert_cmpfloat (in_favour (f), ==, 3);
}

static void
test_what_is_lit_follows_too (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_WAYS, "way");

  activate (f, row);
  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), (const char *const[]) { f->direct }, 1, NULL));
  settle_reading (f);
  g_assert_true (ent_reading_panel_lit (f->panel) == row);
  assert_path (f, 2, f->base.hotel, f->first, f->guild, f->second);
  assert_selected (f, 3, f->base.hotel, f->guild, f->base.police);
  /* there is no way any more */
  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), (const char *const[]) { f->second }, 1, NULL));
  settle_reading (f);
  g_assert_null (ent_canvas_get_path (f->base.canvas));
}

static double
top_in_view (Reading *f, EntReadingRow *row)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (f->panel), &bounds));
  return (double) bounds.origin.y;
}

/* Rows come above the one that is read. */
static void
test_who_reads_stays_at_the_place (Reading *f, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (test_find_type (GTK_WIDGET (f->panel), GTK_TYPE_SCROLLED_WINDOW)));
  EntReadingRow *row = row_of (f, ENT_READING_WAYS, "way");
  double top;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  /* who has the keyboard is in view with the next frame */
  g_assert_true (test_wait_until (top_in_view (f, row) < gtk_widget_get_height (GTK_WIDGET (f->panel)), 5000));
  top = top_in_view (f, row) - 40;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 40);
  g_assert_true (test_wait_until (ABS (top_in_view (f, row) - top) < 1, 5000));
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Colegio de la Esperanza de la Candelaria %u", i);
      const char *id = test_add (f->base.window, name, ENT_SECTOR_EDUCATION);

      rate (f, id, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
      rate (f, id, ENT_ASPECT_POWER, 4);
    }
  settle_reading (f);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row)));
  g_assert_true (test_wait_until (ABS (top_in_view (f, row) - top) < 2, 5000));
}

/* --- what is asked --- */

static void
test_ways_in_are_asked_for (Reading *f, gconstpointer data)
{
  EntSentenceList *answer = ent_reading_panel_answer (f->panel);

  g_object_set (f->base.window, "view", "matrix", NULL);
  ask (f, "win.ways-in", f->base.police);
  g_assert_cmpstr (f->base.window->view, ==, "reading");
  g_assert_nonnull (test_find_label (GTK_WIDGET (answer), "Ways in to Tourism police"));
  /* the first is lit at once */
  g_assert_true (ent_reading_panel_lit (f->panel) == ent_sentence_list_row (answer, 0));
  assert_path (f, 1, f->base.hotel, f->direct);
  g_assert_cmpstr (words_of (row_in (answer, "why")), ==, "The first is the best: it needs nobody in between.");
  /* whoever goes on with the keyboard is there, and who is asked about is the one of all */
  g_assert_true (test_wait_until (gtk_widget_has_focus (GTK_WIDGET (ent_sentence_list_row (answer, 0))), 5000));
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->base.document)), ==, f->base.police);
}

static void
test_a_long_way_is_shown_as_far_as_it_is_told (Reading *f, gconstpointer data)
{
  g_autofree char *before = g_strdup (f->base.hotel);
  GArray *path;

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Branch %u", i), *id = g_strdup (test_add (f->base.window, name, ENT_SECTOR_PRIVATE));

      ent_id_unref (tie (f, before, id, ENT_TIE_WORKS_WITH));
      g_free (before);
      before = g_steal_pointer (&id);
    }
  ask (f, "win.ways-in", before);
  path = ent_canvas_get_path (f->base.canvas);
  g_assert_nonnull (path);
  g_assert_cmpuint (path->len, ==, ENT_MOST_STEPS);
  /* their ties, those between whom they are, and the end */
  g_assert_cmpuint (g_hash_table_size (f->base.canvas->look.bright), ==, 2 * ENT_MOST_STEPS + 2);
}

/* Also where the rest is read at the same time. */
static void
test_the_first_thing_asked_has_the_keyboard (void)
{
  EntWindow *window = test_window_for (test_sample ());
  EntMap *map = ent_document_map (ent_window_document (window));
  EntReadingPanel *panel;

  ent_selection_set (ent_document_selection (ent_window_document (window)), ent_map_stakeholder_at (map, 0)->base.id);
  test_activate (window, "win.ways-in");
  panel = ENT_READING_PANEL (window->reading_panel);
  g_assert_true (test_wait_until (ent_reading_panel_is_settled (panel), LONG_MS));
  g_assert_true (test_wait_until (gtk_widget_has_focus (GTK_WIDGET (ent_sentence_list_row (ent_reading_panel_answer (panel), 0))), 5000));
  test_close (window);
}

static void
test_the_details_offer_to_ask (Reading *f, gconstpointer data)
{
  g_object_set (f->base.window, "view", "map", "right-panel", TRUE, NULL);
  choose (&f->base, f->base.police);
  test_click (test_find_button (f->base.window->inspector, "Ways in"));
  settle_reading (f);
  assert_path (f, 1, f->base.hotel, f->direct);
}

static void
test_alternatives_are_rows (Reading *f, gconstpointer data)
{
  ask (f, "win.ways-in", f->base.police);
  activate (f, ent_sentence_list_row (ent_reading_panel_answer (f->panel), 1));
  assert_path (f, 2, f->base.hotel, f->first, f->guild, f->second);
  assert_bright (f, 5, f->base.hotel, f->guild, f->base.police, f->first, f->second);
}

static void
test_whom_somebody_can_reach_is_asked_for (Reading *f, gconstpointer data)
{
  EntSentenceList *answer = ent_reading_panel_answer (f->panel);

  ask (f, "win.reach", f->base.hotel);
  g_assert_nonnull (test_find_label (GTK_WIDGET (answer), "Whom Hotel association can reach"));
  g_assert_true (g_str_has_prefix (words_of (ent_sentence_list_row (answer, 0)), "Hotel association reaches 2 "));
}

static void
test_an_answer_follows_the_map (Reading *f, gconstpointer data)
{
  EntSentenceList *answer = ent_reading_panel_answer (f->panel);

  ask (f, "win.ways-in", f->base.police);
  g_assert_true (ent_edit_set_field (ent_document_history (f->base.document), &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->base.police), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Police of the port", NULL));
  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), (const char *const[]) { f->direct }, 1, NULL));
  settle_reading (f);
  g_assert_nonnull (test_find_label (GTK_WIDGET (answer), "Ways in to Police of the port"));
  g_assert_cmpstr (words_of (row_in (answer, "why")), ==, "It is the only way.");
  assert_path (f, 2, f->base.hotel, f->first, f->guild, f->second);
  /* nobody can be asked about who is gone */
  g_assert_true (ent_edit_delete (ent_document_history (f->base.document), (const char *const[]) { f->base.police }, 1, NULL));
  settle_reading (f);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (answer)));
}

static void
test_an_answer_is_closed (Reading *f, gconstpointer data)
{
  ask (f, "win.ways-in", f->base.police);
  gtk_widget_grab_focus (test_find_button (GTK_WIDGET (f->panel), "Close the answer"));
  test_click (test_find_button (GTK_WIDGET (f->panel), "Close the answer"));
  settle_reading (f);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (ent_reading_panel_answer (f->panel))));
  g_assert_null (ent_canvas_get_path (f->base.canvas));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row_of (f, ENT_READING_COVERAGE, "whole"))));
}

static void
test_where_nobody_is_selected_that_is_said (Reading *f, gconstpointer data)
{
  test_activate (f->base.window, "win.ways-in");
  g_assert_cmpstr (ent_window_message (f->base.window), ==, ent_canvas_nobody ());
  /* until somebody is */
  choose (&f->base, f->base.police);
  g_assert_null (ent_window_message (f->base.window));
  choose (&f->base, f->direct);
  test_activate (f->base.window, "win.reach");
  g_assert_cmpstr (ent_window_message (f->base.window), ==, ent_canvas_nobody ());
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (ent_reading_panel_answer (f->panel))));
}

/* --- hands --- */

static void
point_at_label (Reading *f, EntReadingRow *row, double x, double y)
{
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (ent_reading_row_label (row), GTK_WIDGET (f->base.canvas), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at));
  point_at (&f->base, (EntPoint) { (double) at.x, (double) at.y });
}

/* A list takes what is held down for long for no click; on a machine that is busy with others that may be any. */
static gboolean
click_selects (Reading *f, guint n)
{
  EntSelection *selection = ent_document_selection (f->base.document);

  for (guint i = 0; i < 5 && ent_selection_n (selection) != n; i++)
    {
      test_xdotool ("click 1");
      test_wait_until (ent_selection_n (selection) == n, 2000);
    }
  return ent_selection_n (selection) == n;
}

/* A label with links would keep every click on it. */
static void
test_a_click_beside_links_is_one_on_the_sentence (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_COVERAGE, "whole");
  PangoRectangle place;

  if (test_lacks_pointer ())
    return;
  /* all over the panel: also where the handle beside the hidden list was */
  for (int x = 60; x < gtk_widget_get_width (ent_reading_row_label (row)); x += 60)
    {
      ent_selection_clear (ent_document_selection (f->base.document));
      point_at_label (f, row, x, -3);
      g_assert_true (click_selects (f, 4));
    }
  ent_selection_clear (ent_document_selection (f->base.document));
  /* “stakeholders are on the map” */
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (ent_reading_row_label (row))), 8, &place);
  point_at_label (f, row, PANGO_PIXELS (place.x), 6);
  g_assert_true (click_selects (f, 4));
  g_assert_true (ent_reading_panel_lit (f->panel) == row);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row)));
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (ent_reading_row_label (row))), (int) find_link (row, "2")->start, &place);
  point_at_label (f, row, PANGO_PIXELS (place.x) + 3, PANGO_PIXELS (place.y) + 6);
  g_assert_true (click_selects (f, 2));
}

static void
test_the_keyboard_alone_is_enough (Reading *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->base.document);
  EntReadingRow *first = row_of (f, ENT_READING_COVERAGE, "whole");

  if (test_lacks_pointer ())
    return;
  g_object_set (f->base.window, "view", "map", NULL);
  press (f, "alt+5");
  g_assert_true (test_wait_until (gtk_widget_has_focus (GTK_WIDGET (first)), 10000));
  press (f, "Return");
  g_assert_true (test_wait_until (ent_reading_panel_lit (f->panel) == first, 10000));
  /* arrows from sentence to sentence, and on from one heading to the next */
  for (guint i = 0; i < 60 && !gtk_widget_has_focus (GTK_WIDGET (row_of (f, ENT_READING_WAYS, "way"))); i++)
    press (f, "Down");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row_of (f, ENT_READING_WAYS, "way"))));
  press (f, "Return");
  g_assert_true (test_wait_until (ent_canvas_get_path (f->base.canvas) != NULL, 10000));
  press (f, "Up");
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (row_of (f, ENT_READING_WAYS, "way"))));
  press (f, "Down");
  /* from link to link; the first is who is to be won */
  press (f, "Tab");
  press (f, "Return");
  g_assert_true (test_wait_until (ent_selection_n (selection) == 1, 10000));
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->base.police);
}

static void
test_a_key_asks_for_the_ways_in (Reading *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  g_object_set (f->base.window, "view", "map", NULL);
  choose (&f->base, f->base.police);
  gtk_widget_grab_focus (GTK_WIDGET (f->base.canvas));
  press (f, "w");
  g_assert_true (test_wait_until (ent_canvas_get_path (f->base.canvas) != NULL, 10000));
  g_object_set (f->base.window, "view", "map", NULL);
  choose (&f->base, f->base.hotel);
  gtk_widget_grab_focus (GTK_WIDGET (f->base.canvas));
  press (f, "shift+w");
  g_assert_true (test_wait_until (test_find_label (GTK_WIDGET (f->panel), "Whom Hotel association can reach") != NULL, 10000));
}

static void
test_everything_has_a_name (Reading *f, gconstpointer data)
{
  EntReadingRow *row = row_of (f, ENT_READING_WAYS, "way");
  GtkWidget *heading = test_find_label (GTK_WIDGET (f->panel), ent_reading_part_title (ENT_READING_WAYS, ent_words_for_language (NULL)));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words_of (row));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ent_reading_row_button (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Make an action of it: Win over Tourism police, through Hotel association");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
  activate (f, row);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

/* --- actions --- */

static void
test_an_action_is_made_of_a_sentence (Reading *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->base.document);
  guint position = ent_history_position (history);
  const EntAction *action;

  test_click (ent_reading_row_button (row_of (f, ENT_READING_WAYS, "way")));
  g_assert_cmpuint (ent_map_n_records (f->base.map, ENT_RECORD_ACTION), ==, 1);
  action = ent_map_record_at (f->base.map, ENT_RECORD_ACTION, 0);
  g_assert_cmpstr (action->what, ==, "Win over Tourism police, through Hotel association");
  g_assert_cmpuint (g_strv_length (action->with), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) action->with, f->base.police));
  g_assert_true (g_strv_contains ((const char *const *) action->with, f->base.hotel));
  g_assert_cmpuint (ent_history_position (history), ==, position + 1);
  /* who reads goes on */
  g_assert_cmpstr (f->base.window->view, ==, "reading");
  /* where nothing is to be done nothing is offered */
  g_assert_false (gtk_widget_get_mapped (ent_reading_row_button (row_of (f, ENT_READING_COVERAGE, "whole"))));
}

static void
test_an_action_leads_to_the_plan (Reading *f, gconstpointer data)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  action->what = g_strdup ("Call the police");
  action->due = 20200101;
  g_assert_nonnull (ent_edit_add_action (ent_document_history (f->base.document), action, NULL));
  settle_reading (f);
  follow_link (f, row_of (f, ENT_READING_ACTIONS, "action-overdue"), "Call the police");
  g_assert_cmpstr (f->base.window->view, ==, "plan");
}

static void
test_of_a_map_to_look_at_no_action_is_made (Reading *f, gconstpointer data)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (f->base.window), "win.add-action", FALSE);
  g_assert_false (gtk_widget_is_sensitive (ent_reading_row_button (row_of (f, ENT_READING_WAYS, "way"))));
}

static void
test_an_empty_map_says_what_will_stand_there (void)
{
  EntWindow *window = test_window ();

  g_object_set (window, "view", "reading", NULL);
  g_assert_true (test_wait_until (ent_reading_panel_is_settled (ENT_READING_PANEL (window->reading_panel)), LONG_MS));
  g_assert_nonnull (test_find_label (window->reading_panel, "Here stands, in sentences, what the map shows once somebody is on it: how the sectors are covered, who is to be won and through whom, and what to do next."));
  test_add (window, "Somebody", ENT_SECTOR_MEDIA);
  g_assert_true (test_wait_until (ent_reading_panel_is_settled (ENT_READING_PANEL (window->reading_panel)), LONG_MS));
  g_assert_null (test_find_label (window->reading_panel, "Here stands, in sentences, what the map shows once somebody is on it: how the sectors are covered, who is to be won and through whom, and what to do next."));
  test_close (window);
}

#define ADD(name, test) g_test_add ("/reading/" name, Reading, NULL, open_up, test, close_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("sentences-stand-beside-the-map", test_sentences_stand_beside_the_map);
  ADD ("a-sentence-lights-just-those-it-speaks-of", test_a_sentence_lights_just_those_it_speaks_of);
  ADD ("a-link-selects-its-own", test_a_link_selects_its_own);
  ADD ("a-way-lights-its-ties-and-no-other", test_a_way_lights_its_ties_and_no_other);
  ADD ("people-inside-are-lit-as-their-organisation", test_people_inside_are_lit_as_their_organisation);
  ADD ("escape-puts-it-out", test_escape_puts_it_out);
  ADD ("another-selection-puts-it-out-and-shows-who-speaks-of-it", test_another_selection_puts_it_out_and_shows_who_speaks_of_it);
  ADD ("elsewhere-nothing-is-lit", test_elsewhere_nothing_is_lit);
  ADD ("the-sentences-fold-as-the-list-does", test_the_sentences_fold_as_the_list_does);
  ADD ("it-follows-an-edit", test_it_follows_an_edit);
  ADD ("it-follows-the-moment", test_it_follows_the_moment);
  ADD ("a-chart-stands-there-from-the-second-moment-on", test_a_chart_stands_there_from_the_second_moment_on);
  ADD ("what-is-read-is-what-is-printed", test_what_is_read_is_what_is_printed);
  ADD ("what-changed-meanwhile-is-read-when-it-is-looked-at", test_what_changed_meanwhile_is_read_when_it_is_looked_at);
  ADD ("what-is-lit-follows-too", test_what_is_lit_follows_too);
  ADD ("who-reads-stays-at-the-place", test_who_reads_stays_at_the_place);
  ADD ("ways-in-are-asked-for", test_ways_in_are_asked_for);
  ADD ("a-long-way-is-shown-as-far-as-it-is-told", test_a_long_way_is_shown_as_far_as_it_is_told);
  g_test_add_func ("/reading/the-first-thing-asked-has-the-keyboard", test_the_first_thing_asked_has_the_keyboard);
  ADD ("the-details-offer-to-ask", test_the_details_offer_to_ask);
  ADD ("alternatives-are-rows", test_alternatives_are_rows);
  ADD ("whom-somebody-can-reach-is-asked-for", test_whom_somebody_can_reach_is_asked_for);
  ADD ("an-answer-follows-the-map", test_an_answer_follows_the_map);
  ADD ("an-answer-is-closed", test_an_answer_is_closed);
  ADD ("where-nobody-is-selected-that-is-said", test_where_nobody_is_selected_that_is_said);
  ADD ("a-click-beside-links-is-one-on-the-sentence", test_a_click_beside_links_is_one_on_the_sentence);
  ADD ("the-keyboard-alone-is-enough", test_the_keyboard_alone_is_enough);
  ADD ("a-key-asks-for-the-ways-in", test_a_key_asks_for_the_ways_in);
  ADD ("everything-has-a-name", test_everything_has_a_name);
  ADD ("an-action-is-made-of-a-sentence", test_an_action_is_made_of_a_sentence);
  ADD ("an-action-leads-to-the-plan", test_an_action_leads_to_the_plan);
  ADD ("of-a-map-to-look-at-no-action-is-made", test_of_a_map_to_look_at_no_action_is_made);
  g_test_add_func ("/reading/an-empty-map-says-what-will-stand-there", test_an_empty_map_says_what_will_stand_there);
  return g_test_run ();
}
