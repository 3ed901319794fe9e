/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading VNA, line by line. */
#include "io/book/graphs/vna.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"

typedef enum
{
  SECTION_NONE,
  SECTION_NODES,
  SECTION_NODE_LOOK,
  SECTION_TIES,
  SECTION_TIE_LOOK,
} Section;

/* What a column of the section is. */
typedef struct
{
  char *title;
  gboolean is_relation;
  int column; /* of the sheet; -1: it is left out */
} Column;

typedef struct
{
  EntTextLines lines;
  EntTextGraph *graph;
  GPtrArray *fields; /* of char *, owned: of the line */
  GString *word;
  GArray *columns; /* of Column; of the first ones no more is asked than that they are there */
  Section section;
  char separator;      /* 0: blanks */
  gboolean has_header; /* of the section */
  EntProgress *progress;
} Reader;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->title);
}

/* --- fields of a line --- */

static void
take_plain (Reader *self, const char **at)
{
  const char *stop = memchr (*at, self->separator, (gsize) (self->lines.stop - *at));

  if (stop == NULL)
    stop = self->lines.stop;
  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, *at, stop - *at);
  g_strchomp (self->word->str);
  g_string_set_size (self->word, strlen (self->word->str));
  *at = stop;
}

static void
split_line (Reader *self)
{
  const char *at = self->lines.start;

  g_ptr_array_set_size (self->fields, 0);
  if (self->separator == 0)
    {
      while (self->fields->len < ENT_BOOK_MAX_COLUMNS && ent_text_word (&at, self->lines.stop, ENT_QUOTES_DOUBLED, self->word))
        g_ptr_array_add (self->fields, g_strdup (self->word->str));
      return;
    }
  while (self->fields->len < ENT_BOOK_MAX_COLUMNS)
    {
      while (at < self->lines.stop && *at == ' ')
        at++;
      if (at < self->lines.stop && *at == '"')
        {
          (void) ent_text_word (&at, self->lines.stop, ENT_QUOTES_DOUBLED, self->word);
          while (at < self->lines.stop && *at != self->separator)
            at++;
        }
      else
        take_plain (self, &at);
      g_ptr_array_add (self->fields, g_strdup (self->word->str));
      if (at >= self->lines.stop)
        return;
      at++;
    }
}

static const char *
field (const Reader *self, guint i)
{
  return i < self->fields->len ? g_ptr_array_index (self->fields, i) : "";
}

/* --- headers --- */

static gboolean
is_strength (const char *title)
{
  static const char *const names[] = { "strength", "weight", "value", "values", NULL };

  return ent_text_is_among (title, names);
}

/* Behind the two ends: kinds of ties, and how strong they are. */
static void
choose_relations (Reader *self)
{
  guint n_kinds = 0;

  for (guint i = 2; i < self->columns->len; i++)
    n_kinds += !is_strength (g_array_index (self->columns, Column, i).title);
  for (guint i = 2; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      column->is_relation = n_kinds == 0 ? i == 2 : !is_strength (column->title);
    }
}

/* The first is the id, or the two ends. */
static gboolean
place_columns (Reader *self, GError **error)
{
  static const char *const looks[] = { "x", "y", "z", "color", "colour", "shape", "size", NULL };
  static const char *const names[] = { "name", "label", NULL };
  gboolean of_ties = self->section == SECTION_TIES;

  for (guint i = of_ties ? 2 : 1; self->section != SECTION_NODE_LOOK && i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (column->is_relation)
        continue;
      if (!of_ties && ent_text_is_among (column->title, looks))
        self->graph->has_look = TRUE;
      else if (!of_ties && ent_text_is_among (column->title, names))
        column->column = 1;
      else
        column->column = ent_text_graph_column (of_ties ? self->graph->ties : self->graph->nodes, column->title, error);
      if (column->column < 0 && error != NULL && *error != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (Reader *self, GError **error)
{
  GError *problem = NULL;

  self->has_header = TRUE;
  self->separator = memchr (self->lines.start, '\t', (gsize) (self->lines.stop - self->lines.start)) != NULL ? '\t' : 0;
  if (self->separator == 0 && memchr (self->lines.start, ',', (gsize) (self->lines.stop - self->lines.start)) != NULL)
    self->separator = ',';
  split_line (self);
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < self->fields->len; i++)
    {
      Column column = { .title = g_strdup (field (self, i)), .column = -1 };

      g_array_append_val (self->columns, column);
    }
  if (self->section == SECTION_TIES)
    {
      if (self->columns->len < 2)
        return ent_book_refuse (error, self->lines.line, _("The first line of the ties should name the columns, “from” and “to” before the others. Save the file again in the program that it is from."));
      choose_relations (self);
    }
  if (place_columns (self, &problem))
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* --- rows --- */

static gboolean
put_fields (Reader *self, EntBookSheet *sheet, guint row, guint first, GError **error)
{
  for (guint i = first; i < MIN (self->columns->len, self->fields->len); i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->column >= 0 && !ent_book_sheet_put (sheet, row, (guint) column->column, field (self, i), -1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_node (Reader *self, GError **error)
{
  guint row = ent_text_graph_node (self->graph, field (self, 0), self->lines.line, NULL, error);

  return row > 0 && (self->section == SECTION_NODE_LOOK || put_fields (self, self->graph->nodes, row, 1, error));
}

/* One tie, of the kind @kind (or NULL), with @value; what is no number is a word about it. */
static gboolean
add_tie (Reader *self, guint from, guint to, const char *kind, const char *value, GError **error)
{
  EntBookSheet *ties = self->graph->ties;
  guint row = ent_text_graph_tie (self->graph, from, to, ENT_GRAPH_FORWARD, self->lines.line, error);

  if (row == 0 || (kind != NULL && !ent_book_sheet_put_named (ties, row, "kind", kind, -1, error)))
    return FALSE;
  if (*value != '\0' && !ent_book_sheet_put_named (ties, row, ent_text_is_number (value) ? "weight" : "label", value, -1, error))
    return FALSE;
  return put_fields (self, ties, row, 2, error);
}

static gboolean
read_tie (Reader *self, GError **error)
{
  guint from, to;

  if (self->fields->len < 2)
    {
      ent_text_graph_leave_out (self->graph, self->lines.line, _("A tie has but one end here. The line was left out."));
      return TRUE;
    }
  from = ent_text_graph_node (self->graph, field (self, 0), self->lines.line, NULL, error);
  to = from > 0 ? ent_text_graph_node (self->graph, field (self, 1), self->lines.line, NULL, error) : 0;
  if (to == 0)
    return FALSE;
  if (self->columns->len == 2)
    return add_tie (self, from, to, NULL, "", error);
  for (guint i = 2; i < MIN (self->columns->len, self->fields->len); i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const char *value = field (self, i);

      if (column->is_relation && *value != '\0' && !ent_text_is_zero (value) &&
          !add_tie (self, from, to, is_strength (column->title) ? NULL : column->title, value, error))
        return FALSE;
    }
  return TRUE;
}

/* --- sections --- */

static void
begin_section (Reader *self)
{
  static const struct
  {
    const char *name;
    Section section;
  } sections[] = { { "node data", SECTION_NODES }, { "node properties", SECTION_NODE_LOOK }, { "tie data", SECTION_TIES }, { "tie properties", SECTION_TIE_LOOK } };
  g_autofree char *name = g_strndup (self->lines.start, (gsize) (self->lines.stop - self->lines.start));
  const char *start = strchr (name, '*') + 1;

  self->section = SECTION_NONE;
  self->has_header = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_ascii_strncasecmp (start + strspn (start, " \t"), sections[i].name, strlen (sections[i].name)) == 0)
      self->section = sections[i].section;
  self->graph->has_look |= self->section == SECTION_NODE_LOOK || self->section == SECTION_TIE_LOOK;
}

static gboolean
read_line (Reader *self, GError **error)
{
  const char *first = self->lines.start + strspn (self->lines.start, " \t");

  if (first >= self->lines.stop)
    return TRUE;
  if (*first == '*')
    {
      begin_section (self);
      return TRUE;
    }
  if (self->section == SECTION_NONE || self->section == SECTION_TIE_LOOK)
    return TRUE;
  if (!self->has_header)
    return read_header (self, error);
  split_line (self);
  return self->section == SECTION_TIES ? read_tie (self, error) : read_node (self, error);
}

/* --- the file --- */

static EntBook *
read_all (Reader *self, GError **error)
{
  gboolean has_section = FALSE;

  while (ent_text_lines_next (&self->lines))
    {
      if (!ent_text_lines_go_on (&self->lines, self->progress, error))
        return NULL;
      if (!read_line (self, error))
        return NULL;
      has_section |= self->section != SECTION_NONE;
    }
  if (!has_section)
    {
      (void) ent_book_refuse (error, 1, _("No line says *Node data or *Tie data, as in each file of NetDraw. Look whether the file is the right one."));
      return NULL;
    }
  return ent_text_graph_finish (self->graph, error);
}

EntBook *
ent_vna_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_autofree char *text = ent_text_decode (bytes, options, error);
  Reader self = { .progress = options->progress };
  EntBook *book;

  if (text == NULL)
    return NULL;
  ent_text_lines_init (&self.lines, text);
  self.graph = ent_text_graph_new ();
  self.fields = g_ptr_array_new_with_free_func (g_free);
  self.word = g_string_new (NULL);
  self.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self.columns, column_clear);
  book = read_all (&self, error);
  ent_text_graph_free (self.graph);
  g_ptr_array_unref (self.fields);
  g_string_free (self.word, TRUE);
  g_array_unref (self.columns);
  return book;
}
