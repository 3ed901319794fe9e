/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions that change nothing in the map, and their keys: walking, selecting,
 * zooming.
 */
#include "app/actions.h"
#include "app/canvas/canvas-private.h"

#include <string.h>

/* Pixels of a key. */
#define KEY_PAN 60

const GArray *
ent_canvas_order (EntCanvas *self)
{
  if (self->order == NULL && self->scene != NULL)
    self->order = ent_reading_order (self->scene);
  if (self->look.hidden == NULL || self->order == NULL)
    return self->order;
  if (self->shown == NULL)
    self->shown = ent_reading_order_shown (self->scene, self->order, self->look.hidden);
  return self->shown;
}

int
ent_canvas_focus_index (EntCanvas *self)
{
  return ent_canvas_symbol (self, self->focus) != NULL ? ent_scene_find_symbol (self->scene, self->focus) : -1;
}

/* The scene may be older than the map. */
static gboolean
has_focus (EntCanvas *self)
{
  return self->focus != NULL && self->document != NULL && ent_map_stakeholder (ent_canvas_map (self), self->focus) != NULL;
}

static gboolean
is_picking (EntCanvas *self)
{
  return self->tool != NULL && ent_tool_feedback (self->tool)->state == ENT_TOOL_PICK;
}

void
ent_canvas_walk_to (EntCanvas *self, int symbol, EntWalk walk)
{
  EntSelection *selection = ent_canvas_selection (self);
  const EntSceneSymbol *to;

  if (self->scene == NULL || symbol < 0 || symbol >= (int) self->scene->n_stakeholders)
    return;
  to = &g_array_index (self->scene->symbols, EntSceneSymbol, symbol);
  ent_id_clear (&self->focus);
  self->focus = ent_id_ref (to->id);
  if (is_picking (self))
    ent_tool_set_target (self->tool, symbol);
  else if (walk != ENT_WALK_ONLY)
    {
      /* else "changed" would take the keyboard along and reveal by itself */
      self->moving_focus = TRUE;
      if (walk == ENT_WALK_SELECT)
        ent_selection_set (selection, self->focus);
      else
        ent_selection_add (selection, self->focus);
      self->moving_focus = FALSE;
    }
  if (ent_viewport_reveal (&self->viewport, &to->bounds, 24))
    ent_canvas_viewport_changed (self);
  ent_canvas_sync_items (self);
  ent_canvas_grab_item (self, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
way_of (GVariant *parameter)
{
  static const char *const ways[] = { "left", "right", "up", "down" };
  const char *name = g_variant_get_string (parameter, NULL);

  for (int i = 0; i < (int) G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i], name))
      return i;
  return -1;
}

static void
on_neighbour (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  int way = way_of (parameter);
  EntWalk walk = ENT_WALK_SELECT;

  if (self->scene == NULL || way < 0)
    return;
  if (g_str_equal (name, "canvas.walk"))
    walk = ENT_WALK_ONLY;
  else if (g_str_equal (name, "canvas.extend"))
    walk = ENT_WALK_EXTEND;
  ent_canvas_walk_to (self, ent_neighbour_shown (self->scene, ent_canvas_focus_index (self), (EntHeading) way, self->look.hidden), walk);
}

static void
on_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  gboolean forward = g_str_equal (name, "canvas.next");

  if (self->scene != NULL)
    ent_canvas_walk_to (self, ent_reading_next (ent_canvas_order (self), ent_canvas_focus_index (self), forward),
                        ENT_WALK_SELECT);
}

static void
on_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  if (has_focus (self) && !is_picking (self))
    ent_selection_toggle (ent_canvas_selection (self), self->focus);
}

static void
on_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->scene == NULL)
    return;
  for (guint i = 0; i < self->scene->n_stakeholders; i++)
    if (!ent_canvas_is_hidden (self, g_array_index (self->scene->symbols, EntSceneSymbol, i).id))
      g_ptr_array_add (ids, g_array_index (self->scene->symbols, EntSceneSymbol, i).id);
  ent_selection_set_many (ent_canvas_selection (self), (const char *const *) ids->pdata, ids->len);
}

/* FALSE: there was nothing to take back. */
static gboolean
take_back (EntCanvas *self)
{
  if (ent_canvas_cancel_tool (self))
    return TRUE;
  /* one key back to the map, whoever is selected */
  if (ent_canvas_leave_inside (self))
    return TRUE;
  if (self->document == NULL || ent_selection_n (ent_canvas_selection (self)) == 0)
    return FALSE;
  ent_selection_clear (ent_canvas_selection (self));
  return TRUE;
}

static void
on_escape (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_back (ENT_CANVAS (widget));
}

/* Not bound to the action, which would keep the key: it ends a projector, and
 * goes on to the window where there is nothing to take back. */
static gboolean
on_escape_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  EntCanvas *self = ENT_CANVAS (widget);

  return !self->projector && take_back (self);
}

/* Who is asked about: the one selected last, else who has the keyboard, who is
 * selected then. NULL: nobody. */
static const char *
select_asked (EntCanvas *self)
{
  EntSelection *selection = ent_canvas_selection (self);

  if (ent_selection_n (selection) == 0 && has_focus (self))
    ent_selection_set (selection, self->focus);
  return ent_selection_focus (selection);
}

static void
on_activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntOutcome outcome;
  const char *id;

  if (self->document == NULL)
    return;
  if (is_picking (self))
    {
      outcome = ent_tool_finish_tie (self->tool);
      ent_canvas_carry_out (self, &outcome);
      gtk_widget_queue_draw (widget);
      return;
    }
  id = select_asked (self);
  if (id != NULL)
    ent_canvas_emit_activate (self, id);
}

static void
on_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntPoint middle = { self->viewport.width / 2, self->viewport.height / 2 };

  if (g_str_equal (name, "canvas.zoom-in"))
    ent_viewport_zoom_at (&self->viewport, ENT_ZOOM_STEP, middle);
  else if (g_str_equal (name, "canvas.zoom-out"))
    ent_viewport_zoom_at (&self->viewport, 1 / ENT_ZOOM_STEP, middle);
  else if (g_str_equal (name, "canvas.zoom-100"))
    ent_viewport_set_zoom (&self->viewport, 1);
  else
    ent_viewport_fit (&self->viewport);
  ent_canvas_viewport_changed (self);
}

static void
on_pan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  ent_viewport_pan (&self->viewport, dx, dy);
  ent_canvas_viewport_changed (self);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  const char *id = self->document != NULL ? select_asked (self) : NULL;
  GdkRectangle at = { (int) self->viewport.width / 2, (int) self->viewport.height / 2, 1, 1 };

  if (self->document == NULL)
    return;
  if (id != NULL)
    ent_canvas_anchor (self, id, &at);
  ent_canvas_open_menu (self, id, &at);
}

static void
on_legend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  /* on a wall it is a page of its own, and so is the key */
  if (self->projector)
    ent_canvas_turn_page (self);
  else
    ent_canvas_set_legend (self, !ent_canvas_get_legend (self));
}

static void
add_arrows (GtkWidgetClass *class, GdkModifierType modifiers, const char *action)
{
  static const struct
  {
    guint key, keypad;
    const char *way;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, "left" },
    { GDK_KEY_Right, GDK_KEY_KP_Right, "right" },
    { GDK_KEY_Up, GDK_KEY_KP_Up, "up" },
    { GDK_KEY_Down, GDK_KEY_KP_Down, "down" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding_action (class, arrows[i].key, modifiers, action, "s", arrows[i].way);
      gtk_widget_class_add_binding_action (class, arrows[i].keypad, modifiers, action, "s", arrows[i].way);
    }
}

/* The keys of the table of commands, and those that it does not list: keys that other
 * keyboards have in place of a listed one, and the arrows, whose ways are parameters. */
static void
add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_equal, 0, "canvas.zoom-in" },
    { GDK_KEY_KP_Add, 0, "canvas.zoom-in" },
    { GDK_KEY_KP_Subtract, 0, "canvas.zoom-out" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-100" },
    { GDK_KEY_KP_Enter, 0, "canvas.activate" },
    { GDK_KEY_ISO_Enter, 0, "canvas.activate" },
    { GDK_KEY_Return, 0, "canvas.activate" }, /* menus show the last one */
  };
  GdkModifierType pan = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  ent_commands_bind (class);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, on_escape_key, NULL);
  add_arrows (class, 0, "canvas.neighbour");
  add_arrows (class, GDK_CONTROL_MASK, "canvas.walk");
  add_arrows (class, GDK_SHIFT_MASK, "canvas.extend");
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, pan, "canvas.pan", "(ii)", KEY_PAN, 0);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Right, pan, "canvas.pan", "(ii)", -KEY_PAN, 0);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, pan, "canvas.pan", "(ii)", 0, KEY_PAN);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, pan, "canvas.pan", "(ii)", 0, -KEY_PAN);
}

void
ent_canvas_class_add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.neighbour", "s", on_neighbour);
  gtk_widget_class_install_action (class, "canvas.walk", "s", on_neighbour);
  gtk_widget_class_install_action (class, "canvas.extend", "s", on_neighbour);
  gtk_widget_class_install_action (class, "canvas.next", NULL, on_next);
  gtk_widget_class_install_action (class, "canvas.previous", NULL, on_next);
  gtk_widget_class_install_action (class, "canvas.toggle", NULL, on_toggle);
  gtk_widget_class_install_action (class, "canvas.select-all", NULL, on_select_all);
  gtk_widget_class_install_action (class, "canvas.escape", NULL, on_escape);
  gtk_widget_class_install_action (class, "canvas.activate", NULL, on_activate);
  gtk_widget_class_install_action (class, "canvas.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (class, "canvas.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (class, "canvas.zoom-100", NULL, on_zoom);
  gtk_widget_class_install_action (class, "canvas.fit", NULL, on_zoom);
  gtk_widget_class_install_action (class, "canvas.pan", "(ii)", on_pan);
  gtk_widget_class_install_action (class, "canvas.menu", NULL, on_menu);
  gtk_widget_class_install_action (class, "canvas.legend", NULL, on_legend);
  add_keys (class);
}
