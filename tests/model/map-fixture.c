/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <string.h>

static void
dump_kept (GString *text, const EntKept *kept)
{
  for (guint i = 0; kept != NULL && kept->attributes != NULL && i < kept->attributes->len; i++)
    {
      const EntKeptAttribute *attribute = &g_array_index (kept->attributes, EntKeptAttribute, i);
      g_string_append_printf (text, "  ?%s=%s\n", attribute->name, attribute->value);
    }
  for (guint i = 0; kept != NULL && kept->children != NULL && i < kept->children->len; i++)
    {
      const EntKeptChild *child = &g_array_index (kept->children, EntKeptChild, i);
      g_string_append_printf (text, "  ?%u %s\n", child->place, child->xml);
    }
}

static void
dump_record (GString *text, gconstpointer record)
{
  const EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  g_string_append_printf (text, "%s %s\n", ent_record_element (base->kind), base->id != NULL ? base->id : "-");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = ent_field_get (&fields[i], record);
      if (value != NULL)
        g_string_append_printf (text, "  %s=%s\n", fields[i].name, value);
    }
  dump_kept (text, base->kept);
  if (base->kind != ENT_RECORD_STAKEHOLDER)
    return;

  const EntStakeholder *stakeholder = record;
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    dump_record (text, g_ptr_array_index (stakeholder->assessments, i));
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    dump_record (text, g_ptr_array_index (stakeholder->log, i));
}

char *
dump_map (EntMap *map)
{
  GString *text = g_string_new (NULL);

  dump_record (text, ent_map_info (map));
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (map, kind); i++)
      dump_record (text, ent_map_record_at (map, kind, i));
  return g_string_free (text, FALSE);
}

static void
add (EntMap *map, gpointer record, const char *owner)
{
  GError *error = NULL;
  g_autoptr (EntChange) change = ent_change_new_add (record, owner, ENT_PLACE_END);

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

void
add_moment (EntMap *map, const char *id, const char *name, EntDate date)
{
  EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);

  ent_record_set_id (moment, id);
  moment->name = g_strdup (name);
  moment->date = date;
  add (map, moment, NULL);
}

EntMap *
new_map_with_moment (void)
{
  EntMap *map = ent_map_new ();

  ent_map_seed_ids (map, 1);
  add_moment (map, "t-first", "Baseline", 20260314);
  return map;
}

void
add_stakeholder (EntMap *map, const char *id, const char *name, EntSectorId sector)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  stakeholder->sector = (guint8) sector;
  stakeholder->kind = (guint8) ent_edit_kind_for_sector (sector);
  add (map, stakeholder, NULL);
}

void
add_tie (EntMap *map, const char *id, const char *from, const char *to, EntTieKind kind)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);

  ent_record_set_id (tie, id);
  tie->from = ent_id (from);
  tie->to = ent_id (to);
  tie->kind = (guint8) kind;
  add (map, tie, NULL);
}

void
add_assessment (EntMap *map, const char *id, const char *moment, EntAspect aspect, guint value)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

  assessment->moment = ent_id (moment);
  assessment->aspect = (guint8) aspect;
  assessment->value = (guint8) value;
  add (map, assessment, id);
}

void
set_field (EntMap *map, EntRecordKind kind, const char *id, const char *field, const char *text)
{
  EntKey key = ENT_KEY (kind, id);
  g_autoptr (EntChange) change = ent_change_new_set (&key, ent_field_find (kind, field), text);
  GError *error = NULL;

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

void
undo_to_start (EntHistory *history, const char *start)
{
  g_autofree char *text = NULL;

  ent_map_check_invariants (ent_history_map (history));
  while (ent_history_undo (history))
    ;
  text = dump_map (ent_history_map (history));
  g_assert_cmpstr (text, ==, start);
}

/* --- doing something --- */

static guint
pick (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static const char *
pick_id (EntMap *map, EntRecordKind kind, GRand *rand)
{
  guint n = ent_map_n_records (map, kind);

  /* now and then somebody who is not there */
  if (n == 0 || pick (rand, 40) == 0)
    return "s-nobody";
  return ((const EntRecord *) ent_map_record_at (map, kind, pick (rand, n)))->id;
}

static char *
random_list (EntMap *map, const EntField *field, GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = pick (rand, 4); i > 0; i--)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (field->type == ENT_FIELD_IDS)
        g_string_append (text, pick_id (map, field->ref, rand));
      else if (field->type == ENT_FIELD_BITS)
        g_string_append (text, field->choices->items[pick (rand, field->choices->n_items)].name);
      else
        g_string_append_printf (text, "tag %u", pick (rand, 9));
    }
  return g_string_free (text, FALSE);
}

static char *
random_value (EntMap *map, const EntField *field, gconstpointer record, GRand *rand)
{
  const EntChoices *choices = field->choices;

  if (pick (rand, 6) == 0)
    return NULL;
  switch (field->type)
    {
    case ENT_FIELD_RATING:
      choices = ent_aspect_values (((const EntAssessment *) record)->aspect);
      return g_strdup (choices->items[pick (rand, choices->n_items)].name);
    case ENT_FIELD_CHOICE:
      /* a word of a later version is kept beside the default */
      return pick (rand, 10) == 0 ? g_strdup ("of-tomorrow") : g_strdup (choices->items[pick (rand, choices->n_items)].name);
    case ENT_FIELD_BOOL:
      return g_strdup (pick (rand, 2) ? "yes" : "perhaps");
    case ENT_FIELD_DATE:
      return g_strdup (pick (rand, 4) ? "2026-05-17" : "in spring");
    case ENT_FIELD_COLOUR:
      return g_strdup (pick (rand, 4) ? "#aa10ff" : "blue");
    case ENT_FIELD_LANGUAGE:
      return g_strdup (pick (rand, 4) ? "pt-BR" : "Portuguese!");
    case ENT_FIELD_DATA:
      return g_strdup (pick (rand, 4) ? "iVBORw0KGgo=" : "R0lGODlh");
    case ENT_FIELD_ID:
      return g_strdup (pick_id (map, field->ref, rand));
    case ENT_FIELD_PIN:
      return g_strdup (pick (rand, 4) ? "0.25 0.75" : "2 3");
    case ENT_FIELD_BITS:
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return random_list (map, field, rand);
    default:
      return g_strdup_printf ("Niño %u", pick (rand, 1000));
    }
}

static gconstpointer
random_record (EntMap *map, GRand *rand, EntKey *key)
{
  EntRecordKind kind = pick (rand, ENT_N_RECORD_KINDS);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, pick_id (map, ENT_RECORD_STAKEHOLDER, rand));

  if (kind == ENT_RECORD_ASSESSMENT && stakeholder != NULL && stakeholder->assessments != NULL)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, pick (rand, stakeholder->assessments->len));
      *key = ENT_KEY_ASSESSMENT (stakeholder->base.id, assessment->moment, assessment->aspect);
    }
  else if (kind == ENT_RECORD_LOG && stakeholder != NULL && stakeholder->log != NULL)
    *key = ENT_KEY (kind, ((EntRecord *) g_ptr_array_index (stakeholder->log, pick (rand, stakeholder->log->len)))->id);
  else if (kind == ENT_RECORD_MAP)
    *key = ENT_KEY (kind, NULL);
  else
    *key = ENT_KEY (kind, pick_id (map, kind == ENT_RECORD_ASSESSMENT || kind == ENT_RECORD_LOG ? ENT_RECORD_STAKEHOLDER : kind, rand));
  return ent_map_lookup (map, key);
}

static void
set_something (EntHistory *history, GRand *rand)
{
  EntMap *map = ent_history_map (history);
  EntKey key;
  gconstpointer record = random_record (map, rand, &key);
  guint n;
  const EntField *fields = ent_fields (key.kind, &n), *field = &fields[pick (rand, n)];
  g_autofree char *value = record != NULL ? random_value (map, field, record, rand) : NULL;

  ent_history_apply (history, ent_change_new_set (&key, field, value), NULL);
}

static void
move_something (EntHistory *history, GRand *rand)
{
  EntKey key;

  if (random_record (ent_history_map (history), rand, &key) != NULL)
    ent_history_apply (history, ent_change_new_move (&key, pick (rand, 12)), NULL);
}

/* Raw: refused as often as not, for what still refers to it. */
static void
remove_something (EntHistory *history, GRand *rand)
{
  EntKey key;

  if (random_record (ent_history_map (history), rand, &key) != NULL)
    ent_history_apply (history, ent_change_new_remove (&key), NULL);
}

static gpointer
new_record (EntMap *map, EntRecordKind kind, GRand *rand)
{
  EntRecord *record = ent_record_new (kind);
  g_autofree char *id = ent_map_new_id (map, kind);
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  ent_record_set_id (record, pick (rand, 30) == 0 ? "t-first" : id);
  /* they have none */
  if (kind == ENT_RECORD_ASSESSMENT)
    ent_id_clear (&record->id);
  for (guint i = 0; i < n; i++)
    if ((fields[i].flags & ENT_FIELD_REQUIRED) || pick (rand, 4) == 0)
      {
        g_autofree char *value = random_value (map, &fields[i], record, rand);
        ent_field_set (&fields[i], record, value);
      }
  if (pick (rand, 5) == 0)
    {
      record->kept = record->kept != NULL ? record->kept : ent_kept_new ();
      ent_kept_add_attribute (record->kept, "x:new", "1");
      ent_kept_add_child (record->kept, 0, "<x:child/>");
    }
  return record;
}

static void
add_something (EntHistory *history, GRand *rand)
{
  static const EntRecordKind kinds[] = { ENT_RECORD_STAKEHOLDER, ENT_RECORD_STAKEHOLDER, ENT_RECORD_STAKEHOLDER, ENT_RECORD_TIE, ENT_RECORD_TIE, ENT_RECORD_ASSESSMENT, ENT_RECORD_ASSESSMENT, ENT_RECORD_LOG, ENT_RECORD_MOMENT, ENT_RECORD_ACTION, ENT_RECORD_STEP };
  EntMap *map = ent_history_map (history);
  EntRecordKind kind = kinds[pick (rand, G_N_ELEMENTS (kinds))];
  gboolean contained = kind == ENT_RECORD_ASSESSMENT || kind == ENT_RECORD_LOG;
  const char *owner = contained ? pick_id (map, ENT_RECORD_STAKEHOLDER, rand) : NULL;
  g_autofree char *held = g_strdup (owner);

  ent_history_apply (history, ent_change_new_add (new_record (map, kind, rand), held, pick (rand, 3) ? ENT_PLACE_END : pick (rand, 5)), NULL);
}

static void
edit_something (EntHistory *history, GRand *rand)
{
  EntMap *map = ent_history_map (history);
  g_autofree char *a = g_strdup (pick_id (map, ENT_RECORD_STAKEHOLDER, rand));
  g_autofree char *b = g_strdup (pick_id (map, ENT_RECORD_STAKEHOLDER, rand));
  g_autofree char *moment = g_strdup (((const EntRecord *) ent_map_record_at (map, ENT_RECORD_MOMENT, pick (rand, ent_map_n_moments (map))))->id);
  const char *ids[] = { a, b };
  guint n_ids = strcmp (a, b) != 0 ? 2 : 1;

  switch (pick (rand, 7))
    {
    case 0:
      ent_edit_delete (history, ids, pick (rand, 3) == 0 ? n_ids : 1, NULL);
      break;
    case 1:
      ent_edit_rate (history, ids, n_ids, moment, ENT_ASPECT_POWER, pick (rand, 6), NULL);
      break;
    case 2:
      ent_edit_move (history, ids, n_ids, pick (rand, ENT_N_SECTORS), moment, ENT_ASPECT_COMMITMENT, (int) pick (rand, 6), NULL);
      break;
    case 3:
      ent_edit_add_tie (history, a, b, pick (rand, ENT_N_TIE_KINDS), pick (rand, 4), NULL);
      break;
    case 4:
      g_strfreev (ent_edit_duplicate (history, ids, n_ids, NULL));
      break;
    case 5:
      ent_edit_remove_moment (history, moment, NULL);
      break;
    default:
      ent_edit_add_stakeholder (history, "Asociación de hoteles", pick (rand, ENT_N_SECTORS), pick (rand, ENT_N_KINDS), NULL);
    }
}

void
do_something (EntHistory *history, GRand *rand)
{
  static void (*const deeds[]) (EntHistory *, GRand *) = { add_something, add_something, add_something, add_something, set_something, set_something, move_something, remove_something };

  if (pick (rand, 4) == 0)
    {
      edit_something (history, rand);
      return;
    }
  ent_history_begin (history, "Something");
  for (guint i = pick (rand, 3); i < 3; i++)
    deeds[pick (rand, G_N_ELEMENTS (deeds))](history, rand);
  if (pick (rand, 12) == 0)
    ent_history_rollback (history);
  else
    ent_history_end (history);
}
