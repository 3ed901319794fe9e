/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short list of records with all their fields: moments, actions, the log of
 * a stakeholder. A row is made once for each record and kept while the record
 * is there, so that typing in it is never disturbed.
 */
#pragma once

#include "app/inspector/field-row.h"

G_BEGIN_DECLS

#define ENT_TYPE_RECORD_LIST (ent_record_list_get_type ())
G_DECLARE_FINAL_TYPE (EntRecordList, ent_record_list, ENT, RECORD_LIST, GtkBox)

/* Adds a record and returns its id, or NULL with what is wrong. */
typedef const char *(*EntRecordListAdd) (EntDocument *document, gpointer data, GError **error);
/* Removes one; returns FALSE with what is wrong. */
typedef gboolean (*EntRecordListRemove) (EntDocument *document, const char *id, gpointer data, GError **error);

/* Moves one so many places on, or back; returns FALSE with what is wrong. */
typedef gboolean (*EntRecordListMove) (EntDocument *document, const char *id, int by, gpointer data, GError **error);
/* What stands beneath its fields, or NULL. Owned. */
typedef char *(*EntRecordListDescribe) (EntDocument *document, const char *id, gpointer data);
/* Whether @field says anything about it. */
typedef gboolean (*EntRecordListHas) (EntDocument *document, const char *id, const EntField *field, gpointer data);

typedef struct
{
  EntRecordKind kind;
  const char *add_label; /* NULL: they are added in another way */
  const char *remove_label;
  EntRecordListAdd add;
  EntRecordListRemove remove;
  EntRecordListMove move;         /* with buttons, and Alt with the arrows up and down; or NULL */
  EntRecordListDescribe describe; /* or NULL */
  EntRecordListHas has;           /* or NULL: all have all fields */
  gboolean latest_first;          /* else the latest are the last; where there are too many, the earliest are left out */
  gpointer data;
} EntRecordListSpec;

/* @spec is copied. */
GtkWidget *ent_record_list_new (EntDocument *document, const EntRecordListSpec *spec);
/* Shows @ids, in this order; NULL-terminated. */
void ent_record_list_set_ids (EntRecordList *self, const char *const *ids);
void ent_record_list_update (EntRecordList *self);
/* Gives the keyboard to the first text of the record, all of it selected: now, or
 * once it is among those that are shown. */
void ent_record_list_edit (EntRecordList *self, const char *id);

G_END_DECLS
