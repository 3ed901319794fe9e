/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parts/table.h"

#include "app/compat.h"

/* Of rows whose height is not known. */
#define USUAL_PAGE 10u

/* --- cells --- */

void
ent_table_set_cell (GtkWidget *child, gpointer cell)
{
  g_object_set_data (G_OBJECT (child), "cell-in", cell);
}

gpointer
ent_table_cell_in (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "cell-in");
}

gpointer
ent_table_cell_at (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      gpointer cell = ent_table_cell_in (widget);

      /* its margin is the table's own */
      if (cell == NULL && child != NULL)
        cell = ent_table_cell_in (child);
      if (cell != NULL)
        return cell;
      if (GTK_IS_POPOVER (widget))
        return NULL;
    }
  return NULL;
}

gpointer
ent_table_cell_under (GtkColumnView *view, double x, double y)
{
  return ent_table_cell_at (gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT));
}

gboolean
ent_table_focus_bounds (GtkWidget *widget, GdkRectangle *bounds)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t box;

  if (ent_table_cell_at (focus) == NULL || !gtk_widget_compute_bounds (focus, widget, &box))
    return FALSE;
  *bounds = (GdkRectangle) { (int) box.origin.x, (int) box.origin.y, (int) box.size.width, (int) box.size.height };
  return TRUE;
}

/* --- keys --- */

guint
ent_table_page (GtkColumnView *view, GtkWidget *row)
{
  int height = row != NULL ? gtk_widget_get_height (row) : 0;

  return height > 0 ? (guint) MAX (gtk_widget_get_height (ent_column_view_list (view)) / height - 1, 1) : USUAL_PAGE;
}

static guint
clamp_step (guint at, int by, guint n)
{
  gint64 to = (gint64) at + by;

  return (guint) CLAMP (to, 0, (gint64) n - 1);
}

gboolean
ent_table_step (guint keyval, gboolean control, guint n_rows, guint n_columns, guint page, guint *row, guint *column)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *row = control ? 0 : clamp_step (*row, -1, n_rows);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *row = control ? n_rows - 1 : clamp_step (*row, 1, n_rows);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *column = control ? 0 : clamp_step (*column, -1, n_columns);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *column = control ? n_columns - 1 : clamp_step (*column, 1, n_columns);
      return TRUE;
    /* with Control they turn to other moments */
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *row = clamp_step (*row, -(int) page, n_rows);
      return !control;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *row = clamp_step (*row, (int) page, n_rows);
      return !control;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *row = control ? 0 : *row;
      *column = 0;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *row = control ? n_rows - 1 : *row;
      *column = n_columns - 1;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
ent_table_is_tab (guint keyval, GdkModifierType state, gboolean *back)
{
  *back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  return (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab) && (state & GDK_CONTROL_MASK) == 0;
}

gboolean
ent_table_begins_text (guint keyval, gunichar *letter)
{
  *letter = gdk_keyval_to_unicode (keyval);
  /* the line that adds stakeholders takes that one */
  if (*letter == '/')
    return FALSE;
  return g_unichar_isgraph (*letter) || keyval == GDK_KEY_Multi_key || (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_longsolidusoverlay);
}
