/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture lies on: the papers there are, how they lie, and the margin that
 * a picture leaves. The same for the window, the printer and the command line.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* as in options and settings */
  const char *label;    /* msgid in the context "paper", for people; NULL: the name */
  double width, height; /* upright, mm */
} EntPaper;
/* From small to large, those of ISO 216 first. */
extern const EntPaper ent_papers[];
extern const guint ent_n_papers;
/* The place of the paper called so, without case; ent_n_papers if there is none. */
guint ent_paper_find (const char *name);

typedef enum
{
  ENT_LIES_AS_IT_IS,
  ENT_LIES_ON_ITS_LONG_SIDE,
  ENT_LIES_ON_ITS_SHORT_SIDE,
} EntLie;

/* A sheet of paper, or the picture on a screen or a wall. */
typedef struct
{
  EntMedium medium;
  double width, height; /* points on paper, else pixels */
} EntSheet;

/* Paper of @width × @height mm, turned so that it lies as @lie says. */
EntSheet ent_sheet_of_paper (double width, double height, EntLie lie);

/* What a picture leaves free at each edge, in the sheet's unit. */
double ent_sheet_margin (const EntSheet *sheet);

/* Whether the picture of @spec, whose size and margin do not count, gets clearly more
 * room on @sheet than on the other one. Cheap: nobody is placed for it. */
gboolean ent_sheet_fits_better (const EntSheet *sheet, const EntSheet *than, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

G_END_DECLS
