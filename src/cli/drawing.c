/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what render and redact were asked for, and says what the picture has not. */
#include "config.h"

#include "cli/drawing.h"

#include <glib/gi18n.h>

#define DPI_DEFAULT 150
#define DPI_LEAST 20
#define DPI_MOST 1200
/* The least height of letters that can be read in a PNG, and where all are higher. */
#define LEAST_PIXELS 8
#define READABLE_DPI 100
#define READABLE_SIZE "640x480"

static gboolean
plan_pages (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan)
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
plan_dpi (const EntCliCommand *command, const char *dpi, EntDrawing *plan)
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

void
ent_cli_complain_of_letters (const char *missing)
{
  if (missing != NULL)
    /* Translators: %s: some letters, without anything between them */
    ent_cli_complain (_("No font on this machine has all the letters of this map; boxes stand for some, among them: %s. Install a font for them, such as Noto."), missing);
}

/* @smallest: letter in units of the scene; a PDF or an SVG can be enlarged. */
static void
complain_of_small_letters (const EntDrawing *plan, double smallest)
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
complain_of_left_out (const EntDrawing *plan, guint n)
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
complain_of_ties (const EntDrawing *plan, gboolean any_through_symbols)
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

/* --- drawing --- */

/* *@status tells what became of it where there are no bytes, after a message. */
static GBytes *
complain (GBytes *bytes, GError *error, EntExit *status)
{
  *status = bytes != NULL ? ENT_EXIT_FINE : ENT_EXIT_INPUT;
  if (bytes == NULL)
    ent_cli_complain ("%s", error->message);
  g_clear_error (&error);
  return bytes;
}

static GBytes *
draw_pages (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan, EntMap **map, GString *said, EntExit *status)
{
  g_autoptr(EntPages) pages = ent_picture_pages (command, options, &plan->picture, *map);
  g_autofree char *missing = NULL;
  GError *error = NULL;
  GBytes *bytes;

  *status = ENT_EXIT_USAGE;
  if (pages == NULL)
    return NULL;
  if (plan->format != ENT_FORMAT_PDF && ent_pages_n (pages) > 1)
    {
      /* Translators: %u is a number of pages */
      ent_cli_misuse (command, ngettext ("It takes %u page, and only a PDF has pages. Nothing was written. Draw to OUT.pdf.", "It takes %u pages, and only a PDF has pages. Nothing was written. Draw to OUT.pdf.", ent_pages_n (pages)),
                      ent_pages_n (pages));
      return NULL;
    }
  /* what is drawn of it is in the pages by now, and drawing takes as much memory again */
  g_clear_object (map);
  missing = ent_pages_missing_letters (pages);
  complain_of_left_out (plan, ent_pages_left_out (pages));
  complain_of_ties (plan, ent_pages_has_ties_through_symbols (pages));
  ent_cli_complain_of_letters (missing);
  if (said != NULL)
    ent_pages_append_texts (pages, said);
  bytes = ent_draw_export_pages (pages, ent_theme (plan->picture.theme), plan->format, (double) plan->dpi, &error);
  return complain (bytes, error, status);
}

static GBytes *
draw_picture (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan, EntMap **map, GString *said, EntExit *status)
{
  g_autoptr(EntScene) scene = ent_picture_scene (command, options, &plan->picture, *map);
  g_autofree char *missing = NULL, *title = NULL;
  GError *error = NULL;
  GBytes *bytes;

  *status = ENT_EXIT_USAGE;
  if (scene == NULL)
    return NULL;
  title = g_strdup (ent_map_info (*map)->title);
  /* what is drawn of it is in the scene by now, and drawing takes as much memory again */
  g_clear_object (map);
  missing = ent_scene_missing_letters (scene);
  complain_of_left_out (plan, scene->n_left_out);
  complain_of_ties (plan, ent_scene_has_ties_through_symbols (scene));
  complain_of_small_letters (plan, ent_scene_smallest_letter (scene));
  ent_cli_complain_of_letters (missing);
  if (said != NULL)
    ent_scene_append_texts (scene, said);
  if (plan->picture.is_poster)
    bytes = ent_draw_export_poster (scene, ent_theme (plan->picture.theme), &plan->picture.poster, title, &error);
  else
    bytes = ent_draw_export (scene, ent_theme (plan->picture.theme), plan->format, (double) plan->dpi, title, &error);
  return complain (bytes, error, status);
}

GBytes *
ent_cli_draw (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan, EntMap **map, GString *said, EntExit *status)
{
  if (plan->picture.is_document || plan->has_pages)
    return draw_pages (command, options, plan, map, said, status);
  return draw_picture (command, options, plan, map, said, status);
}

gboolean
ent_cli_plan_drawing (const EntCliCommand *command, const EntPictureOptions *options, const char *dpi, EntDrawing *plan)
{
  return ent_picture_plan (command, options, &plan->picture) && plan_pages (command, options, plan) && plan_dpi (command, dpi, plan);
}
