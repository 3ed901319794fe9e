/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words. Texts are taken apart one word at a time, so that a word found is known by its place in
 * the text that people see.
 */
#include "analysis/public-words.h"

#include <string.h>

#define LEAST_LETTERS 4u
#define LEAST_CAPITALS 2u
#define LEAST_DIGITS 6u
/* What one number may be divided by; two of them at most stand between digits. */
#define DIVIDERS " .-()/"

struct _EntPublicWords
{
  GHashTable *plain;    /* folded text → bits */
  GHashTable *capitals; /* a short one as it is written → bits */
};

/* The highest bit of what is kept with a word: it stood in a name. */
#define IN_NAME (1u << 31)
G_STATIC_ASSERT (ENT_N_SHARES <= 31);

/* Such as tell nothing, in English and Spanish, folded. */
static const char *const common[] = {
  "about", "after", "ahora", "algo", "also", "antes", "aqui", "because", "been", "before", "being", "between",
  "cada", "como", "could", "cuando", "cual", "desde", "donde", "down", "durante", "each", "ella", "ellas", "ellos",
  "entre", "eran", "esas", "esos", "esta", "estas", "este", "esto", "estos", "every", "from", "fuera", "have", "here",
  "into", "just", "less", "many", "menos", "mismo", "more", "most", "much", "muchas", "mucho", "muchos",
  "nada", "never", "only", "other", "otra", "otras", "otro", "otros", "over", "para", "pero", "poco", "porque",
  "pues", "same", "sean", "segun", "should", "since", "sino", "sobre", "solo", "some", "somos", "still", "such", "tambien",
  "tanto", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "tiene", "tienen", "toda",
  "todas", "todo", "todos", "under", "until", "unas", "unos", "very", "were", "what", "when", "where", "which", "while",
  "will", "with", "without", "would", "your"
};

/* A piece of a text between what belongs to no word. */
typedef struct
{
  const char *start;
  gsize length;
  guint n_letters; /* those without case twice */
  guint n_digits;
  gboolean capitals; /* all of its letters */
} Token;

static gboolean
is_common (const char *folded)
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

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
count_letter (Token *token, gunichar c)
{
  gboolean has_case = g_unichar_tolower (c) != c || g_unichar_toupper (c) != c;

  if (g_unichar_isdigit (c))
    token->n_digits++;
  else if (g_unichar_isalpha (c))
    {
      token->n_letters += has_case ? 1 : 2;
      token->capitals &= has_case && g_unichar_isupper (c);
    }
}

/* The digits behind a divider, where @token is a number so far. */
static const char *
more_digits (const Token *token, const char *p)
{
  gsize between = strspn (p, DIVIDERS);

  return token->n_letters == 0 && token->n_digits > 0 && between > 0 && between <= 2 && g_ascii_isdigit (p[between]) ? p + between : NULL;
}

static gboolean
next_token (const char **text, Token *token)
{
  const char *p = *text, *next;

  while (*p != '\0' && !is_of_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *token = (Token) { .start = p, .capitals = TRUE };
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (is_of_word (c))
        {
          count_letter (token, c);
          p = g_utf8_next_char (p);
        }
      else if ((next = more_digits (token, p)) != NULL)
        p = next;
      else
        break;
    }
  token->length = (gsize) (p - token->start);
  *text = p;
  return token->length > 0;
}

static char *
digits_of (const char *text, gsize length)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));

      if (value >= 0)
        g_string_append_c (digits, (char) ('0' + value));
    }
  return g_string_free (digits, FALSE);
}

static gboolean
is_short_name (const Token *token)
{
  return token->capitals && token->n_letters >= LEAST_CAPITALS && token->n_letters < LEAST_LETTERS;
}

/* As it is compared; NULL: it counts for nothing, but perhaps as a short name. */
static char *
key_of (const Token *token)
{
  g_autofree char *piece = NULL, *folded = NULL;

  if (token->n_letters == 0)
    return token->n_digits >= LEAST_DIGITS ? digits_of (token->start, token->length) : NULL;
  if (token->n_letters < LEAST_LETTERS)
    return NULL;
  piece = g_strndup (token->start, token->length);
  folded = ent_text_fold (piece);
  return is_common (folded) ? NULL : g_steal_pointer (&folded);
}

EntPublicWords *
ent_public_words_new (void)
{
  EntPublicWords *words = g_new (EntPublicWords, 1);

  words->plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words->capitals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return words;
}

void
ent_public_words_free (EntPublicWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->plain);
  g_hash_table_unref (words->capitals);
  g_free (words);
}

guint
ent_public_words_count (const EntPublicWords *words)
{
  return g_hash_table_size (words->plain) + g_hash_table_size (words->capitals);
}

/* Takes @key over. */
static void
note (GHashTable *table, char *key, guint32 bits)
{
  bits |= GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
  g_hash_table_replace (table, key, GUINT_TO_POINTER (bits));
}

void
ent_public_words_add (EntPublicWords *words, const char *text, EntShare share, gboolean names)
{
  guint32 bits = 1u << share | (names ? IN_NAME : 0);
  Token token;

  while (text != NULL && next_token (&text, &token))
    {
      char *key = key_of (&token);

      if (key != NULL)
        note (words->plain, key, bits);
      else if (names && is_short_name (&token))
        note (words->capitals, g_strndup (token.start, token.length), bits);
    }
}

/* Appends the character that @entity, from behind "&" to before ";", stands for. */
static void
append_entity (GString *text, const char *entity, gsize length)
{
  static const struct
  {
    const char *name;
    char character;
  } names[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
  gunichar code;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].name) == length && strncmp (entity, names[i].name, length) == 0)
      {
        g_string_append_c (text, names[i].character);
        return;
      }
  if (entity[0] != '#')
    return;
  code = (gunichar) (entity[1] == 'x' ? g_ascii_strtoull (entity + 2, NULL, 16) : g_ascii_strtoull (entity + 1, NULL, 10));
  if (code > 0 && g_unichar_validate (code))
    g_string_append_unichar (text, code);
}

/* With what the references in @xml stand for in their places. */
static char *
unescape (const char *xml)
{
  GString *text = g_string_new (NULL);

  while (*xml != '\0')
    {
      const char *end = *xml == '&' ? strchr (xml, ';') : NULL;

      if (end != NULL && end - xml < 12)
        {
          append_entity (text, xml + 1, (gsize) (end - xml) - 1);
          xml = end + 1;
        }
      else
        g_string_append_c (text, *xml++);
    }
  return g_string_free (text, FALSE);
}

void
ent_public_words_add_xml (EntPublicWords *words, const char *xml)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *text = NULL;
  gboolean in_tag = FALSE;
  char quote = '\0';

  for (const char *p = xml; *p != '\0'; p++)
    {
      gboolean opens = *p == '<' && g_ascii_isalpha (p[1]), closes = *p == '<' && p[1] == '/';

      if (!in_tag && (opens || closes))
        in_tag = TRUE;
      else if (in_tag && quote == '\0' && *p == '>')
        {
          in_tag = FALSE;
          g_string_append_c (said, ' ');
        }
      else if (in_tag && quote == '\0' && (*p == '"' || *p == '\''))
        quote = *p;
      else if (in_tag && quote != '\0' && *p == quote)
        {
          quote = '\0';
          g_string_append_c (said, ' ');
        }
      else if (!in_tag || quote != '\0')
        g_string_append_c (said, *p);
    }
  text = unescape (said->str);
  ent_public_words_add (words, text, ENT_SHARE_NEVER, FALSE);
}

static guint32
bits_of (const EntPublicWords *words, const Token *token)
{
  g_autofree char *key = key_of (token);

  if (key == NULL && is_short_name (token))
    {
      key = g_strndup (token->start, token->length);
      return GPOINTER_TO_UINT (g_hash_table_lookup (words->capitals, key));
    }
  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (words->plain, key)) : 0;
}

gboolean
ent_public_words_next (const EntPublicWords *words, const char **text, EntPublicWord *found)
{
  Token token;

  while (next_token (text, &token))
    {
      guint32 bits = bits_of (words, &token);

      if (bits == 0)
        continue;
      *found = (EntPublicWord) { token.start, token.length, bits & ~IN_NAME, (bits & IN_NAME) != 0 };
      return TRUE;
    }
  return FALSE;
}

char *
ent_public_word_key (const EntPublicWord *word)
{
  g_autofree char *piece = g_strndup (word->start, word->length);

  return ent_text_fold (piece);
}
