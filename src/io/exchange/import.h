/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tables of a file into a map.
 *
 * What a table and its columns mean is found out by their names and by what stands in them, and
 * can be changed before anything is imported. An import runs as often as somebody changes their
 * mind; each run gives a map of its own, the target with the file in it, and a report of every
 * row: comparing the two gives what is going to change, and the one step that does it.
 *
 * Nothing that a file says is lost: what has no field goes to the notes of its row, and what was
 * understood in other words than the file has stands as the reason of the rating. Nothing that a
 * map says is: a cell without anything in it changes nothing, and rows that are in the map by their
 * id, else by their name, change only what they say.
 */
#pragma once

#include "io/exchange/header-words.h"
#include "io/exchange/scale.h"
#include "model/map.h"

G_BEGIN_DECLS

typedef struct _EntImport EntImport;

EntImport *ent_import_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* For a run that may outlast whoever began it. From any thread. */
EntImport *ent_import_ref (EntImport *import);
void ent_import_unref (EntImport *import); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImport, ent_import_unref)

/* Takes @book over, which comes from the file called @file, or NULL: one map may lie in several files, and they refer
 * to each other. O(n) */
void ent_import_take_book (EntImport *import, EntBook *book, const char *file);

/* --- tables and columns --- */

/* A table of the file; one sheet may hold several, and what is no table is none of them. */
guint ent_import_n_tables (EntImport *import);
EntSheetKind ent_import_table_kind (EntImport *import, guint table);
const char *ent_import_table_file (EntImport *import, guint table);
/* What it is called in the file, or NULL. */
const char *ent_import_table_name (EntImport *import, guint table);
/* ENT_SHEET_UNKNOWN: nothing of it is imported. The columns get what they mean in such a table. */
void ent_import_set_table_kind (EntImport *import, guint table, EntSheetKind kind);
/* Rows of it, with those of titles. */
guint ent_import_n_rows (EntImport *import, guint table);
guint ent_import_n_columns (EntImport *import, guint table);
const char *ent_import_cell (EntImport *import, guint table, guint row, guint column); /* or NULL */
/* The first row below the titles; 0: there are none. */
guint ent_import_first_row (EntImport *import, guint table);
void ent_import_set_first_row (EntImport *import, guint table, guint row);

/* What the column is called: in the row above the first, or in one above that. NULL: it has no title. */
const char *ent_import_title (EntImport *import, guint table, guint column);
const EntMeans *ent_import_means (EntImport *import, guint table, guint column);
/* A meaning that another column had before is taken from that one, which goes to the notes. */
void ent_import_set_means (EntImport *import, guint table, guint column, const EntMeans *means);
/* How its numbers and words are read; NULL where it is no rating, choice or weight. */
const EntScale *ent_import_scale (EntImport *import, guint table, guint column);
/* Of a scale that asks: whether the lowest number is the best. */
void ent_import_set_falling (EntImport *import, guint table, guint column, gboolean falling);
/* Of numbers like 1,234. */
void ent_import_set_decimal_comma (EntImport *import, guint table, guint column, gboolean comma);
/* What one text in that column stands for, as ent_field_get() would give it; NULL: nothing. */
void ent_import_set_value (EntImport *import, guint table, guint column, const char *text, const char *value);
/* The same as it is read now; owned. FALSE: it cannot be read. */
gboolean ent_import_value (EntImport *import, guint table, guint column, const char *text, char **value);
/* Columns of which somebody should say which way round they are; @tables, @columns: where the first is. */
gboolean ent_import_asks (EntImport *import, guint *table, guint *column);

/* What somebody said about the columns, as text to be kept for the next file with the same titles; and taking it up
 * again, which changes nothing where the titles are others. */
char *ent_import_describe (EntImport *import, char **titles) G_GNUC_WARN_UNUSED_RESULT;
gboolean ent_import_recall (EntImport *import, const char *description);

/* --- options --- */

/* Of stakeholders of whom the file does not say it. */
void ent_import_set_sector (EntImport *import, EntSectorId sector);
EntSectorId ent_import_sector (EntImport *import);
/* Whether ends of ties that are not there are created; they are, unless it is said. */
void ent_import_set_creates_ends (EntImport *import, gboolean creates);

/* --- a run --- */

typedef enum
{
  ENT_ROW_ADDED,
  ENT_ROW_CHANGED,
  ENT_ROW_EQUAL,  /* it says what the map says */
  ENT_ROW_JOINED, /* an earlier row says the same tie: they are one */
  ENT_ROW_LEFT_OUT,
  ENT_ROW_HEADING, /* titles, empty rows, names of sections */
} EntRowFate;

/* What became of one row. */
typedef struct
{
  guint table, row;
  guint line; /* in the file; 0: unknown */
  EntRowFate fate;
  EntSheetKind kind;
  char *name;         /* whom it is about; owned, or NULL */
  EntId id;           /* of the record; owned, or NULL */
  GPtrArray *remarks; /* of char *, whole sentences, owned; or NULL */
} EntImportRow;

/* A row about somebody who may be there already. */
typedef enum
{
  ENT_MATCH_SAME,  /* of the same name */
  ENT_MATCH_ALIKE, /* of a name that may mean the same */
} EntMatchKind;
typedef enum
{
  ENT_MATCH_UPDATE, /* they are the same */
  ENT_MATCH_ADD,    /* they are two */
  ENT_MATCH_SKIP,   /* the row is left out */
} EntMatchDecision;
typedef struct
{
  guint table, row, line; /* as in EntImportRow */
  EntMatchKind kind;
  EntMatchDecision decision;
  char *name;       /* in the file; owned */
  char *other;      /* name of who is there; owned */
  EntId id;         /* of who is there; owned */
  gboolean in_file; /* who is there comes from an earlier row of the file */
} EntImportMatch;

typedef struct
{
  EntMap *map;        /* owned: the target with the file in it */
  GPtrArray *rows;    /* of EntImportRow, owned, in the order of the file */
  GPtrArray *matches; /* of EntImportMatch, owned */
  GPtrArray *remarks; /* of char *: about the file as a whole */
  guint n_added[ENT_N_SHEET_KINDS], n_changed[ENT_N_SHEET_KINDS], n_left_out;
  guint n_created;  /* stakeholders who are there only as the end of a tie */
  guint n_remarked; /* rows with remarks */
} EntImported;
void ent_imported_free (EntImported *imported); /* accepts NULL */
/* Of all that are neither stakeholders nor ties: moments, ratings, actions and the like. */
void ent_imported_count_others (const EntImported *imported, guint *n_added, guint *n_changed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImported, ent_imported_free)

/* Imports into a copy of @target, whose ratings of the file go to @moment_id (NULL: the latest, or a first one if there
 * is none). @target stays as it is. NULL when it was stopped. O(n log n); runs on any thread, while it does,
 * nothing of the import may be changed. */
EntImported *ent_import_run (EntImport *import, EntMap *target, const char *moment_id, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For people: "New", "Left out". */
const char *ent_row_fate_label (EntRowFate fate);
/* What became of every row, as one table to be written; NULL where that is larger than a book. O(rows) */
EntBook *ent_import_report (EntImport *import, const EntImported *imported, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For the runs to come: what a row is that a match was proposed for. */
void ent_import_decide (EntImport *import, guint table, guint row, EntMatchDecision decision);

G_END_DECLS
