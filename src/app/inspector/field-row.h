/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of the table with its label and the editor that its type asks
 * for. What is typed goes to the map at once, as an undoable step that grows
 * while typing goes on; a date when it is finished.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_FIELD_ROW_PLAIN = 1 << 0, /* the editor alone: its label is told, not shown */
  ENT_FIELD_ROW_SHORT = 1 << 1, /* a note of two lines */
  ENT_FIELD_ROW_WORDS = 1 << 2, /* of a choice: with what each means */
} EntFieldRowFlags;

/* Whose field it is. Of assessments, ids are the stakeholders; the moment is the document's. */
typedef struct
{
  EntRecordKind kind;
  const char *const *ids; /* NULL-terminated; NULL for the map itself */
  EntAspect aspect;
} EntFieldTarget;

#define ENT_TYPE_FIELD_ROW (ent_field_row_get_type ())
G_DECLARE_FINAL_TYPE (EntFieldRow, ent_field_row, ENT, FIELD_ROW, GtkBox)

GtkWidget *ent_field_row_new (EntDocument *document, const EntField *field, EntFieldRowFlags flags);
const EntField *ent_field_row_field (EntFieldRow *self);
void ent_field_row_set_target (EntFieldRow *self, const EntFieldTarget *target);
/* Shows what the map holds now, unless somebody is typing just that. */
void ent_field_row_update (EntFieldRow *self);
/* Gives it the keyboard, with what it holds selected. */
void ent_field_row_select (EntFieldRow *self);
/* Takes over what is typed but not finished in the row that @focus is in, if it is in one. */
void ent_field_row_finish_at (GtkWidget *focus);
/* Shown while the field is empty; never written. */
void ent_field_row_set_placeholder (EntFieldRow *self, const char *text);
GtkWidget *ent_field_row_editor (EntFieldRow *self);

/* Appends a row for each field of @group that can be edited, except for those
 * named in @except, and adds it to @rows. */
void ent_field_rows_add (GtkBox *content, EntDocument *document, EntRecordKind kind, EntFieldGroup group, const char *const *except, GPtrArray *rows);

G_END_DECLS
