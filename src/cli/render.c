/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli render: the picture of a map as a file. A map is never what it replaces. */
#include "config.h"

#include "cli/drawing.h"

#include <glib/gi18n.h>

static gboolean
plan_output (const EntCliCommand *command, const char *path, const char *output, EntFormat *format)
{
  g_autofree char *shown = NULL;

  if (!ent_cli_is_file_name (command, output, _("Where to draw is missing: -o OUT.pdf, OUT.svg or OUT.png.")))
    return FALSE;
  shown = ent_cli_show_path (output);
  if (!ent_format_for_name (output, format))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("The ending of “%s” names no format; it must be .pdf, .svg or .png."), shown);
  else if (ent_cli_are_same_file (path, output))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is the map itself, which the picture would replace. Nothing was written. Choose another name for the picture."), shown);
  else if (ent_cli_is_map (output))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is a map, which the picture would replace. Nothing was written. Choose another name for the picture."), shown);
  else
    return TRUE;
  return FALSE;
}

static EntExit
render_file (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan, const char *path, const char *output)
{
  g_autoptr(EntFile) file = ent_cli_open (path, _("No picture was drawn: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and draw that."));

  GBytes *bytes;
  EntExit status;

  if (file == NULL)
    return ENT_EXIT_INPUT;
  bytes = ent_cli_draw (command, options, plan, &file->map, NULL, &status);
  return bytes != NULL ? ent_cli_write (output, bytes, NULL) : status;
}

EntExit
ent_cli_render (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(EntPictureOptions) options = { 0 };
  g_auto(GStrv) paths = NULL;
  g_autofree char *output = NULL;
  g_autofree char *dpi = NULL;
  EntDrawing plan = { 0 };
  EntExit status = ENT_EXIT_FINE;
  const char *path;
  g_autofree GOptionEntry *shared = ent_picture_options_entries (&options);
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("File to write, OUT.pdf, OUT.svg or OUT.png; a picture that is there is replaced"), N_("OUT") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &dpi,
      N_("Dots in an inch of paper, for PNG, 20 to 1200; 150 unless told otherwise"), N_("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  path = ent_cli_input (command, paths);
  if (path == NULL || !plan_output (command, path, output, &plan.format) || !ent_cli_plan_drawing (command, &options, dpi, &plan))
    return ENT_EXIT_USAGE;
  return render_file (command, &options, &plan, path, output);
}
