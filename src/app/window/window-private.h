/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the window only:
 *   window.c          its parts, panels
 *   window-actions.c  the commands
 *   window-clipboard.c whose words are copied
 *   window-change.c   who moved between two moments
 *   window-file.c     saving, closing
 *   window-filter.c   what the filter keeps back
 *   window-history.c  the list of steps
 *   window-inside.c   one organisation from inside
 *   window-journal.c  what was not saved when a program ended
 *   window-lock.c     somebody else has the file
 *   window-open.c     opening
 *   window-merge.c    comparing with another file, and merging others
 *   window-panels.c   panels, and what gives way in a narrow window
 *   window-plan.c     the action plan
 *   window-project.c  the projector, and what is kept for it
 *   window-reading.c  what the map shows, in sentences
 *   window-rescue.c   what is offered when a file cannot be saved, or opened
 *   window-search.c   the line for searching
 *   window-title.c    what the header says of the map
 *   window-watch.c    what others do to the file
 *   window-work.c     what takes long
 */
#pragma once

#include "app/compat.h"
#include "app/document/file-watch.h"
#include "app/inspector/inspector.h"
#include "app/panels/moments-bar.h"
#include "app/panels/sidebar.h"
#include "app/paper/export.h"
#include "app/parts/soon.h"
#include "app/register/register.h"
#include "app/typing/quick-add.h"
#include "app/window/window.h"
#include "io/journal/keeper.h"
#include "io/secret/secret.h"

G_BEGIN_DECLS

struct _EntWindow
{
  GtkApplicationWindow parent_instance;

  EntDocument *document; /* owned */
  GSettings *settings;   /* owned */

  GtkHeaderBar *header;
  GtkLabel *title_label, *subtitle_label;
  GtkWidget *open_button, *undo_button, *redo_button, *save_button, *project_button, *search_button;
  GtkWidget *map_button, *matrix_button, *register_button, *change_button, *reading_button, *plan_button;
  GtkWidget *switcher;         /* the buttons of the views */
  GtkMenuButton *views_button; /* in its place where there is no room for them */
  GtkMenuButton *recent_button, *history_button, *menu_button;
  EntMessageBar *messages;
  EntMessageBar *file_bar; /* what others do to the file: stays while that is so */
  EntMessageBar *work_bar; /* what takes long: the same */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry; /* NULL until somebody searches */
  GtkLabel *found_label;
  GtkPaned *left_paned, *right_paned;
  GtkStack *views;
  GtkBox *bottom;

  /* made anew for each document */
  GtkWidget *canvas;
  GtkWidget *canvas_page; /* GtkPaned: of the sentences, and the canvas with all that is around it */
  GtkWidget *sidebar, *inspector, *quick_add, *moments;

  GtkWidget *hidden_bar; /* says what the filter keeps back */
  GtkLabel *hidden_label;
  GtkWidget *inside_bar;    /* over the canvas, while it shows an organisation from inside */
  GtkBox *change_page;      /* of the canvas, and the list of those who moved */
  GtkWidget *change_panel;  /* beside the canvas, once a change was looked at; or NULL */
  GtkWidget *reading_panel; /* the sentences beside it in the same page, once they were looked at; or NULL */
  GtkWidget *register_page; /* NULL until it is shown */
  GtkWidget *plan_page;     /* the same */
  GtkWidget *empty_hint;    /* over a picture without anybody */
  GtkWidget *zoom;          /* buttons in the corner of the picture */
  GtkWidget *reason_line;   /* over a picture in which somebody was rated */

  guint refused_at;    /* one more than the position in the history when something was refused, as the message says; 0: it does not */
  EntSoon jump;        /* over many steps of the history */
  guint undo_position; /* in the history, of the step that the message offers to undo; 0: it offers none */

  char *view;                       /* "map", "matrix", "register", "change", "reading", "plan" */
  gboolean left_panel, right_panel; /* as the user wants them */
  gboolean has_menus;               /* nobody can ask for one before the window is seen */
  int width;                        /* when sizes were given out last; 0: they never were */
  gboolean narrow;                  /* too narrow for the panels, unless asked for */
  gboolean left_in_narrow, right_in_narrow;
  gboolean change_folded;    /* the list of those who moved */
  gboolean reading_folded;   /* the sentences */
  GSource *focus_watch;      /* owned */
  gboolean focus_in_sidebar; /* when something had the keyboard last */
  guint layout_id;
  guint refresh_id;
  guint n_busy;
  GPtrArray *works;          /* of EntWork: what is going on; see window-work.c */
  guint works_id;            /* looks how far it is */
  GQueue saves;              /* that wait for the one under way */
  EntFingerprint *saving_at; /* what is being written, or NULL */
  gboolean save_failed;      /* of those asked for together: what was said of it stays */
  gboolean close_after_save; /* once nothing waits any more */
  gboolean closes_unsaved;   /* once the save under way is done */
  EntFileWatch *watch;       /* owned */
  EntDocument *former;       /* owned: what was open before it was read again; or NULL */
  GPtrArray *opening;        /* what is being read, and what is asked about: see window-open.c */
  gpointer joining;          /* the files that are being compared or merged: see joining-private.h; or NULL */
  GPtrArray *exports;        /* what is being drawn into files: see export-file.c */
  gboolean close_after_export;
  gboolean closing;         /* nobody is asked any more */
  guint64 given_up;         /* revision of the map that need not be saved */
  GtkWidget *projector;     /* while it is open; has a weak pointer here */
  GtkWidget *presenter_bar; /* the same while; or NULL */

  EntJournalKeeper *journal; /* owned: of the document */
  EntSecret *journal_secret; /* owned: that seals it; or NULL */
  gint64 journal_saved_at;   /* when the document was saved that the journal knows of */
  char *journal_checksum;    /* of the file that it knows of; or NULL */
  char *journal_trouble;     /* what is said of it; or NULL */
  GtkWidget *recovered_list; /* while it is open; has a weak pointer here */
  gboolean offers_recovered; /* what others have left is shown by itself */
  gboolean asks_recovered;   /* and it was asked for */
};

/* window.c */
/* Says what a widget tells of by its signal. */
void ent_window_on_told (GtkWidget *widget, const char *message, EntWindow *self);
/* Title, commands, and the menus of recent maps and moments, once what is going on is done. */
void ent_window_queue_refresh (EntWindow *self);
/* Takes over what is typed but not finished: in a cell of the register, or a date. And what was announced is done. */
void ent_window_take_over (EntWindow *self);
/* The widget of the shown view that takes the keyboard. */
GtkWidget *ent_window_view_widget (EntWindow *self);

/* window-actions.c */
void ent_window_class_install_actions (GtkWidgetClass *class);
void ent_window_update_actions (EntWindow *self);
/* Whether there is anything to undo or redo: at once, for the key that comes right after. */
void ent_window_update_steps (EntWindow *self);
/* What is shown is what is projected and exported; the register has no picture, the map stands for it. */
EntPicture ent_window_picture (EntWindow *self);
/* What the view shows, to be drawn; the caller clears it. */
EntExport ent_window_content (EntWindow *self) G_GNUC_WARN_UNUSED_RESULT;
/* Menus are many widgets: they come once the window is seen, or with the first that is asked for. */
void ent_window_fill_menus (EntWindow *self);
void ent_window_expect_menu (EntWindow *self, GtkMenuButton *button);

/* window-change.c */
/* What holds @picture, and the list beside it. */
GtkWidget *ent_window_build_change (EntWindow *self, GtkWidget *picture);
void ent_window_show_change (EntWindow *self, gboolean shown);
/* The moment from which a change to the shown one would be; NULL: there is none before it. */
const char *ent_window_change_from (EntWindow *self);

/* window-clipboard.c */
void ent_window_init_clipboard (EntWindow *self);

/* window-history.c */
void ent_window_init_history (EntWindow *self);
void ent_window_show_history (EntWindow *self);
/* About the step that was done last, with a button that takes it back, until another one is done. */
void ent_window_say_step (EntWindow *self, EntMessageKind kind, const char *message);
/* Goes there; over many changes, as soon as the window can be seen to say so. */
void ent_window_go_to (EntWindow *self, guint position);
/* What waits for that is done now, or, where things have changed meanwhile, not at all. */
void ent_window_finish_jump (EntWindow *self);

/* window-filter.c */
GtkWidget *ent_window_build_hidden_bar (EntWindow *self);
/* How many are kept back now. */
void ent_window_show_hidden (EntWindow *self);
/* Whether they fade, as the user prefers. */
void ent_window_follow_fading (EntWindow *self);
void ent_window_filter (EntWindow *self);
/* Neither filter nor search. */
void ent_window_show_all (EntWindow *self);

/* window-panels.c */
/* Which view is shown, where its button is not. */
void ent_window_show_view_name (EntWindow *self);
gboolean ent_window_left_shown (EntWindow *self);
gboolean ent_window_right_shown (EntWindow *self);
void ent_window_show_panels (EntWindow *self);
/* Where they cover the least of what is looked at. */
void ent_window_place_messages (EntWindow *self);
/* What is beside the line at the bottom, as far as that leaves room. */
void ent_window_show_bottom (EntWindow *self);
/* The left one or the right one. */
void ent_window_set_panel (EntWindow *self, gboolean left, gboolean shown);
/* It will be so wide when it is shown: else it could never be narrower than its words. */
void ent_window_expect_width (EntWindow *self, int width);
/* The window has become so wide, in pixels; panels come and go later, when sizes are not being given out. */
void ent_window_take_width (EntWindow *self, int width);
/* The same for the width that it has: its words need another one now. */
void ent_window_queue_layout (EntWindow *self);

/* window-inside.c */
/* The one that was selected last, where that is a stakeholder; or NULL. */
const EntStakeholder *ent_window_selected (EntWindow *self);
/* Into the selected organisation, or back to the map. */
void ent_window_toggle_inside (EntWindow *self);
/* What tells, above @picture, whose people and departments the canvas shows. */
GtkWidget *ent_window_build_inside (EntWindow *self, GtkWidget *picture);
/* Who could be exported or printed from inside: who is opened, or else is selected and has somebody. Borrowed, or NULL. */
const EntStakeholder *ent_window_insider (EntWindow *self);

/* window-journal.c */
/* What is done to the document that is shown now is kept, for the case of a crash. */
void ent_window_keep_journal (EntWindow *self);
/* That steps are not kept, which has been noticed. */
void ent_window_say_journal_trouble (EntWindow *self);
/* What was not saved stays for the next start. */
void ent_window_drop_journal (EntWindow *self);
/* Looks, in a thread, for what others have left, and shows it where it is to be offered or was asked for. */
void ent_window_look_for_recovered (EntWindow *self);
void ent_window_recover (EntWindow *self);
void ent_window_open_recovered (EntWindow *self, const char *id);

/* window-plan.c */
/* Made when it is asked for first. */
GtkWidget *ent_window_plan_page (EntWindow *self);
/* What is chosen in the plan selects nobody while a room sees the map. */
void ent_window_keep_plan_private (EntWindow *self, gboolean is_private);
/* The plan without groups, in the order that can be changed. */
void ent_window_show_plan_order (EntWindow *self);

/* window-project.c */
/* The sequence @from_start, or what the window shows. */
void ent_window_project (EntWindow *self, gboolean from_start);
void ent_window_end_projector (EntWindow *self);
/* The picture that is shown becomes a step of the map. */
void ent_window_keep_step (EntWindow *self);

/* window-reading.c */
/* What holds @picture, and the sentences beside it. */
GtkWidget *ent_window_build_reading (EntWindow *self, GtkWidget *picture);
void ent_window_show_reading (EntWindow *self, gboolean shown);
/* Whom a sentence has selected is not any more. */
void ent_window_let_go_of_reading (EntWindow *self);
/* Gives the keyboard to the sentences. */
void ent_window_enter_reading (EntWindow *self);
/* The ways in to the selected stakeholder, or whom it can reach. */
void ent_window_ask_map (EntWindow *self, gboolean ways_in);

/* window-rescue.c */
/* Writes a copy of the map into a new file where the user's documents are, or at home, and says where. */
void ent_window_rescue (EntWindow *self);
/* Whether there are versions from where the map of @document was before it was moved or renamed: then they can be asked
 * for. Who opens it does not wait for that. */
void ent_window_look_for_versions (EntDocument *document);
/* Beside what the message says: the earlier versions of the file at @path. */
void ent_window_offer_versions (EntWindow *self, const char *path);

/* window-search.c */
void ent_window_init_search (EntWindow *self);
/* Says how many are found. */
void ent_window_show_found (EntWindow *self);

/* window-merge.c */
/* Asks for the file to compare with, or for those to merge. */
void ent_window_ask_for_other (EntWindow *self, gboolean compares);
void ent_window_compare_with (EntWindow *self, const char *path);
/* Where the file could have been made from what this map was, it is asked. Of the map's own file that is known: others
 * have changed it, and saving goes on from what stands there. */
void ent_window_merge_with (EntWindow *self, const char *path);
/* The same with several, one after the other and as one step; the map's own file is left out where there are others. */
void ent_window_merge_all (EntWindow *self, const char *const *paths);

/* window-file.c */
void ent_window_save (EntWindow *self);
void ent_window_save_as (EntWindow *self);
/* At the place that was chosen, with our ending; at once, or after what is being saved. */
void ent_window_save_at (EntWindow *self, const char *path, gboolean then_close);
/* The window whose map is in this file, or that is opening it; or NULL. The map
 * of @except may be in it. What the windows have is compared by what is known of
 * it. Only the path that was asked for has been looked at, still on the main loop:
 * in a network folder that hangs, the program waits for that one. */
EntWindow *ent_window_find (EntWindow *self, const EntFingerprint *place, const EntWindow *except);
/* Whether the map of any window is in the file at @path, is being written there, or read from it. */
gboolean ent_window_has_path (EntWindow *self, const char *path);
/* On the list of recent maps; a sealed one is taken off: its name and folder alone may tell whom it is about. */
void ent_window_remember (EntWindow *self, EntDocument *document);
/* TRUE: wait, the user is being asked. */
gboolean ent_window_ask_before_closing (EntWindow *self);
/* Where the map was changed or saved since somebody chose to close without saving, the next close asks again. */
void ent_window_look_again (EntWindow *self);

/* window-open.c */
void ent_window_ask_for_file (EntWindow *self);
/* Whether it is reading the file at @place, or asking how. */
gboolean ent_window_is_opening (EntWindow *window, const EntFingerprint *place);
/* Where any window asks for the passphrase of that file, it is not asked any more, and not opened. */
void ent_windows_give_up_asking (EntWindow *self, const EntFingerprint *place);
/* The message of @error about the file at @path, which names that in short. */
char *ent_window_describe_error (const char *path, const GError *error) G_GNUC_WARN_UNUSED_RESULT;
/* A task or a question that holds the window keeps it from being taken apart, but not from being closed: who comes back to
 * it asks this. */
gboolean ent_window_is_closed (EntWindow *self);
void ent_window_show_findings (EntWindow *self);
void ent_window_welcome (EntWindow *self);
/* The file of a map that is only looked at, because somebody else has it or it was damaged: read again to be edited here,
 * if it is free now or the user decides so. */
void ent_window_edit_file (EntWindow *self);

/* window-lock.c */
enum
{
  ENT_HELD_READ_ONLY,
  ENT_HELD_COPY,
  ENT_HELD_TAKE_OVER,
};
/* How the file at @path is to be opened: the answer is one of those, or another one for not at all. */
void ent_window_ask_about_holder (EntWindow *self, const char *path, const EntLockHolder *holder, EntAnswerFunc func, gpointer data);
/* Why nothing can be edited here, and what can be done. */
char *ent_window_describe_held (EntWindow *self) G_GNUC_WARN_UNUSED_RESULT;

/* window-title.c */
void ent_window_show_title (EntWindow *self);

/* window-work.c */
void ent_window_busy (EntWindow *self, gboolean begins);
/* What holds the main loop for a moment: @message tells of it before it begins; NULL when it is done, before what came of it
 * is told. */
void ent_window_hold (EntWindow *self, const char *message);
/* What a thread does for this window, which is busy meanwhile: where it takes long, a bar says so, how far it is, and has
 * a button that ends it. */
typedef struct _EntWork EntWork;
/* @message: what is going on, in a sentence. Cancelled, @progress is stopped, and @cancel, which may be NULL, is called. */
EntWork *ent_work_begin (EntWindow *window, const char *message, EntProgress *progress, void (*cancel) (gpointer data), gpointer data);
/* Lent. */
EntProgress *ent_work_progress (EntWork *work);
/* Other words for it, and for its button if @button is not NULL; it is shown now, however short it is. */
void ent_work_say (EntWork *work, const char *message, const char *button);
/* Frees it. What came of it is told by the caller. */
void ent_work_end (EntWork *work);
/* Tells @message, which names the file at @path, with a button that shows its folder. */
void ent_window_say_file (EntWindow *self, EntMessageKind kind, const char *message, const char *path);
/* What is shown; or what was begun last and is not cancelled yet. */
void ent_window_cancel_work (EntWindow *self);
/* What the bar says, or NULL. */
const char *ent_window_work (EntWindow *self);
/* The window goes, and nobody looks any more. */
void ent_window_end_work (EntWindow *self);

/* window-watch.c */
void ent_window_init_watch (EntWindow *self);
void ent_window_end_watch (EntWindow *self);
/* The document has another file, or is being saved, or has been. */
void ent_window_follow_file (EntWindow *self);
/* What there is to be said of the file now, or nothing. */
void ent_window_show_file_state (EntWindow *self);
/* The same, after the map was edited or saved, if it is still shown. */
void ent_window_renew_file_state (EntWindow *self);
void ent_window_say_damaged (EntWindow *self);
/* The map as it is on the disk, if nothing here would be lost by that: one step that can be undone, where steps can lead
 * there. */
void ent_window_reload (EntWindow *self);
/* The one that was open before another one took its place. */
void ent_window_unreload (EntWindow *self);

G_END_DECLS
