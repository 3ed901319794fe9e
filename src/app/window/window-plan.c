/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan in the window, and actions that are made elsewhere. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/plan/plan-view.h"
#include "model/edit-actions.h"

#include <glib/gi18n.h>

GtkWidget *
ent_window_plan_page (EntWindow *self)
{
  if (self->plan_page == NULL)
    {
      self->plan_page = ent_plan_view_new (self->document);
      g_signal_connect_object (self->plan_page, "told", G_CALLBACK (ent_window_on_told), self, 0);
      gtk_stack_add_named (self->views, self->plan_page, "plan");
    }
  return self->plan_page;
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

void
ent_window_add_action (EntWindow *self, const char *what, const char *const *with)
{
  EntAction *action = ent_action_new (what);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *show = NULL;
  const char *id;

  if (with != NULL && with[0] != NULL)
    action->with = g_strdupv ((char **) with);
  id = ent_edit_add_action (ent_document_history (self->document), action, &error);
  if (id == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  target = g_variant_ref_sink (g_variant_new_string (id));
  show = g_action_print_detailed_name ("win.show-action", target);
  ent_window_say_step (self, ENT_MESSAGE_INFO, _("The action is in the plan."));
  ent_message_bar_offer (self->messages, _("_Show"), show);
}
