/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages over the top of the view, which stays where it is: one at a time, with the one useful button, seldom two. Whoever
 * has the keyboard in it leaves it with Escape; where work goes on, that is its button. A warning or an error that offers
 * something to be done comes back after what came before it. "changed" is emitted when something else is said, or nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_MESSAGE_BAR (ent_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntMessageBar, ent_message_bar, ENT, MESSAGE_BAR, GtkBox)

typedef enum
{
  ENT_MESSAGE_INFO, /* goes by itself after a while; the others stay until they are closed, or the next one comes */
  ENT_MESSAGE_WARNING,
  ENT_MESSAGE_ERROR,
  ENT_MESSAGE_WORK, /* is going on: until it is hidden */
} EntMessageKind;

GtkWidget *ent_message_bar_new (void);
/* @button and @action (a detailed action name) may be NULL together. */
void ent_message_bar_show (EntMessageBar *self, EntMessageKind kind, const char *message, const char *button, const char *action);
/* The same of what does not come back once something else was said: it may not be true any more. */
void ent_message_bar_show_passing (EntMessageBar *self, EntMessageKind kind, const char *message, const char *button, const char *action);
/* A second button for what is shown, before the first; with NULL for @action it only closes. */
void ent_message_bar_offer (EntMessageBar *self, const char *button, const char *action);
/* Of work that is shown: how much of it is done, in hundredths, by a bar; 0: nobody knows. */
void ent_message_bar_reach (EntMessageBar *self, guint percent);
/* What waits behind it is shown then. */
void ent_message_bar_hide (EntMessageBar *self);
/* The same, if it is work that is shown: something that was said meanwhile stays. */
void ent_message_bar_end_work (EntMessageBar *self);
/* That too is over. */
void ent_message_bar_clear (EntMessageBar *self);
/* What says @message is over, whether it is shown or waits. */
void ent_message_bar_withdraw (EntMessageBar *self, const char *message);
/* The same of whatever has @action for its first button: people have come to it in another way. */
void ent_message_bar_withdraw_action (EntMessageBar *self, const char *action);
/* While it is held nothing is seen of it; what it says comes back. */
void ent_message_bar_hold (EntMessageBar *self, gboolean held);
/* What it says, or NULL. */
const char *ent_message_bar_text (EntMessageBar *self);
/* Whether that is a warning or an error which offers something to be done. */
gboolean ent_message_bar_is_urgent (EntMessageBar *self);

G_END_DECLS
