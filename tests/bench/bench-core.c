/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-core CASE MAP [TURNS]: what needs no window, in this process. */
#include "bench/bench-core.h"

#include <libxml/parser.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *name;
  void (*run) (const char *path, guint n);
} cases[] = {
  { "load", bench_load },
  { "save", bench_save },
  { "undo", bench_undo },
  { "copy", bench_copy },
  { "scene", bench_scene },
  { "edit", bench_edit },
  { "repaint", bench_repaint },
  { "png", bench_png },
  { "export", bench_export },
  { "places", bench_places },
  { "betweenness", bench_betweenness },
  { "stop", bench_stop },
  { "reading", bench_reading },
  { "reading-parts", bench_reading_parts },
  { "ways", bench_ways },
};

EntFile *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  EntFile *file = ent_store_open (path, NULL, &error);

  if (file == NULL)
    g_error ("%s", error->message);
  return file;
}

int
main (int argc, char **argv)
{
  (void) setlocale (LC_ALL, "");
  for (guint i = 0; argc > 2 && i < G_N_ELEMENTS (cases); i++)
    if (strcmp (argv[1], cases[i].name) == 0)
      {
        cases[i].run (argv[2], argc > 3 ? MAX ((guint) atoi (argv[3]), 1) : 5);
        xmlCleanupParser ();
        return 0;
      }
  (void) fprintf (stderr, "usage: bench-core CASE MAP [TURNS]; the cases are:");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    (void) fprintf (stderr, " %s", cases[i].name);
  (void) fprintf (stderr, "\n");
  return 2;
}
