/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing records and maps. What is kept was well-formed when it was read, and
 * goes out as it came.
 */
#include "io/xml/writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/format.h"
#include "io/xml/markup.h"
#include "io/xml/prescan.h"
#include "io/store.h"

/* Of "/>", which may end a start tag. */
#define END_BYTES 2

typedef struct
{
  GString *out;
  EntMap *map;
  GHashTable *nodes; /* "list after" → GPtrArray of EntKeptNode, borrowed; NULL: nothing is kept */
  char *too_long;    /* the first record whose tag is longer than a reader takes */
  EntProgress *progress;
  gsize n_written, n_records; /* of those in lists */
  gboolean stopped;           /* what there is, is not needed any more */
} Writer;

/* The known child elements of a record as they are written, with what is kept between them. */
typedef struct
{
  Writer *writer;
  const EntKept *kept;
  guint depth; /* of the children */
  guint n_known, n_kept;
} Children;

static void
write_value (GString *out, const EntField *field, gconstpointer record)
{
  const char *plain;
  g_autofree char *value = NULL;

  if (!ent_field_peek (field, record, &plain))
    {
      plain = value = ent_field_get (field, record);
      if (value != NULL && field->type == ENT_FIELD_BITS && ent_kept_value (((const EntRecord *) record)->kept, field->name) == NULL)
        g_strdelimit (value, "\n", ' ');
    }
  if (plain != NULL)
    ent_markup_attribute (out, field->name, plain, strlen (plain));
}

static void
write_fields (GString *out, gconstpointer record, gboolean in_view)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    if (ent_format_is_attribute (&fields[i]) && !!(fields[i].flags & ENT_FIELD_IN_VIEW) == in_view)
      write_value (out, &fields[i], record);
}

/* The unknown attributes of the record itself (@element NULL) or of an element in it. */
static void
write_kept_attributes (GString *out, const EntKept *kept, const char *element)
{
  gsize n = element != NULL ? strlen (element) : 0;

  for (guint i = 0; kept != NULL && kept->attributes != NULL && i < kept->attributes->len; i++)
    {
      const EntKeptAttribute *attribute = &g_array_index (kept->attributes, EntKeptAttribute, i);
      const char *slash = strchr (attribute->name, ENT_FORMAT_SEPARATOR);

      if (element == NULL ? slash == NULL : slash == attribute->name + n && strncmp (attribute->name, element, n) == 0)
        ent_markup_attribute (out, slash != NULL ? slash + 1 : attribute->name, attribute->value, strlen (attribute->value));
    }
}

static gboolean
has_kept_attributes (const EntKept *kept, const char *element)
{
  gsize n = strlen (element);

  for (guint i = 0; kept != NULL && kept->attributes != NULL && i < kept->attributes->len; i++)
    {
      const char *name = g_array_index (kept->attributes, EntKeptAttribute, i).name;

      if (strncmp (name, element, n) == 0 && name[n] == ENT_FORMAT_SEPARATOR)
        return TRUE;
    }
  return FALSE;
}

static void
write_line (GString *out, guint depth, const char *xml)
{
  ent_markup_indent (out, depth);
  g_string_append (out, xml);
}

static void
flush_kept (Children *children, guint place)
{
  GArray *kept = children->kept != NULL ? children->kept->children : NULL;

  for (; kept != NULL && children->n_kept < kept->len; children->n_kept++)
    {
      const EntKeptChild *child = &g_array_index (kept, EntKeptChild, children->n_kept);

      if (child->place > place)
        break;
      write_line (children->writer->out, children->depth, child->xml);
    }
}

static void
begin_child (Children *children)
{
  flush_kept (children, children->n_known);
  children->n_known++;
}

static void
write_element (Children *children, const char *name, const char *text)
{
  GString *out = children->writer->out;

  begin_child (children);
  ent_markup_indent (out, children->depth);
  g_string_append_c (out, '<');
  g_string_append (out, name);
  write_kept_attributes (out, children->kept, name);
  if (text == NULL)
    {
      g_string_append (out, "/>");
      return;
    }
  g_string_append_c (out, '>');
  ent_markup_text (out, text, strlen (text));
  ent_markup_end (out, name);
}

static void
append_member (GString *out, const EntField *field, const char *member)
{
  g_string_append_c (out, '<');
  g_string_append (out, field->name);
  ent_markup_attribute (out, ent_record_element (field->ref), member, strlen (member));
  g_string_append (out, "/>");
}

static void
write_set (Children *children, const EntField *field, gconstpointer record)
{
  GString *out = children->writer->out;
  char **members = *(char ***) ((char *) record + field->offset);

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (field->type == ENT_FIELD_TAGS)
      write_element (children, field->name, members[i]);
    else
      {
        begin_child (children);
        ent_markup_indent (out, children->depth);
        append_member (out, field, members[i]);
      }
}

static void
write_child_field (Children *children, const EntField *field, gconstpointer record)
{
  g_autofree char *text = NULL;
  const char *plain;

  if (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS)
    {
      write_set (children, field, record);
      return;
    }
  if (!ent_field_peek (field, record, &plain))
    plain = text = ent_field_get (field, record);
  if (plain != NULL || has_kept_attributes (children->kept, field->name))
    write_element (children, field->name, plain);
}

static void write_record (Writer *writer, gconstpointer record, guint depth);

static void
write_contained (Children *children, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      begin_child (children);
      ent_markup_indent (children->writer->out, children->depth);
      write_record (children->writer, g_ptr_array_index (records, i), children->depth);
    }
}

static void
write_children (Children *children, gconstpointer record)
{
  const EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  for (guint i = 0; i < n; i++)
    if (ent_format_is_child (&fields[i]))
      write_child_field (children, &fields[i], record);
  if (base->kind == ENT_RECORD_STAKEHOLDER)
    {
      write_contained (children, ((const EntStakeholder *) record)->assessments);
      write_contained (children, ((const EntStakeholder *) record)->log);
    }
  flush_kept (children, G_MAXUINT);
}

static const EntField *
content_field (EntRecordKind kind)
{
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].flags & ENT_FIELD_CONTENT)
      return &fields[i];
  return NULL;
}

/* The text of the element itself: no white space may come to it, so what is kept stands before it. */
static void
write_content (GString *out, const EntField *field, gconstpointer record)
{
  const EntKept *kept = ((const EntRecord *) record)->kept;
  g_autofree char *text = ent_field_get (field, record);

  for (guint i = 0; kept != NULL && kept->children != NULL && i < kept->children->len; i++)
    g_string_append (out, g_array_index (kept->children, EntKeptChild, i).xml);
  if (text != NULL)
    ent_markup_text (out, text, strlen (text));
}

static void
note_length (Writer *writer, gconstpointer record, gsize length)
{
  const EntRecord *base = record;

  if (length + END_BYTES > ENT_LIMIT_TAG_BYTES && writer->too_long == NULL)
    writer->too_long = g_strdup (base->kind == ENT_RECORD_STAKEHOLDER ? ((const EntStakeholder *) record)->name : base->id);
}

/* Leaves the start tag open at its end: what follows decides how it ends. */
static void
write_start (Writer *writer, gconstpointer record)
{
  const EntRecord *base = record;
  GString *out = writer->out;
  gsize start = out->len;

  g_string_append_c (out, '<');
  g_string_append (out, ent_record_element (base->kind));
  if (base->id != NULL)
    ent_markup_attribute (out, "id", base->id, strlen (base->id));
  write_fields (out, record, FALSE);
  write_kept_attributes (out, base->kept, NULL);
  note_length (writer, record, out->len - start);
}

/* Puts the end of a start tag at @place, or ends the element if nothing came after it. */
static gboolean
end_start (GString *out, gsize place)
{
  if (out->len == place)
    {
      g_string_append_len (out, "/>", 2);
      return FALSE;
    }
  g_string_insert_c (out, (gssize) place, '>');
  return TRUE;
}

static void
write_record (Writer *writer, gconstpointer record, guint depth)
{
  const EntRecord *base = record;
  const EntField *content = content_field (base->kind);
  GString *out = writer->out;
  gsize place;

  write_start (writer, record);
  place = out->len;
  if (content != NULL)
    write_content (out, content, record);
  else
    {
      Children children = { writer, base->kept, depth + 1, 0, 0 };

      write_children (&children, record);
    }
  if (!end_start (out, place))
    return;
  if (content == NULL)
    ent_markup_indent (out, depth);
  ent_markup_end (out, ent_record_element (base->kind));
}

/* --- the whole --- */

static char *
node_key (EntRecordKind list, const char *after)
{
  return g_strdup_printf ("%d %s", (int) list, after != NULL ? after : "");
}

static void
index_nodes (Writer *writer)
{
  guint n = ent_map_n_kept_nodes (writer->map);

  if (n == 0)
    return;
  writer->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    {
      const EntKeptNode *node = ent_map_kept_node_at (writer->map, i);
      gboolean gone = node->list != ENT_RECORD_MAP && node->after != NULL && ent_map_find (writer->map, node->list, node->after) == NULL;
      /* where the record before it is gone: at the start, which is always there */
      char *key = node_key (node->list, gone ? NULL : node->after);
      GPtrArray *nodes = g_hash_table_lookup (writer->nodes, key);

      if (nodes == NULL)
        {
          nodes = g_ptr_array_new ();
          g_hash_table_insert (writer->nodes, key, nodes);
        }
      else
        g_free (key);
      g_ptr_array_add (nodes, (gpointer) node);
    }
}

static void
write_nodes (Writer *writer, EntRecordKind list, const char *after, guint depth)
{
  g_autofree char *key = NULL;
  GPtrArray *nodes;

  if (writer->nodes == NULL)
    return;
  key = node_key (list, after);
  nodes = g_hash_table_lookup (writer->nodes, key);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    write_line (writer->out, depth, ((const EntKeptNode *) g_ptr_array_index (nodes, i))->xml);
}

static gboolean
says_nothing (gconstpointer record)
{
  const EntRecord *base = record;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = ent_field_get (&fields[i], record);
      if (value != NULL)
        return FALSE;
    }
  return base->kept == NULL;
}

static void
write_list (Writer *writer, EntRecordKind kind)
{
  const char *name = ent_format_list (kind);
  const EntKept *kept = ent_map_info (writer->map)->base.kept;
  GString *out = writer->out;
  gsize start = out->len, place;

  ent_markup_indent (out, 1);
  g_string_append_c (out, '<');
  g_string_append (out, name);
  write_kept_attributes (out, kept, name);
  place = out->len;
  write_nodes (writer, kind, NULL, 2);
  for (guint i = 0; i < ent_map_n_records (writer->map, kind); i++)
    {
      const EntRecord *record = ent_map_record_at (writer->map, kind, i);

      writer->stopped = writer->stopped || !ent_progress_goes_on (writer->progress, 0, ENT_PROGRESS_DONE, writer->n_written++, writer->n_records);
      if (writer->stopped)
        return;
      if (kind != ENT_RECORD_SECTOR || !says_nothing (record))
        {
          ent_markup_indent (out, 2);
          write_record (writer, record, 2);
        }
      write_nodes (writer, kind, record->id, 2);
    }
  if (out->len == place && !has_kept_attributes (kept, name))
    g_string_truncate (out, start);
  else if (end_start (out, place))
    {
      ent_markup_indent (out, 1);
      ent_markup_end (out, name);
    }
}

/* Returns the place behind the name. */
static gsize
write_view_start (Writer *writer, const EntMapInfo *info)
{
  GString *out = writer->out;
  gsize named;

  g_string_append (out, "<view");
  named = out->len;
  write_fields (out, info, TRUE);
  write_kept_attributes (out, info->base.kept, "view");
  return named;
}

/* What is unknown within <view> is kept as children of the map's record. */
static void
write_view (Writer *writer)
{
  const EntMapInfo *info = ent_map_info (writer->map);
  GString *out = writer->out;
  gsize start = out->len, empty, place;
  Children children = { writer, info->base.kept, 2, 0, 0 };

  ent_markup_indent (out, 1);
  empty = write_view_start (writer, info);
  place = out->len;
  flush_kept (&children, G_MAXUINT);
  if (out->len == empty)
    g_string_truncate (out, start);
  else if (end_start (out, place))
    {
      ent_markup_indent (out, 1);
      g_string_append (out, "</view>");
    }
}

static void
write_root_start (Writer *writer, const EntMapInfo *info)
{
  GString *out = writer->out;
  gsize start = out->len;

  g_string_append (out, "<map xmlns=\"" ENT_FORMAT_NAMESPACE "\"");
  /* a later minor version of the format stays what it says, with what we do not know of it */
  if (has_kept_attributes (info->base.kept, ENT_FORMAT_ROOT))
    write_kept_attributes (out, info->base.kept, ENT_FORMAT_ROOT);
  else
    g_string_append (out, " version=\"" ENT_FORMAT_VERSION "\"");
  ent_markup_attribute (out, "id", info->base.id, strlen (info->base.id));
  write_fields (out, info, FALSE);
  write_kept_attributes (out, info->base.kept, NULL);
  note_length (writer, info, out->len - start);
}

static void
write_root_fields (Writer *writer)
{
  const EntMapInfo *info = ent_map_info (writer->map);
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_MAP, &n);

  for (guint i = 0; i < n; i++)
    if (ent_format_is_child (&fields[i]))
      {
        Children children = { writer, info->base.kept, 1, 0, G_MAXUINT };

        write_child_field (&children, &fields[i], info);
        write_nodes (writer, ENT_RECORD_MAP, fields[i].name, 1);
      }
}

static void
write_document (Writer *writer)
{
  static const EntRecordKind order[] = { ENT_RECORD_SECTOR, ENT_RECORD_MOMENT, ENT_RECORD_STAKEHOLDER, ENT_RECORD_TIE, ENT_RECORD_ACTION };
  GString *out = writer->out;
  gsize place;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  write_nodes (writer, ENT_RECORD_MAP, ENT_FORMAT_BEFORE_ROOT, 0);
  ent_markup_indent (out, 0);
  write_root_start (writer, ent_map_info (writer->map));
  place = out->len;
  write_nodes (writer, ENT_RECORD_MAP, NULL, 1);
  write_root_fields (writer);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      write_list (writer, order[i]);
      write_nodes (writer, ENT_RECORD_MAP, ent_format_list (order[i]), 1);
    }
  write_view (writer);
  write_nodes (writer, ENT_RECORD_MAP, "view", 1);
  write_list (writer, ENT_RECORD_STEP);
  write_nodes (writer, ENT_RECORD_MAP, ent_format_list (ENT_RECORD_STEP), 1);
  if (end_start (out, place))
    g_string_append (out, "\n</map>");
  write_nodes (writer, ENT_RECORD_MAP, ENT_FORMAT_AFTER_ROOT, 0);
  g_string_append_c (out, '\n');
}

/* NULL, with the reason, if it is of no use. */
static GString *
finish (Writer *writer, GError **error)
{
  g_autofree char *quoted = NULL;

  if (!writer->stopped && writer->too_long == NULL)
    return writer->out;
  if (writer->too_long != NULL)
    {
      quoted = ent_text_quote (writer->too_long, ENT_TEXT_QUOTED);
      g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_TOO_LONG,
                   /* Translators: %s: the name of a stakeholder, or an id */
                   _("“%s” has fields of one line with far too much text. Nothing was written; shorten them or move the text to the notes."),
                      quoted);
    }
  else
    ent_io_goes_on (writer->progress, error);
  g_free (writer->too_long);
  g_string_free (writer->out, TRUE);
  return NULL;
}

GString *
ent_writer_map (EntMap *map, GError **error)
{
  return ent_writer_map_watched (map, NULL, error);
}

GString *
ent_writer_map_watched (EntMap *map, EntProgress *progress, GError **error)
{
  Writer writer = { .progress = progress };

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  writer.map = map;
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    writer.n_records += ent_map_n_records (map, kind);
  writer.out = g_string_sized_new (4096 + 256 * (gsize) (ent_map_n_stakeholders (map) + ent_map_n_ties (map)));
  index_nodes (&writer);
  write_document (&writer);
  g_clear_pointer (&writer.nodes, g_hash_table_unref);
  if (!writer.stopped)
    ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 1);
  return finish (&writer, error);
}

char *
ent_writer_record (gconstpointer record, guint depth)
{
  Writer writer = { 0 };

  g_return_val_if_fail (record != NULL, NULL);

  writer.out = g_string_new (NULL);
  write_record (&writer, record, depth);
  g_free (writer.too_long);
  return g_string_free (writer.out, FALSE);
}

char *
ent_writer_member (const EntField *field, const char *member)
{
  GString *out = g_string_new (NULL);

  append_member (out, field, member);
  return g_string_free (out, FALSE);
}

gsize
ent_writer_tag_length (gconstpointer record, const char *element)
{
  const EntRecord *base = record;
  Writer writer = { 0 };
  gsize length;

  g_return_val_if_fail (record != NULL, 0);

  writer.out = g_string_new (NULL);
  if (element != NULL && strcmp (element, "view") == 0)
    write_view_start (&writer, record);
  else if (element != NULL)
    {
      g_string_append_printf (writer.out, "<%s", element);
      write_kept_attributes (writer.out, base->kept, element);
    }
  else if (base->kind == ENT_RECORD_MAP)
    write_root_start (&writer, record);
  else
    write_start (&writer, record);
  length = writer.out->len + END_BYTES;
  g_string_free (writer.out, TRUE);
  g_free (writer.too_long);
  return length;
}
