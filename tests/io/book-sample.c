/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-sample.h"

void
put_cell (EntBookSheet *sheet, guint row, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_book_sheet_put (sheet, row, column, text, -1, &error));
  g_assert_no_error (error);
}

EntBookSheet *
add_table (EntBook *book, EntSheetKind kind, const char *const *cells, guint n_columns, guint n_cells)
{
  g_autoptr (GError) error = NULL;
  EntBookSheet *sheet = ent_book_add_sheet (book, kind, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i] != NULL)
      put_cell (sheet, i / n_columns, i % n_columns, cells[i]);
  return sheet;
}

static void
put_rows (EntBook *book, EntSheetKind kind, const char *const *columns, guint n_columns, const char *const *cells, guint n_rows)
{
  EntBookSheet *sheet = ent_book_add_sheet (book, kind, NULL, NULL);

  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpint (ent_book_sheet_column (sheet, columns[i], NULL), ==, i);
  for (guint i = 0; i < n_rows * n_columns; i++)
    if (cells[i] != NULL)
      g_assert_true (ent_book_sheet_put (sheet, 1 + i / n_columns, i % n_columns, cells[i], -1, NULL));
}

EntBook *
sample_book (void)
{
  static const char *const map_columns[] = { "field", "value" }, *const sector_columns[] = { "id", "label", "colour" }, *const moment_columns[] = { "id", "name", "date" };
  static const char *const node_columns[] = { "id", "name", "short-name", "kind", "sector", "veto", "steps", "tag", "notes", "pin", "power", "commitment", "role", "commitment-reason" };
  static const char *const tie_columns[] = { "id", "from", "to", "kind", "direction", "strength", "unclear", "notes" };
  static const char *const rating_columns[] = { "stakeholder", "moment", "aspect", "value" }, *const action_columns[] = { "id", "what", "responsible", "state", "with" };
  static const char *const map[] = { "title", "Puerto \"Coral\" | <b> & 'más'", "place", "Bahía", "notes", "one\ntwo \\ three", "hide", "funds\ntension" };
  static const char *const sectors[] = { "private", "Firms *here*", "#ff0000" };
  static const char *const moments[] = { "m1", "1. Baseline", "2026-01-31" };
  static const char *const nodes[] = {
    "s1", "O\"Neil & <Söhne> 'x'", "O'N", "formal", "private", "yes", "1.1\n2.3", "sea\nday care", "first\nsecond \"quoted\" line\n\nlast", "120 0.5", "4", "leading", "decides | trains", "said; so",
    "s2", "Back\\slash \\n \\\"end\\", NULL, "government", "institutions", NULL, NULL, NULL, "=1+1", NULL, NULL, NULL, NULL, NULL,
    "s3", "&amp; &lt; [x](y) %name% *Vertices # {a} -> b;", NULL, "informal", "informal", NULL, NULL, "a", NULL, NULL, "1", "resistant", NULL, NULL,
    "s-4.x", "=SUM(A1)", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    "5", "مدرسة ٣ 🏖", NULL, "formal", "education", NULL, NULL, NULL, "tab\there", NULL, NULL, NULL, NULL, NULL
  };
  static const char *const ties[] = {
    "t1", "s1", "s2", "funds", "forward", "strong", NULL, "x\ny",
    "t2", "s2", "s3", "works-with", "none", "normal", "yes", NULL,
    "t3", "s3", "s1", "to-build", "both", "weak", NULL, "\"\\",
    "t4", "s1", "s2", "funds", "forward", NULL, NULL, NULL,
    "t5", "s-4.x", "5", "tension", "none", NULL, NULL, NULL
  };
  static const char *const ratings[] = { "s1", "m1", "power", "4", "s1", "m1", "commitment", "leading" };
  static const char *const actions[] = { "a1", "- Call *them*", "Ana", "done", "s1\ns2", "a2", "Write", NULL, "dropped", NULL };
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  put_rows (book, ENT_SHEET_MAP, map_columns, 2, map, 4);
  put_rows (book, ENT_SHEET_SECTORS, sector_columns, 3, sectors, 1);
  put_rows (book, ENT_SHEET_MOMENTS, moment_columns, 3, moments, 1);
  put_rows (book, ENT_SHEET_STAKEHOLDERS, node_columns, G_N_ELEMENTS (node_columns), nodes, 5);
  put_rows (book, ENT_SHEET_RATINGS, rating_columns, 4, ratings, 2);
  put_rows (book, ENT_SHEET_TIES, tie_columns, G_N_ELEMENTS (tie_columns), ties, 5);
  put_rows (book, ENT_SHEET_ACTIONS, action_columns, G_N_ELEMENTS (action_columns), actions, 2);
  return book;
}

static char *
random_text (gboolean may_be_empty)
{
  static const char *const pieces[] = { "\"", "\\", "\n", "\t", "&", "&amp;", "&#34;", "#34;", "<", ">", "<br/>", "'", " ", "ñ", "n", "N", "l", "*", "%", "{", "}", "[", "]", "a", "=", ";", ",", "|", "0", "🏖", "/*", "//", "u0041" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (may_be_empty ? 0 : 1, 8); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
put_random_tie (EntBook *book)
{
  static const char *const columns[] = { "id", "from", "to", "kind", "direction", "notes" }, *const directions[] = { "none", "forward", "both" };
  g_autofree char *notes = random_text (TRUE);
  const char *const cells[] = { "t", "s0", "-1", "funds", directions[g_test_rand_int_range (0, 3)], notes };

  put_rows (book, ENT_SHEET_TIES, columns, G_N_ELEMENTS (columns), cells, 1);
}

EntBook *
random_book (void)
{
  static const char *const columns[] = { "id", "name", "notes", "short-name" };
  g_autofree char *name = random_text (FALSE), *notes = random_text (TRUE), *short_name = random_text (TRUE), *other = random_text (FALSE);
  const char *const cells[] = { "s0", name, notes, short_name, "-1", other, NULL, NULL };
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  put_rows (book, ENT_SHEET_STAKEHOLDERS, columns, G_N_ELEMENTS (columns), cells, 2);
  put_random_tie (book);
  return book;
}

EntBook *
large_book (guint n_stakeholders, guint n_ties)
{
  EntBook *book = ent_book_new ();
  EntBookSheet *nodes = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, NULL), *ties = ent_book_add_sheet (book, ENT_SHEET_TIES, NULL, NULL);

  g_assert_cmpuint (n_stakeholders, >, 0);
  book->names = TRUE;
  for (guint i = 0; i < n_stakeholders; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i), *name = g_strdup_printf ("Stakeholder number %u of this map", i);

      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "id", id, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "name", name, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "kind", "formal", -1, NULL));
      g_assert_true (ent_book_sheet_put_named (nodes, i + 1, "notes", "Some words that people wrote about it in the room", -1, NULL));
    }
  for (guint i = 0; i < n_ties; i++)
    {
      g_autofree char *from = g_strdup_printf ("s%u", i % n_stakeholders), *to = g_strdup_printf ("s%u", i * 7919u % n_stakeholders);

      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "from", from, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "to", to, -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "kind", "works-with", -1, NULL));
      g_assert_true (ent_book_sheet_put_named (ties, i + 1, "direction", "none", -1, NULL));
    }
  return book;
}

EntBook *
graph_book (gboolean with_undirected)
{
  EntBook *book = ent_book_new ();

  book->names = TRUE;
  ADD_TABLE (book, ENT_SHEET_STAKEHOLDERS, 9,
             "id", "name", "short-name", "sector", "part-of", "steps", "notes", "power", "commitment",
             "s-1", "O\"Neil & <Söhne> 'x'", "O’N", "private", NULL, "a\nb", "one\ntwo\n  three ", "4", "leading",
             "s-2", "Policía ]]> de turismo", NULL, "institutions", "s-1", NULL, "a\rb\tc", "0", "neutral",
             "s-3", "子供 👪", NULL, "unknown", NULL, NULL, NULL, NULL, NULL);
  ADD_TABLE (book, ENT_SHEET_TIES, 7,
             "id", "from", "to", "kind", "direction", "strength", "notes",
             "t-1", "s-1", "s-2", "works-with", "both", "strong", "two\nlines",
             "t-2", "s-2", "s-3", "funds", "forward", NULL, "a & b",
             "t-3", "s-3", "s-1", "works-with", with_undirected ? "none" : "both", NULL, NULL);
  ADD_TABLE (book, ENT_SHEET_MAP, 2, "field", "value", "title", "Puerto \"Coral\" & <more>", "place", "Puerto Coral", "authors", "Ana, Íñigo", "notes", "two\nlines");
  return book;
}
