/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that have just come have no place before the next frame, and one that is moved after that is seen to jump. So what
 * stands above the row that stays is measured, before and after.
 */
#include "app/reading/reading-place.h"

void
ent_reading_place_init (EntReadingPlace *self, GtkScrolledWindow *scroller, GtkWidget *content)
{
  *self = (EntReadingPlace) { .scroller = scroller, .content = content };
}

static double
measure_height (GtkWidget *widget, int width)
{
  int least, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

/* The heights of all that stands above @row in @content. */
static double
measure_top (GtkWidget *content, GtkWidget *row)
{
  int width = gtk_widget_get_width (content);
  double top = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (child == row)
        return top;
      if (gtk_widget_is_ancestor (row, child))
        return top + measure_top (child, row);
      if (gtk_widget_should_layout (child))
        top += measure_height (child, width);
    }
  return top;
}

/* Whether any of it is in view. */
static gboolean
is_in_view (EntReadingPlace *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, GTK_WIDGET (self->scroller), &bounds) &&
         bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

/* The first one in view, in the order of the content. */
static GtkWidget *
find_first (EntReadingPlace *self, GtkWidget *within)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LIST_BOX_ROW (child))
        found = is_in_view (self, child) ? child : NULL;
      else if (GTK_IS_BOX (child) || GTK_IS_LIST_BOX (child))
        found = find_first (self, child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Where the keyboard is, if that is in view. */
static GtkWidget *
find_focused (EntReadingPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (self->content);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, self->content) ? focus : NULL;

  if (row != NULL && !GTK_IS_LIST_BOX_ROW (row))
    row = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL && is_in_view (self, row) ? row : NULL;
}

GtkWidget *
ent_reading_place_find (EntReadingPlace *self)
{
  GtkWidget *row;

  /* at its head a reader sees what comes there */
  if (!gtk_widget_get_mapped (self->content) || gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) <= 0)
    return NULL;
  row = find_focused (self);
  return row != NULL ? row : find_first (self, self->content);
}

void
ent_reading_place_keep (EntReadingPlace *self)
{
  g_clear_weak_pointer (&self->row);
  g_set_weak_pointer (&self->row, ent_reading_place_find (self));
  if (self->row != NULL)
    self->top = measure_top (self->content, self->row);
}

void
ent_reading_place_restore (EntReadingPlace *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double wanted;

  if (self->row == NULL || gtk_widget_get_root (self->row) == NULL)
    return;
  wanted = gtk_adjustment_get_value (adjustment) + measure_top (self->content, self->row) - self->top;
  /* it is longer with the next frame only, and would be scrolled in the one after that */
  gtk_adjustment_set_upper (adjustment, MAX (gtk_adjustment_get_upper (adjustment), wanted + gtk_adjustment_get_page_size (adjustment)));
  gtk_adjustment_set_value (adjustment, wanted);
  g_clear_weak_pointer (&self->row);
}

void
ent_reading_place_clear (EntReadingPlace *self)
{
  g_clear_weak_pointer (&self->row);
}
