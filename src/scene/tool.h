/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand does on the picture, as a state machine without a window:
 * pointer events in, feedback to be drawn and, at the end, one outcome out. It
 * touches neither map nor selection; whoever owns it carries the outcome out.
 */
#pragma once

#include "model/selection.h"
#include "scene/hit.h"
#include "scene/viewport.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_TOOL_CTRL = 1 << 0,
  ENT_TOOL_SHIFT = 1 << 1,
  ENT_TOOL_SPACE = 1 << 2, /* held: drags pan */
} EntToolModifiers;

#define ENT_BUTTON_PRIMARY 1
#define ENT_BUTTON_MIDDLE 2
#define ENT_BUTTON_SECONDARY 3

typedef struct
{
  EntPoint at; /* in the view, pixels */
  guint button;
  guint modifiers;
  guint n_press; /* 2: a double click */
} EntPointer;

typedef enum
{
  ENT_TOOL_IDLE,
  ENT_TOOL_PRESSED, /* not yet moved far enough to be a drag */
  ENT_TOOL_MOVE,    /* stakeholders to another place */
  ENT_TOOL_RUBBER,  /* a band around stakeholders */
  ENT_TOOL_TIE,     /* a line from a rim to another symbol */
  ENT_TOOL_PICK,    /* a tie begun from the keyboard: its other end is being picked */
  ENT_TOOL_PAN,
} EntToolState;

typedef enum
{
  ENT_OUTCOME_NONE,
  ENT_OUTCOME_SELECT, /* id alone, or nothing when it is NULL */
  ENT_OUTCOME_TOGGLE, /* id */
  ENT_OUTCOME_BAND,   /* ids, added to what is selected if extend */
  ENT_OUTCOME_MOVE,   /* ids: on the map to sector and value, on the matrix to power and commitment */
  ENT_OUTCOME_PIN,    /* id to pin, within its cell */
  ENT_OUTCOME_TIE,    /* from, to */
  ENT_OUTCOME_RENAME, /* id */
  ENT_OUTCOME_MENU,   /* on id, or NULL: on the ground */
  ENT_OUTCOME_PAN,    /* by dx, dy */
} EntOutcomeKind;

/* Ids are borrowed: good until the tool is used again or gets another scene. */
typedef struct
{
  EntOutcomeKind kind;
  EntId id;
  EntId from, to;
  const GPtrArray *ids; /* of EntId */
  gboolean extend;
  EntSectorId sector;
  int value;             /* -1: they all have it already */
  int power, commitment; /* -1: likewise */
  EntPin pin;
  double dx, dy; /* pixels */
} EntOutcome;

/* What to draw besides the picture. Points are in scene units. */
typedef struct
{
  EntToolState state;
  EntHit hover;
  EntPoint start, now;
  EntRect rubber;
  const GPtrArray *ids; /* MOVE: of EntId, who is dragged */
  EntId from;           /* TIE and PICK */
  int target;           /* TIE and PICK: the symbol that would be the other end, or -1 */
  EntOutcome drop;      /* MOVE: what letting go would do; NONE: nothing */
} EntToolFeedback;

typedef struct _EntTool EntTool;

/* Both are borrowed and must outlive the tool. */
EntTool *ent_tool_new (const EntViewport *viewport, EntSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
void ent_tool_free (EntTool *tool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTool, ent_tool_free)

/* @scene is borrowed; NULL: nothing can be hit. What is under way goes on. */
void ent_tool_set_scene (EntTool *tool, const EntScene *scene);
/* FALSE: for looking only. Drags pan, nothing is moved, tied or renamed. */
void ent_tool_set_editable (EntTool *tool, gboolean editable);
/* Ids of stakeholders and ties that are not seen: nothing of them is hit, dragged or tied. Kept; NULL: none. */
void ent_tool_set_hidden (EntTool *tool, GHashTable *hidden);

EntOutcome ent_tool_press (EntTool *tool, const EntPointer *pointer);
EntOutcome ent_tool_motion (EntTool *tool, const EntPointer *pointer);
EntOutcome ent_tool_release (EntTool *tool, const EntPointer *pointer);
/* Escape, or the window system took the pointer away. FALSE: nothing was under way. */
gboolean ent_tool_cancel (EntTool *tool);
/* The pointer has left the view. */
void ent_tool_leave (EntTool *tool);

/* Ties from the keyboard: begin, point at a symbol as often as wanted, finish. */
void ent_tool_begin_tie (EntTool *tool, const char *from);
void ent_tool_set_target (EntTool *tool, int symbol);
EntOutcome ent_tool_finish_tie (EntTool *tool);

const EntToolFeedback *ent_tool_feedback (EntTool *tool);
/* Whether the pointer belongs to the tool: a drag has begun. */
gboolean ent_tool_is_dragging (EntTool *tool);

/* The pin that keeps something at this point of the map, as fractions of its
 * cell; FALSE outside of the rings. */
gboolean ent_tool_pin_at (const EntScene *scene, double x, double y, EntPin *pin);

G_END_DECLS
