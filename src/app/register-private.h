/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register and its cells share. */
#pragma once

#include "app/register.h"
#include "app/stakeholder-list.h"

G_BEGIN_DECLS

/* A column: a field of the table, or an aspect at the chosen moment. */
typedef struct
{
  EntRegister *owner;
  const EntField *field;     /* NULL for an aspect */
  EntAspect aspect;          /* meant when field is NULL */
  const EntChoices *choices; /* of what is chosen, else NULL */
} EntRegisterColumn;

const char *ent_register_column_title (const EntRegisterColumn *column);
gboolean ent_register_column_is_editable (const EntRegisterColumn *column);
gboolean ent_register_column_is_truth (const EntRegisterColumn *column);
/* As a number into choices, a truth, or a date; unknown values count as 0. */
guint ent_register_column_number (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder);
/* As people read it; NULL for nothing. */
char *ent_register_column_text (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder);
/* The order of two stakeholders by this column: what is empty comes last. */
int ent_register_column_compare (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *a, const EntStakeholder *b);
/* Sets one stakeholder's value: a text as typed, or a number as above. */
gboolean ent_register_column_set_text (const EntRegisterColumn *column, EntDocument *document, const char *id, const char *text, GError **error);
gboolean ent_register_column_set_number (const EntRegisterColumn *column, EntDocument *document, const char *id, guint number, GError **error);
EntDocument *ent_register_document (EntRegister *self);

/* The cells of @column. @column must outlive the factory. */
GtkListItemFactory *ent_register_cell_factory (const EntRegisterColumn *column) G_GNUC_WARN_UNUSED_RESULT;
/* The edit label of the cell that @widget is in or around; NULL for none, and for
 * what is in a popover of it. */
GtkWidget *ent_register_cell_at (GtkWidget *widget);
/* Begins to edit the cell whose edit label @widget is. */
void ent_register_cell_edit (GtkWidget *widget);

G_END_DECLS
