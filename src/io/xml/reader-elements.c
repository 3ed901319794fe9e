/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which element is what: the tree of the format as a stack of frames. */
#include "io/xml/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
ent_reader_clear_frame (EntFrame *frame)
{
  if (frame->role == ENT_FRAME_RECORD)
    g_clear_pointer (&frame->record, ent_record_free);
  g_clear_pointer (&frame->members, g_ptr_array_unref);
  g_clear_pointer (&frame->late, g_ptr_array_unref);
  g_clear_pointer (&frame->tag, g_free);
  g_clear_pointer (&frame->member, g_free);
}

static EntFrame *
push (EntReader *reader, EntFrameRole role, EntRecordKind kind)
{
  EntFrame *frame;

  g_assert (reader->n_frames < ENT_READER_MAX_FRAMES);

  frame = &reader->frames[reader->n_frames++];
  *frame = (EntFrame) { .role = role, .kind = kind, .line = ent_reader_line (reader) };
  return frame;
}

/* --- the root --- */

/* Whether @text is a number beyond that of this format. */
static gboolean
is_later_major (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && text[n] == '\0' && g_ascii_strtoull (text, NULL, 10) > ENT_FORMAT_MAJOR;
}

static gboolean
check_root (EntReader *reader, const EntStartTag *tag)
{
  guint line = ent_reader_line (reader);
  g_autofree char *message = NULL;

  if (g_strcmp0 (tag->uri, ENT_FORMAT_NAMESPACE) == 0 && strcmp (tag->name, "map") == 0)
    return TRUE;
  if (strcmp (tag->name, "map") == 0 && tag->uri != NULL && g_str_has_prefix (tag->uri, ENT_FORMAT_NAMESPACE_STEM) &&
      is_later_major (tag->uri + strlen (ENT_FORMAT_NAMESPACE_STEM)))
    {
      ent_reader_refuse (reader, ENT_IO_ERROR_NEWER, line,
                         _("A later version of Entorno made this map, in a way that this version cannot read. The file stays as it is; open it with the later version."));
      return FALSE;
    }
  if (tag->uri == NULL && strcmp (tag->name, "map") == 0)
    /* Translators: %s: a namespace */
    message = g_strdup_printf (_("This is XML, but no map: the element <map> has no xmlns=\"%s\"."), ENT_FORMAT_NAMESPACE);
  else if (strcmp (tag->name, "map") == 0)
    /* Translators: 1: the namespace that was found, 2: the one of maps */
    message = g_strdup_printf (_("This is XML, but no map of Entorno: its element <map> belongs to “%1$s”, and not to “%2$s”."),
                                  ent_reader_quote (reader, tag->uri), ENT_FORMAT_NAMESPACE);
  else
    /* Translators: %s: the name of an element */
    message = g_strdup_printf (_("This is XML, but no map: it begins with <%s>."), ent_reader_quote (reader, tag->name));
  ent_reader_refuse (reader, ENT_IO_ERROR_NOT_A_MAP, line, message);
  return FALSE;
}

/* What is not the version of this format stays what the file says of itself,
 * with what we do not know of it. */
static void
keep_version (EntReader *reader, const char *version)
{
  ent_reader_count_kept (reader);
  ent_kept_add_attribute (ent_reader_kept_of (&reader->info->base), ENT_FORMAT_ROOT "/version", version);
}

static gboolean
check_version (EntReader *reader, const EntStartTag *tag)
{
  g_autofree char *raw = ent_start_tag_get (tag, "version"), *version = ent_text_clean (raw, -1, TRUE, NULL);
  gsize n = version != NULL ? strspn (version, "0123456789") : 0;
  gsize n_minor = n > 0 && version[n] == '.' ? strspn (version + n + 1, "0123456789") : 0;
  guint64 major = n > 0 ? g_ascii_strtoull (version, NULL, 10) : 0;
  guint line = ent_reader_line (reader);

  if (major > ENT_FORMAT_MAJOR)
    {
      ent_reader_refuse (reader, ENT_IO_ERROR_NEWER, line,
                         _("A later version of Entorno made this map, in a way that this version cannot read. The file stays as it is; open it with the later version."));
      return FALSE;
    }
  if (version == NULL)
    ent_reader_report (reader, ENT_FINDING_MENDED, line, NULL,
                       /* Translators: %s: a number such as 1.0 */
                       _("The map does not say in which version of the format it is written. It was read as %s."), ENT_FORMAT_VERSION);
  else if (major == 0 || n_minor == 0 || version[n + 1 + n_minor] != '\0')
    {
      keep_version (reader, raw);
      ent_reader_report (reader, ENT_FINDING_NOTE, line, NULL,
                         /* Translators: 1: what stands there, 2: a number such as 1.0 */
                         _("“%1$s” is not a version of the format. The map was read as %2$s, and what stands there is kept as it is."),
                            ent_reader_quote (reader, version), ENT_FORMAT_VERSION);
    }
  else if (g_ascii_strtoull (version + n + 1, NULL, 10) > 0)
    {
      keep_version (reader, raw);
      ent_reader_report (reader, ENT_FINDING_NOTE, line, NULL,
                         /* Translators: %s: a number such as 1.3 */
                         _("A later version of Entorno made this map (format %s). What this version does not know of it is kept."),
                            ent_reader_quote (reader, version));
    }
  return TRUE;
}

static void
start_root (EntReader *reader, const EntStartTag *tag)
{
  EntFrame *frame;

  if (!check_root (reader, tag))
    return;
  reader->info = ent_record_new (ENT_RECORD_MAP);
  reader->root_seen = TRUE;
  if (!check_version (reader, tag))
    return;
  frame = push (reader, ENT_FRAME_MAP, ENT_RECORD_MAP);
  frame->record = &reader->info->base;
  frame->record->slot = frame->line;
  ent_reader_read_attributes (reader, tag, frame);
  ent_reader_complete (reader, tag, frame);
}

/* --- fields as elements --- */

static gboolean
has_value (const EntStartTag *tag, const char *name)
{
  const char *value;
  gsize length;
  g_autofree char *clean = NULL;

  if (!ent_start_tag_find (tag, name, &value, &length) || length == 0)
    return FALSE;
  if (g_ascii_isalnum (*value))
    return TRUE;
  clean = ent_text_clean (value, (gssize) length, TRUE, NULL);
  return clean != NULL;
}

static void
start_field (EntReader *reader, const EntStartTag *tag, const EntField *field)
{
  EntFrame *around = ent_reader_top (reader), *frame;
  guint n;
  guint64 bit = G_GUINT64_CONSTANT (1) << (field - ent_fields (around->record->kind, &n));
  gboolean is_set = field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS;
  g_autofree char *member = field->type == ENT_FIELD_IDS ? ent_start_tag_get (tag, ent_record_element (field->ref)) : NULL;

  if (!is_set && (around->seen & bit))
    {
      ent_reader_capture_start (reader, tag, ENT_KEEP_REPEATED);
      return;
    }
  /* a set has no place for more than its members */
  if (is_set && (tag->n_namespaces > 0 || tag->n_attributes != (member != NULL ? 1 : 0)))
    {
      ent_reader_capture_start (reader, tag, ENT_KEEP_EXTRA);
      return;
    }
  if (field->type == ENT_FIELD_IDS && !has_value (tag, ent_record_element (field->ref)))
    {
      ent_reader_capture_start (reader, tag, ENT_KEEP_NO_VALUE);
      return;
    }
  around->seen |= bit;
  frame = push (reader, ENT_FRAME_FIELD, around->kind);
  frame->record = around->record;
  frame->field = field;
  if (tag->prefix != NULL || tag->n_attributes + tag->n_namespaces > 0)
    frame->tag = ent_reader_format_tag (tag);
  frame->member = g_steal_pointer (&member);
  if (!is_set)
    ent_reader_keep_attributes (reader, tag, frame->record, field->name);
}

/* Another one may still be the note. */
static void
forget_field (EntFrame *around, const EntField *field)
{
  guint n;

  around->seen &= ~(G_GUINT64_CONSTANT (1) << (field - ent_fields (around->record->kind, &n)));
}

static void
end_field (EntReader *reader)
{
  EntFrame *frame = ent_reader_top (reader), *around = frame - 1;
  const EntField *field = frame->field;

  if (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS)
    {
      if (around->members == NULL)
        around->members = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (around->members, field->type == ENT_FIELD_IDS ? g_steal_pointer (&frame->member) : g_strdup (reader->text->str));
    }
  else
    {
      ent_reader_set_field (reader, frame->record, field, reader->text->str, frame->line);
      if (frame->tag == NULL && ent_field_holds (field, frame->record, NULL))
        forget_field (around, field);
    }
  g_string_truncate (reader->text, 0);
  around->n_known++;
  around->after = field->name;
  ent_reader_clear_frame (frame);
  reader->n_frames--;
}

/* The whole of it is kept instead: its attributes are in what is kept. */
static void
give_up_field (EntReader *reader)
{
  EntFrame *frame = ent_reader_top (reader), *around = frame - 1;
  EntKept *kept = frame->record->kept;
  gsize n = strlen (frame->field->name);

  for (guint i = kept != NULL && kept->attributes != NULL ? kept->attributes->len : 0; i > 0; i--)
    {
      const char *name = g_array_index (kept->attributes, EntKeptAttribute, i - 1).name;

      if (strncmp (name, frame->field->name, n) == 0 && name[n] == ENT_FORMAT_SEPARATOR)
        g_array_remove_index (kept->attributes, i - 1);
    }
  forget_field (around, frame->field);
  ent_reader_capture_field (reader);
}

/* --- records --- */

/* What a record cannot do without, not even mended: it would be another record. */
static EntKeepReason
reason_to_keep (EntReader *reader, const EntStartTag *tag, EntRecordKind kind)
{
  if (kind == ENT_RECORD_SECTOR)
    {
      int sector = ent_start_tag_choice (tag, "id", &ent_sector_choices);

      if (sector < 0)
        return ENT_KEEP_NO_VALUE;
      if (reader->sectors_seen & (1u << sector))
        return ENT_KEEP_REPEATED;
      reader->sectors_seen |= 1u << sector;
    }
  else if (kind == ENT_RECORD_ASSESSMENT)
    {
      if (ent_start_tag_choice (tag, "aspect", &ent_aspect_choices) < 0 || !has_value (tag, "moment"))
        return ENT_KEEP_NO_VALUE;
    }
  return ENT_KEEP_UNKNOWN;
}

/* FALSE, and reading ends, past the limit. */
static gboolean
count_record (EntReader *reader, EntRecordKind kind)
{
  static const guint limits[ENT_N_RECORD_KINDS] = {
    [ENT_RECORD_SECTOR] = ENT_N_SECTORS,
    [ENT_RECORD_STAKEHOLDER] = ENT_LIMIT_STAKEHOLDERS,
    [ENT_RECORD_ASSESSMENT] = ENT_LIMIT_ASSESSMENTS,
    [ENT_RECORD_LOG] = ENT_LIMIT_LOG_ENTRIES,
    [ENT_RECORD_TIE] = ENT_LIMIT_TIES,
    [ENT_RECORD_MOMENT] = ENT_LIMIT_MOMENTS,
    [ENT_RECORD_ACTION] = ENT_LIMIT_ACTIONS,
    [ENT_RECORD_STEP] = ENT_LIMIT_STEPS,
  };
  g_autofree char *message = NULL;

  if (++reader->n_records[kind] <= limits[kind])
    return TRUE;
  /* Translators: 1: a number, 2: the name of an element */
  message = g_strdup_printf (_("There are more than %1$u elements <%2$s>, more than any map needs. The file was not opened."), limits[kind],
                                ent_record_element (kind));
  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
  return FALSE;
}

static void
start_record (EntReader *reader, const EntStartTag *tag, EntRecordKind kind)
{
  EntKeepReason reason = reason_to_keep (reader, tag, kind);
  EntFrame *frame;

  if (reason != ENT_KEEP_UNKNOWN)
    {
      ent_reader_capture_start (reader, tag, reason);
      return;
    }
  if (!count_record (reader, kind))
    return;
  frame = push (reader, ENT_FRAME_RECORD, kind);
  frame->record = ent_record_new (kind);
  frame->record->slot = frame->line;
  ent_reader_read_attributes (reader, tag, frame);
  ent_reader_complete (reader, tag, frame);
}

static void
end_record (EntReader *reader)
{
  EntFrame *frame = ent_reader_top (reader), *around = frame - 1;
  EntRecord *record = frame->record;
  const EntField *content = reader->content[frame->kind];

  if (content != NULL)
    {
      ent_reader_set_field (reader, record, content, reader->text->str, frame->line);
      g_string_truncate (reader->text, 0);
    }
  ent_reader_take_members (reader, frame);
  for (guint i = 0; frame->late != NULL && i < frame->late->len; i++)
    ent_kept_add_child (ent_reader_kept_of (record), frame->n_known, g_ptr_array_index (frame->late, i));
  frame->record = NULL;
  if (record->kind == ENT_RECORD_ASSESSMENT)
    ent_stakeholder_take_assessment ((EntStakeholder *) around->record, (EntAssessment *) record);
  else if (record->kind == ENT_RECORD_LOG)
    ent_stakeholder_take_log ((EntStakeholder *) around->record, (EntLogEntry *) record);
  else
    ent_reader_add_item (reader, around->kind, record, NULL, FALSE);
  around->n_known++;
  ent_reader_clear_frame (frame);
  reader->n_frames--;
}

/* --- dispatch --- */

static void
start_list (EntReader *reader, const EntStartTag *tag, EntRecordKind kind)
{
  push (reader, ENT_FRAME_LIST, kind);
  ent_reader_keep_attributes (reader, tag, &reader->info->base, ent_format_list (kind));
}

static void
start_in_map (EntReader *reader, const EntStartTag *tag)
{
  EntFrame *top = ent_reader_top (reader);
  int list = ent_format_find_list (tag->name);
  const EntField *field = ent_field_find (ENT_RECORD_MAP, tag->name);
  guint64 view_bit = G_GUINT64_CONSTANT (1) << 63;

  if (list >= 0)
    start_list (reader, tag, (EntRecordKind) list);
  else if (field != NULL && ent_format_is_child (field))
    start_field (reader, tag, field);
  else if (strcmp (tag->name, "view") != 0)
    ent_reader_capture_start (reader, tag, ENT_KEEP_UNKNOWN);
  else if (top->seen & view_bit)
    ent_reader_capture_start (reader, tag, ENT_KEEP_REPEATED);
  else
    {
      /* one that says nothing is not written, and the next one counts */
      if (tag->n_attributes + tag->n_namespaces > 0)
        top->seen |= view_bit;
      ent_reader_read_view (reader, tag, top);
      push (reader, ENT_FRAME_VIEW, ENT_RECORD_MAP)->record = top->record;
    }
}

static void
start_in_record (EntReader *reader, const EntStartTag *tag)
{
  EntFrame *top = ent_reader_top (reader);
  const EntField *field;

  if (top->kind == ENT_RECORD_STAKEHOLDER && strcmp (tag->name, ent_record_element (ENT_RECORD_ASSESSMENT)) == 0)
    start_record (reader, tag, ENT_RECORD_ASSESSMENT);
  else if (top->kind == ENT_RECORD_STAKEHOLDER && strcmp (tag->name, ent_record_element (ENT_RECORD_LOG)) == 0)
    start_record (reader, tag, ENT_RECORD_LOG);
  else if ((field = ent_field_find (top->kind, tag->name)) != NULL && ent_format_is_child (field))
    start_field (reader, tag, field);
  else
    ent_reader_capture_start (reader, tag, ENT_KEEP_UNKNOWN);
}

static gboolean
is_ours (EntReader *reader, const EntStartTag *tag)
{
  if (tag->uri == NULL || tag->uri == reader->uri)
    return tag->uri != NULL;
  if (strcmp (tag->uri, ENT_FORMAT_NAMESPACE) != 0)
    return FALSE;
  reader->uri = tag->uri;
  return TRUE;
}

static void
start_known (EntReader *reader, const EntStartTag *tag)
{
  EntFrame *top = ent_reader_top (reader);
  gboolean ours = is_ours (reader, tag);

  if (top->role == ENT_FRAME_DOCUMENT)
    start_root (reader, tag);
  else if (top->role == ENT_FRAME_FIELD)
    {
      give_up_field (reader);
      ent_reader_capture_nested (reader, tag);
    }
  else if (ours && top->role == ENT_FRAME_MAP)
    start_in_map (reader, tag);
  else if (ours && top->role == ENT_FRAME_LIST && strcmp (tag->name, ent_record_element (top->kind)) == 0)
    start_record (reader, tag, top->kind);
  else if (ours && top->role == ENT_FRAME_RECORD)
    start_in_record (reader, tag);
  else
    ent_reader_capture_start (reader, tag, ENT_KEEP_UNKNOWN);
}

void
ent_reader_start (EntReader *reader, const char *name, const char *prefix, const char *uri, gsize n_namespaces, const xmlChar **namespaces, gsize n_attributes, const xmlChar **attributes)
{
  EntStartTag tag = { name, prefix, uri, n_namespaces, namespaces, n_attributes, attributes };

  reader->n_elements++;
  if (reader->capture_depth > 0)
    ent_reader_capture_nested (reader, &tag);
  else
    {
      ent_reader_flush_stray (reader);
      start_known (reader, &tag);
    }
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

void
ent_reader_end (EntReader *reader, const char *name, const char *prefix)
{
  EntFrame *top = ent_reader_top (reader);

  if (reader->capture_depth == 0 && top->role == ENT_FRAME_FIELD && top->field->type == ENT_FIELD_IDS && !is_blank (reader->text->str))
    give_up_field (reader);
  if (reader->capture_depth > 0)
    {
      ent_reader_capture_end (reader, name, prefix);
      return;
    }
  ent_reader_flush_stray (reader);
  switch (top->role)
    {
    case ENT_FRAME_FIELD:
      end_field (reader);
      break;
    case ENT_FRAME_RECORD:
      end_record (reader);
      break;
    case ENT_FRAME_LIST:
      (top - 1)->after = ent_format_list (top->kind);
      reader->n_frames--;
      break;
    case ENT_FRAME_VIEW:
      (top - 1)->after = "view";
      reader->n_frames--;
      break;
    case ENT_FRAME_MAP:
      reader->root_ended = TRUE;
      reader->n_frames--;
      break;
    case ENT_FRAME_DOCUMENT:
    default:
      g_assert_not_reached ();
    }
}

/* The line ends and spaces between elements, most of all text. */
static gboolean
says_nothing (EntReader *reader, const char *text, gsize length)
{
  const EntFrame *top = ent_reader_top (reader);
  gsize n = 0;

  if (reader->text->len > 0 || top->role == ENT_FRAME_FIELD || (top->role == ENT_FRAME_RECORD && reader->content[top->kind] != NULL))
    return FALSE;
  while (n < length && (text[n] == ' ' || text[n] == '\n' || text[n] == '\t' || text[n] == '\r'))
    n++;
  return n == length;
}

void
ent_reader_text (EntReader *reader, const char *text, gsize length)
{
  if (reader->capture_depth > 0)
    ent_reader_capture_text (reader, text, length);
  else if (!says_nothing (reader, text, length))
    g_string_append_len (reader->text, text, (gssize) length);
}
