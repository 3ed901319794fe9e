/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>

#define PROGRAM "entorno-cli"

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

gboolean
ent_cli_parse (const EntCliCommand *command, const GOptionEntry *entries, GOptionGroup *group, int argc, char **argv, EntExit *status)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_(command->parameters));
  g_autoptr(GError) error = NULL;
  gboolean help = FALSE;
  GOptionGroup *own;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
      { NULL }
  };

  /* of our own: GOption's calls exit() */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  own = group != NULL ? group : g_option_group_new (NULL, NULL, NULL, NULL, NULL);
  g_option_group_set_translation_domain (own, GETTEXT_PACKAGE);
  g_option_group_add_entries (own, entries);
  g_option_group_add_entries (own, help_entry);
  g_option_context_set_main_group (context, own);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      *status = ent_cli_misuse (command, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = make_help (command, context);

      g_print ("%s", text);
      *status = ENT_EXIT_FINE;
      return FALSE;
    }
  return TRUE;
}

guint
ent_cli_count (char **arguments)
{
  return arguments != NULL ? g_strv_length (arguments) : 0;
}

const char *
ent_cli_only (const EntCliCommand *command, char **arguments, const char *what)
{
  if (ent_cli_count (arguments) == 1)
    return arguments[0];
  if (ent_cli_count (arguments) == 0)
    /* Translators: %s is what is missing, as in the help: FILE, TITLE or N */
    ent_cli_misuse (command, _("%s is missing."), what);
  else
    /* Translators: %1$s is FILE, TITLE or N, %2$s the first argument that is too many */
    ent_cli_misuse (command, _("Only one %1$s is possible; “%2$s” is too many. Put quotes around what has spaces in it."),
                                what, arguments[1]);
  return NULL;
}

EntFile *
ent_cli_open (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open (path, NULL, &error);

  if (file == NULL)
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      g_autofree char *line = ent_finding_format (finding, path);

      if (finding->level != ENT_FINDING_NOTE)
        g_printerr ("%s\n", line);
    }
  return file->damaged ? NULL : g_steal_pointer (&file);
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
ent_cli_write_map (const char *path, EntMap *map)
{
  GError *error = NULL;
  GBytes *bytes = ent_store_write (map, &error);

  return ent_cli_write (path, bytes, error);
}
