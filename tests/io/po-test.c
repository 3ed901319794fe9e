/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translation into Spanish, as far as its texts are of one line. */
#include "po-test.h"

#include <string.h>

/* The text between the marks behind @keyword, where the line has it. */
static char *
text_of (const char *line, const char *keyword)
{
  gsize n = strlen (keyword);
  const char *end = strrchr (line, '"');
  g_autofree char *escaped = NULL;

  if (strncmp (line, keyword, n) != 0 || line[n] != '"' || end <= line + n)
    return NULL;
  escaped = g_strndup (line + n + 1, (gsize) (end - line) - n - 1);
  return g_strcompress (escaped);
}

static GHashTable *
read_po (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SRCDIR"), "po", "es.po", NULL), *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *context = NULL, *msgid = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *found;

      if (*lines[i] == '\0')
        {
          g_clear_pointer (&context, g_free);
          g_clear_pointer (&msgid, g_free);
        }
      else if ((found = text_of (lines[i], "msgctxt ")) != NULL)
        context = found;
      else if ((found = text_of (lines[i], "msgid ")) != NULL)
        msgid = found;
      else if (msgid != NULL && (found = text_of (lines[i], "msgstr ")) != NULL)
        g_hash_table_insert (table, g_strconcat (context != NULL ? context : "", "\004", msgid, NULL), found);
    }
  return table;
}

const char *
in_spanish (const char *context, const char *msgid)
{
  static GHashTable *table;
  g_autofree char *key = g_strconcat (context != NULL ? context : "", "\004", msgid, NULL);
  const char *found;

  if (table == NULL)
    table = read_po ();
  found = g_hash_table_lookup (table, key);
  if (found == NULL || *found == '\0')
    g_error ("po/es.po has nothing for “%s”", msgid);
  return found;
}
