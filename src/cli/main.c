/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main of entorno-cli. Everything else is in the cli library. */
#include "config.h"

#include "cli/cli.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  /* uninstalled, the translations lie in the build folder */
  const char *localedir = g_getenv ("ENT_LOCALEDIR");

  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : ENT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return ent_cli_main (argc, argv);
}
