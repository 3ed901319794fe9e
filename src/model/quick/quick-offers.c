/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be meant by the beginning of a word: sectors, kinds and tags behind
 * their marks, people behind an arrow and in the name, values where they count.
 */
#include "model/quick/quick-private.h"

#include <string.h>

#include "model/quick/quick-words.h"

/* Shorter beginnings fit too many. */
#define LEAST_OF_NAME 2
#define LEAST_OF_VALUE 2

typedef struct
{
  EntNameIndex *names;
  char *text; /* up to the cursor */
  GArray *tokens;
  gboolean open;  /* the last word may go on */
  gboolean meant; /* the first of the offers */
  const char *except;
  guint most;
  GArray *offers;
} Offering;

static const EntQuickToken *
token_at (const Offering *self, guint i)
{
  return &g_array_index (self->tokens, EntQuickToken, i);
}

static void
add (Offering *self, guint start, const char *label, const char *insert, const char *help, EntId id)
{
  EntQuickOffer offer = { .label = g_strdup (label),
                          .insert = g_strconcat (insert, " ", NULL),
                          .id = id != NULL ? ent_id_ref (id) : NULL,
                          .start = start,
                          .help = help,
                          .meant = self->meant && self->offers->len == 0 };

  if (self->offers->len < self->most)
    g_array_append_val (self->offers, offer);
  else
    {
      g_free (offer.label);
      g_free (offer.insert);
      ent_id_clear (&offer.id);
    }
}

/* @name as it has to be typed to be one name, or with @is_word one word. */
static char *
quote (const char *name, gboolean is_word)
{
  g_autoptr (GArray) tokens = ent_quick_tokens (name);

  if (is_word && tokens->len != 1)
    return ent_quick_protect (name);
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, EntQuickToken, i).mark != ENT_MARK_NONE || g_array_index (tokens, EntQuickToken, i).quoted)
      return ent_quick_protect (name);
  return g_strdup (name);
}

static void
offer_sector (Offering *self, guint start, EntSectorId sector, const char *folded)
{
  EntMap *map = ent_name_index_map (self->names);
  const char *own = ent_map_sector (map, sector)->label;
  g_autofree char *label = ent_text_fold (ent_map_sector_label (map, sector));
  g_autofree char *word = NULL, *insert = NULL;

  /* with its own name the room knows it by that only */
  word = own != NULL && g_str_has_prefix (label, folded) ? ent_quick_protect (own) : g_strdup (ent_quick_word_for (ENT_QUICK_WORDS_SECTOR, sector));
  insert = g_strconcat ("@", word, NULL);
  add (self, start, ent_map_sector_label (map, sector), insert, ent_choice_help (&ent_sector_choices, sector), NULL);
}

/* First the one that is taken where nothing more is typed. */
static void
offer_sectors (Offering *self, guint start, const char *text)
{
  EntMap *map = ent_name_index_map (self->names);
  g_autofree char *folded = ent_text_fold (text);
  int first = *text != '\0' ? ent_quick_find_sector (map, text, TRUE) : -1;

  if (first >= 0)
    offer_sector (self, start, (EntSectorId) first, folded);
  for (EntSectorId i = 0; i < ENT_N_SECTORS; i++)
    {
      g_autofree char *label = ent_text_fold (ent_map_sector_label (map, i));

      if ((int) i != first && (g_str_has_prefix (label, folded) || ent_quick_word_begins (ENT_QUICK_WORDS_SECTOR, i, text)))
        offer_sector (self, start, i, folded);
    }
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Those of the map that begin with @folded; strings of the map. */
static GPtrArray *
find_tags (EntMap *map, const char *folded)
{
  g_autoptr (GHashTable) had = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();
  guint n = ent_map_n_stakeholders (map);

  for (guint i = 0; i < n; i++)
    for (char **tag = ent_map_stakeholder_at (map, i)->tags; tag != NULL && *tag != NULL; tag++)
      {
        /* most have the same few */
        g_autofree char *other = g_hash_table_add (had, *tag) ? ent_text_fold (*tag) : NULL;

        if (other != NULL && g_str_has_prefix (other, folded))
          g_ptr_array_add (found, *tag);
      }
  g_ptr_array_sort (found, compare_tags);
  return found;
}

static void
offer_tags (Offering *self, guint start, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);
  g_autoptr (GPtrArray) tags = NULL;

  for (EntKind i = 0; i < ENT_N_KINDS; i++)
    if (ent_quick_word_begins (ENT_QUICK_WORDS_KIND, i, text))
      {
        g_autofree char *insert = g_strdup_printf ("#%s", ent_quick_word_for (ENT_QUICK_WORDS_KIND, i));

        add (self, start, ent_choice_label (&ent_kind_choices, i), insert, ent_choice_help (&ent_kind_choices, i), NULL);
      }
  tags = find_tags (ent_name_index_map (self->names), folded);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      g_autofree char *word = quote (tag, TRUE);
      g_autofree char *insert = g_strconcat ("#", word, NULL);

      add (self, start, tag, insert, NULL, NULL);
    }
}

static void
offer_names (Offering *self, guint start, const char *text, const char *except)
{
  EntMap *map = ent_name_index_map (self->names);
  g_autoptr (GPtrArray) ids = ent_name_index_match (self->names, text, except, self->most);

  for (guint i = 0; i < ids->len; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, g_ptr_array_index (ids, i));
      g_autofree char *insert = quote (stakeholder->name != NULL ? stakeholder->name : "", FALSE);

      add (self, start, stakeholder->name, insert, NULL, stakeholder->base.id);
    }
}

/* Those of @words that begin with what stands at @start. */
static void
offer_values (Offering *self, EntQuickWords words, const EntChoices *choices, guint start)
{
  for (guint i = 0; i < choices->n_items; i++)
    {
      const char *word = ent_quick_word_for (words, i);

      if (*word != '\0' && ent_quick_word_begins (words, i, self->text + start))
        add (self, start, ent_choice_label (choices, i), word, ent_choice_help (choices, i), NULL);
    }
}

static gboolean
is_known (const Offering *self, guint from, guint to)
{
  g_autofree char *name = NULL;

  if (from >= to)
    return FALSE;
  name = g_strndup (self->text + token_at (self, from)->start, token_at (self, to - 1)->end - token_at (self, from)->start);
  return ent_name_index_find (self->names, name) != NULL;
}

/* What stands from @from on, without a quote that is not closed yet. */
static const char *
begun_name (const Offering *self, guint from)
{
  const EntQuickToken *first = token_at (self, from);

  return first->quoted && from + 1 == self->tokens->len ? first->text : self->text + first->start;
}

/* Behind an arrow: people; behind a known one also what the tie is. */
static void
offer_target (Offering *self, guint from)
{
  guint n = self->tokens->len;

  for (guint i = from; i + 1 < n; i++)
    if (g_str_has_suffix (token_at (self, i)->text, ","))
      from = i + 1;
  if (from >= n)
    return;
  if (!self->open && is_known (self, from, n))
    offer_values (self, ENT_QUICK_WORDS_TIE, &ent_tie_choices, (guint) strlen (self->text));
  else if (self->open && is_known (self, from, n - 1))
    {
      offer_values (self, ENT_QUICK_WORDS_TIE, &ent_tie_choices, token_at (self, n - 1)->start);
      offer_values (self, ENT_QUICK_WORDS_COMMITMENT, &ent_commitment_choices, token_at (self, n - 1)->start);
    }
  self->meant = !is_known (self, from, n);
  offer_names (self, token_at (self, from)->start, begun_name (self, from), self->except);
}

static void
offer_run (Offering *self, guint from)
{
  guint n = self->tokens->len;
  const EntQuickToken *last = token_at (self, n - 1);
  const char *text = begun_name (self, from);

  if (g_utf8_strlen (text, -1) >= LEAST_OF_NAME && !is_known (self, from, n))
    offer_names (self, token_at (self, from)->start, text, NULL);
  if (self->open && n > 1 && g_utf8_strlen (last->text, -1) >= LEAST_OF_VALUE && ent_quick_word (ENT_QUICK_WORDS_COMMITMENT, last->text) < 0)
    offer_values (self, ENT_QUICK_WORDS_COMMITMENT, &ent_commitment_choices, last->start);
}

static void
offer_all (Offering *self)
{
  guint n = self->tokens->len, run = n;
  const EntQuickToken *last = n > 0 ? token_at (self, n - 1) : NULL;

  if (last == NULL)
    return;
  if (self->open && (last->mark == ENT_MARK_SECTOR || g_str_equal (last->text, "@")))
    {
      self->meant = last->mark == ENT_MARK_SECTOR;
      offer_sectors (self, last->start, last->mark == ENT_MARK_SECTOR ? last->text : "");
    }
  else if (self->open && (last->mark == ENT_MARK_TAG || g_str_equal (last->text, "#")))
    offer_tags (self, last->start, last->mark == ENT_MARK_TAG ? last->text : "");
  else
    {
      while (run > 0 && token_at (self, run - 1)->mark == ENT_MARK_NONE)
        run--;
      if (run > 0 && ent_quick_mark_is_tie (token_at (self, run - 1)->mark))
        offer_target (self, run);
      else if (run < n)
        offer_run (self, run);
    }
}

static void
clear_offer (gpointer data)
{
  EntQuickOffer *offer = data;

  g_free (offer->label);
  g_free (offer->insert);
  ent_id_clear (&offer->id);
}

GArray *
ent_quick_line_offers (EntNameIndex *names, const char *text, guint at, const char *except, guint most)
{
  g_autofree char *begun = g_strndup (text, at);
  Offering offering = { .names = names, .text = begun, .tokens = ent_quick_tokens (begun), .except = except, .most = most };

  offering.offers = g_array_new (FALSE, FALSE, sizeof (EntQuickOffer));
  g_array_set_clear_func (offering.offers, clear_offer);
  offering.open = *begun != '\0' && !g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (begun, begun + strlen (begun))));
  offer_all (&offering);
  g_array_unref (offering.tokens);
  return offering.offers;
}
