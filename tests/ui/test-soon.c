/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is announced before it is done. */
#include "ui/test-util.h"

#include "app/parts/soon.h"

typedef struct
{
  EntSoon soon;
  GString *told; /* in the order of happening */
} Fixture;

static void
announce (gpointer owner, const char *message)
{
  g_string_append_printf (((Fixture *) owner)->told, "%s ", message != NULL ? message : "over");
}

static void
note (gpointer owner, gpointer data)
{
  g_string_append_printf (((Fixture *) owner)->told, "%s ", (const char *) data);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->told = g_string_new (NULL);
  ent_soon_init (&f->soon, f, announce);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_string_free (f->told, TRUE);
}

static void
ask (Fixture *f, const char *message, const char *text)
{
  ent_soon_do (&f->soon, message, note, g_strdup (text), g_free);
}

static void
test_what_is_announced_comes_by_itself (Fixture *f, gconstpointer data)
{
  ask (f, "wait", "done");
  g_assert_cmpstr (f->told->str, ==, "wait ");
  g_assert_true (test_wait_until (g_str_equal (f->told->str, "wait over done "), 5000));
}

static void
test_what_waits_is_done_before_what_is_asked_for_next (Fixture *f, gconstpointer data)
{
  ask (f, "wait", "first");
  ask (f, "wait", "second");
  ask (f, NULL, "third");
  g_assert_cmpstr (f->told->str, ==, "wait over first wait over second third ");
  ent_soon_finish (&f->soon);
  g_assert_cmpstr (f->told->str, ==, "wait over first wait over second third ");
}

static void
test_what_is_dropped_is_never_done (Fixture *f, gconstpointer data)
{
  ask (f, "wait", "done");
  ent_soon_drop (&f->soon);
  ent_soon_drop (&f->soon);
  ent_soon_finish (&f->soon);
  g_assert_cmpstr (f->told->str, ==, "wait over ");
  g_assert_cmpuint (f->soon.id, ==, 0);
}

#define ADD(name, function) g_test_add ("/soon/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("what-is-announced-comes-by-itself", test_what_is_announced_comes_by_itself);
  ADD ("what-waits-is-done-before-what-is-asked-for-next", test_what_waits_is_done_before_what_is_asked_for_next);
  ADD ("what-is-dropped-is-never-done", test_what_is_dropped_is_never_done);
  return g_test_run ();
}
