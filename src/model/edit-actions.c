/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/edit-actions.h"

#include "model/edit-private.h"

#include <glib/gi18n-lib.h>

static guint
place_of (EntMap *map, const char *id)
{
  return ent_map_place (map, ent_map_find (map, ENT_RECORD_ACTION, id));
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer map)
{
  guint x = place_of (map, *(const char *const *) a), y = place_of (map, *(const char *const *) b);

  return x < y ? -1 : x > y;
}

/* Those that are actions, each once, in the order of the map: owned, for the records that own @ids may go. */
static GPtrArray *
list_actions (EntMap *map, const char *const *ids, guint n_ids)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_ids; i++)
    if (ent_map_find (map, ENT_RECORD_ACTION, ids[i]) != NULL && g_hash_table_add (seen, (gpointer) ids[i]))
      g_ptr_array_add (list, g_strdup (ids[i]));
  g_ptr_array_sort_with_data (list, compare_places, map);
  return list;
}

EntAction *
ent_action_new (const char *what)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  action->what = g_strdup (what);
  return action;
}

const char *
ent_edit_add_action (EntHistory *history, EntAction *action, GError **error)
{
  g_autofree char *what = g_steal_pointer (&action->what);
  const char *id;

  action->what = ent_text_clean (what, -1, TRUE, NULL);
  /* Translators: name of a step that can be undone */
  ent_history_begin (history, _("Add an action"));
  id = ent_edit_apply_add (history, action, NULL, error);
  ent_edit_close (history, id != NULL);
  return id;
}

/* --- moving --- */

/* The first from @before on that stays where it is; NULL: the end. */
static const char *
find_staying (EntMap *map, const char *before, const GPtrArray *list)
{
  guint n = ent_map_n_records (map, ENT_RECORD_ACTION);

  for (guint i = before != NULL ? place_of (map, before) : n; i < n; i++)
    {
      const EntRecord *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);

      if (!g_ptr_array_find_with_equal_func ((GPtrArray *) list, action->id, g_str_equal, NULL))
        return action->id;
    }
  return NULL;
}

static gboolean
move_before (EntHistory *history, const char *id, const char *before, GError **error)
{
  EntMap *map = ent_history_map (history);
  EntKey key = ENT_KEY (ENT_RECORD_ACTION, id);
  guint from = place_of (map, id), to = before != NULL ? place_of (map, before) : ent_map_n_records (map, ENT_RECORD_ACTION);

  /* places are counted without the one that moves */
  to -= from < to;
  return to == from || ent_history_apply (history, ent_change_new_move (&key, to), error);
}

gboolean
ent_edit_move_actions (EntHistory *history, const char *const *ids, guint n_ids, const char *before, GError **error)
{
  EntMap *map = ent_history_map (history);
  g_autoptr (GPtrArray) list = list_actions (map, ids, n_ids);
  const char *staying = NULL;
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (before == NULL || ent_map_find (map, ENT_RECORD_ACTION, before) != NULL, FALSE);

  staying = find_staying (map, before, list);
  /* Translators: name of a step that can be undone: actions come earlier or later in the plan; %u: a number */
  name = g_strdup_printf (ngettext ("Move %u action", "Move %u actions", list->len), list->len);
  ent_history_begin (history, name);
  /* from the last, before which the others go: those that stand right already are not moved */
  for (guint i = list->len; done && i-- > 0;)
    {
      const char *id = g_ptr_array_index (list, i);

      done = move_before (history, id, staying, error);
      staying = id;
    }
  return ent_edit_close (history, done);
}

/* --- several at once --- */

gboolean
ent_edit_set_actions (EntHistory *history, const char *const *ids, guint n_ids, const EntField *field, const char *text, GError **error)
{
  EntMap *map = ent_history_map (history);
  g_autoptr (GPtrArray) list = list_actions (map, ids, n_ids);
  const char *const *held = (const char *const *) list->pdata;
  g_autofree char *name = NULL, *merge = NULL;
  gboolean done = TRUE;

  if (list->len == 1)
    return ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_ACTION, held[0]), field, text, error);
  /* Translators: name of a step that can be undone; 1: name of a field, 2: a number */
  name = g_strdup_printf (ngettext ("Change “%1$s” of %2$u action", "Change “%1$s” of %2$u actions", list->len), ent_field_label (field), list->len);
  merge = ent_edit_merge_key (field, &ENT_KEY (ENT_RECORD_ACTION, NULL), held, list->len);
  ent_history_begin_merged (history, name, merge);
  for (guint i = 0; done && i < list->len; i++)
    if (!ent_field_holds (field, ent_map_find (map, ENT_RECORD_ACTION, held[i]), text))
      done = ent_edit_set_within (history, &ENT_KEY (ENT_RECORD_ACTION, held[i]), field, text, error);
  return ent_edit_close (history, done);
}

gboolean
ent_edit_remove_actions (EntHistory *history, const char *const *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) list = list_actions (ent_history_map (history), ids, n_ids);
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  /* Translators: name of a step that can be undone; %u: a number */
  name = g_strdup_printf (ngettext ("Delete %u action", "Delete %u actions", list->len), list->len);
  ent_history_begin (history, name);
  for (guint i = 0; done && i < list->len; i++)
    done = ent_edit_apply_remove (history, &ENT_KEY (ENT_RECORD_ACTION, g_ptr_array_index (list, i)), error);
  return ent_edit_close (history, done);
}

/* The id of the copy; NULL on error. */
static const char *
duplicate (EntHistory *history, const char *id, GError **error)
{
  EntMap *map = ent_history_map (history);
  EntAction *copy = ent_record_copy (ent_map_find (map, ENT_RECORD_ACTION, id));
  const char *added;

  ent_id_clear (&copy->base.id);
  ent_field_set (ent_field_find (ENT_RECORD_ACTION, "state"), copy, NULL);
  added = ent_edit_apply_add (history, copy, NULL, error);
  if (added == NULL || !ent_history_apply (history, ent_change_new_move (&ENT_KEY (ENT_RECORD_ACTION, added), place_of (map, id) + 1), error))
    return NULL;
  return added;
}

char **
ent_edit_duplicate_actions (EntHistory *history, const char *const *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) list = list_actions (ent_history_map (history), ids, n_ids);
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  /* Translators: name of a step that can be undone; %u: a number */
  name = g_strdup_printf (ngettext ("Duplicate %u action", "Duplicate %u actions", list->len), list->len);
  ent_history_begin (history, name);
  for (guint i = 0; done && i < list->len; i++)
    {
      const char *id = duplicate (history, g_ptr_array_index (list, i), error);

      done = id != NULL;
      if (done)
        g_strv_builder_add (fresh, id);
    }
  return ent_edit_close (history, done) ? g_strv_builder_end (fresh) : NULL;
}
