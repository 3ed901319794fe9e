/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keyboard shortcuts. GTK's own is on its way out and would be a
 * second list to keep.
 */
#include "config.h"

#include "app/window/shortcuts.h"

#include "app/actions.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

/* Letters beyond which keys go on in another row: what they do needs room too. */
#define LONGEST_ROW 28
/* Groups of commands in the column on the left. */
#define N_LEFT 4

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

static GtkWidget *
build_keys (const char *keys)
{
  GtkWidget *grid = gtk_grid_new ();
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  glong letters = 0;
  int row = 0, column = 0;

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *text = NULL;
      GtkWidget *label;

      /* the keypad is the same key to a reader */
      if (g_str_has_prefix (all[i], "KP_") || !gtk_accelerator_parse (all[i], &key, &modifiers))
        continue;
      text = label_of (key, modifiers);
      letters += g_utf8_strlen (text, -1);
      if (column > 0 && letters > LONGEST_ROW)
        {
          letters = g_utf8_strlen (text, -1);
          column = 0;
          row++;
        }
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "keycap");
      gtk_grid_attach (GTK_GRID (grid), label, column++, row, 1, 1);
    }
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_halign (grid, GTK_ALIGN_END);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  return grid;
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

void
ent_shortcuts_show (GtkWindow *parent)
{
  static const EntCommandGroup groups[] = {
    ENT_COMMANDS_FILE,
    ENT_COMMANDS_EDIT,
    ENT_COMMANDS_REGISTER,
    ENT_COMMANDS_WINDOW, /* to the left */
    ENT_COMMANDS_STAKEHOLDER,
    ENT_COMMANDS_TIE,
    ENT_COMMANDS_VIEW,
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
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
  gtk_widget_add_css_class (content, "shortcuts");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard shortcuts"));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 860, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
