/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the legend has to explain: only what is on the map. */
#include <string.h>

#include "scene/legend.h"

#include "scene/ties/ties.h"

static void
clear_row (gpointer data)
{
  EntLegendRow *row = data;

  g_clear_object (&row->layout);
}

static void
clear_block (gpointer data)
{
  EntLegendBlock *block = data;

  g_clear_object (&block->layout);
  g_array_unref (block->rows);
}

static EntLegendBlock *
add_block (EntLegend *legend, const char *heading, double size)
{
  EntLegendBlock block = { .heading = heading, .heading_size = size };

  block.rows = g_array_new (FALSE, TRUE, sizeof (EntLegendRow));
  g_array_set_clear_func (block.rows, clear_row);
  g_array_append_val (legend->blocks, block);
  return &g_array_index (legend->blocks, EntLegendBlock, legend->blocks->len - 1);
}

static EntLegendRow *
add_row (EntLegendBlock *block, EntLegendRowKind kind, const char *text)
{
  EntLegendRow row = { .kind = kind, .text = text };

  row.symbol.label = -1;
  row.symbol.flags = ENT_SYMBOL_SPECIMEN;
  g_array_append_val (block->rows, row);
  return &g_array_index (block->rows, EntLegendRow, block->rows->len - 1);
}

static EntLegendRow *
add_symbol (EntLegendBlock *block, const EntLayout *layout, EntKind kind, guint flags, const char *text)
{
  EntLegendRow *row = add_row (block, ENT_ROW_SYMBOL, text);

  row->symbol.kind = kind;
  row->symbol.power = 3;
  row->symbol.flags |= flags;
  row->symbol.radius = 0.52 * layout->sizes.legend;
  return row;
}

/* What of the stakeholders there is to explain. */
typedef struct
{
  guint kinds, powers, commitments, flags; /* bits */
  gboolean people;
  guint ghosts; /* bits by kind */
} Found;

static Found
look_at_symbols (const EntLayout *layout)
{
  const EntScene *scene = layout->scene;
  Found found = { 0 };
  EntGhostWanted ghost;

  if (layout->spec->blank)
    return (Found) {
      .kinds = ~0u,
      .powers = ~1u,
      .commitments = ~0u,
      .flags = ENT_SYMBOL_ALLY | (layout->spec->private_marks ? ENT_SYMBOL_VETO : 0),
    };
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      found.kinds |= 1u << symbol->kind;
      found.powers |= 1u << symbol->power;
      found.commitments |= 1u << symbol->commitment;
      found.flags |= symbol->flags;
      found.people |= symbol->n_parts > 0;
      found.ghosts |= ent_layout_ghost (layout, i, &ghost) ? 1u << ghost.kind : 0;
    }
  return found;
}

static void
add_kinds (EntLegend *legend, const EntLayout *layout, const Found *found, gboolean brief)
{
  static const EntKind order[] = { ENT_KIND_GOVERNMENT, ENT_KIND_FORMAL, ENT_KIND_INFORMAL };
  const EntWords *words = layout->spec->words;
  EntLegendBlock *block;

  if (found->kinds == 0)
    return;
  block = add_block (legend, brief ? ent_words_text (words, "Kind") : ent_words_text (words, "Kind of stakeholder"), layout->sizes.heading);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (found->kinds & (1u << order[i]))
      add_symbol (block, layout, order[i], ENT_SYMBOL_PLAIN, ent_words_choice (words, &ent_kind_choices, order[i]));
}

static void
add_power (EntLegend *legend, const EntLayout *layout, const Found *found)
{
  const EntWords *words = layout->spec->words;
  EntLegendBlock *block;
  gboolean unknown = (found->powers & 1u) != 0, rated = (found->powers & ~1u) != 0;

  if (found->powers == 0)
    return;
  block = add_block (legend, ent_words_text (words, "Decision power"), layout->sizes.heading);
  if (rated)
    {
      EntLegendRow *row = add_row (block, ENT_ROW_SIZES, ent_words_choice (words, &ent_power_choices, 1));

      row->end = ent_words_choice (words, &ent_power_choices, ENT_POWER_MAX);
      row->symbol.flags |= ENT_SYMBOL_PLAIN;
    }
  if (unknown)
    add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_PLAIN | ENT_SYMBOL_POWER_UNKNOWN,
                ent_words_choice (words, &ent_power_choices, ENT_POWER_NOT_ASSESSED))
        ->symbol.power = 0;
}

static void
add_commitments (EntLegend *legend, const EntLayout *layout, const Found *found, gboolean brief)
{
  const EntWords *words = layout->spec->words;
  gboolean rings = layout->scene->rings_show == ENT_RINGS_COMMITMENT;
  const char *heading;
  EntLegendBlock *block;

  if (found->commitments == 0)
    return;
  if (brief || layout->scene->picture == ENT_PICTURE_MATRIX)
    heading = ent_words_text (words, "Commitment");
  else if (rings)
    heading = ent_words_text (words, "Commitment (ring and colour)");
  else
    heading = ent_words_text (words, "Commitment (size and colour)");
  block = add_block (legend, heading, layout->sizes.heading);
  for (int value = ENT_N_COMMITMENTS - 1; value >= 0; value--)
    if (found->commitments & (1u << value))
      {
        EntLegendRow *row = add_symbol (block, layout, ENT_KIND_FORMAL, 0, ent_words_choice (words, &ent_commitment_choices, value));

        row->symbol.commitment = value;
        if (!rings && layout->scene->picture == ENT_PICTURE_MAP)
          row->symbol.radius = layout->sizes.radius[value];
      }
}

static void
add_rings (EntLegend *legend, const EntLayout *layout)
{
  const EntWords *words = layout->spec->words;
  EntLegendBlock *block;

  if (layout->scene->rings_show == ENT_RINGS_COMMITMENT)
    return;
  block = add_block (legend, ent_words_text (words, "Rings"), layout->sizes.heading);
  if (layout->scene->rings_show == ENT_RINGS_POWER)
    add_row (block, ENT_ROW_TEXT, ent_words_text (words, "The closer to the children, the more they can decide."));
  else
    add_row (block, ENT_ROW_TEXT, ent_words_text (words, "The closer to the children, the more local."));
}

static void
add_marks (EntLegend *legend, const EntLayout *layout, const Found *found, gboolean brief)
{
  const EntWords *words = layout->spec->words;
  guint marks = ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO, desired = 1u << ENT_GHOST_DESIRED;
  EntLegendBlock *block;

  if ((found->flags & marks) == 0 && !found->people && (found->ghosts & desired) == 0)
    return;
  block = add_block (legend, ent_words_text (words, "Marks"), layout->sizes.heading);
  if (found->flags & ENT_SYMBOL_ALLY)
    add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_PLAIN | ENT_SYMBOL_ALLY, ent_words_text (words, "Ally"));
  if (found->flags & ENT_SYMBOL_VETO)
    add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_PLAIN | ENT_SYMBOL_VETO, brief ? ent_words_text (words, "Veto") : ent_words_text (words, "Veto: nothing happens against it"));
  if (found->people)
    add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_PLAIN, brief ? ent_words_text (words, "People inside") : ent_words_text (words, "People and departments inside"))->kind = ENT_ROW_PEOPLE;
  if (found->ghosts & desired)
    add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_DROPPED, ent_words_text (words, "Desired commitment"));
}

/* What the arrows of a change mean: of what the rings show. */
static void
add_moves (EntLegend *legend, const EntLayout *layout, const Found *found, gboolean brief)
{
  const EntWords *words = layout->spec->words;
  gboolean power = layout->scene->rings_show == ENT_RINGS_POWER;
  const char *texts[ENT_N_GHOST_KINDS] = {
    [ENT_GHOST_NEARER] = power ? ent_words_text (words, "Decides more") : ent_words_text (words, "Nearer to the children"),
    [ENT_GHOST_FARTHER] = power ? ent_words_text (words, "Decides less") : ent_words_text (words, "Farther from the children"),
    [ENT_GHOST_ASSESSED] = ent_words_text (words, "Assessed since"),
    [ENT_GHOST_UNASSESSED] = ent_words_text (words, "Not assessed any more"),
  };
  EntLegendBlock *block;

  if (layout->spec->from_moment_id == NULL)
    return;
  block = add_block (legend, brief ? ent_words_text (words, "Change") : ent_words_text (words, "Change: from then (dashed) to now"), layout->sizes.heading);
  for (guint kind = ENT_GHOST_NEARER; kind < ENT_N_GHOST_KINDS; kind++)
    if (found->ghosts & (1u << kind))
      {
        EntLegendRow *row = add_symbol (block, layout, ENT_KIND_FORMAL, ENT_SYMBOL_PLAIN, texts[kind]);

        row->kind = ENT_ROW_MOVE;
        row->ghost = kind;
      }
  if (found->ghosts == 0)
    add_row (block, ENT_ROW_TEXT, ent_words_text (words, "Nobody stands in another ring."));
}

static void
add_tie (EntLegendBlock *block, const EntLayout *layout, EntTieKind kind, EntStrength strength, gboolean unclear, const char *text)
{
  EntLegendRow *row = add_row (block, ENT_ROW_TIE, text);

  row->tie = (EntSceneTie) {
    .from = -1,
    .to = -1,
    .kind = kind,
    .direction = ent_tie_kind_default_direction (kind),
    .strength = strength,
    .unclear = unclear,
    .n_points = 4,
    .width = ent_scene_tie_width (layout->scene, kind, strength),
  };
}

static gboolean
is_drawn (const EntLayout *layout, const EntTie *tie)
{
  return ent_spec_shows_tie (layout->spec, tie) && ent_scene_find_symbol (layout->scene, tie->from) >= 0 &&
         ent_scene_find_symbol (layout->scene, tie->to) >= 0;
}

static void
add_ties (EntLegend *legend, const EntLayout *layout, gboolean brief)
{
  const EntWords *words = layout->spec->words;
  guint kinds = 0, strengths = 0;
  gboolean unclear = FALSE;
  EntLegendBlock *block;

  for (guint kind = 0; kind < ENT_N_TIE_KINDS && layout->spec->blank; kind++)
    if (ent_spec_shows_tie (layout->spec, &(EntTie) { .kind = (guint8) kind }))
      kinds |= 1u << kind;
  for (guint i = 0; i < ent_map_n_ties (layout->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (layout->map, i);

      if (!is_drawn (layout, tie))
        continue;
      kinds |= 1u << tie->kind;
      strengths |= 1u << tie->strength;
      unclear |= tie->unclear;
    }
  if (kinds == 0)
    return;
  block = add_block (legend, ent_words_text (words, "Ties"), layout->sizes.heading);
  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    if (kinds & (1u << kind))
      add_tie (block, layout, kind, ENT_STRENGTH_NORMAL, FALSE, ent_words_choice (words, &ent_tie_choices, kind));
  if (brief)
    return;
  if (strengths & (1u << ENT_STRENGTH_STRONG))
    add_tie (block, layout, ENT_TIE_WORKS_WITH, ENT_STRENGTH_STRONG, FALSE, ent_words_text_in (words, "tie", "Strong"));
  if (strengths & (1u << ENT_STRENGTH_WEAK))
    add_tie (block, layout, ENT_TIE_WORKS_WITH, ENT_STRENGTH_WEAK, FALSE, ent_words_text_in (words, "tie", "Weak"));
  if (unclear)
    add_tie (block, layout, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL, TRUE, ent_words_text_in (words, "tie", "Unclear"));
}

EntLegend *
ent_legend_new (const EntLayout *layout, guint parts, gboolean brief)
{
  EntLegend *legend = g_new0 (EntLegend, 1);
  Found found = look_at_symbols (layout);
  const EntWords *words = layout->spec->words;
  const char *heading = layout->scene->picture == ENT_PICTURE_MATRIX ? ent_words_text (words, "How to read this matrix")
                        : layout->spec->blank                        ? ent_words_text (words, "How to draw on this map")
                                                                     : ent_words_text (words, "How to read this map");
  gboolean wall = layout->spec->medium == ENT_MEDIUM_PROJECTOR;

  legend->is_empty = layout->scene->n_stakeholders == 0 && !layout->spec->blank;
  legend->blocks = g_array_new (FALSE, TRUE, sizeof (EntLegendBlock));
  g_array_set_clear_func (legend->blocks, clear_block);
  add_block (legend, heading, layout->sizes.heading * (wall ? 1 : 1.25));
  if (parts & ENT_LEGEND_KINDS)
    add_kinds (legend, layout, &found, brief);
  if ((parts & ENT_LEGEND_POWER) && layout->scene->rings_show == ENT_RINGS_COMMITMENT)
    add_power (legend, layout, &found);
  if (parts & ENT_LEGEND_COMMITMENT)
    add_commitments (legend, layout, &found, brief);
  if (parts & ENT_LEGEND_RINGS)
    add_rings (legend, layout);
  if (parts & ENT_LEGEND_MARKS)
    add_moves (legend, layout, &found, brief);
  /* a wall has few columns: what else is said of symbols fills one before the many ties begin the next */
  if ((parts & ENT_LEGEND_MARKS) && wall)
    add_marks (legend, layout, &found, brief);
  if (parts & ENT_LEGEND_TIES)
    add_ties (legend, layout, brief);
  if ((parts & ENT_LEGEND_MARKS) && !wall)
    add_marks (legend, layout, &found, brief);
  return legend;
}

void
ent_legend_free (EntLegend *legend)
{
  if (legend == NULL)
    return;
  g_array_unref (legend->blocks);
  g_free (legend);
}
