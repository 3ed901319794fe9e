/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs make of the files that entorno-cli draws. */
#include "cli/drawn.h"

#include <stdlib.h>

/* Letters and lines are darker than DARK, and what is near one of them in another picture than GREYISH. */
#define DARK 90
#define GREYISH 185
#define SQUARE 16

char *
ask (const char *program, const char *const *arguments)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status = 0;

  if (found == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", program);

      g_test_skip (message);
      return NULL;
    }
  g_ptr_array_add (argv, found);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error));
  g_assert_cmpint (status, ==, 0);
  return out;
}

char *
map_of (const Folder *folder, const char *const *names, guint n)
{
  g_autoptr(GString) text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" title=\"Scripts\">\n"
                                           "<moments><moment id=\"t-1\" name=\"Now\"/></moments>\n<stakeholders>\n");
  char *path = folder_file (folder, "names.entorno");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<stakeholder id=\"s-%u\" name=\"%s\" kind=\"formal\" sector=\"%s\"/>\n", i, names[i], i % 2 == 0 ? "private" : "community");
  g_string_append (text, "</stakeholders>\n</map>\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

cairo_surface_t *
load_png (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

cairo_surface_t *
draw_pdf (const char *path)
{
  g_autofree char *stem = g_strconcat (path, "-page", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  g_autofree char *out = ASK ("pdftoppm", "-r", "100", "-png", "-singlefile", path, stem);

  return out != NULL ? load_png (png) : NULL;
}

cairo_surface_t *
draw_svg (const char *path)
{
  g_autofree char *png = g_strconcat (path, ".png", NULL);
  g_autofree char *out = ASK ("rsvg-convert", "-d", "100", "-p", "100", "-o", png, path);

  return out != NULL ? load_png (png) : NULL;
}

guint
grey_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (const void *) row)[x];

  return ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3;
}

double
mean_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b));
  double sum = 0;

  g_assert_cmpint (ABS (cairo_image_surface_get_width (a) - cairo_image_surface_get_width (b)), <=, 1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (a) - cairo_image_surface_get_height (b)), <=, 1);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      sum += ABS ((int) grey_at (a, x, y) - (int) grey_at (b, x, y));
  return sum / width / height;
}

static gboolean
is_dark_near (cairo_surface_t *surface, int x, int y)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  for (int v = MAX (y - 2, 0); v <= MIN (y + 2, height - 1); v++)
    for (int u = MAX (x - 2, 0); u <= MIN (x + 2, width - 1); u++)
      if (grey_at (surface, u, v) < GREYISH)
        return TRUE;
  return FALSE;
}

guint
most_lost (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b));
  int columns = width / SQUARE + 1, rows = height / SQUARE + 1;
  g_autofree guint *lost = g_new0 (guint, (gsize) columns * (gsize) rows);
  guint most = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (grey_at (a, x, y) < DARK && !is_dark_near (b, x, y))
        {
          guint *here = &lost[y / SQUARE * columns + x / SQUARE];

          if (++*here > most)
            most = *here;
        }
  return most;
}
