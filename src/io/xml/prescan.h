/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look over the bytes of a file before a parser sees them: whether they may
 * be a map at all, how far they are sound text, and whether they keep within
 * the limits. Linear in time, no memory but four bytes an element.
 *
 * It closes what the parser leaves open: the parser takes time quadratic in
 * the attributes of one element, guesses encodings, and reads document types.
 */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start, end; /* the bytes that may be given to the parser */
  gboolean cut;     /* a fault of form stands at `end`, and bytes behind it */
  GArray *lines;    /* of guint32: where each start tag begins, in their order */
  char *fault;      /* what is wrong with the bytes from `end` on; NULL: the parser will say, or nothing */
  guint fault_line;
} EntPrescan;

/* FALSE for another kind of file, another encoding, or one past a limit; @name
 * stands in the message. Fills @scan either way. */
gboolean ent_prescan (EntPrescan *scan, const char *data, gsize length, const char *name, GError **error);
void ent_prescan_clear (EntPrescan *scan);

/* Sets @error to "name:line: message"; without the line where it is 0. */
void ent_io_set_error (GError **error, EntIoError code, const char *name, guint line, const char *message);
/* FALSE, with G_IO_ERROR_CANCELLED, once nobody waits for it any more. */
gboolean ent_io_goes_on (EntProgress *progress, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntPrescan, ent_prescan_clear)

G_END_DECLS
