/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of what has no field: a line for each column, "Title: text", put to what is there already. */
#include "io/exchange/import-private.h"

#include <string.h>

/* Longer notes of one record nobody reads, and every save writes them; in bytes. What is so long already gets no more. */
#define MOST_NOTES ((gsize) 1024 * 1024)
#define ENOUGH_NOTES ((gsize) 20000)
/* Begins a line that is gone: there are none in texts of a map. */
#define GONE '\001'

/* Whether @text stands there in lines of its own, and what it says ends with them. */
gboolean
ent_import_notes_hold (const char *notes, const char *text)
{
  gsize n = strlen (text);

  for (const char *p = notes != NULL ? strstr (notes, text) : NULL; p != NULL; p = strstr (p + 1, text))
    if ((p == notes || p[-1] == '\n') && (p[n] == '\0' || (p[n] == '\n' && !g_str_has_prefix (p + n + 1, ENT_IMPORT_GOES_ON))))
      return TRUE;
  return FALSE;
}

/* "Title: ", or the whole of the first line. */
static char *
subject_of (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  const char *colon = strstr (line, ": ");

  return colon != NULL ? g_strndup (line, (gsize) (colon - line) + 2) : g_strconcat (line, "\n", NULL);
}

/* What a line is about → 1 + the first one about it. */
static GHashTable *
index_subjects (char **lines)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = g_strv_length (lines); i > 0; i--)
    g_hash_table_replace (table, subject_of (lines[i - 1]), GUINT_TO_POINTER (i));
  return table;
}

/* FALSE where nothing is said of the same yet; else it takes the place of that, with the lines that belong to it, which
 * are then GONE. */
static gboolean
replace (char **lines, GHashTable *subjects, const char *text)
{
  g_autofree char *subject = subject_of (text);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (subjects, subject));

  if (place == 0)
    return FALSE;
  g_free (lines[place - 1]);
  lines[place - 1] = g_strdup (text);
  for (guint i = place; lines[i] != NULL && g_str_has_prefix (lines[i], ENT_IMPORT_GOES_ON); i++)
    lines[i][0] = GONE;
  /* what else the row says of it stands beside it */
  g_hash_table_remove (subjects, subject);
  return TRUE;
}

/* @notes with what takes the place of something in them; the others of @more go to @added, borrowed. */
static char *
replace_all (const char *notes, GPtrArray *more, GPtrArray *added)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);
  g_autoptr (GHashTable) subjects = index_subjects (lines);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < more->len; i++)
    {
      char *text = g_ptr_array_index (more, i);

      if (!ent_import_notes_hold (notes, text) && !replace (lines, subjects, text))
        g_ptr_array_add (added, text);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != GONE)
      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", lines[i]);
  return g_string_free (all, FALSE);
}

gboolean
ent_import_join_notes (const char *notes, GPtrArray *more, gboolean replaces, char **joined)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autofree char *before = NULL, *behind = NULL;

  *joined = g_strdup (notes);
  if (more->len == 0)
    return TRUE;
  if (replaces && notes != NULL)
    before = replace_all (notes, more, added);
  else
    {
      before = g_strdup (notes != NULL ? notes : "");
      for (guint i = 0; i < more->len; i++)
        if (!ent_import_notes_hold (notes, g_ptr_array_index (more, i)))
          g_ptr_array_add (added, g_ptr_array_index (more, i));
    }
  g_ptr_array_add (added, NULL);
  behind = g_strjoinv ("\n", (char **) added->pdata);
  if (*behind != '\0' && (strlen (before) + strlen (behind) > MOST_NOTES || strlen (before) > ENOUGH_NOTES))
    return FALSE;
  g_free (*joined);
  *joined = g_strconcat (before, *before != '\0' && *behind != '\0' ? "\n" : "", behind, NULL);
  return TRUE;
}
