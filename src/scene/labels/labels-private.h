/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by labels.c, labels-cut.c, labels-off.c, labels-across.c, labels-strangers.c and labels-polish.c only: labels while they look for their places. */
#pragma once

#include "scene/labels/beginnings.h"
#include "scene/labels/label-choice.h"
#include "scene/labels/labels.h"

G_BEGIN_DECLS

typedef struct
{
  guint symbol;
  char *texts[2]; /* the name and, if there is one, the short name */
  EntLabelShapes shapes[2];
  EntLabelSpot *spots; /* that run over nothing that stands; relative to the symbol; cheapest first */
  guint n_spots;
  guint n_names; /* spots of names come before those of numbers */
  int spot;      /* taken, or -1 */
  guint stamp;   /* of the chain of sending away in which it takes part */
  gboolean is_bold;
  gboolean is_favoured; /* must not go without a name */
  gboolean is_settled;  /* no chain of sending away reaches it */
} Label;

/* What EntLabelSpot.shape says: one of the name's, of the short name's, a number. */
#define OF_SHORT_NAME ENT_LABEL_MAX_SHAPES
#define NUMBER (2 * ENT_LABEL_MAX_SHAPES)
#define NUMBER_ON_SYMBOL (NUMBER + 1)
#define COST_OF_SHORT_NAME 2.0
#define COST_OF_NUMBER 1000.0

typedef struct
{
  EntLayout *layout;
  EntObstacles *obstacles;
  const EntLabelling *labelling;
  GArray *labels;      /* of Label, by symbol */
  EntObstacles *taken; /* boxes of labels that are placed; the owner is the symbol */
  GArray *beside;      /* of int: owners of what is near a spot, for asking */
  EntLabelShapes number;
  gboolean hopeless;         /* there is no room for most names */
  gboolean numbers;          /* spots of numbers count */
  gboolean standing_off;     /* spots at the ends of lines are looked for too */
  gboolean numbers_off;      /* for numbers as well */
  EntBeginnings *beginnings; /* of all names; NULL where none is cut */
  EntLeaderWays *ways;       /* for lines with bends in the disc; NULL: there are none */
  guint n_wanted;            /* labels that are placed */
  guint stamp;
  guint budget;  /* how often a spot may still be cleared, so that the time stays linear */
  guint n_last;  /* how often the whole sheet may still be searched for a place that is a label's own */
  guint n_looks; /* how often places at the ends of lines may still be looked for, for the same reason */
} Placing;

gboolean ent_placing_is_wanted (const Placing *self, guint symbol);
const EntSceneSymbol *ent_placing_symbol_at (const Placing *self, guint index);
EntRect ent_placing_box_at (const Placing *self, const Label *label, guint spot);
guint ent_placing_find_leader (const Placing *self, const Label *label, guint spot, EntPoint points[ENT_LEADER_MAX_POINTS]);
void ent_placing_take_spot (Placing *self, Label *label, int spot);
/* Its @spots of before, which it owns from then on, for those that it has now; @label holds none, and takes @spot. */
void ent_placing_put_back (Placing *self, Label *label, EntLabelSpot *spots, guint n_spots, guint n_names, int spot);
gboolean ent_placing_is_taken (Placing *self, const Label *label, guint spot);
int ent_placing_free_spot (Placing *self, const Label *label, guint before);
/* As it stands at @spot. */
void ent_placing_describe (const Placing *self, const Label *label, guint spot, EntLabelChoice *choice);
/* How many have neither a name nor, once these have been given, a number. */
guint ent_placing_count_unplaced (const Placing *self);
void ent_placing_find_spots (Placing *self, Label *label, guint n_leaders);
void ent_placing_place_left_over (Placing *self);
/* The symbols whose labels stand where @label would at @spot with its line, each once. */
GArray *ent_placing_find_owners (Placing *self, const Label *label, guint spot) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @label can have its @spot because all that have a part of it go elsewhere.
 * Those that went stay there even if it fails: they stand as well as before. */
gboolean ent_placing_clear_spot (Placing *self, Label *label, guint spot, guint depth);
/* Whether those that have moved since @saved stand on nobody: a chain that fails in one branch and is saved in another
 * can leave two labels on one place. */
gboolean ent_placing_stand_free (Placing *self, const GArray *saved);
/* The beginning of a name that has no short form, up to where a part of it ends; of one long part
 * a few words. NULL if there is none that tells who is meant. */
char *ent_placing_cut_name (const Placing *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Of all names. */
EntBeginnings *ent_placing_collect_beginnings (const EntLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
/* Where all labels stand, to come back to. */
GArray *ent_placing_save (const Placing *self) G_GNUC_WARN_UNUSED_RESULT;
void ent_placing_restore (Placing *self, const GArray *saved);
/* Names for those who have none, heavy ones first; @favoured: for those alone who must not go without. Sent away are
 * others that find places elsewhere, or weigh less. @weight: by label. Lines may cross then. O(labels²) at @n_searches 0; each search of the sheet is O(its area in letters) */
void ent_placing_look_across (Placing *self, const double *weight, guint n_searches, gboolean favoured);
/* Each label in turn, dearest first, and then others: a cheaper place, where nobody stands or who does has one elsewhere
 * that is not as much dearer. Nobody loses a name or a number. @n_searches: so often the whole sheet is searched too.
 * O(labels²) at 0; each search is O(the sheet's area in letters) */
void ent_placing_look_for_better (Placing *self, guint n_searches);
/* The cheapest place on the whole sheet for the name or the number of @label, which has no spot, where nobody stands; added to
 * its spots, or -1. O(the sheet's area in letters) */
int ent_placing_search (Placing *self, Label *label, gboolean is_number);
void ent_placing_choose_all (Placing *self);
/* What it costs that symbols of others stand beside @box, the label of @label @away from its own symbol; 0: a line leads to it. */
double ent_placing_cost_of_strangers (Placing *self, const Label *label, const EntRect *box, double away);
/* Adds it to @n spots at the ends of lines: a line tells whose name it is, but not at first sight. */
void ent_placing_add_strangers (Placing *self, const Label *label, EntLabelSpot *spots, guint n);
/* Whether somebody else's symbol stands beside @label at @spot. */
gboolean ent_placing_is_beside_stranger (Placing *self, const Label *label, guint spot);
/* Whatever stands nearer to somebody else's symbol than to its own goes where it does not, if there is such a place, with
 * a line or without. Nobody loses a name or a number. O(labels²) */
void ent_placing_leave_strangers (Placing *self);
/* Takes labels apart that would be read as one, and away from symbols of others. O(labels²) */
void ent_placing_polish (Placing *self);

G_END_DECLS
