/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matrix whose values are the ties between those of its rows and those of its columns. */
#pragma once

#include "io/book/graphs/text-graph.h"

G_BEGIN_DECLS

typedef struct _EntMatrix EntMatrix;

EntMatrix *ent_matrix_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_matrix_free (EntMatrix *self); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatrix, ent_matrix_free)

/* What stands between the stakeholders of two rows of the graph; zero and nothing are no tie. FALSE past the limit. */
gboolean ent_matrix_put (EntMatrix *self, guint from, guint to, const char *value, guint line, GError **error);
/* The ties, of the kind @kind (or NULL). Where all that is said one way is said the other way too, each is one without
 * a direction, which is noted. O(values) */
gboolean ent_matrix_finish (EntMatrix *self, EntTextGraph *graph, const char *kind, GError **error);

G_END_DECLS
