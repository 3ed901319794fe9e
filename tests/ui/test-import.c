/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import window: what it shows is what comes into the map, as one step; and the way out again. */
#include "ui/test-util.h"

#include "app/exchange/export-table.h"
#include "app/exchange/import-private.h"
#include "app/window/window-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define REGISTER                                   \
  "Mapa de actores;;;;\n"                          \
  "Nombre;Sector;Poder (1-5);Posición;Zona\n"     \
  "Alcaldía;Instituciones;5;A favor;Centro\n"     \
  "Hotel Sol;Sector privado;3;Indiferente;Playa\n" \
  "Vendedores;Economía informal;1;En contra;Playa\n"

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntMap *map;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->map = ent_document_map (f->document);
  f->path = test_temporary ("actores.csv");
  g_assert_true (g_file_set_contents (f->path, REGISTER, -1, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
  g_free (f->path);
}

/* The view of the window on top, once it has read and imported. */
static ImportView *
wait_for_view (void)
{
  ImportView *self = NULL;

  g_assert_true (test_wait_until (({
                                    GListModel *windows = gtk_window_get_toplevels ();

                                    for (guint i = 0; self == NULL && i < g_list_model_get_n_items (windows); i++)
                                      {
                                        g_autoptr (GObject) window = g_list_model_get_item (windows, i);

                                        self = g_object_get_data (window, "import");
                                      }
                                    self != NULL;
                                  }),
                                  5000));
  g_assert_true (test_wait_until (self->progress == NULL && (self->import == NULL || self->changes != NULL), 10000));
  return self;
}

static ImportView *
open_import (Fixture *f)
{
  const char *const paths[] = { f->path, NULL };

  ent_import_files (f->window, paths);
  return wait_for_view ();
}

static void
wait_for_run (ImportView *self)
{
  test_drain ();
  g_assert_true (test_wait_until (self->progress == NULL && self->edits->len == 0, 10000));
}

static const EntStakeholder *
find (EntMap *map, const char *name)
{
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (strcmp (ent_map_stakeholder_at (map, i)->name, name) == 0)
      return ent_map_stakeholder_at (map, i);
  return NULL;
}

static void
take (ImportView *self)
{
  g_assert_true (gtk_widget_get_sensitive (self->take));
  test_click (self->take);
  test_drain ();
}

static void
test_what_is_shown_comes_into_the_map_as_one_step (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);
  g_autoptr (EntMap) before = ent_map_copy (f->map);
  EntHistory *history = ent_document_history (f->document);

  g_assert_cmpuint (self->imported->n_added[ENT_SHEET_STAKEHOLDERS], ==, 3);
  g_assert_true (ent_map_equal (f->map, before));
  take (self);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 3);
  g_assert_cmpuint (find (f->map, "Alcaldía")->sector, ==, ENT_SECTOR_INSTITUTIONS);
  g_assert_cmpuint (ent_map_rating (f->map, find (f->map, "Hotel Sol"), NULL, ENT_ASPECT_POWER), ==, 3);
  g_assert_cmpuint (ent_map_rating (f->map, find (f->map, "Vendedores"), NULL, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_RESISTANT);
  g_assert_nonnull (strstr (find (f->map, "Alcaldía")->notes, "Zona: Centro"));
  g_assert_cmpuint (ent_history_position (history), ==, 1);
  g_assert_true (ent_history_undo (history));
  g_assert_true (ent_map_equal (f->map, before));
}

static void
test_cancelled_nothing_has_changed (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);

  gtk_window_close (GTK_WINDOW (self->dialog));
  test_drain ();
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 0);
  g_assert_cmpuint (ent_history_n_steps (ent_document_history (f->document)), ==, 0);
}

static void
test_closed_while_it_reads_nothing_comes_of_it (Fixture *f, gconstpointer data)
{
  const char *const paths[] = { f->path, NULL };
  GtkWidget *dialog;

  ent_import_files (f->window, paths);
  dialog = test_find_window ("Import “actores.csv”");
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_drain ();
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 0);
}

static void
test_a_column_can_be_made_something_else (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);
  ImportEdit edit = { .kind = EDIT_MEANS, .column = 4, .means = { ENT_MEANS_FIELD, ent_field_find (ENT_RECORD_STAKEHOLDER, "role"), 0 } };

  ent_import_view_edit (self, &edit);
  wait_for_run (self);
  take (self);
  g_assert_cmpstr (find (f->map, "Hotel Sol")->role, ==, "Playa");
  g_assert_null (find (f->map, "Hotel Sol")->notes);
}

static void
test_another_separator_is_read_anew (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);

  g_assert_cmpuint (ent_import_n_columns (self->import, 0), ==, 5);
  gtk_drop_down_set_selected (self->separators, 3);
  wait_for_run (self);
  g_assert_cmpuint (ent_import_n_columns (self->import, 0), ==, 1);
  gtk_drop_down_set_selected (self->separators, 2);
  wait_for_run (self);
  g_assert_cmpuint (ent_import_n_columns (self->import, 0), ==, 5);
}

static void
test_a_comma_that_may_mean_two_things_is_asked_about (Fixture *f, gconstpointer data)
{
  ImportView *self;
  GtkWidget *chooser;

  g_assert_true (g_file_set_contents (f->path, "De;A;Peso\nRadio;Hotel;1,234\nRadio;Bar;2,345\n", -1, NULL));
  self = open_import (f);
  chooser = gtk_widget_get_first_child (GTK_WIDGET (self->columns));
  for (guint i = 0; i < 2; i++)
    chooser = gtk_widget_get_next_sibling (chooser);
  chooser = test_find_label (chooser, "1,234 is a little more than one");
  g_assert_nonnull (chooser);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_ancestor (chooser, GTK_TYPE_DROP_DOWN)), 1);
  wait_for_run (self);
  g_assert_cmpint (ent_import_scale (self->import, 0, 2)->decimals, ==, ENT_DECIMALS_POINT);
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static void
test_titles_can_be_elsewhere (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);

  g_assert_cmpint (gtk_spin_button_get_value_as_int (self->titles), ==, 2);
  gtk_spin_button_set_value (self->titles, 0);
  wait_for_run (self);
  g_assert_cmpuint (self->imported->n_added[ENT_SHEET_STAKEHOLDERS], ==, 5);
}

static void
test_who_has_the_same_name_is_asked_about (Fixture *f, gconstpointer data)
{
  const char *id = test_add (f->window, "Hotel Sol", ENT_SECTOR_MEDIA);
  ImportView *self = open_import (f);
  const EntImportMatch *match;
  ImportEdit edit = { .kind = EDIT_DECISION, .number = ENT_MATCH_ADD };

  g_assert_cmpuint (self->imported->matches->len, ==, 1);
  match = g_ptr_array_index (self->imported->matches, 0);
  g_assert_cmpstr (match->id, ==, id);
  g_assert_cmpint (match->decision, ==, ENT_MATCH_UPDATE);
  g_assert_nonnull (g_hash_table_lookup (self->differences, id));
  edit.table = match->table;
  edit.column = match->row;
  ent_import_view_edit (self, &edit);
  wait_for_run (self);
  take (self);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, 4);
  g_assert_cmpuint (ent_map_stakeholder (f->map, id)->sector, ==, ENT_SECTOR_MEDIA);
}

static void
test_imported_again_nothing_is_new (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);

  take (self);
  self = open_import (f);
  g_assert_false (gtk_widget_get_sensitive (self->take));
  g_assert_cmpuint (self->changes->changes->len, ==, 0);
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static void
test_what_was_said_of_columns_is_remembered (Fixture *f, gconstpointer data)
{
  ImportView *self = open_import (f);
  ImportEdit edit = { .kind = EDIT_MEANS, .column = 4, .means = { ENT_MEANS_FIELD, ent_field_find (ENT_RECORD_STAKEHOLDER, "role"), 0 } };

  ent_import_view_edit (self, &edit);
  wait_for_run (self);
  take (self);
  ent_history_undo (ent_document_history (f->document));
  self = open_import (f);
  g_assert_true (self->recalled);
  g_assert_cmpstr (ent_import_means (self->import, 0, 4)->field->name, ==, "role");
  take (self);
  g_assert_cmpstr (find (f->map, "Hotel Sol")->role, ==, "Playa");
}

static void
test_a_file_that_is_no_table_says_what_it_is (Fixture *f, gconstpointer data)
{
  ImportView *self;

  g_assert_true (g_file_set_contents (f->path, "%PDF-1.4\n", -1, NULL));
  self = open_import (f);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->told)));
  g_assert_nonnull (strstr (gtk_label_get_text (self->told), "PDF"));
  g_assert_false (gtk_widget_get_sensitive (self->take));
  /* nothing that could be set would help */
  g_assert_false (gtk_widget_get_visible (self->settings));
  g_assert_false (gtk_widget_get_visible (self->right));
  g_assert_true (gtk_widget_get_visible (self->another));
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static void
test_a_table_that_is_opened_is_imported (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  ImportView *self;

  ent_window_open (f->window, file);
  self = wait_for_view ();
  g_assert_cmpuint (self->imported->n_added[ENT_SHEET_STAKEHOLDERS], ==, 3);
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static void
test_cells_from_the_clipboard_are_imported (Fixture *f, gconstpointer data)
{
  static const char cells[] = "Nombre\tSector\nRadio\tMedios de comunicación\n";
  ImportView *self;

  ent_import_bytes (f->window, g_bytes_new_static (cells, strlen (cells)));
  self = wait_for_view ();
  take (self);
  g_assert_cmpuint (find (f->map, "Radio")->sector, ==, ENT_SECTOR_MEDIA);
}

static void
test_the_clipboard_of_the_window_is_imported (Fixture *f, gconstpointer data)
{
  ImportView *self;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->window)), "Nombre\tPoder\nRadio Sol\t4\n");
  test_activate (f->window, "win.import-clipboard");
  self = wait_for_view ();
  take (self);
  g_assert_cmpuint (ent_map_rating (f->map, find (f->map, "Radio Sol"), NULL, ENT_ASPECT_POWER), ==, 4);
}

static void
test_what_is_exported_is_imported_as_it_was (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("out.csv");
  g_autoptr (EntMap) before = NULL;
  ImportView *self = open_import (f);

  take (self);
  before = ent_map_copy (f->map);
  ent_export_table_take (f->window, ent_book_format_find ("csv"), path);
  g_assert_true (test_wait_until (ent_window_message (f->window) != NULL && strstr (ent_window_message (f->window), "out.csv") != NULL, 10000));
  g_free (f->path);
  f->path = g_steal_pointer (&path);
  self = open_import (f);
  g_assert_cmpuint (self->changes->changes->len, ==, 0);
  gtk_window_close (GTK_WINDOW (self->dialog));
  g_assert_true (ent_map_equal (f->map, before));
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name) g_test_add ("/import/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (what_is_shown_comes_into_the_map_as_one_step);
  ADD (cancelled_nothing_has_changed);
  ADD (closed_while_it_reads_nothing_comes_of_it);
  ADD (a_column_can_be_made_something_else);
  ADD (another_separator_is_read_anew);
  ADD (a_comma_that_may_mean_two_things_is_asked_about);
  ADD (titles_can_be_elsewhere);
  ADD (who_has_the_same_name_is_asked_about);
  ADD (imported_again_nothing_is_new);
  ADD (what_was_said_of_columns_is_remembered);
  ADD (a_file_that_is_no_table_says_what_it_is);
  ADD (a_table_that_is_opened_is_imported);
  ADD (cells_from_the_clipboard_are_imported);
  ADD (the_clipboard_of_the_window_is_imported);
  ADD (what_is_exported_is_imported_as_it_was);
  return g_test_run ();
}
