/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging what several people made apart: who is the same is asked by the names, several files are one step, and
 * whoever gives it up has the map as it was.
 */
#include "ui/sealed-fixture.h"

#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

#define WAIT 20000
#define NAMES "Are these the same?"

/* A map in a window, never saved, and two files made without it. */
typedef struct
{
  EntWindow *window;
  EntMap *map, *before;
  char *paths[3]; /* NULL-terminated */
} Fixture;

typedef struct
{
  const char *name;
  EntSectorId sector;
  const char *level; /* or NULL */
} Person;

static void
write_map (const char *path, const Person *people, guint n_people, EntSecret *secret)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntHistory *history = ent_document_history (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n_people; i++)
    {
      const char *id = ent_edit_add_stakeholder (history, people[i].name, people[i].sector, ENT_KIND_FORMAL, &error);

      g_assert_no_error (error);
      ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "level"), people[i].level, &error);
      g_assert_no_error (error);
    }
  bytes = ent_store_write_sealed (ent_document_map (document), secret, &error);
  g_assert_no_error (error);
  ent_store_save (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const Person one[] = { { "hotel sol", ENT_SECTOR_PRIVATE, "national" }, { "Asociación Hoteles", ENT_SECTOR_PRIVATE, NULL }, { "School", ENT_SECTOR_EDUCATION, NULL } };
  static const Person other[] = { { "Hotel Sol", ENT_SECTOR_INFORMAL, "local" }, { "School", ENT_SECTOR_EDUCATION, NULL }, { "Radio", ENT_SECTOR_MEDIA, NULL } };
  const char *hotel;

  f->window = test_window ();
  f->map = ent_document_map (ent_window_document (f->window));
  hotel = test_add (f->window, "Hotel Sol", ENT_SECTOR_PRIVATE);
  ent_edit_set_field (ent_document_history (ent_window_document (f->window)), &ENT_KEY (ENT_RECORD_STAKEHOLDER, hotel), ent_field_find (ENT_RECORD_STAKEHOLDER, "level"), "local", NULL);
  test_add (f->window, "Asoc. de Hoteles", ENT_SECTOR_PRIVATE);
  f->before = ent_map_copy (f->map);
  f->paths[0] = test_temporary ("one.entorno");
  f->paths[1] = test_temporary ("other.entorno");
  write_map (f->paths[0], one, G_N_ELEMENTS (one), NULL);
  write_map (f->paths[1], other, G_N_ELEMENTS (other), NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    test_close (f->window);
  g_clear_object (&f->before);
  g_free (f->paths[0]);
  g_free (f->paths[1]);
}

static guint
count_named (Fixture *f, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (f->map); i++)
    n += strcmp (ent_map_stakeholder_at (f->map, i)->name, name) == 0;
  return n;
}

static guint
count_steps (Fixture *f)
{
  return ent_history_n_steps (ent_document_history (ent_window_document (f->window)));
}

static void
assert_as_before (Fixture *f)
{
  g_assert_true (ent_map_equal (f->map, f->before));
}

static GtkWidget *
wait_for_window (const char *title)
{
  GtkWidget *window = NULL;

  g_assert_true (test_wait_until ((window = test_find_window (title)) != NULL, WAIT));
  test_drain ();
  return window;
}

static void
wait_for_merge (Fixture *f)
{
  g_assert_true (test_wait_until (f->window->joining == NULL, WAIT));
  test_wait_for_file (f->window);
}

/* In the order of the rows. */
static void
collect_switches (GtkWidget *root, GPtrArray *switches)
{
  if (GTK_IS_SWITCH (root))
    g_ptr_array_add (switches, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_switches (child, switches);
}

static GtkSwitch *
switch_at (GtkWidget *dialog, guint place)
{
  g_autoptr (GPtrArray) switches = g_ptr_array_new ();

  collect_switches (dialog, switches);
  g_assert_cmpuint (place, <, switches->len);
  return g_ptr_array_index (switches, place);
}

/* With the first file: the hotel, and the associations. The baselines are of one day. */
static GtkWidget *
ask_about_one (Fixture *f)
{
  ent_window_merge_with (f->window, f->paths[0]);
  return wait_for_window (NAMES);
}

static void
test_namesakes_are_shown_side_by_side (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_one (f);

  g_assert_nonnull (test_find_label (dialog, "In “one.entorno”"));
  g_assert_null (test_find_label (dialog, "Baseline"));
  g_assert_nonnull (test_find_label (dialog, "Hotel Sol"));
  g_assert_nonnull (test_find_label (dialog, "hotel sol"));
  g_assert_nonnull (test_find_label (dialog, "Private sector · Formal"));
  g_assert_nonnull (test_find_label (dialog, "Same name"));
  g_assert_nonnull (test_find_label (dialog, "Similar names"));
  g_assert_nonnull (test_find_label (dialog, "1 of 2 pairs will be joined"));
  g_assert_true (gtk_switch_get_active (switch_at (dialog, 0)));
  g_assert_false (gtk_switch_get_active (switch_at (dialog, 1)));
  test_click (test_find_button (dialog, "_Cancel"));
  wait_for_merge (f);
  assert_as_before (f);
}

/* And what they say in different ways is asked after that. */
static void
test_those_who_are_the_same_become_one (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_one (f);

  gtk_switch_set_active (switch_at (dialog, 1), TRUE);
  g_assert_nonnull (test_find_label (dialog, "2 of 2 pairs will be joined"));
  test_click (test_find_button (dialog, "_Go on"));
  dialog = wait_for_window ("Merge");
  /* the level, and the names of the associations: the hotel is only written in another way */
  g_assert_nonnull (test_find_label (dialog, "Conflict 1 of 2, 2 open"));
  test_click (test_find_button (dialog, "The rest as in the _file"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 3);
  g_assert_cmpuint (ent_map_n_moments (f->map), ==, 1);
  g_assert_cmpuint (count_named (f, "Hotel Sol"), ==, 1);
  g_assert_cmpuint (count_named (f, "Asociación Hoteles"), ==, 1);
  g_assert_nonnull (strstr (ent_window_message (f->window), "“one.entorno” was merged into your map. 1 stakeholder is new. 2 stakeholders were joined with those of the same name."));
}

static void
test_those_who_are_not_stay_two (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_about_one (f);

  test_click (test_find_button (dialog, "_All"));
  g_assert_nonnull (test_find_label (dialog, "2 of 2 pairs will be joined"));
  g_assert_true (gtk_switch_get_active (switch_at (dialog, 1)));
  test_click (test_find_button (dialog, "_None"));
  g_assert_nonnull (test_find_label (dialog, "0 of 2 pairs will be joined"));
  g_assert_false (gtk_switch_get_active (switch_at (dialog, 0)));
  test_click (test_find_button (dialog, "_Go on"));
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
  g_assert_cmpuint (ent_map_n_moments (f->map), ==, 1);
}

/* Both files, with what is asked on the way, up to the last question. */
static GtkWidget *
ask_up_to_the_end (Fixture *f)
{
  GtkWidget *dialog;

  ent_window_merge_all (f->window, (const char *const *) f->paths);
  dialog = wait_for_window (NAMES);
  g_assert_nonnull (test_find_label (dialog, "In “one.entorno”"));
  g_assert_nonnull (test_find_label (dialog, "File 1 of 2: one.entorno"));
  test_click (test_find_button (dialog, "_Go on"));
  dialog = wait_for_window ("Merge");
  g_assert_nonnull (test_find_label (dialog, "File 1 of 2: one.entorno"));
  test_click (test_find_button (dialog, "The rest as h_ere"));
  test_click (test_find_button (dialog, "_Merge"));
  g_assert_true (test_wait_until (test_find_window ("Merge") == NULL, WAIT));
  dialog = wait_for_window (NAMES);
  /* with what the first one has brought */
  g_assert_nonnull (test_find_label (dialog, "In “other.entorno”"));
  g_assert_nonnull (test_find_label (dialog, "File 2 of 2: other.entorno"));
  g_assert_nonnull (test_find_label (dialog, "2 of 2 pairs will be joined"));
  g_assert_nonnull (test_find_label (dialog, "School"));
  test_click (test_find_button (dialog, "_Go on"));
  return wait_for_window ("Merge");
}

static void
test_several_files_are_one_step (Fixture *f, gconstpointer data)
{
  guint n_steps = count_steps (f);
  GtkWidget *dialog = ask_up_to_the_end (f);
  EntHistory *history = ent_document_history (ent_window_document (f->window));

  assert_as_before (f);
  g_assert_nonnull (test_find_label (dialog, "Sector: the two differ."));
  test_click (test_find_button (dialog, "The rest as h_ere"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpuint (count_steps (f), ==, n_steps + 1);
  g_assert_cmpstr (ent_history_undo_name (history), ==, "Merge 2 files");
  g_assert_nonnull (strstr (ent_window_message (f->window), "2 files were merged into your map. 3 stakeholders are new. 3 stakeholders were joined with those of the same name."));
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
  g_assert_cmpuint (count_named (f, "Hotel Sol"), ==, 1);
  g_assert_cmpuint (count_named (f, "School"), ==, 1);
  ent_map_check_invariants (f->map);
  g_assert_true (ent_history_undo (history));
  assert_as_before (f);
}

static void
test_several_files_that_are_given_up_leave_the_map (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = ask_up_to_the_end (f);

  test_click (test_find_button (dialog, "_Cancel"));
  wait_for_merge (f);
  assert_as_before (f);
  g_assert_null (test_find_window (NAMES));
}

static void
test_a_window_can_be_closed_over_the_names (Fixture *f, gconstpointer data)
{
  gpointer watched = f->window;

  ask_about_one (f);
  g_object_add_weak_pointer (G_OBJECT (f->window), &watched);
  test_close (g_steal_pointer (&f->window));
  g_assert_true (test_wait_until (watched == NULL, WAIT));
  g_assert_null (test_find_window (NAMES));
}

/* Asked again is only what is new, and what was said stays. */
static void
test_what_is_done_while_a_file_is_read_is_asked_too (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  ent_window_merge_with (f->window, f->paths[0]);
  test_add (f->window, "School", ENT_SECTOR_EDUCATION);
  dialog = wait_for_window (NAMES);
  g_assert_nonnull (test_find_label (dialog, "1 of 2 pairs will be joined"));
  gtk_switch_set_active (switch_at (dialog, 0), FALSE);
  test_click (test_find_button (dialog, "_Go on"));
  g_assert_true (test_wait_until (test_find_window (NAMES) != NULL && test_find_label (test_find_window (NAMES), "1 of 3 pairs will be joined") != NULL, WAIT));
  dialog = test_find_window (NAMES);
  g_assert_false (gtk_switch_get_active (switch_at (dialog, 0)));
  test_click (test_find_button (dialog, "_Go on"));
  wait_for_merge (f);
  g_assert_cmpuint (count_named (f, "School"), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
}

static void
test_the_keyboard_switches_and_goes_on (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  if (test_lacks_pointer ())
    return;
  dialog = ask_about_one (f);
  test_press_key (GTK_WINDOW (dialog), "Down");
  test_press_key (GTK_WINDOW (dialog), "space");
  g_assert_true (test_wait_until (gtk_switch_get_active (switch_at (dialog, 1)), WAIT));
  g_assert_nonnull (test_find_label (dialog, "2 of 2 pairs will be joined"));
  test_press_key (GTK_WINDOW (dialog), "Tab");
  test_press_key (GTK_WINDOW (dialog), "space");
  g_assert_true (test_wait_until (!gtk_switch_get_active (switch_at (dialog, 1)), WAIT));
  test_press_key (GTK_WINDOW (dialog), "alt+n");
  g_assert_true (test_wait_until (test_find_label (dialog, "0 of 2 pairs will be joined") != NULL, WAIT));
  test_press_key (GTK_WINDOW (dialog), "Return");
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
}

/* Chosen with others as they lie in one folder. */
static void
test_the_own_file_among_others_is_left_out (Fixture *f, gconstpointer data)
{
  g_autofree char *own = test_temporary ("own.entorno");
  const char *paths[] = { own, f->paths[1], NULL };
  GtkWidget *dialog;

  ent_window_save_at (f->window, own, FALSE);
  test_wait_for_file (f->window);
  ent_window_merge_all (f->window, paths);
  test_drain ();
  test_click (test_find_question (f->window, "_No, or not sure"));
  dialog = wait_for_window (NAMES);
  test_click (test_find_button (dialog, "_Go on"));
  dialog = wait_for_window ("Merge");
  test_click (test_find_button (dialog, "The rest as h_ere"));
  test_click (test_find_button (dialog, "_Merge"));
  wait_for_merge (f);
  g_assert_cmpstr (ent_history_undo_name (ent_document_history (ent_window_document (f->window))), ==, "Merge “other.entorno”");
}

/* Whoever says so by mistake loses nothing. */
static void
test_what_is_not_made_from_this_map_takes_nothing_away (Fixture *f, gconstpointer data)
{
  g_autofree char *own = test_temporary ("own.entorno");
  GtkWidget *dialog;

  ent_window_save_at (f->window, own, FALSE);
  test_wait_for_file (f->window);
  ent_window_merge_with (f->window, f->paths[0]);
  test_drain ();
  test_click (test_find_question (f->window, "_Yes, from a copy"));
  dialog = wait_for_window (NAMES);
  test_click (test_find_button (dialog, "_None"));
  test_click (test_find_button (dialog, "_Go on"));
  wait_for_merge (f);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 5);
  g_assert_nonnull (strstr (ent_window_message (f->window), "“one.entorno” has nothing of this map as it was"));
}

/* Of a group that seals all it makes with one passphrase. */
static void
test_one_passphrase_for_several_files_is_asked_once (Fixture *f, gconstpointer data)
{
  g_autoptr (EntSecret) one = quick_secret (PASSPHRASE), other = quick_secret (PASSPHRASE), third = quick_secret (OTHER);
  g_autofree char *last = test_temporary ("third.entorno");
  const char *paths[] = { f->paths[0], f->paths[1], last, NULL };
  const Person people[] = { { "Ferry", ENT_SECTOR_PRIVATE, NULL } };
  GtkWidget *question;

  write_map (f->paths[0], people, 1, one);
  write_map (f->paths[1], people, 1, other);
  write_map (last, people, 1, third);
  ent_window_merge_all (f->window, paths);
  question = wait_for_dialog ();
  g_assert_nonnull (test_find_label (question, "“one.entorno” is sealed and opens with its passphrase only."));
  type (question, 0, PASSPHRASE);
  test_click (test_find_button (question, "_Open"));
  g_assert_true (test_wait_until (dialog () != NULL && test_find_label (dialog (), "“third.entorno” is sealed and opens with its passphrase only.") != NULL, WAIT));
  type (dialog (), 0, OTHER);
  test_click (test_find_button (dialog (), "_Open"));
  g_assert_true (test_wait_until (test_find_question (f->window, "_Seal my map too") != NULL, WAIT));
  test_click (test_find_question (f->window, "_Seal my map too"));
  /* of the first one nobody is known */
  for (guint i = 1; i < G_N_ELEMENTS (paths) - 1; i++)
    {
      GtkWidget *names = NULL;

      g_assert_true (test_wait_until ((names = test_find_window (NAMES)) != NULL, WAIT));
      test_click (test_find_button (names, "_Go on"));
      test_drain ();
    }
  wait_for_merge (f);
  g_assert_cmpuint (count_named (f, "Ferry"), ==, 1);
  g_assert_nonnull (strstr (ent_window_message (f->window), "opens with the passphrase of “one.entorno”"));
}

#define add(path, func) g_test_add ("/merge-many/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  add ("namesakes-are-shown-side-by-side", test_namesakes_are_shown_side_by_side);
  add ("those-who-are-the-same-become-one", test_those_who_are_the_same_become_one);
  add ("those-who-are-not-stay-two", test_those_who_are_not_stay_two);
  add ("several-files-are-one-step", test_several_files_are_one_step);
  add ("several-files-that-are-given-up-leave-the-map", test_several_files_that_are_given_up_leave_the_map);
  add ("a-window-can-be-closed-over-the-names", test_a_window_can_be_closed_over_the_names);
  add ("what-is-done-while-a-file-is-read-is-asked-too", test_what_is_done_while_a_file_is_read_is_asked_too);
  add ("the-keyboard-switches-and-goes-on", test_the_keyboard_switches_and_goes_on);
  add ("the-own-file-among-others-is-left-out", test_the_own_file_among_others_is_left_out);
  add ("what-is-not-made-from-this-map-takes-nothing-away", test_what_is_not_made_from_this_map_takes_nothing_away);
  add ("one-passphrase-for-several-files-is-asked-once", test_one_passphrase_for_several_files_is_asked_once);
  return g_test_run ();
}
