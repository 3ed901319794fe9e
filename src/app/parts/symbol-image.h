/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small drawings in lists and buttons, by the same code as the map: a
 * stakeholder's symbol, its decision power as dots, a ring, a tie's line, a bar
 * of commitments.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/draw.h"
#include "model/map.h"

G_BEGIN_DECLS

#define ENT_TYPE_SYMBOL_IMAGE (ent_symbol_image_get_type ())
G_DECLARE_FINAL_TYPE (EntSymbolImage, ent_symbol_image, ENT, SYMBOL_IMAGE, GtkWidget)

/* That of drawings in @widget: light or dark, or, where high contrast is asked for, with the strong colours and thick
 * lines that a wall has. */
EntThemeId ent_window_theme_id (GtkWidget *widget);

/* That of @widget as the window has it which it is in: a selected row has bright text on a light day too. */
const EntTheme *ent_symbol_theme (GtkWidget *widget);

GtkWidget *ent_symbol_image_new (void);
/* Each says what it shows from then on. */
void ent_symbol_image_show_stakeholder (EntSymbolImage *self, EntMap *map, const EntStakeholder *stakeholder, const char *moment);
void ent_symbol_image_show_power (EntSymbolImage *self, guint power);
void ent_symbol_image_show_ring (EntSymbolImage *self, EntCommitment commitment);
/* From left to right, or @reversed. */
void ent_symbol_image_show_tie (EntSymbolImage *self, EntTieKind kind, EntDirection direction, EntStrength strength, gboolean unclear, gboolean reversed);
/* How many stand at each commitment: as wide as there is room. */
void ent_symbol_image_show_bar (EntSymbolImage *self, const guint counts[ENT_N_COMMITMENTS]);
/* A piece of one, for a key. */
void ent_symbol_image_show_piece (EntSymbolImage *self, EntCommitment commitment);

G_END_DECLS
