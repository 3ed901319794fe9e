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

/* Who is called alike, in the order in which they came. */
typedef struct
{
  GPtrArray *ids; /* of char *, owned */
  guint next;     /* those before it have a row of the file */
} Namesakes;

void
ent_import_namesakes_free (gpointer data)
{
  Namesakes *namesakes = data;

  g_ptr_array_unref (namesakes->ids);
  g_free (namesakes);
}

/* Of more of them nobody is told from another by name in any case. */
#define MOST_COMPARED 8u

static gboolean
has (const Namesakes *namesakes, const char *id)
{
  for (guint i = 0; i < namesakes->ids->len && i < MOST_COMPARED; i++)
    if (strcmp (g_ptr_array_index (namesakes->ids, i), id) == 0)
      return TRUE;
  return FALSE;
}

static void
learn (GHashTable *table, const char *text, const char *id)
{
  Namesakes *namesakes = *text != '\0' ? g_hash_table_lookup (table, text) : NULL;

  if (*text == '\0' || (namesakes != NULL && has (namesakes, id)))
    return;
  if (namesakes == NULL)
    {
      namesakes = g_new0 (Namesakes, 1);
      namesakes->ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (table, g_strdup (text), namesakes);
    }
  g_ptr_array_add (namesakes->ids, g_strdup (id));
}

void
ent_import_learn (ImportRun *run, const char *id, const char *name)
{
  g_autofree char *folded = ent_text_fold (name);
  g_autofree char *key = ent_name_key (folded);

  learn (run->by_name, folded, id);
  learn (run->by_key, key, id);
}

/* "" where several have it. */
static void
learn_source (ImportRun *run, const char *source, const char *id)
{
  gboolean several = g_hash_table_contains (run->by_source, source);

  g_hash_table_replace (run->by_source, g_strdup (source), g_strdup (several ? "" : id));
}

void
ent_import_learn_map (ImportRun *run)
{
  for (guint i = 0; i < ent_map_n_stakeholders (run->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (run->map, i);

      ent_import_learn (run, stakeholder->base.id, stakeholder->name != NULL ? stakeholder->name : "");
      if (stakeholder->source_id != NULL)
        learn_source (run, stakeholder->source_id, stakeholder->base.id);
      run->n_ratings += stakeholder->assessments != NULL ? stakeholder->assessments->len : 0;
      run->n_log += stakeholder->log != NULL ? stakeholder->log->len : 0;
    }
}

/* The only one who is called so; NULL: nobody, or several. */
static const EntStakeholder *
look_up (ImportRun *run, GHashTable *table, const char *text)
{
  const Namesakes *namesakes = text != NULL ? g_hash_table_lookup (table, text) : NULL;

  return namesakes != NULL && namesakes->ids->len == 1 ? ent_map_stakeholder (run->map, g_ptr_array_index (namesakes->ids, 0)) : NULL;
}

static gboolean
is_of_several (GHashTable *table, const char *text)
{
  const Namesakes *namesakes = g_hash_table_lookup (table, text);

  return namesakes != NULL && namesakes->ids->len > 1;
}

static const EntStakeholder *
find_by_ref (ImportRun *run, const char *ref)
{
  const char *id = ref != NULL ? g_hash_table_lookup (run->by_ref, ref) : NULL;
  const EntStakeholder *found = id != NULL ? ent_map_stakeholder (run->map, id) : NULL;

  if (found == NULL && ref != NULL)
    found = ent_map_stakeholder (run->map, ref);
  if (found != NULL || ref == NULL)
    return found;
  id = g_hash_table_lookup (run->by_source, ref);
  return id != NULL && *id != '\0' ? ent_map_stakeholder (run->map, id) : NULL;
}

gboolean
ent_import_is_row_number (const char *ref)
{
  gsize length = strspn (ref, "0123456789");

  return length > 0 && (ref[length] == '\0' || (ref[length] == '.' && ref[length + 1] == '\0'));
}

void
ent_import_learn_refs (ImportRun *run)
{
  for (guint i = 0; i < run->import->tables->len; i++)
    {
      const ImportTable *table = g_ptr_array_index (run->import->tables, i);
      int column = table->kind == ENT_SHEET_STAKEHOLDERS ? ent_import_table_find (table, ENT_MEANS_ID, NULL, 0) : -1;

      for (guint row = table->first; column >= 0 && table->from + row < table->to; row++)
        {
          const char *ref = ent_import_table_cell (table, row, (guint) column);

          if (ref != NULL)
            g_hash_table_add (run->refs, (gpointer) ref);
        }
    }
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

static gboolean
is_called (const EntStakeholder *stakeholder, const char *folded, const char *key)
{
  g_autofree char *other = ent_text_fold (stakeholder->name);
  g_autofree char *other_key = ent_name_key (other);

  return strcmp (other, folded) == 0 || strcmp (other_key, key) == 0;
}

/* Of those who are called so the first without a row of the file, or else the last; @in_file tells that. Who is known to
 * the file by another id has a row, be it a later one. */
static const EntStakeholder *
find_namesake (ImportRun *run, GHashTable *table, const char *text, gboolean *in_file)
{
  Namesakes *namesakes = g_hash_table_lookup (table, text);
  guint n_looked = 0;

  *in_file = FALSE;
  if (namesakes == NULL)
    return NULL;
  for (guint i = namesakes->next; i < namesakes->ids->len && n_looked < MOST_COMPARED; i++)
    {
      const EntStakeholder *found = ent_map_stakeholder (run->map, g_ptr_array_index (namesakes->ids, i));

      if (g_hash_table_contains (run->taken, found->base.id))
        {
          namesakes->next += namesakes->next == i;
          continue;
        }
      if (found->source_id == NULL || ent_import_is_row_number (found->source_id) || !g_hash_table_contains (run->refs, found->source_id))
        return found;
      n_looked++;
    }
  *in_file = TRUE;
  return ent_map_stakeholder (run->map, g_ptr_array_index (namesakes->ids, namesakes->ids->len - 1));
}

/* By the id of the row; NULL: it is of another one, or of nobody. */
static const EntStakeholder *
match_ref (ImportRun *run, EntImportRow *row, const char *ref, const char *folded, const char *key, gboolean named)
{
  const EntStakeholder *found = find_by_ref (run, ref);

  /* a table may number its rows, each anew */
  if (found == NULL || (named && ent_import_is_row_number (ref) && !is_called (found, folded, key)))
    return NULL;
  if (g_hash_table_contains (run->taken, found->base.id))
    ent_import_remark (row, _("An earlier row has the same id: this one is taken for the same stakeholder, and what it says takes the place of what that one said."));
  return found;
}

const EntStakeholder *
ent_import_match (ImportRun *run, EntImportRow *row, const char *ref, const char *name, gboolean named, gboolean *skipped)
{
  g_autofree char *folded = ent_text_fold (name);
  g_autofree char *key = ent_name_key (folded);
  const EntStakeholder *found = match_ref (run, row, ref, folded, key, named);
  EntMatchKind kind = ENT_MATCH_SAME;
  EntMatchDecision decision;
  gboolean in_file;

  *skipped = FALSE;
  if (found != NULL)
    return found;
  found = find_namesake (run, run->by_name, folded, &in_file);
  if (found == NULL)
    {
      kind = ENT_MATCH_ALIKE;
      found = find_namesake (run, run->by_key, key, &in_file);
    }
  if (found == NULL)
    return NULL;
  decision = propose (run, kind, name, found, in_file);
  *skipped = decision == ENT_MATCH_SKIP;
  return decision == ENT_MATCH_ADD ? NULL : found;
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
  if (is_of_several (run->by_name, folded))
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
  const EntStakeholder *found = ent_import_find_person (run, text, row);
  g_autofree char *clean = ent_text_clean (text, -1, TRUE, NULL);
  g_autofree char *folded = clean != NULL ? ent_text_fold (clean) : NULL;
  g_autofree char *quoted = NULL;

  if (found != NULL || (folded != NULL && is_of_several (run->by_name, folded)))
    return found;
  if (!run->import->keeps_ends_out)
    return create (run, text, row);
  quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  /* Translators: %s: a name in the file */
  ent_import_remark (row, _("There is no stakeholder called “%s”."), quoted);
  return NULL;
}
