/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line in which a room's words are typed, with a real keyboard where keys matter. */
#include "ui/test-util.h"

#include "app/typing/offer-list.h"
#include "app/typing/quick-add.h"
#include "app/typing/quick-chips.h"
#include "app/window/window-private.h"

#include <string.h>

typedef struct
{
  EntWindow *window;
  EntMap *map;
  EntHistory *history;
  GtkEditable *entry;
  char *hotels;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->map = ent_document_map (f->window->document);
  f->history = ent_document_history (f->window->document);
  f->hotels = g_strdup (test_add (f->window, "Hotel association", ENT_SECTOR_PRIVATE));
  test_add (f->window, "Tourism police", ENT_SECTOR_INSTITUTIONS);
  f->entry = GTK_EDITABLE (test_find_type (f->window->quick_add, GTK_TYPE_ENTRY));
  test_activate (f->window, "win.quick-add");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->hotels);
  test_close (f->window);
}

static void
type (Fixture *f, const char *text)
{
  gtk_editable_set_text (f->entry, text);
  gtk_editable_set_position (f->entry, -1);
  test_drain ();
}

static void
enter (Fixture *f)
{
  g_signal_emit_by_name (f->entry, "activate");
  test_drain ();
}

static gboolean
shows_chip (Fixture *f, const char *text)
{
  return test_find_label (test_find_type (f->window->quick_add, ENT_TYPE_QUICK_CHIPS), text) != NULL;
}

static const EntStakeholder *
find (Fixture *f, const char *name)
{
  return ent_name_index_find (ent_document_names (f->window->document), name);
}

static void
test_chips_show_what_was_understood (Fixture *f, gconstpointer data)
{
  GtkDropDown *sector = GTK_DROP_DOWN (test_find_type (f->window->quick_add, GTK_TYPE_DROP_DOWN));

  type (f, "Hotel Sol @private #formal 4 supportive #beach ->hotel assoc funds ->Casa");
  g_assert_true (shows_chip (f, "Formal"));
  g_assert_true (shows_chip (f, "Power 4"));
  g_assert_true (shows_chip (f, "Supportive"));
  g_assert_true (shows_chip (f, "#beach"));
  g_assert_true (shows_chip (f, "2 more"));
  g_assert_cmpuint (gtk_drop_down_get_selected (sector), ==, ENT_SECTOR_PRIVATE);
  type (f, "Hotel Sol @media ->hotel assoc funds ->Casa");
  g_assert_true (shows_chip (f, "→ Hotel association: Funds"));
  g_assert_true (shows_chip (f, "→ new: Casa: Works with"));
  g_assert_cmpuint (gtk_drop_down_get_selected (sector), ==, ENT_SECTOR_MEDIA);
  type (f, "Hotel Sol @xyz");
  g_assert_true (shows_chip (f, "No sector “xyz”"));
  /* said of the line that is gone, it is not for the next */
  g_assert_cmpuint (gtk_drop_down_get_selected (sector), !=, ENT_SECTOR_MEDIA);
  type (f, "hotelassociation 5");
  g_assert_true (shows_chip (f, "Change: Hotel association"));
  type (f, "");
  g_assert_false (shows_chip (f, "Change: Hotel association"));
}

static void
test_enter_carries_all_of_it_out_and_the_line_is_empty (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);
  const EntStakeholder *sol;

  type (f, "Hotel Sol @private 4 supportive ->hotel assoc member");
  enter (f);
  sol = find (f, "Hotel Sol");
  g_assert_nonnull (sol);
  g_assert_cmpstr (gtk_editable_get_text (f->entry), ==, "");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->window->document)), ==, sol->base.id);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
  test_activate (f->window, "win.undo");
  g_assert_null (find (f, "Hotel Sol"));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 0);
}

static void
test_a_known_name_is_shown_and_not_added (Fixture *f, gconstpointer data)
{
  guint n = ent_map_n_stakeholders (f->map), before = ent_history_position (f->history);

  type (f, "HOTEL ASSOC.");
  enter (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, n);
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  g_assert_nonnull (ent_window_message (f->window));
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->window->document)), ==, f->hotels);
}

static void
test_what_is_wrong_stays_in_the_line_and_is_said (Fixture *f, gconstpointer data)
{
  guint n = ent_map_n_stakeholders (f->map);

  type (f, "Hotel Sol @xyz");
  enter (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, n);
  g_assert_cmpstr (gtk_editable_get_text (f->entry), ==, "Hotel Sol @xyz");
  g_assert_nonnull (ent_window_message (f->window));
}

static void
test_many_lines_that_are_pasted_are_one_step (Fixture *f, gconstpointer data)
{
  guint n = ent_map_n_stakeholders (f->map), before = ent_history_position (f->history);
  int position = 0;

  gtk_editable_insert_text (f->entry, "Hotel Sol @private 4\nHotel Mar\n\nHotel Luna ->Hotel Sol\n", -1, &position);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (f->map) == n + 3, 5000));
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_cmpstr (gtk_editable_get_text (f->entry), ==, "");
  g_assert_nonnull (test_find_button (GTK_WIDGET (f->window->messages), "_Undo"));
  test_activate (f->window, "win.undo");
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, n);
  /* one line that ends with its end is typed text */
  position = 0;
  gtk_editable_insert_text (f->entry, "Hotel Sol\n", -1, &position);
  test_drain ();
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, n);
}

static void
test_lines_are_pasted_where_the_cursor_is (Fixture *f, gconstpointer data)
{
  guint n = ent_map_n_stakeholders (f->map);
  int position = (int) g_utf8_strlen ("Peñón ", -1);

  type (f, "Peñón @media");
  gtk_editable_insert_text (f->entry, "Sol @private\nRadio ", -1, &position);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (f->map) == n + 2, 5000));
  g_assert_cmpuint (find (f, "Peñón Sol")->sector, ==, ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (find (f, "Radio")->sector, ==, ENT_SECTOR_MEDIA);
}

static void
test_the_list_offers_and_tab_takes (Fixture *f, gconstpointer data)
{
  GtkWidget *offers = test_find_type (f->window->quick_add, ENT_TYPE_OFFER_LIST);

  if (test_lacks_pointer ())
    return;
  test_press_key (GTK_WINDOW (f->window), "ctrl+l");
  test_xdotool ("type --delay 20 'Hotel Sol @pri'");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (offers), 10000));
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (g_str_equal (gtk_editable_get_text (f->entry), "Hotel Sol @private "), 10000));
  test_xdotool ("type --delay 20 -- '->tour'");
  g_assert_true (test_wait_until (ent_offer_list_n (ENT_OFFER_LIST (offers)) == 1, 10000));
  test_xdotool ("key Down Return");
  g_assert_true (test_wait_until (g_str_equal (gtk_editable_get_text (f->entry), "Hotel Sol @private ->Tourism police "), 10000));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (find (f, "Hotel Sol") != NULL, 10000));
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (offers), 10000));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
}

/* On the wall: people inside an organisation are not for the room. */
static void
test_in_public_nobody_inside_is_offered_or_named (Fixture *f, gconstpointer data)
{
  EntOfferList *offers = ENT_OFFER_LIST (test_find_type (f->window->quick_add, ENT_TYPE_OFFER_LIST));

  g_assert_nonnull (ent_edit_add_inside (f->history, f->hotels, "Zenaida Gómez", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  type (f, "Radio ->zena");
  g_assert_cmpuint (ent_offer_list_n (offers), ==, 1);
  g_assert_true (shows_chip (f, "→ Zenaida Gómez: Works with"));
  ent_quick_add_set_public (ENT_QUICK_ADD (f->window->quick_add), TRUE);
  type (f, "Radio ->zen");
  g_assert_cmpuint (ent_offer_list_n (offers), ==, 0);
  g_assert_false (shows_chip (f, "→ Zenaida Gómez: Works with"));
  g_assert_true (shows_chip (f, "→ zen: Works with"));
}

static void
test_the_example_is_understood (Fixture *f, gconstpointer data)
{
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (f->entry));

  g_assert_true (g_str_has_prefix (tooltip, "For example: "));
  type (f, tooltip + strlen ("For example: "));
  g_assert_true (shows_chip (f, "Formal"));
  g_assert_true (shows_chip (f, "Power 4"));
  g_assert_true (shows_chip (f, "Supportive"));
  g_assert_true (shows_chip (f, "→ Hotel association: Works with"));
  enter (f);
  g_assert_cmpuint (find (f, "Hotel Sol")->sector, ==, ENT_SECTOR_PRIVATE);
}

static gboolean
is_whole (Fixture *f, const char *text)
{
  GtkWidget *chip = test_find_label (f->window->quick_add, text);

  return chip != NULL && gtk_widget_get_width (chip) > 0 && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (chip)));
}

/* In large letters on a small screen, where the hint of the empty line is as long as the line. */
static void
test_chips_can_be_read_where_room_is_scarce (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->window));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  g_assert_true (test_wait_until (f->window->narrow, 5000));
  gtk_widget_grab_focus (f->window->quick_add);
  gtk_editable_set_text (GTK_EDITABLE (test_find_type (f->window->quick_add, GTK_TYPE_ENTRY)), "Hotel Mar @private #formal 4 supportive");
  g_assert_true (test_wait_until (is_whole (f, "Formal") && is_whole (f, "Power 4") && is_whole (f, "Supportive"), 5000));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* A room names "Casa Neutral": the chip is taken back with one key. */
static void
test_backspace_turns_a_chip_into_text (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  test_press_key (GTK_WINDOW (f->window), "ctrl+l");
  test_xdotool ("type --delay 20 'Casa neutral'");
  g_assert_true (test_wait_until (shows_chip (f, "Neutral"), 10000));
  test_xdotool ("key BackSpace");
  g_assert_true (test_wait_until (!shows_chip (f, "Neutral"), 10000));
  g_assert_cmpstr (gtk_editable_get_text (f->entry), ==, "Casa \"neutral\"");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (find (f, "Casa neutral") != NULL, 10000));
  /* one more takes it away: what was said in error is typed again at once */
  test_xdotool ("type --delay 20 'Casa Sol @private 4'");
  g_assert_true (test_wait_until (shows_chip (f, "Power 4"), 10000));
  test_xdotool ("key BackSpace 3");
  g_assert_true (test_wait_until (shows_chip (f, "Power 3"), 10000));
  g_assert_cmpstr (gtk_editable_get_text (f->entry), ==, "Casa Sol @private 3");
  /* letters of a part that is still being typed just go */
  type (f, "Casa Sol @privado");
  test_xdotool ("key BackSpace");
  g_assert_true (test_wait_until (g_str_equal (gtk_editable_get_text (f->entry), "Casa Sol @privad"), 10000));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("/quick-add/chips-show-what-was-understood", test_chips_show_what_was_understood);
  ADD ("/quick-add/the-example-is-understood", test_the_example_is_understood);
  ADD ("/quick-add/chips-can-be-read-where-room-is-scarce", test_chips_can_be_read_where_room_is_scarce);
  ADD ("/quick-add/enter-carries-all-of-it-out-and-the-line-is-empty", test_enter_carries_all_of_it_out_and_the_line_is_empty);
  ADD ("/quick-add/a-known-name-is-shown-and-not-added", test_a_known_name_is_shown_and_not_added);
  ADD ("/quick-add/what-is-wrong-stays-in-the-line-and-is-said", test_what_is_wrong_stays_in_the_line_and_is_said);
  ADD ("/quick-add/many-lines-that-are-pasted-are-one-step", test_many_lines_that_are_pasted_are_one_step);
  ADD ("/quick-add/lines-are-pasted-where-the-cursor-is", test_lines_are_pasted_where_the_cursor_is);
  ADD ("/quick-add/the-list-offers-and-tab-takes", test_the_list_offers_and_tab_takes);
  ADD ("/quick-add/in-public-nobody-inside-is-offered-or-named", test_in_public_nobody_inside_is_offered_or_named);
  ADD ("/quick-add/backspace-turns-a-chip-into-text", test_backspace_turns_a_chip_into_text);
  return g_test_run ();
}
