/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/id-set.h"

GHashTable *
ent_id_set_new (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);
}

gboolean
ent_id_set_has (GHashTable *set, EntId id)
{
  return set != NULL && id != NULL && g_hash_table_contains (set, id);
}

gboolean
ent_sets_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (a == NULL || b == NULL || a == b)
    return a == b;
  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;
  return TRUE;
}
