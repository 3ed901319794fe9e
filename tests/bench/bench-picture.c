/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes and pictures: how long they take, and beside what cannot be avoided. */
#include "bench/bench-core.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "draw/export.h"
#include "draw/sheet.h"
#include "model/edit.h"

#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  EntFile *file;
  PangoContext *context;
  EntSceneSpec spec;
  EntScene *scene;
  cairo_surface_t *surface;
  EntFormat format;
} Picture;

static void
set_up (Picture *self, const char *path, gboolean paper)
{
  const EntPaper *a0 = &ent_papers[ent_paper_find ("A0")];
  EntSheet sheet = paper ? ent_sheet_of_paper (a0->width, a0->height, ENT_LIES_ON_ITS_LONG_SIDE)
                         : (EntSheet) { ENT_MEDIUM_SCREEN, WIDTH, HEIGHT };

  *self = (Picture) { .file = bench_open (path), .context = ent_draw_pango_context_new () };
  self->spec = (EntSceneSpec) { .medium = sheet.medium,
                                .width = sheet.width,
                                .height = sheet.height,
                                .margin = ent_sheet_margin (&sheet),
                                .title = TRUE,
                                .legend = TRUE,
                                .private_marks = TRUE };
}

static void
clear (Picture *self)
{
  g_clear_pointer (&self->scene, ent_scene_free);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  ent_file_free (self->file);
  g_object_unref (self->context);
}

static void
lay_out (gpointer data)
{
  Picture *self = data;

  g_clear_pointer (&self->scene, ent_scene_free);
  self->scene = ent_scene_new (self->file->map, &self->spec, self->context);
}

/* --- scenes --- */

/* What of the time goes into ties and into names: the same map without them. */
static void
remove_ties (EntMap *map)
{
  while (ent_map_n_ties (map) > 0)
    {
      EntKey key = ENT_KEY (ENT_RECORD_TIE, ent_map_tie_at (map, ent_map_n_ties (map) - 1)->base.id);
      g_autoptr (EntChange) change = ent_change_new_remove (&key);

      ent_map_apply (map, change, NULL, NULL);
    }
}

static void
shorten_names (EntMap *map)
{
  const EntField *name = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (map, i)->base.id);
      g_autoptr (EntChange) change = ent_change_new_set (&key, name, "X");

      ent_map_apply (map, change, NULL, NULL);
    }
}

void
bench_scene (const char *path, guint n)
{
  Picture self;

  set_up (&self, path, FALSE);
  lay_out (&self);
  bench_times ("scene", n, lay_out, &self);
  remove_ties (self.file->map);
  bench_times ("scene-without-ties", n, lay_out, &self);
  shorten_names (self.file->map);
  bench_times ("scene-without-names", n, lay_out, &self);
  clear (&self);
}

static double
letter_of_labels (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_LABEL)
        return text->size;
    }
  return 6;
}

void
bench_places (const char *path, guint n)
{
  Picture self;
  EntSceneQuality quality;

  set_up (&self, path, TRUE);
  lay_out (&self);
  ent_scene_measure (self.scene, &quality);
  bench_print_value ("labels", quality.labels_placed);
  bench_print_value ("letter", letter_of_labels (self.scene));
  for (guint i = 0; i < self.scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (self.scene->symbols, EntSceneSymbol, i);

      printf ("place %s %.2f %.2f %.2f\n", symbol->id, symbol->x, self.scene->height - symbol->y, symbol->radius);
    }
  clear (&self);
}

/* --- the screen --- */

static void
paint (gpointer data)
{
  Picture *self = data;
  EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT), .background = TRUE };
  cairo_t *cr = cairo_create (self->surface);

  ent_draw_scene (cr, self->scene, &options);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
paint_alone (gpointer data)
{
  Picture *self = data;
  EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT), .background = TRUE, .n_threads = 1 };
  cairo_t *cr = cairo_create (self->surface);

  ent_draw_scene (cr, self->scene, &options);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

/* The same lines in one colour, one stroke each: no dashes, marks, symbols or letters. */
static void
stroke_ties (gpointer data)
{
  Picture *self = data;
  cairo_t *cr = cairo_create (self->surface);

  for (guint i = 0; i < self->scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (self->scene->ties, EntSceneTie, i);
      const EntPoint *p = ent_tie_points (tie);

      if (tie->n_points == 0)
        continue;
      cairo_set_line_width (cr, tie->width);
      cairo_move_to (cr, p[0].x, p[0].y);
      for (guint j = 1; j + 2 < tie->n_points; j += 3)
        cairo_curve_to (cr, p[j].x, p[j].y, p[j + 1].x, p[j + 1].y, p[j + 2].x, p[j + 2].y);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

void
bench_repaint (const char *path, guint n)
{
  Picture self;

  set_up (&self, path, FALSE);
  lay_out (&self);
  self.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  bench_pairs ("repaint", n, paint, stroke_ties, &self);
  bench_pairs ("threads", n, paint, paint_alone, &self);
  g_array_set_size (self.scene->ties, 0);
  bench_times ("repaint-without-ties", n, paint, &self);
  clear (&self);
}

typedef struct
{
  Picture picture;
  EntHistory *history;
  EntId id;
  guint power;
} Edit;

static void
edit (gpointer data)
{
  Edit *self = data;
  g_autoptr (GError) error = NULL;
  const char *moment = ent_map_latest_moment (self->picture.file->map)->base.id;

  self->power = self->power % ENT_POWER_MAX + 1;
  if (!ent_edit_rate (self->history, (const char *const *) &self->id, 1, moment, ENT_ASPECT_POWER, self->power, &error))
    g_error ("%s", error->message);
  lay_out (&self->picture);
  paint (&self->picture);
}

/* As the first picture of a map: nothing is known yet of its letters. */
static void
begin (gpointer data)
{
  Edit *self = data;

  g_object_unref (self->picture.context);
  self->picture.context = ent_draw_pango_context_new ();
  lay_out (&self->picture);
  paint (&self->picture);
}

void
bench_edit (const char *path, guint n)
{
  Edit self = { 0 };

  set_up (&self.picture, path, FALSE);
  self.picture.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  self.history = ent_history_new (self.picture.file->map, NULL);
  self.id = ent_map_stakeholder_at (self.picture.file->map, 0)->base.id;
  bench_pairs ("edit", n, edit, begin, &self);
  g_object_unref (self.history);
  clear (&self.picture);
}

/* --- files --- */

static cairo_status_t
count_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
export_png (gpointer data)
{
  Picture *self = data;
  g_autoptr (GBytes) bytes = ent_export_png (self->scene, ent_theme (ENT_THEME_LIGHT), 1, 0, NULL);

  g_assert (bytes != NULL);
}

static void
encode_by_cairo (gpointer data)
{
  Picture *self = data;
  gsize n = 0;

  cairo_surface_write_to_png_stream (self->surface, count_bytes, &n);
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
take_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (source->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
has_same_pixels (cairo_surface_t *surface, GBytes *png)
{
  Source source = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *read = cairo_image_surface_create_from_png_stream (take_bytes, &source);
  gboolean same = cairo_image_surface_get_width (read) == WIDTH && cairo_image_surface_get_height (read) == HEIGHT;

  for (int y = 0; y < HEIGHT && same; y++)
    {
      const guint32 *a = (const guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));
      const guint32 *b = (const guint32 *) (cairo_image_surface_get_data (read) + (gsize) y * (gsize) cairo_image_surface_get_stride (read));

      for (int x = 0; x < WIDTH && same; x++)
        same = ((a[x] ^ b[x]) & 0xffffff) == 0;
    }
  cairo_surface_destroy (read);
  return same;
}

/* Ours draws and encodes in one go: what drawing takes is taken off. */
void
bench_png (const char *path, guint n)
{
  Picture self;
  g_autoptr (GBytes) png = NULL;
  gsize theirs = 0;

  set_up (&self, path, FALSE);
  lay_out (&self);
  self.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  for (guint i = 0; i < n; i++)
    {
      BenchTime drawing = bench_time (paint, &self), whole = bench_time (export_png, &self);
      BenchTime encoding = { MAX (whole.wall - drawing.wall, 0), MAX (whole.cpu - drawing.cpu, 0) };

      bench_print_pair ("png", encoding, bench_time (encode_by_cairo, &self));
    }
  cairo_surface_write_to_png_stream (self.surface, count_bytes, &theirs);
  png = ent_export_png (self.scene, ent_theme (ENT_THEME_LIGHT), 1, 0, NULL);
  bench_print_value ("size", (double) g_bytes_get_size (png) / (double) theirs);
  bench_print_value ("same", has_same_pixels (self.surface, png));
  clear (&self);
}

static void export(gpointer data)
{
  Picture *self = data;
  g_autoptr (GBytes) bytes = ent_draw_export (self->scene, ent_theme (ENT_THEME_LIGHT), self->format, 72, "Bench", NULL);

  g_assert (bytes != NULL);
}

static void
export_without_sheet (gpointer data)
{
  Picture *self = data;
  EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT) };
  gsize n = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &n, self->scene->width, self->scene->height);
  cairo_t *cr = cairo_create (surface);

  ent_draw_scene (cr, self->scene, &options);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
bench_export (const char *path, guint n)
{
  Picture self;

  set_up (&self, path, TRUE);
  lay_out (&self);
  self.format = ENT_FORMAT_PDF;
  bench_times ("pdf", n, export, &self);
  bench_times ("pdf-without-sheet", n, export_without_sheet, &self);
  self.format = ENT_FORMAT_SVG;
  bench_times ("svg", n, export, &self);
  clear (&self);
}
