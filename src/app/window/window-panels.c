/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels beside the view, and what gives way where the window is narrow:
 * panels fold, and words of the header become pictures.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/actions.h"
#include "app/panels/moments-bar.h"
#include "app/typing/quick-add.h"

#include <glib/gi18n.h>

/* Narrower than this the panels fold by themselves. */
#define NARROW 1100
/* What the title has at least beside the buttons of the views, in pixels. */
#define TITLE_ROOM 60

static gboolean
shows_change (EntWindow *self)
{
  return g_str_equal (self->view, "change");
}

static gboolean
shows_reading (EntWindow *self)
{
  return g_str_equal (self->view, "reading");
}

/* Beside a change it is the list of those who moved, in the reading the sentences, and is shown unless it is folded. */
gboolean
ent_window_left_shown (EntWindow *self)
{
  if (shows_change (self))
    return !self->change_folded;
  if (shows_reading (self))
    return !self->reading_folded;
  return self->narrow ? self->left_in_narrow : self->left_panel;
}

gboolean
ent_window_right_shown (EntWindow *self)
{
  return self->narrow ? self->right_in_narrow : self->right_panel;
}

/* Where one side is hidden nothing can be dragged; but GTK 4.8 would still keep every click where the handle was last. */
static void
follow_sides (GtkPaned *paned)
{
  GtkWidget *start = gtk_paned_get_start_child (paned), *end = gtk_paned_get_end_child (paned);
  gboolean both = start != NULL && gtk_widget_get_visible (start) && end != NULL && gtk_widget_get_visible (end);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_set_propagation_phase (controller, both ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
    }
}

void
ent_window_show_panels (EntWindow *self)
{
  if (self->sidebar == NULL)
    return;
  gtk_widget_set_visible (self->sidebar, ent_window_left_shown (self) && !shows_change (self) && !shows_reading (self));
  if (self->change_panel != NULL)
    gtk_widget_set_visible (self->change_panel, ent_window_left_shown (self) && shows_change (self));
  if (self->reading_panel != NULL)
    gtk_widget_set_visible (self->reading_panel, ent_window_left_shown (self) && shows_reading (self));
  gtk_widget_set_visible (self->inspector, ent_window_right_shown (self));
  follow_sides (self->left_paned);
  follow_sides (self->right_paned);
  follow_sides (GTK_PANED (self->canvas_page));
}

/* At the top they would cover the line of the plan, or the first sentences; at the bottom buttons over the picture. */
void
ent_window_place_messages (EntWindow *self)
{
  gboolean low = g_str_equal (self->view, "plan") || shows_reading (self);

  gtk_widget_set_valign (gtk_widget_get_parent (GTK_WIDGET (self->messages)), low ? GTK_ALIGN_END : GTK_ALIGN_START);
}

void
ent_window_set_panel (EntWindow *self, gboolean left, gboolean shown)
{
  gboolean *wanted = left ? &self->left_panel : &self->right_panel;
  gboolean *in_narrow = left ? &self->left_in_narrow : &self->right_in_narrow;
  const char *name = left ? "left-panel" : "right-panel";

  if (left && shows_change (self))
    self->change_folded = !shown;
  else if (left && shows_reading (self))
    self->reading_folded = !shown;
  else if (self->narrow)
    *in_narrow = shown;
  else
    {
      *wanted = shown;
      g_settings_set_boolean (self->settings, name, shown);
    }
  ent_window_show_panels (self);
  g_object_notify (G_OBJECT (self), name);
}

/* In a narrow window what is typed, and what was understood of it, have the room of the moments. */
void
ent_window_show_bottom (EntWindow *self)
{
  gboolean large = gtk_widget_has_css_class (GTK_WIDGET (self), "large-text");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean filtered = self->hidden_bar != NULL && gtk_widget_get_visible (self->hidden_bar);
  guint most = self->narrow ? 2 : G_MAXUINT;
  gboolean types;

  if (self->quick_add == NULL)
    return;
  /* how many are hidden has the room of the names */
  if (large || (self->narrow && filtered))
    most = 1;
  types = focus != NULL && gtk_widget_is_ancestor (focus, self->quick_add) && !ent_quick_add_is_empty (ENT_QUICK_ADD (self->quick_add));
  gtk_widget_set_visible (self->moments, !types || !self->narrow);
  ent_moments_bar_set_most_names (ENT_MOMENTS_BAR (self->moments), most);
}

void
ent_window_show_view_name (EntWindow *self)
{
  g_autofree char *action = g_strdup_printf ("win.view('%s')", self->view);
  const EntCommand *command = ent_command_find (action);

  if (command != NULL)
    gtk_menu_button_set_label (self->views_button, ent_command_label (command));
}

static int
width_of (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* Whether the buttons of all views leave room for a title, in any language and size of letters. What is hidden has no
 * width, but what is in it has. */
static gboolean
have_views_room (EntWindow *self, int width)
{
  int rest = width_of (GTK_WIDGET (self->header)) - width_of (self->switcher) - width_of (GTK_WIDGET (self->views_button)), views = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button != NULL; button = gtk_widget_get_next_sibling (button))
    views += width_of (button);
  return width >= rest + views + TITLE_ROOM;
}

static void
fill_views (EntWindow *self)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autoptr (GMenu) menu = NULL;
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].action, "win.view("))
      g_ptr_array_add (actions, (gpointer) commands[i].action);
  g_ptr_array_add (actions, NULL);
  menu = ent_commands_menu ((const char *const *) actions->pdata);
  gtk_menu_button_set_menu_model (self->views_button, G_MENU_MODEL (menu));
}

static void
show_views (EntWindow *self, int width)
{
  gboolean have_room = have_views_room (self, width);

  if (have_room == gtk_widget_get_visible (self->switcher))
    return;
  gtk_widget_set_visible (self->switcher, have_room);
  gtk_widget_set_visible (GTK_WIDGET (self->views_button), !have_room);
  if (!have_room && gtk_menu_button_get_menu_model (self->views_button) == NULL)
    fill_views (self);
}

/* Tooltips name what a picture stands for. */
static void
show_header (EntWindow *self)
{
  const struct
  {
    GtkWidget *button;
    const char *icon, *label;
  } buttons[] = {
    { self->open_button, "document-open-symbolic", C_ ("header bar", "Open") },
      { self->project_button, "display-projector-symbolic", C_ ("header bar", "Project") },
        { self->save_button, "document-save-symbolic", C_ ("header bar", "Save") },
      };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (self->narrow)
        gtk_button_set_icon_name (GTK_BUTTON (buttons[i].button), buttons[i].icon);
      else
        gtk_button_set_label (GTK_BUTTON (buttons[i].button), buttons[i].label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i].button), GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].label, -1);
    }
}

static void
become_narrow (EntWindow *self, gboolean narrow)
{
  self->narrow = narrow;
  self->left_in_narrow = self->right_in_narrow = FALSE;
  ent_window_show_panels (self);
  show_header (self);
  ent_window_show_hidden (self);
  ent_window_show_bottom (self);
  g_object_notify (G_OBJECT (self), "left-panel");
  g_object_notify (G_OBJECT (self), "right-panel");
}

static gboolean
on_layout (gpointer data)
{
  EntWindow *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->layout_id = 0;
  if ((width < NARROW) != self->narrow)
    become_narrow (self, width < NARROW);
  show_views (self, width);
  return G_SOURCE_REMOVE;
}

void
ent_window_expect_width (EntWindow *self, int width)
{
  self->narrow = width < NARROW;
  if (self->narrow)
    show_header (self);
  show_views (self, width);
}

void
ent_window_queue_layout (EntWindow *self)
{
  /* one that is not seen yet has none, and would fold its panels */
  if (self->layout_id == 0 && self->width > 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_layout, self, NULL);
}

void
ent_window_take_width (EntWindow *self, int width)
{
  if (width == self->width)
    return;
  self->width = width;
  ent_window_queue_layout (self);
}
