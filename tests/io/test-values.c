/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever stands in a field of the table: it is in the file again after saving,
 * or a finding says what became of it.
 */
#include "io-test.h"
#include "io/xml/format.h"
#include "model/text.h"

#include <string.h>

#define BLANK "  "
#define UNSEEN "\302\205"     /* a control character that XML allows */
#define TURNED "\342\200\256" /* U+202E */
#define INKLESS "\342\200\215\357\270\217"

static const char *const odd_values[] = {
  "",
  BLANK,
  UNSEEN,
  TURNED,
  INKLESS,
  UNSEEN UNSEEN " ",
  "zzz",
  "z" TURNED "zz",
  " zzz ",
  "yes" UNSEEN,
  "2026-01-0" TURNED "1",
  "formal" UNSEEN,
  "1.1 9.9",
  "\342\201\247z",
};

/* What a record of each kind stands in; %s is the record. */
static const char *const around[ENT_N_RECORD_KINDS] = {
  [ENT_RECORD_SECTOR] = "<sectors>\n%s</sectors>",
  [ENT_RECORD_STAKEHOLDER] = "<moments><moment id=\"t-1\" name=\"Then\"/></moments><stakeholders>\n%s</stakeholders>",
  [ENT_RECORD_ASSESSMENT] = "<moments><moment id=\"t-1\" name=\"Then\"/></moments>"
                            "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n%s</stakeholder></stakeholders>",
  [ENT_RECORD_LOG] = "<moments><moment id=\"t-1\" name=\"Then\"/></moments>"
                     "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n%s</stakeholder></stakeholders>",
  [ENT_RECORD_TIE] = "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"/><stakeholder id=\"s-2\" name=\"Two\" kind=\"formal\" sector=\"media\"/></stakeholders>"
                     "<ties>\n%s</ties>",
  [ENT_RECORD_MOMENT] = "<moments>\n%s</moments>",
  [ENT_RECORD_ACTION] = "<actions>\n%s</actions>",
  [ENT_RECORD_STEP] = "<steps>\n%s</steps>",
};

static const char *
ordinary_value (const EntField *field)
{
  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      return field->choices->items[0].name;
    case ENT_FIELD_RATING:
      return "2";
    case ENT_FIELD_ID:
      return field->ref == ENT_RECORD_MOMENT ? "t-1" : strcmp (field->name, "from") == 0 ? "s-1"
                                                                                         : "s-2";
    default:
      return "One";
    }
}

static gboolean
is_child (const EntField *field)
{
  return field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_DATA || field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS;
}

/* How @field stands in the file with @value. */
static char *
spell (const EntField *field, const char *value)
{
  if (field->flags & ENT_FIELD_CONTENT)
    return g_strdup_printf (">%s<", value);
  if (field->type == ENT_FIELD_IDS)
    return g_strdup_printf ("<%s stakeholder=\"%s\"", field->name, value);
  if (is_child (field))
    return g_strdup_printf ("<%s>%s</%s>", field->name, value, field->name);
  return g_strdup_printf ("%s=\"%s\"", field->name, value);
}

/* The start tag of a record that has what it must have, and @field with @value. */
static char *
make_record (EntRecordKind kind, const EntField *field, const char *value)
{
  g_autoptr (GString) tag = g_string_new (NULL);
  g_autofree char *spelt = spell (field, value);
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  g_string_printf (tag, "<%s", ent_record_element (kind));
  if (kind != ENT_RECORD_ASSESSMENT)
    g_string_append (tag, kind == ENT_RECORD_SECTOR ? " id=\"media\"" : " id=\"x-1\"");
  for (guint i = 0; i < n; i++)
    if ((fields[i].flags & ENT_FIELD_REQUIRED) && &fields[i] != field)
      g_string_append_printf (tag, " %s=\"%s\"", fields[i].name, ordinary_value (&fields[i]));
  if (!is_child (field) && !(field->flags & ENT_FIELD_IN_VIEW))
    g_string_append_printf (tag, " %s", spelt);
  g_string_append_c (tag, '>');
  if (field->flags & ENT_FIELD_CONTENT)
    g_string_append (tag, value);
  else if (is_child (field))
    g_string_append_printf (tag, "%s%s", spelt, field->type == ENT_FIELD_IDS ? "/>" : "");
  g_string_append_printf (tag, "</%s>", ent_record_element (kind));
  return g_string_free (g_steal_pointer (&tag), FALSE);
}

/* The record begins in line 4; the map in line 2. */
static char *
make_document (EntRecordKind kind, const EntField *field, const char *value, guint *line)
{
  g_autofree char *record = NULL, *spelt = spell (field, value);
  g_autoptr (GString) body = g_string_new (NULL);
  const char *mark;

  *line = 4;
  if (kind == ENT_RECORD_MAP)
    {
      if (field->flags & ENT_FIELD_IN_VIEW)
        return g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n\n\n<view %s/></map>", spelt);
      if (is_child (field))
        return g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n\n\n%s</map>", spelt);
      return g_strdup_printf ("<?xml version=\"1.0\"?>\n\n\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" %s/>", spelt);
    }
  record = make_record (kind, field, value);
  mark = strstr (around[kind], "%s");
  g_string_append_len (body, around[kind], mark - around[kind]);
  g_string_append (body, record);
  g_string_append (body, mark + 2);
  return wrap (body->str);
}

/* What is empty is as good as absent, and so are notes and data of white space. */
static gboolean
says_nothing (const EntField *field, const char *value)
{
  gboolean is_element = is_child (field) || field->flags & ENT_FIELD_CONTENT;

  if (field->flags & ENT_FIELD_REQUIRED)
    return FALSE;
  return *value == '\0' ? field->type != ENT_FIELD_TAGS && field->type != ENT_FIELD_IDS
                        : is_element && value[strspn (value, " ")] == '\0' && (field->type == ENT_FIELD_TEXT || field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_DATA);
}

static gboolean
claims_to_keep (EntFile *file, guint line)
{
  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      if (finding->line == line && strstr (finding->message, "kept as it is") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
try_value (EntRecordKind kind, const EntField *field, const char *value)
{
  guint line;
  g_autofree char *text = make_document (kind, field, value, &line), *spelt = spell (field, value), *back = NULL, *again = NULL;
  g_autofree char *inner = g_strdup (value), *trimmed = NULL;
  g_autoptr (EntFile) file = read_text (text), reread = NULL;
  gboolean there, told;

  back = write_text (file->map);
  reread = read_text (back);
  again = write_text (reread->map);
  g_assert_cmpstr (back, ==, again);
  g_assert_false (reread->mended);
  /* outer white space of a line is nobody's value */
  trimmed = spell (field, g_strstrip (inner));
  there = strstr (back, spelt) != NULL || strstr (back, trimmed) != NULL;
  told = find_finding (file, line) != NULL;
  for (guint i = 0; i < file->findings->len; i++)
    g_assert_null (strstr (((EntFinding *) g_ptr_array_index (file->findings, i))->message, "(null)"));
  if (there || (told && !claims_to_keep (file, line)) || says_nothing (field, value))
    return;
  print_findings (file);
  g_error ("%s %s=“%s” was lost: %s", ent_record_element (kind), field->name, value, back);
}

static void
test_no_value_is_lost_unsaid (gconstpointer data)
{
  const EntField *field = data;
  EntRecordKind kind = ENT_RECORD_MAP;
  guint n;

  for (; field < ent_fields (kind, &n) || field >= ent_fields (kind, &n) + n; kind++)
    ;
  for (guint i = 0; i < G_N_ELEMENTS (odd_values); i++)
    try_value (kind, field, odd_values[i]);
}

/* Undo brings back what a file had there. */
static void
test_a_kept_value_survives_being_set_again (void)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "phase");
  g_autoptr (EntStakeholder) stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  for (guint i = 0; i < G_N_ELEMENTS (odd_values); i++)
    {
      g_autofree char *first = NULL, *second = NULL;

      ent_field_set (field, stakeholder, odd_values[i]);
      first = ent_field_get (field, stakeholder);
      ent_field_set (field, stakeholder, "engage");
      ent_field_set (field, stakeholder, first);
      second = ent_field_get (field, stakeholder);
      g_assert_cmpstr (first, ==, second);
    }
  ent_field_set (field, stakeholder, "\001");
  g_assert_null (stakeholder->base.kept);
}

static void
assert_version (const char *attribute, const char *message, const char *back)
{
  g_autofree char *text = g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" id=\"m-1\"%s><moments><moment id=\"t-1\" name=\"Then\"/></moments></map>", attribute);
  g_autoptr (EntFile) file = read_text (text);
  const EntFinding *finding = find_finding (file, 1);
  g_autofree char *written = write_text (file->map);

  print_findings (file);
  g_assert_cmpuint (file->findings->len, ==, message != NULL ? 1 : 0);
  if (message != NULL)
    g_assert_nonnull (strstr (finding->message, message));
  g_assert_nonnull (strstr (written, back));
}

static void
test_a_version_is_what_the_file_says (void)
{
  assert_version (" version=\"1.0\"", NULL, "version=\"1.0\"");
  assert_version (" version=\" 1.0\"", NULL, "version=\"1.0\"");
  assert_version ("", "does not say", "version=\"1.0\"");
  assert_version (" version=\"\"", "does not say", "version=\"1.0\"");
  assert_version (" version=\"1.7\"", "later version", "version=\"1.7\"");
  assert_version (" version=\"abc\"", "“abc” is not a version", "version=\"abc\"");
  assert_version (" version=\"1\"", "“1” is not a version", "version=\"1\"");
  assert_version (" version=\"1.x\"", "“1.x” is not a version", "version=\"1.x\"");
  assert_version (" version=\"0.9\"", "“0.9” is not a version", "version=\"0.9\"");
}

static void
test_what_a_file_says_is_quoted_in_short (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (EntFile) file = NULL;

  for (guint i = 0; i < 6000; i++)
    g_string_append (name, "\327\220b");
  text = g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" a%s=\"\"><moments><moment id=\"%s\" name=\"%s\"/></moments><stakeholders>"
                          "<stakeholder id=\"s-1\" name=\"%s\" kind=\"%s\" sector=\"media\" part-of=\"%s\"><b%s/><assessment moment=\"%s\" aspect=\"power\" value=\"%s\"/></stakeholder>"
                          "<stakeholder id=\"s-2\" name=\"%s\" kind=\"formal\" sector=\"media\"/></stakeholders>"
                          "<ties><tie id=\"e-1\" from=\"s-1\" to=\"%s\" kind=\"funds\"/></ties>"
                          "<actions><action id=\"a-1\" what=\"%s\"><with stakeholder=\"%s\"/></action></actions></map>",
                          name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str, name->str);
  file = read_text (text);
  g_assert_cmpuint (file->findings->len, >=, 9);
  for (guint i = 0; i < file->findings->len; i++)
    {
      const char *message = ((EntFinding *) g_ptr_array_index (file->findings, i))->message;

      g_test_message ("%s", message);
      g_assert_cmpuint (g_utf8_strlen (message, -1), <, 500);
    }
}

/* Whoever gave the file its name, the sentence around it stays one. */
static void
test_the_name_of_a_file_is_quoted_too (void)
{
  g_autofree char *broken = ent_format_quote_name ("/tmp/a\nb" TURNED "c.entorno"), *bytes = ent_format_quote_name ("/tmp/\377%s.entorno");
  g_autofree char *stem = g_strnfill (240, 'n'), *path = g_strconcat ("/tmp/", stem, NULL), *cut = ent_format_quote_name (path);

  g_assert_cmpstr (broken, ==, "a bc.entorno");
  g_assert_true (g_utf8_validate (bytes, -1, NULL));
  g_assert_true (g_str_has_suffix (bytes, "%s.entorno"));
  g_assert_cmpuint (g_utf8_strlen (cut, -1), <=, ENT_TEXT_QUOTED + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *path = g_strdup_printf ("/values/no-value-is-lost-unsaid/%s/%s", ent_record_element (kind), fields[i].name);
          g_test_add_data_func (path, &fields[i], test_no_value_is_lost_unsaid);
        }
    }
  g_test_add_func ("/values/a-kept-value-survives-being-set-again", test_a_kept_value_survives_being_set_again);
  g_test_add_func ("/values/a-version-is-what-the-file-says", test_a_version_is_what_the_file_says);
  g_test_add_func ("/values/what-a-file-says-is-quoted-in-short", test_what_a_file_says_is_quoted_in_short);
  g_test_add_func ("/values/the-name-of-a-file-is-quoted-too", test_the_name_of_a_file_is_quoted_too);
  return g_test_run ();
}
