/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of a graph says of its attributes before it gives values: both formats do, and name
 * them in each value by an id.
 */
#pragma once

#include "io/book/graphs/graph-sheets.h"

G_BEGIN_DECLS

/* Of what an attribute is. */
typedef enum
{
  ENT_GRAPH_NODE,
  ENT_GRAPH_EDGE,
  ENT_GRAPH_WHOLE,
} EntGraphScope;
#define ENT_GRAPH_N_SCOPES 3

typedef struct
{
  char *title;
  int name;            /* EntGraphName, or -1 */
  guint scopes;        /* in which it counts */
  char *fallback;      /* the value of what has none, or NULL */
  gboolean is_look;    /* see ent_graph_is_look() */
  guint colours;       /* bits of r, g and b: that have a meaning of their own, unless all three are there */
  gboolean is_list;    /* the reader's */
  gboolean is_dynamic; /* the reader's */
} EntGraphKey;

typedef struct _EntGraphKeys EntGraphKeys;

EntGraphKeys *ent_graph_keys_new (EntGraphXml *xml, EntGraphSheets *sheets) G_GNUC_WARN_UNUSED_RESULT; /* both borrowed */
void ent_graph_keys_free (EntGraphKeys *self);                                                         /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntGraphKeys, ent_graph_keys_free)

/* @scopes: bits 1 << EntGraphScope. @title may be NULL. The key is the table's; one that is declared already counts
 * in none of them, and that is noted. */
EntGraphKey *ent_graph_keys_declare (EntGraphKeys *self, guint scopes, const char *id, const char *title);
/* One that nothing declares is called by its id. */
EntGraphKey *ent_graph_keys_find (EntGraphKeys *self, EntGraphScope scope, const char *id);
/* @text may be NULL; the first one counts. */
void ent_graph_keys_set_fallback (EntGraphKeys *self, EntGraphKey *key, const char *text);
/* Notes that it is left out, where it tells of the look and @text is something. */
gboolean ent_graph_keys_leave_out (EntGraphKeys *self, EntGraphScope scope, const EntGraphKey *key, const char *text);

/* @text may be NULL. */
void ent_graph_keys_put_node (EntGraphKeys *self, EntGraphNode *node, const EntGraphKey *key, const char *text);
/* Values of what has none. */
void ent_graph_keys_put_node_fallbacks (EntGraphKeys *self, EntGraphNode *node);
/* Of EntGraphKey, those with a fallback; borrowed. */
GPtrArray *ent_graph_keys_fallbacks (EntGraphKeys *self, EntGraphScope scope);

G_END_DECLS
