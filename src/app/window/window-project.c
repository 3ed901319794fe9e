/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projector of a window, the bar for whoever presents, and the pictures that
 * are kept to be shown.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/projector/presenter-bar.h"
#include "app/projector/projector.h"
#include "model/edit-steps.h"

#include <glib/gi18n.h>

static void
show_steps (EntWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.step-next", self->projector != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.step-previous", self->projector != NULL);
}

static void
drop_bar (EntWindow *self)
{
  if (self->presenter_bar != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->presenter_bar)), self->presenter_bar);
  self->presenter_bar = NULL;
}

static void
on_projector_destroyed (GtkWidget *projector, EntWindow *self)
{
  g_clear_weak_pointer (&self->projector);
  drop_bar (self);
  show_steps (self);
}

/* Over what is typed into, where the eyes of whoever presents are. */
static void
add_bar (EntWindow *self)
{
  GtkWidget *bottom = GTK_WIDGET (self->bottom);

  self->presenter_bar = ent_presenter_bar_new (ENT_PROJECTOR (self->projector));
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (bottom)), self->presenter_bar, gtk_widget_get_prev_sibling (bottom));
}

void
ent_window_project (EntWindow *self, gboolean from_start)
{
  EntCanvas *canvas = ENT_CANVAS (self->canvas);

  if (self->projector != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->projector));
      return;
    }
  if (!from_start)
    ent_canvas_set_picture (canvas, ent_window_picture (self));
  g_set_weak_pointer (&self->projector, ent_projector_new (GTK_WINDOW (self), canvas, from_start ? 0 : ENT_SHOWING_WINDOW));
  g_signal_connect_object (self->projector, "destroy", G_CALLBACK (on_projector_destroyed), self, 0);
  add_bar (self);
  show_steps (self);
  gtk_window_present (GTK_WINDOW (self->projector));
}

void
ent_window_end_projector (EntWindow *self)
{
  if (self->projector != NULL)
    gtk_window_destroy (GTK_WINDOW (self->projector));
}

/* Whether the keys come from the wall. */
static gboolean
is_at_projector (EntWindow *self)
{
  return self->projector != NULL && gtk_window_is_active (GTK_WINDOW (self->projector));
}

/* The picture that is kept: the one on the wall, where the keys come from there, else that of the window with whoever
 * is selected in the spotlight. */
static const char *
find_picture (EntWindow *self, EntView *view)
{
  EntSelection *selection = ent_document_selection (self->document);
  const char *id = ent_selection_n (selection) == 1 ? ent_selection_at (selection, 0) : NULL;

  *view = ent_map_info (ent_document_map (self->document))->view;
  if (!is_at_projector (self))
    return id != NULL && ent_map_stakeholder (ent_document_map (self->document), id) != NULL ? id : NULL;
  *view = ent_projector_get_view (ENT_PROJECTOR (self->projector));
  return ent_projector_get_light (ENT_PROJECTOR (self->projector));
}

static char *
name_picture (EntWindow *self, const char *focus)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder = focus != NULL ? ent_map_stakeholder (map, focus) : NULL;
  int sector = focus != NULL ? ent_choices_find (&ent_sector_choices, focus, -1) : -1;

  if (stakeholder != NULL && stakeholder->name != NULL)
    return g_strdup (stakeholder->name);
  if (sector >= 0)
    return g_strdup (ent_map_sector_label (map, (EntSectorId) sector));
  /* Translators: name of a picture that is kept, until it gets another one; %u: its number */
  return g_strdup_printf (_("Picture %u"), ent_map_n_records (map, ENT_RECORD_STEP) + 1);
}

static gboolean
shows_map (EntWindow *self)
{
  if (is_at_projector (self))
    return ent_canvas_get_picture (ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (self->projector)))) == ENT_PICTURE_MAP;
  return g_str_equal (self->view, "map");
}

/* Where it is looked for. */
static void
tell (EntWindow *self, const char *message, const char *button, const char *action)
{
  ent_window_say (self, ENT_MESSAGE_INFO, message, button, action);
  if (is_at_projector (self))
    ent_projector_say (ENT_PROJECTOR (self->projector), message);
}

void
ent_window_keep_step (EntWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;
  const char *focus;
  EntView view;

  ent_window_take_over (self);
  if (!shows_map (self))
    {
      tell (self, _("Only pictures of the map are kept as steps; the matrix has its place in the sequence anyway."), NULL, NULL);
      return;
    }
  focus = find_picture (self, &view);
  name = name_picture (self, focus);
  if (ent_edit_add_step (ent_document_history (self->document), name, focus, &view, &error) == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  /* Translators: %s: name of a picture that was kept to be projected */
  message = g_strdup_printf (_("Kept as the last step to project: %s. Steps are renamed and moved where the map's own fields are."), name);
  tell (self, message, _("_Undo"), "win.undo");
}
