/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratings and the moments they belong to; ties. */
#include "model/edit-private.h"
#include "model/map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- ratings --- */

/* Whether an earlier moment would show through if @moment_id had no value. */
static gboolean
is_inherited (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect)
{
  const EntMoment *moment = ent_map_moment (map, moment_id);

  for (guint rank = 0; moment != NULL && rank < moment->rank; rank++)
    if (ent_stakeholder_assessment (stakeholder, ent_map_moment_in_time (map, rank)->base.id, aspect) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
add_assessment (EntHistory *history, const char *id, const char *moment_id, EntAspect aspect, guint value, const EntAssessment *grounds, GError **error)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

  assessment->moment = ent_id (moment_id);
  assessment->aspect = (guint8) aspect;
  assessment->value = (guint8) value;
  if (grounds != NULL)
    {
      assessment->source = grounds->source;
      assessment->reason = g_strdup (grounds->reason);
    }
  return ent_history_apply (history, ent_change_new_add (assessment, id, ENT_PLACE_END), error);
}

gboolean
ent_edit_rate_within (EntHistory *history, const char *id, const char *moment_id, EntAspect aspect, guint value, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);
  EntKey key = ENT_KEY_ASSESSMENT (id, moment_id, aspect);
  const EntAssessment *present;
  gboolean shows_through;

  if (stakeholder == NULL)
    return ent_map_refuse_missing (error, id);
  if (value == ent_map_rating (map, stakeholder, moment_id, aspect))
    return TRUE;
  if (aspect == ENT_ASPECT_COMMITMENT && !ent_edit_clear_pin (history, id, error))
    return FALSE;
  present = ent_stakeholder_assessment (stakeholder, moment_id, aspect);
  shows_through = is_inherited (map, stakeholder, moment_id, aspect);
  if (present == NULL)
    return add_assessment (history, id, moment_id, aspect, value, NULL, error);
  if (value == 0 && !shows_through)
    return ent_edit_apply_remove (history, &key, error);
  return ent_edit_apply_set (history, &key, ent_field_find (ENT_RECORD_ASSESSMENT, "value"),
                             ent_aspect_values (aspect)->items[value].name, error);
}

static char *
name_rating (EntHistory *history, const char *const *ids, guint n_ids, EntAspect aspect)
{
  const char *what = ent_choice_label (&ent_aspect_choices, aspect);
  g_autofree char *name = n_ids == 1 ? ent_edit_dup_name (history, ids[0]) : NULL;

  if (n_ids == 1 && aspect == ENT_ASPECT_POWER)
    /* Translators: name of a step that can be undone; %s is the name of a stakeholder */
    return g_strdup_printf (_("Rate the decision power of %s"), name);
  if (n_ids == 1 && aspect == ENT_ASPECT_COMMITMENT)
    /* Translators: name of a step that can be undone; %s is the name of a stakeholder */
    return g_strdup_printf (_("Rate the commitment of %s"), name);
  if (aspect == ENT_ASPECT_POWER)
    /* Translators: name of a step that can be undone */
    return g_strdup_printf (ngettext ("Rate the decision power of %u stakeholder", "Rate the decision power of %u stakeholders", n_ids), n_ids);
  if (aspect == ENT_ASPECT_COMMITMENT)
    /* Translators: name of a step that can be undone */
    return g_strdup_printf (ngettext ("Rate the commitment of %u stakeholder", "Rate the commitment of %u stakeholders", n_ids), n_ids);
  if (n_ids == 1)
    /* Translators: name of a step that can be undone; 1: Decision power or Commitment, 2: name of a stakeholder */
    return g_strdup_printf (_("Rate “%1$s” of %2$s"), what, name);
  /* Translators: name of a step that can be undone; 1: Decision power or Commitment */
  return g_strdup_printf (ngettext ("Rate “%1$s” of %2$u stakeholder", "Rate “%1$s” of %2$u stakeholders", n_ids), what, n_ids);
}

gboolean
ent_edit_rate (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, EntAspect aspect, guint value, GError **error)
{
  g_autofree char *name = name_rating (history, ids, n_ids, aspect);
  gboolean done = TRUE;

  g_return_val_if_fail (value < ent_aspect_values (aspect)->n_items, FALSE);

  ent_history_begin (history, name);
  for (guint i = 0; done && i < n_ids; i++)
    done = ent_edit_rate_within (history, ids[i], moment_id, aspect, value, error);
  return ent_edit_close (history, done);
}

static char *
name_grounds (EntHistory *history, const char *const *ids, guint n_ids, EntAspect aspect, const EntField *field)
{
  const char *what = ent_choice_label (&ent_aspect_choices, aspect);
  g_autofree char *name = n_ids == 1 ? ent_edit_dup_name (history, ids[0]) : NULL;

  if (n_ids == 1)
    /* Translators: name of a step that can be undone; 1: Reason or Source, 2: Decision power or Commitment, 3: name of a stakeholder */
    return g_strdup_printf (_("Change “%1$s” (%2$s) of %3$s"), ent_field_label (field), what, name);
  /* Translators: name of a step that can be undone; 1: Reason or Source, 2: Decision power or Commitment */
  return g_strdup_printf (ngettext ("Change “%1$s” (%2$s) of %3$u stakeholder", "Change “%1$s” (%2$s) of %3$u stakeholders", n_ids),
                          ent_field_label (field), what, n_ids);
}

static gboolean
set_grounds_of_one (EntHistory *history, const char *id, const char *moment_id, EntAspect aspect, const EntField *field, const char *text, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);
  EntKey key = ENT_KEY_ASSESSMENT (id, moment_id, aspect);
  const EntAssessment *holds;

  if (stakeholder == NULL)
    return ent_map_refuse_missing (error, id);
  holds = ent_map_assessment (map, stakeholder, moment_id, aspect);
  if (holds == NULL && (text == NULL || *text == '\0'))
    return TRUE;
  if (ent_map_lookup (map, &key) == NULL &&
      !add_assessment (history, id, moment_id, aspect, holds != NULL ? holds->value : 0, holds, error))
    return FALSE;
  return ent_edit_apply_set (history, &key, field, text, error);
}

gboolean
ent_edit_set_grounds (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, EntAspect aspect, const EntField *field, const char *text, GError **error)
{
  g_autofree char *name = name_grounds (history, ids, n_ids, aspect, field);
  g_autofree char *merge = ent_edit_merge_key (field, &ENT_KEY_ASSESSMENT (NULL, moment_id, aspect), ids, n_ids);
  gboolean done = TRUE;

  ent_history_begin_merged (history, name, merge);
  for (guint i = 0; done && i < n_ids; i++)
    done = set_grounds_of_one (history, ids[i], moment_id, aspect, field, text, error);
  return ent_edit_close (history, done);
}

gboolean
ent_edit_set_reason (EntHistory *history, const char *const *ids, guint n_ids, const char *moment_id, guint aspects, const char *text, GError **error)
{
  const EntField *field = ent_field_find (ENT_RECORD_ASSESSMENT, "reason");
  g_autofree char *name = NULL, *whose = n_ids == 1 ? ent_edit_dup_name (history, ids[0]) : NULL;
  gboolean several = (aspects & (aspects - 1)) != 0, done = TRUE;

  if (n_ids == 1)
    /* Translators: name of a step that can be undone; 1: Reason, 2: name of a stakeholder */
    name = g_strdup_printf (_("Change “%1$s” of %2$s"), ent_field_label (field), whose);
  else
    /* Translators: name of a step that can be undone; 1: Reason */
    name = g_strdup_printf (ngettext ("Change “%1$s” of %2$u stakeholder", "Change “%1$s” of %2$u stakeholders", n_ids), ent_field_label (field), n_ids);
  if (several)
    ent_history_begin (history, name);
  for (EntAspect aspect = 0; done && aspect < ENT_N_ASPECTS; aspect++)
    if (aspects & 1U << aspect)
      done = ent_edit_set_grounds (history, ids, n_ids, moment_id, aspect, field, text, error);
  return several ? ent_edit_close (history, done) : done;
}

/* --- moving on the map --- */

static char *
name_move (EntHistory *history, const char *const *ids, guint n_ids)
{
  g_autofree char *name = n_ids == 1 ? ent_edit_dup_name (history, ids[0]) : NULL;

  if (n_ids == 1)
    /* Translators: name of a step that can be undone; %s: name of a stakeholder */
    return g_strdup_printf (_("Move %s"), name);
  /* Translators: name of a step that can be undone */
  return g_strdup_printf (ngettext ("Move %u stakeholder", "Move %u stakeholders", n_ids), n_ids);
}

static gboolean
put_into_sector (EntHistory *history, const char *id, EntSectorId sector, GError **error)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_history_map (history), id);
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);

  if (stakeholder == NULL || stakeholder->sector == sector)
    return TRUE;
  return ent_edit_clear_pin (history, id, error) &&
         ent_edit_apply_set (history, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "sector"),
                             ent_sector_choices.items[sector].name, error);
}

gboolean
ent_edit_move (EntHistory *history, const char *const *ids, guint n_ids, EntSectorId sector, const char *moment_id, EntAspect aspect, int value, GError **error)
{
  g_autofree char *name = name_move (history, ids, n_ids);
  gboolean done = TRUE;

  ent_history_begin (history, name);
  for (guint i = 0; done && i < n_ids; i++)
    done = put_into_sector (history, ids[i], sector, error) &&
           (value < 0 || ent_edit_rate_within (history, ids[i], moment_id, aspect, (guint) value, error));
  return ent_edit_close (history, done);
}

gboolean
ent_edit_move_to_level (EntHistory *history, const char *const *ids, guint n_ids, EntSectorId sector, int level, GError **error)
{
  g_autofree char *name = name_move (history, ids, n_ids);
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "level");
  gboolean done = TRUE;

  ent_history_begin (history, name);
  for (guint i = 0; done && i < n_ids; i++)
    done = put_into_sector (history, ids[i], sector, error) &&
           (level < 0 || ent_edit_apply_set (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[i]), field,
                                             ent_level_choices.items[level].name, error));
  return ent_edit_close (history, done);
}

/* --- ties --- */

const char *
ent_edit_add_tie (EntHistory *history, const char *from, const char *to, EntTieKind kind, EntDirection direction, GError **error)
{
  EntMap *map = ent_history_map (history);
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  const EntTie *rival;
  g_autofree char *name = NULL, *first = ent_edit_dup_name (history, from), *second = ent_edit_dup_name (history, to);
  const char *id = NULL;

  tie->kind = (guint8) kind;
  tie->direction = (guint8) (direction == ent_tie_kind_default_direction (kind) ? ENT_DIRECTION_DEFAULT : direction);
  tie->from = ent_id (from);
  tie->to = ent_id (to);
  /* Translators: name of a step that can be undone; 1: kind of a tie, 2 and 3: names of stakeholders */
  name = g_strdup_printf (_("Tie (%1$s) between %2$s and %3$s"), ent_choice_label (&ent_tie_choices, kind), first, second);
  ent_history_begin (history, name);
  /* the other way of a one-way tie: both are one tie, both ways */
  rival = ent_map_find_rival_tie (map, to, from, kind, ENT_DIRECTION_FORWARD, NULL);
  if (rival != NULL && ent_tie_direction (tie) == ENT_DIRECTION_FORWARD && kind != ENT_TIE_MEMBER_OF &&
      ent_tie_direction (rival) == ENT_DIRECTION_FORWARD && strcmp (rival->from, to) == 0)
    {
      EntKey key = ENT_KEY (ENT_RECORD_TIE, rival->base.id);

      ent_record_free (tie);
      id = ent_edit_apply_set (history, &key, ent_field_find (ENT_RECORD_TIE, "direction"), "both", error) ? rival->base.id : NULL;
    }
  else
    id = ent_edit_apply_add (history, tie, NULL, error);
  ent_edit_close (history, id != NULL);
  return id;
}

/* A tie's own kind where there is no other one left. */
static EntTieKind
next_free_kind (EntMap *map, const EntTie *tie)
{
  EntTie other = *tie;

  for (guint i = 1; i < ENT_N_TIE_KINDS; i++)
    {
      other.kind = (guint8) ((tie->kind + i) % ENT_N_TIE_KINDS);
      if (ent_map_find_rival_tie (map, tie->from, tie->to, other.kind, ent_tie_direction (&other), tie) == NULL)
        return other.kind;
    }
  return tie->kind;
}

static gboolean
set_kind (EntHistory *history, const char *id, EntTieKind kind, GError **error)
{
  return ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_TIE, id), ent_field_find (ENT_RECORD_TIE, "kind"),
                             ent_tie_choices.items[kind].name, error);
}

/* The name of one tie's step is that of its field, which begins it by itself. */
static void
begin_tie_kinds (EntHistory *history, guint n_ids)
{
  g_autofree char *name = NULL;

  /* Translators: name of a step that can be undone; 1: name of a field */
  name = g_strdup_printf (ngettext ("Change “%1$s” of %2$u tie", "Change “%1$s” of %2$u ties", n_ids),
                          ent_field_label (ent_field_find (ENT_RECORD_TIE, "kind")), n_ids);
  ent_history_begin (history, name);
}

gboolean
ent_edit_set_tie_kinds (EntHistory *history, const char *const *ids, guint n_ids, EntTieKind kind, GError **error)
{
  gboolean done = TRUE;

  if (n_ids == 1)
    return set_kind (history, ids[0], kind, error);
  begin_tie_kinds (history, n_ids);
  for (guint i = 0; done && i < n_ids; i++)
    done = set_kind (history, ids[i], kind, error);
  return ent_edit_close (history, done);
}

static void
refuse_all_kinds (guint n_ties, GError **error)
{
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE,
               /* Translators: one tie between two stakeholders, or %u, each between two of its own */
               ngettext ("These two have a tie of every other kind already: the kind stays as it is.",
                         "The ends of each of these %u ties have one of every other kind already: the kinds stay as they are.", n_ties),
               n_ties);
}

gboolean
ent_edit_cycle_tie_kinds (EntHistory *history, const char *const *ids, guint n_ids, GError **error)
{
  EntMap *map = ent_history_map (history);
  gboolean done = TRUE;
  guint n_ties = 0, n_set = 0;

  if (!ent_history_may_apply (history, error))
    return FALSE;
  if (n_ids > 1)
    begin_tie_kinds (history, n_ids);
  for (guint i = 0; done && i < n_ids; i++)
    {
      const EntTie *tie = ent_map_tie (map, ids[i]);
      EntTieKind kind;

      if (tie == NULL)
        continue;
      n_ties++;
      kind = next_free_kind (map, tie);
      if (kind == tie->kind)
        continue;
      done = set_kind (history, ids[i], kind, error);
      n_set++;
    }
  if (done && n_ties == 0)
    g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD, _("No tie is there whose kind could change."));
  else if (done && n_set == 0)
    refuse_all_kinds (n_ties, error);
  return n_ids > 1 ? ent_edit_close (history, done && n_set > 0) : done && n_set > 0;
}

/* --- moments --- */

const char *
ent_edit_add_moment (EntHistory *history, const char *name, EntDate date, GError **error)
{
  EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);
  const char *id;

  moment->name = ent_text_clean (name, -1, TRUE, NULL);
  moment->date = date;
  /* Translators: name of a step that can be undone */
  ent_history_begin (history, _("Add a moment"));
  id = ent_edit_apply_add (history, moment, NULL, error);
  ent_edit_close (history, id != NULL);
  return id;
}

/* What the moment after took from this one it keeps, as its own. */
static gboolean
copy_down (EntHistory *history, const EntMoment *moment, const EntMoment *next, const EntStakeholder *stakeholder, GError **error)
{
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      const EntAssessment *here = ent_stakeholder_assessment (stakeholder, moment->base.id, aspect);

      if (here == NULL)
        continue;
      if (next != NULL && ent_stakeholder_assessment (stakeholder, next->base.id, aspect) == NULL &&
          !add_assessment (history, stakeholder->base.id, next->base.id, aspect, here->value, here, error))
        return FALSE;
      if (!ent_edit_apply_remove (history, &ENT_KEY_ASSESSMENT (stakeholder->base.id, moment->base.id, aspect), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_edit_remove_moment (EntHistory *history, const char *id, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntMoment *moment = ent_map_moment (map, id);
  const EntMoment *next;
  g_autofree char *name = NULL, *brief = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (moment != NULL, FALSE);

  brief = ent_edit_shorten (moment->name);
  /* Translators: name of a step that can be undone; %s: name of a moment */
  name = g_strdup_printf (_("Remove the moment %s"), brief);
  next = ent_map_moment_in_time (map, moment->rank + 1);
  ent_history_begin (history, name);
  for (guint i = 0; done && i < ent_map_n_stakeholders (map); i++)
    done = copy_down (history, moment, next, ent_map_stakeholder_at (map, i), error);
  done = done && ent_edit_apply_remove (history, &ENT_KEY (ENT_RECORD_MOMENT, moment->base.id), error);
  return ent_edit_close (history, done);
}
