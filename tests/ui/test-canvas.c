/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas: its actions and keys change the map as steps that undo. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-item.h"
#include "app/canvas/canvas-private.h"
#include "app/window/window-private.h"

#include <string.h>

static void
test_actions_rate_and_move_what_is_selected (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  choose (f, f->hotel);
  act_on_canvas (f, "canvas.rate(uint32 5)");
  g_assert_cmpuint (power_of (f, f->hotel), ==, 5);
  g_assert_cmpuint (power_of (f, f->police), ==, ENT_POWER_NOT_ASSESSED);
  act_on_canvas (f, "canvas.set-commitment(uint32 3)");
  act_on_canvas (f, "canvas.ring-in");
  g_assert_cmpuint (commitment_of (f, f->hotel), ==, ENT_COMMITMENT_SUPPORTIVE);
  act_on_canvas (f, "canvas.ring-out");
  g_assert_cmpuint (commitment_of (f, f->hotel), ==, ENT_COMMITMENT_NEUTRAL);
  act_on_canvas (f, "canvas.sector-next");
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->sector, ==, ENT_SECTOR_INFORMAL);
  g_assert_cmpuint (ent_history_position (history), ==, before + 5);
  ent_history_go_to (history, before);
  g_assert_cmpuint (power_of (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->sector, ==, ENT_SECTOR_PRIVATE);
}

static void
test_deleting_takes_the_selection_and_undoes (Fixture *f, gconstpointer data)
{
  choose (f, f->radio);
  act_on_canvas (f, "canvas.delete");
  g_assert_null (ent_map_stakeholder (f->map, f->radio));
  ent_history_undo (ent_document_history (f->document));
  g_assert_nonnull (ent_map_stakeholder (f->map, f->radio));
  g_assert_true (ent_selection_contains (ent_document_selection (f->document), f->radio));
}

static void
test_a_pin_keeps_it_and_lets_go (Fixture *f, gconstpointer data)
{
  choose (f, f->radio);
  act_on_canvas (f, "canvas.pin");
  g_assert_true (ent_map_stakeholder (f->map, f->radio)->pin.set);
  act_on_canvas (f, "canvas.pin");
  g_assert_false (ent_map_stakeholder (f->map, f->radio)->pin.set);
}

static void
test_walking_goes_through_all_and_selects (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  for (guint i = 0; i < 3; i++)
    {
      act_on_canvas (f, "canvas.next");
      g_assert_cmpuint (ent_selection_n (selection), ==, 1);
      g_hash_table_add (seen, g_strdup (ent_selection_focus (selection)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3);
}

static void
test_zooming_keeps_within_its_bounds (Fixture *f, gconstpointer data)
{
  double fit = ent_canvas_get_zoom (f->canvas);

  for (guint i = 0; i < 40; i++)
    act_on_canvas (f, "canvas.zoom-in");
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), <=, 10.0 + 1e-9);
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), >, fit);
  act_on_canvas (f, "canvas.fit");
  g_assert_cmpfloat_with_epsilon (ent_canvas_get_zoom (f->canvas), fit, 1e-6);
}

static void
test_the_picture_follows_every_change (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);
  g_autofree char *added = NULL;

  choose (f, f->hotel);
  act_on_canvas (f, "canvas.rate(uint32 5)");
  act_on_canvas (f, "canvas.set-commitment(uint32 4)");
  act_on_canvas (f, "canvas.sector-next");
  g_assert_cmpuint (drawn_symbol (f, f->hotel)->power, ==, 5);
  g_assert_cmpuint (drawn_symbol (f, f->hotel)->commitment, ==, ENT_COMMITMENT_SUPPORTIVE);
  g_assert_cmpuint (drawn_symbol (f, f->hotel)->sector, ==, ENT_SECTOR_INFORMAL);
  act_on_canvas (f, "canvas.delete");
  g_assert_null (drawn_symbol (f, f->hotel));
  ent_history_go_to (history, before);
  settle (f);
  g_assert_cmpuint (drawn_symbol (f, f->hotel)->power, ==, ENT_POWER_NOT_ASSESSED);
  g_assert_cmpuint (drawn_symbol (f, f->hotel)->sector, ==, ENT_SECTOR_PRIVATE);
  added = g_strdup (test_add (f->window, "Parish of San Telmo", ENT_SECTOR_COMMUNITY));
  settle (f);
  g_assert_nonnull (drawn_symbol (f, added));
}

static void
test_what_is_done_to_several_is_one_step (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  g_autofree char *one = g_strdup (ent_edit_add_tie (history, f->hotel, f->radio, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
  g_autofree char *other = g_strdup (ent_edit_add_tie (history, f->hotel, f->police, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
  guint before = ent_history_position (history);

  ent_selection_set_many (ent_document_selection (f->document), (const char *const[]) { f->hotel, f->radio }, 2);
  settle (f);
  act_on_canvas (f, "canvas.pin");
  g_assert_true (ent_map_stakeholder (f->map, f->hotel)->pin.set && ent_map_stakeholder (f->map, f->radio)->pin.set);
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  ent_selection_set_many (ent_document_selection (f->document), (const char *const[]) { one, other }, 2);
  act_on_canvas (f, "canvas.tie-kind-next");
  g_assert_cmpuint (ent_map_tie (f->map, one)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_map_tie (f->map, other)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_history_position (history), ==, before + 2);
  act_on_canvas (f, "canvas.set-tie-kind('funds')");
  g_assert_cmpuint (ent_map_tie (f->map, other)->kind, ==, ENT_TIE_FUNDS);
  g_assert_cmpuint (ent_history_position (history), ==, before + 3);
}

static gboolean
menu_has (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text) && strcmp (text, label) == 0)
        return TRUE;
      if ((section != NULL && menu_has (section, label)) || (submenu != NULL && menu_has (submenu, label)))
        return TRUE;
    }
  return FALSE;
}

static void
test_a_sector_keeps_its_underscores_in_the_menu (Fixture *f, gconstpointer data)
{
  EntKey key = ENT_KEY (ENT_RECORD_SECTOR, "media");
  GtkWidget *menu;

  g_assert_true (ent_edit_set_field (ent_document_history (f->document), &key, ent_field_find (ENT_RECORD_SECTOR, "label"), "red_de_radios", NULL));
  choose (f, f->hotel);
  act_on_canvas (f, "canvas.menu");
  menu = test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_POPOVER_MENU);
  g_assert_true (menu_has (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), "red__de__radios"));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

/* GTK looks in vain for the screen of a popover that stands by something outside. */
static void
test_a_menu_stands_within_the_picture (Fixture *f, gconstpointer data)
{
  GtkWidget *menu;
  GdkRectangle at, view, common;

  choose (f, f->hotel);
  for (guint i = 0; i < 12; i++)
    act_on_canvas (f, "canvas.zoom-in");
  for (guint i = 0; i < 12; i++)
    act_on_canvas (f, "canvas.pan((60,60))");
  act_on_canvas (f, "canvas.menu");
  menu = test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_POPOVER_MENU);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &at));
  view = (GdkRectangle) { 0, 0, gtk_widget_get_width (GTK_WIDGET (f->canvas)), gtk_widget_get_height (GTK_WIDGET (f->canvas)) };
  g_assert_true (gdk_rectangle_intersect (&at, &view, &common));
  g_assert_true (gdk_rectangle_equal (&at, &common));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

/* On a low screen it has no room below the middle of it, nor above. */
static void
test_a_menu_is_seen_to_its_last_command (Fixture *f, gconstpointer data)
{
  GdkRectangle middle = { 200, gtk_widget_get_height (GTK_WIDGET (f->canvas)) / 2, 1, 1 }, at;
  GtkWidget *menu;
  graphene_point_t foot;

  choose (f, f->hotel);
  ent_canvas_open_menu (f->canvas, f->hotel, &middle);
  menu = test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_POPOVER_MENU);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (menu) && gtk_widget_get_height (menu) > 0, 5000));
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &at));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->canvas), GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT (0, (float) (at.y + at.height)), &foot));
  g_assert_cmpint ((int) foot.y + gtk_widget_get_height (menu), <=, gtk_widget_get_height (GTK_WIDGET (f->window)));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_what_is_typed_over_a_symbol_is_its_name (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  choose (f, f->radio);
  act_on_canvas (f, "canvas.rename");
  entry = test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Radio Bahía");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Radio Ñandú");
  g_signal_emit_by_name (entry, "activate");
  settle (f);
  g_assert_null (test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_ENTRY));
  g_assert_cmpstr (ent_map_stakeholder (f->map, f->radio)->name, ==, "Radio Ñandú");
  ent_history_undo (ent_document_history (f->document));
  g_assert_cmpstr (ent_map_stakeholder (f->map, f->radio)->name, ==, "Radio Bahía");
}

static GtkWidget *
find_item (Fixture *f, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->canvas)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ENT_IS_CANVAS_ITEM (child) && g_strcmp0 (ent_canvas_item_id (ENT_CANVAS_ITEM (child)), id) == 0)
      return child;
  return NULL;
}

static void
assert_told (GtkWidget *item, GtkAccessibleProperty property, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (item), property, text);

  g_assert_cmpstr (other, ==, NULL);
}

static void
test_who_has_the_keyboard_is_told_by_name_and_rating (Fixture *f, gconstpointer data)
{
  GtkWidget *item;

  g_assert_nonnull (ent_edit_add_tie (ent_document_history (f->document), f->hotel, f->radio, ENT_TIE_ALLIANCE, ENT_DIRECTION_DEFAULT, NULL));
  choose (f, f->hotel);
  act_on_canvas (f, "canvas.rate(uint32 5)");
  act_on_canvas (f, "canvas.set-commitment(uint32 4)");
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  item = find_item (f, f->hotel);
  g_assert_nonnull (item);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == item);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (item)), ==, GTK_ACCESSIBLE_ROLE_OPTION);
  assert_told (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hotel association");
  assert_told (item, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Private sector, Formal, decision power 5, Supportive, 1 tie");
}

static void
test_space_adds_and_takes_out (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  act_on_canvas (f, "canvas.walk('left')");
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  if (g_strcmp0 (ent_canvas_get_focus_id (f->canvas), f->hotel) == 0)
    act_on_canvas (f, "canvas.walk('right')");
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), !=, f->hotel);
  act_on_canvas (f, "canvas.toggle");
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  act_on_canvas (f, "canvas.toggle");
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  act_on_canvas (f, "canvas.escape");
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
}

static const EntStakeholder *
find_by_name (Fixture *f, const char *name)
{
  for (guint i = 0; i < ent_map_n_stakeholders (f->map); i++)
    if (g_strcmp0 (ent_map_stakeholder_at (f->map, i)->name, name) == 0)
      return ent_map_stakeholder_at (f->map, i);
  return NULL;
}

/* Added with the keys, the keyboard having been on another one. */
static char *
add_by_keys (Fixture *f)
{
  const EntStakeholder *added;

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), ==, f->hotel);
  test_press_key (GTK_WINDOW (f->window), "ctrl+l");
  test_xdotool ("type Ola");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (find_by_name (f, "Ola") != NULL, 10000));
  added = find_by_name (f, "Ola");
  return g_strdup (added->base.id);
}

static void
test_after_an_add_one_escape_and_the_keys_rate_the_new_one (Fixture *f, gconstpointer data)
{
  g_autofree char *added = NULL;

  if (test_lacks_pointer ())
    return;
  added = add_by_keys (f);
  test_xdotool ("key Escape 4 i i");
  g_assert_true (test_wait_until (commitment_of (f, added) == ENT_COMMITMENT_UNAWARE, 10000));
  settle (f);
  g_assert_cmpuint (power_of (f, added), ==, 4);
  g_assert_cmpuint (power_of (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), ==, added);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == find_item (f, added));
  g_assert_true (ent_selection_contains (ent_document_selection (f->document), added));
}

/* The second Escape clears the selection: who was selected before, or only has
 * the keyboard, is not touched. */
static void
test_nothing_is_done_to_whom_nobody_selected (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  g_autofree char *added = NULL;
  guint before, n_messages = 0;

  if (test_lacks_pointer ())
    return;
  added = add_by_keys (f);
  before = ent_history_position (history);
  g_signal_connect (f->document, "refused", G_CALLBACK (count_refusal), &n_messages);
  test_xdotool ("key Escape Escape 4 i o t p F2 Delete ctrl+d alt+Right");
  g_assert_true (test_wait_until (n_messages == 9, 10000));
  settle (f);
  g_assert_cmpuint (ent_history_position (history), ==, before);
  g_assert_nonnull (ent_window_message (f->window));
  g_assert_cmpint (ent_tool_feedback (f->canvas->tool)->state, ==, ENT_TOOL_IDLE);

  /* the ring stands on the new one, and Space takes it */
  test_xdotool ("key space");
  g_assert_true (test_wait_until (ent_selection_contains (ent_document_selection (f->document), added), 10000));
  test_xdotool ("key 5");
  g_assert_true (test_wait_until (power_of (f, added) == 5, 10000));
  g_assert_cmpuint (n_messages, ==, 9);
  g_assert_cmpuint (power_of (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
}

static void
test_nobody_dims_while_names_are_typed (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->hotel);
  settle (f);
  g_assert_nonnull (f->canvas->look.bright);
  test_activate (f->window, "win.quick-add");
  settle (f);
  g_assert_null (f->canvas->look.bright);
  test_activate (f->window, "win.back");
  settle (f);
  g_assert_nonnull (f->canvas->look.bright);
}

static void
test_one_key_opens_the_main_menu (Fixture *f, gconstpointer data)
{
  GtkPopover *menu;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  test_press_key (GTK_WINDOW (f->window), "F10");
  menu = gtk_menu_button_get_popover (f->window->menu_button);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (menu)), 5000));
  gtk_popover_popdown (menu);
  test_drain ();
}

/* GTK leaves the keyboard with a submenu that it has hidden. */
static void
test_keys_work_after_a_submenu_is_closed (Fixture *f, gconstpointer data)
{
  GtkWidget *menu;
  g_autofree char *shown = NULL;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  test_press_key (GTK_WINDOW (f->window), "F10");
  menu = GTK_WIDGET (gtk_menu_button_get_popover (f->window->menu_button));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (menu), 5000));
  test_xdotool ("key Down Down Right");
  g_assert_true (test_wait_until ((g_free (shown), g_object_get (menu, "visible-submenu", &shown, NULL), g_strcmp0 (shown, "main") != 0), 5000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (menu), 5000));
  test_press_key (GTK_WINDOW (f->window), "ctrl+l");
  g_assert_true (test_wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), f->window->quick_add), 5000));
}

#define ADD(name, function) g_test_add ("/canvas/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("actions-rate-and-move-what-is-selected", test_actions_rate_and_move_what_is_selected);
  ADD ("deleting-takes-the-selection-and-undoes", test_deleting_takes_the_selection_and_undoes);
  ADD ("a-pin-keeps-it-and-lets-go", test_a_pin_keeps_it_and_lets_go);
  ADD ("walking-goes-through-all-and-selects", test_walking_goes_through_all_and_selects);
  ADD ("zooming-keeps-within-its-bounds", test_zooming_keeps_within_its_bounds);
  ADD ("the-picture-follows-every-change", test_the_picture_follows_every_change);
  ADD ("what-is-done-to-several-is-one-step", test_what_is_done_to_several_is_one_step);
  ADD ("a-sector-keeps-its-underscores-in-the-menu", test_a_sector_keeps_its_underscores_in_the_menu);
  ADD ("a-menu-stands-within-the-picture", test_a_menu_stands_within_the_picture);
  ADD ("what-is-typed-over-a-symbol-is-its-name", test_what_is_typed_over_a_symbol_is_its_name);
  ADD ("who-has-the-keyboard-is-told", test_who_has_the_keyboard_is_told_by_name_and_rating);
  ADD ("space-adds-and-takes-out", test_space_adds_and_takes_out);
  ADD ("after-an-add-the-keys-rate-the-new-one", test_after_an_add_one_escape_and_the_keys_rate_the_new_one);
  ADD ("a-menu-is-seen-to-its-last-command", test_a_menu_is_seen_to_its_last_command);
  ADD ("nothing-is-done-to-whom-nobody-selected", test_nothing_is_done_to_whom_nobody_selected);
  ADD ("nobody-dims-while-names-are-typed", test_nobody_dims_while_names_are_typed);
  ADD ("one-key-opens-the-main-menu", test_one_key_opens_the_main_menu);
  ADD ("keys-work-after-a-submenu-is-closed", test_keys_work_after_a_submenu_is_closed);
  return g_test_run ();
}
