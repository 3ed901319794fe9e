/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids, and the table of what belongs to them. */
#include "model/id-table.h"

#include <string.h>

static EntId
id_number (guint i)
{
  g_autofree char *text = g_strdup_printf ("s-%u", i);

  return ent_id (text);
}

static void
test_same_text_is_same_id (void)
{
  g_autofree char *other = g_strdup ("s-hotels");
  EntId a = ent_id ("s-hotels"), b = ent_id (other), c = ent_id ("s-hotel");

  g_assert_true (a == b);
  g_assert_true (a != c);
  g_assert_cmpstr (a, ==, "s-hotels");
  g_assert_null (ent_id (NULL));
  g_assert_true (ent_id_ref (a) == a);
  for (guint i = 0; i < 3; i++)
    ent_id_unref (a);
  ent_id_clear (&c);
  g_assert_null (c);
}

/* Texts of all lengths, and those that differ in nothing but their end. */
static void
test_ids_are_told_apart (void)
{
  char text[70] = { 0 };
  EntId ids[64];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      text[i] = 'x';
      ids[i] = ent_id (text);
      g_assert_cmpstr (ids[i], ==, text);
      for (guint j = 0; j < i; j++)
        g_assert_true (ids[j] != ids[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ent_id_unref (ids[i]);
}

/* While some go, all others are still the same. */
static void
test_ids_stay_while_others_go (void)
{
  enum
  {
    N = 5000
  };
  g_autofree EntId *ids = g_new0 (EntId, N);

  for (guint i = 0; i < N; i++)
    ids[i] = id_number (i);
  for (guint i = 0; i < N; i++)
    if (i % 3 != 0)
      ent_id_clear (&ids[i]);
  for (guint i = 0; i < N; i++)
    {
      EntId again = id_number (i);

      if (i % 3 == 0)
        g_assert_true (again == ids[i]);
      ent_id_unref (again);
    }
  for (guint i = 0; i < N; i++)
    ent_id_clear (&ids[i]);
}

static gpointer
make_and_drop (gpointer data)
{
  for (guint turn = 0; turn < 200; turn++)
    {
      EntId ids[50];

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = id_number (i);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_autofree char *text = g_strdup_printf ("s-%u", i);

          g_assert_cmpstr (ids[i], ==, text);
          ent_id_unref (ids[i]);
        }
    }
  return NULL;
}

static void
test_threads_share_ids (void)
{
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ids", make_and_drop, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_id_is_of_letters_and_digits (void)
{
  g_autofree char *longest = g_strnfill (64, 'a'), *too_long = g_strnfill (65, 'a');

  g_assert_true (ent_id_is_valid ("s-h7n2_c4.Z9"));
  g_assert_true (ent_id_is_valid (longest));
  g_assert_false (ent_id_is_valid (too_long));
  g_assert_false (ent_id_is_valid (NULL));
  g_assert_false (ent_id_is_valid (""));
  g_assert_false (ent_id_is_valid ("7s"));
  g_assert_false (ent_id_is_valid ("-s"));
  g_assert_false (ent_id_is_valid ("s h"));
  g_assert_false (ent_id_is_valid ("s\303\261"));
}

/* Random changes, against a table of GLib's. */
static void
test_table_finds_what_was_put_in (void)
{
  enum
  {
    N = 400
  };
  g_autoptr (EntIdTable) table = ent_id_table_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  EntId ids[N];

  for (guint i = 0; i < N; i++)
    ids[i] = id_number (i);
  for (guint turn = 1; turn <= 20000; turn++)
    {
      EntId id = ids[g_rand_int_range (rand, 0, N)];

      if (g_rand_boolean (rand))
        {
          *ent_id_table_place (table, id) = GUINT_TO_POINTER (turn);
          g_hash_table_insert (known, id, GUINT_TO_POINTER (turn));
        }
      else
        {
          ent_id_table_remove (table, id);
          g_hash_table_remove (known, id);
        }
      id = ids[turn % N];
      g_assert_true (ent_id_table_get (table, id) == g_hash_table_lookup (known, id));
      g_assert_cmpuint (ent_id_table_size (table), ==, g_hash_table_size (known));
    }
  g_assert_null (ent_id_table_get (table, "s-0"));
  for (guint i = 0; i < N; i++)
    ent_id_unref (ids[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/same-text-is-same-id", test_same_text_is_same_id);
  g_test_add_func ("/id/ids-are-told-apart", test_ids_are_told_apart);
  g_test_add_func ("/id/ids-stay-while-others-go", test_ids_stay_while_others_go);
  g_test_add_func ("/id/threads-share-ids", test_threads_share_ids);
  g_test_add_func ("/id/id-is-of-letters-and-digits", test_id_is_of_letters_and_digits);
  g_test_add_func ("/id/table-finds-what-was-put-in", test_table_finds_what_was_put_in);
  return g_test_run ();
}
