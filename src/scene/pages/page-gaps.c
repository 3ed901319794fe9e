/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Empty and weak cells: how many stakeholders of each sector stand in each ring of
 * commitment, and what that leaves open, in sentences.
 */
#include <string.h>

#include "scene/pages/page-flow.h"

/* Decision power from which a word carries. */
#define MUCH_POWER 4
#define TONE_LACK 2

typedef struct
{
  guint n[ENT_N_SECTORS][ENT_N_COMMITMENTS];
  guint all[ENT_N_SECTORS];
  guint in_favour[ENT_N_SECTORS];          /* supportive or leading */
  guint powerful_in_favour[ENT_N_SECTORS]; /* of them, with a decision power of 4 or 5 */
} Counts;

static void
count (const EntFlow *flow, Counts *counts)
{
  const char *moment = flow->spec->moment_id;

  *counts = (Counts) { 0 };
  for (guint i = 0; i < ent_map_n_stakeholders (flow->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (flow->map, i);
      guint sector = MIN (stakeholder->sector, ENT_N_SECTORS - 1), commitment, power;

      if (!ent_stakeholder_is_on_map (stakeholder))
        continue;
      commitment = MIN (ent_map_rating (flow->map, stakeholder, moment, ENT_ASPECT_COMMITMENT), ENT_N_COMMITMENTS - 1);
      power = ent_map_rating (flow->map, stakeholder, moment, ENT_ASPECT_POWER);
      counts->n[sector][commitment]++;
      counts->all[sector]++;
      if (commitment >= ENT_COMMITMENT_SUPPORTIVE)
        {
          counts->in_favour[sector]++;
          counts->powerful_in_favour[sector] += power >= MUCH_POWER;
        }
    }
}

enum
{
  SECTOR,
  FIRST_COMMITMENT, /* leading; six of them */
  TOTAL = FIRST_COMMITMENT + ENT_N_COMMITMENTS,
  N_COLUMNS,
};

static void
add_row (EntFlow *flow, EntTable *table, const Counts *counts, guint sector, gboolean rated)
{
  EntCell cells[N_COLUMNS] = { 0 };

  cells[SECTOR] = (EntCell) { .text = ent_scene_display_text (ent_spec_sector (flow->spec, flow->map, sector)), .bold = TRUE };
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    {
      guint commitment = ENT_N_COMMITMENTS - 1 - i, n = counts->n[sector][commitment];

      gboolean favours = commitment >= ENT_COMMITMENT_SUPPORTIVE;

      /* that nobody resists, or nobody is left to be assessed, is nothing that lacks: a sector lacks those in favour */
      cells[FIRST_COMMITMENT + i] = (EntCell) {
        .text = g_strdup_printf ("%u", n),
        .bold = n > 0,
        .tone = rated && favours && counts->in_favour[sector] == 0 ? TONE_LACK : 0,
      };
    }
  cells[TOTAL].text = g_strdup_printf ("%u", counts->all[sector]);
  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

static void
add_table (EntFlow *flow, const Counts *counts, gboolean rated)
{
  const EntWords *words = flow->spec->words;
  EntColumn columns[N_COLUMNS] = { { ent_words_text (words, "Sector"), 9, 0, FALSE } };
  EntTable table;

  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    columns[FIRST_COMMITMENT + i] = (EntColumn) { ent_words_choice (words, &ent_commitment_choices, ENT_N_COMMITMENTS - 1 - i), 6, 0, TRUE };
  columns[TOTAL] = (EntColumn) { ent_words_text_in (words, "count", "All"), 3.5, 0, TRUE };
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    add_row (flow, &table, counts, sector, rated);
  ent_table_end (&table);
}

static void
add_item (GString *list, const char *item)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", item);
}

/* What is said of each sector apart. */
static char *
make_sector_sentence (const EntFlow *flow, const Counts *counts, guint sector)
{
  const EntWords *words = flow->spec->words;
  const char *name = ent_spec_sector (flow->spec, flow->map, sector);
  g_autoptr (GString) empty = g_string_new (NULL);

  if (counts->all[sector] == 0)
    /* Translators: %s is a sector */
    return g_strdup_printf (ent_words_text (words, "In “%s” there is nobody at all."), name);
  for (guint commitment = ENT_N_COMMITMENTS - 1; commitment > ENT_COMMITMENT_NOT_ASSESSED; commitment--)
    if (counts->n[sector][commitment] == 0)
      add_item (empty, ent_words_choice (words, &ent_commitment_choices, commitment));
  if (empty->len == 0)
    /* Translators: %s is a sector */
    return g_strdup_printf (ent_words_text (words, "In “%s” there is somebody in every ring."), name);
  /* Translators: %1$s is a sector, %2$s a list of commitments such as "Leading, Neutral" */
  return g_strdup_printf (ent_words_text (words, "In “%1$s” these rings are empty: %2$s."), name, empty->str);
}

/* In favour: how many, and of how many with much decision power. */
static char *
make_favour_sentence (const EntFlow *flow, const Counts *counts, guint sector)
{
  const EntWords *words = flow->spec->words;
  guint n = counts->in_favour[sector], powerful = counts->powerful_in_favour[sector];

  if (n == 0)
    return g_strdup (ent_words_text (words, "Nobody in it is supportive or leading."));
  if (powerful == 0)
    /* Translators: of one sector */
    return g_strdup_printf (ent_words_plural (words, "Only %u stakeholder in it is supportive or leading, without much decision power.",
                                              "%u stakeholders in it are supportive or leading, none of them with much decision power.", n),
                            n);
  if (n == 1)
    return g_strdup (ent_words_text (words, "Only 1 stakeholder in it is supportive or leading, and has much decision power."));
  /* Translators: of one sector; %1$u in favour, %2$u of them with a decision power of 4 or 5 */
  return g_strdup_printf (ent_words_text (words, "%1$u stakeholders in it are supportive or leading; with a decision power of 4 or 5: %2$u."), n, powerful);
}

static void
add_sectors (EntFlow *flow, const Counts *counts)
{
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      g_autofree char *rings = make_sector_sentence (flow, counts, sector);
      g_autofree char *favour = counts->all[sector] > 0 ? make_favour_sentence (flow, counts, sector) : NULL;
      g_autofree char *both = favour != NULL ? g_strdup_printf ("%s %s", rings, favour) : g_strdup (rings);

      ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, both);
      ent_flow_skip (flow, 0.35);
    }
}

/* The sectors that have nobody in favour, by name. */
static void
add_unguarded (EntFlow *flow, const Counts *counts)
{
  const EntWords *words = flow->spec->words;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  guint n = 0;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    if (counts->in_favour[sector] == 0)
      {
        add_item (names, ent_spec_sector (flow->spec, flow->map, sector));
        n++;
      }
  if (n == 0)
    sentence = g_strdup (ent_words_text (words, "In every sector there is somebody supportive or leading."));
  else
    /* Translators: %1$u is a number of sectors, %2$s their names */
    sentence = g_strdup_printf (ent_words_plural (words, "In %1$u sector nobody is supportive or leading: %2$s.",
                                                  "In %1$u sectors nobody is supportive or leading: %2$s.", n),
                                n, names->str);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, TRUE, sentence);
}

static void
add_empty (EntFlow *flow, const Counts *counts)
{
  const EntWords *words = flow->spec->words;
  guint empty = 0;
  g_autofree char *cells = NULL;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint commitment = ENT_COMMITMENT_RESISTANT; commitment < ENT_N_COMMITMENTS; commitment++)
      empty += counts->n[sector][commitment] == 0;
  /* Translators: a cell is where a sector and a ring of commitment meet; %1$u are empty, of %2$u */
  cells = g_strdup_printf (ent_words_plural (words, "%1$u of the %2$u cells is empty: nobody of that sector stands there.",
                                             "%1$u of the %2$u cells are empty: nobody of that sector stands there.", empty),
                           empty, ENT_N_SECTORS * (ENT_N_COMMITMENTS - 1u));
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, TRUE, cells);
  ent_flow_skip (flow, 0.35);
  add_unguarded (flow, counts);
  ent_flow_skip (flow, 0.35);
}

static void
add_unknown (EntFlow *flow, guint unknown)
{
  g_autofree char *open = NULL;

  if (unknown == 0)
    return;
  /* Translators: %u is a number of stakeholders */
  open = g_strdup_printf (ent_words_plural (flow->spec->words, "The commitment of %u stakeholder has not been assessed yet.",
                                            "The commitment of %u stakeholders has not been assessed yet.", unknown),
                          unknown);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, TRUE, open);
}

void
ent_pages_add_gaps (EntFlow *flow)
{
  Counts counts;
  guint all = 0, unknown = 0;

  count (flow, &counts);
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      all += counts.all[sector];
      unknown += counts.n[sector][ENT_COMMITMENT_NOT_ASSESSED];
    }
  ent_flow_begin_page (flow, ent_words_text_in (flow->spec->words, "report", "Empty and weak cells"));
  /* of a map that nobody has rated, all cells are empty and none of them tells anything */
  if (unknown < all)
    add_empty (flow, &counts);
  add_unknown (flow, unknown);
  ent_flow_skip (flow, 1.2);
  add_table (flow, &counts, unknown < all);
  ent_flow_skip (flow, 1.2);
  if (unknown < all)
    add_sectors (flow, &counts);
}
