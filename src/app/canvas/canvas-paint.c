/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to lay out and to paint, and the textures that come of it.
 *
 * Two pictures are kept: the whole scene as large as it fits the window, and,
 * when the view is zoomed in, a sharp one of what is in view and a little
 * around it. A frame puts them under the view's transform and paints nothing;
 * panning and zooming are as fast for many stakeholders as for few. One job is
 * under way at a time; whatever changes meanwhile is done next.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#include "app/parts/symbol-image.h"
#include "draw/theme.h"
#include "model/id-set.h"

/* Smaller windows show a scene of this size made smaller: letters would not find room. */
#define MIN_WIDTH 560.0
#define MIN_HEIGHT 420.0
#define MARGIN 12.0
/* Of letters of the usual size, as GTK counts it; larger ones are for pictures that are as large as this at least. */
#define USUAL_DPI (96 * 1024.0)
#define ROOMY_WIDTH 800.0
#define ROOMY_HEIGHT 560.0
/* After so long it is said that the picture is not there yet. */
#define SLOW_MS 500
/* How much beyond the view is painted for panning, of the view's size. */
#define AROUND 0.25

typedef enum
{
  PAINT_NOTHING,
  PAINT_BASE,
  PAINT_SHARP,
} Need;

EntThemeId
ent_canvas_theme_id (EntCanvas *self)
{
  if (self->theme != ENT_CANVAS_THEME_AUTO)
    return (EntThemeId) self->theme;
  return ent_window_theme_id (GTK_WIDGET (self));
}

static void
add_id (GHashTable *set, EntId id)
{
  g_hash_table_add (set, ent_id_ref (id));
}

/* Whom a tie joins that is not shown it does not bring forward. */
static void
add_neighbours (EntCanvas *self, GHashTable *set, const char *id)
{
  EntMap *map = ent_canvas_map (self);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);
  const EntTie *tie = stakeholder == NULL ? ent_map_tie (map, id) : NULL;

  if (stakeholder != NULL)
    {
      add_id (set, stakeholder->base.id);
      for (guint i = 0; stakeholder->ties != NULL && i < stakeholder->ties->len; i++)
        {
          const EntTie *own = g_ptr_array_index (stakeholder->ties, i);

          if (ent_tie_kind_is_conflict (own->kind) && !ent_canvas_shows_marks (self))
            continue;
          add_id (set, own->base.id);
          add_id (set, own->from);
          add_id (set, own->to);
        }
    }
  else if (tie != NULL)
    {
      add_id (set, tie->base.id);
      add_id (set, tie->from);
      add_id (set, tie->to);
    }
}

/* Who is not in the picture from inside, as who is opened, brings nobody forward. */
static gboolean
dims_for (EntCanvas *self, const char *id)
{
  return self->inside == NULL || ent_canvas_symbol (self, id) != NULL;
}

static gboolean
has_selected (EntCanvas *self)
{
  EntSelection *selection = ent_canvas_selection (self);
  guint n = ent_selection_n (selection);

  return n > 1 || (n == 1 && dims_for (self, ent_selection_at (selection, 0)));
}

/* A map is laid out in its light; in a matrix the others dim. NULL: there is nothing of that name. */
static GHashTable *
find_lit (EntCanvas *self, const char *light)
{
  EntMap *map = ent_canvas_map (self);
  int sector = ent_choices_find (&ent_sector_choices, light, -1);
  GHashTable *set;

  if (sector < 0 && ent_map_stakeholder (map, light) == NULL)
    return NULL;
  set = ent_id_set_new ();
  add_neighbours (self, set, light);
  for (guint i = 0; sector >= 0 && i < ent_map_n_stakeholders (map); i++)
    if (ent_map_stakeholder_at (map, i)->sector == sector)
      add_id (set, ent_map_stakeholder_at (map, i)->base.id);
  return set;
}

/* Who stays bright, or NULL when nothing dims: who is lit; else the neighbours of the selected and whom a search finds, as far as the
 * filter, where it fades, lets them through; and the selected whatever it says. */
static GHashTable *
find_bright (EntCanvas *self)
{
  EntMap *map = ent_canvas_map (self);
  EntSelection *selection = ent_canvas_selection (self);
  EntViewFilter *filter = map != NULL ? ent_document_filter (self->document) : NULL;
  gboolean by_selection = map != NULL && has_selected (self) && self->spotlight;
  gboolean by_search = map != NULL && !self->projector && ent_document_search (self->document) != NULL;
  gboolean by_filter = map != NULL && ent_view_filter_fades (filter) && ent_filter_has_stakeholders (ent_view_filter_get (filter));
  GHashTable *set;

  if (self->bright != NULL)
    return g_hash_table_ref (self->bright);
  if (map != NULL && self->light != NULL && self->picture == ENT_PICTURE_MATRIX)
    return find_lit (self, self->light);
  if (!by_selection && !by_search && !by_filter)
    return NULL;
  set = ent_id_set_new ();
  for (guint i = 0; by_selection && i < ent_selection_n (selection); i++)
    if (dims_for (self, ent_selection_at (selection, i)))
      add_neighbours (self, set, ent_selection_at (selection, i));
  for (guint i = 0; (by_search || by_filter) && i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (by_filter && !ent_view_filter_passes (filter, stakeholder, self->projector))
        g_hash_table_remove (set, stakeholder->base.id);
      else if (by_search ? ent_view_filter_finds (filter, stakeholder) : !by_selection)
        add_id (set, stakeholder->base.id);
    }
  for (guint i = 0; by_filter && by_selection && i < ent_selection_n (selection); i++)
    g_hash_table_add (set, ent_id (ent_selection_at (selection, i)));
  return set;
}

/* Pictures keep the very set that they were painted with, so that pointers tell. */
static void
refresh_look (EntCanvas *self)
{
  GHashTable *bright;

  /* looking through all for a search is too much for each frame of a pan */
  if (!self->look_due)
    return;
  self->look_due = FALSE;
  ent_canvas_refresh_hidden (self);
  bright = find_bright (self);
  self->look.theme = ent_canvas_theme_id (self);
  if (ent_sets_equal (self->look.bright, bright))
    g_clear_pointer (&bright, g_hash_table_unref);
  else
    {
      g_clear_pointer (&self->look.bright, g_hash_table_unref);
      self->look.bright = bright;
    }
}

static gboolean
has_look (const EntStudioPicture *picture, const EntStudioLook *look)
{
  return picture->look.theme == look->theme && picture->look.bright == look->bright && picture->look.hidden == look->hidden;
}

static gboolean
covers (const EntRect *outer, const EntRect *inner)
{
  double slack = 1e-6 * (inner->width + inner->height);

  return outer->x <= inner->x + slack && outer->y <= inner->y + slack &&
         outer->x + outer->width >= inner->x + inner->width - slack &&
         outer->y + outer->height >= inner->y + inner->height - slack;
}

static EntRect
intersect (const EntRect *a, const EntRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  return (EntRect) { x, y, MIN (a->x + a->width, b->x + b->width) - x,
                     MIN (a->y + a->height, b->y + b->height) - y };
}

static double
device_scale (EntCanvas *self)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* Pixels a scene unit with which the whole scene fills the window. */
static double
base_scale (EntCanvas *self, double width, double height)
{
  return MIN (self->viewport.width / width, self->viewport.height / height) * device_scale (self);
}

static gboolean
is_good (EntCanvas *self, const EntStudioPicture *picture, const EntRect *needed)
{
  double scale = self->viewport.zoom * device_scale (self);

  /* a finer picture is as good: it is only made smaller */
  return picture != NULL && has_look (picture, &self->look) && covers (&picture->region, needed) &&
         picture->asked > scale * 0.999 && picture->asked < scale * 2.5;
}

static Need
find_need (EntCanvas *self)
{
  EntRect visible = ent_viewport_visible (&self->viewport);
  EntRect needed = intersect (&visible, &self->viewport.world);
  gboolean base_good;

  if (self->scene == NULL || self->viewport.width <= 0 || self->viewport.height <= 0)
    return PAINT_NOTHING;
  base_good = self->base != NULL && !self->base_stale && has_look (self->base, &self->look) &&
              self->base->asked > 0.999 * base_scale (self, self->scene->width, self->scene->height);
  if (needed.width > 0 && needed.height > 0)
    {
      if (base_good && is_good (self, self->base, &needed))
        return PAINT_NOTHING;
      if (self->viewport.zoom * device_scale (self) <=
          1.001 * base_scale (self, self->scene->width, self->scene->height))
        return base_good ? PAINT_NOTHING : PAINT_BASE;
      if (!is_good (self, self->sharp, &needed))
        return PAINT_SHARP;
    }
  return base_good ? PAINT_NOTHING : PAINT_BASE;
}

/* What is in view and around it, on whole pixels of the view. */
static EntRect
sharp_region (EntCanvas *self)
{
  EntRect visible = ent_viewport_visible (&self->viewport);
  double scale = self->viewport.zoom * device_scale (self);
  double around_x = ceil (visible.width * AROUND * scale) / scale;
  double around_y = ceil (visible.height * AROUND * scale) / scale;

  return (EntRect) { visible.x - around_x, visible.y - around_y, visible.width + 2 * around_x,
                     visible.height + 2 * around_y };
}

static gboolean
on_slow (gpointer data)
{
  EntCanvas *self = data;

  self->slow_id = 0;
  self->slow = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* How much larger than usual letters are: as the user has asked for, as far as names still find room; a wall has its
 * own measure. */
static double
text_scale (EntCanvas *self)
{
  int dpi = -1;

  if (self->projector)
    return 1;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (1, MIN (dpi / USUAL_DPI, MIN (self->viewport.width / ROOMY_WIDTH, self->viewport.height / ROOMY_HEIGHT))) : 1;
}

EntSceneSpec
ent_canvas_make_spec (EntCanvas *self)
{
  double smaller = MAX (1 / text_scale (self), MAX (MIN_WIDTH / self->viewport.width, MIN_HEIGHT / self->viewport.height));
  return (EntSceneSpec) { .picture = self->picture,
                          .inside = self->picture == ENT_PICTURE_MAP ? self->inside : NULL,
                          .medium = self->projector ? ENT_MEDIUM_PROJECTOR : ENT_MEDIUM_SCREEN,
                          .width = self->viewport.width * smaller,
                          .height = self->viewport.height * smaller,
                          .margin = MARGIN,
                          .corner_width = self->corner_width * smaller,
                          .corner_height = self->corner_height * smaller,
                          .moment_id = ent_canvas_get_moment (self),
                          .from_moment_id = self->picture == ENT_PICTURE_MAP ? self->from_moment : NULL,
                          .page = self->page,
                          .focus = self->picture == ENT_PICTURE_MAP ? self->light : NULL,
                          .view = self->has_view ? &self->view : NULL,
                          .conflict_marks = self->marks,
                          .told_kind = self->told_kind,
                          .title = self->projector,
                          .legend = self->legend,
                          .private_marks = !self->projector };
}

static void
send_layout (EntCanvas *self)
{
  EntSceneSpec spec = ent_canvas_make_spec (self);
  EntRect whole = { 0, 0, 1, 1 };
  EntRect region = whole;
  double scale = base_scale (self, spec.width, spec.height);

  self->layout_due = FALSE;
  self->ahead_due = TRUE;
  self->busy = TRUE;
  self->busy_with_base = TRUE;
  self->busy_with_layout = TRUE;
  g_free (self->moment);
  self->moment = g_strdup (spec.moment_id);
  if (!self->viewport.fitted && self->scene != NULL)
    {
      EntRect sharp = sharp_region (self);

      region = (EntRect) { sharp.x / self->scene->width, sharp.y / self->scene->height,
                           sharp.width / self->scene->width, sharp.height / self->scene->height };
      scale = self->viewport.zoom * device_scale (self);
      self->busy_with_base = FALSE;
    }
  if (!self->mirrored)
    ent_studio_set_map (self->studio, ent_document_copy_map (self->document));
  self->mirrored = TRUE;
  if (self->projector && self->scene == NULL)
    ent_studio_draft (self->studio, &spec, scale, &self->look);
  ent_studio_lay_out (self->studio, &spec, &region, scale, &self->look);
  if (self->slow_id == 0)
    self->slow_id = g_timeout_add (SLOW_MS, on_slow, self);
}

static void
send_paint (EntCanvas *self, Need need)
{
  EntRect region = { 0, 0, self->scene->width, self->scene->height };
  double scale = base_scale (self, self->scene->width, self->scene->height);

  self->busy = TRUE;
  self->busy_with_base = need == PAINT_BASE;
  if (need == PAINT_SHARP)
    {
      region = sharp_region (self);
      scale = self->viewport.zoom * device_scale (self);
    }
  ent_studio_paint (self->studio, self->scene, &region, scale, &self->look);
}

/* Whether the view can do with the base alone. */
static gboolean
is_enough (EntCanvas *self)
{
  EntRect visible = ent_viewport_visible (&self->viewport);
  EntRect needed = intersect (&visible, &self->viewport.world);

  return !self->base_stale && is_good (self, self->base, &needed);
}

static void
update (EntCanvas *self)
{
  Need need;

  if (self->busy || self->document == NULL || !(self->begun || gtk_widget_get_mapped (GTK_WIDGET (self))) ||
      self->viewport.width <= 0 || self->viewport.height <= 0)
    return;
  refresh_look (self);
  if (self->layout_due)
    {
      send_layout (self);
      return;
    }
  need = find_need (self);
  if (need != PAINT_NOTHING)
    {
      send_paint (self, need);
      return;
    }
  if (self->sharp != NULL && is_enough (self))
    g_clear_pointer (&self->sharp, ent_studio_picture_free);
  ent_canvas_make_ahead (self);
}

void
ent_canvas_begin (EntCanvas *self, int width, int height)
{
  EntRect world = self->viewport.world;

  g_return_if_fail (ENT_IS_CANVAS (self));

  ent_viewport_resize (&self->viewport, width, height, &world);
  self->begun = TRUE;
  update (self);
}

static gboolean
on_update (gpointer data)
{
  EntCanvas *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

void
ent_canvas_queue_update (EntCanvas *self)
{
  /* once for all that happens until the next frame */
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_update, self, NULL);
}

void
ent_canvas_queue_look (EntCanvas *self)
{
  self->look_due = TRUE;
  ent_canvas_queue_update (self);
}

/* In a window what is under way is let come: it takes a moment, and something moves while a size is dragged. On a
 * wall it may take seconds. Whether anything was stopped. */
static gboolean
supersede (EntCanvas *self, gboolean whole)
{
  if (!self->projector || !self->busy_with_layout)
    return FALSE;
  ent_studio_supersede (self->studio, whole);
  return TRUE;
}

static void
queue_layout (EntCanvas *self)
{
  self->layout_due = TRUE;
  ent_canvas_queue_look (self);
}

void
ent_canvas_queue_layout (EntCanvas *self)
{
  supersede (self, TRUE);
  queue_layout (self);
}

/* While somebody goes on and on with edits the room sees them, if not each of them. */
void
ent_canvas_queue_edited (EntCanvas *self)
{
  if (!self->hurried)
    self->hurried = supersede (self, TRUE);
  queue_layout (self);
}

void
ent_canvas_queue_turn (EntCanvas *self)
{
  supersede (self, FALSE);
  queue_layout (self);
}

static void
take_draft (EntCanvas *self, EntStudioPicture *picture)
{
  if (self->scene != NULL || self->document == NULL || self->outdated)
    {
      ent_studio_picture_free (picture);
      return;
    }
  ent_studio_picture_free (self->draft);
  self->draft = picture;
  ent_canvas_viewport_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_scene (EntCanvas *self, EntScene *scene)
{
  EntRect world = { 0, 0, scene->width, scene->height };
  EntScene *old = self->scene;

  self->scene = scene;
  g_clear_pointer (&self->draft, ent_studio_picture_free);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  ent_tool_set_scene (self->tool, scene);
  ent_studio_take_back (self->studio, old);
  ent_viewport_resize (&self->viewport, self->viewport.width, self->viewport.height, &world);
  self->base_stale = TRUE;
}

static void
take_picture (EntCanvas *self, EntStudioPicture *picture)
{
  if (!self->busy_with_base)
    {
      ent_studio_picture_free (self->sharp);
      self->sharp = picture;
      return;
    }
  ent_studio_picture_free (self->base);
  self->base = picture;
  self->base_stale = FALSE;
  self->base_width = self->scene->width;
  self->base_height = self->scene->height;
}

/* The picture in view, which the next one would replace. */
static EntStudioPicture *
steal_shown (EntCanvas *self)
{
  if (self->sharp != NULL)
    return g_steal_pointer (&self->sharp);
  /* a base that stays is needed around the sharp picture that comes */
  return self->busy_with_base ? g_steal_pointer (&self->base) : NULL;
}

void
ent_canvas_on_result (EntScene *scene, EntStudioPicture *picture, gpointer data)
{
  EntCanvas *self = data;
  EntGlide *glide = NULL;
  EntStudioPicture *shown = NULL;
  gboolean superseded = self->busy_with_layout && scene == NULL;

  if (picture != NULL && picture->is_draft)
    {
      take_draft (self, picture);
      return;
    }
  self->busy = self->busy_with_layout = FALSE;
  if (superseded && self->document != NULL && !self->outdated)
    {
      update (self);
      return;
    }
  self->slow = FALSE;
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->outdated || self->document == NULL)
    {
      self->outdated = FALSE;
      ent_studio_take_back (self->studio, scene);
      ent_studio_picture_free (picture);
      update (self);
      return;
    }
  if (scene != NULL && picture != NULL)
    glide = ent_canvas_begin_glide (self, scene);
  if (scene != NULL)
    {
      self->hurried = FALSE;
      ent_canvas_stop_glide (self);
      self->glide_due = self->layout_due && self->glide_due;
      if (glide != NULL)
        shown = steal_shown (self);
      take_scene (self, scene);
      g_clear_pointer (&self->sharp, ent_studio_picture_free);
    }
  if (picture != NULL)
    take_picture (self, picture);
  if (glide != NULL)
    ent_canvas_run_glide (self, glide, shown);
  if (scene != NULL)
    {
      ent_canvas_reveal_focus (self);
      ent_canvas_reveal_due_lit (self);
      /* a scene from before it came may have been under way */
      self->reveal_due = self->reveal_due && self->layout_due;
      ent_canvas_sync_items (self);
      ent_canvas_grab_item (self, FALSE);
      ent_canvas_viewport_changed (self);
      ent_canvas_update_actions (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
}

void
ent_canvas_drop_pictures (EntCanvas *self)
{
  ent_canvas_stop_glide (self);
  self->glide_due = FALSE;
  g_clear_pointer (&self->draft, ent_studio_picture_free);
  g_clear_pointer (&self->base, ent_studio_picture_free);
  g_clear_pointer (&self->sharp, ent_studio_picture_free);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  if (self->tool != NULL)
    ent_tool_set_scene (self->tool, NULL);
  if (self->studio != NULL)
    ent_studio_take_back (self->studio, g_steal_pointer (&self->scene));
  self->outdated = self->busy;
}

gboolean
ent_canvas_is_settled (EntCanvas *self)
{
  return self->scene != NULL && !self->busy && !self->layout_due && self->update_id == 0 &&
         find_need (self) == PAINT_NOTHING;
}

/* With cairo a texture is copied, and sent to the display, in each frame; of a surface the
 * display keeps what it was sent. */
static gboolean
is_painted_with_cairo (EntCanvas *self)
{
  return GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self))));
}

static void
append_surface (GtkSnapshot *snapshot, cairo_surface_t *surface, const EntRect *box, double scale)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* One to one: on whole pixels, or it would be blurred; and only the tiles in view. */
static void
append_tiles (EntCanvas *self, GtkSnapshot *snapshot, const EntStudioPicture *picture, double x, double y)
{
  double device = device_scale (self);
  gboolean with_cairo = is_painted_with_cairo (self);

  x = round (x * device) / device;
  y = round (y * device) / device;
  for (guint i = 0; i < picture->tiles->len; i++)
    {
      GdkTexture *tile = g_ptr_array_index (picture->tiles, i);
      guint column = i % picture->n_columns, row = i / picture->n_columns;
      EntRect box = { x + column * ENT_STUDIO_TILE / device, y + row * ENT_STUDIO_TILE / device,
                      gdk_texture_get_width (tile) / device, gdk_texture_get_height (tile) / device };

      if (box.x >= self->viewport.width || box.x + box.width <= 0 || box.y >= self->viewport.height || box.y + box.height <= 0)
        continue;
      if (with_cairo)
        append_surface (snapshot, g_ptr_array_index (picture->sheets, i), &box, device);
      else
        gtk_snapshot_append_texture (snapshot, tile,
                                     &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width,
                                                          (float) box.height));
    }
}

static void
append_picture (EntCanvas *self, GtkSnapshot *snapshot, const EntStudioPicture *picture, const EntRect *region)
{
  EntRect box = ent_viewport_rect_to_view (&self->viewport, region);

  if (fabs (picture->scale - self->viewport.zoom * device_scale (self)) < 1e-6 * picture->scale)
    append_tiles (self, snapshot, picture, box.x, box.y);
  /* in one piece: between tiles that are made larger or smaller there would be seams */
  else if (is_painted_with_cairo (self))
    append_surface (snapshot, picture->surface, &box, cairo_image_surface_get_width (picture->surface) / box.width);
  else
    gtk_snapshot_append_texture (snapshot, picture->texture,
                                 &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width,
                                                      (float) box.height));
}

/* As large as the window, or it was made for another: there it would lie elsewhere than the picture that comes. */
static void
append_draft (EntCanvas *self, GtkSnapshot *snapshot)
{
  EntRect view = { 0, 0, self->viewport.width, self->viewport.height };
  double scale = self->draft->scale / device_scale (self);

  if (self->draft->look.theme != self->look.theme || fabs (self->draft->region.width * scale - view.width) > 1 || fabs (self->draft->region.height * scale - view.height) > 1)
    return;
  if (is_painted_with_cairo (self))
    append_surface (snapshot, self->draft->surface, &view, device_scale (self));
  else
    gtk_snapshot_append_texture (snapshot, self->draft->texture, &GRAPHENE_RECT_INIT (0, 0, (float) view.width, (float) view.height));
}

void
ent_canvas_snapshot_picture (EntCanvas *self, GtkSnapshot *snapshot)
{
  EntRgb sheet = ent_theme (ent_canvas_theme_id (self))->sheet;
  GdkRGBA colour = { ((sheet >> 16) & 0xff) / 255.0f, ((sheet >> 8) & 0xff) / 255.0f, (sheet & 0xff) / 255.0f, 1 };
  EntRect visible = ent_viewport_visible (&self->viewport);
  EntRect needed = intersect (&visible, &self->viewport.world);

  const EntStudioPicture *fading;
  double opacity;

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width,
                                                  (float) self->viewport.height));
  if (self->draft != NULL)
    append_draft (self, snapshot);
  fading = ent_canvas_fading_picture (self, &opacity);
  if (fading != NULL)
    {
      append_picture (self, snapshot, fading, &fading->region);
      gtk_snapshot_push_opacity (snapshot, opacity);
    }
  /* base is not needed under a sharp picture that covers all of the view */
  if (self->base != NULL && (self->sharp == NULL || !covers (&self->sharp->region, &needed)))
    {
      const EntRect *world = &self->viewport.world;
      EntRect region = { 0, 0, self->base->region.width * world->width / self->base_width,
                         self->base->region.height * world->height / self->base_height };

      append_picture (self, snapshot, self->base, &region);
    }
  if (self->sharp != NULL)
    append_picture (self, snapshot, self->sharp, &self->sharp->region);
  if (fading != NULL)
    gtk_snapshot_pop (snapshot);
  ent_canvas_snapshot_glide (self, snapshot);
}
