/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in one cell, as a value of the field that its column means. */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/exchange/value-words.h"
#include "model/text.h"

/* So many tags, or names in one cell, are told apart. */
#define MOST_MEMBERS 1000u
#define TAG_LENGTH 500

gboolean
ent_import_says_nothing (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '-' && c != 0x2013 && c != 0x2014 && c != '_' && c != '.' && c != '?')
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_import_read_choice (const ImportColumn *column, const char *text, char **value)
{
  const char *said = column->said != NULL ? g_hash_table_lookup (column->said, text) : NULL;
  int found;

  *value = NULL;
  if (said != NULL)
    {
      *value = *said != '\0' ? g_strdup (said) : NULL;
      return TRUE;
    }
  if (column->choices == NULL)
    return FALSE;
  found = ent_scale_read (&column->scale, column->choices, text);
  if (found >= 0)
    *value = g_strdup (column->choices->items[found].name);
  return found >= 0 || ent_import_says_nothing (text);
}

/* As people type it, or as programs write it, with an hour behind. */
static gboolean
read_date (const char *text, char **value)
{
  g_autofree char *day = g_strndup (text, strcspn (text, " T"));
  EntDate date = ent_date_typed (day);

  if (date == 0)
    return FALSE;
  *value = g_new0 (char, 11);
  ent_date_format (date, *value);
  return TRUE;
}

static gboolean
read_tags (const char *text, char **value)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n;|", ',');
  g_auto (GStrv) tags = g_strsplit (line, ",", MOST_MEMBERS + 1);

  for (guint i = 0; tags[i] != NULL; i++)
    if (i == MOST_MEMBERS || strlen (tags[i]) > TAG_LENGTH)
      return FALSE;
  *value = ent_tags_from_line (line);
  return TRUE;
}

#define BETWEEN ",;|\n"

/* Words are known whatever stands in brackets behind them, so behind a bracket that is closed another member begins. */
static int
find_member (gpointer choices, const char *word)
{
  const char *closed = strpbrk (word, ")]");

  return closed == NULL || strpbrk (closed, BETWEEN) == NULL ? ent_value_word (choices, word) : -1;
}

/* Names, or labels with commas, semicolons or line ends between. A label may begin with its name: "1.1 Prepare". In the
 * order of the choices. */
static gboolean
read_bits (const EntField *field, const char *text, char **value)
{
  g_autoptr (GString) members = g_string_new (NULL);
  guint32 bits = 0;
  char *next;
  int found;

  for (guint i = 0; (next = ent_choices_next_word (&text, BETWEEN, find_member, (gpointer) field->choices, &found)) != NULL; i++)
    {
      g_autofree char *part = next;

      if (*part == '\0')
        continue;
      if (found < 0)
        found = ent_choices_find (field->choices, part, (gssize) strcspn (part, " "));
      if (found < 0 || i == MOST_MEMBERS)
        return FALSE;
      bits |= 1u << (guint) found;
    }
  for (guint i = 0; i < field->choices->n_items; i++)
    if ((bits & 1u << i) != 0)
      g_string_append_printf (members, "%s%s", members->len > 0 ? "\n" : "", field->choices->items[i].name);
  *value = members->len > 0 ? g_strdup (members->str) : NULL;
  return TRUE;
}

/* Which kind of record has it. */
static EntRecordKind
kind_of (const EntField *field)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n_fields;
      const EntField *fields = ent_fields (kind, &n_fields);

      if (field >= fields && field < fields + n_fields)
        return kind;
    }
  g_return_val_if_reached (ENT_RECORD_MAP);
}

gboolean
ent_import_read_formed (const EntField *field, const char *text, char **value)
{
  g_autofree char *clean = ent_field_clean (field, text, NULL);
  gpointer record = ent_record_new (kind_of (field));
  gboolean valid = clean == NULL || ent_field_check (field, record, clean, NULL);

  ent_record_free (record);
  *value = NULL;
  if (!valid)
    return FALSE;
  *value = g_steal_pointer (&clean);
  return TRUE;
}

gboolean
ent_import_read_text (const EntField *field, const char *text, char **value)
{
  g_autofree char *clean = ent_field_clean (field, text, NULL);

  if (clean != NULL && field->max_length > 0 && field->type == ENT_FIELD_TEXT && g_utf8_strlen (clean, -1) > (glong) field->max_length)
    return FALSE;
  *value = g_steal_pointer (&clean);
  return TRUE;
}

gboolean
ent_import_read_cell (const ImportColumn *column, const char *text, char **value)
{
  const EntField *field = column->means.field;

  *value = NULL;
  if (column->choices != NULL)
    return ent_import_read_choice (column, text, value);
  if (field == NULL)
    return FALSE;
  /* it must not take the place of the number of a phone; somebody may be called so */
  if (ent_import_says_nothing (text) && (field->flags & ENT_FIELD_REQUIRED) == 0)
    return TRUE;
  switch (field->type)
    {
    case ENT_FIELD_DATE:
      return read_date (text, value);
    case ENT_FIELD_TAGS:
      return read_tags (text, value);
    case ENT_FIELD_BITS:
      return read_bits (field, text, value);
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
      return ent_import_read_text (field, text, value);
    default:
      return ent_import_read_formed (field, text, value);
    }
}

/* Lines behind the first are set in: so it is known where it ends. */
static char *
set_in (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\n" ENT_IMPORT_GOES_ON, lines);
}

char *
ent_import_note_line (const ImportTable *table, guint column, const char *text)
{
  const char *title = ent_import_table_title (table, column);
  guint n_before = ent_import_table_column (table, column)->n_before;
  g_autofree char *plain = title != NULL ? ent_text_clean (title, -1, TRUE, NULL) : NULL;
  g_autofree char *clean = ent_import_says_nothing (text) ? NULL : ent_text_clean (text, -1, FALSE, NULL);
  g_autofree char *set = clean != NULL ? set_in (clean) : NULL;

  if (set == NULL)
    return NULL;
  if (plain == NULL)
    return g_steal_pointer (&set);
  if (n_before > 0)
    return g_strdup_printf ("%s (%u): %s", plain, n_before + 1, set);
  return g_strconcat (plain, ": ", set, NULL);
}
