/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the import window only:
 *   import-window.c   the window, its settings, and what is asked for
 *   import-work.c     reading and importing, in threads
 *   import-columns.c  what the columns mean
 *   import-report.c   what becomes of the rows
 *   import-take.c     into the map
 */
#pragma once

#include <gtk/gtk.h>

#include "analysis/compare-maps.h"
#include "app/exchange/import-window.h"
#include "app/parts/soon.h"
#include "io/book/formats.h"
#include "io/exchange/import.h"

G_BEGIN_DECLS

typedef struct
{
  EntWindow *window; /* over which it stands: it goes first */
  GtkWidget *dialog; /* whose data this is */
  char **paths;      /* of the files; NULL: @bytes */
  GBytes *bytes;     /* from the clipboard, or NULL */
  EntReadOptions options;
  EntImport *import;       /* NULL while it is read, and where it cannot be */
  EntImported *imported;   /* of the last run that ended; or NULL */
  EntMapChanges *changes;  /* from the map to that */
  GHashTable *differences; /* id of a stakeholder or tie → GPtrArray of char *: what is changed of it */
  guint64 revision;        /* of the map that it was run with */
  EntProgress *progress;   /* of what a thread is at; NULL: none is */
  gboolean reads_again;    /* once that has ended */
  gboolean runs_again;
  GPtrArray *edits;          /* of ImportEdit, owned: what is done to @import when no thread looks at it */
  guint table;               /* that is shown */
  gboolean recalled;         /* the columns are read as the last time */
  GCancellable *cancellable; /* once the dialog is closed, nobody wants to know */

  GtkDropDown *tables, *kinds, *encodings, *separators, *sectors;
  GtkSpinButton *titles;
  GtkWidget *tables_label, *encodings_label, *separators_label;
  GtkListBox *columns;
  GtkWidget *heading, *settings, *list, *right, *another; /* what is shown of a file that can be read, and of one that cannot */
  GtkWidget *progress_bar;
  guint progress_id; /* while it is shown */
  GtkLabel *told, *summary, *more;
  GtkCheckButton *only_remarked;
  GtkListBox *rows;
  GtkWidget *take;
  EntSoon taking;   /* what holds the window for a moment */
  gboolean filling; /* what is shown is being set: nobody chose it */
} ImportView;

/* What was chosen, to be done when no thread looks at the import. */
typedef enum
{
  EDIT_KIND,
  EDIT_TITLES,
  EDIT_MEANS,
  EDIT_FALLING,
  EDIT_DECIMALS,
  EDIT_VALUE,
  EDIT_SECTOR,
  EDIT_DECISION,
} EditKind;
typedef struct
{
  EditKind kind;
  guint table, column, number;
  EntMeans means;
  char *text, *value; /* owned, or NULL */
} ImportEdit;

/* import-window.c */
/* The settings of the file show what is so now. */
void ent_import_view_show_settings (ImportView *self);
/* The file cannot be read: why, and what can be done. */
void ent_import_view_show_failure (ImportView *self, const GError *error);
/* Under the settings: why there is nothing, what is going on, or NULL. */
void ent_import_view_tell (ImportView *self, const char *message, gboolean is_error);

/* import-work.c */
/* Reads the files anew, as the options say. */
void ent_import_view_read (ImportView *self);
/* Takes @edit over, does it soon and imports anew. */
void ent_import_view_edit (ImportView *self, const ImportEdit *edit);
/* Imports anew: the map has changed. */
void ent_import_view_run (ImportView *self);
void ent_import_edit_free (ImportEdit *edit);

/* import-columns.c */
void ent_import_view_show_columns (ImportView *self);

/* import-report.c */
void ent_import_view_show_report (ImportView *self);
/* Asks where to put it as a table, every row of it. */
void ent_import_view_save_report (ImportView *self);
/* What is going to happen, in one line. */
char *ent_import_view_sum_up (const EntImported *imported) G_GNUC_WARN_UNUSED_RESULT;

/* import-take.c */
void ent_import_view_init_taking (ImportView *self);
void ent_import_view_take (ImportView *self);

/* import-memory.c */
/* What was said of columns like these the last time; FALSE: nothing. */
gboolean ent_import_memory_recall (EntImport *import);
void ent_import_memory_keep (EntImport *import);

G_END_DECLS
