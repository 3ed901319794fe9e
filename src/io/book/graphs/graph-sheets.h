/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A graph as tables, in the way that all its formats share: nodes with "id", "name" and what else
 * they have under its own title; ties with "id", "from", "to", "direction" and the like; and what is
 * said of the whole. Where two values of one row have the same title, the second stands under
 * "TITLE (2)": what the format itself says has its name, and nothing gets lost.
 *
 * What does not fit into a book ends the parse, with its line.
 */
#pragma once

#include "io/book/graphs/graph-xml.h"

G_BEGIN_DECLS

/* What a node may be called by, the surest first. */
typedef enum
{
  ENT_GRAPH_NAME_LABEL,
  ENT_GRAPH_NAME_TITLE_LABEL,
  ENT_GRAPH_NAME_NAME,
  ENT_GRAPH_NAME_TITLE_NAME,
  ENT_GRAPH_NAME_NODE_LABEL,
  ENT_GRAPH_NAME_D3,    /* of the first versions of Gephi */
  ENT_GRAPH_NAME_DRAWN, /* in the picture of the node, as yEd has it */
  ENT_GRAPH_NAME_DESCRIPTION,
} EntGraphName;
#define ENT_GRAPH_N_NAMES 8

/* What may have to be said of many lines. */
typedef enum
{
  ENT_GRAPH_NOTE_NO_ID,
  ENT_GRAPH_NOTE_SAME_ID,
  ENT_GRAPH_NOTE_NO_END,
  ENT_GRAPH_NOTE_ALIKE,
  ENT_GRAPH_NOTE_SAME_KEY,
} EntGraphNote;
#define ENT_GRAPH_N_NOTES 5

/* What is said once, of the first line. */
typedef enum
{
  ENT_GRAPH_ONCE_LOOK,
  ENT_GRAPH_ONCE_NESTED,
  ENT_GRAPH_ONCE_GRAPHS,
  ENT_GRAPH_ONCE_HYPEREDGE,
  ENT_GRAPH_ONCE_DYNAMIC,
} EntGraphOnce;
#define ENT_GRAPH_N_ONCE 5

typedef struct _EntGraphSheets EntGraphSheets;

/* A node that is being read. */
typedef struct
{
  guint row;
  const char *id;                 /* the sheets' */
  char *names[ENT_GRAPH_N_NAMES]; /* owned, or NULL */
} EntGraphNode;

EntGraphSheets *ent_graph_sheets_new (EntGraphXml *xml) G_GNUC_WARN_UNUSED_RESULT; /* @xml is borrowed */
void ent_graph_sheets_free (EntGraphSheets *self);                                 /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntGraphSheets, ent_graph_sheets_free)
/* Says what is left to say. */
void ent_graph_sheets_finish (EntGraphSheets *self);
/* Owned by the caller. Once. */
EntBook *ent_graph_sheets_take (EntGraphSheets *self) G_GNUC_WARN_UNUSED_RESULT;

/* @text as the title of a column: on one line, not empty, and of a length that can be looked up often. */
char *ent_graph_title (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether values under this title tell of the look of a picture. */
gboolean ent_graph_is_look (const char *title);

/* --- nodes --- */

/* -1: no node is called by what has this title. */
int ent_graph_name_find (const char *title);
/* Begins a graph beside the last one: a node with an id from there is the same node. */
void ent_graph_sheets_next_graph (EntGraphSheets *self);
/* @id may be NULL, or empty; @parent: the id of the node around it, or NULL. */
void ent_graph_sheets_open_node (EntGraphSheets *self, EntGraphNode *node, const char *id, const char *parent);
/* Another one of the same kind is an attribute. */
void ent_graph_sheets_name_node (EntGraphSheets *self, EntGraphNode *node, EntGraphName kind, const char *text);
/* Gives it its name, and clears @node. */
void ent_graph_sheets_close_node (EntGraphSheets *self, EntGraphNode *node);
void ent_graph_node_clear (EntGraphNode *node);

/* --- ties --- */

/* The row of another tie, whose direction is to be put. @id may be NULL. */
guint ent_graph_sheets_add_tie (EntGraphSheets *self, const char *id, const char *from, const char *to);
/* @direction: "none", "forward" or "both". */
void ent_graph_sheets_put_direction (EntGraphSheets *self, guint row, const char *direction);
/* Of a tie that is drawn the other way round. */
void ent_graph_sheets_swap_ends (EntGraphSheets *self, guint row);

/* --- cells; @text may be NULL --- */

void ent_graph_sheets_put (EntGraphSheets *self, EntSheetKind kind, guint row, const char *title, const char *text);
/* Only where nothing stands under this title. */
void ent_graph_sheets_put_default (EntGraphSheets *self, EntSheetKind kind, guint row, const char *title, const char *text);
/* A row more, of a table that is made with the first; @titles end with NULL, and so many values come behind. */
void ent_graph_sheets_append (EntGraphSheets *self, EntSheetKind kind, const char *const *titles, ...);
#define ENT_GRAPH_MAP_TITLES ((const char *const[]) { "field", "value", NULL })

/* --- what there is to say --- */

void ent_graph_sheets_note (EntGraphSheets *self, EntGraphNote note, guint line, const char *subject);
void ent_graph_sheets_note_once (EntGraphSheets *self, EntGraphOnce note);

G_END_DECLS
