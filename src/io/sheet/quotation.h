/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of text between quotation marks, of which two stand for one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What begins with the mark at @open. */
typedef struct
{
  const char *closing; /* the mark that ends it; NULL: none before @end */
  gboolean has_break;  /* of a line; up to that mark or to @end, as the others */
  gboolean has_tab, has_pair;
} EntQuotation;

/* A NUL stands at @end or behind it. O(n) */
EntQuotation ent_quotation_find (const char *open, const char *end);
/* What stands between the marks: each pair is one, each line break LF. @to is the closing one. O(n) */
char *ent_quotation_dup (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
