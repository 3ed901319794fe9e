/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written for people to read on, and for draw.io. */
#include <string.h>

#include "io/book/notes/notes.h"
#include "book-sample.h"
#include "book-check.h"

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in\n%s", part, text);
}

/* --- Markdown --- */

static void
test_a_map_is_a_text_with_headings (void)
{
  static const char *const parts[] = {
    "# Puerto \"Coral\" \\| \\<b\\> \\& 'más'\n",
    "- **Destination**: Bahía\n",
    "\n## Institutions\n\n| Name | Kind | Decision power | Commitment | Role in the implementation |\n|---|---|---|---|---|\n",
    "\n## Firms \\*here\\*\n",
    "| O\"Neil \\& \\<Söhne\\> 'x' (O'N) | Formal | 4 (Much) | Leading | decides \\| trains |\n",
    "\n## Informal sector\n",
    "\n## Without a sector\n",
    "| =SUM(A1) |  |  |  |  |\n",
    "\n## Ties\n\n- O\"Neil \\& \\<Söhne\\> 'x' → Back\\\\slash \\\\n \\\\\"end\\\\: Funds, Strong\n",
    " – \\&amp; \\&lt; \\[x\\](y) %name% \\*Vertices \\# {a} -\\> b;: Works with, Unclear\n",
    " ↔ O\"Neil",
    "\n## Moments\n\n- 1\\. Baseline (2026-01-31)\n",
    "\n## Actions\n\n- [x] - Call \\*them\\*; Responsible: Ana; With: O\"Neil",
    "- [ ] Write; State: Dropped\n",
  };
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_markdown_write, book), *same = write_book_text (ent_markdown_write, book);

  g_assert_cmpstr (text, ==, same);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
  /* in the order that readers of the map know */
  g_assert_true (strstr (text, "## Institutions") < strstr (text, "## Firms"));
  g_assert_true (strstr (text, "## Firms") < strstr (text, "## Informal"));
}

/* However a name begins and whatever is in it, it stays where it is. */
static void
test_no_name_is_markup (void)
{
  static const struct
  {
    const char *name, *line;
  } cases[] = {
    { "# x", "- \\# x – " },
    { "- x", "- \\- x – " },
    { "+ x", "- \\+ x – " },
    { "> x", "- \\> x – " },
    { "12) x", "- 12\\) x – " },
    { "12. x", "- 12\\. x – " },
    { "12 x", "- 12 x – " },
    { "=== x", "- \\=== x – " },
    { "~~x~~", "- \\~\\~x\\~\\~ – " },
    { "a_b_ `c` <i> [d](e) &amp; $f$", "- a\\_b\\_ \\`c\\` \\<i\\> \\[d\\](e) \\&amp; \\$f\\$ – " },
    { "two\n# lines", "- two \\# lines – " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      EntBookSheet *nodes = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, NULL), *ties = ent_book_add_sheet (book, ENT_SHEET_TIES, NULL, NULL);
      g_autofree char *text = NULL;

      g_assert_true (ent_book_sheet_put_named (nodes, 1, "id", "a", -1, NULL) && ent_book_sheet_put_named (nodes, 1, "name", cases[i].name, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, 1, "from", "a", -1, NULL) && ent_book_sheet_put_named (ties, 1, "to", "a", -1, NULL));
      text = write_book_text (ent_markdown_write, book);
      assert_has (text, cases[i].line);
    }
}

static void
test_an_empty_map_has_a_title_still (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autofree char *text = write_book_text (ent_markdown_write, book);

  g_assert_true (g_str_has_prefix (text, "# "));
}

/* --- draw.io --- */

static void
test_drawio_is_told_how_to_draw (void)
{
  static const char *const parts[] = {
    "# label: %name%\n",
    "html=0",
    "# connect: {\"from\": \"funds (forward)\", \"to\": \"id\", \"label\": \"Funds\", \"style\": \"curved=1;html=0;fontSize=10;startArrow=none;endArrow=block;\"}\n",
    "\"to-build (both)\"",
    "startArrow=block;endArrow=block;",
    "\"works-with (none)\"",
    "# ignore: id,drawio-shape,drawio-fill,funds (forward),",
    "\n\"id\",\"name\",\"short-name\",",
    "\"s1\",\"O\"\"Neil & <Söhne> 'x'\",\"O'N\",\"formal\"",
    "\"sea; day care\"",
    "\"first second \"\"quoted\"\" line  last\"",
    "\"rectangle\"",
    "\"s2,s2\"",
    /* nothing that a spreadsheet would run */
    "\"'=SUM(A1)\"",
    "\"'=1+1\"",
  };
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_drawio_write, book), *same = write_book_text (ent_drawio_write, book);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = 0;

  g_assert_cmpstr (text, ==, same);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
  /* a line each for the head and five stakeholders */
  for (guint i = 0; lines[i] != NULL; i++)
    n_rows += *lines[i] == '"';
  g_assert_cmpuint (n_rows, ==, 6);
}

/* Another reader of cells finds the same number in each row, and the ties. */
static void
test_python_reads_the_table (void)
{
  static const char script[] = "import csv, sys\n"
                               "rows = list(csv.DictReader(l for l in open(sys.argv[1], encoding='utf-8', newline='') if not l.startswith('#')))\n"
                               "print(len(rows), all(None not in r and None not in r.values() for r in rows), rows[0]['funds (forward)'], rows[3]['tension (none)'])\n";
  g_autoptr (EntBook) book = sample_book ();
  g_autofree char *text = write_book_text (ent_drawio_write, book), *said = ask_python ("csv", script, text, ".csv");

  if (said != NULL)
    g_assert_cmpstr (said, ==, "5 True s2,s2 5\n");
}

static void
test_writing_can_be_stopped (void)
{
  static const BookWriter writers[] = { ent_markdown_write, ent_drawio_write };
  g_autoptr (EntBook) book = large_book (2000, 2000);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    assert_writing_stops (writers[i], book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/a-map-is-a-text-with-headings", test_a_map_is_a_text_with_headings);
  g_test_add_func ("/notes/no-name-is-markup", test_no_name_is_markup);
  g_test_add_func ("/notes/an-empty-map-has-a-title-still", test_an_empty_map_has_a_title_still);
  g_test_add_func ("/notes/drawio-is-told-how-to-draw", test_drawio_is_told_how_to_draw);
  g_test_add_func ("/notes/python-reads-the-table", test_python_reads_the_table);
  g_test_add_func ("/notes/writing-can-be-stopped", test_writing_can_be_stopped);
  return g_test_run ();
}
