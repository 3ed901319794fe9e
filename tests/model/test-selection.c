/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/selection.h"

static void
on_changed (EntSelection *selection, guint *n)
{
  ++*n;
}

static void
test_a_change_is_told_once_and_no_change_never (void)
{
  g_autoptr (EntSelection) selection = ent_selection_new ();
  const char *two[] = { "s-a", "s-b", "s-a" };
  guint n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (on_changed), &n);
  ent_selection_set (selection, NULL);
  ent_selection_clear (selection);
  g_assert_cmpuint (n, ==, 0);
  ent_selection_set_many (selection, two, 3);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  ent_selection_set_many (selection, two, 2);
  ent_selection_add (selection, "s-a");
  g_assert_cmpuint (n, ==, 1);
  ent_selection_toggle (selection, "s-b");
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (ent_selection_contains (selection, "s-b"));
  ent_selection_toggle (selection, "s-c");
  g_assert_cmpstr (ent_selection_focus (selection), ==, "s-c");
  ent_selection_set (selection, ent_selection_at (selection, 0));
  g_assert_cmpstr (ent_selection_focus (selection), ==, "s-a");
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/a-change-is-told-once-and-no-change-never", test_a_change_is_told_once_and_no_change_never);
  return g_test_run ();
}
