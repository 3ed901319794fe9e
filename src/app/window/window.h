/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One window with one document. */
#pragma once

#include <gtk/gtk.h>

#include "app/canvas/canvas.h"
#include "app/document/document.h"
#include "app/window/message-bar.h"

G_BEGIN_DECLS

#define ENT_TYPE_WINDOW (ent_window_get_type ())
G_DECLARE_FINAL_TYPE (EntWindow, ent_window, ENT, WINDOW, GtkApplicationWindow)

/* Takes no reference of @document from the caller. */
EntWindow *ent_window_new (GtkApplication *application, EntDocument *document);
EntDocument *ent_window_document (EntWindow *self);
/* Shows another document instead; nobody is asked. */
void ent_window_set_document (EntWindow *self, EntDocument *document);
EntCanvas *ent_window_canvas (EntWindow *self);

/* Reads the file in a thread and shows it here if this window is blank, else in another one. */
void ent_window_open (EntWindow *self, GFile *file);
/* Before it is shown: what was not saved when a program ended is offered over it. */
void ent_window_offer_recovered (EntWindow *self);
/* What is not saved is on the disk for the next start when this returns: it waits for the disk. */
void ent_window_flush_journal (EntWindow *self);
/* A message under the header; @button and @action may be NULL. */
void ent_window_say (EntWindow *self, EntMessageKind kind, const char *message, const char *button, const char *action);
/* What the message bar shows, or NULL. */
const char *ent_window_message (EntWindow *self);
/* Adds an action, to be done with these stakeholders (ids, NULL-terminated, or NULL), as one step, and says so: with buttons
 * that go to it in the plan, and that take it back. */
void ent_window_add_action (EntWindow *self, const char *what, const char *const *with);
/* Whether one that is still open says the same, to be done with any of these; if so, says that. */
gboolean ent_window_has_action (EntWindow *self, const char *what, const char *const *with);
/* Goes to the action in the plan, where what is to be done is edited. */
void ent_window_show_action (EntWindow *self, const char *id);
/* Whether a file is being read or written for this window. */
gboolean ent_window_is_busy (EntWindow *self);

G_END_DECLS
