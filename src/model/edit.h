/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do to a map, each as one named step of the history: the groups
 * of changes that keep the map whole. On FALSE or NULL nothing has changed.
 */
#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* The kind that a stakeholder of @sector has unless it is said. */
EntKind ent_edit_kind_for_sector (EntSectorId sector);

/* Returns the new id, owned by the map. */
const char *ent_edit_add_stakeholder (EntHistory *history, const char *name, EntSectorId sector, EntKind kind, GError **error);
/* The same for a person in @whole, which is in the map. */
const char *ent_edit_add_inside (EntHistory *history, const char *whole, const char *name, EntSectorId sector, EntKind kind, GError **error);
/* With their ties, in actions and part-of as well. @ids are stakeholders or ties. */
gboolean ent_edit_delete (EntHistory *history, const char *const *ids, guint n_ids, GError **error);
/* Copies of @ids, with the ties among them; the new ids, owned, NULL-terminated. */
char **ent_edit_duplicate (EntHistory *history, const char *const *ids, guint n_ids, GError **error);

/* Any field of any record but an assessment's value; typing is merged into one
 * step. Changing the sector by hand clears a pin. */
gboolean ent_edit_set_field (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error);
/* A value for each of several stakeholders, and the same for all of them: one step, typing merged as above. */
gboolean ent_edit_set_field_each (EntHistory *history, const char *const *ids, const char *const *texts, guint n_ids, const EntField *field, GError **error);
gboolean ent_edit_set_field_many (EntHistory *history, const char *const *ids, guint n_ids, const EntField *field, const char *text, GError **error);

/* Rates @ids at @moment_id. @value 0 withdraws the rating (power and commitment
 * become not assessed, at the first moment simply absent). A changed commitment clears a pin. */
gboolean ent_edit_rate (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, EntAspect aspect, guint value, GError **error);
/* Reason or source of what is assessed at the moment; an inherited rating is copied to it first. Typing is merged. */
gboolean ent_edit_set_grounds (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, EntAspect aspect, const EntField *field, const char *text, GError **error);

/* The reason of several aspects at once, as bits 1 << EntAspect: one step. */
gboolean ent_edit_set_reason (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, guint aspects, const char *text, GError **error);

/* One drag on the map: into a wedge and, with @value >= 0, onto a ring of @aspect. */
gboolean ent_edit_move (EntHistory *history, const char *const *ids, guint n_ids, EntSectorId sector, const char *moment_id, EntAspect aspect, int value, GError **error);
/* As above onto the rings of level. */
gboolean ent_edit_move_to_level (EntHistory *history, const char *const *ids, guint n_ids, EntSectorId sector, int level, GError **error);

/* Ties @from to @to. A second way of the same kind turns the first into both;
 * a tie that is there already is an error. Returns the tie's id, owned by the map. */
const char *ent_edit_add_tie (EntHistory *history, const char *from, const char *to, EntTieKind kind, EntDirection direction, GError **error);

/* Each of these ties gets @kind; refused as a whole where one is in another's way. */
gboolean ent_edit_set_tie_kinds (EntHistory *history, const char *const *ids, guint n_ids, EntTieKind kind, GError **error);
/* Each gets the next kind that its two ends do not have yet; an error if none of them can. O(kinds · ties of the ends) */
gboolean ent_edit_cycle_tie_kinds (EntHistory *history, const char *const *ids, guint n_ids, GError **error);

/* One step @name of what was found out elsewhere to make another map of this one: of EntChange, taken over, in the order
 * in which they apply. */
gboolean ent_edit_apply_changes (EntHistory *history, const char *name, GPtrArray *changes, GError **error);

const char *ent_edit_add_moment (EntHistory *history, const char *name, EntDate date, GError **error);
/* What the next moment took from it is copied down first. */
gboolean ent_edit_remove_moment (EntHistory *history, const char *id, GError **error);

const char *ent_edit_add_log (EntHistory *history, const char *stakeholder, EntDate date, EntLogKind kind, const char *text, GError **error);
/* An action, a step, a log entry. */
gboolean ent_edit_remove_record (EntHistory *history, const EntKey *key, GError **error);

G_END_DECLS
