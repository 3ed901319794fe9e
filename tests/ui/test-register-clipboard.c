/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the register to and from other programs, filled and emptied. */
#include "ui/register-fixture.h"

#include "app/window/window-private.h"
#include "io/sheet/tsv.h"

#include <string.h>

static void
test_the_chosen_cells_are_copied_as_a_spreadsheet_takes_them (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  rate (f, 0, ENT_ASPECT_POWER, 4);
  rate (f, 1, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  choose (f, 0, "sector", 1, "commitment");
  text = ent_register_copy_text (f->table);
  g_assert_cmpstr (text, ==, "Private sector\tFormal\t4\t\nPrivate sector\tFormal\t\tLeading\n");
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
offered_text (Fixture *f)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->table)), NULL, on_text, &text);
  g_assert_true (test_wait_until (text != NULL, 3000));
  return text;
}

static void
test_cells_go_through_the_clipboard_and_back (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->table));
  g_autofree char *text = NULL;
  guint before;

  choose (f, 0, "name", 0, "sector");
  act (f, "register.copy");
  text = offered_text (f);
  g_assert_cmpstr (text, ==, "Hotel 10\tPrivate sector\n");
  gdk_clipboard_set_text (clipboard, "Hotel Sol\tMEDIA\r\n");
  before = ent_history_position (f->history);
  act (f, "register.paste");
  g_assert_true (test_wait_until (ent_history_position (f->history) == before + 1, 3000));
  g_assert_cmpstr (get (f, 0)->name, ==, "Hotel Sol");
  g_assert_cmpuint (get (f, 0)->sector, ==, ENT_SECTOR_MEDIA);
  ent_history_undo (f->history);
  g_assert_cmpstr (get (f, 0)->name, ==, "Hotel 10");
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  g_assert_true (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  *done = TRUE;
}

static gboolean
offers (Fixture *f, const char *kind)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (f->table))), kind);
}

static char *
offered_html (Fixture *f)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (f->table)));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  gdk_content_provider_write_mime_type_async (provider, "text/html", stream, G_PRIORITY_DEFAULT, NULL, on_written, &done);
  g_assert_true (test_wait_until (done, 3000));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_several_cells_are_a_table_for_a_spreadsheet_and_one_is_a_word (Fixture *f, gconstpointer data)
{
  g_autofree char *html = NULL;

  choose (f, 0, "name", 1, "sector");
  act (f, "register.copy");
  html = offered_html (f);
  g_assert_nonnull (strstr (html, ">Hotel 10</td>"));
  choose (f, 0, "name", 0, "name");
  act (f, "register.copy");
  g_assert_false (offers (f, "text/html"));
}

static void
set_text (Fixture *f, guint i, const char *field, const char *text)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, f->ids[i]);

  g_assert_true (ent_edit_set_field (f->history, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, field), text, NULL));
}

/* Opinions on named persons stay where nobody has chosen them. */
static void
test_what_is_copied_is_what_the_chosen_cells_show (Fixture *f, gconstpointer data)
{
  static const char *const secrets[] = { "Bahia", "Contact", "notes", "reason" };
  const char *ids[] = { f->ids[0] };
  g_autofree char *text = NULL, *html = NULL;

  set_text (f, 0, "contact", "Contact");
  set_text (f, 0, "notes", "Secret notes");
  g_assert_true (ent_edit_rate (f->history, ids, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  g_assert_true (ent_edit_set_reason (f->history, ids, 1, ent_document_moment (f->document), 1 << ENT_ASPECT_POWER, "Secret reason", NULL));
  gtk_column_view_column_set_visible (column_named (f, "contact")->view_column, FALSE);
  ent_document_set_search (f->document, "Hotel");
  test_drain ();
  choose (f, 0, "name", 0, "name");
  ent_selection_set_many (ent_document_selection (f->document), (const char *const *) f->ids, 3);
  act (f, "register.copy");
  text = offered_text (f);
  html = offered_html (f);
  g_assert_nonnull (strstr (text, "Hotel 10"));
  g_assert_nonnull (strstr (html, "Hotel 10"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL || strstr (html, secrets[i]) != NULL)
      g_error ("it tells %s", secrets[i]);
}

/* What LibreOffice offers; NULL: no plain text. */
static void
offer (Fixture *f, const char *text, GBytes *cells)
{
  GdkContentProvider *kinds[] = { gdk_content_provider_new_for_bytes (ENT_TSV_LIBREOFFICE, cells),
                                  text != NULL ? gdk_content_provider_new_typed (G_TYPE_STRING, text) : NULL };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (kinds, text != NULL ? 2 : 1);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (f->table)), provider);
}

/* Its plain text has blanks for them. */
static void
test_breaks_come_along_from_libreoffice (Fixture *f, gconstpointer data)
{
  static const char cells[] = "\"one\ntwo\"\n";
  static const gunichar2 in_memory[] = { '"', 'o', 'n', 'e', '\n', 't', 'w', 'o', '"', '\n' };
  GBytes *looks[] = { g_bytes_new_static (cells, strlen (cells)), g_bytes_new_static (in_memory, sizeof in_memory) };

  gtk_column_view_column_set_visible (column_named (f, "notes")->view_column, TRUE);
  test_drain ();
  choose (f, 0, "notes", 0, "notes");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      guint before = ent_history_position (f->history);

      offer (f, "one two\n", looks[i]);
      act (f, "register.paste");
      g_assert_true (test_wait_until (ent_history_position (f->history) == before + 1, 3000));
      g_assert_cmpstr (get (f, 0)->notes, ==, "one\ntwo");
      ent_history_undo (f->history);
      g_bytes_unref (looks[i]);
    }
}

static void
test_where_the_cells_of_libreoffice_say_nothing_its_text_does (Fixture *f, gconstpointer data)
{
  GBytes *cells[] = { g_bytes_new_static ("a\0b", 3), g_bytes_new_static ("", 0) };

  choose (f, 0, "name", 0, "name");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      guint before = ent_history_position (f->history);

      offer (f, "Hotel Sol\n", cells[i]);
      act (f, "register.paste");
      g_assert_true (test_wait_until (ent_history_position (f->history) == before + 1, 3000));
      g_assert_cmpstr (get (f, 0)->name, ==, "Hotel Sol");
      ent_history_undo (f->history);
      g_bytes_unref (cells[i]);
    }
}

static void
test_cells_without_sense_or_text_are_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) cells = g_bytes_new_static ("a\0b", 3);
  guint before = ent_history_position (f->history);

  choose (f, 0, "name", 0, "name");
  offer (f, NULL, cells);
  act (f, "register.paste");
  g_assert_true (test_wait_until (says (f, "no text with cells"), 3000));
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
}

/* The text beside them would be as much. */
static void
test_of_too_many_cells_nothing_is_pasted (Fixture *f, gconstpointer data)
{
  gsize length = ENT_TSV_MAX_BYTES + 2;
  g_autoptr (GBytes) cells = g_bytes_new_take (g_strnfill (length, '\n'), length);
  guint before = ent_history_position (f->history);

  choose (f, 0, "name", 0, "name");
  offer (f, "Hotel Sol\n", cells);
  act (f, "register.paste");
  g_assert_true (test_wait_until (says (f, "more cells than a table can have"), 20000));
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
}

/* Of thousands of cells, for which there is a stand-in here. */
static void
test_what_takes_long_is_announced_and_is_one_step (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  f->table->many_cells = 3;
  choose (f, 0, "power", 2, "power");
  ent_register_paste_text (f->table, "1\n2\n3\n");
  g_assert_true (says (f, "3 cells"));
  g_assert_true (ent_window_is_busy (f->window));
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 0);
  g_assert_true (test_wait_until (ent_history_position (f->history) == before + 1, 3000));
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 3);
  g_assert_cmpuint (f->table->cursor.row, ==, 0);
  g_assert_cmpuint (f->table->anchor.row, ==, 2);
  g_assert_false (ent_window_is_busy (f->window));
  g_assert_null (ent_window_message (f->window));
  act (f, "register.fill-down");
  act (f, "register.clear");
  /* the second waits for nobody to see the first */
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 1);
  test_activate (f->window, "win.view('map')");
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 0);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 3);
  g_assert_false (ent_window_is_busy (f->window));
}

/* People go on while it is announced. */
static void
test_an_edit_goes_where_it_was_asked_for (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    rate (f, i, ENT_ASPECT_POWER, 4);
  f->table->many_cells = 2;
  choose (f, 0, "power", 1, "power");
  act (f, "register.clear");
  choose (f, 2, "power", 2, "power");
  ent_register_finish_work (f->table);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 0);
  g_assert_cmpuint (rating (f, 1, ENT_ASPECT_POWER), ==, 0);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 4);
  choose (f, 0, "power", 1, "power");
  ent_register_paste_text (f->table, "3");
  choose (f, 2, "power", 2, "power");
  ent_register_finish_work (f->table);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 3);
  g_assert_cmpuint (rating (f, 1, ENT_ASPECT_POWER), ==, 3);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 4);
  /* and they stay where they went */
  g_assert_cmpuint (f->table->anchor.row, ==, 2);
  g_assert_cmpuint (f->table->cursor.row, ==, 2);
  choose (f, 1, "power", 2, "power");
  act (f, "register.fill-down");
  choose (f, 0, "commitment", 0, "commitment");
  ent_register_finish_work (f->table);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 3);
}

static void
test_an_edit_goes_to_the_moment_that_was_shown (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document));

  rate (f, 0, ENT_ASPECT_POWER, 4);
  g_assert_true (ent_document_add_moment (f->document, NULL));
  g_assert_cmpstr (ent_document_moment (f->document), !=, first);
  rate (f, 0, ENT_ASPECT_POWER, 2);
  f->table->many_cells = 1;
  choose (f, 0, "power", 0, "power");
  act (f, "register.clear");
  ent_document_set_moment (f->document, first);
  ent_register_finish_work (f->table);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 4);
}

static void
test_an_edit_passes_by_who_is_gone (Fixture *f, gconstpointer data)
{
  const char *const gone[] = { f->ids[0] };

  f->table->many_cells = 2;
  choose (f, 0, "power", 1, "power");
  ent_register_paste_text (f->table, "2\n3\n");
  g_assert_true (ent_edit_delete (f->history, gone, 1, NULL));
  test_drain ();
  ent_register_finish_work (f->table);
  g_assert_null (get (f, 0));
  g_assert_cmpuint (rating (f, 1, ENT_ASPECT_POWER), ==, 3);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 0);
}

static void
test_an_edit_at_a_moment_that_is_gone_is_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *gone = NULL;
  guint before;

  g_assert_true (ent_document_add_moment (f->document, NULL));
  gone = g_strdup (ent_document_moment (f->document));
  f->table->many_cells = 1;
  choose (f, 0, "power", 0, "power");
  ent_register_paste_text (f->table, "2");
  g_assert_true (ent_edit_remove_moment (f->history, gone, NULL));
  before = ent_history_position (f->history);
  ent_register_finish_work (f->table);
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 0);
}

/* A clipboard that another program holds answers when it likes. */
static void
test_a_paste_goes_to_the_cell_of_the_key (Fixture *f, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->table)), "5");
  choose (f, 0, "power", 0, "power");
  act (f, "register.paste");
  choose (f, 1, "power", 1, "power");
  g_assert_true (test_wait_until (rating (f, 0, ENT_ASPECT_POWER) == 5 || rating (f, 1, ENT_ASPECT_POWER) == 5, 3000));
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 5);
  g_assert_cmpuint (rating (f, 1, ENT_ASPECT_POWER), ==, 0);
  g_assert_cmpuint (f->table->cursor.row, ==, 1);
}

static void
test_words_of_other_languages_are_understood (Fixture *f, gconstpointer data)
{
  choose (f, 0, "sector", 0, "commitment");
  ent_register_paste_text (f->table, "Medios de comunicación\tGOBIERNO\t3\tSe resiste");
  if (get (f, 0)->sector != ENT_SECTOR_MEDIA)
    g_error ("%s", gtk_label_get_text (GTK_LABEL (test_find_type (GTK_WIDGET (f->window->messages), GTK_TYPE_LABEL))));
}

static void
test_more_rows_than_there_are_add_stakeholders (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);
  EntMap *map = ent_document_map (f->document);

  choose (f, 2, "name", 2, "name");
  ent_register_paste_text (f->table, "Radio\tmedia\nNew one\tfamily\nNew two\tfamily\n");
  test_drain ();
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 5);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_true (says (f, "2 stakeholders were added."));
  g_assert_cmpuint (f->table->cursor.row, ==, 2);
  g_assert_cmpuint (f->table->anchor.row, ==, 4);
  ent_history_undo (f->history);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
}

static void
test_a_paste_that_is_not_understood_is_refused_and_says_where (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  choose (f, 0, "name", 0, "name");
  ent_register_paste_text (f->table, "Hotel Sol\tprivate\nBahia\tSea\n");
  test_drain ();
  g_assert_true (says (f, "Row 2, column 2"));
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  ent_register_paste_text (f->table, "a\t\"b");
  test_drain ();
  g_assert_true (says (f, "Row 1, column 2"));
}

static void
test_one_value_is_pasted_into_all_the_chosen_cells (Fixture *f, gconstpointer data)
{
  choose (f, 0, "power", 2, "power");
  ent_register_paste_text (f->table, "3");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (rating (f, i, ENT_ASPECT_POWER), ==, 3);
}

static void
test_filling_down_and_emptying_are_steps_of_their_own (Fixture *f, gconstpointer data)
{
  rate (f, 0, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  choose (f, 0, "commitment", 2, "commitment");
  act (f, "register.fill-down");
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  act (f, "register.cut");
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  /* the same cells are meant after undoing */
  act (f, "register.fill-down");
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/register-clipboard/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("the-chosen-cells-are-copied-as-a-spreadsheet-takes-them", test_the_chosen_cells_are_copied_as_a_spreadsheet_takes_them);
  ADD ("cells-go-through-the-clipboard-and-back", test_cells_go_through_the_clipboard_and_back);
  ADD ("several-cells-are-a-table-for-a-spreadsheet-and-one-is-a-word", test_several_cells_are_a_table_for_a_spreadsheet_and_one_is_a_word);
  ADD ("what-is-copied-is-what-the-chosen-cells-show", test_what_is_copied_is_what_the_chosen_cells_show);
  ADD ("breaks-come-along-from-libreoffice", test_breaks_come_along_from_libreoffice);
  ADD ("where-the-cells-of-libreoffice-say-nothing-its-text-does", test_where_the_cells_of_libreoffice_say_nothing_its_text_does);
  ADD ("cells-without-sense-or-text-are-refused", test_cells_without_sense_or_text_are_refused);
  ADD ("of-too-many-cells-nothing-is-pasted", test_of_too_many_cells_nothing_is_pasted);
  ADD ("what-takes-long-is-announced-and-is-one-step", test_what_takes_long_is_announced_and_is_one_step);
  ADD ("an-edit-goes-where-it-was-asked-for", test_an_edit_goes_where_it_was_asked_for);
  ADD ("an-edit-goes-to-the-moment-that-was-shown", test_an_edit_goes_to_the_moment_that_was_shown);
  ADD ("an-edit-passes-by-who-is-gone", test_an_edit_passes_by_who_is_gone);
  ADD ("an-edit-at-a-moment-that-is-gone-is-refused", test_an_edit_at_a_moment_that_is_gone_is_refused);
  ADD ("a-paste-goes-to-the-cell-of-the-key", test_a_paste_goes_to_the_cell_of_the_key);
  ADD ("words-of-other-languages-are-understood", test_words_of_other_languages_are_understood);
  ADD ("more-rows-than-there-are-add-stakeholders", test_more_rows_than_there_are_add_stakeholders);
  ADD ("a-paste-that-is-not-understood-is-refused-and-says-where", test_a_paste_that_is_not_understood_is_refused_and_says_where);
  ADD ("one-value-is-pasted-into-all-the-chosen-cells", test_one_value_is_pasted_into_all_the_chosen_cells);
  ADD ("filling-down-and-emptying-are-steps-of-their-own", test_filling_down_and_emptying_are_steps_of_their_own);
  return g_test_run ();
}
