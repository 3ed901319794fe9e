/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stakeholders by way of the clipboard. */
#include "ui/canvas-fixture.h"

#include "app/parts/clipboard-bytes.h"

#include <string.h>

static void
act (Fixture *f, const char *action)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->canvas), action, NULL));
}

static void
choose_two (Fixture *f)
{
  const char *ids[] = { f->hotel, f->police };

  ent_selection_set_many (ent_document_selection (f->document), ids, 2);
}

static void
test_copies_come_with_their_tie_in_one_step (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before;

  g_assert_nonnull (ent_edit_add_tie (history, f->hotel, f->police, ENT_TIE_INFORMS, ENT_DIRECTION_DEFAULT, NULL));
  choose_two (f);
  before = ent_history_position (history);
  act (f, "canvas.copy");
  g_assert_cmpuint (ent_history_position (history), ==, before);
  act (f, "canvas.paste");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (f->map) == 5, 10000));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 2);
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  g_assert_cmpuint (ent_selection_n (ent_document_selection (f->document)), ==, 2);
  ent_history_undo (history);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 3);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
}

static void
test_what_was_cut_can_be_put_into_another_map (Fixture *f, gconstpointer data)
{
  EntWindow *second = test_window ();
  EntMap *other = ent_document_map (ent_window_document (second));

  choose_two (f);
  act (f, "canvas.cut");
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (ent_window_canvas (second)), "canvas.paste", NULL);
  g_assert_true (test_wait_until (ent_map_n_stakeholders (other) == 2, 10000));
  test_close (second);
}

typedef struct
{
  char *text;
  gboolean done;
} Answer;

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  answer->done = TRUE;
}

static void
test_other_programs_get_the_names (Fixture *f, gconstpointer data)
{
  Answer answer = { NULL, FALSE };

  choose_two (f);
  act (f, "canvas.copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), NULL, on_text, &answer);
  g_assert_true (test_wait_until (answer.done, 10000));
  g_assert_cmpstr (answer.text, ==, "Hotel association\nTourism police");
  g_free (answer.text);
}

static void
test_lines_of_text_are_read_as_typed_ones (Fixture *f, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), "Hotel Sol @private 4\nHotel Mar ->Hotel Sol\n");
  act (f, "canvas.paste");
  g_assert_true (test_wait_until (ent_map_n_stakeholders (f->map) == 5, 10000));
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 1);
}

static void
test_what_cannot_be_read_is_said (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<map", 4);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("application/vnd.entorno.map+xml", bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), provider);
  act (f, "canvas.paste");
  g_assert_true (test_wait_until (ent_window_message (f->window) != NULL, 10000));
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 3);
}

static void
test_with_nothing_to_paste_it_is_said_what_to_copy (Fixture *f, gconstpointer data)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (f->canvas)), NULL);
  act (f, "canvas.paste");
  test_drain ();
  g_assert_nonnull (ent_window_message (f->window));
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 3);
}

static void
on_bytes (GObject *source, GAsyncResult *result, gpointer data)
{
  GBytes **bytes = data;
  g_autoptr (GError) error = NULL;

  *bytes = ent_clipboard_read_bytes_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
assert_read (GdkClipboard *clipboard, gsize most, gsize n)
{
  GBytes *bytes = NULL;

  ent_clipboard_read_bytes_async (clipboard, "application/x-something", most, on_bytes, &bytes);
  g_assert_true (test_wait_until (bytes != NULL, 10000));
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, n);
  g_bytes_unref (bytes);
}

/* Nobody but the other program knows how much it has. */
static void
test_no_more_is_kept_than_is_asked_for (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->canvas));
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, 1000000);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("application/x-something", bytes);

  gdk_clipboard_set_content (clipboard, provider);
  assert_read (clipboard, 100, 101);
  assert_read (clipboard, 200000, 200001);
  assert_read (clipboard, 1000000, 1000000);
  assert_read (clipboard, 1000001, 1000000);
  gdk_clipboard_set_content (clipboard, NULL);
  test_drain ();
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("/clipboard/copies-come-with-their-tie-in-one-step", test_copies_come_with_their_tie_in_one_step);
  ADD ("/clipboard/what-was-cut-can-be-put-into-another-map", test_what_was_cut_can_be_put_into_another_map);
  ADD ("/clipboard/other-programs-get-the-names", test_other_programs_get_the_names);
  ADD ("/clipboard/lines-of-text-are-read-as-typed-ones", test_lines_of_text_are_read_as_typed_ones);
  ADD ("/clipboard/what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  ADD ("/clipboard/with-nothing-to-paste-it-is-said-what-to-copy", test_with_nothing_to_paste_it_is_said_what_to_copy);
  ADD ("/clipboard/no-more-is-kept-than-is-asked-for", test_no_more_is_kept_than_is_asked_for);
  return g_test_run ();
}
