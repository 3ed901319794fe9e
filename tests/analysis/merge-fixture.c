/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-fixture.h"

void
apply_change (EntMap *map, EntChange *change)
{
  g_autoptr (EntChange) owned = change;
  GError *error = NULL;

  ent_map_apply (map, owned, NULL, &error);
  g_assert_no_error (error);
}

void
add_entry (EntMap *map, const char *owner, const char *id, const char *text)
{
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);

  ent_record_set_id (entry, id);
  entry->text = g_strdup (text);
  apply_change (map, ent_change_new_add (entry, owner, ENT_PLACE_END));
}

void
three_set_up (Three *three, gconstpointer data)
{
  three->base = new_map_with_moment ();
  add_moment (three->base, "t-later", "Later", 20270314);
  add_stakeholder (three->base, "s-hotels", "Hotels", ENT_SECTOR_PRIVATE);
  add_stakeholder (three->base, "s-police", "Police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (three->base, "s-radio", "Radio", ENT_SECTOR_MEDIA);
  add_tie (three->base, "e-old", "s-hotels", "s-police", ENT_TIE_WORKS_WITH);
  add_assessment (three->base, "s-hotels", "t-first", ENT_ASPECT_POWER, 3);
  add_entry (three->base, "s-hotels", "l-1", "Met");
  set_stakeholder (three->base, "s-hotels", "tag", "sea\nsun\nbeach");
  three->first = ent_map_copy (three->base);
  three->last = ent_map_copy (three->base);
}

void
three_tear_down (Three *three, gconstpointer data)
{
  g_clear_object (&three->base);
  g_clear_object (&three->first);
  g_clear_object (&three->last);
}

EntMap *
run_merge (EntMerge *merge)
{
  g_autoptr (GError) error = NULL;
  EntMap *map = ent_merge_run (merge, &error);

  g_assert_no_error (error);
  ent_map_check_invariants (map);
  return map;
}

char *
get_field (EntMap *map, EntRecordKind kind, const char *id, const char *name)
{
  return ent_field_get (ent_field_find (kind, name), ent_map_find (map, kind, id));
}
