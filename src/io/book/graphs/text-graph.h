/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book of a graph while its file is read: those who are in it, and their ties.
 *
 * Columns that mean the same in all graphs have fixed names: of a stakeholder "id" and
 * "name", of a tie "id", "from", "to", "kind", "direction" (none, forward, both), "weight"
 * and "label". Whatever else the file has keeps its own title.
 */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_GRAPH_NONE,
  ENT_GRAPH_FORWARD,
  ENT_GRAPH_BOTH,
  ENT_GRAPH_UNSAID,
} EntGraphDirection;

typedef struct
{
  EntBook *book;
  EntBookSheet *nodes, *ties;
  GHashTable *rows; /* id, of the book → row */
  guint n_nodes, n_ties;
  guint n_left_out;  /* lines */
  gboolean has_look; /* positions, colours and such were met: finish says once that they are left out */
} EntTextGraph;

EntTextGraph *ent_text_graph_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_text_graph_free (EntTextGraph *self); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTextGraph, ent_text_graph_free)

/* The row of the stakeholder called @id, which is made at the first time and tells so in @is_new (or NULL); 0 with @error. O(length) */
guint ent_text_graph_node (EntTextGraph *self, const char *id, guint line, gboolean *is_new, GError **error);
/* 0: there is none. */
guint ent_text_graph_find (const EntTextGraph *self, const char *id);
/* The row of a new tie between the stakeholders of two rows; 0 with @error. */
guint ent_text_graph_tie (EntTextGraph *self, guint from, guint to, EntGraphDirection direction, guint line, GError **error);
/* The column for what the file calls @title: one that would be taken for a standard column gets "(2)" behind. -1 with @error. */
int ent_text_graph_column (EntBookSheet *sheet, const char *title, GError **error);
/* A row of the sheet of the map's own fields. */
gboolean ent_text_graph_put_map (EntTextGraph *self, const char *field, const char *value, GError **error);
/* What a reader says where it met positions, colours and such. */
const char *ent_text_graph_look (void);
/* Says that the line was left out, and why; of too many they are counted. */
void ent_text_graph_leave_out (EntTextGraph *self, guint line, const char *why);
/* Who has no name is called as its id; and says what was left out. NULL with @error. Takes the book out of @self. */
EntBook *ent_text_graph_finish (EntTextGraph *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- for readers of text --- */

/* The file's text in UTF-8, with no NUL in it; NULL with @error, also where the file is too large. O(n) */
char *ent_text_decode (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text is one of @texts, which end with NULL, in small letters or large ones. */
gboolean ent_text_is_among (const char *text, const char *const *texts);

/* Lines end with LF, CRLF or CR. */
typedef struct
{
  const char *text, *at, *end;
  const char *start, *stop; /* of the line that was taken last */
  guint line;               /* its number, from 1 */
} EntTextLines;

void ent_text_lines_init (EntTextLines *self, const char *text);
gboolean ent_text_lines_next (EntTextLines *self);
/* For each line: FALSE with @error when it was stopped. */
gboolean ent_text_lines_go_on (const EntTextLines *self, EntProgress *progress, GError **error);

typedef enum
{
  ENT_QUOTES_DOUBLED,    /* "" within quotation marks is one */
  ENT_QUOTES_BACKSLASHED /* so is \", and \n a line break */
} EntTextQuotes;

/* The next word of the line that ends at @stop, between blanks or quotation marks, into @word; FALSE: there is none.
 * A mark that nothing closes goes to the end of the line. */
gboolean ent_text_word (const char **at, const char *stop, EntTextQuotes quotes, GString *word);
/* Whether @text is a whole number from 1 to @max, and which. */
gboolean ent_text_number (const char *text, guint max, guint *number);
/* Whether @text is a number as programs write them, and whether it is one that is not zero. */
gboolean ent_text_is_number (const char *text);
gboolean ent_text_is_zero (const char *text);

G_END_DECLS
