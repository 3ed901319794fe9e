/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands, and what is made from it. */
#include "app/actions.h"

#include <glib/gi18n.h>

/* clang-format off */

static const EntCommand commands[] = {
  { "win.new", "<Control>n", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "New map") },
  { "win.open", "<Control>o", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Open…") },
  { "win.save", "<Control>s", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Save") },
  { "win.save-as", "<Control><Shift>s", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Save as…") },
  { "win.earlier-versions", "<Control><Shift>h", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Earlier versions…") },
  { "win.export", "<Control>e", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Export a picture or report…") },
  { "win.import", "<Control>i", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Import a file…") },
  { "win.import-clipboard", "<Control><Shift>v", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Import from the clipboard…") },
  { "win.export-table", "<Control><Shift>t", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Export a table…") },
  { "win.export-plan", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Export the action plan…") },
  { "win.public-copy", "<Control><Shift>e", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Public copy…") },
  { "win.print", "<Control>p", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Print…") },
  { "win.set-passphrase", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Passphrase…") },
  { "win.reload", "<Control>r", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Read the file again") },
  { "win.unreload", "<Control><Shift>r", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Bring back the map as it was before it was read again") },
  { "win.edit-file", "<Control><Alt>e", ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Edit the file that somebody else had open") },
  { "win.compare", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Compare with a file…") },
  { "win.merge", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Merge files…") },
  { "win.atlas", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Atlas of several maps…") },
  { "win.findings", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "What was found in the file") },
  { "win.recover", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_FILE, NC_("command", "Recovered work…") },

  { "win.undo", "<Control>z", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Undo") },
  { "win.redo", "<Control><Shift>z <Control>y", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Redo") },
  { "win.history", "<Control><Alt>z", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Steps done and undone") },
  { "canvas.delete", "Delete KP_Delete", ENT_KEYS_IN_LISTS, ENT_COMMANDS_EDIT, NC_("command", "Delete") },
  { "canvas.duplicate", "<Control>d", ENT_KEYS_IN_LISTS, ENT_COMMANDS_EDIT, NC_("command", "Duplicate") },
  { "canvas.copy", "<Control>c", ENT_KEYS_IN_LISTS, ENT_COMMANDS_EDIT, NC_("command", "Copy the stakeholders") },
  { "canvas.cut", "<Control>x", ENT_KEYS_IN_LISTS, ENT_COMMANDS_EDIT, NC_("command", "Cut the stakeholders") },
  { "canvas.paste", "<Control>v", ENT_KEYS_IN_LISTS, ENT_COMMANDS_EDIT, NC_("command", "Paste stakeholders, also as lines of text") },
  { "canvas.select-all", "<Control>a", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_EDIT, NC_("command", "Select all") },
  { "canvas.toggle", "space", ENT_KEYS_SHOWN, ENT_COMMANDS_EDIT, NC_("command", "Add to the selection, or take out") },
  { "win.quick-add", "<Control>l slash", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Add a stakeholder") },
  { "quick-add.another", "<Control>Return", ENT_KEYS_SHOWN, ENT_COMMANDS_EDIT, NC_("command", "In that line: another one of the same name") },
  { "win.add-moment", "<Control><Shift>m", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "New moment") },
  { "win.edit-moment", "<Control>m", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Rename, date or remove the moment") },
  { "win.edit-moments", "<Control><Alt>m", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "All moments in the details") },
  { "win.search", "<Control>f", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Search") },
  { "win.filter", "<Control><Shift>f", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Filter") },
  { "win.show-all", "<Control><Shift>a", ENT_KEYS_ANYWHERE, ENT_COMMANDS_EDIT, NC_("command", "Show all: end filter and search") },

  { "canvas.next", "Tab", ENT_KEYS_SHOWN, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Next stakeholder") },
  { "canvas.previous", "<Shift>Tab", ENT_KEYS_SHOWN, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Stakeholder before") },
  { "canvas.neighbour('right')", "Left Right Up Down", ENT_KEYS_SHOWN, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Nearest stakeholder that way") },
  { "canvas.walk('right')", "<Control>Left <Control>Right <Control>Up <Control>Down", ENT_KEYS_SHOWN, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Nearest that way, not selected yet: Space adds it") },
  { "canvas.rename", "F2", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Rename") },
  { "win.details", "Return", ENT_KEYS_SHOWN, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Edit the details") },
  { "canvas.rate(uint32 1)", "1 KP_1", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power 1: none") },
  { "canvas.rate(uint32 2)", "2 KP_2", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power 2: little") },
  { "canvas.rate(uint32 3)", "3 KP_3", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power 3: some") },
  { "canvas.rate(uint32 4)", "4 KP_4", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power 4: much") },
  { "canvas.rate(uint32 5)", "5 KP_5", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power 5: decisive") },
  { "canvas.rate(uint32 0)", "0 KP_0", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Decision power not assessed") },
  { "win.reason", "r", ENT_KEYS_ANYWHERE, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Why: the reason of the rating") },
  { "win.log", "<Control><Shift>l", ENT_KEYS_ANYWHERE, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Write into the log") },
  { "canvas.ring-in", "i <Alt>Up", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "One ring nearer to the children") },
  { "canvas.ring-out", "o <Alt>Down", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "One ring farther out") },
  { "canvas.sector-previous", "<Alt>Left", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "To the sector before") },
  { "canvas.sector-next", "<Alt>Right", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "To the next sector") },
  { "win.ways-in", "w", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Ways in to the selected stakeholder") },
  { "win.reach", "<Shift>w", ENT_KEYS_IN_LISTS, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Whom the selected stakeholder can reach") },
  { "canvas.pin", "p", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_STAKEHOLDER, NC_("command", "Pin, or release") },

  { "canvas.tie-start", "t", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_TIE, NC_("command", "New tie from here") },
  { "canvas.tie-kind-next", "k <Control>k", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_TIE, NC_("command", "Next kind of the selected tie, or of the one being made") },

  { "register.copy", "<Control>c", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Copy the cells") },
  { "register.cut", "<Control>x", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Cut the cells") },
  { "register.paste", "<Control>v", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Paste cells, also from a spreadsheet") },
  { "register.clear", "BackSpace Delete KP_Delete", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Empty the cells") },
  { "register.fill-down", "<Control><Shift>d", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Fill down") },
  { "register.sort", "<Control><Shift>o", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Order by this column, the other way round, or as in the map") },
  { "register.move-column('left')", "<Alt><Shift>Left", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Move the column to the left") },
  { "register.move-column('right')", "<Alt><Shift>Right", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Move the column to the right") },
  { "register.columns", "<Control><Shift>c", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Choose the columns") },
  { "register.menu", "Menu <Shift>F10", ENT_KEYS_SHOWN, ENT_COMMANDS_REGISTER, NC_("command", "Menu of the cells") },

  { "plan.add", "Insert KP_Insert", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Add an action") },
  { "plan.edit", "F2", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Edit the cell") },
  { "plan.done", "space", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Done, or open again") },
  { "plan.move('up')", "<Alt>Up <Alt>KP_Up", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Earlier in the plan") },
  { "plan.move('down')", "<Alt>Down <Alt>KP_Down", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Later in the plan") },
  { "plan.duplicate", "<Control>d", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Duplicate") },
  { "plan.delete", "Delete KP_Delete", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Delete") },
  { "plan.group", "<Control><Shift>o", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "In our own order, by sector, or by date") },
  { "plan.menu", "Menu <Shift>F10", ENT_KEYS_SHOWN, ENT_COMMANDS_PLAN, NC_("command", "Menu of the actions") },

  { "win.view('map')", "<Alt>1", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Map") },
  { "win.view('matrix')", "<Alt>2", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Matrix") },
  { "win.view('register')", "<Alt>3", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Register") },
  { "win.view('change')", "<Alt>4", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Change") },
  { "win.view('reading')", "<Alt>5", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Reading") },
  { "win.view('plan')", "<Alt>6", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Plan") },
  { "win.moment-previous", "<Control>Page_Up", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "The moment before") },
  { "win.moment-next", "<Control>Page_Down", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "The next moment") },
  { "win.inside", "<Control>g", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Inside the selected organisation, and back") },
  { "canvas.zoom-in", "plus <Control>plus", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "Larger") },
  { "canvas.zoom-out", "minus <Control>minus", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "Smaller") },
  { "canvas.zoom-100", "<Control>0", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "100 %") },
  { "canvas.fit", "f", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "The whole picture") },
  { "canvas.legend", "l", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "Legend") },
  { "canvas.menu", "Menu <Shift>F10", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "Menu of the selected") },
  { "win.project", "F5", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Project, from the beginning") },
  { "win.project-here", "<Shift>F5", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Project this picture") },
  { "win.keep-step", "<Control><Shift>k", ENT_KEYS_ANYWHERE, ENT_COMMANDS_VIEW, NC_("command", "Keep this picture as a step to project") },
  { "win.step-next", "Page_Down KP_Page_Down", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "While projecting: next step") },
  { "win.step-previous", "Page_Up KP_Page_Up", ENT_KEYS_IN_PICTURES, ENT_COMMANDS_VIEW, NC_("command", "While projecting: step before") },
  { "projector.next", "Right KP_Right space KP_Space", ENT_KEYS_LOCKED, ENT_COMMANDS_VIEW, NC_("command", "While projecting, until it is unlocked: next step") },
  { "projector.previous", "Left KP_Left BackSpace", ENT_KEYS_LOCKED, ENT_COMMANDS_VIEW, NC_("command", "While projecting, until it is unlocked: step before") },
  { "projector.first", "Home KP_Home", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: first step") },
  { "projector.last", "End KP_End", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: last step") },
  { "projector.black", "b period KP_Decimal", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: black, and back") },
  { "projector.dark", "d", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: light on dark, and back") },
  { "projector.spotlight", "s", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: the selected and who is tied to it, its sector, and all") },
  { "projector.page", "l", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: legend, key, and the picture again") },
  { "projector.marks", "m", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: tension, broken ties and vetoes, and back") },
  { "projector.lock", "u", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: unlock to edit there, and lock again") },
  { "projector.end", "Escape", ENT_KEYS_SHOWN, ENT_COMMANDS_VIEW, NC_("command", "While projecting: end; first the line, a new tie or the light") },

  { "win.left-panel", "F9", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "List of stakeholders") },
  { "win.right-panel", "<Shift>F9", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Details") },
  { "win.fullscreen", "F11", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Full screen") },
  { "win.menu", "F10", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Main menu") },
  { "win.back", "Escape", ENT_KEYS_SHOWN, ENT_COMMANDS_WINDOW, NC_("command", "End a new tie, an answer, the inside view or the selection; else to the view") },
  { "app.preferences", "<Control>comma", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Preferences") },
  { "win.shortcuts", "<Control>question F1", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Keyboard shortcuts") },
  { "win.about", NULL, ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "About Entorno") },
  { "win.close", "<Control>w", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Close") },
  { "app.quit", "<Control>q", ENT_KEYS_ANYWHERE, ENT_COMMANDS_WINDOW, NC_("command", "Quit") },
};

static const char *const group_labels[ENT_N_COMMAND_GROUPS] = {
  [ENT_COMMANDS_FILE] = NC_("commands", "File"),
  [ENT_COMMANDS_EDIT] = NC_("commands", "Edit"),
  [ENT_COMMANDS_STAKEHOLDER] = NC_("commands", "Selected stakeholders"),
  [ENT_COMMANDS_TIE] = NC_("commands", "Ties"),
  [ENT_COMMANDS_REGISTER] = NC_("commands", "Register"),
  [ENT_COMMANDS_PLAN] = NC_("commands", "Action plan"),
  [ENT_COMMANDS_VIEW] = NC_("commands", "View"),
  [ENT_COMMANDS_WINDOW] = NC_("commands", "Window"),
};

/* clang-format on */

const EntCommand *
ent_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

const EntCommand *
ent_command_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, action))
      return &commands[i];
  return NULL;
}

const char *
ent_command_label (const EntCommand *command)
{
  return g_dpgettext2 (NULL, "command", command->label);
}

const char *
ent_command_group_label (EntCommandGroup group)
{
  return g_dpgettext2 (NULL, "commands", group_labels[group]);
}

static char *
label_of_key (const char *key)
{
  guint keyval;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (key, &keyval, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (keyval, modifiers);
}

char *
ent_command_tooltip (const char *action, const char *label)
{
  const EntCommand *command = ent_command_find (action);
  g_auto (GStrv) keys = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (command != NULL, NULL);

  if (label == NULL)
    label = ent_command_label (command);
  if (command->keys == NULL)
    return g_strdup (label);
  keys = g_strsplit (command->keys, " ", 2);
  key = label_of_key (keys[0]);
  /* Translators: a tooltip: what a button does, and the keys that do it: "Save (Ctrl+S)" */
  return g_strdup_printf (_("%s (%s)"), label, key);
}

/* Keys without Control, Alt or a function key would be typed into entries: they
 * work in the views only, whatever the command's scope. */
static gboolean
is_typed (const char *key)
{
  return key[0] != '<' && !(key[0] == 'F' && g_ascii_isdigit (key[1]));
}

void
ent_commands_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) keys = NULL;
      g_autoptr (GStrvBuilder) global = g_strv_builder_new ();
      g_auto (GStrv) accels = NULL;

      if (commands[i].keys == NULL || commands[i].scope != ENT_KEYS_ANYWHERE)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        if (!is_typed (keys[k]))
          g_strv_builder_add (global, keys[k]);
      accels = g_strv_builder_end (global);
      gtk_application_set_accels_for_action (application, commands[i].action, (const char *const *) accels);
    }
}

static GVariant *
target_of (const EntCommand *command, char **name)
{
  GVariant *target = NULL;

  if (!g_action_parse_detailed_name (command->action, name, &target, NULL))
    g_error ("%s is no name of an action", command->action);
  return target;
}

static void
add_shortcut (GtkEventController *controller, const char *key, GtkShortcutAction *action, GVariant *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), action);

  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

const EntCommand *
ent_command_for_locked_key (guint key)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (commands[i].scope != ENT_KEYS_LOCKED)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        if (gdk_keyval_from_name (keys[k]) == key)
          return &commands[i];
    }
  return NULL;
}

/* From the last key to the first: menus show the binding that came last. */
static void
bind_command (GtkWidgetClass *class, const EntCommand *command)
{
  g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = target_of (command, &name);

  for (guint k = g_strv_length (keys); k-- > 0;)
    {
      g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k]), gtk_named_action_new (name));

      gtk_shortcut_set_arguments (shortcut, target);
      gtk_widget_class_add_shortcut (class, shortcut);
    }
}

void
ent_commands_bind (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].scope == ENT_KEYS_IN_LISTS || commands[i].scope == ENT_KEYS_IN_PICTURES)
      bind_command (class, &commands[i]);
}

void
ent_commands_bind_shown (GtkWidgetClass *class, const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].scope != ENT_KEYS_ANYWHERE && commands[i].scope != ENT_KEYS_LOCKED && g_str_has_prefix (commands[i].action, prefix))
      bind_command (class, &commands[i]);
}

GtkEventController *
ent_commands_view_keys (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) keys = NULL;
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (commands[i].keys == NULL || commands[i].scope != ENT_KEYS_ANYWHERE)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      target = target_of (&commands[i], &name);
      for (guint k = 0; keys[k] != NULL; k++)
        if (is_typed (keys[k]))
          add_shortcut (controller, keys[k], gtk_named_action_new (name), target);
    }
  return controller;
}

/* @data is the command; the list is not above the canvas, so the action is named to it. */
static gboolean
run_on_canvas (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *canvas = g_object_get_data (G_OBJECT (widget), "canvas");
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = target_of (data, &name);

  return canvas != NULL && gtk_widget_activate_action_variant (canvas, name, target);
}

GtkEventController *
ent_commands_list_keys (GtkWidget *list, GtkWidget *canvas)
{
  GtkEventController *controller = ent_commands_view_keys ();

  g_object_set_data (G_OBJECT (list), "canvas", canvas);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (commands[i].scope != ENT_KEYS_IN_LISTS)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        add_shortcut (controller, keys[k], gtk_callback_action_new (run_on_canvas, (gpointer) &commands[i], NULL), NULL);
    }
  return controller;
}

char *
ent_menu_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

GMenu *
ent_commands_menu (const char *const *actions)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; actions[i] != NULL; i++)
    {
      const EntCommand *command = ent_command_find (actions[i]);

      if (*actions[i] == '\0')
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
          continue;
        }
      g_assert (command != NULL);
      g_menu_append (section, ent_command_label (command), command->action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return menu;
}

GtkWidget *
ent_commands_popover (GtkWidget *parent, const char *const *actions)
{
  g_autoptr (GMenu) menu = ent_commands_menu (actions);
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, parent);
  return popover;
}
