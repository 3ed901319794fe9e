/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the layout share: sizes, texts, the frame with its legend,
 * what is in the way, and the placing of labels in free space.
 *
 * Everything here is a pure function of what it is given. In the spec that the
 * parts get, view and words are never NULL, and moment_id only when the map has
 * no moment.
 */
#pragma once

#include "model/names.h"
#include "scene/scene.h"

G_BEGIN_DECLS

/* Sizes of letters (em), lines and symbols, in scene units. */
typedef struct
{
  double least; /* no letter is smaller */
  double title, subtitle, heading, legend, key, sector, ring, centre, centre_small;
  double label, badge, strategy, hint;
  double line;                      /* width of a normal line */
  double gap;                       /* between things that must not touch */
  double radius[ENT_POWER_MAX + 1]; /* of symbols by power; [0] is that of 2 */
  gboolean wall;                    /* large letters, so columns are narrow in em */
} EntSceneSizes;
/* Of a letter, on average over names, in em: where a name is weighed and not measured. */
#define ENT_LETTER_WIDTH 0.56

void ent_scene_sizes (const EntSceneSpec *spec, guint n_stakeholders, EntSceneSizes *sizes);
/* What is left of the width of a line for a tie, where there are so many. */
double ent_tie_thinness (guint n_ties);
/* Symbols alone, @factor of what they are. */
void ent_scene_sizes_scale_symbols (EntSceneSizes *sizes, double factor);

/* What the line below the title leaves out, in the order in which its parts go: each leaves out those before it too. */
typedef enum
{
  ENT_BREVITY_NONE,
  ENT_BREVITY_ORGANISATION,
  ENT_BREVITY_DATES, /* of the two moments of a change */
  ENT_BREVITY_COUNTS,
  ENT_BREVITY_WORDS_OF_MOVES, /* who came nearer is told in fewer words */
  ENT_BREVITY_MOVES,
  ENT_N_BREVITIES,
} EntBrevity;

/* What is being laid out. */
typedef struct
{
  EntScene *scene;
  EntMap *map;
  const EntSceneSpec *spec;
  PangoContext *context;
  EntSceneSizes sizes;
  GHashTable *shapes;  /* of labels measured before, see ent_label_measure(); may be NULL */
  GBytes *relaxed;     /* what packing found before for what was given, see ent_packing_relax() */
  double disc;         /* of the map: a part of the largest that finds room */
  gboolean is_trial;   /* packing ends where it sees that many labels will have no room */
  double names;        /* what all names take, about, in square em; known when stakeholders are added */
  double nominal;      /* what all would like to have, see ent_layout_nominal() */
  gboolean moved;      /* symbols have left their places for their labels: ties have to follow */
  gboolean keeps_disc; /* the disc of the scene stands: the frame goes around it, if it can */
  EntBrevity brevity;  /* what the line below the title leaves out */
} EntLayout;
/* What a picture with this spec calls @stakeholder; see ent_shown_name(). */
static inline const char *
ent_spec_name (const EntSceneSpec *spec, const EntStakeholder *stakeholder)
{
  return ent_shown_name (stakeholder, spec->words, spec->private_marks);
}
static inline const char *
ent_spec_short_name (const EntSceneSpec *spec, const EntStakeholder *stakeholder)
{
  return ent_shown_short_name (stakeholder, spec->private_marks);
}
/* Whether a picture with this spec shows @stakeholder. O(depth in its organisation) */
gboolean ent_spec_shows (EntMap *map, const EntSceneSpec *spec, const EntStakeholder *stakeholder);
/* Counts the stakeholders of the map for the sizes. O(n) */
void ent_layout_init (EntLayout *layout, EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

/* What a spec leaves open, from the map. Returns the language that people wrote in, or
 * that of the words: a map may be in one that has no words of its own. */
const char *ent_spec_resolve (EntMap *map, const EntSceneSpec *spec, EntSceneSpec *resolved);
/* With nothing in it; @spec is resolved. */
EntScene *ent_scene_new_empty (const EntSceneSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
/* What @scene says of itself: its language, and who may see it. */
void ent_scene_describe (EntScene *scene, EntMap *map, const char *language);

/* --- lines --- */

/* The point of a cubic at @t, 0 to 1. */
static inline EntPoint
ent_cubic_at (const EntPoint cubic[4], double t)
{
  double u = 1 - t;
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (EntPoint) {
    a * cubic[0].x + b * cubic[1].x + c * cubic[2].x + d * cubic[3].x,
    a * cubic[0].y + b * cubic[1].y + c * cubic[2].y + d * cubic[3].y,
  };
}

/* From @point to the nearest of the straight line from @a to @b. */
static inline double
ent_distance_to_line (EntPoint a, EntPoint b, EntPoint point)
{
  double x = b.x - a.x, y = b.y - a.y, square = x * x + y * y;
  double t = square > 0 ? ((point.x - a.x) * x + (point.y - a.y) * y) / square : 0;

  t = CLAMP (t, 0, 1);
  return ent_length (a.x + t * x - point.x, a.y + t * y - point.y);
}

/* --- rectangles --- */
static inline gboolean
ent_rect_overlaps (const EntRect *a, const EntRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static inline EntRect
ent_rect_grown (EntRect r, double by)
{
  return (EntRect) { r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by };
}

static inline gboolean
ent_rect_contains (const EntRect *outer, const EntRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width && inner->y + inner->height <= outer->y + outer->height;
}

/* Between them where they are nearest; 0 if they overlap. */
static inline double
ent_rects_apart (const EntRect *a, const EntRect *b)
{
  double x = MAX (a->x - b->x - b->width, b->x - a->x - a->width), y = MAX (a->y - b->y - b->height, b->y - a->y - a->height);

  return ent_length (MAX (x, 0), MAX (y, 0));
}
/* How far the nearest and the farthest point of @rect are from @point. */
double ent_rect_nearest (const EntRect *rect, EntPoint point);
double ent_rect_farthest (const EntRect *rect, EntPoint point);

/* --- shapes (shape.c) --- */

/* How far the outline reaches from the middle. */
double ent_symbol_reach (EntKind kind, double radius);
/* The box of the outline alone. */
EntRect ent_symbol_box (EntKind kind, double x, double y, double radius);

/* What a tie should not run through: a symbol, one of its badges, its ghost, or a box. Convex. */
typedef struct
{
  int symbol; /* whose it is: index in symbols; or -1 */
  EntPoint middle;
  EntRect box;
  guint n_corners;
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS]; /* as of ent_symbol_outline() */
} EntOutline;
/* Of EntOutline, for all that stands for stakeholders in @scene now: the n_stakeholders symbols first. O(n + texts) */
GArray *ent_scene_outlines (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
EntOutline ent_outline_of_box (EntRect box, int symbol);
EntOutline ent_outline_of_symbol (int symbol, EntKind kind, EntPoint middle, double radius);
/* Whether the two come nearer than @gap. */
gboolean ent_outlines_touch (const EntOutline *a, const EntOutline *b, double gap);
/* Whether the straight line meets @outline, all sides of which are moved out by @grow. */
gboolean ent_outline_meets_line (const EntOutline *outline, EntPoint a, EntPoint b, double grow);

/* --- texts (scene-text.c) --- */

/* @text as it may stand in a picture: at most 300 characters, in one paragraph, no
 * overrides of direction. */
char *ent_scene_display_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same of sentences, which may be longer. */
char *ent_scene_display_paragraph (const char *text) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  double size; /* em */
  gboolean bold;
  double width;  /* at which lines are broken; 0: one line */
  guint n_lines; /* beyond, an ellipsis; 0: as many as it takes */
  PangoAlignment alignment;
} EntTextStyle;
PangoLayout *ent_scene_layout_new (PangoContext *context, const char *text, const EntTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;
/* In scene units, origin at the top left of the logical box. */
void ent_scene_layout_extents (PangoLayout *layout, EntRect *ink, EntRect *logical);

/* Neither cut nor broken within a word. */
gboolean ent_scene_layout_is_whole (PangoLayout *layout);

/* Adds a text with its logical box at @x, @y; returns its index in scene->texts. */
guint ent_scene_add_text (EntScene *scene,
                          PangoContext *context,
                          EntTextRole role,
                          const char *text,
                          const EntTextStyle *style,
                          double x,
                          double y);
/* The same with a layout made before; takes @layout over. @id may be NULL. */
guint ent_scene_take_layout (EntScene *scene,
                             EntTextRole role,
                             EntId id,
                             PangoLayout *layout,
                             const EntTextStyle *style,
                             double x,
                             double y);
/* Along an arc around scene->centre, on one line. */
guint ent_scene_add_arc_text (EntScene *scene,
                              PangoContext *context,
                              EntTextRole role,
                              const char *text,
                              const EntTextStyle *style,
                              double radius,
                              double angle,
                              gboolean inward);
/* Puts a text along another arc around the same centre. */
void ent_scene_put_arc_text (EntSceneText *text, double radius, double angle, gboolean inward);
/* Whether @element of an array is to go. */
typedef gboolean (*EntGoes) (gconstpointer element, gconstpointer data);
/* Takes those out of @array that go; the others keep their order. O(n) */
void ent_array_take_out (GArray *array, EntGoes goes, gconstpointer data);
/* The same of texts; the labels of symbols are then those that stay. O(texts + symbols) */
void ent_scene_take_out_texts (EntScene *scene, EntGoes goes, gconstpointer data);
/* Moves a straight text. */
void ent_scene_move_text (EntScene *scene, guint index, double dx, double dy);

/* --- stakeholders (people.c) --- */

/* Adds a symbol without a place for each stakeholder that is on the map, in
 * order of the map, with what holds at the moment, and fills by_id. O(n) */
void ent_layout_add_stakeholders (EntLayout *layout);
/* What a name takes as a label, about, in square em. */
double ent_name_area (const char *name);
/* How much of the rings' area all names together would cover. */
double ent_layout_crowding (const EntLayout *layout);
/* From this crowding on, only numbers are given room. */
#define ENT_CROWDING_HOPELESS 0.7
/* What a stakeholder would like to have, in em of letters that are as large as there is room for:
 * its label, and the radius of its symbol. */
typedef struct
{
  double width, height, radius;
} EntNominal;
/* @radius: of the symbol, at any size. */
EntNominal ent_layout_nominal (const EntLayout *layout, const char *name, double radius);
/* The box of both, the label below the symbol: its width and height. */
static inline EntPoint
ent_nominal_box (const EntNominal *nominal)
{
  return (EntPoint) { MAX (nominal->width, 2 * nominal->radius), nominal->height + 2 * nominal->radius };
}
/* That em: of the disc and the names alone, whatever the size of the letters. */
double ent_layout_nominal_em (const EntLayout *layout);
/* A number of the key with what it keeps free, in square em of the key. */
#define ENT_NUMBER_AREA 2.5
/* How much of the rings' area numbers would cover if nobody had a label. */
double ent_layout_number_crowding (const EntLayout *layout);
/* A symbol as it is at @moment, but for its id, ring and place. */
void ent_layout_fill_symbol (const EntLayout *layout, const EntStakeholder *stakeholder, const char *moment, EntSceneSymbol *symbol);
/* The record behind scene->symbols[index]. */
const EntStakeholder *ent_layout_stakeholder (const EntLayout *layout, guint index);
/* What of @symbol the rings show. */
guint ent_layout_ring_value (const EntLayout *layout, const EntSceneSymbol *symbol);
/* A ghost that a symbol has, without its place. */
typedef struct
{
  EntGhostKind kind;
  guint value; /* of what the rings show: in which of them it stands */
  double radius;
} EntGhostWanted;
/* Of scene->symbols[index]; FALSE if there is none to show. O(assessments) */
gboolean ent_layout_ghost (const EntLayout *layout, guint index, EntGhostWanted *ghost);
/* Puts the symbol's middle and brings its bounds after it. */
void ent_scene_put_symbol (EntScene *scene, guint index, double x, double y);
/* Bounds with marks and the plate of its number of people, as from its middle. */
EntRect ent_scene_symbol_bounds (const EntScene *scene, const EntSceneSymbol *symbol, const EntSceneSizes *sizes);
/* Adds the numbers of people inside as texts: when all symbols have their place. */
void ent_layout_add_badges (EntLayout *layout);

/* --- marks of conflict (marks.c) --- */

/* Whether the picture has room for them and does not show them. */
gboolean ent_spec_hides_marks (const EntSceneSpec *spec);
/* Whether the V of anybody lies on a name, a number or somebody else. O(vetoes × (texts + symbols)) */
gboolean ent_scene_vetoes_overlap (const EntScene *scene);
/* Gives a V to whoever has a veto, in a picture in which none had its room. */
void ent_scene_add_vetoes (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);
/* Takes them out of @scene, page 0, with what tells of them. FALSE: a light on somebody has to be made once more
 * without them. O(n + ties) */
gboolean ent_scene_hide_marks (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);
/* The line below the title counts the ties that @spec tells of, in a picture that was made to count all. */
void ent_scene_tell_again (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

/* --- the frame (frame.c, legend.c, legend-flow.c) --- */

typedef enum
{
  ENT_LEGEND_KINDS = 1 << 0,
  ENT_LEGEND_POWER = 1 << 1,
  ENT_LEGEND_COMMITMENT = 1 << 2,
  ENT_LEGEND_MARKS = 1 << 3,
  ENT_LEGEND_TIES = 1 << 4,
  ENT_LEGEND_RINGS = 1 << 5,
} EntLegendParts;
/* All that explains a map, or the matrix. */
#define ENT_LEGEND_OF_MAP (ENT_LEGEND_KINDS | ENT_LEGEND_POWER | ENT_LEGEND_COMMITMENT | ENT_LEGEND_RINGS | ENT_LEGEND_MARKS | ENT_LEGEND_TIES)
#define ENT_LEGEND_OF_MATRIX (ENT_LEGEND_KINDS | ENT_LEGEND_MARKS | ENT_LEGEND_COMMITMENT)

#define ENT_FRAME_MAX_TAKEN 14
typedef struct
{
  EntRect sheet;                     /* within the margins */
  EntRect legend;                    /* no width if there is none */
  EntRect body;                      /* the rectangle that is left: for pictures that are one */
  EntRect keys[ENT_FRAME_MAX_TAKEN]; /* columns for the key, in the order in which they fill */
  guint n_keys;
  EntRect taken[ENT_FRAME_MAX_TAKEN]; /* all that stands: title, subtitle, logo, foot, legend, columns kept for the key */
  guint n_taken;
  EntRect corner; /* taken too; empty where none is kept free */
} EntFrame;
/* Adds title, subtitle, logo, confidentiality and legend. Symbols of stakeholders must
 * be in the scene already; the specimens follow them. @key_lines: how many lines
 * to keep room for beyond what is free under the legend. @round: the picture is a
 * circle, with @around kept free outside of it; otherwise it is frame->body. */
void ent_layout_frame (EntLayout *layout,
                       guint legend_parts,
                       guint key_lines,
                       gboolean round,
                       double around,
                       EntFrame *frame);
/* The largest circle that lies in what @frame leaves free, with @around outside of it; @centred: of
 * those whose middle is in the middle between left and right. */
void ent_frame_circle (const EntFrame *frame, gboolean centred, double around, EntPoint *centre, double *radius);
/* Says in the line below the title how many are left out, where the key has no line for it. */
void ent_frame_say_left_out (EntScene *scene, const EntSceneSpec *spec);
/* Whether the disc that stands, with @around, is free of @frame, and the line below the title is not cut for no need. */
gboolean ent_frame_is_off_disc (const EntLayout *layout, const EntFrame *frame, double around);
/* Whether it comes too near to a name at @ink; and to how many names and numbers. */
gboolean ent_frame_meets (const EntFrame *frame, const EntRect *ink);
guint ent_frame_count_labels (const EntFrame *frame, const EntScene *scene);
/* Says in the line below the title what is true of layout->spec, in the same place and as briefly as it did. */
void ent_frame_say_again (EntLayout *layout);
/* Whether there is such a line. */
gboolean ent_frame_can_say_left_out (const EntScene *scene, const EntSceneSpec *spec);
/* Says that @n have no name in the picture, nor a number. */
char *ent_scene_left_out (const EntWords *words, guint n) G_GNUC_WARN_UNUSED_RESULT;
/* What stands above a picture of @map. */
char *ent_scene_title (EntMap *map, const EntWords *words) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a picture with this spec shows @tie, its ends apart. */
gboolean ent_spec_shows_tie (const EntSceneSpec *spec, const EntTie *tie);
/* From one line of the key to the next, and the width of its columns. */
double ent_key_leading (const EntSceneSizes *sizes);
/* The key never has more columns. */
#define ENT_KEY_MOST_COLUMNS 6
/* How many lines of the key stand in a column of @height. */
guint ent_key_lines (const EntSceneSizes *sizes, double height);
double ent_key_width (const EntSceneSizes *sizes);

/* --- what is in the way (obstacles.c) --- */

/* A grid over the sheet with boxes in it. */
typedef struct _EntObstacles EntObstacles;
/* Over the sheet of @scene; @cell: the side of a cell where there are not very many stakeholders. */
EntObstacles *ent_obstacles_new (const EntScene *scene, double cell);
void ent_obstacles_free (EntObstacles *obstacles);
/* The owner of what no label may lie on, and lines may run under. */
#define ENT_OVER_LINES (-2)
/* @owner: a number that asking can leave out, -1 for none. @weight: what running over it costs; INFINITY: never. */
void ent_obstacles_add (EntObstacles *obstacles, const EntRect *box, int owner, double weight);
void ent_obstacles_remove (EntObstacles *obstacles, const EntRect *box, int owner);
/* Sum of the weights under @box; stops at the first INFINITY. */
double ent_obstacles_cost (EntObstacles *obstacles, const EntRect *box, int except);
/* Adds to @owners (of int) those of what can never be run over and lies under @box. */
void ent_obstacles_owners (EntObstacles *obstacles, const EntRect *box, int except, GArray *owners);
/* A piece of a line: costs as often as its pieces meet the box. */
void ent_obstacles_add_line (EntObstacles *obstacles, EntPoint a, EntPoint b, int owner, double weight);
void ent_obstacles_remove_line (EntObstacles *obstacles, EntPoint a, EntPoint b, int owner);
/* The same questions about a straight line that keeps @air around it. */
double ent_obstacles_cost_of_line (EntObstacles *obstacles, EntPoint a, EntPoint b, double air, int except);
void ent_obstacles_owners_on_line (EntObstacles *obstacles, EntPoint a, EntPoint b, double air, int except, GArray *owners);
/* Between two straight lines where they are nearest; 0 if they cross. */
double ent_lines_apart (EntPoint a, EntPoint b, EntPoint c, EntPoint d);
/* A disc that can never be run over, but for a little of its edge. */
void ent_obstacles_add_disc (EntObstacles *obstacles, EntPoint centre, double radius);
/* All boxes of a text that stands. */
void ent_obstacles_add_text (EntObstacles *obstacles, const EntSceneText *text, double grown, int owner);
/* Whether the straight line meets @box. */
gboolean ent_line_meets_rect (EntPoint a, EntPoint b, const EntRect *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntObstacles, ent_obstacles_free)

/* --- labels (labels.c) --- */

typedef struct
{
  EntRect within; /* where all labels must stay */
  /* What else a label there costs; INFINITY: never. May be NULL. */
  double (*cost) (const EntRect *box, guint symbol, gpointer data);
  gpointer data;
  const EntRect *keys; /* columns for the key */
  guint n_keys;
  gboolean key_elsewhere; /* the lines of the key stand on other pages: there is room for all */
  gboolean leaders;       /* labels may stand off their symbols, with a line to them */
  gboolean everywhere;    /* with @leaders: who finds no place looks on the whole sheet; slow */
  gboolean only_lit;      /* labels of those who are dimmed are not placed */
  EntObstacles *lines;    /* what a leader may cross, at a price; may be NULL */
} EntLabelling;
/* Gives each stakeholder in the scene, symbols placed, a label in free space:
 * beside its symbol, off @obstacles (which must hold everything that stands,
 * symbols with their index as owner); the important ones first. What finds no
 * place gets a number and a line in the key; what finds no line there is counted
 * in n_left_out. Returns how many labels are not beside their symbols. */
guint ent_layout_place_labels (EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling);

G_END_DECLS
