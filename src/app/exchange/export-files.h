/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what is made of a map for other programs, in a thread and from a copy, with what the window says of it. */
#pragma once

#include "app/window/window.h"
#include "io/book/formats.h"

G_BEGIN_DECLS

typedef struct
{
  /* Of EntBookFile, owned. Runs in a thread, on a map of its own. */
  GPtrArray *(*make) (EntMap *map, gpointer data, EntProgress *progress, GError **error);
  /* What is said when @n_files are written, the first of which is called @name: a sentence or two. */
  char *(*say) (const char *name, guint n_files, gpointer data);
  gpointer data;
  GDestroyNotify free_data; /* or NULL */
} EntExportJob;

/* Takes @job's data over. The first file goes to @path. @replaced: a file that would be lost by that and that nobody has been
 * asked about: it is asked first; or NULL. */
void ent_export_files (EntWindow *window, const char *path, const char *replaced, const EntExportJob *job);

/* Where a file named after the map is to go. */
typedef struct
{
  const char *title, *kind; /* of the question, and of the files that are shown */
  const char *ending;       /* ".csv" */
  const char *elsewhere;    /* what is said of a place that has no path */
  const char *suffix;       /* behind the name of the map, "-plan"; or NULL */
} EntExportQuestion;

typedef void (*EntExportPlaceFunc) (EntWindow *window, const char *path, gpointer data);

/* Calls @func once a place is chosen; then, or else, frees @data with @free_data, unless NULL. */
void ent_export_files_ask (EntWindow *window, const EntExportQuestion *question, EntExportPlaceFunc func, gpointer data, GDestroyNotify free_data);

G_END_DECLS
