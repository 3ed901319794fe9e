/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each column of the file: what it is called, what stands in it, and what that is in the map. */
#include "config.h"

#include "app/exchange/import-private.h"

#include "app/parts/section.h"
#include "io/exchange/export-book.h"
#include "model/column.h"
#include "model/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SAMPLES 4u        /* values that are shown of a column */
#define SAMPLED_ROWS 200u /* among so many rows they are looked for */
#define MOST_WORDS 60u    /* of a column whose values can be said one by one */
#define CHOOSER_WIDTH 200 /* pixels: so that what is chosen can be read */

/* --- what a column may mean --- */

static void
add_choice (GArray *means, GtkStringList *labels, EntMeaning meaning, const EntField *field, EntAspect aspect, const char *label)
{
  EntMeans one = { meaning, field, aspect };

  g_array_append_val (means, one);
  gtk_string_list_append (labels, label);
}

/* What is said of almost everybody, in the order in which people look for it. */
static const char *const chief_fields[] = { "name", "sector", "kind" };
static const char *const chief_contacts[] = { "role", "contact", "position", "email", "phone", "notes" };

static gboolean
is_chief (const EntField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (chief_fields); i++)
    if (strcmp (chief_fields[i], field->name) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (chief_contacts); i++)
    if (strcmp (chief_contacts[i], field->name) == 0)
      return TRUE;
  return FALSE;
}

static void
add_chief (GArray *means, GtkStringList *labels, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, names[i]);

      add_choice (means, labels, ENT_MEANS_FIELD, field, 0, ent_field_label (field));
    }
}

static void
add_fields (GArray *means, GtkStringList *labels, EntRecordKind kind)
{
  guint n_fields;
  const EntField *fields = ent_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type != ENT_FIELD_DATA && fields[i].type != ENT_FIELD_PIN && (kind != ENT_RECORD_STAKEHOLDER || !is_chief (&fields[i])))
      add_choice (means, labels, ENT_MEANS_FIELD, &fields[i], 0, ent_field_label (&fields[i]));
}

static void
add_ratings (GArray *means, GtkStringList *labels)
{
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    add_choice (means, labels, ENT_MEANS_ASPECT, NULL, aspect, ent_choice_label (&ent_aspect_choices, aspect));
}

static void
add_grounds (GArray *means, GtkStringList *labels)
{
  static const char *const grounds[] = { "reason", "source" };

  for (EntAspect aspect = 0; aspect <= ENT_ASPECT_COMMITMENT; aspect++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      {
        const EntField *field = ent_field_find (ENT_RECORD_ASSESSMENT, grounds[i]);
        g_autofree char *title = ent_export_grounds_title (aspect, field, FALSE);

        add_choice (means, labels, ENT_MEANS_GROUNDS, field, aspect, title);
      }
}

/* Of EntMeans, with their labels: what can be chosen in a table of @kind. */
static GArray *
list_meanings (EntSheetKind kind, GtkStringList *labels)
{
  GArray *means = g_array_new (FALSE, FALSE, sizeof (EntMeans));
  EntRecordKind record;

  if (kind == ENT_SHEET_STAKEHOLDERS)
    {
      add_chief (means, labels, chief_fields, G_N_ELEMENTS (chief_fields));
      add_ratings (means, labels);
      add_chief (means, labels, chief_contacts, G_N_ELEMENTS (chief_contacts));
    }
  if (ent_sheet_record_kind (kind, &record) && kind != ENT_SHEET_MAP)
    add_fields (means, labels, record);
  if (kind == ENT_SHEET_TIES)
    add_choice (means, labels, ENT_MEANS_WEIGHT, NULL, 0, C_ ("column", "Weight, a number"));
  if (kind == ENT_SHEET_STAKEHOLDERS)
    add_grounds (means, labels);
  add_choice (means, labels, ENT_MEANS_ID, NULL, 0, C_ ("column", "Id in the file"));
  add_choice (means, labels, ENT_MEANS_NOTES, NULL, 0, C_ ("column", "Into the notes, with its title"));
  add_choice (means, labels, ENT_MEANS_NOTHING, NULL, 0, C_ ("column", "Left out"));
  return means;
}

/* --- samples --- */

static char *
show_samples (ImportView *self, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = ent_import_n_rows (self->import, self->table), first = ent_import_first_row (self->import, self->table);

  for (guint row = first; row < n && row < first + SAMPLED_ROWS && g_hash_table_size (seen) < SAMPLES; row++)
    {
      const char *cell = ent_import_cell (self->import, self->table, row, column);
      g_autofree char *quoted = NULL;

      if (cell == NULL || !g_hash_table_add (seen, (gpointer) cell))
        continue;
      quoted = ent_text_quote (cell, 30);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", quoted);
    }
  return g_strdup (text->len > 0 ? text->str : _("Nothing stands in it."));
}

/* --- one row --- */

static guint
column_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "column"));
}

static void
on_meaning (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  const GArray *means = g_object_get_data (G_OBJECT (chooser), "means");
  guint chosen = gtk_drop_down_get_selected (chooser);
  ImportEdit edit = { .kind = EDIT_MEANS, .table = self->table, .column = column_of (GTK_WIDGET (chooser)) };

  if (self->filling || chosen >= means->len)
    return;
  edit.means = g_array_index (means, EntMeans, chosen);
  ent_import_view_edit (self, &edit);
}

static GtkWidget *
meaning_chooser (ImportView *self, guint column)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GArray *means = list_meanings (ent_import_table_kind (self->import, self->table), labels);
  const EntMeans *now = ent_import_means (self->import, self->table, column);
  GtkWidget *chooser;
  guint chosen = means->len;

  for (guint i = 0; i < means->len; i++)
    if (ent_means_equal (&g_array_index (means, EntMeans, i), now))
      chosen = i;
  /* what only our own tables have, such as ids beside names */
  if (chosen == means->len)
    {
      add_choice (means, labels, now->meaning, now->field, now->aspect, ent_import_title (self->import, self->table, column));
      chosen = means->len - 1;
    }
  chooser = ent_drop_down_new (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), chosen);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_object_set_data_full (G_OBJECT (chooser), "means", means, (GDestroyNotify) g_array_unref);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_meaning), self);
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  return chooser;
}

static void
on_falling (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_FALLING, .table = self->table, .column = column_of (GTK_WIDGET (chooser)), .number = gtk_drop_down_get_selected (chooser) == 1 };

  if (!self->filling)
    ent_import_view_edit (self, &edit);
}

/* Which way round its numbers are; NULL where that is no question. */
static GtkWidget *
falling_chooser (ImportView *self, guint column)
{
  const EntScale *scale = ent_import_scale (self->import, self->table, column);
  g_autofree char *most = NULL, *least = NULL;
  GtkStringList *labels;
  GtkWidget *chooser;

  if (scale == NULL || !scale->is_number || scale->low < 0.0 || ent_import_means (self->import, self->table, column)->meaning != ENT_MEANS_ASPECT)
    return NULL;
  labels = gtk_string_list_new (NULL);
  /* Translators: %g: a number, the highest of a scale */
  most = g_strdup_printf (_("%g is the most"), scale->high);
  /* Translators: %g: a number, the lowest of a scale */
  least = g_strdup_printf (_("%g is the most"), scale->low);
  gtk_string_list_append (labels, most);
  gtk_string_list_append (labels, least);
  chooser = ent_drop_down_new (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), scale->falling ? 1 : 0);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_falling), self);
  ent_set_css_class (chooser, "question", scale->asks);
  gtk_widget_set_halign (chooser, GTK_ALIGN_START);
  gtk_widget_set_size_request (chooser, CHOOSER_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which number is the most"), -1);
  return chooser;
}

static void
on_decimals (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  ImportEdit edit = { .kind = EDIT_DECIMALS, .table = self->table, .column = column_of (GTK_WIDGET (chooser)), .number = gtk_drop_down_get_selected (chooser) == 0 };

  if (!self->filling)
    ent_import_view_edit (self, &edit);
}

/* What the comma in 1,234 is; NULL where that is no question. */
static GtkWidget *
decimals_chooser (ImportView *self, guint column)
{
  const EntScale *scale = ent_import_scale (self->import, self->table, column);
  GtkStringList *labels;
  GtkWidget *chooser;

  if (scale == NULL || scale->decimals != ENT_DECIMALS_ASKED)
    return NULL;
  labels = gtk_string_list_new (NULL);
  gtk_string_list_append (labels, _("1,234 is a little more than one"));
  gtk_string_list_append (labels, _("1,234 is more than a thousand"));
  chooser = ent_drop_down_new (labels);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_decimals), self);
  gtk_widget_add_css_class (chooser, "question");
  gtk_widget_set_halign (chooser, GTK_ALIGN_START);
  gtk_widget_set_size_request (chooser, CHOOSER_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the comma in its numbers is"), -1);
  return chooser;
}

/* --- values one by one --- */

static void
on_value (GtkDropDown *chooser, GParamSpec *pspec, ImportView *self)
{
  const EntChoices *choices = g_object_get_data (G_OBJECT (chooser), "choices");
  guint chosen = gtk_drop_down_get_selected (chooser);
  ImportEdit edit = { .kind = EDIT_VALUE, .table = self->table, .column = column_of (GTK_WIDGET (chooser)) };

  if (chosen > choices->n_items)
    return;
  edit.text = g_strdup (g_object_get_data (G_OBJECT (chooser), "text"));
  edit.value = chosen > 0 ? g_strdup (choices == &ent_ally_choices && chosen == 2 ? "yes" : choices->items[chosen - 1].name) : NULL;
  ent_import_view_edit (self, &edit);
}

static GtkWidget *
value_chooser (ImportView *self, guint column, const EntChoices *choices, const char *text)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autofree char *value = NULL;
  gboolean read = ent_import_value (self->import, self->table, column, text, &value);
  int found = value != NULL ? ent_choices_find (choices, value, -1) : -1;
  GtkWidget *chooser;

  gtk_string_list_append (labels, read ? C_ ("value", "Nothing") : C_ ("value", "Not understood"));
  for (guint i = 0; i < choices->n_items; i++)
    gtk_string_list_append (labels, ent_choice_label (choices, i));
  chooser = ent_drop_down_new (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), (guint) (found + 1));
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (chooser), "choices", (gpointer) choices);
  g_object_set_data_full (G_OBJECT (chooser), "text", g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_size_request (chooser, CHOOSER_WIDTH, -1);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_value), self);
  return chooser;
}

static gboolean
is_understood (ImportView *self, guint column, const char *text)
{
  g_autofree char *value = NULL;

  return ent_import_value (self->import, self->table, column, text, &value);
}

/* The different texts of the column: first those that are not understood. */
static GPtrArray *
list_values (ImportView *self, guint column, guint *n_unread)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new ();
  guint n = ent_import_n_rows (self->import, self->table);

  *n_unread = 0;
  for (guint row = ent_import_first_row (self->import, self->table); row < n && values->len < MOST_WORDS; row++)
    {
      const char *cell = ent_import_cell (self->import, self->table, row, column);

      if (cell == NULL || !g_hash_table_add (seen, (gpointer) cell))
        continue;
      if (is_understood (self, column, cell))
        g_ptr_array_add (values, (gpointer) cell);
      else
        g_ptr_array_insert (values, (int) (*n_unread)++, (gpointer) cell);
    }
  return values;
}

static const EntChoices *
choices_of (const EntMeans *means)
{
  if (means->meaning == ENT_MEANS_ASPECT)
    return ent_aspect_values (means->aspect);
  if (means->meaning != ENT_MEANS_FIELD)
    return NULL;
  return means->field->type == ENT_FIELD_CHOICE ? means->field->choices : NULL;
}

/* Filled when it is opened: most are not. */
static void
on_values_shown (GtkPopover *popover, ImportView *self)
{
  guint column = column_of (GTK_WIDGET (popover));
  const EntChoices *choices = choices_of (ent_import_means (self->import, self->table, column));
  guint n_unread;
  g_autoptr (GPtrArray) values = list_values (self, column, &n_unread);
  GtkWidget *grid = gtk_grid_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; choices != NULL && i < values->len; i++)
    {
      g_autofree char *quoted = ent_text_quote (g_ptr_array_index (values, i), 40);
      GtkWidget *label = gtk_label_new (quoted);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value_chooser (self, column, choices, g_ptr_array_index (values, i)), 1, (int) i, 1, 1);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_popover_set_child (popover, scrolled);
}

static GtkWidget *
values_button (ImportView *self, guint column)
{
  GtkWidget *button, *popover;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *label = NULL;
  guint n_unread;

  if (choices_of (ent_import_means (self->import, self->table, column)) == NULL)
    return NULL;
  button = gtk_menu_button_new ();
  popover = gtk_popover_new ();
  values = list_values (self, column, &n_unread);
  if (n_unread > 0)
    /* Translators: %u: a number of values of a column */
    label = g_strdup_printf (ngettext ("%u not understood", "%u not understood", n_unread), n_unread);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label != NULL ? label : _("Values"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (popover), "column", GUINT_TO_POINTER (column));
  g_signal_connect (popover, "show", G_CALLBACK (on_values_shown), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static GtkWidget *
build_row (ImportView *self, guint column)
{
  const char *title = ent_import_title (self->import, self->table, column);
  g_autofree char *quoted = title != NULL ? ent_text_quote (title, 60)
                                          /* Translators: %u: number of a column without a title */
                                          : g_strdup_printf (_("Column %u"), column + 1);
  g_autofree char *samples = show_samples (self, column);
  /* Translators: name of a list of choices; %s: title of a column of the file */
  g_autofree char *spoken = g_strdup_printf (_("What “%s” is in the map"), quoted);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (quoted), *below = ent_dim_label_new (samples), *chooser = meaning_chooser (self, column);
  GtkWidget *falling = falling_chooser (self, column), *decimals = decimals_chooser (self, column), *values = values_button (self, column);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (below), FALSE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), below);
  if (falling != NULL)
    gtk_box_append (GTK_BOX (texts), falling);
  if (decimals != NULL)
    gtk_box_append (GTK_BOX (texts), decimals);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  if (values != NULL)
    gtk_box_append (GTK_BOX (row), values);
  gtk_widget_set_size_request (chooser, 170, -1);
  gtk_box_append (GTK_BOX (row), chooser);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (row, "import-column");
  return row;
}

/* The choosers of the column that has the focus are built anew: it comes back to them. */
static int
focused_column (ImportView *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->dialog));
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns)) ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

void
ent_import_view_show_columns (ImportView *self)
{
  int focused = focused_column (self);
  GtkWidget *child;
  guint n = self->import != NULL && self->table < ent_import_n_tables (self->import) ? ent_import_n_columns (self->import, self->table) : 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_list_box_remove (self->columns, child);
  if (n > 0 && ent_import_table_kind (self->import, self->table) != ENT_SHEET_UNKNOWN)
    for (guint column = 0; column < n; column++)
      {
        gtk_list_box_append (self->columns, build_row (self, column));
        /* its choosers have the focus */
        gtk_widget_set_focusable (GTK_WIDGET (gtk_list_box_get_row_at_index (self->columns, (int) column)), FALSE);
      }
  self->filling = FALSE;
  if (focused >= 0 && gtk_list_box_get_row_at_index (self->columns, focused) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->columns, focused)), GTK_DIR_TAB_FORWARD);
}
