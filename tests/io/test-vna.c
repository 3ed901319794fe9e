/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What NetDraw and UCINET write as text. */
#include <string.h>

#include "io/book/graphs/vna.h"
#include "book-sample.h"
#include "book-check.h"

#define TIES "from|to|direction"

/* --- VNA --- */

static void
test_nodes_and_their_columns_are_read (void)
{
  static const BookCase cases[] = {
    { "*Node data\nID name gender age\nj101 joe male 56\nw067 \"wendy \"\"w\"\" b\" female\n\n*Tie data\nfrom to\nj101 w067\nw067 b9\n",
      "id|name|gender|age¶j101|joe|male|56¶w067|wendy \"w\" b|female¶b9|b9¶", TIES "¶j101|w067|forward¶w067|b9|forward¶" },
    { "*node data\r\n\"ID\"\t\"Full name\"\tid\r\na b\tAnna\t\r\n\"c\td\"\t\t7\r\n", "id|name|Full name|id (2)¶a b|a b|Anna¶c\td|c\td||7¶", TIES "¶" },
    { "*NODE DATA\nid, sector\n\"a, b\" , x y\nc,\n", "id|name|sector¶a, b|a, b|x y¶c|c¶", TIES "¶" },
    { "odd line\n*odd\nmore\n* node data\nid\nx\n", "id|name¶x|x¶", TIES "¶" },
  };

  assert_cases (ent_vna_read, cases, G_N_ELEMENTS (cases));
}

static void
test_a_column_of_the_ties_is_a_kind (void)
{
  static const BookCase cases[] = {
    { "*Tie data\nfrom to friends\na b 1\nb a 0\na c \nb c 2.50\nb d best\n", "id|name¶a|a¶b|b¶c|c¶d|d¶",
      TIES "|kind|weight|label¶a|b|forward|friends|1¶b|c|forward|friends|2.50¶b|d|forward|friends||best¶" },
    { "*Tie data\nfrom to friends trade\na b 1 2\nb a 0 0.0\na c 0 -1\n", "id|name¶a|a¶b|b¶c|c¶",
      TIES "|kind|weight¶a|b|forward|friends|1¶a|b|forward|trade|2¶a|c|forward|trade|-1¶" },
    { "*Tie data\nfrom to Strength\na b 3\nb a 0\n", "id|name¶a|a¶b|b¶", TIES "|weight¶a|b|forward|3¶" },
    { "*Tie data\nfrom to friends strength\na b 1 9\n", "id|name¶a|a¶b|b¶", TIES "|strength|kind|weight¶a|b|forward|9|friends|1¶" },
  };

  assert_cases (ent_vna_read, cases, G_N_ELEMENTS (cases));
}

static void
test_looks_are_left_out_and_said_once (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_vna_read, "*Node data\nid x color\na 1 255\n*Node properties\nID x y color shape size shortlabel\na 1 2 3 1 10 A\nlone 1 2 3 1 10 L\n*Tie data\nfrom to\na a\n*Tie properties\nFROM TO color size\na a 1 2\n");

  assert_rows (book, ENT_SHEET_STAKEHOLDERS, "id|name¶a|a¶lone|lone¶");
  assert_rows (book, ENT_SHEET_TIES, TIES "¶a|a|forward¶");
  g_assert_cmpuint (book->findings->len, ==, 1);
  assert_notes (book, "Positions");
}

static void
test_a_tie_with_one_end_is_left_out_and_said (void)
{
  g_autoptr (EntBook) book = read_book_text (ent_vna_read, "*Tie data\nfrom to\na\n");

  assert_rows (book, ENT_SHEET_TIES, TIES "¶");
  g_assert_cmpuint (((EntFinding *) g_ptr_array_index (book->findings, 0))->line, ==, 3);
}

/* --- DL --- */

static void
test_matrices_of_ucinet_are_read (void)
{
  static const BookCase cases[] = {
    { "DL N = 3\nData:\n0 1 1\n1 0 1\n0 0 0\n", "id|name¶1|1¶2|2¶3|3¶", TIES "|weight¶1|2|forward|1¶1|3|forward|1¶2|1|forward|1¶2|3|forward|1¶" },
    { "dl n=2, format=fullmatrix\nlabels:\n\"Anna M\",b:c\ndata:\n0 2.50\n2.50 0\n", "id|name¶1|Anna M¶2|b:c¶", TIES "|weight¶1|2|none|2.50¶" },
    { "dl n=3 format = fm labels embedded data:\nA B C\nA 0 1\n0\nB 0 0 0 C 0 0 0", "id|name¶A|A¶B|B¶C|C¶", TIES "|weight¶A|B|forward|1¶" },
    { "dl nr=2 nc=3\nrow labels:\nx y\ncolumn labels:\np q r\ndata:\n1 0 0\n0 1 1\n", "id|name|mode¶r1|x|1¶r2|y|1¶c1|p|2¶c2|q|2¶c3|r|2¶",
      TIES "|weight¶r1|c1|forward|1¶r2|c2|forward|1¶r2|c3|forward|1¶" },
    { "dl nr=1 nc=2 labels embedded data:\np q\nx 1 0\n", "id|name¶p|p¶q|q¶x|x¶", TIES "|weight¶x|p|forward|1¶" },
    { "dl n=2 nm=2\nmatrix labels:\nkin,trade\ndata:\n0 1\n0 0\n\n0 1\n1 0\n", "id|name¶1|1¶2|2¶", TIES "|kind|weight¶1|2|forward|kin|1¶1|2|none|trade|1¶" },
    { "dl n=3 diagonal=absent data: 1 0 0 0 2 0", "id|name¶1|1¶2|2¶3|3¶", TIES "|weight¶1|2|forward|1¶3|1|forward|2¶" },
  };

  assert_cases (ent_dl_read, cases, G_N_ELEMENTS (cases));
}

static void
test_lists_of_ucinet_are_read (void)
{
  static const BookCase cases[] = {
    { "dl n=3\nformat = edgelist1\nlabels:\ngeorge, sally, jim\ndata:\n1 2\n2 3 1.50\nJIM george\n", "id|name¶1|george¶2|sally¶3|jim¶",
      TIES "|weight¶1|2|forward¶2|3|forward|1.50¶3|1|forward¶" },
    { "DL n=3 format=edgelist1 labels embedded: data:\r\na b\r\n\"c d\",a,2\r\n", "id|name¶a|a¶b|b¶c d|c d¶", TIES "|weight¶a|b|forward¶c d|a|forward|2¶" },
    { "dl n=3 format=nodelist1 data:\n1 2 3\n3 1\n2\n", "id|name¶1|1¶2|2¶3|3¶", TIES "¶1|2|forward¶1|3|forward¶3|1|forward¶" },
    { "dl n=2 format=nodelist1 labels embedded\ndata:\na b a", "id|name¶a|a¶b|b¶", TIES "¶a|b|forward¶a|a|forward¶" },
  };

  assert_cases (ent_dl_read, cases, G_N_ELEMENTS (cases));
}

/* --- files that are wrong --- */

static void
test_what_is_wrong_is_refused_with_its_line (void)
{
  static const struct
  {
    BookReader read;
    const char *text, *begin;
  } cases[] = {
    { ent_vna_read, "", "Line 1:" },
    { ent_vna_read, "a b\n", "Line 1:" },
    { ent_vna_read, "*Tie data\nfrom\n", "Line 2:" },
    { ent_dl_read, "", "Line 1:" },
    { ent_dl_read, "graph {", "Line 1:" },
    { ent_dl_read, "dl\nn=x data:", "Line 2:" },
    { ent_dl_read, "dl\nn=4000000000 data:", "Line 2:" },
    { ent_dl_read, "dl nr=150000\nnc=150000\ndata:\n", "Line 3:" },
    { ent_dl_read, "dl n=2\nformat=blockmatrix", "Line 2:" },
    { ent_dl_read, "dl n=2\nodd words", "Line 2:" },
    { ent_dl_read, "dl n=2\ndata:\n0 1\n0", "Line 4:" },
    { ent_dl_read, "dl n=2\ndata:\n0 1\n0 1\n1", "Line 5:" },
    { ent_dl_read, "dl n=2 labels:\na", "Line 2:" },
    { ent_dl_read, "dl n=2 format=edgelist1\ndata:\n1 3", "Line 3:" },
    { ent_dl_read, "dl n=2 format=edgelist1\ndata:\n1 2 3 4", "Line 3:" },
    { ent_dl_read, "dl n=2 format=edgelist1", "Line 1:" },
    { ent_dl_read, "dl n=2 row labels embedded data:\na 0 1", "Line 1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bytes_refused (cases[i].read, cases[i].text, strlen (cases[i].text), cases[i].begin, "");
  assert_bytes_refused (ent_vna_read, "*Node data\nid name\na\0 b\n", 24, "Line 3:", "");
}

/* Columns that few of many rows have anything in. */
static void
test_what_is_said_often_ends_too (void)
{
  g_autoptr (GString) wide = g_string_new ("*Tie data\nfrom to"), list = g_string_new ("dl n=100000 format=edgelist1 labels:");

  for (guint i = 0; i < 498; i++)
    g_string_append_printf (wide, " r%u", i);
  for (guint i = 0; i < 1000000; i++)
    g_string_append (wide, "\na b");
  g_assert_true (try_bytes (ent_vna_read, wide->str, wide->len));
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (list, " a%u", i);
  g_string_append (list, "\ndata:");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (list, "\na%u A%u", i, 99999 - i);
  g_assert_true (try_bytes (ent_dl_read, list->str, list->len));
}

static void
test_parts_of_files_are_read_or_refused (void)
{
  try_parts (ent_vna_read, "*Node data\nID,name,\"x y\"\n\"a, b\",\"A \"\"q\"\" z\",1\nc,,\n*Node properties\nID x y\na 1 2\n*Tie data\nfrom\tto\tfriends\tstrength\na\t\"b c\"\t1\t2.5\n");
  try_parts (ent_dl_read, "dl n=3, nm=2 format=fullmatrix diagonal=absent\nmatrix labels:\nkin,\"tra de\"\nlabels embedded\ndata:\nA B C\nA 0 1\nB 0 0\nC 2.5 1\nA B C\nA 0 1\nB 0 0\nC 1 1\n");
  try_parts (ent_dl_read, "dl nr=2 nc=2\nrow labels:\nx \"y z\"\ncolumn labels:\np q\ndata:\n1 0\n0 1\n");
  try_parts (ent_dl_read, "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 0.5\nb c\n3 1\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vna/nodes-and-their-columns-are-read", test_nodes_and_their_columns_are_read);
  g_test_add_func ("/vna/a-column-of-the-ties-is-a-kind", test_a_column_of_the_ties_is_a_kind);
  g_test_add_func ("/vna/looks-are-left-out-and-said-once", test_looks_are_left_out_and_said_once);
  g_test_add_func ("/vna/a-tie-with-one-end-is-left-out-and-said", test_a_tie_with_one_end_is_left_out_and_said);
  g_test_add_func ("/vna/matrices-of-ucinet-are-read", test_matrices_of_ucinet_are_read);
  g_test_add_func ("/vna/lists-of-ucinet-are-read", test_lists_of_ucinet_are_read);
  g_test_add_func ("/vna/what-is-wrong-is-refused-with-its-line", test_what_is_wrong_is_refused_with_its_line);
  g_test_add_func ("/vna/what-is-said-often-ends-too", test_what_is_said_often_ends_too);
  g_test_add_func ("/vna/parts-of-files-are-read-or-refused", test_parts_of_files_are_read_or_refused);
  return g_test_run ();
}
