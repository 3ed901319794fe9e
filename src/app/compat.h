/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that GTK does in another way after 4.8. Nothing outside
 * compat.c may ask for the version.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* translated */
  const char *patterns; /* "*.pdf;*.PDF" */
} EntFileFilter;

typedef struct
{
  const char *title;
  const char *accept; /* label of the button, or NULL */
  gboolean save;
  gboolean folder_only; /* a folder is to be opened, and no file */
  const char *name;     /* suggested when saving, or NULL */
  const char *folder;   /* where it begins: a path, or NULL */
  const EntFileFilter *filters;
  guint n_filters;
} EntFileQuestion;

/* @file is NULL when it was cancelled, @parent was closed, or choosing failed:
 * then @problem says so, and is NULL otherwise. Both are lent. Called exactly once. */
typedef void (*EntFileFunc) (GFile *file, const char *problem, gpointer data);
void ent_choose_file (GtkWindow *parent, const EntFileQuestion *question, EntFileFunc func, gpointer data);
/* The same for one or more to be opened: @files, of GFile, is lent, and NULL where @file would be. */
typedef void (*EntFilesFunc) (GListModel *files, const char *problem, gpointer data);
void ent_choose_files (GtkWindow *parent, const EntFileQuestion *question, EntFilesFunc func, gpointer data);

/* @button: which of the buttons, the last one (to be the way out) when it was closed,
 * by itself or with @parent. Called exactly once. */
typedef void (*EntAnswerFunc) (guint button, gpointer data);
/* @buttons: NULL-terminated, with mnemonics; @preferred is the one that Enter presses. */
void ent_ask (GtkWindow *parent, const char *heading, const char *body, const char *const *buttons, guint preferred, EntAnswerFunc func, gpointer data);

/* Has the properties "rgba" and "title", and notifies of the first. */
GtkWidget *ent_colour_button_new (const char *title);
/* The colour that text has in @widget. */
void ent_widget_get_colour (GtkWidget *widget, GdkRGBA *colour);
/* Whether @widget shows bright text on dark. */
gboolean ent_widget_is_dark (GtkWidget *widget);
/* Whether the user asks for high contrast: by the theme, which is all that 4.8 is told of it. */
gboolean ent_widget_has_high_contrast (GtkWidget *widget);
/* For a tooltip that is set on a visible widget, GTK asks the display seven times where the
 * pointer is, and waits for each answer: here not for one that nobody sees yet, or has already. */
void ent_set_tooltip (GtkWidget *widget, const char *text);
/* The list inside of a column view. */
GtkWidget *ent_column_view_list (GtkColumnView *view);
/* Scrolls a list view, or the list inside of a column view, to the row at @position: in the
 * frame after the next one, because a row that is new has no place before. */
void ent_list_reveal (GtkWidget *list, guint position);
/* Whether there is text to be read: GTK 4.8 leaks where there is none and it is asked for nevertheless. */
gboolean ent_clipboard_holds_text (GdkClipboard *clipboard);
/* Tells those who hear the window instead of seeing it; does nothing before 4.14. */
void ent_announce (GtkWidget *widget, const char *message);

typedef enum
{
  ENT_APPEARANCE_SYSTEM,
  ENT_APPEARANCE_LIGHT,
  ENT_APPEARANCE_DARK,
} EntAppearance;
/* For all windows of the program. */
void ent_set_appearance (EntAppearance appearance);

G_END_DECLS
