/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying, comparing and freeing records, by the table of fields. */
#include "model/field.h"

#include <string.h>

static const gsize sizes[ENT_N_RECORD_KINDS] = {
  [ENT_RECORD_MAP] = sizeof (EntMapInfo),
  [ENT_RECORD_SECTOR] = sizeof (EntSector),
  [ENT_RECORD_STAKEHOLDER] = sizeof (EntStakeholder),
  [ENT_RECORD_ASSESSMENT] = sizeof (EntAssessment),
  [ENT_RECORD_LOG] = sizeof (EntLogEntry),
  [ENT_RECORD_TIE] = sizeof (EntTie),
  [ENT_RECORD_MOMENT] = sizeof (EntMoment),
  [ENT_RECORD_ACTION] = sizeof (EntAction),
  [ENT_RECORD_STEP] = sizeof (EntStep),
};

gpointer
ent_record_new (EntRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < ENT_N_RECORD_KINDS, NULL);

  EntRecord *record = g_malloc0 (sizes[kind]);
  record->kind = kind;
  return record;
}

static gpointer
member (gconstpointer record, const EntField *field)
{
  return (char *) record + field->offset;
}

/* The fields of a kind whose values lie outside of the record, which is few of them. */
#define MAX_OWNED 24
typedef struct
{
  const EntField *fields[MAX_OWNED];
  guint n;
} OwnedFields;

static gboolean
is_owned (const EntField *field)
{
  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
    case ENT_FIELD_DATA:
    case ENT_FIELD_COLOUR:
    case ENT_FIELD_LANGUAGE:
    case ENT_FIELD_ID:
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return TRUE;
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
    case ENT_FIELD_BOOL:
    case ENT_FIELD_DATE:
    case ENT_FIELD_BITS:
    case ENT_FIELD_PIN:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

static const OwnedFields *
owned_fields (EntRecordKind kind)
{
  static OwnedFields owned[ENT_N_RECORD_KINDS];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (EntRecordKind k = 0; k < ENT_N_RECORD_KINDS; k++)
        {
          guint n;
          const EntField *fields = ent_fields (k, &n);

          for (guint i = 0; i < n; i++)
            if (is_owned (&fields[i]))
              {
                g_assert (owned[k].n < MAX_OWNED);
                owned[k].fields[owned[k].n++] = &fields[i];
              }
        }
      g_once_init_leave (&once, 1);
    }
  return &owned[kind];
}

/* From a value that is still another record's to one of this one's own. */
static void
own_member (const EntField *field, gpointer record)
{
  gpointer place = member (record, field);

  if (field->type == ENT_FIELD_ID)
    ent_id_ref (*(EntId *) place);
  else if (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS)
    *(char ***) place = g_strdupv (*(char ***) place);
  else
    *(char **) place = g_strdup (*(char **) place);
}

static void
free_member (const EntField *field, gpointer record)
{
  gpointer place = member (record, field);

  if (field->type == ENT_FIELD_ID)
    ent_id_clear (place);
  else if (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS)
    g_clear_pointer ((char ***) place, g_strfreev);
  else
    g_clear_pointer ((char **) place, g_free);
}

static gboolean
lists_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
pins_equal (const EntPin *a, const EntPin *b)
{
  return a->set == b->set && (!a->set || (a->angle == b->angle && a->radius == b->radius));
}

static gboolean
members_equal (const EntField *field, gconstpointer a, gconstpointer b)
{
  gpointer x = member (a, field), y = member (b, field);

  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
    case ENT_FIELD_DATA:
    case ENT_FIELD_COLOUR:
    case ENT_FIELD_LANGUAGE:
      return g_strcmp0 (*(char **) x, *(char **) y) == 0;
    case ENT_FIELD_ID:
      return *(EntId *) x == *(EntId *) y;
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return lists_equal (*(char ***) x, *(char ***) y);
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
    case ENT_FIELD_BOOL:
      return *(guint8 *) x == *(guint8 *) y;
    case ENT_FIELD_DATE:
    case ENT_FIELD_BITS:
      return *(guint32 *) x == *(guint32 *) y;
    case ENT_FIELD_PIN:
      return pins_equal (x, y);
    default:
      g_assert_not_reached ();
    }
}

void
ent_stakeholder_take_assessment (EntStakeholder *stakeholder, EntAssessment *assessment)
{
  if (stakeholder->assessments == NULL)
    stakeholder->assessments = g_ptr_array_new_full (2, ent_record_free);
  g_ptr_array_add (stakeholder->assessments, assessment);
}

void
ent_stakeholder_take_log (EntStakeholder *stakeholder, EntLogEntry *entry)
{
  if (stakeholder->log == NULL)
    stakeholder->log = g_ptr_array_new_full (2, ent_record_free);
  g_ptr_array_add (stakeholder->log, entry);
}

static GPtrArray *
copy_records (GPtrArray *from)
{
  GPtrArray *to;

  if (from == NULL)
    return NULL;
  to = g_ptr_array_new_full (from->len, ent_record_free);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, ent_record_copy (g_ptr_array_index (from, i)));
  return to;
}

/* What is no field: it goes along, or is the map's. */
static void
copy_rest (gconstpointer from, gpointer to)
{
  EntRecord *base = to;

  if (base->kind == ENT_RECORD_STAKEHOLDER)
    {
      EntStakeholder *stakeholder = to;

      stakeholder->assessments = copy_records (((const EntStakeholder *) from)->assessments);
      stakeholder->log = copy_records (((const EntStakeholder *) from)->log);
      stakeholder->ties = NULL;
      stakeholder->parts = NULL;
    }
  else if (base->kind == ENT_RECORD_LOG)
    ent_id_ref (((EntLogEntry *) to)->stakeholder);
  else if (base->kind == ENT_RECORD_MOMENT)
    {
      ((EntMoment *) to)->rank = 0;
      ((EntMoment *) to)->n_assessed = 0;
    }
}

gpointer
ent_record_copy (gconstpointer record)
{
  const EntRecord *from = record;
  EntRecord *to = g_memdup2 (record, sizes[from->kind]);
  const OwnedFields *owned = owned_fields (from->kind);

  to->slot = 0;
  ent_id_ref (to->id);
  to->kept = ent_kept_copy (from->kept);
  for (guint i = 0; i < owned->n; i++)
    own_member (owned->fields[i], to);
  copy_rest (record, to);
  return to;
}

void
ent_record_free (gpointer data)
{
  EntRecord *record = data;
  const OwnedFields *owned;

  if (record == NULL)
    return;
  owned = owned_fields (record->kind);
  for (guint i = 0; i < owned->n; i++)
    free_member (owned->fields[i], record);
  if (record->kind == ENT_RECORD_STAKEHOLDER)
    {
      EntStakeholder *stakeholder = data;

      g_clear_pointer (&stakeholder->assessments, g_ptr_array_unref);
      g_clear_pointer (&stakeholder->log, g_ptr_array_unref);
      g_clear_pointer (&stakeholder->ties, g_ptr_array_unref);
      g_clear_pointer (&stakeholder->parts, g_ptr_array_unref);
    }
  else if (record->kind == ENT_RECORD_LOG)
    ent_id_clear (&((EntLogEntry *) data)->stakeholder);
  g_clear_pointer (&record->kept, ent_kept_free);
  ent_id_clear (&record->id);
  g_free (record);
}

static gboolean
arrays_equal (GPtrArray *a, GPtrArray *b)
{
  guint n_a = a != NULL ? a->len : 0, n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!ent_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
ent_record_equal (gconstpointer a, gconstpointer b)
{
  const EntRecord *x = a, *y = b;
  guint n;
  const EntField *fields;

  if (x == NULL || y == NULL || x->kind != y->kind || x->id != y->id || !ent_kept_equal (x->kept, y->kept))
    return x == y;
  fields = ent_fields (x->kind, &n);
  for (guint i = 0; i < n; i++)
    if (!members_equal (&fields[i], a, b))
      return FALSE;
  if (x->kind == ENT_RECORD_STAKEHOLDER)
    return arrays_equal (((const EntStakeholder *) a)->assessments, ((const EntStakeholder *) b)->assessments) &&
           arrays_equal (((const EntStakeholder *) a)->log, ((const EntStakeholder *) b)->log);
  return TRUE;
}

void
ent_record_set_id (gpointer data, const char *id)
{
  EntRecord *record = data;
  EntId fresh = ent_id (id);

  ent_id_clear (&record->id);
  record->id = fresh;
}

EntDirection
ent_tie_kind_default_direction (EntTieKind kind)
{
  switch (kind)
    {
    case ENT_TIE_MEMBER_OF:
    case ENT_TIE_INFORMS:
    case ENT_TIE_INFLUENCES:
    case ENT_TIE_OVERSEES:
    case ENT_TIE_FUNDS:
      return ENT_DIRECTION_FORWARD;
    default:
      return ENT_DIRECTION_NONE;
    }
}

gboolean
ent_tie_kind_allows (EntTieKind kind, EntDirection direction)
{
  if (direction == ENT_DIRECTION_DEFAULT || direction == ent_tie_kind_default_direction (kind))
    return TRUE;
  return kind != ENT_TIE_MEMBER_OF && direction != ENT_DIRECTION_NONE;
}

EntDirection
ent_tie_direction (const EntTie *tie)
{
  if (tie->direction == ENT_DIRECTION_DEFAULT || !ent_tie_kind_allows (tie->kind, tie->direction))
    return ent_tie_kind_default_direction (tie->kind);
  return tie->direction;
}

const EntChoices *
ent_tie_choices_at (const EntTie *tie, const char *id)
{
  gboolean at_end = ent_tie_direction (tie) == ENT_DIRECTION_FORWARD && g_strcmp0 (tie->to, id) == 0;

  return at_end && ent_tie_end_choices.items[tie->kind].label != NULL ? &ent_tie_end_choices : &ent_tie_choices;
}

gboolean
ent_view_equal (const EntView *a, const EntView *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->rings == b->rings && a->equal_wedges == b->equal_wedges && a->ghosts == b->ghosts && a->hidden_ties == b->hidden_ties;
}
