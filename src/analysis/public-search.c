/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for what was taken out in what stays. */
#include "analysis/public-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/public-private.h"
#include "analysis/public-tokens.h"

/* How much of a text stands around a word, in characters. */
#define AROUND 30

typedef struct
{
  const EntPublicCopy *copy;
  EntMap *written;
  GHashTable *people;    /* EntId in the copy → EntPublicPerson, both borrowed */
  GHashTable *own;       /* EntField, borrowed → EntPublicWords: those that its help tells people */
  EntPublicWords *known; /* that the copy says anyway, or every map */
  GPtrArray *hits;
} Search;

static void
hit_free (gpointer data)
{
  EntPublicHit *hit = data;

  ent_id_unref (hit->key.id);
  ent_id_unref (hit->key.moment);
  g_free (hit->place);
  g_free (hit->word);
  g_free (hit->excerpt);
  g_free (hit);
}

/* --- where --- */

/* Who it is here and there: "A7, “Hotel association”". */
static char *
name_person (const Search *search, EntId id)
{
  const EntPublicPerson *person = g_hash_table_lookup (search->people, id);
  g_autofree char *name = ent_text_quote (person != NULL ? person->name : NULL, ENT_TEXT_QUOTED);

  if (person != NULL && person->code != NULL)
    /* Translators: 1: the code of a stakeholder in a copy, 2: its name */
    return g_strdup_printf (_("%1$s, “%2$s”"), person->code, name);
  /* Translators: %s: name of a stakeholder */
  return g_strdup_printf (_("“%s”"), name);
}

static char *
name_tie (const Search *search, const EntTie *tie)
{
  g_autofree char *from = name_person (search, tie->from), *to = name_person (search, tie->to);

  /* Translators: 1 and 2: stakeholders, as in: A7, “Hotel association” */
  return g_strdup_printf (_("Tie between %1$s and %2$s"), from, to);
}

static const char *
title_of (const Search *search, gconstpointer record)
{
  switch (((const EntRecord *) record)->kind)
    {
    case ENT_RECORD_SECTOR:
      return ent_map_sector_label (search->written, ((const EntRecord *) record)->slot);
    case ENT_RECORD_MOMENT:
      return ((const EntMoment *) record)->name;
    case ENT_RECORD_ACTION:
      return ((const EntAction *) record)->what;
    case ENT_RECORD_STEP:
      return ((const EntStep *) record)->name;
    case ENT_RECORD_MAP:
    case ENT_RECORD_STAKEHOLDER:
    case ENT_RECORD_ASSESSMENT:
    case ENT_RECORD_LOG:
    case ENT_RECORD_TIE:
    default:
      return NULL;
    }
}

/* @owner: of an assessment or an entry of the log. */
static char *
name_place (const Search *search, gconstpointer record, const EntRecord *owner)
{
  g_autofree char *title = ent_text_quote (title_of (search, record), ENT_TEXT_QUOTED);

  switch (((const EntRecord *) record)->kind)
    {
    case ENT_RECORD_MAP:
      return g_strdup (_("The map itself"));
    case ENT_RECORD_SECTOR:
      /* Translators: %s: name of a sector */
      return g_strdup_printf (_("Sector “%s”"), title);
    case ENT_RECORD_MOMENT:
      /* Translators: %s: name of a moment */
      return g_strdup_printf (_("Moment “%s”"), title);
    case ENT_RECORD_ACTION:
      /* Translators: %s: what is to be done */
      return g_strdup_printf (_("Action “%s”"), title);
    case ENT_RECORD_STEP:
      /* Translators: %s: name of a picture that is kept to be projected */
      return g_strdup_printf (_("Step “%s”"), title);
    case ENT_RECORD_TIE:
      return name_tie (search, record);
    case ENT_RECORD_STAKEHOLDER:
    case ENT_RECORD_ASSESSMENT:
    case ENT_RECORD_LOG:
    default:
      return name_person (search, owner != NULL ? owner->id : NULL);
    }
}

/* --- what --- */

static char *
cut_out (const char *text, const EntPublicWord *word)
{
  const char *start = word->start, *end = word->start + word->length;
  g_autofree char *piece = NULL, *quoted = NULL;

  for (guint i = 0; i < AROUND && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < AROUND && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  piece = g_strndup (start, (gsize) (end - start));
  quoted = ent_text_quote (piece, 0);
  return g_strconcat (start > text ? "…" : "", quoted, *end != '\0' ? "…" : "", NULL);
}

/* The same in the map that was written and in the copy, whose ids are its own. */
static EntKey
key_of (gconstpointer record, const EntRecord *owner)
{
  const EntRecord *base = record;
  EntKey key = ENT_KEY (base->kind, ent_id (base->kind == ENT_RECORD_MAP ? NULL : base->id));

  if (base->kind == ENT_RECORD_ASSESSMENT && owner != NULL)
    {
      const EntAssessment *assessment = record;

      key = ENT_KEY_ASSESSMENT (ent_id (owner->id), ent_id (assessment->moment), assessment->aspect);
    }
  return key;
}

static void
add_hit (Search *search, gconstpointer record, const EntRecord *owner, const EntField *field, const char *text, const EntPublicWord *word, EntPublicWeight weight)
{
  EntPublicHit *hit = g_new0 (EntPublicHit, 1);

  hit->key = key_of (record, owner);
  hit->place = name_place (search, record, owner);
  hit->field = field;
  hit->word = g_strndup (word->start, word->length);
  hit->excerpt = cut_out (text, word);
  hit->shares = word->shares;
  hit->weight = weight;
  hit->stays = weight == ENT_PUBLIC_COMMON;
  g_ptr_array_add (search->hits, hit);
}

/* The help of a field has words to choose from ("decides", "after the workshop"): many say them, so in that
 * field they tell nothing. */
static const EntPublicWords *
words_of_help (Search *search, const EntField *field)
{
  EntPublicWords *words = g_hash_table_lookup (search->own, field);

  if (words == NULL)
    {
      words = ent_public_words_new ();
      ent_public_words_add (words, field->help, ENT_SHARE_ALWAYS, FALSE);
      ent_public_words_add (words, ent_field_help (field), ENT_SHARE_ALWAYS, FALSE);
      g_hash_table_insert (search->own, (gpointer) field, words);
    }
  return words;
}

static gboolean
has_word (const EntPublicWords *words, const char *key)
{
  EntPublicWord word;
  const char *at = key;

  return ent_public_words_next (words, key, &at, &word);
}

/* --- what is known anyway --- */

static void
know_choices (EntPublicWords *known, const EntChoices *choices)
{
  for (guint i = 0; i < choices->n_items; i++)
    {
      ent_public_words_add (known, choices->items[i].label, ENT_SHARE_ALWAYS, FALSE);
      ent_public_words_add (known, ent_choice_label (choices, i), ENT_SHARE_ALWAYS, FALSE);
    }
}

/* What the program calls things: kinds, sectors, fields. */
static void
know_own_words (EntPublicWords *known)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          ent_public_words_add (known, fields[i].label, ENT_SHARE_ALWAYS, FALSE);
          ent_public_words_add (known, ent_field_label (&fields[i]), ENT_SHARE_ALWAYS, FALSE);
          if (fields[i].choices != NULL)
            know_choices (known, fields[i].choices);
        }
    }
}

static void
know_names_of (EntPublicWords *known, gconstpointer record)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    if (ent_public_is_text (&fields[i]) && ent_public_is_name (&fields[i]))
      {
        g_autofree char *text = ent_field_get (&fields[i], record);

        ent_public_words_add (known, text, ENT_SHARE_ALWAYS, FALSE);
      }
}

/* Place, organisation, perhaps names of stakeholders: somebody chose that they go along, and each Puerto in the map of
 * Puerto Coral says no more. */
static void
know_names_that_go_along (EntPublicWords *known, EntMap *written)
{
  know_names_of (known, ent_map_info (written));
  for (guint i = 0; i < ent_map_n_stakeholders (written); i++)
    know_names_of (known, ent_map_stakeholder_at (written, i));
}

/* A person's name is asked about wherever it stands. */
static EntPublicWeight
weigh (const Search *search, const EntPublicWord *word, const char *key)
{
  return !word->is_person && has_word (search->known, key) ? ENT_PUBLIC_COMMON : word->weight;
}

/* Whether @word is in @field by right: there to be chosen from, or in a name of which somebody chose that it goes along,
 * and no person's. */
static gboolean
may_stand (Search *search, const EntField *field, const EntPublicWord *word, const char *key)
{
  return (ent_public_is_name (field) && (!word->is_person || word->weight == ENT_PUBLIC_COMMON)) || has_word (words_of_help (search, field), key);
}

/* A code is what we have put there. */
static gboolean
is_code (const Search *search, gconstpointer record, const EntField *field)
{
  const EntRecord *base = record;
  const EntPublicPerson *person = base->kind == ENT_RECORD_STAKEHOLDER ? g_hash_table_lookup (search->people, base->id) : NULL;

  return person != NULL && person->code != NULL && field->share == ENT_SHARE_NAMES;
}

static void
search_field (Search *search, gconstpointer record, const EntRecord *owner, const EntField *field)
{
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) seen = NULL;
  const char *at;
  EntPublicWord word;

  if (is_code (search, record, field))
    return;
  at = text = ent_field_get (field, record);
  while (text != NULL && ent_public_words_next (search->copy->words, text, &at, &word))
    {
      g_autofree char *key = ent_public_word_key (&word);

      if (seen == NULL)
        seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!may_stand (search, field, &word, key) && g_hash_table_add (seen, g_strdup (key)))
        add_hit (search, record, owner, field, text, &word, weigh (search, &word, key));
    }
}

static void
search_record (Search *search, gconstpointer record, const EntRecord *owner)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    if (ent_public_is_text (&fields[i]))
      search_field (search, record, owner, &fields[i]);
}

static void
search_contained (Search *search, GPtrArray *records, const EntRecord *owner)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    search_record (search, g_ptr_array_index (records, i), owner);
}

/* Stable: in the order of the map within both. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const EntPublicHit *one = *(const EntPublicHit *const *) a, *other = *(const EntPublicHit *const *) b;

  return (int) one->weight - (int) other->weight;
}

GPtrArray *
ent_public_copy_search (const EntPublicCopy *copy, EntMap *written)
{
  Search search = { .copy = copy, .written = written };

  g_return_val_if_fail (ENT_IS_MAP (written), NULL);

  search.hits = g_ptr_array_new_with_free_func (hit_free);
  search.people = g_hash_table_new (NULL, NULL);
  search.own = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ent_public_words_free);
  search.known = ent_public_words_new ();
  know_own_words (search.known);
  know_names_that_go_along (search.known, written);
  for (guint i = 0; i < copy->people->len; i++)
    {
      EntPublicPerson *person = g_ptr_array_index (copy->people, i);

      g_hash_table_insert (search.people, person->copy, person);
    }
  search_record (&search, ent_map_info (written), NULL);
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (written, kind); i++)
      {
        gconstpointer record = ent_map_record_at (written, kind, i);

        search_record (&search, record, record);
        if (kind == ENT_RECORD_STAKEHOLDER)
          {
            search_contained (&search, ((const EntStakeholder *) record)->assessments, record);
            search_contained (&search, ((const EntStakeholder *) record)->log, record);
          }
      }
  g_ptr_array_sort (search.hits, compare_hits);
  g_hash_table_unref (search.people);
  g_hash_table_unref (search.own);
  ent_public_words_free (search.known);
  return search.hits;
}

/* --- what is decided --- */

/* All hits in one text, by their first. */
static gboolean
is_same_text (const EntPublicHit *one, const EntPublicHit *other)
{
  return one->key.kind == other->key.kind && one->key.id == other->key.id && one->key.moment == other->key.moment &&
         one->key.aspect == other->key.aspect && one->field == other->field;
}

static guint
hash_text (gconstpointer data)
{
  const EntPublicHit *hit = data;

  return g_direct_hash (hit->key.id) ^ g_direct_hash (hit->field) ^ g_direct_hash (hit->key.moment) ^ (guint) hit->key.aspect;
}

static gboolean
are_same_texts (gconstpointer one, gconstpointer other)
{
  return is_same_text (one, other);
}

/* @keys: of the words that go. */
static gboolean
strike_text (const EntPublicCopy *copy, const EntPublicHit *hit, GHashTable *keys, GError **error)
{
  gconstpointer record = ent_map_lookup (copy->map, &hit->key);
  g_autofree char *text = record != NULL ? ent_field_get (hit->field, record) : NULL;
  /* no value with such a gap would be one of a closed field */
  g_autofree char *left = text != NULL && !ent_field_is_closed (hit->field) ? ent_public_words_strike (copy->words, text, keys) : NULL;
  g_autoptr (EntChange) change = ent_change_new_set (&hit->key, hit->field, left);

  return text == NULL || ent_map_apply (copy->map, change, NULL, error);
}

gboolean
ent_public_copy_strike (EntPublicCopy *copy, GPtrArray *hits, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (hash_text, are_same_texts, NULL, (GDestroyNotify) g_hash_table_unref);
  GHashTableIter iter;
  gpointer hit, keys;

  for (guint i = 0; i < hits->len; i++)
    {
      EntPublicHit *one = g_ptr_array_index (hits, i);

      if (one->stays)
        continue;
      keys = g_hash_table_lookup (texts, one);
      if (keys == NULL)
        {
          keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (texts, one, keys);
        }
      g_hash_table_add (keys, ent_public_token_fold (one->word, strlen (one->word)));
    }
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &hit, &keys))
    if (!strike_text (copy, hit, keys, error))
      return FALSE;
  return TRUE;
}

/* --- in a picture --- */

/* Numbers that short stand in every picture: counts, days. */
static gboolean
is_short_number (const EntPublicWord *word)
{
  const guint few = 6;

  for (gsize i = 0; i < word->length; i++)
    if (!g_ascii_isdigit (word->start[i]))
      return FALSE;
  return word->length < few;
}

/* What is in @said by right: what somebody has been asked about, codes, and words of the program. */
static GHashTable *
list_expected (const EntPublicCopy *copy, GPtrArray *hits)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const EntPublicHit *hit = g_ptr_array_index (hits, i);

      if (hit->stays)
        g_hash_table_add (expected, ent_public_token_fold (hit->word, strlen (hit->word)));
    }
  for (guint i = 0; i < copy->people->len; i++)
    {
      const EntPublicPerson *person = g_ptr_array_index (copy->people, i);

      if (person->code != NULL)
        g_hash_table_add (expected, ent_public_token_fold (person->code, strlen (person->code)));
    }
  return expected;
}

guint
ent_public_copy_search_picture (const EntPublicCopy *copy, GPtrArray *hits, const char *said, const char *own)
{
  g_autoptr (GHashTable) expected = list_expected (copy, hits);
  g_autoptr (EntPublicWords) ours = ent_public_words_new ();
  guint n_before = hits->len;
  const char *at = said;
  EntPublicWord word;

  ent_public_words_add (ours, own, ENT_SHARE_ALWAYS, TRUE);
  while (ent_public_words_next (copy->words, said, &at, &word))
    {
      g_autofree char *key = ent_public_word_key (&word);
      EntPublicHit *hit;

      if (word.weight == ENT_PUBLIC_COMMON || is_short_number (&word) || has_word (ours, key) || !g_hash_table_add (expected, g_strdup (key)))
        continue;
      hit = g_new0 (EntPublicHit, 1);
      hit->place = g_strdup (_("The picture itself"));
      hit->word = g_strndup (word.start, word.length);
      hit->excerpt = cut_out (said, &word);
      hit->shares = word.shares;
      hit->weight = word.weight;
      g_ptr_array_add (hits, hit);
    }
  return hits->len - n_before;
}

/* "Contact data, Notes": what the word was taken out with. */
static char *
name_origins (guint32 shares)
{
  GString *names = g_string_new (NULL);

  for (EntShare share = 0; share < ENT_N_SHARES; share++)
    {
      const EntPublicGroup *group = (shares & 1u << share) != 0 ? ent_public_group_of (share) : NULL;
      const char *label = group != NULL ? ent_public_label (group) : share == ENT_SHARE_ALWAYS ? _("Title") : _("what this version does not know");

      if ((shares & 1u << share) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", label);
    }
  return g_string_free (names, FALSE);
}

char *
ent_public_hit_describe (const EntPublicHit *hit)
{
  g_autofree char *origins = name_origins (hit->shares), *word = ent_text_quote (hit->word, ENT_TEXT_QUOTED);

  if (hit->field == NULL)
    /* Translators: 1: where it is; 2: a word; 3: some words around it; 4: what was left out of a copy, as in: Contact data, Notes */
    return g_strdup_printf (_("%1$s: “%2$s” in “%3$s” (left out with: %4$s)"), hit->place, word, hit->excerpt, origins);
  /* Translators: 1: where it is, as in: Step “The port”; 2: name of a field; 3: a word; 4: some words around it; 5: what was left out of a copy, as in: Contact data, Notes */
  return g_strdup_printf (_("%1$s, %2$s: “%3$s” in “%4$s” (left out with: %5$s)"), hit->place, ent_field_label (hit->field), word, hit->excerpt, origins);
}
