/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for what was taken out in what stays. */
#include "analysis/public-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/public-private.h"

/* How much of a text stands around a word, in characters. */
#define AROUND 30

typedef struct
{
  const EntPublicCopy *copy;
  EntMap *written;
  GHashTable *people; /* EntId in the copy → EntPublicPerson, both borrowed */
  GHashTable *own;    /* EntField, borrowed → EntPublicWords: those that its help tells people */
  GPtrArray *hits;
} Search;

static void
hit_free (gpointer data)
{
  EntPublicHit *hit = data;

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

static void
add_hit (Search *search, gconstpointer record, const EntRecord *owner, const EntField *field, const char *text, const EntPublicWord *word)
{
  EntPublicHit *hit = g_new0 (EntPublicHit, 1);

  hit->kind = ((const EntRecord *) record)->kind;
  hit->place = name_place (search, record, owner);
  hit->field = field;
  hit->word = g_strndup (word->start, word->length);
  hit->excerpt = cut_out (text, word);
  hit->shares = word->shares;
  hit->is_name = word->is_name;
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
is_of_help (Search *search, const EntField *field, const char *key)
{
  EntPublicWord word;

  return ent_public_words_next (words_of_help (search, field), &key, &word);
}

static void
search_field (Search *search, gconstpointer record, const EntRecord *owner, const EntField *field)
{
  g_autofree char *text = ent_field_get (field, record);
  g_autoptr (GHashTable) seen = NULL;
  const char *at = text;
  EntPublicWord word;

  while (text != NULL && ent_public_words_next (search->copy->words, &at, &word))
    {
      g_autofree char *key = NULL;

      if (seen == NULL)
        seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      key = ent_public_word_key (&word);
      if (!is_of_help (search, field, key) && g_hash_table_add (seen, g_strdup (key)))
        add_hit (search, record, owner, field, text, &word);
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

  return other->is_name - one->is_name;
}

GPtrArray *
ent_public_copy_search (const EntPublicCopy *copy, EntMap *written)
{
  Search search = { .copy = copy, .written = written };

  g_return_val_if_fail (ENT_IS_MAP (written), NULL);

  search.hits = g_ptr_array_new_with_free_func (hit_free);
  search.people = g_hash_table_new (NULL, NULL);
  search.own = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ent_public_words_free);
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
  return search.hits;
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

  /* Translators: 1: where it is, as in: Step “The port”; 2: name of a field; 3: a word; 4: some words around it; 5: what was left out of a copy, as in: Contact data, Notes */
  return g_strdup_printf (_("%1$s, %2$s: “%3$s” in “%4$s” (left out with: %5$s)"), hit->place, ent_field_label (hit->field), word, hit->excerpt, origins);
}
