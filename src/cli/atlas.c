/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli atlas: the maps of many destinations, their coverage side by side: as pages, as a table, or as one object for
 * programs. Numbers alone: the names of those who are on a map stay in it.
 */
#include "config.h"

#include "cli/drawing.h"
#include "cli/options.h"
#include "cli/passphrase.h"
#include "io/book/json/json-text.h"
#include "io/book/sheets/csv.h"
#include "io/gather.h"
#include "scene/pages/atlas-pages.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  OUT_NOTHING, /* printed alone */
  OUT_PAGES,
  OUT_TABLE,
} Out;

typedef struct
{
  char **places;
  char *output, *date;
  gboolean json;
  EntPictureOptions picture;
  Out out;
  EntPicturePlan plan;
  EntDate today;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->places);
  g_free (options->output);
  g_free (options->date);
  ent_picture_options_clear (&options->picture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- what was typed --- */

/* By the ending; OUT_NOTHING: none of them. */
static Out
kind_of_output (const char *path)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  if (dot != NULL && g_ascii_strcasecmp (dot, ".pdf") == 0)
    return OUT_PAGES;
  return dot != NULL && g_ascii_strcasecmp (dot, ".csv") == 0 ? OUT_TABLE : OUT_NOTHING;
}

static gboolean
plan_output (const EntCliCommand *command, Options *options)
{
  g_autofree char *shown = NULL;

  if (options->output == NULL && options->json)
    return TRUE;
  if (!ent_cli_is_file_name (command, options->output, _("Where to write is missing: -o OUT.pdf or OUT.csv. Or have it printed: --json.")))
    return FALSE;
  options->out = kind_of_output (options->output);
  shown = ent_cli_show_path (options->output);
  if (options->out == OUT_NOTHING)
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("The ending of “%s” names no format; it must be .pdf or .csv."), shown);
  else if (ent_cli_is_map (options->output))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is a map, which the atlas would replace. Nothing was written. Choose another name for the atlas."), shown);
  else
    return TRUE;
  return FALSE;
}

static gboolean
plan_pages (const EntCliCommand *command, Options *options)
{
  if (options->out != OUT_PAGES && (ent_picture_options_any (&options->picture) || options->date != NULL))
    ent_cli_misuse (command, "%s", _("Only a PDF has pages: options of paper, theme, language and day need -o OUT.pdf."));
  else if (options->out != OUT_PAGES)
    return TRUE;
  else
    return ent_picture_plan (command, &options->picture, &options->plan) && ent_picture_has_room (command, &options->plan.sheet) &&
           ent_cli_day (command, options->date, &options->today);
  return FALSE;
}

static gboolean
check_options (const EntCliCommand *command, Options *options)
{
  if (ent_cli_count (options->places) == 0)
    {
      ent_cli_misuse (command, "%s", _("Which maps is missing: name the folder in which they lie."));
      return FALSE;
    }
  for (guint i = 0; options->places[i] != NULL; i++)
    if (!ent_cli_is_file_name (command, options->places[i], _("FOLDER has no name.")))
      return FALSE;
  return plan_output (command, options) && plan_pages (command, options);
}

/* What is no map by its name or by what is in it may still have been named as one. */
static gboolean
replaces_none (const EntCliCommand *command, const Options *options, GPtrArray *found)
{
  g_autoptr (EntFingerprint) output = options->output != NULL ? ent_fingerprint_look (options->output) : NULL;

  for (guint i = 0; output != NULL && i < found->len; i++)
    {
      const EntGathered *gathered = g_ptr_array_index (found, i);
      g_autoptr (EntFingerprint) place = ent_fingerprint_look (gathered->path);
      g_autofree char *shown = NULL;

      if (!ent_fingerprint_is_same_file (place, output))
        continue;
      shown = ent_cli_show_path (options->output);
      /* Translators: %s is a file name */
      ent_cli_misuse (command, _("“%s” is one of the files that are read, which the atlas would replace. Nothing was written. Choose another name for the atlas."), shown);
      return FALSE;
    }
  return TRUE;
}

/* --- JSON and columns: the names are for scripts and never translated --- */

static void
append_count (GString *out, const char *name, guint count)
{
  g_string_append_printf (out, ", \"%s\": %u", name, count);
}

/* As read has them. What is not known is no number. */
static void
append_coverage (GString *out, const char *name, const EntSectorCoverage *coverage)
{
  g_string_append_printf (out, "\"%s\": {\"stakeholders\": %u", name, coverage->n);
  append_count (out, "in-favour", ent_coverage_in_favour (coverage));
  append_count (out, "not-assessed", coverage->at[ENT_COMMITMENT_NOT_ASSESSED]);
  append_count (out, "power", coverage->power);
  append_count (out, "power-in-favour", coverage->power_in_favour);
  g_string_append (out, ", \"grade\": ");
  if (ent_coverage_is_unknown (coverage))
    g_string_append (out, "null");
  else
    ent_json_append_number (out, ent_coverage_grade (coverage));
  g_string_append_c (out, '}');
}

static void
append_row (GString *out, const EntAtlasRow *row)
{
  char day[11];

  g_string_append (out, "    {\"name\": ");
  ent_json_append_text (out, row->name);
  g_string_append (out, ", \"file\": ");
  ent_json_append_text (out, row->file);
  if (row->date != 0)
    {
      ent_date_format (row->date, day);
      g_string_append_printf (out, ", \"date\": \"%s\"", day);
    }
  append_count (out, "ties", row->n_ties);
  g_string_append_printf (out, ", \"assessed\": %s", ent_atlas_row_is_assessed (row) ? "true" : "false");
  if (ent_atlas_row_is_assessed (row))
    append_count (out, "gaps", ent_atlas_row_unguarded (row));
  else
    g_string_append (out, ", \"gaps\": null");
  append_count (out, "sectors-not-assessed", ent_atlas_row_unknown (row));
  g_string_append (out, ",\n      ");
  append_coverage (out, "all", &row->coverage.all);
  g_string_append (out, ",\n      \"sectors\": {");
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      g_string_append (out, sector > 0 ? ",\n        " : "\n        ");
      append_coverage (out, ent_sector_choices.items[sector].name, &row->coverage.sectors[sector]);
    }
  g_string_append (out, "}}");
}

static void
print_object (const EntAtlas *atlas)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"destinations\": [");

  for (guint i = 0; i < atlas->rows->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      append_row (out, &g_array_index (atlas->rows, EntAtlasRow, i));
    }
  g_string_append (out, "\n  ],\n  \"skipped\": [");
  for (guint i = 0; i < atlas->skipped->len; i++)
    {
      const EntAtlasSkipped *skipped = &g_array_index (atlas->skipped, EntAtlasSkipped, i);

      g_string_append (out, i > 0 ? ",\n    {\"file\": " : "\n    {\"file\": ");
      ent_json_append_text (out, skipped->name);
      g_string_append (out, ", \"reason\": ");
      ent_json_append_text (out, skipped->reason);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]\n}\n");
  ent_cli_print_json (out->str);
}

/* Of a column that stands once, or for each sector: then its name comes behind that of the sector. */
static gboolean
put (EntBookSheet *sheet, guint row, const char *sector, const char *name, const char *text, GError **error)
{
  g_autofree char *both = g_strconcat (sector != NULL ? sector : "", sector != NULL && *name != '\0' ? "-" : "", name, NULL);

  return ent_book_sheet_put_named (sheet, row, both, text, -1, error);
}

static gboolean
put_number (EntBookSheet *sheet, guint row, const char *sector, const char *name, guint number, GError **error)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  return put (sheet, row, sector, name, text, error);
}

/* Empty where it is not known. */
static gboolean
put_if_known (EntBookSheet *sheet, guint row, const char *sector, const char *name, gboolean is_known, guint number, GError **error)
{
  return is_known ? put_number (sheet, row, sector, name, number, error) : put (sheet, row, sector, name, "", error);
}

static gboolean
put_coverage (EntBookSheet *sheet, guint row, const char *sector, const EntSectorCoverage *coverage, GError **error)
{
  return put_number (sheet, row, sector, "", coverage->n, error) &&
         put_number (sheet, row, sector, "in-favour", ent_coverage_in_favour (coverage), error) &&
         put_number (sheet, row, sector, "not-assessed", coverage->at[ENT_COMMITMENT_NOT_ASSESSED], error) &&
         /* a whole number, which every spreadsheet reads alike */
         put_if_known (sheet, row, sector, "grade-percent", !ent_coverage_is_unknown (coverage), (guint) (100 * ent_coverage_grade (coverage) + 0.5), error);
}

static gboolean
put_row (EntBookSheet *sheet, guint at, const EntAtlasRow *row, GError **error)
{
  char day[11] = "";
  gboolean is_assessed = ent_atlas_row_is_assessed (row), fine;

  if (row->date != 0)
    ent_date_format (row->date, day);
  fine = put (sheet, at, NULL, "name", row->name, error) && put (sheet, at, NULL, "file", row->file, error) && put (sheet, at, NULL, "date", day, error) &&
         put_number (sheet, at, NULL, "ties", row->n_ties, error) && put (sheet, at, NULL, "assessed", is_assessed ? "yes" : "no", error) &&
         put_if_known (sheet, at, NULL, "gaps", is_assessed, ent_atlas_row_unguarded (row), error) && put_number (sheet, at, NULL, "sectors-not-assessed", ent_atlas_row_unknown (row), error) &&
         put_coverage (sheet, at, "all", &row->coverage.all, error);
  for (guint sector = 0; fine && sector < ENT_N_SECTORS; sector++)
    fine = put_coverage (sheet, at, ent_sector_choices.items[sector].name, &row->coverage.sectors[sector], error);
  return fine;
}

static GBytes *
write_table (const EntAtlas *atlas, GError **error)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  EntBookSheet *sheet = ent_book_add_sheet (book, ENT_SHEET_UNKNOWN, NULL, error);
  const EntWriteOptions options = { 0 };

  for (guint i = 0; sheet != NULL && i < atlas->rows->len; i++)
    if (!put_row (sheet, i + 1, &g_array_index (atlas->rows, EntAtlasRow, i), error))
      return NULL;
  if (sheet == NULL || !ent_csv_write (book, &options, files, error))
    return NULL;
  return g_bytes_ref (((const EntBookFile *) g_ptr_array_index (files, 0))->bytes);
}

/* --- pages --- */

static GBytes *
draw_pages (const EntAtlas *atlas, const Options *options, GError **error)
{
  const EntPicturePlan *plan = &options->plan;
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  g_autofree char *missing = NULL;
  g_autoptr (EntPages) pages = NULL;
  EntSceneSpec spec = {
    .medium = ENT_MEDIUM_PAPER,
    .width = plan->sheet.width,
    .height = plan->sheet.height,
    .margin = ent_sheet_margin (&plan->sheet),
    /* the maps of one country may speak several */
    .words = plan->words != NULL ? plan->words : ent_words_for_languages (g_get_language_names ()),
    .today = options->today,
  };

  pages = ent_atlas_pages_new (atlas, &spec, PANGO_CONTEXT (pango));
  missing = ent_pages_missing_letters (pages);
  ent_cli_complain_of_letters (missing);
  return ent_draw_export_pages (pages, ent_theme (plan->theme), ENT_FORMAT_PDF, 0, error);
}

/* --- reading --- */

typedef struct
{
  EntAtlas *atlas;
  gboolean any_sealed; /* for lack of a passphrase */
} Reading;

static void
on_read (const EntGathered *found, const EntFile *file, const GError *error, gpointer data)
{
  Reading *reading = data;

  if (file != NULL)
    {
      ent_cli_print_findings (file, found->path, FALSE);
      ent_atlas_add (reading->atlas, file->map, found->name);
      return;
    }
  g_printerr ("%s\n", error->message);
  ent_atlas_skip (reading->atlas, found->name, ent_io_error_reason (error, found->path));
  reading->any_sealed |= g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED);
}

/* Below a list that may be long. */
static void
tell_of_skipped (const Reading *reading)
{
  guint n = reading->atlas->skipped->len;

  if (reading->any_sealed)
    ent_cli_hint_at_passphrase ();
  if (n > 0 && reading->atlas->rows->len > 0)
    /* Translators: %u is a number of files */
    ent_cli_complain (ngettext ("%u file was skipped; the atlas has all others.", "%u files were skipped; the atlas has all others.", n), n);
}

static EntExit
write_atlas (const EntAtlas *atlas, const Options *options)
{
  GError *error = NULL;
  GBytes *bytes;

  if (options->json)
    print_object (atlas);
  if (options->out == OUT_NOTHING)
    return ENT_EXIT_FINE;
  bytes = options->out == OUT_PAGES ? draw_pages (atlas, options, &error) : write_table (atlas, &error);
  return ent_cli_write (options->output, bytes, error);
}

static EntExit
read_and_write (const EntCliCommand *command, const Options *options)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  Reading reading = { .atlas = atlas };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ent_gather_find ((const char *const *) options->places, NULL, &error);
  EntExit status;

  if (found == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  if (!replaces_none (command, options, found))
    return ENT_EXIT_USAGE;
  ent_gather_read (found, ent_cli_passphrase (), NULL, on_read, &reading);
  if (atlas->rows->len > 0)
    {
      ent_atlas_sort (atlas);
      status = write_atlas (atlas, options);
    }
  else
    {
      ent_cli_complain ("%s", found->len > 0 ? _("No map could be read. Nothing was written.") : _("There is no map in it: no file whose name ends in .entorno. Nothing was written."));
      status = ENT_EXIT_INPUT;
    }
  tell_of_skipped (&reading);
  return status;
}

/* Why something is skipped stands on the pages too: so it is told in their language. */
static EntExit
make_atlas (const EntCliCommand *command, const Options *options)
{
  g_autofree char *before = NULL, *own = NULL;
  EntExit status;

  if (options->plan.words == NULL)
    return read_and_write (command, options);
  before = ent_cli_speak (ent_words_language (options->plan.words));
  status = read_and_write (command, options);
  own = ent_cli_speak (before);
  return status;
}

EntExit
ent_cli_atlas (const EntCliCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("File to write, OUT.pdf or OUT.csv; one that is there is replaced, but never a map"), N_("OUT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print one JSON object"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.picture.paper,
      N_("A5, A4, A3, A2, A1, A0, Letter, Tabloid, or width and height as in 300x200mm; A4 unless told otherwise"), N_("PAPER") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options.picture.landscape,
      N_("Paper on its long side, as paper with a name lies unless told otherwise"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options.picture.portrait,
      N_("Paper on its short side"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.picture.theme,
      N_("light, projector, projector-dark, mono or dark; light unless told otherwise"), N_("THEME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.picture.language,
      N_("Language of the PDF and of messages, en or es; that of the system unless told otherwise"), N_("LANG") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_("The day that stands on it, as in 2026-03-14; today unless told otherwise"), N_("DAY") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.places, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  return check_options (command, &options) ? make_atlas (command, &options) : ENT_EXIT_USAGE;
}
