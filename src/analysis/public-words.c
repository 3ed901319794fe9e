/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words are kept of what was taken out, and what each of them weighs where it is found. */
#include "analysis/public-words.h"

#include <string.h>

#include "analysis/public-bytes.h"
#include "analysis/public-tokens.h"

#define LEAST_LETTERS 4u
#define LEAST_SHORT 2u /* of names */
#define LEAST_DIGITS 6u
#define LEAST_SHORT_DIGITS 3u /* of names: an extension, a house */
/* Of longer numbers any so many digits in a row are looked for: a phone is written with and without what is dialled before it. */
#define WINDOW 7u
/* A word that stands in so many names tells none of them: hotel, asociación. */
#define MANY_NAMES 3u
/* Of names in scripts without spaces, in characters. */
#define LONGEST_UNSPACED 40u

typedef enum
{
  IN_NAME = 1 << 0,      /* it stood in what somebody or something is called */
  LARGE = 1 << 1,        /* it was written large within a sentence, as names are */
  OPEN_LARGE = 1 << 2,   /* the same where a sentence begins */
  TELLS_LITTLE = 1 << 3, /* a date, a year */
  IN_PERSON = 1 << 4,    /* it stood in what a person is called */
} Marks;

typedef struct
{
  guint32 shares; /* bits 1 << EntShare: what it was taken out with */
  guint marks;
  guint n_names;
  guint text; /* the one that it stood in last, so that it counts once in each */
} Entry;

struct _EntPublicWords
{
  /* of Entry, owned */
  GHashTable *plain;        /* by folded text; digits by themselves, days after "d" */
  GHashTable *capitals;     /* short words of names, as they are written */
  GHashTable *small;        /* short words of names, folded */
  GHashTable *unspaced;     /* names without spaces, folded: they may stand within a longer piece */
  guint64 unspaced_lengths; /* bits 1 << characters, of those */
  guint n_texts;
};

EntPublicWords *
ent_public_words_new (void)
{
  EntPublicWords *words = g_new0 (EntPublicWords, 1);

  words->plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  words->capitals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  words->small = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  words->unspaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return words;
}

void
ent_public_words_free (EntPublicWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->plain);
  g_hash_table_unref (words->capitals);
  g_hash_table_unref (words->small);
  g_hash_table_unref (words->unspaced);
  g_free (words);
}

/* --- what is kept --- */

typedef struct
{
  EntPublicWords *words;
  EntShare share;
  gboolean names;
  gboolean typed_large; /* all of it: short words are no acronyms then */
} Adding;

static gboolean
is_of_person (EntShare share)
{
  return share == ENT_SHARE_CONTACT || share == ENT_SHARE_AUTHORS || share == ENT_SHARE_INSIDE;
}

/* Takes @key over. */
static void
note (const Adding *adding, GHashTable *table, char *key, guint marks)
{
  Entry *entry = g_hash_table_lookup (table, key);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (table, key, entry);
    }
  else
    g_free (key);
  entry->shares |= 1u << adding->share;
  entry->marks |= marks | (adding->names ? IN_NAME : 0) | (adding->names && is_of_person (adding->share) ? IN_PERSON : 0);
  if (adding->names && entry->text != adding->words->n_texts)
    entry->n_names++;
  entry->text = adding->words->n_texts;
}

static char *
day_of (const EntPublicToken *token)
{
  g_autofree char *piece = g_strndup (token->start, token->length);
  EntDate date = ent_date_typed (piece);

  return date != 0 ? g_strdup_printf ("d%u", (guint) date) : NULL;
}

static gboolean
is_year (const char *digits)
{
  return strlen (digits) == 4 && (g_str_has_prefix (digits, "19") || g_str_has_prefix (digits, "20"));
}

static void
add_number (const Adding *adding, const EntPublicToken *token)
{
  g_autofree char *digits = ent_public_token_digits (token);
  char *day = day_of (token);
  gsize length = strlen (digits);

  if (day != NULL)
    note (adding, adding->words->plain, day, TELLS_LITTLE);
  else if (length < WINDOW)
    {
      if (length >= (adding->names ? LEAST_SHORT_DIGITS : LEAST_DIGITS))
        note (adding, adding->words->plain, g_strdup (digits), is_year (digits) ? TELLS_LITTLE : 0);
    }
  else
    for (gsize i = 0; i + WINDOW <= length; i++)
      note (adding, adding->words->plain, g_strndup (digits + i, WINDOW), 0);
}

static guint
marks_of (const EntPublicToken *token)
{
  if (!token->large)
    return 0;
  return token->opens ? OPEN_LARGE : LARGE;
}

static void
add_short (const Adding *adding, const EntPublicToken *token, const char *folded)
{
  gboolean common = ent_public_token_is_common (folded);

  if (token->n_letters < LEAST_SHORT)
    return;
  if (token->capitals && !(adding->typed_large && common))
    note (adding, adding->words->capitals, g_strndup (token->start, token->length), 0);
  if (!common && (!token->capitals || adding->typed_large))
    note (adding, adding->words->small, g_strdup (folded), 0);
}

static void
add_unspaced (const Adding *adding, const char *folded)
{
  glong length = g_utf8_strlen (folded, -1);

  if (length < 2 || length > (glong) LONGEST_UNSPACED)
    return;
  adding->words->unspaced_lengths |= G_GUINT64_CONSTANT (1) << length;
  note (adding, adding->words->unspaced, g_strdup (folded), 0);
}

/* Letters and digits together are a plate or a document, and count by both. */
static gboolean
is_long (const EntPublicToken *token)
{
  return token->n_letters + token->n_digits >= LEAST_LETTERS;
}

static void
add_token (const Adding *adding, const EntPublicToken *token)
{
  g_autofree char *folded = NULL;

  if (token->n_letters == 0)
    {
      add_number (adding, token);
      return;
    }
  folded = ent_public_token_fold (token->start, token->length);
  if (adding->names && token->unspaced)
    add_unspaced (adding, folded);
  if (!is_long (token))
    {
      if (adding->names)
        add_short (adding, token, folded);
    }
  else if (!ent_public_token_is_common (folded))
    note (adding, adding->words->plain, g_strdup (folded), marks_of (token));
}

/* Whoever types a whole name in capitals does not mean acronyms. */
static gboolean
is_typed_large (const char *text)
{
  const char *at = text;
  EntPublicToken token;
  gboolean has_long = FALSE;

  while (ent_public_token_next (text, &at, &token))
    {
      if (token.n_letters > 0 && !token.capitals)
        return FALSE;
      has_long |= token.n_letters >= LEAST_LETTERS;
    }
  return has_long;
}

void
ent_public_words_add (EntPublicWords *words, const char *text, EntShare share, gboolean names)
{
  Adding adding = { words, share, names, FALSE };
  const char *at = text;
  EntPublicToken token;

  if (text == NULL)
    return;
  words->n_texts++;
  adding.typed_large = names && is_typed_large (text);
  while (ent_public_token_next (text, &at, &token))
    add_token (&adding, &token);
}

guint
ent_public_words_count (const EntPublicWords *words)
{
  return g_hash_table_size (words->plain) + g_hash_table_size (words->capitals) + g_hash_table_size (words->small) + g_hash_table_size (words->unspaced);
}

void
ent_public_words_add_xml (EntPublicWords *words, const char *xml)
{
  g_autofree char *text = ent_public_xml_texts (xml, TRUE);

  ent_public_words_add (words, text, ENT_SHARE_NEVER, FALSE);
}

/* --- finding --- */

static const Entry *
find_number (const EntPublicWords *words, const EntPublicToken *token)
{
  g_autofree char *digits = ent_public_token_digits (token), *day = day_of (token);
  gsize length = strlen (digits);

  if (day != NULL)
    return g_hash_table_lookup (words->plain, day);
  if (length < WINDOW)
    return g_hash_table_lookup (words->plain, digits);
  for (gsize i = 0; i + WINDOW <= length; i++)
    {
      char window[WINDOW + 1] = { 0 };
      const Entry *entry;

      memcpy (window, digits + i, WINDOW);
      entry = g_hash_table_lookup (words->plain, window);
      if (entry != NULL)
        return entry;
    }
  return NULL;
}

static const Entry *
find_short (const EntPublicWords *words, const EntPublicToken *token, const char *folded)
{
  g_autofree char *written = g_strndup (token->start, token->length);
  const Entry *entry = token->capitals ? g_hash_table_lookup (words->capitals, written) : NULL;

  return entry != NULL ? entry : g_hash_table_lookup (words->small, folded);
}

/* The longest name that begins at @start and ends before @end; *@length: its bytes. */
static const Entry *
find_beginning (const EntPublicWords *words, const char *start, const char *end, gsize *length)
{
  const Entry *found = NULL;
  const char *p = start;

  for (guint n = 1; n <= LONGEST_UNSPACED && p < end; n++)
    {
      g_autofree char *folded = NULL;
      const Entry *entry;

      p = g_utf8_next_char (p);
      if ((words->unspaced_lengths & G_GUINT64_CONSTANT (1) << n) == 0)
        continue;
      folded = ent_public_token_fold (start, (gsize) (p - start));
      entry = g_hash_table_lookup (words->unspaced, folded);
      if (entry == NULL)
        continue;
      found = entry;
      *length = (gsize) (p - start);
    }
  return found;
}

/* A name within @token, which is narrowed to it. */
static const Entry *
find_within (const EntPublicWords *words, EntPublicToken *token)
{
  const char *end = token->start + token->length;

  if (words->unspaced_lengths == 0)
    return NULL;
  for (const char *p = token->start; p < end; p = g_utf8_next_char (p))
    {
      const Entry *entry = find_beginning (words, p, end, &token->length);

      if (entry != NULL)
        {
          token->start = p;
          return entry;
        }
    }
  return NULL;
}

static const Entry *
find (const EntPublicWords *words, EntPublicToken *token)
{
  g_autofree char *folded = NULL;
  const Entry *entry;

  if (token->n_letters == 0)
    return find_number (words, token);
  folded = ent_public_token_fold (token->start, token->length);
  entry = is_long (token) ? g_hash_table_lookup (words->plain, folded) : find_short (words, token, folded);
  return entry == NULL && token->unspaced ? find_within (words, token) : entry;
}

static EntPublicWeight
weigh (const Entry *entry, const EntPublicToken *token)
{
  gboolean is_short = token->n_letters > 0 && !is_long (token) && !token->unspaced;

  if ((entry->marks & TELLS_LITTLE) != 0)
    return ENT_PUBLIC_COMMON;
  if ((entry->marks & IN_NAME) != 0)
    /* sol, luz, paz: a name where it is written as one */
    return entry->n_names >= MANY_NAMES || (is_short && !token->large) ? ENT_PUBLIC_COMMON : ENT_PUBLIC_NAME;
  if (token->n_digits > 0 || (entry->marks & LARGE) != 0 || ((entry->marks & OPEN_LARGE) != 0 && token->large && !token->opens))
    return ENT_PUBLIC_WORD;
  return ENT_PUBLIC_COMMON;
}

gboolean
ent_public_words_next (const EntPublicWords *words, const char *whole, const char **text, EntPublicWord *found)
{
  EntPublicToken token;

  while (ent_public_token_next (whole, text, &token))
    {
      const Entry *entry = find (words, &token);

      if (entry == NULL)
        continue;
      *text = token.start + token.length;
      *found = (EntPublicWord) { token.start, token.length, entry->shares, weigh (entry, &token), (entry->marks & IN_PERSON) != 0 };
      return TRUE;
    }
  return FALSE;
}

char *
ent_public_word_key (const EntPublicWord *word)
{
  return ent_public_token_fold (word->start, word->length);
}

char *
ent_public_words_strike (const EntPublicWords *words, const char *text, GHashTable *keys)
{
  GString *left = g_string_new (NULL);
  const char *at = text, *done = text;
  EntPublicWord word;

  while (ent_public_words_next (words, text, &at, &word))
    {
      g_autofree char *key = ent_public_word_key (&word);

      if (!g_hash_table_contains (keys, key))
        continue;
      g_string_append_len (left, done, word.start - done);
      g_string_append (left, "…");
      done = word.start + word.length;
    }
  g_string_append (left, done);
  return g_string_free (left, FALSE);
}
