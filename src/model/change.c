/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as values: made, copied, compared, weighed. */
#include "model/change.h"

#include <string.h>

static EntChange *
new_change (EntChangeKind kind, const EntKey *key)
{
  EntChange *change = g_new0 (EntChange, 1);

  change->kind = kind;
  change->key = (EntKey) {
    .kind = key->kind, .id = ent_id (key->id), .moment = ent_id (key->moment), .aspect = key->aspect
  };
  return change;
}

/* Of the record that @about is about, whose ids are ids already. */
static EntChange *
new_change_about (EntChangeKind kind, const EntChange *about)
{
  EntChange *change = g_new0 (EntChange, 1);

  change->kind = kind;
  change->key = about->key;
  ent_id_ref (change->key.id);
  ent_id_ref (change->key.moment);
  return change;
}

EntChange *
ent_change_new_add (gpointer record, const char *owner, guint place)
{
  const EntRecord *base = record;
  EntKey key = ENT_KEY (base->kind, base->id);
  EntChange *change;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    {
      const EntAssessment *assessment = record;
      key = ENT_KEY_ASSESSMENT (owner, assessment->moment, assessment->aspect);
    }
  change = new_change (ENT_CHANGE_ADD, &key);
  change->content = record;
  change->owner = ent_id (owner);
  change->place = place;
  return change;
}

EntChange *
ent_change_new_remove (const EntKey *key)
{
  return new_change (ENT_CHANGE_REMOVE, key);
}

EntChange *
ent_change_new_set (const EntKey *key, const EntField *field, const char *to)
{
  EntChange *change = new_change (ENT_CHANGE_SET, key);

  change->field = field;
  change->to = g_strdup (to);
  return change;
}

EntChange *
ent_change_new_unset (const EntChange *set, char *before, char *after)
{
  EntChange *change = new_change_about (ENT_CHANGE_SET, set);

  change->field = set->field;
  change->to = before;
  change->from = after;
  change->from_known = TRUE;
  return change;
}

EntChange *
ent_change_new_move (const EntKey *key, guint to_place)
{
  EntChange *change = new_change (ENT_CHANGE_MOVE, key);

  change->to_place = to_place;
  return change;
}

EntChange *
ent_change_copy (const EntChange *change)
{
  EntChange *copy = new_change_about (change->kind, change);

  copy->field = change->field;
  copy->from = g_strdup (change->from);
  copy->to = g_strdup (change->to);
  copy->from_known = change->from_known;
  copy->content = change->content != NULL ? ent_record_copy (change->content) : NULL;
  copy->owner = ent_id_ref (change->owner);
  copy->place = change->place;
  copy->to_place = change->to_place;
  return copy;
}

void
ent_change_free (EntChange *change)
{
  if (change == NULL)
    return;
  ent_id_clear (&change->key.id);
  ent_id_clear (&change->key.moment);
  ent_id_clear (&change->owner);
  g_free (change->from);
  g_free (change->to);
  ent_record_free (change->content);
  g_free (change);
}

static gsize
text_size (const char *text)
{
  return text != NULL ? strlen (text) + 17 : 0;
}

static gsize
record_size (gconstpointer record)
{
  const EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);
  gsize size = 64;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = ent_field_get (&fields[i], record);
      size += 8 + text_size (text);
    }
  if (base->kind == ENT_RECORD_STAKEHOLDER)
    {
      const EntStakeholder *stakeholder = record;

      for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
        size += record_size (g_ptr_array_index (stakeholder->assessments, i));
      for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
        size += record_size (g_ptr_array_index (stakeholder->log, i));
    }
  return size;
}

gsize
ent_change_size (const EntChange *change)
{
  return sizeof *change + text_size (change->from) + text_size (change->to) +
         (change->content != NULL ? record_size (change->content) : 0);
}
