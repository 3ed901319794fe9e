/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line cut into words, marks and what is quoted. */
#include "model/quick/quick-private.h"

#include <string.h>

static const struct
{
  const char *text;
  EntQuickMark mark;
} arrows[] = {
  { "<->", ENT_MARK_BOTH },
  { "->", ENT_MARK_TO },
  { "<-", ENT_MARK_FROM },
  { "→", ENT_MARK_TO },
  { "←", ENT_MARK_FROM },
  { "↔", ENT_MARK_BOTH },
};

static const struct
{
  const char *open, *close;
} quotes[] = {
  { "\"", "\"" },
  { "“", "”" },
  { "«", "»" },
};

gboolean
ent_quick_mark_is_tie (EntQuickMark mark)
{
  return mark >= ENT_MARK_TO;
}

static guint
arrow_at (const char *p, EntQuickMark *mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (g_str_has_prefix (p, arrows[i].text))
      {
        *mark = arrows[i].mark;
        return (guint) strlen (arrows[i].text);
      }
  return 0;
}

/* Reads what is quoted from @p on, also where the end is missing; NULL: nothing is. */
static const char *
read_quoted (const char *p, char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      const char *from = p + strlen (quotes[i].open), *to;

      if (!g_str_has_prefix (p, quotes[i].open))
        continue;
      to = strstr (from, quotes[i].close);
      *text = to != NULL ? g_strndup (from, (gsize) (to - from)) : g_strdup (from);
      return to != NULL ? to + strlen (quotes[i].close) : p + strlen (p);
    }
  return NULL;
}

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* To the next space or arrow. */
static const char *
read_word (const char *p, char **text)
{
  const char *from = p;
  EntQuickMark mark;

  while (*p != '\0' && !is_space (p) && arrow_at (p, &mark) == 0)
    p = g_utf8_next_char (p);
  *text = g_strndup (from, (gsize) (p - from));
  return p;
}

static void
clear_token (gpointer data)
{
  g_free (((EntQuickToken *) data)->text);
}

/* One token from @p on, which is no space. */
static const char *
read_token (const char *line, const char *p, EntQuickToken *token)
{
  const char *end;
  guint length = arrow_at (p, &token->mark);

  token->start = (guint) (p - line);
  if (length > 0)
    {
      token->text = g_strdup ("");
      return p + length;
    }
  if ((*p == '@' || *p == '#') && p[1] != '\0' && !is_space (p + 1))
    {
      token->mark = *p == '@' ? ENT_MARK_SECTOR : ENT_MARK_TAG;
      p++;
    }
  end = read_quoted (p, &token->text);
  token->quoted = end != NULL;
  return end != NULL ? end : read_word (p, &token->text);
}

/* A comma stands behind a word, also where the keyboard left a space between. */
static const char *
pull_comma (GArray *tokens, const char *p)
{
  EntQuickToken *last = tokens->len > 0 ? &g_array_index (tokens, EntQuickToken, tokens->len - 1) : NULL;
  char *text;

  if (*p != ',' || last == NULL || last->mark != ENT_MARK_NONE || last->quoted || g_str_has_suffix (last->text, ","))
    return p;
  text = g_strconcat (last->text, ",", NULL);
  g_free (last->text);
  last->text = text;
  return p + 1;
}

GArray *
ent_quick_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (EntQuickToken));

  g_array_set_clear_func (tokens, clear_token);
  for (const char *p = text; *p != '\0';)
    {
      EntQuickToken token = { ENT_MARK_NONE, 0, 0, NULL, FALSE };

      if (is_space (p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      p = pull_comma (tokens, p);
      if (*p == '\0' || is_space (p))
        continue;
      p = read_token (text, p, &token);
      token.end = (guint) (p - text);
      g_array_append_val (tokens, token);
    }
  return tokens;
}

char *
ent_quick_protect (const char *text)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (strstr (text, quotes[i].close) == NULL)
      return g_strconcat (quotes[i].open, text, quotes[i].close, NULL);
  pieces = g_strsplit (text, quotes[0].close, -1);
  rest = g_strjoinv ("'", pieces);
  return g_strconcat (quotes[0].open, rest, quotes[0].close, NULL);
}
