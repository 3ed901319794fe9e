/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML in and out. */
#include "io/book/graphs/graphml.h"

#include <string.h>

#include "book-sample.h"
#include "book-check.h"
#include "graph-hostile.h"
#include "io-test.h"
#include "io/exchange/export-book.h"

#define KEYS                                     \
  "<key id='d0' for='node' attr.name='label'/>"  \
  "<key id='d1' for='node' attr.name='Sector'/>" \
  "<key id='d2' for='edge' attr.name='weight'/>"
#define WRAP(keys, graph) "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n" keys "\n<graph edgedefault='directed'>\n" graph "</graph></graphml>"

static void
assert_nodes (const char *text, const char *expected)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, text);

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, expected);
}

static void
assert_ties (const char *text, const char *expected)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, text);

  assert_rows (book, ENT_SHEET_TIES, expected);
}

/* --- nodes --- */

static void
test_attributes_become_columns (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP (KEYS, "<node id='a'><data key='d0'>A</data>\n"
                                                                           "<data key='d1'>private</data></node>\n"
                                                                           "<node\nid='b'/>\n"
                                                                           "<edge id='e' source='a' target='b'>\n<data key='d2'>2.5</data></edge>"
                                                                           "<edge source='b' target='c'/>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|Sector¶a|A|private¶b¶");
  assert_rows (book, ENT_SHEET_TIES, "id|from|to|direction|weight¶e|a|b|forward|2.5¶|b|c|forward¶");
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), 1), ==, 4);
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), 2), ==, 6);
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_TIES), 1), ==, 8);
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_TIES), 2), ==, 9);
  g_assert_cmpuint (count_findings (book), ==, 0);
}

static void
test_names_are_found_in_their_order (void)
{
#define NAME_KEYS "<key id='a' attr.name='name'/><key id='b' attr.name='Label'/><key id='d3'/><key id='c' attr.name='label'/>"
  assert_nodes (WRAP (NAME_KEYS, "<node id='1'><desc>D</desc><data key='d3'>3</data></node>"
                                 "<node id='2'><desc>D</desc></node>"
                                 "<node id='3' label='L'><data key='a'>L</data></node>"),
                "id|name|desc¶1|3|D¶2|D|D¶3|L¶");
  assert_nodes (WRAP (NAME_KEYS, "<node id='1'><data key='a'>N</data><data key='c'>N</data></node>"
                                 "<node id='2'><data key='a'>M</data><data key='c'> \n</data></node>"),
                "id|name¶1|N¶2|M¶");
  assert_nodes (WRAP (NAME_KEYS, "<node id='1'><data key='a'>N</data><data key='c'>N</data></node>"
                                 "<node id='2'><data key='a'>M</data><data key='b'>B</data><data key='c'>L</data></node>"
                                 "<node id='3'><data key='a'>O</data></node>"),
                "id|name|Label|name (2)¶1|N¶2|L|B|M¶3|O¶");
#undef NAME_KEYS
}

static void
test_defaults_hold_where_nothing_else_is_said (void)
{
  assert_nodes (WRAP ("<key id='k' for='node' attr.name='kind'><desc>x</desc><default>formal</default></key>"
                      "<key id='l' for='node' attr.name='label'><default>Nobody</default></key>"
                      "<key id='m' for='node' attr.name='x'><default>0.5</default></key>"
                      "<key id='n' for='node' attr.name='empty'><default> </default></key>",
                      "<node id='1'/><node id='2'><data key='k'>informal</data><data key='l'>B</data></node>"),
                "id|name|kind¶1|Nobody|formal¶2|B|informal¶");
  assert_ties (WRAP ("<key id='k' for='all' attr.name='weight'><default>1</default></key>"
                     "<key id='d' for='edge' attr.name='direction'><default>both</default></key>",
                     "<edge source='1' target='2'/><edge source='1' target='2'><data key='k'>3</data><data key='d'>none</data></edge>"),
               "from|to|direction|weight¶1|2|both|1¶1|2|none|3¶");
}

static void
test_looks_are_left_out_and_that_is_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP ("<key id='x' attr.name='x'/><key id='s' attr.name='Size'/><key id='c' attr.name='label.color'/>"
                                                                     "<key id='r' attr.name='r'/><key id='g' attr.name='g'/><key id='b' attr.name='b'/>"
                                                                     "<key id='p' attr.name='position'/>",
                                                                     "\n<node id='1'><data key='p'>Director</data><data key='x'>1</data><data key='r'>9</data></node>"
                                                                     "<edge source='1' target='2'><data key='s'>3</data><data key='c'>red</data></edge>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|position¶1||Director¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction¶1|2|forward¶");
  g_assert_cmpuint (line_of_finding (book, "Positions"), ==, 5);
  g_assert_cmpuint (count_findings (book), ==, 1);
  assert_nodes (WRAP ("<key id='r' attr.name='r'/>", "<node id='1'><data key='r'>9</data></node>"), "id|name|r¶1||9¶");
}

static void
test_what_has_the_title_of_another_is_kept (void)
{
  assert_nodes (WRAP ("<key id='a' attr.name='id'/><key id='b' attr.name='Role'/><key id='c' attr.name='Role'/><key id='d' attr.name=''/>",
                      "<node id='1'><data key='a'>x</data><data key='b'>y</data><data key='c'>z</data><data key='d'>u</data><data key='e'>v</data></node>"
                      "<node id='2'><data key='a'>2</data><data key='c'>z</data></node>"),
                "id|name|id (2)|Role|Role (2)|unnamed|e¶1||x|y|z|u|v¶2|||z¶");
  assert_ties (WRAP ("<key id='a' attr.name='from'/><key id='b' attr.name='direction'/>",
                     "<edge source='1' target='2'><data key='a'>x</data><data key='b'>north</data></edge>"),
               "from|to|direction|from (2)|direction (2)¶1|2|forward|x|north¶");
}

static void
test_nodes_within_nodes_say_so (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP (KEYS,
                                                                     "<node id='g'>\n<graph edgedefault='undirected'>\n<node id='a'><graph><node id='b'/></graph><data key='d0'>A</data></node>"
                                                                     "<edge source='a' target='b'/></graph><data key='d0'>G</data><data key='d1'>media</data></node>"
                                                                     "<node id='c'/><edge source='a' target='c'/>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|part-of|Sector¶g|G||media¶a|A|g¶b||a¶c¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction¶a|b|none¶a|c|forward¶");
  g_assert_cmpuint (line_of_finding (book, "within other nodes"), ==, 6);
  g_assert_cmpuint (count_findings (book), ==, 1);
}

/* --- edges --- */

static void
test_an_edge_knows_best_whether_it_is_directed (void)
{
  static const char text[] = "<graphml><key id='d' for='edge' attr.name='direction'/><graph edgedefault='undirected'>"
                             "<edge source='1' target='2'/><edge source='1' target='2' directed='true'/><edge source='1' target='2' directed='1'/>"
                             "<edge source='1' target='2' directed='true'><data key='d'>both</data></edge>"
                             "</graph></graphml>";

  assert_ties (text, "from|to|direction¶1|2|none¶1|2|forward¶1|2|forward¶1|2|both¶");
  assert_ties (WRAP ("", "<edge source='1' target='2'/><edge source='1' target='2' directed='false'/>"), "from|to|direction¶1|2|forward¶1|2|none¶");
}

static void
test_other_words_for_kinds_and_labels_are_known (void)
{
  assert_ties (WRAP ("<key id='a' attr.name='Relationship'/><key id='b' attr.name='Edge Label'/>",
                     "<edge source='1' target='2'><data key='a'>funds</data><data key='b'>since 2020</data></edge>"),
               "from|to|direction|kind|label¶1|2|forward|funds|since 2020¶");
}

static void
test_hyperedges_become_pairs (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP ("<key id='k' for='edge' attr.name='kind'/>",
                                                                     "<hyperedge id='h'><endpoint node='a'/><endpoint node='b' port='p'/><endpoint node='c'/><data key='k'>works-with</data></hyperedge>\n"
                                                                     "<hyperedge><endpoint node='a'/><endpoint node='d'/></hyperedge>\n<hyperedge><endpoint node='a'/></hyperedge>"));

  assert_rows (book, ENT_SHEET_TIES, "id|from|to|direction|kind¶h|a|b|none|works-with¶|a|c|none|works-with¶|a|d|none¶");
  g_assert_cmpuint (line_of_finding (book, "more than two"), ==, 4);
  g_assert_cmpuint (line_of_finding (book, "which nodes"), ==, 6);
  g_assert_cmpuint (count_findings (book), ==, 2);
}

static void
test_ports_are_passed_over (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP (KEYS "<key id='p' for='port' attr.name='y'/>",
                                                                     "<node id='a'><port name='n'><data key='d0'>Port</data><port name='m'/></port><data key='d0'>A</data></node>"
                                                                     "<edge source='a' target='b' sourceport='n'/>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a|A¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction¶a|b|forward¶");
  g_assert_cmpuint (count_findings (book), ==, 0);
}

/* --- the whole --- */

static void
test_several_graphs_are_one (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read,
                                             "<graphml>" KEYS "<graph id='money' edgedefault='directed'><node id='1'><data key='d0'>A</data></node><edge source='1' target='2'/></graph>\n"
                                             "<graph id='advice' edgedefault='undirected'><node id='1'><data key='d1'>media</data></node><node id='2'/><edge source='2' target='1'/></graph></graphml>");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|Sector¶1|A|media¶2¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction|kind¶1|2|forward|money¶2|1|none|advice¶");
  g_assert_cmpuint (line_of_finding (book, "several graphs"), ==, 2);
  g_assert_cmpuint (count_findings (book), ==, 1);
}

static void
test_what_is_said_of_the_graph_is_said_of_the_map (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP ("<key id='t' for='graph' attr.name='title'/><key id='d' attr.name='Description'/>",
                                                                     "<desc>Drawn by hand</desc><data key='t'>Coral</data><data key='d'>Nice</data><node id='a'><graph><data key='t'>inner</data></graph></node>"));

  assert_rows (book, ENT_SHEET_MAP, "field|value¶notes|Drawn by hand¶title|Coral¶Description|Nice¶");
}

static void
test_faults_are_mended_and_said_with_their_line (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, WRAP (KEYS "<key id='d0' for='node' attr.name='again'/><key for='node'/>",
                                                                     "<node id='a'><data key='d0'>A</data></node>\n<node id='a'><data>x</data><data key='d0'>B</data></node>\n"
                                                                     "<node/>\n<edge source='a'><data key='d2'>1</data></edge>\n<edge source='' target='b'/>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a|A¶a|B¶node-3¶");
  g_assert_null (ent_book_sheet (book, ENT_SHEET_TIES));
  g_assert_cmpuint (line_of_finding (book, "declared once more"), ==, 2);
  g_assert_cmpuint (line_of_finding (book, "as well"), ==, 5);
  g_assert_cmpuint (line_of_finding (book, "no id"), ==, 6);
  g_assert_cmpuint (count_findings (book), ==, 5);
}

static void
test_faults_of_one_kind_are_counted (void)
{
  g_autoptr (GString) text = g_string_new ("<graphml><graph>");
  g_autoptr (EntBook) book = NULL;

  for (guint i = 0; i < ENT_BOOK_MAX_NOTES + 51; i++)
    g_string_append (text, "<node id='a'/>\n");
  g_string_append (text, "</graph></graphml>");
  book = read_book_text (ent_graphml_read, text->str);
  g_assert_cmpuint (book->findings->len, ==, ENT_BOOK_MAX_NOTES + 1);
  g_assert_cmpuint (line_of_finding (book, "50 more"), ==, 0);
}

static void
test_a_file_without_a_graph_is_refused (void)
{
  assert_line_refused (ent_graphml_read, "<graphml>\n</graphml>", 20, 2, "no graph");
}

static void
test_keys_within_the_graph_count (void)
{
  assert_nodes (WRAP ("", "<key id='k' for='node' attr.name='Sector'/><node id='1'><data key='k'>media</data></node>"), "id|name|Sector¶1||media¶");
}

/* --- yEd --- */

#define YED(body)                                                                                                                                                   \
  "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml' xmlns:yed='http://www.yworks.com/xml/yed/3'>\n"               \
  "<key for='port' id='d1' yfiles.type='portgraphics'/><key attr.name='description' for='node' id='d5'/>\n"                                                         \
  "<key for='node' id='d6' yfiles.type='nodegraphics'/><key for='graphml' id='d7' yfiles.type='resources'/><key for='edge' id='d10' yfiles.type='edgegraphics'/>\n" \
  "<graph edgedefault='directed' id='G'>\n" body "</graph><data key='d7'><y:Resources><y:Resource id='1'>svg</y:Resource></y:Resources></data></graphml>"
#define SHAPE(label) "<data key='d6'><y:ShapeNode><y:Geometry x='1' y='2'/><y:Fill color='#fff'/>" label "<y:Shape type='ellipse'/></y:ShapeNode></data>"
#define LABEL(text) "<y:NodeLabel x='1'> " text "\n<y:LabelModel><y:SmartNodeLabelModel distance='4.0'>no</y:SmartNodeLabelModel></y:LabelModel></y:NodeLabel>"
#define LINE(line, start, end, label)                                                                                                                         \
  "<edge source='a' target='b'><data key='d10'><y:PolyLineEdge><y:Path/><y:LineStyle color='#000' type='" line "'/><y:Arrows source='" start "' target='" end \
  "'/>" label "</y:PolyLineEdge></data></edge>"

static void
test_yed_names_nodes_in_their_pictures (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_graphml_read, YED ("<node id='a'><data key='d5'><![CDATA[helps]]></data>" SHAPE (LABEL ("Hotel &amp; Sol") LABEL ("since 1990")) "</node>"
                                                                                                                                                                                  "<node id='g' yfiles.foldertype='group'><data key='d6'><y:ProxyAutoBoundsNode><y:Realizers active='0'>"
                                                                                                                                                                                  "<y:GroupNode>" LABEL ("Guild") "<y:State closed='false'/></y:GroupNode><y:GroupNode>" LABEL ("Closed guild") "</y:GroupNode>"
                                                                                                                                                                                                                                                                                                "</y:Realizers></y:ProxyAutoBoundsNode></data><graph id='g:' edgedefault='directed'><node id='g::b'>" SHAPE ("<y:NodeLabel hasText='false'/>") "</node></graph></node>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|description|NodeLabel|part-of¶a|Hotel & Sol|helps|since 1990¶g|Guild¶g::b||||g¶");
  g_assert_cmpuint (line_of_finding (book, "Positions"), ==, 5);
  g_assert_cmpuint (count_findings (book), ==, 2);
}

static void
test_yed_tells_the_direction_by_arrows (void)
{
  assert_ties (YED (LINE ("line", "none", "none", "") LINE ("dashed", "none", "standard", "<y:EdgeLabel>\n pays <y:LabelModel/></y:EdgeLabel>")
                        LINE ("dotted", "delta", "white_delta", "") LINE ("dashed_dotted", "standard", "none", "")),
               "from|to|direction|line|label¶a|b|none¶a|b|forward|dashed|pays¶a|b|both|dotted¶b|a|forward|dashed¶");
}

/* --- writing --- */

static void
test_what_is_written_reads_back_the_same (void)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EntBook) book = graph_book (i == 0), back = NULL;
      g_autofree char *text = write_book_text (ent_graphml_write, book), *again = NULL;

      back = read_book_text (ent_graphml_read, text);
      g_assert_cmpuint (count_findings (back), ==, 0);
      assert_same_sheet (book, back, ENT_SHEET_STAKEHOLDERS, none);
      assert_same_sheet (book, back, ENT_SHEET_TIES, none);
      assert_same_sheet (book, back, ENT_SHEET_MAP, none);
      again = write_book_text (ent_graphml_write, book);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_a_whole_map_reads_back_the_same (void)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EntMap) map = i == 0 ? new_full_map () : new_random_map (i, 40);
      EntExportOptions options = { .names = TRUE, .sheets = 1u << ENT_SHEET_STAKEHOLDERS | 1u << ENT_SHEET_TIES | 1u << ENT_SHEET_MAP };
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = ent_export_book (map, &options, &error), back = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = write_book_text (ent_graphml_write, book);
      back = read_book_text (ent_graphml_read, text);
      assert_same_sheet (book, back, ENT_SHEET_STAKEHOLDERS, none);
      assert_same_sheet (book, back, ENT_SHEET_TIES, none);
      assert_same_sheet (book, back, ENT_SHEET_MAP, none);
    }
}

static void
test_types_hold_for_all_values (void)
{
  g_autoptr (EntBook) book = graph_book (FALSE), other = graph_book (FALSE);
  g_autofree char *text = write_book_text (ent_graphml_write, book), *mixed = NULL;

  g_assert_nonnull (strstr (text, "attr.name=\"power\" attr.type=\"int\""));
  g_assert_nonnull (strstr (text, "<graph edgedefault=\"directed\">"));
  g_assert_true (ent_book_sheet_put_named (ent_book_sheet (other, ENT_SHEET_STAKEHOLDERS), 3, "power", "not-assessed", -1, NULL));
  mixed = write_book_text (ent_graphml_write, other);
  g_assert_nonnull (strstr (mixed, "attr.name=\"power\" attr.type=\"string\""));
}

static void
test_an_empty_map_is_a_graph (void)
{
  g_autoptr (EntBook) book = ent_book_new (), back = NULL;
  g_autofree char *text = write_book_text (ent_graphml_write, book);

  back = read_book_text (ent_graphml_read, text);
  g_assert_null (ent_book_sheet (back, ENT_SHEET_TIES));
}

static void
test_writing_can_be_stopped (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntBookSheet *sheet = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, NULL);

  for (guint i = 1; i < 1000; i++)
    g_assert_true (ent_book_sheet_put_named (sheet, i, "id", "s", -1, NULL));
  assert_writing_stops (ent_graphml_write, book);
}

/* --- other programs --- */

#define EXPECTED                                                                                             \
  "3 3 True\n"                                                                                               \
  "\"s-1\" \"O\\\"Neil & <S\\u00f6hne> 'x'\" \"O\\\"Neil & <S\\u00f6hne> 'x'\" \"one\\ntwo\\n  three \" 4\n" \
  "\"s-2\" \"Polic\\u00eda ]]> de turismo\" \"Polic\\u00eda ]]> de turismo\" \"a\\rb\\tc\" 0\n"              \
  "both|works-with|two\nlines\nforward|funds|a & b\n%s|works-with|\n"

static void
test_networkx_reads_what_is_written (void)
{
  static const char script[] = "import sys, json, networkx as nx\n"
                               "g = nx.read_graphml(sys.argv[1])\n"
                               "print(len(g), g.number_of_edges(), g.is_directed())\n"
                               "for i in ('s-1', 's-2'):\n"
                               "  n = g.nodes[i]\n"
                               "  print(json.dumps(i), json.dumps(n['name']), json.dumps(n['label']), json.dumps(n['notes']), n['power'])\n"
                               "for a, b in (('s-1', 's-2'), ('s-2', 's-3'), ('s-3', 's-1')):\n"
                               "  e = g.edges[a, b]\n"
                               "  print(e['direction'], e['kind'], e.get('notes', ''), sep='|')\n"
                               "assert g.graph['place'] == 'Puerto Coral'\n";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EntBook) book = graph_book (i == 0);
      g_autofree char *text = write_book_text (ent_graphml_write, book), *answer = ask_python ("networkx", script, text, ".graphml");
      g_autofree char *expected = g_strdup_printf (EXPECTED, i == 0 ? "none" : "both");

      if (answer == NULL)
        return;
      g_assert_cmpstr (answer, ==, expected);
    }
}

static void
test_igraph_reads_what_is_written (void)
{
  static const char script[] = "import sys, json, igraph\n"
                               "g = igraph.Graph.Read_GraphML(sys.argv[1])\n"
                               "print(g.vcount(), g.ecount(), g.is_directed())\n"
                               "for n in g.vs[:2]:\n"
                               "  print(json.dumps(n['id']), json.dumps(n['name']), json.dumps(n['label']), json.dumps(n['notes']), int(n['power']))\n"
                               "for e in g.es:\n"
                               "  print(e['direction'], e['kind'], e['notes'], sep='|')\n";
  g_autoptr (EntBook) book = graph_book (TRUE);
  g_autofree char *text = write_book_text (ent_graphml_write, book), *answer = ask_python ("igraph", script, text, ".graphml");
  g_autofree char *expected = g_strdup_printf (EXPECTED, "none");

  if (answer != NULL)
    g_assert_cmpstr (answer, ==, expected);
}

/* --- limits --- */

static void
test_what_does_not_fit_is_refused_with_its_line (void)
{
  g_autofree char *filler = g_strnfill (ENT_BOOK_MAX_CELL + 1, 'x');
  g_autofree char *cell = g_strconcat ("<graphml><graph>\n<node id='a'><data key='k'>", filler, "</data></node></graph></graphml>", NULL);
  g_autofree char *id = g_strconcat ("<graphml><graph>\n\n<node id='", filler, "'/></graph></graphml>", NULL);
  g_autoptr (GString) columns = g_string_new ("<graphml><graph>\n<node id='a'>\n"), rows = g_string_new ("<graphml><graph>\n"), values = g_string_new ("<graphml><graph><node id='a'>");
  g_autoptr (EntBook) book = NULL;

  assert_line_refused (ent_graphml_read, cell, strlen (cell), 2, "too long");
  assert_line_refused (ent_graphml_read, id, strlen (id), 3, "too long");
  for (guint i = 0; i < ENT_BOOK_MAX_COLUMNS; i++)
    g_string_append_printf (columns, "<data key='k%u'>x</data>\n", i);
  g_string_append (columns, "</node></graph></graphml>");
  assert_line_refused (ent_graphml_read, columns->str, columns->len, ENT_BOOK_MAX_COLUMNS + 1, "columns");
  for (guint i = 0; i < ENT_BOOK_MAX_ROWS; i++)
    g_string_append_printf (rows, "<node id='%u'/>\n", i);
  g_string_append (rows, "</graph></graphml>");
  assert_line_refused (ent_graphml_read, rows->str, rows->len, ENT_BOOK_MAX_ROWS + 1, "rows");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (values, "<data key='k'>%u</data>", i);
  g_string_append (values, "</node></graph></graphml>");
  book = read_book_text (ent_graphml_read, values->str);
  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|k|k (2)|k (3)|k (4)|k (5)|k (6)|k (7)|k (8)|k (9)¶a||0|1|2|3|4|5|6|7|8¶");
}

#define ADD(name, test) g_test_add_func ("/graphml/" name, test)

int
main (int argc, char **argv)
{
  static const HostileCase hostile = {
    ent_graphml_read, "graphml",
    YED ("<node id='a' yfiles.foldertype='group'><data key='d5'>niño &amp; x</data>" SHAPE (LABEL ("Hotel")) "<graph><node id='b'><port><data key='d1'/></port></node></graph></node>\n" LINE ("dashed", "none", "standard", "<y:EdgeLabel>pays</y:EdgeLabel>") "<hyperedge><endpoint node='a'/><endpoint node='b'/><endpoint node='b'/></hyperedge>\n<!-- c --><?p i?>")
  };

  g_test_init (&argc, &argv, NULL);
  ADD ("attributes-become-columns", test_attributes_become_columns);
  ADD ("names-are-found-in-their-order", test_names_are_found_in_their_order);
  ADD ("defaults-hold-where-nothing-else-is-said", test_defaults_hold_where_nothing_else_is_said);
  ADD ("looks-are-left-out-and-that-is-said-once", test_looks_are_left_out_and_that_is_said_once);
  ADD ("what-has-the-title-of-another-is-kept", test_what_has_the_title_of_another_is_kept);
  ADD ("nodes-within-nodes-say-so", test_nodes_within_nodes_say_so);
  ADD ("an-edge-knows-best-whether-it-is-directed", test_an_edge_knows_best_whether_it_is_directed);
  ADD ("other-words-for-kinds-and-labels-are-known", test_other_words_for_kinds_and_labels_are_known);
  ADD ("hyperedges-become-pairs", test_hyperedges_become_pairs);
  ADD ("ports-are-passed-over", test_ports_are_passed_over);
  ADD ("several-graphs-are-one", test_several_graphs_are_one);
  ADD ("what-is-said-of-the-graph-is-said-of-the-map", test_what_is_said_of_the_graph_is_said_of_the_map);
  ADD ("faults-are-mended-and-said-with-their-line", test_faults_are_mended_and_said_with_their_line);
  ADD ("faults-of-one-kind-are-counted", test_faults_of_one_kind_are_counted);
  ADD ("a-file-without-a-graph-is-refused", test_a_file_without_a_graph_is_refused);
  ADD ("keys-within-the-graph-count", test_keys_within_the_graph_count);
  ADD ("yed-names-nodes-in-their-pictures", test_yed_names_nodes_in_their_pictures);
  ADD ("yed-tells-the-direction-by-arrows", test_yed_tells_the_direction_by_arrows);
  ADD ("what-is-written-reads-back-the-same", test_what_is_written_reads_back_the_same);
  ADD ("a-whole-map-reads-back-the-same", test_a_whole_map_reads_back_the_same);
  ADD ("types-hold-for-all-values", test_types_hold_for_all_values);
  ADD ("an-empty-map-is-a-graph", test_an_empty_map_is_a_graph);
  ADD ("writing-can-be-stopped", test_writing_can_be_stopped);
  ADD ("networkx-reads-what-is-written", test_networkx_reads_what_is_written);
  ADD ("igraph-reads-what-is-written", test_igraph_reads_what_is_written);
  ADD ("what-does-not-fit-is-refused-with-its-line", test_what_does_not_fit_is_refused_with_its_line);
  add_hostile_tests ("/graphml/hostile", &hostile);
  return g_test_run ();
}
