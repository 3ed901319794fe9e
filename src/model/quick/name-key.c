/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as they are compared. It forgives what differs between two people who
 * write the same name, and nothing more: a number or another word is another name.
 */
#include "model/quick/name-key.h"

/* Each line: what all its spellings become, which is one of them. A spelling with a dot counts only
 * with it: "sec" may be the name of somebody, "sec." is not. All folded. */
static const char *const spellings[] = {
  "asociacion asoc assoc association assn",
  "avenida av. avda. ave.",
  "colegio col.",
  "comision com.",
  "company cia. co. compania",
  "cooperativa coop coop. cooperative",
  "corporacion corp. corporation",
  "departamento dept dept. dpto dpto. depto depto. department",
  "direccion dir.",
  "educacion educ. education",
  "escuela esc.",
  "fundacion fund. fdn. fundac. foundation",
  "gobierno gob. gov. govt govt. government",
  "hermanos hnos hnos.",
  "hospital hosp.",
  "institucion inst. institution",
  "internacional intl intl. internac. international",
  "ministerio min. ministry",
  "municipalidad mun. munic. municip. municipality",
  "nacional nac. natl natl. national",
  "numero no. nro. num. number",
  "policia pol.",
  "san sn. st. saint",
  "santa sta sta.",
  "santo sto sto.",
  "school sch.",
  "secretaria sec. secr. sria.",
  "sociedad soc. society",
  "universidad univ. university",
};

static const char *const left_out[] = { "a", "al", "and", "de", "del", "e", "el", "la", "las", "los", "of", "the", "y" };

/* At the end of a name of several words. */
static const char *const company_forms[] = { "gmbh", "inc", "llc", "ltd", "ltda", "sa", "sas", "sl", "srl" };

static gboolean
is_one_of (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

static GHashTable *
make_spellings (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_auto (GStrv) words = g_strsplit (spellings[i], " ", -1);

      for (guint k = 1; words[k] != NULL; k++)
        g_hash_table_insert (table, (gpointer) g_intern_string (words[k]), (gpointer) g_intern_string (words[0]));
    }
  return table;
}

static const char *
spell_out (const char *word)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    {
      GHashTable *made = make_spellings ();

      g_once_init_leave (&table, made);
    }
  return g_hash_table_lookup (table, word);
}

/* Letters and digits of @word. */
static char *
strip (const char *word)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

static char *
key_of_word (const char *word)
{
  g_autofree char *bare = strip (word);
  const char *whole = spell_out (word);

  if (whole == NULL)
    whole = spell_out (bare);
  return g_strdup (whole != NULL ? whole : bare);
}

GPtrArray *
ent_name_words (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " -/,;:()", -1);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *bare = key_of_word (words[i]);

      if (*bare != '\0' && !is_one_of (left_out, G_N_ELEMENTS (left_out), bare))
        g_ptr_array_add (keys, g_steal_pointer (&bare));
    }
  if (keys->len > 1 && is_one_of (company_forms, G_N_ELEMENTS (company_forms), g_ptr_array_index (keys, keys->len - 1)))
    g_ptr_array_set_size (keys, (int) keys->len - 1);
  return keys;
}

char *
ent_name_key (const char *folded)
{
  g_autoptr (GPtrArray) words = ent_name_words (folded);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append (key, g_ptr_array_index (words, i));
  /* "La" alone, or "¡!", is somebody's name too */
  if (key->len == 0)
    g_string_append (key, folded);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

char *
ent_name_letters (const char *folded)
{
  return strip (folded);
}
