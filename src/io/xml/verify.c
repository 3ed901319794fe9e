/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison before a file is replaced. Strict first; only a map that keeps
 * unknown content gets the second look.
 */
#include "io/xml/verify.h"

#include <string.h>

#include "io/xml/format.h"
#include "model/field.h"

typedef struct
{
  EntMap *map, *back;
  gint64 n_missing; /* kept elements that are not kept in @back */
  gint64 n_letters; /* of kept texts, which @back has not */
  gint64 n_gained;  /* values, attributes and records that only @back has */
} Comparison;

/* An element that we know, with nothing in it: kept because one stood before it, it may be the one that counts when that
 * is not written any more. */
static gboolean
says_nothing (const char *xml)
{
  gsize length = strcspn (xml + 1, "/> ");
  g_autofree char *name = g_strndup (xml + 1, length);
  const char *rest = xml + 1 + length;
  gboolean known = strcmp (name, "view") == 0;

  if (!g_str_has_prefix (rest, "/>") && !g_str_has_prefix (rest, "></"))
    return FALSE;
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS && !known; kind++)
    {
      const EntField *field = ent_field_find (kind, name);

      known = field != NULL && ent_format_is_child (field);
    }
  return known;
}

/* Texts between which nothing is written any more, such as an empty list, are one when
 * they are read: of texts it is the letters that count. */
static void
count_kept (Comparison *c, const char *xml, int sign)
{
  if (*xml == '<')
    c->n_missing += says_nothing (xml) ? 0 : sign;
  else
    for (; *xml != '\0'; xml++)
      c->n_letters += g_ascii_isspace (*xml) ? 0 : sign;
}

static void
count_kept_children (Comparison *c, const EntRecord *record, int sign)
{
  const GArray *children = record->kept != NULL ? record->kept->children : NULL;

  for (guint i = 0; children != NULL && i < children->len; i++)
    count_kept (c, g_array_index (children, EntKeptChild, i).xml, sign);
}

static void
count_kept_nodes (Comparison *c, EntMap *map, int sign)
{
  for (guint i = 0; i < ent_map_n_kept_nodes (map); i++)
    count_kept (c, ent_map_kept_node_at (map, i)->xml, sign);
}

static gboolean
keeps_attributes (Comparison *c, const EntRecord *record, const EntRecord *back)
{
  GArray *ours = record->kept != NULL ? record->kept->attributes : NULL;
  GArray *theirs = back->kept != NULL ? back->kept->attributes : NULL;

  for (guint i = 0; ours != NULL && i < ours->len; i++)
    {
      const EntKeptAttribute *a = &g_array_index (ours, EntKeptAttribute, i);
      gboolean found = FALSE;

      for (guint j = 0; !found && theirs != NULL && j < theirs->len; j++)
        {
          const EntKeptAttribute *b = &g_array_index (theirs, EntKeptAttribute, j);
          found = strcmp (a->name, b->name) == 0 && g_strcmp0 (a->value, b->value) == 0;
        }
      if (!found)
        return FALSE;
    }
  c->n_gained += theirs != NULL ? (gint64) theirs->len - (ours != NULL ? ours->len : 0) : 0;
  return TRUE;
}

static gboolean
keeps_fields (Comparison *c, const EntRecord *record, const EntRecord *back)
{
  guint n;
  const EntField *fields = ent_fields (record->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ours = ent_field_get (&fields[i], record), *theirs = ent_field_get (&fields[i], back);

      if (g_strcmp0 (ours, theirs) == 0)
        continue;
      if (ours != NULL)
        return FALSE;
      c->n_gained++;
    }
  return TRUE;
}

static gboolean keeps_record (Comparison *c, const EntRecord *record, const EntRecord *back);

/* Each of @ours in its order, perhaps with others between. */
static gboolean
keeps_contained (Comparison *c, GPtrArray *ours, GPtrArray *theirs)
{
  guint n = ours != NULL ? ours->len : 0, m = theirs != NULL ? theirs->len : 0, i = 0;

  for (guint j = 0; j < m; j++)
    {
      const EntRecord *a = i < n ? g_ptr_array_index (ours, i) : NULL, *b = g_ptr_array_index (theirs, j);

      if (a != NULL && a->id == b->id && keeps_record (c, a, b))
        i++;
      else
        c->n_gained++;
    }
  return i == n;
}

static gboolean
keeps_record (Comparison *c, const EntRecord *record, const EntRecord *back)
{
  Comparison before = *c;

  if (ent_record_equal (record, back))
    return TRUE;
  count_kept_children (c, record, 1);
  count_kept_children (c, back, -1);
  if (record->id == back->id && keeps_attributes (c, record, back) && keeps_fields (c, record, back) &&
      (record->kind != ENT_RECORD_STAKEHOLDER ||
       (keeps_contained (c, ((const EntStakeholder *) record)->assessments, ((const EntStakeholder *) back)->assessments) &&
        keeps_contained (c, ((const EntStakeholder *) record)->log, ((const EntStakeholder *) back)->log))))
    return TRUE;
  *c = before;
  return FALSE;
}

static gboolean
keeps_list (Comparison *c, EntRecordKind kind)
{
  guint n = ent_map_n_records (c->map, kind), m = ent_map_n_records (c->back, kind), i = 0;

  for (guint j = 0; j < m; j++)
    {
      const EntRecord *a = i < n ? ent_map_record_at (c->map, kind, i) : NULL, *b = ent_map_record_at (c->back, kind, j);

      if (a != NULL && a->id == b->id)
        {
          if (!keeps_record (c, a, b))
            return FALSE;
          i++;
        }
      else
        c->n_gained++;
    }
  return i == n;
}

gboolean
ent_verify (EntMap *map, EntMap *back)
{
  Comparison c = { map, back, 0, 0, 0 };

  if (ent_map_equal (map, back))
    return TRUE;
  if (!ent_map_has_kept (map) || !keeps_record (&c, &ent_map_info (map)->base, &ent_map_info (back)->base))
    return FALSE;
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    if (!keeps_list (&c, kind))
      return FALSE;
  count_kept_nodes (&c, map, 1);
  count_kept_nodes (&c, back, -1);
  return c.n_missing <= c.n_gained && c.n_letters <= 0;
}
