/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How texts and tables flow down the pages of a document. */
#pragma once

#include "analysis/coverage.h"
#include "analysis/ways.h"
#include "scene/pages/page-document.h"
#include "scene/scene-private.h"

G_BEGIN_DECLS

/* What is being written, and where on its last page the next line goes. */
typedef struct
{
  EntPages *pages;
  EntMap *map;
  const EntSceneSpec *spec; /* with all resolved */
  PangoContext *context;
  const char *language; /* of the texts */
  EntLayout layout;     /* of no scene: its sizes and the map, for symbols in tables */
  double em;            /* of the running text */
  double least;         /* of letters */
  double line;          /* width of a rule */
  double left, width, top, bottom;
  double y;
  EntScene *scene;  /* of the last page, if it is one of texts */
  const char *foot; /* of the words: for whom it is, said first in every foot; or NULL */
} EntFlow;

/* Of letters, in em of the running text. */
#define ENT_FLOW_TITLE 2.6
#define ENT_FLOW_HEADING 1.5
#define ENT_FLOW_SMALL 0.8
/* Between lines of small letters and the edge of what they stand in, in em. */
#define ENT_FLOW_AIR 0.35

/* Without a page yet. Fills @resolved from @spec, and @flow, which borrows it. */
EntPages *ent_flow_begin (EntFlow *flow, EntMap *map, const EntSceneSpec *spec, EntSceneSpec *resolved, PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
/* A letter of the running text times @share, no smaller than can be read. */
double ent_flow_letter (const EntFlow *flow, double share);
/* The first page of a document of its own, which says what map it is of; @when: of which day or moment, or NULL. */
void ent_flow_begin_document (EntFlow *flow, const char *heading, const char *when);
/* A page of its own with @heading, if given, above what comes; or, with one, below the little that ended on the last page. */
void ent_flow_begin_page (EntFlow *flow, const char *heading);
/* The same without anything on it. */
void ent_flow_begin_blank_page (EntFlow *flow, const char *heading);
/* The map or the matrix as a page, and the pages of its key; @with_foot: above the foot. Nothing more once it is stopped. */
void ent_flow_add_picture (EntFlow *flow, EntPicture picture, gboolean with_foot, const char *heading);
/* Whether nobody waits any more. */
gboolean ent_flow_is_stopped (const EntFlow *flow);
/* Over as many pages as it takes. */
void ent_flow_add_text (EntFlow *flow, EntTextRole role, double size, gboolean bold, const char *text);
/* What that takes where it is not broken. */
double ent_flow_text_height (const EntFlow *flow, double size, gboolean bold, const char *text);
/* Of the words of @text, which may be NULL. */
double ent_flow_widest_word (const EntFlow *flow, const char *text, const EntTextStyle *style);
/* Of its lines, where none of them is broken. */
double ent_flow_widest_line (const EntFlow *flow, const char *text, const EntTextStyle *style);
void ent_flow_skip (EntFlow *flow, double ems);
/* A new page where less than @height is left of this one, which has something on it. */
void ent_flow_need (EntFlow *flow, double height);
void ent_flow_add_bar (EntFlow *flow, const EntRect *rect, const guint counts[ENT_N_COMMITMENTS], gboolean is_upright);
/* @tie as it is drawn, without a place. */
EntSceneTie ent_flow_tie_specimen (const EntFlow *flow, const EntTie *tie);
/* Straight, at the height @y; from right to left where @to is left of @from. */
void ent_flow_add_tie (EntFlow *flow, const EntSceneTie *specimen, double from, double to, double y);
/* What the parts of bars mean, in a line or more. */
void ent_flow_add_bar_key (EntFlow *flow);
/* The same of the marks of symbols, EntSymbolFlags, and of the strengths of ties, bits by strength. */
void ent_flow_add_mark_key (EntFlow *flow, guint flags, guint strengths, gboolean unclear);
/* The same of the tones of coverage. */
void ent_flow_add_tone_key (EntFlow *flow);
/* The foot of every page, when all are there. */
void ent_flow_add_feet (EntFlow *flow);
/* How many bytes of its text stand in the lines that fit into @height, one at least. */
gsize ent_lines_that_fit (PangoLayout *layout, double height);
/* A line across the page; @sector -1: of no sector. */
void ent_flow_add_rule (EntFlow *flow, double y, double width, int sector);

/* --- tables --- */

typedef struct
{
  const char *heading;
  double weight; /* its share of the width, in em at least */
  double from;   /* shown on pages so wide, in em; 0: always */
  gboolean centred;
} EntColumn;

/* Of a column that is not shown: no page is so wide. */
#define ENT_COLUMN_NEVER 1e9
#define ENT_TABLE_MAX_COLUMNS 14
/* Between two columns, and what words for which a column was measured keep free in it, in em. */
#define ENT_TABLE_GAP 0.9
#define ENT_TABLE_AIR 0.2

typedef struct
{
  EntFlow *flow;
  guint n_columns; /* of the columns shown */
  EntColumn columns[ENT_TABLE_MAX_COLUMNS];
  guint source[ENT_TABLE_MAX_COLUMNS];                           /* place among all columns */
  double x[ENT_TABLE_MAX_COLUMNS], width[ENT_TABLE_MAX_COLUMNS]; /* of the letters */
  char *group;                                                   /* owned: the heading under which rows stand, or NULL */
  int group_sector;
  gboolean waits; /* the group has no row below it yet */
  gboolean begun; /* there is a header */
  double least;   /* height of a row: with more than its letters need they stand in the middle of it; 0 as a table begins */
} EntTable;

/* What stands before the letters of a cell. */
typedef struct
{
  char *text;                   /* may be NULL */
  double indent;                /* em, before all */
  const EntSceneSymbol *symbol; /* drawn at the first line */
  const EntSceneTie *tie;       /* a specimen, before the letters */
  const guint *bar;             /* as wide as the cell, at the height of its first line: how many stand at each commitment */
  gboolean bold;
  int tone; /* > 0: a ground of this tone */
} EntCell;

/* @columns: as if all were shown. */
void ent_table_begin (EntTable *table, EntFlow *flow, const EntColumn *columns, guint n_columns);
/* A line above the rows that follow, repeated on the next page with @continued. Never
 * alone at the foot of a page. @sector: whose colour; -1: none. */
void ent_table_add_group (EntTable *table, const char *text, int sector);
/* @cells, one for each of all columns. A row is never broken unless it is higher than a page. */
void ent_table_add_row (EntTable *table, const EntCell *cells);
void ent_table_end (EntTable *table);

/* --- the parts of a document --- */

/* Rows as high as leaves room for all of them above @bottom. */
void ent_flow_add_timeline (EntFlow *flow, double bottom);
/* A way as a line of symbols with their ties between them. */
void ent_flow_add_way (EntFlow *flow, const EntWay *way);
double ent_flow_way_height (EntFlow *flow, const EntWay *way);
/* What their marks and lines mean; @ways: of EntWay. */
void ent_flow_add_way_key (EntFlow *flow, const GPtrArray *ways);

void ent_pages_add_register (EntFlow *flow, gboolean is_document);
void ent_pages_add_cover (EntFlow *flow);
void ent_pages_add_reading (EntFlow *flow, gboolean is_document);
/* How many of each sector stand at each commitment. */
void ent_pages_add_cells (EntFlow *flow);
void ent_pages_add_plan (EntFlow *flow, gboolean is_document);
void ent_pages_add_timeline (EntFlow *flow, gboolean is_document);
void ent_pages_add_ties (EntFlow *flow);
void ent_pages_add_legend (EntFlow *flow);
void ent_pages_add_cards (EntFlow *flow);
void ent_pages_add_form (EntFlow *flow);

/* The moment it shows, "Baseline · 14 March 2026", or NULL. */
char *ent_flow_moment (const EntFlow *flow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
