/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to be searched about a stakeholder: a walk through the table of fields. */
#include "model/filter.h"

#include <string.h>

static gboolean
is_searched (const EntField *field, gboolean with_private)
{
  if (!with_private && (field->flags & ENT_FIELD_PRIVATE) != 0)
    return FALSE;
  return field->type == ENT_FIELD_TEXT || field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_TAGS;
}

/* Between two texts stands what no word has in it. */
static void
add_record (GString *text, gconstpointer record, gboolean with_private)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *made = NULL;
      const char *value;

      if (!is_searched (&fields[i], with_private))
        continue;
      if (!ent_field_peek (&fields[i], record, &value))
        value = made = ent_field_get (&fields[i], record);
      if (value != NULL)
        {
          g_string_append (text, value);
          g_string_append_c (text, '\n');
        }
    }
}

static void
add_all (GString *text, const GPtrArray *records, gboolean with_private)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_record (text, g_ptr_array_index (records, i), with_private);
}

char *
ent_search_text (const EntStakeholder *stakeholder, gboolean with_private)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_record (text, stakeholder, with_private);
  add_all (text, stakeholder->assessments, with_private);
  add_all (text, stakeholder->log, with_private);
  add_all (text, stakeholder->ties, with_private);
  return ent_text_fold (text->str);
}

gboolean
ent_search_words_in (const char *const *words, const char *text)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

char **
ent_search_words (const char *text)
{
  g_autofree char *folded = text != NULL ? ent_text_fold (text) : NULL;

  return folded != NULL && *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
}
