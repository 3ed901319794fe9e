/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change that was bytes meanwhile does what it did before; and whatever the bytes are, nothing breaks.
 * ENT_TORTURE=1 for ten times as many maps. */
#include "io/io-test.h"
#include "io/journal/change-code.h"
#include "io/journal/entry.h"
#include "io/xml/writer.h"
#include "long-form.h"
#include "model/map-fixture.h"

#define N_SEEDS 100
#define N_STEPS 60

static char *
bytes_of (EntMap *map)
{
  g_autoptr (GError) error = NULL;
  GString *text = ent_writer_map (map, &error);

  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_same (EntMap *a, EntMap *b)
{
  g_autofree char *x = bytes_of (a), *y = bytes_of (b);

  g_assert_cmpstr (x, ==, y);
}

/* By way of its bytes. */
static EntChange *
pass_on (const EntChange *change)
{
  g_autoptr (GVariant) code = g_variant_ref_sink (ent_change_encode (change));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (code);
  g_autoptr (GVariant) back = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ENT_CHANGE_CODE_TYPE), bytes, FALSE));
  EntChange *passed;

  g_assert_true (g_variant_is_normal_form (back));
  passed = ent_change_decode (back);
  g_assert_nonnull (passed);
  return passed;
}

typedef struct
{
  EntMap *map;      /* on which the changes come again */
  GPtrArray *backs; /* of EntChange: what takes each back, passed on too */
} Follower;

static void
on_changed (EntMap *map, const EntChange *change, Follower *follower)
{
  g_autoptr (EntChange) passed = pass_on (change), inverse = NULL;
  g_autoptr (GError) error = NULL;

  ent_map_apply (follower->map, passed, &inverse, &error);
  g_assert_no_error (error);
  g_ptr_array_add (follower->backs, pass_on (inverse));
}

static void
follow_seed (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (EntMap) map = seed % 2 == 0 ? new_map_with_moment () : new_random_map (seed, 6), copy = ent_map_copy (map), start = ent_map_copy (map);
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  Follower follower = { copy, ent_journal_changes_new () };

  g_signal_connect (map, "changed", G_CALLBACK (on_changed), &follower);
  for (guint i = 0; i < N_STEPS; i++)
    {
      do_something (history, rand);
      if (g_rand_int_range (rand, 0, 8) == 0)
        ent_history_undo (history);
      if (g_rand_int_range (rand, 0, 8) == 0)
        ent_history_redo (history);
      if (i % 10 == 0)
        assert_same (map, copy);
    }
  assert_same (map, copy);
  g_assert_true (ent_map_equal (map, copy));
  for (guint i = follower.backs->len; i-- > 0;)
    g_assert_true (ent_map_apply (copy, g_ptr_array_index (follower.backs, i), NULL, NULL));
  ent_map_check_invariants (copy);
  assert_same (copy, start);
  g_ptr_array_unref (follower.backs);
}

static void
test_any_changes_passed_on_give_the_same_map_and_back (void)
{
  guint n = in_long_form (10 * N_SEEDS, N_SEEDS);

  for (guint32 seed = 0; seed < n; seed++)
    follow_seed (seed);
}

static void
assert_record_passes (gconstpointer record)
{
  g_autoptr (EntChange) add = ent_change_new_add (ent_record_copy (record), "s-1", 3), passed = pass_on (add);

  g_assert_true (ent_record_equal (add->content, passed->content));
  g_assert_cmpuint (passed->place, ==, 3);
  g_assert_cmpstr (passed->owner, ==, "s-1");
  g_assert_true (passed->key.id == add->key.id && passed->key.moment == add->key.moment);
}

static void
test_every_field_of_every_kind_of_record_is_passed_on (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  gboolean seen[ENT_N_RECORD_KINDS] = { FALSE };

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (map, kind); i++)
      {
        gpointer record = ent_record_copy (ent_map_record_at (map, kind, i));
        EntRecord *base = record;

        base->kept = base->kept != NULL ? base->kept : ent_kept_new ();
        ent_kept_add_attribute (base->kept, "x:new", " a\n<b> ");
        ent_kept_add_child (base->kept, 2, "<x:child/>");
        ent_kept_set_value (&base->kept, "kind", "  of-tomorrow \t");
        assert_record_passes (record);
        ent_record_free (record);
        seen[kind] = TRUE;
      }
  assert_record_passes (g_ptr_array_index (ent_map_stakeholder_at (map, 0)->assessments, 0));
  assert_record_passes (g_ptr_array_index (ent_map_stakeholder_at (map, 0)->log, 0));
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    g_assert_true (seen[kind] || kind == ENT_RECORD_MAP || kind == ENT_RECORD_ASSESSMENT || kind == ENT_RECORD_LOG);
}

static GBytes *
encode_steps (guint32 seed)
{
  g_autoptr (EntMap) map = new_random_map (seed, 4);
  g_autoptr (EntJournalEntry) entry = ent_journal_entry_new (ENT_ENTRY_STEP, "Paste", 0, ent_journal_changes_new ());

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    g_ptr_array_add (entry->changes, ent_change_new_add (ent_record_copy (ent_map_stakeholder_at (map, i)), NULL, i));
  g_ptr_array_add (entry->changes, ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), "A"));
  g_ptr_array_add (entry->changes, ent_change_new_move (&ENT_KEY (ENT_RECORD_MOMENT, "t-1"), 4));
  return ent_journal_entry_encode (entry);
}

static void
try_hostile (GBytes *bytes)
{
  g_autoptr (EntJournalEntry) entry = ent_journal_entry_decode (bytes);
  g_autoptr (EntMap) map = entry != NULL ? new_map_with_moment () : NULL;

  if (entry == NULL)
    return;
  for (guint i = 0; i < entry->changes->len; i++)
    ent_map_apply (map, g_ptr_array_index (entry->changes, i), NULL, NULL);
  ent_map_check_invariants (map);
}

static void
test_other_bytes_are_refused_or_do_no_harm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n = in_long_form (100000, 3000);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) good = encode_steps (i % 7), bad = NULL;
      gsize length;
      guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&good), &length);

      for (gint k = g_rand_int_range (rand, 1, 6); k > 0; k--)
        data[g_rand_int_range (rand, 0, (gint32) length)] = (guint8) g_rand_int_range (rand, 0, 256);
      bad = g_bytes_new_take (data, i % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) length) : length);
      try_hostile (bad);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/change-code/any-changes-passed-on-give-the-same-map-and-back", test_any_changes_passed_on_give_the_same_map_and_back);
  g_test_add_func ("/io/change-code/every-field-of-every-kind-of-record-is-passed-on", test_every_field_of_every_kind_of_record_is_passed_on);
  g_test_add_func ("/io/change-code/other-bytes-are-refused-or-do-no-harm", test_other_bytes_are_refused_or_do_no_harm);
  return g_test_run ();
}
