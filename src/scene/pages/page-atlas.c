/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of an atlas: many destinations side by side. Numbers alone stand in it. */
#include "scene/pages/atlas-pages.h"

#include "scene/pages/coverage-words.h"
#include "scene/pages/page-flow.h"

/* Of the running text of other documents, so that more destinations stand on a page. */
#define LETTERS 0.82
/* In em: the name of a destination at least and at most, the cell of all sectors, that of one at least, and a day. */
#define NAME 10.0
#define NAME_MOST 20.0
#define TOTAL 5.4
#define CELL_LEAST 4.2
#define DAY 9.5
/* A day stands in one line where that leaves so much for the name, else in two. */
#define NAME_FAIR 14.0
/* From these grades on a sector is covered fairly, and well. */
#define FAIR (1.0 / 3)
#define GOOD (2.0 / 3)
/* Of the worst cells so many are listed. */
#define MOST_CELLS 40

enum
{
  DESTINATION,
  DATE,
  STAKEHOLDERS,
  TIES,
  GAPS,
  FIRST_SECTOR,
  ALL = FIRST_SECTOR + ENT_N_SECTORS,
  N_COLUMNS,
};
/* How many of them a narrow page leaves out. */
#define FURTHER 3

typedef struct
{
  EntFlow *flow;
  const EntAtlas *atlas;
  GHashTable *twice;    /* names that several destinations have */
  guint n_unassessed;   /* of the destinations, the last ones */
  gboolean has_numbers; /* sectors are numbers in the header, which are explained above it */
  char numbers[ENT_N_SECTORS][4];
} Atlas;

EntCoverageTone
ent_atlas_tone (const EntSectorCoverage *coverage)
{
  double grade = ent_coverage_grade (coverage);

  if (coverage->n == 0)
    return ENT_TONE_NOBODY;
  if (ent_coverage_is_unknown (coverage))
    return ENT_TONE_NOT_ASSESSED;
  if (ent_coverage_in_favour (coverage) == 0)
    return ENT_TONE_NONE_IN_FAVOUR;
  if (grade < FAIR)
    return ENT_TONE_WEAK;
  return grade < GOOD ? ENT_TONE_FAIR : ENT_TONE_GOOD;
}

const char *
ent_atlas_explain (const EntWords *words)
{
  /* Translators: weak and good are the words of the key beside it */
  return ent_words_text (words, "The larger the part in favour, the better a sector is covered, from weak to good; where it rests on one alone, that part counts half. "
                                "Gaps are sectors in which nobody is in favour; “≥” means at least so many, as others are not assessed.");
}

char *
ent_atlas_describe_unassessed (const EntAtlas *atlas, const EntWords *words)
{
  guint n = ent_atlas_n_unassessed (atlas);

  if (n == 0)
    return NULL;
  /* Translators: %u is a number of maps */
  return g_strdup_printf (ent_words_plural (words, "%u map is not assessed: no commitment stands on it, so how it is covered is not known. It comes last.",
                                            "%u maps are not assessed: no commitment stands on them, so how they are covered is not known. They come last.", n),
                          n);
}

/* With the file where the name alone does not tell which it is. */
static char *
make_name (const Atlas *self, const EntAtlasRow *row)
{
  g_autofree char *both = NULL;

  if (!g_hash_table_contains (self->twice, row->name))
    return ent_scene_display_text (row->name);
  both = g_strdup_printf ("%s (%s)", row->name, row->file);
  return ent_scene_display_text (both);
}

static void
find_names_twice (Atlas *self)
{
  g_autoptr (GHashTable) once = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->atlas->rows->len; i++)
    {
      char *name = g_array_index (self->atlas->rows, EntAtlasRow, i).name;

      if (!g_hash_table_add (once, name))
        g_hash_table_add (self->twice, name);
    }
}

/* --- the table --- */

/* The widest word of a heading, in em. */
static double
measure_heading (const EntFlow *flow, const char *heading)
{
  EntTextStyle style = { .size = ent_flow_letter (flow, ENT_FLOW_SMALL), .bold = TRUE };

  return ent_flow_widest_word (flow, heading, &style) / flow->em + ENT_TABLE_AIR;
}

static double
measure_sectors (const EntFlow *flow)
{
  double widest = CELL_LEAST;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      double own = measure_heading (flow, ent_words_sector (flow->spec->words, flow->map, sector));

      widest = MAX (widest, own);
    }
  return widest;
}

/* The longest day in one line, in em. */
static double
measure_days (const Atlas *self)
{
  const EntFlow *flow = self->flow;
  EntTextStyle style = { .size = flow->em };
  EntDate last = 0;
  double widest = DAY;

  for (guint i = 0; i < self->atlas->rows->len; i++)
    {
      EntDate date = g_array_index (self->atlas->rows, EntAtlasRow, i).date;
      g_autofree char *text = NULL;
      double width;

      /* often all are of one day */
      if (date == last)
        continue;
      last = date;
      text = ent_words_date (flow->spec->words, date);
      width = ent_flow_widest_line (flow, text, &style) / flow->em;
      widest = MAX (widest, width + ENT_TABLE_AIR);
    }
  return widest;
}

/* Weights are em here, so that no word is broken. */
static void
choose_columns (Atlas *self, EntColumn columns[N_COLUMNS])
{
  const EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  const char *stakeholders = ent_words_text_in (words, "atlas", "Stakeholders"), *ties = ent_words_text_in (words, "atlas", "Ties"), *gaps = ent_words_text_in (words, "atlas", "Gaps");
  double width = flow->width / flow->em, cell = measure_sectors (flow), number = measure_heading (flow, gaps);
  double stakeholders_width = measure_heading (flow, stakeholders), ties_width = measure_heading (flow, ties), count = MAX (stakeholders_width, ties_width);
  double others = number + TOTAL + (N_COLUMNS - 1 - FURTHER) * ENT_TABLE_GAP, day = DAY, further = day + 2 * count + FURTHER * ENT_TABLE_GAP;
  gboolean is_wide = others + further + ENT_N_SECTORS * cell + NAME <= width;
  double from = is_wide ? 0 : ENT_COLUMN_NEVER, longest = measure_days (self);

  if (is_wide && others + further + longest - day + ENT_N_SECTORS * cell + NAME_FAIR <= width)
    {
      further += longest - day;
      day = longest;
    }

  self->has_numbers = others + ENT_N_SECTORS * cell + NAME > width;
  if (self->has_numbers)
    cell = CELL_LEAST;
  others += is_wide ? further : 0;
  columns[DESTINATION] = (EntColumn) { ent_words_text_in (words, "atlas", "Destination"), CLAMP (width - others - ENT_N_SECTORS * cell, NAME, NAME_MOST), 0, FALSE };
  columns[DATE] = (EntColumn) { ent_words_text (words, "Date"), day, from, FALSE };
  columns[STAKEHOLDERS] = (EntColumn) { stakeholders, count, from, TRUE };
  columns[TIES] = (EntColumn) { ties, count, from, TRUE };
  columns[GAPS] = (EntColumn) { gaps, number, 0, TRUE };
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      g_snprintf (self->numbers[sector], sizeof self->numbers[sector], "%u", sector + 1);
      columns[FIRST_SECTOR + sector] = (EntColumn) { self->has_numbers ? self->numbers[sector] : ent_words_sector (words, flow->map, sector), cell, 0, TRUE };
    }
  columns[ALL] = (EntColumn) { ent_words_text_in (words, "count", "All"), TOTAL, 0, TRUE };
}

static void
add_row (const Atlas *self, EntTable *table, const EntAtlasRow *row)
{
  const EntWords *words = self->flow->spec->words;
  EntCell cells[N_COLUMNS] = {
    [DESTINATION] = { .text = make_name (self, row), .bold = TRUE },
    [DATE] = { .text = row->date != 0 ? ent_words_date (words, row->date) : NULL },
    [STAKEHOLDERS] = { .text = g_strdup_printf ("%u", row->coverage.all.n) },
    [TIES] = { .text = g_strdup_printf ("%u", row->n_ties) },
    [GAPS] = { .text = ent_atlas_row_gaps_text (row), .bold = TRUE },
    [ALL] = { .text = ent_coverage_text (words, &row->coverage.all), .tone = ent_atlas_tone (&row->coverage.all) },
  };

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    cells[FIRST_SECTOR + sector] = (EntCell) { .text = ent_coverage_text (words, &row->coverage.sectors[sector]), .tone = ent_atlas_tone (&row->coverage.sectors[sector]) };
  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

/* "1 Institutions · 2 Private sector …" */
static void
add_numbers (const Atlas *self)
{
  EntFlow *flow = self->flow;
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    g_string_append_printf (key, "%s%s\u00a0%s", sector > 0 ? " · " : "", self->numbers[sector], ent_words_sector (flow->spec->words, flow->map, sector));
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, TRUE, key->str);
  ent_flow_skip (flow, 0.6);
}

static void
add_unassessed (const Atlas *self)
{
  EntFlow *flow = self->flow;
  g_autofree char *text = ent_atlas_describe_unassessed (self->atlas, flow->spec->words);

  if (text == NULL)
    return;
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, TRUE, text);
  ent_flow_skip (flow, 0.6);
}

static void
add_rows (const Atlas *self, EntTable *table)
{
  const EntFlow *flow = self->flow;
  guint n = self->atlas->rows->len;

  for (guint i = 0; i < n && !ent_flow_is_stopped (flow); i++)
    {
      if (i == n - self->n_unassessed)
        ent_table_add_group (table, ent_words_text_in (flow->spec->words, "atlas", "Not assessed"), -1);
      add_row (self, table, &g_array_index (self->atlas->rows, EntAtlasRow, i));
    }
}

/* How the table is to be read: what its cells tell, how they are graded, what the gaps are, in what order rows stand. */
static void
add_explanation (const Atlas *self)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  g_autofree char *text = g_strjoin (" ", ent_words_text (words, "Each cell tells how many of the stakeholders of a sector are supportive or leading."),
                                     ent_atlas_explain (words), ent_words_text (words, "The destinations with most gaps come first."), NULL);

  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, text);
  ent_flow_skip (flow, 0.6);
}

static void
add_destinations (Atlas *self)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  EntColumn columns[N_COLUMNS];
  EntTable table;

  if (self->atlas->rows->len == 0)
    {
      ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, ent_words_text (words, "There is no map in this atlas."));
      return;
    }
  add_explanation (self);
  add_unassessed (self);
  choose_columns (self, columns);
  if (self->has_numbers)
    add_numbers (self);
  ent_flow_add_tone_key (flow);
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  add_rows (self, &table);
  ent_table_end (&table);
}

/* --- the worst cells --- */

static void
add_cell (const Atlas *self, EntTable *table, const EntAtlasCell *cell)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  const EntSectorCoverage *coverage = ent_atlas_cell_coverage (self->atlas, cell);
  EntCell cells[] = {
    { .text = make_name (self, &g_array_index (self->atlas->rows, EntAtlasRow, cell->row)), .bold = TRUE },
    { .text = ent_scene_display_text (ent_words_sector (words, flow->map, cell->sector)) },
    { .text = ent_coverage_text (words, coverage), .tone = ent_atlas_tone (coverage) },
    { .bar = coverage->at },
  };

  ent_table_add_row (table, cells);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_free (cells[i].text);
}

static char *
make_count (const Atlas *self, const GArray *cells)
{
  const EntWords *words = self->flow->spec->words;
  guint n_nobody = 0, n_none = 0, n_unknown = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      EntCoverageTone tone = ent_atlas_tone (ent_atlas_cell_coverage (self->atlas, &g_array_index (cells, EntAtlasCell, i)));

      n_nobody += tone == ENT_TONE_NOBODY;
      n_none += tone == ENT_TONE_NONE_IN_FAVOUR;
      n_unknown += tone == ENT_TONE_NOT_ASSESSED;
    }
  /* Translators: a cell is where a destination and a sector meet; %1$u is how many there are, %2$u, %3$u and %4$u how many of them;
   * the plural goes by the first */
  return g_strdup_printf (ent_words_plural (words, "Of %1$u cell: without anybody %2$u, without anybody in favour %3$u, not assessed %4$u.",
                                            "Of %1$u cells: without anybody %2$u, without anybody in favour %3$u, not assessed %4$u.", cells->len),
                          cells->len, n_nobody, n_none, n_unknown);
}

static void
add_worst_cells (Atlas *self)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  g_autoptr (GArray) cells = ent_atlas_worst_cells (self->atlas);
  g_autofree char *count = make_count (self, cells);
  const EntColumn columns[] = {
    { ent_words_text_in (words, "atlas", "Destination"), 16, 0, FALSE },
    { ent_words_text (words, "Sector"), 12, 0, FALSE },
    { ent_words_text_in (words, "atlas", "In favour"), 6, 0, TRUE },
    { ent_words_text (words, "Commitment"), 12, 0, FALSE },
  };
  EntTable table;

  ent_flow_begin_page (flow, ent_words_text_in (words, "atlas", "Where most is missing"));
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, count);
  if (self->n_unassessed > 0)
    ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, ent_words_text (words, "Only cells of maps that are assessed are listed."));
  ent_flow_skip (flow, 0.6);
  ent_flow_add_bar_key (flow);
  ent_table_begin (&table, flow, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (cells->len, MOST_CELLS); i++)
    {
      const EntAtlasCell *cell = &g_array_index (cells, EntAtlasCell, i);

      if (ent_atlas_cell_is_known (self->atlas, cell) && ent_atlas_tone (ent_atlas_cell_coverage (self->atlas, cell)) <= ENT_TONE_WEAK)
        add_cell (self, &table, cell);
    }
  ent_table_end (&table);
}

/* --- what was skipped --- */

static void
add_skipped (Atlas *self)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  const EntColumn columns[] = {
    { ent_words_text_in (words, "atlas", "File"), 14, 0, FALSE },
    { ent_words_text_in (words, "atlas", "Reason"), 26, 0, FALSE },
  };
  EntTable table;

  ent_flow_begin_page (flow, ent_words_text_in (words, "atlas", "Maps that were skipped"));
  ent_table_begin (&table, flow, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->atlas->skipped->len && !ent_flow_is_stopped (flow); i++)
    {
      const EntAtlasSkipped *skipped = &g_array_index (self->atlas->skipped, EntAtlasSkipped, i);
      g_autofree char *name = ent_scene_display_text (skipped->name), *reason = ent_scene_display_paragraph (skipped->reason);
      const EntCell cells[] = { { .text = name, .bold = TRUE }, { .text = reason } };

      ent_table_add_row (&table, cells);
    }
  ent_table_end (&table);
}

EntPages *
ent_atlas_pages_new (const EntAtlas *atlas, const EntSceneSpec *spec, PangoContext *context)
{
  /* without a map of its own the sectors are called as everywhere */
  g_autoptr (EntMap) map = ent_map_new ();
  g_autoptr (GHashTable) twice = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *heading = NULL, *day = NULL;
  EntSceneSpec resolved;
  EntFlow flow;
  Atlas self = { .flow = &flow, .atlas = atlas, .twice = twice, .n_unassessed = ent_atlas_n_unassessed (atlas) };
  EntPages *pages = ent_flow_begin (&flow, map, spec, &resolved, context);

  flow.em = ent_flow_letter (&flow, LETTERS);
  g_free (pages->title);
  pages->title = g_strdup (ent_words_text_in (resolved.words, "atlas", "Atlas of protective environments"));
  /* Translators: %u is a number of destinations */
  heading = g_strdup_printf (ent_words_plural (resolved.words, "%u destination", "%u destinations, first where most is missing", atlas->rows->len), atlas->rows->len);
  day = ent_words_date (resolved.words, resolved.today);
  find_names_twice (&self);
  ent_flow_begin_document (&flow, heading, day);
  add_destinations (&self);
  if (atlas->rows->len > self.n_unassessed)
    add_worst_cells (&self);
  if (atlas->skipped->len > 0)
    add_skipped (&self);
  if (ent_flow_is_stopped (&flow))
    g_clear_pointer (&pages, ent_pages_free);
  else
    ent_flow_add_feet (&flow);
  return pages;
}
