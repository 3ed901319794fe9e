/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invariants: a text that is kept belongs to a stakeholder with as many ties as it has; the sets are made when they
 * are asked for, and never changed once somebody has one.
 */
#include "app/panels/view-filter.h"

#include "model/id-set.h"

typedef struct
{
  char *text; /* owned */
  guint n_ties;
} Text;

struct _EntViewFilter
{
  EntMap *map;
  char *moment;
  EntFilter filter;
  gboolean fades;
  char *search, **words; /* NULL without a search */

  GHashTable *texts[2]; /* EntId, owned -> Text, owned: with what is private, and for the wall */
  guint n_read;         /* of the stakeholders, whose texts are there already */

  gboolean due; /* what follows has to be made anew */
  GHashTable *hidden[2];
  guint n_kept_back, n_ties;
};

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->text);
  g_free (text);
}

EntViewFilter *
ent_view_filter_new (EntMap *map)
{
  EntViewFilter *self = g_new0 (EntViewFilter, 1);

  self->map = map;
  for (guint i = 0; i < 2; i++)
    self->texts[i] = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, text_free);
  return self;
}

static void
drop_sets (EntViewFilter *self)
{
  self->due = TRUE;
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->hidden[i], g_hash_table_unref);
}

void
ent_view_filter_free (EntViewFilter *self)
{
  drop_sets (self);
  for (guint i = 0; i < 2; i++)
    g_hash_table_unref (self->texts[i]);
  ent_filter_clear (&self->filter);
  g_free (self->moment);
  g_free (self->search);
  g_strfreev (self->words);
  g_free (self);
}

static void
forget_text (EntViewFilter *self, EntId id)
{
  for (guint i = 0; i < 2 && id != NULL; i++)
    g_hash_table_remove (self->texts[i], id);
  self->n_read = 0;
}

void
ent_view_filter_note (EntViewFilter *self, const EntChange *change)
{
  const EntTie *tie;
  const EntLogEntry *entry;

  drop_sets (self);
  if (change->kind == ENT_CHANGE_MOVE)
    return;
  switch (change->key.kind)
    {
    case ENT_RECORD_STAKEHOLDER:
    case ENT_RECORD_ASSESSMENT:
      forget_text (self, change->owner != NULL ? change->owner : change->key.id);
      break;
    case ENT_RECORD_LOG:
      entry = change->owner == NULL ? ent_map_find (self->map, ENT_RECORD_LOG, change->key.id) : NULL;
      forget_text (self, entry != NULL ? entry->stakeholder : change->owner);
      break;
    case ENT_RECORD_TIE:
      /* of one that is gone the number tells */
      tie = ent_map_tie (self->map, change->key.id);
      forget_text (self, tie != NULL ? tie->from : NULL);
      forget_text (self, tie != NULL ? tie->to : NULL);
      break;
    case ENT_RECORD_MAP:
    case ENT_RECORD_SECTOR:
    case ENT_RECORD_MOMENT:
    case ENT_RECORD_ACTION:
    case ENT_RECORD_STEP:
    default:
      break;
    }
}

void
ent_view_filter_set_moment (EntViewFilter *self, const char *moment_id)
{
  g_free (self->moment);
  self->moment = g_strdup (moment_id);
  drop_sets (self);
}

const EntFilter *
ent_view_filter_get (EntViewFilter *self)
{
  return &self->filter;
}

void
ent_view_filter_set (EntViewFilter *self, const EntFilter *filter)
{
  ent_filter_copy (&self->filter, filter);
  drop_sets (self);
}

gboolean
ent_view_filter_fades (EntViewFilter *self)
{
  return self->fades;
}

void
ent_view_filter_set_fades (EntViewFilter *self, gboolean fades)
{
  self->fades = fades;
  drop_sets (self);
}

const char *
ent_view_filter_search (EntViewFilter *self)
{
  return self->search;
}

gboolean
ent_view_filter_set_search (EntViewFilter *self, const char *text)
{
  g_autofree char *clean = text != NULL ? ent_text_clean (text, -1, TRUE, NULL) : NULL;

  if (g_strcmp0 (self->search, clean) == 0)
    return FALSE;
  g_free (self->search);
  g_strfreev (self->words);
  self->search = g_steal_pointer (&clean);
  self->words = ent_search_words (self->search);
  return TRUE;
}

static const char *
text_of (EntViewFilter *self, const EntStakeholder *stakeholder, gboolean on_wall)
{
  GHashTable *texts = self->texts[on_wall ? 1 : 0];
  guint n_ties = stakeholder->ties != NULL ? stakeholder->ties->len : 0;
  Text *text = g_hash_table_lookup (texts, stakeholder->base.id);

  if (text != NULL && text->n_ties == n_ties)
    return text->text;
  text = g_new0 (Text, 1);
  text->text = ent_search_text (stakeholder, !on_wall);
  text->n_ties = n_ties;
  g_hash_table_replace (texts, ent_id_ref (stakeholder->base.id), text);
  return text->text;
}

gboolean
ent_view_filter_passes (EntViewFilter *self, const EntStakeholder *stakeholder, gboolean on_wall)
{
  return ent_filter_matches (&self->filter, self->map, stakeholder, self->moment,
                             self->filter.words != NULL ? text_of (self, stakeholder, on_wall) : NULL);
}

gboolean
ent_view_filter_finds (EntViewFilter *self, const EntStakeholder *stakeholder)
{
  return self->words == NULL || ent_search_words_in ((const char *const *) self->words, text_of (self, stakeholder, FALSE));
}

gboolean
ent_view_filter_read (EntViewFilter *self, gint64 until)
{
  guint n = ent_map_n_stakeholders (self->map);

  for (; self->n_read < n; self->n_read++)
    {
      if (self->n_read % 32 == 31 && g_get_monotonic_time () > until)
        return FALSE;
      text_of (self, ent_map_stakeholder_at (self->map, self->n_read), FALSE);
    }
  return TRUE;
}

static void
add (GHashTable **set, EntId id)
{
  if (*set == NULL)
    *set = ent_id_set_new ();
  g_hash_table_add (*set, ent_id_ref (id));
}

/* Words are looked for in less on a wall; all else is kept back there too. */
static void
make_set (EntViewFilter *self, gboolean on_wall)
{
  guint n_kept_back = 0, n_ties = 0;

  for (guint i = 0; ent_filter_has_stakeholders (&self->filter) && i < ent_map_n_stakeholders (self->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (self->map, i);

      if (ent_view_filter_passes (self, stakeholder, on_wall))
        continue;
      n_kept_back++;
      if (!self->fades)
        add (&self->hidden[on_wall ? 1 : 0], stakeholder->base.id);
    }
  for (guint i = 0; self->filter.chosen[ENT_FACET_TIE] != 0 && i < ent_map_n_ties (self->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (self->map, i);

      if (ent_filter_matches_tie (&self->filter, tie))
        continue;
      n_ties++;
      add (&self->hidden[on_wall ? 1 : 0], tie->base.id);
    }
  if (on_wall)
    return;
  self->n_kept_back = n_kept_back;
  self->n_ties = n_ties;
}

static void
make_sets (EntViewFilter *self)
{
  if (!self->due)
    return;
  self->due = FALSE;
  make_set (self, FALSE);
  if (self->filter.words != NULL)
    make_set (self, TRUE);
  else if (self->hidden[0] != NULL)
    self->hidden[1] = g_hash_table_ref (self->hidden[0]);
}

GHashTable *
ent_view_filter_hidden (EntViewFilter *self, gboolean on_wall)
{
  make_sets (self);
  return self->hidden[on_wall ? 1 : 0];
}

guint
ent_view_filter_n_kept_back (EntViewFilter *self, guint *n_ties)
{
  make_sets (self);
  *n_ties = self->n_ties;
  return self->n_kept_back;
}

static const char *
read_text (const EntStakeholder *stakeholder, gpointer data)
{
  return text_of (data, stakeholder, FALSE);
}

void
ent_view_filter_count (EntViewFilter *self, EntFilterCounts *counts)
{
  ent_filter_count (&self->filter, self->map, self->moment, read_text, self, counts);
}
