/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of other programs and our own, and files made to harm. */
#include <string.h>

#include "io/book/json/json-tree.h"
#include "io/book/json/json.h"
#include "book-sample.h"
#include "book-check.h"

#define TIES "from|to|direction"

/* --- the language --- */

static EntJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EntJson *json = ent_json_parse (g_strdup (text), NULL, &error);

  if (json == NULL)
    g_error ("%s\n%s", error->message, text);
  return json;
}

static void
test_values_are_kept_as_they_stand (void)
{
  static const struct
  {
    const char *text, *value;
  } cases[] = {
    { "[\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\"]", "a\"b\\c/\b\f\n\r\t" },
    { "[\"\\u00f1\\u20AC\\ud83c\\udfd6\"]", "ñ€🏖" },
    { "[\"\\ud800\"]", "\xef\xbf\xbd" },
    { "[\"\\udfd6\\ud83cx\\ud83c\\u0041\"]", "\xef\xbf\xbd\xef\xbf\xbdx\xef\xbf\xbd"
                                             "A" },
    { "[\"\\u0000a\"]", "\xef\xbf\xbd"
                        "a" },
    { "[\"a\nb\"]", "a\nb" },
    { "[\"\"]", "" },
    { "[1.50]", "1.50" },
    { "[-0]", "-0" },
    { "[12345678901234567890123]", "12345678901234567890123" },
    { "[1e400,2]", "1e400" },
    { "[true]", "yes" },
    { "[false]", "no" },
    { "[null]", NULL },
    { "[NaN]", NULL },
    { "[-Infinity]", NULL },
    { "[[1]]", NULL },
    { " [ /* c */ 7 // d\n ] ", "7" },
    { "[7,]", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntJson) json = parse (cases[i].text);

      g_assert_cmpstr (ent_json_text (json, ent_json_first (json, ent_json_root (json))), ==, cases[i].value);
    }
}

static void
test_members_are_found (void)
{
  g_autoptr (EntJson) json = parse ("{\"a\":1,\"A\":2,\n\"a\":3,\"Bc\":{\"x\":[]},\"\":4}");
  EntJsonValue root = ent_json_root (json);

  g_assert_cmpint (ent_json_type (json, root), ==, ENT_JSON_OBJECT);
  g_assert_cmpuint (ent_json_n_children (json, root), ==, 5);
  g_assert_cmpstr (ent_json_member_text (json, root, "a"), ==, "3");
  g_assert_cmpstr (ent_json_member_text (json, root, "A"), ==, "2");
  g_assert_cmpstr (ent_json_member_text (json, root, ""), ==, "4");
  g_assert_cmpint (ent_json_type (json, ent_json_member (json, ent_json_member (json, root, "bC"), "x")), ==, ENT_JSON_ARRAY);
  g_assert_cmpuint (ent_json_line (json, ent_json_member (json, root, "bc")), ==, 2);
  g_assert_cmpuint (ent_json_member (json, ENT_JSON_NONE, "a"), ==, ENT_JSON_NONE);
  g_assert_null (ent_json_text (json, ENT_JSON_NONE));
}

static void
test_what_is_wrong_is_refused_with_its_line (void)
{
  static const struct
  {
    const char *text, *begin;
  } cases[] = {
    { "", "Line 1:" },
    { "\n", "Line 2:" },
    { "[\n", "Line 2:" },
    { "{\"a\"\n:", "Line 2:" },
    { "[1\n2]", "Line 2:" },
    { "[1]\n2", "Line 2:" },
    { "\n[\"a", "Line 2:" },
    { "[\"a\\", "Line 1:" },
    { "[\"\\x\"]", "Line 1:" },
    { "[\"\\u12\"]", "Line 1:" },
    { "[\"\\u\"]", "Line 1:" },
    { "[1\n}", "Line 2:" },
    { "{\n]", "Line 2:" },
    { "{\n1:2}", "Line 2:" },
    { "{\"a\" 1}", "Line 1:" },
    { "[+1]", "Line 1:" },
    { "[-]", "Line 1:" },
    { "[1.2.3]", "Line 1:" },
    { "[e5]", "Line 1:" },
    { "[0x1F]", "Line 1:" },
    { "['a']", "Line 1:" },
    { "[nul]", "Line 1:" },
    { "[,1]", "Line 1:" },
    { "[1,,2]", "Line 1:" },
    { "{,}", "Line 1:" },
    { "/*", "Line 1:" },
    { "var x = []", "Line 1:" },
    { "]", "Line 1:" },
    { "1", "Line 1:" },
    { "\"text\"", "Line 1:" },
    { "[]", "Line 1:" },
    { "{}", "Line 1:" },
    { "[1,2]", "Line 1:" },
    { "{\"a\":[1]}", "Line 1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bytes_refused (ent_json_read, cases[i].text, strlen (cases[i].text), cases[i].begin, "");
  assert_bytes_refused (ent_json_read, "[\"some words before\",\n\"a\0\"]", 28, "Line 2:", "");
}

static void
test_deep_files_are_refused (void)
{
  static const char *const begins[] = { "[", "{\"a\":", "[{\"nodes\":[" };
  g_autoptr (GString) most = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 100000; j++)
        g_string_append (text, begins[i]);
      assert_bytes_refused (ent_json_read, text->str, text->len, "Line 1:", "");
    }
  for (guint i = 0; i < ENT_JSON_MAX_DEPTH; i++)
    g_string_append (most, "[");
  for (guint i = 0; i < ENT_JSON_MAX_DEPTH; i++)
    g_string_append (most, "]");
  ent_json_free (parse (most->str));
  g_string_prepend (most, "[");
  g_string_append (most, "]");
  assert_bytes_refused (ent_json_read, most->str, most->len, "Line 1:", "");
}

static void
test_too_many_values_are_refused (void)
{
  g_autoptr (GString) values = g_string_new ("[1"), columns = g_string_new ("[{\"a\":1"), rows = g_string_new ("[{}");

  for (guint i = 0; i < ENT_JSON_MAX_VALUES; i++)
    g_string_append (values, ",1");
  assert_bytes_refused (ent_json_read, values->str, values->len, "Line 1:", "");
  for (guint i = 0; i < ENT_BOOK_MAX_COLUMNS; i++)
    g_string_append_printf (columns, ",\"c%u\":1", i);
  g_string_append (columns, "}]");
  assert_bytes_refused (ent_json_read, columns->str, columns->len, "Row ", "");
  for (guint i = 0; i < ENT_BOOK_MAX_ROWS; i++)
    g_string_append (rows, ",{\"a\":1}");
  g_string_append (rows, "]");
  assert_bytes_refused (ent_json_read, rows->str, rows->len, "Row ", "");
}

/* --- tables --- */

static void
test_rows_are_a_table_that_is_not_known (void)
{
  static const struct
  {
    const char *text, *shown;
  } cases[] = {
    { "[{\"Nombre\":\"A\",\"x\":1},{\"y\":[\"a\",2,null],\"x\":true,\"z\":{\"q\":\"r\"}}]", "Nombre|x|y|z.q¶A|1¶|yes|a\n2|r¶" },
    { "[[\"Name\",\"Kind\"],[\"A\"],[null,\"b\"]]", "Name|Kind¶A¶|b¶" },
    { "{\"version\":2,\"actors\":[{\"a\":1}],\"n\":[]}", "a¶1¶" },
  };
  g_autoptr (EntBook) two = read_book_text (ent_json_read, "{\"actors\":[{\"a\":1}],\"relations\":[\n{\"b\":2}]}"), deep = read_book_text (ent_json_read, "[{\"a\":1,\"b\":{\"c\":{\"d\":1}},\"e\":[[1]]}]");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntBook) book = read_book_text (ent_json_read, cases[i].text);

      g_assert_false (book->names);
      g_assert_cmpuint (book->sheets->len, ==, 1);
      assert_rows (book, ENT_SHEET_UNKNOWN, cases[i].shown);
    }
  g_assert_cmpuint (two->sheets->len, ==, 2);
  g_assert_cmpstr (ent_book_sheet_name (g_ptr_array_index (two->sheets, 1)), ==, "relations");
  g_assert_cmpuint (ent_book_sheet_line (g_ptr_array_index (two->sheets, 1), 1), ==, 2);
  assert_notes (deep, "2 values");
}

/* --- graphs --- */

static void
test_graphs_of_libraries_are_read (void)
{
  static const BookCase cases[] = {
    /* D3, by id and by number */
    { "{\"nodes\":[{\"id\":\"a\",\"group\":1,\"x\":3.5},{\"id\":\"b\",\"name\":\"B\"}],\"links\":[{\"source\":\"a\",\"target\":\"b\",\"value\":1.50}]}",
      "id|name|group¶a|a|1¶b|B¶", TIES "|weight¶a|b||1.50¶" },
    { "{\"nodes\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"links\":[{\"source\":0,\"target\":1},{\"source\":\"B\",\"target\":\"C\"}]}", "id|name¶0|A¶1|B¶C|C¶", TIES "¶0|1¶1|C¶" },
    { "{\"nodes\":[\"a\",7],\"links\":[{\"source\":{\"id\":\"a\",\"x\":1},\"target\":7},{\"source\":null,\"target\":7}]}", "id|name¶a|a¶7|7¶", TIES "¶a|7¶" },
    /* NetworkX */
    { "{\"directed\":true,\"multigraph\":true,\"graph\":{\"name\":\"T\"},\"nodes\":[{\"label\":\"A\",\"id\":1},{\"id\":2,\"w\":NaN}],\"edges\":[{\"weight\":2.0,\"source\":1,\"target\":2,\"key\":0}]}",
      "id|name¶1|A¶2|2¶", TIES "|weight|key¶1|2|forward|2.0|0¶" },
    { "{\"directed\":false,\"nodes\":[{\"id\":\"a\"}],\"links\":[{\"source\":\"a\",\"target\":\"a\"}]}", "id|name¶a|a¶", TIES "¶a|a|none¶" },
    /* graphology */
    { "{\"attributes\":{\"name\":\"T\"},\"options\":{\"type\":\"mixed\"},\"nodes\":[{\"key\":\"a\",\"attributes\":{\"label\":\"A\",\"id\":9,\"x\":1,\"color\":\"red\"}},{\"key\":\"b\"}],"
      "\"edges\":[{\"key\":\"e\",\"source\":\"a\",\"target\":\"b\",\"undirected\":true,\"attributes\":{\"type\":\"funds\",\"weight\":3}},{\"source\":\"b\",\"target\":\"a\"}]}",
      "id|name|id (2)¶a|A|9¶b|b¶", TIES "|kind|weight|key¶a|b|none|funds|3|e¶b|a¶" },
    /* Cytoscape */
    { "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\",\"name\":\"A\",\"role\":\"r\"},\"position\":{\"x\":1},\"selected\":false}],\"edges\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\",\"interaction\":\"pp\"}}]}}",
      "id|name|role¶a|A|r¶b|b¶", TIES "|id|kind¶a|b||e|pp¶" },
    { "[{\"group\":\"edges\",\"data\":{\"source\":\"a\",\"target\":\"b\"}},{\"group\":\"nodes\",\"data\":{\"id\":\"b\",\"group\":\"g\"}},{\"data\":{\"id\":\"a\"}}]",
      "id|name|group¶b|b|g¶a|a¶", TIES "¶a|b¶" },
    /* vis.js */
    { "{\"nodes\":[{\"id\":1,\"label\":\"A\"},{\"id\":2}],\"edges\":[{\"from\":1,\"to\":2,\"arrows\":\"to\",\"label\":\"l\"},{\"from\":1,\"to\":2,\"arrows\":\"from\"},{\"from\":1,\"to\":2,\"arrows\":\"to, from\"}]}",
      "id|name¶1|A¶2|2¶", TIES "|label¶1|2|forward|l¶2|1|forward¶1|2|both¶" },
    /* JSON Graph Format */
    { "{\"graph\":{\"label\":\"T\",\"directed\":true,\"nodes\":{\"a\":{\"label\":\"A\",\"metadata\":{\"role\":\"r\"}},\"b\":{}},\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"knows\",\"directed\":false}]}}",
      "id|name|role¶a|A|r¶b|b¶", TIES "|kind¶a|b|none|knows¶" },
    /* a type that is a direction */
    { "{\"nodes\":[],\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"type\":\"Undirected\"},{\"source\":\"a\",\"target\":\"b\",\"direction\":\"mutual\",\"type\":\"x\"}]}",
      "id|name¶a|a¶b|b¶", TIES "|kind¶a|b|none¶a|b|both|x¶" },
  };
  g_autoptr (EntBook) titled = read_book_text (ent_json_read, cases[3].text), odd = read_book_text (ent_json_read, cases[2].text);

  assert_cases (ent_json_read, cases, G_N_ELEMENTS (cases));
  assert_rows (titled, ENT_SHEET_MAP, "field|value¶title|T¶");
  assert_notes (odd, "1 value");
}

static void
test_looks_are_left_out_and_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_json_read, "{\"nodes\":[{\"id\":\"a\",\"x\":1,\"y\":2,\"fx\":3,\"Color\":\"red\",\"size\":4,\"position\":{\"x\":{\"y\":1}}}],\"links\":[]}");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a|a¶");
  g_assert_cmpuint (book->findings->len, ==, 1);
  assert_notes (book, "Positions");
}

/* --- Kumu --- */

static void
test_blueprints_of_kumu_are_read (void)
{
  static const BookCase cases[] = {
    { "{\"elements\":[{\"label\":\"A\",\"type\":\"Org\",\"tags\":[\"x\",\"y z\"],\"Favourite\":\"ice\"},{\"label\":\"B\",\"description\":\"d\"}],"
      "\"connections\":[{\"from\":\"A\",\"to\":\"B\",\"type\":\"likes\",\"direction\":\"mutual\"},{\"from\":\"A\",\"to\":\"C\",\"direction\":\"directed\"},{\"from\":\"B\",\"to\":\"A\",\"direction\":\"undirected\"},{\"from\":\"B\",\"to\":\"A\"},{\"to\":\"A\"}]}",
      "id|name|type|tags|Favourite|description¶A|A|Org|x\ny z|ice¶B|B||||d¶C|C¶", TIES "|kind¶A|B|both|likes¶A|C|forward¶B|A|none¶B|A¶" },
    { "{\"elements\":[{\"id\":\"e1\",\"label\":\"A\",\"name\":\"n\"},{\"id\":\"e2\",\"label\":\"A\"}],\"connections\":[{\"id\":\"c\",\"from\":\"e1\",\"to\":\"e2\",\"label\":\"l\",\"weight\":2.0}]}",
      "id|name|name (2)¶e1|A|n¶e2|A¶", TIES "|id|label|weight¶e1|e2||c|l|2.0¶" },
  };

  assert_cases (ent_json_read, cases, G_N_ELEMENTS (cases));
}

static void
test_backups_of_kumu_are_read (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_json_read,
                                             "{\"name\":\"P\",\"description\":\"D\",\"attributes\":[{\"_id\":\"a1\",\"name\":\"Power Score\"},{\"name\":\"Élan\"}],"
                                             "\"elements\":[{\"_id\":\"e1\",\"attributes\":{\"label\":\"A\",\"element type\":\"Org\",\"power score\":4.50,\"élan\":\"x\",\"tags\":[\"t\",\"u\"],\"id\":\"own\"}},"
                                             "{\"_id\":\"e2\",\"attributes\":{\"label\":\"B\"}},{\"_id\":\"e3\",\"attributes\":{\"label\":\"gone\"}}],"
                                             "\"connections\":[{\"_id\":\"c1\",\"direction\":\"directed\",\"delayed\":true,\"reversed\":true,\"attributes\":{\"connection type\":\"k\",\"label\":\"L\"},\"from\":\"e1\",\"to\":\"e2\"},"
                                             "{\"_id\":\"c2\",\"direction\":\"undirected\",\"attributes\":{},\"from\":\"e1\",\"to\":\"e3\"},{\"_id\":\"c3\",\"attributes\":{},\"from\":\"e1\",\"to\":\"e2\"}],"
                                             "\"loops\":[{\"_id\":\"l\"}],\"maps\":[{\"_id\":\"m\",\"elements\":[{\"position\":{\"x\":1},\"element\":\"e1\"},{\"element\":\"e2\"}],\"connections\":[{\"connection\":\"c1\"},{\"connection\":\"c2\"}]}],"
                                             "\"perspectives\":[{\"style\":\"s\"}],\"trash\":[{\"x\":1}]}");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|type|Power Score|Élan|tags|id (2)¶e1|A|Org|4.50|x|t\nu|own¶e2|B¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "|id|kind|label|delayed¶e2|e1|forward|c1|k|L|yes¶");
  assert_rows (book, ENT_SHEET_MAP, "field|value¶title|P¶notes|D¶");
  /* e3, what ends there, and c3 */
  assert_notes (book, "3 elements and connections");
  assert_notes (book, "trash");
  assert_notes (book, "1 loop");
  assert_notes (book, "Positions");
}

/* --- PolicyMaker --- */

static void
test_players_of_policymaker_are_read (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_json_read,
                                             "{\"Project\":[{\"User_label\":\"Law\"}],\"PLAYER\":[{\"Player_ID\":1,\"player_NAME\":\"Ministry\",\"Player_abbrev\":\"MoH\",\"Sector\":\"Government\",\"Level\":\"National\",\"PosValue\":-2.50,\"PowValue\":\"3\","
                                             "\"Player_opportunity\":\"o\",\"Player_obstacle\":\"b\",\"Player_details\":\"d\",\"Include\":true,\"Position_rating\":8,\"Votes\":2},{\"Player_ID\":2,\"Player_name\":\"NGO\",\"PosValue\":0}],"
                                             "\"Coalition\":[{\"Coal_Type\":1,\"Coal_Ent_ID\":1,\"Coal_Text\":\"\"},{\"Coal_Type\":2,\"Coal_Text\":\"Friends\"}],\"Objectives\":[{\"Objective\":\"More\",\"Player_ID\":2,\"Priority\":4,\"Type\":\"Health\"}],"
                                             "\"List_options\":[{\"List_value\":\"Public\"}],\"Strategy\":[{\"Strategy_name\":\"S\",\"Action\":\"act\"}]}");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|short-name|Sector|Level|PosValue|PowValue|opportunity|obstacle|notes|Votes¶1|Ministry|MoH|Government|National|-2.50|3|o|b|d|2¶2|NGO||||0¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "¶");
  assert_rows (book, ENT_SHEET_MAP, "field|value¶title|Law¶notes|Coalition: Friends\nObjectives, NGO: More; Health\nStrategy: S; act¶");
  assert_notes (book, "Coalition, Objectives, Strategy");
}

/* --- our own --- */

static void
test_our_own_reads_back_the_same (void)
{
  static const EntSheetKind kinds[] = { ENT_SHEET_STAKEHOLDERS, ENT_SHEET_TIES, ENT_SHEET_MAP, ENT_SHEET_SECTORS, ENT_SHEET_MOMENTS, ENT_SHEET_RATINGS, ENT_SHEET_ACTIONS };
  g_autoptr (EntBook) book = sample_book (), again = NULL;
  g_autofree char *text = write_book_text (ent_json_write, book), *same = NULL;

  again = read_book_text (ent_json_read, text);
  same = write_book_text (ent_json_write, again);
  g_assert_true (again->names);
  g_assert_cmpstr (text, ==, same);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_same_cells (book, again, kinds[i], "");
  g_assert_null (ent_book_sheet (again, ENT_SHEET_STEPS));
  g_assert_nonnull (strstr (text, "\"tag\": [\"sea\", \"day care\"]"));
  g_assert_nonnull (strstr (text, "\"hide\": [\"funds\", \"tension\"]"));
  g_assert_null (strstr (text, "null"));
}

static void
test_our_own_of_a_newer_version_is_refused (void)
{
  static const char *const newer = "{\"format\":\"entorno-map\",\n\"version\":2,\"stakeholders\":[]}";
  g_autoptr (EntBook) unversioned = read_book_text (ent_json_read, "{\"format\":\"entorno-map\",\"stakeholders\":[{\"id\":\"a\"},{},{\"id\":\"b\",\"x\":null}],\"map\":3,\"ties\":{}}");

  assert_bytes_refused (ent_json_read, newer, strlen (newer), "Line 2:", "");
  assert_rows (unversioned, ENT_SHEET_STAKEHOLDERS, "id¶a¶¶b¶");
}

static void
test_kumu_reads_back_what_it_holds (void)
{
  g_autoptr (EntBook) book = sample_book (), again = NULL;
  g_autofree char *text = write_book_text (ent_kumu_json_write, book), *same = write_book_text (ent_kumu_json_write, book);
  const EntBookSheet *before = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *after;

  again = read_book_text (ent_json_read, text);
  g_assert_cmpstr (text, ==, same);
  assert_same_cells (book, again, ENT_SHEET_STAKEHOLDERS, "|sector|tag|notes|");
  assert_same_cells (book, again, ENT_SHEET_TIES, "|notes|");
  after = ent_book_sheet (again, ENT_SHEET_STAKEHOLDERS);
  for (guint row = 1; row < ent_book_sheet_n_rows (before); row++)
    {
      static const char *const names[][2] = { { "sector", "type" }, { "tag", "tags" }, { "notes", "description" } };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        g_assert_cmpstr (ent_book_sheet_get (before, row, (guint) ent_book_sheet_find_column (before, names[i][0])), ==, ent_book_sheet_get (after, row, (guint) ent_book_sheet_find_column (after, names[i][1])));
    }
}

/* Another parser agrees that it is JSON. */
static void
test_python_reads_what_is_written (void)
{
  static const char script[] = "import json, sys\n"
                               "d = json.load(open(sys.argv[1], encoding='utf-8'))\n"
                               "print(d['format'], d['version'], len(d['stakeholders']), len(d['ties']), d['stakeholders'][1]['name'] == 'Back\\\\slash \\\\n \\\\\"end\\\\')\n";
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_json_write, book), *said = ask_python ("json", script, text, ".json");

  if (said != NULL)
    g_assert_cmpstr (said, ==, "entorno-map 1 5 5 True\n");
}

/* --- files that are wrong --- */

static void
test_parts_of_files_are_read_or_refused (void)
{
  static const char *const files[] = {
    "{\"nodes\":[{\"id\":\"a\",\"label\":\"A\\u00f1\\ud83c\\udfd6\",\"x\":1.5,\"d\":{\"e\":[1,2]}},\"b\",3],\n\"links\":[{\"source\":0,\"target\":{\"id\":\"b\"},\"value\":-1e5,\"directed\":true}]}",
    "{\"elements\":[{\"_id\":\"e1\",\"attributes\":{\"label\":\"A\",\"tags\":[\"x\"]}}],\"connections\":[{\"from\":\"e1\",\"to\":\"A\",\"reversed\":true}],\"maps\":[{\"elements\":[{\"element\":\"e1\"}]}]}",
    "{\"Player\":[{\"Player_ID\":1,\"Player_name\":\"M\"}],\"Strategy\":[{\"Action\":\"a\",\"Player_ID\":1}]}",
    "{\"format\":\"entorno-map\",\"version\":1,\"map\":{\"title\":\"T\",\"hide\":[\"a\",\"b\"]},\"stakeholders\":[{\"id\":\"a\",\"tag\":[\"x\"]}]}",
    "[{\"data\":{\"id\":\"a\"}},{\"data\":{\"source\":\"a\",\"target\":\"b\"}}]",
    "[[1,\"a\"],[null,{\"b\":true}]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    try_parts (ent_json_read, files[i]);
}

static void
test_reading_can_be_stopped (void)
{
  g_autoptr (GString) text = g_string_new ("[1");

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, ",{\"a\":1}");
  g_string_append (text, "]");
  g_string_overwrite (text, 1, " ");
  g_string_overwrite (text, 2, " ");
  for (guint after = 1; after < 20; after += 9)
    assert_reading_stops (ent_json_read, text->str, after);
}

static void
test_large_files_are_quick (void)
{
  assert_large_reads_back (ent_json_read, ent_json_write);
  assert_large_reads_back (ent_json_read, ent_kumu_json_write);
}

static void
test_whatever_is_in_a_name_reads_back (void)
{
  assert_any_name_reads_back (ent_json_read, ent_json_write, "", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/values-are-kept-as-they-stand", test_values_are_kept_as_they_stand);
  g_test_add_func ("/json/members-are-found", test_members_are_found);
  g_test_add_func ("/json/what-is-wrong-is-refused-with-its-line", test_what_is_wrong_is_refused_with_its_line);
  g_test_add_func ("/json/deep-files-are-refused", test_deep_files_are_refused);
  g_test_add_func ("/json/too-many-values-are-refused", test_too_many_values_are_refused);
  g_test_add_func ("/json/rows-are-a-table-that-is-not-known", test_rows_are_a_table_that_is_not_known);
  g_test_add_func ("/json/graphs-of-libraries-are-read", test_graphs_of_libraries_are_read);
  g_test_add_func ("/json/looks-are-left-out-and-said-once", test_looks_are_left_out_and_said_once);
  g_test_add_func ("/json/blueprints-of-kumu-are-read", test_blueprints_of_kumu_are_read);
  g_test_add_func ("/json/backups-of-kumu-are-read", test_backups_of_kumu_are_read);
  g_test_add_func ("/json/players-of-policymaker-are-read", test_players_of_policymaker_are_read);
  g_test_add_func ("/json/our-own-reads-back-the-same", test_our_own_reads_back_the_same);
  g_test_add_func ("/json/our-own-of-a-newer-version-is-refused", test_our_own_of_a_newer_version_is_refused);
  g_test_add_func ("/json/kumu-reads-back-what-it-holds", test_kumu_reads_back_what_it_holds);
  g_test_add_func ("/json/python-reads-what-is-written", test_python_reads_what_is_written);
  g_test_add_func ("/json/parts-of-files-are-read-or-refused", test_parts_of_files_are_read_or_refused);
  g_test_add_func ("/json/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/json/large-files-are-quick", test_large_files_are_quick);
  g_test_add_func ("/json/whatever-is-in-a-name-reads-back", test_whatever_is_in_a_name_reads_back);
  return g_test_run ();
}
