/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget itself: what it shows, its size, its signals. Subclasses GtkWidget
 * and not GtkDrawingArea, which would paint all of it in every frame.
 */
#include "app/canvas/canvas.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/canvas/canvas-private.h"

enum
{
  PROP_PROJECTOR = 1,
  PROP_DOCUMENT,
  PROP_PICTURE,
  PROP_INSIDE,
  PROP_FROM_MOMENT,
  PROP_LEGEND,
  PROP_THEME,
  PROP_SPOTLIGHT,
  PROP_LIT,
  PROP_ZOOM,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATE,
  RATED,
  ZOOM_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntCanvas, ent_canvas, GTK_TYPE_WIDGET)

void
ent_canvas_emit_rated (EntCanvas *self, const char *const *ids, guint aspects)
{
  g_signal_emit (self, signals[RATED], 0, ids, aspects);
}

void
ent_canvas_emit_activate (EntCanvas *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

EntMap *
ent_canvas_map (EntCanvas *self)
{
  return self->document != NULL ? ent_document_map (self->document) : NULL;
}

EntSelection *
ent_canvas_selection (EntCanvas *self)
{
  return self->document != NULL ? ent_document_selection (self->document) : NULL;
}

const char *
ent_canvas_moment_or (EntCanvas *self, const char *own)
{
  return own != NULL && ent_map_moment (ent_canvas_map (self), own) != NULL ? own : ent_document_moment (self->document);
}

const char *
ent_canvas_get_moment (EntCanvas *self)
{
  return ent_canvas_moment_or (self, self->own_moment);
}

gboolean
ent_canvas_is_editable (EntCanvas *self)
{
  return !self->locked && self->document != NULL && ent_document_can_edit (self->document);
}

const EntSceneSymbol *
ent_canvas_symbol (EntCanvas *self, const char *id)
{
  int index = self->scene != NULL && id != NULL ? ent_scene_find_symbol (self->scene, id) : -1;

  const EntSceneSymbol *symbol = index >= 0 ? &g_array_index (self->scene->symbols, EntSceneSymbol, index) : NULL;

  return symbol != NULL && !ent_canvas_is_hidden (self, symbol->id) ? symbol : NULL;
}

/* Everything that lies in view coordinates moves along. */
void
ent_canvas_viewport_changed (EntCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ent_canvas_queue_update (self);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntCanvas *self)
{
  if (self->mirrored)
    ent_studio_change (self->studio, ent_change_copy (change));
  if (self->inside != NULL && ent_map_stakeholder (map, self->inside) == NULL)
    ent_canvas_set_inside (self, NULL);
  self->ahead_due = TRUE;
  if (!ent_scene_shows (change))
    {
      ent_canvas_queue_look (self);
      return;
    }
  self->glide_due = TRUE;
  ent_canvas_queue_edited (self);
}

static void
on_history_changed (EntHistory *history, EntCanvas *self)
{
  ent_canvas_update_actions (self);
}

static void
on_can_edit (EntDocument *document, GParamSpec *pspec, EntCanvas *self)
{
  ent_canvas_update_actions (self);
}

void
ent_canvas_reveal_focus (EntCanvas *self)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (self, self->focus);

  if (!self->reveal_due || symbol == NULL)
    return;
  self->reveal_due = FALSE;
  if (ent_viewport_reveal (&self->viewport, &symbol->bounds, 24))
    ent_canvas_viewport_changed (self);
}

/* The keyboard goes to whoever is selected, also to one who is new and not in
 * the picture yet: keys that come meanwhile are not about the one before. */
static void
follow_selection (EntCanvas *self)
{
  const char *id = ent_selection_focus (ent_canvas_selection (self));
  gboolean coming = id != NULL && self->layout_due && ent_map_stakeholder (ent_canvas_map (self), id) != NULL;

  if ((!coming && ent_canvas_symbol (self, id) == NULL) || g_strcmp0 (id, self->focus) == 0)
    return;
  ent_id_clear (&self->focus);
  self->focus = ent_id (id);
  self->reveal_due = !self->moving_focus;
  ent_canvas_reveal_focus (self);
}

static void
on_selection_changed (EntSelection *selection, EntCanvas *self)
{
  ent_canvas_refresh_hidden (self);
  follow_selection (self);
  ent_canvas_queue_look (self);
  ent_canvas_sync_items (self);
  ent_canvas_grab_item (self, FALSE);
  ent_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_view_changed (EntDocument *document, EntCanvas *self)
{
  if (g_strcmp0 (self->moment, ent_canvas_get_moment (self)) != 0)
    {
      self->glide_due = TRUE;
      ent_canvas_queue_layout (self);
    }
  ent_canvas_queue_look (self);
}

static void
drop_document (EntCanvas *self)
{
  if (self->document == NULL)
    return;
  ent_canvas_end_rename (self, FALSE);
  g_clear_pointer (&self->search, gtk_widget_unparent);
  g_signal_handlers_disconnect_by_data (ent_document_map (self->document), self);
  g_signal_handlers_disconnect_by_data (ent_document_history (self->document), self);
  g_signal_handlers_disconnect_by_data (ent_document_selection (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->tool, ent_tool_free);
  ent_id_clear (&self->focus);
  ent_id_clear (&self->inside);
  ent_canvas_clear_items (self);
  ent_canvas_drop_pictures (self);
  ent_studio_set_map (self->studio, NULL);
  self->mirrored = FALSE;
  g_clear_object (&self->document);
}

static void
take_document (EntCanvas *self, EntDocument *document)
{
  self->document = g_object_ref (document);
  self->tool = ent_tool_new (&self->viewport, ent_document_selection (document));
  ent_tool_set_editable (self->tool, ent_canvas_is_editable (self));
  ent_tool_set_hidden (self->tool, self->look.hidden);
  g_signal_connect (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self);
  g_signal_connect (ent_document_history (document), "changed", G_CALLBACK (on_history_changed), self);
  g_signal_connect (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self);
  g_signal_connect (document, "view-changed", G_CALLBACK (on_view_changed), self);
  g_signal_connect (document, "notify::can-edit", G_CALLBACK (on_can_edit), self);
}

void
ent_canvas_set_document (EntCanvas *self, EntDocument *document)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->document == document)
    return;
  drop_document (self);
  if (document != NULL)
    take_document (self, document);
  ent_viewport_fit (&self->viewport);
  ent_canvas_queue_layout (self);
  ent_canvas_queue_look (self);
  ent_canvas_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

EntDocument *
ent_canvas_get_document (EntCanvas *self)
{
  return self->document;
}

void
ent_canvas_set_picture (EntCanvas *self, EntPicture picture)
{
  if (self->picture == picture)
    return;
  self->picture = picture;
  self->page = 0;
  ent_viewport_fit (&self->viewport);
  ent_canvas_queue_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}

EntPicture
ent_canvas_get_picture (EntCanvas *self)
{
  return self->picture;
}

void
ent_canvas_set_inside (EntCanvas *self, const char *id)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (g_strcmp0 (self->inside, id) == 0)
    return;
  ent_id_clear (&self->inside);
  self->inside = ent_id (id);
  self->page = 0;
  ent_id_clear (&self->light);
  ent_viewport_fit (&self->viewport);
  ent_canvas_queue_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSIDE]);
}

const char *
ent_canvas_get_inside (EntCanvas *self)
{
  return self->inside;
}

void
ent_canvas_set_from_moment (EntCanvas *self, const char *moment_id)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (g_strcmp0 (self->from_moment, moment_id) == 0)
    return;
  g_free (self->from_moment);
  self->from_moment = g_strdup (moment_id);
  ent_canvas_queue_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM_MOMENT]);
}

const char *
ent_canvas_get_from_moment (EntCanvas *self)
{
  return self->from_moment;
}

gboolean
ent_canvas_leave_inside (EntCanvas *self)
{
  EntId left;

  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);

  if (self->inside == NULL)
    return FALSE;
  left = ent_id_ref (self->inside);
  ent_canvas_set_inside (self, NULL);
  ent_selection_set (ent_canvas_selection (self), left);
  /* also where it was selected all the time */
  ent_id_clear (&self->focus);
  self->focus = left;
  return TRUE;
}

void
ent_canvas_set_legend (EntCanvas *self, gboolean legend)
{
  if (self->legend == legend)
    return;
  self->legend = legend;
  ent_canvas_queue_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEGEND]);
}

gboolean
ent_canvas_get_legend (EntCanvas *self)
{
  return self->legend;
}

void
ent_canvas_set_theme (EntCanvas *self, int theme)
{
  if (self->theme == theme)
    return;
  self->theme = theme;
  ent_canvas_queue_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

void
ent_canvas_set_spotlight (EntCanvas *self, gboolean spotlight)
{
  if (self->spotlight == spotlight)
    return;
  self->spotlight = spotlight;
  ent_canvas_queue_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOTLIGHT]);
}

double
ent_canvas_get_zoom (EntCanvas *self)
{
  return self->viewport.zoom;
}

EntTieKind
ent_canvas_get_tie_kind (EntCanvas *self)
{
  return self->tie_kind;
}

const EntScene *
ent_canvas_get_scene (EntCanvas *self)
{
  return self->scene;
}

gboolean
ent_canvas_get_place (EntCanvas *self, const char *id, graphene_rect_t *place)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (self, id);
  EntRect box;

  if (symbol == NULL)
    return FALSE;
  box = ent_viewport_rect_to_view (&self->viewport,
                                   &(EntRect) { symbol->x - symbol->radius, symbol->y - symbol->radius,
                                                2 * symbol->radius, 2 * symbol->radius });
  graphene_rect_init (place, (float) box.x, (float) box.y, (float) box.width, (float) box.height);
  return TRUE;
}

gboolean
ent_canvas_anchor (EntCanvas *self, const char *id, GdkRectangle *at)
{
  int width = MAX ((int) self->viewport.width, 1), height = MAX ((int) self->viewport.height, 1);
  graphene_rect_t place;
  int left, top, right, bottom;

  if (!ent_canvas_get_place (self, id, &place))
    return FALSE;
  left = (int) CLAMP (floorf (place.origin.x), 0, width - 1);
  top = (int) CLAMP (floorf (place.origin.y), 0, height - 1);
  right = (int) CLAMP (ceilf (place.origin.x + place.size.width), left + 1, width);
  bottom = (int) CLAMP (ceilf (place.origin.y + place.size.height), top + 1, height);
  *at = (GdkRectangle) { left, top, right - left, bottom - top };
  return TRUE;
}

const char *
ent_canvas_get_focus_id (EntCanvas *self)
{
  return self->focus;
}

static void
ent_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
ent_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EntCanvas *self = ENT_CANVAS (widget);

  if (width != (int) self->viewport.width || height != (int) self->viewport.height)
    {
      EntRect world = self->viewport.world;

      ent_viewport_resize (&self->viewport, width, height, &world);
      ent_canvas_queue_layout (self);
    }
  ent_canvas_allocate_items (self);
  ent_canvas_allocate_entry (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->search != NULL)
    gtk_popover_present (GTK_POPOVER (self->search));
}

static void
ent_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EntCanvas *self = ENT_CANVAS (widget);

  ent_canvas_snapshot_picture (self, snapshot);
  ent_canvas_snapshot_overlay (self, snapshot);
  if (self->entry != NULL)
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
}

static void
ent_canvas_map_widget (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_canvas_parent_class)->map (widget);
  ENT_CANVAS (widget)->begun = FALSE;
  /* the theme is known only now */
  ent_canvas_queue_look (ENT_CANVAS (widget));
}

static void
ent_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_canvas_parent_class)->css_changed (widget, change);
  if (gtk_widget_get_mapped (widget))
    ent_canvas_queue_look (ENT_CANVAS (widget));
}

static void
ent_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (ent_canvas_parent_class)->system_setting_changed (widget, setting);
  ent_canvas_queue_layout (ENT_CANVAS (widget));
}

static gboolean
ent_canvas_grab_focus (GtkWidget *widget)
{
  EntCanvas *self = ENT_CANVAS (widget);

  ent_canvas_grab_item (self, TRUE);
  return ent_canvas_has_keyboard (self) ||
         GTK_WIDGET_CLASS (ent_canvas_parent_class)->grab_focus (widget);
}

/* Tab walks in reading order and leaves the picture at its ends. */
static gboolean
ent_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EntCanvas *self = ENT_CANVAS (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  gboolean inside = ent_canvas_has_keyboard (self);
  int next;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return inside ? FALSE : gtk_widget_grab_focus (widget);
  /* who is quicker than the first picture does not leave it for that */
  if (inside && self->scene == NULL && self->document != NULL && ent_map_n_stakeholders (ent_canvas_map (self)) > 0)
    return TRUE;
  if (self->scene == NULL || self->scene->n_stakeholders == 0)
    return inside ? FALSE : gtk_widget_grab_focus (widget);
  if (!inside && ent_canvas_symbol (self, self->focus) != NULL)
    return gtk_widget_grab_focus (widget);

  next = ent_reading_next (ent_canvas_order (self), inside ? ent_canvas_focus_index (self) : -1, forward);
  if (next < 0)
    return FALSE;
  ent_canvas_walk_to (self, next, inside ? ENT_WALK_SELECT : ENT_WALK_ONLY);
  ent_canvas_grab_item (self, TRUE);
  return TRUE;
}

static gboolean
ent_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntHit hit = { .kind = ENT_HIT_NOTHING, .symbol = -1, .tie = -1 };
  GdkRectangle area;
  g_autofree char *text = NULL;

  /* from a press on something is being done, and says so itself */
  if (self->scene == NULL || self->tool == NULL || ent_tool_feedback (self->tool)->state != ENT_TOOL_IDLE ||
      self->entry != NULL || (self->menu != NULL && gtk_widget_get_visible (self->menu)))
    return FALSE;
  if (keyboard)
    {
      hit.symbol = ent_canvas_focus_index (self);
      hit.kind = hit.symbol >= 0 ? ENT_HIT_SYMBOL : ENT_HIT_NOTHING;
      hit.id = hit.symbol >= 0 ? self->focus : NULL;
    }
  else
    {
      EntPoint at = ent_viewport_to_scene (&self->viewport, (EntPoint) { x, y });

      hit = ent_hit_test_shown (self->scene, at.x, at.y, self->viewport.zoom, self->look.hidden);
    }
  text = ent_canvas_tooltip (self, &hit);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  if (hit.symbol >= 0 && ent_canvas_anchor (self, hit.id, &area))
    gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
ent_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EntCanvas *self = ENT_CANVAS (object);

  switch (id)
    {
    case PROP_PROJECTOR:
      g_value_set_boolean (value, self->projector);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_PICTURE:
      g_value_set_uint (value, self->picture);
      break;
    case PROP_INSIDE:
      g_value_set_string (value, self->inside);
      break;
    case PROP_FROM_MOMENT:
      g_value_set_string (value, self->from_moment);
      break;
    case PROP_LEGEND:
      g_value_set_boolean (value, self->legend);
      break;
    case PROP_THEME:
      g_value_set_int (value, self->theme);
      break;
    case PROP_SPOTLIGHT:
      g_value_set_boolean (value, self->spotlight);
      break;
    case PROP_LIT:
      g_value_set_boolean (value, self->bright != NULL);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->viewport.zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EntCanvas *self = ENT_CANVAS (object);

  switch (id)
    {
    case PROP_PROJECTOR:
      self->projector = g_value_get_boolean (value);
      break;
    case PROP_DOCUMENT:
      ent_canvas_set_document (self, g_value_get_object (value));
      break;
    case PROP_PICTURE:
      ent_canvas_set_picture (self, g_value_get_uint (value));
      break;
    case PROP_INSIDE:
      ent_canvas_set_inside (self, g_value_get_string (value));
      break;
    case PROP_FROM_MOMENT:
      ent_canvas_set_from_moment (self, g_value_get_string (value));
      break;
    case PROP_LEGEND:
      ent_canvas_set_legend (self, g_value_get_boolean (value));
      break;
    case PROP_THEME:
      ent_canvas_set_theme (self, g_value_get_int (value));
      break;
    case PROP_SPOTLIGHT:
      ent_canvas_set_spotlight (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_canvas_dispose (GObject *object)
{
  EntCanvas *self = ENT_CANVAS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  drop_document (self);
  ent_canvas_drop_pictures (self);
  g_clear_pointer (&self->studio, ent_studio_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->moment, g_free);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  ent_id_clear (&self->light);
  g_clear_pointer (&self->bright, g_hash_table_unref);
  g_clear_pointer (&self->path, g_array_unref);
  ent_studio_look_clear (&self->look);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  G_OBJECT_CLASS (ent_canvas_parent_class)->dispose (object);
}

static void
ent_canvas_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_CANVAS (object)->items);
  g_free (ENT_CANVAS (object)->from_moment);
  g_free (ENT_CANVAS (object)->own_moment);
  G_OBJECT_CLASS (ent_canvas_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROJECTOR] =
      g_param_spec_boolean ("projector", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, ENT_TYPE_DOCUMENT, flags);
  properties[PROP_PICTURE] = g_param_spec_uint ("picture", NULL, NULL, ENT_PICTURE_MAP, ENT_PICTURE_MATRIX,
                                                ENT_PICTURE_MAP, flags);
  properties[PROP_INSIDE] = g_param_spec_string ("inside", NULL, NULL, NULL, flags);
  properties[PROP_FROM_MOMENT] = g_param_spec_string ("from-moment", NULL, NULL, NULL, flags);
  properties[PROP_LEGEND] = g_param_spec_boolean ("legend", NULL, NULL, FALSE, flags);
  properties[PROP_THEME] = g_param_spec_int ("theme", NULL, NULL, ENT_CANVAS_THEME_AUTO, ENT_THEME_MONO,
                                             ENT_CANVAS_THEME_AUTO, flags);
  properties[PROP_SPOTLIGHT] = g_param_spec_boolean ("spotlight", NULL, NULL, FALSE, flags);
  properties[PROP_LIT] = g_param_spec_boolean ("lit", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ENT_ZOOM_MIN, ENT_ZOOM_MAX, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (class, N_PROPS, properties);
}

static void
install_signals (void)
{
  signals[ACTIVATE] = g_signal_new ("activate", ENT_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RATED] = g_signal_new ("rated", ENT_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_UINT);
  signals[ZOOM_CHANGED] = g_signal_new ("zoom-changed", ENT_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
ent_canvas_class_init (EntCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ent_canvas_get_property;
  object_class->set_property = ent_canvas_set_property;
  object_class->dispose = ent_canvas_dispose;
  object_class->finalize = ent_canvas_finalize;
  widget_class->measure = ent_canvas_measure;
  widget_class->size_allocate = ent_canvas_size_allocate;
  widget_class->snapshot = ent_canvas_snapshot;
  widget_class->map = ent_canvas_map_widget;
  widget_class->css_changed = ent_canvas_css_changed;
  widget_class->system_setting_changed = ent_canvas_system_setting_changed;
  widget_class->focus = ent_canvas_focus;
  widget_class->grab_focus = ent_canvas_grab_focus;
  widget_class->query_tooltip = ent_canvas_query_tooltip;
  install_properties (object_class);
  install_signals ();
  ent_canvas_class_add_actions (widget_class);
  ent_canvas_class_add_edit_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "canvas.copy", NULL, ent_canvas_on_copy);
  gtk_widget_class_set_css_name (widget_class, "entcanvas");
  /* a role is a promise: arrows walk, Space adds */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_BOX);
}

static void
on_scale_changed (EntCanvas *self)
{
  ent_canvas_queue_update (self);
}

static void
ent_canvas_init (EntCanvas *self)
{
  self->theme = ENT_CANVAS_THEME_AUTO;
  self->items = g_ptr_array_new ();
  self->layout_due = TRUE;
  self->look_due = TRUE;
  ent_viewport_init (&self->viewport);
  self->studio = ent_studio_new (ent_canvas_on_result, self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stakeholders"), -1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), NULL);
  ent_canvas_init_input (self);
  ent_canvas_init_tie (self);
  ent_canvas_update_actions (self);
}

GtkWidget *
ent_canvas_new (void)
{
  return g_object_new (ENT_TYPE_CANVAS, "spotlight", TRUE, NULL);
}

GtkWidget *
ent_canvas_new_for_projector (void)
{
  GtkWidget *canvas = g_object_new (ENT_TYPE_CANVAS, "projector", TRUE, "legend", TRUE, "theme", ENT_THEME_PROJECTOR, NULL);

  ent_canvas_set_locked (ENT_CANVAS (canvas), TRUE);
  return canvas;
}

void
ent_canvas_set_corner (EntCanvas *self, int width, int height)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->corner_width == width && self->corner_height == height)
    return;
  self->corner_width = width;
  self->corner_height = height;
  ent_canvas_queue_layout (self);
}
