/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why, after a rating on the spot: a line over the picture that may be
 * answered or passed over. It takes no key from whoever goes on rating.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_REASON_LINE (ent_reason_line_get_type ())
G_DECLARE_FINAL_TYPE (EntReasonLine, ent_reason_line, ENT, REASON_LINE, GtkBox)

/* @view: gets the keyboard back; must live as long. */
GtkWidget *ent_reason_line_new (EntDocument *document, GtkWidget *view);
/* They were rated at the moment that is shown, just now. @aspects: bits 1 << EntAspect, of power and commitment. */
void ent_reason_line_ask (EntReasonLine *self, const char *const *ids, guint aspects);
/* The keyboard goes to the answer, of what was asked last; FALSE: nothing is asked. */
gboolean ent_reason_line_answer (EntReasonLine *self);
/* Where it lies over a picture of @width and @height with @buttons at the right of its foot: beside them, and above
 * where there is no room. */
GdkRectangle ent_reason_line_place (EntReasonLine *self, GtkWidget *buttons, int width, int height);
/* What is typed becomes the reason. */
void ent_reason_line_take_over (EntReasonLine *self);

G_END_DECLS
