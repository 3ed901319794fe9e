/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of Pajek: its sections, files made to harm, and what NetworkX and igraph make of ours. */
#include <string.h>

#include "io/book/graphs/pajek.h"
#include "book-sample.h"
#include "book-check.h"

#define TIES "from|to|direction"

static void
test_vertices_are_read_with_and_without_numbers (void)
{
  static const BookCase cases[] = {
    { "*Vertices 0", "id|name¶", TIES "¶" },
    { "*vertices 3\n", "id|name¶1|1¶2|2¶3|3¶", TIES "¶" },
    { "% note\r\n*VERTICES 3\r\n1 \"A b\" 0.1 0.2\r\n% x\r\n 3 c ellipse ic Red\r\n", "id|name¶1|A b¶2|2¶3|c¶", TIES "¶" },
    { "*Vertices 2\r\"A\"\r\"B\" 0.5 0.5 0.5\r", "id|name¶1|A¶2|B¶", TIES "¶" },
    { "*Vertices 2\n2 \"B\"\n1 \"A\"", "id|name¶1|A¶2|B¶", TIES "¶" },
    { "*Vertices 4\n1 \"say \"\"hi\"\" x\"\n2 \"say \\\"hi\\\" \\\\\"\n3 \"C:\\\"\n4 \"a\\nb\"", "id|name¶1|say \"hi\" x¶2|say \"hi\" \\¶3|C:\\¶4|a\nb¶", TIES "¶" },
    { "*Vertices 2\n1 \"&#322;&#34;&#38;#34;&#0;&#55296;&#x;&#\"\n2 x", "id|name¶1|ł\"&#34;&#0;&#55296;&#x;&#¶2|x¶", TIES "¶" },
    { "\xef\xbb\xbf*Vertices 1\n1 \"Ni\xc3\xb1o\"", "id|name¶1|Niño¶", TIES "¶" },
    { "*Vertices 1\n1 \"Ni\xf1o\"", "id|name¶1|Niño¶", TIES "¶" },
    { "*Vertices 3 2\n1 a\n", "id|name|mode¶1|a|1¶2|2|1¶3|3|2¶", TIES "¶" },
  };

  assert_cases (ent_pajek_read, cases, G_N_ELEMENTS (cases));
}

static void
test_ties_are_read_as_they_stand (void)
{
  static const BookCase cases[] = {
    { "*Vertices 3\n*Arcs\n1 2\n2 3 -1.50\n3 3 1e-7 c Blue\n*Edges\n1 3 2 l \"a b\" w 3", "id|name¶1|1¶2|2¶3|3¶",
      TIES "|weight|label¶1|2|forward¶2|3|forward|-1.50¶3|3|forward|1e-7¶1|3|none|2|a b¶" },
    { "*Vertices 3\n*Arcslist\n1 2 3\n*edgesLIST\n2 3\n3\n", "id|name¶1|1¶2|2¶3|3¶", TIES "¶1|2|forward¶1|3|forward¶2|3|none¶" },
    { "*Vertices 2\n*Arcs :1 \"knows well\"\n1 2 1\n*Edges :2 \"kin\"\n1 2\n*Arcs :2\n2 1\n*Arcs: 7\n1 1 3\n*Arcs\n1: 1 2 5\n9: 2 2", "id|name¶1|1¶2|2¶",
      TIES "|kind|weight¶1|2|forward|knows well|1¶1|2|none|kin¶2|1|forward|kin¶1|1|forward|7|3¶1|2|forward|knows well|5¶2|2|forward|9¶" },
    { "*Vertices 1\n*Arcs\n  \n1 1", "id|name¶1|1¶", TIES "¶1|1|forward¶" },
  };

  assert_cases (ent_pajek_read, cases, G_N_ELEMENTS (cases));
}

static void
test_matrices_are_ties (void)
{
  static const BookCase cases[] = {
    { "*Vertices 3\n*Matrix\n0 1 0\n0 0 2.50\n0 0.0 3\n", "id|name¶1|1¶2|2¶3|3¶", TIES "|weight¶1|2|forward|1¶2|3|forward|2.50¶3|3|forward|3¶" },
    { "*Vertices 2\n*Matrix :1 \"a b\"\n0 1\n1 0\n*Matrix :2 \"c\"\n0 1\n2 0", "id|name¶1|1¶2|2¶", TIES "|kind|weight¶1|2|none|a b|1¶1|2|forward|c|1¶2|1|forward|c|2¶" },
    { "*Vertices 5 2\n*Matrix\n0 1 1\n2 0 0\n", "id|name|mode¶1|1|1¶2|2|1¶3|3|2¶4|4|2¶5|5|2¶", TIES "|weight¶1|4|forward|1¶1|5|forward|1¶2|3|forward|2¶" },
    { "*Vertices 2\n*Matrix\n0 0\n0 0\n", "id|name¶1|1¶2|2¶", TIES "¶" },
  };
  g_autoptr (EntBook) book = read_book_text (ent_pajek_read, "*Vertices 2\n*Matrix\n0 1\n1 0\n");

  assert_cases (ent_pajek_read, cases, G_N_ELEMENTS (cases));
  assert_notes (book, "both ways");
}

static void
test_projects_have_partitions_and_vectors (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_pajek_read, "*Network One\n*Vertices 2\n1 \"A\"\n*Partition sex\n*Vertices 2\n 1\n 2\n\n*Vector name\n*Vertices 2\n0.50\n-1\n"
                                                             "*Partition sex\n*Vertices 2\n7\n*Partition odd\n*Vertices 5\n1\n2\n*Permutation p\n*Vertices 2\n2\n1\n*Hierarchy x\n1 2 3\n");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|sex|name (2)|sex (2)¶1|A|1|0.50|7¶2|2|2|-1¶");
  assert_rows (book, ENT_SHEET_MAP, "field|value¶title|One¶");
  assert_notes (book, "odd");
  assert_notes (book, "*Permutation");
  assert_notes (book, "*Hierarchy");
}

static void
test_several_networks_stay_apart (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_pajek_read, "*Network \"One\"\n*Vertices 2\n1 A\n*Arcs :1 \"x\"\n1 2\n*Partition p\n*Vertices 1\n5\n*Network Two\n*Vertices 1\n1 A\n*Edges :1\n1 1 4\n");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name|network|p¶1.1|A|\"One\"¶1.2|1.2|\"One\"¶2.1|A|Two|5¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "|kind|weight¶1.1|1.2|forward|x¶2.1|2.1|none|1|4¶");
  assert_notes (book, "2 networks");
  g_assert_null (ent_book_sheet (book, ENT_SHEET_MAP));
}

static void
test_times_and_looks_are_left_out_and_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_pajek_read, "*Vertices 2\n1 \"A\" 0.1 0.2 [1-3]\n2 \"B\" [5-10,12-*]\n*Arcs\n1 2 1 [2]\n1 2 [3] c Red\n");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶1|A¶2|B¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "|weight¶1|2|forward|1¶1|2|forward¶");
  g_assert_cmpuint (book->findings->len, ==, 2);
  assert_notes (book, "times");
  assert_notes (book, "Positions");
}

static void
test_lines_that_are_wrong_are_left_out_and_said (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_pajek_read, "*Vertices 2\n3 \"no\"\n1 A\n\"B\"\n\"no\"\n*Arcs\n1 3\n0 1\n-1 2\nx 1\n1\n4294967297 1\n1 2\n");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶1|A¶2|B¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "¶1|2|forward¶");
  g_assert_cmpuint (book->findings->len, ==, 8);
  g_assert_cmpuint (((EntFinding *) g_ptr_array_index (book->findings, 0))->line, ==, 2);
  assert_notes (book, "4294967297");
}

static void
test_notes_have_an_end (void)
{
  g_autoptr (GString) text = g_string_new ("*Vertices 1\n*Arcs\n");
  g_autoptr (EntBook) book = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "2 %u\n*Odd%c%c\n", i, 'a' + i % 26, 'a' + i / 26 % 26);
  book = read_book_text (ent_pajek_read, text->str);
  g_assert_cmpuint (book->findings->len, <=, 2 * ENT_BOOK_MAX_NOTES + 1);
}

static void
test_what_is_wrong_is_refused_with_its_line (void)
{
  static const struct
  {
    const char *text, *begin;
  } cases[] = {
    { "", "Line 1:" },
    { "hello\n", "Line 1:" },
    { "\n*Arcs\n1 2\n", "Line 2:" },
    { "*Vertices\n", "Line 1:" },
    { "*Vertices x\n", "Line 1:" },
    { "*Vertices -1\n", "Line 1:" },
    { "*Vertices 4000000000\n", "Line 1:" },
    { "*Vertices 99999999999999999999\n", "Line 1:" },
    { "*Vertices 200000\n", "Line 1:" },
    { "*Vertices 2\n*Matrix\n0 1\n0\n", "Line 4:" },
    { "*Vertices 2\n*Matrix\n0 1 1\n0 1\n", "Line 3:" },
    { "*Vertices 2\n*Matrix\n0 1\n", "Line 3:" },
    { "*Vertices 2\n*Matrix\n0 1\n0 1\n0 1\n", "Line 5:" },
    { "*Vertices 2\n*Matrix\n0 1\n*Arcs\n", "Line 4:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bytes_refused (ent_pajek_read, cases[i].text, strlen (cases[i].text), cases[i].begin, "");
  assert_bytes_refused (ent_pajek_read, "*Vertices 1\n1 \"A\0\"\n", 19, "Line 2:", "");
}

/* Short lines that stand for much. */
static void
test_what_is_said_often_ends_too (void)
{
  static const char *const lines[] = { "*Vertices 199998\n", "*Vertices 0\n", "*Partition p\n*Vertices 7\n1\n", "*Network\n*Vertices 1\n", "*Matrix\n", "*Arcs :1 \"x\"\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new ("*Vertices 1\n");

      for (guint j = 0; j < 300000; j++)
        g_string_append (text, lines[i]);
      try_bytes (ent_pajek_read, text->str, text->len);
    }
}

static void
test_parts_of_files_are_read_or_refused (void)
{
  try_parts (ent_pajek_read, "*Network N\n*Vertices 4 2\n1 \"A \\\"b\\\" \\\\\" 0.1 0.2 ellipse\n\"c\"\"d\" [1-2]\n*Arcs :1 \"r\"\n1 2 3.5 l \"x\" [1]\n2: 1 3\n"
                             "*Edgeslist\n1 2 3 4\n*Matrix :3 \"m\"\n0 1\n1 0\n*Partition p\n*Vertices 4\n1\n2\n3\n4\n*Vector v\n*Vertices 4\n.5\n");
}

static void
test_reading_can_be_stopped (void)
{
  g_autoptr (GString) text = g_string_new ("*Vertices 1\n*Arcs\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "1 1\n");
  assert_reading_stops (ent_pajek_read, text->str, 1);
}

/* --- writing --- */

static void
test_what_the_format_holds_reads_back (void)
{
  g_autoptr (EntBook) book = sample_book (), again = NULL;
  g_autofree char *text = write_book_text (ent_pajek_write, book), *same = write_book_text (ent_pajek_write, book);

  again = read_book_text (ent_pajek_read, text);
  g_assert_cmpstr (text, ==, same);
  assert_same_cells (book, again, ENT_SHEET_STAKEHOLDERS, "|id|short-name|kind|sector|veto|steps|tag|notes|pin|power|commitment|role|commitment-reason|");
  assert_rows (again, ENT_SHEET_TIES, TIES "|weight|kind¶1|2|forward|3|funds¶1|2|forward|2|funds¶2|3|none|2|works-with¶3|1|none|1|to-build¶4|5|none|2|tension¶");
  assert_rows (again, ENT_SHEET_MAP, "field|value¶title|Puerto \"Coral\" | <b> & 'más'¶");
}

/* Each prints what is there, names and kinds. */
#define NETWORKX                                      \
  "import networkx, sys\n"                            \
  "g = networkx.read_pajek(sys.argv[1])\n"            \
  "sys.stdout.reconfigure(encoding='utf-8')\n"        \
  "print(g.number_of_nodes(), g.number_of_edges())\n" \
  "print('[' + ']\\n['.join(g.nodes) + ']')\n"        \
  "print(sorted((d['l'], d['weight']) for _, _, d in g.edges(data=True)))\n"

#define IGRAPH                                    \
  "import igraph, sys\n"                          \
  "g = igraph.Graph.Read_Pajek(sys.argv[1])\n"    \
  "sys.stdout.reconfigure(encoding='utf-8')\n"    \
  "print(g.vcount(), g.ecount())\n"               \
  "print('[' + ']\\n['.join(g.vs['id']) + ']')\n" \
  "print(sorted(zip(g.es['label'], g.es['weight'])))\n"

static void
check_said (const char *said)
{
  static const char *const parts[] = { "5 5\n", "[O&#34;Neil & <Söhne> 'x']", "[&amp; &lt; [x](y) %name% *Vertices # {a} -> b;]", "[=SUM(A1)]", "[مدرسة ٣ 🏖]",
                                       "[('funds', 2.0), ('funds', 3.0), ('tension', 2.0), ('to-build', 1.0), ('works-with', 2.0)]" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (said, parts[i]) == NULL)
      g_error ("%s is not in\n%s", parts[i], said);
}

static void
test_networkx_reads_what_is_written (void)
{
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_pajek_write, book), *said = ask_python ("networkx", NETWORKX, text, ".net");

  if (said != NULL)
    check_said (said);
}

static void
test_igraph_reads_what_is_written (void)
{
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_pajek_write, book), *said = ask_python ("igraph", IGRAPH, text, ".net");

  if (said != NULL)
    check_said (said);
}

static void
test_large_networks_are_quick (void)
{
  assert_large_reads_back (ent_pajek_read, ent_pajek_write);
}

static void
test_whatever_is_in_a_name_reads_back (void)
{
  assert_any_name_reads_back (ent_pajek_read, ent_pajek_write, "|id|notes|short-name|", "|id|from|to|direction|notes|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pajek/vertices-are-read-with-and-without-numbers", test_vertices_are_read_with_and_without_numbers);
  g_test_add_func ("/pajek/ties-are-read-as-they-stand", test_ties_are_read_as_they_stand);
  g_test_add_func ("/pajek/matrices-are-ties", test_matrices_are_ties);
  g_test_add_func ("/pajek/projects-have-partitions-and-vectors", test_projects_have_partitions_and_vectors);
  g_test_add_func ("/pajek/several-networks-stay-apart", test_several_networks_stay_apart);
  g_test_add_func ("/pajek/times-and-looks-are-left-out-and-said-once", test_times_and_looks_are_left_out_and_said_once);
  g_test_add_func ("/pajek/lines-that-are-wrong-are-left-out-and-said", test_lines_that_are_wrong_are_left_out_and_said);
  g_test_add_func ("/pajek/notes-have-an-end", test_notes_have_an_end);
  g_test_add_func ("/pajek/what-is-wrong-is-refused-with-its-line", test_what_is_wrong_is_refused_with_its_line);
  g_test_add_func ("/pajek/what-is-said-often-ends-too", test_what_is_said_often_ends_too);
  g_test_add_func ("/pajek/parts-of-files-are-read-or-refused", test_parts_of_files_are_read_or_refused);
  g_test_add_func ("/pajek/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/pajek/what-the-format-holds-reads-back", test_what_the_format_holds_reads_back);
  g_test_add_func ("/pajek/networkx-reads-what-is-written", test_networkx_reads_what_is_written);
  g_test_add_func ("/pajek/igraph-reads-what-is-written", test_igraph_reads_what_is_written);
  g_test_add_func ("/pajek/large-networks-are-quick", test_large_networks_are_quick);
  g_test_add_func ("/pajek/whatever-is-in-a-name-reads-back", test_whatever_is_in_a_name_reads_back);
  return g_test_run ();
}
