/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats, and how a file is told from another. */
#include "io/book/formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/sheets/csv.h"

#define BIT(kind) (1u << (guint) (kind))
#define HOLDS_GRAPH (BIT (ENT_SHEET_STAKEHOLDERS) | BIT (ENT_SHEET_TIES))
#define HOLDS_ALL (HOLDS_GRAPH | BIT (ENT_SHEET_MAP) | BIT (ENT_SHEET_SECTORS) | BIT (ENT_SHEET_MOMENTS) | BIT (ENT_SHEET_RATINGS) | BIT (ENT_SHEET_LOG) | BIT (ENT_SHEET_ACTIONS) | BIT (ENT_SHEET_STEPS))

/* clang-format off */
static const EntFormat formats[] = {
  { "csv", N_("Table, CSV"), ".csv|.txt|.tsv|.tab", TRUE, FALSE, HOLDS_ALL, ent_csv_read, ent_csv_write },
};
/* clang-format on */

EntBookFile *
ent_book_file_new (const char *suffix, GBytes *bytes)
{
  EntBookFile *file = g_new0 (EntBookFile, 1);

  file->suffix = g_strdup (suffix);
  file->bytes = bytes;
  return file;
}

void
ent_book_file_free (EntBookFile *file)
{
  if (file == NULL)
    return;
  g_free (file->suffix);
  g_bytes_unref (file->bytes);
  g_free (file);
}

const EntFormat *
ent_formats (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const EntFormat *
ent_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const char *
ent_format_label (const EntFormat *format)
{
  return g_dgettext (GETTEXT_PACKAGE, format->label);
}

static gboolean
ends_as (const char *path, const EntFormat *format)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_auto (GStrv) endings = g_strsplit (format->endings, "|", -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

const EntFormat *
ent_format_of_path (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].write != NULL && ends_as (path, &formats[i]))
      return &formats[i];
  return NULL;
}

const EntFormat *
ent_format_guess (const char *path, GBytes *bytes, GError **error)
{
  return &formats[0];
}
