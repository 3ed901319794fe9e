/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of DOT, and what their letters mean. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_DOT_END,
  ENT_DOT_ID,
  ENT_DOT_STRICT,
  ENT_DOT_GRAPH,
  ENT_DOT_DIGRAPH,
  ENT_DOT_SUBGRAPH,
  ENT_DOT_NODE,
  ENT_DOT_EDGE,
  ENT_DOT_LINE,  /* -- */
  ENT_DOT_ARROW, /* -> */
  ENT_DOT_OPEN,  /* { */
  ENT_DOT_CLOSE,
  ENT_DOT_OPEN_LIST, /* [ */
  ENT_DOT_CLOSE_LIST,
  ENT_DOT_EQUALS,
  ENT_DOT_COLON,
  ENT_DOT_COMMA,
  ENT_DOT_SEMICOLON,
} EntDotWord;

typedef struct
{
  const char *text, *at; /* UTF-8 that ends with NUL */
  guint at_line;
  EntDotWord word; /* the one that was read last */
  guint line;      /* where it begins */
  GString *value;  /* of an id: quotation marks taken away, backslashes of other letters as they are */
  gboolean is_html;
} EntDotReader;

void ent_dot_reader_init (EntDotReader *self, const char *text);
void ent_dot_reader_clear (EntDotReader *self);
/* The next word. O(length) */
gboolean ent_dot_next (EntDotReader *self, GError **error);
/* What letter the word behind this one begins with, NUL at the end. It is read over blanks and comments for that. */
gboolean ent_dot_peek (EntDotReader *self, char *letter, GError **error);
/* That the word does not belong where it is; FALSE. */
gboolean ent_dot_refuse (const EntDotReader *self, GError **error);

/* What \N and the like stand for in a label; each may be NULL. */
typedef struct
{
  const char *node, *graph, *tail, *head;
  gboolean directed;
} EntDotNames;

/* A label as it is read by people. At most @limit bytes and one that is too many are made. */
char *ent_dot_label (const char *value, gboolean is_html, const EntDotNames *names, gsize limit) G_GNUC_WARN_UNUSED_RESULT;
/* The value of an attribute that is no label: of two backslashes, one. */
char *ent_dot_plain (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
