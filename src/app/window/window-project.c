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
  ent_window_keep_plan_private (self, FALSE);
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
  /* a room is not to see who is said to be silent, or against it, before somebody has meant to show it */
  ent_window_let_go_of_reading (self);
  ent_window_keep_plan_private (self, TRUE);
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

/* The canvas whose picture is kept: that on the wall, where the keys come from there. NULL: the register is shown. */
static EntCanvas *
find_canvas (EntWindow *self)
{
  if (is_at_projector (self))
    return ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (self->projector)));
  return g_str_equal (self->view, "register") ? NULL : ENT_CANVAS (self->canvas);
}

/* In a window whoever is selected is in the spotlight. */
static const char *
find_focus (EntWindow *self)
{
  EntSelection *selection = ent_document_selection (self->document);
  const char *id = ent_selection_n (selection) == 1 ? ent_selection_at (selection, 0) : NULL;

  if (is_at_projector (self))
    return ent_projector_get_light (ENT_PROJECTOR (self->projector));
  return id != NULL && ent_map_stakeholder (ent_document_map (self->document), id) != NULL ? id : NULL;
}

static char *
name_light (EntWindow *self, const char *focus)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder = focus != NULL ? ent_map_stakeholder (map, focus) : NULL;
  int sector = focus != NULL ? ent_choices_find (&ent_sector_choices, focus, -1) : -1;

  if (stakeholder != NULL)
    return g_strdup (stakeholder->name);
  return sector >= 0 ? g_strdup (ent_map_sector_label (map, (EntSectorId) sector)) : NULL;
}

static char *
name_step (EntWindow *self, const EntStep *step)
{
  g_autofree char *light = name_light (self, step->focus);

  if (step->picture == ENT_STEP_MATRIX)
    /* Translators: name of a picture that is kept, until it gets another one; %s: who is in the spotlight */
    return light != NULL ? g_strdup_printf (C_ ("step", "Matrix: %s"), light) : g_strdup (ent_choice_label (&ent_step_choices, ENT_STEP_MATRIX));
  if (step->picture == ENT_STEP_CHANGE)
    /* Translators: name of a picture that is kept, until it gets another one; %s: who is in the spotlight */
    return light != NULL ? g_strdup_printf (C_ ("step", "Change: %s"), light) : g_strdup (ent_choice_label (&ent_step_choices, ENT_STEP_CHANGE));
  if (light != NULL)
    return g_steal_pointer (&light);
  /* Translators: name of a picture that is kept, until it gets another one; %u: its number */
  return g_strdup_printf (_("Picture %u"), ent_map_n_records (ent_document_map (self->document), ENT_RECORD_STEP) + 1);
}

/* What @canvas shows, owned. */
static EntStep *
make_step (EntWindow *self, EntCanvas *canvas)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);
  const char *from = ent_canvas_get_from_moment (canvas);

  step->view = is_at_projector (self) ? ent_projector_get_view (ENT_PROJECTOR (self->projector)) : ent_map_info (ent_document_map (self->document))->view;
  step->focus = g_strdup (find_focus (self));
  if (ent_canvas_get_picture (canvas) == ENT_PICTURE_MATRIX)
    step->picture = ENT_STEP_MATRIX;
  else if (from != NULL)
    {
      step->picture = ENT_STEP_CHANGE;
      step->from = g_strdup (from);
      step->moment = g_strdup (ent_canvas_get_moment (canvas));
    }
  step->name = name_step (self, step);
  return step;
}

/* Where it is looked for. */
static void
tell (EntWindow *self, const char *message, const char *button, const char *action)
{
  ent_window_say (self, ENT_MESSAGE_INFO, message, button, action);
  if (is_at_projector (self))
    ent_projector_say (ENT_PROJECTOR (self->projector), message);
}

/* What is no picture of all cannot be a step. NULL: it can. */
static const char *
find_hindrance (EntCanvas *canvas)
{
  if (canvas == NULL)
    return _("The register cannot be projected, and so not be kept as a step. Go to the map, the matrix or the change, and keep that.");
  if (ent_canvas_get_picture (canvas) == ENT_PICTURE_MAP && ent_canvas_get_inside (canvas) != NULL)
    return _("The inside of one organisation cannot be kept as a step. Go back to the map, and keep that.");
  return NULL;
}

void
ent_window_keep_step (EntWindow *self)
{
  EntCanvas *canvas = find_canvas (self);
  const char *hindrance = find_hindrance (canvas);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;
  EntStep *step;

  ent_window_take_over (self);
  if (hindrance != NULL)
    {
      tell (self, hindrance, NULL, NULL);
      return;
    }
  step = make_step (self, canvas);
  name = g_strdup (step->name);
  if (ent_edit_add_step (ent_document_history (self->document), step, &error) == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  /* Translators: %s: name of a picture that was kept to be projected */
  message = g_strdup_printf (_("Kept as the last step to project: %s. Steps are renamed and moved where the map's own fields are."), name);
  tell (self, message, _("_Undo"), "win.undo");
}
