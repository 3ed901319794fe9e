/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of conflicts, to somebody who has to decide. */
#include "analysis/merge-private.h"

#include <glib/gi18n-lib.h>

static EntTwoMaps
maps_of (EntMerge *self)
{
  return (EntTwoMaps) { self->maps[ENT_SIDE_FIRST], self->maps[ENT_SIDE_LAST] };
}

char *
ent_conflict_name (EntMerge *self, const EntConflict *conflict)
{
  return ent_words_record (maps_of (self), &conflict->key, conflict->owner);
}

/* Of a rating and an entry of the log: which one. */
static char *
name_within (EntMerge *self, const EntConflict *conflict)
{
  if (conflict->key.kind == ENT_RECORD_LOG)
    return ent_words_entry (maps_of (self), &conflict->key);
  return ent_words_field (maps_of (self), &conflict->key, ent_field_find (ENT_RECORD_ASSESSMENT, "value"));
}

char *
ent_conflict_what (EntMerge *self, const EntConflict *conflict)
{
  g_autofree char *which = NULL;

  switch (conflict->kind)
    {
    case ENT_CONFLICT_REMOVED:
      if (conflict->key.kind != ENT_RECORD_LOG && conflict->key.kind != ENT_RECORD_ASSESSMENT)
        return g_strdup (_("One removed it, the other changed it or refers to it."));
      which = name_within (self, conflict);
      /* Translators: %s: "Log entry of 2026-04-02", or: Decision power at “Baseline” */
      return g_strdup_printf (_("%s: one removed it, the other changed it."), which);
    case ENT_CONFLICT_TIES:
      return g_strdup (_("Both made a tie of this kind between the two, and not the same one."));
    case ENT_CONFLICT_PARTS:
      return g_strdup (_("Together the two would make it a part of itself."));
    case ENT_CONFLICT_UNKNOWN:
      return g_strdup (_("Both changed what this version does not know."));
    case ENT_CONFLICT_FIELD:
    default:
      which = ent_words_field (maps_of (self), &conflict->key, conflict->field);
      /* Translators: %s: name of a field, such as Level */
      return ent_conflict_has_base (self, conflict) ? g_strdup_printf (_("%s: both changed it."), which)
                                                    /* Translators: %s: name of a field, such as Level */
                                                    : g_strdup_printf (_("%s: the two differ."), which);
    }
}

static void
append_tie (GString *text, EntMap *map, const char *id)
{
  const EntTie *tie = map != NULL && id != NULL ? ent_map_tie (map, id) : NULL;
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_TIE, &n);

  for (guint i = 0; tie != NULL && i < n; i++)
    {
      g_autofree char *value = ent_field_get (&fields[i], tie);
      g_autofree char *words = NULL;

      if (value == NULL || fields[i].type == ENT_FIELD_ID)
        continue;
      words = fields[i].type == ENT_FIELD_BOOL ? g_strdup (ent_field_label (&fields[i]))
                                               : ent_words_value ((EntTwoMaps) { map, NULL }, &ENT_KEY (ENT_RECORD_TIE, id), &fields[i], value);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
}

static char *
say_ties (EntMerge *self, const EntConflict *conflict, EntSide side)
{
  GString *text = g_string_new (NULL);

  append_tie (text, self->maps[side], conflict->key.id);
  append_tie (text, self->maps[side], conflict->other);
  if (text->len == 0)
    g_string_append (text, _("no such tie"));
  return g_string_free (text, FALSE);
}

/* The reason of the rating on @side, which goes with its value. */
static char *
with_reason (EntMerge *self, const EntConflict *conflict, EntSide side, char *value)
{
  const EntAssessment *rating = self->maps[side] != NULL ? ent_map_lookup (self->maps[side], &conflict->key) : NULL;
  g_autofree char *owned = value;

  if (conflict->kind != ENT_CONFLICT_FIELD || conflict->key.kind != ENT_RECORD_ASSESSMENT || conflict->field->type != ENT_FIELD_RATING || rating == NULL || rating->reason == NULL)
    return g_steal_pointer (&owned);
  /* Translators: 1: a rating, such as Supportive, 2: the reason of it */
  return g_strdup_printf (_("%1$s: %2$s"), owned, rating->reason);
}

static char *
say_both (const EntConflict *conflict)
{
  return ent_conflict_can_be_both (conflict) ? ent_conflict_both (conflict) : g_strdup (_("nothing"));
}

char *
ent_conflict_value (EntMerge *self, const EntConflict *conflict, int decision)
{
  EntSide side = decision == ENT_SIDE_BOTH ? ENT_SIDE_FIRST : (EntSide) decision;
  EntTwoMaps maps = { side == ENT_SIDE_LAST ? self->maps[ENT_SIDE_LAST] : self->maps[ENT_SIDE_FIRST],
                      side == ENT_SIDE_LAST ? self->maps[ENT_SIDE_FIRST] : self->maps[ENT_SIDE_LAST] };
  char *value;

  if (decision == ENT_SIDE_BOTH)
    return say_both (conflict);
  if (conflict->kind == ENT_CONFLICT_TIES)
    return say_ties (self, conflict, side);
  if (conflict->kind == ENT_CONFLICT_REMOVED)
    return g_strdup (!conflict->there[side] ? _("it is removed") : side == ENT_SIDE_BASE ? _("it stays as it was") : _("it stays, as it is there"));
  value = ent_words_value (maps, &conflict->key, conflict->field, conflict->values[side]);
  return value != NULL ? with_reason (self, conflict, side, value) : g_strdup (_("nothing"));
}
