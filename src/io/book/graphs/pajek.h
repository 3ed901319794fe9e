/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of Pajek: .net, and .paj, which has several and what is said of their vertices. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* Relations are kinds of ties, partitions and vectors columns of the vertices as many as they have lines. A matrix that
 * is the same both ways gives ties without a direction. Several networks are read into one; "network" says which each is
 * of. O(n) */
EntBook *ent_pajek_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Names, kinds of ties (as their labels), their direction (a tie that goes both ways is one without) and their strength,
 * as 1 to 3. Letters that would end a quotation are written as their numbers, "&#34;", which ent_pajek_read() takes back. O(n) */
gboolean ent_pajek_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
