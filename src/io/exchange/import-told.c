/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an import as a table: a row for each row of the files. */
#include "io/exchange/import.h"

#include <glib/gi18n-lib.h>

#include "model/text.h"

const char *
ent_row_fate_label (EntRowFate fate)
{
  switch (fate)
    {
    case ENT_ROW_ADDED:
      return C_ ("row", "New");
    case ENT_ROW_CHANGED:
      return C_ ("row", "Changed");
    case ENT_ROW_EQUAL:
      return C_ ("row", "The same");
    case ENT_ROW_JOINED:
      return C_ ("row", "Joined");
    case ENT_ROW_LEFT_OUT:
      return C_ ("row", "Left out");
    case ENT_ROW_HEADING:
    default:
      return C_ ("row", "Title");
    }
}

/* A remark of the file as a whole, or about a match, has no fate. */
static gboolean
put_row (EntBookSheet *sheet, const char *file, const char *table, guint line, const char *fate, const char *name, const char *remark, GError **error)
{
  guint row = ent_book_sheet_n_rows (sheet);
  g_autofree char *number = line > 0 ? g_strdup_printf ("%u", line) : NULL;
  const char *texts[] = { file, table, number, fate, name, remark };
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      done = done && ent_book_sheet_put (sheet, row, i, texts[i], -1, error);
  return done;
}

static char *
say_match (const EntImportMatch *match)
{
  g_autofree char *other = ent_text_quote (match->other, ENT_TEXT_QUOTED);

  if (match->decision == ENT_MATCH_UPDATE)
    /* Translators: %s: name of a stakeholder */
    return g_strdup_printf (_("Taken for “%s”, who has that name."), other);
  /* Translators: %s: name of a stakeholder */
  return g_strdup_printf (_("May be the same as “%s”, and is another one here."), other);
}

static gboolean
put_titles (EntBookSheet *sheet, GError **error)
{
  const char *titles[] = { _("File"), _("Table"), C_ ("table", "Row"), _("What became of it"), _("Name"), _("Remark") };
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    done = done && ent_book_sheet_put (sheet, 0, i, titles[i], -1, error);
  return done;
}

EntBook *
ent_import_report (EntImport *import, const EntImported *imported, GError **error)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntBookSheet *sheet = ent_book_add_sheet (book, ENT_SHEET_STAKEHOLDERS, NULL, error);
  gboolean done = sheet != NULL && put_titles (sheet, error);

  for (guint i = 0; done && i < imported->remarks->len; i++)
    done = put_row (sheet, NULL, NULL, 0, NULL, NULL, g_ptr_array_index (imported->remarks, i), error);
  for (guint i = 0; done && i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);
      g_autofree char *remarks = NULL;

      if (row->remarks != NULL)
        {
          g_autoptr (GPtrArray) lines = g_ptr_array_copy (row->remarks, NULL, NULL);

          g_ptr_array_set_free_func (lines, NULL);
          g_ptr_array_add (lines, NULL);
          remarks = g_strjoinv ("\n", (char **) lines->pdata);
        }
      done = put_row (sheet, ent_import_table_file (import, row->table), ent_import_table_name (import, row->table), row->line, ent_row_fate_label (row->fate), row->name, remarks, error);
    }
  for (guint i = 0; done && i < imported->matches->len; i++)
    {
      const EntImportMatch *match = g_ptr_array_index (imported->matches, i);
      g_autofree char *remark = say_match (match);

      done = put_row (sheet, ent_import_table_file (import, match->table), ent_import_table_name (import, match->table), match->line, NULL, match->name, remark, error);
    }
  return done ? g_steal_pointer (&book) : NULL;
}
