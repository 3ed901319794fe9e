/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of an atlas: while it is read, and then. */
#include "config.h"

#include "app/atlas/atlas-window.h"

#include "app/actions.h"
#include "app/atlas/atlas-paper.h"
#include "app/atlas/atlas-table.h"
#include "app/atlas/coverage-cell.h"
#include "app/compat.h"
#include "app/paper/print.h"
#include "app/parts/language.h"
#include "app/parts/replacing.h"
#include "app/parts/section.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"
#include "scene/pages/atlas-pages.h"
#include "scene/pages/coverage-words.h"

#include <glib/gi18n.h>

#define WIDTH 1180
#define HEIGHT 700
#define MARGIN 12
/* What was skipped is seen without scrolling the table away, in pixels; and so high is what is said of one file in two lines. */
#define SKIPPED_HEIGHT 88
#define SKIPPED_LEAST 42
/* How often it is looked how far it is, in ms. */
#define TURN 100

struct _EntAtlasWindow
{
  GtkApplicationWindow parent_instance;
  char *folder;
  EntProgress *progress; /* owned; NULL once it is read */
  guint turn_id;
  EntAtlasRead *read; /* owned; NULL until it is read */
  gboolean is_saving;
  GtkStack *stack; /* NULL: it was closed */
  GtkProgressBar *bar;
  GtkWidget *table;
  EntMessageBar *messages;
};

G_DEFINE_FINAL_TYPE (EntAtlasWindow, ent_atlas_window, GTK_TYPE_APPLICATION_WINDOW)

static char *
quote_folder (EntAtlasWindow *self)
{
  return ent_format_quote_name (self->folder);
}

static void
say (EntAtlasWindow *self, EntMessageKind kind, const char *message)
{
  ent_message_bar_show (self->messages, kind, message, NULL, NULL);
}

/* Commands that want pages have none before it is read. */
static void
update_actions (EntAtlasWindow *self)
{
  gboolean has_rows = self->read != NULL && self->read->atlas->rows->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", has_rows && !self->is_saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", has_rows);
}

/* --- a map is opened --- */

/* Any, or one without a map. */
static EntWindow *
find_window (EntAtlasWindow *self, gboolean blank)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data) && !ent_window_is_closed (l->data) &&
        (!blank || (ent_document_is_blank (ent_window_document (l->data)) && !ent_window_is_busy (l->data))))
      return l->data;
  return NULL;
}

/* In the window that has it, or one of its own, where what is asked and complained of is seen with it. */
static void
on_activate (GtkColumnView *view, guint position, EntAtlasWindow *self)
{
  const char *path = ent_atlas_table_path (self->table, position);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntFingerprint) place = ent_fingerprint_look (path);
  g_autoptr (EntDocument) document = NULL;
  EntWindow *any = find_window (self, FALSE), *window = any != NULL ? ent_window_find (any, place, NULL) : NULL;

  if (window == NULL)
    window = find_window (self, TRUE);
  if (window == NULL)
    {
      document = ent_document_new ();
      window = ent_window_new (gtk_window_get_application (GTK_WINDOW (self)), document);
    }
  gtk_window_present (GTK_WINDOW (window));
  ent_window_open (window, file);
}

/* --- what was read --- */

static char *
describe_rows (const EntAtlas *atlas)
{
  guint n = atlas->rows->len;

  /* Translators: %u is a number of destinations */
  return g_strdup_printf (ngettext ("%u destination", "%u destinations, first where most is missing", n), n);
}

static GtkWidget *
build_wrapped (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* Returns the cell that @word explains. */
static EntCoverageCell *
add_to_key (GtkWidget *key, const char *word)
{
  GtkWidget *cell = ent_coverage_cell_new (), *label = gtk_label_new (word);

  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (label, MARGIN);
  gtk_box_append (GTK_BOX (key), cell);
  gtk_box_append (GTK_BOX (key), label);
  return ENT_COVERAGE_CELL (cell);
}

/* What the grounds of cells mean, and the parts of bars. */
static GtkWidget *
build_key (void)
{
  GtkWidget *grounds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (EntCoverageTone tone = ENT_TONE_NOBODY; tone <= ENT_TONE_NOT_ASSESSED; tone++)
    ent_coverage_cell_show_tone (add_to_key (grounds, ent_coverage_tone_label (ent_window_words (), tone)), tone);
  /* as they follow each other in a bar */
  for (guint commitment = ENT_N_COMMITMENTS; commitment-- > 0;)
    ent_coverage_cell_show_part (add_to_key (parts, ent_choice_label (&ent_commitment_choices, commitment)), commitment);
  gtk_box_append (GTK_BOX (key), grounds);
  gtk_box_append (GTK_BOX (key), parts);
  return key;
}

/* How many rows there are, and at the end of the line by what they stand. */
static GtkWidget *
build_first_line (const EntAtlas *atlas, GtkWidget *table)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN), *choices = ent_atlas_table_order_new (table);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Order _by")), *title;
  g_autofree char *rows = describe_rows (atlas);

  title = build_wrapped (rows, "title-4");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choices);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), choices);
  return line;
}

static char *
explain (void)
{
  return g_strjoin (" ", _("Each cell tells how many of the stakeholders of a sector are supportive or leading, the bar below where all of them stand."),
                            ent_atlas_explain (ent_window_words ()),
                            _("A click on the heading of a sector puts first where most is missing in it; Enter opens a map."), NULL);
}

static GtkWidget *
build_heading (const EntAtlas *atlas, GtkWidget *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *unassessed = ent_atlas_describe_unassessed (atlas, ent_window_words ()), *explanation = explain ();

  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_box_append (GTK_BOX (box), build_first_line (atlas, table));
  gtk_box_append (GTK_BOX (box), build_wrapped (explanation, "dim-label"));
  if (unassessed != NULL)
    gtk_box_append (GTK_BOX (box), build_wrapped (unassessed, "heading"));
  gtk_box_append (GTK_BOX (box), build_key ());
  return box;
}

static char *
list_skipped (const EntAtlas *atlas)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < atlas->skipped->len; i++)
    {
      const EntAtlasSkipped *skipped = &g_array_index (atlas->skipped, EntAtlasSkipped, i);
      g_autofree char *name = ent_text_quote (skipped->name, 0);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: 1: name of a file, 2: sentences that say what is the matter with it */
      g_string_append_printf (text, _("“%1$s”: %2$s"), name, skipped->reason);
    }
  return g_string_free (text, FALSE);
}

/* As text, so that it can be copied and sent to whoever made the files. */
static GtkWidget *
build_skipped (const EntAtlas *atlas)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new (), *section;
  g_autofree char *text = list_skipped (atlas);
  GtkBox *content;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Maps that were skipped"), -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), SKIPPED_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* a text knows how high it is only once it is shown */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), (int) MIN (SKIPPED_LEAST * atlas->skipped->len, SKIPPED_HEIGHT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  section = ent_section_new (_("Maps that were skipped"), TRUE, &content);
  ent_section_set_count (section, atlas->skipped->len);
  gtk_box_append (content, scroller);
  gtk_widget_set_margin_start (section, MARGIN);
  gtk_widget_set_margin_end (section, MARGIN);
  return section;
}

static void
show_rows (EntAtlasWindow *self, GtkBox *page)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->table = ent_atlas_table_new (self->read);
  g_signal_connect (self->table, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->table);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (page, build_heading (self->read->atlas, self->table));
  gtk_box_append (page, scroller);
}

static void
show_none (EntAtlasWindow *self, GtkBox *page)
{
  g_autofree char *name = quote_folder (self);
  /* Translators: %s: name of a folder */
  g_autofree char *message = self->read->atlas->skipped->len > 0 ? g_strdup_printf (_("No map in “%s” could be read."), name)
                                                                 /* Translators: %s: name of a folder */
                                                                 : g_strdup_printf (_("There is no map in “%s”, nor in the folders in it."), name);
  GtkWidget *label = build_wrapped (message, "title-4");

  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (page, label);
}

static void
show_read (EntAtlasWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *said = NULL;

  if (self->read->atlas->rows->len > 0)
    show_rows (self, GTK_BOX (page));
  else
    show_none (self, GTK_BOX (page));
  if (self->read->atlas->skipped->len > 0)
    gtk_box_append (GTK_BOX (page), build_skipped (self->read->atlas));
  gtk_stack_add_named (self->stack, page, "read");
  gtk_stack_set_visible_child_name (self->stack, "read");
  if (self->table != NULL)
    gtk_widget_grab_focus (self->table);
  said = describe_rows (self->read->atlas);
  ent_announce (GTK_WIDGET (self), said);
}

/* --- reading --- */

static gboolean
on_turn (gpointer data)
{
  EntAtlasWindow *self = data;

  gtk_progress_bar_set_fraction (self->bar, ent_progress_percent (self->progress) / 100.0);
  return G_SOURCE_CONTINUE;
}

static void
end_reading (EntAtlasWindow *self)
{
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_pointer (&self->progress, ent_progress_unref);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntAtlasRead) read = ent_atlas_read_finish (result, &error);

  if (self->stack == NULL)
    return;
  end_reading (self);
  if (read != NULL)
    {
      self->read = g_steal_pointer (&read);
      show_read (self);
    }
  else
    {
      gtk_stack_add_named (self->stack, build_wrapped (error->message, "title-4"), "failed");
      gtk_stack_set_visible_child_name (self->stack, "failed");
      ent_announce (GTK_WIDGET (self), error->message);
    }
  update_actions (self);
}

static GtkWidget *
build_reading (EntAtlasWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *name = quote_folder (self);
  /* Translators: what is going on; %s: name of a folder */
  g_autofree char *message = g_strdup_printf (_("The maps in “%s” are being read."), name);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bar), 320, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (message));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), cancel);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  return box;
}

/* --- on paper --- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (source);
  g_autofree char *name = data, *lacks = NULL, *message = NULL, *whole = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = ent_atlas_save_finish (result, &lacks, &error);

  if (self->stack == NULL)
    return;
  self->is_saving = FALSE;
  update_actions (self);
  ent_message_bar_end_work (self->messages);
  if (!saved)
    {
      say (self, ENT_MESSAGE_ERROR, error->message);
      return;
    }
  /* Translators: %s: name of a file */
  message = g_strdup_printf (_("The atlas is in “%s”."), name);
  whole = lacks != NULL ? g_strconcat (message, " ", lacks, NULL) : g_strdup (message);
  say (self, lacks != NULL ? ENT_MESSAGE_WARNING : ENT_MESSAGE_INFO, whole);
}

void
ent_atlas_window_save (EntAtlasWindow *self, const char *path)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  g_autofree char *name = g_settings_get_string (settings, "paper");
  guint paper = ent_paper_find (name) < ent_n_papers ? ent_paper_find (name) : ent_paper_find ("A4");
  EntSheet sheet = ent_sheet_of_paper (ent_papers[paper].width, ent_papers[paper].height, ENT_LIES_ON_ITS_LONG_SIDE);

  g_return_if_fail (self->read != NULL);

  self->is_saving = TRUE;
  update_actions (self);
  say (self, ENT_MESSAGE_WORK, _("The atlas is being drawn."));
  ent_atlas_save_async (G_OBJECT (self), self->read, &sheet, path, on_saved, ent_format_quote_name (path));
}

/* Where it is to be saved, while it is asked whether what is there is replaced. */
typedef struct
{
  EntAtlasWindow *window; /* owned */
  char *path;
} Place;

static void
on_replace_answer (guint button, gpointer data)
{
  g_autofree Place *place = data;
  g_autoptr (EntAtlasWindow) self = place->window;
  g_autofree char *path = place->path;

  if (button == 0 && self->stack != NULL)
    ent_atlas_window_save (self, path);
}

static void
save_with_ending (EntAtlasWindow *self, const char *path)
{
  g_autofree char *whole = g_strconcat (path, ".pdf", NULL);
  Place *place;

  if (!g_file_test (whole, G_FILE_TEST_EXISTS))
    {
      ent_atlas_window_save (self, whole);
      return;
    }
  place = g_new (Place, 1);
  *place = (Place) { g_object_ref (self), g_steal_pointer (&whole) };
  ent_ask_to_replace (GTK_WINDOW (self), place->path, on_replace_answer, place);
}

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntAtlasWindow) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  EntFormat format;

  if (self->stack == NULL)
    return;
  if (problem != NULL)
    say (self, ENT_MESSAGE_ERROR, problem);
  else if (path != NULL && ent_format_for_name (path, &format) && format == ENT_FORMAT_PDF)
    ent_atlas_window_save (self, path);
  else if (path != NULL)
    save_with_ending (self, path);
  else if (file != NULL)
    say (self, ENT_MESSAGE_ERROR, _("The atlas can only be saved in a folder of this machine. Choose another place."));
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (widget);
  const EntFileFilter filter = { "PDF", "*.pdf" };
  g_autofree char *file_name = g_strconcat (C_ ("atlas", "Atlas"), ".pdf", NULL);
  const EntFileQuestion question = { .title = _("Save the atlas"), .accept = _("_Save"), .save = TRUE, .name = file_name, .folder = self->folder, .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (self), &question, on_place, g_object_ref (self));
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, EntAtlasWindow *self)
{
  if (ent_atlas_print_lack (operation) != NULL && self->stack != NULL)
    say (self, ENT_MESSAGE_ERROR, ent_atlas_print_lack (operation));
}

static void
on_print_end (const EntPrinted *printed, gpointer data)
{
  EntAtlasWindow *self = data;
  g_autofree char *message = printed->loss != NULL
      /* Translators: %s: the system's reason, a sentence of its own */
      ? g_strdup_printf (_("The atlas could not be printed: %s"), printed->loss)
      /* Translators: 1: name of a file, 2: of its folder, with its path */
      : g_strdup_printf (_("The atlas is in “%1$s”, in the folder “%2$s”."), printed->name, printed->folder);

  if (self->stack != NULL)
    say (self, printed->loss != NULL ? ENT_MESSAGE_ERROR : ENT_MESSAGE_INFO, message);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = ent_atlas_print_operation_new (self->read);

  ent_print_watch (operation, on_print_end, g_object_ref (self), g_object_unref);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* what goes wrong is told at its end */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

/* --- the window --- */

static void
on_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
ent_atlas_window_dispose (GObject *object)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (object);

  if (self->progress != NULL)
    ent_progress_stop (self->progress, 0);
  end_reading (self);
  self->stack = NULL;
  self->table = NULL;
  G_OBJECT_CLASS (ent_atlas_window_parent_class)->dispose (object);
}

static void
ent_atlas_window_finalize (GObject *object)
{
  EntAtlasWindow *self = ENT_ATLAS_WINDOW (object);

  g_free (self->folder);
  g_clear_pointer (&self->read, ent_atlas_read_unref);
  G_OBJECT_CLASS (ent_atlas_window_parent_class)->finalize (object);
}

static void
ent_atlas_window_class_init (EntAtlasWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ent_atlas_window_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_atlas_window_finalize;
  /* the commands of every window, by their keys */
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, on_close);
}

static void
ent_atlas_window_init (EntAtlasWindow *self)
{
}

static GtkWidget *
build_title (EntAtlasWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title = gtk_label_new (C_ ("atlas", "Atlas")), *subtitle;
  g_autofree char *name = quote_folder (self);

  subtitle = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (subtitle, "subtitle");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  return box;
}

static GtkWidget *
build_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *tooltip = ent_command_tooltip (action, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
build_header (EntAtlasWindow *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), build_title (self));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), build_button (_("_Save as PDF…"), "win.export"));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), build_button (_("_Print…"), "win.print"));
  return header;
}

EntAtlasWindow *
ent_atlas_window_new (GtkApplication *application, const char *folder)
{
  EntAtlasWindow *self = g_object_new (ENT_TYPE_ATLAS_WINDOW, "application", application, NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  g_autofree char *name = NULL, *title = NULL;

  self->folder = g_strdup (folder);
  name = quote_folder (self);
  /* Translators: %s: name of a folder */
  title = g_strdup_printf (_("Atlas: %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_titlebar (GTK_WINDOW (self), build_header (self));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_reading (self), "reading");
  self->messages = ENT_MESSAGE_BAR (ent_message_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->messages), GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->messages));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  ent_close_on_escape (GTK_WINDOW (self));
  update_actions (self);
  self->progress = ent_progress_new ();
  self->turn_id = g_timeout_add (TURN, on_turn, self);
  ent_atlas_read_async (G_OBJECT (self), folder, self->progress, on_read, NULL);
  return self;
}

const char *
ent_atlas_window_message (EntAtlasWindow *self)
{
  return ent_message_bar_text (self->messages);
}

/* --- which folder --- */

static void
on_folder (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntWindow) window = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (ent_window_is_closed (window))
    return;
  if (problem != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL)
    gtk_window_present (GTK_WINDOW (ent_atlas_window_new (gtk_window_get_application (GTK_WINDOW (window)), path)));
  else if (file != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, _("Only folders of this machine can be read. Copy the maps into one first."), NULL, NULL);
}

void
ent_atlas_ask (EntWindow *window)
{
  g_autofree char *folder = ent_recent_folder (window->settings);
  const EntFileQuestion question = { .title = _("Atlas: the folder with the maps"), .accept = _("_Read"), .folder_only = TRUE, .folder = folder };

  ent_choose_file (GTK_WINDOW (window), &question, on_folder, g_object_ref (window));
}
