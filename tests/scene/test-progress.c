/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a picture is: it never goes back. And what is done meanwhile. */
#include "scene/progress.h"

static void
test_it_only_grows (void)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();

  g_assert_cmpuint (ent_progress_percent (progress), ==, 0);
  ent_progress_reach (progress, 0, ENT_PROGRESS_LAID_OUT, 1, 4);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 15);
  /* laid out once more */
  ent_progress_reach (progress, 0, ENT_PROGRESS_LAID_OUT, 0, 4);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 15);
  ent_progress_reach (progress, ENT_PROGRESS_LAID_OUT, ENT_PROGRESS_DRAWN, 2, 2);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 95);
  /* nothing to do is done */
  ent_progress_reach (progress, ENT_PROGRESS_DRAWN, ENT_PROGRESS_DONE, 0, 0);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/it-only-grows", test_it_only_grows);
  g_test_add_func ("/progress/who-waits-sees-it-grow", test_who_waits_sees_it_grow);
  g_test_add_func ("/progress/something-else-is-done-in-each-look", test_something_else_is_done_in_each_look);
  return g_test_run ();
}
