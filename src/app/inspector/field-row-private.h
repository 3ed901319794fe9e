/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a field and the editors of the field types share. */
#pragma once

#include "app/inspector/field-row.h"

G_BEGIN_DECLS

struct _EntFieldRow
{
  GtkBox parent_instance;
  EntDocument *document;
  const EntField *field;
  EntFieldRowFlags flags;

  EntRecordKind kind;
  char **ids; /* NULL: the map itself */
  EntAspect aspect;

  GtkWidget *editor;
  GtkWidget *beside;      /* a button that offers values for the editor, or NULL */
  GtkWidget *reason;      /* why what was typed was not taken, once there was something to say */
  GtkWidget *placeholder; /* of a note: a label over it; or NULL */
  GtkWidget *words;       /* what the choice means, beneath it; or NULL */
  char *hint;             /* shown while it is empty, or NULL */
  gboolean updating;      /* the editor is being set: not an edit */
  gboolean refused;       /* what was finished was not taken: it stays to be mended */

  /* what the map held when it was shown or written last */
  char *loaded;
  gboolean mixed; /* several records differ; loaded is NULL */
  guint64 revision;
  GPtrArray *shown; /* of a set that is mixed: each record's members when it was shown; else NULL */
};

/* What a type's editor can do. */
typedef struct
{
  GtkWidget *(*build) (EntFieldRow *self);
  void (*show) (EntFieldRow *self, const char *text, gboolean mixed);
  /* Whether @text, from the map, is what the editor means: then it is left alone. NULL: never. */
  gboolean (*means) (EntFieldRow *self, const char *text);
  /* Writes what is only taken when it is finished, with Enter or when the keyboard
   * leaves; returns why not, owned, or NULL. NULL: everything is written as it is typed. */
  char *(*finish) (EntFieldRow *self);
} EntFieldEditor;

const EntFieldEditor *ent_field_editor (const EntField *field);
/* Those of a set of choices, and of one choice: files of their own. */
extern const EntFieldEditor ent_bits_editor, ent_choice_editor;
/* What the editor means is finished: Enter. */
void ent_field_row_finish (EntFieldRow *self);
/* What the editor means is not wanted: the map's word stands again. FALSE where that stands already. */
gboolean ent_field_row_take_back (EntFieldRow *self);
/* Writes @text, NULL for the default, for all that the row speaks of. */
void ent_field_row_write (EntFieldRow *self, const char *text);
/* Of a set: takes the members @out from each record's own, and adds @in; one a
 * line, or NULL. With @from, as many as records, to and from those instead. */
void ent_field_row_write_members (EntFieldRow *self, GPtrArray *from, const char *out, const char *in);
void ent_field_row_show_error (EntFieldRow *self, const char *message);

G_END_DECLS
