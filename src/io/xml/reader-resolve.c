/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When all is read: references are followed, and the records go into the map
 * in an order in which each finds what it refers to, whatever the order of the
 * file. What cannot stand in a map is kept aside or mended, and reported.
 *
 * Every step is linear, or bounded by the limits of format.h: files are hostile.
 */
#include "io/xml/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/writer.h"

static void
report_refused (EntReader *reader, const EntRecord *record, guint line, const GError *error)
{
  ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                     /* Translators: %s: a sentence that says why */
                     _("A record could not be read, and is left out. %s"), error->message);
}

/* The map takes the record; that it does not is a fault of ours, and is told. */
static gboolean
add (EntReader *reader, EntRecord *record, const char *owner)
{
  g_autoptr (GError) error = NULL;
  guint line = record->slot;

  record->slot = 0;
  if (ent_map_apply_offer (reader->map, record, owner, &error))
    return TRUE;
  report_refused (reader, record, line, error);
  ent_record_free (record);
  return FALSE;
}

/* The id that @text, as it stands in the file, means; NULL gives NULL. */
static EntId
follow (EntReader *reader, const char *text)
{
  EntId renamed = text != NULL ? g_hash_table_lookup (reader->renamed, text) : NULL;

  return renamed != NULL ? ent_id_ref (renamed) : ent_id (text);
}

static gboolean
is_there (EntReader *reader, EntId id, EntRecordKind kind)
{
  return id != NULL && GPOINTER_TO_INT (ent_id_table_get (reader->ids, id)) == (int) kind + 1;
}

/* --- lists --- */

typedef gboolean (*AddItem) (EntReader *reader, EntRecord *record, gpointer data);

static char *
last_id (EntRecord *record, const char *before)
{
  return g_strdup (record != NULL ? record->id : before);
}

/* Adds the records of one list; kept nodes, and records that @add_item turns
 * down with the record still its own, are kept behind the record before them. */
static void
add_items (EntReader *reader, EntRecordKind kind, AddItem add_item, gpointer data)
{
  GArray *items = reader->items[kind];
  g_autofree char *after = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      EntItem *item = &g_array_index (items, EntItem, i);
      EntRecord *record;

      reader->stopped = reader->stopped || !ent_progress_goes_on (reader->progress, ENT_READER_PARSED, ENT_PROGRESS_DONE, reader->n_resolved++, reader->n_items);
      if (reader->stopped)
        return;
      record = g_steal_pointer (&item->record);
      if (record != NULL)
        {
          g_autofree char *id = last_id (record, NULL);

          if (add_item (reader, record, data))
            {
              g_free (after);
              after = g_steal_pointer (&id);
              continue;
            }
          item->xml = ent_writer_record (record, 2);
          ent_record_free (record);
        }
      /* only of sectors, which are always there, and have an order of their own */
      ent_map_keep_node (reader->map, kind, item->late ? ent_sector_choices.items[ENT_N_SECTORS - 1].name : after, item->xml);
    }
}

static gboolean
add_plain (EntReader *reader, EntRecord *record, gpointer data)
{
  add (reader, record, NULL);
  return TRUE;
}

/* --- what is kept aside within a record --- */

static void
clear_kept_child (gpointer data)
{
  g_free (((EntKeptChild *) data)->xml);
}

/* @place: number of known children before it, those counted that are kept aside too. Takes @xml over. */
static void
set_aside (GArray **aside, guint place, char *xml)
{
  EntKeptChild child = { place, xml };

  if (*aside == NULL)
    {
      *aside = g_array_new (FALSE, FALSE, sizeof (EntKeptChild));
      g_array_set_clear_func (*aside, clear_kept_child);
    }
  g_array_append_val (*aside, child);
}

/* --- assessments --- */

typedef struct
{
  GHashTable *moments; /* EntId, by pointer → number from 1 */
  guint *seen;         /* by moment and aspect: number of the last stakeholder that was rated so */
  guint number;        /* of the stakeholder */
  GHashTable *names;   /* folded → the first line with it */
} Stakeholders;

/* The moment's number from 1; 0: there is none. Puts what it was renamed to in its place. */
static guint
resolve_moment (EntReader *reader, Stakeholders *all, EntAssessment *assessment)
{
  guint number = assessment->moment != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (all->moments, assessment->moment)) : 0;
  const EntField *field;
  g_autofree char *text = NULL;
  EntId id;

  if (number > 0)
    return number;
  field = ent_field_find (ENT_RECORD_ASSESSMENT, "moment");
  text = ent_field_get (field, assessment);
  id = follow (reader, text);
  number = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (all->moments, id)) : 0;
  if (number > 0)
    ent_field_set (field, assessment, id);
  ent_id_unref (id);
  return number;
}

static guint
n_children_before_assessments (const EntStakeholder *stakeholder)
{
  guint n = stakeholder->tags != NULL ? g_strv_length (stakeholder->tags) : 0;

  return n + (stakeholder->notes != NULL) + (stakeholder->strategy != NULL);
}

static gboolean
is_new_rating (EntReader *reader, Stakeholders *all, EntStakeholder *stakeholder, EntAssessment *assessment)
{
  guint moment = resolve_moment (reader, all, assessment);
  guint *seen;

  if (moment == 0)
    {
      g_autofree char *text = ent_field_get (ent_field_find (ENT_RECORD_ASSESSMENT, "moment"), assessment);

      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, assessment->base.slot, stakeholder->base.id,
                         /* Translators: 1: the name of a stakeholder, 2: an id */
                         _("“%1$s” is rated at the moment “%2$s”, which is not there. The rating is not shown, and kept."),
                            ent_reader_quote (reader, stakeholder->name), ent_reader_quote (reader, text));
      return FALSE;
    }
  seen = &all->seen[(moment - 1) * ENT_N_ASPECTS + assessment->aspect];
  if (*seen == all->number)
    {
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, assessment->base.slot, stakeholder->base.id,
                         /* Translators: 1: the name of a stakeholder, 2: Decision power or the like */
                         _("“%1$s” is rated twice at one moment: %2$s. The first rating counts; this one is kept."),
                            ent_reader_quote (reader, stakeholder->name), ent_choice_label (&ent_aspect_choices, assessment->aspect));
      return FALSE;
    }
  *seen = all->number;
  return TRUE;
}

static void
resolve_assessments (EntReader *reader, Stakeholders *all, EntStakeholder *stakeholder)
{
  GPtrArray *list = stakeholder->assessments;
  g_autoptr (GArray) aside = NULL;
  guint base = n_children_before_assessments (stakeholder), n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      EntAssessment *assessment = g_steal_pointer (&g_ptr_array_index (list, i));

      if (is_new_rating (reader, all, stakeholder, assessment))
        {
          assessment->base.slot = 0;
          g_ptr_array_index (list, n++) = assessment;
          continue;
        }
      set_aside (&aside, base + i, ent_writer_record (assessment, 3));
      ent_record_free (assessment);
    }
  if (aside != NULL)
    ent_reader_keep_aside (&stakeholder->base, aside);
  if (list != NULL)
    g_ptr_array_set_size (list, (int) n);
  if (n == 0)
    g_clear_pointer (&stakeholder->assessments, g_ptr_array_unref);
}

/* --- part of --- */

#define NO_PARENT G_MAXUINT

typedef struct
{
  GPtrArray *stakeholders; /* of EntStakeholder, borrowed until they are added, in the order of the file */
  GPtrArray *ids;          /* of EntId, owned: theirs */
  GArray *parents;         /* of guint */
  guint *parent;           /* in it: index of each one's parent, or NO_PARENT */
} Parts;

static GArray *
new_numbers (guint n)
{
  GArray *numbers = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (numbers, n);
  return numbers;
}

/* The edge that closes a circle is the one that stands last in the file. */
static void
cut_circles (EntReader *reader, Parts *parts)
{
  guint n = parts->stakeholders->len;
  g_autoptr (GArray) walks = new_numbers (n);
  guint *walk = (guint *) walks->data; /* which walk came by first, from 1 */

  for (guint i = 0; i < n; i++)
    {
      guint at = i, last = 0;
      const EntStakeholder *stakeholder;

      while (at != NO_PARENT && walk[at] == 0)
        {
          walk[at] = i + 1;
          at = parts->parent[at];
        }
      if (at == NO_PARENT || walk[at] != i + 1)
        continue;
      for (guint turn = at, first = TRUE; first || turn != at; first = FALSE, turn = parts->parent[turn])
        last = MAX (last, turn);
      stakeholder = g_ptr_array_index (parts->stakeholders, last);
      parts->parent[last] = NO_PARENT;
      ent_reader_report (reader, ENT_FINDING_MENDED, stakeholder->base.slot, stakeholder->base.id,
                         /* Translators: %s: the name of a stakeholder */
                         _("“%s” is part of itself by a circle. It is now part of nothing."), ent_reader_quote (reader, stakeholder->name));
    }
}

static void
cut_chain (EntReader *reader, Parts *parts, guint at)
{
  EntStakeholder *stakeholder = g_ptr_array_index (parts->stakeholders, at);

  ent_kept_set_value (&stakeholder->base.kept, "part-of", g_ptr_array_index (parts->ids, parts->parent[at]));
  parts->parent[at] = NO_PARENT;
  ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, stakeholder->base.slot, stakeholder->base.id,
                     /* Translators: 1: the name of a stakeholder, 2: a number */
                     _("“%1$s” would make a chain of more than %2$u stakeholders, each part of the one before it. What it is part of is not shown, and kept."),
                        ent_reader_quote (reader, stakeholder->name), ENT_LIMIT_PART_DEPTH);
}

/* Chains longer than people build them are cut: the map follows them at each change. */
static void
cut_chains (EntReader *reader, Parts *parts)
{
  guint n = parts->stakeholders->len;
  g_autoptr (GArray) depths = new_numbers (n), path = new_numbers (0);
  guint *depth = (guint *) depths->data; /* from 1; 0: not known yet */

  for (guint i = 0; i < n; i++)
    {
      guint at = i;

      g_array_set_size (path, 0);
      for (; at != NO_PARENT && depth[at] == 0; at = parts->parent[at])
        g_array_append_val (path, at);
      for (guint k = path->len; k > 0; k--)
        {
          guint index = g_array_index (path, guint, k - 1);

          depth[index] = parts->parent[index] != NO_PARENT ? depth[parts->parent[index]] + 1 : 1;
          if (depth[index] <= ENT_LIMIT_PART_DEPTH)
            continue;
          depth[index] = 1;
          cut_chain (reader, parts, index);
        }
    }
}

/* Takes part-of out of the stakeholder: it is set when all are in the map. */
static guint
take_parent (EntReader *reader, EntStakeholder *stakeholder, GHashTable *places)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");
  g_autofree char *text = ent_field_get (field, stakeholder);
  EntId id = follow (reader, text);
  gpointer place;
  gboolean found = id != NULL && g_hash_table_lookup_extended (places, id, NULL, &place);

  ent_id_unref (id);
  if (text == NULL)
    return NO_PARENT;
  ent_field_set (field, stakeholder, NULL);
  if (found)
    return GPOINTER_TO_UINT (place);
  ent_kept_set_value (&stakeholder->base.kept, field->name, text);
  ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, stakeholder->base.slot, stakeholder->base.id,
                     /* Translators: 1: the name of a stakeholder, 2: an id */
                     _("“%1$s” is part of “%2$s”, which is not there. This is not shown, and kept."), ent_reader_quote (reader, stakeholder->name), ent_reader_quote (reader, text));
  return NO_PARENT;
}

static void
find_parents (EntReader *reader, Parts *parts, gboolean as_written)
{
  GArray *items = reader->items[ENT_RECORD_STAKEHOLDER];
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      EntRecord *record = g_array_index (items, EntItem, i).record;

      if (record == NULL)
        continue;
      g_hash_table_insert (places, record->id, GUINT_TO_POINTER (parts->stakeholders->len));
      g_ptr_array_add (parts->stakeholders, record);
      g_ptr_array_add (parts->ids, ent_id_ref (record->id));
    }
  parts->parents = new_numbers (parts->stakeholders->len);
  parts->parent = (guint *) parts->parents->data;
  for (guint i = 0; i < parts->stakeholders->len; i++)
    parts->parent[i] = take_parent (reader, g_ptr_array_index (parts->stakeholders, i), places);
  cut_circles (reader, parts);
  /* what is in our own map already is to come back, however long */
  if (!as_written)
    cut_chains (reader, parts);
}

static void
set_parents (EntReader *reader, Parts *parts)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");

  for (guint i = 0; i < parts->ids->len; i++)
    {
      EntId id = g_ptr_array_index (parts->ids, i);
      g_autoptr (EntChange) change = NULL;
      g_autoptr (GError) error = NULL;

      if (parts->parent[i] == NO_PARENT)
        continue;
      change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), field, g_ptr_array_index (parts->ids, parts->parent[i]));
      if (!ent_map_apply (reader->map, change, NULL, &error))
        ent_reader_report (reader, ENT_FINDING_MENDED, 0, id, "%s", error->message);
    }
}

/* --- stakeholders --- */

#define FIRST_ACCENTED 0xC0u
#define N_ACCENTED 0x180u

/* The letter that ent_text_fold() makes of an accented Latin one; 0: it takes more than that. */
static char
fold_accented (gunichar c)
{
  static char letters[N_ACCENTED];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (gunichar i = 0; i < N_ACCENTED; i++)
        {
          char utf8[7] = { 0 };
          g_autofree char *folded = NULL;

          g_unichar_to_utf8 (FIRST_ACCENTED + i, utf8);
          folded = ent_text_fold (utf8);
          letters[i] = strlen (folded) == 1 ? *folded : '\0';
        }
      g_once_init_leave (&once, 1);
    }
  return c - FIRST_ACCENTED < N_ACCENTED ? letters[c - FIRST_ACCENTED] : '\0';
}

/* As ent_text_fold(), which takes its time: most names are of Latin letters. */
static char *
fold_name (const char *name)
{
  g_autoptr (GString) plain = g_string_sized_new (strlen (name) + 1);
  gboolean gap = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      char letter = (guchar) *p < 0x80 ? g_ascii_tolower (*p) : fold_accented (g_utf8_get_char (p));

      if (letter == '\0')
        return ent_text_fold (name);
      if (g_ascii_isspace (letter))
        {
          gap = plain->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (plain, ' ');
      gap = FALSE;
      g_string_append_c (plain, letter);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
note_repeated_name (EntReader *reader, Stakeholders *all, const EntStakeholder *stakeholder)
{
  char *folded = fold_name (stakeholder->name);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (all->names, folded));

  if (line == 0)
    {
      g_hash_table_insert (all->names, folded, GUINT_TO_POINTER (MAX (stakeholder->base.slot, 1)));
      return;
    }
  g_free (folded);
  ent_reader_report (reader, ENT_FINDING_NOTE, stakeholder->base.slot, stakeholder->base.id,
                     /* Translators: 1: the name of a stakeholder, 2: the number of a line */
                     _("“%1$s” is also the name of the stakeholder in line %2$u. Both are there."), ent_reader_quote (reader, stakeholder->name), line);
}

static gboolean
add_stakeholder (EntReader *reader, EntRecord *record, gpointer data)
{
  Stakeholders *all = data;
  EntStakeholder *stakeholder = (EntStakeholder *) record;
  GPtrArray *log = g_steal_pointer (&stakeholder->log);

  all->number++;
  resolve_assessments (reader, all, stakeholder);
  note_repeated_name (reader, all, stakeholder);
  /* one by one: as part of the stakeholder each entry would be compared with all others */
  if (add (reader, record, NULL))
    for (guint i = 0; log != NULL && i < log->len; i++)
      add (reader, g_steal_pointer (&g_ptr_array_index (log, i)), stakeholder->base.id);
  g_clear_pointer (&log, g_ptr_array_unref);
  return TRUE;
}

static void
add_stakeholders (EntReader *reader, gboolean as_written)
{
  guint n_moments = ent_map_n_moments (reader->map);
  Stakeholders all = { 0 };
  Parts parts = { g_ptr_array_new (), g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref), NULL, NULL };

  all.moments = g_hash_table_new (NULL, NULL);
  all.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  all.seen = g_new0 (guint, (gsize) n_moments * ENT_N_ASPECTS + 1);
  for (guint i = 0; i < n_moments; i++)
    g_hash_table_insert (all.moments, ent_map_moment_at (reader->map, i)->base.id, GUINT_TO_POINTER (i + 1));
  find_parents (reader, &parts, as_written);
  add_items (reader, ENT_RECORD_STAKEHOLDER, add_stakeholder, &all);
  if (!reader->stopped)
    set_parents (reader, &parts);
  g_ptr_array_unref (parts.stakeholders);
  g_ptr_array_unref (parts.ids);
  g_array_unref (parts.parents);
  g_free (all.seen);
  g_hash_table_unref (all.names);
  g_hash_table_unref (all.moments);
}

/* --- ties --- */

/* As the file has it, where that is a kind of a later version. */
static const char *
call_kind (EntReader *reader, const EntTie *tie)
{
  const char *kept = ent_kept_value (tie->base.kept, "kind");

  return kept != NULL ? ent_reader_quote (reader, kept) : ent_choice_label (&ent_tie_choices, tie->kind);
}

/* @text: the id that stands for the end, or NULL. Whoever is at the other end is known by name. */
static void
report_end (EntReader *reader, const EntTie *tie, const char *name, const char *text)
{
  const char *other = ent_reader_name_stakeholder (reader, strcmp (name, "from") == 0 ? tie->to : tie->from);
  const char *kind = call_kind (reader, tie);

  if (text == NULL && other != NULL)
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, tie->base.slot, tie->base.id,
                       /* Translators: 1: the name of a stakeholder, 2: a kind of tie, 3: the name of an attribute */
                       _("A tie of “%1$s” (%2$s) does not say who is at its other end: %3$s is missing. It is not shown, and kept."), other, kind, name);
  else if (text == NULL)
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, tie->base.slot, tie->base.id,
                       /* Translators: 1: the name of an attribute, 2: an id */
                       _("The tie “%2$s” does not say where it goes: %1$s is missing. It is not shown, and kept."), name, tie->base.id);
  else if (other != NULL)
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, tie->base.slot, tie->base.id,
                       /* Translators: 1: the name of a stakeholder, 2: a kind of tie, 3: the id of a stakeholder, 4: "from" or "to" */
                       _("A tie of “%1$s” (%2$s) leads to nowhere: nobody in the file has the id “%3$s”, which stands in “%4$s”. It is not shown, and kept."),
                          other, kind, ent_reader_quote (reader, text), name);
  else
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, tie->base.slot, tie->base.id,
                       /* Translators: 1: "from" or "to", 2: the id of a tie, 3: the id of a stakeholder */
                       _("The tie “%2$s” leads to nowhere: %1$s is “%3$s”, and no such stakeholder is there. It is not shown, and kept."),
                          name, tie->base.id, ent_reader_quote (reader, text));
}

/* Follows one end; FALSE, and reported, if it leads nowhere. */
static gboolean
resolve_end (EntReader *reader, EntTie *tie, const char *name, EntId end)
{
  const EntField *field;
  g_autofree char *text = NULL;
  EntId id;
  gboolean there;

  if (is_there (reader, end, ENT_RECORD_STAKEHOLDER))
    return TRUE;
  field = ent_field_find (ENT_RECORD_TIE, name);
  text = ent_field_get (field, tie);
  id = follow (reader, text);
  there = is_there (reader, id, ENT_RECORD_STAKEHOLDER);
  if (there && strcmp (id, text) != 0)
    ent_field_set (field, tie, id);
  ent_id_unref (id);
  if (there)
    return TRUE;
  report_end (reader, tie, name, text);
  return FALSE;
}

static void
note_direction (EntReader *reader, const EntTie *tie, guint line)
{
  if (ent_tie_kind_allows (tie->kind, tie->direction) || ent_kept_value (tie->base.kept, "kind") != NULL)
    return;
  ent_reader_report (reader, ENT_FINDING_NOTE, line, tie->base.id,
                     /* Translators: 1: the names of both ends, or the id of a tie, 2: its kind, such as Member of */
                     _("The direction of the tie “%1$s” does not go with its kind: %2$s. It is shown as usual for the kind, and kept as it is."),
                        ent_reader_call (reader, &tie->base), ent_choice_label (&ent_tie_choices, tie->kind));
}

/* FALSE, and why, if the map refuses the tie, which then stays the caller's. */
static gboolean
offer_tie (EntReader *reader, EntTie *tie, guint line, GError **error)
{
  tie->base.slot = 0;
  if (ent_map_apply_offer (reader->map, tie, NULL, error))
    {
      note_direction (reader, tie, line);
      return TRUE;
    }
  tie->base.slot = line;
  return FALSE;
}

static gboolean
add_unusual_tie (EntReader *reader, EntTie *tie)
{
  gboolean from = resolve_end (reader, tie, "from", tie->from), to = resolve_end (reader, tie, "to", tie->to);
  EntRecord *record = &tie->base;
  g_autoptr (GError) error = NULL;
  guint line = record->slot;

  if (!from || !to)
    return FALSE;
  if (tie->from == tie->to)
    {
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, record->id,
                         /* Translators: 1: the name of a stakeholder, 2: a kind of tie */
                         _("A tie (%2$s) goes from “%1$s” to itself. It is not shown, and kept."),
                            ent_reader_quote (reader, ent_map_stakeholder (reader->map, tie->from)->name), call_kind (reader, tie));
      return FALSE;
    }
  if (offer_tie (reader, tie, line, &error))
    return TRUE;
  if (g_error_matches (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_TIE))
    {
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, record->id,
                         /* Translators: 1 and 2: names of stakeholders, 3: a kind of tie */
                         _("A tie of “%1$s” and “%2$s” (%3$s) says again what one before it says. It is not shown, and kept."),
                            ent_reader_quote (reader, ent_map_stakeholder (reader->map, tie->from)->name),
                            ent_reader_quote (reader, ent_map_stakeholder (reader->map, tie->to)->name), call_kind (reader, tie));
      return FALSE;
    }
  report_refused (reader, record, line, error);
  ent_record_free (record);
  return TRUE;
}

/* The map looks at both ends: only where it refuses does it matter what is wrong. */
static gboolean
add_tie (EntReader *reader, EntRecord *record, gpointer data)
{
  EntTie *tie = (EntTie *) record;

  return (tie->from != NULL && tie->to != NULL && offer_tie (reader, tie, record->slot, NULL)) || add_unusual_tie (reader, tie);
}

/* --- actions and steps --- */

static gboolean
add_action (EntReader *reader, EntRecord *record, gpointer data)
{
  EntAction *action = (EntAction *) record;
  g_autoptr (GArray) aside = NULL;
  guint n = 0;

  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    {
      g_autofree char *text = g_steal_pointer (&action->with[i]);
      EntId id = follow (reader, text);

      if (is_there (reader, id, ENT_RECORD_STAKEHOLDER))
        action->with[n++] = g_strdup (id);
      else
        {
          set_aside (&aside, i, ent_writer_member (ent_field_find (ENT_RECORD_ACTION, "with"), text));
          ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, record->slot, record->id,
                             /* Translators: 1: what an action is about, 2: an id */
                             _("“%1$s” is to be done with “%2$s”, which is not there. This is not shown, and kept."), ent_reader_quote (reader, action->what), ent_reader_quote (reader, text));
        }
      ent_id_unref (id);
    }
  if (action->with != NULL)
    action->with[n] = NULL;
  if (n == 0)
    g_clear_pointer (&action->with, g_strfreev);
  if (aside != NULL)
    ent_reader_keep_aside (record, aside);
  add (reader, record, NULL);
  return TRUE;
}

/* What @text names may have got another id. */
static void
follow_text (EntReader *reader, char **text)
{
  EntId renamed = *text != NULL ? g_hash_table_lookup (reader->renamed, *text) : NULL;

  if (renamed == NULL)
    return;
  g_free (*text);
  *text = g_strdup (renamed);
}

static gboolean
add_step (EntReader *reader, EntRecord *record, gpointer data)
{
  EntStep *step = (EntStep *) record;

  follow_text (reader, &step->focus);
  follow_text (reader, &step->from);
  follow_text (reader, &step->moment);
  add (reader, record, NULL);
  return TRUE;
}

static void
add_default_moment (EntReader *reader)
{
  EntId id = ent_reader_new_id (reader, ENT_RECORD_MOMENT);
  EntMoment *moment = ent_moment_new_baseline (id, 0);

  ent_id_unref (id);
  /* of what a damaged file had we do not know */
  if (reader->damage == NULL)
    ent_reader_report (reader, ENT_FINDING_MENDED, reader->info->base.slot, moment->base.id,
                       /* Translators: %s: the name of a moment */
                       _("The map had no moment at which anything could be rated. “%s” was added."), moment->name);
  add (reader, &moment->base, NULL);
}

void
ent_reader_resolve (EntReader *reader, gboolean as_written)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    reader->n_items += reader->items[kind] != NULL ? reader->items[kind]->len : 0;
  add_items (reader, ENT_RECORD_SECTOR, add_plain, NULL);
  add_items (reader, ENT_RECORD_MOMENT, add_plain, NULL);
  if (ent_map_n_moments (reader->map) == 0 && !as_written)
    add_default_moment (reader);
  /* the map takes them over, or they are gone */
  if (reader->named != NULL)
    g_hash_table_remove_all (reader->named);
  add_stakeholders (reader, as_written);
  add_items (reader, ENT_RECORD_TIE, add_tie, NULL);
  add_items (reader, ENT_RECORD_ACTION, add_action, NULL);
  add_items (reader, ENT_RECORD_STEP, add_step, NULL);
  if (!reader->stopped)
    add (reader, &g_steal_pointer (&reader->info)->base, NULL);
}
