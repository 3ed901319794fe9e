/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From start tags to records: attributes by the table of fields, ids, sets,
 * and what a record must have.
 */
#include "io/xml/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/writer.h"
#include "model/edit.h"

gboolean
ent_start_tag_find (const EntStartTag *tag, const char *name, const char **value, gsize *length)
{
  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;

      if (a[1] == NULL && strcmp ((const char *) a[0], name) == 0)
        {
          *value = (const char *) a[3];
          *length = (gsize) (a[4] - a[3]);
          return TRUE;
        }
    }
  return FALSE;
}

char *
ent_start_tag_get (const EntStartTag *tag, const char *name)
{
  const char *value;
  gsize length;

  return ent_start_tag_find (tag, name, &value, &length) ? g_strndup (value, length) : NULL;
}

int
ent_start_tag_choice (const EntStartTag *tag, const char *name, const EntChoices *choices)
{
  const char *value;
  gsize length;

  return ent_start_tag_find (tag, name, &value, &length) && length > 0 ? ent_choices_find (choices, value, (gssize) length) : -1;
}

/* Takes @id over for a record of @kind; FALSE, and nothing is done, if it is taken. */
static gboolean
take_place (EntReader *reader, EntId id, EntRecordKind kind)
{
  gpointer *place = ent_id_table_place (reader->ids, id);

  if (*place != NULL)
    return FALSE;
  *place = GINT_TO_POINTER ((int) kind + 1);
  return TRUE;
}

EntId
ent_reader_new_id (EntReader *reader, EntRecordKind kind)
{
  while (TRUE)
    {
      g_autofree char *text = ent_map_new_id (reader->map, kind);
      EntId id = ent_id (text);

      if (take_place (reader, id, kind))
        return ent_id_ref (id);
      ent_id_unref (id);
    }
}

static void
rename_record (EntReader *reader, EntRecord *record, const char *text)
{
  EntId id = ent_reader_new_id (reader, record->kind);

  ent_record_set_id (record, id);
  if (text != NULL && !g_hash_table_contains (reader->renamed, text))
    g_hash_table_insert (reader->renamed, g_strdup (text), ent_id_ref (id));
  ent_id_unref (id);
}

/* @name: what the record is called, or NULL. */
static void
report_new_id (EntReader *reader, const EntRecord *record, const char *name, const char *text, guint line)
{
  const char *quoted = name != NULL ? ent_reader_quote (reader, name) : NULL;
  if (*text == '\0' && quoted != NULL)
    ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                       /* Translators: %s: the name of a stakeholder, or of a moment */
                       _("“%s” has no id in the file. It was given one."), quoted);
  else if (*text == '\0')
    ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                       /* Translators: 1: the name of an element, 2: an id */
                       _("An element <%1$s> has no id. It was given the id “%2$s”."), ent_record_element (record->kind), record->id);
  else if (!ent_id_is_valid (text))
    ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                       /* Translators: 1: what stands for an id, 2: the new id */
                       _("“%1$s” is not an id: it needs letters and digits, 64 at most, a letter first. It was given the id “%2$s”, where others refer to it too."),
                          ent_reader_quote (reader, text), record->id);
  else if (quoted != NULL)
    ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                       /* Translators: %s: the name of a stakeholder, or of a moment */
                       _("“%s” has the same id in the file as something before it. It was given another one; what refers to that id means the one before."), quoted);
  else
    ent_reader_report (reader, ENT_FINDING_MENDED, line, record->id,
                       /* Translators: 1: an id, 2: the new id */
                       _("The id “%1$s” is taken by a record before this one. This one was given the id “%2$s”; what refers to “%1$s” means the first."),
                          text, record->id);
}

/* FALSE: it was given another one. */
static gboolean
take_id (EntReader *reader, EntRecord *record, const char *text)
{
  gboolean valid = ent_id_is_valid (text);
  EntId id = valid ? ent_id (text) : NULL;
  gboolean taken = valid && take_place (reader, id, record->kind);

  /* of those that are taken the table has the other reference */
  if (taken)
    {
      record->id = ent_id_ref (id);
      return TRUE;
    }
  rename_record (reader, record, valid || *text == '\0' ? NULL : text);
  ent_id_unref (id);
  return FALSE;
}

/* --- fields --- */

/* A value that is not in the record as it stands in the file. @clean: what
 * cleaning left of it, or NULL. */
static void
report_value (EntReader *reader, const EntRecord *record, const EntField *field, const char *text, const char *clean, guint line)
{
  const EntRecord *subject = ent_reader_subject (reader, record);
  const char *label = ent_field_label (field);
  g_autoptr (GError) error = NULL;
  gboolean kept = record->kept != NULL && ent_kept_value (record->kept, field->name) != NULL;

  if (kept && clean == NULL)
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, subject->id,
                       /* Translators: 1: the name of a record, 2: the name of a field */
                       _("“%1$s”: “%2$s” is given in characters that cannot be shown. The value is kept as it is."),
                          ent_reader_call (reader, record), label);
  else if (clean == NULL)
    ent_reader_report (reader, ENT_FINDING_MENDED, line, subject->id,
                       /* Translators: 1: the name of a record, 2: the name of a field */
                       _("“%1$s”: nothing that can be seen stands in “%2$s”. It was left out."), ent_reader_call (reader, record), label);
  else if (!kept || ent_field_check (field, record, clean, &error))
    ent_reader_report (reader, ENT_FINDING_MENDED, line, subject->id,
                       /* Translators: 1: the name of a record, 2: the name of a field */
                       _("“%1$s”: line breaks or characters that cannot be shown were taken out of “%2$s”."),
                          ent_reader_call (reader, record), label);
  else if (strcmp (clean, text) == 0)
    ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, subject->id,
                       /* Translators: 1: the name of a record, 2: a sentence that says what is wrong */
                       _("“%1$s”: %2$s The value is kept as it is."), ent_reader_call (reader, record), error->message);
  else
    ent_reader_report (reader, ENT_FINDING_MENDED, line, subject->id,
                       /* Translators: 1: the name of a record, 2: a sentence that says what is wrong */
                       _("“%1$s”: %2$s The value was cleaned of characters that cannot be shown and of outer spaces, and kept."),
                          ent_reader_call (reader, record), error->message);
}

static EntId
moment_id (EntReader *reader, const char *text)
{
  if (reader->last_moment == NULL || strcmp (reader->last_moment, text) != 0)
    {
      ent_id_clear (&reader->last_moment);
      reader->last_moment = ent_id (text);
    }
  return ent_id_ref (reader->last_moment);
}

/* What ent_field_set() does to a fresh record in the ordinary case, without
 * its copies; FALSE, and nothing is done, in any other. */
static gboolean
set_ordinary (EntReader *reader, EntRecord *record, const EntField *field, const char *text)
{
  gpointer place = (char *) record + field->offset;
  const EntChoices *choices = field->choices;
  int value;
  guint32 number;

  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
      if (*(char **) place != NULL || !ent_text_is_clean (text, -1, field->type == ENT_FIELD_TEXT))
        return FALSE;
      *(char **) place = g_strdup (text);
      return TRUE;
    case ENT_FIELD_RATING:
      choices = ent_aspect_values (((EntAssessment *) record)->aspect);
      G_GNUC_FALLTHROUGH;
    case ENT_FIELD_CHOICE:
      value = ent_choices_find (choices, text, -1);
      if (value >= 0)
        *(guint8 *) place = (guint8) value;
      return value >= 0;
    case ENT_FIELD_ID:
      if (*(EntId *) place != NULL || !ent_id_is_valid (text))
        return FALSE;
      *(EntId *) place = field->ref == ENT_RECORD_MOMENT ? moment_id (reader, text) : ent_id (text);
      return TRUE;
    case ENT_FIELD_DATE:
      number = ent_date_parse (text);
      if (number != 0)
        *(EntDate *) place = number;
      return number != 0;
    case ENT_FIELD_BITS:
      if (!ent_field_parse_bits (choices, text, &number) || number == 0)
        return FALSE;
      *(guint32 *) place = number;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_blank (const EntField *field, const char *clean)
{
  return clean == NULL || (field->type == ENT_FIELD_BITS && clean[strspn (clean, " \n")] == '\0');
}

/* Any other case. FALSE if @text says nothing. */
static gboolean
set_unusual (EntReader *reader, EntRecord *record, const EntField *field, const char *text, guint line)
{
  gboolean required = (field->flags & ENT_FIELD_REQUIRED) != 0, altered, kept;
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return FALSE;
  clean = ent_field_clean (field, text, &altered);
  if (!altered && is_blank (field, clean))
    {
      /* what is required is told of when it is put there */
      if (!required && ent_format_is_attribute (field))
        report_value (reader, record, field, text, NULL, line);
      return FALSE;
    }
  ent_field_set (field, record, text);
  kept = record->kept != NULL && ent_kept_value (record->kept, field->name) != NULL;
  if (kept)
    ent_reader_count_kept (reader);
  if (clean == NULL && required && !ent_field_is_closed (field))
    return FALSE;
  /* of an id it is told when it has been followed */
  if (altered || (kept && field->type != ENT_FIELD_ID))
    report_value (reader, record, field, text, clean, line);
  return TRUE;
}

gboolean
ent_reader_set_field (EntReader *reader, EntRecord *record, const EntField *field, const char *text, guint line)
{
  return set_ordinary (reader, record, field, text) || set_unusual (reader, record, field, text, line);
}

void
ent_reader_check_tag (EntReader *reader, gsize length)
{
  g_autofree char *message = NULL;

  if (length <= ENT_LIMIT_TAG_BYTES)
    return;
  /* Translators: %u: a number */
  message = g_strdup_printf (_("This tag would be longer than %u bytes when it is saved, longer than any in a map. The file was not opened."), ENT_LIMIT_TAG_BYTES);
  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
}

/* Whether escaping could make a tag too long: few are to be written to be measured. */
static gboolean
may_grow_too_long (const EntStartTag *tag)
{
  gsize length = 0;

  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;

      length += strlen ((const char *) a[0]) + (gsize) (a[4] - a[3]) + (a[1] != NULL ? strlen ((const char *) a[1]) : 0);
    }
  for (gsize i = 0; i < tag->n_namespaces; i++)
    length += tag->namespaces[2 * i + 1] != NULL ? strlen ((const char *) tag->namespaces[2 * i + 1]) : 0;
  return length > ENT_LIMIT_TAG_BYTES / 16;
}

/* The field of @kind that stands in the attribute @name. */
static const EntField *
find_attribute (EntReader *reader, EntRecordKind kind, const char *name, gboolean in_view)
{
  EntKnownName *known = &reader->names[(GPOINTER_TO_SIZE (name) + 31 * (gsize) kind) % ENT_READER_N_NAMES];

  if (known->name != name || known->kind != kind)
    *known = (EntKnownName) { name, kind, ent_field_find (kind, name) };
  if (known->field == NULL || !ent_format_is_attribute (known->field) || !!(known->field->flags & ENT_FIELD_IN_VIEW) != in_view)
    return NULL;
  return known->field;
}

static void
refuse_attributes (EntReader *reader)
{
  /* Translators: %u: a number */
  g_autofree char *message = g_strdup_printf (_("One element has more than %u attributes that are not known here, more than can be kept. The file was not opened."),
                                                 ENT_LIMIT_KEPT_ATTRIBUTES);

  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
}

/* Keeps an attribute of @record, or of an element in it. What of several lists
 * of one kind becomes one, and so can meet a value of the same name: FALSE, and
 * it is left out, if that is another one. */
static gboolean
keep_attribute (EntReader *reader, EntRecord *record, const char *element, const char *prefix, const char *name, const char *value)
{
  EntKept *kept = ent_reader_kept_of (record);
  g_autofree char *full = g_strconcat (element != NULL ? element : "", element != NULL ? "/" : "",
                                       prefix != NULL ? prefix : "", prefix != NULL ? ":" : "", name, NULL);
  gsize n = element != NULL ? strlen (element) + 1 : 0;
  guint n_same = 0;

  for (guint i = 0; kept->attributes != NULL && i < kept->attributes->len; i++)
    {
      const EntKeptAttribute *other = &g_array_index (kept->attributes, EntKeptAttribute, i);

      if (strcmp (other->name, full) == 0)
        return strcmp (other->value, value) == 0;
      n_same += n > 0 ? strncmp (other->name, full, n) == 0 : strchr (other->name, ENT_FORMAT_SEPARATOR) == NULL;
    }
  ent_reader_count_kept (reader);
  if (n_same == ENT_LIMIT_KEPT_ATTRIBUTES)
    refuse_attributes (reader);
  else
    ent_kept_add_attribute (kept, full, value);
  return TRUE;
}

static void
report_attribute (EntReader *reader, gboolean kept, const char *element, const char *name, guint line, const char *id)
{
  if (kept)
    ent_reader_report (reader, ENT_FINDING_NOTE, line, id,
                       /* Translators: 1: the name of an attribute, 2: the name of an element */
                       _("The attribute %1$s of <%2$s> is not known here. It is kept as it is."), ent_reader_quote (reader, name), element);
  else
    ent_reader_report (reader, ENT_FINDING_MENDED, line, id,
                       /* Translators: 1: the name of an attribute, 2: the name of an element */
                       _("The attribute %1$s has another value in a <%2$s> before this one, with which this one was joined. The value there counts; the one here was left out."),
                          ent_reader_quote (reader, name), element);
}

static void
keep_namespaces (EntReader *reader, const EntStartTag *tag, EntRecord *record, const char *element)
{
  for (gsize i = 0; i < tag->n_namespaces; i++)
    {
      const char *prefix = (const char *) tag->namespaces[2 * i], *uri = (const char *) tag->namespaces[2 * i + 1];

      /* ours is written on the root element, for all of them */
      if (prefix != NULL && !keep_attribute (reader, record, element, "xmlns", prefix, uri != NULL ? uri : ""))
        report_attribute (reader, FALSE, element, prefix, ent_reader_line (reader), NULL);
    }
}

/* @element: NULL for the record itself. */
static void
keep_unknown (EntReader *reader, EntRecord *record, const EntStartTag *tag, const char *element, const xmlChar **a, const char *value)
{
  const char *prefix = (const char *) a[1], *name = (const char *) a[0];
  gboolean kept = keep_attribute (reader, record, element, prefix, name, value);

  if (prefix == NULL || !kept)
    report_attribute (reader, kept, tag->name, name, ent_reader_line (reader), element == NULL ? record->id : NULL);
}

static const char *
set_value (EntReader *reader, const xmlChar **a)
{
  GString *value = reader->value;
  gsize length = (gsize) (a[4] - a[3]);

  g_string_set_size (value, length);
  memcpy (value->str, a[3], length);
  return value->str;
}

void
ent_reader_keep_attributes (EntReader *reader, const EntStartTag *tag, EntRecord *record, const char *element)
{
  keep_namespaces (reader, tag, record, element);
  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;

      keep_unknown (reader, record, tag, element, a, set_value (reader, a));
    }
  if (tag->n_attributes + tag->n_namespaces > 0)
    ent_reader_check_tag (reader, ent_writer_tag_length (record, element));
}

static gboolean
has_id (EntRecordKind kind)
{
  return kind != ENT_RECORD_ASSESSMENT;
}

/* What is read by itself, and is no field. */
static gboolean
is_identity (EntRecordKind kind, const char *name)
{
  return (has_id (kind) && strcmp (name, "id") == 0) || (kind == ENT_RECORD_MAP && strcmp (name, "version") == 0);
}

/* The id first: findings name it. And the aspect before the value that it gives a meaning. */
static void
read_identity (EntReader *reader, const EntStartTag *tag, EntFrame *frame)
{
  EntRecord *record = frame->record;
  const char *value = "";
  gsize length = 0;

  if (!has_id (record->kind))
    {
      /* it is one: other assessments are kept aside */
      ((EntAssessment *) record)->aspect = (guint8) MAX (ent_start_tag_choice (tag, "aspect", &ent_aspect_choices), 0);
      return;
    }
  ent_start_tag_find (tag, "id", &value, &length);
  g_string_truncate (reader->value, 0);
  g_string_append_len (reader->value, value, (gssize) length);
  if (record->kind == ENT_RECORD_SECTOR)
    ent_record_set_id (record, reader->value->str);
  else if (!take_id (reader, record, reader->value->str))
    {
      g_autofree char *raw = ent_start_tag_get (tag, "name"), *name = ent_text_clean (raw, -1, TRUE, NULL);

      report_new_id (reader, record, name, reader->value->str, frame->line);
    }
}

void
ent_reader_read_attributes (EntReader *reader, const EntStartTag *tag, EntFrame *frame)
{
  EntRecord *record = frame->record;
  guint n;
  const EntField *fields = ent_fields (record->kind, &n);

  read_identity (reader, tag, frame);
  keep_namespaces (reader, tag, record, NULL);
  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;
      const char *name = (const char *) a[0];
      const EntField *field;

      if (a[1] == NULL && is_identity (record->kind, name))
        continue;
      field = a[1] == NULL ? find_attribute (reader, record->kind, name, FALSE) : NULL;
      if (field != NULL)
        {
          if (ent_reader_set_field (reader, record, field, set_value (reader, a), frame->line))
            frame->seen |= G_GUINT64_CONSTANT (1) << (field - fields);
          continue;
        }
      keep_unknown (reader, record, tag, NULL, a, set_value (reader, a));
    }
}

void
ent_reader_read_view (EntReader *reader, const EntStartTag *tag, EntFrame *map_frame)
{
  EntRecord *info = map_frame->record;

  keep_namespaces (reader, tag, info, "view");
  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;
      const char *name = (const char *) a[0];
      const EntField *field = a[1] == NULL ? find_attribute (reader, ENT_RECORD_MAP, name, TRUE) : NULL;

      if (field != NULL)
        {
          ent_reader_set_field (reader, info, field, set_value (reader, a), ent_reader_line (reader));
          continue;
        }
      keep_unknown (reader, info, tag, "view", a, set_value (reader, a));
    }
  ent_reader_check_tag (reader, ent_writer_tag_length (info, "view"));
}

/* --- what a record must have --- */

static void
complete_text (EntReader *reader, EntFrame *frame, const EntField *field)
{
  char **place = (char **) ((char *) frame->record + field->offset);

  if (*place != NULL)
    return;
  *place = g_strdup (C_ ("record", "Unnamed"));
  ent_reader_report (reader, ENT_FINDING_MENDED, frame->line, frame->record->id,
                     /* Translators: 1: the name of an element, 2: the name of a field, 3: what was put there */
                     _("An element <%1$s> lacks what it must have: %2$s. “%3$s” was put there."),
                        ent_record_element (frame->record->kind), ent_field_label (field), *place);
}

static void
complete_choice (EntReader *reader, EntFrame *frame, const EntField *field)
{
  const EntRecord *subject = ent_reader_subject (reader, frame->record);
  guint8 *place = (guint8 *) frame->record + field->offset;
  const EntChoices *choices = field->choices;

  if (field->type == ENT_FIELD_RATING)
    choices = ent_aspect_values (((EntAssessment *) frame->record)->aspect);
  else if (frame->record->kind == ENT_RECORD_STAKEHOLDER && strcmp (field->name, "kind") == 0)
    *place = (guint8) ent_edit_kind_for_sector (((EntStakeholder *) frame->record)->sector);
  ent_reader_report (reader, ENT_FINDING_MENDED, frame->line, subject->id,
                     /* Translators: 1: the name of a record, 2: the name of a field, 3: the value that was put there */
                     _("“%1$s” lacks what it must have: %2$s. “%3$s” was put there."), ent_reader_call (reader, frame->record),
                        ent_field_label (field), ent_choice_label (choices, *place));
}

void
ent_reader_complete (EntReader *reader, const EntStartTag *tag, EntFrame *frame)
{
  guint64 required = reader->required[frame->record->kind];
  guint n;
  const EntField *fields = ent_fields (frame->record->kind, &n);

  for (guint i = 0; required >> i != 0; i++)
    {
      if ((required >> i & 1) == 0)
        continue;
      if (fields[i].type == ENT_FIELD_TEXT)
        complete_text (reader, frame, &fields[i]);
      else if ((fields[i].type == ENT_FIELD_CHOICE || fields[i].type == ENT_FIELD_RATING) &&
               !(frame->seen & (G_GUINT64_CONSTANT (1) << i)))
        complete_choice (reader, frame, &fields[i]);
    }
  if (may_grow_too_long (tag))
    ent_reader_check_tag (reader, ent_writer_tag_length (frame->record, NULL));
}

/* --- sets --- */

static const EntField *
set_field_of (EntRecordKind kind)
{
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].type == ENT_FIELD_TAGS || fields[i].type == ENT_FIELD_IDS)
      return &fields[i];
  return NULL;
}

static void
check_member (EntReader *reader, const EntField *field, const char *member)
{
  g_autofree char *element = ent_writer_member (field, member);

  ent_reader_check_tag (reader, strlen (element));
}

/* Into the member directly: ent_field_set() compares each member with all
 * others, and a hostile file has a million of them. */
void
ent_reader_take_members (EntReader *reader, EntFrame *frame)
{
  EntRecord *record = frame->record;
  const EntField *field;
  g_autoptr (GHashTable) once = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean cleaned = FALSE, left_out = FALSE;

  if (frame->members == NULL)
    return;
  field = set_field_of (record->kind);
  once = g_hash_table_new (g_str_hash, g_str_equal);
  list = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < frame->members->len; i++)
    {
      gboolean altered;
      char *clean = ent_text_clean (g_ptr_array_index (frame->members, i), -1, TRUE, &altered);

      cleaned |= altered && clean != NULL;
      if (field->type == ENT_FIELD_IDS && clean != NULL)
        check_member (reader, field, clean);
      /* asked first: to add one that is there puts it in the place of the other, and it is freed below */
      if (clean != NULL && !g_hash_table_contains (once, clean))
        {
          g_hash_table_add (once, clean);
          g_ptr_array_add (list, clean);
          continue;
        }
      left_out = TRUE;
      g_free (clean);
    }
  if (cleaned)
    report_value (reader, record, field, "", "", frame->line);
  if (left_out)
    ent_reader_report (reader, ENT_FINDING_MENDED, frame->line, record->id,
                       /* Translators: 1: the name of a record, 2: Tags or With */
                       _("“%1$s”: what is empty or stands twice in “%2$s” was left out."), ent_reader_call (reader, record), ent_field_label (field));
  if (list->len == 0)
    return;
  g_ptr_array_add (list, NULL);
  *(char ***) ((char *) record + field->offset) = (char **) g_ptr_array_steal (list, NULL);
}
