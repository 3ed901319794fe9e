/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by their parts. Lists of words are folded, and in the spelling that name-key.c gives to all others. */
#include "model/quick/name-parts.h"

#include <string.h>

#include "model/quick/name-key.h"

/* Of so many words at most first letters are taken: nobody says more of them. */
#define MOST_INITIALS 12u
/* A name of more words is a sentence. */
#define MOST_WORDS 24u

static const char *const articles[] = { "de", "del", "el", "la", "las", "los", "of", "the" };

/* What many of one kind have in their names. */
static const char *const generic[] = {
  "agencia", "agency", "alcaldia", "asociacion", "bar", "cafe", "center", "centre", "centro", "club", "colectivo", "colegio",
  "comision", "comite", "committee", "company", "consejo", "cooperativa", "corporacion", "council", "departamento", "direccion",
  "educativa", "empresa", "escuela", "federacion", "federation", "fundacion", "gremio", "group", "grupo", "hospital", "hostal",
  "hostel", "hotel", "institucion", "institute", "instituto", "internacional", "junta", "mesa", "ministerio", "municipalidad", "nacional",
  "network", "office", "oficina", "ong", "organizacion", "organization", "red", "restaurant", "restaurante", "school",
  "secretaria", "sindicato", "sociedad", "union", "universidad"
};

static gboolean
is_one_of (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

char *
ent_name_plain (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !is_one_of (articles, G_N_ELEMENTS (articles), words[i]))
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);
  if (plain->len == 0)
    g_string_append (plain, folded);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* --- brackets --- */

/* Where those that end the name open, or NULL. */
static const char *
find_brackets (const char *folded)
{
  gsize at = strlen (folded);
  guint depth = 0;

  while (at > 0 && g_ascii_isspace (folded[at - 1]))
    at--;
  if (at == 0 || folded[at - 1] != ')')
    return NULL;
  while (at > 0)
    {
      at--;
      depth += folded[at] == ')' ? 1 : 0;
      if (folded[at] == '(' && --depth == 0)
        return folded + at;
    }
  return NULL;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* @folded up to its brackets, or all of it. */
static char *
cut_brackets (const char *folded)
{
  const char *at = find_brackets (folded);
  g_autofree char *before = at != NULL ? g_strndup (folded, (gsize) (at - folded)) : NULL;

  return before != NULL && has_letter (before) ? g_strchomp (g_steal_pointer (&before)) : g_strdup (folded);
}

char *
ent_name_before_brackets (const char *folded)
{
  g_autofree char *before = cut_brackets (folded);

  return strlen (before) < strlen (folded) ? ent_name_key (before) : NULL;
}

/* --- first letters --- */

/* Of the first @n of @words, and the others as they are. */
static char *
shorten (GPtrArray *words, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (i < n)
        g_string_append_unichar (text, g_utf8_get_char (word));
      else
        g_string_append (text, word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
ent_name_shorts (const char *folded)
{
  GPtrArray *shorts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = cut_brackets (folded);
  g_autoptr (GPtrArray) words = ent_name_words (before);
  const char *at = find_brackets (folded);

  if (at != NULL && has_letter (at))
    g_ptr_array_add (shorts, ent_name_key (at));
  if (words->len <= MOST_WORDS)
    for (guint n = MIN (words->len, MOST_INITIALS); n > 1; n--)
      g_ptr_array_add (shorts, shorten (words, n));
  return shorts;
}

/* --- words --- */

GPtrArray *
ent_name_distinctive (const char *folded)
{
  g_autoptr (GPtrArray) words = ent_name_words (folded);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len && found->len < MOST_WORDS; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!is_one_of (generic, G_N_ELEMENTS (generic), word) && !g_ptr_array_find_with_equal_func (found, word, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (word));
    }
  return found;
}
