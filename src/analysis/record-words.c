/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/record-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/column.h"

static gconstpointer
find (EntTwoMaps maps, EntRecordKind kind, const char *id)
{
  gconstpointer record = id != NULL ? ent_map_find (maps.map, kind, id) : NULL;

  return record == NULL && id != NULL && maps.other != NULL ? ent_map_find (maps.other, kind, id) : record;
}

/* Quoted, or its id where nobody is called so. */
static char *
name_stakeholder (EntTwoMaps maps, const char *id)
{
  const EntStakeholder *stakeholder = find (maps, ENT_RECORD_STAKEHOLDER, id);

  return ent_text_quote (stakeholder != NULL ? stakeholder->name : id, ENT_TEXT_QUOTED);
}

static char *
name_moment (EntTwoMaps maps, const char *id)
{
  const EntMoment *moment = find (maps, ENT_RECORD_MOMENT, id);

  return ent_text_quote (moment != NULL ? moment->name : id, ENT_TEXT_QUOTED);
}

static char *
name_tie (EntTwoMaps maps, const EntTie *tie)
{
  g_autofree char *from = name_stakeholder (maps, tie->from), *to = name_stakeholder (maps, tie->to);

  /* Translators: 1 and 2: names of stakeholders, 3: a kind of tie, such as Alliance */
  return g_strdup_printf (_("Tie between “%1$s” and “%2$s” (%3$s)"), from, to, ent_choice_label (&ent_tie_choices, tie->kind));
}

static char *
name_sector (EntTwoMaps maps, const char *id)
{
  int sector = ent_choices_find (&ent_sector_choices, id, -1);
  g_autofree char *name = ent_text_quote (sector >= 0 ? ent_map_sector_label (maps.map, (EntSectorId) sector) : id, ENT_TEXT_QUOTED);

  /* Translators: %s: name of a sector */
  return g_strdup_printf (_("Sector “%s”"), name);
}

/* A moment, an action or a step. */
static char *
name_other (EntTwoMaps maps, const EntKey *key)
{
  gconstpointer record = find (maps, key->kind, key->id);
  g_autofree char *name = NULL;

  if (key->kind == ENT_RECORD_MOMENT)
    {
      name = name_moment (maps, key->id);
      /* Translators: %s: name of a moment, such as Baseline */
      return g_strdup_printf (_("Moment “%s”"), name);
    }
  if (key->kind == ENT_RECORD_ACTION)
    {
      name = ent_text_quote (record != NULL ? ((const EntAction *) record)->what : key->id, ENT_TEXT_QUOTED);
      /* Translators: %s: what is to be done */
      return g_strdup_printf (_("Action “%s”"), name);
    }
  name = ent_text_quote (record != NULL ? ((const EntStep *) record)->name : key->id, ENT_TEXT_QUOTED);
  /* Translators: %s: name of a step that is projected */
  return g_strdup_printf (_("Step “%s”"), name);
}

char *
ent_words_record (EntTwoMaps maps, const EntKey *key, const char *owner)
{
  gconstpointer tie;
  g_autofree char *name = NULL;

  switch (key->kind)
    {
    case ENT_RECORD_MAP:
      return g_strdup (_("The map"));
    case ENT_RECORD_SECTOR:
      return name_sector (maps, key->id);
    case ENT_RECORD_STAKEHOLDER:
    case ENT_RECORD_ASSESSMENT:
    case ENT_RECORD_LOG:
      name = name_stakeholder (maps, owner != NULL ? owner : key->id);
      /* Translators: %s: name of a stakeholder, as a sentence about it begins */
      return g_strdup_printf (_("“%s”"), name);
    case ENT_RECORD_TIE:
      tie = find (maps, key->kind, key->id);
      return tie != NULL ? name_tie (maps, tie) : g_strdup (key->id);
    case ENT_RECORD_MOMENT:
    case ENT_RECORD_ACTION:
    case ENT_RECORD_STEP:
    default:
      return name_other (maps, key);
    }
}

char *
ent_words_entry (EntTwoMaps maps, const EntKey *key)
{
  const EntLogEntry *entry = find (maps, ENT_RECORD_LOG, key->id);
  char date[11];

  if (entry == NULL || entry->date == 0)
    return g_strdup (_("Log entry without a date"));
  ent_date_format (entry->date, date);
  /* Translators: %s: a day, as 2026-03-14 */
  return g_strdup_printf (_("Log entry of %s"), date);
}

char *
ent_words_field (EntTwoMaps maps, const EntKey *key, const EntField *field)
{
  const char *label = field != NULL ? ent_field_label (field) : _("What this version does not know");
  const char *aspect;
  g_autofree char *which = NULL;

  if (key->kind == ENT_RECORD_LOG)
    {
      which = ent_words_entry (maps, key);
      /* Translators: 1: "Log entry of 2026-04-02", 2: name of a field of it */
      return g_strdup_printf (_("%1$s, %2$s"), which, label);
    }
  if (key->kind != ENT_RECORD_ASSESSMENT)
    return g_strdup (label);
  which = name_moment (maps, key->moment);
  aspect = ent_choice_label (&ent_aspect_choices, key->aspect);
  if (field != NULL && strcmp (field->name, "value") == 0)
    /* Translators: 1: what is rated, such as Decision power, 2: name of a moment */
    return g_strdup_printf (_("%1$s at “%2$s”"), aspect, which);
  /* Translators: 1: what is rated, such as Decision power, 2: name of a moment, 3: "Reason" or "Source" */
  return g_strdup_printf (_("%1$s at “%2$s”, %3$s"), aspect, which, label);
}

/* --- values --- */

static char *
say_choice (EntTwoMaps maps, const EntKey *key, const EntField *field, const char *text)
{
  EntColumn column = { NULL, key->aspect };
  const EntChoices *choices = field->type == ENT_FIELD_RATING ? ent_aspect_values (key->aspect) : field->choices;
  int value = text != NULL ? ent_choices_find (choices, text, -1) : 0;

  if (text == NULL && field->type == ENT_FIELD_RATING)
    return NULL;
  if (value < 0)
    return g_strdup (text);
  return field->type == ENT_FIELD_RATING ? ent_column_label (&column, maps.map, (guint) value)
                                         : g_strdup (ent_map_choice_label (maps.map, choices, (guint) value));
}

static char *
say_id (EntTwoMaps maps, EntRecordKind kind, const char *id)
{
  const EntStakeholder *stakeholder = kind == ENT_RECORD_STAKEHOLDER ? find (maps, kind, id) : NULL;
  const EntMoment *moment = kind == ENT_RECORD_MOMENT ? find (maps, kind, id) : NULL;

  if (moment != NULL)
    return g_strdup (moment->name);
  return g_strdup (stakeholder != NULL ? stakeholder->name : id);
}

static char *
say_members (EntTwoMaps maps, const EntField *field, const char *text)
{
  g_auto (GStrv) members = NULL;

  if (field->type != ENT_FIELD_IDS)
    return ent_field_list_members (field, text);
  members = ent_field_members (field, text);
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autofree char *member = g_steal_pointer (&members[i]);

      members[i] = say_id (maps, field->ref, member);
    }
  return g_strjoinv (", ", members);
}

/* The moments and the focus of a step are texts, for they may be of nothing that is there. */
static char *
say_text (EntTwoMaps maps, const EntKey *key, const EntField *field, const char *text)
{
  if (key->kind != ENT_RECORD_STEP || strcmp (field->name, "name") == 0)
    return g_strdup (text);
  if (field->flags & ENT_FIELD_FOCUS)
    {
      int sector = ent_choices_find (&ent_sector_choices, text, -1);

      return sector >= 0 ? g_strdup (ent_map_sector_label (maps.map, (EntSectorId) sector)) : say_id (maps, ENT_RECORD_STAKEHOLDER, text);
    }
  return say_id (maps, ENT_RECORD_MOMENT, text);
}

char *
ent_words_value (EntTwoMaps maps, const EntKey *key, const EntField *field, const char *text)
{
  if (field == NULL)
    return g_strdup (text);
  if (field->type == ENT_FIELD_CHOICE || field->type == ENT_FIELD_RATING)
    return say_choice (maps, key, field, text);
  if (field->type == ENT_FIELD_BOOL)
    return g_strdup (text == NULL ? _("no") : strcmp (text, "yes") == 0 ? _("yes") : text);
  if (text == NULL)
    return NULL;
  switch (field->type)
    {
    case ENT_FIELD_ID:
      return say_id (maps, field->ref, text);
    case ENT_FIELD_BITS:
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return say_members (maps, field, text);
    case ENT_FIELD_DATA:
      return g_strdup (_("a picture"));
    case ENT_FIELD_TEXT:
      return say_text (maps, key, field, text);
    default:
      return g_strdup (text);
    }
}
