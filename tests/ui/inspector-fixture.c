/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the inspector share. */
#include "ui/inspector-fixture.h"

#include "app/inspector/inspector.h"

void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  f->id = g_strdup (test_add (f->window, "Hotel Sol", ENT_SECTOR_PRIVATE));
  ent_selection_set (ent_document_selection (f->document), f->id);
  f->inspector = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_INSPECTOR);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
}

void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->id);
  test_close (f->window);
}

const EntStakeholder *
subject (Fixture *f)
{
  return ent_map_stakeholder (ent_document_map (f->document), f->id);
}

GtkWidget *
field (Fixture *f, const char *name)
{
  return test_find_field (f->inspector, ENT_RECORD_STAKEHOLDER, name);
}

void
type (GtkWidget *editable, const char *text)
{
  int position = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (editable)), -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gtk_editable_insert_text (GTK_EDITABLE (editable), p, (int) (g_utf8_next_char (p) - p), &position);
      test_drain ();
    }
}
