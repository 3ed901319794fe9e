/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli: the product for scripts and tests, where there is no display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the process exits with. */
typedef enum
{
  ENT_EXIT_FINE = 0,
  ENT_EXIT_INPUT = 1, /* the input is wrong, or the output could not be written */
  ENT_EXIT_USAGE = 2, /* the command line is wrong */
} EntExit;

/* The whole program but for locale and translations. */
int ent_cli_main (int argc, char **argv);

G_END_DECLS
