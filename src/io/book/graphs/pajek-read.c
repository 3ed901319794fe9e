/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading networks of Pajek, line by line. */
#include "io/book/graphs/pajek.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/matrix.h"
#include "model/choices.h"
#include "model/text.h"

/* Of networks together; each has at least one vertex. */
#define MAX_VERTICES (ENT_BOOK_MAX_ROWS - 1)
#define MAX_VALUES 10000u /* partitions and vectors */

typedef enum
{
  SECTION_NONE,
  SECTION_SKIPPED,
  SECTION_VERTICES,
  SECTION_ARCS,
  SECTION_EDGES,
  SECTION_ARCS_LIST,
  SECTION_EDGES_LIST,
  SECTION_MATRIX,
  SECTION_VALUES, /* of a partition or a vector */
} Section;

typedef struct
{
  guint n, n_first;  /* of two kinds, n_first are of the one; else 0 */
  guint first_row;   /* vertex 1 */
  guint next_vertex; /* of those without a number */
} Network;

/* What is said of as many vertices as a network has. */
typedef struct
{
  char *title;
  guint n, network; /* the last one before it with as many vertices, from 1; 0: none had */
  GPtrArray *texts; /* of char *, of the chunk, by vertex */
} Values;

typedef struct
{
  EntTextLines lines;
  EntTextGraph *graph;
  GString *word;
  GArray *networks;       /* of Network */
  GHashTable *by_size[2]; /* number of vertices → the first network that has as many, and the last, from 1 */
  GPtrArray *values;      /* of Values */
  GStringChunk *texts;    /* of those */
  gsize n_texts;
  GHashTable *relations; /* number → name */
  EntMatrix *matrix;     /* while one is read */
  Section section;
  char *name;           /* of the network that comes, or NULL */
  char *title;          /* of the values that come; NULL: a network comes */
  char *kind;           /* of the ties that are read, or NULL */
  guint n_rows;         /* of the matrix, that were read */
  gboolean has_several; /* networks */
  guint n_intervals, interval_line;
  GHashTable *skipped; /* names of sections that were left out */
  EntProgress *progress;
} Reader;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_free (values->title);
  g_ptr_array_unref (values->texts);
  g_free (values);
}

static Network *
network (const Reader *self)
{
  return self->networks->len > 0 ? &g_array_index (self->networks, Network, self->networks->len - 1) : NULL;
}

static gboolean
next_word (Reader *self, const char **at)
{
  return ent_text_word (at, self->lines.stop, ENT_QUOTES_BACKSLASHED, self->word);
}

static gboolean
refuse (const Reader *self, GError **error, const char *problem)
{
  return ent_book_refuse (error, MAX (self->lines.line, 1), problem);
}

/* The line is left out. */
static void
note_fault (Reader *self, const char *message)
{
  ent_text_graph_leave_out (self->graph, self->lines.line, message);
}

/* --- words of a section's first line --- */

static const struct
{
  const char *name;
  Section section;
} sections[] = {
  { "vertices", SECTION_VERTICES },
  { "arcs", SECTION_ARCS },
  { "edges", SECTION_EDGES },
  { "arcslist", SECTION_ARCS_LIST },
  { "edgeslist", SECTION_EDGES_LIST },
  { "matrix", SECTION_MATRIX },
};

static gboolean
is_name_of (const char *start, gsize length, const char *name)
{
  return strlen (name) == length && g_ascii_strncasecmp (start, name, length) == 0;
}

/* The name of the section that begins with this line, and its length; NULL: none does. */
static const char *
section_name (const EntTextLines *lines, gsize *length)
{
  const char *p = lines->start;

  while (p < lines->stop && (*p == ' ' || *p == '\t'))
    p++;
  if (p >= lines->stop || *p != '*')
    return NULL;
  p++;
  *length = strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return p;
}

/* Behind these, the next vertices are no network. */
static gboolean
has_values (const char *name, gsize length)
{
  return is_name_of (name, length, "partition") || is_name_of (name, length, "vector") || is_name_of (name, length, "permutation") || is_name_of (name, length, "cluster");
}

static gboolean
has_several_networks (const char *text)
{
  EntTextLines lines;
  gboolean of_values = FALSE;
  guint n = 0;

  ent_text_lines_init (&lines, text);
  while (ent_text_lines_next (&lines))
    {
      gsize length;
      const char *name = section_name (&lines, &length);

      if (name == NULL)
        continue;
      if (has_values (name, length))
        of_values = TRUE;
      else if (is_name_of (name, length, "network"))
        of_values = FALSE;
      else if (is_name_of (name, length, "vertices"))
        {
          n += !of_values;
          of_values = FALSE;
        }
    }
  return n > 1;
}

/* What stands behind the name, without blanks around it. */
static char *
rest_of_line (const Reader *self, const char *from)
{
  return g_strstrip (g_strndup (from, (gsize) (self->lines.stop - from)));
}

/* ":2 "Information exchange"": its name; without one its number; NULL: there is but one relation. */
static char *
read_relation (Reader *self, const char *at)
{
  char *number, *name;

  if (!next_word (self, &at) || self->word->str[0] != ':')
    return NULL;
  number = g_strdup (self->word->str + 1);
  if (*number == '\0' && next_word (self, &at))
    {
      g_free (number);
      number = g_strdup (self->word->str);
    }
  if (next_word (self, &at) && self->word->len > 0)
    {
      name = g_strdup (self->word->str);
      g_hash_table_replace (self->relations, number, name);
      return g_strdup (name);
    }
  name = g_strdup (g_hash_table_lookup (self->relations, number));
  if (name == NULL)
    return number;
  g_free (number);
  return name;
}

/* --- vertices --- */

static gboolean
put_vertex (Reader *self, Network *net, guint vertex, GError **error)
{
  g_autofree char *id = self->has_several ? g_strdup_printf ("%u.%u", self->networks->len, vertex) : g_strdup_printf ("%u", vertex);
  guint row = ent_text_graph_node (self->graph, id, self->lines.line, NULL, error);

  if (row == 0)
    return FALSE;
  if (vertex == 1)
    net->first_row = row;
  if (self->has_several && self->name != NULL && *self->name != '\0' && !ent_book_sheet_put_named (self->graph->nodes, row, "network", self->name, -1, error))
    return FALSE;
  return net->n_first == 0 || ent_book_sheet_put_named (self->graph->nodes, row, "mode", vertex <= net->n_first ? "1" : "2", -1, error);
}

/* All vertices that the line speaks of are there, whether or not lines follow for them. */
static gboolean
begin_network (Reader *self, guint n, guint n_first, GError **error)
{
  Network net = { .n = n, .n_first = n_first, .next_vertex = 1 };

  if (n > MAX_VERTICES - MIN (self->graph->n_nodes, MAX_VERTICES))
    return refuse (self, error, _("The network has more vertices than can be imported. Divide the file among several."));
  g_array_append_val (self->networks, net);
  g_hash_table_insert (self->by_size[1], GUINT_TO_POINTER (n), GUINT_TO_POINTER (self->networks->len));
  if (!g_hash_table_contains (self->by_size[0], GUINT_TO_POINTER (n)))
    g_hash_table_insert (self->by_size[0], GUINT_TO_POINTER (n), GUINT_TO_POINTER (self->networks->len));
  for (guint i = 1; i <= n; i++)
    if (!put_vertex (self, network (self), i, error))
      return FALSE;
  if (!self->has_several && self->name != NULL && !ent_text_graph_put_map (self->graph, "title", self->name, error))
    return FALSE;
  g_clear_pointer (&self->name, g_free);
  g_hash_table_remove_all (self->relations);
  return TRUE;
}

static gboolean
begin_vertices (Reader *self, const char *at, GError **error)
{
  guint n = 0, n_first = 0;

  if (!next_word (self, &at) || (!ent_text_number (self->word->str, G_MAXUINT, &n) && !ent_text_is_zero (self->word->str)))
    return refuse (self, error, _("Behind *Vertices it should say how many there are. Save the file again in the program that it is from."));
  if (next_word (self, &at) && (!ent_text_number (self->word->str, n, &n_first) || n_first == n))
    n_first = 0;
  if (self->title == NULL)
    return begin_network (self, n, n_first, error);
  if (self->values->len >= MAX_VALUES)
    return refuse (self, error, _("The file has more partitions and vectors than can be imported. Take those that are not needed out of it."));
  self->section = SECTION_VALUES;
  if (*self->title != '\0')
    {
      Values *values = g_new0 (Values, 1);

      values->title = g_strdup (self->title);
      values->n = n;
      values->network = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_size[1], GUINT_TO_POINTER (n)));
      values->texts = g_ptr_array_new ();
      g_ptr_array_add (self->values, values);
    }
  else
    self->section = SECTION_SKIPPED;
  g_clear_pointer (&self->title, g_free);
  return TRUE;
}

/* "&#241;" is the letter of that number. */
static void
decode_numbers (GString *word)
{
  gsize length = 0;

  for (const char *p = word->str; *p != '\0'; length++)
    {
      gsize digits = p[0] == '&' && p[1] == '#' ? strspn (p + 2, "0123456789") : 0;
      guint64 code = digits > 0 && digits < 8 && p[2 + digits] == ';' ? g_ascii_strtoull (p + 2, NULL, 10) : 0;

      if (code > 0 && code <= 0x10ffff && g_unichar_validate ((gunichar) code))
        {
          length += (gsize) g_unichar_to_utf8 ((gunichar) code, word->str + length) - 1;
          p += digits + 3;
        }
      else
        word->str[length] = *p++;
    }
  g_string_truncate (word, length);
}

/* Times in brackets, and how it looks, behind the name. */
static void
skip_look (Reader *self, const char *at)
{
  while (next_word (self, &at))
    if (self->word->str[0] != '[')
      self->graph->has_look = TRUE;
    else if (self->n_intervals++ == 0)
      self->interval_line = self->lines.line;
}

static gboolean
read_vertex (Reader *self, GError **error)
{
  Network *net = network (self);
  const char *at = self->lines.start;
  guint vertex = net->next_vertex;

  if (!next_word (self, &at))
    return TRUE;
  /* a name in quotation marks without a number before it is that of the next vertex */
  if (self->lines.start[strspn (self->lines.start, " \t")] != '"' && g_ascii_isdigit (self->word->str[0]))
    {
      if (!ent_text_number (self->word->str, net->n, &vertex))
        {
          note_fault (self, _("There are fewer vertices than the number of this one. The line was left out."));
          return TRUE;
        }
      if (!next_word (self, &at))
        return TRUE;
    }
  else if (vertex > net->n)
    {
      note_fault (self, _("There are more vertices than *Vertices says. The line was left out."));
      return TRUE;
    }
  net->next_vertex = vertex + 1;
  decode_numbers (self->word);
  if (!ent_book_sheet_put_named (self->graph->nodes, net->first_row + vertex - 1, "name", self->word->str, -1, error))
    return FALSE;
  ent_book_sheet_set_line (self->graph->nodes, net->first_row + vertex - 1, self->lines.line);
  skip_look (self, at);
  return TRUE;
}

/* --- ties --- */

/* The row of the vertex whose number is the word; 0: there is none, which is noted. */
static guint
vertex_row (Reader *self)
{
  const Network *net = network (self);
  guint vertex;

  if (ent_text_number (self->word->str, net->n, &vertex))
    return net->first_row + vertex - 1;
  if (self->graph->n_left_out < ENT_BOOK_MAX_NOTES)
    {
      g_autofree char *shown = ent_text_quote (self->word->str, ENT_TEXT_QUOTED);
      g_autofree char *message = g_strdup_printf (
          /* Translators: %s: what stands in the file instead of a number */
          _("“%s” is not the number of a vertex. The line, or what was left of it, was left out."), shown);

      note_fault (self, message);
    }
  else
    self->graph->n_left_out++;
  return 0;
}

static guint
add_tie (Reader *self, guint from, guint to, gboolean arrow, const char *kind, GError **error)
{
  guint row = ent_text_graph_tie (self->graph, from, to, arrow ? ENT_GRAPH_FORWARD : ENT_GRAPH_NONE, self->lines.line, error);

  return row > 0 && (kind == NULL || ent_book_sheet_put_named (self->graph->ties, row, "kind", kind, -1, error)) ? row : 0;
}

/* A kind that is ours is written as the label of its ties. */
static gboolean
read_tie_label (Reader *self, guint row, const char **at, GError **error)
{
  const char *column = "label";

  if (!next_word (self, at))
    return TRUE;
  decode_numbers (self->word);
  if (self->kind == NULL && ent_choices_find (&ent_tie_choices, self->word->str, -1) >= 0)
    column = "kind";
  return ent_book_sheet_put_named (self->graph->ties, row, column, self->word->str, -1, error);
}

/* What stands behind the two vertices: the weight, l "label", times, and how the line looks. */
static gboolean
read_tie_values (Reader *self, guint row, const char *at, GError **error)
{
  gboolean is_first = TRUE;

  while (next_word (self, &at))
    {
      if (is_first && ent_text_is_number (self->word->str))
        {
          if (!ent_book_sheet_put_named (self->graph->ties, row, "weight", self->word->str, -1, error))
            return FALSE;
        }
      else if (strcmp (self->word->str, "l") == 0)
        {
          if (!read_tie_label (self, row, &at, error))
            return FALSE;
        }
      else if (self->word->str[0] != '[')
        self->graph->has_look = TRUE;
      else if (self->n_intervals++ == 0)
        self->interval_line = self->lines.line;
      is_first = FALSE;
    }
  return TRUE;
}

/* "3: 1 2 1": of another relation than the section. */
static const char *
kind_of_line (Reader *self, const char **at)
{
  const char *kind;
  gsize length = self->word->len;

  if (length < 2 || self->word->str[length - 1] != ':')
    return self->kind;
  g_string_truncate (self->word, length - 1);
  if (!g_hash_table_contains (self->relations, self->word->str))
    g_hash_table_replace (self->relations, g_strdup (self->word->str), g_strdup (self->word->str));
  kind = g_hash_table_lookup (self->relations, self->word->str);
  (void) next_word (self, at);
  return kind;
}

static gboolean
read_tie (Reader *self, GError **error)
{
  const char *at = self->lines.start, *kind;
  guint from, to, row;

  if (!next_word (self, &at))
    return TRUE;
  kind = kind_of_line (self, &at);
  from = vertex_row (self);
  if (from == 0)
    return TRUE;
  (void) next_word (self, &at);
  to = vertex_row (self);
  if (to == 0)
    return TRUE;
  row = add_tie (self, from, to, self->section == SECTION_ARCS, kind, error);
  return row > 0 && read_tie_values (self, row, at, error);
}

/* From the first to each of the others. */
static gboolean
read_list (Reader *self, GError **error)
{
  const char *at = self->lines.start;
  guint from, to;

  if (!next_word (self, &at))
    return TRUE;
  from = vertex_row (self);
  while (from > 0 && next_word (self, &at))
    {
      to = vertex_row (self);
      if (to == 0)
        return TRUE;
      if (add_tie (self, from, to, self->section == SECTION_ARCS_LIST, self->kind, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* --- matrices --- */

static guint
n_matrix_rows (const Network *net)
{
  return net->n_first > 0 ? net->n_first : net->n;
}

static gboolean
end_matrix (Reader *self, GError **error)
{
  g_autoptr (EntMatrix) matrix = g_steal_pointer (&self->matrix);
  const Network *net = network (self);
  guint n_rows = matrix != NULL ? n_matrix_rows (net) : 0;
  g_autofree char *problem = NULL;

  if (matrix == NULL)
    return TRUE;
  if (self->n_rows == n_rows)
    return ent_matrix_finish (matrix, self->graph, self->kind, error);
  problem = g_strdup_printf (
      /* Translators: 1 and 2: numbers */
      _("The matrix ends behind %1$u of its %2$u rows. Save the file again in the program that it is from."), self->n_rows, n_rows);
  return refuse (self, error, problem);
}

/* Of two kinds of vertices, those of the one are rows and those of the other columns. */
static gboolean
read_matrix_row (Reader *self, GError **error)
{
  const Network *net = network (self);
  const char *at = self->lines.start;
  guint n_rows = n_matrix_rows (net), n_columns = net->n - net->n_first, n = 0;
  g_autofree char *problem = NULL;

  for (; next_word (self, &at); n++)
    if (n < n_columns && self->n_rows < n_rows &&
        !ent_matrix_put (self->matrix, net->first_row + self->n_rows, net->first_row + net->n_first + n, self->word->str, self->lines.line, error))
      return FALSE;
  if (n == 0)
    return TRUE;
  if (n == n_columns && self->n_rows < n_rows)
    {
      self->n_rows++;
      return TRUE;
    }
  problem = n == n_columns ? g_strdup (_("The matrix has more rows than the network has vertices. Save the file again in the program that it is from."))
                           : g_strdup_printf (
                                 /* Translators: 1 and 2: numbers */
                                 _("This row of a matrix has %1$u values and should have %2$u. Save the file again in the program that it is from."), n, n_columns);
  return refuse (self, error, problem);
}

/* --- partitions and vectors --- */

static gboolean
read_value (Reader *self, GError **error)
{
  Values *values = g_ptr_array_index (self->values, self->values->len - 1);
  const char *at = self->lines.start;

  if (!next_word (self, &at))
    return TRUE;
  if (++self->n_texts > ENT_BOOK_MAX_CELLS)
    return refuse (self, error, _("The file has more partitions and vectors than can be imported. Take those that are not needed out of it."));
  if (values->texts->len < values->n)
    g_ptr_array_add (values->texts, g_string_chunk_insert_const (self->texts, self->word->str));
  else
    note_fault (self, _("There are more values than vertices. The line was left out."));
  return TRUE;
}

/* Of the last network before it that has as many vertices, else of the first behind it; NULL: none has. */
static const Network *
network_of (const Reader *self, const Values *values)
{
  guint i = values->network > 0 ? values->network : GPOINTER_TO_UINT (g_hash_table_lookup (self->by_size[0], GUINT_TO_POINTER (values->n)));

  return i > 0 ? &g_array_index (self->networks, Network, i - 1) : NULL;
}

/* One called as another of the same network gets a number. */
static char *
own_title (GHashTable *titles, const Network *net, const char *title)
{
  char *key = g_strdup_printf ("%u %s", net->first_row, title);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (titles, key)) + 1;

  g_hash_table_insert (titles, key, GUINT_TO_POINTER (n));
  return n > 1 ? g_strdup_printf ("%s (%u)", title, n) : g_strdup (title);
}

static gboolean
put_values (Reader *self, GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Values *values = g_ptr_array_index (self->values, i);
      const Network *net = network_of (self, values);
      g_autofree char *title = net != NULL ? own_title (titles, net, values->title) : NULL;
      int column = title != NULL ? ent_text_graph_column (self->graph->nodes, title, error) : -1;

      if (net == NULL)
        {
          g_autofree char *shown = ent_text_quote (values->title, ENT_TEXT_QUOTED);

          ent_book_note (self->graph->book, ENT_FINDING_NOTE, 0,
                         /* Translators: %s: a name from the file */
                         _("“%s” has a value for each vertex, but no network has as many. It was left out."), shown);
          continue;
        }
      if (column < 0)
        return FALSE;
      for (guint j = 0; j < values->texts->len; j++)
        if (!ent_book_sheet_put (self->graph->nodes, net->first_row + j, (guint) column, g_ptr_array_index (values->texts, j), -1, error))
          return FALSE;
    }
  return TRUE;
}

/* --- sections --- */

static void
skip_section (Reader *self, const char *name, gsize length)
{
  g_autofree char *given = g_strndup (name, MIN (length, ENT_TEXT_QUOTED));

  self->section = SECTION_SKIPPED;
  if (g_hash_table_size (self->skipped) < ENT_BOOK_MAX_NOTES && g_hash_table_add (self->skipped, g_strdup (given)))
    ent_book_note (self->graph->book, ENT_FINDING_NOTE, self->lines.line,
                   /* Translators: %s: a word from the file */
                   _("Sections called *%s have no place in a map. They were left out."), given);
}

static gboolean
begin_section (Reader *self, const char *name, gsize length, GError **error)
{
  const char *rest = name + length;

  if (!end_matrix (self, error))
    return FALSE;
  g_clear_pointer (&self->kind, g_free);
  self->section = SECTION_NONE;
  if (is_name_of (name, length, "network"))
    {
      g_clear_pointer (&self->title, g_free);
      g_free (self->name);
      self->name = rest_of_line (self, rest);
      return TRUE;
    }
  if (has_values (name, length))
    {
      gboolean is_kept = is_name_of (name, length, "partition") || is_name_of (name, length, "vector");
      g_autofree char *given = rest_of_line (self, rest);

      g_free (self->title);
      self->title = !is_kept ? g_strdup ("") : *given != '\0' ? g_strdup (given)
                                                              : g_strndup (name, length);
      if (!is_kept)
        skip_section (self, name, length);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_name_of (name, length, sections[i].name))
      self->section = sections[i].section;
  if (self->section == SECTION_VERTICES)
    return begin_vertices (self, rest, error);
  if (self->section == SECTION_NONE)
    skip_section (self, name, length);
  else if (network (self) == NULL)
    return refuse (self, error, _("Ties stand before the vertices. Save the file again in the program that it is from."));
  else
    self->kind = read_relation (self, rest);
  if (self->section == SECTION_MATRIX)
    {
      self->matrix = ent_matrix_new ();
      self->n_rows = 0;
    }
  return TRUE;
}

static gboolean
read_line (Reader *self, GError **error)
{
  gsize length;
  const char *name = section_name (&self->lines, &length);

  if (name != NULL)
    return begin_section (self, name, length, error);
  if (self->lines.start[strspn (self->lines.start, " \t")] == '%')
    return TRUE;
  switch (self->section)
    {
    case SECTION_VERTICES:
      return read_vertex (self, error);
    case SECTION_ARCS:
    case SECTION_EDGES:
      return read_tie (self, error);
    case SECTION_ARCS_LIST:
    case SECTION_EDGES_LIST:
      return read_list (self, error);
    case SECTION_MATRIX:
      return read_matrix_row (self, error);
    case SECTION_VALUES:
      return read_value (self, error);
    default:
      return TRUE;
    }
}

/* --- the file --- */

static void
note_rest (Reader *self)
{
  EntBook *book = self->graph->book;

  if (self->has_several)
    ent_book_note (book, ENT_FINDING_NOTE, 0,
                   /* Translators: %u: a number */
                   ngettext ("The file has %u network. It was read into one map.", "The file has %u networks. They were read into one map, and the id of each stakeholder begins with the number of its network.", self->networks->len),
                   self->networks->len);
  if (self->n_intervals > 0)
    ent_book_note (book, ENT_FINDING_NOTE, self->interval_line, "%s",
                   _("The file says at which times vertices and ties were there. That was left out, and all of them were read."));
}

static EntBook *
read_all (Reader *self, GError **error)
{
  while (ent_text_lines_next (&self->lines))
    {
      if (!ent_text_lines_go_on (&self->lines, self->progress, error))
        return NULL;
      if (!read_line (self, error))
        return NULL;
    }
  if (!end_matrix (self, error))
    return NULL;
  if (self->networks->len == 0)
    {
      refuse (self, error, _("No line begins with *Vertices, as one does in each network of Pajek. Look whether the file is the right one."));
      return NULL;
    }
  if (!put_values (self, error))
    return NULL;
  note_rest (self);
  return ent_text_graph_finish (self->graph, error);
}

static void
reader_clear (Reader *self)
{
  ent_text_graph_free (self->graph);
  g_string_free (self->word, TRUE);
  g_array_unref (self->networks);
  g_ptr_array_unref (self->values);
  g_string_chunk_free (self->texts);
  for (guint i = 0; i < G_N_ELEMENTS (self->by_size); i++)
    g_hash_table_unref (self->by_size[i]);
  g_hash_table_unref (self->relations);
  g_hash_table_unref (self->skipped);
  ent_matrix_free (self->matrix);
  g_free (self->name);
  g_free (self->title);
  g_free (self->kind);
}

EntBook *
ent_pajek_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_autofree char *text = ent_text_decode (bytes, options, error);
  Reader self = { .progress = options->progress };
  EntBook *book;

  if (text == NULL)
    return NULL;
  ent_text_lines_init (&self.lines, text);
  self.graph = ent_text_graph_new ();
  self.word = g_string_new (NULL);
  self.networks = g_array_new (FALSE, FALSE, sizeof (Network));
  self.values = g_ptr_array_new_with_free_func (values_free);
  self.texts = g_string_chunk_new (1024);
  for (guint i = 0; i < G_N_ELEMENTS (self.by_size); i++)
    self.by_size[i] = g_hash_table_new (NULL, NULL);
  self.relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.has_several = has_several_networks (text);
  book = read_all (&self, error);
  reader_clear (&self);
  return book;
}
