/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import window: on the left how the file is read, on the right what comes of it. */
#include "config.h"

#include "app/exchange/import-private.h"

#include "app/compat.h"
#include "app/parts/clipboard-bytes.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

static const char separators[] = { 0, ',', ';', '\t', '|' };

static void
view_free (ImportView *self)
{
  g_strfreev (self->paths);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  ent_imported_free (self->imported);
  ent_map_changes_free (self->changes);
  g_clear_pointer (&self->differences, g_hash_table_unref);
  g_clear_pointer (&self->progress, ent_progress_unref);
  g_ptr_array_unref (self->edits);
  g_object_unref (self->cancellable);
  ent_import_unref (self->import);
  g_free (self);
}

void
ent_import_view_tell (ImportView *self, const char *message, gboolean is_error)
{
  gtk_label_set_text (self->told, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), message != NULL);
  ent_set_css_class (GTK_WIDGET (self->told), "error", is_error);
  if (is_error)
    gtk_widget_set_sensitive (self->take, FALSE);
  if (message != NULL)
    ent_announce (self->dialog, message);
}

/* --- settings --- */

static void
on_table (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  if (self->filling || self->import == NULL)
    return;
  self->table = MIN (gtk_drop_down_get_selected (chooser), ent_import_n_tables (self->import) - 1);
  ent_import_view_show_settings (self);
  ent_import_view_show_columns (self);
}

/* In the order of the choice. */
static const EntSheetKind kinds[] = { ENT_SHEET_UNKNOWN, ENT_SHEET_STAKEHOLDERS, ENT_SHEET_TIES, ENT_SHEET_MOMENTS, ENT_SHEET_RATINGS,
                                      ENT_SHEET_LOG, ENT_SHEET_ACTIONS, ENT_SHEET_SECTORS, ENT_SHEET_STEPS, ENT_SHEET_MAP };

static const char *
label_of_kind (EntSheetKind kind)
{
  switch (kind)
    {
    case ENT_SHEET_STAKEHOLDERS:
      return _("Stakeholders");
    case ENT_SHEET_TIES:
      return _("Ties");
    case ENT_SHEET_MOMENTS:
      return _("Moments");
    case ENT_SHEET_RATINGS:
      return _("Ratings");
    case ENT_SHEET_LOG:
      return _("Log");
    case ENT_SHEET_ACTIONS:
      return _("Actions");
    case ENT_SHEET_SECTORS:
      return _("Sectors");
    case ENT_SHEET_STEPS:
      return _("Steps");
    case ENT_SHEET_MAP:
      return _("Map");
    case ENT_SHEET_UNKNOWN:
    case ENT_SHEET_LEGEND:
    default:
      return C_ ("table", "Nothing to import");
    }
}

static void
on_kind (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_KIND, .table = self->table };
  guint chosen = gtk_drop_down_get_selected (chooser);

  if (self->filling || chosen >= G_N_ELEMENTS (kinds))
    return;
  edit.number = kinds[chosen];
  ent_import_view_edit (self, &edit);
}

static void
on_titles (GtkSpinButton *spin, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_TITLES, .table = self->table, .number = (guint) gtk_spin_button_get_value_as_int (spin) };

  if (!self->filling)
    ent_import_view_edit (self, &edit);
}

static void
on_text_option (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  guint separator = gtk_drop_down_get_selected (self->separators);

  if (self->filling)
    return;
  self->options.encoding = (EntEncoding) gtk_drop_down_get_selected (self->encodings);
  self->options.separator = separator < G_N_ELEMENTS (separators) ? separators[separator] : 0;
  ent_import_view_read (self);
}

static void
on_sector (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_SECTOR, .number = gtk_drop_down_get_selected (chooser) };

  if (!self->filling && edit.number < ENT_N_SECTORS)
    ent_import_view_edit (self, &edit);
}

static void
on_only_remarked (GtkCheckButton *button, ImportView *self)
{
  if (self->imported != NULL && !self->filling)
    ent_import_view_show_report (self);
}

static char *
name_table (ImportView *self, guint table)
{
  const char *file = ent_import_table_file (self->import, table), *sheet = ent_import_table_name (self->import, table);
  EntSheetKind kind = ent_import_table_kind (self->import, table);
  const char *name = sheet != NULL ? sheet : file;

  if (name == NULL)
    return g_strdup (label_of_kind (kind));
  /* Translators: a table of a file; 1: its name, 2: what it holds, as in "Ties" */
  return g_strdup_printf (_("%1$s: %2$s"), name, label_of_kind (kind));
}

/* Whether the file is text, whose letters and separator nothing tells for sure. */
static gboolean
is_text (const ImportView *self)
{
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; self->paths != NULL && i < n_formats; i++)
    {
      g_auto (GStrv) endings = g_strsplit (formats[i].endings, "|", -1);
      g_autofree char *folded = g_ascii_strdown (self->paths[0], -1);

      for (guint k = 0; endings[k] != NULL; k++)
        if (g_str_has_suffix (folded, endings[k]))
          return formats[i].is_text;
    }
  return TRUE;
}

static void
show_tables (ImportView *self)
{
  guint n = ent_import_n_tables (self->import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = name_table (self, i);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->tables, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tables, self->table);
  gtk_widget_set_visible (GTK_WIDGET (self->tables), n > 1);
  gtk_widget_set_visible (self->tables_label, n > 1);
}

static void
show_body (ImportView *self, gboolean shown, gboolean with_settings)
{
  gtk_widget_set_visible (self->heading, shown || with_settings);
  gtk_widget_set_visible (self->settings, shown || with_settings);
  gtk_widget_set_visible (self->list, shown);
  gtk_widget_set_visible (self->right, shown);
  gtk_widget_set_visible (self->another, !shown && self->paths != NULL);
  gtk_widget_set_valign (gtk_widget_get_parent (self->settings), shown ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}

void
ent_import_view_show_failure (ImportView *self, const GError *error)
{
  /* in other letters the same bytes may be a text */
  show_body (self, FALSE, is_text (self) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED));
  ent_import_view_tell (self, error->message, TRUE);
  ent_import_view_show_settings (self);
}

void
ent_import_view_show_settings (ImportView *self)
{
  gboolean has_table = self->import != NULL && self->table < ent_import_n_tables (self->import), text = is_text (self);

  self->filling = TRUE;
  if (has_table)
    show_body (self, TRUE, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->encodings), text);
  gtk_widget_set_visible (self->encodings_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->separators), text);
  gtk_widget_set_visible (self->separators_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kinds), has_table);
  gtk_widget_set_sensitive (GTK_WIDGET (self->titles), has_table);
  if (has_table)
    {
      show_tables (self);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (kinds[i] == ent_import_table_kind (self->import, self->table))
          gtk_drop_down_set_selected (self->kinds, i);
      gtk_spin_button_set_range (self->titles, 0, MIN (ent_import_n_rows (self->import, self->table), 100));
      gtk_spin_button_set_value (self->titles, ent_import_first_row (self->import, self->table));
      gtk_drop_down_set_selected (self->sectors, (guint) ent_import_sector (self->import));
    }
  else if (self->import != NULL)
    ent_import_view_tell (self, _("There is no table in the file."), TRUE);
  self->filling = FALSE;
}

/* --- the window --- */

static GtkDropDown *
add_choice (GtkGrid *grid, int row, const char *label, const char *const *names, GtkWidget **caption)
{
  GtkDropDown *chooser = ent_grid_add_choice (grid, row, label, names, 0);

  if (caption != NULL)
    *caption = gtk_grid_get_child_at (grid, 0, row);
  gtk_widget_set_hexpand (GTK_WIDGET (chooser), TRUE);
  return chooser;
}

static GtkWidget *
build_settings (ImportView *self)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *none[] = { "", NULL }, *kind_names[G_N_ELEMENTS (kinds) + 1] = { NULL }, *encodings[ENT_N_ENCODINGS + 1] = { NULL };
  const char *const signs[] = { C_ ("separator", "Automatic"), C_ ("separator", "Comma"), C_ ("separator", "Semicolon"), C_ ("separator", "Tab"), C_ ("separator", "Bar"), NULL };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kind_names[i] = label_of_kind (kinds[i]);
  for (guint i = 0; i < ENT_N_ENCODINGS; i++)
    encodings[i] = ent_encoding_label ((EntEncoding) i);
  self->tables = add_choice (GTK_GRID (grid), 0, _("Ta_ble"), none, &self->tables_label);
  self->kinds = add_choice (GTK_GRID (grid), 1, _("This table _lists"), kind_names, NULL);
  self->titles = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 100, 1));
  ent_grid_add (GTK_GRID (grid), 2, _("T_itles are in rows up to"), GTK_WIDGET (self->titles));
  self->separators = add_choice (GTK_GRID (grid), 3, _("Cells _separated by"), signs, &self->separators_label);
  self->encodings = add_choice (GTK_GRID (grid), 4, _("Text _encoding"), encodings, &self->encodings_label);
  g_signal_connect (self->tables, "notify::selected", G_CALLBACK (on_table), self);
  g_signal_connect (self->kinds, "notify::selected", G_CALLBACK (on_kind), self);
  g_signal_connect (self->titles, "value-changed", G_CALLBACK (on_titles), self);
  g_signal_connect (self->separators, "notify::selected", G_CALLBACK (on_text_option), self);
  g_signal_connect (self->encodings, "notify::selected", G_CALLBACK (on_text_option), self);
  return grid;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
choose_another (ImportView *self)
{
  EntWindow *window = self->window;

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ent_import_ask (window);
}

static GtkWidget *
build_left (ImportView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->told = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->told, TRUE);
  gtk_label_set_xalign (self->told, 0.0f);
  gtk_widget_set_visible (GTK_WIDGET (self->told), FALSE);
  self->columns = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->columns, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns of the file"), -1);
  self->heading = ent_subheading_new (_("How the file is read"));
  self->settings = build_settings (self);
  self->list = scroll (GTK_WIDGET (self->columns));
  self->another = gtk_button_new_with_mnemonic (_("Choose another _file…"));
  gtk_widget_set_halign (self->another, GTK_ALIGN_START);
  gtk_widget_set_visible (self->another, FALSE);
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (choose_another), self);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->settings);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->told));
  gtk_box_append (GTK_BOX (box), self->another);
  gtk_box_append (GTK_BOX (box), self->list);
  return box;
}

static GtkWidget *
build_right (ImportView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *grid = gtk_grid_new (), *report = gtk_button_new_with_mnemonic (_("Save the _report…"));
  const char *sectors[ENT_N_SECTORS + 1] = { NULL };
  EntMap *map = ent_document_map (ent_window_document (self->window));

  for (EntSectorId i = 0; i < ENT_N_SECTORS; i++)
    sectors[i] = ent_map_sector_label (map, i);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->sectors = add_choice (GTK_GRID (grid), 0, _("Sec_tor where the file says none"), sectors, NULL);
  g_signal_connect (self->sectors, "notify::selected", G_CALLBACK (on_sector), self);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "heading");
  self->only_remarked = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("_Only what needs a look")));
  g_signal_connect (self->only_remarked, "toggled", G_CALLBACK (on_only_remarked), self);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows of the file"), -1);
  self->more = GTK_LABEL (ent_dim_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  gtk_box_append (GTK_BOX (box), ent_subheading_new (_("What will happen")));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->only_remarked));
  gtk_box_append (GTK_BOX (box), scroll (GTK_WIDGET (self->rows)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_set_halign (report, GTK_ALIGN_START);
  g_signal_connect_swapped (report, "clicked", G_CALLBACK (ent_import_view_save_report), self);
  gtk_box_append (GTK_BOX (box), report);
  return box;
}

static void
on_destroy (GtkWidget *dialog, ImportView *self)
{
  g_cancellable_cancel (self->cancellable);
  ent_soon_drop (&self->taking);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->progress != NULL)
    ent_progress_stop (self->progress, 0);
}

static void
add_progress (ImportView *self)
{
  GtkWidget *header = gtk_window_get_titlebar (GTK_WINDOW (self->dialog));

  self->progress_bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress_bar, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (self->progress_bar, 0.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How far it is"), -1);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->progress_bar);
}

/* Takes @self over. */
static void
open_view (ImportView *self, const char *title)
{
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *left, *right;

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_import_edit_free);
  self->cancellable = g_cancellable_new ();
  ent_import_view_init_taking (self);
  self->dialog = ent_dialog_new (GTK_WINDOW (self->window), title, _("I_mport"), &self->take);
  g_object_set_data_full (G_OBJECT (self->dialog), "import", self, (GDestroyNotify) view_free);
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (ent_import_view_take), self);
  add_progress (self);
  left = build_left (self);
  right = build_right (self);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (panes), TRUE);
  self->right = right;
  gtk_box_append (GTK_BOX (panes), left);
  gtk_box_append (GTK_BOX (panes), right);
  gtk_widget_add_css_class (panes, "dialog-content");
  gtk_window_set_child (GTK_WINDOW (self->dialog), panes);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 980, 620);
  g_signal_connect (self->dialog, "destroy", G_CALLBACK (on_destroy), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  ent_import_view_read (self);
}

/* --- what is imported --- */

/* The tables that were written beside the one of stakeholders. */
static void
add_siblings (GStrvBuilder *paths, const char *path)
{
  static const char *const suffixes[] = { "-ties", "-moments", "-ratings", "-log", "-actions", "-sectors", "-steps", "-map" };
  const char *ending = strrchr (path, '.');

  if (ending == NULL || g_ascii_strcasecmp (ending, ".csv") != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *stem = g_strndup (path, (gsize) (ending - path));
      g_autofree char *sibling = g_strconcat (stem, suffixes[i], ending, NULL);

      if (g_file_test (sibling, G_FILE_TEST_IS_REGULAR))
        g_strv_builder_add (paths, sibling);
    }
}

void
ent_import_files (EntWindow *window, const char *const *paths)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  ImportView *self = g_new0 (ImportView, 1);
  g_autofree char *name = ent_format_quote_name (paths[0]);
  /* Translators: title of a window; %s: name of a file */
  g_autofree char *title = g_strdup_printf (_("Import “%s”"), name);

  self->window = window;
  g_strv_builder_addv (all, (const char **) paths);
  if (paths[1] == NULL)
    add_siblings (all, paths[0]);
  self->paths = g_strv_builder_end (all);
  open_view (self, title);
}

void
ent_import_bytes (EntWindow *window, GBytes *bytes)
{
  ImportView *self = g_new0 (ImportView, 1);

  self->window = window;
  self->bytes = bytes;
  open_view (self, _("Import from the clipboard"));
}

static void
on_file (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntWindow) window = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *const paths[] = { path, NULL };

  if (window->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL)
    ent_import_files (window, paths);
}

char *
ent_import_patterns (void)
{
  g_autoptr (GString) patterns = g_string_new (NULL);
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_auto (GStrv) endings = formats[i].read != NULL ? g_strsplit (formats[i].endings, "|", -1) : NULL;

      for (guint k = 0; endings != NULL && endings[k] != NULL; k++)
        {
          g_autofree char *upper = g_ascii_strup (endings[k], -1);

          g_string_append_printf (patterns, "%s*%s;*%s", patterns->len > 0 ? ";" : "", endings[k], upper);
        }
    }
  /* they are told what to do with it */
  g_string_append (patterns, ";*.xls;*.XLS");
  return g_strdup (patterns->str);
}

void
ent_import_ask (EntWindow *window)
{
  g_autofree char *patterns = ent_import_patterns ();
  const EntFileFilter filters[] = { { _("Tables and graphs"), patterns }, { _("All files"), "*" } };
  const EntFileQuestion question = { .title = _("Import a file"), .accept = _("_Import…"), .filters = filters, .n_filters = G_N_ELEMENTS (filters) };

  ent_choose_file (GTK_WINDOW (window), &question, on_file, g_object_ref (window));
}

static void
on_clipboard_text (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntWindow) window = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_clipboard_read_bytes_finish (GDK_CLIPBOARD (object), result, &error);

  if (window->document == NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return;
    }
  if (bytes != NULL && g_bytes_get_size (bytes) > 0 && g_bytes_get_size (bytes) <= ENT_BOOK_MAX_BYTES)
    {
      ent_import_bytes (window, bytes);
      return;
    }
  g_clear_pointer (&bytes, g_bytes_unref);
  ent_window_say (window, ENT_MESSAGE_WARNING, _("There are no cells on the clipboard. Copy them in the spreadsheet first."), NULL, NULL);
}

void
ent_import_clipboard (EntWindow *window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const char *kind = gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ? "text/plain;charset=utf-8" : "text/plain";

  ent_clipboard_read_bytes_async (clipboard, kind, ENT_BOOK_MAX_BYTES, on_clipboard_text, g_object_ref (window));
}
