/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/differences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/compare-maps.h"

typedef struct
{
  EntMap *before, *after;
  GPtrArray *found;
} Finder;

static EntDifference *
add (Finder *self, EntDifferenceKind kind, const EntKey *key, const char *owner)
{
  EntDifference *difference = g_new0 (EntDifference, 1);

  difference->kind = kind;
  difference->key = (EntKey) {
    .kind = key->kind, .id = ent_id (key->id), .moment = ent_id (key->moment), .aspect = key->aspect
  };
  difference->owner = ent_id (owner);
  g_ptr_array_add (self->found, difference);
  return difference;
}

void
ent_difference_free (EntDifference *difference)
{
  ent_id_clear (&difference->key.id);
  ent_id_clear (&difference->key.moment);
  ent_id_clear (&difference->owner);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* Each of the two may be NULL: then the other's fields came, or went. */
static void
find_fields (Finder *self, const EntKey *key, const char *owner, gconstpointer before, gconstpointer after)
{
  guint n;
  const EntField *fields = ent_fields (key->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *from = before != NULL ? ent_field_get (&fields[i], before) : NULL;
      g_autofree char *to = after != NULL ? ent_field_get (&fields[i], after) : NULL;
      gboolean is_key = key->kind == ENT_RECORD_ASSESSMENT && (fields[i].flags & ENT_FIELD_FIXED);
      EntDifference *difference;

      if (is_key || g_strcmp0 (from, to) == 0)
        continue;
      difference = add (self, ENT_DIFFERENCE_FIELD, key, owner);
      difference->field = &fields[i];
      difference->before = g_steal_pointer (&from);
      difference->after = g_steal_pointer (&to);
    }
  if (before != NULL && after != NULL && !ent_records_know_the_same (before, after))
    add (self, ENT_DIFFERENCE_UNKNOWN, key, owner);
}

/* --- within a stakeholder --- */

static guint
length_of (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static gboolean
is_rising (GArray *places)
{
  for (guint i = 1; i < places->len; i++)
    if (g_array_index (places, guint, i) < g_array_index (places, guint, i - 1))
      return FALSE;
  return TRUE;
}

static void
find_ratings (Finder *self, const EntStakeholder *before, const EntStakeholder *after)
{
  const char *owner = after->base.id;

  for (guint i = 0; i < length_of (after->assessments); i++)
    {
      const EntAssessment *to = g_ptr_array_index (after->assessments, i);
      const EntAssessment *from = ent_stakeholder_assessment (before, to->moment, to->aspect);

      if (from == NULL || !ent_record_equal (from, to))
        find_fields (self, &ENT_KEY_ASSESSMENT (owner, to->moment, to->aspect), owner, from, to);
    }
  for (guint i = 0; i < length_of (before->assessments); i++)
    {
      const EntAssessment *from = g_ptr_array_index (before->assessments, i);

      if (ent_stakeholder_assessment (after, from->moment, from->aspect) == NULL)
        find_fields (self, &ENT_KEY_ASSESSMENT (owner, from->moment, from->aspect), owner, from, NULL);
    }
}

static const EntLogEntry *
find_entry (EntMap *map, const char *id, EntId owner)
{
  const EntLogEntry *entry = ent_map_find (map, ENT_RECORD_LOG, id);

  return entry != NULL && entry->stakeholder == owner ? entry : NULL;
}

static void
find_entries (Finder *self, const EntStakeholder *before, const EntStakeholder *after)
{
  EntId owner = after->base.id;

  for (guint i = 0; i < length_of (after->log); i++)
    {
      const EntLogEntry *to = g_ptr_array_index (after->log, i), *from = find_entry (self->before, to->base.id, owner);

      if (from == NULL)
        add (self, ENT_DIFFERENCE_ADDED, &ENT_KEY (ENT_RECORD_LOG, to->base.id), owner);
      else if (!ent_record_equal (from, to))
        find_fields (self, &ENT_KEY (ENT_RECORD_LOG, to->base.id), owner, from, to);
    }
  for (guint i = 0; i < length_of (before->log); i++)
    {
      const EntRecord *from = g_ptr_array_index (before->log, i);

      if (find_entry (self->after, from->id, owner) == NULL)
        add (self, ENT_DIFFERENCE_REMOVED, &ENT_KEY (ENT_RECORD_LOG, from->id), owner);
    }
}

/* The places that what stands in @after has in @before, of what is in both. */
static GArray *
find_places (const EntStakeholder *before, const EntStakeholder *after, EntRecordKind kind)
{
  GPtrArray *from = kind == ENT_RECORD_LOG ? before->log : before->assessments;
  GPtrArray *to = kind == ENT_RECORD_LOG ? after->log : after->assessments;
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < length_of (turn == 0 ? from : to); i++)
      {
        const EntRecord *record = g_ptr_array_index (turn == 0 ? from : to, i);
        const EntAssessment *assessment = (const EntAssessment *) record;
        g_autofree char *name = kind == ENT_RECORD_LOG ? g_strdup (record->id) : g_strdup_printf ("%s %u", assessment->moment, assessment->aspect);
        guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, name));

        if (turn == 0)
          g_hash_table_insert (places, g_steal_pointer (&name), GUINT_TO_POINTER (i + 1));
        else if (place > 0)
          g_array_append_val (found, place);
      }
  return found;
}

static void
find_within (Finder *self, const EntStakeholder *before, const EntStakeholder *after)
{
  g_autoptr (GArray) ratings = find_places (before, after, ENT_RECORD_ASSESSMENT);
  g_autoptr (GArray) entries = find_places (before, after, ENT_RECORD_LOG);

  find_ratings (self, before, after);
  find_entries (self, before, after);
  if (!is_rising (ratings))
    add (self, ENT_DIFFERENCE_ORDER, &ENT_KEY (ENT_RECORD_ASSESSMENT, after->base.id), after->base.id);
  if (!is_rising (entries))
    add (self, ENT_DIFFERENCE_ORDER, &ENT_KEY (ENT_RECORD_LOG, after->base.id), after->base.id);
}

/* --- lists --- */

static void
find_in_record (Finder *self, const EntRecord *before, const EntRecord *after)
{
  EntKey key = ENT_KEY (after->kind, after->kind == ENT_RECORD_MAP ? NULL : after->id);

  if (ent_record_equal (before, after))
    return;
  find_fields (self, &key, NULL, before, after);
  if (after->kind == ENT_RECORD_STAKEHOLDER)
    find_within (self, (const EntStakeholder *) before, (const EntStakeholder *) after);
}

static void
find_in_list (Finder *self, EntRecordKind kind)
{
  int last = -1;
  gboolean is_ordered = TRUE;

  for (guint i = 0; i < ent_map_n_records (self->after, kind); i++)
    {
      const EntRecord *to = ent_map_record_at (self->after, kind, i), *from = ent_map_find (self->before, kind, to->id);
      int place;

      if (from == NULL)
        {
          add (self, ENT_DIFFERENCE_ADDED, &ENT_KEY (kind, to->id), NULL);
          continue;
        }
      place = (int) ent_map_place (self->before, from);
      is_ordered &= place > last;
      last = MAX (place, last);
      find_in_record (self, from, to);
    }
  for (guint i = 0; i < ent_map_n_records (self->before, kind); i++)
    {
      const EntRecord *from = ent_map_record_at (self->before, kind, i);

      if (ent_map_find (self->after, kind, from->id) == NULL)
        add (self, ENT_DIFFERENCE_REMOVED, &ENT_KEY (kind, from->id), NULL);
    }
  if (!is_ordered)
    add (self, ENT_DIFFERENCE_ORDER, &ENT_KEY (kind, NULL), NULL);
}

static gboolean
have_same_nodes (EntMap *before, EntMap *after)
{
  guint n = ent_map_n_kept_nodes (before);

  if (n != ent_map_n_kept_nodes (after))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const EntKeptNode *a = ent_map_kept_node_at (before, i), *b = ent_map_kept_node_at (after, i);

      if (a->list != b->list || g_strcmp0 (a->after, b->after) != 0 || g_strcmp0 (a->xml, b->xml) != 0)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
ent_find_differences (EntMap *before, EntMap *after)
{
  static const EntRecordKind lists[] = { ENT_RECORD_MOMENT, ENT_RECORD_STAKEHOLDER, ENT_RECORD_TIE, ENT_RECORD_ACTION, ENT_RECORD_STEP };
  Finder finder = { before, after, g_ptr_array_new_with_free_func ((GDestroyNotify) ent_difference_free) };
  const EntMapInfo *from = ent_map_info (before), *to = ent_map_info (after);

  if (from->base.id != to->base.id)
    add (&finder, ENT_DIFFERENCE_MAP, &ENT_KEY (ENT_RECORD_MAP, NULL), NULL);
  find_fields (&finder, &ENT_KEY (ENT_RECORD_MAP, NULL), NULL, from, to);
  if (ent_records_know_the_same (from, to) && !have_same_nodes (before, after))
    add (&finder, ENT_DIFFERENCE_UNKNOWN, &ENT_KEY (ENT_RECORD_MAP, NULL), NULL);
  for (EntSectorId sector = 0; sector < ENT_N_SECTORS; sector++)
    find_in_record (&finder, &ent_map_sector (before, sector)->base, &ent_map_sector (after, sector)->base);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    find_in_list (&finder, lists[i]);
  return finder.found;
}

/* --- words --- */

/* What went is known to the map before alone. */
static EntTwoMaps
maps_of (const EntDifference *difference, EntMap *before, EntMap *after)
{
  return difference->kind == ENT_DIFFERENCE_REMOVED ? (EntTwoMaps) { before, after } : (EntTwoMaps) { after, before };
}

char *
ent_difference_name (const EntDifference *difference, EntMap *before, EntMap *after)
{
  if (difference->kind == ENT_DIFFERENCE_ORDER && difference->owner == NULL)
    return g_strdup (_("Order"));
  return ent_words_record (maps_of (difference, before, after), &difference->key, difference->owner);
}

static const char *
say_order (EntRecordKind kind)
{
  switch (kind)
    {
    case ENT_RECORD_MOMENT:
      return _("The moments stand in another order.");
    case ENT_RECORD_TIE:
      return _("The ties stand in another order.");
    case ENT_RECORD_ACTION:
      return _("The actions stand in another order.");
    case ENT_RECORD_STEP:
      return _("The steps stand in another order.");
    case ENT_RECORD_ASSESSMENT:
      return _("The ratings stand in another order.");
    case ENT_RECORD_LOG:
      return _("The entries of the log stand in another order.");
    default:
      return _("The stakeholders stand in another order.");
    }
}

/* @entry: what is there, or NULL where the name of the record is said before. */
static char *
say_side (const char *entry, const char *file)
{
  if (entry == NULL && file == NULL)
    return g_strdup (_("Only in the open map."));
  if (entry == NULL)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("Only in “%s”."), file);
  if (file == NULL)
    /* Translators: %s: “Hotel association”, or: Tie between “A” and “B” (Alliance), or: Log entry of 2026-04-02 */
    return g_strdup_printf (_("%s is only in the open map."), entry);
  /* Translators: 1: “Hotel association”, or: Tie between “A” and “B” (Alliance), or: Log entry of 2026-04-02, 2: name of a file */
  return g_strdup_printf (_("%1$s is only in “%2$s”."), entry, file);
}

/* That the record, or the entry of a log, is in one of the two alone. */
static char *
say_alone (const EntDifference *difference, const char *entry, const EntSides *sides)
{
  gboolean added = difference->kind == ENT_DIFFERENCE_ADDED;

  if (sides != NULL)
    return say_side (entry, added ? sides->second : sides->first);
  if (entry == NULL)
    return g_strdup (added ? _("Added since.") : _("Removed since."));
  if (added)
    /* Translators: %s: “Hotel association”, or: Tie between “A” and “B” (Alliance), or: Log entry of 2026-04-02 */
    return g_strdup_printf (_("%s was added."), entry);
  /* Translators: %s: “Hotel association”, or: Tie between “A” and “B” (Alliance), or: Log entry of 2026-04-02 */
  return g_strdup_printf (_("%s was removed."), entry);
}

char *
ent_difference_what (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides)
{
  gboolean is_entry = difference->key.kind == ENT_RECORD_LOG;
  g_autofree char *entry = is_entry && difference->kind != ENT_DIFFERENCE_ORDER ? ent_words_entry (maps_of (difference, before, after), &difference->key) : NULL;

  switch (difference->kind)
    {
    case ENT_DIFFERENCE_FIELD:
      return ent_words_field (maps_of (difference, before, after), &difference->key, difference->field);
    case ENT_DIFFERENCE_ADDED:
    case ENT_DIFFERENCE_REMOVED:
      return say_alone (difference, entry, sides);
    case ENT_DIFFERENCE_ORDER:
      return g_strdup (say_order (difference->key.kind));
    case ENT_DIFFERENCE_UNKNOWN:
      return g_strdup (_("What another program or a later version keeps there is another."));
    case ENT_DIFFERENCE_MAP:
    default:
      return g_strdup (_("They are two maps: neither is a later version of the other."));
    }
}

char *
ent_difference_before (const EntDifference *difference, EntMap *before, EntMap *after)
{
  if (difference->kind != ENT_DIFFERENCE_FIELD)
    return NULL;
  return ent_words_value ((EntTwoMaps) { before, after }, &difference->key, difference->field, difference->before);
}

char *
ent_difference_after (const EntDifference *difference, EntMap *before, EntMap *after)
{
  if (difference->kind != ENT_DIFFERENCE_FIELD)
    return NULL;
  return ent_words_value ((EntTwoMaps) { after, before }, &difference->key, difference->field, difference->after);
}

/* @old and @new: what is said of the values, not both NULL. Long texts are often the same at their beginning: then it is
 * said at least that they are not. */
static char *
say_change (const char *name, const char *what, const char *old, const char *new)
{
  if (old == NULL)
    /* Translators: 1: whom it is about, 2: name of a field, 3: its value */
    return g_strdup_printf (_("%1$s: %2$s is “%3$s” now; nothing was there before."), name, what, new);
  if (new == NULL)
    /* Translators: 1: whom it is about, 2: name of a field, 3: the value it had */
    return g_strdup_printf (_("%1$s: %2$s was “%3$s”; nothing is there now."), name, what, old);
  if (strcmp (old, new) == 0)
    /* Translators: 1: whom it is about, 2: name of a field, 3: how its long text begins */
    return g_strdup_printf (_("%1$s: %2$s goes on in another way after “%3$s”."), name, what, old);
  /* Translators: 1: whom it is about, 2: name of a field, 3: the value it had, 4: the one it has */
  return g_strdup_printf (_("%1$s: %2$s was “%3$s” and is “%4$s” now."), name, what, old, new);
}

/* The same of two maps side by side. */
static char *
say_both (const char *name, const char *what, const char *old, const char *new, const EntSides *sides)
{
  if (old != NULL && new != NULL && strcmp (old, new) == 0)
    return say_change (name, what, old, new);
  if (new == NULL && sides->first == NULL)
    /* Translators: 1: whom it is about, 2: name of a field, 3: its value */
    return g_strdup_printf (_("%1$s: %2$s is “%3$s” in the open map, and nothing in the other."), name, what, old);
  if (old == NULL || new == NULL)
    /* Translators: 1: whom it is about, 2: name of a field, 3: its value, 4: name of a file */
    return g_strdup_printf (_("%1$s: %2$s is “%3$s” in “%4$s”, and nothing in the other."), name, what, old != NULL ? old : new, old != NULL ? sides->first : sides->second);
  if (sides->first == NULL)
    /* Translators: 1: whom it is about, 2: name of a field, 3 and 4: its values, 5: name of a file */
    return g_strdup_printf (_("%1$s: %2$s is “%3$s” in the open map, and “%4$s” in “%5$s”."), name, what, old, new, sides->second);
  /* Translators: 1: whom it is about, 2: name of a field, 3: its value, 4: name of a file, 5 and 6: the same of the other */
  return g_strdup_printf (_("%1$s: %2$s is “%3$s” in “%4$s”, and “%5$s” in “%6$s”."), name, what, old, sides->first, new, sides->second);
}

static char *
say_field (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides)
{
  g_autofree char *name = ent_difference_name (difference, before, after);
  g_autofree char *what = ent_difference_what (difference, before, after, sides);
  g_autofree char *from = ent_difference_before (difference, before, after);
  g_autofree char *to = ent_difference_after (difference, before, after);
  g_autofree char *old = from != NULL ? ent_text_quote (from, ENT_TEXT_QUOTED) : NULL;
  g_autofree char *new = to != NULL ? ent_text_quote (to, ENT_TEXT_QUOTED) : NULL;

  return sides != NULL ? say_both (name, what, old, new, sides) : say_change (name, what, old, new);
}

char *
ent_difference_say (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides)
{
  g_autofree char *name = ent_difference_name (difference, before, after);
  g_autofree char *what = NULL;
  gboolean is_alone = difference->kind == ENT_DIFFERENCE_ADDED || difference->kind == ENT_DIFFERENCE_REMOVED;

  if (difference->kind == ENT_DIFFERENCE_FIELD)
    return say_field (difference, before, after, sides);
  if (is_alone && difference->key.kind != ENT_RECORD_LOG)
    return say_alone (difference, name, sides);
  what = ent_difference_what (difference, before, after, sides);
  if (difference->kind == ENT_DIFFERENCE_MAP || (difference->kind == ENT_DIFFERENCE_ORDER && difference->owner == NULL))
    return g_steal_pointer (&what);
  /* Translators: 1: whom it is about, 2: a sentence about it */
  return g_strdup_printf (_("%1$s: %2$s"), name, what);
}

/* --- all together --- */

/* What is counted apart. */
typedef enum
{
  STAKEHOLDERS_ADDED,
  STAKEHOLDERS_REMOVED,
  TIES_ADDED,
  TIES_REMOVED,
  RATINGS,
  OTHERS,
  N_SUMS,
} Sum;

static Sum
sum_for (const EntDifference *difference)
{
  gboolean is_tie = difference->key.kind == ENT_RECORD_TIE;

  if (difference->key.kind == ENT_RECORD_ASSESSMENT && difference->kind == ENT_DIFFERENCE_FIELD)
    return RATINGS;
  if ((is_tie || difference->key.kind == ENT_RECORD_STAKEHOLDER) && difference->kind == ENT_DIFFERENCE_ADDED)
    return is_tie ? TIES_ADDED : STAKEHOLDERS_ADDED;
  if ((is_tie || difference->key.kind == ENT_RECORD_STAKEHOLDER) && difference->kind == ENT_DIFFERENCE_REMOVED)
    return is_tie ? TIES_REMOVED : STAKEHOLDERS_REMOVED;
  return OTHERS;
}

/* The value of a rating, its reason and its source are one. */
static gboolean
is_same_rating (const EntDifference *a, const EntDifference *b)
{
  return sum_for (a) == RATINGS && sum_for (b) == RATINGS && a->key.id == b->key.id && a->key.moment == b->key.moment && a->key.aspect == b->key.aspect;
}

static char *
say_sum (Sum sum, guint n)
{
  switch (sum)
    {
    case STAKEHOLDERS_ADDED:
      /* Translators: how many */
      return g_strdup_printf (ngettext ("%u stakeholder added", "%u stakeholders added", n), n);
    case STAKEHOLDERS_REMOVED:
      /* Translators: how many */
      return g_strdup_printf (ngettext ("%u stakeholder removed", "%u stakeholders removed", n), n);
    case TIES_ADDED:
      /* Translators: how many */
      return g_strdup_printf (ngettext ("%u tie added", "%u ties added", n), n);
    case TIES_REMOVED:
      /* Translators: how many */
      return g_strdup_printf (ngettext ("%u tie removed", "%u ties removed", n), n);
    case RATINGS:
      /* Translators: how many */
      return g_strdup_printf (ngettext ("%u rating changed", "%u ratings changed", n), n);
    default:
      /* Translators: how many, of whatever kind */
      return g_strdup_printf (ngettext ("%u other change", "%u other changes", n), n);
    }
}

char *
ent_differences_sum_up (GPtrArray *differences, EntMap *before, EntMap *after)
{
  guint sums[N_SUMS] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  if (differences->len == 1)
    return ent_difference_say (g_ptr_array_index (differences, 0), before, after, NULL);
  for (guint i = 0; i < differences->len; i++)
    {
      const EntDifference *difference = g_ptr_array_index (differences, i);

      if (i == 0 || !is_same_rating (g_ptr_array_index (differences, i - 1), difference))
        sums[sum_for (difference)]++;
    }
  for (Sum sum = 0; sum < N_SUMS; sum++)
    {
      g_autofree char *part = sums[sum] > 0 ? say_sum (sum, sums[sum]) : NULL;

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
