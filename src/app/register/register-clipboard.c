/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register's commands: cells to and from other programs, filling down,
 * emptying, the order of rows and columns.
 */
#include "app/register/register-private.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/parts/clipboard-bytes.h"
#include "app/parts/clipboard-own.h"
#include "app/settings.h"
#include "io/sheet/sheet-html.h"
#include "io/sheet/tsv.h"
#include "model/edit-cells.h"
#include "model/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Owned: by the time of the edit another one may be shown. */
static EntId
dup_moment (EntRegister *self)
{
  return ent_id (ent_document_moment (self->document));
}

static EntCellRange
as_cells (const EntRegisterRange *range, const char *moment_id)
{
  return (EntCellRange) { .ids = (const char *const *) range->ids,
                          .n_ids = range->n_ids,
                          .columns = range->columns,
                          .n_columns = range->n_columns,
                          .moment_id = moment_id };
}

static void
refuse_nothing (EntRegister *self)
{
  g_autoptr (GError) error = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD, _("No cell is chosen. Press one first."));

  ent_document_refuse (self->document, error);
}

/* --- copying --- */

/* What is chosen and nothing else goes to where other programs see it; NULL: nothing is chosen. */
static EntCells *
chosen_cells (EntRegister *self)
{
  g_auto (EntRegisterRange) range = { 0 };
  EntMap *map = ent_document_map (self->document);
  EntCells *cells;

  if (!ent_register_get_range (self, &range))
    return NULL;
  cells = ent_cells_new (range.n_ids, range.n_columns);
  for (guint r = 0; r < range.n_ids; r++)
    for (guint c = 0; c < range.n_columns; c++)
      ent_cells_take (cells, r, c, ent_column_write (&range.columns[c], map, ent_map_stakeholder (map, range.ids[r]), ent_document_moment (self->document)));
  return cells;
}

char *
ent_register_copy_text (EntRegister *self)
{
  g_autoptr (EntCells) cells = chosen_cells (self);

  return cells != NULL ? ent_tsv_write (cells) : NULL;
}

static GdkContentProvider *
provider_of (const EntCells *cells)
{
  g_autofree char *text = ent_tsv_write (cells);
  GdkContentProvider *kinds[2] = { gdk_content_provider_new_typed (G_TYPE_STRING, text), NULL };
  g_autoptr (GBytes) bytes = NULL;
  char *html;

  /* a single word goes into a letter, where a table would be in the way */
  if (cells->n_rows == 1 && cells->n_columns == 1)
    return kinds[0];
  html = ent_sheet_html_write (cells);
  bytes = g_bytes_new_take (html, strlen (html));
  kinds[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  return gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
}

static gboolean
copy (EntRegister *self)
{
  g_autoptr (EntCells) cells = chosen_cells (self);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (cells == NULL)
    {
      refuse_nothing (self);
      return FALSE;
    }
  provider = provider_of (cells);
  return ent_clipboard_give (GTK_WIDGET (self), self->document, provider);
}

typedef gboolean (*EditFunc) (EntHistory *history, const EntCellRange *range, GError **error);

/* What is chosen when it is asked for. */
typedef struct
{
  EntRegisterRange range;
  EntId moment_id; /* owned */
  EditFunc func;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  ent_register_range_clear (&edit->range);
  ent_id_unref (edit->moment_id);
  g_free (edit);
}

static void
do_edit (gpointer owner, gpointer data)
{
  EntRegister *self = owner;
  const Edit *edit = data;
  g_autoptr (GError) error = NULL;
  EntCellRange cells = as_cells (&edit->range, edit->moment_id);

  if (!edit->func (ent_document_history (self->document), &cells, &error))
    ent_document_refuse (self->document, error);
}

static void
edit_chosen (EntRegister *self, EditFunc func)
{
  Edit *edit = g_new0 (Edit, 1);

  if (!ent_register_get_range (self, &edit->range))
    {
      free_edit (edit);
      refuse_nothing (self);
      return;
    }
  edit->moment_id = dup_moment (self);
  edit->func = func;
  ent_register_work (self, edit->range.n_ids * edit->range.n_columns, do_edit, edit, free_edit);
}

/* --- pasting --- */

/* What is chosen when it is asked for, from the clipboard on. */
typedef struct
{
  EntRegister *table; /* owned while the clipboard is read, else NULL */
  EntRegisterRange rest;
  EntId moment_id;         /* owned */
  guint n_rows, n_columns; /* of the block that it fills; 0: none */
  EntRegisterPlace cursor, anchor;
  gboolean whole_rows;
  EntCells *cells; /* owned, once they are read; or NULL */
} Paste;

static void
free_paste (gpointer data)
{
  Paste *paste = data;

  g_clear_object (&paste->table);
  ent_register_range_clear (&paste->rest);
  ent_id_unref (paste->moment_id);
  g_clear_pointer (&paste->cells, ent_cells_free);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, free_paste)

/* NULL: there is no column to paste into. */
static Paste *
paste_new (EntRegister *self)
{
  g_autoptr (Paste) paste = g_new0 (Paste, 1);
  g_auto (EntRegisterRange) chosen = { 0 };

  if (!ent_register_get_rest (self, &paste->rest))
    return NULL;
  if (!self->whole_rows && ent_register_get_range (self, &chosen))
    {
      paste->n_rows = chosen.n_ids;
      paste->n_columns = chosen.n_columns;
    }
  paste->moment_id = dup_moment (self);
  paste->cursor = self->cursor;
  paste->anchor = self->anchor;
  paste->whole_rows = self->whole_rows;
  return g_steal_pointer (&paste);
}

static gboolean
is_same_place (const EntRegisterPlace *a, const EntRegisterPlace *b)
{
  return a->row == b->row && a->column == b->column;
}

/* Whether nobody has chosen anything else since. */
static gboolean
is_as_chosen (EntRegister *self, const Paste *paste)
{
  return is_same_place (&self->cursor, &paste->cursor) && is_same_place (&self->anchor, &paste->anchor) && self->whole_rows == paste->whole_rows;
}

/* The cells that it went into are chosen then, where they lie together; the cursor stays at the first, as in a
 * spreadsheet, and what is in sight stays in sight. */
static void
choose_pasted (EntRegister *self, const EntPasted *pasted, const EntRegisterRange *range)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  guint n = g_strv_length (pasted->ids), first, last, column;
  EntRegisterPlace from, to;

  if (n == 0 || !g_ptr_array_find (shown, range->first_column, &column) || !ent_register_find_row (self, pasted->ids[0], &first))
    return;
  from = to = (EntRegisterPlace) { first, range->first_column };
  if (ent_register_find_row (self, pasted->ids[n - 1], &last) && last == first + n - 1)
    from = (EntRegisterPlace) { last, g_ptr_array_index (shown, MIN (column + pasted->n_columns, shown->len) - 1) };
  ent_register_choose (self, &from, &to);
}

static void
tell_pasted (EntRegister *self, const EntPasted *pasted)
{
  g_autofree char *message = NULL;

  if (pasted->n_added == 0)
    return;
  /* Translators: %u: a number */
  message = g_strdup_printf (ngettext ("%u stakeholder was added.", "%u stakeholders were added.", pasted->n_added), pasted->n_added);
  ent_register_emit_message (self, message);
}

/* A block that is smaller than what is chosen fills it, as often as it fits. */
static EntCells *
fit (const Paste *paste, EntCells *cells)
{
  EntCells *tiled;

  if (cells->n_rows == 0 || paste->n_rows == 0)
    return cells;
  tiled = ent_cells_tile (cells, paste->n_rows, paste->n_columns);
  ent_cells_free (cells);
  return tiled;
}

static EntCells *
read_cells (const Paste *paste, const char *bytes, gsize length, EntTsvSource source, GError **error)
{
  g_autoptr (GError) reason = NULL;
  EntCells *cells = ent_tsv_read (bytes, length, source, &reason);

  if (cells != NULL)
    return fit (paste, cells);
  /* Translators: %s: a whole sentence or two: why not */
  g_set_error (error, reason->domain, reason->code, _("Nothing was pasted. %s"), reason->message);
  return NULL;
}

static void
put_cells (gpointer owner, gpointer data)
{
  EntRegister *self = owner;
  const Paste *paste = data;
  g_auto (EntPasted) pasted = { 0 };
  g_autoptr (GError) error = NULL;
  EntCellRange range = as_cells (&paste->rest, paste->moment_id);
  /* who has gone on stays there; the edit itself may move the cursor */
  gboolean follow = is_as_chosen (self, paste);

  if (!ent_edit_paste_cells (ent_document_history (self->document), &range, ent_settings_last_sector (self->settings), ent_words_choice_in, paste->cells, &pasted, &error))
    {
      ent_document_refuse (self->document, error);
      return;
    }
  if (follow)
    choose_pasted (self, &pasted, &paste->rest);
  tell_pasted (self, &pasted);
}

/* Takes @paste over, whose cells are NULL when @error says why. */
static void
put (EntRegister *self, Paste *paste, const GError *error)
{
  if (paste->cells != NULL)
    {
      ent_register_work (self, paste->cells->n_rows * paste->cells->n_columns, put_cells, paste, free_paste);
      return;
    }
  ent_document_refuse (self->document, error);
  free_paste (paste);
}

/* The same. */
static void
paste_text (EntRegister *self, Paste *paste, const char *text)
{
  g_autoptr (GError) error = NULL;

  paste->cells = read_cells (paste, text, strlen (text), ENT_TSV_ANY, &error);
  put (self, paste, error);
}

void
ent_register_paste_text (EntRegister *self, const char *text)
{
  Paste *paste = paste_new (self);

  if (paste != NULL)
    paste_text (self, paste, text);
}

/* The window may have gone while the clipboard was read, or have another map. */
static gboolean
is_still_here (EntRegister *self)
{
  return self->document != NULL && self->view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (EntRegister) self = g_steal_pointer (&paste->table);
  g_autoptr (GError) error = NULL;
  g_autofree char *read = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  const char *text = read != NULL ? read : "";

  if (!is_still_here (self))
    return;
  if (error != NULL)
    ent_document_refuse (self->document, error);
  else
    paste_text (self, g_steal_pointer (&paste), text);
}

/* Where its own kind of cells tells nothing, the text beside it does. */
static void
on_cells (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (EntRegister) self = g_steal_pointer (&paste->table);
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_clipboard_read_bytes_finish (clipboard, result, &error);
  gboolean is_too_long = bytes != NULL && g_bytes_get_size (bytes) > ENT_TSV_MAX_BYTES;

  if (!is_still_here (self))
    return;
  if (bytes != NULL)
    paste->cells = read_cells (paste, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), ENT_TSV_SHEETS, &error);
  if ((paste->cells == NULL || paste->cells->n_rows == 0) && !is_too_long && ent_clipboard_holds_text (clipboard))
    {
      g_clear_pointer (&paste->cells, ent_cells_free);
      paste->table = g_steal_pointer (&self);
      gdk_clipboard_read_text_async (clipboard, NULL, on_text, g_steal_pointer (&paste));
      return;
    }
  put (self, g_steal_pointer (&paste), error);
}

/* --- the commands --- */

/* Keys that are pressed in the list of columns come up to here too. */
static gboolean
is_choosing_columns (EntRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->columns_list);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (ENT_REGISTER (widget));
}

static void
on_cut (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntRegister *self = ENT_REGISTER (widget);

  if (!is_choosing_columns (self) && copy (self))
    edit_chosen (self, ent_edit_clear_cells);
}

static void
ask_clipboard (EntRegister *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  Paste *paste = paste_new (self);

  if (paste == NULL)
    return;
  paste->table = g_object_ref (self);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), ENT_TSV_LIBREOFFICE))
    ent_clipboard_read_bytes_async (clipboard, ENT_TSV_LIBREOFFICE, ENT_TSV_MAX_BYTES, on_cells, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, paste);
}

static void
on_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntRegister *self = ENT_REGISTER (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GError) error = NULL;

  if (is_choosing_columns (self))
    return;
  if (!ent_history_may_apply (ent_document_history (self->document), &error))
    ent_document_refuse (self->document, error);
  else if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), ENT_TSV_LIBREOFFICE) || ent_clipboard_holds_text (clipboard))
    ask_clipboard (self);
  else
    /* GTK would speak of formats, and 4.8 loses memory */
    ent_register_paste_text (self, "");
}

static void
on_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!is_choosing_columns (ENT_REGISTER (widget)))
    edit_chosen (ENT_REGISTER (widget), ent_edit_clear_cells);
}

static void
on_fill_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntRegister *self = ENT_REGISTER (widget);

  if (!is_choosing_columns (self))
    edit_chosen (self, ent_edit_fill_down);
}

static void
on_sort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntRegister *self = ENT_REGISTER (widget);

  if (self->cursor.column == NULL)
    refuse_nothing (self);
  else
    ent_register_turn_order (self);
}

static void
on_move_column (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntRegister *self = ENT_REGISTER (widget);

  if (self->cursor.column == NULL)
    {
      refuse_nothing (self);
      return;
    }
  ent_register_move_column (self, self->cursor.column, g_str_equal (g_variant_get_string (parameter, NULL), "left"));
  ent_register_go_to (self, self->cursor.row, self->cursor.column, FALSE);
}

static void
on_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_register_open_chooser (ENT_REGISTER (widget));
}

void
ent_register_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "register.copy", NULL, on_copy);
  gtk_widget_class_install_action (class, "register.cut", NULL, on_cut);
  gtk_widget_class_install_action (class, "register.paste", NULL, on_paste);
  gtk_widget_class_install_action (class, "register.clear", NULL, on_clear);
  gtk_widget_class_install_action (class, "register.fill-down", NULL, on_fill_down);
  gtk_widget_class_install_action (class, "register.sort", NULL, on_sort);
  gtk_widget_class_install_action (class, "register.move-column", "s", on_move_column);
  gtk_widget_class_install_action (class, "register.columns", NULL, on_columns);
  ent_commands_bind_shown (class, "register.");
}
