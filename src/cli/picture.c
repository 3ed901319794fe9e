/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say which picture of a map is meant, and the picture. */
#include "config.h"

#include "cli/picture.h"
#include "scene/words-data.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)
/* 10 mm on A4; grows with the root of the sheet, so that a poster's edge is not a band */
#define MARGIN_MM 10.0
#define A4_SHORT_MM 210.0
#define MARGIN_OF_PIXELS (1.0 / 48.0)

static const struct
{
  const char *name;
  double width, height; /* millimetres, upright */
} papers[] = {
  { "A5", 148, 210 },
  { "A4", 210, 297 },
  { "A3", 297, 420 },
  { "A2", 420, 594 },
  { "A1", 594, 841 },
  { "A0", 841, 1189 },
  { "letter", 215.9, 279.4 },
};

void
ent_picture_options_clear (EntPictureOptions *options)
{
  g_clear_pointer (&options->view, g_free);
  g_clear_pointer (&options->paper, g_free);
  g_clear_pointer (&options->size, g_free);
  g_clear_pointer (&options->theme, g_free);
  g_clear_pointer (&options->moment, g_free);
  g_clear_pointer (&options->language, g_free);
  g_clear_pointer (&options->rings, g_free);
}

GOptionGroup *
ent_picture_options_group (EntPictureOptions *options)
{
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, NULL, NULL);
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view, N_("map or matrix"), N_("VIEW") },
      { "paper", 0, 0, G_OPTION_ARG_STRING, &options->paper, N_("A5, A4, A3, A2, A1, A0, letter, or width and height as in 300x200mm"), N_("PAPER") },
        { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape, N_("Paper on its long side, as it lies unless told otherwise"), NULL },
          { "portrait", 0, 0, G_OPTION_ARG_NONE, &options->portrait, N_("Paper on its short side"), NULL },
            { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, N_("Width and height in pixels, for a screen: 1366x768"), N_("WxH") },
              { "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme, N_("light, projector, mono or dark; with --size, projector also sets large letters and leaves out what is private"), N_("THEME") },
                { "moment", 0, 0, G_OPTION_ARG_STRING, &options->moment, N_("Moment to show, by its id; the latest unless told otherwise"), N_("ID") },
                  { "lang", 0, 0, G_OPTION_ARG_STRING, &options->language, N_("Language of the words in the picture; the map's own unless told otherwise"), N_("LANGUAGE") },
                    { "rings", 0, 0, G_OPTION_ARG_STRING, &options->rings, N_("What the rings show: commitment, power or level"), N_("WHAT") },
                      { "equal", 0, 0, G_OPTION_ARG_NONE, &options->equal, N_("Give all sectors the same angle"), NULL },
                        { NULL } };

  g_option_group_add_entries (group, entries);
  return group;
}

/* "WxH" and then @unit; numbers with a point whatever the locale. */
static gboolean
parse_width_by_height (const char *text, const char *unit, double *width, double *height)
{
  char *end = NULL;

  *width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  *height = g_ascii_strtod (text, &end);
  return end != text && g_ascii_strcasecmp (end, unit) == 0;
}

static gboolean
find_paper (const char *text, double *width, double *height)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, text) == 0)
      {
        *width = papers[i].height;
        *height = papers[i].width;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_between (double value, double least, double most)
{
  return value >= least && value <= most;
}

gboolean
ent_sheet_parse_paper (const char *text, gboolean landscape, gboolean portrait, EntSheet *sheet)
{
  double width, height;

  if (!find_paper (text, &width, &height))
    {
      if (!parse_width_by_height (text, "mm", &width, &height) || !is_between (width, 20, 5000) || !is_between (height, 20, 5000))
        return FALSE;
    }
  if ((landscape && width < height) || (portrait && width > height))
    {
      double other = width;

      width = height;
      height = other;
    }
  *sheet = (EntSheet) { ENT_MEDIUM_PAPER, width * POINTS_PER_MM, height * POINTS_PER_MM };
  return TRUE;
}

gboolean
ent_sheet_parse_size (const char *text, EntSheet *sheet)
{
  double width, height;

  if (!parse_width_by_height (text, "", &width, &height) || !is_between (width, 64, 16384) || !is_between (height, 64, 16384) || width != floor (width) || height != floor (height))
    return FALSE;
  *sheet = (EntSheet) { ENT_MEDIUM_SCREEN, width, height };
  return TRUE;
}

static gboolean
plan_sheet (const EntCliCommand *command, const EntPictureOptions *options, EntSheet *sheet)
{
  if (options->paper != NULL && options->size != NULL)
    ent_cli_misuse (command, "%s", _("Give either --paper or --size: a picture is for paper or for a screen."));
  else if (options->landscape && options->portrait)
    ent_cli_misuse (command, "%s", _("Give either --landscape or --portrait."));
  else if (options->size != NULL && (options->landscape || options->portrait))
    ent_cli_misuse (command, "%s", _("--size says already how the picture lies; leave --landscape and --portrait out."));
  else if (options->size != NULL && !ent_sheet_parse_size (options->size, sheet))
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no size in pixels; write width and height as in 1366x768, from 64 to 16384."),
                                options->size);
  else if (options->size == NULL && !ent_sheet_parse_paper (options->paper != NULL ? options->paper : "A4",
                                                            options->landscape, options->portrait, sheet))
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no paper; there are A5, A4, A3, A2, A1, A0, letter, and sizes as in 300x200mm."),
                                options->paper);
  else
    return TRUE;
  return FALSE;
}

static gboolean
plan_words (const EntCliCommand *command, const char *language, const EntWords **words)
{
  g_autoptr(GString) known = g_string_new ("en");
  const char *found;
  gsize length;

  if (language == NULL)
    return TRUE;
  *words = ent_words_for_language (language);
  found = ent_words_language (*words);
  length = strlen (found);
  /* English answers for every language that is not known */
  if (g_ascii_strncasecmp (language, found, length) == 0 && !g_ascii_isalnum (language[length]))
    return TRUE;
  for (guint i = 0; i < ent_words_n_catalogues; i++)
    g_string_append_printf (known, ", %s", ent_words_catalogues[i].language);
  /* Translators: %1$s is what the user typed, %2$s a list of codes of languages */
  ent_cli_misuse (command, _("There are no words in the language “%1$s”; there are %2$s."), language, known->str);
  return FALSE;
}

gboolean
ent_picture_plan (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  int rings;

  *plan = (EntPicturePlan) { .picture = ENT_PICTURE_MAP, .theme = ENT_THEME_LIGHT };
  if (!plan_sheet (command, options, &plan->sheet))
    return FALSE;
  if (options->view != NULL && strcmp (options->view, "matrix") == 0)
    plan->picture = ENT_PICTURE_MATRIX;
  else if (options->view != NULL && strcmp (options->view, "map") != 0)
    {
      /* Translators: %s is what the user typed */
      ent_cli_misuse (command, _("“%s” is no view; there are map and matrix."), options->view);
      return FALSE;
    }
  if (options->theme != NULL && !ent_theme_find (options->theme, &plan->theme))
    {
      /* Translators: %s is what the user typed */
      ent_cli_misuse (command, _("“%s” is no theme; there are light, projector, mono and dark."), options->theme);
      return FALSE;
    }
  if (plan->theme == ENT_THEME_PROJECTOR && plan->sheet.medium == ENT_MEDIUM_SCREEN)
    plan->sheet.medium = ENT_MEDIUM_PROJECTOR;
  if (options->rings != NULL)
    {
      rings = ent_choices_find (&ent_rings_choices, options->rings, -1);
      if (rings < 0)
        {
          /* Translators: %s is what the user typed */
          ent_cli_misuse (command, _("“%s” is nothing that the rings can show; they show commitment, power or level."),
                                      options->rings);
          return FALSE;
        }
      plan->rings = (EntRings) rings;
      plan->has_rings = TRUE;
    }
  return plan_words (command, options->language, &plan->words);
}

static double
margin_of (const EntSheet *sheet)
{
  double shorter = MIN (sheet->width, sheet->height);

  if (sheet->medium != ENT_MEDIUM_PAPER)
    return floor (shorter * MARGIN_OF_PIXELS);
  return MARGIN_MM * POINTS_PER_MM * sqrt (shorter / (A4_SHORT_MM * POINTS_PER_MM));
}

static void
complain_of_moment (const EntCliCommand *command, EntMap *map, const char *id)
{
  g_autoptr(GString) known = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_moments (map); i++)
    {
      const EntMoment *moment = ent_map_moment_in_time (map, i);

      g_string_append_printf (known, "%s%s (%s)", i > 0 ? ", " : "", moment->base.id,
                              moment->name != NULL ? moment->name : "");
    }
  /* Translators: %1$s is what the user typed, %2$s a list of ids with names */
  ent_cli_misuse (command, _("The map has no moment “%1$s”; it has %2$s."), id, known->str);
}

EntScene *
ent_picture_scene (const EntCliCommand *command, const EntPictureOptions *options, const EntPicturePlan *plan, EntMap *map)
{
  PangoContext *context;
  EntScene *scene;
  EntView view = ent_map_info (map)->view;
  EntSceneSpec spec = {
    .picture = plan->picture,
    .medium = plan->sheet.medium,
    .width = plan->sheet.width,
    .height = plan->sheet.height,
    .margin = margin_of (&plan->sheet),
    .moment_id = options->moment,
    .view = &view,
    .words = plan->words,
    .title = TRUE,
    .legend = TRUE,
    .private_marks = plan->sheet.medium != ENT_MEDIUM_PROJECTOR,
  };

  if (options->moment != NULL && ent_map_moment (map, options->moment) == NULL)
    {
      complain_of_moment (command, map, options->moment);
      return NULL;
    }
  if (plan->has_rings)
    view.rings = (guint8) plan->rings;
  if (options->equal)
    view.equal_wedges = TRUE;
  context = ent_draw_pango_context_new ();
  scene = ent_scene_new (map, &spec, context);
  g_object_unref (context);
  return scene;
}
