/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of moments, ratings, logs, actions, sectors, steps, and of the map itself: what comes
 * from a map, and goes back into one.
 */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/exchange/export-book.h"
#include "io/exchange/value-words.h"
#include "model/text.h"

/* So many in one cell are told apart. */
#define MOST_PEOPLE 5000

typedef struct
{
  ImportRun *run;
  ImportTable *table;
  guint row;
  EntImportRow *report; /* borrowed */
  EntRecordKind kind;
  gboolean keeps; /* that something of it has no place was said */
} Row;

static const char *
cell_of (const Row *self, EntMeaning meaning, const char *field)
{
  int column = ent_import_table_find (self->table, meaning, field, 0);

  return column >= 0 ? ent_import_table_cell (self->table, self->row, (guint) column) : NULL;
}

static void
remark_unread (Row *self, guint column, const char *text)
{
  g_autofree char *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);
  g_autofree char *title = ent_text_quote (ent_import_table_title (self->table, column), ENT_TEXT_QUOTED);

  /* Translators: 1: title of a column, 2: what stands in a cell */
  ent_import_remark (self->report, _("%1$s: “%2$s” could not be understood, and stands in the notes of the map."), title, quoted);
  self->keeps = TRUE;
}

/* What has no field at all. */
static void
look_for_others (Row *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    if (ent_import_table_column (self->table, i)->means.meaning == ENT_MEANS_NOTES && ent_import_table_cell (self->table, self->row, i) != NULL)
      {
        if (!self->keeps)
          ent_import_remark (self->report, _("What the row says that has no field stands in the notes of the map."));
        self->keeps = TRUE;
      }
}

/* What became of it; where something of it has no place, to the notes of the map. */
static void
end_row (Row *self, EntRowFate fate, const char *id, const char *name)
{
  look_for_others (self);
  if (self->keeps || fate == ENT_ROW_LEFT_OUT)
    ent_import_row_keep (self->run, self->table, self->row);
  ent_import_row_end (self->run, self->report, fate, id, name);
}

/* --- ratings --- */

/* What is not said is as it was. */
static gboolean
says_nothing_new (const EntAssessment *holds, const EntField *const *fields, const char *const *texts, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (texts[i] != NULL && !ent_field_holds (fields[i], holds, texts[i]))
      return FALSE;
  return TRUE;
}

gboolean
ent_import_rate (ImportRun *run, const char *stakeholder, const char *moment, EntAspect aspect, const char *const texts[3], gboolean also_again)
{
  const EntStakeholder *rated = ent_map_stakeholder (run->map, stakeholder);
  const EntAssessment *there = ent_stakeholder_assessment (rated, moment, aspect);
  const EntField *fields[] = { ent_field_find (ENT_RECORD_ASSESSMENT, "value"), ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), ent_field_find (ENT_RECORD_ASSESSMENT, "source") };
  EntKey key = ENT_KEY_ASSESSMENT (rated->base.id, moment, aspect);
  gboolean changed = FALSE;

  if (there == NULL)
    {
      const EntAssessment *holds = ent_map_assessment (run->map, rated, moment, aspect);
      EntAssessment *assessment;

      /* it holds from an earlier moment, and nothing new is said of it */
      if (!also_again && holds != NULL && says_nothing_new (holds, fields, texts, G_N_ELEMENTS (fields)))
        return FALSE;
      assessment = ent_record_new (ENT_RECORD_ASSESSMENT);
      assessment->moment = ent_id (moment);
      assessment->aspect = (guint8) aspect;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (texts[i] != NULL)
          ent_field_set (fields[i], assessment, texts[i]);
      return ent_import_add (run, NULL, assessment, stakeholder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (texts[i] != NULL)
      changed |= ent_import_set (run, NULL, &key, fields[i], texts[i]);
  return changed;
}

/* By its id, or by its name. */
static const EntMoment *
find_moment (ImportRun *run, const char *text)
{
  const EntMoment *moment = text != NULL ? ent_map_moment (run->map, text) : NULL;
  const char *id = text != NULL ? g_hash_table_lookup (run->by_ref, text) : NULL;
  g_autofree char *name = text != NULL ? ent_text_clean (text, -1, TRUE, NULL) : NULL;

  if (moment == NULL && id != NULL)
    moment = ent_map_moment (run->map, id);
  for (guint i = 0; moment == NULL && name != NULL && i < ent_map_n_moments (run->map); i++)
    if (strcmp (ent_map_moment_at (run->map, i)->name, name) == 0)
      moment = ent_map_moment_at (run->map, i);
  return moment;
}

static void
import_rating (Row *self)
{
  const char *owner = cell_of (self, ENT_MEANS_OWNER_ID, NULL), *moment = cell_of (self, ENT_MEANS_REFERENCE, "moment");
  const char *value_text = cell_of (self, ENT_MEANS_FIELD, "value"), *source_text = cell_of (self, ENT_MEANS_FIELD, "source");
  const char *aspect_text = cell_of (self, ENT_MEANS_FIELD, "aspect");
  int aspect = aspect_text != NULL ? ent_value_word (&ent_aspect_choices, aspect_text) : -1;
  int value = aspect >= 0 && value_text != NULL ? ent_value_word (ent_aspect_values ((EntAspect) aspect), value_text) : -1;
  int source = source_text != NULL ? ent_value_word (&ent_source_choices, source_text) : -1;
  const EntStakeholder *stakeholder;
  const EntMoment *at;
  g_autofree char *reason = NULL;
  const char *reason_text = cell_of (self, ENT_MEANS_FIELD, "reason");
  const char *texts[3];
  gboolean changed;

  owner = owner != NULL ? owner : cell_of (self, ENT_MEANS_OWNER, NULL);
  at = find_moment (self->run, moment != NULL ? moment : cell_of (self, ENT_MEANS_FIELD, "moment"));
  stakeholder = owner != NULL ? ent_import_find_person (self->run, owner, self->report) : NULL;
  if (stakeholder == NULL || at == NULL || value < 0)
    {
      ent_import_remark (self->report, _("The rating is left out: it does not say of whom it is, at which moment, or what."));
      end_row (self, ENT_ROW_LEFT_OUT, NULL, owner);
      return;
    }
  if (reason_text != NULL)
    reason = ent_text_clean (reason_text, -1, FALSE, NULL);
  if (source_text != NULL && source < 0)
    remark_unread (self, (guint) ent_import_table_find (self->table, ENT_MEANS_FIELD, "source", 0), source_text);
  texts[0] = ent_aspect_values ((EntAspect) aspect)->items[value].name;
  texts[1] = reason;
  texts[2] = source > 0 ? ent_source_choices.items[source].name : NULL;
  changed = ent_import_rate (self->run, stakeholder->base.id, at->base.id, (EntAspect) aspect, texts, TRUE);
  end_row (self, changed ? ENT_ROW_CHANGED : ENT_ROW_EQUAL, stakeholder->base.id, stakeholder->name);
}

/* --- records with an id --- */

static void
remark_nobody (const Row *self, const char *text)
{
  g_autofree char *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);

  /* Translators: %s: a name in the file */
  ent_import_remark (self->report, _("There is no stakeholder called “%s”."), quoted);
}

/* Ids of the stakeholders whom a cell names, one a line, each once. */
static char *
read_people (const Row *self, const char *text, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, MOST_PEOPLE + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const EntStakeholder *found = i < MOST_PEOPLE && *g_strstrip (parts[i]) != '\0' ? ent_import_find_person (self->run, parts[i], self->report) : NULL;

      if (found != NULL && g_hash_table_add (seen, (gpointer) found->base.id))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? "\n" : "", found->base.id);
      else if (found == NULL && i < MOST_PEOPLE && *parts[i] != '\0')
        remark_nobody (self, parts[i]);
    }
  return ids->len > 0 ? g_strdup (ids->str) : NULL;
}

/* What the row says of @column's field; FALSE: nothing. */
static gboolean
read_field (Row *self, guint i, char **value)
{
  const ImportColumn *column = ent_import_table_column (self->table, i);
  const char *text = ent_import_table_cell (self->table, self->row, i);

  *value = NULL;
  if (text == NULL || column->means.field == NULL)
    return FALSE;
  if (column->means.meaning == ENT_MEANS_REFERENCE)
    *value = read_people (self, text, " ,;|\n");
  else if (column->means.field->type == ENT_FIELD_IDS)
    {
      if (ent_import_table_find (self->table, ENT_MEANS_REFERENCE, column->means.field->name, 0) >= 0)
        return FALSE;
      *value = read_people (self, text, ";|\n");
    }
  else if (column->means.meaning != ENT_MEANS_FIELD)
    return FALSE;
  else if (!ent_import_read_cell (column, text, value))
    {
      remark_unread (self, i, text);
      return FALSE;
    }
  return *value != NULL;
}

/* What the row is about, if it is there. */
static const EntRecord *
find_record (const Row *self, const char *ref)
{
  const EntRecord *found = ref != NULL ? ent_map_find (self->run->map, self->kind, ref) : NULL;
  const char *text = self->kind == ENT_RECORD_MOMENT ? cell_of (self, ENT_MEANS_FIELD, "name") : NULL;
  g_autofree char *name = text != NULL ? ent_text_clean (text, -1, TRUE, NULL) : NULL;
  const char *date_text = name != NULL ? cell_of (self, ENT_MEANS_FIELD, "date") : NULL;
  g_autofree char *day = date_text != NULL ? g_strndup (date_text, strcspn (date_text, " T")) : NULL;

  for (guint i = 0; found == NULL && name != NULL && i < ent_map_n_moments (self->run->map); i++)
    {
      const EntMoment *moment = ent_map_moment_at (self->run->map, i);

      if (strcmp (moment->name, name) == 0 && (day == NULL || moment->date == ent_date_typed (day)))
        found = &moment->base;
    }
  return found;
}

static gboolean
change_record (Row *self, const EntRecord *record)
{
  EntKey key = ENT_KEY (self->kind, record->id);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      g_autofree char *value = NULL;

      if (read_field (self, i, &value))
        changed |= ent_import_set (self->run, self->report, &key, ent_import_table_column (self->table, i)->means.field, value);
    }
  return changed;
}

/* Of a log: whose it is. FALSE after a remark where that is nobody. */
static gboolean
find_owner (Row *self, const EntStakeholder **owner)
{
  const char *text = cell_of (self, ENT_MEANS_OWNER_ID, NULL);

  *owner = NULL;
  if (self->kind != ENT_RECORD_LOG)
    return TRUE;
  text = text != NULL ? text : cell_of (self, ENT_MEANS_OWNER, NULL);
  *owner = text != NULL ? ent_import_find_person (self->run, text, self->report) : NULL;
  if (*owner == NULL)
    ent_import_remark (self->report, _("The entry of the log is left out: it does not say whose it is."));
  return *owner != NULL;
}

static gboolean
says_something (const Row *self, gconstpointer record)
{
  guint n_fields;
  const EntField *fields = ent_fields (self->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = ent_field_get (&fields[i], record);

      if (text != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether what has to be said of such a record is. */
static gboolean
is_whole (const Row *self, gconstpointer record)
{
  guint n_fields;
  const EntField *fields = ent_fields (self->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = (fields[i].flags & ENT_FIELD_REQUIRED) != 0 ? ent_field_get (&fields[i], record) : NULL;

      if ((fields[i].flags & ENT_FIELD_REQUIRED) != 0 && text == NULL)
        {
          /* Translators: %s: name of a field */
          ent_import_remark (self->report, _("The row is left out: it does not say “%s”."), ent_field_label (&fields[i]));
          return FALSE;
        }
    }
  if (!says_something (self, record))
    {
      ent_import_remark (self->report, _("The row is left out: there is nothing in it."));
      return FALSE;
    }
  return TRUE;
}

/* --- what has no id --- */

/* Two that say the same are the same, where no id tells them apart: what an entry of a log says, what an action is and
 * when, what a step is called. */
static char *
content_of (const EntRecord *record, const char *owner)
{
  static const char *const fields[ENT_N_RECORD_KINDS][4] = {
    [ENT_RECORD_LOG] = { "date", "kind", "text" },
    [ENT_RECORD_ACTION] = { "what", "responsible", "due" },
    [ENT_RECORD_STEP] = { "name", "picture", "moment" },
  };
  g_autoptr (GString) content = g_string_new (owner != NULL ? owner : "");

  g_string_append_printf (content, "\x1f%d", (int) record->kind);
  for (guint i = 0; i < G_N_ELEMENTS (fields[0]) && fields[record->kind][i] != NULL; i++)
    {
      g_autofree char *text = ent_field_get (ent_field_find (record->kind, fields[record->kind][i]), record);

      g_string_append_printf (content, "\x1f%s", text != NULL ? text : "");
    }
  return g_string_free (g_steal_pointer (&content), FALSE);
}

static void
learn_content (ImportRun *run, const EntRecord *record, const char *owner)
{
  g_hash_table_replace (run->by_content, content_of (record, owner), g_strdup (record->id));
}

static void
learn_contents (ImportRun *run)
{
  run->by_content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < ent_map_n_stakeholders (run->map); i++)
    {
      const EntStakeholder *owner = ent_map_stakeholder_at (run->map, i);

      for (guint k = 0; owner->log != NULL && k < owner->log->len; k++)
        learn_content (run, g_ptr_array_index (owner->log, k), owner->base.id);
    }
  for (guint i = 0; i < ent_map_n_records (run->map, ENT_RECORD_ACTION); i++)
    learn_content (run, ent_map_record_at (run->map, ENT_RECORD_ACTION, i), NULL);
  for (guint i = 0; i < ent_map_n_records (run->map, ENT_RECORD_STEP); i++)
    learn_content (run, ent_map_record_at (run->map, ENT_RECORD_STEP, i), NULL);
}

/* NULL: there is none, or it has a row of its own by its id. */
static const EntRecord *
find_same (Row *self, const EntRecord *record, const char *owner)
{
  g_autofree char *content = NULL;
  const char *id;

  if (self->kind == ENT_RECORD_MOMENT)
    return NULL;
  if (self->run->by_content == NULL)
    learn_contents (self->run);
  content = content_of (record, owner);
  id = g_hash_table_lookup (self->run->by_content, content);
  return id != NULL ? ent_map_find (self->run->map, self->kind, id) : NULL;
}

/* --- rows of records --- */

static EntRecord *
build_record (Row *self, const char *ref)
{
  EntRecord *record = ent_record_new (self->kind);
  g_autofree char *id = ent_import_new_id (self->run, self->kind, ref);

  ent_record_set_id (record, id);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      g_autofree char *value = NULL;

      if (read_field (self, i, &value))
        ent_field_set (ent_import_table_column (self->table, i)->means.field, record, value);
    }
  return record;
}

/* Takes @record over. Its id, or NULL. */
static const char *
add_record (Row *self, EntRecord *record, const char *ref, const char *owner)
{
  g_autofree char *id = g_strdup (record->id);

  if (!ent_import_add (self->run, self->report, record, owner))
    return NULL;
  record = (EntRecord *) ent_map_find (self->run->map, self->kind, id);
  if (ref != NULL)
    g_hash_table_replace (self->run->by_ref, g_strdup (ref), g_strdup (id));
  if (self->run->by_content != NULL)
    learn_content (self->run, record, owner);
  return record->id;
}

static void
import_there (Row *self, const EntRecord *there, const char *ref, const char *name)
{
  gboolean changed;

  if (ref != NULL)
    g_hash_table_replace (self->run->by_ref, g_strdup (ref), g_strdup (there->id));
  changed = change_record (self, there);
  end_row (self, changed ? ENT_ROW_CHANGED : ENT_ROW_EQUAL, there->id, name);
}

static void
import_new (Row *self, const char *ref, const char *name)
{
  g_autoptr (EntRecord) record = build_record (self, ref);
  const EntStakeholder *owner = NULL;
  const EntRecord *there;
  const char *id;

  if (!find_owner (self, &owner) || !is_whole (self, record))
    {
      end_row (self, ENT_ROW_LEFT_OUT, NULL, name);
      return;
    }
  there = find_same (self, record, owner != NULL ? owner->base.id : NULL);
  if (there != NULL)
    {
      import_there (self, there, ref, name);
      return;
    }
  id = add_record (self, g_steal_pointer (&record), ref, owner != NULL ? owner->base.id : NULL);
  end_row (self, id != NULL ? ENT_ROW_ADDED : ENT_ROW_LEFT_OUT, id, name);
}

static void
import_record (Row *self)
{
  const char *ref = cell_of (self, ENT_MEANS_ID, NULL);
  const EntRecord *there = find_record (self, ref);
  const char *name = cell_of (self, ENT_MEANS_FIELD, self->kind == ENT_RECORD_ACTION ? "what" : self->kind == ENT_RECORD_LOG ? "text"
                                                                                                                             : "name");

  if (there != NULL)
    import_there (self, there, ref, name);
  else if (self->kind == ENT_RECORD_SECTOR)
    end_row (self, ENT_ROW_LEFT_OUT, NULL, name);
  else
    import_new (self, ref, name);
}

/* --- the map --- */

static gboolean
read_map_value (const EntField *field, const char *text, char **value)
{
  return field->type == ENT_FIELD_TEXT ? ent_import_read_text (field, text, value) : ent_import_read_formed (field, text, value);
}

/* What a map says of itself stays: only what it does not say is taken. */
static void
import_map_field (Row *self)
{
  const char *name = cell_of (self, ENT_MEANS_KEY, NULL), *text = cell_of (self, ENT_MEANS_VALUE, NULL);
  const EntField *field = name != NULL ? ent_field_find (ENT_RECORD_MAP, name) : NULL;
  g_autofree char *there = field != NULL ? ent_field_get (field, ent_map_info (self->run->map)) : NULL;
  g_autofree char *clean = NULL;
  EntRowFate fate = ENT_ROW_LEFT_OUT;

  if (field == NULL || text == NULL || field->type == ENT_FIELD_DATA || !read_map_value (field, text, &clean) || clean == NULL)
    {
      ent_import_remark (self->report, _("A map has no such field, or it cannot have this value: what the row says stands in the notes of the map."));
      ent_import_row_keep (self->run, self->table, self->row);
    }
  else if (there != NULL)
    fate = g_strcmp0 (there, clean) == 0 ? ENT_ROW_EQUAL : ENT_ROW_LEFT_OUT;
  else
    fate = ent_import_set (self->run, self->report, &ENT_KEY (ENT_RECORD_MAP, NULL), field, clean) ? ENT_ROW_CHANGED : ENT_ROW_EQUAL;
  if (there != NULL && fate == ENT_ROW_LEFT_OUT)
    /* Translators: %s: name of a field */
    ent_import_remark (self->report, _("%s: the map says something else already, which stays."), ent_field_label (field));
  ent_import_row_end (self->run, self->report, fate, NULL, name);
}

void
ent_import_rest (ImportRun *run, ImportTable *table, EntProgress *progress)
{
  guint n = table->to - table->from;

  for (guint row = table->first; row < n && ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, row, n); row++)
    {
      Row read = { run, table, row };

      if (ent_import_table_row_is_empty (table, row) || !ent_sheet_record_kind (table->kind, &read.kind))
        continue;
      run->row = row;
      read.report = ent_import_row_new (run, table, row);
      if (table->kind == ENT_SHEET_MAP)
        import_map_field (&read);
      else if (table->kind == ENT_SHEET_RATINGS)
        import_rating (&read);
      else
        import_record (&read);
    }
}
