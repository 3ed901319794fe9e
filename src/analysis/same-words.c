/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be whom by parts of the names. What a name is found by stands in a table, so nobody is compared with all
 * others; and what very many have tells nothing of any of them.
 */
#include "analysis/same-private.h"

#include "model/quick/name-parts.h"

/* What more have in common proposes none of them. */
#define MOST_ALIKE 16u
/* A word of less letters tells nobody apart. */
#define LEAST_LETTERS 3

/* --- tables --- */

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* One more than can be is enough to know that they are too many. */
static void
put (GHashTable *table, const char *text, Candidate *candidate)
{
  GPtrArray *list = text != NULL ? g_hash_table_lookup (table, text) : NULL;

  if (text == NULL)
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (text), list);
    }
  if (list->len <= MOST_ALIKE && (list->len == 0 || g_ptr_array_index (list, list->len - 1) != candidate))
    g_ptr_array_add (list, candidate);
}

static guint
count_in_common (const Candidate *a, const Candidate *b)
{
  return (a->whole == b->whole ? 2u : 0u) + (a->number == b->number ? 1u : 0u);
}

static Candidate *
candidate_at (GPtrArray *candidates, guint i)
{
  return g_ptr_array_index (candidates, i);
}

/* --- short for the other --- */

/* Those of one side by what they are called. */
static GHashTable *
new_table_of_names (Finder *self, guint side)
{
  GHashTable *table = new_table ();

  for (guint i = 0; i < self->candidates[side]->len && ent_same_goes_on (self, i); i++)
    {
      Candidate *candidate = candidate_at (self->candidates[side], i);
      g_autofree char *before = candidate->is_taken || candidate->texts[TEXT_NAME] == NULL ? NULL : ent_name_before_brackets (candidate->texts[TEXT_NAME]);

      if (candidate->is_taken)
        continue;
      put (table, candidate->texts[TEXT_NAME_KEY], candidate);
      put (table, candidate->texts[TEXT_SHORT_KEY], candidate);
      put (table, before, candidate);
    }
  return table;
}

/* Of those who are called @text the one that has most in common with @candidate; or NULL. */
static Candidate *
look_up (GHashTable *table, const char *text, const Candidate *candidate)
{
  const GPtrArray *list = text != NULL ? g_hash_table_lookup (table, text) : NULL;
  Candidate *best = NULL;

  for (guint i = 0; list != NULL && list->len <= MOST_ALIKE && i < list->len; i++)
    {
      Candidate *now = g_ptr_array_index (list, i);

      if (!now->is_taken && (best == NULL || count_in_common (now, candidate) > count_in_common (best, candidate)))
        best = now;
    }
  return best;
}

static Candidate *
look_up_shorts (GHashTable *table, const Candidate *candidate)
{
  g_autoptr (GPtrArray) shorts = ent_name_shorts (candidate->texts[TEXT_NAME]);
  g_autofree char *before = ent_name_before_brackets (candidate->texts[TEXT_NAME]);
  Candidate *found = look_up (table, before, candidate);

  for (guint i = 0; found == NULL && i < shorts->len; i++)
    found = look_up (table, g_ptr_array_index (shorts, i), candidate);
  return found;
}

static void
take_in_order (Finder *self, guint side, Candidate *candidate, Candidate *found, EntSameWhy why)
{
  ent_same_take (self, side == 0 ? candidate : found, side == 0 ? found : candidate, why);
}

/* Each of @side that is short for somebody of the other side, or the other way round. */
static void
match_shorts (Finder *self, guint side)
{
  g_autoptr (GHashTable) table = new_table_of_names (self, 1 - side);

  for (guint i = 0; i < self->candidates[side]->len && ent_same_goes_on (self, i) && g_hash_table_size (table) > 0; i++)
    {
      Candidate *candidate = candidate_at (self->candidates[side], i), *found;

      if (candidate->is_taken || candidate->texts[TEXT_NAME] == NULL)
        continue;
      found = look_up_shorts (table, candidate);
      if (found != NULL)
        take_in_order (self, side, candidate, found, ENT_SAME_INITIALS);
    }
}

/* --- the same words --- */

typedef struct
{
  GHashTable *by_word;  /* word → those whose names have it */
  GHashTable *words_of; /* Candidate → set of its words */
} Words;

static GPtrArray *
words_of (const Candidate *candidate)
{
  if (candidate->is_taken || candidate->texts[TEXT_NAME] == NULL)
    return g_ptr_array_new ();
  return ent_name_distinctive (candidate->texts[TEXT_NAME]);
}

static void
words_init (Words *words, Finder *self, guint side)
{
  words->by_word = new_table ();
  words->words_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < self->candidates[side]->len && ent_same_goes_on (self, i); i++)
    {
      Candidate *candidate = candidate_at (self->candidates[side], i);
      g_autoptr (GPtrArray) list = words_of (candidate);
      GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint k = 0; k < list->len; k++)
        {
          put (words->by_word, g_ptr_array_index (list, k), candidate);
          g_hash_table_add (set, g_strdup (g_ptr_array_index (list, k)));
        }
      g_hash_table_insert (words->words_of, candidate, set);
    }
}

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->by_word, g_hash_table_unref);
  g_clear_pointer (&words->words_of, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Of the words those by which somebody is told apart: "4" and "of 2026" are in many names. */
static guint
count_telling (GPtrArray *list)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const char *word = g_ptr_array_index (list, i);

      n += g_utf8_strlen (word, -1) >= LEAST_LETTERS && !g_ascii_isdigit (*word);
    }
  return n;
}

/* Those who have the rarest of the words; NULL: nobody has all of them, or too many have each. */
static const GPtrArray *
find_rarest (const Words *words, GPtrArray *list)
{
  const GPtrArray *rarest = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const GPtrArray *now = g_hash_table_lookup (words->by_word, g_ptr_array_index (list, i));

      if (now == NULL)
        return NULL;
      if (rarest == NULL || now->len < rarest->len)
        rarest = now;
    }
  return rarest != NULL && rarest->len <= MOST_ALIKE ? rarest : NULL;
}

static gboolean
has_all (GHashTable *set, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (!g_hash_table_contains (set, g_ptr_array_index (list, i)))
      return FALSE;
  return TRUE;
}

/* Somebody whose name has all of the words, and the fewest others of those that have as much else in common. */
static Candidate *
find_with_words (const Words *words, const Candidate *candidate, GPtrArray *list)
{
  guint n_telling = count_telling (list);
  const GPtrArray *rarest = n_telling > 0 ? find_rarest (words, list) : NULL;
  Candidate *best = NULL;
  guint best_score = 0;

  for (guint i = 0; rarest != NULL && i < rarest->len; i++)
    {
      Candidate *now = g_ptr_array_index (rarest, i);
      GHashTable *set = g_hash_table_lookup (words->words_of, now);
      gboolean is_near = now->whole == candidate->whole && now->number == candidate->number;
      guint score;

      if (now->is_taken || (!is_near && n_telling < 2) || !has_all (set, list))
        continue;
      score = count_in_common (now, candidate) * 100 + 99 - MIN (g_hash_table_size (set), 99);
      if (best == NULL || score > best_score)
        {
          best = now;
          best_score = score;
        }
    }
  return best;
}

static void
match_words (Finder *self, guint side)
{
  g_auto (Words) words = { NULL };

  words_init (&words, self, 1 - side);
  for (guint i = 0; i < self->candidates[side]->len && ent_same_goes_on (self, i); i++)
    {
      Candidate *candidate = candidate_at (self->candidates[side], i);
      g_autoptr (GPtrArray) list = words_of (candidate);
      Candidate *found = find_with_words (&words, candidate, list);

      if (found != NULL)
        take_in_order (self, side, candidate, found, ENT_SAME_WORDS);
    }
}

void
ent_same_match_parts (Finder *self)
{
  for (guint side = 0; side < 2; side++)
    match_shorts (self, side);
  for (guint side = 0; side < 2; side++)
    match_words (self, side);
}
