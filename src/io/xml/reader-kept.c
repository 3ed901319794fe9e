/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content that this version does not know: written out again as text while it
 * is read, and kept where it stood.
 */
#include "io/xml/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/markup.h"

EntKept *
ent_reader_kept_of (EntRecord *record)
{
  if (record->kept == NULL)
    record->kept = ent_kept_new ();
  return record->kept;
}

static void
append_name (GString *out, const char *prefix, const char *name)
{
  if (prefix != NULL)
    g_string_append_printf (out, "%s:", prefix);
  g_string_append (out, name);
}

static void
append_tag (GString *out, const EntStartTag *tag)
{
  g_string_append_c (out, '<');
  append_name (out, tag->prefix, tag->name);
  for (gsize i = 0; i < tag->n_namespaces; i++)
    {
      const char *prefix = (const char *) tag->namespaces[2 * i], *uri = (const char *) tag->namespaces[2 * i + 1];
      g_autofree char *name = prefix != NULL ? g_strconcat ("xmlns:", prefix, NULL) : g_strdup ("xmlns");

      ent_markup_attribute (out, name, uri != NULL ? uri : "", uri != NULL ? strlen (uri) : 0);
    }
  for (gsize i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **a = tag->attributes + 5 * i;
      g_autofree char *name = a[1] != NULL ? g_strconcat ((const char *) a[1], ":", (const char *) a[0], NULL)
                                           : g_strdup ((const char *) a[0]);

      ent_markup_attribute (out, name, (const char *) a[3], (gsize) (a[4] - a[3]));
    }
}

char *
ent_reader_format_tag (const EntStartTag *tag)
{
  GString *out = g_string_new (NULL);

  append_tag (out, tag);
  return g_string_free (out, FALSE);
}

void
ent_reader_count_kept (EntReader *reader)
{
  g_autofree char *message = NULL;

  if (++reader->n_kept <= ENT_LIMIT_KEPT)
    return;
  /* Translators: %u: a number */
  message = g_strdup_printf (_("More than %u attributes, values and elements are not known here, more than can be kept. The file was not opened."), ENT_LIMIT_KEPT);
  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
}

static void
keep_late (EntFrame *frame, const char *xml)
{
  if (frame->late == NULL)
    frame->late = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (frame->late, g_strdup (xml));
}

void
ent_reader_keep (EntReader *reader, const char *xml, gboolean late)
{
  EntFrame *top = ent_reader_top (reader);

  ent_reader_count_kept (reader);
  switch (top->role)
    {
    case ENT_FRAME_DOCUMENT:
      ent_map_keep_node (reader->map, ENT_RECORD_MAP, reader->root_ended ? ENT_FORMAT_AFTER_ROOT : ENT_FORMAT_BEFORE_ROOT, xml);
      break;
    case ENT_FRAME_MAP:
      ent_map_keep_node (reader->map, ENT_RECORD_MAP, late ? reader->capture_name : top->after, xml);
      break;
    case ENT_FRAME_LIST:
      ent_reader_add_item (reader, top->kind, NULL, g_strdup (xml), late);
      break;
    case ENT_FRAME_RECORD:
      if (late)
        keep_late (top, xml);
      else
        ent_kept_add_child (ent_reader_kept_of (top->record), top->n_known, xml);
      break;
    case ENT_FRAME_VIEW:
      ent_kept_add_child (ent_reader_kept_of (top->record), 0, xml);
      break;
    case ENT_FRAME_FIELD:
    default:
      g_assert_not_reached ();
    }
}

static void
report_kept (EntReader *reader)
{
  const char *name = ent_reader_quote (reader, reader->capture_name);
  guint line = reader->capture_line;

  switch (reader->capture_reason)
    {
    case ENT_KEEP_UNKNOWN:
      if (reader->capture_ours)
        /* Translators: %s: the name of an element */
        ent_reader_report (reader, ENT_FINDING_NOTE, line, NULL, _("The element <%s> is not known here. It is kept as it is."), name);
      break;
    case ENT_KEEP_EXTRA:
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, NULL,
                         /* Translators: %s: the name of an element */
                         _("The element <%s> has something in it that is not known here. It is not shown, and kept as it is."), name);
      break;
    case ENT_KEEP_REPEATED:
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, NULL,
                         /* Translators: %s: the name of an element */
                         _("The element <%s> stands here once too often. The first one counts; this one is kept as it is."), name);
      break;
    case ENT_KEEP_NO_VALUE:
    default:
      ent_reader_report (reader, ENT_FINDING_KEPT_ASIDE, line, NULL,
                         /* Translators: %s: the name of an element */
                         _("The element <%s> does not say what it stands for in a way that is known here. It is not shown, and kept as it is."), name);
      break;
    }
}

/* An element without a prefix takes its namespace from around it, where ours
 * will stand when it is written. TRUE: it was declared. */
static gboolean
declare_own_namespace (GString *out, const EntStartTag *tag)
{
  if (tag->prefix != NULL || g_strcmp0 (tag->uri, ENT_FORMAT_NAMESPACE) == 0)
    return FALSE;
  for (gsize i = 0; i < tag->n_namespaces; i++)
    if (tag->namespaces[2 * i] == NULL)
      return FALSE;
  ent_markup_attribute (out, "xmlns", tag->uri != NULL ? tag->uri : "", tag->uri != NULL ? strlen (tag->uri) : 0);
  return TRUE;
}

/* Opens one more element, which declares @n. */
static void
go_deeper (EntReader *reader, gsize n)
{
  g_autofree char *message = NULL;

  /* the look before has counted both */
  g_assert (reader->capture_depth < ENT_LIMIT_DEPTH && n <= ENT_LIMIT_ATTRIBUTES + 1);

  reader->declared[reader->capture_depth++] = (guint8) n;
  reader->n_declared += (guint) n;
  if (reader->n_declared <= ENT_LIMIT_NAMESPACES)
    return;
  /* Translators: %u: a number */
  message = g_strdup_printf (_("More than %u namespaces are declared around this element, more than any map needs. The file was not opened."), ENT_LIMIT_NAMESPACES);
  ent_reader_refuse (reader, ENT_IO_ERROR_HOSTILE, ent_reader_line (reader), message);
}

void
ent_reader_capture_start (EntReader *reader, const EntStartTag *tag, EntKeepReason reason)
{
  gboolean declared;

  g_string_truncate (reader->capture, 0);
  append_tag (reader->capture, tag);
  declared = declare_own_namespace (reader->capture, tag);
  ent_reader_check_tag (reader, reader->capture->len + 2);
  reader->capture_open = TRUE;
  go_deeper (reader, tag->n_namespaces + (declared ? 1 : 0));
  reader->capture_reason = reason;
  reader->capture_line = ent_reader_line (reader);
  reader->capture_ours = g_strcmp0 (tag->uri, ENT_FORMAT_NAMESPACE) == 0;
  g_free (reader->capture_name);
  reader->capture_name = g_strdup (tag->name);
}

static void
close_tag (EntReader *reader)
{
  if (reader->capture_open)
    g_string_append_c (reader->capture, '>');
  reader->capture_open = FALSE;
}

void
ent_reader_capture_nested (EntReader *reader, const EntStartTag *tag)
{
  gsize start;

  close_tag (reader);
  start = reader->capture->len;
  append_tag (reader->capture, tag);
  ent_reader_check_tag (reader, reader->capture->len - start + 2);
  reader->capture_open = TRUE;
  go_deeper (reader, tag->n_namespaces);
}

void
ent_reader_capture_text (EntReader *reader, const char *text, gsize length)
{
  close_tag (reader);
  ent_markup_text (reader->capture, text, length);
}

void
ent_reader_capture_end (EntReader *reader, const char *name, const char *prefix)
{
  if (reader->capture_open)
    g_string_append (reader->capture, "/>");
  else
    {
      g_string_append (reader->capture, "</");
      append_name (reader->capture, prefix, name);
      g_string_append_c (reader->capture, '>');
    }
  reader->capture_open = FALSE;
  reader->n_declared -= reader->declared[--reader->capture_depth];
  if (reader->capture_depth > 0)
    return;
  ent_reader_keep (reader, reader->capture->str, reader->capture_reason == ENT_KEEP_REPEATED);
  report_kept (reader);
}

void
ent_reader_capture_field (EntReader *reader)
{
  EntFrame *top = ent_reader_top (reader);

  g_assert (top->role == ENT_FRAME_FIELD);

  g_string_assign (reader->capture, top->tag != NULL ? top->tag : "<");
  if (top->tag == NULL)
    g_string_append (reader->capture, top->field->name);
  ent_reader_check_tag (reader, reader->capture->len + 2);
  reader->capture_open = TRUE;
  /* what it declares itself is kept with a record too, where it is counted */
  go_deeper (reader, 0);
  reader->capture_reason = ENT_KEEP_EXTRA;
  reader->capture_line = top->line;
  reader->capture_ours = TRUE;
  g_free (reader->capture_name);
  reader->capture_name = g_strdup (top->field->name);
  if (reader->text->len > 0)
    ent_reader_capture_text (reader, reader->text->str, reader->text->len);
  g_string_truncate (reader->text, 0);
  ent_reader_clear_frame (top);
  reader->n_frames--;
}

static void
keep_small (EntReader *reader, const char *xml)
{
  EntFrame *top = ent_reader_top (reader);

  if (reader->capture_depth > 0)
    {
      close_tag (reader);
      g_string_append (reader->capture, xml);
    }
  else if (top->role == ENT_FRAME_FIELD)
    {
      /* a note is text and nothing else: before it */
      EntFrame *around = top - 1;

      ent_reader_count_kept (reader);
      if (around->role == ENT_FRAME_RECORD)
        ent_kept_add_child (ent_reader_kept_of (around->record), around->n_known, xml);
      else
        ent_map_keep_node (reader->map, ENT_RECORD_MAP, around->after, xml);
    }
  else
    {
      ent_reader_flush_stray (reader);
      ent_reader_keep (reader, xml, FALSE);
    }
}

void
ent_reader_keep_comment (EntReader *reader, const char *text)
{
  g_autofree char *xml = g_strdup_printf ("<!--%s-->", text);

  keep_small (reader, xml);
}

void
ent_reader_keep_instruction (EntReader *reader, const char *target, const char *data)
{
  g_autofree char *xml = data != NULL ? g_strdup_printf ("<?%s %s?>", target, data) : g_strdup_printf ("<?%s?>", target);

  keep_small (reader, xml);
}

void
ent_reader_flush_stray (EntReader *reader)
{
  const EntFrame *top = ent_reader_top (reader);
  const char *text = reader->text->str;
  gsize length;
  GString *xml;

  if (reader->text->len == 0 || top->role == ENT_FRAME_FIELD || top->role == ENT_FRAME_DOCUMENT ||
      (top->role == ENT_FRAME_RECORD && reader->content[top->kind] != NULL))
    return;
  text += strspn (text, " \t\r\n");
  for (length = strlen (text); length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL;)
    length--;
  if (length > 0)
    {
      xml = g_string_new (NULL);
      ent_markup_text (xml, text, length);
      ent_reader_keep (reader, xml->str, FALSE);
      g_string_free (xml, TRUE);
      ent_reader_report (reader, ENT_FINDING_NOTE, (guint) xmlSAX2GetLineNumber (reader->context), NULL,
                         _("Text stands here between elements, where none belongs. It is kept as it is."));
    }
  g_string_truncate (reader->text, 0);
}

void
ent_reader_keep_aside (EntRecord *owner, GArray *aside)
{
  EntKept *kept = ent_reader_kept_of (owner);
  GArray *before = g_steal_pointer (&kept->children);
  guint n = 0, n_gone = 0;

  /* both are in the order of their places; what is set aside is no longer a known child */
  for (guint i = 0; i < aside->len; i++)
    {
      const EntKeptChild *child = &g_array_index (aside, EntKeptChild, i);

      for (; before != NULL && n < before->len && g_array_index (before, EntKeptChild, n).place <= child->place; n++)
        ent_kept_add_child (kept, g_array_index (before, EntKeptChild, n).place - n_gone, g_array_index (before, EntKeptChild, n).xml);
      ent_kept_add_child (kept, child->place - n_gone, child->xml);
      n_gone++;
    }
  for (; before != NULL && n < before->len; n++)
    ent_kept_add_child (kept, g_array_index (before, EntKeptChild, n).place - n_gone, g_array_index (before, EntKeptChild, n).xml);
  g_clear_pointer (&before, g_array_unref);
}
