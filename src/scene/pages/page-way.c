/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way in, drawn: a line of symbols with their names below them, and between two of them the tie that leads on, as the map
 * draws both. Where the paper is too narrow it goes on in the next line, which begins with a tie.
 */
#include "scene/pages/page-flow.h"

/* From one symbol to the next, and of the letters below and between them, in em. */
#define PITCH 10.5
#define NAME_WIDTH 9.6
#define LETTERS 0.9
/* Half of the largest symbol, in em. */
#define LARGEST 1.1
/* From the word of a tie to its line, from a symbol to its name, before a line of the way, in em. */
#define WORD_GAP 0.45
#define NAME_GAP 0.25
#define BEFORE 0.5
/* Around a symbol, in em. */
#define CLEAR 0.35

typedef struct
{
  EntFlow *flow;
  EntLayout layout;  /* with symbols of the size that they have here */
  GPtrArray *people; /* of EntStakeholder, borrowed, from one end to the other */
  const EntWay *way;
  double pitch;
  guint n_places; /* in a line */
} Way;

static const EntWayStep *
step_to (const Way *self, guint person)
{
  return &g_array_index (self->way->steps, EntWayStep, person - 1);
}

static const EntTie *
tie_to (const Way *self, guint person)
{
  const EntWayStep *step = step_to (self, person);

  return step->tie != NULL ? ent_map_tie (self->flow->map, step->tie) : NULL;
}

/* As many as are told. FALSE where somebody on it is not in the map. */
static gboolean
collect_people (Way *self)
{
  EntId *ids = ent_way_stakeholders (self->way);
  gboolean all = TRUE;

  for (guint i = 0; ids[i] != NULL && i <= ENT_MOST_STEPS && all; i++)
    {
      const EntStakeholder *person = ent_map_stakeholder (self->flow->map, ids[i]);

      all = person != NULL;
      if (all)
        g_ptr_array_add (self->people, (gpointer) person);
    }
  ent_map_free_ids (ids);
  return all;
}

static EntSceneSymbol
symbol_of (const Way *self, guint person)
{
  EntSceneSymbol symbol;

  ent_layout_fill_symbol (&self->layout, g_ptr_array_index (self->people, person), self->flow->spec->moment_id, &symbol);
  /* where it stands on the map, and who is in it, is not told here */
  symbol.flags = (symbol.flags & ~(guint) ENT_SYMBOL_PINNED) | ENT_SYMBOL_SPECIMEN;
  symbol.n_parts = 0;
  symbol.bounds = ent_scene_symbol_bounds (self->flow->scene, &symbol, &self->layout.sizes);
  return symbol;
}

static PangoLayout *
lay_out_name (const Way *self, guint person, EntTextStyle *style)
{
  g_autofree char *name = ent_scene_display_text (ent_spec_name (self->flow->spec, g_ptr_array_index (self->people, person)));

  *style = (EntTextStyle) { .size = ent_flow_letter (self->flow, LETTERS), .bold = TRUE, .width = NAME_WIDTH * self->flow->em, .alignment = PANGO_ALIGN_CENTER };
  return ent_scene_layout_new (self->flow->context, name, style);
}

static PangoLayout *
lay_out_word (const Way *self, guint person, EntTextStyle *style)
{
  const EntWords *words = self->flow->spec->words;
  const EntTie *tie = tie_to (self, person);
  /* read from the one before on */
  const EntChoices *choices = tie != NULL ? ent_tie_choices_at (tie, step_to (self, person)->from) : NULL;
  /* Translators: between an organisation and a person or department in it, whichever comes first */
  const char *word = tie != NULL ? ent_words_choice (words, choices, tie->kind) : ent_words_text_in (words, "way", "inside");

  *style = (EntTextStyle) { .size = ent_flow_letter (self->flow, ENT_FLOW_SMALL), .width = self->pitch - 2 * (LARGEST + CLEAR) * self->flow->em, .alignment = PANGO_ALIGN_CENTER };
  return ent_scene_layout_new (self->flow->context, word, style);
}

static double
height_of (PangoLayout *layout)
{
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return logical.height;
}

/* Of a line: what stands above the middle of its symbols, and what below. */
typedef struct
{
  guint first, last; /* who stand in it */
  double above, below;
  double name; /* from the middle to all names, which begin at one height */
} Line;

static void
measure (const Way *self, Line *line)
{
  double em = self->flow->em, names = 0;

  for (guint i = line->first; i <= line->last; i++)
    {
      EntSceneSymbol symbol = symbol_of (self, i);
      EntTextStyle style;
      g_autoptr (PangoLayout) name = lay_out_name (self, i, &style);

      line->above = MAX (line->above, -symbol.bounds.y);
      line->name = MAX (line->name, symbol.bounds.y + symbol.bounds.height + NAME_GAP * em);
      names = MAX (names, height_of (name));
      if (i > 0)
        {
          g_autoptr (PangoLayout) word = lay_out_word (self, i, &style);

          line->above = MAX (line->above, WORD_GAP * em + height_of (word));
        }
    }
  line->below = line->name + names;
}

/* How far the outline of @symbol reaches at the height of its middle, to the right. */
static double
reach (const EntSceneSymbol *symbol)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline ((EntKind) symbol->kind, 0, 0, symbol->radius, corners);
  double most = 0;

  for (guint i = 0; i < n; i++)
    {
      EntPoint a = corners[i], b = corners[(i + 1) % n];

      if ((a.y <= 0) != (b.y <= 0))
        most = MAX (most, a.x - a.y * (b.x - a.x) / (b.y - a.y));
    }
  return most;
}

static void
put_person (Way *self, guint person, double x, double y, double name_at)
{
  EntFlow *flow = self->flow;
  EntSceneSymbol symbol = symbol_of (self, person);
  EntTextStyle style;
  PangoLayout *name = lay_out_name (self, person, &style);
  EntRect logical;

  ent_scene_layout_extents (name, NULL, &logical);
  ent_scene_take_layout (flow->scene, ENT_TEXT_LEGEND, NULL, name, &style, x - logical.width / 2, y + name_at);
  symbol.x = x;
  symbol.y = y;
  symbol.bounds = ent_scene_symbol_bounds (flow->scene, &symbol, &self->layout.sizes);
  g_array_append_val (flow->scene->symbols, symbol);
}

/* From the one before, who stands at @left or in the line above, to @person at @x. */
static void
put_step (Way *self, guint person, gboolean goes_on, double left, double x, double y)
{
  EntFlow *flow = self->flow;
  EntSceneSymbol before = symbol_of (self, person - 1), after = symbol_of (self, person);
  const EntTie *tie = tie_to (self, person);
  double from = goes_on ? left : left + reach (&before), to = x - reach (&after), middle = (left + x) / 2;
  EntTextStyle style;
  PangoLayout *word = lay_out_word (self, person, &style);
  EntRect logical;

  ent_scene_layout_extents (word, NULL, &logical);
  ent_scene_take_layout (flow->scene, ENT_TEXT_SUBTITLE, NULL, word, &style, middle - logical.width / 2, y - WORD_GAP * flow->em - logical.height);
  if (tie == NULL)
    {
      EntSceneRule rule = { { from, y }, { to, y }, flow->line, ENT_RULE_OF_INK };

      g_array_append_val (flow->scene->rules, rule);
    }
  else
    {
      EntSceneTie specimen = ent_flow_tie_specimen (flow, tie);
      gboolean forward = g_str_equal (tie->from, step_to (self, person)->from);

      ent_flow_add_tie (flow, &specimen, forward ? from : to, forward ? to : from, y);
    }
}

static void
put_line (Way *self, const Line *line)
{
  EntFlow *flow = self->flow;
  double x = flow->left + NAME_WIDTH / 2 * flow->em, y;

  ent_flow_need (flow, BEFORE * flow->em + line->above + line->below);
  ent_flow_skip (flow, BEFORE);
  y = flow->y + line->above;
  for (guint i = line->first; i <= line->last; i++)
    {
      gboolean goes_on = i > 0 && i == line->first;

      /* the place of the one in the line above stays free for the tie */
      x += i > line->first || goes_on ? self->pitch : 0;
      if (i > 0)
        put_step (self, i, goes_on, x - self->pitch, x, y);
      put_person (self, i, x, y, line->name);
    }
  flow->y = y + line->below;
}

/* Falls into lines; each is put if it is @shown. Returns what they take. */
static double
flow_lines (Way *self, gboolean shown)
{
  double height = 0;

  for (guint first = 0; first < self->people->len;)
    {
      /* a tie comes first in a line that goes on, and takes a place */
      guint n = first > 0 ? self->n_places - 1 : self->n_places;
      Line line = { .first = first, .last = MIN (first + n, self->people->len) - 1 };

      measure (self, &line);
      if (shown)
        put_line (self, &line);
      height += BEFORE * self->flow->em + line.above + line.below;
      first = line.last + 1;
    }
  return height;
}

/* Nothing where somebody on it is not in the map. */
static double
add (EntFlow *flow, const EntWay *way, gboolean shown)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  Way self = { .flow = flow, .layout = flow->layout, .people = people, .way = way, .pitch = PITCH * flow->em };

  if (way->steps->len == 0 || !collect_people (&self))
    return 0;
  ent_scene_sizes_scale_symbols (&self.layout.sizes, LARGEST * flow->em / self.layout.sizes.radius[ENT_POWER_MAX]);
  self.n_places = MAX ((guint) ((flow->width - NAME_WIDTH * flow->em) / self.pitch) + 1, 2);
  return flow_lines (&self, shown);
}

void
ent_flow_add_way (EntFlow *flow, const EntWay *way)
{
  add (flow, way, TRUE);
}

double
ent_flow_way_height (EntFlow *flow, const EntWay *way)
{
  return add (flow, way, FALSE);
}

void
ent_flow_add_way_key (EntFlow *flow, const GPtrArray *ways)
{
  guint flags = 0, strengths = 0;
  gboolean unclear = FALSE;

  for (guint i = 0; i < ways->len; i++)
    {
      g_autoptr (GPtrArray) people = g_ptr_array_new ();
      Way self = { .flow = flow, .layout = flow->layout, .people = people, .way = g_ptr_array_index (ways, i) };

      if (self.way->steps->len == 0 || !collect_people (&self))
        continue;
      for (guint person = 0; person < people->len; person++)
        {
          const EntTie *tie = person > 0 ? tie_to (&self, person) : NULL;

          flags |= symbol_of (&self, person).flags;
          strengths |= tie != NULL ? 1u << tie->strength : 0;
          unclear |= tie != NULL && tie->unclear;
        }
    }
  ent_flow_add_mark_key (flow, flags, strengths, unclear);
}
