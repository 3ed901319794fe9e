/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a reader noticed: where, in which record, and what was done about it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_FINDING_NOTE,       /* kept as it is: unknown content, a repeated name */
  ENT_FINDING_MENDED,     /* changed so that it makes sense */
  ENT_FINDING_KEPT_ASIDE, /* not in the map, but written back */
  ENT_FINDING_ERROR,      /* reading ended here */
} EntFindingLevel;

typedef struct
{
  EntFindingLevel level;
  guint line;    /* from 1; 0 where there is none */
  char *record;  /* id of the record, or NULL */
  char *message; /* a whole translated sentence: what was found, what was done */
} EntFinding;

EntFinding *ent_finding_new (EntFindingLevel level, guint line, const char *record, const char *message)
    G_GNUC_WARN_UNUSED_RESULT;
void ent_finding_free (EntFinding *finding);
/* "name:line: message" */
char *ent_finding_format (const EntFinding *finding, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
