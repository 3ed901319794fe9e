/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole screen for the room. A visible way out comes with the pointer, for
 * whoever has no keyboard at hand, and goes when it rests. Letters and a drag
 * change nothing until it is unlocked: a clicker, or a sleeve, would.
 */
#include "app/projector/projector.h"

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/projector/monitors.h"
#include "app/typing/quick-add.h"
#include "app/settings.h"

#define POINTER_RESTS_MS 2000
#define NOTICE_MS 3000
/* From the line of confidentiality to the line for adding above it. */
#define OFF_FOOT 6

struct _EntProjector
{
  GtkWindow parent_instance;
  GtkWindow *window;   /* that it belongs to: a weak pointer */
  EntCanvas *followed; /* of that window: a weak pointer */
  EntShowing *showing; /* owned */
  int shown;           /* place whose light and page the canvas has */
  EntId light;         /* owned: that the slide gave it, or NULL; by hand it may have another */
  GtkWidget *canvas;
  GtkWidget *black;     /* over the picture, while the room shall look at whoever speaks */
  GtkWidget *revealer;  /* of the way out */
  GtkWidget *notice;    /* what has just been done, for a moment */
  GtkWidget *bottom;    /* where the line for adding is */
  GtkWidget *quick_add; /* NULL until it is asked for */
  char **selected;      /* before it began; NULL once that is so again */
  gboolean is_dark;
  gboolean is_moving; /* to another monitor */
  guint rest_id, notice_id;
  double x, y; /* of the pointer: a motion without a move is none */
};

G_DEFINE_FINAL_TYPE (EntProjector, ent_projector, GTK_TYPE_WINDOW)

static guint changed;

static void
emit_changed (EntProjector *self)
{
  g_signal_emit (self, changed, 0);
}

/* --- what is seen over the picture --- */

static void
show_pointer (EntProjector *self, gboolean shown)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), shown);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), shown ? NULL : "none");
}

static gboolean
on_rest (gpointer data)
{
  EntProjector *self = data;

  self->rest_id = 0;
  show_pointer (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, EntProjector *self)
{
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  show_pointer (self, TRUE);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (POINTER_RESTS_MS, on_rest, self);
}

static gboolean
on_notice_over (gpointer data)
{
  EntProjector *self = data;

  self->notice_id = 0;
  gtk_widget_set_visible (self->notice, FALSE);
  return G_SOURCE_REMOVE;
}

/* @icon: before the words; or NULL. */
static void
say (EntProjector *self, const char *icon, const char *words)
{
  GtkWidget *image = gtk_widget_get_first_child (self->notice);

  gtk_widget_set_visible (image, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->notice)), words);
  gtk_widget_set_visible (self->notice, TRUE);
  g_clear_handle_id (&self->notice_id, g_source_remove);
  self->notice_id = g_timeout_add (NOTICE_MS, on_notice_over, self);
}

/* What is refused elsewhere is not for the room: the reason may quote what somebody wrote or pasted there. */
static void
on_refused (EntDocument *document, const char *message, EntProjector *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    say (self, NULL, message);
}

static GtkWidget *
build_notice (void)
{
  GtkWidget *notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (notice), gtk_image_new ());
  gtk_box_append (GTK_BOX (notice), label);
  gtk_widget_set_halign (notice, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (notice, GTK_ALIGN_START);
  gtk_widget_set_can_target (notice, FALSE);
  gtk_widget_set_visible (notice, FALSE);
  gtk_widget_add_css_class (notice, "projector-notice");
  return notice;
}

/* --- the sequence --- */

static void
show_window_picture (EntProjector *self)
{
  if (self->followed == NULL)
    return;
  ent_canvas_set_view (ENT_CANVAS (self->canvas), NULL);
  ent_canvas_set_picture (ENT_CANVAS (self->canvas), ent_canvas_get_picture (self->followed));
  ent_canvas_set_inside (ENT_CANVAS (self->canvas), ent_canvas_get_inside (self->followed));
  ent_canvas_set_from_moment (ENT_CANVAS (self->canvas), ent_canvas_get_from_moment (self->followed));
  ent_canvas_set_moment (ENT_CANVAS (self->canvas), NULL);
  ent_canvas_set_lit (ENT_CANVAS (self->canvas), ent_canvas_get_bright (self->followed), ent_canvas_get_path (self->followed));
}

/* What is typed on the wall rates at the moment that is seen there. */
static void
tell_line_its_moment (EntProjector *self)
{
  if (self->quick_add != NULL)
    ent_quick_add_set_moment (ENT_QUICK_ADD (self->quick_add), ent_canvas_get_moment (ENT_CANVAS (self->canvas)));
}

static void
show_slide (EntProjector *self)
{
  EntCanvas *canvas = ENT_CANVAS (self->canvas);
  const EntSlide *slide = ent_showing_slide (self->showing);
  g_autoptr (GPtrArray) ahead = ent_showing_ahead (self->showing);

  if (slide == NULL)
    show_window_picture (self);
  else
    {
      ent_canvas_set_inside (canvas, NULL);
      ent_canvas_set_picture (canvas, slide->picture);
      ent_canvas_set_from_moment (canvas, slide->from_moment);
      ent_canvas_set_moment (canvas, slide->moment);
      ent_canvas_set_view (canvas, &slide->view);
      ent_canvas_set_lit (canvas, ent_showing_bright (self->showing), NULL);
    }
  if (self->shown != ent_showing_place (self->showing) || g_strcmp0 (ent_canvas_get_light (canvas), self->light) == 0)
    ent_canvas_set_light (canvas, ent_showing_focus (self->showing));
  if (self->shown != ent_showing_place (self->showing))
    ent_canvas_first_page (canvas);
  self->shown = ent_showing_place (self->showing);
  ent_id_clear (&self->light);
  self->light = ent_id (ent_showing_focus (self->showing));
  ent_canvas_tell_ties (canvas, slide != NULL && slide->kind == ENT_SLIDE_TIES ? (int) slide->tie : -1);
  ent_canvas_set_marks (canvas, ent_showing_marks (self->showing));
  ent_canvas_set_hidden (canvas, ent_showing_hidden (self->showing));
  ent_canvas_set_next (canvas, ahead);
  tell_line_its_moment (self);
}

static void
on_showing_changed (EntProjector *self)
{
  show_slide (self);
  emit_changed (self);
}

static void
on_followed (EntProjector *self)
{
  if (ent_showing_slide (self->showing) == NULL)
    show_slide (self);
}

static gboolean
is_adding (EntProjector *self)
{
  return self->quick_add != NULL && gtk_widget_get_visible (self->bottom);
}

/* A matrix of numbers tells a room nothing: who they are belongs to it. On the map names come with the sectors. */
static void
step (EntProjector *self, int by)
{
  const EntSlide *slide = ent_showing_slide (self->showing);

  if (slide == NULL || slide->picture != ENT_PICTURE_MATRIX || !ent_canvas_step_key (ENT_CANVAS (self->canvas), by))
    ent_showing_step (self->showing, by);
}

static void
on_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (ENT_PROJECTOR (widget), g_str_has_suffix (name, "next") ? 1 : -1);
}

static void
on_end_of_sequence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  ent_showing_go (self->showing, g_str_equal (name, "projector.first") ? 0 : G_MAXINT);
}

/* --- what else the keys do --- */

static void
on_black (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  gtk_widget_set_visible (self->black, !gtk_widget_get_visible (self->black));
  emit_changed (self);
}

/* White is read in daylight, black in the dark. */
static void
on_dark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  self->is_dark = !self->is_dark;
  ent_canvas_set_theme (ENT_CANVAS (self->canvas), self->is_dark ? ENT_THEME_PROJECTOR_DARK : ENT_THEME_PROJECTOR);
}

static void
on_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_canvas_turn_page (ENT_CANVAS (ENT_PROJECTOR (widget)->canvas));
}

static void
on_spotlight (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_canvas_light_next (ENT_CANVAS (ENT_PROJECTOR (widget)->canvas));
}

static void
on_marks (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);
  gboolean marks = !ent_showing_marks (self->showing);

  ent_showing_set_marks (self->showing, marks);
  say (self, NULL, marks ? _("Tension, broken ties and vetoes are shown") : _("Tension, broken ties and vetoes are not shown"));
}

static void
on_lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);
  gboolean locked = !ent_canvas_get_locked (ENT_CANVAS (self->canvas));

  ent_canvas_set_locked (ENT_CANVAS (self->canvas), locked);
  if (!locked)
    gtk_widget_grab_focus (self->canvas);
  say (self, locked ? "changes-prevent-symbolic" : "changes-allow-symbolic", locked ? _("Locked: nothing can be moved here") : _("Unlocked: the map can be edited here"));
  emit_changed (self);
}

/* What is confidential is read as such while somebody types. */
static void
place_line (EntProjector *self)
{
  int foot = ent_canvas_get_foot (ENT_CANVAS (self->canvas));

  gtk_widget_set_margin_bottom (self->bottom, foot > 0 ? foot + OFF_FOOT : 0);
}

static void
stop_adding (EntProjector *self)
{
  gtk_widget_set_visible (self->bottom, FALSE);
  gtk_widget_grab_focus (self->canvas);
}

static void
on_quick_add_message (EntQuickAdd *quick_add, const char *message, EntProjector *self)
{
  say (self, NULL, message);
}

static void
on_quick_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);
  EntDocument *document = ent_canvas_get_document (ENT_CANVAS (self->canvas));

  if (document == NULL || !ent_document_can_edit (document))
    return;
  if (self->quick_add == NULL)
    {
      self->quick_add = ent_quick_add_new (document);
      ent_quick_add_set_public (ENT_QUICK_ADD (self->quick_add), TRUE);
      gtk_widget_set_hexpand (self->quick_add, TRUE);
      g_signal_connect (self->quick_add, "message", G_CALLBACK (on_quick_add_message), self);
      g_signal_connect (self->quick_add, "told", G_CALLBACK (on_quick_add_message), self);
      gtk_box_append (GTK_BOX (self->bottom), self->quick_add);
    }
  ent_quick_add_set_inside (ENT_QUICK_ADD (self->quick_add), ent_canvas_get_inside (ENT_CANVAS (self->canvas)));
  tell_line_its_moment (self);
  place_line (self);
  gtk_widget_set_visible (self->bottom, TRUE);
  gtk_widget_grab_focus (self->quick_add);
}

/* What is there for this moment goes first: the line, what is being tied, the light. */
static void
on_end (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);
  EntCanvas *canvas = ENT_CANVAS (self->canvas);
  const char *light = ent_canvas_get_light (canvas);

  if (is_adding (self))
    stop_adding (self);
  else if (ent_canvas_cancel_tool (canvas))
    return;
  /* beside the slide's own: an edit may have just changed that one, and it is not shown yet */
  else if (light != NULL && g_strcmp0 (light, self->light) != 0)
    ent_canvas_set_light (canvas, ent_showing_focus (self->showing));
  else
    gtk_widget_activate_action (widget, "window.close", NULL);
}

/* What began it ends it. */
static void
on_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Commands of the window that have their keys here too. */
static void
on_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  if (self->window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), name, parameter);
}

/* Keys that walk through the map where it can be edited step through the sequence while it is locked. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntProjector *self)
{
  const EntCommand *command = ent_command_for_locked_key (key);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (command == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || !ent_canvas_get_locked (ENT_CANVAS (self->canvas)) || is_adding (self) || GTK_IS_EDITABLE (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), command->action, NULL);
  return GDK_EVENT_STOP;
}

/* --- the widget --- */

/* Who was selected before is again, as far as they are still there. */
static void
restore_selection (EntProjector *self)
{
  EntDocument *document = ent_canvas_get_document (ENT_CANVAS (self->canvas));
  g_auto (GStrv) ids = g_steal_pointer (&self->selected);
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  if (ids == NULL || document == NULL)
    return;
  for (guint i = 0; ids[i] != NULL; i++)
    if (ent_map_stakeholder (ent_document_map (document), ids[i]) != NULL || ent_map_tie (ent_document_map (document), ids[i]) != NULL)
      g_ptr_array_add (there, ids[i]);
  ent_selection_set_many (ent_document_selection (document), (const char *const *) there->pdata, there->len);
}

static void
ent_projector_dispose (GObject *object)
{
  EntProjector *self = ENT_PROJECTOR (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->notice_id, g_source_remove);
  if (self->canvas != NULL)
    restore_selection (self);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->followed);
  g_clear_object (&self->showing);
  ent_id_clear (&self->light);
  self->canvas = NULL;
  self->black = NULL;
  self->revealer = NULL;
  self->notice = NULL;
  self->bottom = NULL;
  self->quick_add = NULL;
  G_OBJECT_CLASS (ent_projector_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  static const char *const forwarded[] = { "win.undo", "win.redo", "win.save", "win.keep-step" };

  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (class, forwarded[i], NULL, on_forward);
  gtk_widget_class_install_action (class, "win.quick-add", NULL, on_quick_add);
  gtk_widget_class_install_action (class, "win.step-next", NULL, on_step);
  gtk_widget_class_install_action (class, "win.step-previous", NULL, on_step);
  gtk_widget_class_install_action (class, "win.project", NULL, on_project);
  gtk_widget_class_install_action (class, "projector.next", NULL, on_step);
  gtk_widget_class_install_action (class, "projector.previous", NULL, on_step);
  gtk_widget_class_install_action (class, "projector.first", NULL, on_end_of_sequence);
  gtk_widget_class_install_action (class, "projector.last", NULL, on_end_of_sequence);
  gtk_widget_class_install_action (class, "projector.black", NULL, on_black);
  gtk_widget_class_install_action (class, "projector.end", NULL, on_end);
  gtk_widget_class_install_action (class, "projector.spotlight", NULL, on_spotlight);
  gtk_widget_class_install_action (class, "projector.dark", NULL, on_dark);
  gtk_widget_class_install_action (class, "projector.page", NULL, on_page);
  gtk_widget_class_install_action (class, "projector.marks", NULL, on_marks);
  gtk_widget_class_install_action (class, "projector.lock", NULL, on_lock);
}

static void
bind_keys (GtkWidgetClass *class)
{
  ent_commands_bind_shown (class, "projector.");
  ent_commands_bind_shown (class, "win.step-");
}

static void
ent_projector_class_init (EntProjectorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_projector_dispose;
  changed = g_signal_new ("changed", ENT_TYPE_PROJECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (GTK_WIDGET_CLASS (class));
  bind_keys (GTK_WIDGET_CLASS (class));
}

static GtkWidget *
build_way_out (EntProjector *self)
{
  GtkWidget *out = gtk_button_new_with_mnemonic (_("_End (Esc)"));
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_revealer_set_transition_type (GTK_REVEALER (revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (revealer), out);
  gtk_widget_set_halign (revealer, GTK_ALIGN_END);
  gtk_widget_set_valign (revealer, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (out), "window.close");
  gtk_widget_set_focus_on_click (out, FALSE);
  gtk_widget_add_css_class (out, "projector-end");
  return revealer;
}

static void
ent_projector_init (EntProjector *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->x = self->y = -1;
  self->shown = G_MININT;
  self->canvas = ent_canvas_new_for_projector ();
  gtk_widget_add_controller (self->canvas, ent_commands_view_keys ());
  self->black = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->black, "projector-black");
  gtk_widget_set_visible (self->black, FALSE);
  self->revealer = build_way_out (self);
  self->notice = build_notice ();
  self->bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->bottom, GTK_ALIGN_END);
  gtk_widget_set_visible (self->bottom, FALSE);
  gtk_widget_add_css_class (self->bottom, "projector-line");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->notice);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->black);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->bottom);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->revealer);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "projector");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static GdkMonitor *
find_monitor (EntProjector *self)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autofree char *name = g_settings_get_string (settings, "projector-monitor");
  GdkMonitor *monitor = ent_monitor_find (gtk_widget_get_display (GTK_WIDGET (self)), name);

  return monitor != NULL || self->window == NULL ? monitor : ent_monitor_find_other (self->window);
}

/* The picture is begun while the window is on its way to the screen. */
static void
begin (EntProjector *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  GdkMonitor *monitor = find_monitor (self);
  GdkRectangle area;

  if (monitor == NULL && surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface);
  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
  ent_canvas_begin (ENT_CANVAS (self->canvas), area.width, area.height);
}

/* On X11 it is moved there and fills the screen that it is on then; a window that is not shown yet, or fills a screen
 * already, is moved nowhere. */
static void
fill_screen (EntProjector *self)
{
  GdkMonitor *monitor = find_monitor (self);

  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
on_fullscreened (EntProjector *self)
{
  if (self->is_moving && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      self->is_moving = FALSE;
      fill_screen (self);
    }
}

GtkWidget *
ent_projector_new (GtkWindow *parent, EntCanvas *followed, int place)
{
  EntProjector *self = g_object_new (ENT_TYPE_PROJECTOR, NULL);
  EntDocument *document = ent_canvas_get_document (followed);
  const EntMapInfo *info = ent_map_info (ent_document_map (document));

  g_set_weak_pointer (&self->window, parent);
  g_set_weak_pointer (&self->followed, followed);
  gtk_window_set_title (GTK_WINDOW (self), info->title != NULL && ent_document_guard (document) == NULL ? info->title : _("Projector"));
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 768);
  self->selected = ent_selection_dup (ent_document_selection (document));
  self->showing = ent_showing_new (document, place);
  ent_canvas_set_document (ENT_CANVAS (self->canvas), document);
  g_signal_connect_object (self->showing, "changed", G_CALLBACK (on_showing_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (followed, "notify::picture", G_CALLBACK (on_followed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (followed, "notify::inside", G_CALLBACK (on_followed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (followed, "notify::from-moment", G_CALLBACK (on_followed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (followed, "notify::lit", G_CALLBACK (on_followed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "refused", G_CALLBACK (on_refused), self, 0);
  show_slide (self);
  begin (self);
  g_signal_connect_object (self->canvas, "zoom-changed", G_CALLBACK (place_line), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
  if (find_monitor (self) != NULL)
    g_signal_connect_after (self, "map", G_CALLBACK (fill_screen), NULL);
  else
    fill_screen (self);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_projector_get_canvas (EntProjector *self)
{
  g_return_val_if_fail (ENT_IS_PROJECTOR (self), NULL);

  return self->canvas;
}

EntShowing *
ent_projector_get_showing (EntProjector *self)
{
  g_return_val_if_fail (ENT_IS_PROJECTOR (self), NULL);

  return self->showing;
}

gboolean
ent_projector_is_black (EntProjector *self)
{
  return gtk_widget_get_visible (self->black);
}

gboolean
ent_projector_is_locked (EntProjector *self)
{
  return ent_canvas_get_locked (ENT_CANVAS (self->canvas));
}

void
ent_projector_say (EntProjector *self, const char *message)
{
  g_return_if_fail (ENT_IS_PROJECTOR (self));

  say (self, NULL, message);
}

void
ent_projector_set_monitor (EntProjector *self, GdkMonitor *monitor)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autofree char *name = ent_monitor_name (monitor);

  g_settings_set_string (settings, "projector-monitor", name);
  self->is_moving = gtk_window_is_fullscreen (GTK_WINDOW (self));
  if (self->is_moving)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    fill_screen (self);
}

const char *
ent_projector_get_light (EntProjector *self)
{
  return ent_showing_lit (ent_canvas_get_light (ENT_CANVAS (self->canvas)));
}

EntView
ent_projector_get_view (EntProjector *self)
{
  const EntSlide *slide = ent_showing_slide (self->showing);
  EntView view = slide != NULL ? slide->view : ent_map_info (ent_document_map (ent_canvas_get_document (ENT_CANVAS (self->canvas))))->view;

  /* a slide hides what it does not show; what a kept picture does not show it says */
  if (slide != NULL)
    view.hidden_ties = slide->hidden_ties & ((1u << ent_tie_choices.n_items) - 1);
  return view;
}
