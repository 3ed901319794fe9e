/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes of DOT: which column each goes into, and what holds unless something else is said. */
#pragma once

#include "io/book/graphs/dot-words.h"
#include "io/book/graphs/text-graph.h"

G_BEGIN_DECLS

/* Where an attribute goes: a column from ENT_DOT_COLUMNS on, or one of these. */
enum
{
  ENT_DOT_LABEL,
  ENT_DOT_DIRECTION,
  ENT_DOT_STYLE, /* of an edge */
  ENT_DOT_COLUMNS,
  ENT_DOT_LOOK = -2, /* nowhere: it says how something looks */
};

typedef struct
{
  char *text; /* as the file has it; NULL: not said */
  gboolean is_html;
} EntDotValue;

/* The values of attributes of nodes, or of edges. */
typedef struct
{
  GArray *values; /* of EntDotValue, by where they go */
  GArray *log;    /* what was there before each change, so that it can be taken back */
} EntDotValues;

void ent_dot_values_init (EntDotValues *self);
void ent_dot_values_clear (EntDotValues *self);
/* Takes @text over; empty, it takes away what was said. */
void ent_dot_values_set (EntDotValues *self, int slot, char *text, gboolean is_html);
/* NULL: not said. */
const EntDotValue *ent_dot_values_get (const EntDotValues *self, guint slot);
/* Takes back all that was set since there were @n_changes. O(1) for each of them */
void ent_dot_values_go_back (EntDotValues *self, guint n_changes);

/* Where the attribute @name goes; -1 with @error. O(1) */
int ent_dot_slot (EntBookSheet *sheet, const char *name, GError **error);
/* Whether @name is one of Graphviz that says how a graph looks. */
gboolean ent_dot_is_look (const char *name);
/* Whether the attribute's value has the escapes of a label. */
gboolean ent_dot_is_label (const char *name);

G_END_DECLS
