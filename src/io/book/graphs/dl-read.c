/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading DL, the language for data of UCINET: words first, that say what the numbers behind
 * them are.
 */
#include "io/book/graphs/vna.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/matrix.h"
#include "model/text.h"

#define MAX_VERTICES (ENT_BOOK_MAX_ROWS - 1)
#define LOOK_EACH 4096u

typedef enum
{
  FORMAT_FULL_MATRIX,
  FORMAT_EDGE_LIST,
  FORMAT_NODE_LIST,
} Format;

enum
{
  OF_ROWS,
  OF_COLUMNS,
  OF_MATRICES,
  N_LABELS,
};

typedef struct
{
  const char *text, *at, *end;
  guint at_line, line; /* of the word */
  GString *word;
  gboolean is_quoted, is_first; /* the word; it is the first of its line */
  gboolean has_colons;          /* words are the language's, of which some end with a colon */
  gsize n_words;
  EntTextGraph *graph;
  Format format;
  guint n_rows, n_columns, n_matrices;
  gboolean has_two_modes, no_diagonal;
  gboolean embedded[2];          /* labels stand with the numbers */
  GPtrArray *labels[N_LABELS];   /* of char *, owned */
  GHashTable *by_label;          /* small letters → number of the vertex; NULL: nobody asked yet */
  guint first_row, first_column; /* of the graph */
  EntProgress *progress;
} Reader;

/* --- words --- */

static gboolean
is_between (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '=' || c == '\v' || c == '\f';
}

/* FALSE: there is none; or, with @error, it was stopped. */
static gboolean
next_word (Reader *self, GError **error)
{
  const char *start;

  if (++self->n_words % LOOK_EACH == 0 && !ent_book_goes_on (self->progress, 0, ENT_PROGRESS_DONE, (gsize) (self->at - self->text), (gsize) (self->end - self->text), error))
    return FALSE;
  self->is_first = self->at == self->text;
  for (; is_between (*self->at); self->at++)
    if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
      {
        self->at_line++;
        self->is_first = TRUE;
      }
  self->line = self->at_line;
  g_string_truncate (self->word, 0);
  self->is_quoted = *self->at == '"';
  if (*self->at == '\0')
    return FALSE;
  if (self->is_quoted)
    return ent_text_word (&self->at, self->at + strcspn (self->at, "\r\n"), ENT_QUOTES_DOUBLED, self->word);
  for (start = self->at; *self->at != '\0' && !is_between (*self->at); self->at++)
    if (*self->at == ':' && self->has_colons)
      {
        self->at++;
        break;
      }
  g_string_append_len (self->word, start, self->at - start);
  return TRUE;
}

static gboolean
is_word (const Reader *self, const char *word)
{
  return !self->is_quoted && g_ascii_strcasecmp (self->word->str, word) == 0;
}

static gboolean
refuse (const Reader *self, GError **error, const char *problem)
{
  /* that it was stopped is said already */
  return error != NULL && *error != NULL ? FALSE : ent_book_refuse (error, self->line, problem);
}

/* --- what the numbers are --- */

static gboolean
read_count (Reader *self, guint *count, GError **error)
{
  if (next_word (self, error) && ent_text_number (self->word->str, MAX_VERTICES, count))
    return TRUE;
  return refuse (self, error, _("Here should be a number, and not more than can be imported. Save the file again in the program that it is from."));
}

static gboolean
read_format (Reader *self, GError **error)
{
  static const struct
  {
    const char *name;
    Format format;
  } formats[] = { { "fullmatrix", FORMAT_FULL_MATRIX }, { "fm", FORMAT_FULL_MATRIX }, { "edgelist1", FORMAT_EDGE_LIST }, { "edgelist", FORMAT_EDGE_LIST }, { "el1", FORMAT_EDGE_LIST }, { "nodelist1", FORMAT_NODE_LIST }, { "nodelist", FORMAT_NODE_LIST }, { "nl1", FORMAT_NODE_LIST } };

  if (!next_word (self, error))
    return refuse (self, error, _("The file breaks off here. Save it again in the program that it is from."));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (is_word (self, formats[i].name))
      {
        self->format = formats[i].format;
        return TRUE;
      }
  return refuse (self, error, _("Of the formats of UCINET, full matrices, edge lists and node lists are read. Save the file as one of these."));
}

static guint
n_of (const Reader *self, guint which)
{
  return which == OF_MATRICES ? self->n_matrices : which == OF_COLUMNS ? self->n_columns
                                                                       : self->n_rows;
}

static gboolean
read_labels (Reader *self, guint which, GError **error)
{
  self->has_colons = FALSE;
  while (self->labels[which]->len < n_of (self, which))
    {
      if (!next_word (self, error))
        return refuse (self, error, _("There are fewer labels than the file says. Save it again in the program that it is from."));
      g_ptr_array_add (self->labels[which], g_strdup (self->word->str));
    }
  self->has_colons = TRUE;
  return TRUE;
}

/* "labels:", "row labels:", "labels embedded"; the word that was read is the first of them. */
static gboolean
read_labels_of (Reader *self, GError **error)
{
  gboolean of_columns = g_ascii_strncasecmp (self->word->str, "col", 3) == 0, of_matrices = is_word (self, "matrix");
  gboolean of_rows = is_word (self, "row");

  if ((of_columns || of_matrices || of_rows) && !next_word (self, error))
    return refuse (self, error, _("The file breaks off here. Save it again in the program that it is from."));
  if (is_word (self, "labels:"))
    {
      if (of_matrices)
        return read_labels (self, OF_MATRICES, error);
      /* of one mode, rows and columns are called alike */
      return read_labels (self, of_columns && self->has_two_modes ? OF_COLUMNS : OF_ROWS, error);
    }
  if (!is_word (self, "labels") || !next_word (self, error) || (!is_word (self, "embedded") && !is_word (self, "embedded:")))
    return refuse (self, error, _("It is not clear where the labels are. Save the file again in the program that it is from."));
  self->embedded[OF_ROWS] |= !of_columns;
  self->embedded[OF_COLUMNS] |= !of_rows;
  return TRUE;
}

/* FALSE with @error, or with @is_data where the data begin. */
static gboolean
read_phrase (Reader *self, gboolean *is_data, GError **error)
{
  g_autofree char *problem = NULL, *shown = NULL;

  *is_data = is_word (self, "data:");
  if (*is_data)
    return FALSE;
  if (is_word (self, "n"))
    {
      gboolean is_read = read_count (self, &self->n_rows, error);

      self->n_columns = self->n_rows;
      return is_read;
    }
  self->has_two_modes |= is_word (self, "nr") || is_word (self, "nc");
  if (is_word (self, "nr") || is_word (self, "nc") || is_word (self, "nm"))
    return read_count (self, is_word (self, "nr") ? &self->n_rows : is_word (self, "nc") ? &self->n_columns
                                                                                         : &self->n_matrices,
                       error);
  if (is_word (self, "format"))
    return read_format (self, error);
  if (is_word (self, "diagonal"))
    {
      self->no_diagonal = next_word (self, error) && is_word (self, "absent");
      return error == NULL || *error == NULL;
    }
  if (is_word (self, "labels:") || is_word (self, "labels") || is_word (self, "row") || is_word (self, "matrix") || g_ascii_strncasecmp (self->word->str, "col", 3) == 0)
    return read_labels_of (self, error);
  shown = ent_text_quote (self->word->str, ENT_TEXT_QUOTED);
  problem = g_strdup_printf (
      /* Translators: %s: a word from the file */
      _("“%s” is no word of the language DL. Save the file again in the program that it is from."), shown);
  return refuse (self, error, problem);
}

/* --- vertices --- */

static guint
add_vertex (Reader *self, const char *id, const char *name, GError **error)
{
  guint row = ent_text_graph_node (self->graph, id, self->line, NULL, error);

  return row > 0 && (name == NULL || ent_book_sheet_put_named (self->graph->nodes, row, "name", name, -1, error)) ? row : 0;
}

/* Those that have a number; the first one's row into @first. */
static gboolean
add_vertices (Reader *self, const char *prefix, guint which, guint *first, GError **error)
{
  for (guint i = 0; i < n_of (self, which); i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i + 1);
      guint row = add_vertex (self, id, i < self->labels[which]->len ? g_ptr_array_index (self->labels[which], i) : NULL, error);

      if (row == 0)
        return FALSE;
      if (i == 0)
        *first = row;
      if (self->has_two_modes && !ent_book_sheet_put_named (self->graph->nodes, row, "mode", which == OF_ROWS ? "1" : "2", -1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_vertices (Reader *self, GError **error)
{
  gboolean of_lists = self->format != FORMAT_FULL_MATRIX;

  if (of_lists && self->has_two_modes)
    return refuse (self, error, _("Lists of two modes are not read. Save the file as a full matrix."));
  if (of_lists && self->n_matrices > 1)
    return refuse (self, error, _("Lists of several relations are not read. Save the file as a full matrix."));
  if (self->n_rows + (self->has_two_modes ? self->n_columns : 0) > MAX_VERTICES)
    return refuse (self, error, _("The network has more vertices than can be imported. Divide the file among several."));
  if (!self->has_two_modes)
    return self->embedded[OF_ROWS] || self->embedded[OF_COLUMNS] || add_vertices (self, "", OF_ROWS, &self->first_row, error);
  return (self->embedded[OF_ROWS] || add_vertices (self, "r", OF_ROWS, &self->first_row, error)) &&
         (self->embedded[OF_COLUMNS] || add_vertices (self, "c", OF_COLUMNS, &self->first_column, error));
}

/* --- matrices --- */

static gboolean
next_value (Reader *self, GError **error)
{
  return next_word (self, error) || refuse (self, error, _("The file breaks off here. Save it again in the program that it is from."));
}

/* The rows of the graph that the columns are, where their labels stand above them. */
static gboolean
read_column_labels (Reader *self, GArray *columns, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint row = next_value (self, error) ? add_vertex (self, self->word->str, NULL, error) : 0;

      if (row == 0)
        return FALSE;
      g_array_append_val (columns, row);
    }
  return TRUE;
}

static gboolean
read_matrix_row (Reader *self, guint i, const GArray *columns, EntMatrix *matrix, GError **error)
{
  guint from = self->first_row + i;

  if (self->embedded[OF_ROWS])
    {
      from = next_value (self, error) ? add_vertex (self, self->word->str, NULL, error) : 0;
      if (from == 0)
        return FALSE;
    }
  else if (self->embedded[OF_COLUMNS] && !self->has_two_modes)
    from = g_array_index (columns, guint, i);
  for (guint j = 0; j < self->n_columns; j++)
    {
      guint to = self->embedded[OF_COLUMNS] ? g_array_index (columns, guint, j) : (self->has_two_modes ? self->first_column : self->first_row) + j;

      if (self->no_diagonal && i == j)
        continue;
      if (!next_value (self, error) || !ent_matrix_put (matrix, from, to, self->word->str, self->line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_matrices (Reader *self, GError **error)
{
  g_autoptr (EntMatrix) matrix = ent_matrix_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->embedded[OF_ROWS] && !self->embedded[OF_COLUMNS] && !self->has_two_modes)
    return refuse (self, error, _("Labels stand before the rows of the matrix and none above its columns. Save the file again with both, or with neither."));
  for (guint m = 0; m < self->n_matrices; m++)
    {
      const char *kind = m < self->labels[OF_MATRICES]->len ? g_ptr_array_index (self->labels[OF_MATRICES], m) : NULL;
      g_autofree char *number = kind == NULL && self->n_matrices > 1 ? g_strdup_printf ("%u", m + 1) : NULL;

      g_array_set_size (columns, 0);
      if (self->embedded[OF_COLUMNS] && !read_column_labels (self, columns, error))
        return FALSE;
      for (guint i = 0; i < self->n_rows; i++)
        if (!read_matrix_row (self, i, columns, matrix, error))
          return FALSE;
      if (!ent_matrix_finish (matrix, self->graph, kind != NULL ? kind : number, error))
        return FALSE;
    }
  if (next_word (self, error))
    return refuse (self, error, _("Behind the matrix there are more values than it has room for. Save the file again in the program that it is from."));
  return error == NULL || *error == NULL;
}

/* --- lists --- */

/* The number of the vertex that is called so; 0: none is. */
static guint
find_label (Reader *self, const char *label)
{
  g_autofree char *small = g_ascii_strdown (label, -1);
  const GPtrArray *labels = self->labels[OF_ROWS];

  if (self->by_label == NULL)
    {
      self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = labels->len; i > 0; i--)
        g_hash_table_insert (self->by_label, g_ascii_strdown (g_ptr_array_index (labels, i - 1), -1), GUINT_TO_POINTER (i));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_label, small));
}

/* The row of the vertex that the word is; 0 with @error. */
static guint
vertex_of (Reader *self, GError **error)
{
  guint number;
  g_autofree char *shown = NULL, *problem = NULL;

  if (self->embedded[OF_ROWS])
    return add_vertex (self, self->word->str, NULL, error);
  if (!ent_text_number (self->word->str, self->n_rows, &number))
    number = find_label (self, self->word->str);
  if (number > 0)
    return self->first_row + number - 1;
  shown = ent_text_quote (self->word->str, ENT_TEXT_QUOTED);
  problem = g_strdup_printf (
      /* Translators: %s: what stands in the file instead of a number */
      _("“%s” is none of the vertices that the file says it has. Save it again in the program that it is from."), shown);
  (void) refuse (self, error, problem);
  return 0;
}

/* A line is one tie and its weight, or ties from the first to all others. */
static gboolean
read_list (Reader *self, GError **error)
{
  guint from = 0, row = 0, n = 0;

  while (next_word (self, error))
    {
      guint to;

      n = self->is_first ? 0 : n + 1;
      if (n == 2 && self->format == FORMAT_EDGE_LIST)
        {
          if (!ent_book_sheet_put_named (self->graph->ties, row, "weight", self->word->str, -1, error))
            return FALSE;
          continue;
        }
      if (n > 2 && self->format == FORMAT_EDGE_LIST)
        return refuse (self, error, _("A line of the edge list has more than two vertices and a value. Save the file again in the program that it is from."));
      to = vertex_of (self, error);
      if (to == 0)
        return FALSE;
      if (n == 0)
        from = to;
      else
        row = ent_text_graph_tie (self->graph, from, to, ENT_GRAPH_FORWARD, self->line, error);
      if (n > 0 && row == 0)
        return FALSE;
    }
  return error == NULL || *error == NULL;
}

/* --- the file --- */

static EntBook *
read_all (Reader *self, GError **error)
{
  gboolean is_data = FALSE;

  if (!next_word (self, error) || !is_word (self, "dl"))
    {
      (void) refuse (self, error, _("A file in the language DL begins with “DL”, and this one does not. Look whether it is the right one."));
      return NULL;
    }
  do
    if (!next_word (self, error))
      {
        (void) refuse (self, error, _("The file breaks off here. Save it again in the program that it is from."));
        return NULL;
      }
  while (read_phrase (self, &is_data, error));
  self->has_colons = FALSE;
  if (!is_data || !make_vertices (self, error) || !(self->format == FORMAT_FULL_MATRIX ? read_matrices (self, error) : read_list (self, error)))
    return NULL;
  return ent_text_graph_finish (self->graph, error);
}

EntBook *
ent_dl_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_autofree char *text = ent_text_decode (bytes, options, error);
  Reader self = { .at_line = 1, .n_matrices = 1, .has_colons = TRUE, .progress = options->progress };
  GError *problem = NULL;
  EntBook *book;

  if (text == NULL)
    return NULL;
  self.text = self.at = text;
  self.end = text + strlen (text);
  self.graph = ent_text_graph_new ();
  self.word = g_string_new (NULL);
  for (guint i = 0; i < N_LABELS; i++)
    self.labels[i] = g_ptr_array_new_with_free_func (g_free);
  book = read_all (&self, &problem);
  if (book == NULL)
    g_propagate_error (error, problem);
  ent_text_graph_free (self.graph);
  g_string_free (self.word, TRUE);
  for (guint i = 0; i < N_LABELS; i++)
    g_ptr_array_unref (self.labels[i]);
  g_clear_pointer (&self.by_label, g_hash_table_unref);
  return book;
}
