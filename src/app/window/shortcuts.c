/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keyboard shortcuts. GTK's own is on its way out and would be a
 * second list to keep.
 */
#include "config.h"

#include "app/window/shortcuts.h"

#include "app/actions.h"
#include "app/parts/section.h"
#include "model/filter.h"
#include "model/text.h"

#include <glib/gi18n.h>

/* Letters beyond which keys share two rows: what they do needs room too. */
#define LONGEST_ROW 20
/* Groups of commands in the column on the left. */
#define N_LEFT 4
/* Of a row: what it is found by. */
#define TEXT "entorno-text"

/* Arrows as they are on the keys: four of them in words leave no room for what they do. */
static char *
label_of (guint key, GdkModifierType modifiers)
{
  static const struct
  {
    guint key;
    const char *sign;
  } arrows[] = { { GDK_KEY_Left, "←" }, { GDK_KEY_Right, "→" }, { GDK_KEY_Up, "↑" }, { GDK_KEY_Down, "↓" } };
  g_autofree char *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].key == key)
      {
        before = gtk_accelerator_get_label (0, modifiers);
        return g_strconcat (before, *before != '\0' ? "+" : "", arrows[i].sign, NULL);
      }
  return gtk_accelerator_get_label (key, modifiers);
}

/* As they are written, in order; the keypad is the same key to a reader. */
static GPtrArray *
labels_of (const char *keys)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (!g_str_has_prefix (all[i], "KP_") && gtk_accelerator_parse (all[i], &key, &modifiers))
        g_ptr_array_add (labels, label_of (key, modifiers));
    }
  return labels;
}

static GtkWidget *
build_keys (const char *keys)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GPtrArray) labels = labels_of (keys);
  guint letters = 0, n_rows, n_columns;

  for (guint i = 0; i < labels->len; i++)
    letters += (guint) g_utf8_strlen (g_ptr_array_index (labels, i), -1);
  n_rows = MAX (1, (letters + LONGEST_ROW - 1) / LONGEST_ROW);
  n_columns = MAX (1, (labels->len + n_rows - 1) / n_rows);
  for (guint i = 0; i < labels->len; i++)
    {
      GtkWidget *label = gtk_label_new (g_ptr_array_index (labels, i));

      gtk_widget_add_css_class (label, "keycap");
      gtk_grid_attach (GTK_GRID (grid), label, (int) (i % n_columns), (int) (i / n_columns), 1, 1);
    }
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_halign (grid, GTK_ALIGN_END);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  return grid;
}

/* What a row is found by: what the command does, the group that it stands in, and its keys as they are written. */
static char *
text_of (const EntCommand *command)
{
  g_autoptr (GString) text = g_string_new (ent_command_label (command));
  g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);

  g_string_append_printf (text, " %s", ent_command_group_label (command->group));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *label = gtk_accelerator_parse (keys[i], &key, &modifiers) ? label_of (key, modifiers) : NULL;

      if (label != NULL)
        g_string_append_printf (text, " %s", label);
    }
  return ent_text_fold (text->str);
}

/* Each row by itself: in a grid the four arrows of one would leave little room for the words of all. */
static GtkWidget *
build_row (const EntCommand *command)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (ent_command_label (command));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), build_keys (command->keys));
  g_object_set_data_full (G_OBJECT (row), TEXT, text_of (command), g_free);
  return row;
}

static GtkWidget *
build_group (EntCommandGroup group)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (ent_command_group_label (group));
  guint n;
  const EntCommand *commands = ent_commands (&n);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (rows), heading);
  for (guint i = 0; i < n; i++)
    if (commands[i].group == group && commands[i].keys != NULL)
      gtk_box_append (GTK_BOX (rows), build_row (&commands[i]));
  return rows;
}

/* Shows the rows of @group that have all of @words; returns whether there are any. */
static gboolean
filter_group (GtkWidget *group, const char *const *words)
{
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (group); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char *text = g_object_get_data (G_OBJECT (row), TEXT);

      /* the heading */
      if (text == NULL)
        continue;
      gtk_widget_set_visible (row, words == NULL || ent_search_words_in (words, text));
      any = any || gtk_widget_get_visible (row);
    }
  gtk_widget_set_visible (group, any);
  return any;
}

static void
on_search_changed (GtkSearchEntry *entry, GtkWidget *content)
{
  g_auto (GStrv) words = ent_search_words (gtk_editable_get_text (GTK_EDITABLE (entry)));
  GtkWidget *columns = gtk_widget_get_first_child (content);
  gboolean any = FALSE;

  for (GtkWidget *column = gtk_widget_get_first_child (columns); column != NULL; column = gtk_widget_get_next_sibling (column))
    {
      gboolean any_here = FALSE;

      for (GtkWidget *group = gtk_widget_get_first_child (column); group != NULL; group = gtk_widget_get_next_sibling (group))
        any_here = filter_group (group, (const char *const *) words) || any_here;
      gtk_widget_set_visible (column, any_here);
      any = any || any_here;
    }
  gtk_widget_set_visible (columns, any);
  gtk_widget_set_visible (gtk_widget_get_last_child (content), !any);
}

static GtkWidget *
build_columns (void)
{
  static const EntCommandGroup groups[] = {
    ENT_COMMANDS_FILE,
    ENT_COMMANDS_EDIT,
    ENT_COMMANDS_REGISTER,
    ENT_COMMANDS_WINDOW, /* to the left */
    ENT_COMMANDS_STAKEHOLDER,
    ENT_COMMANDS_TIE,
    ENT_COMMANDS_PLAN,
    ENT_COMMANDS_VIEW,
  };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  GtkWidget *columns[2];

  G_STATIC_ASSERT (G_N_ELEMENTS (groups) == ENT_N_COMMAND_GROUPS);
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      columns[c] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
      gtk_widget_set_hexpand (columns[c], TRUE);
      gtk_box_append (GTK_BOX (content), columns[c]);
    }
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    gtk_box_append (GTK_BOX (columns[g < N_LEFT ? 0 : 1]), build_group (groups[g]));
  gtk_box_set_homogeneous (GTK_BOX (content), TRUE);
  return content;
}

/* Before the list, and outside of what scrolls; whatever is typed in the window goes there. */
static GtkWidget *
build_search (GtkWidget *window, GtkWidget *content)
{
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *nothing = ent_dim_label_new (_("No command is called so."));

  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a command"), -1);
  g_object_set (search, "placeholder-text", _("Find a command"), NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), window);
  gtk_widget_set_visible (nothing, FALSE);
  gtk_box_append (GTK_BOX (content), nothing);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (on_search_changed), content, 0);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (gtk_window_close), window, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (search, "shortcuts-search");
  return search;
}

void
ent_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (content), build_columns ());
  gtk_widget_add_css_class (content, "shortcuts");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (all), build_search (window, content));
  gtk_box_append (GTK_BOX (all), scroller);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard shortcuts"));
  gtk_window_set_child (GTK_WINDOW (window), all);
  gtk_window_set_default_size (GTK_WINDOW (window), 860, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
