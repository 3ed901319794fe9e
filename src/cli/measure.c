/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli measure: the quality of a scene in numbers. The names are for
 * scripts and never translated.
 */
#include "config.h"

#include "cli/picture.h"

#include <glib/gi18n.h>

static void
append_count (GString *out, gboolean json, const char *name, guint value)
{
  g_string_append_printf (out, json ? "  \"%s\": %u,\n" : "%-26s %u\n", name, value);
}

static void
append_size (GString *out, gboolean json, const char *name, double value, gboolean last)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", value);
  g_string_append_printf (out, json ? "  \"%s\": %s%s\n" : "%-26s %s%s\n", name, number,
                          json && !last ? "," : "");
}

static void
print_quality (const EntSceneQuality *quality, gboolean in_pixels, gboolean json)
{
  g_autoptr(GString) out = g_string_new (json ? "{\n" : NULL);

  append_count (out, json, "stakeholders", quality->stakeholders);
  append_count (out, json, "labels_placed", quality->labels_placed);
  append_count (out, json, "labels_keyed", quality->labels_keyed);
  append_count (out, json, "label_label_overlaps", quality->label_label_overlaps);
  append_count (out, json, "label_symbol_overlaps", quality->label_symbol_overlaps);
  append_count (out, json, "symbol_symbol_overlaps", quality->symbol_symbol_overlaps);
  append_count (out, json, "label_rim_overlaps", quality->label_rim_overlaps);
  append_count (out, json, "labels_crossed_by_ties", quality->labels_crossed_by_ties);
  append_count (out, json, "ties_through_symbols", quality->ties_through_symbols);
  append_count (out, json, "outside", quality->outside);
  /* one name whatever the unit, for scripts that compare; the second tells it */
  append_size (out, json, "smallest_letter_pt", quality->smallest_letter, !in_pixels);
  if (in_pixels)
    append_size (out, json, "smallest_letter_px", quality->smallest_letter, TRUE);
  if (json)
    g_string_append (out, "}\n");
  if (json)
    ent_cli_print_json (out->str);
  else
    g_print ("%s", out->str);
}

EntExit
ent_cli_measure (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(EntPictureOptions) options = { 0 };
  g_auto(GStrv) paths = NULL;
  g_autoptr(EntFile) file = NULL;
  g_autoptr(EntScene) scene = NULL;
  EntPicturePlan plan;
  EntSceneQuality quality;
  EntExit status = ENT_EXIT_FINE;
  gboolean json = FALSE;
  const char *path;
  g_autofree GOptionEntry *shared = ent_picture_options_entries (&options);
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one flat JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  path = ent_cli_input (command, paths);
  if (path == NULL || !ent_picture_plan (command, &options, &plan))
    return ENT_EXIT_USAGE;
  if (plan.is_document)
    return ent_cli_misuse (command, "%s", _("Only pictures are measured: map, matrix, inside, change and kit-sheet."));
  /* what has no room in a picture on paper has pages after it */
  plan.key_pages = TRUE;
  file = ent_cli_open (path, _("Nothing was measured: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and measure that."));
  if (file == NULL)
    return ENT_EXIT_INPUT;
  scene = ent_picture_scene (command, &options, &plan, file->map);
  if (scene == NULL)
    return ENT_EXIT_USAGE;
  ent_scene_measure (scene, &quality);
  print_quality (&quality, plan.sheet.medium != ENT_MEDIUM_PAPER, json);
  return ENT_EXIT_FINE;
}
