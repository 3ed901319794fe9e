/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge of what several groups made apart from each other, from one map or from none: what is told of whom, what is
 * asked, and what is written in the end.
 */
#include "cli/run.h"

#include "io/store.h"

#include <string.h>

#define BEGIN(id)                                \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"" id "\" title=\"Bay\">\n"
#define MOMENT(id) "<moments><moment id=\"" id "\" name=\"Baseline\" date=\"2026-03-14\"/></moments>\n"
#define ONE(id, name, sector, more) "<stakeholder id=\"" id "\" name=\"" name "\" kind=\"formal\" sector=\"" sector "\"" more ">\n"
#define RATED(moment, value) "<assessment moment=\"" moment "\" aspect=\"power\" value=\"" value "\"/>\n"
#define END "</stakeholder>\n"

/* Of one base, changed on three laptops. */
#define BASE_MAP                                                                                                       \
  BEGIN ("m-base")                                                                                                     \
  MOMENT ("t-one")                                                                                                     \
  "<stakeholders>" ONE ("s-hotels", "Hotels", "private", " phone=\"1\"") END ONE ("s-radio", "Radio", "media", "") END \
      "</stakeholders></map>\n"
#define CHANGED(hotels, more)                                                                                       \
  BEGIN ("m-base")                                                                                                  \
  MOMENT ("t-one")                                                                                                  \
  "<stakeholders>" ONE ("s-hotels", "Hotels", "private", hotels) END ONE ("s-radio", "Radio", "media", "") END more \
      "</stakeholders></map>\n"

/* Of none: each has its own ids for the same. */
#define MADE(n, radio, more)                                                            \
  BEGIN ("m-" n)                                                                        \
  MOMENT ("t-" n)                                                                       \
  "<stakeholders>" ONE ("s-hotels-" n, "Hotels", "private", "") RATED ("t-" n, "3") END \
      ONE ("s-radio-" n, radio, "media", more) END "</stakeholders>\n"                  \
                                                   "<ties><tie id=\"e-" n "\" from=\"s-radio-" n "\" to=\"s-hotels-" n "\" kind=\"informs\"/></ties></map>\n"

typedef struct
{
  Folder folder;
  char *base, *a, *b, *c, *out;
} Desk;

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  folder_set_up (&desk->folder, data);
  desk->base = folder_file (&desk->folder, "base.entorno");
  desk->a = folder_file (&desk->folder, "a.entorno");
  desk->b = folder_file (&desk->folder, "b.entorno");
  desk->c = folder_file (&desk->folder, "c.entorno");
  desk->out = folder_file (&desk->folder, "out.entorno");
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->base);
  g_free (desk->a);
  g_free (desk->b);
  g_free (desk->c);
  g_free (desk->out);
  folder_tear_down (&desk->folder, data);
}

static void
write_maps (Desk *desk, const char *base, const char *a, const char *b, const char *c)
{
  g_assert_true (base == NULL || g_file_set_contents (desk->base, base, -1, NULL));
  g_assert_true (g_file_set_contents (desk->a, a, -1, NULL));
  g_assert_true (g_file_set_contents (desk->b, b, -1, NULL));
  g_assert_true (g_file_set_contents (desk->c, c, -1, NULL));
}

static EntMap *
read_out (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_open (desk->out, NULL, &error);

  g_assert_no_error (error);
  /* that some have the same name is a finding too */
  g_assert_false (file->mended || file->damaged);
  ent_map_check_invariants (file->map);
  return g_object_ref (file->map);
}

static void
assert_not_written (Desk *desk)
{
  g_assert_false (g_file_test (desk->out, G_FILE_TEST_EXISTS));
}

static void
test_what_three_changed_alone_is_in_one_map (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;
  g_autoptr (EntMap) map = NULL;

  write_maps (desk, BASE_MAP, CHANGED (" phone=\"2\"", ""), CHANGED (" phone=\"1\" email=\"b\"", ONE ("s-b", "School", "education", "") END),
              CHANGED (" phone=\"1\"", ONE ("s-c", "Police", "institutions", "") END));
  run = RUN ("merge", "--base", desk->base, desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  map = read_out (desk);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 4);
  g_assert_cmpstr (ent_map_stakeholder (map, "s-hotels")->phone, ==, "2");
  g_assert_cmpstr (ent_map_stakeholder (map, "s-hotels")->email, ==, "b");
}

static void
test_conflicts_are_told_with_their_files (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *prefer, *phone;
  } ways[] = { { "base", "1" }, { "first", "2" }, { "last", "4" } };
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr (Run) run = NULL;
  const char *lines;

  write_maps (desk, BASE_MAP, CHANGED (" phone=\"2\"", ""), CHANGED (" phone=\"3\"", ""), CHANGED (" phone=\"4\"", ""));
  run = RUN ("merge", "--base", desk->base, desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 1);
  one = g_strdup_printf ("“Hotels”: Phone: both changed it. In “%s”: “1”. In “%s”: “2”. In “%s”: “3”.\n", desk->base, desk->a, desk->b);
  other = g_strdup_printf ("“Hotels”: Phone: both changed it. In “%s”: “1”. In “%s”: “2”. In “%s”: “4”.\n", desk->base, desk->a, desk->c);
  /* what to do comes first */
  lines = strchr (run->err, '\n');
  assert_contains (run->err, "2 conflicts: nothing was written.");
  g_assert_nonnull (lines);
  g_assert_true (g_str_has_prefix (lines + 1, one));
  g_assert_cmpstr (lines + 1 + strlen (one), ==, other);
  assert_not_written (desk);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (Run) preferred = RUN ("merge", "--base", desk->base, desk->a, desk->b, desk->c, "-o", desk->out, "--force", "--prefer", ways[i].prefer);
      g_autoptr (EntMap) map = NULL;

      assert_exits (preferred, 0);
      assert_contains (preferred->err, "Hotels");
      map = read_out (desk);
      g_assert_cmpstr (ent_map_stakeholder (map, "s-hotels")->phone, ==, ways[i].phone);
    }
}

/* What comes from the second file is told of that one. */
static void
test_a_conflict_with_a_later_file_names_that_one (Desk *desk, gconstpointer data)
{
  g_autofree char *line = NULL;
  g_autoptr (Run) run = NULL;

  write_maps (desk, BASE_MAP, BASE_MAP, CHANGED (" phone=\"3\"", ""), CHANGED (" phone=\"4\"", ""));
  run = RUN ("merge", "--base", desk->base, desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 1);
  line = g_strdup_printf ("“Hotels”: Phone: both changed it. In “%s”: “1”. In “%s”: “3”. In “%s”: “4”.\n", desk->base, desk->b, desk->c);
  assert_contains (run->err, line);
}

static void
test_the_same_names_are_asked_about (Desk *desk, gconstpointer data)
{
  g_autofree char *hotels = NULL, *third = NULL;
  g_autoptr (Run) run = NULL;

  write_maps (desk, NULL, MADE ("a", "Radio", ""), MADE ("b", "radio", ""), MADE ("c", "Radio S.A.", ""));
  run = RUN ("merge", desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 1);
  hotels = g_strdup_printf ("“Hotels” in “%s” and “Hotels” in “%s”: Same name. --join-names takes them for one, --keep-names for two.\n", desk->a, desk->b);
  third = g_strdup_printf ("“Radio” in “%s” and “Radio S.A.” in “%s”: Similar names. They are kept apart.\n", desk->a, desk->c);
  assert_contains (run->err, hotels);
  /* moments of one name and one day are one */
  g_assert_null (strstr (run->err, "Baseline"));
  assert_contains (run->err, third);
  assert_contains (run->err, "3 pairs have the same name: nothing was written. Say --join-names");
  /* what is in conflict depends on it */
  g_assert_null (strstr (run->err, "differ"));
  assert_not_written (desk);
}

static void
test_those_of_the_same_name_become_one (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;
  g_autoptr (EntMap) map = NULL;
  const EntStakeholder *hotels;

  write_maps (desk, NULL, MADE ("a", "Radio", ""), MADE ("b", "Radio", ""), MADE ("c", "Radio S.A.", ""));
  run = RUN ("merge", "--join-names", desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 0);
  assert_contains (run->err, "Same name. They were taken for one.\n");
  assert_contains (run->err, "Similar names. They are kept apart.\n");
  map = read_out (desk);
  g_assert_cmpuint (ent_map_n_moments (map), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
  hotels = ent_map_stakeholder (map, "s-hotels-a");
  g_assert_cmpuint (hotels->assessments->len, ==, 1);
  /* the same tie twice, and that of the radio that is another one */
  g_assert_cmpuint (ent_map_n_ties (map), ==, 2);
  g_assert_nonnull (ent_map_stakeholder (map, "s-radio-c"));
}

static void
test_those_of_the_same_name_stay_apart_where_it_is_said_so (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;
  g_autoptr (EntMap) map = NULL;

  write_maps (desk, NULL, MADE ("a", "Radio", ""), MADE ("b", "Radio", ""), MADE ("c", "Radio S.A.", ""));
  run = RUN ("merge", desk->a, "--keep-names", desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  map = read_out (desk);
  g_assert_cmpuint (ent_map_n_moments (map), ==, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 6);
  g_assert_cmpuint (ent_map_n_ties (map), ==, 3);
}

/* Nothing is asked where nothing would be done: names that are only alike are told. */
static void
test_similar_names_alone_ask_nothing (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;
  g_autoptr (EntMap) map = NULL;

  write_maps (desk, BASE_MAP, CHANGED ("", ONE ("s-a", "Asoc. de Bares", "informal", "") END), CHANGED ("", ONE ("s-b", "Asociación Bares", "informal", "") END), BASE_MAP);
  run = RUN ("merge", "--base", desk->base, desk->a, desk->b, "-o", desk->out);
  assert_exits (run, 0);
  assert_contains (run->err, "Similar names. They are kept apart.\n");
  map = read_out (desk);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 4);
}

/* Of a long list what to do is told once more below it. */
static void
test_what_to_do_is_in_sight_of_a_long_list (Desk *desk, gconstpointer data)
{
  static const char what[] = "pairs have the same name: nothing was written.";
  g_autoptr (GString) one = g_string_new (BEGIN ("m-a") MOMENT ("t-a") "<stakeholders>"), other = g_string_new (BEGIN ("m-b") MOMENT ("t-b") "<stakeholders>");
  g_autoptr (Run) run = NULL;
  const char *first, *last;

  for (guint i = 0; i < 20; i++)
    {
      g_string_append_printf (one, ONE ("s-a%u", "Hotel %u", "private", "") END, i, i);
      g_string_append_printf (other, ONE ("s-b%u", "Hotel %u", "private", "") END, i, i);
    }
  g_string_append (one, "</stakeholders></map>\n");
  g_string_append (other, "</stakeholders></map>\n");
  write_maps (desk, NULL, one->str, other->str, BASE_MAP);
  run = RUN ("merge", desk->a, desk->b, "-o", desk->out);
  assert_exits (run, 1);
  first = strstr (run->err, what);
  g_assert_nonnull (first);
  last = strstr (first + 1, what);
  g_assert_nonnull (last);
  g_assert_true (first < strchr (run->err, '\n'));
  g_assert_cmpstr (strchr (last, '\n'), ==, "\n");
}

/* Who goes by the first letters of the name is told, and kept apart. */
static void
test_short_forms_are_told (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;

  write_maps (desk, BASE_MAP, CHANGED ("", ONE ("s-a", "ICBF", "institutions", "") END), CHANGED ("", ONE ("s-b", "Instituto Colombiano de Bienestar Familiar (ICBF)", "institutions", "") END), BASE_MAP);
  run = RUN ("merge", "--base", desk->base, desk->a, desk->b, "-o", desk->out);
  assert_exits (run, 0);
  assert_contains (run->err, "The name of one may be short for that of the other. They are kept apart.\n");
}

/* Of what nobody has said before an empty field says nothing. */
static void
test_who_is_preferred_says_something (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *prefer, *phone;
  } ways[] = { { "first", "2" }, { "last", "3" } };
  g_autoptr (Run) open = NULL;

  write_maps (desk, NULL, MADE ("a", "Radio", ""), MADE ("b", "Radio", " phone=\"2\""), MADE ("c", "Radio", " phone=\"3\""));
  open = RUN ("merge", "--join-names", desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (open, 1);
  assert_contains (open->err, "“Radio”: Phone: the two differ.");
  assert_not_written (desk);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (Run) run = RUN ("merge", "--join-names", desk->a, desk->b, desk->c, "-o", desk->out, "--force", "--prefer", ways[i].prefer);
      g_autoptr (EntMap) map = NULL;

      assert_exits (run, 0);
      map = read_out (desk);
      g_assert_cmpstr (ent_map_stakeholder (map, "s-radio-a")->phone, ==, ways[i].phone);
    }
}

static void
test_a_file_that_is_half_a_map_is_not_merged (Desk *desk, gconstpointer data)
{
  g_autoptr (Run) run = NULL;

  write_maps (desk, NULL, MADE ("a", "Radio", ""), MADE ("b", "Radio", ""), "<map xmlns=\"urn:entorno:map:1\" id=\"m-c\"><moments>");
  run = RUN ("merge", "--join-names", desk->a, desk->b, desk->c, "-o", desk->out);
  assert_exits (run, 1);
  assert_contains (run->err, "Nothing was merged");
  assert_not_written (desk);
}

#define add_desk_test(path, function) g_test_add ("/merge-many/" path, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_desk_test ("what-three-changed-alone-is-in-one-map", test_what_three_changed_alone_is_in_one_map);
  add_desk_test ("conflicts-are-told-with-their-files", test_conflicts_are_told_with_their_files);
  add_desk_test ("a-conflict-with-a-later-file-names-that-one", test_a_conflict_with_a_later_file_names_that_one);
  add_desk_test ("the-same-names-are-asked-about", test_the_same_names_are_asked_about);
  add_desk_test ("those-of-the-same-name-become-one", test_those_of_the_same_name_become_one);
  add_desk_test ("those-of-the-same-name-stay-apart-where-it-is-said-so", test_those_of_the_same_name_stay_apart_where_it_is_said_so);
  add_desk_test ("similar-names-alone-ask-nothing", test_similar_names_alone_ask_nothing);
  add_desk_test ("what-to-do-is-in-sight-of-a-long-list", test_what_to_do_is_in_sight_of_a_long_list);
  add_desk_test ("short-forms-are-told", test_short_forms_are_told);
  add_desk_test ("who-is-preferred-says-something", test_who_is_preferred_says_something);
  add_desk_test ("a-file-that-is-half-a-map-is-not-merged", test_a_file_that_is_half_a_map_is_not_merged);
  return g_test_run ();
}
