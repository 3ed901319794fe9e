/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be whom: each way in which names can be alike is gone through in turn, the surest first, and within it
 * namesakes by how much else they have in common. Whoever is found is not looked for any more, so a pair never takes
 * one away from a better one.
 */
#include "analysis/same-private.h"

#include <glib/gi18n-lib.h>

#include "model/quick/name-key.h"
#include "model/quick/name-parts.h"

/* What besides the text must be equal. */
typedef enum
{
  LEVEL_NONE = 0,
  LEVEL_WHOLE = 1 << 0,
  LEVEL_NUMBER = 1 << 1,
} Level;

EntSamePair *
ent_same_pair_new (EntRecordKind kind, const char *first, const char *other, EntSameWhy why)
{
  EntSamePair *pair = g_new0 (EntSamePair, 1);

  *pair = (EntSamePair) { kind, ent_id (first), ent_id (other), why, ent_same_is_sure (why), FALSE };
  return pair;
}

void
ent_same_pair_free (EntSamePair *pair)
{
  if (pair == NULL)
    return;
  ent_id_clear (&pair->first);
  ent_id_clear (&pair->other);
  g_free (pair);
}

gboolean
ent_same_is_sure (EntSameWhy why)
{
  return why == ENT_SAME_NAME || why == ENT_SAME_CALLED;
}

const char *
ent_same_words (EntSameWhy why)
{
  switch (why)
    {
    case ENT_SAME_NAME:
      return _("Same name");
    case ENT_SAME_CALLED:
      return _("The name of one is the short name of the other");
    case ENT_SAME_SHORT_NAME:
      return _("Same short name, another name");
    case ENT_SAME_INITIALS:
      return _("The name of one may be short for that of the other");
    case ENT_SAME_WORDS:
      return _("The words of one name are in the other");
    case ENT_SAME_ELSEWHERE:
      return _("Same name, but not in the same organisation");
    case ENT_SAME_ONLY:
      return _("The only moment of each map");
    case ENT_SAME_SPELLING:
    default:
      return _("Similar names");
    }
}

gboolean
ent_same_is_taken (EntMap *map, const char *id)
{
  for (EntRecordKind kind = ENT_RECORD_STAKEHOLDER; kind < ENT_N_RECORD_KINDS; kind++)
    if (kind != ENT_RECORD_ASSESSMENT && ent_map_find (map, kind, id) != NULL)
      return TRUE;
  return FALSE;
}

/* --- who is looked for --- */

gboolean
ent_same_goes_on (Finder *self, guint i)
{
  return i % LOOKS_EVERY != 0 || !ent_progress_is_stopped (self->progress);
}

/* @text folded, the same for equal ones; NULL for nothing. */
static const char *
fold (Finder *self, const char *text)
{
  g_autofree char *folded = text != NULL ? ent_text_fold (text) : NULL;

  return folded != NULL && *folded != '\0' ? g_string_chunk_insert_const (self->chunk, folded) : NULL;
}

/* @folded without articles. */
static const char *
plain_of (Finder *self, const char *folded)
{
  g_autofree char *plain = folded != NULL ? ent_name_plain (folded) : NULL;

  return plain != NULL ? g_string_chunk_insert_const (self->chunk, plain) : NULL;
}

static const char *
key_of (Finder *self, const char *folded)
{
  g_autofree char *key = folded != NULL ? ent_name_key (folded) : NULL;

  return key != NULL && *key != '\0' ? g_string_chunk_insert_const (self->chunk, key) : NULL;
}

/* Of the other side it is known already, or it was in the base and is gone on purpose. */
static gboolean
is_known (Finder *self, guint side, const EntRecord *record)
{
  return ent_same_is_taken (self->maps[1 - side], record->id) || (self->base != NULL && ent_same_is_taken (self->base, record->id));
}

/* By its id where both maps have it, else by its name; NULL: it stands on the map itself. @names: of the wholes that
 * were asked for so far, by their places: one may have many parts. */
static const char *
name_whole (Finder *self, guint side, const EntStakeholder *stakeholder, GHashTable *names)
{
  const EntStakeholder *whole = ent_stakeholder_is_on_map (stakeholder) ? NULL : ent_map_stakeholder (self->maps[side], stakeholder->part_of);
  const char *name;

  if (whole == NULL)
    return NULL;
  name = g_hash_table_lookup (names, whole);
  if (name == NULL)
    {
      gboolean by_id = ent_map_stakeholder (self->maps[1 - side], whole->base.id) != NULL;
      const char *folded = by_id ? NULL : fold (self, whole->name);
      g_autofree char *marked = g_strconcat (by_id ? "#" : "=", by_id ? whole->base.id : folded, NULL);

      name = g_string_chunk_insert_const (self->chunk, marked);
      g_hash_table_insert (names, (gpointer) whole, (gpointer) name);
    }
  return name;
}

static void
collect_stakeholders (Finder *self, guint side)
{
  EntMap *map = self->maps[side];
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);

  g_ptr_array_set_size (self->candidates[side], 0);
  for (guint i = 0; i < ent_map_n_stakeholders (map) && ent_same_goes_on (self, i); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      Candidate *candidate;

      if (is_known (self, side, &stakeholder->base))
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->record = &stakeholder->base;
      candidate->texts[TEXT_NAME] = fold (self, stakeholder->name);
      candidate->texts[TEXT_PLAIN] = plain_of (self, candidate->texts[TEXT_NAME]);
      candidate->texts[TEXT_SHORT] = fold (self, stakeholder->short_name);
      candidate->whole = name_whole (self, side, stakeholder, names);
      candidate->number = stakeholder->sector;
      g_ptr_array_add (self->candidates[side], candidate);
    }
}

static void
collect_moments (Finder *self, guint side)
{
  EntMap *map = self->maps[side];

  g_ptr_array_set_size (self->candidates[side], 0);
  for (guint i = 0; i < ent_map_n_moments (map) && ent_same_goes_on (self, i); i++)
    {
      const EntMoment *moment = ent_map_moment_at (map, i);
      Candidate *candidate;

      if (is_known (self, side, &moment->base))
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->record = &moment->base;
      candidate->texts[TEXT_NAME] = fold (self, moment->name);
      candidate->number = moment->date;
      g_ptr_array_add (self->candidates[side], candidate);
    }
}

/* Of those who are still looked for: it takes long. */
static void
find_keys (Finder *self)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < self->candidates[side]->len && ent_same_goes_on (self, i); i++)
      {
        Candidate *candidate = g_ptr_array_index (self->candidates[side], i);

        if (candidate->is_taken)
          continue;
        candidate->texts[TEXT_NAME_KEY] = key_of (self, candidate->texts[TEXT_NAME]);
        candidate->texts[TEXT_SHORT_KEY] = key_of (self, candidate->texts[TEXT_SHORT]);
      }
}

/* --- two that are alike --- */

static guint
hash_now (gconstpointer data)
{
  const Candidate *candidate = data;

  return (g_direct_hash (candidate->text_now) * 31u + g_direct_hash (candidate->whole_now)) * 31u + candidate->number_now;
}

static gboolean
equal_now (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  return x->text_now == y->text_now && x->whole_now == y->whole_now && x->number_now == y->number_now;
}

/* FALSE: it is not looked for in this way. */
static gboolean
look_by (Candidate *candidate, Text text, guint level)
{
  candidate->text_now = candidate->texts[text];
  candidate->whole_now = (level & LEVEL_WHOLE) != 0 ? candidate->whole : NULL;
  candidate->number_now = (level & LEVEL_NUMBER) != 0 ? candidate->number : 0;
  candidate->next = NULL;
  return !candidate->is_taken && candidate->text_now != NULL;
}

void
ent_same_take (Finder *self, Candidate *first, Candidate *other, EntSameWhy why)
{
  gboolean moved = ent_same_is_sure (why) && first->record->kind == ENT_RECORD_STAKEHOLDER && first->whole != other->whole;

  EntSamePair *pair = ent_same_pair_new (first->record->kind, first->record->id, other->record->id, moved ? ENT_SAME_ELSEWHERE : why);

  first->is_taken = other->is_taken = TRUE;
  pair->is_plain = pair->kind == ENT_RECORD_MOMENT && why == ENT_SAME_NAME && first->number == other->number;
  g_ptr_array_add (self->pairs, pair);
}

/* Of several that are alike the ones that stand first come together. O(n) */
static void
match (Finder *self, GPtrArray *firsts, GPtrArray *others, Text first_by, Text other_by, guint level, EntSameWhy why)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new (hash_now, equal_now);

  for (guint i = firsts->len; i-- > 0 && ent_same_goes_on (self, i);)
    {
      Candidate *first = g_ptr_array_index (firsts, i);

      if (!look_by (first, first_by, level))
        continue;
      first->next = g_hash_table_lookup (waiting, first);
      g_hash_table_add (waiting, first);
    }
  for (guint i = 0; i < others->len && ent_same_goes_on (self, i) && g_hash_table_size (waiting) > 0; i++)
    {
      Candidate *other = g_ptr_array_index (others, i), *first;

      if (!look_by (other, other_by, level) || (first = g_hash_table_lookup (waiting, other)) == NULL)
        continue;
      if (first->next != NULL)
        g_hash_table_add (waiting, first->next);
      else
        g_hash_table_remove (waiting, first);
      ent_same_take (self, first, other, why);
    }
}

static void
find_stakeholders (Finder *self)
{
  static const struct
  {
    Text first, other;
    EntSameWhy why;
  } ways[] = {
    { TEXT_NAME, TEXT_NAME, ENT_SAME_NAME },
    { TEXT_PLAIN, TEXT_PLAIN, ENT_SAME_NAME },
    { TEXT_NAME, TEXT_SHORT, ENT_SAME_CALLED },
    { TEXT_SHORT, TEXT_NAME, ENT_SAME_CALLED },
    { TEXT_NAME_KEY, TEXT_NAME_KEY, ENT_SAME_SPELLING },
    { TEXT_NAME_KEY, TEXT_SHORT_KEY, ENT_SAME_SPELLING },
    { TEXT_SHORT_KEY, TEXT_NAME_KEY, ENT_SAME_SPELLING },
    { TEXT_SHORT, TEXT_SHORT, ENT_SAME_SHORT_NAME },
  };
  static const guint levels[] = { LEVEL_WHOLE | LEVEL_NUMBER, LEVEL_WHOLE, LEVEL_NUMBER, LEVEL_NONE };

  for (guint side = 0; side < 2; side++)
    collect_stakeholders (self, side);
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      if (ways[way].why == ENT_SAME_SPELLING && ways[way - 1].why != ENT_SAME_SPELLING)
        find_keys (self);
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        match (self, self->candidates[0], self->candidates[1], ways[way].first, ways[way].other, levels[i], ways[way].why);
    }
  ent_same_match_parts (self);
}

static GPtrArray *
undated (GPtrArray *candidates)
{
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    if (((Candidate *) g_ptr_array_index (candidates, i))->number == 0)
      g_ptr_array_add (some, g_ptr_array_index (candidates, i));
  return some;
}

/* Of the same name and the same day, or one of which nobody has said the day. */
static void
find_moments (Finder *self)
{
  g_autoptr (GPtrArray) firsts = NULL, others = NULL;

  for (guint side = 0; side < 2; side++)
    collect_moments (self, side);
  firsts = undated (self->candidates[0]);
  others = undated (self->candidates[1]);
  match (self, self->candidates[0], self->candidates[1], TEXT_NAME, TEXT_NAME, LEVEL_NUMBER, ENT_SAME_NAME);
  match (self, self->candidates[0], others, TEXT_NAME, TEXT_NAME, LEVEL_NONE, ENT_SAME_NAME);
  match (self, firsts, self->candidates[1], TEXT_NAME, TEXT_NAME, LEVEL_NONE, ENT_SAME_NAME);
  if (ent_map_n_moments (self->maps[0]) == 1 && ent_map_n_moments (self->maps[1]) == 1 && self->pairs->len == 0 &&
      self->candidates[0]->len == 1 && self->candidates[1]->len == 1)
    {
      Candidate *first = g_ptr_array_index (self->candidates[0], 0), *other = g_ptr_array_index (self->candidates[1], 0);

      ent_same_take (self, first, other, first->texts[TEXT_NAME] == other->texts[TEXT_NAME] ? ENT_SAME_NAME : ENT_SAME_ONLY);
    }
}

/* --- all of them --- */

static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntSamePair *x = *(EntSamePair *const *) a, *y = *(EntSamePair *const *) b;
  EntMap *first = data;
  guint place_x, place_y;

  if (x->kind != y->kind)
    return x->kind == ENT_RECORD_MOMENT ? 1 : -1;
  if (ent_same_is_sure (x->why) != ent_same_is_sure (y->why))
    return ent_same_is_sure (x->why) ? -1 : 1;
  place_x = ent_map_place (first, ent_map_find (first, x->kind, x->first));
  place_y = ent_map_place (first, ent_map_find (first, y->kind, y->first));
  return place_x < place_y ? -1 : place_x > place_y;
}

guint
ent_same_n_asked (GPtrArray *pairs)
{
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += !((const EntSamePair *) g_ptr_array_index (pairs, i))->is_plain;
  return n;
}

GPtrArray *
ent_same_find (EntMap *base, EntMap *first, EntMap *other, EntProgress *progress)
{
  Finder self = { .base = base, .maps = { first, other }, .progress = progress };

  g_return_val_if_fail (ENT_IS_MAP (first) && ENT_IS_MAP (other), NULL);

  self.chunk = g_string_chunk_new (4096);
  self.pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_same_pair_free);
  for (guint side = 0; side < 2; side++)
    self.candidates[side] = g_ptr_array_new_with_free_func (g_free);
  find_moments (&self);
  find_stakeholders (&self);
  g_ptr_array_sort_with_data (self.pairs, compare_pairs, first);
  for (guint side = 0; side < 2; side++)
    g_ptr_array_unref (self.candidates[side]);
  g_string_chunk_free (self.chunk);
  return self.pairs;
}
