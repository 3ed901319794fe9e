/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not seen in the picture, and how it is seen with high contrast and large letters: who is hidden is not found
 * with pointer, keys or assistive technology either, and nothing moves.
 */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-item.h"
#include "app/canvas/canvas-private.h"
#include "app/window/window-private.h"

static GHashTable *
set_of (const char *id)
{
  GHashTable *set = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);

  g_hash_table_add (set, (gpointer) ent_id (id));
  return set;
}

static void
hide (Fixture *f, const char *id)
{
  g_autoptr (GHashTable) set = id != NULL ? set_of (id) : NULL;

  ent_canvas_set_hidden (f->canvas, set);
  settle (f);
}

static const EntSceneSymbol *
laid_out (Fixture *f, const char *id)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);

  return &g_array_index (scene->symbols, EntSceneSymbol, ent_scene_find_symbol (scene, id));
}

/* Of what is painted at the middle of a symbol. */
static guint32
pixel_of (Fixture *f, const char *id)
{
  const EntStudioPicture *picture = f->canvas->base;
  const EntSceneSymbol *symbol = laid_out (f, id);
  const guchar *row = cairo_image_surface_get_data (picture->surface) +
                      (gsize) ((symbol->y - picture->region.y) * picture->scale) * cairo_image_surface_get_stride (picture->surface);

  return ((const guint32 *) (const void *) row)[(int) ((symbol->x - picture->region.x) * picture->scale)];
}

static guint
n_items_for (Fixture *f, const char *id)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->canvas)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += ENT_IS_CANVAS_ITEM (child) && g_strcmp0 (ent_canvas_item_id (ENT_CANVAS_ITEM (child)), id) == 0;
  return n;
}

static void
test_the_hidden_has_no_ink_and_nothing_moves (Fixture *f, gconstpointer data)
{
  guint n = ent_studio_n_layouts (f->canvas->studio);
  EntSceneSymbol before[3] = { *laid_out (f, f->hotel), *laid_out (f, f->police), *laid_out (f, f->radio) };
  const char *ids[] = { f->hotel, f->police, f->radio };
  guint32 seen = pixel_of (f, f->hotel), ground;

  hide (f, f->hotel);
  ground = pixel_of (f, f->hotel);
  g_assert_cmphex (ground, !=, seen);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (laid_out (f, ids[i])->x, ==, before[i].x);
      g_assert_cmpfloat (laid_out (f, ids[i])->y, ==, before[i].y);
    }
  hide (f, NULL);
  g_assert_cmphex (pixel_of (f, f->hotel), ==, seen);
  g_assert_cmpuint (ent_studio_n_layouts (f->canvas->studio), ==, n);
}

static void
test_the_hidden_is_not_found (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  graphene_rect_t place;

  ent_selection_clear (selection);
  g_assert_cmpuint (n_items_for (f, f->hotel), ==, 1);
  g_assert_true (ent_canvas_get_place (f->canvas, f->hotel, &place));
  hide (f, f->hotel);
  g_assert_cmpuint (n_items_for (f, f->hotel), ==, 0);
  g_assert_cmpuint (n_items_for (f, f->police), ==, 1);
  g_assert_false (ent_canvas_get_place (f->canvas, f->hotel, &place));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.select-all", NULL);
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  g_assert_false (ent_selection_contains (selection, f->hotel));
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.next", NULL);
      g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), !=, f->hotel);
    }
}

static void
test_whoever_has_the_keyboard_loses_it_when_hidden (Fixture *f, gconstpointer data)
{
  ent_selection_set (ent_document_selection (f->document), f->radio);
  settle (f);
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), ==, f->radio);
  hide (f, f->radio);
  g_assert_cmpstr (ent_canvas_get_focus_id (f->canvas), !=, f->radio);
  g_assert_true (ent_canvas_has_keyboard (f->canvas));
}

static void
test_high_contrast_is_followed_and_left (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->canvas));
  static const struct
  {
    const char *theme;
    gboolean dark;
    EntThemeId drawn;
  } cases[] = {
    { "HighContrast", FALSE, ENT_THEME_PROJECTOR },
    { "HighContrast", TRUE, ENT_THEME_PROJECTOR_DARK },
    { "Default", FALSE, ENT_THEME_LIGHT },
  };
  g_autofree char *before = NULL;

  g_object_get (settings, "gtk-theme-name", &before, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (settings, "gtk-theme-name", cases[i].theme, "gtk-application-prefer-dark-theme", cases[i].dark, NULL);
      settle (f);
      g_test_message ("%s", cases[i].theme);
      g_assert_true (test_wait_until (f->canvas->base->look.theme == cases[i].drawn, 5000));
    }
  g_object_set (settings, "gtk-theme-name", before, NULL);
  settle (f);
}

static void
test_large_text_makes_the_picture_larger (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->canvas));
  double zoom, usual;
  int dpi;

  g_object_set (f->window, "left-panel", FALSE, "right-panel", FALSE, NULL);
  g_assert_true (test_wait_until (f->canvas->viewport.width > 900, 5000));
  settle (f);
  zoom = ent_canvas_get_zoom (f->canvas);
  usual = ent_canvas_get_scene (f->canvas)->width;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 115 * 1024, NULL);
  settle (f);
  g_assert_cmpfloat (ent_canvas_get_zoom (f->canvas), >, 1.05 * zoom);
  g_assert_cmpfloat (ent_canvas_get_scene (f->canvas)->width, <, usual);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle (f);
}

/* At one and a half times its size text still leaves the window on a small screen: there, a menu has the views. */
static void
test_the_header_gives_way_to_large_text (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->canvas));
  int dpi, minimum;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_drain ();
  ent_window_expect_width (f->window, 1000);
  gtk_widget_measure (GTK_WIDGET (f->window->header), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 1000);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle (f);
}

#define ADD(path, test) g_test_add ("/ui/hidden/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("the-hidden-has-no-ink-and-nothing-moves", test_the_hidden_has_no_ink_and_nothing_moves);
  ADD ("the-hidden-is-not-found", test_the_hidden_is_not_found);
  ADD ("whoever-has-the-keyboard-loses-it-when-hidden", test_whoever_has_the_keyboard_loses_it_when_hidden);
  ADD ("high-contrast-is-followed-and-left", test_high_contrast_is_followed_and_left);
  ADD ("large-text-makes-the-picture-larger", test_large_text_makes_the_picture_larger);
  ADD ("the-header-gives-way-to-large-text", test_the_header_gives_way_to_large_text);
  return g_test_run ();
}
