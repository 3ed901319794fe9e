/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas: its actions and keys change the map as steps that undo, and a real
 * pointer selects, drags, ties and draws a band.
 */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-item.h"
#include "app/canvas/canvas-private.h"
#include "app/typing/tie-entry.h"
#include "app/window/window-private.h"

#include <math.h>
#include <string.h>

static void
act (Fixture *f, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->canvas), name, target));
  settle (f);
}

static guint
commitment (Fixture *f, const char *id)
{
  return ent_map_rating (f->map, ent_map_stakeholder (f->map, id), ent_document_moment (f->document), ENT_ASPECT_COMMITMENT);
}

static guint
power (Fixture *f, const char *id)
{
  return ent_map_rating (f->map, ent_map_stakeholder (f->map, id), ent_document_moment (f->document), ENT_ASPECT_POWER);
}

static void
test_actions_rate_and_move_what_is_selected (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  choose (f, f->hotel);
  act (f, "canvas.rate(uint32 5)");
  g_assert_cmpuint (power (f, f->hotel), ==, 5);
  g_assert_cmpuint (power (f, f->police), ==, ENT_POWER_NOT_ASSESSED);
  act (f, "canvas.set-commitment(uint32 3)");
  act (f, "canvas.ring-in");
  g_assert_cmpuint (commitment (f, f->hotel), ==, ENT_COMMITMENT_SUPPORTIVE);
  act (f, "canvas.ring-out");
  g_assert_cmpuint (commitment (f, f->hotel), ==, ENT_COMMITMENT_NEUTRAL);
  act (f, "canvas.sector-next");
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->sector, ==, ENT_SECTOR_INFORMAL);
  g_assert_cmpuint (ent_history_position (history), ==, before + 5);
  ent_history_go_to (history, before);
  g_assert_cmpuint (power (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->hotel)->sector, ==, ENT_SECTOR_PRIVATE);
}

static void
test_deleting_takes_the_selection_and_undoes (Fixture *f, gconstpointer data)
{
  choose (f, f->radio);
  act (f, "canvas.delete");
  g_assert_null (ent_map_stakeholder (f->map, f->radio));
  ent_history_undo (ent_document_history (f->document));
  g_assert_nonnull (ent_map_stakeholder (f->map, f->radio));
  g_assert_true (ent_selection_contains (ent_document_selection (f->document), f->radio));
}

static void
test_a_pin_keeps_it_and_lets_go (Fixture *f, gconstpointer data)
{
  choose (f, f->radio);
  act (f, "canvas.pin");
  g_assert_true (ent_map_stakeholder (f->map, f->radio)->pin.set);
  act (f, "canvas.pin");
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
      act (f, "canvas.next");
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
    act (f, "canvas.zoom-in");
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), <=, 10.0 + 1e-9);
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), >, fit);
  act (f, "canvas.fit");
  g_assert_cmpfloat_with_epsilon (ent_canvas_get_zoom (f->canvas), fit, 1e-6);
}

static const EntSceneSymbol *
drawn (Fixture *f, const char *id)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  int index = ent_scene_find_symbol (scene, id);

  return index >= 0 ? &g_array_index (scene->symbols, EntSceneSymbol, index) : NULL;
}

static void
test_the_picture_follows_every_change (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);
  g_autofree char *added = NULL;

  choose (f, f->hotel);
  act (f, "canvas.rate(uint32 5)");
  act (f, "canvas.set-commitment(uint32 4)");
  act (f, "canvas.sector-next");
  g_assert_cmpuint (drawn (f, f->hotel)->power, ==, 5);
  g_assert_cmpuint (drawn (f, f->hotel)->commitment, ==, ENT_COMMITMENT_SUPPORTIVE);
  g_assert_cmpuint (drawn (f, f->hotel)->sector, ==, ENT_SECTOR_INFORMAL);
  act (f, "canvas.delete");
  g_assert_null (drawn (f, f->hotel));
  ent_history_go_to (history, before);
  settle (f);
  g_assert_cmpuint (drawn (f, f->hotel)->power, ==, ENT_POWER_NOT_ASSESSED);
  g_assert_cmpuint (drawn (f, f->hotel)->sector, ==, ENT_SECTOR_PRIVATE);
  added = g_strdup (test_add (f->window, "Parish of San Telmo", ENT_SECTOR_COMMUNITY));
  settle (f);
  g_assert_nonnull (drawn (f, added));
}

static void
focus_on (Fixture *f, const char *id)
{
  for (guint i = 0; i < 6 && g_strcmp0 (ent_canvas_get_focus_id (f->canvas), id) != 0; i++)
    act (f, ent_canvas_get_focus_id (f->canvas) == NULL || i < 3 ? "canvas.next" : "canvas.previous");
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), ==, id);
}

static void
count_message (EntDocument *document, const char *message, guint *n)
{
  g_assert_cmpuint (strlen (message), >, 0);
  (*n)++;
}

static void
test_a_tie_is_drawn_from_the_keyboard (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history), n_messages = 0;

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  g_signal_connect (f->document, "refused", G_CALLBACK (count_message), &n_messages);
  for (guint i = 0; i < 2; i++)
    {
      choose (f, f->police);
      act (f, "canvas.tie-start");
      focus_on (f, f->radio);
      g_assert_true (ent_selection_contains (ent_document_selection (f->document), f->police));
      act (f, "canvas.activate");
    }
  /* the second is there already: it is said, and nothing is done */
  g_assert_cmpuint (n_messages, ==, 1);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->police);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->radio);

  choose (f, ent_map_tie_at (f->map, 0)->base.id);
  act (f, "canvas.tie-kind-next");
  g_assert_cmpuint (ent_map_tie_at (f->map, 0)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_canvas_get_tie_kind (f->canvas), ==, ENT_TIE_ALLIANCE);
  ent_history_go_to (history, before);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 0);
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
  act (f, "canvas.pin");
  g_assert_true (ent_map_stakeholder (f->map, f->hotel)->pin.set && ent_map_stakeholder (f->map, f->radio)->pin.set);
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  ent_selection_set_many (ent_document_selection (f->document), (const char *const[]) { one, other }, 2);
  act (f, "canvas.tie-kind-next");
  g_assert_cmpuint (ent_map_tie (f->map, one)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_map_tie (f->map, other)->kind, ==, ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_history_position (history), ==, before + 2);
  act (f, "canvas.set-tie-kind('funds')");
  g_assert_cmpuint (ent_map_tie (f->map, other)->kind, ==, ENT_TIE_FUNDS);
  g_assert_cmpuint (ent_history_position (history), ==, before + 3);
}

static void
test_when_no_kind_is_left_it_is_said (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint n_messages = 0;

  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    g_assert_nonnull (ent_edit_add_tie (history, f->hotel, f->radio, kind, ENT_DIRECTION_DEFAULT, NULL));
  choose (f, ent_map_tie_at (f->map, 0)->base.id);
  g_signal_connect (f->document, "refused", G_CALLBACK (count_message), &n_messages);
  act (f, "canvas.tie-kind-next");
  g_assert_cmpuint (n_messages, ==, 1);
  g_assert_cmpstr (ent_window_message (f->window), ==, "These two have a tie of every other kind already: the kind stays as it is.");
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
  act (f, "canvas.menu");
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
    act (f, "canvas.zoom-in");
  for (guint i = 0; i < 12; i++)
    act (f, "canvas.pan((60,60))");
  act (f, "canvas.menu");
  menu = test_find_type (GTK_WIDGET (f->canvas), GTK_TYPE_POPOVER_MENU);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &at));
  view = (GdkRectangle) { 0, 0, gtk_widget_get_width (GTK_WIDGET (f->canvas)), gtk_widget_get_height (GTK_WIDGET (f->canvas)) };
  g_assert_true (gdk_rectangle_intersect (&at, &view, &common));
  g_assert_true (gdk_rectangle_equal (&at, &common));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_what_is_typed_over_a_symbol_is_its_name (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  choose (f, f->radio);
  act (f, "canvas.rename");
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
  act (f, "canvas.rate(uint32 5)");
  act (f, "canvas.set-commitment(uint32 4)");
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
  act (f, "canvas.walk('left')");
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  if (g_strcmp0 (ent_canvas_get_focus_id (f->canvas), f->hotel) == 0)
    act (f, "canvas.walk('right')");
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), !=, f->hotel);
  act (f, "canvas.toggle");
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  act (f, "canvas.toggle");
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  act (f, "canvas.escape");
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
}

/* --- a real pointer --- */

static EntPoint
middle_of (Fixture *f, const char *id)
{
  graphene_rect_t place;

  g_assert_true (ent_canvas_get_place (f->canvas, id, &place));
  return (EntPoint) { place.origin.x + place.size.width / 2, place.origin.y + place.size.height / 2 };
}

/* The place in the widget; clockwise from twelve o'clock. */
static EntPoint
in_disc (Fixture *f, double angle, double radius)
{
  EntPoint centre = ent_canvas_get_scene (f->canvas)->centre;

  return ent_viewport_to_view (&f->canvas->viewport, (EntPoint) { centre.x + radius * sin (angle), centre.y - radius * cos (angle) });
}

/* The middle of it. */
static EntPoint
cell_in_widget (Fixture *f, EntSectorId sector, guint8 value)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, sector);
  double angle = (wedge->start + wedge->end) / 2, radius = 0;

  for (guint i = 0; i < scene->rings->len; i++)
    {
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

      if (ring->value == value)
        radius = (ring->inner + ring->outer) / 2;
    }
  return in_disc (f, angle, radius);
}

static gboolean
is_grabbing (Fixture *f)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (f->canvas));

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "grabbing") == 0;
}

static void
test_a_click_selects (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  if (test_lacks_pointer ())
    return;
  ent_selection_clear (selection);
  settle (f);
  point_at (f, middle_of (f, f->police));
  test_xdotool ("click 1");
  g_assert_true (test_wait_until (ent_selection_contains (selection, f->police), 5000));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
}

static void
test_a_drag_changes_sector_and_ring_in_one_step (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  if (test_lacks_pointer ())
    return;
  drag (f, middle_of (f, f->police), cell_in_widget (f, ENT_SECTOR_COMMUNITY, ENT_COMMITMENT_LEADING), TRUE);
  g_assert_true (test_wait_until (ent_history_position (history) > before, 5000));
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_COMMUNITY);
  g_assert_cmpuint (commitment (f, f->police), ==, ENT_COMMITMENT_LEADING);
  ent_history_undo (history);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_INSTITUTIONS);
  g_assert_cmpuint (commitment (f, f->police), ==, ENT_COMMITMENT_NOT_ASSESSED);
}

/* A pointer stands on whole pixels, and grabs and lets go by it. */
#define NEAR 2

static gboolean
is_near (EntPoint a, EntPoint b)
{
  return fabs (a.x - b.x) <= NEAR && fabs (a.y - b.y) <= NEAR;
}

/* Along its ring, @far towards the middle of its wedge: the whole symbol has room
 * there. Nearer to the edge it would be moved in, and where in its cell a symbol
 * stands is different in every run, as its id is. */
static EntPoint
beside (Fixture *f, const char *id, double far)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  const EntSceneSymbol *symbol = drawn (f, id);
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, symbol->sector);
  double angle = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y);
  double radius = hypot (symbol->x - scene->centre.x, symbol->y - scene->centre.y);
  double to_middle = remainder ((wedge->start + wedge->end) / 2 - angle, 2 * G_PI);

  return in_disc (f, angle + copysign (far / ent_canvas_get_zoom (f->canvas) / radius, to_middle), radius);
}

/* Let go within its cell, it stays there, in the file too, until it is released. */
static void
test_a_drag_within_its_cell_pins (Fixture *f, gconstpointer data)
{
  EntPoint from = middle_of (f, f->police), to = beside (f, f->police, 24), now;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntFile) file = NULL;

  if (test_lacks_pointer ())
    return;
  drag (f, from, to, TRUE);
  g_assert_true (test_wait_until (ent_map_stakeholder (f->map, f->police)->pin.set, 5000));
  settle (f);
  g_assert_true (test_wait_until (is_near (middle_of (f, f->police), to), 5000));
  bytes = ent_store_write (f->map, NULL);
  file = ent_store_read (bytes, "kept", NULL);
  g_assert_cmpfloat_with_epsilon (ent_map_stakeholder (file->map, f->police)->pin.angle, ent_map_stakeholder (f->map, f->police)->pin.angle, 1e-3);
  choose (f, f->police);
  act (f, "canvas.pin");
  g_assert_false (ent_map_stakeholder (f->map, f->police)->pin.set);
  now = middle_of (f, f->police);
  g_assert_true (is_near (now, from));
}

static void
test_escape_takes_a_drag_back (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  if (test_lacks_pointer ())
    return;
  drag (f, middle_of (f, f->police), cell_in_widget (f, ENT_SECTOR_FAMILY, ENT_COMMITMENT_NEUTRAL), FALSE);
  g_assert_true (test_wait_until (is_grabbing (f), 5000));
  test_press_key (GTK_WINDOW (f->window), "Escape");
  g_assert_true (test_wait_until (!is_grabbing (f), 5000));
  test_xdotool ("mouseup 1");
  settle (f);
  g_assert_cmpuint (ent_history_position (history), ==, before);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_INSTITUTIONS);
}

static void
test_from_rim_to_rim_a_tie_is_drawn (Fixture *f, gconstpointer data)
{
  graphene_rect_t place;
  EntPoint to, from;
  double length, reach;

  if (test_lacks_pointer ())
    return;
  /* small symbols have no rim to start from: they are dragged or tied by key */
  choose (f, f->hotel);
  act (f, "canvas.rate(uint32 5)");
  to = middle_of (f, f->radio);
  from = middle_of (f, f->hotel);
  length = hypot (to.x - from.x, to.y - from.y);
  g_assert_true (ent_canvas_get_place (f->canvas, f->hotel, &place));
  reach = MIN (place.size.width, place.size.height) / 2 + 1;
  from.x += reach * (to.x - from.x) / length;
  from.y += reach * (to.y - from.y) / length;
  drag (f, from, to, TRUE);
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 5000));
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->hotel);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->radio);
}

static void
test_a_band_selects_what_it_touches (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  double width = gtk_widget_get_width (GTK_WIDGET (f->canvas)), height = gtk_widget_get_height (GTK_WIDGET (f->canvas));

  if (test_lacks_pointer ())
    return;
  ent_selection_clear (selection);
  settle (f);
  /* off the edges, which belong to the handles of the panels */
  drag (f, (EntPoint) { 20, 12 }, (EntPoint) { width - 24, height - 90 }, TRUE);
  g_assert_true (test_wait_until (ent_selection_n (selection) == 3, 5000));
}

/* Letters are keys of commands too, O moves out by a ring: while the other end
 * of a tie is wanted they are a name. */
static void
test_the_other_end_of_a_tie_is_found_by_typing (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);
  GtkWidget *search = NULL;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->police);
  test_press_key (GTK_WINDOW (f->window), "t");
  test_xdotool ("type otel");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 10000));
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->police);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->hotel);
  search = test_find_type (GTK_WIDGET (f->canvas), ENT_TYPE_TIE_ENTRY);
  g_assert_nonnull (search);
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));

  /* Escape takes it back, and letters are commands again */
  choose (f, f->radio);
  test_xdotool ("key t h");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (search), 10000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  test_xdotool ("key 4");
  g_assert_true (test_wait_until (ent_history_position (history) == before + 2, 10000));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
}

/* Letters are a name then, so K has Ctrl; when it is made, K alone changes it. */
static void
test_the_kind_of_a_tie_changes_while_it_is_made_and_after (Fixture *f, gconstpointer data)
{
  g_autofree char *note = NULL;
  GtkWidget *search;

  if (test_lacks_pointer ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  choose (f, f->police);
  test_press_key (GTK_WINDOW (f->window), "t");
  test_xdotool ("key ctrl+k");
  g_assert_true (test_wait_until (f->canvas->tie_kind == ENT_TIE_WORKS_WITH + 1, 10000));
  test_xdotool ("type otel");
  search = test_find_type (GTK_WIDGET (f->canvas), ENT_TYPE_TIE_ENTRY);
  g_assert_nonnull (search);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (search), 10000));
  test_xdotool ("key ctrl+k");
  g_assert_true (test_wait_until (f->canvas->tie_kind == ENT_TIE_WORKS_WITH + 2, 10000));
  note = g_strdup_printf ("%s (Ctrl+K: another kind)", ent_choice_label (&ent_tie_choices, ENT_TIE_WORKS_WITH + 2));
  g_assert_nonnull (test_find_label (search, note));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 10000));
  g_assert_cmpuint (ent_map_tie_at (f->map, 0)->kind, ==, ENT_TIE_WORKS_WITH + 2);
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 10000));
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, ent_map_tie_at (f->map, 0)->base.id);
  test_xdotool ("key k");
  g_assert_true (test_wait_until (ent_map_tie_at (f->map, 0)->kind == ENT_TIE_WORKS_WITH + 3, 10000));
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
  g_assert_true (test_wait_until (commitment (f, added) == ENT_COMMITMENT_UNAWARE, 10000));
  settle (f);
  g_assert_cmpuint (power (f, added), ==, 4);
  g_assert_cmpuint (power (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
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
  g_signal_connect (f->document, "refused", G_CALLBACK (count_message), &n_messages);
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
  g_assert_true (test_wait_until (power (f, added) == 5, 10000));
  g_assert_cmpuint (n_messages, ==, 9);
  g_assert_cmpuint (power (f, f->hotel), ==, ENT_POWER_NOT_ASSESSED);
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

static gboolean
has_tooltip (Fixture *f, EntPoint at)
{
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown;

  g_signal_emit_by_name (f->canvas, "query-tooltip", (int) at.x, (int) at.y, FALSE, tooltip, &shown);
  return shown;
}

static void
test_from_the_press_on_no_tooltip_is_in_the_way (Fixture *f, gconstpointer data)
{
  EntPoint at;

  if (test_lacks_pointer ())
    return;
  at = middle_of (f, f->police);
  point_at (f, at);
  g_assert_true (has_tooltip (f, at));
  test_xdotool ("mousedown 1");
  g_assert_true (test_wait_until (ent_tool_feedback (f->canvas->tool)->state == ENT_TOOL_PRESSED, 5000));
  g_assert_false (has_tooltip (f, at));
  test_xdotool ("mouseup 1");
  g_assert_true (test_wait_until (has_tooltip (f, at), 5000));
  act (f, "canvas.tie-start");
  g_assert_false (has_tooltip (f, at));
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
  ADD ("a-tie-is-drawn-from-the-keyboard", test_a_tie_is_drawn_from_the_keyboard);
  ADD ("the-kind-of-a-tie-changes-while-it-is-made-and-after", test_the_kind_of_a_tie_changes_while_it_is_made_and_after);
  ADD ("the-other-end-of-a-tie-is-found-by-typing", test_the_other_end_of_a_tie_is_found_by_typing);
  ADD ("what-is-done-to-several-is-one-step", test_what_is_done_to_several_is_one_step);
  ADD ("when-no-kind-is-left-it-is-said", test_when_no_kind_is_left_it_is_said);
  ADD ("a-sector-keeps-its-underscores-in-the-menu", test_a_sector_keeps_its_underscores_in_the_menu);
  ADD ("a-menu-stands-within-the-picture", test_a_menu_stands_within_the_picture);
  ADD ("what-is-typed-over-a-symbol-is-its-name", test_what_is_typed_over_a_symbol_is_its_name);
  ADD ("who-has-the-keyboard-is-told", test_who_has_the_keyboard_is_told_by_name_and_rating);
  ADD ("space-adds-and-takes-out", test_space_adds_and_takes_out);
  ADD ("a-click-selects", test_a_click_selects);
  ADD ("a-drag-changes-sector-and-ring-in-one-step", test_a_drag_changes_sector_and_ring_in_one_step);
  ADD ("a-drag-within-its-cell-pins", test_a_drag_within_its_cell_pins);
  ADD ("escape-takes-a-drag-back", test_escape_takes_a_drag_back);
  ADD ("from-rim-to-rim-a-tie-is-drawn", test_from_rim_to_rim_a_tie_is_drawn);
  ADD ("a-band-selects-what-it-touches", test_a_band_selects_what_it_touches);
  ADD ("after-an-add-the-keys-rate-the-new-one", test_after_an_add_one_escape_and_the_keys_rate_the_new_one);
  ADD ("nothing-is-done-to-whom-nobody-selected", test_nothing_is_done_to_whom_nobody_selected);
  ADD ("nobody-dims-while-names-are-typed", test_nobody_dims_while_names_are_typed);
  ADD ("from-the-press-on-no-tooltip-is-in-the-way", test_from_the_press_on_no_tooltip_is_in_the_way);
  ADD ("one-key-opens-the-main-menu", test_one_key_opens_the_main_menu);
  return g_test_run ();
}
