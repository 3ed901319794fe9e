/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with three stakeholders, whose register is shown. */
#pragma once

#include "ui/test-util.h"

#include "app/register/register-private.h"

G_BEGIN_DECLS

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  EntRegister *table;
  char *ids[3]; /* in the order of the map */
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);
const EntStakeholder *get (Fixture *f, guint i);
guint rating (Fixture *f, guint i, EntAspect aspect);
void rate (Fixture *f, guint i, EntAspect aspect, guint value);
EntRegisterColumn *column_named (Fixture *f, const char *name);
/* NULL while it is not in sight. */
EntRegisterCell *cell_at (Fixture *f, guint row, const char *column);
/* The block from one cell to the other. */
void choose (Fixture *f, guint row, const char *column, guint last_row, const char *last_column);
void act (Fixture *f, const char *action);
/* Whether the window tells @text, among other things. */
gboolean says (Fixture *f, const char *text);
/* The names, in the order of the table, with commas between. */
char *order (Fixture *f) G_GNUC_WARN_UNUSED_RESULT;
void assert_order (Fixture *f, const char *wanted);
/* The names of the columns, with blanks between. */
char *shown (Fixture *f) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
