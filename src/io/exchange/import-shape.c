/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tables are in a file, and what their columns mean. */
#include "io/exchange/import-private.h"

#include <string.h>

#include "io/exchange/export-book.h"
#include "io/exchange/value-words.h"

#define MOST_VALUES 2000u /* of a column are looked at to find out what it is */

/* --- cells --- */

static gboolean
is_blank (const char *text)
{
  /* most begin with a letter */
  for (; (guchar) *text <= ' ' || (guchar) *text >= 0x80; text = g_utf8_next_char (text))
    if (*text == '\0')
      return TRUE;
    else if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return FALSE;
}

const char *
ent_import_table_cell (const ImportTable *table, guint row, guint column)
{
  const char *text = table->from + row < table->to ? ent_book_sheet_get (table->sheet, table->from + row, column) : NULL;

  return text != NULL && !is_blank (text) ? text : NULL;
}

gboolean
ent_import_table_row_is_empty (const ImportTable *table, guint row)
{
  for (guint column = 0; column < table->columns->len; column++)
    if (ent_import_table_cell (table, row, column) != NULL)
      return FALSE;
  return TRUE;
}

ImportColumn *
ent_import_table_column (const ImportTable *table, guint column)
{
  return &g_array_index (table->columns, ImportColumn, column);
}

static gboolean
is_blank_row (const EntBookSheet *sheet, guint row)
{
  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    if (ent_book_sheet_get (sheet, row, column) != NULL)
      return FALSE;
  return TRUE;
}

int
ent_import_table_find (const ImportTable *table, EntMeaning meaning, const char *field, EntAspect aspect)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const EntMeans *means = &ent_import_table_column (table, i)->means;

      if (means->meaning == meaning && (field == NULL || (means->field != NULL && strcmp (means->field->name, field) == 0)) &&
          ((meaning != ENT_MEANS_ASPECT && meaning != ENT_MEANS_GROUNDS) || means->aspect == aspect))
        return (int) i;
    }
  return -1;
}

/* --- which kind --- */

/* Whether each title is one of such a table: what came from a map has no others. */
static gboolean
knows_all_titles (const EntBookSheet *sheet, EntSheetKind kind)
{
  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *title = ent_book_sheet_get (sheet, 0, column);
      EntMeans means;

      if (title != NULL && ent_header_find (kind, title, &means) == ENT_HEADER_UNKNOWN)
        return FALSE;
    }
  return TRUE;
}

/* Whether all titles are of actions, and one says what is to be done, as of no stakeholder: whatever ids people gave them. */
static gboolean
is_plan (const EntBookSheet *sheet)
{
  gboolean says_what = FALSE;

  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *title = ent_book_sheet_get (sheet, 0, column);
      EntMeans means;

      if (title != NULL && ent_header_find (ENT_SHEET_ACTIONS, title, &means) != ENT_HEADER_UNKNOWN)
        says_what |= means.field != NULL && strcmp (means.field->name, "what") == 0;
    }
  return says_what && knows_all_titles (sheet, ENT_SHEET_ACTIONS);
}

/* Whether all of the first column's ids begin with the letter that ours of this kind do, or are sectors. */
static EntSheetKind
kind_by_ids (const EntBookSheet *sheet)
{
  static const struct
  {
    char letter;
    EntSheetKind kind;
  } letters[] = { { 'e', ENT_SHEET_TIES }, { 't', ENT_SHEET_MOMENTS }, { 'a', ENT_SHEET_ACTIONS }, { 'l', ENT_SHEET_LOG }, { 'p', ENT_SHEET_STEPS } };
  gboolean sectors = TRUE;
  char letter = '\0';

  for (guint row = 1; row < ent_book_sheet_n_rows (sheet); row++)
    {
      const char *id = ent_book_sheet_get (sheet, row, 0);

      if (id == NULL)
        continue;
      sectors &= ent_choices_find (&ent_sector_choices, id, -1) >= 0;
      if (strlen (id) < 3 || id[1] != '-' || (letter != '\0' && letter != id[0]))
        letter = '?';
      else if (letter == '\0')
        letter = id[0];
    }
  if (letter != '\0' && sectors && knows_all_titles (sheet, ENT_SHEET_SECTORS))
    return ENT_SHEET_SECTORS;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letter == letters[i].letter && knows_all_titles (sheet, letters[i].kind))
      return letters[i].kind;
  return is_plan (sheet) ? ENT_SHEET_ACTIONS : ENT_SHEET_UNKNOWN;
}

/* The names of fields of a map, and beside them what they are. */
static gboolean
is_of_map (const EntBookSheet *sheet)
{
  int column = ent_book_sheet_find_column (sheet, "field");

  for (guint row = 1; column >= 0 && row < ent_book_sheet_n_rows (sheet); row++)
    {
      const char *name = ent_book_sheet_get (sheet, row, (guint) column);

      if (name != NULL && ent_field_find (ENT_RECORD_MAP, name) == NULL)
        return FALSE;
    }
  return column >= 0;
}

static EntSheetKind
kind_by_columns (const EntBookSheet *sheet, guint from, guint to)
{
  gboolean whole = from == 0;

  if (whole && ent_book_sheet_find_column (sheet, "stakeholder" ENT_COLUMN_REF) >= 0)
    return ent_book_sheet_find_column (sheet, "moment" ENT_COLUMN_REF) >= 0 ? ENT_SHEET_RATINGS : ENT_SHEET_LOG;
  if (whole && is_of_map (sheet))
    return ENT_SHEET_MAP;
  if (ent_import_finds_ends (sheet, from, to))
    return ENT_SHEET_TIES;
  if (whole && ent_book_sheet_find_column (sheet, ENT_COLUMN_ID) == 0)
    return kind_by_ids (sheet);
  return ENT_SHEET_UNKNOWN;
}

static EntSheetKind
find_kind (const EntBookSheet *sheet, guint from, guint to)
{
  EntSheetKind kind = ent_book_sheet_kind (sheet);

  if (kind == ENT_SHEET_UNKNOWN)
    kind = kind_by_columns (sheet, from, to);
  if (kind == ENT_SHEET_UNKNOWN && ent_book_sheet_name (sheet) != NULL)
    kind = ent_header_find_sheet (ent_book_sheet_name (sheet));
  return kind != ENT_SHEET_UNKNOWN ? kind : ENT_SHEET_STAKEHOLDERS;
}

/* --- what columns mean --- */

/* The different texts in it, none empty, so many of them; borrowed. */
static GPtrArray *
collect_values (const ImportTable *table, guint column, guint most)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new ();

  for (guint row = table->first; table->from + row < table->to && values->len < most; row++)
    {
      const char *text = ent_import_table_cell (table, row, column);

      if (text != NULL && g_hash_table_add (seen, (gpointer) text))
        g_ptr_array_add (values, (gpointer) text);
    }
  return values;
}

/* In hundredths of @values: how many are words for one of @choices. */
static guint
share_of_words (GPtrArray *values, const EntChoices *choices)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += ent_value_word (choices, g_ptr_array_index (values, i)) >= 0;
  return values->len > 0 ? 100 * n / values->len : 0;
}

static gboolean
all_are_numbers (GPtrArray *values)
{
  double number;

  for (guint i = 0; i < values->len; i++)
    if (!ent_scale_number (ENT_DECIMALS_POINT, g_ptr_array_index (values, i), &number) &&
        !ent_scale_number (ENT_DECIMALS_COMMA, g_ptr_array_index (values, i), &number))
      return FALSE;
  return values->len > 0;
}

static void
mean_field (ImportColumn *column, EntRecordKind record, const char *field)
{
  column->means = (EntMeans) { ENT_MEANS_FIELD, ent_field_find (record, field), 0 };
}

static gboolean
is_field (const ImportColumn *column, const char *field)
{
  return column->means.meaning == ENT_MEANS_FIELD && strcmp (column->means.field->name, field) == 0;
}

/* "Type" may be the kind, the sector, whether it is a person, or a word of its own: what stands below tells. */
static void
weigh_type (ImportColumn *column, GPtrArray *values)
{
  guint kind = share_of_words (values, &ent_kind_choices), sector = share_of_words (values, &ent_sector_choices), unit = share_of_words (values, &ent_unit_choices);

  if (values->len == 0 || MAX (MAX (kind, sector), unit) < 50)
    mean_field (column, ENT_RECORD_STAKEHOLDER, "tag");
  else if (unit > MAX (kind, sector))
    mean_field (column, ENT_RECORD_STAKEHOLDER, "unit");
  else if (kind != sector)
    mean_field (column, ENT_RECORD_STAKEHOLDER, kind > sector ? "kind" : "sector");
}

/* "Position" may be a job, or where somebody stands. */
static void
weigh_position (ImportColumn *column, GPtrArray *values, const char *title)
{
  EntScale scale = ent_scale_find (&ent_commitment_choices, values, title);
  guint share = share_of_words (values, &ent_commitment_choices);

  if (values->len == 0)
    return;
  if (scale.is_number || scale.has_signs || share >= 60)
    column->means = (EntMeans) { ENT_MEANS_ASPECT, NULL, ENT_ASPECT_COMMITMENT };
  else if (share < 30)
    mean_field (column, ENT_RECORD_STAKEHOLDER, "position");
}

/* Whether the title alone may mean both. */
static gboolean
may_be_position (const ImportColumn *column, const char *title)
{
  g_autofree char *folded = ent_words_fold (title);

  if (column->means.meaning == ENT_MEANS_ASPECT && column->means.aspect == ENT_ASPECT_COMMITMENT)
    return TRUE;
  return is_field (column, "position") && strcmp (folded, "position") == 0;
}

static void
weigh_tie_type (ImportColumn *column, GPtrArray *values, const char *title)
{
  if (values->len > 0 && share_of_words (values, &ent_direction_choices) == 100)
    mean_field (column, ENT_RECORD_TIE, "direction");
  else if (all_are_numbers (values))
    column->means = (EntMeans) { .meaning = ENT_MEANS_WEIGHT };
  else if (g_ascii_strncasecmp (title, "label", 5) == 0 && share_of_words (values, &ent_tie_choices) < 50)
    column->means = (EntMeans) { .meaning = ENT_MEANS_NOTES };
}

static void
weigh_values (const ImportTable *table, guint i)
{
  ImportColumn *column = ent_import_table_column (table, i);
  const char *title = ent_import_table_title (table, i);
  gboolean people = table->kind == ENT_SHEET_STAKEHOLDERS, unsure = column->fit == ENT_HEADER_BEGINS;
  gboolean type = people && unsure && (is_field (column, "kind") || is_field (column, "sector"));
  gboolean tie_type = table->kind == ENT_SHEET_TIES && unsure && is_field (column, "kind");
  g_autoptr (GPtrArray) values = NULL;

  if (!type && !tie_type && !(people && may_be_position (column, title)))
    return;
  values = collect_values (table, i, MOST_VALUES);
  if (type)
    weigh_type (column, values);
  else if (tie_type)
    weigh_tie_type (column, values, title);
  else
    weigh_position (column, values, title);
}

/* Of several columns with one meaning the surest has it, of equal ones the first. */
static void
part_rivals (const ImportTable *table)
{
  for (guint i = 1; i < table->columns->len; i++)
    for (guint k = 0; k < i; k++)
      {
        ImportColumn *a = ent_import_table_column (table, k), *b = ent_import_table_column (table, i);

        if (a->means.meaning <= ENT_MEANS_NOTES || !ent_means_equal (&a->means, &b->means) || is_field (a, "tag"))
          continue;
        (b->fit > a->fit ? a : b)->means = (EntMeans) { .meaning = ENT_MEANS_NOTES };
      }
}

static gboolean
has_letters (GPtrArray *values)
{
  return values->len > 0 && !all_are_numbers (values);
}

/* 12/03/2025 9:41, as a form puts before its answers. */
static gboolean
is_time (const char *text)
{
  gsize digits = strspn (text, "0123456789"), second;

  if (digits == 0 || digits > 4 || text[digits] == '\0' || strchr ("/-.", text[digits]) == NULL)
    return FALSE;
  second = strspn (text + digits + 1, "0123456789");
  text += digits + 1 + second;
  return second > 0 && second <= 2 && *text != '\0' && strchr ("/-.", *text) != NULL && g_ascii_isdigit (text[1]);
}

/* A title may be among them. */
static gboolean
most_are_times (GPtrArray *values)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += is_time (g_ptr_array_index (values, i));
  return 2 * n > values->len;
}

/* A table of stakeholders is one of names. */
static void
find_name_column (const ImportTable *table)
{
  int part_of = ent_import_table_find (table, ENT_MEANS_FIELD, "part-of", 0);

  if (ent_import_table_find (table, ENT_MEANS_FIELD, "name", 0) >= 0)
    return;
  if (part_of >= 0)
    {
      mean_field (ent_import_table_column (table, (guint) part_of), ENT_RECORD_STAKEHOLDER, "name");
      return;
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      ImportColumn *column = ent_import_table_column (table, i);
      g_autoptr (GPtrArray) values = column->means.meaning == ENT_MEANS_NOTES ? collect_values (table, i, MOST_VALUES) : NULL;

      if (values != NULL && has_letters (values) && !most_are_times (values))
        {
          mean_field (column, ENT_RECORD_STAKEHOLDER, "name");
          return;
        }
    }
}

/* --- cells that were one in the spreadsheet --- */

/* Each value once, and below it nothing until the next: so a program writes cells that were merged. */
static gboolean
is_filled_down (const ImportTable *table, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_empty = 0;

  for (guint row = table->first; table->from + row < table->to; row++)
    {
      const char *text = ent_import_table_cell (table, row, column);

      if (text != NULL && !g_hash_table_add (seen, (gpointer) text))
        return FALSE;
      if (text == NULL && !ent_import_table_row_is_empty (table, row))
        {
          if (g_hash_table_size (seen) == 0)
            return FALSE;
          n_empty++;
        }
    }
  return g_hash_table_size (seen) > 1 && n_empty >= g_hash_table_size (seen);
}

/* --- the whole --- */

static const EntChoices *
choices_of (const EntMeans *means)
{
  if (means->meaning == ENT_MEANS_ASPECT)
    return ent_aspect_values (means->aspect);
  if (means->meaning == ENT_MEANS_WEIGHT)
    return &ent_strength_choices;
  if ((means->meaning != ENT_MEANS_FIELD && means->meaning != ENT_MEANS_GROUNDS) || means->field == NULL)
    return NULL;
  if (means->field->type == ENT_FIELD_BOOL)
    return &ent_ally_choices;
  return means->field->type == ENT_FIELD_CHOICE ? means->field->choices : NULL;
}

void
ent_import_set_decimals (ImportTable *table, guint i, EntDecimals decimals)
{
  ImportColumn *column = ent_import_table_column (table, i);
  g_autoptr (GPtrArray) values = collect_values (table, i, G_MAXUINT);
  gboolean falling = column->scale.falling, asks = column->scale.asks;

  column->scale = ent_scale_find_with (decimals, column->choices, values, ent_import_table_title (table, i));
  column->scale.falling = falling;
  column->scale.asks = asks;
}

void
ent_import_look_at_column (ImportTable *table, guint i)
{
  ImportColumn *column = ent_import_table_column (table, i);
  g_autoptr (GPtrArray) values = NULL;

  column->choices = choices_of (&column->means);
  column->scale = (EntScale) { 0 };
  column->fills_down = FALSE;
  if (column->choices == NULL)
    return;
  /* all of them: one alone may be where a scale ends */
  values = collect_values (table, i, G_MAXUINT);
  column->scale = ent_scale_find (column->choices, values, ent_import_table_title (table, i));
  column->fills_down = (is_field (column, "sector") || is_field (column, "kind") || is_field (column, "level")) && table->kind == ENT_SHEET_STAKEHOLDERS && is_filled_down (table, i);
}

/* How many columns before it are called the same. */
static void
count_namesakes (const ImportTable *table)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *title = ent_import_table_title (table, i);
      g_autofree char *folded = title != NULL ? ent_words_fold (title) : NULL;
      guint n = folded != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (seen, folded)) : 0;

      ent_import_table_column (table, i)->n_before = n;
      if (folded != NULL)
        g_hash_table_replace (seen, g_steal_pointer (&folded), GUINT_TO_POINTER (n + 1));
    }
}

void
ent_import_find_columns (ImportTable *table)
{
  count_namesakes (table);
  for (guint i = 0; i < table->columns->len; i++)
    {
      ImportColumn *column = ent_import_table_column (table, i);
      const char *title = ent_import_table_title (table, i);

      column->fit = ent_import_find_meaning (table, i, &column->means);
      if (title != NULL)
        weigh_values (table, i);
    }
  part_rivals (table);
  if (table->kind == ENT_SHEET_STAKEHOLDERS)
    find_name_column (table);
  for (guint i = 0; i < table->columns->len; i++)
    ent_import_look_at_column (table, i);
}

static void
column_clear (gpointer data)
{
  g_clear_pointer (&((ImportColumn *) data)->said, g_hash_table_unref);
}

void
ent_import_table_free (ImportTable *table)
{
  g_array_unref (table->columns);
  g_free (table);
}

static ImportTable *
table_new (const EntBookSheet *sheet, guint from, guint to)
{
  ImportTable *table = g_new0 (ImportTable, 1);

  table->sheet = sheet;
  table->from = from;
  table->to = to;
  table->kind = find_kind (sheet, from, to);
  table->columns = g_array_new (FALSE, TRUE, sizeof (ImportColumn));
  g_array_set_clear_func (table->columns, column_clear);
  g_array_set_size (table->columns, ent_book_sheet_n_columns (sheet));
  ent_import_find_titles (table);
  ent_import_find_columns (table);
  return table;
}

/* Where a second table begins below this one: its titles, after two empty rows, are those of ties. */
static guint
find_split (const EntBookSheet *sheet)
{
  guint n = ent_book_sheet_n_rows (sheet), n_blank = 0;

  for (guint row = 0; row < n; row++)
    {
      if (is_blank_row (sheet, row))
        n_blank++;
      else if (n_blank >= 2 && row > 2 && ent_import_has_ends (sheet, row))
        return row;
      else
        n_blank = 0;
    }
  return n;
}

static void
take_table (EntImport *self, ImportTable *table, const char *file)
{
  table->file = file;
  g_ptr_array_add (self->tables, table);
}

static gboolean
is_legend (const EntBookSheet *sheet)
{
  const char *name = ent_book_sheet_name (sheet);

  return ent_book_sheet_kind (sheet) == ENT_SHEET_LEGEND || (name != NULL && ent_header_find_sheet (name) == ENT_SHEET_LEGEND);
}

void
ent_import_find_tables (EntImport *self, EntBook *book, const char *file)
{
  guint n_sheets = book->sheets->len;

  for (guint i = 0; i < n_sheets; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);
      guint n = ent_book_sheet_n_rows (sheet), split;
      ImportTable *table;
      EntBookSheet *pairs = NULL, *grids;

      if (n == 0 || is_legend (sheet))
        continue;
      grids = ent_book_sheet_kind (sheet) == ENT_SHEET_UNKNOWN ? ent_import_find_grids (book, sheet) : NULL;
      sheet = grids != NULL ? grids : sheet;
      n = ent_book_sheet_n_rows (sheet);
      split = find_split (sheet);
      table = table_new (sheet, 0, split);
      if (ent_book_sheet_kind (sheet) == ENT_SHEET_UNKNOWN && table->kind == ENT_SHEET_STAKEHOLDERS)
        pairs = ent_import_find_pairs (book, sheet, table->first > 0);
      if (pairs != NULL)
        {
          ent_import_table_free (table);
          take_table (self, table_new (pairs, 0, ent_book_sheet_n_rows (pairs)), file);
          continue;
        }
      take_table (self, table, file);
      if (split < n)
        take_table (self, table_new (sheet, split, n), file);
    }
}
