/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/graphs/matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint from, to, line;
  char *value; /* of the chunk */
} Value;

struct _EntMatrix
{
  GArray *values; /* of Value */
  GStringChunk *texts;
};

EntMatrix *
ent_matrix_new (void)
{
  EntMatrix *self = g_new0 (EntMatrix, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->texts = g_string_chunk_new (1024);
  return self;
}

void
ent_matrix_free (EntMatrix *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->values);
  g_string_chunk_free (self->texts);
  g_free (self);
}

gboolean
ent_matrix_put (EntMatrix *self, guint from, guint to, const char *value, guint line, GError **error)
{
  Value put = { from, to, line, NULL };

  if (*value == '\0' || ent_text_is_zero (value))
    return TRUE;
  /* each tie stands there twice at most */
  if (self->values->len >= 2 * ENT_BOOK_MAX_ROWS)
    return ent_book_refuse (error, line, _("The matrix has more ties in it than can be imported. Divide the file among several."));
  put.value = g_string_chunk_insert_const (self->texts, value);
  g_array_append_val (self->values, put);
  return TRUE;
}

static guint
hash_value (gconstpointer data)
{
  const Value *value = data;

  return value->from * 2654435761u ^ value->to;
}

static gboolean
is_same_value (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *other = b;

  return one->from == other->from && one->to == other->to && strcmp (one->value, other->value) == 0;
}

static gboolean
is_symmetric (const EntMatrix *self)
{
  g_autoptr (GHashTable) values = g_hash_table_new (hash_value, is_same_value);

  for (guint i = 0; i < self->values->len; i++)
    g_hash_table_add (values, &g_array_index (self->values, Value, i));
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);
      Value other = { value->to, value->from, 0, value->value };

      if (!g_hash_table_contains (values, &other))
        return FALSE;
    }
  return self->values->len > 0;
}

static void
note_symmetry (EntTextGraph *graph, guint line, const char *kind)
{
  if (kind != NULL)
    ent_book_note (graph->book, ENT_FINDING_NOTE, line,
                   /* Translators: %s: what a relation is called in the file */
                   _("The matrix “%s” says the same both ways: each two of its values were read as one tie without a direction."), kind);
  else
    ent_book_note (graph->book, ENT_FINDING_NOTE, line, "%s",
                   _("The matrix says the same both ways: each two of its values were read as one tie without a direction."));
}

gboolean
ent_matrix_finish (EntMatrix *self, EntTextGraph *graph, const char *kind, GError **error)
{
  gboolean symmetric = is_symmetric (self);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);
      guint row;

      if (symmetric && value->from > value->to)
        continue;
      row = ent_text_graph_tie (graph, value->from, value->to, symmetric ? ENT_GRAPH_NONE : ENT_GRAPH_FORWARD, value->line, error);
      if (row == 0 || (kind != NULL && !ent_book_sheet_put_named (graph->ties, row, "kind", kind, -1, error)) ||
          !ent_book_sheet_put_named (graph->ties, row, "weight", value->value, -1, error))
        return FALSE;
    }
  if (symmetric)
    note_symmetry (graph, g_array_index (self->values, Value, 0).line, kind);
  g_array_set_size (self->values, 0);
  return TRUE;
}
