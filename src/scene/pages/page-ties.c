/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of ties, in the order of the register of those from whom they start. */
#include "scene/pages/page-flow.h"

enum
{
  FROM,
  KIND,
  TO,
  STRENGTH,
  N_COLUMNS,
};

/* A view may hide kinds of ties from the picture; of the list only what is private is kept. */
static gboolean
is_listed (const EntFlow *flow, const EntTie *tie)
{
  EntView all = *flow->spec->view;
  EntSceneSpec spec = *flow->spec;

  all.hidden_ties = 0;
  spec.view = &all;
  return ent_spec_shows_tie (&spec, tie) &&
         (spec.private_marks || (ent_stakeholder_is_on_map (ent_map_stakeholder (flow->map, tie->from)) &&
                                 ent_stakeholder_is_on_map (ent_map_stakeholder (flow->map, tie->to))));
}

static int
compare_ends (EntMap *map, const char *a, const char *b)
{
  const EntStakeholder *one = ent_map_stakeholder (map, a), *other = ent_map_stakeholder (map, b);
  guint first, second;

  if (one->sector != other->sector)
    return one->sector < other->sector ? -1 : 1;
  first = ent_map_place (map, one);
  second = ent_map_place (map, other);
  return first < second ? -1 : first > second;
}

static int
compare_ties (gconstpointer a, gconstpointer b, gpointer map)
{
  const EntTie *one = *(const EntTie *const *) a, *other = *(const EntTie *const *) b;
  int order = compare_ends (map, one->from, other->from);

  if (order == 0)
    order = compare_ends (map, one->to, other->to);
  return order != 0 ? order : one->kind - other->kind;
}

static char *
make_strength (const EntWords *words, const EntTie *tie)
{
  const char *strength = ent_words_choice (words, &ent_strength_choices, tie->strength);

  if (!tie->unclear)
    return g_strdup (strength);
  /* Translators: %s is the strength of a tie that is not known for certain */
  return g_strdup_printf (ent_words_text (words, "%s, unclear"), strength);
}

static void
add_tie (EntFlow *flow, EntTable *table, const EntTie *tie)
{
  const EntWords *words = flow->spec->words;
  EntSceneTie specimen = ent_flow_tie_specimen (flow, tie);
  EntCell cells[N_COLUMNS] = {
    [FROM] = { .text = ent_scene_display_text (ent_spec_name (flow->spec, ent_map_stakeholder (flow->map, tie->from))) },
    [KIND] = { .text = g_strdup (ent_words_choice (words, &ent_tie_choices, tie->kind)), .tie = &specimen },
    [TO] = { .text = ent_scene_display_text (ent_spec_name (flow->spec, ent_map_stakeholder (flow->map, tie->to))) },
    [STRENGTH] = { .text = make_strength (words, tie) },
  };

  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

void
ent_pages_add_ties (EntFlow *flow)
{
  const EntWords *words = flow->spec->words;
  g_autoptr (GPtrArray) ties = g_ptr_array_new ();
  EntTable table;
  const EntColumn columns[N_COLUMNS] = {
    [FROM] = { ent_words_text_in (words, "tie", "From"), 15, 0, FALSE },
    [KIND] = { ent_words_text_in (words, "tie", "Tie"), 12, 0, FALSE },
    [TO] = { ent_words_text_in (words, "tie", "To"), 15, 0, FALSE },
    [STRENGTH] = { ent_words_text_in (words, "tie", "Strength"), 9, 0, FALSE },
  };

  for (guint i = 0; i < ent_map_n_ties (flow->map); i++)
    if (is_listed (flow, ent_map_tie_at (flow->map, i)))
      g_ptr_array_add (ties, (gpointer) ent_map_tie_at (flow->map, i));
  g_ptr_array_sort_with_data (ties, compare_ties, flow->map);
  ent_flow_begin_page (flow, ent_words_text_in (words, "report", "Ties"));
  if (ties->len == 0)
    ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, ent_words_text (words, "No ties have been drawn yet."));
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  for (guint i = 0; i < ties->len; i++)
    add_tie (flow, &table, g_ptr_array_index (ties, i));
  ent_table_end (&table);
}
