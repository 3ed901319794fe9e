/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the window, once: its action, its keys, what it is called.
 * Accelerators, menus, tooltips and the list of shortcuts are made from it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_KEYS_ANYWHERE, /* also while somebody types: never plain letters */
  ENT_KEYS_IN_PICTURES,
  ENT_KEYS_IN_LISTS, /* in pictures, and in lists of stakeholders */
  ENT_KEYS_LOCKED,   /* on a wall, before the picture has them, while nothing can be edited there */
  ENT_KEYS_SHOWN,    /* bound by the widget that they work in; here only to be told */
} EntKeysScope;

typedef enum
{
  ENT_COMMANDS_FILE,
  ENT_COMMANDS_EDIT,
  ENT_COMMANDS_STAKEHOLDER,
  ENT_COMMANDS_TIE,
  ENT_COMMANDS_REGISTER,
  ENT_COMMANDS_PLAN,
  ENT_COMMANDS_VIEW,
  ENT_COMMANDS_WINDOW,
} EntCommandGroup;
#define ENT_N_COMMAND_GROUPS 8

typedef struct
{
  const char *action; /* detailed: "win.save", "win.power(3)" */
  const char *keys;   /* as gtk_accelerator_parse() reads them, with blanks between; NULL: none */
  EntKeysScope scope;
  EntCommandGroup group;
  const char *label; /* msgid in the context "command" */
} EntCommand;

const EntCommand *ent_commands (guint *n_commands);
/* NULL if there is none. */
const EntCommand *ent_command_find (const char *action);
const char *ent_command_label (const EntCommand *command);
const char *ent_command_group_label (EntCommandGroup group);
/* "Save (Ctrl+S)"; @label, if given, instead of the command's own. */
char *ent_command_tooltip (const char *action, const char *label) G_GNUC_WARN_UNUSED_RESULT;

/* The keys that work anywhere. */
void ent_commands_install (GtkApplication *application);
/* The plain letters among them, for a widget in which nobody types. */
GtkEventController *ent_commands_view_keys (void) G_GNUC_WARN_UNUSED_RESULT;
/* The keys of pictures, as bindings of @class. */
void ent_commands_bind (GtkWidgetClass *class);
/* The keys of the commands that begin with @prefix, of a widget, or of pictures and lists, as bindings of @class. */
void ent_commands_bind_shown (GtkWidgetClass *class, const char *prefix);
/* Of those of ENT_KEYS_LOCKED; NULL: none has this key. */
const EntCommand *ent_command_for_locked_key (guint key);
/* With the keys of lists, for @list, carried out by @canvas, which must live as long. */
GtkEventController *ent_commands_list_keys (GtkWidget *list, GtkWidget *canvas) G_GNUC_WARN_UNUSED_RESULT;

/* @text for a menu: names may hold underscores, which menus take for mnemonics. */
char *ent_menu_label (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A menu of the named actions; "" begins a new section. NULL-terminated. */
GMenu *ent_commands_menu (const char *const *actions) G_GNUC_WARN_UNUSED_RESULT;
/* The same as a menu of its own in @parent, which opens it where it is told to. */
GtkWidget *ent_commands_popover (GtkWidget *parent, const char *const *actions);

G_END_DECLS
