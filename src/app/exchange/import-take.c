/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was shown goes into the map, as one step. */
#include "config.h"

#include "app/exchange/import-private.h"

#include "app/window/window-private.h"
#include "io/xml/format.h"
#include "model/edit.h"

#include <glib/gi18n.h>

/* So many changes hold the window no longer than anybody notices. */
#define MOST_UNANNOUNCED 5000u

static char *
name_step (ImportView *self)
{
  g_autofree char *name = self->paths != NULL ? ent_format_quote_name (self->paths[0]) : NULL;

  if (name == NULL)
    return g_strdup (_("Import from the clipboard"));
  /* Translators: name of a step that can be undone; %s: name of a file */
  return g_strdup_printf (_("Import “%s”"), name);
}

static void
say_imported (ImportView *self)
{
  g_autofree char *summary = ent_import_view_sum_up (self->imported);
  /* Translators: %s: what an import has done, as in "12 stakeholders added · 1 row left out" */
  g_autofree char *message = g_strdup_printf (_("Imported: %s."), summary);

  ent_window_say_step (self->window, ENT_MESSAGE_INFO, message);
}

static void
take (gpointer owner, gpointer data)
{
  ImportView *self = owner;
  EntDocument *document = ent_window_document (self->window);
  g_autofree char *step = name_step (self);
  g_autoptr (GError) error = NULL;

  if (document == NULL || self->changes == NULL || self->progress != NULL)
    return;
  ent_window_take_over (self->window);
  /* somebody has gone on with the map meanwhile */
  if (ent_map_revision (ent_document_map (document)) != self->revision)
    {
      ent_import_view_run (self);
      return;
    }
  if (!ent_edit_apply_changes (ent_document_history (document), step, self->changes->changes, &error))
    {
      ent_import_view_tell (self, error->message, TRUE);
      return;
    }
  /* of a sealed map nothing is left on the disk */
  if (ent_document_guard (document) == NULL)
    ent_import_memory_keep (self->import);
  say_imported (self);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
announce (gpointer owner, const char *message)
{
  ImportView *self = owner;

  ent_import_view_tell (self, message, FALSE);
  ent_window_hold (self->window, message);
}

void
ent_import_view_init_taking (ImportView *self)
{
  ent_soon_init (&self->taking, self, announce);
}

void
ent_import_view_take (ImportView *self)
{
  gboolean is_long = self->changes != NULL && self->changes->changes->len > MOST_UNANNOUNCED;

  gtk_widget_set_sensitive (self->take, FALSE);
  ent_soon_do (&self->taking, is_long ? _("The rows are being put into the map.") : NULL, take, NULL, NULL);
}
