/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change as a value: what undo, redo, comparing, merging, pasting and
 * importing have in common. It names records by id and holds copies, so it
 * stays good whatever happens to the map.
 */
#pragma once

#include "model/field.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_CHANGE_ADD,    /* content at place */
  ENT_CHANGE_REMOVE, /* content was at place */
  ENT_CHANGE_SET,    /* field from → to */
  ENT_CHANGE_MOVE,   /* place → to_place, among its kind */
} EntChangeKind;

/* Names any record. For an assessment: the stakeholder's id, the moment and
 * the aspect; a log entry has an id of its own. The map's id is NULL. */
typedef struct
{
  EntRecordKind kind;
  EntId id;
  EntId moment;
  EntAspect aspect;
} EntKey;

typedef struct
{
  EntChangeKind kind;
  EntKey key;
  const EntField *field;
  char *from, *to;     /* as ent_field_get() gives them */
  gboolean from_known; /* the change is refused where something else than `from` stands */
  gpointer content;    /* a record, owned */
  EntId owner;         /* of an added or removed log entry or assessment: the stakeholder */
  guint place, to_place;
} EntChange;

#define ENT_PLACE_END G_MAXUINT

/* ADD takes @record over. @owner: the stakeholder of an assessment or log entry, else NULL. */
EntChange *ent_change_new_add (gpointer record, const char *owner, guint place) G_GNUC_WARN_UNUSED_RESULT;
EntChange *ent_change_new_remove (const EntKey *key) G_GNUC_WARN_UNUSED_RESULT;
/* Sets whatever stands there now; what stood there is in the inverse that the map gives. */
EntChange *ent_change_new_set (const EntKey *key, const EntField *field, const char *to)
    G_GNUC_WARN_UNUSED_RESULT;
/* What takes @set back: where @after stands, @before comes again. Takes both over. */
EntChange *ent_change_new_unset (const EntChange *set, char *before, char *after) G_GNUC_WARN_UNUSED_RESULT;
EntChange *ent_change_new_move (const EntKey *key, guint to_place) G_GNUC_WARN_UNUSED_RESULT;
EntChange *ent_change_copy (const EntChange *change) G_GNUC_WARN_UNUSED_RESULT;
void ent_change_free (EntChange *change);
/* Bytes it holds, roughly: for the budget of the history. */
gsize ent_change_size (const EntChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntChange, ent_change_free)

/* A key on borrowed ids: not to be kept or freed. */
#define ENT_KEY(k, i) ((EntKey) { .kind = (k), .id = (EntId) (i) })
#define ENT_KEY_ASSESSMENT(s, m, a) \
  ((EntKey) { .kind = ENT_RECORD_ASSESSMENT, .id = (EntId) (s), .moment = (EntId) (m), .aspect = (a) })

G_END_DECLS
