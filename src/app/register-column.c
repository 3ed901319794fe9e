/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of the register knows: reading, comparing and setting a value. */
#include "app/register-private.h"

#include "app/date-entry.h"

#include <string.h>

const char *
ent_register_column_title (const EntRegisterColumn *column)
{
  return column->field != NULL ? ent_field_label (column->field) : ent_choice_label (&ent_aspect_choices, column->aspect);
}

gboolean
ent_register_column_is_editable (const EntRegisterColumn *column)
{
  return column->field == NULL || column->field->type != ENT_FIELD_ID;
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

static char *
label_of (const EntRegisterColumn *column, EntDocument *document, guint value)
{
  if (column->choices == &ent_sector_choices)
    return g_strdup (ent_map_sector_label (ent_document_map (document), value));
  if (column->choices == &ent_power_choices && value > 0)
    return g_strdup_printf ("%u · %s", value, ent_choice_label (column->choices, value));
  return g_strdup (ent_choice_label (column->choices, value));
}

char *
ent_register_column_text (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder)
{
  g_autofree char *text = NULL;

  if (column->choices != NULL)
    {
      guint value = ent_register_column_number (column, document, stakeholder);

      /* what is written by leaving it out looks so */
      if (value == 0 && (column->field == NULL || column->choices->items[0].name == NULL))
        return NULL;
      return label_of (column, document, value);
    }
  text = ent_field_get (column->field, stakeholder);
  if (text != NULL && column->field->type == ENT_FIELD_ID)
    {
      const EntStakeholder *other = ent_map_stakeholder (ent_document_map (document), text);

      return g_strdup (other != NULL ? other->name : NULL);
    }
  if (text != NULL && column->field->type == ENT_FIELD_TAGS)
    return ent_tags_to_line (text);
  return g_steal_pointer (&text);
}

/* Nothing is neither small nor large: it stands at the end. */
static int
compare_numbers (guint a, guint b)
{
  if (a == b)
    return 0;
  if (a == 0 || b == 0)
    return a == 0 ? 1 : -1;
  return a < b ? -1 : 1;
}

int
ent_register_column_compare (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *a, const EntStakeholder *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  /* sectors and kinds have no empty value */
  if (column->choices != NULL && column->field != NULL && column->choices->items[0].name != NULL)
    return (int) ent_register_column_number (column, document, a) - (int) ent_register_column_number (column, document, b);
  if (column->choices != NULL || ent_register_column_is_truth (column) || column->field->type == ENT_FIELD_DATE)
    return compare_numbers (ent_register_column_number (column, document, a), ent_register_column_number (column, document, b));
  text_a = ent_register_column_text (column, document, a);
  text_b = ent_register_column_text (column, document, b);
  if (text_a == NULL || text_b == NULL)
    return (text_a == NULL) - (text_b == NULL);
  return g_utf8_collate (text_a, text_b);
}

/* In place: from as it is typed to as it is kept. */
static gboolean
read_date (char **text, GError **error)
{
  EntDate date = ent_date_typed (*text);

  if (date == 0)
    {
      g_autofree char *refusal = ent_date_describe_refusal (*text);

      g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, refusal);
      return FALSE;
    }
  g_free (*text);
  *text = g_new0 (char, 11);
  ent_date_format (date, *text);
  return TRUE;
}

gboolean
ent_register_column_set_text (const EntRegisterColumn *column, EntDocument *document, const char *id, const char *text, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);
  g_autofree char *clean = ent_text_clean (text, -1, TRUE, NULL);
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (document), id);
  g_autofree char *held = stakeholder != NULL ? ent_register_column_text (column, document, stakeholder) : NULL;

  if (stakeholder == NULL || g_strcmp0 (clean, held) == 0)
    return TRUE;
  if (clean != NULL && column->field->type == ENT_FIELD_DATE && !read_date (&clean, error))
    return FALSE;
  if (clean != NULL && column->field->type == ENT_FIELD_TAGS)
    {
      g_autofree char *line = g_steal_pointer (&clean);

      clean = ent_tags_from_line (line);
    }
  if (!ent_field_check (column->field, stakeholder, clean, error))
    return FALSE;
  ent_history_break_merge (ent_document_history (document));
  return ent_edit_set_field (ent_document_history (document), &key, column->field, clean, error);
}

gboolean
ent_register_column_set_number (const EntRegisterColumn *column, EntDocument *document, const char *id, guint number, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (document), id);
  const char *name;

  if (stakeholder == NULL || ent_register_column_number (column, document, stakeholder) == number)
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
