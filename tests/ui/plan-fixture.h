/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with three stakeholders and four actions, whose plan is shown as in the map, on 17 June 2026. */
#pragma once

#include "ui/test-util.h"

#include "app/plan/plan-private.h"
#include "app/window/window-private.h"

G_BEGIN_DECLS

#define TODAY 20260617

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  EntPlanView *plan;
  char *hotel, *police, *radio; /* ids */
  guint start;                  /* steps that were done to come here */
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);

/* An action; @with is a stakeholder or NULL. The id is the map's. */
const char *add_action (Fixture *f, const char *what, EntDate due, const char *with);
/* The one that is called so. */
const EntAction *action_called (Fixture *f, const char *what);
/* What stands in the rows, headings in brackets, with commas between. */
void assert_rows (Fixture *f, const char *expected);
/* NULL while it is not in sight. */
EntPlanCell *cell_at (Fixture *f, guint row, EntPlanColumnKind column);
/* The cursor there, with the keyboard. */
void go_to (Fixture *f, guint row, EntPlanColumnKind column);
/* By a command of the plan, such as "plan.done". */
void act (Fixture *f, const char *action);
/* One step was done since @f->start or the last time that it was asked. */
void assert_step (Fixture *f, const char *name);
/* Whether the window tells @text, among other things. */
gboolean says (Fixture *f, const char *text);

G_END_DECLS
