/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan-fixture.h"

#include "model/edit-actions.h"

#include <string.h>

const char *
add_action (Fixture *f, const char *what, EntDate due, const char *with)
{
  EntAction *action = ent_action_new (what);
  const char *id;

  action->due = due;
  if (with != NULL)
    action->with = g_strdupv ((char *[]) { (char *) with, NULL });
  id = ent_edit_add_action (f->history, action, NULL);
  g_assert_nonnull (id);
  return id;
}

void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  f->hotel = g_strdup (test_add (f->window, "Gran Hotel", ENT_SECTOR_PRIVATE));
  f->police = g_strdup (test_add (f->window, "Tourism police", ENT_SECTOR_INSTITUTIONS));
  f->radio = g_strdup (test_add (f->window, "Radio", ENT_SECTOR_MEDIA));
  add_action (f, "later", 20260801, f->hotel);
  add_action (f, "late", 20260605, f->police);
  add_action (f, "never", 0, NULL);
  add_action (f, "today", TODAY, f->hotel);
  ent_selection_clear (ent_document_selection (f->document));
  test_activate (f->window, "win.view('plan')");
  f->plan = ENT_PLAN_VIEW (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_PLAN_VIEW));
  ent_plan_list_set_today (f->plan->list, TODAY);
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_AS_IN_MAP);
  ent_plan_view_settle (f->plan);
  g_assert_true (test_wait_until (cell_at (f, 3, ENT_PLAN_COLUMN_STATE) != NULL, 3000));
  test_drain ();
  f->start = ent_history_position (f->history);
}

void
tear_down (Fixture *f, gconstpointer data)
{
  g_settings_reset (f->plan->settings, "plan-grouping");
  g_free (f->hotel);
  g_free (f->police);
  g_free (f->radio);
  test_close (f->window);
}

const EntAction *
action_called (Fixture *f, const char *what)
{
  EntMap *map = ent_document_map (f->document);

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);

      if (strcmp (action->what, what) == 0)
        return action;
    }
  g_error ("no action is called %s", what);
}

void
assert_rows (Fixture *f, const char *expected)
{
  EntMap *map = ent_document_map (f->document);
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n_below;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->plan->list)); i++)
    {
      EntId id = ent_plan_list_id_at (f->plan->list, i);
      g_autofree char *heading = ent_plan_list_dup_heading (f->plan->list, i, ent_words_for_language (NULL), &n_below);

      if (i > 0)
        g_string_append (rows, ", ");
      if (heading != NULL)
        g_string_append_printf (rows, "[%s %u]", heading, n_below);
      else
        g_string_append (rows, ((const EntAction *) ent_map_find (map, ENT_RECORD_ACTION, id))->what);
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

EntPlanCell *
cell_at (Fixture *f, guint row, EntPlanColumnKind column)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, f->plan->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      EntPlanCell *cell = key;

      if (cell->column->kind == column && gtk_list_item_get_position (cell->list_item) == row)
        return cell;
    }
  return NULL;
}

void
go_to (Fixture *f, guint row, EntPlanColumnKind column)
{
  ent_plan_view_go_to (f->plan, row, column, FALSE);
  test_drain ();
  g_assert_true (test_wait_until (cell_at (f, row, column) != NULL && gtk_widget_has_focus (cell_at (f, row, column)->label), 3000));
}

void
act (Fixture *f, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->plan), name, target));
  test_drain ();
}

void
assert_step (Fixture *f, const char *name)
{
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, name);
  f->start++;
}

gboolean
says (Fixture *f, const char *text)
{
  const char *message = ent_window_message (f->window);

  return message != NULL && strstr (message, text) != NULL;
}
