/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli render: the picture of a map as a file. A map is never what it replaces. */
#include "config.h"

#include "cli/picture.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

#define DPI_DEFAULT 150
#define DPI_LEAST 20
#define DPI_MOST 1200
/* The least height of letters that can be read in a PNG, and where all are higher. */
#define LEAST_PIXELS 8
#define READABLE_DPI 100
#define READABLE_SIZE "640x480"

typedef struct
{
  EntPicturePlan picture;
  const char *output;
  EntFormat format;
  guint64 dpi;
  gboolean has_pages; /* the picture is followed by those of its key */
} Plan;

/* Whatever links lead to it. */
static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static gboolean
plan_output (const EntCliCommand *command, const char *path, Plan *plan)
{
  g_autofree char *shown = NULL;

  if (!ent_cli_is_file_name (command, plan->output, _("Where to draw is missing: -o OUT.pdf, OUT.svg or OUT.png.")))
    return FALSE;
  shown = ent_cli_show_path (plan->output);
  if (!ent_format_for_name (plan->output, &plan->format))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("The ending of “%s” names no format; it must be .pdf, .svg or .png."), shown);
  else if (is_same_file (path, plan->output))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is the map itself, which the picture would replace. Nothing was written. Choose another name for the picture."), shown);
  else if (ent_cli_is_map (plan->output))
    /* Translators: %s is a file name */
    ent_cli_misuse (command, _("“%s” is a map, which the picture would replace. Nothing was written. Choose another name for the picture."), shown);
  else
    return TRUE;
  return FALSE;
}

static gboolean
plan_pages (const EntCliCommand *command, const EntPictureOptions *options, Plan *plan)
{
  gboolean pdf = plan->format == ENT_FORMAT_PDF;

  /* where a file has one page, it may be asked for each */
  plan->picture.key_pages = pdf || options->page != NULL;
  plan->has_pages = pdf && options->page == NULL && plan->picture.sheet.medium == ENT_MEDIUM_PAPER && !plan->picture.is_poster;
  if (plan->has_pages && !plan->picture.is_document)
    plan->picture.document = ENT_PAGES_PICTURE;
  if (!plan->picture.is_poster || plan->format == ENT_FORMAT_PDF)
    return TRUE;
  ent_cli_misuse (command, "%s", _("A poster has several sheets, and only a PDF has pages. Draw to OUT.pdf, or leave --poster out."));
  return FALSE;
}

static gboolean
plan_dpi (const EntCliCommand *command, const char *dpi, Plan *plan)
{
  plan->dpi = DPI_DEFAULT;
  if (dpi == NULL)
    return TRUE;
  if (!ent_cli_number (dpi, DPI_LEAST, DPI_MOST, &plan->dpi))
    /* Translators: %1$d and %2$d are the least and the greatest number of dots in an inch */
    ent_cli_misuse (command, _("--dpi goes from %1$d to %2$d."), DPI_LEAST, DPI_MOST);
  else if (plan->format != ENT_FORMAT_PNG)
    ent_cli_misuse (command, "%s", _("PDF and SVG have no dots; leave --dpi out, or draw to a PNG."));
  else if (plan->picture.sheet.medium != ENT_MEDIUM_PAPER)
    ent_cli_misuse (command, "%s", _("--size says already how many dots the picture has; leave --dpi out."));
  else
    return TRUE;
  return FALSE;
}

/* @missing: some letters, or NULL. */
static void
complain_of_letters (const char *missing)
{
  if (missing != NULL)
    /* Translators: %s: some letters, without anything between them */
    ent_cli_complain (_("No font on this machine has all the letters of this map; boxes stand for some, among them: %s. Install a font for them, such as Noto."), missing);
}

/* @smallest: letter in units of the scene; a PDF or an SVG can be enlarged. */
static void
complain_of_small_letters (const Plan *plan, double smallest)
{
  gboolean paper = plan->picture.sheet.medium == ENT_MEDIUM_PAPER;
  double pixels = paper ? smallest * (double) plan->dpi / 72 : smallest;

  if (plan->format != ENT_FORMAT_PNG || pixels <= 0 || pixels >= LEAST_PIXELS)
    return;
  if (paper)
    /* Translators: %1$.1f is a number of pixels, %2$d of dots in an inch */
    ent_cli_complain (_("The smallest letters of the picture are %1$.1f pixels high, too few to be read; take --dpi %2$d or more."), pixels, READABLE_DPI);
  else
    /* Translators: %1$.1f is a number of pixels, %2$s width and height as in 640x480 */
    ent_cli_complain (_("The smallest letters of the picture are %1$.1f pixels high, too few to be read; take a --size of %2$s or more."), pixels, READABLE_SIZE);
}

static gboolean
is_largest (const EntSheet *sheet)
{
  const EntPaper *largest = &ent_papers[ent_paper_find ("A0")];
  double side = MIN (sheet->width, sheet->height) / ENT_POINTS_PER_MM;

  return side + 1 > largest->width;
}

/* On paper those for whom there is no room are told about in the key of a PDF, but for a number where they stand. */
static void
complain_of_left_out (const Plan *plan, guint n)
{
  const EntPicturePlan *picture = &plan->picture;

  if (n == 0)
    return;
  if (picture->is_poster)
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder found no place in the picture; take a --poster of more sheets.",
                                "%u stakeholders found no place in the picture; take a --poster of more sheets.",
                                n),
                      n);
  else if (picture->sheet.medium != ENT_MEDIUM_PAPER)
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder found no place in the picture; take a larger --size.",
                                "%u stakeholders found no place in the picture; take a larger --size.",
                                n),
                      n);
  else if (picture->is_document)
    /* Translators: %u is a number of stakeholders; the document has a map and a matrix */
    ent_cli_complain (ngettext ("%u stakeholder has no number in a picture of it, only a line at the end of its key; draw that picture alone as a --poster.",
                                "%u stakeholders have no number in a picture of it, only lines at the end of its key; draw that picture alone as a --poster.",
                                n),
                      n);
  else if (!picture->key_pages)
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder found no place in the picture; draw to OUT.pdf, where the key has further pages.",
                                "%u stakeholders found no place in the picture; draw to OUT.pdf, where the key has further pages.",
                                n),
                      n);
  else if (is_largest (&picture->sheet))
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder has no number in the picture, only a line at the end of its key; take a --poster.",
                                "%u stakeholders have no number in the picture, only lines at the end of its key; take a --poster.",
                                n),
                      n);
  else
    /* Translators: %u is a number of stakeholders */
    ent_cli_complain (ngettext ("%u stakeholder has no number in the picture, only a line at the end of its key; take larger paper or a --poster.",
                                "%u stakeholders have no number in the picture, only lines at the end of its key; take larger paper or a --poster.",
                                n),
                      n);
}

static void
complain_of_ties (const Plan *plan, gboolean any_through_symbols)
{
  const EntPicturePlan *picture = &plan->picture;

  if (!any_through_symbols)
    return;
  if (picture->is_poster)
    ent_cli_complain (_("Some ties run through the symbols of others: the picture has no room to lead all of them round; take a --poster of more sheets."));
  else if (picture->sheet.medium != ENT_MEDIUM_PAPER)
    ent_cli_complain (_("Some ties run through the symbols of others: the picture has no room to lead all of them round; take a larger --size."));
  else if (picture->is_document)
    ent_cli_complain (_("Some ties run through the symbols of others: the map has no room to lead all of them round; draw it alone as a --poster."));
  else if (is_largest (&picture->sheet))
    ent_cli_complain (_("Some ties run through the symbols of others: the picture has no room to lead all of them round; take a --poster."));
  else
    ent_cli_complain (_("Some ties run through the symbols of others: the picture has no room to lead all of them round; take larger paper or a --poster."));
}

static EntExit
render_pages (const EntCliCommand *command, const EntPictureOptions *options, Plan *plan, EntFile *file)
{
  g_autoptr(EntPages) pages = ent_picture_pages (command, options, &plan->picture, file->map);
  g_autofree char *missing = NULL;
  GBytes *bytes;
  GError *error = NULL;

  if (pages == NULL)
    return ENT_EXIT_USAGE;
  if (plan->format != ENT_FORMAT_PDF && ent_pages_n (pages) > 1)
    /* Translators: %u is a number of pages */
    return ent_cli_misuse (command, ngettext ("It takes %u page, and only a PDF has pages. Nothing was written. Draw to OUT.pdf.", "It takes %u pages, and only a PDF has pages. Nothing was written. Draw to OUT.pdf.", ent_pages_n (pages)),
                           ent_pages_n (pages));
  /* what is drawn of it is in the pages by now, and drawing takes as much memory again */
  g_clear_object (&file->map);
  missing = ent_pages_missing_letters (pages);
  complain_of_left_out (plan, ent_pages_left_out (pages));
  complain_of_ties (plan, ent_pages_has_ties_through_symbols (pages));
  complain_of_letters (missing);
  bytes = ent_draw_export_pages (pages, ent_theme (plan->picture.theme), plan->format, (double) plan->dpi, &error);
  return ent_cli_write (plan->output, bytes, error);
}

static EntExit
render_picture (const EntCliCommand *command, const EntPictureOptions *options, Plan *plan, EntFile *file)
{
  g_autoptr(EntScene) scene = ent_picture_scene (command, options, &plan->picture, file->map);
  g_autofree char *missing = NULL, *title = NULL;
  GBytes *bytes;
  GError *error = NULL;

  if (scene == NULL)
    return ENT_EXIT_USAGE;
  title = g_strdup (ent_map_info (file->map)->title);
  /* what is drawn of it is in the scene by now, and drawing takes as much memory again */
  g_clear_object (&file->map);
  missing = ent_scene_missing_letters (scene);
  complain_of_left_out (plan, scene->n_left_out);
  complain_of_ties (plan, ent_scene_has_ties_through_symbols (scene));
  complain_of_small_letters (plan, ent_scene_smallest_letter (scene));
  complain_of_letters (missing);
  if (plan->picture.is_poster)
    bytes = ent_draw_export_poster (scene, ent_theme (plan->picture.theme), &plan->picture.poster, title, &error);
  else
    bytes = ent_draw_export (scene, ent_theme (plan->picture.theme), plan->format, (double) plan->dpi, title, &error);
  return ent_cli_write (plan->output, bytes, error);
}

static EntExit
render_file (const EntCliCommand *command, const EntPictureOptions *options, Plan *plan, const char *path)
{
  g_autoptr(EntFile) file = ent_cli_open (path, _("No picture was drawn: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and draw that."));

  if (file == NULL)
    return ENT_EXIT_INPUT;
  if (plan->picture.is_document || plan->has_pages)
    return render_pages (command, options, plan, file);
  return render_picture (command, options, plan, file);
}

EntExit
ent_cli_render (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(EntPictureOptions) options = { 0 };
  g_auto(GStrv) paths = NULL;
  g_autofree char *output = NULL;
  g_autofree char *dpi = NULL;
  Plan plan = { 0 };
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
  plan.output = output;
  if (path == NULL || !plan_output (command, path, &plan) || !ent_picture_plan (command, &options, &plan.picture) ||
      !plan_pages (command, &options, &plan) || !plan_dpi (command, dpi, &plan))
    return ENT_EXIT_USAGE;
  return render_file (command, &options, &plan, path);
}
