/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy for others, from the window: what is ticked goes along, what would give something away is shown before
 * anything is written, and the map itself stays as it is.
 */
#define _GNU_SOURCE /* memmem() */
#include "analysis/public-bytes.h"
#include "app/public/public-dialog.h"
#include "app/public/public-private.h"
#include "app/window/window-private.h"
#include "test-util.h"

#include <string.h>
#include <sys/stat.h>

static GtkWidget *
dialog (void)
{
  GtkWidget *window = test_find_window ("Public copy");

  g_assert_nonnull (window);
  return window;
}

static gboolean
begins_with (GtkWidget *widget, const char *label)
{
  const char *own = GTK_IS_CHECK_BUTTON (widget) ? gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) : NULL;

  return own != NULL && g_str_has_prefix (own, label);
}

/* The tick whose label begins so. */
static GtkCheckButton *
tick (GtkWidget *root, const char *label)
{
  if (begins_with (root, label))
    return GTK_CHECK_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = tick (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static EntWindow *
window_with_contact (void)
{
  EntWindow *window = test_window ();
  const char *id = test_add (window, "Harbour office", ENT_SECTOR_INSTITUTIONS);
  EntHistory *history = ent_document_history (window->document);

  g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "contact"), "Rosa Mendoza", NULL));
  g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), "A sea", NULL));
  return window;
}

static void
say_in_title (EntWindow *window, const char *title)
{
  g_assert_true (ent_edit_set_field (ent_document_history (window->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title, NULL));
}

static void
test_nothing_private_is_ticked_at_first (void)
{
  static const char *const ticked[] = { "Decision power", "Commitment", "Ties", "Roles" };
  static const char *const not_ticked[] = { "Contact data", "Notes", "Reasons of ratings", "Log", "Strategies", "Conflicts", "People inside", "Risk assessments", "Actions" };
  EntWindow *window = test_window_for (test_sample ());

  test_activate (window, "win.public-copy");
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    g_assert_true (gtk_check_button_get_active (tick (dialog (), ticked[i])));
  for (guint i = 0; i < G_N_ELEMENTS (not_ticked); i++)
    g_assert_false (gtk_check_button_get_active (tick (dialog (), not_ticked[i])));
  g_assert_true (gtk_check_button_get_active (tick (dialog (), "_Codes instead of names")));
  test_close (window);
  g_assert_null (test_find_window ("Public copy"));
}

static void
test_each_tick_tells_how_much_there_is (void)
{
  EntWindow *window = window_with_contact ();

  test_activate (window, "win.public-copy");
  g_assert_cmpstr (gtk_check_button_get_label (tick (dialog (), "Contact data")), ==, "Contact data (1)");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (tick (dialog (), "Contact data"))));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (tick (dialog (), "Log"))));
  test_close (window);
}

/* The ticks of the list: those of the groups, which have a label, and those of the words, which have a text in them. */
static void
collect_ticks (GtkWidget *root, gboolean of_groups, GPtrArray *ticks)
{
  if (GTK_IS_CHECK_BUTTON (root) && (gtk_check_button_get_label (GTK_CHECK_BUTTON (root)) != NULL) == of_groups)
    g_ptr_array_add (ticks, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_ticks (child, of_groups, ticks);
}

static GtkCheckButton *
list_tick (GtkWidget *list, gboolean of_group, guint place)
{
  g_autoptr (GPtrArray) ticks = g_ptr_array_new ();

  collect_ticks (list, of_group, ticks);
  g_assert_cmpuint (place, <, ticks->len);
  return g_ptr_array_index (ticks, place);
}

static const char *
hit_text (GtkWidget *list, guint place)
{
  return gtk_label_get_text (GTK_LABEL (gtk_check_button_get_child (list_tick (list, FALSE, place))));
}

/* From the dialog to the list of words, and back to the dialog as it was left. */
static void
test_a_word_that_would_stay_is_shown_before_anything_is_written (void)
{
  EntWindow *window = window_with_contact ();
  GtkWidget *list;

  say_in_title (window, "With Mendoza by the sea");
  test_activate (window, "win.public-copy");
  gtk_check_button_set_active (tick (dialog (), "Decision power"), FALSE);
  test_click (test_find_button (dialog (), "_Make the copy…"));
  g_assert_true (test_wait_until (test_find_window ("Words that would stay") != NULL, 10000));
  list = test_find_window ("Words that would stay");
  g_assert_nonnull (strstr (hit_text (list, 0), "“Mendoza”"));
  g_assert_nonnull (strstr (hit_text (list, 0), "Title"));
  test_click (test_find_button (list, "Go _back"));
  g_assert_null (test_find_window ("Words that would stay"));
  g_assert_false (gtk_check_button_get_active (tick (dialog (), "Decision power")));
  g_assert_true (gtk_check_button_get_active (tick (dialog (), "Commitment")));
  test_close (window);
}

static void
test_closing_the_list_of_words_makes_no_copy (void)
{
  EntWindow *window = window_with_contact ();

  say_in_title (window, "With Mendoza by the sea");
  test_activate (window, "win.public-copy");
  test_click (test_find_button (dialog (), "_Make the copy…"));
  g_assert_true (test_wait_until (test_find_window ("Words that would stay") != NULL, 10000));
  gtk_window_close (GTK_WINDOW (test_find_window ("Words that would stay")));
  test_drain ();
  g_assert_null (test_find_window ("Public copy"));
  g_assert_null (test_find_window ("Words that would stay"));
  test_close (window);
}

/* Names are to be struck out, words that tell little not; each by itself, or with its group. */
static void
test_each_word_is_decided_by_itself (void)
{
  EntWindow *window = window_with_contact ();
  GtkWidget *list;

  say_in_title (window, "Mendoza and Rosa by the sea");
  g_assert_true (ent_edit_set_field (ent_document_history (window->document), &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "notes"), "by the sea, of sand", NULL));
  say_in_title (window, "Mendoza and Rosa by sand");
  test_activate (window, "win.public-copy");
  test_click (test_find_button (dialog (), "_Make the copy…"));
  g_assert_true (test_wait_until (test_find_window ("Words that would stay") != NULL, 10000));
  list = test_find_window ("Words that would stay");
  g_assert_nonnull (strstr (gtk_check_button_get_label (list_tick (list, TRUE, 0)), "(2)"));
  g_assert_false (gtk_check_button_get_active (list_tick (list, FALSE, 0)));
  g_assert_false (gtk_check_button_get_active (list_tick (list, FALSE, 1)));
  g_assert_true (gtk_check_button_get_active (list_tick (list, FALSE, 2)));
  g_assert_nonnull (strstr (hit_text (list, 2), "“sand”"));
  gtk_check_button_set_active (list_tick (list, FALSE, 0), TRUE);
  g_assert_true (gtk_check_button_get_inconsistent (list_tick (list, TRUE, 0)));
  gtk_check_button_set_active (list_tick (list, TRUE, 0), TRUE);
  g_assert_true (gtk_check_button_get_active (list_tick (list, FALSE, 1)));
  g_assert_true (gtk_check_button_get_active (list_tick (list, FALSE, 2)));
  test_close (window);
}

static EntWindow *
window_of (const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (test_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && ENT_WINDOW (l->data)->document != NULL &&
        g_strcmp0 (ent_document_path (ENT_WINDOW (l->data)->document), path) == 0)
      return l->data;
  return NULL;
}

static EntPublicPlan *
made_plan (EntWindow *window, guint32 shares, const char *title)
{
  EntPublicPlan *plan = ent_public_plan_new (window, &(EntPublicWish) { shares, title, ENT_PUBLIC_MAP });
  g_autoptr (GError) error = NULL;

  ent_public_plan_make (plan, &error);
  g_assert_no_error (error);
  return plan;
}

/* What nobody lets stay is in no form of the copy. */
static void
test_a_word_that_is_struck_out_is_in_no_file (void)
{
  static const char *const names[] = { [ENT_PUBLIC_MAP] = "copy.entorno", [ENT_PUBLIC_PDF] = "copy.pdf", [ENT_PUBLIC_SVG] = "copy.svg", [ENT_PUBLIC_PNG] = "copy.png" };
  EntWindow *window = window_with_contact ();

  say_in_title (window, "With Mendoza, by Rosa");
  for (EntPublicForm form = ENT_PUBLIC_MAP; form <= ENT_PUBLIC_PNG; form++)
    {
      EntPublicPlan *plan = ent_public_plan_new (window, &(EntPublicWish) { ENT_PUBLIC_USUAL, NULL, form });
      g_autofree char *name = NULL;
      g_autofree char *path = test_temporary (names[form]), *key = test_temporary ("key.tsv"), *contents = NULL;
      g_autoptr (GString) said = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (ent_public_plan_make (plan, &error));
      g_assert_cmpuint (ent_public_plan_hits (plan)->len, ==, 2);
      ((EntPublicHit *) g_ptr_array_index (ent_public_plan_hits (plan), 1))->stays = TRUE;
      g_assert_true (ent_public_plan_settle (plan, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (ent_public_plan_hits (plan)->len, ==, 0);
      /* nor in the name that is suggested for it */
      name = ent_public_plan_suggest_name (plan);
      g_assert_null (strstr (name, "Mendoza"));
      g_assert_nonnull (strstr (name, "Rosa"));
      g_assert_true (g_str_has_suffix (name, strrchr (names[form], '.')));
      ent_public_plan_save (plan, path, key);
      test_wait_for_file (window);
      g_assert_nonnull (strstr (ent_window_message (window), names[form]));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_null (memmem (contents, length, "Mendoza", strlen ("Mendoza")));
      bytes = g_bytes_new (contents, length);
      ent_public_append_file_texts (said, bytes);
      g_assert_null (strstr (said->str, "Mendoza"));
      /* a PNG has it as dots */
      g_assert_true (strstr (said->str, "Rosa") != NULL || form == ENT_PUBLIC_PNG);
      if (form != ENT_PUBLIC_MAP)
        continue;
      g_assert_true (test_wait_until (window_of (path) != NULL, 20000));
      test_close (window_of (path));
    }
  test_close (window);
}

static void
test_the_copy_is_written_with_its_key_and_opens_in_a_window_of_its_own (void)
{
  EntWindow *window = window_with_contact (), *other;
  g_autofree char *path = test_temporary ("copy.entorno"), *key = test_temporary ("key.tsv"), *contents = NULL, *codes = NULL;
  guint64 revision = ent_map_revision (ent_document_map (window->document));
  EntPublicPlan *plan = made_plan (window, ENT_PUBLIC_USUAL, "For others");
  struct stat status;

  g_assert_cmpuint (ent_public_plan_hits (plan)->len, ==, 0);
  ent_public_plan_save (plan, path, key);
  g_assert_true (test_wait_until (window_of (path) != NULL, 20000));
  test_wait_for_file (window);
  other = window_of (path);
  g_assert_true (other != window);
  g_assert_cmpstr (ent_map_info (ent_document_map (other->document))->title, ==, "For others");
  g_assert_cmpstr (ent_map_stakeholder_at (ent_document_map (other->document), 0)->name, ==, "A1");
  g_assert_nonnull (strstr (ent_window_message (window), "copy.entorno"));
  g_assert_nonnull (strstr (ent_window_message (window), "key.tsv"));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_null (strstr (contents, "Mendoza"));
  g_assert_null (strstr (contents, "Harbour"));
  g_assert_true (g_file_get_contents (key, &codes, NULL, NULL));
  g_assert_nonnull (strstr (codes, "A1\tHarbour office\ts-"));
  g_assert_cmpint (stat (key, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (ent_map_revision (ent_document_map (window->document)), ==, revision);
  test_close (other);
  test_close (window);
}

/* Whoever passes the folder on should know that. */
static void
test_a_key_beside_the_copy_is_asked_about (void)
{
  EntWindow *window = window_with_contact ();
  EntPublicPlan *plan = made_plan (window, ENT_PUBLIC_USUAL, NULL);
  g_autofree char *path = test_temporary ("copy.entorno"), *folder = g_path_get_dirname (path), *key = g_build_filename (folder, "key.tsv", NULL);

  plan->path = g_strdup (path);
  plan->key = g_strdup (key);
  ent_public_plan_go_on (plan);
  g_assert_true (test_wait_until (test_find_question (window, "_Keep it there") != NULL, 10000));
  test_click (test_find_question (window, "_Cancel"));
  test_drain ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  plan = made_plan (window, ENT_PUBLIC_USUAL, NULL);
  plan->path = g_strdup (path);
  plan->key = g_strdup (key);
  ent_public_plan_go_on (plan);
  g_assert_true (test_wait_until (test_find_question (window, "_Keep it there") != NULL, 10000));
  test_click (test_find_question (window, "_Keep it there"));
  g_assert_true (test_wait_until (window_of (path) != NULL, 20000));
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  test_close (window_of (path));
  test_close (window);
}

static void
test_a_map_that_is_open_is_not_replaced_by_a_copy (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *key = test_temporary ("key.tsv"), *before = NULL, *after = NULL;
  EntWindow *window = window_with_contact ();

  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  ent_public_plan_save (made_plan (window, ENT_PUBLIC_USUAL, NULL), path, key);
  ent_public_plan_save (made_plan (window, ENT_PUBLIC_USUAL, NULL), key, path);
  test_wait_for_file (window);
  g_assert_nonnull (strstr (ent_window_message (window), "is open in a window"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  test_close (window);
}

static void
test_a_copy_that_cannot_be_written_leaves_no_key (void)
{
  g_autofree char *path = test_temporary ("map.entorno"), *key = test_temporary ("key.tsv"), *nowhere = g_strconcat (path, "/no/copy.entorno", NULL);
  EntWindow *window = window_with_contact ();

  ent_public_plan_save (made_plan (window, ENT_PUBLIC_USUAL, NULL), nowhere, key);
  test_wait_for_file (window);
  g_assert_nonnull (strstr (ent_window_message (window), "could not be saved"));
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  test_close (window);
}

/* The copy is of the map as it was then; nobody is told where nobody is any more. */
static void
test_a_window_may_close_while_the_copy_is_made (void)
{
  EntWindow *window = window_with_contact ();
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  ent_public_plan_start (ent_public_plan_new (window, &(EntPublicWish) { .shares = ENT_PUBLIC_USUAL }));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (test_wait_until (watched == NULL, 10000));
}

static void
test_a_copy_that_is_given_up_leaves_nothing (void)
{
  EntWindow *window = window_with_contact ();

  ent_public_plan_start (ent_public_plan_new (window, &(EntPublicWish) { .shares = ENT_PUBLIC_USUAL }));
  g_assert_true (ent_window_is_busy (window));
  test_activate (window, "win.cancel-work");
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  g_assert_cmpstr (ent_window_message (window), ==, "The public copy was cancelled. Nothing was written.");
  /* neither words nor a place are asked for */
  g_assert_null (test_find_window ("Public copy"));
  g_assert_null (test_find_window ("Save the public copy"));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/ui/public-copy/nothing-private-is-ticked-at-first", test_nothing_private_is_ticked_at_first);
  g_test_add_func ("/ui/public-copy/each-tick-tells-how-much-there-is", test_each_tick_tells_how_much_there_is);
  g_test_add_func ("/ui/public-copy/a-word-that-would-stay-is-shown-before-anything-is-written", test_a_word_that_would_stay_is_shown_before_anything_is_written);
  g_test_add_func ("/ui/public-copy/closing-the-list-of-words-makes-no-copy", test_closing_the_list_of_words_makes_no_copy);
  g_test_add_func ("/ui/public-copy/each-word-is-decided-by-itself", test_each_word_is_decided_by_itself);
  g_test_add_func ("/ui/public-copy/a-word-that-is-struck-out-is-in-no-file", test_a_word_that_is_struck_out_is_in_no_file);
  g_test_add_func ("/ui/public-copy/the-copy-is-written-with-its-key-and-opens-in-a-window-of-its-own", test_the_copy_is_written_with_its_key_and_opens_in_a_window_of_its_own);
  g_test_add_func ("/ui/public-copy/a-key-beside-the-copy-is-asked-about", test_a_key_beside_the_copy_is_asked_about);
  g_test_add_func ("/ui/public-copy/a-map-that-is-open-is-not-replaced-by-a-copy", test_a_map_that_is_open_is_not_replaced_by_a_copy);
  g_test_add_func ("/ui/public-copy/a-copy-that-cannot-be-written-leaves-no-key", test_a_copy_that_cannot_be_written_leaves_no_key);
  g_test_add_func ("/ui/public-copy/a-copy-that-is-given-up-leaves-nothing", test_a_copy_that_is_given_up_leaves_nothing);
  g_test_add_func ("/ui/public-copy/a-window-may-close-while-the-copy-is-made", test_a_window_may_close_while_the_copy_is_made);
  return g_test_run ();
}
