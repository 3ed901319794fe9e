/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the values of one column are read that a map chooses from: words, or numbers of some scale.
 * A column is looked at as a whole: 3 is the middle of five and the most of three, and 1,5 tells what
 * the comma in 1,234 is.
 */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_DECIMALS_NONE,  /* whole numbers */
  ENT_DECIMALS_POINT, /* 1.5, and 1,234 is more than a thousand */
  ENT_DECIMALS_COMMA, /* 1,5 */
  ENT_DECIMALS_MIXED, /* some so, some so: such cells are no numbers */
  ENT_DECIMALS_ASKED, /* 1,234 alone: read as COMMA until somebody says otherwise */
} EntDecimals;

typedef struct
{
  gboolean is_number; /* all of them are numbers: else words */
  EntDecimals decimals;
  double low, high;   /* ends of the scale */
  gboolean falling;   /* the lowest number is the most, or the best */
  gboolean asks;      /* the lowest may be either: somebody should say */
  gboolean has_signs; /* words: "+" is for and "-" against, where else it says nothing */
  gboolean opposes;   /* the least of it is against, not only without knowing */
} EntScale;

/* @values: the different texts of the column, none empty; @title: of the column, where "(1-5)" and the like count, or
 * NULL. @choices: NULL for a weight. O(n) */
EntScale ent_scale_find (const EntChoices *choices, GPtrArray *values, const char *title);
/* The same where somebody says what a comma is. */
EntScale ent_scale_find_with (EntDecimals decimals, const EntChoices *choices, GPtrArray *values, const char *title);
/* The value that @text stands for; -1: none, or nothing that can be read. */
int ent_scale_read (const EntScale *scale, const EntChoices *choices, const char *text);
/* Whether @text says it in the map's own way: else what the file says is worth keeping. */
gboolean ent_scale_is_own (const EntScale *scale, const EntChoices *choices, const char *text);
/* A number as people write one, alone in @text. */
gboolean ent_scale_number (EntDecimals decimals, const char *text, double *number);

G_END_DECLS
