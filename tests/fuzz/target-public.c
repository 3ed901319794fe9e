/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy for others of a map that can come from anywhere: a whole map of as many people, with
 * nothing in it that this version does not know, which can be saved and read again. What goes
 * along follows from the bytes.
 */
#include "fuzz/fuzz.h"

#include "analysis/public-copy.h"
#include "io/store.h"

#include <string.h>

static void
check_copy (const EntPublicCopy *copy, EntMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntFile) again = NULL;

  ent_map_check_invariants (copy->map);
  g_assert_false (ent_map_has_kept (copy->map));
  g_assert_cmpuint (copy->people->len, ==, ent_map_n_stakeholders (copy->map));
  g_assert_cmpuint (copy->people->len, <=, ent_map_n_stakeholders (map));
  bytes = ent_store_write (copy->map, &error);
  g_assert_no_error (error);
  again = ent_store_read (bytes, "x", &error);
  g_assert_no_error (error);
  g_assert_false (again->mended || again->damaged);
  g_assert_true (ent_map_equal (again->map, copy->map));
}

/* Who is in the copy stands there once, under a code or under the name. */
static void
check_people (const EntPublicCopy *copy, EntMap *map, gboolean with_names)
{
  for (guint i = 0; i < copy->people->len; i++)
    {
      const EntPublicPerson *person = g_ptr_array_index (copy->people, i);
      const EntStakeholder *in_copy = ent_map_stakeholder (copy->map, person->copy);

      g_assert_nonnull (ent_map_stakeholder (map, person->id));
      g_assert_nonnull (in_copy);
      g_assert_true ((person->code == NULL) == with_names);
      g_assert_cmpstr (in_copy->name, ==, with_names ? person->name : person->code);
      g_assert_null (ent_map_stakeholder (map, person->copy));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (size > 0 ? data : NULL, size);
  g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);
  guint bits = g_bytes_hash (bytes);
  EntPublicChoice choice = { .shares = (bits & 1) != 0 ? ENT_PUBLIC_USUAL : bits | 1u << ENT_SHARE_ALWAYS };
  EntPublicCopy *copy;

  if (file == NULL)
    return 0;
  choice.shares &= ~(1u << ENT_SHARE_NEVER);
  choice.title = (bits & 2) != 0 ? "Copy" : NULL;
  copy = ent_public_copy_new (file->map, &choice);
  check_copy (copy, file->map);
  check_people (copy, file->map, (choice.shares >> ENT_SHARE_NAMES & 1) != 0);
  ent_public_copy_free (copy);
  return 0;
}
