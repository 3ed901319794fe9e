/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli convert: from a file of another program, or from a map, into a map or a file of another program. */
#include "config.h"

#include "cli/command.h"
#include "io/book/sheets/csv.h"
#include "io/calendar/ical.h"
#include "io/exchange/export-book.h"
#include "io/exchange/import.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gboolean force, one_is_best, add_all, plan, visits;
  gboolean is_calendar; /* OUT */
  int titles;           /* -1: found by itself */
  char *into, *report, *encoding, *separator, *sector, *moment, *from, *to;
  EntReadOptions read;
  EntWriteOptions write;
  const EntBookFormat *read_format, *write_format; /* NULL: found by itself; for writing: a map */
  int sector_id;                                   /* -1: not said */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->into);
  g_free (options->report);
  g_free (options->encoding);
  g_free (options->separator);
  g_free (options->sector);
  g_free (options->moment);
  g_free (options->from);
  g_free (options->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- what was typed --- */

static gboolean
read_separator (const EntCliCommand *command, Options *options)
{
  const char *text = options->separator;
  g_autofree char *shown = ent_cli_show (text);

  if (text == NULL)
    return TRUE;
  if (strcmp (text, "tab") == 0 || strcmp (text, "\\t") == 0)
    text = "\t";
  if (strlen (text) == 1 && strchr (",;|\t:", text[0]) != NULL)
    {
      options->read.separator = text[0];
      options->write.separator = text[0];
      return TRUE;
    }
  /* Translators: %s is what the user typed */
  ent_cli_misuse (command, _("“%s” cannot part cells; --separator takes one of , ; | : and tab."), shown);
  return FALSE;
}

static gboolean
read_format (const EntCliCommand *command, const char *name, gboolean writes, const EntBookFormat **format)
{
  g_autofree char *shown = ent_cli_show (name);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  *format = name != NULL ? ent_book_format_find (name) : NULL;
  if (name == NULL || (*format != NULL && (writes ? (*format)->write != NULL : (*format)->read != NULL)))
    return TRUE;
  for (guint i = 0; i < n_formats; i++)
    if (writes ? formats[i].write != NULL : formats[i].read != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", formats[i].name);
  if (writes)
    /* Translators: 1: what the user typed, 2: words with commas between */
    ent_cli_misuse (command, _("“%1$s” cannot be written; --to takes one of %2$s."), shown, names->str);
  else
    /* Translators: 1: what the user typed, 2: words with commas between */
    ent_cli_misuse (command, _("“%1$s” cannot be read; --from takes one of %2$s."), shown, names->str);
  return FALSE;
}

static gboolean
read_options (const EntCliCommand *command, Options *options)
{
  g_autofree char *encoding = ent_cli_show (options->encoding);
  g_autofree char *sector = ent_cli_show (options->sector);
  int found = options->encoding != NULL ? ent_encoding_find (options->encoding) : ENT_ENCODING_FIND;

  options->sector_id = options->sector != NULL ? ent_choices_find (&ent_sector_choices, options->sector, -1) : -1;
  if (found < 0)
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no encoding that is known; --encoding takes utf-8, utf-16le, utf-16be, windows-1252, -1250, -1251, -1256, -874, macintosh, or auto."), encoding);
  else if (options->sector != NULL && options->sector_id < 0)
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no sector; --sector takes institutions, private, informal, community, family, education or media."), sector);
  else if (read_separator (command, options) && read_format (command, options->from, FALSE, &options->read_format) && read_format (command, options->to, TRUE, &options->write_format))
    {
      options->read.encoding = (EntEncoding) found;
      return TRUE;
    }
  return FALSE;
}

static gboolean
ends_as_map (const char *path)
{
  return g_str_has_suffix (path, ENT_FORMAT_SUFFIX);
}

/* What OUT is to be. */
static gboolean
find_target (const EntCliCommand *command, Options *options, const char *out)
{
  g_autofree char *shown = ent_cli_show_path (out);

  if (options->write_format != NULL && ends_as_map (out))
    {
      /* Translators: 1: name of a file, 2: what the user typed */
      ent_cli_misuse (command, _("“%1$s” is the name of a map, and --to says %2$s. Choose another name, or leave --to out."), shown, options->to);
      return FALSE;
    }
  options->is_calendar = options->write_format == NULL && ent_text_has_ending (out, ENT_ICAL_SUFFIX);
  /* nothing else of a map goes into one */
  options->plan |= options->is_calendar;
  if (options->write_format != NULL || ends_as_map (out) || options->is_calendar)
    return TRUE;
  options->write_format = ent_book_format_of_path (out);
  if (options->write_format != NULL)
    return TRUE;
  /* Translators: %s is the name of a file */
  ent_cli_misuse (command, _("The ending of “%s” tells no format that can be written. Choose another one, or say with --to which it is."), shown);
  return FALSE;
}

/* --- reading --- */

/* The columns of which nothing tells what is most. */
static void
settle_questions (EntImport *import, const Options *options)
{
  guint table, column;

  while (ent_import_asks (import, &table, &column))
    {
      g_autofree char *title = ent_cli_show (ent_import_title (import, table, column));

      if (options->one_is_best)
        /* Translators: %s is the title of a column */
        ent_cli_complain (_("In the column “%s” the lowest number is taken for the most, as --one-is-best says."), title);
      else
        /* Translators: %s is the title of a column */
        ent_cli_complain (_("In the column “%s” the highest number is taken for the most. If the lowest is, say --one-is-best."), title);
      ent_import_set_falling (import, table, column, options->one_is_best);
    }
}

/* Numbers like 1,234 alone. */
static void
tell_commas (EntImport *import)
{
  for (guint table = 0; table < ent_import_n_tables (import); table++)
    for (guint column = 0; column < ent_import_n_columns (import, table); column++)
      {
        const EntScale *scale = ent_import_scale (import, table, column);
        g_autofree char *title = ent_cli_show (ent_import_title (import, table, column));

        if (scale != NULL && scale->decimals == ENT_DECIMALS_ASKED && ent_import_table_kind (import, table) != ENT_SHEET_UNKNOWN)
          /* Translators: %s is the title of a column */
          ent_cli_complain (_("In the column “%s” the comma of numbers such as 1,234 is taken for a decimal one. If it is not, take it out."), title);
      }
}

static void
print_row (EntImport *import, const EntImportRow *row, const char *path)
{
  const char *file = ent_import_table_file (import, row->table), *sheet = ent_import_table_name (import, row->table);
  g_autofree char *shown = ent_cli_show_path (file != NULL ? file : path);
  g_autofree char *where = sheet != NULL ? g_strdup_printf ("%s[%s]", shown, sheet) : g_strdup (shown);

  for (guint i = 0; row->remarks != NULL && i < row->remarks->len; i++)
    {
      const char *remark = g_ptr_array_index (row->remarks, i);

      if (row->name != NULL && *row->name != '\0')
        g_printerr ("%s:%u: %s: %s\n", where, row->line, row->name, remark);
      else
        g_printerr ("%s:%u: %s\n", where, row->line, remark);
    }
}

static void
print_match (EntImport *import, const EntImportMatch *match)
{
  const char *file = ent_import_table_file (import, match->table);
  g_autofree char *shown = ent_cli_show_path (file);
  g_autofree char *name = ent_text_quote (match->name, ENT_TEXT_QUOTED);
  g_autofree char *other = ent_text_quote (match->other, ENT_TEXT_QUOTED);

  if (match->decision == ENT_MATCH_UPDATE)
    /* Translators: 1: name of a file, 2: number of a line, 3 and 4: names of stakeholders */
    g_printerr (_("%1$s:%2$u: “%3$s” is taken for “%4$s”, who has the same name; --add-all keeps them apart.\n"), shown, match->line, name, other);
  else
    /* Translators: 1: name of a file, 2: number of a line, 3 and 4: names of stakeholders */
    g_printerr (_("%1$s:%2$u: “%3$s” may be the same as “%4$s”; both are in the map.\n"), shown, match->line, name, other);
}

/* A line for each row, or for those of which there is something to say. */
static void
print_report (EntImport *import, EntImported *imported, const char *path)
{
  for (guint i = 0; i < imported->remarks->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (imported->remarks, i));
  for (guint i = 0; i < imported->rows->len; i++)
    print_row (import, g_ptr_array_index (imported->rows, i), path);
  for (guint i = 0; i < imported->matches->len; i++)
    print_match (import, g_ptr_array_index (imported->matches, i));
}

static void
print_counts (const EntImported *imported)
{
  guint n_added, n_changed;

  g_print (/* Translators: 1 to 7: numbers */
           _("Stakeholders: %1$u added, %2$u changed. Ties: %3$u added, %4$u changed. Ends of ties created: %5$u. Rows left out: %6$u; with remarks: %7$u.\n"),
              imported->n_added[ENT_SHEET_STAKEHOLDERS], imported->n_changed[ENT_SHEET_STAKEHOLDERS], imported->n_added[ENT_SHEET_TIES], imported->n_changed[ENT_SHEET_TIES],
              imported->n_created, imported->n_left_out, imported->n_remarked);
  ent_imported_count_others (imported, &n_added, &n_changed);
  if (n_added + n_changed > 0)
    /* Translators: %1$u and %2$u: numbers */
    g_print (_("Moments, ratings, actions and the like: %1$u added, %2$u changed.\n"), n_added, n_changed);
}

/* All namesakes as two: those that were taken for one are told apart in a second run. */
static EntImported *
run_import (EntImport *import, EntMap *target, const Options *options, GError **error)
{
  g_autoptr (EntImported) imported = ent_import_run (import, target, options->moment, NULL, error);

  if (imported == NULL || !options->add_all || imported->matches->len == 0)
    return g_steal_pointer (&imported);
  for (guint i = 0; i < imported->matches->len; i++)
    {
      const EntImportMatch *match = g_ptr_array_index (imported->matches, i);

      ent_import_decide (import, match->table, match->row, ENT_MATCH_ADD);
    }
  return ent_import_run (import, target, options->moment, NULL, error);
}

/* The tables of all files as an import; NULL after a message. */
static EntImport *
read_books (char **paths, guint n_paths, const Options *options)
{
  g_autoptr (EntImport) import = ent_import_new ();

  for (guint i = 0; i < n_paths; i++)
    {
      g_autoptr (GError) error = NULL;
      EntBook *book = ent_book_open (paths[i], options->read_format, &options->read, &error);

      if (book == NULL)
        {
          g_autofree char *shown = ent_cli_show_path (paths[i]);

          g_printerr ("%s: %s\n", shown, error->message);
          return NULL;
        }
      ent_import_take_book (import, book, paths[i]);
    }
  return g_steal_pointer (&import);
}

/* A map whose file says no title is called like the file. */
static void
name_map (EntMap *map, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  char *ending = strrchr (shown, '.');
  g_autofree char *title = NULL;
  g_autoptr (EntChange) change = NULL;

  if (ent_map_info (map)->title != NULL)
    return;
  if (ending != NULL && ending > shown)
    *ending = '\0';
  title = ent_text_clean (shown, -1, TRUE, NULL);
  change = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title);
  ent_map_apply (map, change, NULL, NULL);
}

/* FALSE after a message. */
static gboolean
write_report (const Options *options, EntImport *import, const EntImported *imported)
{
  EntWriteOptions write = { options->write.separator, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = NULL;
  GBytes *bytes;

  if (options->report == NULL)
    return TRUE;
  book = ent_import_report (import, imported, &error);
  bytes = book != NULL ? ent_csv_write_only (book, &write, &error) : NULL;
  if (bytes == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return FALSE;
    }
  return ent_cli_write (options->report, bytes, NULL) == ENT_EXIT_FINE;
}

static EntMap *
import_files (char **paths, guint n_paths, const Options *options, EntFile *into)
{
  g_autoptr (EntImport) import = read_books (paths, n_paths, options);
  g_autoptr (EntMap) target = NULL;
  g_autoptr (EntImported) imported = NULL;
  g_autoptr (GError) error = NULL;

  if (import == NULL)
    return NULL;
  for (guint table = 0; options->titles >= 0 && table < ent_import_n_tables (import); table++)
    ent_import_set_first_row (import, table, (guint) options->titles);
  settle_questions (import, options);
  tell_commas (import);
  if (options->sector_id >= 0)
    ent_import_set_sector (import, (EntSectorId) options->sector_id);
  target = into != NULL ? g_object_ref (into->map) : ent_map_new ();
  imported = run_import (import, target, options, &error);
  if (imported == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return NULL;
    }
  name_map (imported->map, paths[0]);
  print_report (import, imported, paths[0]);
  print_counts (imported);
  if (!write_report (options, import, imported))
    return NULL;
  return g_object_ref (imported->map);
}

/* --- writing --- */

static gboolean
may_write (const EntCliCommand *command, const Options *options, const char *path)
{
  g_autofree char *shown = ent_cli_show_path (path);

  if (ent_cli_is_map (path))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is a map and was left as it is: what is exported never replaces one. Choose another name."), shown);
  else if (!options->force && g_file_test (path, G_FILE_TEST_EXISTS))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is there already and was left as it is. Choose another name, or add --force to replace it."), shown);
  else
    return TRUE;
  return FALSE;
}

static EntExit
export_map (const EntCliCommand *command, const Options *options, EntMap *map, const char *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) losses = ent_export_losses (map, options->write_format);
  g_autoptr (GPtrArray) files = ent_export_map (map, options->write_format, options->moment, &options->write, &error);
  EntExit status = ENT_EXIT_FINE;

  if (files == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = ent_book_file_path (out, ((const EntBookFile *) g_ptr_array_index (files, i))->suffix);

      if (!may_write (command, options, path))
        return ENT_EXIT_USAGE;
    }
  for (guint i = 0; status == ENT_EXIT_FINE && i < files->len; i++)
    {
      const EntBookFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = ent_book_file_path (out, file->suffix);

      status = ent_cli_write (path, g_bytes_ref (file->bytes), NULL);
    }
  if (status == ENT_EXIT_FINE && files->len > 1)
    /* Translators: %u: how many files were written, two or more */
    g_print (ngettext ("The map is in %u file.\n", "The map is in %u files.\n", files->len), files->len);
  for (guint i = 0; status == ENT_EXIT_FINE && i < losses->len; i++)
    ent_cli_complain ("%s", (const char *) g_ptr_array_index (losses, i));
  return status;
}

static GBytes *
write_plan (const Options *options, EntMap *map, EntICalCount *count, GError **error)
{
  EntICalOptions calendar = { g_get_real_time () / G_USEC_PER_SEC, options->visits };

  return options->is_calendar ? ent_ical_write (map, &calendar, count, error) : ent_export_actions (map, &options->write, error);
}

/* What else there is in the map is not asked for, so nothing is said of it. */
static EntExit
export_plan (const Options *options, EntMap *map, const char *out)
{
  g_autoptr (GError) error = NULL;
  EntICalCount count = { 0 };
  GBytes *bytes = write_plan (options, map, &count, &error);
  g_autofree char *left_out = ent_ical_say_left_out (&count);
  EntExit status;

  if (bytes == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  status = ent_cli_write (out, bytes, NULL);
  if (status == ENT_EXIT_FINE && left_out != NULL)
    ent_cli_complain ("%s", left_out);
  return status;
}

/* --- the command --- */

/* What has the ending of another format is read as that, whatever stands in it. */
static gboolean
is_map (const char *path)
{
  return ent_book_format_named_by (path) == NULL && ent_cli_is_map (path);
}

/* What is asked of a plan. FALSE after a message. */
static gboolean
plan_has_sense (const EntCliCommand *command, const Options *options)
{
  gboolean is_table = options->write_format != NULL && strcmp (options->write_format->name, "csv") == 0;

  if (options->plan && !is_table && !options->is_calendar)
    ent_cli_misuse (command, "%s", _("--plan is for CSV and for calendars, and OUT is neither."));
  else if (options->visits && !options->is_calendar)
    ent_cli_misuse (command, "%s", _("--visits is for calendars, and OUT is none. Let its name end in .ics."));
  else if (options->plan && options->moment != NULL)
    ent_cli_misuse (command, "%s", _("--moment is for ratings, and there are none in an action plan."));
  else
    return TRUE;
  return FALSE;
}

/* Nothing that was asked for is passed over in silence. FALSE after a message. */
static gboolean
has_sense (const EntCliCommand *command, const Options *options, gboolean imports, guint n_paths)
{
  const char *of_imports = options->into != NULL ? "--into" : options->from != NULL   ? "--from"
                                                          : options->encoding != NULL ? "--encoding"
                                                          : options->sector != NULL   ? "--sector"
                                                          : options->titles >= 0      ? "--titles"
                                                          : options->one_is_best      ? "--one-is-best"
                                                          : options->add_all          ? "--add-all"
                                                          : options->report != NULL   ? "--report"
                                                                                      : NULL;

  if (!imports && n_paths > 2)
    ent_cli_misuse (command, "%s", _("A map is converted by itself. To bring files into it, name it with --into; to make one map of several, take merge."));
  else if (!imports && of_imports != NULL)
    /* Translators: %s: an option, such as --sector */
    ent_cli_misuse (command, _("%s is for files that are imported, and IN is a map."), of_imports);
  else if (!imports && options->write_format == NULL && options->moment != NULL)
    ent_cli_misuse (command, "%s", _("--moment is for tables and graphs, and OUT is a map, which has all moments."));
  else if (!imports && options->separator != NULL && (options->write_format == NULL || strcmp (options->write_format->name, "csv") != 0))
    ent_cli_misuse (command, "%s", _("--separator is for CSV, and neither IN nor OUT is any."));
  else
    return TRUE;
  return FALSE;
}

/* Before anything is done: what is imported may take long. FALSE after a message. */
static gboolean
may_write_first (const EntCliCommand *command, const Options *options, char **paths, guint n_paths)
{
  const char *out = paths[n_paths - 1];
  g_autofree char *shown = ent_cli_show_path (out);

  for (guint i = 0; i + 1 < n_paths; i++)
    if (strcmp (paths[i], out) == 0)
      {
        /* Translators: %s is a file name */
        ent_cli_misuse (command, _("“%s” is read and cannot be written as well. Choose another name."), shown);
        return FALSE;
      }
  if (options->write_format != NULL || options->is_calendar)
    return may_write (command, options, out);
  if (options->force || !g_file_test (out, G_FILE_TEST_EXISTS))
    return TRUE;
  /* Translators: %s is a file name */
  ent_cli_misuse (command, _("“%s” is there already and was left as it is. Choose another name, or add --force to replace it."), shown);
  return FALSE;
}

static EntExit
convert (const EntCliCommand *command, const Options *options, char **paths, guint n_paths)
{
  const char *undone = _("Nothing was converted: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and convert that.");
  const char *out = paths[n_paths - 1];
  gboolean imports = !is_map (paths[0]);
  const char *source = imports ? options->into : paths[0];
  g_autoptr (EntFile) file = NULL;
  g_autoptr (EntMap) map = NULL;
  EntCliOutput output = { (char *) out, options->force };

  if (!plan_has_sense (command, options) || !has_sense (command, options, imports, n_paths) || !may_write_first (command, options, paths, n_paths))
    return ENT_EXIT_USAGE;
  file = source != NULL ? ent_cli_open (source, undone) : NULL;
  if (source != NULL && file == NULL)
    return ENT_EXIT_INPUT;
  if (options->moment != NULL && (file == NULL || ent_map_moment (file->map, options->moment) == NULL))
    return ent_cli_misuse (command, "%s", _("--moment takes the id of a moment that is in the map."));
  map = imports || file == NULL ? import_files (paths, n_paths - 1, options, file) : g_object_ref (file->map);
  if (map == NULL)
    return ENT_EXIT_INPUT;
  if (options->plan)
    return export_plan (options, map, out);
  if (options->write_format != NULL)
    return export_map (command, options, map, out);
  return ent_cli_write_map (command, &output, map, file != NULL ? file->secret : NULL);
}

EntExit
ent_cli_convert (const EntCliCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { .titles = -1 };
  g_auto (GStrv) paths = NULL;
  guint n_paths;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &options.into, N_("The map that what is imported goes into; OUT is that map with it"), N_("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("The format of IN, where it is not found by itself"), N_("FORMAT") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The format of OUT, where its ending does not tell"), N_("FORMAT") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_("Of text: utf-8, windows-1252 and others; found by itself"), N_("NAME") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator, N_("What parts cells of CSV, one of , ; | : tab; found by itself"), N_("SIGN") },
    { "sector", 0, 0, G_OPTION_ARG_STRING, &options.sector, N_("Of stakeholders of whom IN does not say it; else community"), N_("SECTOR") },
    { "moment", 0, 0, G_OPTION_ARG_STRING, &options.moment, N_("Whose ratings they are; else the latest"), N_("ID") },
    { "titles", 0, 0, G_OPTION_ARG_INT, &options.titles, N_("The last row with titles of columns, 0 for none; found by itself"), N_("ROW") },
    { "one-is-best", 0, 0, G_OPTION_ARG_NONE, &options.one_is_best, N_("The lowest number of a rating is the most"), NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options.report, N_("Write what became of each row of IN to FILE, as CSV"), N_("FILE") },
    { "add-all", 0, 0, G_OPTION_ARG_NONE, &options.add_all, N_("Keeps apart who has the same name and no id"), NULL },
    { "plan", 0, 0, G_OPTION_ARG_NONE, &options.plan, N_("Only the action plan, in one table of CSV or, as always there, a calendar"), NULL },
    { "visits", 0, 0, G_OPTION_ARG_NONE, &options.visits, N_("In a calendar: the next visits of stakeholders too"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_("Replace a file that is there"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  n_paths = ent_cli_count (paths);
  if (n_paths < 2)
    return ent_cli_misuse (command, "%s", _("What to read and what to write is missing: IN OUT."));
  for (guint i = 0; i < n_paths; i++)
    if (!ent_cli_is_file_name (command, paths[i], _("FILE has no name.")))
      return ENT_EXIT_USAGE;
  if (options.report != NULL && (!ent_cli_is_file_name (command, options.report, _("--report has no name of a file.")) || !may_write (command, &options, options.report)))
    return ENT_EXIT_USAGE;
  if (!read_options (command, &options) || !find_target (command, &options, paths[n_paths - 1]))
    return ENT_EXIT_USAGE;
  return convert (command, &options, paths, n_paths);
}
