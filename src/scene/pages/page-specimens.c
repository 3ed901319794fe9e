/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn on a page between its texts: bars of commitments, keys, and ties. */
#include <string.h>

#include "scene/pages/coverage-words.h"
#include "scene/pages/page-flow.h"
#include "scene/ties/ties.h"

/* Of a piece of the key, in em of its letters: its height and width, and what is free behind it and behind its word. */
#define PIECE_HEIGHT 0.9
#define PIECE_WIDTH 1.7
#define PIECE_GAP 0.4
#define WORD_GAP 1.3

void
ent_flow_add_bar (EntFlow *flow, const EntRect *rect, const guint counts[ENT_N_COMMITMENTS], gboolean is_upright)
{
  EntSceneBar bar = { .rect = *rect, .is_upright = is_upright };

  bar.least = ent_scene_bar_least (&bar, flow->scene->line);
  memcpy (bar.counts, counts, sizeof bar.counts);
  g_array_append_val (flow->scene->bars, bar);
}

/* A key in lines: pieces, each with its word behind it. */
typedef struct
{
  EntFlow *flow;
  EntTextStyle style;
  double x, height; /* of a line */
} Key;

static void
begin_key (Key *key, EntFlow *flow)
{
  *key = (Key) { .flow = flow, .style = { .size = ent_flow_letter (flow, ENT_FLOW_SMALL) }, .x = flow->left };
  ent_flow_need (flow, 2 * key->style.size);
}

/* Puts the word and returns where its piece stands. */
static EntRect
add_to_key (Key *key, const char *text)
{
  EntFlow *flow = key->flow;
  double em = key->style.size, before = (PIECE_WIDTH + PIECE_GAP) * em;
  PangoLayout *word = ent_scene_layout_new (flow->context, text, &key->style);
  EntRect logical, piece;

  ent_scene_layout_extents (word, NULL, &logical);
  key->height = logical.height;
  if (key->x > flow->left && key->x + before + logical.width > flow->left + flow->width)
    {
      flow->y += key->height;
      key->x = flow->left;
    }
  piece = (EntRect) { key->x, flow->y + (logical.height - PIECE_HEIGHT * em) / 2, PIECE_WIDTH * em, PIECE_HEIGHT * em };
  ent_scene_take_layout (flow->scene, ENT_TEXT_LEGEND, NULL, word, &key->style, key->x + before, flow->y);
  key->x += before + logical.width + WORD_GAP * em;
  return piece;
}

static void
end_key (Key *key)
{
  key->flow->y += key->height;
  ent_flow_skip (key->flow, 0.6);
}

void
ent_flow_add_bar_key (EntFlow *flow)
{
  Key key;

  begin_key (&key, flow);
  /* as they follow each other in a bar */
  for (guint commitment = ENT_N_COMMITMENTS; commitment-- > 0;)
    {
      EntRect piece = add_to_key (&key, ent_words_choice (flow->spec->words, &ent_commitment_choices, commitment));
      guint counts[ENT_N_COMMITMENTS] = { 0 };

      counts[commitment] = 1;
      ent_flow_add_bar (flow, &piece, counts, FALSE);
    }
  end_key (&key);
}

void
ent_flow_add_tone_key (EntFlow *flow)
{
  Key key;

  begin_key (&key, flow);
  for (EntCoverageTone tone = ENT_TONE_NOBODY; tone <= ENT_TONE_NOT_ASSESSED; tone++)
    {
      EntSceneCell cell = { .rect = add_to_key (&key, ent_coverage_tone_label (flow->spec->words, tone)), .tone = (guint8) tone };

      g_array_append_val (flow->scene->cells, cell);
    }
  end_key (&key);
}

static void
add_symbol_to_key (Key *key, guint flag, const char *text)
{
  EntFlow *flow = key->flow;
  EntRect piece = add_to_key (key, text);
  EntSceneSymbol symbol = { .kind = ENT_KIND_FORMAL, .power = 3, .label = -1, .flags = ENT_SYMBOL_SPECIMEN | ENT_SYMBOL_PLAIN | flag };

  symbol.radius = piece.height / 2;
  symbol.x = piece.x + piece.width / 2;
  symbol.y = piece.y + piece.height / 2;
  symbol.bounds = ent_scene_symbol_bounds (flow->scene, &symbol, &flow->layout.sizes);
  g_array_append_val (flow->scene->symbols, symbol);
}

static void
add_tie_to_key (Key *key, EntStrength strength, gboolean unclear, const char *text)
{
  EntRect piece = add_to_key (key, text);
  EntTie tie = { .kind = ENT_TIE_WORKS_WITH, .direction = ent_tie_kind_default_direction (ENT_TIE_WORKS_WITH), .strength = (guint8) strength, .unclear = unclear };
  EntSceneTie specimen = ent_flow_tie_specimen (key->flow, &tie);

  ent_flow_add_tie (key->flow, &specimen, piece.x, piece.x + piece.width, piece.y + piece.height / 2);
}

void
ent_flow_add_mark_key (EntFlow *flow, guint flags, guint strengths, gboolean unclear)
{
  const EntWords *words = flow->spec->words;
  guint told = (1u << ENT_STRENGTH_STRONG) | (1u << ENT_STRENGTH_WEAK);
  Key key;

  if ((flags & (ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO)) == 0 && (strengths & told) == 0 && !unclear)
    return;
  begin_key (&key, flow);
  if (flags & ENT_SYMBOL_ALLY)
    add_symbol_to_key (&key, ENT_SYMBOL_ALLY, ent_words_text (words, "Ally"));
  if (flags & ENT_SYMBOL_VETO)
    add_symbol_to_key (&key, ENT_SYMBOL_VETO, ent_words_text (words, "Veto: nothing happens against it"));
  if (strengths & (1u << ENT_STRENGTH_STRONG))
    add_tie_to_key (&key, ENT_STRENGTH_STRONG, FALSE, ent_words_text_in (words, "tie", "Strong"));
  if (strengths & (1u << ENT_STRENGTH_WEAK))
    add_tie_to_key (&key, ENT_STRENGTH_WEAK, FALSE, ent_words_text_in (words, "tie", "Weak"));
  if (unclear)
    add_tie_to_key (&key, ENT_STRENGTH_NORMAL, TRUE, ent_words_text_in (words, "tie", "Unclear"));
  end_key (&key);
}

EntSceneTie
ent_flow_tie_specimen (const EntFlow *flow, const EntTie *tie)
{
  return (EntSceneTie) {
    .from = -1,
    .to = -1,
    .kind = tie->kind,
    .direction = ent_tie_direction (tie),
    .strength = tie->strength,
    .unclear = tie->unclear,
    .width = ent_scene_tie_width (flow->scene, tie->kind, tie->strength),
  };
}

void
ent_flow_add_tie (EntFlow *flow, const EntSceneTie *specimen, double from, double to, double y)
{
  EntSceneTie tie = *specimen;

  tie.n_points = 4;
  for (guint i = 0; i < 4; i++)
    tie.few[i] = (EntPoint) { from + (to - from) * i / 3, y };
  tie.bounds = (EntRect) { MIN (from, to), y - 3 * tie.width, ABS (to - from), 6 * tie.width };
  g_array_append_val (flow->scene->ties, tie);
}
