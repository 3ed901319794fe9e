/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of importing only:
 *   import-pairs.c    tables without titles that are lists or matrices of ties
 *   import-grids.c    columns to be ticked
 *   import-titles.c   where the titles of a table stand
 *   import-shape.c    which tables there are, and what their columns mean
 *   import.c          what somebody says about them
 *   import-cells.c    what stands in a cell
 *   import-notes.c    notes of what has no field
 *   import-match.c    whom a row is about
 *   import-people.c   rows of stakeholders into a map
 *   import-wholes.c   who is part of whom
 *   import-ties.c     rows of ties
 *   import-rest.c     rows of all else
 *   import-run.c      a run, and its report
 *   import-told.c     the report as a table
 *   import-describe.c what was said about columns, for the next file
 */
#pragma once

#include "io/exchange/import.h"

G_BEGIN_DECLS

typedef struct
{
  EntMeans means;
  EntHeaderFit fit;
  const EntChoices *choices; /* what is chosen from; NULL: not a column of choices */
  EntScale scale;            /* of choices, and of weights */
  gboolean fills_down;       /* an empty cell says what the one above it says */
  guint n_before;            /* how many columns before it have the same title */
  GHashTable *said;          /* text → value that somebody gave it, "" for none; or NULL */
} ImportColumn;

typedef struct
{
  const EntBookSheet *sheet;
  const char *file; /* borrowed: what the file is called that it is in, or NULL */
  guint from, to;   /* rows of the sheet, without @to */
  EntSheetKind kind;
  guint head;      /* first row of the titles, counted from @from */
  guint first;     /* first row below the titles, counted from @from */
  GArray *columns; /* of ImportColumn */
} ImportTable;

struct _EntImport
{
  gatomicrefcount n_references;
  GPtrArray *books;    /* of EntBook, owned */
  GPtrArray *files;    /* of char *, owned, as the books: names of files, or NULL */
  GPtrArray *tables;   /* of ImportTable, owned */
  GHashTable *decided; /* of gint64, table << 32 | row, owned → 1 + EntMatchDecision */
  EntSectorId sector;
  gboolean keeps_ends_out;
};

/* import-pairs.c */
/* The ties that @sheet lists, without titles, as a sheet of @book: a matrix with names above and at the left, two names
 * a row and perhaps a number, or whoever a first one is tied to; where it @has_titles, a matrix only. NULL: it is nothing
 * of that. O(cells) */
EntBookSheet *ent_import_find_pairs (EntBook *book, const EntBookSheet *sheet, gboolean has_titles);

/* import-grids.c */
/* The table of @sheet, as another sheet of @book, with each group of columns to be ticked as one in words; NULL: there are
 * none. O(cells) */
EntBookSheet *ent_import_find_grids (EntBook *book, const EntBookSheet *sheet);

/* import-titles.c */
/* Whether the row names both ends of a tie; whether one of the first rows does. */
gboolean ent_import_has_ends (const EntBookSheet *sheet, guint row);
gboolean ent_import_finds_ends (const EntBookSheet *sheet, guint from, guint to);
void ent_import_find_titles (ImportTable *table);
/* Those above row @first are titles. */
void ent_import_set_titles (ImportTable *table, guint first);
/* What the title of the column means, by itself and with what stands above it. */
EntHeaderFit ent_import_find_meaning (const ImportTable *table, guint column, EntMeans *means);

/* import-shape.c */
void ent_import_find_tables (EntImport *self, EntBook *book, const char *file);
/* Gives the columns their meanings, by titles and by what stands in them. */
void ent_import_find_columns (ImportTable *table);
/* What the column's values are chosen from, and how they are read: after its meaning changed. */
void ent_import_look_at_column (ImportTable *table, guint column);
/* Somebody says what a comma in its numbers is. */
void ent_import_set_decimals (ImportTable *table, guint column, EntDecimals decimals);
void ent_import_table_free (ImportTable *table);
const char *ent_import_table_title (const ImportTable *table, guint column);
const char *ent_import_table_cell (const ImportTable *table, guint row, guint column);
gboolean ent_import_table_row_is_empty (const ImportTable *table, guint row);
ImportColumn *ent_import_table_column (const ImportTable *table, guint column);
/* -1: no column means that. */
int ent_import_table_find (const ImportTable *table, EntMeaning meaning, const char *field, EntAspect aspect);

/* import-cells.c */
/* What @text is among the choices of @column, as files have it, also "no": owned, NULL for nothing. FALSE: it cannot be read. */
gboolean ent_import_read_choice (const ImportColumn *column, const char *text, char **value);
/* The same of any column that means a field or an aspect, but for references to others. FALSE: it is no value of
 * theirs, or too long, and goes to the notes. */
gboolean ent_import_read_cell (const ImportColumn *column, const char *text, char **value);
gboolean ent_import_read_text (const EntField *field, const char *text, char **value);
/* Of what has a form: colours, languages, pins. */
gboolean ent_import_read_formed (const EntField *field, const char *text, char **value);
/* "Title: text", as it goes to the notes; owned, NULL where nothing is left of it. Lines behind the first begin so: */
#define ENT_IMPORT_GOES_ON "  "
char *ent_import_note_line (const ImportTable *table, guint column, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it is what somebody tidy puts where there is nothing to say: a dash, a point, a question mark. */
gboolean ent_import_says_nothing (const char *text);

/* import-notes.c */
/* @notes (or NULL) with those texts of @more that do not stand in them yet, behind them; if it @replaces, one takes the
 * place of the first about the same. FALSE: they would be too long, and are @notes. O(length) */
gboolean ent_import_join_notes (const char *notes, GPtrArray *more, gboolean replaces, char **joined);
/* Whether @text stands in @notes, in lines of its own. O(length) */
gboolean ent_import_notes_hold (const char *notes, const char *text);

/* One run. */
typedef struct
{
  EntImport *import;
  EntMap *map;  /* of the result, borrowed from @out */
  EntId moment; /* owned: whose ratings these are; NULL until there is one */
  EntImported *out;
  GHashTable *by_ref;     /* id in the file → id in the map, both owned */
  GHashTable *by_source;  /* id in the source of who was there before → id */
  GHashTable *by_name;    /* folded name → ids of those who have it */
  GHashTable *by_key;     /* name as it is meant (name-key.h) → the same */
  GHashTable *refs;       /* set of ids that the file gives to stakeholders, borrowed from it */
  GHashTable *taken;      /* set of ids: who has a row already */
  GHashTable *ties;       /* set of ids: ties that came with this run */
  GPtrArray *wholes;      /* of ImportWhole, or NULL: who is part of whom, when all are there */
  GPtrArray *left;        /* of char *: what no record has room for: to the notes of the map */
  gsize n_left;           /* bytes in it */
  GHashTable *by_content; /* what entries of logs, actions and steps say → id, both owned; NULL until it is asked for */
  gboolean ratings_apart; /* a table of ratings says them: those beside the stakeholders are the same once more */
  guint n_ratings, n_log; /* in the map */
  guint n_more_ends;      /* ties that rows with several at one end made, beside one each */
  gboolean full;          /* that there can be no more of something was said */
  guint table, row, line; /* where it is */
} ImportRun;

/* import-match.c */
void ent_import_namesakes_free (gpointer data); /* what by_name and by_key hold */
void ent_import_learn_map (ImportRun *run);
void ent_import_learn_refs (ImportRun *run);
/* @id, who is in the map, is called so from here on. */
void ent_import_learn (ImportRun *run, const char *id, const char *name);
/* Who the row with this id in the file (or NULL) and this name is about: NULL for somebody new. @named: its name is no
 * other word for the id. @skipped: nobody, by decision. */
const EntStakeholder *ent_import_match (ImportRun *run, EntImportRow *row, const char *ref, const char *name, gboolean named, gboolean *skipped);
/* Whether the file may have counted its rows so: 7 is no id. */
gboolean ent_import_is_row_number (const char *ref);
/* Whom @text means, an id in the file or a name; NULL: nobody. */
const EntStakeholder *ent_import_find_person (ImportRun *run, const char *text, EntImportRow *row);
/* The same; who is not there is created, where that is wanted. */
const EntStakeholder *ent_import_find_end (ImportRun *run, const char *text, EntImportRow *row);

/* import-people.c */
void ent_import_people (ImportRun *run, ImportTable *table, EntProgress *progress);

/* import-wholes.c */
/* That @id, whose row is @row, is part of who @whole means: an id in the file or a name. */
void ent_import_remember_whole (ImportRun *run, const char *id, const char *whole, EntImportRow *row);
/* When all are there. O(n) */
void ent_import_join_wholes (ImportRun *run);

/* import-ties.c */
void ent_import_ties (ImportRun *run, ImportTable *table, EntProgress *progress);

/* import-rest.c */
void ent_import_rest (ImportRun *run, ImportTable *table, EntProgress *progress);
/* The rating of an aspect at a moment: value, reason and source, each NULL where nothing is said of it. TRUE: the map says
 * something else now. @also_again: also where it says no more than what holds from an earlier moment. */
gboolean ent_import_rate (ImportRun *run, const char *stakeholder, const char *moment, EntAspect aspect, const char *const texts[3], gboolean also_again);

/* import-run.c */
/* So many ends of ties there may be beside one each row. */
#define IMPORT_MOST_ENDS ENT_BOOK_MAX_ROWS

/* Begins the report of a row; the run has it. */
EntImportRow *ent_import_row_new (ImportRun *run, const ImportTable *table, guint row);
void ent_import_remark (EntImportRow *row, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* What became of it. */
void ent_import_row_end (ImportRun *run, EntImportRow *row, EntRowFate fate, const char *id, const char *name);
/* What the row says goes to the notes of the map. */
void ent_import_row_keep (ImportRun *run, const ImportTable *table, guint row);
/* Sets a field of what is there; FALSE where it says so already, or cannot, which is remarked. */
gboolean ent_import_set (ImportRun *run, EntImportRow *row, const EntKey *key, const EntField *field, const char *value);
/* Adds @record, which it takes over; FALSE after a remark. @owner as in ent_change_new_add(). */
gboolean ent_import_add (ImportRun *run, EntImportRow *row, gpointer record, const char *owner);
/* @wanted where that is an id of ours that nothing has yet, else a new one. */
char *ent_import_new_id (ImportRun *run, EntRecordKind kind, const char *wanted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
