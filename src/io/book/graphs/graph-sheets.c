/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a graph. */
#include "io/book/graphs/graph-sheets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"
#include "model/text.h"

/* Values of one row with the same title, before they are left out. */
#define MAX_ALIKE 9u
#define TITLE_LENGTH 120u
#define ID_COLUMN 0u
#define NAME_COLUMN 1u

/* What some nodes have under a title by which nodes are called. It is worth a column only if it is not their name. */
typedef struct
{
  GArray *same; /* of guint: rows in which it is the name */
  gboolean kept;
} Candidate;

struct _EntGraphSheets
{
  EntGraphXml *xml; /* borrowed */
  EntBook *book;
  EntBookSheet *sheets[ENT_N_SHEET_KINDS]; /* NULL until needed */
  guint n_rows[ENT_N_SHEET_KINDS];         /* that are taken, with that of the titles */
  GHashTable *rows;                        /* id of a node → its row */
  GArray *graphs;                          /* of guint: in which a node was met last, by its row */
  guint graph;
  Candidate candidates[ENT_GRAPH_N_NAMES];
  guint n_notes[ENT_GRAPH_N_NOTES];
  guint lines[ENT_GRAPH_N_ONCE]; /* 0: it was not met */
};

/* --- titles --- */

static const char *const name_titles[ENT_GRAPH_N_NAMES] = { "label", "Label", "name", "Name", "NodeLabel", "d3", "NodeLabel", "desc" };

/* As Gephi, igraph, NodeXL, SocNetV and yEd call them; in small letters. */
static const char *const look_titles[] = {
  "x", "y", "z", "x_coordinate", "y_coordinate", "z_coordinate", "size", "width", "height", "thickness", "color", "colour", "fill",
  "shape", "opacity", "visibility", "style", "polar r", "polar angle", "locked?", "layout order", "label fill color",
  "label position", "label color", "label size", "label font size", "arrow.size", "arrow.width", "curved", "lty"
};
static const char *const look_beginnings[] = { "label.", "frame.", "vertex.", "edge.", "viz:" };

char *
ent_graph_title (const char *text)
{
  char *title = ent_text_clean (text, -1, TRUE, NULL);

  if (title == NULL)
    return g_strdup ("unnamed");
  if (strlen (title) > TITLE_LENGTH)
    *(char *) g_utf8_find_prev_char (title, title + TITLE_LENGTH + 1) = '\0';
  return title;
}

gboolean
ent_graph_is_look (const char *title)
{
  g_autofree char *folded = g_ascii_strdown (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (look_titles); i++)
    if (strcmp (folded, look_titles[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (look_beginnings); i++)
    if (g_str_has_prefix (folded, look_beginnings[i]))
      return TRUE;
  return FALSE;
}

int
ent_graph_name_find (const char *title)
{
  for (int i = 0; i < ENT_GRAPH_N_NAMES; i++)
    if (i != ENT_GRAPH_NAME_DRAWN && strcmp (title, name_titles[i]) == 0)
      return i;
  return -1;
}

/* --- what there is to say --- */

static char *
describe (EntGraphNote note, const char *subject)
{
  g_autofree char *quoted = ent_text_quote (subject, ENT_TEXT_QUOTED);

  switch (note)
    {
    case ENT_GRAPH_NOTE_NO_ID:
      /* Translators: %s: what it was called, a word with a number */
      return g_strdup_printf (_("A node has no id, so that no tie can lead to it. It was called %s."), quoted);
    case ENT_GRAPH_NOTE_SAME_ID:
      /* Translators: %s: an id */
      return g_strdup_printf (_("A node before this one has the id %s as well. Both were kept; ties lead to the first one."), quoted);
    case ENT_GRAPH_NOTE_NO_END:
      return g_strdup (_("A tie does not say which nodes it is between. It was left out."));
    case ENT_GRAPH_NOTE_ALIKE:
      /* Translators: %s: title of a column */
      return g_strdup_printf (_("Too many values have the title %s here. The last ones were left out."), quoted);
    case ENT_GRAPH_NOTE_SAME_KEY:
    default:
      /* Translators: %s: an id */
      return g_strdup_printf (_("The attribute %s is declared once more. The first declaration counts."), quoted);
    }
}

void
ent_graph_sheets_note (EntGraphSheets *self, EntGraphNote note, guint line, const char *subject)
{
  g_autofree char *message = NULL;

  if (++self->n_notes[note] > ENT_BOOK_MAX_NOTES)
    return;
  message = describe (note, subject);
  ent_book_note (self->book, ENT_FINDING_MENDED, line, "%s", message);
}

void
ent_graph_sheets_note_once (EntGraphSheets *self, EntGraphOnce note)
{
  if (self->lines[note] == 0)
    self->lines[note] = ent_graph_xml_line (self->xml);
}

static const char *
describe_once (EntGraphOnce note)
{
  switch (note)
    {
    case ENT_GRAPH_ONCE_LOOK:
      return ent_text_graph_look ();
    case ENT_GRAPH_ONCE_NESTED:
      return _("Nodes stand within other nodes. Each has a row of its own, and the column “part-of” says within which node it stands.");
    case ENT_GRAPH_ONCE_GRAPHS:
      return _("There are several graphs in the file. They were read as one: nodes with the same id are the same node, and the column “kind” says from which graph a tie is.");
    case ENT_GRAPH_ONCE_HYPEREDGE:
      return _("An edge ties more than two nodes. It became several ties, from its first node to each of the others.");
    case ENT_GRAPH_ONCE_DYNAMIC:
    default:
      return _("There are values that change with time. The last one of each was taken.");
    }
}

void
ent_graph_sheets_finish (EntGraphSheets *self)
{
  guint n_more = 0;

  for (EntGraphOnce note = 0; note < ENT_GRAPH_N_ONCE; note++)
    if (self->lines[note] != 0)
      ent_book_note (self->book, ENT_FINDING_NOTE, self->lines[note], "%s", describe_once (note));
  for (EntGraphNote note = 0; note < ENT_GRAPH_N_NOTES; note++)
    n_more += self->n_notes[note] > ENT_BOOK_MAX_NOTES ? self->n_notes[note] - ENT_BOOK_MAX_NOTES : 0;
  if (n_more > 0)
    /* Translators: %u: a number */
    ent_book_note (self->book, ENT_FINDING_NOTE, 0, g_dngettext (GETTEXT_PACKAGE, "There is %u more finding.", "There are %u more findings.", n_more), n_more);
}

/* --- cells --- */

static EntBookSheet *
sheet_of (EntGraphSheets *self, EntSheetKind kind)
{
  if (self->sheets[kind] == NULL)
    {
      /* there are fewer kinds than sheets may be */
      self->sheets[kind] = ent_book_add_sheet (self->book, kind, NULL, NULL);
      self->n_rows[kind] = 1;
    }
  return self->sheets[kind];
}

static void
put_cell (EntGraphSheets *self, EntBookSheet *sheet, guint row, int column, const char *text)
{
  guint place = column >= 0 ? (guint) column : ENT_BOOK_MAX_COLUMNS;

  if (!ent_book_sheet_put (sheet, row, place, text, -1, NULL))
    ent_graph_xml_refuse (self->xml, ent_graph_xml_line (self->xml), ent_book_sheet_refusal (sheet, row, place, strlen (text)));
}

static void
put (EntGraphSheets *self, EntSheetKind kind, guint row, const char *title, const char *text, gboolean is_default)
{
  EntBookSheet *sheet = sheet_of (self, kind);

  if (text == NULL || *text == '\0')
    return;
  for (guint n = 1; n <= MAX_ALIKE && !ent_graph_xml_has_ended (self->xml); n++)
    {
      g_autofree char *numbered = n > 1 ? g_strdup_printf ("%s (%u)", title, n) : NULL;
      int column = ent_book_sheet_column (sheet, numbered != NULL ? numbered : title, NULL);
      const char *there = column >= 0 ? ent_book_sheet_get (sheet, row, (guint) column) : NULL;

      if (there == NULL)
        put_cell (self, sheet, row, column, text);
      if (there == NULL || is_default || strcmp (there, text) == 0)
        return;
    }
  ent_graph_sheets_note (self, ENT_GRAPH_NOTE_ALIKE, ent_graph_xml_line (self->xml), title);
}

void
ent_graph_sheets_put (EntGraphSheets *self, EntSheetKind kind, guint row, const char *title, const char *text)
{
  put (self, kind, row, title, text, FALSE);
}

void
ent_graph_sheets_put_default (EntGraphSheets *self, EntSheetKind kind, guint row, const char *title, const char *text)
{
  put (self, kind, row, title, text, TRUE);
}

void
ent_graph_sheets_append (EntGraphSheets *self, EntSheetKind kind, const char *const *titles, ...)
{
  EntBookSheet *sheet = sheet_of (self, kind);
  guint row = self->n_rows[kind]++;
  va_list values;

  va_start (values, titles);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      const char *text = va_arg (values, const char *);

      put_cell (self, sheet, row, ent_book_sheet_column (sheet, titles[i], NULL), text);
    }
  va_end (values);
  /* moments are gathered from all over the file */
  if (kind != ENT_SHEET_MOMENTS)
    ent_book_sheet_set_line (sheet, row, ent_graph_xml_line (self->xml));
}

/* --- nodes --- */

static EntBookSheet *
node_sheet (EntGraphSheets *self)
{
  EntBookSheet *sheet = self->sheets[ENT_SHEET_STAKEHOLDERS];

  if (sheet != NULL)
    return sheet;
  sheet = sheet_of (self, ENT_SHEET_STAKEHOLDERS);
  put_cell (self, sheet, 0, ID_COLUMN, "id");
  put_cell (self, sheet, 0, NAME_COLUMN, "name");
  return sheet;
}

void
ent_graph_sheets_next_graph (EntGraphSheets *self)
{
  self->graph++;
  if (self->graph > 1)
    ent_graph_sheets_note_once (self, ENT_GRAPH_ONCE_GRAPHS);
}

static void
take_row (EntGraphSheets *self, EntGraphNode *node, const char *id)
{
  EntBookSheet *sheet = node_sheet (self);
  gpointer key, value;
  gboolean known = g_hash_table_lookup_extended (self->rows, id, &key, &value);

  if (known && g_array_index (self->graphs, guint, GPOINTER_TO_UINT (value)) != self->graph)
    {
      node->row = GPOINTER_TO_UINT (value);
      node->id = key;
      g_array_index (self->graphs, guint, node->row) = self->graph;
      return;
    }
  node->row = self->n_rows[ENT_SHEET_STAKEHOLDERS]++;
  if (known)
    ent_graph_sheets_note (self, ENT_GRAPH_NOTE_SAME_ID, ent_graph_xml_line (self->xml), id);
  else
    {
      key = g_strdup (id);
      g_hash_table_insert (self->rows, key, GUINT_TO_POINTER (node->row));
    }
  node->id = key;
  g_array_set_size (self->graphs, node->row + 1);
  g_array_index (self->graphs, guint, node->row) = self->graph;
  put_cell (self, sheet, node->row, ID_COLUMN, id);
  ent_book_sheet_set_line (sheet, node->row, ent_graph_xml_line (self->xml));
}

void
ent_graph_sheets_open_node (EntGraphSheets *self, EntGraphNode *node, const char *id, const char *parent)
{
  g_autofree char *made = NULL;

  *node = (EntGraphNode) { 0 };
  if (id == NULL || *id == '\0')
    {
      guint n = MAX (self->n_rows[ENT_SHEET_STAKEHOLDERS], 1);

      do
        {
          g_free (made);
          made = g_strdup_printf ("node-%u", n++);
        }
      while (g_hash_table_contains (self->rows, made));
      id = made;
      ent_graph_sheets_note (self, ENT_GRAPH_NOTE_NO_ID, ent_graph_xml_line (self->xml), id);
    }
  take_row (self, node, id);
  if (parent == NULL)
    return;
  ent_graph_sheets_note_once (self, ENT_GRAPH_ONCE_NESTED);
  ent_graph_sheets_put (self, ENT_SHEET_STAKEHOLDERS, node->row, "part-of", parent);
}

void
ent_graph_sheets_name_node (EntGraphSheets *self, EntGraphNode *node, EntGraphName kind, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (node->names[kind] == NULL)
    node->names[kind] = g_strdup (text);
  else
    ent_graph_sheets_put (self, ENT_SHEET_STAKEHOLDERS, node->row, name_titles[kind], text);
}

/* What is not the name of all nodes that have it gets its column, also for those before whose name it was. */
static void
keep_candidate (EntGraphSheets *self, EntGraphName kind)
{
  Candidate *candidate = &self->candidates[kind];

  candidate->kept = TRUE;
  for (guint i = 0; i < candidate->same->len; i++)
    {
      guint row = g_array_index (candidate->same, guint, i);

      ent_graph_sheets_put (self, ENT_SHEET_STAKEHOLDERS, row, name_titles[kind], ent_book_sheet_get (node_sheet (self), row, NAME_COLUMN));
    }
  g_array_set_size (candidate->same, 0);
}

void
ent_graph_sheets_close_node (EntGraphSheets *self, EntGraphNode *node)
{
  for (EntGraphName kind = 0; kind < ENT_GRAPH_N_NAMES && !ent_graph_xml_has_ended (self->xml); kind++)
    {
      Candidate *candidate = &self->candidates[kind];
      const char *text = node->names[kind], *name = ent_book_sheet_get (node_sheet (self), node->row, NAME_COLUMN);

      if (text == NULL)
        continue;
      if (name == NULL)
        put_cell (self, node_sheet (self), node->row, NAME_COLUMN, text);
      else if (strcmp (name, text) != 0 && !candidate->kept)
        keep_candidate (self, kind);
      if (candidate->kept)
        ent_graph_sheets_put (self, ENT_SHEET_STAKEHOLDERS, node->row, name_titles[kind], text);
      else
        g_array_append_val (candidate->same, node->row);
    }
  ent_graph_node_clear (node);
}

void
ent_graph_node_clear (EntGraphNode *node)
{
  for (guint i = 0; i < ENT_GRAPH_N_NAMES; i++)
    g_clear_pointer (&node->names[i], g_free);
}

/* --- ties --- */

static EntBookSheet *
tie_sheet (EntGraphSheets *self, gboolean with_ids)
{
  static const char *const titles[] = { "id", "from", "to", "direction" };
  EntBookSheet *sheet = self->sheets[ENT_SHEET_TIES];

  if (sheet != NULL)
    return sheet;
  sheet = sheet_of (self, ENT_SHEET_TIES);
  for (guint i = with_ids ? 0 : 1; i < G_N_ELEMENTS (titles); i++)
    if (ent_book_sheet_column (sheet, titles[i], NULL) < 0)
      put_cell (self, sheet, 0, -1, titles[i]);
  return sheet;
}

guint
ent_graph_sheets_add_tie (EntGraphSheets *self, const char *id, const char *from, const char *to)
{
  EntBookSheet *sheet = tie_sheet (self, id != NULL);
  guint row = self->n_rows[ENT_SHEET_TIES]++;

  ent_graph_sheets_put (self, ENT_SHEET_TIES, row, "id", id);
  ent_graph_sheets_put (self, ENT_SHEET_TIES, row, "from", from);
  ent_graph_sheets_put (self, ENT_SHEET_TIES, row, "to", to);
  ent_book_sheet_set_line (sheet, row, ent_graph_xml_line (self->xml));
  return row;
}

void
ent_graph_sheets_put_direction (EntGraphSheets *self, guint row, const char *direction)
{
  ent_graph_sheets_put (self, ENT_SHEET_TIES, row, "direction", direction);
}

void
ent_graph_sheets_swap_ends (EntGraphSheets *self, guint row)
{
  EntBookSheet *sheet = tie_sheet (self, FALSE);
  int from = ent_book_sheet_find_column (sheet, "from"), to = ent_book_sheet_find_column (sheet, "to");
  const char *first = ent_book_sheet_get (sheet, row, (guint) from), *last = ent_book_sheet_get (sheet, row, (guint) to);

  put_cell (self, sheet, row, from, last);
  put_cell (self, sheet, row, to, first);
}

/* --- the whole --- */

EntGraphSheets *
ent_graph_sheets_new (EntGraphXml *xml)
{
  EntGraphSheets *self = g_new0 (EntGraphSheets, 1);

  self->xml = xml;
  self->book = ent_book_new ();
  self->book->names = TRUE;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->graphs = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint i = 0; i < ENT_GRAPH_N_NAMES; i++)
    self->candidates[i].same = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
ent_graph_sheets_free (EntGraphSheets *self)
{
  if (self == NULL)
    return;
  ent_book_free (self->book);
  g_hash_table_unref (self->rows);
  g_array_unref (self->graphs);
  for (guint i = 0; i < ENT_GRAPH_N_NAMES; i++)
    g_array_unref (self->candidates[i].same);
  g_free (self);
}

EntBook *
ent_graph_sheets_take (EntGraphSheets *self)
{
  return g_steal_pointer (&self->book);
}
