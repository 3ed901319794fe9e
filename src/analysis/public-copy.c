/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a copy for others: record by record, into a new map. */
#include "analysis/public-copy.h"

#include <glib/gi18n-lib.h>

#include "analysis/public-logo.h"
#include "analysis/public-private.h"

typedef struct
{
  EntMap *map;
  const EntPublicChoice *choice;
  EntPublicCopy *copy;
} Maker;

const char *
ent_public_copy_id (const EntPublicCopy *copy, const char *id)
{
  EntId own = ent_id (id);
  const char *found = own != NULL ? g_hash_table_lookup (copy->ids, own) : NULL;

  ent_id_unref (own);
  return found;
}

static gboolean
goes_along (const Maker *maker, EntShare share)
{
  return share != ENT_SHARE_NEVER && (maker->choice->shares & 1u << share) != 0;
}

static gboolean
has_codes (const Maker *maker)
{
  return !goes_along (maker, ENT_SHARE_NAMES);
}

/* --- what is taken out --- */

static void
take_out_field (Maker *maker, const EntField *field, gconstpointer record, EntShare share)
{
  g_autofree char *text = NULL;

  if (!ent_public_is_text (field))
    return;
  text = ent_field_get (field, record);
  ent_public_words_add (maker->copy->words, text, share, ent_public_is_name (field));
}

static void
take_out_kept (Maker *maker, const EntKept *kept)
{
  EntPublicWords *words = maker->copy->words;

  for (guint i = 0; kept != NULL && kept->attributes != NULL && i < kept->attributes->len; i++)
    ent_public_words_add (words, g_array_index (kept->attributes, EntKeptAttribute, i).value, ENT_SHARE_NEVER, FALSE);
  for (guint i = 0; kept != NULL && kept->values != NULL && i < kept->values->len; i++)
    ent_public_words_add (words, g_array_index (kept->values, EntKeptAttribute, i).value, ENT_SHARE_NEVER, FALSE);
  for (guint i = 0; kept != NULL && kept->children != NULL && i < kept->children->len; i++)
    ent_public_words_add_xml (words, g_array_index (kept->children, EntKeptChild, i).xml);
}

static void take_out_all (Maker *maker, GPtrArray *records, EntShare share);

/* @record as a whole does not go along, as it would with @share. */
static void
take_out (Maker *maker, gconstpointer record, EntShare share)
{
  const EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  for (guint i = 0; i < n; i++)
    take_out_field (maker, &fields[i], record, share);
  take_out_kept (maker, base->kept);
  if (base->kind != ENT_RECORD_STAKEHOLDER)
    return;
  take_out_all (maker, ((const EntStakeholder *) record)->assessments, share);
  take_out_all (maker, ((const EntStakeholder *) record)->log, share);
}

static void
take_out_all (Maker *maker, GPtrArray *records, EntShare share)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    take_out (maker, g_ptr_array_index (records, i), share);
}

/* A copy of @record without the fields that do not go along. */
static gpointer
strip (Maker *maker, gconstpointer record)
{
  EntRecord *copy = ent_record_copy (record);
  guint n;
  const EntField *fields = ent_fields (copy->kind, &n);

  take_out_kept (maker, copy->kept);
  g_clear_pointer (&copy->kept, ent_kept_free);
  for (guint i = 0; i < n; i++)
    if (!goes_along (maker, fields[i].share))
      {
        take_out_field (maker, &fields[i], record, fields[i].share);
        ent_field_set (&fields[i], copy, NULL);
      }
  return copy;
}

/* --- ids --- */

/* Before the record is there: others may name it first. */
static void
give_id (Maker *maker, const EntRecord *record)
{
  g_autofree char *id = ent_map_new_id (maker->copy->map, record->kind);

  g_hash_table_insert (maker->copy->ids, ent_id_ref (record->id), ent_id (id));
}

static const char *
id_in_copy (const Maker *maker, const char *id)
{
  return ent_public_copy_id (maker->copy, id);
}

static void
change_id (const Maker *maker, EntId *id)
{
  EntId fresh = ent_id (id_in_copy (maker, *id));

  ent_id_clear (id);
  *id = fresh;
}

/* Takes @record over. What the map refuses has lost its sense with what was taken out. */
static gboolean
put (Maker *maker, gpointer record, const EntRecord *original)
{
  ent_record_set_id (record, id_in_copy (maker, original->id));
  return ent_map_apply_take (maker->copy->map, record, NULL, NULL);
}

/* --- in any order --- */

/* By a chance of its own: the ids, which are there to be read, come from another one. */
static void
shuffle (GPtrArray *array)
{
  g_autoptr (GRand) rand = g_rand_new ();

  for (guint i = array->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer held = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[other];
      array->pdata[other] = held;
    }
}

/* The records of @kind that go along, as far as that is a matter of their kind; the others are taken out. */
static GPtrArray *
choose (Maker *maker, EntRecordKind kind, gboolean shuffled)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < ent_map_n_records (maker->map, kind); i++)
    {
      gconstpointer record = ent_map_record_at (maker->map, kind, i);

      if (goes_along (maker, ent_public_share_of (record)))
        g_ptr_array_add (chosen, (gpointer) record);
      else
        take_out (maker, record, ent_public_share_of (record));
    }
  if (shuffled)
    shuffle (chosen);
  for (guint i = 0; i < chosen->len; i++)
    give_id (maker, g_ptr_array_index (chosen, i));
  return chosen;
}

/* --- the map and its sectors --- */

static void
put_info (Maker *maker)
{
  const EntMapInfo *own = ent_map_info (maker->map);
  EntMapInfo *info = strip (maker, own);
  const EntField *title = ent_field_find (ENT_RECORD_MAP, "title");

  if (maker->choice->title != NULL)
    {
      take_out_field (maker, title, own, ENT_SHARE_ALWAYS);
      ent_field_set (title, info, maker->choice->title);
    }
  if (info->logo != NULL)
    {
      char *logo = ent_public_logo (info->logo);

      g_free (info->logo);
      info->logo = logo;
    }
  ent_record_set_id (info, ent_map_info (maker->copy->map)->base.id);
  ent_map_apply_take (maker->copy->map, info, NULL, NULL);
  for (guint i = 0; i < ent_map_n_kept_nodes (maker->map); i++)
    ent_public_words_add_xml (maker->copy->words, ent_map_kept_node_at (maker->map, i)->xml);
}

static void
put_sectors (Maker *maker)
{
  for (EntSectorId sector = 0; sector < ENT_N_SECTORS; sector++)
    ent_map_apply_take (maker->copy->map, strip (maker, ent_map_sector (maker->map, sector)), NULL, NULL);
}

static void
put_moments (Maker *maker)
{
  g_autoptr (GPtrArray) moments = choose (maker, ENT_RECORD_MOMENT, FALSE);

  for (guint i = 0; i < moments->len; i++)
    put (maker, strip (maker, g_ptr_array_index (moments, i)), g_ptr_array_index (moments, i));
}

/* --- stakeholders --- */

static void
put_contained (Maker *maker, EntStakeholder *copy, const EntStakeholder *original)
{
  g_clear_pointer (&copy->assessments, g_ptr_array_unref);
  g_clear_pointer (&copy->log, g_ptr_array_unref);
  for (guint i = 0; original->assessments != NULL && i < original->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (original->assessments, i);
      EntAssessment *fresh;

      if (!goes_along (maker, ent_public_share_of (assessment)))
        {
          take_out (maker, assessment, ent_public_share_of (assessment));
          continue;
        }
      fresh = strip (maker, assessment);
      change_id (maker, &fresh->moment);
      ent_stakeholder_take_assessment (copy, fresh);
    }
  if (!goes_along (maker, ENT_SHARE_LOG))
    {
      take_out_all (maker, original->log, ENT_SHARE_LOG);
      return;
    }
  for (guint i = 0; original->log != NULL && i < original->log->len; i++)
    {
      EntLogEntry *fresh = strip (maker, g_ptr_array_index (original->log, i));
      g_autofree char *id = ent_map_new_id (maker->copy->map, ENT_RECORD_LOG);

      ent_record_set_id (fresh, id);
      ent_stakeholder_take_log (copy, fresh);
    }
}

static void
note_person (Maker *maker, const EntStakeholder *original, char *code)
{
  EntPublicPerson *person = g_new0 (EntPublicPerson, 1);

  person->code = code;
  person->name = g_strdup (original->name);
  person->id = ent_id_ref (original->base.id);
  person->copy = ent_id (id_in_copy (maker, original->base.id));
  g_ptr_array_add (maker->copy->people, person);
}

static void
set_part_of (Maker *maker, const EntStakeholder *original)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");
  const char *whole = id_in_copy (maker, original->part_of);
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id_in_copy (maker, original->base.id)), field, whole);

  if (whole != NULL)
    ent_map_apply (maker->copy->map, change, NULL, NULL);
}

static void
put_stakeholders (Maker *maker)
{
  g_autoptr (GPtrArray) stakeholders = choose (maker, ENT_RECORD_STAKEHOLDER, has_codes (maker));

  for (guint i = 0; i < stakeholders->len; i++)
    {
      const EntStakeholder *original = g_ptr_array_index (stakeholders, i);
      EntStakeholder *copy = strip (maker, original);
      char *code = has_codes (maker) ? g_strdup_printf ("A%u", i + 1) : NULL;

      if (code != NULL)
        ent_field_set (ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), copy, code);
      ent_id_clear (&copy->part_of);
      put_contained (maker, copy, original);
      put (maker, copy, &original->base);
      note_person (maker, original, code);
    }
  /* when all are there, whoever comes first */
  for (guint i = 0; i < stakeholders->len; i++)
    set_part_of (maker, g_ptr_array_index (stakeholders, i));
}

/* --- what names them --- */

static void
put_ties (Maker *maker)
{
  g_autoptr (GPtrArray) ties = choose (maker, ENT_RECORD_TIE, has_codes (maker));

  for (guint i = 0; i < ties->len; i++)
    {
      const EntTie *original = g_ptr_array_index (ties, i);
      EntTie *copy = strip (maker, original);

      change_id (maker, &copy->from);
      change_id (maker, &copy->to);
      /* of a kind that we do not know it would be one that it is not */
      if (ent_kept_value (original->base.kept, "kind") != NULL || copy->from == NULL || copy->to == NULL)
        ent_record_free (copy);
      else
        put (maker, copy, &original->base);
    }
}

static char **
ids_in_copy (const Maker *maker, char **ids)
{
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (id_in_copy (maker, ids[i]) != NULL)
      g_strv_builder_add (fresh, id_in_copy (maker, ids[i]));
  list = g_strv_builder_end (fresh);
  return list[0] != NULL ? g_steal_pointer (&list) : NULL;
}

static void
put_actions (Maker *maker)
{
  g_autoptr (GPtrArray) actions = choose (maker, ENT_RECORD_ACTION, FALSE);

  for (guint i = 0; i < actions->len; i++)
    {
      const EntAction *original = g_ptr_array_index (actions, i);
      EntAction *copy = strip (maker, original);

      g_strfreev (copy->with);
      copy->with = ids_in_copy (maker, original->with);
      put (maker, copy, &original->base);
    }
}

static void
change_text_id (const Maker *maker, char **id)
{
  char *fresh = g_strdup (id_in_copy (maker, *id));

  g_free (*id);
  *id = fresh;
}

static void
put_steps (Maker *maker)
{
  g_autoptr (GPtrArray) steps = choose (maker, ENT_RECORD_STEP, FALSE);

  for (guint i = 0; i < steps->len; i++)
    {
      EntStep *copy = strip (maker, g_ptr_array_index (steps, i));

      change_text_id (maker, &copy->from);
      change_text_id (maker, &copy->moment);
      /* sectors are called the same in all maps */
      if (copy->focus != NULL && ent_choices_find (&ent_sector_choices, copy->focus, -1) < 0)
        change_text_id (maker, &copy->focus);
      put (maker, copy, g_ptr_array_index (steps, i));
    }
}

static void
person_free (gpointer data)
{
  EntPublicPerson *person = data;

  g_free (person->code);
  g_free (person->name);
  ent_id_unref (person->id);
  ent_id_unref (person->copy);
  g_free (person);
}

EntPublicCopy *
ent_public_copy_new (EntMap *map, const EntPublicChoice *choice)
{
  Maker maker = { .map = map, .choice = choice };
  EntPublicCopy *copy;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  copy = maker.copy = g_new0 (EntPublicCopy, 1);
  copy->map = ent_map_new ();
  copy->people = g_ptr_array_new_with_free_func (person_free);
  copy->words = ent_public_words_new ();
  copy->ids = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, (GDestroyNotify) ent_id_unref);
  put_info (&maker);
  put_sectors (&maker);
  put_moments (&maker);
  put_stakeholders (&maker);
  put_ties (&maker);
  put_actions (&maker);
  put_steps (&maker);
  return copy;
}

void
ent_public_copy_free (EntPublicCopy *copy)
{
  if (copy == NULL)
    return;
  g_object_unref (copy->map);
  g_ptr_array_unref (copy->people);
  ent_public_words_free (copy->words);
  g_hash_table_unref (copy->ids);
  g_free (copy);
}

EntCells *
ent_public_copy_key (const EntPublicCopy *copy)
{
  EntCells *key = ent_cells_new (copy->people->len + 1, 3);

  ent_cells_take (key, 0, 0, g_strdup (C_ ("key of codes", "Code")));
  ent_cells_take (key, 0, 1, g_strdup (C_ ("key of codes", "Name")));
  ent_cells_take (key, 0, 2, g_strdup (C_ ("key of codes", "Id in the map")));
  for (guint i = 0; i < copy->people->len; i++)
    {
      const EntPublicPerson *person = g_ptr_array_index (copy->people, i);

      ent_cells_take (key, i + 1, 0, g_strdup (person->code));
      ent_cells_take (key, i + 1, 1, g_strdup (person->name));
      ent_cells_take (key, i + 1, 2, g_strdup (person->id));
    }
  return key;
}
