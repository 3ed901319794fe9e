/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards to cut out, which are written on and laid on the empty map: one for each stakeholder of the map, and
 * blank ones. They have as many to a page as it has room for, with one line to cut between two of them. No rating
 * stands on them: the room gives it.
 */
#include <math.h>

#include "scene/pages/kit.h"
#include "scene/pages/page-flow.h"

/* No card is smaller where the paper is not, mm. */
#define LEAST_WIDTH_MM 84.0
#define LEAST_HEIGHT_MM 50.0
/* From the cut to what stands on it, and the height of the band in its sector's colour, mm. */
#define PAD_MM 3.2
#define BAND_MM 1.6
/* Letters of the name at most, and of all else, in points on a card of the least size. */
#define NAME_SIZE 18.0
#define WORD_SIZE 9.0
#define LEAST_SIZE 6.1
#define SMALLER 0.94
/* From one line of the name to the next. */
#define LINE 1.4
/* Of a row with boxes, in letters of its words; its columns; and of the boxes: half the side. */
#define ROW 1.75
#define COLUMNS 3
#define BOX 0.5
#define BOX_GAP 0.45
/* What the heading of decision power gets, in columns: it is the longer one. */
#define POWER_HEADING 1.35
/* Half of a circle with a number, in letters of the words. */
#define CIRCLE 0.72
/* What is cut, of a normal line. */
#define CUT 0.4

typedef struct
{
  EntFlow *flow;
  guint n_columns, n_rows; /* on a page */
  double width, height;    /* of a card */
  double pad;
  double word;                                /* size of all letters but the name's */
  double heading, kind_word, commitment_word; /* so that each stands in its column */
  guint place;                                /* of the next card on its page */
} Cards;

static double
row_height (const Cards *self)
{
  return ROW * self->word;
}

static double
column_width (const Cards *self)
{
  return (self->width - 2 * self->pad) / COLUMNS;
}

static double
before_word (const Cards *self)
{
  return (2 * BOX + BOX_GAP) * self->word;
}

static gboolean
fits (const Cards *self, const char *text, gboolean bold, double size, double width, double height)
{
  EntTextStyle style = { .size = size, .bold = bold, .width = width };
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (self->flow->context, text, &style);
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return logical.height <= height && ent_scene_layout_is_whole (layout);
}

/* The largest letters up to @size with which @text stands in @width × @height without a word being broken. */
static double
fit (const Cards *self, const char *text, gboolean bold, double size, double width, double height)
{
  while (size > LEAST_SIZE && !fits (self, text, bold, size, width, height))
    size *= SMALLER;
  return MAX (size, LEAST_SIZE);
}

/* In the middle of a row that begins at @y. Returns its width. */
static double
add_word (Cards *self, EntTextRole role, const char *text, double size, gboolean bold, double x, double y, double width)
{
  EntScene *scene = self->flow->scene;
  EntTextStyle style = { .size = size, .bold = bold, .width = width, .n_lines = 1 };
  guint index = ent_scene_add_text (scene, self->flow->context, role, text, &style, x, 0);
  EntRect logical;

  ent_scene_layout_extents (g_array_index (scene->texts, EntSceneText, index).layout, NULL, &logical);
  ent_scene_move_text (scene, index, 0, y + (row_height (self) - logical.height) / 2);
  return logical.width;
}

static void
add_shape (Cards *self, EntKind kind, double radius, double x, double y)
{
  EntScene *scene = self->flow->scene;
  EntSceneSymbol shape = { .x = x, .y = y, .radius = radius, .kind = kind, .power = 3, .label = -1, .flags = ENT_SYMBOL_SPECIMEN | ENT_SYMBOL_PLAIN };

  shape.bounds = ent_scene_symbol_bounds (scene, &shape, &self->flow->layout.sizes);
  g_array_append_val (scene->symbols, shape);
}

/* Letters with their ink around @x, @y. */
static void
add_letter (Cards *self, const char *text, double size, double x, double y)
{
  EntScene *scene = self->flow->scene;
  EntTextStyle style = { .size = size, .bold = TRUE };
  guint index = ent_scene_add_text (scene, self->flow->context, ENT_TEXT_LEGEND, text, &style, 0, 0);
  EntRect ink = g_array_index (scene->texts, EntSceneText, index).ink;

  ent_scene_move_text (scene, index, x - ink.x - ink.width / 2, y - ink.y - ink.height / 2);
}

/* Shapes to tick: that of @stakeholder is ticked. */
static void
add_kinds (Cards *self, const EntStakeholder *stakeholder, double x, double y)
{
  static const EntKind order[COLUMNS] = { ENT_KIND_GOVERNMENT, ENT_KIND_FORMAL, ENT_KIND_INFORMAL };
  double box = BOX * self->word, middle = y + row_height (self) / 2;

  for (guint i = 0; i < COLUMNS; i++)
    {
      double left = x + i * column_width (self);
      const char *word = ent_words_choice (self->flow->spec->words, &ent_kind_choices, order[i]);
      gboolean ticked = stakeholder != NULL && stakeholder->kind == order[i];

      add_shape (self, order[i], box, left + box, middle);
      if (ticked)
        add_letter (self, "×", self->word, left + box, middle);
      add_word (self, ENT_TEXT_LEGEND, word, self->kind_word, ticked, left + before_word (self), y, column_width (self) - before_word (self));
    }
}

static void
add_powers (Cards *self, double x, double y)
{
  const EntWords *words = self->flow->spec->words;
  double before = POWER_HEADING * column_width (self), each = (COLUMNS * column_width (self) - before) / ENT_POWER_MAX, radius = MIN (CIRCLE * self->word, 0.45 * each), middle = y + row_height (self) / 2;
  const char *heading = ent_words_text (words, "Decision power");

  add_word (self, ENT_TEXT_LEGEND, heading, self->heading, TRUE, x, y, before);
  x += before;
  for (guint power = 1; power <= ENT_POWER_MAX; power++)
    {
      double at = x + (power - 1) * each + radius;
      char number[8];

      g_snprintf (number, sizeof number, "%u", power);
      add_shape (self, ENT_KIND_FORMAL, radius, at, middle);
      add_letter (self, number, self->word, at, middle);
    }
}

/* The heading, and a box before each word, row by row. */
static void
add_commitments (Cards *self, double x, double y)
{
  const EntWords *words = self->flow->spec->words;
  double box = BOX * self->word;
  const char *heading = ent_words_text (words, "Commitment");

  add_word (self, ENT_TEXT_LEGEND, heading, self->heading, TRUE, x, y, column_width (self));
  for (guint value = ENT_COMMITMENT_RESISTANT; value < ENT_N_COMMITMENTS; value++)
    {
      guint column = value % COLUMNS, row = value / COLUMNS;
      double left = x + column * column_width (self), top = y + row * row_height (self);

      add_shape (self, ENT_KIND_GOVERNMENT, box, left + box, top + row_height (self) / 2);
      add_word (self, ENT_TEXT_LEGEND, ent_words_choice (words, &ent_commitment_choices, value), self->commitment_word, FALSE, left + before_word (self), top, column_width (self) - before_word (self));
    }
}

static void
add_sector (Cards *self, const EntStakeholder *stakeholder, double x, double y)
{
  EntScene *scene = self->flow->scene;
  double band = BAND_MM * ENT_POINTS_PER_MM, width = self->width - 2 * self->pad;
  EntSceneRule rule = { { x, y + band / 2 }, { x + width, y + band / 2 }, band, (int) MIN (stakeholder->sector, ENT_N_SECTORS - 1) };

  g_array_append_val (scene->rules, rule);
  add_word (self, ENT_TEXT_SECTOR, ent_words_sector (self->flow->spec->words, self->flow->map, (guint) rule.sector), self->word, TRUE, x, y + band, width);
  g_array_index (scene->texts, EntSceneText, scene->texts->len - 1).sector = (guint8) rule.sector;
}

static void
add_name (Cards *self, const EntStakeholder *stakeholder, double x, double y, double height)
{
  EntFlow *flow = self->flow;
  double width = self->width - 2 * self->pad;
  g_autofree char *name = ent_scene_display_text (ent_spec_name (flow->spec, stakeholder));
  double size = fit (self, name, TRUE, NAME_SIZE * self->word / WORD_SIZE, width, height);
  EntTextStyle style = { .size = size, .bold = TRUE, .width = width, .n_lines = size > LEAST_SIZE ? 0 : MAX ((guint) (height / (LINE * size)), 1) };
  guint index = ent_scene_add_text (flow->scene, flow->context, ENT_TEXT_LEGEND, name, &style, x, y);
  EntRect logical;

  ent_scene_layout_extents (g_array_index (flow->scene->texts, EntSceneText, index).layout, NULL, &logical);
  ent_scene_move_text (flow->scene, index, 0, (height - logical.height) / 2);
}

/* Lines for the name and the sector, with room for large letters above the first. */
static void
add_blanks (Cards *self, double x, double y, double height)
{
  const EntWords *words = self->flow->spec->words;
  double width = self->width - 2 * self->pad, half = height / 2;
  /* Translators: on a card that is filled in by hand, before a line to write on */
  const char *const name = ent_words_text_in (words, "form", "Name");
  const char *const sector = ent_words_text_in (words, "form", "Sector");
  double line = MIN (8 * ENT_POINTS_PER_MM, half);

  ent_kit_add_lines (&self->flow->layout, &name, 1, self->word, x, y + half + 0.35 * (half - line) - line, width, TRUE);
  ent_kit_add_lines (&self->flow->layout, &sector, 1, self->word, x, y + height - line, width, TRUE);
}

/* From the foot upwards, so that the name gets what is left. @stakeholder: NULL for a blank one. */
static void
add_content (Cards *self, const EntStakeholder *stakeholder, double x, double y)
{
  double top = y + self->pad, bottom = y + self->height - self->pad, sector = BAND_MM * ENT_POINTS_PER_MM + row_height (self);

  x += self->pad;
  bottom -= 2 * row_height (self);
  add_commitments (self, x, bottom);
  bottom -= row_height (self);
  add_powers (self, x, bottom);
  bottom -= row_height (self);
  add_kinds (self, stakeholder, x, bottom);
  if (stakeholder == NULL)
    {
      add_blanks (self, x, top, bottom - top - self->word);
      return;
    }
  add_sector (self, stakeholder, x, top);
  add_name (self, stakeholder, x, top + sector, bottom - top - sector);
}

/* From edge to edge of what is printed. */
static void
add_cuts (Cards *self)
{
  EntFlow *flow = self->flow;
  double right = flow->left + self->n_columns * self->width, bottom = flow->top + self->n_rows * self->height;

  for (guint i = 0; i <= self->n_columns; i++)
    {
      double x = flow->left + i * self->width;
      EntSceneRule rule = { { x, flow->top }, { x, bottom }, CUT * flow->scene->line, -1 };

      g_array_append_val (flow->scene->rules, rule);
    }
  for (guint i = 0; i <= self->n_rows; i++)
    {
      double y = flow->top + i * self->height;
      EntSceneRule rule = { { flow->left, y }, { right, y }, CUT * flow->scene->line, -1 };

      g_array_append_val (flow->scene->rules, rule);
    }
}

static void
add_card (Cards *self, const EntStakeholder *stakeholder)
{
  EntFlow *flow = self->flow;
  gboolean first = ent_pages_n (flow->pages) == 0;
  guint row, column;

  if (first || self->place == self->n_columns * self->n_rows)
    {
      ent_flow_begin_blank_page (flow, first ? ent_words_text_in (flow->spec->words, "kit", "Cards") : NULL);
      add_cuts (self);
      self->place = 0;
    }
  row = self->place / self->n_columns;
  column = self->place % self->n_columns;
  add_content (self, stakeholder, flow->left + column * self->width, flow->top + row * self->height);
  self->place++;
}

/* The largest letters in which each of @choices from @first on stands after its box. */
static double
fit_words (const Cards *self, const EntChoices *choices, guint first, gboolean bold)
{
  double size = self->word;

  for (guint i = first; i < choices->n_items; i++)
    size = fit (self, ent_words_choice (self->flow->spec->words, choices, i), bold, size, column_width (self) - before_word (self), 1.5 * self->word);
  return size;
}

static double
fit_heading (const Cards *self, const char *heading, double size, double width)
{
  return fit (self, heading, TRUE, size, width - self->word, 1.5 * self->word);
}

static void
measure (Cards *self)
{
  const EntFlow *flow = self->flow;
  double height = flow->bottom - flow->top, scale;

  self->n_columns = MAX ((guint) (flow->width / (LEAST_WIDTH_MM * ENT_POINTS_PER_MM)), 1);
  self->n_rows = MAX ((guint) (height / (LEAST_HEIGHT_MM * ENT_POINTS_PER_MM)), 1);
  self->width = flow->width / self->n_columns;
  self->height = height / self->n_rows;
  scale = MIN (self->width / (LEAST_WIDTH_MM * ENT_POINTS_PER_MM), self->height / (LEAST_HEIGHT_MM * ENT_POINTS_PER_MM));
  self->pad = PAD_MM * ENT_POINTS_PER_MM;
  self->word = MAX (WORD_SIZE * MIN (scale, 1), LEAST_SIZE);
  /* what is ticked is bold */
  self->kind_word = fit_words (self, &ent_kind_choices, 0, TRUE);
  self->heading = fit_heading (self, ent_words_text (flow->spec->words, "Decision power"), self->word, POWER_HEADING * column_width (self));
  self->heading = fit_heading (self, ent_words_text (flow->spec->words, "Commitment"), self->heading, column_width (self));
  self->commitment_word = fit_words (self, &ent_commitment_choices, ENT_COMMITMENT_RESISTANT, FALSE);
}

void
ent_pages_add_cards (EntFlow *flow)
{
  Cards self = { .flow = flow };

  measure (&self);
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint i = 0; i < ent_map_n_stakeholders (flow->map) && !ent_flow_is_stopped (flow); i++)
      {
        const EntStakeholder *stakeholder = ent_map_stakeholder_at (flow->map, i);

        if (stakeholder->sector == sector && ent_stakeholder_is_on_map (stakeholder))
          add_card (&self, stakeholder);
      }
  /* whoever comes up in the room */
  do
    add_card (&self, NULL);
  while (self.place < self.n_columns * self.n_rows);
}
