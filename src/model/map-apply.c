/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door: checks a change against the whole map, carries it out, and
 * gives the change that takes it back. Nothing is touched before the checks
 * have passed, or it is put back before the refusal.
 */
#include "model/map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, EntModelError code, const char *message)
{
  g_set_error_literal (error, ENT_MODEL_ERROR, code, message);
  return FALSE;
}

gboolean
ent_map_refuse_missing (GError **error, const char *id)
{
  /* Translators: %s: an id such as s-h7n2c4y9kd */
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD, _("There is nothing called “%s” in this map."), id != NULL ? id : "");
  return FALSE;
}

/* --- checks of whole records --- */

/* The fields of @kind that must have a text: bits, in the order of the table. */
static guint64
required_texts (EntRecordKind kind)
{
  static guint64 required[ENT_N_RECORD_KINDS];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (EntRecordKind k = 0; k < ENT_N_RECORD_KINDS; k++)
        {
          guint64 bits = 0;
          guint n;
          const EntField *fields = ent_fields (k, &n);

          g_assert (n <= 64);
          for (guint i = 0; i < n; i++)
            if (fields[i].type == ENT_FIELD_TEXT && (fields[i].flags & ENT_FIELD_REQUIRED))
              bits |= G_GUINT64_CONSTANT (1) << i;
          required[k] = bits;
        }
      g_once_init_leave (&once, 1);
    }
  return required[kind];
}

static gboolean
check_required_texts (gconstpointer record, GError **error)
{
  const EntRecord *base = record;
  guint64 required = required_texts (base->kind);
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  for (guint i = 0; required >> i != 0; i++)
    if ((required >> i & 1) != 0 && *(char **) ((char *) record + fields[i].offset) == NULL)
      {
        /* Translators: %s: name of a field, such as Name */
        g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%s cannot be empty."), ent_field_label (&fields[i]));
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_new_id (EntMap *map, const EntRecord *record, GError **error)
{
  if (!ent_id_is_valid (record->id))
    return refuse (error, ENT_MODEL_ERROR_VALUE, _("A record needs an id of letters and digits."));
  if (ent_id_table_get (ent_map_ids (map), record->id) != NULL)
    {
      /* Translators: %s: an id such as s-h7n2c4y9kd */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN, _("The id “%s” is taken."), record->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_part_of (EntMap *map, const EntStakeholder *stakeholder, GError **error)
{
  const EntStakeholder *parent;

  if (stakeholder->part_of == NULL)
    return TRUE;
  parent = ent_map_stakeholder (map, stakeholder->part_of);
  if (stakeholder->part_of != stakeholder->base.id && parent == NULL)
    return ent_map_refuse_missing (error, stakeholder->part_of);
  for (; parent != NULL; parent = parent->part_of != NULL ? ent_map_stakeholder (map, parent->part_of) : NULL)
    if (parent == stakeholder || parent->base.id == stakeholder->base.id)
      break;
  if (parent != NULL || stakeholder->part_of == stakeholder->base.id)
    {
      g_autofree char *name = ent_text_quote (stakeholder->name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a stakeholder */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_CYCLE, _("“%s” cannot be a part of itself."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_assessment (EntMap *map, const EntStakeholder *owner, const EntAssessment *assessment, GError **error)
{
  if (ent_map_moment (map, assessment->moment) == NULL)
    return ent_map_refuse_missing (error, assessment->moment);
  if (assessment->aspect >= ENT_N_ASPECTS ||
      assessment->value >= ent_aspect_values (assessment->aspect)->n_items)
    return refuse (error, ENT_MODEL_ERROR_VALUE, _("This is not a rating."));
  for (guint i = 0, n = 0; owner->assessments != NULL && i < owner->assessments->len; i++)
    {
      const EntAssessment *other = g_ptr_array_index (owner->assessments, i);

      if (other->moment == assessment->moment && other->aspect == assessment->aspect &&
          (other != assessment || n++ > 0))
        return refuse (error, ENT_MODEL_ERROR_ID_TAKEN, _("This is rated at that moment already."));
    }
  return TRUE;
}

static gboolean
check_contained (EntMap *map, const EntStakeholder *stakeholder, GError **error)
{
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    if (!check_assessment (map, stakeholder, g_ptr_array_index (stakeholder->assessments, i), error))
      return FALSE;
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    {
      const EntRecord *entry = g_ptr_array_index (stakeholder->log, i);

      if (!check_new_id (map, entry, error))
        return FALSE;
      if (entry->id == stakeholder->base.id)
        return refuse (error, ENT_MODEL_ERROR_ID_TAKEN, _("A log entry needs an id of its own."));
      for (guint j = 0; j < i; j++)
        if (((const EntRecord *) g_ptr_array_index (stakeholder->log, j))->id == entry->id)
          return refuse (error, ENT_MODEL_ERROR_ID_TAKEN, _("A log entry needs an id of its own."));
    }
  return TRUE;
}

static gboolean
check_tie (EntMap *map, const EntTie *tie, const EntTie *except, GError **error)
{
  const EntStakeholder *from = ent_map_stakeholder (map, tie->from), *to = ent_map_stakeholder (map, tie->to);

  if (from == NULL)
    return ent_map_refuse_missing (error, tie->from);
  if (to == NULL)
    return ent_map_refuse_missing (error, tie->to);
  if (from == to)
    {
      g_autofree char *name = ent_text_quote (from->name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a stakeholder */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE, _("“%s” cannot be tied to itself."), name);
      return FALSE;
    }
  if (ent_kept_value (tie->base.kept, "kind") == NULL &&
      ent_map_rival_of (map, tie, ent_tie_direction (tie), except) != NULL)
    {
      g_autofree char *first = ent_text_quote (from->name, ENT_TEXT_QUOTED), *second = ent_text_quote (to->name, ENT_TEXT_QUOTED);

      /* Translators: 1 and 2: names of stakeholders, 3: a kind of tie, such as Alliance */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE, _("“%1$s” and “%2$s” have this tie already: %3$s."), first, second, ent_choice_label (&ent_tie_choices, tie->kind));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_action (EntMap *map, const EntAction *action, GError **error)
{
  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    if (ent_map_stakeholder (map, action->with[i]) == NULL)
      return ent_map_refuse_missing (error, action->with[i]);
  return TRUE;
}

/* Of a record that is not in the map yet (@inside FALSE), or is and was altered. */
static gboolean
check_record (EntMap *map, gconstpointer record, gboolean inside, GError **error)
{
  const EntRecord *base = record;

  if (!check_required_texts (record, error))
    return FALSE;
  switch (base->kind)
    {
    case ENT_RECORD_STAKEHOLDER:
      return check_part_of (map, record, error) && (inside || check_contained (map, record, error));
    case ENT_RECORD_TIE:
      return check_tie (map, record, inside ? record : NULL, error);
    case ENT_RECORD_ACTION:
      return check_action (map, record, error);
    default:
      return TRUE;
    }
}

/* --- the indexes --- */

static void
add_to (GPtrArray **array, gpointer record)
{
  if (*array == NULL)
    *array = g_ptr_array_new ();
  g_ptr_array_add (*array, record);
}

static void
remove_from (GPtrArray **array, gpointer record)
{
  if (*array == NULL)
    return;
  g_ptr_array_remove (*array, record);
  if ((*array)->len == 0)
    g_clear_pointer (array, g_ptr_array_unref);
}

static EntStakeholder *
stakeholder_mutable (EntMap *map, EntId id)
{
  return ent_map_lookup_mutable (map, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id));
}

static void
count_assessment (EntMap *map, const EntAssessment *assessment, int by)
{
  EntMoment *moment = ent_map_lookup_mutable (map, &ENT_KEY (ENT_RECORD_MOMENT, assessment->moment));

  if (moment != NULL)
    moment->n_assessed += (guint) by;
}

static void
index_stakeholder (EntMap *map, EntStakeholder *stakeholder, gboolean add)
{
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    count_assessment (map, g_ptr_array_index (stakeholder->assessments, i), add ? 1 : -1);
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    {
      EntLogEntry *entry = g_ptr_array_index (stakeholder->log, i);

      if (add)
        {
          ent_id_clear (&entry->stakeholder);
          entry->stakeholder = ent_id_ref (stakeholder->base.id);
          *ent_id_table_place (ent_map_ids (map), entry->base.id) = entry;
        }
      else
        ent_map_forget_id (map, &entry->base);
    }
  if (stakeholder->part_of != NULL)
    {
      EntStakeholder *parent = stakeholder_mutable (map, stakeholder->part_of);

      if (add)
        add_to (&parent->parts, stakeholder);
      else
        remove_from (&parent->parts, stakeholder);
    }
}

static void
index_tie (EntMap *map, EntTie *tie, gboolean add)
{
  EntStakeholder *from = stakeholder_mutable (map, tie->from), *to = stakeholder_mutable (map, tie->to);

  ent_map_index_rivals (map, tie, add);
  if (add)
    {
      add_to (&from->ties, tie);
      add_to (&to->ties, tie);
    }
  else
    {
      remove_from (&from->ties, tie);
      remove_from (&to->ties, tie);
    }
}

static void
index_record (EntMap *map, gpointer record, gboolean add)
{
  EntRecord *base = record;

  if (base->kind == ENT_RECORD_STAKEHOLDER)
    index_stakeholder (map, record, add);
  else if (base->kind == ENT_RECORD_TIE)
    index_tie (map, record, add);
  if (add)
    *ent_id_table_place (ent_map_ids (map), base->id) = record;
  else
    ent_map_forget_id (map, base);
}

static guint
insert_into (EntMap *map, gpointer record, guint place)
{
  EntRecord *base = record;
  GPtrArray *list = map->lists[base->kind];
  guint *numbered = &map->n_numbered[base->kind];

  place = MIN (place, list->len);
  g_ptr_array_insert (list, (int) place, record);
  base->slot = place;
  *numbered = place <= *numbered ? place + 1 : *numbered;
  if (base->kind == ENT_RECORD_MOMENT)
    ent_map_order_moments (map);
  return place;
}

static guint
take_out (EntMap *map, gpointer record)
{
  EntRecord *base = record;
  guint place = ent_map_place (map, record);

  g_ptr_array_steal_index (map->lists[base->kind], place);
  map->n_numbered[base->kind] = MIN (map->n_numbered[base->kind], place);
  if (base->kind == ENT_RECORD_MOMENT)
    ent_map_order_moments (map);
  return place;
}

/* --- the four changes --- */

static guint
insert_contained (GPtrArray **array, gpointer record, guint place)
{
  if (*array == NULL)
    *array = g_ptr_array_new_with_free_func (ent_record_free);
  place = MIN (place, (*array)->len);
  g_ptr_array_insert (*array, (int) place, record);
  return place;
}

static gboolean
add_contained (EntMap *map, gpointer record, const char *owner_id, guint *place, GError **error)
{
  EntRecord *base = record;
  EntStakeholder *owner = stakeholder_mutable (map, (EntId) owner_id);

  if (owner == NULL)
    return ent_map_refuse_missing (error, owner_id);
  if (base->kind == ENT_RECORD_ASSESSMENT)
    {
      if (!check_assessment (map, owner, record, error))
        return FALSE;
      *place = insert_contained (&owner->assessments, record, *place);
      count_assessment (map, record, 1);
      return TRUE;
    }
  if (!check_new_id (map, base, error))
    return FALSE;
  ent_id_clear (&((EntLogEntry *) record)->stakeholder);
  ((EntLogEntry *) record)->stakeholder = ent_id_ref (owner->base.id);
  *place = insert_contained (&owner->log, record, *place);
  *ent_id_table_place (ent_map_ids (map), base->id) = record;
  return TRUE;
}

/* The record belongs to the map when TRUE comes back; *@place is where it went. */
static gboolean
add_record (EntMap *map, gpointer record, const char *owner, guint *place, GError **error)
{
  EntRecord *base = record;

  if (base->kind == ENT_RECORD_ASSESSMENT || base->kind == ENT_RECORD_LOG)
    return add_contained (map, record, owner, place, error);
  if (!ent_record_kind_is_list (base->kind))
    return refuse (error, ENT_MODEL_ERROR_ID_TAKEN, _("This record is always there and cannot be added."));
  if (!check_new_id (map, base, error) || !check_record (map, record, FALSE, error))
    return FALSE;
  *place = insert_into (map, record, *place);
  index_record (map, record, TRUE);
  return TRUE;
}

static gboolean
apply_add (EntMap *map, const EntChange *change, EntChange **inverse, GError **error)
{
  gpointer record;
  guint place = change->place;

  g_return_val_if_fail (change->content != NULL, FALSE);

  record = ent_record_copy (change->content);
  if (!add_record (map, record, change->owner, &place, error))
    {
      ent_record_free (record);
      return FALSE;
    }
  if (inverse != NULL)
    *inverse = ent_change_new_remove (&change->key);
  return TRUE;
}

static gboolean
check_unused (EntMap *map, const EntRecord *record, GError **error)
{
  if (record->kind == ENT_RECORD_STAKEHOLDER)
    {
      const EntStakeholder *stakeholder = (const EntStakeholder *) record;
      GPtrArray *actions = map->lists[ENT_RECORD_ACTION];

      if (stakeholder->ties != NULL || stakeholder->parts != NULL)
        return refuse (error, ENT_MODEL_ERROR_IN_USE, _("Ties or parts still refer to this stakeholder."));
      for (guint i = 0; i < actions->len; i++)
        {
          const EntAction *action = g_ptr_array_index (actions, i);

          if (action->with != NULL && g_strv_contains ((const char *const *) action->with, record->id))
            return refuse (error, ENT_MODEL_ERROR_IN_USE, _("An action still refers to this stakeholder."));
        }
    }
  if (record->kind == ENT_RECORD_MOMENT)
    {
      if (map->lists[ENT_RECORD_MOMENT]->len == 1)
        return refuse (error, ENT_MODEL_ERROR_LAST, _("The last moment of a map cannot be removed."));
      if (((const EntMoment *) record)->n_assessed > 0)
        return refuse (error, ENT_MODEL_ERROR_IN_USE, _("Something is still rated at this moment."));
    }
  return TRUE;
}

static guint
take_out_contained (EntMap *map, gpointer record, EntStakeholder *owner)
{
  EntRecord *base = record;
  GPtrArray **array = base->kind == ENT_RECORD_LOG ? &owner->log : &owner->assessments;
  guint place;

  g_ptr_array_find (*array, record, &place);
  g_ptr_array_steal_index (*array, place);
  if ((*array)->len == 0)
    g_clear_pointer (array, g_ptr_array_unref);
  if (base->kind == ENT_RECORD_LOG)
    ent_map_forget_id (map, base);
  else
    count_assessment (map, record, -1);
  return place;
}

static gboolean
apply_remove (EntMap *map, const EntChange *change, EntChange **inverse, GError **error)
{
  EntRecord *record = ent_map_lookup_mutable (map, &change->key);
  EntId owner = NULL;
  guint place;

  if (record == NULL)
    return ent_map_refuse_missing (error, change->key.id);
  if (record->kind == ENT_RECORD_LOG || record->kind == ENT_RECORD_ASSESSMENT)
    {
      owner = record->kind == ENT_RECORD_LOG ? ((EntLogEntry *) record)->stakeholder : change->key.id;
      place = take_out_contained (map, record, stakeholder_mutable (map, owner));
    }
  else
    {
      if (!ent_record_kind_is_list (record->kind))
        return refuse (error, ENT_MODEL_ERROR_IN_USE, _("This record is always there and cannot be removed."));
      if (!check_unused (map, record, error))
        return FALSE;
      index_record (map, record, FALSE);
      place = take_out (map, record);
    }
  if (inverse != NULL)
    *inverse = ent_change_new_add (record, owner, place);
  else
    ent_record_free (record);
  return TRUE;
}

static void
move_between_parents (EntMap *map, EntStakeholder *stakeholder, EntId before)
{
  if (before == stakeholder->part_of)
    return;
  if (before != NULL)
    remove_from (&stakeholder_mutable (map, before)->parts, stakeholder);
  if (stakeholder->part_of != NULL)
    add_to (&stakeholder_mutable (map, stakeholder->part_of)->parts, stakeholder);
}

/* What a file said that is no value here, whatever it looks like, such as the id of one who is not there. */
static void
keep_value (EntRecord *record, const EntField *field, const char *text)
{
  ent_field_set (field, record, NULL);
  ent_kept_set_value (&record->kept, field->name, text);
}

/* With @takes_back the value stood there before: who cannot be part of somebody was kept as that. */
static gboolean
put_value (EntMap *map, EntRecord *record, const EntField *field, const char *to, gboolean takes_back, GError **error)
{
  gboolean may_be_kept = takes_back && record->kind == ENT_RECORD_STAKEHOLDER && field->type == ENT_FIELD_ID;
  g_autoptr (GError) problem = NULL;

  ent_field_set (field, record, to);
  if (check_record (map, record, TRUE, &problem))
    return TRUE;
  if (may_be_kept)
    {
      g_autofree char *clean = ent_field_get (field, record);

      keep_value (record, field, clean);
    }
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return may_be_kept;
}

static gboolean
set_and_check (EntMap *map, gpointer record, const EntChange *change, const char *from, GError **error)
{
  EntRecord *base = record;
  const EntField *field = change->field;
  EntId parent = base->kind == ENT_RECORD_STAKEHOLDER ? ent_id_ref (((EntStakeholder *) record)->part_of) : NULL;
  gboolean was_kept = ent_kept_value (base->kept, field->name) != NULL, fine;

  if (base->kind == ENT_RECORD_TIE)
    ent_map_index_rivals (map, record, FALSE);
  fine = put_value (map, record, field, change->to, change->from_known, error);
  if (!fine && was_kept)
    keep_value (record, field, from);
  else if (!fine)
    ent_field_set (field, record, from);
  if (base->kind == ENT_RECORD_TIE)
    ent_map_index_rivals (map, record, TRUE);
  if (fine && base->kind == ENT_RECORD_STAKEHOLDER)
    move_between_parents (map, record, parent);
  if (fine && base->kind == ENT_RECORD_MOMENT)
    ent_map_order_moments (map);
  ent_id_unref (parent);
  return fine;
}

static gboolean
apply_set (EntMap *map, const EntChange *change, EntChange **inverse, GError **error)
{
  EntRecord *record = ent_map_lookup_mutable (map, &change->key);
  g_autofree char *from = NULL;
  guint n;
  const EntField *fields = ent_fields (change->key.kind, &n);

  g_return_val_if_fail (change->field >= fields && change->field < fields + n, FALSE);

  if (record == NULL)
    return ent_map_refuse_missing (error, change->key.id);
  if (change->field->flags & ENT_FIELD_FIXED)
    return refuse (error, ENT_MODEL_ERROR_VALUE, _("This cannot be changed once the record is there."));
  from = ent_field_get (change->field, record);
  if (change->from_known && g_strcmp0 (from, change->from) != 0)
    {
      /* Translators: %s: name of a field */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_STALE, _("%s has another value by now."), ent_field_label (change->field));
      return FALSE;
    }
  if (!set_and_check (map, record, change, from, error))
    return FALSE;
  if (inverse != NULL)
    *inverse = ent_change_new_unset (change, g_steal_pointer (&from), ent_field_get (change->field, record));
  return TRUE;
}

static gboolean
apply_move (EntMap *map, const EntChange *change, EntChange **inverse, GError **error)
{
  EntRecord *record = ent_map_lookup_mutable (map, &change->key);
  guint place;

  if (record == NULL)
    return ent_map_refuse_missing (error, change->key.id);
  if (!ent_record_kind_is_list (record->kind))
    return refuse (error, ENT_MODEL_ERROR_VALUE, _("This record has a fixed place."));
  place = take_out (map, record);
  insert_into (map, record, change->to_place);
  if (inverse != NULL)
    {
      *inverse = ent_change_new_move (&change->key, place);
      (*inverse)->place = ent_map_place (map, record);
    }
  return TRUE;
}

static void
report (EntMap *map, const EntChange *change)
{
  map->revision++;
  g_signal_emit (map, ent_map_changed_signal, 0, change);
}

gboolean
ent_map_apply (EntMap *map, const EntChange *change, EntChange **inverse, GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (ENT_IS_MAP (map), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  if (inverse != NULL)
    *inverse = NULL;
  switch (change->kind)
    {
    case ENT_CHANGE_ADD:
      done = apply_add (map, change, inverse, error);
      break;
    case ENT_CHANGE_REMOVE:
      done = apply_remove (map, change, inverse, error);
      break;
    case ENT_CHANGE_SET:
      done = apply_set (map, change, inverse, error);
      break;
    case ENT_CHANGE_MOVE:
      done = apply_move (map, change, inverse, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (done)
    report (map, change);
  return done;
}

static gboolean
replace_standing (EntMap *map, gpointer record, GError **error)
{
  EntRecord *base = record;

  if (base->kind == ENT_RECORD_MAP)
    {
      if (!ent_id_is_valid (base->id))
        return refuse (error, ENT_MODEL_ERROR_VALUE, _("A record needs an id of letters and digits."));
      ent_record_free (map->info);
      map->info = record;
    }
  else
    {
      int sector = base->id != NULL ? ent_choices_find (&ent_sector_choices, base->id, -1) : -1;

      if (sector < 0)
        return ent_map_refuse_missing (error, base->id);
      base->slot = (guint) sector;
      ent_record_free (map->sectors[sector]);
      map->sectors[sector] = record;
    }
  return TRUE;
}

gboolean
ent_map_apply_offer (EntMap *map, gpointer record, const char *owner, GError **error)
{
  EntRecord *base = record;
  guint place = ENT_PLACE_END;
  gboolean done;

  g_return_val_if_fail (ENT_IS_MAP (map), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  if (base->kind == ENT_RECORD_MAP || base->kind == ENT_RECORD_SECTOR)
    done = replace_standing (map, record, error);
  else
    done = add_record (map, record, owner, &place, error);
  if (done)
    map->revision++;
  return done;
}

gboolean
ent_map_apply_take (EntMap *map, gpointer record, const char *owner, GError **error)
{
  if (ent_map_apply_offer (map, record, owner, error))
    return TRUE;
  ent_record_free (record);
  return FALSE;
}
