/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The destinations of an atlas, one a row, with a cell for each sector: ordered by a click on a heading or from a list, gone
 * through with the arrows.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/atlas/atlas-reading.h"

G_BEGIN_DECLS

/* A GtkColumnView, which is activated with the position of a row. Takes a reference of @read. */
GtkWidget *ent_atlas_table_new (EntAtlasRead *read);
/* A list of what rows may stand by, which goes with the headings: for whoever has no pointer. @table stays as long as it. */
GtkWidget *ent_atlas_table_order_new (GtkWidget *table);
/* Of the map in the row at @position, as they are ordered now: lent. */
const char *ent_atlas_table_path (GtkWidget *table, guint position);

G_END_DECLS
