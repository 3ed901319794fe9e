/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli render: the picture of a map as a file. */
#include "config.h"

#include "cli/picture.h"

#include <glib/gi18n.h>

#define DPI_DEFAULT 150
#define DPI_LEAST 20
#define DPI_MOST 1200

static EntExit
render_file (const EntCliCommand *command, const EntPictureOptions *options, const EntPicturePlan *plan, const char *path, const char *output, EntFormat format, double dpi)
{
  g_autoptr(EntFile) file = ent_cli_open (path);
  g_autoptr(EntScene) scene = NULL;
  GBytes *bytes;
  GError *error = NULL;

  if (file == NULL)
    return ENT_EXIT_INPUT;
  scene = ent_picture_scene (command, options, plan, file->map);
  if (scene == NULL)
    return ENT_EXIT_USAGE;
  if (scene->n_left_out > 0)
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder found no place in the picture; take larger paper or a larger size.",
                                "%u stakeholders found no place in the picture; take larger paper or a larger size.",
                                scene->n_left_out),
                      scene->n_left_out);
  bytes = ent_draw_export (scene, ent_theme (plan->theme), format, dpi,
                           ent_map_info (file->map)->title, &error);
  return ent_cli_write (output, bytes, error);
}

EntExit
ent_cli_render (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(EntPictureOptions) options = { 0 };
  g_auto(GStrv) paths = NULL;
  g_autofree char *output = NULL;
  EntPicturePlan plan;
  EntFormat format;
  EntExit status = ENT_EXIT_FINE;
  int dpi = DPI_DEFAULT;
  const char *path;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write, OUT.pdf, OUT.svg or OUT.png; one that is there is replaced"), N_("OUT") },
      { "dpi", 0, 0, G_OPTION_ARG_INT, &dpi, N_("Dots in an inch of paper, for PNG; 150 unless told otherwise"), N_("N") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
        { NULL } };

  if (!ent_cli_parse (command, entries, ent_picture_options_group (&options), argc, argv, &status))
    return status;
  path = ent_cli_only (command, paths, _("FILE"));
  if (path == NULL)
    return ENT_EXIT_USAGE;
  if (output == NULL)
    return ent_cli_misuse (command, "%s", _("Where to draw is missing: -o OUT.pdf, OUT.svg or OUT.png."));
  if (!ent_format_for_name (output, &format))
    /* Translators: %s is a file name */
    return ent_cli_misuse (command, _("The ending of “%s” names no format; it must be .pdf, .svg or .png."), output);
  if (dpi < DPI_LEAST || dpi > DPI_MOST)
    /* Translators: %1$d and %2$d are the least and the greatest number of dots in an inch */
    return ent_cli_misuse (command, _("--dpi goes from %1$d to %2$d."), DPI_LEAST, DPI_MOST);
  if (!ent_picture_plan (command, &options, &plan))
    return ENT_EXIT_USAGE;
  return render_file (command, &options, &plan, path, output, format, dpi);
}
