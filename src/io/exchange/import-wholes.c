/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is part of whom, by what the file says: a table may name those within before the whole. */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>

#include "io/xml/limits.h"
#include "model/edit.h"
#include "model/text.h"

typedef struct
{
  EntId id;          /* owned */
  char *whole;       /* owned: a name or an id in the file */
  EntId found;       /* owned: who that is; NULL: nobody */
  EntImportRow *row; /* borrowed */
  enum
  {
    WAITING,
    BEGUN,
    DONE,
  } state;
} ImportWhole;

static void
whole_free (gpointer data)
{
  ImportWhole *whole = data;

  ent_id_unref (whole->id);
  ent_id_unref (whole->found);
  g_free (whole->whole);
  g_free (whole);
}

void
ent_import_remember_whole (ImportRun *run, const char *id, const char *whole, EntImportRow *row)
{
  ImportWhole *found;

  if (run->wholes == NULL)
    run->wholes = g_ptr_array_new_with_free_func (whole_free);
  found = g_new0 (ImportWhole, 1);
  found->id = ent_id (id);
  found->whole = g_strdup (whole);
  found->row = row;
  g_ptr_array_add (run->wholes, found);
}

/* --- how deep --- */

/* How many there are above. */
static guint
depth_of (EntMap *map, const EntStakeholder *stakeholder)
{
  guint depth = 0;

  for (; stakeholder->part_of != NULL && depth < ENT_LIMIT_PART_DEPTH; depth++)
    stakeholder = ent_map_stakeholder (map, stakeholder->part_of);
  return depth;
}

/* How many levels there are below. */
static guint
height_of (const EntStakeholder *stakeholder)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  guint height = 0;

  g_ptr_array_add (level, (gpointer) stakeholder);
  while (height < ENT_LIMIT_PART_DEPTH)
    {
      g_autoptr (GPtrArray) below = g_ptr_array_new ();

      for (guint i = 0; i < level->len; i++)
        {
          const EntStakeholder *whole = g_ptr_array_index (level, i);

          for (guint k = 0; whole->parts != NULL && k < whole->parts->len; k++)
            g_ptr_array_add (below, g_ptr_array_index (whole->parts, k));
        }
      if (below->len == 0)
        break;
      height++;
      g_clear_pointer (&level, g_ptr_array_unref);
      level = g_steal_pointer (&below);
    }
  return height;
}

/* --- into the map --- */

/* Of somebody new of whom only the name is known: they are where their part is. */
static void
place_whole (ImportRun *run, const ImportWhole *whole)
{
  const EntStakeholder *part = ent_map_stakeholder (run->map, whole->id);
  const EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, whole->found);

  ent_import_set (run, whole->row, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "sector"), ent_sector_choices.items[part->sector].name);
  ent_import_set (run, whole->row, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "kind"), ent_kind_choices.items[part->kind].name);
}

static void
find_whole (ImportRun *run, ImportWhole *whole)
{
  guint n_before = run->out->n_created;
  const EntStakeholder *found = ent_import_find_end (run, whole->whole, whole->row);

  whole->found = found != NULL ? ent_id_ref (found->base.id) : NULL;
  if (run->out->n_created > n_before)
    place_whole (run, whole);
}

static void
join (ImportRun *run, const ImportWhole *whole)
{
  const EntStakeholder *part = ent_map_stakeholder (run->map, whole->id), *found = whole->found != NULL ? ent_map_stakeholder (run->map, whole->found) : NULL;

  if (found == NULL || part->part_of == found->base.id)
    return;
  if (depth_of (run->map, found) + 1 + height_of (part) > ENT_LIMIT_PART_DEPTH)
    {
      g_autofree char *quoted = ent_text_quote (found->name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a stakeholder */
      ent_import_remark (whole->row, _("That this is a part of “%s” is left out: too many are part of each other there."), quoted);
      return;
    }
  if (ent_import_set (run, whole->row, &ENT_KEY (ENT_RECORD_STAKEHOLDER, whole->id), ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), found->base.id) && whole->row->fate == ENT_ROW_EQUAL)
    {
      whole->row->fate = ENT_ROW_CHANGED;
      run->out->n_changed[ENT_SHEET_STAKEHOLDERS]++;
    }
}

/* First who is above: what is deep is known then. In a circle the one that closes it is refused by the map. */
static void
join_from_above (ImportRun *run, GHashTable *by_id, ImportWhole *whole)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (; whole != NULL && whole->state == WAITING; whole = whole->found != NULL ? g_hash_table_lookup (by_id, whole->found) : NULL)
    {
      whole->state = BEGUN;
      g_ptr_array_add (chain, whole);
    }
  for (guint i = chain->len; i > 0; i--)
    {
      join (run, g_ptr_array_index (chain, i - 1));
      ((ImportWhole *) g_ptr_array_index (chain, i - 1))->state = DONE;
    }
}

void
ent_import_join_wholes (ImportRun *run)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (NULL, NULL);

  for (guint i = 0; run->wholes != NULL && i < run->wholes->len; i++)
    {
      ImportWhole *whole = g_ptr_array_index (run->wholes, i);

      find_whole (run, whole);
      g_hash_table_replace (by_id, (gpointer) whole->id, whole);
    }
  for (guint i = 0; run->wholes != NULL && i < run->wholes->len; i++)
    join_from_above (run, by_id, g_ptr_array_index (run->wholes, i));
}
