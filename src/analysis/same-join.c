/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map with other ids for some of its records. It is made anew by the door of the model, record by record, so it is
 * as whole as the one it comes from.
 */
#include "analysis/same-names.h"

#include <string.h>

typedef struct
{
  EntMap *first, *other; /* lent */
  GHashTable *ids;       /* id in the other map → id in the first one; borrowed */
  GHashTable *given;     /* set of the latter */
} Joiner;

/* --- who gets which id --- */

static void
give (Joiner *self, EntRecordKind kind, const char *first, const char *other)
{
  const EntRecord *from = ent_map_find (self->other, kind, other), *to = ent_map_find (self->first, kind, first);

  if (from == NULL || to == NULL || ent_same_is_taken (self->other, to->id) || g_hash_table_contains (self->ids, from->id) || g_hash_table_contains (self->given, to->id))
    return;
  g_hash_table_insert (self->ids, from->id, to->id);
  g_hash_table_add (self->given, to->id);
}

/* @id itself where it stays. */
static const char *
new_id (const Joiner *self, const char *id)
{
  const char *found = id != NULL ? g_hash_table_lookup (self->ids, id) : NULL;

  return found != NULL ? found : id;
}

/* The tie of the first map that this one would be in the way of, with ends of other ids than now. */
static const EntTie *
find_rival (const Joiner *self, const EntTie *tie)
{
  const char *from = new_id (self, tie->from), *to = new_id (self, tie->to);

  if ((from == tie->from && to == tie->to) || ent_kept_value (tie->base.kept, "kind") != NULL)
    return NULL;
  return ent_map_find_rival_tie (self->first, from, to, tie->kind, ent_tie_direction (tie), NULL);
}

static gboolean
has_no_sides (const EntTie *tie)
{
  return ent_tie_direction (tie) != ENT_DIRECTION_FORWARD;
}

/* Those between the same two in the same way. One that is the other way round can be turned, if that says the same. */
static void
give_to_ties (Joiner *self)
{
  g_autoptr (GPtrArray) rivals = g_ptr_array_new ();

  for (guint i = 0; i < ent_map_n_ties (self->other); i++)
    g_ptr_array_add (rivals, (gpointer) find_rival (self, ent_map_tie_at (self->other, i)));
  for (guint i = 0; i < rivals->len; i++)
    {
      const EntTie *tie = ent_map_tie_at (self->other, i), *rival = g_ptr_array_index (rivals, i);

      if (rival == NULL || ent_same_is_taken (self->first, tie->base.id))
        continue;
      if (has_no_sides (tie) || strcmp (rival->from, new_id (self, tie->from)) == 0)
        give (self, ENT_RECORD_TIE, rival->base.id, tie->base.id);
    }
}

/* --- what is not known here --- */

/* Whether attributes called so hold ids. */
static gboolean
holds_id (const char *name, gsize length)
{
  static const char *const names[] = { "part-of", "moment", "from", "to", "stakeholder", "focus" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Behind what begins at @at and ends with @end. */
static const char *
skip (const char *at, const char *end)
{
  const char *found = strstr (at, end);

  return found != NULL ? found + strlen (end) : at + strlen (at);
}

/* The attribute at @at: copied up to its end, which is returned. */
static const char *
copy_attribute (const Joiner *self, const char *at, GString *out)
{
  gsize length = strcspn (at, "= \t\r\n/>\"'");
  const char *value = at + length, *end;
  g_autofree char *text = NULL;
  const char *now;

  value += strspn (value, " \t\r\n");
  if (length == 0 || *value != '=')
    {
      length = MAX (length, 1);
      g_string_append_len (out, at, (gssize) length);
      return at + length;
    }
  value++;
  value += strspn (value, " \t\r\n");
  end = *value == '"' || *value == '\'' ? strchr (value + 1, *value) : NULL;
  if (end == NULL)
    {
      g_string_append_len (out, at, value - at);
      return value;
    }
  text = g_strndup (value + 1, (gsize) (end - value - 1));
  now = holds_id (at, length) ? new_id (self, text) : text;
  g_string_append_len (out, at, value + 1 - at);
  g_string_append (out, now);
  g_string_append_c (out, *end);
  return end + 1;
}

/* An element, comment or processing instruction, complete. Any bytes are gone through once. */
static char *
rename_in_xml (const Joiner *self, const char *xml)
{
  GString *out = g_string_sized_new (strlen (xml) + 1);
  const char *at = xml;

  while (*at != '\0')
    {
      const char *end = at + strcspn (at, "<");

      if (g_str_has_prefix (end, "<!--"))
        end = skip (end, "-->");
      else if (g_str_has_prefix (end, "<![CDATA["))
        end = skip (end, "]]>");
      else if (g_str_has_prefix (end, "<?"))
        end = skip (end, "?>");
      else
        {
          /* up to the name, and that */
          end += strcspn (end, " \t\r\n>");
          g_string_append_len (out, at, end - at);
          for (at = end; *at != '\0' && *at != '>';)
            at = copy_attribute (self, at, out);
          continue;
        }
      g_string_append_len (out, at, end - at);
      at = end;
    }
  return g_string_free (out, FALSE);
}

static void
rename_values (const Joiner *self, GArray *attributes)
{
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      EntKeptAttribute *attribute = &g_array_index (attributes, EntKeptAttribute, i);
      const char *now = holds_id (attribute->name, strlen (attribute->name)) ? new_id (self, attribute->value) : attribute->value;

      if (now != attribute->value)
        {
          g_free (attribute->value);
          attribute->value = g_strdup (now);
        }
    }
}

static void
rename_kept (const Joiner *self, EntKept *kept)
{
  if (kept == NULL)
    return;
  rename_values (self, kept->attributes);
  rename_values (self, kept->values);
  for (guint i = 0; kept->children != NULL && i < kept->children->len; i++)
    {
      EntKeptChild *child = &g_array_index (kept->children, EntKeptChild, i);
      g_autofree char *before = child->xml;

      child->xml = rename_in_xml (self, before);
    }
}

/* --- what refers to them --- */

static void
rename_id (const Joiner *self, EntId *id)
{
  const char *now = new_id (self, *id);

  if (now != *id)
    {
      ent_id_unref (*id);
      *id = ent_id (now);
    }
}

static void
rename_text (const Joiner *self, char **id)
{
  const char *now = new_id (self, *id);

  if (now != *id)
    {
      g_free (*id);
      *id = g_strdup (now);
    }
}

static void
rename_record (const Joiner *self, gpointer record)
{
  EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  if (base->kind != ENT_RECORD_MAP && base->kind != ENT_RECORD_SECTOR)
    rename_id (self, &base->id);
  rename_kept (self, base->kept);
  for (guint i = 0; i < n; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (record, fields[i].offset);

      if (fields[i].type == ENT_FIELD_ID)
        rename_id (self, member);
      else if (fields[i].type == ENT_FIELD_IDS)
        for (char **ids = *(char ***) member; ids != NULL && *ids != NULL; ids++)
          rename_text (self, ids);
    }
}

/* As its rival in the first map stands, which may be the other way round. */
static void
turn_tie (const Joiner *self, EntTie *tie)
{
  const EntTie *rival = ent_map_tie (self->first, tie->base.id);

  if (rival != NULL && strcmp (rival->from, tie->to) == 0 && strcmp (rival->to, tie->from) == 0)
    {
      EntId from = tie->from;

      tie->from = tie->to;
      tie->to = from;
    }
}

static gpointer
make_record (const Joiner *self, gconstpointer record)
{
  EntRecord *copy = ent_record_copy (record);

  rename_record (self, copy);
  if (copy->kind == ENT_RECORD_STAKEHOLDER)
    {
      EntStakeholder *stakeholder = (EntStakeholder *) copy;

      for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
        rename_record (self, g_ptr_array_index (stakeholder->assessments, i));
      for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
        rename_record (self, g_ptr_array_index (stakeholder->log, i));
    }
  else if (copy->kind == ENT_RECORD_STEP)
    {
      EntStep *step = (EntStep *) copy;

      rename_text (self, &step->from);
      rename_text (self, &step->moment);
      rename_text (self, &step->focus);
    }
  else if (copy->kind == ENT_RECORD_TIE && g_hash_table_contains (self->given, copy->id))
    turn_tie (self, (EntTie *) copy);
  return copy;
}

/* --- the map --- */

static gboolean
put_kind (const Joiner *self, EntMap *out, EntRecordKind kind, GError **error)
{
  for (guint i = 0; i < ent_map_n_records (self->other, kind); i++)
    if (!ent_map_apply_take (out, make_record (self, ent_map_record_at (self->other, kind, i)), NULL, error))
      return FALSE;
  return TRUE;
}

/* Who is part of whom is told when all are there. */
static gboolean
put_stakeholders (const Joiner *self, EntMap *out, GError **error)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");
  guint n = ent_map_n_stakeholders (self->other);

  for (guint i = 0; i < n; i++)
    {
      EntStakeholder *copy = make_record (self, ent_map_stakeholder_at (self->other, i));

      ent_id_clear (&copy->part_of);
      if (!ent_map_apply_take (out, copy, NULL, error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (self->other, i);
      g_autoptr (EntChange) change = NULL;

      if (stakeholder->part_of == NULL)
        continue;
      change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, new_id (self, stakeholder->base.id)), field, new_id (self, stakeholder->part_of));
      if (!ent_map_apply (out, change, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
put_nodes (const Joiner *self, EntMap *out)
{
  for (guint i = 0; i < ent_map_n_kept_nodes (self->other); i++)
    {
      const EntKeptNode *node = ent_map_kept_node_at (self->other, i);
      g_autofree char *xml = rename_in_xml (self, node->xml);

      /* in the root it is the name of a list */
      ent_map_keep_node (out, node->list, node->list != ENT_RECORD_MAP ? new_id (self, node->after) : node->after, xml);
    }
}

static EntMap *
make_map (const Joiner *self, GError **error)
{
  g_autoptr (EntMap) out = ent_map_new ();

  if (!ent_map_apply_take (out, make_record (self, ent_map_info (self->other)), NULL, error) ||
      !put_kind (self, out, ENT_RECORD_SECTOR, error) || !put_kind (self, out, ENT_RECORD_MOMENT, error) ||
      !put_stakeholders (self, out, error) || !put_kind (self, out, ENT_RECORD_TIE, error) ||
      !put_kind (self, out, ENT_RECORD_ACTION, error) || !put_kind (self, out, ENT_RECORD_STEP, error))
    return NULL;
  put_nodes (self, out);
  return g_steal_pointer (&out);
}

EntMap *
ent_same_join (EntMap *first, EntMap *other, GPtrArray *pairs, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal), given = g_hash_table_new (g_str_hash, g_str_equal);
  Joiner self = { first, other, ids, given };

  g_return_val_if_fail (ENT_IS_MAP (first) && ENT_IS_MAP (other), NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const EntSamePair *pair = g_ptr_array_index (pairs, i);

      if (pair->joins)
        give (&self, pair->kind, pair->first, pair->other);
    }
  if (g_hash_table_size (ids) == 0)
    return g_object_ref (other);
  give_to_ties (&self);
  return make_map (&self, error);
}
