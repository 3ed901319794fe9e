/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gestures and held keys, translated for the tool. Who owns a sequence is
 * decided by the tool's state: it is claimed once the tool drags.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#define TOUCHPAD_ZOOM 100.0 /* pixels of scrolling for a step */
#define WHEEL_PAN 60.0      /* pixels of a click of the wheel */

static guint
modifiers_of (EntCanvas *self, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  guint modifiers = 0;

  if ((state & GDK_CONTROL_MASK) != 0)
    modifiers |= ENT_TOOL_CTRL;
  if ((state & GDK_SHIFT_MASK) != 0)
    modifiers |= ENT_TOOL_SHIFT;
  if (self->space_held)
    modifiers |= ENT_TOOL_SPACE;
  return modifiers;
}

static EntPointer
make_pointer (EntCanvas *self, GtkEventController *controller, double x, double y, guint button)
{
  self->pointer = (EntPoint) { x, y };
  return (EntPointer) { .at = { x, y },
                        .button = button,
                        .modifiers = modifiers_of (self, controller),
                        .n_press = MAX (1, self->n_press) };
}

void
ent_canvas_update_cursor (EntCanvas *self)
{
  const EntToolFeedback *feedback = self->tool != NULL ? ent_tool_feedback (self->tool) : NULL;
  const char *name = "default";

  if (feedback == NULL)
    name = NULL;
  else if (feedback->state == ENT_TOOL_PAN)
    name = "grabbing";
  else if (self->space_held)
    name = "grab";
  else if (feedback->state == ENT_TOOL_MOVE)
    name = feedback->drop.kind == ENT_OUTCOME_NONE ? "not-allowed" : "grabbing";
  else if (feedback->state == ENT_TOOL_TIE || feedback->state == ENT_TOOL_PICK)
    name = "crosshair";
  else if (feedback->hover.rim && ent_canvas_is_editable (self))
    name = "crosshair";
  else if (feedback->hover.kind != ENT_HIT_NOTHING)
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
finish (EntCanvas *self, const EntOutcome *outcome)
{
  ent_canvas_carry_out (self, outcome);
  ent_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A press on the entry over a symbol is the entry's. */
static gboolean
is_on_entry (EntCanvas *self, double x, double y)
{
  graphene_rect_t bounds;

  return self->entry != NULL && gtk_widget_compute_bounds (self->entry, GTK_WIDGET (self), &bounds) &&
         graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, EntCanvas *self)
{
  guint button = gesture == GTK_GESTURE_DRAG (self->middle_drag) ? ENT_BUTTON_MIDDLE : ENT_BUTTON_PRIMARY;
  EntPointer pointer = make_pointer (self, GTK_EVENT_CONTROLLER (gesture), x, y, button);
  EntOutcome outcome;

  if (self->tool == NULL || is_on_entry (self, x, y))
    return;
  ent_canvas_end_rename (self, TRUE);
  /* before the press: focus alone must not take the selection along */
  if (!ent_canvas_has_keyboard (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  outcome = ent_tool_press (self->tool, &pointer);
  /* what stood there goes */
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  if (self->space_held)
    self->space_used = TRUE;
  finish (self, &outcome);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, EntCanvas *self)
{
  double x, y;
  EntPointer pointer;
  EntOutcome outcome;

  if (self->tool == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  pointer = make_pointer (self, GTK_EVENT_CONTROLLER (gesture), x + dx, y + dy, ENT_BUTTON_PRIMARY);
  outcome = ent_tool_motion (self->tool, &pointer);
  if (ent_tool_is_dragging (self->tool))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  finish (self, &outcome);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, EntCanvas *self)
{
  double x, y;
  EntPointer pointer;
  EntOutcome outcome;

  if (self->tool == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  pointer = make_pointer (self, GTK_EVENT_CONTROLLER (gesture), x + dx, y + dy, ENT_BUTTON_PRIMARY);
  outcome = ent_tool_release (self->tool, &pointer);
  self->n_press = 0;
  finish (self, &outcome);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, EntCanvas *self)
{
  const EntToolFeedback *feedback = self->tool != NULL ? ent_tool_feedback (self->tool) : NULL;

  if (feedback != NULL && feedback->state != ENT_TOOL_PICK)
    ent_tool_cancel (self->tool);
  ent_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Comes before the drag of the same press: tells it which press it was. */
static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntCanvas *self)
{
  self->n_press = (guint) n_press;
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, EntCanvas *self)
{
  EntPointer pointer = make_pointer (self, GTK_EVENT_CONTROLLER (gesture), x, y, ENT_BUTTON_SECONDARY);
  EntOutcome outcome;

  if (self->tool == NULL)
    return;
  ent_canvas_end_rename (self, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  outcome = ent_tool_press (self->tool, &pointer);
  finish (self, &outcome);
}

static void
on_long_pressed (GtkGestureLongPress *gesture, double x, double y, EntCanvas *self)
{
  EntPointer pointer = make_pointer (self, GTK_EVENT_CONTROLLER (gesture), x, y, ENT_BUTTON_SECONDARY);
  EntOutcome outcome;

  if (self->tool == NULL)
    return;
  ent_tool_cancel (self->tool);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  outcome = ent_tool_press (self->tool, &pointer);
  finish (self, &outcome);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, EntCanvas *self)
{
  gboolean moved = x != self->pointer.x || y != self->pointer.y;
  EntPointer pointer = make_pointer (self, GTK_EVENT_CONTROLLER (controller), x, y, 0);
  EntHit before;
  const EntToolFeedback *feedback;

  if (self->tool == NULL)
    return;
  feedback = ent_tool_feedback (self->tool);
  /* a press or drag reports its own motion */
  if (feedback->state != ENT_TOOL_IDLE && feedback->state != ENT_TOOL_PICK)
    return;
  /* GTK reports a pointer that rests while things move under it: it picks nothing */
  if (feedback->state == ENT_TOOL_PICK && !moved)
    return;
  before = feedback->hover;
  ent_tool_motion (self->tool, &pointer);
  if (before.symbol != feedback->hover.symbol || before.tie != feedback->hover.tie ||
      before.rim != feedback->hover.rim || feedback->state == ENT_TOOL_PICK)
    {
      ent_canvas_update_cursor (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
on_leave (GtkEventControllerMotion *controller, EntCanvas *self)
{
  if (self->tool == NULL)
    return;
  ent_tool_leave (self->tool);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, EntCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean pixels = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double unit = pixels ? 1 : WHEEL_PAN;

  if ((state & GDK_CONTROL_MASK) != 0)
    ent_viewport_zoom_at (&self->viewport, pow (ENT_ZOOM_STEP, pixels ? -dy / TOUCHPAD_ZOOM : -dy), self->pointer);
  else if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    ent_viewport_pan (&self->viewport, -dy * unit, 0);
  else
    ent_viewport_pan (&self->viewport, -dx * unit, -dy * unit);
  ent_canvas_viewport_changed (self);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, EntCanvas *self)
{
  self->pinch_scale = 1;
  if (self->tool != NULL)
    ent_tool_cancel (self->tool);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, EntCanvas *self)
{
  EntPoint at = self->pointer;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &at.x, &at.y);
  ent_viewport_zoom_at (&self->viewport, scale / self->pinch_scale, at);
  self->pinch_scale = scale;
  ent_canvas_viewport_changed (self);
}

/* Space held pans; a Space that panned nothing toggles, but only when it is let
 * go. So it cannot be a binding. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntCanvas *self)
{
  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || self->entry != NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!self->space_held)
    {
      self->space_held = TRUE;
      self->space_used = FALSE;
      ent_canvas_update_cursor (self);
    }
  return GDK_EVENT_STOP;
}

static void
on_key_released (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntCanvas *self)
{
  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || !self->space_held)
    return;
  self->space_held = FALSE;
  ent_canvas_update_cursor (self);
  if (!self->space_used)
    gtk_widget_activate_action (GTK_WIDGET (self), "canvas.toggle", NULL);
}

static void
on_focus_leave (GtkEventControllerFocus *controller, EntCanvas *self)
{
  self->space_held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_enter (GtkEventControllerFocus *controller, EntCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkGesture *
add_drag (EntCanvas *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  return drag;
}

static void
add_presses (EntCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  /* capture: before the drag, which asks how often it was pressed */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  g_signal_connect (long_press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

static void
add_keys_and_focus (EntCanvas *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (key, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
ent_canvas_init_input (EntCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  add_presses (self);
  self->drag = add_drag (self, GDK_BUTTON_PRIMARY);
  self->middle_drag = add_drag (self, GDK_BUTTON_MIDDLE);
  self->pinch = gtk_gesture_zoom_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (self->pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (self->pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->pinch));
  add_keys_and_focus (self);
}
