/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs in DOT: all of its grammar, files made to harm, and what Graphviz makes of ours. */
#include <string.h>

#include "io/book/graphs/dot.h"
#include "book-sample.h"
#include "book-check.h"

#define TIES "from|to|direction¶"

static void
test_the_whole_grammar_is_read (void)
{
  static const BookCase cases[] = {
    { "graph{}", "id|name¶", TIES },
    { "GRAPH x {a--b}", "id|name¶a|a¶b|b¶", TIES "a|b|none¶" },
    { "strict DiGraph \"x\" {a->b;a->b;b->a}", "id|name¶a|a¶b|b¶", TIES "a|b|forward¶b|a|forward¶" },
    { "strict graph {a--b b--a a--a}", "id|name¶a|a¶b|b¶", TIES "a|b|none¶a|a|none¶" },
    { "digraph {a->b->c a->b}", "id|name¶a|a¶b|b¶c|c¶", TIES "a|b|forward¶b|c|forward¶a|b|forward¶" },
    { "digraph {a->{b c}->d}", "id|name¶a|a¶b|b¶c|c¶d|d¶", TIES "a|b|forward¶a|c|forward¶b|d|forward¶c|d|forward¶" },
    { "digraph {{a b}->{{c} d b}}", "id|name¶a|a¶b|b¶c|c¶d|d¶", TIES "a|c|forward¶a|d|forward¶a|b|forward¶b|c|forward¶b|d|forward¶b|b|forward¶" },
    { "digraph {subgraph x {a b a} subgraph x -> subgraph {c; d->e}}", "id|name¶a|a¶b|b¶c|c¶d|d¶e|e¶",
      TIES "d|e|forward¶a|c|forward¶a|d|forward¶a|e|forward¶b|c|forward¶b|d|forward¶b|e|forward¶" },
    { "digraph {subgraph gone -> a {} -> b}", "id|name¶a|a¶b|b¶", TIES },
    { "digraph {a:n->b:f0:sw}", "id|name¶a|a¶b|b¶", TIES "a|b|forward¶" },
    { "graph {-1.5--.5--7. \"a\"+ \"b\" /* c */ // d\n# e\n ñandú}", "id|name¶-1.5|-1.5¶.5|.5¶7.|7.¶ab|ab¶ñandú|ñandú¶", TIES "-1.5|.5|none¶.5|7.|none¶" },
    { "graph {rankdir=LR size=\"1,2\" a[x=1,y=2;z]b[x=\"3\"][y=<4>]}", "id|name|x|y¶a|a|1|2¶b|b|3|4¶", TIES },
    { "graph {\"node\" \"a\\\"b\" \"a\\\nb\" \"c\r\nd\"}", "id|name¶node|node¶a\"b|a\"b¶ab|ab¶c\nd|c\nd¶", TIES },
    { "\xef\xbb\xbfgraph {a}", "id|name¶a|a¶", TIES },
  };

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
}

static void
test_labels_are_names_as_graphviz_shows_them (void)
{
  static const BookCase cases[] = {
    { "graph G {node[label=\"\\N in \\G\"] a b[label=\"one\\ntwo\\l\"] c[label=\"\"]}", "id|name¶a|a in G¶b|one\ntwo¶c|c¶", TIES },
    { "graph {node[label=\"\\N\"] a--b; b[label=B]}", "id|name¶a|a¶b|B¶", TIES "a|b|none¶" },
    { "graph {a[label=<<b>Hotel</b> &amp; <i>S&oacute;l</i><br/>two<br align=\"left\"/>>]}", "id|name¶a|Hotel & Sól\ntwo¶", TIES },
    { "graph {a[label=<<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>>]}", "id|name¶a|x y \nz¶", TIES },
    { "graph {a[label=\"&lt;&#241;&#xf1;&#xd800;&nope;&\"]}", "id|name¶a|<ññ&#xd800;&nope;&¶", TIES },
    { "graph {a[label=\"C:\\\\dir \\\"q\\\"\"]}", "id|name¶a|C:\\dir \"q\"¶", TIES },
    { "graph {a[label=L, name=N]; b[label=L]; b[name=N]; c[name=N]; c[label=N]}", "id|name|label¶a|N|L¶b|N|L¶c|N¶", TIES },
    { "digraph {a->b[label=\"\\T to \\H: \\E\",xlabel=\"x\\ny\",tooltip=t]}", "id|name¶a|a¶b|b¶", "from|to|direction|xlabel|tooltip|label¶a|b|forward|x\ny|t|a to b: a->b¶" },
  };

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
}

static void
test_defaults_hold_in_their_group_only (void)
{
  static const BookCase cases[] = {
    { "graph {node[t=1] a {node[t=2] b {node[t=3,u=x] c} d} e}", "id|name|t|u¶a|a|1¶b|b|2¶c|c|3|x¶d|d|2¶e|e|1¶", TIES },
    { "graph {a node[t=1] b[t=\"\"] c[t=2] a}", "id|name|t¶a|a¶b|b¶c|c|2¶", TIES },
    { "digraph {edge[weight=2] a->b {edge[weight=3,dir=none] a->c[weight=4] a->d} a->e}", "id|name¶a|a¶b|b¶c|c¶d|d¶e|e¶",
      "from|to|direction|weight¶a|b|forward|2¶a|c|none|4¶a|d|none|3¶a|e|forward|2¶" },
  };

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
}

static void
test_directions_are_told_apart (void)
{
  static const BookCase cases[] = {
    { "digraph {a->b[dir=both] a->b[dir=back] a->b[dir=none] a->b[dir=FORWARD] a->b[dir=odd]}", "id|name¶a|a¶b|b¶",
      TIES "a|b|both¶b|a|forward¶a|b|none¶a|b|forward¶a|b|forward¶" },
    { "graph {a--b[dir=forward]}", "id|name¶a|a¶b|b¶", TIES "a|b|forward¶" },
  };
  g_autoptr (EntBook) odd = read_book_text (ent_dot_read, "digraph {a--b}"), other = read_book_text (ent_dot_read, "graph {a->b}");

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
  assert_rows (odd, ENT_SHEET_TIES, TIES "a|b|none¶");
  assert_notes (odd, "--");
  assert_rows (other, ENT_SHEET_TIES, TIES "a|b|forward¶");
  assert_notes (other, "->");
}

static void
test_clusters_are_groups (void)
{
  static const BookCase cases[] = {
    { "graph {a subgraph cluster_1 {label=Outer b {c} subgraph Cluster2 {graph[label=\"In \\G\"] d} a} subgraph cluster3 {e} subgraph x {label=no f}}",
      "id|name|group¶a|a|Outer¶b|b|Outer¶c|c|Outer¶d|d|In ¶e|e¶f|f¶", TIES },
  };

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
}

static void
test_looks_are_left_out_and_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_dot_read, "digraph {node[shape=box] a[pos=\"1,2!\",fillcolor=red,style=filled,pin=true] a->b[color=red,penwidth=2,style=dashed] a->b[kind=funds,style=dashed]}");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a|a¶b|b¶");
  assert_rows (book, ENT_SHEET_TIES, "from|to|direction|style|kind¶a|b|forward|dashed¶a|b|forward||funds¶");
  g_assert_cmpuint (book->findings->len, ==, 1);
  assert_notes (book, "Positions");
}

static void
test_titles_of_standard_columns_do_not_clash (void)
{
  static const BookCase cases[] = {
    { "digraph {a[id=x,Name=y] a->b[id=e1,from=z,direction=q,Kind=k]}", "id|name|id (2)|Name (2)¶a|a|x|y¶b|b¶", "from|to|direction|id|from (2)|direction (2)|Kind (2)¶a|b|forward|e1|z|q|k¶" },
  };

  assert_cases (ent_dot_read, cases, G_N_ELEMENTS (cases));
}

static void
test_what_is_said_of_the_graph_is_kept (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_dot_read, "digraph name {label=\"T\\\\1\\n2\" place=\"B\" graph[notes=\"x\",bgcolor=red] {label=no place=no}}");
  g_autoptr (EntBook) named = read_book_text (ent_dot_read, "digraph name {} graph {b}");

  assert_rows (book, ENT_SHEET_MAP, "field|value¶place|B¶notes|x¶title|T\\1\n2¶");
  assert_rows (named, ENT_SHEET_MAP, "field|value¶title|name¶");
  assert_rows (named, ENT_SHEET_STAKEHOLDERS, "id|name¶");
  assert_notes (named, "behind the first graph");
}

static void
test_rows_know_their_lines (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_dot_read, "digraph {\r\na\n[x=1];\r\n\"b\nc\" -> a\n\n -> d /*\n*/ e\n}");
  const EntBookSheet *nodes = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *ties = ent_book_sheet (book, ENT_SHEET_TIES);
  static const guint lines[] = { 2, 4, 7, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (ent_book_sheet_line (nodes, i + 1), ==, lines[i]);
  g_assert_cmpuint (ent_book_sheet_line (ties, 1), ==, 4);
}

static void
test_other_encodings_are_understood (void)
{
  static const struct
  {
    EntEncoding encoding;
    const char *text;
    gsize length;
  } cases[] = {
    { ENT_ENCODING_FIND, "graph {a[label=\"ni\xf1o\"]}", 23 },
    { ENT_ENCODING_FIND, "\xff\xfeg\0r\0a\0p\0h\0{\0\xf1\0}\0", 18 },
    { ENT_ENCODING_MAC_ROMAN, "graph {a[label=\"ni\x96o\"]}", 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, cases[i].length);
      EntReadOptions options = { .encoding = cases[i].encoding };
      g_autoptr (GError) error = NULL;
      g_autoptr (EntBook) book = ent_dot_read (bytes, &options, &error);

      g_assert_no_error (error);
      assert_rows (book, ENT_SHEET_STAKEHOLDERS, i == 1 ? "id|name¶ñ|ñ¶" : "id|name¶a|niño¶");
    }
}

/* --- files that are wrong --- */

static void
test_what_is_wrong_is_refused_with_its_line (void)
{
  static const struct
  {
    const char *text, *begin;
  } cases[] = {
    { "", "Line 1:" },
    { "hello", "Line 1:" },
    { "\ngraph", "Line 2:" },
    { "graph {\na", "Line 2:" },
    { "graph {\n\"a", "Line 2:" },
    { "graph {\n/* a\n\n", "Line 2:" },
    { "graph {\na[label=<<b>\n]}", "Line 2:" },
    { "graph {\na--\n}", "Line 3:" },
    { "graph {a\n[x=]}", "Line 2:" },
    { "graph {a\n[=x]}", "Line 2:" },
    { "graph {\"a\" +\nb}", "Line 2:" },
    { "graph {a\n@}", "Line 2:" },
    { "graph {node\na}", "Line 2:" },
    { "graph {a:}", "Line 1:" },
    { "graph a b {}", "Line 1:" },
    { "graph {]}", "Line 1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bytes_refused (ent_dot_read, cases[i].text, strlen (cases[i].text), cases[i].begin, "");
  assert_bytes_refused (ent_dot_read, "graph {\n/* some words */ a\0b}", 29, "Line 2:", "");
}

static GString *
repeat (const char *begin, const char *text, guint n)
{
  GString *out = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return out;
}

static void
test_deep_groups_are_refused (void)
{
  g_autoptr (GString) deep = repeat ("graph ", "{", 100000), flat = repeat ("graph {", "{a", 63), html = repeat ("graph {a[label=", "<", 100000);
  g_autoptr (GString) closing = repeat ("", "}", 64);

  assert_bytes_refused (ent_dot_read, deep->str, deep->len, "Line 1:", "");
  assert_bytes_refused (ent_dot_read, html->str, html->len, "Line 1:", "");
  g_string_append (flat, closing->str);
  g_assert_true (try_bytes (ent_dot_read, flat->str, flat->len));
}

/* Each with each: ten thousand million ties out of a megabyte. */
static void
test_groups_whose_product_is_too_large_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("graph {subgraph x {"), chain = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "n%u ", i);
  g_string_append (text, "}\n");
  chain = g_string_new (text->str);
  g_string_append (text, "subgraph x -- subgraph x}");
  assert_bytes_refused (ent_dot_read, text->str, text->len, "Line 2:", "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (chain, "{subgraph x}");
  g_string_append_c (chain, '}');
  assert_bytes_refused (ent_dot_read, chain->str, chain->len, "Line 2:", "");
}

/* A strict graph has the same ties once, however often they are said. */
static void
test_what_is_said_often_ends_too (void)
{
  g_autoptr (GString) text = g_string_new ("strict graph {subgraph x {"), labels = g_string_new ("graph {node[label=\"");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "n%u ", i);
  g_string_append (text, "}\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "subgraph x -- subgraph x;");
  assert_bytes_refused (ent_dot_read, text->str, text->len, "Line 2:", "");
  for (guint i = 0; i < 400000; i++)
    g_string_append (labels, "\\G");
  g_string_append (labels, "\"]\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (labels, "a%u ", i);
  assert_bytes_refused (ent_dot_read, labels->str, labels->len, "Line 2:", "");
}

static void
test_too_many_ties_and_columns_are_refused (void)
{
  g_autoptr (GString) ties = repeat ("graph {a", "--a", ENT_BOOK_MAX_ROWS + 1), columns = g_string_new ("graph {a[");

  for (guint i = 0; i < ENT_BOOK_MAX_COLUMNS; i++)
    g_string_append_printf (columns, "c%u=1 ", i);
  g_string_append (columns, "]}");
  g_string_append_c (ties, '}');
  assert_bytes_refused (ent_dot_read, ties->str, ties->len, "Row ", "");
  assert_bytes_refused (ent_dot_read, columns->str, columns->len, "Row ", "");
}

static void
test_parts_of_files_are_read_or_refused (void)
{
  try_parts (ent_dot_read, "strict digraph \"G\\\"\" { /* c */ graph [label=<a<b>&amp;</b>>] node [label=\"\\N\\n\", x=1]; edge [dir=back]\n"
                           "subgraph cluster_1 { label=\"L\" a:n -> {b; c [name=\"x\"]} -> \"d\" + \"e\" [weight=-2.5, label=\"\\E\"]; }\n"
                           "// end\n# x\nf -- subgraph cluster_1 [style=dashed] }\n");
}

static void
test_reading_can_be_stopped (void)
{
  g_autoptr (GString) text = repeat ("graph {", "a--b;", 5000);

  g_string_append_c (text, '}');
  assert_reading_stops (ent_dot_read, text->str, 1);
}

/* --- writing --- */

static void
test_what_is_written_reads_back_the_same (void)
{
  g_autoptr (EntBook) book = sample_book (), again = NULL;
  g_autofree char *text = write_book_text (ent_dot_write, book), *same = write_book_text (ent_dot_write, book);

  again = read_book_text (ent_dot_read, text);
  g_assert_cmpstr (text, ==, same);
  assert_same_cells (book, again, ENT_SHEET_STAKEHOLDERS, "");
  assert_same_cells (book, again, ENT_SHEET_TIES, "");
  assert_rows (again, ENT_SHEET_MAP, "field|value¶place|Bahía¶notes|one\ntwo \\ three¶hide|funds\ntension¶title|Puerto \"Coral\" | <b> & 'más'¶");
  g_assert_cmpint (ent_book_sheet_find_column (ent_book_sheet (again, ENT_SHEET_TIES), "style"), ==, -1);
  g_assert_cmpint (ent_book_sheet_find_column (ent_book_sheet (again, ENT_SHEET_STAKEHOLDERS), "label"), ==, -1);
}

/* What Graphviz says of our file: a line for each node with its name, and for each edge. */
static void
test_graphviz_reads_what_is_written (void)
{
  static const char *const names[] = { "dot", "-Tplain", "@", NULL };
  static const char *const ask[] = { "gvpr", "N { printf(\"[%s]%s\\n\", $.name, aget($, \"name\")); } E { printf(\"%s>%s %s %s\\n\", $.tail.name, $.head.name, aget($, \"kind\"), aget($, \"dir\")); }", "@", NULL };
  g_autofree char *path = g_find_program_in_path ("dot"), *gvpr = g_find_program_in_path ("gvpr");
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_dot_write, book);
  g_autofree char *plain = NULL, *said = NULL;

  if (path == NULL || gvpr == NULL)
    {
      g_test_skip ("Graphviz (dot, gvpr) is not installed");
      return;
    }
  plain = run_program (names, text, ".dot");
  g_assert_nonnull (strstr (plain, "\nnode s1 "));
  /* letters that Graphviz takes for others are written so that it shows these */
  g_assert_nonnull (strstr (plain, "O\\\"Neil & <Söhne> 'x'"));
  g_assert_nonnull (strstr (plain, "مدرسة ٣ 🏖"));
  g_assert_nonnull (strstr (plain, " box "));
  said = run_program (ask, text, ".dot");
  g_assert_nonnull (strstr (said, "[s1]O\"Neil & <Söhne> 'x'\n"));
  g_assert_nonnull (strstr (said, "[s3]&amp; &lt; [x](y) %name% *Vertices # {a} -> b;\n"));
  g_assert_nonnull (strstr (said, "s1>s2 funds \n"));
  g_assert_nonnull (strstr (said, "s2>s3 works-with none\n"));
  g_assert_nonnull (strstr (said, "s3>s1 to-build both\n"));
}

/* Graphviz's own writing of our file is read again as we wrote it. */
static void
test_what_graphviz_writes_is_read (void)
{
  static const char *const arguments[] = { "dot", "-Tdot", "@", NULL };
  g_autofree char *path = g_find_program_in_path ("dot");
  g_autoptr (EntBook) book = sample_book (), again = NULL;
  g_autofree char *text = write_book_text (ent_dot_write, book), *theirs = NULL;

  if (path == NULL)
    {
      g_test_skip ("Graphviz (dot) is not installed");
      return;
    }
  theirs = run_program (arguments, text, ".dot");
  again = read_book_text (ent_dot_read, theirs);
  assert_same_cells (book, again, ENT_SHEET_STAKEHOLDERS, "");
  assert_same_cells (book, again, ENT_SHEET_TIES, "");
}

static void
test_large_graphs_are_quick (void)
{
  assert_large_reads_back (ent_dot_read, ent_dot_write);
}

static void
test_whatever_is_in_a_name_reads_back (void)
{
  assert_any_name_reads_back (ent_dot_read, ent_dot_write, "", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dot/the-whole-grammar-is-read", test_the_whole_grammar_is_read);
  g_test_add_func ("/dot/labels-are-names-as-graphviz-shows-them", test_labels_are_names_as_graphviz_shows_them);
  g_test_add_func ("/dot/defaults-hold-in-their-group-only", test_defaults_hold_in_their_group_only);
  g_test_add_func ("/dot/directions-are-told-apart", test_directions_are_told_apart);
  g_test_add_func ("/dot/clusters-are-groups", test_clusters_are_groups);
  g_test_add_func ("/dot/looks-are-left-out-and-said-once", test_looks_are_left_out_and_said_once);
  g_test_add_func ("/dot/titles-of-standard-columns-do-not-clash", test_titles_of_standard_columns_do_not_clash);
  g_test_add_func ("/dot/what-is-said-of-the-graph-is-kept", test_what_is_said_of_the_graph_is_kept);
  g_test_add_func ("/dot/rows-know-their-lines", test_rows_know_their_lines);
  g_test_add_func ("/dot/other-encodings-are-understood", test_other_encodings_are_understood);
  g_test_add_func ("/dot/what-is-wrong-is-refused-with-its-line", test_what_is_wrong_is_refused_with_its_line);
  g_test_add_func ("/dot/deep-groups-are-refused", test_deep_groups_are_refused);
  g_test_add_func ("/dot/groups-whose-product-is-too-large-are-refused", test_groups_whose_product_is_too_large_are_refused);
  g_test_add_func ("/dot/what-is-said-often-ends-too", test_what_is_said_often_ends_too);
  g_test_add_func ("/dot/too-many-ties-and-columns-are-refused", test_too_many_ties_and_columns_are_refused);
  g_test_add_func ("/dot/parts-of-files-are-read-or-refused", test_parts_of_files_are_read_or_refused);
  g_test_add_func ("/dot/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/dot/what-is-written-reads-back-the-same", test_what_is_written_reads_back_the_same);
  g_test_add_func ("/dot/graphviz-reads-what-is-written", test_graphviz_reads_what_is_written);
  g_test_add_func ("/dot/what-graphviz-writes-is-read", test_what_graphviz_writes_is_read);
  g_test_add_func ("/dot/large-graphs-are-quick", test_large_graphs_are_quick);
  g_test_add_func ("/dot/whatever-is-in-a-name-reads-back", test_whatever_is_in_a_name_reads_back);
  return g_test_run ();
}
