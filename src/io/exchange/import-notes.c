/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of what has no field: a line for each column, "Title: text", put to what is there already. */
#include "io/exchange/import-private.h"

#include <string.h>

/* Longer notes of one record nobody reads, and every save writes them; in bytes. What is so long already gets no more. */
#define MOST_NOTES ((gsize) 1024 * 1024)
#define ENOUGH_NOTES ((gsize) 64 * 1024)
/* So many lines that read the same are looked behind for the rest of a text of several. */
#define MOST_ALIKE 16u
#define NOWHERE G_MAXUINT

typedef struct
{
  char **lines;         /* owned */
  GHashTable *subjects; /* what a line is about → 1 + the first one about it */
  GHashTable *places;   /* a line → 1 + where it stands first */
  guint *next;          /* by line: where the same stands again */
} Lines;

static void
lines_clear (Lines *self)
{
  g_strfreev (self->lines);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

/* "Title: ", or the whole line. */
static char *
subject_of (const char *line)
{
  const char *colon = strstr (line, ": ");

  return colon != NULL ? g_strndup (line, (gsize) (colon - line) + 2) : g_strconcat (line, "\n", NULL);
}

static void
lines_init (Lines *self, const char *notes)
{
  guint n;

  self->lines = g_strsplit (notes != NULL ? notes : "", "\n", -1);
  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = g_strv_length (self->lines);
  self->next = g_new (guint, n + 1);
  for (guint i = n; i > 0; i--)
    {
      const char *line = self->lines[i - 1];
      guint again = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, line));

      self->next[i - 1] = again > 0 ? again - 1 : NOWHERE;
      g_hash_table_replace (self->places, g_strdup (line), GUINT_TO_POINTER (i));
      g_hash_table_replace (self->subjects, subject_of (line), GUINT_TO_POINTER (i));
    }
}

/* Whether the lines of @text stand there one after the other. */
static gboolean
holds (const Lines *self, const char *text)
{
  g_auto (GStrv) block = g_strsplit (text, "\n", -1);
  guint place = block[0] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, block[0])) : 0;

  place = place > 0 ? place - 1 : NOWHERE;
  for (guint tries = 0; place != NOWHERE && tries < MOST_ALIKE; tries++, place = self->next[place])
    {
      guint n = 0;

      while (block[n] != NULL && self->lines[place + n] != NULL && strcmp (block[n], self->lines[place + n]) == 0)
        n++;
      if (block[n] == NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
ent_import_notes_hold (const char *notes, const char *text)
{
  g_auto (Lines) lines = { 0 };

  lines_init (&lines, notes);
  return holds (&lines, text);
}

/* TRUE: it took the place of a line about the same. */
static gboolean
replace (Lines *self, const char *text)
{
  g_autofree char *subject = subject_of (text);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->subjects, subject));

  if (place == 0 || strchr (text, '\n') != NULL)
    return FALSE;
  g_free (self->lines[place - 1]);
  self->lines[place - 1] = g_strdup (text);
  /* what else the row says of it stands beside it */
  g_hash_table_remove (self->subjects, subject);
  return TRUE;
}

gboolean
ent_import_join_notes (const char *notes, GPtrArray *more, gboolean replaces, char **joined)
{
  g_auto (Lines) lines = { 0 };
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autofree char *before = NULL, *behind = NULL;

  *joined = g_strdup (notes);
  if (more->len == 0)
    return TRUE;
  lines_init (&lines, notes);
  for (guint i = 0; i < more->len; i++)
    {
      char *text = g_ptr_array_index (more, i);

      if (!holds (&lines, text) && !(replaces && replace (&lines, text)))
        g_ptr_array_add (added, text);
    }
  g_ptr_array_add (added, NULL);
  before = g_strjoinv ("\n", lines.lines);
  behind = g_strjoinv ("\n", (char **) added->pdata);
  if (*behind != '\0' && (strlen (before) + strlen (behind) > MOST_NOTES || strlen (before) > ENOUGH_NOTES))
    return FALSE;
  g_free (*joined);
  *joined = g_strconcat (before, *before != '\0' && *behind != '\0' ? "\n" : "", behind, NULL);
  return TRUE;
}
