/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan in the window, and actions that are made elsewhere. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/plan/plan-view.h"
#include "model/edit-actions.h"
#include "model/plan.h"

#include <glib/gi18n.h>

static void
on_grouped (GtkWidget *view, EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_INFO, _("To change the order, show the plan in its own order."), _("_Show So"), "win.show-plan-order");
}

GtkWidget *
ent_window_plan_page (EntWindow *self)
{
  if (self->plan_page == NULL)
    {
      self->plan_page = ent_plan_view_new (self->document);
      g_signal_connect_object (self->plan_page, "told", G_CALLBACK (ent_window_on_told), self, 0);
      g_signal_connect_object (self->plan_page, "grouped", G_CALLBACK (on_grouped), self, 0);
      gtk_stack_add_named (self->views, self->plan_page, "plan");
      ent_plan_view_set_private (ENT_PLAN_VIEW (self->plan_page), self->projector != NULL);
    }
  return self->plan_page;
}

void
ent_window_keep_plan_private (EntWindow *self, gboolean is_private)
{
  if (self->plan_page != NULL)
    ent_plan_view_set_private (ENT_PLAN_VIEW (self->plan_page), is_private);
}

void
ent_window_show_plan_order (EntWindow *self)
{
  g_object_set (self, "view", "plan", NULL);
  ent_plan_view_show_order (ENT_PLAN_VIEW (self->plan_page));
}

/* A search that does not find it ends. */
void
ent_window_show_action (EntWindow *self, const char *id)
{
  g_object_set (self, "view", "plan", NULL);
  if (ent_map_find (ent_document_map (self->document), ENT_RECORD_ACTION, id) == NULL || ent_plan_view_edit (ENT_PLAN_VIEW (self->plan_page), id))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  ent_document_set_search (self->document, NULL);
  ent_plan_view_edit (ENT_PLAN_VIEW (self->plan_page), id);
}

static gboolean
has_any_of (const EntAction *action, const char *const *with)
{
  gboolean needs_nobody = with == NULL || with[0] == NULL;

  if (action->with == NULL || action->with[0] == NULL || needs_nobody)
    return needs_nobody;
  for (guint i = 0; with[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) action->with, with[i]))
      return TRUE;
  return FALSE;
}

/* One that is still to be done, says the same, and is done with any of these; or NULL. */
static const char *
find_same (EntMap *map, const char *what, const char *const *with)
{
  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);

      if (ent_action_is_open (action) && g_strcmp0 (action->what, what) == 0 && has_any_of (action, with))
        return action->base.id;
    }
  return NULL;
}

static char *
name_show (const char *id)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (id));

  return g_action_print_detailed_name ("win.show-action", target);
}

gboolean
ent_window_has_action (EntWindow *self, const char *what, const char *const *with)
{
  const char *id = find_same (ent_document_map (self->document), what, with);
  g_autofree char *show = id != NULL ? name_show (id) : NULL;

  if (id != NULL)
    ent_window_say (self, ENT_MESSAGE_INFO, _("This action is in the plan already."), _("_Show"), show);
  return id != NULL;
}

void
ent_window_add_action (EntWindow *self, const char *what, const char *const *with)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *show = NULL;
  EntAction *action = ent_action_new (what);
  const char *id;

  if (with != NULL && with[0] != NULL)
    action->with = g_strdupv ((char **) with);
  id = ent_edit_add_action (ent_document_history (self->document), action, &error);
  if (id == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  show = name_show (id);
  ent_window_say_step (self, ENT_MESSAGE_INFO, _("The action is in the plan."));
  ent_message_bar_offer (self->messages, _("_Show"), show);
}
