/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organisation seen from inside: the way there and back, and the bar over the
 * picture that says where one is.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/actions.h"

#include <glib/gi18n.h>

/* Parts of the bar. */
#define NAME "name"
#define COUNT "count"

static const EntStakeholder *
find_opened (EntWindow *self)
{
  const char *id = ent_canvas_get_inside (ENT_CANVAS (self->canvas));

  return id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;
}

const EntStakeholder *
ent_window_selected (EntWindow *self)
{
  const char *id = ent_selection_focus (ent_document_selection (self->document));

  return id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;
}

/* An organisation can be opened to add its people; a department, once it has some. */
static gboolean
can_be_opened (const EntStakeholder *stakeholder)
{
  return stakeholder != NULL && (stakeholder->unit == ENT_UNIT_ORGANISATION || ent_stakeholder_n_inside (stakeholder) > 0);
}

const EntStakeholder *
ent_window_insider (EntWindow *self)
{
  const EntStakeholder *opened = find_opened (self), *selected = ent_window_selected (self);

  if (opened != NULL)
    return opened;
  return selected != NULL && ent_stakeholder_n_inside (selected) > 0 ? selected : NULL;
}

void
ent_window_toggle_inside (EntWindow *self)
{
  const EntStakeholder *selected;

  /* what is typed may change whoever is selected */
  ent_window_take_over (self);
  if (ent_canvas_leave_inside (ENT_CANVAS (self->canvas)))
    return;
  selected = ent_window_selected (self);
  if (!can_be_opened (selected))
    return;
  g_object_set (self, "view", "map", NULL);
  ent_canvas_set_inside (ENT_CANVAS (self->canvas), selected->base.id);
  gtk_widget_grab_focus (self->canvas);
}

static void
tell_count (EntWindow *self, const EntStakeholder *opened)
{
  guint n = ent_stakeholder_n_inside (opened);
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: how many are inside an organisation */
    text = g_strdup_printf (ngettext ("%u person or department", "%u people and departments", n), n);
  else if (ent_document_can_edit (self->document))
    text = g_strdup (_("Nobody inside yet: type a name below and press Enter"));
  else
    text = g_strdup (_("Nobody inside"));
  gtk_label_set_text (g_object_get_data (G_OBJECT (self->inside_bar), COUNT), text);
}

static void
update (EntWindow *self)
{
  const EntStakeholder *opened;

  if (self->inside_bar == NULL)
    return;
  opened = find_opened (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.inside", opened != NULL || can_be_opened (ent_window_selected (self)));
  gtk_widget_set_visible (self->inside_bar, opened != NULL);
  if (opened == NULL)
    return;
  gtk_label_set_text (g_object_get_data (G_OBJECT (self->inside_bar), NAME), opened->name != NULL ? opened->name : "");
  tell_count (self, opened);
}

static void
on_inside (EntCanvas *canvas, GParamSpec *pspec, EntWindow *self)
{
  if (self->quick_add != NULL)
    ent_quick_add_set_inside (ENT_QUICK_ADD (self->quick_add), ent_canvas_get_inside (canvas));
  update (self);
}

/* A button for the hand that is at the mouse, the name of the organisation, and how many it has. */
static GtkWidget *
build_bar (void)
{
  /* not a box, which would ask a label that wraps for its width at the button's height */
  GtkWidget *bar = gtk_grid_new ();
  GtkWidget *back = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL), *count = gtk_label_new (NULL);
  g_autofree char *tooltip = ent_command_tooltip ("win.inside", _("Back to the map"));

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (C_ ("command", "Map")));
  gtk_button_set_child (GTK_BUTTON (back), content);
  gtk_widget_set_tooltip_text (back, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the map"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.inside");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  /* it is a sentence while nobody is inside; the name has its room first */
  gtk_label_set_wrap (GTK_LABEL (count), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (count), 24);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_grid_set_column_spacing (GTK_GRID (bar), 10);
  gtk_grid_attach (GTK_GRID (bar), back, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (bar), name, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (bar), count, 2, 0, 1, 1);
  gtk_widget_add_css_class (bar, "inside-bar");
  g_object_set_data (G_OBJECT (bar), NAME, name);
  g_object_set_data (G_OBJECT (bar), COUNT, count);
  return bar;
}

GtkWidget *
ent_window_build_inside (EntWindow *self, GtkWidget *picture)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->inside_bar = build_bar ();
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (page), self->inside_bar);
  gtk_box_append (GTK_BOX (page), picture);
  g_signal_connect_object (self->canvas, "notify::inside", G_CALLBACK (on_inside), self, 0);
  g_signal_connect_object (ent_document_selection (self->document), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* once for a step, which may bring thousands; the canvas has left whoever is gone by then */
  g_signal_connect_object (ent_document_history (self->document), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return page;
}
