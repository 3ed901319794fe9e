/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading of a map of which it takes long: what comes first, and how it ends. */
#include "ui/test-util.h"

#include "app/canvas/canvas.h"
#include "app/reading/reading-panel.h"
#include "model/edit.h"

/* With sanitizers, on a machine that is busy with others. */
#define LONG_MS 60000
#define N_MANY 12000

static void
add_many (EntMap *map)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("s-many%06u", i);

      stakeholder->base.id = ent_id (id);
      stakeholder->name = g_strdup (id);
      stakeholder->sector = ENT_SECTOR_MEDIA;
      g_assert_true (ent_map_apply_take (map, stakeholder, NULL, NULL));
    }
  for (guint i = 0; i < N_MANY; i++)
    {
      EntTie *own = ent_record_new (ENT_RECORD_TIE);
      g_autofree char *id = g_strdup_printf ("e-many%06u", i), *from = g_strdup_printf ("s-many%06u", i), *to = g_strdup_printf ("s-many%06u", (i + 1) % N_MANY);

      own->base.id = ent_id (id);
      own->from = ent_id (from);
      own->to = ent_id (to);
      g_assert_true (ent_map_apply_take (map, own, NULL, NULL));
    }
}

typedef struct
{
  EntDocument *document;
  GtkWidget *canvas, *window;
  EntReadingPanel *panel;
} Large;

/* The panel alone: the picture of so many takes long. */
static void
open_large (Large *f, gconstpointer data)
{
  f->document = ent_document_new ();
  add_many (ent_document_map (f->document));
  f->canvas = g_object_ref_sink (ent_canvas_new ());
  ent_canvas_set_document (ENT_CANVAS (f->canvas), f->document);
  f->panel = ENT_READING_PANEL (ent_reading_panel_new (f->document, f->canvas));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->panel));
  gtk_window_present (GTK_WINDOW (f->window));
  ent_reading_panel_set_active (f->panel, TRUE);
}

static void
close_large (Large *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  ent_canvas_set_document (ENT_CANVAS (f->canvas), NULL);
  g_object_unref (f->canvas);
  g_object_unref (f->document);
  test_drain ();
}

static GtkWidget *
button_of (Large *f, const char *label)
{
  GtkWidget *button = test_find_button (GTK_WIDGET (f->panel), label);

  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

/* The sentence about all. */
static gboolean
begins_with (Large *f, const char *words)
{
  EntReadingRow *row = ent_sentence_list_row (ent_reading_panel_part (f->panel, ENT_READING_COVERAGE), 0);

  return row != NULL && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (ent_reading_row_label (row))), words);
}

/* All else stands there already; and nobody has to wait for them. */
static void
test_who_is_between_others_comes_last_and_can_be_stopped (Large *f, gconstpointer data)
{
  g_assert_true (test_wait_until (button_of (f, "Stop") != NULL, LONG_MS));
  g_assert_nonnull (ent_sentence_list_row (ent_reading_panel_part (f->panel, ENT_READING_COVERAGE), 0));
  g_assert_null (ent_sentence_list_row (ent_reading_panel_part (f->panel, ENT_READING_TIES), 0));
  g_assert_nonnull (test_find_label (GTK_WIDGET (ent_reading_panel_part (f->panel, ENT_READING_TIES)), ent_reading_part_title (ENT_READING_TIES, ent_words_for_language (NULL))));
  test_click (button_of (f, "Stop"));
  g_assert_true (test_wait_until (ent_reading_panel_is_settled (f->panel), LONG_MS));
  g_assert_null (ent_sentence_list_row (ent_reading_panel_part (f->panel, ENT_READING_TIES), 0));
  g_assert_true (test_wait_until (button_of (f, "Look again") != NULL, LONG_MS));
  test_click (button_of (f, "Look again"));
  g_assert_false (ent_reading_panel_is_settled (f->panel));
  g_assert_true (test_wait_until (button_of (f, "Stop") != NULL, LONG_MS));
}

/* What is under way then is thrown away where it is. */
static void
test_a_reading_ends_with_its_window (Large *f, gconstpointer data)
{
  g_assert_true (test_wait_until (button_of (f, "Stop") != NULL, LONG_MS));
  ent_reading_panel_ask (f->panel, ENT_QUESTION_WAYS_IN, "s-many000007");
}

/* What is newer is wanted. */
static void
test_an_edit_begins_it_again (Large *f, gconstpointer data)
{
  g_assert_true (test_wait_until (button_of (f, "Stop") != NULL, LONG_MS));
  g_assert_nonnull (ent_edit_add_stakeholder (ent_document_history (f->document), "Somebody else", ENT_SECTOR_FAMILY, ENT_KIND_INFORMAL, NULL));
  g_assert_true (test_wait_until (begins_with (f, "12001 "), LONG_MS));
}

#define ADD(name, test) g_test_add ("/reading-long/" name, Large, NULL, open_large, test, close_large)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("who-is-between-others-comes-last-and-can-be-stopped", test_who_is_between_others_comes_last_and_can_be_stopped);
  ADD ("a-reading-ends-with-its-window", test_a_reading_ends_with_its_window);
  ADD ("an-edit-begins-it-again", test_an_edit_begins_it_again);
  return g_test_run ();
}
