/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a name may be cut. Knows texts only. */
#include "scene/labels/beginnings.h"

#include <string.h>

/* Of the last word: after articles and the like more is to come. */
#define LEAST_LETTERS 4
/* What of a name says who it is: so many words, or such a part of its letters. */
#define TELLING_WORDS 2
#define TELLING_PART 0.6
/* Further beginnings of one name are not looked at. */
#define MOST_WORDS 24

struct _EntBeginnings
{
  GHashTable *counts; /* of beginnings: how many names have it */
};

EntBeginnings *
ent_beginnings_new (void)
{
  EntBeginnings *self = g_new0 (EntBeginnings, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ent_beginnings_free (EntBeginnings *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

gsize
ent_beginnings_next (const char *name, gsize length)
{
  const char *at = name + length;

  for (;;)
    {
      const char *word = at + strspn (at, " ");

      at = strchr (word, ' ');
      if (at == NULL || at[strspn (at, " ")] == '\0')
        return 0;
      if (g_utf8_strlen (word, at - word) >= LEAST_LETTERS)
        return (gsize) (at - name);
    }
}

gsize
ent_beginnings_telling (const char *name, gsize length)
{
  double enough = TELLING_PART * (double) g_utf8_strlen (name, -1);
  guint n_words = 0;

  for (gsize at = ent_beginnings_next (name, 0); length > 0 && at > 0; at = ent_beginnings_next (name, at))
    {
      n_words++;
      if (at >= length && (n_words >= TELLING_WORDS || (double) g_utf8_strlen (name, (gssize) at) >= enough))
        return at;
    }
  return 0;
}

/* Without what stands between two parts of a name. */
static gsize
trimmed (const char *name, gsize length)
{
  while (length > 0 && strchr (" ,;:-(/", name[length - 1]) != NULL)
    length--;
  return length;
}

char *
ent_beginnings_text (const char *name, gsize length)
{
  g_autofree char *start = g_strndup (name, trimmed (name, length));

  return g_strconcat (start, "…", NULL);
}

void
ent_beginnings_add (EntBeginnings *self, const char *name)
{
  gsize length = 0;

  for (guint i = 0; i < MOST_WORDS; i++)
    {
      length = ent_beginnings_next (name, length);
      g_autofree char *start = g_strndup (name, trimmed (name, length > 0 ? length : strlen (name)));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, start));

      g_hash_table_insert (self->counts, g_steal_pointer (&start), GUINT_TO_POINTER (n + 1));
      if (length == 0)
        return;
    }
}

gsize
ent_beginnings_shortest (EntBeginnings *self, const char *name)
{
  gsize length = 0;

  for (guint i = 0; i < MOST_WORDS; i++)
    {
      length = ent_beginnings_next (name, length);
      if (length == 0)
        return 0;
      gsize shown = trimmed (name, length);
      g_autofree char *start = g_strndup (name, shown);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, start)) == 1)
        return length;
    }
  return 0;
}
