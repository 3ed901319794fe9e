/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/secret/unseal.h"

#include "app/compat.h"
#include "app/window/secret/passphrase-frame.h"

#include <glib/gi18n.h>

typedef struct
{
  EntPassphraseFrame frame;
  GtkPasswordEntry *entry;
  EntUnsealFunc func; /* NULL: has heard that it is over, or need not */
  gpointer data;
} Question;

static Question *
question_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "question");
}

static void
on_open (Question *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  ent_passphrase_frame_work (&self->frame, _("Opening…"));
  self->func (text, self->data);
}

static void
on_destroy (GtkWidget *widget, Question *self)
{
  EntUnsealFunc func = self->func;

  self->func = NULL;
  if (func != NULL)
    func (NULL, self->data);
}

GtkWidget *
ent_unseal_ask (GtkWindow *parent, const char *name, EntUnsealFunc func, gpointer data)
{
  Question *self = g_new0 (Question, 1);
  /* Translators: %s: name of a file */
  g_autofree char *about = g_strdup_printf (_("“%s” is sealed and opens with its passphrase only."), name);

  self->func = func;
  self->data = data;
  ent_passphrase_frame_init (&self->frame, parent, _("Passphrase"), _("_Open"), about);
  self->entry = ent_passphrase_frame_add (&self->frame, _("_Passphrase"));
  g_object_set_data_full (G_OBJECT (self->frame.window), "question", self, g_free);
  g_signal_connect_swapped (self->frame.action, "clicked", G_CALLBACK (on_open), self);
  g_signal_connect (self->frame.window, "destroy", G_CALLBACK (on_destroy), self);
  gtk_window_present (self->frame.window);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self->frame.window);
}

gboolean
ent_unseal_ask_again (GtkWidget *question, const GError *error)
{
  Question *self = question_of (question);
  const char *message;

  if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE))
    message = _("This is not the passphrase of this map. Small and capital letters count as different, and spaces count.");
  else if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_MEMORY) || g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED))
    message = _("There is not enough memory to derive the key from the passphrase. Close other programs and try again.");
  else
    return FALSE;
  ent_passphrase_frame_work (&self->frame, NULL);
  ent_passphrase_frame_tell (&self->frame, message, TRUE);
  ent_announce (question, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

gboolean
ent_unseal_wants (GtkWidget **question, GtkWindow *parent, const char *name, const GError *error, EntUnsealFunc func, gpointer data)
{
  if (*question != NULL)
    return ent_unseal_ask_again (*question, error);
  if (!g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED) && !g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE))
    return FALSE;
  *question = ent_unseal_ask (parent, name, func, data);
  return TRUE;
}

EntFile *
ent_unseal_file (const char *path, const EntOpenOptions *options, GError **error)
{
  EntOpenOptions with = *options;

  if (with.passphrase != NULL)
    with.secret = NULL;
  return ent_store_open_as (path, &with, error);
}

void
ent_unseal_end (GtkWidget *question)
{
  question_of (question)->func = NULL;
  gtk_window_destroy (GTK_WINDOW (question));
}
