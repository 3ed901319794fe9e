/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map that somebody sends back, whatever it has become there: what is between it and ours is
 * changes that lead from each to the other and can be taken back; merged with ours, whatever is
 * decided, it is a whole map; and where nobody else has done anything, it is that map. Whoever is
 * taken for somebody else by the name before that, it is as whole as it was.
 */
#include "fuzz/fuzz.h"

#include "analysis/compare-maps.h"
#include "analysis/merge-maps.h"
#include "analysis/same-names.h"
#include "io/store.h"
#include "model/edit.h"

#include <string.h>

/* Of more, merging takes long and shows nothing new. */
#define MOST_RECORDS 400u
/* How often decisions may bring forth others. */
#define MOST_TURNS 50u

typedef struct
{
  EntMap *base, *ours;
  EntMap *others; /* the base again, with other ids */
} Room;

/* The map that all begin with, as somebody would have it who has made it anew. */
static EntMap *
read_with_other_ids (void)
{
  g_autoptr (GRegex) ids = g_regex_new ("\"([steapl])-([0-9])\"", 0, 0, NULL);
  char *text = g_regex_replace (ids, fuzz_map, -1, 0, "\"\\1-other-\\2\"", 0, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);
  g_autoptr (EntHistory) history = ent_history_new (file->map, NULL);

  ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-other-2"), ent_field_find (ENT_RECORD_STAKEHOLDER, "phone"), "2", NULL);
  ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_TIE, "e-other-1"), ent_field_find (ENT_RECORD_TIE, "strength"), "strong", NULL);
  g_assert_cmpuint (ent_history_n_steps (history), ==, 2);
  return g_object_ref (file->map);
}

static Room *
room (void)
{
  static Room self;

  if (self.base == NULL)
    {
      static const char *const three[] = { "s-3" };
      g_autoptr (GBytes) bytes = g_bytes_new_static (fuzz_map, strlen (fuzz_map));
      g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);
      g_autoptr (EntHistory) history = NULL;

      self.base = g_steal_pointer (&file->map);
      self.ours = ent_map_copy (self.base);
      ent_map_seed_ids (self.ours, 1);
      history = ent_history_new (self.ours, NULL);
      ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Uno", NULL);
      ent_edit_delete (history, three, 1, NULL);
      ent_edit_add_tie (history, "s-2", "s-1", ENT_TIE_ALLIANCE, ENT_DIRECTION_DEFAULT, NULL);
      ent_edit_rate (history, (const char *const[]) { "s-1" }, 1, "t-2", ENT_ASPECT_POWER, 1, NULL);
      self.others = read_with_other_ids ();
    }
  return &self;
}

static guint
count_records (EntMap *map)
{
  guint n = 0;

  for (EntRecordKind kind = ENT_RECORD_STAKEHOLDER; kind < ENT_N_RECORD_KINDS; kind++)
    n += ent_map_n_records (map, kind);
  return n;
}

/* FALSE where one id is of two things, which is told. */
static gboolean
check_between (EntMap *from, EntMap *to)
{
  g_autoptr (EntMap) work = ent_map_copy (from);
  g_autoptr (EntHistory) history = ent_history_new (work, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMapChanges) changes = ent_compare_maps (from, to, &error), none = NULL;

  if (changes == NULL)
    {
      g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
      return FALSE;
    }
  g_assert_no_error (error);
  ent_history_begin (history, "Merge");
  for (guint i = 0; i < changes->changes->len; i++)
    {
      ent_history_apply (history, ent_change_copy (g_ptr_array_index (changes->changes, i)), &error);
      g_assert_no_error (error);
    }
  ent_history_end (history);
  ent_map_check_invariants (work);
  none = ent_compare_maps (work, to, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->changes->len, ==, 0);
  g_assert_true (changes->n_beyond > 0 || ent_map_equal (work, to));
  while (ent_history_undo (history))
    ;
  g_assert_true (ent_map_equal (work, from));
  return TRUE;
}

static void
check_words (EntMerge *merge)
{
  for (guint i = 0; i < ent_merge_n_conflicts (merge); i++)
    {
      const EntConflict *conflict = ent_merge_conflict_at (merge, i);
      g_autofree char *name = ent_conflict_name (merge, conflict), *what = ent_conflict_what (merge, conflict);

      g_assert_true (g_utf8_validate (name, -1, NULL) && g_utf8_validate (what, -1, NULL));
      for (EntSide side = ent_merge_has_base (merge) ? ENT_SIDE_BASE : ENT_SIDE_FIRST; side < ENT_N_SIDES; side++)
        {
          g_autofree char *value = ent_conflict_value (merge, conflict, side);

          g_assert_true (g_utf8_validate (value, -1, NULL));
        }
      if (ent_conflict_can_be_both (conflict))
        {
          g_autofree char *both = ent_conflict_value (merge, conflict, ENT_SIDE_BOTH);

          g_assert_true (g_utf8_validate (both, -1, NULL));
        }
    }
}

/* NULL where one id is of two things, also of ties of others and entries of another log. */
static EntMap *
run (EntMerge *merge)
{
  g_autoptr (GError) error = NULL;
  EntMap *map = ent_merge_run (merge, &error);

  if (map == NULL)
    {
      g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
      return NULL;
    }
  g_assert_no_error (error);
  ent_map_check_invariants (map);
  check_words (merge);
  return map;
}

static int
choose (const EntConflict *conflict, guint way)
{
  if ((way & 1) != 0)
    return ENT_SIDE_FIRST;
  return (way & 2) != 0 && ent_conflict_can_be_both (conflict) ? ENT_SIDE_BOTH : (int) ENT_SIDE_LAST;
}

/* Decided one by one in turn, as the bits of @ways say. */
static void
check_merge (EntMap *base, EntMap *first, EntMap *last, guint ways)
{
  g_autoptr (EntMerge) merge = ent_merge_new (base, first, last);
  g_autoptr (EntMap) map = NULL;

  ent_merge_set_fills (merge, (ways & 1u << 30) != 0);
  map = run (merge);
  for (guint turn = 0; map != NULL && ent_merge_n_open (merge) > 0; turn++)
    {
      g_assert_cmpuint (turn, <, MOST_TURNS);
      for (guint i = 0; i < ent_merge_n_conflicts (merge); i++)
        if (ent_merge_conflict_at (merge, i)->decision == ENT_SIDE_OPEN)
          ent_merge_decide (merge, i, choose (ent_merge_conflict_at (merge, i), ways >> (i + turn) % 30));
      g_clear_object (&map);
      map = run (merge);
      g_assert_nonnull (map);
    }
}

static guint
count_logs (EntMap *map)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += ent_map_stakeholder_at (map, i)->log != NULL ? ent_map_stakeholder_at (map, i)->log->len : 0;
  return n;
}

/* As check_merge(), after those of a name were taken for one, or not, as the bits of @ways say. */
static void
check_joined (EntMap *base, EntMap *first, EntMap *last, guint ways)
{
  g_autoptr (GPtrArray) pairs = ent_same_find (base, first, last, NULL);
  g_autoptr (EntMap) joined = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      EntSamePair *pair = g_ptr_array_index (pairs, i);

      g_assert_true (ent_map_find (first, pair->kind, pair->first) != NULL && ent_map_find (last, pair->kind, pair->other) != NULL);
      g_assert_false (ent_same_is_taken (last, pair->first) || ent_same_is_taken (first, pair->other));
      pair->joins = (ways >> i % 31 & 1) != 0;
    }
  joined = ent_same_join (first, last, pairs, &error);
  g_assert_no_error (error);
  ent_map_check_invariants (joined);
  g_assert_cmpuint (count_records (joined), ==, count_records (last));
  g_assert_cmpuint (count_logs (joined), ==, count_logs (last));
  g_assert_cmpuint (ent_map_n_kept_nodes (joined), ==, ent_map_n_kept_nodes (last));
  check_merge (base, first, joined, ways);
}

/* What one did alone is the merged map. */
static void
check_alone (EntMap *base, EntMap *last)
{
  g_autoptr (EntMerge) merge = ent_merge_new (base, base, last);
  g_autoptr (EntMap) map = run (merge);

  if (map == NULL)
    return;
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
  g_assert_true (check_between (map, last));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Room *self = room ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (size > 0 ? data : NULL, size);
  g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);

  if (file == NULL || count_records (file->map) > MOST_RECORDS)
    return 0;
  if (!check_between (self->base, file->map) || !check_between (self->ours, file->map))
    return 0;
  check_between (file->map, self->base);
  check_alone (self->base, file->map);
  check_merge (self->base, self->ours, file->map, g_bytes_hash (bytes));
  check_merge (NULL, self->ours, file->map, ~g_bytes_hash (bytes));
  check_joined (self->base, self->ours, file->map, g_bytes_hash (bytes));
  check_joined (NULL, self->others, file->map, ~g_bytes_hash (bytes));
  return 0;
}
