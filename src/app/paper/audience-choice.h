/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom a picture or document is, and what of the map stands in it then: the rows that the dialog of export and the tab of
 * print share.
 */
#pragma once

#include "app/paper/export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkDropDown *audience;
  GtkWidget *label;
  GtkLabel *note;
  gboolean is_chosen;  /* by the person; until then it follows the content */
  gboolean for_others; /* what was chosen */
  gboolean follows;    /* while it does that */
} EntAudienceChoice;

/* Adds two rows from @row on. */
void ent_audience_choice_add (EntAudienceChoice *self, GtkGrid *grid, int row);
/* After another content or other colours were chosen, as @choice says: a report is for others at first, and what goes on a
 * wall always; an empty form is for everybody, and the rows are not there. */
void ent_audience_choice_follow (EntAudienceChoice *self, const EntExport *choice);
void ent_audience_choice_read (const EntAudienceChoice *self, EntExport *choice);

G_END_DECLS
