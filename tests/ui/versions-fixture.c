/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/versions-fixture.h"

#include "app/window/window-private.h"
#include "io/secret/secret-private.h"

#include <string.h>

void
versions_save (EntWindow *window)
{
  ent_window_save (window);
  test_wait_for_file (window);
}

EntWindow *
versions_window (guint n, char **path)
{
  EntWindow *window = test_window ();

  *path = test_temporary ("map.entorno");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      test_add (window, name, ENT_SECTOR_PRIVATE);
      if (i == 1)
        {
          ent_window_save_at (window, *path, FALSE);
          test_wait_for_file (window);
        }
      else
        versions_save (window);
    }
  return window;
}

GtkWidget *
versions_show (EntWindow *window)
{
  GtkWidget *dialog;

  test_activate (window, "win.earlier-versions");
  dialog = test_find_window ("Earlier versions");
  g_assert_nonnull (dialog);
  return dialog;
}

GtkListBox *
versions_list (GtkWidget *dialog)
{
  return GTK_LIST_BOX (test_find_type (dialog, GTK_TYPE_LIST_BOX));
}

const char *
versions_details (GtkWidget *dialog, int row)
{
  GtkListBoxRow *at = gtk_list_box_get_row_at_index (versions_list (dialog), row);

  return at != NULL ? gtk_label_get_text (g_object_get_data (G_OBJECT (at), "details")) : "";
}

EntWindow *
versions_find (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (test_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && g_str_has_prefix (gtk_window_get_title (l->data), "Version of "))
      return l->data;
  return NULL;
}

GtkWidget *
versions_row (GtkWidget *dialog, int row)
{
  g_assert_true (test_wait_until (strstr (versions_details (dialog, row), "·") != NULL, 20000));
  return GTK_WIDGET (gtk_list_box_get_row_at_index (versions_list (dialog), row));
}

EntWindow *
versions_sealed_window (char **path)
{
  g_autoptr (EntSecret) secret = ent_secret_new_with (VERSIONS_PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, NULL);
  EntWindow *window = test_window ();

  *path = test_temporary ("sealed.entorno");
  ent_document_set_secret (ent_window_document (window), secret);
  test_add (window, "Hotel 1", ENT_SECTOR_PRIVATE);
  ent_window_save_at (window, *path, FALSE);
  test_wait_for_file (window);
  test_add (window, "Hotel 2", ENT_SECTOR_PRIVATE);
  versions_save (window);
  return window;
}

void
versions_answer (const char *passphrase)
{
  GtkWidget *question = NULL;

  g_assert_true (test_wait_until ((question = test_find_window ("Passphrase")) != NULL, 20000));
  gtk_editable_set_text (GTK_EDITABLE (test_find_type (question, GTK_TYPE_PASSWORD_ENTRY)), passphrase);
  test_drain ();
  test_click (test_find_button (question, "_Open"));
}
