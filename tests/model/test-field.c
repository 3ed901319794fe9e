/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <string.h>

static char *
some_value (const EntField *field, gconstpointer record)
{
  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      return g_strdup (field->choices->items[field->choices->n_items - 1].name);
    case ENT_FIELD_RATING:
      return g_strdup (ent_aspect_values (((const EntAssessment *) record)->aspect)->items[1].name);
    case ENT_FIELD_BITS:
      return g_strdup_printf ("%s\n%s", field->choices->items[0].name, field->choices->items[2].name);
    case ENT_FIELD_BOOL:
      return g_strdup ("yes");
    case ENT_FIELD_DATE:
      return g_strdup ("2026-03-14");
    case ENT_FIELD_COLOUR:
      return g_strdup ("#3b6fb6");
    case ENT_FIELD_LANGUAGE:
      return g_strdup ("pt-BR");
    case ENT_FIELD_ID:
      return g_strdup ("s-other");
    case ENT_FIELD_PIN:
      return g_strdup ("0.2500 0.7500");
    case ENT_FIELD_NOTE:
      return g_strdup ("two\nlines");
    case ENT_FIELD_DATA:
      return g_strdup ("iVBORw0KGgoAAAAN");
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return g_strdup ("one\ntwo");
    default:
      return g_strdup ("Íñigo & <Söhne> \"x\"");
    }
}

static void
test_every_field_gives_back_what_was_put_in (void)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          gpointer record = ent_record_new (kind), copy, other = ent_record_new (kind);
          g_autofree char *value = some_value (&fields[i], record), *back = NULL, *copied = NULL, *emptied = NULL;
          GError *error = NULL;

          g_assert_true (ent_field_find (kind, fields[i].name) == &fields[i]);
          g_assert_true (ent_field_check (&fields[i], record, value, &error));
          g_assert_no_error (error);
          g_assert_true (ent_field_holds (&fields[i], other, NULL) || (fields[i].flags & ENT_FIELD_REQUIRED));
          g_assert_false (ent_field_holds (&fields[i], other, value));
          ent_field_set (&fields[i], record, value);
          back = ent_field_get (&fields[i], record);
          g_assert_cmpstr (back, ==, value);
          g_assert_true (ent_field_holds (&fields[i], record, value));
          g_assert_false (ent_field_holds (&fields[i], record, NULL));
          g_assert_false (ent_record_equal (record, other));
          copy = ent_record_copy (record);
          g_assert_true (ent_record_equal (record, copy));
          copied = ent_field_get (&fields[i], copy);
          g_assert_cmpstr (copied, ==, value);
          ent_field_set (&fields[i], record, NULL);
          g_assert_true (ent_record_equal (record, other));
          emptied = ent_field_get (&fields[i], record);
          if (!(fields[i].flags & ENT_FIELD_REQUIRED))
            g_assert_null (emptied);
          ent_record_free (record);
          ent_record_free (copy);
          ent_record_free (other);
        }
    }
}

static void
test_an_unknown_value_is_kept_and_leaves_no_trace_when_set_anew (void)
{
  g_autoptr (EntStakeholder) stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autoptr (EntStakeholder) plain = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const EntField *kind = ent_field_find (ENT_RECORD_STAKEHOLDER, "kind");
  const EntField *date = ent_field_find (ENT_RECORD_STAKEHOLDER, "risk-date");
  g_autofree char *kept = NULL, *day = NULL;

  stakeholder->kind = ENT_KIND_GOVERNMENT;
  ent_field_set (kind, stakeholder, "volunteer");
  ent_field_set (date, stakeholder, "in spring");
  kept = ent_field_get (kind, stakeholder);
  day = ent_field_get (date, stakeholder);
  g_assert_cmpstr (kept, ==, "volunteer");
  g_assert_cmpstr (day, ==, "in spring");
  g_assert_cmpint (stakeholder->kind, ==, ENT_KIND_FORMAL);
  g_assert_cmpuint (stakeholder->risk_date, ==, 0);
  ent_field_set (kind, stakeholder, "formal");
  ent_field_set (date, stakeholder, NULL);
  g_assert_true (ent_record_equal (stakeholder, plain));
  g_assert_null (stakeholder->base.kept);
}

static void
test_a_wrong_value_is_told_with_what_would_be_right (void)
{
  static const struct
  {
    EntRecordKind kind;
    const char *field, *value, *told;
  } rows[] = {
    { ENT_RECORD_STAKEHOLDER, "kind", "volunteer", "formal, informal, government" },
    { ENT_RECORD_STAKEHOLDER, "risk-date", "14.3.2026", "2026-03-14" },
    { ENT_RECORD_STAKEHOLDER, "veto", "maybe", "yes or no" },
    { ENT_RECORD_STAKEHOLDER, "pin", "3 4", "from 0 to 1" },
    { ENT_RECORD_STAKEHOLDER, "steps", "1.1\n9.9", "1.1, 1.2" },
    { ENT_RECORD_SECTOR, "colour", "blue", "#3b6fb6" },
    { ENT_RECORD_ASSESSMENT, "value", "6", "not-assessed, 1, 2" },
    { ENT_RECORD_MAP, "logo", "!", "base64" },
    { ENT_RECORD_MAP, "logo", "aGVsbG8=", "PNG" },
    { ENT_RECORD_MAP, "language", "Spanish (Peru)", "pt-BR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gpointer record = ent_record_new (rows[i].kind);
      const EntField *field = ent_field_find (rows[i].kind, rows[i].field);
      g_autoptr (GError) error = NULL;

      g_assert_false (ent_field_check (field, record, rows[i].value, &error));
      g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, rows[i].told));
      g_assert_nonnull (strstr (error->message, ent_field_label (field)));
      ent_record_free (record);
    }
}

static void
test_a_language_has_the_form_of_a_code (void)
{
  static const char *const codes[] = { "es", "ast", "es-419", "zh-Hant-TW", "es_PE", "ES-pe", "x-mochica", "i-klingon", "sl-rozaj-biske-1994" };
  static const char *const others[] = { "e", "x", "español", "es-", "-es", "es--PE", "es PE", "es_PE.UTF-8", "sr@latin", "419", "en-abcdefghi", "abcdefghi", "en,es" };
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "language");
  gpointer info = ent_record_new (ENT_RECORD_MAP);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_true (ent_field_check (field, info, codes[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (ent_field_check (field, info, others[i], NULL));
    }
  ent_record_free (info);
}

static void
test_a_logo_begins_as_a_png (void)
{
  static const char *const logos[] = { "iVBORw0KGgo=", "iVBO\nRw0K GgoAAAAN\nSUhEUg==" };
  static const char *const others[] = { "iVBORw0KGg==", "R0lGODlh", "/9j/4AAQSkZJRgABAQAAAQ", "=iVBORw0KGgo", "iVBORw0KGgoAAAAN\nSUhEUg==!" };
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "logo");
  gpointer info = ent_record_new (ENT_RECORD_MAP);

  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    g_assert_true (ent_field_check (field, info, logos[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ent_field_check (field, info, others[i], NULL));
  ent_record_free (info);
}

static void
test_a_set_has_each_member_once_and_no_empty_one (void)
{
  g_autoptr (EntStakeholder) stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const EntField *tags = ent_field_find (ENT_RECORD_STAKEHOLDER, "tag");
  g_autofree char *text = NULL;

  ent_field_set (tags, stakeholder, "beach\n\n hotel \nbeach");
  text = ent_field_get (tags, stakeholder);
  g_assert_cmpstr (text, ==, "beach\nhotel");
}

static void
test_members_of_a_set_are_told_apart_and_changed_one_by_one (void)
{
  static const struct
  {
    const char *field, *text, *out, *in, *expected;
  } rows[] = {
    { "steps", NULL, NULL, "1.1", "1.1" },
    { "steps", "1.1 9.9", NULL, "1.2", "1.1\n9.9\n1.2" },
    { "steps", "1.1\n 9.9", "1.1", NULL, "9.9" },
    { "steps", "1.1", "1.1", NULL, NULL },
    { "steps", " 9.9  1.1", "2.1", "1.1", " 9.9  1.1" },
    { "tag", "open sea\nbeach", "beach", "first aid", "open sea\nfirst aid" },
    { "tag", "open sea\nbeach", "open sea\nbeach", "beach\n\nbeach", "beach" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, rows[i].field);
      g_autofree char *changed = ent_field_change_members (field, rows[i].text, rows[i].out, rows[i].in);

      g_assert_cmpstr (changed, ==, rows[i].expected);
    }
}

static void
test_the_known_of_a_set_count_beside_the_unknown (void)
{
  g_autoptr (EntStakeholder) stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const EntField *steps = ent_field_find (ENT_RECORD_STAKEHOLDER, "steps");
  g_autofree char *text = NULL;
  g_auto (GStrv) members = NULL;

  ent_field_set (steps, stakeholder, "1.1\n9.9");
  g_assert_cmpuint (stakeholder->steps, ==, 1);
  text = ent_field_get (steps, stakeholder);
  g_assert_cmpstr (text, ==, "1.1 9.9");
  members = ent_field_members (steps, text);
  g_assert_cmpuint (g_strv_length (members), ==, 2);
  g_assert_cmpstr (members[1], ==, "9.9");
}

static void
test_tags_are_typed_with_commas_between (void)
{
  g_autofree char *members = ent_tags_from_line (" open sea ,beach,, beach,");
  g_autofree char *line = ent_tags_to_line (members);

  g_assert_cmpstr (members, ==, "open sea\nbeach");
  g_assert_cmpstr (line, ==, "open sea, beach");
  g_assert_null (ent_tags_from_line (" , "));
  g_assert_null (ent_tags_to_line (NULL));
}

static void
test_names_and_labels_of_the_table_are_whole (void)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_nonnull (fields[i].label);
          g_assert_true (ent_id_is_valid (fields[i].name));
          for (guint j = 0; j < i; j++)
            {
              g_assert_cmpstr (fields[i].name, !=, fields[j].name);
              g_assert_cmpuint (fields[i].offset, !=, fields[j].offset);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/every-field-gives-back-what-was-put-in", test_every_field_gives_back_what_was_put_in);
  g_test_add_func ("/field/an-unknown-value-is-kept-and-leaves-no-trace", test_an_unknown_value_is_kept_and_leaves_no_trace_when_set_anew);
  g_test_add_func ("/field/a-wrong-value-is-told-with-what-would-be-right", test_a_wrong_value_is_told_with_what_would_be_right);
  g_test_add_func ("/field/a-language-has-the-form-of-a-code", test_a_language_has_the_form_of_a_code);
  g_test_add_func ("/field/a-logo-begins-as-a-png", test_a_logo_begins_as_a_png);
  g_test_add_func ("/field/a-set-has-each-member-once-and-no-empty-one", test_a_set_has_each_member_once_and_no_empty_one);
  g_test_add_func ("/field/members-of-a-set-are-told-apart-and-changed-one-by-one", test_members_of_a_set_are_told_apart_and_changed_one_by_one);
  g_test_add_func ("/field/the-known-of-a-set-count-beside-the-unknown", test_the_known_of_a_set_count_beside_the_unknown);
  g_test_add_func ("/field/tags-are-typed-with-commas-between", test_tags_are_typed_with_commas_between);
  g_test_add_func ("/field/names-and-labels-of-the-table-are-whole", test_names_and_labels_of_the_table_are_whole);
  return g_test_run ();
}
