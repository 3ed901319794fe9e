/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is what the published schema says; and schema and FORMAT.md
 * know every field and every value of the table.
 */
#include "io-test.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "io/xml/limits.h"

static char *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SRCDIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
is_valid (const char *text)
{
  g_autofree char *schema_text = load ("data/entorno-map.xsd");
  xmlSchemaParserCtxt *parser = xmlSchemaNewMemParserCtxt (schema_text, (int) strlen (schema_text));
  xmlSchema *schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *validator;
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), "map", "UTF-8", XML_PARSE_NONET);
  int result;

  g_assert_nonnull (schema);
  g_assert_nonnull (document);
  validator = xmlSchemaNewValidCtxt (schema);
  result = xmlSchemaValidateDoc (validator, document);
  xmlSchemaFreeValidCtxt (validator);
  xmlFreeDoc (document);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
  return result == 0;
}

static void
test_what_is_written_is_valid (void)
{
  g_autoptr (EntMap) full = new_full_map (), empty = ent_map_new ();
  g_autofree char *full_text = write_text (full), *empty_text = write_text (empty);

  g_assert_true (is_valid (full_text));
  g_assert_true (is_valid (empty_text));
}

static void
test_foreign_content_is_valid (void)
{
  g_autofree char *text = wrap (
      "<x:a xmlns:x=\"urn:x\"/><moments x:b=\"1\" xmlns:x=\"urn:x\"><x:c/><moment id=\"t-1\" name=\"x\" x:d=\"1\"><x:e/></moment></moments>"
      "<stakeholders><stakeholder id=\"s-1\" name=\"x\" kind=\"formal\" sector=\"media\"><tag>a</tag><x:f xmlns:x=\"urn:x\">t</x:f><notes>n</notes></stakeholder></stakeholders>");
  g_autoptr (EntFile) file = read_text (text);
  g_autofree char *back = write_text (file->map);

  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_true (is_valid (text));
  g_assert_true (is_valid (back));
}

static void
on_schema_error (void *data, const char *format, ...)
{
}

static void
test_what_is_wrong_is_not_valid (void)
{
  static const char *const bodies[] = {
    "<stakeholders><stakeholder id=\"s-1\" name=\"x\" kind=\"martian\" sector=\"media\"/></stakeholders>",
    "<stakeholders><stakeholder id=\"s-1\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    "<stakeholders><stakeholder id=\"1\" name=\"x\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    "<stakeholders><stakeholder id=\"s-1\" name=\"x\" kind=\"formal\" sector=\"media\" risk-date=\"2026-02-30\"/></stakeholders>",
    "<stakeholders><stakeholder id=\"s-1\" name=\"x\" kind=\"formal\" sector=\"media\" pin=\"2 0\"/></stakeholders>",
    "<ties/><stakeholders/>",
    "<orbits/>",
  };

  static const char *const roots[] = {
    "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" language=\"español\"/>",
    "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" language=\"e\"/>",
    "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" language=\"es-\"/>",
  };

  xmlSetGenericErrorFunc (NULL, on_schema_error);
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (is_valid (roots[i]))
      g_error ("valid: %s", roots[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *text = wrap (bodies[i]);

      if (is_valid (text))
        g_error ("valid: %s", text);
    }
  xmlSetGenericErrorFunc (NULL, NULL);
}

/* The reader, the schema and FORMAT.md have one rule. */
static void
test_a_language_is_the_same_to_the_reader_and_the_schema (void)
{
  static const struct
  {
    const char *text, *language; /* NULL: none */
  } cases[] = {
    { "es", "es" },
    { "pt_BR", "pt_BR" },
    { " es-LU ", "es-LU" },
    { "i-klingon", "i-klingon" },
    { "x", NULL },
    { "es__LU", NULL },
    { "es LU", NULL },
    { "languages", NULL },
    { "es-ninechars", NULL },
  };

  xmlSetGenericErrorFunc (NULL, on_schema_error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" language=\"%s\"/>", cases[i].text);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (EntFile) file = ent_store_read (bytes, "a.entorno", NULL);

      g_assert_nonnull (file);
      g_assert_cmpstr (ent_map_info (file->map)->language, ==, cases[i].language);
      if (is_valid (text) != (cases[i].language != NULL))
        g_error ("%s: %s", cases[i].language != NULL ? "not valid" : "valid", text);
    }
  xmlSetGenericErrorFunc (NULL, NULL);
}

static gboolean
has (const char *text, const char *before, const char *word, const char *after)
{
  g_autofree char *whole = g_strconcat (before, word, after, NULL);

  return strstr (text, whole) != NULL;
}

/* A new field cannot be forgotten. */
static void
test_the_documents_know_every_field (void)
{
  g_autofree char *schema = load ("data/entorno-map.xsd"), *format = load ("data/FORMAT.md");

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      if (!has (schema, "<xs:element name=\"", ent_record_element (kind), "\"") || !has (format, "`<", ent_record_element (kind), ">`"))
        g_error ("<%s> is missing", ent_record_element (kind));
      for (guint i = 0; i < n; i++)
        {
          if (!(fields[i].flags & ENT_FIELD_CONTENT) && !has (schema, " name=\"", fields[i].name, "\""))
            g_error ("%s of <%s> is missing in the schema", fields[i].name, ent_record_element (kind));
          if (!has (format, "| `", fields[i].name, "` |"))
            g_error ("%s of <%s> is missing in FORMAT.md", fields[i].name, ent_record_element (kind));
        }
    }
}

static void
check_choices (const EntChoices *choices, const char *schema, const char *format)
{
  for (guint i = 0; i < choices->n_items; i++)
    {
      const char *name = choices->items[i].name;

      if (name == NULL)
        continue;
      if (!has (schema, "<xs:enumeration value=\"", name, "\"/>"))
        g_error ("%s is missing in the schema", name);
      if (!has (format, "`", name, "`"))
        g_error ("%s is missing in FORMAT.md", name);
    }
}

static void
test_the_documents_know_every_value (void)
{
  g_autofree char *schema = load ("data/entorno-map.xsd"), *format = load ("data/FORMAT.md");

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        if (fields[i].choices != NULL)
          check_choices (fields[i].choices, schema, format);
    }
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    check_choices (ent_aspect_values (aspect), schema, format);
}

/* Whoever writes a map with a script plans by that table. */
static void
test_the_limits_are_told (void)
{
  static const struct
  {
    const char *row; /* %s: the number, as people write it */
    guint limit;
  } limits[] = {
    { "| bytes | %s MiB; ", ENT_LIMIT_BYTES >> 20 },
    { " %s KiB in one tag, ", ENT_LIMIT_TAG_BYTES >> 10 },
    { " %s MiB in one comment", ENT_LIMIT_PIECE_BYTES >> 20 },
    { "| elements | %s, ", ENT_LIMIT_ELEMENTS },
    { ", %s levels deep", ENT_LIMIT_DEPTH },
    { " %s different names", ENT_LIMIT_NAMES },
    { "| attributes of one element | %s, ", ENT_LIMIT_ATTRIBUTES },
    { ", %s of them such as", ENT_LIMIT_KEPT_ATTRIBUTES },
    { "with those open in it | %s |", ENT_LIMIT_NAMESPACES },
    { "| stakeholders | %s |", ENT_LIMIT_STAKEHOLDERS },
    { "| ties | %s |", ENT_LIMIT_TIES },
    { "| assessments | %s |", ENT_LIMIT_ASSESSMENTS },
    { "| log entries | %s |", ENT_LIMIT_LOG_ENTRIES },
    { "| actions | %s |", ENT_LIMIT_ACTIONS },
    { "| steps | %s |", ENT_LIMIT_STEPS },
    { "| moments | %s |", ENT_LIMIT_MOMENTS },
    { "comments and texts that a reader does not know and keeps | %s |", ENT_LIMIT_KEPT },
    { " a chain of more than %s\nstakeholders", ENT_LIMIT_PART_DEPTH },
  };
  g_autofree char *limits_h = load ("src/io/xml/limits.h"), *format = load ("data/FORMAT.md");
  g_auto (GStrv) defined = g_strsplit (limits_h, "#define ENT_LIMIT_", -1);

  g_assert_cmpuint (g_strv_length (defined) - 1, ==, G_N_ELEMENTS (limits));
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (limits[i].row, "%s", 2);
      g_autoptr (GString) number = g_string_new (NULL);

      g_string_printf (number, "%u", limits[i].limit);
      for (gsize at = number->len; at > 3; at -= 3)
        g_string_insert_c (number, (gssize) at - 3, ',');
      if (!has (format, pieces[0], number->str, pieces[1]))
        g_error ("FORMAT.md does not say \"%s%s%s\"", pieces[0], number->str, pieces[1]);
    }
}

/* The example in FORMAT.md is a map without a fault, in the form in which it is written. */
static void
test_the_example_is_a_map (void)
{
  g_autofree char *format = load ("data/FORMAT.md"), *text = NULL, *back = NULL;
  const char *start = strstr (format, "```xml\n"), *end;
  g_autoptr (EntFile) file = NULL;

  g_assert_nonnull (start);
  start += strlen ("```xml\n");
  end = strstr (start, "```");
  g_assert_nonnull (end);
  text = g_strndup (start, (gsize) (end - start));
  file = read_text (text);
  print_findings (file);
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_true (is_valid (text));
  back = write_text (file->map);
  g_assert_cmpstr (back, ==, text);
}

static void
test_the_samples_are_valid (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("data", "samples", name, NULL), *text = NULL, *back = NULL;
      g_autoptr (EntFile) file = NULL;

      if (!g_str_has_suffix (name, ".entorno"))
        continue;
      text = load (path);
      file = read_text (text);
      g_test_message ("%s", name);
      print_findings (file);
      g_assert_cmpuint (file->findings->len, ==, 0);
      g_assert_true (is_valid (text));
      back = write_text (file->map);
      g_assert_cmpstr (back, ==, text);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/what-is-written-is-valid", test_what_is_written_is_valid);
  g_test_add_func ("/schema/foreign-content-is-valid", test_foreign_content_is_valid);
  g_test_add_func ("/schema/what-is-wrong-is-not-valid", test_what_is_wrong_is_not_valid);
  g_test_add_func ("/schema/a-language-is-the-same-to-the-reader-and-the-schema", test_a_language_is_the_same_to_the_reader_and_the_schema);
  g_test_add_func ("/schema/the-documents-know-every-field", test_the_documents_know_every_field);
  g_test_add_func ("/schema/the-documents-know-every-value", test_the_documents_know_every_value);
  g_test_add_func ("/schema/the-limits-are-told", test_the_limits_are_told);
  g_test_add_func ("/schema/the-example-is-a-map", test_the_example_is_a_map);
  g_test_add_func ("/schema/the-samples-are-valid", test_the_samples_are_valid);
  result = g_test_run ();
  xmlCleanupParser ();
  return result;
}
