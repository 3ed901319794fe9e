/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parts/replacing.h"

#include "io/xml/format.h"

#include <glib/gi18n.h>

void
ent_ask_to_replace (GtkWindow *parent, const char *path, EntAnswerFunc func, gpointer data)
{
  const char *const buttons[] = { _("_Replace"), _("_Cancel"), NULL };
  g_autofree char *name = ent_format_quote_name (path);
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("Replace “%s”?"), name);

  ent_ask (parent, heading, _("A file of this name is there already."), buttons, 1, func, data);
}
