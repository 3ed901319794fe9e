/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing for draw.io: lines that begin with # say how to draw, and a table follows in which
 * each row is a shape. A tie is the id of the one in a column of the other; each kind and
 * direction has its own column, since it has its own line.
 */
#include "io/book/notes/notes.h"

#include <string.h>

#include "io/book/json/json-private.h"
#include "io/book/json/json-text.h"
#include "io/sheet/guard.h"
#include "model/choices.h"

typedef struct
{
  char *title, *kind, *direction;
  GHashTable *refs; /* id of a stakeholder → GString: ids of others with commas between */
} Link;

typedef struct
{
  GString *out;
  const EntBookSheet *nodes, *ties;
  GPtrArray *links; /* of Link */
  GHashTable *by_title;
  EntProgress *progress;
} Writer;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->title);
  g_free (link->kind);
  g_free (link->direction);
  g_hash_table_unref (link->refs);
  g_free (link);
}

static void
free_refs (gpointer data)
{
  g_string_free (data, TRUE);
}

/* --- links --- */

static Link *
link_of (Writer *self, const char *kind, const char *direction)
{
  g_autofree char *title = g_strdup_printf ("%s (%s)", kind, direction);
  Link *link = g_hash_table_lookup (self->by_title, title);

  if (link != NULL)
    return link;
  link = g_new0 (Link, 1);
  link->title = g_steal_pointer (&title);
  link->kind = g_strdup (kind);
  link->direction = g_strdup (direction);
  link->refs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_refs);
  g_ptr_array_add (self->links, link);
  g_hash_table_insert (self->by_title, link->title, link);
  return link;
}

static gboolean
collect_links (Writer *self, GError **error)
{
  guint n = self->ties != NULL ? ent_book_sheet_n_rows (self->ties) : 0;

  for (guint row = 1; row < n; row++)
    {
      const char *from = ent_book_sheet_get_named (self->ties, row, "from"), *to = ent_book_sheet_get_named (self->ties, row, "to");
      const char *kind = ent_book_sheet_get_named (self->ties, row, "kind"), *direction = ent_book_sheet_get_named (self->ties, row, "direction");
      Link *link;
      GString *refs;

      if (!ent_book_rows_go_on (self->progress, 0, ENT_PROGRESS_DONE, row, n, error))
        return FALSE;
      if (from == NULL || to == NULL)
        continue;
      link = link_of (self, kind != NULL ? kind : "", direction != NULL ? direction : "none");
      refs = g_hash_table_lookup (link->refs, from);
      if (refs == NULL)
        {
          refs = g_string_new (NULL);
          g_hash_table_insert (link->refs, (gpointer) from, refs);
        }
      g_string_append_printf (refs, "%s%s", refs->len > 0 ? "," : "", to);
    }
  return TRUE;
}

/* --- how to draw --- */

static const char *
line_style (const Link *link)
{
  static const struct
  {
    const char *kind, *style;
  } styles[] = { { "tension", "strokeColor=#b3261e;strokeWidth=2;" }, { "broken", "strokeColor=#b3261e;dashed=1;" }, { "to-build", "dashed=1;" } };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (styles[i].kind, link->kind) == 0)
      return styles[i].style;
  return "";
}

static void
append_link (Writer *self, const Link *link)
{
  g_autofree char *style = g_strdup_printf ("curved=1;html=0;fontSize=10;%sstartArrow=%s;endArrow=%s;", line_style (link), strcmp (link->direction, "both") == 0 ? "block" : "none", strcmp (link->direction, "none") == 0 ? "none" : "block");
  int kind = ent_choices_find (&ent_tie_choices, link->kind, -1);

  g_string_append (self->out, "# connect: {\"from\": ");
  ent_json_append_text (self->out, link->title);
  g_string_append (self->out, ", \"to\": \"id\", \"label\": ");
  ent_json_append_text (self->out, kind >= 0 ? ent_choice_label (&ent_tie_choices, (guint) kind) : link->kind);
  g_string_append (self->out, ", \"style\": ");
  ent_json_append_text (self->out, style);
  g_string_append (self->out, "}\n");
}

static void
append_head (Writer *self)
{
  g_string_append (self->out, "# label: %name%\n"
                              /* no HTML: a name is a name */
                              "# style: shape=%drawio-shape%;fillColor=%drawio-fill%;whiteSpace=wrap;html=0;strokeColor=#555555;spacing=4;\n"
                              "# namespace: entorno-\n");
  for (guint i = 0; i < self->links->len; i++)
    append_link (self, g_ptr_array_index (self->links, i));
  g_string_append (self->out, "# width: 140\n# height: 60\n# padding: 8\n# ignore: id,drawio-shape,drawio-fill");
  for (guint i = 0; i < self->links->len; i++)
    g_string_append_printf (self->out, ",%s", ((Link *) g_ptr_array_index (self->links, i))->title);
  g_string_append (self->out, "\n# nodespacing: 60\n# levelspacing: 100\n# edgespacing: 40\n# layout: organic\n");
}

/* --- the table --- */

/* On one line, since draw.io takes the text apart by lines before it looks for cells. */
static char *
on_one_line (const char *text, gboolean is_set)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  return g_strjoinv (is_set ? "; " : " ", lines);
}

static void
append_cell (Writer *self, const char *text, gboolean is_set, gboolean is_first)
{
  g_autofree char *line = text != NULL ? on_one_line (text, is_set) : NULL;
  g_autofree char *guarded = line != NULL ? ent_guard_cell (line) : NULL;

  if (!is_first)
    g_string_append_c (self->out, ',');
  if (line == NULL)
    return;
  g_string_append_c (self->out, '"');
  for (const char *p = guarded != NULL ? guarded : line; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *p);
    }
  g_string_append_c (self->out, '"');
}

static const char *
shape_of (const char *kind)
{
  if (g_strcmp0 (kind, "formal") == 0)
    return "rectangle";
  return g_strcmp0 (kind, "government") == 0 ? "triangle" : "ellipse";
}

/* Light enough for black letters. */
static const char *
fill_of (const char *sector)
{
  static const char *const fills[ENT_N_SECTORS] = { "#cfe2f3", "#fce5cd", "#fff2cc", "#d9ead3", "#ead1dc", "#d0e0e3", "#d9d2e9" };
  int value = sector != NULL ? ent_choices_find (&ent_sector_choices, sector, -1) : -1;

  return value >= 0 ? fills[value] : "#ffffff";
}

static void
append_row (Writer *self, guint row, guint n_columns)
{
  const char *id = ent_book_sheet_get_named (self->nodes, row, "id");

  for (guint column = 0; column < n_columns; column++)
    {
      const char *name = ent_book_sheet_get (self->nodes, 0, column);

      append_cell (self, ent_book_sheet_get (self->nodes, row, column), name != NULL && ent_json_is_set (name), column == 0);
    }
  append_cell (self, row == 0 ? "drawio-shape" : shape_of (ent_book_sheet_get_named (self->nodes, row, "kind")), FALSE, FALSE);
  append_cell (self, row == 0 ? "drawio-fill" : fill_of (ent_book_sheet_get_named (self->nodes, row, "sector")), FALSE, FALSE);
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = g_ptr_array_index (self->links, i);
      const GString *refs = id != NULL ? g_hash_table_lookup (link->refs, id) : NULL;

      append_cell (self, row == 0 ? link->title : refs != NULL ? refs->str
                                                               : NULL,
                   FALSE, FALSE);
    }
  g_string_append_c (self->out, '\n');
}

gboolean
ent_drawio_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  g_autoptr (GHashTable) by_title = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) out = g_string_new (NULL);
  Writer self = { out, ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), ent_book_sheet (book, ENT_SHEET_TIES), links, by_title, options->progress };
  guint n = self.nodes != NULL ? ent_book_sheet_n_rows (self.nodes) : 0;

  if (!collect_links (&self, error))
    return FALSE;
  append_head (&self);
  for (guint row = 0; row < n; row++)
    {
      if (!ent_book_rows_go_on (options->progress, 0, ENT_PROGRESS_DONE, row, n, error))
        return FALSE;
      append_row (&self, row, ent_book_sheet_n_columns (self.nodes));
    }
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
