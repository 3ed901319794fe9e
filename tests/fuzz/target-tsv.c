/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from a spreadsheet or the clipboard: cells, or a reason. The cells go out as
 * text and as HTML and say the same there; pasted into the table they are one step that
 * can be taken back, or nothing.
 */
#include "fuzz/fuzz.h"

#include "io/sheet/sheet-html.h"
#include "io/sheet/tsv.h"
#include "model/edit-cells.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static const char *
said (const EntCells *cells, guint row, guint column)
{
  const char *text = ent_cells_get (cells, row, column);

  return text != NULL ? text : "";
}

static void
check_text (const EntCells *cells)
{
  g_autofree char *text = ent_tsv_write (cells);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCells) again = ent_tsv_read (text, strlen (text), ENT_TSV_ANY, &error);

  /* with what keeps formulas from running a cell may be too long */
  if (again == NULL)
    return;
  g_assert_cmpuint (again->n_columns, ==, cells->n_columns);
  g_assert_cmpuint (again->n_rows, ==, cells->n_rows);
  for (guint r = 0; r < cells->n_rows; r++)
    for (guint c = 0; c < cells->n_columns; c++)
      g_assert_cmpstr (said (again, r, c), ==, said (cells, r, c));
}

/* Elements of the table; nothing in a cell may become one. */
static void
count_elements (const xmlNode *first, guint *n_cells)
{
  static const char *const known[] = { "html", "head", "meta", "style", "body", "table", "tr", "td", "pre", "br", NULL };

  for (const xmlNode *node = first; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_assert_true (g_strv_contains (known, (const char *) node->name));
      *n_cells += strcmp ((const char *) node->name, "td") == 0;
      count_elements (node->children, n_cells);
    }
}

static void
check_html (const EntCells *cells)
{
  g_autofree char *html = ent_sheet_html_write (cells);
  xmlDoc *document;
  guint n_cells = 0;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  document = htmlReadMemory (html, (int) strlen (html), NULL, "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  g_assert_nonnull (document);
  count_elements (xmlDocGetRootElement (document), &n_cells);
  g_assert_cmpuint (n_cells, ==, (gsize) cells->n_rows * cells->n_columns);
  xmlFreeDoc (document);
}

static EntMap *
new_map (void)
{
  EntMap *map = ent_map_new ();
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_map_seed_ids (map, 1);
  ent_map_apply_take (map, ent_moment_new_baseline ("t-first", 20260101), NULL, NULL);
  ent_record_set_id (&stakeholder->base, "s-0");
  stakeholder->name = g_strdup ("Hotel association");
  ent_map_apply_take (map, stakeholder, NULL, NULL);
  return map;
}

static void
check_paste (const EntCells *cells)
{
  static const char *const names[] = { "name", "short-name", "kind", "sector", "power", "commitment", "part-of", "risk-date", "tag", "notes", "steps", "veto" };
  static const char *const ids[] = { "s-0" };
  EntColumn columns[G_N_ELEMENTS (names)];
  EntCellRange range = { ids, 1, columns, G_N_ELEMENTS (names), "t-first" };
  g_autoptr (EntMap) map = new_map (), start = ent_map_copy (map);
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_auto (EntPasted) pasted = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (ent_column_find (names[i], &columns[i]));
  done = ent_edit_paste_cells (history, &range, ENT_SECTOR_MEDIA, NULL, cells, &pasted, &error);
  g_assert_true (done == (error == NULL));
  ent_map_check_invariants (map);
  g_assert_cmpuint (ent_history_position (history), <=, done ? 1 : 0);
  while (ent_history_undo (history))
    ;
  g_assert_true (ent_map_equal (map, start));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCells) cells = NULL;

  if (size == 0)
    return 0;
  cells = ent_tsv_read ((const char *) data + 1, size - 1, *data & 1 ? ENT_TSV_SHEETS : ENT_TSV_ANY, &error);
  if (cells == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  for (guint r = 0; r < cells->n_rows; r++)
    for (guint c = 0; c < cells->n_columns; c++)
      g_assert_true (g_utf8_validate (said (cells, r, c), -1, NULL));
  if (cells->n_rows == 0)
    return 0;
  check_text (cells);
  check_html (cells);
  check_paste (cells);
  return 0;
}
