/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a line, before anybody knows what they mean. */
#pragma once

#include "model/quick/quick-line.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_MARK_NONE,
  ENT_MARK_SECTOR, /* @ */
  ENT_MARK_TAG,    /* # */
  ENT_MARK_TO,     /* -> alone; what follows are words of their own */
  ENT_MARK_FROM,   /* <- */
  ENT_MARK_BOTH,   /* <-> */
} EntQuickMark;

typedef struct
{
  EntQuickMark mark;
  guint start, end; /* bytes, with mark and quotes */
  char *text;       /* without them */
  gboolean quoted;
} EntQuickToken;

/* Of EntQuickToken; frees what is in it. */
GArray *ent_quick_tokens (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A sector by its label in @map or by a word for it, or with @begun by how one begins; -1: none. */
int ent_quick_find_sector (EntMap *map, const char *text, gboolean begun);
gboolean ent_quick_mark_is_tie (EntQuickMark mark);

G_END_DECLS
