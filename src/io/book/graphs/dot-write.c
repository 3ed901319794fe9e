/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing DOT. */
#include "io/book/graphs/dot.h"

#include <string.h>

typedef struct
{
  GString *out;
  const EntBookSheet *sheet;
  guint row;
  gboolean has_list; /* an attribute was written */
} Writer;

/* --- letters --- */

/* Whether Graphviz would show another letter for what begins here. */
static gboolean
is_entity (const char *p)
{
  gsize length = strspn (p + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return length > 0 && p[1 + length] == ';';
}

/* An id keeps each backslash as it is; elsewhere two stand for one. */
static void
append_quoted (GString *out, const char *text, gboolean is_id, gboolean is_label)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (out, "\\\"");
    else if (*p == '\\' && !is_id)
      g_string_append (out, "\\\\");
    else if (*p == '\n' && is_label)
      g_string_append (out, "\\n");
    else if (*p == '&' && is_label && is_entity (p))
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
append_attribute (Writer *self, const char *name, const char *value, gboolean is_label)
{
  if (value == NULL)
    return;
  g_string_append (self->out, self->has_list ? ", " : " [");
  self->has_list = TRUE;
  if (name[strspn (name, "abcdefghijklmnopqrstuvwxyz")] == '\0')
    g_string_append (self->out, name);
  else
    append_quoted (self->out, name, FALSE, FALSE);
  g_string_append_c (self->out, '=');
  append_quoted (self->out, value, FALSE, is_label);
}

static void
end_statement (Writer *self)
{
  g_string_append (self->out, self->has_list ? "];\n" : ";\n");
  self->has_list = FALSE;
}

/* All columns but those called as in @but. */
static void
append_columns (Writer *self, const char *const *but)
{
  guint n = ent_book_sheet_n_columns (self->sheet);

  for (guint column = 0; column < n; column++)
    {
      const char *name = ent_book_sheet_get (self->sheet, 0, column);

      if (name != NULL && !g_strv_contains (but, name))
        append_attribute (self, name, ent_book_sheet_get (self->sheet, self->row, column), FALSE);
    }
}

/* --- the picture --- */

static const char *
shape_of (const char *kind)
{
  if (g_strcmp0 (kind, "formal") == 0)
    return "box";
  return g_strcmp0 (kind, "government") == 0 ? "triangle" : "ellipse";
}

static void
append_look (Writer *self)
{
  const char *kind = ent_book_sheet_get_named (self->sheet, self->row, "kind"), *strength = ent_book_sheet_get_named (self->sheet, self->row, "strength");
  gboolean is_unclear = g_strcmp0 (ent_book_sheet_get_named (self->sheet, self->row, "unclear"), "yes") == 0;

  /* reading takes the style for a look where there is a kind */
  if (kind == NULL)
    return;
  if (g_strcmp0 (kind, "tension") == 0 || g_strcmp0 (kind, "broken") == 0)
    append_attribute (self, "color", "#b3261e", FALSE);
  if (g_strcmp0 (kind, "to-build") == 0 || g_strcmp0 (kind, "broken") == 0)
    append_attribute (self, "style", "dashed", FALSE);
  else if (is_unclear)
    append_attribute (self, "style", "dotted", FALSE);
  if (g_strcmp0 (strength, "strong") == 0)
    append_attribute (self, "penwidth", "2.5", FALSE);
  else if (g_strcmp0 (strength, "weak") == 0)
    append_attribute (self, "penwidth", "0.5", FALSE);
}

/* --- statements --- */

static void
write_map (Writer *self, const EntBookSheet *map)
{
  g_string_append (self->out, "digraph {\n  graph");
  append_attribute (self, "charset", "UTF-8", FALSE);
  append_attribute (self, "overlap", "false", FALSE);
  for (guint row = 1; map != NULL && row < ent_book_sheet_n_rows (map); row++)
    {
      const char *field = ent_book_sheet_get_named (map, row, "field");
      gboolean is_title = g_strcmp0 (field, "title") == 0;

      if (field != NULL)
        append_attribute (self, is_title ? "label" : field, ent_book_sheet_get_named (map, row, "value"), is_title);
    }
  append_attribute (self, "labelloc", "t", FALSE);
  end_statement (self);
}

static void
write_node (Writer *self)
{
  static const char *const but[] = { "id", NULL };
  const char *id = ent_book_sheet_get_named (self->sheet, self->row, "id");

  if (id == NULL)
    return;
  g_string_append (self->out, "  ");
  append_quoted (self->out, id, TRUE, FALSE);
  append_attribute (self, "label", ent_book_sheet_get_named (self->sheet, self->row, "name"), TRUE);
  append_attribute (self, "shape", shape_of (ent_book_sheet_get_named (self->sheet, self->row, "kind")), FALSE);
  append_columns (self, but);
  end_statement (self);
}

static void
write_edge (Writer *self)
{
  static const char *const but[] = { "from", "to", "direction", NULL };
  const char *from = ent_book_sheet_get_named (self->sheet, self->row, "from"), *to = ent_book_sheet_get_named (self->sheet, self->row, "to");
  const char *direction = ent_book_sheet_get_named (self->sheet, self->row, "direction");

  if (from == NULL || to == NULL)
    return;
  g_string_append (self->out, "  ");
  append_quoted (self->out, from, TRUE, FALSE);
  g_string_append (self->out, " -> ");
  append_quoted (self->out, to, TRUE, FALSE);
  if (direction == NULL || strcmp (direction, "forward") != 0)
    append_attribute (self, "dir", direction != NULL ? direction : "none", FALSE);
  append_columns (self, but);
  append_look (self);
  end_statement (self);
}

static gboolean
write_rows (Writer *self, const EntBookSheet *sheet, void (*write) (Writer *self), EntProgress *progress, GError **error)
{
  guint n = sheet != NULL ? ent_book_sheet_n_rows (sheet) : 0;

  self->sheet = sheet;
  for (self->row = 1; self->row < n; self->row++)
    {
      if (!ent_book_rows_go_on (progress, 0, ENT_PROGRESS_DONE, self->row, n, error))
        return FALSE;
      write (self);
    }
  return TRUE;
}

gboolean
ent_dot_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Writer self = { .out = out };

  write_map (&self, ent_book_sheet (book, ENT_SHEET_MAP));
  if (!write_rows (&self, ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), write_node, options->progress, error) ||
      !write_rows (&self, ent_book_sheet (book, ENT_SHEET_TIES), write_edge, options->progress, error))
    return FALSE;
  g_string_append (out, "}\n");
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
