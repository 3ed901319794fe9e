/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is what is read, and what is read is written again the same. */
#include "io-test.h"

#include <string.h>

static void
test_every_field_survives (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *text = write_text (map), *again = NULL;
  g_autoptr (EntFile) file = read_text (text);

  print_findings (file);
  g_assert_true (ent_map_equal (map, file->map));
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_false (file->mended);
  again = write_text (file->map);
  g_assert_cmpstr (text, ==, again);
}

static void
test_every_field_is_written (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *text = write_text (map);

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *attribute = g_strdup_printf (" %s=\"", fields[i].name), *element = g_strdup_printf ("<%s", fields[i].name);

          if (!(fields[i].flags & ENT_FIELD_CONTENT) && strstr (text, attribute) == NULL && strstr (text, element) == NULL)
            g_error ("%s of %s is not in the file", fields[i].name, ent_record_element (kind));
        }
    }
}

static void
test_an_empty_map_survives (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  g_autofree char *text = write_text (map), *wanted = NULL;

  wanted = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"%s\"/>\n",
                            ent_map_info (map)->base.id);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_random_maps_survive (void)
{
  for (guint i = 0; i < 60; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (EntMap) map = new_random_map (seed, i % 12);
      g_autofree char *text = write_text (map), *again = NULL;
      g_autoptr (EntFile) file = read_text (text);

      again = write_text (file->map);
      if (!ent_map_equal (map, file->map) || strcmp (text, again) != 0)
        g_error ("seed %u does not survive:\n%s\n%s", seed, text, again);
      g_assert_false (file->mended);
    }
}

static void
test_one_edit_is_one_line (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *before = write_text (map), *after = NULL;
  g_auto (GStrv) a = NULL, b = NULL;
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-2"),
                                                     ent_field_find (ENT_RECORD_STAKEHOLDER, "phone"), "1234");
  guint n = 0;

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
  after = write_text (map);
  a = g_strsplit (before, "\n", -1);
  b = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
  for (guint i = 0; a[i] != NULL; i++)
    n += strcmp (a[i], b[i]) != 0;
  g_assert_cmpuint (n, ==, 1);
}

/* A file of another program: other prefix, order, quotes, spaces, CDATA, references. */
static void
test_any_xml_of_the_format_is_read (void)
{
  g_autoptr (EntFile) file = read_text (
      "<?xml version='1.0'?>\n<e:map xmlns:e='urn:entorno:map:1' version='1.0' id='m-1' title='A&#x20;&amp; B'>"
      "<e:ties><e:tie from='s-1' to='s-2' id='e-1' kind='alliance'/></e:ties>"
      "<e:stakeholders>\n<e:stakeholder\n  name='One'\n id='s-1' sector='media' kind='formal' part-of='s-2'>"
      "<e:assessment value='3' aspect='power' moment='t-1'><e:reason><![CDATA[a < b]]> &amp; c</e:reason></e:assessment>"
      "<e:notes>x</e:notes></e:stakeholder>"
      "<e:stakeholder id='s-2' name='Two' sector='media' kind='formal'/></e:stakeholders>"
      "<e:moments><e:moment id='t-1' name='Then'/></e:moments></e:map>");
  const EntStakeholder *one = ent_map_stakeholder (file->map, "s-1");
  const EntAssessment *power = ent_stakeholder_assessment (one, "t-1", ENT_ASPECT_POWER);

  print_findings (file);
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_cmpstr (ent_map_info (file->map)->title, ==, "A & B");
  g_assert_cmpstr (one->part_of, ==, "s-2");
  g_assert_cmpstr (one->notes, ==, "x");
  g_assert_cmpuint (power->value, ==, 3);
  g_assert_cmpstr (power->reason, ==, "a < b & c");
  g_assert_cmpuint (ent_map_n_ties (file->map), ==, 1);
}

static void
test_languages_do_not_alter_numbers (void)
{
  g_autofree char *text = wrap ("<moments><moment id=\"t-1\" name=\"x\"/></moments><stakeholders><stakeholder id=\"s-1\" name=\"x\" kind=\"formal\" sector=\"media\" pin=\"0.25 0.125\"/></stakeholders>");
  g_autoptr (EntFile) file = read_text (text);
  g_autofree char *again = write_text (file->map);

  g_assert_nonnull (strstr (again, "pin=\"0.2500 0.1250\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/every-field-survives", test_every_field_survives);
  g_test_add_func ("/round-trip/every-field-is-written", test_every_field_is_written);
  g_test_add_func ("/round-trip/an-empty-map-survives", test_an_empty_map_survives);
  g_test_add_func ("/round-trip/random-maps-survive", test_random_maps_survive);
  g_test_add_func ("/round-trip/one-edit-is-one-line", test_one_edit_is_one_line);
  g_test_add_func ("/round-trip/any-xml-of-the-format-is-read", test_any_xml_of_the_format_is_read);
  g_test_add_func ("/round-trip/numbers-are-written-with-points", test_languages_do_not_alter_numbers);
  return g_test_run ();
}
