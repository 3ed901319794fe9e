/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share. */
#include "ui/test-util.h"

#include "app/inspector/field-row.h"
#include "folder.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static EntApplication *application;

static void
pin_appearance (void)
{
  g_object_set (gtk_settings_get_default (),
                "gtk-font-name", "DejaVu Sans 10",
                "gtk-theme-name", "Default",
                "gtk-icon-theme-name", "Adwaita",
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                "gtk-xft-dpi", 96 * 1024,
                NULL);
}

void
test_init (int *argc, char ***argv)
{
  g_autofree char *state = test_temporary ("state");

  /* what a window leaves is not offered by the next test; and not g_setenv() later: threads have begun by then */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("GTK_USE_PORTAL", "0", TRUE);
  gtk_test_init (argc, argv, NULL);
  pin_appearance ();
}

EntApplication *
test_application (void)
{
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = ent_application_new ();
      /* tests run side by side: each is a program of its own */
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

static gboolean
stop (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

void
test_tick_ (void)
{
  gboolean done = FALSE;
  guint id = g_timeout_add (10, stop, &done);

  g_main_context_iteration (NULL, TRUE);
  if (!done)
    g_source_remove (id);
}

void
test_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

EntWindow *
test_window (void)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (GTK_APPLICATION (test_application ()), document);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_widget_get_width (GTK_WIDGET (window)) > 0, 5000));
  /* the panels are made after the first frame, and then the picture is another size */
  g_assert_true (test_wait_until (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (window))) > 0, 5000));
  test_drain ();
  return window;
}

EntWindow *
test_window_for (const char *path)
{
  EntWindow *window = test_window ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ent_window_open (window, file);
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  test_drain ();
  return window;
}

void
test_close (EntWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  test_drain ();
}

const char *
test_add (EntWindow *window, const char *name, EntSectorId sector)
{
  g_autoptr (GError) error = NULL;
  const char *id = ent_edit_add_stakeholder (ent_document_history (ent_window_document (window)), name, sector,
                                             ent_edit_kind_for_sector (sector), &error);

  g_assert_no_error (error);
  return id;
}

const char *
test_sample (void)
{
  static char *path;
  g_autofree char *source = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", "puerto-coral.entorno", NULL), *text = NULL;
  gsize length;

  if (path != NULL)
    return path;
  /* a copy: whoever has the sample open at the same time is in nobody's way */
  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  path = test_temporary ("puerto-coral.entorno");
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return path;
}

static GPtrArray *temporary; /* of folders */

static void
remove_temporary (void)
{
  g_ptr_array_unref (temporary);
}

char *
test_temporary (const char *name)
{
  char *folder = new_folder ();

  if (temporary == NULL)
    {
      temporary = g_ptr_array_new_with_free_func ((GDestroyNotify) remove_folder);
      g_assert_cmpint (atexit (remove_temporary), ==, 0);
    }
  g_ptr_array_add (temporary, folder);
  return g_build_filename (folder, name, NULL);
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
walk (GtkWidget *root, Match match, gconstpointer data)
{
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *hit = walk (child, match, data);

      if (hit != NULL)
        return hit;
    }
  /* what is folded away is not among the children */
  if (GTK_IS_EXPANDER (root) && !gtk_expander_get_expanded (GTK_EXPANDER (root)) && gtk_expander_get_child (GTK_EXPANDER (root)) != NULL)
    return walk (gtk_expander_get_child (GTK_EXPANDER (root)), match, data);
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer text)
{
  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0 || g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

typedef struct
{
  const EntField *field;
} FieldQuery;

static gboolean
is_field (GtkWidget *widget, gconstpointer data)
{
  const FieldQuery *query = data;

  return ENT_IS_FIELD_ROW (widget) && ent_field_row_field (ENT_FIELD_ROW (widget)) == query->field;
}

GtkWidget *
test_find_type (GtkWidget *root, GType type)
{
  return walk (root, is_type, &type);
}

GtkWidget *
test_find_label (GtkWidget *root, const char *text)
{
  return walk (root, is_label, text);
}

GtkWidget *
test_find_button (GtkWidget *root, const char *text)
{
  return walk (root, is_button, text);
}

void
test_open_sections (GtkWidget *root)
{
  if (GTK_IS_EXPANDER (root))
    gtk_expander_set_expanded (GTK_EXPANDER (root), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    test_open_sections (child);
}

typedef struct
{
  guint left;
} CheckQuery;

static gboolean
is_nth_check (GtkWidget *widget, gconstpointer data)
{
  CheckQuery *query = (CheckQuery *) data;

  return GTK_IS_CHECK_BUTTON (widget) && query->left-- == 0;
}

GtkWidget *
test_nth_check (GtkWidget *editor, guint n)
{
  return walk (editor, is_nth_check, &(CheckQuery) { n });
}

GtkWidget *
test_find_field (GtkWidget *root, EntRecordKind kind, const char *name)
{
  FieldQuery query = { ent_field_find (kind, name) };
  GtkWidget *row = walk (root, is_field, &query);

  if (row == NULL)
    {
      test_open_sections (root);
      row = walk (root, is_field, &query);
    }
  if (row == NULL)
    g_error ("no row for the field %s", name);
  return ent_field_row_editor (ENT_FIELD_ROW (row));
}

void
test_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  test_drain ();
}

void
test_activate (EntWindow *window, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target))
    g_error ("the action %s is not there, or cannot be used now", action);
  test_drain ();
}

gboolean
test_is_enabled (GtkWidget *widget, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, widget);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

GtkWidget *
test_find_window (const char *title)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_visible (window) && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0)
        return window;
    }
  return NULL;
}

GtkWidget *
test_find_question (EntWindow *window, const char *button)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (all, i);

      if (other != GTK_WIDGET (window) && gtk_window_get_transient_for (GTK_WINDOW (other)) == GTK_WINDOW (window))
        return test_find_button (other, button);
    }
  return NULL;
}

void
test_wait_for_file (EntWindow *window)
{
  g_assert_true (test_wait_until (!ent_window_is_busy (window), 20000));
  test_drain ();
}

gboolean
test_have_xdotool (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ());
}

static void
reaped (GPid pid, int status, gpointer done)
{
  g_spawn_close_pid (pid);
  *(gboolean *) done = TRUE;
}

/* The main loop goes on meanwhile, or the program could not answer. */
void
test_xdotool (const char *format, ...)
{
  g_autofree char *args = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GPid pid;
  va_list list;

  va_start (list, format);
  args = g_strdup_vprintf (format, list);
  va_end (list);
  line = g_strconcat ("xdotool ", args, NULL);
  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, reaped, &done);
  /* one turn of the loop may take long, with sanitizers on a machine that is busy with others */
  g_assert_true (test_wait_until (done, 60000));
}

void
test_press_key (GtkWindow *window, const char *key)
{
  g_assert_true (test_wait_until (gtk_window_is_active (window), 10000));
  test_xdotool ("key %s", key);
}

gboolean
test_lacks_pointer (void)
{
  if (test_have_xdotool ())
    return FALSE;
  g_test_skip ("xdotool is not here");
  return TRUE;
}

guint
test_count_pages (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i + 11 < length; i++)
    n += memcmp (contents + i, "/Type /Page", 11) == 0 && !g_ascii_isalnum (contents[i + 11]);
  return n;
}
