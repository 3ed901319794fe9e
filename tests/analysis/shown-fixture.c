/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shown-fixture.h"

#include "cli/generate.h"

void
add_person (EntMap *map, const char *id, const char *whole, EntSectorId sector)
{
  add_stakeholder (map, id, "Somebody inside", sector);
  set_field (map, ENT_RECORD_STAKEHOLDER, id, "unit", "person");
  set_field (map, ENT_RECORD_STAKEHOLDER, id, "part-of", whole);
}

void
check_ids (GPtrArray *ids, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));
  g_assert_cmpstr (text->str, ==, expected);
  g_ptr_array_unref (ids);
}

EntMap *
new_invented_map (void)
{
  EntMap *map = ent_generate_map (2000, 1000, 8);
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (EntChange) first = ent_change_new_move (&ENT_KEY (ENT_RECORD_MOMENT, "t-last"), 0);

  add_moment (map, "t-last", "Some day", 0);
  add_moment (map, "t-between", "Before the workshop", 20260501);
  g_assert_true (ent_map_apply (map, first, NULL, NULL));
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const char *id = ent_map_stakeholder_at (map, i)->base.id;

      for (EntAspect aspect = ENT_ASPECT_POWER; aspect < ENT_N_ASPECTS; aspect++)
        if (g_rand_int_range (rand, 0, 3) == 0)
          add_assessment (map, id, "t-last", aspect, aspect == ENT_ASPECT_ALLY ? 0 : (guint) g_rand_int_range (rand, 0, 6));
    }
  return map;
}
