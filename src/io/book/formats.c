/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats, and how a file is told from another. */
#define _GNU_SOURCE /* memmem() */
#include "io/book/formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/dot.h"
#include "io/book/graphs/gexf.h"
#include "io/book/graphs/graphml.h"
#include "io/book/graphs/pajek.h"
#include "io/book/graphs/vna.h"
#include "io/book/json/json.h"
#include "io/book/notes/notes.h"
#include "io/book/sheets/csv.h"
#include "io/book/sheets/kumu.h"
#include "io/book/sheets/ods.h"
#include "io/book/sheets/xlsx.h"
#include "io/xml/format.h"

/* What a file is its beginning tells. */
#define PROBED_BYTES 4096u

#define BIT(kind) (1u << (guint) (kind))
#define HOLDS_GRAPH (BIT (ENT_SHEET_STAKEHOLDERS) | BIT (ENT_SHEET_TIES))
#define HOLDS_ALL (HOLDS_GRAPH | BIT (ENT_SHEET_MAP) | BIT (ENT_SHEET_SECTORS) | BIT (ENT_SHEET_MOMENTS) | BIT (ENT_SHEET_RATINGS) | BIT (ENT_SHEET_LOG) | BIT (ENT_SHEET_ACTIONS) | BIT (ENT_SHEET_STEPS))

/* clang-format off */
static const EntBookFormat formats[] = {
  { "xlsx", N_("Workbook, Excel (XLSX)"), ".xlsx|.xlsm|.xltx|.xltm", FALSE, TRUE, FALSE, HOLDS_ALL | BIT (ENT_SHEET_LEGEND), NULL, ent_xlsx_read, ent_xlsx_write },
  { "ods", N_("Workbook, LibreOffice (ODS)"), ".ods|.ots", FALSE, TRUE, FALSE, HOLDS_ALL | BIT (ENT_SHEET_LEGEND), NULL, ent_ods_read, ent_ods_write },
  { "csv", N_("Table, CSV"), ".csv|.txt|.tsv|.tab", TRUE, FALSE, FALSE, HOLDS_ALL, NULL, ent_csv_read, ent_csv_write },
  { "fods", N_("Workbook, flat ODS"), ".fods", FALSE, FALSE, FALSE, 0, NULL, ent_ods_read, NULL },
  { "kumu", N_("Workbook for Kumu (XLSX)"), ".kumu.xlsx", FALSE, TRUE, TRUE, HOLDS_GRAPH, NULL, NULL, ent_kumu_write },
  { "graphml", N_("Graph, GraphML"), ".graphml", FALSE, FALSE, TRUE, HOLDS_GRAPH | BIT (ENT_SHEET_MAP), NULL, ent_graphml_read, ent_graphml_write },
  { "gexf", N_("Graph that changes, GEXF"), ".gexf", FALSE, FALSE, TRUE, HOLDS_GRAPH | BIT (ENT_SHEET_MAP) | BIT (ENT_SHEET_MOMENTS) | BIT (ENT_SHEET_RATINGS),
    N_("The names of moments, those without a date, and the reasons and sources of ratings are left out."), ent_gexf_read, ent_gexf_write },
  { "dot", N_("Graph for Graphviz, DOT"), ".dot|.gv", TRUE, FALSE, TRUE, HOLDS_GRAPH, NULL, ent_dot_read, ent_dot_write },
  { "pajek", N_("Network for Pajek"), ".net|.paj", TRUE, FALSE, TRUE, HOLDS_GRAPH,
    N_("Of stakeholders only the names go into it, of ties the kind and the strength; ties that go both ways have no direction."), ent_pajek_read, ent_pajek_write },
  { "vna", N_("Network, VNA"), ".vna", TRUE, FALSE, TRUE, 0, NULL, ent_vna_read, NULL },
  { "dl", N_("Network for UCINET, DL"), ".dl", TRUE, FALSE, TRUE, 0, NULL, ent_dl_read, NULL },
  { "json", N_("Everything, JSON"), ".json", TRUE, FALSE, TRUE, HOLDS_ALL, NULL, ent_json_read, ent_json_write },
  { "kumu-json", N_("Map for Kumu, JSON"), ".kumu.json", TRUE, FALSE, TRUE, HOLDS_GRAPH, NULL, NULL, ent_kumu_json_write },
  { "drawio", N_("Diagram for draw.io, CSV"), ".drawio.csv", TRUE, FALSE, TRUE, HOLDS_GRAPH, N_("It is for drawing: what a person is told in a diagram goes into it, and nothing else."), NULL, ent_drawio_write },
  { "markdown", N_("Text, Markdown"), ".md|.markdown", TRUE, FALSE, TRUE, HOLDS_GRAPH | BIT (ENT_SHEET_MAP) | BIT (ENT_SHEET_SECTORS) | BIT (ENT_SHEET_MOMENTS) | BIT (ENT_SHEET_ACTIONS),
    N_("It is for reading: names, kinds, ratings, roles, ties, moments and actions go into it, and nothing else."), NULL, ent_markdown_write },
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

char *
ent_book_file_path (const char *path, const char *suffix)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *ending = strrchr (base, '.');
  gsize n = strlen (path) - (ending != NULL && ending > base ? strlen (ending) : 0);
  g_autofree char *stem = g_strndup (path, n);

  return suffix != NULL ? g_strconcat (stem, suffix, path + n, NULL) : g_strdup (path);
}

void
ent_book_files_add (GPtrArray *files, GBytes *bytes)
{
  g_ptr_array_add (files, ent_book_file_new (NULL, bytes));
}

const EntBookFormat *
ent_book_formats (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const EntBookFormat *
ent_book_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const char *
ent_book_format_label (const EntBookFormat *format)
{
  return g_dgettext (GETTEXT_PACKAGE, format->label);
}

/* Of the ending of @format that @path has; 0: it has none of them. */
static gsize
length_of_ending (const char *path, const EntBookFormat *format)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_auto (GStrv) endings = g_strsplit (format->endings, "|", -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return strlen (endings[i]);
  return 0;
}

const EntBookFormat *
ent_book_format_of_path (const char *path)
{
  const EntBookFormat *found = NULL;
  gsize longest = 0;

  /* ".kumu.json" goes before ".json" */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].write != NULL && length_of_ending (path, &formats[i]) > longest)
      {
        found = &formats[i];
        longest = length_of_ending (path, found);
      }
  return found;
}

/* --- telling one from another --- */

static gboolean
begins_with (GBytes *bytes, const char *prefix, gsize n)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= n && memcmp (data, prefix, n) == 0;
}

static gboolean
has_inside (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, MIN (length, PROBED_BYTES), text, strlen (text)) != NULL;
}

/* The first byte that says something: past a mark of byte order and blanks. */
static char
first_letter (GBytes *bytes)
{
  gsize length, i;
  const char *data = g_bytes_get_data (bytes, &length);

  for (i = begins_with (bytes, "\xef\xbb\xbf", 3) ? 3 : 0; i < length && g_ascii_isspace (data[i]); i++)
    ;
  return i < length ? data[i] : '\0';
}

static const EntBookFormat *
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, message);
  return NULL;
}

/* Files that people take for tables, and that are none. */
static const EntBookFormat *
refuse_other (GBytes *bytes, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *message;
  } others[] = {
    { "\xd0\xcf\x11\xe0", 4, N_("This is an Excel file of the old kind (.xls), or one with a password. Save it as .xlsx without a password, and import that.") },
      { "%PDF", 4, N_("Tables in a PDF cannot be read. Export the list as XLSX or CSV from the program that it was made in.") },
        { "\x89PNG", 4, N_("This is a picture, which holds no table.") },
          { "\xff\xd8\xff", 3, N_("This is a picture, which holds no table.") },
            { "\x1f\x8b", 2, N_("This file is compressed. Unpack it first, and import what is in it.") },
              { "Rar!", 4, N_("This file is compressed. Unpack it first, and import what is in it.") },
                { "7z\xbc\xaf", 4, N_("This file is compressed. Unpack it first, and import what is in it.") },
                  { "ENTORNO", 7, N_("This is a map of Entorno. Open it, or merge it with the map that is open.") },
                };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins_with (bytes, others[i].magic, others[i].length))
      return refuse (g_dgettext (GETTEXT_PACKAGE, others[i].message), error);
  if (g_bytes_get_size (bytes) == 0)
    return refuse (_("The file is empty. Save it again in the program that it is from, or take another copy of it."), error);
  return NULL;
}

static const EntBookFormat *
guess_zip (GBytes *bytes, GError **error)
{
  if (begins_with (bytes, "PK\x03\x04", 4) && has_inside (bytes, "application/vnd.oasis.opendocument.spreadsheet"))
    return ent_book_format_find ("ods");
  if (has_inside (bytes, "application/vnd.oasis.opendocument") || has_inside (bytes, "word/document.xml") || has_inside (bytes, "ppt/presentation.xml"))
    return refuse (_("This is a text or a presentation, which is not imported. Copy its table into a spreadsheet, and save that."), error);
  return ent_book_format_find ("xlsx");
}

static const EntBookFormat *
guess_xml (GBytes *bytes, GError **error)
{
  static const struct
  {
    const char *inside, *format;
  } roots[] = { { "<graphml", "graphml" }, { ":graphml", "graphml" }, { "<gexf", "gexf" }, { "<office:document", "fods" } };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (has_inside (bytes, roots[i].inside) && ent_book_format_find (roots[i].format) != NULL)
      return ent_book_format_find (roots[i].format);
  if (has_inside (bytes, ENT_FORMAT_NAMESPACE_STEM))
    return refuse (_("This is a map of Entorno. Open it, or merge it with the map that is open."), error);
  return refuse (_("This XML file is of a kind that is not imported. GraphML and GEXF are, and tables as CSV, XLSX or ODS."), error);
}

const EntBookFormat *
ent_book_format_named_by (const char *path)
{
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (formats); i++)
    if (formats[i].read != NULL && length_of_ending (path, &formats[i]) > 0)
      return &formats[i];
  return NULL;
}

/* By its first word, where no ending tells. */
static const EntBookFormat *
guess_text (GBytes *bytes)
{
  static const struct
  {
    const char *word, *format;
  } words[] = { { "{", "json" }, { "[", "json" }, { "*node", "vna" }, { "*tie", "vna" }, { "*", "pajek" }, { "%", "pajek" }, { "dl ", "dl" }, { "dl\n", "dl" }, { "strict ", "dot" }, { "graph ", "dot" }, { "graph{", "dot" }, { "digraph ", "dot" }, { "digraph{", "dot" } };
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  at = begins_with (bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
  while (at < length && g_ascii_isspace (data[at]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length - at >= strlen (words[i].word) && g_ascii_strncasecmp (data + at, words[i].word, strlen (words[i].word)) == 0)
      return ent_book_format_find (words[i].format);
  return NULL;
}

const EntBookFormat *
ent_book_format_guess (const char *path, GBytes *bytes, GError **error)
{
  const EntBookFormat *named = ent_book_format_named_by (path);
  g_autoptr (GError) problem = NULL;

  refuse_other (bytes, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (begins_with (bytes, "PK", 2))
    return guess_zip (bytes, error);
  if (first_letter (bytes) == '<')
    return guess_xml (bytes, error);
  if (named != NULL && !named->is_packed)
    return named;
  if (named == NULL && guess_text (bytes) != NULL)
    return guess_text (bytes);
  if (named != NULL)
    /* Translators: %s: ending of a file name */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The name of the file ends in %s, and what is in it is something else: it is damaged, or was given that name. Save it again in the program that it is from."), strrchr (path, '.'));
  return named != NULL ? NULL : ent_book_format_find ("csv");
}
