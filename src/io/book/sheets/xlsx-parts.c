/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts beside the sheets. All of them are found by the relations that lead from the file to
 * its workbook, and from there on: their names are only a habit. Namespaces come in two kinds,
 * transitional and strict; so only the ends of types and the names without prefixes count.
 */
#include "io/book/sheets/xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/book.h"
#include "io/book/sheets/cell-value.h"
#include "io/book/sheets/office-xml.h"

/* of each kind: no file has more parts */
#define MAX_RELATIONS ENT_ZIP_MAX_PARTS
/* Longer names are none. */
#define MAX_NAME_BYTES 1024u
#define MAX_FORMATS 100000u
#define DEFAULT_WORKBOOK "xl/workbook.xml"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* --- relations --- */

typedef struct
{
  char *id, *type, *part;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
  g_free (relation);
}

/* The part that @target means in the part @from. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *whole = *target == '/' || strcmp (folder, ".") == 0 ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit_set (whole, "/\\", -1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    if (strcmp (steps[i], "..") == 0)
      g_ptr_array_set_size (path, (int) MAX (path->len, 1) - 1);
    else if (*steps[i] != '\0' && strcmp (steps[i], ".") != 0)
      g_ptr_array_add (path, steps[i]);
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

typedef struct
{
  const char *from;
  GPtrArray *relations;
} Relations;

/* NULL also for what is too long for a name. */
static char *
dup_name (const EntXmlAttributes *attributes, const char *name)
{
  gsize length = 0;
  const char *value = ent_xml_attribute (attributes, name, &length);

  return value != NULL && length <= MAX_NAME_BYTES ? g_strndup (value, length) : NULL;
}

static gboolean
start_relation (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Relations *self = data;
  g_autofree char *target = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || self->relations->len >= MAX_RELATIONS || ent_xml_attribute_is (attributes, "TargetMode", "External"))
    return TRUE;
  target = dup_name (attributes, "Target");
  if (target == NULL)
    return TRUE;
  relation = g_new0 (Relation, 1);
  relation->id = dup_name (attributes, "Id");
  relation->type = dup_name (attributes, "Type");
  relation->part = resolve (self->from, target);
  g_ptr_array_add (self->relations, relation);
  return TRUE;
}

static gboolean
end_nothing (gpointer data, const char *name, GError **error)
{
  return TRUE;
}

static const EntXmlEvents relation_events = { start_relation, end_nothing, NULL };

/* Of the part @from; "" is the whole file. None where the file has none. NULL with an error. */
static GPtrArray *
read_relations (EntZip *zip, const char *from, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *folder = g_path_get_dirname (from), *base = *from != '\0' ? g_path_get_basename (from) : g_strdup ("");
  g_autofree char *part = strcmp (folder, ".") == 0 ? g_strconcat ("_rels/", base, ".rels", NULL) : g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  Relations state = { from, relations };

  if (ent_zip_has (zip, part) && !ent_office_read (zip, part, &relation_events, &state, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* The part that the first relation of a type that ends so leads to; or NULL. */
static const char *
find_by_type (const GPtrArray *relations, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (relation->type != NULL && g_str_has_suffix (relation->type, type))
        return relation->part;
    }
  return NULL;
}

static const Relation *
find_by_id (const GPtrArray *relations, const char *id)
{
  for (guint i = 0; id != NULL && i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (relation->id, id) == 0)
        return relation;
    }
  return NULL;
}

/* --- the workbook --- */

typedef struct
{
  EntXlsx *xlsx;
  const GPtrArray *relations;
  gboolean begun, in_sheets;
} Workbook;

static void
sheet_free (gpointer data)
{
  EntXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static void
add_sheet (Workbook *self, const EntXmlAttributes *attributes)
{
  g_autofree char *id = dup_name (attributes, "id");
  const Relation *relation = find_by_id (self->relations, id);
  EntXlsxSheet *sheet;

  if (self->xlsx->sheets->len >= MAX_RELATIONS)
    return;
  sheet = g_new0 (EntXlsxSheet, 1);
  sheet->name = dup_name (attributes, "name");
  sheet->hidden = ent_xml_attribute_is (attributes, "state", "hidden") || ent_xml_attribute_is (attributes, "state", "veryHidden");
  if (sheet->name == NULL)
    sheet->name = g_strdup ("");
  sheet->part = relation != NULL ? g_strdup (relation->part) : NULL;
  sheet->is_table = relation == NULL || relation->type == NULL || g_str_has_suffix (relation->type, "/worksheet");
  g_ptr_array_add (self->xlsx->sheets, sheet);
}

static gboolean
start_workbook (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Workbook *self = data;

  if (!self->begun && strcmp (name, "workbook") != 0)
    return ent_zip_refuse_kind (".xlsx", error);
  self->begun = TRUE;
  if (strcmp (name, "workbookPr") == 0)
    self->xlsx->from_1904 = ent_xml_attribute_is (attributes, "date1904", "1") || ent_xml_attribute_is (attributes, "date1904", "true");
  else if (strcmp (name, "sheets") == 0)
    self->in_sheets = TRUE;
  else if (self->in_sheets && strcmp (name, "sheet") == 0)
    add_sheet (self, attributes);
  return TRUE;
}

static gboolean
end_workbook (gpointer data, const char *name, GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "sheets") == 0)
    self->in_sheets = FALSE;
  return TRUE;
}

static const EntXmlEvents workbook_events = { start_workbook, end_workbook, NULL };

/* --- formats --- */

typedef struct
{
  EntXlsx *xlsx;
  GHashTable *by_id; /* number of a format that is written out → EntCellFormat + 1 */
  gboolean in_formats, in_styles;
} Styles;

static guint
number_of (const EntXmlAttributes *attributes, const char *name)
{
  g_autofree char *text = dup_name (attributes, name);

  return text != NULL ? (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXUINT32) : 0;
}

static gboolean
start_styles (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Styles *self = data;
  guint id = self->in_formats || self->in_styles ? number_of (attributes, "numFmtId") : 0;

  if (strcmp (name, "numFmts") == 0)
    self->in_formats = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_styles = TRUE;
  else if (self->in_formats && strcmp (name, "numFmt") == 0 && g_hash_table_size (self->by_id) < MAX_FORMATS)
    {
      g_autofree char *code = dup_name (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->by_id, GUINT_TO_POINTER (id), GUINT_TO_POINTER (ent_cell_value_format_of_code (code) + 1));
    }
  else if (self->in_styles && strcmp (name, "xf") == 0 && self->xlsx->formats->len < MAX_FORMATS)
    {
      guint written = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (id)));
      guint8 format = (guint8) (written > 0 ? written - 1 : ent_cell_value_format_of_number (id));

      g_array_append_val (self->xlsx->formats, format);
    }
  return TRUE;
}

static gboolean
end_styles (gpointer data, const char *name, GError **error)
{
  Styles *self = data;

  if (strcmp (name, "numFmts") == 0)
    self->in_formats = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_styles = FALSE;
  return TRUE;
}

static const EntXmlEvents style_events = { start_styles, end_styles, NULL };

static gboolean
read_styles (EntXlsx *self, const char *part, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (NULL, NULL);
  Styles state = { self, by_id };

  return part == NULL || !ent_zip_has (self->zip, part) || ent_office_read (self->zip, part, &style_events, &state, error);
}

/* --- shared strings --- */

typedef struct
{
  EntXlsx *xlsx;
  GString *text;
  gsize n_bytes;
  guint n_hints; /* open readings of a word in letters of sound, which are no part of it */
  gboolean in_string, in_text, preserve;
} Strings;

static gboolean
start_strings (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  Strings *self = data;

  if (strcmp (name, "si") == 0)
    {
      g_string_truncate (self->text, 0);
      self->in_string = TRUE;
      self->preserve = FALSE;
    }
  else if (strcmp (name, "rPh") == 0)
    self->n_hints++;
  else if (strcmp (name, "t") == 0)
    {
      self->in_text = self->in_string && self->n_hints == 0;
      self->preserve |= ent_xml_attribute_is (attributes, "space", "preserve");
    }
  return TRUE;
}

static gboolean
text_of_strings (gpointer data, const char *text, gsize length, GError **error)
{
  Strings *self = data;

  /* longer ones are refused where they stand in a cell */
  if (self->in_text && self->text->len <= ENT_BOOK_MAX_CELL)
    g_string_append_len (self->text, text, (gssize) length);
  return TRUE;
}

static gboolean
add_string (Strings *self, GError **error)
{
  const char *text = "";

  if (!self->preserve)
    g_strstrip (self->text->str);
  self->text->len = strlen (self->text->str);
  ent_xlsx_decode (self->text);
  self->n_bytes += self->text->len;
  if (self->xlsx->strings->len >= ENT_BOOK_MAX_CELLS || self->n_bytes > ENT_BOOK_MAX_TEXT)
    return refuse (error, _("The file has more in it than can be imported. Divide it among several files."));
  if (self->text->len > 0)
    text = g_string_chunk_insert_len (self->xlsx->texts, self->text->str, (gssize) self->text->len);
  g_ptr_array_add (self->xlsx->strings, (gpointer) text);
  return TRUE;
}

static gboolean
end_strings (gpointer data, const char *name, GError **error)
{
  Strings *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->n_hints -= self->n_hints > 0;
  else if (strcmp (name, "si") == 0)
    {
      self->in_string = FALSE;
      return add_string (self, error);
    }
  return TRUE;
}

static const EntXmlEvents string_events = { start_strings, end_strings, text_of_strings };

static gboolean
read_strings (EntXlsx *self, const char *part, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Strings state = { self, text };

  return part == NULL || !ent_zip_has (self->zip, part) || ent_office_read (self->zip, part, &string_events, &state, error);
}

/* --- text --- */

/* The number in "_x000D_" at @p, or -1. */
static int
escaped_at (const char *p)
{
  int number = 0;

  if (p[0] != '_' || p[1] != 'x')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' ? number : -1;
}

#define ESCAPE_BYTES 7

void
ent_xlsx_decode (GString *text)
{
  const char *p = strstr (text->str, "_x");
  char *out;

  if (p == NULL)
    return;
  out = text->str + (p - text->str);
  while (*p != '\0')
    {
      int first = escaped_at (p), second = first >= 0xd800 && first < 0xdc00 ? escaped_at (p + ESCAPE_BYTES) : -1;
      gunichar letter = (gunichar) first;

      if (second >= 0xdc00 && second < 0xe000)
        letter = 0x10000u + (((gunichar) first - 0xd800u) << 10) + ((gunichar) second - 0xdc00u);
      /* half of a letter is none, and stays as it is written */
      if (first < 0 || !g_unichar_validate (letter))
        {
          *out++ = *p++;
          continue;
        }
      p += letter > 0xffff ? 2 * ESCAPE_BYTES : ESCAPE_BYTES;
      if (letter != 0 && (letter & 0xfffe) != 0xfffe)
        out += g_unichar_to_utf8 (letter, out);
    }
  g_string_truncate (text, (gsize) (out - text->str));
}

char *
ent_xlsx_encode (const char *text)
{
  GString *encoded;

  /* U+FFFE and U+FFFF begin with 0xef 0xbf */
  if (strstr (text, "_x") == NULL && strstr (text, "\xef\xbf") == NULL)
    return NULL;
  encoded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (escaped_at (p) >= 0)
        g_string_append (encoded, "_x005F_");
      else if ((letter & 0xfffe) != 0xfffe)
        g_string_append_unichar (encoded, letter);
    }
  return g_string_free (encoded, FALSE);
}

/* --- all --- */

static gboolean
refuse_binary (GError **error)
{
  return refuse (error, _("This is a binary workbook (.xlsb), which cannot be read. Save it as a workbook of Excel (.xlsx), and import that."));
}

static gboolean
read_workbook (EntXlsx *self, GError **error)
{
  g_autoptr (GPtrArray) roots = read_relations (self->zip, "", error);
  g_autoptr (GPtrArray) relations = NULL;
  Workbook state = { self };
  const char *part;

  if (roots == NULL)
    return FALSE;
  part = find_by_type (roots, "/officeDocument");
  if (part == NULL)
    part = DEFAULT_WORKBOOK;
  if (g_str_has_suffix (part, ".bin"))
    return refuse_binary (error);
  if (!ent_zip_has (self->zip, part) && find_by_type (roots, "/officeDocument") == NULL)
    return ent_zip_refuse_kind (".xlsx", error);
  relations = read_relations (self->zip, part, error);
  if (relations == NULL)
    return FALSE;
  state.relations = relations;
  return ent_office_read (self->zip, part, &workbook_events, &state, error) &&
         read_styles (self, find_by_type (relations, "/styles"), error) &&
         read_strings (self, find_by_type (relations, "/sharedStrings"), error);
}

gboolean
ent_xlsx_open (EntXlsx *self, GBytes *bytes, EntProgress *progress, GError **error)
{
  *self = (EntXlsx) {
    .sheets = g_ptr_array_new_with_free_func (sheet_free),
    .formats = g_array_new (FALSE, FALSE, sizeof (guint8)),
    .strings = g_ptr_array_new (),
    .texts = g_string_chunk_new (65536),
  };
  self->zip = ent_zip_open (bytes, progress, error);
  return self->zip != NULL && read_workbook (self, error);
}

void
ent_xlsx_clear (EntXlsx *self)
{
  g_clear_pointer (&self->zip, ent_zip_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}
