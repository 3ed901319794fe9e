/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF in and out. */
#include "io/book/graphs/gexf.h"

#include <string.h>

#include "book-sample.h"
#include "book-check.h"
#include "graph-hostile.h"
#include "io-test.h"
#include "io/exchange/export-book.h"

#define GEXF(graph) "<gexf xmlns='http://www.gexf.net/1.2draft' version='1.2'>\n" graph "</gexf>"
#define NODES(nodes) GEXF ("<graph defaultedgetype='directed'><nodes>\n" nodes "</nodes></graph>")
#define EDGES(type, edges) GEXF ("<graph" type "><nodes/><edges>\n" edges "</edges></graph>")

static const char *const none[] = { NULL };

static void
assert_nodes (const char *text, const char *expected)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, text);

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, expected);
}

static void
assert_ties (const char *text, const char *expected)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, text);

  assert_rows (book, ENT_SHEET_TIES, expected);
}

/* --- nodes and edges --- */

static void
test_attributes_become_columns (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read,
                                             GEXF ("<graph defaultedgetype='directed'>\n"
                                                   "<attributes class='node'><attribute id='0' title='Sector' type='string'><options>a|b</options></attribute>"
                                                   "<attribute id='1' title='kind'><default>formal</default></attribute></attributes>"
                                                   "<attributes class='edge'><attribute id='0' title='Since' type='integer'/></attributes>\n"
                                                   "<nodes count='2'><node id='a' label='A'><attvalues><attvalue for='0' value='media'/><attvalue for='1' value='informal'/></attvalues></node>\n"
                                                   "<node id='b' label='B'><attvalues><attvalue id='0' value='family'/></attvalues></node></nodes>\n"
                                                   "<edges><edge id='e' source='a' target='b' weight='2.0' label='pays' kind='funds'><attvalues><attvalue for='0'>2020</attvalue></attvalues></edge></edges></graph>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|Sector|kind¶a|A|media|informal¶b|B|family|formal¶");
  assert_rows (book, ENT_SHEET_TIES, "id|from|to|direction|kind|weight|label|Since¶e|a|b|forward|funds|2.0|pays|2020¶");
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), 2), ==, 5);
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_TIES), 1), ==, 6);
  g_assert_cmpuint (count_findings (book), ==, 0);
}

static void
test_versions_and_prefixes_do_not_matter (void)
{
  assert_nodes ("<gexf><graph><nodes><node id='a' label='A'/></nodes></graph></gexf>", "id|name¶a|A¶");
  assert_nodes ("<g:gexf xmlns:g='http://gexf.net/1.3'><g:graph><g:nodes><g:node id='a' label='A'/></g:nodes></g:graph></g:gexf>", "id|name¶a|A¶");
  assert_nodes ("<gexf><graph><nodes><node id='a' label='A'><viz:size value='3'/></node></nodes></graph></gexf>", "id|name¶a|A¶");
}

static void
test_names_are_found_in_other_places (void)
{
  assert_nodes (NODES ("<node id='a'><attvalues><attvalue for='name' value='A'/></attvalues></node>"), "id|name¶a|A¶");
  assert_nodes (NODES ("<node id='a' label='A'><attvalues><attvalue for='name' value='A'/></attvalues></node>"), "id|name¶a|A¶");
  assert_nodes (NODES ("<node id='a' label='A'><attvalues><attvalue for='name' value='B'/></attvalues></node>"), "id|name|name (2)¶a|A|B¶");
  assert_nodes (NODES ("<node id='a'/>"), "id|name¶a¶");
}

static void
test_types_of_edges_are_directions (void)
{
  assert_ties (EDGES ("", "<edge source='1' target='2'/><edge source='1' target='2' type='directed'/><edge source='1' target='2' type='Mutual'/>"),
               "from|to|direction¶1|2|none¶1|2|forward¶1|2|both¶");
  assert_ties (EDGES (" defaultedgetype='mutual'", "<edge source='1' target='2'/><edge source='1' target='2' type='undirected'/>"), "from|to|direction¶1|2|both¶1|2|none¶");
}

static void
test_lists_are_joined_with_commas (void)
{
  static const struct
  {
    const char *value, *joined;
  } cases[] = {
    { "[a, b]", "a, b" },
    { "[&quot;a&quot;,'b']", "a, b" },
    { "a|b | c", "a, b, c" },
    { "a", "a" },
    { "[]", "" },
    { "[", "[" },
    { "&quot;", "\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (GEXF ("<graph><attributes class='node'><attribute id='0' title='tag' type='liststring'/></attributes>"
                                                     "<nodes><node id='x' label='X'><attvalues><attvalue for='0' value=\"%s\"/><attvalue for='other' value='[a, b]'/></attvalues></node></nodes></graph>"),
                                               cases[i].value);
      g_autoptr (EntBook) book = read_book_text (ent_gexf_read, text);
      const EntBookSheet *sheet = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS);
      int column = ent_book_sheet_find_column (sheet, "tag");

      g_assert_cmpstr (column >= 0 ? ent_book_sheet_get (sheet, 1, (guint) column) : "", ==, cases[i].joined);
      g_assert_cmpstr (ent_book_sheet_get (sheet, 1, (guint) ent_book_sheet_find_column (sheet, "other")), ==, "[a, b]");
    }
}

static void
test_nodes_within_nodes_say_so (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, NODES ("<node id='a' label='A'><nodes>\n<node id='b'><nodes><node id='c'/></nodes></node></nodes>"
                                                                   "<edges><edge source='b' target='c'/></edges></node><node id='d' pid='a'/><node id='e'><parents><parent for='a'/><parent for='b'/></parents></node>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|part-of|parents¶a|A¶b||a¶c||b¶d||a¶e|||a, b¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction¶b|c|forward¶");
  g_assert_cmpuint (line_of_finding (book, "within other nodes"), ==, 4);
  g_assert_cmpuint (count_findings (book), ==, 1);
}

static void
test_looks_are_left_out_and_that_is_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, NODES ("<node id='a'/>\n<node id='b'><viz:position x='1' y='2'/><viz:size value='2'/></node>"
                                                                   "<node id='c'><viz:color r='1' g='2' b='3'/><attvalues><attvalue for='x' value='1'/></attvalues></node>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a¶b¶c¶");
  g_assert_cmpuint (line_of_finding (book, "Positions"), ==, 4);
  g_assert_cmpuint (count_findings (book), ==, 1);
}

static void
test_faults_are_mended_and_said_with_their_line (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, GEXF ("<graph><attributes class='node'><attribute id='0' title='a'/>\n<attribute id='0' title='b'/><attribute/></attributes>"
                                                                  "<nodes><node id='x'><attvalues><attvalue value='1'/><attvalue for='0' value='2'/></attvalues></node>\n<node id='x'/><node id=''/></nodes>"
                                                                  "<edges>\n<edge target='x'/></edges></graph>"));

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|a¶x||2¶x¶node-3¶");
  g_assert_cmpuint (line_of_finding (book, "declared once more"), ==, 3);
  g_assert_cmpuint (line_of_finding (book, "as well"), ==, 4);
  g_assert_cmpuint (line_of_finding (book, "no id"), ==, 4);
  g_assert_cmpuint (line_of_finding (book, "which nodes"), ==, 5);
  g_assert_cmpuint (count_findings (book), ==, 4);
}

static void
test_what_is_said_of_the_graph_is_said_of_the_map (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read, GEXF ("<meta lastmodifieddate='2026-01-01'><creator>Gephi 0.10.1</creator><title>Coral</title><description>Notes\non it</description><keywords/></meta><graph/>"));
  g_autoptr (EntBook) other = read_book_text (ent_gexf_read, GEXF ("<meta><creator>Ana Íñigo</creator></meta><graph name='Net'/>"));

  assert_rows (book, ENT_SHEET_MAP, "field|value¶title|Coral¶notes|Notes\non it¶");
  assert_rows (other, ENT_SHEET_MAP, "field|value¶authors|Ana Íñigo¶title|Net¶");
}

static void
test_a_file_without_a_graph_is_refused (void)
{
  assert_line_refused (ent_gexf_read, "<gexf>\n</gexf>", 14, 2, "no graph");
}

/* --- time --- */

static void
test_ratings_that_change_become_moments (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_gexf_read,
                                             GEXF ("<graph mode='dynamic' timeformat='date'><attributes class='node' mode='dynamic'>"
                                                   "<attribute id='p' title='power'/><attribute id='c' title='commitment'/><attribute id='i' title='indegree'/></attributes><nodes>\n"
                                                   "<node id='a'><attvalues><attvalue for='p' value='2' start='2026-03-14'/>\n<attvalue for='p' value='1' start='2025-03-14T00:00:00' end='2026-03-14'/>"
                                                   "<attvalue for='c' value='neutral'/></attvalues></node>\n"
                                                   "<node id='b'><attvalues><attvalue for='i' value='7' start='2026-03-01'/><attvalue for='i' value='9' start='2025-01-01'/>"
                                                   "<attvalue for='p' value='3' start='2025-02-30'/></attvalues></node></nodes></graph>"));

  assert_rows (book, ENT_SHEET_RATINGS, "stakeholder|moment|aspect|value¶a|d2026-03-14|power|2¶a|d2025-03-14|power|1¶");
  assert_rows (book, ENT_SHEET_MOMENTS, "id|name|date¶d2025-03-14|2025-03-14|2025-03-14¶d2026-03-14|2026-03-14|2026-03-14¶");
  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|commitment|indegree|power¶a||neutral¶b|||7|3¶");
  g_assert_cmpuint (ent_book_sheet_line (ent_book_sheet (book, ENT_SHEET_RATINGS), 2), ==, 4);
  g_assert_cmpuint (line_of_finding (book, "change with time"), ==, 5);
  g_assert_cmpuint (count_findings (book), ==, 1);
}

static void
test_the_last_of_other_values_is_taken (void)
{
  assert_ties (EDGES ("", "<edge source='1' target='2' start='2'><attvalues><attvalue for='w' value='a' start='10.5'/><attvalue for='w' value='b' start='9.5'/><attvalue for='w' value='c' end='9'/></attvalues></edge>"
                          "<edge source='1' target='2'><attvalues><attvalue for='w' value='d' start='1'/><attvalue for='w' value='e' start='1'/></attvalues></edge>"),
               "from|to|direction|start|w¶1|2|none|2|a¶1|2|none||e¶");
}

static void
test_spells_are_a_column (void)
{
  assert_nodes (NODES ("<node id='a'><spells><spell end='2009-03-01'/><spell start='2009-03-05' end='2009-03-10'/><spell/></spells></node>"
                       "<node id='b'><slices><slice startopen='2009'/></slices></node><node id='c' start='1' endopen='2'/>"),
                "id|name|spells|start|end¶a||../2009-03-01, 2009-03-05/2009-03-10¶b||2009/..¶c|||1|2¶");
}

/* --- writing --- */

static EntBook *
new_dated_book (void)
{
  EntBook *book = graph_book (FALSE);

  ADD_TABLE (book, ENT_SHEET_MOMENTS, 3, "id", "name", "date", "m-2", "Later", "2026-03-14", "m-1", "Base", "2025-03-14", "m-0", "Some day", NULL, "m-3", "The same day", "2026-03-14");
  ADD_TABLE (book, ENT_SHEET_RATINGS, 6, "stakeholder", "moment", "aspect", "value", "source", "reason",
             "s-1", "m-1", "power", "3", NULL, "said so", "s-1", "m-2", "power", "4", NULL, NULL, "s-1", "m-1", "commitment", "neutral", NULL, NULL,
             "s-2", "m-0", "commitment", "leading", NULL, NULL, "s-2", "m-2", "ally", "no", NULL, NULL, "s-2", "m-3", "ally", "yes", NULL, NULL,
             "s-9", "m-1", "power", "1", NULL, NULL, "s-1", "m-9", "power", "1", NULL, NULL, "s-1", "m-1", "luck", "1", NULL, NULL);
  return book;
}

static void
test_what_is_written_reads_back_the_same (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EntBook) book = graph_book (i == 0), back = NULL;
      g_autofree char *text = write_book_text (ent_gexf_write, book), *again = NULL;

      back = read_book_text (ent_gexf_read, text);
      g_assert_cmpuint (count_findings (back), ==, 0);
      assert_same_sheet (book, back, ENT_SHEET_STAKEHOLDERS, none);
      assert_same_sheet (book, back, ENT_SHEET_TIES, none);
      assert_same_sheet (book, back, ENT_SHEET_MAP, none);
      g_assert_null (ent_book_sheet (back, ENT_SHEET_RATINGS));
      g_assert_nonnull (strstr (text, "mode=\"static\""));
      again = write_book_text (ent_gexf_write, book);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_ratings_with_dates_are_written_for_their_time (void)
{
  static const char *const aspects[] = { "power", "commitment", NULL };
  g_autoptr (EntBook) book = new_dated_book (), back = NULL;
  g_autofree char *text = write_book_text (ent_gexf_write, book);

  back = read_book_text (ent_gexf_read, text);
  g_assert_cmpuint (count_findings (back), ==, 0);
  assert_same_sheet (book, back, ENT_SHEET_STAKEHOLDERS, aspects);
  g_assert_nonnull (strstr (text, "<attvalue for=\"power\" value=\"3\" start=\"2025-03-14\" end=\"2026-03-14\"/>"));
  g_assert_nonnull (strstr (text, "<attvalue for=\"power\" value=\"4\" start=\"2026-03-14\"/>"));
  g_assert_nonnull (strstr (text, "mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\""));
  g_assert_nonnull (strstr (text, "<attribute id=\"power\" title=\"power\" type=\"integer\"/>"));
  assert_rows (back, ENT_SHEET_RATINGS, "stakeholder|moment|aspect|value¶s-1|d2025-03-14|power|3¶s-1|d2026-03-14|power|4¶s-1|d2025-03-14|commitment|neutral¶s-2|d2026-03-14|ally|yes¶");
  assert_rows (back, ENT_SHEET_MOMENTS, "id|name|date¶d2025-03-14|2025-03-14|2025-03-14¶d2026-03-14|2026-03-14|2026-03-14¶");
}

static void
test_sectors_have_their_colours (void)
{
  g_autoptr (EntBook) book = graph_book (TRUE);
  g_autofree char *text = write_book_text (ent_gexf_write, book);
  const char *private = strstr (text, "<viz:color r=\"138\" g=\"95\" b=\"176\"/>"), *institutions = strstr (text, "<viz:color r=\"59\" g=\"111\" b=\"182\"/>");

  g_assert_nonnull (private);
  g_assert_nonnull (institutions);
  g_assert_null (strstr (institutions + 1, "<viz:color"));
}

static void
test_a_whole_map_reads_back_the_same (void)
{
  static const char *const aspects[] = { "power", "commitment", "desired", "ally", NULL };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EntMap) map = i == 0 ? new_full_map () : new_random_map (i, 40);
      EntExportOptions options = { .names = TRUE, .sheets = 1u << ENT_SHEET_STAKEHOLDERS | 1u << ENT_SHEET_TIES | 1u << ENT_SHEET_MAP };
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = NULL, dated = NULL, back = NULL, dated_back = NULL;
      g_autofree char *text = NULL, *dated_text = NULL;

      book = ent_export_book (map, &options, &error);
      g_assert_no_error (error);
      options.sheets |= 1u << ENT_SHEET_MOMENTS | 1u << ENT_SHEET_RATINGS;
      dated = ent_export_book (map, &options, &error);
      g_assert_no_error (error);
      text = write_book_text (ent_gexf_write, book);
      dated_text = write_book_text (ent_gexf_write, dated);
      back = read_book_text (ent_gexf_read, text);
      dated_back = read_book_text (ent_gexf_read, dated_text);
      assert_same_sheet (book, back, ENT_SHEET_STAKEHOLDERS, none);
      assert_same_sheet (book, back, ENT_SHEET_TIES, none);
      assert_same_sheet (book, back, ENT_SHEET_MAP, none);
      assert_same_sheet (dated, dated_back, ENT_SHEET_STAKEHOLDERS, aspects);
    }
}

static void
test_an_empty_map_is_a_graph (void)
{
  g_autoptr (EntBook) book = ent_book_new (), back = NULL;
  g_autofree char *text = write_book_text (ent_gexf_write, book);

  back = read_book_text (ent_gexf_read, text);
  g_assert_null (ent_book_sheet (back, ENT_SHEET_TIES));
}

static void
test_writing_can_be_stopped (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntBookSheet *sheet = ent_book_add_sheet (book, ENT_SHEET_TIES, NULL, NULL);

  for (guint i = 1; i < 1000; i++)
    g_assert_true (ent_book_sheet_put_named (sheet, i, "from", "s", -1, NULL) && ent_book_sheet_put_named (sheet, i, "to", "s", -1, NULL));
  assert_writing_stops (ent_gexf_write, book);
}

/* --- other programs --- */

/* It has no graphs in which some edges have a direction and some have none; and before its version 3.6 it does not know
 * the name of version 1.3. */
static void
test_networkx_reads_what_is_written (void)
{
  static const char script[] = "import sys, json, networkx as nx\n"
                               "from networkx.readwrite.gexf import GEXF\n"
                               "ns = 'http://gexf.net/1.3'\n"
                               "GEXF.versions.setdefault('1.3', dict(NS_GEXF=ns, NS_VIZ=ns + '/viz', NS_XSI='', SCHEMALOCATION='', VERSION='1.3'))\n"
                               "g = nx.read_gexf(sys.argv[1], version='1.3')\n"
                               "print(len(g), g.number_of_edges(), g.is_directed())\n"
                               "for i in ('s-1', 's-2'):\n"
                               "  n = g.nodes[i]\n"
                               "  print(json.dumps(i), json.dumps(n['label']), json.dumps(n['notes']), n.get('power'), n['viz']['color']['r'])\n"
                               "print(g.edges['s-2', 's-3']['kind'], g.edges['s-1', 's-2']['notes'], sep='|')\n";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EntBook) book = i == 0 ? graph_book (FALSE) : new_dated_book ();
      g_autofree char *text = write_book_text (ent_gexf_write, book), *answer = ask_python ("networkx", script, text, ".gexf");

      if (answer == NULL)
        return;
      /* each tie that goes both ways is two of its edges */
      g_assert_cmpstr (answer, ==,
                       i == 0 ? "3 5 True\n"
                                "\"s-1\" \"O\\\"Neil & <S\\u00f6hne> 'x'\" \"one\\ntwo\\n  three \" 4 138\n"
                                "\"s-2\" \"Polic\\u00eda ]]> de turismo\" \"a\\rb\\tc\" 0 59\n"
                                "funds|two\nlines\n"
                              : "3 5 True\n"
                                "\"s-1\" \"O\\\"Neil & <S\\u00f6hne> 'x'\" \"one\\ntwo\\n  three \" [(3, '2025-03-14', '2026-03-14'), (4, '2026-03-14', 'None')] 138\n"
                                "\"s-2\" \"Polic\\u00eda ]]> de turismo\" \"a\\rb\\tc\" None 59\n"
                                "funds|two\nlines\n");
    }
}

#define ADD(name, test) g_test_add_func ("/gexf/" name, test)

int
main (int argc, char **argv)
{
  static const HostileCase hostile = {
    ent_gexf_read, "gexf",
    GEXF ("<meta><creator>Gephi 0.9</creator><description>niño</description></meta>\n<graph mode='dynamic'><attributes class='node' mode='dynamic'><attribute id='power' title='power' type='liststring'><default>1</default></attribute></attributes>\n"
          "<nodes><node id='a' label='niño &amp; x'><attvalues><attvalue for='power' value='[1, 2]' start='2026-03-14'/></attvalues><spells><spell start='1'/></spells><viz:color r='1'/><nodes><node id='b' pid='a'/></nodes></node></nodes>\n"
          "<edges><edge source='a' target='b' type='mutual' kind='funds'><attvalues><attvalue for='x'>y</attvalue></attvalues></edge></edges></graph><!-- c --><?p i?>")
  };

  g_test_init (&argc, &argv, NULL);
  ADD ("attributes-become-columns", test_attributes_become_columns);
  ADD ("versions-and-prefixes-do-not-matter", test_versions_and_prefixes_do_not_matter);
  ADD ("names-are-found-in-other-places", test_names_are_found_in_other_places);
  ADD ("types-of-edges-are-directions", test_types_of_edges_are_directions);
  ADD ("lists-are-joined-with-commas", test_lists_are_joined_with_commas);
  ADD ("nodes-within-nodes-say-so", test_nodes_within_nodes_say_so);
  ADD ("looks-are-left-out-and-that-is-said-once", test_looks_are_left_out_and_that_is_said_once);
  ADD ("faults-are-mended-and-said-with-their-line", test_faults_are_mended_and_said_with_their_line);
  ADD ("what-is-said-of-the-graph-is-said-of-the-map", test_what_is_said_of_the_graph_is_said_of_the_map);
  ADD ("a-file-without-a-graph-is-refused", test_a_file_without_a_graph_is_refused);
  ADD ("ratings-that-change-become-moments", test_ratings_that_change_become_moments);
  ADD ("the-last-of-other-values-is-taken", test_the_last_of_other_values_is_taken);
  ADD ("spells-are-a-column", test_spells_are_a_column);
  ADD ("what-is-written-reads-back-the-same", test_what_is_written_reads_back_the_same);
  ADD ("ratings-with-dates-are-written-for-their-time", test_ratings_with_dates_are_written_for_their_time);
  ADD ("sectors-have-their-colours", test_sectors_have_their_colours);
  ADD ("a-whole-map-reads-back-the-same", test_a_whole_map_reads_back_the_same);
  ADD ("an-empty-map-is-a-graph", test_an_empty_map_is_a_graph);
  ADD ("writing-can-be-stopped", test_writing_can_be_stopped);
  ADD ("networkx-reads-what-is-written", test_networkx_reads_what_is_written);
  add_hostile_tests ("/gexf/hostile", &hostile);
  return g_test_run ();
}
