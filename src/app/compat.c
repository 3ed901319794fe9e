/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that GTK does in another way after 4.8, each behind one
 * function. One branch, at 4.14, is enough: between 4.10 and 4.13 the older
 * calls still work.
 */
#include "config.h"

#include "app/compat.h"

#include <glib/gi18n.h>
#include <string.h>

#define HAS_4_14 GTK_CHECK_VERSION (4, 14, 0)

typedef struct
{
  EntFileFunc file_func;
  EntFilesFunc files_func; /* in its place, where several can be chosen */
  EntAnswerFunc answer_func;
  gpointer data;
  guint n_buttons;
  gboolean folder_only;
  GtkWindow *window; /* from 4.14 on, owned: GTK destroys it once more when it is answered, also
                        where it went with its parent and would be no object any more */
} Question;

static GListStore *
build_filters (const EntFileQuestion *question)
{
  GListStore *store = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < question->n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (question->filters[i].patterns, ";", -1);

      gtk_file_filter_set_name (filter, question->filters[i].name);
      for (guint p = 0; patterns[p] != NULL; p++)
        gtk_file_filter_add_pattern (filter, patterns[p]);
      g_list_store_append (store, filter);
    }
  return store;
}

/* Calls whoever asked; each may be NULL. */
static void
answer_files (const Question *answer, GFile *file, GListModel *files, const char *problem)
{
  if (answer->files_func != NULL)
    answer->files_func (files, problem, answer->data);
  else
    answer->file_func (file, problem, answer->data);
}

static GFile *
folder_of (const EntFileQuestion *question)
{
  if (question->folder == NULL || !g_file_test (question->folder, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_file_new_for_path (question->folder);
}

/* Both branches call what the versions that the build is held to do not know,
 * or know as old. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#if HAS_4_14

/* Cancelled when @parent goes: what was asked is answered all the same. */
static GCancellable *
new_cancellable (GtkWindow *parent)
{
  GCancellable *cancellable = g_cancellable_new ();

  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  return cancellable;
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *answer = data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (answer->files_func != NULL)
    files = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
  else if (answer->n_buttons)
    file = gtk_file_dialog_save_finish (dialog, result, &error);
  else if (answer->folder_only)
    file = gtk_file_dialog_select_folder_finish (dialog, result, &error);
  else
    file = gtk_file_dialog_open_finish (dialog, result, &error);
  if (error != NULL && !is_refusal (error))
    /* Translators: %s: what the system says of it */
    problem = g_strdup_printf (_("No file could be chosen (“%s”). Nothing was opened or written. Try again."), error->message);
  answer_files (answer, file, files, problem);
}

/* Takes @answer over. */
static void
ask_for_files (GtkWindow *parent, const EntFileQuestion *question, Question *answer)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = build_filters (question);
  g_autoptr (GFile) folder = folder_of (question);
  g_autoptr (GCancellable) cancellable = new_cancellable (parent);

  answer->n_buttons = question->save;
  answer->folder_only = question->folder_only;
  gtk_file_dialog_set_title (dialog, question->title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  if (question->accept != NULL)
    gtk_file_dialog_set_accept_label (dialog, question->accept);
  if (question->n_filters > 0)
    gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  if (question->save && question->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, question->name);
  if (answer->files_func != NULL)
    gtk_file_dialog_open_multiple (dialog, parent, cancellable, on_file_chosen, answer);
  else if (question->save)
    gtk_file_dialog_save (dialog, parent, cancellable, on_file_chosen, answer);
  else if (question->folder_only)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, on_file_chosen, answer);
  else
    gtk_file_dialog_open (dialog, parent, cancellable, on_file_chosen, answer);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *answer = data;
  g_autoptr (GtkWindow) window = answer->window;
  int button = gtk_alert_dialog_choose_finish (GTK_ALERT_DIALOG (source), result, NULL);

  answer->answer_func (button < 0 ? answer->n_buttons - 1 : (guint) button, answer->data);
}

void
ent_ask (GtkWindow *parent, const char *heading, const char *body, const char *const *buttons, guint preferred, EntAnswerFunc func, gpointer data)
{
  g_autoptr (GtkAlertDialog) dialog = gtk_alert_dialog_new ("%s", heading);
  g_autoptr (GCancellable) cancellable = new_cancellable (parent);
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (toplevels);
  Question *answer = g_new0 (Question, 1);

  answer->answer_func = func;
  answer->data = data;
  answer->n_buttons = g_strv_length ((char **) buttons);
  gtk_alert_dialog_set_modal (dialog, TRUE);
  gtk_alert_dialog_set_detail (dialog, body);
  gtk_alert_dialog_set_buttons (dialog, buttons);
  gtk_alert_dialog_set_default_button (dialog, (int) preferred);
  gtk_alert_dialog_set_cancel_button (dialog, (int) answer->n_buttons - 1);
  gtk_alert_dialog_choose (dialog, parent, cancellable, on_answered, answer);
  answer->window = g_list_model_get_item (toplevels, n_before);
}

GtkWidget *
ent_colour_button_new (const char *title)
{
  GtkColorDialog *dialog = gtk_color_dialog_new ();

  gtk_color_dialog_set_title (dialog, title);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  return gtk_color_dialog_button_new (dialog);
}

void
ent_widget_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_widget_get_color (widget, colour);
}

void
ent_announce (GtkWidget *widget, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

#else

static void
on_file_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autofree Question *answer = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GListModel) files = NULL;
  const char *problem = NULL;

  g_signal_handlers_disconnect_by_data (dialog, data);
  if (response == GTK_RESPONSE_ACCEPT)
    {
      if (answer->files_func != NULL)
        files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      else
        file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (file == NULL && (files == NULL || g_list_model_get_n_items (files) == 0))
        problem = _("No file could be chosen. Nothing was opened or written. Try again.");
    }
  gtk_native_dialog_destroy (dialog);
  answer_files (answer, file, problem == NULL ? files : NULL, problem);
  g_object_unref (dialog);
}

static GtkFileChooserAction
action_of (const EntFileQuestion *question)
{
  if (question->folder_only)
    return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  return question->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
}

static void
on_parent_gone (GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

/* Takes @answer over. */
static void
ask_for_files (GtkWindow *parent, const EntFileQuestion *question, Question *answer)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (question->title, parent, action_of (question), question->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  g_autoptr (GListStore) filters = build_filters (question);
  g_autoptr (GFile) folder = folder_of (question);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, answer->files_func != NULL);
  for (guint i = 0; i < question->n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (G_LIST_MODEL (filters), i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  if (question->save && question->name != NULL)
    gtk_file_chooser_set_current_name (chooser, question->name);
  g_signal_connect (native, "response", G_CALLBACK (on_file_response), answer);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_gone), native, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
on_message_response (GtkDialog *dialog, int response, gpointer data)
{
  g_autofree Question *answer = data;

  g_signal_handlers_disconnect_by_data (dialog, data);
  /* the button that was pressed may keep it alive longer than its parent */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  answer->answer_func (response < 0 ? answer->n_buttons - 1 : (guint) response, answer->data);
}

/* With its parent: nobody can press anything any more. */
static void
on_message_gone (GtkWidget *dialog, gpointer data)
{
  g_autofree Question *answer = data;

  g_signal_handlers_disconnect_by_data (dialog, data);
  answer->answer_func (answer->n_buttons - 1, answer->data);
}

void
ent_ask (GtkWindow *parent, const char *heading, const char *body, const char *const *buttons, guint preferred, EntAnswerFunc func, gpointer data)
{
  GtkWidget *dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", heading);
  Question *answer = g_new0 (Question, 1);

  answer->answer_func = func;
  answer->data = data;
  answer->n_buttons = g_strv_length ((char **) buttons);
  if (body != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", body);
  /* from the way out at the left to the preferred one at the right */
  for (guint i = answer->n_buttons; i-- > 0;)
    gtk_dialog_add_button (GTK_DIALOG (dialog), buttons[i], (int) i);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), (int) preferred);
  g_signal_connect (dialog, "response", G_CALLBACK (on_message_response), answer);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_message_gone), answer);
  gtk_window_present (GTK_WINDOW (dialog));
}

GtkWidget *
ent_colour_button_new (const char *title)
{
  GtkWidget *button = gtk_color_button_new ();

  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), title);
  return button;
}

void
ent_widget_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

void
ent_announce (GtkWidget *widget, const char *message)
{
}

#endif

void
ent_set_appearance (EntAppearance appearance)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-application-prefer-dark-theme");

  /* at first it is the system's; to set what is already so would load the whole style of GTK again */
  if (pspec == NULL || GPOINTER_TO_INT (g_object_get_data (G_OBJECT (settings), "ent-appearance")) == (int) appearance)
    return;
  g_object_set_data (G_OBJECT (settings), "ent-appearance", GINT_TO_POINTER (appearance));
  if (appearance == ENT_APPEARANCE_SYSTEM)
    gtk_settings_reset_property (settings, "gtk-application-prefer-dark-theme");
  else
    g_object_set (settings, "gtk-application-prefer-dark-theme", appearance == ENT_APPEARANCE_DARK, NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS

void
ent_choose_file (GtkWindow *parent, const EntFileQuestion *question, EntFileFunc func, gpointer data)
{
  Question *answer = g_new0 (Question, 1);

  answer->file_func = func;
  answer->data = data;
  ask_for_files (parent, question, answer);
}

void
ent_choose_files (GtkWindow *parent, const EntFileQuestion *question, EntFilesFunc func, gpointer data)
{
  Question *answer = g_new0 (Question, 1);

  g_return_if_fail (!question->save && !question->folder_only);

  answer->files_func = func;
  answer->data = data;
  ask_for_files (parent, question, answer);
}

gboolean
ent_widget_is_dark (GtkWidget *widget)
{
  GdkRGBA colour;

  ent_widget_get_colour (widget, &colour);
  return 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue > 0.5;
}

gboolean
ent_widget_has_high_contrast (GtkWidget *widget)
{
  const char *forced = g_getenv ("GTK_THEME");
  g_autofree char *name = NULL;

  if (forced != NULL && *forced != '\0')
    name = g_strdup (forced);
  else
    g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &name, NULL);
  return name != NULL && (g_str_has_prefix (name, "HighContrast") || strstr (name, "-hc") != NULL);
}

GtkWidget *
ent_column_view_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

typedef struct
{
  guint position, n_frames;
} Reveal;

static gboolean
on_reveal_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Reveal *reveal = data;

  /* a tick comes before the layout of its frame */
  if (reveal->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", reveal->position);
  return G_SOURCE_REMOVE;
}

void
ent_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean unseen = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (unseen)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (unseen)
    gtk_widget_set_visible (widget, TRUE);
}

void
ent_list_reveal (GtkWidget *list, guint position)
{
  Reveal *reveal = g_new0 (Reveal, 1);

  reveal->position = position;
  gtk_widget_add_tick_callback (list, on_reveal_tick, reveal, g_free);
}

gboolean
ent_clipboard_holds_text (GdkClipboard *clipboard)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}
