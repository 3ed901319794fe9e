/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form on which a room rates: what each level of the scales means, and a row for each stakeholder of the map
 * and for those who come up. Of what is known nobody's rating stands on it.
 */
#include "scene/pages/kit.h"
#include "scene/pages/page-flow.h"

/* A row in which a hand can write, in mm, and how many are left empty at least. */
#define ROW_MM 9.0
#define LEAST_EMPTY 5

static const char *
letter_of (const EntWords *words, guint commitment)
{
  switch (commitment)
    {
    case ENT_COMMITMENT_RESISTANT:
      /* Translators: the letters that stand for “Resistant”, “Unaware”, “Neutral”, “Supportive” and “Leading” on a form;
       * one letter each, from the word that you use for it, and no two of them the same */
      return ent_words_text_in (words, "letter of a commitment", "R");
    case ENT_COMMITMENT_UNAWARE:
      return ent_words_text_in (words, "letter of a commitment", "U");
    case ENT_COMMITMENT_NEUTRAL:
      return ent_words_text_in (words, "letter of a commitment", "N");
    case ENT_COMMITMENT_SUPPORTIVE:
      return ent_words_text_in (words, "letter of a commitment", "S");
    case ENT_COMMITMENT_LEADING:
    default:
      return ent_words_text_in (words, "letter of a commitment", "L");
    }
}

static void
add_head (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  const EntMapInfo *info = ent_map_info (flow->map);
  /* Translators: on a sheet that is filled in by hand, before a line to write on */
  const char *const labels[] = { ent_words_text_in (words, "form", "Place"), ent_words_text_in (words, "form", "Date"), ent_words_text_in (words, "form", "Rated by") };
  const char *heading = ent_words_text_in (words, "kit", "Rating form");
  g_autofree char *subtitle = info->organisation != NULL ? g_strdup_printf ("%s\u00a0· %s", heading, info->organisation) : g_strdup (heading);

  ent_flow_begin_blank_page (flow, heading);
  ent_flow_add_text (flow, ENT_TEXT_TITLE, 2 * flow->em, TRUE, flow->pages->title);
  ent_flow_add_text (flow, ENT_TEXT_SUBTITLE, 1.1 * flow->em, FALSE, subtitle);
  flow->y += ent_kit_add_lines (&flow->layout, labels, G_N_ELEMENTS (labels), 1.1 * flow->em, flow->left, flow->y, flow->width, FALSE).height;
  ent_flow_skip (flow, 1);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE,
                     ent_words_text (words, "In each row, draw a ring around one number and one letter, and say why. Where nobody can say, leave them as they are: that is “not assessed”."));
  ent_flow_skip (flow, 1);
}

/* "4  Much"; without a sign for what is not assessed. */
static char *
make_level (const EntWords *words, const EntChoices *choices, guint value, const char *sign)
{
  const char *word = ent_words_choice (words, choices, value);

  return sign != NULL ? g_strdup_printf ("%s\u00a0\u00a0%s", sign, word) : g_strdup (word);
}

static void
add_scales (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  const EntColumn columns[] = {
    { ent_words_text (words, "Decision power"), 6.5, 0, FALSE },
    { "", 12, 0, FALSE },
    { ent_words_text (words, "Commitment"), 8, 0, FALSE },
    { "", 12, 0, FALSE },
  };
  EntTable table;

  ent_table_begin (&table, flow, columns, G_N_ELEMENTS (columns));
  /* as in a row, and last what nobody has said: both scales have as many levels */
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    {
      guint level = (i + 1) % ENT_N_COMMITMENTS;
      char number[8];
      EntCell cells[G_N_ELEMENTS (columns)] = { 0 };

      g_snprintf (number, sizeof number, "%u", level);
      cells[0] = (EntCell) { .text = make_level (words, &ent_power_choices, level, level > 0 ? number : NULL), .bold = TRUE };
      cells[1].text = g_strdup (ent_words_choice_help (words, &ent_power_choices, level));
      cells[2] = (EntCell) { .text = make_level (words, &ent_commitment_choices, level, level > 0 ? letter_of (words, level) : NULL), .bold = TRUE };
      cells[3].text = g_strdup (ent_words_choice_help (words, &ent_commitment_choices, level));
      ent_table_add_row (&table, cells);
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        g_free (cells[k].text);
    }
  ent_table_end (&table);
  ent_flow_skip (flow, 1.5);
}

enum
{
  NAME,
  SECTOR,
  POWER,
  COMMITMENT,
  REASON,
  N_COLUMNS,
};

/* With room around each sign for a ring, and never in two lines. */
#define APART "\u00a0\u00a0\u00a0"

static char *
make_powers (void)
{
  return g_strdup ("1" APART "2" APART "3" APART "4" APART "5");
}

static char *
make_commitments (const EntWords *words)
{
  GString *letters = g_string_new (NULL);

  for (guint value = ENT_COMMITMENT_RESISTANT; value < ENT_N_COMMITMENTS; value++)
    g_string_append_printf (letters, "%s%s", value > ENT_COMMITMENT_RESISTANT ? APART : "", letter_of (words, value));
  return g_string_free (letters, FALSE);
}

/* @stakeholder: NULL for an empty row. */
static void
add_row (EntTable *table, const EntStakeholder *stakeholder)
{
  EntFlow *flow = table->flow;
  EntCell cells[N_COLUMNS] = { 0 };

  if (stakeholder != NULL)
    {
      cells[NAME] = (EntCell) { .text = ent_scene_display_text (ent_spec_name (flow->spec, stakeholder)), .bold = TRUE };
      cells[SECTOR].text = ent_scene_display_text (ent_words_sector (flow->spec->words, flow->map, MIN (stakeholder->sector, ENT_N_SECTORS - 1)));
    }
  cells[POWER].text = make_powers ();
  cells[COMMITMENT].text = make_commitments (flow->spec->words);
  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

/* To the end of the page on which there are enough of them. */
static void
add_empty_rows (EntTable *table)
{
  const EntFlow *flow = table->flow;
  double height = table->least;
  gboolean has_room = TRUE;

  for (guint n = 0; n < LEAST_EMPTY || has_room; n++)
    {
      const EntScene *page = flow->scene;
      double before = flow->y;

      add_row (table, NULL);
      /* large letters may need more than the least */
      if (flow->scene == page)
        height = flow->y - before;
      has_room = flow->y + height <= flow->bottom && (flow->scene == page || n < LEAST_EMPTY);
    }
}

void
ent_pages_add_form (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  const EntColumn columns[N_COLUMNS] = {
    [NAME] = { ent_words_text (words, "Stakeholder"), 13, 0, FALSE },
    [SECTOR] = { ent_words_text_in (words, "form", "Sector"), 7.5, 48, FALSE },
    [POWER] = { ent_words_text (words, "Decision power"), 10, 0, TRUE },
    [COMMITMENT] = { ent_words_text (words, "Commitment"), 10, 0, TRUE },
    [REASON] = { ent_words_text_in (words, "form", "Reason"), 13, 0, FALSE },
  };
  EntTable table;

  add_head (flow);
  add_scales (flow);
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  table.least = ROW_MM * ENT_POINTS_PER_MM;
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint i = 0; i < ent_map_n_stakeholders (flow->map) && !ent_flow_is_stopped (flow); i++)
      {
        const EntStakeholder *stakeholder = ent_map_stakeholder_at (flow->map, i);

        if (stakeholder->sector == sector && ent_stakeholder_is_on_map (stakeholder))
          add_row (&table, stakeholder);
      }
  add_empty_rows (&table);
  ent_table_end (&table);
}
