/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What faults of a tie's way cost, against each other. One unit is about a
 * sixtieth of going twice as far as the straight line.
 */
#pragma once

#define ENT_TIE_COST_LENGTH 60.0    /* twice the straight line */
#define ENT_TIE_COST_CORE 3000.0    /* a chord in the children's disc */
#define ENT_TIE_COST_SYMBOL 1000.0  /* a symbol run through */
#define ENT_TIE_COST_OFF_PAGE 800.0 /* a chord beyond the margins */
#define ENT_TIE_COST_TEXT 200.0     /* a text run through */
#define ENT_TIE_COST_OFF_MAP 300.0  /* a chord beyond the outermost ring */
#define ENT_TIE_COST_NEAR 12.0      /* touching a symbol's outline */
#define ENT_TIE_COST_NEAR_CORE 4.0  /* touching the disc, a chord */
#define ENT_TIE_COST_CROSSING 5.0   /* another tie at a right angle */
#define ENT_TIE_COST_SHARP 14.0     /* and more for the sharpest one */
#define ENT_TIE_COST_BEND 40.0      /* a turn by a radian more than a smooth curve makes in one chord */
#define ENT_TIE_SMOOTH_TURN 0.3     /* radians */
#define ENT_TIE_OPEN_SINE 0.6       /* angles are open from 37 degrees on */

#define ENT_TIE_TEXT_GROW 1.0 /* scene units that ties keep from ink */
