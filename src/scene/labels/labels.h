/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels as shapes and spots, before any of them is made: what packing and
 * placing have in common.
 */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* One way to break a text into lines. */
typedef struct
{
  double width, height; /* of the logical box, and of what letters reach beyond its sides */
  double left;          /* of that, at the left */
  double ink_y, ink_height;
  double wrap;   /* width at which lines are broken; 0: one line */
  guint n_lines; /* beyond, an ellipsis; 0: all fit */
} EntLabelShape;

#define ENT_LABEL_MAX_SHAPES 4
typedef struct
{
  EntLabelShape shapes[ENT_LABEL_MAX_SHAPES]; /* fewer lines first */
  guint n_shapes;
} EntLabelShapes;

/* Measures @text with one layout: lines are broken by the widths between the
 * places where they may break. O(length) for up to 300 characters. */
void ent_label_measure (const EntLayout *layout, const char *text, gboolean bold, EntLabelShapes *shapes);
/* Where it keeps what it has measured with @context, for layout->shapes: from one picture to the
 * next, as most names stay as they are. */
GHashTable *ent_label_shapes_of (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* A place beside a symbol, relative to its middle. */
typedef struct
{
  EntRect box; /* of the ink, over the full width */
  double x, y; /* of the logical box */
  double cost; /* how far from what the eye expects */
  guint8 shape;
  guint8 alignment; /* PangoAlignment */
  guint8 n_points;  /* of the line that leads to it from the outline of the symbol; 0: none does */
  EntPoint points[ENT_LEADER_MAX_POINTS];
} EntLabelSpot;

#define ENT_LABEL_MAX_SPOTS (ENT_LABEL_MAX_SHAPES * 20)
/* @bounds of the symbol, relative to its middle. @all: with the spots that slide
 * along the symbol's sides; otherwise only below, above, right and left. */
guint ent_label_spots (const EntLabelShapes *shapes,
                       const EntRect *bounds,
                       double gap,
                       gboolean all,
                       EntLabelSpot spots[ENT_LABEL_MAX_SPOTS]);

/* Spots that stand off, in the disc and around it, each with a line to the symbol: cheapest first. */
#define ENT_LEADER_MAX_SPOTS 360
/* Between a leader and all that it does not belong to, in em. */
#define ENT_LEADER_AIR 0.14
/* The ways for lines out of the disc that bend within it, for all symbols of a picture. */
typedef struct _EntLeaderWays EntLeaderWays;
EntLeaderWays *ent_leader_ways_new (const EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling) G_GNUC_WARN_UNUSED_RESULT;

/* Between a line and its label, in em. */
#define ENT_LEADER_BEFORE 0.25
/* The outline that lines start from. */
typedef struct
{
  EntPoint middle;
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n_corners;
} EntLeaderStart;
void ent_leader_start (EntLeaderStart *start, const EntSceneSymbol *symbol);
/* Where the line from the middle of the symbol to @to leaves its outline. */
EntPoint ent_leader_leave (const EntLeaderStart *start, EntPoint to);
/* Of the line of @spot, in scene units. */
/* Whether a line through @points bends and ends off all that stands: also off letters under which it may run, where a bend
 * or the dot at its end would read as a part of them. */
gboolean ent_leader_turns_clear (EntObstacles *obstacles, const EntPoint points[], guint n_points, double em);
double ent_leader_length (const EntLabelSpot *spot);
/* What a place at the end of a line costs: @length in em, @shape counted from the one with the fewest lines,
 * @inside of the disc. */
double ent_leader_cost (double length, guint n_points, guint shape, gboolean inside);
/* The point of a label at @box to which a line from @from leads, and how its text is set then. */
EntPoint ent_leader_arrive (double em, const EntRect *box, EntPoint from, PangoAlignment *alignment);
/* @spot, of a label with the shape @of, as from the middle of the symbol instead of in scene units. */
void ent_leader_make_relative (const EntSceneSymbol *symbol, const EntLabelShape *of, EntLabelSpot *spot);

/* Free of @obstacles, of which none with @symbol as its owner counts; up to @most. */
guint ent_leader_spots (const EntLayout *layout,
                        EntObstacles *obstacles,
                        const EntLabelling *labelling,
                        const EntLeaderWays *ways,
                        guint symbol,
                        const EntLabelShapes *shapes,
                        guint most,
                        EntLabelSpot spots[ENT_LEADER_MAX_SPOTS]);

/* Half of what two labels keep between them, in em: beside each other they would
 * read as one, and on top of each other as the lines of one. */
#define ENT_LABEL_AIR_BESIDE 0.17
#define ENT_LABEL_AIR_ABOVE 0.15
/* On a wall, where labels stand around the disc, what they keep off title and legend, in em: they would read as a line of them. */
#define ENT_LABEL_OFF_FRAME 0.4
/* What a label keeps free of all else, in scene units. */
#define ENT_LABEL_PAD 1.15
/* The box of the ink of a label with letters of @em, and what no other label may reach into. */
EntRect ent_label_with_air (EntRect ink, double em);

/* On a wall so many must not go without a name. */
#define ENT_LABELS_FAVOURED 15
/* Writes who they are, by symbol: those who decide most, of those in the light or of all. */
void ent_labels_favour (const EntScene *scene, gboolean only_lit, gboolean *favoured);

/* Between a symbol and its label. */
double ent_label_gap (const EntSceneSizes *sizes);
/* Whether the label of a stakeholder of this power is bold. */
gboolean ent_label_is_bold (guint power);

/* The shape of any number of the key in a picture of @n_stakeholders. */
void ent_key_number_shape (const EntLayout *layout, guint n_stakeholders, EntLabelShapes *shapes);
/* Whether a number of this shape stands on @symbol, and where, relative to its middle. */
gboolean ent_key_number_fits (const EntSceneSymbol *symbol, const EntLabelShape *shape, EntLabelSpot *spot);
/* How many lines the columns hold. */
guint ent_key_capacity (const EntLayout *layout, const EntLabelling *labelling);
/* How many of @n who want a line have one in a key of @capacity lines; @n_bare want none and have no name either. The
 * last line tells how many are left out, if any. */
guint ent_key_names (guint capacity, guint n, guint n_bare);

/* The line of the key for @symbol, up to style->width and style->n_lines. */
PangoLayout *ent_key_line (const EntLayout *layout, guint symbol, guint number, const EntTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  guint symbol;
  EntRect box; /* of the ink of its number, relative to the symbol */
  gboolean on_symbol;
} EntKeyEntry;
/* Numbers the entries in their order and adds numbers and lines, for which there must be room; @n_left_out: who has
 * found no place, which a line at the end says. */
void ent_key_add (EntLayout *layout, const EntLabelling *labelling, const GArray *entries, guint n_left_out);

/* A key beside its picture. */
typedef struct
{
  EntRect columns[ENT_FRAME_MAX_TAKEN]; /* in the order in which they fill */
  guint n_columns;
  const guint *symbols; /* with the numbers from 1 on */
  guint n;
  guint n_left_out;
} EntKeyBeside;
/* Adds its lines, from the left to the right; afterwards @key has only the columns in which they stand. */
void ent_key_add_lines (EntLayout *layout, EntKeyBeside *key);

G_END_DECLS
