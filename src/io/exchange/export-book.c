/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a map to tables. */
#include "io/exchange/export-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/column.h"

typedef struct
{
  EntMap *map;
  const char *moment_id;
  gboolean names;
  EntBook *book;
  EntBookSheet *sheet;
  EntSheetKind kind;
  guint row;
  GError **error;
  gboolean failed; /* and @error is set */
} Export;

static const EntRecordKind record_kinds[ENT_N_SHEET_KINDS] = {
  [ENT_SHEET_MAP] = ENT_RECORD_MAP,
  [ENT_SHEET_SECTORS] = ENT_RECORD_SECTOR,
  [ENT_SHEET_MOMENTS] = ENT_RECORD_MOMENT,
  [ENT_SHEET_STAKEHOLDERS] = ENT_RECORD_STAKEHOLDER,
  [ENT_SHEET_RATINGS] = ENT_RECORD_ASSESSMENT,
  [ENT_SHEET_LOG] = ENT_RECORD_LOG,
  [ENT_SHEET_TIES] = ENT_RECORD_TIE,
  [ENT_SHEET_ACTIONS] = ENT_RECORD_ACTION,
  [ENT_SHEET_STEPS] = ENT_RECORD_STEP,
};

static const char *const titles[ENT_N_SHEET_KINDS] = {
  [ENT_SHEET_MAP] = N_("Map"),
                        [ENT_SHEET_SECTORS] = N_("Sectors"),
                                                  [ENT_SHEET_MOMENTS] = N_("Moments"),
                                                                            [ENT_SHEET_STAKEHOLDERS] = N_("Stakeholders"),
                                                                                                           [ENT_SHEET_RATINGS] = N_("Ratings"),
                                                                                                                                     [ENT_SHEET_LOG] = N_("Log"),
                                                                                                                                                           [ENT_SHEET_TIES] = N_("Ties"),
                                                                                                                                                                                  [ENT_SHEET_ACTIONS] = N_("Actions"),
                                                                                                                                                                                                            [ENT_SHEET_STEPS] = N_("Steps"),
                                                                                                                                                                                                                                    [ENT_SHEET_LEGEND] = N_("Legend"),
                                                                                                                                                                                                                                    };

gboolean
ent_sheet_record_kind (EntSheetKind kind, EntRecordKind *record)
{
  *record = record_kinds[kind];
  return kind != ENT_SHEET_UNKNOWN && kind != ENT_SHEET_LEGEND;
}

char *
ent_export_grounds_title (EntAspect aspect, const EntField *field, gboolean names)
{
  if (names)
    return g_strconcat (ent_aspect_choices.items[aspect].name, "-", field->name, NULL);
  return g_strconcat (ent_choice_label (&ent_aspect_choices, aspect), ": ", ent_field_label (field), NULL);
}

/* --- cells --- */

static void
put (Export *self, const char *header, const char *text)
{
  if (text != NULL && !self->failed)
    self->failed = !ent_book_sheet_put_named (self->sheet, self->row, header, text, -1, self->error);
}

static const char *
title_of (const Export *self, const EntField *field)
{
  return self->names ? field->name : ent_field_label (field);
}

/* How others call the record, or NULL. */
static const char *
name_of (EntMap *map, EntRecordKind kind, const char *id)
{
  gconstpointer record = ent_map_find (map, kind, id);

  if (record == NULL)
    return NULL;
  return kind == ENT_RECORD_MOMENT ? ((const EntMoment *) record)->name : ((const EntStakeholder *) record)->name;
}

/* Ids by their names for people, and beside them as they are. */
static void
put_references (Export *self, const EntField *field, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, "\n", -1);
  g_autofree char *header = g_strconcat (field->name, ENT_COLUMN_REF, NULL), *joined = g_strjoinv (" ", ids);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *name = name_of (self->map, field->ref, ids[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", name != NULL ? name : ids[i]);
    }
  put (self, ent_field_label (field), list->str);
  put (self, header, joined);
}

static void
put_members (Export *self, const EntField *field, const char *text)
{
  g_autofree char *list = ent_field_list_members (field, text);

  put (self, ent_field_label (field), list);
}

static void
put_label (Export *self, const EntField *field, const EntChoices *choices, const char *text)
{
  int value = ent_choices_find (choices, text, -1);

  if (value >= 0 && choices != &ent_power_choices)
    text = ent_map_choice_label (self->map, choices, (guint) value);
  put (self, ent_field_label (field), text);
}

/* The value of one field in the words of people. */
static void
put_words (Export *self, const EntField *field, gconstpointer record, const char *text)
{
  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
      put_label (self, field, field->choices, text);
      return;
    case ENT_FIELD_RATING:
      put_label (self, field, ent_aspect_values (((const EntAssessment *) record)->aspect), text);
      return;
    case ENT_FIELD_BOOL:
      put (self, ent_field_label (field), ent_choice_label (&ent_ally_choices, strcmp (text, "yes") == 0));
      return;
    case ENT_FIELD_ID:
    case ENT_FIELD_IDS:
      put_references (self, field, text);
      return;
    case ENT_FIELD_BITS:
    case ENT_FIELD_TAGS:
      put_members (self, field, text);
      return;
    default:
      put (self, ent_field_label (field), text);
    }
}

/* What a record holds that says nothing else: of an action that it is open, for in a column with "Done" and "Dropped" nothing
 * would be taken for a gap. NULL: nothing. */
static const char *
default_of (const EntField *field)
{
  return field->choices == &ent_state_choices ? ent_state_choices.items[ENT_STATE_OPEN].name : NULL;
}

static void
put_field (Export *self, const EntField *field, gconstpointer record)
{
  g_autofree char *text = field->type != ENT_FIELD_DATA ? ent_field_get (field, record) : NULL;

  if (text == NULL)
    text = g_strdup (default_of (field));
  if (text == NULL)
    return;
  if (self->names)
    put (self, field->name, text);
  else
    put_words (self, field, record, text);
}

/* A tie whose direction is not said has the usual one, which other programs do not know. */
static void
put_direction (Export *self, const EntTie *tie)
{
  if (self->names)
    put (self, "direction", ent_direction_choices.items[ent_tie_direction (tie)].name);
}

/* --- rows --- */

static void
put_record (Export *self, gconstpointer record)
{
  const EntRecord *base = record;
  guint n_fields;
  const EntField *fields = ent_fields (base->kind, &n_fields);

  if (base->kind != ENT_RECORD_ASSESSMENT)
    put (self, ENT_COLUMN_ID, base->id);
  for (guint i = 0; i < n_fields; i++)
    if (self->names && base->kind == ENT_RECORD_TIE && strcmp (fields[i].name, "direction") == 0)
      put_direction (self, record);
    else
      put_field (self, &fields[i], record);
}

/* What the owner of a rating or an entry of the log is called. */
static void
put_owner (Export *self, const EntStakeholder *owner)
{
  if (!self->names)
    put (self, _("Stakeholder"), owner->name);
  put (self, self->names ? "stakeholder" : "stakeholder" ENT_COLUMN_REF, owner->base.id);
}

static void
put_grounds (Export *self, EntAspect aspect, const EntAssessment *assessment)
{
  static const char *const grounds[] = { "reason", "source" };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      const EntField *field = ent_field_find (ENT_RECORD_ASSESSMENT, grounds[i]);
      g_autofree char *text = ent_field_get (field, assessment);
      g_autofree char *header = NULL;

      if (text == NULL)
        continue;
      header = ent_export_grounds_title (aspect, field, self->names);
      if (field->type == ENT_FIELD_CHOICE && !self->names)
        put (self, header, ent_choice_label (field->choices, (guint) MAX (ent_choices_find (field->choices, text, -1), 0)));
      else
        put (self, header, text);
    }
}

/* What holds of a stakeholder at the moment. */
static void
put_ratings (Export *self, const EntStakeholder *stakeholder)
{
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      const EntAssessment *holds = ent_map_assessment (self->map, stakeholder, self->moment_id, aspect);
      EntColumn column = { .aspect = aspect };
      g_autofree char *text = NULL;

      if (holds == NULL)
        continue;
      text = self->names ? ent_column_get (&column, self->map, stakeholder, self->moment_id) : ent_column_write (&column, self->map, stakeholder, self->moment_id);
      put (self, self->names ? ent_column_name (&column) : ent_column_title (&column), text);
      put_grounds (self, aspect, holds);
    }
}

static void
put_within (Export *self, const EntStakeholder *stakeholder)
{
  const GPtrArray *records = self->kind == ENT_SHEET_LOG ? stakeholder->log : stakeholder->assessments;

  for (guint i = 0; records != NULL && i < records->len && !self->failed; i++, self->row++)
    {
      put_owner (self, stakeholder);
      put_record (self, g_ptr_array_index (records, i));
    }
}

static void
put_map (Export *self)
{
  guint n_fields;
  const EntField *fields = ent_fields (ENT_RECORD_MAP, &n_fields);

  for (guint i = 0; i < n_fields && !self->failed; i++)
    {
      g_autofree char *text = fields[i].type != ENT_FIELD_DATA ? ent_field_get (&fields[i], ent_map_info (self->map)) : NULL;

      if (text == NULL)
        continue;
      if (!self->names)
        put (self, _("Name"), ent_field_label (&fields[i]));
      put (self, "field", fields[i].name);
      put (self, self->names ? "value" : _("Value"), text);
      self->row++;
    }
}

static void
put_choices (Export *self, const char *title, const EntChoices *choices)
{
  for (guint i = 0; i < choices->n_items && !self->failed; i++)
    {
      if (choices->items[i].name == NULL)
        continue;
      put (self, _("Field"), title);
      put (self, _("Value"), choices == &ent_power_choices && i > 0 ? choices->items[i].name : ent_map_choice_label (self->map, choices, i));
      put (self, _("Meaning"), choices == &ent_power_choices && ent_choice_help (choices, i) == NULL ? ent_choice_label (choices, i) : ent_choice_help (choices, i));
      self->row++;
    }
}

static void
put_legend (Export *self)
{
  put_choices (self, ent_choice_label (&ent_aspect_choices, ENT_ASPECT_POWER), &ent_power_choices);
  put_choices (self, ent_choice_label (&ent_aspect_choices, ENT_ASPECT_COMMITMENT), &ent_commitment_choices);
  put_choices (self, ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "kind")), &ent_kind_choices);
  put_choices (self, ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "sector")), &ent_sector_choices);
  put_choices (self, _("Tie"), &ent_tie_choices);
}

/* --- sheets --- */

static void
put_field_headers (Export *self, EntRecordKind kind)
{
  guint n_fields;
  const EntField *fields = ent_fields (kind, &n_fields);

  ent_book_sheet_column (self->sheet, ENT_COLUMN_ID, NULL);
  for (const EntField *field = fields; field < fields + n_fields; field++)
    {
      g_autofree char *header = g_strconcat (field->name, ENT_COLUMN_REF, NULL);

      ent_book_sheet_column (self->sheet, title_of (self, field), NULL);
      if (field->type == ENT_FIELD_ID && !self->names)
        ent_book_sheet_column (self->sheet, header, NULL);
    }
}

/* The columns that are there whether or not anything stands in them: who opens the table sees what could. */
static void
put_headers (Export *self)
{
  if (self->kind == ENT_SHEET_STAKEHOLDERS || self->kind == ENT_SHEET_TIES || self->kind == ENT_SHEET_ACTIONS)
    put_field_headers (self, record_kinds[self->kind]);
  for (EntAspect aspect = 0; self->kind == ENT_SHEET_STAKEHOLDERS && aspect < ENT_N_ASPECTS; aspect++)
    {
      EntColumn column = { .aspect = aspect };

      ent_book_sheet_column (self->sheet, self->names ? ent_column_name (&column) : ent_column_title (&column), NULL);
    }
}

static gboolean
put_records (Export *self, EntProgress *progress)
{
  gboolean within = self->kind == ENT_SHEET_RATINGS || self->kind == ENT_SHEET_LOG;
  EntRecordKind kind = within ? ENT_RECORD_STAKEHOLDER : record_kinds[self->kind];
  guint n = ent_map_n_records (self->map, kind);

  for (guint i = 0; i < n && !self->failed; i++)
    {
      gconstpointer record = ent_map_record_at (self->map, kind, i);

      if (!ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, i, n))
        return FALSE;
      if (within)
        {
          put_within (self, record);
          continue;
        }
      put_record (self, record);
      if (self->kind == ENT_SHEET_STAKEHOLDERS)
        put_ratings (self, record);
      self->row++;
    }
  return TRUE;
}

/* FALSE: stopped. */
static gboolean
put_sheet (Export *self, EntSheetKind kind, EntProgress *progress)
{
  self->kind = kind;
  self->row = 1;
  self->sheet = ent_book_add_sheet (self->book, kind, self->names ? NULL : _ (titles[kind]), self->error);
  self->failed |= self->sheet == NULL;
  if (self->failed)
    return TRUE;
  put_headers (self);
  if (kind == ENT_SHEET_MAP)
    put_map (self);
  else if (kind == ENT_SHEET_LEGEND)
    put_legend (self);
  else
    return put_records (self, progress);
  return TRUE;
}

EntBook *
ent_export_book (EntMap *map, const EntExportOptions *options, GError **error)
{
  /* whom people look for first */
  static const EntSheetKind order[] = { ENT_SHEET_STAKEHOLDERS, ENT_SHEET_TIES, ENT_SHEET_MOMENTS, ENT_SHEET_RATINGS, ENT_SHEET_LOG,
                                        ENT_SHEET_ACTIONS, ENT_SHEET_SECTORS, ENT_SHEET_STEPS, ENT_SHEET_MAP, ENT_SHEET_LEGEND };
  g_autoptr (EntBook) book = ent_book_new ();
  Export self = { map, options->moment_id, options->names, book, .error = error };

  book->names = options->names;
  for (guint i = 0; i < G_N_ELEMENTS (order) && !self.failed; i++)
    {
      guint from = ENT_PROGRESS_DONE * i / (guint) G_N_ELEMENTS (order), to = ENT_PROGRESS_DONE * (i + 1) / (guint) G_N_ELEMENTS (order);
      EntProgress *part = ent_progress_part (options->progress, from, to);
      gboolean goes_on = (options->sheets & (1u << (guint) order[i])) == 0 || put_sheet (&self, order[i], part);

      if (part != NULL)
        ent_progress_unref (part);
      if (!goes_on)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Writing was stopped."));
          return NULL;
        }
    }
  return self.failed ? NULL : g_steal_pointer (&book);
}
