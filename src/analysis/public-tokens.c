/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts are taken apart one word at a time, so that a word found is known by its place in the text that people see. */
#include "analysis/public-tokens.h"

#include <string.h>

#include "model/text.h"

/* What one number may be divided by; two of them at most stand between digits. */
#define DIVIDERS " .-()/"
/* Behind these a sentence or a line begins. */
#define STOPS ".!?:;\n\"("

/* Such as tell nothing, in English and Spanish, folded. */
static const char *const common[] = {
  "about", "after", "ahora", "al", "algo", "all", "also", "an", "and", "antes", "any", "aqui", "are", "as", "asi", "at",
  "aun", "be", "because", "been", "before", "being", "between", "but", "by", "cada", "can", "cel", "com", "como", "con",
  "could", "cuando", "cual", "de", "del", "desde", "dia", "did", "do", "don", "donde", "dos", "down", "dr", "durante",
  "each", "edu", "el", "ella", "ellas", "ellos", "en", "entre", "eran", "es", "esas", "eso", "esos", "esta", "estas",
  "este", "esto", "estos", "etc", "every", "ext", "for", "from", "fue", "fuera", "get", "gmail", "gob", "gov", "ha",
  "had", "han", "has", "have", "hay", "he", "her", "here", "him", "his", "hotmail", "how", "http", "https", "if", "in",
  "inc", "ing", "into", "is", "it", "its", "just", "la", "las", "le", "les", "less", "lic", "lo", "los", "ltd", "mail",
  "many", "mas", "may", "me", "menos", "mi", "mis", "mismo", "more", "most", "mr", "mrs", "ms", "much", "muchas",
  "mucho", "muchos", "muy", "my", "nada", "net", "never", "new", "ni", "no", "nos", "not", "now", "of", "off", "old",
  "on", "one", "only", "or", "org", "other", "otra", "otras", "otro", "otros", "our", "out", "over", "own", "para",
  "per", "pero", "poco", "por", "porque", "pues", "que", "same", "san", "se", "sean", "segun", "ser", "set", "she",
  "should", "si", "sin", "since", "sino", "so", "sobre", "solo", "some", "somos", "son", "sr", "sra", "srl", "sta",
  "still", "sto", "su", "such", "sus", "tal", "tambien", "tan", "tanto", "te", "tel", "than", "that", "the", "their",
  "them", "then", "there", "these", "they", "this", "those", "tiene", "tienen", "to", "toda", "todas", "todo", "todos",
  "too", "tu", "tus", "two", "un", "una", "unas", "under", "uno", "unos", "until", "up", "us", "use", "va", "van",
  "ver", "very", "vez", "via", "was", "way", "we", "were", "what", "when", "where", "which", "while", "who", "why",
  "will", "with", "without", "would", "www", "ya", "yahoo", "yes", "yet", "you", "your"
};

gboolean
ent_public_token_is_common (const char *folded)
{
  static gsize once;
  static GHashTable *set;

  if (g_once_init_enter (&once))
    {
      set = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (common); i++)
        g_hash_table_add (set, (gpointer) common[i]);
      g_once_init_leave (&once, 1);
    }
  return g_hash_table_contains (set, folded);
}

/* A soft hyphen or a space of no width stands within a word and is not seen. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
has_no_spaces (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
count_letter (EntPublicToken *token, gunichar c)
{
  gboolean has_case = g_unichar_tolower (c) != c || g_unichar_toupper (c) != c;

  if (g_unichar_isdigit (c))
    token->n_digits++;
  else if (g_unichar_isalpha (c))
    {
      token->large |= token->n_letters == 0 && (!has_case || g_unichar_isupper (c) || g_unichar_istitle (c));
      token->n_letters += has_case ? 1 : 2;
      token->capitals &= has_case && g_unichar_isupper (c);
      token->unspaced |= has_no_spaces (c);
    }
}

/* The digits behind a divider, where @token is a number so far. */
static const char *
more_digits (const EntPublicToken *token, const char *p)
{
  gsize between = strspn (p, DIVIDERS);

  return token->n_letters == 0 && token->n_digits > 0 && between > 0 && between <= 2 && g_ascii_isdigit (p[between]) ? p + between : NULL;
}

static gboolean
is_stop (gunichar c)
{
  return (c < 128 && strchr (STOPS, (int) c) != NULL) || c == 0x201c || c == 0xab || c == 0xbf || c == 0xa1;
}

gboolean
ent_public_token_next (const char *whole, const char **text, EntPublicToken *token)
{
  const char *p = *text, *next;
  gboolean opens = p == whole;

  while (*p != '\0' && !is_of_word (g_utf8_get_char (p)))
    {
      opens |= is_stop (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  *token = (EntPublicToken) { .start = p, .capitals = TRUE, .opens = opens };
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (is_of_word (c))
        {
          count_letter (token, c);
          p = g_utf8_next_char (p);
        }
      else if (is_unseen (c))
        p = g_utf8_next_char (p);
      else if ((next = more_digits (token, p)) != NULL)
        p = next;
      else
        break;
    }
  token->length = (gsize) (p - token->start);
  *text = p;
  return token->length > 0;
}

char *
ent_public_token_fold (const char *start, gsize length)
{
  g_autoptr (GString) seen = g_string_sized_new (length);

  for (const char *p = start; p < start + length; p = g_utf8_next_char (p))
    if (!is_unseen (g_utf8_get_char (p)))
      g_string_append_unichar (seen, g_utf8_get_char (p));
  return ent_text_fold (seen->str);
}

char *
ent_public_token_digits (const EntPublicToken *token)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = token->start; p < token->start + token->length; p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));

      if (value >= 0)
        g_string_append_c (digits, (char) ('0' + value));
    }
  return g_string_free (digits, FALSE);
}
