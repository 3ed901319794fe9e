/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one stakeholder, which the inspector shows. */
#pragma once

#include "ui/test-util.h"

G_BEGIN_DECLS

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  GtkWidget *inspector;
  char *id;
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);
const EntStakeholder *subject (Fixture *f);
/* The editor of the stakeholder's field. */
GtkWidget *field (Fixture *f, const char *name);
/* As hands do it: one letter after the other. */
void type (GtkWidget *editable, const char *text);

G_END_DECLS
