/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else has the file: what is asked before it is opened, and what is said when it is to be saved. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/document/file-lock.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

void
ent_window_ask_about_holder (EntWindow *self, const char *path, const EntLockHolder *holder, EntAnswerFunc func, gpointer data)
{
  const char *const buttons[] = { _("Open _read-only"), _("Open a _copy"), _("_Edit anyway"), _("_Cancel"), NULL };
  g_autofree char *name = ent_format_quote_name (path), *who = ent_file_lock_describe (holder);
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("“%s” is open elsewhere"), name);
  /* Translators: %s: sentences that say who has the map open, where, since when */
  g_autofree char *body = g_strdup_printf (_("%s\n\nRead-only, you can look at the map and are told when it is free. A copy is a map of its own. "
                                             "If you edit anyway, both of you can edit, and whoever saves second is asked before anything is replaced."),
                                              who);

  ent_ask (GTK_WINDOW (self), heading, body, buttons, ENT_HELD_READ_ONLY, func, data);
}

char *
ent_window_describe_held (EntWindow *self)
{
  const EntLockHolder *holder = ent_document_holder (self->document);
  g_autofree char *who = NULL;

  g_return_val_if_fail (holder != NULL, NULL);

  who = ent_file_lock_describe (holder);
  /* Translators: %s: sentences that say who has the map open, where, since when */
  return g_strdup_printf (_("%s So it is only looked at here. Save under another name to keep a map of your own."), who);
}
