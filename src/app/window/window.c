/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's parts and what keeps them together. The widgets that show a
 * document are made anew for each.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/inspector/field-row.h"
#include "app/inspector/log-line.h"
#include "app/paper/export-dialog.h"
#include "app/parts/clipboard-own.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"
#include "app/plan/plan-view.h"
#include "app/register/edit-label.h"
#include "app/settings.h"
#include "app/typing/reason-line.h"
#include "app/window/first-frame.h"
#include "app/window/focus-watch.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_MOMENT,
  PROP_LEFT_PANEL,
  PROP_RIGHT_PANEL,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntWindow, ent_window, GTK_TYPE_APPLICATION_WINDOW)

/* Panels cannot come and go while sizes are being given out. */
static void
ent_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (ent_window_parent_class)->size_allocate (widget, width, height, baseline);
  ent_window_take_width (ENT_WINDOW (widget), width);
}

/* It is about the step just done. */
static void
on_message (GtkWidget *widget, const char *message, EntWindow *self)
{
  ent_window_say_step (self, ENT_MESSAGE_INFO, message);
}

static void
on_working (GtkWidget *widget, const char *message, EntWindow *self)
{
  ent_window_hold (self, message);
}

static GtkWidget *
register_page (EntWindow *self)
{
  if (self->register_page == NULL)
    {
      self->register_page = ent_register_new (self->document);
      g_signal_connect_object (self->register_page, "message", G_CALLBACK (on_message), self, 0);
      g_signal_connect_object (self->register_page, "working", G_CALLBACK (on_working), self, 0);
      gtk_stack_add_named (self->views, self->register_page, "register");
    }
  return self->register_page;
}

static void
set_view (EntWindow *self, const char *view)
{
  static const char *const views[] = { "map", "matrix", "register", "change", "reading", "plan", NULL };
  gboolean begins_reading;

  if (view == NULL || !g_strv_contains (views, view))
    return;
  begins_reading = g_str_equal (view, "reading") && !g_str_equal (self->view, "reading");
  if (view != self->view)
    {
      g_free (self->view);
      self->view = g_strdup (view);
    }
  if (self->quick_add != NULL)
    ent_quick_add_set_hint (ENT_QUICK_ADD (self->quick_add), NULL);
  /* the view that is asked for is the one of all */
  if (self->canvas != NULL)
    ent_canvas_set_inside (ENT_CANVAS (self->canvas), NULL);
  if (self->canvas != NULL && g_str_equal (view, "register"))
    gtk_stack_set_visible_child (self->views, register_page (self));
  else if (self->canvas != NULL && g_str_equal (view, "plan"))
    gtk_stack_set_visible_child (self->views, ent_window_plan_page (self));
  else if (self->canvas != NULL)
    {
      ent_canvas_set_picture (ENT_CANVAS (self->canvas), g_str_equal (view, "matrix") ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP);
      gtk_stack_set_visible_child (self->views, self->canvas_page);
    }
  if (self->canvas != NULL)
    {
      ent_window_show_change (self, g_str_equal (self->view, "change"));
      ent_window_show_reading (self, g_str_equal (self->view, "reading"));
    }
  ent_window_show_panels (self);
  ent_window_place_messages (self);
  ent_window_show_view_name (self);
  /* what is looked at there is read, sentence by sentence */
  if (begins_reading)
    ent_window_enter_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT_PANEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

GtkWidget *
ent_window_view_widget (EntWindow *self)
{
  if (g_str_equal (self->view, "plan"))
    return ent_plan_view_focus_widget (ENT_PLAN_VIEW (self->plan_page));
  return g_str_equal (self->view, "register") ? ent_register_view (ENT_REGISTER (self->register_page)) : self->canvas;
}

void
ent_window_take_over (EntWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)), *label;

  ent_window_finish_jump (self);
  if (self->register_page != NULL)
    ent_register_finish_work (ENT_REGISTER (self->register_page));
  if (focus == NULL)
    return;
  label = GTK_IS_EDITABLE (focus) ? gtk_widget_get_ancestor (focus, ENT_TYPE_EDIT_LABEL) : NULL;
  if (label != NULL)
    {
      /* while another window has the keyboard it is not told that the focus goes */
      ent_edit_label_stop (ENT_EDIT_LABEL (label), TRUE);
      gtk_widget_grab_focus (ent_window_view_widget (self));
    }
  else if (self->reason_line != NULL && gtk_widget_is_ancestor (focus, self->reason_line))
    ent_reason_line_take_over (ENT_REASON_LINE (self->reason_line));
  else
    {
      ent_field_row_finish_at (focus);
      ent_log_line_finish_at (focus);
    }
}

static void
on_focus_moved (EntWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && self->sidebar != NULL)
    self->focus_in_sidebar = gtk_widget_is_ancestor (focus, self->sidebar);
  ent_window_show_bottom (self);
}

/* Who walks in the list goes on there; what was edited in a panel that is gone was in the picture. */
static void
on_focus_lost (GtkWindow *window)
{
  EntWindow *self = ENT_WINDOW (window);

  if (self->document != NULL)
    gtk_widget_grab_focus (self->focus_in_sidebar ? ent_sidebar_list (ENT_SIDEBAR (self->sidebar)) : ent_window_view_widget (self));
}

/* After another step the button would undo that one; and who goes on need not read
 * any more why something was refused. */
static void
withdraw_message (EntWindow *self)
{
  guint position = ent_history_position (ent_document_history (self->document));

  if ((self->undo_position != 0 && self->undo_position != position) || (self->refused_at != 0 && self->refused_at != position + 1))
    ent_message_bar_hide (self->messages);
}

/* What is said now, or again, is not withdrawn for what was said before it. */
static void
forget_positions (EntWindow *self)
{
  self->undo_position = self->refused_at = 0;
}

static gboolean
on_refresh (gpointer data)
{
  EntWindow *self = data;

  self->refresh_id = 0;
  withdraw_message (self);
  ent_window_show_title (self);
  ent_window_show_found (self);
  ent_window_show_hidden (self);
  ent_window_update_actions (self);
  ent_window_renew_file_state (self);
  return G_SOURCE_REMOVE;
}

void
ent_window_queue_refresh (EntWindow *self)
{
  /* a window that was closed while it saved has none any more */
  if (self->refresh_id == 0 && self->document != NULL)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh, self, NULL);
}

void
ent_window_on_told (GtkWidget *widget, const char *message, EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_INFO, message, NULL, NULL);
}

static void
show_empty_hint (EntWindow *self)
{
  gtk_widget_set_visible (self->empty_hint, ent_map_n_stakeholders (ent_document_map (self->document)) == 0 &&
                                                ent_document_can_edit (self->document) && self->quick_add != NULL && ent_quick_add_is_empty (ENT_QUICK_ADD (self->quick_add)));
}

/* What is offered while one types comes up where the hint was. */
static void
on_typed (EntWindow *self)
{
  show_empty_hint (self);
  ent_window_show_bottom (self);
}

/* Its hands are on the keyboard: what comes next is told where it looks. */
static void
on_added (EntQuickAdd *quick_add, const char *id, EntWindow *self)
{
  if (!g_str_equal (self->view, "register") && !g_str_equal (self->view, "plan"))
    ent_quick_add_set_hint (quick_add, _("The next name; or Esc, then 1 to 5 and I or O to rate this one"));
}

/* While a room dictates, it reads the names that are there: nothing dims for
 * the one that was added last. */
static void
keep_bright_while_adding (EntWindow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_controller (self->quick_add, focus);
  g_object_bind_property (focus, "contains-focus", self->canvas, "spotlight",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
on_refused (EntDocument *document, const char *message, EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_WARNING, message, NULL, NULL);
  self->refused_at = ent_history_position (ent_document_history (self->document)) + 1;
}

static void
on_canvas_activate (EntCanvas *canvas, const char *id, EntWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

static void
on_rated (EntCanvas *canvas, const char *const *ids, guint aspects, EntWindow *self)
{
  ent_reason_line_ask (ENT_REASON_LINE (self->reason_line), ids, aspects);
}

static void
on_zoom_clicked (GtkWidget *button, EntWindow *self)
{
  gtk_widget_activate_action (self->canvas, g_object_get_data (G_OBJECT (button), "action"), NULL);
}

static void
add_zoom_button (EntWindow *self, GtkBox *box, const char *icon, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *tooltip = ent_command_tooltip (action, NULL);

  ent_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_command_label (ent_command_find (action)), -1);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "osd-button");
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (on_zoom_clicked), self);
  gtk_box_append (box, button);
}

/* Before the canvas knows its own size, and lays out. */
static void
on_zoom_mapped (GtkWidget *buttons, EntWindow *self)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (buttons, NULL, &size);
  ent_canvas_set_corner (ENT_CANVAS (self->canvas), size.width, size.height);
}

/* The buttons have their corner to themselves. */
static gboolean
on_place_over (GtkOverlay *overlay, GtkWidget *widget, GdkRectangle *place, EntWindow *self)
{
  if (widget != self->reason_line)
    return FALSE;
  *place = ent_reason_line_place (ENT_REASON_LINE (widget), self->zoom, gtk_widget_get_width (GTK_WIDGET (overlay)), gtk_widget_get_height (GTK_WIDGET (overlay)));
  return TRUE;
}

/* The canvas with its buttons in the corner. */
static GtkWidget *
build_canvas (EntWindow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->canvas = ent_canvas_new ();
  self->zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  ent_canvas_set_document (ENT_CANVAS (self->canvas), self->document);
  gtk_widget_add_controller (self->canvas, ent_commands_view_keys ());
  g_signal_connect_object (self->canvas, "activate", G_CALLBACK (on_canvas_activate), self, 0);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  add_zoom_button (self, GTK_BOX (self->zoom), "value-decrease-symbolic", "canvas.zoom-out");
  add_zoom_button (self, GTK_BOX (self->zoom), "value-increase-symbolic", "canvas.zoom-in");
  add_zoom_button (self, GTK_BOX (self->zoom), "view-fullscreen-symbolic", "canvas.fit");
  add_zoom_button (self, GTK_BOX (self->zoom), "view-list-symbolic", "canvas.legend");
  gtk_widget_add_css_class (self->zoom, "linked");
  gtk_widget_add_css_class (self->zoom, "zoom");
  g_signal_connect_object (self->zoom, "map", G_CALLBACK (on_zoom_mapped), self, 0);
  gtk_widget_set_halign (self->zoom, GTK_ALIGN_END);
  gtk_widget_set_valign (self->zoom, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->zoom);
  self->empty_hint = gtk_label_new (_("Type a name below and press Enter"));
  gtk_widget_set_can_target (self->empty_hint, FALSE);
  /* narrow: beside the disc there is a corner */
  gtk_label_set_wrap (GTK_LABEL (self->empty_hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty_hint), 16);
  gtk_widget_set_halign (self->empty_hint, GTK_ALIGN_START);
  gtk_widget_set_valign (self->empty_hint, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->empty_hint, "empty-hint");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty_hint);
  self->reason_line = ent_reason_line_new (self->document, self->canvas);
  g_signal_connect_object (self->canvas, "rated", G_CALLBACK (on_rated), self, 0);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (on_place_over), self, 0);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->reason_line);
  return overlay;
}

static void
drop_contents (EntWindow *self)
{
  ent_window_end_projector (self);
  if (self->canvas == NULL)
    return;
  ent_canvas_set_document (ENT_CANVAS (self->canvas), NULL);
  gtk_stack_remove (self->views, self->canvas_page);
  if (self->register_page != NULL)
    gtk_stack_remove (self->views, self->register_page);
  if (self->plan_page != NULL)
    gtk_stack_remove (self->views, self->plan_page);
  gtk_paned_set_start_child (self->left_paned, NULL);
  gtk_paned_set_end_child (self->right_paned, NULL);
  gtk_box_remove (self->bottom, self->quick_add);
  gtk_box_remove (self->bottom, self->moments);
  gtk_box_remove (self->bottom, self->hidden_bar);
  self->hidden_bar = NULL;
  self->hidden_label = NULL;
  self->inside_bar = self->change_panel = self->reading_panel = NULL;
  self->change_page = NULL;
  self->canvas = self->canvas_page = self->register_page = self->plan_page = self->sidebar = self->inspector = self->quick_add = self->moments = self->empty_hint = self->reason_line = self->zoom = NULL;
}

/* Where letters are large there is less around the words in the header, or it would be wider than a small screen; and
 * the list of stakeholders is wider, as far as that leaves the map its part. */
static void
follow_text_size (EntWindow *self)
{
  gboolean large = ent_letters_are_large (GTK_WIDGET (self));

  ent_set_css_class (GTK_WIDGET (self), "large-text", large);
  if (self->sidebar != NULL)
    gtk_widget_set_size_request (self->sidebar, large ? 300 : 240, -1);
  ent_window_queue_layout (self);
  ent_window_show_bottom (self);
}

static void
build_contents (EntWindow *self)
{
  self->canvas_page = ent_window_build_reading (self, ent_window_build_change (self, ent_window_build_inside (self, build_canvas (self))));
  self->sidebar = ent_sidebar_new (self->document, self->canvas);
  self->inspector = ent_inspector_new (self->document);
  self->quick_add = ent_quick_add_new (self->document);
  self->moments = ent_moments_bar_new (self->document);
  ent_window_expect_menu (self, ent_moments_bar_menu_button (ENT_MOMENTS_BAR (self->moments)));
  if (self->has_menus)
    ent_moments_bar_fill_menu (ENT_MOMENTS_BAR (self->moments));
  gtk_stack_add_named (self->views, self->canvas_page, "canvas");
  gtk_paned_set_start_child (self->left_paned, self->sidebar);
  gtk_paned_set_end_child (self->right_paned, self->inspector);
  follow_text_size (self);
  gtk_widget_set_size_request (self->inspector, 324, -1);
  gtk_box_append (self->bottom, self->quick_add);
  gtk_box_append (self->bottom, self->moments);
  gtk_box_append (self->bottom, ent_window_build_hidden_bar (self));
  gtk_widget_set_hexpand (self->quick_add, TRUE);
  g_signal_connect_object (self->quick_add, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (self->quick_add, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quick_add, "told", G_CALLBACK (ent_window_on_told), self, 0);
  g_signal_connect_object (self->moments, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (self->quick_add, "added", G_CALLBACK (on_added), self, 0);
  keep_bright_while_adding (self);
  on_typed (self);
  ent_window_show_panels (self);
  set_view (self, self->view);
}

static void
on_history_changed (EntWindow *self)
{
  /* a window that was closed while it saved has no document any more */
  if (self->document != NULL)
    ent_window_update_steps (self);
  ent_window_follow_file (self);
  ent_window_queue_refresh (self);
}

static void
on_view_changed (EntWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOMENT]);
  on_history_changed (self);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntWindow *self)
{
  if (change->key.kind == ENT_RECORD_MAP || change->key.kind == ENT_RECORD_MOMENT || ent_document_search (self->document) != NULL ||
      !ent_filter_is_empty (ent_view_filter_get (ent_document_filter (self->document))))
    ent_window_queue_refresh (self);
  if (change->key.kind == ENT_RECORD_STAKEHOLDER && change->kind != ENT_CHANGE_SET)
    show_empty_hint (self);
}

static void
ent_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EntWindow *self = ENT_WINDOW (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_MOMENT:
      /* the state of an action is never without a value */
      g_value_set_string (value, self->document != NULL && ent_document_moment (self->document) != NULL ? ent_document_moment (self->document) : "");
      break;
    case PROP_LEFT_PANEL:
      g_value_set_boolean (value, ent_window_left_shown (self));
      break;
    case PROP_RIGHT_PANEL:
      g_value_set_boolean (value, ent_window_right_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EntWindow *self = ENT_WINDOW (object);

  switch (id)
    {
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_MOMENT:
      ent_document_set_moment (self->document, g_value_get_string (value));
      break;
    case PROP_LEFT_PANEL:
    case PROP_RIGHT_PANEL:
      ent_window_set_panel (self, id == PROP_LEFT_PANEL, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Not earlier: "maximized" is a property that GTK sets to FALSE while it makes a window. */
static void
ent_window_constructed (GObject *object)
{
  EntWindow *self = ENT_WINDOW (object);
  GtkWindow *window = GTK_WINDOW (object);

  G_OBJECT_CLASS (ent_window_parent_class)->constructed (object);
  gtk_window_set_default_size (window, g_settings_get_int (self->settings, "window-width"), g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (window);
  else
    ent_window_expect_width (self, g_settings_get_int (self->settings, "window-width"));
}

static gboolean
ent_window_close_request (GtkWindow *window)
{
  EntWindow *self = ENT_WINDOW (window);

  if (!self->closing && ent_window_ask_before_closing (self))
    return TRUE;
  if (ent_export_dialog_close_later (self))
    return TRUE;
  /* all is saved, or somebody has said that it need not be */
  if (self->journal != NULL)
    ent_journal_keeper_give_up (self->journal);
  if (!gtk_window_is_maximized (window) && !gtk_window_is_fullscreen (window))
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 240));
    }
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  ent_close_dialogs_of (window);
  return GTK_WINDOW_CLASS (ent_window_parent_class)->close_request (window);
}

static void
ent_window_dispose (GObject *object)
{
  EntWindow *self = ENT_WINDOW (object);

  if (self->focus_watch != NULL)
    g_source_destroy (self->focus_watch);
  g_clear_pointer (&self->focus_watch, g_source_unref);
  ent_soon_drop (&self->jump);
  ent_window_end_work (self);
  ent_window_end_watch (self);
  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      drop_contents (self);
      ent_clipboard_take_back (GTK_WIDGET (self), self->document);
    }
  ent_window_drop_journal (self);
  g_clear_weak_pointer (&self->recovered_list);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ent_window_parent_class)->dispose (object);
}

static void
ent_window_finalize (GObject *object)
{
  g_free (ENT_WINDOW (object)->view);
  g_ptr_array_unref (ENT_WINDOW (object)->opening);
  g_ptr_array_unref (ENT_WINDOW (object)->exports);
  g_ptr_array_unref (ENT_WINDOW (object)->works);
  G_OBJECT_CLASS (ent_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, EntWindow, name)

static void
ent_window_class_init (EntWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ent_window_get_property;
  object_class->set_property = ent_window_set_property;
  object_class->constructed = ent_window_constructed;
  object_class->dispose = ent_window_dispose;
  object_class->finalize = ent_window_finalize;
  widget_class->size_allocate = ent_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = ent_window_close_request;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "map", flags);
  properties[PROP_MOMENT] = g_param_spec_string ("moment", NULL, NULL, "", flags);
  properties[PROP_LEFT_PANEL] = g_param_spec_boolean ("left-panel", NULL, NULL, TRUE, flags);
  properties[PROP_RIGHT_PANEL] = g_param_spec_boolean ("right-panel", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENT_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/entorno/Entorno/window.ui");
  BIND (header);
  BIND (title_label);
  BIND (subtitle_label);
  BIND (open_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (save_button);
  BIND (project_button);
  BIND (search_button);
  BIND (map_button);
  BIND (matrix_button);
  BIND (register_button);
  BIND (change_button);
  BIND (reading_button);
  BIND (plan_button);
  BIND (switcher);
  BIND (views_button);
  BIND (recent_button);
  BIND (history_button);
  BIND (menu_button);
  BIND (messages);
  BIND (work_bar);
  BIND (file_bar);
  BIND (search_bar);
  BIND (left_paned);
  BIND (right_paned);
  BIND (views);
  BIND (bottom);
  ent_window_class_install_actions (widget_class);
}

/* Files that are dropped anywhere on the window are opened. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, EntWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    ent_window_open (self, l->data);
  return files != NULL;
}

static void
set_tooltips (EntWindow *self)
{
  const struct
  {
    GtkWidget *widget;
    const char *action;
  } tips[] = {
    { self->open_button, "win.open" },
    { self->save_button, "win.save" },
    { self->project_button, "win.project" },
    { self->search_button, "win.search" },
    { self->map_button, "win.view('map')" },
    { self->matrix_button, "win.view('matrix')" },
    { self->register_button, "win.view('register')" },
    { self->change_button, "win.view('change')" },
    { self->reading_button, "win.view('reading')" },
    { self->plan_button, "win.view('plan')" },
    { GTK_WIDGET (self->history_button), "win.history" },
    { GTK_WIDGET (self->menu_button), "win.menu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    {
      g_autofree char *text = ent_command_tooltip (tips[i].action, NULL);

      ent_set_tooltip (tips[i].widget, text);
    }
  ent_set_tooltip (GTK_WIDGET (self->recent_button), _("Maps used last"));
}

/* GTK's windows keep the key of the main menu for menu bars, and reach only a
 * button with it: here it comes first. */
static void
take_menu_key (EntWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const EntCommand *command = ent_command_find ("win.menu");

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (command->keys),
                                                          gtk_named_action_new (command->action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
on_seen (GtkWidget *widget)
{
  ent_window_fill_menus (ENT_WINDOW (widget));
  ent_window_look_for_recovered (ENT_WINDOW (widget));
}

static void
ent_window_init (EntWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->view = g_strdup ("map");
  self->opening = g_ptr_array_new ();
  self->exports = g_ptr_array_new ();
  self->works = g_ptr_array_new ();
  g_queue_init (&self->saves);
  self->settings = ent_settings_new ();
  g_signal_connect_object (self->settings, "changed::recent-files", G_CALLBACK (ent_window_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::filter-fades", G_CALLBACK (ent_window_follow_fading), self, G_CONNECT_SWAPPED);
  self->left_panel = g_settings_get_boolean (self->settings, "left-panel");
  self->right_panel = g_settings_get_boolean (self->settings, "right-panel");
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_window_init_search (self);
  ent_window_init_history (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.recover", FALSE);
  ent_window_init_watch (self);
  g_signal_connect_object (self->messages, "changed", G_CALLBACK (forget_positions), self, G_CONNECT_SWAPPED);
  ent_window_init_clipboard (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.step-next", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.step-previous", FALSE);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  ent_window_expect_menu (self, self->recent_button);
  ent_window_expect_menu (self, self->menu_button);
  ent_after_first_frame (GTK_WIDGET (self), on_seen);
  set_tooltips (self);
  follow_text_size (self);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (follow_text_size), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (ent_window_queue_layout), self, G_CONNECT_SWAPPED);
  take_menu_key (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_moved), NULL);
  self->focus_watch = ent_focus_watch_new (GTK_WINDOW (self), on_focus_lost);
}

EntWindow *
ent_window_new (GtkApplication *application, EntDocument *document)
{
  EntWindow *self = g_object_new (ENT_TYPE_WINDOW, "application", application, NULL);

  ent_window_set_document (self, document);
  return self;
}

EntDocument *
ent_window_document (EntWindow *self)
{
  return self->document;
}

EntCanvas *
ent_window_canvas (EntWindow *self)
{
  return ENT_CANVAS (self->canvas);
}

void
ent_window_set_document (EntWindow *self, EntDocument *document)
{
  if (self->document != NULL)
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (ent_document_map (self->document), self);
      drop_contents (self);
      ent_clipboard_take_back (GTK_WIDGET (self), self->document);
    }
  g_set_object (&self->document, document);
  ent_window_keep_journal (self);
  g_clear_object (&self->former);
  ent_window_follow_fading (self);
  build_contents (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOMENT]);
  g_signal_connect_object (document, "file-changed", G_CALLBACK (on_history_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "refused", G_CALLBACK (on_refused), self, 0);
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, 0);
  ent_window_show_title (self);
  ent_window_show_hidden (self);
  ent_window_update_actions (self);
  ent_window_welcome (self);
  ent_window_follow_file (self);
  /* a room begins with names */
  gtk_widget_grab_focus (gtk_widget_get_visible (self->empty_hint) ? self->quick_add : self->canvas);
}

void
ent_window_say (EntWindow *self, EntMessageKind kind, const char *message, const char *button, const char *action)
{
  ent_message_bar_show (self->messages, kind, message, button, action);
}

const char *
ent_window_message (EntWindow *self)
{
  return ent_message_bar_text (self->messages);
}
