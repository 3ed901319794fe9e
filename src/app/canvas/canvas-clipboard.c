/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stakeholders on the clipboard: for this program as a small map, for others as
 * their names. Text from elsewhere is read as lines are that are typed.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/canvas/canvas-private.h"
#include "app/compat.h"
#include "app/parts/clipboard-bytes.h"
#include "app/parts/clipboard-own.h"
#include "app/settings.h"
#include "io/store.h"
#include "model/edit-paste.h"

#define MIME "application/vnd.entorno.map+xml"
/* Of a clipboard; who has more opens it as a file. */
#define MOST_BYTES ((gsize) 64 * 1024 * 1024)

static gboolean
copy_selected (EntCanvas *self)
{
  g_auto (GStrv) ids = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);
  g_autoptr (EntMap) excerpt = ent_excerpt_new (ent_canvas_map (self), (const char *const *) ids, g_strv_length (ids), ent_canvas_get_moment (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autofree char *names = NULL;
  GdkContentProvider *kinds[2];

  if (excerpt == NULL)
    {
      ent_canvas_say_nobody (self);
      return FALSE;
    }
  bytes = ent_store_write (excerpt, &error);
  if (bytes == NULL)
    {
      ent_document_refuse (self->document, error);
      return FALSE;
    }
  names = ent_excerpt_names (excerpt);
  kinds[0] = gdk_content_provider_new_for_bytes (MIME, bytes);
  kinds[1] = gdk_content_provider_new_typed (G_TYPE_STRING, names);
  provider = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  return ent_clipboard_give (GTK_WIDGET (self), self->document, provider);
}

void
ent_canvas_on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  if (self->document != NULL && !self->projector)
    copy_selected (self);
}

void
ent_canvas_on_cut (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  if (ent_canvas_may_edit (self) && !self->projector && copy_selected (self))
    gtk_widget_activate_action (widget, "canvas.delete", NULL);
}

/* --- pasting --- */

static void
select_pasted (EntCanvas *self, char **ids, const GError *error)
{
  if (ids != NULL)
    ent_selection_set_many (ent_canvas_selection (self), (const char *const *) ids, g_strv_length (ids));
  ent_document_refuse (self->document, error);
}

static void
say_nothing (EntCanvas *self)
{
  g_autoptr (GError) error = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD,
                                                  _("There is nothing to paste. Copy stakeholders first, or text with one stakeholder in a line."));

  ent_document_refuse (self->document, error);
}

static void
paste_map (EntCanvas *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_read (bytes, _("Clipboard"), &error);
  g_auto (GStrv) ids = NULL;

  if (file != NULL)
    ids = ent_edit_paste (ent_document_history (self->document), file->map, ent_canvas_get_moment (self), self->inside, &error);
  select_pasted (self, ids, error);
}

static void
paste_text (EntCanvas *self, const char *text)
{
  static const char *const nobody[] = { NULL };
  g_autoptr (GSettings) settings = ent_settings_new ();
  EntQuickContext context = { .names = ent_document_names (self->document),
                              .sector = ent_settings_last_sector (settings),
                              .inside = self->inside,
                              .moment_id = ent_canvas_get_moment (self),
                              .subjects = nobody };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ent_edit_quick_lines (ent_document_history (self->document), text, &context, &error);

  select_pasted (self, ids, error);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntCanvas) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && *text != '\0' && self->document != NULL)
    paste_text (self, text);
}

static void
on_map (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntCanvas) self = data;
  g_autoptr (GBytes) bytes = ent_clipboard_read_bytes_finish (GDK_CLIPBOARD (source), result, NULL);

  if (bytes != NULL && g_bytes_get_size (bytes) <= MOST_BYTES && self->document != NULL)
    paste_map (self, bytes);
}

void
ent_canvas_on_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (!ent_canvas_may_edit (self))
    return;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MIME))
    ent_clipboard_read_bytes_async (clipboard, MIME, MOST_BYTES, on_map, g_object_ref (self));
  else if (ent_clipboard_holds_text (clipboard))
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, g_object_ref (self));
  else
    say_nothing (self);
}
