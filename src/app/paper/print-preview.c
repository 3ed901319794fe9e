/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the preview. */
#include "config.h"

#include "app/paper/print-preview.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

/* Around the sheet. */
#define AROUND 18

typedef struct
{
  GPtrArray *pages; /* of cairo_surface_t, owned */
  char **names;     /* owned, or NULL */
  guint page;
  GtkWidget *area;
  GtkLabel *label;
  GtkWidget *previous, *next;
} Preview;

static void
preview_free (Preview *self)
{
  g_ptr_array_unref (self->pages);
  g_strfreev (self->names);
  g_free (self);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Preview *self = data;
  cairo_surface_t *surface = g_ptr_array_index (self->pages, self->page);
  cairo_rectangle_t page;
  double scale;

  cairo_recording_surface_get_extents (surface, &page);
  scale = MIN ((width - 2 * AROUND) / page.width, (height - 2 * AROUND) / page.height);
  if (scale <= 0)
    return;
  cairo_translate (cr, (width - page.width * scale) / 2, (height - page.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, page.width, page.height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  /* nothing reaches beyond the paper */
  cairo_clip (cr);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

static char *
describe (Preview *self)
{
  if (self->names != NULL)
    /* Translators: %1$u is a page, %2$u how many there are, %3$s its place in a poster, as in "2-3" */
    return g_strdup_printf (_("Sheet %1$u of %2$u (%3$s)"), self->page + 1, self->pages->len, self->names[self->page]);
  /* Translators: %1$u is a page, %2$u how many there are */
  return g_strdup_printf (_("Page %1$u of %2$u"), self->page + 1, self->pages->len);
}

static void
show (Preview *self, guint page)
{
  g_autofree char *text = NULL;

  self->page = MIN (page, self->pages->len - 1);
  text = describe (self);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < self->pages->len);
  gtk_widget_queue_draw (self->area);
}

static void
on_previous (Preview *self)
{
  if (self->page > 0)
    show (self, self->page - 1);
}

static void
on_next (Preview *self)
{
  show (self, self->page + 1);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, Preview *self)
{
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      on_previous (self);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      on_next (self);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      show (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      show (self, self->pages->len - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
build_header (Preview *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->previous = ent_icon_button_new ("go-previous-symbolic", _("Previous sheet"));
  self->next = ent_icon_button_new ("go-next-symbolic", _("Next sheet"));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_set_visible (self->previous, self->pages->len > 1);
  gtk_widget_set_visible (self->next, self->pages->len > 1);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), box);
  return header;
}

GtkWidget *
ent_print_preview_new (GPtrArray *pages, const char *const *names)
{
  GtkWidget *window = gtk_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Preview *self = g_new0 (Preview, 1);

  g_return_val_if_fail (pages->len > 0, NULL);

  self->pages = g_ptr_array_ref (pages);
  self->names = g_strdupv ((char **) names);
  self->area = gtk_drawing_area_new ();
  g_object_set_data_full (G_OBJECT (window), "preview", self, (GDestroyNotify) preview_free);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  gtk_widget_add_css_class (self->area, "preview");
  gtk_widget_set_focusable (self->area, TRUE);
  gtk_window_set_titlebar (GTK_WINDOW (window), build_header (self));
  gtk_window_set_title (GTK_WINDOW (window), _("Print preview"));
  gtk_window_set_child (GTK_WINDOW (window), self->area);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (window, keys);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), self->area);
  show (self, 0);
  return window;
}

guint
ent_print_preview_page (GtkWidget *preview)
{
  const Preview *self = g_object_get_data (G_OBJECT (preview), "preview");

  return self->page;
}

static cairo_surface_t *
page_new (GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  cairo_rectangle_t page = { 0, 0, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                             gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  return surface;
}

void
ent_print_preview_begin (GtkPrintContext *context)
{
  cairo_surface_destroy (page_new (context));
}

void
ent_print_preview_show (GtkPrintOperationPreview *preview, GtkPrintContext *context, guint n, const char *const *names)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (pages, page_new (context));
      gtk_print_operation_preview_render_page (preview, (int) i);
    }
  gtk_print_operation_preview_end_preview (preview);
  gtk_window_present (GTK_WINDOW (ent_print_preview_new (pages, names)));
}
