/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open addressing: an id stands where its address says or behind, with no gap between. */
#include "model/id-table.h"

typedef struct
{
  const char *id; /* NULL: free */
  gpointer value;
} Slot;

struct _EntIdTable
{
  Slot *slots;
  guint bits; /* 1 << bits slots, of which a quarter is free */
  guint n;
};

#define FIRST_BITS 6
#define ODD G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

EntIdTable *
ent_id_table_new (void)
{
  EntIdTable *table = g_new0 (EntIdTable, 1);

  table->bits = FIRST_BITS;
  table->slots = g_new0 (Slot, 1u << FIRST_BITS);
  return table;
}

void
ent_id_table_free (EntIdTable *table)
{
  if (table == NULL)
    return;
  g_free (table->slots);
  g_free (table);
}

guint
ent_id_table_size (const EntIdTable *table)
{
  return table->n;
}

static gsize
start_of (const EntIdTable *table, const char *id)
{
  return (gsize) ((guint64) (gsize) id * ODD >> (64 - table->bits));
}

/* Where @id stands, or would. */
static Slot *
find (const EntIdTable *table, const char *id)
{
  gsize mask = ((gsize) 1 << table->bits) - 1, at = start_of (table, id);

  while (table->slots[at].id != NULL && table->slots[at].id != id)
    at = (at + 1) & mask;
  return &table->slots[at];
}

gpointer
ent_id_table_get (const EntIdTable *table, const char *id)
{
  return find (table, id)->value;
}

static void
grow (EntIdTable *table)
{
  g_autofree Slot *before = table->slots;
  gsize n_before = (gsize) 1 << table->bits;

  table->bits++;
  table->slots = g_new0 (Slot, (gsize) 1 << table->bits);
  for (gsize i = 0; i < n_before; i++)
    if (before[i].id != NULL)
      *find (table, before[i].id) = before[i];
}

gpointer *
ent_id_table_place (EntIdTable *table, EntId id)
{
  Slot *slot;

  g_return_val_if_fail (id != NULL, NULL);

  if (4 * (gsize) table->n >= (gsize) 3 << table->bits)
    grow (table);
  slot = find (table, id);
  if (slot->id == NULL)
    {
      slot->id = id;
      table->n++;
    }
  return &slot->value;
}

void
ent_id_table_remove (EntIdTable *table, EntId id)
{
  gsize mask = ((gsize) 1 << table->bits) - 1, gap;
  Slot *slot = find (table, id);

  if (slot->id == NULL)
    return;
  gap = (gsize) (slot - table->slots);
  /* what stands behind the gap and does not begin behind it moves up */
  for (gsize at = (gap + 1) & mask; table->slots[at].id != NULL; at = (at + 1) & mask)
    if (((at - start_of (table, table->slots[at].id)) & mask) >= ((at - gap) & mask))
      {
        table->slots[gap] = table->slots[at];
        gap = at;
      }
  table->slots[gap] = (Slot) { NULL, NULL };
  table->n--;
}

void
ent_id_table_foreach (const EntIdTable *table, void (*func) (EntId id))
{
  for (gsize i = 0; i < (gsize) 1 << table->bits; i++)
    if (table->slots[i].id != NULL)
      func ((EntId) table->slots[i].id);
}
