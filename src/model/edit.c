/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding, removing, copying stakeholders; setting fields. */
#include "model/edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Letters of a name in that of a step, which is told on a button and in a line of a menu. */
#define NAME_IN_STEP 40u

gboolean
ent_edit_apply_set (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error)
{
  return ent_history_apply (history, ent_change_new_set (key, field, text), error);
}

gboolean
ent_edit_apply_remove (EntHistory *history, const EntKey *key, GError **error)
{
  return ent_history_apply (history, ent_change_new_remove (key), error);
}

const char *
ent_edit_apply_add (EntHistory *history, gpointer record, const char *owner, GError **error)
{
  EntRecord *base = record;
  EntRecordKind kind = base->kind;
  g_autofree char *id = ent_map_new_id (ent_history_map (history), kind);
  const EntRecord *added;

  if (base->id == NULL)
    ent_record_set_id (record, id);
  else
    {
      g_free (id);
      id = g_strdup (base->id);
    }
  if (!ent_history_apply (history, ent_change_new_add (record, owner, ENT_PLACE_END), error))
    return NULL;
  added = ent_map_find (ent_history_map (history), kind, id);
  return added->id;
}

gboolean
ent_edit_close (EntHistory *history, gboolean done)
{
  if (done)
    ent_history_end (history);
  else
    ent_history_rollback (history);
  return done;
}

gboolean
ent_edit_apply_changes (EntHistory *history, const char *name, GPtrArray *changes, GError **error)
{
  gboolean done = ent_history_may_apply (history, error);

  if (!done)
    return FALSE;
  ent_history_begin (history, name);
  for (guint i = 0; i < changes->len && done; i++)
    done = ent_history_apply (history, g_steal_pointer (&g_ptr_array_index (changes, i)), error);
  return ent_edit_close (history, done);
}

char *
ent_edit_shorten (const char *name)
{
  return ent_text_quote (name, NAME_IN_STEP);
}

char *
ent_edit_dup_name (EntHistory *history, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_history_map (history), id);

  return ent_edit_shorten (stakeholder != NULL ? stakeholder->name : id);
}

gboolean
ent_edit_clear_pin (EntHistory *history, const char *id, GError **error)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_history_map (history), id);

  if (stakeholder == NULL || !stakeholder->pin.set)
    return TRUE;
  return ent_edit_apply_set (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id),
                             ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"), NULL, error);
}

EntKind
ent_edit_kind_for_sector (EntSectorId sector)
{
  switch (sector)
    {
    case ENT_SECTOR_INSTITUTIONS:
      return ENT_KIND_GOVERNMENT;
    case ENT_SECTOR_INFORMAL:
    case ENT_SECTOR_FAMILY:
      return ENT_KIND_INFORMAL;
    default:
      return ENT_KIND_FORMAL;
    }
}

static const char *
add_stakeholder (EntHistory *history, const char *name, EntSectorId sector, EntKind kind, EntId whole, GError **error)
{
  g_autofree char *clean = ent_text_clean (name, -1, TRUE, NULL), *brief = ent_edit_shorten (clean);
  /* Translators: name of a step that can be undone; %s: name of a stakeholder */
  g_autofree char *step = g_strdup_printf (_("Add %s"), brief);
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const char *id;

  stakeholder->name = g_steal_pointer (&clean);
  stakeholder->sector = (guint8) sector;
  stakeholder->kind = (guint8) kind;
  if (whole != NULL)
    {
      stakeholder->unit = ENT_UNIT_PERSON;
      stakeholder->part_of = ent_id_ref (whole);
    }
  ent_history_begin (history, step);
  id = ent_edit_apply_add (history, stakeholder, NULL, error);
  ent_edit_close (history, id != NULL);
  return id;
}

const char *
ent_edit_add_stakeholder (EntHistory *history, const char *name, EntSectorId sector, EntKind kind, GError **error)
{
  return add_stakeholder (history, name, sector, kind, NULL, error);
}

const char *
ent_edit_add_inside (EntHistory *history, const char *whole, const char *name, EntSectorId sector, EntKind kind, GError **error)
{
  const EntStakeholder *found = ent_map_stakeholder (ent_history_map (history), whole);

  g_return_val_if_fail (found != NULL, NULL);
  return add_stakeholder (history, name, sector, kind, found->base.id, error);
}

/* --- deleting --- */

/* @set (set of ids) as the text of an action's field `with`, without @id. */
static char *
list_without (char **list, const char *id)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    if (strcmp (list[i], id) != 0)
      g_ptr_array_add (rest, list[i]);
  if (rest->len == 0)
    return NULL;
  g_ptr_array_add (rest, NULL);
  return g_strjoinv ("\n", (char **) rest->pdata);
}

static gboolean
leave_actions (EntHistory *history, EntId id, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntField *with = ent_field_find (ENT_RECORD_ACTION, "with");

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);
      g_autofree char *rest = NULL;

      if (action->with == NULL || !g_strv_contains ((const char *const *) action->with, id))
        continue;
      rest = list_without (action->with, id);
      if (!ent_edit_apply_set (history, &ENT_KEY (ENT_RECORD_ACTION, action->base.id), with, rest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_stakeholder (EntHistory *history, EntId id, GError **error)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_history_map (history), id);
  const EntField *part_of = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");

  /* from the end: the arrays shrink under our hands */
  while (stakeholder->ties != NULL)
    {
      const EntTie *tie = g_ptr_array_index (stakeholder->ties, stakeholder->ties->len - 1);

      if (!ent_edit_apply_remove (history, &ENT_KEY (ENT_RECORD_TIE, tie->base.id), error))
        return FALSE;
    }
  while (stakeholder->parts != NULL)
    {
      const EntStakeholder *part = g_ptr_array_index (stakeholder->parts, stakeholder->parts->len - 1);

      if (!ent_edit_apply_set (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, part->base.id), part_of, NULL, error))
        return FALSE;
    }
  return leave_actions (history, id, error) &&
         ent_edit_apply_remove (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), error);
}

static char *
name_deletion (EntHistory *history, const char *const *ids, guint n_ids)
{
  const EntTie *tie = n_ids == 1 ? ent_map_tie (ent_history_map (history), ids[0]) : NULL;
  g_autofree char *name = n_ids == 1 ? ent_edit_dup_name (history, tie != NULL ? tie->from : ids[0]) : NULL;
  g_autofree char *other = tie != NULL ? ent_edit_dup_name (history, tie->to) : NULL;

  if (tie != NULL)
    /* Translators: name of a step that can be undone; 1 and 2: names of stakeholders */
    return g_strdup_printf (_("Delete the tie between %1$s and %2$s"), name, other);
  if (n_ids == 1)
    /* Translators: name of a step that can be undone; %s: name of a stakeholder */
    return g_strdup_printf (_("Delete %s"), name);
  /* Translators: name of a step that can be undone; stakeholders and ties together */
  return g_strdup_printf (ngettext ("Delete %u item", "Delete %u items", n_ids), n_ids);
}

gboolean
ent_edit_delete (EntHistory *history, const char *const *ids, guint n_ids, GError **error)
{
  EntMap *map = ent_history_map (history);
  g_autofree char *name = name_deletion (history, ids, n_ids);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;

  /* @ids may be those of the selection or of the records themselves, which go */
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (held, g_strdup (ids[i]));
  ent_history_begin (history, name);
  for (guint i = 0; done && i < n_ids; i++)
    {
      char *id = g_ptr_array_index (held, i);

      if (ent_map_stakeholder (map, id) != NULL)
        done = remove_stakeholder (history, id, error);
      else if (ent_map_tie (map, id) != NULL)
        done = ent_edit_apply_remove (history, &ENT_KEY (ENT_RECORD_TIE, id), error);
    }
  return ent_edit_close (history, done);
}

gboolean
ent_edit_remove_record (EntHistory *history, const EntKey *key, GError **error)
{
  /* Translators: name of a step that can be undone: an action, a log entry */
  ent_history_begin (history, _("Delete an entry"));
  return ent_edit_close (history, ent_edit_apply_remove (history, key, error));
}

/* --- duplicating --- */

EntStakeholder *
ent_edit_copy_stakeholder (EntMap *map, const EntStakeholder *original)
{
  EntStakeholder *copy = ent_record_copy (original);

  ent_id_clear (&copy->base.id);
  for (guint i = 0; copy->log != NULL && i < copy->log->len; i++)
    {
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_LOG);
      ent_record_set_id (g_ptr_array_index (copy->log, i), id);
    }
  copy->pin = (EntPin) { 0 };
  g_clear_pointer (&copy->source_id, g_free);
  return copy;
}

static EntStakeholder *
copy_of (EntMap *map, const EntStakeholder *original)
{
  EntStakeholder *copy = ent_edit_copy_stakeholder (map, original);
  g_autofree char *name = g_steal_pointer (&copy->name);

  /* Translators: name of a stakeholder that was duplicated */
  copy->name = g_strdup_printf (_("%s (copy)"), name);
  return copy;
}

gboolean
ent_edit_copy_ties (EntHistory *history, EntMap *source, GHashTable *twins, GError **error)
{
  guint n = ent_map_n_ties (source);

  for (guint i = 0; i < n; i++)
    {
      const EntTie *tie = ent_map_tie_at (source, i);
      const char *from = g_hash_table_lookup (twins, tie->from), *to = g_hash_table_lookup (twins, tie->to);
      EntTie *copy;

      if (from == NULL || to == NULL)
        continue;
      copy = ent_record_copy (tie);
      ent_id_clear (&copy->base.id);
      ent_id_clear (&copy->from);
      ent_id_clear (&copy->to);
      copy->from = ent_id (from);
      copy->to = ent_id (to);
      if (ent_edit_apply_add (history, copy, NULL, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

char **
ent_edit_duplicate (EntHistory *history, const char *const *ids, guint n_ids, GError **error)
{
  EntMap *map = ent_history_map (history);
  g_autoptr (GHashTable) twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();
  g_autofree char *name = NULL, *original_name = n_ids == 1 ? ent_edit_dup_name (history, ids[0]) : NULL;
  gboolean done = TRUE;

  name = n_ids == 1
      /* Translators: name of a step that can be undone; %s: name of a stakeholder */
      ? g_strdup_printf (_("Duplicate %s"), original_name)
      /* Translators: name of a step that can be undone */
      : g_strdup_printf (ngettext ("Duplicate %u stakeholder", "Duplicate %u stakeholders", n_ids), n_ids);
  ent_history_begin (history, name);
  for (guint i = 0; done && i < n_ids; i++)
    {
      const EntStakeholder *original = ent_map_stakeholder (map, ids[i]);
      const char *id;

      if (original == NULL)
        continue;
      id = ent_edit_apply_add (history, copy_of (map, original), NULL, error);
      done = id != NULL;
      if (done)
        {
          g_hash_table_insert (twins, g_strdup (ids[i]), g_strdup (id));
          g_strv_builder_add (fresh, id);
        }
    }
  done = done && ent_edit_copy_ties (history, map, twins, error);
  return ent_edit_close (history, done) ? g_strv_builder_end (fresh) : NULL;
}

/* --- fields --- */

/* What the record is called in the names of steps: of a log entry, whose log it stands in. NULL: nothing, and of a tie, which
 * is told by both of its ends. */
static char *
dup_record_name (EntHistory *history, const EntKey *key)
{
  EntMap *map = ent_history_map (history);
  gconstpointer record = ent_map_lookup (map, key);

  if (record == NULL)
    return NULL;
  switch (key->kind)
    {
    case ENT_RECORD_STAKEHOLDER:
      return ent_edit_shorten (((const EntStakeholder *) record)->name);
    case ENT_RECORD_LOG:
      return ent_edit_dup_name (history, ((const EntLogEntry *) record)->stakeholder);
    case ENT_RECORD_ACTION:
      return ent_edit_shorten (((const EntAction *) record)->what);
    case ENT_RECORD_MOMENT:
      return ent_edit_shorten (((const EntMoment *) record)->name);
    case ENT_RECORD_SECTOR:
      return ent_edit_shorten (ent_map_sector_label (map, (EntSectorId) ((const EntRecord *) record)->slot));
    case ENT_RECORD_STEP:
      return ent_edit_shorten (((const EntStep *) record)->name);
    case ENT_RECORD_TIE:
    case ENT_RECORD_MAP:
    case ENT_RECORD_ASSESSMENT:
    default:
      return NULL;
    }
}

static char *
name_tie_step (EntHistory *history, const EntTie *tie, const char *label)
{
  g_autofree char *from = ent_edit_dup_name (history, tie->from), *to = ent_edit_dup_name (history, tie->to);

  /* Translators: name of a step that can be undone; 1: name of a field, 2 and 3: of stakeholders */
  return g_strdup_printf (_("Change “%1$s” of the tie between %2$s and %3$s"), label, from, to);
}

static char *
name_field_step (EntHistory *history, const EntKey *key, const EntField *field)
{
  const char *label = ent_field_label (field);
  g_autofree char *name = dup_record_name (history, key);
  const EntTie *tie = key->kind == ENT_RECORD_TIE ? ent_map_tie (ent_history_map (history), key->id) : NULL;

  if (tie != NULL)
    return name_tie_step (history, tie, label);
  if (name == NULL || *name == '\0')
    /* Translators: name of a step that can be undone; %s: name of a field */
    return g_strdup_printf (_("Change “%s”"), label);
  switch (key->kind)
    {
    case ENT_RECORD_LOG:
      /* Translators: name of a step that can be undone; 1: name of a field, 2: of a stakeholder */
      return g_strdup_printf (_("Change “%1$s” in the log of %2$s"), label, name);
    case ENT_RECORD_ACTION:
      /* Translators: name of a step that can be undone; 1: name of a field, 2: what is to be done */
      return g_strdup_printf (_("Change “%1$s” of the action “%2$s”"), label, name);
    case ENT_RECORD_MOMENT:
      /* Translators: name of a step that can be undone; 1: name of a field, 2: of a moment of the map */
      return g_strdup_printf (_("Change “%1$s” of the moment %2$s"), label, name);
    case ENT_RECORD_SECTOR:
      /* Translators: name of a step that can be undone; 1: name of a field, 2: of a sector */
      return g_strdup_printf (_("Change “%1$s” of the sector %2$s"), label, name);
    case ENT_RECORD_STEP:
      /* Translators: name of a step that can be undone; 1: name of a field, 2: of a picture that is kept, to be shown to a room later */
      return g_strdup_printf (_("Change “%1$s” of the picture %2$s"), label, name);
    case ENT_RECORD_STAKEHOLDER:
    default:
      if (strcmp (field->name, "name") == 0)
        /* Translators: name of a step that can be undone; %s: name of a stakeholder */
        return g_strdup_printf (_("Rename %s"), name);
      /* Translators: name of a step that can be undone; 1: name of a field, 2: of a stakeholder */
      return g_strdup_printf (_("Change “%1$s” of %2$s"), label, name);
    }
}

char *
ent_edit_merge_key (const EntField *field, const EntKey *key, const char *const *ids, guint n_ids)
{
  g_autoptr (GChecksum) sum = NULL;

  if ((field->flags & ENT_FIELD_FOCUS) != 0)
    return NULL;
  if (field->type != ENT_FIELD_TEXT && field->type != ENT_FIELD_NOTE && field->type != ENT_FIELD_TAGS)
    return NULL;
  /* thousands may be selected, and steps are kept */
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < n_ids; i++)
    g_checksum_update (sum, (const guchar *) ids[i], (gssize) strlen (ids[i]) + 1);
  return g_strdup_printf ("%d/%s/%d/%s/%s", key->kind, key->moment != NULL ? key->moment : "", key->aspect, field->name,
                          g_checksum_get_string (sum));
}

/* What a set holds already may stay in it, whether we know it or not. */
static gboolean
check_value (const EntField *field, gconstpointer record, const char *text, GError **error)
{
  g_autofree char *held = NULL, *fresh = NULL;

  if (field->type != ENT_FIELD_BITS)
    return ent_field_check (field, record, text, error);
  held = ent_field_get (field, record);
  fresh = ent_field_change_members (field, text, held, NULL);
  return ent_field_check (field, record, fresh, error);
}

gboolean
ent_edit_set_within (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error)
{
  gconstpointer record = ent_map_lookup (ent_history_map (history), key);

  return (record == NULL || check_value (field, record, text, error)) && ent_edit_put_within (history, key, field, text, error);
}

gboolean
ent_edit_put_within (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error)
{
  if (!ent_edit_apply_set (history, key, field, text, error))
    return FALSE;
  if (key->kind == ENT_RECORD_STAKEHOLDER && strcmp (field->name, "sector") == 0)
    return ent_edit_clear_pin (history, key->id, error);
  return TRUE;
}

gboolean
ent_edit_set_field (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error)
{
  g_autofree char *name = name_field_step (history, key, field);
  const char *ids[] = { key->id };
  g_autofree char *merge = ent_edit_merge_key (field, key, ids, key->id != NULL);

  ent_history_begin_merged (history, name, merge);
  return ent_edit_close (history, ent_edit_set_within (history, key, field, text, error));
}

gboolean
ent_edit_set_field_each (EntHistory *history, const char *const *ids, const char *const *texts, guint n_ids, const EntField *field, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *merge = NULL;
  gboolean done = TRUE;

  if (n_ids == 1)
    return ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[0]), field, texts[0], error);
  /* Translators: name of a step that can be undone; 1: name of a field */
  name = g_strdup_printf (ngettext ("Change “%1$s” of %2$u stakeholder", "Change “%1$s” of %2$u stakeholders", n_ids),
                          ent_field_label (field), n_ids);
  merge = ent_edit_merge_key (field, &ENT_KEY (ENT_RECORD_STAKEHOLDER, NULL), ids, n_ids);
  ent_history_begin_merged (history, name, merge);
  for (guint i = 0; done && i < n_ids; i++)
    done = ent_edit_set_within (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[i]), field, texts[i], error);
  return ent_edit_close (history, done);
}

gboolean
ent_edit_set_field_many (EntHistory *history, const char *const *ids, guint n_ids, const EntField *field, const char *text, GError **error)
{
  g_autofree const char **texts = g_new (const char *, MAX (n_ids, 1));

  for (guint i = 0; i < n_ids; i++)
    texts[i] = text;
  return ent_edit_set_field_each (history, ids, texts, n_ids, field, error);
}

/* --- entries --- */

const char *
ent_edit_add_log (EntHistory *history, const char *stakeholder, EntDate date, EntLogKind kind, const char *text, GError **error)
{
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);
  g_autofree char *whose = ent_edit_dup_name (history, stakeholder);
  /* Translators: name of a step that can be undone; %s: name of a stakeholder */
  g_autofree char *name = g_strdup_printf (_("Write into the log of %s"), whose);
  const char *id;

  entry->date = date;
  entry->log_kind = (guint8) kind;
  entry->text = ent_text_clean (text, -1, FALSE, NULL);
  ent_history_begin (history, name);
  id = ent_edit_apply_add (history, entry, stakeholder, error);
  ent_edit_close (history, id != NULL);
  return id;
}
