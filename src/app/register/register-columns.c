/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns the register shows, and in which order: chosen in a list, by
 * dragging a heading or by keys, and remembered for the next time.
 *
 * Those that are shown stand before the others in the view.
 */
#include "app/register/register-private.h"

#include "app/compat.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "register-columns"
/* The arrow of the order and what stands around a title, in pixels. */
#define TITLE_ROOM 36

/* What a workshop looks at. Cells cost time: the rest comes when it is asked for. */
static const char *const shown_at_first[] = { "name", "sector", "kind", "power", "commitment", "desired", "ally", "level", "role",
                                              "veto", "phase", "agreement", "risk", "contact", "email", "phone", NULL };

/* What a title needs, in pixels: it is set bold, and has room for the arrow of the order. */
static int
title_width (EntRegister *self, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), title);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + TITLE_ROOM;
}

/* Of the values that stand in it. */
static int
usual_width (const EntRegisterColumn *column)
{
  if (ent_register_column_is_truth (column))
    return 76;
  if (column->field != NULL && g_str_equal (column->field->name, "name"))
    return 240;
  if (column->field != NULL && column->field->type == ENT_FIELD_DATE)
    return 130;
  if (column->field != NULL && column->field->type == ENT_FIELD_NOTE)
    return 260;
  return 150;
}

static void
column_free (gpointer data)
{
  EntRegisterColumn *column = data;

  g_clear_pointer (&column->keys, g_hash_table_unref);
  g_free (column);
}

static EntRegisterColumn *
column_of (GtkColumnViewColumn *view_column)
{
  return g_object_get_data (G_OBJECT (view_column), "register-column");
}

GPtrArray *
ent_register_shown_columns (EntRegister *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      column_of (column)->place = shown->len;
      g_ptr_array_add (shown, column_of (column));
    }
  return shown;
}

static const char *
name_of (const EntRegisterColumn *column)
{
  EntColumn is = ent_register_column_is (column);

  return ent_column_name (&is);
}

/* --- remembering --- */

static void
remember (EntRegister *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) names = NULL;

  shown = ent_register_shown_columns (self);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < shown->len; i++)
    g_strv_builder_add (builder, name_of (g_ptr_array_index (shown, i)));
  names = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) names, shown_at_first))
    g_settings_reset (self->settings, KEY);
  else
    g_settings_set_strv (self->settings, KEY, (const char *const *) names);
}

/* The names that are remembered, or those of the first time; names always. */
static char **
recall (EntRegister *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (names[0] == NULL)
    return g_strdupv ((char **) shown_at_first);
  if (!g_strv_contains ((const char *const *) names, "name"))
    g_strv_builder_add (builder, "name");
  g_strv_builder_addv (builder, (const char **) names);
  return g_strv_builder_end (builder);
}

static EntRegisterColumn *
find_column (EntRegister *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (name_of (g_ptr_array_index (self->columns, i)), name))
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

static guint
place_of (EntRegister *self, const EntRegisterColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column->view_column)
        return i;
    }
  g_assert_not_reached ();
}

static void
put_at (EntRegister *self, EntRegisterColumn *column, guint place)
{
  if (place_of (self, column) != place)
    gtk_column_view_insert_column (self->view, place, column->view_column);
}

/* Shows those that are named, in this order, and hides the others. */
static void
arrange (EntRegister *self, const char *const *names)
{
  guint place = 0;

  self->building = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      EntRegisterColumn *column = g_ptr_array_index (self->columns, i);

      gtk_column_view_column_set_visible (column->view_column, g_strv_contains (names, name_of (column)));
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      EntRegisterColumn *column = find_column (self, names[i]);

      /* a later version may know more of them; and twice is once */
      if (column != NULL && place_of (self, column) >= place)
        put_at (self, column, place++);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      EntRegisterColumn *column = g_ptr_array_index (self->columns, i);

      if (!gtk_column_view_column_get_visible (column->view_column))
        put_at (self, column, place++);
    }
  self->building = FALSE;
}

static void
on_arranged (EntRegister *self)
{
  /* a view that goes takes its columns out one by one */
  if (self->building || self->view == NULL)
    return;
  remember (self);
  ent_register_follow_rows (self);
}

/* --- adding --- */

static void
add_column (EntRegister *self, const EntField *field, EntAspect aspect)
{
  EntRegisterColumn *column = g_new0 (EntRegisterColumn, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  column->owner = self;
  column->field = field;
  column->aspect = aspect;
  if (field != NULL)
    column->choices = field->type == ENT_FIELD_CHOICE ? field->choices : NULL;
  else if (aspect != ENT_ASPECT_ALLY)
    column->choices = ent_aspect_values (aspect);
  g_ptr_array_add (self->columns, column);

  view_column = gtk_column_view_column_new (ent_register_column_title (column), ent_register_cell_factory (column));
  column->view_column = view_column;
  g_object_set_data (G_OBJECT (view_column), "register-column", column);
  sorter = ent_register_sorter_new (column);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, MAX (usual_width (column), title_width (self, ent_register_column_title (column))));
  gtk_column_view_append_column (self->view, view_column);
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (on_arranged), self, G_CONNECT_SWAPPED);
}

/* What is no field to be edited, or has no editor for a cell. */
static gboolean
is_column (const EntField *field)
{
  return field->group != ENT_GROUP_NONE && field->type != ENT_FIELD_DATA && field->type != ENT_FIELD_IDS && field->type != ENT_FIELD_PIN;
}

void
ent_register_add_columns (EntRegister *self)
{
  static const char *const first[] = { "name", "sector", "kind", NULL };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);
  g_auto (GStrv) names = NULL;

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->building = TRUE;
  for (guint i = 0; first[i] != NULL; i++)
    add_column (self, ent_field_find (ENT_RECORD_STAKEHOLDER, first[i]), 0);
  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    add_column (self, NULL, a);
  for (guint i = 0; i < n; i++)
    if (is_column (&fields[i]) && !g_strv_contains (first, fields[i].name))
      add_column (self, &fields[i], 0);
  names = recall (self);
  arrange (self, (const char *const *) names);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (on_arranged), self, G_CONNECT_SWAPPED);
}

void
ent_register_reset_columns (EntRegister *self)
{
  arrange (self, shown_at_first);
  on_arranged (self);
}

void
ent_register_move_column (EntRegister *self, EntRegisterColumn *column, gboolean left)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  guint at;

  if (column == NULL || !g_ptr_array_find (shown, column, &at) || (left ? at == 0 : at + 1 == shown->len))
    return;
  /* the view takes it out before it puts it in: nobody should look meanwhile */
  self->building = TRUE;
  put_at (self, column, place_of (self, g_ptr_array_index (shown, left ? at - 1 : at + 1)));
  self->building = FALSE;
  on_arranged (self);
}

/* --- choosing --- */

static void fill_chooser (EntRegister *self, const char *focus);

static gboolean
on_fill (gpointer data)
{
  EntRegister *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  self->fill_id = 0;
  fill_chooser (self, focus != NULL ? g_object_get_data (G_OBJECT (focus), "name") : NULL);
  return G_SOURCE_REMOVE;
}

/* Not under the hands of the button that was pressed. */
static void
fill_soon (EntRegister *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (on_fill, self);
}

/* Who comes is the last of those that are shown. */
static void
on_check (GtkCheckButton *check, EntRegister *self)
{
  EntRegisterColumn *column = g_object_get_data (G_OBJECT (check), "column");
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);

  self->building = TRUE;
  if (gtk_check_button_get_active (check))
    put_at (self, column, shown->len);
  self->building = FALSE;
  gtk_column_view_column_set_visible (column->view_column, gtk_check_button_get_active (check));
  fill_soon (self);
}

static void
on_move (GtkWidget *button, EntRegister *self)
{
  ent_register_move_column (self, g_object_get_data (G_OBJECT (button), "column"), g_object_get_data (G_OBJECT (button), "left") != NULL);
  fill_soon (self);
}

static GtkWidget *
build_mover (EntRegister *self, EntRegisterColumn *column, gboolean left, gboolean can_move)
{
  GtkWidget *button = gtk_button_new_from_icon_name (left ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *label = NULL;

  if (left)
    /* Translators: %s: title of a column of a table */
    label = g_strdup_printf (_("Move “%s” to the left"), ent_register_column_title (column));
  else
    /* Translators: %s: title of a column of a table */
    label = g_strdup_printf (_("Move “%s” to the right"), ent_register_column_title (column));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, can_move);
  ent_set_tooltip (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "column", column);
  g_object_set_data (G_OBJECT (button), "left", left ? column : NULL);
  g_object_set_data_full (G_OBJECT (button), "name", g_strconcat (name_of (column), left ? "/left" : "/right", NULL), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_move), self);
  return button;
}

static GtkWidget *
build_choice (EntRegister *self, EntRegisterColumn *column, guint place, guint n_shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *check = gtk_check_button_new_with_label (ent_register_column_title (column));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), place < n_shown);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_sensitive (check, !g_str_equal (name_of (column), "name"));
  g_object_set_data (G_OBJECT (check), "column", column);
  g_object_set_data_full (G_OBJECT (check), "name", g_strdup (name_of (column)), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check), self);
  gtk_box_append (GTK_BOX (box), check);
  if (place < n_shown)
    {
      gtk_box_append (GTK_BOX (box), build_mover (self, column, TRUE, place > 0));
      gtk_box_append (GTK_BOX (box), build_mover (self, column, FALSE, place + 1 < n_shown));
    }
  return box;
}

static void
focus_named (GtkWidget *list, const char *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "name"), name) == 0)
        {
          /* at its end it can go no farther that way */
          gtk_widget_grab_focus (gtk_widget_get_sensitive (child) ? child : gtk_widget_get_first_child (row));
          return;
        }
}

/* Those that are shown, in their order, then the others. */
static void
fill_chooser (EntRegister *self, const char *focus)
{
  g_autofree char *name = g_strdup (focus);
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  guint place = shown->len;

  ent_box_clear (GTK_BOX (self->columns_list));
  for (guint i = 0; i < shown->len; i++)
    gtk_box_append (GTK_BOX (self->columns_list), build_choice (self, g_ptr_array_index (shown, i), i, shown->len));
  for (guint i = 0; i < self->columns->len; i++)
    if (!g_ptr_array_find (shown, g_ptr_array_index (self->columns, i), NULL))
      gtk_box_append (GTK_BOX (self->columns_list), build_choice (self, g_ptr_array_index (self->columns, i), place++, shown->len));
  if (name != NULL)
    focus_named (self->columns_list, name);
}

static void
on_show_chooser (GtkWidget *popover, EntRegister *self)
{
  fill_chooser (self, NULL);
}

/* The keyboard goes back to the cells. */
static void
on_close_chooser (GtkPopover *popover, EntRegister *self)
{
  ent_register_focus_cursor (self);
}

static void
on_reset (GtkButton *button, EntRegister *self)
{
  ent_register_reset_columns (self);
  fill_soon (self);
}

GtkWidget *
ent_register_build_chooser (EntRegister *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_label (_("As at first"));

  self->columns_button = button;
  self->columns_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns_list);
  ent_set_tooltip (reset, _("Shows the columns that are shown to whoever has chosen none"));
  g_signal_connect (reset, "clicked", G_CALLBACK (on_reset), self);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_show_chooser), self);
  g_signal_connect (popover, "closed", G_CALLBACK (on_close_chooser), self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Columns"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

void
ent_register_open_chooser (EntRegister *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->columns_button));
}
