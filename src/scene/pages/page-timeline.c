/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage and commitment over the moments of a map: a row for each sector and one for all, a column for each moment. In each
 * cell stands a bar with those in favour at its foot, so that they rise from one base along a row, joined by a line from
 * moment to moment: a chart of bars and one of lines in one, which needs no colour.
 */
#include "scene/pages/coverage-words.h"
#include "scene/pages/page-flow.h"

/* More have no room to be told apart on A4. */
#define MOST_MOMENTS 12
/* In em: the names of the sectors, a column at most, and what is free beside its texts. */
#define NAME_WIDTH 9.0
#define WIDEST 18.0
#define COLUMN_GAP 0.6
/* Of a bar, in em: its width at most and as a part of its column, its height at least, as it should be, and at most. */
#define BAR_WIDEST 3.0
#define BAR_SHARE 0.5
#define BAR_LOWEST 1.8
#define BAR_HIGH 2.4
#define BAR_HIGHEST 6.5
/* Around a bar and its numbers, above and below, in em. */
#define AIR 0.35
#define TEXT_GAP 0.15
/* Between numbers that stand side by side, in em. */
#define BETWEEN 0.6
/* From the top of letters to the line on which they stand, of their height. */
#define FOOT 0.78
/* What joins the parts in favour, and the rule above the last row, of a rule. */
#define JOINING 1.2
#define LAST_RULE 1.6
/* From one size of letters to the next that is tried. */
#define SMALLER 0.95

#define N_ROWS (ENT_N_SECTORS + 1)

typedef struct
{
  EntFlow *flow;
  const GArray *moments; /* of EntMomentCoverage, of the map */
  guint first, n;        /* of them, that are shown */
  double left, column;   /* where the first column begins, and their width */
  double bar_width, bar_height;
  double text_height;   /* of the numbers below a bar */
  gboolean in_line;     /* numbers stand side by side */
  gboolean is_numbered; /* moments are numbers in the header, which are explained above it */
} Timeline;

static const EntSectorCoverage *
coverage_at (const Timeline *self, guint row, guint column)
{
  const EntCoverage *coverage = &g_array_index (self->moments, EntMomentCoverage, self->first + column).coverage;

  return row < ENT_N_SECTORS ? &coverage->sectors[row] : &coverage->all;
}

/* --- numbers --- */

/* Of the decision power, in hundredths; NULL where none has been assessed, or where nobody knows who is in favour. */
static char *
make_weight (const Timeline *self, const EntSectorCoverage *coverage)
{
  if (coverage->power == 0 || ent_coverage_assessed (coverage) == 0)
    return NULL;
  /* Translators: a part of a whole in hundredths; the space is one that does not break */
  return g_strdup_printf (ent_words_text (self->flow->spec->words, "%u\u00a0%%"), ent_coverage_percent (coverage));
}

static EntTextStyle
style_of_count (const Timeline *self)
{
  return (EntTextStyle) { .size = self->flow->em, .bold = TRUE };
}

static EntTextStyle
style_of_weight (const Timeline *self)
{
  return (EntTextStyle) { .size = ent_flow_letter (self->flow, ENT_FLOW_SMALL) };
}

static EntRect
extents_of (const Timeline *self, const char *text, const EntTextStyle *style)
{
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (self->flow->context, text, style);
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return logical;
}

/* The numbers of a cell, side by side or one below the other. */
typedef struct
{
  char *count, *weight; /* the weight may be NULL */
  EntRect first, second;
} Numbers;

static void
numbers_init (Numbers *numbers, const Timeline *self, const EntSectorCoverage *coverage)
{
  EntTextStyle counts = style_of_count (self), weights = style_of_weight (self);

  numbers->count = ent_coverage_text (self->flow->spec->words, coverage);
  numbers->weight = make_weight (self, coverage);
  numbers->first = extents_of (self, numbers->count, &counts);
  numbers->second = extents_of (self, numbers->weight != NULL ? numbers->weight : "", &weights);
}

static void
numbers_clear (Numbers *numbers)
{
  g_free (numbers->count);
  g_free (numbers->weight);
}

/* How wide those of a cell are at most, and how high: one below the other, [FALSE], and in one line, [TRUE]. */
typedef struct
{
  double width[2], height[2];
} Most;

static Most
measure_numbers (const Timeline *self)
{
  Most most = { 0 };

  for (guint row = 0; row < N_ROWS; row++)
    for (guint i = 0; i < self->n; i++)
      {
        Numbers numbers;

        numbers_init (&numbers, self, coverage_at (self, row, i));
        most.width[FALSE] = MAX (most.width[FALSE], MAX (numbers.first.width, numbers.second.width));
        most.width[TRUE] = MAX (most.width[TRUE], numbers.first.width + BETWEEN * self->flow->em + numbers.second.width);
        most.height[FALSE] = MAX (most.height[FALSE], numbers.first.height + numbers.second.height);
        most.height[TRUE] = MAX (most.height[TRUE], MAX (numbers.first.height, numbers.second.height));
        numbers_clear (&numbers);
      }
  return most;
}

/* --- the table --- */

static double
middle_of (const Timeline *self, guint column)
{
  return self->left + (column + 0.5) * self->column;
}

static const EntMoment *
moment_at (const Timeline *self, guint column)
{
  return ent_map_moment (self->flow->map, g_array_index (self->moments, EntMomentCoverage, self->first + column).moment);
}

/* @n may be less than the moments that are measured: the widest of all counts. */
static void
show (Timeline *self, guint n)
{
  self->n = n;
  self->first = self->moments->len - n;
}

/* Whether the names and days of the moments stand above their columns without a word being broken. */
static gboolean
has_room_for_names (const Timeline *self)
{
  EntFlow *flow = self->flow;
  EntTextStyle bold = { .size = ent_flow_letter (flow, ENT_FLOW_SMALL), .bold = TRUE }, plain = { .size = bold.size };
  double room = self->column - COLUMN_GAP * flow->em;

  for (guint i = 0; i < self->n; i++)
    {
      const EntMoment *moment = moment_at (self, i);
      g_autofree char *date = moment->date != 0 ? ent_words_date (flow->spec->words, moment->date) : NULL;

      if (ent_flow_widest_word (flow, moment->name, &bold) > room || ent_flow_widest_word (flow, date, &plain) > room)
        return FALSE;
    }
  return TRUE;
}

/* With the letters that @flow has now. */
static void
choose_columns (Timeline *self)
{
  EntFlow *flow = self->flow;
  double room = flow->width - NAME_WIDTH * flow->em, gap = COLUMN_GAP * flow->em;
  Most most;
  guint n;

  show (self, MIN (self->moments->len, MOST_MOMENTS));
  most = measure_numbers (self);
  n = (guint) CLAMP (room / (most.width[FALSE] + gap), 1, self->n);
  if (n < self->n)
    {
      show (self, n);
      most = measure_numbers (self);
    }
  self->left = flow->left + NAME_WIDTH * flow->em;
  self->column = MIN (room / self->n, WIDEST * flow->em);
  self->bar_width = MIN (BAR_SHARE * self->column, BAR_WIDEST * flow->em);
  self->in_line = most.width[TRUE] + gap <= self->column;
  self->text_height = most.height[self->in_line];
  self->is_numbered = self->n > 1 && !has_room_for_names (self);
}

static double
row_height (const Timeline *self)
{
  return self->bar_height + self->text_height + (2 * AIR + TEXT_GAP) * self->flow->em;
}

/* Centred in a column; returns its height. */
static double
put_centred (const Timeline *self, EntTextRole role, const char *text, EntTextStyle style, guint column, double y)
{
  EntFlow *flow = self->flow;
  PangoLayout *layout;
  EntRect logical;

  style.alignment = PANGO_ALIGN_CENTER;
  layout = ent_scene_layout_new (flow->context, text, &style);
  ent_scene_layout_extents (layout, NULL, &logical);
  ent_scene_take_layout (flow->scene, role, NULL, layout, &style, middle_of (self, column) - logical.width / 2, y);
  return logical.height;
}

/* Its name and its day. */
static double
put_moment (const Timeline *self, guint column)
{
  EntFlow *flow = self->flow;
  const EntMoment *moment = moment_at (self, column);
  double width = self->column - COLUMN_GAP * flow->em, height = 0;
  EntTextStyle bold = { .size = ent_flow_letter (flow, ENT_FLOW_SMALL), .bold = TRUE, .width = width };
  EntTextStyle plain = { .size = ent_flow_letter (flow, ENT_FLOW_SMALL), .width = width };

  if (self->is_numbered)
    {
      g_autofree char *number = g_strdup_printf ("%u", column + 1);

      return put_centred (self, ENT_TEXT_LEGEND, number, bold, column, flow->y);
    }
  if (moment->name != NULL)
    {
      g_autofree char *name = ent_scene_display_text (moment->name);

      height += put_centred (self, ENT_TEXT_LEGEND, name, bold, column, flow->y);
    }
  if (moment->date != 0)
    {
      g_autofree char *date = ent_words_date (flow->spec->words, moment->date);

      height += put_centred (self, ENT_TEXT_RING, date, plain, column, flow->y + height);
    }
  return height;
}

static void
put_header (const Timeline *self)
{
  EntFlow *flow = self->flow;
  double height = 0;

  for (guint i = 0; i < self->n; i++)
    {
      double own = put_moment (self, i);

      height = MAX (height, own);
    }
  flow->y += height;
  ent_flow_skip (flow, 0.3);
  ent_flow_add_rule (flow, flow->y, LAST_RULE * flow->line, -1);
}

static void
put_name (const Timeline *self, guint row)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  gboolean is_sector = row < ENT_N_SECTORS;
  g_autofree char *name = ent_scene_display_text (is_sector ? ent_words_sector (words, flow->map, row) : ent_words_text_in (words, "count", "All"));
  EntTextStyle style = { .size = flow->em, .bold = TRUE, .width = (NAME_WIDTH - COLUMN_GAP) * flow->em };
  guint index = ent_scene_add_text (flow->scene, flow->context, is_sector ? ENT_TEXT_SECTOR : ENT_TEXT_HEADING, name, &style, flow->left, flow->y + AIR * flow->em);

  if (is_sector)
    g_array_index (flow->scene->texts, EntSceneText, index).sector = (guint8) row;
}

static void
put_numbers (const Timeline *self, const EntSectorCoverage *coverage, guint column, double y)
{
  EntFlow *flow = self->flow;
  EntTextStyle counts = style_of_count (self), weights = style_of_weight (self);
  double between = BETWEEN * flow->em, middle = middle_of (self, column);
  Numbers numbers;
  double left, right, below;

  numbers_init (&numbers, self, coverage);
  if (numbers.weight == NULL)
    between = 0;
  left = middle - (self->in_line ? numbers.first.width + between + numbers.second.width : numbers.first.width) / 2;
  right = self->in_line ? left + numbers.first.width + between : middle - numbers.second.width / 2;
  /* on one line of writing, or the next */
  below = self->in_line ? FOOT * (numbers.first.height - numbers.second.height) : numbers.first.height;
  ent_scene_add_text (flow->scene, flow->context, ENT_TEXT_LEGEND, numbers.count, &counts, left, y);
  if (numbers.weight != NULL)
    ent_scene_add_text (flow->scene, flow->context, ENT_TEXT_RING, numbers.weight, &weights, right, y + below);
  numbers_clear (&numbers);
}

/* Where the part in favour ends. */
static double
height_in_favour (const EntSceneBar *bar)
{
  EntRect parts[ENT_N_COMMITMENTS];

  ent_scene_bar_parts (bar, parts);
  return parts[ENT_COMMITMENT_SUPPORTIVE].y;
}

/* From the bar before it to the last one of the scene. */
static void
join_bars (const Timeline *self)
{
  EntFlow *flow = self->flow;
  const EntSceneBar *to = &g_array_index (flow->scene->bars, EntSceneBar, flow->scene->bars->len - 1), *from = to - 1;
  EntSceneRule rule = {
    .from = { from->rect.x + from->rect.width, height_in_favour (from) },
    .to = { to->rect.x, height_in_favour (to) },
    .width = JOINING * flow->line,
    .sector = ENT_RULE_OF_INK,
  };

  g_array_append_val (flow->scene->rules, rule);
}

static void
put_row (const Timeline *self, guint row)
{
  EntFlow *flow = self->flow;
  double top = flow->y + AIR * flow->em;

  put_name (self, row);
  for (guint i = 0; i < self->n; i++)
    {
      const EntSectorCoverage *coverage = coverage_at (self, row, i);
      EntRect rect = { middle_of (self, i) - self->bar_width / 2, top, self->bar_width, self->bar_height };

      ent_flow_add_bar (flow, &rect, coverage->at, TRUE);
      /* from where it is not known, or to there, nothing rises or falls */
      if (i > 0 && ent_coverage_assessed (coverage) > 0 && ent_coverage_assessed (coverage_at (self, row, i - 1)) > 0)
        join_bars (self);
      put_numbers (self, coverage, i, top + self->bar_height + TEXT_GAP * flow->em);
    }
  flow->y += row_height (self);
  ent_flow_add_rule (flow, flow->y, (row + 1 == ENT_N_SECTORS ? LAST_RULE : 0.6) * flow->line, -1);
}

/* --- what is said of it --- */

static void
add_line (EntFlow *flow, const char *text)
{
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, text);
  ent_flow_skip (flow, 0.3);
}

/* "1 Baseline, 14 March 2026 · 2 …" */
static char *
make_numbers (const Timeline *self)
{
  const EntWords *words = self->flow->spec->words;
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    {
      const EntMoment *moment = moment_at (self, i);
      g_autofree char *date = moment->date != 0 ? ent_words_date (words, moment->date) : NULL;
      g_autofree char *name = ent_scene_display_text (moment->name);

      g_string_append_printf (key, "%s%u\u00a0%s%s%s", i > 0 ? " · " : "", i + 1, name, *name != '\0' && date != NULL ? ", " : "", date != NULL ? date : "");
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Whether somebody is on the map of whom nobody knows anything, in a cell that is shown. */
static gboolean
has_unknown (const Timeline *self)
{
  for (guint row = 0; row < N_ROWS; row++)
    for (guint i = 0; i < self->n; i++)
      {
        const EntSectorCoverage *coverage = coverage_at (self, row, i);

        if (ent_coverage_is_unknown (coverage))
          return TRUE;
      }
  return FALSE;
}

static void
add_words (const Timeline *self)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;

  if (self->moments->len == 1)
    add_line (flow, ent_words_text (words, "This map has one moment only. How things go is seen from the second one on."));
  if (self->n < self->moments->len)
    {
      /* Translators: %1$u is how many moments a map has, %2$u how many of them are shown, one at least; the plural goes by these */
      g_autofree char *some = g_strdup_printf (ent_words_plural (words, "The map has %1$u moments; this is the last %2$u.", "The map has %1$u moments; these are the last %2$u.", self->n), self->moments->len, self->n);

      add_line (flow, some);
    }
  add_line (flow, ent_words_text (words, "Each bar shows where the stakeholders of a sector stand at a moment, those in favour at its foot. Below it: how many of them are supportive or leading, and what part of the decision power that has been assessed is theirs."));
  if (has_unknown (self))
    add_line (flow, ent_words_text (words, "Where there is a question mark, nobody in the sector was assessed at that moment: how many are in favour is not known."));
  if (self->is_numbered)
    {
      g_autofree char *numbers = make_numbers (self);

      add_line (flow, numbers);
    }
  ent_flow_skip (flow, 0.2);
  ent_flow_add_bar_key (flow);
  put_header (self);
}

/* So that all rows have room above @bottom, if they can. */
static void
choose_height (Timeline *self, double bottom)
{
  double em = self->flow->em, room = (bottom - self->flow->y) / N_ROWS;

  self->bar_height = 0;
  self->bar_height = CLAMP (room - row_height (self), BAR_LOWEST * em, BAR_HIGHEST * em);
}

/* Whether twelve moments, or all, and all rows have room with the letters that @flow has now: written on a sheet that nobody
 * sees. */
static gboolean
fits (const Timeline *timeline, double bottom)
{
  Timeline self = *timeline;
  EntFlow flow = *self.flow;
  g_autoptr (EntScene) sheet = ent_scene_copy (flow.scene);

  self.flow = &flow;
  flow.scene = sheet;
  flow.bottom = G_MAXDOUBLE;
  choose_columns (&self);
  add_words (&self);
  self.bar_height = BAR_HIGH * flow.em;
  return self.n == MIN (self.moments->len, MOST_MOMENTS) && flow.y + N_ROWS * row_height (&self) <= bottom;
}

void
ent_flow_add_timeline (EntFlow *flow, double bottom)
{
  g_autoptr (GArray) moments = ent_coverage_over_time (flow->map);
  Timeline self = { .flow = flow, .moments = moments };
  double em = flow->em;
  EntScene *page;

  if (moments->len == 0)
    {
      add_line (flow, ent_words_text (flow->spec->words, "This map has no moment yet."));
      return;
    }
  while (flow->em > flow->least && !fits (&self, bottom))
    flow->em = MAX (SMALLER * flow->em, flow->least);
  choose_columns (&self);
  add_words (&self);
  choose_height (&self, bottom);
  page = flow->scene;
  for (guint row = 0; row < N_ROWS; row++)
    {
      ent_flow_need (flow, row_height (&self));
      if (flow->scene != page)
        put_header (&self);
      page = flow->scene;
      put_row (&self, row);
    }
  flow->em = em;
}

void
ent_pages_add_timeline (EntFlow *flow, gboolean is_document)
{
  const char *heading = ent_words_text_in (flow->spec->words, "report", "Timeline");

  if (is_document)
    ent_flow_begin_document (flow, heading, NULL);
  else
    ent_flow_begin_page (flow, heading);
  ent_flow_add_timeline (flow, flow->bottom);
}
