/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands: what it promises is there, and nothing is promised twice. */
#include "ui/test-util.h"

#include "app/actions.h"
#include "app/plan/plan-view.h"
#include "app/projector/projector.h"
#include "app/typing/quick-add.h"
#include "app/register/register.h"
#include "app/window/shortcuts.h"
#include "app/window/window-private.h"

#include <string.h>

static void
test_every_key_can_be_parsed (void)
{
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (commands[i].keys != NULL ? commands[i].keys : "", " ", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;

          if (!gtk_accelerator_parse (keys[k], &key, &modifiers))
            g_error ("%s: %s is no key", commands[i].action, keys[k]);
        }
    }
}

/* What belongs to cells works in the register alone, or in the plan, and what belongs to stakeholders not there; a wall has
 * its own keys. */
static char *
dup_place_and_key (const EntCommand *command, const char *key)
{
  static const char *const places[] = { "register.", "plan.", "projector." };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (command->action, places[i]))
      return g_strconcat (places[i], " ", key, NULL);
  return g_strdup (key);
}

/* Whether @other, with the same key, is not reached from where @command works. */
static gboolean
is_out_of_reach (const EntCommand *command, const char *other)
{
  return g_str_has_prefix (other, "canvas.") || (g_str_has_prefix (command->action, "projector.") && g_str_equal (other, "win.back"));
}

static void
test_no_key_means_two_things (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (commands[i].keys != NULL ? commands[i].keys : "", " ", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *key = dup_place_and_key (&commands[i], keys[k]);
          const char *other = g_hash_table_lookup (seen, key), *anywhere = g_hash_table_lookup (seen, keys[k]);

          if (other == NULL && anywhere != NULL && !is_out_of_reach (&commands[i], anywhere))
            other = anywhere;
          if (other != NULL)
            g_error ("%s is %s and %s", keys[k], other, commands[i].action);
          g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) commands[i].action);
        }
    }
}

static gboolean
class_has_action (GtkWidgetClass *class, const char *wanted)
{
  const char *name;
  GType owner;
  const GVariantType *type;
  const char *property;

  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (strcmp (name, wanted) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_table (const char *wanted)
{
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (commands[i].action, &name, &target, NULL));
      if (g_str_equal (name, wanted))
        return commands[i].keys != NULL;
    }
  return FALSE;
}

/* Who does what begins like this; the window does the rest. */
static GType
type_for (const char *action)
{
  const struct
  {
    const char *prefix;
    GType type;
  } owners[] = {
    { "canvas.", ENT_TYPE_CANVAS },
    { "plan.", ENT_TYPE_PLAN_VIEW },
    { "projector.", ENT_TYPE_PROJECTOR },
    { "quick-add.", ENT_TYPE_QUICK_ADD },
    { "register.", ENT_TYPE_REGISTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_has_prefix (action, owners[i].prefix))
      return owners[i].type;
  return ENT_TYPE_WINDOW;
}

static void
test_every_command_is_an_action (void)
{
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      gboolean found;

      g_assert_true (g_action_parse_detailed_name (commands[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        found = g_action_map_lookup_action (G_ACTION_MAP (test_application ()), name + 4) != NULL;
      else
        {
          g_autoptr (GTypeClass) class = g_type_class_ref (type_for (name));

          found = class_has_action (GTK_WIDGET_CLASS (class), name);
        }
      if (!found)
        g_error ("%s is in the table, but nobody does it", commands[i].action);
    }
}

/* Also what no list or tooltip would tell otherwise: the keys of these come from the table alone. */
static void
test_every_action_of_register_plan_and_projector_is_a_command (void)
{
  static const char *const prefixes[] = { "register.", "plan.", "projector." };

  for (guint p = 0; p < G_N_ELEMENTS (prefixes); p++)
    {
      g_autoptr (GTypeClass) class = g_type_class_ref (type_for (prefixes[p]));
      const GVariantType *type;
      const char *name, *property;
      GType owner;
      guint n_found = 0;

      for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (class), i, &owner, &name, &type, &property); i++)
        {
          if (!g_str_has_prefix (name, prefixes[p]))
            continue;
          if (!is_in_table (name))
            g_error ("%s is no row of the table", name);
          n_found++;
        }
      g_assert_cmpuint (n_found, >, 5);
    }
}

/* Whether @menu, or a menu in it, offers @command. */
static gboolean
menu_offers (GMenuModel *menu, const EntCommand *command)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_action_parse_detailed_name (command->action, &name, &target, NULL);
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) && strcmp (action, name) == 0)
        return TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) within = g_menu_model_get_item_link (menu, i, links[k]);

          if (menu_offers (within, command))
            return TRUE;
        }
    }
  return FALSE;
}

/* The main menu is opened with F10, and walked through with arrows. */
static void
test_nothing_needs_a_pointer (void)
{
  EntWindow *window = test_window ();
  GMenuModel *menu;
  guint n;
  const EntCommand *commands = ent_commands (&n);

  ent_window_fill_menus (window);
  menu = gtk_menu_button_get_menu_model (window->menu_button);
  g_assert_nonnull (menu);
  for (guint i = 0; i < n; i++)
    if (commands[i].keys == NULL && !menu_offers (menu, &commands[i]))
      g_error ("%s has no keys, and is not in the main menu", commands[i].action);
  test_close (window);
}

/* A screen of 768 pixels has a panel of the desktop, and the header above the menu; letters are half as large again. */
static void
test_the_main_menu_fits_a_small_screen_with_large_letters (void)
{
  EntWindow *window = test_window ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi, height = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  ent_window_fill_menus (window);
  test_drain ();
  gtk_widget_measure (gtk_popover_get_child (gtk_menu_button_get_popover (window->menu_button)), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_test_message ("%d pixels", height);
  g_assert_cmpint (height, >, 300);
  g_assert_cmpint (height, <=, 640);
  test_close (window);
}

static void
test_plain_letters_never_work_everywhere (void)
{
  guint n;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = NULL;

      if (!g_str_has_prefix (commands[i].action, "win.") && !g_str_has_prefix (commands[i].action, "app."))
        continue;
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (test_application ()), commands[i].action);
      for (guint k = 0; accels[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;

          gtk_accelerator_parse (accels[k], &key, &modifiers);
          g_assert_true ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || (key >= GDK_KEY_F1 && key <= GDK_KEY_F12));
        }
    }
}

/* What the picture does on this key, or NULL. */
static char *
bound_in (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) && GTK_IS_NAMED_ACTION (action))
            return g_action_print_detailed_name (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), gtk_shortcut_get_arguments (shortcut));
        }
    }
  return NULL;
}

static void
test_a_picture_does_what_its_keys_are_said_to_do (void)
{
  EntWindow *window = test_window ();
  guint n, n_keys = 0;
  const EntCommand *commands = ent_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = NULL;

      if (commands[i].scope != ENT_KEYS_IN_PICTURES && commands[i].scope != ENT_KEYS_IN_LISTS)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      for (guint k = 0; keys[k] != NULL; k++, n_keys++)
        {
          g_autofree char *action = bound_in (GTK_WIDGET (ent_window_canvas (window)), keys[k]);

          g_assert_cmpstr (action, ==, commands[i].action);
        }
    }
  g_assert_cmpuint (n_keys, >, 30);
  test_close (window);
}

static void
test_a_tooltip_names_the_key (void)
{
  g_autofree char *save = ent_command_tooltip ("win.save", NULL);
  g_autofree char *undo = ent_command_tooltip ("win.undo", "Undo: Move Hotel Sol");

  g_assert_cmpstr (save, ==, "Save (Ctrl+S)");
  g_assert_cmpstr (undo, ==, "Undo: Move Hotel Sol (Ctrl+Z)");
}

/* Whatever other rows need for theirs. */
static void
test_words_have_the_room_that_their_own_keys_leave (void)
{
  EntWindow *window = test_window ();
  const char *title = "Keyboard shortcuts";
  GtkWidget *list, *label;

  ent_shortcuts_show (GTK_WINDOW (window));
  g_assert_true (test_wait_until ((list = test_find_window (title)) != NULL && gtk_widget_get_width (list) > 0, 5000));
  test_drain ();
  label = test_find_label (list, "Decision power not assessed");
  g_assert_nonnull (label);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (list));
  test_close (window);
}

static void
test_the_list_of_keys_has_every_command (void)
{
  EntWindow *window = test_window ();
  const char *title = "Keyboard shortcuts";
  guint n;
  const EntCommand *commands = ent_commands (&n);
  GtkWidget *list;

  ent_shortcuts_show (GTK_WINDOW (window));
  g_assert_true (test_wait_until ((list = test_find_window (title)) != NULL, 5000));
  for (guint i = 0; i < n; i++)
    if (commands[i].keys != NULL && test_find_label (list, ent_command_label (&commands[i])) == NULL)
      g_test_fail_printf ("%s is not in the list of keys", commands[i].action);
  g_assert_nonnull (test_find_label (list, "←"));
  g_assert_nonnull (test_find_label (list, "Shift+Alt+←"));
  gtk_window_destroy (GTK_WINDOW (list));
  test_close (window);
}

/* What is typed shows the commands that have all of its words, whatever the accents, and says so where none has. */
static void
test_a_command_is_found_by_its_words (void)
{
  EntWindow *window = test_window ();
  GtkWidget *list, *search, *black, *save, *nothing;

  ent_shortcuts_show (GTK_WINDOW (window));
  g_assert_true (test_wait_until ((list = test_find_window ("Keyboard shortcuts")) != NULL, 5000));
  search = test_find_type (list, GTK_TYPE_SEARCH_ENTRY);
  black = test_find_label (list, "While projecting: black, and back");
  save = test_find_label (list, "Save");
  nothing = test_find_label (list, "No command is called so.");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (black) && gtk_widget_get_mapped (save), 5000));
  gtk_editable_set_text (GTK_EDITABLE (search), "PROJECTÍNG blac");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (save), 5000));
  g_assert_true (gtk_widget_get_mapped (black));
  gtk_editable_set_text (GTK_EDITABLE (search), "Ctrl+S");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (save) && !gtk_widget_get_mapped (black), 5000));
  g_assert_false (gtk_widget_get_mapped (nothing));
  gtk_editable_set_text (GTK_EDITABLE (search), "xyzzy");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (nothing), 5000));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (black) && gtk_widget_get_mapped (save), 5000));
  gtk_window_destroy (GTK_WINDOW (list));
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/actions/every-key-can-be-parsed", test_every_key_can_be_parsed);
  g_test_add_func ("/actions/no-key-means-two-things", test_no_key_means_two_things);
  g_test_add_func ("/actions/every-command-is-an-action", test_every_command_is_an_action);
  g_test_add_func ("/actions/every-action-of-register-plan-and-projector-is-a-command", test_every_action_of_register_plan_and_projector_is_a_command);
  g_test_add_func ("/actions/nothing-needs-a-pointer", test_nothing_needs_a_pointer);
  g_test_add_func ("/actions/the-main-menu-fits-a-small-screen-with-large-letters", test_the_main_menu_fits_a_small_screen_with_large_letters);
  g_test_add_func ("/actions/plain-letters-never-work-everywhere", test_plain_letters_never_work_everywhere);
  g_test_add_func ("/actions/a-picture-does-what-its-keys-are-said-to-do", test_a_picture_does_what_its_keys_are_said_to_do);
  g_test_add_func ("/actions/a-tooltip-names-the-key", test_a_tooltip_names_the_key);
  g_test_add_func ("/actions/words-have-the-room-that-their-own-keys-leave", test_words_have_the_room_that_their_own_keys_leave);
  g_test_add_func ("/actions/the-list-of-keys-has-every-command", test_the_list_of_keys_has_every_command);
  g_test_add_func ("/actions/a-command-is-found-by-its-words", test_a_command_is_found_by_its_words);
  return g_test_run ();
}
