/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the register share. A value that is changed leaves its row
 * where it is: rows move only when a heading is pressed.
 */
#pragma once

#include "app/register/register.h"
#include "app/panels/stakeholder-list.h"
#include "app/parts/soon.h"
#include "model/column.h"

G_BEGIN_DECLS

/* A column: a field of the table, or an aspect at the chosen moment. */
typedef struct
{
  EntRegister *owner;
  const EntField *field;     /* NULL for an aspect */
  EntAspect aspect;          /* meant when field is NULL */
  const EntChoices *choices; /* of what is chosen, else NULL */

  GtkColumnViewColumn *view_column; /* borrowed from the view */
  guint place;                      /* among those that are shown, when they were asked for last */
  GHashTable *keys;                 /* of the order: EntId -> its key; NULL until it is needed */
  gboolean descending;              /* the last time that it was ordered by this one */
} EntRegisterColumn;

/* A cell while it shows a stakeholder. */
typedef struct
{
  EntRegisterColumn *column;
  GtkListItem *list_item;   /* borrowed while bound, else NULL */
  GtkWidget *widget;        /* editable label or check button: what has the keyboard */
  GtkWidget *symbol;        /* beside the name; or NULL */
  char typed[7];            /* what a search begins with; UTF-8 */
  GtkWidget *popover;       /* weak: in which it is edited, while it is open; it goes with the widget */
  EntStakeholderItem *item; /* owned while bound */
  gulong handler;
  EntId shown_id, shown_moment; /* owned: what it showed last, also while it is not bound; or NULL */
  guint64 shown_revision;       /* of the map */
  gboolean updating;
  gboolean is_cursor, is_chosen; /* how it is marked */
} EntRegisterCell;

/* A place in the table; column NULL: nowhere yet. */
typedef struct
{
  guint row;
  EntRegisterColumn *column;
} EntRegisterPlace;

/* Both ends included; columns by their place among those that are shown. */
typedef struct
{
  guint first_row, last_row, first_column, last_column;
} EntRegisterBlock;

struct _EntRegister
{
  GtkBox parent_instance;
  EntDocument *document;
  GSettings *settings;
  GPtrArray *columns; /* of EntRegisterColumn, owned, in the order that they have at first */
  GtkColumnView *view;
  EntStakeholderList *list; /* the sorted one has it */
  GtkSortListModel *sorted; /* the model has it */
  GHashTable *rows;         /* EntId -> row + 1 in another order than the list's; NULL until it is needed */
  GtkSelectionModel *model; /* in the view only while it is to be seen: its rows are many */

  gboolean show_after_sort, follow_after_sort;
  EntRegisterColumn *sort_column; /* NULL: the order of the map */
  gboolean probing;               /* the view is asked by which column it orders */

  /* the cells that are chosen: from the anchor to the cursor */
  GHashTable *cells; /* set of EntRegisterCell: those that are bound, borrowed */
  EntRegisterPlace cursor, anchor;
  EntRegisterBlock marked; /* between them, when cells were marked last */
  EntId cursor_id;         /* owned: who stands in the row of the cursor, or NULL */
  gboolean whole_rows;     /* rows were selected, here or elsewhere: they are meant, not cells */
  gboolean selecting;      /* the selection follows the cells just now */
  gboolean focus_wanted;   /* the cell of the cursor gets the keyboard as soon as it is there */
  guint focus_id;

  guint many_cells; /* from so many on the window is told first */
  EntSoon work;

  EntRegisterPlace pressed; /* where a pointer was pressed and may be dragged from */

  GtkWidget *columns_button, *columns_list;
  guint fill_id; /* the list of columns is to be made anew */
  gboolean building;
  GtkWidget *menu; /* made with the first time it is asked for; or NULL */
};

/* --- register-column.c --- */
EntColumn ent_register_column_is (const EntRegisterColumn *column);
const char *ent_register_column_title (const EntRegisterColumn *column);
gboolean ent_register_column_is_truth (const EntRegisterColumn *column);
/* As a number into choices, a truth, or a date; unknown values count as 0. */
guint ent_register_column_number (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder);
/* A choice that a later version has written, as it is written, lent by the stakeholder; NULL: it is one of ours. */
const char *ent_register_column_unknown (const EntRegisterColumn *column, const EntStakeholder *stakeholder);
/* As people read it, or such a choice as it is written; NULL for nothing. */
char *ent_register_column_text (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder) G_GNUC_WARN_UNUSED_RESULT;
/* Sets one stakeholder's value: a text as typed, or a number as above. */
gboolean ent_register_column_set_text (const EntRegisterColumn *column, EntDocument *document, const char *id, const char *text, GError **error);
gboolean ent_register_column_set_number (const EntRegisterColumn *column, EntDocument *document, const char *id, guint number, GError **error);

/* --- register-sort.c --- */
/* How the view orders by @column: what is empty comes last, either way round. Floating. */
GtkSorter *ent_register_sorter_new (EntRegisterColumn *column) G_GNUC_WARN_UNUSED_RESULT;
/* Before anybody else listens to the view's sorter. */
void ent_register_watch_order (EntRegister *self);
/* The column of the cursor: up, down, and as in the map. */
void ent_register_turn_order (EntRegister *self);
/* In the order that people would give two values: -1, 0, 1; what is empty last. */
int ent_register_column_compare (EntRegisterColumn *column, EntDocument *document, const EntStakeholder *a, const EntStakeholder *b);

/* --- register-columns.c --- */
/* Adds all columns to the view, those that are remembered first; then the button that chooses among them. */
void ent_register_add_columns (EntRegister *self);
GtkWidget *ent_register_build_chooser (EntRegister *self) G_GNUC_WARN_UNUSED_RESULT;
void ent_register_open_chooser (EntRegister *self);
/* Past the next one that is shown, to the left or to the right. */
void ent_register_move_column (EntRegister *self, EntRegisterColumn *column, gboolean left);
void ent_register_reset_columns (EntRegister *self);
/* Of EntRegisterColumn, borrowed: those that are shown, in their order. */
GPtrArray *ent_register_shown_columns (EntRegister *self) G_GNUC_WARN_UNUSED_RESULT;

/* --- register-cell.c --- */
/* The cells of @column, which must outlive the factory. */
GtkListItemFactory *ent_register_cell_factory (EntRegisterColumn *column) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it is being edited in place. */
gboolean ent_register_cell_is_edited (const EntRegisterCell *cell);
/* Tells of what was refused, if anything was, and shows what holds. */
void ent_register_cell_report (EntRegisterCell *cell, const GError *error);
/* Begins to edit it, if the map may be changed. */
void ent_register_cell_edit (EntRegisterCell *cell);
/* After it was edited: edits the next one of its row, or the one before. */
void ent_register_cell_advance (EntRegisterCell *cell, gboolean back);

/* --- register-editor.c: what is edited in a popover --- */
void ent_register_cell_open_editor (EntRegisterCell *cell);
/* A list of choices that was opened goes to the first that begins with @letter; a search begins with it. */
void ent_register_cell_choose_letter (EntRegisterCell *cell, gunichar letter);

/* --- register-cells.c --- */
void ent_register_add_controllers (EntRegister *self);
void ent_register_stop_cells (EntRegister *self);
/* A cell shows a stakeholder from now on, or does so no longer. */
void ent_register_cell_bound (EntRegister *self, EntRegisterCell *cell);
void ent_register_cell_unbound (EntRegister *self, EntRegisterCell *cell);
/* Puts the cursor there, with the keyboard; with @extend the anchor stays where it was. */
void ent_register_go_to (EntRegister *self, guint row, EntRegisterColumn *column, gboolean extend);
/* The block from one place to the other, with the keyboard at the other. */
void ent_register_choose (EntRegister *self, const EntRegisterPlace *from, const EntRegisterPlace *to);
/* The cursor is at this cell, which has the keyboard already. */
void ent_register_enter_cell (EntRegister *self, const EntRegisterCell *cell);
/* Somebody else has selected: rows are meant from here on. */
void ent_register_follow_selection (EntRegister *self);
/* The rows were changed or are in another order. */
void ent_register_follow_rows (EntRegister *self);
/* Sideways. TRUE: it will be in sight after the next layout; else it is already. */
gboolean ent_register_reveal_cell (EntRegister *self, EntRegisterCell *cell);
gboolean ent_register_cell_is_chosen (EntRegister *self, const EntRegisterCell *cell);
/* Gives the keyboard back to the cell of the cursor, if there is one. */
void ent_register_focus_cursor (EntRegister *self);

/* --- register-range.c --- */
/* The list within the column view, which can scroll to a row. */
GtkWidget *ent_register_inner_list (EntRegister *self);
/* The row of the stakeholder with this id; FALSE if there is none. O(n), in another order
 * than the map's only the first time after the rows have changed */
gboolean ent_register_find_row (EntRegister *self, const char *id, guint *row);
guint ent_register_n_rows (EntRegister *self);
/* Borrowed, until the next change of the map; NULL past the last row. */
EntId ent_register_id_at (EntRegister *self, guint row);
/* 0 for one that is not shown. */
guint ent_register_column_place (GPtrArray *shown, const EntRegisterColumn *column);
/* From the anchor to the cursor. */
EntRegisterBlock ent_register_block (EntRegister *self, GPtrArray *shown);

/* What is meant by the chosen cells or rows. */
typedef struct
{
  EntId *ids; /* owned, in the order of the rows */
  guint n_ids;
  EntColumn *columns; /* owned */
  guint n_columns;
  guint first_row;
  EntRegisterColumn *first_column;
} EntRegisterRange;
void ent_register_range_clear (EntRegisterRange *range);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntRegisterRange, ent_register_range_clear)
/* FALSE: nothing is chosen. */
gboolean ent_register_get_range (EntRegister *self, EntRegisterRange *range);
/* From the first of those on to the end of the table. */
gboolean ent_register_get_rest (EntRegister *self, EntRegisterRange *range);

/* --- register-clipboard.c --- */
void ent_register_install_actions (GtkWidgetClass *class);
/* As pasted from a clipboard that holds @text. */
void ent_register_paste_text (EntRegister *self, const char *text);
/* As it is put onto a clipboard; NULL: nothing is chosen. */
char *ent_register_copy_text (EntRegister *self) G_GNUC_WARN_UNUSED_RESULT;
void ent_register_emit_message (EntRegister *self, const char *message);
void ent_register_emit_working (EntRegister *self, const char *message);

/* --- register-work.c --- */
void ent_register_init_work (EntRegister *self);
/* Does it at once, or, of many cells, as soon as the window can be seen to say so: see ent_soon_do(). */
void ent_register_work (EntRegister *self, guint n_cells, EntSoonFunc func, gpointer data, GDestroyNotify free_data);

G_END_DECLS
