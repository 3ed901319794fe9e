/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share. */
#define _GNU_SOURCE /* memmem() */
#include "config.h"

#include "cli/command.h"

#include "cli/passphrase.h"
#include "io/xml/format.h"
#include "io/xml/limits.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAM "entorno-cli"
/* GLib's own messages repeat what was typed without end. */
#define MESSAGE_MAX 300
#define PIECE_BYTES 65536u

void
ent_cli_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr (PROGRAM ": %s\n", message);
}

EntExit
ent_cli_misuse (const EntCliCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr (PROGRAM " %s: %s\n", command->name, message);
  /* Translators: %1$s is the name of the program, %2$s of one of its commands */
  g_printerr (_("“%1$s %2$s --help” tells what it takes."), PROGRAM, command->name);
  g_printerr ("\n");
  return ENT_EXIT_USAGE;
}

char *
ent_cli_show (const char *text)
{
  return ent_text_quote (text, ENT_TEXT_QUOTED);
}

char *
ent_cli_show_path (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return ent_text_quote (name, 0);
}

static char *
make_help (const EntCliCommand *command, GOptionContext *context)
{
  /* the context would name the program by its path, and the command not at all */
  g_autofree char *name = g_strdup (g_get_prgname ());
  g_autofree char *full = g_strdup_printf (PROGRAM " %s", command->name);
  char *help;

  g_set_prgname (full);
  help = g_option_context_get_help (context, FALSE, NULL);
  g_set_prgname (name != NULL ? name : PROGRAM);
  return help;
}

/* GOption takes "--force=no" for --force. */
static gboolean
check_flags (const EntCliCommand *command, const GOptionEntry *entries, char **argv)
{
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
      {
        g_autofree char *flag = g_strconcat ("--", entry->long_name, NULL);

        if (entry->arg != G_OPTION_ARG_NONE || !g_str_has_prefix (argv[i], flag) || argv[i][strlen (flag)] != '=')
          continue;
        /* Translators: %s is an option such as --json */
        ent_cli_misuse (command, _("%s takes no value; give it alone or leave it out."), flag);
        return FALSE;
      }
  return TRUE;
}

static EntExit
complain_of_options (const EntCliCommand *command, const GError *error)
{
  g_autofree char *shown = ent_text_quote (error->message, MESSAGE_MAX);
  const char *charset;

  if (error->domain != G_CONVERT_ERROR)
    return ent_cli_misuse (command, "%s", shown);
  g_get_charset (&charset);
  /* Translators: %s is the name of a character set, such as UTF-8 */
  return ent_cli_misuse (command, _("A text on the command line is not written in the character set of this system, %s. Use a terminal of that character set, or set LC_ALL to a locale of UTF-8, such as C.UTF-8."), charset);
}

gboolean
ent_cli_parse (const EntCliCommand *command, const GOptionEntry *entries, const GOptionEntry *shared, int argc, char **argv, EntExit *status)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_(command->parameters));
  g_autoptr(GError) error = NULL;
  gboolean help = FALSE;
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, NULL, NULL);
  /* clang-format off */
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { NULL },
  };
  /* clang-format on */

  /* of our own: GOption's calls exit() */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (shared != NULL)
    g_option_group_add_entries (group, shared);
  g_option_group_add_entries (group, entries);
  if (!command->reads_no_map)
    g_option_group_add_entries (group, ent_cli_passphrase_entries ());
  g_option_group_add_entries (group, help_entry);
  g_option_context_set_main_group (context, group);

  *status = ENT_EXIT_USAGE;
  if (!check_flags (command, shared, argv) || !check_flags (command, entries, argv) || !check_flags (command, help_entry, argv))
    return FALSE;
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      *status = complain_of_options (command, error);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = make_help (command, context);

      g_print ("%s", text);
      *status = ENT_EXIT_FINE;
      return FALSE;
    }
  if (!ent_cli_read_passphrase (command))
    return FALSE;
  *status = ENT_EXIT_FINE;
  return TRUE;
}

void
ent_cli_print_json (const char *text)
{
  /* g_print() would put it into the charset of the locale, and lose letters */
  (void) fputs (text, stdout);
}

guint
ent_cli_count (char **arguments)
{
  return arguments != NULL ? g_strv_length (arguments) : 0;
}

const char *
ent_cli_only (const EntCliCommand *command, char **arguments, const char *what)
{
  g_autofree char *shown = NULL;

  if (ent_cli_count (arguments) == 1)
    return arguments[0];
  if (ent_cli_count (arguments) == 0)
    {
      /* Translators: %s is what is missing, as in the help: FILE, TITLE or N */
      ent_cli_misuse (command, _("%s is missing."), what);
      return NULL;
    }
  shown = ent_cli_show (arguments[1]);
  /* Translators: %1$s is FILE, TITLE or N, %2$s the first argument that is too many */
  ent_cli_misuse (command, _("Only one %1$s is possible; “%2$s” is too many. Put quotes around what has spaces in it."), what, shown);
  return NULL;
}

gboolean
ent_cli_is_file_name (const EntCliCommand *command, const char *path, const char *missing)
{
  if (path != NULL && *path != '\0' && strcmp (path, "-") != 0)
    return TRUE;
  if (path != NULL && *path != '\0')
    ent_cli_misuse (command, "%s", _("“-” names no file: nothing is read from standard input or written to standard output. Name a file; ./- is one that is called so."));
  else
    ent_cli_misuse (command, "%s", missing);
  return FALSE;
}

void
ent_cli_output_clear (EntCliOutput *output)
{
  g_clear_pointer (&output->path, g_free);
}

GOptionEntry *
ent_cli_output_entries (EntCliOutput *output)
{
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output->path, N_("File to write"), N_("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &output->force, N_("Replace a file that is there"), NULL },
    { NULL },
  };
  /* clang-format on */

  return g_memdup2 (entries, sizeof entries);
}

gboolean
ent_cli_has_output (const EntCliCommand *command, const EntCliOutput *output)
{
  return ent_cli_is_file_name (command, output->path, _("Where to write is missing: -o FILE."));
}

const char *
ent_cli_input (const EntCliCommand *command, char **paths)
{
  const char *path = ent_cli_only (command, paths, _("FILE"));

  return path != NULL && ent_cli_is_file_name (command, path, _("FILE has no name.")) ? path : NULL;
}

gboolean
ent_cli_two_inputs (const EntCliCommand *command, char **paths)
{
  guint n = ent_cli_count (paths);
  g_autofree char *shown = n > 2 ? ent_cli_show (paths[2]) : NULL;

  if (n > 2)
    /* Translators: %s is the first argument that is too many */
    ent_cli_misuse (command, _("Only two files are possible; “%s” is too many. Put quotes around what has spaces in it."), shown);
  else if (n < 2)
    ent_cli_misuse (command, "%s", _("Two files are needed."));
  return n == 2 && ent_cli_is_file_name (command, paths[0], _("FILE has no name.")) &&
                                         ent_cli_is_file_name (command, paths[1], _("FILE has no name."));
}

gboolean
ent_cli_number (const char *text, guint64 least, guint64 most, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, least, most, number, NULL);
}

EntFindingLevel
ent_cli_print_findings (const EntFile *file, const char *path, gboolean notes)
{
  EntFindingLevel worst = ENT_FINDING_NOTE;

  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      g_autofree char *line = ent_finding_format (finding, path);

      if (notes || finding->level != ENT_FINDING_NOTE)
        g_printerr ("%s\n", line);
      worst = MAX (worst, finding->level);
    }
  return worst;
}

void
ent_cli_hint_at_passphrase (void)
{
  ent_cli_complain ("%s", _("Give the passphrase by --passphrase-fd, from a file or a pipe that nobody else can read."));
}

void
ent_cli_print_refusal (const GError *error)
{
  g_printerr ("%s\n", error->message);
  if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED))
    ent_cli_hint_at_passphrase ();
}

EntFile *
ent_cli_open (const char *path, const char *undone)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open_sealed (path, ent_cli_passphrase (), NULL, &error);

  if (file == NULL)
    {
      ent_cli_print_refusal (error);
      return NULL;
    }
  ent_cli_print_findings (file, path, FALSE);
  if (!file->damaged)
    return g_steal_pointer (&file);
  ent_cli_complain ("%s", undone);
  return NULL;
}

/* --- what stands where something is to be written --- */

gboolean
ent_cli_are_same_file (const char *path, const char *other)
{
  g_autoptr(EntFingerprint) first = ent_fingerprint_look (path), second = ent_fingerprint_look (other);

  return ent_fingerprint_is_same_file (first, second);
}

/* Whether it is sealed, or the name of the format is in it. In a map it stands before everything but
 * comments, and those may be long. */
static gboolean
names_the_format (const char *path)
{
  char piece[PIECE_BYTES];
  gsize stem = strlen (ENT_FORMAT_NAMESPACE_STEM), kept = 0;
  gboolean found = FALSE;
  /* whoever put a pipe there since is not waited for */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize n = 0;

  if (fd < 0)
    return FALSE;
  for (gsize seen = 0; !found && seen <= ENT_LIMIT_BYTES; seen += (gsize) n)
    {
      n = read (fd, piece + kept, sizeof piece - kept);
      if (n <= 0)
        break;
      found = memmem (piece, kept + (gsize) n, ENT_FORMAT_NAMESPACE_STEM, stem) != NULL ||
              (seen == 0 && ent_secret_is_sealed (piece, (gsize) n));
      /* the name may begin in this piece and end in the next one */
      gsize next = MIN (kept + (gsize) n, stem - 1);
      memmove (piece, piece + kept + (gsize) n - next, next);
      kept = next;
    }
  close (fd);
  return found;
}

static gboolean
is_regular (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && S_ISREG (status.st_mode);
}

gboolean
ent_cli_is_map (const char *path)
{
  char *real;
  gboolean named;

  if (!is_regular (path))
    return FALSE;
  real = realpath (path, NULL);
  named = real != NULL && ent_format_is_name (real);
  free (real);
  return named || names_the_format (path);
}

EntExit
ent_cli_write (const char *path, GBytes *bytes, GError *error)
{
  g_autoptr(GBytes) owned = bytes;
  g_autoptr(GError) problem = error;

  if (owned == NULL || !ent_store_save (path, owned, NULL, NULL, NULL, &problem))
    {
      ent_cli_complain ("%s", problem->message);
      return ENT_EXIT_INPUT;
    }
  return ENT_EXIT_FINE;
}

EntExit
ent_cli_write_document (const char *path, GBytes *bytes, EntMap *map, EntSecret *secret)
{
  g_auto (EntSaved) saved = { 0 };
  g_autoptr (GError) error = NULL;

  if (!ent_store_save_document (path, bytes, NULL, &saved, NULL, &error))
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  if (secret != NULL && !ent_store_seal_versions (path, ent_map_info (map)->base.id, secret, NULL))
    ent_cli_complain ("%s", _("Some earlier versions could not be sealed and open without a passphrase. Delete them under “Earlier versions” if nobody is to read them."));
  if (saved.remark != NULL)
    ent_cli_complain ("%s", saved.remark);
  return ENT_EXIT_FINE;
}

EntExit
ent_cli_write_map (const EntCliCommand *command, const EntCliOutput *output, EntMap *map, EntSecret *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!output->force && is_regular (output->path))
    {
      g_autofree char *name = ent_cli_show_path (output->path);

      /* Translators: %s is a file name */
      return ent_cli_misuse (command, _("“%s” is there already and was left as it is. Choose another name, or add --force to replace it."), name);
    }
  bytes = ent_store_write_sealed (map, secret, &error);
  if (bytes != NULL)
    return ent_cli_write_document (output->path, bytes, map, secret);
  ent_cli_complain ("%s", error->message);
  return ENT_EXIT_INPUT;
}
