/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all readers of graphs in text share. */
#include "io/book/graphs/text-graph.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  NODE_ID,
  NODE_NAME,
};

enum
{
  TIE_FROM,
  TIE_TO,
  TIE_DIRECTION,
};

#define LOOK_EACH 1024u /* lines */

/* An id is never empty in a book. */
#define NO_ID "?"

/* --- the book --- */

EntTextGraph *
ent_text_graph_new (void)
{
  static const char *const of_nodes[] = { "id", "name" }, *const of_ties[] = { "from", "to", "direction" };
  EntTextGraph *self = g_new0 (EntTextGraph, 1);

  self->book = ent_book_new ();
  self->book->names = TRUE;
  /* these few fit into any book */
  self->nodes = ent_book_add_sheet (self->book, ENT_SHEET_STAKEHOLDERS, NULL, NULL);
  self->ties = ent_book_add_sheet (self->book, ENT_SHEET_TIES, NULL, NULL);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (of_nodes); i++)
    (void) ent_book_sheet_column (self->nodes, of_nodes[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_ties); i++)
    (void) ent_book_sheet_column (self->ties, of_ties[i], NULL);
  return self;
}

void
ent_text_graph_free (EntTextGraph *self)
{
  if (self == NULL)
    return;
  ent_book_free (self->book);
  g_hash_table_unref (self->rows);
  g_free (self);
}

guint
ent_text_graph_find (const EntTextGraph *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, *id != '\0' ? id : NO_ID));
}

guint
ent_text_graph_node (EntTextGraph *self, const char *id, guint line, gboolean *is_new, GError **error)
{
  guint row = ent_text_graph_find (self, id);

  if (is_new != NULL)
    *is_new = row == 0;
  if (row > 0)
    return row;
  row = self->n_nodes + 1;
  if (!ent_book_sheet_put (self->nodes, row, NODE_ID, *id != '\0' ? id : NO_ID, -1, error))
    return 0;
  ent_book_sheet_set_line (self->nodes, row, line);
  g_hash_table_insert (self->rows, (gpointer) ent_book_sheet_get (self->nodes, row, NODE_ID), GUINT_TO_POINTER (row));
  self->n_nodes++;
  return row;
}

guint
ent_text_graph_tie (EntTextGraph *self, guint from, guint to, EntGraphDirection direction, guint line, GError **error)
{
  static const char *const directions[] = { "none", "forward", "both", "" };
  guint row = self->n_ties + 1;

  if (!ent_book_sheet_put (self->ties, row, TIE_FROM, ent_book_sheet_get (self->nodes, from, NODE_ID), -1, error) ||
      !ent_book_sheet_put (self->ties, row, TIE_TO, ent_book_sheet_get (self->nodes, to, NODE_ID), -1, error) ||
      !ent_book_sheet_put (self->ties, row, TIE_DIRECTION, directions[direction], -1, error))
    return 0;
  ent_book_sheet_set_line (self->ties, row, line);
  self->n_ties++;
  return row;
}

gboolean
ent_text_is_among (const char *text, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    if (g_ascii_strcasecmp (*texts, text) == 0)
      return TRUE;
  return FALSE;
}

/* People and programs do not tell Name from name. */
static gboolean
is_standard (const EntBookSheet *sheet, const char *title)
{
  static const char *const of_nodes[] = { "id", "name", NULL };
  static const char *const of_ties[] = { "id", "from", "to", "kind", "direction", "weight", "label", NULL };

  return ent_text_is_among (title, ent_book_sheet_kind (sheet) == ENT_SHEET_TIES ? of_ties : of_nodes);
}

int
ent_text_graph_column (EntBookSheet *sheet, const char *title, GError **error)
{
  g_autofree char *other = is_standard (sheet, title) ? g_strconcat (title, " (2)", NULL) : NULL;

  return ent_book_sheet_column (sheet, other != NULL ? other : *title != '\0' ? title
                                                                              : NO_ID,
                                error);
}

gboolean
ent_text_graph_put_map (EntTextGraph *self, const char *field, const char *value, GError **error)
{
  EntBookSheet *sheet = ent_book_sheet (self->book, ENT_SHEET_MAP);
  guint row;

  if (*value == '\0')
    return TRUE;
  if (sheet == NULL)
    {
      sheet = ent_book_add_sheet (self->book, ENT_SHEET_MAP, NULL, error);
      if (sheet == NULL || ent_book_sheet_column (sheet, "field", error) < 0 || ent_book_sheet_column (sheet, "value", error) < 0)
        return FALSE;
    }
  row = ent_book_sheet_n_rows (sheet);
  return ent_book_sheet_put (sheet, row, 0, field, -1, error) && ent_book_sheet_put (sheet, row, 1, value, -1, error);
}

void
ent_text_graph_leave_out (EntTextGraph *self, guint line, const char *why)
{
  if (++self->n_left_out <= ENT_BOOK_MAX_NOTES)
    ent_book_note (self->book, ENT_FINDING_MENDED, line, "%s", why);
}

const char *
ent_text_graph_look (void)
{
  return _("Positions, sizes, colours and shapes were left out: in a map the place of a stakeholder says how committed it is, and its colour says which sector it belongs to.");
}

EntBook *
ent_text_graph_finish (EntTextGraph *self, GError **error)
{
  for (guint row = 1; row <= self->n_nodes; row++)
    if (ent_book_sheet_get (self->nodes, row, NODE_NAME) == NULL &&
        !ent_book_sheet_put (self->nodes, row, NODE_NAME, ent_book_sheet_get (self->nodes, row, NODE_ID), -1, error))
      return NULL;
  if (self->n_left_out > ENT_BOOK_MAX_NOTES)
    ent_book_note (self->book, ENT_FINDING_MENDED, 0,
                   /* Translators: %u: a number */
                   ngettext ("%u more line was left out for such reasons.", "%u more lines were left out for such reasons.", self->n_left_out - ENT_BOOK_MAX_NOTES),
                   self->n_left_out - ENT_BOOK_MAX_NOTES);
  if (self->has_look)
    ent_book_note (self->book, ENT_FINDING_NOTE, 0, "%s",
                   ent_text_graph_look ());
  return g_steal_pointer (&self->book);
}

/* --- the text --- */

char *
ent_text_decode (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > ENT_BOOK_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file has more in it than can be imported. Divide it among several files."));
      return NULL;
    }
  return ent_encoding_decode (data != NULL ? data : "", length, options->encoding, NULL, error);
}

/* --- lines and words --- */

void
ent_text_lines_init (EntTextLines *self, const char *text)
{
  self->text = self->at = self->start = self->stop = text;
  self->end = text + strlen (text);
  self->line = 0;
}

gboolean
ent_text_lines_next (EntTextLines *self)
{
  if (self->at >= self->end)
    return FALSE;
  self->start = self->at;
  self->stop = self->start + strcspn (self->start, "\r\n");
  self->at = self->stop;
  if (self->at < self->end)
    self->at += self->at[0] == '\r' && self->at[1] == '\n' ? 2 : 1;
  self->line++;
  return TRUE;
}

gboolean
ent_text_lines_go_on (const EntTextLines *self, EntProgress *progress, GError **error)
{
  return self->line % LOOK_EACH != 0 || ent_book_goes_on (progress, 0, ENT_PROGRESS_DONE, (gsize) (self->at - self->text), (gsize) (self->end - self->text), error);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/* What a backslash at @p makes of itself and the letter behind it; 0: nothing, it is a letter. */
static char
unescape (const char *p, const char *stop)
{
  if (p + 1 >= stop)
    return 0;
  if (p[1] == '\\')
    return '\\';
  if (p[1] == 'n')
    return '\n';
  /* of "C:\" the mark closes */
  return p[1] == '"' && memchr (p + 2, '"', (gsize) (stop - p - 2)) != NULL ? '"' : 0;
}

gboolean
ent_text_word (const char **at, const char *stop, EntTextQuotes quotes, GString *word)
{
  const char *p = *at;

  while (p < stop && is_blank (*p))
    p++;
  g_string_truncate (word, 0);
  *at = p;
  if (p >= stop)
    return FALSE;
  if (*p != '"')
    {
      while (p < stop && !is_blank (*p))
        p++;
      g_string_append_len (word, *at, p - *at);
      *at = p;
      return TRUE;
    }
  for (p++; p < stop; p++)
    {
      char letter = *p == '\\' && quotes == ENT_QUOTES_BACKSLASHED ? unescape (p, stop) : 0;

      if (letter == 0 && *p == '"' && (p + 1 >= stop || p[1] != '"'))
        break;
      if (letter != 0 || *p == '"')
        p++;
      g_string_append_c (word, letter != 0 ? letter : *p);
    }
  *at = p < stop ? p + 1 : stop;
  return TRUE;
}

gboolean
ent_text_number (const char *text, guint max, guint *number)
{
  guint64 value;

  if (max == 0 || !g_ascii_isdigit (*text) || !g_ascii_string_to_unsigned (text, 10, 1, max, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

gboolean
ent_text_is_number (const char *text)
{
  char *end;

  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  (void) g_ascii_strtod (text, &end);
  return *end == '\0';
}

gboolean
ent_text_is_zero (const char *text)
{
  return ent_text_is_number (text) && strcspn (text, "123456789") >= strcspn (text, "eE");
}
