/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any changes, then all inverses, give the same bytes; and again forwards.
 * ENT_TORTURE=1 compares at every step of every seed, not only of the first 30. */
#include "long-form.h"
#include "map-fixture.h"

#define N_SEEDS 1000
#define N_STEPS 200
#define N_THOROUGH 30

/* What the map was after each number of steps. */
static void
remember (GPtrArray *texts, EntHistory *history)
{
  guint position = ent_history_position (history);

  g_ptr_array_set_size (texts, (int) position);
  g_ptr_array_add (texts, dump_map (ent_history_map (history)));
}

static void
assert_is (EntHistory *history, const char *expected)
{
  g_autofree char *text = dump_map (ent_history_map (history));

  g_assert_cmpstr (text, ==, expected);
}

static void
run_seed (guint32 seed, gboolean thorough)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntSelection) selection = ent_selection_new ();
  g_autoptr (EntHistory) history = ent_history_new (map, selection);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *start = dump_map (map), *end = NULL;
  guint n;

  if (thorough)
    remember (texts, history);
  for (guint i = 0; i < N_STEPS; i++)
    {
      do_something (history, rand);
      if (!thorough)
        continue;
      ent_map_check_invariants (map);
      /* a step that was refused or rolled back leaves the map as it was */
      if (ent_history_position (history) < texts->len)
        assert_is (history, g_ptr_array_index (texts, ent_history_position (history)));
      else
        remember (texts, history);
      if (g_rand_int_range (rand, 0, 20) == 0 && ent_history_undo (history))
        {
          g_ptr_array_set_size (texts, (int) ent_history_position (history) + 1);
          assert_is (history, g_ptr_array_index (texts, ent_history_position (history)));
        }
    }
  end = dump_map (map);
  n = ent_history_position (history);
  while (ent_history_undo (history))
    if (thorough)
      {
        ent_map_check_invariants (map);
        assert_is (history, g_ptr_array_index (texts, ent_history_position (history)));
      }
  assert_is (history, start);
  while (ent_history_position (history) < n && ent_history_redo (history))
    if (thorough)
      assert_is (history, g_ptr_array_index (texts, ent_history_position (history)));
  assert_is (history, end);
  ent_map_check_invariants (map);
}

static void
test_undoing_all_and_redoing_all_gives_the_same_bytes (void)
{
  guint n_thorough = in_long_form (N_SEEDS, N_THOROUGH);

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    run_seed (seed, seed < n_thorough);
}

static void
test_a_copy_is_equal_and_stands_alone (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (EntMap) map = new_map_with_moment (), copy = NULL;
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    do_something (history, rand);
  copy = ent_map_copy (map);
  g_assert_true (ent_map_equal (map, copy));
  ent_map_check_invariants (copy);
  before = dump_map (copy);
  ent_edit_add_stakeholder (history, "Radio Bahía", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  g_assert_false (ent_map_equal (map, copy));
  after = dump_map (copy);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/undoing-all-and-redoing-all-gives-the-same-bytes", test_undoing_all_and_redoing_all_gives_the_same_bytes);
  g_test_add_func ("/random/a-copy-is-equal-and-stands-alone", test_a_copy_is_equal_and_stands_alone);
  return g_test_run ();
}
