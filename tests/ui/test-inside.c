/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organisation seen from inside: there, back, and what is done in it. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"

#include <string.h>

typedef struct
{
  Fixture base;
  char *desk, *clerk; /* ids: a department of the police, and a person in it */
} Inside;

static EntHistory *
history_of (Inside *f)
{
  return ent_document_history (f->base.document);
}

static void
set_field (Inside *f, const char *id, const char *field, const char *value)
{
  g_assert_true (ent_edit_set_field (history_of (f), &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, field), value, NULL));
}

static void
open_up (Inside *f, gconstpointer data)
{
  set_up (&f->base, data);
  f->desk = g_strdup (ent_edit_add_inside (history_of (f), f->base.police, "Beach patrol", ENT_SECTOR_INSTITUTIONS, ENT_KIND_GOVERNMENT, NULL));
  set_field (f, f->desk, "unit", "department");
  f->clerk = g_strdup (ent_edit_add_inside (history_of (f), f->desk, "Rosa Díaz", ENT_SECTOR_INSTITUTIONS, ENT_KIND_GOVERNMENT, NULL));
  settle (&f->base);
}

static void
close_down (Inside *f, gconstpointer data)
{
  g_free (f->desk);
  g_free (f->clerk);
  tear_down (&f->base, data);
}

static gboolean
shows (Inside *f, const char *id)
{
  return ent_canvas_symbol (f->base.canvas, id) != NULL;
}

static void
select_one (Inside *f, const char *id)
{
  ent_selection_set (ent_document_selection (f->base.document), id);
}

static void
enter (Inside *f)
{
  select_one (f, f->base.police);
  test_activate (f->base.window, "win.inside");
  settle (&f->base);
}

/* A menu's items are insensitive as the action is. */
static gboolean
is_offered (Inside *f)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean offered;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), "win.inside");
  gtk_widget_set_parent (probe, GTK_WIDGET (f->base.window));
  offered = gtk_widget_is_sensitive (probe);
  gtk_widget_unparent (probe);
  return offered;
}

static void
test_it_is_offered_for_an_organisation_only (Inside *f, gconstpointer data)
{
  select_one (f, NULL);
  g_assert_false (is_offered (f));
  select_one (f, f->clerk);
  g_assert_false (is_offered (f));
  select_one (f, f->desk);
  g_assert_true (is_offered (f));
  select_one (f, f->base.hotel);
  g_assert_true (is_offered (f));
  select_one (f, f->base.police);
  g_assert_true (is_offered (f));
}

static void
on_words (GObject *label, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* Whoever comes with an import is counted when all are there. */
static void
test_a_step_of_many_is_counted_once (Inside *f, gconstpointer data)
{
  GtkWidget *label;
  guint n = 0;

  enter (f);
  label = test_find_label (f->base.window->inside_bar, "2 people and departments");
  g_signal_connect (label, "notify::label", G_CALLBACK (on_words), &n);
  ent_history_begin (history_of (f), "Import");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Officer %u", i);

      ent_edit_add_inside (history_of (f), f->base.police, name, ENT_SECTOR_INSTITUTIONS, ENT_KIND_GOVERNMENT, NULL);
    }
  ent_history_end (history_of (f));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "42 people and departments");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_its_people_are_shown_and_the_map_again (Inside *f, gconstpointer data)
{
  g_assert_false (shows (f, f->desk));
  enter (f);
  g_assert_cmpstr (ent_canvas_get_inside (f->base.canvas), ==, f->base.police);
  g_assert_true (shows (f, f->desk) && shows (f, f->clerk));
  g_assert_false (shows (f, f->base.police) || shows (f, f->base.hotel));
  g_assert_true (gtk_widget_get_visible (f->base.window->inside_bar));
  g_assert_nonnull (test_find_label (f->base.window->inside_bar, "Tourism police"));
  g_assert_nonnull (test_find_label (f->base.window->inside_bar, "2 people and departments"));
  /* nobody is dimmed for one who is not in the picture */
  g_assert_null (f->base.canvas->look.bright);
  test_activate (f->base.window, "win.inside");
  settle (&f->base);
  g_assert_true (shows (f, f->base.police) && !shows (f, f->desk));
  g_assert_false (gtk_widget_get_visible (f->base.window->inside_bar));
  g_assert_cmpstr (ent_canvas_get_focus_id (f->base.canvas), ==, f->base.police);
}

/* Whoever was selected in it: one key is enough. */
static void
test_keys_lead_in_and_out (Inside *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  select_one (f, f->base.police);
  test_press_key (GTK_WINDOW (f->base.window), "ctrl+g");
  g_assert_true (test_wait_until (ent_canvas_get_inside (f->base.canvas) != NULL, 5000));
  settle (&f->base);
  test_press_key (GTK_WINDOW (f->base.window), "Down");
  g_assert_true (test_wait_until (g_strcmp0 (ent_selection_focus (ent_document_selection (f->base.document)), f->base.police) != 0, 5000));
  test_press_key (GTK_WINDOW (f->base.window), "Escape");
  g_assert_true (test_wait_until (ent_canvas_get_inside (f->base.canvas) == NULL, 5000));
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->base.document)), ==, f->base.police);
  settle (&f->base);
  test_press_key (GTK_WINDOW (f->base.window), "ctrl+g");
  g_assert_true (test_wait_until (ent_canvas_get_inside (f->base.canvas) != NULL, 5000));
  test_press_key (GTK_WINDOW (f->base.window), "ctrl+g");
  g_assert_true (test_wait_until (ent_canvas_get_inside (f->base.canvas) == NULL, 5000));
}

static void
test_a_view_that_is_asked_for_is_the_one_of_all (Inside *f, gconstpointer data)
{
  enter (f);
  test_activate (f->base.window, "win.view('matrix')");
  settle (&f->base);
  g_assert_null (ent_canvas_get_inside (f->base.canvas));
  g_assert_true (shows (f, f->base.hotel));
  /* from a view without a picture, the picture comes along */
  test_activate (f->base.window, "win.view('register')");
  enter (f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->base.canvas)));
  g_assert_true (shows (f, f->desk));
  test_activate (f->base.window, "win.view('map')");
  g_assert_null (ent_canvas_get_inside (f->base.canvas));
}

static void
test_whoever_is_added_there_is_inside (Inside *f, gconstpointer data)
{
  GtkWidget *entry = test_find_type (f->base.window->quick_add, GTK_TYPE_ENTRY);
  const EntStakeholder *added;

  enter (f);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Night watch");
  test_click (test_find_button (f->base.window->quick_add, "_Add"));
  settle (&f->base);
  added = ent_map_stakeholder (f->base.map, ent_selection_focus (ent_document_selection (f->base.document)));
  g_assert_cmpstr (added->name, ==, "Night watch");
  g_assert_cmpstr (added->part_of, ==, f->base.police);
  g_assert_cmpint (added->sector, ==, ENT_SECTOR_INSTITUTIONS);
  g_assert_true (shows (f, added->base.id));
  g_assert_nonnull (test_find_label (f->base.window->inside_bar, "3 people and departments"));
  test_activate (f->base.window, "win.inside");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Port authority");
  test_click (test_find_button (f->base.window->quick_add, "_Add"));
  added = ent_map_stakeholder (f->base.map, ent_selection_focus (ent_document_selection (f->base.document)));
  g_assert_null (added->part_of);
}

static void
test_when_it_is_deleted_the_map_comes_back (Inside *f, gconstpointer data)
{
  const char *ids[] = { f->base.police };

  enter (f);
  g_assert_true (ent_edit_delete (history_of (f), ids, 1, NULL));
  g_assert_null (ent_canvas_get_inside (f->base.canvas));
  settle (&f->base);
  g_assert_true (shows (f, f->base.hotel));
  g_assert_false (gtk_widget_get_visible (f->base.window->inside_bar));
}

static void
test_the_projector_follows (Inside *f, gconstpointer data)
{
  EntCanvas *shown;

  test_activate (f->base.window, "win.project-here");
  shown = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (f->base.window->projector)));
  enter (f);
  g_assert_true (test_wait_until (ent_canvas_get_scene (shown) != NULL && ent_canvas_is_settled (shown) && ent_canvas_symbol (shown, f->desk) != NULL, 10000));
  /* there is no sector of the whole map to light */
  ent_canvas_light_next (shown);
  g_assert_true (ent_canvas_is_settled (shown));
  test_activate (f->base.window, "win.inside");
  g_assert_true (test_wait_until (ent_canvas_is_settled (shown) && ent_canvas_symbol (shown, f->base.hotel) != NULL, 10000));
}

#define ADD(name, function) g_test_add ("/inside/" name, Inside, NULL, open_up, function, close_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("is-offered-for-an-organisation-only", test_it_is_offered_for_an_organisation_only);
  ADD ("its-people-are-shown-and-the-map-again", test_its_people_are_shown_and_the_map_again);
  ADD ("a-step-of-many-is-counted-once", test_a_step_of_many_is_counted_once);
  ADD ("keys-lead-in-and-out", test_keys_lead_in_and_out);
  ADD ("a-view-that-is-asked-for-is-the-one-of-all", test_a_view_that_is_asked_for_is_the_one_of_all);
  ADD ("whoever-is-added-there-is-inside", test_whoever_is_added_there_is_inside);
  ADD ("when-it-is-deleted-the-map-comes-back", test_when_it_is_deleted_the_map_comes_back);
  ADD ("the-projector-follows", test_the_projector_follows);
  return g_test_run ();
}
