/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say which picture of a map is meant, and the picture. */
#include "config.h"

#include "cli/picture.h"

#include "analysis/compare-moments.h"
#include "cli/options.h"
#include "draw/logo.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of a list in a message. */
#define LISTED_MAX 10

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
  g_clear_pointer (&options->poster, g_free);
  g_clear_pointer (&options->overlap, g_free);
  g_clear_pointer (&options->page, g_free);
  g_clear_pointer (&options->spotlight, g_free);
  g_clear_pointer (&options->of, g_free);
  g_clear_pointer (&options->from, g_free);
  g_clear_pointer (&options->to, g_free);
  g_clear_pointer (&options->date, g_free);
  g_clear_pointer (&options->group, g_free);
  g_clear_pointer (&options->audience, g_free);
}

gboolean
ent_picture_options_any (const EntPictureOptions *options)
{
  const char *const texts[] = { options->view, options->paper, options->size, options->theme, options->moment, options->language, options->rings,
                                options->poster, options->overlap, options->page, options->spotlight, options->of, options->from, options->to, options->date, options->group, options->audience };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      return TRUE;
  return options->landscape || options->portrait || options->equal;
}

GOptionEntry *
ent_picture_options_entries (EntPictureOptions *options)
{
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view,
      N_("map, matrix, inside, change or kit-sheet, the empty map to write on; or for render also reading, plan, timeline, register, report, kit-cards or kit-form, which are documents of several pages; the map unless told otherwise"), N_("VIEW") },
    { "of", 0, 0, G_OPTION_ARG_STRING, &options->of,
      N_("With --view inside: the stakeholder, by its id, whose people and departments are shown"), N_("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_("With --view change: the moment from which arrows lead to the other, by its id; the one before it in time unless told otherwise"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to,
      N_("With --view change: the moment that is shown, by its id; the latest unless told otherwise"), N_("ID") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options->date,
      N_("With --view reading, plan or report: the day on which it is made, as in 2026-03-14, for what is overdue; today unless told otherwise"), N_("DAY") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options->group,
      N_("With --view plan or report: whether actions stand by date or by sector; by date unless told otherwise"), N_("HOW") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options->paper,
      N_("A5, A4, A3, A2, A1, A0, Letter, Tabloid, or width and height as in 300x200mm; A4 unless told otherwise"), N_("PAPER") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options->landscape,
      N_("Paper on its long side; unless told otherwise, paper with a name lies as gives the picture more room"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options->portrait,
      N_("Paper on its short side"), NULL },
    { "poster", 0, 0, G_OPTION_ARG_STRING, &options->poster,
      N_("One picture over so many sheets of the paper, columns x rows, as in 3x2; up to 10x10"), N_("CxR") },
    { "overlap", 0, 0, G_OPTION_ARG_STRING, &options->overlap,
      N_("Millimetres that neighbouring sheets of a poster both show, 0 to 50; 10 unless told otherwise"), N_("MM") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size,
      N_("Width and height in pixels instead of a paper, for a screen: 1366x768"), N_("WxH") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme,
      N_("light, projector, projector-dark, mono or dark; light unless told otherwise. Those for a projector leave out what is private, and with --size set large letters"), N_("THEME") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options->audience,
      N_("For whom it is: team, with everything, or others, with nothing private in it; the team unless told otherwise, others with the theme of a projector"), N_("WHOM") },
    { "moment", 0, 0, G_OPTION_ARG_STRING, &options->moment,
      N_("Moment to show, by its id; the latest unless told otherwise"), N_("ID") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->language,
      N_("Language of the words in the picture, such as en or es; the map's own unless told otherwise"), N_("LANGUAGE") },
    { "rings", 0, 0, G_OPTION_ARG_STRING, &options->rings,
      N_("What the rings of the map show: commitment, power or level; as the map says unless told otherwise"), N_("WHAT") },
    { "equal", 0, 0, G_OPTION_ARG_NONE, &options->equal,
      N_("Give all sectors of the map the same angle"), NULL },
    { "spotlight", 0, 0, G_OPTION_ARG_STRING, &options->spotlight,
      N_("Sector of the map whose names are shown, in large letters, while all others dim: institutions, private, informal, community, family, education or media"), N_("SECTOR") },
    { "page", 0, 0, G_OPTION_ARG_STRING, &options->page,
      N_("Page of a picture: 1 the picture; for a projector 2 its legend and from 3 on the names behind numbers and the whole of those that are cut, on paper from 2 on what of the key has no room beside it; without --page a PDF on paper has all of them, and all else has page 1"), N_("N") },
    { NULL },
  };
  /* clang-format on */

  return g_memdup2 (entries, sizeof entries);
}

/* A number from @least to @most, written in digits with a point whatever the locale. */
static gboolean
parse_side (const char **text, double least, double most, double *side)
{
  char *end = NULL;
  gsize length = strspn (*text, "0123456789.");

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *side = g_ascii_strtod (*text, &end);
  if (end != *text + length || *side < least || *side > most)
    return FALSE;
  *text = end;
  return TRUE;
}

/* "WxH" and then @unit. */
static gboolean
parse_width_by_height (const char *text, const char *unit, double least, double most, double *width, double *height)
{
  if (!parse_side (&text, least, most, width) || g_ascii_tolower (*text) != 'x')
    return FALSE;
  text++;
  return parse_side (&text, least, most, height) && g_ascii_strcasecmp (text, unit) == 0;
}

/* Papers with a name lie as fits best unless told otherwise, others as they are written. */
static gboolean
parse_paper (const EntPictureOptions *options, EntPicturePlan *plan)
{
  EntSheet *sheet = &plan->sheet;
  const char *text = options->paper != NULL ? options->paper : "A4";
  guint place = ent_paper_find (text);
  EntLie lie = options->portrait ? ENT_LIES_ON_ITS_SHORT_SIDE : ENT_LIES_ON_ITS_LONG_SIDE;
  double width, height;

  if (place < ent_n_papers)
    {
      *sheet = ent_sheet_of_paper (ent_papers[place].width, ent_papers[place].height, lie);
      if (!options->portrait && !options->landscape)
        plan->turned = ent_sheet_of_paper (ent_papers[place].width, ent_papers[place].height, ENT_LIES_ON_ITS_SHORT_SIDE);
      return TRUE;
    }
  if (!parse_width_by_height (text, "mm", 20, 5000, &width, &height))
    return FALSE;
  if (!options->portrait && !options->landscape)
    lie = ENT_LIES_AS_IT_IS;
  *sheet = ent_sheet_of_paper (width, height, lie);
  return TRUE;
}

static gboolean
parse_size (const char *text, EntSheet *sheet)
{
  double width, height;

  if (!parse_width_by_height (text, "", 64, 16384, &width, &height) || width != floor (width) || height != floor (height))
    return FALSE;
  *sheet = (EntSheet) { ENT_MEDIUM_SCREEN, width, height };
  return TRUE;
}

static void
complain_of_paper (const EntCliCommand *command, const char *paper)
{
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *shown = ent_cli_show (paper);

  for (guint i = 0; i < ent_n_papers; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ent_papers[i].name);
  /* Translators: %1$s is what the user typed, %2$s a list of names of papers */
  ent_cli_misuse (command, _("“%1$s” is no paper; there are %2$s, and sizes from 20 to 5000 mm as in 300x200mm."), shown, known->str);
}

static gboolean
plan_sheet (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  g_autofree char *size = ent_cli_show (options->size);

  if (options->paper != NULL && options->size != NULL)
    ent_cli_misuse (command, "%s", _("Give either --paper or --size: a picture is for paper or for a screen."));
  else if (options->landscape && options->portrait)
    ent_cli_misuse (command, "%s", _("Give either --landscape or --portrait."));
  else if (options->size != NULL && (options->landscape || options->portrait))
    ent_cli_misuse (command, "%s", _("--size says already how the picture lies; leave --landscape and --portrait out."));
  else if (options->size != NULL && !parse_size (options->size, &plan->sheet))
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no size in pixels; write width and height as in 1366x768, from 64 to 16384."), size);
  else if (options->size == NULL && !parse_paper (options, plan))
    complain_of_paper (command, options->paper);
  else
    return TRUE;
  return FALSE;
}

/* Takes @sheet for one of many; the picture is as large as all together. */
static gboolean
spread (EntPosterSpec spec, EntSheet *sheet, EntPoster *poster)
{
  spec.width = sheet->width;
  spec.height = sheet->height;
  if (!ent_poster_plan (&spec, poster))
    return FALSE;
  sheet->width = poster->width;
  sheet->height = poster->height;
  return TRUE;
}

static gboolean
plan_poster (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  EntPosterSpec spec = { .edge = ENT_POSTER_EDGE };
  double columns, rows, overlap = ENT_POSTER_OVERLAP_MM;
  const char *mm = options->overlap;
  g_autofree char *shown = ent_cli_show (options->poster);
  g_autofree char *shown_mm = ent_cli_show (options->overlap);

  plan->is_poster = options->poster != NULL;
  if (options->overlap != NULL && !plan->is_poster)
    ent_cli_misuse (command, "%s", _("--overlap is for the sheets of a poster; give --poster too, as in --poster 3x2."));
  else if (!plan->is_poster)
    return TRUE;
  else if (options->size != NULL)
    ent_cli_misuse (command, "%s", _("--poster is for paper; give --paper instead of --size."));
  else if (!parse_width_by_height (options->poster, "", 1, ENT_POSTER_MOST, &columns, &rows) || columns != floor (columns) || rows != floor (rows))
    /* Translators: %1$s is what the user typed, %2$d the most there can be */
    ent_cli_misuse (command, _("“%1$s” is no number of sheets; write columns and rows as in 3x2, from 1 to %2$d."), shown, ENT_POSTER_MOST);
  else if (mm != NULL && (!parse_side (&mm, 0, ENT_POSTER_OVERLAP_MOST_MM, &overlap) || *mm != '\0'))
    /* Translators: %1$s is what the user typed, %2$.0f the most there can be */
    ent_cli_misuse (command, _("“%1$s” is no overlap; write millimetres from 0 to %2$.0f."), shown_mm, ENT_POSTER_OVERLAP_MOST_MM);
  else
    {
      spec.columns = (guint) columns;
      spec.rows = (guint) rows;
      spec.overlap = overlap * ENT_POINTS_PER_MM;
      if (spread (spec, &plan->sheet, &plan->poster) &&
          (plan->turned.width <= 0 || spread (spec, &plan->turned, &plan->turned_poster)))
        return TRUE;
      ent_cli_misuse (command, "%s", _("The sheets are too small for a poster; take larger paper or a smaller overlap."));
    }
  return FALSE;
}

/* What stands on pages, by its name. */
static gboolean
find_document (const char *view, EntPagesKind *kind)
{
  static const struct
  {
    const char *name;
    EntPagesKind kind;
  } documents[] = { { "reading", ENT_PAGES_READING }, { "plan", ENT_PAGES_PLAN }, { "timeline", ENT_PAGES_TIMELINE }, { "register", ENT_PAGES_REGISTER }, { "report", ENT_PAGES_REPORT }, { "kit-cards", ENT_PAGES_CARDS }, { "kit-form", ENT_PAGES_FORM } };

  for (guint i = 0; view != NULL && i < G_N_ELEMENTS (documents); i++)
    if (strcmp (view, documents[i].name) == 0)
      {
        *kind = documents[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* The kit is for the paper that a room fills in. */
static gboolean
plan_kit (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  if (options->moment != NULL)
    ent_cli_misuse (command, "%s", _("The kit for paper shows no ratings; leave --moment out."));
  else if (plan->is_document && (options->rings != NULL || options->equal))
    ent_cli_misuse (command, "%s", _("Cards and form have no rings; leave --rings and --equal out."));
  else if (plan->sheet.medium != ENT_MEDIUM_PAPER)
    ent_cli_misuse (command, "%s", _("The kit is for paper; give --paper instead of --size."));
  else if (options->page != NULL || options->spotlight != NULL)
    ent_cli_misuse (command, "%s", _("The kit is drawn whole; leave --page and --spotlight out."));
  else
    return TRUE;
  return FALSE;
}

/* Those that know of no rings, or of no moment. */
static gboolean
has_rings (EntPagesKind kind)
{
  return kind != ENT_PAGES_REGISTER && kind != ENT_PAGES_READING && kind != ENT_PAGES_PLAN && kind != ENT_PAGES_TIMELINE;
}

static gboolean
has_moment (EntPagesKind kind)
{
  return kind != ENT_PAGES_PLAN && kind != ENT_PAGES_TIMELINE;
}

/* The day and the order of what is to be done. */
static gboolean
plan_actions (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  gboolean has_actions = plan->is_document && (plan->document == ENT_PAGES_PLAN || plan->document == ENT_PAGES_REPORT);
  g_autofree char *shown = ent_cli_show (options->group);

  plan->by_sector = options->group != NULL && strcmp (options->group, "sector") == 0;
  if (options->date != NULL && !has_actions && !(plan->is_document && plan->document == ENT_PAGES_READING))
    ent_cli_misuse (command, "%s", _("--date is the day of a reading, a plan or a report; give --view reading, plan or report too."));
  else if (options->group != NULL && !has_actions)
    ent_cli_misuse (command, "%s", _("--group is for the actions of a plan; give --view plan or report too."));
  else if (options->group != NULL && !plan->by_sector && strcmp (options->group, "date") != 0)
    /* Translators: %s is what the user typed; date and sector are not translated */
    ent_cli_misuse (command, _("“%s” is no order of actions; they stand by date or by sector."), shown);
  else
    return options->date == NULL || ent_cli_day (command, options->date, &plan->today);
  return FALSE;
}

gboolean
ent_picture_has_room (const EntCliCommand *command, const EntSheet *sheet)
{
  if (ent_pages_has_room (sheet->width, sheet->height))
    return TRUE;
  /* Translators: %d is in millimetres */
  ent_cli_misuse (command, _("Documents need paper of at least %1$d × %1$d mm."), ENT_PAGES_LEAST_MM);
  return FALSE;
}

static gboolean
plan_document (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  plan->timeline = plan->document == ENT_PAGES_TIMELINE && plan->sheet.medium != ENT_MEDIUM_PAPER;
  plan->is_document = !plan->timeline;
  if (!has_moment (plan->document) && options->moment != NULL)
    ent_cli_misuse (command, "%s", _("Plan and timeline are of no single moment; leave --moment out."));
  else if (plan->is_document && plan->sheet.medium != ENT_MEDIUM_PAPER)
    ent_cli_misuse (command, "%s", _("Documents are for paper; give --paper instead of --size."));
  else if (plan->is_poster)
    ent_cli_misuse (command, "%s", _("Documents have pages of their own; leave --poster out."));
  else if (options->page != NULL || options->spotlight != NULL)
    ent_cli_misuse (command, "%s", _("Documents are drawn whole; leave --page and --spotlight out."));
  else if (!has_rings (plan->document) && (options->rings != NULL || options->equal))
    ent_cli_misuse (command, "%s", _("Register, reading, plan and timeline have no rings; leave --rings and --equal out."));
  else if (!plan->is_document || ent_picture_has_room (command, &plan->sheet))
    {
      /* a text stands upright unless told otherwise */
      if (plan->turned.width > 0)
        plan->sheet = plan->turned;
      plan->turned.width = 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
plan_view (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  g_autofree char *shown = ent_cli_show (options->view);
  EntPicture *picture = &plan->picture;

  plan->inside = options->view != NULL && strcmp (options->view, "inside") == 0;
  if (plan->inside != (options->of != NULL))
    {
      ent_cli_misuse (command, "%s", _("--view inside and --of ID go together: the picture is of the people and departments of one stakeholder."));
      return FALSE;
    }
  if (plan->inside && options->spotlight != NULL)
    {
      ent_cli_misuse (command, "%s", _("--spotlight is for the whole map; leave it out with --view inside."));
      return FALSE;
    }
  plan->change = options->view != NULL && strcmp (options->view, "change") == 0;
  if (!plan->change && (options->from != NULL || options->to != NULL))
    {
      ent_cli_misuse (command, "%s", _("--from and --to are the moments of a change; give --view change too, or --moment for one moment alone."));
      return FALSE;
    }
  if (plan->change && options->moment != NULL)
    {
      ent_cli_misuse (command, "%s", _("A change has two moments; give --to ID instead of --moment, and --from ID for the earlier one."));
      return FALSE;
    }
  plan->is_document = find_document (options->view, &plan->document);
  plan->blank = options->view != NULL && strcmp (options->view, "kit-sheet") == 0;
  if ((plan->blank || (plan->is_document && (plan->document == ENT_PAGES_CARDS || plan->document == ENT_PAGES_FORM))) && !plan_kit (command, options, plan))
    return FALSE;
  if (plan->is_document)
    return plan_document (command, options, plan);
  *picture = options->view != NULL && strcmp (options->view, "matrix") == 0 ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
  if (options->view != NULL && *picture == ENT_PICTURE_MAP && !plan->inside && !plan->change && !plan->blank && strcmp (options->view, "map") != 0)
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” is no view; there are map, matrix, inside, change, reading, plan, timeline, register, report, kit-sheet, kit-cards and kit-form."), shown);
  else if (*picture == ENT_PICTURE_MATRIX && (options->rings != NULL || options->equal))
    ent_cli_misuse (command, "%s", _("The matrix has no rings and no sectors; leave --rings and --equal out."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
plan_rings (const EntCliCommand *command, const char *name, EntPicturePlan *plan)
{
  g_autofree char *shown = ent_cli_show (name);
  int rings;

  if (name == NULL)
    return TRUE;
  rings = ent_choices_find (&ent_rings_choices, name, -1);
  if (rings < 0)
    {
      /* Translators: %s is what the user typed */
      ent_cli_misuse (command, _("“%s” is nothing that the rings can show; they show commitment, power or level."), shown);
      return FALSE;
    }
  plan->rings = (EntRings) rings;
  plan->has_rings = TRUE;
  return TRUE;
}

static gboolean
plan_theme (const EntCliCommand *command, const char *name, EntThemeId *theme)
{
  g_autofree char *shown = ent_cli_show (name);

  if (name == NULL || ent_theme_find (name, theme))
    return TRUE;
  /* Translators: %s is what the user typed */
  ent_cli_misuse (command, _("“%s” is no theme; there are light, projector, projector-dark, mono and dark."), shown);
  return FALSE;
}

/* A picture in the projector's colours goes to a wall. */
static gboolean
plan_audience (const EntCliCommand *command, const char *audience, EntPicturePlan *plan)
{
  gboolean is_for_wall = ent_theme_is_for_wall (plan->theme);

  if (!ent_cli_audience (command, audience, &plan->for_others))
    return FALSE;
  if (is_for_wall && audience != NULL && !plan->for_others)
    {
      ent_cli_misuse (command, "%s", _("The themes of a projector draw nothing private; leave --for team out, or choose another theme."));
      return FALSE;
    }
  plan->for_others |= is_for_wall;
  return TRUE;
}

static gboolean
plan_page (const EntCliCommand *command, const char *page, EntPicturePlan *plan)
{
  g_autofree char *shown = ent_cli_show (page);

  plan->page = 1;
  if (page == NULL || ent_cli_number (page, 1, G_MAXUINT16, &plan->page))
    return TRUE;
  /* Translators: %s is what the user typed */
  ent_cli_misuse (command, _("“%s” is no page; pages are numbers from 1 on."), shown);
  return FALSE;
}

static gboolean
plan_spotlight (const EntCliCommand *command, const char *sector, EntPicture picture)
{
  g_autofree char *shown = ent_cli_show (sector);

  if (sector != NULL && picture == ENT_PICTURE_MATRIX)
    ent_cli_misuse (command, "%s", _("The matrix has no sectors; leave --spotlight out."));
  else if (sector != NULL && ent_choices_find (&ent_sector_choices, sector, -1) < 0)
    /* Translators: %s is what the user typed; the names of the sectors are not translated */
    ent_cli_misuse (command, _("“%s” is no sector; there are institutions, private, informal, community, family, education and media."), shown);
  else
    return TRUE;
  return FALSE;
}

gboolean
ent_picture_plan (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan)
{
  *plan = (EntPicturePlan) { .picture = ENT_PICTURE_MAP, .theme = ENT_THEME_LIGHT };
  if (!plan_sheet (command, options, plan) || !plan_poster (command, options, plan) || !plan_view (command, options, plan) ||
      !plan_actions (command, options, plan) || !plan_theme (command, options->theme, &plan->theme) || !plan_audience (command, options->audience, plan) || !plan_rings (command, options->rings, plan) ||
      !plan_page (command, options->page, plan) || !plan_spotlight (command, options->spotlight, plan->picture))
    return FALSE;
  if (ent_theme_is_for_wall (plan->theme) && plan->sheet.medium == ENT_MEDIUM_SCREEN)
    plan->sheet.medium = ENT_MEDIUM_PROJECTOR;
  return ent_cli_language (command, options->language, &plan->words);
}

static void
complain_of_inside (const EntCliCommand *command, EntMap *map, const char *id)
{
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *shown = ent_cli_show (id);
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map) && n <= LISTED_MAX; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (ent_stakeholder_n_inside (stakeholder) > 0 && n++ < LISTED_MAX)
        {
          g_autofree char *its_id = ent_cli_show (stakeholder->base.id);
          g_autofree char *name = ent_cli_show (stakeholder->name);

          g_string_append_printf (known, "%s%s (%s)", known->len > 0 ? ", " : "", its_id, name);
        }
    }
  if (n > LISTED_MAX)
    g_string_append (known, ", …");
  if (n == 0)
    ent_cli_misuse (command, "%s", _("No stakeholder of this map has people or departments inside."));
  else
    /* Translators: %1$s is what the user typed, %2$s a list of ids with names */
    ent_cli_misuse (command, _("“%1$s” is no stakeholder with people or departments inside; there are %2$s."), shown, known->str);
}

/* A picture goes without what is no logo, and says so. */
static void
read_logo (EntMap *map, EntPixels *logo)
{
  g_autoptr(GError) error = NULL;

  if (!ent_logo_of_map (ent_map_info (map), logo, &error) && error != NULL)
    ent_cli_complain ("%s", error->message);
}

static void
choose_lie (EntPicturePlan *plan, EntMap *map, EntSceneSpec *spec, PangoContext *context)
{
  if (plan->turned.width > 0 && ent_sheet_fits_better (&plan->turned, &plan->sheet, map, spec, context))
    {
      plan->sheet = plan->turned;
      plan->poster = plan->turned_poster;
    }
  plan->turned.width = 0;
  spec->width = plan->sheet.width;
  spec->height = plan->sheet.height;
  spec->margin = ent_sheet_margin (&plan->sheet);
}

/* The two moments of a change; FALSE after a message when the map has none such. */
static gboolean
fill_moments (const EntCliCommand *command, const EntPictureOptions *options, EntMap *map, EntSceneSpec *spec)
{
  const EntMoment *to = ent_map_moment_or_latest (map, options->to);
  const EntMoment *from = to == NULL ? NULL : options->from != NULL ? ent_map_moment (map, options->from)
                                                                    : ent_moment_before (map, to->base.id);

  if (ent_map_n_moments (map) < 2)
    ent_cli_misuse (command, "%s", _("The map has one moment only; a change needs two."));
  else if (!ent_cli_has_moment (command, map, options->to) || !ent_cli_has_moment (command, map, options->from))
    return FALSE;
  else if (from == NULL)
    ent_cli_misuse (command, "%s", _("No moment comes before the one of --to, and a change needs two; give --from ID too."));
  else if (from == to)
    ent_cli_misuse (command, "%s", _("--from and --to are the same moment; a change is between two."));
  else
    {
      spec->moment_id = to->base.id;
      spec->from_moment_id = from->base.id;
      return TRUE;
    }
  return FALSE;
}

/* What a spec takes from the options; it borrows from all of them. FALSE after a message
 * when the map has no such moment. */
static gboolean
fill_spec (const EntCliCommand *command, const EntPictureOptions *options, const EntPicturePlan *plan, EntMap *map, EntView *view, EntPixels *logo, EntSceneSpec *spec)
{
  *view = ent_map_info (map)->view;
  *spec = (EntSceneSpec) {
    .picture = plan->picture,
    .medium = plan->sheet.medium,
    .moment_id = options->moment,
    .view = view,
    .words = plan->words,
    .page = (guint) plan->page - 1,
    .key_pages = plan->key_pages && !plan->is_poster,
    .focus = options->spotlight,
    .blank = plan->blank,
    .today = plan->today,
    .plan_by_sector = plan->by_sector,
    .title = TRUE,
    .legend = TRUE,
    .private_marks = !plan->for_others,
  };
  if (!ent_cli_has_moment (command, map, options->moment))
    return FALSE;
  if (plan->change && !fill_moments (command, options, map, spec))
    return FALSE;
  if (plan->inside)
    {
      const EntStakeholder *of = ent_map_stakeholder (map, options->of);

      if (of == NULL || ent_stakeholder_n_inside (of) == 0)
        {
          complain_of_inside (command, map, options->of);
          return FALSE;
        }
      spec->inside = of->base.id;
    }
  if (plan->has_rings)
    view->rings = (guint8) plan->rings;
  if (options->equal)
    view->equal_wedges = TRUE;
  read_logo (map, logo);
  spec->logo = logo;
  return TRUE;
}

EntScene *
ent_picture_scene (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan, EntMap *map)
{
  g_auto(EntPixels) logo = { 0 };
  PangoContext *context;
  EntScene *scene;
  EntSceneSpec spec;
  EntView view;

  if (!fill_spec (command, options, plan, map, &view, &logo, &spec))
    return NULL;
  context = ent_draw_pango_context_new ();
  choose_lie (plan, map, &spec, context);
  scene = plan->timeline ? ent_scene_new_timeline (map, &spec, context) : ent_scene_new (map, &spec, context);
  g_object_unref (context);
  if (plan->page > scene->n_pages)
    {
      /* Translators: %1$u is the page that was asked for, %2$u how many there are */
      ent_cli_misuse (command, _("There is no page %1$u; the picture has %2$u."), (guint) plan->page, scene->n_pages);
      g_clear_pointer (&scene, ent_scene_free);
    }
  return scene;
}

EntPages *
ent_picture_pages (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan, EntMap *map)
{
  g_auto(EntPixels) logo = { 0 };
  PangoContext *context;
  EntPages *pages;
  EntSceneSpec spec;
  EntView view;

  if (!fill_spec (command, options, plan, map, &view, &logo, &spec))
    return NULL;
  context = ent_draw_pango_context_new ();
  choose_lie (plan, map, &spec, context);
  pages = ent_pages_new (map, &spec, plan->document, context);
  g_object_unref (context);
  return pages;
}
