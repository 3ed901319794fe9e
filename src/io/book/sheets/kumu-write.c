/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/sheets/kumu.h"

#include <string.h>

#include "io/book/graphs/graph-columns.h"
#include "io/book/sheets/xlsx.h"
#include "model/field.h"

/* Between the members of what may have several. */
#define SEPARATOR "|"

/* What a column is called in Kumu; the others have their labels. */
typedef struct
{
  const char *ours, *theirs;
} Name;

static const Name element_names[] = { { "id", "ID" }, { "name", "Label" }, { "sector", "Type" }, { "tag", "Tags" }, { "notes", "Description" } };
static const Name connection_names[] = { { "id", "ID" }, { "from", "From" }, { "to", "To" }, { "direction", "Direction" }, { "kind", "Type" }, { "notes", "Description" } };

typedef struct
{
  EntRecordKind kind;
  const Name *names;
  guint n_names;
  const EntBookSheet *from;
  EntBookSheet *to;
} Table;

/* The field of @column, or the rating (NULL, and its values in @choices); FALSE: neither. */
static gboolean
find_field (const Table *table, const char *column, const EntField **field, const EntChoices **choices)
{
  int aspect = table->kind == ENT_RECORD_STAKEHOLDER ? ent_choices_find (&ent_aspect_choices, column, -1) : -1;

  *field = ent_field_find (table->kind, column);
  *choices = *field != NULL && (*field)->type == ENT_FIELD_CHOICE ? (*field)->choices : aspect >= 0 ? ent_aspect_values ((EntAspect) aspect)
                                                                                                    : NULL;
  return *field != NULL || aspect >= 0;
}

static const char *
title_of (const Table *table, const char *column)
{
  const EntField *field;
  const EntChoices *choices;
  int aspect = ent_choices_find (&ent_aspect_choices, column, -1);

  for (guint i = 0; i < table->n_names; i++)
    if (strcmp (table->names[i].ours, column) == 0)
      return table->names[i].theirs;
  if (!find_field (table, column, &field, &choices))
    return column;
  return field != NULL ? ent_field_label (field) : ent_choice_label (&ent_aspect_choices, (guint) aspect);
}

/* Owned. */
static char *
translate (const Table *table, const char *column, const char *value)
{
  const EntField *field;
  const EntChoices *choices;
  gboolean known = find_field (table, column, &field, &choices);
  int found = choices != NULL && choices != &ent_power_choices ? ent_choices_find (choices, value, -1) : -1;

  if (table->kind == ENT_RECORD_TIE && strcmp (column, "direction") == 0)
    return g_strdup (ent_graph_direction_word (value));
  if (found >= 0)
    return g_strdup (ent_choice_label (choices, (guint) found));
  if (known && field != NULL && (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_BITS))
    {
      g_auto (GStrv) members = g_strsplit (value, "\n", -1);

      return g_strjoinv (SEPARATOR, members);
    }
  return g_strdup (value);
}

static gboolean
has_any (const EntBookSheet *sheet, guint column)
{
  for (guint row = 1; row < ent_book_sheet_n_rows (sheet); row++)
    if (ent_book_sheet_get (sheet, row, column) != NULL)
      return TRUE;
  return FALSE;
}

/* First those that Kumu wants first. */
static gboolean
put_column (const Table *table, guint column, GError **error)
{
  const char *name = ent_book_sheet_get (table->from, 0, column);
  const char *title = name != NULL ? title_of (table, name) : NULL;

  if (name == NULL || ent_book_sheet_column (table->to, title, error) < 0)
    return name == NULL;
  for (guint row = 1; row < ent_book_sheet_n_rows (table->from); row++)
    {
      const char *value = ent_book_sheet_get (table->from, row, column);
      g_autofree char *text = value != NULL ? translate (table, name, value) : NULL;

      if (text != NULL && !ent_book_sheet_put_named (table->to, row, title, text, -1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_table (const Table *table, GError **error)
{
  for (guint i = 0; i < table->n_names; i++)
    {
      int column = ent_book_sheet_find_column (table->from, table->names[i].ours);

      if (column >= 0 && !put_column (table, (guint) column, error))
        return FALSE;
    }
  for (guint column = 0; column < ent_book_sheet_n_columns (table->from); column++)
    {
      const char *name = ent_book_sheet_get (table->from, 0, column);

      if (name != NULL && ent_book_sheet_find_column (table->to, title_of (table, name)) < 0 && has_any (table->from, column) && !put_column (table, column, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_kumu_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (EntBook) kumu = ent_book_new ();
  const EntBookSheet *people = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *ties = ent_book_sheet (book, ENT_SHEET_TIES);
  Table elements = { ENT_RECORD_STAKEHOLDER, element_names, G_N_ELEMENTS (element_names), people, NULL };
  Table connections = { ENT_RECORD_TIE, connection_names, G_N_ELEMENTS (connection_names), ties, NULL };

  elements.to = ent_book_add_sheet (kumu, ENT_SHEET_STAKEHOLDERS, "Elements", error);
  connections.to = ent_book_add_sheet (kumu, ENT_SHEET_TIES, "Connections", error);
  if ((people != NULL && !put_table (&elements, error)) || (ties != NULL && !put_table (&connections, error)))
    return FALSE;
  return ent_xlsx_write (kumu, options, files, error);
}
