/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parse: the parser's events, its errors in plain words, findings, and the
 * file that comes out.
 *
 * SAX2 through a push parser, not a tree and not xmlTextReader: a tree takes
 * ten times the memory, xmlTextReader twice the time, and what stands before a
 * fault of form has already arrived when the fault is met.
 */
#include "io/xml/reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "io/xml/parser.h"
#include "io/xml/reader-private.h"

#define MAX_FINDINGS 1000u

gboolean
ent_reader_has_ended (const EntReader *reader)
{
  return reader->error != NULL || reader->damage != NULL;
}

guint
ent_reader_line (const EntReader *reader)
{
  const GArray *lines = reader->scan->lines;

  /* the parser's own number is that of the tag's end */
  if (reader->n_elements > 0 && reader->n_elements <= lines->len)
    return g_array_index (lines, guint32, reader->n_elements - 1);
  return (guint) xmlSAX2GetLineNumber (reader->context);
}

EntFrame *
ent_reader_top (EntReader *reader)
{
  return &reader->frames[reader->n_frames - 1];
}

const EntRecord *
ent_reader_subject (EntReader *reader, const EntRecord *record)
{
  if (record->kind == ENT_RECORD_ASSESSMENT || record->kind == ENT_RECORD_LOG)
    for (guint i = reader->n_frames; i > 0; i--)
      if (reader->frames[i - 1].role == ENT_FRAME_RECORD && reader->frames[i - 1].kind == ENT_RECORD_STAKEHOLDER)
        return reader->frames[i - 1].record;
  return record;
}

const char *
ent_reader_quote (EntReader *reader, const char *text)
{
  char *quoted = ent_text_quote (text, ENT_TEXT_QUOTED);

  g_ptr_array_add (reader->quotes, quoted);
  return quoted;
}

/* What people call @record, or NULL. */
static const char *
name_of (const EntRecord *record)
{
  switch (record->kind)
    {
    case ENT_RECORD_STAKEHOLDER:
      return ((const EntStakeholder *) record)->name;
    case ENT_RECORD_MOMENT:
      return ((const EntMoment *) record)->name;
    case ENT_RECORD_ACTION:
      return ((const EntAction *) record)->what;
    case ENT_RECORD_STEP:
      return ((const EntStep *) record)->name;
    case ENT_RECORD_MAP:
      return ((const EntMapInfo *) record)->title;
    default:
      return NULL;
    }
}

/* One that is read, and not in the map yet; or NULL. */
static const EntStakeholder *
find_read (EntReader *reader, EntId id)
{
  GArray *items = reader->items[ENT_RECORD_STAKEHOLDER];

  if (reader->named == NULL)
    reader->named = g_hash_table_new (NULL, NULL);
  for (; reader->n_named < items->len; reader->n_named++)
    {
      EntRecord *record = g_array_index (items, EntItem, reader->n_named).record;

      if (record != NULL)
        g_hash_table_insert (reader->named, (gpointer) record->id, record);
    }
  return g_hash_table_lookup (reader->named, id);
}

const char *
ent_reader_name_stakeholder (EntReader *reader, EntId id)
{
  const EntStakeholder *stakeholder;

  if (id == NULL || reader->findings->len >= MAX_FINDINGS)
    return NULL;
  stakeholder = ent_map_stakeholder (reader->map, id);
  if (stakeholder == NULL)
    stakeholder = find_read (reader, id);
  return stakeholder != NULL && stakeholder->name != NULL ? ent_reader_quote (reader, stakeholder->name) : NULL;
}

/* By those whom it ties; or NULL. */
static const char *
call_tie (EntReader *reader, const EntTie *tie)
{
  const char *from = ent_reader_name_stakeholder (reader, tie->from), *to = ent_reader_name_stakeholder (reader, tie->to);
  char *name;

  if (from == NULL || to == NULL)
    return NULL;
  /* Translators: what a tie is called: 1 and 2: names of stakeholders */
  name = g_strdup_printf (_("%1$s – %2$s"), from, to);
  g_ptr_array_add (reader->quotes, name);
  return name;
}

const char *
ent_reader_call (EntReader *reader, const EntRecord *record)
{
  const EntRecord *subject = ent_reader_subject (reader, record);
  const char *name = record->kind == ENT_RECORD_TIE ? call_tie (reader, (const EntTie *) record) : NULL;
  char *rating;

  if (name != NULL)
    return name;
  name = name_of (subject);
  if (name == NULL)
    name = subject->id;
  name = name != NULL ? ent_reader_quote (reader, name) : ent_record_element (subject->kind);
  if (record->kind != ENT_RECORD_ASSESSMENT)
    return name;
  /* Translators: 1: the name of a stakeholder, 2: an aspect that is rated, such as Decision power */
  rating = g_strdup_printf (_("%1$s, %2$s"), name, ent_choice_label (&ent_aspect_choices, ((const EntAssessment *) record)->aspect));
  g_ptr_array_add (reader->quotes, rating);
  return rating;
}

void
ent_reader_report (EntReader *reader, EntFindingLevel level, guint line, const char *record, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  reader->mended |= level == ENT_FINDING_MENDED;
  if (reader->findings->len >= MAX_FINDINGS && level != ENT_FINDING_ERROR)
    {
      reader->n_unlisted++;
      g_ptr_array_set_size (reader->quotes, 0);
      return;
    }
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (reader->findings, ent_finding_new (level, line, record, message));
  g_ptr_array_set_size (reader->quotes, 0);
}

void
ent_reader_refuse (EntReader *reader, EntIoError code, guint line, const char *message)
{
  if (!ent_reader_has_ended (reader))
    ent_io_set_error (&reader->error, code, reader->name, line, message);
}

void
ent_reader_add_item (EntReader *reader, EntRecordKind kind, EntRecord *record, char *xml, gboolean late)
{
  EntItem item = { record, xml, late };

  g_array_append_val (reader->items[kind], item);
}

/* --- events --- */

static gboolean
goes_on (EntReader *reader)
{
  if (!ent_reader_has_ended (reader) && xmlDictSize (reader->context->dict) > (int) ENT_LIMIT_NAMES)
    {
      /* Translators: %u: a number */
      g_autofree char *message = g_strdup_printf (_("The file has more than %u different names of elements and attributes, more than any map needs. It was not opened."),
                                                     ENT_LIMIT_NAMES);

      ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
    }
  return !ent_reader_has_ended (reader);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  if (goes_on (data))
    ent_reader_start (data, (const char *) name, (const char *) prefix, (const char *) uri, (gsize) n_namespaces,
                      namespaces, (gsize) n_attributes, attributes);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  if (!ent_reader_has_ended (data))
    ent_reader_end (data, (const char *) name, (const char *) prefix);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  if (!ent_reader_has_ended (data))
    ent_reader_text (data, (const char *) text, (gsize) length);
}

static void
on_comment (void *data, const xmlChar *text)
{
  if (!ent_reader_has_ended (data))
    ent_reader_keep_comment (data, (const char *) text);
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  if (goes_on (data))
    ent_reader_keep_instruction (data, (const char *) target, (const char *) text);
}

/* The look before has refused it; this stands for the day that it has a hole. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  EntReader *reader = data;

  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, (guint) xmlSAX2GetLineNumber (reader->context),
                     _("The file has a document type or defines entities. No map has them, and they can be made to do harm. It was not opened."));
}

/* --- what is wrong with the form --- */

static void
on_error (void *data, EntXmlFault *error)
{
  EntReader *reader = data;

  if (error->level < XML_ERR_ERROR || ent_reader_has_ended (reader))
    return;
  /* at the end it may complain of anything that is not there yet */
  reader->damage = reader->at_end ? g_strdup (ent_xml_fault_of_end ()) : ent_xml_fault_describe (error);
  reader->damage_line = error->line > 0 ? (guint) error->line : 1;
}

/* --- the parse --- */

static gboolean
feed (EntReader *reader, const char *data, GError **error)
{
  const EntPrescan *scan = reader->scan;

  for (gsize at = scan->start; at < scan->end && !ent_reader_has_ended (reader);)
    {
      gsize n = MIN (ENT_XML_BLOCK_BYTES, scan->end - at);

      ent_progress_reach (reader->progress, ENT_READER_SCANNED, ENT_READER_PARSED, at - scan->start, scan->end - scan->start);
      if (!ent_io_goes_on (reader->progress, error))
        return FALSE;
      xmlParseChunk (reader->context, data + at, (int) n, 0);
      at += n;
    }
  reader->at_end = !scan->cut;
  if (!ent_reader_has_ended (reader) && scan->fault == NULL)
    xmlParseChunk (reader->context, NULL, 0, 1);
  if (!ent_reader_has_ended (reader) && scan->fault != NULL)
    {
      reader->damage = g_strdup (scan->fault);
      reader->damage_line = scan->fault_line;
    }
  if (!ent_reader_has_ended (reader) && (!reader->context->wellFormed || !reader->root_ended))
    {
      reader->damage = g_strdup (ent_xml_fault_of_end ());
      reader->damage_line = MAX ((guint) xmlSAX2GetLineNumber (reader->context), 1);
    }
  return TRUE;
}

static gboolean
parse (EntReader *reader, const char *data, GError **error)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .cdataBlock = on_text,
    .ignorableWhitespace = on_text,
    .comment = on_comment,
    .processingInstruction = on_instruction,
    .internalSubset = on_document_type,
    .serror = on_error,
  };
  gboolean fine;

  reader->context = ent_xml_parser_new (&events, reader);
  fine = feed (reader, data, error);
  xmlFreeParserCtxt (reader->context);
  reader->context = NULL;
  return fine;
}

/* --- the file --- */

static void
clear_item (gpointer data)
{
  EntItem *item = data;

  ent_record_free (item->record);
  g_free (item->xml);
}

static void
init_reader (EntReader *reader, const EntPrescan *scan, const char *name)
{
  *reader = (EntReader) { .name = name, .scan = scan };
  reader->frames[0].role = ENT_FRAME_DOCUMENT;
  reader->n_frames = 1;
  reader->text = g_string_new (NULL);
  reader->value = g_string_new (NULL);
  reader->capture = g_string_new (NULL);
  reader->map = ent_map_new ();
  reader->ids = ent_id_table_new ();
  reader->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ent_id_unref);
  reader->quotes = g_ptr_array_new_with_free_func (g_free);
  reader->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_finding_free);
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          if (fields[i].flags & ENT_FIELD_CONTENT)
            reader->content[kind] = &fields[i];
          if (fields[i].flags & ENT_FIELD_REQUIRED)
            reader->required[kind] |= G_GUINT64_CONSTANT (1) << i;
        }
      if (ent_format_list (kind) == NULL)
        continue;
      reader->items[kind] = g_array_new (FALSE, FALSE, sizeof (EntItem));
      g_array_set_clear_func (reader->items[kind], clear_item);
    }
}

static void
clear_reader (EntReader *reader)
{
  for (; reader->n_frames > 0; reader->n_frames--)
    ent_reader_clear_frame (ent_reader_top (reader));
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    g_clear_pointer (&reader->items[kind], g_array_unref);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->value, TRUE);
  g_string_free (reader->capture, TRUE);
  g_free (reader->capture_name);
  g_clear_object (&reader->map);
  ent_record_free (reader->info);
  ent_id_clear (&reader->last_moment);
  ent_id_table_foreach (reader->ids, ent_id_unref);
  ent_id_table_free (reader->ids);
  g_hash_table_unref (reader->renamed);
  g_clear_pointer (&reader->named, g_hash_table_unref);
  g_clear_pointer (&reader->findings, g_ptr_array_unref);
  g_ptr_array_unref (reader->quotes);
  g_clear_error (&reader->error);
  g_free (reader->damage);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const EntFinding *x = *(const EntFinding *const *) a, *y = *(const EntFinding *const *) b;

  return x->line < y->line ? -1 : x->line > y->line;
}

static void
finish_findings (EntReader *reader)
{
  if (reader->damage != NULL)
    ent_reader_report (reader, ENT_FINDING_ERROR, reader->damage_line, NULL,
                       /* Translators: %s: a sentence that says what is wrong */
                       _("The file is damaged here. %s What was complete before it was read; what comes after it was not."), reader->damage);
  /* g_ptr_array_sort() keeps the order of equal ones */
  g_ptr_array_sort (reader->findings, compare_lines);
  if (reader->n_unlisted > 0)
    {
      /* Translators: %u: a number */
      g_autofree char *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is %u more finding.", "There are %u more findings.", reader->n_unlisted),
                                                  reader->n_unlisted);
      g_ptr_array_add (reader->findings, ent_finding_new (ENT_FINDING_NOTE, 0, NULL, message));
    }
}

static EntFile *
finish (EntReader *reader, gboolean as_written, GError **error)
{
  EntFile *file;

  if (reader->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader->error));
      return NULL;
    }
  if (!reader->root_seen)
    {
      /* Translators: %s: a sentence that says what is wrong */
      g_autofree char *message = g_strdup_printf (_("The file cannot be read. %s"), reader->damage);

      ent_io_set_error (error, ENT_IO_ERROR_DAMAGED, reader->name, reader->damage_line, message);
      return NULL;
    }
  ent_reader_resolve (reader, as_written);
  if (reader->stopped)
    {
      ent_io_goes_on (reader->progress, error);
      return NULL;
    }
  finish_findings (reader);
  file = g_new0 (EntFile, 1);
  file->map = g_steal_pointer (&reader->map);
  file->path = g_strdup (reader->name);
  file->findings = g_steal_pointer (&reader->findings);
  file->mended = reader->mended;
  file->damaged = reader->damage != NULL;
  return file;
}

EntFile *
ent_reader_read (const char *data, gsize length, const char *name, gboolean as_written, EntReaderLetGo let_go, gpointer bytes, EntProgress *progress, GError **error)
{
  g_auto (EntPrescan) scan = { 0 };
  EntReader reader;
  EntFile *file = NULL;

  if (!ent_prescan (&scan, data, length, name, error))
    return NULL;
  init_reader (&reader, &scan, name);
  reader.progress = progress;
  if (parse (&reader, data, error))
    {
      if (let_go != NULL)
        let_go (bytes);
      g_clear_pointer (&scan.lines, g_array_unref);
      ent_progress_reach (progress, 0, ENT_READER_PARSED, 1, 1);
      file = finish (&reader, as_written, error);
    }
  clear_reader (&reader);
  if (file != NULL)
    ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 1);
  return file;
}
