/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter: what it keeps back is in no view, the bar says how many, one key shows all, and the map is what it was. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/panels/filter-panel.h"
#include "app/projector/projector.h"
#include "app/settings.h"
#include "app/window/window-private.h"

#include <string.h>

static GtkWidget *
open_panel (Fixture *f)
{
  GtkWidget *panel;

  test_activate (f->window, "win.filter");
  test_drain ();
  panel = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_FILTER_PANEL);
  g_assert_nonnull (panel);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (panel), 5000));
  return panel;
}

/* A window that closes under an open popover leaves the display's keyboard with nobody. */
static void
close_panel (GtkWidget *panel)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (panel, GTK_TYPE_POPOVER)));
  test_drain ();
}

static GtkWidget *
check_of (GtkWidget *panel, const char *label)
{
  GtkWidget *name = test_find_label (panel, label);

  return gtk_widget_get_ancestor (name, GTK_TYPE_CHECK_BUTTON);
}

static void
choose_value (Fixture *f, EntFacet facet, guint value)
{
  g_auto (EntFilter) filter = { 0 };

  ent_filter_copy (&filter, ent_view_filter_get (ent_document_filter (f->document)));
  ent_filter_choose (&filter, facet, value, TRUE);
  ent_document_set_filter (f->document, &filter);
  settle (f);
}

static guint
n_rows (Fixture *f)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (ent_sidebar_list (ENT_SIDEBAR (f->window->sidebar)))));

  return g_list_model_get_n_items (model) - ENT_N_SECTORS;
}

static gboolean
is_seen (Fixture *f, const char *id)
{
  graphene_rect_t place;

  return ent_canvas_get_place (f->canvas, id, &place);
}

static void
test_a_check_filters_every_view_and_changes_nothing (Fixture *f, gconstpointer data)
{
  guint64 revision = ent_map_revision (f->map);
  guint position = ent_history_position (ent_document_history (f->document));
  GtkWidget *panel, *private_sector;

  ent_selection_clear (ent_document_selection (f->document));
  panel = open_panel (f);
  private_sector = check_of (panel, ent_choice_label (&ent_sector_choices, ENT_SECTOR_PRIVATE));
  g_assert_cmpstr (gtk_label_get_text (g_object_get_data (G_OBJECT (private_sector), "number")), ==, "1");
  g_assert_false (gtk_widget_get_visible (f->window->hidden_bar));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (private_sector), TRUE);
  settle (f);
  g_assert_true (is_seen (f, f->hotel));
  g_assert_false (is_seen (f, f->police));
  g_assert_false (is_seen (f, f->radio));
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_true (gtk_widget_get_visible (f->window->hidden_bar));
  g_assert_cmpstr (gtk_label_get_text (f->window->hidden_label), ==, "2 hidden");

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "register");
  test_drain ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (ent_window_view_widget (f->window))))), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "matrix");
  settle (f);
  g_assert_true (is_seen (f, f->hotel));
  g_assert_false (is_seen (f, f->radio));

  test_activate (f->window, "win.show-all");
  settle (f);
  g_assert_true (is_seen (f, f->radio));
  g_assert_cmpuint (n_rows (f), ==, 3);
  g_assert_false (gtk_widget_get_visible (f->window->hidden_bar));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (private_sector)));
  g_assert_cmpuint (ent_map_revision (f->map), ==, revision);
  g_assert_cmpuint (ent_history_position (ent_document_history (f->document)), ==, position);
  close_panel (panel);
}

static void
test_nothing_is_laid_out_for_a_filter (Fixture *f, gconstpointer data)
{
  guint n = ent_studio_n_layouts (f->canvas->studio);

  choose_value (f, ENT_FACET_KIND, ENT_KIND_GOVERNMENT);
  choose_value (f, ENT_FACET_POWER, ENT_POWER_NOT_ASSESSED);
  test_activate (f->window, "win.show-all");
  settle (f);
  g_assert_cmpuint (ent_studio_n_layouts (f->canvas->studio), ==, n);
}

static void
test_who_is_kept_back_is_selected_no_more_and_who_is_selected_is_seen (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  const char *both[] = { f->hotel, f->police };
  const char *added;

  ent_selection_set_many (selection, both, 2);
  choose_value (f, ENT_FACET_SECTOR, ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_true (ent_selection_contains (selection, f->hotel));
  added = test_add (f->window, "Local newspaper", ENT_SECTOR_MEDIA);
  ent_selection_set (selection, added);
  settle (f);
  g_assert_true (is_seen (f, added));
  ent_selection_set (selection, f->hotel);
  settle (f);
  g_assert_false (is_seen (f, added));
}

static void
test_what_fades_is_there (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = ent_settings_new ();

  ent_selection_clear (ent_document_selection (f->document));
  g_settings_set_boolean (settings, "filter-fades", TRUE);
  choose_value (f, ENT_FACET_SECTOR, ENT_SECTOR_MEDIA);
  g_assert_true (is_seen (f, f->hotel));
  g_assert_null (f->canvas->look.hidden);
  g_assert_cmpuint (g_hash_table_size (f->canvas->look.bright), ==, 1);
  g_assert_true (g_hash_table_contains (f->canvas->look.bright, ent_map_stakeholder (f->map, f->radio)->base.id));
  g_assert_cmpstr (gtk_label_get_text (f->window->hidden_label), ==, "2 faded");
  /* of whom a search finds, those whom the filter lets through */
  ent_document_set_search (f->document, "hotel");
  settle (f);
  g_assert_cmpuint (g_hash_table_size (f->canvas->look.bright), ==, 0);
  g_settings_set_boolean (settings, "filter-fades", FALSE);
  settle (f);
  g_assert_false (is_seen (f, f->hotel));
  g_settings_reset (settings, "filter-fades");
}

static void
test_lists_follow_a_rating_that_is_filtered_by (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->radio };

  ent_selection_clear (ent_document_selection (f->document));
  choose_value (f, ENT_FACET_POWER, 4);
  g_assert_cmpuint (n_rows (f), ==, 0);
  g_assert_true (ent_edit_rate (ent_document_history (f->document), ids, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  settle (f);
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_true (is_seen (f, f->radio));
  g_assert_cmpstr (gtk_label_get_text (f->window->hidden_label), ==, "2 hidden");
  ent_history_undo (ent_document_history (f->document));
  settle (f);
  g_assert_cmpuint (n_rows (f), ==, 0);
}

static void
test_ties_of_other_kinds_go (Fixture *f, gconstpointer data)
{
  const EntTie *tie;

  g_assert_true (ent_edit_add_tie (ent_document_history (f->document), f->hotel, f->police, ENT_TIE_FUNDS, ENT_DIRECTION_DEFAULT, NULL) != NULL);
  tie = ent_map_tie_at (f->map, 0);
  ent_selection_clear (ent_document_selection (f->document));
  settle (f);
  choose_value (f, ENT_FACET_TIE, ENT_TIE_ALLIANCE);
  g_assert_true (is_seen (f, f->hotel));
  g_assert_true (g_hash_table_contains (f->canvas->look.hidden, tie->base.id));
  g_assert_cmpstr (gtk_label_get_text (f->window->hidden_label), ==, "1 tie hidden");
}

static void
test_every_text_is_found (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->radio };
  EntHistory *history = ent_document_history (f->document);

  ent_document_set_search (f->document, "zreason");
  g_assert_cmpuint (n_rows (f), ==, 0);
  g_assert_true (ent_edit_rate (history, ids, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  g_assert_true (ent_edit_set_grounds (history, ids, 1, ent_document_moment (f->document), ENT_ASPECT_POWER,
                                       ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), "It has the ZReason", NULL));
  settle (f);
  g_assert_cmpuint (n_rows (f), ==, 1);
  ent_history_undo (history);
  settle (f);
  g_assert_cmpuint (n_rows (f), ==, 0);
}

/* A word in a note would be told by who is left. */
static void
test_no_private_word_filters_the_wall (Fixture *f, gconstpointer data)
{
  EntViewFilter *view = ent_document_filter (f->document);
  g_auto (EntFilter) filter = { 0 };
  const char *ids[] = { f->hotel };

  g_assert_true (ent_edit_set_field_many (ent_document_history (f->document), ids, 1, ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), "bribes", NULL));
  ent_filter_set_text (&filter, "bribes");
  ent_document_set_filter (f->document, &filter);
  g_assert_true (ent_view_filter_passes (view, ent_map_stakeholder (f->map, f->hotel), FALSE));
  g_assert_false (ent_view_filter_passes (view, ent_map_stakeholder (f->map, f->police), FALSE));
  for (guint i = 0; i < 3; i++)
    g_assert_false (ent_view_filter_passes (view, ent_map_stakeholder_at (f->map, i), TRUE));
  g_assert_cmpuint (g_hash_table_size (ent_view_filter_hidden (view, TRUE)), ==, 3);
  g_assert_cmpuint (g_hash_table_size (ent_view_filter_hidden (view, FALSE)), ==, 2);
}

static void
test_keys_open_it_choose_and_show_all (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  ent_selection_clear (ent_document_selection (f->document));
  test_press_key (GTK_WINDOW (f->window), "ctrl+shift+f");
  g_assert_true (test_wait_until (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_FILTER_PANEL) != NULL, 5000));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_FILTER_PANEL)), 5000));
  test_drain ();
  /* from the line for words to the first sector */
  test_xdotool ("key Tab space");
  g_assert_true (test_wait_until (!ent_filter_is_empty (ent_view_filter_get (ent_document_filter (f->document))), 5000));
  settle (f);
  g_assert_true (is_seen (f, f->police));
  g_assert_false (is_seen (f, f->hotel));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_FILTER_PANEL)), 5000));
  /* the popover gives the keyboard back */
  test_drain ();
  test_press_key (GTK_WINDOW (f->window), "ctrl+shift+a");
  g_assert_true (test_wait_until (ent_filter_is_empty (ent_view_filter_get (ent_document_filter (f->document))), 10000));
  settle (f);
  g_assert_true (is_seen (f, f->hotel));
}

static void
test_tags_can_be_chosen_with_their_numbers (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->hotel, f->radio };
  GtkWidget *panel, *beach;

  ent_selection_clear (ent_document_selection (f->document));
  g_assert_true (ent_edit_set_field_many (ent_document_history (f->document), ids, 2, ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), "beach", NULL));
  settle (f);
  panel = open_panel (f);
  beach = check_of (panel, "beach");
  g_assert_cmpstr (gtk_label_get_text (g_object_get_data (G_OBJECT (beach), "number")), ==, "2");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (beach), TRUE);
  settle (f);
  g_assert_false (is_seen (f, f->police));
  g_assert_true (is_seen (f, f->radio));
  /* the same box: it has the keyboard */
  g_assert_true (check_of (panel, "beach") == beach);
  close_panel (panel);
}

#define ADD(path, test) g_test_add ("/ui/filter/" path, Fixture, NULL, set_up, test, tear_down)

/* The entry tells of what is typed a moment later; a step in between is told at once. */
static void
test_what_is_typed_stays_until_all_is_shown (Fixture *f, gconstpointer data)
{
  GtkWidget *panel = open_panel (f);
  GtkEditable *entry = GTK_EDITABLE (test_find_type (panel, GTK_TYPE_SEARCH_ENTRY));
  const EntFilter *filter = ent_view_filter_get (ent_document_filter (f->document));

  /* on a busy machine its own moment may be over before the step is told */
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), G_MAXINT);
  gtk_editable_set_text (entry, "hotel");
  test_add (f->window, "Lighthouse", ENT_SECTOR_MEDIA);
  test_drain ();
  g_assert_null (filter->text);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "hotel");
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 1);
  g_assert_true (test_wait_until (filter->text != NULL, 5000));
  test_drain ();
  test_activate (f->window, "win.show-all");
  g_assert_true (test_wait_until (*gtk_editable_get_text (entry) == '\0', 5000));
  close_panel (panel);
}

/* One of the ways to see less than there is. */
static void
see_less (Fixture *f, guint way)
{
  switch (way)
    {
    case 0:
      choose_value (f, ENT_FACET_SECTOR, ENT_SECTOR_PRIVATE);
      break;
    case 1:
      choose_value (f, ENT_FACET_TIE, ENT_TIE_ALLIANCE);
      break;
    case 2:
      ent_document_set_filter_fades (f->document, TRUE);
      break;
    case 3:
      ent_document_set_search (f->document, "nobody at all");
      break;
    case 4:
      choose (f, f->hotel);
      break;
    case 5:
      test_activate (f->window, "win.inside");
      g_assert_true (gtk_widget_get_visible (f->window->inside_bar));
      break;
    case 6:
      gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "register");
      break;
    default:
      gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "matrix");
      break;
    }
  test_drain ();
}

/* What is seen is of the window, and none of it of the file. */
static void
test_what_is_saved_while_much_is_kept_back_is_the_whole_map (Fixture *f, gconstpointer data)
{
  g_autofree char *first = test_temporary ("first.entorno"), *whole = NULL;

  ent_window_save_at (f->window, first, FALSE);
  test_wait_for_file (f->window);
  g_assert_true (g_file_get_contents (first, &whole, NULL, NULL));
  for (guint way = 0; way < 8; way++)
    {
      g_autofree char *name = g_strdup_printf ("way-%u.entorno", way), *path = test_temporary (name), *saved = NULL;

      see_less (f, way);
      ent_window_save_at (f->window, path, FALSE);
      test_wait_for_file (f->window);
      g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
      g_assert_cmpstr (saved, ==, whole);
    }
  test_activate (f->window, "win.show-all");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("a-check-filters-every-view-and-changes-nothing", test_a_check_filters_every_view_and_changes_nothing);
  ADD ("nothing-is-laid-out-for-a-filter", test_nothing_is_laid_out_for_a_filter);
  ADD ("who-is-kept-back-is-selected-no-more-and-who-is-selected-is-seen", test_who_is_kept_back_is_selected_no_more_and_who_is_selected_is_seen);
  ADD ("what-fades-is-there", test_what_fades_is_there);
  ADD ("lists-follow-a-rating-that-is-filtered-by", test_lists_follow_a_rating_that_is_filtered_by);
  ADD ("ties-of-other-kinds-go", test_ties_of_other_kinds_go);
  ADD ("every-text-is-found", test_every_text_is_found);
  ADD ("no-private-word-filters-the-wall", test_no_private_word_filters_the_wall);
  ADD ("tags-can-be-chosen-with-their-numbers", test_tags_can_be_chosen_with_their_numbers);
  ADD ("keys-open-it-choose-and-show-all", test_keys_open_it_choose_and_show_all);
  ADD ("what-is-typed-stays-until-all-is-shown", test_what_is_typed_stays_until_all_is_shown);
  ADD ("what-is-saved-while-much-is-kept-back-is-the-whole-map", test_what_is_saved_while_much_is_kept_back_is_the_whole_map);
  return g_test_run ();
}
