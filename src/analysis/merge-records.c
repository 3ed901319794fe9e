/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record from two, field by field. What one side only lost because it removed what it referred to is no change
 * of that side: where the other side keeps what was removed, it keeps that too.
 */
#include "analysis/merge-private.h"

#include <string.h>

#include "analysis/compare-maps.h"

gconstpointer
ent_merge_entry_record (const MergeEntry *entry)
{
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    if (entry->records[side] != NULL)
      return entry->records[side];
  return entry->records[ENT_SIDE_BASE];
}

EntKey
ent_merge_entry_key (const MergeEntry *entry, const char *owner)
{
  const EntRecord *base = ent_merge_entry_record (entry);
  const EntAssessment *assessment = (const EntAssessment *) base;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    return ENT_KEY_ASSESSMENT (owner, assessment->moment, assessment->aspect);
  return ENT_KEY (base->kind, base->kind == ENT_RECORD_MAP ? NULL : base->id);
}

/* --- values --- */

static gboolean
is_set (const EntField *field)
{
  return field->type == ENT_FIELD_BITS || field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS;
}

static gboolean
is_part_of (const EntField *field, EntRecordKind kind)
{
  return kind == ENT_RECORD_STAKEHOLDER && field->type == ENT_FIELD_ID;
}

/* @text with those members of @base that @side has removed altogether: it did not take them out by hand. */
static char *
with_removed_members (EntMerge *self, EntSide side, const EntField *field, const char *base, char *text)
{
  g_auto (GStrv) members = ent_field_members (field, base);
  g_autofree char *owned = text;

  for (guint i = 0; members[i] != NULL; i++)
    if (ent_merge_is_removed (self, side, field->ref, members[i]))
      {
        g_autofree char *before = g_steal_pointer (&owned);

        owned = ent_field_change_members (field, before, NULL, members[i]);
      }
  return g_steal_pointer (&owned);
}

/* What @side says of @field by hand. */
static char *
get_by_hand (EntMerge *self, EntSide side, const EntField *field, gconstpointer base, gconstpointer record)
{
  EntRecordKind kind = ((const EntRecord *) record)->kind;
  char *text = ent_field_get (field, record);

  if (!self->has_removals || base == NULL)
    return text;
  if (field->type == ENT_FIELD_IDS)
    {
      g_autofree char *before = ent_field_get (field, base);

      return with_removed_members (self, side, field, before, text);
    }
  if (text == NULL && is_part_of (field, kind) &&
      ent_merge_is_removed (self, side, field->ref, ((const EntStakeholder *) base)->part_of))
    return ent_field_get (field, base);
  return text;
}

/* Without whom is not in the merged map. */
static char *
leave_the_gone (EntMerge *self, const EntField *field, EntRecordKind kind, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && is_part_of (field, kind) && ent_id_is_valid (owned))
    return ent_merge_is_alive (self, owned) ? g_steal_pointer (&owned) : NULL;
  if (owned != NULL && field->type == ENT_FIELD_IDS)
    {
      g_auto (GStrv) members = ent_field_members (field, owned);

      for (guint i = 0; members[i] != NULL; i++)
        if (!ent_merge_is_alive (self, members[i]))
          {
            g_autofree char *before = g_steal_pointer (&owned);

            owned = ent_field_change_members (field, before, members[i], NULL);
          }
    }
  return g_steal_pointer (&owned);
}

/* --- changed by hand --- */

static gboolean
has_same_members (const EntField *field, const char *a, const char *b)
{
  g_auto (GStrv) one = ent_field_members (field, a), other = ent_field_members (field, b);

  if (g_strv_length (one) != g_strv_length (other))
    return FALSE;
  for (guint i = 0; one[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) other, one[i]))
      return FALSE;
  return TRUE;
}

static guint
length_of (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

/* What was rated at a moment that @side removed went with it. */
static gboolean
are_ratings_edited (EntMerge *self, EntSide side, const EntStakeholder *base, const EntStakeholder *record)
{
  for (guint i = 0; i < length_of (record->assessments); i++)
    {
      const EntAssessment *to = g_ptr_array_index (record->assessments, i);
      const EntAssessment *from = ent_stakeholder_assessment (base, to->moment, to->aspect);

      if (from == NULL || !ent_record_equal (from, to))
        return TRUE;
    }
  for (guint i = 0; i < length_of (base->assessments); i++)
    {
      const EntAssessment *from = g_ptr_array_index (base->assessments, i);

      if (ent_stakeholder_assessment (record, from->moment, from->aspect) == NULL &&
          !ent_merge_is_removed (self, side, ENT_RECORD_MOMENT, from->moment))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_log_edited (const EntStakeholder *base, const EntStakeholder *record)
{
  if (length_of (base->log) != length_of (record->log))
    return TRUE;
  for (guint i = 0; i < length_of (base->log); i++)
    if (!ent_record_equal (g_ptr_array_index (base->log, i), g_ptr_array_index (record->log, i)))
      return TRUE;
  return FALSE;
}

gboolean
ent_merge_is_edited (EntMerge *self, EntSide side, gconstpointer base, gconstpointer record)
{
  EntRecordKind kind = ((const EntRecord *) record)->kind;
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  if (ent_record_equal (base, record))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = ent_field_get (&fields[i], base);
      g_autofree char *after = get_by_hand (self, side, &fields[i], base, record);

      if (is_set (&fields[i]) ? !has_same_members (&fields[i], before, after) : g_strcmp0 (before, after) != 0)
        return TRUE;
    }
  if (!ent_records_know_the_same (base, record))
    return TRUE;
  return kind == ENT_RECORD_STAKEHOLDER && (are_ratings_edited (self, side, base, record) || is_log_edited (base, record));
}

/* --- who is there --- */

/* A tie goes with either of its ends, and a rating with its moment. */
static gboolean
went_along (EntMerge *self, EntSide side, gconstpointer record)
{
  const EntRecord *base = record;
  const EntTie *tie = record;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    return ent_merge_is_removed (self, side, ENT_RECORD_MOMENT, ((const EntAssessment *) record)->moment);
  return base->kind == ENT_RECORD_TIE && (ent_merge_is_removed (self, side, ENT_RECORD_STAKEHOLDER, tie->from) ||
                                          ent_merge_is_removed (self, side, ENT_RECORD_STAKEHOLDER, tie->to));
}

static gboolean
can_be (EntMerge *self, gconstpointer record)
{
  const EntRecord *base = record;
  const EntTie *tie = record;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    return ent_merge_is_alive (self, ((const EntAssessment *) record)->moment);
  return base->kind != ENT_RECORD_TIE || (ent_merge_is_alive (self, tie->from) && ent_merge_is_alive (self, tie->to));
}

/* Removed by @remover, while @keeper has changed it. */
static Fate
decide_removal (EntMerge *self, const MergeEntry *entry, const char *owner, EntSide keeper, EntSide remover)
{
  EntKey key = ent_merge_entry_key (entry, owner);
  EntConflict *conflict = ent_conflict_new (ENT_CONFLICT_REMOVED, &key, owner);
  int decision;

  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    conflict->there[side] = entry->records[side] != NULL;
  decision = ent_merge_meet (self, conflict);
  if (decision == (int) remover)
    return FATE_GONE;
  return decision == ENT_SIDE_BASE ? FATE_BASE : keeper == ENT_SIDE_FIRST ? FATE_FIRST
                                                                          : FATE_LAST;
}

/* The first map has it as the base does, because before this others could not agree on it. */
static gboolean
is_removal_held (EntMerge *self, const MergeEntry *entry, const char *owner)
{
  gconstpointer base = entry->records[ENT_SIDE_BASE], first = entry->records[ENT_SIDE_FIRST], last = entry->records[ENT_SIDE_LAST];
  EntKey key = ent_merge_entry_key (entry, owner);

  return self->held != NULL && base != NULL && first != NULL && (last == NULL || ent_merge_is_edited (self, ENT_SIDE_LAST, base, last)) &&
         ent_merge_is_held (self, ENT_CONFLICT_REMOVED, &key, NULL);
}

static Fate
find_fate (EntMerge *self, const MergeEntry *entry, const char *owner)
{
  gconstpointer base = entry->records[ENT_SIDE_BASE], first = entry->records[ENT_SIDE_FIRST], last = entry->records[ENT_SIDE_LAST];
  EntSide keeper = first != NULL ? ENT_SIDE_FIRST : ENT_SIDE_LAST, remover = first != NULL ? ENT_SIDE_LAST : ENT_SIDE_FIRST;
  Fate alone = first != NULL ? FATE_FIRST : FATE_LAST;

  if ((first == NULL && last == NULL) || !can_be (self, ent_merge_entry_record (entry)))
    return FATE_GONE;
  if (is_removal_held (self, entry, owner))
    return decide_removal (self, entry, owner, ENT_SIDE_FIRST, ENT_SIDE_LAST);
  if (first != NULL && last != NULL)
    return FATE_MERGED;
  if (base == NULL || went_along (self, remover, base))
    return alone;
  if (!ent_merge_is_edited (self, keeper, base, entry->records[keeper]) &&
      (entry->id == NULL || !g_hash_table_contains (self->touched[keeper], entry->id)))
    return FATE_GONE;
  return decide_removal (self, entry, owner, keeper, remover);
}

void
ent_merge_find_fates (EntMerge *self, MergeList *list, const char *owner)
{
  for (guint i = 0; i < list->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->entries, i);

      entry->fate = find_fate (self, entry, owner);
    }
}

/* --- one from two --- */

/* Whose value stands. */
static EntSide
side_of (int decision)
{
  return decision == ENT_SIDE_OPEN || decision == ENT_SIDE_BOTH ? ENT_SIDE_FIRST : (EntSide) decision;
}

static char *
decide_field (EntMerge *self, const MergeEntry *entry, const char *owner, const EntField *field, char *const *values)
{
  EntKey key = ent_merge_entry_key (entry, owner);
  EntConflict *conflict = ent_conflict_new (ENT_CONFLICT_FIELD, &key, owner);
  int decision;

  conflict->field = field;
  /* of a record that both have added the base says nothing, and some fields must have a value */
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    conflict->values[side] = g_strdup (values[entry->records[side] != NULL ? side : ENT_SIDE_FIRST]);
  decision = ent_merge_meet (self, conflict);
  /* or the text is another one since that was said */
  if (decision == ENT_SIDE_BOTH && ent_conflict_can_be_both (conflict))
    return ent_conflict_both (conflict);
  return g_strdup (conflict->values[side_of (decision)]);
}

/* Whether nothing is no value of it, as "normal" and "no" are. */
static gboolean
can_be_blank (const EntField *field)
{
  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
    case ENT_FIELD_DATA:
    case ENT_FIELD_DATE:
    case ENT_FIELD_COLOUR:
    case ENT_FIELD_LANGUAGE:
    case ENT_FIELD_PIN:
      return TRUE;
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
    case ENT_FIELD_BOOL:
    case ENT_FIELD_ID:
    case ENT_FIELD_BITS:
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
    default:
      return FALSE;
    }
}

/* Not symbols, some of which say more than words. */
static gboolean
is_punctuation (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type >= G_UNICODE_CONNECT_PUNCTUATION && type <= G_UNICODE_OPEN_PUNCTUATION;
}

/* @text as it is compared by people who look at what it says. A sign between two digits makes another number of them, and
 * addresses are made of signs. */
static char *
bare (const EntField *field, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);
  GString *out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p), next = g_utf8_get_char (g_utf8_next_char (p));
      gboolean is_sign = is_punctuation (letter) && !(g_unichar_isdigit (before) && g_unichar_isdigit (next));

      if (!g_unichar_isspace (letter) && (!is_sign || field->group == ENT_GROUP_CONTACT))
        g_string_append_unichar (out, letter);
      before = letter;
    }
  return g_string_free (out, FALSE);
}

static gboolean
say_the_same (const EntField *field, const char *first, const char *last)
{
  g_autofree char *one = NULL, *other = NULL;

  if ((field->type != ENT_FIELD_TEXT && field->type != ENT_FIELD_NOTE) || first == NULL || last == NULL)
    return FALSE;
  one = bare (field, first);
  other = bare (field, last);
  return *one != '\0' && strcmp (one, other) == 0;
}

/* The same value with a reason and with none, or of somebody who has said whose judgement it is. */
static gboolean
is_blank_of_rating (const MergeEntry *entry, const EntField *field)
{
  const EntAssessment *first = entry->records[ENT_SIDE_FIRST], *last = entry->records[ENT_SIDE_LAST];

  return field->type != ENT_FIELD_RATING && first->value == last->value;
}

static gboolean
is_filled (const MergeEntry *entry, const EntField *field, EntRecordKind kind, const char *first, const char *last)
{
  if (first != NULL && last != NULL)
    return FALSE;
  return kind == ENT_RECORD_ASSESSMENT ? is_blank_of_rating (entry, field) : can_be_blank (field);
}

/* Of a record that was in no base: whether nobody need be asked; see ent_merge_set_fills(). */
static gboolean
is_plain (EntMerge *self, const MergeEntry *entry, const EntField *field, EntRecordKind kind, const char *first, const char *last, const char **value)
{
  *value = first != NULL || !can_be_blank (field) ? first : last;
  if (!self->fills)
    return FALSE;
  if (kind == ENT_RECORD_MAP && !is_set (field))
    return TRUE;
  if (say_the_same (field, first, last))
    return TRUE;
  *value = first != NULL ? first : last;
  return is_filled (entry, field, kind, first, last);
}

/* @rating: whom all of this rating follows that is in conflict; ENT_SIDE_OPEN where it is asked. */
static char *
merge_values (EntMerge *self, const MergeEntry *entry, const char *owner, const EntField *field, char *const *values, int rating)
{
  gboolean has_base = entry->records[ENT_SIDE_BASE] != NULL;
  const char *base = values[ENT_SIDE_BASE], *first = values[ENT_SIDE_FIRST], *last = values[ENT_SIDE_LAST], *plain;
  EntKey key = ent_merge_entry_key (entry, owner);

  if (g_strcmp0 (first, last) == 0 || (has_base && g_strcmp0 (base, last) == 0))
    return g_strdup (first);
  if (has_base && g_strcmp0 (base, first) == 0 && !ent_merge_is_held (self, ENT_CONFLICT_FIELD, &key, field))
    return g_strdup (last);
  if (!has_base && is_plain (self, entry, field, key.kind, first, last, &plain))
    return g_strdup (plain);
  if (is_set (field))
    return ent_merge_members (field, base, first, last);
  if (rating != ENT_SIDE_OPEN)
    return g_strdup (values[entry->records[rating] != NULL ? rating : (int) ENT_SIDE_FIRST]);
  return decide_field (self, entry, owner, field, values);
}

static void
merge_field (EntMerge *self, const MergeEntry *entry, const char *owner, const EntField *field, int rating, gpointer merged)
{
  gconstpointer base = entry->records[ENT_SIDE_BASE];
  const char *first, *last;
  char *values[ENT_N_SIDES] = { NULL };
  g_autofree char *value = NULL;

  /* most are equal, and nothing need be copied to see it */
  if (!self->has_removals && ent_field_peek (field, entry->records[ENT_SIDE_FIRST], &first) &&
      ent_field_peek (field, entry->records[ENT_SIDE_LAST], &last) && g_strcmp0 (first, last) == 0)
    return;
  values[ENT_SIDE_BASE] = base != NULL ? ent_field_get (field, base) : NULL;
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    values[side] = get_by_hand (self, side, field, base, entry->records[side]);
  value = leave_the_gone (self, field, ((const EntRecord *) merged)->kind, merge_values (self, entry, owner, field, values, rating));
  if (!ent_field_holds (field, merged, value))
    ent_field_set (field, merged, value);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_free (values[side]);
}

/* Of a rating whose value was decided: what the one whose value it is says of it. */
static void
follow_value (const MergeEntry *entry, const EntField *field, EntSide side, gpointer merged)
{
  g_autofree char *value = ent_field_get (field, entry->records[entry->records[side] != NULL ? side : ENT_SIDE_FIRST]);

  if (!ent_field_holds (field, merged, value))
    ent_field_set (field, merged, value);
}

/* One question at most: a reason of one and the value of the other say what nobody has said. */
static void
merge_rating (EntMerge *self, const MergeEntry *entry, const char *owner, EntAssessment *merged)
{
  static const EntFieldType turns[] = { ENT_FIELD_RATING, ENT_FIELD_NOTE, ENT_FIELD_CHOICE };
  guint n, n_before = self->conflicts->len;
  const EntField *fields = ent_fields (ENT_RECORD_ASSESSMENT, &n);
  gboolean is_whole = FALSE;
  int side = ENT_SIDE_OPEN;

  for (guint turn = 0; turn < G_N_ELEMENTS (turns); turn++)
    for (guint i = 0; i < n; i++)
      {
        if (fields[i].type != turns[turn] || (fields[i].flags & ENT_FIELD_FIXED))
          continue;
        if (is_whole)
          follow_value (entry, &fields[i], (EntSide) side, merged);
        else
          merge_field (self, entry, owner, &fields[i], side, merged);
        if (side != ENT_SIDE_OPEN || self->conflicts->len == n_before)
          continue;
        side = (int) side_of (ent_merge_conflict_at (self, n_before)->decision);
        is_whole = fields[i].type == ENT_FIELD_RATING;
      }
}

static char *
describe_unknown (gconstpointer record)
{
  const EntKept *kept = record != NULL ? ((const EntRecord *) record)->kept : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; kept != NULL && kept->attributes != NULL && i < kept->attributes->len; i++)
    {
      const EntKeptAttribute *attribute = &g_array_index (kept->attributes, EntKeptAttribute, i);

      g_string_append_printf (text, "%s%s=\"%s\"", text->len > 0 ? " " : "", attribute->name, attribute->value);
    }
  for (guint i = 0; kept != NULL && kept->children != NULL && i < kept->children->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", g_array_index (kept->children, EntKeptChild, i).xml);
  return g_string_free (text, text->len == 0);
}

/* The values of known fields stay with their fields. */
static void
take_unknown (gpointer merged, gconstpointer from)
{
  EntRecord *record = merged;
  const EntKept *source = from != NULL ? ((const EntRecord *) from)->kept : NULL;
  EntKept *values = g_steal_pointer (&record->kept);
  EntKept rest = { 0 };

  if (source != NULL)
    rest = (EntKept) { .attributes = source->attributes, .children = source->children };
  if (rest.attributes != NULL || rest.children != NULL)
    record->kept = ent_kept_copy (&rest);
  for (guint i = 0; values != NULL && values->values != NULL && i < values->values->len; i++)
    {
      const EntKeptAttribute *value = &g_array_index (values->values, EntKeptAttribute, i);

      ent_kept_set_value (&record->kept, value->name, value->value);
    }
  ent_kept_free (values);
}

static void
merge_unknown (EntMerge *self, const MergeEntry *entry, const char *owner, gpointer merged)
{
  gconstpointer base = entry->records[ENT_SIDE_BASE], first = entry->records[ENT_SIDE_FIRST], last = entry->records[ENT_SIDE_LAST];
  EntKey key = ent_merge_entry_key (entry, owner);
  EntConflict *conflict;
  int decision;

  if (ent_records_know_the_same (first, last) || (base != NULL && ent_records_know_the_same (base, last)))
    return;
  if (base != NULL && ent_records_know_the_same (base, first) && !ent_merge_is_held (self, ENT_CONFLICT_UNKNOWN, &key, NULL))
    {
      take_unknown (merged, last);
      return;
    }
  conflict = ent_conflict_new (ENT_CONFLICT_UNKNOWN, &key, owner);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    conflict->values[side] = describe_unknown (entry->records[side] != NULL ? entry->records[side] : first);
  decision = ent_merge_meet (self, conflict);
  if (decision != ENT_SIDE_OPEN && entry->records[decision] != NULL)
    take_unknown (merged, entry->records[decision]);
}

/* --- within a stakeholder --- */

static GPtrArray *
contained (gconstpointer record, EntRecordKind kind)
{
  const EntStakeholder *stakeholder = record;

  if (stakeholder == NULL)
    return NULL;
  return kind == ENT_RECORD_LOG ? stakeholder->log : stakeholder->assessments;
}

static void
merge_contained (EntMerge *self, const MergeEntry *entry, EntRecordKind kind, EntStakeholder *merged)
{
  GPtrArray *const records[ENT_N_SIDES] = {
    contained (entry->records[ENT_SIDE_BASE], kind),
    contained (entry->records[ENT_SIDE_FIRST], kind),
    contained (entry->records[ENT_SIDE_LAST], kind),
  };
  g_autoptr (MergeList) list = NULL;
  g_autoptr (GPtrArray) order = NULL;

  if (records[ENT_SIDE_FIRST] == NULL && records[ENT_SIDE_LAST] == NULL)
    return;
  list = ent_merge_list_new (kind, records);
  ent_merge_find_fates (self, list, merged->base.id);
  ent_merge_make_records (self, list, merged->base.id);
  order = ent_merge_list_order (list);
  for (guint i = 0; i < order->len; i++)
    {
      MergeEntry *inner = g_ptr_array_index (order, i);

      if (kind == ENT_RECORD_LOG)
        ent_stakeholder_take_log (merged, g_steal_pointer (&inner->merged));
      else
        ent_stakeholder_take_assessment (merged, g_steal_pointer (&inner->merged));
    }
}

/* Of one who comes from one side alone: without what was rated at a moment that is gone. */
static void
leave_gone_moments (EntMerge *self, EntStakeholder *stakeholder)
{
  for (guint i = length_of (stakeholder->assessments); i-- > 0;)
    if (!ent_merge_is_alive (self, ((const EntAssessment *) g_ptr_array_index (stakeholder->assessments, i))->moment))
      g_ptr_array_remove_index (stakeholder->assessments, i);
  if (length_of (stakeholder->assessments) == 0)
    g_clear_pointer (&stakeholder->assessments, g_ptr_array_unref);
}

static gpointer
copy_from_side (EntMerge *self, gconstpointer record)
{
  EntRecord *copy = ent_record_copy (record);
  guint n;
  const EntField *fields = ent_fields (copy->kind, &n);

  if (!self->has_removals)
    return copy;
  for (guint i = 0; i < n; i++)
    if (fields[i].type == ENT_FIELD_IDS || is_part_of (&fields[i], copy->kind))
      {
        g_autofree char *left = leave_the_gone (self, &fields[i], copy->kind, ent_field_get (&fields[i], copy));

        if (!ent_field_holds (&fields[i], copy, left))
          ent_field_set (&fields[i], copy, left);
      }
  if (copy->kind == ENT_RECORD_STAKEHOLDER)
    leave_gone_moments (self, (EntStakeholder *) copy);
  return copy;
}

/* The side whose record is the merged one without looking further, or ENT_SIDE_OPEN. */
static int
find_whole_side (EntMerge *self, const MergeEntry *entry)
{
  gconstpointer base = entry->records[ENT_SIDE_BASE], first = entry->records[ENT_SIDE_FIRST], last = entry->records[ENT_SIDE_LAST];

  if (self->has_removals || self->held != NULL)
    return ENT_SIDE_OPEN;
  if (ent_record_equal (first, last) || (base != NULL && ent_record_equal (base, last)))
    return ENT_SIDE_FIRST;
  return base != NULL && ent_record_equal (base, first) ? ENT_SIDE_LAST : ENT_SIDE_OPEN;
}

static gpointer
merge_record (EntMerge *self, const MergeEntry *entry, const char *owner)
{
  EntRecord *merged = ent_record_copy (entry->records[ENT_SIDE_FIRST]);
  guint n;
  const EntField *fields = ent_fields (merged->kind, &n);

  for (guint i = 0; i < n && merged->kind != ENT_RECORD_ASSESSMENT; i++)
    if (!(fields[i].flags & ENT_FIELD_FIXED))
      merge_field (self, entry, owner, &fields[i], ENT_SIDE_OPEN, merged);
  if (merged->kind == ENT_RECORD_ASSESSMENT)
    merge_rating (self, entry, owner, (EntAssessment *) merged);
  merge_unknown (self, entry, owner, merged);
  if (merged->kind == ENT_RECORD_STAKEHOLDER)
    {
      EntStakeholder *stakeholder = (EntStakeholder *) merged;

      g_clear_pointer (&stakeholder->assessments, g_ptr_array_unref);
      g_clear_pointer (&stakeholder->log, g_ptr_array_unref);
      merge_contained (self, entry, ENT_RECORD_ASSESSMENT, stakeholder);
      merge_contained (self, entry, ENT_RECORD_LOG, stakeholder);
    }
  return merged;
}

void
ent_merge_make_record (EntMerge *self, MergeEntry *entry, const char *owner)
{
  int side;

  g_clear_pointer (&entry->merged, ent_record_free);
  if (entry->fate == FATE_GONE)
    return;
  side = entry->fate == FATE_MERGED ? find_whole_side (self, entry) : (int) entry->fate - (int) FATE_BASE;
  entry->merged = side != ENT_SIDE_OPEN ? copy_from_side (self, entry->records[side]) : merge_record (self, entry, owner);
}

void
ent_merge_make_records (EntMerge *self, MergeList *list, const char *owner)
{
  for (guint i = 0; i < list->entries->len; i++)
    ent_merge_make_record (self, g_ptr_array_index (list->entries, i), owner);
}
