/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the canvas only:
 *   canvas.c          the widget: document, size, properties
 *   canvas-paint.c    when to lay out and paint, textures
 *   canvas-glide.c    how symbols get from where they were to where they are
 *   canvas-overlay.c  what is drawn over the picture in each frame
 *   canvas-plate.c    whole names over it of those who have only a number
 *   canvas-lit.c      what is brought forward by hand, and a way over it
 *   canvas-wall.c     what is otherwise on a projector
 *   canvas-hidden.c   who is not seen in it
 *   canvas-input.c    pointer and held keys, to the tool
 *   canvas-actions.c  actions and their keys: walking and zooming
 *   canvas-edit.c     what changes the map
 *   canvas-clipboard.c  copying and pasting stakeholders
 *   canvas-menu.c     the context menu
 *   canvas-rename.c   the entry over a symbol
 *   canvas-tie.c      typing who a tie goes to
 *   canvas-items.c    children that stand for stakeholders to assistive technology
 *   canvas-words.c    what is said about stakeholders
 */
#pragma once

#include "app/canvas/canvas.h"
#include "app/canvas/studio.h"
#include "scene/neighbours.h"
#include "scene/tool.h"

G_BEGIN_DECLS

typedef struct _EntGlide EntGlide;

struct _EntCanvas
{
  GtkWidget parent_instance;

  EntDocument *document; /* owned, or NULL */
  EntPicture picture;
  EntId inside;      /* owned: of the map, who is opened; or NULL */
  char *from_moment; /* of the map, since when it shows the change; or NULL */
  char *own_moment;  /* that it shows whatever the document's is; or NULL */
  int theme;
  gboolean projector, legend, spotlight;
  gboolean locked;    /* nothing can be edited here */
  guint page;         /* of the picture on a projector */
  EntId light;        /* owned: what is in the spotlight there, or NULL */
  gboolean marks;     /* of conflict are shown there */
  guint told_kind;    /* of a tie, and one more, that is told of there; 0: all are */
  GHashTable *bright; /* owned set of EntId: who stays bright, or NULL: the selection and its neighbours */
  GArray *path;       /* owned, of EntCanvasStep: the way that is lit; or NULL */
  gboolean has_view;  /* instead of the map's own: */
  EntView view;
  int corner_width, corner_height; /* kept free; pixels */

  /* canvas-paint.c */
  EntStudio *studio;
  EntScene *scene; /* of the studio; or NULL */
  GArray *order;   /* reading order of scene, made when it is asked for */
  GArray *shown;   /* the same without the hidden */
  EntViewport viewport;
  EntStudioPicture *base;         /* the whole scene; or NULL */
  EntStudioPicture *sharp;        /* what is in view, when base is too coarse for it; or NULL */
  EntStudioPicture *draft;        /* shown until there is a scene; or NULL */
  double base_width, base_height; /* of the scene that base was painted from */
  gboolean base_stale;
  EntStudioLook look; /* as it should be */
  char *moment;       /* that was laid out last */
  gboolean busy, busy_with_base, busy_with_layout, layout_due, look_due;
  gboolean begun;     /* the picture, before the canvas is shown */
  gboolean hurried;   /* on a projector: an edit has stopped what was being laid out, and the next comes whatever happens */
  gboolean outdated;  /* what is under way belongs to another document */
  gboolean mirrored;  /* the studio has the map and follows its changes */
  gboolean slow;      /* what is under way takes its time */
  GPtrArray *next;    /* of EntSlide: what is probably asked for next; or NULL */
  gboolean ahead_due; /* it is to be made when there is nothing else to do */
  guint update_id, slow_id;

  /* canvas-glide.c */
  EntGlide *glide;    /* while symbols are on their way; or NULL */
  gboolean glide_due; /* the layout is asked for because the map has changed */

  /* canvas-hidden.c */
  GHashTable *hidden; /* owned set of EntId: who is asked to be hidden; or NULL. Who is: look.hidden */

  /* canvas-input.c */
  EntTool *tool; /* while there is a document */
  GtkGesture *drag, *middle_drag, *pinch;
  guint n_press;
  double pinch_scale;
  EntPoint pointer; /* view */
  gboolean space_held, space_used;
  EntTieKind tie_kind;

  /* canvas-items.c */
  EntId focus;      /* owned, or NULL: where the keyboard is */
  GPtrArray *items; /* of EntCanvasItem: children, borrowed */
  gboolean moving_focus;
  gboolean reveal_due;     /* focus is not in the picture yet, and is to be in view when it is */
  gboolean reveal_lit_due; /* all who are bright are to be in view when the picture is there */

  GtkWidget *menu;   /* child, or NULL */
  GtkWidget *search; /* child once a tie's other end was typed, or NULL */
  GtkWidget *entry;  /* child while something is renamed, or NULL */
  EntId renamed;     /* owned */
  guint leave_id;    /* the keyboard has left the entry */
};

/* canvas.c */
void ent_canvas_emit_activate (EntCanvas *self, const char *id);
void ent_canvas_emit_rated (EntCanvas *self, const char *const *ids, guint aspects);
void ent_canvas_viewport_changed (EntCanvas *self);
/* Where that is due, and the scene has it. */
void ent_canvas_reveal_focus (EntCanvas *self);
gboolean ent_canvas_is_editable (EntCanvas *self);
const EntSceneSymbol *ent_canvas_symbol (EntCanvas *self, const char *id); /* NULL: not in the scene, or hidden */
EntMap *ent_canvas_map (EntCanvas *self);                                  /* NULL without a document */
EntSelection *ent_canvas_selection (EntCanvas *self);                      /* the same */
/* Where something about @id stands, in pixels of the canvas: what of the symbol is in
 * view, or the point of the view that is next to it. FALSE: it is not in the picture. */
gboolean ent_canvas_anchor (EntCanvas *self, const char *id, GdkRectangle *at);

/* canvas-paint.c */
void ent_canvas_queue_layout (EntCanvas *self);
/* The map has changed. */
void ent_canvas_queue_edited (EntCanvas *self);
/* On a projector: the same picture, with another page or light. */
void ent_canvas_queue_turn (EntCanvas *self);
/* Search, selection or theme changed: the same scene looks different. */
void ent_canvas_queue_look (EntCanvas *self);
void ent_canvas_queue_update (EntCanvas *self);
/* @own, which may be NULL, where the map has such a moment; else that of the document. */
const char *ent_canvas_moment_or (EntCanvas *self, const char *own);
/* What the picture that is asked for now is laid out by; good until anything of it changes. */
EntSceneSpec ent_canvas_make_spec (EntCanvas *self);
EntThemeId ent_canvas_theme_id (EntCanvas *self);
void ent_canvas_snapshot_picture (EntCanvas *self, GtkSnapshot *snapshot);
void ent_canvas_drop_pictures (EntCanvas *self);
void ent_canvas_on_result (EntScene *scene, EntStudioPicture *picture, gpointer data);

/* canvas-lit.c */
/* Where that is due. */
void ent_canvas_reveal_due_lit (EntCanvas *self);
/* The line of @step in the view, from its first end to its other one, into @points; how many they are: 0 where it is not
 * in the picture. */
#define ENT_CANVAS_STEP_POINTS (ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1)
/* Of the way that is lit, where it is drawn: on the map. */
guint ent_canvas_n_steps (EntCanvas *self);
guint ent_canvas_step_line (EntCanvas *self, EntCanvasStep *step, EntPoint points[ENT_CANVAS_STEP_POINTS]);

/* canvas-wall.c */
/* Where that is due, and nothing else is. */
void ent_canvas_make_ahead (EntCanvas *self);
/* Whether vetoes and ties of conflict are part of the picture. */
static inline gboolean
ent_canvas_shows_marks (EntCanvas *self)
{
  return !self->projector || self->marks;
}

/* canvas-hidden.c */
/* Finds out who is hidden now. Whether anybody else is than before. */
gboolean ent_canvas_refresh_hidden (EntCanvas *self);
gboolean ent_canvas_is_hidden (EntCanvas *self, EntId id);

/* canvas-glide.c */
/* What begins when @scene follows the one that is shown; NULL: the picture just changes. */
EntGlide *ent_canvas_begin_glide (EntCanvas *self, const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
void ent_canvas_run_glide (EntCanvas *self, EntGlide *glide, EntStudioPicture *old);
void ent_canvas_stop_glide (EntCanvas *self);
gboolean ent_canvas_is_gliding (EntCanvas *self);
/* Where a symbol of the scene is seen now. */
EntPoint ent_canvas_place_now (EntCanvas *self, const EntSceneSymbol *symbol);
/* The picture from before, or NULL, and how far the new one covers it. */
const EntStudioPicture *ent_canvas_fading_picture (EntCanvas *self, double *opacity);
void ent_canvas_snapshot_glide (EntCanvas *self, GtkSnapshot *snapshot);
void ent_glide_free (EntGlide *glide); /* accepts NULL */

/* canvas-overlay.c */
void ent_canvas_snapshot_overlay (EntCanvas *self, GtkSnapshot *snapshot);
/* Where what says that something is under way stands in the view, @box being as large as that: on a wall not over the title;
 * in the window neither under the messages, which stand above, nor under the buttons at the right; nowhere over the line of
 * confidentiality. */
void ent_canvas_place_note (EntCanvas *self, EntRect *box);

/* canvas-plate.c */
typedef struct
{
  EntId id;            /* owned: whose name it is */
  PangoLayout *layout; /* owned */
  EntRect box;         /* in the view, pixels */
  double pad;          /* around the layout */
  EntPoint symbol;     /* in the view: the middle of whose name it is */
  double reach;        /* and to where its ring goes from there */
  gboolean is_apart;   /* others may stand between the two */
} EntCanvasPlate;
/* Where more are selected none of them has one: they would lie over the picture. */
#define ENT_CANVAS_MOST_PLATES 4
/* Of EntCanvasPlate: those that are shown now. The canvas has a scene and a tool. */
GArray *ent_canvas_plates (EntCanvas *self) G_GNUC_WARN_UNUSED_RESULT;
void ent_canvas_snapshot_plates (EntCanvas *self, GtkSnapshot *snapshot);

/* canvas-input.c */
void ent_canvas_init_input (EntCanvas *self);
void ent_canvas_update_cursor (EntCanvas *self);

/* canvas-actions.c */
void ent_canvas_class_add_actions (GtkWidgetClass *class);
/* Moves the keyboard to @symbol, selecting it, adding it or neither. */
typedef enum
{
  ENT_WALK_ONLY,
  ENT_WALK_SELECT,
  ENT_WALK_EXTEND,
} EntWalk;
void ent_canvas_walk_to (EntCanvas *self, int symbol, EntWalk walk);
const GArray *ent_canvas_order (EntCanvas *self);
int ent_canvas_focus_index (EntCanvas *self); /* in the scene's symbols; -1: none, or none yet */

/* canvas-edit.c */
void ent_canvas_class_add_edit_actions (GtkWidgetClass *class);
/* FALSE where nothing can be edited here and now; why is said. */
gboolean ent_canvas_may_edit (EntCanvas *self);
void ent_canvas_update_actions (EntCanvas *self);
void ent_canvas_carry_out (EntCanvas *self, const EntOutcome *outcome);
void ent_canvas_rename_to (EntCanvas *self, const char *id, const char *name);

/* canvas-clipboard.c */
void ent_canvas_on_copy (GtkWidget *widget, const char *name, GVariant *parameter);
void ent_canvas_on_cut (GtkWidget *widget, const char *name, GVariant *parameter);
void ent_canvas_on_paste (GtkWidget *widget, const char *name, GVariant *parameter);

/* canvas-menu.c */
void ent_canvas_open_menu (EntCanvas *self, const char *id, const GdkRectangle *at);

/* canvas-rename.c */
void ent_canvas_begin_rename (EntCanvas *self, const char *id);
void ent_canvas_end_rename (EntCanvas *self, gboolean commit);
void ent_canvas_allocate_entry (EntCanvas *self);

/* canvas-tie.c */
void ent_canvas_init_tie (EntCanvas *self);
/* The kind of the tie that is being made has changed. */
void ent_canvas_update_tie (EntCanvas *self);

/* canvas-items.c */
void ent_canvas_sync_items (EntCanvas *self);
void ent_canvas_allocate_items (EntCanvas *self);
/* Gives the keyboard to the item of self->focus, if it is ours already or @always. */
void ent_canvas_grab_item (EntCanvas *self, gboolean always);
gboolean ent_canvas_has_keyboard (EntCanvas *self);
void ent_canvas_clear_items (EntCanvas *self);

/* canvas-words.c: owned strings */
/* What this canvas calls it: on a wall not everybody by name. Borrowed, never NULL. */
const char *ent_canvas_name (EntCanvas *self, const EntStakeholder *stakeholder);
/* For those who hear the picture: what it shows of @stakeholder, but for its name. */
char *ent_canvas_spoken (EntCanvas *self, const EntStakeholder *stakeholder);
char *ent_canvas_describe_tie (EntCanvas *self, const EntTie *tie);
char *ent_canvas_tooltip (EntCanvas *self, const EntHit *hit);
/* What letting go would do. */
char *ent_canvas_describe_drop (EntCanvas *self, const EntToolFeedback *feedback);
/* Of which kind a tie would be, how that is changed and how its other end is told. */
char *ent_canvas_describe_new_tie (EntCanvas *self, const EntToolFeedback *feedback);
/* Of a ring of the scene. */
const char *ent_canvas_ring_label (EntCanvas *self, guint value);

G_END_DECLS
