/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend in two parts: what it has to explain, and how its rows flow into
 * columns. Private to the frame.
 */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_ROW_SYMBOL,
  ENT_ROW_PEOPLE, /* a symbol with a number of people */
  ENT_ROW_TIE,
  ENT_ROW_MOVE,  /* a ghost, an arrow and a symbol */
  ENT_ROW_SIZES, /* the five sizes side by side, named at both ends */
  ENT_ROW_TEXT,
} EntLegendRowKind;

typedef struct
{
  EntLegendRowKind kind;
  EntSceneSymbol symbol;
  EntSceneTie tie;
  EntGhostKind ghost;     /* of a move */
  double largest;         /* radius of symbols in its block */
  const char *text, *end; /* of the words; @end: of the largest size */
  PangoLayout *layout;    /* made by measuring */
  double width, height;
} EntLegendRow;

typedef struct
{
  const char *heading;
  double heading_size;
  GArray *rows; /* of EntLegendRow */
  PangoLayout *layout;
  double width, height; /* with its rows */
  double x, y;          /* in the legend */
} EntLegendBlock;

typedef struct
{
  GArray *blocks;    /* of EntLegendBlock, the first is the legend's own heading */
  gboolean is_empty; /* nothing to explain */
  double icon;       /* width of the column of specimens */
  double gap;        /* between two blocks */
  double leading;    /* of a row, in em */
  double column;     /* width of the widest block */
  double text_width; /* for which texts have been made */
  double width, height;
} EntLegend;

/* What stands on the map, as blocks; @brief: without what can be guessed. Symbols of stakeholders are in the scene. O(n + ties) */
EntLegend *ent_legend_new (const EntLayout *layout, guint parts, gboolean brief);
void ent_legend_free (EntLegend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLegend, ent_legend_free)

/* Measures all texts, lines broken at @text_width, the same at each call. @leading: 1 is set solid. */
void ent_legend_measure (EntLegend *legend, const EntLayout *layout, double text_width, double leading);
/* Lets the blocks flow into @n_columns, as even as they get, and sets the legend's size. */
void ent_legend_flow (EntLegend *legend, const EntLayout *layout, guint n_columns);
/* Puts it into the scene with its top left at @x, @y. */
void ent_legend_put (EntLegend *legend, EntLayout *layout, double x, double y);

/* --- between frame.c and frame-legend.c --- */

/* Between the parts of a frame, in em of the legend. */
#define ENT_FRAME_AIR 1.4

typedef struct
{
  guint legend_parts, key_lines;
  gboolean round;
  double around;
  const EntScene *disc;             /* whose disc stands already; or NULL */
  EntLegend *full, *brief, *narrow; /* the last around a disc alone, or NULL */
  const char *title, *subtitle;
} EntFrameWanted;

void ent_frame_take (EntFrame *frame, EntRect rect);
double ent_frame_worth (const EntFrame *frame, const EntFrameWanted *wanted, gboolean centred);
/* Between @top, the foot of the title, and @bottom, the top of the foot. */
void ent_frame_add_legend (EntLayout *layout, EntFrame *frame, const EntFrameWanted *wanted, double top, double bottom);

G_END_DECLS
