/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/edit-steps.h"

#include "model/edit-private.h"

#include <glib/gi18n-lib.h>

const char *
ent_edit_add_step (EntHistory *history, EntStep *step, GError **error)
{
  g_autofree char *name = g_steal_pointer (&step->name);
  const char *id;

  step->name = ent_text_clean (name, -1, TRUE, NULL);
  /* Translators: name of a step that can be undone: a picture is kept, to be shown to a room later */
  ent_history_begin (history, _("Keep a picture to project"));
  id = ent_edit_apply_add (history, step, NULL, error);
  ent_edit_close (history, id != NULL);
  return id;
}

gboolean
ent_edit_move_step (EntHistory *history, const char *id, int by, GError **error)
{
  EntMap *map = ent_history_map (history);
  EntKey key = ENT_KEY (ENT_RECORD_STEP, id);
  gconstpointer step = ent_map_find (map, ENT_RECORD_STEP, id);
  guint n = ent_map_n_records (map, ENT_RECORD_STEP);
  guint place, to;

  g_return_val_if_fail (step != NULL, FALSE);

  place = ent_map_place (map, step);
  to = (guint) CLAMP ((gint64) place + by, 0, (gint64) n - 1);
  if (to == place)
    return TRUE;
  /* Translators: name of a step that can be undone: a picture that is kept comes earlier or later */
  ent_history_begin (history, _("Move a picture to project"));
  return ent_edit_close (history, ent_history_apply (history, ent_change_new_move (&key, to), error));
}
