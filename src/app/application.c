/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, the command line, what is the same for all windows. */
#include "config.h"

#include "app/application.h"

#include "app/actions.h"
#include "app/atlas/atlas-window.h"
#include "app/compat.h"
#include "app/settings.h"
#include "app/window/preferences.h"
#include "app/window/window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

struct _EntApplication
{
  GtkApplication parent_instance;
  GSettings *settings;
  gboolean has_offered; /* what was not saved when a program ended: once is enough */
  guint signal_ids[3];
  guint end_id; /* it was told to end, and a file is being written */
};

G_DEFINE_FINAL_TYPE (EntApplication, ent_application, GTK_TYPE_APPLICATION)

static void
on_theme_changed (GSettings *settings, const char *key, EntApplication *self)
{
  g_autofree char *theme = g_settings_get_string (settings, "theme");

  ent_set_appearance (g_str_equal (theme, "dark")    ? ENT_APPEARANCE_DARK
                      : g_str_equal (theme, "light") ? ENT_APPEARANCE_LIGHT
                                                     : ENT_APPEARANCE_SYSTEM);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/entorno/Entorno/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ent_preferences_show (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

/* Every window has its say; the program ends with the last of them. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) || ENT_IS_ATLAS_WINDOW (l->data))
      gtk_window_close (GTK_WINDOW (l->data));
}

/* --- told to end --- */

static gboolean
is_saving (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && ent_document_is_saving (ent_window_document (l->data)))
      return TRUE;
  return FALSE;
}

/* What is being written is written to its end; the lock of each file goes with its window. */
static gboolean
end_when_saved (gpointer data)
{
  EntApplication *self = ENT_APPLICATION (data);
  GList *windows;

  if (is_saving (GTK_APPLICATION (self)))
    return G_SOURCE_CONTINUE;
  self->end_id = 0;
  /* one that belongs to another goes with that */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  return G_SOURCE_REMOVE;
}

/* By the system, which asks nobody: what is not saved is offered at the next start. */
static gboolean
on_told_to_end (gpointer data)
{
  EntApplication *self = ENT_APPLICATION (data);

  if (self->end_id != 0)
    {
      g_application_quit (G_APPLICATION (self));
      return G_SOURCE_CONTINUE;
    }
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      ent_window_flush_journal (l->data);
  self->end_id = g_timeout_add (50, end_when_saved, self);
  return G_SOURCE_CONTINUE;
}

static void
listen_for_the_end (EntApplication *self)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->signal_ids[i] = g_unix_signal_add (signals[i], on_told_to_end, self);
}

/* --- windows --- */

static EntWindow *
open_window (EntApplication *self)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (self), document);

  if (!self->has_offered)
    ent_window_offer_recovered (window);
  self->has_offered = TRUE;
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
ent_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "preferences", on_preferences },
    { "quit", on_quit },
  };
  EntApplication *self = ENT_APPLICATION (application);

  G_APPLICATION_CLASS (ent_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (ENT_APP_ID);
  /* our own list: the desktop's would tell other programs */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  load_style ();
  self->settings = ent_settings_new ();
  g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (on_theme_changed), self, 0);
  on_theme_changed (self->settings, NULL, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  ent_commands_install (GTK_APPLICATION (self));
  listen_for_the_end (self);
}

static void
ent_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (ENT_APPLICATION (application));
}

static void
ent_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
  EntWindow *window = ENT_IS_WINDOW (active) ? ENT_WINDOW (active) : open_window (ENT_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    ent_window_open (window, files[i]);
}

static int
ent_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Entorno %s\n", ENT_VERSION);
  return 0;
}

static void
ent_application_dispose (GObject *object)
{
  EntApplication *self = ENT_APPLICATION (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ent_application_parent_class)->dispose (object);
}

static void
ent_application_class_init (EntApplicationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_application_dispose;
  G_APPLICATION_CLASS (class)->startup = ent_application_startup;
  G_APPLICATION_CLASS (class)->activate = ent_application_activate;
  G_APPLICATION_CLASS (class)->open = ent_application_open;
  G_APPLICATION_CLASS (class)->handle_local_options = ent_application_handle_local_options;
}

static void
ent_application_init (EntApplication *self)
{
}

EntApplication *
ent_application_new (void)
{
  EntApplication *self = g_object_new (ENT_TYPE_APPLICATION,
                                       "application-id", ENT_APP_ID,
                                       "flags", G_APPLICATION_HANDLES_OPEN,
                                       "resource-base-path", "/org/entorno/Entorno",
                                       NULL);

  g_application_add_main_option (G_APPLICATION (self), "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _("Print the version and end"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _("Opens maps of the people who protect children."));
  return self;
}
