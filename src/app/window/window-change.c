/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of a change in the window: the list of those who moved beside the picture, in place of the list of all. */
#include "config.h"

#include "app/window/window-private.h"

#include "analysis/compare-moments.h"
#include "app/panels/change-panel.h"

GtkWidget *
ent_window_build_change (EntWindow *self, GtkWidget *picture)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (page), picture);
  self->change_page = GTK_BOX (page);
  return page;
}

void
ent_window_show_change (EntWindow *self, gboolean shown)
{
  if (self->change_panel == NULL && !shown)
    return;
  if (self->change_panel == NULL)
    {
      self->change_panel = ent_change_panel_new (self->document, self->canvas);
      gtk_widget_set_size_request (self->change_panel, 280, -1);
      /* what is in it would like to */
      gtk_widget_set_hexpand (self->change_panel, FALSE);
      gtk_box_prepend (self->change_page, self->change_panel);
    }
  ent_change_panel_set_active (ENT_CHANGE_PANEL (self->change_panel), shown);
}

const char *
ent_window_change_from (EntWindow *self)
{
  const EntMoment *before;

  if (self->change_panel != NULL)
    return ent_change_panel_from (ENT_CHANGE_PANEL (self->change_panel));
  before = ent_moment_before (ent_document_map (self->document), ent_document_moment (self->document));
  return before != NULL ? before->base.id : NULL;
}
