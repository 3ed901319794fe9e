/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of graphs share: which columns become attributes, and of which type. */
#pragma once

#include "io/book/book.h"

G_BEGIN_DECLS

/* Thousandths of the progress after which the nodes are written. */
#define ENT_GRAPH_NODES_WRITTEN (ENT_PROGRESS_DONE / 3)

typedef struct
{
  guint column;
  const char *name;    /* the book's */
  gboolean is_integer; /* all values are; a type that one value is not of makes other programs refuse the file */
  gboolean is_number;
} EntGraphColumn;

/* Those that have a name and something in them, but for those in @others, which ends with NULL. @sheet may be NULL. O(cells) */
GArray *ent_graph_columns (const EntBookSheet *sheet, const char *const *others) G_GNUC_WARN_UNUSED_RESULT;

gboolean ent_graph_is_integer (const char *text);
/* Whether a tie goes one way; @sheet may be NULL. O(rows) */
gboolean ent_graph_is_directed (const EntBookSheet *ties);
/* What other programs call a direction of ours, or none (NULL): "directed", "mutual" or "undirected". */
const char *ent_graph_direction_word (const char *direction);
/* An attribute of an element in XML; nothing for NULL. */
void ent_graph_append_attribute (GString *out, const char *name, const char *text);

G_END_DECLS
