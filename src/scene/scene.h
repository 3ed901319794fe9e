/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture without ink: where everything lies, in scene units, in the order
 * of drawing. Screen, projector, paper, PNG, SVG and PDF paint the same scene;
 * hit testing, keyboard neighbours and the measures of quality read it.
 *
 * Scene units are points (1/72 inch) on paper and pixels elsewhere; x grows to
 * the right, y downwards; angles are radians, 0 at twelve o'clock, clockwise.
 * A scene is a pure function of map, spec and fonts, and never changes once
 * made. It holds no pointer into the map.
 */
#pragma once

#include <pango/pango.h>

#include "model/map.h"
#include "model/progress.h"
#include "model/words.h"

G_BEGIN_DECLS

/* The parts of a picture, by what they take of the time: thousandths of the whole. */
#define ENT_PROGRESS_LAID_OUT 600u
#define ENT_PROGRESS_DRAWN 950u

#define ENT_POINTS_PER_MM (72.0 / 25.4)

typedef struct
{
  double x, y;
} EntPoint;

/* hypot() guards against overflow that no sheet can reach, at four times the time. */
static inline double
ent_length (double x, double y)
{
  return __builtin_sqrt (x * x + y * y);
}

typedef struct
{
  double x, y, width, height;
} EntRect;

/* Around both. Here, as the packing asks for it millions of times. */
static inline EntRect
ent_rect_union (EntRect a, EntRect b)
{
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  return (EntRect) { x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

typedef enum
{
  ENT_MEDIUM_PAPER,     /* letters from 6 pt */
  ENT_MEDIUM_SCREEN,    /* letters from 11 px; 14 px is the size of a label */
  ENT_MEDIUM_PROJECTOR, /* letters from 24 px, or 1/32 of the height where that is less (below 768 px), and in
                           proportion above 1080 px; the matrix's from 1/32. A height beyond 4:3 does not count */
} EntMedium;

typedef enum
{
  ENT_PICTURE_MAP,
  ENT_PICTURE_MATRIX,
  ENT_PICTURE_PAGE, /* of texts and tables, see page-document.h; never asked for by a spec */
} EntPicture;

/* For all texts; a machine without one goes on to the next. */
#define ENT_FONT_FAMILY "Noto Sans, DejaVu Sans, Sans"

/* A picture that is put into the scene as it is, opaque. */
typedef struct
{
  guint width, height; /* 0: there is none */
  GBytes *pixels;      /* 0xRRGGBB in 32 bits each, row by row */
} EntPixels;

/* In the spotlight: nobody has a name, and every ring has, for a map without people. No id is like it. */
#define ENT_FOCUS_NOBODY "-"

typedef struct
{
  EntPicture picture;
  EntMedium medium;
  double width, height;               /* of the sheet or window */
  double margin;                      /* kept free on all sides */
  double corner_width, corner_height; /* kept free at the bottom right, where a window has its buttons; 0: nothing */
  const char *moment_id;              /* NULL: the latest */
  const char *from_moment_id;         /* of the map: it is of the change from this moment to that one, without ties, which know none; NULL: of one moment */
  const char *inside;                 /* of the map: id of one whose people and departments it shows; NULL: of all that stand on it */
  const EntView *view;                /* NULL: the map's own */
  const EntWords *words;              /* NULL: in the map's language */
  gboolean blank;                     /* of the map: nobody stands on it, and what can be drawn by hand is explained */
  gboolean title;                     /* title and subtitle belong to the picture */
  gboolean legend;
  gboolean private_marks;       /* veto marks, tension and broken ties, strategies, names of people inside: off on a projector */
  gboolean conflict_marks;      /* of these veto marks, tension and broken ties alone, where a room has asked for them */
  guint told_kind;              /* on a wall: the kind of tie, and one more, whose ties alone the line below the title counts and names; 0: all are counted */
  gboolean key_pages;           /* on paper: a key that has no room beside the picture, and names that are cut, have pages after it */
  gboolean has_register;        /* with @key_pages: names that are cut stand whole in what follows, but for their numbers */
  gboolean vetoes_last;         /* on a wall: ent_scene_new() sets it while vetoes have no room of their own */
  gboolean small_letters;       /* on a screen: ent_scene_new() sets it where there is no room for larger ones */
  guint page;                   /* 0 the picture; then on a projector the legend, if it is asked for, and the key; on paper see key_pages */
  const char *focus;            /* of a map, in the spotlight: a sector, somebody with those tied to it, or ENT_FOCUS_NOBODY; NULL or anything else: none */
  const char *const *ghosts_of; /* ids whose desired commitment is drawn, NULL-terminated, or NULL */
  EntDate today;                /* of a reading and a plan: the day on which they are asked for; 0: the day it is */
  gboolean plan_by_sector;      /* of a plan: actions stand under sectors; else by date */
  const EntPixels *logo;        /* stands beside the title; NULL: none */
  EntProgress *progress;        /* of who waits for the picture, and may stop it; NULL: nobody does */
} EntSceneSpec;

/* One that outlives who asks: with moments, inside, focus and view of its own. It asks for no ghosts, has no logo, and
 * nobody waits for it. */
EntSceneSpec ent_scene_spec_copy (const EntSceneSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
void ent_scene_spec_clear (EntSceneSpec *copy);

typedef enum
{
  ENT_TEXT_TITLE,
  ENT_TEXT_SUBTITLE,
  ENT_TEXT_SECTOR,     /* along the rim, in the sector's colour */
  ENT_TEXT_RING,       /* names of rings, of rows and columns of the matrix */
  ENT_TEXT_LABEL,      /* of a stakeholder */
  ENT_TEXT_KEY_NUMBER, /* of a symbol whose label stands in the key: on it, or beside it if on_symbol is not set */
  ENT_TEXT_CENTRE,
  ENT_TEXT_CENTRE_SMALL,
  ENT_TEXT_HEADING, /* of the legend's parts */
  ENT_TEXT_LEGEND,
  ENT_TEXT_KEY,      /* a line "3  Hotel Sol" beside the legend */
  ENT_TEXT_STRATEGY, /* of a field of the matrix */
  ENT_TEXT_HINT,     /* examples in an empty wedge, the note that a cell is empty */
  ENT_TEXT_BADGE,    /* the number of people inside an organisation, on a plate: its ink and ENT_BADGE_PAD around */
} EntTextRole;

typedef struct
{
  EntTextRole role;
  EntId id;            /* whom it names, or NULL */
  PangoLayout *layout; /* in scene units, made with the context given to the scene */
  double x, y;         /* top left of the layout's logical box; the centre of the arc if arc_radius > 0 */
  double arc_radius;   /* > 0: runs along this circle, on the baseline, centred at arc_angle */
  double arc_angle;
  gboolean arc_inward; /* in the lower half: letters stand towards the centre, read left to right */
  double size;         /* of the em */
  guint8 sector;       /* ENT_TEXT_SECTOR: whose colour */
  gboolean bold;       /* as the layout already has it */
  gboolean tells;      /* ENT_TEXT_SUBTITLE: the line below the title, which says what is in the picture and how many */
  gboolean on_symbol;  /* a number that stands on the fill of its symbol */
  gboolean plate;      /* along an arc only: on a plate, a piece of the ring, that hides what runs beneath */
  EntRect ink;         /* where there is ink; for text on an arc the box around it */
} EntSceneText;

typedef enum
{
  ENT_SYMBOL_ALLY = 1 << 0,          /* wears a star */
  ENT_SYMBOL_VETO = 1 << 1,          /* wears a V */
  ENT_SYMBOL_POWER_UNKNOWN = 1 << 2, /* dashed outline, size of 2 */
  ENT_SYMBOL_SPECIMEN = 1 << 3,      /* in the legend: not a stakeholder */
  ENT_SYMBOL_PLAIN = 1 << 4,         /* legend of shape or size: outline without fill */
  ENT_SYMBOL_PINNED = 1 << 5,
  ENT_SYMBOL_DROPPED = 1 << 6,   /* a ghost: outline of where somebody should stand, or stood */
  ENT_SYMBOL_DIMMED = 1 << 7,    /* out of the spotlight */
  ENT_SYMBOL_SHORTENED = 1 << 8, /* its label is not its whole name */
} EntSymbolFlags;

typedef struct
{
  EntId id;          /* NULL for specimens and ghosts */
  double x, y;       /* of its middle */
  double radius;     /* half its size: all shapes of one radius weigh the same to the eye */
  guint8 kind;       /* EntKind: the shape */
  guint8 commitment; /* EntCommitment: the fill */
  guint8 power;      /* as assessed, 0-5 */
  guint8 sector;
  guint8 ring; /* index in rings */
  guint flags;
  guint n_parts;    /* people and departments inside */
  guint key_number; /* 0: its label stands beside it */
  int label;        /* index in texts, or -1 */
  EntRect bounds;   /* with its badges */
} EntSceneSymbol;

/* Cubic curves that join, each with the last point of the one before it, from rim to rim:
 * end points lie on the outlines of the symbols, where the marks touch. */
#define ENT_TIE_MAX_CURVES 60
#define ENT_TIE_MAX_POINTS (3 * ENT_TIE_MAX_CURVES + 1)
#define ENT_TIE_FEW_POINTS 7
typedef struct
{
  EntId id;     /* NULL for specimens */
  int from, to; /* indices in symbols, -1 in specimens */
  guint8 kind;
  guint8 direction; /* resolved: NONE, FORWARD or BOTH */
  guint8 strength;
  guint8 unclear;
  guint8 n_points;                  /* 3 for each curve and one more; 0: no way was found for it */
  EntPoint few[ENT_TIE_FEW_POINTS]; /* see ent_tie_points() */
  EntPoint *many;                   /* owned: where few do not do */
  double mark_shift;                /* of the marks of its middle along it, in parts of its length */
  double width;                     /* of the line, by strength */
  EntRect bounds;
} EntSceneTie;

/* Where the mark of an unclear tie sits, in parts of the length: at the middle, or at a third
 * where the kind has a mark of its own there. */
#define ENT_MARK_MIDDLE 0.5
#define ENT_MARK_THIRD (1.0 / 3)

static inline const EntPoint *
ent_tie_points (const EntSceneTie *tie)
{
  return tie->n_points <= ENT_TIE_FEW_POINTS ? tie->few : tie->many;
}

/* Another place of somebody, in the same wedge: one day, on the same ray where that is free, or once. */
typedef enum
{
  ENT_GHOST_DESIRED,    /* should stand there: the arrow leads to it */
  ENT_GHOST_NEARER,     /* stood there, and is nearer to the children now: from here on arrows lead from the ghost to the symbol */
  ENT_GHOST_FARTHER,    /* and is farther from them */
  ENT_GHOST_ASSESSED,   /* in the band, and has been assessed since */
  ENT_GHOST_UNASSESSED, /* and is in the band now */
} EntGhostKind;
#define ENT_N_GHOST_KINDS 5

typedef struct
{
  int symbol;      /* index in symbols; in the legend a specimen's */
  EntPoint middle; /* of the outline */
  double radius;
  guint8 kind; /* EntGhostKind */
} EntSceneGhost;

/* From the outline of a symbol to its label that stands off: straight, or with bends. */
#define ENT_LEADER_MAX_POINTS 6
typedef struct
{
  int symbol;     /* index in symbols; its label is what the line leads to */
  guint n_points; /* 2 at least */
  EntPoint points[ENT_LEADER_MAX_POINTS];
} EntSceneLeader;

typedef struct
{
  guint8 sector;
  double start, end; /* angles */
  guint n_stakeholders;
  char colour[8]; /* the document's own, "" if the theme's holds */
} EntSceneWedge;

typedef struct
{
  guint8 value;        /* of what the rings show; 0 is the band of not assessed */
  double inner, outer; /* radii */
} EntSceneRing;

/* Tones of what tells how well something is covered, the darkest first, and last that it is not known. */
typedef enum
{
  ENT_TONE_NOBODY = 8, /* framed: nobody is there at all */
  ENT_TONE_NONE_IN_FAVOUR,
  ENT_TONE_WEAK,
  ENT_TONE_FAIR,
  ENT_TONE_GOOD,
  ENT_TONE_NOT_ASSESSED, /* hatched: who is there may be in favour or not */
} EntCoverageTone;

/* A field of the matrix, or any plain panel. */
typedef struct
{
  guint8 power, commitment; /* of a field of the matrix */
  guint8 tone;              /* 0 plain; 1-7 the strategies, from "work together" to "find out"; then an EntCoverageTone */
  EntRect rect;
  double open_left, open_right; /* so far from the top its edges are left out, for a heading that runs across them */
} EntSceneCell;

/* Of a rule that is no border but says something: in the colour of letters. */
#define ENT_RULE_OF_INK (-2)

/* A straight line of a page. */
typedef struct
{
  EntPoint from, to;
  double width;
  int sector; /* whose colour it has, ENT_RULE_OF_INK, or -1 */
} EntSceneRule;

/* How many stand at each commitment, as parts of a bar that are filled like symbols: those who are leading at the left,
 * those who are not assessed at the right. */
typedef struct
{
  EntRect rect;
  guint counts[ENT_N_COMMITMENTS]; /* by commitment; all 0: an empty frame */
  gboolean is_upright;             /* leading at the foot, not assessed at the top */
  double least;                    /* no part is narrower where there is room: one among many is seen too */
} EntSceneBar;

typedef struct
{
  EntPicture picture;
  EntMedium medium;
  double width, height, margin;
  EntPoint centre; /* of the map; unused in the matrix */
  double core;     /* radius of the children's disc */
  double radius;   /* of the outermost ring */
  double line;     /* width of a normal line in this scene */
  double tie_line; /* of a normal tie: less where there are many */
  EntRings rings_show;
  EntProgress *progress; /* borrowed: of who waits for its making; NULL: nobody does */
  const EntWords *words; /* that its texts were made with */
  char *language;        /* of its texts, as in BCP 47 */
  char *confidentiality; /* the line that every sheet carries, or NULL */
  EntRect logo;          /* where the logo stands, no width: there is none */
  EntPixels logo_pixels; /* owned */

  GArray *wedges;               /* of EntSceneWedge, one a sector, in order; of a page for the colours alone */
  GArray *rings;                /* of EntSceneRing, from inside out */
  GArray *cells;                /* of EntSceneCell */
  GArray *rules;                /* of EntSceneRule, on a page and a blank map; else NULL */
  GArray *bars;                 /* of EntSceneBar, on a page; else NULL */
  GArray *ties;                 /* of EntSceneTie */
  GArray *ghosts;               /* of EntSceneGhost */
  GArray *leaders;              /* of EntSceneLeader */
  GArray *symbols;              /* of EntSceneSymbol: stakeholders first, then specimens */
  GArray *texts;                /* of EntSceneText */
  guint n_stakeholders;         /* how many of symbols are stakeholders */
  guint page, n_pages;          /* which of how many this is */
  gboolean key_on_next_page;    /* on paper: all of the key stands on other pages, and the picture says so */
  struct _EntKeyPages *key;     /* private to the pages: what stands on those of the key, or NULL */
  struct _EntMapGround *ground; /* private to the map: how it was laid out, or NULL */
  gboolean is_draft;            /* see ent_scene_new_draft(): rings are not known, nor how far borders and bands reach */
  guint brevity;                /* private to the frame: how much the line that tells leaves out */
  guint n_left_out;             /* that found no place, not even for a number */
  GHashTable *by_id;            /* EntId, by its address -> index + 1 in symbols */
} EntScene;

/* @context: from ent_draw_pango_context_new(), so that one unit is one unit. NULL if the progress of @spec was
 * stopped before the scene was whole, and only then: of a picture that nobody waits for nothing is seen. */
EntScene *ent_scene_new (EntMap *map, const EntSceneSpec *spec, PangoContext *context)
    G_GNUC_WARN_UNUSED_RESULT;
/* What ent_scene_new() makes of @spec, from @picture, which was made of the same @map and with the same @context: its page 0
 * without a spotlight, of its moment alone, on a wall with conflict_marks, of the same @spec otherwise. Nothing is laid
 * out again: everybody stands where they do in @picture. */
EntScene *ent_scene_new_from (const EntScene *picture, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
    G_GNUC_WARN_UNUSED_RESULT;
/* Of what ent_scene_new() makes of @spec what is known without looking for anybody's place, and lies there as it does here:
 * on a wall, of the map, its title, the disc in the middle and where the sectors begin. NULL where nothing is. */
EntScene *ent_scene_new_draft (EntMap *map, const EntSceneSpec *spec, PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
/* The same once more; texts share their layouts, which only one thread may use. */
EntScene *ent_scene_copy (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a map, inside or from outside, or a matrix may look different after @change: not so after what is done and
 * written down beside it. */
gboolean ent_scene_shows (const EntChange *change);
/* How much the sheet of @spec leaves to the picture: the radius that a map gets, or a
 * width. Only what stands around it is laid out: to find the better of two sheets. */
double ent_scene_fit (EntMap *map, const EntSceneSpec *spec, PangoContext *context);
void ent_scene_free (EntScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntScene, ent_scene_free)

/* From the bottom to above the line of confidentiality; 0 where there is none. */
double ent_scene_foot (const EntScene *scene);

/* A kind of tie that stands on a wall only where a room has asked for marks of conflict. */
static inline gboolean
ent_tie_kind_is_conflict (guint kind)
{
  return kind == ENT_TIE_TENSION || kind == ENT_TIE_BROKEN;
}

/* -1 if it is not in the scene. */
int ent_scene_find_symbol (const EntScene *scene, const char *id);
/* Whether @hidden, a set of ids of stakeholders and ties or NULL, has it or one of its ends. */
gboolean ent_scene_tie_is_hidden (const EntScene *scene, const EntSceneTie *tie, GHashTable *hidden);

/* Some of the letters in it that no font on this machine can draw, or NULL. */
char *ent_scene_missing_letters (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;

/* All that it says in words, a text in a line. */
void ent_scene_append_texts (const EntScene *scene, GString *said);

/* The outline of a symbol as a convex polygon, clockwise from the top;
 * a circle has ENT_SYMBOL_MAX_CORNERS. Returns the number of corners. */
#define ENT_SYMBOL_MAX_CORNERS 24
guint ent_symbol_outline (EntKind kind, double x, double y, double radius, EntPoint corners[ENT_SYMBOL_MAX_CORNERS]);

/* Where each commitment stands in @bar, in proportion; without width or height for those that nobody has. */
void ent_scene_bar_parts (const EntSceneBar *bar, EntRect parts[ENT_N_COMMITMENTS]);
/* The least part of it in which a fill is seen within its outline, where that does not take too much from the others. @line: of
 * the scene, with the weight of the theme where that is known. */
double ent_scene_bar_least (const EntSceneBar *bar, double line);

/* The coloured band of a sector lies along the rim, between these distances
 * outside of the outermost ring, in normal lines. */
#define ENT_BAND_INNER 1.0
#define ENT_BAND_OUTER 4.6

/* Around the ink of a number in a badge, and around the letters of other plates, in em. */
#define ENT_BADGE_PAD 0.3
#define ENT_PLATE_PAD 0.1

/* The marks at the rim of a symbol. */
typedef enum
{
  ENT_MARK_ALLY, /* a star, at the upper right */
  ENT_MARK_VETO, /* a V, at the upper left */
  ENT_MARK_PIN,  /* a drawing pin, at the lower left */
  ENT_N_MARKS,
} EntMark;
/* The disc in which @symbol wears @mark; FALSE if it does not. @line: of the scene. */
gboolean ent_symbol_mark (const EntSceneSymbol *symbol, EntMark mark, double line, EntPoint *middle, double *radius);

/* The boxes that the letters of @text fill: one for text that is straight, several
 * small ones along an arc. Returns how many, at most ENT_TEXT_MAX_BOXES. */
#define ENT_TEXT_MAX_BOXES 24
guint ent_scene_text_boxes (const EntSceneText *text, EntRect boxes[ENT_TEXT_MAX_BOXES]);
/* Whether not all of what should stand there does. */
gboolean ent_scene_text_is_cut (const EntSceneText *text);

/* Which wedge and ring a point of the map lies in; FALSE outside the rings and in the centre. */
gboolean ent_scene_cell_at (const EntScene *scene, double x, double y, EntSectorId *sector, guint8 *value);
/* Fields of the matrix; FALSE outside. */
gboolean ent_scene_field_at (const EntScene *scene, double x, double y, guint8 *power, guint8 *commitment);

/* What entorno-cli measure tells; names as in its JSON. Labels overlap when there is
 * less than a fifth of an em between them; the rim is all that stands around and
 * beneath: names of rings and sectors, the bands of the sectors, title, legend, and
 * the children's disc. On a wall a line to a label may run straight under the name of a sector. A tie runs through the symbol of a stakeholder that is not its end
 * when it meets the outline, a badge or the ghost. */
typedef struct
{
  guint stakeholders, labels_placed, labels_keyed;
  guint label_label_overlaps, label_symbol_overlaps, symbol_symbol_overlaps, label_rim_overlaps;
  guint symbol_rim_overlaps; /* of label_rim_overlaps: symbols under the names of rings and sectors */
  guint key_rim_overlaps;    /* of label_rim_overlaps: lines of the key on such names, or on the disc */
  guint labels_crossed_by_ties, ties_through_symbols, outside;
  double smallest_letter; /* em, scene units */
} EntSceneQuality;
void ent_scene_measure (const EntScene *scene, EntSceneQuality *quality);
/* The em of its smallest letter, in scene units; 0 if there is none. O(texts) */
double ent_scene_smallest_letter (const EntScene *scene);
/* Whether any tie of a map runs through the symbol of somebody whom it does not join. O(symbols, and ties by the
 * symbols near them); it ends at the first. */
gboolean ent_scene_has_ties_through_symbols (const EntScene *scene);

G_END_DECLS
