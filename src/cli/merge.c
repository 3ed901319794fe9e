/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli merge: two maps become one. What both changed in different ways is told, and nothing is written unless
 * somebody said whom to prefer.
 */
#include "config.h"

#include "analysis/merge-maps.h"
#include "cli/command.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  EntCliOutput output;
  char *base, *prefer;
} Options;

static void
options_clear (Options *options)
{
  ent_cli_output_clear (&options->output);
  g_free (options->base);
  g_free (options->prefer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- what was typed --- */

/* @side: ENT_SIDE_OPEN for nobody. */
static gboolean
read_side (const EntCliCommand *command, const Options *options, int *side)
{
  static const char *const names[ENT_N_SIDES] = { "base", "first", "last" };
  g_autofree char *shown = ent_cli_show (options->prefer);

  *side = ENT_SIDE_OPEN;
  for (EntSide i = 0; options->prefer != NULL && i < ENT_N_SIDES; i++)
    if (strcmp (options->prefer, names[i]) == 0)
      *side = (int) i;
  if (options->prefer != NULL && *side == ENT_SIDE_OPEN)
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” cannot be preferred; --prefer takes base, first or last."), shown);
  else if (*side == ENT_SIDE_BASE && options->base == NULL)
    ent_cli_misuse (command, "%s", _("--prefer base needs the map that both began with: --base FILE."));
  else
    return TRUE;
  return FALSE;
}

/* --- conflicts --- */

static char *
say_conflict (EntMerge *merge, const EntConflict *conflict)
{
  g_autofree char *name = ent_conflict_name (merge, conflict), *what = ent_conflict_what (merge, conflict);
  char *quoted[ENT_N_SIDES] = { NULL };
  char *line;

  for (EntSide side = ent_merge_has_base (merge) ? ENT_SIDE_BASE : ENT_SIDE_FIRST; side < ENT_N_SIDES; side++)
    {
      g_autofree char *value = ent_conflict_value (merge, conflict, side);

      quoted[side] = ent_text_quote (value, ENT_TEXT_QUOTED);
    }
  if (quoted[ENT_SIDE_BASE] != NULL)
    /* Translators: 1: whom it is about, 2: a sentence, 3 to 5: what stands in each of the three files */
    line = g_strdup_printf (_("%1$s: %2$s Base: “%3$s”. First: “%4$s”. Last: “%5$s”."), name, what,
                               quoted[ENT_SIDE_BASE], quoted[ENT_SIDE_FIRST], quoted[ENT_SIDE_LAST]);
  else
    /* Translators: 1: whom it is about, 2: a sentence, 3 and 4: what stands in each of the two files */
    line = g_strdup_printf (_("%1$s: %2$s First: “%3$s”. Last: “%4$s”."), name, what, quoted[ENT_SIDE_FIRST], quoted[ENT_SIDE_LAST]);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_free (quoted[side]);
  return line;
}

static void
print_conflicts (EntMerge *merge)
{
  for (guint i = 0; i < ent_merge_n_conflicts (merge); i++)
    {
      g_autofree char *line = say_conflict (merge, ent_merge_conflict_at (merge, i));

      g_printerr ("%s\n", line);
    }
}

/* NULL after a message. Decisions may bring forth other conflicts, which are decided in the same way. */
static EntMap *
merge_maps (EntMerge *merge, int side)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntMap) map = ent_merge_run (merge, &error);
  guint n_open = map != NULL ? ent_merge_n_open (merge) : 0;

  while (map != NULL && side != ENT_SIDE_OPEN && ent_merge_n_open (merge) > 0)
    {
      ent_merge_decide_rest (merge, (EntSide) side);
      g_clear_object (&map);
      map = ent_merge_run (merge, &error);
    }
  if (map == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return NULL;
    }
  print_conflicts (merge);
  if (n_open == 0 || side != ENT_SIDE_OPEN)
    return g_steal_pointer (&map);
  /* Translators: how many places both maps changed in different ways */
  ent_cli_complain (ngettext ("%u conflict: nothing was written. Say with --prefer whose version is to be taken, or change one of the files.",
                              "%u conflicts: nothing was written. Say with --prefer whose version is to be taken, or change one of the files.", n_open),
                    n_open);
  return NULL;
}

static gboolean
open_inputs (const Options *options, char **paths, EntFile **files)
{
  const char *undone = _("Nothing was merged: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and merge that.");

  files[ENT_SIDE_FIRST] = ent_cli_open (paths[0], undone);
  files[ENT_SIDE_LAST] = ent_cli_open (paths[1], undone);
  if (options->base != NULL)
    files[ENT_SIDE_BASE] = ent_cli_open (options->base, undone);
  return files[ENT_SIDE_FIRST] != NULL && files[ENT_SIDE_LAST] != NULL && (options->base == NULL || files[ENT_SIDE_BASE] != NULL);
}

/* What was sealed stays so, whichever of them it was. */
static EntSecret *
find_secret (EntFile *files[ENT_N_SIDES])
{
  static const EntSide order[] = { ENT_SIDE_FIRST, ENT_SIDE_LAST, ENT_SIDE_BASE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (files[order[i]] != NULL && files[order[i]]->secret != NULL)
      return files[order[i]]->secret;
  return NULL;
}

static EntExit
merge_files (const EntCliCommand *command, const Options *options, char **paths, int side)
{
  EntFile *files[ENT_N_SIDES] = { NULL };
  EntExit status = ENT_EXIT_INPUT;

  if (open_inputs (options, paths, files))
    {
      EntMap *base = files[ENT_SIDE_BASE] != NULL ? files[ENT_SIDE_BASE]->map : NULL;
      g_autoptr(EntMerge) merge = ent_merge_new (base, files[ENT_SIDE_FIRST]->map, files[ENT_SIDE_LAST]->map);
      g_autoptr(EntMap) map = merge_maps (merge, side);

      if (map != NULL)
        status = ent_cli_write_map (command, &options->output, map, find_secret (files));
    }
  for (EntSide i = 0; i < ENT_N_SIDES; i++)
    ent_file_free (files[i]);
  return status;
}

EntExit
ent_cli_merge (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(Options) options = { 0 };
  g_autofree GOptionEntry *shared = ent_cli_output_entries (&options.output);
  g_auto(GStrv) paths = NULL;
  EntExit status = ENT_EXIT_FINE;
  int side;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "base", 0, 0, G_OPTION_ARG_FILENAME, &options.base, N_("The map that both began with"), N_("FILE") },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &options.prefer, N_("Whose version is taken where both changed something: base, first or last"), N_("WHOSE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  if (!ent_cli_two_inputs (command, paths) || !ent_cli_has_output (command, &options.output) ||
      (options.base != NULL && !ent_cli_is_file_name (command, options.base, _("--base has no name of a file."))) ||
       !read_side (command, &options, &side))
    return ENT_EXIT_USAGE;
  return merge_files (command, &options, paths, side);
}
