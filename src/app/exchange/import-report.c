/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the rows of the file: who is new, what is changed, what is left out and why. Rows about somebody who
 * may be there already ask which it is.
 */
#include "config.h"

#include "app/exchange/import-private.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/window/window-private.h"
#include "io/book/sheets/csv.h"
#include "io/store.h"
#include "io/xml/format.h"
#include "model/text.h"

#include <glib/gi18n.h>

/* So many are shown, in the order of Rank. */
#define MOST_ROWS 200u
#define FATE_WIDTH 90 /* pixels */

static const EntImportMatch *
match_of (ImportView *self, const EntImportRow *row)
{
  for (guint i = 0; i < self->imported->matches->len; i++)
    {
      const EntImportMatch *match = g_ptr_array_index (self->imported->matches, i);

      if (match->table == row->table && match->row == row->row)
        return match;
    }
  return NULL;
}

static const char *
class_of (EntRowFate fate)
{
  static const char *const classes[] = { "import-new", "import-changed", "import-same", "import-same", "import-left-out", "import-title" };

  return classes[fate];
}

/* --- a row --- */

static void
append_line (GtkBox *box, const char *text, gboolean dim)
{
  GtkWidget *label = dim ? ent_dim_label_new (text) : gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (box, label);
}

static void
on_decision (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_DECISION, .number = gtk_drop_down_get_selected (chooser) };

  if (self->filling || edit.number > ENT_MATCH_SKIP)
    return;
  edit.table = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "table"));
  edit.column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "row"));
  ent_import_view_edit (self, &edit);
}

static GtkWidget *
decision_chooser (ImportView *self, const EntImportMatch *match)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *chooser;

  gtk_string_list_append (labels, C_ ("match", "The same: change it"));
  gtk_string_list_append (labels, C_ ("match", "Another: add it"));
  gtk_string_list_append (labels, C_ ("match", "Leave the row out"));
  chooser = ent_drop_down_new (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), (guint) match->decision);
  g_object_set_data (G_OBJECT (chooser), "table", GUINT_TO_POINTER (match->table));
  g_object_set_data (G_OBJECT (chooser), "row", GUINT_TO_POINTER (match->row));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_decision), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, match->name, -1);
  gtk_widget_set_halign (chooser, GTK_ALIGN_START);
  return chooser;
}

static void
append_match (ImportView *self, GtkBox *box, const EntImportMatch *match)
{
  g_autofree char *other = ent_text_quote (match->other, ENT_TEXT_QUOTED), *text = NULL;

  if (match->in_file && match->kind == ENT_MATCH_SAME)
    text = g_strdup (_("An earlier row has the same name."));
  else if (match->in_file)
    /* Translators: %s: a name */
    text = g_strdup_printf (_("An earlier row has a name that may mean the same: “%s”."), other);
  else if (match->kind == ENT_MATCH_SAME)
    text = g_strdup (_("The map has somebody of the same name."));
  else
    /* Translators: %s: a name */
    text = g_strdup_printf (_("The map has a name that may mean the same: “%s”."), other);
  append_line (box, text, FALSE);
  gtk_box_append (box, decision_chooser (self, match));
}

static char *
describe_place (ImportView *self, const EntImportRow *row)
{
  const char *file = ent_import_table_file (self->import, row->table);
  const char *sheet = ent_import_table_name (self->import, row->table);
  g_autofree char *line = NULL;

  if (row->line > 0)
    /* Translators: %u: number of a row of the file */
    line = g_strdup_printf (_("Row %u"), row->line);
  if (g_strv_length (self->paths != NULL ? self->paths : (char *[]) { NULL }) > 1 && file != NULL)
    return g_strjoin (" · ", file, line, NULL);
  if (ent_import_n_tables (self->import) > 1 && sheet != NULL)
    return g_strjoin (" · ", sheet, line, NULL);
  return g_steal_pointer (&line);
}

/* What was understood of somebody new. */
static char *
describe_person (ImportView *self, const EntImportRow *row)
{
  EntMap *map = self->imported->map;
  const EntStakeholder *person = row->id != NULL && row->kind == ENT_SHEET_STAKEHOLDERS && row->fate == ENT_ROW_ADDED ? ent_map_stakeholder (map, row->id) : NULL;
  const char *moment = ent_document_moment (ent_window_document (self->window));
  guint power, commitment;
  g_autofree char *power_text = NULL;

  if (person == NULL)
    return NULL;
  power = ent_map_rating (map, person, moment, ENT_ASPECT_POWER);
  commitment = ent_map_rating (map, person, moment, ENT_ASPECT_COMMITMENT);
  /* Translators: %u: from 1 to 5 */
  power_text = power > 0 ? g_strdup_printf (_("Decision power %u"), power) : g_strdup (_("Decision power not assessed"));
  return g_strjoin (" · ", ent_map_sector_label (map, (EntSectorId) person->sector), ent_choice_label (&ent_kind_choices, person->kind), power_text,
                    commitment > 0 ? ent_choice_label (&ent_commitment_choices, commitment) : NULL, NULL);
}

static GtkWidget *
build_row (ImportView *self, const EntImportRow *row, const EntImportMatch *match)
{
  const GPtrArray *differences = row->id != NULL && self->differences != NULL ? g_hash_table_lookup (self->differences, row->id) : NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *fate = gtk_label_new (ent_row_fate_label (row->fate)), *name = gtk_label_new (row->name != NULL ? row->name : "");
  g_autofree char *place = describe_place (self, row), *person = describe_person (self, row);

  gtk_widget_add_css_class (fate, "import-fate");
  gtk_widget_add_css_class (fate, class_of (row->fate));
  gtk_label_set_xalign (GTK_LABEL (fate), 0.0f);
  gtk_widget_set_size_request (fate, FATE_WIDTH, -1);
  gtk_widget_set_valign (fate, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (name, "import-name");
  gtk_widget_set_visible (name, row->name != NULL && *row->name != '\0');
  gtk_box_append (GTK_BOX (texts), name);
  if (person != NULL)
    append_line (GTK_BOX (texts), person, FALSE);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    append_line (GTK_BOX (texts), g_ptr_array_index (differences, i), FALSE);
  for (guint i = 0; row->remarks != NULL && i < row->remarks->len; i++)
    append_line (GTK_BOX (texts), g_ptr_array_index (row->remarks, i), FALSE);
  if (match != NULL)
    append_match (self, GTK_BOX (texts), match);
  if (place != NULL)
    append_line (GTK_BOX (texts), place, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), fate);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_widget_add_css_class (line, "import-row");
  return line;
}

/* --- the list --- */

/* Rows that have a match, by table and row. */
static GHashTable *
collect_matched (ImportView *self)
{
  GHashTable *matched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->imported->matches->len; i++)
    {
      const EntImportMatch *match = g_ptr_array_index (self->imported->matches, i);
      gint64 key = (gint64) match->table << 32 | match->row;

      g_hash_table_add (matched, g_memdup2 (&key, sizeof key));
    }
  return matched;
}

/* What is looked at first. */
typedef enum
{
  RANK_SAID, /* there is something to say, to ask, or it is left out */
  RANK_CHANGED,
  RANK_NEW,
  RANK_REST,
  RANK_TITLE,
} Rank;

static Rank
rank_of (const EntImportRow *row, GHashTable *matched)
{
  gint64 key = (gint64) row->table << 32 | row->row;

  if (row->fate == ENT_ROW_HEADING)
    return RANK_TITLE;
  if (row->remarks != NULL || row->fate == ENT_ROW_LEFT_OUT || g_hash_table_contains (matched, &key))
    return RANK_SAID;
  if (row->fate == ENT_ROW_CHANGED)
    return RANK_CHANGED;
  return row->fate == ENT_ROW_ADDED ? RANK_NEW : RANK_REST;
}

static void
append_to_list (ImportView *self, GtkWidget *line)
{
  GtkWidget *row;

  gtk_list_box_append (self->rows, line);
  row = gtk_widget_get_parent (line);
  /* what can be chosen in it has the focus */
  gtk_widget_set_focusable (row, FALSE);
}

static void
append_rows (ImportView *self, GHashTable *matched, Rank rank, guint *n_shown, guint *n_all)
{
  for (guint i = 0; i < self->imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (self->imported->rows, i);
      gint64 key = (gint64) row->table << 32 | row->row;

      if (rank_of (row, matched) != rank)
        continue;
      (*n_all)++;
      if (*n_shown >= MOST_ROWS)
        continue;
      (*n_shown)++;
      append_to_list (self, build_row (self, row, g_hash_table_contains (matched, &key) ? match_of (self, row) : NULL));
    }
}

/* Sections are told one by one in the report; here they would stand in the way. */
static void
append_titles (ImportView *self, GHashTable *matched)
{
  guint n = 0;
  g_autofree char *text = NULL;
  GtkWidget *box;

  for (guint i = 0; i < self->imported->rows->len; i++)
    n += rank_of (g_ptr_array_index (self->imported->rows, i), matched) == RANK_TITLE;
  if (n == 0)
    return;
  /* Translators: %u: a number of rows with titles of the table or of its sections */
  text = g_strdup_printf (ngettext ("%u row is a title. What it says stands in the notes of the map.", "%u rows are titles. What they say stands in the notes of the map.", n), n);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  append_line (GTK_BOX (box), text, TRUE);
  gtk_widget_add_css_class (box, "import-row");
  append_to_list (self, box);
}

static void
append_file_remarks (ImportView *self)
{
  for (guint i = 0; i < self->imported->remarks->len && i < MOST_ROWS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      append_line (GTK_BOX (box), g_ptr_array_index (self->imported->remarks, i), FALSE);
      gtk_widget_add_css_class (box, "import-row");
      append_to_list (self, box);
    }
}

static gboolean
has_rows (const EntImported *imported)
{
  for (guint i = 0; i < imported->rows->len; i++)
    if (((const EntImportRow *) g_ptr_array_index (imported->rows, i))->fate != ENT_ROW_HEADING)
      return TRUE;
  return FALSE;
}

char *
ent_import_view_sum_up (const EntImported *imported)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint new_people = imported->n_added[ENT_SHEET_STAKEHOLDERS] + imported->n_created, changed = imported->n_changed[ENT_SHEET_STAKEHOLDERS];
  guint new_ties = imported->n_added[ENT_SHEET_TIES], changed_ties = imported->n_changed[ENT_SHEET_TIES];
  guint other_new, other_changed, others;

  ent_imported_count_others (imported, &other_new, &other_changed);
  others = other_new + other_changed;
  if (new_people > 0)
    /* Translators: %u: a number */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u stakeholder added", "%u stakeholders added", new_people), new_people));
  if (changed > 0)
    /* Translators: %u: a number */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u stakeholder changed", "%u stakeholders changed", changed), changed));
  if (new_ties > 0)
    /* Translators: %u: a number */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u tie added", "%u ties added", new_ties), new_ties));
  if (changed_ties > 0)
    /* Translators: %u: a number */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u tie changed", "%u ties changed", changed_ties), changed_ties));
  if (others > 0)
    /* Translators: %u: a number; moments, ratings, actions and the like */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u other entry", "%u other entries", others), others));
  if (imported->n_left_out > 0)
    /* Translators: %u: a number */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row left out", "%u rows left out", imported->n_left_out), imported->n_left_out));
  if (parts->len == 0)
    return g_strdup (has_rows (imported) ? _("Nothing in the file is new.") : _("There are no rows below the titles."));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

void
ent_import_view_show_report (ImportView *self)
{
  g_autofree char *summary = ent_import_view_sum_up (self->imported);
  g_autoptr (GHashTable) matched = collect_matched (self);
  GtkWidget *child;
  guint n_shown = 0, n_all = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  append_file_remarks (self);
  for (Rank rank = RANK_SAID; rank <= (gtk_check_button_get_active (self->only_remarked) ? RANK_CHANGED : RANK_REST); rank++)
    append_rows (self, matched, rank, &n_shown, &n_all);
  append_titles (self, matched);
  self->filling = FALSE;
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_all > n_shown);
  if (n_all > n_shown)
    {
      /* Translators: %u: a number of rows */
      g_autofree char *more = g_strdup_printf (ngettext ("%u more row is not shown.", "%u more rows are not shown.", n_all - n_shown), n_all - n_shown);

      gtk_label_set_text (self->more, more);
    }
  gtk_widget_set_sensitive (self->take, self->changes->changes->len > 0);
  ent_announce (self->dialog, summary);
}

/* --- the report as a file --- */

static void
save_report (ImportView *self, const char *path)
{
  EntWriteOptions write = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntBook) book = ent_import_report (self->import, self->imported, &error);
  g_autoptr (GBytes) bytes = book != NULL ? ent_csv_write_only (book, &write, &error) : NULL;
  g_autofree char *name = ent_format_quote_name (path), *message = NULL;

  if (bytes == NULL || !ent_store_save (path, bytes, NULL, NULL, NULL, &error))
    {
      ent_import_view_tell (self, error->message, TRUE);
      gtk_widget_set_sensitive (self->take, self->changes->changes->len > 0);
      return;
    }
  /* Translators: %s: name of a file */
  message = g_strdup_printf (_("The report is in “%s”."), name);
  ent_import_view_tell (self, message, FALSE);
}

static void
on_report_place (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  ImportView *self = g_object_get_data (G_OBJECT (dialog), "import");
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* closed meanwhile */
  if (self == NULL || g_cancellable_is_cancelled (self->cancellable) || self->imported == NULL || self->progress != NULL)
    return;
  if (problem != NULL)
    ent_import_view_tell (self, problem, TRUE);
  else if (path != NULL)
    save_report (self, path);
}

void
ent_import_view_save_report (ImportView *self)
{
  const EntFileFilter filters[] = { { _("Table, CSV"), "*.csv" } };
  const EntFileQuestion question = { .title = _("Save the report"), .accept = _("_Save"), .save = TRUE, .name = _("report.csv"), .filters = filters, .n_filters = 1 };

  if (self->imported != NULL)
    ent_choose_file (GTK_WINDOW (self->dialog), &question, on_report_place, g_object_ref (self->dialog));
}
