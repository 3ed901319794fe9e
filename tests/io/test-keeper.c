/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of a large map waits for no copy of it, where one lies ready. */
#include "folder.h"
#include "io/journal-fixture.h"
#include "model/map-fixture.h"

static void
on_gone (gpointer data, GObject *where)
{
  g_atomic_int_set ((gint *) data, TRUE);
}

/* A copy that lies ready is what the first step begins from, and what comes back is the same. */
static void
test_the_first_step_takes_a_copy_that_lies_ready (void)
{
  g_autofree char *before = NULL, *back = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  gint gone = FALSE;
  EntMap *copy;
  Kept kept;

  kept_begin (&kept, NULL);
  before = text_of (kept.map);
  copy = ent_map_copy (kept.map);
  g_object_weak_ref (G_OBJECT (copy), on_gone, &gone);
  ent_journal_keeper_take_copy (kept.keeper, copy);
  g_assert_false (g_atomic_int_get (&gone));
  kept_step (&kept, "A");
  /* the journal has written it */
  g_assert_true (g_atomic_int_get (&gone));
  kept_crash (&kept);
  recovery = read_only_one ();
  back = text_of (recovery->base);
  g_assert_cmpstr (back, ==, before);
  g_assert_cmpuint (recovery->n_unsaved, ==, 1);
  discard_only_one ();
}

static void
test_a_copy_that_is_out_of_date_is_not_begun_from (void)
{
  g_autofree char *before = NULL, *back = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  ent_journal_keeper_take_copy (kept.keeper, ent_map_copy (kept.map));
  /* by nobody whom the history knows of */
  add_stakeholder (kept.map, "s-other", "Other", ENT_SECTOR_MEDIA);
  before = text_of (kept.map);
  kept_step (&kept, "A");
  kept_crash (&kept);
  recovery = read_only_one ();
  back = text_of (recovery->base);
  g_assert_cmpstr (back, ==, before);
  discard_only_one ();
}

int
main (int argc, char *argv[])
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/keeper/the-first-step-takes-a-copy-that-lies-ready", test_the_first_step_takes_a_copy_that_lies_ready);
  g_test_add_func ("/io/keeper/a-copy-that-is-out-of-date-is-not-begun-from", test_a_copy_that_is_out_of_date_is_not_begun_from);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
