/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a row is about: by the id that the file gives, else by name. What is only alike is proposed,
 * never taken for the same.
 */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit.h"
#include "model/quick/name-key.h"
#include "model/text.h"

static void
learn (GHashTable *table, const char *text, const char *id)
{
  const char *other = *text != '\0' ? g_hash_table_lookup (table, text) : id;

  if (other == NULL)
    g_hash_table_insert (table, g_strdup (text), g_strdup (id));
  else if (strcmp (other, id) != 0)
    g_hash_table_replace (table, g_strdup (text), g_strdup (""));
}

void
ent_import_learn (ImportRun *run, const char *id, const char *name)
{
  g_autofree char *folded = ent_text_fold (name);
  g_autofree char *key = ent_name_key (folded);

  learn (run->by_name, folded, id);
  learn (run->by_key, key, id);
}

void
ent_import_learn_map (ImportRun *run)
{
  for (guint i = 0; i < ent_map_n_stakeholders (run->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (run->map, i);

      ent_import_learn (run, stakeholder->base.id, stakeholder->name != NULL ? stakeholder->name : "");
      if (stakeholder->source_id != NULL)
        learn (run->by_source, stakeholder->source_id, stakeholder->base.id);
    }
}

static const EntStakeholder *
look_up (ImportRun *run, GHashTable *table, const char *text)
{
  const char *id = text != NULL ? g_hash_table_lookup (table, text) : NULL;

  return id != NULL && *id != '\0' ? ent_map_stakeholder (run->map, id) : NULL;
}

static const EntStakeholder *
find_by_ref (ImportRun *run, const char *ref)
{
  const EntStakeholder *found = look_up (run, run->by_ref, ref);

  if (found == NULL && ref != NULL)
    found = ent_map_stakeholder (run->map, ref);
  return found != NULL ? found : look_up (run, run->by_source, ref);
}

/* --- rows of stakeholders --- */

static EntMatchDecision
decision_about (ImportRun *run, EntMatchDecision otherwise)
{
  gint64 key = (gint64) run->table << 32 | run->row;
  guint decided = GPOINTER_TO_UINT (g_hash_table_lookup (run->import->decided, &key));

  return decided > 0 ? (EntMatchDecision) (decided - 1) : otherwise;
}

static EntMatchDecision
propose (ImportRun *run, EntMatchKind kind, const char *name, const EntStakeholder *other, gboolean in_file)
{
  EntImportMatch *match = g_new0 (EntImportMatch, 1);

  match->table = run->table;
  match->row = run->row;
  match->line = run->line;
  match->kind = kind;
  match->name = g_strdup (name);
  match->other = g_strdup (other->name);
  match->id = ent_id_ref (other->base.id);
  match->in_file = in_file;
  /* two rows of one file are two, whatever they are called, until somebody says otherwise */
  match->decision = decision_about (run, kind == ENT_MATCH_SAME && !in_file ? ENT_MATCH_UPDATE : ENT_MATCH_ADD);
  g_ptr_array_add (run->out->matches, match);
  return match->decision;
}

const EntStakeholder *
ent_import_match (ImportRun *run, const char *ref, const char *name, gboolean *skipped)
{
  const EntStakeholder *found = find_by_ref (run, ref);
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;
  EntMatchKind kind = ENT_MATCH_SAME;
  EntMatchDecision decision;

  *skipped = FALSE;
  if (found != NULL)
    return found;
  folded = ent_text_fold (name);
  found = look_up (run, run->by_name, folded);
  if (found == NULL)
    {
      key = ent_name_key (folded);
      kind = ENT_MATCH_ALIKE;
      found = look_up (run, run->by_key, key);
    }
  if (found == NULL)
    return NULL;
  decision = propose (run, kind, name, found, g_hash_table_contains (run->taken, found->base.id));
  *skipped = decision == ENT_MATCH_SKIP;
  return decision == ENT_MATCH_UPDATE ? found : NULL;
}

/* --- those that rows refer to --- */

const EntStakeholder *
ent_import_find_person (ImportRun *run, const char *text, EntImportRow *row)
{
  const EntStakeholder *found = find_by_ref (run, text);
  g_autofree char *clean = found == NULL ? ent_text_clean (text, -1, TRUE, NULL) : NULL;
  g_autofree char *folded = clean != NULL ? ent_text_fold (clean) : NULL;
  g_autofree char *key = folded != NULL ? ent_name_key (folded) : NULL;
  g_autofree char *quoted = NULL;

  if (found == NULL)
    found = look_up (run, run->by_name, folded);
  if (found != NULL || key == NULL)
    return found;
  quoted = ent_text_quote (clean, ENT_TEXT_QUOTED);
  if (g_strcmp0 (g_hash_table_lookup (run->by_name, folded), "") == 0)
    {
      /* Translators: %s: name of several stakeholders */
      ent_import_remark (row, _("Several are called “%s”, and nothing tells which one is meant: this is said of none of them."), quoted);
      return NULL;
    }
  found = look_up (run, run->by_key, key);
  if (found != NULL)
    {
      g_autofree char *other = ent_text_quote (found->name, ENT_TEXT_QUOTED);

      /* Translators: 1: a name in the file, 2: name of a stakeholder */
      ent_import_remark (row, _("“%1$s” is taken for “%2$s”."), quoted, other);
    }
  return found;
}

/* Somebody of whom only the name is known. */
static const EntStakeholder *
create (ImportRun *run, const char *text, EntImportRow *row)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");
  EntStakeholder *stakeholder;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autofree char *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);

  if (!ent_import_read_text (field, text, &name) || name == NULL)
    {
      /* Translators: %s: a text in the file */
      ent_import_remark (row, _("“%s” cannot be a name."), quoted);
      return NULL;
    }
  stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  id = ent_import_new_id (run, ENT_RECORD_STAKEHOLDER, text);
  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  stakeholder->sector = (guint8) run->import->sector;
  stakeholder->kind = (guint8) ent_edit_kind_for_sector (run->import->sector);
  if (!ent_import_add (run, row, stakeholder, NULL))
    return NULL;
  run->out->n_created++;
  ent_import_learn (run, id, name);
  g_hash_table_replace (run->by_ref, g_strdup (text), g_strdup (id));
  /* Translators: %s: name of a stakeholder */
  ent_import_remark (row, _("“%s” was in no table and has been added."), quoted);
  return ent_map_stakeholder (run->map, id);
}

const EntStakeholder *
ent_import_find_end (ImportRun *run, const char *text, EntImportRow *row)
{
  g_autofree char *folded = ent_text_fold (text);
  const EntStakeholder *found = ent_import_find_person (run, text, row);
  g_autofree char *quoted = NULL;

  if (found != NULL || g_strcmp0 (g_hash_table_lookup (run->by_name, folded), "") == 0)
    return found;
  if (!run->import->keeps_ends_out)
    return create (run, text, row);
  quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  /* Translators: %s: a name in the file */
  ent_import_remark (row, _("There is no stakeholder called “%s”."), quoted);
  return NULL;
}
