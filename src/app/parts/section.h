/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces that panels, pages and dialogs are made of. */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

/* A group under a heading that folds; returns the expander, what is appended
 * to *@content is in it. */
GtkWidget *ent_section_new (const char *title, gboolean open, GtkBox **content);
/* "Ties" with "4" behind it; 0 shows no number. */
void ent_section_set_count (GtkWidget *section, guint count);
/* The same with a few words, or NULL. */
void ent_section_set_note (GtkWidget *section, const char *note);
/* A sign in the head, also while it is folded, that something in it is to be seen to, and what; or NULL. */
void ent_section_set_warning (GtkWidget *section, const char *words);
/* A small heading within a group. */
GtkWidget *ent_subheading_new (const char *title);
GtkWidget *ent_dim_label_new (const char *text);
/* What is to be seen to, in words beneath what it is about; hidden until there is something. */
GtkWidget *ent_notice_new (void);
/* @words: NULL if nothing is. */
void ent_notice_show (GtkWidget *notice, const char *words);
/* The label at the left of an editor: all are of one width. */
GtkWidget *ent_field_label_new (const char *text);
/* Whose label wraps: a sentence in the longest of languages would widen the panel. */
GtkWidget *ent_check_button_new (const char *label);
/* A flat button with an icon and a tooltip that is its name too. */
GtkWidget *ent_icon_button_new (const char *icon, const char *tooltip);
/* Takes @labels over. The button cuts off a long one, which the list shows whole:
 * so a column keeps its width in every language. */
GtkWidget *ent_drop_down_new (GtkStringList *labels);
/* For windows that only show or ask something. */
void ent_close_on_escape (GtkWindow *window);
/* What stands over @window, as if the user had closed it: whoever holds the window for the sake of an answer has it at once. */
void ent_close_dialogs_of (GtkWindow *window);
/* @widget edits: insensitive while the document is only to be looked at. */
void ent_bind_can_edit (EntDocument *document, GtkWidget *widget);
/* @widget has @class, or has it not. */
void ent_set_css_class (GtkWidget *widget, const char *class, gboolean has);
void ent_box_clear (GtkBox *box);
/* A label with a mnemonic and the widget it names, side by side; returns the label. */
GtkWidget *ent_grid_add (GtkGrid *grid, int row, const char *label, GtkWidget *widget);
GtkDropDown *ent_grid_add_choice (GtkGrid *grid, int row, const char *label, const char *const *names, guint chosen);
/* Appends @button, which deletes what the page is about, apart from the rest. */
void ent_section_add_deletion (GtkBox *page, EntDocument *document, GtkWidget *button);

G_END_DECLS
