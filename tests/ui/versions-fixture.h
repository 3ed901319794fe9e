/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows whose files were saved over, and the list of what was. */
#pragma once

#include "ui/test-util.h"

#define VERSIONS_PASSPHRASE "la barca, la campana y el limonero"

void versions_save (EntWindow *window);
/* A window whose file was saved @n times, each time with one stakeholder more. */
EntWindow *versions_window (guint n, char **path);
/* Saved twice with the passphrase. */
EntWindow *versions_sealed_window (char **path);
/* The list of them over @window. */
GtkWidget *versions_show (EntWindow *window);
GtkListBox *versions_list (GtkWidget *dialog);
/* What the list says of one of them so far; "" where there is none. */
const char *versions_details (GtkWidget *dialog, int row);
/* The row of the list, once it was read what is in it. */
GtkWidget *versions_row (GtkWidget *dialog, int row);
/* The window of which the title says that it is a version, or NULL. */
EntWindow *versions_find (void);
/* Waits to be asked for a passphrase, and gives this one. */
void versions_answer (const char *passphrase);
