/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What NetDraw and UCINET write as text: VNA, and the matrices and lists of DL. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* A column of the tie data is a kind of tie: what is zero or empty in it is none. Where a column is called strength, weight
 * or value, it is that of the others, or of ties without a kind. O(n) */
EntBook *ent_vna_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Full matrices, edge lists and node lists of one mode; matrices of two. A matrix that is the same both ways gives ties
 * without a direction. O(n) */
EntBook *ent_dl_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
