/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map as tables, for all formats of other programs. The table of fields gives their columns. */
#pragma once

#include "io/book/formats.h"
#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  const char *moment_id; /* whose ratings stand with the stakeholders; NULL: the latest */
  gboolean names;        /* see EntBook; else words of people, in the language of the process */
  guint sheets;          /* bits 1 << EntSheetKind */
  EntProgress *progress; /* or NULL */
} EntExportOptions;

/* Names of columns that are not fields, the same in every language: what other tables refer to. */
#define ENT_COLUMN_ID "id"
#define ENT_COLUMN_REF "-id" /* behind the name of a field that refers to others by name */

/* The logo, and what a newer version put into the map, are in none of them. NULL when it was stopped, or where the map
 * is larger than a book. O(n) */
EntBook *ent_export_book (EntMap *map, const EntExportOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as @format wants it, written: of EntBookFile, owned. */
GPtrArray *ent_export_map (EntMap *map, const EntBookFormat *format, const char *moment_id, const EntWriteOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The actions alone, as CSV; of a map without any, the names of the columns. */
GBytes *ent_export_actions (EntMap *map, const EntWriteOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What of @map @format cannot hold: of char *, owned, a whole sentence each. O(n) */
GPtrArray *ent_export_losses (EntMap *map, const EntBookFormat *format) G_GNUC_WARN_UNUSED_RESULT;

/* What the column is called in which the reason or the source (@field of a rating) of an aspect stands. */
char *ent_export_grounds_title (EntAspect aspect, const EntField *field, gboolean names) G_GNUC_WARN_UNUSED_RESULT;
/* The records that the rows of @kind are; FALSE for ENT_SHEET_UNKNOWN and the legend. */
gboolean ent_sheet_record_kind (EntSheetKind kind, EntRecordKind *record);

G_END_DECLS
