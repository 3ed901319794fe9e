/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the stakeholders, sector by sector; people and departments stand
 * below their organisation.
 */
#include "scene/pages/page-flow.h"

/* So deep parts of parts are set in; what lies deeper stands there too. */
#define MOST_INDENT 4
#define INDENT 1.2
/* Half a symbol, in em. */
#define SYMBOL 0.47

enum
{
  NAME,
  KIND,
  LEVEL,
  POWER,
  COMMITMENT,
  DESIRED,
  MARKS,
  ROLE,
  ENGAGEMENT,
  N_COLUMNS,
};

typedef struct
{
  EntFlow *flow;
  EntTable table;
} Register;

static void
name_columns (const EntWords *words, EntColumn columns[N_COLUMNS])
{
  const EntColumn all[N_COLUMNS] = {
    [NAME] = { ent_words_text (words, "Stakeholder"), 14, 0, FALSE },
    [KIND] = { ent_words_text (words, "Kind"), 7.3, 72, FALSE },
    [LEVEL] = { ent_words_text (words, "Level"), 7.8, 72, FALSE },
    [POWER] = { ent_words_text (words, "Decision power"), 7, 0, FALSE },
    [COMMITMENT] = { ent_words_text (words, "Commitment"), 7, 0, FALSE },
    [DESIRED] = { ent_words_text (words, "Desired commitment"), 7, 40, FALSE },
    [MARKS] = { ent_words_text (words, "Marks"), 4.8, 0, FALSE },
    [ROLE] = { ent_words_text (words, "Role"), 10.5, 40, FALSE },
    [ENGAGEMENT] = { ent_words_text (words, "Engagement"), 9.6, 72, FALSE },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = all[i];
}

/* "4 · Much": numbers are compared at a glance. */
static char *
make_power (const EntWords *words, guint power)
{
  const char *word = ent_words_choice (words, &ent_power_choices, power);

  return power != ENT_POWER_NOT_ASSESSED ? g_strdup_printf ("%u · %s", power, word) : g_strdup (word);
}

static char *
make_marks (const EntFlow *flow, const EntSceneSymbol *symbol)
{
  const EntWords *words = flow->spec->words;
  const char *ally = symbol->flags & ENT_SYMBOL_ALLY ? ent_words_text (words, "Ally") : NULL;
  const char *veto = symbol->flags & ENT_SYMBOL_VETO ? ent_words_text (words, "Veto") : NULL;

  if (ally != NULL && veto != NULL)
    return g_strdup_printf ("%s, %s", ally, veto);
  return g_strdup (ally != NULL ? ally : veto);
}

/* "Engage, Memorandum of understanding" */
static char *
make_engagement (const EntWords *words, const EntStakeholder *stakeholder)
{
  const char *phase = stakeholder->phase != ENT_PHASE_NONE ? ent_words_choice (words, &ent_phase_choices, stakeholder->phase) : NULL;
  const char *agreement = stakeholder->agreement != ENT_AGREEMENT_NONE ? ent_words_choice (words, &ent_agreement_choices, stakeholder->agreement) : NULL;

  if (phase != NULL && agreement != NULL)
    return g_strdup_printf ("%s, %s", phase, agreement);
  return g_strdup (phase != NULL ? phase : agreement);
}

static char *
make_desired (const EntFlow *flow, const EntStakeholder *stakeholder)
{
  guint desired = ent_map_rating (flow->map, stakeholder, flow->spec->moment_id, ENT_ASPECT_DESIRED);

  return desired != ENT_COMMITMENT_NOT_ASSESSED ? g_strdup (ent_words_choice (flow->spec->words, &ent_commitment_choices, desired)) : NULL;
}

static void
add_stakeholder (Register *self, const EntStakeholder *stakeholder, guint depth)
{
  EntFlow *flow = self->flow;
  const EntWords *words = flow->spec->words;
  EntCell cells[N_COLUMNS] = { 0 };
  EntSceneSymbol symbol;

  /* the scene of the page it lands on is not known yet, but all of them measure alike */
  ent_layout_fill_symbol (&flow->layout, stakeholder, flow->spec->moment_id, &symbol);
  cells[MARKS].text = make_marks (flow, &symbol);
  /* beside a line of text only kind and commitment can be told: there are words for the rest */
  symbol.flags = ENT_SYMBOL_SPECIMEN;
  symbol.n_parts = 0;
  symbol.radius = SYMBOL * flow->em;
  cells[NAME] = (EntCell) { .text = ent_scene_display_text (ent_spec_name (flow->spec, stakeholder)), .indent = INDENT * depth, .symbol = &symbol, .bold = depth == 0 };
  cells[KIND].text = g_strdup (ent_words_choice (words, &ent_kind_choices, stakeholder->kind));
  cells[LEVEL].text = stakeholder->level != ENT_LEVEL_NONE ? g_strdup (ent_words_choice (words, &ent_level_choices, stakeholder->level)) : NULL;
  cells[POWER].text = make_power (words, symbol.power);
  cells[COMMITMENT].text = g_strdup (ent_words_choice (words, &ent_commitment_choices, symbol.commitment));
  cells[DESIRED].text = make_desired (flow, stakeholder);
  cells[ROLE].text = ent_scene_display_text (stakeholder->role);
  cells[ENGAGEMENT].text = make_engagement (words, stakeholder);
  ent_table_add_row (&self->table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer map)
{
  guint one = ent_map_place (map, *(gconstpointer const *) a), other = ent_map_place (map, *(gconstpointer const *) b);

  return one < other ? -1 : one > other;
}

/* How deep in its organisation a stakeholder is, as far as it is shown. */
static guint
depth_of (EntMap *map, const EntStakeholder *stakeholder)
{
  guint depth = 0;

  while (!ent_stakeholder_is_on_map (stakeholder) && depth < MOST_INDENT)
    {
      stakeholder = ent_map_stakeholder (map, stakeholder->part_of);
      depth++;
    }
  return depth;
}

/* The last comes off first. */
static void
push_parts (EntMap *map, const EntStakeholder *stakeholder, GPtrArray *stack)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; stakeholder->parts != NULL && i < stakeholder->parts->len; i++)
    if (!ent_stakeholder_is_on_map (g_ptr_array_index (stakeholder->parts, i)))
      g_ptr_array_add (parts, g_ptr_array_index (stakeholder->parts, i));
  g_ptr_array_sort_with_data (parts, compare_places, map);
  for (guint i = parts->len; i-- > 0;)
    g_ptr_array_add (stack, g_ptr_array_index (parts, i));
}

/* How people and departments are rated is for paper alone. A stack, because a file may
 * have parts of parts deeper than calls can go. */
static void
add_with_parts (Register *self, const EntStakeholder *organisation)
{
  EntMap *map = self->flow->map;
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, (gpointer) organisation);
  while (stack->len > 0)
    {
      const EntStakeholder *stakeholder = g_ptr_array_steal_index (stack, stack->len - 1);

      add_stakeholder (self, stakeholder, depth_of (map, stakeholder));
      if (self->flow->spec->private_marks)
        push_parts (map, stakeholder, stack);
    }
}

static guint
count_in (EntMap *map, guint sector)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      n += stakeholder->sector == sector && ent_stakeholder_is_on_map (stakeholder);
    }
  return n;
}

static void
add_sector (Register *self, guint sector)
{
  EntFlow *flow = self->flow;
  guint n = count_in (flow->map, sector);
  g_autofree char *count = NULL, *heading = NULL;

  if (n == 0)
    return;
  /* Translators: %u is how many there are on the map. */
  count = g_strdup_printf (ent_words_plural (flow->spec->words, "%u stakeholder", "%u stakeholders", n), n);
  heading = g_strdup_printf ("%s · %s", ent_words_sector (flow->spec->words, flow->map, sector), count);
  ent_table_add_group (&self->table, heading, (int) sector);
  for (guint i = 0; i < ent_map_n_stakeholders (flow->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (flow->map, i);

      if (stakeholder->sector == sector && ent_stakeholder_is_on_map (stakeholder))
        add_with_parts (self, stakeholder);
    }
}

void
ent_pages_add_register (EntFlow *flow, gboolean is_document)
{
  const EntWords *words = flow->spec->words;
  const char *heading = ent_words_text_in (words, "report", "Register");
  g_autofree char *moment = ent_flow_moment (flow);
  Register self = { .flow = flow };
  EntColumn columns[N_COLUMNS];

  if (is_document)
    ent_flow_begin_document (flow, heading, moment);
  else
    ent_flow_begin_page (flow, heading);
  name_columns (words, columns);
  ent_table_begin (&self.table, flow, columns, N_COLUMNS);
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    add_sector (&self, sector);
  if (!self.table.begun)
    ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, ent_words_text (words, "There is nobody on this map yet."));
  ent_table_end (&self.table);
}
