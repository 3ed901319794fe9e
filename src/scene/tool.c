/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state machine of the pointer. Who is dragged or tied is kept by id: the
 * scene may be replaced while a drag is under way.
 */
#include "scene/tool.h"

#include "model/id-set.h"

#include <math.h>

#include "scene/tool-private.h"

/* How far a pressed pointer may tremble before it drags, pixels. */
#define THRESHOLD 5.0

struct _EntTool
{
  const EntViewport *viewport;
  EntSelection *selection;
  const EntScene *scene; /* borrowed, or NULL */
  gboolean editable;
  GHashTable *hidden; /* set of ids, or NULL */

  EntToolFeedback feedback;
  EntPoint pressed_at; /* view */
  EntPoint last;       /* view; while panning */
  guint modifiers;     /* of the press */
  EntHitKind pressed_kind;
  gboolean pressed_rim;
  EntId pressed_id; /* owned */
  EntId from;       /* owned */
  GPtrArray *ids;   /* owned ids: dragged, or in the band */
};

static const EntOutcome no_outcome = { .kind = ENT_OUTCOME_NONE };

static EntHit
hit_nothing (void)
{
  return (EntHit) { .kind = ENT_HIT_NOTHING, .symbol = -1, .tie = -1 };
}

static EntHit
hit_at (EntTool *tool, EntPoint view)
{
  EntPoint at = ent_viewport_to_scene (tool->viewport, view);

  return tool->scene != NULL ? ent_hit_test_shown (tool->scene, at.x, at.y, tool->viewport->zoom, tool->hidden)
                             : hit_nothing ();
}

static gboolean
is_stakeholder (EntHitKind kind)
{
  return kind == ENT_HIT_SYMBOL || kind == ENT_HIT_LABEL;
}

static void
set_id (EntId *place, EntId id)
{
  EntId old = *place;

  *place = ent_id_ref (id);
  ent_id_unref (old);
}

static void
rest (EntTool *tool)
{
  tool->feedback.state = ENT_TOOL_IDLE;
  tool->feedback.target = -1;
  tool->feedback.drop = no_outcome;
  tool->feedback.from = NULL;
}

static void
collect_dragged (EntTool *tool)
{
  guint n = ent_selection_n (tool->selection);

  g_ptr_array_set_size (tool->ids, 0);
  if (!ent_selection_contains (tool->selection, tool->pressed_id))
    {
      g_ptr_array_add (tool->ids, ent_id_ref (tool->pressed_id));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      int symbol = ent_scene_find_symbol (tool->scene, ent_selection_at (tool->selection, i));
      EntId id = symbol >= 0 ? g_array_index (tool->scene->symbols, EntSceneSymbol, symbol).id : NULL;

      if (symbol >= 0 && !ent_id_set_has (tool->hidden, id))
        g_ptr_array_add (tool->ids, ent_id_ref (id));
    }
}

static void
start_drag (EntTool *tool)
{
  EntToolFeedback *feedback = &tool->feedback;

  if (tool->pressed_kind == ENT_HIT_NOTHING)
    feedback->state = ENT_TOOL_RUBBER;
  else if (!tool->editable || !is_stakeholder (tool->pressed_kind) || tool->scene == NULL)
    feedback->state = ENT_TOOL_PAN;
  else if (tool->pressed_rim)
    {
      feedback->state = ENT_TOOL_TIE;
      set_id (&tool->from, tool->pressed_id);
      feedback->from = tool->from;
    }
  else
    {
      feedback->state = ENT_TOOL_MOVE;
      collect_dragged (tool);
    }
}

static void
collect_band (EntTool *tool)
{
  g_autoptr (GPtrArray) found = NULL;

  g_ptr_array_set_size (tool->ids, 0);
  if (tool->scene == NULL)
    return;
  found = ent_hit_in_rect (tool->scene, &tool->feedback.rubber);
  for (guint i = 0; i < found->len; i++)
    if (!ent_id_set_has (tool->hidden, g_ptr_array_index (found, i)))
      g_ptr_array_add (tool->ids, ent_id_ref (g_ptr_array_index (found, i)));
}

static void
update_target (EntTool *tool)
{
  const EntHit *hover = &tool->feedback.hover;

  tool->feedback.target = -1;
  if (is_stakeholder (hover->kind) && hover->id != tool->from)
    tool->feedback.target = hover->symbol;
}

static EntOutcome
take_pan (EntTool *tool, EntPoint at)
{
  EntOutcome outcome = { .kind = ENT_OUTCOME_PAN, .dx = at.x - tool->last.x, .dy = at.y - tool->last.y };

  tool->last = at;
  return outcome;
}

static EntOutcome
take_click (EntTool *tool)
{
  EntOutcome outcome = { .kind = ENT_OUTCOME_NONE, .id = tool->pressed_id };

  if ((tool->modifiers & (ENT_TOOL_CTRL | ENT_TOOL_SHIFT)) != 0)
    {
      if (tool->pressed_id != NULL)
        outcome.kind = ENT_OUTCOME_TOGGLE;
    }
  else if (tool->pressed_kind == ENT_HIT_NOTHING || ent_selection_n (tool->selection) > 1)
    /* one of several that a press left selected, so that all could be dragged */
    outcome.kind = ENT_OUTCOME_SELECT;
  return outcome;
}

static EntOutcome
take_tie (EntTool *tool)
{
  EntOutcome outcome = { .kind = ENT_OUTCOME_NONE };
  int target = tool->feedback.target;

  if (target >= 0 && tool->scene != NULL)
    {
      outcome.kind = ENT_OUTCOME_TIE;
      outcome.from = tool->from;
      outcome.to = g_array_index (tool->scene->symbols, EntSceneSymbol, target).id;
    }
  rest (tool);
  return outcome;
}

static EntOutcome
press_primary (EntTool *tool, const EntPointer *pointer, const EntHit *hit)
{
  EntOutcome outcome = { .kind = ENT_OUTCOME_NONE, .id = hit->id };

  if (tool->feedback.state == ENT_TOOL_PICK)
    {
      update_target (tool);
      return take_tie (tool);
    }
  tool->pressed_at = pointer->at;
  tool->last = pointer->at;
  tool->modifiers = pointer->modifiers;
  tool->pressed_kind = hit->kind;
  tool->pressed_rim = hit->rim;
  set_id (&tool->pressed_id, hit->id);
  if ((pointer->modifiers & ENT_TOOL_SPACE) != 0)
    {
      tool->feedback.state = ENT_TOOL_PAN;
      return no_outcome;
    }
  if (pointer->n_press == 2 && tool->editable && is_stakeholder (hit->kind))
    {
      rest (tool);
      outcome.kind = ENT_OUTCOME_RENAME;
      return outcome;
    }

  tool->feedback.state = ENT_TOOL_PRESSED;
  if (hit->id != NULL && (pointer->modifiers & (ENT_TOOL_CTRL | ENT_TOOL_SHIFT)) == 0 &&
      !ent_selection_contains (tool->selection, hit->id))
    outcome.kind = ENT_OUTCOME_SELECT;
  return outcome;
}

EntTool *
ent_tool_new (const EntViewport *viewport, EntSelection *selection)
{
  EntTool *tool = g_new0 (EntTool, 1);

  tool->viewport = viewport;
  tool->selection = selection;
  tool->editable = TRUE;
  tool->ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  tool->feedback.ids = tool->ids;
  tool->feedback.hover = hit_nothing ();
  rest (tool);
  return tool;
}

void
ent_tool_free (EntTool *tool)
{
  ent_id_clear (&tool->pressed_id);
  ent_id_clear (&tool->from);
  g_clear_pointer (&tool->hidden, g_hash_table_unref);
  g_ptr_array_unref (tool->ids);
  g_free (tool);
}

void
ent_tool_set_scene (EntTool *tool, const EntScene *scene)
{
  tool->scene = scene;
  tool->feedback.hover = hit_nothing ();
  tool->feedback.target = -1;
  tool->feedback.drop = no_outcome;
}

void
ent_tool_set_editable (EntTool *tool, gboolean editable)
{
  tool->editable = editable;
  if (!editable && (tool->feedback.state == ENT_TOOL_MOVE || tool->feedback.state == ENT_TOOL_TIE ||
                    tool->feedback.state == ENT_TOOL_PICK))
    ent_tool_cancel (tool);
}

void
ent_tool_set_hidden (EntTool *tool, GHashTable *hidden)
{
  if (tool->hidden == hidden)
    return;
  g_clear_pointer (&tool->hidden, g_hash_table_unref);
  tool->hidden = hidden != NULL ? g_hash_table_ref (hidden) : NULL;
  tool->feedback.hover = hit_nothing ();
  if (tool->feedback.target >= 0 && tool->scene != NULL &&
      ent_id_set_has (tool->hidden, g_array_index (tool->scene->symbols, EntSceneSymbol, tool->feedback.target).id))
    tool->feedback.target = -1;
}

EntOutcome
ent_tool_press (EntTool *tool, const EntPointer *pointer)
{
  EntHit hit = hit_at (tool, pointer->at);
  EntOutcome outcome = { .kind = ENT_OUTCOME_NONE, .id = hit.id };

  if (tool->feedback.state != ENT_TOOL_IDLE && tool->feedback.state != ENT_TOOL_PICK)
    return no_outcome;
  tool->feedback.hover = hit;
  switch (pointer->button)
    {
    case ENT_BUTTON_PRIMARY:
      return press_primary (tool, pointer, &hit);
    case ENT_BUTTON_MIDDLE:
      tool->feedback.state = ENT_TOOL_PAN;
      tool->last = pointer->at;
      return no_outcome;
    case ENT_BUTTON_SECONDARY:
      rest (tool);
      outcome.kind = ENT_OUTCOME_MENU;
      return outcome;
    default:
      return no_outcome;
    }
}

EntOutcome
ent_tool_motion (EntTool *tool, const EntPointer *pointer)
{
  EntToolFeedback *feedback = &tool->feedback;
  EntPoint start = ent_viewport_to_scene (tool->viewport, tool->pressed_at);
  EntPoint now = ent_viewport_to_scene (tool->viewport, pointer->at);

  feedback->now = now;
  if (feedback->state == ENT_TOOL_PAN)
    return take_pan (tool, pointer->at);
  feedback->hover = hit_at (tool, pointer->at);
  if (feedback->state == ENT_TOOL_PRESSED &&
      hypot (pointer->at.x - tool->pressed_at.x, pointer->at.y - tool->pressed_at.y) > THRESHOLD)
    {
      feedback->start = start;
      start_drag (tool);
    }

  switch (feedback->state)
    {
    case ENT_TOOL_RUBBER:
      feedback->rubber = (EntRect) { MIN (start.x, now.x), MIN (start.y, now.y),
                                     fabs (now.x - start.x), fabs (now.y - start.y) };
      break;
    case ENT_TOOL_MOVE:
      if (tool->scene != NULL)
        feedback->drop = ent_tool_find_drop (tool->scene, tool->ids, feedback->start, now);
      break;
    case ENT_TOOL_TIE:
      update_target (tool);
      break;
    case ENT_TOOL_PICK:
      /* where it began is often still under the pointer: no word about the target */
      if (is_stakeholder (feedback->hover.kind) && feedback->hover.id != tool->from)
        update_target (tool);
      break;
    case ENT_TOOL_PAN:
      return take_pan (tool, pointer->at);
    case ENT_TOOL_IDLE:
    case ENT_TOOL_PRESSED:
    default:
      break;
    }
  return no_outcome;
}

EntOutcome
ent_tool_release (EntTool *tool, const EntPointer *pointer)
{
  EntOutcome outcome = ent_tool_motion (tool, pointer);

  switch (tool->feedback.state)
    {
    case ENT_TOOL_PRESSED:
      outcome = take_click (tool);
      break;
    case ENT_TOOL_RUBBER:
      collect_band (tool);
      outcome.kind = ENT_OUTCOME_BAND;
      outcome.ids = tool->ids;
      outcome.extend = (tool->modifiers & (ENT_TOOL_CTRL | ENT_TOOL_SHIFT)) != 0;
      break;
    case ENT_TOOL_MOVE:
      outcome = tool->feedback.drop;
      break;
    case ENT_TOOL_TIE:
      return take_tie (tool);
    case ENT_TOOL_PAN:
      break;
    case ENT_TOOL_PICK:
    case ENT_TOOL_IDLE:
    default:
      return no_outcome;
    }
  rest (tool);
  return outcome;
}

gboolean
ent_tool_cancel (EntTool *tool)
{
  gboolean was_busy = tool->feedback.state != ENT_TOOL_IDLE;

  rest (tool);
  return was_busy;
}

void
ent_tool_leave (EntTool *tool)
{
  tool->feedback.hover = hit_nothing ();
}

void
ent_tool_begin_tie (EntTool *tool, const char *from)
{
  if (!tool->editable || tool->scene == NULL || ent_scene_find_symbol (tool->scene, from) < 0)
    return;
  rest (tool);
  ent_id_clear (&tool->from);
  tool->from = ent_id (from);
  tool->feedback.from = tool->from;
  tool->feedback.state = ENT_TOOL_PICK;
}

void
ent_tool_set_target (EntTool *tool, int symbol)
{
  const EntScene *scene = tool->scene;

  if (tool->feedback.state != ENT_TOOL_PICK || scene == NULL || symbol >= (int) scene->n_stakeholders)
    return;
  tool->feedback.target = symbol;
  if (symbol >= 0 && g_array_index (scene->symbols, EntSceneSymbol, symbol).id == tool->from)
    tool->feedback.target = -1;
}

EntOutcome
ent_tool_finish_tie (EntTool *tool)
{
  return tool->feedback.state == ENT_TOOL_PICK ? take_tie (tool) : no_outcome;
}

const EntToolFeedback *
ent_tool_feedback (EntTool *tool)
{
  return &tool->feedback;
}

gboolean
ent_tool_is_dragging (EntTool *tool)
{
  return tool->feedback.state >= ENT_TOOL_MOVE && tool->feedback.state != ENT_TOOL_PICK;
}
