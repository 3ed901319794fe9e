/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading on paper: its sections with their sentences, bars beside those that count, ways in as lines of symbols. */
#include "analysis/reading/reading.h"
#include "scene/pages/page-flow.h"

/* A heading keeps so much of its section below it, in em. */
#define BELOW_HEADING 4.0
/* Between sentences, in em. */
#define BETWEEN 0.4
#define BETWEEN_SECTIONS 1.2
/* Letters of what is proposed. */
#define PROPOSAL 0.9

static EntReadingSpec
spec_of (const EntFlow *flow)
{
  const EntSceneSpec *spec = flow->spec;

  return (EntReadingSpec) {
    .moment = spec->moment_id,
    .from = spec->from_moment_id,
    .today = spec->today,
    .words = spec->words,
    .private = spec->private_marks,
  };
}

static gboolean
has_bars (const EntReading *reading)
{
  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      for (guint j = 0; j < section->sentences->len; j++)
        if (((const EntReadingSentence *) g_ptr_array_index (section->sentences, j))->bar != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Sectors, in which there may be nobody, and all of them. */
static gboolean
has_bar (const EntReadingSentence *sentence, EntReadingPart part)
{
  return sentence->bar != NULL || (part == ENT_READING_COVERAGE && sentence->sector >= 0);
}

/* Sentences with bars from @place on, one below the other. Returns the place of the next one without. */
static guint
add_bars (EntFlow *flow, const EntReadingSection *section, guint place)
{
  static const guint nobody[ENT_N_COMMITMENTS] = { 0 };
  const GPtrArray *sentences = section->sentences;
  const EntWords *words = flow->spec->words;
  const EntColumn columns[] = {
    { ent_words_text (words, "Sector"), 30, 0, FALSE },
    { ent_words_text (words, "Commitment"), 11, 0, FALSE },
  };
  EntTable table;

  ent_table_begin (&table, flow, columns, G_N_ELEMENTS (columns));
  for (; place < sentences->len; place++)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (sentences, place);
      g_autofree char *text = ent_scene_display_paragraph (sentence->text);
      const EntCell cells[G_N_ELEMENTS (columns)] = { { .text = text }, { .bar = sentence->bar != NULL ? sentence->bar->at : nobody } };

      if (!has_bar (sentence, section->part))
        break;
      ent_table_add_row (&table, cells);
    }
  ent_table_end (&table);
  ent_flow_skip (flow, BETWEEN);
  return place;
}

/* What is to be done is set off from what is; both stay together with the way. */
static void
add_sentence (EntFlow *flow, const EntReadingSentence *sentence)
{
  g_autofree char *text = ent_scene_display_paragraph (sentence->text), *action = ent_scene_display_paragraph (sentence->action);
  /* Translators: under a sentence; %s is something to do, as in "Win over Hotel association" */
  g_autofree char *proposal = sentence->action != NULL ? g_strdup_printf (ent_words_text (flow->spec->words, "Suggestion: %s"), action) : NULL;
  double height = ent_flow_text_height (flow, flow->em, FALSE, text);

  if (sentence->way != NULL)
    height += ent_flow_way_height (flow, sentence->way);
  if (proposal != NULL)
    height += ent_flow_text_height (flow, PROPOSAL * flow->em, FALSE, proposal);
  ent_flow_need (flow, height);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, text);
  if (sentence->way != NULL)
    ent_flow_add_way (flow, sentence->way);
  if (proposal != NULL)
    ent_flow_add_text (flow, ENT_TEXT_HINT, PROPOSAL * flow->em, FALSE, proposal);
  ent_flow_skip (flow, BETWEEN);
}

static void
add_way_key (EntFlow *flow, const EntReadingSection *section)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new ();

  for (guint i = 0; i < section->sentences->len; i++)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (section->sentences, i);

      if (sentence->way != NULL)
        g_ptr_array_add (ways, sentence->way);
    }
  ent_flow_add_way_key (flow, ways);
}

static void
add_section (EntFlow *flow, const EntReadingSection *section)
{
  ent_flow_need (flow, BELOW_HEADING * flow->em);
  ent_flow_add_text (flow, ENT_TEXT_HEADING, 1.2 * flow->em, TRUE, section->title);
  ent_flow_skip (flow, BETWEEN);
  add_way_key (flow, section);
  for (guint i = 0; i < section->sentences->len && !ent_flow_is_stopped (flow);)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (section->sentences, i);

      if (has_bar (sentence, section->part))
        i = add_bars (flow, section, i);
      else
        {
          add_sentence (flow, sentence);
          i++;
        }
    }
  if (section->part == ENT_READING_COVERAGE)
    {
      ent_flow_skip (flow, BETWEEN);
      ent_pages_add_cells (flow);
    }
  ent_flow_skip (flow, BETWEEN_SECTIONS);
}

void
ent_pages_add_reading (EntFlow *flow, gboolean is_document)
{
  const char *heading = ent_words_text_in (flow->spec->words, "report", "What the map shows");
  g_autoptr (EntProgress) part = ent_progress_part (flow->spec->progress, 0, ENT_PROGRESS_LAID_OUT);
  const EntReadingSpec spec = spec_of (flow);
  g_autoptr (EntReading) reading = ent_reading_new (flow->map, &spec, part);
  g_autofree char *moment = ent_flow_moment (flow), *when = NULL, *shown = NULL;

  if (reading == NULL)
    return;
  if (is_document)
    ent_flow_begin_document (flow, heading, moment);
  else
    ent_flow_begin_page (flow, heading);
  when = ent_reading_when (flow->map, &spec);
  shown = ent_scene_display_paragraph (when);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, shown);
  ent_flow_skip (flow, BETWEEN);
  if (has_bars (reading))
    ent_flow_add_bar_key (flow);
  for (guint i = 0; i < reading->sections->len; i++)
    add_section (flow, g_ptr_array_index (reading->sections, i));
}
