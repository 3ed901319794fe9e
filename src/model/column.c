/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of stakeholders, and the values in their cells. */
#include "model/column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EntColumnReader
{
  EntMap *map; /* borrowed */
  EntChoiceWord words;
  GHashTable *dictionaries; /* EntChoices -> GHashTable of folded word -> value + 1 */
  GHashTable *spellings;    /* EntChoices -> GHashTable of text as it stood in a cell -> value + 1 */
  GHashTable *names;        /* folded name -> EntId, or "" where several have it; NULL until it is asked for */
};

/* --- what a column is --- */

gboolean
ent_column_find (const char *name, EntColumn *column)
{
  int aspect = ent_choices_find (&ent_aspect_choices, name, -1);

  *column = (EntColumn) { .field = ent_field_find (ENT_RECORD_STAKEHOLDER, name), .aspect = (EntAspect) MAX (aspect, 0) };
  return column->field != NULL || aspect >= 0;
}

const char *
ent_column_name (const EntColumn *column)
{
  return column->field != NULL ? column->field->name : ent_aspect_choices.items[column->aspect].name;
}

const char *
ent_column_title (const EntColumn *column)
{
  return column->field != NULL ? ent_field_label (column->field) : ent_choice_label (&ent_aspect_choices, column->aspect);
}

const EntChoices *
ent_column_choices (const EntColumn *column)
{
  if (column->field == NULL)
    return ent_aspect_values (column->aspect);
  return column->field->type == ENT_FIELD_CHOICE ? column->field->choices : NULL;
}

static gboolean
means (const char *folded, const char *text)
{
  g_autofree char *other = ent_text_fold (text);

  return g_strcmp0 (folded, other) == 0;
}

gboolean
ent_column_is_called (const EntColumn *column, const char *header)
{
  g_autofree char *folded = header != NULL ? ent_text_fold (header) : NULL;
  const char *known = column->field != NULL ? column->field->headers : ent_aspect_choices.items[column->aspect].label;
  g_auto (GStrv) names = g_strsplit (known != NULL ? known : "", "|", -1);

  if (folded == NULL || *folded == '\0')
    return FALSE;
  if (means (folded, ent_column_title (column)))
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (means (folded, names[i]))
      return TRUE;
  return FALSE;
}

/* --- from the map --- */

char *
ent_column_get (const EntColumn *column, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id)
{
  guint value;

  if (column->field != NULL)
    return ent_field_get (column->field, stakeholder);
  value = ent_map_rating (map, stakeholder, moment_id, column->aspect);
  return value > 0 ? g_strdup (ent_aspect_values (column->aspect)->items[value].name) : NULL;
}

/* Between the number of a decision power and its word. */
#define AFTER_NUMBER " · "

char *
ent_column_label (const EntColumn *column, EntMap *map, guint value)
{
  const EntChoices *choices = ent_column_choices (column);

  if (choices == &ent_power_choices && value > 0)
    return g_strdup_printf ("%u" AFTER_NUMBER "%s", value, ent_choice_label (choices, value));
  return g_strdup (ent_map_choice_label (map, choices, value));
}

char *
ent_column_write (const EntColumn *column, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id)
{
  g_autofree char *held = ent_column_get (column, map, stakeholder, moment_id);
  const EntChoices *choices = ent_column_choices (column);
  int value = choices != NULL && held != NULL ? ent_choices_find (choices, held, -1) : -1;

  if (held == NULL || choices == &ent_power_choices)
    return g_steal_pointer (&held);
  if (choices != NULL)
    return value >= 0 ? g_strdup (ent_map_choice_label (map, choices, (guint) value)) : g_steal_pointer (&held);
  switch (column->field->type)
    {
    case ENT_FIELD_BOOL:
      return g_strdup (ent_choice_label (&ent_ally_choices, TRUE));
    case ENT_FIELD_BITS:
    case ENT_FIELD_TAGS:
      return ent_field_list_members (column->field, held);
    case ENT_FIELD_ID:
      {
        const EntStakeholder *other = ent_map_stakeholder (map, held);

        return other != NULL ? g_strdup (other->name) : NULL;
      }
    default:
      return g_steal_pointer (&held);
    }
}

/* --- what is called how --- */

EntColumnReader *
ent_column_reader_new (EntMap *map, EntChoiceWord words)
{
  EntColumnReader *self = g_new0 (EntColumnReader, 1);

  self->map = map;
  self->words = words;
  self->dictionaries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->spellings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
ent_column_reader_free (EntColumnReader *self)
{
  g_hash_table_unref (self->dictionaries);
  g_hash_table_unref (self->spellings);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

/* The first meaning of a word stays. */
static void
learn (GHashTable *dictionary, const char *word, guint value)
{
  g_autofree char *folded = ent_text_fold (word);

  if (*folded != '\0' && !g_hash_table_contains (dictionary, folded))
    g_hash_table_insert (dictionary, g_steal_pointer (&folded), GUINT_TO_POINTER (value + 1));
}

static void
learn_labels (EntColumnReader *self, GHashTable *dictionary, const EntChoices *choices)
{
  for (guint i = 0; i < choices->n_items; i++)
    {
      learn (dictionary, ent_map_choice_label (self->map, choices, i), i);
      learn (dictionary, ent_choice_label (choices, i), i);
      learn (dictionary, choices->items[i].label, i);
    }
  for (guint language = 0; self->words != NULL && self->words (language, choices, 0) != NULL; language++)
    for (guint i = 0; i < choices->n_items; i++)
      learn (dictionary, self->words (language, choices, i), i);
}

/* What people put into a column of yes and no. */
static void
learn_truths (GHashTable *dictionary)
{
  static const char *const yes[] = { "yes", "y", "true", "x", "1", "sí", "s", "verdadero", "✓", "✔", "☑" };
  static const char *const no[] = { "no", "n", "false", "0", "falso", "-", "☐" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    learn (dictionary, yes[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    learn (dictionary, no[i], FALSE);
}

static GHashTable *
dictionary_of (EntColumnReader *self, const EntChoices *choices)
{
  GHashTable *dictionary = g_hash_table_lookup (self->dictionaries, choices);

  if (dictionary != NULL)
    return dictionary;
  dictionary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < choices->n_items; i++)
    if (choices->items[i].name != NULL)
      learn (dictionary, choices->items[i].name, i);
  if (choices == &ent_ally_choices)
    learn_truths (dictionary);
  if (choices == &ent_power_choices)
    learn (dictionary, "0", 0);
  learn_labels (self, dictionary, choices);
  g_hash_table_insert (self->dictionaries, (gpointer) choices, dictionary);
  return dictionary;
}

/* The value that @text stands for, or -1. */
static int
find_choice (EntColumnReader *self, const EntChoices *choices, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);

  return GPOINTER_TO_INT (g_hash_table_lookup (dictionary_of (self, choices), folded)) - 1;
}

/* "4", "4.0" as a column of numbers gives it, and "4 · Much" as we show it; else as a word. */
static int
find_power (EntColumnReader *self, const char *text)
{
  const char *rest = text + 1;

  if (text[0] < '0' || text[0] > '0' + ENT_POWER_MAX)
    return find_choice (self, &ent_power_choices, text);
  if ((*rest == '.' || *rest == ',') && rest[1] == '0')
    rest += 1 + strspn (rest + 1, "0");
  else if (g_str_has_prefix (rest, AFTER_NUMBER))
    return find_choice (self, &ent_power_choices, rest + strlen (AFTER_NUMBER)) == text[0] - '0' ? text[0] - '0' : -1;
  return *rest == '\0' ? text[0] - '0' : -1;
}

static void
learn_name (EntColumnReader *self, const char *name, const char *id)
{
  g_autofree char *folded = ent_text_fold (name);
  const char *other;

  if (*folded == '\0')
    return;
  other = g_hash_table_lookup (self->names, folded);
  g_hash_table_replace (self->names, g_steal_pointer (&folded), g_strdup (other == NULL || strcmp (other, id) == 0 ? id : ""));
}

static void
learn_names (EntColumnReader *self)
{
  guint n = ent_map_n_stakeholders (self->map);

  if (self->names != NULL)
    return;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (self->map, i);

      if (stakeholder->name != NULL)
        learn_name (self, stakeholder->name, stakeholder->base.id);
    }
}

void
ent_column_reader_expect (EntColumnReader *self, const char *name, const char *id)
{
  learn_names (self);
  learn_name (self, name, id);
}

/* --- into the map --- */

static char *
list_labels (EntColumnReader *self, const EntChoices *choices)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < choices->n_items; i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      if (choices == &ent_power_choices && i > 0)
        g_string_append_printf (list, "%u", i);
      else
        g_string_append (list, ent_map_choice_label (self->map, choices, i));
    }
  return g_strdup (list->str);
}

static gboolean
refuse_choice (EntColumnReader *self, const EntColumn *column, const EntChoices *choices, const char *text, GError **error)
{
  g_autofree char *labels = list_labels (self, choices), *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);

  /* Translators: 1: name of a field, 2: what was found, 3: words with commas between */
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%1$s cannot be “%2$s”; what can stand there is one of %3$s."), ent_column_title (column), quoted, labels);
  return FALSE;
}

/* Of a column of yes and no, too; NULL where something is written. */
static const EntChoices *
words_of (const EntColumn *column)
{
  return column->field != NULL && column->field->type == ENT_FIELD_BOOL ? &ent_ally_choices : ent_column_choices (column);
}

static char *
name_choice (const EntColumn *column, guint value)
{
  gboolean required = column->field != NULL && (column->field->flags & ENT_FIELD_REQUIRED) != 0;
  const EntChoices *choices = words_of (column);

  if (choices == &ent_ally_choices)
    return value > 0 ? g_strdup ("yes") : NULL;
  return value > 0 || required ? g_strdup (choices->items[value].name) : NULL;
}

/* A table has thousands of cells, and few words in them. */
static gboolean
read_known_word (EntColumnReader *self, const EntColumn *column, const char *text, char **value)
{
  const EntChoices *choices = words_of (column);
  GHashTable *spellings = choices != NULL ? g_hash_table_lookup (self->spellings, choices) : NULL;
  guint found = spellings != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (spellings, text)) : 0;

  if (found > 0)
    *value = name_choice (column, found - 1);
  return found > 0;
}

static void
learn_spelling (EntColumnReader *self, const EntChoices *choices, const char *text, guint value)
{
  GHashTable *spellings = g_hash_table_lookup (self->spellings, choices);

  if (spellings == NULL)
    {
      spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->spellings, (gpointer) choices, spellings);
    }
  g_hash_table_insert (spellings, g_strdup (text), GUINT_TO_POINTER (value + 1));
}

/* @clean: @text without what says nothing. */
static gboolean
read_choice (EntColumnReader *self, const EntColumn *column, const char *text, const char *clean, char **value, GError **error)
{
  const EntChoices *choices = words_of (column);
  int found = choices == &ent_power_choices ? find_power (self, clean) : find_choice (self, choices, clean);

  if (found < 0)
    return refuse_choice (self, column, choices, clean, error);
  learn_spelling (self, choices, text, (guint) found);
  *value = name_choice (column, (guint) found);
  return TRUE;
}

gboolean
ent_column_read_date (const char *text, char **value, GError **error)
{
  EntDate date = ent_date_typed (text);

  if (date == 0)
    {
      g_autofree char *refusal = ent_date_describe_refusal (text);

      g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, refusal);
      return FALSE;
    }
  *value = g_new0 (char, 11);
  ent_date_format (date, *value);
  return TRUE;
}

typedef struct
{
  EntColumnReader *reader;
  const EntChoices *choices;
} Wanted;

static int
find_member (gpointer data, const char *word)
{
  const Wanted *wanted = data;

  return find_choice (wanted->reader, wanted->choices, word);
}

/* Names or labels with commas, semicolons or line ends between; names with blanks between as well. */
static gboolean
read_bits (EntColumnReader *self, const EntColumn *column, const char *text, char **value, GError **error)
{
  const EntChoices *choices = column->field->choices;
  Wanted wanted = { self, choices };
  g_autoptr (GString) members = g_string_new (NULL);
  guint32 bits = 0, more;
  char *next;
  int found;

  while ((next = ent_choices_next_word (&text, ",;\n", find_member, &wanted, &found)) != NULL)
    {
      g_autofree char *part = next;

      if (found >= 0)
        bits |= 1u << found;
      else if (ent_field_parse_bits (choices, part, &more))
        bits |= more;
      else
        return refuse_choice (self, column, choices, part, error);
    }
  for (guint i = 0; i < choices->n_items; i++)
    if (bits & (1u << i))
      g_string_append_printf (members, "%s%s", members->len > 0 ? "\n" : "", choices->items[i].name);
  *value = members->len > 0 ? g_strdup (members->str) : NULL;
  return TRUE;
}

static gboolean
read_name (EntColumnReader *self, const EntColumn *column, const char *text, char **value, GError **error)
{
  g_autofree char *folded = ent_text_fold (text), *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  const char *id;

  learn_names (self);
  id = g_hash_table_lookup (self->names, folded);
  if (id != NULL && *id != '\0')
    {
      *value = g_strdup (id);
      return TRUE;
    }
  if (id == NULL)
    /* Translators: 1: name of a field, 2: name of a stakeholder */
    g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%1$s: there is no stakeholder called “%2$s”. Add it first, or correct the name."), ent_column_title (column), quoted);
  else
    /* Translators: 1: name of a field, 2: name of several stakeholders */
    g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%1$s: several stakeholders are called “%2$s”. Choose one of them in the cell itself."), ent_column_title (column), quoted);
  return FALSE;
}

static char *
tags_of (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ',');

  return ent_tags_from_line (line);
}

static gboolean
read_text (const EntColumn *column, const char *text, char **value, GError **error)
{
  const EntField *field = column->field;
  g_autofree char *clean = field->type == ENT_FIELD_TAGS ? tags_of (text) : g_strdup (text);
  glong length = clean != NULL ? g_utf8_strlen (clean, -1) : 0;

  if (field->type != ENT_FIELD_TAGS && field->max_length > 0 && length > (glong) field->max_length)
    {
      /* Translators: 1: name of a field, 2 and 3: numbers */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%1$s has %2$ld characters, and %3$u is the most it can have. Make it shorter."), ent_column_title (column), length, field->max_length);
      return FALSE;
    }
  *value = g_steal_pointer (&clean);
  return TRUE;
}

gboolean
ent_column_read (EntColumnReader *self, const EntColumn *column, const char *text, char **value, GError **error)
{
  gboolean lines = column->field != NULL && (column->field->type == ENT_FIELD_NOTE || column->field->type == ENT_FIELD_BITS || column->field->type == ENT_FIELD_TAGS);
  g_autofree char *clean = NULL;

  *value = NULL;
  if (text != NULL && read_known_word (self, column, text, value))
    return TRUE;
  clean = text != NULL ? ent_text_clean (text, -1, !lines, NULL) : NULL;
  if (clean == NULL)
    {
      if (column->field == NULL || (column->field->flags & ENT_FIELD_REQUIRED) == 0)
        return TRUE;
      /* Translators: %s: name of a field */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("%s cannot be empty."), ent_column_title (column));
      return FALSE;
    }
  if (words_of (column) != NULL)
    return read_choice (self, column, text, clean, value, error);
  g_return_val_if_fail (column->field != NULL, FALSE);
  switch (column->field->type)
    {
    case ENT_FIELD_DATE:
      return ent_column_read_date (clean, value, error);
    case ENT_FIELD_BITS:
      return read_bits (self, column, clean, value, error);
    case ENT_FIELD_ID:
      return read_name (self, column, clean, value, error);
    default:
      return read_text (column, clean, value, error);
    }
}
