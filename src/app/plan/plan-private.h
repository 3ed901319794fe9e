/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the plan share. */
#pragma once

#include "app/parts/selection-model.h"
#include "app/plan/plan-list.h"
#include "app/plan/plan-view.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_PLAN_COLUMN_WHAT,
  ENT_PLAN_COLUMN_RESPONSIBLE,
  ENT_PLAN_COLUMN_WITH,
  ENT_PLAN_COLUMN_DUE,
  ENT_PLAN_COLUMN_STATE,
} EntPlanColumnKind;
#define ENT_N_PLAN_COLUMNS 5

typedef struct
{
  EntPlanView *owner;
  EntPlanColumnKind kind;
  const EntField *field;
  const char *title;
} EntPlanColumn;

/* A cell, which shows an action, or a heading, while it is bound. */
typedef struct
{
  EntPlanColumn *column;
  GtkListItem *list_item; /* borrowed while bound, else NULL */
  GtkWidget *outer;       /* the outermost of its own widgets */
  GtkWidget *label;       /* EntEditLabel: has the keyboard */
  GtkWidget *check;       /* of WHAT: is it done?; or NULL */
  GtkWidget *heading;     /* of WHAT: shown instead; or NULL */
  GtkWidget *remark;      /* of DUE: how late it is; of WITH: in which other sectors; or NULL */
  GtkWidget *popover;     /* weak: in which it is edited, while it is open */
  EntId shown_id;         /* owned: the action that it shows, or NULL */
  guint shown_turn;       /* of the list, as it was then */
  gboolean updating;
} EntPlanCell;

struct _EntPlanView
{
  GtkBox parent_instance;
  EntDocument *document; /* owned */
  GSettings *settings;   /* owned */
  const EntWords *words; /* of the window */
  EntPlanColumn columns[ENT_N_PLAN_COLUMNS];

  EntPlanList *list;        /* owned */
  EntSelection *chosen;     /* owned: of actions */
  GtkSelectionModel *model; /* owned */
  GtkWidget *entry;         /* adds an action */
  GtkDropDown *groupings;
  GtkLabel *summary;
  GtkColumnView *view;
  GtkWidget *empty; /* in place of rows */
  GtkWidget *menu;  /* made with the first time it is asked for; or NULL */

  GHashTable *cells; /* set of EntPlanCell: those that are bound, borrowed */
  EntId cursor_id;   /* owned: the action whose cell has, or would have, the keyboard; or NULL */
  guint cursor_row, cursor_column;
  EntId anchor_id; /* owned: from which rows are chosen; or NULL */
  char **gone;     /* ids of those that were chosen before some of them went, until somebody chooses others; or NULL */

  gboolean focus_wanted; /* the cell of the cursor gets the keyboard as soon as it is there */
  gboolean edit_wanted;  /* and is edited */
  guint focus_id, settle_id, day_id;
  gboolean settling, unbinding, taking_over; /* what was typed */
  gboolean is_private;                       /* chooses actions, and selects nobody */
  gboolean selecting, has_selected;          /* whoever is selected, it has selected */
  GtkWidget *drop_row;                       /* weak: marked as the place where what is dragged would land */
};

/* --- plan-view.c --- */
/* Shows the plan as it is now. */
void ent_plan_view_settle (EntPlanView *self);
void ent_plan_view_tell (EntPlanView *self, const char *message);
/* That they are grouped, and so in no order that could be changed. */
void ent_plan_view_tell_grouped (EntPlanView *self);
void ent_plan_view_set_grouping (EntPlanView *self, EntPlanGrouping grouping);

/* --- plan-cell.c --- */
GtkListItemFactory *ent_plan_cell_factory (EntPlanColumn *column) G_GNUC_WARN_UNUSED_RESULT;
/* Shows what the map holds now. */
void ent_plan_cell_show (EntPlanCell *cell);
/* Of its action, borrowed; NULL: it is not bound, or to a heading. */
EntId ent_plan_cell_id (const EntPlanCell *cell);
gboolean ent_plan_cell_is_edited (const EntPlanCell *cell);
/* Says what stands there to those who hear it. */
void ent_plan_cell_speak (EntPlanCell *cell);
/* Begins to edit it, if the map may be changed; @beginning is typed already, or NULL. */
void ent_plan_cell_edit (EntPlanCell *cell, const char *beginning);
/* Tells of what was refused, if anything was, and shows what holds. */
void ent_plan_cell_report (EntPlanCell *cell, const GError *error);

/* --- plan-editor.c: what is edited in a popover --- */
void ent_plan_cell_open_editor (EntPlanCell *cell, const char *beginning);

/* --- plan-keys.c: the cursor --- */
void ent_plan_view_add_controllers (EntPlanView *self);
/* Puts the cursor there, with the keyboard, and chooses the row; with @extend those from the anchor on. */
void ent_plan_view_go_to (EntPlanView *self, guint row, guint column, gboolean extend);
/* The cursor to this action, which is chosen, without the keyboard. */
void ent_plan_view_choose (EntPlanView *self, const char *id);
/* After the rows have changed: the cursor stays with its action, or where that was. */
void ent_plan_view_follow_rows (EntPlanView *self);
void ent_plan_view_focus_cursor (EntPlanView *self);
void ent_plan_view_cell_bound (EntPlanView *self, EntPlanCell *cell);
void ent_plan_view_cell_unbound (EntPlanView *self, EntPlanCell *cell);
/* After it was edited: edits the next one of its row, or the one before. */
void ent_plan_view_advance (EntPlanView *self, EntPlanCell *cell, gboolean back);
/* Whether the keyboard is in the table. */
gboolean ent_plan_view_has_keyboard (EntPlanView *self);

/* --- plan-commands.c --- */
void ent_plan_view_install_actions (GtkWidgetClass *class);
/* Whether actions can be put in another order; where they are grouped, that is said. */
gboolean ent_plan_view_can_order (EntPlanView *self);
/* Those that are chosen, in the order of the rows: of EntId, borrowed. */
GPtrArray *ent_plan_view_list_chosen (EntPlanView *self) G_GNUC_WARN_UNUSED_RESULT;
/* Below the cell that has the keyboard, or at a point of the view. */
void ent_plan_view_open_menu (EntPlanView *self, const GdkRectangle *at);

/* --- plan-drag.c --- */
void ent_plan_view_make_draggable (EntPlanView *self);
/* Those that are chosen go before the row at @row, or to the end. */
void ent_plan_view_drop_at (EntPlanView *self, guint row);

G_END_DECLS
