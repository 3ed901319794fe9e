/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sealed-fixture.h"

#include "io/secret/secret-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

/* To derive a key takes a second, and under sanitizers not much more. */
#define LONG_MS 30000

EntSecret *
quick_secret (const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  EntSecret *secret = ent_secret_new_with (passphrase, 1, ENT_SEALED_LEAST_KIB, &error);

  g_assert_no_error (error);
  return secret;
}

char *
sealed_file (const char *name)
{
  char *path = test_temporary (name);
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = quick_secret (PASSPHRASE);
  g_autoptr (GBytes) bytes = NULL;

  ent_edit_add_stakeholder (ent_document_history (document), "Hotel Ñandú", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, &error);
  g_assert_no_error (error);
  bytes = ent_store_write_sealed (ent_document_map (document), secret, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, bytes, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

gboolean
is_sealed (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return ent_secret_is_sealed (data, length);
}

GtkWidget *
entry_of (GtkWidget *dialog, int row)
{
  GtkWidget *first = test_find_type (dialog, GTK_TYPE_PASSWORD_ENTRY);

  g_assert_nonnull (first);
  return gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (first)), 1, row);
}

void
type (GtkWidget *dialog, int row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (dialog, row)), text);
  test_drain ();
}

GtkWidget *
dialog (void)
{
  return test_find_window ("Passphrase");
}

EntWindow *
ask (const char *path, GtkWidget **question)
{
  EntWindow *window = test_window_for (path);

  *question = dialog ();
  g_assert_nonnull (*question);
  return window;
}

void
answer (EntWindow *window, GtkWidget *question, const char *passphrase)
{
  type (question, 0, passphrase);
  test_click (test_find_button (question, "_Open"));
  test_wait_for_file (window);
}

GtkWidget *
open_dialog (EntWindow *window)
{
  GtkWidget *opened;

  test_activate (window, "win.set-passphrase");
  opened = dialog ();
  g_assert_nonnull (opened);
  return opened;
}

void
set_passphrase (EntWindow *window, const char *button, const char *passphrase)
{
  GtkWidget *opened = open_dialog (window);

  type (opened, 0, passphrase);
  type (opened, 1, passphrase);
  test_click (test_find_button (opened, button));
  g_assert_true (test_wait_until (dialog () == NULL, LONG_MS));
  test_drain ();
}

void
write_sealed (const char *path, EntSecret *secret)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  ent_edit_add_stakeholder (ent_document_history (document), "Radio", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, &error);
  g_assert_no_error (error);
  bytes = ent_store_write_sealed (ent_document_map (document), secret, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, bytes, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

gboolean
opens_with (const char *path, const char *passphrase)
{
  g_autoptr (EntFile) file = ent_store_open_sealed (path, passphrase, NULL, NULL);

  return file != NULL;
}

EntWindow *
window_unsealed (const char *path)
{
  GtkWidget *question;
  EntWindow *window = ask (path, &question);

  answer (window, question, PASSPHRASE);
  g_assert_null (dialog ());
  return window;
}

EntDocument *
document_of (EntWindow *window)
{
  return ent_window_document (window);
}

gboolean
has_name (EntWindow *window, const char *name)
{
  EntMap *map = ent_document_map (document_of (window));

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (g_str_equal (ent_map_stakeholder_at (map, i)->name, name))
      return TRUE;
  return FALSE;
}

gboolean
says (EntWindow *window, const char *part)
{
  return ent_window_message (window) != NULL && strstr (ent_window_message (window), part) != NULL;
}

void
save (EntWindow *window)
{
  ent_window_save (window);
  test_wait_for_file (window);
}

void
save_at (EntWindow *window, const char *path)
{
  ent_window_save_at (window, path, FALSE);
  test_wait_for_file (window);
  g_assert_true (ent_document_is_saved (document_of (window)));
}

EntWindow *
plain_window (char **path)
{
  EntWindow *window = test_window ();

  *path = test_temporary ("plain.entorno");
  test_add (window, "Police", ENT_SECTOR_INSTITUTIONS);
  save_at (window, *path);
  return window;
}

GtkWidget *
wait_for_dialog (void)
{
  g_assert_true (test_wait_until (dialog () != NULL, LONG_MS));
  test_drain ();
  return dialog ();
}

void
answer_in_turn (EntWindow *window, const char *const *answers)
{
  GtkWidget *question = wait_for_dialog ();

  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_assert_true (dialog () == question);
      answer (window, question, answers[i]);
    }
  g_assert_null (dialog ());
}
