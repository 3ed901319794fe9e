/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying out of a map and into one. */
#include "model/edit-paste.h"

#include <glib/gi18n-lib.h>

#include "model/edit-private.h"

/* --- out --- */

/* Takes @record over. */
static void
put (EntMap *excerpt, gpointer record)
{
  g_autoptr (EntChange) change = ent_change_new_add (record, NULL, ENT_PLACE_END);
  g_autoptr (GError) error = NULL;

  if (!ent_map_apply (excerpt, change, NULL, &error))
    g_warning ("%s", error->message);
}

/* What holds at the moment, as if it had been assessed there. */
static void
keep_ratings (EntMap *map, const EntStakeholder *original, const char *moment_id, EntStakeholder *copy)
{
  g_clear_pointer (&copy->assessments, g_ptr_array_unref);
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      const EntAssessment *holds = ent_map_assessment (map, original, moment_id, aspect);
      EntAssessment *assessment;

      if (holds == NULL)
        continue;
      assessment = ent_record_copy (holds);
      ent_id_clear (&assessment->moment);
      assessment->moment = ent_id (moment_id);
      ent_stakeholder_take_assessment (copy, assessment);
    }
}

static void
set_part_of (EntMap *excerpt, const char *id, const char *whole)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), whole);

  ent_map_apply (excerpt, change, NULL, NULL);
}

static void
put_stakeholders (EntMap *map, EntMap *excerpt, const char *const *ids, guint n_ids, const char *moment_id)
{
  for (guint i = 0; i < n_ids; i++)
    {
      const EntStakeholder *original = ent_map_stakeholder (map, ids[i]);
      EntStakeholder *copy;

      if (original == NULL || ent_map_stakeholder (excerpt, ids[i]) != NULL)
        continue;
      copy = ent_record_copy (original);
      ent_id_clear (&copy->part_of);
      copy->pin = (EntPin) { 0 };
      keep_ratings (map, original, moment_id, copy);
      put (excerpt, copy);
    }
  /* when all are there, whoever comes first */
  for (guint i = 0; i < ent_map_n_stakeholders (excerpt); i++)
    {
      const char *id = ent_map_stakeholder_at (excerpt, i)->base.id;
      const char *whole = ent_map_stakeholder (map, id)->part_of;

      if (whole != NULL && ent_map_stakeholder (excerpt, whole) != NULL)
        set_part_of (excerpt, id, whole);
    }
}

EntMap *
ent_excerpt_new (EntMap *map, const char *const *ids, guint n_ids, const char *moment_id)
{
  g_autoptr (EntMap) excerpt = ent_map_new ();
  guint n = ent_map_n_ties (map);

  put (excerpt, ent_record_copy (ent_map_moment (map, moment_id)));
  put_stakeholders (map, excerpt, ids, n_ids, moment_id);
  for (guint i = 0; i < n; i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (ent_map_stakeholder (excerpt, tie->from) != NULL && ent_map_stakeholder (excerpt, tie->to) != NULL)
        put (excerpt, ent_record_copy (tie));
    }
  return ent_map_n_stakeholders (excerpt) > 0 ? g_steal_pointer (&excerpt) : NULL;
}

char *
ent_excerpt_names (EntMap *excerpt)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_stakeholders (excerpt); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", ent_map_stakeholder_at (excerpt, i)->name);
  return g_string_free (names, FALSE);
}

/* --- in --- */

static EntStakeholder *
copy_for (EntMap *map, const EntStakeholder *original, const char *moment_id, EntId inside)
{
  EntStakeholder *copy = ent_edit_copy_stakeholder (map, original);

  ent_id_clear (&copy->part_of);
  for (guint i = 0; copy->assessments != NULL && i < copy->assessments->len; i++)
    {
      EntAssessment *assessment = g_ptr_array_index (copy->assessments, i);

      ent_id_clear (&assessment->moment);
      assessment->moment = ent_id (moment_id);
    }
  if (inside != NULL)
    {
      copy->part_of = ent_id_ref (inside);
      if (copy->unit == ENT_UNIT_ORGANISATION)
        copy->unit = ENT_UNIT_PERSON;
    }
  return copy;
}

static gboolean
join_parts (EntHistory *history, EntMap *excerpt, GHashTable *twins, GError **error)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");

  for (guint i = 0; i < ent_map_n_stakeholders (excerpt); i++)
    {
      const EntStakeholder *original = ent_map_stakeholder_at (excerpt, i);
      const char *whole = original->part_of != NULL ? g_hash_table_lookup (twins, original->part_of) : NULL;
      const char *id = g_hash_table_lookup (twins, original->base.id);

      if (whole != NULL && !ent_edit_apply_set (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), field, whole, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a whole map, as it holds at its latest moment; NULL: it has just one. */
static EntMap *
at_its_latest (EntMap *excerpt)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (ent_map_n_moments (excerpt) < 2)
    return NULL;
  for (guint i = 0; i < ent_map_n_stakeholders (excerpt); i++)
    g_ptr_array_add (ids, ent_map_stakeholder_at (excerpt, i)->base.id);
  return ent_excerpt_new (excerpt, (const char *const *) ids->pdata, ids->len, ent_map_latest_moment (excerpt)->base.id);
}

char **
ent_edit_paste (EntHistory *history, EntMap *excerpt, const char *moment_id, const char *inside, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntStakeholder *whole = inside != NULL ? ent_map_stakeholder (map, inside) : NULL;
  g_autoptr (EntMap) latest = at_its_latest (excerpt);
  EntMap *source = latest != NULL ? latest : excerpt;
  g_autoptr (GHashTable) twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();
  guint n = ent_map_n_stakeholders (source);
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  /* Translators: name of a step that can be undone */
  name = g_strdup_printf (ngettext ("Paste %u stakeholder", "Paste %u stakeholders", n), n);
  ent_history_begin (history, name);
  for (guint i = 0; done && i < n; i++)
    {
      const EntStakeholder *original = ent_map_stakeholder_at (source, i);
      const char *id = ent_edit_apply_add (history, copy_for (map, original, moment_id, whole != NULL ? whole->base.id : NULL), NULL, error);

      done = id != NULL;
      if (done)
        {
          g_hash_table_insert (twins, g_strdup (original->base.id), g_strdup (id));
          g_strv_builder_add (fresh, id);
        }
    }
  done = done && join_parts (history, source, twins, error) && ent_edit_copy_ties (history, source, twins, error);
  return ent_edit_close (history, done) ? g_strv_builder_end (fresh) : NULL;
}
