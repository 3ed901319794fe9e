/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the matrix share: who stands in which field, how rows and
 * columns get their sizes, and how a field is packed. Private to the matrix.
 */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

#define ENT_MATRIX_TRACKS 6 /* rows, and columns */

/* Rows are counted from the top, columns from the left: 5 to 1 and not
 * assessed; resistant to leading and not assessed. */
guint8 ent_matrix_power (guint row);
guint8 ent_matrix_commitment (guint column);
guint ent_matrix_row (guint8 power);
guint ent_matrix_column (guint8 commitment);

/* Shares @total among tracks that want @wanted and need at least @least; all in
 * scene units. What is left over goes to all in proportion. */
void ent_matrix_share (const double *wanted, const double *least, guint n, double total, double *sizes);
/* Widths and heights so that each field gets the area that it needs, as far as there is room. */
void ent_matrix_size_tracks (double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS],
                             const double *least_widths,
                             const double *least_heights,
                             double width,
                             double height,
                             double *widths,
                             double *heights);

/* A stakeholder in its field. */
typedef struct
{
  guint symbol;
  char *name;
  char *brief;                    /* or NULL */
  guint rank;                     /* among those of its field */
  gsize cut_at;                   /* see ent_beginnings_telling(), of its short name if there is one */
  char *strategy;                 /* its own, in the picture's size; or NULL */
  EntRect mark;                   /* the symbol with its marks, from its middle */
  double name_width, name_height; /* on one line */
  double above, below;            /* how far accents piled up reach beyond that */
  double word;                    /* width of its longest word */
  double least_cut;               /* width of its name if it is cut; 0 if it cannot be */
  gboolean estimated;             /* these are guessed from the number of letters */

  /* where it goes */
  double height; /* with its name, at the width that is tried */
  gboolean labelled;
  guint n_lines;        /* of its name, at most */
  guint strategy_lines; /* at most */
  double scale;         /* of the symbol */
  gboolean bare;        /* it has not even room for a number */
  double x, y;
  EntRect label; /* place and width of its name */
  double strategy_top;
  double bottom;   /* of all of it, if labelled */
  double number_x; /* of a number instead of the name */
} EntMatrixItem;

typedef struct
{
  PangoContext *context;
  double size;          /* of names */
  double radius;        /* of symbols of one size */
  gboolean brief;       /* short names where there are some */
  gboolean cut;         /* in fields where else not all fit, names may have one line with an ellipsis; with @brief */
  double strategy_size; /* 0: strategies of their own are not shown */
  guint strategy_lines; /* at most, in fields that have no more room for them */
  double gap;           /* between things that must not touch */
  double key_width;     /* of a number beside a symbol */
  double number_gap;    /* from a symbol to its number */
  double number_height; /* that a row of symbols with numbers has at least */
} EntMatrixType;

/* Measures the name in @type, or guesses with @guess; before packing. */
void ent_matrix_measure (EntMatrixItem *item, const EntMatrixType *type, gboolean guess);
/* As measured, with letters @factor as large. */
void ent_matrix_item_scale (EntMatrixItem *item, double factor);
/* The area that @item would like to have. */
double ent_matrix_item_area (const EntMatrixItem *item, const EntMatrixType *type);
/* @n_lines: at most. */
PangoLayout *ent_matrix_layout (const EntMatrixType *type, const char *text, gboolean strategy, guint n_lines, double width)
    G_GNUC_WARN_UNUSED_RESULT;

const char *ent_matrix_item_name (const EntMatrixItem *item, const EntMatrixType *type);
/* The same as it stands: as much of it as has room, if it may be cut. */
char *ent_matrix_cut_name (const EntMatrixItem *item, const EntMatrixType *type) G_GNUC_WARN_UNUSED_RESULT;

/* The height below which not even all symbols have room in @width. */
double ent_matrix_least_height (EntMatrixItem **items, guint n, double width, const EntMatrixType *type);
/* The width that a symbol with a number takes. */
double ent_matrix_number_width (EntMatrixItem **items, guint n, const EntMatrixType *type);
/* The width below which a name would have a word broken; names take no more than @most. */
double ent_matrix_least_width (EntMatrixItem **items, guint n, double most, const EntMatrixType *type);

/* Puts @items into @room: names beside their symbols, in as few columns as fit;
 * those at the end that find no room for their names, symbols with room
 * for a number to their right, close together below. Returns how many have their names. */
guint ent_matrix_pack (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type);
/* Gives what @room leaves to the strategies of @items, which are packed in it: to all up to the same number of lines.
 * Columns stay as they are, and so do all where somebody has no name. */
void ent_matrix_lengthen_strategies (EntMatrixItem **items, guint n, const EntRect *room, const EntMatrixType *type);

/* The rows and columns of the fields (matrix-grid.c). On a wall the rows of one
 * strategy may be merged: the first of them then stands for all. */
#define ENT_MATRIX_ROW_GROUPS 3

/* What names of rows, columns and strategies leave to those of stakeholders. */
typedef enum
{
  ENT_MATRIX_AIRY,
  ENT_MATRIX_TIGHT,    /* two lines */
  ENT_MATRIX_LIGHT,    /* the same, in letters that are not bold */
  ENT_MATRIX_TIGHTEST, /* as many lines as there are words */
} EntMatrixTight;

typedef struct
{
  EntLayout layout;
  EntFrame frame;
  EntMatrixType type;
  GHashTable *measured; /* by text and style: double */
  EntMatrixItem *items; /* by symbol */
  gboolean merged;
  gboolean cut; /* see EntMatrixType */
  EntMatrixTight tight;
  gboolean key_elsewhere;             /* the key has pages of its own: there is room for all lines */
  gboolean smallest;                  /* only the smallest letters are tried */
  gboolean wide;                      /* there are numbers of three figures */
  gboolean has_brief, has_strategies; /* whether anybody has */
  /* of EntMatrixItem, by row and column */
  GPtrArray *fields[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];

  EntRect grid; /* without the names of rows and columns */
  double widths[ENT_MATRIX_TRACKS], heights[ENT_MATRIX_TRACKS];
  double strips[ENT_MATRIX_ROW_GROUPS]; /* height of the strategies' names */
  EntRect cells[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];
  double axis;         /* height of the titles of the axes */
  double row_names;    /* width */
  double column_names; /* height */
  gboolean is_cramped; /* columns are narrower than a word of what stands above them */
} EntMatrix;

/* Whether names of rows, columns and strategies are bold. */
static inline gboolean
ent_matrix_is_bold (const EntMatrix *matrix)
{
  return matrix->tight < ENT_MATRIX_LIGHT;
}
/* 1-7, see EntSceneCell. */
guint8 ent_matrix_tone (guint row, guint column);
/* Whether the row is one of its own, or part of the one above. */
gboolean ent_matrix_has_row (const EntMatrix *matrix, guint row);
/* Whether a block of one strategy begins in this field. */
/* How far from the top the edge towards the field before is left out, for the name of their strategy; 0: not. */
double ent_matrix_open_at_left (const EntMatrix *matrix, guint row, guint column);
gboolean ent_matrix_begins_block (guint row, guint column);
/* Width of the block that begins in this field. */
double ent_matrix_block_width (const EntMatrix *matrix, guint row, guint column);
const char *ent_matrix_strategy (const EntMatrix *matrix, guint row, guint column);
const char *ent_matrix_row_name (const EntMatrix *matrix, guint row);
const char *ent_matrix_column_name (const EntMatrix *matrix, guint column);
/* One line, of the longer of two. */
#define ENT_MATRIX_TWO_LINES 1.45
/* The last column of the block that begins in this field. */
guint ent_matrix_end_of_block (guint row, guint column);
/* Width of the longest word of @text. */
double ent_matrix_measure_word (const EntMatrix *matrix, const char *text, double size, gboolean bold);
/* Height of @text in lines of @width, or its width on one line if @width is 0. */
double ent_matrix_measure_text (const EntMatrix *matrix, const char *text, double size, gboolean bold, double width);
/* What is kept free along the sides of a field, and above and below. */
double ent_matrix_pad (const EntMatrix *matrix);
double ent_matrix_pad_above (const EntMatrix *matrix);
/* Sizes and places of all fields within frame.body, for what stands in fields. */
void ent_matrix_place_fields (EntMatrix *matrix);
/* Heights again, now that all names stand and it is known how far down they
 * reach: what is left over goes to strategies that are cut, and then to all rows alike.
 * Fields must be packed again then. */
void ent_matrix_settle_rows (EntMatrix *matrix);

/* --- how wide columns are (matrix-widths.c) --- */

/* What all that stands in the fields would like to have. */
void ent_matrix_measure_needs (const EntMatrix *matrix, double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS]);
/* Widths that columns share @total from: @hard, below which words above them would be broken
 * or a number has no room; @least, with room for words of names, as far as there is any. */
void ent_matrix_measure_widths (const EntMatrix *matrix, double total, double *hard, double *least);
/* Changes @widths as far as everybody needs to have at least a number in rows that are @height
 * together, and at least @rows each. */
void ent_matrix_keep_numbers (const EntMatrix *matrix, const double *hard, const double *rows, double height, double *widths);

/* Where the field's stakeholders may stand. */
EntRect ent_matrix_room (const EntMatrix *matrix, guint row, guint column);

/* Who stands where, in which letters (matrix-fit.c): the stakeholders must be in
 * the scene; adds the frame to it. FALSE if it was stopped: nobody has a place then. */
gboolean ent_matrix_fit (EntMatrix *matrix);
/* How many lines the key has room for. */
guint ent_matrix_key_capacity (const EntMatrix *matrix);
/* How many of those without a name get a number. */
guint ent_matrix_count_numbers (const EntMatrix *matrix);
void ent_matrix_clear (EntMatrix *matrix);

G_END_DECLS
