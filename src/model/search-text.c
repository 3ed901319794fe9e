/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to be searched about a stakeholder: a walk through the table of fields. */
#include "model/filter.h"

#include <string.h>

#define MOST_FIELDS 24

/* Those of a kind that are texts. */
typedef struct
{
  guint n;
  const EntField *fields[MOST_FIELDS];
} Searched;

static Searched searched[ENT_N_RECORD_KINDS];

/* Once: ties and ratings are many, and most of their fields are no texts. */
static gpointer
list_searched (gpointer data)
{
  for (guint kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields ((EntRecordKind) kind, &n);

      for (guint i = 0; i < n; i++)
        if (fields[i].type == ENT_FIELD_TEXT || fields[i].type == ENT_FIELD_NOTE || fields[i].type == ENT_FIELD_TAGS)
          {
            g_assert (searched[kind].n < MOST_FIELDS);
            searched[kind].fields[searched[kind].n++] = &fields[i];
          }
    }
  return NULL;
}

/* Between two texts stands what no word has in it. */
static void
add_record (GString *text, gconstpointer record, gboolean with_private)
{
  const Searched *of = &searched[((const EntRecord *) record)->kind];

  for (guint i = 0; i < of->n; i++)
    {
      g_autofree char *made = NULL;
      const char *value;

      if (!with_private && (of->fields[i]->flags & ENT_FIELD_PRIVATE) != 0)
        continue;
      if (!ent_field_peek (of->fields[i], record, &value))
        value = made = ent_field_get (of->fields[i], record);
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
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GString) text = g_string_new (NULL);

  g_once (&once, list_searched, NULL);
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
