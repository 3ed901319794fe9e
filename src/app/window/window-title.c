/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header says of the map: its title, and below it place, moment and how its file is. */
#include "config.h"

#include "app/window/window-private.h"

#include <glib/gi18n.h>

/* "Saved 14:05", or what else is to be known about the file. */
static char *
describe_file (EntWindow *self)
{
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *time = NULL;

  if (self->n_busy > 0 && ent_document_is_saving (self->document))
    return g_strdup (_("Saving…"));
  if (!ent_document_is_saved (self->document))
    return g_strdup (_("Not saved"));
  if (!ent_document_can_edit (self->document))
    return g_strdup (_("Read only"));
  if (ent_document_saved_at (self->document) == 0)
    return NULL;
  when = g_date_time_new_from_unix_local (ent_document_saved_at (self->document) / G_USEC_PER_SEC);
  time = g_date_time_format (when, "%H:%M");
  /* Translators: %s: the time of the day, as in "Saved 14:05" */
  return g_strdup_printf (_("Saved %s"), time);
}

void
ent_window_show_title (EntWindow *self)
{
  EntMap *map = ent_document_map (self->document);
  const EntMoment *moment = ent_map_moment (map, ent_document_moment (self->document));
  g_autofree char *title = ent_document_dup_title (self->document), *outer = ent_document_dup_outer_title (self->document);
  g_autofree char *file = describe_file (self);
  g_autofree char *path = ent_document_path (self->document) != NULL ? g_filename_display_name (ent_document_path (self->document)) : NULL;
  /* Translators: of a map: who opens it is asked for its passphrase */
  const char *sealed = ent_document_secret (self->document) != NULL ? _("Sealed") : NULL;
  const char *parts[] = { ent_map_info (map)->place, moment != NULL ? moment->name : NULL, sealed, file };
  g_autoptr (GString) subtitle = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", parts[i]);
  gtk_window_set_title (GTK_WINDOW (self), outer);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->subtitle_label, subtitle->str);
  ent_set_tooltip (gtk_widget_get_parent (GTK_WIDGET (self->title_label)), path != NULL ? path : title);
}
