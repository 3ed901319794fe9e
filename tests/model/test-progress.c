/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far work is: it never goes back, and its parts make up the whole. And what is done meanwhile. */
#include "model/progress.h"

/* Thousandths at which something is half done. */
#define HALF 500u

static void
test_it_only_grows (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();

  g_assert_cmpuint (ent_progress_percent (progress), ==, 0);
  ent_progress_reach (progress, 0, 600, 1, 4);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 15);
  /* once more from the beginning */
  ent_progress_reach (progress, 0, 600, 0, 4);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 15);
  ent_progress_reach (progress, 600, 950, 2, 2);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 95);
  /* nothing to do is done */
  ent_progress_reach (progress, 950, ENT_PROGRESS_DONE, 0, 0);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 100);
  ent_progress_reach (NULL, 0, ENT_PROGRESS_DONE, 1, 1);
}

static gpointer
work (gpointer data)
{
  for (guint i = 0; i <= 1000; i++)
    ent_progress_reach (data, 0, ENT_PROGRESS_DONE, i, 1000);
  ent_progress_unref (data);
  return NULL;
}

static void
test_who_waits_sees_it_grow (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  GThread *thread = g_thread_new ("work", work, ent_progress_ref (progress));
  guint before = 0;

  while (before < 100)
    {
      guint now = ent_progress_percent (progress);

      g_assert_cmpuint (now, >=, before);
      g_assert_cmpuint (now, <=, 100);
      before = now;
      g_thread_yield ();
    }
  g_thread_join (thread);
}

static void
count (gpointer data)
{
  *(guint *) data += 1;
}

static void
test_something_else_is_done_in_each_look (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  guint n = 0;

  g_assert_false (ent_progress_is_stopped (progress));
  ent_progress_set_between (progress, count, &n);
  g_assert_false (ent_progress_is_stopped (progress));
  ent_progress_stop (progress, 0);
  g_assert_true (ent_progress_is_stopped (progress));
  g_assert_cmpuint (n, ==, 2);
}

static void
test_a_part_is_so_much_of_the_whole (void)
{
  g_autoptr (EntProgress) whole = ent_progress_new (), second = ent_progress_part (whole, HALF, ENT_PROGRESS_DONE);
  g_autoptr (EntProgress) half_of_it = ent_progress_part (second, HALF, ENT_PROGRESS_DONE);

  ent_progress_reach (half_of_it, 0, ENT_PROGRESS_DONE, 1, 2);
  g_assert_cmpuint (ent_progress_percent (half_of_it), ==, 50);
  g_assert_cmpuint (ent_progress_percent (second), ==, 75);
  g_assert_cmpuint (ent_progress_percent (whole), ==, 87);
  ent_progress_reach (half_of_it, 0, ENT_PROGRESS_DONE, 2, 2);
  g_assert_cmpuint (ent_progress_percent (whole), ==, 100);
  g_assert_null (ent_progress_part (NULL, 0, HALF));
}

static void
test_a_part_lives_as_long_as_it_is_needed (void)
{
  EntProgress *whole = ent_progress_new ();
  g_autoptr (EntProgress) part = ent_progress_part (whole, 0, ENT_PROGRESS_DONE);

  ent_progress_stop (whole, 0);
  ent_progress_unref (whole);
  g_assert_true (ent_progress_is_stopped (part));
}

static void
test_what_is_stopped_is_seen_by_its_parts_alone (void)
{
  g_autoptr (EntProgress) whole = ent_progress_new (), first = ent_progress_part (whole, 0, HALF), second = ent_progress_part (whole, HALF, ENT_PROGRESS_DONE);

  ent_progress_stop (first, 0);
  g_assert_true (ent_progress_is_stopped (first));
  g_assert_false (ent_progress_is_stopped (second));
  g_assert_false (ent_progress_is_stopped (whole));
  /* the looks of the parts are those of the whole */
  g_assert_cmpuint (ent_progress_looks (whole), ==, 3);
  ent_progress_stop (whole, 1);
  g_assert_false (ent_progress_is_stopped (second));
  g_assert_true (ent_progress_is_stopped (second));
}

static void
test_a_loop_looks_once_in_many (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  guint n = 4 * ENT_PROGRESS_EACH, i;

  for (i = 0; i < n; i++)
    g_assert_true (ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, i, n));
  g_assert_cmpuint (ent_progress_looks (progress), ==, 4);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 99);
  ent_progress_stop (progress, 0);
  for (i = 0; i < n && ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, i, n); i++)
    ;
  g_assert_cmpuint (i, ==, ENT_PROGRESS_EACH - 1);
  for (i = 0; i < n; i++)
    g_assert_true (ent_progress_goes_on (NULL, 0, ENT_PROGRESS_DONE, i, n));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/it-only-grows", test_it_only_grows);
  g_test_add_func ("/progress/who-waits-sees-it-grow", test_who_waits_sees_it_grow);
  g_test_add_func ("/progress/something-else-is-done-in-each-look", test_something_else_is_done_in_each_look);
  g_test_add_func ("/progress/a-part-is-so-much-of-the-whole", test_a_part_is_so_much_of_the_whole);
  g_test_add_func ("/progress/a-part-lives-as-long-as-it-is-needed", test_a_part_lives_as_long_as_it_is_needed);
  g_test_add_func ("/progress/what-is-stopped-is-seen-by-its-parts-alone", test_what_is_stopped_is_seen_by_its_parts_alone);
  g_test_add_func ("/progress/a-loop-looks-once-in-many", test_a_loop_looks_once_in_many);
  return g_test_run ();
}
