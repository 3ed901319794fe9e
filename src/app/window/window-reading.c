/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the reading in the window: its sentences beside the map, in place of the list of all; and what is asked about
 * whoever is selected.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/reading/reading-panel.h"

/* What the panel and the map need at least: where there is more, they share it as these, until lines of the panel are as
 * long as is good to read.
 */
#define PANEL_WIDTH 270
#define MAP_WIDTH 330
#define PANEL_ENOUGH 480

/* Whoever has selected somebody need not read any more that nobody is. */
static void
withdraw_nobody (EntWindow *self)
{
  if (ent_selection_n (ent_document_selection (self->document)) > 0)
    ent_message_bar_withdraw (self->messages, ent_canvas_nobody ());
}

static gboolean
share_width (GtkWidget *page, GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  GtkPaned *paned = GTK_PANED (page);
  gboolean is_set, is_enough = gtk_widget_get_width (page) * PANEL_WIDTH > PANEL_ENOUGH * (PANEL_WIDTH + MAP_WIDTH);

  g_object_get (paned, "position-set", &is_set, NULL);
  /* where somebody has moved it, it stays */
  if (is_set && gtk_paned_get_position (paned) != PANEL_ENOUGH)
    return G_SOURCE_REMOVE;
  gtk_paned_set_resize_start_child (paned, !is_enough);
  gtk_paned_set_position (paned, is_enough ? PANEL_ENOUGH : -1);
  /* to be without a position asks for no new sizes */
  gtk_widget_queue_allocate (page);
  return G_SOURCE_REMOVE;
}

/* It is told while sizes are given, when none can be asked for. */
static void
on_width (GtkWidget *page)
{
  gtk_widget_add_tick_callback (page, share_width, NULL, NULL);
}

GtkWidget *
ent_window_build_reading (EntWindow *self, GtkWidget *picture)
{
  GtkWidget *page = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_end_child (GTK_PANED (page), picture);
  gtk_paned_set_shrink_start_child (GTK_PANED (page), FALSE);
  g_signal_connect (page, "notify::max-position", G_CALLBACK (on_width), NULL);
  g_signal_connect_object (ent_document_selection (self->document), "changed", G_CALLBACK (withdraw_nobody), self, G_CONNECT_SWAPPED);
  return page;
}

void
ent_window_show_reading (EntWindow *self, gboolean shown)
{
  GtkPaned *page = GTK_PANED (self->canvas_page);

  if (self->reading_panel == NULL && !shown)
    return;
  if (self->reading_panel == NULL)
    {
      self->reading_panel = ent_reading_panel_new (self->document, self->canvas);
      gtk_widget_set_size_request (self->reading_panel, PANEL_WIDTH, -1);
      gtk_paned_set_start_child (page, self->reading_panel);
    }
  gtk_widget_set_size_request (gtk_paned_get_end_child (page), shown ? MAP_WIDTH : -1, -1);
  ent_reading_panel_set_active (ENT_READING_PANEL (self->reading_panel), shown);
}

void
ent_window_let_go_of_reading (EntWindow *self)
{
  if (self->reading_panel != NULL)
    ent_reading_panel_let_go (ENT_READING_PANEL (self->reading_panel));
}

void
ent_window_enter_reading (EntWindow *self)
{
  if (self->reading_panel != NULL && gtk_widget_get_visible (self->reading_panel))
    ent_reading_panel_enter (ENT_READING_PANEL (self->reading_panel));
}

void
ent_window_ask_map (EntWindow *self, gboolean ways_in)
{
  const EntStakeholder *asked;
  EntId about;

  /* what is typed may change whoever is selected */
  ent_window_take_over (self);
  asked = ent_window_selected (self);
  if (asked == NULL)
    {
      ent_canvas_say_nobody (ENT_CANVAS (self->canvas));
      return;
    }
  about = ent_id_ref (asked->base.id);
  g_object_set (self, "view", "reading", "left-panel", TRUE, NULL);
  ent_reading_panel_ask (ENT_READING_PANEL (self->reading_panel), ways_in ? ENT_QUESTION_WAYS_IN : ENT_QUESTION_REACH, about);
  ent_id_unref (about);
}
