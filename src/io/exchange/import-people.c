/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of stakeholders. */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/exchange/value-words.h"
#include "model/edit.h"
#include "model/text.h"

#define SECTION_COLUMNS 3u /* a row of one cell says something of the rows below it where there are so many columns */

/* One row as it is understood. */
typedef struct
{
  ImportRun *run;
  ImportTable *table;
  guint row;
  EntImportRow *report; /* borrowed */
  char *name, *ref;     /* owned; each may be NULL */
  gboolean named;       /* the name is not the id */
  char **values;        /* of each column, owned; NULL: it says nothing */
  GPtrArray *notes;     /* of char *: lines for the notes */
  const char **above;   /* of each column that fills down: what stood there last; borrowed */
  int section;          /* sector of the section it stands in, or -1 */
  gboolean is_form;     /* see numbers_its_rows() */
} Person;

static void
person_clear (Person *person)
{
  g_free (person->name);
  g_free (person->ref);
  for (guint i = 0; person->values != NULL && i < person->table->columns->len; i++)
    g_free (person->values[i]);
  g_free (person->values);
  g_clear_pointer (&person->notes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

/* --- understanding --- */

/* What stands in the cell, or above it where cells were merged. */
static const char *
cell_of (const Person *self, guint column)
{
  const char *text = ent_import_table_cell (self->table, self->row, column);

  if (!ent_import_table_column (self->table, column)->fills_down)
    return text;
  if (text != NULL)
    self->above[column] = text;
  return self->above[column];
}

static void
note (Person *self, guint column, const char *text)
{
  char *line = ent_import_note_line (self->table, column, text);

  if (line != NULL)
    g_ptr_array_add (self->notes, line);
}

static void
note_unread (Person *self, guint column, const char *text)
{
  g_autofree char *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  g_autofree char *title = ent_text_quote (ent_import_table_title (self->table, column), ENT_TEXT_QUOTED);

  note (self, column, text);
  /* Translators: 1: title of a column, 2: what stands in a cell */
  ent_import_remark (self->report, _("%1$s: “%2$s” could not be understood, and stands in the notes."), title, quoted);
}

/* A map may call its sectors in words of its own. */
static char *
read_own_sector (const Person *self, const ImportColumn *column, const char *text)
{
  g_autofree char *folded = ent_words_fold (text);

  for (EntSectorId sector = 0; column->choices == &ent_sector_choices && sector < ENT_N_SECTORS; sector++)
    {
      const char *label = ent_map_sector (self->run->map, sector)->label;
      g_autofree char *other = label != NULL ? ent_words_fold (label) : NULL;

      if (g_strcmp0 (other, folded) == 0)
        return g_strdup (ent_sector_choices.items[sector].name);
    }
  return NULL;
}

static void
read_field (Person *self, guint i, const char *text)
{
  const ImportColumn *column = ent_import_table_column (self->table, i);

  if (column->means.field != NULL && column->means.field->type == ENT_FIELD_ID)
    {
      self->values[i] = g_strdup (text);
      return;
    }
  self->values[i] = read_own_sector (self, column, text);
  if (self->values[i] == NULL && !ent_import_read_cell (column, text, &self->values[i]))
    note_unread (self, i, text);
}

static void
read_column (Person *self, guint i)
{
  const ImportColumn *column = ent_import_table_column (self->table, i);
  const char *text = cell_of (self, i);

  if (text == NULL)
    return;
  switch (column->means.meaning)
    {
    case ENT_MEANS_NOTES:
      note (self, i, text);
      return;
    case ENT_MEANS_ID:
      g_free (self->ref);
      self->ref = ent_text_clean (text, -1, TRUE, NULL);
      return;
    case ENT_MEANS_FIELD:
    case ENT_MEANS_ASPECT:
    case ENT_MEANS_GROUNDS:
      read_field (self, i, text);
      return;
    case ENT_MEANS_REFERENCE:
      self->values[i] = g_strdup (text);
      return;
    default:
      return;
    }
}

static const char *
value_of (const Person *self, const char *field)
{
  int column = ent_import_table_find (self->table, ENT_MEANS_FIELD, field, 0);

  return column >= 0 ? self->values[column] : NULL;
}

/* A name that is too long stands whole in the notes. */
static void
find_name (Person *self)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");
  int column = ent_import_table_find (self->table, ENT_MEANS_FIELD, "name", 0);
  const char *text = column >= 0 ? cell_of (self, (guint) column) : NULL;

  self->name = g_strdup (column >= 0 ? self->values[column] : NULL);
  if (self->name == NULL && text != NULL)
    {
      g_autofree char *clean = ent_text_clean (text, -1, TRUE, NULL);
      g_autofree char *cut = clean != NULL ? g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), (glong) field->max_length)) : NULL;

      self->name = cut != NULL ? ent_text_clean (cut, -1, TRUE, NULL) : NULL;
    }
  self->named = self->name != NULL;
  /* a number of the row names nobody where there could be a name */
  if (!self->named && self->ref != NULL && !(self->is_form && ent_import_is_row_number (self->ref)) && g_utf8_strlen (self->ref, -1) <= (glong) field->max_length)
    self->name = g_strdup (self->ref);
}

static void
read_row (Person *self)
{
  self->values = g_new0 (char *, self->table->columns->len + 1);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->table->columns->len; i++)
    read_column (self, i);
  find_name (self);
}

/* --- into the map --- */

/* What the file says in other words than the map is worth keeping: it is what the rating rests on. */
static char *
find_reading (const Person *self, guint column)
{
  const ImportColumn *rated = ent_import_table_column (self->table, column);
  const char *text = cell_of (self, column);

  if (text == NULL || rated->means.aspect == ENT_ASPECT_ALLY || ent_scale_is_own (&rated->scale, rated->choices, text))
    return NULL;
  return ent_import_note_line (self->table, column, text);
}

/* The reason that the file gives, and what it says in its own words. */
static char *
find_reason (const Person *self, guint column, const EntAssessment *holds)
{
  EntAspect aspect = ent_import_table_column (self->table, column)->means.aspect;
  int given = ent_import_table_find (self->table, ENT_MEANS_GROUNDS, "reason", aspect);
  const char *reason = given >= 0 ? self->values[given] : NULL;
  g_autofree char *reading = find_reading (self, column);

  if (reason != NULL)
    return reading != NULL && strstr (reason, reading) == NULL ? g_strconcat (reason, "\n", reading, NULL) : g_strdup (reason);
  /* somebody's own words for the same rating stay */
  if (holds != NULL && holds->reason != NULL && ent_field_holds (ent_field_find (ENT_RECORD_ASSESSMENT, "value"), holds, self->values[column]))
    return NULL;
  return g_steal_pointer (&reading);
}

/* "Not assessed" says nothing, and so does it that somebody is no ally who was none. */
static gboolean
is_rating (const EntMeans *means, const char *value, const EntAssessment *holds)
{
  int found = ent_choices_find (ent_aspect_values (means->aspect), value, -1);

  return found > 0 || (found == 0 && means->aspect == ENT_ASPECT_ALLY && holds != NULL && holds->value > 0);
}

static gboolean
rate (const Person *self, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (self->run->map, id);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->table->columns->len && !self->run->ratings_apart; i++)
    {
      const EntMeans *means = &ent_import_table_column (self->table, i)->means;
      const EntAssessment *holds;
      g_autofree char *reason = NULL;
      const char *texts[3];
      int source;

      if (means->meaning != ENT_MEANS_ASPECT || self->values[i] == NULL)
        continue;
      holds = ent_map_assessment (self->run->map, stakeholder, self->run->moment, means->aspect);
      if (!is_rating (means, self->values[i], holds))
        continue;
      reason = find_reason (self, i, holds);
      source = ent_import_table_find (self->table, ENT_MEANS_GROUNDS, "source", means->aspect);
      texts[0] = self->values[i];
      texts[1] = reason;
      texts[2] = source >= 0 ? self->values[source] : NULL;
      changed |= ent_import_rate (self->run, id, self->run->moment, means->aspect, texts, FALSE);
    }
  return changed;
}

static gboolean
is_set_here (const EntMeans *means)
{
  return means->meaning == ENT_MEANS_FIELD && means->field->type != ENT_FIELD_ID && strcmp (means->field->name, "notes") != 0 && strcmp (means->field->name, "tag") != 0;
}

/* Several columns may be tags. */
static char *
join_tags (const Person *self, const char *there)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "tag");
  g_autofree char *tags = g_strdup (there);

  for (guint i = 0; i < self->table->columns->len; i++)
    if (ent_import_table_column (self->table, i)->means.field == field && self->values[i] != NULL)
      {
        char *more = ent_field_change_members (field, tags, NULL, self->values[i]);

        g_free (tags);
        tags = more;
      }
  return g_steal_pointer (&tags);
}

/* The sector by what the file says, or by what goes with it; and the kind. */
static void
place (const Person *self, EntStakeholder *stakeholder)
{
  const char *sector = value_of (self, "sector"), *kind = value_of (self, "kind");
  int said = sector != NULL ? ent_choices_find (&ent_sector_choices, sector, -1) : self->section;
  int said_kind = kind != NULL ? ent_choices_find (&ent_kind_choices, kind, -1) : -1;

  if (said < 0 && said_kind >= 0)
    said = said_kind == ENT_KIND_GOVERNMENT ? ENT_SECTOR_INSTITUTIONS : said_kind == ENT_KIND_INFORMAL ? ENT_SECTOR_INFORMAL
                                                                                                       : -1;
  stakeholder->sector = (guint8) (said >= 0 ? said : (int) self->run->import->sector);
  stakeholder->kind = (guint8) (said_kind >= 0 ? said_kind : (int) ent_edit_kind_for_sector ((EntSectorId) stakeholder->sector));
}

/* What has no field, to the notes that are @there already. */
static char *
join_notes (const Person *self, const char *there, gboolean replaces)
{
  char *joined;

  if (!ent_import_join_notes (there, self->notes, replaces, &joined))
    ent_import_remark (self->report, _("The notes would be too long: what the row says that has no field is left out."));
  return joined;
}

static gboolean
is_own_id (const char *id)
{
  return g_str_has_prefix (id, "s-") && strlen (id) == 12 && ent_id_is_valid (id);
}

static const char *
add_person (Person *self)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autofree char *id = ent_import_new_id (self->run, ENT_RECORD_STAKEHOLDER, self->ref);
  g_autofree char *tags = join_tags (self, NULL);
  g_autofree char *notes = join_notes (self, value_of (self, "notes"), FALSE);
  const EntField *source_id = ent_field_find (ENT_RECORD_STAKEHOLDER, "source-id");

  ent_record_set_id (stakeholder, id);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const EntMeans *means = &ent_import_table_column (self->table, i)->means;

      if (is_set_here (means) && self->values[i] != NULL)
        ent_field_set (means->field, stakeholder, self->values[i]);
    }
  g_free (stakeholder->name);
  stakeholder->name = g_strdup (self->name);
  place (self, stakeholder);
  ent_field_set (ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), stakeholder, tags);
  ent_field_set (ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), stakeholder, notes);
  if (self->ref != NULL && stakeholder->source_id == NULL && !is_own_id (self->ref) && g_utf8_strlen (self->ref, -1) <= (glong) source_id->max_length)
    ent_field_set (source_id, stakeholder, self->ref);
  return ent_import_add (self->run, self->report, stakeholder, NULL) ? ent_map_stakeholder (self->run->map, id)->base.id : NULL;
}

/* Found by name alone, it keeps the spelling that it has. */
static gboolean
is_found_by_id (const Person *self, const EntStakeholder *stakeholder)
{
  if (self->ref == NULL)
    return FALSE;
  return strcmp (self->ref, stakeholder->base.id) == 0 || g_strcmp0 (self->ref, stakeholder->source_id) == 0 ||
         g_strcmp0 (g_hash_table_lookup (self->run->by_ref, self->ref), stakeholder->base.id) == 0;
}

/* TRUE: the map says something else now. */
static gboolean
change_person (Person *self, const EntStakeholder *stakeholder)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, stakeholder->base.id);
  g_autofree char *old_tags = ent_field_get (ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), stakeholder);
  g_autofree char *tags = join_tags (self, old_tags);
  const char *said = value_of (self, "notes");
  /* what somebody wrote beside them since stays */
  gboolean stays = said == NULL || ent_import_notes_hold (stakeholder->notes, said);
  g_autofree char *notes = join_notes (self, stays ? stakeholder->notes : said, stays);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const EntMeans *means = &ent_import_table_column (self->table, i)->means;

      if (is_set_here (means) && self->values[i] != NULL && (strcmp (means->field->name, "name") != 0 || is_found_by_id (self, stakeholder)))
        changed |= ent_import_set (self->run, self->report, &key, means->field, self->values[i]);
    }
  changed |= tags != NULL && ent_import_set (self->run, self->report, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), tags);
  changed |= notes != NULL && ent_import_set (self->run, self->report, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), notes);
  return changed;
}

static void
remember_whole (const Person *self, EntId id)
{
  int column = ent_import_table_find (self->table, ENT_MEANS_REFERENCE, "part-of", 0);
  const char *whole;

  if (column < 0 || self->values[column] == NULL)
    column = ent_import_table_find (self->table, ENT_MEANS_FIELD, "part-of", 0);
  whole = column >= 0 ? self->values[column] : NULL;
  if (whole != NULL && !ent_import_says_nothing (whole))
    ent_import_remember_whole (self->run, id, whole, self->report);
}

/* --- rows --- */

/* What a section may be called, and hardly somebody; folded. */
static const char *const section_words[] = { "gobierno", "sector publico", "entidades publicas", "instituciones publicas", "empresas", "empresa privada", "sociedad civil",
                                             "organizaciones de la sociedad civil", "ong", "ongs", "academia", "medios", "government", "public sector", "businesses", "companies", "civil society", "ngos", NULL };

static int
read_section (const char *text)
{
  g_autofree char *folded = ent_words_fold (text);
  const char *words = g_str_has_prefix (folded, "sector ") ? folded + strlen ("sector ") : folded;
  int sector = ent_value_word (&ent_sector_choices, folded);

  if (sector < 0)
    sector = ent_value_word (&ent_sector_choices, words);
  if (words != folded || ent_value_is_own (&ent_sector_choices, text) || g_strv_contains (section_words, folded))
    return sector;
  return -1;
}

/* The only cell of the row: what a section of the table is called. NULL: it is none. */
static const char *
find_section (const ImportTable *table, guint row, int *sector)
{
  const char *only = NULL;
  int found;

  for (guint column = 0; column < table->columns->len; column++)
    {
      const char *text = ent_import_table_cell (table, row, column);

      if (text != NULL && only != NULL)
        return NULL;
      if (text != NULL)
        only = text;
    }
  /* "Police" alone may be somebody */
  if (only == NULL || table->columns->len < SECTION_COLUMNS || ent_import_table_find (table, ENT_MEANS_FIELD, "sector", 0) >= 0)
    return NULL;
  found = read_section (only);
  if (found < 0)
    return NULL;
  *sector = found;
  return only;
}

/* Whether a number alone is nobody: there are names in the table. In a graph it is a node like any other. */
static gboolean
numbers_its_rows (const ImportTable *table)
{
  int name = ent_import_table_find (table, ENT_MEANS_FIELD, "name", 0);

  for (guint row = table->first; name >= 0 && ent_book_sheet_kind (table->sheet) == ENT_SHEET_UNKNOWN && table->from + row < table->to; row++)
    if (ent_import_table_cell (table, row, (guint) name) != NULL)
      return TRUE;
  return FALSE;
}

/* A form may have its rows numbered before they are filled in. */
static gboolean
is_only_numbered (const ImportTable *table, guint row)
{
  int id = ent_import_table_find (table, ENT_MEANS_ID, NULL, 0);
  const char *ref = id >= 0 ? ent_import_table_cell (table, row, (guint) id) : NULL;

  if (ref == NULL || !ent_import_is_row_number (ref))
    return FALSE;
  for (guint column = 0; column < table->columns->len; column++)
    if ((int) column != id && ent_import_table_cell (table, row, column) != NULL)
      return FALSE;
  return TRUE;
}

/* What the rows below, and other tables, have to know of it. */
static void
remember (const Person *self, EntId id, gboolean is_new, const char *old_name)
{
  g_hash_table_add (self->run->taken, ent_id_ref (id));
  if (is_new || g_strcmp0 (old_name, self->name) != 0)
    ent_import_learn (self->run, id, self->name);
  if (self->ref != NULL)
    g_hash_table_replace (self->run->by_ref, g_strdup (self->ref), g_strdup (id));
  remember_whole (self, id);
}

static void
leave_out (const Person *self)
{
  ent_import_remark (self->report, _("The row has no name. It is left out, and what it says stands in the notes of the map."));
  ent_import_row_keep (self->run, self->table, self->row);
  ent_import_row_end (self->run, self->report, ENT_ROW_LEFT_OUT, NULL, NULL);
}

static void
import_person (Person *self, const EntStakeholder *stakeholder)
{
  g_autofree char *old_name = stakeholder != NULL ? g_strdup (stakeholder->name) : NULL;
  gboolean changed = stakeholder != NULL && change_person (self, stakeholder);
  EntId id = stakeholder != NULL ? stakeholder->base.id : (EntId) add_person (self);
  EntRowFate fate = ENT_ROW_LEFT_OUT;

  if (id != NULL)
    {
      changed |= rate (self, id);
      remember (self, id, stakeholder == NULL, old_name);
      fate = stakeholder == NULL ? ENT_ROW_ADDED : changed ? ENT_ROW_CHANGED
                                                           : ENT_ROW_EQUAL;
    }
  else
    ent_import_row_keep (self->run, self->table, self->row);
  ent_import_row_end (self->run, self->report, fate, id, self->name);
}

/* "TOTAL; 13": a sum that a spreadsheet has below its rows. */
static gboolean
is_total (const Person *self)
{
  static const char *const words[] = { "total", "totales", "total general", "subtotal", "suma", "promedio", "sum", "average", "grand total", NULL };
  gboolean is_word = FALSE;
  guint n_others = 0;
  double number;

  /* a graph has no sums, and numbers for ids */
  if (ent_book_sheet_kind (self->table->sheet) != ENT_SHEET_UNKNOWN)
    return FALSE;
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const char *text = ent_import_table_cell (self->table, self->row, i);
      g_autofree char *folded = text != NULL && !is_word ? ent_words_fold (text) : NULL;

      if (text == NULL)
        continue;
      if (folded != NULL && g_strv_contains (words, folded))
        is_word = TRUE;
      else if (ent_scale_number (ENT_DECIMALS_POINT, text, &number) || ent_scale_number (ENT_DECIMALS_COMMA, text, &number))
        n_others++;
      else
        return FALSE;
    }
  return is_word && n_others > 0;
}

static void
import_row (Person *self)
{
  const EntStakeholder *stakeholder;
  gboolean skipped;

  if (is_total (self))
    {
      ent_import_remark (self->report, _("The row looks like a total. It is left out, and what it says stands in the notes of the map."));
      ent_import_row_keep (self->run, self->table, self->row);
      ent_import_row_end (self->run, self->report, ENT_ROW_LEFT_OUT, NULL, NULL);
      return;
    }
  read_row (self);
  if (self->name == NULL)
    {
      leave_out (self);
      return;
    }
  stakeholder = ent_import_match (self->run, self->report, self->ref, self->name, self->named, &skipped);
  if (!skipped)
    {
      import_person (self, stakeholder);
      return;
    }
  /* ties of the row are theirs */
  if (self->ref != NULL)
    g_hash_table_replace (self->run->by_ref, g_strdup (self->ref), g_strdup (stakeholder->base.id));
  ent_import_row_end (self->run, self->report, ENT_ROW_LEFT_OUT, NULL, self->name);
}

void
ent_import_people (ImportRun *run, ImportTable *table, EntProgress *progress)
{
  guint n = table->to - table->from;
  g_autofree const char **above = g_new0 (const char *, table->columns->len + 1);
  gboolean is_form = numbers_its_rows (table);
  int section = -1;

  for (guint row = table->first; row < n && ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, row, n); row++)
    {
      const char *heading;

      if (ent_import_table_row_is_empty (table, row) || (is_form && is_only_numbered (table, row)))
        continue;
      run->row = row;
      heading = find_section (table, row, &section);
      if (heading != NULL)
        {
          EntImportRow *report = ent_import_row_new (run, table, row);
          g_autofree char *quoted = ent_text_quote (heading, ENT_TEXT_QUOTED);

          /* Translators: %s: what stands in a row of its own */
          ent_import_remark (report, _("“%s” is taken for the sector of the rows below it."), quoted);
          ent_import_row_end (run, report, ENT_ROW_HEADING, NULL, NULL);
        }
      else
        {
          g_auto (Person) person = { run, table, row, .above = above, .section = section, .is_form = is_form };

          person.report = ent_import_row_new (run, table, row);
          import_row (&person);
        }
    }
}
