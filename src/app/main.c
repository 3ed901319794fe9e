/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main of entorno, the window. Everything else is in the app library. */
#include "config.h"

#include "app/application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  /* uninstalled, the translations lie in the build folder */
  const char *localedir = g_getenv ("ENT_LOCALEDIR");
  g_autoptr (EntApplication) application = NULL;

  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : ENT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = ent_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
