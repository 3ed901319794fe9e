/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON: whose file it is, our own files, and tables. */
#include "io/book/json/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/json/json-private.h"
#include "io/xml/prescan.h"

/* Of the time; the rest is what comes after parsing. */
#define PARSED 700u

/* --- cells --- */

void
ent_json_leave_out (EntJsonReader *self, EntJsonValue value)
{
  if (self->n_left_out++ == 0)
    self->left_out_line = ent_json_line (self->json, value);
}

const char *
ent_json_cell (EntJsonReader *self, EntJsonValue value)
{
  EntJsonType type = ent_json_type (self->json, value);
  gboolean is_first = TRUE;

  if (type == ENT_JSON_OBJECT)
    {
      if (ent_json_n_children (self->json, value) > 0)
        ent_json_leave_out (self, value);
      return NULL;
    }
  if (type != ENT_JSON_ARRAY)
    return ent_json_text (self->json, value);
  g_string_truncate (self->text, 0);
  for (EntJsonValue i = ent_json_first (self->json, value); i != ENT_JSON_NONE; i = ent_json_next (self->json, i))
    {
      const char *text = ent_json_text (self->json, i);

      if (text == NULL && ent_json_type (self->json, i) != ENT_JSON_NULL)
        ent_json_leave_out (self, i);
      if (text == NULL)
        continue;
      if (!is_first)
        g_string_append_c (self->text, '\n');
      g_string_append (self->text, text);
      is_first = FALSE;
    }
  return is_first ? NULL : self->text->str;
}

static gboolean
put (EntJsonReader *self, EntBookSheet *sheet, guint row, const char *title, EntJsonValue value, GError **error)
{
  const char *text = ent_json_cell (self, value);

  return text == NULL || *text == '\0' || ent_book_sheet_put_named (sheet, row, *title != '\0' ? title : "?", text, -1, error);
}

gboolean
ent_json_put_members (EntJsonReader *self, EntBookSheet *sheet, guint row, EntJsonValue object, GError **error)
{
  for (EntJsonValue i = ent_json_first (self->json, object); i != ENT_JSON_NONE; i = ent_json_next (self->json, i))
    {
      const char *title = ent_json_key (self->json, i);

      if (ent_json_type (self->json, i) != ENT_JSON_OBJECT)
        {
          if (!put (self, sheet, row, title, i, error))
            return FALSE;
          continue;
        }
      for (EntJsonValue j = ent_json_first (self->json, i); j != ENT_JSON_NONE; j = ent_json_next (self->json, j))
        {
          g_autofree char *longer = g_strconcat (title, ".", ent_json_key (self->json, j), NULL);

          if (!put (self, sheet, row, longer, j, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
ent_json_goes_on (EntJsonReader *self, GError **error)
{
  return ++self->n_records % ENT_PROGRESS_EACH != 0 || ent_io_goes_on (self->progress, error);
}

void
ent_json_note_rest (EntJsonReader *self, EntBook *book)
{
  if (self->n_left_out > 0)
    ent_book_note (book, ENT_FINDING_NOTE, self->left_out_line,
                   /* Translators: %u: a number */
                   ngettext ("%u value has no place in a table, such as an object within another or a tie without ends. It was left out.", "%u values have no place in a table, such as objects within others or ties without ends. They were left out.", self->n_left_out),
                   self->n_left_out);
}

/* --- our own --- */

const char *
ent_json_sheet_name (guint i, EntSheetKind *kind)
{
  static const struct
  {
    const char *name;
    EntSheetKind kind;
  } sheets[] = {
    { "map", ENT_SHEET_MAP },
    { "sectors", ENT_SHEET_SECTORS },
    { "moments", ENT_SHEET_MOMENTS },
    { "stakeholders", ENT_SHEET_STAKEHOLDERS },
    { "ratings", ENT_SHEET_RATINGS },
    { "log", ENT_SHEET_LOG },
    { "ties", ENT_SHEET_TIES },
    { "actions", ENT_SHEET_ACTIONS },
    { "steps", ENT_SHEET_STEPS },
  };

  if (i >= G_N_ELEMENTS (sheets))
    return NULL;
  *kind = sheets[i].kind;
  return sheets[i].name;
}

gboolean
ent_json_is_own (const EntJson *json)
{
  return g_strcmp0 (ent_json_member_text (json, ent_json_root (json), "format"), ENT_JSON_FORMAT) == 0;
}

/* The objects of an array, a row each; others are nothing. */
static gboolean
read_rows (EntJsonReader *self, EntBookSheet *sheet, EntJsonValue array, GError **error)
{
  guint row = 1;

  for (EntJsonValue i = ent_json_first (self->json, array); i != ENT_JSON_NONE; i = ent_json_next (self->json, i), row++)
    {
      if (!ent_json_goes_on (self, error) || !ent_json_put_members (self, sheet, row, i, error))
        return FALSE;
      if (ent_json_type (self->json, i) != ENT_JSON_OBJECT)
        ent_json_leave_out (self, i);
      ent_book_sheet_set_line (sheet, row, ent_json_line (self->json, i));
    }
  return TRUE;
}

static gboolean
read_fields (EntJsonReader *self, EntBookSheet *sheet, EntJsonValue object, GError **error)
{
  guint row = 1;

  for (EntJsonValue i = ent_json_first (self->json, object); i != ENT_JSON_NONE; i = ent_json_next (self->json, i))
    {
      const char *text = ent_json_cell (self, i);

      if (text == NULL || *text == '\0')
        continue;
      if (!ent_book_sheet_put_named (sheet, row, "field", ent_json_key (self->json, i), -1, error) || !ent_book_sheet_put_named (sheet, row, "value", text, -1, error))
        return FALSE;
      ent_book_sheet_set_line (sheet, row++, ent_json_line (self->json, i));
    }
  return TRUE;
}

EntBook *
ent_json_read_own (EntJsonReader *self, GError **error)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntJsonValue root = ent_json_root (self->json), version = ent_json_member (self->json, root, "version");
  const char *text = ent_json_text (self->json, version), *name;
  EntSheetKind kind;

  book->names = TRUE;
  if (text != NULL && g_ascii_strtod (text, NULL) > ENT_JSON_VERSION)
    {
      (void) ent_book_refuse (error, ent_json_line (self->json, version), _("The file was written by a newer version of this program. Export it there in another format, or install that version."));
      return NULL;
    }
  for (guint i = 0; (name = ent_json_sheet_name (i, &kind)) != NULL; i++)
    {
      EntJsonValue value = ent_json_member (self->json, root, name);
      EntBookSheet *sheet;

      if (value == ENT_JSON_NONE)
        continue;
      sheet = ent_book_add_sheet (book, kind, NULL, error);
      if (sheet == NULL || !(kind == ENT_SHEET_MAP ? read_fields (self, sheet, value, error) : read_rows (self, sheet, value, error)))
        return NULL;
    }
  return g_steal_pointer (&book);
}

/* --- tables --- */

static EntJsonType
type_of_first (const EntJson *json, EntJsonValue array)
{
  return ent_json_type (json, array) == ENT_JSON_ARRAY ? ent_json_type (json, ent_json_first (json, array)) : ENT_JSON_NULL;
}

/* Rows that are lists have no names for their columns. */
static gboolean
read_lists (EntJsonReader *self, EntBookSheet *sheet, EntJsonValue array, GError **error)
{
  guint row = 0;

  for (EntJsonValue i = ent_json_first (self->json, array); i != ENT_JSON_NONE; i = ent_json_next (self->json, i), row++)
    {
      guint column = 0;

      if (!ent_json_goes_on (self, error))
        return FALSE;
      for (EntJsonValue j = ent_json_first (self->json, i); j != ENT_JSON_NONE; j = ent_json_next (self->json, j), column++)
        {
          const char *text = ent_json_cell (self, j);

          if (text != NULL && !ent_book_sheet_put (sheet, row, column, text, -1, error))
            return FALSE;
        }
      ent_book_sheet_set_line (sheet, row, ent_json_line (self->json, i));
    }
  return TRUE;
}

static gboolean
read_table (EntJsonReader *self, EntBook *book, const char *name, EntJsonValue array, GError **error)
{
  EntBookSheet *sheet = ent_book_add_sheet (book, ENT_SHEET_UNKNOWN, name, error);

  if (sheet == NULL)
    return FALSE;
  return type_of_first (self->json, array) == ENT_JSON_ARRAY ? read_lists (self, sheet, array, error) : read_rows (self, sheet, array, error);
}

/* An array of rows, or an object that has such. */
static EntBook *
read_tables (EntJsonReader *self, GError **error)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntJsonValue root = ent_json_root (self->json);
  EntJsonType type = type_of_first (self->json, root);

  if ((type == ENT_JSON_OBJECT || type == ENT_JSON_ARRAY) && !read_table (self, book, NULL, root, error))
    return NULL;
  for (EntJsonValue i = ent_json_type (self->json, root) == ENT_JSON_OBJECT ? ent_json_first (self->json, root) : ENT_JSON_NONE; i != ENT_JSON_NONE; i = ent_json_next (self->json, i))
    if (type_of_first (self->json, i) == ENT_JSON_OBJECT && !read_table (self, book, ent_json_key (self->json, i), i, error))
      return NULL;
  if (book->sheets->len > 0)
    return g_steal_pointer (&book);
  (void) ent_book_refuse (error, 1, _("The file holds neither a graph nor a table that is known here. Export it from the other program in another format, as a table for instance."));
  return NULL;
}

/* --- the file --- */

static EntBook *
read_one (EntJsonReader *self, GError **error)
{
  static const struct
  {
    gboolean (*is) (const EntJson *json);
    EntBook *(*read) (EntJsonReader *self, GError **error);
  } kinds[] = { { ent_json_is_own, ent_json_read_own }, { ent_json_is_kumu, ent_json_read_kumu }, { ent_json_is_policymaker, ent_json_read_policymaker }, { ent_json_is_graph, ent_json_read_graph } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is (self->json))
      return kinds[i].read (self, error);
  return read_tables (self, error);
}

EntBook *
ent_json_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  char *text = ent_text_decode (bytes, options, error);
  EntProgress *part;
  g_autoptr (EntJson) json = NULL;
  EntJsonReader self = { .progress = options->progress };
  EntBook *book;

  if (text == NULL)
    return NULL;
  part = ent_progress_part (options->progress, 0, PARSED);
  json = ent_json_parse (text, part, error);
  if (part != NULL)
    ent_progress_unref (part);
  if (json == NULL)
    return NULL;
  self.json = json;
  self.text = g_string_new (NULL);
  book = read_one (&self, error);
  if (book != NULL)
    ent_json_note_rest (&self, book);
  g_string_free (self.text, TRUE);
  return book;
}
