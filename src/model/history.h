/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to a map, in named steps, and how to take it back.
 *
 * Every edit of an open document goes through ent_history_apply(). Steps nest
 * by count; only the outermost begin…end makes one. An empty step vanishes.
 *
 * Signal "changing": before the first change of a step, undo or redo; where nothing
 * comes of it, no "changed" follows.
 * Signal "changed": after each step that was finished or rolled back, undo,
 * redo, and when the save point moves.
 */
#pragma once

#include "model/map.h"
#include "model/selection.h"

G_BEGIN_DECLS

#define ENT_TYPE_HISTORY (ent_history_get_type ())
G_DECLARE_FINAL_TYPE (EntHistory, ent_history, ENT, HISTORY, GObject)

/* @selection may be NULL; else it is remembered with each step. */
EntHistory *ent_history_new (EntMap *map, EntSelection *selection);
EntMap *ent_history_map (EntHistory *history);

/* @name: a finished, translated sentence part for menus, "Move 3 stakeholders". */
void ent_history_begin (EntHistory *history, const char *name);
/* Joins the step before when that has the same @key and nothing came between:
 * typing into one field makes one step,
 * which holds of each text what it was first, however long the typing. */
void ent_history_begin_merged (EntHistory *history, const char *name, const char *key);
void ent_history_end (EntHistory *history);
/* Takes back what the open step did, and closes it, however deep. */
void ent_history_rollback (EntHistory *history);
/* Whether a step has begun and not ended, or is being taken back. */
gboolean ent_history_is_open (EntHistory *history);
/* The next step is not merged with the last: on save, or when the selection moves on. */
void ent_history_break_merge (EntHistory *history);

/* A locked map is only to be looked at: nothing is applied until it is unlocked. */
void ent_history_set_locked (EntHistory *history, gboolean locked);
gboolean ent_history_is_locked (EntHistory *history);
/* FALSE with the reason where nothing can be applied now, whatever it is. */
gboolean ent_history_may_apply (EntHistory *history, GError **error);
/* Takes @change over, also when the map refuses it. Must be within begin…end. */
gboolean ent_history_apply (EntHistory *history, EntChange *change, GError **error);

gboolean ent_history_undo (EntHistory *history); /* FALSE: nothing to undo */
gboolean ent_history_redo (EntHistory *history);
const char *ent_history_undo_name (EntHistory *history); /* NULL: nothing to undo */
const char *ent_history_redo_name (EntHistory *history);
guint ent_history_n_steps (EntHistory *history);
guint ent_history_position (EntHistory *history); /* steps that are done */
const char *ent_history_step_name (EntHistory *history, guint step);
/* How many changes lie between here and @position: so long it takes to go there. O(steps between) */
guint ent_history_n_changes (EntHistory *history, guint position);
void ent_history_go_to (EntHistory *history, guint position);
/* The number of the state at @position: no two are the same, and a later one is higher. */
guint64 ent_history_state_at (EntHistory *history, guint position);
/* The position of @state; FALSE: it is none that can be gone to. O(log steps) */
gboolean ent_history_find_state (EntHistory *history, guint64 state, guint *position);
/* Where the map was saved last; FALSE: in no state that can be gone to. O(log steps) */
gboolean ent_history_saved_position (EntHistory *history, guint *position);

void ent_history_mark_saved (EntHistory *history);
/* The number of the state that the map is in, and that such a state was saved:
 * for saving while people go on. */
guint64 ent_history_state (EntHistory *history);
void ent_history_mark_state_saved (EntHistory *history, guint64 state);
/* The map was mended while it was read: unsaved until it is saved. */
void ent_history_mark_unsaved (EntHistory *history);
gboolean ent_history_is_saved (EntHistory *history);

/* Oldest steps go when the budget is passed, never below 50 steps; 64 MiB by default. */
void ent_history_set_budget (EntHistory *history, gsize bytes);
/* What counts against it: bytes that the steps hold, roughly. */
gsize ent_history_size (EntHistory *history);

G_END_DECLS
