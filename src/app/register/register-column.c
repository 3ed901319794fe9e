/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of the register knows: reading and setting a value. */
#include "app/register/register-private.h"

#include <string.h>

EntColumn
ent_register_column_is (const EntRegisterColumn *column)
{
  return (EntColumn) { .field = column->field, .aspect = column->aspect };
}

const char *
ent_register_column_title (const EntRegisterColumn *column)
{
  EntColumn is = ent_register_column_is (column);

  return ent_column_title (&is);
}

gboolean
ent_register_column_is_truth (const EntRegisterColumn *column)
{
  return column->field != NULL ? column->field->type == ENT_FIELD_BOOL : column->aspect == ENT_ASPECT_ALLY;
}

guint
ent_register_column_number (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder)
{
  g_autofree char *text = NULL;
  int value;

  if (column->field == NULL)
    return ent_map_rating (ent_document_map (document), stakeholder, ent_document_moment (document), column->aspect);
  text = ent_field_get (column->field, stakeholder);
  if (text == NULL)
    return 0;
  if (column->field->type == ENT_FIELD_BOOL)
    return 1;
  if (column->field->type == ENT_FIELD_DATE)
    return ent_date_parse (text);
  if (column->choices == NULL)
    return 0;
  value = ent_choices_find (column->choices, text, -1);
  return value > 0 ? (guint) value : 0;
}

/* A choice that a later version has written. */
const char *
ent_register_column_unknown (const EntRegisterColumn *column, const EntStakeholder *stakeholder)
{
  return column->choices != NULL && column->field != NULL ? ent_kept_value (stakeholder->base.kept, column->field->name) : NULL;
}

char *
ent_register_column_text (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder)
{
  EntColumn is = ent_register_column_is (column);
  guint value;

  if (column->choices == NULL)
    return ent_column_write (&is, ent_document_map (document), stakeholder, ent_document_moment (document));
  if (ent_register_column_unknown (column, stakeholder) != NULL)
    return g_strdup (ent_register_column_unknown (column, stakeholder));
  value = ent_register_column_number (column, document, stakeholder);
  /* what is written by leaving it out looks so */
  if (value == 0 && (column->field == NULL || column->choices->items[0].name == NULL))
    return NULL;
  return ent_column_label (&is, ent_document_map (document), value);
}

gboolean
ent_register_column_set_text (const EntRegisterColumn *column, EntDocument *document, const char *id, const char *text, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);
  EntMap *map = ent_document_map (document);
  g_autofree char *clean = ent_text_clean (text, -1, TRUE, NULL), *value = NULL;
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);
  g_autofree char *held = stakeholder != NULL ? ent_register_column_text (column, document, stakeholder) : NULL;
  g_autoptr (EntColumnReader) reader = NULL;
  EntColumn is = ent_register_column_is (column);

  if (stakeholder == NULL || g_strcmp0 (clean, held) == 0)
    return TRUE;
  reader = ent_column_reader_new (map, NULL);
  if (!ent_column_read (reader, &is, clean, &value, error))
    return FALSE;
  ent_history_break_merge (ent_document_history (document));
  return ent_edit_set_field (ent_document_history (document), &key, column->field, value, error);
}

gboolean
ent_register_column_set_number (const EntRegisterColumn *column, EntDocument *document, const char *id, guint number, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (document), id);
  const char *name;

  if (stakeholder == NULL || (ent_register_column_number (column, document, stakeholder) == number && ent_register_column_unknown (column, stakeholder) == NULL))
    return TRUE;
  if (column->field == NULL)
    return ent_edit_rate (ent_document_history (document), &id, 1, ent_document_moment (document), column->aspect, number, error);
  if (column->field->type == ENT_FIELD_BOOL)
    name = number ? "yes" : NULL;
  else
    name = number == 0 && !(column->field->flags & ENT_FIELD_REQUIRED) ? NULL : column->choices->items[number].name;
  ent_history_break_merge (ent_document_history (document));
  return ent_edit_set_field (ent_document_history (document), &key, column->field, name, error);
}
