/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the window, and the menus that offer them. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/actions.h"
#include "app/atlas/atlas-window.h"
#include "app/compat.h"
#include "app/exchange/export-plan.h"
#include "app/exchange/export-table.h"
#include "app/exchange/import-window.h"
#include "app/paper/export-dialog.h"
#include "app/paper/print.h"
#include "app/parts/section.h"
#include "app/public/public-dialog.h"
#include "app/settings.h"
#include "app/typing/reason-line.h"
#include "app/window/about.h"
#include "app/window/files/versions.h"
#include "app/window/secret/passphrase-dialog.h"
#include "app/window/shortcuts.h"

#include <glib/gi18n.h>

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (gtk_window_get_application (GTK_WINDOW (widget)), document);

  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_ask_for_file (ENT_WINDOW (widget));
}

static void
on_open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  ent_window_open (ENT_WINDOW (widget), file);
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_save (ENT_WINDOW (widget));
}

static void
on_save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_save_as (ENT_WINDOW (widget));
}

static void
on_set_passphrase (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_passphrase_dialog_open (ENT_WINDOW (widget));
}

static void
on_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_reload (ENT_WINDOW (widget));
}

static void
on_unreload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_unreload (ENT_WINDOW (widget));
}

static void
on_edit_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_edit_file (ENT_WINDOW (widget));
}

static void
on_folder_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->document != NULL)
    ent_window_say (self, ENT_MESSAGE_WARNING, error->message, NULL, NULL);
}

static void
on_show_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (g_variant_get_string (parameter, NULL), G_APP_LAUNCH_CONTEXT (context), NULL, on_folder_shown, g_object_ref (widget));
}

static void
on_rescue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_rescue (ENT_WINDOW (widget));
}

static void
on_earlier_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  ent_versions_show (self, ent_document_path (self->document));
}

/* Of a file that cannot be opened as it is. */
static void
on_versions_of (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (g_file_peek_path (file) != NULL)
    ent_versions_show (ENT_WINDOW (widget), g_file_peek_path (file));
}

static void
on_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_ask_for_other (ENT_WINDOW (widget), TRUE);
}

static void
on_merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_ask_for_other (ENT_WINDOW (widget), FALSE);
}

static void
on_atlas (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_atlas_ask (ENT_WINDOW (widget));
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_import_ask (ENT_WINDOW (widget));
}

static void
on_import_clipboard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_import_clipboard (ENT_WINDOW (widget));
}

static void
on_export_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_export_table_ask (ENT_WINDOW (widget));
}

static void
on_export_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_export_plan_ask (ENT_WINDOW (widget));
}

static void
on_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_show_action (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_show_plan_order (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_show_plan_order (ENT_WINDOW (widget));
}

/* What is typed may be to do again, with another day; what is made of a sentence, once. */
static void
on_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **with = NULL;
  const char *what;
  gboolean once;

  g_variant_get (parameter, "(&s^a&sb)", &what, &with, &once);
  if (!once || !ent_window_has_action (ENT_WINDOW (widget), what, with))
    ent_window_add_action (ENT_WINDOW (widget), what, with);
}

static void
on_findings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_show_findings (ENT_WINDOW (widget));
}

EntPicture
ent_window_picture (EntWindow *self)
{
  return g_str_equal (self->view, "matrix") ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
}

/* The pages that show what a view shows that has no picture of its own; FALSE: it has one. */
static gboolean
find_pages (const char *view, EntPagesKind *kind)
{
  static const struct
  {
    const char *view;
    EntPagesKind kind;
  } pages[] = { { "register", ENT_PAGES_REGISTER }, { "reading", ENT_PAGES_READING }, { "plan", ENT_PAGES_PLAN } };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      *kind = pages[i].kind;
      if (g_str_equal (pages[i].view, view))
        return TRUE;
    }
  *kind = ENT_PAGES_REGISTER;
  return FALSE;
}

/* What is shown is what is exported and printed at first; cleared by the caller. */
EntExport
ent_window_content (EntWindow *self)
{
  EntPagesKind kind;
  gboolean is_document = find_pages (self->view, &kind);

  return (EntExport) { .picture = ent_window_picture (self),
                       .inside = g_strdup (ent_canvas_get_inside (ENT_CANVAS (self->canvas))),
                       .from = g_str_equal (self->view, "change") ? g_strdup (ent_window_change_from (self)) : NULL,
                       .is_document = is_document,
                       .document = kind,
                       .theme = ENT_THEME_LIGHT,
                       .legend = TRUE };
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_auto (EntExport) first = { 0 };

  /* what is being typed may end the view that is asked about */
  ent_window_take_over (self);
  first = ent_window_content (self);
  ent_export_dialog_open (self, &first);
}

static void
on_cancel_work (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_cancel_work (ENT_WINDOW (widget));
}

static void
on_public_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  ent_window_take_over (self);
  ent_public_dialog_open (self, &(EntPublicWish) { .shares = ENT_PUBLIC_USUAL });
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_auto (EntExport) first = { 0 };

  /* what is being typed may end the view that is asked about */
  ent_window_take_over (self);
  first = ent_window_content (self);
  ent_print (self, &first);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  EntHistory *history = ent_document_history (self->document);
  gboolean back = g_str_equal (name, "win.undo");
  guint position;

  ent_window_take_over (self);
  position = ent_history_position (history);
  if (back && position > 0)
    ent_window_go_to (self, position - 1);
  else if (!back && position < ent_history_n_steps (history))
    ent_window_go_to (self, position + 1);
}

static void
on_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_show_history (ENT_WINDOW (widget));
}

static void
on_quick_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (ENT_WINDOW (widget)->quick_add);
}

static void
on_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_filter (ENT_WINDOW (widget));
}

static void
on_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_show_all (ENT_WINDOW (widget));
}

static void
on_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  g_object_set (self, "right-panel", TRUE, NULL);
  ent_inspector_focus_first (ENT_INSPECTOR (self->inspector));
}

/* Of the rating just made; of whoever is selected, if there is none. */
static void
on_reason (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  EntReasonLine *line = ENT_REASON_LINE (self->reason_line);
  EntMap *map = ent_document_map (self->document);
  g_auto (GStrv) ids = NULL;
  guint aspects = 0;

  if (ent_reason_line_answer (line))
    return;
  ids = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);
  for (EntAspect aspect = ENT_ASPECT_POWER; ids[0] != NULL && aspect <= ENT_ASPECT_COMMITMENT; aspect++)
    if (ent_map_rating (map, ent_map_stakeholder (map, ids[0]), ent_document_moment (self->document), aspect) > 0)
      aspects |= 1U << aspect;
  if (aspects == 0)
    {
      ent_window_say (self, ENT_MESSAGE_INFO, _("A reason belongs to a rating: select who was rated."), NULL, NULL);
      return;
    }
  ent_reason_line_ask (line, (const char *const *) ids, aspects);
  ent_reason_line_answer (line);
}

static void
on_log (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_auto (GStrv) ids = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);

  if (g_strv_length (ids) != 1)
    {
      ent_window_say (self, ENT_MESSAGE_INFO, _("A log belongs to one stakeholder: select whose it is."), NULL, NULL);
      return;
    }
  g_object_set (self, "right-panel", TRUE, NULL);
  ent_inspector_write_log (ENT_INSPECTOR (self->inspector));
}

static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (ent_window_view_widget (ENT_WINDOW (widget)));
}

static void
on_recover (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_recover (ENT_WINDOW (widget));
}

static void
on_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_project (ENT_WINDOW (widget), g_str_equal (name, "win.project"));
}

static void
on_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (self->projector != NULL)
    gtk_widget_activate_action (self->projector, name, NULL);
}

static void
on_keep_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_keep_step (ENT_WINDOW (widget));
}

static void
on_inside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_toggle_inside (ENT_WINDOW (widget));
}

static void
on_ask_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_ask_map (ENT_WINDOW (widget), g_str_equal (name, "win.ways-in"));
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_window_fill_menus (ENT_WINDOW (widget));
  gtk_menu_button_popup (ENT_WINDOW (widget)->menu_button);
}

static void
on_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_shortcuts_show (GTK_WINDOW (widget));
}

static void
on_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_about_show (GTK_WINDOW (widget));
}

static void
on_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_moment_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_moments_bar_step (ENT_MOMENTS_BAR (ENT_WINDOW (widget)->moments), g_str_equal (name, "win.moment-next") ? 1 : -1);
}

static void
on_edit_moment (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_moments_bar_edit (ENT_MOMENTS_BAR (ENT_WINDOW (widget)->moments));
}

static void
on_edit_moments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  g_object_set (self, "right-panel", TRUE, NULL);
  ent_inspector_show_moments (ENT_INSPECTOR (self->inspector));
}

static void
on_add_moment (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!ent_document_add_moment (self->document, &error))
    {
      ent_document_refuse (self->document, error);
      return;
    }
  ent_moments_bar_edit (ENT_MOMENTS_BAR (self->moments));
}

static void
install_file_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.new", NULL, on_new);
  gtk_widget_class_install_action (class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (class, "win.open-recent", "s", on_open_recent);
  gtk_widget_class_install_action (class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (class, "win.save-as", NULL, on_save_as);
  gtk_widget_class_install_action (class, "win.set-passphrase", NULL, on_set_passphrase);
  gtk_widget_class_install_action (class, "win.rescue", NULL, on_rescue);
  gtk_widget_class_install_action (class, "win.earlier-versions", NULL, on_earlier_versions);
  gtk_widget_class_install_action (class, "win.versions-of", "s", on_versions_of);
  gtk_widget_class_install_action (class, "win.reload", NULL, on_reload);
  gtk_widget_class_install_action (class, "win.unreload", NULL, on_unreload);
  gtk_widget_class_install_action (class, "win.edit-file", NULL, on_edit_file);
  gtk_widget_class_install_action (class, "win.findings", NULL, on_findings);
  gtk_widget_class_install_action (class, "win.recover", NULL, on_recover);
  gtk_widget_class_install_action (class, "win.compare", NULL, on_compare);
  gtk_widget_class_install_action (class, "win.merge", NULL, on_merge);
  gtk_widget_class_install_action (class, "win.atlas", NULL, on_atlas);
  gtk_widget_class_install_action (class, "win.export-table", NULL, on_export_table);
  gtk_widget_class_install_action (class, "win.export-plan", NULL, on_export_plan);
  gtk_widget_class_install_action (class, "win.import", NULL, on_import);
  gtk_widget_class_install_action (class, "win.import-clipboard", NULL, on_import_clipboard);
  gtk_widget_class_install_action (class, "win.show-folder", "s", on_show_folder);
  gtk_widget_class_install_action (class, "win.export", NULL, on_export);
  gtk_widget_class_install_action (class, "win.cancel-work", NULL, on_cancel_work);
  gtk_widget_class_install_action (class, "win.public-copy", NULL, on_public_copy);
  gtk_widget_class_install_action (class, "win.print", NULL, on_print);
}

void
ent_window_class_install_actions (GtkWidgetClass *class)
{
  install_file_actions (class);
  gtk_widget_class_install_action (class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (class, "win.redo", NULL, on_undo);
  gtk_widget_class_install_action (class, "win.history", NULL, on_history);
  gtk_widget_class_install_action (class, "win.quick-add", NULL, on_quick_add);
  gtk_widget_class_install_action (class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (class, "win.filter", NULL, on_filter);
  gtk_widget_class_install_action (class, "win.show-all", NULL, on_show_all);
  gtk_widget_class_install_action (class, "win.details", NULL, on_details);
  gtk_widget_class_install_action (class, "win.reason", NULL, on_reason);
  gtk_widget_class_install_action (class, "win.log", NULL, on_log);
  gtk_widget_class_install_action (class, "win.show-action", "s", on_show_action);
  gtk_widget_class_install_action (class, "win.show-plan-order", NULL, on_show_plan_order);
  gtk_widget_class_install_action (class, "win.add-action", "(sasb)", on_add_action);
  gtk_widget_class_install_action (class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (class, "win.project", NULL, on_project);
  gtk_widget_class_install_action (class, "win.project-here", NULL, on_project);
  gtk_widget_class_install_action (class, "win.step-next", NULL, on_step);
  gtk_widget_class_install_action (class, "win.step-previous", NULL, on_step);
  gtk_widget_class_install_action (class, "win.keep-step", NULL, on_keep_step);
  gtk_widget_class_install_action (class, "win.inside", NULL, on_inside);
  gtk_widget_class_install_action (class, "win.ways-in", NULL, on_ask_map);
  gtk_widget_class_install_action (class, "win.reach", NULL, on_ask_map);
  gtk_widget_class_install_action (class, "win.menu", NULL, on_menu);
  gtk_widget_class_install_action (class, "win.shortcuts", NULL, on_shortcuts);
  gtk_widget_class_install_action (class, "win.about", NULL, on_about);
  gtk_widget_class_install_action (class, "win.close", NULL, on_close);
  gtk_widget_class_install_property_action (class, "win.moment", "moment");
  gtk_widget_class_install_action (class, "win.moment-previous", NULL, on_moment_step);
  gtk_widget_class_install_action (class, "win.moment-next", NULL, on_moment_step);
  gtk_widget_class_install_action (class, "win.edit-moment", NULL, on_edit_moment);
  gtk_widget_class_install_action (class, "win.add-moment", NULL, on_add_moment);
  gtk_widget_class_install_action (class, "win.edit-moments", NULL, on_edit_moments);
  gtk_widget_class_install_property_action (class, "win.view", "view");
  gtk_widget_class_install_property_action (class, "win.left-panel", "left-panel");
  gtk_widget_class_install_property_action (class, "win.right-panel", "right-panel");
  gtk_widget_class_install_property_action (class, "win.fullscreen", "fullscreened");
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "win.back", NULL);
}

/* "Undo: Move 3 stakeholders" */
static char *
name_step (const char *action, const char *step)
{
  const char *label = ent_command_label (ent_command_find (action));

  if (step == NULL)
    return g_strdup (label);
  /* Translators: what a button or menu does: "Undo" or "Redo", and the step it is about */
  return g_strdup_printf (_("%s: %s"), label, step);
}

static void
update_step (EntWindow *self, const char *action, GtkWidget *button, const char *step)
{
  g_autofree char *name = name_step (action, step);
  g_autofree char *tooltip = ent_command_tooltip (action, name);

  ent_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_submenu (GMenu *menu, int section, int place, const char *label, const char *const *actions)
{
  g_autoptr (GMenu) submenu = ent_commands_menu (actions);
  g_autoptr (GMenuModel) within = g_menu_model_get_item_link (G_MENU_MODEL (menu), section, G_MENU_LINK_SECTION);

  g_menu_insert_submenu (G_MENU (within), place, label, G_MENU_MODEL (submenu));
}

/* What is seldom asked for, or has a key that everybody knows: with all of it the menu would be higher than a small
 * screen where letters are large. */
static void
add_submenus (GMenu *menu)
{
  static const char *const file[] = { "win.earlier-versions", "win.recover", "win.findings", "", "win.compare", "win.merge", "win.atlas", "", "win.set-passphrase", NULL };
  static const char *const exchange[] = { "win.import", "win.import-clipboard", "", "win.export-table", "win.export-plan", NULL };
  static const char *const view[] = { "win.left-panel", "win.right-panel", "win.fullscreen", "", "win.inside", NULL };

  add_submenu (menu, 0, 2, _("F_ile and versions"), file);
  add_submenu (menu, 0, 3, _("_Tables and graphs"), exchange);
  add_submenu (menu, 2, 0, _("_View"), view);
}

static void
update_main_menu (EntWindow *self)
{
  static const char *const actions[] = { "win.new", "win.save-as", "win.export", "win.public-copy", "win.print", "",
                                         "win.project", "win.project-here", "win.keep-step", "",
                                         "win.filter", "",
                                         "app.preferences", "win.shortcuts", "win.about", NULL };
  EntHistory *history = ent_document_history (self->document);
  g_autofree char *undo = name_step ("win.undo", ent_history_undo_name (history));
  g_autofree char *redo = name_step ("win.redo", ent_history_redo_name (history));
  g_autofree char *both = g_strconcat (undo, "\n", redo, NULL);
  g_autofree char *undo_label = NULL, *redo_label = NULL;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) steps = NULL;

  if (!self->has_menus || g_strcmp0 (g_object_get_data (G_OBJECT (self), "menu-steps"), both) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), "menu-steps", g_steal_pointer (&both), g_free);
  menu = ent_commands_menu (actions);
  add_submenus (menu);
  steps = g_menu_new ();
  undo_label = ent_menu_label (undo);
  redo_label = ent_menu_label (redo);
  g_menu_append (steps, undo_label, "win.undo");
  g_menu_append (steps, redo_label, "win.redo");
  g_menu_append (steps, ent_command_label (ent_command_find ("win.history")), "win.history");
  g_menu_insert_section (menu, 1, NULL, G_MENU_MODEL (steps));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
update_recent (EntWindow *self)
{
  g_auto (GStrv) uris = ent_recent_list (self->settings);
  g_autofree char *all = g_strjoinv ("\n", uris);
  g_autoptr (GMenu) menu = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->recent_button), uris[0] != NULL);
  if (!self->has_menus || g_strcmp0 (g_object_get_data (G_OBJECT (self), "menu-recent"), all) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), "menu-recent", g_steal_pointer (&all), g_free);
  menu = g_menu_new ();
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *label = ent_recent_label (uris[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_autofree char *escaped = ent_menu_label (label);

      g_menu_item_set_label (item, escaped);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uris[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->recent_button, G_MENU_MODEL (menu));
}

void
ent_window_update_steps (EntWindow *self)
{
  EntHistory *history = ent_document_history (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", ent_history_undo_name (history) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", ent_history_redo_name (history) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", ent_history_n_steps (history) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->history_button), ent_history_n_steps (history) > 0);
}

void
ent_window_update_actions (EntWindow *self)
{
  EntHistory *history = ent_document_history (self->document);
  GPtrArray *findings = ent_document_findings (self->document);

  ent_window_update_steps (self);
  update_step (self, "win.undo", self->undo_button, ent_history_undo_name (history));
  update_step (self, "win.redo", self->redo_button, ent_history_redo_name (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.quick-add", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reason", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.log", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-step", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-moment", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.set-passphrase", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.earlier-versions", ent_document_path (self->document) != NULL && ent_document_has_versions (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare", self->joining == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-clipboard", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-action", ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge", self->joining == NULL && ent_document_can_edit (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.findings", findings != NULL && findings->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", ent_document_path (self->document) != NULL && ent_document_is_saved (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.unreload", self->former != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-file", ent_document_holder (self->document) != NULL);
  ent_set_css_class (self->save_button, "suggested-action", !ent_document_is_saved (self->document));
  update_main_menu (self);
  update_recent (self);
  ent_moments_bar_update (ENT_MOMENTS_BAR (self->moments));
}

void
ent_window_fill_menus (EntWindow *self)
{
  if (self->has_menus || self->document == NULL)
    return;
  self->has_menus = TRUE;
  update_main_menu (self);
  update_recent (self);
  ent_moments_bar_fill_menu (ENT_MOMENTS_BAR (self->moments));
}

static void
on_popup (GtkMenuButton *button, gpointer data)
{
  ent_window_fill_menus (data);
}

void
ent_window_expect_menu (EntWindow *self, GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, on_popup, self, NULL);
}
